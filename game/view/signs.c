/* What hovers over a bearer: why a move was refused, and what is left of a promise. */
#include "view/looks.h"

#include <math.h>

enum { POP_MS = 120 };

/* Round for A, a diamond for B: as on their stones. */
static void shape_of(struct canvas *canvas, int player, float x, float y, float radius) {
    if (player == RULES_A) {
        canvas_disc(canvas, x, y, radius, 0xff000000 | AMBER);
        return;
    }
    int most = (int)(radius * 1.2f);
    for (int k = -most; k <= most; k++) {
        int wide = most - (k < 0 ? -k : k);
        canvas_fill(canvas, (struct rect){(int)x - wide, (int)y + k, 2 * wide + 1, 1},
                    0xff000000 | TEAL);
    }
}

struct bubble {
    const struct view *view;
    struct canvas *canvas;
    int player, cell; /* whose move was refused, and onto what */
    float x, y, size; /* its middle, a cell */
};

static void picture(const struct bubble *b, int sprite, float down) {
    const struct image *image = &b->view->sprites.image[sprite];
    int side = (int)(b->size * 0.62f);
    int high = image->height * side / (image->width > image->height ? image->width : image->height);
    int wide = image->width * side / (image->width > image->height ? image->width : image->height);
    struct rect to = {(int)b->x - wide / 2, (int)(b->y + down * b->size) - high / 2, wide, high};
    if (wide > 0 && high > 0) {
        canvas_image_stretched(b->canvas, image, to, 255);
    }
}

static void stamp(const struct bubble *b, int sprite, float up, uint32_t colour) {
    const struct image *image = &b->view->sprites.image[sprite];
    canvas_stencil(b->canvas, image, (int)b->x - image->width / 2,
                   (int)(b->y - up * b->size) - image->height / 2, colour);
}

static void promised(const struct bubble *b) {
    picture(b, SPRITE_PROMISE, 0);
}

/* Whose it is to push; both beside each other for what is heavy. */
static void stone(const struct bubble *b) {
    int index = rules_stone_at(b->view->level, &b->view->state, b->cell);
    int kind = index < 0 ? RULES_STONE_ANY : b->view->level->stone[index].kind;
    for (int who = 0; who < 2; who++) {
        if (kind == (who == RULES_A ? RULES_STONE_B : RULES_STONE_A)) {
            continue;
        }
        float side = kind == RULES_STONE_HEAVY ? (who == RULES_A ? -0.17f : 0.17f) : 0;
        shape_of(b->canvas, who, b->x + side * b->size, b->y, b->size * 0.13f);
    }
}

static void stuck(const struct bubble *b) {
    float size = b->size;
    canvas_disc(b->canvas, b->x - size * 0.10f, b->y, size * 0.17f, 0xffb9bfe0);
    canvas_line(b->canvas, b->x + size * 0.16f, b->y - size * 0.2f, b->x + size * 0.16f,
                b->y + size * 0.2f, size * 0.07f, 0xffeef0ff);
}

static void plate(const struct bubble *b) {
    picture(b, SPRITE_PLATE, 0);
    stamp(b, SPRITE_RUNE + b->view->level->fixture[b->cell].index, 0.02f, 0xffeef0ff);
}

static void star(const struct bubble *b) {
    picture(b, SPRITE_STAR_LIT, 0);
}

/* Something has to be heard: the pips of its question. */
static void question(const struct bubble *b) {
    fixture_pips(b->view, b->canvas, b->view->level->fixture[b->cell].index, b->x, b->y,
                 b->size * 0.085f);
}

static void tide(const struct bubble *b) {
    fixture_tide_pips(b->view, b->canvas, b->cell, b->x, b->y, b->size * 0.8f);
}

static void quiet(const struct bubble *b) {
    picture(b, SPRITE_QUIET, 0);
    canvas_disc(b->canvas, b->x, b->y, b->size * 0.08f, 0xfffff2c4);
}

static void other_one(const struct bubble *b) {
    shape_of(b->canvas, !b->player, b->x, b->y, b->size * 0.17f);
}

/* Beside each other: that is how light comes back. */
static void dark(const struct bubble *b) {
    for (int who = 0; who < 2; who++) {
        float x = b->x + (who == RULES_A ? -0.15f : 0.15f) * b->size;
        canvas_glow(b->canvas, x, b->y, b->size * 0.3f, who == RULES_A ? HALO_A : HALO_B, 150);
        shape_of(b->canvas, who, x, b->y, b->size * 0.11f);
    }
}

/* Its question waits at a hearth: that is where to go. */
static void unasked(const struct bubble *b) {
    picture(b, SPRITE_HEARTH, 0.04f);
    canvas_glow(b->canvas, b->x, b->y - b->size * 0.04f, b->size * 0.22f, HALO_A, 150);
}

/* First it is heard elsewhere: the post, and its question. */
static void unheard(const struct bubble *b) {
    picture(b, SPRITE_AGAIN, -0.06f);
    fixture_pips(b->view, b->canvas, b->view->level->fixture[b->cell].index, b->x,
                 b->y + b->size * 0.30f, b->size * 0.055f);
}

