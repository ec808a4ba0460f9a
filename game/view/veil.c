/* Veils: mist with a mark glowing in it; planks that lay themselves once it is heard. */
#include "view/looks.h"

#include <math.h>

enum { PUFFS = 7, PLANKS = 4 };

static struct rect cell_box(const struct view *view, int cell) {
    return view_cell_rect(view, cell);
}

/* Mist thins as the veil becomes a bridge (shown 1), and nearly as much when it faded (-1). */
void veil_draw(const struct view *view, struct canvas *canvas, int cell) {
    struct rect box = cell_box(view, cell);
    float shown = view->shown[cell], gone = smooth(fabsf(shown)), size = (float)box.w;
    float density = shown > 0 ? 1 - gone : 1 - 0.72f * gone;
    if (density <= 0) {
        return;
    }
    const struct image *puff = &view->sprites.puff;
    float time = view->full_motion ? (float)(view->now / VIEW_GLINT_MS) * 0.084f : 0;
    for (uint32_t k = 0; k < PUFFS; k++) {
        float phase = noise_part((uint32_t)cell, k, 5) * 6.2832f;
        float x = noise_part((uint32_t)cell, k, 6) - 0.5f,
              y = noise_part((uint32_t)cell, k, 7) - 0.5f;
        x = x * 0.62f + sinf(time * 0.7f + phase) * 0.07f,
        y = y * 0.5f + cosf(time * 0.5f + phase) * 0.04f;
        canvas_stencil(canvas, puff, box.x + box.w / 2 + (int)(x * size) - puff->width / 2,
                       box.y + box.h / 2 + (int)((y + 0.04f) * size) - puff->height / 2,
                       colour_alpha(0xd3dcf8, (int)(72 * density)));
    }
    const struct rules_fixture *fixture = &view->level->fixture[cell];
    const struct image *mark = &view->sprites.image[SPRITE_MARK + fixture->value];
    int x = box.x + (box.w - mark->width) / 2, y = box.y + (int)(size * 0.43f) - mark->height / 2;
    int alpha = (int)(255 * (shown > 0 ? 1 - gone : 1 - 0.6f * gone));
    canvas_stencil(canvas, mark, x + 1, y + 2, colour_alpha(0x1c2450, alpha / 2));
    canvas_stencil(canvas, mark, x, y, colour_alpha(0xffffff, alpha));
    if (gone < 0.3f) {
        fixture_pips(view, canvas, fixture->index, (float)(box.x + box.w / 2),
                     (float)box.y + size * 0.84f, size * 0.045f);
    }
}

/* Planks lie across the way one walks: seen from their firm neighbours. */
static bool runs_across(const struct view *view, int cell) {
    int x = view_column(view, cell), y = view_row(view, cell), across = 0, down = 0;
    for (int side = -1; side <= 1; side += 2) {
        across += ground_terrain(view->level, x + side, y) == RULES_FLOOR ? 1 : 0;
        down += ground_terrain(view->level, x, y + side) == RULES_FLOOR ? 1 : 0;
    }
    return across >= down;
}

static void rope(struct canvas *canvas, struct rect box, bool across, float side, float size) {
    float x0 = (float)box.x, y0 = (float)box.y + side * size;
    float x1 = (float)(box.x + box.w), sag = size * 0.03f;
    if (across) {
        canvas_line(canvas, x0, y0, x0 + size / 2, y0 + sag, size * 0.03f, 0xff8f6d40);
        canvas_line(canvas, x0 + size / 2, y0 + sag, x1, y0, size * 0.03f, 0xff8f6d40);
        return;
    }
    float x = (float)box.x + side * size;
    canvas_line(canvas, x, (float)box.y, x, (float)(box.y + box.h), size * 0.03f, 0xff8f6d40);
}

void veil_planks(const struct view *view, struct canvas *canvas, int cell) {
    float shown = view->shown[cell];
    if (shown <= 0) {
        return;
    }
    struct rect box = cell_box(view, cell);
    bool across = runs_across(view, cell);
    float size = (float)box.w;
    rope(canvas, box, across, across ? 0.04f : 0.05f, size);
    for (int k = 0; k < PLANKS; k++) {
        float t = clamp01(shown * (PLANKS + 1.5f) - (float)k) / 1.5f;
        if (t <= 0) {
            continue;
        }
        const struct image *plank =
            &view->sprites.image[across ? SPRITE_PLANK_ACROSS : SPRITE_PLANK_ALONG];
        float at = ((float)k + 0.5f) / PLANKS;
        float uneven = (noise_part((uint32_t)cell, (uint32_t)k, 9) - 0.5f) * 0.05f;
        float lift = view->full_motion ? (1 - smooth(t)) * -0.3f : 0;
        float x = across ? at : 0.5f + uneven, y = across ? 0.5f + uneven : at;
        struct rect to = {box.x + (int)lroundf(x * size) - plank->width / 2,
                          box.y + (int)lroundf((y + lift) * size) - plank->height / 2, plank->width,
                          plank->height};
        if (rect_empty(rect_cut(to, canvas->clip))) {
            continue;
        }
        struct image lit = cloth_plank(view, plank, to);
        canvas_image(canvas, &lit, to.x, to.y, (int)(smooth(t) * 255));
    }
    rope(canvas, box, across, across ? 0.96f : 0.95f, size);
}
