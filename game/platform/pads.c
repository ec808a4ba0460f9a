/* Pads: plugged in, pulled out, and known again by what they are, so that a pad that comes back
 * has its old seat and nobody's seat is taken. Where several of one model are away, also such as
 * had no seat, and nothing tells which of them came, it has none: its person says who it is. */
#include "files/files.h"
#include "platform/internal.h"

#include <stdio.h>
#include <string.h>

enum {
    STICK_ON = 18000,
    STICK_OFF = 12000,
    ECHO_MS = 30, /* within this, two devices that tell of one press are one pad */
};

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
    {SDL_CONTROLLER_BUTTON_RIGHTSHOULDER, PLATFORM_LOOK},
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

static bool is_seated(const struct platform *platform, int slot) {
    return platform->input.seat[PLATFORM_FIRST_PAD + slot] != PLATFORM_NO_SEAT;
}

/* By its own number where it tells one, else by its model. */
static bool may_be(const struct pad *pad, const struct pad *other) {
    return memcmp(&pad->guid, &other->guid, sizeof pad->guid) == 0 &&
           (!pad->serial[0] || !other->serial[0] || strcmp(pad->serial, other->serial) == 0);
}

static bool surely_is(const struct pad *pad, const struct pad *other) {
    return may_be(pad, other) && pad->serial[0] && other->serial[0];
}

/* The slot of the one pad that is away and may be this one; -1: none is, or several are, and then
 * it is unsure which. */
static int slot_known(const struct platform *platform, struct pad *came) {
    int found = -1, count = 0;
    for (int i = 0; i < PLATFORM_MAX_PADS; i++) {
        const struct pad *pad = &platform->input.pad[i];
        if (pad->away && surely_is(pad, came)) {
            return i;
        }
        if (pad->away && may_be(pad, came)) {
            found = i;
            count++;
        }
    }
    came->unsure = count > 1;
    return count == 1 ? found : -1;
}

/* A free one: none that somebody's seat waits for and, while there are others, none by which a pad
 * may be known again. -1: there are more pads than anybody needs. */
static int slot_free(const struct platform *platform) {
    int free = -1;
    for (int i = PLATFORM_MAX_PADS - 1; i >= 0; i--) {
        const struct pad *pad = &platform->input.pad[i];
        bool better = free < 0 || platform->input.pad[free].away || !pad->away;
        free = !pad->controller && !is_seated(platform, i) && better ? i : free;
    }
    return free;
}

static int slot_for(const struct platform *platform, struct pad *came) {
    int known = slot_known(platform, came);
    return known >= 0 ? known : slot_free(platform);
}

void pads_said(struct platform *platform, int device, int before) {
    if (device < PLATFORM_FIRST_PAD || before < PLATFORM_FIRST_PAD) {
        return;
    }
    struct pad *pad = &platform->input.pad[device - PLATFORM_FIRST_PAD];
    struct pad *was = &platform->input.pad[before - PLATFORM_FIRST_PAD];
    if (pad->unsure && was->away && may_be(pad, was)) {
        pad->unsure = was->away = false;
    }
}

static struct pad open_pad(int device_index) {
    struct pad pad = {.controller = SDL_GameControllerOpen(device_index),
                      .guid = SDL_JoystickGetDeviceGUID(device_index)};
    if (pad.controller) {
        const char *serial = SDL_GameControllerGetSerial(pad.controller);
        pad.instance = SDL_JoystickInstanceID(SDL_GameControllerGetJoystick(pad.controller));
        snprintf(pad.serial, sizeof pad.serial, "%s", serial ? serial : "");
    }
    return pad;
}

static void pad_added(struct platform *platform, int device_index) {
    if (slot_of(platform, SDL_JoystickGetDeviceInstanceID(device_index)) >= 0) {
        return;
    }
    struct pad pad = open_pad(device_index);
    int slot = pad.controller ? slot_for(platform, &pad) : -1;
    if (slot < 0) {
        SDL_GameControllerClose(pad.controller); /* NULL is fine */
        return;
    }
    platform->input.pad[slot] = pad;
    int device = PLATFORM_FIRST_PAD + slot;
    input_queue(platform, (struct platform_event){.kind = PLATFORM_DEVICE_CAME,
                                                  .device = device,
                                                  .seat = platform->input.seat[device]});
}

