/* mine: climbs on several threads, and what they find in the order of their numbers. Climb n of a
 * seed is the same whoever makes it, and a level is judged against those of lower numbers only, so
 * the files do not depend on how the threads ran. */
#include "app/mine.h"

#include "files/files.h"
#include "os/os.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define NAME_CODES "abcdefghijklmnopqrstuvwxyz0123456789-"

enum { AHEAD = 8, TICK_MS = 100, NAME_ROOM = 48 };

struct climb {
    struct proof_mined *mined; /* NULL: nothing came of it */
    bool done;
};

struct kept {
    struct proof_mined *mined;
    char name[NAME_ROOM];
};

struct mine {
    const struct mine_request *request;
    FILE *err;
    struct kept *kept;             /* what was written */
    int kept_count, alike, looked; /* looked: climbs whose outcome was dealt with */
    struct error error;

    struct os_monitor *monitor; /* over what follows */
    struct climb *climb;
    int count;
    bool over;
};

static uint64_t climb_seed(uint64_t seed, int number) {
    uint64_t random = seed + (uint64_t)number * UINT64_C(0x9e3779b97f4a7c15);
    return random_next(&random);
}

static bool goes_on(void *context, const struct proof_progress *progress) {
    struct mine *mine = context;
    (void)progress;
    os_enter(mine->monitor);
    bool over = mine->over;
    os_leave(mine->monitor);
    return !over;
}

/* --- the threads --- */

static struct proof_mined *climb_once(struct mine *mine, int number) {
    struct proof_mine_options options = mine->request->options;
    struct proof_mined *mined = base_alloc(sizeof *mined);
    options.progress = goes_on;
    options.context = mine;
    if (!proof_mine(&options, climb_seed(mine->request->seed, number), mined)) {
        free(mined);
        return NULL;
    }
    return mined;
}

static void work(void *context, int thread) {
    struct mine *mine = context;
    (void)thread; /* it takes one climb after another */
    os_enter(mine->monitor);
    while (!mine->over) {
        if (mine->count >= mine->looked + AHEAD * OS_MOST_THREADS) { /* far ahead of a slow one */
            os_wait(mine->monitor, -1);
            continue;
        }
        int number = mine->count++;
        mine->climb = base_grow(mine->climb, (size_t)mine->count * sizeof *mine->climb);
        mine->climb[number] = (struct climb){0};
        os_leave(mine->monitor);
        struct proof_mined *mined = climb_once(mine, number);
        os_enter(mine->monitor);
        mine->climb[number] = (struct climb){mined, true};
    }
    os_leave(mine->monitor);
}

/* --- what was found --- */

static void describe(struct text *out, const struct proof_mined *mined) {
    const struct proof *proof = &mined->proof;
    int least = proof->shortest[0], most = least;
    for (int c = 1; c < proof->combinations; c++) {
        least = proof->shortest[c] < least ? proof->shortest[c] : least;
        most = proof->shortest[c] > most ? proof->shortest[c] : most;
    }
    text_addf(out,
              "%d points: %d to %d actions, %d hand-overs, share %d %%, gentle %d %%, guess cost "
              "%d, idle %d; what matters:",
              mined->points, least, most, proof->handovers,
              (int)(proof->share.over * 100 / proof->share.under),
              (int)(proof->gentle.over * 100 / proof->gentle.under), proof->guess_cost,
              mined->idle);
    for (int kind = 0; kind < PROOF_MINE_KINDS; kind++) {
        if (mined->matters >> kind & 1) {
            text_addf(out, " %s", proof_mine_kind_name(kind));
        }
    }
}

static bool write_level(struct mine *mine, struct kept *kept, uint64_t seed) {
    struct text file = {0}, path = {0}, comment = {0};
    const struct rules_level *level = &kept->mined->level;
    mine_level_name(seed, level->question_count, kept->name, sizeof kept->name);
    describe(&comment, kept->mined);
    mine_write_level(&file, level, mine->request->deck, seed, text_string(&comment));
    text_addf(&path, "%s/%s.yaml", mine->request->out, kept->name);
    bool good = files_write_atomic(text_string(&path), file.data, file.length, &mine->error);
    text_release(&comment);
    text_release(&path);
    text_release(&file);
    return good;
}

