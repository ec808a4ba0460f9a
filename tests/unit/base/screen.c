/* What may be drawn. */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Why the text may not be drawn; NULL when it may. */
static const char *why(const char *string) {
    struct screen_text text = {0};
    const char *end = string + strlen(string), *what = NULL;
    while (string < end && !what) {
        what = screen_refuses(&text, utf8_next(&string, end));
    }
    return what;
}

static void towers_of_marks_in_any_script(void **unused) {
    (void)unused;
    static const uint32_t marks[] = {0x301, 0x483, 0x5b4,  0x64e, 0x94d,
                                     0xe34, 0xf71, 0x20dd, 0xfe0f};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        for (int count = 1; count <= 30; count++) {
            char string[128] = "e";
            size_t length = 1;
            for (int mark = 0; mark < count; mark++) {
                length += utf8_encode(marks[i], string + length);
            }
            assert_int_equal(why(string) == screen_tower, count > SCREEN_MARKS);
        }
    }
    assert_null(why("e\xcc\x81\xcc\x81\xcc\x81\xcc\x81 e\xcc\x81\xcc\x81\xcc\x81\xcc\x81"));
}

static void what_is_never_drawn(void **unused) {
    (void)unused;
    assert_string_equal(why("a\tb"), "a tab");
    assert_string_equal(why("\xe2\x80\xae"), "a text direction control");
    assert_string_equal(why("\xff"), "no valid UTF-8");
    assert_null(why("two\nlines, h\xc3\xa9ron \xf0\x9f\x8f\xae"));
    for (uint32_t code = 0; code < 0x110000; code++) {
        assert_true(!screen_never(code) || (code != '\n' && (code < ' ' || code > '~')));
    }
}

static void what_shows(void **unused) {
    (void)unused;
    static const char *const unseen[] = {"",
                                         " ",
                                         "\xe3\x85\xa4",
                                         "\xef\xbe\xa0",
                                         "\xe2\xa0\x80",
                                         "\xc2\xa0\n",
                                         "\xe2\x80\x8b\xe2\x80\x8d",
                                         "\xcc\x81"};
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++) {
        assert_false(screen_shows(unseen[i]));
    }
    assert_true(screen_shows(" a "));
    assert_true(screen_shows("\xea\xb0\x80"));
}

/* What comes next of plain ASCII says of the text what its characters say one by one. */
static void plain_text_at_once(void **unused) {
    (void)unused;
    for (int code = 1; code < 256; code++) {
        const char string[] = {'\xcc', '\x81', ' ', (char)code, '\0'}, *end = string + 4;
        struct screen_text at_once = {0}, by_one = {0};
        screen_refuses(&at_once, 0x301);
        by_one = at_once;
        bool plain = code >= ' ' && code <= '~';
        assert_int_equal(screen_plain(&at_once, string, end), 0);
        assert_int_equal(at_once.marks, 1);
        assert_int_equal(screen_plain(&at_once, string + 2, end), plain ? 2 : 1);
        for (int i = 2; i < (plain ? 4 : 3); i++) {
            assert_null(screen_refuses(&by_one, (unsigned char)string[i]));
        }
        assert_int_equal(at_once.marks, by_one.marks);
        assert_int_equal(at_once.seen, by_one.seen);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(towers_of_marks_in_any_script),
        cmocka_unit_test(what_is_never_drawn),
        cmocka_unit_test(what_shows),
        cmocka_unit_test(plain_text_at_once),
    };
    return cmocka_run_group_tests_name("base_screen", tests, NULL, NULL);
}
