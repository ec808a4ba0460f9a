/* In play, the words below the board: whose answer is asked for now, what its marks mean, and what
 * the buttons of each do. */
#include "play/inside.h"

/* The lines below the board, from the foot up: the buttons where every screen has its hint, the
 * marks, the question, and the sentence. */
struct lines {
    struct rect all, sentence, question, marks, buttons;
};

static struct lines panel_lines(struct stage *stage) {
    struct rect screen = screen_rect(stage);
    int side = unit(stage, 40), row = text_size(stage, SIZE_BODY) * 16 / 10;
    int tall = text_size(stage, SIZE_LARGE) * 16 / 10, foot = text_size(stage, SIZE_HINT) * 2;
    int most = screen.h * 2 / 5 - foot - unit(stage, 12), wanted = tall + 2 * row;
    if (wanted > most) { /* the board needs the rest */
        row = row * most / wanted;
        tall = most - 2 * row;
    }
    struct rect line = {side, screen.h - foot - unit(stage, 8), screen.w - 2 * side, foot};
    struct lines lines = {.buttons = line};
    lines.marks = (struct rect){side, line.y - unit(stage, 4) - row, line.w, row};
    lines.question = (struct rect){side, lines.marks.y - row, line.w, row};
    lines.sentence = (struct rect){side, lines.question.y - tall, line.w, tall};
    lines.all = (struct rect){0, lines.sentence.y, screen.w, screen.h - lines.sentence.y};
    return lines;
}

struct rect panel_rect(struct stage *stage) {
    return panel_lines(stage).all;
}

/* The water grows darker under the words, so that its glints do not run through them. */
static void draw_dusk(struct canvas *canvas, struct rect area) {
    enum { DEEPEST = 150 };
    struct rect seen = rect_cut(area, canvas->clip);
    for (int y = seen.y; y < seen.y + seen.h; y++) {
        int part = (y - area.y) * 512 / area.h; /* all of it from the middle on */
        uint32_t deep = (uint32_t)(DEEPEST * (part < 256 ? part : 256) / 256);
        canvas_fill(canvas, (struct rect){seen.x, y, seen.w, 1}, deep << 24 | 0x0a0f28u);
    }
}

/* Who never walked before sees by which keys beside the figure: prompts.c. */
static const char *button_words(struct stage *stage, enum platform_seat seat) {
    bool key = crossing_keys(play_of(stage)->crossing, (int)seat) != 0;
    return say(stage,
               key ? "{name}: {key} key \u00a0{breathe} breathe \u00a0{back} back \u00a0{hint} "
                     "hint \u00a0{rest} rest"
                   : "{name}: {breathe} breathe \u00a0{back} take back \u00a0{hint} hint "
                     "\u00a0{rest} rest",
               "name", stage->name[seat], "breathe", button_name(stage, seat, PLATFORM_CONFIRM),
               "back", button_name(stage, seat, PLATFORM_TAKE_BACK), "hint",
               button_name(stage, seat, PLATFORM_HINT), "rest",
               button_name(stage, seat, PLATFORM_MENU), "key",
               button_name(stage, seat, PLATFORM_LOOK), NULL);
}

/* Each player's own buttons on their own side, which is as wide as they need of what there is. */
static void draw_buttons(struct stage *stage, struct canvas *canvas, struct rect area) {
    struct paragraph how = {.size = SIZE_HINT,
                            .align = ALIGN_CENTRE,
                            .colour = COLOUR_QUIET,
                            .middle = true,
                            .one_line = true,
                            .shrinks = true};
    const char *words[2] = {button_words(stage, PLATFORM_SEAT_A),
                            button_words(stage, PLATFORM_SEAT_B)};
    int width[2] = {text_width(stage, words[0], how), text_width(stage, words[1], how)};
    int gap = unit(stage, 20), room = area.w - gap, all = width[0] + width[1];
    int left = width[0] < room / 2 && width[1] < room / 2 ? room / 2
                                                          : (int)((int64_t)room * width[0] / all);
    struct rect half = {area.x, area.y, left, area.h};
    draw_text(stage, canvas, half, words[0], how);
    half.x += left + gap;
    half.w = room - left;
    draw_text(stage, canvas, half, words[1], how);
}

void panel_draw(struct stage *stage, struct canvas *canvas, const char *sentence, int question) {
    struct lines lines = panel_lines(stage);
    draw_dusk(canvas, lines.all);
    /* Large text shrinks here: the board needs most of the screen. */
    struct paragraph how = {.size = SIZE_LARGE,
                            .align = ALIGN_CENTRE,
                            .colour = COLOUR_TEXT,
                            .middle = true,
                            .shrinks = true};
    if (question < 0) {
        lines.sentence.h = lines.buttons.y - lines.sentence.y;
    }
    draw_text(stage, canvas, lines.sentence, sentence, how);
    how.size = SIZE_BODY;
    how.colour = COLOUR_QUIET;
    if (question >= 0) {
        draw_text(stage, canvas, lines.question,
                  crossing_question(play_of(stage)->crossing, question)->ask, how);
        legend_draw(stage, canvas, question, lines.marks);
    }
    draw_buttons(stage, canvas, lines.buttons);
}
