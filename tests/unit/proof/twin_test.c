/* The prover against a twin that is as simple as can be: whole states in a list, no packing,
 * no sets of states, no short cuts. Both use rules_step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "proof/proof.h"
#include "random_level.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST = 2500,
    SLOTS = 8192,
    DEFAULT_LEVELS = 300,
    MOST_SEEDS = 1000000,
    KINDS = RULES_FIXTURE_KINDS
};

/* --- the twin --- */

struct world {
    const struct rules_level *level;
    struct rules_answers answers;
    bool clean; /* no misheard action */
    int lock;   /* what a misheard action counts at, as lock_at says; ANY_LOCK: anywhere */
    int count;
    bool full; /* more than MOST states */
    struct rules_state state[MOST];
    bool misheard[MOST], safe[MOST];
    int depth[MOST];
    int next[MOST][RULES_ACTIONS]; /* numbers of the states after it; -1 where there is none */
    int slot[SLOTS];               /* numbers of the states, by their hash; -1: free */
};

enum { ANY_LOCK = -1, NO_LOCK = -2, SPAN_LOCK = 6, MOST_LOCKS };

/* All veils of a question are one lock, all its fences another, all its again veils a third; the
 * spans of the two questions are one more. */
static int lock_at(const struct rules_level *level, int cell) {
    static const int first[RULES_FIXTURE_KINDS] = {
        [RULES_VEIL] = 1, [RULES_FENCE] = 3, [RULES_AGAIN] = 5};
    const struct rules_fixture *fixture = &level->fixture[cell];
    return fixture->kind == RULES_SPAN ? SPAN_LOCK
           : first[fixture->kind] == 0 ? NO_LOCK
                                       : first[fixture->kind] - 1 + fixture->index;
}

static bool counts(const struct world *world, const struct rules_state *state,
                   struct rules_action taken) {
    int target = world->level->neighbour[state->at[taken.player]][taken.move];
    return world->lock == ANY_LOCK || world->lock == lock_at(world->level, target);
}

/* The slot that has the state, or the free one where it belongs. */
static int *slot_of(struct world *world, const struct rules_state *state, bool misheard) {
    uint64_t at = rules_hash_state(state) + misheard;
    for (;; at++) {
        int *slot = &world->slot[at % SLOTS];
        if (*slot < 0 || (memcmp(&world->state[*slot], state, sizeof *state) == 0 &&
                          world->misheard[*slot] == misheard)) {
            return slot;
        }
    }
}

/* The number of the state, a new one if it was not met before. */
static int meet(struct world *world, const struct rules_state *state, bool misheard, int depth) {
    int *slot = slot_of(world, state, misheard);
    if (*slot >= 0) {
        return *slot;
    }
    if (world->count == MOST) {
        world->full = true;
        return -1;
    }
    *slot = world->count;
    world->state[world->count] = *state;
    world->misheard[world->count] = misheard;
    world->safe[world->count] = false;
    world->depth[world->count] = depth;
    return world->count++;
}

/* The state after an action; false where there is none for this world. */
static bool after(const struct world *world, int number, int action, struct rules_state *next,
                  bool *misheard) {
    struct rules_action taken = {.player = (uint8_t)(action % 2), .move = (uint8_t)(action / 2)};
    *next = world->state[number];
    if (rules_won(world->level, next)) {
        return false;
    }
    enum rules_result result = rules_step(world->level, &world->answers, next, taken, NULL);
    *misheard = world->misheard[number] ||
                (result == RULES_MISHEARD && counts(world, &world->state[number], taken));
    return result == RULES_DONE || (result == RULES_MISHEARD && !world->clean);
}

