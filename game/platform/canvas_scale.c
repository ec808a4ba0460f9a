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
            for (int i = 0; i < 4; i++) {
                sum[i] += part * channel(row[x], i * 8);
            }
            weight += part;
        }
    }
    uint32_t pixel = 0;
    for (int i = 0; i < 4 && weight > 0; i++) {
        pixel |= (uint32_t)((sum[i] + weight / 2) / weight) << (i * 8);
    }
    return pixel;
}

/* Two pixels mixed, two channels at a time. `part` 0..256. */
static inline uint32_t mixed(uint32_t a, uint32_t b, uint32_t part) {
    uint32_t rb = (a & 0xff00ff) * (256 - part) + (b & 0xff00ff) * part;
    uint32_t ag = (a >> 8 & 0xff00ff) * (256 - part) + (b >> 8 & 0xff00ff) * part;
    return (rb >> 8 & 0xff00ff) | (ag & 0xff00ff00);
}

/* The two rows that a height given in 1/256 lies between; the edge repeats. */
struct pair {
    const uint32_t *row, *below;
    uint32_t part; /* of the lower one, 0..255 */
};

static struct pair rows_at(const struct image *image, int y) {
    int last = (image->height - 1) << 8;
    y = y < 0 ? 0 : y > last ? last : y;
    const uint32_t *row = image->pixels + (ptrdiff_t)(y >> 8) * image->width;
    return (struct pair){row, y < last ? row + image->width : row, (uint32_t)y & 255};
}

/* The pixel at 0 <= x <= last, in 1/256, mixed of its four neighbours. */
static inline uint32_t between(const struct pair *pair, int x, int last) {
    const uint32_t *row = pair->row + (x >> 8), *below = pair->below + (x >> 8);
    int next = x < last ? 1 : 0;
    if ((row[0] | row[next] | below[0] | below[next]) == 0) {
        return 0; /* much of a figure's picture is clear */
    }
    uint32_t part = (uint32_t)x & 255;
    return mixed(mixed(row[0], row[next], part), mixed(below[0], below[next], part), pair->part);
}

static int edge(int at, int from, int to) {
    return (int)((int64_t)at * from * 256 / to);
}

static void enlarge(const struct image *from, struct image *to) {
    int last = (from->width - 1) << 8;
    for (int y = 0; y < to->height; y++) {
        int top = edge(y, from->height, to->height), bottom = edge(y + 1, from->height, to->height);
        struct pair pair = rows_at(from, (top + bottom) / 2 - 128);
        for (int x = 0; x < to->width; x++) {
            int at = (edge(x, from->width, to->width) + edge(x + 1, from->width, to->width)) / 2;
            at = at < 128 ? 0 : at - 128 > last ? last : at - 128;
            to->pixels[(ptrdiff_t)y * to->width + x] = between(&pair, at, last);
        }
    }
}

static void reduce(const struct image *from, struct image *to) {
    for (int y = 0; y < to->height; y++) {
        int top = edge(y, from->height, to->height), bottom = edge(y + 1, from->height, to->height);
        for (int x = 0; x < to->width; x++) {
            to->pixels[(ptrdiff_t)y * to->width + x] = average(
                from, edge(x, from->width, to->width), top, edge(x + 1, from->width, to->width),
                bottom);
        }
    }
}

void image_scale(const struct image *from, struct image *to, int width, int height) {
    image_init(to, width, height);
    if (width <= from->width && height <= from->height) {
        reduce(from, to);
    } else {
        enlarge(from, to);
    }
}

void image_flip(const struct image *from, struct image *to) {
    image_init(to, from->width, from->height);
    for (int y = 0; y < from->height; y++) {
        for (int x = 0; x < from->width; x++) {
            to->pixels[(ptrdiff_t)y * from->width + x] =
                from->pixels[(ptrdiff_t)(y + 1) * from->width - 1 - x];
        }
    }
}

void canvas_image_stretched(struct canvas *canvas, const struct image *image, struct rect to,
                            int alpha) {
    struct rect cut = rect_cut(to, canvas->clip);
    if (rect_empty(cut)) {
        return;
    }
    uint32_t fade = (uint32_t)(alpha < 0 ? 0 : alpha > 255 ? 255 : alpha);
    fade += fade >> 7;
    int step = (image->width << 8) / to.w, last = (image->width - 1) << 8;
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        uint32_t *row = canvas->pixels + (ptrdiff_t)y * canvas->stride;
        int v = (edge(y - to.y, image->height, to.h) + edge(y - to.y + 1, image->height, to.h)) / 2;
        struct pair pair = rows_at(image, v - 128);
        int u = (cut.x - to.x) * step + step / 2 - 128;
        for (int x = cut.x; x < cut.x + cut.w; x++, u += step) {
            uint32_t pixel = between(&pair, u < 0 ? 0 : u > last ? last : u, last);
            if (pixel == 0) {
                continue;
            }
            pixel = mixed(0, pixel, fade);
            row[x] = pixel + mixed(row[x], 0, (pixel >> 24) + (pixel >> 31));
        }
    }
}
