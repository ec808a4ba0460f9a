/* What is asked on the way, keys, guesses and limits: each is asked and shown once, play goes on
 * where it was, and nothing of it is lost by taking back or starting over. */
#include "unit/crossing/plan.h"

/* B comes to A's hearth, then to A's answer; A to B's. */
#define HEARTHS "y0!BA?8x\n........\n........\n"

static struct plan plan; /* a fresh one for each test */

static int begin(void **unused) {
    (void)unused;
    plan_init_on(&plan, HEARTHS);
    return 0;
}

static enum rules_result act(struct crossing *crossing, char letter) {
    struct rules_action action;
    assert_true(rules_action_from(letter, &action));
    return crossing_act(crossing, action, NULL);
}

static int log_count(const struct crossing *crossing) {
    int count;
    session_log(crossing_session(crossing), &count);
    return count;
}

/* --- hearths --- */

static void with_all_questions_at_hearths_they_walk_at_once(void **unused) {
    (void)unused;
    struct crossing *crossing = crossing_new(&plan.crossing);
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    assert_int_equal(crossing_to_seal(crossing), -1);
    assert_int_equal(crossing_known(crossing), 0);
    crossing_free(crossing);
}

static void a_hearth_is_asked_at_a_moment_after_and_play_goes_on_there(void **unused) {
    (void)unused;
    struct crossing *crossing = crossing_new(&plan.crossing);
    walks(crossing, "Sw");
    assert_int_equal(crossing_stage(crossing), CROSSING_MET);
    assert_int_equal(crossing_known(crossing), 0); /* asked, and not answered yet */
    assert_int_equal(act(crossing, 'w'), RULES_REFUSED);
    assert_int_equal(act(crossing, 'N'), RULES_REFUSED);
    waits(crossing, CROSSING_MET_MS, CROSSING_SEALING);
    assert_int_equal(crossing_to_seal(crossing), A_ANSWER);
    assert_int_equal(crossing_take_back(crossing, RULES_B), SESSION_NOTHING_BACK);
    crossing_update(crossing, 100000); /* they may take their time */
    crossing_seal(crossing, 2);
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    assert_int_equal(log_count(crossing), 2);
    assert_int_equal(crossing_said(crossing, A_ANSWER), 2);
    assert_int_equal(crossing_known(crossing), 1u << A_ANSWER);
    walks(crossing, "N");
    crossing_free(crossing);
}

static void taken_back_in_time_nothing_is_asked(void **unused) {
    (void)unused;
    struct crossing *crossing = crossing_new(&plan.crossing);
    walks(crossing, "w");
    crossing_update(crossing, CROSSING_MET_MS - 1);
    assert_int_equal(crossing_take_back(crossing, RULES_B), SESSION_TAKEN_BACK);
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    assert_int_equal(crossing_wait(crossing), -1);
    walks(crossing, "w");
    waits(crossing, CROSSING_MET_MS, CROSSING_SEALING);
    crossing_free(crossing);
}

static void what_was_sealed_is_not_asked_again(void **unused) {
    (void)unused;
    struct crossing *crossing = crossing_new(&plan.crossing);
    walks(crossing, "w");
    waits(crossing, CROSSING_MET_MS, CROSSING_SEALING);
    crossing_seal(crossing, 0);
    assert_int_equal(crossing_take_back(crossing, RULES_B), SESSION_TAKEN_BACK);
    assert_int_equal(crossing_known(crossing), 0);
    walks(crossing, "w");
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    assert_int_equal(crossing_wait(crossing), -1);
    crossing_restart(crossing);
    assert_int_equal(crossing_known(crossing), 0);
    walks(crossing, "ww");
    is_asked(crossing, A_ANSWER);
    crossing_free(crossing);
}

static void started_over_while_it_asks_it_asks_there_again(void **unused) {
    (void)unused;
    struct crossing *crossing = crossing_new(&plan.crossing);
    walks(crossing, "w");
    waits(crossing, CROSSING_MET_MS, CROSSING_SEALING);
    crossing_restart(crossing);
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    assert_int_equal(log_count(crossing), 0);
    walks(crossing, "w");
    waits(crossing, CROSSING_MET_MS, CROSSING_SEALING);
    crossing_free(crossing);
}

static void whether_they_felt_heard_is_asked_before_the_next_question(void **unused) {
    (void)unused;
    struct crossing *crossing = crossing_new(&plan.crossing);
    walks(crossing, "w");
    waits(crossing, CROSSING_MET_MS, CROSSING_SEALING);
    crossing_seal(crossing, 0);
    walks(crossing, "wE");
    is_asked(crossing, A_ANSWER);
    assert_int_equal(crossing_stage(crossing), CROSSING_MET);
    waits(crossing, CROSSING_MET_MS, CROSSING_SEALING);
    assert_int_equal(crossing_to_seal(crossing), B_ANSWER);
    crossing_seal(crossing, 0);
    walks(crossing, "EEw");
    is_asked(crossing, B_ANSWER);
    waits(crossing, CROSSING_HOME_MS, CROSSING_ENDED);
    crossing_free(crossing);
}

