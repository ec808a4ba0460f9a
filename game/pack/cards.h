/* Cards, the decks they lie in, the lenses through which they can be told, and what can be found in
 * their words by a machine. Included by pack.h, whose promises hold here. */
#ifndef PACK_CARDS_H
#define PACK_CARDS_H

#ifndef PACK_H
#error "A part of pack/pack.h: include that."
#endif

enum pack_topic {
    PACK_DAILY_LIFE,
    PACK_FAMILY,
    PACK_FRIENDS,
    PACK_WORK,
    PACK_MONEY,
    PACK_HOME,
    PACK_TIME,
    PACK_BODY,
    PACK_CLOSENESS,
    PACK_HURT,
    PACK_FUTURE,
    PACK_FAITH,
    PACK_PLAY,
    PACK_TOPICS,
};

/* How a card is played: as any question; sealed by one and guessed by the other; told, wished for,
 * said to mend something, or said of the other; done at once, with nothing to answer. */
enum pack_card_kind {
    PACK_PLAIN,
    PACK_PERCEPTION,
    PACK_STORY,
    PACK_WISH,
    PACK_REPAIR,
    PACK_SEE,
    PACK_NOW
};

struct pack_card {
    char *id, *ask, *follow;        /* follow "" when none */
    char *answer[PACK_MAX_ANSWERS]; /* NULL past the last */
    int answer_count;               /* 0: an open card; 2 or 3: can lock a level */
    int depth;                      /* 1..3 */
    unsigned topics;                /* bit per enum pack_topic */
    bool solo;     /* answered for oneself: shown only if its owner turns it, never in a level */
    char *concept; /* [a-z0-9-]; what it is about, where it says so; or NULL */
    enum pack_card_kind kind;
    unsigned lenses; /* bit per lens of the pack through which it can be told: an open card alone */
    int line;        /* of its deck's file, from 1: where the card begins */
};

/* A turn of view on an open card: "as your grandmother would tell it". */
struct pack_lens {
    char *id, *say;
    int depth; /* 1..3: of the deepest cards that it suits */
};

/* Where in an evening a deck's cards come up. */
enum pack_deck_place {
    PACK_PLACE_ROUND,     /* question rounds, and levels */
    PACK_PLACE_WARM_UP,   /* opens an evening */
    PACK_PLACE_LIGHT,     /* closes a round after deep cards */
    PACK_PLACE_IDEAS,     /* things to do together */
    PACK_PLACE_CLOSENESS, /* only when both ask for it, each in private; never in a level */
};

struct pack_deck {
    char *id, *title;
    enum pack_practice practice;
    enum pack_deck_place place;
    struct pack_card *card;
    int card_count;
};

struct pack;

/* Can a level's question ask this card, with so many answers? */
bool pack_card_locks(const struct pack_card *card, int answers);

/* --- style.c: the words of the cards of a pack in English, those of others by length alone --- */

enum pack_style_weight {
    PACK_STYLE_SHORT, /* to be mended */
    PACK_STYLE_BAR,   /* to be mended in a pack that is held to what shipped ones keep to */
    PACK_STYLE_READ,  /* a word that a reader should look at: it may be just right */
};

/* Calls `found` for each thing, deck by deck, in order of their cards: `file` and `line` say where,
 * `says` what it is and how to mend it, in ASCII without quotes but \'. All lent. */
void pack_style(const struct pack *pack,
                void (*found)(void *to, enum pack_style_weight weight, const char *file, int line,
                              const char *says),
                void *to);

#endif
