#include "proof/search.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

struct prover {
    const struct rules_level *level;
    struct rules_state start;
    struct proof_search *search;
    struct proof *proof;
    uint64_t least, most; /* of the shortest solutions so far */
    struct rules_action *path;
    int path_room;
};

/* --- combinations --- */

int proof_combinations(const struct rules_level *level) {
    int combinations = 1;
    for (int q = 0; q < level->question_count; q++) {
        combinations *= level->question[q].marks;
    }
    return combinations;
}

struct rules_answers proof_answers(const struct rules_level *level, int combination) {
    struct rules_answers answers = {0};
    for (int q = 0; q < level->question_count; q++) {
        answers.mark[q] = (uint8_t)(combination % level->question[q].marks);
        combination /= level->question[q].marks;
    }
    return answers;
}

/* --- fractions --- */

static bool less(struct proof_ratio a, struct proof_ratio b) {
    return a.over * b.under < b.over * a.under;
}

static void keep_least(struct proof_ratio *least, struct proof_ratio ratio) {
    if (least->under == 0 || less(ratio, *least)) {
        *least = ratio;
    }
}

/* --- the clean search of each combination --- */

static void measure_path(struct prover *prover, int length) {
    struct proof *proof = prover->proof;
    if (length > prover->path_room) {
        prover->path = base_grow(prover->path, (size_t)length * sizeof *prover->path);
        prover->path_room = length;
    }
    proof_search_path(prover->search, length, prover->path);
    uint64_t by[2] = {0};
    int handovers = 0;
    for (int i = 0; i < length; i++) {
        by[prover->path[i].player]++;
        handovers += i > 0 && prover->path[i].player != prover->path[i - 1].player;
    }
    uint64_t smaller = by[RULES_A] < by[RULES_B] ? by[RULES_A] : by[RULES_B];
    keep_least(&proof->share, (struct proof_ratio){.over = smaller, .under = (uint64_t)length});
    if (proof->handovers == PROOF_NONE || handovers < proof->handovers) {
        proof->handovers = handovers;
    }
}

static void prove_clean(struct prover *prover, int combination) {
    struct proof *proof = prover->proof;
    struct proof_task task = {
        .level = prover->level,
        .answers = proof_answers(prover->level, combination),
        .from = prover->start,
        .goal = PROOF_WHOLE,
    };
    int length = proof->shortest[combination] = proof_search_run(prover->search, &task);
    prover->search->progress.done++;
    if (length < 0) {
        return;
    }
    uint64_t actions = (uint64_t)length;
    prover->least = prover->least && prover->least < actions ? prover->least : actions;
    prover->most = prover->most > actions ? prover->most : actions;
    measure_path(prover, length);
    keep_least(&proof->gentle, proof_gentle(prover->search));
}

/* --- guessing --- */

/* A guess that costs no less than the best one known needs no look, which is what `longest` says.
 * Below 0 it cannot fall: a breath instead of the misheard step does the same, and cleanly. */
static void prove_guess(struct prover *prover, int combination) {
    struct proof *proof = prover->proof;
    int *shortest = &proof->shortest[combination];
    prover->search->progress.done++;
    if (*shortest < 0 || proof->guess_cost == 0) {
        return;
    }
    struct proof_task task = {
        .level = prover->level,
        .answers = proof_answers(prover->level, combination),
        .from = prover->start,
        .goal = PROOF_GUESS,
        .longest = proof->guess_cost == PROOF_NONE ? 0 : *shortest + proof->guess_cost - 1,
    };
    int length = proof_search_run(prover->search, &task);
    if (length == PROOF_NOT_PROVED) {
        *shortest = PROOF_NOT_PROVED;
    } else if (length >= 0) {
        proof->guess_cost = length - *shortest;
    }
}

/* --- questions --- */

