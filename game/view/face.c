/* The faces of the two: lids, brows and a mouth drawn over the calm face of a picture. Small ones
 * differ in the eyes' shape alone, which is what is seen from afar. Nothing else depends on them.
 */
#include "view/internal.h"

/* Where a picture has its face, in its pixels; seen from the side it is narrower. */
struct place {
    float x[2], y[2], mouth_x, mouth_y, wide;
};
static const struct place places[FACES_AT] = {
    [FACE_FRONT] = {{71, 89}, {76, 76}, 80, 89.4f, 1},
    [FACE_SIDE] = {{93, 106}, {77, 77}, 101.5f, 89, 0.82f},
    [FACE_SITS] = {{75.7f, 93.6f}, {104.4f, 105.7f}, 83.8f, 118.4f, 1},
    [FACE_SITS_SIDE] = {{92, 105}, {106, 106}, 100.5f, 118, 0.82f},
};

struct pen {
    struct canvas *canvas;
    const struct place *at;
    float x, y, sx, sy; /* the picture's corner, and how large its pixels are */
    bool mirrored;
    uint32_t skin, line, lips;
};

static float across(const struct pen *pen, float u) {
    return pen->x + (pen->mirrored ? DRAWN_WIDE - u : u) * pen->sx;
}

static void stroke(const struct pen *pen, float x, float y, float x0, float y0, float x1, float y1,
                   float width, uint32_t colour) {
    float wide = pen->at->wide;
    canvas_line(pen->canvas, across(pen, x + x0 * wide), pen->y + (y + y0) * pen->sy,
                across(pen, x + x1 * wide), pen->y + (y + y1) * pen->sy, width * pen->sy, colour);
}

static void spot(const struct pen *pen, float x, float y, float rx, float ry, uint32_t colour) {
    canvas_oval(pen->canvas, across(pen, x), pen->y + y * pen->sy, rx * pen->at->wide * pen->sx,
                ry * pen->sy, colour);
}

/* Three points, one after the other. */
static void arc(const struct pen *pen, float x, float y, float half, float ends, float middle,
                float width, uint32_t colour) {
    stroke(pen, x, y, -half, ends, -half * 0.45f, mix(ends, middle, 0.8f), width, colour);
    stroke(pen, x, y, -half * 0.45f, mix(ends, middle, 0.8f), half * 0.45f, mix(ends, middle, 0.8f),
           width, colour);
    stroke(pen, x, y, half * 0.45f, mix(ends, middle, 0.8f), half, ends, width, colour);
}

static void eye(const struct pen *pen, int which, float rx, float ry) {
    float x = pen->at->x[which], y = pen->at->y[which];
    spot(pen, x, y, rx, ry, pen->line);
    spot(pen, x + 1, y - ry * 0.4f, 1.3f, 1.4f, 0xffffffff);
}

/* `inner`, `outer`: how far its ends are over the eye. */
static void brow(const struct pen *pen, int which, float inner, float outer) {
    float side = which ? 1.0f : -1.0f;
    stroke(pen, pen->at->x[which], pen->at->y[which], -side * 3, -inner, side * 4, -outer, 2,
           colour_alpha(pen->line, 210));
}

static void blush(const struct pen *pen) {
    for (int k = 0; k < 2; k++) {
        spot(pen, pen->at->x[k] + (k ? 5.5f : -5.5f) * pen->at->wide, pen->at->y[k] + 8, 5, 3.2f,
             0x80f08a6a);
    }
}

static void glad(const struct pen *pen) {
    blush(pen);
    for (int k = 0; k < 2; k++) {
        arc(pen, pen->at->x[k], pen->at->y[k], 4.6f, 1.8f, -3.6f, 2.8f, pen->line);
    }
    arc(pen, pen->at->mouth_x, pen->at->mouth_y, 6, -1.4f, 3.6f, 2.6f, pen->lips);
}

