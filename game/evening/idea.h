/* An idea that the two took on another evening: how was it? */
#ifndef EVENING_IDEA_H
#define EVENING_IDEA_H

#include "evening/inside.h"

/* The one that was taken first, before this evening began; false: there is none. */
bool idea_to_ask(struct stage *stage, struct cards_idea *idea);
void idea_push(struct stage *stage);

#endif
