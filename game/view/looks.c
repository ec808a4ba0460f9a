/* One row says how a kind of fixture is drawn, how it changes, and what light it gives; the small
 * functions that only a row names stand here, before it. */
#include "view/looks.h"

#include <math.h>
#include <stdlib.h>

/* --- how far it has come: view->shown eases to these --- */

static float plate_goal(const struct view *view, int cell) {
    return rules_plate_active(view->level, &view->state, cell) ? 1 : 0;
}

static float gate_goal(const struct view *view, int cell) {
    return rules_gate_open(view->level, &view->state, cell) ? 1 : 0;
}

/* One action before it turns, the water begins to stir. */
static float tide_goal(const struct view *view, int cell) {
    float stir = rules_tide_left(view->level, &view->state) == 1 ? 0.28f : 0;
    return rules_tide_low(view->level, &view->state, cell) ? 1 - stir : stir;
}

static float star_goal(const struct view *view, int cell) {
    return view->state.stars >> view->level->fixture[cell].value & 1 ? 1 : 0;
}

static bool is_heard(const struct view *view, int cell) {
    return view->state.heard >> view->level->fixture[cell].index & 1;
}

static bool has_heard_mark(const struct view *view, int cell) {
    const struct rules_fixture *fixture = &view->level->fixture[cell];
    return view->heard_mark[fixture->index] == fixture->value;
}

static float veil_goal(const struct view *view, int cell) {
    return !is_heard(view, cell) ? 0 : has_heard_mark(view, cell) ? 1 : -1;
}

/* The marks are known here once both are heard. */
static float span_goal(const struct view *view, int cell) {
    const struct rules_fixture *span = &view->level->fixture[cell];
    if (rules_questions(span) & ~(unsigned)view->state.heard) {
        return 0;
    }
    struct rules_answers answers = {{0}};
    answers.mark[span->index] = (uint8_t)view->heard_mark[span->index];
    answers.mark[span->also] = (uint8_t)view->heard_mark[span->also];
    return rules_span_carries(view->level, &answers, span) ? 1 : -1;
}

static float fence_goal(const struct view *view, int cell) {
    return is_heard(view, cell) && !has_heard_mark(view, cell) ? 1 : 0;
}

/* When somebody comes within two steps. */
static bool is_near(const struct view *view, int cell) {
    for (int player = 0; player < 2; player++) {
        if (abs(view_column(view, cell) - view_column(view, view->state.at[player])) +
                abs(view_row(view, cell) - view_row(view, view->state.at[player])) <=
            2) {
            return true;
        }
    }
    return false;
}

/* A quiet place is felt before it refuses. */
static float quiet_goal(const struct view *view, int cell) {
    return is_near(view, cell) ? 1 : 0;
}

static float hearth_goal(const struct view *view, int cell) {
    bool asked = rules_asked(view->level, &view->state) >> view->level->fixture[cell].index & 1;
    return asked ? 1 : is_near(view, cell) ? HEARTH_NEAR : 0;
}

static float again_goal(const struct view *view, int cell) {
    return is_heard(view, cell) ? 1 : 0;
}

/* --- light --- */

static void veil_shines(struct view *view, struct rect clip, int cell) {
    float shown = view->shown[cell];
    if (shown > 0) {
        lamps_pool(view, clip, cell, 1.3f, GOLD, (int)(44 * smooth(shown)));
    }
    lamps_pool(view, clip, cell, 0.9f, MIST, (int)(26 * (1 - smooth(fabsf(shown)))));
}

static void again_shines(struct view *view, struct rect clip, int cell) {
    lamps_pool(view, clip, cell, 1.0f, MIST, 34);
}

static void star_shines(struct view *view, struct rect clip, int cell) {
    if (view->shown[cell] > 0) {
        lamps_pool(view, clip, cell, 1.7f, GOLD, (int)(84 * smooth(view->shown[cell])));
    }
}

static void home_a_shines(struct view *view, struct rect clip, int cell) {
    lamps_pool(view, clip, cell, 1.0f, AMBER, 34);
}

static void home_b_shines(struct view *view, struct rect clip, int cell) {
    lamps_pool(view, clip, cell, 1.0f, TEAL, 30);
}

static void star_glows(const struct view *view, struct canvas *canvas, int cell) {
    struct rect box = view_cell_rect(view, cell);
    float shown = view->shown[cell], size = (float)box.w;
    if (shown > 0) {
        canvas_glow(canvas, (float)box.x + size / 2, (float)box.y + (float)box.h / 2, size * 0.95f,
                    GOLD, (int)(110 * smooth(shown)));
    }
}

/* --- what moves by itself --- */

/* Mist drifts until planks lie in it. */
static struct rect veil_stirs(const struct view *view, int cell) {
    return view->shown[cell] <= 0
               ? rect_grow(view_cell_rect(view, cell), view->layout.cell * 9 / 20)
               : (struct rect){0};
}

