/* The window: how it opens, how large, and what comes from it. What could not be had is asked for
 * again when the window comes to the front. */
#include "os/os.h"
#include "platform/atlas.h"
#include "platform/internal.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_WIDTH = 640, LEAST_HEIGHT = 360, USUAL_HEIGHT = 720 };

static bool is_asked_for(const struct platform_options *options) {
    return options->video_driver || options->scripted || environment_value("SDL_VIDEODRIVER");
}

static bool no_display(struct error *error) {
    return error_set(error, "there is no display here; start the game from a desktop, or see it "
                            "without one: two-lanterns demo --out DIR");
}

/* With no display SDL takes a driver that draws into nothing, and says nothing; SDL 3 takes none.
 */
static bool check_driver(const struct platform_options *options, struct error *error) {
    const char *driver = SDL_GetCurrentVideoDriver();
    if (is_asked_for(options) || !driver ||
        (strcmp(driver, "offscreen") != 0 && strcmp(driver, "dummy") != 0 &&
         strcmp(driver, "evdev") != 0)) {
        return true;
    }
    return no_display(error);
}

/* Not written again where it is so: another thread may be reading the environment. */
static void tell_environment(const char *name, const char *value) {
    const char *now = environment_value(name);
    if (!now || strcmp(now, value) != 0) {
        SDL_setenv(name, value, 1);
    }
}

void platform_environment(const struct platform_options *options) {
    const char *driver = options->video_driver ? options->video_driver
                         : options->scripted   ? "dummy"
                                               : NULL;
    if (driver) {
        tell_environment("SDL_VIDEODRIVER", driver);
    }
    tell_environment("SDL_VIDEO_X11_WMCLASS", PROGRAM_NAME); /* no hints for SDL, though alike */
    tell_environment("SDL_VIDEO_WAYLAND_WMCLASS", PROGRAM_NAME);
}

static void set_hints(const struct platform_options *options) {
    SDL_SetHintWithPriority(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0", SDL_HINT_DEFAULT);
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_APP_NAME, "Two Lanterns");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    if (options->scripted) {
        SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
        SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    }
}

static bool start_video(const struct platform_options *options, struct error *error) {
    platform_environment(options);
    set_hints(options);
    SDL_SetMainReady(); /* where SDL would have a main() of its own */
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        return !is_asked_for(options)
                   ? no_display(error)
                   : error_set(error,
                               "no picture can be shown: %s; check --video-driver and "
                               "SDL_VIDEODRIVER, or try: two-lanterns demo --out DIR",
                               platform_reason());
    }
    os_end_with_terminal(); /* SDL takes SIGINT and SIGTERM for the window's close */
    return check_driver(options, error);
}

static int within(int least, int wanted, int most) {
    int size = wanted > least ? wanted : least;
    return size < most ? size : most;
}

struct rect window_fit(const struct platform_options *options, struct rect room) {
    int height = room.h / 2 > USUAL_HEIGHT ? room.h / 2 : USUAL_HEIGHT, width = height * 16 / 9;
    width = width < room.w * 9 / 10 ? width : room.w * 9 / 10;
    height = height < room.h * 9 / 10 ? height : room.h * 9 / 10;
    return (struct rect){0, 0, within(LEAST_WIDTH, options->width ? options->width : width, room.w),
                         within(LEAST_HEIGHT, options->height ? options->height : height, room.h)};
}

/* A script's window is as large as it says. */
static struct rect window_size(const struct platform_options *options) {
    SDL_Rect room;
    if (!options->scripted && SDL_GetDisplayUsableBounds(0, &room) == 0 && room.w > 0 &&
        room.h > 0) {
        return window_fit(options, (struct rect){room.x, room.y, room.w, room.h});
    }
    return (struct rect){0, 0, options->width ? options->width : USUAL_HEIGHT * 16 / 9,
                         options->height ? options->height : USUAL_HEIGHT};
}

