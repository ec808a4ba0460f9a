/* Shared inside evening only. A date night: one part after another, made from what the two have.
 * Its scene lies under the parts; a part's scene ends when it is over, and the evening goes on to
 * the next. Rest at any point leads to the same warm close.
 *
 * The plan is kept in the box after each part, for twelve hours, so that leaving in any way is only
 * a pause. It holds the length, the depth and the place in the plan: never an answer.
 *
 * evening.c is the scene under the parts; plan.c the plan and its setting; ahead.c what it has and
 * what is told of it; next.c finds the next crossing, star.c a star for an evening after a pause;
 * check_in.c is the check-in, close.c the close. Promises: promise.h; talks: talk.h. */
#ifndef EVENING_INSIDE_H
#define EVENING_INSIDE_H

#include "cards/cards.h"
#include "evening/evening.h"
#include "kit/choice.h"
#include "kit/menu_page.h"
#include "pack/pack.h"
#include "play/play.h"

enum evening_length {
    EVENING_LITTLE,
    EVENING_WHOLE,
    EVENING_LONG,
    EVENING_FIRST,   /* of two who are new: how long it shall be is asked after a crossing */
    EVENING_QUARTER, /* of an hour, more or less: a warm-up, a crossing or a card, a good word */
    EVENING_LENGTHS
};

enum evening_part {
    EVENING_CHECK_IN,
    EVENING_ASKING, /* promises of another evening */
    EVENING_IDEA,   /* one that they took: how was it? */
    EVENING_STAR,   /* one of theirs, after a pause */
    EVENING_WARM_UP,
    EVENING_CROSSING,
    EVENING_ROUND,
    EVENING_THEN, /* a question of a year ago, once more */
    EVENING_PROMISING,
    EVENING_NAMES,  /* what the two are called */
    EVENING_LENGTH, /* how long it shall be: then it is another plan */
    EVENING_CLOSING,
    EVENING_PARTS,
};

enum { EVENING_MAX_PARTS = 16, EVENING_HOURS = 12 /* it can be gone on with */ };

struct evening {
    enum evening_length length;
    int depth; /* 1..3: the deepest cards of tonight */
    enum evening_part part[EVENING_MAX_PARTS];
    int count;        /* of parts; 0: no date night is under way */
    int at;           /* the part that is on, or comes next */
    int64_t begun_at; /* seconds since 1970 UTC */
    bool returns;     /* it is one after a pause; never told */
    bool on;          /* that part's scene was pushed */
    bool rests;       /* they rest: the close asks for nothing */
    int lights, lit;  /* what lies ahead, as a row of lights; 0: it is not shown */
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
    int talks; /* that the two came through; each ends in other words */
    int stars; /* what the evening kept that was closed last */
};

static inline struct evening *evening_of(const struct stage *stage) {
    return &stage->rooms->evening->evening;
}

static inline struct tonight *tonight_of(const struct stage *stage) {
    return &stage->rooms->evening->tonight;
}

/* --- the screens of its parts --- */
void evening_check_push(struct stage *stage);
void tonight_push(struct stage *stage); /* waits for the level */

/* A date night is under way. */
static inline bool evening_going(const struct stage *stage) {
    return evening_of(stage)->count > 0;
}

/* --- shore.c: over the page's picture of the shore --- */
/* How long ago each let the lantern go, in ms, or 0; who listens to the other, or -1. */
void evening_shore_draw(struct stage *stage, struct canvas *canvas, const int risen[2],
                        int listens);
int evening_shore_high(const struct stage *stage); /* what a page leaves free for the two */
/* Good night was said; `stars`: so many things were kept tonight. */
void evening_night_draw(struct stage *stage, struct canvas *canvas, const int risen[2], int stars);
struct rect evening_night_rect(const struct stage *stage); /* all that moves then */
/* The same without a word, at its end: to take along. */
void evening_picture_draw(struct stage *stage, struct canvas *canvas);
/* True while one moves. `night`: they drift away then. */
bool evening_lanterns_rise(struct stage *stage, int risen[2], int ms, bool night);

/* --- next.c --- */
struct evening_place {
    const struct pack_chapter *chapter; /* NULL: there is nowhere to walk */
    const struct pack_level *level;     /* NULL: one that nobody has walked, still to be made */
    bool first;                         /* the two were at no level of this chapter */
};
/* Where tonight's next crossing is. */
struct evening_place evening_next(struct stage *stage);
/* --- star.c --- */
/* One that is awake and light, where the two laughed or that both called so; by chance. 0: there is
 * none. */
int64_t evening_old_star(struct stage *stage);

/* --- plan.c --- */
/* The parts of an evening of this length, from the first; depth is the gentlest. */
void evening_plan(struct evening *evening, enum evening_length length, int64_t now);
/* Of an evening after a pause: it begins with a promise, if there is one, then an old star, and
 * then something new. */
void evening_plan_return(struct evening *evening);
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

/* --- ahead.c --- */
/* Cards of the decks with this place in an evening. */
uint64_t evening_decks(const struct stage *stage, enum pack_deck_place place);
int evening_round_cards(enum evening_length length); /* of each of its rounds */
struct round_wish evening_warm_up(const struct stage *stage);
/* What they have nothing for is left out without a word. */
bool evening_has(struct stage *stage, enum evening_part part);
/* How much an evening of this length would be; never how long. */
struct evening_sum {
    int crossings, cards;
};
/* What is begun tonight: after a pause it begins with an old star. */
void evening_plan_tonight(struct stage *stage, struct evening *evening, enum evening_length length);
struct evening_sum evening_sum(struct stage *stage, enum evening_length length);
const char *evening_sum_words(struct stage *stage, struct evening_sum sum); /* as say */
void evening_look_ahead(struct stage *stage); /* where a part begins: reckons its lights */
/* A light of the page for each of its parts, and which is the present one's. */
static inline void evening_light(const struct stage *stage, struct menu_page *page) {
    page->lights = evening_of(stage)->lights;
    page->lit = evening_of(stage)->lit;
}

#endif
