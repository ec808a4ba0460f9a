/* What came with version 2 of the rules: hearths, spans of two voices, lit veils, again veils and
 * lent stones. Question 0 is by A, question 1 by B. */
#include "unit/rules/world.h"

#include <string.h>

static const struct world_setup second = {.answers = {.mark = {1, 2}}}; /* they make mark 3 */

/* --- hearths --- */

static void a_question_waits_at_its_hearth(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "!.0.4B\n......\nA.....\n", NULL);
    assert_int_equal(rules_asked(&world.level, &world.state), 2); /* question 1 has none */
    refuses(&world, 'w', RULES_REFUSED_UNASKED);
    plays(&world, "NEE");
    refuses(&world, 'N', RULES_REFUSED_UNASKED); /* one's own is no more open */
    plays(&world, "EE");
    refuses(&world, 'N', RULES_REFUSED_UNASKED); /* nor one's own fence */
    plays(&world, "WWWWN");
    has_events(&world, "moved asked");
    assert_int_equal(world.events.event[1].player, RULES_A);
    assert_int_equal(world.events.event[1].index, 0);
    assert_int_equal(world.events.event[1].to, 0);
    assert_int_equal(rules_asked(&world.level, &world.state), 3);
    mishears(&world, 'w'); /* the fence */
}

static void whoever_comes_there_and_once(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "!B.\n...\nA.!\n", NULL);
    plays(&world, "w");
    has_events(&world, "moved asked"); /* by B, though A answers */
    plays(&world, "e");
    assert_int_equal(world.state.asked, 1);
    plays(&world, "w");
    has_events(&world, "moved"); /* not asked twice */
    plays(&world, "EE");
    has_events(&world, "moved"); /* nor at another hearth */
}

static void to_begin_there_is_not_to_come(void **unused) {
    (void)unused;
    struct world world;
    const struct world_setup on = {
        .sign = {{.sign = 'S', .fixture = {.kind = RULES_HEARTH}, .on = 'A'}}};
    world_init(&world, "S..\n...\n..B\n", &on);
    assert_int_equal(world.state.asked, 0);
    plays(&world, "Z");
    assert_int_equal(world.state.asked, 0);
    plays(&world, "EW");
    has_events(&world, "moved asked");
}

static void a_stone_asks_nothing(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ao!.\n....\n...B\n", NULL);
    plays(&world, "E"); /* a hearth takes stones */
    has_events(&world, "pushed moved");
    assert_int_equal(world.state.asked, 0);
    plays(&world, "E"); /* and whoever pushes it off comes there */
    has_events(&world, "pushed moved asked");
}

/* --- lit veils --- */

static void a_lit_veil_carries_in_the_line_of_light(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "BC..\nA...\n....\n", NULL);
    plays(&world, "e"); /* beside each other nothing is between */
    has_events(&world, "moved heard");

    world_init(&world, "BC..\n....\n..A.\n", NULL);
    refuses(&world, 'e', RULES_REFUSED_UNLIT);
    plays(&world, "WW");
    plays(&world, "e");
    assert_int_equal(world.state.heard, 1);
    plays(&world, "w EE e"); /* heard, it needs no light */
    stands(&world, RULES_B, 1, 0);
}

static void to_stay_is_no_use_where_it_is_not_true(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "BD..\nA...\n....\n", NULL);
    mishears(&world, 'e');
    refuses(&world, 'e', RULES_REFUSED_DARK);
    world_init(&world, "AC..\nB...\n....\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_OWN_VEIL);
}

static void the_one_who_stands_by_has_a_light(void **unused) {
    (void)unused;
    struct world world;
    const struct world_setup fence = {
        .sign = {{.sign = 'V', .fixture = {.kind = RULES_FENCE, .index = 1}}}};
    world_init(&world, "BC..\nAV..\n....\n", &fence);
    mishears(&world, 'E'); /* at the fence of question 1 */
    refuses(&world, 'e', RULES_REFUSED_UNLIT);
    plays(&world, "Zze");
}

