/* What lies on the ground of a cell: plates, homes, tides, sunken stones, symbols. */
#include "view/looks.h"

#include <math.h>

struct spot {
    float x, y, cell; /* the cell's middle, in pixels */
};

static struct spot spot_of(const struct view *view, int cell) {
    float size = (float)view->layout.cell;
    return (struct spot){(float)view->layout.x + ((float)view_column(view, cell) + 0.5f) * size,
                         (float)view->layout.y + ((float)view_row(view, cell) + 0.5f) * size, size};
}

static void centred(const struct view *view, struct canvas *canvas, int sprite, struct spot at,
                    int alpha) {
    const struct image *image = &view->sprites.image[sprite];
    canvas_image(canvas, image, (int)lroundf(at.x - (float)image->width / 2),
                 (int)lroundf(at.y - (float)image->height / 2), alpha);
}

static void symbol(const struct view *view, struct canvas *canvas, int sprite, float x, float y,
                   uint32_t colour) {
    const struct image *image = &view->sprites.image[sprite];
    canvas_stencil(canvas, image, (int)lroundf(x - (float)image->width / 2),
                   (int)lroundf(y - (float)image->height / 2), colour);
}

/* As many as the question's number, each in the shape of the one who may step: so two questions on
 * one board are told apart, and whose turn to listen it is. */
void fixture_pips(const struct view *view, struct canvas *canvas, int question, float x, float y,
                  float size) {
    bool round = view->level->question[question].by == RULES_B;
    for (int i = 0; i <= question; i++) {
        float at = x + ((float)i - (float)question / 2) * size * 3.0f;
        if (round) {
            canvas_disc(canvas, at, y, size * 1.25f, 0xff2a2c50);
            canvas_disc(canvas, at, y, size, 0xff000000 | AMBER);
            continue;
        }
        canvas_taper(canvas, at - size * 0.35f, y, size * 0.95f, at + size * 0.35f, y, size * 0.95f,
                     0xff2a2c50);
        for (int k = 0; k <= (int)(size * 1.25f); k++) {
            int wide = (int)(size * 1.25f) - k;
            struct rect line = {(int)at - wide, (int)y - k, 2 * wide + 1, 1};
            canvas_fill(canvas, line, 0xff000000 | TEAL);
            line.y = (int)y + k;
            canvas_fill(canvas, line, 0xff000000 | TEAL);
        }
    }
}

static void draw_sign(struct canvas *canvas, const struct image *sign, int player, float x, float y,
                      int alpha) {
    for (int bold = 1; bold >= 0; bold--) {
        uint32_t colour = bold ? 0x1c2450 : player == RULES_A ? AMBER : TEAL;
        canvas_stencil(canvas, &sign[bold], (int)lroundf(x - (float)sign[bold].width / 2),
                       (int)lroundf(y - (float)sign[bold].height / 2),
                       colour_alpha(colour, bold ? alpha * 2 / 3 : alpha));
    }
}

void fixture_walker(const struct view *view, struct canvas *canvas, int question, float x, float y,
                    int alpha) {
    int player = !view->level->question[question].by;
    draw_sign(canvas, view->sprites.sign[player], player, x, y, alpha);
}

void view_walker_sign(struct view *view, struct canvas *canvas, int question, float x, float y,
                      float radius) {
    int player = !view->level->question[question].by;
    struct image sign[2];
    sprites_make_sign(&sign[0], player, radius, radius * SIGN_LINE);
    sprites_make_sign(&sign[1], player, radius, radius * SIGN_BOLD);
    draw_sign(canvas, sign, player, x, y, 255);
    image_release(&sign[0]);
    image_release(&sign[1]);
    if (view->level->question_count > 1) {
        fixture_pips(view, canvas, question, x, y, radius * 0.17f);
    }
}

void fixture_plate(const struct view *view, struct canvas *canvas, int cell) {
    struct spot at = spot_of(view, cell);
    float down = view->shown[cell];
    int part = (int)(down * 255);
    if (part < 255) {
        centred(view, canvas, SPRITE_PLATE, at, 255);
    }
    if (part > 0) {
        centred(view, canvas, SPRITE_PLATE_DOWN, at, part);
    }
    float lift = (1 - down) * 0.04f * at.cell;
    symbol(view, canvas, SPRITE_RUNE + view->level->fixture[cell].index, at.x, at.y - lift,
           colour_mix(0xffeef0ff, 0xff000000 | GOLD, part));
}

