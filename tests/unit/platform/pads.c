/* Pads to two players' buttons: virtual ones, through SDL's own event queue. */
#include "files/files.h"
#include "hands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* The number that pad 1 or 2 tells of itself; NULL: none. */
static const char *serial[2];

const char *__wrap_SDL_GameControllerGetSerial(SDL_GameController *controller);
const char *__wrap_SDL_GameControllerGetSerial(SDL_GameController *controller) {
    static int came; /* pads in the order in which they were opened */
    (void)controller;
    return serial[0] ? serial[came++ % 2] : NULL;
}

/* What SDL takes the pad for. */
static SDL_GameControllerType type;

SDL_GameControllerType __wrap_SDL_GameControllerGetType(SDL_GameController *controller);
SDL_GameControllerType __wrap_SDL_GameControllerGetType(SDL_GameController *controller) {
    (void)controller;
    return type;
}

/* The list beside the game's data; NULL: there is none. */
static const char *pad_list;

bool __real_files_read(const char *path, size_t limit, struct text *out, struct error *error);
bool __wrap_files_read(const char *path, size_t limit, struct text *out, struct error *error);
bool __wrap_files_read(const char *path, size_t limit, struct text *out, struct error *error) {
    if (strcmp(path, "/share/gamecontrollerdb.txt") != 0) {
        return __real_files_read(path, limit, out, error);
    }
    if (pad_list) {
        text_add(out, pad_list);
    }
    return pad_list != NULL;
}

static void press(struct platform *platform, int number, const char *button, bool down) {
    assert_true(platform_pad_press(platform, number, button, down));
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

/* --- pads of one model --- */

static void seat_same(struct platform *platform, int device[2]) {
    for (int i = 0; i < 2; i++) {
        device[i] = plug_same(platform, i + 1);
        platform_sit(platform, device[i], (enum platform_seat)i);
    }
}

/* One alone that sleeps and wakes is known, for its seat is the only one that waits. */
static void test_one_of_a_model_comes_back(void **state) {
    struct platform *platform = *state;
    int device[2];
    seat_same(platform, device);
    for (int i = 1; i >= 0; i--) {
        unplug(platform, i + 1);
        assert_int_equal(plug_same(platform, i + 1), device[i]);
        assert_int_equal(platform_device_of(platform, (enum platform_seat)i), device[i]);
    }
}

/* Both are gone: whichever comes has no seat, until its person says who it is; then the other one's
 * seat is the only one that waits. */
static void test_two_of_a_model_come_back(void **state) {
    struct platform *platform = *state;
    int device[2];
    seat_same(platform, device);
    unplug(platform, 1);
    unplug(platform, 2);
    int came = plug_same(platform, 2);
    assert_int_equal(platform_seat_of(platform, came), PLATFORM_NO_SEAT);
    assert_false(platform_present(platform, device[0]));
    assert_false(platform_present(platform, device[1]));
    platform_sit(platform, came, PLATFORM_SEAT_B);
    assert_int_equal(platform_seat_of(platform, plug_same(platform, 1)), PLATFORM_SEAT_A);
}

static enum platform_seat seat_of_plugged(struct platform *platform, int number) {
    return platform_seat_of(platform, plug_same(platform, number));
}

/* A third of that model lies beside them, and nobody's. It may be what comes back, too. */
static void test_a_third_of_a_model_sleeps_as_well(void **state) {
    struct platform *platform = *state;
    int device[2];
    seat_same(platform, device);
    plug_same(platform, 3);
    unplug(platform, 1);
    unplug(platform, 3);
    assert_int_equal(seat_of_plugged(platform, 3), PLATFORM_NO_SEAT);
    int came = plug_same(platform, 1);
    assert_int_equal(platform_seat_of(platform, came), PLATFORM_NO_SEAT);
    platform_sit(platform, came, PLATFORM_SEAT_A);
    /* the other one's seat waits for its own pad all the while */
    assert_int_equal(platform_device_of(platform, PLATFORM_SEAT_B), device[1]);
}

/* It takes over, and the pad that comes back takes nobody's lantern. */
static void test_a_third_of_a_model_takes_over(void **state) {
    struct platform *platform = *state;
    int device[2];
    seat_same(platform, device);
    int third = plug_same(platform, 3);
    unplug(platform, 1);
    unplug(platform, 2);
    platform_sit(platform, third, PLATFORM_SEAT_A);
    int came = plug_same(platform, 1);
    assert_int_equal(platform_seat_of(platform, came), PLATFORM_NO_SEAT);
    assert_int_equal(seat_of_plugged(platform, 2), PLATFORM_NO_SEAT);
    platform_sit(platform, came, PLATFORM_SEAT_B);
    assert_int_equal(platform_device_of(platform, PLATFORM_SEAT_A), third);
}

/* Where they tell their own numbers, both are known. */
static void test_two_of_a_model_with_numbers(void **state) {
    struct platform *platform = *state;
    int device[2];
    serial[0] = "one", serial[1] = "two";
    seat_same(platform, device);
    unplug(platform, 1);
    unplug(platform, 2);
    serial[0] = "two", serial[1] = "one";
    assert_int_equal(plug_same(platform, 2), device[1]);
    assert_int_equal(plug_same(platform, 1), device[0]);
    serial[0] = serial[1] = NULL;
}

/* --- one pad that comes as two devices --- */

static int press_both(struct platform *platform, bool down) {
    press(platform, 1, "a", down);
    press(platform, 2, "a", down);
    struct seen seen = pass(platform, 50);
    assert_int_equal(seen.count, 1);
    return seen.event[0].device;
}

static void test_one_pad_twice_is_one(void **state) {
    struct platform *platform = *state;
    plug(platform, 1);
    plug(platform, 2);
    int heard = press_both(platform, true);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(press_both(platform, false), heard);
        platform_sit(platform, heard, PLATFORM_SEAT_A);
        assert_int_equal(press_both(platform, true), heard);
    }
}

