/* Sizes, colours and text. The layout is thought of in units of a 1280x720 screen and holds for
 * any larger one and for text up to twice as large: a text that would not fit its place is drawn
 * as large as fits. */
#include "scenes/internal.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_LINES = 40, LINE_BYTES = 400 };

int unit(const struct game *game, float length) {
    const struct canvas *canvas = platform_canvas(game->platform);
    float wide = (float)canvas->width / 1280.0f, high = (float)canvas->height / 720.0f;
    return (int)(length * (wide < high ? wide : high) + 0.5f);
}

/* What is large already grows less: at twice the size, a heading of twice the size would leave no
 * room for what it heads. */
static int size_at(const struct game *game, enum size size, int scale) {
    static const struct {
        float units, growth;
    } sizes[] = {
        [SIZE_HINT] = {19, 0.6f},    [SIZE_BODY] = {25, 1.0f}, [SIZE_LARGE] = {31, 0.75f},
        [SIZE_HEADING] = {38, 0.5f}, [SIZE_TITLE] = {76, 0},
    };
    float grown = 1.0f + sizes[size].growth * (float)(scale - 100) / 100.0f;
    int pixels = unit(game, sizes[size].units * grown);
    return pixels < 8 ? 8 : pixels;
}

int text_size(const struct game *game, enum size size) {
    return size_at(game, size, game->settings.text_scale);
}

int text_size_least(const struct game *game, struct paragraph how) {
    return how.shrinks ? size_at(game, how.size, 100) : text_size(game, how.size);
}

bool large_text(const struct game *game) {
    return game->settings.text_scale > 130;
}

struct rect screen_rect(const struct game *game) {
    const struct canvas *canvas = platform_canvas(game->platform);
    return (struct rect){0, 0, canvas->width, canvas->height};
}

struct rect body_rect(const struct game *game) {
    struct rect screen = screen_rect(game);
    int side = unit(game, 80), top = text_size(game, SIZE_HEADING) * 3 / 2 + unit(game, 44);
    int bottom = text_size(game, SIZE_HINT) * 2 + unit(game, 22);
    return (struct rect){side, top, screen.w - 2 * side, screen.h - top - bottom};
}

uint32_t seat_colour(int player) {
    return player == RULES_A ? COLOUR_A : player == RULES_B ? COLOUR_B : COLOUR_TEXT;
}

/* --- wrapping --- */

struct lines {
    char line[MAX_LINES][LINE_BYTES];
    int count;
    bool all; /* false: there was more than fits */
};

/* Each sign around a button's name takes the room of a space that does not break. */
static const char key_space[] = "\u00a0";

/* The line as it is drawn. */
static void plain(const char *line, size_t length, char out[2 * LINE_BYTES]) {
    size_t to = 0;
    for (size_t i = 0; i < length && to + 4 < 2 * LINE_BYTES; i++) {
        if (line[i] == KEY_OPEN || line[i] == KEY_CLOSE) {
            memcpy(out + to, key_space, 2);
            to += 2;
        } else {
            out[to++] = line[i];
        }
    }
    out[to] = '\0';
}

static int width_of(struct game *game, struct paragraph how, int size, const char *text) {
    char drawn[2 * LINE_BYTES];
    plain(text, strlen(text), drawn);
    return platform_text_width(game->platform, how.face, size, drawn);
}

static int width_until(struct game *game, struct paragraph how, int size, const char *line,
                       const char *until) {
    char drawn[2 * LINE_BYTES];
    plain(line, (size_t)(until - line), drawn);
    return platform_text_width(game->platform, how.face, size, drawn);
}

