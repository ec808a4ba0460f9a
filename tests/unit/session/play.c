/* Sealing, acting, taking back. */
#include "session/session.h"
#include "unit/rules/world.h"

static struct session *begin(const struct world *world) {
    struct session *session = session_new(&world->level);
    for (int q = 0; q < world->level.question_count; q++) {
        assert_true(session_seal(session, q, world->answers.mark[q]));
    }
    assert_true(session_begin(session));
    return session;
}

static enum rules_result act(struct session *session, char letter, uint32_t ms) {
    struct rules_action action;
    assert_true(rules_action_from(letter, &action));
    return session_act(session, action, ms, NULL);
}

static void plays_all(struct session *session, const char *letters) {
    for (; *letters; letters++) {
        assert_int_equal(act(session, *letters, 100), RULES_DONE);
    }
}

static int log_count(const struct session *session) {
    int count;
    session_log(session, &count);
    return count;
}

static void play_begins_when_all_is_sealed(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\n...\n..B\n", NULL);
    struct session *session = session_new(&world.level);
    assert_int_equal(session_sealed(session), 0);
    assert_false(session_begin(session));
    assert_int_equal(act(session, 'E', 0), RULES_REFUSED);
    assert_true(session_seal(session, 1, 2));
    assert_int_equal(session_sealed(session), 1);
    assert_false(session_begin(session));
    assert_null(session_answers(session));
    assert_true(session_seal(session, 0, 3));
    assert_int_equal(session_sealed(session), 2);
    assert_null(session_answers(session)); /* sealed is not begun */
    assert_int_equal(act(session, 'E', 0), RULES_REFUSED);
    assert_true(session_begin(session));
    assert_int_equal(session_answers(session)->mark[0], 3);
    assert_int_equal(session_answers(session)->mark[1], 2);
    assert_true(session_begin(session)); /* once more is no harm */
    assert_int_equal(act(session, 'E', 0), RULES_DONE);
    session_free(session);
}

static void an_answer_may_be_sealed_again_until_play_begins(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\n...\n..B\n", NULL);
    struct session *session = session_new(&world.level);
    assert_true(session_seal(session, 0, 1));
    assert_true(session_seal(session, 0, 2));
    assert_int_equal(session_sealed(session), 1);
    assert_true(session_seal(session, 1, 0));
    assert_true(session_begin(session));
    assert_false(session_seal(session, 0, 3));
    assert_int_equal(session_answers(session)->mark[0], 2);
    session_free(session);
}

static void what_is_no_answer_is_not_sealed(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\n...\n..B\n", NULL);
    world.level.question[0].marks = 2;
    struct session *session = session_new(&world.level);
    assert_false(session_seal(session, 0, 2));
    assert_false(session_seal(session, 0, -1));
    assert_false(session_seal(session, 2, 0));
    assert_false(session_seal(session, -1, 0));
    assert_int_equal(session_sealed(session), 0);
    session_free(session);
}

static void before_play_the_events_are_empty(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\n...\n..B\n", NULL);
    struct session *session = session_new(&world.level);
    struct rules_events events = {.refusal = RULES_REFUSED_DARK, .count = 5};
    struct rules_action east = {.player = RULES_A, .move = RULES_EAST};
    assert_int_equal(session_act(session, east, 0, &events), RULES_REFUSED);
    assert_int_equal(events.refusal, RULES_NOT_REFUSED);
    assert_int_equal(events.count, 0);
    session_free(session);
}

static void the_sealed_answers_shape_the_world(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B1.\n...\n..A\n", NULL);
    world.answers.mark[0] = 1;
    struct session *session = begin(&world);
    assert_int_equal(act(session, 'e', 0), RULES_DONE);
    assert_int_equal(session_state(session)->heard, 1);
    session_free(session);
}

static void the_log_has_what_was_done_or_misheard(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B1.\n...\n..A\n", NULL);
    struct session *session = begin(&world);
    assert_int_equal(act(session, 'n', 10), RULES_REFUSED);
    assert_int_equal(act(session, 'e', 20), RULES_MISHEARD);
    assert_int_equal(act(session, 'N', 30), RULES_DONE);
    int count;
    const struct session_record *log = session_log(session, &count);
    assert_int_equal(count, 2);
    assert_int_equal(rules_letter(log[0].action), 'e');
    assert_int_equal(log[0].ms, 30); /* the refused one's time is in it */
    assert_int_equal(rules_letter(log[1].action), 'N');
    assert_int_equal(log[1].ms, 30);
    assert_true(log[1].hash == rules_hash_state(session_state(session)));
    assert_true(log[0].hash != log[1].hash);
    session_free(session);
}

