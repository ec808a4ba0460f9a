/* session_check: each way in which a session can be unsound, one at a time. */
#include "session/internal.h"
#include "unit/rules/world.h"

enum { PLAYED = 5 };

/* A veil misheard, two steps, and what is refused. */
static struct session *play(struct world *world) {
    world_init(world, "B1.\n0..\n..A\n", NULL);
    world->answers.mark[1] = 2;
    struct session *session = session_new(&world->level);
    assert_true(session_check(session));
    for (int q = 0; q < 2; q++) {
        assert_true(session_seal(session, q, world->answers.mark[q]));
        assert_true(session_check(session));
    }
    assert_true(session_begin(session));
    for (const char *letter = "eNWWn"; *letter; letter++) {
        struct rules_action action;
        assert_true(rules_action_from(*letter, &action));
        session_act(session, action, 100, NULL);
        assert_true(session_check(session));
    }
    return session;
}

/* Breaks one thing, looks, and mends it again, for a session is looked at when it is freed, too. */
static void demand(bool quickly, void (*breaks)(struct session *session)) {
    struct world world;
    struct session *session = play(&world);
    struct session before = *session;
    struct session_record log[PLAYED];
    for (int i = 0; i < session->count; i++) {
        log[i] = session->log[i];
    }
    breaks(session);
    assert_false(session_check(session));
    assert_int_equal(session_holds(session), !quickly);
    *session = before;
    for (int i = 0; i < session->count; i++) {
        session->log[i] = log[i];
    }
    assert_true(session_check(session));
    session_free(session);
}

static void break_mark(struct session *session) {
    session->answers.mark[1] = 4;
}

static void break_unasked(struct session *session) {
    session->answers.mark[2] = 1;
}

static void break_sealed(struct session *session) {
    session->sealed = 7;
}

static void break_begun(struct session *session) {
    session->sealed = 2; /* question 0's answer is moon, as if nothing were there */
}

static void break_stage(struct session *session) {
    session->begun = false;
}

static void break_guess(struct session *session) {
    session->guess[0] = 2; /* there is none of this number */
}

static void break_guesses(struct session *session) {
    session->guess[0] = 1;
    session->guess[1] = 0;
}

static void break_pause(struct session *session) {
    session->pause = SESSION_MAX_PAUSE + 1;
}

static void break_count(struct session *session) {
    session->count = session->capacity + 1;
}

static void break_shorter(struct session *session) {
    session->count--;
}

static void break_none(struct session *session) {
    session->count = -1;
}

static void break_log(struct session *session) {
    session->log = NULL;
    session->count = 0;
}

static void break_unsound(struct session *session) {
    session->state.at[RULES_A] = session->state.at[RULES_B];
}

static void break_elsewhere(struct session *session) {
    session->state.at[RULES_A] = 8; /* it could be there, but did not go */
}

static void break_start(struct session *session) {
    session->count = 0; /* as if nothing was done, yet somebody is elsewhere */
}

static void what_a_call_sees_at_once(void **unused) {
    (void)unused;
    demand(true, break_mark);
    demand(true, break_unasked);
    demand(true, break_sealed);
    demand(true, break_begun);
    demand(true, break_stage);
    demand(true, break_guess);
    demand(true, break_guesses);
    demand(true, break_pause);
    demand(true, break_count);
    demand(true, break_shorter);
    demand(true, break_none);
    demand(true, break_log);
    demand(true, break_unsound);
    demand(true, break_elsewhere);
    demand(true, break_start);
}

static void break_answer(struct session *session) {
    session->answers.mark[0] = 1; /* with this one it would not have been misheard */
}

static void break_action(struct session *session) {
    session->log[1].action.move = RULES_WEST;
}

static void break_player(struct session *session) {
    session->log[1].action.player = RULES_NOBODY;
}

static void break_move(struct session *session) {
    session->log[1].action.move = RULES_BREATHE + 1;
}

static void break_refused(struct session *session) {
    session->log[0].action.move = RULES_NORTH;
}

static void break_ms(struct session *session) {
    session->log[1].ms = SESSION_MAX_PAUSE + 1;
}

static void break_hash(struct session *session) {
    session->log[1].hash++;
}

static void what_the_replay_sees(void **unused) {
    (void)unused;
    demand(false, break_answer);
    demand(false, break_action);
    demand(false, break_player);
    demand(false, break_move);
    demand(false, break_refused);
    demand(false, break_ms);
    demand(false, break_hash);
}

/* Nothing is done between a hearth and the answer that it waits for. */
static void what_a_hearth_waited_for(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "A!.\n...\n..B\n", NULL);
    struct session *session = session_new(&world.level);
    assert_true(session_seal(session, 1, 0));
    assert_true(session_begin(session));
    session_act(session, (struct rules_action){RULES_A, RULES_EAST}, 0, NULL);
    assert_true(session_check(session)); /* it waits */
    assert_true(session_seal(session, 0, 0));
    session_act(session, (struct rules_action){RULES_A, RULES_EAST}, 0, NULL);
    assert_true(session_check(session));
    session->sealed = 2; /* its answer is moon, as if nothing were there */
    assert_true(session_holds(session));
    assert_false(session_check(session));
    session->sealed = 3;
    session_free(session);
}

/* --- what never is broken --- */

static void random_call(struct session *session, uint64_t *seed) {
    uint32_t dice = random_below(seed, 40);
    if (dice == 0) {
        session_restart(session);
    } else if (dice == 1) {
        session_forget(session);
    } else if (dice < 8) {
        session_take_back(session, (int)random_below(seed, 2));
    } else if (session_answers(session) && !session_asks(session)) {
        struct rules_action action = {.player = (uint8_t)random_below(seed, 2),
                                      .move = (uint8_t)random_below(seed, RULES_BREATHE + 1)};
        session_act(session, action, random_below(seed, 2 * SESSION_MAX_PAUSE), NULL);
    } else {
        session_seal(session, (int)random_below(seed, 4) - 1, (int)random_below(seed, 6) - 1);
        session_begin(session);
    }
}

static void whatever_is_called_the_session_is_sound(void **unused) {
    (void)unused;
    enum { LEVELS = 100, CALLS = 400 };
    for (uint64_t number = 1; number <= LEVELS; number++) {
        struct world world;
        world_init_random(&world, number);
        struct session *session = session_new(&world.level);
        uint64_t seed = number;
        for (int i = 0; i < CALLS; i++) {
            random_call(session, &seed);
            assert_true(session_check(session));
        }
        session_free(session);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_call_sees_at_once),
        cmocka_unit_test(what_the_replay_sees),
        cmocka_unit_test(what_a_hearth_waited_for),
        cmocka_unit_test(whatever_is_called_the_session_is_sound),
    };
    return cmocka_run_group_tests_name("session: what must hold", tests, NULL, NULL);
}