static void pad_removed(struct platform *platform, SDL_JoystickID instance) {
    struct input *input = &platform->input;
    int slot = slot_of(platform, instance);
    if (slot < 0) {
        return;
    }
    int device = PLATFORM_FIRST_PAD + slot;
    buttons_release(platform, device);
    input->stick[slot] = 0;
    input->chord_since[slot] = 0;
    memset(input->pressed_at[slot], 0, sizeof input->pressed_at[slot]);
    SDL_GameControllerClose(input->pad[slot].controller);
    input->pad[slot].controller = NULL;
    input->pad[slot].away = !input->pad[slot].unsure; /* which is one of those already */
    input_queue(platform, (struct platform_event){.kind = PLATFORM_DEVICE_GONE,
                                                  .device = device,
                                                  .seat = input->seat[device]});
}

/* A system may show one pad as two devices, and both tell of each press. The one that has a seat
 * counts, or the first. */
static bool is_echo(const struct platform *platform, int slot, enum platform_button button) {
    uint32_t now = platform_now(platform);
    bool echo = false;
    for (int i = 0; i < PLATFORM_MAX_PADS && !is_seated(platform, slot); i++) {
        uint32_t at = platform->input.pressed_at[i][button];
        echo |= i != slot && at && now + 1 - at <= ECHO_MS;
    }
    return echo;
}

static void press(struct platform *platform, int slot, enum platform_button button, bool down) {
    if (down && is_echo(platform, slot, button)) {
        return; /* its coming up then changes nothing */
    }
    if (down) {
        platform->input.pressed_at[slot][button] = platform_now(platform) + 1;
    }
    buttons_press(platform, PLATFORM_FIRST_PAD + slot, button, down);
}

/* Both shoulders held: quick hide. Whatever else is pressed meanwhile changes nothing. */
static void look_at_shoulders(struct platform *platform, int slot) {
    SDL_GameController *controller = platform->input.pad[slot].controller;
    bool both = SDL_GameControllerGetButton(controller, SDL_CONTROLLER_BUTTON_LEFTSHOULDER) &&
                SDL_GameControllerGetButton(controller, SDL_CONTROLLER_BUTTON_RIGHTSHOULDER);
    platform->input.chord_since[slot] = both ? platform_now(platform) + 1 : 0;
}

static void pad_button(struct platform *platform, const SDL_ControllerButtonEvent *event) {
    int slot = slot_of(platform, event->which);
    if (slot < 0) {
        return;
    }
    for (size_t i = 0; i < SDL_arraysize(buttons); i++) {
        if (buttons[i].from == event->button) {
            press(platform, slot, buttons[i].to, event->state == SDL_PRESSED);
        }
    }
    if (event->button == SDL_CONTROLLER_BUTTON_LEFTSHOULDER ||
        event->button == SDL_CONTROLLER_BUTTON_RIGHTSHOULDER) {
        look_at_shoulders(platform, slot);
    }
}

static void stick_direction(struct platform *platform, int slot, enum platform_button button,
                            int value) {
    uint8_t bit = (uint8_t)(1u << button), *held = &platform->input.stick[slot];
    bool was = *held & bit, is = value > (was ? STICK_OFF : STICK_ON);
    if (was != is) {
        *held ^= bit;
        press(platform, slot, button, is);
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

/* Pads that SDL does not know itself, in a list such as people share: it may lie beside the game's
 * data. SDL takes of it what it can read. */
static void read_list(void) {
    enum { LIST_LIMIT = 4 * 1024 * 1024 };
    struct text list = {0};
    struct error error = {{0}};
    if (files_read("/share/gamecontrollerdb.txt", LIST_LIMIT, &list, &error) && list.length) {
        SDL_RWops *bytes = SDL_RWFromConstMem(list.data, (int)list.length);
        if (SDL_GameControllerAddMappingsFromRW(bytes, 1) < 0) {
            platform_log("gamecontrollerdb.txt can't be used: %s", platform_reason());
        }
    }
    text_release(&list);
}

bool pads_open(void) {
    if (SDL_WasInit(SDL_INIT_GAMECONTROLLER)) {
        return true;
    }
    read_list(); /* before SDL looks which of those that are there it knows */
    return SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER) == 0;
}

void pads_again(struct platform *platform) {
    for (int index = 0; pads_open() && index < SDL_NumJoysticks(); index++) {
        if (SDL_IsGameController(index)) {
            pad_added(platform, index);
        }
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
