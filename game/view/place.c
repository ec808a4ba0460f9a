/* A chapter's picture: its span from close by, between two banks. Before the chapter it is broken,
 * and the bearers stand on their own sides; across, they are on one of the two together; when it
 * stands, they have met in its middle. */
#include "view/brush.h"

#include <math.h>

enum { DECK_BELOW_HORIZON = 72, PERSON_HIGH = 128 };
#define PLACE_SCALE 1.4f

/* How far the bank's edge lies from the middle, `down` units below its top. */
static float edge(bool right, float down) {
    float wave = sinf(down * 0.11f + (right ? 2.0f : 0.4f)) * 4 + sinf(down * 0.31f) * 2;
    return (float)PLACE_GAP - 6 + wave + down * down * 0.006f;
}

static void bank(const struct brush *b, bool right) {
    enum { HIGH = 46 };
    float side = right ? 1.0f : -1.0f, far = 1400;
    uint32_t rock = 0xff000000 | b->mood->rock, dark = 0xff161c40;
    uint32_t grass = colour_mix(0xff182038, 0xff000000 | b->mood->grass[0], 190);
    for (float down = 0; down < HIGH; down += 2) {
        int deep = (int)(down * 200 / HIGH);
        uint32_t tint = down < 9 ? grass : colour_mix(rock, dark, 20 + deep);
        brush_taper(b, side * far, down, 3, side * (edge(right, down) + 3), down, 3, tint);
    }
    for (float down = 0; down < HIGH; down += 2) { /* upside down in the water */
        float reach = edge(right, HIGH - down) + 6 * sinf(down * 0.9f);
        brush_line(b, side * far, HIGH + 1 + down, side * reach, HIGH + 1 + down, 2.2f,
                   colour_alpha(dark, (int)(150 * (1 - down / HIGH))));
    }
    brush_line(b, side * far, HIGH, side * (edge(right, HIGH) - 3), HIGH, 1.4f, 0x409fb4e8);
    for (uint32_t k = 0; k < 46; k++) { /* stones in its face */
        float x = edge(right, HIGH) + 10 + 470 * noise_part(b->seed, k, right ? 211 : 212);
        float y = 16 + 24 * noise_part(b->seed, k, 213), size = 4 + 7 * noise_part(b->seed, k, 214);
        brush_oval(b, side * x, y, size * 1.7f, size * 0.6f,
                   colour_mix(rock, k % 3 ? dark : 0xff8088b8, 60));
    }
}

/* Grass, bushes, stones and flowers in the measure of the span's ground. */
static void growth(const struct brush *b, bool right) {
    float side = right ? 1.0f : -1.0f;
    uint32_t salt = right ? 400 : 300;
    for (uint32_t k = 0; k < b->mood->bushes * 2u / 5; k++) {
        float x = side * (PLACE_GAP + 150 + 520 * noise_part(b->seed, k, salt + 1));
        float size = 9 + 14 * noise_part(b->seed, k, salt + 2);
        uint32_t green = colour_mix(0xff1c2c3e, 0xff000000 | b->mood->grass[k & 1],
                                    90 + (int)(80 * noise_part(b->seed, k, salt + 3)));
        brush_oval(b, x, -size * 0.3f, size * 1.6f, size, green);
    }
    for (uint32_t k = 0; k < b->mood->boulders / 3u; k++) {
        float x = side * (PLACE_GAP + 6 + 480 * noise_part(b->seed, k, salt + 4));
        float size = 3 + 9 * noise_part(b->seed, k, salt + 5);
        uint32_t stone = colour_mix(0xff1c2242, 0xff000000 | b->mood->slab,
                                    90 + (int)(80 * noise_part(b->seed, k, salt + 6)));
        brush_oval(b, x, 2, size * 1.4f, size * 0.8f, stone);
        brush_oval(b, x - size * 0.3f, 1 - size * 0.3f, size * 0.8f, size * 0.3f, 0x30d8dcff);
    }
    for (uint32_t k = 0; k < 40u + b->mood->bushes; k++) {
        float x = side * (PLACE_GAP + 2 + 560 * noise_part(b->seed, k, salt + 7));
        float size = 5 + 8 * noise_part(b->seed, k, salt + 8);
        float lean = (noise_part(b->seed, k, salt + 9) - 0.5f) * size;
        brush_taper(b, x, 4, 1.2f, x + lean, 2 - size, 0.3f,
                    colour_mix(0xff22304a, 0xff000000 | b->mood->grass[k & 1], 200));
        if (k < b->mood->flowers * 2u) {
            brush_oval(b, x + lean, 2 - size, 1.9f, 1.7f, 0xff000000 | b->mood->flower[k & 1]);
        }
    }
}

