/* Spans: two strands, an amber and a teal one, that twine. Until both voices are heard they float
 * loosely, and a sign of two tablets shows which pairs of answers this lane carries, a pair a line:
 * the round one holds A's marks, the square one B's. Which pair it was is shown by nothing: a
 * bridge stands for all of its pairs. */
#include "view/looks.h"

#include <math.h>

enum { STEPS = 32, TURNS = 2 };
#define ASIDE(who) ((who) ? 0.235f : -0.235f) /* a tablet, from the middle of the sign */

struct strands {
    struct canvas *canvas;
    struct rect box;
    bool across;
    float swing, width; /* cells */
    uint32_t colour[2]; /* of A's and of B's, with their alpha */
};

/* Where a strand is after part u of the cell; the two are half a turn apart and meet its edges in
 * the middle, so those of the next cell go on. */
static void strand_at(const struct strands *s, int who, float u, float *x, float *y) {
    float aside = 0.5f + s->swing * sinf(6.2832f * TURNS * u + (who ? 3.1416f : 0));
    *x = (float)s->box.x + (float)s->box.w * (s->across ? u : aside);
    *y = (float)s->box.y + (float)s->box.h * (s->across ? aside : u);
}

static void strand_piece(const struct strands *s, int who, int k) {
    float x0, y0, x1, y1, wide = s->width * (float)s->box.w;
    uint32_t colour = s->colour[who], alpha = colour >> 24;
    strand_at(s, who, (float)k / STEPS, &x0, &y0);
    strand_at(s, who, (float)(k + 1) / STEPS, &x1, &y1);
    canvas_line(s->canvas, x0, y0 + wide * 0.2f, x1, y1 + wide * 0.2f, wide * 1.25f,
                colour_alpha(0x141830, (int)(alpha * 3 / 4)));
    canvas_line(s->canvas, x0, y0, x1, y1, wide, colour);
    canvas_line(s->canvas, x0, y0 - wide * 0.22f, x1, y1 - wide * 0.22f, wide * 0.28f,
                colour_alpha(colour_mix(colour, 0xffffffff, 110), (int)alpha));
    if (k % 8 == 4) { /* twists of the one, knots of the other */
        canvas_disc(s->canvas, (x0 + x1) / 2, (y0 + y1) / 2, wide * (who ? 0.34f : 0.22f),
                    colour_alpha(0x2a2440, (int)(alpha / 2)));
    }
}

/* Over and under by turns. */
static void strands_draw(const struct strands *s) {
    for (int k = 0; k < STEPS; k++) {
        int over = (k + STEPS / TURNS / 4) * TURNS * 2 / STEPS % 2 ? RULES_B : RULES_A;
        strand_piece(s, !over, k);
        strand_piece(s, over, k);
    }
}

void span_lies(const struct view *view, struct canvas *canvas, int cell) {
    struct rect box = view_cell_rect(view, cell);
    float shown = view->shown[cell], firm = smooth(shown), faded = shown < 0 ? smooth(-shown) : 0;
    int alpha = (int)(mix(150, 255, firm) * (1 - 0.6f * faded));
    veil_planks(view, canvas, cell);
    struct strands strands = {.canvas = canvas,
                              .box = box,
                              .across = veil_runs_across(view, cell),
                              .swing = mix(0.32f, 0.135f, firm),
                              .width = mix(0.05f, 0.12f, firm),
                              .colour = {cloth_colour(view, 0xff000000 | AMBER, box),
                                         cloth_colour(view, 0xff000000 | TEAL, box)}};
    for (int who = 0; who < 2; who++) {
        strands.colour[who] = colour_alpha(strands.colour[who], alpha);
    }
    strands_draw(&strands);
}

/* --- the sign --- */

struct sign {
    const struct view *view;
    struct canvas *canvas;
    float x, y, size; /* its middle in pixels, a cell */
    int marks, alpha;
    int mark;   /* the first sprite of its marks */
    float line; /* from one pair to the next, in cells */
};

