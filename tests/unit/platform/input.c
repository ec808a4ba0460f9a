/* Keys to two players' buttons, through SDL's own event queue. */
#include "hands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static bool text_is_lost; /* of a pushed SDL_TEXTINPUT, as where SDL3 plays SDL2's part */

int __real_SDL_PushEvent(SDL_Event *event);
int __wrap_SDL_PushEvent(SDL_Event *event);
int __wrap_SDL_PushEvent(SDL_Event *event) {
    return text_is_lost && event->type == SDL_TEXTINPUT ? 0 : __real_SDL_PushEvent(event);
}

/* --- keys --- */

static void test_keys_have_seats(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    tap(platform, SDL_SCANCODE_W);
    tap(platform, SDL_SCANCODE_RETURN);
    struct seen seen = pass(platform, 0);
    assert_int_equal(seen.count, 4);
    assert_button(&seen, 0, PLATFORM_SEAT_A, PLATFORM_NORTH, true);
    assert_button(&seen, 1, PLATFORM_SEAT_A, PLATFORM_NORTH, false);
    assert_button(&seen, 2, PLATFORM_SEAT_B, PLATFORM_CONFIRM, true);
    assert_button(&seen, 3, PLATFORM_SEAT_B, PLATFORM_CONFIRM, false);
}

/* Two keys for one button: down with the first, up with the last, and never stuck. */
static void test_two_keys_for_one_button(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    key(platform, SDL_SCANCODE_RETURN, true);
    key(platform, SDL_SCANCODE_KP_ENTER, true);
    key(platform, SDL_SCANCODE_RETURN, false);
    struct seen seen = pass(platform, 0);
    assert_int_equal(seen.count, 1);
    assert_button(&seen, 0, PLATFORM_SEAT_B, PLATFORM_CONFIRM, true);
    key(platform, SDL_SCANCODE_KP_ENTER, false);
    key(platform, SDL_SCANCODE_KP_ENTER, false); /* once too often */
    seen = pass(platform, 0);
    assert_int_equal(seen.count, 1);
    assert_button(&seen, 0, PLATFORM_SEAT_B, PLATFORM_CONFIRM, false);
    tap(platform, SDL_SCANCODE_RETURN);
    seen = pass(platform, 0);
    assert_int_equal(seen.count, 2);
}

static void test_directions_repeat(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    key(platform, SDL_SCANCODE_RIGHT, true);
    struct seen seen = pass(platform, 340);
    assert_int_equal(seen.count, 1);
    seen = pass(platform, 400);
    assert_in_range(seen.count, 3, 4);
    for (int i = 0; i < seen.count; i++) {
        assert_button(&seen, i, PLATFORM_SEAT_B, PLATFORM_EAST, true);
        assert_true(seen.event[i].repeat);
    }
    key(platform, SDL_SCANCODE_RIGHT, false);
    seen = pass(platform, 1000);
    assert_int_equal(seen.count, 1);
    assert_button(&seen, 0, PLATFORM_SEAT_B, PLATFORM_EAST, false);
}

static void test_other_buttons_do_not_repeat(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    key(platform, SDL_SCANCODE_RETURN, true);
    struct seen seen = pass(platform, 2000);
    assert_int_equal(seen.count, 1);
}

/* The mouse's right button goes back on its own, whatever is held on the keyboard. */
static void test_right_click_and_escape(void **state) {
    struct platform *platform = *state;
    SDL_Event event = {.button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_RIGHT}};
    pass(platform, 0);
    SDL_PushEvent(&event);
    tap(platform, SDL_SCANCODE_ESCAPE);
    struct seen seen = pass(platform, 0);
    assert_int_equal(seen.count, 3);
    assert_button(&seen, 0, PLATFORM_NO_SEAT, PLATFORM_BACK, true);
    assert_button(&seen, 1, PLATFORM_SEAT_A, PLATFORM_BACK, true);
}

/* --- Ctrl --- */