/* Two who have their seats may press in the same instant, and so may two who press otherwise. */
static void test_two_pads_at_once(void **state) {
    struct platform *platform = *state;
    int one = plug(platform, 1), two = plug(platform, 2);
    press(platform, 1, "dpup", true);
    press(platform, 2, "dpdown", true);
    struct seen seen = pass(platform, 50);
    assert_int_equal(seen.count, 2);
    platform_sit(platform, one, PLATFORM_SEAT_A);
    platform_sit(platform, two, PLATFORM_SEAT_B);
    press(platform, 1, "a", true);
    press(platform, 2, "a", true);
    seen = pass(platform, 50);
    assert_int_equal(seen.of[PLATFORM_BUTTON], 4); /* two directions were let go */
}

/* --- both shoulders --- */

static void test_shoulders_hide_whatever_the_other_does(void **state) {
    struct platform *platform = *state;
    plug(platform, 1);
    plug(platform, 2);
    press(platform, 1, "leftshoulder", true);
    press(platform, 1, "rightshoulder", true);
    int hidden = 0;
    for (int i = 0; i < 20; i++) {
        press(platform, 1 + i / 2 % 2, "dpdown", i % 2 == 0); /* its own other buttons, too */
        hidden += pass(platform, 80).of[PLATFORM_HIDE];
    }
    assert_int_equal(hidden, 1); /* once, though they are held on */
}

static void test_shoulders_of_two_pads_hide_nothing(void **state) {
    struct platform *platform = *state;
    plug(platform, 1);
    plug(platform, 2);
    press(platform, 1, "leftshoulder", true);
    press(platform, 2, "rightshoulder", true);
    assert_int_equal(pass(platform, 1500).of[PLATFORM_HIDE], 0);
}

static void test_shoulders_of_a_pad_that_goes(void **state) {
    struct platform *platform = *state;
    plug(platform, 1);
    press(platform, 1, "leftshoulder", true);
    press(platform, 1, "rightshoulder", true);
    unplug(platform, 1);
    plug(platform, 1);
    assert_int_equal(pass(platform, 1500).of[PLATFORM_HIDE], 0);
}

/* --- pads that only the list knows --- */

enum { LAST_BUTTON = 3 };

/* It says nothing of itself, not even that it is a pad. */
static SDL_Joystick *attach_unknown(void) {
    SDL_VirtualJoystickDesc description = {.version = SDL_VIRTUAL_JOYSTICK_DESC_VERSION,
                                           .type = SDL_JOYSTICK_TYPE_UNKNOWN,
                                           .nbuttons = LAST_BUTTON + 1,
                                           .vendor_id = 0x2a17,
                                           .product_id = 77,
                                           .name = "From a flea market"};
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_JOYSTICK), 0);
    return SDL_JoystickOpen(SDL_JoystickAttachVirtualEx(&description));
}

