/* Shared inside rules only. */
#ifndef RULES_INTERNAL_H
#define RULES_INTERNAL_H

#include "rules/fixtures.h"

/* Who does not press or keep anything while a move is judged: the lifted foot. */
struct rules_lifted {
    int player; /* RULES_NOBODY: everyone is in place */
    int stone;  /* index of the pushed stone, or -1 */
};

/* Is what may be shut open? Gates of all kinds and tides; everything else always is. */
bool rules_open_for(const struct rules_level *level, const struct rules_state *state, int cell,
                    struct rules_lifted lifted);
/* rules_start of a level that may still be refused. */
void rules_begin(const struct rules_level *level, struct rules_state *state);
/* Are two of the level's stones the same but for their cells? */
static inline bool rules_same_stones(const struct rules_level *level, int one, int other) {
    return level->stone[one].kind == level->stone[other].kind &&
           level->stone[one].lent == level->stone[other].lent;
}
/* As rules_line; `stars` are then those that lie in the light, as bits. */
bool rules_line_over(const struct rules_level *level, const struct rules_state *state,
                     uint16_t *stars);
/* Brings the stones back into canonical order after one has moved or sunk. */
void rules_canonical(const struct rules_level *level, struct rules_state *state);

#endif