static bool is_new(const struct mine *mine, const struct rules_level *level) {
    for (int i = 0; i < mine->kept_count; i++) {
        if (proof_mine_alike(level, &mine->kept[i].mined->level)) {
            return false;
        }
    }
    return true;
}

static bool enough(const struct mine *mine) {
    return mine->error.text[0] ||
           (mine->request->count && mine->kept_count >= mine->request->count);
}

static void deal_with(struct mine *mine, int number, struct proof_mined *mined) {
    if (!mined) {
        return;
    }
    if (enough(mine) || !is_new(mine, &mined->level)) {
        mine->alike += !enough(mine);
        proof_mined_release(mined);
        free(mined);
        return;
    }
    mine->kept = base_grow(mine->kept, (size_t)(mine->kept_count + 1) * sizeof *mine->kept);
    struct kept *kept = &mine->kept[mine->kept_count];
    *kept = (struct kept){.mined = mined};
    mine->kept_count++;
    write_level(mine, kept, climb_seed(mine->request->seed, number));
}

/* The outcomes in order; `all`: past those that were not finished, too. */
static void gather(struct mine *mine, bool all) {
    os_enter(mine->monitor);
    while (mine->looked < mine->count && (mine->climb[mine->looked].done || all)) {
        int number = mine->looked++;
        struct proof_mined *mined = mine->climb[number].mined;
        mine->climb[number].mined = NULL;
        os_leave(mine->monitor);
        deal_with(mine, number, mined);
        os_enter(mine->monitor);
    }
    os_wake(mine->monitor);
    os_leave(mine->monitor);
}

/* --- telling --- */

static void draw_progress(const struct mine *mine, bool last) {
    if (os_is_terminal(mine->err)) {
        fprintf(mine->err, "\r\033[K%d climbs, %d levels found, %d alike left out%s", mine->looked,
                mine->kept_count, mine->alike, last ? "\n" : "");
    } else if (last) {
        fprintf(mine->err, "%d climbs, %d levels found, %d alike left out\n", mine->looked,
                mine->kept_count, mine->alike);
    }
    fflush(mine->err);
}

static int by_points(const void *a, const void *b) {
    const struct kept *left = a, *right = b;
    int difference = right->mined->points - left->mined->points;
    return difference ? difference : strcmp(left->name, right->name);
}

static void list(struct mine *mine, FILE *out) {
    if (mine->kept_count) {
        qsort(mine->kept, (size_t)mine->kept_count, sizeof *mine->kept, by_points);
    }
    for (int i = 0; i < mine->kept_count; i++) {
        struct text line = {0};
        describe(&line, mine->kept[i].mined);
        fprintf(out, "%-28s %s\n", mine->kept[i].name, text_string(&line));
        text_release(&line);
        proof_mined_release(mine->kept[i].mined);
        free(mine->kept[i].mined);
    }
}

/* --- running --- */

static void watch(struct mine *mine, struct os_held *held) {
    uint64_t start = os_clock_ms(), limit = (uint64_t)mine->request->seconds * 1000;
    while (!enough(mine) && !(limit && os_clock_ms() - start >= limit) &&
           !os_held_came(held, TICK_MS)) {
        gather(mine, false);
        draw_progress(mine, false);
    }
    os_enter(mine->monitor);
    mine->over = true;
    os_wake(mine->monitor);
    os_leave(mine->monitor);
}

static int choose_jobs(int wanted) {
    int jobs = wanted > 0 ? wanted : os_processors();
    return jobs > OS_MOST_THREADS ? OS_MOST_THREADS : jobs;
}

static void run(struct mine *mine) {
    struct os_held *held = os_held_new(true);
    mine->monitor = os_monitor_new();
    struct os_pool *pool = os_pool_new(choose_jobs(mine->request->jobs));
    int threads = os_pool_threads(pool);
    if (threads) {
        os_pool_begin(pool, threads, work, mine);
        watch(mine, held);
    } else {
        error_set(&mine->error, "no thread could be started");
    }
    os_pool_free(pool);
    gather(mine, true);
    os_monitor_free(mine->monitor);
    os_held_free(held);
}