static void test_ctrl_acts_when_it_comes_up(void **state) {
    static const struct {
        int scancode;
        enum platform_seat seat;
    } keys[] = {{SDL_SCANCODE_LCTRL, PLATFORM_SEAT_A}, {SDL_SCANCODE_RCTRL, PLATFORM_SEAT_B}};
    struct platform *platform = *state;
    pass(platform, CALM_MS);
    for (size_t i = 0; i < SDL_arraysize(keys); i++) {
        key(platform, keys[i].scancode, true);
        struct seen seen = pass(platform, 500);
        assert_int_equal(seen.count, 0);
        key(platform, keys[i].scancode, false);
        seen = pass(platform, 0);
        assert_int_equal(seen.count, 2);
        assert_button(&seen, 0, keys[i].seat, PLATFORM_CONFIRM, true);
        assert_button(&seen, 1, keys[i].seat, PLATFORM_CONFIRM, false);
    }
}

/* A shortcut does nothing in the game, neither by Ctrl nor by its other key. */
static void test_shortcuts_do_nothing(void **state) {
    static const int others[] = {SDL_SCANCODE_X,      SDL_SCANCODE_S,   SDL_SCANCODE_Q,
                                 SDL_SCANCODE_LSHIFT, SDL_SCANCODE_TAB, SDL_SCANCODE_F5};
    struct platform *platform = *state;
    pass(platform, CALM_MS);
    for (size_t i = 0; i < SDL_arraysize(others); i++) {
        key(platform, SDL_SCANCODE_LCTRL, true);
        tap(platform, others[i]);
        key(platform, SDL_SCANCODE_LCTRL, false);
        struct seen seen = pass(platform, 1000);
        assert_int_equal(seen.count, 0);
    }
    tap(platform, SDL_SCANCODE_S); /* and nothing stays held */
    struct seen seen = pass(platform, 0);
    assert_int_equal(seen.count, 2);
}

static void test_clicks_with_ctrl(void **state) {
    struct platform *platform = *state;
    SDL_Event wheel = {.wheel = {.type = SDL_MOUSEWHEEL, .y = 1}};
    pass(platform, CALM_MS);
    key(platform, SDL_SCANCODE_LCTRL, true);
    SDL_PushEvent(&wheel);
    key(platform, SDL_SCANCODE_LCTRL, false);
    struct seen seen = pass(platform, 0);
    assert_int_equal(seen.of[PLATFORM_WHEEL], 1);
    assert_int_equal(seen.of[PLATFORM_BUTTON], 0);
}

/* On one keyboard the other one's keys are no part of a shortcut: both presses count. */
static void test_the_others_keys_and_ctrl(void **state) {
    struct platform *platform = *state;
    pass(platform, CALM_MS);
    key(platform, SDL_SCANCODE_LCTRL, true);
    key(platform, SDL_SCANCODE_UP, true);
    key(platform, SDL_SCANCODE_RCTRL, true);
    key(platform, SDL_SCANCODE_LCTRL, false);
    key(platform, SDL_SCANCODE_RCTRL, false);
    struct seen seen = pass(platform, 0);
    assert_int_equal(seen.count, 5);
    assert_button(&seen, 0, PLATFORM_SEAT_B, PLATFORM_NORTH, true);
    assert_button(&seen, 1, PLATFORM_SEAT_A, PLATFORM_CONFIRM, true);
    assert_button(&seen, 3, PLATFORM_SEAT_B, PLATFORM_CONFIRM, true);
}

/* Ctrl is held in another window, which gives way to the game: SDL tells of it then. */
static void test_ctrl_comes_with_the_focus(void **state) {
    struct platform *platform = *state;
    pass(platform, CALM_MS);
    push_window(platform, SDL_WINDOWEVENT_FOCUS_GAINED);
    key(platform, SDL_SCANCODE_LCTRL, true);
    pass(platform, 1000);
    key(platform, SDL_SCANCODE_LCTRL, false);
    struct seen seen = pass(platform, 100);
    assert_int_equal(seen.count, 0);
    tap(platform, SDL_SCANCODE_LCTRL);
    seen = pass(platform, 0);
    assert_int_equal(seen.count, 2);
}

