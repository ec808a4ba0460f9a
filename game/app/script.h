/* script: scripted players for tests and the demo. The format is in docs/scripts.md. */
#ifndef SCRIPT_H
#define SCRIPT_H

#include "house/house.h"
#include "platform/platform.h"

struct script;

/* Reads the whole script. NULL with "line 7: what is wrong; how to mend it". */
struct script *script_parse(const char *text, struct error *error);
void script_slow(struct script *script); /* each press waits until the picture rests */
void script_free(struct script *script); /* NULL is fine */

/* One of its lines says been-here: it is played by two who are not new. */
bool script_been_here(const struct script *script);

/* Noon of "2026-11-22", in the machine's own time zone; false where it is no date. */
bool script_date(const char *text, int64_t *seconds);
/* What day it is in scripted runs, until a line says another. */
#define SCRIPT_TODAY "2026-11-22"

/* Where pictures go. */
struct script_shots {
    const char *folder; /* NULL: none are made */
    int width;          /* that they are reduced to, in pixels; 0: as they are */
    bool sizes;         /* each `shot` is a `look` */
    bool large;         /* a `look` is for 3840x2160 alone */
};

enum script_state { SCRIPT_GOES_ON, SCRIPT_DONE, SCRIPT_FAILED };
/* Does what is due; once before each frame. `shots` may be NULL. On SCRIPT_FAILED
 * `error` says which line and why. */
enum script_state script_run(struct script *script, struct platform *platform, struct stage *stage,
                             const struct script_shots *shots, struct error *error);

#endif
