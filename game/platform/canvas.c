/* Drawing by the processor: pixels are premultiplied, and nothing is written outside the clip. */
#include "platform/canvas.h"
#include "platform/wide.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- rectangles --- */

static int least(int a, int b) {
    return a < b ? a : b;
}

static int most(int a, int b) {
    return a > b ? a : b;
}

bool rect_empty(struct rect a) {
    return a.w <= 0 || a.h <= 0;
}

long rect_area(struct rect a) {
    return (long)a.w * a.h;
}

struct rect rect_cut(struct rect a, struct rect b) {
    int x = most(a.x, b.x), y = most(a.y, b.y);
    int w = least(a.x + a.w, b.x + b.w) - x, h = least(a.y + a.h, b.y + b.h) - y;
    return (struct rect){x, y, most(w, 0), most(h, 0)};
}

struct rect rect_join(struct rect a, struct rect b) {
    if (rect_empty(a)) {
        return b;
    }
    if (rect_empty(b)) {
        return a;
    }
    int x = least(a.x, b.x), y = least(a.y, b.y);
    return (struct rect){x, y, most(a.x + a.w, b.x + b.w) - x, most(a.y + a.h, b.y + b.h) - y};
}

struct rect rect_grow(struct rect a, int by) {
    return (struct rect){a.x - by, a.y - by, a.w + 2 * by, a.h + 2 * by};
}

bool rect_holds(struct rect a, int x, int y) {
    return x >= a.x && x < a.x + a.w && y >= a.y && y < a.y + a.h;
}

/* --- memory --- */

void canvas_init(struct canvas *canvas, int width, int height) {
    *canvas = (struct canvas){.width = width, .height = height, .stride = width};
    canvas->pixels = base_alloc(sizeof *canvas->pixels * (size_t)width * (size_t)height);
    canvas_reset_clip(canvas);
}

void canvas_release(struct canvas *canvas) {
    free(canvas->pixels);
    *canvas = (struct canvas){0};
}

void image_init(struct image *image, int width, int height) {
    *image = (struct image){.width = width, .height = height};
    image->pixels = base_alloc(sizeof *image->pixels * (size_t)width * (size_t)height);
}

void image_release(struct image *image) {
    free(image->pixels);
    *image = (struct image){0};
}

void canvas_set_clip(struct canvas *canvas, struct rect clip) {
    canvas->clip = rect_cut(clip, (struct rect){0, 0, canvas->width, canvas->height});
}

void canvas_reset_clip(struct canvas *canvas) {
    canvas->clip = (struct rect){0, 0, canvas->width, canvas->height};
}

/* --- pixels --- */

static uint32_t *row_at(const struct canvas *canvas, int x, int y) {
    return canvas->pixels + (ptrdiff_t)y * canvas->stride + x;
}

/* Red and blue together, alpha and green together: two multiplications a pixel. `part` 0..256. */
static inline uint32_t scale_pixel(uint32_t pixel, uint32_t part) {
    uint32_t rb = ((pixel & 0xff00ff) * part >> 8) & 0xff00ff;
    uint32_t ag = ((pixel >> 8) & 0xff00ff) * part & 0xff00ff00;
    return rb | ag;
}

/* alpha 0..255 to 0..256, so that a shift divides exactly at both ends */
static inline uint32_t parts(uint32_t alpha) {
    return alpha + (alpha >> 7);
}

static inline uint32_t over(uint32_t under, uint32_t pixel) {
    return pixel + scale_pixel(under, 256 - parts(pixel >> 24));
}

/* --- rows: alpha is laid out beside the bytes it works on, so that the compiler's vectors of
 * 16-bit lanes do the blending --- */

enum { RUN = 64 }; /* pixels at a time */

static inline void put_lanes(uint16_t *lanes, uint32_t value) {
    lanes[0] = lanes[1] = lanes[2] = lanes[3] = (uint16_t)value;
}

static inline void blend_run(uint8_t *under, const uint8_t *pixel, const uint16_t *keep,
                             int count) {
    for (int i = 0; i < count; i++) {
        under[i] = (uint8_t)(pixel[i] + ((uint16_t)(under[i] * keep[i]) >> 8));
    }
}

