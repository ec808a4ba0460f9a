/* Sizes, colours and text. The layout is thought of in units of a 1280x720 screen and holds for
 * any larger one and for text up to twice as large: a text that would not fit its place is drawn
 * as large as fits. */
#include "kit/inside.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_LINES = 40, LINE_BYTES = 400, DRAWN_BYTES = 3 * LINE_BYTES };

int unit(const struct stage *stage, float length) {
    const struct canvas *canvas = platform_canvas(stage->platform);
    float wide = (float)canvas->width / 1280.0f, high = (float)canvas->height / 720.0f;
    return (int)(length * (wide < high ? wide : high) + 0.5f);
}

/* What is large already grows less: at twice the size, a heading of twice the size would leave no
 * room for what it heads. */
static int size_at(const struct stage *stage, enum size size, int scale) {
    static const struct {
        float units, growth;
    } sizes[] = {
        [SIZE_HINT] = {19, 0.6f},    [SIZE_BODY] = {25, 1.0f}, [SIZE_LARGE] = {29, 0.75f},
        [SIZE_HEADING] = {38, 0.5f}, [SIZE_TITLE] = {76, 0},
    };
    float grown = 1.0f + sizes[size].growth * (float)(scale - 100) / 100.0f;
    int pixels = unit(stage, sizes[size].units * grown);
    return pixels < 8 ? 8 : pixels;
}

int text_size(const struct stage *stage, enum size size) {
    return size_at(stage, size, stage->look.text_scale);
}

int text_size_least(const struct stage *stage, struct paragraph how) {
    return how.shrinks ? size_at(stage, how.size, 100) : text_size(stage, how.size);
}

bool large_text(const struct stage *stage) {
    return stage->look.text_scale > 130;
}

struct rect screen_rect(const struct stage *stage) {
    const struct canvas *canvas = platform_canvas(stage->platform);
    return (struct rect){0, 0, canvas->width, canvas->height};
}

struct rect body_rect(const struct stage *stage) {
    struct rect screen = screen_rect(stage);
    int side = unit(stage, 80), top = text_size(stage, SIZE_HEADING) * 3 / 2 + unit(stage, 44);
    int bottom = text_size(stage, SIZE_HINT) * 2 + unit(stage, 22);
    return (struct rect){side, top, screen.w - 2 * side, screen.h - top - bottom};
}

uint32_t seat_colour(int player) {
    return player == RULES_A ? COLOUR_A : player == RULES_B ? COLOUR_B : COLOUR_TEXT;
}

/* --- wrapping --- */

struct lines {
    char line[MAX_LINES][LINE_BYTES];
    int count;
    bool all;    /* false: there was more than fits */
    bool breaks; /* ordinary words, too, where they are wider than the place */
};

static void add_spaces(char *out, size_t *to, int count) {
    for (; count > 0; count--) {
        memcpy(out + *to, KEY_GAP, sizeof KEY_GAP - 1);
        *to += sizeof KEY_GAP - 1;
    }
}

/* The line as it is drawn: the signs around a button's name take the room of spaces that do not
 * break, a round button is all room, and the names of several keys stand apart. */
static void plain(const char *line, size_t length, char out[DRAWN_BYTES]) {
    enum { ROUND = 5, APART = 3, MOST = 2 * ROUND };
    const char *end = line + length;
    size_t to = 0;
    bool key = false;
    while (line < end && to + MOST < DRAWN_BYTES) {
        if (*line == KEY_ROUND) {
            const char *close = memchr(line, KEY_CLOSE, (size_t)(end - line));
            add_spaces(out, &to, ROUND);
            line = close ? close + 1 : end;
        } else if (*line == KEY_OPEN || *line == KEY_CLOSE) {
            key = *line++ == KEY_OPEN;
            add_spaces(out, &to, 1);
        } else if (key && strncmp(line, KEY_GAP, sizeof KEY_GAP - 1) == 0) {
            add_spaces(out, &to, APART);
            line += sizeof KEY_GAP - 1;
        } else {
            out[to++] = *line++;
        }
    }
    out[to] = '\0';
}

static int width_of(struct stage *stage, struct paragraph how, int size, const char *text) {
    char drawn[DRAWN_BYTES];
    plain(text, strlen(text), drawn);
    return platform_text_width(stage->platform, how.face, size, drawn);
}

int text_width(struct stage *stage, const char *text, struct paragraph how) {
    return width_of(stage, how, text_size(stage, how.size), text);
}

static int width_until(struct stage *stage, struct paragraph how, int size, const char *line,
                       const char *until) {
    char drawn[DRAWN_BYTES];
    plain(line, (size_t)(until - line), drawn);
    return platform_text_width(stage->platform, how.face, size, drawn);
}

