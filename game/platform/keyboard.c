/* The keyboard's presses: to buttons, to what is typed, and to what several of them mean together.
 * Two people may share it, so what one of them presses takes nothing from the other. */
#include "platform/internal.h"

#include <string.h>

enum {
    HIDE_SHIFTS_MS = 1000, /* three presses of Shift within this */
    FOCUS_MS = 100,        /* what is held when the window comes to the front is told by then */
};

static bool is_shift(SDL_Scancode scancode) {
    return scancode == SDL_SCANCODE_LSHIFT || scancode == SDL_SCANCODE_RSHIFT;
}

static bool is_ctrl(SDL_Scancode scancode) {
    return scancode == SDL_SCANCODE_LCTRL || scancode == SDL_SCANCODE_RCTRL;
}

static bool is_enter(SDL_Scancode scancode) {
    return scancode == SDL_SCANCODE_RETURN || scancode == SDL_SCANCODE_KP_ENTER;
}

/* --- three presses of Shift --- */

static void take_shift(struct platform *platform) {
    struct input *input = &platform->input;
    uint32_t now = platform_now(platform);
    memmove(input->shift_at, input->shift_at + 1, 2 * sizeof input->shift_at[0]);
    input->shift_at[2] = now + 1; /* 0 means never */
    if (input->shift_at[0] && now + 1 - input->shift_at[0] <= HIDE_SHIFTS_MS) {
        keyboard_typed(platform);
        input_queue(platform, (struct platform_event){.kind = PLATFORM_HIDE});
    }
}

void keyboard_typed(struct platform *platform) {
    memset(platform->input.shift_at, 0, sizeof platform->input.shift_at);
}

/* --- Ctrl --- */

/* A window that goes to the back: SDL lets go of all keys first, and then tells of it. */
static bool goes_to_back(void) {
    enum { MANY = 16 };
    SDL_Event next[MANY];
    int count = SDL_PeepEvents(next, MANY, SDL_PEEKEVENT, SDL_WINDOWEVENT, SDL_WINDOWEVENT);
    bool goes = false;
    for (int i = 0; i < count; i++) {
        goes |= next[i].window.event == SDL_WINDOWEVENT_FOCUS_LOST;
    }
    return goes;
}

/* Alone it is a button, and that is known only when it comes up: with another key, before or after,
 * it is part of a shortcut, and so it is where it is held while windows change. */
static void take_ctrl(struct platform *platform, int device, enum platform_button button, bool down,
                      bool with_more) {
    struct input *input = &platform->input;
    bool was_alone = input->ctrl[device] == CTRL_ALONE;
    bool came_with_focus = input->focused_at &&
                           platform_now(platform) + 1 - input->focused_at < FOCUS_MS;
    input->ctrl[device] = !down                          ? CTRL_UP
                          : with_more || came_with_focus ? CTRL_WITH_MORE
                                                         : CTRL_ALONE;
    if (!down && was_alone && !goes_to_back()) {
        buttons_press(platform, device, button, true);
        buttons_press(platform, device, button, false);
    }
}

/* Whether the key is one of a shortcut's. The other half's own keys are the other player's. */
static bool in_shortcut(struct input *input, SDL_Scancode scancode) {
    bool held = false;
    for (int device = PLATFORM_KEYS_LEFT; device <= PLATFORM_KEYS_RIGHT; device++) {
        int other = PLATFORM_KEYS_LEFT + PLATFORM_KEYS_RIGHT - device;
        if (input->ctrl[device] != CTRL_UP && !keys_alone_of(scancode, other)) {
            input->ctrl[device] = CTRL_WITH_MORE;
            held = true;
        }
    }
    return held;
}

void keyboard_clicked(struct platform *platform) {
    in_shortcut(&platform->input, SDL_SCANCODE_UNKNOWN);
}

/* --- */

static void take_typing(struct platform *platform, SDL_Scancode scancode) {
    enum platform_key key = scancode == SDL_SCANCODE_BACKSPACE ? PLATFORM_KEY_BACKSPACE
                            : is_enter(scancode)               ? PLATFORM_KEY_ENTER
                                                               : PLATFORM_KEY_OTHER;
    if (key != PLATFORM_KEY_OTHER) {
        input_queue(platform, (struct platform_event){.kind = PLATFORM_KEY, .key = key});
    }
}

/* While a name is typed, only keys that no text needs are buttons. */
static bool types(SDL_Scancode scancode) {
    return scancode != SDL_SCANCODE_ESCAPE && scancode != SDL_SCANCODE_UP &&
           scancode != SDL_SCANCODE_DOWN && scancode != SDL_SCANCODE_LEFT &&
           scancode != SDL_SCANCODE_RIGHT;
}

static bool is_whole_screen(const SDL_Keysym *key) {
    return key->scancode == SDL_SCANCODE_F11 || (is_enter(key->scancode) && key->mod & KMOD_ALT);
}

/* With Alt or the desktop's own key it is a shortcut of the desktop. Ctrl with Shift is one, too.
 */
static void take_button(struct platform *platform, const SDL_Keysym *key, bool down) {
    int device;
    enum platform_button button;
    bool desktops = key->mod & (KMOD_ALT | KMOD_GUI);
    if ((down && in_shortcut(&platform->input, key->scancode)) ||
        !keys_find(key->scancode, &device, &button)) {
        return;
    }
    if (is_ctrl(key->scancode)) {
        take_ctrl(platform, device, button, down, desktops || key->mod & KMOD_SHIFT);
    } else if (!down || !desktops) {
        buttons_press(platform, device, button, down);
    }
}

static void press(struct platform *platform, const SDL_Keysym *key) {
    struct input *input = &platform->input;
    if (is_shift(key->scancode)) {
        take_shift(platform);
    } else if (input->typing) { /* capital letters hide nothing */
        keyboard_typed(platform);
    }
    if (key->scancode == SDL_SCANCODE_ESCAPE) {
        input->escape_since = platform_now(platform) + 1;
    }
    if (is_whole_screen(key)) {
        in_shortcut(input, key->scancode);
        platform_toggle_fullscreen(platform);
    } else if (!input->typing || !types(key->scancode)) {
        take_button(platform, key, true);
    }
}

void keyboard_take(struct platform *platform, const SDL_KeyboardEvent *event) {
    struct input *input = &platform->input;
    const SDL_Keysym *key = &event->keysym;
    if (event->type == SDL_KEYUP) {
        input->escape_since = key->scancode == SDL_SCANCODE_ESCAPE ? 0 : input->escape_since;
        take_button(platform, key, false);
        return;
    }
    if (!event->repeat) {
        press(platform, key);
    }
    if (input->typing && types(key->scancode) && !is_whole_screen(key)) {
        take_typing(platform, key->scancode); /* repeats too: Backspace is held */
    }
}

void keyboard_let_go(struct platform *platform) {
    struct input *input = &platform->input;
    memset(input->ctrl, 0, sizeof input->ctrl);
    buttons_release(platform, PLATFORM_KEYS_LEFT);
    buttons_release(platform, PLATFORM_KEYS_RIGHT);
}
