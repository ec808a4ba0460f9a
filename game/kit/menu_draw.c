/* How menus look: rows in a column or a row, and the marks of a list that goes on. */
#include "kit/kit.h"

enum { LIT = 256 };

static int plate_height(const struct stage *stage) {
    return text_size(stage, SIZE_LARGE) * 18 / 10;
}

static int row_height(const struct stage *stage) {
    return plate_height(stage) + unit(stage, 12);
}

int menu_height(struct stage *stage, int count) {
    return row_height(stage) * count;
}

int menu_buttons_height(const struct stage *stage) {
    return plate_height(stage);
}

int menu_lit(const struct stage *stage, const struct menu *menu, int item) {
    if (item != menu->focus && item != menu->lit_before) {
        return 0;
    }
    int come = ease_part(stage, menu->lit_since);
    return item == menu->focus ? (menu->lit_before == item ? LIT : come) : LIT - come;
}

/* Between its rows, a plate leaves the gap free. */
static struct rect plate_of(const struct stage *stage, struct rect place) {
    int gap = place.h < row_height(stage) ? unit(stage, 6) : unit(stage, 12);
    return (struct rect){place.x, place.y + gap / 2, place.w, place.h - gap};
}

/* Above and below the words on a plate, however large they are. */
static int air(struct rect plate) {
    return plate.h / 10;
}

static int row_pad(const struct stage *stage) {
    return unit(stage, 34);
}

