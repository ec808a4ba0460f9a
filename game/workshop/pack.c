/* A pack that the two make: its levels, one more of them, and the way out of the game. What was
 * drawn is saved whenever the board is left, and before all of this goes, whatever ends it. Where
 * it can't be saved, it is said why, and nothing of it is lost: it stays here, and is tried again.
 */
#include "kit/writing.h"
#include "workshop/inside.h"
#include "workshop/shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum row { ROW_LEVEL, ROW_NEW, ROW_GIVE, ROW_AGAIN, ROW_BESIDE, ROW_BACK, ROWS };

struct data {
    struct workshop *workshop;
    struct shelf *shelf; /* NULL: nothing is open yet */
    char *folder;        /* what is to be opened; NULL: one is made anew */
    char *packs, *out;   /* the packs folder, and where what goes out lies; or NULL */
    char title[WRITING_SIZE];
    bool asked;
    int level; /* that is drawn; -1: none */
    enum shelf_result saved;
    struct menu menu;
    enum row row[ROWS];
    struct text words;
};

/* --- saving --- */

static void tell(struct data *data, const char *words) {
    text_clear(&data->words);
    text_add(&data->words, words);
}

static void save(struct stage *stage, struct data *data) {
    struct workshop *workshop = data->workshop;
    struct error error = {{0}};
    if (!workshop->draft || data->level < 0 || !draft_unsaved(workshop->draft)) {
        data->saved = SHELF_SAVED;
        return;
    }
    data->saved = shelf_save(data->shelf, data->level, draft_source(workshop->draft),
                             draft_level(workshop->draft)->title, &error);
    if (data->saved == SHELF_SAVED) {
        draft_saved(workshop->draft);
        tell(data, "");
    } else if (data->saved == SHELF_CHANGED) {
        tell(data,
             word(stage, "The file of this level was changed elsewhere meanwhile. It stays as "
                         "it is. What you drew is still here."));
    } else {
        tell(data, say(stage, "It is not saved yet: {what}. What you drew is still here.", "what",
                       error.text, NULL));
    }
}

/* --- the rows --- */

/* Levels that the list has room for. */
static int shown(const struct data *data) {
    int most = MENU_ITEMS - ROWS;
    return data->shelf->count < most ? data->shelf->count : most;
}

static void add(struct stage *stage, struct data *data, enum row row, const char *label) {
    data->row[data->menu.count - shown(data)] = row;
    menu_add(&data->menu, word(stage, label), NULL);
}

static void fill_menu(struct stage *stage, struct data *data) {
    menu_clear(&data->menu);
    for (int i = 0; i < shown(data); i++) {
        menu_add(&data->menu, data->shelf->level[i].title, NULL);
    }
    if (data->saved != SHELF_SAVED) {
        add(stage, data, ROW_AGAIN, "Try to save it again");
        add(stage, data, ROW_BESIDE, "Save it beside the other, as a level of its own");
    } else {
        add(stage, data, ROW_NEW, "One more level");
        add(stage, data, ROW_GIVE, "Pack it to give away");
    }
    add(stage, data, ROW_BACK, data->saved == SHELF_SAVED ? "Back" : "Leave it unsaved");
    data->menu.focus = data->menu.focus < data->menu.count ? data->menu.focus : 0;
    damage_all(stage);
}

/* --- opening --- */

static void drop_draft(struct data *data) {
    beside_end(data->workshop);
    draft_free(data->workshop->draft);
    data->workshop->draft = NULL;
    data->level = -1;
}

static void draw_on(struct stage *stage, struct data *data, int level) {
    struct error error = {{0}};
    struct shelf_level *from = &data->shelf->level[level];
    if (data->level != level) {
        drop_draft(data);
        data->workshop->draft = draft_new(from->id, from->source, &error);
    }
    if (data->workshop->draft) {
        data->level = level;
        hand_hold(data->workshop);
        workshop_board_push(stage, data->workshop);
    } else {
        tell(data,
             say(stage, "This one can't be drawn on here: {what}.", "what", error.text, NULL));
    }
}

static bool open(struct stage *stage, struct data *data) {
    struct error error = {{0}};
    if (!data->folder) {
        const char *const author[2] = {stage->name[RULES_A], stage->name[RULES_B]};
        data->folder = shelf_make(data->packs, data->title, author, &error);
    }
    data->shelf = data->folder ? shelf_open(data->folder, &error) : NULL;
    if (!data->shelf) {
        notice_tell(stage, word(stage, "It can't be opened"),
                    word(stage, "The pack can't be made or read here. Is there room on the disk, "
                                "and may the packs folder be written to? What was there is as it "
                                "was."));
    }
    return data->shelf;
}

