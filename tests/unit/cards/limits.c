/* What is left out is the union of what both say, and only that is stored. */
#include "table.h"

#include "cards/round.h"

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
    limits_begin(&table->stage);
    table->rooms.cards->limits.tonight = 1 << PACK_HOME;
    assert_false(limits_allow(&table->stage, &card));
    table->rooms.cards->limits = (struct limits){.stored = 1 << PACK_WORK};
    assert_false(limits_allow(&table->stage, &card));
    card.topics = 0;
    assert_true(limits_allow(&table->stage, &card));
    table_free(table);
}

/* Not tonight, of a deck: it is not to be chosen, none of its cards comes, and the box knows
 * nothing of it. */
static void test_a_deck_put_away(void **state) {
    (void)state;
    struct table *table = table_new(2);
    struct stage *stage = &table->stage;
    const struct pack_card *card = &cards_deck(stage, 1)->card[0];
    const struct pack_card *other = &cards_deck(stage, 0)->card[0];
    uint64_t all = round_decks(stage);
    assert_true(limits_allow(stage, card));
    limits_put_away(stage, 1);
    assert_false(limits_allow(stage, card));
    assert_true(limits_allow(stage, other));
    assert_int_equal(round_decks(stage), all & ~UINT64_C(2));
    limits_put_away(stage, CARDS_OWN);
    cards_change_pack(stage); /* their own lie there as before; the rest were decks of that pack */
    assert_true(limits_allow(stage, card));
    assert_int_equal(limits_of(stage)->away, UINT64_C(1) << CARDS_OWN);
    limits_put_away(stage, 1);
    limits_save(stage);
    *limits_of(stage) = (struct limits){0}; /* the next evening */
    limits_load(stage);
    assert_true(limits_allow(stage, card));
    assert_int_equal(round_decks(stage), all);
    table_free(table);
}

/* The next evening begins with all decks, even where the game was left on; midnight is no end. */
static void test_a_deck_comes_back(void **state) {
    (void)state;
    struct table *table = table_new(2);
    struct stage *stage = &table->stage;
    uint64_t all = round_decks(stage);
    limits_put_away(stage, 1);
    limits_of(stage)->said_at -= 11 * 60 * 60;
    assert_int_equal(round_decks(stage), all & ~UINT64_C(2));
    limits_of(stage)->said_at -= 2 * 60 * 60;
    assert_int_equal(round_decks(stage), all);
    assert_true(limits_allow(stage, &cards_deck(stage, 1)->card[0]));
    limits_put_away(stage, 0); /* and that one alone */
    assert_int_equal(round_decks(stage), all & ~UINT64_C(1));
    table_free(table);
}

/* "Not tonight" ends with the evening, as its words say, also where the game is never left; not
 * while cards come, and what is left out for good stays out. */
static void test_a_topic_comes_back(void **state) {
    (void)state;
    struct table *table = table_new(2);
    struct stage *stage = &table->stage;
    const struct pack_card work = {.topics = 1 << PACK_WORK}, home = {.topics = 1 << PACK_HOME};
    limits_begin(stage);
    limits_say(limits_of(stage), PACK_WORK, LIMITS_NOT_TONIGHT, LIMITS_FINE);
    limits_say(limits_of(stage), PACK_HOME, LIMITS_FINE, LIMITS_NOT_NOW);
    limits_of(stage)->said_at -= 11 * 60 * 60;
    assert_false(limits_allow(stage, &work));
    limits_of(stage)->said_at -= 2 * 60 * 60;
    cards_note(stage, 1, &cards_deck(stage, 1)->card[0]); /* they are in the middle of it */
    assert_false(limits_allow(stage, &work));
    cards_of(stage)->tonight.last -= 13 * 60 * 60;
    assert_true(limits_allow(stage, &work));
    assert_false(limits_allow(stage, &home));
    limits_begin(stage); /* the next evening */
    limits_say(limits_of(stage), PACK_MONEY, LIMITS_FINE, LIMITS_NOT_TONIGHT);
    assert_true(limits_allow(stage, &work));
    table_free(table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_union),
        cmocka_unit_test(test_let_in_again),
        cmocka_unit_test(test_stored),
        cmocka_unit_test(test_a_deck_put_away),
        cmocka_unit_test(test_strange_setting),
        cmocka_unit_test(test_allow),
        cmocka_unit_test(test_a_deck_comes_back),
        cmocka_unit_test(test_a_topic_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
