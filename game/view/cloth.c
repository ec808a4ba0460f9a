/* How the lanterns fall on the two who carry them. The light map is made for the ground: under it a
 * cloak right beside its lantern would burn out. So a bearer is drawn as much darker as the map
 * will make it brighter, and gets a lit and a shaded side instead. */
#include "view/internal.h"

#include <math.h>

/* What is left of the light's colour, and how brightness above HIGH is pressed together: cloth and
 * skin stay what they are. */
#define TINT 0.42f
#define HIGH 0.84f
#define PRESS 0.34f
#define SIDE 0.20f /* how much lighter the lit side is, and darker the other */

enum { SHIFT = 8, MOST = 4 << SHIFT };

/* What to multiply a figure by, per channel, so that under the light it comes out as it should. */
static void evened(const uint16_t light[3], float out[3]) {
    float level[3], grey = 0;
    static const float weight[] = {0.11f, 0.59f, 0.30f};
    for (int c = 0; c < 3; c++) {
        level[c] = fmaxf((float)light[c], 1) / 128;
        grey += level[c] * weight[c];
    }
    for (int c = 0; c < 3; c++) {
        float wanted = mix(grey, level[c], TINT);
        if (wanted > HIGH) {
            wanted = HIGH + (wanted - HIGH) * PRESS;
        }
        out[c] = wanted / level[c];
    }
}

/* From which side light comes: -1 west .. 1 east. */
static float side_of(const struct view *view, int player, struct rect at) {
    float from = 0, middle = (float)at.x + (float)at.w / 2;
    for (int who = 0; who < 2; who++) {
        float x, y;
        actor_lamp_at(view, who, &x, &y);
        float dx = x - middle, dy = y - (float)(at.y + at.h / 2);
        float near = clamp01(1 - (dx * dx + dy * dy) / (view->lamp_radius * view->lamp_radius));
        if (who != player &&
            light_limit(&view->actor[who].reach, -dx, -dy) < sqrtf(dx * dx + dy * dy)) {
            continue;
        }
        float reach = who == player ? 0.3f * (float)at.w : (float)view->layout.cell;
        from += view->actor[who].lamp * near * fmaxf(-1, fminf(1, dx / reach));
    }
    return fmaxf(-1, fminf(1, from));
}

/* A little light far from the lantern does not count: so what it falls on lies inside its pool as
 * a whole, and is drawn anew whenever the lantern moves. */
static void without_faint(const struct view *view, int y, uint16_t light[3]) {
    enum { FAINT = 12 };
    uint32_t night = lamps_night_at(view, y);
    int most = 0;
    for (int c = 0; c < 3; c++) {
        int more = light[c] - (int)(night >> 8 * c & 0xff);
        most = more > most ? more : most;
    }
    int part = (int)(256 * clamp01((float)(most - FAINT) / FAINT));
    for (int c = 0; c < 3; c++) {
        int base = (int)(night >> 8 * c & 0xff);
        light[c] = (uint16_t)(base + (light[c] - base) * part / 256);
    }
}

static void evened_at(const struct view *view, struct rect at, float even[3]) {
    uint16_t light[3];
    lamps_at(view, (float)at.x + (float)at.w / 2, (float)at.y + (float)at.h * 0.55f, light);
    without_faint(view, at.y + at.h * 11 / 20, light);
    evened(light, even);
}

static inline uint32_t times(uint32_t pixel, const uint32_t part[3]) {
    uint32_t alpha = pixel >> 24, out = 0;
    for (int c = 0; c < 3; c++) {
        uint32_t value = ((pixel >> 8 * c & 0xff) * part[c]) >> SHIFT;
        out |= (value > alpha ? alpha : value) << 8 * c; /* colours are times alpha */
    }
    return out | alpha << 24;
}

static struct image shaded(const struct view *view, const struct image *image, struct rect at,
                           float side) {
    struct image lit = {view->sprites.lit.pixels, image->width, image->height};
    uint32_t(*part)[3] = view->sprites.lit_columns;
    float even[3];
    evened_at(view, at, even);
    for (int x = 0; x < image->width; x++) {
        float across = 2 * ((float)x + 0.5f) / (float)image->width - 1;
        float turned = 1 + side * fmaxf(-1, fminf(1, across * 1.7f));
        for (int c = 0; c < 3; c++) {
            part[x][c] = (uint32_t)fminf(even[c] * turned * (1 << SHIFT), MOST);
        }
    }
    for (int y = 0; y < image->height; y++) {
        const uint32_t *from = image->pixels + (ptrdiff_t)y * image->width;
        uint32_t *to = lit.pixels + (ptrdiff_t)y * image->width;
        for (int x = 0; x < image->width; x++) {
            to[x] = times(from[x], part[x]);
        }
    }
    return lit;
}

struct image cloth_lit(const struct view *view, int player, const struct image *image,
                       struct rect at) {
    return shaded(view, image, at, side_of(view, player, at) * SIDE);
}

struct image cloth_plank(const struct view *view, const struct image *image, struct rect at) {
    return shaded(view, image, at, 0);
}

uint32_t cloth_colour(const struct view *view, uint32_t colour, struct rect at) {
    float even[3];
    uint32_t part[3];
    evened_at(view, at, even);
    for (int c = 0; c < 3; c++) {
        part[c] = (uint32_t)fminf(even[c] * (1 << SHIFT), MOST);
    }
    return times(colour, part);
}
