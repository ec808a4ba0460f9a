/* Keys are called by what is written on them in the layout that is set. */
#include "hands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum layout { HERE, FRENCH, RUSSIAN, HEBREW, LAYOUTS };
static enum layout layout;

SDL_Keycode __real_SDL_GetKeyFromScancode(SDL_Scancode scancode);
SDL_Keycode __wrap_SDL_GetKeyFromScancode(SDL_Scancode scancode);
SDL_Keycode __wrap_SDL_GetKeyFromScancode(SDL_Scancode scancode) {
    static const struct {
        SDL_Scancode scancode;
        SDL_Keycode key[LAYOUTS];
    } layouts[] = {
        {SDL_SCANCODE_W, {[FRENCH] = SDLK_z, [RUSSIAN] = 0x446, [HEBREW] = SDLK_QUOTE}},
        {SDL_SCANCODE_A, {[FRENCH] = SDLK_q, [RUSSIAN] = 0x444, [HEBREW] = 0x5e9}},
        {SDL_SCANCODE_S, {[FRENCH] = SDLK_s, [RUSSIAN] = 0x44b, [HEBREW] = 0x5d3}},
        {SDL_SCANCODE_D, {[FRENCH] = SDLK_d, [RUSSIAN] = 0x432, [HEBREW] = 0x5d2}},
        {SDL_SCANCODE_Q, {[FRENCH] = SDLK_a, [RUSSIAN] = 0x439, [HEBREW] = SDLK_SLASH}},
        {SDL_SCANCODE_E,
         {[FRENCH] = SDLK_UNKNOWN, /* a dead key has no letter */
          [RUSSIAN] = 0x443,
          [HEBREW] = 0x5e7}},
        {SDL_SCANCODE_SLASH,
         {[FRENCH] = SDLK_EXCLAIM, [RUSSIAN] = SDLK_PERIOD, [HEBREW] = SDLK_PERIOD}},
    };
    for (size_t i = 0; layout != HERE && i < SDL_arraysize(layouts); i++) {
        if (layouts[i].scancode == scancode) {
            return layouts[i].key[layout];
        }
    }
    return __real_SDL_GetKeyFromScancode(scancode);
}

#define ARROWS "\u2190\u00a0\u2191\u00a0\u2193\u00a0\u2192"

/* The font has Cyrillic letters and no Hebrew ones. */
static const struct {
    int device;
    enum platform_button button;
    const char *name[LAYOUTS];
} names[] = {
    {PLATFORM_KEYS_LEFT, PLATFORM_NORTH, {"W", "Z", "Ц", "'"}},
    {PLATFORM_KEYS_LEFT, PLATFORM_WEST, {"A", "Q", "Ф", "A"}},
    {PLATFORM_KEYS_LEFT, PLATFORM_TAKE_BACK, {"Q", "A", "Й", "/"}},
    {PLATFORM_KEYS_LEFT, PLATFORM_WAVE, {"E", "E", "У", "E"}},
    {PLATFORM_KEYS_RIGHT, PLATFORM_WAVE, {"/", "!", ".", "."}},
    {PLATFORM_KEYS_LEFT, PLATFORM_CONFIRM, {"Space", "Space", "Space", "Space"}},
    {PLATFORM_KEYS_RIGHT, PLATFORM_CONFIRM, {"Enter", "Enter", "Enter", "Enter"}},
    {PLATFORM_KEYS_LEFT, PLATFORM_BACK, {"Esc", "Esc", "Esc", "Esc"}},
    {PLATFORM_KEYS_LEFT,
     PLATFORM_BUTTONS,
     {"W\u00a0A\u00a0S\u00a0D", "Z\u00a0Q\u00a0S\u00a0D", "Ц\u00a0Ф\u00a0Ы\u00a0В",
      "'\u00a0A\u00a0S\u00a0D"}},
    {PLATFORM_KEYS_RIGHT, PLATFORM_BUTTONS, {ARROWS, ARROWS, ARROWS, ARROWS}},
};

static void test_keys_have_the_layouts_names(void **state) {
    for (int turn = 0; turn <= LAYOUTS; turn++) {
        layout = (enum layout)(turn % LAYOUTS); /* it may change while the game goes on */
        for (size_t i = 0; i < SDL_arraysize(names); i++) {
            assert_string_equal(platform_button_label(*state, names[i].device, names[i].button),
                                names[i].name[layout]);
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
