/* What others see of the window in a list of windows, beside its title: an icon, and what a desktop
 * finds the program's name by. Where a desktop knows that name it shows its own icon for it and its
 * own words, whatever the title says; so for as long as the game is hidden both are nobody's.
 *
 * SDL can tell the name to a window only when it makes one, so it is told past SDL, by those
 * libraries that SDL has loaded anyway. Where that can't be done the icon alone changes. */
#include "platform/internal.h"

#include <SDL_syswm.h>
#include <string.h>

enum { SIDE = 64, MARGIN = 6, BAR = 14 };

/* A window, as any desktop draws one that it knows nothing of. */
static void set_plain_icon(struct platform *platform) {
    uint32_t pixel[SIDE * SIDE] = {0};
    for (int y = MARGIN; y < SIDE - MARGIN; y++) {
        for (int x = MARGIN; x < SIDE - MARGIN; x++) {
            pixel[y * SIDE + x] = y < MARGIN + BAR ? 0xff7a8087 : 0xffd3d6d9;
        }
    }
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(pixel, SIDE, SIDE, 32, SIDE * 4,
                                                              SDL_PIXELFORMAT_ARGB8888);
    if (surface) {
        SDL_SetWindowIcon(platform->window, surface);
    }
    SDL_FreeSurface(surface);
}

#if defined(SDL_VIDEO_DRIVER_X11) || defined(SDL_VIDEO_DRIVER_WAYLAND)
/* Into a pointer to a function of the library; NULL where it has none. */
static void find(const char *library, const char *name, void *function) {
    void *object = SDL_LoadObject(library);
    void *address = object ? SDL_LoadFunction(object, name) : NULL;
    memcpy(function, &address, sizeof address);
}
#endif

#ifdef SDL_VIDEO_DRIVER_X11
static void name_for_x11(const SDL_SysWMinfo *info, const char *name) {
    char own[32]; /* Xlib does not promise to leave it as it is */
    struct {
        char *name, *class;
    } hint = {own, own}; /* Xlib's XClassHint */
    int (*set_hint)(Display * display, Window window, void *hint);
    SDL_strlcpy(own, name, sizeof own);
    find("libX11.so.6", "XSetClassHint", &set_hint);
    if (set_hint) {
        set_hint(info->info.x11.display, info->info.x11.window, &hint);
    }
}
#endif

#ifdef SDL_VIDEO_DRIVER_WAYLAND
static void name_for_wayland(const SDL_SysWMinfo *info, const char *name) {
    enum { SET_APP_ID = 3 }; /* xdg_toplevel's requests are counted from 0 */
    void (*marshal)(void *proxy, uint32_t request, ...);
    find("libwayland-client.so.0", "wl_proxy_marshal", &marshal);
    if (marshal && info->info.wl.xdg_toplevel) {
        marshal(info->info.wl.xdg_toplevel, SET_APP_ID, name);
    }
}
#endif

static void set_name(struct platform *platform, const char *name) {
    SDL_SysWMinfo info;
    (void)name; /* elsewhere the title says it all */
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(platform->window, &info)) {
        return;
    }
    switch (info.subsystem) {
#ifdef SDL_VIDEO_DRIVER_X11
    case SDL_SYSWM_X11:
        name_for_x11(&info, name);
        break;
#endif
#ifdef SDL_VIDEO_DRIVER_WAYLAND
    case SDL_SYSWM_WAYLAND:
        name_for_wayland(&info, name);
        break;
#endif
    default:
        break;
    }
}

void disguise_icon(struct platform *platform) {
    if (platform->disguised) {
        set_plain_icon(platform);
    } else {
        picture_icon(platform);
    }
}

void platform_disguise(struct platform *platform, bool on) {
    if (platform->disguised != on) {
        platform->disguised = on;
        set_name(platform, on ? "window" : PROGRAM_NAME);
        disguise_icon(platform);
    }
}
