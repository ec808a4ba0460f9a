/* A name, typed on the keyboard or put together with a pad on letters on the screen. */
#include "scenes/internal.h"

#include <string.h>

enum { COLUMNS = 10, ROWS = 4, KEYS = COLUMNS * ROWS, NAME_LETTERS = 16 };

/* The last row ends in: capital or small letters, space, rub out, done. */
static const char *const small[KEYS] = {"a", "b", "c", "d", "e", "f", "g",  "h",     "i", "j",
                                        "k", "l", "m", "n", "o", "p", "q",  "r",     "s", "t",
                                        "u", "v", "w", "x", "y", "z", "ä",  "é",     "ö", "ü",
                                        "á", "ç", "ñ", "ø", "-", "'", "Aa", "space", "←", "done"};
static const char *const capital[KEYS] = {"A", "B", "C", "D", "E", "F", "G",  "H",     "I", "J",
                                          "K", "L", "M", "N", "O", "P", "Q",  "R",     "S", "T",
                                          "U", "V", "W", "X", "Y", "Z", "Ä",  "É",     "Ö", "Ü",
                                          "Á", "Ç", "Ñ", "Ø", "-", "'", "aA", "space", "←", "done"};
enum { KEY_CASE = KEYS - 4, KEY_SPACE, KEY_RUB_OUT, KEY_DONE };

struct data {
    int player; /* first: scene_players sets it */
    int key;
    bool small_letters;
    char name[NAME_SIZE];
    struct rect place[KEYS];
};

static void enter(struct game *game, void *context) {
    struct data *data = context;
    (void)data;
    platform_text_input(game->platform, true);
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    base_forget(data->name, sizeof data->name);
    platform_text_input(game->platform, false);
    platform_text_forget(game->platform);
}

static int letters(const char *name) {
    int count = 0;
    for (; *name; name++) {
        count += (*name & 0xc0) != 0x80;
    }
    return count;
}

/* A name is shown alone on its line; control and direction marks have no place in it. */
static bool fit_for_a_name(const char *text) {
    const char *end = text + strlen(text);
    while (text < end) {
        uint32_t code = utf8_next(&text, end);
        if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code > 0x10ffff ||
            (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
            (code >= 0x2066 && code <= 0x2069) || code == 0x061c || code == 0xfeff || code == '{' ||
            code == '}') {
            return false;
        }
    }
    return true;
}

static void add(struct game *game, struct data *data, const char *text) {
    bool leading_space = !data->name[0] && strcmp(text, " ") == 0;
    if (!leading_space && fit_for_a_name(text) &&
        letters(data->name) + letters(text) <= NAME_LETTERS &&
        strlen(data->name) + strlen(text) < sizeof data->name) {
        strcat(data->name, text);
        data->small_letters = true;
    }
    damage_all(game);
}

static void rub_out(struct game *game, struct data *data) {
    size_t length = strlen(data->name);
    while (length && (data->name[--length] & 0xc0) == 0x80) {
    }
    data->name[length] = '\0';
    data->small_letters = length > 0;
    damage_all(game);
}

static void done(struct game *game, struct data *data) {
    size_t length = strlen(data->name);
    while (length && data->name[length - 1] == ' ') {
        data->name[--length] = '\0';
    }
    if (data->name[0]) {
        strcpy(game->name[data->player], data->name);
    }
    platform_sound(game->platform, "menu-choose");
    scene_pop(game);
}

static void press_key(struct game *game, struct data *data, int key) {
    platform_sound(game->platform, "menu-move");
    switch (key) {
    case KEY_CASE:
        data->small_letters = !data->small_letters;
        damage_all(game);
        break;
    case KEY_SPACE:
        add(game, data, " ");
        break;
    case KEY_RUB_OUT:
        rub_out(game, data);
        break;
    case KEY_DONE:
        done(game, data);
        break;
    default:
        add(game, data, (data->small_letters ? small : capital)[key]);
        break;
    }
}