static void long_pauses_are_nobodys(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\n...\n..B\n", NULL);
    struct session *session = begin(&world);
    act(session, 'E', UINT32_MAX);
    act(session, 'N', SESSION_MAX_PAUSE); /* refused, */
    act(session, 'N', UINT32_MAX);        /* and again */
    act(session, 'E', 1);
    act(session, 'W', SESSION_MAX_PAUSE - 1);
    int count;
    const struct session_record *log = session_log(session, &count);
    assert_int_equal(count, 3);
    assert_int_equal(log[0].ms, SESSION_MAX_PAUSE);
    assert_int_equal(log[1].ms, SESSION_MAX_PAUSE);
    assert_int_equal(log[2].ms, SESSION_MAX_PAUSE - 1);
    session_free(session);
}

static void the_pause_before_taking_back_is_forgotten(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\n...\n..B\n", NULL);
    struct session *session = begin(&world);
    act(session, 'E', 10);
    act(session, 'N', 20); /* refused */
    session_take_back(session, RULES_A);
    act(session, 'E', 40);
    act(session, 'N', 20); /* refused */
    session_restart(session);
    act(session, 'S', 80);
    int count;
    assert_int_equal(session_log(session, &count)[0].ms, 80);
    assert_int_equal(count, 1);
    session_take_back(session, RULES_A);
    act(session, 'N', 20); /* refused */
    act(session, 'E', 1);
    assert_int_equal(session_log(session, &count)[0].ms, 21);
    act(session, 'N', 20); /* refused */
    session_take_back(session, RULES_A);
    act(session, 'E', 5);
    assert_int_equal(session_log(session, &count)[0].ms, 5);
    session_free(session);
}

static void each_takes_back_only_their_own(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\n...\n..B\n", NULL);
    struct session *session = begin(&world);
    assert_int_equal(session_take_back(session, RULES_A), SESSION_NOTHING_BACK);
    plays_all(session, "En");
    struct rules_state both = *session_state(session);
    assert_int_equal(session_take_back(session, RULES_A), SESSION_BACK_IS_B);
    assert_memory_equal(session_state(session), &both, sizeof both);
    assert_int_equal(log_count(session), 2);
    assert_int_equal(session_take_back(session, RULES_B), SESSION_TAKEN_BACK);
    assert_int_equal(session_take_back(session, RULES_B), SESSION_BACK_IS_A);
    assert_int_equal(session_take_back(session, RULES_A), SESSION_TAKEN_BACK);
    assert_memory_equal(session_state(session), &world.state, sizeof world.state);
    assert_int_equal(session_take_back(session, RULES_A), SESSION_NOTHING_BACK);
    assert_int_equal(session_take_back(session, RULES_B), SESSION_NOTHING_BACK);
    session_free(session);
}

static void what_was_misheard_may_be_taken_back(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B1.\n0..\n..A\n", NULL);
    struct session *session = begin(&world);
    assert_int_equal(act(session, 'e', 0), RULES_MISHEARD);
    assert_int_equal(session_state(session)->dark, 1u << RULES_B);
    assert_int_equal(session_take_back(session, RULES_A), SESSION_BACK_IS_B);
    assert_int_equal(session_take_back(session, RULES_B), SESSION_TAKEN_BACK);
    assert_int_equal(session_state(session)->dark, 0);
    assert_int_equal(act(session, 's', 0), RULES_DONE);
    session_free(session);
}

static void the_promised_may_take_back(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "AP.\n...\n..B\n", NULL);
    struct session *session = begin(&world);
    plays_all(session, "E");
    assert_int_equal(act(session, 'W', 0), RULES_REFUSED);
    assert_int_equal(session_take_back(session, RULES_A), SESSION_TAKEN_BACK);
    assert_int_equal(session_state(session)->promise[RULES_A], 0);
    session_free(session);
}

static void won_takes_no_more_actions_but_may_be_taken_back(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "Ax.\n.y.\n..B\n", NULL);
    struct session *session = begin(&world);
    plays_all(session, "Enw");
    assert_true(session_won(session));
    for (const char *letter = "NESWZneswz"; *letter; letter++) {
        assert_int_equal(act(session, *letter, 0), RULES_REFUSED);
    }
    assert_int_equal(log_count(session), 3);
    assert_int_equal(session_take_back(session, RULES_A), SESSION_BACK_IS_B);
    assert_int_equal(session_take_back(session, RULES_B), SESSION_TAKEN_BACK);
    assert_false(session_won(session));
    plays_all(session, "w");
    assert_true(session_won(session));
    session_free(session);
}

