/* What is between the two is seen, but never takes the picture away: from one frame to the next
 * little of it changes, what is damaged is all that changes, and nothing is left of it. */
#include "kit/inside.h"
#include "opened.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

enum {
    WIDTH = 640,
    HEIGHT = 360,
    FRAME_MS = 17,
    ENOUGH_MS = 2600,
    SEEN = 8 /* of 255 */,
    FRAMES = 60
};

static struct stage *stage;
static enum side_act one_does = SIDE_SPEAKS;

static void draw(struct stage *in, void *context, struct canvas *canvas) {
    (void)context;
    draw_backdrop(in, canvas, VIEW_BACKDROP_WATER);
    sides_page(
        in, canvas, body_rect(in),
        &(struct sides_page){.words = "They said it.",
                             .colour = COLOUR_GOLD,
                             .side = {{one_does, VIEW_FACE_GLAD}, {SIDE_SPEAKS, VIEW_FACE_CALM}}});
}

static const struct scene_type scene_page = {.name = "page", .size = 1, .draw = draw};

static int differs(uint32_t a, uint32_t b) {
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int by = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
        most = by > most ? by : most;
    }
    return most;
}

/* Thousandths of the picture in which a difference is seen. */
static int changed(const struct canvas *a, const struct canvas *b) {
    int count = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        count += differs(a->pixels[i], b->pixels[i]) > SEEN;
    }
    return (int)((int64_t)count * 1000 / (WIDTH * HEIGHT));
}

/* But for what the edge of a clip rounds in another way. */
static bool same(const struct canvas *a, const struct canvas *b) {
    int count = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        count += differs(a->pixels[i], b->pixels[i]) > 2;
    }
    return count < 10;
}

/* Thousandths of the picture that are to be drawn anew. */
static int damaged(void) {
    int64_t area = 0;
    for (int i = 0; i < stage->damage_count; i++) {
        area += rect_area(rect_cut(stage->damage[i], screen_rect(stage)));
    }
    return (int)(area * 1000 / (WIDTH * HEIGHT));
}

/* Only what was damaged, as the game does it. */
static void draw_damaged(struct canvas *canvas) {
    for (int i = 0; i < stage->damage_count; i++) {
        canvas_set_clip(canvas, stage->damage[i]);
        draw(stage, NULL, canvas);
    }
    canvas_reset_clip(canvas);
    stage->damage_count = 0;
}

static void play(enum joy kind, int from) {
    struct canvas still, before, after, whole;
    int most = 0, seen = 0;
    struct canvas *all[] = {&still, &before, &after, &whole};
    for (int i = 0; i < 4; i++) {
        canvas_init(all[i], WIDTH, HEIGHT);
    }
    draw(stage, NULL, &still);
    canvas_copy(&after, &still, screen_rect(stage));
    if (kind == JOY_THANKS) {
        joy_thank(stage, from);
    } else {
        joy_begin(stage, kind);
    }
    for (int ms = 0; ms < ENOUGH_MS; ms += FRAME_MS, stage->now += FRAME_MS) {
        canvas_copy(&before, &after, screen_rect(stage));
        joy_update(stage);
        draw_damaged(&after);
        if (ms / FRAME_MS % 10 == 0) {
            draw(stage, NULL, &whole);
            if (!same(&whole, &after)) {
                fail_msg("kind %d: something changed at %d ms that was not damaged", (int)kind, ms);
            }
        }
        int step = changed(&before, &after), shown = changed(&still, &after);
        most = step > most ? step : most;
        seen = shown > seen ? shown : seen;
    }
    print_message("kind %d, from %d: a frame changes at most %d, all of it %d of 1000\n", (int)kind,
                  from, most, seen);
    assert_in_range(most, 1, 20);
    assert_in_range(seen, 20, 250);
    assert_true(same(&still, &after));
    for (int i = 0; i < 4; i++) {
        canvas_release(all[i]);
    }
    joy_end(stage);
}

