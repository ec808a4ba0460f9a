/* Hearths: two logs and an ember that waits, brighter while somebody is near; once its question is
 * asked it burns, and goes on burning. The fire is at the back of its cell: who stands there stands
 * before it. */
#include "view/looks.h"

#include <math.h>

#define FOOT 0.80f  /* where the logs lie, from the upper edge of the cell */
#define EMBER 0.44f /* the ember between them */

static float ticks(const struct view *view) {
    return view->full_motion ? (float)(view->now / VIEW_GLINT_MS) * 0.084f : 0;
}

/* 0 until it is asked, then 1: what is below a third is but an ember that somebody warms. */
static float burning(const struct view *view, int cell) {
    return smooth((view->shown[cell] - HEARTH_NEAR) / (1 - HEARTH_NEAR));
}

/* One tongue of fire, three times within itself: deep, amber, and nearly white. Round below, it
 * narrows to a tip that leans with the air. */
static void tongue(struct canvas *canvas, float x, float y, float high, float wide, float lean) {
    static const uint32_t colour[] = {0xf0c85a22, 0xffe8963c, 0xfffff2c8};
    for (int k = 0; k < 3; k++) {
        float part = 1 - 0.26f * (float)k, foot = y - wide * 0.12f * (float)k;
        float middle = foot - high * 0.38f * part, tip = foot - high * part;
        canvas_taper(canvas, x, foot, wide * part, x - lean * 0.4f * part, middle,
                     wide * 0.74f * part, colour[k]);
        canvas_taper(canvas, x - lean * 0.4f * part, middle, wide * 0.74f * part, x + lean * part,
                     tip, wide * 0.07f, colour[k]);
    }
}

/* Three tongues; the middle one is the highest, and no two flicker alike. */
static void flames(const struct view *view, struct canvas *canvas, int cell, float burns) {
    struct rect box = view_cell_rect(view, cell);
    float size = (float)box.w, time = ticks(view);
    for (int k = 0; k < 3; k++) {
        static const float at[] = {-0.14f, 0.14f, 0.0f}, tall[] = {0.34f, 0.38f, 0.60f};
        float phase = noise_part((uint32_t)cell, (uint32_t)k, 41) * 6.2832f;
        float flicker = sinf(time * (5.1f + (float)k) + phase) * 0.10f;
        tongue(canvas, (float)box.x + (0.5f + at[k]) * size,
               (float)box.y + (EMBER + (k < 2 ? 0.10f : 0.13f)) * size,
               size * tall[k] * burns * (1 + flicker), size * (k < 2 ? 0.095f : 0.15f) * burns,
               size * 0.05f * sinf(time * 3.3f + phase * 2));
    }
}

void hearth_draw(const struct view *view, struct canvas *canvas, int cell) {
    const struct image *logs = &view->sprites.image[SPRITE_HEARTH];
    struct rect box = view_cell_rect(view, cell);
    float size = (float)box.w, burns = burning(view, cell);
    canvas_image(canvas, logs, box.x + (box.w - logs->width) / 2,
                 box.y + (int)(FOOT * size) - logs->height, 255);
    if (burns > 0) {
        flames(view, canvas, cell, burns);
    }
    fixture_pips(view, canvas, view->level->fixture[cell].index, (float)box.x + size / 2,
                 (float)box.y + size * 0.88f, size * 0.05f);
}

/* The ember breathes; the fire's warmth lies around it. */
void hearth_glows(const struct view *view, struct canvas *canvas, int cell) {
    struct rect box = view_cell_rect(view, cell);
    float size = (float)box.w, x = (float)box.x + size / 2, y = (float)box.y + size * EMBER;
    float near = clamp01(view->shown[cell] / HEARTH_NEAR), burns = burning(view, cell);
    float breath = 0.5f + 0.5f * sinf(ticks(view) * (1.3f + near));
    canvas_glow(canvas, x, y, size * (0.26f + 0.14f * near), HALO_A,
                (int)((60 + 70 * near + 50 * breath) * (1 - 0.7f * burns)));
    canvas_glow_oval(canvas, x, y - size * 0.02f, size * 0.24f, size * 0.40f, 0xffdca0,
                     (int)(190 * burns));
    canvas_glow(canvas, x, y - size * 0.16f * burns, size * 0.7f, HALO_A, (int)(40 * burns));
}

void hearth_shines(struct view *view, struct rect clip, int cell) {
    float near = clamp01(view->shown[cell] / HEARTH_NEAR);
    lamps_pool(view, clip, cell, 2.0f, 0xff8a3c, (int)(16 + 20 * near + 40 * burning(view, cell)));
}
