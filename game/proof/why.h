/* why: ways that show what is wrong, for those who make levels.
 *
 * Each looks again for one example of what proof_level found, under the first combination that has
 * it: of all such ways a shortest, of those the first in the order of the actions. Every way is
 * legal play of the level from its start. False, and an empty way, when there is none or a limit
 * was met. The caller releases it. `options` may be NULL. */
#ifndef WHY_H
#define WHY_H

#include "proof/proof.h"

struct proof_way {
    int combination;
    int count;                 /* 0: the start itself is what is looked for */
    struct rules_action *step; /* owned */
};
void proof_way_release(struct proof_way *way);

/* Of the first combination without a solution, to the state nearest home. Near is the sum of what
 * proof_from_home counts. */
bool proof_why_unsolvable(const struct rules_level *level, const struct proof *proof,
                          const struct proof_options *options, struct proof_way *way);
/* Home without the question: as good under every answer to it. */
bool proof_why_not_needed(const struct rules_level *level, const struct proof *proof, int question,
                          const struct proof_options *options, struct proof_way *way);
/* The shortest, or the longest, of the shortest solutions of all combinations. */
bool proof_why_fair(const struct rules_level *level, const struct proof *proof, bool longest,
                    const struct proof_options *options, struct proof_way *way);
/* The solution with a misheard action that costs no more than proof->guess_cost. */
bool proof_why_guess(const struct rules_level *level, const struct proof *proof,
                     const struct proof_options *options, struct proof_way *way);
/* Into the first state from which no clean play leads home, under the combination with the least
 * share of others (proof->gentle). */
bool proof_why_gentle(const struct rules_level *level, const struct proof *proof,
                      const struct proof_options *options, struct proof_way *way);

/* To where all is heard that has a veil or a span, as early as may be, under the combination in
 * which that is earliest as a part of the shortest solution (proof->told). */
bool proof_why_told(const struct rules_level *level, const struct proof *proof,
                    const struct proof_options *options, struct proof_way *way);
/* The solution with a miss at proof->lock[lock] that costs no more than is told there. */
bool proof_why_lock(const struct rules_level *level, const struct proof *proof, int lock,
                    const struct proof_options *options, struct proof_way *way);
/* A shortest solution under the combination that needs the help of proof->helps, and no other. */
bool proof_why_ways(const struct rules_level *level, const struct proof *proof, int combination,
                    const struct proof_options *options, struct proof_way *way);

/* How far a player is from home, and what is in the way of the next step there. */
struct proof_from_home {
    int steps;   /* if only walls were in the way; PROOF_NONE: there are walls all around */
    int towards; /* the cell of the next step; RULES_NOWHERE at home, or where there is none */
    enum rules_result result; /* of that step, now; RULES_DONE where there is none */
    enum rules_refusal refusal;
};
struct proof_from_home proof_from_home(const struct rules_level *level,
                                       const struct rules_answers *answers,
                                       const struct rules_state *state, int player);

#endif
