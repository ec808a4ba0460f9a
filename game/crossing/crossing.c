/* What is still to be asked is never noted: it is what the log says was heard or respected, without
 * what was asked about. So it can't be lost, whatever is pressed, taken back or started over. The
 * same with answers and keys: what the session asks for is sealed, and what was sealed is shown. */
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
    bool sealing;      /* at a hearth: its question has come up */
    unsigned kept;     /* bit per question: walked again, both know its answer */
    unsigned shown;    /* bit per question: the listener has seen its key; all that are kept */
    unsigned told;     /* bit per question: the log has it heard, or its limit respected */
    unsigned recalled; /* bit per question: the log has its listener on an again veil of it */
    unsigned asked;    /* bit per question: it was spoken of; all that are kept */
    int asking;        /* the question that is being spoken of, or -1 */
    int wait, idle;    /* as crossing_wait and crossing_idle give them */
};

/* What time alone will bring. */
enum due { DUE_NOTHING, DUE_ASKING, DUE_SEALING, DUE_END };

static unsigned all_questions(const struct crossing *crossing) {
    return (1u << crossing->level.question_count) - 1;
}

static unsigned pausing(const struct crossing *crossing) {
    unsigned pausing = 0;
    for (int q = 0; q < crossing->level.question_count; q++) {
        pausing |= (unsigned)crossing->words.question[q].pauses << q;
    }
    return pausing;
}

static unsigned to_ask(const struct crossing *crossing) {
    return crossing->told & pausing(crossing) & ~crossing->asked;
}

static bool has_begun(const struct crossing *crossing) {
    return session_answers(crossing->session) != NULL;
}

/* What is guessed comes before the guess. */
int crossing_to_seal(const struct crossing *crossing) {
    unsigned asks = session_asks(crossing->session);
    bool waits = has_begun(crossing) && !crossing->sealing;
    for (int q = 0; !waits && q < crossing->level.question_count; q++) {
        const struct crossing_question *question = &crossing->words.question[q];
        if ((asks >> q & 1) && !(question->guess && (asks >> question->of & 1))) {
            return q;
        }
    }
    return -1;
}

int crossing_to_show(const struct crossing *crossing) {
    for (int q = 0; q < crossing->level.question_count; q++) {
        if (crossing->words.question[q].key && !(crossing->shown >> q & 1) &&
            session_is_sealed(crossing->session, q)) {
            return q;
        }
    }
    return -1;
}

enum crossing_stage crossing_stage(const struct crossing *crossing) {
    return crossing->ended                        ? CROSSING_ENDED
           : crossing->asking >= 0                ? CROSSING_ASKING
           : crossing_to_show(crossing) >= 0      ? CROSSING_KEY
           : crossing_to_seal(crossing) >= 0      ? CROSSING_SEALING
           : session_asks(crossing->session) != 0 ? CROSSING_MET
           : session_won(crossing->session)       ? CROSSING_WON
                                                  : CROSSING_WALKING;
}

static bool is_walked(const struct crossing *crossing) {
    enum crossing_stage stage = crossing_stage(crossing);
    return stage == CROSSING_WALKING || stage == CROSSING_MET || stage == CROSSING_WON;
}

static enum due due(const struct crossing *crossing) {
    return !is_walked(crossing)                   ? DUE_NOTHING
           : to_ask(crossing)                     ? DUE_ASKING
           : session_asks(crossing->session) != 0 ? DUE_SEALING
           : session_won(crossing->session)       ? DUE_END
                                                  : DUE_NOTHING;
}

/* --- what has to hold --- */

/* Asked about is what was heard; what was walked before is not asked about. */
static bool check_asking(const struct crossing *crossing) {
    int asking = crossing->asking;
    return !(crossing->asked & ~all_questions(crossing)) &&
           !(crossing->told & ~crossing_known(crossing)) &&
           !(crossing_state(crossing)->heard & ~crossing->told) &&
           !(crossing->recalled & ~(unsigned)crossing_state(crossing)->heard) &&
           !(crossing->kept & ~crossing->asked) && (!crossing->again || has_begun(crossing)) &&
           (asking < 0 ? asking == -1 : to_ask(crossing) >> asking & 1);
}

/* Before the two walk nothing was asked, and it ends once all was. */
static bool check_stage(const struct crossing *crossing) {
    return has_begun(crossing)
               ? !crossing->ended || (session_won(crossing->session) && !to_ask(crossing) &&
                                      crossing->asking < 0 && !crossing->sealing)
               : !crossing->ended && !crossing->asked && crossing->asking < 0 && !crossing->sealing;
}

