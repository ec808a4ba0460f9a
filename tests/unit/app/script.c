/* Scripts: what is refused, and with which words. What they do is shown by tests/play. */
#include "app/script_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_refused(const char *text, const char *message) {
    struct error error = {{0}};
    struct script *script = script_parse(text, &error);
    assert_null(script);
    assert_string_equal(error.text, message);
}

static void test_times(void **state) {
    static const char begins[] = "a line begins with milliseconds, such as: 400 A confirm";
    struct text message = {0};
    (void)state;
    text_addf(&message, "line 1: %s", begins);
    assert_refused("A confirm", text_string(&message));
    assert_refused("12s A confirm", text_string(&message));
    assert_refused("-5 A confirm", text_string(&message));
    assert_refused("99999999999999999999999 quit", text_string(&message));
    text_release(&message);
    assert_refused("100 quit\n\n# later\n90 quit",
                   "line 4: the time goes backwards; sort the lines by time");
}

static void test_mistakes(void **state) {
    static const struct {
        const char *line, *message;
    } cases[] = {
        {"1 A choose", "line 1: choose needs a label, such as: choose \"Keep it\""},
        {"1 one confirm", "line 1: one, whoever is asked: choose LABEL"},
        {"1 until dawn", "line 1: until waits for: scene NAME, or: left"},
        {"1 until scene", "line 1: until waits for: scene NAME, or: left"},
        {"1 walk home", "line 1: walk goes on to the end, or: walk STEPS, walk heard"},
        {"1 seal", "line 1: cross and seal need the number of the first answer, from 0: cross 1"},
        {"1 act", "line 1: act needs letters of actions: NESWZ of A, neswz of B"},
        {"1 act NEQ", "line 1: act needs letters of actions: NESWZ of A, neswz of B"},
        {"1 pad 4 plug",
         "line 1: pad 1, 2 or 3, then: plug, plug same, unplug, press BUTTON, hold BUTTON MS"},
        {"1 pad 1 press",
         "line 1: pad 1, 2 or 3, then: plug, plug same, unplug, press BUTTON, hold BUTTON MS"},
        {"1 pad 1 hold a long",
         "line 1: pad 1, 2 or 3, then: plug, plug same, unplug, press BUTTON, hold BUTTON MS"},
        {"1 pointer 10", "line 1: pointer X Y, and `press` or `release`"},
        {"1 pointer 10 x", "line 1: pointer X Y, and `press` or `release`"},
        {"1 size 640", "line 1: size WIDTH HEIGHT"},
        {"1 size a b", "line 1: size WIDTH HEIGHT"},
        {"1 key", "line 1: key, type, drop, shot and look need a name or text after them"},
        {"1 shot", "line 1: key, type, drop, shot and look need a name or text after them"},
        {"1 quit now", "line 1: nothing stands after mishear, been-here, watch, close and quit"},
        {"1 expect",
         "line 1: expect knows: scene NAME, won, heard QUESTION, kept COUNT, curtains COUNT, text "
         "\"...\", gone \"...\", focus \"...\", tidy, changes THOUSANDTHS"},
        {"1 expect scene",
         "line 1: expect knows: scene NAME, won, heard QUESTION, kept COUNT, curtains COUNT, text "
         "\"...\", gone \"...\", focus \"...\", tidy, changes THOUSANDTHS"},
        {"1 date 2026-13-01", "line 1: date YEAR-MONTH-DAY, such as: date 2027-11-22"},
        {"1 date tomorrow", "line 1: date YEAR-MONTH-DAY, such as: date 2027-11-22"},
        {"1 C confirm",
         "line 1: a line says: A, B, one, key, type, drop, pad, pointer, size, shot, look, "
         "expect, until, walk, "
         "cross, seal, act, mishear, date, been-here, watch, close or quit"},
        {"1",
         "line 1: a line says: A, B, one, key, type, drop, pad, pointer, size, shot, look, expect, "
         "until, "
         "walk, "
         "cross, seal, act, mishear, date, been-here, watch, close or quit"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_refused(cases[i].line, cases[i].message);
    }
}

static void test_who_plays(void **state) {
    struct error error = {{0}};
    struct script *script = script_parse("0 been-here\n100 quit", &error);
    (void)state;
    assert_true(script_been_here(script));
    script_free(script);
    script = script_parse("100 quit", &error);
    assert_false(script_been_here(script));
    script_free(script);
}

static void test_buttons(void **state) {
    static const char *const bad[] = {"1 A", "1 A jump", "1 B hold up", "1 B hold up long",
                                      "1 A confirm twice"};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct error error = {{0}};
        assert_null(script_parse(bad[i], &error));
        assert_non_null(strstr(error.text, "line 1: a player presses up, right, down, left"));
    }
}

static void test_the_first_mistake_is_told(void **state) {
    (void)state;
    assert_refused("# one\n100 A confirm # fine\n200 walk home\n300 jump",
                   "line 3: walk goes on to the end, or: walk STEPS, walk heard");
}

static void test_words(void **state) {
    struct error error = {{0}};
    (void)state;
    struct script *script = script_parse("# first\n\n  10   type  Ana  Maria \r\n"
                                         "20 expect text \"two  words\"   # comment\n"
                                         "20 A hold left 600\n30 quit",
                                         &error);
    assert_non_null(script);
    assert_int_equal(script->count, 4);
    assert_int_equal(script->line[0].number, 3);
    assert_int_equal(script->line[0].ms, 10);
    assert_string_equal(script->line[0].rest[2], "Ana  Maria");
    assert_string_equal(script->line[1].rest[3], "\"two  words\"");
    assert_int_equal(script->line[2].words, 5);
    assert_string_equal(script->line[2].word[4], "600");
    script_free(script);
}

static void test_too_many_lines(void **state) {
    struct text text = {0};
    struct error error = {{0}};
    (void)state;
    for (int i = 0; i < 4001; i++) {
        text_add(&text, "1 quit\n");
    }
    assert_null(script_parse(text_string(&text), &error));
    assert_string_equal(error.text, "line 4001: a script has at most 4000 lines");
    text_release(&text);
}

static void test_empty(void **state) {
    static const char says[] =
        "there is nothing to do in it; a line of a script is such as: 400 A confirm";
    (void)state;
    assert_refused("", says);
    assert_refused("# a remark\n\n   \n", says);
    script_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_who_plays),
        cmocka_unit_test(test_buttons),
        cmocka_unit_test(test_the_first_mistake_is_told),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_too_many_lines),
        cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
