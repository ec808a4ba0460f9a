#include "hands.h"

#include "files/files.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

int open_platform(void **state) {
    struct error error = {{0}};
    struct platform_options options = {
        .title = "test", .width = 640, .height = 360, .scripted = true};
    if (!files_init("test", &error) || !files_mount_share(TEST_SHARE, &error)) {
        return -1;
    }
    *state = platform_new(&options, &error);
    return *state ? 0 : -1;
}

int close_platform(void **state) {
    platform_free(*state);
    files_release();
    return 0;
}

static bool of_window(enum platform_event_kind kind) {
    return kind == PLATFORM_EXPOSED || kind == PLATFORM_RESIZED || kind == PLATFORM_FOCUS_GAINED;
}

static struct seen gather(struct platform *platform, int ms, bool all) {
    struct seen seen = {.count = 0};
    struct platform_event event;
    for (int frame = 0; frame <= ms / FRAME_MS; frame++) {
        while (platform_poll(platform, &event)) {
            if (!all && of_window(event.kind)) {
                continue;
            }
            if (seen.count < MANY) {
                seen.event[seen.count] = event;
            }
            seen.of[event.kind]++;
            seen.moment[event.kind] = seen.count++;
            seen.last = event;
        }
        platform_wait(platform, 0);
    }
    return seen;
}

struct seen pass(struct platform *platform, int ms) {
    return gather(platform, ms, false);
}

struct seen pass_all(struct platform *platform, int ms) {
    return gather(platform, ms, true);
}

void assert_button(const struct seen *seen, int i, enum platform_seat seat,
                   enum platform_button button, bool down) {
    assert_true(i < seen->count);
    assert_int_equal(seen->event[i].kind, PLATFORM_BUTTON);
    assert_int_equal(seen->event[i].seat, seat);
    assert_int_equal(seen->event[i].button, button);
    assert_int_equal(seen->event[i].down, down);
}

void key(struct platform *platform, int scancode, bool down) {
    platform_push_key(platform, scancode, down);
}

void tap(struct platform *platform, int scancode) {
    key(platform, scancode, true);
    key(platform, scancode, false);
}

void push_window(struct platform *platform, int what) {
    SDL_Event event = {.type = SDL_WINDOWEVENT};
    event.window.windowID = SDL_GetWindowID(platform->window);
    event.window.event = (Uint8)what;
    SDL_PushEvent(&event);
}

static int device_that_came(struct platform *platform) {
    struct seen seen = pass(platform, 50);
    assert_int_equal(seen.of[PLATFORM_DEVICE_CAME], 1);
    return seen.last.device;
}

int plug(struct platform *platform, int number) {
    assert_true(platform_pad_plug(platform, number, true));
    return device_that_came(platform);
}

int plug_same(struct platform *platform, int number) {
    assert_true(platform_pad_plug_same(platform, number));
    return device_that_came(platform);
}

void unplug(struct platform *platform, int number) {
    assert_true(platform_pad_plug(platform, number, false));
    struct seen seen = pass(platform, 50);
    assert_int_equal(seen.of[PLATFORM_DEVICE_GONE], 1);
}
