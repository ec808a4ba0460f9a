/* Where cells lie on the canvas, and what of it is to be drawn anew. Damage stays within the canvas
 * and is never more than VIEW_MAX_DAMAGE rectangles. */
#include "view/looks.h"

#include <string.h>

int view_column(const struct view *view, int cell) {
    return cell % view->level->width;
}

int view_row(const struct view *view, int cell) {
    return cell / view->level->width;
}

struct rect view_board_rect(const struct view *view) {
    const struct layout *layout = &view->layout;
    return (struct rect){layout->x + layout->land.x * layout->cell,
                         layout->y + layout->land.y * layout->cell, layout->land.w * layout->cell,
                         layout->land.h * layout->cell};
}

struct rect view_cell_rect(const struct view *view, int cell) {
    const struct layout *layout = &view->layout;
    return (struct rect){layout->x + view_column(view, cell) * layout->cell,
                         layout->y + view_row(view, cell) * layout->cell, layout->cell,
                         layout->cell};
}

struct rect view_around(const struct view *view, float x, float y, float cells) {
    float size = (float)view->layout.cell;
    return (struct rect){view->layout.x + (int)((x - cells) * size),
                         view->layout.y + (int)((y - cells) * size), (int)(2 * cells * size) + 2,
                         (int)(2 * cells * size) + 2};
}

/* --- damage: few rectangles; two that overlap much become one --- */

void view_damage_add(struct view *view, struct rect area) {
    area = rect_cut(area, (struct rect){0, 0, view->still.width, view->still.height});
    if (rect_empty(area)) {
        return;
    }
    for (int i = 0; i < view->damage_count; i++) {
        struct rect both = rect_join(view->damage[i], area);
        if (rect_area(both) > (rect_area(view->damage[i]) + rect_area(area)) * 11 / 10 &&
            view->damage_count < VIEW_MAX_DAMAGE) {
            continue;
        }
        view->damage[i] = view->damage[--view->damage_count];
        view_damage_add(view, both); /* it may now touch others; one fewer each time */
        return;
    }
    view->damage[view->damage_count++] = area;
}

int view_damage(struct view *view, struct rect out[VIEW_MAX_DAMAGE]) {
    if (camera_is_close(view)) {
        return camera_damage(view, out);
    }
    int count = view->damage_count;
    memcpy(out, view->damage, sizeof *out * (size_t)count);
    view->damage_count = 0;
    return count;
}
