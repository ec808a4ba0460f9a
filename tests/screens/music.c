/* Where the music stands on each screen, and which layers are heard on the way through a crossing:
 * silence where one speaks, further back where something is private, and themes of who walks. */
#include "tester.h"

#include <string.h>

static struct tester tester;

enum { MOST = 64 };
static struct {
    enum platform_music_place place;
    unsigned layers[MOST]; /* as they follow on each other */
    int count;
} music;

void __real_platform_music_place(struct platform *platform, enum platform_music_place place);
void __wrap_platform_music_place(struct platform *platform, enum platform_music_place place);
void __wrap_platform_music_place(struct platform *platform, enum platform_music_place place) {
    music.place = place;
    __real_platform_music_place(platform, place);
}

void __real_platform_music_layers(struct platform *platform, unsigned layers);
void __wrap_platform_music_layers(struct platform *platform, unsigned layers);
void __wrap_platform_music_layers(struct platform *platform, unsigned layers) {
    if (!music.count || music.layers[music.count - 1] != layers) {
        assert_true(music.count < MOST);
        music.layers[music.count++] = layers;
    }
    __real_platform_music_layers(platform, layers);
}

static void reach(const char *name) {
    for (int i = 0; i < screen_count; i++) {
        if (strcmp(screens[i].name, name) == 0) {
            tester_reach(&tester, &screens[i]);
            return;
        }
    }
    fail_msg("there is no screen \"%s\"", name);
}

/* Private pages are alike, and where nobody speaks or chooses the music is near. */
static void it_stands_back_where_something_is_private(void **state) {
    (void)state;
    for (int i = 0; i < screen_count; i++) {
        tester_reach(&tester, &screens[i]);
        bool talks = stack_top(tester.stage)->type->talks;
        bool choosing = stage_choosing(tester.stage);
        music.count = 0;
        if (choosing ? music.place != PLATFORM_MUSIC_BACK
                     : !talks && music.place != PLATFORM_MUSIC_NEAR) {
            fail_msg("the music is not where it should be on \"%s\"", screens[i].name);
        }
    }
}

static void it_is_silent_while_one_speaks(void **state) {
    (void)state;
    reach("round");
    assert_int_equal(music.place, PLATFORM_MUSIC_SILENT);
    reach("talk");
    assert_int_equal(music.place, PLATFORM_MUSIC_BACK); /* it was not begun */
    tester_press(&tester, PLATFORM_SEAT_A, PLATFORM_CONFIRM);
    tester_sleep(&tester, 1000);
    assert_int_equal(music.place, PLATFORM_MUSIC_SILENT);
    reach("play");
    assert_int_equal(music.place, PLATFORM_MUSIC_NEAR);
}

/* One question: before it is heard the base and the theme of who walked last, then all of it. */
static void layers_follow_what_is_heard(void **state) {
    enum { ALL = PLATFORM_MUSIC_WARMER | PLATFORM_MUSIC_FULL };
    const unsigned round = PLATFORM_MUSIC_ROUND, square = PLATFORM_MUSIC_SQUARE;
    (void)state;
    music.count = 0;
    reach("level-end");
    assert_int_equal(music.layers[0], 0); /* while it is sealed, and after */
    assert_int_equal(music.layers[1], round);
    assert_int_equal(music.layers[2], square);
    assert_int_equal(music.layers[music.count - 1], ALL | round | square);
    for (int i = 1; i < music.count - 1; i++) {
        assert_true(music.layers[i] == round || music.layers[i] == square);
    }
}

static int open_stage(void **state) {
    (void)state;
    tester_open(&tester, 640, 360);
    return 0;
}

static int close_stage(void **state) {
    (void)state;
    tester_close(&tester);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_stands_back_where_something_is_private),
        cmocka_unit_test(it_is_silent_while_one_speaks),
        cmocka_unit_test(layers_follow_what_is_heard),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
