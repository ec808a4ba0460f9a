/* A round of questions: cards of the chosen decks, one after another, until the two rest.
 *
 * round_setup.c and round_decks.c (with round_shelf.c) ask what is wished for; round_deal.c chooses
 * and orders the cards; round.c goes from stage to stage, round_offer.c has the buttons of each;
 * round_ask.c has what is asked in private; round_lens.c has turns of view; round_keep.c lays a
 * card on the tray of what could be kept; round_draw.c, round_draw_answers.c and round_draw_kind.c
 * draw. */
#ifndef CARDS_ROUND_H
#define CARDS_ROUND_H

#include "cards/inside.h"
#include "kit/handover.h"

/* --- round_deal.c --- */
/* One card that comes up. */
struct round_dealt {
    const struct pack_card *card; /* lent by the pack, or by the cards of one's own */
    int8_t deck;                  /* it is from: index of the pack's, or CARDS_OWN */
    int8_t from;                  /* the deck that was chosen and that it comes up for */
    bool again;                   /* it was seen before: all others of its kind were */
    bool tonight;                 /* and that was tonight: there is no other at all */
};
/* Still to come are card[at] .. card[count - 1]; those behind wait to be swapped in. */
struct round_deal {
    struct round_dealt *card; /* heap */
    int at, count, all;
};
/* Every deck that may be chosen and has cards: those of rounds and ideas, and one's own. */
uint64_t round_decks(const struct stage *stage);
/* Cards of these decks that fit the wish, limits left aside: nothing shown follows from them. */
int round_count(const struct stage *stage, const struct round_wish *wish, uint64_t decks);
void round_deal(struct stage *stage, struct round_deal *deal, const struct round_wish *wish);
void round_deal_release(struct round_deal *deal);
const struct round_dealt *round_dealt(const struct round_deal *deal); /* NULL: all were taken */
bool round_can_swap(const struct round_deal *deal);
/* Brings another card of the same depth now and this one later. */
void round_swap(struct round_deal *deal);

/* --- round.c --- */
enum round_stage {
    ROUND_CLOSER,      /* each says in private: something closer, or not */
    ROUND_CLOSER_SAID, /* what came of it */
    ROUND_SAYING,      /* aloud: one speaks */
    ROUND_LENSES,      /* the other hands over one of three turns of view, or none */
    ROUND_SAYING_BACK, /* the other says back what was heard */
    ROUND_TALKED,      /* both have said it */
    ROUND_HEARD,       /* in the end, each says: heard, or not yet */
    ROUND_ALL_HEARD,   /* what came of it: both are, */
    ROUND_LISTENING,   /* or not yet: once more, first for the one, then for the other */
    ROUND_DOING,       /* a card to be done: both do it */
    ROUND_DONE,        /* and have done it */
    ROUND_WRITING,     /* on paper: both write, then they show each other */
    ROUND_WRITTEN,     /* and have shown it */
    ROUND_THINKING,    /* a solo card, in an evening on one keyboard: each answers in thought */
    ROUND_READING,     /* sealed: the question, before anything is sealed */
    ROUND_SEALING,     /* both answer in private; or one does, and the other guesses */
    ROUND_TURNING,     /* a solo card: each says in private whether to turn the answer over */
    ROUND_OWN_ANSWER,  /* and it stays with each of them */
    ROUND_SHOWING,     /* both answers, or answer and guess, side by side */
    ROUND_CLOSED,      /* a guess where somebody passed: nothing is shown */
    ROUND_RESTING,     /* the close */
    ROUND_STAGES,
};

enum round_deed {
    ROUND_NOTHING,
    ROUND_BEGIN,
    ROUND_SAID,
    ROUND_SAID_BACK,
    ROUND_HAND, /* one of these two, and now it is the other's turn */
    ROUND_TURN,
    ROUND_TELL_SO,
    ROUND_TELL_PLAIN,
    ROUND_DID,
    ROUND_LISTENED,
    ROUND_FINISH,
    ROUND_SHOWN,
    ROUND_SEAL,
    ROUND_PASS,
    ROUND_SWAP,
    ROUND_NEXT,
    ROUND_MARK,
    ROUND_UNMARK,
    ROUND_LAY, /* to be kept in the end, if both want it */
    ROUND_UNLAY,
    ROUND_TAKE, /* an idea, to be done and asked about another evening */
    ROUND_UNTAKE,
    ROUND_REST,
    ROUND_LEAVE,
    ROUND_DEEDS,
};

enum { ROUND_BUTTONS = 5, ROUND_TURNS = 3 /* of view, to choose from */ };

