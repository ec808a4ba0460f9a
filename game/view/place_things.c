/* What each span's practice looks like, beside its bridge: a harbour, the ferry, garden walls, a
 * workshop, tidal flats, a quarry, the open sky. Some lies behind the banks, some on them. */
#include "view/brush.h"

#include <math.h>

#define WOOD 0xff6d5340u
#define WOOD_LIT 0xff92704eu
#define WOOD_DARK 0xff453a42u
#define WINDOW 0xfff6dca0u

/* A colour of the ground as it looks at night, `light` 0..256. */
static uint32_t stone(const struct brush *b, int light) {
    return colour_mix(0xff1a2044, 0xff000000 | b->mood->slab, light);
}

/* A gabled roof: its middle, eaves, width and height. */
static void roof(const struct brush *b, float x, float y, float w, float h, uint32_t colour) {
    for (float k = 0; k <= h; k += 1.5f) {
        float half = w / 2 * (1 - k / h * 0.92f);
        brush_line(b, x - half, y - k, x + half, y - k, 2.4f,
                   colour_mix(colour, 0xff8088b8, (int)(k / h * 46)));
    }
}

static void house(const struct brush *b, float x, float w, float h, bool chimney) {
    uint32_t wall = colour_mix(0xff2a2850, 0xff000000 | b->mood->rock, 150);
    if (chimney) {
        brush_box(b, x + w * 0.18f, -h - w * 0.44f, w * 0.13f, w * 0.3f, 1, 0xff403858);
    }
    brush_box(b, x - w / 2, -h, w, h + 4, 2, wall);
    roof(b, x, -h + 1, w * 1.2f, w * 0.42f, 0xff4a3350);
    for (int k = 0; k < 2; k++) {
        float middle = x + w * (k ? 0.22f : -0.22f), side = w * 0.16f;
        brush_box(b, middle - side / 2, -h * 0.66f, side, side * 1.2f, 1.5f, WINDOW);
        brush_line(b, middle, -h * 0.66f, middle, -h * 0.66f + side * 1.2f, 1.2f, 0xff6a4a48);
        brush_glow(b, middle, -h * 0.66f + side * 0.6f, side * 2.4f, side * 2.2f, 0xffc878, 74);
    }
}

static void sailing_boat(const struct brush *b, float x, float y, float s) {
    struct brush boat = brush_at(b, x, y, s);
    brush_oval(&boat, 0, 5, 46, 5, 0x600e1634);
    brush_taper(&boat, 6, -4, 2, 6, -84, 1.2f, WOOD_LIT);
    brush_line(&boat, 6, -82, 42, -8, 0.8f, 0xff6f6a86);
    brush_line(&boat, 6, -82, -34, -8, 0.8f, 0xff6f6a86);
    brush_taper(&boat, 6, -22, 4.4f, -28, -16, 3.4f, 0xffb9b4cc); /* the sail, furled */
    brush_taper(&boat, -40, -8, 3, -30, 0, 6, 0xff59455a);
    brush_taper(&boat, 42, -10, 2.4f, 30, 0, 6, 0xff59455a);
    brush_taper(&boat, -30, -1, 6, 30, -1, 6, 0xff6a5060);
    brush_line(&boat, -42, -9, 44, -11, 2.2f, 0xffa9846a);
    for (int k = 0; k < 5; k++) {
        brush_line(&boat, 4 - (float)(k % 2) * 4, 10 + (float)k * 7, 10 - (float)(k % 2) * 4,
                   10 + (float)k * 7, 1.6f, 0x508a7868);
    }
}

/* A's lamp is round, B's has corners. */
static void harbour_lamp(const struct brush *b, float x, int player) {
    brush_taper(b, x, 4, 3.4f, x, -96, 2.2f, 0xff4a4468);
    brush_line(b, x - 7, -94, x + 7, -94, 3, 0xff4a4468);
    brush_glow(b, x, -108, 92, 84, player == RULES_B ? TEAL : AMBER, 96);
    if (player == RULES_B) {
        brush_taper(b, x, -122, 1.6f, x, -109, 10, 0xff7fe8d8);
        brush_taper(b, x, -109, 10, x, -96, 1.6f, 0xff7fe8d8);
    } else {
        brush_oval(b, x, -109, 11.5f, 12.5f, 0xffffc46a);
    }
    brush_glow(b, x, -108, 15, 15, 0xffffe8, 190);
}

