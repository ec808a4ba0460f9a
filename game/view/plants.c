/* What grows on walls: tufts, flowers, bushes, boulders. Placed by chance of the seed, back to
 * front, so that nearer ones cover those behind. */
#include "view/internal.h"

#include <math.h>

struct meadow {
    struct canvas *canvas;
    const struct layout *layout;
    const struct rules_level *level;
    const struct mood *mood;
    uint32_t seed;
};

static float chance(const struct meadow *meadow, int x, int y, uint32_t what) {
    return noise_part((uint32_t)(x + 64) * 131 + meadow->seed, (uint32_t)(y + 64), what);
}

static bool wall(const struct meadow *meadow, int x, int y) {
    return ground_terrain(meadow->level, x, y) == RULES_WALL;
}

static void tuft(struct canvas *canvas, float x, float y, float size, float lean, bool light) {
    uint32_t dark = 0xff3a5a4a, bright = light ? 0xff86a673 : 0xff5f8562;
    for (int k = -2; k <= 2; k++) {
        float reach = size * (1.0f - 0.16f * (float)(k * k) * 0.7f);
        float tip = x + (float)k * size * 0.24f + lean * size * 0.3f;
        canvas_taper(canvas, x + (float)k * size * 0.10f, y, size * 0.07f, tip, y - reach, 0.3f,
                     k & 1 ? bright : colour_mix(dark, bright, 128));
    }
}

static void flower(struct canvas *canvas, float x, float y, float size, uint32_t colour) {
    canvas_line(canvas, x, y, x + size * 0.1f, y - size * 0.8f, size * 0.1f, 0xff4f7458);
    for (int k = 0; k < 4; k++) {
        float dx = k & 1 ? 0.16f : -0.16f, dy = k & 2 ? 0.14f : -0.14f;
        canvas_disc(canvas, x + size * (0.1f + dx), y - size * (0.85f - dy), size * 0.15f, colour);
    }
    canvas_disc(canvas, x + size * 0.1f, y - size * 0.85f, size * 0.09f, 0xfff6e3a8);
}

static void bush(struct canvas *canvas, float x, float y, float size, uint32_t seed) {
    canvas_oval(canvas, x, y, size * 0.95f, size * 0.28f, 0x50101830);
    for (uint32_t k = 0; k < 7; k++) {
        float turn = noise_part(seed, k, 1), up = noise_part(seed, k, 2);
        float lx = x + (turn - 0.5f) * size * 1.3f, ly = y - size * (0.15f + up * 0.75f);
        float round = size * (0.42f - 0.18f * up);
        uint32_t leaf = colour_mix(0xff2c4a48, 0xff47694e, (int)(up * 256));
        canvas_disc(canvas, lx, ly, round, leaf);
        canvas_disc(canvas, lx - round * 0.25f, ly - round * 0.3f, round * 0.5f,
                    colour_alpha(0x6d9468, 70));
    }
}

static void boulder(struct canvas *canvas, float x, float y, float size, uint32_t seed) {
    float wide = size * (0.8f + 0.3f * noise_part(seed, 3, 3));
    canvas_oval(canvas, x, y + size * 0.08f, wide * 1.1f, size * 0.26f, 0x60101830);
    canvas_oval(canvas, x, y - size * 0.30f, wide, size * 0.52f, 0xff565a80);
    canvas_oval(canvas, x - wide * 0.16f, y - size * 0.42f, wide * 0.72f, size * 0.34f, 0xff6d7299);
    canvas_oval(canvas, x - wide * 0.25f, y - size * 0.50f, wide * 0.38f, size * 0.15f, 0xff868bb0);
    canvas_oval(canvas, x + wide * 0.35f, y - size * 0.02f, wide * 0.4f, size * 0.12f, 0xa047685a);
}

/* Deep inside a wall there is room for something bigger. */
static bool inside(const struct meadow *meadow, int x, int y) {
    return wall(meadow, x, y - 1) && wall(meadow, x, y + 1) && wall(meadow, x - 1, y) &&
           wall(meadow, x + 1, y);
}

static void grow_cell(const struct meadow *meadow, int x, int y) {
    const struct layout *at = meadow->layout;
    const struct mood *mood = meadow->mood;
    float cell = (float)at->cell, left = (float)at->x + (float)x * cell;
    float top = (float)at->y + (float)y * cell - (float)at->rise;
    float large = chance(meadow, x, y, 1);
    float mx = left + cell * (0.35f + 0.3f * chance(meadow, x, y, 2)), my = top + cell * 0.72f;
    uint32_t own = noise_hash((uint32_t)x, (uint32_t)y, meadow->seed);
    for (uint32_t k = 0; k < 7; k++) {
        float tx = left + cell * (0.08f + 0.84f * chance(meadow, x, y, 20 + k));
        float ty = top + cell * (0.22f + 0.11f * (float)k + 0.06f * chance(meadow, x, y, 40 + k));
        float size = cell * (0.11f + 0.08f * chance(meadow, x, y, 60 + k));
        float lean = chance(meadow, x, y, 80 + k) - 0.5f, kind = chance(meadow, x, y, 100 + k);
        if (kind < 0.62f)
            tuft(meadow->canvas, tx, ty, size, lean, kind < 0.2f);
        else if (kind > 1 - (float)mood->flowers / 100)
            flower(meadow->canvas, tx, ty, size, 0xff000000 | mood->flower[k & 1]);
        if (k == 4 && large < (float)mood->bushes / (inside(meadow, x, y) ? 100.0f : 600.0f))
            bush(meadow->canvas, mx, my, cell * (0.26f + 0.2f * chance(meadow, x, y, 3)), own);
        else if (k == 4 && large > 1 - (float)mood->boulders / 100)
            boulder(meadow->canvas, mx, my, cell * (0.20f + 0.12f * chance(meadow, x, y, 4)), own);
    }
}

/* Roots hanging over the faces. */
static void roots(const struct meadow *meadow, int x, int y) {
    const struct layout *at = meadow->layout;
    float cell = (float)at->cell, rise = (float)at->rise;
    for (uint32_t k = 0; k < 4; k++) {
        if (chance(meadow, x, y, 200 + k) > 0.6f)
            continue;
        float rx = (float)at->x + cell * ((float)x + 0.1f + 0.8f * chance(meadow, x, y, 210 + k));
        float ry = (float)at->y + cell * ((float)y + 1.06f) - rise;
        float down = rise * (0.35f + 0.45f * chance(meadow, x, y, 220 + k));
        float sway = (chance(meadow, x, y, 230 + k) - 0.5f) * cell * 0.12f;
        canvas_taper(meadow->canvas, rx, ry, cell * 0.022f, rx + sway, ry + down, 0.4f, 0xff3e5a48);
        canvas_taper(meadow->canvas, rx + cell * 0.03f, ry, cell * 0.016f, rx - sway,
                     ry + down * 0.6f, 0.4f, 0xff54775a);
    }
}

void plants_draw(struct canvas *canvas, const struct layout *layout,
                 const struct rules_level *level, const struct mood *mood, uint64_t seed) {
    struct meadow meadow = {canvas, layout, level, mood, (uint32_t)(seed ^ seed >> 32)};
    for (int y = 0; y < level->height; y++)
        for (int x = 0; x < level->width; x++) {
            if (!wall(&meadow, x, y))
                continue;
            grow_cell(&meadow, x, y);
            if (!wall(&meadow, x, y + 1))
                roots(&meadow, x, y);
        }
}
