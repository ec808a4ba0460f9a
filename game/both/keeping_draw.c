/* What could be kept, as it is shown: of each thing what it is, then its questions and answers.
 * Words are made where they are drawn, for what is said is lent for a moment. */
#include "both/keeping.h"
#include "kit/menu_page.h"

#include <string.h>

/* --- rows: a question and its answer; the first of a thing has its heading --- */

struct row {
    const struct tray_item *item;
    int line; /* 0: the heading is above it */
};

static int rows_of(const struct tray_item *item) {
    return item->is_promise || !item->moment.line_count ? 1 : item->moment.line_count;
}

static int count_rows(const struct stage *stage) {
    int count = 0;
    for (int i = 0; i < tray_count(stage); i++) {
        count += rows_of(tray_item(stage, i));
    }
    return count;
}

static struct row row_at(const struct stage *stage, int at) {
    int i = 0;
    while (at >= rows_of(tray_item(stage, i))) {
        at -= rows_of(tray_item(stage, i++));
    }
    return (struct row){tray_item(stage, i), at};
}

enum part { HEADING, QUESTION, ANSWER, PARTS };

static const char *heading_words(struct stage *stage, const struct tray_item *item) {
    const char *sentence = "{title}: these words";
    if (item->is_promise) {
        return say(stage, "{name}'s promise", "name", item->promise.by, NULL);
    }
    if (item->moment.kind == KEEPSAKE_CROSSING) {
        sentence = "{title}: how you crossed, and these words";
    } else if (item->moment.kind == KEEPSAKE_CARD) {
        sentence = item->moment.line[0].answer[0]
                       ? "{title}: the question, and what each of you said"
                       : "{title}: the card, and none of the words you said";
    }
    return say(stage, sentence, "title", item->moment.title, NULL);
}

static const struct keepsake_line *line_of(struct row row) {
    return !row.item->is_promise && row.item->moment.line_count ? &row.item->moment.line[row.line]
                                                                : NULL;
}

static const char *answer_words(struct stage *stage, struct row row) {
    const struct keepsake_line *line = line_of(row);
    return row.item->is_promise ? row.item->promise.text
           : !line || !line->answer[0]
               ? ""
               : say(stage, "{name}: {answer}", "name",
                     stage->name[line->who == KEEPSAKE_B ? RULES_B : RULES_A], "answer",
                     line->answer, NULL);
}

/* Two answers to one question stand below it, once. */
static bool asked_before(struct row row) {
    const struct keepsake_line *line = line_of(row);
    return row.line > 0 && strcmp(line->question, line[-1].question) == 0;
}

static const char *part_words(struct stage *stage, struct row row, enum part part) {
    const struct keepsake_line *line = line_of(row);
    switch (part) {
    case HEADING:
        return row.line == 0 ? heading_words(stage, row.item) : "";
    case QUESTION:
        return line && !asked_before(row) ? line->question : "";
    default:
        return answer_words(stage, row);
    }
}

static struct paragraph part_style(const struct stage *stage, struct row row, enum part part) {
    const struct keepsake_line *line = line_of(row);
    bool by_b = row.item->is_promise ? strcmp(row.item->promise.by, stage->name[RULES_B]) == 0
                                     : line && line->who == KEEPSAKE_B;
    return (struct paragraph){.face = part == ANSWER ? PLATFORM_FACE_BOLD : PLATFORM_FACE_TEXT,
                              .size = SIZE_BODY,
                              .align = ALIGN_CENTRE,
                              .colour = part == HEADING  ? COLOUR_GOLD
                                        : part == ANSWER ? seat_colour(by_b ? RULES_B : RULES_A)
                                                         : COLOUR_QUIET,
                              .middle = true,
                              .shrinks = true};
}

/* --- pages of them --- */

/* What is left free above it: more between two things than within one. */
static int part_gap(const struct stage *stage, struct row row, enum part part) {
    return unit(stage, part == HEADING ? 26 : part == QUESTION && row.line > 0 ? 12 : 2);
}

