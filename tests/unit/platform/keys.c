/* Keys are called by what is written on them in the layout that is set. */
#include "hands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static bool french;

SDL_Keycode __real_SDL_GetKeyFromScancode(SDL_Scancode scancode);
SDL_Keycode __wrap_SDL_GetKeyFromScancode(SDL_Scancode scancode);
SDL_Keycode __wrap_SDL_GetKeyFromScancode(SDL_Scancode scancode) {
    static const struct {
        SDL_Scancode scancode;
        SDL_Keycode key;
    } azerty[] = {{SDL_SCANCODE_W, SDLK_z},
                  {SDL_SCANCODE_A, SDLK_q},
                  {SDL_SCANCODE_Q, SDLK_a},
                  {SDL_SCANCODE_E, SDLK_UNKNOWN}, /* a dead key has no letter */
                  {SDL_SCANCODE_SLASH, SDLK_EXCLAIM}};
    for (size_t i = 0; french && i < SDL_arraysize(azerty); i++) {
        if (azerty[i].scancode == scancode) {
            return azerty[i].key;
        }
    }
    return __real_SDL_GetKeyFromScancode(scancode);
}

static const struct {
    int device;
    enum platform_button button;
    const char *here, *in_france;
} names[] = {
    {PLATFORM_KEYS_LEFT, PLATFORM_NORTH, "W", "Z"},
    {PLATFORM_KEYS_LEFT, PLATFORM_WEST, "A", "Q"},
    {PLATFORM_KEYS_LEFT, PLATFORM_TAKE_BACK, "Q", "A"},
    {PLATFORM_KEYS_LEFT, PLATFORM_WAVE, "E", "E"},
    {PLATFORM_KEYS_RIGHT, PLATFORM_WAVE, "/", "!"},
    {PLATFORM_KEYS_LEFT, PLATFORM_CONFIRM, "Space", "Space"},
    {PLATFORM_KEYS_RIGHT, PLATFORM_CONFIRM, "Enter", "Enter"},
    {PLATFORM_KEYS_LEFT, PLATFORM_BACK, "Esc", "Esc"},
    {PLATFORM_KEYS_LEFT, PLATFORM_BUTTONS, "W\u00a0A\u00a0S\u00a0D", "Z\u00a0Q\u00a0S\u00a0D"},
    {PLATFORM_KEYS_RIGHT, PLATFORM_BUTTONS, "\u2190\u00a0\u2191\u00a0\u2193\u00a0\u2192",
     "\u2190\u00a0\u2191\u00a0\u2193\u00a0\u2192"},
};

static void test_keys_have_the_layouts_names(void **state) {
    for (int layout = 0; layout < 3; layout++) {
        french = layout == 1; /* it may change while the game goes on */
        for (size_t i = 0; i < SDL_arraysize(names); i++) {
            assert_string_equal(platform_button_label(*state, names[i].device, names[i].button),
                                french ? names[i].in_france : names[i].here);
        }
    }
}

/* When another layout is set, what is on the screen is drawn anew. */
static void test_another_layout_is_told(void **state) {
    struct platform *platform = *state;
    SDL_Event event = {.type = SDL_KEYMAPCHANGED};
    pass_all(platform, 100);
    SDL_PushEvent(&event);
    struct seen seen = pass_all(platform, 0);
    assert_int_equal(seen.of[PLATFORM_EXPOSED], 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_keys_have_the_layouts_names),
        TEST(test_another_layout_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