/* A new one is asked for its title first. */
static void begin(struct stage *stage, struct data *data) {
    bool made = !data->folder;
    if (made && !data->asked) {
        data->asked = true;
        writing_push(stage, &(struct writing){.heading = word(stage, "What is your pack called?"),
                                              .begins = word(stage, "Our own bridge"),
                                              .into = data->title,
                                              .size = sizeof data->title,
                                              .letters = PACK_MAX_TITLE,
                                              .player = -1});
    } else if ((made && !data->title[0]) || !open(stage, data)) {
        scene_drop(stage);
    } else if (made) {
        draw_on(stage, data, 0);
    }
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->workshop) {
        data->workshop = base_alloc(sizeof *data->workshop);
        hand_begin(&data->workshop->hand);
        data->level = -1;
    }
    if (!data->shelf) {
        begin(stage, data);
    }
    if (data->shelf) {
        save(stage, data);
        fill_menu(stage, data);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->shelf) {
        save(stage, data);
    }
    drop_draft(data);
    shelf_free(data->shelf);
    free(data->workshop);
    free(data->folder);
    free(data->packs);
    free(data->out);
    text_release(&data->words);
}

/* --- what is done --- */

static void add_level(struct stage *stage, struct data *data, const char *source,
                      const char *title) {
    struct error error = {{0}};
    int level = shelf_add(data->shelf, source, title, &error);
    if (level >= 0) {
        drop_draft(data);
        data->saved = SHELF_SAVED;
        tell(data, "");
        draw_on(stage, data, level);
    } else {
        tell(data, say(stage, "It could not be added: {what}.", "what", error.text, NULL));
    }
}

static void add_new(struct stage *stage, struct data *data) {
    struct text source = {0};
    const char *title = word(stage, "One more");
    draft_begin(&source, title, 12, 9);
    add_level(stage, data, text_string(&source), title);
    text_release(&source);
}

static void give(struct stage *stage, struct data *data) {
    struct text path = {0};
    struct error error = {{0}};
    if (data->out && shelf_give(data->shelf, data->out, &path, &error)) {
        platform_sound(stage->platform, "kept");
        tell(data, say(stage, "Packed, to give away:\n{path}", "path", text_string(&path), NULL));
    } else {
        tell(data, say(stage, "It could not be packed: {what}.", "what",
                       data->out ? error.text : word(stage, "there is no folder for it"), NULL));
    }
    text_release(&path);
}

static void choose(struct stage *stage, struct data *data) {
    int row = data->menu.focus - shown(data);
    if (row < 0) {
        draw_on(stage, data, data->menu.focus);
        fill_menu(stage, data);
        return;
    }
    switch (data->row[row]) {
    case ROW_NEW:
        add_new(stage, data);
        break;
    case ROW_GIVE:
        give(stage, data);
        break;
    case ROW_AGAIN:
        save(stage, data);
        break;
    case ROW_BESIDE: {
        struct text source = {0}, title = {0};
        text_add(&source, draft_source(data->workshop->draft));
        text_add(&title, draft_level(data->workshop->draft)->title);
        add_level(stage, data, text_string(&source), text_string(&title));
        text_release(&source);
        text_release(&title);
        break;
    }
    default:
        scene_pop(stage);
        return;
    }
    fill_menu(stage, data);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = data->shelf ? menu_event(stage, &data->menu, event) : MENU_NOTHING;
    if (answer == MENU_CHOSEN) {
        choose(stage, data);
    } else if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        if (data->saved != SHELF_SAVED) { /* the row says what that means */
            menu_focus_on(stage, &data->menu, data->menu.count - 1);
        } else {
            scene_pop(stage);
        }
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    if (data->shelf) {
        draw_heading(stage, canvas, data->shelf->title);
        workshop_menu_draw(stage, canvas, &data->menu, text_string(&data->words));
        draw_hint(stage, canvas, workshop_hint(stage));
    }
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_workshop = {
    .name = "workshop",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void workshop_push(struct stage *stage, const struct workshop_wish *wish) {
    struct data *data = scene_push(stage, &scene_workshop);
    data->packs = base_copy(wish->packs);
    data->folder = wish->folder ? base_copy(wish->folder) : NULL;
    data->out = wish->out ? base_copy(wish->out) : NULL;
}
