/* One turn of the game: what the loop may sleep, what a press begins lasts from the press on, and
 * the two ways to keep time badly are told. */
#include "files/files.h"
#include "kit/inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static struct stage *stage;

/* A scene that does what the test says. */
static struct {
    int wait;       /* what it asks for */
    bool fades;     /* at the next event, to another picture of its own */
    int draws_from; /* ms after which it draws itself again; -1: never */
    int passed, drawn, largest;
} told;

static int update_told(struct stage *in, void *context, int ms) {
    (void)context;
    told.passed += ms;
    told.largest = ms > told.largest ? ms : told.largest;
    if (told.draws_from >= 0 && told.passed >= told.draws_from) {
        damage_all(in);
        told.draws_from = -1;
    }
    return told.wait;
}

static void event_told(struct stage *in, void *context, const struct platform_event *event) {
    (void)context;
    if (event->kind == PLATFORM_BUTTON && told.fades) {
        told.fades = false;
        fade_within(in);
        damage_all(in);
    }
}

static void draw_told(struct stage *in, void *context, struct canvas *canvas) {
    (void)in;
    (void)context;
    told.drawn++;
    canvas_fill(canvas, canvas->clip, 0xff101830u);
}

static const struct scene_type scene_told = {
    .name = "told", .size = 1, .event = event_told, .update = update_told, .draw = draw_told};

/* The loop of the program, for so long; `until`: somebody presses something then. */
static void live(uint32_t ms, bool presses) {
    uint32_t until = platform_now(stage->platform) + ms;
    while (platform_now(stage->platform) < until) {
        int wait = stage_turn(stage, stack_event);
        platform_next_event(stage->platform, until);
        platform_wait(stage->platform, wait);
    }
    if (presses) {
        platform_push_key_named(stage->platform, "Space");
        platform_wait(stage->platform, 0);
    }
    stage_turn(stage, stack_event);
}

static int begin(void **state) {
    struct error error = {{0}};
    struct platform_options options = {
        .title = "test", .width = 320, .height = 180, .scripted = true};
    (void)state;
    if (!files_init("test", &error) || !files_mount_share(TEST_SHARE, &error)) {
        return -1;
    }
    struct platform *platform = platform_new(&options, &error);
    if (!platform) {
        return -1;
    }
    stage = base_alloc(sizeof *stage);
    stage_init(stage, &(struct stage_plan){.platform = platform});
    stage->next = -1;
    scene_push(stage, &scene_told);
    stack_settle(stage);
    told.wait = -1;
    told.draws_from = -1;
    live(400, false); /* what the window itself tells */
    told.passed = told.drawn = told.largest = 0;
    return 0;
}

static int end(void **state) {
    (void)state;
    struct platform *platform = stage->platform;
    stage_release(stage);
    platform_free(platform);
    free(stage);
    files_release();
    return 0;
}

static void who_waits_for_an_event_sleeps(void **state) {
    (void)state;
    live(60000, true);
    assert_null(stage_pace(stage));
    assert_int_equal(told.drawn, 0);
}

/* The second one's curtain never came: the fade began when it was drawn, and the loop had been told
 * before that to sleep. */
static void what_drawing_begins_goes_on_by_itself(void **state) {
    (void)state;
    told.fades = true;
    live(1000, true);
    assert_int_equal(stage_wait(stage), 0);
    live(1000, false);
    assert_in_range(told.drawn, 10, 14); /* of 180 ms */
    assert_null(stage_pace(stage));
    assert_int_equal(stage_wait(stage), -1);
}

static void a_picture_that_goes_on_by_itself_is_told(void **state) {
    (void)state;
    told.draws_from = 500;
    live(2000, true);
    assert_non_null(stage_pace(stage));
}

static void a_picture_that_asks_in_time_is_not(void **state) {
    (void)state;
    told.draws_from = 500;
    told.wait = 500;
    live(600, true);
    assert_null(stage_pace(stage));
}

static void frames_in_vain_are_told(void **state) {
    (void)state;
    told.wait = 0;
    live(50, false);
    assert_null(stage_pace(stage));
    live(1000, false);
    assert_non_null(stage_pace(stage));
}

static void time_that_was_asked_for_passes_whole(void **state) {
    (void)state;
    told.wait = 5000;
    live(100, true);
    told.passed = 0;
    live(5000, false);
    assert_in_range(told.passed, 4900, 5100);
}

/* A machine that was closed and opened again. */
static void time_beyond_it_is_no_leap(void **state) {
    (void)state;
    told.wait = 50;
    live(100, true);
    stage_update(stage, platform_now(stage->platform) + 3600000);
    assert_in_range(told.largest, 50, 150);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_waits_for_an_event_sleeps, begin, end),
        cmocka_unit_test_setup_teardown(what_drawing_begins_goes_on_by_itself, begin, end),
        cmocka_unit_test_setup_teardown(a_picture_that_goes_on_by_itself_is_told, begin, end),
        cmocka_unit_test_setup_teardown(a_picture_that_asks_in_time_is_not, begin, end),
        cmocka_unit_test_setup_teardown(frames_in_vain_are_told, begin, end),
        cmocka_unit_test_setup_teardown(time_that_was_asked_for_passes_whole, begin, end),
        cmocka_unit_test_setup_teardown(time_beyond_it_is_no_leap, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
