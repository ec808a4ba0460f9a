/* Again veils: what was heard matters once more, on posts that bear its words. A cell is too small
 * for words: the plate has a number, and whoever shows the board lists the words beside (view.h).
 * The numbers follow the places on the board, never the marks; and all posts look alike but for
 * them, whichever carries, for ever. */
#include "view/looks.h"

#include <math.h>

static bool is_post(const struct view *view, int cell) {
    return view->level->fixture[cell].kind == RULES_AGAIN;
}

/* In the order in which they are read; those that bear the same words have the same number. */
int view_post_number(const struct view *view, int cell) {
    const struct rules_fixture *own = &view->level->fixture[cell];
    unsigned seen = 0;
    int number = 0;
    if (!is_post(view, cell)) {
        return 0;
    }
    for (int at = 0; !(seen >> own->value & 1); at++) {
        const struct rules_fixture *other = &view->level->fixture[at];
        if (is_post(view, at) && other->index == own->index && !(seen >> other->value & 1)) {
            seen |= 1u << other->value;
            number++;
        }
    }
    return number;
}

int view_post_before(const struct view *view, int player) {
    int at = view->state.at[player], beside = -1;
    if (is_post(view, at)) {
        return at;
    }
    for (int turn = 3; turn >= 0; turn--) { /* what it looks at comes last */
        int direction = (view->actor[player].direction + turn) % 4;
        int next = view->level->neighbour[at][direction];
        beside = next != RULES_NOWHERE && is_post(view, next) ? next : beside;
    }
    return beside;
}

struct rect view_post_rect(const struct view *view, int cell) {
    struct rect box = view_cell_rect(view, cell);
    const struct image *post = &view->sprites.image[SPRITE_AGAIN];
    int foot = box.y + (int)((float)box.h * 0.86f);
    return (struct rect){box.x + (box.w - post->width) / 2, foot - post->height, post->width,
                         post->height};
}

/* Under the mist lies a stone to stand on, under every one of them. */
void again_lies(const struct view *view, struct canvas *canvas, int cell) {
    struct rect box = view_cell_rect(view, cell);
    const struct mood *mood = mood_of(view->backdrop.mood);
    float x = (float)box.x + (float)box.w / 2, y = (float)box.y + (float)box.h * 0.70f,
          size = (float)box.w;
    canvas_oval(canvas, x, y + size * 0.05f, size * 0.40f, size * 0.21f, 0x80101630);
    canvas_oval(canvas, x, y, size * 0.38f, size * 0.19f,
                colour_alpha(colour_mix(mood->slab, mood->water[1], 90), 200));
}

/* Strokes cut into the plate, and a line of writing below them. */
static void engrave(const struct view *view, struct canvas *canvas, struct rect post, int cell) {
    float size = (float)view->layout.cell, x = (float)post.x + (float)post.w / 2,
          y = (float)post.y + (float)post.h * 0.40f;
    uint32_t ink = colour_mix(0xff8a7658, 0xff2e2034, (int)(256 * smooth(view->shown[cell])));
    int number = view_post_number(view, cell);
    for (int i = 0; i < number; i++) {
        float at = x + ((float)i - (float)(number - 1) / 2) * size * 0.13f;
        canvas_line(canvas, at, y - size * 0.115f, at, y + size * 0.075f, size * 0.058f, ink);
    }
    for (int i = 0; i < 3; i++) {
        float at = x + ((float)i - 1) * size * 0.19f;
        canvas_line(canvas, at - size * 0.07f, y + size * 0.15f, at + size * 0.06f,
                    y + size * 0.15f, size * 0.026f, ink);
    }
}

void again_stands(const struct view *view, struct canvas *canvas, int cell) {
    struct rect box = view_cell_rect(view, cell), post = view_post_rect(view, cell);
    float size = (float)box.w;
    canvas_image(canvas, &view->sprites.image[SPRITE_AGAIN], post.x, post.y,
                 (int)mix(235, 255, smooth(view->shown[cell])));
    engrave(view, canvas, post, cell);
    veil_mist(view, canvas, cell, 0.45f);
    fixture_pips(view, canvas, view->level->fixture[cell].index, (float)box.x + size / 2,
                 (float)box.y + size * 0.78f, size * 0.045f);
}

/* Heard: the words can be read. */
void again_glows(const struct view *view, struct canvas *canvas, int cell) {
    struct rect post = view_post_rect(view, cell);
    canvas_glow_oval(canvas, (float)post.x + (float)post.w / 2,
                     (float)post.y + (float)post.h * 0.42f, (float)post.w * 0.62f,
                     (float)post.h * 0.36f, CREAM, (int)(46 * smooth(view->shown[cell])));
}
