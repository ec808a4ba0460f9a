#include "app/check.h"

#include "app/check_print.h"
#include "app/crew.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

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
    struct crew *crew;
    struct job *job;
    int count;
    FILE *err;

    pthread_mutex_t lock; /* over what follows, and over `progress` and the flags of the jobs */
    pthread_cond_t finished;
    bool stopped; /* by Ctrl-C */
};

static uint64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static bool note_progress(void *context, const struct proof_progress *progress) {
    struct job *job = context;
    pthread_mutex_lock(&job->check->lock);
    if (progress->states >= job->progress.states) { /* several searches tell, in any order */
        job->progress = *progress;
    }
    job->unfinished |= job->check->stopped;
    bool go_on = !job->unfinished;
    pthread_mutex_unlock(&job->check->lock);
    return go_on;
}

static void share(void *context, int count, void (*task)(void *work, int item), void *work) {
    const struct job *job = context;
    app_crew_share(job->check->crew, count, task, work);
}

static void prove(void *context, int item) {
    struct check *check = context;
    struct job *job = &check->job[item];
    struct check_result *result = &job->result;
    struct proof_options limits = check->limits;
    limits.progress = note_progress;
    limits.parallel = share;
    limits.context = job;
    uint64_t start = now_ms();
    proof_level(&result->level->rules, &limits, &result->proof, &result->error);
    result->milliseconds = now_ms() - start;
    pthread_mutex_lock(&check->lock);
    job->done = true;
    pthread_cond_signal(&check->finished);
    pthread_mutex_unlock(&check->lock);
}

/* One job for each level, or for the one that is asked for. */
static void add_jobs(struct check *check, const struct pack *pack, const char *only) {
    for (int c = 0; c < pack->chapter_count; c++) {
        const struct pack_chapter *chapter = &pack->chapter[c];
        for (int l = 0; l < chapter->level_count; l++) {
            struct job job = {.check = check,
                              .result = {.chapter = chapter->id, .level = &chapter->level[l]}};
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
    if (!isatty(fileno(check->err))) {
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
    if (isatty(fileno(check->err))) {
        fputs("\r\033[K", check->err);
        fflush(check->err);
    }
}

/* Ctrl-C is held back while levels are proved, and looked for here. So it needs no handler, and
 * comes to nobody in the middle of something. */
static bool was_interrupted(void) {
    sigset_t pending;
    return sigpending(&pending) == 0 && sigismember(&pending, SIGINT) == 1;
}

/* False where Ctrl-C came before the level was finished. */
static bool wait_for(struct check *check, const struct job *job) {
    pthread_mutex_lock(&check->lock);
    while (!job->done) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += REDRAW_MS * 1000000L;
        until.tv_sec += until.tv_nsec / 1000000000;
        until.tv_nsec %= 1000000000;
        pthread_cond_timedwait(&check->finished, &check->lock, &until);
        check->stopped |= was_interrupted();
        draw_progress(check, job);
    }
    bool finished = !job->unfinished;
    pthread_mutex_unlock(&check->lock);
    clear_progress(check);
    return finished;
}

/* https://no-color.org */
static bool shows_colours(FILE *out) {
    const char *terminal = environment_value("TERM");
    return isatty(fileno(out)) && !environment_value("NO_COLOR") && terminal &&
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
    uint64_t start = now_ms();
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
        app_print_sum(&table, now_ms() - start);
    }
    if (unfinished) {
        fprintf(check->err,
                "two-lanterns: stopped; %d of %d levels were not looked at to the end\n",
                unfinished, check->count);
    }
}

/* --- running --- */

static int choose_jobs(int wanted) {
    int jobs = wanted > 0 ? wanted : (int)sysconf(_SC_NPROCESSORS_ONLN);
    return jobs < 1 ? 1 : jobs > CREW_MOST_THREADS ? CREW_MOST_THREADS : jobs;
}

uint64_t app_memory_share(int jobs) {
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    uint64_t all = pages > 0 && size > 0 ? (uint64_t)pages * (uint64_t)size : 0;
    struct rlimit allowed;
    if (getrlimit(RLIMIT_AS, &allowed) == 0 && allowed.rlim_cur < all) {
        all = allowed.rlim_cur;
    }
    uint64_t share = all / 2 / (uint64_t)jobs;
    return share && share < PROOF_DEFAULT_BYTES ? share : PROOF_DEFAULT_BYTES;
}

static void run(struct check *check, int jobs, bool json, FILE *out) {
    sigset_t interrupt, before;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &before);
    check->limits.bytes = app_memory_share(jobs);
    pthread_mutex_init(&check->lock, NULL);
    pthread_cond_init(&check->finished, NULL);
    check->crew = app_crew_new(jobs);
    app_crew_begin(check->crew, check->count, prove, check);
    print_levels(check, json, out);
    app_crew_free(check->crew);
    pthread_cond_destroy(&check->finished);
    pthread_mutex_destroy(&check->lock);
    if (check->stopped) {
        sigtimedwait(&interrupt, NULL, &(struct timespec){0}); /* it has been heeded */
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

int app_check(const struct pack *pack, const struct check_options *options, FILE *out, FILE *err) {
    struct check check = {
        .limits.states = options->states ? options->states : PROOF_DEFAULT_STATES,
        .err = err,
    };
    add_jobs(&check, pack, options->level);
    if (options->level && check.count == 0) {
        return app_no_such_level(pack, options->level, err);
    }
    run(&check, choose_jobs(options->jobs), options->json, out);
    int status = 0;
    for (int i = 0; i < check.count; i++) {
        status |= check.job[i].unfinished || !app_check_holds(&check.job[i].result);
        proof_release(&check.job[i].result.proof);
    }
    free(check.job);
    return status;
}
