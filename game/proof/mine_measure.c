/* Is a board a level, and how good? It is measured by the same proof that judges all others. */
#include "proof/mine.h"

#include <stdlib.h>
#include <string.h>

/* What shipped levels keep to (docs/rules.md, section 7), in percent where it is a share. */
enum { FAIR = 115, GUESS_COST = 3, GENTLE = 50, SHARE = 30 };

enum { SEARCHES = 12 }; /* full ones that a board may take in all */

/* --- kinds --- */

static const char *const names[] = {
    [PROOF_MINE_VEIL] = "veil",           [PROOF_MINE_FENCE] = "fence",
    [PROOF_MINE_GATE] = "gate",           [PROOF_MINE_HEARD_GATE] = "heard-gate",
    [PROOF_MINE_PROMISE] = "promise",     [PROOF_MINE_TIDE] = "tide",
    [PROOF_MINE_QUIET] = "quiet",         [PROOF_MINE_BOAT] = "boat",
    [PROOF_MINE_STAR] = "star",           [PROOF_MINE_STONE] = "stone",
    [PROOF_MINE_OWN_STONE] = "own-stone", [PROOF_MINE_HEAVY_STONE] = "heavy-stone",
};

const char *proof_mine_kind_name(int kind) {
    return kind >= 0 && kind < PROOF_MINE_KINDS ? names[kind] : NULL;
}

/* What a fixture is a part of; PROOF_MINE_KINDS: of none, or of none that is mined. */
static enum proof_mine_kind kind_of_fixture(int kind) {
    switch ((enum rules_fixture_kind)kind) { /* all, so that a new one is not forgotten */
    case RULES_PLATE:
    case RULES_GATE:
        return PROOF_MINE_GATE;
    case RULES_VEIL:
        return PROOF_MINE_VEIL;
    case RULES_FENCE:
        return PROOF_MINE_FENCE;
    case RULES_HEARD_GATE:
        return PROOF_MINE_HEARD_GATE;
    case RULES_PROMISE:
        return PROOF_MINE_PROMISE;
    case RULES_TIDE:
        return PROOF_MINE_TIDE;
    case RULES_QUIET:
        return PROOF_MINE_QUIET;
    case RULES_BELL:
    case RULES_POST:
        return PROOF_MINE_BOAT;
    case RULES_STAR:
    case RULES_STAR_GATE:
        return PROOF_MINE_STAR;
    case RULES_NO_FIXTURE:
    case RULES_HOME_A:
    case RULES_HOME_B:
    case RULES_HEARTH:
    case RULES_SPAN:
    case RULES_AGAIN:
    case RULES_FIXTURE_KINDS:
        break;
    }
    return PROOF_MINE_KINDS;
}

static enum proof_mine_kind kind_of_stone(int stone) {
    return stone == RULES_STONE_ANY     ? PROOF_MINE_STONE
           : stone == RULES_STONE_HEAVY ? PROOF_MINE_HEAVY_STONE
                                        : PROOF_MINE_OWN_STONE;
}

unsigned proof_mine_kinds(const struct rules_level *level) {
    unsigned kinds = 0;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        kinds |= 1u << kind_of_fixture(level->fixture[cell].kind);
    }
    for (int i = 0; i < level->stone_count; i++) {
        kinds |= 1u << kind_of_stone(level->stone[i].kind);
    }
    return kinds & ~(1u << PROOF_MINE_KINDS);
}

/* --- what matters --- */

static struct proof_options limits(const struct proof_mine_options *options) {
    return (struct proof_options){.states = options->states ? options->states
                                                            : PROOF_MINE_DEFAULT_STATES,
                                  .progress = options->progress,
                                  .context = options->context};
}

static int solve(const struct proof_mine_options *options, const struct rules_level *level,
                 int combination, struct rules_action **path) {
    struct proof_options bounds = limits(options);
    struct rules_answers answers = proof_answers(level, combination);
    struct rules_state start;
    rules_start(level, &start);
    return proof_solve(level, &answers, &start, &bounds, path);
}

