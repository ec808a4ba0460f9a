/* Buttons of devices. Each is counted down and up per device, so that two keys for one button, or a
 * stick and a cross, never leave it stuck; a direction that is held repeats. */
#include "platform/internal.h"

enum { REPEAT_FIRST_MS = 380, REPEAT_NEXT_MS = 130 };

static void start_repeat(struct platform *platform, int device, enum platform_button button,
                         bool down) {
    struct input *input = &platform->input;
    if (down && button <= PLATFORM_WEST) {
        input->repeat_at[device] = platform_now(platform) + REPEAT_FIRST_MS;
        input->repeat_button[device] = button;
    } else if (!down && input->repeat_button[device] == button) {
        input->repeat_at[device] = 0;
    }
}

void buttons_press(struct platform *platform, int device, enum platform_button button, bool down) {
    struct input *input = &platform->input;
    uint8_t *held = &input->held[device][button];
    if (!down && !*held) {
        return;
    }
    *held = (uint8_t)(down ? *held + 1 : *held - 1);
    if (*held != (down ? 1 : 0)) {
        return; /* another key holds it as well */
    }
    start_repeat(platform, device, button, down);
    input_queue(platform, (struct platform_event){.kind = PLATFORM_BUTTON,
                                                  .device = device,
                                                  .seat = input->seat[device],
                                                  .button = button,
                                                  .down = down});
}

void buttons_release(struct platform *platform, int device) {
    for (int button = 0; button < PLATFORM_BUTTONS; button++) {
        if (platform->input.held[device][button]) {
            platform->input.held[device][button] = 1;
            buttons_press(platform, device, (enum platform_button)button, false);
        }
    }
}

void buttons_repeat(struct platform *platform, uint32_t now) {
    struct input *input = &platform->input;
    for (int device = 0; device < PLATFORM_DEVICES; device++) {
        if (input->repeat_at[device] && now >= input->repeat_at[device]) {
            input->repeat_at[device] = now + REPEAT_NEXT_MS;
            input_queue(platform, (struct platform_event){.kind = PLATFORM_BUTTON,
                                                          .device = device,
                                                          .seat = input->seat[device],
                                                          .button = input->repeat_button[device],
                                                          .down = true,
                                                          .repeat = true});
        }
    }
}