/* Around the rim as many knots as the promise asks, gold while they are still to be kept. */
void fixture_promise(const struct view *view, struct canvas *canvas, int cell) {
    struct spot at = spot_of(view, cell);
    const struct rules_fixture *fixture = &view->level->fixture[cell];
    centred(view, canvas, SPRITE_PROMISE, at, 255);
    symbol(view, canvas, SPRITE_RUNE + fixture->index, at.x, at.y - 0.04f * at.cell,
           colour_mix(0xffeef0ff, 0xff000000 | GOLD, (int)(view->shown[cell] * 256)));
    int left = 0;
    for (int player = 0; player < 2; player++) {
        if (view->state.at[player] == cell) {
            left = view->state.promise[player];
        }
    }
    for (int i = 0; i < fixture->value; i++) {
        float turn = 6.2832f * (float)i / (float)fixture->value - 1.5708f;
        float x = at.x + cosf(turn) * at.cell * 0.41f,
              y = at.y - at.cell * 0.04f + sinf(turn) * at.cell * 0.36f;
        canvas_disc(canvas, x, y, at.cell * 0.055f, 0xff2c3058);
        canvas_disc(canvas, x, y, at.cell * 0.036f, i < left ? 0xff000000 | GOLD : 0xff8f95bd);
    }
}

enum { TIDE_DARK = 0x10183c };

/* A triangle: up, the water will rise at the turn; down, it will fall. Then a pip for each action
 * that is left, and rings for those that are past. The last one is gold: the next action turns it.
 */
void fixture_tide_pips(const struct view *view, struct canvas *canvas, int cell, float x, float y,
                       float size) {
    int period = view->level->tide_period, left = rules_tide_left(view->level, &view->state);
    float apart = fminf(0.27f, 1.0f / ((float)period + 1.1f)) * size, round = apart * 0.36f;
    float wide = apart * (float)(period + 1) + round * 0.4f, high = round * 3.1f;
    uint32_t face = 0xff000000 | (left <= 1 ? GOLD : CREAM);
    struct rect pill = {(int)lroundf(x - wide / 2), (int)lroundf(y - high / 2), (int)lroundf(wide),
                        (int)lroundf(high)};
    canvas_round_rect(canvas, pill, high / 2, colour_alpha(TIDE_DARK, 225));
    canvas_round_frame(canvas, pill, high / 2, fmaxf(1, round * 0.16f), colour_alpha(face, 120));
    float at = x - apart * (float)period / 2;
    float lean = rules_tide_low(view->level, &view->state, cell) ? -round : round;
    canvas_taper(canvas, at, y - lean * 0.8f, round * 0.95f, at, y + lean * 1.15f, 0.4f, face);
    for (int i = 0; i < period; i++) {
        at += apart;
        if (i < left) {
            canvas_disc(canvas, at, y, round, face);
        } else {
            canvas_ring(canvas, at, y, round * 0.8f, round * 0.34f, 0xff8fa6d8);
        }
    }
}

/* How many cells of one tide lie side by side from here eastwards. */
static int tide_run(const struct view *view, int cell) {
    int run = 0, next = cell, value = view->level->fixture[cell].value;
    while (next != RULES_NOWHERE && view->level->fixture[next].kind == RULES_TIDE &&
           view->level->fixture[next].value == value) {
        run++, next = view->level->neighbour[next][RULES_EAST];
    }
    return run;
}

/* The first of a group tells for all of it. */
static bool tells_tide(const struct view *view, int cell) {
    const struct rules_fixture *own = &view->level->fixture[cell];
    if (own->kind != RULES_TIDE) {
        return false;
    }
    for (int side = 0; side < 2; side++) {
        int next = view->level->neighbour[cell][side ? RULES_WEST : RULES_NORTH];
        if (next != RULES_NOWHERE && view->level->fixture[next].kind == RULES_TIDE &&
            view->level->fixture[next].value == own->value) {
            return false;
        }
    }
    return true;
}

/* The row of pips is as wide as its cells allow, up to two. */
static float tide_width(const struct view *view, int cell) {
    return tide_run(view, cell) > 1 ? 1.7f : 1.0f;
}

void fixtures_tide_damage(struct view *view) {
    for (int cell = 0; cell < view->level->width * view->level->height; cell++) {
        if (tells_tide(view, cell)) {
            struct rect area = view_cell_rect(view, cell);
            area.w *= tide_run(view, cell);
            view_damage_add(view, rect_grow(area, view->layout.cell / 6));
        }
    }
}

/* After all the ground: over the cells beside, too. */
void fixtures_tide_gauges(const struct view *view, struct canvas *canvas) {
    for (int cell = 0; cell < view->level->width * view->level->height; cell++) {
        if (!tells_tide(view, cell)) {
            continue;
        }
        struct spot at = spot_of(view, cell);
        float run = (float)tide_run(view, cell);
        fixture_tide_pips(view, canvas, cell, at.x + at.cell * (run - 1) / 2,
                          at.y - at.cell * 0.32f, at.cell * tide_width(view, cell));
    }
}

