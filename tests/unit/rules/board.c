/* Sections 1 and 2: answers, board, state; and names, letters, hashes. */
#include "unit/rules/world.h"

#include <string.h>

static void clause_1_marks_in_their_order(void **unused) {
    (void)unused;
    assert_string_equal(rules_mark_name(0), "moon");
    assert_string_equal(rules_mark_name(1), "leaf");
    assert_string_equal(rules_mark_name(2), "wave");
    assert_string_equal(rules_mark_name(3), "flame");
    assert_null(rules_mark_name(4));
    assert_null(rules_mark_name(-1));
}

static void clause_1_the_pass_is_a_mark_like_the_others(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "..A\n..B\n..3\n", &(struct world_setup){.answers = {.mark = {3}}});
    plays(&world, "s");
    assert_int_equal(world.state.heard, 1);
}

static void clause_2_the_start(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A.o\nuU~\n..B\n", &(struct world_setup){.first_post = 1});
    struct rules_state expected = {.at = {0, 8}, .stone = {2}, .boat = 1, .breath = RULES_NOBODY};
    assert_memory_equal(&world.state, &expected, sizeof expected);
}

static void clause_2_the_boat_lies_at_the_first_post(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\nuU.\n..B\n", &(struct world_setup){.first_post = 1});
    refuses(&world, 'S', RULES_REFUSED_WATER);
    plays(&world, "ES");
    stands(&world, RULES_A, 1, 1);
}

static void clause_2_outside_counts_as_wall(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\n...\n..B\n", NULL);
    refuses(&world, 'N', RULES_REFUSED_WALL);
    refuses(&world, 'W', RULES_REFUSED_WALL);
    refuses(&world, 's', RULES_REFUSED_WALL);
    refuses(&world, 'e', RULES_REFUSED_WALL);
    plays(&world, "EE");
    refuses(&world, 'E', RULES_REFUSED_WALL); /* not round to the next row */
}

static bool prepares(int width, int height) {
    struct rules_level level = {.width = (uint8_t)width, .height = (uint8_t)height};
    struct error error = {0};
    memset(level.terrain, RULES_FLOOR, sizeof level.terrain);
    level.start[RULES_B] = 1;
    bool good = rules_prepare(&level, &error);
    assert_int_equal(good, error.text[0] == '\0');
    return good;
}

static void clause_2_bounds_of_the_board(void **unused) {
    (void)unused;
    assert_true(prepares(3, 3));
    assert_true(prepares(32, 18));
    assert_false(prepares(2, 3));
    assert_false(prepares(3, 2));
    assert_false(prepares(33, 18));
    assert_false(prepares(32, 19));
}

static void prepare_refuses_what_breaks_a_bound(void **unused) {
    (void)unused;
    struct world good;
    world_init(&good, "A.0\n.uP\ntoB\n", NULL);
    enum { CASES = 20 };
    struct rules_level bad[CASES];
    for (int i = 0; i < CASES; i++) {
        bad[i] = good.level;
    }
    bad[0].question[1].marks = 5;
    bad[1].question[0].marks = 1;
    bad[2].question[0].by = RULES_NOBODY;
    bad[3].question_count = RULES_MAX_QUESTIONS + 1;
    bad[4].start[RULES_B] = bad[4].start[RULES_A];
    bad[5].start[RULES_A] = 9;
    bad[6].terrain[0] = RULES_WALL;
    bad[7].fixture[2].index = 2;
    bad[8].fixture[2].value = 4;
    bad[9].fixture[5].value = 0;
    bad[10].fixture[5].value = RULES_MAX_PROMISE + 1;
    bad[11].tide_period = 0;
    bad[12].first_post = 1;
    bad[13].stone[0].cell = 9;
    bad[14].stone[0].cell = 4; /* the post */
    bad[15].stone[0].cell = bad[15].start[RULES_A];
    bad[16].terrain[7] = RULES_WALL; /* under the stone */
    bad[17].terrain[0] = RULES_WATER;
    bad[18].post[0] = 1;
    bad[19].terrain[4] = RULES_FLOOR;
    for (int i = 0; i < CASES; i++) {
        struct error error = {0};
        if (rules_prepare(&bad[i], &error)) {
            fail_msg("case %d is taken", i);
        }
        assert_true(error.text[0]);
    }
}

/* Two stones change places; A ends on one cell both times. */
static const char first_stone_first[] = "E NES NEES W";
static const char second_stone_first[] = "NEEEESW NWS NWWSE NEES";

static void clause_2_stones_of_one_kind_are_the_same(void **unused) {
    (void)unused;
    static const char map[] = ".....\nAo.o.\n.....\n....B\n";
    struct world one, other;
    world_init(&one, map, NULL);
    world_init(&other, map, NULL);
    plays(&one, first_stone_first);
    plays(&other, second_stone_first);
    assert_memory_equal(&one.state, &other.state, sizeof one.state);
    assert_true(rules_hash_state(&one.state) == rules_hash_state(&other.state));
}

static void clause_2_stones_of_two_kinds_are_not(void **unused) {
    (void)unused;
    static const char map[] = ".....\nAo.a.\n.....\n....B\n";
    struct world one, other;
    world_init(&one, map, NULL);
    world_init(&other, map, NULL);
    plays(&one, first_stone_first);
    plays(&other, second_stone_first);
    assert_memory_equal(one.state.at, other.state.at, sizeof one.state.at);
    assert_memory_not_equal(&one.state, &other.state, sizeof one.state);
    assert_true(rules_hash_state(&one.state) != rules_hash_state(&other.state));
}

