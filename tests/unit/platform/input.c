/* Keys and pads to two players' buttons, through SDL's own event queue. */
#include "files/files.h"
#include "platform/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { FRAME_MS = 17, MANY = 64 };

struct seen {
    struct platform_event event[MANY];
    int count;
};

static int open_platform(void **state) {
    struct error error = {{0}};
    struct platform_options options = {
        .title = "test", .width = 640, .height = 360, .scripted = true};
    if (!files_init("test", &error) || !files_mount_share(TEST_SHARE, &error)) {
        return -1;
    }
    *state = platform_new(&options, &error);
    return *state ? 0 : -1;
}

static int close_platform(void **state) {
    platform_free(*state);
    files_release();
    return 0;
}

/* Lets the time pass and gathers what comes, but for what the window itself tells. */
static struct seen pass(struct platform *platform, int ms) {
    struct seen seen = {.count = 0};
    struct platform_event event;
    for (int frame = 0; frame <= ms / FRAME_MS; frame++) {
        while (platform_poll(platform, &event)) {
            if (event.kind != PLATFORM_EXPOSED && event.kind != PLATFORM_RESIZED &&
                event.kind != PLATFORM_FOCUS_GAINED && seen.count < MANY) {
                seen.event[seen.count++] = event;
            }
        }
        platform_wait(platform, 0);
    }
    return seen;
}

static int count(const struct seen *seen, enum platform_event_kind kind) {
    int found = 0;
    for (int i = 0; i < seen->count; i++) {
        found += seen->event[i].kind == kind;
    }
    return found;
}

static void assert_button(const struct seen *seen, int i, enum platform_seat seat,
                          enum platform_button button, bool down) {
    assert_true(i < seen->count);
    assert_int_equal(seen->event[i].kind, PLATFORM_BUTTON);
    assert_int_equal(seen->event[i].seat, seat);
    assert_int_equal(seen->event[i].button, button);
    assert_int_equal(seen->event[i].down, down);
}

static void key(struct platform *platform, int scancode, bool down) {
    platform_push_key(platform, scancode, down);
}

