/* A window that gives no picture, or not yet; how large one opens; and what is told when SDL gives
 * no reason. Its surface and its state are the test's. */
#include "platform/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static bool no_surface, no_renderer;
static Uint32 flags;

SDL_Surface *__real_SDL_GetWindowSurface(SDL_Window *window);
SDL_Surface *__wrap_SDL_GetWindowSurface(SDL_Window *window);
SDL_Renderer *__real_SDL_CreateRenderer(SDL_Window *window, int index, Uint32 wanted);
SDL_Renderer *__wrap_SDL_CreateRenderer(SDL_Window *window, int index, Uint32 wanted);
Uint32 __wrap_SDL_GetWindowFlags(SDL_Window *window);

/* SDL's Wayland driver has none, and says nothing. */
SDL_Surface *__wrap_SDL_GetWindowSurface(SDL_Window *window) {
    return no_surface ? NULL : __real_SDL_GetWindowSurface(window);
}

SDL_Renderer *__wrap_SDL_CreateRenderer(SDL_Window *window, int index, Uint32 wanted) {
    return no_renderer ? NULL : __real_SDL_CreateRenderer(window, index, wanted);
}

Uint32 __wrap_SDL_GetWindowFlags(SDL_Window *window) {
    (void)window;
    return flags;
}

static const struct platform_options options = {
    .title = "test", .width = 640, .height = 360, .scripted = true};

static struct platform *open_window(void) {
    struct error error = {{0}};
    struct platform_event event;
    struct platform *platform = platform_new(&options, &error);
    assert_non_null(platform);
    while (platform_poll(platform, &event)) {
    }
    return platform;
}

/* While threads read the environment nobody writes it: what is new there has another place. */
static void leaves_the_environment_alone(void **state) {
    static const char *const names[] = {"SDL_VIDEODRIVER", "SDL_VIDEO_X11_WMCLASS",
                                        "SDL_VIDEO_WAYLAND_WMCLASS"};
    const char *before[3];
    (void)state;
    platform_environment(&options);
    for (int i = 0; i < 3; i++) {
        before[i] = getenv(names[i]);
        assert_non_null(before[i]);
    }
    platform_free(open_window());
    for (int i = 0; i < 3; i++) {
        assert_ptr_equal(getenv(names[i]), before[i]);
    }
}

static void a_reason_is_never_empty(void **state) {
    (void)state;
    SDL_ClearError();
    assert_string_equal(platform_reason(), "no reason is known");
    SDL_SetError("%s", "");
    assert_string_equal(platform_reason(), "no reason is known");
    SDL_SetError("out of ink");
    assert_string_equal(platform_reason(), "out of ink");
}

static void without_a_picture_the_reason_is_told(void **state) {
    struct error error = {{0}};
    (void)state;
    no_surface = no_renderer = true;
    SDL_SetError("of long ago");
    assert_null(platform_new(&options, &error));
    assert_string_equal(error.text, "the window takes no picture: no reason is known; another way "
                                    "to show one may be: --video-driver x11");
    no_surface = no_renderer = false;
}

static void push_window(Uint8 what) {
    SDL_Event event = {.type = SDL_WINDOWEVENT};
    event.window.event = what;
    SDL_PushEvent(&event);
}

static void assert_comes(struct platform *platform, enum platform_event_kind kind) {
    struct platform_event event;
    assert_true(platform_poll(platform, &event));
    assert_int_equal(event.kind, kind);
    while (platform_poll(platform, &event)) {
    }
}

/* A picture that was lost is there again as soon as the window is to be painted. */
static void a_picture_comes_back(void **state) {
    struct platform *platform = open_window();
    (void)state;
    no_surface = no_renderer = true;
    push_window(SDL_WINDOWEVENT_SIZE_CHANGED);
    assert_comes(platform, PLATFORM_RESIZED);
    assert_null(platform_canvas(platform)->pixels);
    no_surface = no_renderer = false;
    push_window(SDL_WINDOWEVENT_EXPOSED);
    assert_comes(platform, PLATFORM_RESIZED);
    assert_int_equal(platform_canvas(platform)->width, 640);
    push_window(SDL_WINDOWEVENT_EXPOSED);
    assert_comes(platform, PLATFORM_EXPOSED);
    platform_free(platform);
}

