/* What SDL tells of keyboards, pads, pointers and text, handed on to whoever reads it, and what is
 * held for long. */
#include "platform/internal.h"

#include <string.h>

enum { HIDE_HELD_MS = 1000 };

void input_init(struct platform *platform) {
    struct input *input = &platform->input;
    for (int device = 0; device < PLATFORM_DEVICES; device++) {
        input->seat[device] = PLATFORM_NO_SEAT;
    }
    input->seat[PLATFORM_KEYS_LEFT] = PLATFORM_SEAT_A;
    input->seat[PLATFORM_KEYS_RIGHT] = PLATFORM_SEAT_B;
    for (int i = 0; i < VIRTUAL_PADS; i++) {
        input->virtual_device[i] = -1;
    }
    SDL_StopTextInput();
}

void input_release(struct platform *platform) {
    pads_close(platform);
    queue_release(&platform->input);
}

void input_focus(struct platform *platform, bool has) {
    if (has) {
        platform->input.focused_at = platform_now(platform) + 1;
        return;
    }
    platform->input.escape_since = 0;
    memset(platform->input.chord_since, 0, sizeof platform->input.chord_since);
    keyboard_let_go(platform);
    for (int device = PLATFORM_FIRST_PAD; device < PLATFORM_DEVICES; device++) {
        buttons_release(platform, device);
    }
}

static void take_pointer(struct platform *platform, enum platform_event_kind kind, int x, int y) {
    int window_width, window_height;
    SDL_GetWindowSize(platform->window, &window_width, &window_height);
    if (window_width < 1 || window_height < 1) {
        return;
    }
    input_queue(platform, (struct platform_event){.kind = kind,
                                                  .seat = PLATFORM_NO_SEAT,
                                                  .device = PLATFORM_NO_DEVICE,
                                                  .x = x * platform->canvas.width / window_width,
                                                  .y = y * platform->canvas.height / window_height,
                                                  .down = kind == PLATFORM_POINTER_DOWN});
}

static void take_text(struct platform *platform, const char *text) {
    struct platform_event event = {.kind = PLATFORM_TEXT};
    keyboard_typed(platform);
    if (platform->input.typing && strlen(text) < sizeof event.text) {
        strcpy(event.text, text);
        input_queue(platform, event);
    }
}

/* Typed by a script. */
static void take_letter(struct platform *platform, uint32_t code) {
    char text[4 + 1] = "";
    text[utf8_encode(code, text)] = '\0';
    take_text(platform, text);
    base_forget(text, sizeof text);
}

static void take_click(struct platform *platform, const SDL_MouseButtonEvent *event) {
    bool down = event->type == SDL_MOUSEBUTTONDOWN;
    if (down) {
        keyboard_clicked(platform);
    }
    if (event->button == SDL_BUTTON_LEFT) {
        take_pointer(platform, down ? PLATFORM_POINTER_DOWN : PLATFORM_POINTER_UP, event->x,
                     event->y);
    } else if (event->button == SDL_BUTTON_RIGHT) { /* goes back, as Escape does */
        input_queue(platform, (struct platform_event){.kind = PLATFORM_BUTTON,
                                                      .seat = PLATFORM_NO_SEAT,
                                                      .device = PLATFORM_NO_DEVICE,
                                                      .button = PLATFORM_BACK,
                                                      .down = down});
    }
}

static void take_wheel(struct platform *platform, int up) {
    keyboard_clicked(platform);
    input_queue(platform, (struct platform_event){.kind = PLATFORM_WHEEL,
                                                  .seat = PLATFORM_NO_SEAT,
                                                  .device = PLATFORM_NO_DEVICE,
                                                  .y = -up});
}

