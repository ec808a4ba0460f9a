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
    PROOF_NOT_PROVED = -2, /* a search met a limit */
    PROOF_NONE = -3,       /* the figure does not exist or is not proved */
    PROOF_MAX_COMBINATIONS = 4096,
    PROOF_MAX_LOCKS = 27, /* three kinds of six questions, and nine pairs */
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
    uint64_t states; /* default PROOF_DEFAULT_STATES */
    uint64_t bytes;  /* of the search's tables; default PROOF_DEFAULT_BYTES */
    bool all;    /* of proof_level: every figure, also those that most callers have no use for */
    bool misses; /* of proof_level: `mended`, too, for which it looks at many more states */
    /* Called now and then, may be NULL. False ends the work: what is unfinished is not proved. */
    bool (*progress)(void *context, const struct proof_progress *progress);
    /* Lends threads to proof_level, which has none of its own; may be NULL. Does task(work, item)
     * for each item below count, in any order and at the same time, and returns when all are done.
     * The figures stay the same; `progress` is then called from the threads. */
    void (*parallel)(void *context, int count, void (*task)(void *work, int item), void *work);
    void *context; /* of both */
};

enum proof_answer { PROOF_NO, PROOF_YES, PROOF_UNKNOWN };

/* A fraction; `under` 0 means none. */
struct proof_ratio {
    uint64_t over, under;
};

/* What is proved of one combination; each includes those before it. */
enum proof_known {
    PROOF_KNOWN_NOTHING,
    PROOF_KNOWN_SOLVABLE, /* some solution was met, perhaps not the shortest */
    PROOF_KNOWN_SHORTEST, /* its length, or that there is none */
    PROOF_KNOWN_ALL,
};

/* What is guessed where nobody asks: all veils of a question, all its fences, all its again veils,
 * or all spans of a pair. */
struct proof_lock {
    uint8_t kind;            /* enum rules_fixture_kind */
    uint8_t question, other; /* of a span the second of its pair, else the same */
    uint8_t marks;
    int cost; /* of one miss there, in actions; PROOF_NONE: no solution has one */
};

/* What one does for the other. */
enum proof_help {
    PROOF_HELP_HOLD,    /* stands on the plate of a gate that the other goes through */
    PROOF_HELP_PROMISE, /* the same on a promise plate */
    PROOF_HELP_WEIGHT,  /* has pushed a stone onto the plate of such a gate */
    PROOF_HELP_STONE,   /* has sunk a stone that the other steps on */
    PROOF_HELP_BOAT,    /* has called the boat that the other steps into, or is in */
    PROOF_HELP_HEAVY,   /* stands by while the other pushes a heavy stone */
    PROOF_HELP_LENT,    /* has told, so that the other may push a stone */
    PROOF_HELP_LIGHT,   /* stands by while the other steps onto a lit veil */
    PROOF_HELP_STAR,    /* a star is kindled; both do it, and A's bit stands for both */
    PROOF_HELPS,
};

/* The figures of a level. Those from `fair` on are over the combinations that can be solved, and
 * none (under 0, PROOF_NONE) where no combination can, or where what a figure is made of is not
 * proved for one of them. What is told is true whatever was not proved. */
struct proof {
    int combinations, unsolvable, not_proved;
    /* Per combination: actions, PROOF_UNSOLVABLE, or PROOF_NOT_PROVED. */
    int *shortest;
    /* Per combination. It is not proved, which is less than all, when any search that it needs met
     * a limit, be it the one for the guess cost. */
    enum proof_known *known;
    int question_count;
    enum proof_answer needed[RULES_MAX_QUESTIONS];
    /* After whatever was misheard while both lanterns burned the two can come home, if they could
     * before. PROOF_UNKNOWN also where that is not asked for. */
    enum proof_answer mended;
    struct proof_ratio fair; /* longest : shortest of the shortest solutions, at least 1 */
    int guess_cost; /* actions; PROOF_NONE: no solution has a misheard one; or PROOF_NOT_PROVED */
    struct proof_ratio gentle; /* 0..1 */
    struct proof_ratio share;  /* 0..1/2 */
    int handovers;
    uint64_t states; /* visited, over all searches */

