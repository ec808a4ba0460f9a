/* Which cards there are, which have come up, and which are marked as ours; and one's own cards,
 * which are a deck like any other. Decks go by their index in the pack; one's own have CARDS_OWN.
 */
#ifndef SCENES_CARDS_H
#define SCENES_CARDS_H

#include "pack/pack.h"
#include "platform/canvas.h"

struct game;

/* Bits of a set of decks; those below are the pack's. */
enum { CARDS_FAVOURITES = PACK_MAX_DECKS, CARDS_OWN };
_Static_assert(CARDS_OWN < 64, "a set of decks has a bit for each");

struct cards {
    struct pack_deck own; /* heap; a card's id is its number in the box */
    bool not_closer;      /* asked tonight, and not both wished for it: not asked again */
    int lent;             /* rounds that deal cards of the box */
    int begins;           /* who begins the next card; -1: nobody has begun yet */
};

void cards_init(struct game *game);
void cards_release(struct game *game);

/* --- cards.c --- */
/* NULL where there is no such deck. */
const struct pack_deck *cards_deck(const struct game *game, int deck);
int cards_deck_index(const struct game *game, const char *id); /* of the pack's; -1: none */

/* Bits of one card. */
enum { CARD_SEEN = 1, CARD_FAVOURITE = 2 };
/* By index of card, for the caller to free; NULL for a deck without cards. */
uint8_t *cards_marks(const struct game *game, int deck);
/* It came up: it is seen until its deck is through. Nothing is noted on an evening on paper. */
void cards_note(struct game *game, int deck, const struct pack_card *card);
/* The deck begins anew. */
void cards_reset(struct game *game, int deck);
bool cards_favourite(const struct game *game, int deck, const struct pack_card *card);
void cards_set_favourite(struct game *game, int deck, const struct pack_card *card, bool favourite);

/* --- cards_draw.c --- */
/* What a level's question may ask. */
struct cards_wish {
    const char *deck;                    /* id of the level's own deck */
    int answers;                         /* exactly so many */
    int depth;                           /* the deepest, where there is such a card at all */
    const struct pack_card *const *used; /* not these again */
    int used_count;
};
/* Mostly from the level's deck, now and then one of one's own; from another deck where limits
 * leave none. NULL when there is none at all. Notes it as seen. */
const struct pack_card *cards_draw(struct game *game, const struct cards_wish *wish);

/* --- cards_own.c --- */
/* Reads them from the box anew: cards that were lent before are gone. */
void cards_own_load(struct game *game);
void cards_own_release(struct game *game);
int64_t cards_own_id(const struct pack_card *card);

/* --- cards_topics.c --- */
void cards_draw_one(struct game *game, struct canvas *canvas, const struct pack_card *card,
                    struct rect area);

#endif
