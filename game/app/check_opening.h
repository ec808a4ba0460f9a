/* How a level opens: its first room. Private to check. */
#ifndef CHECK_OPENING_H
#define CHECK_OPENING_H

#include "rules/rules.h"

/* The first room is the floor that the two reach from where they begin before anything is said,
 * opened or moved, with what lies at its edge: doors of any kind, water and stones. True where
 * those of two prepared levels are one: turned, mirrored, with the players exchanged, or with other
 * names for questions, marks, channels and posts. */
bool app_same_opening(const struct rules_level *one, const struct rules_level *other);

#endif
