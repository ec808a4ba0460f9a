/* Anti-aliased shapes: how much of a pixel is covered follows from its distance to the outline
 * (half a pixel inside is full, half a pixel outside is nothing). */
#include "platform/canvas.h"
#include "platform/wide.h"

#include <math.h>
#include <string.h>

static struct rect bounds(float left, float top, float right, float bottom) {
    int x = (int)floorf(left) - 1, y = (int)floorf(top) - 1;
    return (struct rect){x, y, (int)ceilf(right) + 1 - x, (int)ceilf(bottom) + 1 - y};
}

/* Blends one pixel by its signed distance to the outline, negative inside. */
static inline uint32_t cover(uint32_t under, uint32_t colour, float distance) {
    float part = 0.5f - distance;
    if (part <= 0) {
        return under;
    }
    uint32_t alpha = colour >> 24;
    alpha += alpha >> 7;
    alpha = part >= 1 ? alpha : (uint32_t)(part * (float)alpha);
    uint32_t keep = 256 - alpha;
    uint32_t rb = (under & 0xff00ff) * keep + (colour & 0xff00ff) * alpha;
    uint32_t g = (under & 0xff00) * keep + (colour & 0xff00) * alpha;
    return (rb >> 8 & 0xff00ff) | (g >> 8 & 0xff00) | (under & 0xff000000);
}

static uint32_t *row_of(struct canvas *canvas, int y) {
    return canvas->pixels + (ptrdiff_t)y * canvas->stride;
}

void canvas_taper(struct canvas *canvas, float x0, float y0, float r0, float x1, float y1, float r1,
                  uint32_t colour) {
    struct rect area = rect_cut(rect_join(bounds(x0 - r0, y0 - r0, x0 + r0, y0 + r0),
                                          bounds(x1 - r1, y1 - r1, x1 + r1, y1 + r1)),
                                canvas->clip);
    float dx = x1 - x0, dy = y1 - y0, length = dx * dx + dy * dy;
    float scale = length > 0 ? 1 / length : 0;
    for (int y = area.y; y < area.y + area.h; y++) {
        uint32_t *row = row_of(canvas, y);
        float py = (float)y + 0.5f - y0;
        for (int x = area.x; x < area.x + area.w; x++) {
            float px = (float)x + 0.5f - x0;
            float t = (px * dx + py * dy) * scale;
            t = t < 0 ? 0 : t > 1 ? 1 : t;
            float ex = px - t * dx, ey = py - t * dy;
            row[x] = cover(row[x], colour, sqrtf(ex * ex + ey * ey) - r0 - t * (r1 - r0));
        }
    }
}

void canvas_line(struct canvas *canvas, float x0, float y0, float x1, float y1, float width,
                 uint32_t colour) {
    canvas_taper(canvas, x0, y0, width / 2, x1, y1, width / 2, colour);
}

void canvas_disc(struct canvas *canvas, float x, float y, float radius, uint32_t colour) {
    canvas_taper(canvas, x, y, radius, x, y, radius, colour);
}

/* The distance to an ellipse, to first order: its implicit function over its gradient. Exact for
 * circles, and good to a fraction of a pixel near the outline, which is all that shows. */
static float oval_distance(float px, float py, float rx, float ry) {
    float ux = px / rx, uy = py / ry, value = sqrtf(ux * ux + uy * uy);
    float gx = ux / rx, gy = uy / ry, slope = sqrtf(gx * gx + gy * gy);
    return slope > 0 ? value * (value - 1) / slope : -(rx < ry ? rx : ry);
}

static void oval(struct canvas *canvas, float x, float y, float rx, float ry, float width,
                 uint32_t colour) {
    if (rx <= 0 || ry <= 0) {
        return;
    }
    float out = width > 0 ? width / 2 : 0;
    struct rect area = rect_cut(bounds(x - rx - out, y - ry - out, x + rx + out, y + ry + out),
                                canvas->clip);
    for (int line = area.y; line < area.y + area.h; line++) {
        uint32_t *row = row_of(canvas, line);
        float py = (float)line + 0.5f - y;
        for (int i = area.x; i < area.x + area.w; i++) {
            float distance = oval_distance((float)i + 0.5f - x, py, rx, ry);
            row[i] = cover(row[i], colour, width > 0 ? fabsf(distance) - out : distance);
        }
    }
}

