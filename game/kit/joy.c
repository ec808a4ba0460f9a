/* What is between the two, as figures and light. Understood: a light rises from each, and they meet
 * over the words, or, where a guess went by, run around each other, which is as warm. A promise was
 * held: the lights tie a knot there. Thanks: a light goes over from one to the other, who gets warm
 * of it. Laughed: sparks jump about both of them. They hop with it, each a little later than the
 * other. From one frame to the next only little of the picture changes. With little motion there is
 * a light where it would be, and that is all. */
#include "kit/kit.h"

#include <math.h>

enum { JOY_MS = 2200, HOP_MS = 450, SPARKS = 14, KNOT = 40, JUMPS = 7 };

struct point {
    float x, y;
};

void joy_begin(struct stage *stage, enum joy kind) {
    stage->joy = stage->now;
    stage->joy_kind = kind;
    damage_all(stage);
}

void joy_thank(struct stage *stage, int from) {
    stage->joy_from = from;
    joy_begin(stage, JOY_THANKS);
}

void joy_end(struct stage *stage) {
    stage->joy_kind = JOY_NONE;
}

static bool is_calm(const struct stage *stage) {
    return stage->look.reduced_motion;
}

static uint32_t age_of(const struct stage *stage) {
    return stage->now - stage->joy;
}

static struct point meeting(const struct stage *stage) {
    struct rect body = body_rect(stage);
    return (struct point){(float)(body.x + body.w / 2), (float)(body.y + unit(stage, 40))};
}

static struct point lantern(const struct stage *stage, int player) {
    return (struct point){stage->two[player].x, stage->two[player].y};
}

/* When they begin to hop, in ms: a knot is tied then, and a light has come over. */
static uint32_t hops_at(const struct stage *stage) {
    bool waits = stage->joy_kind == JOY_HOLDS || stage->joy_kind == JOY_THANKS;
    return waits ? JOY_MS * 4 / 10 : 0;
}

/* In turns, each lower than the one before; who laughs can't stop so soon. */
float joy_hop(const struct stage *stage, int player) {
    bool laughs = stage->joy_kind == JOY_LAUGHS;
    uint32_t age = age_of(stage), from = hops_at(stage), one = laughs ? HOP_MS * 2 / 3 : HOP_MS;
    int hops = laughs ? 6 : from ? 2 : 4, hop = age < from ? hops : (int)((age - from) / one);
    if (stage->joy_kind == JOY_NONE || is_calm(stage) || hop >= hops || hop % 2 != player) {
        return 0;
    }
    float part = (float)((age - from) % one) / (float)one;
    return sinf(3.1416f * part) * (1 - (float)(hop / 2) * 2 / (float)hops);
}

static struct rect around(const struct stage *stage, int player) {
    struct point at = lantern(stage, player);
    int reach = unit(stage, 190);
    return (struct rect){(int)at.x - reach, (int)at.y - reach, 2 * reach, 2 * reach};
}

/* About the two alone. */
static void damage_two(struct stage *stage) {
    struct rect a = around(stage, RULES_A), b = around(stage, RULES_B);
    bool near = stage->joy_kind == JOY_THANKS || !rect_empty(rect_cut(a, b));
    damage_rect(stage, rect_cut(screen_rect(stage), near ? rect_join(a, b) : a));
    if (!near) {
        damage_rect(stage, rect_cut(screen_rect(stage), b));
    }
}

/* The sides with the two, and the way of their lights over the words. */
bool joy_update(struct stage *stage) {
    if (stage->joy_kind == JOY_NONE || is_calm(stage) || age_of(stage) > JOY_MS + 100) {
        return false;
    }
    if (stage->joy_kind == JOY_THANKS || stage->joy_kind == JOY_LAUGHS) {
        damage_two(stage);
        return true;
    }
    struct rect body = body_rect(stage);
    struct point at = meeting(stage);
    int wide = body.x + unit(stage, 176), top = (int)at.y - unit(stage, 110),
        bloom = unit(stage, 216);
    int high = body.y + body.h - top, screen = screen_rect(stage).w;
    damage_rect(stage, (struct rect){0, top, wide, high});
    damage_rect(stage, (struct rect){screen - wide, top, wide, high});
    damage_rect(stage, (struct rect){wide, top, screen - 2 * wide, unit(stage, 220)});
    damage_rect(
        stage, rect_cut(screen_rect(stage),
                        (struct rect){(int)at.x - bloom, (int)at.y - bloom, 2 * bloom, 2 * bloom}));
    return true;
}

/* Up beside the words, then over them. */
static struct point on_its_way(const struct stage *stage, int player, float t) {
    struct point from = lantern(stage, player), to = meeting(stage);
    float left = (1 - t) * (1 - t) * (1 - t), over = t * t * t;
    return (struct point){from.x + (to.x - from.x) * over, to.y + (from.y - to.y) * left};
}

