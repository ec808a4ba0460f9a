/* Clauses 5.1 to 5.4: beat, promise, arrival, breath; and the order of events. */
#include "unit/rules/world.h"

static void clause_5_1_the_beat_wraps_at_two_periods(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A.t\n...\n..B\n", &(struct world_setup){.tide_period = 3});
    static const int left[] = {3, 2, 1, 3, 2, 1, 3};
    static const bool low[] = {true, true, true, false, false, false, true};
    for (int i = 0; i < 7; i++) {
        assert_int_equal(world.state.beat, i % 6);
        assert_int_equal(rules_tide_left(&world.level, &world.state), left[i]);
        assert_int_equal(rules_tide_low(&world.level, &world.state, 2), low[i]);
        plays(&world, i % 2 ? "Z" : "z");
        has_events(&world, i % 3 == 2 ? "tide" : "");
    }
}

static void clause_5_1_the_event_names_the_phase_that_is_low(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A.t\n...\n..B\n", &(struct world_setup){.tide_period = 1});
    plays(&world, "Z");
    assert_int_equal(world.events.event[0].index, 1);
    plays(&world, "Z");
    assert_int_equal(world.events.event[0].index, 0);
}

static void clause_5_1_without_a_tide_there_is_no_beat(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\n...\n..B\n", NULL);
    plays(&world, "ZzE");
    assert_int_equal(world.state.beat, 0);
    assert_int_equal(rules_tide_left(&world.level, &world.state), 0);
}

static void clause_5_2_the_partners_actions_count_down(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "AP..\n....\n...B\n", NULL);
    plays(&world, "E");
    has_events(&world, "moved promised");
    assert_int_equal(world.events.event[1].index, 3);
    assert_int_equal(world.state.promise[RULES_A], 3);
    plays(&world, "n");
    has_events(&world, "moved counted");
    assert_int_equal(world.events.event[1].player, RULES_A);
    assert_int_equal(world.events.event[1].index, 2);
    refuses(&world, 'e', RULES_REFUSED_WALL);
    assert_int_equal(world.state.promise[RULES_A], 2); /* a refused action does not count */
    plays(&world, "z");                                /* a breath does */
    plays(&world, "w");
    has_events(&world, "moved freed");
    assert_int_equal(world.events.event[1].player, RULES_A);
    assert_int_equal(world.state.promise[RULES_A], 0);
    plays(&world, "w");
    has_events(&world, "moved"); /* it is kept; nothing is counted */
}

static void clause_5_2_mishearing_counts(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "AP.\n.1.\n..B\n", NULL);
    plays(&world, "En");
    assert_int_equal(world.state.promise[RULES_A], 2);
    mishears(&world, 'w');
    has_events(&world, "dark counted");
    assert_int_equal(world.state.promise[RULES_A], 1);
}

static void clause_3_the_promised_are_refused_everything(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "AP.\n...\n..B\n", NULL);
    plays(&world, "E");
    for (int left = 3; left > 0; left--) {
        for (const char *letter = "NESWZ"; *letter; letter++) {
            refuses(&world, *letter, RULES_REFUSED_PROMISE);
        }
        plays(&world, "z");
    }
    plays(&world, "Z");
}

static void clause_4_promise_keeps_its_channel_until_spent(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "AP.\n..g\n..B\n", NULL);
    refuses(&world, 'n', RULES_REFUSED_GATE);
    plays(&world, "E");
    assert_true(rules_plate_active(&world.level, &world.state, 1));
    plays(&world, "zz");
    assert_true(rules_gate_open(&world.level, &world.state, world_cell(&world, 2, 1)));
    plays(&world, "n"); /* the last count: A is free, and the plate is spent */
    assert_int_equal(world.state.promise[RULES_A], 0);
    assert_false(rules_plate_active(&world.level, &world.state, 1));
    assert_false(rules_gate_open(&world.level, &world.state, world_cell(&world, 2, 1)));
    stands(&world, RULES_B, 2, 1);
}

