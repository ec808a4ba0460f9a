/* Which card a level's question asks. */
#include "table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { DRAWS = 300 };

static const struct pack_card *draw(struct table *table, const char *deck, int answers, int depth) {
    struct cards_wish wish = {.deck = deck, .answers = answers, .depth = depth};
    return cards_draw(&table->stage, &wish);
}

static bool is_from(const struct table *table, const struct pack_card *card, int deck) {
    return card >= table->card[deck] && card < table->card[deck] + 3 * EACH;
}

static void test_fits(void **state) {
    (void)state;
    struct table *table = table_new(1);
    for (int i = 0; i < DRAWS; i++) {
        table_next_day(table);
        int answers = 2 + i % 2, depth = 1 + i % 3;
        const struct pack_card *card = draw(table, "money", answers, depth);
        assert_true(is_from(table, card, MONEY));
        assert_int_equal(card->answer_count, answers);
        assert_true(card->depth <= depth);
    }
    assert_null(draw(table, "no-such-deck", 2, 1));
    table_free(table);
}

/* None comes again until all have come. */
static void test_through_before_again(void **state) {
    (void)state;
    struct table *table = table_new(1);
    for (int turn = 0; turn < 3; turn++) {
        const struct pack_card *seen[EACH / 2] = {NULL};
        table_next_day(table);
        for (int i = 0; i < EACH / 2; i++) {
            seen[i] = draw(table, "money", 2, 1);
            for (int j = 0; j < i; j++) {
                assert_ptr_not_equal(seen[i], seen[j]);
            }
        }
    }
    table_free(table);
}

static int count_seen(struct table *table) {
    uint8_t *marks = cards_marks(&table->stage, MONEY);
    int count = 0;
    for (int i = 0; i < 3 * EACH; i++) {
        count += marks[i] & CARD_SEEN;
    }
    free(marks);
    return count;
}

/* When one kind is through, what was seen of the others is still seen. */
static void test_kinds_by_themselves(void **state) {
    (void)state;
    struct table *table = table_new(1);
    const struct pack_card *other = draw(table, "money", 3, 1),
                           *deeper = draw(table, "money", 2, 2);
    for (int i = 0; i < EACH / 2; i++) {
        draw(table, "money", 2, 1);
    }
    assert_int_equal(count_seen(table), EACH / 2 + 2);
    table_next_day(table);
    const struct pack_card *again = draw(table, "money", 2, 1);
    assert_int_equal(again->depth, 1);
    assert_int_equal(count_seen(table), 1 + 2);
    for (int i = 0; i < EACH; i++) {
        table_next_day(table);
        assert_ptr_not_equal(draw(table, "money", 2, 1), other);
    }
    assert_int_equal(cards_fresh(&table->stage, "money", 3), EACH / 2 - 1);
    assert_int_equal(deeper->depth, 2);
    table_free(table);
}

/* No card twice in an evening, also where its kind is through: easier and other decks' come before
 * that, and deeper ones; only where there is no other at all one comes again. */
static void test_not_twice_in_an_evening(void **state) {
    (void)state;
    struct table *table = table_new(1);
    const struct pack_card *seen[3 * EACH] = {NULL};
    for (int i = 0; i < 3 * EACH; i++) { /* of two decks, three depths, half of each */
        seen[i] = draw(table, "money", 2, 1);
        assert_int_equal(seen[i]->depth, 1 + i / EACH);
        for (int j = 0; j < i; j++) {
            assert_ptr_not_equal(seen[i], seen[j]);
        }
    }
    assert_true(is_from(table, draw(table, "money", 2, 1), MONEY));
    table_next_day(table);
    assert_int_equal(draw(table, "money", 2, 1)->depth, 1);
    table_free(table);
}

/* The deeper an evening may go, the deeper; and easier cards only once those are through. */
static void test_as_deep_as_wished(void **state) {
    (void)state;
    struct table *table = table_new(1);
    for (int i = 0; i < 3 * EACH / 2; i++) {
        assert_int_equal(draw(table, "money", 2, 3)->depth, 3 - i / (EACH / 2));
    }
    table_free(table);
}

/* How deep the next one may be rises with what was said, to what they are well with. */
static void test_pace(void **state) {
    static const int unasked[] = {1, 1, 1, 2, 2, 2, 2, 2, 2}, calm[] = {1, 1, 1, 2, 2, 2, 2, 3, 3};
    (void)state;
    struct table *table = table_new(1);
    for (int evening = 0; evening < 3; evening++) {
        table_next_day(table);
        if (evening) {
            cards_set_deepest(&table->stage, evening == 1 ? 3 : 1);
        }
        for (int i = 0; i < 9; i++) {
            assert_int_equal(cards_pace(&table->stage), evening == 0   ? unasked[i]
                                                        : evening == 1 ? calm[i]
                                                                       : 1);
            draw(table, "money", 3, 3);
        }
    }
    table_next_day(table); /* what they said held for that evening */
    for (int i = 0; i < 9; i++) {
        assert_int_equal(cards_pace(&table->stage), unasked[i]);
        draw(table, "home", 3, 3);
    }
    table_free(table);
}

