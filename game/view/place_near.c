/* What lies nearest in a place's picture: a dark shore that frames it from below, with what belongs
 * to the span at its sides. Words may stand over its middle, so nothing rises there. */
#include "view/brush.h"

#include <math.h>

enum { BANDS = 6 };

struct near {
    struct brush brush; /* its origin is the middle of the canvas' lower edge */
    float half;         /* of the canvas' width, in units */
    uint32_t dark, body, rim;
};

/* Units above the lower edge: low in the middle, high at both sides. */
static float rise(const struct near *near, float x) {
    float t = fabsf(x) / near->half, seed = (float)(near->brush.seed & 15);
    return 62 + 104 * t * t * t + 7 * sinf(x * 0.013f + seed) + 3 * sinf(x * 0.041f + seed * 2);
}

static void ground(const struct near *near) {
    const struct brush *b = &near->brush;
    struct rect clip = b->canvas->clip;
    for (int column = clip.x; column < clip.x + clip.w; column++) {
        float x = ((float)column - b->x) / b->s, high = rise(near, x);
        int top = (int)(b->y - high * b->s), part = (int)(5 * b->s) + 1;
        for (int k = 0; k < BANDS; k++) { /* light only along the edge */
            canvas_fill(b->canvas,
                        (struct rect){column, top + k * part, 1, k + 1 < BANDS ? part : 999},
                        colour_mix(colour_mix(near->rim, near->body, k < 2 ? 110 + 90 * k : 256),
                                   near->dark, 256 * k / BANDS));
        }
    }
}

static void grass(const struct near *near, int count, float tall) {
    const struct brush *b = &near->brush;
    for (uint32_t k = 0; k < (uint32_t)count * 3; k++) {
        float t = noise_part(b->seed, k, 601) * 2 - 1, x = t * near->half;
        float y = -rise(near, x) + 26 * noise_part(b->seed, k, 602);
        float size = (0.4f + noise_part(b->seed, k, 603)) * tall * (0.5f + 0.7f * fabsf(t));
        float lean = (noise_part(b->seed, k, 604) - 0.5f) * size * 0.7f;
        brush_taper(b, x, y + 6, 2.2f, x + lean, y - size, 0.3f,
                    colour_mix(near->body, near->rim, (int)(200 * noise_part(b->seed, k, 605))));
    }
}

/* Reeds with their brown heads, leaning out of the picture. */
static void reeds(const struct near *near, float from, float to, int count) {
    const struct brush *b = &near->brush;
    for (uint32_t k = 0; k < (uint32_t)count; k++) {
        float x = mix(from, to, noise_part(b->seed, k, 611)), out = x < 0 ? -1.0f : 1.0f;
        float y = -rise(near, x) + 16, tall = 90 + 120 * noise_part(b->seed, k, 612);
        float bend = out * (6 + 26 * noise_part(b->seed, k, 613)), top = y - tall;
        uint32_t green = colour_mix(near->dark, near->rim, 80 + (int)(k % 5) * 24);
        brush_taper(b, x, y, 2.6f, x + bend * 0.4f, y - tall * 0.6f, 1.8f, green);
        brush_taper(b, x + bend * 0.4f, y - tall * 0.6f, 1.8f, x + bend, top, 0.8f, green);
        if (k % 2) {
            brush_taper(b, x + bend * 0.93f, top + 14, 4, x + bend, top - 12, 3, 0xff4a3a44);
        } else {
            brush_taper(b, x, y - 8, 3, x - out * (20 + bend), y - tall * 0.5f, 0.4f, green);
        }
    }
}

/* A post with a rope around it, and the rope to the next one. */
static void mooring(const struct near *near, float x, float next) {
    const struct brush *b = &near->brush;
    float y = -rise(near, x) + 24, to = -rise(near, next) + 24;
    for (int k = 0; k < 12; k++) {
        float t = (float)k / 12, u = (float)(k + 1) / 12;
        brush_line(b, mix(x, next, t), mix(y, to, t) - 62 + 120 * t * (1 - t), mix(x, next, u),
                   mix(y, to, u) - 62 + 120 * u * (1 - u), 4.4f, 0xff6f5a58);
    }
    brush_taper(b, x, y, 17, x, y - 84, 14, near->dark);
    brush_taper(b, x - 5, y, 7, x - 5, y - 82, 6, near->body);
    brush_oval(b, x, y - 88, 16, 6, near->rim);
    for (int k = 0; k < 3; k++) {
        brush_line(b, x - 15, y - 56 - (float)k * 7, x + 15, y - 53 - (float)k * 7, 5, 0xff7d6660);
    }
}

