/* What the two leave out: topics that no card may touch, in whatever part of an evening.
 *
 * Each says of each topic, in private, whether it is fine; what either leaves out is left out for
 * both. Only that union is held, never whose wish it was: tonight's in memory, what holds for
 * longer as one setting in the box. Nothing on the screen may follow from it: numbers of cards are
 * counted without it, and where a deck has too few cards left, others come instead. */
#ifndef CARDS_LIMITS_H
#define CARDS_LIMITS_H

#include "pack/pack.h"

struct stage;

struct limits {
    unsigned stored;  /* bit per enum pack_topic */
    unsigned tonight; /* the same; in memory alone, as what follows: limits_tonight */
    uint64_t away;    /* bit per deck that was put away: limits_away */
    int64_t said_at;  /* when either was said last; seconds since 1970 UTC */
};

/* What one of the two says of a topic. */
enum limits_mark { LIMITS_UNSAID = -1, LIMITS_FINE, LIMITS_NOT_TONIGHT, LIMITS_NOT_NOW };

/* One topic, as both said. A stored topic is let in again only when both find it fine. */
void limits_say(struct limits *limits, enum pack_topic topic, enum limits_mark a,
                enum limits_mark b);

/* Before something is said: what holds for an evening that is over holds no longer. */
void limits_begin(struct stage *stage);
unsigned limits_tonight(const struct stage *stage); /* topics that are left out till it is over */

void limits_load(struct stage *stage);
void limits_save(struct stage *stage);

/* Not tonight, of a whole deck: one press of either, and it is nobody's. No card of it comes then,
 * in whatever part of the evening, and it is not on the shelf; tomorrow it is, even where the game
 * was never left. */
void limits_put_away(struct stage *stage, int deck);
uint64_t limits_away(const struct stage *stage); /* those that are put away now, a bit per deck */

/* For the screen: a topic's name, lent for ever. */
const char *limits_topic(struct stage *stage, enum pack_topic topic);

/* To be asked by whoever draws a card. */
bool limits_allow(const struct stage *stage, const struct pack_card *card);

#endif
