/* The words of a moment: the date, the names, what can't be shown, for each line its question, who
 * answered and the answer as it was kept, and the line that the two wrote on it. They scroll where
 * they are longer than their place. */
#include "sky/moment.h"

#include <string.h>

#define FADE 0x50141a3cu /* the panel's colour, thin */

enum { BLOCK_DATE, BLOCK_NAMES, BLOCK_TOLD, BLOCK_LINES };
enum { PART_QUESTION, PART_WHO, PART_ANSWER, PARTS };

static struct rect reading_rect(const struct stage *stage, const struct moment_words *words) {
    struct rect inside = rect_grow(words->area, -unit(stage, 26));
    inside.w -= unit(stage, 10); /* for the bar that shows how far one has read */
    return inside;
}

static int block_count(const struct moment_words *words) {
    return BLOCK_LINES + PARTS * words->moment->line_count + 2;
}

/* The last two: its label and the words. */
static bool is_note_label(const struct moment_words *words, int block) {
    return block == block_count(words) - 2;
}

static bool is_note(const struct moment_words *words, int block) {
    return block == block_count(words) - 1;
}

static bool in_lines(const struct moment_words *words, int block) {
    return block >= BLOCK_LINES && block < BLOCK_LINES + PARTS * words->moment->line_count;
}

static const char *both_names(struct stage *stage, const struct keepsake_moment *moment) {
    return say(stage, "{one} and {other}", "one", moment->name_a, "other", moment->name_b, NULL);
}

/* Both answered the same one: it stands once. */
static bool asks_again(const struct keepsake_moment *moment, int line) {
    return line && strcmp(moment->line[line - 1].question, moment->line[line].question) == 0;
}

static bool goes_on(const struct keepsake_moment *moment, int line) {
    return asks_again(moment, line) && moment->line[line - 1].who == moment->line[line].who;
}

static const char *line_words(struct stage *stage, const struct keepsake_moment *moment, int line,
                              int part) {
    const struct keepsake_line *at = &moment->line[line];
    switch (part) {
    case PART_QUESTION:
        return asks_again(moment, line) ? "" : at->question;
    case PART_WHO: /* and where one of them goes on */
        return !at->answer[0] || goes_on(moment, line) ? ""
               : at->who == KEEPSAKE_A                 ? moment->name_a
               : at->who == KEEPSAKE_B                 ? moment->name_b
                                                       : both_names(stage, moment);
    default:
        return at->answer;
    }
}

/* "" for a block that this moment has no words for. */
static const char *block_words(struct stage *stage, const struct moment_words *words, int block) {
    const struct keepsake_moment *moment = words->moment;
    int part = block - BLOCK_LINES;
    if (block == BLOCK_DATE) {
        return say_date(stage, keepsake_day(moment->kept_at, moment->zone));
    }
    if (block == BLOCK_NAMES) {
        return both_names(stage, moment);
    }
    if (block == BLOCK_TOLD) {
        return words->told ? words->told : "";
    }
    if (is_note_label(words, block)) {
        return moment->note[0] ? word(stage, "Our line") : "";
    }
    return is_note(words, block) ? moment->note
                                 : line_words(stage, moment, part / PARTS, part % PARTS);
}

static struct paragraph block_style(const struct moment_words *words, int block) {
    int part = block - BLOCK_LINES;
    if (block == BLOCK_DATE || block == BLOCK_TOLD || is_note_label(words, block)) {
        return (struct paragraph){.colour = COLOUR_QUIET, .size = SIZE_BODY};
    }
    if (block == BLOCK_NAMES) {
        return (struct paragraph){
            .colour = COLOUR_TEXT, .size = SIZE_BODY, .face = PLATFORM_FACE_BOLD};
    }
    if (in_lines(words, block) && part % PARTS == PART_WHO) {
        return (struct paragraph){.colour = seat_colour((int)words->moment->line[part / PARTS].who),
                                  .size = SIZE_BODY,
                                  .face = PLATFORM_FACE_BOLD};
    }
    if (is_note(words, block) || (in_lines(words, block) && part % PARTS == PART_ANSWER)) {
        return (struct paragraph){.colour = COLOUR_GOLD, .size = SIZE_LARGE};
    }
    return (struct paragraph){.colour = COLOUR_TEXT, .size = SIZE_BODY};
}

