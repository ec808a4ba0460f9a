/* Shared inside session only, and with its tests. */
#ifndef SESSION_INTERNAL_H
#define SESSION_INTERNAL_H

#include "session/session.h"

struct session {
    const struct rules_level *level;
    struct rules_answers answers;
    struct rules_state state;
    struct session_record *log;
    int count, capacity;
    uint32_t pause;                    /* milliseconds of refused calls since the last record */
    uint8_t sealed;                    /* bit per question */
    int8_t guess[RULES_MAX_QUESTIONS]; /* the question that it guesses, or -1 */
    bool begun;
};

/* What has to be sealed before anything is done in this state: what it says was asked, and what
 * such questions guess. */
unsigned session_unsealed(const struct session *session, const struct rules_state *state);
/* All of session_check but the log's replay: quick however long that is. */
bool session_holds(const struct session *session);

#endif
