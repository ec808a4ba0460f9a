/* The ground: water, cliffs, slabs and grassy walls, shaded pixel by pixel from two smooth fields,
 * land and wall. A field is the level's cells under a quadratic B-spline, so that corners come out
 * round and edges run through without seams; the same noise bends both, so nothing repeats.
 *
 * Walls stand `rise` pixels over the floor and the floor `drop` over the water. Seen from the
 * south and above, a face shows below each top: a column scanned downwards needs only to know how
 * many rows ago it left the top. */
#include "view/internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Over which field level it is land or wall. Below one half the shapes swell a little, which keeps
 * islands of a single cell whole. */
#define LAND_LEVEL 0.36f
#define WALL_LEVEL 0.46f

enum { MARGIN = 4 }; /* cells around the board that the fields may be asked for */

/* Only the rows from the one that is shaded down to where its wall would stand are kept. */
struct fields {
    struct rect area; /* on the canvas */
    int stride;       /* pixels from one column that is worked out to the next */
    int rows;
    float *land, *wall; /* rows * area.w; row j lies at j % rows */
};

int ground_terrain(const struct rules_level *level, int x, int y) {
    if (x < 0 || y < 0 || x >= level->width || y >= level->height)
        return RULES_WATER;
    int cell = y * level->width + x, kind = level->fixture[cell].kind;
    bool water = kind == RULES_VEIL || kind == RULES_TIDE || level->open_sea[cell];
    return water ? RULES_WATER : level->terrain[cell];
}

static bool floor_below(const struct rules_level *level, int x, int y) {
    return x >= 0 && y >= 0 && x < level->width && y < level->height &&
           level->terrain[y * level->width + x] == RULES_FLOOR;
}

static void spline(float t, float weight[3]) {
    weight[0] = 0.5f * (0.5f - t) * (0.5f - t);
    weight[1] = 0.75f - t * t;
    weight[2] = 0.5f * (0.5f + t) * (0.5f + t);
}

/* Both fields along one row of pixels. The spline is a product of one across and one down, so the
 * sums down a column of cells are made once a row. */
static void sum_columns(const struct rules_level *level, float y, float land[], float wall[]) {
    float down[3];
    int row = whole(y);
    spline(y - (float)row - 0.5f, down);
    for (int column = -MARGIN; column < level->width + MARGIN; column++) {
        int at = column + MARGIN;
        land[at] = wall[at] = 0;
        for (int j = 0; j < 3; j++) {
            int terrain = ground_terrain(level, column, row + j - 1);
            /* Under a veil or tide the ground gives way, so that even a single cell is a pool. */
            bool pool = terrain == RULES_WATER && floor_below(level, column, row + j - 1);
            land[at] += terrain != RULES_WATER ? down[j] : pool ? -0.3f * down[j] : 0;
            wall[at] += terrain == RULES_WALL ? down[j] : 0;
        }
    }
}

/* Both fields at one pixel of the row whose columns of cells are summed. */
static void field_at(const struct noise *noise, const float land[], const float wall[], float x,
                     float y, float *earth, float *stone) {
    float across[3];
    int column = whole(x), at = column + MARGIN - 1;
    spline(x - (float)column - 0.5f, across);
    *earth = across[0] * land[at] + across[1] * land[at + 1] + across[2] * land[at + 2];
    *stone = across[0] * wall[at] + across[1] * wall[at + 1] + across[2] * wall[at + 2];
    if (*earth > 0.1f || *stone > 0) { /* far from any edge there is nothing to bend */
        float bend = noise_at(noise, x * 2.1f, y * 2.1f) - 0.5f;
        float fine = noise_at(noise, x * 7 + 50, y * 7) - 0.5f;
        *earth += bend * 0.10f + fine * 0.05f;
        *stone += bend * 0.12f + fine * 0.06f;
    }
}

/* The fields are smooth, so that every few pixels are enough, with straight lines between. */
static void fill_row(struct fields *fields, const struct layout *layout,
                     const struct rules_level *level, const struct noise *noise, int j) {
    float land[RULES_MAX_WIDTH + 2 * MARGIN], wall[RULES_MAX_WIDTH + 2 * MARGIN];
    float size = (float)layout->cell, y = ((float)(fields->area.y + j - layout->y) + 0.5f) / size;
    sum_columns(level, y, land, wall);
    float *earth = fields->land + (size_t)(j % fields->rows) * (size_t)fields->area.w;
    float *stone = fields->wall + (size_t)(j % fields->rows) * (size_t)fields->area.w;
    int stride = fields->stride, last = fields->area.w - 1;
    for (int i = 0, before = 0; i <= last;
         before = i, i = i < last && i + stride > last ? last : i + stride) {
        float x = ((float)(fields->area.x + i - layout->x) + 0.5f) / size;
        field_at(noise, land, wall, x, y, &earth[i], &stone[i]);
        for (int k = before + 1; k < i; k++) {
            float part = (float)(k - before) / (float)(i - before);
            earth[k] = mix(earth[before], earth[i], part);
            stone[k] = mix(stone[before], stone[i], part);
        }
    }
}

