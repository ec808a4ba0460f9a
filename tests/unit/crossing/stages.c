/* From stage to stage: what is asked, when, in what order, and when it ends. */
#include "unit/crossing/plan.h"

#include <string.h>

static struct plan plan; /* a fresh one for each test */

static int begin(void **unused) {
    (void)unused;
    plan_init(&plan);
    return 0;
}

static int log_count(const struct crossing *crossing) {
    int count;
    session_log(crossing_session(crossing), &count);
    return count;
}

static enum rules_result act(struct crossing *crossing, char letter) {
    struct rules_action action;
    assert_true(rules_action_from(letter, &action));
    return crossing_act(crossing, action, NULL);
}

static void questions_are_sealed_one_after_another(void **unused) {
    (void)unused;
    struct crossing *crossing = crossing_new(&plan.crossing);
    assert_int_equal(crossing_stage(crossing), CROSSING_SEALING);
    assert_int_equal(crossing_to_seal(crossing), A_ANSWER);
    crossing_seal(crossing, 1);
    assert_int_equal(crossing_to_seal(crossing), B_ANSWER);
    assert_int_equal(act(crossing, 'w'), RULES_REFUSED);
    crossing_update(crossing, 100000); /* they may take their time */
    assert_int_equal(crossing_stage(crossing), CROSSING_SEALING);
    crossing_seal(crossing, 2);
    assert_int_equal(crossing_to_seal(crossing), -1);
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    assert_int_equal(session_answers(crossing_session(crossing))->mark[A_ANSWER], 1);
    assert_int_equal(session_answers(crossing_session(crossing))->mark[B_ANSWER], 2);
    crossing_free(crossing);
}

static void without_a_question_the_two_walk_at_once(void **unused) {
    (void)unused;
    memset(plan.level.rules.fixture, 0, sizeof plan.level.rules.fixture);
    plan.level.rules.question_count = 0;
    struct crossing *crossing = crossing_new(&plan.crossing);
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    assert_int_equal(crossing_to_seal(crossing), -1);
    crossing_free(crossing);
}

static void what_was_walked_on_is_asked_about_a_while_later(void **unused) {
    (void)unused;
    struct crossing *crossing = sealed(&plan);
    assert_int_equal(crossing_wait(crossing), -1);
    walks(crossing, "w");
    crossing_update(crossing, 500);
    walks(crossing, "s"); /* walking on changes nothing of that */
    waits(crossing, CROSSING_TALK_MS - 500, CROSSING_ASKING);
    assert_int_equal(crossing_asking(crossing), A_ANSWER);
    assert_int_equal(act(crossing, 'n'), RULES_REFUSED);
    assert_int_equal(crossing_take_back(crossing, RULES_B), SESSION_NOTHING_BACK);
    crossing_take_back_steps(crossing, 2);
    crossing_update(crossing, 100000);
    assert_int_equal(crossing_stage(crossing), CROSSING_ASKING);
    assert_int_equal(log_count(crossing), 2);
    crossing_asked(crossing);
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    assert_int_equal(crossing_wait(crossing), -1);
    crossing_free(crossing);
}

/* Whoever was first, and however close the other followed. */
static void each_is_asked_the_last_one_first(void **unused) {
    (void)unused;
    static const char *const orders[] = {"wE", "Ew"};
    static const int apart[] = {0, 100, CROSSING_TALK_MS - 1};
    for (int i = 0; i < 6; i++) {
        struct crossing *crossing = sealed(&plan);
        assert_int_equal(act(crossing, orders[i % 2][0]), RULES_DONE);
        crossing_update(crossing, apart[i / 2]);
        assert_int_equal(act(crossing, orders[i % 2][1]), RULES_DONE);
        is_asked(crossing, i % 2 ? A_ANSWER : B_ANSWER);
        is_asked(crossing, i % 2 ? B_ANSWER : A_ANSWER);
        assert_int_equal(crossing_wait(crossing), -1);
        crossing_free(crossing);
    }
}

