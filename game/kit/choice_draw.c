/* How choosing in private looks: the compasses, the ripple, the lanterns that breathe in. */
#include "kit/choice.h"
#include "kit/inside.h"

#include <string.h>

enum { MIDDLE = PLATFORM_CONFIRM };
enum { BADGE = 17 }; /* units: its radius */

static void draw_lantern(struct stage *stage, struct canvas *canvas, int player, float x, float y,
                         float breath) {
    float radius = (float)unit(stage, 13);
    uint32_t colour = seat_colour(player);
    canvas_glow(canvas, x, y, radius * (5.0f + 4.0f * breath), colour, 70 + (int)(110 * breath));
    if (player == RULES_A) {
        canvas_disc(canvas, x, y, radius, colour);
        canvas_disc(canvas, x, y, radius * 0.55f, 0xfffff6dcu);
    } else {
        struct rect box = {(int)(x - radius), (int)(y - radius), (int)(2 * radius),
                           (int)(2 * radius)};
        canvas_round_rect(canvas, box, radius * 0.25f, colour);
        canvas_round_rect(canvas, rect_grow(box, -(int)(radius * 0.5f)), 2, 0xfff0fffcu);
    }
}

/* Five of one size: a cross. */
static struct rect cross_place(struct stage *stage, struct rect half, int point) {
    static const int column[] = {1, 2, 1, 0, 1}, row[] = {0, 1, 2, 1, 1};
    int gap = unit(stage, 12), width = (half.w - 2 * gap) / 3, height = (half.h - 2 * gap) / 3;
    width = width < height * 3 / 2 ? width : height * 3 / 2;
    height = width * 2 / 3;
    int left = half.x + (half.w - 3 * width - 2 * gap) / 2;
    int top = half.y + (half.h - 3 * height - 2 * gap) / 2;
    return (struct rect){left + column[point] * (width + gap), top + row[point] * (height + gap),
                         width, height};
}

/* Two to four: wide, for words. The lowest row is left out where nothing stands there. The badges
 * of the upper and the lower one reach beyond them. */
static struct rect compass_place(struct stage *stage, const struct choice *choice, struct rect half,
                                 int point) {
    int rows = choice->count == 2 ? 1 : choice->count == 3 ? 2 : 3, gap = unit(stage, 14);
    int badge = large_text(stage) ? 0 : unit(stage, BADGE + 5);
    int above = rows > 1 ? badge : 0, below = rows > 2 ? badge : 0;
    int most = text_size(stage, SIZE_BODY) * 5;
    int height = (half.h - above - below - gap * (rows - 1)) / rows;
    height = height < most ? height : most;
    int width = (half.w - gap) / 2, side_row = rows > 1 ? 1 : 0;
    int spare = (half.h - rows * height - (rows - 1) * gap) / 3;
    int top = half.y + (spare > above ? spare : above);
    struct rect place = {half.x, top + side_row * (height + gap), width, height};
    if (point == RULES_EAST) {
        place.x = half.x + half.w - width;
    } else if (point != RULES_WEST) {
        place.x = half.x + (half.w - width) / 2;
        place.y = point == RULES_NORTH ? top : top + 2 * (height + gap);
    }
    return place;
}

/* Where the card for a button stands inside a player's half. */
static struct rect card_place(struct stage *stage, const struct choice *choice, struct rect half,
                              int point) {
    return choice->count == CHOICES ? cross_place(stage, half, point)
                                    : compass_place(stage, choice, half, point);
}

static void draw_arrow(struct stage *stage, struct canvas *canvas, struct rect place, int point,
                       uint32_t colour) {
    static const float dx[] = {0, 1, 0, -1}, dy[] = {-1, 0, 1, 0};
    float size = (float)unit(stage, 8), inset = (float)unit(stage, 15);
    float x = (float)place.x + (float)place.w * 0.5f + dx[point] * ((float)place.w * 0.5f - inset);
    float y = (float)place.y + (float)place.h * 0.5f + dy[point] * ((float)place.h * 0.5f - inset);
    float ax = x + dx[point] * size * 0.7f, ay = y + dy[point] * size * 0.7f;
    float sx = dy[point] * size, sy = dx[point] * size, width = (float)unit(stage, 3);
    canvas_line(canvas, ax, ay, ax - dx[point] * size + sx, ay - dy[point] * size + sy, width,
                colour);
    canvas_line(canvas, ax, ay, ax - dx[point] * size - sx, ay - dy[point] * size - sy, width,
                colour);
}

