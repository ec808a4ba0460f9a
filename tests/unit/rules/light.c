/* Clause 5.5, the line of light, and winning. */
#include "unit/rules/world.h"

static void clause_5_5_in_a_row_and_in_a_column(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A.*.\n....\n...B\n", NULL);
    plays(&world, "n");
    assert_int_equal(world.state.stars, 0);
    plays(&world, "n");
    assert_int_equal(world.state.stars, 1);
    has_events(&world, "moved kindled");
    assert_int_equal(world.events.event[1].index, 0);
    assert_int_equal(world.events.event[1].to, 2);
    plays(&world, "s"); /* for good */
    assert_int_equal(world.state.stars, 1);
    plays(&world, "n");
    has_events(&world, "moved"); /* not kindled twice */

    world_init(&world, "A..\n...\n*..\n..B\n", NULL);
    plays(&world, "ww");
    assert_int_equal(world.state.stars, 1);
}

static void clause_5_5_every_star_strictly_between(void **unused) {
    (void)unused;
    static const struct world_setup under = {
        .sign = {{.sign = 'S', .fixture = {.kind = RULES_STAR}, .on = 'A'}}};
    struct world world;
    world_init(&world, "*S*.**\n.....B\n......\n", &under);
    plays(&world, "n"); /* stars 0 (behind A), 1 (under A), 2, 3 and 4 (under B) */
    assert_int_equal(world.state.stars, 1u << 2 | 1u << 3);
    has_events(&world, "moved kindled kindled");
}

static void clause_5_5_what_stands_in_the_light(void **unused) {
    (void)unused;
    static const struct {
        char sign;
        bool blocks;
    } between[] = {
        {'.', false}, {'#', true},  {'o', true},  {'a', true},  {'h', true},  {'g', true},
        {'H', true},  {'G', true},  {'i', false}, {'~', false}, {'0', false}, {'1', false},
        {'4', false}, {'5', false}, {'T', false}, {'t', false}, {'q', false}, {'P', false},
        {'p', false}, {'u', false}, {'l', false}, {'x', false},
    };
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        char map[] = "A?*.\n...B\n*u..\n";
        map[1] = between[i].sign;
        struct world world;
        world_init(&world, map, NULL);
        plays(&world, "n");
        if ((world.state.stars != 0) == between[i].blocks) {
            fail_msg("%c: stars %d", between[i].sign, world.state.stars);
        }
        map[1] = '*';
        map[2] = between[i].sign; /* and behind the star */
        world_init(&world, map, NULL);
        plays(&world, "n");
        assert_int_equal(world.state.stars != 0, !between[i].blocks);
    }
}

static void clause_5_5_a_sunken_stone_lets_light_pass(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ao~*B\n.....\n.....\n", NULL);
    assert_int_equal(world.state.stars, 0);
    plays(&world, "Z");
    assert_int_equal(world.state.stars, 0);
    plays(&world, "E");
    has_events(&world, "pushed sank moved kindled");
}

static void clause_5_5_an_open_gate_of_each_kind(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A*gp\n...B\n....\n", NULL);
    plays(&world, "n"); /* B holds the plate with everyone in place */
    assert_int_equal(world.state.stars, 1);

    world_init(&world, "A*H0\n...B\n....\n", NULL);
    plays(&world, "n"); /* heard, and open at once */
    assert_int_equal(world.state.stars, 1);

    static const struct world_setup other = {
        .sign = {{.sign = 's', .fixture = {.kind = RULES_STAR, .index = 1}}}};
    world_init(&world, "AsG.\n.*.B\n....\n", &other);
    plays(&world, "n");
    assert_int_equal(world.state.stars, 0); /* shut */
    plays(&world, "sS");
    assert_int_equal(world.state.stars, 2); /* this opens it */
    plays(&world, "Nn");
    assert_int_equal(world.state.stars, 3);
}

