/* A hint follows from what both can know, so it tells nothing that one of them sealed. */
#include "proof/proof.h"

#include <stdlib.h>
#include <string.h>

/* What both players can know: the state, and which marks each question can still have after all
 * that was heard and misheard; of two voices, which sums. Everything a hint is made of follows from
 * this alone. */
struct knowledge {
    struct rules_state state;
    uint8_t possible[RULES_MAX_QUESTIONS];                  /* marks as bits, at least one */
    uint8_t sums[RULES_MAX_QUESTIONS][RULES_MAX_QUESTIONS]; /* by a span's index and also */
};

struct keeper {
    const struct rules_level *level;
    const struct rules_answers *answers; /* only for playing the log again */
    const struct rules_action *log;
    int count;
    const struct proof_options *options;
    struct proof_progress progress;
    bool unknown; /* a search met its limit or was called off */
};

/* What the action would tread on that only somebody's words make safe: an unheard question's veil
 * or fence, by who did not answer it; a span not heard yet; an again veil, by whoever: it never
 * shows which one carries. NULL when there is none. */
static const struct rules_fixture *asked_by(const struct rules_level *level,
                                            const struct rules_state *state,
                                            struct rules_action action) {
    int target = action.move == RULES_BREATHE
                     ? RULES_NOWHERE
                     : level->neighbour[state->at[action.player]][action.move];
    if (target == RULES_NOWHERE) {
        return NULL;
    }
    const struct rules_fixture *fixture = &level->fixture[target];
    bool heard = state->heard >> fixture->index & 1, asks = false;
    switch (fixture->kind) {
    case RULES_VEIL:
    case RULES_FENCE:
        asks = level->question[fixture->index].by != action.player && !heard;
        break;
    case RULES_SPAN:
        asks = !heard || !(state->heard >> fixture->also & 1);
        break;
    case RULES_AGAIN:
        asks = true;
        break;
    default:
        break;
    }
    return asks ? fixture : NULL;
}

/* The question to ask about there: of two voices the other one's. */
static int question_of(const struct rules_level *level, const struct rules_state *state,
                       const struct rules_fixture *fixture, int player) {
    bool other = fixture->kind == RULES_SPAN && (level->question[fixture->index].by == player ||
                                                 (state->heard >> fixture->index & 1));
    return other ? fixture->also : fixture->index;
}

/* --- what is known --- */

static void learn(const struct keeper *keeper, struct knowledge *known,
                  const struct rules_fixture *fixture, enum rules_result result) {
    uint8_t mark = (uint8_t)(1u << fixture->value);
    uint8_t *possible = &known->possible[fixture->index];
    if (fixture->kind == RULES_SPAN && result == RULES_DONE) { /* each knows their own, so both */
        *possible = (uint8_t)(1u << keeper->answers->mark[fixture->index]);
        known->possible[fixture->also] = (uint8_t)(1u << keeper->answers->mark[fixture->also]);
    } else if (fixture->kind == RULES_SPAN) {
        known->sums[fixture->index][fixture->also] &= (uint8_t)~mark;
    } else {
        bool is_answer = (result == RULES_DONE) == (fixture->kind != RULES_FENCE);
        *possible &= is_answer ? mark : (uint8_t)~mark;
    }
}

/* After the first `count` actions of the log. */
static void recall(const struct keeper *keeper, int count, struct knowledge *known) {
    const struct rules_level *level = keeper->level;
    *known = (struct knowledge){.possible = {0}};
    memset(known->sums, 0xff, sizeof known->sums);
    rules_start(level, &known->state);
    for (int q = 0; q < level->question_count; q++) {
        known->possible[q] = (uint8_t)((1u << level->question[q].marks) - 1);
    }
    for (int i = 0; i < count; i++) {
        const struct rules_fixture *fixture = asked_by(level, &known->state, keeper->log[i]);
        enum rules_result result = rules_step(level, keeper->answers, &known->state, keeper->log[i],
                                              NULL);
        if (fixture && result != RULES_REFUSED) {
            learn(keeper, known, fixture, result);
        }
    }
}

static int lowest_from(uint8_t possible, int mark) {
    while (mark < RULES_MAX_MARKS && !(possible >> mark & 1)) {
        mark++;
    }
    return mark;
}

