/* A stone that one can lend the other: tied with a dim cord until its question is heard; then the
 * cord has become a ribbon with a bow, in the colour and with the shape of the one who may push it
 * from now on as well. */
#include "view/looks.h"

#include <math.h>

struct ribbon {
    struct canvas *canvas;
    float x, y, size; /* its knot in pixels, a cell */
    uint32_t colour;
};

static float across(const struct ribbon *r, float cells) {
    return r->x + cells * r->size;
}
static float down(const struct ribbon *r, float cells) {
    return r->y + cells * r->size;
}

/* Around the stone's shoulders, sagging with its roundness. */
static void band(const struct ribbon *r, float width) {
    static const float at[] = {-0.29f, -0.16f, 0, 0.16f, 0.29f},
                       sag[] = {-0.05f, -0.01f, 0, -0.01f, -0.05f};
    for (int pass = 0; pass < 2; pass++) {
        for (int k = 0; k < 4; k++) {
            float y = pass ? 0 : 0.018f, wide = (pass ? width : width * 1.3f) * r->size;
            canvas_line(r->canvas, across(r, at[k]), down(r, sag[k] + y), across(r, at[k + 1]),
                        down(r, sag[k + 1] + y), wide,
                        pass ? r->colour : colour_alpha(0x1a1838, (int)(r->colour >> 25)));
        }
    }
}

static void bow(const struct ribbon *r, float open) {
    uint32_t deep = colour_alpha(colour_mix(r->colour, 0xff201c40, 90), (int)(r->colour >> 24));
    for (int side = -1; side <= 1; side += 2) {
        float s = (float)side * open;
        canvas_taper(r->canvas, r->x, r->y, r->size * 0.02f, across(r, s * 0.17f),
                     down(r, 0.24f * open), r->size * 0.05f, deep); /* a tail */
        for (int hole = 0; hole < 2; hole++) {                      /* a loop */
            canvas_taper(r->canvas, across(r, s * (hole ? 0.08f : 0)), down(r, -0.05f * open),
                         r->size * (hole ? 0.008f : 0.03f), across(r, s * 0.20f),
                         down(r, -0.11f * open), r->size * (hole ? 0.045f : 0.10f) * open,
                         hole ? deep : r->colour);
        }
    }
}

static void shape(const struct ribbon *r, int who, float radius) {
    float size = radius * r->size;
    if (who == RULES_A) {
        canvas_disc(r->canvas, r->x, r->y, size, r->colour);
        return;
    }
    for (int k = -(int)size; k <= (int)size; k++) {
        int wide = (int)size - (k < 0 ? -k : k);
        canvas_fill(r->canvas, (struct rect){(int)r->x - wide, (int)r->y + k, 2 * wide + 1, 1},
                    r->colour);
    }
}

void ribbon_draw(const struct view *view, struct canvas *canvas, int kind, int question, float lent,
                 float x, float y, int alpha) {
    int other = kind == RULES_STONE_A ? RULES_B : RULES_A;
    float open = smooth(lent), size = (float)view->layout.cell;
    uint32_t bright = other == RULES_A ? 0xffffd08c : 0xff98f4e6; /* lighter than the stones */
    struct ribbon ribbon = {canvas, x, y - size * 0.50f, size, 0};
    ribbon.colour = colour_alpha(colour_mix(0xff7e7a98, bright, (int)(256 * open)), alpha);
    band(&ribbon, mix(0.045f, 0.085f, open));
    if (open > 0) {
        bow(&ribbon, open);
    }
    shape(&ribbon, other, mix(0.075f, 0.10f, open));
    if (open < 0.5f) {
        fixture_pips(view, canvas, question, x, y - size * 0.06f, size * 0.042f);
    }
}