static void clause_5_2_a_spent_plate_waits_for_an_arrival(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "AP.\n..g\n..B\n", NULL);
    plays(&world, "Ezzz");
    assert_false(rules_plate_active(&world.level, &world.state, 1));
    plays(&world, "Z"); /* breathing on it is no arrival */
    assert_int_equal(world.state.promise[RULES_A], 0);
    plays(&world, "WE");
    assert_int_equal(world.state.promise[RULES_A], 3);
    assert_true(rules_plate_active(&world.level, &world.state, 1));
}

static void clause_5_2_a_promise_of_one(void **unused) {
    (void)unused;
    static const struct world_setup one = {
        .sign = {{.sign = 'Q', .fixture = {.kind = RULES_PROMISE, .value = 1}}}};
    struct world world;
    world_init(&world, "AQ.\n...\n..B\n", &one);
    plays(&world, "E");
    refuses(&world, 'E', RULES_REFUSED_PROMISE);
    plays(&world, "n");
    has_events(&world, "moved freed");
    plays(&world, "E");
}

static void clause_5_2_comes_before_5_3(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "AP..\n....\n..PB\n", NULL);
    plays(&world, "E");
    plays(&world, "w"); /* A's promise falls, then B's begins: and B's does not fall with it */
    has_events(&world, "moved counted promised");
    assert_int_equal(world.state.promise[RULES_A], 2);
    assert_int_equal(world.state.promise[RULES_B], 3);
    for (const char *letter = "NESWZneswz"; *letter; letter++) {
        refuses(&world, *letter, RULES_REFUSED_PROMISE); /* only taking back helps */
    }
}

static void clause_5_3_a_bell_calls_the_boat(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "ALl\nu.U\n..B\n", NULL);
    plays(&world, "E");
    has_events(&world, "moved boat");
    assert_int_equal(world.state.boat, 1);
    assert_int_equal(world.events.event[1].from, world_cell(&world, 0, 1));
    assert_int_equal(world.events.event[1].to, world_cell(&world, 2, 1));
    assert_int_equal(world.events.event[1].index, 1);
    plays(&world, "ZWE"); /* it is there already: arriving again calls nothing */
    has_events(&world, "moved");
    plays(&world, "E");
    assert_int_equal(world.state.boat, 0);
}

static void clause_5_3_the_ferried_player(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "ALl\nu.U\nB..\n", NULL);
    plays(&world, "n"); /* into the boat */
    plays(&world, "E");
    has_events(&world, "moved boat ferried");
    assert_int_equal(world.events.event[2].player, RULES_B);
    assert_int_equal(world.events.event[2].from, world_cell(&world, 0, 1));
    stands(&world, RULES_B, 2, 1);
    plays(&world, "w"); /* and ashore on the other side */
}

static void clause_5_4_breathing_one_after_the_other(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B1.\nA..\n...\n", NULL);
    mishears(&world, 'e');
    plays(&world, "Z");
    has_events(&world, "breathed");
    assert_int_equal(world.state.breath, RULES_A);
    assert_int_equal(world.state.dark, 1u << RULES_B);
    plays(&world, "z");
    has_events(&world, "relit");
    assert_int_equal(world.state.breath, RULES_NOBODY);
    assert_int_equal(world.state.dark, 0);
}

static void clause_5_4_either_may_begin(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B1.\nA..\n...\n", NULL);
    mishears(&world, 'e');
    plays(&world, "zZ");
    assert_int_equal(world.state.dark, 0);
}

static void clause_5_4_both_lanterns_are_lit(void **unused) {
    (void)unused;
    static const struct world_setup second = {
        .sign = {{.sign = 'm', .fixture = {.kind = RULES_VEIL, .index = 1, .value = 1}}}};
    struct world world;
    world_init(&world, "B1.\nAm.\n...\n", &second);
    mishears(&world, 'e');
    mishears(&world, 'E');
    assert_int_equal(world.state.dark, 3);
    plays(&world, "zZ");
    assert_int_equal(world.state.dark, 0);
}

static void clause_5_4_one_alone_breathes_in_vain(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B1.\nA..\n...\n", NULL);
    mishears(&world, 'e');
    plays(&world, "zzz");
    assert_int_equal(world.state.breath, RULES_B);
    assert_int_equal(world.state.dark, 1u << RULES_B);
    plays(&world, "Z");
    assert_int_equal(world.state.dark, 0);
}

