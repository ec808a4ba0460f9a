/* One action: judged in the order of the numbered clauses of docs/rules.md, section 3, then what
 * follows from it in the order of section 5. */
#include "rules/internal.h"

struct step {
    const struct rules_level *level;
    const struct rules_answers *answers;
    struct rules_state *state;
    struct rules_events *events; /* or NULL */
    int player, partner;
    int target;       /* the cell moved to */
    int stone;        /* the stone pushed, or -1 */
    int stone_target; /* where it goes */
};

static void report(struct step *step, enum rules_event_kind kind, int player, int index, int from,
                   int to) {
    if (step->events) {
        assert(step->events->count < RULES_MAX_EVENTS);
        step->events->event[step->events->count++] = (struct rules_event){
            .kind = (uint8_t)kind,
            .player = (uint8_t)player,
            .index = (uint8_t)index,
            .from = (uint16_t)from,
            .to = (uint16_t)to,
        };
    }
}

static struct rules_lifted lifted_foot(const struct step *step) {
    return (struct rules_lifted){.player = step->player, .stone = step->stone};
}

/* 3.2: who may move it? */
static enum rules_refusal judge_hands(const struct step *step) {
    const struct rules_level *level = step->level;
    const struct rules_state *state = step->state;
    int kind = level->stone[step->stone].kind, lent = level->stone[step->stone].lent;
    bool others = (kind == RULES_STONE_A && step->player != RULES_A) ||
                  (kind == RULES_STONE_B && step->player != RULES_B);
    if (others && lent) {
        return state->heard >> (lent - 1) & 1 ? RULES_NOT_REFUSED : RULES_REFUSED_NOT_LENT;
    }
    bool too_heavy = kind == RULES_STONE_HEAVY &&
                     !rules_beside(level, state->at[RULES_A], state->at[RULES_B]);
    return others || too_heavy ? RULES_REFUSED_STONE : RULES_NOT_REFUSED;
}

/* 3.2: can the stone on the target be pushed on in this direction? */
static enum rules_refusal judge_push(struct step *step, int direction) {
    const struct rules_level *level = step->level;
    const struct rules_state *state = step->state;
    enum rules_refusal hands = judge_hands(step);
    if (hands != RULES_NOT_REFUSED) {
        return hands;
    }
    int behind = level->neighbour[step->target][direction];
    if (behind == RULES_NOWHERE || level->terrain[behind] == RULES_WALL ||
        behind == state->at[step->partner] || rules_stone_at(level, state, behind) >= 0) {
        return RULES_REFUSED_STONE_STUCK;
    }
    bool takes_stone = !rules_traits[level->fixture[behind].kind].no_stones &&
                       rules_open_for(level, state, behind, lifted_foot(step));
    step->stone_target = behind;
    return takes_stone ? RULES_NOT_REFUSED : RULES_REFUSED_STONE_STUCK;
}

/* 3.3 to 3.6: what the cell itself asks. */
static enum rules_refusal judge_cell(const struct step *step) {
    const struct rules_level *level = step->level;
    const struct rules_state *state = step->state;
    int target = step->target, kind = level->fixture[target].kind;
    bool boat = kind == RULES_POST && state->boat == level->fixture[target].index;
    if (level->terrain[target] == RULES_WATER && !boat && !rules_sunken(level, state, target)) {
        return RULES_REFUSED_WATER;
    }
    if (!rules_open_for(level, state, target, lifted_foot(step))) {
        return (enum rules_refusal)rules_traits[kind].refusal;
    }
    int partner_cell = state->at[step->partner];
    bool quiet = kind == RULES_QUIET || level->fixture[partner_cell].kind == RULES_QUIET;
    if (quiet && rules_beside(level, target, partner_cell)) {
        return RULES_REFUSED_QUIET;
    }
    return RULES_NOT_REFUSED;
}

/* --- 3.7 to 3.8b: what an answer says of a step --- */

static bool is_answer(const struct step *step, const struct rules_fixture *fixture) {
    return step->answers->mark[fixture->index] == fixture->value;
}

static bool answered(const struct step *step, int question) {
    return step->level->question[question].by == step->player;
}

/* Who has to go by what was said: not in the dark, and where it does not carry it is misheard. */
static enum rules_refusal trust(const struct step *step, bool carries, bool *misheard) {
    if (step->state->dark >> step->player & 1) {
        return RULES_REFUSED_DARK;
    }
    *misheard = !carries;
    return RULES_NOT_REFUSED;
}

/* Once it is heard everybody sees which one carries. */
static enum rules_refusal seen(bool carries) {
    return carries ? RULES_NOT_REFUSED : RULES_REFUSED_FADED_VEIL;
}

static enum rules_refusal judge_veil(const struct step *step, const struct rules_fixture *veil,
                                     bool *misheard) {
    const struct rules_state *state = step->state;
    if (state->heard >> veil->index & 1) {
        return seen(is_answer(step, veil));
    }
    if (answered(step, veil->index)) {
        return RULES_REFUSED_OWN_VEIL;
    }
    bool dark = state->dark >> step->player & 1;
    if (veil->also && !dark && !rules_line(step->level, state)) {
        return RULES_REFUSED_UNLIT;
    }
    return trust(step, is_answer(step, veil), misheard);
}

