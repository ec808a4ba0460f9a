/* `check`: proves all levels of a pack at once, and prints them in the pack's order as they are
 * done. What is printed is the same whatever the number of threads. */
#include "app/check.h"

#include "app/check_bars.h"
#include "os/os.h"

#include <stdlib.h>
#include <string.h>

enum { REDRAW_MS = 200 };

/* --- jobs: one for each level; their searches are shared, too --- */

struct job {
    struct check *check;
    struct check_result result;
    struct proof_progress progress;
    bool done, unfinished;
};

struct check {
    struct proof_options limits;
    struct os_pool *pool;
    struct os_held *held; /* Ctrl-C, while levels are proved */
    struct job *job;
    int count;
    FILE *err;

    struct os_monitor *monitor; /* over what follows, and `progress` and the flags of the jobs */
    bool stopped;               /* by Ctrl-C */
};

static bool note_progress(void *context, const struct proof_progress *progress) {
    struct job *job = context;
    os_enter(job->check->monitor);
    if (progress->states >= job->progress.states) { /* several searches tell, in any order */
        job->progress = *progress;
    }
    job->unfinished |= job->check->stopped;
    bool go_on = !job->unfinished;
    os_leave(job->check->monitor);
    return go_on;
}

static void share(void *context, int count, void (*task)(void *work, int item), void *work) {
    const struct job *job = context;
    os_pool_share(job->check->pool, count, task, work);
}

static void prove(void *context, int item) {
    struct check *check = context;
    struct job *job = &check->job[item];
    struct check_result *result = &job->result;
    struct proof_options limits = check->limits;
    limits.progress = note_progress;
    limits.parallel = share;
    limits.all = true;
    limits.context = job;
    uint64_t start = os_clock_ms();
    proof_level(&result->level->rules, &limits, &result->proof, &result->error);
    result->milliseconds = os_clock_ms() - start;
    os_enter(check->monitor);
    job->done = true;
    os_wake(check->monitor);
    os_leave(check->monitor);
}

/* One job for each level, or for the one that is asked for. */
static void add_jobs(struct check *check, const struct pack *pack, const char *only) {
    for (int c = 0; c < pack->chapter_count; c++) {
        const struct pack_chapter *chapter = &pack->chapter[c];
        for (int l = 0; l < chapter->level_count; l++) {
            struct job job = {.check = check,
                              .result = {.chapter = chapter->id,
                                         .place = {.chapter = c, .level = l},
                                         .level = &chapter->level[l]}};
            char *name = job.result.name;
            snprintf(name, sizeof job.result.name, "%s/%s", chapter->id, chapter->level[l].id);
            if (only && strcmp(only, name) != 0) {
                continue;
            }
            check->job = base_grow(check->job, (size_t)(check->count + 1) * sizeof *check->job);
            check->job[check->count++] = job;
        }
    }
}

/* --- printing while the threads work --- */

/* "12 of 26 levels, 05-tides/low-water 40 %, 3.1 M states". Called with the lock. */
static void draw_progress(const struct check *check, const struct job *job) {
    uint64_t states = 0;
    int done = 0, total = job->progress.total;
    if (!os_is_terminal(check->err)) {
        return;
    }
    for (int i = 0; i < check->count; i++) {
        done += check->job[i].done;
        states += check->job[i].progress.states;
    }
    fprintf(check->err, "\r\033[K%d of %d levels, %s %d %%, %s states", done, check->count,
            job->result.name, total ? job->progress.done * 100 / total : 0, app_brief(states).text);
    fflush(check->err);
}

static void clear_progress(const struct check *check) {
    if (os_is_terminal(check->err)) {
        fputs("\r\033[K", check->err);
        fflush(check->err);
    }
}

/* False where Ctrl-C came before the level was finished. */
static bool wait_for(struct check *check, const struct job *job) {
    os_enter(check->monitor);
    while (!job->done) {
        os_wait(check->monitor, REDRAW_MS);
        check->stopped |= os_held_came(check->held, 0);
        draw_progress(check, job);
    }
    bool finished = !job->unfinished;
    os_leave(check->monitor);
    clear_progress(check);
    return finished;
}

