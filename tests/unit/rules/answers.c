/* Clauses 3.7 and 3.8 and section 6: veils, fences and mishearing. The answer is moon, by A. */
#include "unit/rules/world.h"

static void clause_3_7_the_partner_steps_on_the_true_veil(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B0.\n...\n..A\n", NULL);
    plays(&world, "e");
    stands(&world, RULES_B, 1, 0);
    assert_int_equal(world.state.heard, 1);
    assert_int_equal(world.state.dark, 0);
    has_events(&world, "moved heard");
    assert_int_equal(world.events.event[1].player, RULES_B);
    assert_int_equal(world.events.event[1].index, 0);
    assert_int_equal(world.events.event[1].to, 1);
}

static void clause_3_7_one_does_not_step_on_ones_own_veil(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A01\n1..\n..B\n", NULL);
    refuses(&world, 'E', RULES_REFUSED_OWN_VEIL);
    refuses(&world, 'S', RULES_REFUSED_OWN_VEIL); /* whatever the mark */
}

static void clause_3_7_heard_once_it_carries_both(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B0A\n...\n...\n", NULL);
    plays(&world, "e");
    plays(&world, "w");
    has_events(&world, "moved"); /* nothing is heard twice */
    plays(&world, "W");
    stands(&world, RULES_A, 1, 0);
    has_events(&world, "moved");
}

static void clause_3_7_other_marks_fade_for_both_once_heard(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B0.\n1.1\n..A\n", NULL);
    plays(&world, "ew");
    refuses(&world, 's', RULES_REFUSED_FADED_VEIL);
    refuses(&world, 'N', RULES_REFUSED_FADED_VEIL);
    assert_int_equal(world.state.dark, 0);
}

static void clause_3_7_a_heard_veil_carries_the_dark_too(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B04\n...\nA..\n", NULL);
    plays(&world, "e");
    mishears(&world, 'e'); /* the fence */
    plays(&world, "we");
    stands(&world, RULES_B, 1, 0);
    refuses(&world, 'e', RULES_REFUSED_DARK);
}

static void clause_3_7_another_mark_is_misheard(void **unused) {
    (void)unused;
    for (char veil = '1'; veil <= '3'; veil++) {
        char map[] = "B?.\n0..\n..A\n";
        map[1] = veil;
        struct world world;
        world_init(&world, map, NULL);
        mishears(&world, 'e');
        has_events(&world, "dark");
        assert_int_equal(world.events.event[0].player, RULES_B);
        assert_int_equal(world.events.event[0].from, 0);
        assert_int_equal(world.events.event[0].to, 1);
        assert_int_equal(world.events.event[0].index, 0);
    }
}

static void clause_3_7_the_dark_partner_is_refused(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B1.\n0..\n..A\n", NULL);
    mishears(&world, 'e');
    refuses(&world, 'e', RULES_REFUSED_DARK);
    refuses(&world, 's', RULES_REFUSED_DARK); /* the true one too: no guessing on */
}

static void clause_3_7_questions_are_their_own(void **unused) {
    (void)unused;
    static const struct world_setup second = {
        .sign = {{.sign = 'm', .fixture = {.kind = RULES_VEIL, .index = 1, .value = 0}},
                 {.sign = 'n', .fixture = {.kind = RULES_VEIL, .index = 1, .value = 2}}},
        .answers = {.mark = {0, 2}}};
    struct world world;
    world_init(&world, "A.n\n...\n0.B\n", &second); /* question 1 is B's: A steps */
    plays(&world, "n");
    refuses(&world, 'n', RULES_REFUSED_OWN_VEIL);
    plays(&world, "EE");
    assert_int_equal(world.state.heard, 2);
    plays(&world, "sww"); /* and B may step on A's */
    assert_int_equal(world.state.heard, 3);
}

static void clause_3_7_the_lantern_of_the_partner_does_not_matter(void **unused) {
    (void)unused;
    static const struct world_setup second = {
        .sign = {{.sign = 'm', .fixture = {.kind = RULES_VEIL, .index = 1, .value = 1}}}};
    struct world world;
    world_init(&world, "Am.\n...\n.0B\n", &second);
    mishears(&world, 'E');
    plays(&world, "w"); /* A's lantern is out, B's is not */
    assert_int_equal(world.state.heard, 1);
    assert_int_equal(world.state.dark, 1u << RULES_A);
}

static void clause_3_8_the_one_who_answered_passes(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A45\n...\n..B\n", NULL);
    plays(&world, "EEWW");
    stands(&world, RULES_A, 0, 0);
    assert_int_equal(world.state.heard, 0);
}

