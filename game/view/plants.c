/* What grows on walls: tufts, flowers, bushes, boulders; what hangs over their faces. Placed by
 * chance of the seed, back to front, so that nearer ones cover those behind. */
#include "view/internal.h"

#include <math.h>

struct meadow {
    struct canvas *canvas;
    const struct layout *layout;
    const struct rules_level *level;
    const struct mood *mood;
    uint32_t seed;
    uint32_t dark, bright, pale; /* greens of this mood */
};

static float chance(const struct meadow *meadow, int x, int y, uint32_t what) {
    return noise_part((uint32_t)(x + 64) * 131 + meadow->seed, (uint32_t)(y + 64), what);
}

static bool wall(const struct meadow *meadow, int x, int y) {
    return ground_terrain(meadow->level, x, y) == RULES_WALL;
}

static void tuft(const struct meadow *meadow, float x, float y, float size, float lean,
                 bool light) {
    uint32_t tip_colour = light ? meadow->pale : meadow->bright;
    for (int k = -2; k <= 2; k++) {
        float reach = size * (1.0f - 0.16f * (float)(k * k) * 0.7f);
        float tip = x + (float)k * size * 0.24f + lean * size * 0.3f;
        canvas_taper(meadow->canvas, x + (float)k * size * 0.10f, y, size * 0.075f, tip, y - reach,
                     0.3f, k & 1 ? tip_colour : colour_mix(meadow->dark, tip_colour, 140));
    }
}

/* Its petals hold a little light of their own. */
static void flower(const struct meadow *meadow, float x, float y, float size, uint32_t colour) {
    struct canvas *canvas = meadow->canvas;
    float px = x + size * 0.1f, py = y - size * 0.85f;
    canvas_line(canvas, x, y, px, y - size * 0.8f, size * 0.1f, meadow->bright);
    canvas_glow(canvas, px, py, size * 0.9f, colour, 26);
    for (int k = 0; k < 5; k++) {
        float turn = 1.2566f * (float)k + size;
        canvas_disc(canvas, px + cosf(turn) * size * 0.19f, py + sinf(turn) * size * 0.16f,
                    size * 0.14f, colour);
    }
    canvas_disc(canvas, px, py, size * 0.10f, 0xfff6e3a8);
}

/* Leaves in the round: those up and left are in the moon. */
static void bush(const struct meadow *meadow, float x, float y, float size, uint32_t seed) {
    canvas_oval(meadow->canvas, x, y + size * 0.06f, size * 0.95f, size * 0.28f, 0x50101830);
    for (uint32_t k = 0; k < 22; k++) {
        float up = ((float)k + noise_part(seed, k, 2)) / 22, turn = noise_part(seed, k, 1);
        float wide = sqrtf(1 - up * up * 0.85f) * size * 0.82f;
        float lx = x + (turn * 2 - 1) * wide, ly = y - size * (0.08f + up * 0.78f);
        float round = size * (0.27f - 0.11f * up);
        int part = (int)(256 * clamp01(up * 0.75f + (0.5f - turn) * 0.5f));
        uint32_t leaf = colour_mix(meadow->dark, meadow->bright, part);
        canvas_disc(meadow->canvas, lx, ly, round, leaf);
        canvas_disc(meadow->canvas, lx - round * 0.3f, ly - round * 0.35f, round * 0.42f,
                    colour_alpha(meadow->pale, 40 + part / 3));
    }
}

