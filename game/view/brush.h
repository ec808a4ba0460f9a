/* A canvas with an origin and a scale: pictures are written down in units of a 720-line screen, y
 * down, and hold for every size. */
#ifndef VIEW_BRUSH_H
#define VIEW_BRUSH_H

#include "view/internal.h"

struct brush {
    struct canvas *canvas;
    float x, y, s; /* the origin in pixels; pixels to a unit */
    uint32_t seed;
    const struct mood *mood;
};

/* A brush whose origin lies at x, y of another, `by` times as large. */
static inline struct brush brush_at(const struct brush *b, float x, float y, float by) {
    struct brush moved = *b;
    moved.x += x * b->s, moved.y += y * b->s, moved.s *= by;
    return moved;
}
static inline void brush_taper(const struct brush *b, float x0, float y0, float r0, float x1,
                               float y1, float r1, uint32_t colour) {
    canvas_taper(b->canvas, b->x + x0 * b->s, b->y + y0 * b->s, r0 * b->s, b->x + x1 * b->s,
                 b->y + y1 * b->s, r1 * b->s, colour);
}
static inline void brush_line(const struct brush *b, float x0, float y0, float x1, float y1,
                              float width, uint32_t colour) {
    canvas_line(b->canvas, b->x + x0 * b->s, b->y + y0 * b->s, b->x + x1 * b->s, b->y + y1 * b->s,
                width * b->s, colour);
}
static inline void brush_oval(const struct brush *b, float x, float y, float rx, float ry,
                              uint32_t colour) {
    canvas_oval(b->canvas, b->x + x * b->s, b->y + y * b->s, rx * b->s, ry * b->s, colour);
}
static inline void brush_ring(const struct brush *b, float x, float y, float rx, float ry,
                              float width, uint32_t colour) {
    canvas_oval_ring(b->canvas, b->x + x * b->s, b->y + y * b->s, rx * b->s, ry * b->s,
                     width * b->s, colour);
}
static inline void brush_glow(const struct brush *b, float x, float y, float rx, float ry,
                              uint32_t colour, int strength) {
    canvas_glow_oval(b->canvas, b->x + x * b->s, b->y + y * b->s, rx * b->s, ry * b->s, colour,
                     strength);
}
static inline void brush_box(const struct brush *b, float x, float y, float w, float h,
                             float radius, uint32_t colour) {
    struct rect area = {whole(b->x + x * b->s), whole(b->y + y * b->s), (int)(w * b->s + 0.5f),
                        (int)(h * b->s + 0.5f)};
    canvas_round_rect(b->canvas, area, radius * b->s, colour);
}

/* --- figures.c: small figures of the painted scenes --- */
/* The old one in the boat; the origin is the middle of the boat's waterline. */
void figure_ferry(const struct brush *brush);
/* The lantern's light on the water below. */
void figure_reflection(const struct brush *brush, uint32_t colour);
/* A span's planks between two posts: `built` per cent of them lie, from both ends inwards; from the
 * first plank on there are ropes; a whole span is gold and carries lanterns. The origin is the
 * deck's left end; it ends at width, rise and sinks by sag in between. */
struct deck {
    float width, rise, sag, plank; /* plank: half its thickness */
    int planks, built;
};
void figure_deck(const struct brush *brush, const struct deck *deck);

/* --- place_things.c: what a span's practice looks like; the origin is the middle of the deck ---
 */
enum { PLACE_GAP = 205 /* from the middle to each bank */ };
void place_behind(const struct brush *brush, int span, bool firm);
void place_before(const struct brush *brush, int span, bool firm);

/* --- place_near.c: the shore before it; the origin is the middle of the canvas' lower edge --- */
void place_near(const struct brush *brush, int span);

#endif
