/* The bridge of the title and the map: two shores, seven spans, and the two, small. Every span
 * shows how far its own places have been walked. */
#include "view/brush.h"

#include <math.h>

struct scene {
    struct brush brush; /* its origin is the horizon's left end */
    float w;            /* of the canvas, in units */
};

static float deck_y(float t) {
    return 74 - 60 * 4 * t * (1 - t) * 0.62f;
}

static float deck_x(const struct scene *scene, float t) {
    return scene->w * (0.235f + 0.53f * t);
}

/* A headland: stacked flattened mounds with a lit top; its foot is lost in the water. */
static void shore(const struct scene *scene, bool right) {
    const struct brush *b = &scene->brush;
    float side = right ? -1.0f : 1.0f, base = right ? scene->w : 0, top = deck_y(0) + 6;
    for (int k = 0; k < 46; k++) {
        float part = (float)k / 45, y = top + part * 86;
        float wave = sinf(part * 9 + (right ? 2.0f : 0.4f)) * 5 + sinf(part * 23) * 2.5f;
        float reach = scene->w * 0.242f - part * part * 26 - part * part * part * part * 70 + wave;
        uint32_t tint = colour_mix(0x474a78, b->mood->water[1], (int)(sqrtf(part) * 256));
        tint = colour_alpha(tint, (int)(255 * (1 - part) * (1 - part)));
        brush_taper(b, base - side * 40, y, 5, base + side * (reach - 5), y, 3, tint);
    }
    for (uint32_t k = 0; k < 64; k++) {
        float t = noise_part(b->seed, k, right ? 61 : 62);
        float x = base + side * t * scene->w * 0.236f, hill = (1 - t) * (1 - t) * 64;
        float size = 6 + 9 * noise_part(b->seed, k, 63);
        brush_oval(b, x, top - hill * 0.5f, size * 2.1f, size * 0.8f + hill * 0.5f,
                   colour_mix(0xff2a4546, 0xff3d5f52, (int)(noise_part(b->seed, k, 64) * 256)));
    }
    for (uint32_t k = 0; k < 110; k++) {
        float t = noise_part(b->seed, k, right ? 65 : 66);
        float x = base + side * t * scene->w * 0.240f, y = top - (1 - t) * (1 - t) * 60;
        float size = 4 + 8 * noise_part(b->seed, k, 67);
        brush_taper(b, x, y + 2, 1.2f, x + (noise_part(b->seed, k, 68) - 0.5f) * size, y - size,
                    0.3f, k % 3 ? 0xff4f7560 : 0xff6d9570);
    }
}

static void pier(const struct scene *scene, float t) {
    const struct brush *b = &scene->brush;
    float x = deck_x(scene, t), y = deck_y(t), foot = 122;
    brush_oval(b, x, foot, 24, 6, 0x90101a3c);
    brush_taper(b, x, y + 8, 8, x, foot - 2, 12, 0xff3d4170);
    brush_taper(b, x - 3, y + 8, 3.5f, x - 4, foot - 4, 5, 0xff545988);
    for (int k = 1; k < 4; k++) {
        brush_line(b, x - 8, y + (float)k * 15, x + 8, y + (float)k * 15 + 2, 1.4f, 0x70202548);
    }
    brush_box(b, x - 13, y + 2, 26, 9, 3, 0xff5b608e);
    brush_oval(b, x, foot + 16, 9, 12, 0x50101838);
}

static void span(const struct scene *scene, int which, int built) {
    float from = (float)which / VIEW_SPANS, to = (float)(which + 1) / VIEW_SPANS;
    float rise = deck_y(to) - deck_y(from);
    struct brush b = brush_at(&scene->brush, deck_x(scene, from), deck_y(from), 1);
    b.seed += (uint32_t)which * 9;
    /* The deck follows the bridge's arch, which bends up where a rope would hang. */
    struct deck deck = {.width = deck_x(scene, to) - deck_x(scene, from),
                        .rise = rise,
                        .sag = deck_y((from + to) / 2) - deck_y(from) - rise / 2,
                        .plank = 4,
                        .planks = 9,
                        .built = built};
    figure_deck(&b, &deck);
    if (built >= 100) {
        brush_glow(&b, deck.width / 2, 150 - deck_y(from), scene->w * 0.05f, 22, 0xc09040, 42);
    }
}

