/* A list of things to choose, for either player's buttons and for the pointer. Where it is longer
 * than its place, it moves under the focus. */
#include "scenes/internal.h"

#include <string.h>

void menu_clear(struct menu *menu) {
    int focus = menu->focus;
    memset(menu, 0, sizeof *menu);
    menu->focus = focus;
}

void menu_add(struct menu *menu, const char *label, const char *value) {
    if (menu->count < MENU_ITEMS) {
        menu->item[menu->count++] = (struct menu_item){.label = label, .value = value};
    }
}

void menu_add_box(struct menu *menu, const char *label, const char *value, bool ticked) {
    menu_add(menu, label, value);
    menu->item[menu->count - 1].box = ticked ? MENU_TICKED : MENU_BOX;
}

/* Left and right change it. */
static bool changes(const struct menu_item *item) {
    return item->value && !item->box;
}

const char *menu_focus(const struct menu *menu) {
    return menu->focus < menu->count ? menu->item[menu->focus].label : "";
}

static int row_height(struct game *game) {
    return text_size(game, SIZE_LARGE) * 17 / 10 + unit(game, 4);
}

int menu_height(struct game *game, int count) {
    return row_height(game) * count;
}

void menu_focus_on(struct game *game, struct menu *menu, int item) {
    menu->focus = item;
    damage_rect(game, rect_grow(menu->area, unit(game, 30)));
    platform_sound(game->platform, "menu-move");
}

static void move_focus(struct game *game, struct menu *menu, int by) {
    if (menu->count) {
        menu_focus_on(game, menu, (menu->focus + by + menu->count) % menu->count);
    }
}

static enum menu_answer pointer(struct game *game, struct menu *menu,
                                const struct platform_event *event) {
    for (int i = 0; i < menu->count; i++) {
        if (!rect_holds(menu->place[i], event->x, event->y)) {
            continue;
        }
        if (menu->focus != i) {
            move_focus(game, menu, i - menu->focus);
        }
        if (event->kind != PLATFORM_POINTER_DOWN) {
            return MENU_NOTHING;
        }
        if (!changes(&menu->item[i])) {
            return MENU_CHOSEN;
        }
        return event->x > menu->place[i].x + menu->place[i].w * 3 / 4 ? MENU_MORE : MENU_LESS;
    }
    return MENU_NOTHING;
}

static enum menu_answer button(struct game *game, struct menu *menu,
                               const struct platform_event *event) {
    bool has_value = menu->count && changes(&menu->item[menu->focus]);
    switch (event->button) {
    case PLATFORM_NORTH:
        move_focus(game, menu, -1);
        return MENU_NOTHING;
    case PLATFORM_SOUTH:
        move_focus(game, menu, 1);
        return MENU_NOTHING;
    case PLATFORM_WEST:
        return has_value ? MENU_LESS : MENU_NOTHING;
    case PLATFORM_EAST:
        return has_value ? MENU_MORE : MENU_NOTHING;
    case PLATFORM_CONFIRM:
        return event->repeat || !menu->count ? MENU_NOTHING : has_value ? MENU_MORE : MENU_CHOSEN;
    case PLATFORM_BACK:
        return event->repeat ? MENU_NOTHING : MENU_BACK;
    default:
        return MENU_NOTHING;
    }
}

enum menu_answer menu_event(struct game *game, struct menu *menu,
                            const struct platform_event *event) {
    enum menu_answer answer = MENU_NOTHING;
    if (event->kind == PLATFORM_POINTER || event->kind == PLATFORM_POINTER_DOWN) {
        answer = pointer(game, menu, event);
    } else if (event->kind == PLATFORM_BUTTON && event->down) {
        answer = button(game, menu, event);
    }
    if (answer != MENU_NOTHING) {
        damage_rect(game, rect_grow(menu->area, unit(game, 30)));
        platform_sound(game->platform, answer == MENU_BACK ? "menu-back" : "menu-choose");
    }
    return answer;
}

static void draw_box(struct game *game, struct canvas *canvas, struct rect place, bool ticked) {
    int side = text_size(game, SIZE_LARGE) * 4 / 5;
    float width = (float)unit(game, 4);
    struct rect box = {place.x, place.y + (place.h - side) / 2, side, side};
    canvas_round_frame(canvas, box, (float)unit(game, 6), (float)unit(game, 2),
                       ticked ? COLOUR_GOLD : COLOUR_QUIET);
    if (ticked) {
        float x = (float)box.x, y = (float)box.y, unit_side = (float)side;
        canvas_line(canvas, x + 0.22f * unit_side, y + 0.52f * unit_side, x + 0.43f * unit_side,
                    y + 0.74f * unit_side, width, COLOUR_GOLD);
        canvas_line(canvas, x + 0.43f * unit_side, y + 0.74f * unit_side, x + 0.8f * unit_side,
                    y + 0.26f * unit_side, width, COLOUR_GOLD);
    }
}