/* Ctrl is held, and another window comes to the front. SDL says at once that it came up. */
static void test_ctrl_goes_with_the_focus(void **state) {
    struct platform *platform = *state;
    pass(platform, CALM_MS);
    for (int told_first = 0; told_first < 2; told_first++) {
        key(platform, SDL_SCANCODE_LCTRL, true);
        pass(platform, 500);
        if (told_first) {
            push_window(platform, SDL_WINDOWEVENT_FOCUS_LOST);
        }
        key(platform, SDL_SCANCODE_LCTRL, false);
        push_window(platform, SDL_WINDOWEVENT_ENTER);
        push_window(platform, SDL_WINDOWEVENT_FOCUS_LOST);
        struct seen seen = pass(platform, 0);
        assert_int_equal(seen.of[PLATFORM_BUTTON], 0);
    }
}

static void key_with(struct platform *platform, SDL_Keymod mod, SDL_Scancode scancode, bool down) {
    SDL_Event event = {.key = {.type = down ? SDL_KEYDOWN : SDL_KEYUP,
                               .keysym = {.scancode = scancode, .mod = (Uint16)mod}}};
    (void)platform;
    SDL_PushEvent(&event);
}

/* Shortcuts of the desktop begin with Alt, Shift or a key of its own as often as with Ctrl. */
static void test_shortcuts_of_the_desktop(void **state) {
    static const struct {
        SDL_Keymod mod;
        SDL_Scancode key;
        int presses;
    } cases[] = {
        {KMOD_LSHIFT, SDL_SCANCODE_LCTRL, 0}, {KMOD_LALT, SDL_SCANCODE_LCTRL, 0},
        {KMOD_LGUI, SDL_SCANCODE_RCTRL, 0},   {KMOD_LALT, SDL_SCANCODE_SPACE, 0},
        {KMOD_RGUI, SDL_SCANCODE_D, 0},       {KMOD_LGUI, SDL_SCANCODE_UP, 0},
        {KMOD_LALT, SDL_SCANCODE_TAB, 0},     {KMOD_LSHIFT, SDL_SCANCODE_W, 1},
        {KMOD_CAPS, SDL_SCANCODE_LCTRL, 1},   {KMOD_NUM, SDL_SCANCODE_UP, 1},
    };
    struct platform *platform = *state;
    pass(platform, CALM_MS);
    for (size_t i = 0; i < SDL_arraysize(cases); i++) {
        key_with(platform, cases[i].mod, cases[i].key, true);
        key_with(platform, cases[i].mod, cases[i].key, false);
        struct seen seen = pass(platform, 0);
        assert_int_equal(seen.of[PLATFORM_BUTTON], 2 * cases[i].presses);
    }
    /* what was held before is let go of all the same */
    key(platform, SDL_SCANCODE_D, true);
    key_with(platform, KMOD_LALT, SDL_SCANCODE_D, false);
    struct seen seen = pass(platform, 1000);
    assert_int_equal(seen.of[PLATFORM_BUTTON], 2);
}

/* --- quick hide --- */

static void test_three_shifts_hide(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    tap(platform, SDL_SCANCODE_LSHIFT);
    tap(platform, SDL_SCANCODE_RSHIFT);
    struct seen seen = pass(platform, 100);
    assert_int_equal(seen.of[PLATFORM_HIDE], 0);
    tap(platform, SDL_SCANCODE_LSHIFT);
    seen = pass(platform, 100);
    assert_int_equal(seen.of[PLATFORM_HIDE], 1);
    tap(platform, SDL_SCANCODE_LSHIFT); /* the three are used up */
    seen = pass(platform, 100);
    assert_int_equal(seen.of[PLATFORM_HIDE], 0);
}

static void test_slow_shifts_do_not_hide(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    for (int i = 0; i < 6; i++) {
        tap(platform, SDL_SCANCODE_LSHIFT);
        struct seen seen = pass(platform, 560);
        assert_int_equal(seen.of[PLATFORM_HIDE], 0);
    }
}

