/* Pads: plugged in, pulled out, and known again by what they are, so that a pad that comes back
 * has its old seat and nobody's seat is taken. */
#include "platform/internal.h"

#include <string.h>

enum { STICK_ON = 18000, STICK_OFF = 12000 };

static const struct {
    SDL_GameControllerButton from;
    enum platform_button to;
} buttons[] = {
    {SDL_CONTROLLER_BUTTON_DPAD_UP, PLATFORM_NORTH},
    {SDL_CONTROLLER_BUTTON_DPAD_RIGHT, PLATFORM_EAST},
    {SDL_CONTROLLER_BUTTON_DPAD_DOWN, PLATFORM_SOUTH},
    {SDL_CONTROLLER_BUTTON_DPAD_LEFT, PLATFORM_WEST},
    {SDL_CONTROLLER_BUTTON_A, PLATFORM_CONFIRM},
    {SDL_CONTROLLER_BUTTON_B, PLATFORM_BACK},
    {SDL_CONTROLLER_BUTTON_X, PLATFORM_TAKE_BACK},
    {SDL_CONTROLLER_BUTTON_Y, PLATFORM_WAVE},
    {SDL_CONTROLLER_BUTTON_LEFTSHOULDER, PLATFORM_HINT},
    {SDL_CONTROLLER_BUTTON_START, PLATFORM_MENU},
    {SDL_CONTROLLER_BUTTON_BACK, PLATFORM_BACK},
};

bool input_any_pad(const struct platform *platform) {
    for (int i = 0; i < PLATFORM_MAX_PADS; i++) {
        if (platform->input.pad[i].controller) {
            return true;
        }
    }
    return false;
}

static int slot_of(const struct platform *platform, SDL_JoystickID instance) {
    for (int i = 0; i < PLATFORM_MAX_PADS; i++) {
        const struct pad *pad = &platform->input.pad[i];
        if (pad->controller && pad->instance == instance) {
            return i;
        }
    }
    return -1;
}

/* The slot that remembers this pad, else a fresh one, else one whose pad is gone and unseated. */
static int slot_for(const struct platform *platform, SDL_JoystickGUID guid) {
    const struct input *input = &platform->input;
    int best = -1;
    for (int i = 0; i < PLATFORM_MAX_PADS; i++) {
        const struct pad *pad = &input->pad[i];
        if (pad->controller) {
            continue;
        }
        if (pad->known && memcmp(&pad->guid, &guid, sizeof guid) == 0) {
            return i;
        }
        bool seated = input->seat[PLATFORM_FIRST_PAD + i] != PLATFORM_NO_SEAT;
        if (best < 0 && !seated) {
            best = i;
        }
    }
    return best;
}

static void pad_added(struct platform *platform, int device_index) {
    SDL_JoystickGUID guid = SDL_JoystickGetDeviceGUID(device_index);
    if (slot_of(platform, SDL_JoystickGetDeviceInstanceID(device_index)) >= 0) {
        return;
    }
    int slot = slot_for(platform, guid);
    SDL_GameController *controller = slot < 0 ? NULL : SDL_GameControllerOpen(device_index);
    if (!controller) {
        return;
    }
    SDL_Joystick *joystick = SDL_GameControllerGetJoystick(controller);
    platform->input.pad[slot] = (struct pad){
        .controller = controller,
        .instance = SDL_JoystickInstanceID(joystick),
        .guid = guid,
        .known = true,
    };
    int device = PLATFORM_FIRST_PAD + slot;
    input_queue(platform, (struct platform_event){.kind = PLATFORM_DEVICE_CAME,
                                                  .device = device,
                                                  .seat = platform->input.seat[device]});
}

static void pad_removed(struct platform *platform, SDL_JoystickID instance) {
    int slot = slot_of(platform, instance);
    if (slot < 0) {
        return;
    }
    int device = PLATFORM_FIRST_PAD + slot;
    input_release_all(platform, device);
    platform->input.stick[slot] = 0;
    SDL_GameControllerClose(platform->input.pad[slot].controller);
    platform->input.pad[slot].controller = NULL;
    input_queue(platform, (struct platform_event){.kind = PLATFORM_DEVICE_GONE,
                                                  .device = device,
                                                  .seat = platform->input.seat[device]});
}

static void pad_button(struct platform *platform, const SDL_ControllerButtonEvent *event) {
    int slot = slot_of(platform, event->which);
    bool down = event->state == SDL_PRESSED;
    for (size_t i = 0; slot >= 0 && i < SDL_arraysize(buttons); i++) {
        if (buttons[i].from == event->button) {
            input_button(platform, PLATFORM_FIRST_PAD + slot, buttons[i].to, down);
        }
    }
    /* Both shoulders held: quick hide. */
    if (slot >= 0) {
        SDL_GameController *controller = platform->input.pad[slot].controller;
        bool both = SDL_GameControllerGetButton(controller, SDL_CONTROLLER_BUTTON_LEFTSHOULDER) &&
                    SDL_GameControllerGetButton(controller, SDL_CONTROLLER_BUTTON_RIGHTSHOULDER);
        platform->input.chord_since = both ? platform_now(platform) + 1 : 0;
    }
}

static void stick_direction(struct platform *platform, int slot, enum platform_button button,
                            int value) {
    uint8_t bit = (uint8_t)(1u << button), *held = &platform->input.stick[slot];
    bool was = *held & bit, is = value > (was ? STICK_OFF : STICK_ON);
    if (was != is) {
        *held ^= bit;
        input_button(platform, PLATFORM_FIRST_PAD + slot, button, is);
    }
}

static void pad_axis(struct platform *platform, const SDL_ControllerAxisEvent *event) {
    int slot = slot_of(platform, event->which);
    if (slot < 0) {
        return;
    }
    if (event->axis == SDL_CONTROLLER_AXIS_LEFTX) {
        stick_direction(platform, slot, PLATFORM_EAST, event->value);
        stick_direction(platform, slot, PLATFORM_WEST, -event->value);
    } else if (event->axis == SDL_CONTROLLER_AXIS_LEFTY) {
        stick_direction(platform, slot, PLATFORM_SOUTH, event->value);
        stick_direction(platform, slot, PLATFORM_NORTH, -event->value);
    }
}

void pads_take(struct platform *platform, const SDL_Event *event) {
    switch (event->type) {
    case SDL_CONTROLLERDEVICEADDED:
        pad_added(platform, event->cdevice.which);
        break;
    case SDL_CONTROLLERDEVICEREMOVED:
        pad_removed(platform, event->cdevice.which);
        break;
    case SDL_CONTROLLERBUTTONDOWN:
    case SDL_CONTROLLERBUTTONUP:
        pad_button(platform, &event->cbutton);
        break;
    case SDL_CONTROLLERAXISMOTION:
        pad_axis(platform, &event->caxis);
        break;
    default:
        break;
    }
}

void pads_close(struct platform *platform) {
    for (int i = 0; i < PLATFORM_MAX_PADS; i++) {
        if (platform->input.pad[i].controller) {
            SDL_GameControllerClose(platform->input.pad[i].controller);
            platform->input.pad[i].controller = NULL;
        }
    }
}
