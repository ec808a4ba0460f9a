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

void evening_push(struct stage *stage);
bool evening_waits(struct stage *stage); /* one was left and can be gone on with */
void talks_push(struct stage *stage);
void promises_push(struct stage *stage); /* the open ones */

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
