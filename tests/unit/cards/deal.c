/* Which cards a round deals, and in what order. */
#include "cards/round.h"
#include "table.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { SEEDS = 20 };
#define BIT(deck) (UINT64_C(1) << (deck))

/* Deals, looks that no card comes twice, and that all come from where they may. */
static void deal(struct table *table, struct round_deal *out, struct round_wish wish) {
    round_deal(&table->stage, out, &wish);
    assert_true(out->count <= out->all);
    for (int i = 0; i < out->all; i++) {
        assert_true(out->card[i].card->depth <= wish.depth);
        assert_true(limits_allow(&table->stage, out->card[i].card));
        for (int j = 0; j < i; j++) {
            assert_ptr_not_equal(out->card[i].card, out->card[j].card);
        }
    }
}

static void test_which_decks(void **state) {
    (void)state;
    struct table *table = table_new(1);
    uint64_t decks = BIT(MONEY) | BIT(HOME) | BIT(IDEAS) | BIT(OPEN);
    assert_true(round_decks(&table->stage) == decks);
    table_write_card(table, "Ours?", 1);
    assert_true(round_decks(&table->stage) == (decks | ROUND_OWN));
    table_free(table);
}

static void test_count(void **state) {
    (void)state;
    struct table *table = table_new(1);
    struct round_wish wish = {.depth = 2};
    assert_int_equal(round_count(&table->stage, &wish, BIT(MONEY) | BIT(OPEN)), 4 * EACH);
    wish.how = ROUND_SEALED; /* open cards can't be sealed */
    assert_int_equal(round_count(&table->stage, &wish, BIT(MONEY) | BIT(OPEN)), 2 * EACH);
    /* nothing that is shown follows from what is left out */
    for (int i = 0; i < 3 * EACH; i++) {
        table->card[MONEY][i].topics = 1 << PACK_MONEY;
    }
    table->rooms.cards->limits.stored = 1 << PACK_MONEY;
    assert_int_equal(round_count(&table->stage, &wish, BIT(MONEY)), 2 * EACH);
    table_free(table);
}

static void test_waves_rise_slowly(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct table *table = table_new(seed);
        struct round_deal dealt;
        deal(table, &dealt, (struct round_wish){.decks = BIT(MONEY), .depth = 3});
        assert_int_equal(dealt.count, 3 * EACH);
        for (int i = 1; i < 5; i++) {
            int depth = dealt.card[i].card->depth, before = dealt.card[i - 1].card->depth;
            assert_true(depth >= before && depth <= before + 1);
        }
        assert_int_equal(dealt.card[0].card->depth, 1);
        assert_int_equal(dealt.card[1].card->depth, 1);
        round_deal_release(&dealt);
        table_free(table);
    }
}

static void check_arc(const struct round_deal *dealt, int cards, int depth) {
    int deep = 0, light = 0;
    for (int i = 0; i < dealt->count; i++) {
        const struct round_dealt *card = &dealt->card[i];
        deep += card->card->depth == 3;
        light += card->deck == LIGHT;
        assert_true(!light || card->deck == LIGHT); /* once light, light to the end */
        assert_true(i == 0 || light || card->card->depth >= card[-1].card->depth);
        assert_true(i == 0 || card->card->depth <= card[-1].card->depth + 1);
    }
    assert_int_equal(dealt->count, cards);
    assert_true(deep <= 3);
    assert_true(depth < 3 || cards < 4 || deep > 0);
    assert_true(cards < 3 || light > 0);
}

static void test_arc(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct table *table = table_new(seed);
        for (int depth = 1; depth <= 3; depth++) {
            for (int cards = 1; cards <= 14; cards++) {
                struct round_wish wish = {
                    .decks = BIT(MONEY) | BIT(HOME), .depth = depth, .cards = cards, .arc = true};
                struct round_deal dealt;
                deal(table, &dealt, wish);
                check_arc(&dealt, cards, depth);
                round_deal_release(&dealt);
            }
        }
        table_free(table);
    }
}