static void harbour(const struct near *near) {
    grass(near, 150, 22);
    mooring(near, -near->half + 150, -near->half - 40);
    mooring(near, -near->half + 268, -near->half + 150);
    mooring(near, near->half - 120, near->half + 60);
    reeds(near, near->half - 40, near->half + 10, 9);
}

static void ferry(const struct near *near) {
    grass(near, 120, 26);
    reeds(near, -near->half - 10, -near->half + 260, 38);
    reeds(near, near->half - 200, near->half + 10, 30);
}

/* A rose bush over the corner; its flowers are the span's. */
static void roses(const struct near *near, float x, float size) {
    const struct brush *b = &near->brush;
    for (uint32_t k = 0; k < 60; k++) {
        float turn = noise_part(b->seed, k, 621) * 6.28f, away = sqrtf(noise_part(b->seed, k, 622));
        float at = x + cosf(turn) * away * size * 1.5f,
              y = -rise(near, x) - 10 + sinf(turn) * away * size;
        uint32_t leaf = colour_mix(near->dark, 0xff000000 | b->mood->grass[k & 1],
                                   50 + (int)(70 * noise_part(b->seed, k, 623)));
        brush_oval(b, at, y, 15, 11, leaf);
        if (k > 30 && k % 2) {
            uint32_t petal = 0xff000000 | b->mood->flower[k / 2 & 1];
            brush_oval(b, at, y - 4, 7, 6.4f, colour_mix(near->body, petal, 170));
            brush_oval(b, at - 1, y - 5, 4, 3.4f, colour_mix(near->body, petal, 240));
            brush_oval(b, at, y - 4, 1.8f, 1.6f, 0xffc08a90);
        }
    }
}

/* Small lights over the grass on a warm night. */
static void fireflies(const struct near *near, int count) {
    const struct brush *b = &near->brush;
    for (uint32_t k = 0; k < (uint32_t)count; k++) {
        float x = (noise_part(b->seed, k, 651) * 2 - 1) * near->half;
        float y = -rise(near, x) - 10 - 110 * noise_part(b->seed, k, 652);
        brush_glow(b, x, y, 13, 13, 0xffe89a, 90);
        brush_oval(b, x, y, 1.6f, 1.6f, 0xfffff6c8);
    }
}

static void garden(const struct near *near) {
    grass(near, 220, 24);
    fireflies(near, 26);
    roses(near, -near->half + 70, 92);
    roses(near, near->half - 56, 76);
    roses(near, near->half - 190, 36);
}

static void workshop(const struct near *near) {
    const struct brush *b = &near->brush;
    grass(near, 90, 18);
    for (int k = 0; k < 5; k++) { /* planks, stacked */
        float y = -rise(near, -near->half + 120) + 12 - (float)k * 17;
        float shift = (float)(k * 37 % 23);
        brush_box(b, -near->half - 30 + shift, y - 15, 250 - (float)k * 16, 15, 3,
                  k % 2 ? 0xff4a3c46 : 0xff54434a);
        brush_line(b, -near->half - 30 + shift, y - 14, -near->half + 216 - (float)k * 16 + shift,
                   y - 14, 2, 0xff7a6258);
    }
    float x = near->half - 128, y = -rise(near, x) + 10;
    for (int k = 0; k < 5; k++) { /* a coil of rope, and its end */
        brush_ring(b, x, y - (float)k * 11, 62 - (float)k * 2, 19, 10,
                   k % 2 ? 0xff5f4e4c : 0xff76605a);
    }
    brush_line(b, x - 58, y, x - 128, y + 10, 9, 0xff76605a);
}