static void hurt(const struct pen *pen) {
    for (int k = 0; k < 2; k++) {
        spot(pen, pen->at->x[k], pen->at->y[k] + 1.6f, 3.1f, 3.3f, pen->line);
        brow(pen, k, 9, 5.4f);
    }
    arc(pen, pen->at->mouth_x, pen->at->mouth_y, 4, 2, -1, 2.3f, pen->lips);
}

static void silly(const struct pen *pen) {
    float x = pen->at->x[0], y = pen->at->y[0];
    blush(pen);
    stroke(pen, x, y, -4.4f, -3.4f, 2.6f, 0, 2.6f, pen->line);
    stroke(pen, x, y, 2.6f, 0, -4.4f, 3.4f, 2.6f, pen->line);
    eye(pen, 1, 4, 5);
    spot(pen, pen->at->mouth_x, pen->at->mouth_y + 1, 5.2f, 4.2f, 0xff5a2438);
    spot(pen, pen->at->mouth_x, pen->at->mouth_y + 3, 3.2f, 2.6f, 0xffe87a80);
}

static void tired(const struct pen *pen) {
    for (int k = 0; k < 2; k++) {
        spot(pen, pen->at->x[k], pen->at->y[k] + 1.6f, 3.6f, 2.6f, pen->line);
        stroke(pen, pen->at->x[k], pen->at->y[k], -4.4f, 0, 4.4f, 0, 3.2f, pen->skin);
        arc(pen, pen->at->x[k], pen->at->y[k], 4.4f, 1.2f, 0.2f, 1.7f, pen->line);
    }
    spot(pen, pen->at->mouth_x, pen->at->mouth_y, 2.6f, 1.8f, pen->lips);
}

static void listens(const struct pen *pen) {
    for (int k = 0; k < 2; k++) {
        eye(pen, k, 3.8f, 5);
        brow(pen, k, 10.4f, 9);
    }
    arc(pen, pen->at->mouth_x, pen->at->mouth_y, 3.6f, -0.4f, 1.8f, 2.3f, pen->lips);
}

/* Lids, and where the eyes are open otherwise. */
static void lids(const struct pen *pen) {
    for (int k = 0; k < 2; k++) {
        spot(pen, pen->at->x[k], pen->at->y[k], 4.8f, 5.6f, pen->skin);
        arc(pen, pen->at->x[k], pen->at->y[k], 4.2f, 0, 1.8f, 2, pen->line);
    }
}

void face_draw(struct canvas *canvas, enum face_at at, enum view_face face,
               const struct face_look *look) {
    static void (*const faces[])(const struct pen *pen) = {
        [VIEW_FACE_GLAD] = glad,   [VIEW_FACE_HURT] = hurt,       [VIEW_FACE_SILLY] = silly,
        [VIEW_FACE_TIRED] = tired, [VIEW_FACE_LISTENS] = listens,
    };
    static const uint32_t lips[2] = {0xffa8674f, 0xff8a4f3e};
    struct pen pen = {.canvas = canvas,
                      .at = &places[at],
                      .x = look->x,
                      .y = look->y,
                      .sx = look->sx,
                      .sy = look->sy,
                      .mirrored = look->mirrored,
                      .skin = look->skin,
                      .line = 0xff2a2440,
                      .lips = lips[look->player]};
    if (at == FACE_NONE || (face == VIEW_FACE_CALM && !look->blinks)) {
        return;
    }
    if (face == VIEW_FACE_CALM) {
        lids(&pen);
        return;
    }
    for (int k = 0; k < 2; k++) {
        spot(&pen, pen.at->x[k], pen.at->y[k], 4.8f, 5.6f, pen.skin);
    }
    spot(&pen, pen.at->mouth_x, pen.at->mouth_y, 6.4f, 3.4f, pen.skin);
    faces[face](&pen);
    if (look->blinks && face == VIEW_FACE_LISTENS) {
        lids(&pen);
    }
}
