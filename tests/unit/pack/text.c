/* Which characters may come in, raw and through escapes; limits of texts; lines and carets. */
#include "pack/pack.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char rest[] = "questions:\n"
                           "  kite: {by: A, marks: 2, ask: Which?, answers: [One]}\n"
                           "map: |\n"
                           "  ######\n"
                           "  #A.1b#\n"
                           "  #B..a#\n"
                           "  ######\n"
                           "legend: {\"1\": veil kite moon}\n";

/* The level with this title line; the diagnostics as text, "" when it is good. */
static void judge(const char *title, size_t size, struct text *words) {
    struct pack_diagnostics diagnostics = {0};
    struct text yaml = {0};
    text_add(&yaml, "title: ");
    text_add_bytes(&yaml, title, size);
    text_addf(&yaml, "\n%s", rest);
    struct pack_level *level = pack_level_parse("t", yaml.data, yaml.length, &diagnostics);
    assert_true((level != NULL) == (diagnostics.count == 0));
    text_clear(words);
    pack_diagnostics_print(&diagnostics, words);
    pack_level_free(level);
    pack_diagnostics_release(&diagnostics);
    text_release(&yaml);
}

static void expect_character(uint32_t code, bool welcome) {
    char title[64] = "\"ab", escaped[64];
    struct text words = {0};
    size_t length = utf8_encode(code, title + 3);
    strcpy(title + 3 + length, "c\"");
    judge(title, 3 + length + 2, &words);
    assert_true((words.length == 0) == welcome);
    snprintf(escaped, sizeof escaped, "\"ab\\U%08Xc\"", (unsigned)code);
    judge(escaped, strlen(escaped), &words);
    assert_true((words.length == 0) == welcome);
    if (!welcome) { /* at the backslash */
        assert_int_equal(strncmp(text_string(&words), "t:1:11: ", 8), 0);
        assert_non_null(strstr(text_string(&words), "is not allowed; "));
    }
    text_release(&words);
}

static void test_refused_characters(void **state) {
    (void)state;
    static const uint32_t refused[] = {
        0x01,    0x07,     0x08,   0x09,   0x0b,    0x1b,     0x1f,    0x7f,    0x80,   0x85,
        0x9f,    0x061c,   0x200e, 0x200f, 0x202a,  0x202b,   0x202c,  0x202d,  0x202e, 0x2066,
        0x2067,  0x2068,   0x2069, 0xfeff, 0x2028,  0x2029,   0xfdd0,  0xfdef,  0xfffe, 0xffff,
        0x1fffe, 0x10ffff, 0xe000, 0xf8ff, 0xf0000, 0x10fffd, 0xe0001, 0xe0020, 0xe007f};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        expect_character(refused[i], false);
    }
}

static void test_welcome_characters(void **state) {
    (void)state;
    static const uint32_t welcome[] = {0x20,   0x7e,   0xa0,   0xe4,   0x0301,  0x05d0, 0x0627,
                                       0x0e01, 0x200b, 0x200c, 0x200d, 0x2019,  0x2026, 0x4e2d,
                                       0xac00, 0xfdcf, 0xfdf0, 0xfffd, 0x1f31f, 0xe0100};
    for (size_t i = 0; i < sizeof welcome / sizeof *welcome; i++) {
        expect_character(welcome[i], true);
    }
}

/* No error: the first in a file is told. */
static void test_letters_that_cant_be_drawn(void **state) {
    static const char yaml[] =
        "title: Ana and \xd8\xb3 \xe6\x97\xa5\nabout: \xe6\x97\xa5\n# \xe6\x97\xa5\n";
    struct pack_diagnostics diagnostics = {0};
    struct text all = {0}, words = {0};
    (void)state;
    text_addf(&all, "%s%s", yaml, rest);
    struct pack_level *level = pack_level_parse("t", all.data, all.length, &diagnostics);
    assert_non_null(level);
    assert_int_equal(diagnostics.count, 0);
    pack_remarks_print(&diagnostics, &words);
    assert_string_equal(text_string(&words),
                        "t:1:16: letters such as this one (U+0633) can't be drawn yet, and a sign "
                        "stands for them; write the text in Latin or Cyrillic ones\n"
                        "  title: Ana and \xd8\xb3 \xe6\x97\xa5\n"
                        "                 ^\n");
    pack_level_free(level);
    pack_diagnostics_release(&diagnostics);
    text_release(&words);
    text_release(&all);
}

static void test_malformed_utf8(void **state) {
    (void)state;
    static const char *const malformed[] = {"a\x80",
                                            "a\xc3",
                                            "a\xc0\xaf",
                                            "a\xe0\x80\xaf",
                                            "a\xed\xa0\x80",
                                            "a\xf4\x90\x80\x80",
                                            "a\xf8\x88\x80\x80\x80",
                                            "a\xff",
                                            "a\xe2\x82"};
    struct text words = {0};
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
        judge(malformed[i], strlen(malformed[i]), &words);
        assert_int_equal(strncmp(text_string(&words), "t:1:9: these bytes are not", 26), 0);
    }
    judge("a\0b", 3, &words);
    assert_int_equal(strncmp(text_string(&words), "t:1:9: a control character (U+0000)", 35), 0);
    text_release(&words);
}

