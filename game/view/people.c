/* The two of them outside the board, as large as a scene wants them: on a shore, beside a card, on
 * the deck of a bridge; and what they stand or sit on there. */
#include "view/brush.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* How each pose is called among the drawings, and where it has its lantern, in their pixels. */
static const struct {
    const char *name;
    float x, y;
    enum face_at face;
} poses[] = {
    [VIEW_STANDS] = {"front_stand", 124, 140, FACE_FRONT},
    [VIEW_STANDS_SIDE] = {"side_stand", 126, 138, FACE_SIDE},
    [VIEW_STANDS_BACK] = {"back_stand", 36, 140, FACE_NONE},
    [VIEW_WAVES] = {"front_wave", 124, 140, FACE_FRONT},
    [VIEW_HUGS] = {"side_hug", 58, 152, FACE_NONE},
    [VIEW_BREATHES] = {"front_breathe", 80, 142, FACE_NONE},
    [VIEW_SITS] = {"front_sit", 16, 158, FACE_SITS},
    [VIEW_SITS_SIDE] = {"side_sit", 30, 158, FACE_SITS_SIDE},
    [VIEW_SITS_BACK] = {"back_sit", 14, 156, FACE_NONE},
    [VIEW_WALKS] = {"side_walk1", 122, 138, FACE_SIDE},
    [VIEW_WALKS_ON] = {"side_walk2", 122, 138, FACE_SIDE},
};

static const uint32_t skins[2] = {0xfff6d9bb, 0xffd9a982};

/* From the top; what one sits on, and a lantern that stands there, is below the waist. */
enum { DRAWN_FEET = 184, WAIST = 152 };

/* To scale a drawing costs more than to draw it, and on a page of words the same few come again and
 * again: they are kept in their size, and the one that was made longest ago makes room. */
static const struct image *scaled(struct view *view, const struct image *image, int width,
                                  int height, bool mirrored) {
    struct image flipped;
    for (int i = 0; i < SCALED; i++) {
        const struct scaled *kept = &view->scaled[i];
        if (kept->of == image && kept->image.width == width && kept->image.height == height &&
            kept->mirrored == mirrored) {
            return &kept->image;
        }
    }
    struct scaled *kept = &view->scaled[view->next_scaled];
    view->next_scaled = (view->next_scaled + 1) % SCALED;
    image_release(&kept->image);
    *kept = (struct scaled){.of = image, .mirrored = mirrored};
    image_scale(image, &kept->image, width, height);
    if (mirrored) {
        image_flip(&kept->image, &flipped);
        image_release(&kept->image);
        kept->image = flipped;
    }
    return &kept->image;
}

void people_release(struct view *view) {
    for (int i = 0; i < SCALED; i++) {
        image_release(&view->scaled[i].image);
    }
}

/* `taller`: what is above the waist stands so many pixels higher. */
struct scaling {
    float scale;
    bool mirrored;
    int taller;
};

static void draw_scaled(struct view *view, struct canvas *canvas, const struct image *image,
                        float x, float y, struct scaling how) {
    int width = (int)lroundf((float)image->width * how.scale);
    int height = (int)lroundf((float)image->height * how.scale), taller = how.taller;
    int waist = height * WAIST / DRAWN_HIGH, over = abs(taller);
    struct rect at = {(int)lroundf(x), (int)lroundf(y), width, height};
    if (width < 1 || height < 1 || rect_empty(rect_cut(rect_grow(at, over), canvas->clip))) {
        return;
    }
    image = scaled(view, image, width, height, how.mirrored);
    if (!taller || over >= waist) {
        canvas_image(canvas, image, at.x, at.y, 255);
        return;
    }
    int above = taller > 0 ? waist : waist - over, below = taller > 0 ? waist - over : waist;
    canvas_image_part(canvas, image, (struct rect){0, 0, width, above}, at.x, at.y - taller, 255);
    canvas_image_part(canvas, image, (struct rect){0, below, width, height - below}, at.x,
                      at.y + below, 255);
}

static void draw_lantern(struct view *view, struct canvas *canvas, const struct view_person *person,
                         float x, float y, float scale) {
    static const char *const names[2][2] = {{"lantern_a_out", "lantern_a"},
                                            {"lantern_b_out", "lantern_b"}};
    const struct image *image = view_art(view, names[person->player][person->lit]);
    float size = scale * 0.78f;
    if (!image) {
        return;
    }
    draw_scaled(view, canvas, image, x - (float)image->width * size / 2,
                y - (float)image->height * size * 0.35f, (struct scaling){.scale = size});
    if (person->lit) {
        canvas_glow(canvas, x, y + 16 * scale, 46 * scale, person->player == RULES_B ? TEAL : AMBER,
                    70);
    }
}

