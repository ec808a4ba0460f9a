/* With the pointer alone: the two say who is here, are named, walk the map, and leave every screen.
 * What is private is not for a pointer, which both see; there it is said what chooses. */
#include "stage.h"

#include <string.h>

static struct stage stage;

static void reach(const char *name) {
    for (int i = 0; i < screen_count; i++) {
        if (strcmp(screens[i].name, name) == 0) {
            stage_reach(&stage, &screens[i]);
            return;
        }
    }
    fail_msg("there is no screen \"%s\"", name);
}

static void assert_scene(const char *name) {
    assert_string_equal(scenes_name(stage.game), name);
}

static void go_back(void) {
    stage_click_at(&stage, unit(stage.game, 40), unit(stage.game, 40));
}

static void two_say_who_is_here(void **state) {
    (void)state;
    reach("players");
    stage_click_at(&stage, 0, 0);
    stage_click(&stage, "Click to take this lantern"); /* the right one is told last */
    assert_int_equal(platform_device_of(stage.platform, PLATFORM_SEAT_B), PLATFORM_KEYS_RIGHT);
    stage_click(&stage, "Amber");
    assert_string_equal(scenes_focus(stage.game), "We are here");
    stage_click(&stage, "Name: Amber");
    assert_scene("writing");
    stage_click(&stage, "K");
    stage_click(&stage, "i");
    stage_click(&stage, "done");
    assert_scene("players");
    assert_string_equal(stage.game->name[RULES_A], "Ki");
    stage_click(&stage, "Swap lanterns");
    assert_int_equal(platform_device_of(stage.platform, PLATFORM_SEAT_A), PLATFORM_KEYS_RIGHT);
    stage_click(&stage, "We are here");
    assert_scene("title");
    assert_true(stage.game->here);
}

/* A click never takes what the other one plays with. */
static void a_click_takes_a_free_side(void **state) {
    (void)state;
    reach("players");
    stage_send(&stage, &(struct platform_event){.kind = PLATFORM_BUTTON,
                                                .device = PLATFORM_KEYS_LEFT,
                                                .seat = PLATFORM_SEAT_A,
                                                .button = PLATFORM_CONFIRM,
                                                .down = true});
    platform_sit(stage.platform, PLATFORM_KEYS_RIGHT, PLATFORM_NO_SEAT);
    stage_click(&stage, "Teal");
    assert_int_equal(platform_device_of(stage.platform, PLATFORM_SEAT_A), PLATFORM_KEYS_LEFT);
    assert_int_equal(platform_device_of(stage.platform, PLATFORM_SEAT_B), PLATFORM_KEYS_RIGHT);
    assert_string_equal(scenes_focus(stage.game), "We are here");
}

/* A click anywhere goes on, or the round button leads back, perhaps to a rest. */
static void every_screen_can_be_left(void **state) {
    (void)state;
    for (int i = 0; i < screen_count; i++) {
        stage_reach(&stage, &screens[i]);
        int serial = stack_top(stage.game)->serial;
        const char *focus = scenes_focus(stage.game);
        bool stays = stack_top(stage.game)->type->stays, chose = scenes_choosing(stage.game);
        stage_click_at(&stage, screen_rect(stage.game).w - 2, 2);
        go_back();
        bool left = stack_top(stage.game)->serial != serial ||
                    scenes_choosing(stage.game) != chose ||
                    strcmp(scenes_focus(stage.game), focus) != 0;
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
        stage_click(&stage, roads[i][0]);
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
        stage_click_at(&stage, 320, 200);
        assert_true(scenes_choosing(stage.game));
        if (rect_empty(stage_find(&stage, "Only keys and pads choose here")) &&
            rect_empty(stage_find(&stage, "when only you"))) {
            fail_msg("\"%s\" does not say what chooses", private[i]);
        }
    }
}

static int open_stage(void **state) {
    (void)state;
    stage_open(&stage, 640, 360);
    return 0;
}

static int close_stage(void **state) {
    (void)state;
    stage_close(&stage);
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
