/* One pack: what is in it or wrong with it, while its levels are proved beside the page; and what
 * can be done: play it, keep it, set it aside, remove it. It was read once, when the page opened:
 * what is told, proved, kept and played is that. */
#include "house/box.h"
#include "house/packs.h"
#include "workshop/workshop.h"

#include <stdlib.h>

enum deed {
    DEED_PLAY,
    DEED_DRAW,
    DEED_KEEP,
    DEED_ASIDE,
    DEED_REMOVE,
    DEED_BACK,
    DEED_LEAVE,
    DEED_REMOVE_NOW
};
enum phase { LOOKING, ASKING, TOLD };
_Static_assert(DEED_BACK < (int)MENU_BUTTONS, "the row holds them");

struct data {
    struct packs_entry *entry; /* NULL: it is gone */
    struct packs_reading *reading;
    struct platform_work *read, *prove;
    struct packs_proving proving;
    struct packs_proof proof;
    bool proved, tried;
    int shown; /* what of the proving is told */
    int left;  /* ms until it is looked for what was read or proved */
    enum phase phase;
    enum deed deed[MENU_BUTTONS];
    struct menu menu;
    struct page page;
    struct text words;
};

/* --- what is offered --- */

static void offer(struct stage *stage, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(stage, label), NULL);
}

static bool can_keep(const struct stage *stage, const struct packs_entry *entry) {
    return entry->place == PACKS_GIVEN && entry->about.good && packs_folder(packs_of(stage)) &&
           packs_looking_done(stage) && !packs_has(packs_of(stage), entry);
}

static void offer_deeds(struct stage *stage, struct data *data) {
    const struct packs_entry *entry = data->entry;
    bool kept = entry->place == PACKS_KEPT, played = packs_is_played(packs_of(stage), entry);
    if (entry->about.good && !played && !entry->aside) {
        offer(stage, data, DEED_PLAY, "Play it");
    }
    if (kept && entry->folder && !played && entry->about.good) {
        offer(stage, data, DEED_DRAW, "Draw on it");
    }
    if (can_keep(stage, entry)) {
        offer(stage, data, DEED_KEEP, "Keep it here");
    }
    if (kept && !played) {
        offer(stage, data, DEED_ASIDE, entry->aside ? "Take it up again" : "Set it aside");
    }
    if (kept && !entry->folder && !played) {
        offer(stage, data, DEED_REMOVE, "Remove it");
    }
    offer(stage, data, DEED_BACK, "Back");
}

static void show(struct stage *stage, struct data *data) {
    enum deed was = data->menu.count ? data->deed[data->menu.focus] : DEED_PLAY;
    menu_clear(&data->menu);
    if (data->phase == ASKING) {
        offer(stage, data, DEED_LEAVE, "Leave it");
        offer(stage, data, DEED_REMOVE_NOW, "Remove it");
    } else if (data->phase == TOLD || !data->entry->read) {
        offer(stage, data, DEED_BACK, "Back");
    } else {
        offer_deeds(stage, data);
    }
    data->menu.focus = 0;
    for (int i = 0; i < data->menu.count; i++) {
        data->menu.focus = data->deed[i] == was ? i : data->menu.focus;
    }
    damage_all(stage);
}

static void tell(struct stage *stage, struct data *data) {
    int at = atomic_load(&data->proving.at) + 1;
    data->shown = data->prove ? at : 0;
    pack_words(stage,
               &(struct pack_telling){.entry = data->entry,
                                      .proof = data->proved ? &data->proof : NULL,
                                      .proving = data->shown},
               &data->words);
    data->phase = LOOKING;
    show(stage, data);
}

/* Something else is told, from its first page on. */
static void turn_to(struct stage *stage, struct data *data, enum phase phase, const char *words) {
    data->phase = phase;
    data->page = (struct page){0};
    text_clear(&data->words);
    text_add(&data->words, words);
    show(stage, data);
}

/* --- reading and proving --- */

static void prove(struct stage *stage, struct data *data) {
    const struct packs_entry *entry = data->entry;
    data->tried = true;
    if (entry->place == PACKS_SHIPPED || !data->reading->pack || !entry->about.levels) {
        return;
    }
    data->proved = packs_proved(packs_of(stage), entry->about.fingerprint, &data->proof);
    if (!data->proved) {
        data->proving.pack = data->reading->pack;
        data->prove = platform_work_new(stage->platform, packs_prove, &data->proving);
    }
}

static void end_proving(struct data *data) {
    atomic_store(&data->proving.called_off, true);
    platform_work_free(data->prove);
    data->prove = NULL;
}

static void take_proof(struct stage *stage, struct data *data) {
    platform_work_free(data->prove);
    data->prove = NULL;
    data->proved = true;
    data->proof = data->proving.proof;
    packs_note_proof(packs_of(stage), data->entry->about.fingerprint, &data->proof, NULL);
}

