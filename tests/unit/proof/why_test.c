/* The ways that show why a proof fails, on random levels with every fixture: each is legal play of
 * the open level, and shows what it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "proof/why.h"
#include "random_level.h"

#include <stdlib.h>

enum { LEVELS = 1500 };

struct tally {
    int unsolvable, not_needed, fair, guess, dead_end, no_dead_end, lock, told, helped, forked;
};

/* Plays the way; how many actions were misheard. */
static int play(const struct rules_level *level, const struct rules_answers *answers,
                const struct proof_way *way, struct rules_state *state) {
    int misheard = 0;
    rules_start(level, state);
    for (int i = 0; i < way->count; i++) {
        assert_false(rules_won(level, state));
        enum rules_result result = rules_step(level, answers, state, way->step[i], NULL);
        assert_int_not_equal(result, RULES_REFUSED);
        misheard += result == RULES_MISHEARD;
    }
    return misheard;
}

static int solve(const struct rules_level *level, const struct rules_answers *answers,
                 const struct rules_state *from) {
    struct rules_action *actions;
    int length = proof_solve(level, answers, from, NULL, &actions);
    free(actions);
    return length;
}

static int far(const struct rules_level *level, const struct rules_answers *answers,
               const struct rules_state *state) {
    int sum = 0;
    for (int player = RULES_A; player <= RULES_B; player++) {
        int steps = proof_from_home(level, answers, state, player).steps;
        sum += steps == PROOF_NONE ? RULES_MAX_CELLS : steps;
    }
    return sum;
}

static void check_unsolvable(const struct rules_level *level, const struct proof *proof,
                             struct tally *tally) {
    struct proof_way way;
    bool found = proof_why_unsolvable(level, proof, NULL, &way);
    assert_int_equal(found, proof->unsolvable > 0);
    if (found) {
        struct rules_answers answers = proof_answers(level, way.combination);
        struct rules_state state;
        assert_int_equal(proof->shortest[way.combination], PROOF_UNSOLVABLE);
        assert_int_equal(play(level, &answers, &way, &state), 0);
        int nearest = far(level, &answers, &state);
        assert_true(nearest > 0);
        /* Clean play leads no nearer, whatever is walked at random. */
        uint64_t seed = 1;
        for (int i = 0; i < 300; i++) {
            struct rules_state before = state;
            struct rules_action action = {.player = (uint8_t)random_below(&seed, 2),
                                          .move = (uint8_t)random_below(&seed, 5)};
            if (rules_step(level, &answers, &state, action, NULL) == RULES_MISHEARD) {
                state = before;
            }
            assert_true(far(level, &answers, &state) >= nearest);
        }
        tally->unsolvable++;
    }
    proof_way_release(&way);
}

/* Not needed: the same actions lead home whatever the answer to the question is. */
static void check_not_needed(const struct rules_level *level, const struct proof *proof,
                             struct tally *tally) {
    for (int q = 0; q < level->question_count; q++) {
        struct proof_way way;
        bool found = proof_why_not_needed(level, proof, q, NULL, &way);
        assert_int_equal(found, proof->needed[q] == PROOF_NO);
        for (int mark = 0; found && mark < level->question[q].marks; mark++) {
            struct rules_answers answers = proof_answers(level, way.combination);
            struct rules_state state;
            answers.mark[q] = (uint8_t)mark;
            assert_int_equal(play(level, &answers, &way, &state), 0);
            assert_true(rules_won(level, &state));
            assert_false(state.heard >> q & 1);
            tally->not_needed++;
        }
        proof_way_release(&way);
    }
}

static void check_solutions(const struct rules_level *level, const struct proof *proof,
                            struct tally *tally) {
    for (int longest = 0; longest < 2; longest++) {
        struct proof_way way;
        bool found = proof_why_fair(level, proof, longest, NULL, &way);
        assert_int_equal(found, proof->fair.under > 0);
        if (found) {
            struct rules_answers answers = proof_answers(level, way.combination);
            struct rules_state state;
            assert_int_equal(way.count, longest ? proof->fair.over : proof->fair.under);
            assert_int_equal(play(level, &answers, &way, &state), 0);
            assert_true(rules_won(level, &state));
            tally->fair++;
        }
        proof_way_release(&way);
    }
}

static void check_guess(const struct rules_level *level, const struct proof *proof,
                        struct tally *tally) {
    struct proof_way way;
    bool found = proof_why_guess(level, proof, NULL, &way);
    assert_int_equal(found, proof->guess_cost >= 0);
    if (found) {
        struct rules_answers answers = proof_answers(level, way.combination);
        struct rules_state state;
        assert_int_equal(way.count, proof->shortest[way.combination] + proof->guess_cost);
        assert_true(play(level, &answers, &way, &state) > 0);
        assert_true(rules_won(level, &state));
        tally->guess++;
    }
    proof_way_release(&way);
}

