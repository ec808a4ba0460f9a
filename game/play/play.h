/* play: a crossing on the screen, from the chapter's picture to the keeping of it: sealing, the
 * board, heard, the Keeper's hints, its end, and the rest that is one press away. What it asks,
 * shows and waits for is the crossing's own (crossing/crossing.h). */
#ifndef PLAY_PLAY_H
#define PLAY_PLAY_H

#include "both/both.h"
#include "kit/kit.h"
#include "session/session.h"

#include <stdatomic.h>

struct pack_chapter;
struct pack_level;
struct crossing_question;

/* What the Keeper would do next. It follows from what both players can know, and stops where one
 * must ask the other. */
enum play_hint_kind {
    PLAY_HINT_STEPS, /* step, count, ask */
    PLAY_HINT_BACK,  /* a dead end: take back so many actions */
    PLAY_HINT_NONE,  /* nobody knows */
};
struct play_hint {
    enum play_hint_kind kind;
    struct rules_action *step; /* heap */
    int count;
    int ask; /* the question to ask about after the steps; -1: they lead home */
    int back;
};
/* One search for a hint, with all it needs as its own, for it runs on another thread. */
struct play_hint_task {
    void (*find)(struct play_hint_task *task); /* fills `found` */
    struct rules_level level;
    struct rules_answers answers;
    struct rules_action *log;
    int count;
    atomic_bool called_off; /* nobody wants it any more: to be looked at now and then */
    struct play_hint found;
};

/* Searches for hints; NULL: there are none. */
struct play_room *play_new(void (*find_hint)(struct play_hint_task *task));
void play_free(struct stage *stage); /* with the crossing that is under way */

/* --- a crossing --- */
struct play_wish {
    const struct pack_chapter *chapter;
    const struct pack_level *level;
    bool tonight;       /* it is on no map */
    bool swapped;       /* with the two places exchanged */
    const char *onward; /* where leaving it leads, for the menu: English, lent for ever */
};
/* Draws the cards; whatever crossing there was is left. False when a deck has no fitting card left
 * at all. */
bool play_begin(struct stage *stage, const struct play_wish *wish);
/* A kept one: both know its answers, so nothing is sealed or asked, but for the `unasked` questions
 * (bits), which had not come up: at their hearths they are asked anew, with other words where there
 * are some. `onward` as in a wish; all else is lent for the call. */
void play_again(struct stage *stage, const struct pack_level *level,
                const struct crossing_question *question, const struct rules_answers *answers,
                unsigned unasked, const char *onward);
/* The pass of this question, which is the last of its words. */
const char *play_pass_words(struct stage *stage, const struct crossing_question *question);
bool play_is_again(const struct stage *stage); /* one is, now */
void play_end(struct stage *stage);            /* forgets everything sealed */
void play_tell_no_cards(struct stage *stage);  /* it could not begin */
void chapter_push(struct stage *stage);        /* its chapter's opening, before it goes on */
void opening_push(struct stage *stage); /* the same before the first of all: why they are apart */
void play_go(struct stage *stage); /* goes on with it: once it is begun, and on OUTCOME_AGAIN */
/* What is noted of a level that was walked with the two places exchanged: its path, then this. */
#define PLAY_SWAPPED "/swapped"
/* Which span of the bridge a "chapter/level" belongs to, 1 ..; 0: none, tonight's crossing. */
int play_span(const struct stage *stage, const char *path);
/* The span as one of the seven that the view knows; 0: tonight's crossing. */
int play_place(const struct stage *stage, const char *path);
/* How far each span of the bridge has come: the part of its chapters' levels that are crossed. */
void play_measure(struct stage *stage);
/* The steps that were misheard since play_forget_misheard: an evening's. Never shown. */
int play_misheard(const struct stage *stage);
void play_forget_misheard(struct stage *stage);
/* Let's rest here: from anywhere, by either, with no question asked. */
void pause_push(struct stage *stage);

/* --- for scripts --- */
bool play_won(const struct stage *stage);
bool play_heard(const struct stage *stage, const char *question);
/* The session under way, NULL when there is none. Never for the screen or a log. */
const struct session *play_session(const struct stage *stage);

#endif