/* A stone with a top, a lit and a shaded side, cut by a lumpy outline, sunk into the grass. */
static void boulder(const struct meadow *meadow, float x, float y, float size, uint32_t seed) {
    enum { CORNERS = 9 };
    struct canvas *canvas = meadow->canvas;
    uint32_t stone = colour_mix(meadow->mood->slab, 0xc8ccd8, 60);
    float out[CORNERS], wide = size * (0.95f + 0.3f * noise_part(seed, 3, 3)), high = size * 0.78f;
    for (uint32_t k = 0; k < CORNERS; k++) {
        out[k] = 0.80f + 0.22f * noise_part(seed, k, 5);
    }
    canvas_oval(canvas, x + size * 0.12f, y + size * 0.08f, wide * 1.02f, size * 0.26f, 0x50101428);
    for (int row = (int)(-high); row <= (int)(high * 0.42f); row++) {
        for (int column = (int)(-wide * 1.1f); column <= (int)(wide * 1.1f); column++) {
            float u = (float)column / wide, v = ((float)row + high * 0.26f) / (high * 0.74f);
            float turn = (atan2f(v, u) + 3.1416f) / 6.2832f * CORNERS, part = turn - floorf(turn);
            float edge = mix(out[(int)turn % CORNERS], out[((int)turn + 1) % CORNERS], part);
            float inside = (edge - sqrtf(u * u + v * v)) * high;
            if (inside <= 0) {
                continue;
            }
            /* Facets: the top, then the sides left and right of a crooked ridge. */
            float ridge = 0.12f * sinf((float)seed + v * 5);
            float light = v < -0.28f + 0.16f * u ? 1.34f : u < ridge ? 1.08f : 0.74f;
            light += 0.10f *
                     (noise_part((uint32_t)(column / 2 + 99), (uint32_t)(row / 2 + 99), seed) -
                      0.5f);
            light -= clamp01(v) * 0.22f;
            light += clamp01(1 - inside / (size * 0.10f)) * (u + v < -0.4f ? 0.35f : -0.12f);
            uint32_t colour = light > 1 ? colour_mix(stone, 0xffffff, (int)((light - 1) * 130))
                                        : colour_mix(0x141830, stone, (int)(light * 256));
            canvas_fill(canvas, (struct rect){(int)x + column, (int)y + row, 1, 1},
                        colour_alpha(colour, (int)(clamp01(inside) * 255)));
        }
    }
    for (uint32_t k = 0; k < 4; k++) { /* grass before its foot */
        tuft(meadow, x + ((float)k - 1.5f) * wide * 0.52f, y + size * 0.34f,
             size * (0.26f + 0.12f * noise_part(seed, k, 8)), noise_part(seed, k, 9) - 0.5f,
             k == 0);
    }
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
    float mx = left + cell * (0.35f + 0.3f * chance(meadow, x, y, 2)), my = top + cell * 0.68f;
    uint32_t own = noise_hash((uint32_t)x, (uint32_t)y, meadow->seed);
    for (uint32_t k = 0; k < 10; k++) {
        float tx = left + cell * (0.08f + 0.84f * chance(meadow, x, y, 20 + k));
        float ty = top + cell * (0.18f + 0.08f * (float)k + 0.06f * chance(meadow, x, y, 40 + k));
        float size = cell * (0.11f + 0.09f * chance(meadow, x, y, 60 + k));
        float lean = chance(meadow, x, y, 80 + k) - 0.5f, kind = chance(meadow, x, y, 100 + k);
        if (kind < 0.62f) {
            tuft(meadow, tx, ty, size, lean, kind < 0.25f);
        } else if (kind > 1 - (float)mood->flowers / 100) {
            flower(meadow, tx, ty, size, 0xff000000 | mood->flower[k & 1]);
        }
        if (k == 6 && large < (float)mood->bushes / (inside(meadow, x, y) ? 100.0f : 600.0f)) {
            bush(meadow, mx, my, cell * (0.26f + 0.2f * chance(meadow, x, y, 3)), own);
        } else if (k == 6 && large > 1 - (float)mood->boulders / 100) {
            boulder(meadow, mx, my,
                    cell * (inside(meadow, x, y) ? 0.30f : 0.21f) *
                        (0.9f + 0.4f * chance(meadow, x, y, 4)),
                    own);
        }
    }
}

/* Where, going down from `y`, the wall begins (or ends); below `most` it was not found. */
static float edge_below(const struct meadow *meadow, float x, float y, float most, bool ends) {
    while (y < most && (ground_wall(meadow->level, x, y) > 0) == ends) {
        y += 0.03f;
    }
    return y;
}