void canvas_oval(struct canvas *canvas, float x, float y, float rx, float ry, uint32_t colour) {
    oval(canvas, x, y, rx, ry, 0, colour);
}

void canvas_oval_ring(struct canvas *canvas, float x, float y, float rx, float ry, float width,
                      uint32_t colour) {
    oval(canvas, x, y, rx, ry, width, colour);
}

void canvas_ring(struct canvas *canvas, float x, float y, float radius, float width,
                 uint32_t colour) {
    oval(canvas, x, y, radius, radius, width, colour);
}

/* Distance to a rectangle with rounded corners (the usual signed distance function). */
static float round_distance(float px, float py, float half_w, float half_h, float radius) {
    float qx = fabsf(px) - half_w + radius, qy = fabsf(py) - half_h + radius;
    float ox = qx > 0 ? qx : 0, oy = qy > 0 ? qy : 0;
    float inner = qx > qy ? qx : qy;
    return sqrtf(ox * ox + oy * oy) + (inner < 0 ? inner : 0) - radius;
}

/* As cover() does where all of a pixel is inside. */
WIDE static void solid_run(uint32_t *row, int count, uint32_t colour) {
    uint32_t alpha = colour >> 24, keep = 256 - (alpha + (alpha >> 7));
    uint32_t rb = (colour & 0xff00ff) * (256 - keep), g = (colour & 0xff00) * (256 - keep);
    for (int i = 0; i < count; i++) {
        uint32_t under = row[i];
        row[i] = (((under & 0xff00ff) * keep + rb) >> 8 & 0xff00ff) |
                 (((under & 0xff00) * keep + g) >> 8 & 0xff00) | (under & 0xff000000);
    }
}

struct round {
    float half_w, half_h, radius, width; /* of its outline; 0: filled */
};

/* One row of it: `x`, `y` is where its first pixel lies in the shape, whose next one is a step
 * further. Nothing comes between its two edges, so only they are looked at pixel by pixel. */
static void round_row(uint32_t *row, int count, float x, float y, float step_x, float step_y,
                      const struct round *shape, uint32_t colour) {
    float inside = -0.5f - shape->width, half = shape->width / 2;
    int left = 0, right = count;
    for (int edge = 0; edge < 2; edge++) {
        while (left < right) {
            int i = edge ? right - 1 : left;
            float distance = round_distance(x + (float)i * step_x, y + (float)i * step_y,
                                            shape->half_w, shape->half_h, shape->radius);
            if (distance <= inside) {
                break;
            }
            row[i] = cover(row[i], colour,
                           shape->width > 0 ? fabsf(distance + half) - half : distance);
            left += edge ? 0 : 1;
            right -= edge;
        }
    }
    if (shape->width <= 0 && left < right) {
        solid_run(row + left, right - left, colour);
    }
}

static void round_shape(struct canvas *canvas, struct rect area, float radius, float width,
                        uint32_t colour) {
    struct round shape = {(float)area.w / 2, (float)area.h / 2, radius, width};
    float least = shape.half_w < shape.half_h ? shape.half_w : shape.half_h;
    shape.radius = radius > least ? least : radius;
    struct rect cut = rect_cut(area, canvas->clip);
    float x = (float)(cut.x - area.x) + 0.5f - shape.half_w;
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        float py = (float)(y - area.y) + 0.5f - shape.half_h;
        round_row(row_of(canvas, y) + cut.x, cut.w, x, py, 1, 0, &shape, colour);
    }
}

/* The part of a row, by how far from its middle, in which a strip lies that is turned so: what runs
 * along it changes by `slope` with each pixel, and stays within `reach`. */
static void within_strip(float at, float slope, float reach, float *from, float *to) {
    if (fabsf(slope) > 1e-6f) {
        float one = (-reach - at) / slope, other = (reach - at) / slope;
        float least = one < other ? one : other, most = one < other ? other : one;
        *from = least > *from ? least : *from;
        *to = most < *to ? most : *to;
    } else if (fabsf(at) > reach) {
        *to = *from;
    }
}

