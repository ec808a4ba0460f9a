/* Clauses 3.1 and 3.3 to 3.6, and the fixtures of section 4 that they ask. */
#include "unit/rules/world.h"

static void clause_3_1_wall_and_partner(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "AB.\n#..\n...\n", NULL);
    refuses(&world, 'S', RULES_REFUSED_WALL);
    refuses(&world, 'E', RULES_REFUSED_PARTNER);
    refuses(&world, 'w', RULES_REFUSED_PARTNER);
}

static void clause_3_actions_come_in_any_order(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A....\n.....\nB....\n", NULL);
    plays(&world, "EEE e E eee zZ WWWW n");
    stands(&world, RULES_A, 0, 0);
    stands(&world, RULES_B, 4, 1);
    has_events(&world, "moved");
    assert_int_equal(world.events.event[0].player, RULES_B);
    assert_int_equal(world.events.event[0].from, world_cell(&world, 4, 2));
    assert_int_equal(world.events.event[0].to, world_cell(&world, 4, 1));
}

static void clause_3_3_water(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A~.\n...\n..B\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_WATER);
}

static void clause_3_3_a_post_carries_with_the_boat(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "AuU\n...\n..B\n", NULL);
    plays(&world, "E");
    refuses(&world, 'E', RULES_REFUSED_WATER); /* the other post, without the boat */
    plays(&world, "S");                        /* off the boat */
}

static void clause_3_4_gate_is_open_while_a_plate_is_held(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ag.\n...\n.pB\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_GATE);
    plays(&world, "w");
    assert_true(rules_plate_active(&world.level, &world.state, world_cell(&world, 1, 2)));
    plays(&world, "e");
    refuses(&world, 'E', RULES_REFUSED_GATE);
    plays(&world, "wE");
}

static void clause_3_4_inverse_gate_is_open_while_none_is(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ai.\n...\n.pB\n", NULL);
    plays(&world, "EWw");
    refuses(&world, 'E', RULES_REFUSED_GATE);
    plays(&world, "eE");
}

static void clause_4_a_stone_holds_a_plate(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Aop.\n.g..\n...B\n", NULL);
    plays(&world, "E");
    plays(&world, "S");
    stands(&world, RULES_A, 1, 1);
}

static void clause_4_channels_are_their_own(void **unused) {
    (void)unused;
    static const struct world_setup two = {
        .sign = {{.sign = 'r', .fixture = {.kind = RULES_PLATE, .index = 1}},
                 {.sign = 'R', .fixture = {.kind = RULES_GATE, .index = 1}}}};
    struct world world;
    world_init(&world, "AR.\ng..\nprB\n", &two);
    plays(&world, "w");
    refuses(&world, 'S', RULES_REFUSED_GATE);
    plays(&world, "w");
    refuses(&world, 'E', RULES_REFUSED_GATE);
    plays(&world, "S");
}

static void clause_4_any_plate_of_the_channel_will_do(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Agp\n..p\n..B\n", NULL);
    plays(&world, "n");
    assert_true(rules_gate_open(&world.level, &world.state, 1));
    plays(&world, "n");
    assert_true(rules_gate_open(&world.level, &world.state, 1));
    plays(&world, "E");
}

static void clause_3_4_lifted_foot_of_the_mover(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Apg\n...\n..B\n", NULL);
    plays(&world, "E");
    assert_true(rules_gate_open(&world.level, &world.state, 2)); /* everyone in place */
    refuses(&world, 'E', RULES_REFUSED_GATE);
    world_init(&world, "Api\n...\n..B\n", NULL);
    plays(&world, "E");
    assert_false(rules_gate_open(&world.level, &world.state, 2));
    plays(&world, "E"); /* an inverse gate opens as the foot is lifted */
}

static void clause_3_4_the_partners_foot_is_not_lifted(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Apg\n..p\n..B\n", NULL);
    plays(&world, "En");
    plays(&world, "E");
    stands(&world, RULES_A, 2, 0);
}