/* An arc from a deck of deep cards alone is short rather than deep. */
static void test_arc_of_deep_cards(void **state) {
    (void)state;
    struct table *table = table_new(1);
    struct round_deal dealt;
    for (int i = 0; i < 3 * EACH; i++) {
        table->card[MONEY][i].depth = 3;
    }
    deal(table, &dealt,
         (struct round_wish){.decks = BIT(MONEY), .depth = 3, .cards = 14, .arc = true});
    assert_int_equal(dealt.count, 3 + 2);
    round_deal_release(&dealt);
    table_free(table);
}

static void test_unseen_first(void **state) {
    (void)state;
    struct table *table = table_new(3);
    struct round_deal dealt;
    for (int i = 0; i < EACH; i++) {
        cards_note(&table->stage, MONEY, &table->card[MONEY][i]);
    }
    table_next_day(table);
    deal(table, &dealt, (struct round_wish){.decks = BIT(MONEY), .depth = 3});
    assert_int_equal(dealt.count, 3 * EACH);
    for (int i = 0; i < dealt.count; i++) {
        assert_int_equal(dealt.card[i].again, i >= 2 * EACH);
        assert_int_equal(dealt.card[i].card->depth == 1, i >= 2 * EACH);
    }
    round_deal_release(&dealt);
    for (int i = 0; i < 2; i++) {
        cards_reset(&table->stage, MONEY, &table->card[MONEY][i]);
    }
    deal(table, &dealt, (struct round_wish){.decks = BIT(MONEY), .depth = 3});
    assert_false(dealt.card[dealt.count - 1].again);
    round_deal_release(&dealt);
    table_free(table);
}

/* What came up tonight comes again only where there is nothing else. */
static void test_not_twice_in_an_evening(void **state) {
    (void)state;
    struct table *table = table_new(3);
    struct round_deal dealt;
    for (int i = 0; i < 3 * EACH - 1; i++) {
        cards_note(&table->stage, MONEY, &table->card[MONEY][i]);
    }
    deal(table, &dealt, (struct round_wish){.decks = BIT(MONEY), .depth = 3});
    assert_int_equal(dealt.all, 1);
    assert_ptr_equal(dealt.card[0].card, &table->card[MONEY][3 * EACH - 1]);
    round_deal_release(&dealt);
    cards_note(&table->stage, MONEY, &table->card[MONEY][3 * EACH - 1]);
    deal(table, &dealt, (struct round_wish){.decks = BIT(MONEY), .depth = 3});
    assert_int_equal(dealt.all, 3 * EACH);
    round_deal_release(&dealt);
    for (int i = 0; i < EACH; i++) {
        cards_note(&table->stage, LIGHT, &table->card[LIGHT][i]);
    }
    deal(table, &dealt,
         (struct round_wish){.decks = BIT(HOME), .depth = 1, .cards = 4, .arc = true});
    assert_int_equal(dealt.count, 4);
    for (int i = 0; i < dealt.count; i++) {
        assert_int_equal(dealt.card[i].deck, HOME);
    }
    round_deal_release(&dealt);
    table_free(table);
}

/* A deck whose cards are all left out is as long as before: its neighbours' cards come up for it.
 */
static void test_neighbours_fill(void **state) {
    (void)state;
    struct table *table = table_new(3);
    struct round_deal dealt;
    for (int i = 0; i < 3 * EACH; i++) {
        table->card[MONEY][i].topics = 1 << PACK_MONEY;
    }
    table->rooms.cards->limits.stored = 1 << PACK_MONEY;
    deal(table, &dealt, (struct round_wish){.decks = BIT(MONEY), .depth = 1});
    assert_int_equal(dealt.count, EACH);
    for (int i = 0; i < dealt.count; i++) {
        assert_int_equal(dealt.card[i].from, MONEY);
        assert_int_equal(dealt.card[i].deck, HOME);
    }
    round_deal_release(&dealt);
    /* with everything left out there is nothing, and that is no fault */
    for (int deck = 0; deck < TABLE_DECKS; deck++) {
        for (int i = 0; i < 3 * EACH; i++) {
            table->card[deck][i].topics = 1 << PACK_MONEY;
        }
    }
    deal(table, &dealt, (struct round_wish){.decks = BIT(MONEY), .depth = 3, .arc = true});
    assert_int_equal(dealt.count, 0);
    assert_null(round_dealt(&dealt));
    assert_false(round_can_swap(&dealt));
    round_deal_release(&dealt);
    table_free(table);
}

