/* A level that is being made: it is seen as it lies, and after each change as if it had always been
 * so. What is drawn of a cell reaches no farther than its neighbours' cells, and what never moves
 * is drawn in upright strips from top to bottom. */
#include "view/internal.h"

enum { REACH = 2 /* cells around a change */ };

void view_set_draft(struct view *view, bool draft) {
    view->draft = draft;
}

void view_change(struct view *view, int from, int to) {
    int size = view->layout.cell;
    struct rect canvas = {0, 0, view->still.width, view->still.height};
    struct rect strip = {view->layout.x + (from - REACH) * size, 0, (to - from + 2 * REACH) * size,
                         canvas.h};
    struct rules_state state;
    lamps_shares(view);
    view_draw_still(view, rect_cut(strip, canvas));
    rules_start(view->level, &state);
    view_set_state(view, &state, NULL);
}