static inline void tint_run(uint8_t *under, const uint16_t *colour, const uint16_t *part,
                            int count) {
    for (int i = 0; i < count; i++) {
        under[i] = (uint8_t)((uint16_t)(under[i] * (256 - part[i]) + colour[i] * part[i]) >> 8);
    }
}

static inline void add_run(uint8_t *under, const uint8_t *light, uint16_t part, int count) {
    for (int i = 0; i < count; i++) {
        uint16_t level = (uint16_t)(under[i] + ((uint16_t)(light[i] * part) >> 8));
        under[i] = (uint8_t)(level > 255 ? 255 : level);
    }
}

WIDE static void over_row(uint32_t *row, const uint32_t *source, int width) {
    uint16_t keep[RUN * 4];
    for (int x = 0; x < width; x += RUN) {
        int count = least(RUN, width - x);
        for (int i = 0; i < count; i++) {
            put_lanes(keep + i * 4, 256 - parts(source[x + i] >> 24));
        }
        /* 256 times 255 just fits 16 bits. */
        blend_run((uint8_t *)(row + x), (const uint8_t *)(source + x), keep, count * 4);
    }
}

static uint32_t multiplied(uint32_t colour) {
    return (scale_pixel(colour, parts(colour >> 24)) & 0xffffff) | (colour & 0xff000000);
}

uint32_t colour_mix(uint32_t from, uint32_t to, int part) {
    uint32_t p = (uint32_t)most(0, least(part, 256)), result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        uint32_t a = from >> shift & 0xff, b = to >> shift & 0xff;
        result |= (a * (256 - p) + b * p) >> 8 << shift;
    }
    return result;
}

void canvas_fill(struct canvas *canvas, struct rect area, uint32_t colour) {
    struct rect cut = rect_cut(area, canvas->clip);
    uint32_t pixel = multiplied(colour);
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        uint32_t *row = row_at(canvas, cut.x, y);
        if (colour >> 24 == 255) {
            for (int x = 0; x < cut.w; x++) {
                row[x] = pixel;
            }
        } else {
            for (int x = 0; x < cut.w; x++) {
                row[x] = over(row[x], pixel);
            }
        }
    }
}

/* Each channel is kept in 1/16 of a level; the Bayer matrix decides which way a pixel rounds. */
void canvas_gradient(struct canvas *canvas, struct rect area, uint32_t top, uint32_t bottom) {
    static const uint8_t bayer[4][4] = {
        {0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};
    struct rect cut = rect_cut(area, canvas->clip);
    int last = most(area.h - 1, 1);
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        uint32_t pixel[4] = {0};
        for (int k = 0; k < 4; k++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int a = (int)(top >> shift & 0xff) * 16, b = (int)(bottom >> shift & 0xff) * 16;
                int level = a + (b - a) * (y - area.y) / last;
                pixel[k] |= (uint32_t)least((level + bayer[y & 3][k]) >> 4, 255) << shift;
            }
        }
        uint32_t *row = row_at(canvas, 0, y);
        for (int x = cut.x; x < cut.x + cut.w; x++) {
            row[x] = 0xff000000 | pixel[x & 3];
        }
    }
}

void canvas_copy(struct canvas *canvas, const struct canvas *from, struct rect area) {
    struct rect cut = rect_cut(area, canvas->clip);
    cut = rect_cut(cut, (struct rect){0, 0, from->width, from->height});
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        memcpy(row_at(canvas, cut.x, y), row_at(from, cut.x, y),
               sizeof *canvas->pixels * (size_t)cut.w);
    }
}

void canvas_copy_rows(struct canvas *canvas, const struct canvas *from, int y) {
    struct rect cut = rect_cut((struct rect){0, y, from->width, from->height}, canvas->clip);
    for (int line = cut.y; line < cut.y + cut.h; line++) {
        memcpy(row_at(canvas, cut.x, line), row_at(from, cut.x, line - y),
               sizeof *canvas->pixels * (size_t)cut.w);
    }
}

