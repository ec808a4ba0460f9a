/* A card that is being written: what can be filled in stands where it will stand, and the light is
 * where the two are. With large text the card is above, and a list of its lines below it. */
#include "cards/write.h"

bool card_on_paper(const struct stage *stage) {
    return !large_text(stage);
}

/* Of all its words those that the two are at: each has the whole card. */
static struct pack_card card_at(struct card_work *data) {
    enum card_row row = data->row[data->menu.focus];
    return (struct pack_card){.ask = row >= CARD_FIRST && row <= CARD_THIRD
                                         ? data->card.answer[row - CARD_FIRST]
                                         : data->card.ask};
}

static void draw_listed(struct stage *stage, struct canvas *canvas, struct card_work *data,
                        struct rect body) {
    int gap = unit(stage, 18), rows = menu_height(stage, data->menu.count);
    int most = body.h * 55 / 100;
    rows = rows < most ? rows : most;
    struct pack_card card = card_at(data);
    cards_draw_one(stage, canvas, &card,
                   (struct rect){body.x, body.y, body.w, body.h - rows - gap});
    menu_draw(stage, canvas, &data->menu,
              (struct rect){body.x, body.y + body.h - rows, body.w, rows});
}

/* --- on the card itself --- */

/* A line to write on. */
static void draw_dots(struct stage *stage, struct canvas *canvas, struct rect spot) {
    int step = unit(stage, 9);
    for (int x = spot.x + step; x < spot.x + spot.w - step; x += step) {
        canvas_disc(canvas, (float)x, (float)(spot.y + spot.h - unit(stage, 4)),
                    (float)unit(stage, 1.5f), 0x90a67c48u);
    }
}

/* A slip of paper that lies on the card. */
static void draw_slip(struct stage *stage, struct canvas *canvas, struct rect spot) {
    float corner = (float)unit(stage, 6);
    struct rect below = {spot.x + unit(stage, 1), spot.y + unit(stage, 3), spot.w, spot.h};
    canvas_round_rect(canvas, below, corner, 0x306b4a2au);
    canvas_round_rect(canvas, spot, corner, 0xfff3e8cdu);
    canvas_round_frame(canvas, spot, corner, (float)unit(stage, 1.5f), 0xb0a67c48u);
}

/* A place on the paper; lit, there is lantern light on it and a line of ink around it. */
static void draw_spot(struct stage *stage, struct canvas *canvas, struct menu *menu, int item,
                      struct rect spot, bool slip) {
    float corner = (float)unit(stage, slip ? 6 : 12);
    int light = menu_lit(stage, menu, item);
    menu->place[item] = spot;
    if (slip) {
        draw_slip(stage, canvas, spot);
    } else {
        draw_dots(stage, canvas, spot);
    }
    if (light > 0) {
        canvas_round_rect(canvas, spot, corner, colour_mix(0x00ffe0a0u, 0xa0ffe0a0u, light));
        canvas_round_frame(canvas, spot, corner, (float)unit(stage, 3.5f),
                           colour_mix(0x008a3d08u, 0xff8a3d08u, light));
    }
}

static void draw_words(struct stage *stage, struct canvas *canvas, struct rect spot,
                       const char *written, const char *label, enum size size) {
    struct paragraph how = {.size = size,
                            .align = ALIGN_CENTRE,
                            .colour = written[0] ? COLOUR_INK : COLOUR_INK_QUIET,
                            .middle = true,
                            .shrinks = true}; /* the card can't grow */
    draw_text(stage, canvas, rect_grow(spot, -unit(stage, 10)), written[0] ? written : label, how);
}

/* A label, and at its right what it is set to. */
static void draw_set(struct stage *stage, struct canvas *canvas, struct menu *menu, int item,
                     struct rect spot) {
    struct paragraph how = {.size = SIZE_BODY, .colour = COLOUR_INK_QUIET, .middle = true};
    const struct menu_item *line = &menu->item[item];
    draw_spot(stage, canvas, menu, item, spot, false);
    const char *value = line->value
                            ? say(stage, "\u2039 {value} \u203a", "value", line->value, NULL)
                            : "";
    int pad = unit(stage, 18), wide = line->value ? text_width(stage, value, how) + pad / 2 : 0;
    struct rect right = {spot.x + spot.w - pad - wide, spot.y, wide, spot.h};
    menu->value_x[item] = right.x;
    how.shrinks = true;
    draw_text(stage, canvas, (struct rect){spot.x + pad, spot.y, spot.w - 2 * pad - wide, spot.h},
              line->label, how);
    how.align = ALIGN_RIGHT;
    how.colour = COLOUR_INK;
    draw_text(stage, canvas, right, value, how);
}

static struct rect take_foot(struct rect *area, int height, int gap) {
    area->h -= height + gap;
    return (struct rect){area->x, area->y + area->h + gap, area->w, height};
}

static struct rect part_of(const struct stage *stage, struct rect row, int i, int count) {
    int gap = unit(stage, 14), wide = (row.w - gap * (count - 1)) / count;
    return (struct rect){row.x + i * (wide + gap), row.y, wide, row.h};
}

/* From its foot up: who it is for, how deep it is and what it touches, its answers, and all the
 * rest is for the question. */
static void draw_on_paper(struct stage *stage, struct canvas *canvas, struct card_work *data,
                          struct rect area) {
    struct menu *menu = &data->menu;
    int gap = unit(stage, 12), line = text_size(stage, SIZE_BODY) * 9 / 5;
    int answers = data->card.answer_count, depth = CARD_FIRST + answers;
    card_face(stage, canvas, area);
    area = rect_grow(area, -unit(stage, 26));
    draw_set(stage, canvas, menu, depth + 2, take_foot(&area, line, gap));
    struct rect foot = take_foot(&area, line, gap);
    draw_set(stage, canvas, menu, depth, part_of(stage, foot, 0, 2));
    draw_set(stage, canvas, menu, depth + 1, part_of(stage, foot, 1, 2));
    if (answers) {
        struct rect row = take_foot(&area, unit(stage, 104), gap);
        for (int i = 0; i < answers; i++) {
            struct rect spot = part_of(stage, row, i, answers);
            draw_spot(stage, canvas, menu, CARD_FIRST + i, spot, true);
            draw_words(stage, canvas, spot, data->card.answer[i], menu->item[CARD_FIRST + i].label,
                       SIZE_BODY);
        }
    }
    draw_set(stage, canvas, menu, CARD_ANSWERS, take_foot(&area, line, gap));
    draw_spot(stage, canvas, menu, CARD_ASK, area, false);
    draw_words(stage, canvas, area, data->card.ask, menu->item[CARD_ASK].label, SIZE_HEADING);
}

void card_work_draw(struct stage *stage, struct canvas *canvas, struct card_work *data,
                    struct rect body) {
    if (!card_on_paper(stage)) {
        draw_listed(stage, canvas, data, body);
        return;
    }
    int wide = unit(stage, 900) < body.w ? unit(stage, 900) : body.w;
    int foot = text_size(stage, SIZE_HINT) * 2, first = CARD_FIRST + data->card.answer_count + 3;
    struct rect area = {body.x + (body.w - wide) / 2, body.y, wide,
                        body.h - foot - unit(stage, 16)};
    data->menu.area = area;
    data->menu.bar = (struct rect){0};
    draw_on_paper(stage, canvas, data, area);
    menu_draw_row(stage, canvas, &data->menu, first, data->menu.count,
                  (struct rect){body.x, body.y + body.h - foot, body.w, foot});
}
