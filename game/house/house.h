/* house: the whole game as its host sees it. The host (app) feeds it events and time and shows what
 * it drew; nothing in it waits or loops. Around the other rooms it has the title, who is here, the
 * map, settings, the box, the Keeper's house and quick hide. */
#ifndef HOUSE_HOUSE_H
#define HOUSE_HOUSE_H

#include "evening/evening.h"
#include "keepsake/keepsake.h"
#include "pack/pack.h"
#include "packs/packs.h"
#include "play/play.h"

/* What only the host knows of the machine. */
struct house_machine {
    char country[3]; /* of the system's locale, two small letters; "" when it names none */
    const char *box; /* the path of the box; NULL where it is in memory */
    /* Where exports go and imports lie, ending in '/'; NULL: there is none. */
    const char *folder;
    bool (*list_files)(const char *folder, void (*found)(void *to, const char *name), void *to,
                       struct error *error);
};

struct house_options {
    struct platform *platform; /* lent, as all here, until house_close */
    const struct pack *pack;
    const struct pack *own;    /* the game's, for what that one lacks; NULL: it lacks nothing */
    struct packs *packs;       /* all that are here; NULL: nobody may look */
    struct keepsake *keepsake; /* never NULL: ":memory:" when nothing can be kept */
    bool keeps;                /* false: tonight nothing outlives the game */
    const char *notice;        /* told once at the start: what is wrong with the box, or NULL */
    /* Where the box is damaged and a copy may be brought back: does it when the players agree,
     * tells in `told` what happened, and returns the box or NULL. NULL: nothing to bring back. */
    struct keepsake *(*recover)(void *context, struct text *told);
    void *recover_context;
    /* Searches for hints; scenes may not search. NULL: there are none. */
    void (*find_hint)(struct play_hint_task *task);
    /* Makes a level that nobody has walked; scenes may not prove. NULL: there are none. */
    void (*make_level)(struct evening_level_task *task);
    bool make_ahead; /* begin before it is asked for: not in runs that are the same every time */
    struct house_machine machine;
    const char *level; /* CHAPTER/LEVEL to begin with, or NULL */
    bool been_here;    /* the two are not new here, whatever the box says */
    int64_t date;      /* today, in seconds since 1970 UTC; 0: as the clock says */
    int text_scale;    /* 100..200; 0: as kept in the settings */
    bool calm;         /* little motion; false: as kept in the settings */
    uint64_t seed;     /* of shuffles, draws of cards and pictures */
};

struct stage *house_open(const struct house_options *options);
void house_close(struct stage *stage); /* NULL is fine */
int house_turn(struct stage *stage);   /* stage_turn with house_event */
void house_event(struct stage *stage, const struct platform_event *event);

/* Writes the moments of `box` that are chosen as a book with a picture a crossing, into a new file.
 * The stage lends its words and its brush; its own box may be another. */
enum keepsake_result house_export_book(struct stage *stage, struct keepsake *box, const char *path,
                                       bool (*chosen)(void *by,
                                                      const struct keepsake_moment *moment),
                                       void *by, struct error *error);

#endif
