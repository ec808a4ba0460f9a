/* Moments were kept: for each, one after another, a spark rises from the water, its rays open, and
 * a thread of light is drawn to the next one and to the star before them. With reduced motion the
 * stars are simply there. */
#include "kit/kit.h"

#include <math.h>

enum { KINDLE_MS = 3600, NEXT_MS = 450, RAYS = 8, MOTES = 9 };

#define EMBER 0xffc06a14u
#define STAR_CREAM 0xfffff6d8u

struct sparkle {
    float x, y, one; /* pixels; one: of a unit */
};

/* How far a part of the whole has come that lasts from one time to another, 0..1. */
static float phase(float t, float from, float to) {
    float part = (t - from) / (to - from);
    return gently(part < 0 ? 0 : part > 1 ? 1 : part);
}

void kindled_begin(struct stage *stage, int stars, bool thread) {
    stage->kindled = stage->now;
    stage->kindled_stars = stars;
    stage->thread = thread;
}

/* How far the star is that comes as this one. */
static float part_of(const struct stage *stage, int star) {
    float ms = (float)(stage->now - stage->kindled) - (float)(star * NEXT_MS);
    return stage->look.reduced_motion || ms >= KINDLE_MS ? 1.0f : ms > 0 ? ms / KINDLE_MS : 0;
}

struct rect kindled_rect(const struct stage *stage) {
    struct rect screen = screen_rect(stage);
    int half = unit(stage, stage->kindled_stars > 1 ? 440 : 330);
    return (struct rect){screen.w / 2 - half, 0, 2 * half, screen.h * 64 / 100};
}

bool kindled_update(struct stage *stage) {
    uint32_t ms = stage->now - stage->kindled, later = (uint32_t)stage->kindled_stars * NEXT_MS;
    if (stage->look.reduced_motion || ms > KINDLE_MS + later) { /* the last picture is the whole */
        return false;
    }
    damage_rect(stage, kindled_rect(stage));
    return true;
}

static void draw_rays(struct canvas *canvas, struct sparkle at, float open, float size) {
    star_draw(canvas,
              &(struct star){at.x, at.y, size * at.one, open, COLOUR_GOLD, STAR_CREAM, RAYS});
}

void star_draw(struct canvas *canvas, const struct star *star) {
    for (int i = 0; i < star->rays; i++) {
        float turn = 6.2832f * (float)i / (float)star->rays + (1 - star->open) * 0.6f;
        float length = star->size * (i % 2 ? 0.42f : 1) * star->open;
        float x = star->x + cosf(turn) * length, y = star->y + sinf(turn) * length;
        canvas_taper(canvas, star->x, star->y, star->size * 0.10f * star->open, x, y, 0.3f,
                     star->colour);
        canvas_taper(canvas, star->x, star->y, star->size * 0.05f * star->open,
                     star->x + (x - star->x) * 0.6f, star->y + (y - star->y) * 0.6f, 0.3f,
                     star->heart);
    }
}

/* The thread from one to another: it grows, and a bead of light runs along it. */
static void draw_thread(struct canvas *canvas, struct sparkle at, struct sparkle to, float drawn) {
    float x = at.x + (to.x - at.x) * drawn, y = at.y + (to.y - at.y) * drawn;
    if (drawn <= 0) {
        return;
    }
    canvas_line(canvas, at.x, at.y, x, y, 5 * at.one, 0x30ffc868u);
    canvas_line(canvas, at.x, at.y, x, y, 1.6f * at.one, 0xc0ffe2a0u);
    if (drawn < 1) {
        canvas_glow(canvas, x, y, 16 * at.one, 0xffe0a0u, 200);
    }
}

/* The star that was there before. */
static void draw_old(struct canvas *canvas, struct sparkle old, float drawn) {
    canvas_glow(canvas, old.x, old.y, (34 + 26 * drawn) * old.one, EMBER, 90);
    draw_rays(canvas, old, 1, 15 + 3 * drawn);
}

/* Small lights that the opening throws out; each fades before it comes far. */
static void draw_motes(struct canvas *canvas, struct sparkle at, float t) {
    float flight = phase(t, 0.26f, 0.9f);
    for (int i = 0; i < MOTES && flight > 0 && flight < 1; i++) {
        float turn = (float)i * 2.4f, away = (26 + 70 * flight + (float)(i % 3) * 16) * at.one;
        canvas_glow(canvas, at.x + cosf(turn) * away, at.y + sinf(turn) * away + 22 * flight,
                    5 * at.one, 0xffd890u, (int)(190 * (1 - flight)));
    }
}

