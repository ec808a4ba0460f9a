/* What lies about on the floor, quiet and never to be taken for a thing of the game: puddles, moss,
 * leaves, and what belongs to each span. Drawn once into the still picture, mostly in the stone's
 * own tones, on cells where nothing else lies. */
#include "view/internal.h"

#include <math.h>

struct litter {
    struct canvas *canvas;
    const struct rules_level *level;
    const struct mood *mood;
    float x, y, cell; /* its middle in pixels; a cell */
    int column, row;
    uint32_t seed; /* of this cell */
};

static float part(const struct litter *l, uint32_t k, uint32_t what) {
    return noise_part(l->seed, k, what);
}

static uint32_t tone(const struct litter *l, uint32_t to, int much, int alpha) {
    return colour_alpha(colour_mix(l->mood->slab, to, much), alpha);
}

/* The sky in a hollow of the stone. */
static void puddle(const struct litter *l) {
    float rx = l->cell * (0.17f + 0.1f * part(l, 0, 1)), ry = rx * 0.42f;
    for (uint32_t k = 0; k < 3; k++) {
        float dx = (part(l, k, 2) - 0.5f) * rx * 1.3f, dy = (part(l, k, 3) - 0.5f) * ry;
        canvas_oval(l->canvas, l->x + dx, l->y + dy, rx * 0.8f, ry * 0.8f,
                    colour_alpha(colour_mix(l->mood->water[1], l->mood->sky[2], 60), 105));
    }
    canvas_oval(l->canvas, l->x - rx * 0.15f, l->y - ry * 0.25f, rx * 0.5f, ry * 0.16f,
                colour_alpha(l->mood->sky[2], 60));
}

static void moss(const struct litter *l) {
    for (uint32_t k = 0; k < 7; k++) {
        canvas_oval(l->canvas, l->x + (part(l, k, 4) - 0.5f) * l->cell * 0.6f,
                    l->y + (part(l, k, 5) - 0.5f) * l->cell * 0.22f,
                    l->cell * (0.03f + 0.04f * part(l, k, 6)), l->cell * 0.025f,
                    colour_alpha(l->mood->grass[k & 1], 90));
    }
}

static void leaf(const struct litter *l) {
    for (uint32_t k = 0; k < 2; k++) {
        float x = l->x + (part(l, k, 7) - 0.5f) * l->cell * 0.5f;
        float y = l->y + (part(l, k, 8) - 0.5f) * l->cell * 0.4f;
        float turn = part(l, k, 9) * 6.28f, dx = cosf(turn) * l->cell * 0.05f,
              dy = sinf(turn) * l->cell * 0.04f;
        canvas_taper(l->canvas, x, y, l->cell * 0.024f, x + dx, y + dy, 0.6f,
                     tone(l, l->mood->grass[1], 190, 220));
        canvas_taper(l->canvas, x, y, l->cell * 0.024f, x - dx, y - dy, 0.6f,
                     tone(l, l->mood->grass[0], 190, 220));
    }
}

/* A coil of rope, its end lying loose. */
static void rope(const struct litter *l) {
    uint32_t hemp = tone(l, 0xb09468, 110, 200), under = tone(l, 0x281c28, 120, 120);
    float turn = part(l, 0, 10) * 6.28f;
    canvas_oval(l->canvas, l->x, l->y + l->cell * 0.03f, l->cell * 0.17f, l->cell * 0.11f, under);
    for (int k = 0; k < 3; k++) {
        canvas_oval_ring(l->canvas, l->x, l->y, l->cell * (0.15f - 0.045f * (float)k),
                         l->cell * (0.10f - 0.03f * (float)k), l->cell * 0.026f, hemp);
    }
    canvas_line(l->canvas, l->x + l->cell * 0.14f, l->y, l->x + l->cell * 0.28f,
                l->y + l->cell * 0.07f * sinf(turn), l->cell * 0.026f, hemp);
}