static void another_step_that_is_taken_back_calls_nothing_off(void **unused) {
    (void)unused;
    struct crossing *crossing = sealed(&plan);
    walks(crossing, "w");
    crossing_update(crossing, 400);
    walks(crossing, "S");
    assert_int_equal(crossing_take_back(crossing, RULES_B), SESSION_BACK_IS_A);
    assert_int_equal(crossing_take_back(crossing, RULES_A), SESSION_TAKEN_BACK);
    waits(crossing, CROSSING_TALK_MS - 400, CROSSING_ASKING);
    crossing_free(crossing);
}

static void what_was_taken_back_is_not_asked_until_it_is_walked_on(void **unused) {
    (void)unused;
    struct crossing *crossing = sealed(&plan);
    walks(crossing, "w");
    crossing_update(crossing, 400);
    assert_int_equal(crossing_take_back(crossing, RULES_B), SESSION_TAKEN_BACK);
    assert_int_equal(crossing_wait(crossing), -1);
    walks(crossing, "wE");
    crossing_take_back_steps(crossing, 1); /* the other one is still to be asked */
    is_asked(crossing, A_ANSWER);
    assert_int_equal(crossing_wait(crossing), -1);
    assert_int_equal(crossing_take_back(crossing, RULES_B), SESSION_TAKEN_BACK);
    walks(crossing, "w"); /* this one was asked already */
    assert_int_equal(crossing_wait(crossing), -1);
    crossing_free(crossing);
}

static void it_ends_once_and_not_before_all_was_asked(void **unused) {
    (void)unused;
    struct crossing *crossing = sealed(&plan);
    walks(crossing, "wwEE");
    assert_int_equal(crossing_stage(crossing), CROSSING_WON);
    is_asked(crossing, B_ANSWER);
    assert_int_equal(crossing_stage(crossing), CROSSING_WON);
    is_asked(crossing, A_ANSWER);
    assert_int_equal(act(crossing, 'W'), RULES_REFUSED);
    waits(crossing, CROSSING_HOME_MS, CROSSING_ENDED);
    crossing_update(crossing, 100000);
    assert_int_equal(crossing_stage(crossing), CROSSING_ENDED);
    assert_int_equal(crossing_take_back(crossing, RULES_A), SESSION_NOTHING_BACK);
    assert_int_equal(log_count(crossing), 4); /* for keeping */
    crossing_free(crossing);
}

/* A picture that took very long is one event, not several. */
static void a_long_turn_leaves_nothing_out(void **unused) {
    (void)unused;
    struct crossing *crossing = sealed(&plan);
    walks(crossing, "wEwE");
    for (int question = B_ANSWER; question >= A_ANSWER; question--) {
        crossing_update(crossing, 100000);
        assert_int_equal(crossing_asking(crossing), question);
        crossing_asked(crossing);
    }
    crossing_update(crossing, 100000);
    assert_int_equal(crossing_stage(crossing), CROSSING_ENDED);
    crossing_free(crossing);
}

static void the_last_step_home_can_be_taken_back(void **unused) {
    (void)unused;
    struct crossing *crossing = sealed(&plan);
    walks(crossing, "wwE");
    is_asked(crossing, B_ANSWER);
    is_asked(crossing, A_ANSWER);
    walks(crossing, "E");
    crossing_update(crossing, CROSSING_HOME_MS - 1);
    assert_int_equal(crossing_take_back(crossing, RULES_A), SESSION_TAKEN_BACK);
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    assert_int_equal(crossing_wait(crossing), -1);
    walks(crossing, "E");
    waits(crossing, CROSSING_HOME_MS, CROSSING_ENDED);
    crossing_free(crossing);
}

static void steps_are_timed_from_one_to_the_next(void **unused) {
    (void)unused;
    int count;
    struct crossing *crossing = sealed(&plan);
    crossing_update(crossing, 700);
    walks(crossing, "s");
    crossing_update(crossing, 40);
    crossing_update(crossing, 40);
    assert_int_equal(crossing_idle(crossing), 80);
    walks(crossing, "n");
    const struct session_record *log = session_log(crossing_session(crossing), &count);
    assert_int_equal(log[0].ms, 700);
    assert_int_equal(log[1].ms, 80);
    crossing_update(crossing, 900);
    crossing_restart(crossing);
    assert_int_equal(crossing_idle(crossing), 0);
    crossing_free(crossing);
}