/* The line is that of 5.5: with everyone in place, and whatever stands in it. */
static void what_stands_in_the_line(void **unused) {
    (void)unused;
    static const struct {
        const char *map;
        bool lit;
    } cases[] = {
        {"BC..\n....\nA...\n", true},  {"BC..\no...\nA...\n", false}, {"BC..\n#...\nA...\n", false},
        {"BC..\ng...\nA..p\n", false}, {"BC..\ni...\nA..p\n", true},  {"BC..\nH...\nA...\n", false},
        {"BC..\n~...\nA...\n", true},  {"BC..\n4...\nA...\n", true},  {"BC..\n....\n.A..\n", false},
        {"BC..\n.A..\n....\n", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct world world;
        world_init(&world, cases[i].map, NULL);
        assert_int_equal(rules_line(&world.level, &world.state), cases[i].lit);
        if (cases[i].lit) {
            plays(&world, "e");
        } else {
            refuses(&world, 'e', RULES_REFUSED_UNLIT);
        }
    }
}

static void no_foot_is_lifted_for_the_light(void **unused) {
    (void)unused;
    struct world world;
    const struct world_setup plate = {
        .sign = {{.sign = 'S', .fixture = {.kind = RULES_PLATE}, .on = 'B'}}};
    world_init(&world, "SC..\ng...\nA...\n", &plate);
    plays(&world, "e"); /* B's own foot holds the gate through which the light falls */
    has_events(&world, "moved heard");
}

/* --- spans --- */

static void two_voices_make_one_bridge(void **unused) {
    (void)unused;
    for (int a = 0; a < 4; a++) {
        for (int b = 0; b < 4; b++) {
            for (int mark = 0; mark < 4; mark++) {
                struct world world;
                const struct world_setup setup = {
                    .answers = {.mark = {(uint8_t)a, (uint8_t)b}},
                    .sign = {{.sign = 'S', .fixture = {RULES_SPAN, 1, (uint8_t)mark, 0}}},
                };
                world_init(&world, "A.S\n...\nB..\n", &setup);
                plays(&world, "E");
                if ((a + b) % 4 == mark) {
                    plays(&world, "E");
                } else {
                    mishears(&world, 'E');
                }
            }
        }
    }
}

static void either_may_try_and_both_are_heard(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Afd\n...\nBf.\n", &second);
    plays(&world, "E");
    has_events(&world, "moved heard heard");
    assert_int_equal(world.events.event[1].index, 0);
    assert_int_equal(world.events.event[2].index, 1);
    assert_int_equal(world.events.event[2].player, RULES_A);
    assert_int_equal(world.state.heard, 3);
    refuses(&world, 'E', RULES_REFUSED_FADED_VEIL);
    plays(&world, "e"); /* the other one, for the other player */
    has_events(&world, "moved");
    world_init(&world, "Afd\n...\nBf.\n", &second);
    plays(&world, "e");
    assert_int_equal(world.state.heard, 3);
}

static void misheard_on_a_span_both_are_dark(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ad.\n...\nB..\n", &second);
    mishears(&world, 'E');
    has_events(&world, "dark dark");
    assert_int_equal(world.events.event[0].player, RULES_A);
    assert_int_equal(world.events.event[0].from, 0);
    assert_int_equal(world.events.event[0].to, 1);
    assert_int_equal(world.events.event[1].player, RULES_B);
    assert_int_equal(world.events.event[1].from, 6);
    assert_int_equal(world.state.dark, 3);
    refuses(&world, 'E', RULES_REFUSED_DARK);
    plays(&world, "nZz");
    assert_int_equal(world.state.dark, 0);
}

static void who_is_dark_already_goes_dark_no_more(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ad.\n...\nB4.\n", &(struct world_setup){.answers = {.mark = {0, 2}}});
    mishears(&world, 'e');
    refuses(&world, 'N', RULES_REFUSED_WALL);
    mishears(&world, 'E');
    has_events(&world, "dark");
    assert_int_equal(world.events.event[0].player, RULES_A);
}

/* One of the two was heard elsewhere: then only who has to be told may try. */
static void what_is_heard_already_need_not_be_told(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Afd\n...\nBf1\n", &second);
    world.state.heard = 1; /* A's answer: what B said is still to be heard */
    refuses(&world, 'e', RULES_REFUSED_OWN_VEIL);
    plays(&world, "E");
    has_events(&world, "moved heard");
    assert_int_equal(world.events.event[1].index, 1);

    world_init(&world, "Afd\n...\nBf1\n", &second);
    world.state.heard = 2;
    refuses(&world, 'E', RULES_REFUSED_OWN_VEIL);
    plays(&world, "e");
    assert_int_equal(world.state.heard, 3);
}

/* The same whichever of the two questions is named first. */
static void the_order_of_the_voices_is_nothing(void **unused) {
    (void)unused;
    struct world world;
    const struct world_setup setup = {
        .answers = {.mark = {1, 2}},
        .sign = {{.sign = 'S', .fixture = {RULES_SPAN, 1, 3, 0}}},
    };
    world_init(&world, "AS.\n...\nBS.\n", &setup);
    world.state.heard = 1;
    refuses(&world, 'e', RULES_REFUSED_OWN_VEIL);
    plays(&world, "E");
    world_init(&world, "AS.\n...\nBS.\n", &setup);
    world.state.heard = 2;
    refuses(&world, 'E', RULES_REFUSED_OWN_VEIL);
    plays(&world, "e");
}

static void a_span_waits_for_both_questions(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ac!\n...\nBc?\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_UNASKED);
    world.state.asked = 1;
    refuses(&world, 'E', RULES_REFUSED_UNASKED);
    refuses(&world, 'e', RULES_REFUSED_UNASKED);
    world.state.asked = 2;
    refuses(&world, 'E', RULES_REFUSED_UNASKED);
    refuses(&world, 'e', RULES_REFUSED_UNASKED);
    world.state.asked = 3;
    plays(&world, "E");
}

