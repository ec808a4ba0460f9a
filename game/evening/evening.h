/* evening: a date night from its first question to the good night, and what it is made of beside
 * crossings and cards: guided talks, small promises, and a level that nobody has walked. */
#ifndef EVENING_EVENING_H
#define EVENING_EVENING_H

#include "both/both.h"
#include "kit/kit.h"
#include "pack/pack.h"

#include <stdatomic.h>

/* A new level is to be made: the mining, with all it needs as its own, for it runs on another
 * thread. */
struct evening_level_task {
    void (*make)(struct evening_level_task *task);
    struct rules_level *known; /* heap: levels that the two have crossed */
    int known_count;
    char deck[PACK_MAX_NAME + 1]; /* where its questions draw their cards */
    int marks;                    /* of each question, so that the deck has cards for it */
    uint64_t seed;
    atomic_bool called_off; /* nobody wants it any more: to be looked at now and then */
    struct text yaml;       /* what was made; empty: nothing */
};

/* Makes a level that nobody has walked; NULL: there are none. `ahead`: begin before it is asked
 * for, not in runs that are the same every time. */
struct evening_room *evening_new(void (*make_level)(struct evening_level_task *task), bool ahead);
void evening_free(struct stage *stage);
/* Another pack is played: tonight's level asked cards of the one before. */
void evening_change_pack(struct stage *stage);

void evening_push(struct stage *stage);
/* The first one begins with a crossing, before names and length. */
void evening_first_push(struct stage *stage);
/* Rest, from whatever is no evening: good night, and nothing else. */
void evening_rest_push(struct stage *stage);
/* The span or crossing that comes next on the bridge; NULL: they were everywhere. Lent. */
const char *evening_next_title(struct stage *stage);
bool evening_waits(struct stage *stage); /* one was left and can be gone on with */
void talks_push(struct stage *stage);
void promises_push(struct stage *stage); /* the open ones */
bool promises_wait(struct stage *stage); /* there is one */
/* Slips that hang on the title's bridge, never more than a few; 0: none is open. */
int promises_hang(struct stage *stage);
struct rect promises_hang_place(const struct stage *stage);
/* light 0 .. 256: the two look at them. */
void promises_hang_draw(struct stage *stage, struct canvas *canvas, int count, int light);

/* --- tonight's level: a place past the pack's own --- */
bool tonight_offered(const struct stage *stage);
/* The chapter that stands for it on the map. */
const struct pack_chapter *tonight_chapter(const struct stage *stage);
/* The map is open: begins a fresh level where it may, and takes what has become ready. */
void tonight_look(struct stage *stage);
int tonight_wait(const struct stage *stage); /* when to look again, as stage_wait */
/* Goes to the questions, or waits for the level first. */
void tonight_walk(struct stage *stage);

bool tonight_ready(const struct stage *stage); /* it is made */

#endif
