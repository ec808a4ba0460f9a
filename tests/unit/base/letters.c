/* Letters as they are searched for, joiners, and which letters can be drawn. */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *fold(const char *text) {
    static char out[200];
    const char *end = text + strlen(text);
    size_t length = 0;
    while (text < end) {
        length += utf8_fold(utf8_next(&text, end), out + length);
    }
    out[length] = '\0';
    return out;
}

static void what_people_type_is_found(void **unused) {
    static const char *const same[][2] = {
        {"STRASSE", "strasse"},
        {"Straße", "strasse"},
        {"STRAẞE", "strasse"},
        {"Øystein", "oystein"},
        {"Łódź", "lodz"},
        {"Işıl", "isil"},
        {"İstanbul", "istanbul"},
        {"Irmak", "irmak"},
        {"Ægir", "aegir"},
        {"Cœur", "coeur"},
        {"Đorđe", "dorde"},
        {"Þóra", "thora"},
        {"Guðrún", "gudrun"},
        {"Ŋ", "n"},
        {"Ħal", "hal"},
        {"Ŧ", "t"},
        {"ĳs", "ijs"},
        {"ſo", "so"},
        {"ﬁn", "fin"},
        {"ŉ", "n"},
        {"Nguyễn", "nguyen"},
        {"Ångström", "angstrom"},
        {"Ƙarfe", "karfe"},
        {"Ələk", "elek"},
        {"Θάλασσας", "θαλασσασ"},
        {"ΘΑΛΑΣΣΑΣ", "θαλασσασ"},
        {"Ἀθηνᾶ", "αθηνα"},
        {"ᾳ", "α"},
        {"ΐ", "ι"},
        {"Ёлка", "елка"},
        {"Й", "и"},
        {"Їжак", "іжак"},
        {"Ґанок", "ганок"},
        {"Ӂ", "ж"},
        {"Ўзбек", "узбек"},
        {"Ԯ", "ԯ"},
        {"և", "եւ"},
        {"שָׁלוֹם", "שלום"},
        {"日本", "日本"},
        {"a\u00adb", "ab"},
        {"می\u200cخواهم", "میخواهم"},
        {"×÷=*", "×÷=*"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_string_equal(fold(same[i][0]), same[i][1]);
    }
}

static void whole_letters_and_pieces_are_the_same(void **unused) {
    static const char *const same[][2] = {
        {"\u00e9", "e\u0301"},       {"\u0439", "\u0438\u0306"},
        {"\u0451", "\u0435\u0308"},  {"\u03ac", "\u03b1\u0301"},
        {"\u1f71", "\u03ac"},        {"\u1f86", "\u03b1\u0313\u0342\u0345"},
        {"\u1ec5", "e\u0302\u0303"}, {"\u0457", "\u0456\u0308"},
        {"\u0130", "I\u0307"},       {"\u01ff", "\u00f8\u0301"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        char one[40];
        snprintf(one, sizeof one, "%s", fold(same[i][0]));
        assert_string_equal(one, fold(same[i][1]));
    }
}

/* What is folded is folded for good, and is UTF-8: so for every character that there is. */
static void folding_twice_is_folding_once(void **unused) {
    (void)unused;
    for (uint32_t code = 0; code <= 0x10ffff; code++) {
        char once[5] = "", again[20] = "";
        size_t length = 0;
        if (code >= 0xd800 && code <= 0xdfff) {
            continue;
        }
        size_t size = utf8_fold(code, once);
        for (const char *at = once, *end = once + size; at < end;) {
            uint32_t next = utf8_next(&at, end);
            assert_int_not_equal(next, UINT32_MAX);
            length += utf8_fold(next, again + length);
        }
        if (length != size || memcmp(once, again, size) != 0) {
            fail_msg("U+%04X", (unsigned)code);
        }
    }
}

static void joiners_stand_between_letters_that_join(void **unused) {
    (void)unused;
    assert_true(utf8_joiner(0x200c));
    assert_true(utf8_joiner(0x200d));
    assert_false(utf8_joiner(0x200b));
    assert_true(utf8_joined(0x06cc)); /* Farsi yeh */
    assert_true(utf8_joined(0x094d)); /* Devanagari virama */
    assert_true(utf8_joined('f'));
    assert_true(utf8_joined(0x00fc));
    assert_false(utf8_joined(' '));
    assert_false(utf8_joined('-'));
    assert_false(utf8_joined(0x00d7)); /* a multiplication sign */
    assert_false(utf8_joined(0x200c));
    assert_false(utf8_joined(0x4e00));
}

static void letters_of_the_font(void **unused) {
    static const char *const drawn = "AzÄßøłıĐŋЖёїНэ“”…—·←ễ";
    static const char *const lacking = "محשनส日김😀";
    (void)unused;
    for (const char *at = drawn, *end = at + strlen(at); at < end;) {
        assert_true(utf8_drawn(utf8_next(&at, end)));
    }
    for (const char *at = lacking, *end = at + strlen(at); at < end;) {
        assert_false(utf8_drawn(utf8_next(&at, end)));
    }
    assert_false(utf8_drawn(0));
    assert_false(utf8_drawn(UINT32_MAX));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_people_type_is_found),
        cmocka_unit_test(whole_letters_and_pieces_are_the_same),
        cmocka_unit_test(folding_twice_is_folding_once),
        cmocka_unit_test(joiners_stand_between_letters_that_join),
        cmocka_unit_test(letters_of_the_font),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
