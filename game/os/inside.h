/* What the parts of os share. Not for other folders: they include os/os.h. */
#ifndef OS_INSIDE_H
#define OS_INSIDE_H

#include "os/os.h"

/* A thread that no signal comes to. NULL where the system gives none. */
struct thread;
struct thread *thread_new(void (*work)(void *context), void *context);
void thread_join(struct thread *thread); /* waits for its end, and frees it */

#endif
