/* In play, the words beside or below the board: whose answer is asked for now, what the marks of
 * those that are open mean, and, to who never crossed anything, what the buttons of each do. They
 * take what they need and stand where that leaves the board the most room, and stay there for as
 * long as the board does: it never jumps because of a sentence. */
#include "play/inside.h"

static struct paragraph how_said(void) {
    return (struct paragraph){.size = SIZE_LARGE,
                              .align = ALIGN_CENTRE,
                              .colour = COLOUR_TEXT,
                              .middle = true,
                              .shrinks = true}; /* the board needs most of the screen */
}

static struct paragraph how_asked(void) {
    return (struct paragraph){.size = SIZE_BODY,
                              .align = ALIGN_CENTRE,
                              .colour = COLOUR_QUIET,
                              .middle = true,
                              .shrinks = true};
}

static struct paragraph how_told(bool beside) {
    return (struct paragraph){.size = SIZE_HINT,
                              .align = ALIGN_CENTRE,
                              .colour = COLOUR_QUIET,
                              .middle = true,
                              .one_line = !beside,
                              .shrinks = true};
}

/* --- the buttons of each --- */

/* Who never walked before sees by which keys beside the figure: prompts.c. */
static const char *button_words(struct stage *stage, enum platform_seat seat) {
    bool key = crossing_keys(play_of(stage)->crossing, (int)seat) != 0;
    return say(stage,
               key ? "{name}: {key}\u00a0key \u00a0{breathe}\u00a0breathe \u00a0{back}\u00a0back "
                     "\u00a0{hint}\u00a0hint \u00a0{rest}\u00a0rest"
                   : "{name}: {breathe}\u00a0breathe \u00a0{back}\u00a0take\u00a0back "
                     "\u00a0{hint}\u00a0hint \u00a0{rest}\u00a0rest",
               "name", stage->name[seat], "breathe", button_name(stage, seat, PLATFORM_CONFIRM),
               "back", button_name(stage, seat, PLATFORM_TAKE_BACK), "hint",
               button_name(stage, seat, PLATFORM_HINT), "rest",
               button_name(stage, seat, PLATFORM_MENU), "key",
               button_name(stage, seat, PLATFORM_LOOK), NULL);
}

/* Each player's own buttons on their own side, which is as wide as they need of what there is. */
static void draw_buttons_below(struct stage *stage, struct canvas *canvas, struct rect area) {
    struct paragraph how = how_told(false);
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

static void draw_buttons(struct stage *stage, struct canvas *canvas, const struct panel *panel) {
    struct rect area = panel->buttons;
    if (!panel->beside) {
        draw_buttons_below(stage, canvas, area);
        return;
    }
    area.h /= 2;
    for (int player = 0; player < 2; player++, area.y += area.h) {
        draw_text(stage, canvas, area, button_words(stage, (enum platform_seat)player),
                  how_told(true));
    }
}

/* --- how much they need --- */

static int gap_of(const struct stage *stage) {
    return unit(stage, 12);
}

/* The room for the sentence, whichever it will be; beside the board on four lines. */
static int sentence_needs(const struct stage *stage, bool beside) {
    return text_size(stage, SIZE_LARGE) * (beside ? 47 : 15) / 10;
}

/* Before the question, the sign of who is to walk on its answer, as on its veils. */
static int sign_width(const struct stage *stage) {
    return text_size(stage, SIZE_BODY) * 3 / 2;
}

static int question_needs(struct stage *stage, const struct panel *panel, int question, int width) {
    int row = text_size(stage, SIZE_BODY) * 14 / 10;
    int high = measure_text(stage, width - panel->sign,
                            crossing_question(play_of(stage)->crossing, question)->ask,
                            how_asked());
    return high > row ? high : row;
}

static int buttons_need(struct stage *stage, const struct panel *panel, int width) {
    int high = 0;
    for (int player = 0; player < 2 && panel->keys && panel->beside; player++) {
        int one = measure_text(stage, width, button_words(stage, (enum platform_seat)player),
                               how_told(true)) +
                  gap_of(stage) / 2;
        high = high > 2 * one ? high : 2 * one;
    }
    return panel->keys && !panel->beside ? text_size(stage, SIZE_HINT) * 2 : high;
}

/* --- where they stand --- */

/* What the questions of the level need, whichever of them are shown: the tallest side by side, or
 * the two tallest one below the other. */
static int entries_need(struct stage *stage, struct panel *panel, int width) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    int first = 0, second = 0;
    panel->question = panel->marks = 0;
    panel->sign = sign_width(stage);
    for (int q = 0; q < level->question_count; q++) {
        int question = question_needs(stage, panel, q, width),
            marks = legend_needs(stage, q, width);
        int all = question + marks + gap_of(stage);
        panel->own[q].question = question;
        panel->own[q].marks = marks;
        second = all > first ? first : all > second ? all : second;
        first = all > first ? all : first;
        panel->question = question > panel->question ? question : panel->question;
        panel->marks = marks > panel->marks ? marks : panel->marks;
    }
    return panel->beside ? first + second : panel->question + panel->marks;
}