/* A box, its label, and what there is to know of it. */
static void draw_boxed(struct game *game, struct canvas *canvas, const struct menu_item *item,
                       struct rect inside, struct paragraph how) {
    int box = text_size(game, SIZE_LARGE) * 4 / 5 + unit(game, 18);
    int value = item->value ? inside.w * 5 / 20 : 0;
    draw_box(game, canvas, inside, item->box == MENU_TICKED);
    struct rect label = {inside.x + box, inside.y, inside.w - box - value, inside.h};
    draw_text(game, canvas, label, item->label, how);
    how.align = ALIGN_RIGHT;
    how.size = SIZE_BODY;
    how.colour = COLOUR_QUIET;
    inside.x += inside.w - value;
    inside.w = value;
    draw_text(game, canvas, inside, item->value ? item->value : "", how);
}

static void draw_row(struct game *game, struct canvas *canvas, const struct menu_item *item,
                     struct rect place, bool focused) {
    if (rect_empty(rect_cut(place, canvas->clip))) {
        return;
    }
    struct rect plate = rect_grow(place, -unit(game, 3));
    int pad = unit(game, 26);
    uint32_t colour = item->gold ? COLOUR_GOLD : focused ? 0xffffffffu : COLOUR_TEXT;
    canvas_round_rect(canvas, plate, (float)unit(game, 14), focused ? 0xe62b3670u : 0xb0161d42u);
    if (focused) {
        canvas_round_frame(canvas, plate, (float)unit(game, 14), (float)unit(game, 3), COLOUR_GOLD);
    }
    struct rect inside = {plate.x + pad, plate.y, plate.w - 2 * pad, plate.h};
    bool pressed_together = place.h < row_height(game);
    struct paragraph how = {
        .size = SIZE_LARGE, .colour = colour, .middle = true, .shrinks = pressed_together};
    if (item->box) {
        draw_boxed(game, canvas, item, inside, how);
        return;
    }
    if (!item->value) {
        how.align = ALIGN_CENTRE;
        draw_text(game, canvas, inside, item->label, how);
        return;
    }
    /* The value takes what it needs, the label the rest. */
    const char *value = say(game, "\u2039 {value} \u203a", "value", item->value, NULL);
    int needed = platform_text_width(game->platform, how.face, text_size(game, how.size), value);
    int most = inside.w * 11 / 20, width = needed < most ? needed : most;
    struct rect right = {inside.x + inside.w - width, inside.y, width, inside.h};
    inside.w -= width + pad / 2;
    draw_text(game, canvas, inside, item->label, how);
    how.align = ALIGN_RIGHT;
    how.colour = focused ? COLOUR_GOLD : COLOUR_QUIET;
    draw_text(game, canvas, right, focused ? value : item->value, how);
}

/* Small lights above and below say that there is more. */
static void draw_more(struct game *game, struct canvas *canvas, struct rect area, bool above,
                      bool below) {
    float x = (float)(area.x + area.w / 2), step = (float)unit(game, 12);
    for (int i = -1; i <= 1; i++) {
        if (above) {
            canvas_disc(canvas, x + step * (float)i, (float)(area.y - unit(game, 7)),
                        (float)unit(game, 3), COLOUR_GOLD);
        }
        if (below) {
            canvas_disc(canvas, x + step * (float)i, (float)(area.y + area.h + unit(game, 7)),
                        (float)unit(game, 3), COLOUR_GOLD);
        }
    }
}

/* The buttons stand in a row: left and right move between them, as up and down do in a list. */
enum menu_answer menu_event_row(struct game *game, struct menu *menu,
                                const struct platform_event *event) {
    struct platform_event turned = *event;
    if (event->kind == PLATFORM_BUTTON && event->button == PLATFORM_WEST) {
        turned.button = PLATFORM_NORTH;
    } else if (event->kind == PLATFORM_BUTTON && event->button == PLATFORM_EAST) {
        turned.button = PLATFORM_SOUTH;
    }
    return menu_event(game, menu, &turned);
}

int menu_buttons_height(const struct game *game) {
    return text_size(game, SIZE_LARGE) * 17 / 10;
}

static void draw_button(struct game *game, struct canvas *canvas, const char *label,
                        struct rect place, bool focused, bool pressed_together) {
    float corner = (float)unit(game, 14);
    canvas_round_rect(canvas, place, corner, focused ? 0xe62b3670u : 0xc0161d42u);
    canvas_round_frame(canvas, place, corner, (float)unit(game, focused ? 3 : 2),
                       focused ? COLOUR_GOLD : 0x38a9b6ecu);
    draw_text(game, canvas,
              (struct rect){place.x + unit(game, 8), place.y, place.w - unit(game, 16), place.h},
              label,
              (struct paragraph){.size = SIZE_LARGE,
                                 .align = ALIGN_CENTRE,
                                 .colour = focused ? 0xffffffffu : COLOUR_TEXT,
                                 .middle = true,
                                 .shrinks = pressed_together});
}

/* As wide as their words, in the middle; where the row is too long, first with less around the
 * words, then narrower in proportion. */