void canvas_turned_rect(struct canvas *canvas, struct turned_rect at, uint32_t colour) {
    struct round shape = {at.w / 2, at.h / 2, at.radius, 0};
    float co = cosf(at.turn), si = sinf(at.turn);
    float wide = fabsf(co) * shape.half_w + fabsf(si) * shape.half_h;
    float high = fabsf(si) * shape.half_w + fabsf(co) * shape.half_h;
    struct rect area = rect_cut(bounds(at.x - wide, at.y - high, at.x + wide, at.y + high),
                                canvas->clip);
    for (int y = area.y; y < area.y + area.h; y++) {
        float dy = (float)y + 0.5f - at.y, from = -wide - 1, to = wide + 1;
        within_strip(dy * si, co, shape.half_w + 1, &from, &to);
        within_strip(dy * co, -si, shape.half_h + 1, &from, &to);
        int left = (int)floorf(at.x + from), right = (int)ceilf(at.x + to);
        struct rect row = rect_cut(area, (struct rect){left, y, right - left, 1});
        float dx = (float)row.x + 0.5f - at.x;
        round_row(row_of(canvas, y) + row.x, row.w, dx * co + dy * si, dy * co - dx * si, co, -si,
                  &shape, colour);
    }
}

void canvas_round_rect(struct canvas *canvas, struct rect area, float radius, uint32_t colour) {
    round_shape(canvas, area, radius, 0, colour);
}

void canvas_round_frame(struct canvas *canvas, struct rect area, float radius, float width,
                        uint32_t colour) {
    round_shape(canvas, area, radius, width, colour);
}

enum { RUN = 64 }; /* pixels at a time */

/* Adds light per channel, never past white: lanes of 16 bits, which the compiler's vectors take. */
static inline void lighten_run(uint8_t *under, const uint16_t *light, const uint16_t *part,
                               int count) {
    for (int i = 0; i < count; i++) {
        uint16_t level = (uint16_t)(under[i] + ((uint16_t)(light[i] * part[i]) >> 8));
        under[i] = (uint8_t)(level > 255 ? 255 : level);
    }
}

/* The falloff (1 - d^2)^2 is smooth at both ends and needs no square root. */
WIDE static void glow_row(uint32_t *row, int width, float from, float step, float room,
                          const uint16_t *light) {
    uint16_t part[RUN * 4];
    for (int x = 0; x < width; x += RUN) {
        int count = width - x < RUN ? width - x : RUN;
        for (int i = 0; i < count; i++) {
            float dx = from + (float)(x + i) * step, near = room - dx * dx;
            near += fabsf(near); /* twice what is over 0: a branch would cost the vectors */
            uint16_t level = (uint16_t)(int)(near * near * 64);
            part[i * 4] = part[i * 4 + 1] = part[i * 4 + 2] = part[i * 4 + 3] = level;
        }
        lighten_run((uint8_t *)(row + x), light, part, count * 4);
    }
}

void canvas_glow_oval(struct canvas *canvas, float x, float y, float rx, float ry, uint32_t colour,
                      int strength) {
    if (rx <= 0 || ry <= 0 || strength <= 0) {
        return;
    }
    struct rect area = rect_cut(bounds(x - rx, y - ry, x + rx, y + ry), canvas->clip);
    uint16_t light[RUN * 4];
    uint32_t part = (uint32_t)(strength > 255 ? 255 : strength);
    for (int i = 0; i < RUN * 4; i++) {
        light[i] = (uint16_t)(i % 4 == 3 ? 0 : (colour >> (i % 4 * 8) & 0xff) * part / 255);
    }
    for (int line = area.y; line < area.y + area.h; line++) {
        float dy = ((float)line + 0.5f - y) / ry, room = 1 - dy * dy;
        if (room <= 0) {
            continue;
        }
        int half = (int)(sqrtf(room) * rx) + 1; /* where this row can be bright at all */
        struct rect span = rect_cut(area, (struct rect){(int)x - half, line, 2 * half + 1, 1});
        if (span.w > 0) {
            glow_row(row_of(canvas, line) + span.x, span.w, ((float)span.x + 0.5f - x) / rx, 1 / rx,
                     room, light);
        }
    }
}

void canvas_glow(struct canvas *canvas, float x, float y, float radius, uint32_t colour,
                 int strength) {
    canvas_glow_oval(canvas, x, y, radius, radius, colour, strength);
}
