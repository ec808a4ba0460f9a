/* How evenly quick the prover is on levels that nobody chose: the clean searches of 100 random ones
 * of each version of the rules, on one core.
 *
 *   prove_spread [--all] [LEVELS]
 *
 * Seconds are processor time, states at most 2 million a search; levels of fewer than 50,000 are
 * passed over. What counts is the slowest quarter beside the median; compare only within one run.
 * It ends with the slowest levels by their seeds. --all: every figure of the level, as check proves
 * them. */
#include "proof/search.h"
#include "random_level.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LEVELS = 100, LEAST_STATES = 50000, MOST_STATES = 2000000, SLOWEST = 5 };

struct measured {
    uint64_t seed, states;
    double seconds, asked; /* steps that rules_step was asked about, a state */
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double speed(const struct measured *measured) {
    return (double)measured->states / measured->seconds / 1e6;
}

static int by_speed(const void *a, const void *b) {
    double x = speed(a), y = speed(b);
    return (x > y) - (x < y);
}

/* Each returns false where the level is too small to be measured. */
static bool measure_all(const struct rules_level *level, struct measured *measured) {
    const struct proof_options options = {.states = MOST_STATES, .all = true};
    struct error error = {{0}};
    struct proof proof;
    double start = now();
    bool begins = proof_level(level, &options, &proof, &error);
    measured->seconds = now() - start;
    measured->states = proof.states;
    measured->asked = 0;
    proof_release(&proof);
    return begins && measured->states >= LEAST_STATES;
}

static bool measure(struct proof_search *search, const struct rules_level *level,
                    struct measured *measured) {
    struct proof_task task = {.level = level, .goal = PROOF_WHOLE};
    rules_start(level, &task.from);
    double start = now();
    proof_search_run(search, &task);
    measured->seconds = now() - start;
    measured->states = search->progress.states;
    measured->asked = (double)search->asked / (double)measured->states;
    search->progress = (struct proof_progress){0};
    return measured->states >= LEAST_STATES;
}

static void spread(int version, int levels, bool all) {
    struct proof_search *search = base_alloc(sizeof *search);
    struct measured *measured = base_alloc((size_t)levels * sizeof *measured);
    const struct proof_options options = {.states = MOST_STATES};
    int count = 0;
    proof_search_init(search, &options);
    for (uint64_t seed = 1; count < levels; seed++) {
        struct rules_level level;
        if (random_wide_level(seed, &level) && rules_needed(&level) == version) {
            measured[count].seed = seed;
            count += all ? measure_all(&level, &measured[count])
                         : measure(search, &level, &measured[count]);
        }
    }
    qsort(measured, (size_t)levels, sizeof *measured, by_speed);
    double median = speed(&measured[levels / 2]), quarter = speed(&measured[levels / 4]);
    printf(
        "version %d: %d levels, %.1f M states/s in the median, %.1f at the slowest quarter (%.2f "
        "of it), %.1f the slowest\n",
        version, levels, median, quarter, quarter / median, speed(&measured[0]));
    for (int i = 0; i < SLOWEST && i < levels; i++) {
        printf("  seed %llu: %.1f M states/s, %.2f asked a state\n",
               (unsigned long long)measured[i].seed, speed(&measured[i]), measured[i].asked);
    }
    proof_search_release(search);
    free(search);
    free(measured);
}

int main(int count, char **arguments) {
    bool all = count > 1 && !strcmp(arguments[1], "--all");
    int levels = count > 1 + all ? atoi(arguments[1 + all]) : LEVELS;
    for (int version = 1; levels > 0 && version <= RULES_VERSION; version++) {
        spread(version, levels, all);
    }
    return levels > 0 ? 0 : 1;
}