static struct panel lay_beside(struct stage *stage, bool keys) {
    struct rect screen = screen_rect(stage);
    int gap = gap_of(stage), wide = unit(stage, 384 + (float)(stage->look.text_scale - 100));
    struct panel panel = {.beside = true, .keys = keys};
    panel.all = (struct rect){screen.w - wide - 2 * gap, 0, wide + 2 * gap, screen.h};
    struct rect inside = {panel.all.x + gap, gap, wide, screen.h - 2 * gap};
    int buttons = buttons_need(stage, &panel, wide);
    panel.sentence = sentence_needs(stage, true);
    panel.buttons = (struct rect){inside.x, inside.y + inside.h - buttons, inside.w, buttons};
    panel.words = (struct rect){inside.x, inside.y, inside.w, inside.h - buttons - gap};
    panel.fits = panel.sentence + entries_need(stage, &panel, wide) <= panel.words.h;
    return panel;
}

static struct panel lay_below(struct stage *stage, bool keys) {
    struct rect screen = screen_rect(stage);
    int side = unit(stage, 40), foot = unit(stage, 8), gap = gap_of(stage);
    int count = crossing_level(play_of(stage)->crossing)->question_count;
    struct panel panel = {.keys = keys};
    int buttons = buttons_need(stage, &panel, screen.w), wide = screen.w - 2 * side;
    panel.sentence = sentence_needs(stage, false);
    int words = panel.sentence + entries_need(stage, &panel, count > 1 ? wide / 2 - gap : wide);
    panel.buttons = (struct rect){side, screen.h - foot - buttons, wide, buttons};
    panel.words = (struct rect){side, panel.buttons.y - words, wide, words};
    panel.all = (struct rect){0, panel.words.y, screen.w, screen.h - panel.words.y};
    panel.fits = panel.all.h <= screen.h * 2 / 5; /* the board needs the rest */
    return panel;
}

/* Large text grows as far as there is room for it. */
static struct panel lay_to_fit(struct stage *stage,
                               struct panel (*lay)(struct stage *stage, bool keys), bool keys) {
    struct look look = stage->look, wanted = look;
    struct panel panel = lay(stage, keys);
    while (!panel.fits && stage->look.text_scale > 100) {
        look.text_scale = look.text_scale > 105 ? look.text_scale - 5 : 100;
        stage_set_look(stage, &look);
        panel = lay(stage, keys);
    }
    stage_set_look(stage, &wanted);
    return panel;
}

static struct rect room_beside(struct stage *stage, const struct panel *panel, int captions) {
    struct rect screen = screen_rect(stage);
    int margin = unit(stage, 10);
    int right = panel->beside ? panel->all.x : screen.w - margin;
    int below = panel->beside ? screen.h - margin : panel->all.y;
    return (struct rect){margin, margin, right - margin, below - margin - captions};
}

void panel_lay(struct stage *stage, int captions, int largest_cell) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    bool keys = play_first(stage);
    struct panel beside = lay_to_fit(stage, lay_beside, keys);
    struct panel below = lay_to_fit(stage, lay_below, keys);
    beside.board = room_beside(stage, &beside, captions);
    below.board = room_beside(stage, &below, captions);
    int at_side = view_cell_size(level, beside.board, largest_cell);
    int at_foot = view_cell_size(level, below.board, largest_cell);
    play_of(stage)->panel = beside.fits && at_side * 20 > at_foot * 21 ? beside : below;
}

struct rect panel_rect(const struct stage *stage) {
    return play_of(stage)->panel.all;
}

struct rect panel_board(const struct stage *stage) {
    return play_of(stage)->panel.board;
}

/* --- drawing --- */

/* The water grows darker under the words, so that its glints do not run through them. */
static void draw_dusk(struct canvas *canvas, const struct panel *panel) {
    enum { DEEPEST = 150 };
    struct rect area = panel->all, seen = rect_cut(area, canvas->clip);
    int long_way = panel->beside ? area.w : area.h;
    int from = panel->beside ? seen.x - area.x : seen.y - area.y;
    int to = from + (panel->beside ? seen.w : seen.h);
    for (int at = from; at < to; at++) {
        int part = at * (panel->beside ? 1280 : 512) / long_way; /* all of it from there on */
        uint32_t deep = (uint32_t)(DEEPEST * (part < 256 ? part : 256) / 256);
        canvas_fill(canvas,
                    panel->beside ? (struct rect){area.x + at, seen.y, 1, seen.h}
                                  : (struct rect){seen.x, area.y + at, seen.w, 1},
                    deep << 24 | 0x0a0f28u);
    }
}

