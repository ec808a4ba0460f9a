/* promela: writes any level as the tables that level.pml includes, so that SPIN explores the same
 * states: those of clean play under these answers. */
#ifndef PROMELA_H
#define PROMELA_H

#include "rules/rules.h"

#include <stdio.h>

void promela_write(const struct rules_level *level, const struct rules_answers *answers,
                   FILE *file);

#endif