static void take_reading(struct data *data) {
    platform_work_free(data->read);
    data->read = NULL;
    packs_take(data->entry, data->reading);
    data->menu.count = 0; /* what can be done now comes first */
}

/* True where there is something new to tell. */
static bool look(struct stage *stage, struct data *data) {
    if (data->read) {
        bool done = platform_work_done(data->read);
        if (done) {
            take_reading(data);
        }
        return done;
    }
    if (!data->tried) {
        prove(stage, data);
        return true;
    }
    if (data->prove && platform_work_done(data->prove)) {
        take_proof(stage, data);
        return true;
    }
    return packs_looking_on(stage) ||
           (data->prove && data->shown != atomic_load(&data->proving.at) + 1);
}

static bool works(const struct stage *stage, const struct data *data) {
    return data->read || data->prove || !data->tried || !packs_looking_done(stage);
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    int sooner = box_update(stage, context, ms);
    if (data->phase == LOOKING && packs_due(&data->left, ms) && look(stage, data)) {
        tell(stage, data);
    }
    return data->phase == LOOKING && works(stage, data) ? wait_sooner(sooner, data->left) : sooner;
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->reading) { /* back from what lay over it */
        return;
    }
    data->entry->read = false;
    data->reading = packs_reading_of(packs_of(stage), data->entry, PACKS_TO_KEEP);
    data->read = platform_work_new(stage->platform, packs_read, data->reading);
    tell(stage, data);
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    (void)stage;
    end_proving(data);
    if (data->read) {
        take_reading(data);
    }
    packs_reading_free(data->reading);
    text_release(&data->words);
}

/* --- what is done --- */

static void play(struct stage *stage, struct data *data) {
    end_proving(data);
    packs_wish_change(stage, data->entry, data->reading->pack);
    data->reading->pack = NULL;
}

static void keep(struct stage *stage, struct data *data) {
    struct error error = {{0}};
    struct packs_entry *kept = packs_keep(packs_of(stage), data->entry, data->reading, &error);
    platform_sound(stage->platform, kept ? "kept" : "let-go");
    if (kept) {
        data->entry = kept;
        tell(stage, data);
    } else {
        turn_to(stage, data, TOLD,
                say(stage, "It is not kept: {what}.\n\nWhat was here is as it was.", "what",
                    error.text, NULL));
    }
}

/* It is read anew when they are back. */
static void draw_on(struct stage *stage, struct data *data) {
    end_proving(data);
    packs_looking_end(stage);
    scene_drop(stage);
    workshop_push(stage, &(struct workshop_wish){.packs = packs_folder(packs_of(stage)),
                                                 .folder = data->entry->path,
                                                 .out = house_of(stage)->machine.folder});
}

static void set_aside(struct stage *stage, struct data *data) {
    struct error error = {{0}};
    if (packs_set_aside(packs_of(stage), data->entry, !data->entry->aside, &error)) {
        tell(stage, data);
    } else {
        turn_to(stage, data, TOLD,
                word(stage, "It holds for tonight. It could not be noted for another evening: the "
                            "folder of the game's data can't be written to."));
    }
}

static void remove_now(struct stage *stage, struct data *data) {
    struct error error = {{0}};
    end_proving(data);
    if (packs_remove(packs_of(stage), data->entry, &error)) {
        platform_sound(stage->platform, "let-go");
        data->entry = NULL;
        scene_pop(stage);
    } else {
        turn_to(stage, data, TOLD,
                say(stage, "It is still there: {what}.", "what", error.text, NULL));
    }
}

static void do_deed(struct stage *stage, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_PLAY:
        play(stage, data);
        break;
    case DEED_DRAW:
        draw_on(stage, data);
        break;
    case DEED_KEEP:
        keep(stage, data);
        break;
    case DEED_ASIDE:
        set_aside(stage, data);
        break;
    case DEED_REMOVE:
        turn_to(stage, data, ASKING,
                say(stage,
                    "Remove {title}?\n\nIts file is deleted. What you kept of it stays whole in "
                    "your box, and so does how far you came.",
                    "title", packs_title(stage, data->entry), NULL));
        break;
    case DEED_REMOVE_NOW:
        remove_now(stage, data);
        break;
    case DEED_LEAVE:
        data->page = (struct page){0};
        tell(stage, data);
        break;
    case DEED_BACK:
        scene_pop(stage);
        break;
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event_row(stage, &data->menu, event);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        do_deed(stage, data, data->phase == ASKING ? DEED_LEAVE : DEED_BACK);
    } else if (answer == MENU_CHOSEN && !box_page_turned(stage, &data->menu, &data->page)) {
        do_deed(stage, data, data->deed[data->menu.focus]);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    box_page_draw(stage, canvas, &data->menu, &data->page, packs_title(stage, data->entry),
                  text_string(&data->words), box_hint(stage));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_pack = {
    .name = "pack",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void pack_page_push(struct stage *stage, struct packs_entry *entry) {
    struct data *data = scene_push(stage, &scene_pack);
    data->entry = entry;
}
