/* Many events at once, of every kind: none is lost, and what may not wait comes in the same turn.
 * Only moves of the pointer become one, and what the window tells of itself. */
#include "hands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { FLOOD = 1200 };

static void move(struct platform *platform, int i) {
    platform_push_pointer(platform, i % 600, 100, PLATFORM_POINTER);
}

static void click(struct platform *platform, int i) {
    platform_push_pointer(platform, i % 600, 100,
                          i % 2 ? PLATFORM_POINTER_UP : PLATFORM_POINTER_DOWN);
}

static void right_click(struct platform *platform, int i) {
    SDL_Event event = {.button = {.button = SDL_BUTTON_RIGHT}};
    (void)platform;
    event.type = i % 2 ? SDL_MOUSEBUTTONUP : SDL_MOUSEBUTTONDOWN;
    SDL_PushEvent(&event);
}

static void turn_wheel(struct platform *platform, int i) {
    SDL_Event event = {.wheel = {.type = SDL_MOUSEWHEEL, .y = i % 2 ? 1 : -1}};
    (void)platform;
    SDL_PushEvent(&event);
}

static void press_key(struct platform *platform, int i) {
    key(platform, SDL_SCANCODE_W, i % 2 == 0);
}

static void press_ctrl(struct platform *platform, int i) {
    key(platform, SDL_SCANCODE_LCTRL, i % 2 == 0);
}

static void press_shift(struct platform *platform, int i) {
    key(platform, SDL_SCANCODE_LSHIFT, i % 2 == 0);
}

static void press_whole_screen(struct platform *platform, int i) {
    key(platform, SDL_SCANCODE_F11, i % 2 == 0);
}

static void press_backspace(struct platform *platform, int i) {
    (void)i;
    key(platform, SDL_SCANCODE_BACKSPACE, true);
}

static void type_letter(struct platform *platform, int i) {
    platform_push_text(platform, i % 2 ? "a" : "\xc3\xa9");
}

static void press_pad(struct platform *platform, int i) {
    SDL_Event event = {
        .cbutton = {.which = platform->input.virtual_device[0], .button = SDL_CONTROLLER_BUTTON_X}};
    event.type = i % 2 ? SDL_CONTROLLERBUTTONUP : SDL_CONTROLLERBUTTONDOWN;
    event.cbutton.state = i % 2 ? SDL_RELEASED : SDL_PRESSED;
    SDL_PushEvent(&event);
}

static void move_stick(struct platform *platform, int i) {
    SDL_Event event = {.caxis = {.type = SDL_CONTROLLERAXISMOTION,
                                 .which = platform->input.virtual_device[0],
                                 .axis = SDL_CONTROLLER_AXIS_LEFTY,
                                 .value = (Sint16)(i % 2 ? 0 : 30000)}};
    SDL_PushEvent(&event);
}

static void remove_strange_pad(struct platform *platform, int i) {
    SDL_Event event = {.cdevice = {.type = SDL_CONTROLLERDEVICEREMOVED, .which = 1000 + i}};
    (void)platform;
    SDL_PushEvent(&event);
}

static void resize(struct platform *platform, int i) {
    (void)i;
    push_window(platform, SDL_WINDOWEVENT_SIZE_CHANGED);
}

static void expose(struct platform *platform, int i) {
    (void)i;
    push_window(platform, SDL_WINDOWEVENT_EXPOSED);
}

static void change_focus(struct platform *platform, int i) {
    push_window(platform, i % 2 ? SDL_WINDOWEVENT_FOCUS_GAINED : SDL_WINDOWEVENT_FOCUS_LOST);
}

static void change_layout(struct platform *platform, int i) {
    SDL_Event event = {.type = SDL_KEYMAPCHANGED};
    (void)platform;
    (void)i;
    SDL_PushEvent(&event);
}

static void close_window(struct platform *platform, int i) {
    (void)i;
    platform_push_close(platform);
}

static const struct flood {
    void (*push)(struct platform *platform, int i);
    enum platform_event_kind kind;
    int count; /* what of this kind is to come of it */
    bool typing;
} floods[] = {
    {move, PLATFORM_POINTER, 1, false},
    {click, PLATFORM_POINTER_DOWN, FLOOD / 2, false},
    {click, PLATFORM_POINTER_UP, FLOOD / 2, false},
    {right_click, PLATFORM_BUTTON, FLOOD, false},
    {turn_wheel, PLATFORM_WHEEL, FLOOD, false},
    {press_key, PLATFORM_BUTTON, FLOOD, false},
    {press_ctrl, PLATFORM_BUTTON, FLOOD, false},
    {press_shift, PLATFORM_HIDE, FLOOD / 2 / 3, false},
    {press_whole_screen, PLATFORM_FULLSCREEN, FLOOD / 2, false},
    {press_backspace, PLATFORM_KEY, FLOOD, true},
    {type_letter, PLATFORM_TEXT, FLOOD, true},
    {press_pad, PLATFORM_BUTTON, FLOOD, false},
    {move_stick, PLATFORM_BUTTON, FLOOD, false},
    {remove_strange_pad, PLATFORM_DEVICE_GONE, 0, false},
    {resize, PLATFORM_RESIZED, 1, false},
    {expose, PLATFORM_EXPOSED, 1, false},
    {change_focus, PLATFORM_FOCUS_LOST, FLOOD / 2, false},
    {change_focus, PLATFORM_FOCUS_GAINED, FLOOD / 2, false},
    {change_layout, PLATFORM_EXPOSED, 1, false},
    {close_window, PLATFORM_QUIT, FLOOD, false},
};