static void tablet(const struct sign *s, int who) {
    float middle = s->x + ASIDE(who) * s->size, wide = 0.40f * s->size;
    float high = (s->line * (float)s->marks + 0.03f) * s->size;
    struct rect area = {(int)lroundf(middle - wide / 2), (int)lroundf(s->y - high / 2),
                        (int)lroundf(wide), (int)lroundf(high)};
    float round = who ? 1 : wide * 0.42f, frame = fmaxf(1.5f, s->size * 0.028f);
    uint32_t colour = who ? TEAL : AMBER;
    canvas_round_rect(s->canvas, area, round, colour_alpha(0x141a3c, s->alpha * 232 / 255));
    canvas_round_frame(s->canvas, area, round, frame, colour_alpha(colour, s->alpha));
}

static void pair(const struct sign *s, int row, const int mark[2]) {
    float y = s->y + ((float)row - (float)(s->marks - 1) / 2) * s->line * s->size;
    canvas_line(s->canvas, s->x - s->size * 0.06f, y, s->x + s->size * 0.06f, y, s->size * 0.045f,
                colour_alpha(CREAM, s->alpha));
    for (int who = 0; who < 2; who++) {
        const struct image *image = &s->view->sprites.image[s->mark + mark[who]];
        int x = (int)lroundf(s->x + ASIDE(who) * s->size - (float)image->width / 2);
        int top = (int)lroundf(y - (float)image->height / 2), bold = (int)(s->size / 64) + 1;
        for (int k = 0; k < 3;
             k++) { /* small marks have thin lines: thicker they are read from afar */
            canvas_stencil(s->canvas, image, x + (k & 1) * bold, top + (k >> 1) * bold,
                           colour_alpha(who ? 0xb4fff2 : 0xffdc9c, s->alpha));
        }
    }
}

/* Where more than one pair of questions may be asked, both have their pips. */
static void pips(const struct sign *s, const int question[2]) {
    float y = s->y + (s->line * (float)s->marks * 0.5f + 0.055f) * s->size;
    for (int who = 0; who < 2 && s->view->level->question_count > 2; who++) {
        fixture_pips(s->view, s->canvas, question[who], s->x + ASIDE(who) * s->size, y,
                     s->size * 0.032f);
    }
}

/* `cell` at the scale at which it is drawn: twice as large, its marks are others. */
static void sign_draw(const struct view *view, struct canvas *canvas, int cell, float x, float y,
                      float scale, int alpha) {
    static const float lines[] = {[2] = 0.41f, [3] = 0.30f, [4] = 0.236f};
    const struct rules_fixture *fixture = &view->level->fixture[cell];
    int marks = view->level->question[fixture->index].marks;
    bool large = scale > 1.5f;
    struct sign sign = {.view = view,
                        .canvas = canvas,
                        .x = x,
                        .y = y,
                        .size = (float)view->layout.cell * scale,
                        .marks = marks,
                        .alpha = alpha,
                        .mark = marks == 2 ? (large ? SPRITE_MARK : SPRITE_SIGN)
                                           : (large ? SPRITE_SIGN : SPRITE_PAIR),
                        .line = lines[marks]};
    tablet(&sign, RULES_A);
    tablet(&sign, RULES_B);
    for (int row = 0; row < marks; row++) {
        pair(&sign, row, (const int[2]){row, (fixture->value + marks - row) % marks});
    }
    if (alpha > 128 && !large) {
        bool first = view->level->question[fixture->index].by == RULES_A;
        pips(&sign, (const int[2]){first ? fixture->index : fixture->also,
                                   first ? fixture->also : fixture->index});
    }
}