static void draw_light_of(struct canvas *canvas, int player, struct point at, float one,
                          float bright) {
    canvas_glow(canvas, at.x, at.y, 26 * one, seat_colour(player), (int)(200 * bright));
    canvas_glow(canvas, at.x, at.y, 14 * one, 0xfffff3d0u, (int)(230 * bright));
}

static void draw_light(struct stage *stage, struct canvas *canvas, int player, struct point at,
                       float bright) {
    draw_light_of(canvas, player, at, (float)unit(stage, 100) / 100, bright);
}

static void draw_bloom(struct stage *stage, struct canvas *canvas, float open) {
    struct point at = meeting(stage);
    float fade = (1 - gently(open)) * fminf(1, open * 6), one = (float)unit(stage, 150) / 100;
    canvas_glow(canvas, at.x, at.y, (50 + 90 * open) * one, COLOUR_GOLD, (int)(190 * fade));
    for (int k = 0; k < 2; k++) {
        uint32_t tint = (seat_colour(k) & 0xffffff) | (uint32_t)(200 * fade) << 24;
        canvas_oval_ring(canvas, at.x, at.y, (24 + (k ? 90.0f : 120.0f) * open) * one,
                         (12 + (k ? 36.0f : 48.0f) * open) * one, 3 * one, tint);
    }
    for (int k = 0; k < SPARKS; k++) {
        float turn = (float)k * 2.4f, far = (20 + 74 * gently(open)) * (k & 1 ? 1 : 0.7f) * one;
        canvas_glow(canvas, at.x + cosf(turn) * far * 1.6f,
                    at.y + sinf(turn) * far * 0.6f - 16 * open * one, 7 * one,
                    k & 1 ? COLOUR_A : COLOUR_B, (int)(230 * fade));
    }
}

/* Once and a half around each other, and each to the other one's side. */
static void draw_round(struct stage *stage, struct canvas *canvas, float t) {
    struct point at = meeting(stage);
    for (int player = 0; player < 2; player++) {
        float turn = 9.42f * gently(t) + (player == RULES_A ? 3.1416f : 0);
        float far = (float)unit(stage, 30 + 60 * t), fade = 1 - gently(t);
        for (int tail = 0; tail < 4; tail++) {
            float behind = turn - 0.22f * (float)tail;
            draw_light(
                stage, canvas, player,
                (struct point){at.x + cosf(behind) * far * 1.5f, at.y + sinf(behind) * far * 0.5f},
                fade * (1 - 0.25f * (float)tail));
        }
    }
}

/* A knot that lies flat, like a ribbon's: each draws one half of it. */
static struct point knot_at(const struct stage *stage, float turn) {
    struct point at = meeting(stage);
    float wide = (float)unit(stage, 96) / (1 + sinf(turn) * sinf(turn));
    return (struct point){at.x + wide * cosf(turn), at.y + wide * 0.9f * sinf(turn) * cosf(turn)};
}

static void draw_knot(struct stage *stage, struct canvas *canvas, float t) {
    float drawn = gently(fminf(1, t / 0.55f)), fade = 1 - gently(fmaxf(0, t - 0.7f) / 0.3f);
    for (int player = 0; player < 2; player++) {
        float from = player == RULES_A ? 3.1416f : 0;
        int count = (int)(KNOT * drawn);
        for (int i = 0; i < count; i++) {
            struct point one = knot_at(stage, from + 3.1416f * (float)i / KNOT);
            struct point two = knot_at(stage, from + 3.1416f * (float)(i + 1) / KNOT);
            canvas_line(canvas, one.x, one.y, two.x, two.y, (float)unit(stage, 5),
                        (COLOUR_GOLD & 0xffffff) | (uint32_t)(200 * fade) << 24);
        }
        draw_light(stage, canvas, player, knot_at(stage, from + 3.1416f * drawn), fade);
    }
    canvas_glow(canvas, meeting(stage).x, meeting(stage).y, (float)unit(stage, 120), COLOUR_GOLD,
                (int)(120 * drawn * fade));
}

/* Pixels to a unit, less where the two are drawn small. */
static float small_of(const struct stage *stage) {
    float one = (float)unit(stage, 100) / 100;
    float away = fabsf(lantern(stage, RULES_A).x - lantern(stage, RULES_B).x);
    return one * fminf(1, fmaxf(0.3f, away / (160 * one)));
}

