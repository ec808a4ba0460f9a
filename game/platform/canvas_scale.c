/* Pictures at another size: averaged over areas when smaller, bilinear when larger. */
#include "platform/canvas.h"

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

/* Two pixels mixed, two channels at a time. `part` 0..256. */
static inline uint32_t mixed(uint32_t a, uint32_t b, uint32_t part) {
    uint32_t rb = (a & 0xff00ff) * (256 - part) + (b & 0xff00ff) * part;
    uint32_t ag = (a >> 8 & 0xff00ff) * (256 - part) + (b >> 8 & 0xff00ff) * part;
    return (rb >> 8 & 0xff00ff) | (ag & 0xff00ff00);
}

/* The pixel at a place given in 1/256, mixed of its four neighbours; the edge repeats. */
static inline uint32_t bilinear(const struct image *image, int x, int y) {
    int last_x = (image->width - 1) << 8, last_y = (image->height - 1) << 8;
    x = x < 0 ? 0 : x > last_x ? last_x : x;
    y = y < 0 ? 0 : y > last_y ? last_y : y;
    const uint32_t *row = image->pixels + (ptrdiff_t)(y >> 8) * image->width + (x >> 8);
    const uint32_t *below = y < last_y ? row + image->width : row;
    int next = x < last_x ? 1 : 0;
    uint32_t fx = (uint32_t)x & 255;
    return mixed(mixed(row[0], row[next], fx), mixed(below[0], below[next], fx), (uint32_t)y & 255);
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
    if (rect_empty(cut))
        return;
    uint32_t fade = (uint32_t)(alpha < 0 ? 0 : alpha > 255 ? 255 : alpha);
    fade += fade >> 7;
    int step = (image->width << 8) / to.w;
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        uint32_t *row = canvas->pixels + (ptrdiff_t)y * canvas->stride;
        int v = (edge(y - to.y, image->height, to.h) + edge(y - to.y + 1, image->height, to.h)) / 2;
        int u = (cut.x - to.x) * step + step / 2 - 128;
        for (int x = cut.x; x < cut.x + cut.w; x++, u += step) {
            uint32_t pixel = mixed(0, bilinear(image, u, v - 128), fade), keep = pixel >> 24;
            row[x] = pixel + mixed(row[x], 0, keep + (keep >> 7));
        }
    }
}