/* Caps behind the names of keys, each on its own. */
static void draw_caps(struct stage *stage, struct canvas *canvas, struct paragraph how, int size,
                      int x, int middle, const char *line) {
    int space = platform_text_width(stage->platform, how.face, size, KEY_GAP);
    for (const char *open = line; (open = strchr(open, KEY_OPEN)) != NULL; open++) {
        const char *close = strchr(open, KEY_CLOSE), *end = close ? close : open + strlen(open);
        for (const char *name = open + 1, *next; name < end; name = next) {
            const char *gap = strstr(name, KEY_GAP), *stop = gap && gap < end ? gap : end;
            next = stop == end ? end : stop + sizeof KEY_GAP - 1;
            int left = x + width_until(stage, how, size, line, name) - space;
            int right = x + width_until(stage, how, size, line, stop) + space;
            draw_keycap(canvas, left, right, middle, size);
        }
    }
}

/* Round buttons in the room that is left for them. */
static void draw_rounds(struct stage *stage, struct canvas *canvas, struct paragraph how, int size,
                        int x, int middle, const char *line) {
    for (const char *open = line; (open = strchr(open, KEY_ROUND)) != NULL; open++) {
        const char *close = strchr(open, KEY_CLOSE), *end = close ? close : open + strlen(open);
        int left = x + width_until(stage, how, size, line, open);
        int right = x + width_until(stage, how, size, line, close ? close + 1 : end);
        draw_round_button(stage, canvas, (left + right) / 2, middle, size, open + 1,
                          (size_t)(end - open - 1));
    }
}

static void draw_line(struct stage *stage, struct canvas *canvas, struct paragraph how, int size,
                      int x, int y, const char *line) {
    char drawn[DRAWN_BYTES];
    int height = platform_text_height(stage->platform, how.face, size);
    int middle = y + platform_text_middle(stage->platform, how.face, size);
    draw_caps(stage, canvas, how, size, x, middle, line);
    plain(line, strlen(line), drawn);
    if (stage->collecting) {
        int width = platform_text_width(stage->platform, how.face, size, drawn);
        shown_line(stage, canvas, (struct rect){x, y, width, height}, how.colour);
    }
    platform_text(stage->platform, canvas, how.face, size, x, y, how.colour, drawn);
    draw_rounds(stage, canvas, how, size, x, middle, line);
    base_forget(drawn, sizeof drawn);
}

static bool add_line(struct lines *lines, const char *text) {
    if (lines->count == MAX_LINES) {
        return lines->all = false;
    }
    memcpy(lines->line[lines->count++], text, strlen(text) + 1);
    return true;
}

/* How much of a word stands on a line of its own. Writing without spaces is broken anywhere,
 * after a hyphen if there is one; an ordinary word is not while its text can be drawn smaller. */
static size_t fitting(struct stage *stage, int width, int size, const char *word, size_t length,
                      struct paragraph how, bool breaks) {
    enum { ORDINARY = 60 }; /* bytes */
    char piece[LINE_BYTES];
    size_t whole = length;
    if (length <= ORDINARY && !breaks) {
        return length;
    }
    length = length < sizeof piece - 1 ? length : sizeof piece - 1;
    do {
        while (length > 1 && (word[length] & 0xc0) == 0x80) {
            length--;
        }
        memcpy(piece, word, length);
        piece[length] = '\0';
    } while (width_of(stage, how, size, piece) > width && length > 1 && length--);
    size_t hyphen = length;
    while (hyphen > 0 && length < whole && word[hyphen - 1] != '-') {
        hyphen--;
    }
    return hyphen > 0 ? hyphen : length;
}

/* One word after another to the end of the paragraph; a word that is wider than the place makes the
 * text not fit. Returns where the next paragraph begins. */
static const char *wrap_paragraph(struct stage *stage, int width, int size, const char *text,
                                  struct paragraph how, struct lines *lines) {
    char line[LINE_BYTES] = "", trial[LINE_BYTES];
    while (*text && *text != '\n') {
        size_t have = strlen(line), whole = strcspn(text, " \n");
        size_t word = fitting(stage, width, size, text, whole, how, lines->breaks);
        if (have + word + 2 > sizeof line) {
            lines->all = false;
            return text + strlen(text);
        }
        memcpy(trial, line, have);
        size_t gap = have ? 1 : 0;
        trial[have] = ' ';
        memcpy(trial + have + gap, text, word);
        trial[have + gap + word] = '\0';
        int needed = width_of(stage, how, size, trial);
        if (needed > width && have) {
            add_line(lines, line);
            line[0] = '\0';
            continue;
        }
        if (needed > width) {
            lines->all = false;
        }
        memcpy(line, trial, sizeof line);
        text += word;
        if (word < whole) {
            add_line(lines, line);
            line[0] = '\0';
        }
        text += *text == ' ';
    }
    if (line[0] || *text == '\n') {
        add_line(lines, line);
    }
    return *text ? text + 1 : text;
}

/* What was wrapped last, in the narrowest column that takes no more lines: they are about as long
 * as each other, and no word stands alone on the last one. */