static void test_capital_letters_do_not_hide(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    platform_text_input(platform, true);
    for (int i = 0; i < 5; i++) {
        tap(platform, SDL_SCANCODE_LSHIFT);
        tap(platform, SDL_SCANCODE_A);
    }
    struct seen seen = pass(platform, 100);
    assert_int_equal(seen.of[PLATFORM_HIDE], 0);
    for (int i = 0; i < 3; i++) { /* while a name is typed, too */
        tap(platform, SDL_SCANCODE_LSHIFT);
    }
    seen = pass(platform, 100);
    assert_int_equal(seen.of[PLATFORM_HIDE], 1);
}

/* An input method takes the keys and gives text, and only Shift is seen. */
static void test_capitals_of_an_input_method_do_not_hide(void **state) {
    struct platform *platform = *state;
    SDL_Event editing = {.edit = {.type = SDL_TEXTEDITING, .text = "N"}};
    platform_text_input(platform, true);
    pass(platform, 0);
    tap(platform, SDL_SCANCODE_LSHIFT);
    platform_push_text(platform, "A");
    tap(platform, SDL_SCANCODE_LSHIFT);
    SDL_PushEvent(&editing);
    tap(platform, SDL_SCANCODE_LSHIFT);
    struct seen seen = pass(platform, 0);
    assert_int_equal(seen.of[PLATFORM_TEXT], 1);
    assert_int_equal(seen.of[PLATFORM_HIDE], 0);
}

/* What the other one plays meanwhile does not keep the game from being hidden. */
static void test_the_others_keys_and_shift(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    for (int i = 0; i < 3; i++) {
        tap(platform, SDL_SCANCODE_LSHIFT);
        tap(platform, SDL_SCANCODE_UP);
    }
    struct seen seen = pass(platform, 0);
    assert_int_equal(seen.of[PLATFORM_HIDE], 1);
}

static void test_escape_held_hides_and_leaves(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    key(platform, SDL_SCANCODE_ESCAPE, true);
    struct seen seen = pass(platform, 900);
    assert_int_equal(seen.of[PLATFORM_HIDE], 0);
    assert_int_equal(seen.of[PLATFORM_QUIT], 0);
    seen = pass(platform, 300);
    assert_int_equal(seen.of[PLATFORM_HIDE], 1);
    assert_int_equal(seen.of[PLATFORM_QUIT], 1);
}

/* --- typing --- */

static void test_typing_takes_the_letters(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    platform_text_input(platform, true);
    tap(platform, SDL_SCANCODE_W);
    platform_push_text(platform, "w\xc3\xa9");
    tap(platform, SDL_SCANCODE_BACKSPACE);
    tap(platform, SDL_SCANCODE_RETURN);
    struct seen seen = pass(platform, 0);
    assert_int_equal(seen.of[PLATFORM_BUTTON], 0);
    assert_int_equal(seen.of[PLATFORM_TEXT], 2);
    assert_int_equal(seen.of[PLATFORM_KEY], 2);
    assert_string_equal(seen.event[1].text, "\xc3\xa9");
    platform_text_input(platform, false);
    tap(platform, SDL_SCANCODE_W);
    platform_push_text(platform, "w");
    seen = pass(platform, 0);
    assert_int_equal(seen.of[PLATFORM_BUTTON], 2);
    assert_int_equal(seen.of[PLATFORM_TEXT], 0);
}

static int letters_typed(struct platform *platform) {
    SDL_Event event = {.text = {.type = SDL_TEXTINPUT, .text = "\xc3\xa9"}};
    platform_text_input(platform, true);
    SDL_PushEvent(&event);
    platform_push_text(platform, "n\xc3\xa9");
    struct seen seen = pass(platform, 0);
    assert_string_equal(seen.last.text, "\xc3\xa9");
    return seen.of[PLATFORM_TEXT];
}

static void test_scripts_type_by_every_sdl(void **state) {
    assert_int_equal(letters_typed(*state), 3);
    text_is_lost = true;
    assert_int_equal(letters_typed(*state), 2);
    text_is_lost = false;
}

static void push_alt_enter(struct platform *platform) {
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .windowID = SDL_GetWindowID(platform->window)}};
    event.key.keysym = (SDL_Keysym){.scancode = SDL_SCANCODE_RETURN, .mod = KMOD_LALT};
    SDL_PushEvent(&event);
    event.type = SDL_KEYUP;
    SDL_PushEvent(&event);
}

