/* A guided talk: step by step, who speaks and what to do. Nothing of it is typed, and nothing that
 * was said can be kept; of some talks, that they were had can be, if both choose so.
 *
 * talks.c is the list of them; talk.c goes from stage to stage; talk_keep.c keeps that a talk was
 * had; talk_draw.c draws. */
#ifndef EVENING_TALK_H
#define EVENING_TALK_H

#include "evening/inside.h"
#include "kit/page.h"
#include "kit/writing.h"

enum talk_stage {
    TALK_BEFORE,      /* what it is for, and what is kept of it */
    TALK_WHO,         /* who begins */
    TALK_STEP,        /* what to do now */
    TALK_SAYING_BACK, /* the listener says back what was heard */
    TALK_HEARD,       /* the one who spoke says in private: heard, or not yet */
    TALK_LISTENING,   /* not yet: once more */
    TALK_CLOSE,       /* the end, after all steps or some */
    TALK_SHOWING,     /* what would be kept */
    TALK_CHOOSING,    /* each says in private: keep, or let go */
    TALK_KEPT,
    TALK_LET_GO,
    TALK_NOT_KEPT, /* both wanted to, the box could not */
    TALK_STAGES,
};

enum talk_deed {
    TALK_NOTHING,
    TALK_BEGIN,
    TALK_A_BEGINS,
    TALK_B_BEGINS,
    TALK_ON,
    TALK_SAID,
    TALK_BOTH_READY, /* each of the two presses it */
    TALK_SAID_BACK,
    TALK_PASS,
    TALK_STEP_BACK,
    TALK_REST,
    TALK_ASK_KEEP,
    TALK_WRITE,
    TALK_CHOOSE,
    TALK_RATHER_NOT,
    TALK_TRY_AGAIN,
    TALK_LEAVE,
    TALK_DEEDS,
};

struct talk {
    const struct pack_talk *talk; /* lent by the pack */
    enum talk_stage phase;
    bool begun;
    bool through; /* all steps were come to: the end, not a rest */
    int first;    /* who begins; -1: not asked yet */
    int step;
    unsigned ready;              /* bit per player */
    char sentence[WRITING_SIZE]; /* written together, to be kept with it; "" when none */
    int64_t date;                /* seconds since 1970, of the moment that would be kept */
    struct both both;
    struct page page; /* TALK_BEFORE */
    struct choice choice;
    struct menu menu;
    enum talk_deed deed[MENU_BUTTONS];
};

void talk_push(struct stage *stage, const struct pack_talk *talk);
const struct pack_step *talk_step(const struct talk *talk);
int talk_speaker(const struct talk *talk); /* -1: both */
bool talk_may_keep(const struct stage *stage, const struct talk *talk);

/* --- talk_keep.c --- */
extern const struct both_wish talk_wish; /* with a struct talk */

/* --- talk_draw.c --- */
void talk_draw(struct stage *stage, struct canvas *canvas, struct talk *talk);

#endif
