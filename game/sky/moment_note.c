/* A line that the two write together on a kept moment: on the shared screen, then each chooses
 * alone. It is kept, changed or taken away only when both wish it, and nobody is told whose wish
 * was another. */
#include "kit/menu_page.h"
#include "kit/writing.h"
#include "sky/moment.h"

#include <string.h>

enum phase { SHOWING, CHOOSING, RESULT };
enum deed { DEED_CHOOSE, DEED_WRITE, DEED_TAKE_AWAY, DEED_AGAIN, DEED_BACK };
enum { DEEDS = 3 };

struct data {
    const struct keepsake_moment *moment; /* lent by the scene below */
    enum phase phase;
    bool begun;
    char words[WRITING_SIZE]; /* "" once the line is to be taken away */
    struct both both;
    struct menu menu;
    enum deed deed[DEEDS];
    struct choice choice;
};

static void offer(struct stage *stage, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(stage, label), NULL);
}

static void show(struct stage *stage, struct data *data, enum phase phase) {
    bool changed = strcmp(data->words, data->moment->note) != 0;
    data->phase = phase;
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (phase == SHOWING && changed) {
        offer(stage, data, DEED_CHOOSE, "Each of us chooses");
        offer(stage, data, DEED_WRITE, "Change the words");
        offer(stage, data, DEED_BACK, "Rather not");
    } else if (phase == SHOWING) {
        offer(stage, data, DEED_WRITE, "Change the words");
        offer(stage, data, DEED_TAKE_AWAY, "Take the line away");
        offer(stage, data, DEED_BACK, "Back");
    } else if (phase == RESULT) {
        offer(stage, data, DEED_BACK, "All right");
    }
    damage_all(stage);
}

static void write(struct stage *stage, struct data *data) {
    writing_push(stage, &(struct writing){
                            .heading = word(stage, "One line, written together"),
                            .begins = data->words,
                            .into = data->words,
                            .size = sizeof data->words,
                            .letters = KEEPSAKE_MAX_TEXT,
                            .player = -1,
                        });
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    bool first = !data->begun;
    if (first) {
        data->begun = true;
        strcpy(data->words, data->moment->note);
    }
    if (data->words[0] && data->phase == SHOWING) {
        show(stage, data, SHOWING);
    } else if (first) {
        write(stage, data);
    } else if (data->phase == SHOWING) { /* nothing was written */
        scene_pop(stage);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    choice_forget(&data->choice);
    base_forget(data->words, sizeof data->words);
    platform_text_forget(stage->platform);
}

/* --- keeping it --- */

static void ask_note(struct stage *stage, struct data *data) {
    bool away = !data->words[0];
    both_ask_in_words(stage, &data->choice,
                      away ? word(stage, "Take it away") : word(stage, "Keep it"),
                      away ? word(stage, "Leave it there") : word(stage, "Let it go"));
    show(stage, data, CHOOSING);
}

static enum keepsake_result store(struct stage *stage, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    const struct data *data = context;
    return keepsake_set_note(stage->rooms->keepsake, data->moment->id, data->words, kept_by_a,
                             kept_by_b, NULL);
}

static const struct both_wish wish = {.store = store, .sound = "kept"};

static void show_result(struct stage *stage, struct data *data) {
    show(stage, data, RESULT);
    if (both_failed(&data->both)) {
        offer(stage, data, DEED_AGAIN, "Try again");
    }
}

static const char *result_words(struct stage *stage, const struct data *data) {
    return both_words(stage, &data->both,
                      data->words[0] ? word(stage, "Kept. It stands with this moment now.")
                                     : word(stage, "Taken away. The moment stays."),
                      word(stage, "This moment stays as it was."));
}

/* --- the buttons --- */

static void carry_out(struct stage *stage, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_CHOOSE:
        ask_note(stage, data);
        break;
    case DEED_WRITE:
        write(stage, data);
        break;
    case DEED_TAKE_AWAY:
        base_forget(data->words, sizeof data->words);
        ask_note(stage, data);
        break;
    case DEED_AGAIN:
        both_try_again(stage, &data->both, &wish, data);
        show_result(stage, data);
        break;
    case DEED_BACK:
        scene_pop(stage);
        break;
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->phase == CHOOSING && choice_event(stage, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        platform_sound(stage->platform, "menu-back");
        scene_pop(stage);
    } else if (data->phase != CHOOSING && menu_event(stage, &data->menu, event) == MENU_CHOSEN) {
        carry_out(stage, data, data->deed[data->menu.focus]);
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

static void draw_choice(struct stage *stage, struct canvas *canvas, const struct data *data) {
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    draw_heading(stage, canvas, word(stage, "Our line"));
    choice_draw(stage, canvas, &data->choice, body_rect(stage),
                data->words[0] ? word(stage, "Keep this line with the moment?")
                               : word(stage, "Take the line away from the moment?"));
    choice_hint(stage, canvas, &data->choice,
                data->words[0] ? both_rule(stage)
                               : word(stage, "It is taken away only if both of you choose so."));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->phase == CHOOSING) {
        draw_choice(stage, canvas, data);
        return;
    }
    const struct menu_page page = {
        .heading = word(stage, "Our line"),
        .words = data->phase == RESULT ? result_words(stage, data) : data->words,
        .back = word(stage, "back"),
        .colour = COLOUR_GOLD,
        .backdrop = VIEW_BACKDROP_SKY,
    };
    menu_page_draw(stage, canvas, &page, &data->menu);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
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

void moment_note_push(struct stage *stage, const struct keepsake_moment *moment) {
    struct data *data = scene_push(stage, &scene_moment_note);
    data->moment = moment;
}
