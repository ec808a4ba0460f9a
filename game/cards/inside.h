/* Shared inside cards only. */
#ifndef CARDS_INSIDE_H
#define CARDS_INSIDE_H

#include "cards/cards.h"
#include "cards/limits.h"
#include "kit/choice.h"

struct cards {
    struct pack_deck own; /* heap; a card's id is its number in the box */
    bool not_closer;      /* asked tonight, and not both wished for it: not asked again */
    int lent;             /* rounds that deal cards of the box */
    int begins;           /* who begins the next card; -1: nobody has begun yet */
};

struct cards_room {
    struct cards cards;
    struct limits limits;
    bool paper; /* see cards_on_paper */
};

static inline struct cards *cards_of(const struct stage *stage) {
    return &stage->rooms->cards->cards;
}

static inline struct limits *limits_of(const struct stage *stage) {
    return &stage->rooms->cards->limits;
}

/* --- the screens --- */
void cards_push(struct stage *stage);
void card_push(struct stage *stage, int card); /* of one's own, by its place */
void card_write_push(struct stage *stage);
void card_topics_push(struct stage *stage, uint32_t *topics); /* lent */

/* --- cards.c --- */
/* NULL where there is no such deck. */
const struct pack_deck *cards_deck(const struct stage *stage, int deck);
int cards_deck_index(const struct stage *stage, const char *id); /* of the pack's; -1: none */

/* Bits of one card. */
enum { CARD_SEEN = 1, CARD_FAVOURITE = 2 };
/* By index of card, for the caller to free; NULL for a deck without cards. */
uint8_t *cards_marks(const struct stage *stage, int deck);
/* It came up: it is seen until its deck is through. Nothing is noted on an evening on paper. */
void cards_note(struct stage *stage, int deck, const struct pack_card *card);
/* The deck begins anew. */
void cards_reset(struct stage *stage, int deck);
bool cards_favourite(const struct stage *stage, int deck, const struct pack_card *card);
void cards_set_favourite(struct stage *stage, int deck, const struct pack_card *card,
                         bool favourite);

/* --- own.c --- */
void cards_own_release(struct stage *stage);
int64_t cards_own_id(const struct pack_card *card);

/* --- topics.c --- */
void cards_draw_one(struct stage *stage, struct canvas *canvas, const struct pack_card *card,
                    struct rect area);

#endif
