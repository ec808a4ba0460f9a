/* A round of questions: cards of the chosen decks, one after another, until the two rest.
 *
 * round_setup.c asks what is wished for; round.c goes from stage to stage; round_deal.c orders
 * the cards; round_keep.c keeps one when both want it; round_draw.c draws. */
#ifndef SCENES_ROUND_H
#define SCENES_ROUND_H

#include "scenes/internal.h"

enum round_how {
    ROUND_ALOUD,  /* one speaks, the other says back what was heard */
    ROUND_SEALED, /* both seal, then both answers are shown */
    ROUND_GUESS,  /* one seals an answer, the other a guess; then both are shown */
    ROUND_PAPER,  /* both write on paper: nothing is typed, sealed or kept */
    ROUND_HOWS,
};

/* Whoever pushes scene_round sets it. A round begins with fewer cards than wished for where there
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

/* --- round_deal.c --- */
/* One card that comes up. */
struct round_dealt {
    const struct pack_card *card; /* lent by the pack, or by the cards of one's own */
    int8_t deck;                  /* it is from: index of the pack's, or CARDS_OWN */
    int8_t from;                  /* the deck that was chosen and that it comes up for */
    bool again;                   /* it was seen before: all others of its deck were */
};
/* Still to come are card[at] .. card[count - 1]; those behind wait to be swapped in. */
struct round_deal {
    struct round_dealt *card; /* heap */
    int at, count, all;
};
/* Every deck that may be chosen and has cards: those of rounds and ideas, and one's own. */
uint64_t round_decks(const struct game *game);
/* Cards of these decks that fit the wish, limits left aside: nothing shown follows from them. */
int round_count(const struct game *game, const struct round_wish *wish, uint64_t decks);
void round_deal(struct game *game, struct round_deal *deal, const struct round_wish *wish);
void round_deal_release(struct round_deal *deal);
const struct round_dealt *round_dealt(const struct round_deal *deal); /* NULL: all were taken */
bool round_can_swap(const struct round_deal *deal);
/* Brings another card of the same depth now and this one later. */
void round_swap(struct round_deal *deal);

/* --- round.c --- */
enum round_stage {
    ROUND_SAYING,      /* aloud: one speaks */
    ROUND_SAYING_BACK, /* the other says back what was heard */
    ROUND_HEARD,       /* the one who spoke says in private: heard, or not yet */
    ROUND_LISTENING,   /* not yet: once more */
    ROUND_TALKED,      /* both were heard */
    ROUND_READING,     /* sealed: the question, before anything is sealed */
    ROUND_SEALING,     /* both answer in private */
    ROUND_SHOWING,     /* both answers, side by side */
    ROUND_KEEP,        /* what would be kept */
    ROUND_CHOOSING,    /* each says in private: keep, or let go */
    ROUND_KEPT,
    ROUND_LET_GO,
    ROUND_NOT_KEPT,    /* both wanted to, the box could not */
    ROUND_CANNOT_KEEP, /* tonight there is no box */
    ROUND_RESTING,     /* the close */
    ROUND_STAGES,
};

enum round_deed {
    ROUND_NOTHING,
    ROUND_SAID,
    ROUND_SAID_BACK,
    ROUND_SEAL,
    ROUND_PASS,
    ROUND_SWAP,
    ROUND_NEXT,
    ROUND_ASK_KEEP,
    ROUND_CHOOSE,
    ROUND_RATHER_NOT,
    ROUND_TRY_AGAIN,
    ROUND_REST,
    ROUND_LEAVE,
    ROUND_DEEDS,
};

enum { ROUND_BUTTONS = 4 };

struct round {
    struct round_wish wish; /* first: scene_round_setup sets it */
    struct round_deal deal;
    enum round_stage stage;
    bool begun;
    int begins;                   /* who speaks first on this card: they take turns */
    int speaker;                  /* aloud: who speaks now */
    int8_t answer[2];             /* sealed: marks by player; -1: none or forgotten */
    int64_t date;                 /* seconds since 1970, of the moment that would be kept */
    enum keepsake_result trouble; /* ROUND_NOT_KEPT: why */
    struct choice choice;
    struct menu menu; /* the buttons of this stage, in one row */
    enum round_deed deed[ROUND_BUTTONS];
};

const struct pack_card *round_card(const struct round *round); /* NULL: all were taken */
/* The deck whose card it is said to be: the chosen one, also where limits brought another's. */
const struct pack_deck *round_deck(const struct game *game, const struct round *round);
bool round_sealed(const struct round *round); /* answers are sealed, and can be kept */
/* The words of a player's sealed answer, the pass included. */
const char *round_answer(struct game *game, const struct round *round, int player);
bool round_passed(const struct round *round); /* at least one kept it to themselves */
bool round_choosing(enum round_stage stage);  /* in private, with no buttons on the screen */

/* --- round_keep.c --- */
enum keepsake_result round_keep(struct game *game, const struct round *round, bool kept_by_a,
                                bool kept_by_b);

/* --- round_draw.c --- */
void round_draw(struct game *game, struct canvas *canvas, struct round *round);

#endif