static void fields_init(struct fields *fields, int ahead) {
    fields->rows = ahead + 1;
    size_t count = (size_t)fields->area.w * (size_t)fields->rows;
    fields->land = base_alloc(sizeof *fields->land * count);
    fields->wall = base_alloc(sizeof *fields->wall * count);
}

static float field(const struct fields *fields, const float *of, int i, int j) {
    return j < fields->area.h ? of[(size_t)(j % fields->rows) * (size_t)fields->area.w + (size_t)i]
                              : 0;
}

static uint32_t packed(float r, float g, float b) {
    uint32_t red = (uint32_t)(clamp01(r) * 255), green = (uint32_t)(clamp01(g) * 255);
    return 0xff000000 | red << 16 | green << 8 | (uint32_t)(clamp01(b) * 255);
}

/* What the colours of the ground come from. */
struct soil {
    const struct noise *noise;
    struct slabs slabs;
    float grass[2][3], rock[3]; /* 0..1 */
};

static void channels(uint32_t colour, float most, float out[3]) {
    for (int i = 0; i < 3; i++)
        out[i] = (float)(colour >> (16 - 8 * i) & 0xff) * most / 255;
}

/* Grass on top of walls: two greens in large patches, darker inside, a light lip at the edge. */
static uint32_t grass(const struct soil *soil, float x, float y, float level) {
    const struct noise *noise = soil->noise;
    const float *one = soil->grass[0], *two = soil->grass[1];
    float patch = noise_at(noise, x * 1.3f + 7, y * 1.3f);
    float blade = noise_at(noise, x * 22, y * 11) - 0.5f;
    float clump = noise_at(noise, x * 5 + 90, y * 5) - 0.5f;
    float lip = clamp01(1 - (level - WALL_LEVEL) / 0.2f);
    float light = 0.82f + blade * 0.16f + clump * 0.22f + lip * 0.22f;
    return packed(mix(one[0], two[0], patch) * light, mix(one[1], two[1], patch) * light,
                  mix(one[2], two[2], patch) * light);
}

/* Rock: layered, darker towards its foot. `part` 0 at the top .. 1 at the foot. */
static uint32_t rock(const struct soil *soil, float x, float y, float part) {
    const struct noise *noise = soil->noise;
    float layer = noise_at(noise, x * 2.2f, y * 9) - 0.5f;
    float block = noise_at(noise, x * 5, y * 4 + 30) - 0.5f;
    float grain = noise_at(noise, x * 17, y * 17) - 0.5f;
    float light = 1.02f - part * 0.5f + layer * 0.34f + block * 0.36f + grain * 0.16f;
    return packed(soil->rock[0] * light, soil->rock[1] * light, soil->rock[2] * light);
}

struct column {
    int since_wall, since_land; /* rows since the top was last seen; large: not yet */
};

static uint32_t land_colour(struct soil *soil, const struct layout *layout, float x, float y,
                            float land, float wall, int since_wall) {
    float close = clamp01(wall / WALL_LEVEL);
    float foot = clamp01(1 - (float)(since_wall - layout->rise) / (0.28f * (float)layout->cell));
    float shade = 1 - 0.34f * close * close - 0.26f * foot;
    float shore = clamp01(1 - (land - LAND_LEVEL) / 0.3f);
    float moss = 0.75f * close + 0.55f * shore + 0.12f;
    return slabs_colour(&soil->slabs, soil->noise, x, y, 1.0f / (float)layout->cell, shade, moss);
}

/* Water near land: first the line where it touches the rock, then the rock's dark reflection. */
static uint32_t water_colour(uint32_t water, float below, float ripple) {
    float dark = clamp01(1 - below) * 0.62f;
    water = colour_mix(water, 0xff0a1028, (int)(dark * 256));
    float line = clamp01(1 - fabsf(below - 0.02f) / 0.035f) * (0.25f + ripple * 0.5f);
    return colour_mix(water, 0xff8fb0dc, (int)(line * 150));
}

