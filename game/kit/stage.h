/* The stage: what every screen stands on. Its platform and view, the stack of scenes, the two
 * names, words, time and what is to be drawn anew. It knows no screen; what the rooms have behind
 * it is theirs (both.h). Only kit writes into it: others ask by its functions. */
#ifndef KIT_STAGE_H
#define KIT_STAGE_H

#include "platform/platform.h"
#include "rules/rules.h"
#include "view/view.h"

struct stage;
struct rooms;

enum { NAME_SIZE = 64, MAX_DAMAGE = 64, MAX_STACK = 12, SAY_RING = 16, SHOWN_TEXTS = 160 };

/* How a scene ended, for the one that pushed it. */
enum outcome {
    OUTCOME_BACK,  /* it was left, and nothing came of it */
    OUTCOME_DONE,  /* what it was for is done */
    OUTCOME_LEAVE, /* the two go on from what they were at, to what comes after it */
    OUTCOME_AGAIN, /* what they were at begins again */
    OUTCOME_REST,  /* the two rest for tonight */
    OUTCOME_HOME,  /* all is left, down to the title */
};

/* A scene's functions; every one may be NULL. `data` is the scene's own struct, zeroed when the
 * scene is pushed. */
struct scene_type {
    const char *name;
    size_t size;
    size_t choice; /* where data has its struct choice; 0: none */
    bool over;     /* draws over the scene below it */
    bool stays;    /* Back leads nowhere from here */
    bool talks;    /* the two speak with each other here: the music steps back */
    bool types;    /* text is typed here: letters are no buttons while it is on top */
    bool neutral;  /* nothing of the game is on it: it stays alone, and nothing covers it */
    bool seats;    /* a seat whose pad went is its own concern */
    bool drops;    /* what is dropped on the window is looked at here; elsewhere it waits */
    bool bound;    /* shows what may end while it is on the stack, and goes with it */
    /* What it pushed has ended; it may push another. False: nothing goes on from here, and where
     * more than the one scene is left it ends in the same way. */
    bool (*ended)(struct stage *stage, void *data, enum outcome outcome);
    void (*enter)(struct stage *stage, void *data); /* on top: first, and again later */
    void (*leave)(struct stage *stage, void *data); /* gone for good: release */
    void (*event)(struct stage *stage, void *data, const struct platform_event *event);
    /* Time moved on by `ms`. Returns when to be called again, like stage_wait. */
    int (*update)(struct stage *stage, void *data, int ms);
    void (*draw)(struct stage *stage, void *data, struct canvas *canvas); /* inside the clip */
    const char *(*focus)(const struct stage *stage, const void *data);
    bool (*speaks)(const void *data); /* one of the two speaks now: there is no music */
};

struct scene {
    const struct scene_type *type;
    void *data;
    int serial; /* from 1 on, no two alike */
    bool entered, gone;
};

/* What has to be told, once: see notice.c. */
struct notice {
    const char *heading, *words; /* lent; words NULL: nothing */
};

/* From one scene's picture to the next one's. */
struct fade {
    struct image last; /* of the scene before; no pixels: nothing fades */
    uint32_t since;
    int serial; /* of the scene that was drawn last */
    bool hidden;
    bool within; /* the scene itself has another picture now */
    bool goes;   /* it did at the beginning of this turn */
};

/* How the game keeps time with its host, see turn.c. */
struct pace {
    uint32_t since;        /* the last turn */
    int wait;              /* what it asked for, as stage_wait */
    int idle;              /* turns without a picture, each of which asked for the next frame */
    const char *complaint; /* NULL: all is well */
};

/* How the two want to see and hear it. */
struct look {
    int text_scale; /* 100..200 */
    bool captions, reduced_motion;
};

