/* cards: what the two are asked. Decks and which of their cards have come up; rounds of questions;
 * cards of their own; and what they leave out, which no card that is drawn here touches. */
#ifndef CARDS_CARDS_H
#define CARDS_CARDS_H

#include "both/both.h"
#include "kit/kit.h"
#include "pack/pack.h"

/* Bits of a set of decks; those below are the pack's. */
enum { CARDS_FAVOURITES = PACK_MAX_DECKS, CARDS_OWN };
_Static_assert(CARDS_OWN < 64, "a set of decks has a bit for each");

struct cards_room *cards_new(void);
void cards_load(struct stage *stage); /* what the box has of them; once, before anything else */
void cards_free(struct stage *stage);
/* Another pack is played from now on: what came up tonight was of the one before. What is left out
 * is left out still, and nothing deeper comes than the two said they are well with. */
void cards_change_pack(struct stage *stage);

/* --- what a level's question asks --- */
/* What a level's question may ask. */
struct cards_wish {
    const char *deck; /* id of the level's own deck */
    int answers;      /* exactly so many */
    int depth;        /* so deep, else easier; deeper only where there is no such card at all */
    const struct pack_card *const *used; /* not these again */
    int used_count;
};
/* Mostly from the level's deck, now and then one of one's own; from another deck where limits
 * leave none. None that came up tonight while there is another, and none that came up before while
 * its kind is not through. NULL when there is none at all. Notes it as seen. */
const struct pack_card *cards_draw(struct stage *stage, const struct cards_wish *wish);
/* How many cards, as deep as it may go by now, have not come up in this deck. */
int cards_fresh(const struct stage *stage, const char *deck, int answers);

/* --- came.c: how far an evening has come --- */
/* How deep a level's next question may go: the more was said tonight, the closer; and no deeper
 * than the two have said they are well with. Where they were not asked, never deep. */
int cards_pace(const struct stage *stage);
void cards_set_deepest(struct stage *stage, int depth); /* 1..3: they have said so */

/* By its id, one's own among them; NULL: there is none. */
const struct pack_deck *cards_find_deck(const struct stage *stage, const char *id);
/* Who has guided talks: the pack that is played, else the game's own. */
const struct pack *cards_talks(const struct stage *stage);
/* The card of this deck of the pack's that asks this; NULL: there is none, or limits leave it out.
 */
const struct pack_card *cards_find_ask(const struct stage *stage, const char *deck,
                                       const char *ask);
/* Reads one's own from the box anew, where they may be others now: cards that were lent are gone.
 */
void cards_own_load(struct stage *stage);

/* --- rounds --- */
enum round_how {
    ROUND_ALOUD,  /* one speaks, the other says back what was heard */
    ROUND_SEALED, /* both seal, then both answers are shown */
    ROUND_GUESS,  /* one seals an answer, the other a guess; then both are shown */
    ROUND_PAPER,  /* both write on paper: nothing is typed, sealed or kept */
    ROUND_HOWS,
}; /* of plain cards: other kinds have their own way, but on paper */

/* What a round is to be. It begins with fewer cards than wished for where there
 * are not enough, and rests at once where there are none. */
struct round_wish {
    uint64_t decks; /* bit per index of pack->deck; ROUND_FAVOURITES, ROUND_OWN */
    int depth;      /* 1..3: the deepest that may come */
    enum round_how how;
    int cards;   /* at most so many; 0: until they rest */
    bool arc;    /* rises slowly, at most three deep ones, then light ones end it */
    bool within; /* a part of an evening: pops itself when it is over, without a close */
};

#define ROUND_FAVOURITES (UINT64_C(1) << CARDS_FAVOURITES)
#define ROUND_OWN (UINT64_C(1) << CARDS_OWN)

void round_push(struct stage *stage, const struct round_wish *wish);
void round_setup_push(struct stage *stage); /* asks what is wished for, then it begins */
/* Something closer is asked about once a night: whether it still can be, and what came of it where
 * it was asked before the round. */
bool cards_asks_closer(const struct stage *stage);
void cards_say_closer(struct stage *stage, bool both);
/* The two answer on paper: nothing is typed and nothing kept. */
bool cards_on_paper(const struct stage *stage);
/* The two take turns in who begins: who it is now, -1 before the first. */
int cards_begins(const struct stage *stage);
void cards_set_begins(struct stage *stage, int player);

/* --- ideas that they took: ids in the box, and no words --- */
struct cards_idea {
    const struct pack_deck *deck; /* lent by the pack, as the card */
    const struct pack_card *card;
};
/* The one that was taken first of those taken before that time; false: there is none. One that was
 * taken under a clock that went ahead waits. */
bool cards_taken_idea(struct stage *stage, int64_t before, struct cards_idea *idea);
/* At that time; negative: it is theirs no more. False where the box refused. */
bool cards_take_idea(struct stage *stage, const struct cards_idea *idea, int64_t at);

/* --- what is left out --- */
void limits_push(struct stage *stage); /* asks both, each in private */
/* What they leave out for good holds tonight, too, though it is forgotten: one of them may need it.
 */
void limits_hold(struct stage *stage);

#endif
