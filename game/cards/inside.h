/* Shared inside cards only. */
#ifndef CARDS_INSIDE_H
#define CARDS_INSIDE_H

#include "cards/cards.h"
#include "cards/limits.h"
#include "kit/choice.h"

/* A card that came up tonight. */
struct cards_came {
    int deck;
    char id[PACK_MAX_NAME + 1];
};

/* An evening in memory: it ends CARDS_HOURS after the last card. */
enum { CARDS_HOURS = 12 };
struct cards_tonight {
    struct cards_came *came; /* heap */
    int count;
    int64_t last; /* when one came up last, in seconds since 1970 */
    int deepest;  /* that the two are well with tonight; 0: they were not asked */
};

struct cards {
    struct pack_deck own; /* heap; a card's id is its number in the box */
    char **meant;         /* heap: of each of them, for whom it is, by name; "" for both */
    struct cards_tonight tonight;
    bool not_closer; /* asked tonight, and not both wished for it: not asked again */
    bool closer;     /* asked tonight, and both did: for the next round that may go deep */
    int lent;        /* rounds that deal cards of the box */
    int begins;      /* who begins the next card; -1: nobody has begun yet */
    unsigned lenses; /* that were handed over, until none is left */
};

struct cards_room {
    struct cards cards;
    struct limits limits;
    bool paper; /* see cards_on_paper */
    bool lists; /* decks as a list, not as boxes on a shelf */
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
enum { CARD_SEEN = 1, CARD_FAVOURITE = 2, CARD_TONIGHT = 4 };
/* By index of card, for the caller to free; NULL for a deck without cards. */
uint8_t *cards_marks(const struct stage *stage, int deck);
/* It came up: it is seen until its kind is through. Nothing is noted on an evening on paper. */
void cards_note(struct stage *stage, int deck, const struct pack_card *card);
/* Of one kind in a deck, which comes again only when all of it has come: as deep, with as many
 * answers. */
bool cards_alike(const struct pack_card *a, const struct pack_card *b);
/* All of this card's kind were seen: they begin anew. */
void cards_reset(struct stage *stage, int deck, const struct pack_card *card);
bool cards_favourite(const struct stage *stage, int deck, const struct pack_card *card);
void cards_set_favourite(struct stage *stage, int deck, const struct pack_card *card,
                         bool favourite);

/* --- came.c --- */
/* So long ago that the evening is over; a clock may have been set back. */
bool cards_hours_ago(const struct stage *stage, int64_t at);
bool came_is_over(const struct stage *stage); /* no card came up for so long */
void came_note(struct stage *stage, int deck, const struct pack_card *card);
void came_mark(const struct stage *stage, int deck, uint8_t *marks);
void came_change_pack(struct stage *stage); /* decks are others now */
void came_release(struct stage *stage);

/* --- own.c --- */
void cards_own_release(struct stage *stage);
int64_t cards_own_id(const struct pack_card *card);
/* Which of the two a card is for; CARDS_ABSENT: for one who is not here by that name. */
enum { CARDS_FOR_BOTH = -1, CARDS_ABSENT = -2 };
int cards_meant(const struct stage *stage, const struct pack_card *card);

/* --- ideas.c --- */
bool cards_is_taken(struct stage *stage, const struct pack_deck *deck,
                    const struct pack_card *card);

/* --- topics.c --- */
void cards_draw_one(struct stage *stage, struct canvas *canvas, const struct pack_card *card,
                    struct rect area);

#endif
