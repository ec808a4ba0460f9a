/* The paper lanterns that are let go: at a level's end, and at the end of an evening. */
#include "kit/kit.h"

#include <math.h>

enum { ROWS = 60, RIPPLES = 9 };

/* Half of the paper's width, 0 at the crown to 1 at the ring: A's is round, B's has corners. */
static float half_width(int player, float t) {
    return player == RULES_A ? 0.5f * sqrtf(1 - powf(t * 1.55f - 0.68f, 2) * 0.86f)
                             : (t < 0.16f ? 0.3f + t * 1.2f : 0.5f - t * 0.08f);
}

static void draw_body(struct canvas *canvas, const struct paper *at, uint32_t top, uint32_t foot,
                      float lean) {
    float high = at->size * 1.3f;
    for (int i = 0; i <= ROWS; i++) {
        float t = (float)i / ROWS, y = at->y + (t - 0.5f) * high;
        float half = at->size * half_width(at->player, t), x = at->x + lean * (1 - t);
        canvas_line(canvas, x - half, y, x + half, y, high / 26,
                    colour_mix(top, foot, (int)(t * 256)));
    }
}

/* Hoops across and folds along: it is paper, and somebody made it. */
static void draw_ribs(struct canvas *canvas, const struct paper *at, uint32_t rib, float lean) {
    float high = at->size * 1.3f;
    for (int k = -1; k <= 1; k++) {
        float x = at->x + (float)k * at->size * 0.22f;
        canvas_line(canvas, x + lean, at->y - high * 0.42f, x, at->y + high * 0.46f,
                    at->size * 0.022f, (rib & 0xffffff) | 0x70000000);
    }
    for (int k = 0; k < 3; k++) {
        float t = 0.22f + 0.24f * (float)k, half = at->size * half_width(at->player, t) * 0.98f;
        float x = at->x + lean * (1 - t), y = at->y + (t - 0.5f) * high;
        canvas_line(canvas, x - half, y, x + half, y, at->size * 0.018f,
                    (rib & 0xffffff) | 0x58000000);
    }
}

/* The flame stands low and lights the paper from within. */
static void flame_within(struct canvas *canvas, const struct paper *at) {
    float high = at->size * 1.3f, y = at->y + high * 0.28f, size = at->size * 0.11f;
    canvas_glow_oval(canvas, at->x, y - size, at->size * 0.40f, high * 0.40f, 0xffe8a8u, 120);
    canvas_taper(canvas, at->x, y, size, at->x, y - size * 2.6f, size * 0.12f, 0xfffff3c8u);
    canvas_disc(canvas, at->x, y + size * 0.2f, size * 0.6f, 0xffffffffu);
}

void paper_draw(struct canvas *canvas, const struct paper *at) {
    float reach = at->size * 3.6f, lean = at->lean * at->size * 0.06f, high = at->size * 1.3f;
    struct rect all = {(int)(at->x - reach), (int)(at->y - reach), (int)(2 * reach),
                       (int)(2 * reach)};
    if (rect_empty(rect_cut(all, canvas->clip))) {
        return;
    }
    bool round = at->player == RULES_A;
    uint32_t colour = seat_colour(at->player);
    uint32_t deep = colour_mix(colour, round ? 0xff8a3f30u : 0xff1f5f78u, round ? 96 : 120);
    uint32_t rib = colour_mix(colour, round ? 0xff503028u : 0xff184860u, 150);
    canvas_glow(canvas, at->x, at->y, reach, colour, 44);
    canvas_glow(canvas, at->x, at->y, at->size * 1.7f, colour, 54);
    draw_body(canvas, at, deep, colour, lean);
    draw_ribs(canvas, at, rib, lean);
    flame_within(canvas, at);
    canvas_line(canvas, at->x - at->size * 0.3f, at->y + high * 0.53f, at->x + at->size * 0.3f,
                at->y + high * 0.53f, at->size * 0.09f, 0xff6b4a34u);
}

/* A ripple of light for each breadth of the lantern that it hangs over the water. */
void paper_draw_reflection(struct stage *stage, struct canvas *canvas, const struct paper *at,
                           float water, float part) {
    float away = (water - at->y) / (float)screen_rect(stage).h, near = 1 - away * 1.6f;
    for (int i = 0; i < RIPPLES && near > 0; i++) {
        float t = (float)i / RIPPLES, shift = sinf(part * 14 + (float)i * 1.9f) * 6 * t;
        canvas_glow_oval(canvas, at->x + (float)unit(stage, shift),
                         water + (float)unit(stage, 10 + 15 * (float)i),
                         at->size * (1.0f - 0.5f * t), (float)unit(stage, 4.5f),
                         seat_colour(at->player), (int)(110 * near * (1 - t)));
    }
}