/* A key is shown of what is sealed, and a hearth's question comes up while it is asked for. */
static bool check_sealing(const struct crossing *crossing) {
    for (int q = 0; q < crossing->level.question_count; q++) {
        if (!words_of_marks(&crossing->words.question[q]) ||
            ((crossing->shown >> q & 1) && !session_is_sealed(crossing->session, q))) {
            return false;
        }
    }
    return has_begun(crossing) || session_asks(crossing->session) ||
           crossing_to_show(crossing) >= 0;
}

/* Time is waited for exactly while something is due, and never longer than that takes. */
static bool check_clock(const struct crossing *crossing) {
    static const int longest[] = {[DUE_NOTHING] = -1,
                                  [DUE_ASKING] = CROSSING_TALK_MS,
                                  [DUE_SEALING] = CROSSING_MET_MS,
                                  [DUE_END] = CROSSING_HOME_MS};
    enum due waits = due(crossing);
    return crossing->idle >= 0 && crossing->wait <= longest[waits] &&
           (waits == DUE_NOTHING ? crossing->wait == -1 : crossing->wait > 0);
}

bool crossing_check(const struct crossing *crossing) {
    return session_level(crossing->session) == &crossing->level && check_asking(crossing) &&
           check_stage(crossing) && check_sealing(crossing) && check_clock(crossing);
}

/* --- its clock --- */

/* A wait begins anew when something else is due, or more is to be asked. */
static void set_clock(struct crossing *crossing, enum due before, bool anew) {
    enum due now = due(crossing);
    if (now != before || anew) {
        crossing->wait = now == DUE_ASKING    ? CROSSING_TALK_MS
                         : now == DUE_SEALING ? CROSSING_MET_MS
                         : now == DUE_END     ? CROSSING_HOME_MS
                                              : -1;
    }
    assert(crossing_check(crossing));
}

/* What a step tells, as bits of questions: what is heard since, and the limit that its walker
 * passed by; and what its walker remembered. */
struct tidings {
    unsigned told, recalled;
};

static struct tidings tidings_of(const struct rules_level *level, unsigned heard_before,
                                 const struct rules_state *after,
                                 const struct rules_events *events) {
    struct tidings tidings = {.told = after->heard & ~heard_before};
    for (int i = 0; i < events->count; i++) {
        const struct rules_event *event = &events->event[i];
        if (event->kind != RULES_MOVED) {
            continue;
        }
        const struct rules_fixture *fixture = &level->fixture[event->to];
        bool others = level->question[fixture->index].by != event->player;
        tidings.told |= (unsigned)(others && fixture->kind == RULES_FENCE) << fixture->index;
        tidings.recalled |= (unsigned)(others && fixture->kind == RULES_AGAIN) << fixture->index;
    }
    return tidings;
}

/* All that the log tells; `last`: of those still to be asked the one that was told last, for "just
 * now" is said of it. All of it follows from the log. */
static struct tidings read_log(const struct crossing *crossing, int *last) {
    int count;
    const struct session_record *log = session_log(crossing->session, &count);
    const struct rules_level *level = &crossing->level;
    struct rules_state state;
    struct tidings all = {0};
    *last = -1;
    rules_start(level, &state);
    for (int i = 0; i < count; i++) {
        struct rules_events events;
        unsigned before = state.heard;
        rules_step(level, session_answers(crossing->session), &state, log[i].action, &events);
        struct tidings step = tidings_of(level, before, &state, &events);
        unsigned fresh = step.told & ~all.told;
        all.told |= fresh;
        all.recalled |= step.recalled;
        for (int q = 0; q < level->question_count; q++) {
            *last = (fresh & pausing(crossing) & ~crossing->asked) >> q & 1 ? q : *last;
        }
    }
    base_forget(&state, sizeof state);
    return all;
}

static int next_to_ask(const struct crossing *crossing) {
    int next;
    read_log(crossing, &next);
    return next;
}

