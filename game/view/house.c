/* The Keeper's house: small, on stilts over the water, with a light in its window, so that somebody
 * is there. */
#include "view/brush.h"

#include <math.h>

enum {
    WOOD = 0x2b2a4c,
    WOOD_LIT = 0x5c4a58,
    ROOF = 0x191d40,
    POST = 0x14193a,
    LAMP = 0xffd28a,
    SHINE = 0xff9a48
};

struct scene {
    struct canvas *canvas;
    float x, y, s; /* the middle of the house's floor; pixels at 720 lines */
    uint32_t seed;
};

static void bar(const struct scene *scene, float x0, float y0, float x1, float y1, float width,
                uint32_t rgb) {
    float s = scene->s;
    canvas_line(scene->canvas, scene->x + x0 * s, scene->y + y0 * s, scene->x + x1 * s,
                scene->y + y1 * s, width * s, colour_alpha(rgb, 255));
}

static void glow(const struct scene *scene, float x, float y, float rx, float ry, int strength) {
    canvas_glow_oval(scene->canvas, scene->x + x * scene->s, scene->y + y * scene->s, rx * scene->s,
                     ry * scene->s, SHINE, strength);
}

static struct rect place(const struct scene *scene, float x, float y, float w, float h) {
    float s = scene->s;
    return (struct rect){(int)(scene->x + x * s), (int)(scene->y + y * s), (int)(w * s + 0.5f),
                         (int)(h * s + 0.5f)};
}

static float shore_height(const struct scene *scene, float t) {
    return scene->s * ((1 - t) * (1 - t) * 96 + 6 * sinf(t * 11) * (1 - t) + 7 * (1 - t));
}

/* The shore it leans on: columns up to a line that falls towards the water, grass along it. */
static void headland(const struct scene *scene) {
    float s = scene->s, base = scene->y + 34 * s, reach = scene->x - 30 * s;
    for (int x = 0; x < (int)reach; x++) {
        float high = shore_height(scene, (float)x / reach), top = base - high;
        for (int part = 0; part < 4; part++) {
            canvas_fill(
                scene->canvas,
                (struct rect){x, (int)(top + high * (float)part / 4), 1, (int)(high / 4) + 2},
                colour_mix(0xff2c4456, 0xff151d45, part * 85));
        }
    }
    for (uint32_t k = 0; k < 190; k++) {
        float t = noise_part(scene->seed, k, 84), size = (4 + 9 * (1 - t)) * s;
        float x = t * reach, y = base - shore_height(scene, t);
        canvas_taper(scene->canvas, x, y + size * 0.6f, 1.3f * s,
                     x + (noise_part(scene->seed, k, 85) - 0.4f) * size, y - size * 0.8f, 0.3f,
                     k % 3 ? 0xff35566b : 0xff436a72);
    }
}

/* Planks over posts, out to a lamp. */
static void jetty(const struct scene *scene) {
    for (int k = -5; k <= 7; k++) {
        float x = (float)k * 36;
        bar(scene, x, 4, x, 74 + (float)(k & 1) * 8, 6, POST);
    }
    for (float y = 0; y < 10; y += 3) {
        bar(scene, -210, y, 262, y, 3, y < 3 ? WOOD_LIT : WOOD);
    }
    bar(scene, 252, 0, 252, -58, 4, POST);
    bar(scene, 252, -56, 268, -56, 3, POST);
    glow(scene, 268, -44, 84, 84, 120);
    canvas_round_rect(scene->canvas, place(scene, 262, -54, 12, 17), 3 * scene->s,
                      colour_alpha(LAMP, 255));
}

/* Wooden shingles, each row over the one below; where the moon is, up and left, they are lighter.
 */
static void shingles(const struct scene *scene, float ridge, float eaves, float half) {
    enum { ROWS = 9 };
    for (int row = ROWS; row > 0; row--) {
        float y = ridge + (eaves - ridge) * (float)row / ROWS,
              wide = half * (y - 15 - ridge) / (eaves - ridge) - 6;
        for (int k = -9; k <= 9; k++) {
            float x = ((float)k + (row & 1 ? 0.5f : 0)) * 13;
            if (fabsf(x) > wide) {
                continue;
            }
            float tone = noise_part(scene->seed, (uint32_t)(row * 32 + k + 9), 95);
            int part = (int)(40 + 90 * tone + 70 * clamp01(-x / half));
            canvas_taper(scene->canvas, scene->x + x * scene->s, scene->y + (y - 11) * scene->s,
                         6.5f * scene->s, scene->x + x * scene->s, scene->y + (y - 5) * scene->s,
                         6 * scene->s, colour_mix(0xff12163a, 0xff3c3f70, part));
        }
    }
}

