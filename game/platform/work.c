/* Work beside the frames, one thread a piece of work; and work that is shared out. */
#include "platform/internal.h"

#include <stdatomic.h>
#include <stdlib.h>

struct platform_work {
    void (*function)(void *context);
    void *context;
    SDL_Thread *thread; /* NULL: the work was done at once */
    atomic_bool done;
};

static int run(void *data) {
    struct platform_work *work = data;
    work->function(work->context);
    atomic_store(&work->done, true);
    return 0;
}

struct platform_work *platform_work_new(struct platform *platform, void (*function)(void *context),
                                        void *context) {
    struct platform_work *work = base_alloc(sizeof *work);
    work->function = function;
    work->context = context;
    atomic_init(&work->done, false);
    if (!platform->scripted) { /* a script's frames must be the same every time */
        work->thread = SDL_CreateThread(run, "work", work);
    }
    if (!work->thread) {
        run(work);
    }
    return work;
}

bool platform_work_done(struct platform_work *work) {
    return atomic_load(&work->done);
}

void platform_work_free(struct platform_work *work) {
    if (work && work->thread) {
        SDL_WaitThread(work->thread, NULL);
    }
    free(work);
}

/* --- shared out --- */

enum { MOST_HANDS = 8 };

struct share {
    void (*function)(void *context, int item);
    void *context;
    int count;
    atomic_int next;
};

static int lend_hand(void *data) {
    struct share *share = data;
    for (int item; (item = atomic_fetch_add(&share->next, 1)) < share->count;) {
        share->function(share->context, item);
    }
    return 0;
}

void platform_work_share(int count, void (*function)(void *context, int item), void *context) {
    struct share share = {.function = function, .context = context, .count = count};
    SDL_Thread *hand[MOST_HANDS];
    int hands = 0, most = SDL_GetCPUCount() - 1;
    atomic_init(&share.next, 0);
    while (hands < most && hands < count - 1 && hands < MOST_HANDS) {
        hand[hands++] = SDL_CreateThread(lend_hand, "share", &share);
    }
    lend_hand(&share);
    while (hands > 0) {
        SDL_WaitThread(hand[--hands], NULL); /* NULL, where none was to be had, is fine */
    }
}