static void harbour_behind(const struct brush *b, bool firm) {
    (void)firm;
    sailing_boat(b, -104, 12, 0.9f);
    sailing_boat(b, 128, 4, 0.66f);
}

static void harbour(const struct brush *b, bool firm) {
    (void)firm;
    house(b, -430, 92, 56, true);
    house(b, -352, 70, 42, false);
    house(b, 408, 84, 50, true);
    for (int side = -1; side <= 1; side += 2) {
        for (int k = 0; k < 10; k++) { /* the quay */
            brush_box(b, (float)side * (PLACE_GAP + 16 + (float)k * 26) - 12, 3, 24, 11, 3,
                      stone(b, 120 + (int)(50 * noise_part(b->seed, (uint32_t)(k + side), 91))));
        }
        float x = (float)side * (PLACE_GAP + 14);
        brush_taper(b, x, 4, 5, x, -9, 4, 0xff3c3656);
        brush_oval(b, x, -12, 7, 3.4f, 0xff5a5478);
        harbour_lamp(b, (float)side * (PLACE_GAP + 88), side > 0 ? RULES_B : RULES_A);
    }
}

static void bell(const struct brush *b, float x) {
    float d = x > 0 ? -1.0f : 1.0f;
    brush_taper(b, x, 4, 3.6f, x, -72, 2.8f, WOOD);
    brush_line(b, x, -70, x + d * 24, -70, 4, WOOD_LIT);
    brush_line(b, x, -56, x + d * 13, -69, 2.4f, WOOD_DARK);
    brush_taper(b, x + d * 20, -62, 4, x + d * 20, -50, 8.4f, 0xffb08a50);
    brush_line(b, x + d * 20 - 9, -46, x + d * 20 + 9, -46, 3.4f, 0xffd0a864);
    brush_oval(b, x + d * 20, -42, 2.6f, 3, 0xff6a4a30);
    brush_oval(b, x + d * 20 - 3, -56, 1.4f, 5, 0x90ffe8b8);
}

static void ferry(const struct brush *b, bool firm) {
    struct brush boat = brush_at(b, firm ? -120 : 0, firm ? 66 : 44, firm ? 0.9f : 1.1f);
    bell(b, -PLACE_GAP - 104);
    bell(b, PLACE_GAP + 104);
    figure_ferry(&boat);
    for (uint32_t k = 0; k < 11; k++) {
        float x = (noise_part(b->seed, k, 95) - 0.5f) * 1300;
        float y = 10 + 54 * noise_part(b->seed, k, 96);
        brush_oval(b, x, y, 150 + 90 * noise_part(b->seed, k, 97), 7, 0x1ab9c6ea);
        brush_oval(b, x + 40, y + 5, 90, 4, 0x1ab9c6ea);
    }
}

static void wall(const struct brush *b, float from, float to, float high) {
    enum { ROWS = 5 };
    float row_high = high / ROWS;
    brush_box(b, from, -high, to - from, high + 6, 3, stone(b, 74));
    for (int row = 0; row < ROWS; row++) {
        float y = -high + (float)row * row_high, shift = row % 2 ? 13.0f : 0;
        for (float x = from + shift; x < to - 4; x += 27) {
            float w = x + 25 > to ? to - x : 25;
            int light = 104 + (int)(58 * noise_part(b->seed, (uint32_t)(x + 2000), (uint32_t)row));
            brush_box(b, x, y, w, row_high - 2, 3, stone(b, light));
        }
    }
    for (uint32_t k = 0; k < (uint32_t)(to - from) / 5; k++) { /* ivy hangs over the top */
        float x = from + (to - from) * noise_part(b->seed, k, 101);
        float down = noise_part(b->seed, k, 102);
        brush_oval(b, x, -high + 30 * down * down - 3, 6, 4.4f,
                   colour_mix(0xff203446, 0xff000000 | b->mood->grass[k & 1],
                              110 + (int)(90 * noise_part(b->seed, k, 103))));
        if (k % 5 == 0) {
            brush_oval(b, x, -high + 26 * down * down - 4, 2.2f, 2,
                       0xff000000 | b->mood->flower[k & 1]);
        }
    }
}