/* A gable seen from the front: rows that grow, and smooth edges over them. */
static void roof(const struct scene *scene) {
    const float ridge = -206, eaves = -112, half = 118;
    int top = (int)(scene->y + ridge * scene->s), bottom = (int)(scene->y + eaves * scene->s);
    for (int y = top; y < bottom; y++) {
        float wide = half * scene->s * (float)(y - top) / (float)(bottom - top);
        canvas_fill(scene->canvas, (struct rect){(int)(scene->x - wide), y, (int)(2 * wide), 1},
                    colour_alpha(ROOF, 255));
    }
    shingles(scene, ridge, eaves, half);
    bar(scene, 0, ridge, -half - 6, eaves + 5, 6, 0x4c5288);
    bar(scene, 0, ridge, half + 6, eaves + 5, 6, 0x2f3566);
    bar(scene, -half, eaves + 1, half, eaves + 1, 5, ROOF);
}

static void smoke(const struct scene *scene) {
    canvas_fill(scene->canvas, place(scene, 46, -212, 22, 62), colour_alpha(0x222650, 255));
    canvas_fill(scene->canvas, place(scene, 42, -216, 30, 8), colour_alpha(0x2f3566, 255));
    for (int k = 0; k < 7; k++) {
        float t = (float)k / 6, size = (10 + 22 * t) * scene->s;
        canvas_glow_oval(scene->canvas, scene->x + (57 + 46 * t * t + 8 * sinf(t * 7)) * scene->s,
                         scene->y - (226 + 96 * t) * scene->s, size, size * 0.8f, 0x8f98c8,
                         (int)(60 * (1 - t)));
    }
}

static void dot(const struct scene *scene, float x, float y, float rx, float ry, uint32_t rgb) {
    canvas_oval(scene->canvas, scene->x + x * scene->s, scene->y + y * scene->s, rx * scene->s,
                ry * scene->s, colour_alpha(rgb, 255));
}

/* Boards under a round top, a small pane with light in it, and a mat. */
static void door(const struct scene *scene) {
    canvas_round_rect(scene->canvas, place(scene, 47, -81, 48, 70), 22 * scene->s,
                      colour_alpha(0x1a1c3e, 255));
    canvas_fill(scene->canvas, place(scene, 47, -40, 48, 40), colour_alpha(0x1a1c3e, 255));
    canvas_round_rect(scene->canvas, place(scene, 51, -77, 40, 66), 19 * scene->s,
                      colour_alpha(0x4a3546, 255));
    canvas_fill(scene->canvas, place(scene, 51, -40, 40, 40), colour_alpha(0x4a3546, 255));
    for (int k = 1; k < 4; k++) {
        bar(scene, 51 + (float)k * 10, -72, 51 + (float)k * 10, -3, 1.2f, 0x2c2440);
    }
    dot(scene, 71, -57, 10, 10, 0x1a1c3e);
    dot(scene, 71, -57, 8, 8, LAMP);
    bar(scene, 71, -65, 71, -49, 1.6f, 0x1a1c3e);
    bar(scene, 63, -57, 79, -57, 1.6f, 0x1a1c3e);
    dot(scene, 58, -34, 2.4f, 2.4f, LAMP);
    bar(scene, 50, -1, 94, -1, 4, 0x7a5a52);
}

/* Herbs and flowers in a box on the wall. */
static void flower_box(const struct scene *scene) {
    for (uint32_t k = 0; k < 26; k++) {
        float x = -70 + 92 * ((float)k + noise_part(scene->seed, k, 96)) / 26;
        float high = 6 + 8 * noise_part(scene->seed, k, 97);
        bar(scene, x, -18, x + 3 * noise_part(scene->seed, k, 98) - 1.5f, -18 - high, 2.4f,
            k & 1 ? 0x4c6b58 : 0x35524f);
        if (k % 3 == 0) {
            dot(scene, x, -19 - high, 2.6f, 2.4f, k % 2 ? 0xf6c8d8 : 0xffe2c8);
        }
    }
    canvas_round_rect(scene->canvas, place(scene, -74, -19, 100, 13), 3 * scene->s,
                      colour_alpha(0x6e4c48, 255));
    bar(scene, -72, -18, 24, -18, 2, 0x9a6f5c);
}

