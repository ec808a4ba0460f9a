/* What must be seen on the board stands out from the stone or water it lies on, far from any
 * lantern, in the night of every span; and it still does for eyes that see colours another way.
 *
 * Measured on the view's pictures, with the thing and without it. What stands out is a pixel whose
 * contrast (WCAG 2.2, relative luminance) to the surface around the thing is at least 3:1,
 * as 1.4.11 asks of graphics; a thing is seen when enough of its cell stands out. */
#include "boards.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 1280, HEIGHT = 720, COLUMNS = 13, ROWS = 5, CELL = 74, MOODS = 7 };
enum { PLACE = 2 * COLUMNS + 9 }; /* the thing's cell: seven from the lanterns */
/* A line a twentieth of a cell wide from edge to edge covers so much of it, per mille. */
enum { LEAST = 20 };
#define LEAST_CONTRAST 3.0f

static const char *art_folder;

static const struct thing {
    const char *name;
    struct rules_fixture fixture;
    bool on_water;
    int stone; /* enum rules_stone, or -1 */
    int bearer;
    enum { AT_FIRST, HEARD, ASLEEP } later; /* its questions are heard, or wait at a hearth */
    bool lent;
} things[] = {
    {"mark 1", {RULES_VEIL, 0, 0, 0}, true, -1, -1, AT_FIRST, false},
    {"mark 2", {RULES_VEIL, 0, 1, 0}, true, -1, -1, AT_FIRST, false},
    {"mark 3", {RULES_VEIL, 0, 2, 0}, true, -1, -1, AT_FIRST, false},
    {"mark 4", {RULES_VEIL, 0, 3, 0}, true, -1, -1, AT_FIRST, false},
    {"fence", {RULES_FENCE, 0, 0, 0}, false, -1, -1, AT_FIRST, false},
    {"plate", {RULES_PLATE, 0, 0, 0}, false, -1, -1, AT_FIRST, false},
    {"promise plate", {RULES_PROMISE, 0, 5, 0}, false, -1, -1, AT_FIRST, false},
    {"gate", {RULES_GATE, 0, 0, 0}, false, -1, -1, AT_FIRST, false},
    {"heard gate", {RULES_HEARD_GATE, 0, 0, 0}, false, -1, -1, AT_FIRST, false},
    {"star gate", {RULES_STAR_GATE, 0, 0, 0}, false, -1, -1, AT_FIRST, false},
    {"star", {RULES_STAR, 0, 0, 0}, false, -1, -1, AT_FIRST, false},
    {"quiet place", {RULES_QUIET, 0, 0, 0}, false, -1, -1, AT_FIRST, false},
    {"tide", {RULES_TIDE, 0, 0, 0}, false, -1, -1, AT_FIRST, false},
    {"bell", {RULES_BELL, 0, 0, 0}, false, -1, -1, AT_FIRST, false},
    {"post", {RULES_POST, 1, 0, 0}, true, -1, -1, AT_FIRST, false},
    {"boat", {RULES_POST, 0, 0, 0}, true, -1, -1, AT_FIRST, false},
    {"home of A", {RULES_HOME_A, 0, 0, 0}, false, -1, -1, AT_FIRST, false},
    {"home of B", {RULES_HOME_B, 0, 0, 0}, false, -1, -1, AT_FIRST, false},
    {"stone", {0, 0, 0, 0}, false, RULES_STONE_ANY, -1, AT_FIRST, false},
    {"stone of A", {0, 0, 0, 0}, false, RULES_STONE_A, -1, AT_FIRST, false},
    {"stone of B", {0, 0, 0, 0}, false, RULES_STONE_B, -1, AT_FIRST, false},
    {"heavy stone", {0, 0, 0, 0}, false, RULES_STONE_HEAVY, -1, AT_FIRST, false},
    {"bearer A", {0, 0, 0, 0}, false, -1, RULES_A, AT_FIRST, false},
    {"bearer B", {0, 0, 0, 0}, false, -1, RULES_B, AT_FIRST, false},
    {"mark 1 asleep", {RULES_VEIL, 0, 0, 0}, true, -1, -1, ASLEEP, false},
    {"lit mark 1", {RULES_VEIL, 0, 0, 1}, true, -1, -1, AT_FIRST, false},
    {"lit mark 2", {RULES_VEIL, 0, 1, 1}, true, -1, -1, AT_FIRST, false},
    {"lit planks", {RULES_VEIL, 0, 0, 1}, true, -1, -1, HEARD, false},
    {"hearth", {RULES_HEARTH, 0, 0, 0}, false, -1, -1, AT_FIRST, false},
    {"fire", {RULES_HEARTH, 0, 0, 0}, false, -1, -1, HEARD, false},
    {"span 1", {RULES_SPAN, 0, 0, 1}, true, -1, -1, AT_FIRST, false},
    {"span 2", {RULES_SPAN, 0, 1, 1}, true, -1, -1, AT_FIRST, false},
    {"span 3", {RULES_SPAN, 0, 2, 1}, true, -1, -1, AT_FIRST, false},
    {"span 4", {RULES_SPAN, 0, 3, 1}, true, -1, -1, AT_FIRST, false},
    {"two strands", {RULES_SPAN, 0, 0, 1}, true, -1, -1, HEARD, false},
    {"post with words", {RULES_AGAIN, 0, 0, 0}, true, -1, -1, AT_FIRST, false},
    {"post to be read", {RULES_AGAIN, 0, 0, 0}, true, -1, -1, HEARD, false},
    {"tied stone of A", {0, 0, 0, 0}, false, RULES_STONE_A, -1, AT_FIRST, true},
    {"tied stone of B", {0, 0, 0, 0}, false, RULES_STONE_B, -1, AT_FIRST, true},
    {"lent stone of A", {0, 0, 0, 0}, false, RULES_STONE_A, -1, HEARD, true},
    {"lent stone of B", {0, 0, 0, 0}, false, RULES_STONE_B, -1, HEARD, true},
};
enum { THINGS = sizeof things / sizeof things[0] };