static void move(struct game *game, struct data *data, enum platform_button button) {
    int column = data->key % COLUMNS, row = data->key / COLUMNS;
    column = (column + (button == PLATFORM_EAST) - (button == PLATFORM_WEST) + COLUMNS) % COLUMNS;
    row = (row + (button == PLATFORM_SOUTH) - (button == PLATFORM_NORTH) + ROWS) % ROWS;
    data->key = row * COLUMNS + column;
    platform_sound(game->platform, "menu-move");
    damage_all(game);
}

static void pointer(struct game *game, struct data *data, const struct platform_event *event) {
    for (int key = 0; key < KEYS; key++) {
        if (rect_holds(data->place[key], event->x, event->y)) {
            if (data->key != key) {
                data->key = key;
                damage_all(game);
            }
            if (event->kind == PLATFORM_POINTER_DOWN) {
                press_key(game, data, key);
            }
            return;
        }
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (event->kind == PLATFORM_TEXT) {
        add(game, data, event->text);
    } else if (event->kind == PLATFORM_KEY && event->key == PLATFORM_KEY_BACKSPACE) {
        rub_out(game, data);
    } else if (event->kind == PLATFORM_KEY && event->key == PLATFORM_KEY_ENTER) {
        done(game, data);
    } else if (event->kind == PLATFORM_POINTER || event->kind == PLATFORM_POINTER_DOWN) {
        pointer(game, data, event);
    } else if (event->kind == PLATFORM_BUTTON && event->down && event->button <= PLATFORM_WEST) {
        move(game, data, event->button);
    } else if (pressed(event, PLATFORM_CONFIRM)) {
        press_key(game, data, data->key);
    } else if (pressed(event, PLATFORM_TAKE_BACK)) {
        rub_out(game, data);
    } else if (pressed(event, PLATFORM_MENU)) {
        done(game, data);
    } else if (pressed(event, PLATFORM_BACK)) {
        scene_pop(game);
    }
}

static void draw_keys(struct game *game, struct canvas *canvas, struct data *data,
                      struct rect area) {
    int gap = unit(game, 6), width = (area.w - gap * (COLUMNS - 1)) / COLUMNS;
    int height = (area.h - gap * (ROWS - 1)) / ROWS;
    for (int key = 0; key < KEYS; key++) {
        struct rect place = {area.x + key % COLUMNS * (width + gap),
                             area.y + key / COLUMNS * (height + gap), width, height};
        bool focused = key == data->key;
        data->place[key] = place;
        canvas_round_rect(canvas, place, (float)unit(game, 10),
                          focused ? 0xf0303c78u : 0xb0161d42u);
        if (focused) {
            canvas_round_frame(canvas, place, (float)unit(game, 10), (float)unit(game, 3),
                               COLOUR_GOLD);
        }
        draw_text(game, canvas, rect_grow(place, -unit(game, 3)),
                  (data->small_letters ? small : capital)[key],
                  (struct paragraph){.size = SIZE_LARGE,
                                     .align = ALIGN_CENTRE,
                                     .colour = focused ? 0xffffffffu : COLOUR_TEXT,
                                     .middle = true});
    }
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    int line = text_size(game, SIZE_HEADING) * 2;
    struct rect field = {body.x + body.w / 5, body.y, body.w * 3 / 5, line};
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, word(game, "What shall we call you?"));
    draw_panel(game, canvas, field);
    draw_text(game, canvas, rect_grow(field, -unit(game, 10)),
              data->name[0] ? data->name : game->name[data->player],
              (struct paragraph){.face = PLATFORM_FACE_BOLD,
                                 .size = SIZE_HEADING,
                                 .align = ALIGN_CENTRE,
                                 .colour = data->name[0] ? seat_colour(data->player) : 0x80c3c9e6u,
                                 .middle = true});
    int top = line + unit(game, 20);
    draw_keys(game, canvas, data,
              (struct rect){body.x + body.w / 12, body.y + top, body.w * 10 / 12, body.h - top});
    draw_hint(game, canvas,
              word(game, "Type on the keyboard and press Enter, or choose letters with the pad"));
}

static const char *focus(const struct game *game, const void *context) {
    const struct data *data = context;
    (void)game;
    return (data->small_letters ? small : capital)[data->key];
}

const struct scene_type scene_name_entry = {
    .name = "name",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .draw = draw,
    .focus = focus,
};
