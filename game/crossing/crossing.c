/* What is still to be asked is never noted: it is what the state says was heard, without what was
 * asked about. So it can't be lost, whatever is pressed, taken back or started over. */
#include "crossing/crossing.h"

#include "crossing/words.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

struct crossing {
    struct rules_level level;
    struct session *session;
    struct words words;
    bool again, ended;
    unsigned asked; /* bit per question: whether they felt heard; walked again: all */
    int asking;     /* the question that is being asked about, or -1 */
    int wait, idle; /* as crossing_wait and crossing_idle give them */
};

/* What time alone will bring. */
enum due { DUE_NOTHING, DUE_ASKING, DUE_END };

static unsigned all_questions(const struct crossing *crossing) {
    return (1u << crossing->level.question_count) - 1;
}

static unsigned to_ask(const struct crossing *crossing) {
    return session_state(crossing->session)->heard & ~crossing->asked;
}

static bool has_begun(const struct crossing *crossing) {
    return session_answers(crossing->session) != NULL;
}

enum crossing_stage crossing_stage(const struct crossing *crossing) {
    return !has_begun(crossing)             ? CROSSING_SEALING
           : crossing->ended                ? CROSSING_ENDED
           : crossing->asking >= 0          ? CROSSING_ASKING
           : session_won(crossing->session) ? CROSSING_WON
                                            : CROSSING_WALKING;
}

static bool is_walked(const struct crossing *crossing) {
    enum crossing_stage stage = crossing_stage(crossing);
    return stage == CROSSING_WALKING || stage == CROSSING_WON;
}

static enum due due(const struct crossing *crossing) {
    return !is_walked(crossing)             ? DUE_NOTHING
           : to_ask(crossing)               ? DUE_ASKING
           : session_won(crossing->session) ? DUE_END
                                            : DUE_NOTHING;
}

/* --- what has to hold --- */

/* Asked about is what was heard; what was walked before is not asked about. */
static bool check_asking(const struct crossing *crossing) {
    int asking = crossing->asking;
    return !(crossing->asked & ~all_questions(crossing)) &&
           (!crossing->again || (has_begun(crossing) && !to_ask(crossing))) &&
           (asking < 0 ? asking == -1 : to_ask(crossing) >> asking & 1);
}

/* Before the two walk nothing was asked, and it ends once all was. */
static bool check_stage(const struct crossing *crossing) {
    return has_begun(crossing) ? !crossing->ended || (session_won(crossing->session) &&
                                                      !to_ask(crossing) && crossing->asking < 0)
                               : !crossing->ended && !crossing->asked && crossing->asking < 0;
}

/* Time is waited for exactly while something is due, and never longer than that takes. */
static bool check_clock(const struct crossing *crossing) {
    static const int longest[] = {
        [DUE_NOTHING] = -1, [DUE_ASKING] = CROSSING_TALK_MS, [DUE_END] = CROSSING_HOME_MS};
    enum due waits = due(crossing);
    return crossing->idle >= 0 && crossing->wait <= longest[waits] &&
           (waits == DUE_NOTHING ? crossing->wait == -1 : crossing->wait > 0);
}

bool crossing_check(const struct crossing *crossing) {
    return session_level(crossing->session) == &crossing->level && check_asking(crossing) &&
           check_stage(crossing) && check_clock(crossing);
}

/* --- its clock --- */

/* A wait begins anew when something else is due, or more is to be asked. */
static void set_clock(struct crossing *crossing, enum due before, bool anew) {
    enum due now = due(crossing);
    if (now != before || anew) {
        crossing->wait = now == DUE_ASKING ? CROSSING_TALK_MS
                         : now == DUE_END  ? CROSSING_HOME_MS
                                           : -1;
    }
    assert(crossing_check(crossing));
}

/* The one that was walked on last, for "just now" is said of it; then those before it. Which that
 * is follows from the log. */
static int next_to_ask(const struct crossing *crossing) {
    int count, next = -1;
    const struct session_record *log = session_log(crossing->session, &count);
    struct rules_state state;
    rules_start(&crossing->level, &state);
    for (int i = 0; i < count; i++) {
        unsigned before = state.heard;
        rules_step(&crossing->level, session_answers(crossing->session), &state, log[i].action,
                   NULL);
        for (int q = 0; q < crossing->level.question_count; q++) {
            next = (state.heard & ~before & to_ask(crossing)) >> q & 1 ? q : next;
        }
    }
    base_forget(&state, sizeof state);
    return next;
}

void crossing_update(struct crossing *crossing, int ms) {
    assert(crossing_check(crossing) && ms >= 0);
    if (is_walked(crossing)) {
        crossing->idle += ms < INT_MAX - crossing->idle ? ms : 0;
    }
    enum due waits = due(crossing);
    if (waits == DUE_NOTHING) {
        return;
    }
    if (crossing->wait > ms) {
        crossing->wait -= ms;
        return;
    }
    crossing->wait = -1;
    crossing->asking = waits == DUE_ASKING ? next_to_ask(crossing) : -1;
    crossing->ended = waits == DUE_END;
    assert(crossing_check(crossing));
}

int crossing_wait(const struct crossing *crossing) {
    return crossing->wait;
}

int crossing_idle(const struct crossing *crossing) {
    return crossing->idle;
}

