/* The buttons of each player's own device, as they are named and drawn in sentences: caps for keys,
 * round buttons with their letter or shape for pads. */
#include "kit/kit.h"

#include <string.h>

#define CAP_FACE 0xff303868u
#define CAP_SIDE 0xff1c2350u
#define CAP_EDGE 0xff4a548cu

enum shape { SHAPE_LETTER, SHAPE_CROSS, SHAPE_CIRCLE, SHAPE_SQUARE, SHAPE_TRIANGLE, SHAPE_STICK };

static enum shape shape_of(const char *label, size_t length) {
    static const char *const names[] = {[SHAPE_CROSS] = "Cross",
                                        [SHAPE_CIRCLE] = "Circle",
                                        [SHAPE_SQUARE] = "Square",
                                        [SHAPE_TRIANGLE] = "Triangle",
                                        [SHAPE_STICK] = "Stick"};
    for (int shape = SHAPE_CROSS; shape <= SHAPE_STICK; shape++) {
        if (strlen(names[shape]) == length && memcmp(names[shape], label, length) == 0) {
            return (enum shape)shape;
        }
    }
    return SHAPE_LETTER;
}

/* One sign, such as A, + or an arrow. */
static bool is_letter(const char *label) {
    const char *at = label, *end = label + strlen(label);
    utf8_next(&at, end);
    return at == end;
}

const char *button_name(struct stage *stage, enum platform_seat seat, enum platform_button button) {
    int device = platform_device_of(stage->platform, seat);
    if (device == PLATFORM_NO_DEVICE) {
        device = seat == PLATFORM_SEAT_A ? PLATFORM_KEYS_LEFT : PLATFORM_KEYS_RIGHT;
    }
    const char *label = platform_button_label(stage->platform, device, button);
    bool pad = device >= PLATFORM_FIRST_PAD;
    bool round = pad && (is_letter(label) || shape_of(label, strlen(label)) != SHAPE_LETTER);
    return say(stage, round ? "\x03{label}\x02" : "\x01{label}\x02", "label", label, NULL);
}

const char *hide_name(struct stage *stage, enum platform_seat seat) {
    bool pad = platform_device_of(stage->platform, seat) >= PLATFORM_FIRST_PAD;
    return pad ? word(stage, "both shoulder buttons, held")
               : word(stage, "\x01Shift\x02, three times");
}

const char *both_hide_names(struct stage *stage) {
    const char *a = hide_name(stage, PLATFORM_SEAT_A), *b = hide_name(stage, PLATFORM_SEAT_B);
    return strcmp(a, b) == 0 ? a : say(stage, "{one} / {other}", "one", a, "other", b, NULL);
}

const char *both_button_names(struct stage *stage, enum platform_button button) {
    const char *a = button_name(stage, PLATFORM_SEAT_A, button);
    const char *b = button_name(stage, PLATFORM_SEAT_B, button);
    return strcmp(a, b) == 0 ? a : say(stage, "{one} {two}", "one", a, "two", b, NULL);
}

/* Seen a little from above: a face on a darker side. */
void draw_keycap(struct canvas *canvas, int left, int right, int middle, int size) {
    int high = size * 5 / 4, lip = size / 7;
    float corner = (float)size * 0.26f, edge = (float)size * 0.055f;
    int narrow = size - (right - left) > 0 ? size - (right - left) : 0;
    struct rect face = {left - narrow / 2, middle - high / 2, right - left + narrow, high};
    struct rect side = {face.x, face.y, face.w, face.h + lip};
    canvas_round_rect(canvas, side, corner, CAP_SIDE);
    canvas_round_rect(canvas, face, corner, CAP_FACE);
    canvas_round_frame(canvas, side, corner, edge, CAP_EDGE);
}

/* A line through points given in parts of `size` around the middle. */
static void draw_way(struct canvas *canvas, float x, float y, float size, const float (*way)[2],
                     int count) {
    for (int i = 1; i < count; i++) {
        canvas_line(canvas, x + way[i - 1][0] * size, y + way[i - 1][1] * size,
                    x + way[i][0] * size, y + way[i][1] * size, size * 0.17f, COLOUR_TEXT);
    }
}

static void draw_shape(struct canvas *canvas, enum shape shape, float x, float y, float size) {
    static const float square[][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}};
    static const float triangle[][2] = {{0, -1.1f}, {1.1f, 0.8f}, {-1.1f, 0.8f}, {0, -1.1f}};
    static const float down[][2] = {{-1, -1}, {1, 1}}, up[][2] = {{-1, 1}, {1, -1}};
    float part = size * 0.24f;
    switch (shape) {
    case SHAPE_CROSS:
        draw_way(canvas, x, y, part, down, 2);
        draw_way(canvas, x, y, part, up, 2);
        break;
    case SHAPE_SQUARE:
        draw_way(canvas, x, y, part * 0.9f, square, 5);
        break;
    case SHAPE_TRIANGLE:
        draw_way(canvas, x, y, part, triangle, 4);
        break;
    case SHAPE_STICK:
        canvas_disc(canvas, x, y, size * 0.36f, COLOUR_QUIET);
        canvas_disc(canvas, x, y, size * 0.24f, CAP_FACE);
        break;
    default:
        canvas_ring(canvas, x, y, size * 0.27f, size * 0.07f, COLOUR_TEXT);
        break;
    }
}

void draw_round_button(struct stage *stage, struct canvas *canvas, int x, int y, int size,
                       const char *label, size_t length) {
    float cx = (float)x, cy = (float)y, radius = (float)size * 0.63f;
    enum shape shape = shape_of(label, length);
    canvas_disc(canvas, cx, cy + (float)size * 0.09f, radius, CAP_SIDE);
    canvas_disc(canvas, cx, cy, radius, CAP_FACE);
    canvas_ring(canvas, cx, cy, radius, (float)size * 0.055f, CAP_EDGE);
    if (shape != SHAPE_LETTER) {
        draw_shape(canvas, shape, cx, cy, (float)size);
        return;
    }
    char letter[] = {label[0], '\0'};
    int small = size * 9 / 10;
    int width = platform_text_width(stage->platform, PLATFORM_FACE_BOLD, small, letter);
    platform_text(stage->platform, canvas, PLATFORM_FACE_BOLD, small, x - width / 2,
                  y - platform_text_middle(stage->platform, PLATFORM_FACE_BOLD, small), COLOUR_TEXT,
                  letter);
}
