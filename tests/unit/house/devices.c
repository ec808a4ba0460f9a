/* What devices and the window tell, as the scenes take it: names of keys in another layout, the
 * whole screen kept, and quick hide, which stays whatever comes. Events are handed in by hand. */
#include "files/files.h"
#include "house/house.h"
#include "kit/seen.h"
#include "pack/pack.h"

#include <SDL.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { FLOOD = 1200 };

static bool french;
static struct platform *platform;
static struct pack *pack;
static struct keepsake *box;
static struct stage *stage;

SDL_Keycode __real_SDL_GetKeyFromScancode(SDL_Scancode scancode);
SDL_Keycode __wrap_SDL_GetKeyFromScancode(SDL_Scancode scancode);
SDL_Keycode __wrap_SDL_GetKeyFromScancode(SDL_Scancode scancode) {
    if (french) {
        switch (scancode) {
        case SDL_SCANCODE_W:
            return SDLK_z;
        case SDL_SCANCODE_A:
            return SDLK_q;
        case SDL_SCANCODE_Q:
            return SDLK_a;
        default:
            break;
        }
    }
    return __real_SDL_GetKeyFromScancode(scancode);
}

static void load_pack(void) {
    struct error error = {{0}};
    struct pack_diagnostics found = {0};
    char mount_name[] = "test";
    struct pack_source source = {
        .context = mount_name, .read = files_source_read, .list = files_source_list};
    assert_true(files_mount_pack(TEST_SOURCE_DIR "/tests/secret/pack", mount_name, &error));
    pack = pack_load(&source, &found);
    pack_diagnostics_release(&found);
    assert_non_null(pack);
}

static int open_game(void **state) {
    struct error error = {{0}};
    struct platform_options window = {
        .title = "test", .width = 1280, .height = 720, .scripted = true};
    (void)state;
    assert_true(files_init("test", &error));
    assert_true(files_mount_share(TEST_SHARE, &error));
    load_pack();
    assert_int_equal(keepsake_open(":memory:", KEEPSAKE_CREATE, &box, &error), KEEPSAKE_OK);
    platform = platform_new(&window, &error);
    assert_non_null(platform);
    stage = house_open(&(struct house_options){
        .platform = platform, .pack = pack, .keepsake = box, .keeps = true, .seed = 1});
    return 0;
}

static int close_game(void **state) {
    (void)state;
    house_close(stage);
    platform_free(platform);
    keepsake_close(box);
    pack_free(pack);
    files_release();
    return 0;
}

static void send(struct platform_event event) {
    house_event(stage, &event);
}

static void press(enum platform_seat seat, enum platform_button button) {
    send((struct platform_event){.kind = PLATFORM_BUTTON,
                                 .device = seat == PLATFORM_SEAT_A ? PLATFORM_KEYS_LEFT
                                                                   : PLATFORM_KEYS_RIGHT,
                                 .seat = seat,
                                 .button = button,
                                 .down = true});
}

/* So long that what was pressed before is no longer the same moment. */
static void wait(void) {
    struct platform_event event;
    for (int frame = 0; frame < 20; frame++) {
        while (platform_poll(platform, &event)) {
            house_event(stage, &event);
        }
        platform_wait(platform, 0);
    }
}

static void go_to_players(void) {
    press(PLATFORM_SEAT_A, PLATFORM_SOUTH);
    press(PLATFORM_SEAT_A, PLATFORM_CONFIRM);
    assert_string_equal(stage_scene(stage), "for-whom");
    press(PLATFORM_SEAT_A, PLATFORM_BACK);
    assert_string_equal(stage_scene(stage), "players");
}

/* --- names of keys --- */

static void test_keys_are_called_as_the_layout_has_them(void **state) {
    (void)state;
    french = true;
    assert_true(stage_shows(stage, "Z Q S D"));
    go_to_players();
    press(PLATFORM_SEAT_A, PLATFORM_CONFIRM);
    assert_true(stage_shows(stage, "left of the keyboard: Z Q S D"));
    french = false; /* the layout may change at any time */
    assert_true(stage_shows(stage, "left of the keyboard: W A S D"));
}

/* --- the whole screen --- */

static void assert_kept(const char *wanted) {
    char value[4 * KEEPSAKE_MAX_VALUE + 1] = "";
    keepsake_get_setting(box, "picture.fullscreen", value, NULL);
    assert_string_equal(value, wanted);
}

/* Whoever made it so, and whatever is on the screen. */
static void test_whole_screen_is_remembered(void **state) {
    (void)state;
    assert_kept("");
    platform_set_fullscreen(platform, true);
    wait();
    assert_kept("1");
    go_to_players();
    platform_set_fullscreen(platform, false);
    wait();
    assert_kept("0");
    send((struct platform_event){.kind = PLATFORM_HIDE});
    platform_set_fullscreen(platform, true);
    wait();
    assert_kept("1");
    assert_string_equal(stage_scene(stage), "hidden");
}

/* --- quick hide --- */

static bool leads_back(const struct platform_event *event) {
    return event->kind == PLATFORM_POINTER_DOWN || event->kind == PLATFORM_QUIT ||
           (event->kind == PLATFORM_BUTTON &&
            (event->button == PLATFORM_CONFIRM || event->button == PLATFORM_BACK));
}

static void test_nothing_uncovers_what_is_hidden(void **state) {
    (void)state;
    send((struct platform_event){.kind = PLATFORM_HIDE});
    wait();
    for (int kind = 0; kind <= PLATFORM_QUIT; kind++) {
        for (int i = 0; i < FLOOD; i++) {
            struct platform_event event = {
                .kind = (enum platform_event_kind)kind,
                .device = i % PLATFORM_DEVICES,
                .seat = (enum platform_seat)(i % 3),
                .button = (enum platform_button)(i / 3 % PLATFORM_BUTTONS),
                .down = i % 2,
                .text = "a"};
            if (!leads_back(&event)) {
                send(event);
                assert_string_equal(stage_scene(stage), "hidden");
            }
        }
    }
    assert_false(stage_shows(stage, ""));
}

/* What the other one pressed in that moment is no way back; later any of these is. */
static void test_the_way_back(void **state) {
    const struct platform_event ways[] = {
        {.kind = PLATFORM_POINTER_DOWN, .seat = PLATFORM_NO_SEAT, .device = PLATFORM_NO_DEVICE},
        {.kind = PLATFORM_BUTTON, .button = PLATFORM_CONFIRM, .down = true},
        {.kind = PLATFORM_BUTTON, .button = PLATFORM_BACK, .down = true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        send((struct platform_event){.kind = PLATFORM_HIDE});
        send(ways[i]);
        assert_string_equal(stage_scene(stage), "hidden");
        wait();
        send(ways[i]);
        assert_string_equal(stage_scene(stage), "title");
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_game, close_game)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_keys_are_called_as_the_layout_has_them),
        TEST(test_whole_screen_is_remembered),
        TEST(test_nothing_uncovers_what_is_hidden),
        TEST(test_the_way_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
