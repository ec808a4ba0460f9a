/* Writing, a letter at a time. */
#include "kit/writing.h"

#include <string.h>

enum { COLUMNS = 10, ROWS = 4, KEYS = COLUMNS * ROWS };

/* The keys come in layers; the last row ends in: the next layer, space, rub out, done. */
enum layer { CAPITAL, SMALL, SIGNS, LAYERS };
static const char *const keys[LAYERS][KEYS] = {
    [CAPITAL] = {"A", "B", "C", "D", "E", "F", "G", "H", "I",   "J",     "K", "L",   "M", "N",
                 "O", "P", "Q", "R", "S", "T", "U", "V", "W",   "X",     "Y", "Z",   "Ä", "É",
                 "Ö", "Ü", "Á", "Ç", "Ñ", "Ø", "-", "'", "abc", "space", "←", "done"},
    [SMALL] = {"a", "b", "c", "d", "e", "f", "g", "h", "i",     "j",     "k", "l",   "m", "n",
               "o", "p", "q", "r", "s", "t", "u", "v", "w",     "x",     "y", "z",   "ä", "é",
               "ö", "ü", "á", "ç", "ñ", "ø", "-", "'", "1 2 ?", "space", "←", "done"},
    [SIGNS] = {"1", "2", "3", "4", "5", "6", "7",  "8", "9",   "0",     ".", ",",   "?", "!",
               ":", ";", "(", ")", "…", "&", "\"", "/", "+",   "=",     "%", "#",   "*", "€",
               "ß", "æ", "å", "è", "à", "ô", "-",  "'", "ABC", "space", "←", "done"},
};
enum { KEY_LAYER = KEYS - 4, KEY_SPACE, KEY_RUB_OUT, KEY_DONE };

struct data {
    struct writing writing;
    bool begun;
    bool lacking; /* what was typed last can't be drawn */
    int key;
    enum layer layer;
    bool covered; /* alone: until the next press */
    char words[WRITING_PAGE_SIZE];
    struct rect place[KEYS];
};

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    base_forget(data->words, sizeof data->words);
    platform_text_forget(stage->platform);
}

static int letters(const char *words) {
    int count = 0;
    for (; *words; words++) {
        count += (*words & 0xc0) != 0x80;
    }
    return count;
}

/* What is never drawn or never seen has no place in it, nor what say() would take for a key.
 * Joiners and marks have, where they stand by a letter. */
static bool fit_to_show(uint32_t code) {
    bool selects = code >= 0xfe00 && code <= 0xfe0f; /* a variant that the font does not have */
    bool stands_by = (utf8_mark(code) && !selects) || utf8_joiner(code);
    bool blank = code == ' ' || code == 0xa0;
    return !screen_never(code) && code != '\n' && code != '{' && code != '}' &&
           (!utf8_unseen(code) || stands_by || blank);
}

/* Marks become no tower. */
static bool goes_on(const char *words, uint32_t code) {
    struct screen_text text = {0};
    const char *end = words + strlen(words);
    while (words < end) {
        screen_refuses(&text, utf8_next(&words, end));
    }
    return !screen_refuses(&text, code) && text.marks <= SCREEN_MARKS;
}

/* The last character, and where it begins; 0: there is none. */
static uint32_t last_of(const char *words, size_t *from) {
    size_t length = strlen(words);
    const char *at;
    for (*from = length; *from && (words[--*from] & 0xc0) == 0x80;) {
    }
    at = words + *from;
    return length ? utf8_next(&at, words + length) : 0;
}

/* A joiner stays where letters that join stand on both sides of it. */
static void part_from_joiner(struct data *data) {
    size_t from;
    if (utf8_joiner(last_of(data->words, &from))) {
        data->words[from] = '\0';
    }
}

static bool takes(struct data *data, uint32_t code, size_t bytes) {
    size_t from;
    uint32_t last = last_of(data->words, &from);
    bool out_of_place = (code == ' ' && !last) || (utf8_joiner(code) && !utf8_joined(last));
    return !out_of_place && fit_to_show(code) && goes_on(data->words, code) &&
           letters(data->words) < data->writing.letters &&
           strlen(data->words) + bytes < data->writing.size;
}

