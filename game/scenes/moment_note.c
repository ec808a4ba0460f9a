/* A line that the two write together on a kept moment: on the shared screen, then each chooses
 * alone. It is kept, changed or taken away only when both wish it, and nobody is told whose wish
 * was another. */
#include "scenes/evening_page.h"
#include "scenes/moment.h"
#include "scenes/writing.h"

#include <string.h>

enum stage { SHOWING, CHOOSING, RESULT };
enum deed { DEED_CHOOSE, DEED_WRITE, DEED_TAKE_AWAY, DEED_AGAIN, DEED_BACK };
enum { DEEDS = 3 };

struct data {
    const struct keepsake_moment *moment; /* lent by the scene below */
    enum stage stage;
    bool begun;
    char words[WRITING_SIZE]; /* "" once the line is to be taken away */
    struct both both;
    struct menu menu;
    enum deed deed[DEEDS];
    struct choice choice;
};

static void offer(struct game *game, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(game, label), NULL);
}

static void show(struct game *game, struct data *data, enum stage stage) {
    bool changed = strcmp(data->words, data->moment->note) != 0;
    data->stage = stage;
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (stage == SHOWING && changed) {
        offer(game, data, DEED_CHOOSE, "Each of us chooses");
        offer(game, data, DEED_WRITE, "Change the words");
        offer(game, data, DEED_BACK, "Rather not");
    } else if (stage == SHOWING) {
        offer(game, data, DEED_WRITE, "Change the words");
        offer(game, data, DEED_TAKE_AWAY, "Take the line away");
        offer(game, data, DEED_BACK, "Back");
    } else if (stage == RESULT) {
        offer(game, data, DEED_BACK, "Good");
    }
    damage_all(game);
}

static void write(struct game *game, struct data *data) {
    writing_push(game, &(struct writing){
                           .heading = word(game, "One line, written together"),
                           .begins = data->words,
                           .into = data->words,
                           .size = sizeof data->words,
                           .letters = KEEPSAKE_MAX_TEXT,
                           .player = -1,
                       });
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    bool first = !data->begun;
    if (first) {
        data->begun = true;
        strcpy(data->words, data->moment->note);
    }
    if (data->words[0] && data->stage == SHOWING) {
        show(game, data, SHOWING);
    } else if (first) {
        write(game, data);
    } else if (data->stage == SHOWING) { /* nothing was written */
        scene_pop(game);
    }
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    choice_forget(&data->choice);
    base_forget(data->words, sizeof data->words);
    platform_text_forget(game->platform);
}

/* --- keeping it --- */

static void ask(struct game *game, struct data *data) {
    bool away = !data->words[0];
    both_ask(game, &data->choice, away ? word(game, "Take it away") : word(game, "Keep it"),
             away ? word(game, "Leave it there") : word(game, "Let it go"));
    show(game, data, CHOOSING);
}

static enum keepsake_result store(struct game *game, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    const struct data *data = context;
    return keepsake_set_note(game->keepsake, data->moment->id, data->words, kept_by_a, kept_by_b,
                             NULL);
}

static const struct both_wish wish = {.store = store, .sound = "kept"};

static void show_result(struct game *game, struct data *data) {
    show(game, data, RESULT);
    if (both_failed(&data->both)) {
        offer(game, data, DEED_AGAIN, "Try again");
    }
}

static const char *result_words(struct game *game, const struct data *data) {
    return both_words(game, &data->both,
                      data->words[0] ? word(game, "Kept. It stands with this moment now.")
                                     : word(game, "Taken away. The moment stays."),
                      word(game, "This moment stays as it was."));
}

/* --- the buttons --- */

static void carry_out(struct game *game, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_CHOOSE:
        ask(game, data);
        break;
    case DEED_WRITE:
        write(game, data);
        break;
    case DEED_TAKE_AWAY:
        base_forget(data->words, sizeof data->words);
        ask(game, data);
        break;
    case DEED_AGAIN:
        both_try_again(game, &data->both, &wish, data);
        show_result(game, data);
        break;
    case DEED_BACK:
        scene_pop(game);
        break;
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->stage == CHOOSING && choice_event(game, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        platform_sound(game->platform, "menu-back");
        scene_pop(game);
    } else if (data->stage != CHOOSING && menu_event(game, &data->menu, event) == MENU_CHOSEN) {
        carry_out(game, data, data->deed[data->menu.focus]);
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

static void draw_choice(struct game *game, struct canvas *canvas, const struct data *data) {
    draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
    draw_heading(game, canvas, word(game, "Our line"));
    choice_draw(game, canvas, &data->choice, body_rect(game),
                data->words[0] ? word(game, "Keep this line with the moment?")
                               : word(game, "Take the line away from the moment?"));
    choice_hint(game, canvas, &data->choice,
                data->words[0] ? word(game, "It is kept only if both of you choose to keep it.")
                               : word(game, "It is taken away only if both of you choose so."));
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->stage == CHOOSING) {
        draw_choice(game, canvas, data);
        return;
    }
    const struct evening_page page = {
        .heading = word(game, "Our line"),
        .words = data->stage == RESULT ? result_words(game, data) : data->words,
        .back = word(game, "back"),
        .colour = COLOUR_GOLD,
        .backdrop = VIEW_BACKDROP_SKY,
    };
    evening_page_draw(game, canvas, &page, &data->menu);
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_moment_note = {
    .name = "note",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void moment_note_push(struct game *game, const struct keepsake_moment *moment) {
    struct data *data = scene_push(game, &scene_moment_note);
    data->moment = moment;
}