/* Rising, the water grows from the middle behind a line of foam; falling, it draws back. */
void fixture_tide(const struct view *view, struct canvas *canvas, int cell) {
    struct spot at = spot_of(view, cell);
    float low = smooth(view->shown[cell]), full = 1 - 0.5f * low;
    const struct image *water = &view->sprites.image[SPRITE_TIDE_HIGH];
    centred(view, canvas, SPRITE_TIDE_LOW, at, 255);
    if (low <= 0) {
        centred(view, canvas, SPRITE_TIDE_HIGH, at, 235);
    } else if (low < 1) {
        int side = (int)((float)water->width * full);
        struct rect to = {(int)at.x - side / 2, (int)at.y - side / 2, side, side};
        canvas_image_stretched(canvas, water, to, (int)((1 - low * low) * 235));
        canvas_oval_ring(canvas, at.x, at.y, at.cell * 0.48f * full, at.cell * 0.46f * full,
                         at.cell * 0.03f, colour_alpha(0xd8ecff, (int)(170 * (1 - low))));
    }
    /* One or two shells for the phase, so that cells that fall dry together are seen to. */
    for (int i = 0; i <= view->level->fixture[cell].value; i++) {
        canvas_oval(canvas, at.x + at.cell * (0.34f - 0.15f * (float)i), at.y + at.cell * 0.36f,
                    at.cell * 0.055f, at.cell * 0.042f, 0xfff3dccb);
    }
}

/* Rings go out from it while somebody is near; around who stands there they mark the room. */
void fixture_quiet(const struct view *view, struct canvas *canvas, int cell) {
    struct spot at = spot_of(view, cell);
    float near = smooth(view->shown[cell]);
    float time = view->full_motion ? (float)(view->now / VIEW_GLINT_MS) * 0.03f : 0.5f;
    bool inside = view->state.at[RULES_A] == cell || view->state.at[RULES_B] == cell;
    centred(view, canvas, SPRITE_QUIET, at, 235);
    for (int k = 0; k < 2 && near > 0; k++) {
        float age = time + (float)k * 0.5f;
        age -= floorf(age);
        float radius = at.cell * (inside ? 0.6f + 0.8f * age : 0.3f + 0.35f * age);
        canvas_oval_ring(canvas, at.x, at.y, radius, radius * 0.92f, at.cell * 0.035f,
                         colour_alpha(0xaff0e4, (int)(170 * near * sinf(age * 3.1416f))));
    }
}

/* The way through a gate shows its symbol even when the bars are down in the ground. */
void fixture_threshold(const struct view *view, struct canvas *canvas, int cell) {
    struct spot at = spot_of(view, cell);
    symbol(view, canvas, SPRITE_RUNE + view->level->fixture[cell].index, at.x,
           at.y + at.cell * 0.14f,
           colour_mix(0x90eef0ff, 0xf0000000 | GOLD, (int)(256 * view->shown[cell])));
}

void fixture_heard_threshold(const struct view *view, struct canvas *canvas, int cell) {
    struct spot at = spot_of(view, cell);
    fixture_pips(view, canvas, view->level->fixture[cell].index, at.x, at.y + at.cell * 0.30f,
                 at.cell * 0.05f);
}

/* The post's symbol on the water. */
void fixture_berth(const struct view *view, struct canvas *canvas, int cell) {
    struct spot at = spot_of(view, cell);
    symbol(view, canvas, SPRITE_RUNE + view->level->fixture[cell].index, at.x, at.y, 0x70cfd8ff);
}

/* What needs no more than its picture. */
void fixture_picture(const struct view *view, struct canvas *canvas, int cell) {
    centred(view, canvas, looks[view->level->fixture[cell].kind].sprite, spot_of(view, cell), 255);
}

static void draw_sunken(const struct view *view, struct canvas *canvas, int cell) {
    const struct slide *slide = slide_to(view, cell, false);
    float down = slide != NULL && slide->sinks ? slide_sunk(slide) : 1;
    if (rules_sunken(view->level, &view->state, cell) && down > 0) {
        centred(view, canvas, SPRITE_STONE_SUNK, spot_of(view, cell), (int)(255 * down));
    }
}

void fixture_draw_flat(const struct view *view, struct canvas *canvas, int cell) {
    const struct look *look = &looks[view->level->fixture[cell].kind];
    draw_sunken(view, canvas, cell);
    if (look->lies) {
        look->lies(view, canvas, cell);
    }
}