/* A wicket in an arch; it stands open when the span does. */
static void wicket(const struct brush *b, float x, bool open) {
    brush_box(b, x - 32, -92, 64, 98, 30, stone(b, 150));
    brush_box(b, x - 24, -84, 48, 90, 24, 0xff222a54);
    brush_glow(b, x, -30, 60, 54, 0xffc878, open ? 96 : 0);
    float width = open ? 13 : 46;
    for (int k = 0; k < 5; k++) {
        float post = x - 23 + width * ((float)k + 0.5f) / 5;
        brush_taper(b, post, 4, 2.6f, post, -50 - 6 * sinf((float)k / 4 * 3.14f), 2.2f,
                    k % 2 ? WOOD : WOOD_LIT);
    }
    brush_line(b, x - 23, -14, x - 23 + width, -14, 3, WOOD_DARK);
    brush_line(b, x - 23, -40, x - 23 + width, -40, 3, WOOD_DARK);
}

static void chair(const struct brush *b, float x) {
    for (int side = -1; side <= 1; side += 2) {
        float at = x + (float)side * 14;
        brush_line(b, at, 6, at, -18, 3.4f, WOOD);
        brush_line(b, at, -18, at + (float)side * 1.5f, -58, 3.2f, WOOD_LIT);
    }
    for (int k = 0; k < 3; k++) {
        brush_line(b, x - 14, -33 - (float)k * 10, x + 14, -33 - (float)k * 10, 3.6f, WOOD);
    }
    brush_box(b, x - 18, -22, 36, 7, 3, WOOD_LIT);
    brush_oval(b, x, -23, 15, 3.6f, 0xff8a4a5e); /* a cushion */
}

static void garden(const struct brush *b, bool firm) {
    wall(b, -590, -404, 66);
    wall(b, -342, -280, 66);
    wicket(b, -373, firm);
    wall(b, 424, 690, 52);
    chair(b, 300);
    chair(b, 374);
}

static void coil(const struct brush *b, float x, float y) {
    for (int k = 0; k < 4; k++) {
        brush_ring(b, x, y - (float)k * 4, 17 - (float)k, 5.4f, 3.2f,
                   k % 2 ? 0xffa8865a : 0xffc09c6c);
    }
    brush_line(b, x + 15, y, x + 30, y + 3, 3, 0xffa8865a);
}

/* A rope from post to post with three knots in it, each a little promise. */
static void knots(const struct brush *b, float from, float to, float y) {
    for (int k = 0; k < 24; k++) {
        float t = (float)k / 24, u = (float)(k + 1) / 24;
        brush_line(b, mix(from, to, t), y + 60 * t * (1 - t), mix(from, to, u),
                   y + 60 * u * (1 - u), 2.6f, 0xffb08e60);
    }
    for (int k = 1; k < 4; k++) {
        float t = (float)k / 4, x = mix(from, to, t), at = y + 60 * t * (1 - t);
        brush_oval(b, x - 3, at, 5.4f, 4.6f, 0xffc8a474);
        brush_oval(b, x + 3, at + 1, 5.2f, 4.4f, 0xffa88458);
        brush_line(b, x + 4, at + 3, x + 7, at + 14, 2, 0xffb08e60);
    }
}

static void workshop(const struct brush *b, bool firm) {
    (void)firm;
    house(b, -420, 130, 70, true);
    brush_box(b, -446, -58, 52, 62, 3, 0xff5a4038); /* its door is open */
    brush_box(b, -441, -53, 42, 57, 2, WINDOW);
    brush_glow(b, -420, -20, 120, 80, 0xffb860, 104);
    brush_taper(b, -344, 4, 3.4f, -344, -84, 2.8f, WOOD);
    brush_taper(b, -272, 4, 3.4f, -272, -84, 2.8f, WOOD);
    knots(b, -344, -272, -78);
    coil(b, -308, 0);
    for (int k = 0; k < 5; k++) { /* planks that wait */
        brush_box(b, 412 + (float)(k % 2) * 7, -4 - (float)k * 10, 140 - (float)k * 9, 8, 2,
                  k % 2 ? WOOD_LIT : 0xffa8835a);
    }
    for (int side = -1; side <= 1; side += 2) { /* one lies on the trestle, half planed */
        float x = 346 + (float)side * 32;
        brush_line(b, x, -30, x - 11, 4, 3.2f, WOOD);
        brush_line(b, x, -30, x + 11, 4, 3.2f, WOOD);
    }
    brush_box(b, 292, -38, 108, 9, 2, 0xffb9905e);
    brush_box(b, 352, -49, 30, 12, 3, WOOD_DARK);
    for (int k = 0; k < 5; k++) {
        brush_ring(b, 314 + (float)k * 15, 4, 5, 4, 1.8f, 0xffc8a474);
    }
    coil(b, 660, 0);
}

