/* The ground: water, cliffs, slabs and grassy walls, shaded pixel by pixel from two smooth fields,
 * land and wall. A field is the level's cells under a quadratic B-spline, so that corners come out
 * round and edges run through without seams; the same noise bends both, so nothing repeats.
 *
 * Walls stand `rise` pixels over the floor and the floor `drop` over the water. Seen from the
 * south and above, a face shows below each top: a column scanned downwards needs only to know how
 * many rows ago it left the top. */
#include "view/looks.h"

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
    float *none;        /* a row of nothing */
};

int ground_terrain(const struct rules_level *level, int x, int y) {
    if (x < 0 || y < 0 || x >= level->width || y >= level->height) {
        return RULES_WATER;
    }
    int cell = y * level->width + x, kind = level->fixture[cell].kind;
    bool water = looks[kind].water || level->open_sea[cell];
    return water ? RULES_WATER : level->terrain[cell];
}

static bool floor_below(const struct rules_level *level, int x, int y) {
    return x >= 0 && y >= 0 && x < level->width && y < level->height &&
           level->terrain[y * level->width + x] == RULES_FLOOR;
}

static bool land_at(const struct rules_level *level, int x, int y) {
    return ground_terrain(level, x, y) != RULES_WATER;
}

/* How much of land there is to the field. Under a veil or tide the ground gives way, so that even
 * a single cell is a pool; so does what lies on both sides of a gap that a stone can fill. */
static float earth_at(const struct rules_level *level, int x, int y) {
    if (land_at(level, x, y)) {
        return 1;
    }
    if (floor_below(level, x, y)) {
        return -0.3f;
    }
    bool across = land_at(level, x - 1, y) && land_at(level, x + 1, y);
    bool along = land_at(level, x, y - 1) && land_at(level, x, y + 1);
    return -0.3f * (float)(across + along);
}

static void spline(float t, float weight[3]) {
    weight[0] = 0.5f * (0.5f - t) * (0.5f - t);
    weight[1] = 0.75f - t * t;
    weight[2] = 0.5f * (0.5f + t) * (0.5f + t);
}

