/* Whether the window has the whole screen: as was asked for, or as the window manager made it, and
 * whoever wants to know is told. */
#include "platform/internal.h"

#include <string.h>

bool platform_fullscreen(const struct platform *platform) {
    return platform->fullscreen;
}

static bool sdl_has_whole_screen(const struct platform *platform) {
    return (SDL_GetWindowFlags(platform->window) & SDL_WINDOW_FULLSCREEN) != 0;
}

/* On X11 SDL does not see what the window manager does to the window; its size tells. */
static bool has_whole_screen(const struct platform *platform) {
    const char *driver = SDL_GetCurrentVideoDriver();
    SDL_Rect screen;
    int width, height;
    if (!driver || strcmp(driver, "x11") != 0 ||
        SDL_GetDisplayBounds(SDL_GetWindowDisplayIndex(platform->window), &screen) != 0) {
        return sdl_has_whole_screen(platform);
    }
    SDL_GetWindowSize(platform->window, &width, &height);
    return width == screen.w && height == screen.h;
}

static void note(struct platform *platform, bool on) {
    if (platform->fullscreen != on) {
        platform->fullscreen = on;
        input_queue(platform, (struct platform_event){.kind = PLATFORM_FULLSCREEN});
    }
}

void platform_set_fullscreen(struct platform *platform, bool on) {
    Uint32 wanted = on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0;
    if (platform->fullscreen == on) {
        return;
    }
    if (sdl_has_whole_screen(platform) == on) { /* the window manager did the opposite since */
        SDL_SetWindowFullscreen(platform->window, on ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
    }
    if (SDL_SetWindowFullscreen(platform->window, wanted) == 0) {
        note(platform, on);
    }
}

void platform_toggle_fullscreen(struct platform *platform) {
    platform_set_fullscreen(platform, !platform->fullscreen);
}

void fullscreen_look(struct platform *platform) {
    note(platform, has_whole_screen(platform));
}