static void clause_5_4_anything_between_begins_anew(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B1.\nA..\n...\n", NULL);
    mishears(&world, 'e');
    plays(&world, "zSN"); /* B's breath is gone */
    assert_int_equal(world.state.breath, RULES_NOBODY);
    plays(&world, "Z");
    assert_int_equal(world.state.breath, RULES_A);
    refuses(&world, 'W', RULES_REFUSED_WALL); /* what is refused is nothing */
    assert_int_equal(world.state.breath, RULES_A);
    plays(&world, "z");
    assert_int_equal(world.state.dark, 0);
}

static void clause_5_4_mishearing_between_begins_anew(void **unused) {
    (void)unused;
    static const struct world_setup second = {
        .sign = {{.sign = 'm', .fixture = {.kind = RULES_VEIL, .index = 1, .value = 1}}}};
    struct world world;
    world_init(&world, "B1.\nAm.\n...\n", &second);
    mishears(&world, 'e');
    plays(&world, "z");
    mishears(&world, 'E');
    assert_int_equal(world.state.breath, RULES_NOBODY);
}

static void clause_5_4_not_beside_there_is_no_breath(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B1.\nA..\n...\n", NULL);
    mishears(&world, 'e');
    plays(&world, "zS"); /* apart */
    plays(&world, "Zz");
    has_events(&world, "");
    assert_int_equal(world.state.breath, RULES_NOBODY);
    assert_int_equal(world.state.dark, 1u << RULES_B);
    plays(&world, "N"); /* back, and both must breathe now */
    plays(&world, "Zz");
    assert_int_equal(world.state.dark, 0);
}

static void clause_5_4_in_the_light_it_changes_nothing(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B..\nA..\n...\n", NULL);
    struct rules_state before = world.state;
    plays(&world, "zZzz");
    has_events(&world, "");
    assert_memory_equal(&before, &world.state, sizeof before);
}

static void section_5_everything_at_once_in_order(void **unused) {
    (void)unused;
    /* A pushes a stone into the water and steps on a bell: the tide turns, B's promise falls, the
     * boat comes, and the two stand in line with a star between them. */
    static const struct world_setup setup = {
        .sign = {{.sign = 'S', .fixture = {.kind = RULES_BELL, .index = 1}, .on = 'o'}},
        .tide_period = 2};
    struct world world;
    world_init(&world, "AS~uU\n.....\n.*...\n.PB..\n", &setup);
    plays(&world, "w");
    plays(&world, "E");
    has_events(&world, "pushed sank moved tide counted boat kindled");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clause_5_1_the_beat_wraps_at_two_periods),
        cmocka_unit_test(clause_5_1_the_event_names_the_phase_that_is_low),
        cmocka_unit_test(clause_5_1_without_a_tide_there_is_no_beat),
        cmocka_unit_test(clause_5_2_the_partners_actions_count_down),
        cmocka_unit_test(clause_5_2_mishearing_counts),
        cmocka_unit_test(clause_3_the_promised_are_refused_everything),
        cmocka_unit_test(clause_4_promise_keeps_its_channel_until_spent),
        cmocka_unit_test(clause_5_2_a_spent_plate_waits_for_an_arrival),
        cmocka_unit_test(clause_5_2_a_promise_of_one),
        cmocka_unit_test(clause_5_2_comes_before_5_3),
        cmocka_unit_test(clause_5_3_a_bell_calls_the_boat),
        cmocka_unit_test(clause_5_3_the_ferried_player),
        cmocka_unit_test(clause_5_4_breathing_one_after_the_other),
        cmocka_unit_test(clause_5_4_either_may_begin),
        cmocka_unit_test(clause_5_4_both_lanterns_are_lit),
        cmocka_unit_test(clause_5_4_one_alone_breathes_in_vain),
        cmocka_unit_test(clause_5_4_anything_between_begins_anew),
        cmocka_unit_test(clause_5_4_mishearing_between_begins_anew),
        cmocka_unit_test(clause_5_4_not_beside_there_is_no_breath),
        cmocka_unit_test(clause_5_4_in_the_light_it_changes_nothing),
        cmocka_unit_test(section_5_everything_at_once_in_order),
    };
    return cmocka_run_group_tests_name("rules: after an action", tests, NULL, NULL);
}