static void level_with(struct rules_level *level, const struct thing *thing) {
    struct error error = {""};
    *level = (struct rules_level){.width = COLUMNS, .height = ROWS, .question_count = 2};
    level->question[0].marks = level->question[1].marks = 4;
    level->question[1].by = RULES_B;
    for (int cell = 0; cell < COLUMNS * ROWS; cell++) {
        level->terrain[cell] = RULES_FLOOR;
    }
    level->start[RULES_A] = COLUMNS + 1;
    level->start[RULES_B] = 3 * COLUMNS + 1;
    level->tide_period = thing->fixture.kind == RULES_TIDE ? 3 : 0;
    if (thing->on_water) {
        level->terrain[PLACE] = RULES_WATER;
    }
    level->fixture[PLACE] = thing->fixture;
    if (thing->fixture.kind == RULES_STAR) {
        level->star_count = 1;
    }
    if (thing->fixture.kind == RULES_BELL) {
        level->terrain[0] = RULES_WATER;
        level->fixture[0].kind = RULES_POST;
        level->post[level->post_count++] = 0;
    }
    if (thing->fixture.kind == RULES_POST) { /* the boat lies at post 0 */
        if (thing->fixture.index) {
            level->terrain[0] = RULES_WATER;
            level->fixture[0].kind = RULES_POST;
            level->post[level->post_count++] = 0;
        }
        level->post[level->post_count++] = PLACE;
    }
    if (thing->stone >= 0) {
        level->stone[0].kind = (uint8_t)thing->stone;
        level->stone[0].lent = thing->lent ? 1 : 0;
        level->stone[level->stone_count++].cell = PLACE;
    }
    if (thing->later == ASLEEP) {
        level->fixture[0].kind = RULES_HEARTH;
    }
    if (thing->bearer >= 0) {
        level->start[thing->bearer] = PLACE;
    }
    if (!rules_prepare(level, &error)) {
        fail_msg("%s: %s", thing->name, error.text);
    }
}

/* Where the thing lies in the picture. */
static struct rect picture_of(struct view *view, struct canvas *canvas, const struct thing *thing,
                              int mood) {
    static struct rules_level level; /* must outlive its showing */
    level_with(&level, thing);
    view_set_mood(view, mood);
    view_set_level(view, &level, WIDTH, HEIGHT, (struct rect){20, 20, WIDTH - 40, HEIGHT - 40},
                   CELL, 5);
    if (thing->later == HEARD) {
        struct rules_answers answers = {{0}};
        struct rules_state state;
        rules_start(&level, &state);
        state.heard = 3;
        state.asked = level.hearths;
        view_set_state(view, &state, &answers);
    }
    view_update(view, 400);
    canvas_reset_clip(canvas);
    view_draw(view, canvas);
    return thing->bearer >= 0 ? view_bearer_rect(view, thing->bearer) : view_cell_rect(view, PLACE);
}

static int by_value(const void *one, const void *other) {
    float a = *(const float *)one, b = *(const float *)other;
    return (a > b) - (a < b);
}

/* The median of a frame around the place. */
static float surface(const struct canvas *canvas, struct rect place) {
    static float value[WIDTH * 4];
    int count = 0;
    struct rect frame = rect_grow(place, place.w / 8);
    for (int y = frame.y; y < frame.y + frame.h; y++) {
        for (int x = frame.x; x < frame.x + frame.w; x++) {
            if (!rect_holds(place, x, y) && count < WIDTH * 4) {
                value[count++] = colour_luminance(canvas->pixels[y * canvas->stride + x]);
            }
        }
    }
    qsort(value, (size_t)count, sizeof *value, by_value);
    return value[count / 2];
}

/* How much of the place stands out, per mille. */
static int standing_out(const struct canvas *canvas, struct rect place) {
    float around = surface(canvas, place);
    int count = 0;
    for (int y = place.y; y < place.y + place.h; y++) {
        for (int x = place.x; x < place.x + place.w; x++) {
            float own = colour_luminance(canvas->pixels[y * canvas->stride + x]);
            float ratio = own > around ? (own + 0.05f) / (around + 0.05f)
                                       : (around + 0.05f) / (own + 0.05f);
            count += ratio >= LEAST_CONTRAST;
        }
    }
    return count * 1000 / (place.w * place.h);
}