/* Over in a low bow, and what it leaves where it arrives. */
static void draw_gift(struct stage *stage, struct canvas *canvas, int from, float t) {
    struct point a = lantern(stage, from), b = lantern(stage, !from);
    float go = 0.45f, one = small_of(stage), fade = 1 - gently((t - go) / (1 - go));
    for (int tail = 0; tail < 5 && t < go + 0.1f; tail++) {
        float part = gently(fminf(1, fmaxf(0, t / go - 0.06f * (float)tail)));
        draw_light_of(canvas, from,
                      (struct point){a.x + (b.x - a.x) * part,
                                     a.y + (b.y - a.y) * part - 90 * one * sinf(3.1416f * part)},
                      one, 0.9f - 0.18f * (float)tail);
    }
    for (int i = 0; i < 9 && t > go; i++) {
        float open = (t - go) / (1 - go), turn = (float)i * 2.4f;
        canvas_glow(canvas, b.x + cosf(turn) * (24 + 50 * open) * one,
                    b.y - (20 + (70 + 6 * (float)i) * open) * one, 8 * one,
                    i % 2 ? COLOUR_GOLD : seat_colour(from), (int)(220 * fade));
    }
    if (t > go) {
        canvas_glow(canvas, b.x, b.y, 120 * one, seat_colour(from),
                    (int)(130 * fade * fminf(1, (t - go) * 8)));
    }
}

static void draw_thanks(struct stage *stage, struct canvas *canvas, float t) {
    for (int from = 0; from < 2; from++) {
        if (stage->joy_from < 0 || stage->joy_from == from) {
            draw_gift(stage, canvas, from, t);
        }
    }
}

/* Sparks that jump up from both, fall and jump again. */
static void draw_laughs(struct stage *stage, struct canvas *canvas, float t) {
    float one = (float)unit(stage, 100) / 100;
    for (int i = 0; i < 2 * JUMPS; i++) {
        int player = i % 2, which = i / 2;
        struct point at = lantern(stage, player);
        float age = t * 1.9f - 0.09f * (float)which - (player ? 0.06f : 0), jump = floorf(age);
        float part = age - jump, side = which % 2 ? 1.0f : -1.0f;
        float far = side * (18 + 15 * (float)which) * (jump + part) * 0.6f;
        if (age < 0 || jump > 1) {
            continue;
        }
        float high = (120 - 9 * (float)which) * (jump > 0 ? 0.5f : 1) * 4 * part * (1 - part);
        struct point spark = {at.x + far * one, at.y - high * one};
        uint32_t colour = which % 3 == 2 ? COLOUR_GOLD : seat_colour(player);
        float fade = jump > 0 ? 1 - part : 1;
        canvas_glow(canvas, spark.x, spark.y, 17 * one, colour, (int)(200 * fade));
        canvas_disc(canvas, spark.x, spark.y, 3.4f * one, 0xfff3d0u | (uint32_t)(255 * fade) << 24);
    }
}

static void draw_calm(struct stage *stage, struct canvas *canvas) {
    bool about = stage->joy_kind == JOY_THANKS || stage->joy_kind == JOY_LAUGHS;
    for (int player = 0; player < (about ? 2 : 1); player++) {
        struct point at = about ? lantern(stage, player) : meeting(stage);
        canvas_glow(canvas, at.x, at.y, (float)unit(stage, 110), COLOUR_GOLD, 70);
    }
}

/* The lights of both come up, and then do what the kind is. */
static void draw_meeting(struct stage *stage, struct canvas *canvas, float t) {
    static void (*const then[])(struct stage *, struct canvas *, float) = {
        [JOY_MEETS] = draw_bloom, [JOY_PLAYS] = draw_round, [JOY_HOLDS] = draw_knot};
    float meet = 0.42f;
    for (int player = 0; player < 2; player++) { /* the last of the tail arrives a little later */
        for (int tail = 0; tail < 3; tail++) {
            float part = t / meet - 0.05f * (float)tail;
            if (part > 0 && part < 1) {
                draw_light(stage, canvas, player, on_its_way(stage, player, gently(part)),
                           1 - 0.3f * (float)tail);
            }
        }
    }
    if (t >= meet) {
        then[stage->joy_kind](stage, canvas, (t - meet) / (1 - meet));
    }
}

void joy_draw(struct stage *stage, struct canvas *canvas) {
    float t = (float)age_of(stage) / JOY_MS;
    if (stage->joy_kind == JOY_NONE || (!is_calm(stage) && t >= 1)) {
        return;
    }
    if (is_calm(stage)) {
        draw_calm(stage, canvas);
    } else if (stage->joy_kind == JOY_THANKS) {
        draw_thanks(stage, canvas, t);
    } else if (stage->joy_kind == JOY_LAUGHS) {
        draw_laughs(stage, canvas, t);
    } else {
        draw_meeting(stage, canvas, t);
    }
}
