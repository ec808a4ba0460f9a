/* Hints on small boards made for one thing each. */
#include "unit/rules/world.h"

#include "proof/proof.h"

#include <stdlib.h>
#include <string.h>

/* The hint after these letters; each of them is done. */
static struct proof_hint hint_after(const struct world *world, const char *letters) {
    struct rules_action log[64];
    struct proof_hint hint;
    int count = 0;
    for (; letters[count]; count++) {
        assert_true(rules_action_from(letters[count], &log[count]));
    }
    proof_hint(&world->level, &world->answers, log, count, NULL, &hint);
    return hint;
}

static void check_steps(const struct world *world, const char *after, const char *letters,
                        int asks) {
    struct proof_hint hint = hint_after(world, after);
    assert_int_equal(hint.kind, PROOF_HINT_STEPS);
    assert_int_equal(hint.count, (int)strlen(letters));
    for (int i = 0; i < hint.count; i++) {
        assert_int_equal(rules_letter(hint.step[i]), letters[i]);
    }
    assert_int_equal(hint.ask, asks);
    proof_hint_release(&hint);
}

static void check_back(const struct world *world, const char *after, int back) {
    struct proof_hint hint = hint_after(world, after);
    assert_int_equal(hint.kind, PROOF_HINT_BACK);
    assert_int_equal(hint.back, back);
    assert_null(hint.step);
    proof_hint_release(&hint);
}

static struct rules_answers answer(int mark) {
    return (struct rules_answers){.mark = {(uint8_t)mark}};
}

/* B waits before the veils, whatever was answered; after the veil the way goes on. */
static void stops_before_an_unheard_veil(void **unused) {
    (void)unused;
    struct world world;
    for (int mark = 0; mark < 4; mark++) {
        world_init(&world, "B.0.y\n#.1.#\n#.2.#\n#.3.#\nAx###\n", NULL);
        world.answers = answer(mark);
        check_steps(&world, "", "e", 0);
        check_steps(&world, "e", "", 0);
    }
    world_init(&world, "B.0.y\n#.1.#\n#.2.#\n#.3.#\nAx###\n", NULL);
    check_steps(&world, "Eee", "ee", PROOF_NONE);
    check_steps(&world, "Eeeee", "", PROOF_NONE); /* won */
}

/* After mishearing the two come together and breathe, and then ask again. */
static void relights_and_asks_again(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B.0.y\nA.1.#\n..2.#\n..3.x\n", NULL);
    world.answers = answer(2);
    plays(&world, "e");
    mishears(&world, 'e');
    struct proof_hint hint = hint_after(&world, "ee");
    assert_int_equal(hint.kind, PROOF_HINT_STEPS);
    assert_int_equal(hint.ask, 0);
    for (int i = 0; i < hint.count; i++) {
        rules_step(&world.level, &world.answers, &world.state, hint.step[i], NULL);
    }
    assert_int_equal(world.state.dark, 0);
    assert_int_equal(world.state.heard, 0);
    proof_hint_release(&hint);
}

/* One fence behind another of the same mark: between them the way home is open only because that
 * mark is not the answer. Both saw it, so no dead end is told, and it is not asked twice. */
static void knows_a_fence_that_was_walked_through(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B4.4y\n.###.\n.5.5.\n.###.\n.6.6.\n.###.\n.7.7.\nAx###\n", NULL);
    world.answers = answer(3);
    check_steps(&world, "", "ss", 0);
    check_steps(&world, "Eee", "ee", PROOF_NONE);
    world.answers = answer(0);
    check_steps(&world, "E", "ss", 0);
}

/* Is the hint after these letters the same as the one that was kept? The first is kept. */
static void is_the_same(struct proof_hint *kept, const struct world *world, const char *letters) {
    struct proof_hint hint = hint_after(world, letters);
    assert_int_equal(hint.kind, PROOF_HINT_STEPS);
    if (!kept->step) {
        *kept = hint;
        return;
    }
    assert_int_equal(hint.ask, kept->ask);
    assert_int_equal(hint.count, kept->count);
    assert_memory_equal(hint.step, kept->step, (size_t)hint.count * sizeof *hint.step);
    proof_hint_release(&hint);
}

static void does_what_it_says(struct world *world, const struct proof_hint *hint) {
    for (int i = 0; i < hint->count; i++) {
        assert_int_equal(
            rules_step(&world->level, &world->answers, &world->state, hint->step[i], NULL),
            RULES_DONE);
    }
}

/* Whatever the two said, it stops before the bridge; once that carries both are heard. */
static void stops_before_a_bridge_of_two_voices(void **unused) {
    (void)unused;
    struct world world;
    struct proof_hint kept = {.step = NULL};
    for (int i = 0; i < 16; i++) {
        world_init(&world, "B.c.y\nA.d..\n..e..\n..f.x\n", NULL);
        world.answers = (struct rules_answers){.mark = {(uint8_t)(i % 4), (uint8_t)(i / 4)}};
        is_the_same(&kept, &world, "");
        does_what_it_says(&world, &kept);
    }
    assert_in_range(kept.ask, RULES_A, RULES_B);
    proof_hint_release(&kept);
    world.answers = (struct rules_answers){.mark = {1, 3}}; /* together moon: the upper one */
    check_steps(&world, "eeeeNEEESSSE", "", PROOF_NONE);
}

