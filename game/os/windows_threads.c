/* Threads and monitors of Windows. */
#include "os/windows_inside.h"

#include <process.h>
#include <stdlib.h>

struct os_monitor {
    SRWLOCK lock;
    CONDITION_VARIABLE change;
};

struct os_monitor *os_monitor_new(void) {
    struct os_monitor *monitor = base_alloc(sizeof *monitor);
    InitializeSRWLock(&monitor->lock);
    InitializeConditionVariable(&monitor->change);
    return monitor;
}

void os_monitor_free(struct os_monitor *monitor) {
    free(monitor);
}

void os_enter(struct os_monitor *monitor) {
    AcquireSRWLockExclusive(&monitor->lock);
}

void os_leave(struct os_monitor *monitor) {
    ReleaseSRWLockExclusive(&monitor->lock);
}

void os_wait(struct os_monitor *monitor, int ms) {
    SleepConditionVariableSRW(&monitor->change, &monitor->lock, ms < 0 ? INFINITE : (DWORD)ms, 0);
}

void os_wake(struct os_monitor *monitor) {
    WakeAllConditionVariable(&monitor->change);
}

struct thread {
    HANDLE handle;
    void (*work)(void *context);
    void *context;
};

static unsigned __stdcall run(void *context) {
    struct thread *thread = context;
    thread->work(thread->context);
    return 0;
}

/* As deep as those of POSIX. */
struct thread *thread_new(void (*work)(void *context), void *context) {
    enum { STACK = 8 * 1024 * 1024 };
    struct thread *thread = base_alloc(sizeof *thread);
    thread->work = work;
    thread->context = context;
    thread->handle = (HANDLE)_beginthreadex(NULL, STACK, run, thread,
                                            STACK_SIZE_PARAM_IS_A_RESERVATION, NULL);
    if (!thread->handle) {
        free(thread);
        return NULL;
    }
    return thread;
}

void thread_join(struct thread *thread) {
    WaitForSingleObject(thread->handle, INFINITE);
    CloseHandle(thread->handle);
    free(thread);
}