void view_person_lantern(const struct view_person *person, float *x, float *y) {
    float scale = person->high / DRAWN_HIGH, turn = person->mirrored ? -1.0f : 1.0f;
    *x = person->x + turn * (poses[person->pose].x - DRAWN_WIDE / 2.0f) * scale;
    *y = person->y + (poses[person->pose].y - DRAWN_FEET) * scale;
    if (poses[person->pose].y < WAIST) {
        *y -= (float)person->taller;
    }
}

struct rect view_person_rect(const struct view_person *person) {
    float scale = person->high / DRAWN_HIGH, x, y;
    view_person_lantern(person, &x, &y);
    int glow = (int)ceilf(46 * scale) + 1;
    struct rect lantern = {(int)x - glow, (int)(y + 16 * scale) - glow, 2 * glow + 1, 2 * glow + 1};
    struct rect body = {(int)(person->x - DRAWN_WIDE * scale / 2) - 1,
                        (int)(person->y - DRAWN_FEET * scale) - 1, (int)(DRAWN_WIDE * scale) + 3,
                        (int)(DRAWN_HIGH * scale) + 3};
    return rect_grow(rect_join(body, lantern), abs(person->taller));
}

static void draw_light(struct canvas *canvas, const struct view_person *person) {
    struct view_person rests = *person;
    float x, y;
    if (person->light.high > 0) {
        rests.x = person->light.x, rests.y = person->light.y, rests.high = person->light.high;
        rests.taller = 0;
    }
    view_person_lantern(&rests, &x, &y);
    float scale = rests.high / DRAWN_HIGH;
    canvas_glow(canvas, x, y + 10 * scale, 190 * scale, person->player == RULES_B ? TEAL : AMBER,
                64);
}

void view_person(struct view *view, struct canvas *canvas, const struct view_person *person) {
    char name[40];
    float scale = person->high / DRAWN_HIGH;
    float left = person->x - DRAWN_WIDE * scale / 2, top = person->y - DRAWN_FEET * scale;
    float hand_x, hand_y;
    view_person_lantern(person, &hand_x, &hand_y);
    bool behind = person->pose == VIEW_STANDS_BACK;
    snprintf(name, sizeof name, "bearer_%c_%s", person->player == RULES_B ? 'b' : 'a',
             poses[person->pose].name);
    const struct image *image = view_art(view, name);
    if (person->lit) {
        draw_light(canvas, person);
    }
    canvas_oval(canvas, person->x, person->y, 58 * scale, 11 * scale, 0x70080c20);
    if (behind) {
        draw_lantern(view, canvas, person, hand_x, hand_y, scale);
    }
    if (image) {
        draw_scaled(view, canvas, image, left, top,
                    (struct scaling){
                        .scale = scale, .mirrored = person->mirrored, .taller = person->taller});
        face_draw(canvas, poses[person->pose].face, person->face,
                  &(struct face_look){.player = person->player,
                                      .x = roundf(left),
                                      .y = roundf(top) - (float)person->taller,
                                      .sx = scale,
                                      .sy = scale,
                                      .mirrored = person->mirrored,
                                      .blinks = person->blinks,
                                      .skin = skins[person->player]});
    }
    if (!behind) {
        draw_lantern(view, canvas, person, hand_x, hand_y, scale);
    }
}

static struct view_person on_backdrop(struct canvas *canvas, const struct view_backdrop *backdrop,
                                      int player) {
    return backdrop->kind == VIEW_BACKDROP_PLACE ? place_person(canvas, backdrop, player)
                                                 : bridge_person(canvas, backdrop, player);
}

void view_backdrop_lantern(const struct view_backdrop *backdrop, struct canvas *canvas, int player,
                           float *x, float *y) {
    struct view_person person = on_backdrop(canvas, backdrop, player);
    view_person_lantern(&person, x, y);
}

void view_backdrop_people(struct view *view, struct canvas *canvas,
                          const struct view_backdrop *backdrop) {
    enum view_backdrop_kind kind = backdrop->kind;
    for (int player = 0; player < 2; player++) {
        if (kind != VIEW_BACKDROP_PLACE && kind != VIEW_BACKDROP_BRIDGE &&
            kind != VIEW_BACKDROP_TITLE) {
            return;
        }
        struct view_person who = on_backdrop(canvas, backdrop, player);
        view_person(view, canvas, &who);
    }
}

/* --- what they are on --- */

static void tufts(const struct brush *b, float reach, float (*height)(float, uint32_t), int count) {
    for (uint32_t k = 0; k < (uint32_t)count; k++) {
        float x = (noise_part(b->seed, k, 501) * 2 - 1) * reach, y = height(x / reach, b->seed);
        float size = 7 + 12 * noise_part(b->seed, k, 502);
        float lean = (noise_part(b->seed, k, 503) - 0.5f) * size;
        brush_taper(b, x, y + 5, 1.7f, x + lean, y - size, 0.3f, k % 3 ? 0xff2f5352 : 0xff41706a);
    }
}

static float islet_top(float t, uint32_t seed) {
    return 4 * t * t + 1.5f * sinf(t * 7 + (float)(seed & 7));
}

