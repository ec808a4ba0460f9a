/* Which cards: a list of decks to tick, each with how many of its cards fit the wish. What limits
 * leave out makes no difference to it. */
#include "scenes/round.h"

#include <stdio.h>

struct data {
    struct round_wish *wish; /* lent by the scene below */
    struct menu menu;
    int8_t deck[MENU_ITEMS]; /* of each line */
    char count[MENU_ITEMS][32];
};

enum { LINE_DONE = -1, LINE_ALL = -2 };
_Static_assert(CARDS_OWN + 3 <= (int)MENU_ITEMS, "the list holds them");

static void add(struct game *game, struct data *data, int deck, const char *title) {
    uint64_t bit = UINT64_C(1) << deck;
    int line = data->menu.count;
    int count = round_count(game, data->wish, bit);
    snprintf(data->count[line], sizeof data->count[line], "%s",
             count == 1 ? word(game, "1 card")
                        : say(game, "{number} cards", "number", say_number(game, count), NULL));
    data->deck[line] = (int8_t)deck;
    menu_add_box(&data->menu, title, data->count[line], data->wish->decks & bit);
}

static void fill(struct game *game, struct data *data) {
    uint64_t all = round_decks(game);
    menu_clear(&data->menu);
    data->deck[0] = LINE_ALL;
    menu_add_box(&data->menu, word(game, "All of them"), NULL, (data->wish->decks & all) == all);
    if (data->wish->decks & ROUND_FAVOURITES || round_count(game, data->wish, ROUND_FAVOURITES)) {
        add(game, data, CARDS_FAVOURITES, word(game, "Marked as ours"));
    }
    if (all & ROUND_OWN) {
        add(game, data, CARDS_OWN, game->cards.own.title);
    }
    for (int deck = 0; deck < CARDS_FAVOURITES; deck++) {
        if (all >> deck & 1) {
            add(game, data, deck, game->pack->deck[deck].title);
        }
    }
    data->deck[data->menu.count] = LINE_DONE;
    menu_add(&data->menu, word(game, "Done"), NULL);
    damage_all(game);
}

static void enter(struct game *game, void *context) {
    fill(game, context);
}

static void choose(struct game *game, struct data *data) {
    int deck = data->deck[data->menu.focus];
    uint64_t all = round_decks(game);
    if (deck == LINE_DONE) {
        scene_pop(game);
    } else if (deck == LINE_ALL) {
        data->wish->decks = (data->wish->decks & all) == all ? 0 : data->wish->decks | all;
    } else {
        data->wish->decks ^= UINT64_C(1) << deck;
    }
    fill(game, data);
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        choose(game, data);
    } else if (answer == MENU_BACK) {
        scene_pop(game);
    }
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    int width = body.w > unit(game, 860) && game->settings.text_scale <= 130 ? unit(game, 860)
                                                                             : body.w;
    int rows = menu_height(game, data->menu.count), room = body.h - unit(game, 14);
    rows = rows < room ? rows : room;
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, word(game, "Which cards?"));
    menu_draw(
        game, canvas, &data->menu,
        (struct rect){body.x + (body.w - width) / 2, body.y + (body.h - rows) / 2, width, rows});
    draw_hint(game, canvas,
              say(game, "{button}: tick, or take back. {back}: done", "button",
                  both_button_names(game, PLATFORM_CONFIRM), "back",
                  both_button_names(game, PLATFORM_BACK), NULL));
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_round_decks = {
    .name = "round-decks",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void round_decks_push(struct game *game, struct round_wish *wish) {
    struct data *data = scene_push(game, &scene_round_decks);
    data->wish = wish;
}