static void clause_5_5_everyone_is_in_place(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "pA*.\n.g..\n...B\n", NULL);
    plays(&world, "nn");
    assert_int_equal(world.state.stars, 1); /* nothing between but the star */
    /* A's own plate holds the gate between for the light, though not for A's feet. */
    world_init(&world, ".p.g*.\nA.....\n.....B\n", NULL);
    plays(&world, "nn");
    plays(&world, "NE");
    assert_int_equal(world.state.stars, 1);
    world_init(&world, ".p.i*.\n.A....\n.....B\n", NULL);
    plays(&world, "nn");
    plays(&world, "N"); /* on the plate: the inverse gate is shut */
    assert_int_equal(world.state.stars, 0);
    plays(&world, "E"); /* off it: open */
    assert_int_equal(world.state.stars, 1);
}

static void clause_5_5_both_lanterns_must_burn(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A.*.B\n..1..\n.....\n", NULL);
    struct world dark = world;
    plays(&world, "Z");
    assert_int_equal(world.state.stars, 1);
    dark.state.dark = 1u << RULES_A;
    plays(&dark, "Z");
    assert_int_equal(dark.state.stars, 0);
    dark.state.dark = 1u << RULES_B;
    plays(&dark, "Z");
    assert_int_equal(dark.state.stars, 0);
}

static void clause_5_5_misheard_in_line_kindles_nothing(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A*B1\n....\n....\n", NULL);
    mishears(&world, 'e');
    assert_int_equal(world.state.stars, 0);
    has_events(&world, "dark");
}

static void clause_5_5_any_action_shines(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A*B\n...\n...\n", NULL);
    assert_int_equal(world.state.stars, 0); /* not before the first action */
    refuses(&world, 'N', RULES_REFUSED_WALL);
    plays(&world, "z");
    has_events(&world, "kindled");
}

static void clause_5_5_a_gate_opened_by_this_light_passes_the_next(void **unused) {
    (void)unused;
    static const struct world_setup other = {
        .sign = {{.sign = 's', .fixture = {.kind = RULES_STAR, .index = 1}}}};
    struct world world;
    world_init(&world, "A*GsB\n.....\n.....\n", &other);
    plays(&world, "Z");
    assert_int_equal(world.state.stars, 0); /* the gate is shut when the light is judged */
}

static void section_5_won_when_both_are_home(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ax.\n.y.\n..B\n", NULL);
    plays(&world, "E");
    assert_false(rules_won(&world.level, &world.state));
    plays(&world, "nw");
    has_events(&world, "moved won");
    assert_true(rules_won(&world.level, &world.state));
    for (const char *letter = "NESWZneswz"; *letter; letter++) {
        refuses(&world, *letter, RULES_REFUSED_OVER);
    }
}

static void section_5_homes_are_ones_own(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ay.\n.x.\n..B\n", NULL);
    plays(&world, "Enw");
    assert_false(rules_won(&world.level, &world.state));
    plays(&world, "Z");
}

static void section_5_any_home_will_do(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Axx\nyy.\n..B\n", NULL);
    plays(&world, "EE");
    plays(&world, "nw");
    assert_true(rules_won(&world.level, &world.state));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clause_5_5_in_a_row_and_in_a_column),
        cmocka_unit_test(clause_5_5_every_star_strictly_between),
        cmocka_unit_test(clause_5_5_what_stands_in_the_light),
        cmocka_unit_test(clause_5_5_a_sunken_stone_lets_light_pass),
        cmocka_unit_test(clause_5_5_an_open_gate_of_each_kind),
        cmocka_unit_test(clause_5_5_everyone_is_in_place),
        cmocka_unit_test(clause_5_5_both_lanterns_must_burn),
        cmocka_unit_test(clause_5_5_misheard_in_line_kindles_nothing),
        cmocka_unit_test(clause_5_5_any_action_shines),
        cmocka_unit_test(clause_5_5_a_gate_opened_by_this_light_passes_the_next),
        cmocka_unit_test(section_5_won_when_both_are_home),
        cmocka_unit_test(section_5_homes_are_ones_own),
        cmocka_unit_test(section_5_any_home_will_do),
    };
    return cmocka_run_group_tests_name("rules: light and home", tests, NULL, NULL);
}
