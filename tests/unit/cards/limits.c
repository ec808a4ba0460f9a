/* What is left out is the union of what both say, and only that is stored. */
#include "table.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* What is left of a topic after both said this, having begun with that. */
static void check(bool tonight, bool stored, enum limits_mark a, enum limits_mark b,
                  bool then_tonight, bool then_stored) {
    unsigned bit = 1u << PACK_WORK;
    for (int swapped = 0; swapped < 2; swapped++) {
        struct limits limits = {.tonight = tonight * bit, .stored = stored * bit};
        limits_say(&limits, PACK_WORK, swapped ? b : a, swapped ? a : b);
        assert_int_equal(limits.tonight, then_tonight * bit);
        assert_int_equal(limits.stored, then_stored * bit);
    }
}

static void test_union(void **state) {
    (void)state;
    check(false, false, LIMITS_FINE, LIMITS_FINE, false, false);
    check(false, false, LIMITS_FINE, LIMITS_NOT_TONIGHT, true, false);
    check(false, false, LIMITS_FINE, LIMITS_NOT_NOW, false, true);
    check(false, false, LIMITS_NOT_TONIGHT, LIMITS_NOT_NOW, true, true);
    check(false, false, LIMITS_NOT_NOW, LIMITS_UNSAID, false, true);
    check(false, false, LIMITS_FINE, LIMITS_UNSAID, false, false);
}

/* One alone can leave out, and never alone let in. */
static void test_let_in_again(void **state) {
    (void)state;
    check(true, true, LIMITS_FINE, LIMITS_FINE, false, false);
    check(true, true, LIMITS_FINE, LIMITS_UNSAID, true, true);
    check(false, true, LIMITS_FINE, LIMITS_NOT_TONIGHT, true, true);
    check(true, false, LIMITS_UNSAID, LIMITS_UNSAID, true, false);
}

static void test_stored(void **state) {
    (void)state;
    struct table *table = table_new(1);
    struct stage *stage = &table->stage;
    *limits_of(stage) = (struct limits){.tonight = 1 << PACK_PLAY,
                                        .stored = 1 << PACK_DAILY_LIFE | 1 << PACK_HURT};
    limits_save(stage);
    *limits_of(stage) = (struct limits){0};
    limits_load(stage);
    assert_int_equal(limits_of(stage)->stored, 1 << PACK_DAILY_LIFE | 1 << PACK_HURT);
    assert_int_equal(limits_of(stage)->tonight, 0); /* tonight's were in memory alone */
    table_free(table);
}

static void test_strange_setting(void **state) {
    (void)state;
    struct table *table = table_new(1);
    keepsake_set_setting(table->rooms.keepsake, "limits.left-out", "  money  no-such-topic hurt",
                         NULL);
    limits_load(&table->stage);
    assert_int_equal(table->rooms.cards->limits.stored, 1 << PACK_MONEY | 1 << PACK_HURT);
    table_free(table);
}

static void test_allow(void **state) {
    (void)state;
    struct table *table = table_new(1);
    struct pack_card card = {.topics = 1 << PACK_WORK | 1 << PACK_HOME};
    assert_true(limits_allow(&table->stage, &card));
    table->rooms.cards->limits.tonight = 1 << PACK_HOME;
    assert_false(limits_allow(&table->stage, &card));
    table->rooms.cards->limits = (struct limits){.stored = 1 << PACK_WORK};
    assert_false(limits_allow(&table->stage, &card));
    card.topics = 0;
    assert_true(limits_allow(&table->stage, &card));
    table_free(table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_union),  cmocka_unit_test(test_let_in_again),
        cmocka_unit_test(test_stored), cmocka_unit_test(test_strange_setting),
        cmocka_unit_test(test_allow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