static int part_height(struct stage *stage, struct row row, enum part part, int width) {
    const char *words = part_words(stage, row, part);
    return words[0] ? measure_text(stage, width, words, part_style(stage, row, part)) +
                          part_gap(stage, row, part)
                    : 0;
}

static int row_height(struct stage *stage, int at, int width) {
    int high = 0;
    for (int part = HEADING; part < PARTS; part++) {
        high += part_height(stage, row_at(stage, at), (enum part)part, width);
    }
    return high;
}

static int rows_height(struct stage *stage, int first, int count, int width) {
    int high = 0;
    for (int i = 0; i < count; i++) {
        high += row_height(stage, first + i, width);
    }
    return high;
}

/* How many there is room for: large text shrinks, but never below what is not large. */
static int count_fitting(struct stage *stage, int first, struct rect area) {
    int count = 1, most = area.h * stage->look.text_scale / 100, left = count_rows(stage) - first;
    while (count < left && rows_height(stage, first, count + 1, area.w) <= most) {
        count++;
    }
    return count;
}

static void draw_row(struct stage *stage, struct canvas *canvas, struct rect *area, int at,
                     int room, int high) {
    struct row row = row_at(stage, at);
    bool small = room > 0 && high > room;
    for (int part = HEADING; part < PARTS; part++) {
        int height = part_height(stage, row, (enum part)part, area->w);
        int gap = height ? part_gap(stage, row, (enum part)part) : 0;
        gap = small ? gap * room / high : gap;
        area->h = (small ? height * room / high : height) - gap;
        area->y += gap;
        if (height) {
            draw_text(stage, canvas, *area, part_words(stage, row, (enum part)part),
                      part_style(stage, row, (enum part)part));
        }
        area->y += area->h;
    }
}

static void draw_rows(struct stage *stage, struct canvas *canvas, struct keeping *keeping,
                      struct rect area) {
    int count = count_fitting(stage, keeping->first, area), next = keeping->first + count;
    int high = rows_height(stage, keeping->first, count, area.w), room = area.h;
    keeping->following = next < count_rows(stage) ? next : 0;
    int above = part_gap(stage, row_at(stage, keeping->first), HEADING);
    area.y += (high < room ? (room - high) / 2 : 0) - (high < room ? above / 2 : 0);
    for (int at = keeping->first; at < next; at++) {
        draw_row(stage, canvas, &area, at, room, high);
    }
}

/* --- the three pictures --- */

static void draw_two(struct stage *stage, struct canvas *canvas, struct rect area) {
    float x = (float)(area.x + area.w / 2), y = (float)(area.y + area.h - unit(stage, 30));
    view_islet(canvas, x, y - (float)unit(stage, 4), (float)unit(stage, 210), 3);
    pair_draw(stage, canvas, VIEW_SITS, x, y, (float)unit(stage, 150));
}

/* A card as tall as its words; below it, where there is room, the two. */
static void draw_things(struct stage *stage, struct canvas *canvas, struct keeping *keeping,
                        struct rect area) {
    int side = large_text(stage) ? 0 : area.w / 12, pad = unit(stage, 24);
    struct rect panel = {area.x + side, area.y, area.w - 2 * side, area.h};
    int rows = rows_height(stage, 0, count_rows(stage), panel.w - 2 * pad);
    int room = panel.h - rows - 2 * pad, two = unit(stage, 190);
    if (room > 0) {
        panel.y += room > two ? (room - two) / 2 : room / 2;
        panel.h = rows + 2 * pad;
    }
    if (room > two) {
        draw_two(stage, canvas, area);
    }
    draw_panel(stage, canvas, panel);
    draw_rows(stage, canvas, keeping, rect_grow(panel, -pad));
}

