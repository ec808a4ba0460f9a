/* canvas: the picture, a plain 32-bit buffer that our own loops draw into.
 *
 * Why not SDL's renderer: without a GPU its blending is 3 to 20 times slower than loops over one
 * buffer, and with one the buffer is a single streaming texture. Nothing here needs SDL.
 *
 * Pixels are 0xAARRGGBB. A canvas is opaque (its alpha is not looked at); an image has its colours
 * multiplied by its alpha already. Every drawing call is cut to the canvas' clip. Coordinates are
 * pixels, y down. Colours passed as `colour` are 0xAARRGGBB, not multiplied. */
#ifndef PLATFORM_CANVAS_H
#define PLATFORM_CANVAS_H

#include "base/base.h"

struct rect {
    int x, y, w, h;
};
bool rect_empty(struct rect a);
struct rect rect_cut(struct rect a, struct rect b);  /* what both hold; w,h >= 0 */
struct rect rect_join(struct rect a, struct rect b); /* the least that holds both; empty ones ignored */
struct rect rect_grow(struct rect a, int by);
bool rect_holds(struct rect a, int x, int y);

struct canvas {
    uint32_t *pixels;
    int width, height;
    int stride; /* in pixels */
    struct rect clip;
};

struct image {
    uint32_t *pixels; /* width * height, colours multiplied by alpha */
    int width, height;
};

/* A canvas or image of its own memory, cleared to 0; release with canvas_release/image_release. */
void canvas_init(struct canvas *canvas, int width, int height);
void canvas_release(struct canvas *canvas);
void image_init(struct image *image, int width, int height);
void image_release(struct image *image);

void canvas_set_clip(struct canvas *canvas, struct rect clip); /* cut to the canvas */
void canvas_reset_clip(struct canvas *canvas);

void canvas_fill(struct canvas *canvas, struct rect area, uint32_t colour); /* blends by alpha */
/* Vertical gradient over `area`, opaque. */
void canvas_gradient(struct canvas *canvas, struct rect area, uint32_t top, uint32_t bottom);
/* Copies the same area of another canvas of the same size: static layers. */
void canvas_copy(struct canvas *canvas, const struct canvas *from, struct rect area);
/* Alpha 0..255 fades the whole image. */
void canvas_image(struct canvas *canvas, const struct image *image, int x, int y, int alpha);
void canvas_image_part(struct canvas *canvas, const struct image *image, struct rect part, int x,
                       int y, int alpha);
/* The image's alpha as a stencil filled with one colour: icons, text. */
void canvas_stencil(struct canvas *canvas, const struct image *image, int x, int y,
                    uint32_t colour);
/* Adds light: a soft round glow, strongest in the middle, 0 at the radius. strength 0..255. */
void canvas_glow(struct canvas *canvas, float x, float y, float radius, uint32_t colour,
                 int strength);

/* Anti-aliased shapes. */
void canvas_disc(struct canvas *canvas, float x, float y, float radius, uint32_t colour);
void canvas_ring(struct canvas *canvas, float x, float y, float radius, float width,
                 uint32_t colour);
void canvas_line(struct canvas *canvas, float x0, float y0, float x1, float y1, float width,
                 uint32_t colour); /* round ends */
void canvas_round_rect(struct canvas *canvas, struct rect area, float radius, uint32_t colour);
void canvas_round_frame(struct canvas *canvas, struct rect area, float radius, float width,
                        uint32_t colour); /* the outline, inside the area */

/* Area-averaged when smaller, bilinear when larger. */
void image_scale(const struct image *from, struct image *to, int width, int height);
void image_flip(const struct image *from, struct image *to); /* mirrored left-right */

/* light: a map of coarse cells (LIGHT_STEP pixels), three channels 0..255 in each of which 128
 * leaves the picture as it is, applied with bilinear smoothing. */
enum { LIGHT_STEP = 4 };
struct light {
    int width, height; /* in cells, one more than the canvas needs on each axis */
    uint16_t *rgb;     /* width * height * 3 */
};
void light_init(struct light *light, int canvas_width, int canvas_height);
void light_release(struct light *light);
void light_clear(struct light *light, struct rect area, uint32_t ambient); /* area in pixels */
void light_add(struct light *light, struct rect area, float x, float y, float radius,
               uint32_t colour, int strength);
/* Multiplies the canvas inside its clip by the light. */
void light_apply(const struct light *light, struct canvas *canvas);

uint32_t colour_mix(uint32_t from, uint32_t to, int part); /* part 0..256 */

#endif