static void explore(struct world *world, const struct rules_level *level,
                    struct rules_answers answers, const struct rules_state *from, bool clean,
                    int lock) {
    world->level = level;
    world->lock = lock;
    world->answers = answers;
    world->clean = clean;
    world->count = 0;
    world->full = false;
    for (int i = 0; i < SLOTS; i++) {
        world->slot[i] = -1;
    }
    meet(world, from, false, 0);
    for (int i = 0; i < world->count; i++) {
        for (int action = 0; action < RULES_ACTIONS; action++) {
            struct rules_state next;
            bool misheard;
            world->next[i][action] = after(world, i, action, &next, &misheard)
                                         ? meet(world, &next, misheard, world->depth[i] + 1)
                                         : -1;
        }
    }
}

static int shortest(const struct world *world) {
    for (int i = 0; i < world->count; i++) {
        if (rules_won(world->level, &world->state[i]) && (world->clean || world->misheard[i])) {
            return world->depth[i];
        }
    }
    return PROOF_UNSOLVABLE;
}

static bool leads_to_safe(const struct world *world, int number) {
    for (int action = 0; action < RULES_ACTIONS; action++) {
        int next = world->next[number][action];
        if (next >= 0 && world->safe[next]) {
            return true;
        }
    }
    return false;
}

static int count_safe(struct world *world) {
    int safe = 0;
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = world->count - 1; i >= 0; i--) { /* the last are nearest home */
            if (!world->safe[i] &&
                (rules_won(world->level, &world->state[i]) || leads_to_safe(world, i))) {
                world->safe[i] = changed = true;
                safe++;
            }
        }
    }
    return safe;
}

/* Does a miss while both lanterns burn lead from where home can be reached to where it can't? */
static bool loses(struct world *world) {
    bool found = false;
    count_safe(world);
    for (int i = 0; i < world->count; i++) {
        for (int action = 0; action < RULES_ACTIONS; action++) {
            int next = world->next[i][action];
            found |= next >= 0 && world->safe[i] && !world->safe[next] && !world->state[i].dark &&
                     world->state[next].dark;
        }
    }
    return found;
}

/* --- comparing --- */

struct tally {
    int levels, solvable, unsolvable, needed, not_needed, guesses, no_guess, harsh, lit, lent;
    int told, late, mended, lost;
    int kind[KINDS];
};

struct figures {
    int shortest[9];
    bool needed[2], lost;
    int guess_cost, least, most;
    int lock_cost[MOST_LOCKS];
    double gentle, told; /* more than 1, and MOST: none */
};

/* When every question with a veil or a span is heard; PROOF_NONE: never, or there is none. */
static int when_told(const struct world *world) {
    uint8_t talk = 0;
    for (int cell = 0; cell < world->level->width * world->level->height; cell++) {
        const struct rules_fixture *fixture = &world->level->fixture[cell];
        bool span = fixture->kind == RULES_SPAN;
        talk |= (uint8_t)((span || fixture->kind == RULES_VEIL) << fixture->index |
                          span << fixture->also);
    }
    for (int i = 0; talk && i < world->count; i++) {
        if ((world->state[i].heard & talk) == talk) {
            return world->depth[i];
        }
    }
    return PROOF_NONE;
}

static bool has_lock(const struct rules_level *level, int lock) {
    bool has = false;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        has |= lock_at(level, cell) == lock;
    }
    return has;
}

/* What a walk in silence costs, as a part of the shortest solution. */
static double silence_of(const struct rules_level *level, const struct figures *figures) {
    double sum = 0;
    for (int lock = 0; lock < MOST_LOCKS; lock++) {
        bool fences = lock == 2 || lock == 3;
        int marks = level->question[lock % 2].marks, cost = figures->lock_cost[lock];
        double misses = fences ? 1.0 / marks : (marks - 1) / 2.0;
        sum += has_lock(level, lock) ? misses * (cost < 0 ? figures->least : cost) : 0;
    }
    return sum / figures->least;
}

/* Notes what a miss at the lock costs if it is cheaper than what is known. False when the search is
 * too big for the twin. */