/* Where the question is shut its answer means nothing, so one mark of it stands for all. */
static void prove_needed(struct prover *prover, int question) {
    struct proof *proof = prover->proof;
    struct rules_level shut = *prover->level;
    shut.shut = (uint8_t)(shut.shut | 1u << question);
    int not_proved = PROOF_NONE; /* a combination whose search met a limit */
    for (int c = 0; c < proof->combinations; c++) {
        struct proof_task task = {
            .level = &shut,
            .answers = proof_answers(&shut, c),
            .from = prover->start,
            .goal = PROOF_ANY,
        };
        if (task.answers.mark[question] != 0) {
            continue;
        }
        int length = proof_search_run(prover->search, &task);
        prover->search->progress.done++;
        if (length >= 0) {
            proof->needed[question] = PROOF_NO;
            return;
        }
        not_proved = length == PROOF_NOT_PROVED ? c : not_proved;
    }
    if (not_proved == PROOF_NONE) {
        proof->needed[question] = PROOF_YES;
    } else {
        proof->needed[question] = PROOF_UNKNOWN;
        proof->shortest[not_proved] = PROOF_NOT_PROVED;
    }
}

/* --- a level --- */

static int count_searches(const struct rules_level *level, int combinations) {
    int searches = 2 * combinations;
    for (int q = 0; q < level->question_count; q++) {
        searches += combinations / level->question[q].marks;
    }
    return searches;
}

/* What is the least over the combinations is not known while one of them is not. */
static void conclude(struct prover *prover) {
    struct proof *proof = prover->proof;
    for (int c = 0; c < proof->combinations; c++) {
        proof->unsolvable += proof->shortest[c] == PROOF_UNSOLVABLE;
        proof->not_proved += proof->shortest[c] == PROOF_NOT_PROVED;
    }
    proof->fair = (struct proof_ratio){.over = prover->most, .under = prover->least};
    if (proof->not_proved) {
        proof->fair = proof->gentle = proof->share = (struct proof_ratio){0};
        proof->guess_cost = proof->handovers = PROOF_NONE;
    }
    proof->states = prover->search->progress.states;
}

bool proof_level(const struct rules_level *level, const struct proof_options *options,
                 struct proof *proof, struct error *error) {
    struct prover prover = {.level = level, .proof = proof};
    *proof = (struct proof){
        .combinations = proof_combinations(level),
        .question_count = level->question_count,
        .guess_cost = PROOF_NONE,
        .handovers = PROOF_NONE,
    };
    rules_start(level, &prover.start);
    if (rules_won(level, &prover.start)) {
        return error_set(error, "both players start at home, so the level is won before it "
                                "begins; move a start or a home");
    }
    proof->shortest = base_alloc((size_t)proof->combinations * sizeof *proof->shortest);
    prover.search = base_alloc(sizeof *prover.search);
    proof_search_init(prover.search, options);
    prover.search->progress.total = count_searches(level, proof->combinations);
    for (int c = 0; c < proof->combinations; c++) {
        prove_clean(&prover, c);
    }
    for (int c = 0; c < proof->combinations; c++) {
        prove_guess(&prover, c);
    }
    for (int q = 0; q < level->question_count; q++) {
        prove_needed(&prover, q);
    }
    conclude(&prover);
    proof_search_release(prover.search);
    free(prover.search);
    free(prover.path);
    return true;
}

int proof_solve(const struct rules_level *level, const struct rules_answers *answers,
                const struct rules_state *from, const struct proof_options *options,
                struct rules_action **actions) {
    struct proof_search *search = base_alloc(sizeof *search);
    struct proof_task task = {
        .level = level, .answers = *answers, .from = *from, .goal = PROOF_SHORTEST};
    *actions = NULL;
    proof_search_init(search, options);
    search->progress.total = 1;
    int length = proof_search_run(search, &task);
    if (length >= 0) {
        *actions = base_alloc((size_t)length * sizeof **actions);
        proof_search_path(search, length, *actions);
    }
    proof_search_release(search);
    free(search);
    return length;
}

void proof_release(struct proof *proof) {
    free(proof->shortest);
    *proof = (struct proof){0};
}

bool proof_holds(const struct proof *proof) {
    for (int q = 0; q < proof->question_count; q++) {
        if (proof->needed[q] != PROOF_YES) {
            return false;
        }
    }
    return proof->unsolvable == 0 && proof->not_proved == 0;
}