static void misheard_no_stone_is_pushed(void **unused) {
    (void)unused;
    struct world world;
    const struct world_setup setup = {
        .answers = {.mark = {1, 2}},
        .sign = {{.sign = 'S', .fixture = {RULES_SPAN, 0, 1, 1}, .on = 'o'},
                 {.sign = 'V', .fixture = {RULES_SPAN, 0, 3, 1}, .on = 'o'}},
    };
    world_init(&world, "AS..\n....\nBV..\n", &setup);
    mishears(&world, 'E');
    plays(&world, "nZz s e");
    has_events(&world, "pushed moved heard heard");
}

/* --- again veils --- */

static void nothing_is_remembered_before_it_is_heard(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ar.\n...\nBr0\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_UNHEARD);
    refuses(&world, 'e', RULES_REFUSED_UNHEARD);
    world_init(&world, "Ar!\n...\nBr.\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_UNASKED);
    refuses(&world, 'e', RULES_REFUSED_UNASKED);
}

static void who_answered_knows_it(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ar.\ns..\nB..\n", NULL);
    world.state.heard = 1;
    refuses(&world, 'S', RULES_REFUSED_FADED_VEIL);
    plays(&world, "E");
    has_events(&world, "moved");
}

static void the_other_one_has_to_remember(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Br.\ns..\n.A.\n", NULL);
    world.state.heard = 1;
    mishears(&world, 's');
    has_events(&world, "dark");
    assert_int_equal(world.state.dark, 2); /* A's is lit */
    refuses(&world, 'e', RULES_REFUSED_DARK);
    world.state.dark = 1; /* another's lantern is no matter */
    plays(&world, "e");
    has_events(&world, "moved");
}

static void in_the_dark_who_answered_still_knows_it(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ar.\n...\nB..\n", NULL);
    world.state.heard = 1;
    world.state.dark = 1;
    plays(&world, "E");
}

/* --- stones --- */

static void a_lent_stone_is_moved_by_both_once_it_is_heard(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Bm..\nAm..\n..M.\n", NULL); /* A's, lent by B's answer; B's, by A's */
    refuses(&world, 'e', RULES_REFUSED_NOT_LENT);
    plays(&world, "E");
    world.state.heard = 1; /* another question */
    refuses(&world, 'e', RULES_REFUSED_NOT_LENT);
    world.state.heard = 2;
    plays(&world, "e");
    has_events(&world, "pushed moved");
    world_init(&world, "AM..\nBM..\n....\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_NOT_LENT);
    plays(&world, "e");
    world.state.heard = 1;
    plays(&world, "E");
}

static void nothing_is_pushed_onto_spans_and_again_veils(void **unused) {
    (void)unused;
    static const char signs[] = "crC0";
    for (const char *sign = signs; *sign; sign++) {
        char map[] = "Ao?.\n....\n...B\n";
        struct world world;
        map[2] = *sign;
        world_init(&world, map, NULL);
        world.state.heard = 3;
        refuses(&world, 'E', RULES_REFUSED_STONE_STUCK);
    }
}

static void stones_lent_by_one_question_are_the_same(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "m.m\na.b\nA.B\n", NULL);
    /* by kind, then what lends it, then the cell */
    assert_int_equal(world.level.stone[0].cell, 3);
    assert_int_equal(world.level.stone[0].lent, 0);
    assert_int_equal(world.level.stone[1].cell, 0);
    assert_int_equal(world.level.stone[2].cell, 2);
    assert_int_equal(world.level.stone[3].kind, RULES_STONE_B);
    assert_true(rules_check(&world.level, &world.state));
    world.state.stone[1] = 2; /* out of order among those that are the same */
    world.state.stone[2] = 0;
    assert_false(rules_check(&world.level, &world.state));
    world.state.stone[1] = 0; /* and no order among those that are not */
    world.state.stone[2] = 2;
    world.state.stone[0] = 1;
    assert_true(rules_check(&world.level, &world.state));
}

/* --- the rest --- */