/* The next combination of marks that are possible each; false after the last. */
static bool count_on(const struct keeper *keeper, const struct knowledge *known,
                     struct rules_answers *answers) {
    for (int q = 0; q < keeper->level->question_count; q++) {
        int mark = lowest_from(known->possible[q], answers->mark[q] + 1);
        if (mark < RULES_MAX_MARKS) {
            answers->mark[q] = (uint8_t)mark;
            return true;
        }
        answers->mark[q] = (uint8_t)lowest_from(known->possible[q], 0);
    }
    return false;
}

static bool sums_are_possible(const struct keeper *keeper, const struct knowledge *known,
                              const struct rules_answers *answers) {
    const struct rules_level *level = keeper->level;
    bool possible = true;
    for (int q = 0; q < level->question_count; q++) {
        for (int r = 0; r < level->question_count; r++) {
            int sum = (answers->mark[q] + answers->mark[r]) % level->question[q].marks;
            possible &= known->sums[q][r] >> sum & 1;
        }
    }
    return possible;
}

/* Counts on to the next combination that is possible; false after the last. */
static bool next_answers(const struct keeper *keeper, const struct knowledge *known,
                         struct rules_answers *answers) {
    while (count_on(keeper, known, answers)) {
        if (sums_are_possible(keeper, known, answers)) {
            return true;
        }
    }
    return false;
}

/* There is one: what is true is possible. */
static struct rules_answers first_answers(const struct keeper *keeper,
                                          const struct knowledge *known) {
    struct rules_answers answers = {{0}};
    for (int q = 0; q < keeper->level->question_count; q++) {
        answers.mark[q] = (uint8_t)lowest_from(known->possible[q], 0);
    }
    if (!sums_are_possible(keeper, known, &answers)) {
        next_answers(keeper, known, &answers);
    }
    return answers;
}

/* --- searching --- */

/* The length of a shortest clean way home, or negative; `path` may be NULL. */
static int way_home(struct keeper *keeper, const struct rules_answers *answers,
                    const struct rules_state *from, struct rules_action **path) {
    const struct proof_options *options = keeper->options;
    struct rules_action *found = NULL;
    int length = PROOF_NOT_PROVED;
    bool goes_on = !options || !options->progress ||
                   options->progress(options->context, &keeper->progress);
    if (goes_on && !keeper->unknown) {
        length = proof_solve(keeper->level, answers, from, options, &found);
        keeper->progress.done++;
    }
    keeper->unknown |= length == PROOF_NOT_PROVED;
    if (path) {
        *path = found;
    } else {
        free(found);
    }
    return length;
}

/* Actions from a state on; each of them does the same under all answers that are possible. */
struct walk {
    const struct rules_state *from;
    const struct rules_action *step;
    const struct rules_answers *answers;
};

static bool open_after(struct keeper *keeper, const struct walk *walk, int count,
                       const struct rules_answers *answers) {
    struct rules_state state = *walk->from;
    for (int i = 0; i < count; i++) {
        rules_step(keeper->level, walk->answers, &state, walk->step[i], NULL);
    }
    return way_home(keeper, answers, &state, NULL) >= 0;
}

/* The most steps of the walk, at most `count`, after which there is a way home under these
 * answers; -1 when there is none at its beginning either. Where a walk has lost the way it stays
 * lost, so halving finds it. */
static int last_open(struct keeper *keeper, const struct walk *walk, int count,
                     const struct rules_answers *answers) {
    int open = -1, closed = count + 1;
    for (int at = count; closed - open > 1 && !keeper->unknown; at = (open + closed) / 2) {
        if (open_after(keeper, walk, at, answers)) {
            open = at;
        } else {
            closed = at;
        }
    }
    return open;
}

/* --- the hint --- */

/* Cuts the path before its first step that only an answer makes safe. */
static void cut_at_ask(const struct keeper *keeper, const struct knowledge *known,
                       const struct rules_answers *answers, struct proof_hint *hint) {
    struct rules_state state = known->state;
    for (int i = 0; i < hint->count; i++) {
        const struct rules_fixture *fixture = asked_by(keeper->level, &state, hint->step[i]);
        bool trodden = fixture && fixture->kind == RULES_FENCE &&
                       !(known->possible[fixture->index] >> fixture->value & 1);
        if (fixture && !trodden) {
            hint->ask = question_of(keeper->level, &state, fixture, hint->step[i].player);
            hint->count = i;
            return;
        }
        rules_step(keeper->level, answers, &state, hint->step[i], NULL);
    }
}