/* Boulders along the front, flat on top, with grass between them; `half` units to either side. */
static void draw_rock(const struct brush *b, float half) {
    float more = half / 99;
    brush_oval(b, 0, 33, half + 19, 11, 0x70060c28);
    for (float down = 4; down < 35; down++) {
        float reach = half - 0.3f * down + 3 * sinf(down * 0.34f + (float)(b->seed & 7));
        float shift = 2 * sinf(down * 0.21f + (float)(b->seed & 15));
        brush_taper(b, shift - reach, down, 2, shift + reach, down, 2,
                    colour_mix(0xff454c7a, 0xff171d45, (int)((down - 4) * 8)));
    }
    for (uint32_t k = 0; k < (uint32_t)(12 * more); k++) { /* set in it, the lowest in the water */
        float at = (noise_part(b->seed, k, 505) * 2 - 1) * (half - 7);
        float size = 5 + 8 * noise_part(b->seed, k, 506);
        float low = 15 + 16 * noise_part(b->seed, k, 507);
        uint32_t rock = colour_mix(0xff353c6a, 0xff565d8c,
                                   (int)(256 * noise_part(b->seed, k, 508)));
        brush_oval(b, at, low + 1.5f, size * 1.7f, size * 0.8f, 0x60141a40);
        brush_oval(b, at, low, size * 1.6f, size * 0.7f, rock);
        brush_oval(b, at - size * 0.4f, low - size * 0.2f, size * 0.8f, size * 0.22f, 0x30c0c8ff);
    }
    brush_oval(b, 0, 6, half, 9, 0xff2a464e);
    brush_oval(b, -2, 4, half - 6, 7, 0xff36595a);
    tufts(b, half - 7, islet_top, (int)(30 * more));
    for (int k = -2; k <= 2; k++) {
        brush_glow(b, (float)k * 42 * more, 36 + (float)(k & 1) * 3, 26 * more, 2.4f, 0x9fb4e8, 70);
    }
}

void view_islet(struct canvas *canvas, float x, float y, float wide, uint32_t seed) {
    struct brush b = {.canvas = canvas, .x = x, .y = y, .s = wide / 200, .seed = seed};
    struct rect all = {(int)(x - wide), (int)(y - wide / 4), (int)(2 * wide), (int)wide};
    if (!rect_empty(rect_cut(all, canvas->clip))) {
        draw_rock(&b, 99);
    }
}

void view_strand(struct canvas *canvas, float x, float y, float wide, float scale, uint32_t seed) {
    struct brush b = {.canvas = canvas, .x = x, .y = y, .s = scale, .seed = seed};
    struct rect all = {(int)(x - wide), (int)(y - 40 * scale), (int)(2 * wide), (int)(100 * scale)};
    if (!rect_empty(rect_cut(all, canvas->clip))) {
        draw_rock(&b, wide / 2 / scale);
    }
}

static float shore_top(float t, uint32_t seed) {
    float lift = 1 - t * t;
    return -34 * lift * lift + 5 * sinf(t * 9 + (float)(seed & 7)) + 3 * sinf(t * 23);
}

float view_shore_foot(int width, int height) {
    float across = (float)width / 1280, down = (float)height / 720;
    return (float)height - 138 * (across < down ? across : down);
}

/* The near shore, from edge to edge, a little higher in its middle: a dark meadow whose rim catches
 * the light. */
void view_near_shore(struct canvas *canvas, uint32_t seed) {
    float across = (float)canvas->width / 1280, down = (float)canvas->height / 720;
    struct brush b = {.canvas = canvas,
                      .x = (float)canvas->width / 2,
                      .s = across < down ? across : down,
                      .seed = seed};
    float y = view_shore_foot(canvas->width, canvas->height) + 20 * b.s;
    b.y = y;
    float reach = b.x / b.s + 4;
    for (int column = canvas->clip.x; column < canvas->clip.x + canvas->clip.w; column++) {
        float t = ((float)column - b.x) / b.s / reach;
        int top = (int)(y + shore_top(t, seed) * b.s), rim = (int)(10 * b.s);
        canvas_fill(canvas, (struct rect){column, top, 1, rim}, 0xff2b4a50);
        canvas_fill(canvas, (struct rect){column, top + rim, 1, 2 * rim}, 0xff213a48);
        canvas_fill(canvas, (struct rect){column, top + 3 * rim, 1, canvas->height}, 0xff172842);
    }
    tufts(&b, reach, shore_top, 260);
    for (uint32_t k = 0; k < 26; k++) {
        float t = noise_part(seed, k, 511) * 2 - 1, top = shore_top(t, seed);
        float size = 5 + 9 * noise_part(seed, k, 512);
        float at = top + 20 + 46 * noise_part(seed, k, 513);
        brush_oval(&b, t * reach, at, size * 1.8f, size * 0.7f, 0xff2c3a5e);
        brush_oval(&b, t * reach - size * 0.3f, at - size * 0.25f, size, size * 0.25f, 0x508c9ad0);
    }
}