/* Screens that are opened from anywhere; the house hangs these doors. */
struct doors {
    void (*settings)(struct stage *stage), (*keeper)(struct stage *stage),
        (*for_whom)(struct stage *stage),
        (*players)(struct stage *stage), /* OUTCOME_DONE: both have said who they are */
        (*names)(struct stage *stage),   /* what they are called, when it begins to matter */
        (*star)(struct stage *stage, int64_t id); /* something that was kept */
    void (*picture)(struct stage *stage,          /* that is drawn so, to take it along */
                    void (*draw)(struct stage *stage, struct canvas *canvas));
};

/* How the lights of the two are, see joy.c */
enum joy { JOY_NONE, JOY_MEETS, JOY_PLAYS, JOY_HOLDS, JOY_THANKS, JOY_LAUGHS };
/* One of the two on a page, as drawn last. */
struct two {
    float x, y;       /* its lantern */
    struct rect area; /* what changes while it breathes; empty: it is still */
    int act;          /* an enum side_act */
    struct life {
        int8_t taller, closer, lower, pen; /* pixels from where it stands; of its line */
        bool blinks;
    } life;
};
struct stage {
    struct platform *platform;
    struct view *view;
    struct rooms *rooms; /* what the rooms have: the kit never looks into it */
    const struct doors *doors;
    struct look look;
    char name[2][NAME_SIZE];
    struct notice notice;
    uint64_t random;
    int64_t date; /* of scripted runs; 0: the clock's */
    uint32_t now; /* time: turn.c */
    int next;     /* what the scene on top wants, as stage_wait */
    bool works;   /* see stage_works */
    struct pace pace;
    bool over; /* the players have left */
    /* scenes: stack.c */
    struct scene stack[MAX_STACK];
    int depth, pushed; /* pushed: scenes so far */
    int curtains;      /* see stage_curtains */
    int layer;         /* place on the stack of the scene that is being drawn */
    /* the picture */
    struct rect damage[MAX_DAMAGE];
    int damage_count;
    bool damage_all;
    struct fade fade;
    struct rect easing, covered; /* changes softly until then; has nothing of the backdrop */
    uint32_t ease_until;
    bool pointing, on_way_back;     /* the pointer was used last; it is on the way back */
    struct canvas backdrop, strand; /* kept: behind menus, and its rows with a shore in them */
    struct view_backdrop backdrop_kind;
    float strand_y, strand_wide;
    int glint_frame;
    int mood;                  /* of the span they are on, as of a view_backdrop; 0: on none */
    uint8_t built[VIEW_SPANS]; /* per cent of each span of the bridge */
    uint32_t kindled;          /* when stars were, see kindled.c; */
    int kindled_stars;         /* how many were, one after another, */
    bool thread;               /* and whether they have one before them */
    uint32_t joy;              /* since when */
    enum joy joy_kind;
    int joy_from; /* JOY_THANKS: whose light goes over; -1: both */
    struct two two[2];
    /* words */
    struct text said[SAY_RING];
    int next_said;
    struct shown *shown[SHOWN_TEXTS]; /* while a script asks what is on screen */
    int shown_count;
    bool collecting;
    int lacking; /* the scene that has shown a letter that can't be drawn; 0: none has */
};

/* All lent until stage_release. */
struct stage_plan {
    struct platform *platform;
    struct rooms *rooms;
    const struct doors *doors;
    uint64_t seed; /* of all that is at random */
    int64_t date;  /* see stage_set_date */
};
void stage_init(struct stage *stage, const struct stage_plan *plan);
void stage_release(struct stage *stage);
/* A view beside the stage's, which may have a level in it that is being played. view_free it. */
struct view *stage_new_view(struct platform *platform);

/* --- turn.c --- */
/* One turn: takes all events, moves time on to the platform's, draws what changed and brings it to
 * the window. Returns in how many ms it wants the next turn (0: at the next frame, negative: not
 * before an event), as platform_wait takes it. */
int stage_turn(struct stage *stage,
               void (*event)(struct stage *stage, const struct platform_event *event));
