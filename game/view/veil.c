/* Veils: mist with a mark glowing in it; planks that lay themselves once it is heard. */
#include "view/looks.h"

#include <math.h>

enum { PUFFS = 7, PLANKS = 4 };

static struct rect cell_box(const struct view *view, int cell) {
    return view_cell_rect(view, cell);
}

void veil_mist(const struct view *view, struct canvas *canvas, int cell, float density) {
    struct rect box = cell_box(view, cell);
    float size = (float)box.w;
    const struct image *puff = &view->sprites.puff;
    float time = view->full_motion ? (float)(view->now / VIEW_GLINT_MS) * 0.084f : 0;
    for (uint32_t k = 0; k < PUFFS; k++) {
        float phase = noise_part((uint32_t)cell, k, 5) * 6.2832f;
        float x = noise_part((uint32_t)cell, k, 6) - 0.5f,
              y = noise_part((uint32_t)cell, k, 7) - 0.5f;
        x = x * 0.62f + sinf(time * 0.7f + phase) * 0.07f,
        y = y * 0.5f + cosf(time * 0.5f + phase) * 0.04f;
        canvas_stencil(canvas, puff, box.x + box.w / 2 + (int)(x * size) - puff->width / 2,
                       box.y + box.h / 2 + (int)((y + 0.04f) * size) - puff->height / 2,
                       colour_alpha(0xd3dcf8, (int)(72 * density)));
    }
}

/* --- a lit veil: a thread between two slim posts, that waits for the light to lie on it --- */

enum { BEADS = 7 };

struct thread {
    float x[BEADS], y[BEADS]; /* from one post's tip to the other's, hanging between them */
    float size;
};

static struct thread thread_of(const struct view *view, int cell) {
    struct rect box = cell_box(view, cell);
    struct thread thread = {.size = (float)box.w};
    for (int k = 0; k < BEADS; k++) {
        float u = (float)k / (BEADS - 1) * 2 - 1;
        thread.x[k] = (float)box.x + (float)box.w * (0.5f + 0.43f * u);
        thread.y[k] = (float)box.y + (float)box.h * (0.10f - 0.16f * u * u);
    }
    return thread;
}

/* How bright: a heard one stays lit. */
static float thread_shine(const struct view *view, int cell) {
    return view->shown[cell] > 0 ? 1 : view->shown[cell] < 0 ? 0 : smooth(view->told.line);
}

static void thread_draw(const struct view *view, struct canvas *canvas, int cell, int alpha) {
    struct thread t = thread_of(view, cell);
    float shine = thread_shine(view, cell);
    uint32_t cord = colour_alpha(colour_mix(0xff9aa2cc, 0xff000000 | CREAM, (int)(256 * shine)),
                                 alpha);
    for (int end = 0; end < BEADS; end += BEADS - 1) {
        canvas_taper(canvas, t.x[end], t.y[end] + t.size * 0.92f, t.size * 0.055f, t.x[end],
                     t.y[end], t.size * 0.035f, colour_alpha(0x5a4136, alpha));
        canvas_line(canvas, t.x[end] - t.size * 0.012f, t.y[end], t.x[end] - t.size * 0.012f,
                    t.y[end] + t.size * 0.9f, t.size * 0.022f, colour_alpha(0xc09a6c, alpha));
    }
    for (int k = 1; k < BEADS; k++) {
        canvas_line(canvas, t.x[k - 1], t.y[k - 1], t.x[k], t.y[k], t.size * 0.035f, cord);
    }
    for (int k = 0; k < BEADS; k++) {
        bool end = k == 0 || k == BEADS - 1;
        canvas_disc(canvas, t.x[k], t.y[k], t.size * (end ? 0.065f : 0.045f), cord);
    }
}

/* While the line lies there, light runs along the beads. */
static void thread_glows(const struct view *view, struct canvas *canvas, int cell) {
    struct thread t = thread_of(view, cell);
    float shine = thread_shine(view, cell);
    float time = view->full_motion ? (float)(view->now / VIEW_GLINT_MS) * 0.084f : 0;
    for (int k = 0; k < BEADS && shine > 0; k++) {
        float run = view->full_motion ? 0.5f + 0.5f * sinf(time * 4 - (float)k * 0.9f) : 0.5f;
        canvas_glow(canvas, t.x[k], t.y[k], t.size * 0.19f, GOLD, (int)((60 + 120 * run) * shine));
    }
}

/* Until its question is asked, a veil sleeps: its mark is there to be planned with, but dim,
 * nothing glows, and two logs lie crossed under it, as at the hearth that it waits for. */
static int awake(const struct view *view, int cell, int alpha) {
    return alpha * (196 + (int)(60 * smooth(told_awake(view, cell)))) / 256;
}

void veil_logs(const struct view *view, struct canvas *canvas, int cell, float down, float size) {
    int alpha = (int)(255 * (1 - smooth(told_awake(view, cell))));
    struct rect box = cell_box(view, cell);
    float x = (float)box.x + (float)box.w / 2, y = (float)box.y + (float)box.h * down;
    size *= (float)box.w;
    for (int side = -1; side <= 1 && alpha > 0; side += 2) {
        float dx = size * 0.5f, dy = size * 0.19f * (float)side;
        canvas_line(canvas, x - dx, y - dy + size * 0.04f, x + dx, y + dy + size * 0.04f,
                    size * 0.25f, colour_alpha(0x1c1830, alpha * 3 / 4));
        canvas_line(canvas, x - dx, y - dy, x + dx, y + dy, size * 0.19f,
                    colour_alpha(0xa87c54, alpha));
        canvas_disc(canvas, x - dx, y - dy, size * 0.10f, colour_alpha(0xf3d7a6, alpha));
        canvas_disc(canvas, x + dx, y + dy, size * 0.10f, colour_alpha(0xf3d7a6, alpha));
    }
}