/* 3.8a */
static enum rules_refusal judge_span(const struct step *step, const struct rules_fixture *span,
                                     bool *misheard) {
    unsigned unheard = rules_questions(span) & ~(unsigned)step->state->heard;
    unsigned own = answered(step, span->index) ? 1u << span->index : 1u << span->also;
    bool carries = rules_span_carries(step->level, step->answers, span);
    if (!unheard) {
        return seen(carries);
    }
    return unheard == own ? RULES_REFUSED_OWN_VEIL : trust(step, carries, misheard);
}

/* 3.8b: no picture ever shows it, so also who gave the answer is told no more than that. */
static enum rules_refusal judge_again(const struct step *step, const struct rules_fixture *again,
                                      bool *misheard) {
    if (!(step->state->heard >> again->index & 1)) {
        return RULES_REFUSED_UNHEARD;
    }
    return answered(step, again->index) ? seen(is_answer(step, again))
                                        : trust(step, is_answer(step, again), misheard);
}

/* Sets *misheard where the step falls through. */
static enum rules_refusal judge_answer(const struct step *step, bool *misheard) {
    const struct rules_fixture *fixture = &step->level->fixture[step->target];
    unsigned questions = rules_questions(fixture);
    if (step->level->shut & questions) {
        return RULES_REFUSED_FADED_VEIL;
    }
    if (questions & ~rules_asked(step->level, step->state)) {
        return RULES_REFUSED_UNASKED;
    }
    switch (fixture->kind) {
    case RULES_VEIL:
        return judge_veil(step, fixture, misheard);
    case RULES_FENCE:
        return answered(step, fixture->index) ? RULES_NOT_REFUSED
                                              : trust(step, !is_answer(step, fixture), misheard);
    case RULES_SPAN:
        return judge_span(step, fixture, misheard);
    case RULES_AGAIN:
        return judge_again(step, fixture, misheard);
    default:
        return RULES_NOT_REFUSED;
    }
}

static enum rules_refusal judge_move(struct step *step, int direction, bool *misheard) {
    const struct rules_state *state = step->state;
    step->target = step->level->neighbour[state->at[step->player]][direction];
    if (step->target == RULES_NOWHERE || step->level->terrain[step->target] == RULES_WALL) {
        return RULES_REFUSED_WALL;
    }
    if (step->target == state->at[step->partner]) {
        return RULES_REFUSED_PARTNER;
    }
    step->stone = rules_stone_at(step->level, state, step->target);
    enum rules_refusal refusal = RULES_NOT_REFUSED;
    if (step->stone >= 0) {
        refusal = judge_push(step, direction);
    }
    if (refusal == RULES_NOT_REFUSED) {
        refusal = judge_cell(step);
    }
    return refusal != RULES_NOT_REFUSED ? refusal : judge_answer(step, misheard);
}

static void move_stone(struct step *step) {
    struct rules_state *state = step->state;
    int to = step->stone_target;
    bool sinks = step->level->terrain[to] == RULES_WATER && !rules_sunken(step->level, state, to);
    report(step, RULES_PUSHED, step->player, 0, step->target, to);
    if (sinks) {
        state->sunk |= (uint8_t)(1u << step->stone);
        report(step, RULES_SANK, step->player, 0, step->target, to);
    }
    state->stone[step->stone] = (uint16_t)to;
    rules_canonical(step->level, state);
}

static void hear(struct step *step, unsigned questions) {
    step->state->heard |= (uint8_t)questions;
    for (int q = 0; q < step->level->question_count; q++) {
        if (questions >> q & 1) {
            report(step, RULES_HEARD, step->player, q, step->target, step->target);
        }
    }
}

static void move_player(struct step *step) {
    struct rules_state *state = step->state;
    const struct rules_fixture *fixture = &step->level->fixture[step->target];
    if (step->stone >= 0) {
        move_stone(step);
    }
    report(step, RULES_MOVED, step->player, 0, state->at[step->player], step->target);
    state->at[step->player] = (uint16_t)step->target;
    if (rules_traits[fixture->kind].hears) {
        hear(step, rules_questions(fixture) & ~(unsigned)state->heard);
    }
}

/* 5.1 and 5.2 */
static void pass_beat(struct step *step) {
    struct rules_state *state = step->state;
    int period = step->level->tide_period;
    if (period) {
        state->beat = (uint8_t)((state->beat + 1) % (2 * period));
        if (state->beat % period == 0) {
            report(step, RULES_TIDE_TURNED, RULES_NOBODY, state->beat / period, 0, 0);
        }
    }
    if (state->promise[step->partner] > 0) {
        int left = --state->promise[step->partner];
        report(step, left ? RULES_COUNTED : RULES_FREED, step->partner, left, 0,
               state->at[step->partner]);
    }
}

