/* This program among the others of a POSIX system: its clock, its machine, its streams and signals.
 * No signal has a handler of ours but one, which only passes on. */
#include "os/os.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

/* --- the clock --- */

uint64_t os_clock_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

int os_zone(int64_t seconds) {
    time_t time = (time_t)seconds;
    struct tm tm;
    if (!localtime_r(&time, &tm)) {
        return 0;
    }
    struct day day = {tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday};
    int64_t clock = day_start(day) + tm.tm_hour * 3600 + tm.tm_min * 60 + tm.tm_sec;
    return (int)((clock - seconds) / 60);
}

/* --- the machine --- */

long os_process(void) {
    return (long)getpid();
}

int os_processors(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > 100000 ? 100000 : (int)count;
}

/* The machine's memory, or what ulimit allows of it. */
uint64_t os_memory(void) {
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    uint64_t all = pages > 0 && size > 0 ? (uint64_t)pages * (uint64_t)size : 0;
    struct rlimit allowed;
    if (getrlimit(RLIMIT_AS, &allowed) == 0 && allowed.rlim_cur < all) {
        all = allowed.rlim_cur;
    }
    return all;
}

bool os_is_terminal(FILE *stream) {
    return isatty(fileno(stream));
}

void os_set_environment(const char *name, const char *value) {
    if (value) {
        setenv(name, value, 1);
    } else {
        unsetenv(name);
    }
}

/* NOLINTNEXTLINE(readability-non-const-parameter): elsewhere it is set */
void os_arguments(int *count, char ***words) {
    (void)count; /* they are as they should be */
    (void)words;
}

/* --- streams --- */

void os_open_streams(void) {
    /* Each read and write fails, as on a stream that is closed. */
    for (int stream = 0; stream <= 2; stream++) {
        if (fcntl(stream, F_GETFD) < 0) {
            open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY);
        }
    }
    signal(SIGXFSZ, SIG_IGN);
}

void os_outlive_readers(void) {
    signal(SIGPIPE, SIG_IGN);
}

int os_pipe(size_t bytes, struct os_pipe *out) {
    int end[2];
    *out = (struct os_pipe){0};
    if (pipe(end) != 0) {
        return errno;
    }
    fcntl(end[1], F_SETPIPE_SZ, (int)bytes);
    out->read = (struct os_file){true, end[0]};
    out->write = (struct os_file){true, end[1]};
    snprintf(out->name, sizeof out->name, "/dev/fd/%d", end[1]);
    return 0;
}

size_t os_pipe_holds(const struct os_pipe *pipe) {
    return (size_t)fcntl((int)pipe->write.handle, F_GETPIPE_SZ);
}

/* --- the end --- */

/* The limit keeps the file from being written; a program that takes cores is only kept away by the
 * other, which also keeps the memory from whoever is not root. */
void os_leave_no_core(void) {
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__ /* in a browser nobody else is near */
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

static void hang_up(int number) {
    (void)number;
    raise(SIGTERM);
}

void os_end_with_terminal(void) {
    struct sigaction end, hangup;
    if (sigaction(SIGTERM, NULL, &end) == 0 && end.sa_handler != SIG_DFL &&
        end.sa_handler != SIG_IGN && sigaction(SIGHUP, NULL, &hangup) == 0 &&
        hangup.sa_handler == SIG_DFL) {
        hangup.sa_handler = hang_up;
        sigaction(SIGHUP, &hangup, NULL);
    }
}

struct os_held {
    sigset_t signals, before;
    bool came;
};

struct os_held *os_held_new(bool ends) {
    struct os_held *held = base_alloc(sizeof *held);
    sigemptyset(&held->signals);
    sigaddset(&held->signals, SIGINT);
    if (ends) {
        sigaddset(&held->signals, SIGTERM);
        sigaddset(&held->signals, SIGHUP);
    }
    pthread_sigmask(SIG_BLOCK, &held->signals, &held->before);
    return held;
}

bool os_held_came(struct os_held *held, int ms) {
    struct timespec wait = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L};
    bool came = sigtimedwait(&held->signals, NULL, &wait) > 0;
    held->came |= came;
    return came;
}

void os_held_free(struct os_held *held) {
    while (held->came && os_held_came(held, 0)) {
    }
    pthread_sigmask(SIG_SETMASK, &held->before, NULL);
    free(held);
}
