/* The night around everything: sky, stars, far hills, dark water, and glints that move slowly. */
#include "view/internal.h"

#include <math.h>

enum { BEHIND_WORDS = 0x50080c24 }; /* laid over a night on which words stand */

static void stars(struct canvas *canvas, uint32_t seed, struct backdrop_parts parts, int percent) {
    float sky = parts.horizon * (float)canvas->width / (parts.scale * parts.scale);
    int count = (60 + (int)(sky / 2600)) * percent / 100;
    for (int i = 0; i < count; i++) {
        uint32_t k = (uint32_t)i;
        float x = noise_part(seed, k, 1) * (float)canvas->width;
        float y = noise_part(seed, k, 2) * parts.horizon * 0.96f;
        float size = noise_part(seed, k, 3), fade = 1 - 0.75f * y / parts.horizon;
        float radius = (0.5f + 1.1f * size * size * size * size) * parts.scale;
        int alpha = (int)((70 + 170 * noise_part(seed, k, 4)) * fade);
        uint32_t tint = noise_part(seed, k, 5) < 0.2f ? 0xfff0d8 : MOONLIGHT;
        canvas_disc(canvas, x, y, radius, colour_alpha(tint, alpha));
        if (size > 0.93f) {
            canvas_glow(canvas, x, y, radius * 7, tint, (int)(46 * fade));
        }
    }
}

/* Softer light of many far stars: a few flattened glows along a slanting line. */
static void milky_way(struct canvas *canvas, uint32_t seed, struct backdrop_parts parts) {
    for (uint32_t k = 0; k < 9; k++) {
        float t = ((float)k + noise_part(seed, k, 11)) / 9, w = (float)canvas->width;
        float y = parts.horizon * (0.18f + 0.5f * t) + (noise_part(seed, k, 12) - 0.5f) * 40;
        canvas_glow_oval(canvas, w * (1.02f - 0.95f * t), y, 0.14f * w, 0.16f * parts.horizon,
                         0x4a4f96, 34);
    }
}

/* The same from close by, for the sky of kept moments: clouds of light, a dark lane in their
 * middle, and the dust of stars that nobody counts. */
static void star_river(struct canvas *canvas, uint32_t seed, struct backdrop_parts parts) {
    enum { CLOUDS = 44, DUST = 1500 };
    static const uint32_t tints[] = {0x4a4f96, 0x5a4a90, 0x3f5a9c, 0x6a4f86};
    float w = (float)canvas->width, h = parts.horizon;
    for (uint32_t k = 0; k < CLOUDS; k++) {
        float t = ((float)k + noise_part(seed, k, 13)) / CLOUDS;
        float off = (noise_part(seed, k, 14) - 0.5f) * 0.20f, lane = fabsf(off) < 0.03f ? 0.4f : 1;
        float y = h * (0.10f + 0.72f * t + 0.06f * sinf(t * 9) + off), x = w * (1.04f - 1.08f * t);
        canvas_glow_oval(canvas, x, y, w * (0.05f + 0.07f * noise_part(seed, k, 15)),
                         h * (0.05f + 0.09f * noise_part(seed, k, 16)), tints[k % 4],
                         (int)(34 * lane));
    }
    for (uint32_t k = 0; k < DUST; k++) {
        float t = noise_part(seed, k, 17);
        float a = noise_part(seed, k, 18) - 0.5f, b = noise_part(seed, k, 19) - 0.5f;
        float y = h * (0.10f + 0.72f * t + 0.06f * sinf(t * 9) + 0.5f * a * fabsf(b));
        canvas_disc(canvas, w * (1.04f - 1.08f * t) + b * 60, y,
                    (0.45f + 0.5f * fabsf(a)) * parts.scale,
                    colour_alpha(k % 7 ? MOONLIGHT : 0xffe2c4, 40 + (int)(120 * fabsf(b))));
    }
}

static float ridge(uint32_t seed, float x, int range) {
    float a = noise_part(seed, 71, (uint32_t)range) * 6.28f;
    float wide = sinf(x * (2.1f + 0.8f * (float)range) + a), narrow = sinf(x * 6.7f + a * 2.3f);
    float fine = sinf(x * 17.3f + a * 1.7f);
    return 0.55f + 0.30f * wide + 0.11f * narrow + 0.04f * fine;
}

/* Three ranges, the far ones paler: air between them. Only columns, so it is cheap. */
static void hills(struct canvas *canvas, uint32_t seed, struct backdrop_parts parts,
                  const uint32_t colour[3]) {
    static const float tall[] = {0.26f, 0.17f, 0.09f};
    float room = parts.horizon < 260 * parts.scale ? parts.horizon : 260 * parts.scale;
    for (int range = 0; range < 3; range++) {
        uint32_t tint = 0xff000000 | colour[range];
        for (int x = canvas->clip.x; x < canvas->clip.x + canvas->clip.w; x++) {
            float high = ridge(seed, (float)x / (float)canvas->width * 3, range) * tall[range];
            float top = parts.horizon - high * room * 1.9f, whole = floorf(top);
            int part = (int)((1 - (top - whole)) * 255);
            int y = (int)whole, bottom = (int)parts.horizon;
            canvas_fill(canvas, (struct rect){x, y, 1, 1}, colour_alpha(tint, part));
            canvas_fill(canvas, (struct rect){x, y + 1, 1, bottom - y - 1}, tint);
        }
    }
}

