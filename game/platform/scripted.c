/* Scripted input: events go into SDL's own queue, pads are SDL's virtual ones, so everything
 * behind them is what a player's hands reach. */
#include "platform/internal.h"

#include <string.h>

void platform_push_key(struct platform *platform, int scancode, bool down) {
    trace_key(platform, scancode, down);
    SDL_Event event = {.type = down ? SDL_KEYDOWN : SDL_KEYUP};
    event.key.windowID = SDL_GetWindowID(platform->window);
    event.key.state = down ? SDL_PRESSED : SDL_RELEASED;
    event.key.keysym.scancode = (SDL_Scancode)scancode;
    event.key.keysym.sym = SDL_GetKeyFromScancode((SDL_Scancode)scancode);
    SDL_PushEvent(&event);
}

bool platform_push_key_named(struct platform *platform, const char *name) {
    SDL_Scancode scancode = SDL_GetScancodeFromName(name);
    if (scancode == SDL_SCANCODE_UNKNOWN) {
        return false;
    }
    platform_push_key(platform, scancode, true);
    platform_push_key(platform, scancode, false);
    return true;
}

/* Letter by letter, and not as SDL_TEXTINPUT: where SDL3 plays SDL2's part, a pushed one arrives
 * without its text. */
void platform_push_text(struct platform *platform, const char *text) {
    const char *end = text + strlen(text);
    trace_text(platform, text);
    while (text < end) {
        SDL_Event event = {.type = SDL_USEREVENT};
        event.user.code = (Sint32)utf8_next(&text, end);
        SDL_PushEvent(&event);
    }
}

void platform_push_pointer(struct platform *platform, int x, int y, enum platform_event_kind kind) {
    (void)platform;
    SDL_Event event = {.type = kind == PLATFORM_POINTER_DOWN ? SDL_MOUSEBUTTONDOWN
                               : kind == PLATFORM_POINTER_UP ? SDL_MOUSEBUTTONUP
                                                             : SDL_MOUSEMOTION};
    if (kind != PLATFORM_POINTER) {
        event.button.button = SDL_BUTTON_LEFT;
        event.button.x = x;
        event.button.y = y;
    } else {
        event.motion.x = x;
        event.motion.y = y;
    }
    SDL_PushEvent(&event);
}

void platform_push_close(struct platform *platform) {
    (void)platform;
    SDL_Event event = {.type = SDL_QUIT};
    SDL_PushEvent(&event);
}

static int attach(int model) {
    pads_open();
    SDL_VirtualJoystickDesc description = {
        .version = SDL_VIRTUAL_JOYSTICK_DESC_VERSION,
        .type = SDL_JOYSTICK_TYPE_GAMECONTROLLER,
        .naxes = SDL_CONTROLLER_AXIS_MAX,
        .nbuttons = SDL_CONTROLLER_BUTTON_MAX,
        .vendor_id = 0x2a17,
        .product_id = (Uint16)model,
        .name = model == 1   ? "Pad one"
                : model == 2 ? "Pad two"
                : model == 3 ? "Pad three"
                             : "Pad",
    };
    int index = SDL_JoystickAttachVirtualEx(&description);
    return index < 0 ? -1 : SDL_JoystickGetDeviceInstanceID(index);
}

static void detach(int device) {
    for (int index = 0; index < SDL_NumJoysticks(); index++) {
        if (SDL_JoystickGetDeviceInstanceID(index) == device) {
            SDL_JoystickDetachVirtual(index);
            return;
        }
    }
}

/* Of that model; 0: pulled out. */
static bool plug(struct platform *platform, int number, int model) {
    if (number < 1 || number > VIRTUAL_PADS) {
        return false;
    }
    int *device = &platform->input.virtual_device[number - 1];
    if (model && *device < 0) {
        *device = attach(model);
    } else if (!model && *device >= 0) {
        detach(*device);
        *device = -1;
    }
    return (model != 0) == (*device >= 0);
}

bool platform_pad_plug(struct platform *platform, int number, bool plugged) {
    return plug(platform, number, plugged ? number : 0);
}

bool platform_pad_plug_same(struct platform *platform, int number) {
    return plug(platform, number, VIRTUAL_PADS + 1);
}

bool platform_pad_press(struct platform *platform, int number, const char *button, bool down) {
    SDL_GameControllerButton which = SDL_GameControllerGetButtonFromString(button);
    if (number < 1 || number > VIRTUAL_PADS || which == SDL_CONTROLLER_BUTTON_INVALID ||
        platform->input.virtual_device[number - 1] < 0) {
        return false;
    }
    SDL_Joystick *joystick = SDL_JoystickFromInstanceID(platform->input.virtual_device[number - 1]);
    return joystick && SDL_JoystickSetVirtualButton(joystick, which, down) == 0;
}

static const char *const pad_names[PLATFORM_BUTTONS] = {
    [PLATFORM_NORTH] = "dpup",
    [PLATFORM_EAST] = "dpright",
    [PLATFORM_SOUTH] = "dpdown",
    [PLATFORM_WEST] = "dpleft",
    [PLATFORM_CONFIRM] = "a",
    [PLATFORM_BACK] = "b",
    [PLATFORM_MENU] = "start",
    [PLATFORM_TAKE_BACK] = "x",
    [PLATFORM_WAVE] = "y",
    [PLATFORM_HINT] = "leftshoulder",
    [PLATFORM_LOOK] = "rightshoulder",
};

int platform_hands_of(const struct platform *platform, enum platform_seat seat) {
    int device = platform_device_of(platform, seat);
    int keys = seat == PLATFORM_SEAT_A ? PLATFORM_KEYS_LEFT : PLATFORM_KEYS_RIGHT;
    return device == PLATFORM_NO_DEVICE ? keys : device;
}

void platform_push_button(struct platform *platform, int device, enum platform_button button,
                          bool down) {
    if (device < PLATFORM_FIRST_PAD) {
        enum platform_button key = button == PLATFORM_MENU ? PLATFORM_BACK : button;
        platform_push_key(platform, keys_of(device, key), down);
        return;
    }
    SDL_JoystickID instance = platform->input.pad[device - PLATFORM_FIRST_PAD].instance;
    for (int i = 0; i < VIRTUAL_PADS; i++) {
        if (platform->input.virtual_device[i] == instance) {
            platform_pad_press(platform, i + 1, pad_names[button], down);
        }
    }
}
