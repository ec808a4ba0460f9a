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
};

struct house_room {
    struct settings settings; /* and the stage's look */
    struct house_machine machine;
    const char *first_level; /* to begin with; NULL once it was */
    struct keepsake *(*recover)(void *context, struct text *told);
    void *recover_context;
    struct text told; /* what came of it */
    bool pad_lost;    /* a seat's pad went, and the two are still to be told */
};

static inline struct house_room *house_of(const struct stage *stage) {
    return stage->rooms->house;
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
void settings_push(struct stage *stage);
void controls_push(struct stage *stage);
void keeper_push(struct stage *stage);
void countries_push(struct stage *stage);
void box_push(struct stage *stage);
void box_export_push(struct stage *stage);
void box_import_push(struct stage *stage);
void box_forget_push(struct stage *stage);
void bridge_push(struct stage *stage);

/* --- pad_gone.c --- */
bool seats_held(const struct stage *stage); /* both, by devices that are there */

/* --- settings.c --- */
void settings_load(struct stage *stage);
void settings_save(struct stage *stage);
void settings_apply(struct stage *stage);
void settings_keep_fullscreen(struct stage *stage); /* as it is now, whoever made it so */
void names_load(struct stage *stage);
void names_save(struct stage *stage);
/* At once, in the box as well: "no" forgets them as a deletion does. */
void names_remember(struct stage *stage, bool remember);

#endif
