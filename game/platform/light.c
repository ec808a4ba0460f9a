/* The light map: lanterns and ambient light gathered on a coarse grid, then multiplied into the
 * picture. An eighth of the resolution on each axis is a sixty-fourth of the work, and light is
 * soft anyway. */
#include "platform/canvas.h"
#include "platform/wide.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CHANNELS = 4, LIGHT_SHIFT = 6 /* LIGHT_STEP squared, as a power of two */ };

void light_init(struct light *light, int canvas_width, int canvas_height) {
    *light = (struct light){.width = canvas_width / LIGHT_STEP + 2,
                            .height = canvas_height / LIGHT_STEP + 2};
    size_t row = (size_t)light->width * CHANNELS;
    light->cells = base_alloc(sizeof *light->cells * row * (size_t)light->height);
    light->row = base_alloc(sizeof *light->row * row * LIGHT_STEP * 2);
}

uint8_t *light_shares(struct light *light) {
    size_t cells = (size_t)light->width * (size_t)light->height;
    if (!light->share) {
        light->share = base_alloc(cells);
    }
    memset(light->share, 255, cells);
    return light->share;
}

void light_release(struct light *light) {
    free(light->share);
    free(light->cells);
    free(light->row);
    *light = (struct light){0};
}

/* The cells that bear on an area of pixels: one more to the right and below, for smoothing. */
static struct rect cells_of(const struct light *light, struct rect area) {
    if (rect_empty(area)) {
        return (struct rect){0};
    }
    int x = (int)floorf((float)area.x / LIGHT_STEP), y = (int)floorf((float)area.y / LIGHT_STEP);
    struct rect cells = {x, y, (area.x + area.w - 1) / LIGHT_STEP + 2 - x,
                         (area.y + area.h - 1) / LIGHT_STEP + 2 - y};
    return rect_cut(cells, (struct rect){0, 0, light->width, light->height});
}

static uint16_t *cell_at(const struct light *light, int x, int y) {
    return light->cells + ((ptrdiff_t)y * light->width + x) * CHANNELS;
}

void light_clear(struct light *light, struct rect area, uint32_t ambient) {
    struct rect cells = cells_of(light, area);
    for (int y = cells.y; y < cells.y + cells.h; y++) {
        uint16_t *cell = cell_at(light, cells.x, y);
        for (int i = 0; i < cells.w; i++, cell += CHANNELS) {
            for (int c = 0; c < 3; c++) {
                cell[c] = (uint16_t)(ambient >> (c * 8) & 0xff);
            }
        }
    }
}

void light_ray(int ray, float *dx, float *dy) {
    float turn = (float)ray * 4 / LIGHT_RAYS, part = turn - floorf(turn);
    float x = 1 - part, y = part;
    switch ((int)turn & 3) {
    case 1:
        x = -part, y = 1 - part;
        break;
    case 2:
        x = part - 1, y = -part;
        break;
    case 3:
        x = part, y = part - 1;
        break;
    default:
        break;
    }
    float length = sqrtf(x * x + y * y);
    *dx = x / length;
    *dy = y / length;
}

/* The other way round: the ray, with a fraction, that a vector lies on. */
static float ray_of(float dx, float dy) {
    float sum = fabsf(dx) + fabsf(dy), turn;
    if (sum <= 0) {
        return 0;
    }
    if (dy >= 0) {
        turn = dx >= 0 ? dy / sum : 1 - dx / sum;
    } else {
        turn = dx < 0 ? 2 - dy / sum : 3 + dx / sum;
    }
    return turn * (LIGHT_RAYS / 4.0f);
}

/* The edge of a shadow is softer the farther it is from the lamp: its width is SOFT_NEAR pixels and
 * SOFT_FAR of the distance. */
#define SOFT_NEAR 10.0f
#define SOFT_FAR 0.12f

struct rect light_bounds(float x, float y, float radius, const struct light_reach *reach) {
    float left = 0, top = 0, right = 0, bottom = 0;
    for (int ray = 0; ray < LIGHT_RAYS; ray++) {
        float dx, dy, before = reach->distance[(ray + LIGHT_RAYS - 1) % LIGHT_RAYS];
        float after = reach->distance[(ray + 1) % LIGHT_RAYS], far = reach->distance[ray];
        far = far < before ? before : far;
        far = (far < after ? after : far) + SOFT_NEAR;
        far = far / (1 - SOFT_FAR) < radius ? far / (1 - SOFT_FAR) : radius;
        light_ray(ray, &dx, &dy);
        left = fminf(left, dx * far), right = fmaxf(right, dx * far);
        top = fminf(top, dy * far), bottom = fmaxf(bottom, dy * far);
    }
    struct rect box = {(int)floorf(x + left), (int)floorf(y + top), (int)(right - left) + 2,
                       (int)(bottom - top) + 2};
    return rect_grow(box, LIGHT_STEP + 2); /* light is smoothed over a step */
}

float light_limit(const struct light_reach *reach, float dx, float dy) {
    float ray = ray_of(dx, dy);
    int first = (int)ray;
    float part = ray - (float)first;
    const float *at = reach->distance;
    return at[first % LIGHT_RAYS] * (1 - part) + at[(first + 1) % LIGHT_RAYS] * part;
}