/* --- started over --- */

static void is_at_the_start(const struct crossing *crossing) {
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    assert_int_equal(crossing_wait(crossing), -1);
    assert_int_equal(crossing_asking(crossing), -1);
    assert_int_equal(log_count(crossing), 0);
    assert_int_equal(crossing_state(crossing)->heard, 0);
    assert_non_null(session_answers(crossing_session(crossing)));
}

static void started_over_within_the_waits_it_is_at_its_start(void **unused) {
    (void)unused;
    struct crossing *crossing = sealed(&plan);
    walks(crossing, "w");
    crossing_update(crossing, 400);
    crossing_restart(crossing);
    is_at_the_start(crossing);
    walks(crossing, "wwEE");
    is_asked(crossing, B_ANSWER);
    is_asked(crossing, A_ANSWER);
    crossing_update(crossing, 1200);
    crossing_restart(crossing);
    is_at_the_start(crossing);
    crossing_update(crossing, 100000);
    is_at_the_start(crossing);
    crossing_free(crossing);
}

static void started_over_it_asks_and_ends_as_the_first_time(void **unused) {
    (void)unused;
    struct crossing *crossing = sealed(&plan);
    for (int i = 0; i < 3; i++) {
        walks(crossing, "wwEE");
        is_asked(crossing, B_ANSWER);
        if (i == 0) { /* while it is asked about the other one */
            crossing_update(crossing, CROSSING_TALK_MS);
            assert_int_equal(crossing_asking(crossing), A_ANSWER);
        } else {
            is_asked(crossing, A_ANSWER);
            waits(crossing, CROSSING_HOME_MS, CROSSING_ENDED);
        }
        crossing_restart(crossing);
        is_at_the_start(crossing);
    }
    crossing_free(crossing);
}

static void started_over_while_answers_are_sealed_it_has_none(void **unused) {
    (void)unused;
    struct crossing *crossing = crossing_new(&plan.crossing);
    crossing_seal(crossing, 1);
    crossing_restart(crossing);
    assert_int_equal(crossing_stage(crossing), CROSSING_SEALING);
    assert_int_equal(crossing_to_seal(crossing), A_ANSWER);
    crossing_seal(crossing, 2);
    crossing_seal(crossing, 3);
    assert_int_equal(session_answers(crossing_session(crossing))->mark[A_ANSWER], 2);
    crossing_free(crossing);
}

/* --- walked again --- */

static void a_kept_one_is_only_walked(void **unused) {
    (void)unused;
    plan.crossing.answers = &plan.world.answers;
    struct crossing *crossing = crossing_new(&plan.crossing);
    assert_true(crossing_again(crossing));
    for (int i = 0; i < 2; i++) {
        is_at_the_start(crossing);
        walks(crossing, "wE");
        assert_int_equal(crossing_wait(crossing), -1);
        walks(crossing, "wE");
        waits(crossing, CROSSING_HOME_MS, CROSSING_ENDED);
        crossing_restart(crossing);
    }
    crossing_free(crossing);
}

/* --- its words --- */

static void its_words_are_its_own(void **unused) {
    (void)unused;
    plan.chapter.opening = NULL;
    struct crossing *crossing = crossing_new(&plan.crossing);
    plan_spoil(&plan);
    const struct crossing_where *where = crossing_where(crossing);
    const struct crossing_question *question = crossing_question(crossing, B_ANSWER);
    assert_string_equal(where->chapter, "only");
    assert_string_equal(where->chapter_title, "Only");
    assert_string_equal(where->opening, "");
    assert_string_equal(where->closing, "Close.");
    assert_string_equal(where->level, "both");
    assert_string_equal(where->title, "Two planks");
    assert_string_equal(where->source, "title: Two planks");
    assert_int_equal(where->practice, PACK_HELP);
    assert_true(where->on_map && where->last);
    assert_string_equal(question->id, "yew");
    assert_string_equal(question->ask, "Which part of a day?");
    assert_string_equal(question->answer[2], "moon");
    assert_int_equal(question->answer_count, 3);
    crossing_seal(crossing, 0);
    crossing_seal(crossing, 0);
    walks(crossing, "wE"); /* and so is its level */
    crossing_free(crossing);
}