static void draw_showing(struct stage *stage, struct canvas *canvas, struct keeping *keeping,
                         struct rect body) {
    int high = menu_buttons_height(stage);
    struct rect row = {body.x, body.y + body.h - high, body.w, high};
    body.h -= high + unit(stage, 16);
    draw_heading(
        stage, canvas,
        say(stage, "Keep this? {date}", "date", say_date(stage, both_day(date_now(stage))), NULL));
    draw_things(stage, canvas, keeping, body);
    if (keeping->following) {
        draw_hint(stage, canvas,
                  say(stage, "Only if both of you choose it. {button}: read on", "button",
                      both_button_names(stage, PLATFORM_CONFIRM), NULL));
        return;
    }
    menu_draw_buttons(stage, canvas, &keeping->menu, row);
    draw_hint(stage, canvas,
              say(stage, "Only if both of you choose it, each in private. {button}: choose",
                  "button", both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

static const char *question_words(struct stage *stage, const struct tray_item *item) {
    return item->is_promise                     ? item->promise.text
           : item->moment.kind == KEEPSAKE_CARD ? item->moment.line[0].question
           : item->moment.kind == KEEPSAKE_CROSSING
               ? word(stage, "Keep this crossing and its words?")
               : word(stage, "Keep these words as a star of tonight?");
}

static void draw_choosing(struct stage *stage, struct canvas *canvas, const struct keeping *keeping,
                          struct rect body) {
    const struct ballot *ballot = &keeping->ballot;
    bool all = !keeping->each && tray_count(stage) > 1;
    const char *title[TRAY_MOST];
    for (int i = 0; i < tray_count(stage); i++) {
        title[i] = text_string(&keeping->title[i]);
    }
    draw_heading(stage, canvas,
                 all ? word(stage, "Keep this?")
                     : say(stage, "Keep this? {title}", "title", title[ballot->at], NULL));
    ballot_draw(stage, canvas, ballot, body, title,
                all ? word(stage, "Keep all of this?")
                    : question_words(stage, tray_item(stage, ballot->at)));
    choice_hint(stage, canvas, &ballot->choice, both_rule(stage));
}

static const char *kept_words(struct stage *stage, struct keeping_sum sum) {
    const char *number = say_number(stage, sum.stars);
    if (!sum.kept) {
        return word(stage, "Let go. It was yours for this evening.");
    }
    if (sum.gone) {
        return sum.stars > 1
                   ? say(stage,
                         "Kept: {number} stars in your sky. The rest was yours for this evening.",
                         "number", number, NULL)
               : sum.stars
                   ? word(stage, "Kept: a star in your sky. The rest was yours for this evening.")
                   : word(stage, "The promise is kept. The rest was yours for this evening.");
    }
    return sum.stars > 1
               ? say(stage, "Kept. {number} new stars are in your sky now.", "number", number, NULL)
           : sum.stars ? word(stage, "Kept. It is a star in your sky now.")
                       : word(stage, "Kept. You will be asked about it on another evening, in "
                                     "private.");
}

static void draw_result(struct stage *stage, struct canvas *canvas, struct keeping *keeping) {
    struct keeping_sum sum = keeping_sum(stage);
    bool decided = sum.kept + sum.gone + sum.failed > 0;
    struct menu_page page = {
        .heading = word(stage, "Tonight"),
        .words = sum.failed ? word(stage, keepsake_message(sum.why))
                 : decided  ? kept_words(stage, sum)
                            : word(stage, "Tonight nothing can be kept, so this stays with the two "
                                           "of you alone."),
        .back = word(stage, "go on"),
        .backdrop = VIEW_BACKDROP_SKY,
        .star = sum.stars > 0,
        .colour = sum.stars ? COLOUR_GOLD : COLOUR_TEXT,
    };
    menu_page_draw(stage, canvas, &page, &keeping->menu);
}

void keeping_draw(struct stage *stage, struct canvas *canvas, struct keeping *keeping) {
    if (keeping->phase == KEEPING_RESULT) {
        draw_result(stage, canvas, keeping);
        return;
    }
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    if (keeping->phase == KEEPING_SHOWING) {
        draw_showing(stage, canvas, keeping, body_rect(stage));
    } else {
        draw_choosing(stage, canvas, keeping, body_rect(stage));
    }
}
