/* Which key is whose button. Places, not letters: W A S D is Z Q S D on a French keyboard, and
 * the prompts say so. */
#include "platform/internal.h"

#include <stdio.h>
#include <string.h>

static const struct key {
    SDL_Scancode scancode;
    int device;
    enum platform_button button;
} keys[] = {
    {SDL_SCANCODE_W, PLATFORM_KEYS_LEFT, PLATFORM_NORTH},
    {SDL_SCANCODE_D, PLATFORM_KEYS_LEFT, PLATFORM_EAST},
    {SDL_SCANCODE_S, PLATFORM_KEYS_LEFT, PLATFORM_SOUTH},
    {SDL_SCANCODE_A, PLATFORM_KEYS_LEFT, PLATFORM_WEST},
    {SDL_SCANCODE_SPACE, PLATFORM_KEYS_LEFT, PLATFORM_CONFIRM},
    {SDL_SCANCODE_LCTRL, PLATFORM_KEYS_LEFT, PLATFORM_CONFIRM},
    {SDL_SCANCODE_Q, PLATFORM_KEYS_LEFT, PLATFORM_TAKE_BACK},
    {SDL_SCANCODE_E, PLATFORM_KEYS_LEFT, PLATFORM_WAVE},
    {SDL_SCANCODE_R, PLATFORM_KEYS_LEFT, PLATFORM_LOOK},
    {SDL_SCANCODE_UP, PLATFORM_KEYS_RIGHT, PLATFORM_NORTH},
    {SDL_SCANCODE_RIGHT, PLATFORM_KEYS_RIGHT, PLATFORM_EAST},
    {SDL_SCANCODE_DOWN, PLATFORM_KEYS_RIGHT, PLATFORM_SOUTH},
    {SDL_SCANCODE_LEFT, PLATFORM_KEYS_RIGHT, PLATFORM_WEST},
    {SDL_SCANCODE_RETURN, PLATFORM_KEYS_RIGHT, PLATFORM_CONFIRM},
    {SDL_SCANCODE_RCTRL, PLATFORM_KEYS_RIGHT, PLATFORM_CONFIRM},
    {SDL_SCANCODE_KP_ENTER, PLATFORM_KEYS_RIGHT, PLATFORM_CONFIRM},
    {SDL_SCANCODE_BACKSPACE, PLATFORM_KEYS_RIGHT, PLATFORM_TAKE_BACK},
    {SDL_SCANCODE_SLASH, PLATFORM_KEYS_RIGHT, PLATFORM_WAVE},
    {SDL_SCANCODE_K, PLATFORM_KEYS_RIGHT, PLATFORM_LOOK},
    {SDL_SCANCODE_TAB, PLATFORM_KEYS_LEFT, PLATFORM_HINT},
    {SDL_SCANCODE_TAB, PLATFORM_KEYS_RIGHT, PLATFORM_HINT},
    {SDL_SCANCODE_ESCAPE, PLATFORM_KEYS_LEFT, PLATFORM_BACK},
    {SDL_SCANCODE_ESCAPE, PLATFORM_KEYS_RIGHT, PLATFORM_BACK},
    {SDL_SCANCODE_AC_BACK, PLATFORM_KEYS_LEFT, PLATFORM_BACK},
};

bool keys_find(SDL_Scancode scancode, int *device, enum platform_button *button) {
    for (size_t i = 0; i < SDL_arraysize(keys); i++) {
        if (keys[i].scancode == scancode) {
            *device = keys[i].device;
            *button = keys[i].button;
            return true;
        }
    }
    return false;
}

bool keys_alone_of(SDL_Scancode scancode, int device) {
    bool here = false, elsewhere = false;
    for (size_t i = 0; i < SDL_arraysize(keys); i++) {
        here |= keys[i].scancode == scancode && keys[i].device == device;
        elsewhere |= keys[i].scancode == scancode && keys[i].device != device;
    }
    return here && !elsewhere;
}

SDL_Scancode keys_of(int device, enum platform_button button) {
    for (size_t i = 0; i < SDL_arraysize(keys); i++) {
        if (keys[i].device == device && keys[i].button == button) {
            return keys[i].scancode;
        }
    }
    return SDL_SCANCODE_UNKNOWN;
}

/* A letter is printed on its key as a capital. SDL knows that of a to z. */
static const char *printed(struct input *input, const char *name) {
    const char *at = name, *end = name + strlen(name);
    uint32_t code = utf8_next(&at, end);
    if (at != end || utf8_capital(code) == code) {
        return name;
    }
    input->letter[utf8_encode(utf8_capital(code), input->letter)] = '\0';
    return input->letter;
}

/* As it is written on the key in the layout that is set now. A key that makes no letter there, or
 * one that can't be drawn, is called by its place: such keyboards have Latin letters beside. */
static const char *key_label(struct platform *platform, int device, enum platform_button button) {
    SDL_Scancode scancode = keys_of(device, button);
    if (scancode == SDL_SCANCODE_RETURN) {
        return "Enter";
    }
    const char *name = printed(&platform->input, SDL_GetKeyName(SDL_GetKeyFromScancode(scancode)));
    bool told = name[0] && !platform_text_lacks(platform, name);
    return told ? name : SDL_GetScancodeName(scancode);
}

/* W A S D, and what lies in their places. */
static const char *walking_keys(struct platform *platform) {
    static const enum platform_button order[] = {PLATFORM_NORTH, PLATFORM_WEST, PLATFORM_SOUTH,
                                                 PLATFORM_EAST};
    struct input *input = &platform->input;
    int at = 0;
    for (size_t i = 0; i < SDL_arraysize(order); i++) {
        at += snprintf(input->label + at, sizeof input->label - (size_t)at, "%s%.*s",
                       i ? "\u00a0" : "", KEY_NAME,
                       key_label(platform, PLATFORM_KEYS_LEFT, order[i]));
    }
    return input->label;
}

const char *platform_button_label(struct platform *platform, int device,
                                  enum platform_button button) {
    static const char *const arrows[] = {"\u2191", "\u2192", "\u2193", "\u2190"};
    if (device >= PLATFORM_FIRST_PAD) {
        return pads_label(platform->input.pad[device - PLATFORM_FIRST_PAD].controller, button);
    }
    if (device == PLATFORM_KEYS_RIGHT && button <= PLATFORM_WEST) {
        return arrows[button];
    }
    if (button == PLATFORM_BUTTONS) {
        return device == PLATFORM_KEYS_RIGHT ? "\u2190\u00a0\u2191\u00a0\u2193\u00a0\u2192"
                                             : walking_keys(platform);
    }
    return button == PLATFORM_MENU || button == PLATFORM_BACK ? "Esc"
                                                              : key_label(platform, device, button);
}