/* Low water: bars of sand with pools between them, and posts that tell how high it may come. */
static void tides_behind(const struct brush *b, bool firm) {
    (void)firm;
    uint32_t sand = colour_mix(0xff3a4a64, 0xff000000 | b->mood->grass[1], 130);
    for (uint32_t k = 0; k < 13; k++) {
        float x = (noise_part(b->seed, k, 111) - 0.5f) * 1300, y = -26 + (float)k * 9;
        float wide = 90 + 130 * noise_part(b->seed, k, 112);
        brush_oval(b, x, y + 2, wide, 7 + (float)k * 0.5f, 0x8010203c);
        brush_oval(b, x, y, wide, 6 + (float)k * 0.5f,
                   colour_mix(0xff2a4a60, sand, 60 + (int)k * 14));
        brush_oval(b, x + wide * 0.2f, y - 1, wide * 0.34f, 2.2f, 0xff3f8094);
        brush_oval(b, x + wide * 0.16f, y - 2, wide * 0.2f, 0.9f, 0x90d8f4f0);
    }
    brush_glow(b, 210, -214, 110, 110, 0xd8ecff, 70); /* the moon, who does it all */
    brush_oval(b, 210, -214, 25, 25, 0xfff0f2e4);
    brush_oval(b, 202, -220, 6, 5, 0x40a8b4c0);
    brush_oval(b, 218, -207, 4, 3.6f, 0x40a8b4c0);
    for (int k = 0; k < 9; k++) {
        brush_glow(b, 210 + (float)(k % 3 - 1) * 6, -38 + (float)k * 8, 34 - (float)k, 3, 0xd8ecff,
                   90 - k * 7);
    }
}

static void tides(const struct brush *b, bool firm) {
    (void)firm;
    for (int side = -1; side <= 1; side += 2) {
        float x = (float)side * 128;
        brush_taper(b, x, 62, 6, x, -54, 4.6f, 0xff5a5664);
        for (int k = 0; k < 5; k++) {
            brush_line(b, x - 4, 36 - (float)k * 19, x + 4, 36 - (float)k * 19, 3,
                       k < 3 ? 0xff7fb0b0 : 0xffe8e0c8);
        }
        brush_oval(b, x, 62, 19, 5, 0x7010203c);
    }
    for (uint32_t k = 0; k < 9; k++) { /* stones to rest on */
        float x = -170 + (float)k * 42, y = 66 + 9 * noise_part(b->seed, k, 115);
        brush_oval(b, x, y + 4, 18, 5, 0x8010203c);
        brush_oval(b, x, y, 15, 7, stone(b, 130));
        brush_oval(b, x - 3, y - 3, 8, 2, 0x50e8f4f4);
    }
}

static void block(const struct brush *b, float x, float y, float w, float h, int light) {
    brush_box(b, x, y, w, h, 3, stone(b, light));
    brush_box(b, x + 1, y + 1, w - 2, h * 0.2f, 2, stone(b, light + 56 > 256 ? 256 : light + 56));
    brush_line(b, x + w - 3, y + h * 0.3f, x + w - 3, y + h - 4, 2, 0x30101838);
    brush_line(b, x + w * 0.3f, y + h * 0.5f, x + w * 0.42f, y + h * 0.8f, 1.4f, 0x40141a38);
}

/* The derrick that lifts what no one can lift alone. */
static void derrick(const struct brush *b, float x) {
    brush_taper(b, x, 4, 5, x, -142, 3.4f, WOOD);
    brush_line(b, x, -30, x - 116, -128, 5, WOOD_LIT);
    brush_line(b, x, -140, x - 116, -128, 1.8f, 0xff8a8098);
    brush_line(b, x, -140, x + 78, 2, 1.8f, 0xff8a8098);
    brush_line(b, x - 116, -128, x - 116, -66, 1.8f, 0xffb0a890);
    block(b, x - 138, -66, 44, 30, 190);
    brush_line(b, x - 116, -76, x - 138, -64, 1.6f, 0xffb0a890);
    brush_line(b, x - 116, -76, x - 94, -64, 1.6f, 0xffb0a890);
}

/* Somebody left a lamp on, so that the pale stone has a warm side. */
static void work_light(const struct brush *b, float x, float y) {
    brush_glow(b, x, y, 120, 92, 0xffb860, 84);
    brush_line(b, x, y - 14, x, y - 6, 2, 0xff3c3450);
    brush_oval(b, x, y, 6, 8, 0xffffdc98);
    brush_glow(b, x, y, 14, 14, 0xfff0c8, 150);
}