void menu_draw_buttons(struct game *game, struct canvas *canvas, struct menu *menu,
                       struct rect area) {
    int gap = unit(game, 14), room = area.w - gap * (menu->count - 1), total = 0;
    int width[MENU_BUTTONS], pad = unit(game, 64), least = unit(game, 20);
    for (int i = 0; i < menu->count && i < MENU_BUTTONS; i++) {
        width[i] = platform_text_width(game->platform, PLATFORM_FACE_TEXT,
                                       text_size(game, SIZE_LARGE), menu->item[i].label);
        total += width[i];
    }
    if (menu->count && total + pad * menu->count > room) {
        int even = (room - total) / menu->count;
        pad = even > least ? even : least;
    }
    total += pad * menu->count;
    int x = area.x + (total < room ? (room - total) / 2 : 0);
    for (int i = 0; i < menu->count && i < MENU_BUTTONS; i++) {
        width[i] = total > room ? (width[i] + pad) * room / total : width[i] + pad;
        menu->place[i] = (struct rect){x, area.y, width[i], area.h};
        draw_button(game, canvas, menu->item[i].label, menu->place[i], i == menu->focus,
                    total > room);
        x += width[i] + gap;
    }
    menu->area = area;
}

void menu_draw(struct game *game, struct canvas *canvas, struct menu *menu, struct rect area) {
    int height = row_height(game), fits = area.h / height;
    fits = fits < 1 ? 1 : fits;
    if (menu->focus >= menu->count) {
        menu->focus = menu->count ? menu->count - 1 : 0;
    }
    if (menu->focus < menu->first) {
        menu->first = menu->focus;
    }
    if (menu->focus >= menu->first + fits) {
        menu->first = menu->focus - fits + 1;
    }
    if (menu->first > 0 && menu->first + fits > menu->count) {
        menu->first = menu->count > fits ? menu->count - fits : 0;
    }
    menu->area = area;
    for (int i = 0; i < menu->count; i++) {
        bool shown = i >= menu->first && i < menu->first + fits;
        menu->place[i] = shown ? (struct rect){area.x, area.y + (i - menu->first) * height, area.w,
                                               height}
                               : (struct rect){0};
        if (shown) {
            draw_row(game, canvas, &menu->item[i], menu->place[i], i == menu->focus);
        }
    }
    draw_more(game, canvas, (struct rect){area.x, area.y, area.w, fits * height}, menu->first > 0,
              menu->first + fits < menu->count);
}

void menu_draw_part(struct game *game, struct canvas *canvas, struct menu *menu, int from, int to,
                    struct rect area) {
    int height = row_height(game), room = area.h / (to - from);
    height = height < room ? height : room;
    menu->area = from ? rect_join(menu->area, area) : area;
    for (int i = from; i < to && i < menu->count; i++) {
        menu->place[i] = (struct rect){area.x, area.y + (i - from) * height, area.w, height};
        draw_row(game, canvas, &menu->item[i], menu->place[i], i == menu->focus);
    }
}

/* Words without plates, evenly spread by their widths. */
void menu_draw_row(struct game *game, struct canvas *canvas, struct menu *menu, int from, int to,
                   struct rect area) {
    int size = text_size(game, SIZE_HINT) * 11 / 10, words = 0, count = to - from;
    menu->area = rect_join(menu->area, area);
    if (rect_empty(rect_cut(area, canvas->clip))) {
        return; /* the places are those of the last whole picture */
    }
    for (int i = from; i < to; i++) {
        words += platform_text_width(game->platform, PLATFORM_FACE_TEXT, size, menu->item[i].label);
    }
    int gap = (area.w - words) / (count + 1), x = area.x, room = area.w;
    int most = unit(game, 56), least = unit(game, 16);
    if (gap < least) { /* all of them narrower, in proportion */
        room = words + least * (count + 1);
        gap = least;
    }
    if (gap > most) {
        gap = most;
        x += (area.w - words - gap * (count + 1)) / 2;
    }
    for (int i = from; i < to; i++) {
        int width = platform_text_width(game->platform, PLATFORM_FACE_TEXT, size,
                                        menu->item[i].label);
        int wide = (width + gap) * area.w / room;
        struct rect place = {x + gap / 2, area.y, wide, area.h};
        struct rect plate = rect_grow(place, -unit(game, 2));
        bool focused = i == menu->focus;
        menu->place[i] = place;
        canvas_round_rect(canvas, plate, (float)unit(game, 12),
                          focused ? 0xe62b3670u : 0x90161d42u);
        if (focused) {
            canvas_round_frame(canvas, plate, (float)unit(game, 12), (float)unit(game, 3),
                               COLOUR_GOLD);
        }
        int pad = unit(game, 4);
        draw_text(game, canvas, (struct rect){plate.x + pad, plate.y, plate.w - 2 * pad, plate.h},
                  menu->item[i].label,
                  (struct paragraph){.size = SIZE_HINT,
                                     .align = ALIGN_CENTRE,
                                     .colour = focused ? 0xffffffffu : COLOUR_TEXT,
                                     .middle = true});
        x += wide;
    }
}
