/* Clause 3.2: a stone stands on the target. */
#include "unit/rules/world.h"

static void clause_3_2_anyone_pushes_a_plain_stone(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ao..\n....\nBo..\n", NULL);
    plays(&world, "Ee");
    stands(&world, RULES_A, 1, 0);
    stands(&world, RULES_B, 1, 2);
    assert_int_equal(rules_stone_at(&world.level, &world.state, world_cell(&world, 2, 0)), 0);
    assert_int_equal(rules_stone_at(&world.level, &world.state, world_cell(&world, 2, 2)), 1);
    has_events(&world, "pushed moved");
}

static void clause_3_2_owned_stones_move_for_their_owner_alone(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Aa..\nBb..\n....\n", NULL);
    plays(&world, "Ee");
    world_init(&world, "Ab..\nBa..\n....\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_STONE);
    refuses(&world, 'e', RULES_REFUSED_STONE);
}

static void clause_3_2_heavy_stone_needs_both(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ah..\n....\nB...\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_STONE);
    plays(&world, "n"); /* now beside, before the move */
    plays(&world, "E");
    refuses(&world, 'E', RULES_REFUSED_STONE); /* no longer: one is a step ahead */
}

static void clause_3_2_beside_is_not_diagonal(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, ".Ah..\nB....\n.....\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_STONE);
    plays(&world, "e");
    plays(&world, "E");
}

static void clause_3_2_who_lies_behind_takes_the_stone_or_not(void **unused) {
    (void)unused;
    static const struct {
        char sign;
        bool takes;
    } behind[] = {
        {'.', true},  {'p', true},  {'l', true},  {'q', true},  {'*', true},
        {'x', true},  {'y', true},  {'t', true},  {'i', true},  {'~', true},
        {'#', false}, {'o', false}, {'a', false}, {'h', false}, {'B', false},
        {'0', false}, {'1', false}, {'4', false}, {'5', false}, {'u', false},
        {'P', false}, {'T', false}, {'g', false}, {'G', false}, {'H', false},
    };
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        /* Rows: the push; a plate-less rest with a star that keeps star gates shut, and a post. */
        char map[] = "Ao?.\n...*\n..u.\n...B\n";
        map[2] = behind[i].sign;
        if (behind[i].sign == 'B') {
            map[18] = '.';
        }
        struct world world;
        world_init(&world, map, NULL);
        if (behind[i].takes) {
            plays(&world, "E");
        } else {
            refuses(&world, 'E', RULES_REFUSED_STONE_STUCK);
        }
    }
}

static void clause_3_2_no_stone_leaves_the_board(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, ".Ao\n...\n..B\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_STONE_STUCK);
}

static void clause_3_2_a_post_takes_no_stone_with_the_boat_either(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Aou.\n....\n...B\n", NULL); /* the boat lies at u */
    refuses(&world, 'E', RULES_REFUSED_STONE_STUCK);
}

static void clause_3_2_open_gates_take_a_stone(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Aog.\n....\n..pB\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_STONE_STUCK);
    plays(&world, "wE");

    world_init(&world, "AoH.\n..B0\n....\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_STONE_STUCK);
    plays(&world, "eE");

    world_init(&world, "AoG.\n.*..\n...B\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_STONE_STUCK);
    plays(&world, "Sn"); /* in one row with the star between: it is kindled */
    plays(&world, "N");
    plays(&world, "E");
}

static void clause_3_2_tide_takes_a_stone_while_low(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "AoT.\n....\n...B\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_STONE_STUCK);
    plays(&world, "wwE");
    plays(&world, "ee"); /* high again: the stone stays in it, and nobody can enter to push it */
    assert_false(rules_tide_low(&world.level, &world.state, world_cell(&world, 2, 0)));
    refuses(&world, 'E', RULES_REFUSED_TIDE);
}

static void clause_3_2_a_sunken_stone_is_floor(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ao~.\n....\n...B\n", NULL);
    plays(&world, "E");
    has_events(&world, "pushed sank moved");
    assert_true(rules_sunken(&world.level, &world.state, 2));
    assert_int_equal(rules_stone_at(&world.level, &world.state, 2), -1);
    plays(&world, "EE"); /* over it; it does not move */
    assert_int_equal(world.state.stone[0], 2);
    plays(&world, "WW nnw"); /* back, and B from the other side */
    stands(&world, RULES_B, 2, 0);
    assert_int_equal(world.state.stone[0], 2);
}

static void clause_2_unsunken_stones_come_first(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, ".Ao~..\n.o....\n.....B\n", NULL);
    plays(&world, "E"); /* the first sinks, and becomes the second */
    assert_int_equal(world.state.sunk, 2);
    assert_int_equal(world.state.stone[0], world_cell(&world, 1, 1));
    assert_int_equal(world.state.stone[1], world_cell(&world, 3, 0));
}

