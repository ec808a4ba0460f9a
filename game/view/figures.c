/* The small figures of the painted scenes: the ferry, a span's deck. */
#include "view/brush.h"

#include <math.h>

void figure_ferry(const struct brush *b) {
    brush_oval(b, 0, 3, 84, 9, 0x700e1634);
    brush_line(b, -66, -76, -34, 12, 3.4f, 0xff8a6848); /* the pole */
    brush_taper(b, -74, -14, 3, -52, -4, 10, 0xff4d3a30);
    brush_taper(b, 74, -14, 3, 52, -4, 10, 0xff4d3a30);
    brush_taper(b, -54, -6, 10, 54, -6, 10, 0xff5d4332);
    brush_taper(b, -44, 0, 8, 44, 0, 8, 0xff6d5038);
    for (int k = 0; k < 16; k++) { /* the gunwale hangs a little */
        float t = (float)k / 15 * 2 - 1, u = (float)(k + 1) / 15 * 2 - 1;
        if (k < 15) {
            brush_line(b, 76 * t, -17 + 5 * (1 - t * t), 76 * u, -17 + 5 * (1 - u * u), 3.4f,
                       0xffc39a68);
        }
    }
    struct brush keeper = brush_at(b, -40, -14, 1);
    brush_taper(&keeper, 0, 0, 13, 2, -32, 7, 0xff3f4360);
    brush_taper(&keeper, 2, 0, 10, 4, -31, 6, 0xff5b6079);
    brush_taper(&keeper, 5, -22, 3.4f, -16, -20, 2.4f, 0xff4b4f6c);
    brush_oval(&keeper, 4, -42, 9, 9.5f, 0xff6d7291);
    brush_oval(&keeper, 7, -40, 5, 5.4f, 0xffe8c9ae);
    brush_taper(&keeper, 8, -35, 4.4f, 9, -25, 1.2f, 0xfff2f1ee);
    brush_oval(&keeper, 9.6f, -41, 0.9f, 0.9f, 0xff2a2440);
    brush_taper(&keeper, -3, -47, 3.2f, 12, -47, 2.4f, 0xff8489a8);
    brush_line(b, 68, -16, 68, -44, 2.6f, 0xff6e5440);
    brush_oval(b, 68, -37, 4, 5, 0xffffe2a0);
    brush_glow(b, 68, -37, 58, 58, CREAM, 84);
}

void figure_reflection(const struct brush *b, uint32_t colour) {
    for (uint32_t k = 0; k < 14; k++) {
        float down = (float)k * 13, t = (float)k / 14;
        float shift = (noise_part(b->seed, k, 80) - 0.5f) * (10 + 26 * t);
        float wide = 30 - 12 * t + 16 * noise_part(b->seed, k, 81);
        brush_glow(b, shift, down, wide, 4.5f, colour, (int)(120 * (1 - t) * (1 - t)) + 8);
    }
}

/* --- a deck --- */

static float deck_y(const struct deck *deck, float t) {
    return deck->rise * t + deck->sag * 4 * t * (1 - t);
}

static void plank(const struct brush *b, const struct deck *deck, int k) {
    bool gold = deck->built >= 100, left = k < deck->planks / 2;
    int from_end = left ? k : deck->planks - 1 - k, pairs = (deck->planks + 1) / 2;
    bool laid = from_end * 100 < deck->built * pairs, stump = from_end == 0;
    if (!laid && !stump) {
        return;
    }
    float t = ((float)k + 0.5f) / (float)deck->planks, x = deck->width * t, y = deck_y(deck, t);
    float half = deck->width / (float)deck->planks * 0.42f, tilt = laid ? 0 : left ? 1 : -1;
    uint32_t warm = colour_mix(0xffb98746, 0xffdcae66,
                               (int)(noise_part(b->seed, (uint32_t)k, 70) * 256));
    uint32_t wood = gold ? warm : laid ? colour_mix(0xff5f587a, warm, 112) : 0xff4f5076;
    brush_taper(b, x - half, y - tilt * deck->plank * 0.8f, deck->plank, x + half,
                y + tilt * deck->plank * 0.8f, deck->plank, wood);
    if (laid) {
        brush_line(b, x - half, y - deck->plank * 0.75f, x + half, y - deck->plank * 0.75f,
                   deck->plank * 0.35f, gold ? 0xb0ffe6ac : 0x60c8c0d8);
    }
}

static void ropes(const struct brush *b, const struct deck *deck) {
    enum { PIECES = 16 };
    bool gold = deck->built >= 100;
    float high = deck->plank * 5.6f;
    for (int k = 0; k < PIECES; k++) {
        float a = (float)k / PIECES, c = (float)(k + 1) / PIECES;
        float dip_a = 4 * a * (1 - a) * high * 0.3f, dip_c = 4 * c * (1 - c) * high * 0.3f;
        float xa = deck->width * a, xc = deck->width * c;
        float ya = deck_y(deck, a), yc = deck_y(deck, c);
        uint32_t rope = gold ? 0xffa87f48 : 0xff6f6a86;
        brush_line(b, xa, ya - high + dip_a, xc, yc - high + dip_c, deck->plank * 0.45f, rope);
        if (deck->built < 100) {
            brush_line(b, xa, ya, xc, yc, deck->plank * 0.35f, 0xff5a5674);
        }
        if (k % 4 == 2) {
            brush_line(b, xa, ya, xa, ya - high + dip_a, deck->plank * 0.25f, rope);
        }
    }
}

/* Nothing holds yet: the old ropes hang from their posts into the water. */
static void torn_ropes(const struct brush *b, const struct deck *deck) {
    for (int side = 0; side < 2; side++) {
        float x = side ? deck->width : 0, d = side ? -1.0f : 1.0f, y = side ? deck->rise : 0;
        float p = deck->plank;
        brush_line(b, x, y - p * 5, x + d * p * 2.4f, y - p, p * 0.4f, 0xff5a5674);
        brush_line(b, x + d * p * 2.4f, y - p, x + d * p * 3.2f, y + p * 5, p * 0.35f, 0xff4c4a6a);
    }
}

static void deck_lantern(const struct brush *b, float x, float y, float size) {
    brush_glow(b, x, y, size * 8, size * 7, GOLD, 66);
    brush_oval(b, x, y, size, size * 1.25f, 0xffffd98a);
    brush_glow(b, x, y, size * 1.6f, size * 1.6f, 0xfff3c8, 150);
    brush_line(b, x - size * 0.5f, y + size * 1.3f, x + size * 0.5f, y + size * 1.3f, size * 0.4f,
               0xff8d694a);
}

void figure_deck(const struct brush *b, const struct deck *deck) {
    bool gold = deck->built >= 100;
    for (int k = 0; k < deck->planks; k++) {
        plank(b, deck, k);
    }
    if (deck->built > 0) {
        ropes(b, deck);
    } else {
        torn_ropes(b, deck);
    }
    for (int end = 0; end < 2; end++) {
        float x = deck->width * (float)end, y = deck->rise * (float)end, p = deck->plank;
        brush_taper(b, x, y, p * 0.8f, x, y - p * 6, p * 0.6f, gold ? 0xff9a7444 : 0xff565878);
        if (gold) {
            deck_lantern(b, x, y - p * 7.2f, p * 1.1f);
        }
    }
    if (gold) {
        brush_glow(b, deck->width / 2, deck_y(deck, 0.5f), deck->width * 0.62f, deck->plank * 9,
                   GOLD, 40);
    }
}