/* With a dark side that is seen, and air around it. */
static void moon(struct canvas *canvas, struct backdrop_parts parts, const struct mood *mood) {
    float x = (float)mood->moon / 100 * (float)canvas->width, y = parts.horizon * 0.34f;
    float radius = 21 * parts.scale;
    canvas_glow(canvas, x, y, radius * 6, mood->moonlight, 60);
    canvas_glow(canvas, x, y, radius * 2.2f, mood->moonlight, 70);
    canvas_disc(canvas, x, y, radius, 0xff000000 | mood->moonlight);
    for (uint32_t k = 0; k < 5; k++) {
        float turn = noise_part(k, 81, 1) * 6.28f, out = radius * 0.62f * noise_part(k, 82, 1);
        canvas_disc(canvas, x + cosf(turn) * out, y + sinf(turn) * out,
                    radius * (0.10f + 0.16f * noise_part(k, 83, 1)),
                    colour_alpha(mood->sky[1], 38));
    }
}

static void draw_night(struct canvas *canvas, const struct view_backdrop *backdrop) {
    struct backdrop_parts parts = backdrop_layout(backdrop->kind, canvas->width, canvas->height);
    uint32_t seed = (uint32_t)(backdrop->seed ^ backdrop->seed >> 32);
    int middle = (int)(parts.horizon * 0.55f);
    const struct mood *mood = mood_of(backdrop->mood);
    canvas_gradient(canvas, (struct rect){0, 0, canvas->width, middle}, mood->sky[0], mood->sky[1]);
    canvas_gradient(canvas, (struct rect){0, middle, canvas->width, (int)parts.horizon - middle},
                    mood->sky[1], mood->sky[2]);
    if (backdrop->kind == VIEW_BACKDROP_SKY) {
        star_river(canvas, seed, parts);
    } else if (mood->stars > 50) {
        milky_way(canvas, seed, parts);
    }
    stars(canvas, seed, parts, mood->stars);
    if (mood->moon > 0 && backdrop->kind == VIEW_BACKDROP_WATER) {
        moon(canvas, parts, mood);
    }
    hills(canvas, seed, parts, mood->hill);
    sea_draw(canvas, backdrop, seed);
    if (backdrop->mood &&
        (backdrop->kind == VIEW_BACKDROP_WATER || backdrop->kind == VIEW_BACKDROP_SKY)) {
        /* words stand on it without a plate, and some nights are bright */
        canvas_fill(canvas, (struct rect){0, 0, canvas->width, canvas->height}, BEHIND_WORDS);
    }
}

void backdrop_draw(struct canvas *canvas, const struct view_backdrop *backdrop) {
    draw_night(canvas, backdrop);
    if (backdrop->kind == VIEW_BACKDROP_BRIDGE || backdrop->kind == VIEW_BACKDROP_TITLE ||
        backdrop->kind == VIEW_BACKDROP_NIGHT) {
        bridge_draw(canvas, backdrop);
    }
    if (backdrop->kind == VIEW_BACKDROP_SHORE || backdrop->kind == VIEW_BACKDROP_NIGHT) {
        view_near_shore(canvas, (uint32_t)backdrop->seed);
    }
    if (backdrop->kind == VIEW_BACKDROP_HOUSE) {
        house_draw(canvas, backdrop);
    }
    if (backdrop->kind == VIEW_BACKDROP_PLACE) {
        place_draw(canvas, backdrop);
    }
}

static void draw_part(struct canvas *canvas, const void *backdrop) {
    backdrop_draw(canvas, backdrop);
}

void view_backdrop(struct canvas *canvas, const struct view_backdrop *backdrop) {
    strips_draw(canvas, draw_part, backdrop);
}

/* --- glints --- */

struct glint {
    float x, y, wide, high;
    int alpha;
};

/* Each glint swells and fades once in a life of some seconds, then is born elsewhere. */
static struct glint glint_at(const struct view_backdrop *backdrop, int width, int height,
                             uint32_t ms, uint32_t which) {
    struct backdrop_parts parts = backdrop_layout(backdrop->kind, width, height);
    uint32_t seed = (uint32_t)backdrop->seed + which * 977, step = ms / VIEW_GLINT_MS;
    uint32_t life = 34 + noise_hash(seed, which, 40) % 40;
    uint32_t born = (step + which * 13) / life, age = (step + which * 13) % life;
    float t = (float)age / (float)life, depth = noise_part(seed, born, 41);
    float y = parts.open_from + 6 + depth * (parts.open_to - parts.open_from - 8);
    float open = y < parts.banks_to ? 0.42f : 1; /* of the width; the rest is land */
    float x = 0.5f + (noise_part(seed, born, 42) - 0.5f) * open;
    return (struct glint){
        .x = x * (float)width + (t - 0.5f) * 26 * parts.scale,
        .y = y,
        .wide = (12 + 34 * noise_part(seed, born, 43)) * (0.5f + depth) * parts.scale,
        .high = (0.8f + depth) * parts.scale,
        .alpha = (int)(96 * smooth(1 - fabsf(t * 2 - 1))),
    };
}

int view_glint_rects(const struct view_backdrop *backdrop, int width, int height, uint32_t ms,
                     struct rect out[VIEW_GLINTS]) {
    for (uint32_t k = 0; k < VIEW_GLINTS; k++) {
        struct glint glint = glint_at(backdrop, width, height, ms, k);
        int x = (int)floorf(glint.x - glint.wide) - 2, y = (int)floorf(glint.y - glint.high) - 2;
        out[k] = (struct rect){x, y, (int)(2 * glint.wide) + 6, (int)(2 * glint.high) + 6};
    }
    return VIEW_GLINTS;
}

void view_glints(struct canvas *canvas, const struct view_backdrop *backdrop, uint32_t ms) {
    for (uint32_t k = 0; k < VIEW_GLINTS; k++) {
        struct glint glint = glint_at(backdrop, canvas->width, canvas->height, ms, k);
        canvas_oval(canvas, glint.x, glint.y, glint.wide, glint.high,
                    colour_alpha(0x9fc0f0, glint.alpha));
    }
}
