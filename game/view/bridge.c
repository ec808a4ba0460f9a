/* The broken bridge of the title and the map: two shores, seven spans, two small bearers. Spans
 * that stand are gold and grow from both shores towards the middle; the rest are bare piers. */
#include "view/internal.h"

#include <math.h>

enum { SPANS = 7 };

struct scene {
    struct canvas *canvas;
    float w, h, horizon, s; /* s: pixels at 720 lines */
    uint32_t seed;
};

static float deck_y(const struct scene *scene, float t) {
    return scene->horizon + scene->s * (74 - 60 * 4 * t * (1 - t) * 0.62f);
}

static float deck_x(const struct scene *scene, float t) {
    return scene->w * (0.235f + 0.53f * t);
}

/* The order in which spans are kindled: from the shores inwards, the middle one last. */
static bool stands(int span, int spans) {
    static const uint8_t order[SPANS] = {0, 2, 4, 6, 5, 3, 1};
    return order[span] < spans;
}

/* A headland: stacked flattened mounds with a lit top, darker towards the water. */
static void shore(const struct scene *scene, bool right) {
    float side = right ? -1.0f : 1.0f, base = right ? scene->w : 0, s = scene->s;
    float top = deck_y(scene, 0) + 6 * s;
    for (int k = 0; k < 46; k++) {
        float part = (float)k / 45, y = top + part * 86 * s;
        float wave = sinf(part * 9 + (right ? 2.0f : 0.4f)) * 5 + sinf(part * 23) * 2.5f;
        float reach = scene->w * 0.242f - (part * part * 26 + part * part * part * part * 70) * s +
                      wave * s;
        uint32_t tint = colour_mix(0xff474a78, 0xff1a2857, (int)(sqrtf(part) * 256));
        canvas_taper(scene->canvas, base - side * 40 * s, y, 5 * s, base + side * (reach - 5 * s),
                     y, 3 * s, tint);
    }
    for (uint32_t k = 0; k < 64; k++) {
        float t = noise_part(scene->seed, k, right ? 61 : 62);
        float x = base + side * t * scene->w * 0.236f, hill = (1 - t) * (1 - t) * 64 * s;
        float size = (6 + 9 * noise_part(scene->seed, k, 63)) * s;
        canvas_oval(
            scene->canvas, x, top - hill * 0.5f, size * 2.1f, size * 0.8f + hill * 0.5f,
            colour_mix(0xff2a4546, 0xff3d5f52, (int)(noise_part(scene->seed, k, 64) * 256)));
    }
    for (uint32_t k = 0; k < 110; k++) {
        float t = noise_part(scene->seed, k, right ? 65 : 66);
        float x = base + side * t * scene->w * 0.240f, y = top - (1 - t) * (1 - t) * 60 * s;
        float size = (4 + 8 * noise_part(scene->seed, k, 67)) * s;
        canvas_taper(scene->canvas, x, y + 2, 1.2f * s,
                     x + (noise_part(scene->seed, k, 68) - 0.5f) * size, y - size, 0.3f,
                     k % 3 ? 0xff4f7560 : 0xff6d9570);
    }
}

static void pier(const struct scene *scene, float t) {
    float x = deck_x(scene, t), y = deck_y(scene, t), s = scene->s, foot = scene->horizon + 122 * s;
    canvas_oval(scene->canvas, x, foot, 24 * s, 6 * s, 0x90101a3c);
    canvas_taper(scene->canvas, x, y + 8 * s, 8 * s, x, foot - 2 * s, 12 * s, 0xff3d4170);
    canvas_taper(scene->canvas, x - 3 * s, y + 8 * s, 3.5f * s, x - 4 * s, foot - 4 * s, 5 * s,
                 0xff545988);
    for (int k = 1; k < 4; k++)
        canvas_line(scene->canvas, x - 8 * s, y + (float)k * 15 * s, x + 8 * s,
                    y + ((float)k * 15 + 2) * s, 1.4f * s, 0x70202548);
    canvas_round_rect(
        scene->canvas,
        (struct rect){(int)(x - 13 * s), (int)(y + 2 * s), (int)(26 * s), (int)(9 * s)}, 3 * s,
        0xff5b608e);
    canvas_oval(scene->canvas, x, foot + 16 * s, 9 * s, 12 * s, 0x50101838);
}

/* One span: planks side by side and a rail of rope; a broken one keeps only stumps. */
static void span(const struct scene *scene, int which, bool whole) {
    float s = scene->s, from = (float)which / SPANS, step = 1.0f / SPANS;
    for (int k = 0; k < 9; k++) {
        float t = from + step * ((float)k + 0.5f) / 9;
        bool stump = k == 0 || k == 8;
        if (!whole && !stump)
            continue;
        float x = deck_x(scene, t), y = deck_y(scene, t);
        float tilt = whole ? 0 : (k == 0 ? 3.0f : -3.0f);
        float tone = noise_part(scene->seed, (uint32_t)(which * 9 + k), 70);
        uint32_t wood = whole ? colour_mix(0xffb98746, 0xffdcae66, (int)(tone * 256)) : 0xff4f5076;
        float half = scene->w * 0.53f * step / 9 * 0.42f;
        canvas_taper(scene->canvas, x - half, y - tilt * s, 4 * s, x + half, y + tilt * s, 4 * s,
                     wood);
        if (whole)
            canvas_line(scene->canvas, x - half, y - 3 * s, x + half, y - 3 * s, 1.4f * s,
                        0xb0ffe6ac);
    }
    if (!whole)
        return;
    for (int k = 0; k < 12; k++) {
        float a = from + step * (float)k / 12, b = from + step * (float)(k + 1) / 12;
        float sag_a = sinf((float)k / 12 * 3.1416f), sag_b = sinf((float)(k + 1) / 12 * 3.1416f);
        canvas_line(scene->canvas, deck_x(scene, a), deck_y(scene, a) - (22 - 7 * sag_a) * s,
                    deck_x(scene, b), deck_y(scene, b) - (22 - 7 * sag_b) * s, 1.8f * s,
                    0xffa87f48);
    }
    for (int end = 0; end < 2; end++) {
        float t = from + step * (float)end, post = deck_y(scene, t);
        canvas_taper(scene->canvas, deck_x(scene, t), post, 3 * s, deck_x(scene, t), post - 23 * s,
                     2.4f * s, 0xff9a7444);
    }
    float x = deck_x(scene, from + step / 2), y = deck_y(scene, from + step / 2);
    canvas_glow_oval(scene->canvas, x, y, scene->w * 0.06f, 34 * s, GOLD, 60);
    canvas_glow_oval(scene->canvas, x, scene->horizon + 150 * s, scene->w * 0.05f, 22 * s, 0xc09040,
                     42);
}

