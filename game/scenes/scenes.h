/* scenes: the screens, one file each, on a stack. The host (app) feeds it events and time and
 * shows what it drew; a scene never waits and never loops.
 *
 * Every sentence goes through say() (internal.h), which is the place of translation. */
#ifndef SCENES_H
#define SCENES_H

#include "keepsake/keepsake.h"
#include "pack/pack.h"
#include "platform/platform.h"
#include "session/session.h"

#include <stdatomic.h>

struct game;

/* What the Keeper would do next. It follows from what both players can know, and stops where one
 * must ask the other. */
enum scenes_hint_kind {
    SCENES_HINT_STEPS, /* step, count, ask */
    SCENES_HINT_BACK,  /* a dead end: take back so many actions */
    SCENES_HINT_NONE,  /* nobody knows */
};
struct scenes_hint {
    enum scenes_hint_kind kind;
    struct rules_action *step; /* heap */
    int count;
    int ask; /* the question to ask about after the steps; -1: they lead home */
    int back;
};
/* One search for a hint, with all it needs as its own, for it runs on another thread. */
struct scenes_hint_task {
    void (*find)(struct scenes_hint_task *task); /* fills `found` */
    struct rules_level level;
    struct rules_answers answers;
    struct rules_action *log;
    int count;
    atomic_bool called_off; /* nobody wants it any more: to be looked at now and then */
    struct scenes_hint found;
};

/* A new level is to be made: the mining, with all it needs as its own, for it runs on another
 * thread. */
struct scenes_level_task {
    void (*make)(struct scenes_level_task *task);
    struct rules_level *known; /* heap: levels that the two have crossed */
    int known_count;
    char deck[PACK_MAX_NAME + 1]; /* where its questions draw their cards */
    int marks;                    /* of each question, so that the deck has cards for it */
    uint64_t seed;
    atomic_bool called_off; /* nobody wants it any more: to be looked at now and then */
    struct text yaml;       /* what was made; empty: nothing */
};

/* What only the host knows of the machine. */
struct scenes_machine {
    char country[3]; /* of the system's locale, two small letters; "" when it names none */
    const char *box; /* the path of the box; NULL where it is in memory */
    /* Where exports go and imports lie, ending in '/'; NULL: there is none. */
    const char *folder;
    bool (*list_files)(const char *folder, void (*found)(void *to, const char *name), void *to,
                       struct error *error);
};

struct scenes_options {
    struct platform *platform; /* lent, as all here, until scenes_free */
    const struct pack *pack;
    struct keepsake *keepsake; /* never NULL: ":memory:" when nothing can be kept */
    bool keeps;                /* false: tonight nothing outlives the game */
    const char *notice;        /* told once at the start: what is wrong with the box, or NULL */
    /* Where the box is damaged and a copy may be brought back: does it when the players agree,
     * tells in `told` what happened, and returns the box or NULL. NULL: nothing to bring back. */
    struct keepsake *(*recover)(void *context, struct text *told);
    void *recover_context;
    /* Searches for hints; scenes may not search. NULL: there are none. */
    void (*find_hint)(struct scenes_hint_task *task);
    /* Makes a level that nobody has walked; scenes may not prove. NULL: there are none. */
    void (*make_level)(struct scenes_level_task *task);
    bool make_ahead; /* begin before it is asked for: not in runs that are the same every time */
    struct scenes_machine machine;
    const char *level; /* CHAPTER/LEVEL to begin with, or NULL */
    int64_t date;      /* today, in seconds since 1970 UTC; 0: as the clock says */
    int text_scale;    /* 100..200; 0: as kept in the settings */
    bool calm;         /* little motion; false: as kept in the settings */
    uint64_t seed;     /* of shuffles, draws of cards and pictures */
};

struct game *scenes_new(const struct scenes_options *options);
void scenes_free(struct game *game);

/* One turn: takes all events, moves time on to the platform's, draws what changed and brings it to
 * the window. Returns in how many ms it wants the next turn (0: at the next frame, negative: not
 * before an event), as platform_wait takes it. */
int scenes_turn(struct game *game);
/* NULL, or what was wrong with the waits so far: for scripts. */
const char *scenes_pace(const struct game *game);
/* What a turn is made of, for tests that bring events and time of their own. */
void scenes_event(struct game *game, const struct platform_event *event);
void scenes_update(struct game *game, uint32_t now);
void scenes_draw(struct game *game);
int scenes_wait(const struct game *game);  /* after it was drawn */
bool scenes_over(const struct game *game); /* the players have left */

void scenes_set_date(struct game *game, int64_t date); /* for scripts: the same each time */

/* For scripts that walk a solution: the session under way, NULL when there is none. Never for the
 * screen or a log. */
const struct session *scenes_session(const struct game *game);
/* For scripts: what a person would see. */
const char *scenes_name(const struct game *game);
const char *scenes_focus(const struct game *game);      /* "" where nothing is focused */
bool scenes_shows(struct game *game, const char *text); /* drawn somewhere right now */
/* False: a text on the screen was drawn smaller, is cut, lies over another or at the edge, or
 * stands out too little from what is behind it. What is wrong is appended, a line each. */
bool scenes_tidy(struct game *game, struct text *complaints);
int scenes_text_scale(const struct game *game); /* per cent, 100..200 */
void scenes_scale_text(struct game *game, int percent);
/* The players are choosing in private: from the question's appearing until both lanterns have
 * breathed in. */
bool scenes_choosing(const struct game *game);
/* The direction that seals this label for the player now; PLATFORM_BUTTONS: it is not offered. */
enum platform_button scenes_choice(const struct game *game, enum platform_seat seat,
                                   const char *label);
bool scenes_won(const struct game *game);
bool scenes_heard(const struct game *game, const char *question);
int scenes_kept(const struct game *game); /* moments in the box */

#endif
