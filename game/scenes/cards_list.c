/* Cards of our own: the list of them, and one of them, which either of the two can delete. */
#include "scenes/internal.h"

enum { MOST = KEEPSAKE_MAX_OWN_CARDS };
_Static_assert(MOST + 2 <= (int)MENU_ITEMS, "the list holds them");

struct data {
    struct menu menu;
};

static void enter(struct game *game, void *context) {
    struct data *data = context;
    const struct pack_deck *own = &game->cards.own;
    menu_clear(&data->menu);
    menu_add(&data->menu, word(game, "Write a card"), NULL);
    for (int i = 0; i < own->card_count && i < MOST; i++) {
        menu_add(&data->menu, own->card[i].ask, NULL);
    }
    menu_add(&data->menu, word(game, "Back"), NULL);
    damage_all(game);
}

static void choose(struct game *game, int line) {
    const struct pack_deck *own = &game->cards.own;
    if (line == 0 && own->card_count >= MOST) {
        notice_tell(game, word(game, "No room for another card"),
                    word(game, "There is no room for another card of your own. Delete one that "
                               "you no longer like, and there is."));
    } else if (line == 0) {
        card_write_push(game);
    } else if (line <= own->card_count && line <= MOST) {
        card_push(game, line - 1);
    } else {
        scene_pop(game);
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        choose(game, data->menu.focus);
    } else if (answer == MENU_BACK) {
        scene_pop(game);
    }
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    int rows = menu_height(game, data->menu.count), room = body.h - unit(game, 14);
    int most = unit(game, large_text(game) ? 1040 : 760), width = body.w < most ? body.w : most;
    rows = rows < room ? rows : room;
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, word(game, "Cards of our own"));
    menu_draw(
        game, canvas, &data->menu,
        (struct rect){body.x + (body.w - width) / 2, body.y + (body.h - rows) / 2, width, rows});
    draw_hint(game, canvas,
              say(game, "{button}: choose. {back}: back", "button",
                  both_button_names(game, PLATFORM_CONFIRM), "back",
                  both_button_names(game, PLATFORM_BACK), NULL));
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
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

void cards_push(struct game *game) {
    scene_push(game, &scene_cards);
}

/* --- one card --- */

enum { LEAVE_IT, DELETE };

struct one {
    int card;
    struct menu menu;
};

static void enter_one(struct game *game, void *context) {
    struct one *one = context;
    menu_clear(&one->menu);
    menu_add(&one->menu, word(game, "Leave it"), NULL);
    menu_add(&one->menu, word(game, "Delete it"), NULL);
}

static void delete_card(struct game *game, const struct one *one) {
    enum keepsake_result result = keepsake_delete_own_card(
        game->keepsake, cards_own_id(&game->cards.own.card[one->card]), NULL);
    if (result == KEEPSAKE_OK) {
        cards_own_load(game);
        platform_text_forget(game->platform);
    } else {
        notice_tell(game, word(game, "The card is still there"),
                    word(game, keepsake_message(result)));
    }
}

static void event_one(struct game *game, void *context, const struct platform_event *event) {
    struct one *one = context;
    enum menu_answer answer = menu_event(game, &one->menu, event);
    if (answer == MENU_CHOSEN || answer == MENU_BACK) {
        scene_pop(game);
        if (answer == MENU_CHOSEN && one->menu.focus == DELETE) {
            delete_card(game, one);
        }
    }
}

static void draw_one(struct game *game, void *context, struct canvas *canvas) {
    struct one *one = context;
    struct rect body = body_rect(game);
    int rows = menu_height(game, one->menu.count), gap = unit(game, 18);
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, word(game, "A card of our own"));
    cards_draw_one(game, canvas, &game->cards.own.card[one->card],
                   (struct rect){body.x, body.y, body.w, body.h - rows - gap});
    menu_draw(game, canvas, &one->menu,
              (struct rect){body.x + body.w / 4, body.y + body.h - rows, body.w / 2, rows});
    draw_hint(game, canvas,
              word(game, "Either of you can delete it. It is gone at once, for both."));
}

static const char *focus_one(const struct game *game, const void *context) {
    (void)game;
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

void card_push(struct game *game, int card) {
    struct one *data = scene_push(game, &scene_card);
    data->card = card;
}
