/* The board's screen: at the top what it is called, in the middle the board, its proof at the
 * right, the tools below. */
#include "workshop/board.h"

struct board_places board_places(struct stage *stage) {
    struct rect screen = screen_rect(stage);
    int edge = unit(stage, 20), hint = text_size(stage, SIZE_HINT) * 2 + unit(stage, 22);
    int aside = unit(stage, 84), head = text_size(stage, SIZE_BODY) * 13 / 10 + unit(stage, 26);
    int tools = text_size(stage, SIZE_HINT) * 2 + unit(stage, 8);
    int side = large_text(stage) ? 0 : unit(stage, 344), bottom = screen.h - hint;
    struct board_places places;
    places.tools = (struct rect){edge, bottom - tools, screen.w - 2 * edge, tools};
    places.head = (struct rect){aside, unit(stage, 10), screen.w - 2 * aside,
                                head - unit(stage, 14)};
    places.side = (struct rect){screen.w - edge - side, head, side,
                                places.tools.y - head - unit(stage, 14)};
    places.board = (struct rect){edge, head, screen.w - 2 * edge - (side ? side + edge : 0),
                                 places.side.h};
    return places;
}

/* The title, or what is in hand where that has no other place; for a while, why something could not
 * be done. */
static void draw_head(struct stage *stage, struct canvas *canvas, const struct board *board) {
    struct rect head = board->places.head;
    struct text hand = {0};
    if (below_another(stage) || rect_empty(rect_cut(head, canvas->clip))) {
        return;
    }
    hand_tell(stage, board->workshop, &hand);
    const char *title = board->places.side.w ? draft_level(board->workshop->draft)->title
                                             : text_string(&hand);
    canvas_round_rect(canvas, head, (float)unit(stage, 12), 0x90101530u);
    draw_text(stage, canvas, rect_grow(head, -unit(stage, 4)),
              board->word_ms > 0 ? text_string(&board->word) : title,
              (struct paragraph){.size = SIZE_BODY,
                                 .align = ALIGN_CENTRE,
                                 .colour = board->word_ms > 0 ? COLOUR_TEXT : COLOUR_QUIET,
                                 .middle = true,
                                 .one_line = true,
                                 .shrinks = true});
    text_release(&hand);
}

/* --- the proof --- */

/* Whole, or still to be mended: a full disc or a ring. */
static void draw_sign(struct stage *stage, struct canvas *canvas, const struct beside_line *line,
                      float x, float y) {
    float radius = (float)unit(stage, 6);
    if (line->good) {
        canvas_disc(canvas, x, y, radius, COLOUR_GOLD);
    } else {
        canvas_ring(canvas, x, y, radius, (float)unit(stage, 2.5f), COLOUR_QUIET);
    }
}

/* What can be pressed points to the board. */
static void draw_arrow(struct stage *stage, struct canvas *canvas, float x, float y) {
    float size = (float)unit(stage, 6), wide = (float)unit(stage, 2.5f);
    canvas_line(canvas, x - size * 0.5f, y - size, x + size * 0.6f, y, wide, COLOUR_QUIET);
    canvas_line(canvas, x - size * 0.5f, y + size, x + size * 0.6f, y, wide, COLOUR_QUIET);
}

static int draw_line(struct stage *stage, struct canvas *canvas, struct board *board, int i,
                     struct rect area) {
    const struct beside_line *line = &board->workshop->beside.line[i];
    struct paragraph how = {
        .size = SIZE_HINT, .colour = line->good ? COLOUR_GOLD : COLOUR_TEXT, .middle = true};
    int sign = unit(stage, 26), arrow = unit(stage, 20), air = unit(stage, 7);
    int wide = area.w - sign - arrow;
    int high = measure_text(stage, wide, text_string(&line->words), how);
    struct rect place = {area.x, area.y, area.w, high + 2 * air};
    float middle = (float)place.y + (float)place.h / 2;
    board->line_place[i] = place;
    if (board->zone == ZONE_PROOF && board->line == i) {
        draw_plate(stage, canvas, rect_grow(place, unit(stage, 3)), 256);
    }
    draw_sign(stage, canvas, line, (float)(place.x + sign / 2), middle);
    draw_text(stage, canvas, (struct rect){place.x + sign, place.y + air, wide, high},
              text_string(&line->words), how);
    if (line->show != BESIDE_NOTHING) {
        draw_arrow(stage, canvas, (float)(place.x + place.w - arrow / 2), middle);
    }
    return place.h;
}

