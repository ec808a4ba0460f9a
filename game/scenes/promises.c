/* The promises that are open: one at a time, with what can be done about it. Either can delete
 * one, its maker can say how it stands. */
#include "scenes/promise.h"

#include "scenes/evening_page.h"

enum deed { DEED_NEXT, DEED_SAY, DEED_DELETE, DEED_REALLY, DEED_KEEP_IT, DEED_BACK };
enum stage { READING, SURE, SAYING };

struct data {
    struct promise_list list;
    int at;
    enum stage stage;
    struct menu menu;
    enum deed deed[DEED_BACK + 1];
    struct choice choice;
};

static const struct keepsake_promise *promise(const struct data *data) {
    return &data->list.promise[data->at];
}

static void offer(struct game *game, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(game, label), NULL);
}

static void show(struct game *game, struct data *data, enum stage stage) {
    bool any = data->list.count > 0;
    data->stage = stage;
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (stage == SURE) {
        offer(game, data, DEED_KEEP_IT, "No, leave it");
        offer(game, data, DEED_REALLY, "Yes, delete it");
    } else if (stage == READING) {
        if (data->list.count > 1) {
            offer(game, data, DEED_NEXT, "The next one");
        }
        if (any && game->here && promise_maker(game, promise(data)) >= 0) {
            offer(game, data, DEED_SAY, "Say how it stands");
        }
        if (any) {
            offer(game, data, DEED_DELETE, "Delete it");
        }
        offer(game, data, DEED_BACK, "Back");
        data->menu.focus = data->deed[0] == DEED_DELETE; /* never on what destroys */
    }
    damage_all(game);
}

static void read_again(struct game *game, struct data *data) {
    promise_list_open(game, &data->list);
    data->at = data->at < data->list.count ? data->at : 0;
    show(game, data, READING);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (data->stage == READING) {
        read_again(game, data);
    }
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    choice_forget(&data->choice);
    promise_list_forget(&data->list);
    platform_text_forget(game->platform);
}

static void delete (struct game *game, struct data *data) {
    enum keepsake_result result = keepsake_delete_promise(game->keepsake, promise(data)->id, NULL);
    if (result == KEEPSAKE_OK) {
        platform_sound(game->platform, "let-go");
    } else {
        notice_tell(game, word(game, "The promise is still there"), keepsake_message(result));
    }
    read_again(game, data);
}

static void carry_out(struct game *game, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_NEXT:
        data->at = (data->at + 1) % data->list.count;
        show(game, data, READING);
        break;
    case DEED_SAY:
        show(game, data, SAYING);
        promise_ask_maker(game, &data->choice, promise_maker(game, promise(data)));
        break;
    case DEED_DELETE:
        show(game, data, SURE);
        break;
    case DEED_REALLY:
        delete (game, data);
        break;
    case DEED_KEEP_IT:
        show(game, data, READING);
        break;
    case DEED_BACK:
        scene_pop(game);
        break;
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->stage == SAYING && choice_event(game, &data->choice, event)) {
        return;
    }
    if (data->stage == SAYING) {
        if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
            choice_forget(&data->choice);
            data->choice = (struct choice){0};
            show(game, data, READING);
        }
        return;
    }
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        carry_out(game, data, data->deed[data->menu.focus]);
    } else if (answer == MENU_BACK) {
        carry_out(game, data, data->stage == SURE ? DEED_KEEP_IT : DEED_BACK);
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (data->stage != SAYING) {
        return update_backdrop(game);
    }
    if (choice_update(game, &data->choice, ms)) {
        int maker = promise_maker(game, promise(data)), saying = data->choice.chosen[maker];
        choice_forget(&data->choice);
        if (!promise_say(game, promise(data), saying)) {
            notice_tell(game, word(game, "It was not taken down"),
                        keepsake_message(KEEPSAKE_FAILED));
        }
        read_again(game, data);
        return 0;
    }
    return choice_wait(&data->choice);
}

static void draw_saying(struct game *game, struct canvas *canvas, const struct data *data) {
    int maker = promise_maker(game, promise(data));
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas,
                 say(game, "{name}, a promise of yours", "name", game->name[maker], NULL));
    choice_draw(game, canvas, &data->choice, body_rect(game), promise(data)->text);
    choice_hint(game, canvas, &data->choice, word(game, "Kept or let go, it leaves this list."));
}

static const char *words(struct game *game, const struct data *data) {
    if (!data->list.count) {
        return word(game, "No promise is open.");
    }
    return promise(data)->noticed ? say(game, "{name}: {words}\nIt was noticed.", "name",
                                        promise(data)->by, "words", promise(data)->text, NULL)
                                  : say(game, "{name}: {words}", "name", promise(data)->by, "words",
                                        promise(data)->text, NULL);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->stage == SAYING) {
        draw_saying(game, canvas, data);
        return;
    }
    struct evening_page page = {
        .heading = data->stage == SURE ? word(game, "Delete this promise?")
                                       : word(game, "Promises"),
        .words = words(game, data),
        .back = word(game, "back"),
        .backdrop = VIEW_BACKDROP_SKY,
    };
    evening_page_draw(game, canvas, &page, &data->menu);
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_promises = {
    .name = "promises",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void promises_push(struct game *game) {
    scene_push(game, &scene_promises);
}
