/* Sound that is not there, comes, goes and comes back. The opener is told whether there is a
 * device, the clock is the test's, and lines of the log are counted; behind that is SDL's dummy
 * driver. */
#include "files/files.h"
#include "platform/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct {
    bool device; /* there is one */
    int tries;
    bool heard; /* the music hangs in the mixer */
    int logged;
    char line[200];
    uint32_t now;
} world;

static bool sdl3; /* what calls itself SDL2 is made of it */

void __real_SDL_GetVersion(SDL_version *version);
void __wrap_SDL_GetVersion(SDL_version *version);
void __wrap_SDL_GetVersion(SDL_version *version) {
    __real_SDL_GetVersion(version);
    version->patch = sdl3 ? 56 : version->patch;
}

int __real_Mix_OpenAudioDevice(int rate, Uint16 format, int channels, int buffer,
                               const char *device, int changes);
int __wrap_Mix_OpenAudioDevice(int rate, Uint16 format, int channels, int buffer,
                               const char *device, int changes);
void __wrap_Mix_HookMusic(void (*mix)(void *context, Uint8 *stream, int length), void *context);
void __wrap_platform_log(const char *format, ...) __attribute__((format(printf, 1, 2)));
uint32_t __wrap_platform_now(const struct platform *platform);

int __wrap_Mix_OpenAudioDevice(int rate, Uint16 format, int channels, int buffer,
                               const char *device, int changes) {
    world.tries++;
    SDL_ClearError(); /* as SDL may: no reason at all */
    return world.device
               ? __real_Mix_OpenAudioDevice(rate, format, channels, buffer, device, changes)
               : -1;
}

void __wrap_Mix_HookMusic(void (*mix)(void *context, Uint8 *stream, int length), void *context) {
    (void)context;
    world.heard = mix != NULL;
}

void __wrap_platform_log(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(world.line, sizeof world.line, format, arguments);
    va_end(arguments);
    world.logged++;
}

uint32_t __wrap_platform_now(const struct platform *platform) {
    (void)platform;
    return world.now;
}

/* One turn; what goes on beside it is waited for. */
static void turn(struct platform *platform) {
    struct platform_event event;
    do {
        while (platform_poll(platform, &event)) {
        }
        SDL_Delay(sound_opening(platform) ? 1 : 0);
    } while (sound_opening(platform));
}

static struct platform *begin(bool device, bool scripted) {
    struct error error = {{0}};
    struct platform_options options = {
        .title = "test", .video_driver = "dummy", .scripted = scripted};
    memset(&world, 0, sizeof world);
    world.device = device;
    world.now = UINT32_MAX - 3000; /* the clock may begin anew */
    SDL_setenv("SDL_AUDIODRIVER", "dummy", 1);
    struct platform *platform = platform_new(&options, &error);
    assert_non_null(platform);
    turn(platform);
    assert_int_equal(sound_wake(platform), -1); /* nobody has asked for sound */
    assert_int_equal(world.tries, 0);
    sound_open(platform);
    turn(platform);
    assert_int_equal(world.tries, 1);
    return platform;
}

/* Lets the time pass until just before the next try, and then over it. */
static void assert_next_try_in(struct platform *platform, int ms) {
    int tries = world.tries;
    assert_int_equal(sound_wake(platform), ms);
    world.now += (uint32_t)ms - 1;
    turn(platform);
    assert_int_equal(world.tries, tries);
    world.now++;
    turn(platform);
    assert_int_equal(world.tries, tries + 1);
}

static void push(Uint32 type, Uint32 which, bool capture) {
    SDL_Event event = {.type = type};
    event.adevice.which = which;
    event.adevice.iscapture = capture;
    SDL_PushEvent(&event);
}

static void is_silent_and_tries_ever_more_rarely(void **state) {
    struct platform *platform = begin(false, false);
    static const int pauses[] = {2000, 4000, 8000, 16000, 32000, 32000, 32000};
    (void)state;
    for (size_t i = 0; i < sizeof pauses / sizeof pauses[0]; i++) {
        assert_next_try_in(platform, pauses[i]);
    }
    platform_music(platform, "home");
    platform_sound(platform, "chime");
    turn(platform);
    assert_int_equal(world.logged, 1); /* no music or sound is missed, either */
    assert_string_equal(world.line, "there is no sound device; the game is silent until there is "
                                    "one (no reason is known)");
    assert_false(world.heard);
    platform_free(platform);
}

