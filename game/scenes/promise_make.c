/* A small promise about oneself, if they like: begun with words of ours and gone on with in one's
 * own, on the shared screen. It is kept only when both choose so, each in private. */
#include "scenes/promise.h"

#include "scenes/evening_page.h"
#include "scenes/writing.h"

#include <string.h>

enum stage { WHOSE, BEGINNING, WRITING, SHOWING, CHOOSING, RESULT };
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
    enum stage stage;
    int maker;
    bool any; /* one was kept tonight */
    struct both both;
    char words[WRITING_SIZE];
    char label[2][NAME_SIZE + 32];
    struct menu menu;
    struct choice choice;
};

static void add(struct game *game, struct data *data, const char *label) {
    menu_add(&data->menu, word(game, label), NULL);
}

static void fill_whose(struct game *game, struct data *data) {
    for (int player = 0; player < 2; player++) {
        strcpy(data->label[player],
               say(game, "{name}: I will \u2026", "name", game->name[player], NULL));
        menu_add(&data->menu, data->label[player], NULL);
    }
    add(game, data, data->any ? "That is all" : "Not tonight");
    add(game, data, "Promises that are open");
}

static void show(struct game *game, struct data *data, enum stage stage) {
    data->stage = stage;
    menu_clear(&data->menu);
    data->menu.focus = data->menu.first = 0;
    switch (stage) {
    case WHOSE:
        base_forget(data->words, sizeof data->words);
        fill_whose(game, data);
        break;
    case BEGINNING:
        for (int i = 0; i < BEGINNINGS; i++) {
            add(game, data, beginnings[i]);
        }
        break;
    case SHOWING:
        add(game, data, "Each of us chooses");
        add(game, data, "Change the words");
        add(game, data, "Rather not");
        break;
    case RESULT:
        add(game, data, both_failed(&data->both) ? "Try again" : "Go on");
        break;
    case WRITING:
    case CHOOSING:
        break;
    }
    damage_all(game);
}

static void write(struct game *game, struct data *data, const char *begins) {
    data->stage = WRITING;
    writing_push(game, &(struct writing){
                           .heading = word(game, "A small promise, about oneself"),
                           .begins = begins,
                           .into = data->words,
                           .size = sizeof data->words,
                           .letters = PROMISE_LETTERS,
                           .player = data->maker,
                       });
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (data->stage == WRITING) {
        show(game, data, data->words[0] ? SHOWING : WHOSE);
    } else if (data->stage == WHOSE) {
        show(game, data, WHOSE);
    }
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    choice_forget(&data->choice);
    base_forget(data->words, sizeof data->words);
    platform_text_forget(game->platform);
}

/* --- keeping it --- */

static void ask_keep(struct game *game, struct data *data) {
    both_ask(game, &data->choice, word(game, "Keep it"), word(game, "Let it go"));
    show(game, data, CHOOSING);
}

static enum keepsake_result store(struct game *game, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    const struct data *data = context;
    struct keepsake_promise promise = {.made_at = date_now(game)};
    strcpy(promise.by, game->name[data->maker]);
    strcpy(promise.text, data->words);
    enum keepsake_result result = keepsake_keep_promise(game->keepsake, &promise, kept_by_a,
                                                        kept_by_b, NULL, NULL);
    base_forget(&promise, sizeof promise);
    return result;
}

static const struct both_wish wish = {.store = store, .sound = "promise-made"};

static void show_result(struct game *game, struct data *data) {
    data->any |= both_kept(&data->both);
    show(game, data, RESULT);
}

/* --- the buttons --- */

static void carry_out(struct game *game, struct data *data, int row) {
    if (data->stage == WHOSE && row == ROW_DONE) {
        scene_pop(game);
    } else if (data->stage == WHOSE && row == ROW_OPEN) {
        promises_push(game);
    } else if (data->stage == WHOSE) {
        data->maker = row;
        show(game, data, BEGINNING);
    } else if (data->stage == BEGINNING) {
        write(game, data, word(game, beginnings[row]));
    } else if (data->stage == SHOWING && row == ROW_CHOOSE) {
        ask_keep(game, data);
    } else if (data->stage == SHOWING && row == ROW_CHANGE) {
        write(game, data, data->words);
    } else if (data->stage == RESULT && both_failed(&data->both)) {
        both_try_again(game, &data->both, &wish, data);
        show_result(game, data);
    } else {
        show(game, data, WHOSE);
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->stage == CHOOSING && choice_event(game, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) && data->stage != WHOSE && data->stage != CHOOSING) {
        platform_sound(game->platform, "menu-back");
        show(game, data, WHOSE);
    } else if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        pause_push(game);
    } else if (data->stage != CHOOSING && menu_event(game, &data->menu, event) == MENU_CHOSEN) {
        carry_out(game, data, data->menu.focus);
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (data->stage != CHOOSING) {
        return update_backdrop(game);
    }
    if (choice_update(game, &data->choice, ms)) {
        both_decide(game, &data->both, &data->choice, &wish, data);
        show_result(game, data);
        return 0;
    }
    return choice_wait(&data->choice);
}

/* --- drawing --- */

static void draw_choosing(struct game *game, struct canvas *canvas, const struct data *data) {
    draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
    both_draw(game, canvas, &data->choice, word(game, "Keep this promise?"), data->words);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct evening_page page = {.heading = word(game, "A small promise, if you like"),
                                .words = "",
                                .back = word(game, "back"),
                                .backdrop = VIEW_BACKDROP_SKY};
    if (data->stage == CHOOSING) {
        draw_choosing(game, canvas, data);
        return;
    }
    if (data->stage == WHOSE) {
        page.words = word(game, "Something small, about oneself: what I will do. The other one "
                                "can promise too, or not.");
        page.back = word(game, "rest");
    } else if (data->stage == BEGINNING) {
        page.heading = say(game, "{name}, how does it begin?", "name", game->name[data->maker],
                           NULL);
    } else if (data->stage == SHOWING) {
        page.heading = say(game, "{name}'s promise", "name", game->name[data->maker], NULL);
        page.words = data->words;
        page.colour = seat_colour(data->maker);
    } else if (data->stage == RESULT) {
        page.words = both_words(
            game, &data->both,
            word(game, "Kept. You will be asked about it on another evening, in private."),
            word(game, "Let go. It was yours for this evening."));
    }
    evening_page_draw(game, canvas, &page, &data->menu);
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
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

void promise_make_push(struct game *game) {
    scene_push(game, &scene_promise_make);
}
