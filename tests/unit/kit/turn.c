/* One turn of the game: what the loop may sleep, what a press begins lasts from the press on, and
 * the two ways to keep time badly are told. */
#include "kit/inside.h"
#include "opened.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static struct stage *stage;

/* A scene that does what the test says. */
static struct {
    int wait;       /* what it asks for */
    bool fades;     /* at the next event, to another picture of its own */
    int draws_from; /* ms after which it draws itself again; -1: never */
    int passed, drawn, largest;
    int pressed, meant; /* meant: when its picture was there */
} told;

static int update_told(struct stage *in, void *context, int ms) {
    (void)context;
    told.passed += ms;
    told.largest = ms > told.largest ? ms : told.largest;
    if (told.draws_from >= 0 && told.passed >= told.draws_from) {
        damage_all(in);
        told.draws_from = -1;
    }
    return told.wait;
}

static void event_told(struct stage *in, void *context, const struct platform_event *event) {
    (void)context;
    told.pressed += pressed(event, PLATFORM_CONFIRM);
    told.meant += pressed(event, PLATFORM_CONFIRM) && stage_stands(in);
    if (event->kind == PLATFORM_BUTTON && told.fades) {
        told.fades = false;
        fade_within(in);
        damage_all(in);
    }
}

static void draw_told(struct stage *in, void *context, struct canvas *canvas) {
    (void)in;
    (void)context;
    told.drawn++;
    canvas_fill(canvas, canvas->clip, 0xff101830u);
}

static const struct scene_type scene_told = {
    .name = "told", .size = 1, .event = event_told, .update = update_told, .draw = draw_told};

/* The loop of the program, for so long; `until`: somebody presses something then. */
static void live(uint32_t ms, bool presses) {
    uint32_t until = platform_now(stage->platform) + ms;
    while (platform_now(stage->platform) < until) {
        int wait = stage_turn(stage, stack_event);
        platform_next_event(stage->platform, until);
        platform_wait(stage->platform, wait);
    }
    if (presses) {
        platform_push_key_named(stage->platform, "Space");
        platform_wait(stage->platform, 0);
    }
    stage_turn(stage, stack_event);
}

static int begin(void **state) {
    (void)state;
    stage = opened(320, 180);
    if (!stage) {
        return -1;
    }
    stage->next = -1;
    scene_push(stage, &scene_told);
    stack_settle(stage);
    told.wait = -1;
    told.draws_from = -1;
    live(400, false); /* what the window itself tells */
    told.passed = told.drawn = told.largest = 0;
    return 0;
}

static int end(void **state) {
    (void)state;
    opened_close(stage);
    return 0;
}

static void who_waits_for_an_event_sleeps(void **state) {
    (void)state;
    live(60000, true);
    assert_null(stage_pace(stage));
    assert_int_equal(told.drawn, 0);
}

/* The second one's curtain never came: the fade began when it was drawn, and the loop had been told
 * before that to sleep. */
static void what_drawing_begins_goes_on_by_itself(void **state) {
    (void)state;
    told.fades = true;
    live(1000, true);
    assert_int_equal(stage_wait(stage), 0);
    live(1000, false);
    assert_in_range(told.drawn, 10, 14); /* of 180 ms */
    assert_null(stage_pace(stage));
    assert_int_equal(stage_wait(stage), -1);
}

static void a_picture_that_goes_on_by_itself_is_told(void **state) {
    (void)state;
    told.draws_from = 500;
    live(2000, true);
    assert_non_null(stage_pace(stage));
}

static void a_picture_that_asks_in_time_is_not(void **state) {
    (void)state;
    told.draws_from = 500;
    told.wait = 500;
    live(600, true);
    assert_null(stage_pace(stage));
}

static void frames_in_vain_are_told(void **state) {
    (void)state;
    told.wait = 0;
    live(50, false);
    assert_null(stage_pace(stage));
    live(1000, false);
    assert_non_null(stage_pace(stage));
}

static void time_that_was_asked_for_passes_whole(void **state) {
    (void)state;
    told.wait = 5000;
    live(100, true);
    told.passed = 0;
    live(5000, false);
    assert_in_range(told.passed, 4900, 5100);
}

/* A machine that was closed and opened again. */
static void time_beyond_it_is_no_leap(void **state) {
    (void)state;
    told.wait = 50;
    live(100, true);
    stage_update(stage, platform_now(stage->platform) + 3600000);
    assert_in_range(told.largest, 50, 150);
}

/* Space, up again, and Space, in one turn: as after a picture that took its time. */
static void press_twice(void) {
    told.pressed = told.meant = 0;
    for (int i = 0; i < 2; i++) {
        platform_push_key_named(stage->platform, "Space");
    }
    platform_wait(stage->platform, 0);
    stage_turn(stage, stack_event);
    assert_int_equal(told.pressed, 2);
}

/* What is pressed while a picture comes was meant for the one before it. */
static void a_press_is_meant_for_what_is_there(void **state) {
    (void)state;
    for (int calm = 0; calm < 2; calm++) {
        stage_set_look(stage, &(struct look){.text_scale = 100, .reduced_motion = calm});
        live(1000, false);
        told.fades = true;
        press_twice();
        assert_int_equal(told.meant, 1); /* the first one began it */
        if (!calm) {
            press_twice();
            assert_int_equal(told.meant, 0);
            live(100, false);
            press_twice();
            assert_int_equal(told.meant, 0);
        }
        live(200, false);
        press_twice();
        assert_int_equal(told.meant, 2);
        scene_push(stage, &scene_told);
        stack_settle(stage);
        press_twice();
        assert_int_equal(told.meant, 0);
    }
}

/* The frame in which it comes may take longer than it comes for. */
static void a_press_into_a_slow_frame_is_not_meant(void **state) {
    (void)state;
    told.fades = true;
    press_twice();
    platform_next_event(stage->platform, platform_now(stage->platform) + 5000);
    platform_wait(stage->platform, 5000);
    press_twice();
    assert_int_equal(told.meant, 0);
    press_twice();
    assert_int_equal(told.meant, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_waits_for_an_event_sleeps, begin, end),
        cmocka_unit_test_setup_teardown(what_drawing_begins_goes_on_by_itself, begin, end),
        cmocka_unit_test_setup_teardown(a_picture_that_goes_on_by_itself_is_told, begin, end),
        cmocka_unit_test_setup_teardown(a_picture_that_asks_in_time_is_not, begin, end),
        cmocka_unit_test_setup_teardown(frames_in_vain_are_told, begin, end),
        cmocka_unit_test_setup_teardown(time_that_was_asked_for_passes_whole, begin, end),
        cmocka_unit_test_setup_teardown(time_beyond_it_is_no_leap, begin, end),
        cmocka_unit_test_setup_teardown(a_press_is_meant_for_what_is_there, begin, end),
        cmocka_unit_test_setup_teardown(a_press_into_a_slow_frame_is_not_meant, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