static void draw_ring(struct canvas *canvas, struct sparkle at, float t) {
    float wide = phase(t, 0.24f, 0.62f);
    if (wide > 0 && wide < 1) {
        canvas_ring(canvas, at.x, at.y, (20 + 96 * wide) * at.one, 2.4f * at.one * (1.2f - wide),
                    (uint32_t)(150 * (1 - wide)) << 24 | 0xffd98au);
    }
}

/* On its way up: a spark, and what it leaves behind. */
static void draw_spark(struct canvas *canvas, struct sparkle at, float rise) {
    for (int i = 0; i < 7; i++) {
        canvas_glow(canvas, at.x, at.y + (float)(i * i) * 2.2f * at.one * (1 - rise),
                    (7 - 0.6f * (float)i) * at.one, 0xffc870u, 150 - 20 * i);
    }
}

/* --- where they are --- */

/* Of so many that hang on one thread, those of tonight first. */
struct row {
    int count;
    float gap, size; /* units: from one to the next; of the longest ray */
};

static struct row row_of(const struct stage *stage) {
    int count = stage->kindled_stars + stage->thread, room = 560;
    float gap = count > 1 ? (float)room / (float)(count - 1) : 0;
    gap = gap < 150 ? gap : 150;
    return stage->kindled_stars < 2 ? (struct row){count, 236, 82}
                                    : (struct row){count, gap, 24 + gap * 0.24f};
}

/* One alone is in the middle, so far as the one before it lets it. */
static struct sparkle star_at(const struct stage *stage, struct row row, int star) {
    struct rect screen = screen_rect(stage);
    float one = (float)unit(stage, 100) / 100;
    bool alone = stage->kindled_stars < 2;
    float across = alone ? 236.0f * (float)star - (row.count > 1 ? 70 : 0)
                         : ((float)star - (float)(row.count - 1) * 0.5f) * row.gap;
    float down = alone ? 62 * (float)star : (star % 2 ? 26.0f : 0) + 7 * sinf((float)star * 2.4f);
    return (struct sparkle){(float)screen.w * 0.5f + across * one,
                            (float)screen.h * 0.26f + down * one, one};
}

static void draw_star(struct stage *stage, struct canvas *canvas, struct sparkle at, float t,
                      float size) {
    float rise = phase(t, 0, 0.28f), open = phase(t, 0.22f, 0.52f);
    float spring = open + 0.16f * sinf(open * 3.1416f), part = size / 82;
    at.y += (float)screen_rect(stage).h * 0.30f * (1 - rise);
    canvas_glow(canvas, at.x, at.y, (40 + 150 * open) * at.one * part, EMBER,
                60 + (int)(60 * open));
    canvas_glow(canvas, at.x, at.y, (18 + 46 * open) * at.one * part, 0xffb048u,
                60 + (int)(80 * open));
    draw_ring(canvas, at, t);
    draw_motes(canvas, at, t);
    if (open < 1) {
        draw_spark(canvas, at, rise);
    }
    draw_rays(canvas, at, spring, size);
    canvas_disc(canvas, at.x, at.y, (3 + 5 * open) * at.one * (0.4f + 0.6f * part), STAR_CREAM);
}

void kindled_draw(struct stage *stage, struct canvas *canvas) {
    struct row row = row_of(stage);
    int stars = stage->kindled_stars;
    if (rect_empty(rect_cut(kindled_rect(stage), canvas->clip))) {
        return;
    }
    for (int i = 0; i + 1 < row.count; i++) {
        draw_thread(canvas, star_at(stage, row, i), star_at(stage, row, i + 1),
                    phase(part_of(stage, i), 0.5f, 0.86f));
    }
    if (stage->thread) {
        draw_old(canvas, star_at(stage, row, stars), phase(part_of(stage, stars - 1), 0.5f, 0.86f));
    }
    for (int i = 0; i < stars; i++) {
        float t = part_of(stage, i);
        if (t > 0) { /* it has not risen yet */
            draw_star(stage, canvas, star_at(stage, row, i), t, row.size);
        }
    }
}