float ground_wall(const struct rules_level *level, float x, float y) {
    float across[3], down[3], sum = 0;
    int column = whole(x), row = whole(y);
    spline(x - (float)column - 0.5f, across);
    spline(y - (float)row - 0.5f, down);
    for (int j = 0; j < 3; j++) {
        for (int i = 0; i < 3; i++) {
            if (ground_terrain(level, column + i - 1, row + j - 1) == RULES_WALL) {
                sum += across[i] * down[j];
            }
        }
    }
    return sum - WALL_LEVEL;
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
            land[at] += earth_at(level, column, row + j - 1) * down[j];
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

/* How far up and left is looked to see which way a wall's top leans. */
static int lean_step(const struct layout *layout) {
    return layout->rise / 4 + 1;
}

static void fields_init(struct fields *fields, int ahead) {
    fields->rows = ahead + 1;
    size_t count = (size_t)fields->area.w * (size_t)fields->rows;
    fields->land = base_alloc(sizeof *fields->land * count);
    fields->wall = base_alloc(sizeof *fields->wall * count);
    fields->none = base_alloc(sizeof *fields->none * (size_t)fields->area.w);
}

/* What shading a row of pixels looks at; what lies below the picture is water. */
struct rows {
    const float *land, *below, *wall;    /* the row's own, and land one row nearer */
    const float *top, *behind, *up_left; /* of the walls that would stand in front; see grass_at */
};

static const float *row_of(const struct fields *fields, const float *of, int j) {
    return j < fields->area.h ? of + (size_t)(j % fields->rows) * (size_t)fields->area.w
                              : fields->none;
}

static struct rows rows_at(const struct fields *fields, const struct layout *layout, int j) {
    int front = j + layout->rise;
    return (struct rows){.land = row_of(fields, fields->land, j),
                         .below = row_of(fields, fields->land, j + 1),
                         .wall = row_of(fields, fields->wall, j),
                         .top = row_of(fields, fields->wall, front),
                         .behind = row_of(fields, fields->wall, front - 1),
                         .up_left = row_of(fields, fields->wall, front - lean_step(layout))};
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
    uint32_t deep, shallow, foam;
    int horizon; /* the row below which there is water */
};

static void channels(uint32_t colour, float most, float out[3]) {
    for (int i = 0; i < 3; i++) {
        out[i] = (float)(colour >> (16 - 8 * i) & 0xff) * most / 255;
    }
}

/* Grass on top of walls: two greens in large patches, mown by no one: blades and clumps. `lean` is
 * how the top slopes: above 0 towards the moon, up and left, where its edge is light. */
static uint32_t grass(const struct soil *soil, float x, float y, float level, float lean) {
    const struct noise *noise = soil->noise;
    const float *one = soil->grass[0], *two = soil->grass[1];
    float patch = noise_at(noise, x * 1.3f + 7, y * 1.3f);
    float blade = noise_at(noise, x * 22, y * 9) - 0.5f;
    float clump = noise_at(noise, x * 5 + 90, y * 5) - 0.5f;
    float edge = clamp01(1 - (level - WALL_LEVEL) / 0.26f);
    float lip = clamp01(1 - (level - WALL_LEVEL - 0.05f * blade) / 0.07f);
    float light = 0.92f + blade * 0.22f + clump * 0.22f + edge * (0.10f + 0.34f * lean);
    light += lip * (0.10f + 0.42f * clamp01(lean));
    float pale = clamp01(lean) * lip * 0.3f; /* moonlight takes the green out of it */
    return packed(mix(mix(one[0], two[0], patch), 0.74f, pale) * light,
                  mix(mix(one[1], two[1], patch), 0.80f, pale) * light,
                  mix(mix(one[2], two[2], patch), 0.80f, pale) * light);
}

/* Rock: layered, darker towards its foot. `part` 0 at the top .. 1 at the foot. */
static uint32_t rock(const struct soil *soil, float x, float y, float part) {
    const struct noise *noise = soil->noise;
    float layer = noise_at(noise, x * 2.2f, y * 9) - 0.5f;
    float block = noise_at(noise, x * 5, y * 4 + 30) - 0.5f;
    float grain = noise_at(noise, x * 17, y * 17) - 0.5f;
    float light = 1.12f - part * 0.42f + layer * 0.34f + block * 0.36f + grain * 0.16f;
    return packed(soil->rock[0] * light, soil->rock[1] * light, soil->rock[2] * light);
}

struct column {
    int since_wall, since_land; /* rows since the top was last seen; large: not yet */
    float past;                 /* the first row below land: how far beyond its edge, in rows */
};

/* One pixel of the board. */
struct place {
    float x, y;            /* cells */
    float land, wall, top; /* fields; top: of a wall that would stand in front */
    float floor, grass;    /* how much of the pixel they cover */
    bool face, wall_face;  /* towards the viewer it goes down from here */
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

/* How far it is from a pixel of water to the land it lies at, in cells. */
static float off_shore(const struct layout *layout, float land, const struct column *column) {
    float size = (float)layout->cell, edge = (LAND_LEVEL - land) * 0.8f;
    if (column->since_land >= layout->drop + layout->cell) {
        return edge;
    }
    return fminf(edge, (float)(column->since_land - layout->drop) / size);
}

/* Water near land: dark where it mirrors what stands over it, the rock that fades into it, a line
 * of foam that comes and goes where they touch, and a fainter one before it. */
static uint32_t water_colour(const struct soil *soil, uint32_t water, uint32_t mirrored,
                             float below, float off, float x, float y) {
    float dark = clamp01(1 - below);
    water = colour_mix(water, soil->deep, (int)(dark * dark * 150));
    if (off > 0.5f) {
        return water;
    }
    float ripple = noise_at(soil->noise, x * 6, y * 5), fine = noise_at(soil->noise, x * 15, y * 9);
    float shallow = clamp01(1 - off / (0.16f + 0.2f * ripple));
    float glass = clamp01(1 - below / 0.5f) * (0.5f + 0.5f * fine);
    water = colour_mix(water, mirrored, (int)(glass * 120));
    water = colour_mix(water, soil->shallow, (int)(shallow * shallow * 96));
    float here = clamp01((noise_at(soil->noise, x * 1.7f + 20, y * 1.7f) - 0.3f) * 3);
    float line = clamp01(1 - fabsf(off - 0.015f) / 0.03f) * (0.15f + 0.85f * fine) * (0.4f + here);
    float second = clamp01(1 - fabsf(off - 0.06f - 0.11f * ripple) / 0.016f) *
                   clamp01((fine - 0.4f) * 3) * here * 0.45f;
    return colour_mix(water, soil->foam, (int)(fmaxf(line, second) * 140));
}

static struct place place_at(const struct fields *fields, const struct rows *rows,
                             const struct layout *layout, int i, int j) {
    float size = (float)layout->cell, sharp = size * 0.8f;
    return (struct place){
        .x = ((float)(fields->area.x + i - layout->x) + 0.5f) / size,
        .y = ((float)(fields->area.y + j - layout->y) + 0.5f) / size,
        .land = rows->land[i],
        .wall = rows->wall[i],
        .top = rows->top[i],
        .floor = clamp01((rows->land[i] - LAND_LEVEL) * sharp + 0.5f),
        .grass = clamp01((rows->top[i] - WALL_LEVEL) * sharp + 0.5f),
        .face = rows->below[i]<rows->land[i], .wall_face = rows->behind[i]> rows->top[i],
    };
}

/* What is there without floor or grass: faces, and the water around them. */
static uint32_t beneath(const struct soil *soil, const struct layout *layout,
                        const struct place *place, const struct column *column,
                        const uint32_t *pixel, int stride, int row) {
    float down = (float)column->since_land - 1 + column->past;
    float stone = clamp01((float)layout->drop - down + 0.5f);
    if (column->since_land == 0) {
        return place->face ? rock(soil, place->x, place->y, 0.36f) : *pixel;
    }
    uint32_t water = *pixel;
    if (stone < 1 && row > soil->horizon) {
        int below = column->since_land - layout->drop, up = below * 2 - 1;
        bool mirrors = below > 0 && below <= layout->drop && up <= row;
        uint32_t mirrored = mirrors ? pixel[-(ptrdiff_t)up * stride] : soil->deep;
        water = water_colour(soil, water, mirrored, (float)below / (float)layout->cell,
                             off_shore(layout, place->land, column), place->x, place->y);
    }
    if (stone <= 0) {
        return water;
    }
    uint32_t face = rock(soil, place->x, place->y, 0.35f + down / (float)layout->drop * 0.7f);
    return colour_mix(water, face, (int)(stone * 256));
}

static uint32_t grass_at(const struct soil *soil, const struct rows *rows,
                         const struct layout *layout, const struct place *place, int i) {
    int step = lean_step(layout);
    float lean = place->top - rows->up_left[i < step ? 0 : i - step];
    return grass(soil, place->x, place->y + (float)layout->rise / (float)layout->cell, place->top,
                 fmaxf(-1, fminf(1, lean * 8)));
}

static void shade_pixel(uint32_t *pixel, const struct fields *fields, const struct rows *rows,
                        const struct layout *layout, struct soil *soil, int stride, int i, int j,
                        struct column *column) {
    if (rows->land[i] <= 0.2f && rows->top[i] <= 0.3f &&
        column->since_land >= layout->drop + layout->cell && column->since_wall > layout->rise) {
        return; /* open water, most of the board */
    }
    struct place place = place_at(fields, rows, layout, i, j);
    column->since_wall = place.grass > 0.5f ? 0 : column->since_wall + 1;
    column->since_land = place.floor > 0.5f ? 0 : column->since_land + 1;
    if (column->since_land == 1) {
        column->past = (0.5f - place.floor) / 0.8f;
    }
    uint32_t under = 0;
    if (place.grass >= 1) {
        /* grass over all of it */
    } else if (column->since_wall > 0 && column->since_wall <= layout->rise) {
        under = rock(soil, place.x, place.y,
                     (float)column->since_wall / (float)layout->rise * 0.8f);
        column->since_land = 0;
    } else {
        if (place.floor < 1) {
            under = beneath(soil, layout, &place, column, pixel, stride, fields->area.y + j);
        }
        if (place.floor > 0) {
            under = colour_mix(under,
                               land_colour(soil, layout, place.x, place.y, place.land, place.wall,
                                           column->since_wall),
                               (int)(place.floor * 256));
        }
    }
    if (place.grass > 0) {
        if (place.grass < 1 && place.wall_face) {
            under = rock(soil, place.x, place.y, 0);
        }
        under = colour_mix(under, grass_at(soil, rows, layout, &place, i),
                           (int)(place.grass * 256));
    }
    *pixel = under;
}

/* The columns that the clip needs, and as many as are looked at before it: from one that is worked
 * out to another, whatever the clip. */
static struct rect widen(struct rect clip, struct rect whole, int stride, int before) {
    int left = (clip.x - whole.x - before) / stride * stride;
    left = left < 0 ? 0 : left;
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
    if (rect_empty(shown)) {
        return;
    }
    struct fields fields = {.stride = layout->cell / 20 + 1};
    fields.area = widen(shown, area, fields.stride, lean_step(layout));
    struct noise *noise = base_alloc(sizeof *noise);
    noise_init(noise, seed);
    struct soil soil = {
        .noise = noise,
        .horizon = (int)backdrop_layout(VIEW_BACKDROP_WATER, canvas->width, canvas->height).horizon,
        .deep = 0xff000000 | colour_mix(mood->water[2], 0x060818, 110),
        .shallow = 0xff000000 | mood->shallow,
        .foam = 0xff000000 | colour_mix(mood->shallow, 0xf4f8ff, 130)};
    channels(mood->grass[0], 1, soil.grass[0]);
    channels(mood->grass[1], 1, soil.grass[1]);
    channels(mood->rock, 1, soil.rock);
    channels(mood->slab, 255, soil.slabs.colour);
    channels(colour_mix(mood->grass[0], mood->slab, 70), 255, soil.slabs.moss);
    channels(colour_mix(mood->rock, 0x1c2038, 120), 255, soil.slabs.joint);
    fields_init(&fields, layout->rise);
    struct column *columns = base_alloc(sizeof *columns * (size_t)fields.area.w);
    for (int i = 0; i < fields.area.w; i++) {
        columns[i] = (struct column){.since_wall = 1 << 20, .since_land = 1 << 20};
    }
    for (int j = 0; j < layout->rise && j < fields.area.h; j++) {
        fill_row(&fields, layout, level, noise, j);
    }
    for (int j = 0; j < fields.area.h; j++) {
        if (j + layout->rise < fields.area.h) {
            fill_row(&fields, layout, level, noise, j + layout->rise);
        }
        struct rows rows = rows_at(&fields, layout, j);
        uint32_t *row = canvas->pixels + (ptrdiff_t)(fields.area.y + j) * canvas->stride;
        for (int i = shown.x - fields.area.x; i < shown.x + shown.w - fields.area.x; i++) {
            shade_pixel(&row[fields.area.x + i], &fields, &rows, layout, &soil, canvas->stride, i,
                        j, &columns[i]);
        }
    }
    free(columns);
    free(fields.land);
    free(fields.wall);
    free(fields.none);
    free(noise);
}
