/* proof: exhaustive search over the rules. Proves a level under every combination of answers and
 * finds a shortest way home from any state, for hints and for `solve`.
 *
 * Every step is rules_step; nothing of the rules is written twice. The search is breadth first,
 * takes the actions in one fixed order (N E S W breathe of A, then of B) and knows neither clock
 * nor chance, so the same level always gives the same figures and the same solution. Integers
 * only: what is a fraction is kept as a fraction.
 *
 * What the figures mean is defined in docs/rules.md, section 7. A "clean" solution is one without
 * a misheard action. */
#ifndef PROOF_H
#define PROOF_H

#include "rules/rules.h"

enum {
    PROOF_UNSOLVABLE = -1,
    PROOF_NOT_PROVED = -2, /* a search met a limit: nothing is known */
    PROOF_NONE = -3,       /* the figure does not exist or is not proved */
    PROOF_MAX_COMBINATIONS = 4096,
    PROOF_DEFAULT_STATES = 20000000,
};
#define PROOF_DEFAULT_BYTES (UINT64_C(2) << 30)

struct proof_progress {
    int done, total; /* searches */
    uint64_t states; /* visited so far, over all searches */
};

/* Zero fields mean the default. The limits hold for each single search, not for their sum, and
 * are counted the same on every machine, so they too give the same result every time. */
struct proof_options {
    uint64_t states; /* at most 400 million; default PROOF_DEFAULT_STATES */
    uint64_t bytes;  /* of the search's tables; default PROOF_DEFAULT_BYTES */
    /* Called now and then, may be NULL. False ends the work: what is unfinished is not proved. */
    bool (*progress)(void *context, const struct proof_progress *progress);
    void *context;
};

enum proof_answer { PROOF_NO, PROOF_YES, PROOF_UNKNOWN };

/* A fraction; `under` 0 means none. */
struct proof_ratio {
    uint64_t over, under;
};

/* The figures of a level. Those from `fair` on are over the combinations that can be solved, and
 * none (under 0, PROOF_NONE) where no combination can, or where one is not proved. */
struct proof {
    int combinations, unsolvable, not_proved;
    /* Per combination: actions, PROOF_UNSOLVABLE, or PROOF_NOT_PROVED. A combination is not proved
     * when any search that it needs met a limit, be it the one for the guess cost. */
    int *shortest;
    int question_count;
    enum proof_answer needed[RULES_MAX_QUESTIONS];
    struct proof_ratio fair;   /* longest : shortest of the shortest solutions, at least 1 */
    int guess_cost;            /* actions; PROOF_NONE also where no solution has a misheard one */
    struct proof_ratio gentle; /* 0..1 */
    struct proof_ratio share;  /* 0..1/2 */
    int handovers;
    uint64_t states; /* visited, over all searches */
};

/* Proves a prepared level. False with a reason when its start is already won. The caller releases
 * `proof` in either case. */
bool proof_level(const struct rules_level *level, const struct proof_options *options,
                 struct proof *proof, struct error *error);
void proof_release(struct proof *proof);

/* Every combination is proved solvable and every question is proved needed. */
bool proof_holds(const struct proof *proof);

/* The number of combinations, and the answers of one: question 0 is the fastest-running digit. */
int proof_combinations(const struct rules_level *level);
struct rules_answers proof_answers(const struct rules_level *level, int combination);

/* One shortest clean solution from any state that play can reach (with a lantern out, it breathes
 * first). Returns its length, PROOF_UNSOLVABLE or PROOF_NOT_PROVED. On a length `actions` receives
 * a heap array for free(); otherwise NULL. */
int proof_solve(const struct rules_level *level, const struct rules_answers *answers,
                const struct rules_state *from, const struct proof_options *options,
                struct rules_action **actions);

#endif
