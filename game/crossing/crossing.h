/* crossing: a level as two people cross it, from its first question to its end, without a screen.
 *
 *   SEALING  <-->  KEY   its questions are answered in private, one after another; where the
 *      |                 listener has a key, they alone are shown it before it goes on
 *      |
 *   WALKING ---> ASKING  what was walked on and is to be spoken of on the way, a guess, comes up:
 *    |   |  <---         a while after it, once a question, the last one first
 *    |   |
 *    |  MET ---> SEALING, KEY ---> WALKING
 *    |                   somebody came to a hearth: a moment later its question is sealed, and play
 *    |                   goes on where it was. What was sealed stays so, whatever is taken back
 *   WON  <-->  (still to be asked: ASKING first)
 *    |
 *   ENDED                a while after both are home, and never before all was asked
 *
 * Whether somebody felt heard is asked after it, once: see crossing_to_hear.
 *
 * A guess is sealed after what it guesses. It may be started over from anywhere, and is left by
 * crossing_free. Whatever is on the screen and whatever is pressed meanwhile: what is still to be
 * asked is asked, and before a hearth's question comes up. Time goes on in crossing_update alone,
 * so it stands still while the two rest.
 *
 * All that a crossing says is its own: what it was made of may go as soon as crossing_new returns.
 * Answers, keys, log and words are in memory alone, and overwritten before that is given back. */
#ifndef CROSSING_H
#define CROSSING_H

#include "pack/pack.h"
#include "session/session.h"

enum {
    CROSSING_TALK_MS = 1500, /* planks lie so long before it comes up what was guessed */
    CROSSING_HOME_MS = 1900, /* the two are home so long before it ends */
    CROSSING_MET_MS = 1100,  /* the fire burns up so long before its question is asked */
};

enum crossing_stage {
    CROSSING_SEALING,
    CROSSING_KEY,
    CROSSING_WALKING,
    CROSSING_MET, /* at a hearth: nothing is done but taking back */
    CROSSING_WON, /* home: nothing is done any more but taking back */
    CROSSING_ASKING,
    CROSSING_ENDED,
};

/* A question as this crossing asks it: the level's own words, or those of a card. A word is one of
 * its answers by number, or the pass, which is the one after them. */
struct crossing_question {
    const char *id, *ask, *follow; /* follow: "" when there is none */
    const char *answer[PACK_MAX_ANSWERS];
    int answer_count; /* without the pass */
    bool key;         /* only the listener is shown which mark each word became */
    bool pauses;      /* once it is heard, play waits until the two have spoken of it */
    bool closer;      /* so close that it is asked, in the end, whether it was heard */
    bool guess;       /* what the other one said to question `of`, whose words these are */
    uint8_t of;
    uint8_t mark[RULES_MAX_MARKS]; /* with a key: of each word; else it has its own number */
};

/* What a crossing is made of; all lent for the call. */
struct crossing_plan {
    const struct pack_chapter *chapter; /* its words may be NULL */
    const struct pack_level *level;
    bool on_map;  /* it is a place of the pack's, and the chapter has the level among its own */
    bool swapped; /* from what its place on the map says: pack_level_exchange made it */
    const struct crossing_question *question; /* as many as the level has */
    const struct rules_answers *answers; /* walked again: nothing is sealed or asked; or NULL */
    unsigned unasked; /* walked again: bits of questions that had not come up, and so are asked */
};

/* Where it is; "" where there are no words. */
struct crossing_where {
    const char *chapter, *level; /* ids */
    const char *title, *source;  /* of the level */
    const char *chapter_title, *opening, *closing;
    enum pack_practice practice;
    bool on_map, last; /* last: of its chapter's levels */
    bool swapped;      /* its two places are exchanged, from what the map has */
};

struct crossing;

struct crossing *crossing_new(const struct crossing_plan *plan);
void crossing_free(struct crossing *crossing); /* overwrites first; NULL is fine */
/* What has to hold for every crossing at any time. */
bool crossing_check(const struct crossing *crossing);

/* --- looking: all lent, until the next call that changes the crossing; words until its end --- */
enum crossing_stage crossing_stage(const struct crossing *crossing);
bool crossing_again(const struct crossing *crossing); /* a kept one is walked again */
const struct crossing_where *crossing_where(const struct crossing *crossing);
const struct rules_level *crossing_level(const struct crossing *crossing);
const struct crossing_question *crossing_question(const struct crossing *crossing, int question);
/* For what reaches the screen see session.h. */
const struct session *crossing_session(const struct crossing *crossing);
const struct rules_state *crossing_state(const struct crossing *crossing);

/* The word that was sealed to a question. Only after it was. */
int crossing_said(const struct crossing *crossing, int question);
/* Questions as bits: those that were asked by now and answered, and those that were heard or, as
 * limits, respected. */
unsigned crossing_known(const struct crossing *crossing);
/* Walked again: those that were answered then, which both know. */
unsigned crossing_kept(const struct crossing *crossing);
unsigned crossing_told(const struct crossing *crossing);
/* Those whose listener remembered them, on an again veil. */
unsigned crossing_recalled(const struct crossing *crossing);
/* The questions whose keys this one may look at, as bits: of all that the other one has sealed. */
unsigned crossing_keys(const struct crossing *crossing, int listener);

/* --- SEALING --- */
int crossing_to_seal(const struct crossing *crossing); /* the question; -1: none */
/* Seals that question with one of its words. */
void crossing_seal(struct crossing *crossing, int word);

/* --- KEY --- */
int crossing_to_show(const struct crossing *crossing); /* the question; -1: none */
void crossing_shown(struct crossing *crossing);

/* --- WALKING, MET, WON --- */
/* Like session_act; refused, with RULES_NOT_REFUSED, in any stage but WALKING. */
enum rules_result crossing_act(struct crossing *crossing, struct rules_action action,
                               struct rules_events *events);
/* Like session_take_back; in any stage but these there is nothing to take back. */
enum session_back crossing_take_back(struct crossing *crossing, int player);
/* Both together, whosever steps they were. */
void crossing_take_back_steps(struct crossing *crossing, int steps);
/* Moves time on. What then is the stage may be another one: ASKING, SEALING or ENDED. */
void crossing_update(struct crossing *crossing, int ms);
/* Milliseconds until time alone changes the stage; -1: it does not. */
int crossing_wait(const struct crossing *crossing);
int crossing_idle(const struct crossing *crossing); /* ms since the last action */

/* --- ASKING --- */
int crossing_asking(const struct crossing *crossing); /* which question came up; -1: none */
void crossing_asked(struct crossing *crossing);       /* back to walking, or to being home */

/* --- ENDED --- */
/* Questions, as bits, whose givers are asked whether they felt heard, or their limit respected: a
 * little closer, and told. A guess is never among them. Walked again: none. */
unsigned crossing_to_hear(const struct crossing *crossing);

/* From the level's start, with the same answers; before the first step, from the first question. */
void crossing_restart(struct crossing *crossing);

#endif