/* Steps were taken back. */
static void read_anew(struct crossing *crossing) {
    int last;
    struct tidings all = read_log(crossing, &last);
    crossing->told = all.told;
    crossing->recalled = all.recalled;
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
    crossing->sealing = waits == DUE_SEALING;
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

/* Where nothing is to be sealed or shown any more they walk: for the first time, or on. */
static void go_on(struct crossing *crossing) {
    if (!session_asks(crossing->session)) {
        crossing->sealing = false;
        if (crossing_to_show(crossing) < 0) {
            session_begin(crossing->session);
        }
    }
    set_clock(crossing, DUE_NOTHING, false); /* a level may begin at its end */
}

static void begin(struct crossing *crossing) {
    crossing->asked = crossing->kept;
    crossing->told = crossing->recalled = 0;
    crossing->asking = -1;
    crossing->ended = crossing->sealing = false;
    crossing->idle = 0;
    crossing->wait = -1;
    go_on(crossing);
}

static void seal_again(struct crossing *crossing, const struct rules_answers *answers) {
    for (int q = 0; q < crossing->level.question_count; q++) {
        bool sealed = !(crossing->kept >> q & 1) ||
                      session_seal(crossing->session, q, answers->mark[q]);
        assert(sealed);
        (void)sealed;
    }
    crossing->shown = crossing->kept;
}

static void tell_guesses(struct crossing *crossing) {
    for (int q = 0; q < crossing->level.question_count; q++) {
        if (crossing->words.question[q].guess) {
            session_guess(crossing->session, q, crossing->words.question[q].of);
        }
    }
}

struct crossing *crossing_new(const struct crossing_plan *plan) {
    struct crossing *crossing = base_alloc(sizeof *crossing);
    crossing->level = plan->level->rules;
    crossing->session = session_new(&crossing->level);
    words_init(&crossing->words, plan);
    tell_guesses(crossing);
    crossing->again = plan->answers != NULL;
    if (crossing->again) {
        crossing->kept = all_questions(crossing) & ~plan->unasked;
        seal_again(crossing, plan->answers);
    }
    begin(crossing);
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

void crossing_seal(struct crossing *crossing, int word) {
    assert(crossing_check(crossing) && crossing_stage(crossing) == CROSSING_SEALING);
    int q = crossing_to_seal(crossing);
    bool sealed = session_seal(crossing->session, q, crossing->words.question[q].mark[word]);
    assert(sealed);
    (void)sealed;
    go_on(crossing);
}

void crossing_shown(struct crossing *crossing) {
    assert(crossing_check(crossing) && crossing_stage(crossing) == CROSSING_KEY);
    crossing->shown |= 1u << crossing_to_show(crossing);
    go_on(crossing);
}

void crossing_restart(struct crossing *crossing) {
    assert(crossing_check(crossing));
    if (has_begun(crossing)) {
        session_restart(crossing->session);
    } else {
        session_forget(crossing->session);
        crossing->shown = 0;
    }
    begin(crossing);
}

/* --- walking --- */

enum rules_result crossing_act(struct crossing *crossing, struct rules_action action,
                               struct rules_events *events) {
    assert(crossing_check(crossing));
    struct rules_events unseen;
    events = events ? events : &unseen;
    if (crossing_stage(crossing) != CROSSING_WALKING) {
        *events = (struct rules_events){.refusal = RULES_NOT_REFUSED};
        return RULES_REFUSED;
    }
    enum due before = due(crossing);
    unsigned asked_before = to_ask(crossing), heard_before = crossing_state(crossing)->heard;
    enum rules_result result = session_act(crossing->session, action, (uint32_t)crossing->idle,
                                           events);
    struct tidings step = tidings_of(&crossing->level, heard_before, crossing_state(crossing),
                                     events);
    crossing->told |= step.told;
    crossing->recalled |= step.recalled;
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
    read_anew(crossing);
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
        read_anew(crossing);
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

int crossing_said(const struct crossing *crossing, int question) {
    const struct crossing_question *of = crossing_question(crossing, question);
    assert(has_begun(crossing) && session_is_sealed(crossing->session, question));
    int mark = session_answers(crossing->session)->mark[question], word = 0;
    while (of->mark[word] != mark) {
        word++;
    }
    return word;
}

unsigned crossing_known(const struct crossing *crossing) {
    unsigned known = rules_asked(&crossing->level, crossing_state(crossing));
    for (int q = 0; q < crossing->level.question_count; q++) {
        known &= ~((unsigned)!session_is_sealed(crossing->session, q) << q);
    }
    return known;
}

unsigned crossing_kept(const struct crossing *crossing) {
    return crossing->kept;
}

unsigned crossing_told(const struct crossing *crossing) {
    return crossing->told;
}

unsigned crossing_recalled(const struct crossing *crossing) {
    return crossing->recalled;
}

unsigned crossing_to_hear(const struct crossing *crossing) {
    unsigned hear = 0;
    for (int q = 0; !crossing->again && q < crossing->level.question_count; q++) {
        const struct crossing_question *question = &crossing->words.question[q];
        hear |= (unsigned)(question->closer && !question->guess) << q;
    }
    return hear & crossing->told;
}

unsigned crossing_keys(const struct crossing *crossing, int listener) {
    unsigned keys = 0;
    for (int q = 0; q < crossing->level.question_count; q++) {
        bool theirs = crossing->words.question[q].key && crossing->level.question[q].by != listener;
        keys |= (unsigned)(theirs && session_is_sealed(crossing->session, q)) << q;
    }
    return keys & ~crossing->kept;
}

const struct session *crossing_session(const struct crossing *crossing) {
    return crossing->session;
}

const struct rules_state *crossing_state(const struct crossing *crossing) {
    return session_state(crossing->session);
}