/* One event may bring many letters. Those that can be drawn are taken, the others are told. */
static void add_text(struct stage *stage, struct data *data, const char *text) {
    const char *end = text + strlen(text);
    while (text < end) {
        const char *from = text;
        uint32_t code = utf8_next(&text, end);
        if (fit_to_show(code) && !utf8_drawn(code)) {
            data->lacking = true;
        } else if (takes(data, code, (size_t)(text - from))) {
            if (!utf8_joined(code)) {
                part_from_joiner(data);
            }
            data->lacking = false;
            strncat(data->words, from, (size_t)(text - from));
            data->layer = data->layer == CAPITAL ? SMALL : data->layer;
        }
    }
    damage_all(stage);
}

/* As they are, whoever wrote them. */
static void begin_with(struct data *data, const char *words) {
    if (letters(words) <= data->writing.letters && strlen(words) < data->writing.size) {
        strcpy(data->words, words);
        data->layer = words[0] ? SMALL : CAPITAL;
    }
}

static void enter(struct stage *stage, void *context) {
    (void)stage;
    struct data *data = context;
    if (!data->begun && data->writing.begins) {
        begin_with(data, data->writing.begins);
    }
    data->begun = true;
}

/* A joiner goes with the letter before it: nobody sees that it is there. */
static void rub_out(struct stage *stage, struct data *data) {
    size_t length;
    data->lacking = false;
    part_from_joiner(data);
    last_of(data->words, &length);
    data->words[length] = '\0';
    data->layer = length ? data->layer : CAPITAL;
    damage_all(stage);
}

static void done(struct stage *stage, struct data *data) {
    part_from_joiner(data);
    size_t length = strlen(data->words);
    while (length && data->words[length - 1] == ' ') {
        data->words[--length] = '\0';
    }
    if (screen_shows(data->words)) {
        strcpy(data->writing.into, data->words);
    }
    platform_sound(stage->platform, "menu-choose");
    scene_pop(stage);
}

static void press_key(struct stage *stage, struct data *data, int key) {
    platform_sound(stage->platform, "type");
    switch (key) {
    case KEY_LAYER:
        data->layer = (data->layer + 1) % LAYERS;
        damage_all(stage);
        break;
    case KEY_SPACE:
        add_text(stage, data, " ");
        break;
    case KEY_RUB_OUT:
        rub_out(stage, data);
        break;
    case KEY_DONE:
        done(stage, data);
        break;
    default:
        add_text(stage, data, keys[data->layer][key]);
        break;
    }
}

static void move(struct stage *stage, struct data *data, enum platform_button button) {
    int column = data->key % COLUMNS, row = data->key / COLUMNS;
    column = (column + (button == PLATFORM_EAST) - (button == PLATFORM_WEST) + COLUMNS) % COLUMNS;
    row = (row + (button == PLATFORM_SOUTH) - (button == PLATFORM_NORTH) + ROWS) % ROWS;
    data->key = row * COLUMNS + column;
    platform_sound(stage->platform, "menu-move");
    damage_all(stage);
}

static void pointer(struct stage *stage, struct data *data, const struct platform_event *event) {
    for (int key = 0; key < KEYS; key++) {
        if (rect_holds(data->place[key], event->x, event->y)) {
            if (data->key != key) {
                data->key = key;
                damage_all(stage);
            }
            if (event->kind == PLATFORM_POINTER_DOWN) {
                press_key(stage, data, key);
            }
            return;
        }
    }
}

/* With one keyboard whoever writes has all of its keys. */
static bool is_others(struct stage *stage, const struct data *data,
                      const struct platform_event *event) {
    return event->kind == PLATFORM_BUTTON && event->seat != PLATFORM_NO_SEAT &&
           (int)event->seat != data->writing.player && !platform_one_keyboard(stage->platform);
}