    /* Only if all are asked for. */
    struct proof_ratio told;    /* under 0 also where nothing is told, or not all can be */
    struct proof_ratio silence; /* of 0 and more */
    /* Not in docs/rules.md, but in docs/proof.md. All are none where gentle is none, or where a
     * limit is met. */
    int ways;
    uint32_t *helps;         /* per combination, bits 2 * enum proof_help + helper; or NULL */
    struct proof_ratio wait; /* 0..1/2 */
    int idle;                /* actions */
    int difficulty;          /* actions of a beginner */
    int lock_count;
    struct proof_lock lock[PROOF_MAX_LOCKS]; /* without cost where silence is none */
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

/* --- the miner: new levels by local search, judged by the proofs above ---
 *
 * Everything random comes from one seed, so a seed and options always give the same level. */

enum proof_mine_kind {
    PROOF_MINE_VEIL,
    PROOF_MINE_FENCE,
    PROOF_MINE_GATE, /* with its plate */
    PROOF_MINE_HEARD_GATE,
    PROOF_MINE_PROMISE, /* a promise plate with its gate */
    PROOF_MINE_TIDE,
    PROOF_MINE_QUIET,
    PROOF_MINE_BOAT, /* posts and bells */
    PROOF_MINE_STAR, /* with its star gate */
    PROOF_MINE_STONE,
    PROOF_MINE_OWN_STONE,
    PROOF_MINE_HEAVY_STONE,
    PROOF_MINE_KINDS,
};
/* "veil", "heard-gate", "own-stone" ...; NULL past the last. */
const char *proof_mine_kind_name(int kind);
/* The kinds that a level has, a bit each. */
unsigned proof_mine_kinds(const struct rules_level *level);

enum {
    PROOF_MINE_MIN_WIDTH = 10,
    PROOF_MINE_MAX_WIDTH = 24,
    PROOF_MINE_MIN_HEIGHT = 7,
    PROOF_MINE_MAX_HEIGHT = 14,
    PROOF_MINE_MAX_QUESTIONS = 4,
    PROOF_MINE_DEFAULT_TRIES = 300,
    PROOF_MINE_DEFAULT_STATES = 60000,
};

struct proof_mine_options {
    int width, height; /* at most; the edge is sea */
    unsigned kinds;    /* what may stand there, a bit each; veil or fence among them */
    int questions;     /* 1 .. PROOF_MINE_MAX_QUESTIONS, answered by A and B in turn */
    int marks;         /* of each question, 2..4 */
    int least, most;   /* aim for the actions of the shortest solutions */
    int handovers;     /* aim; more counts no more */
    int tries;         /* changes tried in a climb; 0: PROOF_MINE_DEFAULT_TRIES */
    uint64_t states;   /* the bound of each search; 0: PROOF_MINE_DEFAULT_STATES */
    /* Called often, may be NULL; what it is told is of the search under way. False ends the climb
     * without a level. The miner has no clock: whoever has one limits the time here. */
    bool (*progress)(void *context, const struct proof_progress *progress);
    void *context;
};

struct proof_mined {
    struct rules_level level; /* prepared */
    struct proof proof;
    int idle;         /* actions of a solution that lead back to the same board, but for the beat
                       * and what is left of promises: nothing but waiting */
    unsigned matters; /* kinds without which some shortest solution is another length */
    int points;       /* proof_mine_points */
};

/* False with a reason where no level can come of the options. */
bool proof_mine_possible(const struct proof_mine_options *options, struct error *error);
/* One climb. True when it ended in a level that is fit to be shipped: proof_holds, fair <= 1.15,
 * guess cost >= 3, gentle >= 0.5, share >= 0.3, and within the aims. Then the caller releases it.
 * The options are possible ones. */
bool proof_mine(const struct proof_mine_options *options, uint64_t seed, struct proof_mined *mined);
void proof_mined_release(struct proof_mined *mined);

/* The measure of interest; docs/mine.md tells what is counted. From the figures alone. */
int proof_mine_points(const struct proof_mine_options *options, const struct proof_mined *mined);
/* Mirror images, turns, A and B swapped, and what differs in at most one cell of sixteen. Names of
 * channels and marks do not count. */
bool proof_mine_alike(const struct rules_level *level, const struct rules_level *other);

/* --- hints ---
 *
 * A hint never tells an answer. It is made of what both players can know: the level, the state,
 * and which combinations of answers there can still be after what was heard and misheard in the
 * log. From that alone follow one path (the shortest clean one for the first combination that is
 * possible) and where it stops: before the first veil, fence or span of a question that is not
 * heard, and before an again veil that was not trodden. There the partner must be asked. So all
 * answers that would have led through the same log get the same hint, and after its steps a clean
 * way home is still open under every one of them. (A fence that was walked through is known and
 * needs no asking.)
 *
 * A dead end, too, is one that both can know: the way home is lost under at least one of the
 * answers that are possible. */
enum proof_hint_kind {
    PROOF_HINT_STEPS,   /* step, count, ask */
    PROOF_HINT_BACK,    /* a dead end: take back the last `back` actions */
    PROOF_HINT_NONE,    /* not even the start is open under all answers: the level is unfair */
    PROOF_HINT_UNKNOWN, /* a search met a limit, or progress called it off */
};
struct proof_hint {
    enum proof_hint_kind kind;
    struct rules_action *step; /* owned */
    int count;                 /* of the steps; 0 with an ask: ask at once; with none: won */
    int ask;  /* the question to ask about after the steps; PROOF_NONE: they lead home */
    int back; /* 1 .. the log's count */
};

/* `log` holds what was done since the level's start; refused actions in it do no harm. Takes one
 * search for each combination of answers that is possible, most often: milliseconds to seconds.
 * `options` may be NULL; its progress is also asked between the searches. The caller releases
 * `out`. */
void proof_hint(const struct rules_level *level, const struct rules_answers *answers,
                const struct rules_action *log, int count, const struct proof_options *options,
                struct proof_hint *out);
void proof_hint_release(struct proof_hint *hint);

#endif