static void steps_are_small(void **state) {
    (void)state;
    play(JOY_MEETS, -1);
    play(JOY_PLAYS, -1);
    play(JOY_HOLDS, -1);
    play(JOY_LAUGHS, -1);
    play(JOY_THANKS, RULES_A);
}

/* With little motion it is there at once, and stays. */
static void calm_ones_stand(void **state) {
    struct canvas still, first, later;
    struct look look = {.text_scale = 100, .reduced_motion = true};
    (void)state;
    stage_set_look(stage, &look);
    canvas_init(&still, WIDTH, HEIGHT);
    canvas_init(&first, WIDTH, HEIGHT);
    canvas_init(&later, WIDTH, HEIGHT);
    draw(stage, NULL, &still);
    for (int kind = JOY_MEETS; kind <= JOY_LAUGHS; kind++) {
        joy_begin(stage, (enum joy)kind);
        draw(stage, NULL, &first);
        stage->now += 700;
        assert_false(joy_update(stage));
        draw(stage, NULL, &later);
        assert_false(same(&still, &first));
        assert_true(same(&first, &later));
        joy_end(stage);
    }
    canvas_release(&still);
    canvas_release(&first);
    canvas_release(&later);
    look.reduced_motion = false;
    stage_set_look(stage, &look);
}

/* The two breathe and blink while the water glints, whatever they do, and all that changes then is
 * damaged, and not much more: they and a few glints, and most of the time not even they. */
static void live(enum side_act act) {
    struct canvas first, part, whole;
    int moved = 0, most = 0, sum = 0;
    one_does = act;
    canvas_init(&first, WIDTH, HEIGHT);
    canvas_init(&part, WIDTH, HEIGHT);
    canvas_init(&whole, WIDTH, HEIGHT);
    draw(stage, NULL, &first);
    canvas_copy(&part, &first, screen_rect(stage));
    for (int frame = 0; frame < FRAMES; frame++) {
        stage->now += VIEW_GLINT_MS;
        update_backdrop(stage);
        int area = damaged();
        draw_damaged(&part);
        if (frame % 10 == 0) {
            draw(stage, NULL, &whole);
            assert_true(same(&part, &whole));
        }
        int by = changed(&first, &part);
        moved = by > moved ? by : moved;
        most = area > most ? area : most;
        sum += area;
    }
    print_message("act %d: a frame draws at most %d of 1000 anew, and %d as a rule\n", (int)act,
                  most, sum / FRAMES);
    assert_in_range(moved, 1, 40);
    assert_in_range(most, 1, 180);
    assert_in_range(sum / FRAMES, 1, 80);
    canvas_release(&first);
    canvas_release(&part);
    canvas_release(&whole);
}

static void they_are_alive(void **state) {
    (void)state;
    for (enum side_act act = SIDE_LISTENS; act <= SIDE_THINKS; act++) {
        live(act);
    }
}

/* What is behind a card needs no glints. */
static void covered_water_stands(void **state) {
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, WIDTH, HEIGHT);
    draw(stage, NULL, &canvas);
    backdrop_cover(stage, rect_grow(screen_rect(stage), WIDTH));
    stage->two[0].area = stage->two[1].area = (struct rect){0};
    stage->damage_count = 0;
    stage->now += VIEW_GLINT_MS;
    update_backdrop(stage);
    assert_int_equal(damaged(), 0);
    backdrop_cover(stage, (struct rect){0});
    canvas_release(&canvas);
}

static int open_game(void **state) {
    (void)state;
    stage = opened(WIDTH, HEIGHT);
    if (!stage) {
        return -1;
    }
    stage_set_name(stage, RULES_A, "Amber");
    stage_set_name(stage, RULES_B, "Teal");
    scene_push(stage, &scene_page);
    return 0;
}

static int close_game(void **state) {
    (void)state;
    opened_close(stage);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_small),
        cmocka_unit_test(they_are_alive),
        cmocka_unit_test(covered_water_stands),
        cmocka_unit_test(calm_ones_stand),
    };
    return cmocka_run_group_tests_name("kit_joy", tests, open_game, close_game);
}