static bool open_window(struct platform *platform, const struct platform_options *options,
                        struct error *error) {
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    struct rect size = window_size(options);
    platform->fullscreen = options->fullscreen;
    if (options->fullscreen) {
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
    platform->window = SDL_CreateWindow(options->title, SDL_WINDOWPOS_CENTERED,
                                        SDL_WINDOWPOS_CENTERED, size.w, size.h, flags);
    if (!platform->window) {
        return error_set(error,
                         "no window can be opened: %s; another way to show one may be: "
                         "--video-driver x11",
                         platform_reason());
    }
    SDL_SetWindowMinimumSize(platform->window, size.w < LEAST_WIDTH ? size.w : LEAST_WIDTH,
                             size.h < LEAST_HEIGHT ? size.h : LEAST_HEIGHT);
    frame_refresh(platform);
    if (!platform->canvas.pixels) {
        return error_set(error,
                         "the window takes no picture: %s; another way to show one may be: "
                         "--video-driver x11",
                         platform_reason());
    }
    return true;
}

struct platform *platform_new(const struct platform_options *options, struct error *error) {
    struct platform *platform = base_alloc(sizeof *platform);
    platform->scripted = options->scripted;
    platform->focused = true;
    platform->atlas = atlas_new(picture_read, NULL);
    if (options->first_picture) {
        atlas_ahead(platform->atlas, options->first_picture, !options->scripted);
    }
    if (!start_video(options, error) || !open_window(platform, options, error) ||
        !type_init(platform, error)) {
        platform_free(platform);
        return NULL;
    }
    input_init(platform);
    drop_init();
    sound_init(platform);
    return platform;
}

void platform_free(struct platform *platform) {
    if (!platform) {
        return;
    }
    platform_trace_end(platform, NULL);
    sound_release(platform);
    input_release(platform);
    drop_release(platform);
    type_release(platform);
    atlas_free(platform->atlas);
    frame_release(platform);
    if (platform->window) {
        SDL_DestroyWindow(platform->window);
    }
    IMG_Quit();
    SDL_Quit();
    free(platform);
}

void platform_open_devices(struct platform *platform) {
    platform->devices = true;
    if (!pads_open()) {
        platform_log("pads can't be used: %s", platform_reason());
    }
    sound_open(platform);
    disguise_icon(platform); /* a desktop may take the icon late; the first picture may not wait */
}

char *platform_base_folder(void) {
    char *path = SDL_GetBasePath();
    char *copy = base_copy(path ? path : "./");
    SDL_free(path);
    return copy;
}

void platform_set_title(struct platform *platform, const char *title) {
    SDL_SetWindowTitle(platform->window, title);
}

void platform_resize(struct platform *platform, int width, int height) {
    SDL_SetWindowSize(platform->window, width, height);
}

bool platform_seen(const struct platform *platform) {
    Uint32 unseen = SDL_WINDOW_MINIMIZED | SDL_WINDOW_HIDDEN;
    return !(SDL_GetWindowFlags(platform->window) & unseen);
}

bool platform_focused(const struct platform *platform) {
    return platform->focused;
}

/* It is to be painted again; where its picture is lost, on another canvas. */
static void expose(struct platform *platform, bool lost) {
    if (lost) {
        frame_refresh(platform);
    }
    input_queue(platform,
                (struct platform_event){.kind = lost ? PLATFORM_RESIZED : PLATFORM_EXPOSED});
}

/* Whatever could not be had is asked for once more. */
static void look_again(struct platform *platform) {
    sound_again(platform);
    if (platform->devices && !sound_opening(platform)) { /* SDL's parts are begun one by one */
        pads_again(platform);
    }
    type_again(platform);
    atlas_again(platform->atlas);
}

static void take_other(struct platform *platform, const SDL_Event *event) {
    switch (event->type) {
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        expose(platform, true);
        break;
    case SDL_AUDIODEVICEADDED:
    case SDL_AUDIODEVICEREMOVED:
        sound_take(platform, event);
        break;
    case SDL_DROPFILE:
    case SDL_DROPTEXT:
        drop_take(platform, event);
        break;
    default:
        input_take(platform, event);
        break;
    }
}

void window_take(struct platform *platform, const SDL_Event *event) {
    if (event->type != SDL_WINDOWEVENT) {
        take_other(platform, event);
        return;
    }
    switch (event->window.event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        frame_refresh(platform);
        fullscreen_look(platform);
        input_queue(platform, (struct platform_event){.kind = PLATFORM_RESIZED});
        break;
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED: /* it was not drawn while nobody saw it */
    case SDL_WINDOWEVENT_EXPOSED:
        expose(platform, !platform->canvas.pixels);
        break;
    case SDL_WINDOWEVENT_FOCUS_LOST:
        platform->focused = false;
        input_focus(platform, false);
        input_queue(platform, (struct platform_event){.kind = PLATFORM_FOCUS_LOST});
        break;
    case SDL_WINDOWEVENT_FOCUS_GAINED:
        platform->focused = true;
        input_focus(platform, true);
        look_again(platform);
        input_queue(platform, (struct platform_event){.kind = PLATFORM_FOCUS_GAINED});
        break;
    default:
        break;
    }
}

void window_pump(struct platform *platform) {
    SDL_Event event;
    /* SDL_PollEvent would hand out what waits before it looks for news, so that how much other
     * threads have queued decides in which frame a press arrives. */
    SDL_PumpEvents();
    while (SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) > 0) {
        window_take(platform, &event);
    }
    input_tick(platform);
    sound_tick(platform);
    atlas_tick(platform->atlas, platform_now(platform));
}

bool platform_poll(struct platform *platform, struct platform_event *event) {
    if (!platform->input.count) {
        window_pump(platform);
    }
    return input_next(platform, event);
}

/* ms until the next frame. Frames are due 60 times a second whatever the work in them took; whoever
 * was asleep or is late begins anew, and makes up for nothing. */
static int until_next_frame(struct platform *platform) {
    uint64_t now = SDL_GetPerformanceCounter(), second = SDL_GetPerformanceFrequency();
    if (now >= platform->next_frame) {
        platform->next_frame += second / 60;
    }
    if (now >= platform->next_frame) {
        platform->next_frame = now;
    }
    return (int)(((platform->next_frame - now) * 1000 + second - 1) / second);
}

/* By the virtual clock: what the script has pressed is there at once, and wakes. */
static void sleep_until_script(struct platform *platform, int ms) {
    uint32_t wake = platform_now(platform) + (uint32_t)ms;
    window_pump(platform);
    if (platform->input.count) {
        return;
    }
    do {
        platform->frame++;
        sound_frame(platform);
    } while (platform_now(platform) < platform->next_event &&
             (ms < 0 || platform_now(platform) < wake));
}

void platform_next_event(struct platform *platform, uint32_t ms) {
    platform->next_event = ms;
}

void platform_wait(struct platform *platform, int ms) {
    if (platform->input.count) {
        return;
    }
    ms = wait_sooner(wait_sooner(ms, input_wake(platform)), sound_wake(platform));
    if (platform->scripted) {
        sleep_until_script(platform, ms);
    } else {
        loop_sleep(platform, ms == 0 ? until_next_frame(platform) : ms);
    }
}
