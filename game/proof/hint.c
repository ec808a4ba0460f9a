/* A hint follows from what both can know, so it tells nothing that one of them sealed. */
#include "proof/proof.h"
#include "rules/fixtures.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS = PROOF_MAX_COMBINATIONS / 64 };

/* What both players can know: the state, and which combinations of answers there can still be after
 * all that was heard and misheard. Everything a hint is made of follows from this alone. */
struct knowledge {
    struct rules_state state;
    uint64_t possible[WORDS]; /* combinations as bits, at least one */
    uint8_t remembered;       /* bit q: an again veil of it has carried somebody */
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

static int target_of(const struct rules_level *level, const struct rules_state *state,
                     struct rules_action action) {
    return action.move == RULES_BREATHE ? RULES_NOWHERE
                                        : level->neighbour[state->at[action.player]][action.move];
}

/* --- what is known --- */

static bool is_possible(const struct knowledge *known, int combination) {
    return known->possible[combination / 64] >> combination % 64 & 1;
}

/* The first from this one on that is possible, or their number. */
static int possible_from(const struct keeper *keeper, const struct knowledge *known,
                         int combination) {
    int combinations = proof_combinations(keeper->level);
    while (combination < combinations && !is_possible(known, combination)) {
        combination++;
    }
    return combination;
}

static bool has_possible(const struct keeper *keeper, const struct knowledge *known, int question,
                         int mark) {
    int combinations = proof_combinations(keeper->level);
    for (int c = possible_from(keeper, known, 0); c < combinations;
         c = possible_from(keeper, known, c + 1)) {
        if (proof_answers(keeper->level, c).mark[question] == mark) {
            return true;
        }
    }
    return false;
}

/* Possible is what would have done the same; and of what is heard the board shows the mark. */
static void learn(const struct keeper *keeper, const struct rules_state *before,
                  struct rules_action action, enum rules_result result, struct knowledge *known) {
    int combinations = proof_combinations(keeper->level);
    for (int c = possible_from(keeper, known, 0); c < combinations;
         c = possible_from(keeper, known, c + 1)) {
        const struct rules_answers answers = proof_answers(keeper->level, c);
        struct rules_state state = *before;
        bool same = rules_step(keeper->level, &answers, &state, action, NULL) == result;
        for (int q = 0; q < keeper->level->question_count; q++) {
            same &= !(known->state.heard >> q & 1) || answers.mark[q] == keeper->answers->mark[q];
        }
        if (!same) {
            known->possible[c / 64] &= ~(UINT64_C(1) << c % 64);
        }
    }
}

/* Where a player was since something was asked or heard: to come there again tells nothing more. */
struct trodden {
    unsigned asked, heard;
    bool by[2][RULES_MAX_CELLS];
};

static bool tread(struct trodden *trodden, const struct rules_state *state, int player, int cell) {
    if (trodden->asked != state->asked || trodden->heard != state->heard) {
        *trodden = (struct trodden){.asked = state->asked, .heard = state->heard};
    }
    bool before = trodden->by[player][cell];
    trodden->by[player][cell] = true;
    return before;
}

static void recall_step(const struct keeper *keeper, struct rules_action action,
                        struct trodden *trodden, struct knowledge *known) {
    const struct rules_level *level = keeper->level;
    const struct rules_state before = known->state;
    int cell = target_of(level, &before, action);
    enum rules_result result = rules_step(level, keeper->answers, &known->state, action, NULL);
    const struct rules_fixture *fixture = cell == RULES_NOWHERE ? NULL : &level->fixture[cell];
    if (result == RULES_REFUSED || !fixture || !rules_traits[fixture->kind].asks ||
        tread(trodden, &before, action.player, cell)) {
        return;
    }
    learn(keeper, &before, action, result, known);
    if (fixture->kind == RULES_AGAIN && result == RULES_DONE) {
        known->remembered |= (uint8_t)(1u << fixture->index);
    }
}

/* After the first `count` actions of the log. */
static void recall(const struct keeper *keeper, int count, struct knowledge *known) {
    struct trodden trodden = {0};
    int combinations = proof_combinations(keeper->level);
    *known = (struct knowledge){0};
    rules_start(keeper->level, &known->state);
    for (int c = 0; c < combinations; c++) {
        known->possible[c / 64] |= UINT64_C(1) << c % 64;
    }
    for (int i = 0; i < count; i++) {
        recall_step(keeper, keeper->log[i], &trodden, known);
    }
}

/* The question that has to be asked about before this action, or PROOF_NONE. The action is one that
 * would be done under one of the answers that are possible. */
static int asks(const struct keeper *keeper, const struct knowledge *known,
                const struct rules_state *state, struct rules_action action) {
    const struct rules_level *level = keeper->level;
    int cell = target_of(level, state, action);
    if (cell == RULES_NOWHERE) {
        return PROOF_NONE;
    }
    const struct rules_fixture *fixture = &level->fixture[cell];
    int question = fixture->index;
    bool own = rules_questions(fixture) && level->question[question].by == action.player;
    bool unheard = rules_questions(fixture) & ~(unsigned)state->heard;
    switch (fixture->kind) {
    case RULES_VEIL:
        return unheard && !own ? question : PROOF_NONE;
    case RULES_FENCE:
        return unheard && !own && has_possible(keeper, known, question, fixture->value)
                   ? question
                   : PROOF_NONE;
    case RULES_SPAN:
        return !unheard ? PROOF_NONE : own ? fixture->also : question;
    case RULES_AGAIN: /* its mark is known to both, but not which words bear it */
        return known->remembered >> question & 1 ? PROOF_NONE : question;
    default:
        return PROOF_NONE;
    }
}

static struct rules_answers first_answers(const struct keeper *keeper,
                                          const struct knowledge *known) {
    return proof_answers(keeper->level, possible_from(keeper, known, 0));
}

static int combination_of(const struct rules_level *level, const struct rules_answers *answers) {
    int combination = 0;
    for (int q = level->question_count - 1; q >= 0; q--) {
        combination = combination * level->question[q].marks + answers->mark[q];
    }
    return combination;
}

/* Counts on to the next combination that is possible; false, and the first one, after the last. */
static bool next_answers(const struct keeper *keeper, const struct knowledge *known,
                         struct rules_answers *answers) {
    int next = possible_from(keeper, known, combination_of(keeper->level, answers) + 1);
    bool more = next < proof_combinations(keeper->level);
    *answers = more ? proof_answers(keeper->level, next) : first_answers(keeper, known);
    return more;
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
        int question = asks(keeper, known, &state, hint->step[i]);
        if (question != PROOF_NONE) {
            hint->ask = question;
            hint->count = i;
            return;
        }
        rules_step(keeper->level, answers, &state, hint->step[i], NULL);
    }
}

/* Do the steps still lead to the question, as the step onto what asks it after them shows? */
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
