/* The pool: what is to be done lies on a list, under one lock; whoever is free takes the next item
 * of what was handed in last. Who shares work out takes items, too, so nobody waits for a thread
 * that is not there. */
#include "os/inside.h"

#include <stdlib.h>

/* A number of like items. */
struct wave {
    void (*work)(void *context, int item);
    void *context;
    int count, next, running;
    struct wave *below; /* opened before */
};

struct os_pool {
    struct thread *thread[OS_MOST_THREADS];
    int threads;
    struct os_monitor *monitor; /* over what follows, and over the waves */
    struct wave first;          /* from os_pool_begin */
    struct wave *open;          /* waves with items that nobody has taken */
    bool closed;
};

/* Takes the wave off the list; its last item has been taken. */
static void close_wave(struct os_pool *pool, const struct wave *wave) {
    struct wave **link = &pool->open;
    while (*link != wave) {
        link = &(*link)->below;
    }
    *link = wave->below;
}

/* Does one item. Within the monitor before and after. */
static void do_next(struct os_pool *pool, struct wave *wave) {
    int item = wave->next++;
    wave->running++;
    if (wave->next == wave->count) {
        close_wave(pool, wave);
    }
    os_leave(pool->monitor);
    wave->work(wave->context, item);
    os_enter(pool->monitor);
    if (--wave->running == 0 && wave->next == wave->count) {
        os_wake(pool->monitor); /* someone may wait for the whole wave */
    }
}

static void open_wave(struct os_pool *pool, struct wave *wave) {
    if (wave->count > 0) {
        wave->below = pool->open;
        pool->open = wave;
        os_wake(pool->monitor);
    }
}

static void serve(void *context) {
    struct os_pool *pool = context;
    os_enter(pool->monitor);
    while (pool->open || !pool->closed) {
        if (pool->open) {
            do_next(pool, pool->open);
        } else {
            os_wait(pool->monitor, -1);
        }
    }
    os_leave(pool->monitor);
}

struct os_pool *os_pool_new(int threads) {
    struct os_pool *pool = base_alloc(sizeof *pool);
    assert(threads <= OS_MOST_THREADS);
    pool->monitor = os_monitor_new();
    while (pool->threads < threads &&
           (pool->thread[pool->threads] = thread_new(serve, pool)) != NULL) {
        pool->threads++;
    }
    return pool;
}

int os_pool_threads(const struct os_pool *pool) {
    return pool->threads;
}

static void close_pool(struct os_pool *pool) {
    os_enter(pool->monitor);
    pool->closed = true;
    os_wake(pool->monitor);
    os_leave(pool->monitor);
}

void os_pool_begin(struct os_pool *pool, int count, void (*work)(void *context, int item),
                   void *context) {
    assert(!pool->first.work);
    os_enter(pool->monitor);
    pool->first = (struct wave){.work = work, .context = context, .count = count};
    open_wave(pool, &pool->first);
    os_leave(pool->monitor);
    if (pool->threads == 0) {
        close_pool(pool);
        serve(pool);
    }
}

void os_pool_share(struct os_pool *pool, int count, void (*work)(void *context, int item),
                   void *context) {
    struct wave wave = {.work = work, .context = context, .count = count};
    os_enter(pool->monitor);
    open_wave(pool, &wave);
    while (wave.next < wave.count) {
        do_next(pool, &wave);
    }
    while (wave.running > 0) {
        os_wait(pool->monitor, -1);
    }
    os_leave(pool->monitor);
}

void os_pool_free(struct os_pool *pool) {
    if (!pool) {
        return;
    }
    close_pool(pool);
    for (int i = 0; i < pool->threads; i++) {
        thread_join(pool->thread[i]);
    }
    os_monitor_free(pool->monitor);
    free(pool);
}