/* One action before the end the way home was still open. */
static void check_dead_end(const struct rules_level *level, const struct proof *proof,
                           struct tally *tally) {
    struct proof_way way;
    bool found = proof_why_gentle(level, proof, NULL, &way);
    assert_int_equal(found, proof->gentle.over < proof->gentle.under);
    if (found) {
        struct rules_answers answers = proof_answers(level, way.combination);
        struct rules_state state;
        assert_int_equal(play(level, &answers, &way, &state), 0);
        assert_int_equal(solve(level, &answers, &state), PROOF_UNSOLVABLE);
        way.count--;
        play(level, &answers, &way, &state);
        assert_true(solve(level, &answers, &state) > 0);
    }
    tally->dead_end += found;
    tally->no_dead_end += !found;
    proof_way_release(&way);
}

/* Who only reads the examples sees what each miss costs, and that a lock without one has none. */
static void check_locks(const struct rules_level *level, const struct proof *proof,
                        struct tally *tally) {
    for (int i = 0; proof->silence.under && i < proof->lock_count; i++) {
        const struct proof_lock *lock = &proof->lock[i];
        struct proof_way way;
        bool found = proof_why_lock(level, proof, i, NULL, &way);
        assert_int_equal(found, lock->cost >= 0);
        if (found) {
            struct rules_answers answers = proof_answers(level, way.combination);
            struct rules_state state;
            assert_int_equal(way.count, proof->shortest[way.combination] + lock->cost);
            assert_int_equal(play(level, &answers, &way, &state), 1);
            assert_true(rules_won(level, &state));
            tally->lock++;
        }
        proof_way_release(&way);
    }
}

static void check_told(const struct rules_level *level, const struct proof *proof,
                       struct tally *tally) {
    struct proof_way way;
    bool found = proof_why_told(level, proof, NULL, &way);
    assert_int_equal(found, proof->told.under > 0);
    if (found) {
        struct rules_answers answers = proof_answers(level, way.combination);
        struct rules_state state, before;
        assert_int_equal(play(level, &answers, &way, &state), 0);
        assert_int_equal((uint64_t)way.count * proof->told.under,
                         proof->told.over * (uint64_t)proof->shortest[way.combination]);
        way.count--;
        assert_int_equal(play(level, &answers, &way, &before), 0);
        assert_int_not_equal(state.heard, before.heard);
        tally->told++;
    }
    proof_way_release(&way);
}

static void check_ways(const struct rules_level *level, const struct proof *proof,
                       struct tally *tally) {
    for (int c = 0; proof->helps && c < proof->combinations; c++) {
        struct rules_answers answers = proof_answers(level, c);
        struct rules_state state;
        struct proof_way way;
        if (proof->shortest[c] < 0) {
            continue;
        }
        assert_true(proof_why_ways(level, proof, c, NULL, &way));
        assert_int_equal(way.count, proof->shortest[c]);
        assert_int_equal(play(level, &answers, &way, &state), 0);
        assert_true(rules_won(level, &state));
        tally->helped += proof->helps[c] != 0;
        tally->forked += proof->ways > 1;
        proof_way_release(&way);
    }
}

static void test_ways_show_what_they_say(void **unused) {
    (void)unused;
    struct tally tally = {0};
    const struct proof_options options = {.all = true};
    for (uint64_t seed = 1; seed <= LEVELS; seed++) {
        struct rules_level level;
        struct proof proof;
        struct error error = {{0}};
        if (!random_level(seed, &level) || !proof_level(&level, &options, &proof, &error)) {
            continue;
        }
        check_unsolvable(&level, &proof, &tally);
        check_not_needed(&level, &proof, &tally);
        check_solutions(&level, &proof, &tally);
        check_guess(&level, &proof, &tally);
        check_dead_end(&level, &proof, &tally);
        check_locks(&level, &proof, &tally);
        check_told(&level, &proof, &tally);
        check_ways(&level, &proof, &tally);
        proof_release(&proof);
    }
    assert_true(tally.unsolvable >= 50);
    assert_true(tally.not_needed >= 50);
    assert_true(tally.fair >= 50);
    assert_true(tally.guess >= 50);
    assert_true(tally.dead_end >= 30);
    assert_true(tally.no_dead_end >= 30);
    assert_true(tally.lock >= 50);
    assert_true(tally.told >= 30);
    assert_true(tally.helped >= 30);
    assert_true(tally.forked >= 10);
}

/* A limit is no example of anything. */
static void test_nothing_within_limits(void **unused) {
    (void)unused;
    const struct proof_options few = {.states = 3};
    int met = 0;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        struct rules_level level;
        struct proof proof;
        struct proof_way way;
        struct error error = {{0}};
        if (!random_level(seed, &level) || !proof_level(&level, NULL, &proof, &error)) {
            continue;
        }
        if (proof.fair.under > 5) {
            assert_false(proof_why_fair(&level, &proof, true, &few, &way));
            assert_null(way.step);
            assert_false(proof_why_gentle(&level, &proof, &few, &way));
            assert_null(way.step);
            met++;
        }
        proof_release(&proof);
    }
    assert_true(met >= 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ways_show_what_they_say),
        cmocka_unit_test(test_nothing_within_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
