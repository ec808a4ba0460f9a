/* All figures of a level, from as many searches as need be; they do not depend on how many threads
 * there are. */
#include "proof/graph.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* The searches of a level need little of each other. The clean ones need nothing. A guess dearer
 * than the cheapest one known needs no look, and once a question is not needed the rest of its
 * searches are left out: these go in waves, each twice as large as the one before, and what one
 * wave finds, the next may use. So they can be shared among threads, and what is searched, and
 * found, does not depend on how many there are. */
enum { FIRST_WAVE = 2 };

/* A graph knows of each state how far home is, so it takes more room and time than a search. Levels
 * that people make have less by far than so many states under one combination. */
enum { MOST_OF_GRAPH = 2000000 };

/* A search and what came of it. */
struct job {
    struct proof_task task;
    int combination;
    int length; /* as proof_search_run says; of a whole search also where a limit was met later */
    enum proof_known known; /* by a whole search */
    uint64_t states;
    struct proof_ratio share, gentle; /* of a whole search that found a solution */
    int handovers;
    int told;                   /* when the talk is over; PROOF_NONE: never; or PROOF_NOT_PROVED */
    int guess[PROOF_MAX_LOCKS]; /* by the search for guesses */
    struct proof_ratio wait;    /* from the graph, if there is one, as what follows */
    int idle;
    uint64_t wandered;
    struct proof_helps helps;
    enum proof_answer mended; /* by the search for misses */
};