static void test_not_twice_in_a_level(void **state) {
    (void)state;
    struct table *table = table_new(1);
    const struct pack_card *used[EACH / 2] = {NULL};
    for (int i = 0; i < EACH / 2; i++) {
        struct cards_wish wish = {
            .deck = "money", .answers = 3, .depth = 1, .used = used, .used_count = i};
        used[i] = cards_draw(&table->stage, &wish);
        cards_reset(&table->stage, MONEY, used[i]);
        for (int j = 0; j < i; j++) {
            assert_ptr_not_equal(used[i], used[j]);
        }
    }
    table_free(table);
}

static void leave_out(struct table *table, int deck, int from_depth, unsigned topics) {
    for (int i = 0; i < 3 * EACH; i++) {
        if (table->card[deck][i].depth >= from_depth) {
            table->card[deck][i].topics = topics;
        }
    }
}

/* Where the level's deck has none left, a card of another deck comes, as easy; only then a deeper
 * one; and never one of closeness. */
static void test_limits(void **state) {
    (void)state;
    struct table *table = table_new(1);
    leave_out(table, MONEY, 1, 1 << PACK_MONEY);
    table->rooms.cards->limits.stored = 1 << PACK_MONEY;
    for (int i = 0; i < DRAWS; i++) {
        table_next_day(table);
        const struct pack_card *card = draw(table, "money", 2, 1);
        assert_true(is_from(table, card, HOME));
        assert_int_equal(card->depth, 1);
    }
    for (int i = 0; i < EACH; i++) {
        table->card[HOME][i].topics = 1 << PACK_MONEY;
    }
    for (int i = 0; i < DRAWS; i++) {
        table_next_day(table);
        const struct pack_card *card = draw(table, "money", 2, 1);
        assert_true(is_from(table, card, HOME));
        assert_int_equal(card->depth, 2);
    }
    leave_out(table, HOME, 1, 1 << PACK_MONEY);
    assert_null(draw(table, "money", 2, 1));
    table_free(table);
}

static void test_own_cards_come_in_levels(void **state) {
    (void)state;
    struct table *table = table_new(1);
    int own = 0;
    table_write_card(table, "Ours?", 1 << PACK_PLAY);
    for (int i = 0; i < DRAWS; i++) {
        table_next_day(table);
        own += strcmp(draw(table, "money", 2, 1)->ask, "Ours?") == 0;
        assert_true(is_from(table, draw(table, "money", 3, 1), MONEY)); /* it has two answers */
    }
    assert_in_range(own, DRAWS / 10, DRAWS / 2);
    table->rooms.cards->limits.stored = 1 << PACK_PLAY;
    for (int i = 0; i < DRAWS; i++) {
        table_next_day(table);
        assert_true(is_from(table, draw(table, "money", 2, 1), MONEY));
    }
    table_free(table);
}

static void test_own_cards_are_deleted(void **state) {
    (void)state;
    struct table *table = table_new(1);
    table_write_card(table, "Ours?", 1 << PACK_PLAY);
    table_write_card(table, "Ours too?", 1 << PACK_PLAY);
    int64_t id = cards_own_id(&table->rooms.cards->cards.own.card[0]);
    assert_int_equal(keepsake_delete_own_card(table->rooms.keepsake, id, NULL), KEEPSAKE_OK);
    cards_own_load(&table->stage);
    assert_int_equal(table->rooms.cards->cards.own.card_count, 1);
    assert_string_equal(table->rooms.cards->cards.own.card[0].ask, "Ours too?");
    table_free(table);
}

/* On paper nothing is noted and nothing marked. */
static void test_paper(void **state) {
    (void)state;
    struct table *table = table_new(1);
    table->rooms.cards->paper = true;
    cards_note(&table->stage, MONEY, &table->card[MONEY][0]);
    cards_set_favourite(&table->stage, MONEY, &table->card[MONEY][0], true);
    uint8_t *marks = cards_marks(&table->stage, MONEY);
    for (int i = 0; i < 3 * EACH; i++) {
        assert_int_equal(marks[i], 0);
    }
    free(marks);
    table->rooms.cards->paper = false;
    cards_note(&table->stage, MONEY, &table->card[MONEY][0]);
    marks = cards_marks(&table->stage, MONEY);
    assert_int_equal(marks[0], CARD_SEEN | CARD_TONIGHT);
    free(marks);
    table_free(table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fits),
        cmocka_unit_test(test_through_before_again),
        cmocka_unit_test(test_kinds_by_themselves),
        cmocka_unit_test(test_not_twice_in_an_evening),
        cmocka_unit_test(test_as_deep_as_wished),
        cmocka_unit_test(test_pace),
        cmocka_unit_test(test_not_twice_in_a_level),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_own_cards_come_in_levels),
        cmocka_unit_test(test_own_cards_are_deleted),
        cmocka_unit_test(test_paper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