static void test_combining_marks(void **state) {
    (void)state;
    static const char four[] = "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81 and more";
    static const char five[] = "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xe0\xb9\x89 and more";
    struct text words = {0};
    judge(four, sizeof four - 1, &words);
    assert_string_equal(text_string(&words), "");
    judge(five, sizeof five - 1, &words);
    assert_int_equal(strncmp(text_string(&words), "t:1:13: more than 4 combining", 29), 0);
    text_release(&words);
}

static void test_length_limit(void **state) {
    (void)state;
    struct text title = {0}, words = {0};
    for (int i = 0; i < PACK_MAX_TITLE; i++) {
        text_add(&title, "\xe7\x81\xaf"); /* characters count, not bytes */
    }
    judge(title.data, title.length, &words);
    assert_string_equal(text_string(&words), "");
    text_add(&title, "x");
    judge(title.data, title.length, &words);
    assert_int_equal(strncmp(text_string(&words), "t:1:68: 'title' has more than 60", 32), 0);
    text_release(&title);
    text_release(&words);
}

static void test_names(void **state) {
    (void)state;
    static const struct {
        const char *name;
        bool good;
    } names[] = {{"a", true},
                 {"0-9", true},
                 {"abcdefghij-abcdefghij-abcdefghij-abcdefg", true},
                 {"abcdefghij-abcdefghij-abcdefghij-abcdefgh", false},
                 {"A", false},
                 {"a_b", false},
                 {"\xc3\xa9", false},
                 {"a.b", false},
                 {"a/b", false}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct pack_diagnostics diagnostics = {0};
        struct text yaml = {0};
        text_addf(&yaml,
                  "title: t\nquestions:\n  %s: {by: A, marks: 2, ask: Which?, answers: [One]}\n"
                  "map: |\n  ######\n  #A.1b#\n  #B..a#\n  ######\nlegend: {\"1\": veil %s moon}\n",
                  names[i].name, names[i].name);
        struct pack_level *level = pack_level_parse("t", yaml.data, yaml.length, &diagnostics);
        assert_true((level != NULL) == names[i].good);
        pack_level_free(level);
        pack_diagnostics_release(&diagnostics);
        text_release(&yaml);
    }
}

/* Diagnostics quote what is in the file; nothing of it may disturb a terminal. */
static void test_diagnostics_are_harmless(void **state) {
    (void)state;
    static const char nasty[] = "x\nab\x1b[2J\xe2\x80\xae: \xee\x80\x80\n\"q\\e[2J\": 1";
    struct text words = {0};
    judge(nasty, sizeof nasty - 1, &words);
    const char *at = text_string(&words), *end = at + words.length;
    assert_true(words.length > 0);
    while (at < end) {
        uint32_t code = utf8_next(&at, end);
        assert_true(code == '\n' || (code >= 0x20 && code < 0x7f) || code >= 0xa0);
        assert_true(code != 0x202e && code != 0xe000);
    }
    text_release(&words);
}

static void test_long_lines_are_cut(void **state) {
    (void)state;
    struct pack_diagnostics diagnostics = {0};
    struct text yaml = {0};
    text_add(&yaml, "title: ");
    for (int i = 0; i < 3000; i++) {
        text_add(&yaml, i == 1500 ? "\x01" : "\xe7\x81\xaf");
    }
    assert_null(pack_level_parse("t", yaml.data, yaml.length, &diagnostics));
    const struct pack_diagnostic *one = &diagnostics.list[0];
    assert_int_equal(diagnostics.count, 1);
    assert_int_equal(one->column, 1508);
    const char *at = one->excerpt, *end = at + strlen(at);
    int characters = 0, found = 0;
    for (; at < end; characters++) {
        uint32_t code = utf8_next(&at, end);
        if (code == 0xfffd) {
            found = characters + 1;
        }
    }
    assert_int_equal(characters, 76);
    assert_int_equal(one->caret, found);
    pack_diagnostics_release(&diagnostics);
    text_release(&yaml);
}

/* A flood of errors is cut off, in order, and says so. */
static void test_too_many_errors(void **state) {
    (void)state;
    struct pack_diagnostics diagnostics = {0};
    struct text yaml = {0}, words = {0};
    for (int i = 0; i < 900; i++) {
        text_addf(&yaml, "k%d: 1\n", i);
    }
    assert_null(pack_level_parse("t", yaml.data, yaml.length, &diagnostics));
    assert_int_equal(diagnostics.count, 200);
    assert_true(diagnostics.more);
    for (int i = 1; i < diagnostics.count; i++) {
        assert_true(diagnostics.list[i - 1].line <= diagnostics.list[i].line);
    }
    pack_diagnostics_print(&diagnostics, &words);
    assert_non_null(strstr(text_string(&words), "There are more errors than these.\n"));
    pack_diagnostics_release(&diagnostics);
    text_release(&yaml);
    text_release(&words);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused_characters),
        cmocka_unit_test(test_welcome_characters),
        cmocka_unit_test(test_letters_that_cant_be_drawn),
        cmocka_unit_test(test_malformed_utf8),
        cmocka_unit_test(test_combining_marks),
        cmocka_unit_test(test_length_limit),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_diagnostics_are_harmless),
        cmocka_unit_test(test_long_lines_are_cut),
        cmocka_unit_test(test_too_many_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