static int pads_that_came(struct platform *platform, const char *before) {
    struct text lines = {0};
    char guid[40];
    SDL_Joystick *joystick = attach_unknown();
    SDL_JoystickGetGUIDString(SDL_JoystickGetGUID(joystick), guid, sizeof guid);
    text_addf(&lines, "%s%s,From a flea market,a:b3,b:b0,platform:%s,\n", before, guid,
              SDL_GetPlatform());
    pad_list = text_string(&lines);
    assert_true(pads_open());
    int came = pass(platform, 50).of[PLATFORM_DEVICE_CAME];
    SDL_JoystickSetVirtualButton(joystick, LAST_BUTTON, 1);
    struct seen seen = pass(platform, 0);
    assert_int_equal(seen.count, came);
    assert_true(!came || seen.last.button == PLATFORM_CONFIRM);
    pad_list = NULL;
    text_release(&lines);
    SDL_JoystickClose(joystick);
    return came;
}

static void test_a_pad_of_the_list(void **state) {
    assert_int_equal(pads_that_came(*state, "# ours\n\n"), 1);
}

static void test_a_pad_of_no_list(void **state) {
    assert_int_equal(pads_that_came(*state, "what is this\n\xff,,\n#"), 0);
}

/* --- what is written on them --- */

static const struct {
    SDL_GameControllerType type;
    const char *places; /* as the next, where SDL goes by places; NULL: the same */
    const char *names;
} written[] = {
    {SDL_CONTROLLER_TYPE_UNKNOWN, NULL, "A B X Y LB RB Start"},
    {SDL_CONTROLLER_TYPE_XBOX360, NULL, "A B X Y LB RB Start"},
    {SDL_CONTROLLER_TYPE_XBOXONE, NULL, "A B X Y LB RB Menu"},
    {SDL_CONTROLLER_TYPE_AMAZON_LUNA, NULL, "A B X Y LB RB Menu"},
    {SDL_CONTROLLER_TYPE_GOOGLE_STADIA, NULL, "A B X Y L1 R1 Menu"},
    {SDL_CONTROLLER_TYPE_PS3, NULL, "Cross Circle Square Triangle L1 R1 Start"},
    {SDL_CONTROLLER_TYPE_PS5, NULL, "Cross Circle Square Triangle L1 R1 Options"},
    {SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_PRO, "B A Y X L R +", "A B X Y L R +"},
    {SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_JOYCON_PAIR, "B A Y X L R +", "A B X Y L R +"},
    {SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_JOYCON_LEFT, "← ↓ ↑ → SL SR −", "↓ ← → ↑ SL SR −"},
    {SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_JOYCON_RIGHT, "A X B Y SL SR +", "X A Y B SL SR +"},
};

static void assert_written(struct platform *platform, int device, const char *names) {
    static const enum platform_button buttons[] = {
        PLATFORM_CONFIRM, PLATFORM_BACK, PLATFORM_TAKE_BACK, PLATFORM_WAVE,
        PLATFORM_HINT,    PLATFORM_LOOK, PLATFORM_MENU};
    struct text text = {0};
    for (size_t i = 0; i < SDL_arraysize(buttons); i++) {
        text_addf(&text, "%s%s", i ? " " : "", platform_button_label(platform, device, buttons[i]));
    }
    assert_string_equal(text_string(&text), names);
    text_release(&text);
    assert_string_equal(platform_button_label(platform, device, PLATFORM_BUTTONS), "Stick");
}

/* On Nintendo's, A lies where others have B; SDL's hint says whether it goes by letters. */
static void test_buttons_have_the_pads_names(void **state) {
    struct platform *platform = *state;
    int device = plug(platform, 1);
    for (size_t i = 0; i < SDL_arraysize(written); i++) {
        type = written[i].type;
        assert_written(platform, device, written[i].names);
        SDL_SetHint(SDL_HINT_GAMECONTROLLER_USE_BUTTON_LABELS, "0");
        assert_written(platform, device, written[i].places ? written[i].places : written[i].names);
        SDL_ResetHint(SDL_HINT_GAMECONTROLLER_USE_BUTTON_LABELS);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_pad_keeps_its_seat),
        TEST(test_stick_and_cross),
        TEST(test_stick_has_hysteresis),
        TEST(test_one_of_a_model_comes_back),
        TEST(test_two_of_a_model_come_back),
        TEST(test_a_third_of_a_model_sleeps_as_well),
        TEST(test_a_third_of_a_model_takes_over),
        TEST(test_two_of_a_model_with_numbers),
        TEST(test_one_pad_twice_is_one),
        TEST(test_two_pads_at_once),
        TEST(test_shoulders_hide_whatever_the_other_does),
        TEST(test_shoulders_of_two_pads_hide_nothing),
        TEST(test_shoulders_of_a_pad_that_goes),
        TEST(test_a_pad_of_the_list),
        TEST(test_a_pad_of_no_list),
        TEST(test_buttons_have_the_pads_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