void input_take(struct platform *platform, const SDL_Event *event) {
    switch (event->type) {
    case SDL_QUIT:
        input_queue(platform, (struct platform_event){.kind = PLATFORM_QUIT});
        break;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        keyboard_take(platform, &event->key);
        break;
    case SDL_KEYMAPCHANGED: /* what is written on the keys is on the screen */
        input_queue(platform, (struct platform_event){.kind = PLATFORM_EXPOSED});
        break;
    case SDL_TEXTINPUT:
        take_text(platform, event->text.text);
        break;
    case SDL_USEREVENT:
        take_letter(platform, (uint32_t)event->user.code);
        break;
    case SDL_TEXTEDITING: /* an input method puts letters together */
        keyboard_typed(platform);
        break;
    case SDL_MOUSEMOTION:
        take_pointer(platform, PLATFORM_POINTER, event->motion.x, event->motion.y);
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        take_click(platform, &event->button);
        break;
    case SDL_MOUSEWHEEL:
        take_wheel(platform, event->wheel.y);
        break;
    default:
        pads_take(platform, event);
        break;
    }
}

/* True once when it is held long enough. */
static bool held_long(uint32_t *since, uint32_t now) {
    if (!*since || now + 1 - *since < HIDE_HELD_MS) {
        return false;
    }
    *since = 0;
    return true;
}

void input_tick(struct platform *platform) {
    struct input *input = &platform->input;
    uint32_t now = platform_now(platform);
    buttons_repeat(platform, now);
    for (int pad = 0; pad < PLATFORM_MAX_PADS; pad++) {
        if (held_long(&input->chord_since[pad], now)) {
            input_queue(platform, (struct platform_event){.kind = PLATFORM_HIDE});
        }
    }
    if (held_long(&input->escape_since, now)) {
        input_queue(platform, (struct platform_event){.kind = PLATFORM_HIDE});
        input_queue(platform, (struct platform_event){.kind = PLATFORM_QUIT});
    }
}

/* What is held turns into something after a while. */
int input_wake(const struct platform *platform) {
    const struct input *input = &platform->input;
    bool held = input->escape_since != 0;
    for (int pad = 0; pad < PLATFORM_MAX_PADS; pad++) {
        held |= input->chord_since[pad] != 0;
    }
    for (int device = 0; device < PLATFORM_DEVICES; device++) {
        held |= input->repeat_at[device] != 0;
    }
    return held ? 0 : -1;
}

void platform_sit(struct platform *platform, int device, enum platform_seat seat) {
    struct input *input = &platform->input;
    int before = platform_device_of(platform, seat);
    if (seat != PLATFORM_NO_SEAT && before != PLATFORM_NO_DEVICE && before != device) {
        buttons_release(platform, before);
        input->seat[before] = PLATFORM_NO_SEAT;
        pads_said(platform, device, before);
    }
    buttons_release(platform, device);
    input->seat[device] = seat;
}

int platform_device_of(const struct platform *platform, enum platform_seat seat) {
    for (int device = 0; seat != PLATFORM_NO_SEAT && device < PLATFORM_DEVICES; device++) {
        if (platform->input.seat[device] == seat) {
            return device;
        }
    }
    return PLATFORM_NO_DEVICE;
}

enum platform_seat platform_seat_of(const struct platform *platform, int device) {
    return platform->input.seat[device];
}

bool platform_present(const struct platform *platform, int device) {
    return device == PLATFORM_KEYS_LEFT || device == PLATFORM_KEYS_RIGHT ||
           (device >= PLATFORM_FIRST_PAD && device < PLATFORM_DEVICES &&
            platform->input.pad[device - PLATFORM_FIRST_PAD].controller != NULL);
}

bool platform_one_keyboard(const struct platform *platform) {
    int a = platform_device_of(platform, PLATFORM_SEAT_A);
    int b = platform_device_of(platform, PLATFORM_SEAT_B);
    return a != PLATFORM_NO_DEVICE && b != PLATFORM_NO_DEVICE && a < PLATFORM_FIRST_PAD &&
           b < PLATFORM_FIRST_PAD;
}

void platform_text_input(struct platform *platform, bool on) {
    if (platform->input.typing == on) {
        return;
    }
    platform->input.typing = on;
    keyboard_let_go(platform);
    if (on) {
        SDL_StartTextInput();
    } else {
        SDL_StopTextInput();
    }
}

void platform_pointer_show(struct platform *platform, bool show) {
    (void)platform;
    SDL_ShowCursor(show ? SDL_ENABLE : SDL_DISABLE);
}