static void restart_keeps_the_answers(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B2.\n...\n..A\n", NULL);
    world.answers.mark[0] = 2;
    struct session *session = begin(&world);
    session_restart(session); /* of nothing */
    plays_all(session, "eWN");
    session_restart(session);
    assert_int_equal(log_count(session), 0);
    assert_memory_equal(session_state(session), &world.state, sizeof world.state);
    assert_int_equal(session_take_back(session, RULES_A), SESSION_NOTHING_BACK);
    assert_int_equal(session_answers(session)->mark[0], 2);
    plays_all(session, "e");
    session_free(session);
}

static void the_log_has_an_end(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A..\n...\n..B\n", NULL);
    struct session *session = begin(&world);
    for (int i = 0; i < SESSION_MAX_ACTIONS; i++) {
        assert_int_equal(act(session, i % 2 ? 'W' : 'E', 0), RULES_DONE);
    }
    assert_int_equal(act(session, 'E', 0), RULES_REFUSED);
    assert_int_equal(log_count(session), SESSION_MAX_ACTIONS);
    assert_int_equal(session_take_back(session, RULES_A), SESSION_TAKEN_BACK);
    assert_int_equal(act(session, 'Z', 0), RULES_DONE);
    session_free(session);
}

/* Random walks over random levels: back to the start, through every state that was met. */
static void taking_back_is_the_inverse(void **unused) {
    (void)unused;
    enum { LEVELS = 100, ACTIONS = 120 };
    for (uint64_t number = 1; number <= LEVELS; number++) {
        static struct rules_state met[ACTIONS + 1];
        struct world world;
        world_init_random(&world, number);
        struct session *session = begin(&world);
        uint64_t seed = number;
        met[0] = *session_state(session);
        for (int i = 0; i < ACTIONS; i++) {
            act(session, "NESWZneswz"[random_below(&seed, 10)], 5);
            met[log_count(session)] = *session_state(session);
        }
        for (int left = log_count(session); left > 0; left--) {
            int count;
            struct session_record last = session_log(session, &count)[left - 1];
            assert_true(last.hash == rules_hash_state(&met[left]));
            assert_int_equal(session_take_back(session, !last.action.player),
                             last.action.player == RULES_A ? SESSION_BACK_IS_A : SESSION_BACK_IS_B);
            assert_int_equal(session_take_back(session, last.action.player), SESSION_TAKEN_BACK);
            assert_memory_equal(session_state(session), &met[left - 1], sizeof met[0]);
        }
        session_free(session);
    }
}

/* --- hearths --- */

static void play_begins_without_what_waits_at_a_hearth(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A!.\n...\n..B\n", NULL);
    struct session *session = session_new(&world.level);
    assert_int_equal(session_asks(session), 2);
    assert_false(session_begin(session));
    assert_true(session_seal(session, 1, 3));
    assert_int_equal(session_asks(session), 0);
    assert_true(session_begin(session));
    assert_int_equal(session_answers(session)->mark[0], 0);
    assert_false(session_seal(session, 0, 1)); /* nobody asked */
    assert_false(session_seal(session, 1, 1)); /* it is sealed for good */
    session_free(session);
}

static struct session *at_the_hearth(struct world *world) {
    world_init(world, "A!1\n..B\n...\n", NULL);
    struct session *session = session_new(&world->level);
    assert_true(session_seal(session, 1, 3));
    assert_true(session_begin(session));
    plays_all(session, "E");
    assert_int_equal(session_asks(session), 1);
    return session;
}

static void at_a_hearth_play_stands_still(void **unused) {
    (void)unused;
    struct world world;
    struct rules_events events = {.refusal = RULES_REFUSED_DARK, .count = 5};
    struct session *session = at_the_hearth(&world);
    assert_int_equal(act(session, 'W', 50), RULES_REFUSED);
    assert_int_equal(session_act(session, (struct rules_action){RULES_B, RULES_WEST}, 0, &events),
                     RULES_REFUSED);
    assert_int_equal(events.refusal, RULES_NOT_REFUSED);
    assert_int_equal(events.count, 0);
    assert_int_equal(log_count(session), 1);
    assert_true(session_begin(session)); /* it did */
    assert_false(session_seal(session, 1, 2));
    assert_false(session_seal(session, 0, 4));
    assert_true(session_seal(session, 0, 1));
    assert_false(session_seal(session, 0, 2));
    assert_int_equal(session_asks(session), 0);
    assert_int_equal(session_sealed(session), 2);
    plays_all(session, "n"); /* the veil of this answer */
    assert_int_equal(session_state(session)->heard, 1);
    session_free(session);
}

