/* Several things about which the two choose in private, in one turn. Where the answers are the same
 * for all of them, they stay at the same places, so that nobody has to look for them anew. With one
 * keyboard one goes through all of them behind the curtain, and then the other; else both at once,
 * in step.
 *
 * Nothing shows what was chosen, also not of what lies behind: frames and samples are the same
 * whatever it was. Back says "enough" for whoever presses it, in their own turn, as a press like
 * any other: what they did not say is BALLOT_UNSAID, and the other one's turn goes on. */
#ifndef KIT_BALLOT_H
#define KIT_BALLOT_H

#include "kit/choice.h"

enum { BALLOT_ROWS = 32, BALLOT_UNSAID = -1 };

struct ballot {
    struct choice choice; /* its count, labels and marks are set before it begins, or by: */
    void (*fill)(struct stage *stage, struct choice *choice, int row); /* NULL: all are alike */
    int rows;                                                          /* at most BALLOT_ROWS */
    /* the rest is ballot.c's */
    int at;     /* the row that is asked about */
    bool alone; /* one after the other */
    int turn;   /* whose, then */
    bool enough[2];
    int8_t said[BALLOT_ROWS][2];
};

void ballot_begin(struct stage *stage, struct ballot *ballot);
/* True when the event was for it: a pointer's way out is not, for it is nobody's. */
bool ballot_event(struct stage *stage, struct ballot *ballot, const struct platform_event *event);
/* True once both have said all they wish to. */
bool ballot_update(struct stage *stage, struct ballot *ballot, int ms);
int ballot_wait(const struct ballot *ballot); /* as stage_wait */
void ballot_forget(struct ballot *ballot);    /* what was said, too */
/* The rows are seen beside the compass where there is the room, with the one that is asked about;
 * `question` is of that one. */
void ballot_draw(struct stage *stage, struct canvas *canvas, const struct ballot *ballot,
                 struct rect area, const char *const row[], const char *question);

#endif