static void a_kept_one_asks_nothing_at_its_hearths(void **unused) {
    (void)unused;
    plan.crossing.answers = &plan.world.answers;
    plan.question[A_ANSWER].key = true;
    for (int i = 0; i < 4; i++) {
        plan.question[A_ANSWER].mark[i] = (uint8_t)(3 - i);
    }
    struct crossing *crossing = crossing_new(&plan.crossing);
    assert_int_equal(crossing_said(crossing, A_ANSWER), 3); /* the pass became moon */
    assert_int_equal(crossing_keys(crossing, RULES_B), 0);
    walks(crossing, "wwwEEE");
    waits(crossing, CROSSING_HOME_MS, CROSSING_ENDED);
    crossing_free(crossing);
}

static void what_nobody_came_to_then_is_asked_anew(void **unused) {
    (void)unused;
    plan.crossing.answers = &plan.world.answers;
    plan.crossing.unasked = 1u << A_ANSWER;
    plan.question[A_ANSWER].key = true;
    for (int i = 0; i < 4; i++) {
        plan.question[A_ANSWER].mark[i] = (uint8_t)i;
    }
    struct crossing *crossing = crossing_new(&plan.crossing);
    assert_int_equal(crossing_kept(crossing), 1u << B_ANSWER);
    walks(crossing, "w");
    waits(crossing, CROSSING_MET_MS, CROSSING_SEALING);
    assert_int_equal(crossing_known(crossing), 0); /* no mark of it is shown as if it were said */
    crossing_seal(crossing, 0);
    assert_int_equal(crossing_stage(crossing), CROSSING_KEY);
    crossing_shown(crossing);
    assert_int_equal(crossing_keys(crossing, RULES_B), 1u << A_ANSWER);
    walks(crossing, "w");
    is_asked(crossing, A_ANSWER);
    walks(crossing, "wEEE"); /* over what both know nobody is asked */
    waits(crossing, CROSSING_HOME_MS, CROSSING_ENDED);
    crossing_free(crossing);
}

/* --- guesses --- */

static void a_guess_comes_after_what_it_guesses(void **unused) {
    (void)unused;
    plan.question[A_ANSWER].guess = true;
    plan.question[A_ANSWER].of = B_ANSWER;
    struct crossing *crossing = crossing_new(&plan.crossing);
    walks(crossing, "w");
    waits(crossing, CROSSING_MET_MS, CROSSING_SEALING);
    assert_int_equal(crossing_to_seal(crossing), B_ANSWER);
    crossing_seal(crossing, 1);
    assert_int_equal(crossing_stage(crossing), CROSSING_SEALING);
    assert_int_equal(crossing_to_seal(crossing), A_ANSWER);
    crossing_seal(crossing, 2);
    walks(crossing, "E"); /* that one is asked already */
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    crossing_free(crossing);
}

static void two_voices_are_both_asked_about(void **unused) {
    (void)unused;
    plan_init_on(&plan, "yc.BA.xx\n........\n........\n");
    struct crossing *crossing = sealed(&plan);
    walks(crossing, "ww");
    is_asked(crossing, B_ANSWER);
    is_asked(crossing, A_ANSWER);
    crossing_free(crossing);
}

/* --- keys --- */

static void give_key(int question) {
    static const uint8_t marks[] = {2, 0, 3, 1};
    plan.question[question].key = true;
    for (int word = 0; word < 4; word++) {
        plan.question[question].mark[word] = marks[word];
    }
}

static void each_word_becomes_its_mark_and_the_listener_is_shown(void **unused) {
    (void)unused;
    plan_init(&plan);
    give_key(A_ANSWER);
    for (int word = 0; word < 4; word++) {
        struct crossing *crossing = crossing_new(&plan.crossing);
        assert_int_equal(crossing_keys(crossing, RULES_B), 0);
        crossing_seal(crossing, word);
        assert_int_equal(crossing_stage(crossing), CROSSING_KEY);
        assert_int_equal(crossing_to_show(crossing), A_ANSWER);
        assert_int_equal(crossing_keys(crossing, RULES_B), 1u << A_ANSWER);
        assert_int_equal(crossing_keys(crossing, RULES_A), 0);
        crossing_shown(crossing);
        assert_int_equal(crossing_to_seal(crossing), B_ANSWER);
        crossing_seal(crossing, 0);
        assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
        assert_int_equal(session_answers(crossing_session(crossing))->mark[A_ANSWER],
                         plan.question[A_ANSWER].mark[word]);
        assert_int_equal(crossing_said(crossing, A_ANSWER), word);
        crossing_free(crossing);
    }
}

