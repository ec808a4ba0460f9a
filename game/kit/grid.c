/* Things to choose that stand in rows, as in a shelf: what comes before them lies above, what comes
 * after them in a row below. Wherever the focus is, up and down lead through all of it and come
 * round. */
#include "kit/kit.h"

static int last_row(const struct menu_grid *grid) {
    return grid->from + (grid->to - 1 - grid->from) / grid->columns * grid->columns;
}

static bool in_grid(const struct menu_grid *grid, int item) {
    return item >= grid->from && item < grid->to;
}

static int up(const struct menu *menu, const struct menu_grid *grid) {
    int item = menu->focus;
    return in_grid(grid, item)      ? item - grid->columns >= grid->from ? item - grid->columns
                                      : grid->from > 0                   ? grid->from - 1
                                                                         : menu->count - 1
           : item >= grid->to       ? last_row(grid)
           : item > 0               ? item - 1
           : menu->count > grid->to ? grid->to
                                    : last_row(grid);
}

static int down(const struct menu *menu, const struct menu_grid *grid) {
    int item = menu->focus;
    if (!in_grid(grid, item)) {
        return item >= grid->to ? 0 : item + 1;
    }
    return item + grid->columns < grid->to ? item + grid->columns
           : item < last_row(grid)         ? grid->to - 1 /* the row below is shorter */
           : grid->to < menu->count        ? grid->to
                                           : 0;
}

/* Along the rows, one after another; among what lies below them, round. */
static int aside(const struct menu *menu, const struct menu_grid *grid, int by) {
    int item = menu->focus + by, below = menu->count - grid->to;
    if (menu->focus >= grid->to) {
        return grid->to + (item - grid->to + below) % below;
    }
    return in_grid(grid, menu->focus) && in_grid(grid, item) ? item : menu->focus;
}

enum menu_answer menu_event_grid(struct stage *stage, struct menu *menu,
                                 const struct menu_grid *grid, const struct platform_event *event) {
    bool way = event->kind == PLATFORM_BUTTON && event->down && event->button <= PLATFORM_WEST;
    bool laid = grid->columns > 0; /* else it was never drawn */
    if (!way || !laid || grid->to <= grid->from) {
        return menu_event(stage, menu, event);
    }
    int item = event->button == PLATFORM_NORTH ? up(menu, grid)
               : event->button == PLATFORM_SOUTH
                   ? down(menu, grid)
                   : aside(menu, grid, event->button == PLATFORM_EAST ? 1 : -1);
    if (item != menu->focus) {
        menu_focus_on(stage, menu, item);
    }
    return MENU_NOTHING;
}

/* The topmost row that is shown follows the focus. */
static void follow(const struct menu *menu, struct menu_grid *grid, int shown, int all) {
    int row = in_grid(grid, menu->focus) ? (menu->focus - grid->from) / grid->columns : grid->top;
    row = menu->focus < grid->from ? 0 : menu->focus >= grid->to ? all - 1 : row;
    grid->top = row < grid->top ? row : row >= grid->top + shown ? row - shown + 1 : grid->top;
    grid->top = grid->top > all - shown ? all - shown : grid->top;
    grid->top = grid->top < 0 ? 0 : grid->top;
}

int menu_lay_grid(struct stage *stage, struct canvas *canvas, struct menu *menu,
                  struct menu_grid *grid, struct rect area, int high) {
    int all = (grid->to - grid->from + grid->columns - 1) / grid->columns;
    int shown = area.h / high, wide = area.w / grid->columns;
    shown = shown > all ? all : shown < 1 ? 1 : shown;
    follow(menu, grid, shown, all);
    for (int i = grid->from; i < grid->to; i++) {
        int row = (i - grid->from) / grid->columns - grid->top,
            column = (i - grid->from) % grid->columns;
        menu->place[i] = row >= 0 && row < shown ? (struct rect){area.x + column * wide,
                                                                 area.y + row * high, wide, high}
                                                 : (struct rect){0};
    }
    menu->area = rect_join(menu->area, (struct rect){area.x, area.y, area.w, shown * high});
    menu->bar = (struct rect){0};
    if (shown < all) {
        menu_draw_bar(stage, canvas, menu, (struct rect){area.x, area.y, area.w, shown * high},
                      (struct menu_part){grid->top, shown, all});
    }
    return shown;
}
