/* Days of the calendar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base.h"

/* Day by day over 800 years: no day is left out, none comes twice. */
static void test_one_after_another(void **state) {
    (void)state;
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    struct day day = {1600, 1, 1};
    for (int64_t at = day_start(day); day.year < 2400; at += 86400) {
        for (int second = 0; second < 86400; second += 86399) {
            struct day got = day_at(at + second);
            assert_int_equal(got.year, day.year);
            assert_int_equal(got.month, day.month);
            assert_int_equal(got.day, day.day);
        }
        assert_int_equal(day_start(day), at);
        int length = lengths[day.month - 1] + (day.month == 2 && day_leaps(day.year));
        if (++day.day > length) {
            day = (struct day){day.year + (day.month == 12), day.month % 12 + 1, 1};
        }
    }
}

static void test_known_days(void **state) {
    (void)state;
    assert_int_equal(day_start((struct day){1970, 1, 1}), 0);
    assert_int_equal(day_start((struct day){2026, 11, 22}), 1795305600);
    assert_int_equal(day_start((struct day){9999, 12, 31}), INT64_C(253402214400));
    assert_int_equal(day_at(-1).year, 1969);
    assert_true(day_leaps(2000) && day_leaps(2024) && !day_leaps(1900) && !day_leaps(2027));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_after_another),
        cmocka_unit_test(test_known_days),
    };
    return cmocka_run_group_tests_name("base_days", tests, NULL, NULL);
}
