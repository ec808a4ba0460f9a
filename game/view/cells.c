/* Fixtures in change: each cell eases from how it is shown to how the state says it is. Which
 * way, and how fast, its row in looks.c says. */
#include "view/looks.h"

#include <math.h>

/* What never changes stays 0. */
static float goal_of(const struct view *view, int cell) {
    const struct look *look = &looks[view->level->fixture[cell].kind];
    return look->goal ? look->goal(view, cell) : 0;
}

struct rect cells_around(const struct view *view, int cell) {
    float reach = fmaxf(looks[view->level->fixture[cell].kind].reach, 0.9f);
    return view_around(view, (float)view_column(view, cell) + 0.5f,
                       (float)view_row(view, cell) + 0.4f, reach);
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
        const struct look *look = &looks[view->level->fixture[cell].kind];
        if (!look->goal) {
            continue;
        }
        float goal = look->goal(view, cell), step = (float)ms / look->ease_ms;
        float *shown = &view->shown[cell];
        if (*shown == goal) {
            continue;
        }
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