static void clause_3_2_a_second_stone_stands_on_a_sunken_one(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, ".....\n.Ao~.\n..o..\n....B\n", NULL);
    plays(&world, "E");   /* one is sunken at (3,1); A at (2,1) */
    plays(&world, "WSE"); /* the other, from (2,2) to (3,2); A at (2,2) */
    plays(&world, "SEN"); /* from below up onto the sunken one; A at (3,2) */
    int cell = world_cell(&world, 3, 1);
    has_events(&world, "pushed moved"); /* it does not sink */
    assert_true(rules_sunken(&world.level, &world.state, cell));
    assert_int_equal(rules_stone_at(&world.level, &world.state, cell), 0);
    plays(&world, "N"); /* and on, over it, to (3,0) */
    assert_int_equal(rules_stone_at(&world.level, &world.state, world_cell(&world, 3, 0)), 0);
    assert_true(rules_sunken(&world.level, &world.state, cell));
    stands(&world, RULES_A, 3, 1);
}

static void clause_3_2_the_pusher_must_be_able_to_enter(void **unused) {
    (void)unused;
    static const struct world_setup stone_in_gate = {
        .sign = {{.sign = 'S', .fixture = {.kind = RULES_GATE}, .on = 'o'}}};
    struct world world;
    world_init(&world, "AS..\n....\n...B\n", &stone_in_gate);
    refuses(&world, 'E', RULES_REFUSED_GATE);
}

static void clause_3_2_misheard_moves_no_stone(void **unused) {
    (void)unused;
    static const struct world_setup stone_on_veils = {
        .sign = {{.sign = 'M', .fixture = {.kind = RULES_VEIL, .value = 0}, .on = 'o'},
                 {.sign = 'L', .fixture = {.kind = RULES_VEIL, .value = 1}, .on = 'o'}}};
    struct world world;
    world_init(&world, "BL..\n....\n...A\n", &stone_on_veils);
    mishears(&world, 'e');
    world_init(&world, "BM..\n....\n...A\n", &stone_on_veils);
    plays(&world, "e");
    has_events(&world, "pushed moved heard");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clause_3_2_anyone_pushes_a_plain_stone),
        cmocka_unit_test(clause_3_2_owned_stones_move_for_their_owner_alone),
        cmocka_unit_test(clause_3_2_heavy_stone_needs_both),
        cmocka_unit_test(clause_3_2_beside_is_not_diagonal),
        cmocka_unit_test(clause_3_2_who_lies_behind_takes_the_stone_or_not),
        cmocka_unit_test(clause_3_2_no_stone_leaves_the_board),
        cmocka_unit_test(clause_3_2_a_post_takes_no_stone_with_the_boat_either),
        cmocka_unit_test(clause_3_2_open_gates_take_a_stone),
        cmocka_unit_test(clause_3_2_tide_takes_a_stone_while_low),
        cmocka_unit_test(clause_3_2_a_sunken_stone_is_floor),
        cmocka_unit_test(clause_2_unsunken_stones_come_first),
        cmocka_unit_test(clause_3_2_a_second_stone_stands_on_a_sunken_one),
        cmocka_unit_test(clause_3_2_the_pusher_must_be_able_to_enter),
        cmocka_unit_test(clause_3_2_misheard_moves_no_stone),
    };
    return cmocka_run_group_tests_name("rules: stones", tests, NULL, NULL);
}
