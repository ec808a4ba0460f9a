/* Promises that are open hang on the bridge, where the two see them whenever they come: a few blank
 * slips on a string between two of its pillars, below the deck. They have no word and no sign of
 * whose they are, and of many no more hang there than of a few. */
#include "evening/promise.h"

enum { HANG = 3 /* slips, at most */ };

int promises_hang(struct stage *stage) {
    struct promise_list list = {0};
    promise_list_open(stage, &list);
    int count = list.count < HANG ? list.count : HANG;
    promise_list_forget(&list);
    return count;
}

/* The string is one with the deck's arch at both ends. */
static float string_y(const struct stage *stage, struct rect place, float part) {
    return (float)place.y + (float)unit(stage, 10) * 4 * part * (1 - part);
}

static void draw_string(struct stage *stage, struct canvas *canvas, struct rect place) {
    enum { PIECES = 8 };
    for (int i = 0; i < PIECES; i++) {
        float from = (float)i / PIECES, to = (float)(i + 1) / PIECES;
        canvas_line(canvas, (float)place.x + from * (float)place.w, string_y(stage, place, from),
                    (float)place.x + to * (float)place.w, string_y(stage, place, to),
                    (float)unit(stage, 2), 0xffb09468u);
    }
}

struct rect promises_hang_place(const struct stage *stage) {
    enum { MIDDLE = VIEW_SPANS / 2 };
    const struct view_backdrop bridge = {.kind = VIEW_BACKDROP_TITLE};
    struct rect screen = screen_rect(stage);
    float x[2], y[2];
    for (int end = 0; end < 2; end++) {
        view_bridge_spot(&bridge, screen.w, screen.h, (float)(MIDDLE + end) / VIEW_SPANS, &x[end],
                         &y[end]);
    }
    return (struct rect){(int)x[0], (int)y[0] + unit(stage, 6), (int)(x[1] - x[0]),
                         unit(stage, 62)};
}

void promises_hang_draw(struct stage *stage, struct canvas *canvas, int count, int light) {
    static const float part[HANG][HANG] = {{0.5f}, {0.34f, 0.66f}, {0.24f, 0.5f, 0.76f}};
    struct rect place = promises_hang_place(stage);
    if (rect_empty(rect_cut(rect_grow(place, place.w), canvas->clip))) {
        return;
    }
    canvas_glow(canvas, (float)place.x + (float)place.w * 0.5f, (float)place.y + (float)place.h / 2,
                (float)place.w * 0.9f, COLOUR_GOLD, 40 + light * 90 / 256);
    draw_string(stage, canvas, place);
    for (int i = 0; i < count; i++) {
        promise_draw_slip(stage, canvas,
                          &(struct promise_slip){
                              .x = (float)place.x + part[count - 1][i] * (float)place.w,
                              .top = string_y(stage, place, part[count - 1][i]),
                              .drop = (float)unit(stage, 6 + 4 * (float)(i % 2)),
                              .wide = (float)unit(stage, 20),
                              .high = (float)unit(stage, 30),
                              .lean = i % 2 ? 0.06f : -0.05f,
                              .light = light,
                          });
    }
}
