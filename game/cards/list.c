/* Cards of our own: the list of them, and one of them, which either of the two can delete. */
#include "cards/inside.h"

enum { MOST = KEEPSAKE_MAX_OWN_CARDS };
_Static_assert(MOST + 2 <= (int)MENU_ITEMS, "the list holds them");

struct data {
    struct menu menu;
};

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    const struct pack_deck *own = &cards_of(stage)->own;
    menu_clear(&data->menu);
    menu_add(&data->menu, word(stage, "Write a card"), NULL);
    for (int i = 0; i < own->card_count && i < MOST; i++) {
        menu_add(&data->menu, own->card[i].ask, NULL);
    }
    menu_add(&data->menu, word(stage, "Back"), NULL);
    damage_all(stage);
}

static void choose(struct stage *stage, int line) {
    const struct pack_deck *own = &cards_of(stage)->own;
    if (line == 0 && own->card_count >= MOST) {
        notice_tell(stage, word(stage, "No room for another card"),
                    word(stage, "There is no room for another card of your own. Delete one that "
                                "you no longer like, and there is."));
    } else if (line == 0) {
        card_write_push(stage);
    } else if (line <= own->card_count && line <= MOST) {
        card_push(stage, line - 1);
    } else {
        scene_pop(stage);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        choose(stage, data->menu.focus);
    } else if (answer == MENU_BACK) {
        scene_pop(stage);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "Cards of our own"));
    menu_draw_alone(stage, canvas, &data->menu, unit(stage, large_text(stage) ? 1040 : 760));
    draw_hint(stage, canvas,
              say(stage, "{button}: choose. {back}: back", "button",
                  both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_cards = {
    .name = "cards",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void cards_push(struct stage *stage) {
    scene_push(stage, &scene_cards);
}

/* --- one card --- */

enum { LEAVE_IT, DELETE };

struct one {
    int card;
    struct menu menu;
};

static void enter_one(struct stage *stage, void *context) {
    struct one *one = context;
    menu_clear(&one->menu);
    menu_add(&one->menu, word(stage, "Leave it"), NULL);
    menu_add(&one->menu, word(stage, "Delete it"), NULL);
}

static void delete_card(struct stage *stage, const struct one *one) {
    enum keepsake_result result = keepsake_delete_own_card(
        stage->rooms->keepsake, cards_own_id(&cards_of(stage)->own.card[one->card]), NULL);
    if (result == KEEPSAKE_OK) {
        cards_own_load(stage);
        platform_text_forget(stage->platform);
    } else {
        notice_tell(stage, word(stage, "The card is still there"),
                    word(stage, keepsake_message(result)));
    }
}

static void event_one(struct stage *stage, void *context, const struct platform_event *event) {
    struct one *one = context;
    enum menu_answer answer = menu_event(stage, &one->menu, event);
    if (answer == MENU_CHOSEN || answer == MENU_BACK) {
        scene_pop(stage);
        if (answer == MENU_CHOSEN && one->menu.focus == DELETE) {
            delete_card(stage, one);
        }
    }
}

static void draw_one(struct stage *stage, void *context, struct canvas *canvas) {
    struct one *one = context;
    struct rect body = body_rect(stage);
    int rows = menu_height(stage, one->menu.count), gap = unit(stage, 18);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "A card of our own"));
    cards_draw_one(stage, canvas, &cards_of(stage)->own.card[one->card],
                   (struct rect){body.x, body.y, body.w, body.h - rows - gap});
    menu_draw(stage, canvas, &one->menu,
              (struct rect){body.x + body.w / 4, body.y + body.h - rows, body.w / 2, rows});
    draw_hint(stage, canvas,
              word(stage, "Either of you can delete it. It is gone at once, for both."));
}

static const char *focus_one(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct one *)context)->menu);
}

static const struct scene_type scene_card = {
    .name = "card",
    .size = sizeof(struct one),
    .enter = enter_one,
    .event = event_one,
    .update = scene_update_water,
    .draw = draw_one,
    .focus = focus_one,
};

void card_push(struct stage *stage, int card) {
    struct one *data = scene_push(stage, &scene_card);
    data->card = card;
}