static void clause_3_4_lifted_foot_of_the_stone(void **unused) {
    (void)unused;
    static const struct world_setup stone_on_plate = {
        .sign = {{.sign = 'S', .fixture = {.kind = RULES_PLATE}, .on = 'o'}}};
    struct world world;
    world_init(&world, "ASg.\n....\n...B\n", &stone_on_plate);
    assert_true(rules_gate_open(&world.level, &world.state, 2));
    refuses(&world, 'E', RULES_REFUSED_STONE_STUCK);
    world_init(&world, "ASi.\n....\n...B\n", &stone_on_plate);
    assert_false(rules_gate_open(&world.level, &world.state, 2));
    plays(&world, "E");
    assert_int_equal(world.state.stone[0], 2);
    /* Only the pushed stone is lifted: another one keeps the gate open. */
    world_init(&world, "ASg.\n.S..\n...B\n", &stone_on_plate);
    plays(&world, "E");
    assert_int_equal(world.state.stone[0], 2);
}

static void clause_3_4_lifted_foot_of_the_pusher(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Apog\n....\n...B\n", NULL);
    plays(&world, "E"); /* onto the plate; the stone would go into the gate next */
    assert_true(rules_gate_open(&world.level, &world.state, 3));
    refuses(&world, 'E', RULES_REFUSED_STONE_STUCK);
}

static void clause_4_what_is_in_a_closing_gate_may_leave(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ag.\n...\n.pB\n", NULL);
    plays(&world, "wE");
    plays(&world, "e"); /* it closes on A */
    assert_false(rules_gate_open(&world.level, &world.state, 1));
    stands(&world, RULES_A, 1, 0);
    plays(&world, "Z");
    plays(&world, "E");
    refuses(&world, 'W', RULES_REFUSED_GATE); /* and now it is shut */

    world_init(&world, "Aog.\n....\n.pB.\n", NULL);
    plays(&world, "wE e"); /* it closes on the stone */
    assert_int_equal(world.state.stone[0], 2);
    refuses(&world, 'E', RULES_REFUSED_GATE); /* the pusher cannot follow */
    plays(&world, "n");                       /* B stands below it, */
    refuses(&world, 'n', RULES_REFUSED_STONE_STUCK);
}

static void clause_3_4_heard_gate(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "AH.\n...\n.0B\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_HEARD_GATE);
    plays(&world, "w");
    assert_true(rules_gate_open(&world.level, &world.state, 1));
    plays(&world, "E");
}

static void clause_3_4_heard_gate_of_another_question(void **unused) {
    (void)unused;
    static const struct world_setup other = {
        .sign = {{.sign = 'h', .fixture = {.kind = RULES_HEARD_GATE, .index = 1}}}};
    struct world world;
    world_init(&world, "Ah.\n...\n.0B\n", &other);
    plays(&world, "w");
    refuses(&world, 'E', RULES_REFUSED_HEARD_GATE);
}

static void clause_3_4_star_gate_needs_every_star_of_its_channel(void **unused) {
    (void)unused;
    static const struct world_setup other = {
        .sign = {{.sign = 's', .fixture = {.kind = RULES_STAR, .index = 1}}}};
    struct world world;
    world_init(&world, "AG..\n.*..\n.*..\n.s.B\n", &other);
    refuses(&world, 'E', RULES_REFUSED_STAR_GATE);
    plays(&world, "Sn");
    assert_int_equal(world.state.stars, 0); /* (0,1) and (3,2) are not in line */
    plays(&world, "n");
    assert_int_equal(world.state.stars, 1);
    plays(&world, "N");
    refuses(&world, 'E', RULES_REFUSED_STAR_GATE); /* one of two */
    plays(&world, "SsS");
    assert_int_equal(world.state.stars, 3);
    plays(&world, "NNE"); /* the star of another channel is not asked for */
}

static void clause_3_5_tide_limits_entering_only(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "AtT\n...\n..B\n", NULL); /* period 2: t is low at beats 0 and 1 */
    plays(&world, "E");
    refuses(&world, 'E', RULES_REFUSED_TIDE);
    plays(&world, "Z"); /* beat 2: t is high and A stands in it */
    assert_false(rules_tide_low(&world.level, &world.state, 1));
    plays(&world, "W"); /* beat 3; leaving is free */
    refuses(&world, 'E', RULES_REFUSED_TIDE);
    plays(&world, "z"); /* beat 0 */
    plays(&world, "E");
}

