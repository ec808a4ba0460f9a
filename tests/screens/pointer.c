/* With the pointer alone: the two say who is here, are named, walk the map, and leave every screen.
 * What is private is not for a pointer, which both see; there it is said what chooses. */
#include "tester.h"

#include <string.h>

static struct tester tester;

static void reach(const char *name) {
    for (int i = 0; i < screen_count; i++) {
        if (strcmp(screens[i].name, name) == 0) {
            tester_reach(&tester, &screens[i]);
            return;
        }
    }
    fail_msg("there is no screen \"%s\"", name);
}

static void assert_scene(const char *name) {
    assert_string_equal(stage_scene(tester.stage), name);
}

static void go_back(void) {
    tester_click_at(&tester, unit(tester.stage, 40), unit(tester.stage, 40));
}

static void two_say_who_is_here(void **state) {
    (void)state;
    reach("players");
    tester_click_at(&tester, 0, 0);
    tester_click(&tester, "Click to take this lantern"); /* the right one is told last */
    assert_int_equal(platform_device_of(tester.platform, PLATFORM_SEAT_B), PLATFORM_KEYS_RIGHT);
    tester_click(&tester, "Amber");
    assert_string_equal(stage_focus(tester.stage), "We are here");
    tester_click(&tester, "Name: Amber");
    assert_scene("writing");
    tester_click(&tester, "K");
    tester_click(&tester, "i");
    tester_click(&tester, "done");
    assert_scene("players");
    assert_string_equal(tester.stage->name[RULES_A], "Ki");
    tester_click(&tester, "Swap lanterns");
    assert_int_equal(platform_device_of(tester.platform, PLATFORM_SEAT_A), PLATFORM_KEYS_RIGHT);
    tester_click(&tester, "We are here");
    assert_scene("title");
    assert_true(tester.stage->rooms->here);
}

/* A click never takes what the other one plays with. */
static void a_click_takes_a_free_side(void **state) {
    (void)state;
    reach("players");
    tester_send(&tester, &(struct platform_event){.kind = PLATFORM_BUTTON,
                                                  .device = PLATFORM_KEYS_LEFT,
                                                  .seat = PLATFORM_SEAT_A,
                                                  .button = PLATFORM_CONFIRM,
                                                  .down = true});
    platform_sit(tester.platform, PLATFORM_KEYS_RIGHT, PLATFORM_NO_SEAT);
    tester_click(&tester, "Teal");
    assert_int_equal(platform_device_of(tester.platform, PLATFORM_SEAT_A), PLATFORM_KEYS_LEFT);
    assert_int_equal(platform_device_of(tester.platform, PLATFORM_SEAT_B), PLATFORM_KEYS_RIGHT);
    assert_string_equal(stage_focus(tester.stage), "We are here");
}

/* A click anywhere goes on, or the round button leads back, perhaps to a rest. */
static void every_screen_can_be_left(void **state) {
    (void)state;
    for (int i = 0; i < screen_count; i++) {
        tester_reach(&tester, &screens[i]);
        int serial = stack_top(tester.stage)->serial;
        const char *focus = stage_focus(tester.stage);
        bool stays = stack_top(tester.stage)->type->stays, chose = stage_choosing(tester.stage);
        tester_click_at(&tester, screen_rect(tester.stage).w - 2, 2);
        go_back();
        bool left = stack_top(tester.stage)->serial != serial ||
                    stage_choosing(tester.stage) != chose ||
                    strcmp(stage_focus(tester.stage), focus) != 0;
        if (!left && !stays) {
            fail_msg("the pointer does not leave \"%s\"", screens[i].name);
        }
    }
}

/* All lists of the title can be gone through and come back from. */
static void each_road_is_open(void **state) {
    static const char *const roads[][2] = {{"Tonight together", "evening"},
                                           {"Walk together", "bridge"},
                                           {"A round of questions", "round-setup"},
                                           {"A guided talk", "talks"},
                                           {"Our sky", "sky"},
                                           {"The Keeper's house", "house"},
                                           {"Settings", "settings"},
                                           {"About", "about"}};
    (void)state;
    reach("title");
    for (size_t i = 0; i < sizeof roads / sizeof roads[0]; i++) {
        tester_click(&tester, roads[i][0]);
        assert_scene(roads[i][1]);
        go_back();
        assert_scene("title");
    }
}

static void what_is_private_says_what_chooses(void **state) {
    static const char *const private[] = {"sealing open", "heard",         "limits asking",
                                          "check-in",     "round sealing", "talk heard",
                                          "promise-ask"};
    (void)state;
    for (size_t i = 0; i < sizeof private / sizeof private[0]; i++) {
        reach(private[i]);
        tester_click_at(&tester, 320, 200);
        assert_true(stage_choosing(tester.stage));
        if (rect_empty(tester_find(&tester, "Only keys and pads choose here")) &&
            rect_empty(tester_find(&tester, "when only you"))) {
            fail_msg("\"%s\" does not say what chooses", private[i]);
        }
    }
}

static int open_stage(void **state) {
    (void)state;
    tester_open(&tester, 640, 360);
    return 0;
}

static int close_stage(void **state) {
    (void)state;
    tester_close(&tester);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_say_who_is_here),
        cmocka_unit_test(a_click_takes_a_free_side),
        cmocka_unit_test(every_screen_can_be_left),
        cmocka_unit_test(each_road_is_open),
        cmocka_unit_test(what_is_private_says_what_chooses),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