/* Is some combination's shortest solution of another length than these? */
static bool differs(const struct proof_mine_options *options, const struct rules_level *level,
                    const int *shortest) {
    int combinations = proof_combinations(level);
    for (int c = 0; c < combinations; c++) {
        struct rules_action *path;
        int length = solve(options, level, c, &path);
        free(path);
        if (length != shortest[c]) {
            return true;
        }
    }
    return false;
}

/* Gates of plates go with the plates; a promise's gates with the promise. */
static bool without(const struct rules_level *level, enum proof_mine_kind kind,
                    struct rules_level *out) {
    struct error error = {{0}};
    int stones = 0;
    *out = *level;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        if (kind_of_fixture(level->fixture[cell].kind) == kind) {
            out->fixture[cell] = (struct rules_fixture){0};
        }
    }
    for (int i = 0; i < level->stone_count; i++) {
        if (kind_of_stone(level->stone[i].kind) != kind) {
            out->stone[stones++] = level->stone[i];
        }
    }
    out->stone_count = (uint8_t)stones;
    if (kind == PROOF_MINE_BOAT) {
        out->post_count = 0;
        out->first_post = 0;
    } else if (kind == PROOF_MINE_STAR) {
        out->star_count = 0;
    } else if (kind == PROOF_MINE_TIDE) {
        out->tide_period = 0;
    }
    return rules_prepare(out, &error);
}

static unsigned what_matters(const struct proof_mine_options *options,
                             const struct rules_level *level, const int *shortest) {
    unsigned kinds = proof_mine_kinds(level), matters = 0;
    for (int kind = 0; kind < PROOF_MINE_KINDS; kind++) {
        struct rules_level bare;
        if ((kinds >> kind & 1) && without(level, (enum proof_mine_kind)kind, &bare) &&
            differs(options, &bare, shortest)) {
            matters |= 1u << kind;
        }
    }
    return matters;
}

/* --- waiting --- */

static uint64_t hash_without_time(struct rules_state state) {
    state.beat = 0;
    state.promise[0] = state.promise[1] = 0;
    return rules_hash_state(&state);
}

static int count_idle(const struct rules_level *level, int combination,
                      const struct rules_action *path, int length) {
    struct rules_answers answers = proof_answers(level, combination);
    struct rules_state state;
    uint64_t *seen = base_alloc((size_t)(length + 1) * sizeof *seen);
    int idle = 0;
    rules_start(level, &state);
    seen[0] = hash_without_time(state);
    for (int i = 0; i < length; i++) {
        rules_step(level, &answers, &state, path[i], NULL);
        seen[i + 1] = hash_without_time(state);
    }
    for (int i = 0; i < length; i++) { /* from a board to where it is met last: so far idle */
        for (int j = length; j > i; j--) {
            if (seen[j] == seen[i]) {
                idle += j - i;
                i = j - 1;
                break;
            }
        }
    }
    free(seen);
    return idle;
}

/* --- points --- */

static int percent(struct proof_ratio ratio) {
    return ratio.under ? (int)(ratio.over * 100 / ratio.under) : 0;
}

static int below(int value, int bound) {
    return value < bound ? bound - value : 0;
}

static int least(int a, int b) {
    return a < b ? a : b;
}

/* Actions past the aims. */
static int off_length(const struct proof_mine_options *options, int length) {
    return below(length, options->least) + (length > options->most ? length - options->most : 0);
}

static void bounds_of(const struct proof *proof, int *shortest, int *longest) {
    *shortest = *longest = proof->shortest[0];
    for (int c = 1; c < proof->combinations; c++) {
        *shortest = least(*shortest, proof->shortest[c]);
        *longest = *longest > proof->shortest[c] ? *longest : proof->shortest[c];
    }
}

static int count_bits(unsigned bits) {
    int count = 0;
    for (; bits; bits &= bits - 1) {
        count++;
    }
    return count;
}

