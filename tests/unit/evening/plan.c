/* The plan of an evening, and what is read back of it after it was left. */
#include "evening/inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const int64_t now = 1800000000;

static int count(const struct evening *evening, enum evening_part part) {
    int found = 0;
    for (int i = 0; i < evening->count; i++) {
        found += evening->part[i] == part;
    }
    return found;
}

static void test_plans(void **state) {
    static const int crossings[EVENING_LENGTHS] = {1, 2, 3};
    (void)state;
    for (int length = 0; length < EVENING_FIRST; length++) {
        struct evening evening;
        evening_plan(&evening, (enum evening_length)length, now);
        assert_in_range(evening.count, 1, EVENING_MAX_PARTS);
        assert_int_equal(evening.part[0], EVENING_CHECK_IN);
        assert_int_equal(evening.part[evening.count - 1], EVENING_CLOSING);
        assert_int_equal(count(&evening, EVENING_CROSSING), crossings[length]);
        for (int i = 0; i < evening.count; i++) { /* something between two crossings */
            assert_false(i && evening.part[i] == EVENING_CROSSING &&
                         evening.part[i - 1] == EVENING_CROSSING);
        }
        assert_true(count(&evening, EVENING_ROUND) > 0);
        assert_int_equal(evening.at, 0);
        assert_int_equal(evening.depth, 1);
        assert_false(evening.on);
    }
}

/* New ones walk before anything is asked. */
static void test_the_first(void **state) {
    struct evening evening;
    (void)state;
    evening_plan(&evening, EVENING_FIRST, now);
    assert_int_equal(evening.part[0], EVENING_CROSSING);
    assert_int_equal(evening.part[1], EVENING_NAMES);
    assert_int_equal(evening.part[2], EVENING_LENGTH);
    assert_int_equal(evening.part[evening.count - 1], EVENING_CLOSING);
}

static void test_a_quarter(void **state) {
    struct evening evening;
    (void)state;
    evening_plan(&evening, EVENING_QUARTER, now);
    assert_int_equal(evening.count, 3);
    assert_int_equal(evening.part[0], EVENING_WARM_UP);
    assert_int_equal(evening.part[1], EVENING_CROSSING);
    assert_int_equal(evening.part[2], EVENING_CLOSING);
}

/* After a pause: what was promised, a star, and then something new. */
static void test_after_a_pause(void **state) {
    (void)state;
    for (int length = 0; length < EVENING_LENGTHS; length++) {
        struct evening evening, read;
        struct text value = {0};
        evening_plan(&evening, (enum evening_length)length, now);
        int before = evening.count;
        evening_plan_return(&evening);
        assert_int_equal(evening.returns, length != EVENING_FIRST);
        if (!evening.returns) {
            assert_int_equal(evening.count, before);
            continue;
        }
        int at = 0;
        while (evening.part[at] != EVENING_STAR) {
            at++;
        }
        assert_int_equal(count(&evening, EVENING_WARM_UP), 0);
        assert_int_equal(count(&evening, EVENING_ASKING), 1);
        assert_int_equal(evening.part[at - 1], EVENING_ASKING);
        assert_int_equal(evening.part[at + 1], EVENING_CROSSING);
        evening.at = evening.count - 1;
        evening_write(&evening, now, &value);
        assert_true(evening_read(&read, text_string(&value), now));
        assert_true(read.returns);
        assert_int_equal(read.at, evening.at);
        assert_memory_equal(read.part, evening.part, sizeof read.part);
        text_release(&value);
    }
}

static void test_before(void **state) {
    struct evening evening;
    (void)state;
    evening_plan(&evening, EVENING_LONG, now);
    assert_int_equal(evening_before(&evening, EVENING_CROSSING), 0);
    evening.at = evening.count - 1;
    assert_int_equal(evening_before(&evening, EVENING_CROSSING), 3);
    assert_int_equal(evening_before(&evening, EVENING_CLOSING), 0);
}

static void test_there_and_back(void **state) {
    (void)state;
    for (int length = 0; length < EVENING_LENGTHS; length++) {
        struct evening evening, read;
        evening_plan(&evening, (enum evening_length)length, now);
        evening.depth = 3;
        for (evening.at = 0; evening.at < evening.count; evening.at++) {
            struct text value = {0};
            evening_write(&evening, now + 60, &value);
            assert_true(evening_read(&read, text_string(&value), now + 3600));
            assert_int_equal(read.length, evening.length);
            assert_int_equal(read.depth, evening.depth);
            assert_int_equal(read.at, evening.at);
            assert_int_equal(read.begun_at, evening.begun_at);
            assert_int_equal(read.count, evening.count);
            assert_memory_equal(read.part, evening.part, sizeof read.part);
            assert_false(read.on);
            text_release(&value);
        }
    }
}

static void test_hours(void **state) {
    struct evening evening, read;
    struct text value = {0};
    const int64_t hours = (int64_t)EVENING_HOURS * 3600;
    (void)state;
    evening_plan(&evening, EVENING_WHOLE, now);
    evening_write(&evening, now, &value);
    assert_true(evening_read(&read, text_string(&value), now + hours));
    assert_false(evening_read(&read, text_string(&value), now + hours + 1));
    assert_int_equal(read.count, 0);
    /* A clock that was set back loses nothing, if it was not set back by days. */
    assert_true(evening_read(&read, text_string(&value), now - 1));
    assert_true(evening_read(&read, text_string(&value), now - hours));
    assert_false(evening_read(&read, text_string(&value), now - hours - 1));
    text_release(&value);
}

static void test_not_ours(void **state) {
    static const char *const values[] = {
        "",
        "0",
        "word",
        "0 1 2 1800000000",
        "0 1 2 1800000000 1800000000 ",
        "0 1 2 1800000000 1800000000 7",
        "0 1 2 1800000000 1800000000x",
        "4 1 3 1800000000 1800000000",
        "5 1 2 1800000000 1800000000",
        "3 1 4 1800000000 1800000000",
        "-1 1 2 1800000000 1800000000",
        "0 0 2 1800000000 1800000000",
        "0 4 2 1800000000 1800000000",
        "0 1 9 1800000000 1800000000",
        "0 1 -1 1800000000 1800000000",
        "0 1 99 1800000000 1800000000",
        "0 1 2 1800000000 99999999999999999999",
        "0 1 2 1800000000 -1800000000",
    };
    (void)state;
    struct evening read;
    assert_true(evening_read(&read, "0 1 2 1800000000 1800000000", now)); /* this is one */
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        memset(&read, 0x55, sizeof read);
        if (evening_read(&read, values[i], now) || read.count) {
            fail_msg("\"%s\" was taken for a plan", values[i]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plans),     cmocka_unit_test(test_the_first),
        cmocka_unit_test(test_a_quarter), cmocka_unit_test(test_after_a_pause),
        cmocka_unit_test(test_before),    cmocka_unit_test(test_there_and_back),
        cmocka_unit_test(test_hours),     cmocka_unit_test(test_not_ours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
