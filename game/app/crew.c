#include "app/crew.h"

#include "base/base.h"

#include <pthread.h>
#include <stdlib.h>

struct wave {
    void (*task)(void *work, int item);
    void *work;
    int count, next, running;
    struct wave *below; /* opened before */
};

struct crew {
    pthread_t thread[CREW_MOST_THREADS];
    int threads;

    pthread_mutex_t lock; /* over what follows, and over the waves */
    pthread_cond_t change;
    struct wave first; /* from app_crew_begin */
    struct wave *open; /* waves with items that nobody has taken */
    bool closed;
};

/* Takes the wave off the list; its last item has been taken. */
static void close_wave(struct crew *crew, const struct wave *wave) {
    struct wave **link = &crew->open;
    while (*link != wave) {
        link = &(*link)->below;
    }
    *link = wave->below;
}

/* Does one item. The lock is held before and after. */
static void do_next(struct crew *crew, struct wave *wave) {
    int item = wave->next++;
    wave->running++;
    if (wave->next == wave->count) {
        close_wave(crew, wave);
    }
    pthread_mutex_unlock(&crew->lock);
    wave->task(wave->work, item);
    pthread_mutex_lock(&crew->lock);
    if (--wave->running == 0 && wave->next == wave->count) {
        pthread_cond_broadcast(&crew->change); /* someone may wait for the whole wave */
    }
}

static void open_wave(struct crew *crew, struct wave *wave) {
    if (wave->count > 0) {
        wave->below = crew->open;
        crew->open = wave;
        pthread_cond_broadcast(&crew->change);
    }
}

static void *work(void *context) {
    struct crew *crew = context;
    pthread_mutex_lock(&crew->lock);
    while (crew->open || !crew->closed) {
        if (crew->open) {
            do_next(crew, crew->open);
        } else {
            pthread_cond_wait(&crew->change, &crew->lock);
        }
    }
    pthread_mutex_unlock(&crew->lock);
    return NULL;
}

struct crew *app_crew_new(int threads) {
    struct crew *crew = base_alloc(sizeof *crew);
    *crew = (struct crew){0};
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->change, NULL);
    while (crew->threads < threads && crew->threads < CREW_MOST_THREADS &&
           pthread_create(&crew->thread[crew->threads], NULL, work, crew) == 0) {
        crew->threads++;
    }
    return crew;
}

static void close_crew(struct crew *crew) {
    pthread_mutex_lock(&crew->lock);
    crew->closed = true;
    pthread_cond_broadcast(&crew->change);
    pthread_mutex_unlock(&crew->lock);
}

void app_crew_begin(struct crew *crew, int count, void (*task)(void *work, int item),
                    void *context) {
    pthread_mutex_lock(&crew->lock);
    crew->first = (struct wave){.task = task, .work = context, .count = count};
    open_wave(crew, &crew->first);
    pthread_mutex_unlock(&crew->lock);
    if (crew->threads == 0) {
        close_crew(crew);
        work(crew);
    }
}

void app_crew_share(struct crew *crew, int count, void (*task)(void *work, int item),
                    void *context) {
    struct wave wave = {.task = task, .work = context, .count = count};
    pthread_mutex_lock(&crew->lock);
    open_wave(crew, &wave);
    while (wave.next < wave.count) {
        do_next(crew, &wave);
    }
    while (wave.running > 0) {
        pthread_cond_wait(&crew->change, &crew->lock);
    }
    pthread_mutex_unlock(&crew->lock);
}

void app_crew_free(struct crew *crew) {
    close_crew(crew);
    for (int i = 0; i < crew->threads; i++) {
        pthread_join(crew->thread[i], NULL);
    }
    pthread_cond_destroy(&crew->change);
    pthread_mutex_destroy(&crew->lock);
    free(crew);
}
