/* Cards of paper: a face to write on, a back with both their lanterns, and how one is turned over.
 * What is on the face makes no difference to how a card looks or turns. With little motion it lies
 * there, face up, at once. */
#include "kit/kit.h"

#include <math.h>

enum { TURN_MS = 280, LATE_MS = 60 /* the last picture is the whole */, FAN = 6 };

#define PAPER 0xffe9dbb9u
#define PAPER_EDGE 0xff8b6a45u
#define BACK 0xff443263u
#define BACK_EDGE 0xff241b42u
#define THREAD 0xffc79a5cu /* what is sewn or printed on it */

uint32_t seat_ink(int player) {
    return player == RULES_A ? 0xff8a3d08u : player == RULES_B ? 0xff0b5a5cu : COLOUR_INK;
}

static float corner_of(const struct stage *stage, struct rect area) {
    float corner = (float)unit(stage, 18), most = (float)(area.w < area.h ? area.w : area.h) * 0.3f;
    return corner < most ? corner : most;
}

static void draw_shadow(struct stage *stage, struct canvas *canvas, struct rect area) {
    struct rect below = {area.x + unit(stage, 2), area.y + unit(stage, 5), area.w, area.h};
    canvas_round_rect(canvas, below, corner_of(stage, area), 0x58080a20u);
}

/* Paper that was often held is darker where the hands were. */
static void draw_wear(struct stage *stage, struct canvas *canvas, struct rect area) {
    float corner = corner_of(stage, area);
    for (int i = 0; i < 4; i++) {
        canvas_round_frame(canvas, rect_grow(area, -unit(stage, 1.5f * (float)i)), corner,
                           (float)unit(stage, 2 + 3 * (float)i), 0x128b6a45u);
    }
    for (int i = 0; i < 9; i++) { /* fibres */
        float x = (float)area.x + (float)area.w * (0.06f + 0.88f * fmodf((float)i * 0.618f, 1));
        float y = (float)area.y + (float)area.h * (0.08f + 0.84f * fmodf((float)i * 0.381f, 1));
        float long_ = (float)unit(stage, 5 + (float)(i % 4) * 3), lean = (float)(i % 3 - 1) * 0.4f;
        canvas_line(canvas, x, y, x + long_, y + long_ * lean, (float)unit(stage, 1), 0x268b6a45u);
    }
}

/* A line around it, open at the corners, where a leaf lies. */
static void draw_ornament(struct stage *stage, struct canvas *canvas, struct rect area) {
    float in = (float)unit(stage, 13), off = (float)unit(stage, 20),
          line = (float)unit(stage, 1.5f);
    float left = (float)area.x + in, right = (float)(area.x + area.w) - in;
    float top = (float)area.y + in, foot = (float)(area.y + area.h) - in;
    uint32_t ink = 0x90a67c48u;
    canvas_line(canvas, left + off, top, right - off, top, line, ink);
    canvas_line(canvas, left + off, foot, right - off, foot, line, ink);
    canvas_line(canvas, left, top + off, left, foot - off, line, ink);
    canvas_line(canvas, right, top + off, right, foot - off, line, ink);
    for (int i = 0; i < 4; i++) {
        float x = i % 2 ? right : left, y = i / 2 ? foot : top, way = i % 2 ? -1 : 1,
              down = i / 2 ? -1 : 1, size = off * 0.62f;
        canvas_taper(canvas, x + way * size * 0.2f, y + down * size * 0.2f, line, x + way * size,
                     y + down * size * 0.35f, line * 0.4f, ink);
        canvas_taper(canvas, x + way * size * 0.2f, y + down * size * 0.2f, line,
                     x + way * size * 0.35f, y + down * size, line * 0.4f, ink);
        canvas_disc(canvas, x + way * line, y + down * line, line * 1.6f, ink);
    }
}

void card_face(struct stage *stage, struct canvas *canvas, struct rect area) {
    if (rect_empty(rect_cut(rect_grow(area, unit(stage, 6)), canvas->clip))) {
        return;
    }
    draw_shadow(stage, canvas, area);
    canvas_round_rect(canvas, area, corner_of(stage, area), PAPER);
    draw_wear(stage, canvas, area);
    canvas_round_frame(canvas, area, corner_of(stage, area), (float)unit(stage, 2), PAPER_EDGE);
    if (area.w > unit(stage, 120) && area.h > unit(stage, 120)) {
        draw_ornament(stage, canvas, area);
    }
}

/* --- the back --- */

/* A round lantern and one with corners, and a string of lights from one to the other: whose cards
 * they are. `narrow`: how much of its width is seen. */
static void draw_lanterns(struct canvas *canvas, float x, float y, float size, float narrow) {
    float aside = size * 1.5f * narrow, wide = size * 0.5f * narrow, line = size * 0.08f;
    canvas_glow_oval(canvas, x - aside, y, wide * 2.2f, size * 1.1f, COLOUR_A, 60);
    canvas_oval_ring(canvas, x - aside, y, wide, size * 0.5f, line, COLOUR_A);
    canvas_oval(canvas, x - aside, y, wide * 0.3f, size * 0.16f, COLOUR_GOLD);
    canvas_glow_oval(canvas, x + aside, y, wide * 2.2f, size * 1.1f, COLOUR_B, 60);
    for (int i = 0; i < 4; i++) {
        float across = i % 2 ? -wide : wide, down = (i / 2 ? -0.56f : 0.56f) * size;
        canvas_line(canvas, x + aside + across, y, x + aside, y + down, line, COLOUR_B);
    }
    canvas_oval(canvas, x + aside, y, wide * 0.3f, size * 0.16f, 0xffd8fff8u);
    for (int i = -4; i <= 4; i++) {
        float t = (float)i / 4, sag = (1 - t * t) * size * 0.34f;
        canvas_disc(canvas, x + t * (aside - wide * 1.35f), y + sag, line * (i % 2 ? 0.5f : 0.8f),
                    THREAD);
    }
}

