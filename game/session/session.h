/* session: one play of one level, and the replay of it.
 *
 * A session goes through two stages. First the answers are sealed, question by question. When
 * every question that waits at no hearth is sealed, session_begin starts play. From then on the log
 * of actions is the truth: the state is always what the log makes of the level's start. Where
 * somebody comes to a hearth, its question is asked: play stands still until that is sealed, too. A
 * guess is never asked before what it guesses: where it would be, both are asked together.
 *
 * Privacy: an answer that is not kept by both must not outlive the evening. Answers, state and
 * log (who crossed which veil tells the answer) live in this heap memory alone and are overwritten
 * before it is given back, also when the log grows. */
#ifndef SESSION_H
#define SESSION_H

#include "base/base.h"
#include "rules/rules.h"

enum {
    /* Hours of play; more is refused, so that everything played can be written as a replay. */
    SESSION_MAX_ACTIONS = 20000,
    /* Milliseconds. A longer pause is recorded as this: how long somebody thought is nobody's. */
    SESSION_MAX_PAUSE = 10000,
};

/* One action that was done or misheard. Refused ones change nothing and are not in the log. */
struct session_record {
    struct rules_action action;
    uint16_t ms;   /* since the record before, 0 .. SESSION_MAX_PAUSE */
    uint64_t hash; /* rules_hash_state after it */
};

/* What came of the wish to take back. Each takes back only what is their own. */
enum session_back {
    SESSION_TAKEN_BACK,
    SESSION_NOTHING_BACK, /* the log is empty */
    SESSION_BACK_IS_A,    /* the last action was A's: only A may take it back */
    SESSION_BACK_IS_B,
};

struct session;

/* What holds between any two calls: what is sealed is an answer that the level has, and nothing
 * else is there of one; nothing was done while a question that was asked was not sealed; no
 * pause is longer than SESSION_MAX_PAUSE, and there are at most SESSION_MAX_ACTIONS records; the
 * state is sound (rules_check) and what the log makes of the level's start, and each record says
 * truly where it led. Plays the whole log. Each call asserts all but that, and that where
 * ASSERT_DEAR does. */
bool session_check(const struct session *session);

/* The level is prepared, lent, and must stay as it is until session_free. */
struct session *session_new(const struct rules_level *level);
void session_free(struct session *session); /* forgets first; NULL is fine */

/* Question `guess` is a guess at what was said to question `of`, which is none itself. Said before
 * anything is sealed, and kept until session_free. */
void session_guess(struct session *session, int guess, int of);
/* What has to be sealed before play can begin, or can go on from a hearth: bits of questions. */
unsigned session_asks(const struct session *session);
/* The questions that were asked and answered on the way as the log has it: bits. One that was
 * sealed at a hearth is none of them once the step there was taken back. */
unsigned session_asked(const struct session *session);
/* Seals an answer; before play begins it may be sealed again, and the last one holds. False when
 * play has begun and does not wait for this question, or the level has no such question or mark.
 * What was sealed stays so, whatever is taken back. */
bool session_seal(struct session *session, int question, int mark);
/* How many questions are sealed, whichever. For knowing when both are done, not for the screen:
 * nothing may show who has answered already. */
int session_sealed(const struct session *session);
bool session_is_sealed(const struct session *session, int question);
/* False, and nothing happens, while session_asks for any. True also when play has begun. */
bool session_begin(struct session *session);

/* The sealed answers, lent; NULL before play has begun. The mark of a question that was not asked
 * yet is 0 and means nothing: the rules never look at it. For drawing nothing: only for keeping
 * what both have kept, and for proof and hints. Whatever reaches the screen goes by state and
 * events. */
const struct rules_answers *session_answers(const struct session *session);
/* Overwrites answers, state and log and goes back to the sealing, where nothing is sealed. */
void session_forget(struct session *session);

/* Does one action. `ms` is the time since the last call, or since play began; the time of refused
 * calls is added to the next record. `events` may be NULL. Refused, with RULES_NOT_REFUSED as the
 * reason: play has not begun or waits for what session_asks, or the log is full. */
enum rules_result session_act(struct session *session, struct rules_action action, uint32_t ms,
                              struct rules_events *events);
/* Takes the last action back if it was this player's, misheard or winning ones too. The log has no
 * trace of it. */
enum session_back session_take_back(struct session *session, int player);
/* From the level's start again, with the same answers. */
void session_restart(struct session *session);

/* All lent, until the next call that changes the session. */
const struct rules_level *session_level(const struct session *session);
const struct rules_state *session_state(const struct session *session);
const struct session_record *session_log(const struct session *session, int *count);
bool session_won(const struct session *session);

/* --- replays: docs/replays.md has the format ---
 *
 * A replay holds all answers, so it is only ever made of an evening that both have kept. It never
 * holds a person's name or a word of a question. */
enum {
    REPLAY_FORMAT = 1,
    REPLAY_MAX_NAME = 40, /* bytes of one name [a-z0-9-] */
    REPLAY_MAX_BYTES = SESSION_MAX_ACTIONS * 32 + 1024,
};

struct replay {
    uint32_t rules_version;
    char pack[REPLAY_MAX_NAME + 1];        /* "seven-spans" */
    char level[2 * (REPLAY_MAX_NAME + 1)]; /* "01-honest-talk/first-light" */
    uint64_t level_hash;                   /* rules_hash_level */
    uint8_t question_count;                /* 0 .. RULES_MAX_QUESTIONS */
    struct rules_answers answers;          /* of a question that was never asked the first mark */
    int count;                             /* 0 .. SESSION_MAX_ACTIONS */
    struct session_record *step;           /* owned */
    uint64_t end_hash;                     /* rules_hash_state at the end */
};

/* Copies what was played so far. False with a reason, and an empty replay, when play has not begun
 * or a name is none. The caller releases it. */
bool replay_record(struct replay *replay, const struct session *session, const char *pack,
                   const char *level, struct error *error);
void replay_release(struct replay *replay); /* overwrites, frees and becomes empty */

/* Appends the whole file to `out`. */
void replay_write(struct text *out, const struct replay *replay);
/* Reads a whole file from outside. False with "line 7: what is wrong; how to mend it", and an
 * empty replay. A file that was cut off or changed in any one byte is refused. */
bool replay_parse(const char *bytes, size_t size, struct replay *replay, struct error *error);

/* What replay_verify found first. */
enum replay_finding {
    REPLAY_HOLDS,
    REPLAY_OTHER_RULES,   /* made by other rules than the level is played by (rules_needed) */
    REPLAY_OTHER_LEVEL,   /* the level has another hash */
    REPLAY_OTHER_ANSWERS, /* the answers are not answers to this level's questions */
    REPLAY_REFUSED,       /* the rules refuse the action */
    REPLAY_OTHER_STATE,   /* the action leads to another state */
    REPLAY_OTHER_END,     /* every action holds, but the end does not */
};

struct replay_report {
    enum replay_finding finding;
    int action;         /* the first one that differs, 1 .. count; 0 where it is none of them */
    bool won;           /* the replay ends with the level won; only where it holds */
    struct error error; /* the finding in words, "" where it holds */
};

/* Plays the replay without a screen. True when all of it holds. */
bool replay_verify(const struct rules_level *level, const struct replay *replay,
                   struct replay_report *report);

#endif