int mine_levels(const struct mine_request *request, FILE *out, FILE *err) {
    struct mine mine = {.request = request, .err = err};
    if (!proof_mine_possible(&request->options, &mine.error) ||
        !files_make_folder(request->out, &mine.error)) {
        fprintf(err, "two-lanterns: %s\n", mine.error.text);
        return APP_USAGE;
    }
    run(&mine);
    draw_progress(&mine, true);
    if (mine.error.text[0]) {
        fprintf(err, "two-lanterns: %s\n", mine.error.text);
    }
    int status = mine.error.text[0] ? APP_USAGE : mine.kept_count ? APP_GOOD : APP_BAD;
    list(&mine, out);
    free(mine.kept);
    free(mine.climb);
    return status;
}

/* --- the command line --- */

static bool read_fixtures(const char *list, unsigned *kinds, struct error *error) {
    for (*kinds = 0; *list; list += *list == ',') {
        size_t length = strcspn(list, ",");
        int kind = 0;
        const char *name;
        while ((name = proof_mine_kind_name(kind)) &&
               (strlen(name) != length || strncmp(name, list, length) != 0)) {
            kind++;
        }
        if (!name) {
            return error_set(error,
                             "--fixtures does not know \"%.*s\"; it knows veil, fence, gate, "
                             "heard-gate, promise, tide, quiet, boat, star, stone, own-stone and "
                             "heavy-stone, with commas between",
                             length < 40 ? (int)length : 40, list);
        }
        *kinds |= 1u << kind;
        list += length;
    }
    return true;
}

static bool read_pair(const char *flag, const char *text, char between, int *first, int *second,
                      struct error *error) {
    char middle = 0, end = 0;
    if (sscanf(text, "%5d%c%5d%c", first, &middle, second, &end) == 3 && middle == between) {
        return true;
    }
    return error_set(error, "%s takes two whole numbers with '%c' between, not \"%.40s\"", flag,
                     between, text);
}

static bool read_request(const struct app_options *options, struct mine_request *request,
                         struct error *error) {
    struct proof_mine_options *mine = &request->options;
    *request = (struct mine_request){.deck = options->deck,
                                     .out = options->out,
                                     .count = options->count,
                                     .seconds = options->seconds,
                                     .jobs = options->jobs,
                                     .seed = options->seed};
    *mine = (struct proof_mine_options){
        .questions = options->questions ? options->questions : 2,
        .marks = options->marks ? options->marks : 3,
        .handovers = options->handovers ? options->handovers : 4,
        .states = options->states,
    };
    if (!request->out) {
        return error_set(error, "mine needs --out DIR, the folder for the levels");
    }
    if (!request->count && !request->seconds) {
        return error_set(error, "mine needs --count N, --time SECONDS, or both");
    }
    if (request->deck && (!request->deck[0] || strlen(request->deck) > PACK_MAX_NAME ||
                          strspn(request->deck, NAME_CODES) != strlen(request->deck))) {
        return error_set(error, "--deck takes a deck's name, of a-z, 0-9 and -, not \"%.40s\"",
                         request->deck);
    }
    const char *fixtures = options->fixtures ? options->fixtures : "veil,gate,heard-gate,stone";
    return read_fixtures(fixtures, &mine->kinds, error) &&
           read_pair("--size", options->board ? options->board : "14x9", 'x', &mine->width,
                     &mine->height, error) &&
           read_pair("--length", options->length ? options->length : "24-60", '-', &mine->least,
                     &mine->most, error);
}

int app_mine_command(const struct app_options *options) {
    struct mine_request request;
    struct error error = {{0}};
    if (!read_request(options, &request, &error)) {
        fprintf(stderr, "two-lanterns: %s\n", error.text);
        return APP_USAGE;
    }
    return mine_levels(&request, stdout, stderr);
}