/* The picture fills its card; the word stands on a dark band over it. */
static void draw_picture_card(struct stage *stage, struct canvas *canvas, const char *picture,
                              const char *label, struct rect place) {
    int band = text_size(stage, SIZE_BODY) * 3 / 2, pad = unit(stage, 6);
    band = band < place.h / 2 ? band : place.h / 2;
    struct rect words = {place.x, place.y + place.h - band, place.w, band};
    draw_art(stage, canvas, picture, place);
    canvas_round_rect(canvas, words, (float)unit(stage, 12), 0xd410152fu);
    draw_text(stage, canvas, (struct rect){words.x + pad, words.y, words.w - 2 * pad, words.h},
              label,
              (struct paragraph){.size = SIZE_BODY,
                                 .align = ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT,
                                 .middle = true,
                                 .shrinks = true});
    canvas_round_frame(canvas, place, (float)unit(stage, 12), (float)unit(stage, 2), 0x60a9b6ecu);
}

/* The mark to the left of its words, so that both are seen at one glance. */
static void draw_word_card(struct stage *stage, struct canvas *canvas, const struct choice *choice,
                           int i, struct rect place) {
    bool narrow = place.w < unit(stage, 300); /* two compasses: each has half the screen */
    int pad = unit(stage, narrow ? 18 : 30), inset = unit(stage, narrow ? 8 : 22);
    int icon = choice->mark[i] >= 0 ? text_size(stage, SIZE_LARGE) * 5 / 4 : 0;
    draw_panel(stage, canvas, place);
    struct rect inside = {place.x + pad, place.y + inset, place.w - 2 * pad, place.h - 2 * inset};
    if (icon) {
        draw_mark(stage, canvas, choice->mark[i],
                  (struct rect){inside.x, inside.y + (inside.h - icon) / 2, icon, icon},
                  0xffe9efffu);
        inside.x += icon + unit(stage, 10);
        inside.w -= icon + unit(stage, 10);
    }
    draw_text(stage, canvas, inside, choice->label[i],
              (struct paragraph){.size = SIZE_BODY,
                                 .align = icon ? ALIGN_LEFT : ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT,
                                 .middle = true,
                                 .shrinks = true});
}

/* Which button it is: an arrow, or a dot for the middle. */
static void draw_badge(struct stage *stage, struct canvas *canvas, int x, int y, int point,
                       uint32_t colour) {
    int radius = unit(stage, BADGE);
    shown_thing(stage, (struct rect){x - radius, y - radius, 2 * radius, 2 * radius});
    canvas_disc(canvas, (float)x, (float)y, (float)radius, 0xf010152fu);
    if (point == MIDDLE) {
        canvas_disc(canvas, (float)x, (float)y, (float)unit(stage, 7), colour);
    } else {
        draw_arrow(stage, canvas, (struct rect){x - radius, y - radius, 2 * radius, 2 * radius},
                   point, colour);
    }
}

/* On the edge that it points over; large words need the room there. */
static void draw_edge_badge(struct stage *stage, struct canvas *canvas, struct rect card, int point,
                            uint32_t colour) {
    int x = card.x + card.w / 2, y = card.y + card.h / 2;
    if (large_text(stage)) {
        draw_arrow(stage, canvas, card, point, colour);
        return;
    }
    x = point == RULES_EAST ? card.x + card.w : point == RULES_WEST ? card.x : x;
    y = point == RULES_SOUTH ? card.y + card.h : point == RULES_NORTH ? card.y : y;
    canvas_ring(canvas, (float)x, (float)y, (float)unit(stage, BADGE + 1), (float)unit(stage, 2),
                (colour & 0xffffffu) | 0xa0000000u);
    draw_badge(stage, canvas, x, y, point, colour);
}

