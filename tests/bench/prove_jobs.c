/* What a second thread gains in proving one level: all its searches, by the clock.
 *
 *   prove_jobs PACK CHAPTER/LEVEL
 *
 * The median of five. Means nothing where other programs want the processor; then the second
 * figure, processor time divided by the clock's, tells how much of it there was. */
#include "os/os.h"
#include "pack_folder.h"
#include "proof/proof.h"

#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 5 };

struct measured {
    double seconds, processor;
    uint64_t states;
};

static double clock_of(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void share(void *pool, int count, void (*task)(void *work, int item), void *work) {
    os_pool_share(pool, count, task, work);
}

static struct measured prove(const struct rules_level *level, int threads) {
    struct proof proof;
    struct error error;
    struct os_pool *pool = os_pool_new(threads - 1); /* and this one */
    const struct proof_options options = {.parallel = share, .context = pool};
    double start = clock_of(CLOCK_MONOTONIC), busy = clock_of(CLOCK_PROCESS_CPUTIME_ID);
    proof_level(level, &options, &proof, &error);
    struct measured measured = {.seconds = clock_of(CLOCK_MONOTONIC) - start,
                                .processor = clock_of(CLOCK_PROCESS_CPUTIME_ID) - busy,
                                .states = proof.states};
    proof_release(&proof);
    os_pool_free(pool);
    return measured;
}

static int by_seconds(const void *a, const void *b) {
    double x = ((const struct measured *)a)->seconds, y = ((const struct measured *)b)->seconds;
    return (x > y) - (x < y);
}

static struct measured median(const struct rules_level *level, int threads) {
    struct measured round[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        round[i] = prove(level, threads);
    }
    qsort(round, ROUNDS, sizeof round[0], by_seconds);
    return round[ROUNDS / 2];
}

int main(int count, char **arguments) {
    struct pack *pack = count == 3 ? load_folder(arguments[1]) : NULL;
    const struct pack_level *level = pack ? pack_find_level(pack, arguments[2]) : NULL;
    if (!level) {
        fputs("usage: prove_jobs PACK CHAPTER/LEVEL\n", stderr);
        return 2;
    }
    struct measured one = median(&level->rules, 1), two = median(&level->rules, 2);
    printf("one thread   %8.3f s, %4.2f processors\n", one.seconds, one.processor / one.seconds);
    printf("two threads  %8.3f s, %4.2f processors: %.2f x as quick\n", two.seconds,
           two.processor / two.seconds, one.seconds / two.seconds);
    bool same = one.states == two.states;
    printf("%llu states%s\n", (unsigned long long)one.states, same ? "" : ", NOT THE SAME");
    pack_free(pack);
    return same ? 0 : 1;
}