static void quarry(const struct brush *b, bool firm) {
    for (int step = 0; step < 4; step++) { /* cut like a stair */
        for (int k = 0; k < 6; k++) {
            float x = -290 - (float)step * 62 - (float)k * 58;
            block(b, x - 56, -32 - (float)step * 34, 56, 34,
                  96 + (int)(50 * noise_part(b->seed, (uint32_t)(k + step * 6), 121)));
        }
    }
    for (int k = 0; k < 3; k++) {
        block(b, 424 + (float)k * 54, -36 - (float)(k % 2) * 30, 52, 40 + (float)(k % 2) * 30,
              110 + k * 16);
    }
    derrick(b, 404);
    work_light(b, 404, -92);
    work_light(b, -322, -41);
    for (int k = 0; k < (firm ? 6 : 4); k++) { /* put down in the water, a stone can be a step */
        float x = -165 + (float)k * 60, y = 56 + (float)(k % 2) * 9;
        brush_oval(b, x + 20, y + 21, 33, 5, 0x80101838);
        block(b, x, y, 40, 20, 130);
    }
}

/* The stars on the thread between the two lanterns, from A's to B's. */
static const struct {
    int16_t x, y;
} on_the_line[] = {{-150, -96}, {-78, -142}, {0, -168}, {84, -146}, {156, -98}};
enum { LINE_STARS = sizeof on_the_line / sizeof on_the_line[0] };

static void star(const struct brush *b, float x, float y, float size, bool lit) {
    uint32_t colour = lit ? 0xffffe9a8 : 0xff9aa6e0;
    brush_glow(b, x, y, size * 7, size * 7, lit ? GOLD : MOONLIGHT, lit ? 120 : 54);
    for (int k = 0; k < 4; k++) {
        float dx = k == 0 ? 1 : k == 1 ? -1 : 0, dy = k == 2 ? 1 : k == 3 ? -1 : 0;
        brush_taper(b, x, y, size * 0.62f, x + dx * size * 1.9f, y + dy * size * 1.9f, 0.3f,
                    colour);
    }
    brush_oval(b, x, y, size * 0.8f, size * 0.8f, lit ? 0xfffff8e0 : colour);
}

/* A line of light that begins at each lantern, and is whole when the span is. */
static void thread(const struct brush *b, bool firm) {
    float x = firm ? -36.0f : -PLACE_GAP - 4.0f, y = firm ? -14.0f : -24.0f;
    for (int k = 0; k <= LINE_STARS; k++) {
        bool last = k == LINE_STARS;
        float to_x = last ? (firm ? 36.0f : PLACE_GAP + 4.0f) : on_the_line[k].x;
        float to_y = last ? (firm ? -14.0f : -24.0f) : on_the_line[k].y;
        if (firm || k == 0 || last) {
            brush_line(b, x, y, to_x, to_y, 5, firm ? 0x30ffd36b : 0x209ab4ff);
            brush_line(b, x, y, to_x, to_y, 1.8f, firm ? 0xe0ffe6a0 : 0x809ab4ff);
        }
        x = to_x, y = to_y;
    }
    for (int k = 0; k < LINE_STARS; k++) {
        star(b, on_the_line[k].x, on_the_line[k].y, 6.4f + (float)(k % 2) * 1.6f, firm);
    }
}

static void open_sky(const struct brush *b, bool firm) {
    for (uint32_t k = 0; k < 12; k++) { /* the same sky lies in the water */
        float x = (noise_part(b->seed, k, 131) - 0.5f) * 380;
        float y = 46 + 50 * noise_part(b->seed, k, 132);
        brush_glow(b, x, y, 12, 3, firm ? GOLD : MOONLIGHT, 90);
    }
    thread(b, firm);
}

void place_behind(const struct brush *b, int span, bool firm) {
    static void (*const things[VIEW_SPANS + 1])(const struct brush *,
                                                bool) = {[1] = harbour_behind, [5] = tides_behind};
    if (things[span]) {
        things[span](b, firm);
    }
}

void place_before(const struct brush *b, int span, bool firm) {
    static void (*const things[VIEW_SPANS + 1])(const struct brush *, bool) = {
        [1] = harbour, [2] = ferry,  [3] = garden,  [4] = workshop,
        [5] = tides,   [6] = quarry, [7] = open_sky};
    things[span](b, firm);
}
