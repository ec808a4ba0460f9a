/* rules_check: each way in which a state can be unsound, one at a time, in a world that has
 * everything. */
#include "unit/rules/world.h"

/* Stones 0 and 1 are of one kind, stone 2 of another. The boat lies at u. */
static const char map[] = "~~.A..#\n"
                          "~~oo.q.\n"
                          "..p0t.P\n"
                          "u.a*.1.\n"
                          "UlL4xyB\n";

enum { WEST = 7, POST = 21, OTHER_POST = 28, WALL = 6, VEIL = 17, PROMISE = 20, FENCE = 31 };

static void begin(struct world *world) {
    world_init(world, map, NULL);
    assert_true(rules_check(&world->level, &world->state));
}

static bool sound(const struct world *world) {
    return rules_check(&world->level, &world->state);
}

/* --- players --- */

static void a_player_is_where_players_can_be(void **unused) {
    (void)unused;
    struct world world;
    begin(&world);
    static const uint16_t nowhere[] = {
        WALL, WEST, OTHER_POST, 9 /* a stone */, 35, RULES_NOWHERE,
    };
    for (size_t i = 0; i < sizeof nowhere / sizeof nowhere[0]; i++) {
        for (int player = 0; player < 2; player++) {
            begin(&world);
            world.state.at[player] = nowhere[i];
            assert_false(sound(&world));
        }
    }
}

static void two_are_not_on_one_cell(void **unused) {
    (void)unused;
    struct world world;
    begin(&world);
    world.state.at[RULES_A] = world.state.at[RULES_B];
    assert_false(sound(&world));
}

static void water_carries_with_the_boat_or_a_sunken_stone(void **unused) {
    (void)unused;
    struct world world;
    begin(&world);
    world.state.at[RULES_A] = POST;
    assert_true(sound(&world));
    world.state.boat = 1;
    assert_false(sound(&world));
    begin(&world);
    world.state.stone[0] = world.state.stone[1];
    world.state.stone[1] = WEST;
    world.state.sunk = 2;
    world.state.at[RULES_A] = WEST;
    assert_true(sound(&world));
    world.state.at[RULES_A] = WEST + 1;
    assert_false(sound(&world));
}

static void who_is_on_a_veil_has_heard(void **unused) {
    (void)unused;
    struct world world;
    begin(&world);
    world.state.at[RULES_B] = VEIL;
    assert_false(sound(&world));
    world.state.heard = 1;
    assert_true(sound(&world));
    world_init(&world, "A..\n..B\n...\n",
               &(struct world_setup){.sign = {{'B', {.kind = RULES_VEIL}, 'B'}}});
    assert_true(sound(&world)); /* it began there */
}

/* What a player may stand on by what is asked and heard; A begins at the east. */
static void who_stands_there_came_there(void **unused) {
    (void)unused;
    static const struct {
        char sign;
        uint8_t asked, heard; /* the least that it takes */
    } cases[] = {
        {'!', 1, 0}, {'4', 1, 0}, {'0', 1, 1}, {'C', 1, 1}, {'r', 1, 1}, {'c', 3, 3}, {'.', 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (unsigned known = 0; known < 16; known++) {
            char board[] = "..A\n...\n!?B\n";
            struct world world;
            board[0] = cases[i].sign;
            world_init(&world, board, NULL);
            world.state.at[RULES_A] = 0;
            world.state.asked = (uint16_t)(known & 3);
            world.state.heard = (uint8_t)(known >> 2);
            bool enough = !(cases[i].asked & ~world.state.asked) &&
                          !(cases[i].heard & ~world.state.heard) &&
                          !(world.state.heard & ~world.state.asked);
            assert_int_equal(sound(&world), enough);
        }
    }
}

static void who_began_there_did_not_come(void **unused) {
    (void)unused;
    static const struct rules_fixture there[] = {
        {.kind = RULES_HEARTH}, {.kind = RULES_FENCE},           {.kind = RULES_VEIL, .also = 1},
        {.kind = RULES_AGAIN},  {.kind = RULES_SPAN, .also = 1},
    };
    for (size_t i = 0; i < sizeof there / sizeof there[0]; i++) {
        struct world world;
        const struct world_setup setup = {.sign = {{'S', there[i], 'A'}}};
        world_init(&world, "S..\n...\n!?B\n", &setup);
        assert_true(sound(&world));
    }
}

static void only_what_has_a_hearth_was_asked_at_one(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\n!..\n..B\n", NULL);
    world.state.heard = 2; /* it waits nowhere */
    assert_true(sound(&world));
    world.state.heard = 1;
    assert_false(sound(&world));
    world.state.asked = 1;
    assert_true(sound(&world));
    world.state.asked = 2;
    world.state.heard = 0;
    assert_false(sound(&world));
    world.state.asked = 5;
    assert_false(sound(&world));
}

static void nobody_is_beside_who_is_quiet(void **unused) {
    (void)unused;
    struct world world;
    begin(&world);
    world.state.at[RULES_A] = 12;
    world.state.at[RULES_B] = 13;
    assert_false(sound(&world));
    world_init(&world, "A..\nB..\n...\n",
               &(struct world_setup){.sign = {{'B', {.kind = RULES_QUIET}, 'B'}}});
    assert_true(sound(&world)); /* they began so */
    world.state.at[RULES_A] = 4;
    assert_false(sound(&world));
    world_init(&world, "A..\nB..\n...\n",
               &(struct world_setup){.sign = {{'A', {.kind = RULES_QUIET}, 'A'}}});
    world.state.at[RULES_B] = 1;
    assert_false(sound(&world));
}

static void a_promise_is_on_its_plate(void **unused) {
    (void)unused;
    struct world world;
    begin(&world);
    world.state.promise[RULES_A] = 1;
    assert_false(sound(&world));
    world.state.at[RULES_A] = PROMISE;
    assert_true(sound(&world));
    world.state.promise[RULES_A] = 3;
    assert_true(sound(&world));
    world.state.promise[RULES_A] = 4;
    assert_false(sound(&world));
}

static void a_breath_is_of_two_beside_each_other_in_the_dark(void **unused) {
    (void)unused;
    struct world world;
    begin(&world);
    world.state.at[RULES_A] = 27;
    world.state.dark = 1;
    world.state.breath = RULES_B;
    assert_true(sound(&world));
    world.state.breath = RULES_NOBODY + 1;
    assert_false(sound(&world));
    world.state.breath = RULES_B;
    world.state.dark = 0;
    assert_false(sound(&world));
    world.state.dark = 3;
    world.state.at[RULES_A] = 3;
    assert_false(sound(&world));
}

/* --- stones --- */

static void a_stone_is_where_stones_can_be(void **unused) {
    (void)unused;
    struct world world;
    static const uint16_t nowhere[] = {
        WALL, WEST, POST, VEIL, PROMISE, FENCE, 3 /* A */, 10 /* a stone */, 35, RULES_NOWHERE,
    };
    for (size_t i = 0; i < sizeof nowhere / sizeof nowhere[0]; i++) {
        begin(&world);
        world.state.stone[2] = nowhere[i];
        assert_false(sound(&world));
    }
}

static void a_stone_may_begin_where_none_is_pushed(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\nb.B\n.o.\n",
               &(struct world_setup){.sign = {{'o', {.kind = RULES_FENCE}, 'o'}}});
    assert_true(sound(&world));
    world.state.stone[0] = 3;
    world.state.stone[1] = 7; /* another one */
    assert_false(sound(&world));
}

