/* A game without a window: decks of made-up cards, and a box in memory. */
#ifndef TABLE_H
#define TABLE_H

#include "cards/inside.h"

/* Decks, by index. All have cards of three depths but the warm-up and the light one. */
enum { MONEY, HOME, WARM_UP, LIGHT, IDEAS, CLOSER, OPEN, TABLE_DECKS };
enum { EACH = 6 /* cards of each depth in a deck */ };

struct table {
    struct stage stage;
    struct rooms rooms;
    struct pack pack;
    struct pack_deck deck[TABLE_DECKS];
    struct pack_card card[TABLE_DECKS][3 * EACH];
};

struct table *table_new(uint64_t seed);
void table_free(struct table *table);
void table_next_day(struct table *table); /* another evening */
/* A card of one's own, easy, with two answers. */
void table_write_card(struct table *table, const char *ask, uint32_t topics);

#endif
