/* Shared inside house only. */
#ifndef HOUSE_INSIDE_H
#define HOUSE_INSIDE_H

#include "cards/cards.h"
#include "house/house.h"
#include "kit/choice.h"
#include "kit/page.h"
#include "sky/sky.h"

struct settings {
    int sound_volume, music_volume; /* 0..100 */
    bool fullscreen, remember_names, read_for_whom;
    bool asked_names, known_names; /* both were asked whether the title may know them; and it may */
};

/* A pack is being read beside the game. */
struct packs_looking {
    struct packs_entry *entry; /* lent; NULL: none is */
    struct packs_reading *reading;
    struct platform_work *work;
};

struct house_room {
    struct settings settings; /* and the stage's look */
    struct house_machine machine;
    const char *first_level; /* to begin with; NULL once it was */
    struct keepsake *(*recover)(void *context, struct text *told);
    void *recover_context;
    struct text told; /* what came of it */
    bool pad_lost;    /* a seat's pad went, and the two are still to be told */
    bool been_here;   /* the two are not new here, whatever the box says */
    struct packs *packs;
    struct packs_looking looking;
    struct packs_entry *to_play; /* once this event is over; or NULL */
    struct pack *play;           /* read of it */
    bool discreet; /* it was hidden: the title knows nobody until they say who they are */
};

static inline struct house_room *house_of(const struct stage *stage) {
    return stage->rooms->house;
}

/* Who has addresses of help, and a house of the Keeper: the pack, else the game's own. */
static inline const struct pack *helps_of(const struct stage *stage) {
    const struct rooms *rooms = stage->rooms;
    return rooms->pack->help_count || !rooms->own ? rooms->pack : rooms->own;
}

static inline const struct pack *house_pages_of(const struct stage *stage) {
    const struct rooms *rooms = stage->rooms;
    return rooms->pack->house.page_count || !rooms->own ? rooms->pack : rooms->own;
}

static inline struct settings *settings_of(const struct stage *stage) {
    return &stage->rooms->house->settings;
}

/* --- the screens --- */
void title_push(struct stage *stage);
void for_whom_push(struct stage *stage);
void about_push(struct stage *stage);
void damaged_push(struct stage *stage);
void hidden_push(struct stage *stage);
void pad_gone_push(struct stage *stage);
void players_push(struct stage *stage); /* OUTCOME_DONE: both have said who they are */
/* Of two who begin: goes on once both have a lantern. */
void players_join_push(struct stage *stage);
/* What they are called, once the first crossing is behind them. */
void players_names_push(struct stage *stage);
void remember_push(struct stage *stage); /* asks both, once ever, whether to remember that */
void settings_push(struct stage *stage);
void controls_push(struct stage *stage);
void keeper_push(struct stage *stage);
void countries_push(struct stage *stage);
void box_push(struct stage *stage);
void box_export_push(struct stage *stage);
void box_import_push(struct stage *stage);
void box_forget_push(struct stage *stage);
void box_leave_push(struct stage *stage);
void bridge_push(struct stage *stage);
void packs_push(struct stage *stage);

/* --- leaving.c --- */
/* The window is to be closed: true where it is asked first whether it may. */
bool leaving_asks(struct stage *stage);

/* --- picture.c --- */
enum { HOUSE_FILES = 99 /* names of one day */ };
/* What goes out of the game: two-lanterns-2026-11-23.html, then -2, -3 ... */
void house_name_file(const struct stage *stage, const char *ending, int number, struct text *path);
void picture_push(struct stage *stage, void (*paint)(struct stage *stage, struct canvas *canvas));

/* --- title_waits.c --- */
struct title_waits {
    struct text words;
    int64_t moment;                    /* a star of this day; 0: none, */
    void (*push)(struct stage *stage); /* and this is opened */
};
bool title_is_first(struct stage *stage); /* nothing was ever walked, kept or begun */
/* One thing that waits; `knows`: the title may tell of what is theirs. */
bool title_find_waits(struct stage *stage, bool knows, struct title_waits *waits);

/* --- packs_change.c --- */
/* What was asked for while an event was under way: all scenes go, and the title stands in another
 * pack's night. */
void packs_change(struct stage *stage);

/* --- pad_gone.c --- */
bool seats_held(const struct stage *stage); /* both, by devices that are there */

/* --- settings.c --- */
void settings_load(struct stage *stage);
void settings_save(struct stage *stage);
void settings_apply(struct stage *stage);
void settings_forget(struct stage *stage);          /* what tells of the two; not in the box */
void settings_keep_fullscreen(struct stage *stage); /* as it is now, whoever made it so */
void names_load(struct stage *stage);
void names_save(struct stage *stage);
bool names_said(struct stage *stage); /* either has another one than the lantern's */
/* The game shall know the two, does, and may say so on a screen that anybody may see. */
bool names_known(const struct stage *stage);
/* Both were asked: where both wish it the title knows them from now on, and they are remembered. */
void names_know(struct stage *stage, bool known);
/* At once, in the box as well: "no" forgets them as a deletion does. */
void names_remember(struct stage *stage, bool remember);

#endif