static void clause_2_of_a_sunken_stone_only_the_cell_matters(void **unused) {
    (void)unused;
    static const char map[] = ".....\nAo.a.\n..~..\n..~.B\n";
    struct world one, other;
    world_init(&one, map, NULL);
    world_init(&other, map, NULL);
    plays(&one, "E NES NEES W NWS S");
    plays(&other, "NEEEESW NWS NWWSE NES S");
    assert_int_equal(one.state.sunk, 3);
    assert_memory_equal(&one.state, &other.state, sizeof one.state);
}

static void letters_and_actions(void **unused) {
    (void)unused;
    static const char letters[] = "NESWZneswz";
    struct rules_action action;
    for (int i = 0; i < RULES_ACTIONS; i++) {
        assert_true(rules_action_from(letters[i], &action));
        assert_int_equal(action.player, i < 5 ? RULES_A : RULES_B);
        assert_int_equal(action.move, i % 5);
        assert_int_equal(rules_letter(action), letters[i]);
    }
    assert_int_equal(RULES_BREATHE, 4);
    assert_false(rules_action_from('\0', &action));
    assert_false(rules_action_from('x', &action));
    assert_false(rules_action_from(' ', &action));
}

/* If one of these changes, kept replays are lost: they carry them. */
static void hashes_are_the_same_for_ever(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A.o.\nuU.0\n.p.B\n", NULL);
    assert_true(rules_hash_level(&world.level) == UINT64_C(0x2d1ea33c4374ec71));
    assert_true(rules_hash_state(&world.state) == UINT64_C(0x6314a9ecc1b7a9da));
    plays(&world, "EEnw");
    assert_true(rules_hash_state(&world.state) == UINT64_C(0xcfa79c0895bd83a7));
}

/* What the header promises, by hand: each field in order, 16-bit ones low byte first. */
static void hash_of_a_state_is_over_its_fields(void **unused) {
    (void)unused;
    const struct rules_state state = {.at = {0x0102, 0x0030},
                                      .stone = {7, 8, 9, 10, 11, 12, 13, 14},
                                      .stars = 0x8001,
                                      .sunk = 1,
                                      .heard = 2,
                                      .dark = 3,
                                      .promise = {4, 5},
                                      .boat = 6,
                                      .beat = 7,
                                      .breath = 2};
    struct rules_state asked = state;
    const uint8_t bytes[] = {2, 1,  0x30, 0,  7, 0, 8,    0, 9, 0, 10, 0, 11, 0, 12,
                             0, 13, 0,    14, 0, 1, 0x80, 1, 2, 3, 4,  5, 6,  7, 2};
    assert_true(rules_hash_state(&state) == hash_bytes(HASH_START, bytes, sizeof bytes));
    assert_int_equal(sizeof state, sizeof bytes + sizeof state.asked); /* no padding */
    asked.asked = 5;
    assert_true(rules_hash_state(&asked) ==
                hash_bytes(rules_hash_state(&state), (const uint8_t[]){5}, 1));
}

static void hash_of_a_level_sees_every_change(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A.o.\nuU.0\n.p.B\n", NULL);
    enum { CHANGES = 14 };
    struct rules_level changed[CHANGES];
    for (int i = 0; i < CHANGES; i++) {
        changed[i] = world.level;
    }
    changed[0].terrain[1] = RULES_WALL;
    changed[1].fixture[1].kind = RULES_QUIET;
    changed[2].fixture[7].value = 1;
    changed[3].fixture[7].index = 1;
    changed[4].question[0].by = RULES_B;
    changed[5].question[1].marks = 3;
    changed[6].start[RULES_A] = 1;
    changed[7].stone[0].kind = RULES_STONE_HEAVY;
    changed[8].stone[0].cell = 3;
    changed[9].first_post = 1;
    changed[10].tide_period = 1;
    changed[11].fixture[7].also = 1;
    changed[12].fixture[1].also = 1;
    changed[13].stone[0].lent = 1;
    for (int i = 0; i < CHANGES; i++) {
        assert_true(rules_hash_level(&changed[i]) != rules_hash_level(&world.level));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clause_1_marks_in_their_order),
        cmocka_unit_test(clause_1_the_pass_is_a_mark_like_the_others),
        cmocka_unit_test(clause_2_the_start),
        cmocka_unit_test(clause_2_the_boat_lies_at_the_first_post),
        cmocka_unit_test(clause_2_outside_counts_as_wall),
        cmocka_unit_test(clause_2_bounds_of_the_board),
        cmocka_unit_test(prepare_refuses_what_breaks_a_bound),
        cmocka_unit_test(clause_2_stones_of_one_kind_are_the_same),
        cmocka_unit_test(clause_2_stones_of_two_kinds_are_not),
        cmocka_unit_test(clause_2_of_a_sunken_stone_only_the_cell_matters),
        cmocka_unit_test(letters_and_actions),
        cmocka_unit_test(hashes_are_the_same_for_ever),
        cmocka_unit_test(hash_of_a_state_is_over_its_fields),
        cmocka_unit_test(hash_of_a_level_sees_every_change),
    };
    return cmocka_run_group_tests_name("rules: answers and board", tests, NULL, NULL);
}