static void the_last_key_is_shown_before_they_walk(void **unused) {
    (void)unused;
    plan_init(&plan);
    give_key(B_ANSWER);
    struct crossing *crossing = crossing_new(&plan.crossing);
    crossing_seal(crossing, 0);
    crossing_seal(crossing, 0);
    assert_int_equal(crossing_stage(crossing), CROSSING_KEY);
    assert_int_equal(act(crossing, 'w'), RULES_REFUSED);
    crossing_restart(crossing); /* sealed anew, and shown anew */
    assert_int_equal(crossing_to_seal(crossing), A_ANSWER);
    assert_int_equal(crossing_to_show(crossing), -1);
    crossing_seal(crossing, 0);
    crossing_seal(crossing, 0);
    crossing_shown(crossing);
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    crossing_free(crossing);
}

static void at_a_hearth_the_key_is_shown_there_and_once(void **unused) {
    (void)unused;
    give_key(A_ANSWER);
    struct crossing *crossing = crossing_new(&plan.crossing);
    walks(crossing, "w");
    waits(crossing, CROSSING_MET_MS, CROSSING_SEALING);
    crossing_seal(crossing, 1); /* moon */
    assert_int_equal(crossing_stage(crossing), CROSSING_KEY);
    crossing_shown(crossing);
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    assert_int_equal(crossing_take_back(crossing, RULES_B), SESSION_TAKEN_BACK);
    walks(crossing, "ww");
    is_asked(crossing, A_ANSWER);
    crossing_restart(crossing);
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    assert_int_equal(crossing_keys(crossing, RULES_B), 1u << A_ANSWER);
    crossing_free(crossing);
}

/* --- limits --- */

static void a_limit_that_is_passed_by_is_asked_about_once(void **unused) {
    (void)unused;
    plan_init_on(&plan, "y5BA6x\n..7...\n......\n");
    struct crossing *crossing = sealed(&plan);
    walks(crossing, "EW"); /* its owner may pass: nothing is told by that */
    assert_int_equal(crossing_told(crossing), 0);
    walks(crossing, "w");
    assert_int_equal(crossing_told(crossing), 1u << A_ANSWER);
    assert_int_equal(crossing_take_back(crossing, RULES_B), SESSION_TAKEN_BACK);
    assert_int_equal(crossing_told(crossing), 0);
    assert_int_equal(crossing_wait(crossing), -1);
    walks(crossing, "w");
    is_asked(crossing, A_ANSWER);
    walks(crossing, "es");
    assert_int_equal(crossing_wait(crossing), -1);
    crossing_free(crossing);
}

/* --- to be remembered --- */

static void what_its_listener_remembered_is_known_from_the_log(void **unused) {
    (void)unused;
    plan_init_on(&plan, "yr0BA8x\n.......\n.......\n");
    struct crossing *crossing = sealed(&plan);
    walks(crossing, "w");
    is_asked(crossing, A_ANSWER);
    assert_int_equal(crossing_recalled(crossing), 0);
    walks(crossing, "w");
    assert_int_equal(crossing_recalled(crossing), 1u << A_ANSWER);
    assert_int_equal(crossing_take_back(crossing, RULES_B), SESSION_TAKEN_BACK);
    assert_int_equal(crossing_recalled(crossing), 0);
    walks(crossing, "sWWW"); /* its owner knows anyway */
    assert_int_equal(crossing_state(crossing)->at[RULES_A], 1);
    assert_int_equal(crossing_recalled(crossing), 0);
    crossing_free(crossing);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(with_all_questions_at_hearths_they_walk_at_once, begin),
        cmocka_unit_test_setup(a_hearth_is_asked_at_a_moment_after_and_play_goes_on_there, begin),
        cmocka_unit_test_setup(taken_back_in_time_nothing_is_asked, begin),
        cmocka_unit_test_setup(what_was_sealed_is_not_asked_again, begin),
        cmocka_unit_test_setup(started_over_while_it_asks_it_asks_there_again, begin),
        cmocka_unit_test_setup(whether_they_felt_heard_is_asked_before_the_next_question, begin),
        cmocka_unit_test_setup(a_kept_one_asks_nothing_at_its_hearths, begin),
        cmocka_unit_test_setup(what_nobody_came_to_then_is_asked_anew, begin),
        cmocka_unit_test_setup(what_its_listener_remembered_is_known_from_the_log, begin),
        cmocka_unit_test_setup(a_guess_comes_after_what_it_guesses, begin),
        cmocka_unit_test_setup(two_voices_are_both_asked_about, begin),
        cmocka_unit_test_setup(each_word_becomes_its_mark_and_the_listener_is_shown, begin),
        cmocka_unit_test_setup(the_last_key_is_shown_before_they_walk, begin),
        cmocka_unit_test_setup(at_a_hearth_the_key_is_shown_there_and_once, begin),
        cmocka_unit_test_setup(a_limit_that_is_passed_by_is_asked_about_once, begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
