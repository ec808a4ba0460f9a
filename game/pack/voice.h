/* The Keeper's lines: what is said in passing, by what it is said to. Part of pack/pack.h. */
#ifndef PACK_VOICE_H
#define PACK_VOICE_H

enum {
    PACK_MAX_LINE = 80,   /* characters */
    PACK_MAX_LINES = 999, /* a pack */
};

/* What the Keeper says something to. Of several the first one comes first. */
enum pack_when {
    PACK_WHEN_MISHEARD, /* for the third time on one crossing */
    PACK_WHEN_MEETING,  /* the two are here for the first time */
    PACK_WHEN_WALKED_BEFORE,
    /* what lies on a board, the first time that it does */
    PACK_WHEN_VEIL,
    PACK_WHEN_LIT,
    PACK_WHEN_SPAN,
    PACK_WHEN_KEY,
    PACK_WHEN_HEARTH,
    PACK_WHEN_AGAIN,
    PACK_WHEN_FENCE,
    PACK_WHEN_HEARD_GATE,
    PACK_WHEN_PLATE,
    PACK_WHEN_PROMISE,
    PACK_WHEN_TIDE,
    PACK_WHEN_QUIET,
    PACK_WHEN_BELL,
    PACK_WHEN_STAR,
    PACK_WHEN_STONE,
    PACK_WHEN_OWN_STONE,
    PACK_WHEN_HEAVY_STONE,
    PACK_WHEN_LENT_STONE,
    PACK_WHEN_PAUSE, /* nobody has moved for a long while */
    PACK_WHEN_REST,
    PACK_WHEN_FIRST_CROSSING, /* is done */
    PACK_WHEN_CROSSING,
    PACK_WHEN_WHOLE_SPAN,
    PACK_WHEN_TALK, /* is over */
    PACK_WHEN_GOOD_NIGHT,
    PACK_WHEN_HARD_EVENING, /* good night, after one */
    PACK_WHEN_BACK,         /* after weeks */
    PACK_WHEN_OLD_STAR,     /* a year or more */
    PACK_WHENS,
};
_Static_assert(PACK_WHENS <= 32, "a set of them is 32 bits");

struct pack_line {
    enum pack_when when;
    char *words;
};

struct pack_voice {
    struct pack_line *line;
    int line_count; /* 0: the Keeper of this pack is silent */
};

#endif