static void walls(const struct scene *scene) {
    for (int k = 0; k < 16; k++) {
        float y = -112 + (float)k * 7;
        int lit = (int)(150 * expf(-powf((y + 58) / 42, 2)));
        canvas_fill(scene->canvas, place(scene, -104, y, 208, 7.5f),
                    colour_mix(colour_alpha(WOOD, 255), colour_alpha(WOOD_LIT, 255), lit));
        bar(scene, -104, y, 104, y, 1, 0x20224a);
    }
    door(scene);
}

static void window(const struct scene *scene) {
    struct rect pane = place(scene, -66, -88, 84, 58);
    glow(scene, -24, -59, 300, 230, 62);
    glow(scene, -24, -59, 130, 100, 84);
    canvas_gradient(scene->canvas, pane, 0xffffe6a8, 0xffffb964);
    canvas_round_frame(scene->canvas, rect_grow(pane, (int)(4 * scene->s)), 3 * scene->s,
                       5 * scene->s, colour_alpha(0x1d1f42, 255));
    bar(scene, -24, -88, -24, -30, 4, 0x1d1f42);
    bar(scene, -66, -60, 18, -60, 4, 0x1d1f42);
    for (int side = -1; side <= 1; side += 2) { /* curtains, drawn aside */
        canvas_taper(scene->canvas, scene->x + ((float)side * 37 - 24) * scene->s,
                     scene->y - 84 * scene->s, 6 * scene->s,
                     scene->x + ((float)side * 40 - 24) * scene->s, scene->y - 36 * scene->s,
                     2.5f * scene->s, 0xffd98f5c);
    }
    /* a teapot on the sill: somebody expects you */
    canvas_oval(scene->canvas, scene->x + 0 * scene->s, scene->y - 38 * scene->s, 9 * scene->s,
                7 * scene->s, 0xff6b4a3a);
    bar(scene, 8, -40, 15, -45, 3, 0x6b4a3a);
}

/* Its light on the water: broken into short strokes. */
static void reflection(const struct scene *scene) {
    for (uint32_t k = 0; k < 54; k++) {
        float t = noise_part(scene->seed, k, 91), under = k % 3 ? -24.0f : 268.0f;
        float wide = (8 + 30 * noise_part(scene->seed, k, 92)) * (k % 3 ? 1 : 0.4f) * (1 + t);
        float x = under + (noise_part(scene->seed, k, 93) - 0.5f) * (k % 3 ? 90.0f : 20.0f);
        float s = scene->s, y = scene->y + (84 + t * 128) * s;
        canvas_oval(scene->canvas, scene->x + x * s, y, wide * s / 2, (0.8f + t) * s,
                    colour_alpha(LAMP, (int)(150 * (1 - t))));
    }
    glow(scene, -24, 130, 150, 70, 48);
}

/* The Keeper is at home, in the boat below the lamp. */
static void moored(const struct scene *scene) {
    struct brush boat = {.canvas = scene->canvas,
                         .x = scene->x + 178 * scene->s,
                         .y = scene->y + 92 * scene->s,
                         .s = scene->s * 0.9f,
                         .seed = scene->seed};
    figure_ferry(&boat);
    bar(scene, 246, 62, 252, 30, 2, 0x8a7350); /* its line */
}

void house_draw(struct canvas *canvas, const struct view_backdrop *backdrop) {
    struct backdrop_parts parts = backdrop_layout(backdrop->kind, canvas->width, canvas->height);
    struct scene scene = {.canvas = canvas,
                          .x = (float)canvas->width * 0.23f,
                          .y = parts.horizon + 66 * parts.scale,
                          .s = parts.scale * 1.12f,
                          .seed = (uint32_t)backdrop->seed};
    headland(&scene);
    reflection(&scene);
    jetty(&scene);
    smoke(&scene);
    walls(&scene);
    roof(&scene);
    window(&scene);
    flower_box(&scene);
    moored(&scene);
}
