/* A small promise about oneself, if they like: begun with words of ours and gone on with in one's
 * own, on the shared screen. It is kept only when both choose so, each in private. */
#include "evening/promise.h"
#include "kit/menu_page.h"
#include "kit/writing.h"

#include <string.h>

enum phase { WHOSE, BEGINNING, WRITING, SHOWING, CHOOSING, RESULT };
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
enum { ROW_A, ROW_B, ROW_DONE, ROW_OPEN };
/* Rows of SHOWING. */
enum { ROW_CHOOSE, ROW_CHANGE, ROW_RATHER_NOT };

struct data {
    enum phase phase;
    int maker;
    bool any; /* one was kept tonight */
    struct both both;
    char words[WRITING_SIZE];
    char label[2][NAME_SIZE + 32];
    struct menu menu;
    struct choice choice;
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
        add_choice(stage, data, "Each of us chooses");
        add_choice(stage, data, "Change the words");
        add_choice(stage, data, "Rather not");
        break;
    case RESULT:
        add_choice(stage, data, both_failed(&data->both) ? "Try again" : "Go on");
        break;
    case WRITING:
    case CHOOSING:
        break;
    }
    damage_all(stage);
}

static void write(struct stage *stage, struct data *data, const char *begins) {
    data->phase = WRITING;
    writing_push(stage, &(struct writing){
                            .heading = word(stage, "A small promise, about oneself"),
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
    choice_forget(&data->choice);
    base_forget(data->words, sizeof data->words);
    platform_text_forget(stage->platform);
}

/* --- keeping it --- */

static void ask_keep(struct stage *stage, struct data *data) {
    both_ask(stage, &data->choice);
    show(stage, data, CHOOSING);
}

static enum keepsake_result store(struct stage *stage, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    const struct data *data = context;
    struct keepsake_promise promise = {.made_at = date_now(stage)};
    strcpy(promise.by, stage->name[data->maker]);
    strcpy(promise.text, data->words);
    enum keepsake_result result = keepsake_keep_promise(stage->rooms->keepsake, &promise, kept_by_a,
                                                        kept_by_b, NULL, NULL);
    base_forget(&promise, sizeof promise);
    return result;
}

static const struct both_wish wish = {.store = store, .sound = "promise-made"};

static void show_result(struct stage *stage, struct data *data) {
    data->any |= both_kept(&data->both);
    show(stage, data, RESULT);
}

/* --- the buttons --- */

static void carry_out(struct stage *stage, struct data *data, int row) {
    if (data->phase == WHOSE && row == ROW_DONE) {
        scene_pop(stage);
    } else if (data->phase == WHOSE && row == ROW_OPEN) {
        promises_push(stage);
    } else if (data->phase == WHOSE) {
        data->maker = row;
        show(stage, data, BEGINNING);
    } else if (data->phase == BEGINNING) {
        write(stage, data, word(stage, beginnings[row]));
    } else if (data->phase == SHOWING && row == ROW_CHOOSE) {
        ask_keep(stage, data);
    } else if (data->phase == SHOWING && row == ROW_CHANGE) {
        write(stage, data, data->words);
    } else if (data->phase == RESULT && both_failed(&data->both)) {
        both_try_again(stage, &data->both, &wish, data);
        show_result(stage, data);
    } else {
        show(stage, data, WHOSE);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->phase == CHOOSING && choice_event(stage, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) && data->phase != WHOSE && data->phase != CHOOSING) {
        platform_sound(stage->platform, "menu-back");
        show(stage, data, WHOSE);
    } else if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        pause_push(stage);
    } else if (data->phase != CHOOSING && menu_event(stage, &data->menu, event) == MENU_CHOSEN) {
        carry_out(stage, data, data->menu.focus);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->phase != CHOOSING) {
        return update_backdrop(stage);
    }
    if (choice_update(stage, &data->choice, ms)) {
        both_decide(stage, &data->both, &data->choice, &wish, data);
        show_result(stage, data);
        return 0;
    }
    return choice_wait(&data->choice);
}

/* --- drawing --- */

static void draw_choosing(struct stage *stage, struct canvas *canvas, const struct data *data) {
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    both_draw(stage, canvas, &data->choice, word(stage, "Keep this promise?"), data->words);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct menu_page page = {.heading = word(stage, "A small promise, if you like"),
                             .words = "",
                             .back = word(stage, "back"),
                             .backdrop = VIEW_BACKDROP_SKY};
    if (data->phase == CHOOSING) {
        draw_choosing(stage, canvas, data);
        return;
    }
    if (data->phase == WHOSE) {
        page.words = word(stage, "Something small, about oneself: what I will do. The other one "
                                 "can promise too, or not.");
        page.back = word(stage, "rest");
    } else if (data->phase == BEGINNING) {
        page.heading = say(stage, "{name}, how does it begin?", "name", stage->name[data->maker],
                           NULL);
    } else if (data->phase == SHOWING) {
        page.heading = say(stage, "{name}'s promise", "name", stage->name[data->maker], NULL);
        page.words = data->words;
        page.colour = seat_colour(data->maker);
    } else if (data->phase == RESULT) {
        page.words = both_words(
            stage, &data->both,
            word(stage, "Kept. You will be asked about it on another evening, in private."),
            word(stage, "Let go. It was yours for this evening."));
    }
    menu_page_draw(stage, canvas, &page, &data->menu);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_promise_make = {
    .name = "promise",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void promise_make_push(struct stage *stage) {
    scene_push(stage, &scene_promise_make);
}
