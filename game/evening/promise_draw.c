/* Promises hang on a line over the water: the one that is read large, in the middle, and some more
 * small beside it. Those have no word and no sign of whose they are, and never more than a few hang
 * there: it is no list of what somebody owes. */
#include "evening/promise.h"

#include <math.h>

enum { BESIDE = 2 /* small ones at each side, at most */ };

#define LINE 0xffb09468u
#define PAPER 0xffe9dbb9u

/* The line sags between two ends beyond the screen. */
static float line_y(const struct stage *stage, struct rect area, float x) {
    float t = 2 * x / (float)screen_rect(stage).w - 1;
    return (float)area.y + (float)unit(stage, 34) * (1 - t * t);
}

static void draw_line(struct stage *stage, struct canvas *canvas, struct rect area) {
    int wide = screen_rect(stage).w, step = unit(stage, 40);
    for (int x = 0; x < wide; x += step) {
        float left = (float)x, right = (float)(x + step);
        canvas_line(canvas, left, line_y(stage, area, left), right, line_y(stage, area, right),
                    (float)unit(stage, 3), LINE);
    }
}

/* --- slips --- */

/* It hangs by a string, and is held by a peg. */
static void draw_string(struct stage *stage, struct canvas *canvas, float x, float from, float to,
                        float part) {
    float wide = part * (float)unit(stage, 5), high = part * (float)unit(stage, 11);
    canvas_line(canvas, x, from, x, to, (float)unit(stage, 1.6f), LINE);
    canvas_taper(canvas, x, from - high / 2, wide, x, from + high / 2, wide * 0.7f, 0xff7a5a40u);
}

/* Blank: something is written there, and nobody reads what. */
void promise_draw_slip(struct stage *stage, struct canvas *canvas,
                       const struct promise_slip *slip) {
    float x = slip->x, part = slip->high / (float)unit(stage, 62);
    struct turned_rect tag = {.x = x,
                              .y = slip->top + slip->drop + slip->high / 2,
                              .w = slip->wide,
                              .h = slip->high,
                              .radius = part * (float)unit(stage, 7),
                              .turn = slip->lean};
    struct turned_rect edge = tag;
    edge.w += (float)unit(stage, 3);
    edge.h += (float)unit(stage, 3);
    draw_string(stage, canvas, x, slip->top, slip->top + slip->drop, part);
    canvas_turned_rect(canvas, edge, colour_mix(0xff8b6a45u, COLOUR_GOLD, slip->light));
    canvas_turned_rect(canvas, tag, PAPER);
    for (int line = -1; line <= 1; line += 2) {
        float y = tag.y + (float)line * part * (float)unit(stage, 8), half = slip->wide * 0.3f;
        canvas_line(canvas, x - half, y - slip->lean * half, x + half, y + slip->lean * half,
                    (float)unit(stage, 2), 0x70a67c48u);
    }
}

/* A round one for A, one with corners for B, as their lanterns are; both for who is neither. */
static void draw_sign(struct canvas *canvas, int maker, float x, float y, float size) {
    float aside = maker < 0 ? size * 1.3f : 0, line = size * 0.28f;
    if (maker != RULES_B) {
        canvas_ring(canvas, x - aside, y, size, line, seat_ink(RULES_A));
    }
    if (maker != RULES_A) {
        for (int i = 0; i < 4; i++) {
            float across = i % 2 ? -size : size, down = i / 2 ? -size * 1.1f : size * 1.1f;
            canvas_line(canvas, x + aside + across, y, x + aside, y + down, line,
                        seat_ink(RULES_B));
        }
    }
}

static void draw_small(struct stage *stage, struct canvas *canvas, struct rect area, float x,
                       int number) {
    float top = line_y(stage, area, x);
    promise_draw_slip(stage, canvas,
                      &(struct promise_slip){
                          .x = x,
                          .top = top,
                          .drop = (float)unit(stage, 26 + 7 * (float)(number % 3)),
                          .wide = (float)unit(stage, 84),
                          .high = (float)unit(stage, 62),
                          .lean = number % 2 ? 0.05f : -0.04f,
                      });
}

/* Those that the next one leads to hang at its right, the others at its left. */
static void draw_beside(struct stage *stage, struct canvas *canvas, struct rect area, int others) {
    float middle = (float)screen_rect(stage).w / 2;
    int shown = others < 2 * BESIDE ? others : 2 * BESIDE;
    for (int i = 0; i < shown; i++) {
        float away = (float)unit(stage, 240 + 150 * (float)(i / 2));
        draw_small(stage, canvas, area, middle + (i % 2 ? -away : away), i);
    }
}

static void draw_read(struct stage *stage, struct canvas *canvas, struct rect area,
                      const struct keepsake_promise *promise, const char *words) {
    int side = unit(stage, 22), sign = promise ? unit(stage, 34) : 0;
    card_face(stage, canvas, area);
    struct rect inside = rect_grow(area, -side);
    if (promise) {
        draw_sign(canvas, promise_maker(stage, promise), (float)(area.x + area.w / 2),
                  (float)(inside.y + sign / 2), (float)unit(stage, 11));
        inside.y += sign;
        inside.h -= sign;
    }
    draw_text(stage, canvas, inside, words,
              (struct paragraph){
                  .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_INK, .middle = true});
}

/* The two on their rock, below what hangs there, where it leaves them the room. */
static void draw_two(struct stage *stage, struct canvas *canvas, struct rect room) {
    float high = (float)room.h * 0.74f, wide = high * 1.45f;
    if (room.h > unit(stage, 120)) {
        float x = (float)(room.x + room.w / 2), y = (float)(room.y + room.h) - wide * 0.2f;
        view_islet(canvas, x, y - high * 0.03f, wide, 3);
        pair_draw(stage, canvas, VIEW_SITS, x, y, high);
    }
}

void promise_draw_line(struct stage *stage, struct canvas *canvas, const struct promise_list *list,
                       int at, const char *words, struct rect area) {
    int pad = unit(stage, 44), wide = unit(stage, 760) < area.w ? unit(stage, 760) : area.w;
    struct paragraph how = {.size = SIZE_LARGE, .align = ALIGN_CENTRE};
    bool any = list->count > 0;
    int high = measure_text(stage, wide - pad, words, how) + pad + (any ? unit(stage, 40) : 0);
    int drop = unit(stage, any ? 142 : 80), most = area.h - drop;
    high = high < unit(stage, 130) ? unit(stage, 130) : high;
    high = high < most ? high : most;
    struct rect card = {area.x + (area.w - wide) / 2, area.y + drop, wide, high};
    draw_line(stage, canvas, area);
    draw_beside(stage, canvas, area, list->count - 1);
    for (int side = -1; side <= 1; side += 2) {
        float x = (float)(card.x + wide / 2) + (float)side * (float)unit(stage, 52);
        draw_string(stage, canvas, x, line_y(stage, area, x), (float)(card.y + unit(stage, 4)), 1);
    }
    draw_read(stage, canvas, card, any ? &list->promise[at] : NULL, words);
    int below = card.y + card.h + unit(stage, 12);
    draw_two(stage, canvas, (struct rect){area.x, below, area.w, area.y + area.h - below});
}
