/* Work beside the frames, one thread a piece of work; and work that is shared out. */
#include "os/os.h"
#include "platform/internal.h"

#include <stdatomic.h>
#include <stdlib.h>

struct platform_work {
    void (*function)(void *context);
    void *context;
    struct os_pool *pool;
    atomic_bool done;
};

static void run(void *context, int item) {
    struct platform_work *work = context;
    (void)item;
    work->function(work->context);
    atomic_store(&work->done, true);
    if (os_pool_threads(work->pool)) {
        SDL_TLSCleanup(); /* SDL keeps an error for each thread, and does not see this one end */
    }
}

struct platform_work *platform_work_new(struct platform *platform, void (*function)(void *context),
                                        void *context) {
    struct platform_work *work = base_alloc(sizeof *work);
    work->function = function;
    work->context = context;
    atomic_init(&work->done, false);
    work->pool = os_pool_new(platform->scripted ? 0
                                                : 1); /* a script's frames are always the same */
    os_pool_begin(work->pool, 1, run, work);
    return work;
}

bool platform_work_done(struct platform_work *work) {
    return atomic_load(&work->done);
}

void platform_work_free(struct platform_work *work) {
    if (work) {
        os_pool_free(work->pool);
    }
    free(work);
}

/* --- shared out --- */

void platform_work_share(int count, void (*function)(void *context, int item), void *context) {
    enum { MOST_HANDS = 8 };
    int most = os_processors() - 1, hands = count - 1 < most ? count - 1 : most;
    struct os_pool *pool = os_pool_new(hands < MOST_HANDS ? hands : MOST_HANDS);
    os_pool_share(pool, count, function, context);
    os_pool_free(pool);
}