/* https://no-color.org */
static bool shows_colours(FILE *out) {
    const char *terminal = environment_value("TERM");
    return os_is_terminal(out) && !environment_value("NO_COLOR") && terminal &&
           strcmp(terminal, "dumb") != 0;
}

static struct check_table make_table(const struct check *check, FILE *out) {
    struct check_table table = {.out = out, .limits = check->limits, .colours = shows_colours(out)};
    for (int i = 0; i < check->count; i++) {
        int width = (int)strlen(check->job[i].result.level->id);
        table.name_width = width > table.name_width ? width : table.name_width;
    }
    return table;
}

static void print_levels(struct check *check, bool json, FILE *out) {
    struct check_table table = make_table(check, out);
    uint64_t start = os_clock_ms();
    int unfinished = 0;
    if (!json) {
        app_print_head(&table);
    }
    for (int i = 0; i < check->count; i++) {
        if (!wait_for(check, &check->job[i])) {
            unfinished++;
        } else if (json) {
            app_print_json(out, &check->job[i].result);
        } else {
            app_print_level(&table, &check->job[i].result);
        }
        fflush(out);
    }
    if (!json) {
        app_print_sum(&table, os_clock_ms() - start);
    }
    if (unfinished) {
        fprintf(check->err,
                "two-lanterns: stopped; %d of %d levels were not looked at to the end\n",
                unfinished, check->count);
    }
}

static bool hold_to_bars(const struct check *check, const struct pack *pack,
                         const struct check_options *options, FILE *out) {
    struct check_report report = {.out = out, .json = options->json, .small = options->small};
    struct check_result *result = base_alloc((size_t)check->count * sizeof *result);
    for (int i = 0; i < check->count; i++) {
        result[i] = check->job[i].result; /* lent with all that it owns */
    }
    bool held = app_print_bars(&report, pack, result, check->count);
    free(result);
    return held;
}

/* --- running --- */

static int choose_jobs(int wanted) {
    int jobs = wanted > 0 ? wanted : os_processors();
    return jobs > OS_MOST_THREADS ? OS_MOST_THREADS : jobs;
}

uint64_t app_memory_share(int jobs) {
    uint64_t share = os_memory() / 2 / (uint64_t)jobs;
    return share && share < PROOF_DEFAULT_BYTES ? share : PROOF_DEFAULT_BYTES;
}

static void run(struct check *check, int jobs, bool json, FILE *out) {
    check->held = os_held_new(false);
    check->limits.bytes = app_memory_share(jobs);
    check->monitor = os_monitor_new();
    check->pool = os_pool_new(jobs);
    os_pool_begin(check->pool, check->count, prove, check);
    print_levels(check, json, out);
    os_pool_free(check->pool);
    os_monitor_free(check->monitor);
    os_held_free(check->held);
}

int app_check(const struct pack *pack, const struct check_options *options, FILE *out, FILE *err) {
    struct check check = {
        .limits.misses = options->bars,
        .limits.states = options->states ? options->states : PROOF_DEFAULT_STATES,
        .err = err,
    };
    add_jobs(&check, pack, options->level);
    if (options->level && check.count == 0) {
        return app_no_such_level(pack, options->level, err);
    }
    run(&check, choose_jobs(options->jobs), options->json, out);
    int status = 0;
    if (!options->level && !options->bars && !check.stopped) {
        app_print_words(err, pack);
    }
    if (options->bars && !check.stopped) {
        status |= !hold_to_bars(&check, pack, options, out);
    }
    for (int i = 0; i < check.count; i++) {
        status |= check.job[i].unfinished || !app_check_holds(&check.job[i].result);
        proof_release(&check.job[i].result.proof);
    }
    free(check.job);
    return status;
}