static bool guess(struct world *world, const struct rules_level *level, int combination, int lock,
                  int length, int *cost) {
    struct rules_state start;
    rules_start(level, &start);
    explore(world, level, proof_answers(level, combination), &start, false, lock);
    int found = shortest(world);
    if (found >= 0 && (*cost < 0 || found - length < *cost)) {
        *cost = found - length;
    }
    return !world->full;
}

/* After any misses, whichever lock they were at. False when the search is too big for the twin. */
static bool lose(struct world *world, const struct rules_level *level, int combination,
                 struct figures *figures) {
    struct rules_state start;
    rules_start(level, &start);
    explore(world, level, proof_answers(level, combination), &start, false, NO_LOCK);
    figures->lost |= loses(world);
    return !world->full;
}

/* False when a search is too big for the twin. */
static bool twin_figures(struct world *world, const struct rules_level *level,
                         struct figures *figures) {
    struct rules_state start;
    rules_start(level, &start);
    *figures = (struct figures){.guess_cost = PROOF_NONE, .gentle = 2, .told = MOST};
    for (int lock = 0; lock < MOST_LOCKS; lock++) {
        figures->lock_cost[lock] = PROOF_NONE;
    }
    for (int c = 0; c < proof_combinations(level); c++) {
        explore(world, level, proof_answers(level, c), &start, true, ANY_LOCK);
        int length = figures->shortest[c] = shortest(world);
        if (world->full) {
            return false;
        }
        if (length < 0) {
            continue;
        }
        double gentle = (double)count_safe(world) / world->count;
        figures->gentle = gentle < figures->gentle ? gentle : figures->gentle;
        figures->least = !figures->least || length < figures->least ? length : figures->least;
        figures->most = length > figures->most ? length : figures->most;
        double told = (double)when_told(world) / length;
        figures->told = told >= 0 && told < figures->told ? told : figures->told;
        if (!guess(world, level, c, ANY_LOCK, length, &figures->guess_cost) ||
            !lose(world, level, c, figures)) {
            return false;
        }
        for (int lock = 0; lock < MOST_LOCKS; lock++) {
            if (has_lock(level, lock) &&
                !guess(world, level, c, lock, length, &figures->lock_cost[lock])) {
                return false;
            }
        }
    }
    for (int q = 0; q < level->question_count; q++) {
        struct rules_level shut = *level;
        shut.shut = (uint8_t)(1u << q);
        figures->needed[q] = true;
        for (int c = 0; c < proof_combinations(level); c++) {
            explore(world, &shut, proof_answers(level, c), &start, true, ANY_LOCK);
            figures->needed[q] &= shortest(world) < 0;
        }
    }
    return true;
}

/* The share and the hand-overs follow from the solutions that proof_solve gives. */
static void check_solutions(const struct rules_level *level, const struct proof *proof) {
    double share = 2;
    int handovers = INT32_MAX;
    struct rules_state start;
    rules_start(level, &start);
    for (int c = 0; c < proof->combinations; c++) {
        struct rules_answers answers = proof_answers(level, c);
        struct rules_action *actions;
        struct rules_state state = start;
        int length = proof_solve(level, &answers, &start, NULL, &actions), by[2] = {0}, turns = 0;
        assert_int_equal(length, proof->shortest[c]);
        assert_int_equal(length < 0, actions == NULL);
        for (int i = 0; i < length; i++) {
            assert_false(rules_won(level, &state));
            assert_int_equal(rules_step(level, &answers, &state, actions[i], NULL), RULES_DONE);
            by[actions[i].player]++;
            turns += i && actions[i].player != actions[i - 1].player;
        }
        if (length >= 0) {
            assert_true(rules_won(level, &state));
            double part = (double)(by[0] < by[1] ? by[0] : by[1]) / length;
            share = part < share ? part : share;
            handovers = turns < handovers ? turns : handovers;
        }
        free(actions);
    }
    if (proof->unsolvable < proof->combinations) {
        assert_true(share == (double)proof->share.over / (double)proof->share.under);
        assert_int_equal(handovers, proof->handovers);
    }
}

