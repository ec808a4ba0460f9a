/* promela: writes a level as the tables that level.pml includes, so that SPIN explores the same
 * states. Only clean play, and only what that model knows: walls, water, stones of every kind,
 * plates, gates, veils, fences, heard gates, tides, quiet cells, homes. */
#ifndef PROMELA_H
#define PROMELA_H

#include "rules/rules.h"

#include <stdio.h>

/* False, and nothing written, where the level has something that the model does not know. */
bool promela_write(const struct rules_level *level, const struct rules_answers *answers,
                   FILE *file);

#endif