struct round {
    struct round_wish wish;
    struct round_deal deal;
    enum round_stage phase;
    uint32_t turned; /* since when the card is turned over, or both answers */
    bool begun;
    bool noted;               /* the box knows that this card came up */
    bool ours;                /* this card is a favourite */
    bool taken;               /* this card is an idea that they took */
    bool closer;              /* both asked for it */
    int meant;                /* who alone this card is for, or CARDS_FOR_BOTH */
    int begins;               /* who speaks or answers first on this card: they take turns */
    int speaker;              /* aloud: who speaks now, */
    int lens;                 /* and through which of the pack's lenses; -1: none */
    int8_t turn[ROUND_TURNS]; /* lenses that the other may hand over; turn_count of them */
    int turn_count;
    bool went_closer; /* aloud: a card was, so that in the end it is asked whether it was heard */
    unsigned not_yet; /* who said so then, as bits, and is still to be listened to */
    int8_t answer[2]; /* sealed: marks by player; -1: none or forgotten */
    bool gathers;     /* the tray of what could be kept is this round's */
    int laid;         /* this card on it; 0: it is not */
    struct choice choice;
    struct menu menu; /* the buttons of this stage, in one row */
    enum round_deed deed[ROUND_BUTTONS];
    struct handover hand; /* of ROUND_HAND, which is the first of them */
};

const struct pack_card *round_card(const struct round *round); /* NULL: all were taken */
/* The deck whose card it is said to be: the chosen one, also where limits brought another's. */
const struct pack_deck *round_deck(const struct stage *stage, const struct round *round);
/* How the card is played: its kind may have a way of its own. */
enum round_how round_how(const struct round *round);
bool round_sealed(const struct round *round); /* answers are sealed, and can be kept */
/* The words of a player's sealed answer or guess, the pass included. */
const char *round_answer(struct stage *stage, const struct round *round, int player);
bool round_guessed(const struct round *round, int player); /* it is a guess */
bool round_passed(const struct round *round);              /* at least one kept it to themselves */
bool round_choosing(enum round_stage phase); /* in private, with no buttons on the screen */

/* --- round_offer.c --- */
bool round_hands(const struct round *round); /* the lantern may change hands */
/* Goes to the stage and lays out its buttons. */
void round_go(struct stage *stage, struct round *round, enum round_stage phase);

/* --- round_lens.c --- */
/* The three turns of view for who speaks: the same ones until it is another's turn. */
void round_turn(struct stage *stage, struct round *round);
void round_take_lens(struct stage *stage, struct round *round, int turn);
void round_draw_lenses(struct stage *stage, struct canvas *canvas, struct round *round,
                       struct rect area);

/* --- round_ask.c --- */
enum { ROUND_YES, ROUND_NO }; /* marks of what has two answers */
/* Begins the private choice of the stage. */
void round_ask(struct stage *stage, struct round *round, enum round_stage phase);
/* Whether something closer is asked about at all: once an evening, before a round that may go
 * deep. The game asks by itself, so that asking is nobody's. Limits make no difference. */
bool round_asks_closer(const struct stage *stage, const struct round_wish *wish);
/* What it opens: the decks of closeness that limits leave a card of. 0: none. */
uint64_t round_closer_decks(const struct stage *stage, const struct round_wish *wish);

/* --- round_keep.c --- */
/* Its id on the tray of what could be kept. */
int round_lay(struct stage *stage, const struct round *round);

/* --- round_decks.c --- */
void round_decks_push(struct stage *stage, struct round_wish *wish); /* lent */

/* --- round_shelf.c --- */
int round_shelf_height(const struct stage *stage); /* of a plank with boxes on it */
int round_shelf_columns(const struct stage *stage, int wide);
void round_shelf_draw(struct stage *stage, struct canvas *canvas, struct rect area, int rows);
/* A box with its deck's title and count; light 0 .. 256: the two look at it. */
void round_box_draw(struct stage *stage, struct canvas *canvas, const struct menu_item *item,
                    struct rect place, int light, int number);

/* --- round_draw.c --- */
void round_draw(struct stage *stage, struct canvas *canvas, struct round *round);
struct rect round_turning_place(const struct stage *stage, const struct round *round);

/* --- round_draw_answers.c --- */
void round_draw_showing(struct stage *stage, struct canvas *canvas, const struct round *round,
                        struct rect area);

/* --- round_draw_kind.c --- */
/* The kind of the card, at the top of its face: a small sign and a word. Takes its place from the
 * area; a plain card has none. */
void round_draw_kind(struct stage *stage, struct canvas *canvas, const struct pack_card *card,
                     struct rect *area);

/* --- round_pieces.c --- */
struct paragraph round_words(enum size size, uint32_t colour); /* centred both ways */
struct rect round_take_top(struct rect *area, int height, int gap);
/* The middle of the area, so narrow that a line has no more than about 60 characters. */
struct rect round_column(const struct stage *stage, struct rect area, enum size size);
/* Pictures are scaled each time they are drawn, so those outside the clip are left out. */
bool round_shows(const struct canvas *canvas, struct rect area);

#endif