/* Both who could have misheard it look the same, and the light comes back first. */
static void a_misheard_pair_is_ruled_out(void **unused) {
    (void)unused;
    struct world world;
    struct proof_hint kept = {.step = NULL};
    for (int mark = 0; mark < 2; mark++) {
        world_init(&world, "B.c.y\nA.d.x\n..#..\n", NULL);
        world.level.question[0].marks = world.level.question[1].marks = 2;
        world.answers = (struct rules_answers){.mark = {(uint8_t)mark, (uint8_t)mark}};
        plays(&world, "E");
        mishears(&world, 'E');
        is_the_same(&kept, &world, "EE");
        does_what_it_says(&world, &kept);
        assert_int_equal(world.state.dark, 0);
        assert_int_equal(world.state.heard, 0);
    }
    assert_in_range(kept.ask, RULES_A, RULES_B);
    proof_hint_release(&kept);
}

/* What was heard is remembered by the two, not by the Keeper. */
static void stops_before_what_is_to_be_remembered(void **unused) {
    (void)unused;
    static const char *const heard[] = {"ee", "see"};
    struct world world;
    for (int mark = 0; mark < 2; mark++) {
        world_init(&world, "B.0.r.y\n..1.s.#\nAx#####\n", NULL);
        world.level.question[0].marks = 2;
        world.answers = answer(mark);
        struct proof_hint hint = hint_after(&world, mark ? "see" : "ee");
        plays(&world, heard[mark]);
        assert_int_equal(world.state.heard, 1);
        assert_int_equal(hint.kind, PROOF_HINT_STEPS);
        assert_int_equal(hint.ask, 0);
        does_what_it_says(&world, &hint);
        assert_int_equal(world.state.at[RULES_B] % 7, 3);
        proof_hint_release(&hint);
    }
}

/* B's own stone in a corner will never fill the water before B's home. */
static void takes_back_from_a_dead_end(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "#.B..\n#.b..\nxA~##\n##.##\n##y##\n", NULL);
    struct proof_hint hint = hint_after(&world, "wse"); /* pushed aside, but not for good */
    assert_int_equal(hint.kind, PROOF_HINT_STEPS);
    assert_int_equal(hint.ask, PROOF_NONE);
    proof_hint_release(&hint);
    check_back(&world, "wsee", 1);
    check_back(&world, "wseewnZ", 4);
}

/* The stone can bridge one of two waters, and which one is needed follows from the answer: nobody
 * can know where to push it before asking. */
static void asks_before_a_choice_that_the_answer_makes(void **unused) {
    (void)unused;
    const struct world_setup setup = {
        .sign = {{'m', {.kind = RULES_VEIL, .index = 0, .value = 0}, 0},
                 {'n', {.kind = RULES_VEIL, .index = 0, .value = 1}, 0}},
    };
    struct world world;
    for (int mark = 0; mark < 2; mark++) {
        world_init(&world, "m~.o.~n\n.#.B.#.\n.#####.\ny.y.y.y\nAx#####\n", &setup);
        world.level.question[0].marks = 2;
        world.answers = answer(mark);
        struct proof_hint hint = hint_after(&world, "");
        assert_int_equal(hint.kind, PROOF_HINT_STEPS);
        assert_int_equal(hint.ask, 0);
        for (int i = 0; i < hint.count; i++) {
            assert_int_equal(
                rules_step(&world.level, &world.answers, &world.state, hint.step[i], NULL),
                RULES_DONE);
        }
        struct rules_action *path;
        for (int other = 0; other < 2; other++) {
            struct rules_answers answers = answer(other);
            assert_true(proof_solve(&world.level, &answers, &world.state, NULL, &path) > 0);
            free(path);
        }
        proof_hint_release(&hint);
    }
    /* Pushed east, it serves leaf only: lost for moon, and so for what both can know. */
    world.answers = answer(1);
    check_back(&world, "wne", 1);
}

static void says_when_a_level_has_no_way(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B#x\nA#y\n...\n###\n", NULL);
    check_steps(&world, "", "SEENNsseen", PROOF_NONE);
    world_init(&world, "B#x\nA#y\n.#.\n###\n", NULL);
    struct proof_hint hint = hint_after(&world, "");
    assert_int_equal(hint.kind, PROOF_HINT_NONE);
    proof_hint_release(&hint);
}

static bool no_more(void *context, const struct proof_progress *progress) {
    (void)progress;
    ++*(int *)context;
    return false;
}

static void can_be_called_off(void **unused) {
    (void)unused;
    int calls = 0;
    const struct proof_options options = {.progress = no_more, .context = &calls};
    struct world world;
    struct proof_hint hint;
    world_init(&world, "B.0.y\n#.1.#\n#.2.#\n#.3.#\nAx###\n", NULL);
    proof_hint(&world.level, &world.answers, NULL, 0, &options, &hint);
    assert_int_equal(hint.kind, PROOF_HINT_UNKNOWN);
    assert_null(hint.step);
    assert_int_equal(calls, 1);
    proof_hint_release(&hint);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stops_before_an_unheard_veil),
        cmocka_unit_test(relights_and_asks_again),
        cmocka_unit_test(knows_a_fence_that_was_walked_through),
        cmocka_unit_test(stops_before_a_bridge_of_two_voices),
        cmocka_unit_test(a_misheard_pair_is_ruled_out),
        cmocka_unit_test(stops_before_what_is_to_be_remembered),
        cmocka_unit_test(takes_back_from_a_dead_end),
        cmocka_unit_test(asks_before_a_choice_that_the_answer_makes),
        cmocka_unit_test(says_when_a_level_has_no_way),
        cmocka_unit_test(can_be_called_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