static void clause_3_6_nobody_comes_beside_one_in_a_quiet_cell(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Aq...\n.....\n....B\n", NULL);
    plays(&world, "E");
    plays(&world, "nwn"); /* B at (3,0) */
    refuses(&world, 'w', RULES_REFUSED_QUIET);
    plays(&world, "sw"); /* diagonal to A is not beside */
    stands(&world, RULES_B, 2, 1);
    refuses(&world, 'w', RULES_REFUSED_QUIET);
    refuses(&world, 'n', RULES_REFUSED_QUIET);
}

static void clause_3_6_nobody_steps_into_a_quiet_cell_beside_the_partner(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A.q.\n..B.\n....\n", NULL);
    plays(&world, "E");
    refuses(&world, 'E', RULES_REFUSED_QUIET);
    refuses(&world, 'n', RULES_REFUSED_QUIET);
    plays(&world, "s");
    plays(&world, "E");
}

static void clause_3_6_out_of_a_quiet_cell_is_free(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Aq.\n..B\n...\n", NULL);
    plays(&world, "E"); /* (1,0); B at (2,1) is diagonal */
    plays(&world, "E"); /* (2,0) is beside B, and not quiet */
    stands(&world, RULES_A, 2, 0);
}

static void section_3_the_first_reason_counts(void **unused) {
    (void)unused;
    static const struct world_setup crowded = {
        .sign = {{.sign = 'S', .fixture = {.kind = RULES_TIDE, .value = 1}, .on = 'b'},
                 {.sign = 'O', .fixture = {.kind = RULES_TIDE, .value = 1}, .on = 'o'}},
        .tide_period = 2};
    struct world world;
    world_init(&world, "AS#\n...\n..B\n", &crowded);
    refuses(&world, 'E', RULES_REFUSED_STONE);
    world_init(&world, "AO#\n...\n..B\n", &crowded);
    refuses(&world, 'E', RULES_REFUSED_STONE_STUCK);
    world_init(&world, "AO.\n...\n..B\n", &crowded);
    refuses(&world, 'E', RULES_REFUSED_TIDE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clause_3_1_wall_and_partner),
        cmocka_unit_test(clause_3_actions_come_in_any_order),
        cmocka_unit_test(clause_3_3_water),
        cmocka_unit_test(clause_3_3_a_post_carries_with_the_boat),
        cmocka_unit_test(clause_3_4_gate_is_open_while_a_plate_is_held),
        cmocka_unit_test(clause_3_4_inverse_gate_is_open_while_none_is),
        cmocka_unit_test(clause_4_a_stone_holds_a_plate),
        cmocka_unit_test(clause_4_channels_are_their_own),
        cmocka_unit_test(clause_4_any_plate_of_the_channel_will_do),
        cmocka_unit_test(clause_3_4_lifted_foot_of_the_mover),
        cmocka_unit_test(clause_3_4_the_partners_foot_is_not_lifted),
        cmocka_unit_test(clause_3_4_lifted_foot_of_the_stone),
        cmocka_unit_test(clause_3_4_lifted_foot_of_the_pusher),
        cmocka_unit_test(clause_4_what_is_in_a_closing_gate_may_leave),
        cmocka_unit_test(clause_3_4_heard_gate),
        cmocka_unit_test(clause_3_4_heard_gate_of_another_question),
        cmocka_unit_test(clause_3_4_star_gate_needs_every_star_of_its_channel),
        cmocka_unit_test(clause_3_5_tide_limits_entering_only),
        cmocka_unit_test(clause_3_6_nobody_comes_beside_one_in_a_quiet_cell),
        cmocka_unit_test(clause_3_6_nobody_steps_into_a_quiet_cell_beside_the_partner),
        cmocka_unit_test(clause_3_6_out_of_a_quiet_cell_is_free),
        cmocka_unit_test(section_3_the_first_reason_counts),
    };
    return cmocka_run_group_tests_name("rules: moves", tests, NULL, NULL);
}