static void what_was_sealed_at_a_hearth_stays_sealed(void **unused) {
    (void)unused;
    struct world world;
    struct session *session = at_the_hearth(&world);
    assert_int_equal(session_take_back(session, RULES_A), SESSION_TAKEN_BACK); /* unasked again */
    assert_int_equal(session_asks(session), 0);
    assert_false(session_seal(session, 0, 1));
    plays_all(session, "E");
    assert_true(session_seal(session, 0, 1));
    assert_int_equal(session_take_back(session, RULES_A), SESSION_TAKEN_BACK);
    assert_int_equal(session_answers(session)->mark[0], 1);
    assert_int_equal(session_asked(session), 2); /* and yet it is no part of what was played */
    struct replay replay;
    assert_true(replay_record(&replay, session, "p", "c/l", NULL));
    assert_int_equal(replay.answers.mark[0], 0);
    assert_int_equal(replay.answers.mark[1], 3);
    replay_release(&replay);
    assert_int_equal(act(session, 'n', 0), RULES_REFUSED); /* not asked yet */
    plays_all(session, "E");
    assert_int_equal(session_asks(session), 0);
    assert_int_equal(session_asked(session), 3);
    plays_all(session, "n");
    session_restart(session);
    assert_int_equal(session_answers(session)->mark[0], 1);
    plays_all(session, "E");
    assert_int_equal(session_asks(session), 0);
    session_forget(session);
    assert_int_equal(session_asks(session), 2);
    session_free(session);
}

static void a_guess_is_asked_with_what_it_guesses(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A!.\n?..\n..B\n", NULL);
    struct session *session = session_new(&world.level);
    session_guess(session, 1, 0);
    assert_int_equal(session_asks(session), 0);
    assert_true(session_begin(session));
    plays_all(session, "S"); /* to the guess's hearth: both are asked there */
    assert_int_equal(session_asks(session), 3);
    assert_true(session_seal(session, 1, 2));
    assert_int_equal(session_asks(session), 1);
    assert_int_equal(act(session, 'N', 0), RULES_REFUSED);
    assert_true(session_seal(session, 0, 1));
    plays_all(session, "NE"); /* to the other one: nothing is asked any more */
    assert_int_equal(session_asks(session), 0);
    assert_int_equal(session_state(session)->asked, 3);
    session_forget(session);
    assert_true(session_begin(session));
    plays_all(session, "S");
    assert_int_equal(session_asks(session), 3); /* which is a guess is not forgotten */
    session_free(session);

    session = session_new(&world.level); /* a guess that is asked at its own time */
    session_guess(session, 1, 0);
    assert_true(session_begin(session));
    plays_all(session, "E");
    assert_int_equal(session_asks(session), 1);
    session_free(session);

    world_init(&world, "A!.\n...\n..B\n", NULL); /* and one that waits nowhere */
    session = session_new(&world.level);
    session_guess(session, 1, 0);
    assert_int_equal(session_asks(session), 3);
    session_free(session);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(play_begins_when_all_is_sealed),
        cmocka_unit_test(an_answer_may_be_sealed_again_until_play_begins),
        cmocka_unit_test(what_is_no_answer_is_not_sealed),
        cmocka_unit_test(before_play_the_events_are_empty),
        cmocka_unit_test(the_sealed_answers_shape_the_world),
        cmocka_unit_test(the_log_has_what_was_done_or_misheard),
        cmocka_unit_test(long_pauses_are_nobodys),
        cmocka_unit_test(the_pause_before_taking_back_is_forgotten),
        cmocka_unit_test(each_takes_back_only_their_own),
        cmocka_unit_test(what_was_misheard_may_be_taken_back),
        cmocka_unit_test(the_promised_may_take_back),
        cmocka_unit_test(won_takes_no_more_actions_but_may_be_taken_back),
        cmocka_unit_test(restart_keeps_the_answers),
        cmocka_unit_test(the_log_has_an_end),
        cmocka_unit_test(taking_back_is_the_inverse),
        cmocka_unit_test(play_begins_without_what_waits_at_a_hearth),
        cmocka_unit_test(at_a_hearth_play_stands_still),
        cmocka_unit_test(what_was_sealed_at_a_hearth_stays_sealed),
        cmocka_unit_test(a_guess_is_asked_with_what_it_guesses),
    };
    return cmocka_run_group_tests_name("session: play", tests, NULL, NULL);
}