/* True when the event was for the cover. */
static bool covers(struct stage *stage, struct data *data, const struct platform_event *event) {
    bool press = (event->kind == PLATFORM_BUTTON && event->down) || event->kind == PLATFORM_TEXT ||
                 event->kind == PLATFORM_KEY || event->kind == PLATFORM_POINTER_DOWN;
    bool others = is_others(stage, data, event);
    if (!data->writing.alone || (data->covered && (others || !press))) {
        return data->covered;
    }
    bool was = data->covered;
    data->covered = (others && press) || event->kind == PLATFORM_FOCUS_LOST;
    if (was != data->covered) {
        damage_all(stage);
    }
    return was || others || data->covered;
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (covers(stage, data, event)) {
        return;
    }
    if (event->kind == PLATFORM_TEXT) {
        platform_sound(stage->platform, "type");
        add_text(stage, data, event->text);
    } else if (event->kind == PLATFORM_KEY && event->key == PLATFORM_KEY_BACKSPACE) {
        rub_out(stage, data);
    } else if (event->kind == PLATFORM_KEY && event->key == PLATFORM_KEY_ENTER) {
        done(stage, data);
    } else if (event->kind == PLATFORM_POINTER || event->kind == PLATFORM_POINTER_DOWN) {
        pointer(stage, data, event);
    } else if (event->kind == PLATFORM_BUTTON && event->down && event->button <= PLATFORM_WEST) {
        move(stage, data, event->button);
    } else if (pressed(event, PLATFORM_CONFIRM)) {
        press_key(stage, data, data->key);
    } else if (pressed(event, PLATFORM_TAKE_BACK)) {
        rub_out(stage, data);
    } else if (pressed(event, PLATFORM_MENU)) {
        done(stage, data);
    } else if (pressed(event, PLATFORM_BACK)) {
        scene_pop(stage);
    }
}

static void draw_keys(struct stage *stage, struct canvas *canvas, struct data *data,
                      struct rect area) {
    int gap = unit(stage, 6), width = (area.w - gap * (COLUMNS - 1)) / COLUMNS;
    int height = (area.h - gap * (ROWS - 1)) / ROWS;
    for (int key = 0; key < KEYS; key++) {
        struct rect place = {area.x + key % COLUMNS * (width + gap),
                             area.y + key / COLUMNS * (height + gap), width, height};
        bool focused = key == data->key;
        data->place[key] = place;
        canvas_round_rect(canvas, place, (float)unit(stage, 10),
                          focused ? 0xf0303c78u : 0xb0161d42u);
        if (focused) {
            canvas_round_frame(canvas, place, (float)unit(stage, 10), (float)unit(stage, 3),
                               COLOUR_GOLD);
        }
        const char *label = keys[data->layer][key];
        draw_text(stage, canvas, rect_grow(place, -unit(stage, 3)), label,
                  (struct paragraph){.size = strlen(label) > 3 ? SIZE_BODY : SIZE_LARGE,
                                     .shrinks = true,
                                     .align = ALIGN_CENTRE,
                                     .colour = focused ? 0xffffffffu : COLOUR_TEXT,
                                     .middle = true});
    }
}

/* The room that it takes to tell of letters that can't be drawn. */
static int lacking_height(const struct stage *stage, const struct data *data) {
    return data->lacking ? text_size(stage, SIZE_HINT) * (large_text(stage) ? 9 : 6) / 2 : 0;
}

static void draw_lacking(struct stage *stage, struct canvas *canvas, struct rect area,
                         uint32_t colour) {
    draw_text(stage, canvas, area,
              word(stage, "These letters can't be drawn here yet. Please use others, such as Latin "
                          "or Cyrillic ones."),
              (struct paragraph){
                  .size = SIZE_HINT, .align = ALIGN_CENTRE, .colour = colour, .middle = true});
}

static bool is_page(const struct data *data) {
    return data->writing.letters > WRITING_LETTERS;
}