/* 1 in the light, 0 in the shadow. */
static float unshaded(const struct light_reach *reach, float dx, float dy, float distance) {
    float limit = light_limit(reach, dx, dy);
    float t = (limit - distance) / (SOFT_NEAR + distance * SOFT_FAR) + 1;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return t * t * (3 - 2 * t);
}

void light_add(struct light *light, struct rect area, float x, float y, float radius,
               uint32_t colour, uint32_t ambient, int strength, const struct light_reach *reach) {
    struct rect pool = {(int)(x - radius), (int)(y - radius), (int)(2 * radius) + 2,
                        (int)(2 * radius) + 2};
    struct rect cells = rect_cut(cells_of(light, pool), cells_of(light, area));
    /* Two lights in one place make a paler one, not a glaring sum: what is bright already takes
     * less more (the "screen" of painting programs, counted from the ambient light). */
    float level[3], room[3];
    for (int c = 0; c < 3; c++) {
        float base = (float)(ambient >> (c * 8) & 0xff);
        level[c] = ((float)(colour >> (c * 8) & 0xff) - base) * (float)strength / 255;
        room[c] = level[c] > 0 ? 1 / (256 - base) : 0;
    }
    for (int j = cells.y; j < cells.y + cells.h; j++) {
        uint16_t *cell = cell_at(light, cells.x, j);
        const uint8_t *share = light->share ? light->share + (ptrdiff_t)j * light->width : NULL;
        float dy = (float)(j * LIGHT_STEP) - y;
        for (int i = cells.x; i < cells.x + cells.w; i++, cell += CHANNELS) {
            float dx = (float)(i * LIGHT_STEP) - x, square = dx * dx + dy * dy;
            float near = 1 - square / (radius * radius);
            if (near <= 0) {
                continue;
            }
            float part = near * near * (share ? (float)share[i] / 255 : 1);
            if (reach != NULL) {
                part *= square < reach->nearest * reach->nearest
                            ? 1
                            : unshaded(reach, dx, dy, sqrtf(square));
            }
            for (int c = 0; c < 3; c++) {
                float more = room[c] > 0 ? (255 - (float)cell[c]) * room[c] : 1;
                float sum = (float)cell[c] + level[c] * part * more;
                cell[c] = (uint16_t)(sum < 0 ? 0 : sum > 255 ? 255 : sum);
            }
        }
    }
}

/* The four channels of a cell as one number: sums below 65536 a lane never touch their neighbour.
 */
static uint64_t lanes_at(const uint16_t *cell) {
    uint64_t lanes;
    memcpy(&lanes, cell, sizeof lanes);
    return lanes;
}

/* A row of cells made as wide as the pixels: from left to right in even steps, LIGHT_STEP times the
 * light. Lanes of the difference may be below 0 and borrow, but every sum comes out whole again. */
static void spread(const uint16_t *cell, int cells, uint16_t *out) {
    uint64_t left = lanes_at(cell);
    for (int i = 0; i < cells; i++) {
        cell += CHANNELS;
        uint64_t right = lanes_at(cell), sum = left * LIGHT_STEP, step = right - left;
        for (int k = 0; k < LIGHT_STEP; k++, sum += step, out += CHANNELS) {
            memcpy(out, &sum, sizeof sum);
        }
        left = right;
    }
}

/* One row of pixels, `fine` down from the upper cells to the lower, in 1/LIGHT_STEP. */
static inline void shade(uint8_t *bytes, const uint16_t *upper, const uint16_t *lower,
                         uint16_t fine, int count) {
    uint16_t rest = (uint16_t)(LIGHT_STEP - fine);
    for (int i = 0; i < count; i++) {
        uint16_t light = (uint16_t)((uint16_t)(upper[i] * rest + lower[i] * fine) >> LIGHT_SHIFT);
        uint16_t level = (uint16_t)((uint16_t)(bytes[i] * light) >> 7);
        bytes[i] = (uint8_t)(level | -(level >> 8)); /* all ones from 256 on; never above 508 */
    }
}

WIDE void light_apply(struct light *light, struct canvas *canvas) {
    struct rect whole = {0, 0, (light->width - 1) * LIGHT_STEP, (light->height - 1) * LIGHT_STEP};
    struct rect area = rect_cut(canvas->clip, whole);
    if (rect_empty(area)) {
        return;
    }
    int first = area.x / LIGHT_STEP, cells = (area.x + area.w - 1) / LIGHT_STEP - first + 1;
    ptrdiff_t skip = (ptrdiff_t)(area.x - first * LIGHT_STEP) * CHANNELS;
    uint16_t *upper = light->row, *lower = upper + (ptrdiff_t)light->width * LIGHT_STEP * CHANNELS;
    spread(cell_at(light, first, area.y / LIGHT_STEP), cells, lower);
    for (int y = area.y; y < area.y + area.h; y++) {
        if (y == area.y || y % LIGHT_STEP == 0) {
            uint16_t *old = upper;
            upper = lower, lower = old;
            spread(cell_at(light, first, y / LIGHT_STEP + 1), cells, lower);
        }
        /* The unused channel meets the canvas' alpha, which nobody looks at. */
        shade((uint8_t *)(canvas->pixels + (ptrdiff_t)y * canvas->stride + area.x), upper + skip,
              lower + skip, (uint16_t)(y % LIGHT_STEP), area.w * CHANNELS);
    }
}
