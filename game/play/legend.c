/* In play, a question's words below the board: each behind the mark that it means; alone where
 * there is a key; and where they are to be remembered, behind the number of the post that bears
 * them. It follows from the board and the key's being there, never from the key or from what was
 * said. */
#include "play/inside.h"

enum { ALONE = -1 };

struct item {
    int said;        /* the word */
    int mark, post;  /* what it stands behind; ALONE, and 0: none */
    int icon, width; /* pixels; icon: of the width */
    int line;
};

struct legend {
    struct item item[RULES_MAX_MARKS];
    int count, size, gap;
    int lines, wide[RULES_MAX_MARKS]; /* of each line */
    bool dots;                        /* between words that stand alone */
};

static const char *item_words(struct stage *stage, int question, int said) {
    const struct crossing_question *asked = crossing_question(play_of(stage)->crossing, question);
    return said < asked->answer_count ? asked->answer[said]
           : asked->guess             ? word(stage, "No guess")
                                      : word(stage, "Keeping it to myself");
}

/* The number on the post that bears this word; 0: none does, or it is not time to remember it. */
static int post_of(struct stage *stage, int question, int said) {
    const struct crossing *crossing = play_of(stage)->crossing;
    const struct rules_level *level = crossing_level(crossing);
    int mark = crossing_question(crossing, question)->mark[said];
    bool heard = crossing_state(crossing)->heard >> question & 1;
    for (int cell = 0; heard && cell < level->width * level->height; cell++) {
        const struct rules_fixture *fixture = &level->fixture[cell];
        if (fixture->kind == RULES_AGAIN && fixture->index == question && fixture->value == mark) {
            return view_post_number(stage->view, cell);
        }
    }
    return 0;
}

/* Walked again both know what was said, and so which mark it became. */
static int mark_of(const struct crossing *crossing, int question, int said) {
    const struct crossing_question *asked = crossing_question(crossing, question);
    bool shown = !asked->key || ((crossing_kept(crossing) >> question & 1) &&
                                 crossing_said(crossing, question) == said);
    return shown ? asked->mark[said] : ALONE;
}

/* Words on posts stand in the order of those, and are all there is to tell then. */
static void fill(struct stage *stage, int question, struct legend *legend) {
    const struct crossing *crossing = play_of(stage)->crossing;
    int words = crossing_question(crossing, question)->answer_count + 1;
    for (int post = 1; post <= words; post++) {
        for (int said = 0; said < words; said++) {
            if (post_of(stage, question, said) == post) {
                legend->item[legend->count++] = (struct item){
                    .said = said, .mark = ALONE, .post = post};
            }
        }
    }
    for (int said = 0; said < words && !legend->item[0].post; said++) {
        legend->item[legend->count++] = (struct item){.said = said,
                                                      .mark = mark_of(crossing, question, said)};
    }
}

static int row_height(int size) {
    return size * 28 / 20;
}

/* One after the other, on as many lines as it takes at this size. */
static struct legend measure(struct stage *stage, int question, int room, int size) {
    struct legend legend = {.size = size, .lines = 1};
    fill(stage, question, &legend);
    for (int i = 0; i < legend.count; i++) {
        struct item *item = &legend.item[i];
        item->icon = item->post || item->mark != ALONE ? size + unit(stage, 8) : 0;
        item->width = item->icon +
                      platform_text_width(stage->platform, PLATFORM_FACE_TEXT, size,
                                          item_words(stage, question, item->said)) +
                      unit(stage, 4);
        item->width = item->width < room ? item->width : room;
        legend.dots |= !item->icon;
    }
    legend.gap = unit(stage, legend.dots ? 26 : 30);
    for (int i = 0; i < legend.count; i++) {
        struct item *item = &legend.item[i];
        int *wide = &legend.wide[legend.lines - 1];
        if (*wide > 0 && *wide + legend.gap + item->width > room) {
            wide = &legend.wide[legend.lines++];
        }
        *wide += item->width + (*wide > 0 ? legend.gap : 0);
        item->line = legend.lines - 1;
    }
    return legend;
}

int legend_needs(struct stage *stage, int question, int width) {
    int size = text_size(stage, SIZE_BODY);
    return measure(stage, question, width, size).lines * row_height(size);
}

/* Smaller where the place could not grow with the text. */
static struct legend measure_to_fit(struct stage *stage, int question, struct rect area) {
    int size = text_size(stage, SIZE_BODY);
    int least = text_size_least(stage, (struct paragraph){.size = SIZE_BODY, .shrinks = true});
    struct legend legend = measure(stage, question, area.w, size);
    while (size > least && legend.lines * row_height(size) > area.h) {
        size = size * 94 / 100 > least ? size * 94 / 100 : least;
        legend = measure(stage, question, area.w, size);
    }
    return legend;
}

/* As on its plate: so many strokes. */
static void draw_post(struct stage *stage, struct canvas *canvas, int number, struct rect place) {
    float apart = (float)place.w * 0.24f, high = (float)place.h * 0.27f;
    float x = (float)place.x + (float)place.w * 0.5f - apart * (float)(number - 1) * 0.5f;
    float y = (float)place.y + (float)place.h * 0.5f;
    canvas_round_rect(canvas, place, (float)place.w * 0.2f, 0xffb39a72u);
    for (int i = 0; i < number; i++) {
        canvas_line(canvas, x + apart * (float)i, y - high, x + apart * (float)i, y + high,
                    (float)unit(stage, 3), 0xff2e2034u);
    }
}

static void draw_item(struct stage *stage, struct canvas *canvas, const struct item *item,
                      const char *words, struct rect place, int size) {
    struct rect icon = {place.x, place.y + (place.h - size) / 2, size, size};
    if (item->post) {
        draw_post(stage, canvas, item->post, icon);
    } else if (item->mark != ALONE) {
        draw_mark(stage, canvas, item->mark, icon, 0xffe9efffu);
    }
    place.x += item->icon;
    place.w -= item->icon;
    draw_text(stage, canvas, place, words,
              (struct paragraph){.size = SIZE_BODY,
                                 .align = item->icon ? ALIGN_LEFT : ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT,
                                 .middle = true,
                                 .one_line = true,
                                 .shrinks = true});
}

/* Words that stand one below the other begin at the same place, others around the middle. */
static int line_start(const struct legend *legend, int line, struct rect area) {
    int wide = legend->wide[line];
    for (int i = 0; legend->lines == legend->count && i < legend->lines; i++) {
        wide = legend->wide[i] > wide ? legend->wide[i] : wide;
    }
    return area.x + (area.w - wide) / 2;
}

void legend_draw(struct stage *stage, struct canvas *canvas, int question, struct rect area) {
    struct legend legend = measure_to_fit(stage, question, area);
    int row = row_height(legend.size), x = 0;
    for (int i = 0; i < legend.count; i++) {
        const struct item *item = &legend.item[i];
        bool first = i == 0 || item[-1].line != item->line;
        int y = area.y + item->line * row;
        x = first ? line_start(&legend, item->line, area) : x + legend.gap;
        if (legend.dots && !first) {
            canvas_disc(canvas, (float)x - (float)legend.gap * 0.5f - (float)unit(stage, 2),
                        (float)y + (float)row * 0.5f, (float)unit(stage, 3), COLOUR_QUIET);
        }
        draw_item(stage, canvas, item, item_words(stage, question, item->said),
                  (struct rect){x, y, item->width, row}, legend.size);
        x += item->width;
    }
}