/* `whole`: as wide as it is when it isn't being turned. */
static void draw_back(struct stage *stage, struct canvas *canvas, struct rect area, int whole) {
    float corner = corner_of(stage, area), x = (float)area.x + (float)area.w / 2,
          y = (float)area.y + (float)area.h / 2;
    int in = unit(stage, 9);
    draw_shadow(stage, canvas, area);
    canvas_round_rect(canvas, area, corner, BACK);
    canvas_round_frame(canvas, area, corner, (float)unit(stage, 2), BACK_EDGE);
    if (area.w > 4 * in) {
        canvas_round_frame(canvas, rect_grow(area, -in), corner * 0.7f, (float)unit(stage, 1.6f),
                           THREAD);
        float size = (float)(whole < area.h ? whole : area.h) * 0.22f;
        draw_lanterns(canvas, x, y, size, (float)area.w / (float)whole);
    }
}

void card_back(struct stage *stage, struct canvas *canvas, struct rect area) {
    if (!rect_empty(rect_cut(rect_grow(area, unit(stage, 6)), canvas->clip))) {
        draw_back(stage, canvas, area, area.w);
    }
}

/* --- a hand of them --- */

static struct rect join_of(struct turned_rect at) {
    float reach = at.w / 2 + at.h * 0.1f, high = at.h / 2 + at.w * 0.1f;
    return (struct rect){(int)(at.x - reach), (int)(at.y - high), (int)(2 * reach),
                         (int)(2 * high)};
}

static void draw_fanned(struct stage *stage, struct canvas *canvas, struct turned_rect at) {
    float line = (float)unit(stage, 1.6f);
    if (rect_empty(rect_cut(join_of(at), canvas->clip))) {
        return;
    }
    canvas_turned_rect(canvas, at, BACK_EDGE);
    struct turned_rect in = at;
    in.w -= (float)unit(stage, 4);
    in.h -= (float)unit(stage, 4);
    canvas_turned_rect(canvas, in, BACK);
    in.w = at.w - (float)unit(stage, 18);
    in.h = at.h - (float)unit(stage, 18);
    canvas_turned_rect(canvas, in, THREAD);
    in.w -= 2 * line;
    in.h -= 2 * line;
    canvas_turned_rect(canvas, in, BACK);
}

/* Held below, so that they open above; the next ones are nearest to the one in front. */
void card_fan(struct stage *stage, struct canvas *canvas, struct rect area, int count) {
    struct rect clip = canvas->clip;
    int shown = count < FAN ? count : FAN, edge = (int)corner_of(stage, area);
    float hand = (float)area.h * 2.3f;
    struct rect around[] = {
        {0, 0, canvas->width, area.y + edge},
        {0, area.y + area.h - edge, canvas->width, canvas->height},
        {0, area.y + edge, area.x + edge, area.h - 2 * edge},
        {area.x + area.w - edge, area.y + edge, canvas->width, area.h - 2 * edge}};
    for (int part = 0; part < 4; part++) { /* what lies behind the one in front is not seen */
        canvas_set_clip(canvas, rect_cut(clip, around[part]));
        for (int i = shown - 1; i >= 0 && !rect_empty(canvas->clip); i--) {
            float turn = 0.025f * (float)(i / 2 + 1) * (i % 2 ? -1 : 1);
            draw_fanned(
                stage, canvas,
                (struct turned_rect){.x = (float)area.x + (float)area.w / 2 + sinf(turn) * hand,
                                     .y = (float)area.y + (float)area.h / 2 +
                                          (1 - cosf(turn)) * hand - (float)unit(stage, 4),
                                     .w = (float)area.w,
                                     .h = (float)area.h,
                                     .radius = corner_of(stage, area),
                                     .turn = turn});
        }
    }
    canvas_set_clip(canvas, clip);
}

/* --- turned over --- */

static uint32_t age_of(const struct stage *stage, uint32_t since) {
    return stage->now - since;
}

bool card_turned(const struct stage *stage, uint32_t since) {
    return !since || stage->look.reduced_motion || age_of(stage, since) >= TURN_MS;
}

bool card_update(struct stage *stage, uint32_t since, struct rect area) {
    if (!since || stage->look.reduced_motion || age_of(stage, since) > TURN_MS + LATE_MS) {
        return false;
    }
    int lift = unit(stage, 18), shadow = unit(stage, 7);
    damage_rect(stage, (struct rect){area.x - shadow, area.y - lift, area.w + 2 * shadow,
                                     area.h + lift + shadow});
    return true;
}

/* Its back until it stands on edge, then its face; it is lifted a little meanwhile. */
void card_draw(struct stage *stage, struct canvas *canvas, struct rect area, uint32_t since) {
    if (card_turned(stage, since)) {
        card_face(stage, canvas, area);
        return;
    }
    float part = gently((float)age_of(stage, since) / TURN_MS), width = fabsf(cosf(part * 3.1416f));
    struct rect seen = area;
    seen.w = (int)((float)area.w * (width > 0.02f ? width : 0.02f));
    seen.x = area.x + (area.w - seen.w) / 2;
    seen.y -= (int)(sinf(part * 3.1416f) * (float)unit(stage, 16));
    if (part < 0.5f) {
        draw_back(stage, canvas, seen, area.w);
    } else {
        card_face(stage, canvas, seen);
    }
}
