/* Threads and monitors of POSIX. What is sent to the program comes to the thread that it began
 * with, or to nobody: all others leave it alone. */
#include "os/inside.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

struct os_monitor {
    pthread_mutex_t lock;
    pthread_cond_t change;
};

struct os_monitor *os_monitor_new(void) {
    struct os_monitor *monitor = base_alloc(sizeof *monitor);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC); /* a clock set back must not delay */
    pthread_cond_init(&monitor->change, &attributes);
    pthread_condattr_destroy(&attributes);
    pthread_mutex_init(&monitor->lock, NULL);
    return monitor;
}

void os_monitor_free(struct os_monitor *monitor) {
    pthread_cond_destroy(&monitor->change);
    pthread_mutex_destroy(&monitor->lock);
    free(monitor);
}

void os_enter(struct os_monitor *monitor) {
    pthread_mutex_lock(&monitor->lock);
}

void os_leave(struct os_monitor *monitor) {
    pthread_mutex_unlock(&monitor->lock);
}

void os_wait(struct os_monitor *monitor, int ms) {
    struct timespec until;
    if (ms < 0) {
        pthread_cond_wait(&monitor->change, &monitor->lock);
        return;
    }
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += ms % 1000 * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_cond_timedwait(&monitor->change, &monitor->lock, &until);
}

void os_wake(struct os_monitor *monitor) {
    pthread_cond_broadcast(&monitor->change);
}

struct thread {
    pthread_t id;
    void (*work)(void *context);
    void *context;
};

static void *run(void *context) {
    struct thread *thread = context;
    thread->work(thread->context);
    return NULL;
}

/* A fault of the thread's own comes to it, whatever is held back; it is not asked for here. */
struct thread *thread_new(void (*work)(void *context), void *context) {
    static const int own[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};
    struct thread *thread = base_alloc(sizeof *thread);
    sigset_t all, before;
    thread->work = work;
    thread->context = context;
    sigfillset(&all);
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        sigdelset(&all, own[i]);
    }
    pthread_sigmask(SIG_SETMASK, &all, &before); /* a thread has that of its maker */
    int trouble = pthread_create(&thread->id, NULL, run, thread);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (trouble) {
        free(thread);
        return NULL;
    }
    return thread;
}

void thread_join(struct thread *thread) {
    pthread_join(thread->id, NULL);
    free(thread);
}