static void draw_sentence(struct stage *stage, struct canvas *canvas, struct rect line,
                          const char *sentence) {
    struct paragraph how = how_said();
    if (measure_text(stage, line.w, sentence, how) > line.h) {
        how.size = SIZE_BODY; /* the longest */
    }
    draw_text(stage, canvas, line, sentence, how);
}

/* The question behind the sign that its veils bear, then what its marks mean. */
static void draw_entry(struct stage *stage, struct canvas *canvas, const struct panel *panel,
                       int question, int question_high, struct rect place) {
    const char *ask = crossing_question(play_of(stage)->crossing, question)->ask;
    int sign = panel->sign;
    struct rect line = {place.x + sign, place.y, place.w - sign, question_high};
    int wide = text_widest(stage, line, ask, how_asked());
    float most = (float)line.h * 0.36f, radius = (float)sign * 0.34f;
    view_walker_sign(stage->view, canvas, question,
                     (float)(line.x + (line.w - wide) / 2) - (float)sign * 0.55f,
                     (float)line.y + (float)line.h * 0.5f, radius < most ? radius : most);
    draw_text(stage, canvas, line, ask, how_asked());
    legend_draw(stage, canvas, question,
                (struct rect){place.x, place.y + question_high, place.w, place.h - question_high});
}

static void draw_entries_below(struct stage *stage, struct canvas *canvas,
                               const struct panel *panel, const int question[PANEL_ENTRIES]) {
    int gap = 2 * gap_of(stage), high = panel->question + panel->marks;
    struct rect place = {panel->words.x, panel->words.y + panel->words.h - high, panel->words.w,
                         high};
    if (question[1] >= 0) {
        place.w = (place.w - gap) / 2;
        draw_entry(stage, canvas, panel, question[1], panel->question,
                   (struct rect){place.x + place.w + gap, place.y, place.w, place.h});
    }
    if (question[0] >= 0) {
        draw_entry(stage, canvas, panel, question[0], panel->question, place);
    }
}

static int least_of(int a, int b) {
    return a < b ? a : b;
}

/* How high each question is, and all of it with its marks; `tight`: no higher than when the side
 * was shared out, with smaller text perhaps. */
static int entries_take(struct stage *stage, const struct panel *panel,
                        const int question[PANEL_ENTRIES], bool tight, int tall[PANEL_ENTRIES],
                        int most[PANEL_ENTRIES]) {
    int width = panel->words.w, all = 0;
    for (int k = 0; k < PANEL_ENTRIES && question[k] >= 0; k++) {
        int q = question[k];
        tall[k] = least_of(question_needs(stage, panel, q, width),
                           tight ? panel->own[q].question : panel->question);
        most[k] = tall[k] + least_of(legend_needs(stage, q, width),
                                     tight ? panel->own[q].marks : panel->marks);
        all += most[k] + gap_of(stage);
    }
    return all;
}

/* One block in the middle of the side: the sentence, and each question as tall as it is. */
static void draw_beside(struct stage *stage, struct canvas *canvas, const struct panel *panel,
                        const char *sentence, const int question[PANEL_ENTRIES]) {
    int tall[PANEL_ENTRIES] = {0}, most[PANEL_ENTRIES] = {0}, gap = gap_of(stage);
    struct rect line = panel->words;
    int all = panel->sentence + entries_take(stage, panel, question, false, tall, most);
    if (all > line.h) {
        all = panel->sentence + entries_take(stage, panel, question, true, tall, most);
    }
    line.y += all < line.h ? (line.h - all) / 2 : 0;
    line.h = panel->sentence;
    draw_sentence(stage, canvas, line, sentence);
    for (int k = 0; k < PANEL_ENTRIES && question[k] >= 0; k++) {
        line.y += line.h + gap;
        line.h = most[k];
        draw_entry(stage, canvas, panel, question[k], tall[k], line);
    }
}

void panel_draw(struct stage *stage, struct canvas *canvas, const char *sentence,
                const int question[PANEL_ENTRIES]) {
    const struct panel *panel = &play_of(stage)->panel;
    struct rect line = panel->words;
    draw_dusk(canvas, panel);
    if (panel->beside) {
        draw_beside(stage, canvas, panel, sentence, question);
    } else {
        line.h = question[0] >= 0 ? panel->sentence : line.h;
        draw_sentence(stage, canvas, line, sentence);
        draw_entries_below(stage, canvas, panel, question);
    }
    if (panel->keys) {
        draw_buttons(stage, canvas, panel);
    }
}