void veil_glows(const struct view *view, struct canvas *canvas, int cell) {
    struct rect box = view_cell_rect(view, cell);
    float shown = view->shown[cell], size = (float)box.w;
    float x = (float)box.x + size / 2, y = (float)box.y + (float)box.h / 2;
    canvas_glow(canvas, x, y - size * 0.06f, size * 0.42f, 0x9fb4ff,
                (int)(30 * (1 - smooth(fabsf(shown))) * smooth(told_awake(view, cell))));
    float laying = shown > 0 && shown < 1 ? sinf(shown * 3.1416f) : 0;
    canvas_glow_oval(canvas, x, y, size * 0.9f, size * 0.6f, GOLD,
                     (int)(84 * laying) + (shown >= 1 ? 40 : 0));
    if (view->level->fixture[cell].kind == RULES_VEIL && view->level->fixture[cell].also) {
        thread_glows(view, canvas, cell);
    }
}

/* Mist thins as the veil becomes a bridge (shown 1), and nearly as much when it faded (-1). */
static void draw_mark(const struct view *view, struct canvas *canvas, int cell, float density) {
    struct rect box = cell_box(view, cell);
    float shown = view->shown[cell], gone = smooth(fabsf(shown)), size = (float)box.w;
    const struct rules_fixture *fixture = &view->level->fixture[cell];
    const struct image *mark = &view->sprites.image[SPRITE_MARK + fixture->value];
    veil_mist(view, canvas, cell, density);
    int x = box.x + (box.w - mark->width) / 2, y = box.y + (int)(size * 0.43f) - mark->height / 2;
    int alpha = awake(view, cell, (int)(255 * (shown > 0 ? 1 - gone : 1 - 0.6f * gone)));
    if (gone < 0.3f) {
        fixture_walker(view, canvas, fixture->index, (float)(box.x + box.w / 2),
                       (float)box.y + size * 0.43f, alpha * 5 / 6);
    }
    canvas_stencil(canvas, mark, x + 1, y + 2, colour_alpha(0x1c2450, alpha / 2));
    canvas_stencil(canvas, mark, x, y, colour_alpha(0xffffff, alpha));
    veil_logs(view, canvas, cell, 0.80f, 0.54f);
    if (gone < 0.3f) {
        fixture_pips(view, canvas, fixture->index, (float)(box.x + box.w / 2),
                     (float)box.y + size * 0.84f, size * 0.045f);
    }
}

void veil_draw(const struct view *view, struct canvas *canvas, int cell) {
    float shown = view->shown[cell], gone = smooth(fabsf(shown));
    float density = shown > 0 ? 1 - gone : 1 - 0.72f * gone;
    if (density > 0) {
        draw_mark(view, canvas, cell, density);
    }
    if (view->level->fixture[cell].also) {
        thread_draw(view, canvas, cell, (int)(255 * (shown < 0 ? 1 - 0.6f * gone : 1)));
    }
}

/* Planks lie across the way one walks: seen from their firm neighbours. */
bool veil_runs_across(const struct view *view, int cell) {
    int x = view_column(view, cell), y = view_row(view, cell), across = 0, down = 0;
    for (int side = -1; side <= 1; side += 2) {
        across += ground_terrain(view->level, x + side, y) == RULES_FLOOR ? 1 : 0;
        down += ground_terrain(view->level, x, y + side) == RULES_FLOOR ? 1 : 0;
    }
    return across >= down;
}

static void rope(struct canvas *canvas, struct rect box, bool across, float side, float size) {
    float x0 = (float)box.x, y0 = (float)box.y + side * size;
    float x1 = (float)(box.x + box.w), sag = size * 0.03f;
    if (across) {
        canvas_line(canvas, x0, y0, x0 + size / 2, y0 + sag, size * 0.03f, 0xff8f6d40);
        canvas_line(canvas, x0 + size / 2, y0 + sag, x1, y0, size * 0.03f, 0xff8f6d40);
        return;
    }
    float x = (float)box.x + side * size;
    canvas_line(canvas, x, (float)box.y, x, (float)(box.y + box.h), size * 0.03f, 0xff8f6d40);
}

void veil_planks(const struct view *view, struct canvas *canvas, int cell) {
    float shown = view->shown[cell];
    if (shown <= 0) {
        return;
    }
    struct rect box = cell_box(view, cell);
    bool across = veil_runs_across(view, cell);
    float size = (float)box.w;
    rope(canvas, box, across, across ? 0.04f : 0.05f, size);
    for (int k = 0; k < PLANKS; k++) {
        float t = clamp01(shown * (PLANKS + 1.5f) - (float)k) / 1.5f;
        if (t <= 0) {
            continue;
        }
        const struct image *plank =
            &view->sprites.image[across ? SPRITE_PLANK_ACROSS : SPRITE_PLANK_ALONG];
        float at = ((float)k + 0.5f) / PLANKS;
        float uneven = (noise_part((uint32_t)cell, (uint32_t)k, 9) - 0.5f) * 0.05f;
        float lift = view->full_motion ? (1 - smooth(t)) * -0.3f : 0;
        float x = across ? at : 0.5f + uneven, y = across ? 0.5f + uneven : at;
        struct rect to = {box.x + (int)lroundf(x * size) - plank->width / 2,
                          box.y + (int)lroundf((y + lift) * size) - plank->height / 2, plank->width,
                          plank->height};
        if (rect_empty(rect_cut(to, canvas->clip))) {
            continue;
        }
        struct image lit = cloth_plank(view, plank, to);
        canvas_image(canvas, &lit, to.x, to.y, (int)(smooth(t) * 255));
    }
    rope(canvas, box, across, across ? 0.96f : 0.95f, size);
}
