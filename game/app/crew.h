/* crew: threads that share work. A wave is a number of like items; an item may open a wave of its
 * own and wait for it. The wave that was opened last goes first, so what was begun is finished
 * before more is begun. */
#ifndef CREW_H
#define CREW_H

#include <stdbool.h>

struct crew;

enum { CREW_MOST_THREADS = 64 };

/* Between 1 and CREW_MOST_THREADS. Where the system gives none, app_crew_begin does the work. */
struct crew *app_crew_new(int threads);
/* Waits for all that was begun. */
void app_crew_free(struct crew *crew);

/* Gives the crew task(work, item) for each item below count; each crew takes one such list. */
void app_crew_begin(struct crew *crew, int count, void (*task)(void *work, int item), void *work);
/* The same from within an item; helps, and returns when all are done. */
void app_crew_share(struct crew *crew, int count, void (*task)(void *work, int item), void *work);

#endif