/* So much of the end as fits the field, from a word on: where one writes is always seen. */
static const char *end_that_fits(struct stage *stage, const char *words, struct rect field,
                                 struct paragraph how) {
    while (measure_text(stage, field.w, words, how) > field.h) {
        size_t skip = strlen(words) / 16 + 1;
        const char *gap = strlen(words) > skip ? strchr(words + skip, ' ') : NULL;
        if (!gap) {
            break;
        }
        words = gap + 1;
    }
    return words;
}

static void draw_page(struct stage *stage, struct canvas *canvas, const struct data *data,
                      struct rect field) {
    struct paragraph how = {.size = SIZE_BODY, .colour = COLOUR_TEXT, .middle = true};
    bool shown = !data->covered && !below_another(stage);
    int pad = unit(stage, 14);
    field = (struct rect){field.x, field.y + pad, field.w, field.h - 2 * pad};
    draw_text(stage, canvas, field,
              !shown           ? word(stage, "Covered. Press anything to go on writing.")
              : data->words[0] ? end_that_fits(stage, data->words, field, how)
                               : word(stage, "Half a page, in your own words."),
              how);
}

/* A name stands large on one line; a sentence has room for three. */
static void draw_field(struct stage *stage, struct canvas *canvas, const struct data *data,
                       struct rect field) {
    const struct writing *writing = &data->writing;
    bool empty = !data->words[0];
    int pad = unit(stage, 24), below = lacking_height(stage, data);
    if (writing->on_paper) {
        card_face(stage, canvas, field);
    } else {
        draw_panel(stage, canvas, field);
    }
    field = (struct rect){field.x + pad, field.y, field.w - 2 * pad, field.h - below};
    if (is_page(data)) {
        draw_page(stage, canvas, data, field);
        return;
    }
    draw_text(stage, canvas, field, empty ? writing->shown ? writing->shown : "" : data->words,
              (struct paragraph){.face = PLATFORM_FACE_BOLD,
                                 .size = writing->letters < 30 ? SIZE_HEADING : SIZE_LARGE,
                                 .shrinks = writing->letters < 30,
                                 .align = ALIGN_CENTRE,
                                 .colour = writing->on_paper ? COLOUR_INK
                                           : empty           ? 0xffa6adcfu
                                                             : seat_colour(writing->player),
                                 .middle = true});
    if (data->lacking) {
        draw_lacking(stage, canvas,
                     (struct rect){field.x, field.y + field.h - pad / 3, field.w, below},
                     writing->on_paper ? COLOUR_INK_GOLD : COLOUR_GOLD);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    bool name = data->writing.letters < 30;
    int high = name ? text_size(stage, SIZE_HEADING) * 2 + unit(stage, 8)
                    : text_size(stage, SIZE_LARGE) * 4;
    high = is_page(data) ? body.h / 2 : high < body.h * 2 / 5 ? high : body.h * 2 / 5;
    high += lacking_height(stage, data);
    int side = name ? body.w / 5 : body.w / 12, top = high + unit(stage, 20);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, data->writing.heading);
    draw_field(stage, canvas, data, (struct rect){body.x + side, body.y, body.w - 2 * side, high});
    draw_keys(stage, canvas, data,
              (struct rect){body.x + body.w / 12, body.y + top, body.w * 10 / 12, body.h - top});
    draw_hint(stage, canvas,
              word(stage, "Type on the keyboard and press Enter, or choose letters with the pad"));
}

static const char *focus(const struct stage *stage, const void *context) {
    const struct data *data = context;
    (void)stage;
    return keys[data->layer][data->key];
}

static const struct scene_type scene_writing = {
    .name = "writing",
    .size = sizeof(struct data),
    .types = true,
    .enter = enter,
    .leave = leave,
    .event = event,
    .draw = draw,
    .focus = focus,
};

void writing_push(struct stage *stage, const struct writing *writing) {
    struct data *data = scene_push(stage, &scene_writing);
    data->writing = *writing;
}