static void the_last_of_a_chapter_is_on_the_map(void **unused) {
    (void)unused;
    plan.crossing.on_map = false;
    struct crossing *crossing = crossing_new(&plan.crossing);
    assert_false(crossing_where(crossing)->last);
    crossing_free(crossing);
    plan.crossing.on_map = true;
    struct pack_level levels[2] = {plan.level, plan.level};
    char first[] = "first", last[] = "last";
    levels[0].id = first;
    levels[1].id = last;
    plan.chapter.level = levels;
    plan.chapter.level_count = 2;
    for (int i = 0; i < 2; i++) {
        plan.crossing.level = &levels[i];
        crossing = crossing_new(&plan.crossing);
        assert_int_equal(crossing_where(crossing)->last, i);
        crossing_free(crossing);
    }
    struct pack_level exchanged = levels[1]; /* no place of the chapter's own, and the same level */
    plan.crossing.level = &exchanged;
    crossing = crossing_new(&plan.crossing);
    assert_true(crossing_where(crossing)->last);
    crossing_free(crossing);
}

/* In the end it is asked whether it was heard: of what went closer, was told, and is no guess. */
static void only_what_went_closer_and_was_told_is_to_be_heard(void **unused) {
    (void)unused;
    plan.question[A_ANSWER].closer = true;
    struct crossing *crossing = sealed(&plan);
    assert_int_equal(crossing_to_hear(crossing), 0);
    walks(crossing, "w");
    assert_int_equal(crossing_to_hear(crossing), 1u << A_ANSWER);
    walks(crossing, "E");
    assert_int_equal(crossing_to_hear(crossing), 1u << A_ANSWER); /* B's is not so close */
    crossing_free(crossing);

    plan_init(&plan);
    plan.question[A_ANSWER].closer = plan.question[A_ANSWER].guess = true;
    plan.question[A_ANSWER].of = B_ANSWER;
    crossing = sealed(&plan);
    walks(crossing, "w");
    assert_int_equal(crossing_to_hear(crossing), 0);
    crossing_free(crossing);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(questions_are_sealed_one_after_another, begin),
        cmocka_unit_test_setup(without_a_question_the_two_walk_at_once, begin),
        cmocka_unit_test_setup(what_was_walked_on_is_asked_about_a_while_later, begin),
        cmocka_unit_test_setup(each_is_asked_the_last_one_first, begin),
        cmocka_unit_test_setup(another_step_that_is_taken_back_calls_nothing_off, begin),
        cmocka_unit_test_setup(what_was_taken_back_is_not_asked_until_it_is_walked_on, begin),
        cmocka_unit_test_setup(it_ends_once_and_not_before_all_was_asked, begin),
        cmocka_unit_test_setup(a_long_turn_leaves_nothing_out, begin),
        cmocka_unit_test_setup(the_last_step_home_can_be_taken_back, begin),
        cmocka_unit_test_setup(steps_are_timed_from_one_to_the_next, begin),
        cmocka_unit_test_setup(started_over_within_the_waits_it_is_at_its_start, begin),
        cmocka_unit_test_setup(started_over_it_asks_and_ends_as_the_first_time, begin),
        cmocka_unit_test_setup(started_over_while_answers_are_sealed_it_has_none, begin),
        cmocka_unit_test_setup(a_kept_one_is_only_walked, begin),
        cmocka_unit_test_setup(its_words_are_its_own, begin),
        cmocka_unit_test_setup(the_last_of_a_chapter_is_on_the_map, begin),
        cmocka_unit_test_setup(only_what_went_closer_and_was_told_is_to_be_heard, begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
