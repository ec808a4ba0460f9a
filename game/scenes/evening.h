/* A date night: one part after another, made from what the two have. scene_evening lies under the
 * parts; a part's scene pops itself when it is over, and scene_evening goes on to the next. Rest
 * at any point leads to the same warm close.
 *
 * The plan is kept in the box after each part, for twelve hours, so that leaving in any way is only
 * a pause. It holds the length, the depth and the place in the plan: never an answer.
 *
 * evening.c is the scene under the parts; evening_plan.c the plan and its setting; evening_next.c
 * finds the next crossing; evening_check.c is the check-in, evening_close.c the close, and
 * evening_page.c how pages look. Promises: promise.h. */
#ifndef SCENES_EVENING_H
#define SCENES_EVENING_H

#include "base/base.h"
#include "pack/pack.h"

struct game;

enum evening_length { EVENING_LITTLE, EVENING_WHOLE, EVENING_LONG, EVENING_LENGTHS };

enum evening_part {
    EVENING_CHECK_IN,
    EVENING_ASKING, /* promises of another evening */
    EVENING_WARM_UP,
    EVENING_CROSSING,
    EVENING_ROUND,
    EVENING_PROMISING,
    EVENING_CLOSING,
    EVENING_PARTS,
};

enum { EVENING_MAX_PARTS = 12, EVENING_HOURS = 12 /* it can be gone on with */ };

struct evening {
    enum evening_length length;
    int depth; /* 1..3: the deepest cards of tonight */
    enum evening_part part[EVENING_MAX_PARTS];
    int count;        /* of parts; 0: no date night is under way */
    int at;           /* the part that is on, or comes next */
    int64_t begun_at; /* seconds since 1970 UTC */
    bool on;          /* that part's scene was pushed */
};

/* A date night is under way. */
bool evening_going(const struct game *game);

/* --- evening_next.c --- */
struct evening_place {
    const struct pack_chapter *chapter; /* NULL: there is nowhere to walk */
    const struct pack_level *level;     /* NULL: one that nobody has walked, still to be made */
    bool first;                         /* the two were at no level of this chapter */
};
/* Where tonight's next crossing is. */
struct evening_place evening_next(struct game *game);
/* --- evening_plan.c --- */
/* The parts of an evening of this length, from the first; depth is the gentlest. */
void evening_plan(struct evening *evening, enum evening_length length, int64_t now);
/* How many parts of this kind came before the one that is on. */
int evening_before(const struct evening *evening, enum evening_part part);
/* To a setting's value and back. False, with an empty evening, where it is hours from
 * now, in either direction, or not one of ours. */
void evening_write(const struct evening *evening, int64_t now, struct text *out);
bool evening_read(struct evening *evening, const char *value, int64_t now);
/* With the box. Nothing is written or found in a game that keeps nothing. */
void evening_save(struct game *game);
void evening_drop(struct game *game); /* removes it from the box */
bool evening_left(struct game *game,
                  struct evening *out); /* one can be gone on with; out may be NULL */

#endif