/* Light from above falls on the span that is looked at, and lies on the water under it. */
static void spotlight(const struct scene *scene, int which) {
    float t = ((float)which + 0.5f) / VIEW_SPANS, x = deck_x(scene, t), y = deck_y(t);
    brush_glow(&scene->brush, x, y - 20, scene->w * 0.075f, 96, CREAM, 74);
    brush_glow(&scene->brush, x, 132, scene->w * 0.06f, 16, CREAM, 70);
}

static struct scene scene_of(int width, int height, const struct view_backdrop *backdrop) {
    struct backdrop_parts parts = backdrop_layout(backdrop->kind, width, height);
    return (struct scene){.brush = {.y = parts.horizon,
                                    .s = parts.scale,
                                    .seed = (uint32_t)backdrop->seed + 7,
                                    .mood = mood_of(backdrop->mood)},
                          .w = (float)width / parts.scale};
}

/* On which shore somebody stands; on one together they are a step to either side of its middle. */
static bool on_right(const struct view_backdrop *backdrop, int player) {
    return backdrop->shore ? backdrop->shore == VIEW_RIGHT_SHORE : player == RULES_B;
}

static float beside(const struct view_backdrop *backdrop, int player, float step) {
    return backdrop->shore == VIEW_APART ? 0 : player == RULES_A ? -step : step;
}

/* A lantern's light around it and on the water before it. */
static void shine(const struct scene *scene, const struct view_backdrop *backdrop, int player) {
    bool right = on_right(backdrop, player);
    float x = scene->w * (right ? 0.795f : 0.205f) + (right ? -24.0f : 24.0f) +
              beside(backdrop, player, 18);
    struct brush water = brush_at(&scene->brush, x, 104, 1);
    uint32_t colour = player == RULES_A ? AMBER : TEAL;
    brush_glow(&scene->brush, x, deck_y(0) - 26, 150, 150, colour, 58);
    figure_reflection(&water, colour);
}

void bridge_draw(struct canvas *canvas, const struct view_backdrop *backdrop) {
    struct scene scene = scene_of(canvas->width, canvas->height, backdrop);
    scene.brush.canvas = canvas;
    for (int k = 1; k < VIEW_SPANS; k++) {
        pier(&scene, (float)k / VIEW_SPANS);
    }
    for (int k = 0; k < VIEW_SPANS; k++) {
        span(&scene, k, backdrop->built[k]);
    }
    if (backdrop->focus > 0) {
        spotlight(&scene, backdrop->focus - 1);
    }
    shore(&scene, false);
    shore(&scene, true);
    for (int player = 0; player < 2 && backdrop->kind != VIEW_BACKDROP_NIGHT; player++) {
        shine(&scene, backdrop, player);
    }
}

enum { ON_SHORE = 57 /* thousandths of the deck beyond its end */ };

void view_bridge_spot(const struct view_backdrop *backdrop, int width, int height, float along,
                      float *x, float *y) {
    struct scene scene = scene_of(width, height, backdrop);
    float deck = along < 0 ? 0 : along > 1 ? 1 : along;
    *x = scene.brush.x + deck_x(&scene, along) * scene.brush.s;
    *y = scene.brush.y + (deck_y(deck) + 3) * scene.brush.s;
}

/* Each on a shore of its own, looking across; or beside each other. */
struct view_person bridge_person(struct canvas *canvas, const struct view_backdrop *backdrop,
                                 int player) {
    struct view_person person = {
        .player = player,
        .pose = VIEW_STANDS_SIDE,
        .face = backdrop->shore ? VIEW_FACE_GLAD : VIEW_FACE_CALM,
        .mirrored = player == RULES_B,
        .lit = true,
        .high = 98 * backdrop_layout(backdrop->kind, canvas->width, canvas->height).scale,
    };
    float beyond = ON_SHORE / 1000.0f;
    view_bridge_spot(backdrop, canvas->width, canvas->height,
                     on_right(backdrop, player) ? 1 + beyond : -beyond, &person.x, &person.y);
    person.x += beside(backdrop, player, 0.34f * person.high);
    return person;
}