int proof_mine_points(const struct proof_mine_options *options, const struct proof_mined *mined) {
    const struct proof *proof = &mined->proof;
    if (!proof->combinations || proof->unsolvable || proof->not_proved) {
        return MINE_REJECTED;
    }
    int shortest, longest, skipped = 0;
    bounds_of(proof, &shortest, &longest);
    for (int q = 0; q < proof->question_count; q++) {
        skipped += proof->needed[q] != PROOF_YES;
    }
    int guess = proof->guess_cost == PROOF_NONE ? 0 : proof->guess_cost;
    int share = percent(proof->share), gentle = percent(proof->gentle);
    return 10 * least(proof->handovers, options->handovers) + 4 * share + gentle +
           40 * count_bits(mined->matters) - 10 * mined->idle -
           10 * (off_length(options, shortest) + off_length(options, longest)) - 200 * skipped -
           60 * below(guess, GUESS_COST) - 6 * below(gentle, GENTLE) - 10 * below(share, SHARE) -
           2 * (percent(proof->fair) - 100) -
           10 * (percent(proof->fair) > FAIR ? percent(proof->fair) - FAIR : 0);
}

int mine_first_look(const struct proof_mine_options *options, const struct rules_level *level,
                    int *idle) {
    struct rules_action *path;
    int length = solve(options, level, 0, &path), of_a = 0, handovers = 0;
    if (length <= 0) {
        free(path);
        return MINE_REJECTED;
    }
    for (int i = 0; i < length; i++) {
        of_a += path[i].player == RULES_A;
        handovers += i && path[i].player != path[i - 1].player;
    }
    *idle = count_idle(level, 0, path, length);
    free(path);
    return 10 * least(handovers, options->handovers) + 400 * least(of_a, length - of_a) / length -
           10 * *idle - 20 * off_length(options, length);
}

/* A board that takes many searches long is ended early: the miner has smaller ones to look at. */
struct patience {
    const struct proof_mine_options *options;
    uint64_t states;
};

static bool is_patient(void *context, const struct proof_progress *progress) {
    const struct patience *patience = context;
    const struct proof_mine_options *options = patience->options;
    return progress->states <= patience->states &&
           (!options->progress || options->progress(options->context, progress));
}

bool mine_measure(const struct proof_mine_options *options, int wanted, struct proof_mined *mined) {
    struct proof_options bounds = limits(options);
    struct patience patience = {options, SEARCHES * bounds.states};
    struct error error = {{0}};
    bounds.progress = is_patient;
    bounds.context = &patience;
    if (!proof_level(&mined->level, &bounds, &mined->proof, &error)) {
        mined->points = MINE_REJECTED;
        return false;
    }
    mined->matters = proof_mine_kinds(&mined->level); /* at best */
    mined->points = proof_mine_points(options, mined);
    if (mined->points == MINE_REJECTED || mined->points < wanted) {
        return false;
    }
    mined->matters = what_matters(options, &mined->level, mined->proof.shortest);
    mined->points = proof_mine_points(options, mined);
    return mined->points >= wanted;
}

/* --- pruning --- */

void mine_prune(const struct proof_mine_options *options, struct mine_board *board) {
    struct rules_level level;
    struct proof_options bounds = limits(options);
    struct proof proof = {0};
    struct error error = {{0}};
    if (mine_board_level(board, &level) && proof_level(&level, &bounds, &proof, &error)) {
        for (int cell = 0; cell < board->width * board->height; cell++) {
            const struct mine_cell *at = &board->cell[cell];
            bool lane = at->fixed || kind_of_fixture(at->fixture.kind) == PROOF_MINE_KINDS;
            if (lane && !at->stone) {
                continue;
            }
            struct mine_board bare = *board;
            mine_board_put(&bare, cell, at->terrain == RULES_WATER ? mine_water : mine_floor);
            if (mine_board_level(&bare, &level) && !differs(options, &level, proof.shortest)) {
                *board = bare;
            }
        }
    }
    proof_release(&proof);
}
