/* What is true of every session between two calls. */
#include "session/internal.h"

#include <string.h>

/* Only what is sealed is an answer, and play is what comes after those that wait at no hearth. */
static bool check_answers(const struct session *session) {
    const struct rules_level *level = session->level;
    unsigned all = (1u << level->question_count) - 1;
    for (int q = 0; q < RULES_MAX_QUESTIONS; q++) {
        int mark = session->answers.mark[q];
        bool sealed = session->sealed >> q & 1;
        if (sealed ? mark >= level->question[q].marks : mark != 0) {
            return false;
        }
    }
    return !(session->sealed & ~all) &&
           (!session->begun || !(all & ~level->hearths & ~session->sealed));
}

static bool check_guesses(const struct session *session) {
    for (int q = 0; q < RULES_MAX_QUESTIONS; q++) {
        int of = session->guess[q];
        if (of >= session->level->question_count || of < -1 ||
            (of >= 0 && session->guess[of] >= 0)) {
            return false;
        }
    }
    return true;
}

static bool check_log(const struct session *session) {
    return session->count >= 0 && session->count <= session->capacity &&
           session->count <= SESSION_MAX_ACTIONS &&
           (session->log != NULL) == (session->capacity > 0);
}

/* Where the last record says that it ended; before the first one, at the start. */
static bool check_state(const struct session *session) {
    const struct rules_state *state = &session->state;
    struct rules_state start;
    rules_start(session->level, &start);
    return rules_check(session->level, state) &&
           (session->count ? session->log[session->count - 1].hash == rules_hash_state(state)
                           : memcmp(&start, state, sizeof start) == 0);
}

bool session_holds(const struct session *session) {
    return check_answers(session) && check_guesses(session) && check_log(session) &&
           check_state(session) && session->pause <= SESSION_MAX_PAUSE &&
           (session->begun || (session->count == 0 && session->pause == 0));
}

/* Nothing that is refused is in the log, nothing from before an answer that was waited for,
 * nobody's long thought, and no way that led elsewhere. */
static bool check_record(const struct session *session, const struct session_record *record,
                         struct rules_state *state) {
    return record->action.player <= RULES_B && record->action.move <= RULES_BREATHE &&
           record->ms <= SESSION_MAX_PAUSE && !session_unsealed(session, state) &&
           rules_step(session->level, &session->answers, state, record->action, NULL) !=
               RULES_REFUSED &&
           record->hash == rules_hash_state(state);
}

bool session_check(const struct session *session) {
    bool good = session_holds(session);
    struct rules_state state;
    rules_start(session->level, &state);
    for (int i = 0; good && i < session->count; i++) {
        good = check_record(session, &session->log[i], &state);
    }
    good = good && memcmp(&state, &session->state, sizeof state) == 0;
    base_forget(&state, sizeof state);
    return good;
}
