/* Hints on small boards made for one thing each. */
#include "unit/rules/world.h"

#include "proof/proof.h"
#include "unit/proof/random_level.h"

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

/* Neither knows alone which one carries: who walks is sent to ask the other one. */
static void stops_before_a_span(void **unused) {
    (void)unused;
    static const char map[] = "A.c.x\n..d..\n..e..\n..f..\n#####\nB...y\n";
    for (uint8_t a = 0; a < 4; a++) {
        for (uint8_t b = 0; b < 4; b++) {
            struct world world;
            world_init(&world, map, &(struct world_setup){.answers = {.mark = {a, b}}});
            check_steps(&world, "", "E", 1);
        }
    }
    struct world world;
    world_init(&world, map, &(struct world_setup){.answers = {.mark = {1, 0}}});
    check_steps(&world, "ESE", "ENEeeee", PROOF_NONE);
}

/* What was misheard on a span rules out pairs, not marks: moon and moon, leaf and flame ... */
static void learns_pairs_from_a_span(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A.c.x\n.Bd.y\n..e..\n..f..\n",
               &(struct world_setup){.answers = {.mark = {1, 0}}});
    check_steps(&world, "EEZz", "", 0); /* B is on the way to the one for the first pair left */
}

/* Each knows the mark, but the posts bear words: the Keeper doesn't read them out to anybody. */
static void stops_before_what_is_to_be_remembered(void **unused) {
    (void)unused;
    struct world world;
    static const char map[] = "B.0.r.y\n..1.s..\n..2.v..\n..3.w..\n#######\nA.....x\n";
    world_init(&world, map, NULL);
    check_steps(&world, "", "e", 0);
    check_steps(&world, "ee", "e", 0);
    check_steps(&world, "eeee", "EEEEEEee", PROOF_NONE);
    world_init(&world, "A.r.x\n..s..\n..v..\n..w..\n#####\nB.0.y\n..1..\n..2..\n..3..\n", NULL);
    check_steps(&world, "ee", "E", 0); /* nor to who answered */
}

static void goes_to_the_hearth_first(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B.0.y\n#.1.#\n!.2.#\n#.3.#\nAx###\n", NULL);
    check_steps(&world, "", "ENNWe", 0);
}

/* Whoever looks on sees the same board, and gets the same hint, whatever was sealed. */
static bool looks_equal(const struct rules_level *level, const struct rules_action *log, int count,
                        const struct rules_answers *one, const struct rules_answers *other) {
    struct rules_state a, b;
    bool equal = true;
    rules_start(level, &a);
    rules_start(level, &b);
    for (int i = 0; i < count && equal; i++) {
        equal = rules_step(level, one, &a, log[i], NULL) ==
                    rules_step(level, other, &b, log[i], NULL) &&
                memcmp(&a, &b, sizeof a) == 0;
    }
    for (int q = 0; q < level->question_count; q++) {
        equal &= !(a.heard >> q & 1) || one->mark[q] == other->mark[q]; /* it is seen */
    }
    return equal;
}

static int compare_others(const struct rules_level *level, uint64_t seed) {
    enum { STEPS = 30 };
    struct rules_action log[STEPS];
    int combinations = proof_combinations(level), compared = 0;
    struct rules_answers answers = proof_answers(level, (int)(seed % (uint64_t)combinations));
    struct proof_hint hint, other;
    for (int i = 0; i < STEPS; i++) {
        log[i] = (struct rules_action){.player = (uint8_t)random_below(&seed, 2),
                                       .move = (uint8_t)random_below(&seed, 5)};
    }
    proof_hint(level, &answers, log, STEPS, NULL, &hint);
    for (int c = 0; c < combinations; c++) {
        const struct rules_answers others = proof_answers(level, c);
        if (!looks_equal(level, log, STEPS, &answers, &others)) {
            continue;
        }
        proof_hint(level, &others, log, STEPS, NULL, &other);
        assert_int_equal(hint.kind, other.kind);
        assert_int_equal(hint.ask, other.ask);
        assert_int_equal(hint.back, other.back);
        assert_int_equal(hint.count, other.count);
        for (int i = 0; i < hint.count; i++) {
            assert_int_equal(rules_letter(hint.step[i]), rules_letter(other.step[i]));
        }
        proof_hint_release(&other);
        compared++;
    }
    proof_hint_release(&hint);
    return compared;
}

static void tells_nothing_on_random_levels(void **unused) {
    (void)unused;
    int compared = 0, levels = 0;
    for (uint64_t seed = 1; levels < 300; seed++) {
        struct rules_level level;
        if (random_level(seed, &level)) {
            compared += compare_others(&level, seed);
            levels++;
        }
    }
    if (compared <= 2 * levels) {
        fail_msg("%d compared in %d levels", compared, levels);
    }
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
        cmocka_unit_test(takes_back_from_a_dead_end),
        cmocka_unit_test(asks_before_a_choice_that_the_answer_makes),
        cmocka_unit_test(says_when_a_level_has_no_way),
        cmocka_unit_test(stops_before_a_span),
        cmocka_unit_test(learns_pairs_from_a_span),
        cmocka_unit_test(stops_before_what_is_to_be_remembered),
        cmocka_unit_test(goes_to_the_hearth_first),
        cmocka_unit_test(tells_nothing_on_random_levels),
        cmocka_unit_test(can_be_called_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