static void draw_line(struct game *game, struct canvas *canvas, struct paragraph how, int size,
                      int x, int y, const char *line) {
    char drawn[2 * LINE_BYTES];
    int height = platform_text_height(game->platform, how.face, size);
    for (const char *open = line; (open = strchr(open, KEY_OPEN)) != NULL; open++) {
        const char *close = strchr(open, KEY_CLOSE);
        int left = x + width_until(game, how, size, line, open);
        int right = x + width_until(game, how, size, line, close ? close + 1 : open + strlen(open));
        struct rect plate = {left, y + height / 10, right - left, height * 8 / 10};
        canvas_round_rect(canvas, plate, (float)size * 0.28f, 0x66505c9cu);
        canvas_round_frame(canvas, plate, (float)size * 0.28f, (float)size * 0.06f, 0xa0a9b6ecu);
    }
    plain(line, strlen(line), drawn);
    if (game->collecting) {
        int width = platform_text_width(game->platform, how.face, size, drawn);
        shown_line(game, canvas, (struct rect){x, y, width, height}, how.colour);
    }
    platform_text(game->platform, canvas, how.face, size, x, y, how.colour, drawn);
    base_forget(drawn, sizeof drawn);
}

static bool add_line(struct lines *lines, const char *text) {
    if (lines->count == MAX_LINES) {
        return lines->all = false;
    }
    memcpy(lines->line[lines->count++], text, strlen(text) + 1);
    return true;
}

/* How much of a word stands on a line of its own. Writing without spaces is broken anywhere; an
 * ordinary word is not, its text is drawn smaller instead. */
static size_t fitting(struct game *game, int width, int size, const char *word, size_t length,
                      struct paragraph how) {
    enum { ORDINARY = 60 }; /* bytes */
    char piece[LINE_BYTES];
    if (length <= ORDINARY) {
        return length;
    }
    length = length < sizeof piece - 1 ? length : sizeof piece - 1;
    do {
        while (length > 1 && (word[length] & 0xc0) == 0x80) {
            length--;
        }
        memcpy(piece, word, length);
        piece[length] = '\0';
    } while (width_of(game, how, size, piece) > width && length > 1 && length--);
    return length;
}

/* One word after another; a word that is wider than the place makes the text not fit. */
static void wrap(struct game *game, int width, int size, const char *text, struct paragraph how,
                 struct lines *lines) {
    char line[LINE_BYTES] = "", trial[LINE_BYTES];
    lines->count = 0;
    lines->all = true;
    while (*text) {
        size_t have = strlen(line), whole = strcspn(text, " \n");
        size_t word = fitting(game, width, size, text, whole, how);
        if (have + word + 2 > sizeof line) {
            lines->all = false;
            break;
        }
        memcpy(trial, line, have);
        size_t gap = have ? 1 : 0;
        trial[have] = ' ';
        memcpy(trial + have + gap, text, word);
        trial[have + gap + word] = '\0';
        int needed = width_of(game, how, size, trial);
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
        if (*text == '\n' || word < whole) {
            add_line(lines, line);
            line[0] = '\0';
        }
        text += word == whole && *text;
    }
    if (line[0]) {
        add_line(lines, line);
    }
}

static int line_height(struct game *game, struct paragraph how, int size) {
    return platform_text_height(game->platform, how.face, size) * 92 / 100;
}

int measure_text(struct game *game, int width, const char *text, struct paragraph how) {
    struct lines lines;
    int size = text_size(game, how.size);
    wrap(game, width, size, text, how, &lines);
    return lines.count * line_height(game, how, size);
}

void draw_text(struct game *game, struct canvas *canvas, struct rect area, const char *text,
               struct paragraph how) {
    struct lines lines;
    int size = text_size(game, how.size), least = unit(game, 15);
    if (!text[0] || area.w <= 0 || rect_empty(rect_cut(rect_grow(area, size), canvas->clip))) {
        return; /* most of what moves, moves far from any text */
    }
    wrap(game, area.w, size, text, how, &lines);
    while (size > least && (!lines.all || lines.count * line_height(game, how, size) > area.h)) {
        size = size * 94 / 100;
        wrap(game, area.w, size, text, how, &lines);
    }
    int height = line_height(game, how, size), used = lines.count * height;
    shown_text(game, text, how, size, !lines.all || used > area.h);
    int y = area.y + (how.middle && used < area.h ? (area.h - used) / 2 : 0);
    for (int i = 0; i < lines.count; i++, y += height) {
        int width = how.align == ALIGN_LEFT ? 0 : width_of(game, how, size, lines.line[i]);
        int x = how.align == ALIGN_CENTRE  ? area.x + (area.w - width) / 2
                : how.align == ALIGN_RIGHT ? area.x + area.w - width
                                           : area.x;
        draw_line(game, canvas, how, size, x, y, lines.line[i]);
    }
    base_forget(&lines, sizeof lines);
}