static void shut_for_a_proof_nothing_of_it_carries(void **unused) {
    (void)unused;
    for (int shut = 1; shut <= 2; shut++) {
        struct world world;
        world_init(&world, "Ac.\n...\nB..\n", NULL);
        world.level.shut = (uint8_t)shut; /* either of its voices */
        refuses(&world, 'E', RULES_REFUSED_FADED_VEIL);
        world_init(&world, "Ar.\n...\nB..\n", NULL);
        world.level.shut = (uint8_t)shut;
        world.state.heard = 1;
        if (shut == 1) {
            refuses(&world, 'E', RULES_REFUSED_FADED_VEIL);
        } else {
            plays(&world, "E");
        }
    }
}

static void a_level_needs_the_rules_that_it_uses(void **unused) {
    (void)unused;
    static const char newer[] = "!?cdefCDEFrsvwmM";
    struct world world;
    world_init(&world, "A0B4H\npgi*G\nqxyoa\n", NULL);
    assert_int_equal(rules_needed(&world.level), 1);
    for (const char *sign = newer; *sign; sign++) {
        char map[] = "A.0\n?..\n..B\n";
        map[4] = *sign;
        world_init(&world, map, NULL);
        assert_int_equal(rules_needed(&world.level), 2);
    }
}

static void expect_refused(struct rules_level level, const char *words) {
    struct error error = {0};
    assert_false(rules_prepare(&level, &error));
    assert_non_null(strstr(error.text, words));
}

static void prepare_refuses_what_can_not_be(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ac.m\nrC!.\n...B\n", NULL);
    struct rules_level level = world.level;
    level.question[1].by = RULES_A;
    expect_refused(level, "a span is of two questions, one by each");
    level = world.level;
    level.question[1].marks = 3;
    expect_refused(level, "with as many marks");
    level = world.level;
    level.fixture[1].also = 2;
    expect_refused(level, "a span names no question");
    level = world.level;
    level.fixture[5].also = 2;
    expect_refused(level, "a veil is lit or not");
    level = world.level;
    level.fixture[4].also = 1;
    expect_refused(level, "says more than its kind can");
    level = world.level;
    level.stone[0].kind = RULES_STONE_HEAVY;
    expect_refused(level, "a lent stone is of A or B");
    level = world.level;
    level.stone[0].lent = 3;
    expect_refused(level, "names a question");
    level = world.level;
    level.fixture[4].value = 4;
    expect_refused(level, "an again veil names no answer");
    level = world.level;
    level.fixture[6].index = 2;
    expect_refused(level, "a hearth names no question");
}

static void there_are_sixteen_hearths_at_most(void **unused) {
    (void)unused;
    struct world world;
    struct error error = {0};
    world_init(&world, "A!!!!!!!!!\n!!!!!!!..B\n..........\n", NULL);
    world.level.fixture[18].kind = RULES_HEARTH;
    assert_false(rules_prepare(&world.level, &error));
    assert_string_equal(error.text, "more than 16 hearths");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_waits_at_its_hearth),
        cmocka_unit_test(whoever_comes_there_and_once),
        cmocka_unit_test(to_begin_there_is_not_to_come),
        cmocka_unit_test(a_stone_asks_nothing),
        cmocka_unit_test(a_lit_veil_carries_in_the_line_of_light),
        cmocka_unit_test(to_stay_is_no_use_where_it_is_not_true),
        cmocka_unit_test(the_one_who_stands_by_has_a_light),
        cmocka_unit_test(what_stands_in_the_line),
        cmocka_unit_test(no_foot_is_lifted_for_the_light),
        cmocka_unit_test(two_voices_make_one_bridge),
        cmocka_unit_test(either_may_try_and_both_are_heard),
        cmocka_unit_test(misheard_on_a_span_both_are_dark),
        cmocka_unit_test(who_is_dark_already_goes_dark_no_more),
        cmocka_unit_test(what_is_heard_already_need_not_be_told),
        cmocka_unit_test(the_order_of_the_voices_is_nothing),
        cmocka_unit_test(a_span_waits_for_both_questions),
        cmocka_unit_test(misheard_no_stone_is_pushed),
        cmocka_unit_test(nothing_is_remembered_before_it_is_heard),
        cmocka_unit_test(who_answered_knows_it),
        cmocka_unit_test(the_other_one_has_to_remember),
        cmocka_unit_test(in_the_dark_who_answered_still_knows_it),
        cmocka_unit_test(a_lent_stone_is_moved_by_both_once_it_is_heard),
        cmocka_unit_test(nothing_is_pushed_onto_spans_and_again_veils),
        cmocka_unit_test(stones_lent_by_one_question_are_the_same),
        cmocka_unit_test(shut_for_a_proof_nothing_of_it_carries),
        cmocka_unit_test(a_level_needs_the_rules_that_it_uses),
        cmocka_unit_test(prepare_refuses_what_can_not_be),
        cmocka_unit_test(there_are_sixteen_hearths_at_most),
    };
    return cmocka_run_group_tests_name("rules: the talk", tests, NULL, NULL);
}