static struct rect always_stirs(const struct view *view, int cell) {
    return rect_grow(view_cell_rect(view, cell), view->layout.cell * 9 / 20);
}

static struct rect quiet_stirs(const struct view *view, int cell) {
    return view->shown[cell] > 0 ? cells_around(view, cell) : (struct rect){0};
}

/* --- the table --- */

const struct look looks[RULES_FIXTURE_KINDS] = {
    [RULES_PLATE] = {.sprite = SPRITE_PLATE,
                     .lies = fixture_plate,
                     .goal = plate_goal,
                     .ease_ms = 90},
    [RULES_GATE] = {.sprite = SPRITE_GATE_POSTS,
                    .lies = fixture_threshold,
                    .stands = tall_gate,
                    .goal = gate_goal,
                    .ease_ms = 260,
                    .reach = 1.9f,
                    .body = {0, 0.90f, 0.34f, 0.75f},
                    .sinks = true},
    [RULES_VEIL] = {.sprite = SPRITE_PLANK_ACROSS,
                    .lies = veil_planks,
                    .stands = veil_draw,
                    .glows = veil_glows,
                    .shines = veil_shines,
                    .goal = veil_goal,
                    .ease_ms = 640,
                    .stirs = veil_stirs,
                    .reach = 2.0f,
                    .water = true},
    [RULES_FENCE] = {.sprite = SPRITE_FENCE,
                     .stands = tall_fence,
                     .goal = fence_goal,
                     .ease_ms = 260,
                     .reach = 1.9f,
                     .body = {0, 0.88f, 0.30f, 0.35f},
                     .sinks = true},
    [RULES_HEARD_GATE] = {.sprite = SPRITE_HEARD_POSTS,
                          .lies = fixture_heard_threshold,
                          .stands = tall_heard_gate,
                          .goal = gate_goal,
                          .ease_ms = 260,
                          .reach = 1.9f,
                          .body = {0, 0.90f, 0.34f, 0.75f},
                          .sinks = true},
    [RULES_PROMISE] = {.sprite = SPRITE_PROMISE,
                       .lies = fixture_promise,
                       .goal = plate_goal,
                       .ease_ms = 90},
    [RULES_TIDE] = {.sprite = SPRITE_TIDE_LOW,
                    .lies = fixture_tide,
                    .goal = tide_goal,
                    .ease_ms = 600,
                    .water = true},
    [RULES_QUIET] = {.sprite = SPRITE_QUIET,
                     .lies = fixture_quiet,
                     .goal = quiet_goal,
                     .ease_ms = 500,
                     .stirs = quiet_stirs,
                     .reach = 1.6f},
    [RULES_BELL] = {.sprite = SPRITE_BELL,
                    .stands = tall_bell,
                    .body = {-0.25f, 0.88f, 0.06f, 0.6f}},
    [RULES_POST] = {.sprite = SPRITE_MOORING, .lies = fixture_berth, .stands = tall_mooring},
    [RULES_STAR] = {.sprite = SPRITE_STAR,
                    .stands = tall_star,
                    .glows = star_glows,
                    .shines = star_shines,
                    .goal = star_goal,
                    .ease_ms = 500,
                    .reach = 2.0f,
                    .body = {0, 0.84f, 0.16f, 0.35f}},
    [RULES_STAR_GATE] = {.sprite = SPRITE_STAR_POSTS,
                         .lies = fixture_threshold,
                         .stands = tall_star_gate,
                         .goal = gate_goal,
                         .ease_ms = 260,
                         .reach = 1.9f,
                         .body = {0, 0.90f, 0.34f, 0.75f},
                         .sinks = true},
    [RULES_HOME_A] = {.sprite = SPRITE_HOME_A, .lies = fixture_picture, .shines = home_a_shines},
    [RULES_HOME_B] = {.sprite = SPRITE_HOME_B, .lies = fixture_picture, .shines = home_b_shines},
    [RULES_HEARTH] = {.sprite = SPRITE_HEARTH,
                      .stands = hearth_draw,
                      .glows = hearth_glows,
                      .shines = hearth_shines,
                      .goal = hearth_goal,
                      .ease_ms = 900,
                      .stirs = always_stirs,
                      .reach = 2.3f,
                      .body = {0, 0.74f, 0.30f, 0.30f}},
    [RULES_SPAN] = {.sprite = SPRITE_PLANK_ALONG,
                    .lies = span_lies,
                    .stands = span_stands,
                    .glows = veil_glows,
                    .shines = veil_shines,
                    .goal = span_goal,
                    .ease_ms = 900,
                    .stirs = veil_stirs,
                    .reach = 2.0f,
                    .water = true},
    [RULES_AGAIN] = {.sprite = SPRITE_AGAIN,
                     .lies = again_lies,
                     .stands = again_stands,
                     .glows = again_glows,
                     .shines = again_shines,
                     .goal = again_goal,
                     .ease_ms = 700,
                     .stirs = always_stirs,
                     .reach = 1.6f,
                     .water = true},
};
