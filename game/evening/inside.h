/* Shared inside evening only. A date night: one part after another, made from what the two have.
 * Its scene lies under the parts; a part's scene ends when it is over, and the evening goes on to
 * the next. Rest at any point leads to the same warm close.
 *
 * The plan is kept in the box after each part, for twelve hours, so that leaving in any way is only
 * a pause. It holds the length, the depth and the place in the plan: never an answer.
 *
 * evening.c is the scene under the parts; plan.c the plan and its setting; next.c finds the next
 * crossing; check_in.c is the check-in, close.c the close. Promises: promise.h; talks: talk.h. */
#ifndef EVENING_INSIDE_H
#define EVENING_INSIDE_H

#include "cards/cards.h"
#include "evening/evening.h"
#include "kit/choice.h"
#include "kit/menu_page.h"
#include "pack/pack.h"
#include "play/play.h"

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

/* Tonight's level: one that nobody has walked, made while the two do something else. */
struct tonight {
    void (*make)(struct evening_level_task *task); /* NULL: there is none in this game */
    bool ahead;
    struct evening_level_task *task; /* under way, or NULL */
    struct platform_work *work;
    struct pack_level *level;    /* ready; lives until the next one comes */
    struct pack_chapter chapter; /* with that level alone, without words */
    char name[8];                /* "tonight", the chapter's */
    bool walked;                 /* the level was begun: the next visit gets a fresh one */
};

struct evening_room {
    struct evening evening;
    struct tonight tonight;
};

static inline struct evening *evening_of(const struct stage *stage) {
    return &stage->rooms->evening->evening;
}

static inline struct tonight *tonight_of(const struct stage *stage) {
    return &stage->rooms->evening->tonight;
}

/* --- the screens of its parts --- */
void evening_check_push(struct stage *stage);
void evening_close_push(struct stage *stage);
void tonight_push(struct stage *stage); /* waits for the level */

bool evening_going(const struct stage *stage); /* a date night is under way */

/* --- shore.c: over the page's picture of the shore --- */
/* How long ago each let the lantern go, in ms, or 0; `night`: good night was said. */
void evening_shore_draw(struct stage *stage, struct canvas *canvas, const int risen[2], bool night);
int evening_shore_high(const struct stage *stage); /* what a page leaves free for the two */
bool evening_lanterns_rise(int risen[2], int ms);  /* true while one moves */

/* --- next.c --- */
struct evening_place {
    const struct pack_chapter *chapter; /* NULL: there is nowhere to walk */
    const struct pack_level *level;     /* NULL: one that nobody has walked, still to be made */
    bool first;                         /* the two were at no level of this chapter */
};
/* Where tonight's next crossing is. */
struct evening_place evening_next(struct stage *stage);
/* --- plan.c --- */
/* The parts of an evening of this length, from the first; depth is the gentlest. */
void evening_plan(struct evening *evening, enum evening_length length, int64_t now);
/* How many parts of this kind came before the one that is on. */
int evening_before(const struct evening *evening, enum evening_part part);
/* To a setting's value and back. False, with an empty evening, where it is hours from
 * now, in either direction, or not one of ours. */
void evening_write(const struct evening *evening, int64_t now, struct text *out);
bool evening_read(struct evening *evening, const char *value, int64_t now);
/* With the box. Nothing is written or found in a game that keeps nothing. */
void evening_save(struct stage *stage);
void evening_drop(struct stage *stage);                      /* removes it from the box */
bool evening_left(struct stage *stage, struct evening *out); /* one can be gone on with */

#endif
