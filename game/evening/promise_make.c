/* A small promise about oneself, if they like: begun with words of ours and gone on with in one's
 * own, on the shared screen. Then it waits for the end of the evening, and is kept only when both
 * choose so there, each in private. */
#include "evening/promise.h"
#include "kit/menu_page.h"
#include "kit/writing.h"
#include "letterbox/letterbox.h"

#include <string.h>

enum phase { WHOSE, BEGINNING, WRITING, SHOWING };
enum { PROMISE_LETTERS = 120 };

static const char *const beginnings[] = {
    "I will ",
    "I will make time for ",
    "I will listen, without fixing it, to ",
    "I will say thank you for ",
    "I will ask you about ",
    "I will take over ",
    "I will say it early when ",
    "I will finish ",
    "I will leave room for ",
    "I will put my phone away while ",
    "I will cook ",
    "I will find out how to ",
};
enum { BEGINNINGS = sizeof beginnings / sizeof beginnings[0] };

/* Rows of WHOSE. */
enum { ROW_A, ROW_B, ROW_DONE, ROW_OPEN, ROW_LETTERS };
/* Rows of SHOWING. */
enum { ROW_LAY, ROW_CHANGE, ROW_RATHER_NOT };

struct data {
    enum phase phase;
    int maker;
    bool any; /* one was made tonight */
    char words[WRITING_SIZE];
    char label[2][NAME_SIZE + 32];
    struct menu menu;
};

static void add_choice(struct stage *stage, struct data *data, const char *label) {
    menu_add(&data->menu, word(stage, label), NULL);
}

static void fill_whose(struct stage *stage, struct data *data) {
    for (int player = 0; player < 2; player++) {
        strcpy(data->label[player],
               say(stage, "{name}: I will \u2026", "name", stage->name[player], NULL));
        menu_add(&data->menu, data->label[player], NULL);
    }
    add_choice(stage, data, data->any ? "That is all" : "Not tonight");
    add_choice(stage, data, "Promises that are open");
    add_choice(stage, data, "A letter for later");
}

static void show(struct stage *stage, struct data *data, enum phase phase) {
    data->phase = phase;
    menu_clear(&data->menu);
    data->menu.focus = data->menu.first = 0;
    switch (phase) {
    case WHOSE:
        base_forget(data->words, sizeof data->words);
        fill_whose(stage, data);
        break;
    case BEGINNING:
        for (int i = 0; i < BEGINNINGS; i++) {
            add_choice(stage, data, beginnings[i]);
        }
        break;
    case SHOWING:
        add_choice(stage, data, "That is it");
        add_choice(stage, data, "Change the words");
        add_choice(stage, data, "Rather not");
        break;
    case WRITING:
        break;
    }
    damage_all(stage);
}

static void write(struct stage *stage, struct data *data, const char *begins) {
    data->phase = WRITING;
    writing_push(stage, &(struct writing){
                            .heading = word(stage, "A small promise, about yourself"),
                            .begins = begins,
                            .into = data->words,
                            .size = sizeof data->words,
                            .letters = PROMISE_LETTERS,
                            .player = data->maker,
                        });
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->phase == WRITING) {
        show(stage, data, data->words[0] ? SHOWING : WHOSE);
    } else if (data->phase == WHOSE) {
        show(stage, data, WHOSE);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    base_forget(data->words, sizeof data->words);
    platform_text_forget(stage->platform);
}

/* It is asked about in the end, with all else that this evening could keep. */
static void lay(struct stage *stage, struct data *data) {
    struct keepsake_promise promise = {.made_at = date_now(stage)};
    strcpy(promise.by, stage->name[data->maker]);
    strcpy(promise.text, data->words);
    if (tray_lay_promise(stage, &promise)) {
        data->any = true;
    } else {
        notice_tell(stage, word(stage, "That is much for one evening"),
                    word(stage, "There is no room tonight for one more promise. Say good night "
                                "first, or write it on paper."));
    }
    base_forget(&promise, sizeof promise);
    show(stage, data, WHOSE);
}

/* --- the buttons --- */

static void carry_out(struct stage *stage, struct data *data, int row) {
    if (data->phase == WHOSE && row == ROW_DONE) {
        scene_pop(stage);
    } else if (data->phase == WHOSE && row == ROW_OPEN) {
        promises_push(stage);
    } else if (data->phase == WHOSE && row == ROW_LETTERS) {
        letters_push(stage);
    } else if (data->phase == WHOSE) {
        data->maker = row;
        show(stage, data, BEGINNING);
    } else if (data->phase == BEGINNING) {
        write(stage, data, word(stage, beginnings[row]));
    } else if (data->phase == SHOWING && row == ROW_LAY) {
        lay(stage, data);
    } else if (data->phase == SHOWING && row == ROW_CHANGE) {
        write(stage, data, data->words);
    } else {
        show(stage, data, WHOSE);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (pressed(event, PLATFORM_BACK) && data->phase != WHOSE) {
        platform_sound(stage->platform, "menu-back");
        show(stage, data, WHOSE);
    } else if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        pause_push(stage);
    } else if (menu_event(stage, &data->menu, event) == MENU_CHOSEN) {
        carry_out(stage, data, data->menu.focus);
    }
}

/* --- drawing --- */

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct menu_page page = {.heading = word(stage, "A small promise, if you like"),
                             .words = "",
                             .back = word(stage, "back"),
                             .backdrop = VIEW_BACKDROP_SKY};
    if (data->phase == WHOSE) {
        page.words = data->any
                         ? word(stage, "Whether it is kept, each of you says alone at the end of "
                                       "this evening.")
                         : word(stage, "Something small that you yourself will do. Both of you can "
                                       "make one, or one of you, or nobody tonight.");
        page.back = word(stage, "rest");
    } else if (data->phase == BEGINNING) {
        page.heading = say(stage, "{name}, how does it begin?", "name", stage->name[data->maker],
                           NULL);
    } else if (data->phase == SHOWING) {
        page.heading = say(stage, "{name}'s promise", "name", stage->name[data->maker], NULL);
        page.words = data->words;
        page.colour = seat_colour(data->maker);
    }
    evening_light(stage, &page);
    menu_page_draw(stage, canvas, &page, &data->menu);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_promise_make = {
    .name = "promise",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = menu_page_update,
    .draw = draw,
    .focus = focus,
};

void promise_make_push(struct stage *stage) {
    scene_push(stage, &scene_promise_make);
}
