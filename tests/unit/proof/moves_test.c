/* The moves of whole sets against rules_step, state by state; and keys against their nodes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "proof/search.h"
#include "random_level.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 100000, LEVELS = 1000, GATE_LEVELS = 60, WIDE_LEVELS = 60 };

struct target {
    uint32_t world;
    int set, bit;
};

struct tally {
    uint64_t states, moves;
    int levels, guessing, segmented, dead_ends;
};

static void read_state(const struct proof_search *search, uint32_t world, int set, int bit,
                       struct proof_node *node) {
    const struct proof_space *space = &search->space;
    proof_unpack(&search->layout, proof_key(search, world), node);
    node->state.at[RULES_A] = space->cell_at[set % space->segments * 64 + bit];
    node->state.at[RULES_B] = space->cell_of[set / space->segments];
}

static bool jumps_to(const struct proof_search *search, int bit, struct target target) {
    for (int i = 0; i < search->jumps.count; i++) {
        const struct proof_jump *jump = &search->jumps.jump[i];
        uint64_t landing = proof_turned(jump->from & UINT64_C(1) << bit, jump->turn);
        if (jump->world == target.world && jump->set == target.set &&
            landing == UINT64_C(1) << target.bit) {
            return true;
        }
    }
    return false;
}

/* Every successor by rules_step is a jump, and there are no other jumps. A step that changes
 * nothing may be left out. */
static void check_state(struct proof_search *search, uint32_t world, int set, int bit,
                        struct tally *tally) {
    const struct proof_space *space = &search->space;
    struct target wanted[RULES_ACTIONS];
    struct proof_node node, next;
    int count = 0;
    read_state(search, world, set, bit, &node);
    for (int action = 0; action < RULES_ACTIONS; action++) {
        if (!proof_successor(search, &node, proof_action(action), &next)) {
            continue;
        }
        int seat = space->seat[next.state.at[RULES_A]], row = space->row[next.state.at[RULES_B]];
        wanted[count] = (struct target){.world = proof_find_world(search, &next, false),
                                        .set = row * space->segments + seat / 64,
                                        .bit = seat % 64};
        assert_true(wanted[count].world != PROOF_NO_WORLD);
        bool same = memcmp(&node, &next, sizeof node) == 0;
        assert_true(same || jumps_to(search, bit, wanted[count]));
        count++;
    }
    for (int i = 0; i < search->jumps.count; i++) {
        const struct proof_jump *jump = &search->jumps.jump[i];
        uint64_t landing = proof_turned(jump->from & UINT64_C(1) << bit, jump->turn);
        bool known = landing == 0;
        for (int k = 0; k < count; k++) {
            known |= wanted[k].world == jump->world && wanted[k].set == jump->set &&
                     landing == UINT64_C(1) << wanted[k].bit;
        }
        assert_true(known);
    }
    tally->states++;
    tally->moves += (uint64_t)count;
    tally->dead_ends += count == 0;
}

static void check_all_moves(struct proof_search *search, struct tally *tally) {
    for (uint32_t world = 0; world < search->worlds; world++) {
        for (int set = 0; set < (int)search->sets; set++) {
            uint64_t seen = proof_sets(search, world)[set].seen;
            proof_open(search, world);
            proof_moves(search, set, seen);
            for (int bit = 0; bit < 64; bit++) {
                if (seen >> bit & 1) {
                    check_state(search, world, set, bit, tally);
                }
            }
        }
    }
}

