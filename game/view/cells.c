/* Fixtures in change: each cell eases from how it is shown to how the state says it is. One rule
 * for gates, plates, tides, veils, fences and stars. */
#include "view/internal.h"

#include <math.h>
#include <stdlib.h>

/* A quiet place is felt before it refuses: when somebody comes within two steps. */
static bool near_somebody(const struct view *view, int cell) {
    for (int player = 0; player < 2; player++)
        if (abs(view_column(view, cell) - view_column(view, view->state.at[player])) +
                abs(view_row(view, cell) - view_row(view, view->state.at[player])) <=
            2)
            return true;
    return false;
}

/* One action before it turns, the water begins to stir. */
static float tide_goal(const struct view *view, int cell) {
    float stir = rules_tide_left(view->level, &view->state) == 1 ? 0.28f : 0;
    return rules_tide_low(view->level, &view->state, cell) ? 1 - stir : stir;
}

static float goal_of(const struct view *view, int cell) {
    const struct rules_fixture *fixture = &view->level->fixture[cell];
    const struct rules_state *state = &view->state;
    switch (fixture->kind) {
    case RULES_PLATE:
    case RULES_PROMISE:
        return rules_plate_active(view->level, state, cell) ? 1 : 0;
    case RULES_GATE:
    case RULES_HEARD_GATE:
    case RULES_STAR_GATE:
        return rules_gate_open(view->level, state, cell) ? 1 : 0;
    case RULES_TIDE:
        return tide_goal(view, cell);
    case RULES_STAR:
        return state->stars >> fixture->value & 1 ? 1 : 0;
    case RULES_VEIL:
        if (!(state->heard >> fixture->index & 1))
            return 0;
        return view->heard_mark[fixture->index] == fixture->value ? 1 : -1;
    case RULES_FENCE:
        if (!(state->heard >> fixture->index & 1))
            return 0;
        return view->heard_mark[fixture->index] == fixture->value ? 0 : 1;
    case RULES_QUIET:
        return near_somebody(view, cell) ? 1 : 0;
    default:
        return 0;
    }
}

struct rect cells_around(const struct view *view, int cell) {
    float reach = 0.9f;
    switch (view->level->fixture[cell].kind) {
    case RULES_VEIL:
    case RULES_STAR:
        reach = 2.0f;
        break;
    case RULES_GATE: /* shadows move with them */
    case RULES_HEARD_GATE:
    case RULES_STAR_GATE:
    case RULES_FENCE:
        reach = 1.9f;
        break;
    case RULES_QUIET:
        reach = 1.6f;
        break;
    default:
        break;
    }
    return view_around(view, (float)view_column(view, cell) + 0.5f,
                       (float)view_row(view, cell) + 0.4f, reach);
}

static float duration_of(int kind) {
    switch (kind) {
    case RULES_PLATE:
    case RULES_PROMISE:
        return 90;
    case RULES_TIDE:
        return 600;
    case RULES_VEIL:
        return 640;
    case RULES_STAR:
    case RULES_QUIET:
        return 500;
    default:
        return 260;
    }
}

void cells_jump(struct view *view) {
    for (int cell = 0; cell < view->level->width * view->level->height; cell++) {
        view->shown[cell] = goal_of(view, cell);
        view->wait[cell] = 0;
    }
}

bool cells_update(struct view *view, int ms) {
    bool moving = false;
    for (int cell = 0; cell < view->level->width * view->level->height; cell++) {
        int kind = view->level->fixture[cell].kind;
        if (kind == RULES_NO_FIXTURE)
            continue;
        float goal = goal_of(view, cell), step = (float)ms / duration_of(kind);
        float *shown = &view->shown[cell];
        if (*shown == goal)
            continue;
        moving = true;
        if (view->wait[cell] > 0) {
            view->wait[cell] -= ms;
            continue;
        }
        *shown = fabsf(goal - *shown) <= step ? goal : *shown + (goal > *shown ? step : -step);
        view_damage_add(view, cells_around(view, cell));
    }
    return moving;
}