static void is_painted_again(void **state) {
    static const Uint8 windows[] = {SDL_WINDOWEVENT_SHOWN, SDL_WINDOWEVENT_RESTORED,
                                    SDL_WINDOWEVENT_EXPOSED};
    static const Uint32 renderers[] = {SDL_RENDER_TARGETS_RESET, SDL_RENDER_DEVICE_RESET};
    struct platform *platform = open_window();
    (void)state;
    for (size_t i = 0; i < SDL_arraysize(windows); i++) {
        push_window(windows[i]);
        assert_comes(platform, PLATFORM_EXPOSED);
    }
    for (size_t i = 0; i < SDL_arraysize(renderers); i++) {
        SDL_Event event = {.type = renderers[i]};
        SDL_PushEvent(&event);
        assert_comes(platform, PLATFORM_RESIZED); /* what was drawn is lost */
    }
    platform_free(platform);
}

static uint32_t pixel_seen(struct platform *platform, int x, int y) {
    SDL_Surface *surface = __real_SDL_GetWindowSurface(platform->window);
    uint32_t pixel;
    memcpy(&pixel, (char *)surface->pixels + y * surface->pitch + x * 4, sizeof pixel);
    return pixel & 0xffffffu;
}

/* Without a framebuffer there is a texture: all of the first picture is seen, and then those parts
 * that are presented, where they are. (SDL's dummy driver draws it into the framebuffer that it has
 * all the same.) */
static void a_texture_stands_in(void **state) {
    no_surface = true;
    struct platform *platform = open_window();
    struct canvas *canvas = platform_canvas(platform);
    struct rect whole = {0, 0, 640, 360}, parts[] = {{600, 340, 99, 99}, {10, 20, 30, 40}};
    (void)state;
    assert_int_equal(canvas->width, 640);
    assert_int_equal(canvas->height, 360);
    canvas_fill(canvas, whole, 0xff102030u);
    platform_present_parts(platform, &whole, 1);
    assert_int_equal(pixel_seen(platform, 0, 0), 0x102030);
    assert_int_equal(pixel_seen(platform, 639, 359), 0x102030);
    canvas_fill(canvas, whole, 0xff8090a0u);
    platform_present_parts(platform, parts, 2);
    assert_int_equal(pixel_seen(platform, 9, 20), 0x102030);
    assert_int_equal(pixel_seen(platform, 10, 20), 0x8090a0);
    assert_int_equal(pixel_seen(platform, 39, 59), 0x8090a0);
    assert_int_equal(pixel_seen(platform, 40, 59), 0x102030);
    assert_int_equal(pixel_seen(platform, 639, 359), 0x8090a0);
    assert_int_equal(pixel_seen(platform, 639, 339), 0x102030);
    platform_free(platform);
    no_surface = false;
}

static void knows_whether_it_is_seen(void **state) {
    struct platform *platform = open_window();
    (void)state;
    flags = SDL_WINDOW_SHOWN | SDL_WINDOW_RESIZABLE;
    assert_true(platform_seen(platform));
    flags |= SDL_WINDOW_MINIMIZED;
    assert_false(platform_seen(platform));
    flags = SDL_WINDOW_HIDDEN;
    assert_false(platform_seen(platform));
    flags = 0;
    platform_free(platform);
}

static void opens_as_the_desktop_has_room(void **state) {
    static const struct {
        int asked_width, asked_height, room_width, room_height, width, height;
    } cases[] = {
        {0, 0, 1920, 1050, 1280, 720},        {0, 0, 3840, 2100, 1866, 1050},
        {0, 0, 1280, 720, 1152, 648},         {0, 0, 1366, 728, 1229, 655},
        {0, 0, 1440, 2560, 1296, 1280},       {0, 0, 640, 480, 640, 432},
        {0, 0, 320, 240, 320, 240},           {1280, 720, 1280, 720, 1280, 720},
        {7680, 4320, 1920, 1050, 1920, 1050}, {640, 360, 3840, 2160, 640, 360},
        {1920, 1080, 1280, 2000, 1280, 1080},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct platform_options asked = {.width = cases[i].asked_width,
                                         .height = cases[i].asked_height};
        struct rect room = {10, 30, cases[i].room_width, cases[i].room_height};
        struct rect size = window_fit(&asked, room);
        assert_int_equal(size.w, cases[i].width);
        assert_int_equal(size.h, cases[i].height);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_the_environment_alone),
        cmocka_unit_test(a_reason_is_never_empty),
        cmocka_unit_test(without_a_picture_the_reason_is_told),
        cmocka_unit_test(a_picture_comes_back),
        cmocka_unit_test(is_painted_again),
        cmocka_unit_test(a_texture_stands_in),
        cmocka_unit_test(knows_whether_it_is_seen),
        cmocka_unit_test(opens_as_the_desktop_has_room),
    };
    return cmocka_run_group_tests_name("platform_window", tests, NULL, NULL);
}
