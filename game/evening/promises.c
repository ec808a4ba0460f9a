/* The promises that are open: one at a time, with what can be done about it. Either can delete
 * one, its maker can say how it stands. */
#include "evening/promise.h"
#include "kit/menu_page.h"

enum deed { DEED_NEXT, DEED_SAY, DEED_DELETE, DEED_REALLY, DEED_KEEP_IT, DEED_BACK };
enum phase { READING, SURE, SAYING };

struct data {
    struct promise_list list;
    int at;
    enum phase phase;
    struct menu menu;
    enum deed deed[DEED_BACK + 1];
    struct choice choice;
};

static const struct keepsake_promise *promise(const struct data *data) {
    return &data->list.promise[data->at];
}

static void offer(struct stage *stage, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(stage, label), NULL);
}

static void show(struct stage *stage, struct data *data, enum phase phase) {
    bool any = data->list.count > 0;
    data->phase = phase;
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (phase == SURE) {
        offer(stage, data, DEED_KEEP_IT, "No, leave it");
        offer(stage, data, DEED_REALLY, "Yes, delete it");
    } else if (phase == READING) {
        if (data->list.count > 1) {
            offer(stage, data, DEED_NEXT, "The next one");
        }
        if (any && stage->rooms->here && promise_maker(stage, promise(data)) >= 0) {
            offer(stage, data, DEED_SAY, "Say how it stands");
        }
        if (any) {
            offer(stage, data, DEED_DELETE, "Delete it");
        }
        offer(stage, data, DEED_BACK, "Back");
        data->menu.focus = data->deed[0] == DEED_DELETE; /* never on what destroys */
    }
    damage_all(stage);
}

static void read_again(struct stage *stage, struct data *data) {
    promise_list_open(stage, &data->list);
    data->at = data->at < data->list.count ? data->at : 0;
    show(stage, data, READING);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->phase == READING) {
        read_again(stage, data);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    choice_forget(&data->choice);
    promise_list_forget(&data->list);
    platform_text_forget(stage->platform);
}

static void delete (struct stage *stage, struct data *data) {
    enum keepsake_result result = keepsake_delete_promise(stage->rooms->keepsake, promise(data)->id,
                                                          NULL);
    if (result == KEEPSAKE_OK) {
        platform_sound(stage->platform, "let-go");
    } else {
        notice_tell(stage, word(stage, "The promise is still there"), keepsake_message(result));
    }
    read_again(stage, data);
}

static void carry_out(struct stage *stage, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_NEXT:
        data->at = (data->at + 1) % data->list.count;
        show(stage, data, READING);
        break;
    case DEED_SAY:
        show(stage, data, SAYING);
        promise_ask_maker(stage, &data->choice, promise_maker(stage, promise(data)));
        break;
    case DEED_DELETE:
        show(stage, data, SURE);
        break;
    case DEED_REALLY:
        delete (stage, data);
        break;
    case DEED_KEEP_IT:
        show(stage, data, READING);
        break;
    case DEED_BACK:
        scene_pop(stage);
        break;
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->phase == SAYING && choice_event(stage, &data->choice, event)) {
        return;
    }
    if (data->phase == SAYING) {
        if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
            choice_forget(&data->choice);
            data->choice = (struct choice){0};
            show(stage, data, READING);
        }
        return;
    }
    enum menu_answer answer = menu_event_row(stage, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        carry_out(stage, data, data->deed[data->menu.focus]);
    } else if (answer == MENU_BACK) {
        carry_out(stage, data, data->phase == SURE ? DEED_KEEP_IT : DEED_BACK);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->phase != SAYING) {
        return update_backdrop(stage);
    }
    if (choice_update(stage, &data->choice, ms)) {
        int maker = promise_maker(stage, promise(data)), saying = data->choice.chosen[maker];
        choice_forget(&data->choice);
        if (!promise_say(stage, promise(data), saying)) {
            notice_tell(stage, word(stage, "That could not be noted"),
                        keepsake_message(KEEPSAKE_FAILED));
        }
        read_again(stage, data);
        return 0;
    }
    return choice_wait(&data->choice);
}

static void draw_saying(struct stage *stage, struct canvas *canvas, const struct data *data) {
    int maker = promise_maker(stage, promise(data));
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas,
                 say(stage, "{name}, a promise of yours", "name", stage->name[maker], NULL));
    choice_draw(stage, canvas, &data->choice, body_rect(stage), promise(data)->text);
    choice_hint(stage, canvas, &data->choice, word(stage, "Kept or let go, it leaves this list."));
}

static const char *words(struct stage *stage, const struct data *data) {
    if (!data->list.count) {
        return word(stage, "No promise is open.");
    }
    return promise(data)->noticed ? say(stage, "{name}: {words}\nIt was noticed.", "name",
                                        promise(data)->by, "words", promise(data)->text, NULL)
                                  : say(stage, "{name}: {words}", "name", promise(data)->by,
                                        "words", promise(data)->text, NULL);
}

static const char *heading(struct stage *stage, const struct data *data) {
    return data->phase == SURE ? word(stage, "Delete this promise?") : word(stage, "Promises");
}

/* The line over the water, and what can be done in a row at its foot. */
static void draw_hanging(struct stage *stage, struct canvas *canvas, struct data *data) {
    struct rect body = body_rect(stage);
    int row = menu_buttons_height(stage), gap = unit(stage, 14);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    draw_heading(stage, canvas, heading(stage, data));
    promise_draw_line(stage, canvas, &data->list, data->at, words(stage, data),
                      (struct rect){body.x, body.y, body.w, body.h - row - gap});
    menu_draw_buttons(stage, canvas, &data->menu,
                      (struct rect){body.x, body.y + body.h - row, body.w, row});
    draw_hint(stage, canvas,
              say(stage, "{button}: choose. {back}: back", "button",
                  both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->phase == SAYING) {
        draw_saying(stage, canvas, data);
        return;
    }
    if (!large_text(stage)) {
        draw_hanging(stage, canvas, data);
        return;
    }
    struct menu_page page = {
        .heading = heading(stage, data),
        .words = words(stage, data),
        .back = word(stage, "back"),
        .backdrop = VIEW_BACKDROP_SKY,
    };
    menu_page_draw(stage, canvas, &page, &data->menu);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
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

void promises_push(struct stage *stage) {
    scene_push(stage, &scene_promises);
}
