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

static const char *legend_words(struct stage *stage, int question, int mark) {
    const struct crossing_question *asked = crossing_question(play_of(stage)->crossing, question);
    return mark < asked->answer_count ? asked->answer[mark] : word(stage, "Keeping it to myself");
}

/* The marks with their words, side by side; each as wide as it needs where all fit. */
static void draw_legend(struct stage *stage, struct canvas *canvas, int question,
                        struct rect area) {
    int count = crossing_question(play_of(stage)->crossing, question)->answer_count + 1,
        gap = unit(stage, 40);
    int size = text_size(stage, SIZE_BODY), icon = size, space = unit(stage, 8), all = 0;
    int width[RULES_MAX_MARKS];
    for (int mark = 0; mark < count; mark++) {
        width[mark] = icon + space +
                      platform_text_width(stage->platform, PLATFORM_FACE_TEXT, size,
                                          legend_words(stage, question, mark)) +
                      unit(stage, 4);
        all += width[mark] + (mark ? gap : 0);
    }
    if (all > area.w) { /* all narrower alike */
        int words = all - gap * (count - 1);
        gap = unit(stage, 12);
        for (int mark = 0; mark < count; mark++) {
            width[mark] = width[mark] * (area.w - gap * (count - 1)) / words;
        }
    }
    int x = all > area.w ? area.x : area.x + (area.w - all) / 2;
    for (int mark = 0; mark < count; mark++) {
        draw_mark(stage, canvas, mark, (struct rect){x, area.y + (area.h - icon) / 2, icon, icon},
                  0xffe9efffu);
        draw_text(stage, canvas,
                  (struct rect){x + icon + space, area.y, width[mark] - icon - space, area.h},
                  legend_words(stage, question, mark),
                  (struct paragraph){
                      .size = SIZE_BODY, .colour = COLOUR_TEXT, .middle = true, .shrinks = true});
        x += width[mark] + gap;
    }
}

/* Who never walked before sees by which keys beside the figure: prompts.c. */
static const char *button_words(struct stage *stage, enum platform_seat seat) {
    return say(
        stage,
        "{name}: {breathe} breathe \u00a0{back} take back \u00a0{hint} hint \u00a0{rest} rest",
        "name", stage->name[seat], "breathe", button_name(stage, seat, PLATFORM_CONFIRM), "back",
        button_name(stage, seat, PLATFORM_TAKE_BACK), "hint",
        button_name(stage, seat, PLATFORM_HINT), "rest", button_name(stage, seat, PLATFORM_MENU),
        NULL);
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
        draw_legend(stage, canvas, question, lines.marks);
    }
    draw_buttons(stage, canvas, lines.buttons);
}
