/* sky: what was kept. Each moment is a star over dark water; its screen has its words, the crossing
 * step by step, and what can still be done with it. */
#ifndef SKY_SKY_H
#define SKY_SKY_H

#include "both/both.h"
#include "kit/kit.h"
#include "session/session.h"

void sky_push(struct stage *stage);
void moment_push(struct stage *stage, int64_t id);

/* A kept crossing that can be shown again. */
struct moment_film {
    struct pack_level *level; /* owned; the view reads it while it is shown. NULL: can't be shown */
    struct replay replay;
    const char *why_not; /* a sentence where it can't be shown, or NULL */
};
void moment_film_init(struct stage *stage, struct moment_film *film,
                      const struct keepsake_moment *moment);
void moment_film_release(struct moment_film *film); /* {0} is fine */
/* How it ended, as an opaque picture of that size. */
void moment_film_picture(struct stage *stage, struct view *view, const struct moment_film *film,
                         int width, int height, struct canvas *out);
/* Who walked where tells the answers: overwritten like them. {0} is fine. */
void moment_picture_forget(struct canvas *picture);

#endif
