/* Asking for real: the search runs on a thread of its own while frames go on, and is called off
 * when the two walk on. The platform is not scripted; time is what the test says it is. */
#include "app/app.h"
#include "files/files.h"
#include "scenes/scenes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdatomic.h>
#include <string.h>
#include <time.h>

enum { FRAME_MS = 16, PATIENCE_MS = 20000 };

/* While it is held the Keeper finds nothing, however quick the machine is. */
static atomic_bool held;

static void find_when_let(struct scenes_hint_task *task) {
    const struct timespec one_ms = {.tv_nsec = 1000000};
    while (atomic_load(&held) && !atomic_load(&task->called_off)) {
        nanosleep(&one_ms, NULL);
    }
    app_find_hint(task);
}

struct stage {
    struct platform *platform;
    struct pack *pack;
    struct keepsake *box;
    struct game *game;
    uint32_t now;
};

static int open_stage(void **state) {
    static struct stage stage;
    struct error error = {{0}};
    struct pack_diagnostics found = {0};
    char mount_name[] = "hints";
    struct pack_source source = {
        .context = mount_name, .read = files_source_read, .list = files_source_list};
    struct platform_options window = {
        .title = "hints", .width = 640, .height = 360, .video_driver = "dummy"};
    assert_true(files_init("hints", &error));
    assert_true(files_mount_share(TEST_SHARE, &error));
    assert_true(files_mount_pack(TEST_SOURCE_DIR "/tests/play/pack-hints", mount_name, &error));
    stage.pack = pack_load(&source, &found);
    assert_non_null(stage.pack);
    assert_int_equal(keepsake_open(":memory:", KEEPSAKE_CREATE, &stage.box, &error), KEEPSAKE_OK);
    stage.platform = platform_new(&window, &error);
    assert_non_null(stage.platform);
    struct scenes_options scenes = {.platform = stage.platform,
                                    .pack = stage.pack,
                                    .keepsake = stage.box,
                                    .keeps = true,
                                    .find_hint = find_when_let,
                                    .level = "only/stone"};
    stage.game = scenes_new(&scenes);
    assert_non_null(stage.game);
    stage.now = platform_now(stage.platform);
    *state = &stage;
    return 0;
}

static int close_stage(void **state) {
    struct stage *stage = *state;
    scenes_free(stage->game); /* a search may be under way */
    platform_free(stage->platform);
    keepsake_close(stage->box);
    pack_free(stage->pack);
    files_release();
    return 0;
}

static void frames(struct stage *stage, int ms) {
    for (int passed = 0; passed < ms; passed += FRAME_MS) {
        stage->now += FRAME_MS;
        scenes_update(stage->game, stage->now);
        scenes_draw(stage->game);
    }
}

static void press(struct stage *stage, enum platform_seat seat, enum platform_button button) {
    struct platform_event event = {
        .kind = PLATFORM_BUTTON, .seat = seat, .device = (int)seat, .button = button, .down = true};
    scenes_event(stage->game, &event);
    event.down = false;
    scenes_event(stage->game, &event);
    frames(stage, 200);
}

static void wait_for(struct stage *stage, const char *text) {
    for (int ms = 0; !scenes_shows(stage->game, text); ms += 10) {
        const struct timespec ten_ms = {.tv_nsec = 10000000};
        assert_true(ms < PATIENCE_MS);
        nanosleep(&ten_ms, NULL);
        frames(stage, FRAME_MS);
    }
}

static void begin_play(struct stage *stage) {
    while (strcmp(scenes_name(stage->game), "sealing") != 0) {
        press(stage, PLATFORM_SEAT_A, PLATFORM_CONFIRM);
        press(stage, PLATFORM_SEAT_B, PLATFORM_CONFIRM);
    }
    press(stage, PLATFORM_SEAT_A, PLATFORM_CONFIRM);
    frames(stage, 1000);
    press(stage, PLATFORM_SEAT_A,
          scenes_choice(stage->game, PLATFORM_SEAT_A, "I'd rather keep this one to myself"));
    frames(stage, 6000);
    assert_string_equal(scenes_name(stage->game), "play");
}

