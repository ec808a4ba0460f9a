/* Asking for real: the search runs on a thread of its own while frames go on, and is called off
 * when the two walk on. The platform is not scripted; time is what the test says it is. */
#include "app/app.h"
#include "files/files.h"
#include "house/house.h"
#include "kit/seen.h"

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

static void find_when_let(struct play_hint_task *task) {
    const struct timespec one_ms = {.tv_nsec = 1000000};
    while (atomic_load(&held) && !atomic_load(&task->called_off)) {
        nanosleep(&one_ms, NULL);
    }
    app_find_hint(task);
}

struct phase {
    struct platform *platform;
    struct pack *pack;
    struct keepsake *box;
    struct stage *stage;
    uint32_t now;
};

static int open_stage(void **state) {
    static struct phase phase;
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
    phase.pack = pack_load(&source, &found);
    assert_non_null(phase.pack);
    assert_int_equal(keepsake_open(":memory:", KEEPSAKE_CREATE, &phase.box, &error), KEEPSAKE_OK);
    phase.platform = platform_new(&window, &error);
    assert_non_null(phase.platform);
    struct house_options scenes = {.platform = phase.platform,
                                   .pack = phase.pack,
                                   .keepsake = phase.box,
                                   .keeps = true,
                                   .find_hint = find_when_let,
                                   .level = "only/stone"};
    phase.stage = house_open(&scenes);
    assert_non_null(phase.stage);
    phase.now = platform_now(phase.platform);
    *state = &phase;
    return 0;
}

static int close_stage(void **state) {
    struct phase *phase = *state;
    house_close(phase->stage); /* a search may be under way */
    platform_free(phase->platform);
    keepsake_close(phase->box);
    pack_free(phase->pack);
    files_release();
    return 0;
}

static void frames(struct phase *phase, int ms) {
    for (int passed = 0; passed < ms; passed += FRAME_MS) {
        phase->now += FRAME_MS;
        stage_update(phase->stage, phase->now);
        stage_draw(phase->stage);
    }
}

static void press(struct phase *phase, enum platform_seat seat, enum platform_button button) {
    struct platform_event event = {
        .kind = PLATFORM_BUTTON, .seat = seat, .device = (int)seat, .button = button, .down = true};
    house_event(phase->stage, &event);
    event.down = false;
    house_event(phase->stage, &event);
    frames(phase, 200);
}

static void wait_for(struct phase *phase, const char *text) {
    for (int ms = 0; !stage_shows(phase->stage, text); ms += 10) {
        const struct timespec ten_ms = {.tv_nsec = 10000000};
        assert_true(ms < PATIENCE_MS);
        nanosleep(&ten_ms, NULL);
        frames(phase, FRAME_MS);
    }
}

static void begin_play(struct phase *phase) {
    while (strcmp(stage_scene(phase->stage), "sealing") != 0) {
        press(phase, PLATFORM_SEAT_A, PLATFORM_CONFIRM);
        press(phase, PLATFORM_SEAT_B, PLATFORM_CONFIRM);
    }
    press(phase, PLATFORM_SEAT_A, PLATFORM_CONFIRM);
    frames(phase, 1000);
    press(phase, PLATFORM_SEAT_A,
          stage_choice(phase->stage, PLATFORM_SEAT_A, "I'd rather keep this one to myself"));
    frames(phase, 6000);
    assert_string_equal(stage_scene(phase->stage), "play");
}

static void test_search_beside_the_frames(void **state) {
    struct phase *phase = *state;
    begin_play(phase);
    press(phase, PLATFORM_SEAT_A, PLATFORM_HINT);
    wait_for(phase, "this turn is yours");
    press(phase, PLATFORM_SEAT_B, PLATFORM_HINT);
    wait_for(phase, "push the stone");
}

/* What a frame changes of the picture. */
static uint64_t picture(struct phase *phase) {
    const struct canvas *canvas = platform_canvas(phase->platform);
    return hash_bytes(HASH_START, canvas->pixels,
                      (size_t)canvas->stride * (size_t)canvas->height * sizeof *canvas->pixels);
}

/* A search may take as long as it likes: the lantern over the board is seen to think, frames keep
 * coming, and the two may walk on. */
static void test_thinking_blocks_no_frame(void **state) {
    struct phase *phase = *state;
    press(phase, PLATFORM_SEAT_A, PLATFORM_EAST); /* forgets the hint before */
    atomic_store(&held, true);
    press(phase, PLATFORM_SEAT_A, PLATFORM_HINT);
    int changes = 0;
    uint64_t before = picture(phase);
    for (int i = 0; i < 20; i++) {
        stage_update(phase->stage, phase->now);
        assert_int_equal(stage_wait(phase->stage), 0); /* the next frame at once */
        frames(phase, 5 * FRAME_MS);
        uint64_t after = picture(phase);
        changes += after != before;
        before = after;
    }
    assert_true(changes >= 18);
    assert_true(stage_shows(phase->stage, "The Keeper lifts a lantern"));
    press(phase, PLATFORM_SEAT_A, PLATFORM_WEST);
    frames(phase, 200);
    assert_false(stage_shows(phase->stage, "The Keeper lifts a lantern"));
    press(phase, PLATFORM_SEAT_A, PLATFORM_HINT);
    frames(phase, 200);
    assert_true(stage_shows(phase->stage, "The Keeper lifts a lantern"));
    atomic_store(&held, false);
    wait_for(phase, "this turn is yours");
}

static void test_steps_call_it_off(void **state) {
    struct phase *phase = *state;
    for (int i = 0; i < 20; i++) { /* asked, and walked on before or after it was found */
        press(phase, PLATFORM_SEAT_A, PLATFORM_HINT);
        press(phase, PLATFORM_SEAT_A, i % 2 ? PLATFORM_WEST : PLATFORM_EAST);
    }
    frames(phase, 500);
    assert_false(stage_shows(phase->stage, "this turn is yours"));
    assert_false(stage_shows(phase->stage, "The Keeper"));
    press(phase, PLATFORM_SEAT_A, PLATFORM_HINT);
    wait_for(phase, "this turn is yours");
    press(phase, PLATFORM_SEAT_A, PLATFORM_EAST);
    press(phase, PLATFORM_SEAT_A, PLATFORM_HINT); /* still under way when the game is left */
}

/* Work is over before it is said to be done, wherever it ran. */
static void set_true(void *context) {
    *(bool *)context = true;
}

static void test_work(void **state) {
    struct phase *phase = *state;
    bool ran = false;
    struct platform_work *work = platform_work_new(phase->platform, set_true, &ran);
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