/* What belongs to one answer stands close together. */
static int gap_before(const struct stage *stage, const struct moment_words *words, int block) {
    int part = block - BLOCK_LINES;
    if (block == BLOCK_DATE) {
        return 0;
    }
    if (block == BLOCK_NAMES || is_note(words, block) ||
        (in_lines(words, block) && part % PARTS == PART_ANSWER)) {
        return unit(stage, 2);
    }
    bool who = in_lines(words, block) && part % PARTS == PART_WHO;
    return text_size(stage, SIZE_BODY) * (who ? 2 : 5) / 5;
}

void moment_words_lay_out(struct stage *stage, struct moment_words *words, struct rect area) {
    words->area = area;
    int width = reading_rect(stage, words).w, y = 0, count = block_count(words);
    for (int i = 0; i < count; i++) {
        const char *text = block_words(stage, words, i);
        words->top[i] = y;
        if (text[0]) {
            y += gap_before(stage, words, i) +
                 measure_text(stage, width, text, block_style(words, i));
        }
    }
    words->top[count] = y;
    moment_words_leaf(stage, words, 0);
}

int moment_words_height(const struct stage *stage, const struct moment_words *words) {
    return words->top[block_count(words)] + words->area.h - reading_rect(stage, words).h;
}

static int most_scroll(const struct stage *stage, const struct moment_words *words) {
    int over = words->top[block_count(words)] - reading_rect(stage, words).h;
    return over > 0 ? over : 0;
}

bool moment_words_long(const struct stage *stage, const struct moment_words *words) {
    return most_scroll(stage, words) > 0;
}

static void scroll_to(struct stage *stage, struct moment_words *words, int wanted) {
    int most = most_scroll(stage, words);
    words->scroll = wanted < 0 ? 0 : wanted > most ? most : wanted;
    damage_rect(stage, words->area);
}

void moment_words_leaf(struct stage *stage, struct moment_words *words, int pages) {
    int page = reading_rect(stage, words).h - text_size(stage, SIZE_BODY) * 2;
    scroll_to(stage, words, words->scroll + pages * page);
}

void moment_words_read_on(struct stage *stage, struct moment_words *words) {
    if (words->scroll == most_scroll(stage, words)) {
        scroll_to(stage, words, 0);
    } else {
        moment_words_leaf(stage, words, 1);
    }
}

/* A thin line at the right, gold where the eyes are. */
static void draw_bar(struct stage *stage, struct canvas *canvas, const struct moment_words *words,
                     struct rect inside) {
    float all = (float)words->top[block_count(words)], high = (float)inside.h;
    float x = (float)(inside.x + inside.w + unit(stage, 18)), top = (float)inside.y;
    float width = (float)unit(stage, 4);
    if (moment_words_long(stage, words)) {
        float from = top + high * (float)words->scroll / all;
        canvas_line(canvas, x, top, x, top + high, width, 0x40c3c9e6u);
        canvas_line(canvas, x, from, x, from + high * high / all, width, COLOUR_GOLD);
    }
}

/* Words that go on past the edge fade there. `way` is 1 at the bottom, -1 at the top. */
static void draw_fade(struct stage *stage, struct canvas *canvas, struct rect inside, int way) {
    int step = unit(stage, 3), edge = way > 0 ? inside.y + inside.h : inside.y;
    for (int i = 1; i <= 10; i++) {
        int from = way > 0 ? edge - i * step : edge;
        canvas_fill(canvas, (struct rect){inside.x, from, inside.w, i * step}, FADE);
    }
}

void moment_words_draw(struct stage *stage, struct canvas *canvas,
                       const struct moment_words *words) {
    struct rect inside = reading_rect(stage, words), clip = canvas->clip;
    draw_panel(stage, canvas, words->area);
    canvas_set_clip(canvas, rect_cut(clip, inside));
    for (int i = 0; i < block_count(words); i++) {
        int top = inside.y + words->top[i] - words->scroll, gap = gap_before(stage, words, i);
        int bottom = inside.y + words->top[i + 1] - words->scroll;
        if (bottom > inside.y && top < inside.y + inside.h && bottom > top) {
            struct paragraph how = block_style(words, i);
            how.scrolls = true;
            draw_text(stage, canvas,
                      (struct rect){inside.x, top + gap, inside.w, bottom - top - gap},
                      block_words(stage, words, i), how);
        }
    }
    if (words->scroll > 0) {
        draw_fade(stage, canvas, inside, -1);
    }
    if (words->scroll < most_scroll(stage, words)) {
        draw_fade(stage, canvas, inside, 1);
    }
    canvas_set_clip(canvas, clip);
    draw_bar(stage, canvas, words, inside);
}