static void tap(struct platform *platform, int scancode) {
    key(platform, scancode, true);
    key(platform, scancode, false);
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
    key(platform, SDL_SCANCODE_SPACE, true);
    key(platform, SDL_SCANCODE_LCTRL, true);
    key(platform, SDL_SCANCODE_SPACE, false);
    struct seen seen = pass(platform, 0);
    assert_int_equal(seen.count, 1);
    assert_button(&seen, 0, PLATFORM_SEAT_A, PLATFORM_CONFIRM, true);
    key(platform, SDL_SCANCODE_LCTRL, false);
    key(platform, SDL_SCANCODE_LCTRL, false); /* once too often */
    seen = pass(platform, 0);
    assert_int_equal(seen.count, 1);
    assert_button(&seen, 0, PLATFORM_SEAT_A, PLATFORM_CONFIRM, false);
    tap(platform, SDL_SCANCODE_SPACE);
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

/* --- quick hide --- */

static void test_three_shifts_hide(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    tap(platform, SDL_SCANCODE_LSHIFT);
    tap(platform, SDL_SCANCODE_RSHIFT);
    struct seen seen = pass(platform, 100);
    assert_int_equal(count(&seen, PLATFORM_HIDE), 0);
    tap(platform, SDL_SCANCODE_LSHIFT);
    seen = pass(platform, 100);
    assert_int_equal(count(&seen, PLATFORM_HIDE), 1);
    tap(platform, SDL_SCANCODE_LSHIFT); /* the three are used up */
    seen = pass(platform, 100);
    assert_int_equal(count(&seen, PLATFORM_HIDE), 0);
}

static void test_slow_shifts_do_not_hide(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    for (int i = 0; i < 6; i++) {
        tap(platform, SDL_SCANCODE_LSHIFT);
        struct seen seen = pass(platform, 560);
        assert_int_equal(count(&seen, PLATFORM_HIDE), 0);
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
    assert_int_equal(count(&seen, PLATFORM_HIDE), 0);
    for (int i = 0; i < 3; i++) { /* while a name is typed, too */
        tap(platform, SDL_SCANCODE_LSHIFT);
    }
    seen = pass(platform, 100);
    assert_int_equal(count(&seen, PLATFORM_HIDE), 1);
}

static void test_escape_held_hides_and_leaves(void **state) {
    struct platform *platform = *state;
    pass(platform, 0);
    key(platform, SDL_SCANCODE_ESCAPE, true);
    struct seen seen = pass(platform, 900);
    assert_int_equal(count(&seen, PLATFORM_HIDE), 0);
    assert_int_equal(count(&seen, PLATFORM_QUIT), 0);
    seen = pass(platform, 300);
    assert_int_equal(count(&seen, PLATFORM_HIDE), 1);
    assert_int_equal(count(&seen, PLATFORM_QUIT), 1);
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
    assert_int_equal(count(&seen, PLATFORM_BUTTON), 0);
    assert_int_equal(count(&seen, PLATFORM_TEXT), 2);
    assert_int_equal(count(&seen, PLATFORM_KEY), 2);
    assert_string_equal(seen.event[1].text, "\xc3\xa9");
    platform_text_input(platform, false);
    tap(platform, SDL_SCANCODE_W);
    platform_push_text(platform, "w");
    seen = pass(platform, 0);
    assert_int_equal(count(&seen, PLATFORM_BUTTON), 2);
    assert_int_equal(count(&seen, PLATFORM_TEXT), 0);
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

/* --- pads --- */

static int plug(struct platform *platform, int number) {
    assert_true(platform_pad_plug(platform, number, true));
    struct seen seen = pass(platform, 50);
    assert_int_equal(count(&seen, PLATFORM_DEVICE_CAME), 1);
    return seen.event[seen.count - 1].device;
}

static void test_pad_keeps_its_seat(void **state) {
    struct platform *platform = *state;
    int one = plug(platform, 1), two = plug(platform, 2);
    assert_int_not_equal(one, two);
    platform_sit(platform, one, PLATFORM_SEAT_A);
    platform_sit(platform, two, PLATFORM_SEAT_B);
    assert_true(platform_pad_press(platform, 2, "dpdown", true));
    pass(platform, 0);
    assert_true(platform_pad_plug(platform, 2, false));
    struct seen seen = pass(platform, 1000);
    /* what was held is let go, and nothing repeats */
    assert_int_equal(seen.count, 2);
    assert_button(&seen, 0, PLATFORM_SEAT_B, PLATFORM_SOUTH, false);
    assert_int_equal(seen.event[1].kind, PLATFORM_DEVICE_GONE);
    assert_int_equal(seen.event[1].seat, PLATFORM_SEAT_B);
    assert_false(platform_present(platform, two));
    assert_int_equal(platform_device_of(platform, PLATFORM_SEAT_B), two);
    /* the other one goes as well, and they come back the other way round */
    assert_true(platform_pad_plug(platform, 1, false));
    pass(platform, 50);
    assert_int_equal(plug(platform, 2), two);
    assert_int_equal(plug(platform, 1), one);
    assert_int_equal(platform_seat_of(platform, one), PLATFORM_SEAT_A);
    assert_true(platform_pad_press(platform, 2, "a", true));
    seen = pass(platform, 0);
    assert_button(&seen, 0, PLATFORM_SEAT_B, PLATFORM_CONFIRM, true);
}

/* A cross and a stick for one direction, like two keys. */
static void test_stick_and_cross(void **state) {
    struct platform *platform = *state;
    int device = plug(platform, 1);
    platform_sit(platform, device, PLATFORM_SEAT_A);
    SDL_Joystick *stick = SDL_JoystickFromInstanceID(platform->input.virtual_device[0]);
    platform_pad_press(platform, 1, "dpright", true);
    SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_LEFTX, 30000);
    pass(platform, 0);
    platform_pad_press(platform, 1, "dpright", false);
    struct seen seen = pass(platform, 0);
    assert_int_equal(seen.count, 0);
    SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_LEFTX, 0);
    seen = pass(platform, 0);
    assert_int_equal(seen.count, 1);
    assert_button(&seen, 0, PLATFORM_SEAT_A, PLATFORM_EAST, false);
}

/* A stick that trembles about one place is pressed once: it is let go further in. */
static void test_stick_has_hysteresis(void **state) {
    static const struct {
        Sint16 value;
        int events;
    } moves[] = {{10000, 0}, {17000, 0}, {19000, 1}, {17000, 0},  {19000, 0},
                 {13000, 0}, {11000, 1}, {13000, 0}, {-20000, 1}, {20000, 2}};
    struct platform *platform = *state;
    platform_sit(platform, plug(platform, 1), PLATFORM_SEAT_A);
    SDL_Joystick *stick = SDL_JoystickFromInstanceID(platform->input.virtual_device[0]);
    for (size_t i = 0; i < SDL_arraysize(moves); i++) {
        SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_LEFTY, moves[i].value);
        struct seen seen = pass(platform, 0);
        assert_int_equal(seen.count, moves[i].events);
    }
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

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_platform, close_platform)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_keys_have_seats),
        TEST(test_two_keys_for_one_button),
        TEST(test_directions_repeat),
        TEST(test_other_buttons_do_not_repeat),
        TEST(test_three_shifts_hide),
        TEST(test_slow_shifts_do_not_hide),
        TEST(test_capital_letters_do_not_hide),
        TEST(test_escape_held_hides_and_leaves),
        TEST(test_typing_takes_the_letters),
        TEST(test_typing_lets_go),
        TEST(test_pad_keeps_its_seat),
        TEST(test_stick_and_cross),
        TEST(test_stick_has_hysteresis),
        TEST(test_a_seat_has_one_device),
        TEST(test_changing_seats_lets_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