/* Do the steps still lead to the question, as the step onto its veil or fence after them shows? */
static bool leads_to(const struct keeper *keeper, const struct knowledge *known,
                     const struct rules_answers *answers, const struct rules_action *step,
                     int count, struct rules_action onto) {
    struct rules_state state = known->state;
    bool done = true;
    for (int i = 0; i < count && done; i++) {
        done = rules_step(keeper->level, answers, &state, step[i], NULL) == RULES_DONE;
    }
    return done && rules_step(keeper->level, answers, &state, onto, NULL) == RULES_DONE;
}

/* What the other one does last, while the one who asks is on the way, can wait until it is heard:
 * a hint is no longer than it must be. */
static void leave_out_what_can_wait(const struct keeper *keeper, const struct knowledge *known,
                                    const struct rules_answers *answers, struct proof_hint *hint) {
    const struct rules_action onto = hint->step[hint->count];
    struct rules_action *rest = base_alloc((size_t)hint->count * sizeof *rest + 1);
    for (int i = hint->count - 1; i >= 0; i--) {
        if (hint->step[i].player == onto.player) {
            continue;
        }
        int count = 0;
        for (int k = 0; k < hint->count; k++) {
            rest[count] = hint->step[k];
            count += k != i;
        }
        if (!leads_to(keeper, known, answers, rest, count, onto)) {
            break;
        }
        for (int k = 0; k < count; k++) {
            hint->step[k] = rest[k];
        }
        hint->count = count;
    }
    free(rest);
}

/* Shortens the steps until all answers are still open after them. False, with the answers for
 * which the way is lost already, when no number of steps is few enough. */
static bool keep_open(struct keeper *keeper, const struct knowledge *known,
                      struct rules_answers *answers, struct proof_hint *hint) {
    const struct rules_answers first = *answers;
    const struct walk walk = {.from = &known->state, .step = hint->step, .answers = &first};
    while (next_answers(keeper, known, answers)) {
        int count = last_open(keeper, &walk, hint->count, answers);
        if (count < 0) {
            return false;
        }
        hint->count = count;
    }
    return true;
}

static bool all_open(struct keeper *keeper, const struct knowledge *known,
                     struct rules_answers *lost) {
    *lost = first_answers(keeper, known);
    do {
        if (way_home(keeper, lost, &known->state, NULL) < 0) {
            return false;
        }
    } while (next_answers(keeper, known, lost));
    return true;
}

/* The way is lost for some answers: back to where it was open for all that were possible then. */
static void find_back(struct keeper *keeper, struct rules_answers lost, struct proof_hint *hint) {
    struct rules_state start;
    struct knowledge known;
    const struct walk walk = {.from = &start, .step = keeper->log, .answers = keeper->answers};
    int kept = keeper->count;
    rules_start(keeper->level, &start);
    do {
        kept = last_open(keeper, &walk, kept, &lost);
        if (kept < 0) {
            hint->kind = PROOF_HINT_NONE;
            return;
        }
        recall(keeper, kept, &known);
    } while (!all_open(keeper, &known, &lost) && !keeper->unknown);
    hint->kind = PROOF_HINT_BACK;
    hint->back = keeper->count - kept;
}

static void find_steps(struct keeper *keeper, const struct knowledge *known,
                       struct proof_hint *hint) {
    struct rules_answers answers = first_answers(keeper, known);
    int length = way_home(keeper, &answers, &known->state, &hint->step);
    hint->kind = PROOF_HINT_STEPS;
    hint->count = length < 0 ? 0 : length;
    if (length >= 0) {
        cut_at_ask(keeper, known, &answers, hint);
    }
    if (hint->ask >= 0 && hint->step) {
        leave_out_what_can_wait(keeper, known, &answers, hint);
    }
    if (length < 0 || (hint->ask >= 0 && !keep_open(keeper, known, &answers, hint))) {
        proof_hint_release(hint);
        find_back(keeper, answers, hint);
    }
}

void proof_hint(const struct rules_level *level, const struct rules_answers *answers,
                const struct rules_action *log, int count, const struct proof_options *options,
                struct proof_hint *out) {
    struct keeper keeper = {
        .level = level, .answers = answers, .log = log, .count = count, .options = options};
    struct knowledge known;
    *out = (struct proof_hint){.ask = PROOF_NONE};
    recall(&keeper, count, &known);
    find_steps(&keeper, &known, out);
    if (keeper.unknown) {
        proof_hint_release(out);
        out->kind = PROOF_HINT_UNKNOWN;
    }
}

void proof_hint_release(struct proof_hint *hint) {
    /* NULL once released: the analyzer forgets that over calls of other files.
     * NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
    free(hint->step);
    *hint = (struct proof_hint){.ask = PROOF_NONE};
}