static void test_favourites(void **state) {
    (void)state;
    struct table *table = table_new(3);
    struct round_wish wish = {.decks = ROUND_FAVOURITES, .depth = 3};
    struct round_deal dealt;
    const struct pack_card *card = &table->card[HOME][4];
    cards_set_favourite(&table->stage, HOME, card, true);
    cards_set_favourite(&table->stage, MONEY, &table->card[MONEY][0], true);
    cards_set_favourite(&table->stage, MONEY, &table->card[MONEY][0], false);
    cards_note(&table->stage, HOME, card); /* that it came up makes no difference */
    assert_true(cards_favourite(&table->stage, HOME, card));
    assert_int_equal(round_count(&table->stage, &wish, wish.decks), 1);
    deal(table, &dealt, wish);
    assert_int_equal(dealt.count, 1);
    assert_ptr_equal(dealt.card[0].card, card);
    assert_false(dealt.card[0].again);
    round_deal_release(&dealt);
    /* one of closeness stays with its deck */
    cards_set_favourite(&table->stage, CLOSER, &table->card[CLOSER][0], true);
    assert_int_equal(round_count(&table->stage, &wish, wish.decks), 1);
    deal(table, &dealt, wish);
    assert_int_equal(dealt.count, 1);
    round_deal_release(&dealt);
    /* with its deck it comes up once; deal() looks */
    table_next_day(table);
    wish.decks |= BIT(HOME);
    deal(table, &dealt, wish);
    assert_int_equal(dealt.count, 3 * EACH);
    round_deal_release(&dealt);
    table_free(table);
}

static void test_own_cards(void **state) {
    (void)state;
    struct table *table = table_new(3);
    struct round_deal dealt;
    table_write_card(table, "Ours?", 1 << PACK_PLAY);
    table_write_card(table, "Ours too?", 1 << PACK_MONEY);
    table->rooms.cards->limits.stored = 1 << PACK_MONEY;
    deal(table, &dealt, (struct round_wish){.decks = ROUND_OWN, .depth = 1});
    assert_int_equal(dealt.count, 1);
    assert_string_equal(dealt.card[0].card->ask, "Ours?");
    assert_int_equal(dealt.card[0].deck, CARDS_OWN);
    round_deal_release(&dealt);
    table_free(table);
}

/* Swapping again and again brings every card of the depth before the first one returns. */
static void test_swap(void **state) {
    (void)state;
    struct table *table = table_new(5);
    struct round_deal dealt;
    deal(table, &dealt,
         (struct round_wish){.decks = BIT(MONEY), .depth = 2, .cards = 4, .arc = true});
    const struct pack_card *first = round_dealt(&dealt)->card;
    int count = 0, alike = 0;
    for (int i = 0; i < dealt.all; i++) {
        alike += dealt.card[i].card->depth == first->depth;
    }
    do {
        assert_true(round_can_swap(&dealt));
        round_swap(&dealt);
        assert_int_equal(round_dealt(&dealt)->card->depth, first->depth);
        count++;
    } while (round_dealt(&dealt)->card != first);
    assert_int_equal(count, alike);
    round_deal_release(&dealt);
    table_free(table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_which_decks),
        cmocka_unit_test(test_count),
        cmocka_unit_test(test_waves_rise_slowly),
        cmocka_unit_test(test_arc),
        cmocka_unit_test(test_arc_of_deep_cards),
        cmocka_unit_test(test_unseen_first),
        cmocka_unit_test(test_not_twice_in_an_evening),
        cmocka_unit_test(test_neighbours_fill),
        cmocka_unit_test(test_favourites),
        cmocka_unit_test(test_own_cards),
        cmocka_unit_test(test_swap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
