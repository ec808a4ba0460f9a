/* What a limit hides is called not proved; what is told at a limit is true. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "proof/proof.h"
#include "random_level.h"

#include <stdlib.h>

static bool same_ratio(struct proof_ratio a, struct proof_ratio b) {
    return a.over == b.over && a.under == b.under;
}

static bool complete(const struct proof *proof) {
    bool known = proof->not_proved == 0;
    for (int q = 0; q < proof->question_count; q++) {
        known &= proof->needed[q] != PROOF_UNKNOWN;
    }
    return known;
}

/* What was told though not all was proved. */
struct tally {
    int solvable, shortest, fair, guess_cost, gentle;
};

static void check_combinations(const struct proof *part, const struct proof *truth,
                               struct tally *tally) {
    int unsolvable = 0, not_proved = 0;
    for (int c = 0; c < truth->combinations; c++) {
        int length = part->shortest[c];
        bool known = part->known[c] >= PROOF_KNOWN_SHORTEST;
        assert_int_equal(length, known ? truth->shortest[c] : PROOF_NOT_PROVED);
        assert_true(part->known[c] == PROOF_KNOWN_NOTHING || known || truth->shortest[c] > 0);
        unsolvable += length == PROOF_UNSOLVABLE;
        not_proved += part->known[c] != PROOF_KNOWN_ALL;
        tally->solvable += part->known[c] == PROOF_KNOWN_SOLVABLE;
        tally->shortest += part->known[c] == PROOF_KNOWN_SHORTEST && length > 0;
    }
    assert_int_equal(part->unsolvable, unsolvable);
    assert_int_equal(part->not_proved, not_proved);
}

/* A figure is left out or true. */
static void check_figures(const struct proof *part, const struct proof *truth,
                          struct tally *tally) {
    bool guess = part->guess_cost != PROOF_NOT_PROVED, gentle = part->gentle.under > 0;
    assert_true(!guess || part->guess_cost == truth->guess_cost);
    assert_true(!gentle || same_ratio(part->gentle, truth->gentle));
    assert_int_equal(part->fair.under > 0, part->share.under > 0);
    assert_int_equal(part->fair.under > 0, part->handovers != PROOF_NONE);
    if (part->fair.under) {
        assert_true(same_ratio(part->fair, truth->fair));
        assert_true(same_ratio(part->share, truth->share));
        assert_int_equal(part->handovers, truth->handovers);
    }
    if (!complete(part)) {
        tally->fair += part->fair.under > 0;
        tally->guess_cost += part->guess_cost >= 0;
        tally->gentle += gentle;
    }
}

/* Nothing in `part`, made within a limit, contradicts `truth`. */
static void check_true(const struct proof *part, const struct proof *truth, struct tally *tally) {
    check_combinations(part, truth, tally);
    check_figures(part, truth, tally);
    for (int q = 0; q < truth->question_count; q++) {
        assert_true(part->needed[q] == PROOF_UNKNOWN || part->needed[q] == truth->needed[q]);
    }
    if (complete(part)) {
        assert_int_equal(part->guess_cost, truth->guess_cost);
        assert_true(same_ratio(part->fair, truth->fair));
        assert_true(same_ratio(part->gentle, truth->gentle));
        assert_int_equal(proof_holds(part), proof_holds(truth));
    } else {
        assert_false(proof_holds(part));
        assert_true(part->not_proved > 0);
    }
}

/* Levels that hold and are small enough to be proved a thousand times. */
static bool small_proved_level(uint64_t seed, struct rules_level *level, struct proof *truth) {
    struct error error = {{0}};
    if (!random_level(seed, level) || !proof_level(level, NULL, truth, &error)) {
        return false;
    }
    if (truth->states < 3000 && (proof_holds(truth) || seed % 16 == 0)) {
        return true;
    }
    proof_release(truth);
    return false;
}

static void test_every_limit_of_states(void **unused) {
    (void)unused;
    struct tally tally = {0};
    int levels = 0, held = 0;
    for (uint64_t seed = 1; levels < 20; seed++) {
        struct rules_level level;
        struct proof truth, part;
        struct error error = {{0}};
        if (!small_proved_level(seed, &level, &truth)) {
            continue;
        }
        bool enough = false;
        uint64_t limit = 1;
        for (; !enough; limit++) {
            const struct proof_options options = {.states = limit};
            assert_true(proof_level(&level, &options, &part, &error));
            check_true(&part, &truth, &tally);
            enough = complete(&part);
            assert_true(limit <= truth.states);
            proof_release(&part);
        }
        assert_true(limit > 2);
        held += proof_holds(&truth);
        levels++;
        proof_release(&truth);
    }
    assert_true(held >= 5);
    /* What was found is told, whatever else was not proved. */
    assert_true(tally.solvable > 0 && tally.shortest > 0);
    assert_true(tally.fair > 0 && tally.guess_cost > 0 && tally.gentle > 0);
}