void span_stands(const struct view *view, struct canvas *canvas, int cell) {
    struct rect box = view_cell_rect(view, cell);
    float shown = view->shown[cell], gone = smooth(fabsf(shown));
    float density = shown > 0 ? 1 - gone : 1 - 0.72f * gone;
    if (density <= 0) {
        return;
    }
    veil_mist(view, canvas, cell, density * 0.7f);
    float clear = (shown > 0 ? 1 - gone : 1 - 0.6f * gone) * mix(0.72f, 1, told_awake(view, cell));
    sign_draw(view, canvas, cell, (float)box.x + (float)box.w / 2,
              (float)box.y + (float)box.h * 0.45f, 1, (int)(255 * clear));
    veil_logs(view, canvas, cell, 0.45f, 0.34f);
}

/* --- the same, twice as large, over the head of who stands before it --- */

#define LENS 1.9f
enum { LENS_MS = 240 };

/* A span beside this player that is still to be heard, or -1. */
static int span_before(const struct view *view, int player) {
    int at = view->state.at[player], found = -1;
    for (int turn = 3; turn >= 0; turn--) { /* what it looks at comes last */
        int direction = (view->actor[player].direction + turn) % 4;
        int next = view->level->neighbour[at][direction];
        if (next != RULES_NOWHERE && view->level->fixture[next].kind == RULES_SPAN &&
            looks[RULES_SPAN].goal(view, next) == 0) {
            found = next;
        }
    }
    return found;
}

/* Neither over the friend nor over the words below the board. */
static bool has_room(const struct view *view, int player, struct rect at) {
    return at.x >= 0 && at.x + at.w <= view->layout.side && at.y >= 0 &&
           at.y + at.h <= view->layout.end && rect_empty(rect_cut(at, actor_rect(view, !player)));
}

/* Over the head, under the feet or behind the back; aside of the span, so that its own sign and
 * those of the lanes beside it stay to be seen. Empty where there is no room. */
static struct rect lens_rect(const struct view *view, int player, int cell) {
    struct rect head = actor_rect(view, player);
    int size = view->layout.cell, side = (int)((float)size * LENS * 1.06f), gap = size / 8;
    int dx = view_column(view, cell) - view_column(view, view->state.at[player]);
    int x = head.x + head.w / 2 - side / 2 - dx * size * 11 / 20;
    struct rect at[] = {{x, head.y - side - gap, side, side},
                        {x, head.y + head.h + gap, side, side},
                        {x - dx * size, head.y + head.h / 2 - side / 2, side, side}};
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
        if (has_room(view, player, at[i])) {
            return at[i];
        }
    }
    return (struct rect){0};
}

bool span_lens_update(struct view *view, int player, int ms) {
    struct lens *lens = &view->told.lens[player];
    int cell = view->actor[player].motion == MOTION_REST ? span_before(view, player) : -1;
    struct rect at = cell >= 0 ? lens_rect(view, player, cell) : (struct rect){0};
    bool stays = !rect_empty(at) && (cell == lens->cell || lens->shown <= 0);
    float goal = stays ? 1 : 0, last = lens->shown;
    struct rect seen = lens->seen;
    if (stays) { /* when it goes, it goes where it was */
        lens->cell = cell;
        lens->seen = rect_grow(at, 2);
    }
    told_ease(&lens->shown, goal, (float)ms / LENS_MS);
    bool changed = lens->shown != last;
    if (changed || (last > 0 && (seen.x != lens->seen.x || seen.y != lens->seen.y))) {
        view_damage_add(view, seen);
        view_damage_add(view, lens->seen);
    }
    return changed;
}

void span_lens_draw(const struct view *view, struct canvas *canvas, int player) {
    const struct lens *lens = &view->told.lens[player];
    if (lens->shown <= 0 || view->actor[player].refusal_left > 0) {
        return;
    }
    struct rect at = rect_grow(lens->seen, -2);
    int alpha = (int)(255 * smooth(lens->shown));
    float round = (float)at.w * 0.10f;
    canvas_round_rect(canvas, at, round, colour_alpha(0x8f97c8, alpha));
    canvas_round_rect(canvas, rect_grow(at, -2), round, colour_alpha(0x20264f, alpha));
    sign_draw(view, canvas, lens->cell, (float)at.x + (float)at.w / 2,
              (float)at.y + (float)at.h / 2, LENS, alpha);
}