static void draw_card(struct stage *stage, struct canvas *canvas, const struct choice *choice,
                      int i, struct rect place, int point, uint32_t colour) {
    if (choice->picture[i]) {
        draw_picture_card(stage, canvas, choice->picture[i], choice->label[i], place);
        int inwards = unit(stage, BADGE + 5); /* in a corner of the picture */
        draw_badge(stage, canvas, place.x + place.w - inwards, place.y + inwards, point, colour);
    } else {
        draw_word_card(stage, canvas, choice, i, place);
        draw_edge_badge(stage, canvas, place, point, colour);
    }
}

/* The cross' empty corner; a long name reaches out to the left, where nothing is. */
static struct rect name_corner(struct stage *stage, struct rect half, const char *name,
                               struct paragraph how) {
    struct rect corner = cross_place(stage, half, RULES_WEST);
    int more = text_width(stage, name, how) - corner.w, most = unit(stage, 66);
    more = more < 0 ? 0 : more < most ? more : most;
    corner.y = cross_place(stage, half, RULES_NORTH).y;
    corner.x -= more;
    corner.w += more;
    return corner;
}

/* On a plate of its width: the water behind it has the light of any span. */
static void draw_name(struct stage *stage, struct canvas *canvas, struct rect area,
                      const char *name, struct paragraph how) {
    int wide = text_width(stage, name, how) + text_size(stage, SIZE_BODY) * 3 / 2;
    wide = wide < area.w ? wide : area.w;
    canvas_round_rect(canvas, (struct rect){area.x + (area.w - wide) / 2, area.y, wide, area.h},
                      (float)area.h * 0.5f, COLOUR_PANEL);
    draw_text(stage, canvas, area, name, how);
}

static void draw_compass(struct stage *stage, struct canvas *canvas, const struct choice *choice,
                         int player, struct rect half) {
    uint32_t colour = seat_colour(player);
    struct paragraph how = {.face = PLATFORM_FACE_BOLD,
                            .size = SIZE_BODY,
                            .align = ALIGN_CENTRE,
                            .colour = colour,
                            .middle = true,
                            .shrinks = true};
    int label = text_size(stage, SIZE_BODY) * 3 / 2;
    struct rect name = {half.x, half.y, half.w, label};
    struct rect compass = {half.x, half.y + label, half.w, half.h - label};
    if (choice->count == CHOICES) { /* in the cross' empty corner, which leaves it all the height */
        compass = half;
        name = name_corner(stage, half, stage->name[player], how);
    }
    draw_name(stage, canvas, name, stage->name[player], how);
    for (int i = 0; i < choice->count; i++) {
        int point = choice->place[player][i];
        draw_card(stage, canvas, choice, i, card_place(stage, choice, compass, point), point,
                  colour);
    }
}

static void draw_ripple(struct stage *stage, struct canvas *canvas, float part) {
    struct rect screen = screen_rect(stage);
    float x = (float)screen.w * 0.5f, y = (float)screen.h * 0.5f;
    for (int i = 0; i < 3; i++) {
        float ring = part - 0.18f * (float)i;
        if (ring > 0) {
            uint32_t alpha = (uint32_t)(170.0f * (1.0f - ring));
            canvas_ring(canvas, x, y, (float)unit(stage, 170) * ring, (float)unit(stage, 3),
                        alpha << 24 | 0xe9efffu);
        }
    }
}

/* On a plate of its height: the horizon lies behind it. */
static void draw_question(struct stage *stage, struct canvas *canvas, struct rect area,
                          const char *question) {
    struct paragraph how = {.size = SIZE_LARGE,
                            .align = ALIGN_CENTRE,
                            .colour = COLOUR_TEXT,
                            .middle = true,
                            .shrinks = true};
    int pad = unit(stage, large_text(stage) ? 6 : 16), side = large_text(stage) ? 0 : area.w / 8;
    struct rect plate = {area.x + side, area.y, area.w - 2 * side, area.h};
    int high = measure_text(stage, plate.w - 2 * pad, question, how) + 2 * pad;
    if (!question[0]) {
        return;
    }
    if (high < area.h) {
        plate.y += (area.h - high) / 2;
        plate.h = high;
    }
    draw_panel(stage, canvas, plate);
    draw_text(stage, canvas, rect_grow(plate, -pad), question, how);
}