/* Clean play, then everything that guessing can lead to: no solution is short enough to stop it. */
static void check_level(struct proof_search *search, struct rules_level *level, uint64_t seed,
                        struct tally *tally) {
    struct proof_locks locks;
    proof_locks_init(&locks, level);
    struct proof_task task = {
        .level = level,
        .locks = &locks,
        .answers = proof_answers(level, (int)(seed % (uint64_t)proof_combinations(level))),
        .goal = PROOF_WHOLE,
    };
    level->shut = seed % 5 == 0;
    rules_start(level, &task.from);
    if (proof_search_run(search, &task) == PROOF_NOT_PROVED) {
        return;
    }
    check_all_moves(search, tally);
    tally->levels++;
    tally->segmented += search->space.segments > 1;
    /* Without homes nothing is ever won, so all is visited. */
    for (int cell = 0; cell < level->width * level->height; cell++) {
        if (level->fixture[cell].kind == RULES_HOME_A) {
            level->fixture[cell].kind = RULES_NO_FIXTURE;
        }
    }
    task.goal = PROOF_GUESS;
    if (proof_search_run(search, &task) != PROOF_NOT_PROVED) {
        check_all_moves(search, tally);
        tally->guessing++;
    }
}

static void test_moves_are_those_of_the_rules(void **unused) {
    (void)unused;
    struct proof_search *search = base_alloc(sizeof *search);
    const struct proof_options options = {.states = MOST};
    struct tally tally = {0};
    struct rules_level level;
    proof_search_init(search, &options);
    for (uint64_t seed = 1; tally.levels < LEVELS; seed++) {
        if (random_level(seed, &level)) {
            check_level(search, &level, seed, &tally);
        }
    }
    for (uint64_t seed = 1; tally.levels < LEVELS + GATE_LEVELS; seed++) {
        if (random_gate_level(seed, &level)) {
            check_level(search, &level, seed, &tally);
        }
    }
    for (uint64_t seed = 1; tally.levels < LEVELS + 2 * GATE_LEVELS; seed++) {
        if (random_lane_level(seed, &level)) {
            check_level(search, &level, seed, &tally);
        }
    }
    for (uint64_t seed = 1; tally.levels < LEVELS + 2 * GATE_LEVELS + WIDE_LEVELS; seed++) {
        if (random_wide_level(seed, &level)) {
            check_level(search, &level, seed, &tally);
        }
    }
    assert_true(tally.guessing > LEVELS / 2);
    assert_true(tally.segmented >= 20);
    assert_true(tally.states > 1000000);
    assert_true(tally.moves > 3 * tally.states);
    assert_true(tally.dead_ends > 100);
    proof_search_release(search);
    free(search);
}

/* A node's key gives back the node, and another world has another key. */
static void check_keys(struct proof_search *search, struct rules_level *level,
                       const struct rules_answers *answers, uint64_t *dice) {
    struct proof_node node = {.state = search->task.from}, back;
    struct proof_layout layout;
    uint64_t key[PROOF_MAX_WORDS], other[PROOF_MAX_WORDS];
    proof_layout_init(&layout, level, &node.state, true, 1);
    for (int i = 0; i < 60; i++) {
        const struct proof_node before = node;
        proof_pack(&layout, &before, other);
        enum rules_result result = rules_step(level, answers, &node.state,
                                              proof_action((int)random_below(dice, 10)), NULL);
        node.misheard |= result == RULES_MISHEARD;
        proof_pack(&layout, &node, key);
        proof_unpack(&layout, key, &back);
        bool equal = memcmp(key, other, (size_t)layout.words * sizeof *key) == 0;
        memcpy(back.state.at, node.state.at, sizeof back.state.at);
        assert_memory_equal(&back, &node, sizeof node);
        memcpy(back.state.at, before.state.at, sizeof back.state.at);
        assert_int_equal(equal, memcmp(&back, &before, sizeof back) == 0);
    }
}

static void test_unpack_is_the_inverse_of_pack(void **unused) {
    (void)unused;
    struct proof_search *search = base_alloc(sizeof *search);
    int levels = 0;
    for (uint64_t seed = 1; levels < LEVELS; seed++) {
        struct rules_level level;
        uint64_t dice = seed;
        if (!random_level(seed, &level)) {
            continue;
        }
        const struct rules_answers answers = proof_answers(&level, 0);
        rules_start(&level, &search->task.from);
        check_keys(search, &level, &answers, &dice);
        levels++;
    }
    free(search);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moves_are_those_of_the_rules),
        cmocka_unit_test(test_unpack_is_the_inverse_of_pack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