/* NULL, or what was wrong with the waits so far: for scripts. */
const char *stage_pace(const struct stage *stage);
/* What a turn is made of, for tests that bring events and time of their own. */
void stage_update(struct stage *stage, uint32_t now);
void stage_draw(struct stage *stage);
int stage_wait(const struct stage *stage); /* after it was drawn */
/* In this turn's update: a part of something longer is done, and there is nothing new to see. */
void stage_works(struct stage *stage, bool works);
bool stage_over(const struct stage *stage);
void stage_quit(struct stage *stage); /* the players leave */

/* --- stack.c --- */
/* The new scene's data, to be filled; the scene is entered at the end of the turn. */
void *scene_push(struct stage *stage, const struct scene_type *type);
void scene_end(struct stage *stage, enum outcome outcome); /* the one on top */
void scene_pop(struct stage *stage);                       /* OUTCOME_BACK */
void scene_drop(struct stage *stage);   /* it goes, for what is pushed next takes its place */
void stack_settle(struct stage *stage); /* enters and leaves what was pushed and popped */
void stack_clear(struct stage *stage);
void stack_event(struct stage *stage, const struct platform_event *event); /* to the scene on top */
/* Those that are bound to what ends now are gone. */
void stack_drop_bound(struct stage *stage);
bool stack_types(const struct stage *stage); /* something half written is on it */
/* What must hold between two turns, asserted: none is gone, each is newer than the one below it,
 * the top was entered; under a hidden game lies nothing, and only a game that is over has no scene.
 */
void stack_check(const struct stage *stage);
struct scene *stack_top(struct stage *stage);
bool stack_hides(struct stage *stage); /* the neutral picture is up, and nothing may cover it */
void damage_all(struct stage *stage);
void damage_rect(struct stage *stage, struct rect area);

/* --- notice.c: what went wrong, under a heading of its own --- */
/* Both texts are lent for ever. At once, or when the two are on the title again. */
void notice_tell(struct stage *stage, const char *heading, const char *words);
void notice_push(struct stage *stage); /* what is still to be told */
void notice_tell_later(struct stage *stage, const char *heading, const char *words);

/* --- fade.c --- */
void fade_within(struct stage *stage); /* what is drawn next comes softly, too */
/* What is on top was all on the screen before this turn's presses: they are meant for it. */
bool stage_stands(const struct stage *stage);

/* --- words.c --- */
/* The sentence in the players' language, with {a} and {b} as their names and each further {key}
 * from pairs of key, value, ended by NULL. Lent for a few calls. Every word on screen that is not
 * a player's or a pack's own comes from here. */
const char *say(struct stage *stage, const char *english, ...) __attribute__((sentinel));
/* A whole sentence or label without arguments, lent for ever. */
const char *word(struct stage *stage, const char *english);
const char *say_number(struct stage *stage, int number);
/* A name of a pack that isn't here, without its title: "01-small-talk" is "Small talk". */
const char *say_id(struct stage *stage, const char *id);
const char *say_date(struct stage *stage, struct day day); /* "22 November 2026" */
const char *say_month(struct stage *stage, int month);     /* from the year 0 on: "November 2026" */
const char *pass_words(struct stage *stage);               /* the last mark of every question */

void stage_set_name(struct stage *stage, int player, const char *name); /* longer: cut short */
/* At random, the same for the same seed: all 64 bits, or one of so many. */
uint64_t stage_random(struct stage *stage);
int stage_below(struct stage *stage, int count);
int64_t date_now(const struct stage *stage);            /* seconds since 1970 UTC */
void stage_set_date(struct stage *stage, int64_t date); /* for scripts: the same each time */
void stage_set_look(struct stage *stage, const struct look *look);
void stage_set_mood(struct stage *stage, int span); /* the night behind all pages; 0: of no span */
void stage_set_built(struct stage *stage, int span, int percent); /* span: 0 .. VIEW_SPANS - 1 */

bool pressed(const struct platform_event *event, enum platform_button button);

#endif
