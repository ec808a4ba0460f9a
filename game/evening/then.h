/* Then and now: a question that the two answered a year ago or more, asked once more. then_find.c
 * finds it; then.c is the screen. */
#ifndef EVENING_THEN_H
#define EVENING_THEN_H

#include "evening/inside.h"

/* A kept answer of each, and the card as the pack has it. */
struct then {
    int64_t id; /* of the moment */
    struct day day;
    const struct pack_card *card; /* lent by the pack */
    const struct pack_deck *deck;
    int8_t answer[2]; /* by player, of card->answer */
};
/* The oldest that was not asked again yet, where limits and tonight's depth let it come. */
bool then_find(struct stage *stage, struct then *then);
/* It is asked now: it does not come again. */
void then_note(struct stage *stage, const struct then *then);
void then_push(struct stage *stage);

#endif