/* A corner of a net. */
static void net(const struct litter *l) {
    uint32_t cord = tone(l, 0x2a2238, 110, 170);
    for (int k = 0; k < 5; k++) {
        float at = ((float)k - 2) * l->cell * 0.085f, tip = fabsf((float)k - 2) * l->cell * 0.03f;
        canvas_line(l->canvas, l->x + at, l->y - l->cell * 0.16f + tip, l->x + at * 1.3f,
                    l->y + l->cell * 0.16f - tip, l->cell * 0.014f, cord);
        canvas_line(l->canvas, l->x - l->cell * 0.2f + tip, l->y + at * 0.8f,
                    l->x + l->cell * 0.2f - tip, l->y + at, l->cell * 0.014f, cord);
    }
}

/* Ivy that creeps in from the edge of a cell. */
static void ivy(const struct litter *l) {
    float x = l->x - l->cell * 0.4f, y = l->y + (part(l, 0, 11) - 0.5f) * l->cell * 0.5f;
    for (uint32_t k = 0; k < 7; k++) {
        float nx = x + l->cell * 0.075f, ny = y + (part(l, k, 12) - 0.5f) * l->cell * 0.11f;
        canvas_line(l->canvas, x, y, nx, ny, l->cell * 0.013f, tone(l, 0x2c4434, 180, 200));
        float side = k & 1 ? 1.0f : -1.0f, size = l->cell * (0.036f - 0.002f * (float)k);
        canvas_taper(l->canvas, nx, ny + side * size * 0.5f, size * 0.8f, nx + size,
                     ny + side * size * 1.9f, 0.5f, tone(l, l->mood->grass[k & 1], 200, 220));
        x = nx, y = ny;
    }
}

static void shavings(const struct litter *l) {
    canvas_glow_oval(l->canvas, l->x, l->y, l->cell * 0.3f, l->cell * 0.16f, 0xc09058, 22);
    for (uint32_t k = 0; k < 14; k++) {
        float x = l->x + (part(l, k, 13) - 0.5f) * l->cell * 0.6f;
        float y = l->y + (part(l, k, 14) - 0.5f) * l->cell * 0.34f;
        canvas_line(l->canvas, x, y, x + (part(l, k, 15) - 0.5f) * l->cell * 0.07f,
                    y + (part(l, k, 16) - 0.5f) * l->cell * 0.03f, l->cell * 0.014f,
                    tone(l, 0xe0b880, 120, 190));
    }
}

/* A board somebody left. */
static void board(const struct litter *l) {
    float lean = (part(l, 0, 17) - 0.5f) * 0.5f, dx = l->cell * 0.27f, dy = dx * lean;
    uint32_t wood = tone(l, 0x8a6446, 170, 235);
    canvas_line(l->canvas, l->x - dx, l->y - dy + l->cell * 0.03f, l->x + dx,
                l->y + dy + l->cell * 0.03f, l->cell * 0.10f, 0x60141028);
    canvas_line(l->canvas, l->x - dx, l->y - dy, l->x + dx, l->y + dy, l->cell * 0.09f, wood);
    canvas_line(l->canvas, l->x - dx, l->y - dy - l->cell * 0.025f, l->x + dx,
                l->y + dy - l->cell * 0.025f, l->cell * 0.016f, tone(l, 0xc8a078, 120, 160));
}

static void shells(const struct litter *l) {
    for (uint32_t k = 0; k < 3; k++) {
        float x = l->x + (part(l, k, 18) - 0.5f) * l->cell * 0.55f;
        float y = l->y + (part(l, k, 19) - 0.5f) * l->cell * 0.4f, size = l->cell * 0.042f;
        for (int rib = -2; rib <= 2; rib++) {
            canvas_line(l->canvas, x, y + size, x + (float)rib * size * 0.5f,
                        y - size * (1 - 0.12f * (float)(rib * rib)), size * 0.42f,
                        tone(l, rib & 1 ? 0xd8c8b8 : 0xa89890, 130, 220));
        }
    }
}

/* Wet stone: a sheen that runs with the tide. */
static void sheen(const struct litter *l) {
    for (uint32_t k = 0; k < 4; k++) {
        canvas_glow_oval(l->canvas, l->x + (part(l, k, 20) - 0.5f) * l->cell * 0.6f,
                         l->y + (part(l, k, 21) - 0.5f) * l->cell * 0.6f, l->cell * 0.26f,
                         l->cell * 0.045f, l->mood->sky[2], 34);
    }
}

