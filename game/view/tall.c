/* What stands on a cell: gates, fences, bells, stars, stones, and the boat. Their feet are near the
 * cell's lower edge; they reach into the cell behind. */
#include "view/looks.h"

#include <math.h>

struct point {
    float x, y; /* pixels */
};

static float middle(const struct view *view, int cell) {
    return (float)view->layout.x +
           ((float)view_column(view, cell) + 0.5f) * (float)view->layout.cell;
}

/* Draws a sprite so that its lower edge is `foot` cells below the top of the cell. */
static struct rect standing(const struct view *view, struct canvas *canvas, int sprite, int cell,
                            float foot, int alpha) {
    const struct image *image = &view->sprites.image[sprite];
    float y = (float)view->layout.y +
              ((float)view_row(view, cell) + foot) * (float)view->layout.cell;
    struct rect at = {(int)lroundf(middle(view, cell) - (float)image->width / 2),
                      (int)lroundf(y) - image->height, image->width, image->height};
    canvas_image(canvas, image, at.x, at.y, alpha);
    return at;
}

static void stamp(const struct view *view, struct canvas *canvas, int sprite, float x, float y,
                  uint32_t colour) {
    const struct image *image = &view->sprites.image[sprite];
    canvas_stencil(canvas, image, (int)lroundf(x - (float)image->width / 2),
                   (int)lroundf(y - (float)image->height / 2), colour);
}

/* Bars go down into the ground: the lower part of their picture is cut away. Returns the place of
 * the sign on them. */
static struct point draw_gate(const struct view *view, struct canvas *canvas, int cell) {
    int posts = looks[view->level->fixture[cell].kind].sprite;
    const struct image *bars = &view->sprites.image[posts + 1];
    float open = smooth(view->shown[cell]);
    int ground = (int)((float)bars->height * 0.92f), sunk = (int)(open * 0.70f * (float)ground);
    struct rect at = standing(view, canvas, posts, cell, 1.0f, 255);
    if (open < 1) {
        struct rect part = {0, 0, bars->width, ground - sunk};
        canvas_image_part(canvas, bars, part, at.x, at.y + sunk, 255);
    }
    return (struct point){middle(view, cell), (float)at.y + (float)at.h * 0.59f + (float)sunk};
}

static bool is_shut(const struct view *view, int cell) {
    return smooth(view->shown[cell]) < 0.5f;
}

void tall_heard_gate(const struct view *view, struct canvas *canvas, int cell) {
    draw_gate(view, canvas, cell);
}

void tall_gate(const struct view *view, struct canvas *canvas, int cell) {
    const struct rules_fixture *fixture = &view->level->fixture[cell];
    struct point sign = draw_gate(view, canvas, cell);
    float size = (float)view->layout.cell;
    if (!is_shut(view, cell)) {
        return;
    }
    stamp(view, canvas, SPRITE_RUNE + fixture->index, sign.x, sign.y, 0xfffff0d0);
    if (fixture->value) { /* open until its plate is pressed */
        canvas_ring(canvas, sign.x, sign.y, size * 0.185f, size * 0.03f, 0xfffff0d0);
    }
}

void tall_star_gate(const struct view *view, struct canvas *canvas, int cell) {
    struct point sign = draw_gate(view, canvas, cell);
    float size = (float)view->layout.cell;
    if (is_shut(view, cell)) {
        stamp(view, canvas, SPRITE_RUNE + view->level->fixture[cell].index, sign.x,
              sign.y + size * 0.06f, 0xffffe6ac);
    }
}

void tall_fence(const struct view *view, struct canvas *canvas, int cell) {
    const struct rules_fixture *fixture = &view->level->fixture[cell];
    int down = (int)(smooth(view->shown[cell]) * 255);
    struct rect at = standing(view, canvas, SPRITE_FENCE_DOWN, cell, 1.04f, down);
    if (down == 255) {
        return;
    }
    standing(view, canvas, SPRITE_FENCE, cell, 1.04f, 255 - down);
    float size = (float)view->layout.cell, y = (float)at.y + (float)at.h * 0.43f;
    bool known = view->state.heard >> fixture->index & 1;
    stamp(view, canvas, SPRITE_SIGN + fixture->value, middle(view, cell), y - size * 0.02f,
          colour_alpha(known ? GOLD : 0xf4f6ff, 255 - down));
    if (down < 64) {
        fixture_pips(view, canvas, fixture->index, middle(view, cell), y + size * 0.26f,
                     size * 0.04f);
    }
    veil_logs(view, canvas, cell, 0.92f, 0.40f);
}