/* Blades that stand up from behind the far edge, against what lies beyond. */
static void fringe(const struct meadow *meadow, int x, int y) {
    const struct layout *at = meadow->layout;
    float cell = (float)at->cell;
    for (uint32_t k = 0; k < 6; k++) {
        float tx = (float)x + ((float)k + 0.2f + 0.6f * chance(meadow, x, y, 300 + k)) / 6;
        float ty = edge_below(meadow, tx, (float)y - 0.3f, (float)y + 0.7f, false);
        if (ty < (float)y + 0.7f) {
            tuft(meadow, (float)at->x + cell * tx,
                 (float)at->y + cell * (ty + 0.07f) - (float)at->rise,
                 cell * (0.08f + 0.08f * chance(meadow, x, y, 310 + k)),
                 chance(meadow, x, y, 320 + k) - 0.5f, k & 1);
        }
    }
}

/* A cushion of moss over the edge. */
static void cushion(const struct meadow *meadow, float x, float y, float round, uint32_t green) {
    for (int k = 0; k < 3; k++) {
        canvas_oval(meadow->canvas, x + (float)(k - 1) * round * 0.9f,
                    y + (k == 1 ? round * 0.35f : 0), round, round * 0.8f, green);
    }
    canvas_oval(meadow->canvas, x - round * 0.4f, y - round * 0.3f, round * 0.7f, round * 0.3f,
                colour_alpha(meadow->pale, 60));
}

/* Moss and roots that hang down the face. */
static void hangings(const struct meadow *meadow, int x, int y) {
    const struct layout *at = meadow->layout;
    float cell = (float)at->cell, rise = (float)at->rise;
    for (uint32_t k = 0; k < 6; k++) {
        float rx = (float)x + 0.06f + 0.88f * chance(meadow, x, y, 210 + k);
        float ry = edge_below(meadow, rx, (float)y + 0.4f, (float)y + 1.5f, true);
        if (ry <= (float)y + 0.4f || ry >= (float)y + 1.5f) {
            continue;
        }
        float px = (float)at->x + cell * rx, py = (float)at->y + cell * (ry - 0.01f) - rise;
        float down = rise * (0.4f + 0.5f * chance(meadow, x, y, 220 + k));
        float sway = (chance(meadow, x, y, 230 + k) - 0.5f) * cell * 0.12f;
        uint32_t green = chance(meadow, x, y, 240 + k) < 0.5f ? meadow->dark : meadow->bright;
        if (chance(meadow, x, y, 200 + k) < 0.55f) {
            canvas_taper(meadow->canvas, px, py, cell * 0.024f, px + sway, py + down, 0.4f, green);
            canvas_taper(meadow->canvas, px + cell * 0.03f, py, cell * 0.017f, px - sway,
                         py + down * 0.6f, 0.4f, meadow->bright);
        } else {
            cushion(meadow, px, py, cell * (0.03f + 0.025f * chance(meadow, x, y, 250 + k)),
                    colour_mix(meadow->dark, meadow->bright, 90));
        }
    }
}

void plants_draw(struct canvas *canvas, const struct layout *layout,
                 const struct rules_level *level, const struct mood *mood, uint64_t seed) {
    uint32_t green = colour_mix(mood->grass[0], mood->grass[1], 128);
    struct meadow meadow = {.canvas = canvas,
                            .layout = layout,
                            .level = level,
                            .mood = mood,
                            .seed = (uint32_t)(seed ^ seed >> 32),
                            .dark = 0xff000000 | colour_mix(mood->grass[0], 0x182038, 80),
                            .bright = 0xff000000 | colour_mix(green, 0xc8e0b0, 64),
                            .pale = 0xff000000 | colour_mix(green, 0xdcecd0, 120)};
    for (int y = 0; y < level->height; y++) {
        for (int x = 0; x < level->width; x++) {
            if (!wall(&meadow, x, y)) {
                continue;
            }
            if (!wall(&meadow, x, y - 1)) {
                fringe(&meadow, x, y);
            }
            grow_cell(&meadow, x, y);
            if (!wall(&meadow, x, y + 1)) {
                hangings(&meadow, x, y);
            }
        }
    }
}
