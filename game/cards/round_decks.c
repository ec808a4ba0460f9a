/* Which cards: a list of decks to tick, each with how many of its cards fit the wish. What limits
 * leave out makes no difference to it. */
#include "cards/round.h"

#include <stdio.h>

struct data {
    struct round_wish *wish; /* lent by the scene below */
    struct menu menu;
    int8_t deck[MENU_ITEMS]; /* of each line */
    char count[MENU_ITEMS][32];
};

enum { LINE_DONE = -1, LINE_ALL = -2 };
_Static_assert(CARDS_OWN + 3 <= (int)MENU_ITEMS, "the list holds them");

static void add_deck(struct stage *stage, struct data *data, int deck, const char *title) {
    uint64_t bit = UINT64_C(1) << deck;
    int line = data->menu.count;
    int count = round_count(stage, data->wish, bit);
    snprintf(data->count[line], sizeof data->count[line], "%s",
             count == 1 ? word(stage, "1 card")
                        : say(stage, "{number} cards", "number", say_number(stage, count), NULL));
    data->deck[line] = (int8_t)deck;
    menu_add_box(&data->menu, title, data->count[line], data->wish->decks & bit);
}

static void fill_menu(struct stage *stage, struct data *data) {
    uint64_t all = round_decks(stage);
    menu_clear(&data->menu);
    data->deck[0] = LINE_ALL;
    menu_add_box(&data->menu, word(stage, "All of them"), NULL, (data->wish->decks & all) == all);
    if (data->wish->decks & ROUND_FAVOURITES || round_count(stage, data->wish, ROUND_FAVOURITES)) {
        add_deck(stage, data, CARDS_FAVOURITES, word(stage, "Marked as ours"));
    }
    if (all & ROUND_OWN) {
        add_deck(stage, data, CARDS_OWN, cards_of(stage)->own.title);
    }
    for (int deck = 0; deck < CARDS_FAVOURITES; deck++) {
        if (all >> deck & 1) {
            add_deck(stage, data, deck, stage->rooms->pack->deck[deck].title);
        }
    }
    data->deck[data->menu.count] = LINE_DONE;
    menu_add(&data->menu, word(stage, "Done"), NULL);
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    fill_menu(stage, context);
}

static void choose(struct stage *stage, struct data *data) {
    int deck = data->deck[data->menu.focus];
    uint64_t all = round_decks(stage);
    if (deck == LINE_DONE) {
        scene_pop(stage);
    } else if (deck == LINE_ALL) {
        data->wish->decks = (data->wish->decks & all) == all ? 0 : data->wish->decks | all;
    } else {
        data->wish->decks ^= UINT64_C(1) << deck;
    }
    fill_menu(stage, data);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        choose(stage, data);
    } else if (answer == MENU_BACK) {
        scene_pop(stage);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "Which cards?"));
    menu_draw_alone(stage, canvas, &data->menu,
                    large_text(stage) ? body_rect(stage).w : unit(stage, 860));
    draw_hint(stage, canvas,
              say(stage, "{button}: tick, or take back. {back}: done", "button",
                  both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
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

void round_decks_push(struct stage *stage, struct round_wish *wish) {
    struct data *data = scene_push(stage, &scene_round_decks);
    data->wish = wish;
}