static bool near(double value, struct proof_ratio ratio) {
    double difference = value - (double)ratio.over / (double)ratio.under;
    return ratio.under && difference < 1e-9 && difference > -1e-9;
}

static void check_talk(const struct figures *twin, const struct rules_level *level,
                       const struct proof *proof) {
    if (twin->told < MOST) {
        assert_true(near(twin->told, proof->told));
    } else {
        assert_int_equal(proof->told.under, 0);
    }
    if (twin->least) {
        assert_true(near(silence_of(level, twin), proof->silence));
    } else {
        assert_int_equal(proof->silence.under, 0);
    }
}

static void check_figures(const struct figures *twin, const struct proof *proof) {
    int unsolvable = 0;
    for (int c = 0; c < proof->combinations; c++) {
        assert_int_equal(twin->shortest[c], proof->shortest[c]);
        unsolvable += twin->shortest[c] < 0;
    }
    assert_int_equal(proof->unsolvable, unsolvable);
    assert_int_equal(proof->not_proved, 0);
    for (int q = 0; q < proof->question_count; q++) {
        assert_int_equal(proof->needed[q], twin->needed[q] ? PROOF_YES : PROOF_NO);
    }
    assert_int_equal(proof->guess_cost, twin->guess_cost);
    assert_int_equal(proof->mended, unsolvable == proof->combinations ? PROOF_UNKNOWN
                                    : twin->lost                      ? PROOF_NO
                                                                      : PROOF_YES);
    if (unsolvable == proof->combinations) {
        assert_int_equal(proof->fair.under + proof->gentle.under + proof->share.under, 0);
        assert_int_equal(proof->handovers, PROOF_NONE);
    } else {
        assert_int_equal(proof->fair.over, twin->most);
        assert_int_equal(proof->fair.under, twin->least);
        assert_true(twin->gentle == (double)proof->gentle.over / (double)proof->gentle.under);
    }
}

/* Who does not ask for all figures gets the others as well. */
static void check_fewer(const struct rules_level *level, const struct proof *all) {
    struct error error = {{0}};
    struct proof few;
    assert_true(proof_level(level, NULL, &few, &error));
    assert_int_equal(few.guess_cost, all->guess_cost);
    assert_int_equal(few.gentle.over, all->gentle.over);
    assert_int_equal(few.gentle.under, all->gentle.under);
    assert_int_equal(few.handovers, all->handovers);
    proof_release(&few);
}

static void count_level(struct tally *tally, const struct rules_level *level,
                        const struct figures *twin, const struct proof *proof) {
    bool seen[KINDS] = {false}, lit = false, lent = false;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        seen[level->fixture[cell].kind] = true;
        lit |= level->fixture[cell].kind == RULES_VEIL && level->fixture[cell].also;
    }
    for (int i = 0; i < level->stone_count; i++) {
        lent |= level->stone[i].lent != 0;
    }
    bool solvable = proof->unsolvable < proof->combinations;
    for (int kind = 0; kind < KINDS; kind++) {
        tally->kind[kind] += seen[kind] && solvable;
    }
    tally->lit += lit && solvable;
    tally->lent += lent && solvable;
    tally->levels++;
    tally->solvable += solvable;
    tally->unsolvable += proof->unsolvable > 0;
    tally->needed += solvable && twin->needed[0];
    tally->not_needed += !twin->needed[0];
    tally->guesses += twin->guess_cost >= 0;
    tally->no_guess += solvable && twin->guess_cost < 0;
    tally->harsh += twin->gentle < 1;
    tally->mended += proof->mended == PROOF_YES && twin->guess_cost >= 0;
    tally->lost += proof->mended == PROOF_NO;
    tally->told += twin->told < MOST;
    tally->late += twin->told > 1 && twin->told < MOST;
}