static void test_search_beside_the_frames(void **state) {
    struct stage *stage = *state;
    begin_play(stage);
    press(stage, PLATFORM_SEAT_A, PLATFORM_HINT);
    wait_for(stage, "this turn is yours");
    press(stage, PLATFORM_SEAT_B, PLATFORM_HINT);
    wait_for(stage, "push the stone");
}

/* What a frame changes of the picture. */
static uint64_t picture(struct stage *stage) {
    const struct canvas *canvas = platform_canvas(stage->platform);
    return hash_bytes(HASH_START, canvas->pixels,
                      (size_t)canvas->stride * (size_t)canvas->height * sizeof *canvas->pixels);
}

/* A search may take as long as it likes: the lantern over the board is seen to think, frames keep
 * coming, and the two may walk on. */
static void test_thinking_blocks_no_frame(void **state) {
    struct stage *stage = *state;
    press(stage, PLATFORM_SEAT_A, PLATFORM_EAST); /* forgets the hint before */
    atomic_store(&held, true);
    press(stage, PLATFORM_SEAT_A, PLATFORM_HINT);
    int changes = 0;
    uint64_t before = picture(stage);
    for (int i = 0; i < 20; i++) {
        scenes_update(stage->game, stage->now);
        assert_int_equal(scenes_wait(stage->game), 0); /* the next frame at once */
        frames(stage, 5 * FRAME_MS);
        uint64_t after = picture(stage);
        changes += after != before;
        before = after;
    }
    assert_true(changes >= 18);
    assert_true(scenes_shows(stage->game, "The Keeper lifts a lantern"));
    press(stage, PLATFORM_SEAT_A, PLATFORM_WEST);
    frames(stage, 200);
    assert_false(scenes_shows(stage->game, "The Keeper lifts a lantern"));
    press(stage, PLATFORM_SEAT_A, PLATFORM_HINT);
    frames(stage, 200);
    assert_true(scenes_shows(stage->game, "The Keeper lifts a lantern"));
    atomic_store(&held, false);
    wait_for(stage, "this turn is yours");
}

static void test_steps_call_it_off(void **state) {
    struct stage *stage = *state;
    for (int i = 0; i < 20; i++) { /* asked, and walked on before or after it was found */
        press(stage, PLATFORM_SEAT_A, PLATFORM_HINT);
        press(stage, PLATFORM_SEAT_A, i % 2 ? PLATFORM_WEST : PLATFORM_EAST);
    }
    frames(stage, 500);
    assert_false(scenes_shows(stage->game, "this turn is yours"));
    assert_false(scenes_shows(stage->game, "The Keeper"));
    press(stage, PLATFORM_SEAT_A, PLATFORM_HINT);
    wait_for(stage, "this turn is yours");
    press(stage, PLATFORM_SEAT_A, PLATFORM_EAST);
    press(stage, PLATFORM_SEAT_A, PLATFORM_HINT); /* still under way when the game is left */
}

/* Work is over before it is said to be done, wherever it ran. */
static void set_true(void *context) {
    *(bool *)context = true;
}

static void test_work(void **state) {
    struct stage *stage = *state;
    bool ran = false;
    struct platform_work *work = platform_work_new(stage->platform, set_true, &ran);
    while (!platform_work_done(work)) {
        const struct timespec one_ms = {.tv_nsec = 1000000};
        nanosleep(&one_ms, NULL);
    }
    assert_true(ran);
    platform_work_free(work);
    platform_work_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_work),
        cmocka_unit_test(test_search_beside_the_frames),
        cmocka_unit_test(test_thinking_blocks_no_frame),
        cmocka_unit_test(test_steps_call_it_off),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