static void draw_box(struct stage *stage, struct canvas *canvas, struct rect place, bool ticked) {
    int side = text_size(stage, SIZE_LARGE) * 4 / 5;
    float width = (float)unit(stage, 4);
    struct rect box = {place.x, place.y + (place.h - side) / 2, side, side};
    canvas_round_frame(canvas, box, (float)unit(stage, 7), (float)unit(stage, 2),
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
static void draw_boxed(struct stage *stage, struct canvas *canvas, const struct menu_item *item,
                       struct rect inside, struct paragraph how) {
    int box = text_size(stage, SIZE_LARGE) * 4 / 5 + unit(stage, 18);
    int value = item->value ? inside.w * 5 / 20 : 0;
    draw_box(stage, canvas, inside, item->box == MENU_TICKED);
    struct rect label = {inside.x + box, inside.y, inside.w - box - value, inside.h};
    draw_text(stage, canvas, label, item->label, how);
    how.align = ALIGN_RIGHT;
    how.size = SIZE_BODY;
    how.colour = COLOUR_QUIET;
    inside.x += inside.w - value;
    inside.w = value;
    draw_text(stage, canvas, inside, item->value ? item->value : "", how);
}

/* The place of a slider's widest value. */
static int number_width(struct stage *stage) {
    return platform_text_width(stage->platform, PLATFORM_FACE_TEXT, text_size(stage, SIZE_LARGE),
                               "200 %") +
           unit(stage, 14);
}

struct rect menu_track(struct stage *stage, struct rect place) {
    int inside = place.w - 2 * row_pad(stage), number = number_width(stage);
    int wide = inside - inside * 45 / 100 - number;
    return (struct rect){place.x + place.w - row_pad(stage) - number - wide, place.y, wide,
                         place.h};
}

/* The value takes what it needs, the label the rest. Returns where the value begins. */
static int draw_valued(struct stage *stage, struct canvas *canvas, const struct menu_item *item,
                       struct rect place, struct rect inside, struct paragraph how,
                       uint32_t value_colour) {
    bool choice = item->kind == MENU_PLAIN, told = item->kind == MENU_TOLD;
    const char *value = choice ? say(stage, "\u2039 {value} \u203a", "value", item->value, NULL)
                               : item->value;
    struct paragraph beside = how;
    beside.size = told ? SIZE_BODY : how.size;
    beside.align = ALIGN_RIGHT;
    beside.colour = value_colour;
    int needed = platform_text_width(stage->platform, how.face, text_size(stage, beside.size),
                                     value);
    int most = inside.w * (told ? 13 : 11) / 20, width = needed < most ? needed : most;
    struct rect right = {inside.x + inside.w - width, inside.y, width, inside.h};
    struct rect label = inside;
    label.w -= width + row_pad(stage) / 2;
    if (item->kind == MENU_SLIDER) {
        struct rect track = menu_track(stage, place);
        draw_slider(stage, canvas, track, item->level, value_colour);
        label.w = track.x - unit(stage, 14) - label.x;
    } else if (!choice && !told) {
        int wide = switch_width(stage);
        right.x -= wide + unit(stage, 14);
        label.w -= wide + unit(stage, 14);
        draw_switch(stage, canvas,
                    (struct rect){inside.x + inside.w - wide, inside.y, wide, inside.h},
                    item->kind == MENU_ON);
    }
    draw_text(stage, canvas, label, item->label, how);
    draw_text(stage, canvas, right, value, beside);
    return right.x;
}

static void draw_row(struct stage *stage, struct canvas *canvas, struct menu *menu, int i) {
    struct rect place = menu->place[i];
    const struct menu_item *item = &menu->item[i];
    if (rect_empty(rect_cut(rect_grow(place, unit(stage, MENU_GLOW)), canvas->clip))) {
        return;
    }
    struct rect plate = plate_of(stage, place);
    int pad = row_pad(stage), light = menu_lit(stage, menu, i);
    draw_plate(stage, canvas, plate, light);
    draw_flame(canvas, (float)(plate.x + pad / 2), (float)(plate.y + plate.h / 2 + unit(stage, 2)),
               (float)unit(stage, 8), light);
    struct rect inside = {plate.x + pad, plate.y + air(plate), plate.w - 2 * pad,
                          plate.h - 2 * air(plate)};
    struct paragraph how = {.size = SIZE_LARGE,
                            .colour = item->gold ? COLOUR_GOLD
                                                 : colour_mix(COLOUR_TEXT, 0xffffffffu, light),
                            .middle = true,
                            .shrinks = place.h < row_height(stage)};
    if (item->box) {
        draw_boxed(stage, canvas, item, inside, how);
    } else if (item->value) {
        menu->value_x[i] = draw_valued(stage, canvas, item, place, inside, how,
                                       colour_mix(COLOUR_QUIET, COLOUR_GOLD, light));
    } else {
        how.align = ALIGN_CENTRE;
        draw_text(stage, canvas, inside, item->label, how);
    }
}

/* What is lit comes last: its glow falls on its neighbours above and below alike. */
static void draw_rows(struct stage *stage, struct canvas *canvas, struct menu *menu, int from,
                      int to) {
    for (int pass = 0; pass < 2; pass++) {
        for (int i = from; i < to && i < menu->count; i++) {
            if ((menu_lit(stage, menu, i) > 0) == (pass == 1)) {
                draw_row(stage, canvas, menu, i);
            }
        }
    }
}

void menu_draw_bar(struct stage *stage, struct canvas *canvas, struct menu *menu, struct rect area,
                   struct menu_part part) {
    int wide = unit(stage, 6), least = unit(stage, 24), reach = unit(stage, 28);
    struct rect track = {area.x + area.w + unit(stage, 12), area.y + unit(stage, 8), wide,
                         area.h - unit(stage, 16)};
    struct rect thumb = track;
    menu->bar = (struct rect){area.x + area.w + 1, area.y, reach, area.h};
    thumb.h = track.h * part.shown / part.all;
    thumb.h = thumb.h < least ? least : thumb.h;
    thumb.y += (track.h - thumb.h) * part.first / (part.all - part.shown);
    canvas_round_rect(canvas, track, (float)wide / 2, COLOUR_EDGE);
    canvas_round_rect(canvas, thumb, (float)wide / 2, COLOUR_GOLD);
}

/* Keeps the focus in sight: `first` is the topmost of so many rows. */
static void follow_focus(struct menu *menu, int fits) {
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
}

void menu_draw(struct stage *stage, struct canvas *canvas, struct menu *menu, struct rect area) {
    int height = row_height(stage), fits = (area.h + unit(stage, 12)) / height;
    fits = fits < 1 ? 1 : fits;
    follow_focus(menu, fits);
    int shown = menu->count < fits ? menu->count : fits;
    menu->area = (struct rect){area.x, area.y, area.w, shown * height};
    menu->bar = (struct rect){0};
    for (int i = 0; i < menu->count; i++) {
        int row = i - menu->first;
        menu->place[i] = row >= 0 && row < fits
                             ? (struct rect){area.x, area.y + row * height, area.w, height}
                             : (struct rect){0};
    }
    draw_rows(stage, canvas, menu, menu->first, menu->first + fits);
    if (menu->count > fits) {
        menu_draw_bar(stage, canvas, menu, menu->area,
                      (struct menu_part){menu->first, fits, menu->count});
    }
}

void menu_draw_part(struct stage *stage, struct canvas *canvas, struct menu *menu, int from, int to,
                    struct rect area) {
    int height = row_height(stage), room = area.h / (to - from);
    height = height < room ? height : room;
    menu->area = from ? rect_join(menu->area, area) : area;
    for (int i = from; i < to && i < menu->count; i++) {
        menu->place[i] = (struct rect){area.x, area.y + (i - from) * height, area.w, height};
    }
    draw_rows(stage, canvas, menu, from, to);
}

static void draw_button(struct stage *stage, struct canvas *canvas, const char *label,
                        struct rect place, int light, struct paragraph how) {
    int pad = unit(stage, 8);
    how.align = ALIGN_CENTRE;
    how.middle = true;
    how.colour = colour_mix(COLOUR_TEXT, 0xffffffffu, light);
    draw_plate(stage, canvas, place, light);
    draw_text(stage, canvas,
              (struct rect){place.x + pad, place.y + air(place), place.w - 2 * pad,
                            place.h - 2 * air(place)},
              label, how);
}

/* As wide as their words, in the middle; where the row is too long, first with less around the
 * words, then narrower in proportion. */
void menu_draw_buttons(struct stage *stage, struct canvas *canvas, struct menu *menu,
                       struct rect area) {
    int gap = unit(stage, 18), room = area.w - gap * (menu->count - 1), total = 0;
    int width[MENU_BUTTONS], pad = unit(stage, 72), least = unit(stage, 20);
    for (int i = 0; i < menu->count && i < MENU_BUTTONS; i++) {
        width[i] = platform_text_width(stage->platform, PLATFORM_FACE_TEXT,
                                       text_size(stage, SIZE_LARGE), menu->item[i].label);
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
        draw_button(stage, canvas, menu->item[i].label, menu->place[i], menu_lit(stage, menu, i),
                    (struct paragraph){.size = SIZE_LARGE, .shrinks = total > room});
        x += width[i] + gap;
    }
    menu->area = area;
}

/* Small buttons, evenly spread by their widths. */
void menu_draw_row(struct stage *stage, struct canvas *canvas, struct menu *menu, int from, int to,
                   struct rect area) {
    int size = text_size(stage, SIZE_HINT) * 11 / 10, words = 0, count = to - from;
    menu->area = rect_join(menu->area, area);
    if (rect_empty(rect_cut(rect_grow(area, unit(stage, MENU_GLOW)), canvas->clip))) {
        return; /* the places are those of the last whole picture */
    }
    for (int i = from; i < to; i++) {
        words += platform_text_width(stage->platform, PLATFORM_FACE_TEXT, size,
                                     menu->item[i].label);
    }
    int gap = (area.w - words) / (count + 1), x = area.x, room = area.w;
    int most = unit(stage, 60), least = unit(stage, 16);
    if (gap < least) { /* all of them narrower, in proportion */
        room = words + least * (count + 1);
        gap = least;
    }
    if (gap > most) {
        gap = most;
        x += (area.w - words - gap * (count + 1)) / 2;
    }
    for (int i = from; i < to; i++) {
        int width = platform_text_width(stage->platform, PLATFORM_FACE_TEXT, size,
                                        menu->item[i].label);
        int wide = (width + gap) * area.w / room;
        menu->place[i] = (struct rect){x + gap / 2, area.y, wide, area.h};
        struct rect plate = menu->place[i];
        plate.x += unit(stage, 5);
        plate.w -= unit(stage, 10);
        draw_button(stage, canvas, menu->item[i].label, plate, menu_lit(stage, menu, i),
                    (struct paragraph){.size = SIZE_HINT, .shrinks = room > area.w});
        x += wide;
    }
}

void menu_draw_alone(struct stage *stage, struct canvas *canvas, struct menu *menu, int width) {
    struct rect body = body_rect(stage);
    int rows = menu_height(stage, menu->count), room = body.h - unit(stage, 14);
    rows = rows < room ? rows : room;
    width = width < body.w ? width : body.w;
    menu_draw(
        stage, canvas, menu,
        (struct rect){body.x + (body.w - width) / 2, body.y + (body.h - rows) / 2, width, rows});
}
