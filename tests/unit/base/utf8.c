/* UTF-8, both ways (RFC 3629). */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static uint32_t first(const char *bytes, size_t size, size_t *used) {
    const char *at = bytes;
    uint32_t code = utf8_next(&at, bytes + size);
    *used = (size_t)(at - bytes);
    return code;
}

/* Every code point there is: encoding and decoding are inverse, and nothing shorter decodes. */
static void every_code_point_there_and_back(void **unused) {
    (void)unused;
    for (uint32_t code = 0; code <= 0x10ffff; code++) {
        char bytes[4];
        size_t size = utf8_encode(code, bytes), used;
        if (code >= 0xd800 && code <= 0xdfff) {
            assert_int_equal(size, 0);
            continue;
        }
        size_t expected = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        if (size != expected || first(bytes, size, &used) != code || used != size) {
            fail_msg("U+%04X", code);
        }
        if (size > 1 && (first(bytes, size - 1, &used) != UINT32_MAX || used != 1)) {
            fail_msg("U+%04X cut off", code);
        }
    }
}

static void what_is_no_code_point_is_not_encoded(void **unused) {
    (void)unused;
    char bytes[4];
    assert_int_equal(utf8_encode(0x110000, bytes), 0);
    assert_int_equal(utf8_encode(UINT32_MAX, bytes), 0);
    assert_int_equal(utf8_encode(0xd800, bytes), 0);
    assert_int_equal(utf8_encode(0xdfff, bytes), 0);
}

static void malformed_bytes_move_by_one(void **unused) {
    (void)unused;
    static const struct {
        const char *bytes;
        size_t size;
    } bad[] = {
        {"\x80", 1},             /* a continuation alone */
        {"\xbf\xbf", 2},         /* */
        {"\xc0\x80", 2},         /* overlong NUL */
        {"\xc1\xbf", 2},         /* overlong U+007F */
        {"\xe0\x9f\xbf", 3},     /* overlong U+07FF */
        {"\xf0\x8f\xbf\xbf", 4}, /* overlong U+FFFF */
        {"\xed\xa0\x80", 3},     /* surrogate U+D800 */
        {"\xed\xbf\xbf", 3},     /* surrogate U+DFFF */
        {"\xf4\x90\x80\x80", 4}, /* U+110000 */
        {"\xf5\x80\x80\x80", 4}, /* beyond */
        {"\xf8\x88\x80\x80", 4}, /* five bytes */
        {"\xff", 1},             /* */
        {"\xc3(", 2},            /* no continuation */
        {"\xe2\x82(", 3},        /* */
        {"\xf0\x9f\x92(", 4},    /* */
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t used;
        assert_int_equal(first(bad[i].bytes, bad[i].size, &used), UINT32_MAX);
        assert_int_equal(used, 1);
    }
}

static void it_goes_on_after_what_is_malformed(void **unused) {
    (void)unused;
    static const char bytes[] = "a\xff\xc3\xa9\xe2\x82z";
    static const uint32_t expected[] = {'a', UINT32_MAX, 0xe9, UINT32_MAX, UINT32_MAX, 'z'};
    const char *at = bytes, *end = bytes + sizeof bytes - 1;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_true(at < end);
        assert_int_equal(utf8_next(&at, end), expected[i]);
    }
    assert_ptr_equal(at, end);
}

static void capitals_are_as_on_keys(void **unused) {
    (void)unused;
    static const struct {
        uint32_t letter, capital;
    } pairs[] = {
        {'a', 'A'},     {'z', 'Z'},     {'A', 'A'},     {'7', '7'},     {0xe9, 0xc9},
        {0xf7, 0xf7},   {0xff, 0x178},  {0x11b, 0x11a}, {0x142, 0x141}, {0x17e, 0x17d},
        {0x1b0, 0x1af}, {0x21b, 0x21a}, {0x259, 0x18f}, {0x3c9, 0x3a9}, {0x439, 0x419},
        {0x457, 0x407}, {0x491, 0x490}, {0x4e9, 0x4e8}, {0x561, 0x531}, {0x1ed9, 0x1ed8},
        {0xdf, 0xdf},   {0x131, 0x131}, {0x3c2, 0x3c2}, {0x5d0, 0x5d0}, {0x10d0, 0x10d0},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_int_equal(utf8_capital(pairs[i].letter), pairs[i].capital);
    }
    for (uint32_t code = 0; code < 0x110000; code++) {
        assert_int_equal(utf8_capital(utf8_capital(code)), utf8_capital(code));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_there_and_back),
        cmocka_unit_test(what_is_no_code_point_is_not_encoded),
        cmocka_unit_test(malformed_bytes_move_by_one),
        cmocka_unit_test(it_goes_on_after_what_is_malformed),
        cmocka_unit_test(capitals_are_as_on_keys),
    };
    return cmocka_run_group_tests_name("base: UTF-8", tests, NULL, NULL);
}