/* --- pieces --- */

void draw_panel(struct game *game, struct canvas *canvas, struct rect area) {
    canvas_round_rect(canvas, area, (float)unit(game, 18), COLOUR_PANEL);
    canvas_round_frame(canvas, area, (float)unit(game, 18), (float)unit(game, 2), 0x38a9b6ecu);
}

void draw_story(struct game *game, struct canvas *canvas, struct rect area, const char *text) {
    struct paragraph how = {
        .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true};
    int width = large_text(game) ? area.w : area.w * 9 / 10;
    int pad = unit(game, large_text(game) ? 12 : 24);
    int height = measure_text(game, width - 2 * pad, text, how) + 2 * pad;
    height = height < area.h ? height : area.h;
    struct rect panel = {area.x + (area.w - width) / 2, area.y + area.h - height, width, height};
    draw_panel(game, canvas, panel);
    draw_text(game, canvas, rect_grow(panel, -pad), text, how);
}

void draw_heading(struct game *game, struct canvas *canvas, const char *text) {
    struct rect screen = screen_rect(game);
    struct rect area = {unit(game, 60), unit(game, 22), screen.w - unit(game, 120),
                        text_size(game, SIZE_HEADING) * 3 / 2};
    draw_text(game, canvas, area, text,
              (struct paragraph){.face = PLATFORM_FACE_TITLE,
                                 .size = SIZE_HEADING,
                                 .align = ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT,
                                 .middle = true});
}

void draw_hint(struct game *game, struct canvas *canvas, const char *text) {
    struct rect screen = screen_rect(game);
    int height = text_size(game, SIZE_HINT) * 2;
    struct rect area = {unit(game, 40), screen.h - height - unit(game, 8),
                        screen.w - unit(game, 80), height};
    draw_text(
        game, canvas, area, text,
        (struct paragraph){
            .size = SIZE_HINT, .align = ALIGN_CENTRE, .colour = COLOUR_QUIET, .middle = true});
}

const char *button_name(struct game *game, enum platform_seat seat, enum platform_button button) {
    int device = platform_device_of(game->platform, seat);
    if (device == PLATFORM_NO_DEVICE) {
        device = seat == PLATFORM_SEAT_A ? PLATFORM_KEYS_LEFT : PLATFORM_KEYS_RIGHT;
    }
    return say(game, "\x01{label}\x02", "label",
               platform_button_label(game->platform, device, button), NULL);
}

const char *both_button_names(struct game *game, enum platform_button button) {
    const char *a = button_name(game, PLATFORM_SEAT_A, button);
    const char *b = button_name(game, PLATFORM_SEAT_B, button);
    return strcmp(a, b) == 0 ? a : say(game, "{one} {two}", "one", a, "two", b, NULL);
}

void draw_mark(struct game *game, struct canvas *canvas, int mark, struct rect area,
               uint32_t colour) {
    struct image scaled;
    int side = area.w < area.h ? area.w : area.h;
    if (side <= 0 || rect_empty(rect_cut(area, canvas->clip))) {
        return;
    }
    image_scale(view_mark(game->view, mark), &scaled, side, side);
    canvas_stencil(canvas, &scaled, area.x + (area.w - side) / 2, area.y + (area.h - side) / 2,
                   colour);
    image_release(&scaled);
}

void draw_art(struct game *game, struct canvas *canvas, const char *name, struct rect area) {
    const struct image *image = view_art(game->view, name);
    struct image scaled;
    if (!image || rect_empty(rect_cut(area, canvas->clip))) {
        return;
    }
    float part = (float)area.w / (float)image->width;
    if ((float)area.h / (float)image->height < part) {
        part = (float)area.h / (float)image->height;
    }
    int width = (int)((float)image->width * part), height = (int)((float)image->height * part);
    if (width < 1 || height < 1) {
        return;
    }
    image_scale(image, &scaled, width, height);
    canvas_image(canvas, &scaled, area.x + (area.w - width) / 2, area.y + (area.h - height) / 2,
                 255);
    image_release(&scaled);
}

