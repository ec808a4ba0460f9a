/* The dark water of every night: it mirrors the sky and hills near the horizon, heaves in broad
 * bands towards the viewer, and carries the moon's path where there is a moon. */
#include "view/internal.h"

#include <math.h>
#include <stdlib.h>

struct sea {
    struct canvas *canvas;
    struct backdrop_parts parts;
    const struct mood *mood;
    uint32_t seed;
    int top, room; /* rows: where the water begins, and how many there are */
};

static uint32_t *row_at(const struct sea *sea, int y) {
    return sea->canvas->pixels + (ptrdiff_t)y * sea->canvas->stride;
}

/* As colour_mix does, two channels at a time, and inline: the sea has millions of pixels. */
static inline uint32_t blend(uint32_t from, uint32_t to, uint32_t part) {
    uint32_t rb = from & 0xff00ff, g = from & 0x00ff00, rest = 256 - part;
    rb = (rb * rest + (to & 0xff00ff) * part) >> 8;
    g = (g * rest + (to & 0x00ff00) * part) >> 8;
    return 0xff000000 | (rb & 0xff00ff) | (g & 0x00ff00);
}

/* What stands over the horizon, upside down, pressed together, broken by ripples and fading. It
 * looks straight up only: the picture is drawn in upright strips. */
static void mirror(const struct sea *sea) {
    const struct rect clip = sea->canvas->clip;
    int deep = (int)fminf((float)sea->top * 0.62f, (float)sea->room * 0.42f);
    for (int d = 0; d < deep; d++) {
        float fade = 1 - (float)d / (float)deep, down = (float)d / sea->parts.scale;
        float ripple = sinf(down * 0.9f) + sinf(down * 0.37f + 2);
        int up = d * 3 / 2 + (int)((1 + ripple) * (0.6f + down * 0.03f) * sea->parts.scale);
        int from = sea->top - 1 - (up < 0 ? 0 : up);
        if (from < 0) {
            break;
        }
        uint32_t part = (uint32_t)(190 * fade * sqrtf(fade) * (0.82f + 0.09f * ripple));
        uint32_t *to = row_at(sea, sea->top + d);
        const uint32_t *above = row_at(sea, from);
        for (int x = clip.x; x < clip.x + clip.w; x++) {
            to[x] = blend(to[x], above[x], part);
        }
    }
}

/* Light and dark bands, narrow far away and broad near by; the noise is looked at every COARSE
 * pixels, with straight lines between, and the same for some rows. */
enum { COARSE = 16, ROWS = 3 };

static void swell_level(const struct sea *sea, const struct noise *noise, int y, float level[]) {
    float t = ((float)(y - sea->top) + 0.5f) / (float)sea->room, width = (float)sea->canvas->width;
    float wide = sea->parts.scale * (90 + 340 * t), v = 26 * sqrtf(t);
    const struct rect clip = sea->canvas->clip;
    for (int k = clip.x / COARSE; k <= (clip.x + clip.w) / COARSE + 1; k++) {
        float u = ((float)(k * COARSE) - width / 2) / wide + 40;
        level[k] = noise_at(noise, u + v * 0.15f, v) - 0.5f +
                   0.5f * (noise_at(noise, u * 2.7f + 60, v * 2.1f) - 0.5f);
    }
}

static void swell_row(const struct sea *sea, const float level[], uint32_t *row) {
    uint32_t light = sea->mood->water[0], dark = colour_mix(sea->mood->water[2], 0, 70);
    const struct rect clip = sea->canvas->clip;
    for (int x = clip.x; x < clip.x + clip.w; x++) {
        float a = level[x / COARSE], b = level[x / COARSE + 1];
        float here = a + (b - a) * (float)(x % COARSE) * (1.0f / COARSE);
        uint32_t part = (uint32_t)(int)(here > 0 ? here * 100 : here * -150);
        row[x] = blend(row[x], here > 0 ? light : dark, part);
    }
}