/* --- from beginning to end --- */

static void begin_walking(struct crossing *crossing) {
    crossing->asked = crossing->again ? all_questions(crossing) : 0;
    crossing->asking = -1;
    crossing->ended = false;
    crossing->idle = 0;
    crossing->wait = -1;
    if (session_sealed(crossing->session) == crossing->level.question_count) {
        session_begin(crossing->session);
    }
}

static void seal_again(struct crossing *crossing, const struct rules_answers *answers) {
    for (int q = 0; q < crossing->level.question_count; q++) {
        bool sealed = session_seal(crossing->session, q, answers->mark[q]);
        assert(sealed);
        (void)sealed;
    }
}

struct crossing *crossing_new(const struct crossing_plan *plan) {
    struct crossing *crossing = base_alloc(sizeof *crossing);
    crossing->level = plan->level->rules;
    crossing->session = session_new(&crossing->level);
    words_init(&crossing->words, plan);
    crossing->again = plan->answers != NULL;
    if (crossing->again) {
        seal_again(crossing, plan->answers);
    }
    begin_walking(crossing);
    set_clock(crossing, DUE_NOTHING, false); /* a level may begin at its end */
    return crossing;
}

void crossing_free(struct crossing *crossing) {
    if (crossing) {
        assert(crossing_check(crossing));
        words_forget(&crossing->words);
        session_free(crossing->session);
        base_forget(crossing, sizeof *crossing);
        free(crossing);
    }
}

int crossing_to_seal(const struct crossing *crossing) {
    return has_begun(crossing) ? -1 : session_sealed(crossing->session);
}

void crossing_seal(struct crossing *crossing, int mark) {
    assert(crossing_check(crossing) && crossing_stage(crossing) == CROSSING_SEALING);
    bool sealed = session_seal(crossing->session, crossing_to_seal(crossing), mark);
    assert(sealed);
    (void)sealed;
    begin_walking(crossing);
    set_clock(crossing, DUE_NOTHING, false);
}

void crossing_restart(struct crossing *crossing) {
    assert(crossing_check(crossing));
    if (has_begun(crossing)) {
        session_restart(crossing->session);
    } else {
        session_forget(crossing->session);
    }
    begin_walking(crossing);
    set_clock(crossing, DUE_NOTHING, false);
}

/* --- walking --- */

enum rules_result crossing_act(struct crossing *crossing, struct rules_action action,
                               struct rules_events *events) {
    assert(crossing_check(crossing));
    if (crossing_stage(crossing) != CROSSING_WALKING) {
        if (events) {
            *events = (struct rules_events){.refusal = RULES_NOT_REFUSED};
        }
        return RULES_REFUSED;
    }
    enum due before = due(crossing);
    unsigned asked_before = to_ask(crossing);
    enum rules_result result = session_act(crossing->session, action, (uint32_t)crossing->idle,
                                           events);
    crossing->idle = 0;
    set_clock(crossing, before, to_ask(crossing) & ~asked_before);
    return result;
}

enum session_back crossing_take_back(struct crossing *crossing, int player) {
    assert(crossing_check(crossing));
    if (!is_walked(crossing)) {
        return SESSION_NOTHING_BACK;
    }
    enum due before = due(crossing);
    enum session_back back = session_take_back(crossing->session, player);
    set_clock(crossing, before, false);
    return back;
}

/* The log without its last steps, played again from the start: quick however long it is. */
static void replay_but(struct session *session, int steps) {
    int count;
    const struct session_record *log = session_log(session, &count);
    int kept = count > steps ? count - steps : 0;
    size_t size = (size_t)kept * sizeof *log;
    struct session_record *copy = base_alloc(size + 1);
    for (int i = 0; i < kept; i++) {
        copy[i] = log[i];
    }
    session_restart(session);
    for (int i = 0; i < kept; i++) {
        session_act(session, copy[i].action, copy[i].ms, NULL);
    }
    base_forget(copy, size);
    free(copy);
}

void crossing_take_back_steps(struct crossing *crossing, int steps) {
    assert(crossing_check(crossing) && steps >= 0);
    if (is_walked(crossing)) {
        enum due before = due(crossing);
        replay_but(crossing->session, steps);
        set_clock(crossing, before, false);
    }
}

/* --- asking --- */

int crossing_asking(const struct crossing *crossing) {
    return crossing->asking;
}

void crossing_asked(struct crossing *crossing) {
    assert(crossing_check(crossing) && crossing->asking >= 0);
    crossing->asked |= 1u << crossing->asking;
    crossing->asking = -1;
    set_clock(crossing, DUE_NOTHING, false);
}

/* --- looking --- */

bool crossing_again(const struct crossing *crossing) {
    return crossing->again;
}

const struct crossing_where *crossing_where(const struct crossing *crossing) {
    return &crossing->words.where;
}

const struct rules_level *crossing_level(const struct crossing *crossing) {
    return &crossing->level;
}

const struct crossing_question *crossing_question(const struct crossing *crossing, int question) {
    assert(question >= 0 && question < crossing->level.question_count);
    return &crossing->words.question[question];
}

const struct session *crossing_session(const struct crossing *crossing) {
    return crossing->session;
}

const struct rules_state *crossing_state(const struct crossing *crossing) {
    return session_state(crossing->session);
}
