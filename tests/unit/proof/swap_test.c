/* With the two exchanged a level has the same figures: no place is the better one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "proof/proof.h"
#include "random_level.h"

#include <string.h>

enum { LEVELS = 120, MOST_SEEDS = 100000 };

static void has_the_same_figures(const struct proof *proof, const struct proof *other) {
    assert_int_equal(other->combinations, proof->combinations);
    assert_int_equal(other->unsolvable, proof->unsolvable);
    assert_int_equal(other->not_proved, 0);
    assert_memory_equal(other->shortest, proof->shortest,
                        (size_t)proof->combinations * sizeof *proof->shortest);
    assert_memory_equal(other->needed, proof->needed, sizeof proof->needed);
    assert_memory_equal(&other->fair, &proof->fair, sizeof proof->fair);
    assert_int_equal(other->guess_cost, proof->guess_cost);
    assert_memory_equal(&other->gentle, &proof->gentle, sizeof proof->gentle);
    assert_memory_equal(&other->told, &proof->told, sizeof proof->told);
    assert_memory_equal(&other->silence, &proof->silence, sizeof proof->silence);
}

static void exchanged_all_figures_are_the_same(void **unused) {
    (void)unused;
    const struct proof_options options = {.all = true};
    int levels = 0, solvable = 0;
    for (uint64_t seed = 1; levels < LEVELS && seed < MOST_SEEDS; seed++) {
        struct rules_level level, swapped;
        struct proof proof, other;
        struct error error;
        if (!random_level(seed, &level)) {
            continue;
        }
        swapped = level;
        rules_swap(&swapped);
        bool open = proof_level(&level, &options, &proof, &error);
        assert_int_equal(proof_level(&swapped, &options, &other, &error), open);
        if (open) {
            has_the_same_figures(&proof, &other);
            solvable += proof.unsolvable < proof.combinations;
            levels++;
        }
        proof_release(&proof);
        proof_release(&other);
    }
    assert_int_equal(levels, LEVELS);
    assert_true(solvable > LEVELS / 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(exchanged_all_figures_are_the_same)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
