/* A small level with two answers to walk on, and its words, for tests of crossings.
 *
 *   y0BA8x   B walks west over A's answer (question 0), A east over B's (question 1); one step
 *   ......   farther is home. Every answer is moon, the first of three. */
#ifndef CROSSING_PLAN_H
#define CROSSING_PLAN_H

#include "crossing/crossing.h"
#include "unit/rules/world.h"

enum { A_ANSWER, B_ANSWER }; /* the questions, by whose they are */

struct plan {
    struct world world;
    struct pack_level level;
    struct pack_chapter chapter;
    struct crossing_question question[2];
    struct crossing_plan crossing;
    char text[24][64]; /* what all of its words point to */
    int texts;
};

void plan_init(struct plan *plan);
void plan_init_on(struct plan *plan, const char *map); /* the same on another map */
/* Every word it has is another one from now on. */
void plan_spoil(struct plan *plan);

struct crossing *sealed(struct plan *plan); /* both answers are: the two walk */

/* Every one of these actions is done. */
void walks(struct crossing *crossing, const char *letters);
/* Not a millisecond before `ms` does the stage change, and then it is this one. */
void waits(struct crossing *crossing, int ms, enum crossing_stage stage);
/* After the wait for it this question is asked about; then it was. */
void is_asked(struct crossing *crossing, int question);

#endif