static void swell(const struct sea *sea) {
    struct noise *noise = base_alloc(sizeof *noise);
    float *level = base_alloc(sizeof *level * ((size_t)sea->canvas->width / COARSE + 3));
    noise_init(noise, sea->seed);
    for (int y = sea->top; y < sea->canvas->height; y++) {
        if ((y - sea->top) % ROWS == 0) {
            swell_level(sea, noise, y, level);
        }
        swell_row(sea, level, row_at(sea, y));
    }
    free(level);
    free(noise);
}

static void streaks(const struct sea *sea) {
    uint32_t bright = colour_mix(sea->mood->water[0], sea->mood->sky[2], 110);
    for (uint32_t k = 0; k < 230; k++) {
        float depth = noise_part(sea->seed, k, 21);
        depth *= depth * 0.4f + 0.6f;
        float y = sea->parts.horizon + 3 + depth * (float)sea->room;
        float x = noise_part(sea->seed, k, 22) * (float)sea->canvas->width;
        float wide = (14 + 90 * noise_part(sea->seed, k, 23)) * (0.35f + depth) * sea->parts.scale;
        float high = (0.5f + 1.3f * depth) * sea->parts.scale;
        uint32_t tint = noise_part(sea->seed, k, 24) < 0.6f ? bright : sea->mood->hill[0];
        canvas_oval(sea->canvas, x, y, wide / 2, high,
                    colour_alpha(tint, 26 + (int)(50 * noise_part(sea->seed, k, 25))));
    }
}

/* Flakes of light below the moon, closer together towards the horizon. */
static void moon_path(const struct sea *sea) {
    float middle = (float)sea->mood->moon / 100 * (float)sea->canvas->width;
    float scale = sea->parts.scale;
    for (uint32_t k = 0; k < 90; k++) {
        float depth = noise_part(sea->seed, k, 61);
        depth *= depth;
        float spread = (10 + 90 * depth) * scale;
        float x = middle +
                  (noise_part(sea->seed, k, 62) + noise_part(sea->seed, k, 63) - 1) * spread;
        float wide = (5 + 22 * depth) * (0.5f + noise_part(sea->seed, k, 64)) * scale;
        canvas_oval(sea->canvas, x, sea->parts.horizon + 2 + depth * (float)sea->room * 0.8f, wide,
                    (0.6f + 1.1f * depth) * scale,
                    colour_alpha(sea->mood->moonlight, (int)(130 * (1 - 0.75f * depth))));
    }
    canvas_glow_oval(sea->canvas, middle, sea->parts.horizon + 30 * scale, 120 * scale, 70 * scale,
                     sea->mood->moonlight, 36);
}

void sea_draw(struct canvas *canvas, const struct view_backdrop *backdrop, uint32_t seed) {
    struct backdrop_parts parts = backdrop_layout(backdrop->kind, canvas->width, canvas->height);
    const struct mood *mood = mood_of(backdrop->mood);
    struct sea sea = {
        canvas, parts, mood, seed, (int)parts.horizon, canvas->height - (int)parts.horizon};
    struct rect far = {0, sea.top, canvas->width, sea.room / 3};
    struct rect near = {0, sea.top + far.h, canvas->width, sea.room - far.h};
    canvas_gradient(canvas, far, mood->water[0], mood->water[1]);
    canvas_gradient(canvas, near, mood->water[1], mood->water[2]);
    mirror(&sea);
    swell(&sea);
    streaks(&sea);
    if (mood->moon > 0 && backdrop->kind == VIEW_BACKDROP_WATER) {
        moon_path(&sea);
    }
    for (uint32_t k = 0; k < 5; k++) { /* a pale line of mist where it meets the hills */
        canvas_glow_oval(canvas, (float)canvas->width * noise_part(seed, k, 31), parts.horizon,
                         (float)canvas->width * 0.28f, (24 + (float)mood->fog) * parts.scale,
                         colour_mix(0x6f7cbc, mood->sky[2], 160), 22 + mood->fog / 2);
    }
}