/* Where a part of an image lands on the canvas once both are cut: the target, and in `part` the
 * source. */
static struct rect land(const struct canvas *canvas, const struct image *image, struct rect *part,
                        int x, int y) {
    struct rect inside = rect_cut(*part, (struct rect){0, 0, image->width, image->height});
    struct rect to = {x + inside.x - part->x, y + inside.y - part->y, inside.w, inside.h};
    struct rect cut = rect_cut(to, canvas->clip);
    *part = (struct rect){inside.x + cut.x - to.x, inside.y + cut.y - to.y, cut.w, cut.h};
    return cut;
}

void canvas_image_part(struct canvas *canvas, const struct image *image, struct rect part, int x,
                       int y, int alpha) {
    struct rect to = land(canvas, image, &part, x, y);
    uint32_t fade = parts((uint32_t)most(0, least(alpha, 255)));
    for (int line = 0; line < to.h; line++) {
        uint32_t *row = row_at(canvas, to.x, to.y + line);
        const uint32_t *source = image->pixels + (ptrdiff_t)(part.y + line) * image->width + part.x;
        if (fade == 256) {
            over_row(row, source, to.w);
        } else {
            for (int i = 0; i < to.w; i++) {
                row[i] = over(row[i], scale_pixel(source[i], fade));
            }
        }
    }
}

WIDE void canvas_add(struct canvas *canvas, const struct image *image, int x, int y, int strength) {
    struct rect part = {0, 0, image->width, image->height};
    struct rect to = land(canvas, image, &part, x, y);
    uint16_t fade = (uint16_t)parts((uint32_t)most(0, least(strength, 255)));
    for (int line = 0; line < to.h; line++) {
        const uint32_t *source = image->pixels + (ptrdiff_t)(part.y + line) * image->width + part.x;
        add_run((uint8_t *)row_at(canvas, to.x, to.y + line), (const uint8_t *)source, fade,
                to.w * 4);
    }
}

void canvas_image(struct canvas *canvas, const struct image *image, int x, int y, int alpha) {
    canvas_image_part(canvas, image, (struct rect){0, 0, image->width, image->height}, x, y, alpha);
}

WIDE void canvas_stencil(struct canvas *canvas, const struct image *image, int x, int y,
                         uint32_t colour) {
    struct rect part = {0, 0, image->width, image->height};
    struct rect to = land(canvas, image, &part, x, y);
    uint16_t tint[RUN * 4], cover[RUN * 4];
    for (int i = 0; i < RUN * 4; i++) {
        tint[i] = (uint16_t)(colour >> (i % 4 * 8) & 0xff);
    }
    uint16_t most_cover = (uint16_t)parts(colour >> 24);
    for (int line = 0; line < to.h; line++) {
        uint32_t *row = row_at(canvas, to.x, to.y + line);
        const uint32_t *source = image->pixels + (ptrdiff_t)(part.y + line) * image->width + part.x;
        for (int from = 0; from < to.w; from += RUN) {
            int count = least(RUN, to.w - from);
            for (int i = 0; i < count; i++) {
                uint16_t alpha = (uint16_t)((uint16_t)((source[from + i] >> 24) * most_cover) >> 8);
                put_lanes(cover + i * 4, parts(alpha));
            }
            tint_run((uint8_t *)(row + from), tint, cover, count * 4);
        }
    }
}

float colour_luminance(uint32_t colour) {
    static const float weight[] = {0.0722f, 0.7152f, 0.2126f};
    float sum = 0;
    for (int channel = 0; channel < 3; channel++) {
        float part = (float)(colour >> 8 * channel & 0xff) / 255.0f;
        sum += weight[channel] *
               (part <= 0.04045f ? part / 12.92f : powf((part + 0.055f) / 1.055f, 2.4f));
    }
    return sum;
}

float colour_contrast(uint32_t one, uint32_t other) {
    float a = colour_luminance(one), b = colour_luminance(other);
    return a > b ? (a + 0.05f) / (b + 0.05f) : (b + 0.05f) / (a + 0.05f);
}
