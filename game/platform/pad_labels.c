/* What is written on a pad's buttons. SDL's names of the four on the right are those of the letters
 * on the pad, or of the places that these have on other pads, as its hint says; which of the two it
 * is tells on Nintendo's, where A and B, X and Y lie the other way round. One half of a pair of
 * Joy-Cons is held across, with buttons on its rail for shoulders, and its letters have turned. */
#include "platform/internal.h"

enum family {
    FAMILY_PLAIN, /* what most are like, and what is not known */
    FAMILY_MENU,
    FAMILY_STADIA,
    FAMILY_SONY_OLD,
    FAMILY_SONY,
    FAMILY_NINTENDO,
    FAMILY_LEFT_HALF,
    FAMILY_RIGHT_HALF,
    FAMILIES
};

/* By SDL's names: the one that confirms is A, and so on. */
static const char *const labels[FAMILIES][PLATFORM_BUTTONS] = {
    [FAMILY_PLAIN] = {[PLATFORM_CONFIRM] = "A",
                      [PLATFORM_BACK] = "B",
                      [PLATFORM_TAKE_BACK] = "X",
                      [PLATFORM_WAVE] = "Y",
                      [PLATFORM_HINT] = "LB",
                      [PLATFORM_LOOK] = "RB",
                      [PLATFORM_MENU] = "Start"},
    [FAMILY_MENU] = {[PLATFORM_MENU] = "Menu"},
    [FAMILY_STADIA] = {[PLATFORM_HINT] = "L1", [PLATFORM_LOOK] = "R1", [PLATFORM_MENU] = "Menu"},
    [FAMILY_SONY_OLD] = {[PLATFORM_CONFIRM] = "Cross",
                         [PLATFORM_BACK] = "Circle",
                         [PLATFORM_TAKE_BACK] = "Square",
                         [PLATFORM_WAVE] = "Triangle",
                         [PLATFORM_HINT] = "L1",
                         [PLATFORM_LOOK] = "R1"},
    [FAMILY_SONY] = {[PLATFORM_CONFIRM] = "Cross",
                     [PLATFORM_BACK] = "Circle",
                     [PLATFORM_TAKE_BACK] = "Square",
                     [PLATFORM_WAVE] = "Triangle",
                     [PLATFORM_HINT] = "L1",
                     [PLATFORM_LOOK] = "R1",
                     [PLATFORM_MENU] = "Options"},
    [FAMILY_NINTENDO] = {[PLATFORM_HINT] = "L", [PLATFORM_LOOK] = "R", [PLATFORM_MENU] = "+"},
    [FAMILY_LEFT_HALF] = {[PLATFORM_CONFIRM] = "\u2193",
                          [PLATFORM_BACK] = "\u2190",
                          [PLATFORM_TAKE_BACK] = "\u2192",
                          [PLATFORM_WAVE] = "\u2191",
                          [PLATFORM_HINT] = "SL",
                          [PLATFORM_LOOK] = "SR",
                          [PLATFORM_MENU] = "\u2212"},
    [FAMILY_RIGHT_HALF] = {[PLATFORM_CONFIRM] = "X",
                           [PLATFORM_BACK] = "A",
                           [PLATFORM_TAKE_BACK] = "Y",
                           [PLATFORM_WAVE] = "B",
                           [PLATFORM_HINT] = "SL",
                           [PLATFORM_LOOK] = "SR",
                           [PLATFORM_MENU] = "+"},
};

static enum family family_of(SDL_GameController *controller) {
    switch (controller ? SDL_GameControllerGetType(controller) : SDL_CONTROLLER_TYPE_UNKNOWN) {
    case SDL_CONTROLLER_TYPE_XBOXONE:
    case SDL_CONTROLLER_TYPE_AMAZON_LUNA:
        return FAMILY_MENU;
    case SDL_CONTROLLER_TYPE_GOOGLE_STADIA:
        return FAMILY_STADIA;
    case SDL_CONTROLLER_TYPE_PS3:
        return FAMILY_SONY_OLD;
    case SDL_CONTROLLER_TYPE_PS4:
    case SDL_CONTROLLER_TYPE_PS5:
        return FAMILY_SONY;
    case SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_PRO:
    case SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_JOYCON_PAIR:
        return FAMILY_NINTENDO;
    case SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_JOYCON_LEFT:
        return FAMILY_LEFT_HALF;
    case SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_JOYCON_RIGHT:
        return FAMILY_RIGHT_HALF;
    default:
        return FAMILY_PLAIN;
    }
}

/* The one that lies where this one's letter is on other pads. */
static enum platform_button swapped(enum platform_button button) {
    static const enum platform_button others[PLATFORM_BUTTONS] = {
        [PLATFORM_CONFIRM] = PLATFORM_BACK,
        [PLATFORM_BACK] = PLATFORM_CONFIRM,
        [PLATFORM_TAKE_BACK] = PLATFORM_WAVE,
        [PLATFORM_WAVE] = PLATFORM_TAKE_BACK,
    };
    return others[button] ? others[button] : button;
}

const char *pads_label(SDL_GameController *controller, enum platform_button button) {
    enum family family = family_of(controller);
    if (button >= PLATFORM_BUTTONS) {
        return "Stick";
    }
    if (family >= FAMILY_NINTENDO &&
        !SDL_GetHintBoolean(SDL_HINT_GAMECONTROLLER_USE_BUTTON_LABELS, SDL_TRUE)) {
        button = swapped(button);
    }
    const char *label = labels[family][button] ? labels[family][button]
                                               : labels[FAMILY_PLAIN][button];
    return label ? label : "Stick";
}