void tall_star(const struct view *view, struct canvas *canvas, int cell) {
    int lit = (int)(smooth(view->shown[cell]) * 255);
    if (lit < 255) {
        standing(view, canvas, SPRITE_STAR, cell, 0.92f, 255 - lit);
    }
    if (lit > 0) {
        standing(view, canvas, SPRITE_STAR_LIT, cell, 0.92f, lit);
    }
    if (view->level->fixture[cell].index > 0) { /* most boards have a single channel of stars */
        stamp(view, canvas, SPRITE_RUNE + view->level->fixture[cell].index, middle(view, cell),
              (float)view->layout.y +
                  ((float)view_row(view, cell) + 0.54f) * (float)view->layout.cell,
              colour_mix(0xffdfe4ff, 0xff8a5a20, lit));
    }
}

static void draw_stone(const struct view *view, struct canvas *canvas, int cell) {
    const struct slide *slide = slide_to(view, cell, false);
    int index = rules_stone_at(view->level, &view->state, cell);
    if (slide == NULL && index < 0) {
        return;
    }
    int kind = slide != NULL ? slide->stone : view->level->stone[index].kind;
    int lent = slide != NULL ? slide->lent : view->level->stone[index].lent;
    float x = (float)view_column(view, cell), y = (float)view_row(view, cell), sunk = 0;
    if (slide != NULL) {
        slide_place(view, slide, &x, &y);
        sunk = slide_sunk(slide);
    }
    const struct image *image = &view->sprites.image[SPRITE_STONE + kind];
    float size = (float)view->layout.cell;
    float middle = (float)view->layout.x + (x + 0.5f) * size,
          foot = (float)view->layout.y + (y + 0.92f + 0.3f * sunk * sunk) * size;
    canvas_image(canvas, image, (int)lroundf(middle - (float)image->width / 2),
                 (int)lroundf(foot) - image->height, (int)(255 * (1 - sunk)));
    if (lent) {
        float loose = index >= 0 ? view->told.lent[index]
                                 : (float)(view->state.heard >> (lent - 1) & 1);
        ribbon_draw(view, canvas, kind, lent - 1, loose, middle, foot, (int)(255 * (1 - sunk)));
    }
}

void tall_bell(const struct view *view, struct canvas *canvas, int cell) {
    struct rect at = standing(view, canvas, SPRITE_BELL, cell, 0.96f, 255);
    stamp(view, canvas, SPRITE_RUNE + view->level->fixture[cell].index,
          (float)at.x + (float)at.w * 0.2125f, (float)at.y + (float)at.h * 0.627f, 0xffeef0ff);
}

void tall_mooring(const struct view *view, struct canvas *canvas, int cell) {
    standing(view, canvas, SPRITE_MOORING, cell, 0.98f, 255);
}

void fixture_draw_tall(const struct view *view, struct canvas *canvas, int cell) {
    const struct look *look = &looks[view->level->fixture[cell].kind];
    if (look->stands) {
        look->stands(view, canvas, cell);
    }
    draw_stone(view, canvas, cell);
}

void boat_at(const struct view *view, float *x, float *y) {
    int cell = view->level->post[view->state.boat];
    const struct slide *slide = slide_to(view, cell, true);
    *x = (float)view_column(view, cell), *y = (float)view_row(view, cell);
    if (slide != NULL) {
        slide_place(view, slide, x, y);
    }
}

void boat_draw(const struct view *view, struct canvas *canvas) {
    float x, y, size = (float)view->layout.cell;
    boat_at(view, &x, &y);
    const struct image *image = &view->sprites.image[SPRITE_BOAT];
    float bob = view->full_motion ? sinf((float)(view->now / 84 * 84) / 900) * 0.012f : 0;
    canvas_image(canvas, image,
                 (int)lroundf((float)view->layout.x + (x + 0.5f) * size - (float)image->width / 2),
                 (int)lroundf((float)view->layout.y + (y + 1.12f + bob) * size) - image->height,
                 255);
}