/* Enough of everything was compared for the test to mean something. */
static void check_tally(const struct tally *tally) {
    assert_true(tally->solvable >= tally->levels / 2);
    assert_true(tally->unsolvable >= 20);
    assert_true(tally->needed >= 20);
    assert_true(tally->not_needed >= 20);
    assert_true(tally->guesses >= 20);
    assert_true(tally->no_guess >= 3);
    assert_true(tally->harsh >= 20);
    assert_true(tally->lit >= 10);
    assert_true(tally->lent >= 3);
    assert_true(tally->mended >= 20);
    assert_true(tally->lost >= 20);
    assert_true(tally->told >= 20);
    assert_true(tally->late >= 5);
    for (int kind = RULES_NO_FIXTURE; kind < KINDS; kind++) {
        assert_true(tally->kind[kind] >= 10);
    }
}

struct share { /* of the levels that are compared */
    int levels;
    uint64_t first; /* seed */
};

static void test_same_figures_as_the_twin(void **state) {
    const struct share *share = *state;
    struct world *world = base_alloc(sizeof *world);
    struct tally tally = {0};
    const struct proof_options options = {.all = true, .misses = true};
    for (uint64_t seed = share->first; tally.levels < share->levels; seed++) {
        struct rules_level level;
        struct figures twin;
        struct proof proof;
        struct error error = {{0}};
        if (!random_level(seed, &level) || !twin_figures(world, &level, &twin)) {
            continue;
        }
        /* Half of the seeds give boards that nobody can cross: keep a few of them. */
        if (twin.gentle > 1 && seed % 8) {
            continue;
        }
        assert_true(proof_level(&level, &options, &proof, &error));
        check_figures(&twin, &proof);
        check_talk(&twin, &level, &proof);
        check_fewer(&level, &proof);
        check_solutions(&level, &proof);
        count_level(&tally, &level, &twin, &proof);
        proof_release(&proof);
    }
    check_tally(&tally);
    free(world);
}

/* Hints ask from anywhere, also after a misheard step. */
static void test_solves_from_any_state(void **unused) {
    (void)unused;
    struct world *world = base_alloc(sizeof *world);
    int dark = 0, solved = 0, stuck = 0;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        struct rules_level level;
        if (!random_level(seed, &level)) {
            continue;
        }
        uint64_t dice = seed;
        struct rules_answers answers = proof_answers(
            &level, (int)(seed % (uint64_t)proof_combinations(&level)));
        struct rules_state state;
        rules_start(&level, &state);
        for (int i = 0; i < 40; i++) {
            struct rules_action action = {.player = (uint8_t)random_below(&dice, 2),
                                          .move = (uint8_t)random_below(&dice, 5)};
            rules_step(&level, &answers, &state, action, NULL);
        }
        explore(world, &level, answers, &state, true, ANY_LOCK);
        if (world->full) {
            continue;
        }
        struct rules_action *actions;
        int length = proof_solve(&level, &answers, &state, NULL, &actions);
        assert_int_equal(length, shortest(world));
        dark += state.dark && length > 0;
        solved += length > 0;
        stuck += length < 0;
        for (int i = 0; i < length; i++) {
            assert_int_equal(rules_step(&level, &answers, &state, actions[i], NULL), RULES_DONE);
        }
        assert_int_equal(length >= 0, rules_won(&level, &state));
        free(actions);
    }
    assert_true(dark >= 10);
    assert_true(solved >= 50);
    assert_true(stuck >= 20);
    free(world);
}

/* usage: proof_twin [LEVELS [SHARE]]: shares 0, 1, 2 ... have other levels. */
int main(int count, char **arguments) {
    struct share share = {
        .levels = count > 1 ? atoi(arguments[1]) : DEFAULT_LEVELS,
        .first = count > 2 ? 1 + (uint64_t)atoi(arguments[2]) * MOST_SEEDS : 1,
    };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_same_figures_as_the_twin, &share),
        cmocka_unit_test(test_solves_from_any_state),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
