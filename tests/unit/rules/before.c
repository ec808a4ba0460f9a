/* What was there before version 2 of the rules is the same to the bit: the hashes of 32 levels, and
 * of the states that a walk by chance leads through, as version 1 had them. Kept moments and
 * replays carry them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/proof/pack_folder.h"

enum { LEVELS = 32, ACTIONS = 300 };

static uint64_t fold(uint64_t hash, uint64_t value) {
    uint8_t bytes[8];
    for (int i = 0; i < 8; i++) {
        bytes[i] = (uint8_t)(value >> 8 * i);
    }
    return hash_bytes(hash, bytes, sizeof bytes);
}

static uint64_t walk(const struct rules_level *level, uint64_t seed, uint64_t hash) {
    struct rules_answers answers = {{0}};
    struct rules_state state;
    for (int q = 0; q < level->question_count; q++) {
        answers.mark[q] = (uint8_t)random_below(&seed, level->question[q].marks);
    }
    rules_start(level, &state);
    for (int i = 0; i < ACTIONS; i++) {
        struct rules_action action = {.player = (uint8_t)random_below(&seed, 2),
                                      .move = (uint8_t)random_below(&seed, 5)};
        hash = fold(hash, (uint64_t)rules_step(level, &answers, &state, action, NULL));
        hash = fold(hash, rules_hash_state(&state));
    }
    return hash;
}

static void levels_and_states_have_the_hashes_that_they_had(void **unused) {
    static char folder[] = TEST_SOURCE_DIR "/tests/packs/vectors/pack";
    struct pack *pack = load_folder(folder);
    uint64_t levels = HASH_START, states = HASH_START;
    (void)unused;
    assert_non_null(pack);
    assert_int_equal(pack->chapter[0].level_count, LEVELS);
    for (int i = 0; i < LEVELS; i++) {
        const struct rules_level *level = &pack->chapter[0].level[i].rules;
        levels = fold(levels, rules_hash_level(level));
        states = walk(level, (uint64_t)i + 1, states);
    }
    pack_free(pack);
    assert_true(levels == UINT64_C(0xc91a1cf09cdab312));
    assert_true(states == UINT64_C(0x714372007ba0ac81));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_and_states_have_the_hashes_that_they_had),
    };
    return cmocka_run_group_tests_name("rules: before version 2", tests, NULL, NULL);
}