static void test_limit_of_bytes(void **unused) {
    (void)unused;
    struct tally tally = {0};
    int levels = 0;
    for (uint64_t seed = 1; levels < 10; seed++) {
        struct rules_level level;
        struct proof truth, part;
        struct error error = {{0}};
        if (!small_proved_level(seed, &level, &truth)) {
            continue;
        }
        bool enough = false;
        for (uint64_t bytes = 1; !enough; bytes += bytes / 8 + 1) {
            const struct proof_options options = {.bytes = bytes};
            assert_true(proof_level(&level, &options, &part, &error));
            check_true(&part, &truth, &tally);
            enough = complete(&part);
            /* The first room for worlds and their keys is paid in any case. */
            assert_true(!enough || bytes > 512);
            assert_true(bytes < 1 << 22);
            proof_release(&part);
        }
        levels++;
        proof_release(&truth);
    }
}

static void test_solve_within_limits(void **unused) {
    (void)unused;
    int solved = 0;
    for (uint64_t seed = 1; seed < 60; seed++) {
        struct rules_level level;
        struct rules_state start;
        struct rules_action *actions;
        if (!random_level(seed, &level)) {
            continue;
        }
        struct rules_answers answers = proof_answers(&level, 0);
        rules_start(&level, &start);
        int truth = proof_solve(&level, &answers, &start, NULL, &actions), length;
        free(actions);
        uint64_t limit = 1;
        do {
            const struct proof_options options = {.states = limit++};
            length = proof_solve(&level, &answers, &start, &options, &actions);
            assert_true(length == truth || length == PROOF_NOT_PROVED);
            assert_int_equal(actions != NULL, length >= 0);
            free(actions);
        } while (length != truth);
        /* Every state of a solution is visited before it is found. */
        assert_true(truth < 0 || limit > (uint64_t)truth);
        solved += truth > 0;
    }
    assert_true(solved >= 20);
}

static bool stop_at(void *context, const struct proof_progress *progress) {
    int *calls = context;
    assert_true(progress->done <= progress->total);
    return --*calls > 0;
}

static void test_can_be_stopped(void **unused) {
    (void)unused;
    struct rules_level level;
    struct proof truth, part;
    struct tally tally = {0};
    struct error error = {{0}};
    uint64_t seed = 1;
    while (!small_proved_level(seed, &level, &truth)) {
        seed++;
    }
    bool enough = false;
    for (int calls = 1; !enough; calls++) {
        int left = calls;
        const struct proof_options options = {.progress = stop_at, .context = &left};
        assert_true(proof_level(&level, &options, &part, &error));
        check_true(&part, &truth, &tally);
        assert_true(calls > 1 || part.not_proved == part.combinations);
        enough = complete(&part);
        assert_true(calls < 1000);
        proof_release(&part);
    }
    proof_release(&truth);
}

static void test_start_already_won(void **unused) {
    (void)unused;
    struct rules_level level = {.width = 3, .height = 3, .start = {0, 8}};
    struct error error = {{0}};
    struct proof proof;
    for (int cell = 0; cell < 9; cell++) {
        level.terrain[cell] = RULES_FLOOR;
    }
    level.fixture[0].kind = RULES_HOME_A;
    level.fixture[8].kind = RULES_HOME_B;
    assert_true(rules_prepare(&level, &error));
    assert_false(proof_level(&level, NULL, &proof, &error));
    assert_string_not_equal(error.text, "");
    proof_release(&proof);

    struct rules_state start;
    struct rules_action *actions;
    rules_start(&level, &start);
    assert_int_equal(proof_solve(&level, &(struct rules_answers){{0}}, &start, NULL, &actions), 0);
    free(actions);
}

static void test_order_of_combinations(void **unused) {
    (void)unused;
    const struct rules_level level = {
        .question_count = 3,
        .question = {{.marks = 2}, {.marks = 4}, {.marks = 3}},
    };
    assert_int_equal(proof_combinations(&level), 24);
    for (int c = 0; c < 24; c++) {
        struct rules_answers answers = proof_answers(&level, c);
        assert_int_equal(answers.mark[0] + 2 * (answers.mark[1] + 4 * answers.mark[2]), c);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_limit_of_states), cmocka_unit_test(test_limit_of_bytes),
        cmocka_unit_test(test_solve_within_limits),   cmocka_unit_test(test_can_be_stopped),
        cmocka_unit_test(test_start_already_won),     cmocka_unit_test(test_order_of_combinations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