static int draw_hand(struct stage *stage, struct canvas *canvas, const struct board *board,
                     struct rect area) {
    struct text words = {0};
    struct paragraph how = {.size = SIZE_BODY, .colour = COLOUR_TEXT, .middle = true};
    hand_tell(stage, board->workshop, &words);
    const char *told = say(stage, "In hand: {thing}", "thing", text_string(&words), NULL);
    int high = measure_text(stage, area.w, told, how);
    draw_text(stage, canvas, (struct rect){area.x, area.y, area.w, high}, told, how);
    text_release(&words);
    return high;
}

static void draw_side(struct stage *stage, struct canvas *canvas, struct board *board) {
    struct rect side = board->places.side, inside = rect_grow(side, -unit(stage, 16));
    if (!side.w || below_another(stage) ||
        rect_empty(rect_cut(rect_grow(side, unit(stage, 8)), canvas->clip))) {
        return;
    }
    draw_panel(stage, canvas, side);
    int used = draw_hand(stage, canvas, board, inside) + unit(stage, 14);
    canvas_line(canvas, (float)inside.x, (float)(inside.y + used), (float)(inside.x + inside.w),
                (float)(inside.y + used), (float)unit(stage, 1.5f), COLOUR_EDGE);
    used += unit(stage, 12);
    for (int i = 0; i < board->workshop->beside.count; i++) {
        struct rect rest = {inside.x, inside.y + used, inside.w, inside.h - used};
        if (rest.h < text_size(stage, SIZE_HINT) * 2) { /* the page of the proof has all of them */
            board->line_place[i] = (struct rect){0};
            continue;
        }
        used += draw_line(stage, canvas, board, i, rest) + unit(stage, 2);
    }
}

static const char *hint_words(struct stage *stage, const struct board *board) {
    const char *confirm = both_button_names(stage, PLATFORM_CONFIRM);
    if (board->film.step) {
        return word(stage, "An example walks. Any button: back to drawing");
    }
    if (board->zone == ZONE_BOARD && large_text(stage)) {
        return say(stage, "{button}: lay it, or take it away. {wave}: things. {back}: back",
                   "button", confirm, "wave", both_button_names(stage, PLATFORM_WAVE), "back",
                   both_button_names(stage, PLATFORM_BACK), NULL);
    }
    return board->zone == ZONE_BOARD
               ? say(stage,
                     "{button}: lay it, or take it away. {wave}: things. {undo}: take back. "
                     "{back}: back",
                     "button", confirm, "wave", both_button_names(stage, PLATFORM_WAVE), "undo",
                     both_button_names(stage, PLATFORM_TAKE_BACK), "back",
                     both_button_names(stage, PLATFORM_BACK), NULL)
           : board->zone == ZONE_PROOF
               ? say(stage, "{button}: see it on the board. {back}: to the board", "button",
                     confirm, "back", both_button_names(stage, PLATFORM_BACK), NULL)
               : say(stage, "{button}: choose. {back}: to the board", "button", confirm, "back",
                     both_button_names(stage, PLATFORM_BACK), NULL);
}

/* The light is on one of them only where the two are at them. */
static void draw_tools(struct stage *stage, struct canvas *canvas, struct board *board) {
    struct menu *tools = &board->tools;
    int focus = tools->focus;
    tools->area = board->places.tools;
    tools->focus = board->zone == ZONE_TOOLS ? focus : -1;
    tools->lit_before = tools->focus;
    menu_draw_row(stage, canvas, tools, 0, tools->count, board->places.tools);
    tools->focus = focus;
}

void board_draw(struct stage *stage, struct canvas *canvas, struct board *board) {
    view_draw(stage->view, canvas);
    if (board->zone == ZONE_BOARD && !board->film.step) {
        cursor_draw(stage, canvas, view_cell_rect(stage->view, board->at));
    }
    draw_head(stage, canvas, board);
    draw_side(stage, canvas, board);
    draw_tools(stage, canvas, board);
    draw_hint(stage, canvas, hint_words(stage, board));
}
