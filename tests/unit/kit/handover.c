/* The lantern goes over when both hold it, or by two presses of either; whatever is broken off
 * leaves nothing behind. */
#include "kit/handover.h"
#include "kit/inside.h"
#include "opened.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

enum { FRAME = 17, LONG = 60000 };

static struct stage *stage;
static struct handover hand;
static const struct rect button = {100, 100, 50, 20};

static enum handover_answer press(enum platform_seat seat, bool down) {
    return handover_event(
        stage, &hand, button,
        &(struct platform_event){
            .kind = PLATFORM_BUTTON, .seat = seat, .button = PLATFORM_CONFIRM, .down = down});
}

static enum handover_answer point(enum platform_event_kind kind, int x) {
    return handover_event(stage, &hand, button,
                          &(struct platform_event){.kind = kind, .x = x, .y = 110});
}

static enum handover_answer happens(enum platform_event_kind kind) {
    return handover_event(stage, &hand, button, &(struct platform_event){.kind = kind});
}

/* Time goes by; true: it went over meanwhile. */
static bool pass(int ms) {
    for (int t = 0; t < ms; t += FRAME) {
        stage->now += FRAME;
        if (handover_done(stage, &hand)) {
            return true;
        }
        handover_update(stage, &hand);
        stage->damage_count = 0;
    }
    return false;
}

static int begin(void **state) {
    (void)state;
    stage->now += LONG;
    handover_begin(&hand, RULES_A);
    return 0;
}

static void both_hold(void **state) {
    (void)state;
    assert_int_equal(press(PLATFORM_SEAT_B, true), HANDOVER_TAKEN);
    assert_false(pass(LONG));
    assert_int_equal(press(PLATFORM_SEAT_A, true), HANDOVER_TAKEN);
    assert_false(pass(500));
    assert_true(pass(500));
}

/* It begins anew with each: a little from here and a little from there is not held. */
static void broken_off(void **state) {
    (void)state;
    press(PLATFORM_SEAT_A, true);
    for (int i = 0; i < 20; i++) {
        assert_int_equal(press(PLATFORM_SEAT_B, true), HANDOVER_TAKEN);
        assert_false(pass(500));
        press(PLATFORM_SEAT_B, false);
        assert_false(pass(200));
    }
}

static void something_comes_between(void **state) {
    static const enum platform_event_kind kinds[] = {PLATFORM_FOCUS_LOST, PLATFORM_DEVICE_GONE};
    (void)state;
    for (int i = 0; i < 2; i++) {
        press(PLATFORM_SEAT_A, true);
        press(PLATFORM_SEAT_B, true);
        assert_false(pass(400));
        assert_int_equal(happens(kinds[i]), HANDOVER_OTHER);
        assert_false(pass(LONG)); /* though both hold it still */
        assert_int_equal(press(PLATFORM_SEAT_A, false), HANDOVER_TAKEN);
        assert_int_equal(press(PLATFORM_SEAT_B, false), HANDOVER_TAKEN);
    }
    press(PLATFORM_SEAT_A, true);
    press(PLATFORM_SEAT_B, true);
    handover_drop(stage, &hand); /* another scene */
    assert_false(pass(LONG));
}

/* By whoever it is, and also by one with the other's button held down. */
static void two_presses(void **state) {
    (void)state;
    assert_int_equal(press(PLATFORM_SEAT_B, true), HANDOVER_TAKEN);
    press(PLATFORM_SEAT_B, false);
    assert_false(pass(2000));
    assert_int_equal(press(PLATFORM_SEAT_B, true), HANDOVER_OVER);
    handover_begin(&hand, RULES_A);
    press(PLATFORM_NO_SEAT, true);
    press(PLATFORM_NO_SEAT, false);
    assert_int_equal(press(PLATFORM_NO_SEAT, true), HANDOVER_OVER);
}

/* One press waits for a while, and then there was none. */
static void one_press_is_forgotten(void **state) {
    (void)state;
    press(PLATFORM_SEAT_A, true);
    press(PLATFORM_SEAT_A, false);
    assert_false(pass(6000));
    assert_int_equal(press(PLATFORM_SEAT_A, true), HANDOVER_TAKEN);
    assert_int_equal(handover_update(stage, &hand), -1);
}

static void by_pointer(void **state) {
    (void)state;
    assert_int_equal(point(PLATFORM_POINTER_DOWN, 300), HANDOVER_OTHER);
    assert_false(pass(LONG));
    assert_int_equal(point(PLATFORM_POINTER_DOWN, 120), HANDOVER_TAKEN);
    assert_false(pass(300));
    point(PLATFORM_POINTER_UP, 120);
    assert_false(pass(1000));
    assert_int_equal(point(PLATFORM_POINTER_DOWN, 120), HANDOVER_OVER); /* twice */
    handover_begin(&hand, RULES_A);
    point(PLATFORM_POINTER_DOWN, 120);
    assert_true(pass(1000)); /* held */
}

/* Auto-repeat is no second press, and other buttons are not for it. */
static void only_what_is_meant(void **state) {
    (void)state;
    struct platform_event again = {.kind = PLATFORM_BUTTON,
                                   .seat = PLATFORM_SEAT_A,
                                   .button = PLATFORM_CONFIRM,
                                   .down = true,
                                   .repeat = true};
    press(PLATFORM_SEAT_A, true);
    for (int i = 0; i < 50; i++) {
        assert_int_equal(handover_event(stage, &hand, button, &again), HANDOVER_TAKEN);
        assert_false(pass(FRAME));
    }
    again.repeat = false;
    again.button = PLATFORM_BACK;
    assert_int_equal(handover_event(stage, &hand, button, &again), HANDOVER_OTHER);
}

static int open_game(void **state) {
    (void)state;
    stage = opened(640, 360);
    if (!stage) {
        return -1;
    }
    stage->two[0].x = 60, stage->two[1].x = 580;
    stage->two[0].y = stage->two[1].y = 200;
    return 0;
}

static int close_game(void **state) {
    (void)state;
    opened_close(stage);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(both_hold, begin),
        cmocka_unit_test_setup(broken_off, begin),
        cmocka_unit_test_setup(something_comes_between, begin),
        cmocka_unit_test_setup(two_presses, begin),
        cmocka_unit_test_setup(one_press_is_forgotten, begin),
        cmocka_unit_test_setup(by_pointer, begin),
        cmocka_unit_test_setup(only_what_is_meant, begin),
    };
    return cmocka_run_group_tests_name("kit_handover", tests, open_game, close_game);
}