/* Both in one line, and the light from one to the other. */
static void unlit(const struct bubble *b) {
    float far = b->size * 0.27f;
    canvas_line(b->canvas, b->x - far, b->y, b->x + far, b->y, b->size * 0.12f,
                colour_alpha(GOLD, 90));
    canvas_line(b->canvas, b->x - far, b->y, b->x + far, b->y, b->size * 0.045f,
                0xff000000 | CREAM);
    shape_of(b->canvas, RULES_A, b->x - far, b->y, b->size * 0.12f);
    shape_of(b->canvas, RULES_B, b->x + far, b->y, b->size * 0.12f);
}

/* The stone, and the ribbon that is still tied. */
static void not_lent(const struct bubble *b) {
    int index = rules_stone_at(b->view->level, &b->view->state, b->cell);
    int kind = index < 0 ? RULES_STONE_A : b->view->level->stone[index].kind;
    int lent = index < 0 ? 0 : b->view->level->stone[index].lent;
    picture(b, SPRITE_STONE + kind, 0.02f);
    ribbon_draw(b->view, b->canvas, kind, lent ? lent - 1 : 0, 0, b->x, b->y + b->size * 0.36f,
                255);
}

/* Walls, water and the partner need no words: they are seen. */
static void (*const reasons[])(const struct bubble *bubble) = {
    [RULES_REFUSED_PROMISE] = promised,   [RULES_REFUSED_STONE] = stone,
    [RULES_REFUSED_STONE_STUCK] = stuck,  [RULES_REFUSED_GATE] = plate,
    [RULES_REFUSED_STAR_GATE] = star,     [RULES_REFUSED_HEARD_GATE] = question,
    [RULES_REFUSED_TIDE] = tide,          [RULES_REFUSED_QUIET] = quiet,
    [RULES_REFUSED_OWN_VEIL] = other_one, [RULES_REFUSED_DARK] = dark,
    [RULES_REFUSED_UNASKED] = unasked,    [RULES_REFUSED_UNHEARD] = unheard,
    [RULES_REFUSED_UNLIT] = unlit,        [RULES_REFUSED_NOT_LENT] = not_lent,
};

bool sign_has(enum rules_refusal refusal) {
    return (size_t)refusal < sizeof reasons / sizeof reasons[0] && reasons[refusal] != NULL;
}

/* Over the head, or under the feet at the top of the canvas. */
static struct rect bubble_at(const struct view *view, int player) {
    struct rect head = actor_rect(view, player);
    int side = view->layout.cell * 9 / 10, gap = view->layout.cell / 6;
    int y = head.y - side - gap / 2;
    return (struct rect){head.x + head.w / 2 - side / 2, y < 0 ? head.y + head.h + gap : y, side,
                         side};
}

struct rect sign_rect(const struct view *view, int player) {
    const struct actor *actor = &view->actor[player];
    struct rect head = rect_grow(actor_rect(view, player), view->layout.cell / 4);
    if (actor->refusal_left <= 0) {
        return head;
    }
    return rect_join(head, rect_grow(bubble_at(view, player), view->layout.cell / 6));
}

static void draw_bubble(const struct view *view, struct canvas *canvas, int player) {
    const struct actor *actor = &view->actor[player];
    struct rect at = bubble_at(view, player), head = actor_rect(view, player);
    int age = REFUSAL_MS - actor->refusal_left;
    if (view->full_motion && age < POP_MS) {
        at = rect_grow(at, -at.w * (POP_MS - age) / (3 * POP_MS));
    }
    bool over = at.y < head.y;
    float x = (float)at.x + (float)at.w / 2, size = (float)at.w;
    float edge = (float)(over ? at.y + at.h : at.y), tip = over ? size * 0.14f : -size * 0.14f;
    canvas_taper(canvas, x, edge - tip, size * 0.14f, x, edge + tip, 1, 0xff8f97c8);
    canvas_round_rect(canvas, at, size * 0.28f, 0xff8f97c8);
    struct rect inner = rect_grow(at, -(int)(size * 0.04f) - 1);
    canvas_round_rect(canvas, inner, size * 0.25f, 0xff20264f);
    struct bubble bubble = {
        view, canvas, player, actor->refused_cell, x, (float)at.y + (float)at.h / 2, size};
    reasons[actor->refusal](&bubble);
}

/* A knot for each step that is still to be waited for, in a bow over the head. */
static void draw_promise(const struct view *view, struct canvas *canvas, int player) {
    struct rect head = actor_rect(view, player);
    int left = view->state.promise[player];
    float size = (float)view->layout.cell, x = (float)head.x + (float)head.w / 2,
          y = (float)head.y + (float)head.h * 0.30f;
    float apart = left > 9 ? 2.8f / (float)left : 0.31f;
    for (int i = 0; i < left; i++) {
        float turn = ((float)i - (float)(left - 1) / 2) * apart;
        float px = x + sinf(turn) * size * 0.50f, py = y - cosf(turn) * size * 0.46f;
        canvas_disc(canvas, px, py, size * 0.068f, 0xff20264f);
        canvas_disc(canvas, px, py, size * 0.048f, 0xff000000 | GOLD);
    }
}

void signs_draw(const struct view *view, struct canvas *canvas) {
    for (int player = 0; player < 2; player++) {
        span_lens_draw(view, canvas, player);
    }
    for (int player = 0; player < 2; player++) {
        if (rect_empty(rect_cut(sign_rect(view, player), canvas->clip))) {
            continue;
        }
        if (view->state.promise[player] > 0) {
            draw_promise(view, canvas, player);
        }
        if (view->actor[player].refusal_left > 0) {
            draw_bubble(view, canvas, player);
        }
    }
}