static void every_fixture_is_among_them(void **state) {
    (void)state;
    for (int kind = RULES_NO_FIXTURE + 1; kind < RULES_FIXTURE_KINDS; kind++) {
        bool found = false;
        for (int i = 0; i < THINGS; i++) {
            found |= things[i].fixture.kind == kind;
        }
        if (!found) {
            fail_msg("fixture %d of rules.h is not looked at", kind);
        }
    }
}

static void everything_is_seen(void **state) {
    struct view_loader loader = board_loader(art_folder);
    struct view *view = view_new(&loader);
    struct canvas canvas;
    int unseen = 0;
    (void)state;
    canvas_init(&canvas, WIDTH, HEIGHT);
    for (int mood = 1; mood <= MOODS; mood++) {
        for (int i = 0; i < THINGS; i++) {
            struct rect place = picture_of(view, &canvas, &things[i], mood);
            int out = standing_out(&canvas, place);
            if (out < LEAST) {
                print_message("span %d, %s: %d per mille stand out\n", mood, things[i].name, out);
            }
            unseen += out < LEAST;
        }
    }
    canvas_release(&canvas);
    view_free(view);
    assert_int_equal(unseen, 0);
}

/* --- eyes that see colours another way --- */

/* Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB. */
static const float eyes[][3][3] = {
    {{0.152286f, 1.052583f, -0.204868f}, /* protanopia */
     {0.114503f, 0.786281f, 0.099216f},
     {-0.003882f, -0.048116f, 1.051998f}},
    {{0.367322f, 0.860646f, -0.227968f}, /* deuteranopia */
     {0.280085f, 0.672501f, 0.047413f},
     {-0.011820f, 0.042940f, 0.968881f}},
    {{1.255528f, -0.076749f, -0.178779f}, /* tritanopia */
     {-0.078411f, 0.930809f, 0.147602f},
     {0.004733f, 0.691367f, 0.303900f}},
};
enum { EYES = sizeof eyes / sizeof eyes[0], SIDE = 64, DIFFERENT = 30 };

/* CIE lightness 0..100 of a pixel as these eyes see it. */
static float lightness(const float eye[3][3], uint32_t colour) {
    static const float weight[] = {0.2126f, 0.7152f, 0.0722f};
    float rgb[3], sum = 0;
    for (int channel = 0; channel < 3; channel++) {
        rgb[channel] = colour_luminance((colour >> 8 * (2 - channel) & 0xff) * 0x010101u);
    }
    for (int channel = 0; channel < 3; channel++) {
        float seen = eye[channel][0] * rgb[0] + eye[channel][1] * rgb[1] + eye[channel][2] * rgb[2];
        sum += weight[channel] * (seen < 0 ? 0 : seen > 1 ? 1 : seen);
    }
    return sum > 216.0f / 24389.0f ? 116.0f * cbrtf(sum) - 16.0f : 24389.0f / 27.0f * sum;
}

struct copy {
    uint32_t pixel[SIDE * SIDE];
};

/* How much of two things is plainly lighter or darker in one of them, per mille. */
static int told_apart(const float eye[3][3], const struct copy *one, const struct copy *other) {
    int count = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
        count += fabsf(lightness(eye, one->pixel[i]) - lightness(eye, other->pixel[i])) > 8;
    }
    return count * 1000 / (SIDE * SIDE);
}

/* By lightness and shape alone: whatever happens to the hues. */
static void no_two_things_look_alike(void **state) {
    static struct copy copies[THINGS];
    struct view_loader loader = board_loader(art_folder);
    struct view *view = view_new(&loader);
    struct canvas canvas;
    int alike = 0;
    (void)state;
    canvas_init(&canvas, WIDTH, HEIGHT);
    for (int i = 0; i < THINGS; i++) {
        struct rect place = picture_of(view, &canvas, &things[i], 0);
        int left = place.x + (place.w - SIDE) / 2, top = place.y + (place.h - SIDE) / 2;
        for (int k = 0; k < SIDE * SIDE; k++) {
            copies[i].pixel[k] = canvas.pixels[(top + k / SIDE) * canvas.stride + left + k % SIDE];
        }
    }
    for (int eye = 0; eye < EYES; eye++) {
        for (int i = 0; i < THINGS; i++) {
            for (int j = 0; j < i; j++) {
                int apart = told_apart(eyes[eye], &copies[i], &copies[j]);
                if (apart < DIFFERENT) {
                    print_message("eyes %d, %s and %s: %d per mille differ\n", eye, things[i].name,
                                  things[j].name, apart);
                }
                alike += apart < DIFFERENT;
            }
        }
    }
    canvas_release(&canvas);
    view_free(view);
    assert_int_equal(alike, 0);
}

int main(int count, char **words) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fixture_is_among_them),
        cmocka_unit_test(everything_is_seen),
        cmocka_unit_test(no_two_things_look_alike),
    };
    art_folder = count > 1 ? words[1] : "";
    return cmocka_run_group_tests(tests, NULL, NULL);
}
