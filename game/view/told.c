/* What was told, and what waits for it: questions that are asked at last, stones that are lent, and
 * the line of light that a lit veil waits for. All of it follows from the state; no mark is looked
 * at here. */
#include "view/looks.h"

#include <math.h>

enum { ASKED_MS = 700, LENT_MS = 900, LINE_MS = 260 };

static float asked_goal(const struct view *view, int question) {
    return rules_asked(view->level, &view->state) >> question & 1 ? 1 : 0;
}

static float lent_goal(const struct view *view, int stone) {
    int lent = view->level->stone[stone].lent;
    return lent && view->state.heard >> (lent - 1) & 1 ? 1 : 0;
}

static bool is_lit(const struct rules_fixture *fixture) {
    return fixture->kind == RULES_VEIL && fixture->also;
}

/* Once all that needs it is heard, the line is not shown any more. */
static float line_goal(const struct view *view) {
    unsigned asked = rules_asked(view->level, &view->state) & ~(unsigned)view->state.heard;
    if (!view->told.has_lit || !rules_line(view->level, &view->state)) {
        return 0;
    }
    for (int cell = 0; cell < view->level->width * view->level->height; cell++) {
        const struct rules_fixture *fixture = &view->level->fixture[cell];
        if (is_lit(fixture) && asked >> fixture->index & 1) {
            return 1;
        }
    }
    return 0;
}

float told_awake(const struct view *view, int cell) {
    unsigned questions = rules_questions(&view->level->fixture[cell]);
    float awake = 1;
    for (int q = 0; q < view->level->question_count; q++) {
        awake = questions >> q & 1 ? fminf(awake, view->told.asked[q]) : awake;
    }
    return awake;
}

/* From one lantern to the other, in whole pixels: so nothing of it changes that is not damage. */
static struct rect line_rect(const struct view *view, int x[2], int y[2]) {
    for (int player = 0; player < 2; player++) {
        float at_x, at_y;
        actor_lamp_at(view, player, &at_x, &at_y);
        x[player] = (int)lroundf(at_x), y[player] = (int)lroundf(at_y);
    }
    struct rect ends[2] = {{x[0], y[0], 1, 1}, {x[1], y[1], 1, 1}};
    return rect_grow(rect_join(ends[0], ends[1]), view->layout.cell / 8 + 2);
}

void told_jump(struct view *view) {
    struct told *told = &view->told;
    int x[2], y[2];
    for (int q = 0; q < view->level->question_count; q++) {
        told->asked[q] = asked_goal(view, q);
    }
    for (int i = 0; i < view->level->stone_count; i++) {
        told->lent[i] = lent_goal(view, i);
    }
    told->has_lit = false;
    for (int cell = 0; cell < view->level->width * view->level->height; cell++) {
        told->has_lit |= is_lit(&view->level->fixture[cell]);
    }
    told->line = line_goal(view);
    told->line_seen = line_rect(view, x, y);
    for (int player = 0; player < 2; player++) {
        view_damage_add(view, told->lens[player].seen);
        told->lens[player] = (struct lens){0};
        span_lens_update(view, player, LENT_MS); /* all of it: nothing waits to begin */
    }
}

bool told_ease(float *shown, float goal, float step) {
    if (*shown == goal) {
        return false;
    }
    *shown = fabsf(goal - *shown) <= step ? goal : *shown + (goal > *shown ? step : -step);
    return true;
}

/* What asks this question, or waits for the line of light where `question` is -1. */
static void damage(struct view *view, int question) {
    for (int cell = 0; cell < view->level->width * view->level->height; cell++) {
        const struct rules_fixture *fixture = &view->level->fixture[cell];
        if (question < 0 ? is_lit(fixture) : rules_questions(fixture) >> question & 1) {
            view_damage_add(view, cells_around(view, cell));
        }
    }
}

static bool line_update(struct view *view, int ms) {
    struct told *told = &view->told;
    int x[2], y[2];
    if (!told->has_lit) {
        return false;
    }
    bool moving = told_ease(&told->line, line_goal(view), (float)ms / LINE_MS);
    if (moving) {
        damage(view, -1);
    }
    struct rect seen = line_rect(view, x, y), last = told->line_seen;
    told->line_seen = seen;
    if (moving || (told->line > 0 && (seen.x != last.x || seen.y != last.y || seen.w != last.w ||
                                      seen.h != last.h))) {
        view_damage_add(view, last);
        view_damage_add(view, seen);
    }
    return moving;
}

bool told_update(struct view *view, int ms) {
    struct told *told = &view->told;
    bool moving = line_update(view, ms);
    for (int player = 0; player < 2; player++) {
        moving |= span_lens_update(view, player, ms);
    }
    for (int q = 0; q < view->level->question_count; q++) {
        if (told_ease(&told->asked[q], asked_goal(view, q), (float)ms / ASKED_MS)) {
            damage(view, q);
            moving = true;
        }
    }
    for (int i = 0; i < view->level->stone_count; i++) {
        if (told_ease(&told->lent[i], lent_goal(view, i), (float)ms / LENT_MS)) {
            view_damage_add(
                view, rect_grow(view_cell_rect(view, view->state.stone[i]), view->layout.cell / 2));
            moving = true;
        }
    }
    return moving;
}

void told_line_draw(const struct view *view, struct canvas *canvas) {
    float line = smooth(view->told.line), size = (float)view->layout.cell;
    int x[2], y[2];
    struct rect seen = line_rect(view, x, y);
    if (line <= 0 || rect_empty(rect_cut(seen, canvas->clip))) {
        return;
    }
    canvas_line(canvas, (float)x[0], (float)y[0], (float)x[1], (float)y[1], size * 0.10f,
                colour_alpha(GOLD, (int)(46 * line)));
    canvas_line(canvas, (float)x[0], (float)y[0], (float)x[1], (float)y[1], size * 0.026f,
                colour_alpha(CREAM, (int)(170 * line)));
}