static void is_heard_when_a_device_comes(void **state) {
    struct platform *platform = begin(false, false);
    (void)state;
    platform_music(platform, "home");
    world.device = true;
    assert_next_try_in(platform, 2000);
    assert_true(world.heard);
    turn(platform); /* what was asked for in vain begins */
    assert_int_equal(sound_wake(platform), -1);
    world.now += 100000;
    turn(platform);
    assert_int_equal(world.tries, 2);
    assert_int_equal(world.logged, 1);
    platform_free(platform);
    assert_false(world.heard);
}

static void comes_back_when_it_was_lost(void **state) {
    struct platform *platform = begin(true, false);
    (void)state;
    platform_music(platform, "home");
    turn(platform);
    for (int round = 0; round < 3; round++) {
        assert_true(world.heard);
        assert_int_equal(sound_wake(platform), -1);
        push(SDL_AUDIODEVICEREMOVED, 0, false); /* another one, that nobody used */
        push(SDL_AUDIODEVICEREMOVED, 2, true);
        turn(platform);
        assert_true(world.heard);
        push(SDL_AUDIODEVICEREMOVED, 2, false);
        turn(platform);
        assert_false(world.heard);
        platform_sound(platform, "chime"); /* into nothing */
        assert_next_try_in(platform, 2000);
    }
    push(SDL_AUDIODEVICEREMOVED, 2, false);
    turn(platform);
    world.device = false;
    assert_next_try_in(platform, 2000);
    assert_int_equal(sound_wake(platform), 4000);
    assert_int_equal(world.logged, 1);
    platform_free(platform); /* while it is away */
}

/* Whoever plugs something in, or comes back to the window, need not wait; and still it is not tried
 * more often than every two seconds. */
static void tries_soon_when_there_is_reason(void **state) {
    struct platform *platform = begin(false, false);
    SDL_Event front = {.type = SDL_WINDOWEVENT};
    (void)state;
    front.window.event = SDL_WINDOWEVENT_FOCUS_GAINED;
    for (int i = 0; i < 4; i++) {
        assert_next_try_in(platform, 2000 << i);
    }
    for (int i = 0; i < 3; i++) {
        push(SDL_AUDIODEVICEADDED, 0, true);
        turn(platform);
        assert_int_equal(sound_wake(platform), i == 0 ? 32000 : 4000);
        world.now += 1500;
        push(SDL_AUDIODEVICEADDED, 0, false);
        turn(platform);
        assert_next_try_in(platform, 500);
    }
    world.now += 3000;
    SDL_PushEvent(&front);
    int tries = world.tries;
    turn(platform);
    assert_int_equal(world.tries, tries + 1);
    assert_int_equal(world.logged, 1);
    platform_free(platform);
}

static void scripts_try_once(void **state) {
    struct platform *platform = begin(false, true);
    (void)state;
    assert_int_equal(sound_wake(platform), -1);
    world.now += 100000;
    push(SDL_AUDIODEVICEADDED, 0, false);
    turn(platform);
    turn(platform);
    assert_int_equal(world.tries, 1);
    assert_int_equal(world.logged, 1);
    platform_free(platform);
}

/* Its thread would hold the mixer's lock while it waits for the pipe. */
static void scripts_on_sdl3_mix_into_no_pipe(void **state) {
    (void)state;
    sdl3 = true;
    struct platform *platform = begin(true, true);
    assert_string_equal(SDL_GetCurrentAudioDriver(), "dummy");
    assert_int_equal(platform_sound_hash(platform), 0);
    platform_free(platform);
    sdl3 = false;
}

static int open_files(void **state) {
    struct error error = {{0}};
    (void)state;
    return files_init("test", &error) && files_mount_share(TEST_SHARE, &error) ? 0 : -1;
}

static int close_files(void **state) {
    (void)state;
    files_release();
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_silent_and_tries_ever_more_rarely),
        cmocka_unit_test(is_heard_when_a_device_comes),
        cmocka_unit_test(comes_back_when_it_was_lost),
        cmocka_unit_test(tries_soon_when_there_is_reason),
        cmocka_unit_test(scripts_try_once),
        cmocka_unit_test(scripts_on_sdl3_mix_into_no_pipe),
    };
    return cmocka_run_group_tests_name("platform_sound", tests, open_files, close_files);
}
