/* The log is the truth, and the state what it makes of the level's start: what changes one changes
 * the other. Looked at when a call comes in and when it is done; the whole log where it is gone
 * through anyway, and else each time it has doubled, so that looking costs no more than playing. */
#include "session/internal.h"

#include <stdlib.h>
#include <string.h>

struct session *session_new(const struct rules_level *level) {
    struct session *session = base_alloc(sizeof *session);
    session->level = level;
    memset(session->guess, -1, sizeof session->guess);
    rules_start(level, &session->state);
    assert(session_holds(session));
    return session;
}

void session_forget(struct session *session) {
    assert(session_holds(session));
    ASSERT_DEAR(session_check(session));
    const struct rules_level *level = session->level;
    int8_t guess[RULES_MAX_QUESTIONS];
    memcpy(guess, session->guess, sizeof guess);
    if (session->log) {
        base_forget(session->log, (size_t)session->capacity * sizeof *session->log);
    }
    free(session->log);
    base_forget(session, sizeof *session);
    session->level = level;
    memcpy(session->guess, guess, sizeof guess);
    rules_start(level, &session->state);
    assert(session_holds(session));
}

void session_free(struct session *session) {
    if (session) {
        session_forget(session);
        base_forget(session, sizeof *session);
        free(session);
    }
}

bool session_seal(struct session *session, int question, int mark) {
    assert(session_holds(session));
    const struct rules_level *level = session->level;
    if (question < 0 || question >= level->question_count || mark < 0 ||
        mark >= level->question[question].marks ||
        (session->begun && !(session_asks(session) >> question & 1))) {
        return false;
    }
    session->answers.mark[question] = (uint8_t)mark;
    session->sealed |= (uint8_t)(1u << question);
    assert(session_holds(session));
    return true;
}

void session_guess(struct session *session, int guess, int of) {
    int questions = session->level->question_count;
    assert(!session->sealed && guess >= 0 && guess < questions && of >= 0 && of < questions);
    session->guess[guess] = (int8_t)of;
    assert(session_holds(session));
}

/* A guess has what it guesses asked, too. */
static unsigned asked_in(const struct session *session, const struct rules_state *state) {
    unsigned asked = rules_asked(session->level, state);
    for (int q = 0; q < session->level->question_count; q++) {
        if ((asked >> q & 1) && session->guess[q] >= 0) {
            asked |= 1u << session->guess[q];
        }
    }
    return asked;
}

unsigned session_unsealed(const struct session *session, const struct rules_state *state) {
    return asked_in(session, state) & ~(unsigned)session->sealed;
}

unsigned session_asked(const struct session *session) {
    return asked_in(session, &session->state) & session->sealed;
}

unsigned session_asks(const struct session *session) {
    return session_unsealed(session, &session->state);
}

int session_sealed(const struct session *session) {
    int count = 0;
    for (int question = 0; question < session->level->question_count; question++) {
        count += session->sealed >> question & 1;
    }
    return count;
}

bool session_is_sealed(const struct session *session, int question) {
    return session->sealed >> question & 1;
}

bool session_begin(struct session *session) {
    assert(session_holds(session));
    session->begun |= !session_asks(session);
    assert(session_holds(session));
    return session->begun;
}

const struct rules_answers *session_answers(const struct session *session) {
    return session->begun ? &session->answers : NULL;
}

/* Not base_grow: realloc would leave a copy of the old log in memory that nobody overwrites. */
static void grow_log(struct session *session) {
    int capacity = session->capacity ? 2 * session->capacity : 64;
    struct session_record *log = base_alloc((size_t)capacity * sizeof *log);
    if (session->log) {
        memcpy(log, session->log, (size_t)session->count * sizeof *log);
        base_forget(session->log, (size_t)session->capacity * sizeof *log);
    }
    free(session->log);
    session->log = log;
    session->capacity = capacity;
}

static void record(struct session *session, struct rules_action action) {
    if (session->count == session->capacity) {
        grow_log(session);
    }
    session->log[session->count++] = (struct session_record){
        .action = action,
        .ms = (uint16_t)session->pause,
        .hash = rules_hash_state(&session->state),
    };
    session->pause = 0;
}

enum rules_result session_act(struct session *session, struct rules_action action, uint32_t ms,
                              struct rules_events *events) {
    assert(session_holds(session));
    if (!session->begun || session_asks(session) || session->count == SESSION_MAX_ACTIONS) {
        if (events) {
            events->refusal = RULES_NOT_REFUSED;
            events->count = 0;
        }
        return RULES_REFUSED;
    }
    bool longer = ms > SESSION_MAX_PAUSE - session->pause;
    session->pause = longer ? SESSION_MAX_PAUSE : session->pause + ms;
    enum rules_result result = rules_step(session->level, &session->answers, &session->state,
                                          action, events);
    if (result != RULES_REFUSED) {
        record(session, action);
    }
    assert(session_holds(session));
    ASSERT_DEAR((session->count & (session->count - 1)) || session_check(session));
    return result;
}

/* Takes back by playing the log without its last action: nothing is kept per step, and the rules
 * need no way back of their own. */
static void play_log(struct session *session) {
    rules_start(session->level, &session->state);
    for (int i = 0; i < session->count; i++) {
        rules_step(session->level, &session->answers, &session->state, session->log[i].action,
                   NULL);
    }
}

enum session_back session_take_back(struct session *session, int player) {
    assert(session_holds(session));
    ASSERT_DEAR(session_check(session));
    if (!session->count) {
        return SESSION_NOTHING_BACK;
    }
    struct session_record *last = &session->log[session->count - 1];
    if (last->action.player != player) {
        return last->action.player == RULES_A ? SESSION_BACK_IS_A : SESSION_BACK_IS_B;
    }
    base_forget(last, sizeof *last);
    session->count--;
    session->pause = 0;
    play_log(session);
    assert(session_holds(session));
    return SESSION_TAKEN_BACK;
}

void session_restart(struct session *session) {
    assert(session_holds(session));
    ASSERT_DEAR(session_check(session));
    if (session->log) {
        base_forget(session->log, (size_t)session->capacity * sizeof *session->log);
    }
    session->count = 0;
    session->pause = 0;
    rules_start(session->level, &session->state);
    assert(session_holds(session));
}

const struct rules_level *session_level(const struct session *session) {
    return session->level;
}

const struct rules_state *session_state(const struct session *session) {
    return &session->state;
}

const struct session_record *session_log(const struct session *session, int *count) {
    *count = session->count;
    return session->log;
}

bool session_won(const struct session *session) {
    return session->begun && rules_won(session->level, &session->state);
}