static void a_stone_sinks_in_water_once(void **unused) {
    (void)unused;
    static const uint16_t depths[][2] = {{WEST, WEST}, {WEST, POST}, {2, WEST}, {WEST + 1, WEST}};
    struct world world;
    begin(&world);
    world.state.stone[0] = WEST;
    world.state.stone[1] = WEST + 1;
    world.state.sunk = 3;
    assert_true(sound(&world));
    for (size_t i = 0; i < sizeof depths / sizeof depths[0]; i++) {
        world.state.stone[0] = depths[i][0];
        world.state.stone[1] = depths[i][1];
        assert_false(sound(&world));
    }
}

static void a_stone_may_stand_upon_a_sunken_one(void **unused) {
    (void)unused;
    struct world world;
    begin(&world);
    world.state.stone[0] = world.state.stone[1] = WEST;
    world.state.sunk = 2;
    assert_true(sound(&world));
    world.state.stone[1] = WEST + 1;
    assert_false(sound(&world));
}

static void stones_are_in_canonical_order(void **unused) {
    (void)unused;
    struct world world;
    begin(&world);
    uint16_t first = world.state.stone[0];
    world.state.stone[0] = world.state.stone[1];
    world.state.stone[1] = first;
    assert_false(sound(&world));
    begin(&world);
    world.state.stone[0] = WEST;
    world.state.sunk = 1; /* before one that is not */
    assert_false(sound(&world));
    begin(&world);
    world.state.stone[3] = 2; /* more than there are */
    assert_false(sound(&world));
}

/* --- what is noted --- */

static void only_what_the_level_has_is_noted(void **unused) {
    (void)unused;
    struct world good;
    begin(&good);
    enum { CASES = 7 };
    struct world bad[CASES];
    for (int i = 0; i < CASES; i++) {
        bad[i] = good;
    }
    bad[0].state.heard = 4;
    bad[1].state.stars = 2;
    bad[2].state.sunk = 8;
    bad[3].state.dark = 4;
    bad[4].state.beat = 4;
    bad[5].state.boat = 2;
    bad[6].state.breath = RULES_A;
    for (int i = 0; i < CASES; i++) {
        if (sound(&bad[i])) {
            fail_msg("case %d is called sound", i);
        }
    }
    good.state.heard = 3;
    good.state.stars = 1;
    good.state.dark = 3;
    good.state.beat = 3;
    assert_true(sound(&good));
}

static void where_there_is_no_tide_and_no_boat_both_stand_still(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\n...\n..B\n", NULL);
    world.state.beat = 1;
    assert_false(sound(&world));
    world.state.beat = 0;
    world.state.boat = 1;
    assert_false(sound(&world));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_player_is_where_players_can_be),
        cmocka_unit_test(two_are_not_on_one_cell),
        cmocka_unit_test(water_carries_with_the_boat_or_a_sunken_stone),
        cmocka_unit_test(who_is_on_a_veil_has_heard),
        cmocka_unit_test(who_stands_there_came_there),
        cmocka_unit_test(who_began_there_did_not_come),
        cmocka_unit_test(only_what_has_a_hearth_was_asked_at_one),
        cmocka_unit_test(nobody_is_beside_who_is_quiet),
        cmocka_unit_test(a_promise_is_on_its_plate),
        cmocka_unit_test(a_breath_is_of_two_beside_each_other_in_the_dark),
        cmocka_unit_test(a_stone_is_where_stones_can_be),
        cmocka_unit_test(a_stone_may_begin_where_none_is_pushed),
        cmocka_unit_test(a_stone_sinks_in_water_once),
        cmocka_unit_test(a_stone_may_stand_upon_a_sunken_one),
        cmocka_unit_test(stones_are_in_canonical_order),
        cmocka_unit_test(only_what_the_level_has_is_noted),
        cmocka_unit_test(where_there_is_no_tide_and_no_boat_both_stand_still),
    };
    return cmocka_run_group_tests_name("rules: what a sound state is", tests, NULL, NULL);
}
