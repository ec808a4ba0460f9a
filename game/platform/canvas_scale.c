/* Pictures at another size: averaged over areas when smaller, bilinear when larger. */
#include "platform/canvas.h"

#include <math.h>

static uint32_t channel(uint32_t pixel, int shift) {
    return pixel >> shift & 0xff;
}

/* The mean of the pixels between two edges given in 1/256 of a pixel; the pixels at the edges
 * count with the part that lies inside. */
static uint32_t average(const struct image *image, int left, int top, int right, int bottom) {
    uint64_t sum[4] = {0}, weight = 0;
    for (int y = top >> 8; y < (bottom + 255) >> 8; y++) {
        int y0 = y << 8 > top ? y << 8 : top;
        int y1 = (y + 1) << 8 < bottom ? (y + 1) << 8 : bottom;
        const uint32_t *row = image->pixels + (ptrdiff_t)y * image->width;
        for (int x = left >> 8; x < (right + 255) >> 8; x++) {
            int x0 = x << 8 > left ? x << 8 : left;
            int x1 = (x + 1) << 8 < right ? (x + 1) << 8 : right;
            uint64_t part = (uint64_t)(x1 - x0) * (uint64_t)(y1 - y0);
            for (int i = 0; i < 4; i++)
                sum[i] += part * channel(row[x], i * 8);
            weight += part;
        }
    }
    uint32_t pixel = 0;
    for (int i = 0; i < 4 && weight > 0; i++)
        pixel |= (uint32_t)((sum[i] + weight / 2) / weight) << (i * 8);
    return pixel;
}

/* The pixel at a place given in 1/256, mixed of its four neighbours; the edge repeats. */
static uint32_t bilinear(const struct image *image, int x, int y) {
    int last_x = image->width - 1, last_y = image->height - 1;
    int x0 = x >> 8, y0 = y >> 8;
    uint32_t fx = (uint32_t)x & 255, fy = (uint32_t)y & 255;
    if (x0 < 0)
        x0 = 0, fx = 0;
    if (y0 < 0)
        y0 = 0, fy = 0;
    if (x0 > last_x)
        x0 = last_x;
    if (y0 > last_y)
        y0 = last_y;
    const uint32_t *row = image->pixels + (ptrdiff_t)y0 * image->width + x0;
    const uint32_t *below = y0 < last_y ? row + image->width : row;
    int next = x0 < last_x ? 1 : 0;
    uint32_t pixel = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        uint32_t upper = channel(row[0], shift) * (256 - fx) + channel(row[next], shift) * fx;
        uint32_t lower = channel(below[0], shift) * (256 - fx) + channel(below[next], shift) * fx;
        pixel |= (upper * (256 - fy) + lower * fy) >> 16 << shift;
    }
    return pixel;
}

static int edge(int at, int from, int to) {
    return (int)((int64_t)at * from * 256 / to);
}

void image_scale(const struct image *from, struct image *to, int width, int height) {
    image_init(to, width, height);
    bool smaller = width <= from->width && height <= from->height;
    for (int y = 0; y < height; y++) {
        int top = edge(y, from->height, height), bottom = edge(y + 1, from->height, height);
        for (int x = 0; x < width; x++) {
            int left = edge(x, from->width, width), right = edge(x + 1, from->width, width);
            to->pixels[(ptrdiff_t)y * width + x] = smaller
                                                       ? average(from, left, top, right, bottom)
                                                       : bilinear(from, (left + right) / 2 - 128,
                                                                  (top + bottom) / 2 - 128);
        }
    }
}

void image_flip(const struct image *from, struct image *to) {
    image_init(to, from->width, from->height);
    for (int y = 0; y < from->height; y++)
        for (int x = 0; x < from->width; x++)
            to->pixels[(ptrdiff_t)y * from->width + x] =
                from->pixels[(ptrdiff_t)(y + 1) * from->width - 1 - x];
}

void canvas_image_stretched(struct canvas *canvas, const struct image *image, struct rect to,
                            int alpha) {
    struct rect cut = rect_cut(to, canvas->clip);
    uint32_t fade = (uint32_t)(alpha < 0 ? 0 : alpha > 255 ? 255 : alpha);
    fade += fade >> 7;
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        uint32_t *row = canvas->pixels + (ptrdiff_t)y * canvas->stride;
        int v = (edge(y - to.y, image->height, to.h) + edge(y - to.y + 1, image->height, to.h)) / 2;
        for (int x = cut.x; x < cut.x + cut.w; x++) {
            int u = (edge(x - to.x, image->width, to.w) + edge(x - to.x + 1, image->width, to.w)) /
                    2;
            uint32_t pixel = bilinear(image, u - 128, v - 128), under = row[x], sum = 0;
            uint32_t keep = pixel >> 24;
            keep = 256 - ((keep + (keep >> 7)) * fade >> 8);
            for (int shift = 0; shift < 32; shift += 8)
                sum |= ((channel(pixel, shift) * fade + channel(under, shift) * keep) >> 8)
                       << shift;
            row[x] = sum;
        }
    }
}
