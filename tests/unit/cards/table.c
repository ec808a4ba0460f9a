#include "table.h"

#include <stdarg.h>
#include <stdlib.h>

#include <setjmp.h>

#include <cmocka.h>

static void fill_deck(struct table *table, int index, const char *id, enum pack_deck_place place) {
    struct pack_deck *deck = &table->deck[index];
    bool shallow = place == PACK_PLACE_WARM_UP || place == PACK_PLACE_LIGHT;
    *deck = (struct pack_deck){.id = base_copy(id),
                               .title = base_copy(id),
                               .place = place,
                               .card = table->card[index],
                               .card_count = shallow ? EACH : 3 * EACH};
    for (int i = 0; i < deck->card_count; i++) {
        struct text name = {0};
        text_addf(&name, "%s-%d", id, i);
        deck->card[i] = (struct pack_card){
            .id = base_copy(text_string(&name)),
            .ask = base_copy(text_string(&name)),
            .follow = base_copy(""),
            .answer = {base_copy("one"), base_copy("two"), base_copy("three")},
            .answer_count = index == OPEN ? 0 : 2 + i % 2,
            .depth = 1 + i / EACH,
        };
        text_release(&name);
    }
}

struct table *table_new(uint64_t seed) {
    static const enum pack_deck_place places[TABLE_DECKS] = {
        [WARM_UP] = PACK_PLACE_WARM_UP,
        [LIGHT] = PACK_PLACE_LIGHT,
        [IDEAS] = PACK_PLACE_IDEAS,
        [CLOSER] = PACK_PLACE_CLOSENESS,
    };
    static const char *const ids[TABLE_DECKS] = {"money", "home",   "warm-up", "light",
                                                 "ideas", "closer", "open"};
    static char pack_id[] = "table";
    struct table *table = base_alloc(sizeof *table);
    for (int i = 0; i < TABLE_DECKS; i++) {
        fill_deck(table, i, ids[i], places[i]);
    }
    table->pack = (struct pack){.id = pack_id, .deck = table->deck, .deck_count = TABLE_DECKS};
    table->rooms = (struct rooms){.pack = &table->pack, .keeps = true, .cards = cards_new()};
    assert_int_equal(keepsake_open(":memory:", KEEPSAKE_CREATE, &table->rooms.keepsake, NULL),
                     KEEPSAKE_OK);
    table->stage.random = seed;
    table->stage.date = 1800000000;
    table->stage.rooms = &table->rooms;
    cards_load(&table->stage);
    return table;
}

void table_next_day(struct table *table) {
    table->stage.date += (int64_t)24 * 60 * 60;
}

void table_free(struct table *table) {
    cards_free(&table->stage);
    keepsake_close(table->rooms.keepsake);
    for (int i = 0; i < TABLE_DECKS; i++) {
        for (int j = 0; j < table->deck[i].card_count; j++) {
            struct pack_card *card = &table->card[i][j];
            free(card->id);
            free(card->ask);
            free(card->follow);
            for (int k = 0; k < PACK_MAX_ANSWERS; k++) {
                free(card->answer[k]);
            }
        }
        free(table->deck[i].id);
        free(table->deck[i].title);
    }
    free(table);
}

void table_write_card(struct table *table, const char *ask, uint32_t topics) {
    struct keepsake_own_card card = {
        .answer = {"one", "two"}, .answer_count = 2, .depth = 1, .topics = topics};
    struct text words = {0};
    text_add(&words, ask);
    assert_true(words.length < sizeof card.ask);
    for (size_t i = 0; i < words.length; i++) {
        card.ask[i] = words.data[i];
    }
    text_release(&words);
    assert_int_equal(keepsake_add_own_card(table->rooms.keepsake, &card, NULL, NULL), KEEPSAKE_OK);
    cards_own_load(&table->stage);
}