static void balance(struct stage *stage, int width, int size, const char *text,
                    struct paragraph how, struct lines *lines, int first) {
    int count = lines->count;
    for (int low = width / 2; width - low > size / 4;) {
        int middle = (low + width) / 2;
        lines->count = first;
        lines->all = true;
        wrap_paragraph(stage, middle, size, text, how, lines);
        if (lines->all && lines->count == count) {
            width = middle;
        } else {
            low = middle;
        }
    }
    lines->count = first;
    lines->all = true;
    wrap_paragraph(stage, width, size, text, how, lines);
}

static void wrap(struct stage *stage, int width, int size, const char *text, struct paragraph how,
                 struct lines *lines) {
    lines->count = 0;
    lines->all = true;
    while (*text) {
        int first = lines->count;
        const char *next = wrap_paragraph(stage, width, size, text, how, lines);
        if (how.align == ALIGN_CENTRE && lines->all && !lines->breaks && lines->count > first + 1) {
            balance(stage, width, size, text, how, lines, first);
        }
        text = next;
    }
}

static int line_height(struct stage *stage, struct paragraph how, int size) {
    return platform_text_height(stage->platform, how.face, size) * 92 / 100;
}

int measure_text(struct stage *stage, int width, const char *text, struct paragraph how) {
    struct lines lines = {.breaks = false};
    int size = text_size(stage, how.size);
    wrap(stage, width, size, text, how, &lines);
    return lines.count * line_height(stage, how, size);
}

/* What stands in the middle may use the room that is left above its first letters. */
static int needed_height(struct stage *stage, struct paragraph how, int size, int lines) {
    int height = line_height(stage, how, size), letters = size * 5 / 4;
    return lines * height - (how.middle && letters < height ? height - letters : 0);
}

bool below_another(const struct stage *stage) {
    return stage->layer < stage->depth - 1;
}

static bool fits(struct stage *stage, struct rect area, struct paragraph how, int size,
                 const struct lines *lines) {
    return lines->all && (!how.one_line || lines->count <= 1) &&
           needed_height(stage, how, size, lines->count) <= area.h;
}

/* The largest size down to `least` at which the text fits, or that; it is then wrapped so. */
static int wrap_to_fit(struct stage *stage, struct rect area, const char *text,
                       struct paragraph how, int least, struct lines *lines) {
    int size = text_size(stage, how.size);
    wrap(stage, area.w, size, text, how, lines);
    while (size > least && !fits(stage, area, how, size, lines)) {
        int smaller = size * 94 / 100;
        size = smaller > least ? smaller : least;
        wrap(stage, area.w, size, text, how, lines);
    }
    return size;
}

/* As large as it has to be; then rather with a broken word, a very long name, than smaller. */
static int arrange(struct stage *stage, struct rect area, const char *text, struct paragraph how,
                   struct lines *lines) {
    int readable = text_size_least(stage, how), size = 0;
    for (int breaks = 0; breaks < 2; breaks++) {
        lines->breaks = breaks == 1;
        size = wrap_to_fit(stage, area, text, how, readable, lines);
        if (fits(stage, area, how, size, lines)) {
            return size;
        }
    }
    lines->breaks = false;
    return wrap_to_fit(stage, area, text, how, unit(stage, 15), lines);
}

int text_widest(struct stage *stage, struct rect area, const char *text, struct paragraph how) {
    struct lines lines;
    int size = arrange(stage, area, text, how, &lines), widest = 0;
    for (int i = 0; i < lines.count; i++) {
        int width = width_of(stage, how, size, lines.line[i]);
        widest = width > widest ? width : widest;
    }
    base_forget(&lines, sizeof lines);
    return widest;
}

void draw_text(struct stage *stage, struct canvas *canvas, struct rect area, const char *text,
               struct paragraph how) {
    struct lines lines;
    if (!text[0] || area.w <= 0 ||
        rect_empty(rect_cut(rect_grow(area, text_size(stage, how.size)), canvas->clip))) {
        return; /* most of what moves, moves far from any text */
    }
    if (below_another(stage)) {
        return; /* words that shine through words hide both */
    }
    if (platform_text_lacks(stage->platform, text)) {
        stage->lacking = stage->stack[stage->layer].serial;
    }
    int size = arrange(stage, area, text, how, &lines);
    int height = line_height(stage, how, size), y = area.y;
    shown_text(stage, text, how, size,
               !lines.all || needed_height(stage, how, size, lines.count) > area.h);
    if (how.middle) {
        y += (area.h - (lines.count - 1) * height) / 2 -
             platform_text_middle(stage->platform, how.face, size);
    }
    for (int i = 0; i < lines.count; i++, y += height) {
        int width = how.align == ALIGN_LEFT ? 0 : width_of(stage, how, size, lines.line[i]);
        int x = how.align == ALIGN_CENTRE  ? area.x + (area.w - width) / 2
                : how.align == ALIGN_RIGHT ? area.x + area.w - width
                                           : area.x;
        draw_line(stage, canvas, how, size, x, y, lines.line[i]);
    }
    base_forget(&lines, sizeof lines);
}

bool pressed(const struct platform_event *event, enum platform_button button) {
    return event->kind == PLATFORM_BUTTON && event->button == button && event->down &&
           !event->repeat;
}