/* Where the picture's middle is: of the deck, between the banks. */
static struct brush brush_of(struct canvas *canvas, const struct view_backdrop *backdrop) {
    struct backdrop_parts parts = backdrop_layout(backdrop->kind, canvas->width, canvas->height);
    int which = backdrop->mood > 0 ? (backdrop->mood - 1) % VIEW_SPANS : 0;
    return (struct brush){.canvas = canvas,
                          .x = (float)canvas->width / 2,
                          .y = parts.horizon + DECK_BELOW_HORIZON * parts.scale,
                          .s = parts.scale * PLACE_SCALE,
                          .seed = (uint32_t)backdrop->seed + 11 * (uint32_t)which,
                          .mood = mood_of(backdrop->mood)};
}

static bool is_firm(const struct view_backdrop *backdrop) {
    return backdrop->built[(backdrop->mood + VIEW_SPANS - 1) % VIEW_SPANS] >= 100;
}

/* How far from the deck's middle one stands, in units; to the left is negative. */
static float place_of(const struct view_backdrop *backdrop, int player) {
    float side = player == RULES_B ? 1.0f : -1.0f, bank = PLACE_GAP + 40;
    float apart = PERSON_HIGH * (is_firm(backdrop) ? 0.255f : 0.34f), middle = bank + 12 + apart;
    return is_firm(backdrop)                     ? side * apart
           : backdrop->shore == VIEW_LEFT_SHORE  ? side * apart - middle
           : backdrop->shore == VIEW_RIGHT_SHORE ? side * apart + middle
                                                 : side * bank;
}

/* They look across to each other, or are glad to be beside each other; when the span stands, they
 * have met. */
struct view_person place_person(struct canvas *canvas, const struct view_backdrop *backdrop,
                                int player) {
    struct brush b = brush_of(canvas, backdrop);
    bool firm = is_firm(backdrop);
    return (struct view_person){
        .player = player,
        .pose = firm ? VIEW_HUGS : VIEW_STANDS_SIDE,
        .face = backdrop->shore ? VIEW_FACE_GLAD : VIEW_FACE_CALM,
        .mirrored = player == RULES_B,
        .lit = true,
        .x = b.x + place_of(backdrop, player) * b.s,
        .y = b.y + (firm ? 17.0f : 6.0f) * b.s,
        .high = PERSON_HIGH * b.s,
    };
}

/* Where its lantern shines on the water: before it, or off the bank it stands on. */
static float shine_of(const struct view_backdrop *backdrop, int player) {
    float side = player == RULES_B ? 1.0f : -1.0f, bank = PLACE_GAP - 10;
    return is_firm(backdrop)                     ? side * 46
           : backdrop->shore == VIEW_LEFT_SHORE  ? side * 22 - bank
           : backdrop->shore == VIEW_RIGHT_SHORE ? side * 22 + bank
                                                 : side * bank;
}

void place_draw(struct canvas *canvas, const struct view_backdrop *backdrop) {
    struct brush b = brush_of(canvas, backdrop);
    int which = backdrop->mood > 0 ? (backdrop->mood - 1) % VIEW_SPANS : 0;
    bool firm = is_firm(backdrop);
    place_behind(&b, which + 1, firm);
    for (int side = 0; side < 2; side++) {
        bank(&b, side);
        growth(&b, side);
    }
    struct brush left = brush_at(&b, -PLACE_GAP - 2, 0, 1);
    figure_deck(&left, &(struct deck){.width = 2 * PLACE_GAP + 4,
                                      .sag = 14,
                                      .plank = 6,
                                      .planks = 21,
                                      .built = backdrop->built[which]});
    place_before(&b, which + 1, firm);
    for (int player = 0; player < 2; player++) {
        struct brush water = brush_at(&b, shine_of(backdrop, player), 70, 1);
        figure_reflection(&water, player == RULES_B ? TEAL : AMBER);
    }
    struct brush near = b;
    near.y = (float)canvas->height;
    near.s = b.s / PLACE_SCALE;
    place_near(&near, which + 1);
}