/* Sand that the water has drawn lines on, shells, and a star that waits for it. */
static void tides(const struct near *near) {
    const struct brush *b = &near->brush;
    for (uint32_t k = 0; k < 46; k++) {
        float x = (noise_part(b->seed, k, 631) * 2 - 1) * near->half;
        float y = -rise(near, x) + 14 + 80 * noise_part(b->seed, k, 632);
        brush_oval(b, x, y, 40 + 50 * noise_part(b->seed, k, 633), 1.6f,
                   colour_alpha(near->rim, 120));
    }
    for (uint32_t k = 0; k < 12; k++) {
        float x = (noise_part(b->seed, k, 634) * 2 - 1) * near->half;
        float y = -rise(near, x) + 16 + 40 * noise_part(b->seed, k, 635);
        brush_oval(b, x, y, 7, 4.6f, 0xffa8b4b4);
        brush_oval(b, x - 1.5f, y - 1.4f, 4, 2, 0xffd8e4dc);
    }
    float x = near->half - 108, y = -rise(near, x) + 26;
    for (int k = 0; k < 5; k++) {
        float turn = (float)k * 1.2566f - 1.3f;
        brush_taper(b, x, y, 8, x + cosf(turn) * 30, y + sinf(turn) * 17, 3, 0xffb08878);
    }
    reeds(near, -near->half - 10, -near->half + 120, 16);
}

static void quarry(const struct near *near) {
    const struct brush *b = &near->brush;
    static const struct {
        float x, up, w, h;
    } cut[] = {{-10, 66, 150, 92},
               {116, 20, 118, 70},
               {40, 140, 96, 76},
               {-20, 50, 132, 84},
               {100, -6, 108, 62}};
    grass(near, 60, 16);
    for (int k = 0; k < 5; k++) {
        bool left = k < 3;
        float x = left ? -near->half + cut[k].x : near->half - cut[k].x - cut[k].w;
        float y = -rise(near, x + (left ? 0 : cut[k].w)) - cut[k].up + 60;
        uint32_t face = colour_mix(near->body, 0xff000000 | b->mood->slab, 50 + 14 * (k % 3));
        brush_box(b, x, y, cut[k].w, cut[k].h + 90, 5, colour_mix(face, near->dark, 120));
        brush_box(b, x, y, cut[k].w, cut[k].h, 5, face);
        brush_box(b, x + 2, y + 2, cut[k].w - 4, 9, 4, near->rim);
        brush_line(b, x + cut[k].w * 0.6f, y + 24, x + cut[k].w * 0.5f, y + cut[k].h - 8, 2.4f,
                   near->dark);
    }
}

/* A meadow whose flowers hold a little of the light above. */
static void open_sky(const struct near *near) {
    const struct brush *b = &near->brush;
    grass(near, 380, 34);
    for (uint32_t k = 0; k < 40; k++) {
        float t = noise_part(b->seed, k, 641) * 2 - 1, x = t * near->half;
        float y = -rise(near, x) - 26 * fabsf(t) * noise_part(b->seed, k, 642);
        uint32_t petal = 0xff000000 | b->mood->flower[k & 1];
        brush_line(b, x, y, x + 2, y + 26, 1.8f, near->body);
        brush_glow(b, x, y, 17, 17, petal, 70);
        brush_oval(b, x, y, 3.6f, 3.2f, petal);
    }
}

void place_near(const struct brush *brush, int span) {
    static void (*const things[VIEW_SPANS + 1])(const struct near *) = {
        [1] = harbour, [2] = ferry,  [3] = garden,  [4] = workshop,
        [5] = tides,   [6] = quarry, [7] = open_sky};
    const struct mood *mood = brush->mood;
    uint32_t earth = span == 5 ? mood->grass[1] : mood->rock;
    struct near near = {.brush = *brush,
                        .half = (float)brush->canvas->width / 2 / brush->s,
                        .dark = colour_mix(0xff0a0f2a, 0xff000000 | mood->water[2], 120),
                        .body = colour_mix(0xff10183a, 0xff000000 | earth, 70),
                        .rim = colour_mix(0xff1c2850, 0xff000000 | mood->grass[0], 150)};
    ground(&near);
    things[span](&near);
}