/* --- the night behind menus --- */

static bool same_backdrop(const struct canvas *canvas, const struct game *game,
                          const struct view_backdrop *wanted) {
    const struct view_backdrop *kept = &game->backdrop_kind;
    return game->backdrop.width == canvas->width && game->backdrop.height == canvas->height &&
           kept->kind == wanted->kind && kept->mood == wanted->mood &&
           kept->focus == wanted->focus &&
           memcmp(kept->built, wanted->built, sizeof kept->built) == 0;
}

/* Painted once and kept; only the water's glints are drawn anew. */
static void paint_backdrop(struct game *game, struct canvas *canvas,
                           const struct view_backdrop *wanted) {
    if (!same_backdrop(canvas, game, wanted)) {
        canvas_release(&game->backdrop);
        canvas_init(&game->backdrop, canvas->width, canvas->height);
        view_backdrop(&game->backdrop, wanted);
        if (wanted->kind == VIEW_BACKDROP_PLACE) {
            view_place_people(game->view, &game->backdrop, wanted);
        }
        game->backdrop_kind = *wanted;
    }
    canvas_copy(canvas, &game->backdrop, canvas->clip);
    if (!game->settings.reduced_motion) {
        view_glints(canvas, wanted, (uint32_t)game->glint_frame * VIEW_GLINT_MS);
    }
}

void draw_backdrop(struct game *game, struct canvas *canvas, enum view_backdrop_kind kind) {
    struct view_backdrop wanted = {.kind = kind, .seed = 7};
    if (kind == VIEW_BACKDROP_BRIDGE || kind == VIEW_BACKDROP_NIGHT) {
        memcpy(wanted.built, game->built, sizeof wanted.built);
    }
    paint_backdrop(game, canvas, &wanted);
}

void draw_bridge(struct game *game, struct canvas *canvas, int span) {
    struct view_backdrop wanted = {
        .kind = VIEW_BACKDROP_BRIDGE, .seed = 7, .mood = span, .focus = (uint8_t)span};
    memcpy(wanted.built, game->built, sizeof wanted.built);
    paint_backdrop(game, canvas, &wanted);
}

void draw_place(struct game *game, struct canvas *canvas, int span, bool firm) {
    struct view_backdrop wanted = {.kind = VIEW_BACKDROP_PLACE, .seed = 7, .mood = span};
    memcpy(wanted.built, game->built, sizeof wanted.built);
    if (span == 0) {
        wanted.kind = VIEW_BACKDROP_BRIDGE;
    } else if (firm) {
        wanted.built[span - 1] = 100;
    }
    paint_backdrop(game, canvas, &wanted);
}

static void damage_glints(struct game *game) {
    struct rect rects[VIEW_GLINTS];
    int count = view_glint_rects(&game->backdrop_kind, game->backdrop.width, game->backdrop.height,
                                 (uint32_t)game->glint_frame * VIEW_GLINT_MS, rects);
    for (int i = 0; i < count; i++) {
        damage_rect(game, rects[i]);
    }
}

int update_backdrop(struct game *game) {
    int frame = (int)(game->now / VIEW_GLINT_MS);
    if (game->settings.reduced_motion || !platform_focused(game->platform)) {
        return -1;
    }
    if (frame != game->glint_frame && game->backdrop.pixels) {
        damage_glints(game);
        game->glint_frame = frame;
        damage_glints(game);
    }
    return VIEW_GLINT_MS - (int)(game->now % VIEW_GLINT_MS);
}

int scene_update_water(struct game *game, void *context, int ms) {
    (void)context;
    (void)ms;
    return update_backdrop(game);
}

bool pressed(const struct platform_event *event, enum platform_button button) {
    return event->kind == PLATFORM_BUTTON && event->button == button && event->down &&
           !event->repeat;
}
