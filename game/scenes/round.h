/* A round of questions: cards of one deck, one after another, until the two rest.
 *
 * round_setup.c asks what is wished for; round.c goes from stage to stage; round_deal.c orders
 * the cards; round_keep.c keeps one when both want it; round_draw.c draws. */
#ifndef SCENES_ROUND_H
#define SCENES_ROUND_H

#include "scenes/internal.h"

struct round_wish {
    const struct pack_deck *deck; /* lent by the pack */
    int depth;                    /* 1..3: the deepest that may come */
    bool sealed;                  /* seal, then show together; else say it aloud */
};

/* --- round_deal.c --- */
/* Cards still to come are card[at] .. card[count - 1], as indices of the deck. */
struct round_deal {
    const struct pack_deck *deck;
    int16_t card[PACK_MAX_CARDS];
    int at, count;
};
int round_count(const struct round_wish *wish); /* cards that fit it */
/* Shuffles the cards that fit, easy ones first. */
void round_deal(struct round_deal *deal, const struct round_wish *wish, uint64_t *random);
const struct pack_card *round_card(const struct round_deal *deal); /* NULL: all were taken */
bool round_can_swap(const struct round_deal *deal);
/* Brings another card now and this one later. */
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
