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
long rect_area(struct rect a);                      /* in pixels */
struct rect rect_cut(struct rect a, struct rect b); /* what both hold; w,h >= 0 */
struct rect rect_join(struct rect a,
                      struct rect b); /* the least that holds both; empty ones ignored */
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
/* Vertical gradient over `area`, opaque, with ordered dither (Bayer 1973, 4x4) so that a night sky
 * shows no bands. */
void canvas_gradient(struct canvas *canvas, struct rect area, uint32_t top, uint32_t bottom);
/* Copies the same area of another canvas of the same size: static layers. */
void canvas_copy(struct canvas *canvas, const struct canvas *from, struct rect area);
/* Copies a canvas of the same width to where its top is at y. */
void canvas_copy_rows(struct canvas *canvas, const struct canvas *from, int y);
/* Alpha 0..255 fades the whole image. */
void canvas_image(struct canvas *canvas, const struct image *image, int x, int y, int alpha);
void canvas_image_part(struct canvas *canvas, const struct image *image, struct rect part, int x,
                       int y, int alpha);
/* The whole image drawn into `to`, bilinear: squash and stretch of a few sprites. */
void canvas_image_stretched(struct canvas *canvas, const struct image *image, struct rect to,
                            int alpha);
/* The image's alpha as a stencil filled with one colour: icons, text. */
void canvas_stencil(struct canvas *canvas, const struct image *image, int x, int y,
                    uint32_t colour);
/* Adds the image's colours as light, faded by strength 0..255: glows that are drawn often are kept
 * as images. */
void canvas_add(struct canvas *canvas, const struct image *image, int x, int y, int strength);
/* Adds light: a soft round glow, strongest in the middle, 0 at the radius. strength 0..255. */
void canvas_glow(struct canvas *canvas, float x, float y, float radius, uint32_t colour,
                 int strength);
/* The same, flattened: radii across and down. */
void canvas_glow_oval(struct canvas *canvas, float x, float y, float rx, float ry, uint32_t colour,
                      int strength);

/* Anti-aliased shapes. */
void canvas_disc(struct canvas *canvas, float x, float y, float radius, uint32_t colour);
void canvas_ring(struct canvas *canvas, float x, float y, float radius, float width,
                 uint32_t colour);
void canvas_line(struct canvas *canvas, float x0, float y0, float x1, float y1, float width,
                 uint32_t colour); /* round ends */
/* A line whose width runs from one to the other: limbs, cloaks, flames. Radii, not widths. */
void canvas_taper(struct canvas *canvas, float x0, float y0, float r0, float x1, float y1, float r1,
                  uint32_t colour);
/* An ellipse, and its outline. */
void canvas_oval(struct canvas *canvas, float x, float y, float rx, float ry, uint32_t colour);
void canvas_oval_ring(struct canvas *canvas, float x, float y, float rx, float ry, float width,
                      uint32_t colour);
void canvas_round_rect(struct canvas *canvas, struct rect area, float radius, uint32_t colour);
void canvas_round_frame(struct canvas *canvas, struct rect area, float radius, float width,
                        uint32_t colour); /* the outline, inside the area */
/* A rectangle around its middle, turned clockwise by so many radians. */
struct turned_rect {
    float x, y, w, h, radius, turn;
};
void canvas_turned_rect(struct canvas *canvas, struct turned_rect at, uint32_t colour);

/* Area-averaged when smaller, bilinear when larger. */
void image_scale(const struct image *from, struct image *to, int width, int height);
void image_flip(const struct image *from, struct image *to); /* mirrored left-right */

/* light: a map of coarse cells (LIGHT_STEP pixels), three channels 0..255 in each of which 128
 * leaves the picture as it is, applied with bilinear smoothing. */
enum { LIGHT_STEP = 8, LIGHT_RAYS = 512 };
struct light {
    int width, height; /* in cells, one more than the canvas needs on each axis */
    uint16_t *cells;   /* width * height * 4: blue, green, red, unused */
    uint16_t *row;     /* scratch of light_apply */
    uint8_t *share;    /* width * height: how much of each pool a cell takes, of 255; NULL: all */
};
/* How far a light reaches along each ray, in pixels: a shadow map of one dimension. Rays go around
 * in equal steps of the "diamond angle" (dy / (|dx| + |dy|)), which needs no arctangent. */
struct light_reach {
    float distance[LIGHT_RAYS];
    float nearest; /* the least of them: closer than that nothing need be looked up */
};
void light_ray(int ray, float *dx, float *dy); /* the unit vector of a ray */
/* How far it is to the shadow in the direction of a vector that is not 0. */
float light_limit(const struct light_reach *reach, float dx, float dy);
/* The pixels that a pool of light can change: its square, less what lies in shadow all along. */
struct rect light_bounds(float x, float y, float radius, const struct light_reach *reach);

void light_init(struct light *light, int canvas_width, int canvas_height);
/* For whoever knows what the picture shows: far off things take little light. Lent, all 255. */
uint8_t *light_shares(struct light *light);
void light_release(struct light *light);
void light_clear(struct light *light, struct rect area, uint32_t ambient); /* area in pixels */
/* Adds a round pool of light, cut to `area`: in its middle, at strength 255, `colour` stands in
 * place of `ambient` (0 to only add). Several pools may overlap in any order. `reach` may be NULL:
 * nothing throws a shadow. */
void light_add(struct light *light, struct rect area, float x, float y, float radius,
               uint32_t colour, uint32_t ambient, int strength, const struct light_reach *reach);
/* Multiplies the canvas inside its clip by the light; light and canvas are of one size. */
void light_apply(struct light *light, struct canvas *canvas);

uint32_t colour_mix(uint32_t from, uint32_t to, int part); /* part 0..256 */
/* Relative luminance, 0..1, and contrast ratio, 1..21, as WCAG 2.2 defines them. */
float colour_luminance(uint32_t colour);
float colour_contrast(uint32_t one, uint32_t other);

#endif