static void reflection(const struct scene *scene, float x, uint32_t colour) {
    float s = scene->s, y = scene->horizon + 104 * s;
    for (uint32_t k = 0; k < 14; k++) {
        float down = (float)k * 13 * s, t = (float)k / 14;
        float shift = (noise_part(scene->seed, k, 80) - 0.5f) * (10 + 26 * t) * s;
        float wide = (30 - 12 * t + 16 * noise_part(scene->seed, k, 81)) * s;
        canvas_glow_oval(scene->canvas, x + shift, y + down, wide, 4.5f * s, colour,
                         (int)(120 * (1 - t) * (1 - t)) + 8);
    }
}

/* A small cloaked figure holding its lantern out over the water. */
static void bearer(const struct scene *scene, float x, float y, bool right) {
    float s = scene->s * 1.3f, d = right ? -1.0f : 1.0f;
    uint32_t cloak = right ? 0xff2f7d88 : 0xffb8643c, dark = right ? 0xff1d4a5a : 0xff7a402e;
    uint32_t glow = right ? TEAL : AMBER, skin = right ? 0xffd9a982 : 0xfff1d3b4;
    struct canvas *c = scene->canvas;
    float lx = x + d * 19 * s, ly = y - 17 * s, hx = x + d * 1.5f * s, hy = y - 38 * s;
    canvas_glow(c, lx, ly, 150 * s, glow, 72);
    canvas_oval(c, x, y + 1 * s, 14 * s, 3.5f * s, 0x80101530);
    canvas_taper(c, x, y - 2 * s, 11.5f * s, x + d * s, y - 28 * s, 6.2f * s, dark);
    canvas_taper(c, x + d * 2.4f * s, y - 2 * s, 9 * s, x + d * 2.2f * s, y - 28 * s, 5.2f * s,
                 cloak);
    canvas_taper(c, hx, hy, 8 * s, hx - d * 3.5f * s, hy + 4 * s, 6 * s, dark);
    canvas_disc(c, hx + d * 0.8f * s, hy, 7.4f * s, cloak);
    canvas_oval(c, hx + d * 3 * s, hy + 1 * s, 5.2f * s, 6 * s, dark);
    canvas_oval(c, hx + d * 3.8f * s, hy + 1.8f * s, 4.5f * s, 4.9f * s, skin);
    canvas_oval(c, hx + d * 2.6f * s, hy - 1.6f * s, 4.2f * s, 2.4f * s, dark);
    canvas_disc(c, hx + d * 5.6f * s, hy + 2 * s, 0.75f * s, 0xff2a2440);
    canvas_taper(c, x + d * 4 * s, y - 24 * s, 3.2f * s, x + d * 17.5f * s, y - 25 * s, 2.1f * s,
                 dark);
    canvas_disc(c, x + d * 18.5f * s, y - 25 * s, 1.9f * s, skin);
    canvas_line(c, lx, y - 25 * s, lx, ly - 5 * s, 1.2f * s, 0xff3a2c20);
    if (right) {
        canvas_taper(c, lx, ly - 4 * s, 1.2f * s, lx, ly, 4.6f * s, 0xff8ff0e0);
        canvas_taper(c, lx, ly, 4.6f * s, lx, ly + 4 * s, 1.2f * s, 0xff8ff0e0);
    } else {
        canvas_disc(c, lx, ly, 5 * s, 0xffffc873);
    }
    canvas_glow(c, lx, ly, 7 * s, 0xffffe8, 200);
    canvas_glow(c, lx, ly, 34 * s, glow, 130);
}

void bridge_draw(struct canvas *canvas, const struct view_backdrop *backdrop) {
    struct backdrop_parts parts = backdrop_layout(backdrop->kind, canvas->width, canvas->height);
    struct scene scene = {.canvas = canvas,
                          .w = (float)canvas->width,
                          .h = (float)canvas->height,
                          .horizon = parts.horizon,
                          .s = parts.scale,
                          .seed = (uint32_t)backdrop->seed + 7};
    for (int k = 1; k < SPANS; k++)
        pier(&scene, (float)k / SPANS);
    for (int k = 0; k < SPANS; k++)
        span(&scene, k, stands(k, backdrop->spans));
    shore(&scene, false);
    shore(&scene, true);
    float left = scene.w * 0.205f, right = scene.w * 0.795f, y = deck_y(&scene, 0) + 3 * scene.s;
    reflection(&scene, left + 24 * scene.s, AMBER);
    reflection(&scene, right - 24 * scene.s, TEAL);
    bearer(&scene, left, y, false);
    bearer(&scene, right, y, true);
}
