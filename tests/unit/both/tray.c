/* What an evening could keep: its words are its own, what both keep reaches the box, and the rest
 * is overwritten before its memory is given back. */
#include "both/both.h"
#include "unit/watch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct stage stage;
static struct rooms rooms;

static int begin(void **unused) {
    (void)unused;
    rooms = (struct rooms){.keeps = true};
    stage = (struct stage){.rooms = &rooms};
    assert_int_equal(keepsake_open(":memory:", KEEPSAKE_CREATE, &rooms.keepsake, NULL),
                     KEEPSAKE_OK);
    tray_begin(&stage);
    return 0;
}

static int end(void **unused) {
    (void)unused;
    tray_forget(&stage);
    keepsake_close(rooms.keepsake);
    return 0;
}

/* A moment whose every word is `word`, in memory that the next one overwrites. */
static struct keepsake_moment moment(const char *word) {
    static char text[40];
    snprintf(text, sizeof text, "%s", word);
    return (struct keepsake_moment){.kept_at = 1750000000,
                                    .kind = KEEPSAKE_CARD,
                                    .pack = text,
                                    .level = "",
                                    .title = text,
                                    .source = "",
                                    .replay = "",
                                    .deck = text,
                                    .name_a = text,
                                    .name_b = text,
                                    .note = "",
                                    .line = {{text, text, KEEPSAKE_A}},
                                    .line_count = 1};
}

static int lay(const char *word) {
    struct keepsake_moment laid = moment(word);
    return tray_lay_moment(&stage, &laid);
}

static int in_box(void) {
    struct keepsake_entry entry[TRAY_MOST];
    int count = 0;
    assert_int_equal(keepsake_list_moments(rooms.keepsake, 0, entry, TRAY_MOST, &count, NULL),
                     KEEPSAKE_OK);
    return count;
}

static void its_words_are_its_own(void **unused) {
    (void)unused;
    int first = lay("willow"), second = lay("heron");
    assert_true(first > 0 && second > first);
    assert_string_equal(tray_item(&stage, 0)->moment.title, "willow");
    assert_string_equal(tray_item(&stage, 0)->moment.line[0].answer, "willow");
    assert_string_equal(tray_item(&stage, 1)->moment.name_b, "heron");
    tray_take_away(&stage, first);
    tray_take_away(&stage, 0); /* what found no room */
    assert_int_equal(tray_count(&stage), 1);
    assert_string_equal(tray_item(&stage, 0)->moment.deck, "heron");
    assert_int_equal(in_box(), 0); /* nothing before both have spoken */
}

static void only_what_both_keep_is_kept(void **unused) {
    (void)unused;
    for (int i = 0; i < 4; i++) {
        lay("willow");
    }
    for (int i = 0; i < 4; i++) {
        tray_decide(&stage, i, i & 1, i >> 1);
        assert_int_equal(both_kept(&tray_item(&stage, i)->both), i == 3);
        assert_int_equal(both_let_go(&tray_item(&stage, i)->both), i != 3);
        assert_int_equal(tray_item(&stage, i)->kept > 0, i == 3);
    }
    assert_int_equal(in_box(), 1);
    assert_int_equal(rooms.kept, 1);
}

static void is_as_it_was_laid(void *count, const struct keepsake_promise *promise) {
    assert_string_equal(promise->text, "I ring when I am late.");
    ++*(int *)count;
}

static void a_promise_is_kept_as_one(void **unused) {
    (void)unused;
    struct keepsake_promise promise = {.made_at = 1750000000};
    int count = 0;
    snprintf(promise.text, sizeof promise.text, "I ring when I am late.");
    assert_true(tray_lay_promise(&stage, &promise) > 0);
    base_forget(&promise, sizeof promise);
    tray_decide(&stage, 0, true, true);
    assert_true(both_kept(&tray_item(&stage, 0)->both));
    assert_int_equal(keepsake_list_promises(rooms.keepsake, true, is_as_it_was_laid, &count, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(count, 1);
    assert_int_equal(rooms.kept, 0); /* no star of the sky */
}

static void there_is_room_for_so_many_and_where_something_can_be_kept(void **unused) {
    (void)unused;
    for (int i = 0; i < TRAY_MOST; i++) {
        assert_true(tray_has_room(&stage) && lay("willow") > 0);
    }
    assert_int_equal(lay("heron"), 0);
    assert_int_equal(tray_count(&stage), TRAY_MOST);
    tray_forget(&stage);
    assert_false(tray_gathers(&stage));
    assert_int_equal(lay("heron"), 0); /* nobody would ask about it */
    tray_begin(&stage);
    rooms.keeps = false;
    assert_int_equal(lay("heron"), 0);
    assert_int_equal(tray_count(&stage), 0);
}

static void what_goes_is_overwritten(void **unused) {
    (void)unused;
    struct keepsake_promise promise = {.text = "I ring when I am late.", .made_at = 1750000000};
    watch_begin();
    int taken = lay("willow");
    lay("heron"), lay("alder");
    tray_lay_promise(&stage, &promise);
    tray_take_away(&stage, taken);
    tray_decide(&stage, 0, true, false); /* let go */
    tray_forget(&stage);
    assert_true(watch_end() >= 7); /* four things, and the words of three */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(its_words_are_its_own, begin, end),
        cmocka_unit_test_setup_teardown(only_what_both_keep_is_kept, begin, end),
        cmocka_unit_test_setup_teardown(a_promise_is_kept_as_one, begin, end),
        cmocka_unit_test_setup_teardown(there_is_room_for_so_many_and_where_something_can_be_kept,
                                        begin, end),
        cmocka_unit_test_setup_teardown(what_goes_is_overwritten, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