static void shade_pixel(uint32_t *pixel, const struct fields *fields, const struct layout *layout,
                        struct soil *soil, int i, int j, struct column *column) {
    float size = (float)layout->cell;
    float x = ((float)(fields->area.x + i - layout->x) + 0.5f) / size;
    float y = ((float)(fields->area.y + j - layout->y) + 0.5f) / size;
    float top = field(fields, fields->wall, i, j + layout->rise);
    float land = field(fields, fields->land, i, j), wall = field(fields, fields->wall, i, j);
    float cover = clamp01((top - WALL_LEVEL) * size * 0.8f + 0.5f);
    column->since_wall = cover > 0.5f ? 0 : column->since_wall + 1;
    if (land <= 0.2f && cover <= 0 && column->since_land >= layout->drop + layout->cell &&
        column->since_wall > layout->rise)
        return; /* open water, most of the board */
    uint32_t under = *pixel;
    float edge = clamp01((land - LAND_LEVEL) * size * 0.8f + 0.5f);
    column->since_land = edge > 0.5f ? 0 : column->since_land + 1;
    if (cover >= 1) {
        under = 0; /* grass over all of it */
    } else if (column->since_wall > 0 && column->since_wall <= layout->rise) {
        under = rock(soil, x, y, (float)column->since_wall / (float)layout->rise * 0.8f);
        column->since_land = 0;
    } else if (column->since_land == 0) {
        under = land_colour(soil, layout, x, y, land, wall, column->since_wall);
    } else if (column->since_land <= layout->drop) {
        under = rock(soil, x, y, 0.35f + (float)column->since_land / (float)layout->drop * 0.7f);
    } else if (column->since_land < layout->drop + layout->cell) {
        float below = (float)(column->since_land - layout->drop) / (0.8f * size);
        under = water_colour(under, below, noise_at(soil->noise, x * 6, y * 2));
    }
    if (cover > 0)
        under = colour_mix(under, grass(soil, x, y + (float)layout->rise / size, top),
                           (int)(cover * 256));
    *pixel = under;
}

/* The columns that the clip needs: from one that is worked out to another, whatever the clip. */
static struct rect widen(struct rect clip, struct rect whole, int stride) {
    int left = (clip.x - whole.x) / stride * stride;
    int right = (clip.x + clip.w - whole.x + stride - 1) / stride * stride + 1;
    return rect_cut(whole, (struct rect){whole.x + left, whole.y, right - left, whole.h});
}

void ground_draw(struct canvas *canvas, const struct layout *layout,
                 const struct rules_level *level, const struct mood *mood, uint64_t seed) {
    struct rect board = {layout->x, layout->y, layout->width * layout->cell,
                         layout->height * layout->cell};
    struct rect area = rect_grow(board, layout->cell);
    area.h += layout->cell;
    area = rect_cut(area, (struct rect){0, 0, canvas->width, canvas->height});
    struct rect shown = rect_cut(area, canvas->clip);
    if (rect_empty(shown))
        return;
    struct fields fields = {.stride = layout->cell / 20 + 1};
    fields.area = widen(shown, area, fields.stride);
    struct noise *noise = base_alloc(sizeof *noise);
    noise_init(noise, seed);
    struct soil soil = {.noise = noise};
    channels(mood->grass[0], 1, soil.grass[0]);
    channels(mood->grass[1], 1, soil.grass[1]);
    channels(mood->rock, 1, soil.rock);
    channels(mood->slab, 255, soil.slabs.colour);
    fields_init(&fields, layout->rise);
    struct column *columns = base_alloc(sizeof *columns * (size_t)fields.area.w);
    for (int i = 0; i < fields.area.w; i++)
        columns[i] = (struct column){.since_wall = 1 << 20, .since_land = 1 << 20};
    for (int j = 0; j < layout->rise && j < fields.area.h; j++)
        fill_row(&fields, layout, level, noise, j);
    for (int j = 0; j < fields.area.h; j++) {
        if (j + layout->rise < fields.area.h)
            fill_row(&fields, layout, level, noise, j + layout->rise);
        uint32_t *row = canvas->pixels + (ptrdiff_t)(fields.area.y + j) * canvas->stride;
        for (int i = shown.x - fields.area.x; i < shown.x + shown.w - fields.area.x; i++)
            shade_pixel(&row[fields.area.x + i], &fields, layout, &soil, i, j, &columns[i]);
    }
    free(columns);
    free(fields.land);
    free(fields.wall);
    free(noise);
}