/* One beside the other, or the one of them who answers now in the middle. */
static void draw_compasses(struct stage *stage, struct canvas *canvas, const struct choice *choice,
                           struct rect area) {
    if (choice_answers(stage, choice, RULES_A) && choice_answers(stage, choice, RULES_B)) {
        int gap = unit(stage, 72), width = (area.w - gap) / 2;
        draw_compass(stage, canvas, choice, RULES_A, (struct rect){area.x, area.y, width, area.h});
        area.x += width + gap;
        area.w = width;
        draw_compass(stage, canvas, choice, RULES_B, area);
    } else {
        int side = large_text(stage) ? 0 : area.w / 8;
        area.x += side;
        area.w -= 2 * side;
        draw_compass(stage, canvas, choice, choice->turn, area);
    }
}

void choice_draw(struct stage *stage, struct canvas *canvas, const struct choice *choice,
                 struct rect area, const char *question) {
    int top = area.h * (choice->count == CHOICES ? 14 : 24) / 100;
    if (choice->phase == CHOICE_CURTAIN) {
        curtain_draw(stage, canvas, choice->turn, area);
        return;
    }
    draw_question(stage, canvas, (struct rect){area.x, area.y, area.w, top}, question);
    draw_ripple(stage, canvas, choice_ripple(choice));
    if (choice->phase == CHOICE_OPEN || choice->brief) {
        draw_compasses(stage, canvas, choice,
                       (struct rect){area.x, area.y + top, area.w, area.h - top});
    } else {
        struct rect screen = screen_rect(stage);
        float x = (float)screen.w * 0.5f, y = (float)screen.h * 0.5f;
        float aside = (float)unit(stage, 60), breath = choice_breath(choice);
        draw_lantern(stage, canvas, RULES_A, x - aside, y, breath);
        draw_lantern(stage, canvas, RULES_B, x + aside, y, breath);
    }
}

/* A pad has all directions on its stick; of keys only those are named that pick something. */
static const char *picks(struct stage *stage, const struct choice *choice, int player) {
    enum platform_seat seat = (enum platform_seat)player;
    bool pad = platform_device_of(stage->platform, seat) >= PLATFORM_FIRST_PAD;
    const char *all = button_name(stage, seat, PLATFORM_BUTTONS);
    if (choice->count == CHOICES) {
        return say(stage, "{all}, in the middle {middle}", "all", all, "middle",
                   button_name(stage, seat, PLATFORM_CONFIRM), NULL);
    }
    return pad || choice->count == CHOICES - 1
               ? all
               : say(stage, choice->count == 2 ? "{west} {east}" : "{west} {north} {east}", "west",
                     button_name(stage, seat, PLATFORM_WEST), "north",
                     button_name(stage, seat, PLATFORM_NORTH), "east",
                     button_name(stage, seat, PLATFORM_EAST), NULL);
}

void choice_hint(struct stage *stage, struct canvas *canvas, const struct choice *choice,
                 const char *about) {
    struct text line = {0};
    if (choice->phase != CHOICE_OPEN && (!choice->brief || choice->phase == CHOICE_CURTAIN)) {
        return; /* the curtain itself says what opens it */
    }
    for (int player = 0; player < 2; player++) {
        if (choice_answers(stage, choice, player)) {
            text_add(&line, say(stage, "{name}: {keys}. ", "name", stage->name[player], "keys",
                                picks(stage, choice, player), NULL));
        }
    }
    /* Where a pointer stands is seen by both. */
    text_add(&line, stage->pointing
                        ? word(stage, "Only keys and pads choose here; a pointer is seen.")
                        : about);
    draw_hint(stage, canvas, text_string(&line));
    text_release(&line);
}
