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
        for (int i = 0; i < EACH / 2; i++) {
            seen[i] = draw(table, "money", 2, 1);
            for (int j = 0; j < i; j++) {
                assert_ptr_not_equal(seen[i], seen[j]);
            }
        }
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
        cards_reset(&table->stage, MONEY);
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
    table->rooms.cards->limits.tonight = 1 << PACK_MONEY;
    for (int i = 0; i < DRAWS; i++) {
        const struct pack_card *card = draw(table, "money", 2, 1);
        assert_true(is_from(table, card, HOME));
        assert_int_equal(card->depth, 1);
    }
    for (int i = 0; i < EACH; i++) {
        table->card[HOME][i].topics = 1 << PACK_MONEY;
    }
    for (int i = 0; i < DRAWS; i++) {
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
        own += strcmp(draw(table, "money", 2, 1)->ask, "Ours?") == 0;
        assert_true(is_from(table, draw(table, "money", 3, 1), MONEY)); /* it has two answers */
    }
    assert_in_range(own, DRAWS / 10, DRAWS / 2);
    table->rooms.cards->limits.stored = 1 << PACK_PLAY;
    for (int i = 0; i < DRAWS; i++) {
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
    assert_int_equal(marks[0], CARD_SEEN);
    free(marks);
    table_free(table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fits),
        cmocka_unit_test(test_through_before_again),
        cmocka_unit_test(test_not_twice_in_a_level),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_own_cards_come_in_levels),
        cmocka_unit_test(test_own_cards_are_deleted),
        cmocka_unit_test(test_paper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