/* The whole screen comes and goes while a name is written, too, and is told of. */
static void test_whole_screen(void **state) {
    struct platform *platform = *state;
    for (int typing = 0; typing < 2; typing++) {
        platform_text_input(platform, typing);
        pass(platform, 0);
        tap(platform, SDL_SCANCODE_F11);
        struct seen seen = pass(platform, 50);
        assert_int_equal(seen.of[PLATFORM_FULLSCREEN], 1);
        assert_true(platform_fullscreen(platform));
        push_alt_enter(platform);
        seen = pass(platform, 50);
        assert_int_equal(seen.of[PLATFORM_FULLSCREEN], 1);
        assert_int_equal(seen.count, 1); /* and nothing was confirmed or typed */
        assert_false(platform_fullscreen(platform));
    }
}

/* A key that is held when typing begins is let go then, not when it comes up. */
static void test_typing_lets_go(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    key(platform, SDL_SCANCODE_D, true);
    pass(platform, 0);
    platform_text_input(platform, true);
    struct seen seen = pass(platform, 1000);
    assert_int_equal(seen.count, 1);
    assert_button(&seen, 0, PLATFORM_SEAT_A, PLATFORM_EAST, false);
}

/* --- seats --- */

static void test_a_seat_has_one_device(void **state) {
    struct platform *platform = *state;
    int pad = plug(platform, 1);
    assert_true(platform_one_keyboard(platform));
    platform_sit(platform, pad, PLATFORM_SEAT_A);
    assert_false(platform_one_keyboard(platform));
    assert_int_equal(platform_device_of(platform, PLATFORM_SEAT_A), pad);
    assert_int_equal(platform_seat_of(platform, PLATFORM_KEYS_LEFT), PLATFORM_NO_SEAT);
    platform_sit(platform, pad, PLATFORM_SEAT_B);
    assert_int_equal(platform_device_of(platform, PLATFORM_SEAT_A), PLATFORM_NO_DEVICE);
    assert_int_equal(platform_seat_of(platform, PLATFORM_KEYS_RIGHT), PLATFORM_NO_SEAT);
    tap(platform, SDL_SCANCODE_W);
    struct seen seen = pass(platform, 0);
    assert_button(&seen, 0, PLATFORM_NO_SEAT, PLATFORM_NORTH, true);
}

/* Changing seats lets go of what was held, under the old seat. */
static void test_changing_seats_lets_go(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    key(platform, SDL_SCANCODE_W, true);
    pass(platform, 0);
    platform_sit(platform, PLATFORM_KEYS_LEFT, PLATFORM_SEAT_B);
    struct seen seen = pass(platform, 1000);
    assert_int_equal(seen.count, 1);
    assert_button(&seen, 0, PLATFORM_SEAT_A, PLATFORM_NORTH, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_keys_have_seats),
        TEST(test_two_keys_for_one_button),
        TEST(test_directions_repeat),
        TEST(test_other_buttons_do_not_repeat),
        TEST(test_right_click_and_escape),
        TEST(test_ctrl_acts_when_it_comes_up),
        TEST(test_shortcuts_do_nothing),
        TEST(test_clicks_with_ctrl),
        TEST(test_the_others_keys_and_ctrl),
        TEST(test_ctrl_comes_with_the_focus),
        TEST(test_ctrl_goes_with_the_focus),
        TEST(test_shortcuts_of_the_desktop),
        TEST(test_three_shifts_hide),
        TEST(test_slow_shifts_do_not_hide),
        TEST(test_capital_letters_do_not_hide),
        TEST(test_capitals_of_an_input_method_do_not_hide),
        TEST(test_the_others_keys_and_shift),
        TEST(test_escape_held_hides_and_leaves),
        TEST(test_typing_takes_the_letters),
        TEST(test_scripts_type_by_every_sdl),
        TEST(test_whole_screen),
        TEST(test_typing_lets_go),
        TEST(test_a_seat_has_one_device),
        TEST(test_changing_seats_lets_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