static void clause_3_8_the_one_who_answered_passes_in_the_dark(void **unused) {
    (void)unused;
    static const struct world_setup second = {
        .sign = {{.sign = 'm', .fixture = {.kind = RULES_VEIL, .index = 1, .value = 1}}}};
    struct world world;
    world_init(&world, "A45\nm..\n..B\n", &second);
    mishears(&world, 'S');
    plays(&world, "EE");
}

static void clause_3_8_the_partner_passes_where_the_answer_is_not(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B567\n....\n...A\n", NULL);
    plays(&world, "eee");
    assert_int_equal(world.state.heard, 0); /* a fence makes nothing heard */
    assert_int_equal(world.state.dark, 0);
}

static void clause_3_8_the_partner_mishears_where_it_is(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B4.\n5..\n..A\n", NULL);
    mishears(&world, 'e');
    has_events(&world, "dark");
    refuses(&world, 'e', RULES_REFUSED_DARK);
    refuses(&world, 's', RULES_REFUSED_DARK); /* a dark partner passes no fence at all */
}

static void clause_3_8_hearing_changes_no_fence(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B05\n4..\n..A\n", NULL);
    plays(&world, "ee"); /* heard; the other fence is passed as before */
    plays(&world, "ww");
    mishears(&world, 's');
    world_init(&world, "B0.\n4..\nA..\n", NULL);
    plays(&world, "e");
    plays(&world, "N"); /* and the one who answered passes as before */
}

static void section_6_nothing_is_lost(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B10\n...\nA..\n", NULL);
    mishears(&world, 'e');
    plays(&world, "N");  /* beside each other, */
    plays(&world, "zZ"); /* breathe together, */
    assert_int_equal(world.state.dark, 0);
    plays(&world, "S"); /* talk again, go again: */
    refuses(&world, 'S', RULES_REFUSED_WALL);
    mishears(&world, 'e'); /* still not the answer */
    plays(&world, "NzZS");
    plays(&world, "seen"); /* (2,1) and up */
    assert_int_equal(world.state.heard, 1);
}

static void section_6_the_beat_goes_on_when_misheard(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B1t\n...\n..A\n", NULL);
    refuses(&world, 'w', RULES_REFUSED_WALL);
    assert_int_equal(world.state.beat, 0);
    mishears(&world, 'e');
    assert_int_equal(world.state.beat, 1);
    refuses(&world, 'e', RULES_REFUSED_DARK);
    assert_int_equal(world.state.beat, 1);
    plays(&world, "Z");
    assert_int_equal(world.state.beat, 2);
}

static void a_shut_question_carries_nobody(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B0.\n5.4\n..A\n", NULL);
    world.level.shut = 1;
    refuses(&world, 'e', RULES_REFUSED_FADED_VEIL);
    refuses(&world, 's', RULES_REFUSED_FADED_VEIL);
    refuses(&world, 'N', RULES_REFUSED_FADED_VEIL);
    world.level.shut = 2; /* another question's */
    plays(&world, "eN");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clause_3_7_the_partner_steps_on_the_true_veil),
        cmocka_unit_test(clause_3_7_one_does_not_step_on_ones_own_veil),
        cmocka_unit_test(clause_3_7_heard_once_it_carries_both),
        cmocka_unit_test(clause_3_7_other_marks_fade_for_both_once_heard),
        cmocka_unit_test(clause_3_7_a_heard_veil_carries_the_dark_too),
        cmocka_unit_test(clause_3_7_another_mark_is_misheard),
        cmocka_unit_test(clause_3_7_the_dark_partner_is_refused),
        cmocka_unit_test(clause_3_7_questions_are_their_own),
        cmocka_unit_test(clause_3_7_the_lantern_of_the_partner_does_not_matter),
        cmocka_unit_test(clause_3_8_the_one_who_answered_passes),
        cmocka_unit_test(clause_3_8_the_one_who_answered_passes_in_the_dark),
        cmocka_unit_test(clause_3_8_the_partner_passes_where_the_answer_is_not),
        cmocka_unit_test(clause_3_8_the_partner_mishears_where_it_is),
        cmocka_unit_test(clause_3_8_hearing_changes_no_fence),
        cmocka_unit_test(section_6_nothing_is_lost),
        cmocka_unit_test(section_6_the_beat_goes_on_when_misheard),
        cmocka_unit_test(a_shut_question_carries_nobody),
    };
    return cmocka_run_group_tests_name("rules: veils and fences", tests, NULL, NULL);
}