struct prover {
    const struct rules_level *level;
    struct rules_level shut[RULES_MAX_QUESTIONS]; /* the level, with one question shut */
    struct rules_state start;
    struct proof_options options;
    struct proof_locks locks;    /* one that is all of them, if no lock's own cost is asked for */
    uint8_t talk;                /* see struct proof_task; 0: is not asked for */
    struct proof_search *search; /* for all, if there are no threads */
    struct proof *proof;
    struct job *job; /* of this wave */
    int jobs, job_room, total;
    atomic_int done;
    atomic_ullong states;
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

/* --- jobs --- */

/* A search, told of in the progress of all. */
struct told {
    struct prover *prover;
    uint64_t states; /* so far */
};

static bool tell(void *context, const struct proof_progress *progress) {
    struct told *told = context;
    struct prover *prover = told->prover;
    atomic_fetch_add(&prover->states, progress->states - told->states);
    told->states = progress->states;
    const struct proof_progress sum = {
        .done = atomic_load(&prover->done),
        .total = prover->total,
        .states = atomic_load(&prover->states),
    };
    return prover->options.progress(prover->options.context, &sum);
}

static void measure_path(struct job *job, struct proof_search *search) {
    struct rules_action *path = base_alloc((size_t)job->length * sizeof *path);
    uint64_t by[2] = {0};
    proof_search_path(search, job->length, path);
    for (int i = 0; i < job->length; i++) {
        by[path[i].player]++;
        job->handovers += i > 0 && path[i].player != path[i - 1].player;
    }
    job->share = (struct proof_ratio){
        .over = by[RULES_A] < by[RULES_B] ? by[RULES_A] : by[RULES_B],
        .under = (uint64_t)job->length,
    };
    free(path);
}

/* Most often the talk is over before the solution is, and was noted on the way there. */
static int when_told(struct proof_search *search, const struct job *job) {
    int told = search->told;
    if (told == PROOF_NONE && (search->talked || job->known < PROOF_KNOWN_ALL)) {
        struct proof_task task = job->task;
        task.goal = PROOF_TALK;
        proof_search_run(search, &task);
        return search->told == PROOF_NONE ? PROOF_NOT_PROVED : search->told;
    }
    return told;
}

/* What needs to know the way home from everywhere. False where that is too much. */
static bool measure_graph(const struct prover *prover, struct job *job,
                          struct proof_search *search) {
    struct proof_graph *graph = search->count <= MOST_OF_GRAPH ? proof_graph_new(search, true)
                                                               : NULL;
    if (!graph) {
        return false;
    }
    job->gentle = proof_graph_gentle(graph);
    job->wait = proof_wait(graph);
    job->idle = proof_idle(graph);
    job->helps = proof_find_helps(graph, 0, NULL);
    job->wandered = proof_wander(graph, job->combination, prover->proof->combinations);
    proof_graph_free(graph);
    return true;
}

/* Is home lost by no miss? */
static enum proof_answer is_mended(struct proof_search *search) {
    struct proof_graph *graph = proof_graph_new(search, false);
    enum proof_answer mended = !graph                     ? PROOF_UNKNOWN
                               : proof_graph_loses(graph) ? PROOF_NO
                                                          : PROOF_YES;
    proof_graph_free(graph);
    return mended;
}

static void run_job(struct prover *prover, struct job *job, struct proof_search *search) {
    struct told told = {.prover = prover};
    search->options.progress = prover->options.progress ? tell : NULL;
    search->options.context = &told;
    search->progress = (struct proof_progress){0};
    job->length = proof_search_run(search, &job->task);
    job->known = search->known;
    if (job->known >= PROOF_KNOWN_SOLVABLE && search->shortest >= 0) {
        job->length = search->shortest;
        measure_path(job, search);
    }
    if (job->known == PROOF_KNOWN_ALL && job->length >= 0 &&
        !(prover->options.all && measure_graph(prover, job, search))) {
        job->gentle = proof_gentle(search);
    }
    if (job->task.goal == PROOF_MISSES && job->length >= 0) {
        job->mended = is_mended(search);
    }
    memcpy(job->guess, search->guess, sizeof job->guess);
    if (job->task.talk && job->length >= 0) {
        job->told = when_told(search, job);
    }
    job->states = search->progress.states;
    atomic_fetch_add(&prover->states, job->states - told.states);
    atomic_fetch_add(&prover->done, 1);
}

static void run_alone(void *work, int item) {
    struct prover *prover = work;
    struct proof_search *search = base_alloc(sizeof *search);
    proof_search_init(search, &prover->options);
    run_job(prover, &prover->job[item], search);
    proof_search_release(search);
    free(search);
}

static void run_wave(struct prover *prover) {
    if (prover->options.parallel) {
        prover->options.parallel(prover->options.context, prover->jobs, run_alone, prover);
    }
    for (int i = 0; i < prover->jobs; i++) {
        if (!prover->options.parallel) {
            run_job(prover, &prover->job[i], prover->search);
        }
        prover->proof->states += prover->job[i].states;
    }
}

static struct job *add_job(struct prover *prover, const struct rules_level *level, int combination,
                           enum proof_goal goal) {
    if (prover->jobs == prover->job_room) {
        prover->job_room = 2 * prover->job_room + FIRST_WAVE;
        prover->job = base_grow(prover->job, (size_t)prover->job_room * sizeof *prover->job);
    }
    struct job *job = &prover->job[prover->jobs++];
    *job = (struct job){
        .task = {.level = level,
                 .answers = proof_answers(level, combination),
                 .from = prover->start,
                 .goal = goal,
                 .locks = &prover->locks},
        .combination = combination,
        .told = PROOF_NONE,
        .idle = PROOF_NONE,
        .mended = PROOF_UNKNOWN,
    };
    return job;
}

/* --- the clean search of each combination --- */

static void lower_known(struct proof *proof, int combination) {
    enum proof_known *known = &proof->known[combination];
    *known = *known > PROOF_KNOWN_SHORTEST ? PROOF_KNOWN_SHORTEST : *known;
}

static void note_clean(struct proof *proof, const struct job *job) {
    proof->shortest[job->combination] = job->length;
    proof->known[job->combination] = job->known;
    if (job->length < 0) {
        return;
    }
    uint64_t actions = (uint64_t)job->length;
    proof->fair.over = proof->fair.over > actions ? proof->fair.over : actions;
    if (proof->fair.under == 0 || actions < proof->fair.under) {
        proof->fair.under = actions;
    }
    if (proof->handovers == PROOF_NONE || job->handovers < proof->handovers) {
        proof->handovers = job->handovers;
    }
    keep_least(&proof->share, job->share);
    if (job->known == PROOF_KNOWN_ALL) {
        keep_least(&proof->gentle, job->gentle);
    }
    if (job->told >= 0) {
        keep_least(&proof->told, (struct proof_ratio){(uint64_t)job->told, actions});
    }
}

static int least_known(const struct proof *proof) {
    int least = PROOF_KNOWN_ALL;
    for (int c = 0; c < proof->combinations; c++) {
        least = (int)proof->known[c] < least ? (int)proof->known[c] : least;
    }
    return least;
}

/* What is the least over the combinations is not known while it is not known of one of them. */
static void conclude_clean(struct proof *proof) {
    if (least_known(proof) < PROOF_KNOWN_SHORTEST) {
        proof->fair = proof->share = (struct proof_ratio){0};
        proof->handovers = PROOF_NONE;
    }
    if (least_known(proof) < PROOF_KNOWN_ALL) {
        proof->gentle = (struct proof_ratio){0};
    }
}

/* The combinations take the walks of beginners in turn. */
static int walks_of(const struct proof *proof, int combination) {
    int walks = combination < PROOF_WALKS % proof->combinations;
    return walks + PROOF_WALKS / proof->combinations;
}

/* What is read off graphs: all of them, or nothing. */
static void note_graphs(struct prover *prover) {
    struct proof *proof = prover->proof;
    uint64_t wandered = 0, walks = 0;
    bool complete = least_known(proof) == PROOF_KNOWN_ALL;
    for (int i = 0; i < prover->jobs; i++) {
        const struct job *job = &prover->job[i];
        if (job->length < 0) {
            continue;
        }
        complete &= job->idle != PROOF_NONE;
        if (proof->wait.under == 0 || less(proof->wait, job->wait)) {
            proof->wait = job->wait;
        }
        proof->idle = job->idle > proof->idle ? job->idle : proof->idle;
        wandered += job->wandered;
        walks += (uint64_t)walks_of(proof, job->combination);
    }
    if (!complete) {
        proof->wait = (struct proof_ratio){0};
        proof->idle = PROOF_NONE;
    } else if (walks) {
        proof->difficulty = (int)((2 * wandered + walks) / (2 * walks));
    }
}

static void note_ways(struct prover *prover) {
    struct proof *proof = prover->proof;
    size_t count = (size_t)proof->combinations;
    struct proof_helps *helps = base_alloc(count * sizeof *helps);
    bool known = proof->difficulty != PROOF_NONE;
    for (int i = 0; i < prover->jobs; i++) {
        const struct job *job = &prover->job[i];
        helps[job->combination] = job->helps;
        known &= job->length < 0 || job->helps.count > 0;
    }
    if (known) {
        proof->helps = base_alloc(count * sizeof *proof->helps);
        proof->ways = proof_count_ways(helps, proof->combinations, proof->helps);
    }
    free(helps);
}

static void prove_clean(struct prover *prover) {
    struct proof *proof = prover->proof;
    bool told = true;
    prover->jobs = 0;
    for (int c = 0; c < proof->combinations; c++) {
        add_job(prover, prover->level, c, PROOF_WHOLE)->task.talk = prover->talk;
    }
    run_wave(prover);
    for (int i = 0; i < prover->jobs; i++) {
        note_clean(proof, &prover->job[i]);
        if (prover->job[i].told == PROOF_NOT_PROVED) {
            lower_known(proof, prover->job[i].combination);
            told = false;
        }
    }
    if (!told || least_known(proof) < PROOF_KNOWN_SHORTEST) {
        proof->told = (struct proof_ratio){0};
    }
    conclude_clean(proof);
    note_graphs(prover);
    note_ways(prover);
}

/* --- guessing --- */

/* Below 0 the cost cannot fall: a breath instead of the misheard step does the same, and cleanly.
 */
static void note_guess(struct proof *proof, const struct job *job) {
    if (job->length == PROOF_NOT_PROVED) {
        lower_known(proof, job->combination);
    }
    for (int i = 0; i < proof->lock_count; i++) {
        int cost = job->guess[i] - proof->shortest[job->combination];
        if (job->guess[i] >= 0 && (proof->lock[i].cost < 0 || cost < proof->lock[i].cost)) {
            proof->lock[i].cost = cost;
        }
    }
}

/* Looks for misses that are cheaper than those known. */
static void add_guess(struct prover *prover, int combination) {
    const struct proof *proof = prover->proof;
    struct job *job = add_job(prover, prover->level, combination, PROOF_GUESS);
    for (int i = 0; i < proof->lock_count; i++) {
        int cost = proof->lock[i].cost, cheaper = proof->shortest[combination] + cost - 1;
        job->task.within[i] = cost == PROOF_NONE ? 0 : cost == 0 ? PROOF_NONE : cheaper;
    }
}

static bool may_be_cheaper(const struct proof *proof) {
    bool may = false;
    for (int i = 0; i < proof->lock_count; i++) {
        may |= proof->lock[i].cost != 0;
    }
    return may;
}

static void conclude_guess(struct proof *proof, bool known) {
    for (int i = 0; i < proof->lock_count; i++) {
        int cost = proof->lock[i].cost;
        if (cost >= 0 && (proof->guess_cost < 0 || cost < proof->guess_cost)) {
            proof->guess_cost = cost;
        }
    }
    if (!known && proof->guess_cost != 0) {
        proof->guess_cost = PROOF_NOT_PROVED;
    }
}

static void prove_guess(struct prover *prover) {
    struct proof *proof = prover->proof;
    bool known = least_known(proof) >= PROOF_KNOWN_SHORTEST;
    int wave = FIRST_WAVE;
    for (int c = 0; c < proof->combinations && may_be_cheaper(proof); wave *= 2) {
        prover->jobs = 0;
        for (; c < proof->combinations && prover->jobs < wave; c++) {
            if (proof->shortest[c] >= 0) {
                add_guess(prover, c);
            }
        }
        run_wave(prover);
        for (int i = 0; i < prover->jobs; i++) {
            note_guess(proof, &prover->job[i]);
            known &= prover->job[i].length != PROOF_NOT_PROVED;
        }
    }
    conclude_guess(proof, known);
    if (known && proof->fair.under && prover->options.all) {
        proof->silence = proof_silence(proof->lock, proof->lock_count, proof->fair.under);
    }
}

/* --- questions --- */

/* What is known of a question so far. Where it is shut its answer means nothing, so one mark of it
 * stands for all. */
struct asked {
    int next;       /* combination to search */
    int not_proved; /* a combination whose search met a limit, or PROOF_NONE */
    bool skipped;   /* it can be */
};

static void add_needed(struct prover *prover, int question, struct asked *asked, int wave) {
    const struct rules_level *shut = &prover->shut[question];
    for (int added = 0; asked->next < prover->proof->combinations && added < wave; asked->next++) {
        if (proof_answers(shut, asked->next).mark[question] == 0) {
            add_job(prover, shut, asked->next, PROOF_ANY);
            added++;
        }
    }
}

static void prove_needed(struct prover *prover) {
    struct proof *proof = prover->proof;
    struct asked asked[RULES_MAX_QUESTIONS];
    for (int q = 0; q < proof->question_count; q++) {
        asked[q] = (struct asked){.not_proved = PROOF_NONE};
        prover->shut[q] = *prover->level;
        prover->shut[q].shut |= (uint8_t)(1u << q);
    }
    prover->jobs = 1;
    for (int wave = FIRST_WAVE; prover->jobs; wave *= 2) {
        prover->jobs = 0;
        for (int q = 0; q < proof->question_count; q++) {
            if (!asked[q].skipped) {
                add_needed(prover, q, &asked[q], wave);
            }
        }
        run_wave(prover);
        for (int i = 0; i < prover->jobs; i++) {
            const struct job *job = &prover->job[i];
            struct asked *of = &asked[job->task.level - prover->shut];
            of->skipped |= job->length >= 0;
            of->not_proved = job->length == PROOF_NOT_PROVED ? job->combination : of->not_proved;
        }
    }
    for (int q = 0; q < proof->question_count; q++) {
        bool known = asked[q].skipped || asked[q].not_proved == PROOF_NONE;
        proof->needed[q] = asked[q].skipped ? PROOF_NO : known ? PROOF_YES : PROOF_UNKNOWN;
        if (!known) {
            lower_known(proof, asked[q].not_proved);
        }
    }
}

/* --- misses --- */

static void prove_mended(struct prover *prover) {
    struct proof *proof = prover->proof;
    prover->jobs = 0;
    for (int c = 0; prover->options.misses && c < proof->combinations; c++) {
        if (proof->shortest[c] >= 0) {
            add_job(prover, prover->level, c, PROOF_MISSES);
        }
    }
    run_wave(prover);
    proof->mended = prover->jobs ? PROOF_YES : PROOF_UNKNOWN;
    for (int i = 0; i < prover->jobs && proof->mended != PROOF_NO; i++) {
        enum proof_answer one = prover->job[i].mended;
        proof->mended = one == PROOF_YES ? proof->mended : one;
    }
}

/* --- a level --- */

static int count_searches(const struct rules_level *level, int combinations, bool misses) {
    int searches = (misses ? 3 : 2) * combinations;
    for (int q = 0; q < level->question_count; q++) {
        searches += combinations / level->question[q].marks;
    }
    return searches;
}

static void count_combinations(struct proof *proof) {
    for (int c = 0; c < proof->combinations; c++) {
        proof->unsolvable += proof->shortest[c] == PROOF_UNSOLVABLE;
        proof->not_proved += proof->known[c] < PROOF_KNOWN_ALL;
    }
}

static void find_locks(struct prover *prover) {
    struct proof *proof = prover->proof;
    struct proof_locks all;
    proof_locks_init(&all, prover->level);
    prover->locks = all;
    if (prover->options.all) {
        prover->talk = proof_talk(prover->level);
    } else {
        proof_locks_join(&prover->locks, &all, PROOF_NONE);
    }
    proof->lock_count = prover->locks.count;
    memcpy(proof->lock, prover->locks.lock, sizeof proof->lock);
}

static void prove(struct prover *prover) {
    find_locks(prover);
    if (!prover->options.parallel) {
        prover->search = base_alloc(sizeof *prover->search);
        proof_search_init(prover->search, &prover->options);
    }
    prove_clean(prover);
    prove_guess(prover);
    prove_needed(prover);
    prove_mended(prover);
    count_combinations(prover->proof);
    if (prover->search) {
        proof_search_release(prover->search);
    }
    free(prover->search);
    free(prover->job);
}

bool proof_level(const struct rules_level *level, const struct proof_options *options,
                 struct proof *proof, struct error *error) {
    *proof = (struct proof){
        .combinations = proof_combinations(level),
        .question_count = level->question_count,
        .guess_cost = PROOF_NONE,
        .handovers = PROOF_NONE,
        .ways = PROOF_NONE,
        .idle = PROOF_NONE,
        .difficulty = PROOF_NONE,
        .mended = PROOF_UNKNOWN,
    };
    struct rules_state start;
    rules_start(level, &start);
    if (rules_won(level, &start)) {
        return error_set(error, "both players start at home, so the level is won before it "
                                "begins; move a start or a home");
    }
    proof->shortest = base_alloc((size_t)proof->combinations * sizeof *proof->shortest);
    proof->known = base_alloc((size_t)proof->combinations * sizeof *proof->known);
    struct prover *prover = base_alloc(sizeof *prover);
    *prover = (struct prover){
        .level = level,
        .start = start,
        .options = options ? *options : (struct proof_options){0},
        .proof = proof,
        .total = count_searches(level, proof->combinations, options && options->misses),
    };
    prove(prover);
    free(prover);
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
    free(proof->known);
    free(proof->helps);
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
