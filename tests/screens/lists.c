/* What screens list is all there, however much it is, and what stands beside it belongs to it; a
 * notice is headed by what it tells. */
#include "tester.h"

#include "evening/promise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct tester tester;

static void go(void (*push)(struct stage *stage)) {
    tester_home(&tester);
    push(tester.stage);
    stack_settle(tester.stage);
    tester.wait = 0;
    tester_sleep(&tester, 400);
}

static bool shown(const char *text) {
    return !rect_empty(tester_find(&tester, text));
}

/* --- settings --- */

static int middle(const char *text) {
    struct rect place = tester_find(&tester, text);
    return place.y + place.h / 2;
}

/* The first row of each group that is in sight has its name beside it, whichever rows are. */
static void groups_stand_beside_their_rows(void **state) {
    static const char *const rows[][2] = {{"Sounds", "Sound"},
                                          {"Music", "Sound"},
                                          {"Captions of sounds", "Sound"},
                                          {"Calm picture", "Picture"},
                                          {"Whole screen", "Picture"},
                                          {"Size of text", "Reading"},
                                          {"Which button does what", "Buttons"},
                                          {"Remember our names", "What is kept"},
                                          {"What we leave out", "What is kept"},
                                          {"Our box", "What is kept"}};
    enum { ROWS = sizeof rows / sizeof rows[0] };
    (void)state;
    go(settings_push);
    tester.stage->look.text_scale = 200;
    tester_send(&tester, &(struct platform_event){.kind = PLATFORM_RESIZED});
    for (int press = 0; press < 2 * ROWS; press++) {
        const char *above = "";
        for (int i = 0; i < ROWS; i++) {
            bool first = shown(rows[i][0]) && strcmp(above, rows[i][1]) != 0;
            if (first && abs(middle(rows[i][0]) - middle(rows[i][1])) > 4) {
                fail_msg("\"%s\" has no \"%s\" beside it", rows[i][0], rows[i][1]);
            }
            above = shown(rows[i][0]) ? rows[i][1] : above;
        }
        tester_press(&tester, PLATFORM_SEAT_A, press < ROWS ? PLATFORM_SOUTH : PLATFORM_NORTH);
    }
}

/* --- the map --- */

enum { CHAPTERS = 3, LEVELS = PACK_MAX_LEVELS };

/* More levels than ever stood on a map: each can be looked at, and those that are seen at the same
 * time do not lie on each other. */
static void a_large_map_has_all_its_levels(void **state) {
    static struct pack_level level[CHAPTERS][LEVELS];
    static struct pack_chapter chapter[CHAPTERS];
    static char title[CHAPTERS][LEVELS][16], id[CHAPTERS][16];
    struct pack large = *tester.pack;
    (void)state;
    for (int c = 0; c < CHAPTERS; c++) {
        chapter[c] = tester.pack->chapter[0];
        snprintf(id[c], sizeof id[c], "c%d", c);
        chapter[c].id = id[c];
        chapter[c].level = level[c];
        chapter[c].level_count = LEVELS;
        for (int l = 0; l < LEVELS; l++) {
            level[c][l] = tester.pack->chapter[0].level[0];
            snprintf(title[c][l], sizeof title[c][l], "Place %d", c * LEVELS + l);
            level[c][l].title = level[c][l].id = title[c][l];
        }
    }
    large.chapter = chapter;
    large.chapter_count = CHAPTERS;
    tester.stage->rooms->pack = &large;
    go(bridge_push);
    for (int i = 0; i < CHAPTERS * LEVELS; i++) {
        assert_string_equal(stage_focus(tester.stage), title[i / LEVELS][i % LEVELS]);
        tester_press(&tester, PLATFORM_SEAT_A, PLATFORM_EAST);
    }
    assert_string_equal(stage_focus(tester.stage), title[0][0]);
    tester_press(&tester, PLATFORM_SEAT_A, PLATFORM_WEST);
    tester_press(&tester, PLATFORM_SEAT_A, PLATFORM_CONFIRM);
    assert_string_equal(crossing_where(play_of(tester.stage)->crossing)->title,
                        title[CHAPTERS - 1][LEVELS - 1]);
    tester_home(&tester);
    tester.stage->rooms->pack = tester.pack;
}

/* --- the box --- */

static void all_promises_are_read(void **state) {
    enum { MANY = 70 };
    struct keepsake_promise promise = {.made_at = 1, .by = "Kim"};
    (void)state;
    for (int i = 0; i < MANY; i++) {
        snprintf(promise.text, sizeof promise.text, "I will cook dish %d", i);
        assert_int_equal(keepsake_keep_promise(tester.box, &promise, true, true, NULL, NULL),
                         KEEPSAKE_OK);
    }
    go(promises_push);
    for (int i = 1; i < MANY; i++) {
        assert_string_equal(stage_focus(tester.stage), "The next one");
        tester_press(&tester, PLATFORM_SEAT_A, PLATFORM_CONFIRM);
    }
    assert_true(shown("I will cook dish 69"));
    keepsake_forget_everything(tester.box, NULL);
}

static void all_cards_are_listed(void **state) {
    struct keepsake_own_card card = {.depth = 1, .topics = 1};
    char last[32];
    (void)state;
    for (int i = 0; i < KEEPSAKE_MAX_OWN_CARDS; i++) {
        snprintf(card.ask, sizeof card.ask, "Card %d?", i);
        keepsake_add_own_card(tester.box, &card, NULL, NULL);
    }
    snprintf(last, sizeof last, "Card %d?", KEEPSAKE_MAX_OWN_CARDS - 1);
    cards_own_load(tester.stage);
    go(cards_push);
    tester_press(&tester, PLATFORM_SEAT_A, PLATFORM_NORTH);
    assert_string_equal(stage_focus(tester.stage), "Back");
    tester_press(&tester, PLATFORM_SEAT_A, PLATFORM_NORTH);
    assert_string_equal(stage_focus(tester.stage), last);
    tester_press(&tester, PLATFORM_SEAT_A, PLATFORM_CONFIRM);
    assert_string_equal(stage_scene(tester.stage), "card");
    assert_true(shown(last));
}

/* --- notices --- */

static void a_notice_has_its_own_heading(void **state) {
    (void)state;
    go(cards_push); /* all of them are there */
    tester_press(&tester, PLATFORM_SEAT_A, PLATFORM_CONFIRM);
    assert_string_equal(stage_scene(tester.stage), "notice");
    assert_true(shown("No room for another card"));
    assert_false(shown("Before you begin"));
    keepsake_forget_everything(tester.box, NULL);
    cards_own_load(tester.stage);
    tester_home(&tester);
    play_tell_no_cards(tester.stage);
    stack_settle(tester.stage);
    assert_true(shown("There are no cards here"));
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
        cmocka_unit_test(groups_stand_beside_their_rows),
        cmocka_unit_test(a_large_map_has_all_its_levels),
        cmocka_unit_test(all_promises_are_read),
        cmocka_unit_test(all_cards_are_listed),
        cmocka_unit_test(a_notice_has_its_own_heading),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