static void test_nothing_is_lost(void **state) {
    struct platform *platform = *state;
    plug(platform, 1);
    for (size_t i = 0; i < SDL_arraysize(floods); i++) {
        const struct flood *flood = &floods[i];
        platform_text_input(platform, flood->typing);
        pass_all(platform, 1200); /* Shifts of before are long ago */
        for (int j = 0; j < FLOOD; j++) {
            flood->push(platform, j);
        }
        struct seen seen = pass_all(platform, 0);
        if (seen.of[flood->kind] != flood->count) {
            fail_msg("flood %d: %d instead of %d", (int)i, seen.of[flood->kind], flood->count);
        }
    }
}

/* A pad that goes, quick hide and the window's close, behind a flood of anything. */
static void test_what_may_not_wait(void **state) {
    struct platform *platform = *state;
    for (size_t i = 0; i < SDL_arraysize(floods); i++) {
        plug(platform, 1);
        pass_all(platform, 1200);
        for (int j = 0; j < FLOOD; j++) {
            floods[i].push(platform, j);
        }
        platform_pad_plug(platform, 1, false);
        for (int shift = 0; shift < 3; shift++) {
            tap(platform, SDL_SCANCODE_LSHIFT);
        }
        platform_push_close(platform);
        struct seen seen = pass_all(platform, 0);
        assert_int_equal(seen.of[PLATFORM_DEVICE_GONE], 1);
        assert_true(seen.of[PLATFORM_HIDE] > 0);
        assert_true(seen.of[PLATFORM_QUIT] > 0);
        assert_true(seen.moment[PLATFORM_HIDE] < seen.moment[PLATFORM_QUIT]);
        assert_true(seen.moment[PLATFORM_DEVICE_GONE] < seen.moment[PLATFORM_HIDE]);
    }
}

/* All kinds in a bunch, and presses while it is being handed out. */
static void test_all_kinds_at_once(void **state) {
    struct platform *platform = *state;
    struct platform_event event;
    int buttons = 0, quits = 0;
    plug(platform, 1);
    pass_all(platform, 1200);
    for (int j = 0; j < FLOOD; j++) {
        turn_wheel(platform, j);
        press_key(platform, j);
    }
    for (int count = 0; platform_poll(platform, &event); count++) {
        buttons += event.kind == PLATFORM_BUTTON;
        quits += event.kind == PLATFORM_QUIT;
        if (count % 2 == 0 && count < FLOOD) {
            input_queue(platform, (struct platform_event){.kind = PLATFORM_QUIT});
        }
    }
    assert_int_equal(buttons, FLOOD);
    assert_int_equal(quits, FLOOD / 2);
}

/* Moves become one, but never past a press: it is made where the pointer was. */
static void test_moves_and_presses_keep_their_order(void **state) {
    struct platform *platform = *state;
    pass_all(platform, 0);
    for (int j = 0; j < FLOOD; j++) {
        if (j % 100 == 0) {
            platform_push_pointer(platform, j / 2, 10, PLATFORM_POINTER_DOWN);
        }
        platform_push_pointer(platform, j / 2, 10, PLATFORM_POINTER);
    }
    struct seen seen = pass_all(platform, 0);
    assert_int_equal(seen.count, 2 * FLOOD / 100);
    for (int i = 0; i < seen.count; i++) {
        const struct platform_event *event = &seen.event[i];
        assert_int_equal(event->kind, i % 2 ? PLATFORM_POINTER : PLATFORM_POINTER_DOWN);
        assert_int_equal(event->x, (i / 2 * 100 + (i % 2 ? 99 : 0)) / 2);
    }
}

/* What was typed is not left lying about. */
static void test_what_was_typed_is_overwritten(void **state) {
    struct platform *platform = *state;
    platform_text_input(platform, true);
    pass_all(platform, 0);
    for (int j = 0; j < 30; j++) {
        platform_push_text(platform, "s");
    }
    struct seen seen = pass_all(platform, 0);
    assert_int_equal(seen.of[PLATFORM_TEXT], 30);
    for (int i = 0; i < platform->input.room; i++) {
        assert_string_equal(platform->input.queue[i].text, "");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_nothing_is_lost),
        TEST(test_what_may_not_wait),
        TEST(test_all_kinds_at_once),
        TEST(test_moves_and_presses_keep_their_order),
        TEST(test_what_was_typed_is_overwritten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
