/* Fixtures in change: each cell eases from how it is shown to how the state says it is. One rule
 * for gates, plates, tides, veils, fences and stars. */
#include "view/internal.h"

#include <math.h>

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
        return rules_tide_low(view->level, state, cell) ? 1 : 0;
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
    default:
        return 0;
    }
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
        float reach = kind == RULES_VEIL || kind == RULES_STAR ? 2.0f : 0.9f;
        view_damage_add(view, view_around(view, (float)view_column(view, cell) + 0.5f,
                                          (float)view_row(view, cell) + 0.4f, reach));
    }
    return moving;
}