static void chips(const struct litter *l) {
    canvas_glow_oval(l->canvas, l->x, l->y, l->cell * 0.36f, l->cell * 0.2f, 0xb8bcc4, 18);
    for (uint32_t k = 0; k < 8; k++) {
        float x = l->x + (part(l, k, 22) - 0.5f) * l->cell * 0.6f;
        float y = l->y + (part(l, k, 23) - 0.5f) * l->cell * 0.4f;
        float size = l->cell * (0.012f + 0.024f * part(l, k, 24));
        canvas_oval(l->canvas, x + size * 0.3f, y + size * 0.5f, size * 1.2f, size * 0.7f,
                    0x60101420);
        canvas_taper(l->canvas, x - size * 0.4f, y, size, x + size, y - size * 0.2f, size * 0.5f,
                     tone(l, 0xd0d4dc, 90, 230));
    }
}

/* A star laid in small stones: pale dots and rays sunk into the slab. */
static void mosaic(const struct litter *l) {
    int rays = 6 + (int)(part(l, 0, 25) * 3);
    uint32_t pale = tone(l, 0xb8c4f4, 90, 170);
    for (int k = 0; k < rays * 2; k++) {
        float turn = 3.1416f * (float)k / (float)rays, out = l->cell * (k & 1 ? 0.13f : 0.24f);
        for (int dot = 1; dot <= 3; dot++) {
            canvas_disc(l->canvas, l->x + cosf(turn) * out * (float)dot / 3,
                        l->y + sinf(turn) * out * (float)dot / 3,
                        l->cell * (0.022f - 0.004f * (float)dot), pale);
        }
    }
}

/* Two things of its own for each span, beside those of every span. */
static void (*const own[][2])(const struct litter *litter) = {
    {moss, leaf},      {rope, net},     {puddle, moss}, {ivy, leaf},
    {shavings, board}, {shells, sheen}, {chips, chips}, {mosaic, mosaic},
};

/* Not beside a wall's face, whose shade lies there, nor where the floor ends. */
static bool open_floor(const struct rules_level *level, int x, int y) {
    for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
            if (ground_terrain(level, x + dx, y + dy) == RULES_WATER ||
                (dy <= 0 && ground_terrain(level, x + dx, y + dy) == RULES_WALL)) {
                return false;
            }
        }
    }
    return true;
}

static void strew(const struct litter *l, int span) {
    float what = part(l, 0, 30);
    if (what < 0.16f) {
        own[span][0](l);
    } else if (what < 0.28f) {
        own[span][1](l);
    } else if (what < 0.33f && open_floor(l->level, l->column, l->row)) {
        puddle(l);
    } else if (what < 0.42f) {
        moss(l);
    } else if (what < 0.48f) {
        leaf(l);
    }
}

void wear_draw(struct canvas *canvas, const struct layout *layout, const struct rules_level *level,
               int span, uint64_t seed) {
    float cell = (float)layout->cell;
    int kinds = (int)(sizeof own / sizeof own[0]);
    for (int y = 0; y < level->height; y++) {
        for (int x = 0; x < level->width; x++) {
            int at = y * level->width + x;
            if (ground_terrain(level, x, y) != RULES_FLOOR ||
                level->fixture[at].kind != RULES_NO_FIXTURE || at == level->start[RULES_A] ||
                at == level->start[RULES_B]) {
                continue;
            }
            struct litter litter = {.canvas = canvas,
                                    .level = level,
                                    .mood = mood_of(span),
                                    .cell = cell,
                                    .column = x,
                                    .row = y,
                                    .seed = noise_hash((uint32_t)x, (uint32_t)y, (uint32_t)seed)};
            litter.x = (float)layout->x + cell * ((float)x + 0.4f + 0.2f * part(&litter, 0, 31));
            litter.y = (float)layout->y + cell * ((float)y + 0.45f + 0.2f * part(&litter, 0, 32));
            strew(&litter, span <= 0 ? 0 : (span - 1) % (kinds - 1) + 1);
        }
    }
}