/* 5.3 */
static void arrive(struct step *step) {
    struct rules_state *state = step->state;
    const struct rules_fixture *fixture = &step->level->fixture[step->target];
    if (fixture->kind == RULES_PROMISE) {
        state->promise[step->player] = fixture->value;
        report(step, RULES_PROMISED, step->player, fixture->value, step->target, step->target);
    }
    if (fixture->kind == RULES_HEARTH && !(state->asked >> fixture->index & 1)) {
        state->asked |= (uint16_t)(1u << fixture->index);
        report(step, RULES_ASKED, step->player, fixture->index, step->target, step->target);
    }
    if (fixture->kind == RULES_BELL && state->boat != fixture->index) {
        uint16_t from = step->level->post[state->boat], to = step->level->post[fixture->index];
        state->boat = fixture->index;
        report(step, RULES_BOAT_CAME, step->player, fixture->index, from, to);
        for (int player = 0; player < 2; player++) {
            if (state->at[player] == from) {
                state->at[player] = to;
                report(step, RULES_FERRIED, player, fixture->index, from, to);
            }
        }
    }
}

/* 5.4 */
static void breathe(struct step *step, bool breathed) {
    struct rules_state *state = step->state;
    if (!breathed || !state->dark ||
        !rules_beside(step->level, state->at[RULES_A], state->at[RULES_B])) {
        state->breath = RULES_NOBODY;
    } else if (state->breath == step->partner) {
        state->breath = RULES_NOBODY;
        state->dark = 0;
        report(step, RULES_RELIT, step->player, 0, state->at[step->player],
               state->at[step->partner]);
    } else {
        state->breath = (uint8_t)step->player;
        report(step, RULES_BREATHED, step->player, 0, state->at[step->player],
               state->at[step->player]);
    }
}

/* 5.5 */
static void shine(struct step *step) {
    struct rules_state *state = step->state;
    uint16_t stars;
    if (!step->level->star_count || !rules_line_over(step->level, state, &stars)) {
        return;
    }
    uint16_t kindled = (uint16_t)(stars & ~state->stars);
    state->stars |= kindled;
    for (int star = 0; kindled; star++, kindled >>= 1) {
        if (kindled & 1) {
            report(step, RULES_KINDLED, RULES_NOBODY, star, step->level->star[star],
                   step->level->star[star]);
        }
    }
}

static enum rules_result refuse(struct step *step, enum rules_refusal refusal) {
    if (step->events) {
        step->events->refusal = refusal;
    }
    return RULES_REFUSED;
}

/* Who is asked to judge has an action and answers that there are. */
static bool check_asked(const struct step *step, struct rules_action action) {
    bool good = action.player <= RULES_B && action.move <= RULES_BREATHE;
    for (int q = 0; good && q < step->level->question_count; q++) {
        good = step->answers->mark[q] < step->level->question[q].marks;
    }
    return good;
}

static void go_dark(struct step *step, int player) {
    struct rules_state *state = step->state;
    if (!(state->dark >> player & 1)) {
        state->dark |= (uint8_t)(1u << player);
        report(step, RULES_WENT_DARK, player, step->level->fixture[step->target].index,
               state->at[player], step->target);
    }
}

/* On a span two spoke and two listened. */
static void mishear(struct step *step) {
    go_dark(step, step->player);
    if (step->level->fixture[step->target].kind == RULES_SPAN) {
        go_dark(step, step->partner);
    }
}

static enum rules_result take(struct step *step, struct rules_action action) {
    struct rules_state *state = step->state;
    bool breathed = action.move == RULES_BREATHE, misheard = false;
    if (rules_won(step->level, state)) {
        return refuse(step, RULES_REFUSED_OVER);
    }
    if (state->promise[step->player] > 0) {
        return refuse(step, RULES_REFUSED_PROMISE);
    }
    if (!breathed) {
        enum rules_refusal refusal = judge_move(step, action.move, &misheard);
        if (refusal != RULES_NOT_REFUSED) {
            return refuse(step, refusal);
        }
    }
    if (misheard) {
        mishear(step);
    } else if (!breathed) {
        move_player(step);
    }
    pass_beat(step);
    if (!breathed && !misheard) {
        arrive(step);
    }
    breathe(step, breathed);
    shine(step);
    if (rules_won(step->level, state)) {
        report(step, RULES_WON, RULES_NOBODY, 0, 0, 0);
    }
    return misheard ? RULES_MISHEARD : RULES_DONE;
}

enum rules_result rules_step(const struct rules_level *level, const struct rules_answers *answers,
                             struct rules_state *state, struct rules_action action,
                             struct rules_events *events) {
    struct step step = {
        .level = level,
        .answers = answers,
        .state = state,
        .events = events,
        .player = action.player,
        .partner = !action.player,
        .stone = -1,
    };
    ASSERT_DEAR(rules_check(level, state) && check_asked(&step, action));
    if (events) {
        events->refusal = RULES_NOT_REFUSED;
        events->count = 0;
    }
    enum rules_result result = take(&step, action);
    ASSERT_DEAR(rules_check(level, state));
    return result;
}
