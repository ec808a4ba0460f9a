/* A moment was kept: a spark rises from the water, its rays open, and a thread of light is drawn to
 * the star before it. With reduced motion the star is simply there. */
#include "kit/kit.h"

#include <math.h>

enum { KINDLE_MS = 3600, RAYS = 8, MOTES = 9 };

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

void kindled_begin(struct stage *stage, bool thread) {
    stage->kindled = stage->now;
    stage->thread = thread;
}

static float part_of(const struct stage *stage) {
    uint32_t ms = stage->now - stage->kindled;
    return stage->look.reduced_motion || ms >= KINDLE_MS ? 1.0f : (float)ms / KINDLE_MS;
}

struct rect kindled_rect(const struct stage *stage) {
    struct rect screen = screen_rect(stage);
    int half = unit(stage, 330);
    return (struct rect){screen.w / 2 - half, 0, 2 * half, screen.h * 64 / 100};
}

bool kindled_update(struct stage *stage) {
    uint32_t ms = stage->now - stage->kindled;
    if (stage->look.reduced_motion || ms > KINDLE_MS + 200) { /* the last picture is the whole */
        return false;
    }
    damage_rect(stage, kindled_rect(stage));
    return true;
}

static void draw_rays(struct canvas *canvas, struct sparkle at, float open, float size) {
    for (int i = 0; i < RAYS; i++) {
        float turn = (float)i * 0.7854f + (1 - open) * 0.6f, length = (i % 2 ? 0.42f : 1) * open;
        float x = at.x + cosf(turn) * size * length * at.one;
        float y = at.y + sinf(turn) * size * length * at.one;
        canvas_taper(canvas, at.x, at.y, size * 0.10f * open * at.one, x, y, 0.3f, COLOUR_GOLD);
        canvas_taper(canvas, at.x, at.y, size * 0.05f * open * at.one, at.x + (x - at.x) * 0.6f,
                     at.y + (y - at.y) * 0.6f, 0.3f, STAR_CREAM);
    }
}

/* The star before it, and the thread: it grows, and a bead of light runs along it. */
static void draw_thread(struct canvas *canvas, struct sparkle at, float drawn) {
    struct sparkle old = {at.x + 236 * at.one, at.y + 62 * at.one, at.one};
    float x = at.x + (old.x - at.x) * drawn, y = at.y + (old.y - at.y) * drawn;
    canvas_glow(canvas, old.x, old.y, (34 + 26 * drawn) * at.one, EMBER, 90);
    draw_rays(canvas, old, 1, 15 + 3 * drawn);
    if (drawn <= 0) {
        return;
    }
    canvas_line(canvas, at.x, at.y, x, y, 5 * at.one, 0x30ffc868u);
    canvas_line(canvas, at.x, at.y, x, y, 1.6f * at.one, 0xc0ffe2a0u);
    if (drawn < 1) {
        canvas_glow(canvas, x, y, 16 * at.one, 0xffe0a0u, 200);
    }
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

void kindled_draw(struct stage *stage, struct canvas *canvas) {
    struct rect screen = screen_rect(stage);
    float t = part_of(stage), rise = phase(t, 0, 0.28f), open = phase(t, 0.22f, 0.52f);
    float spring = open + 0.16f * sinf(open * 3.1416f);
    struct sparkle at = {(float)screen.w * 0.5f, (float)screen.h * (0.56f - 0.30f * rise),
                         (float)unit(stage, 100) / 100};
    bool thread = stage->thread;
    if (rect_empty(rect_cut(kindled_rect(stage), canvas->clip))) {
        return;
    }
    at.x -= thread ? 70 * at.one : 0;
    if (thread) {
        struct sparkle there = at;
        there.y = (float)screen.h * 0.26f;
        draw_thread(canvas, there, phase(t, 0.5f, 0.86f));
    }
    canvas_glow(canvas, at.x, at.y, (40 + 150 * open) * at.one, EMBER, 60 + (int)(60 * open));
    canvas_glow(canvas, at.x, at.y, (18 + 46 * open) * at.one, 0xffb048u, 60 + (int)(80 * open));
    draw_ring(canvas, at, t);
    draw_motes(canvas, at, t);
    if (open < 1) {
        draw_spark(canvas, at, rise);
    }
    draw_rays(canvas, at, spring, 82);
    canvas_disc(canvas, at.x, at.y, (3 + 5 * open) * at.one, STAR_CREAM);
}
