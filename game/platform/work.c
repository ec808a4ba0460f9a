/* Work beside the frames: one thread a piece of work. */
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
