/* Which cards: decks to tick, each with how many of its cards fit the wish. What limits leave out
 * makes no difference to it. They stand as boxes on a shelf, or, for who wants that and where text
 * is large, in a list; the same lines in the same order. */
#include "cards/round.h"

#include <stdio.h>

struct data {
    struct round_wish *wish; /* lent by the scene below */
    struct menu menu;
    struct menu_grid grid;   /* the boxes */
    int8_t deck[MENU_ITEMS]; /* of each line */
    char count[MENU_ITEMS][32];
};

enum { LINE_DONE = -1, LINE_ALL = -2, LINE_LISTS = -3 };
_Static_assert(CARDS_OWN + 4 <= (int)MENU_ITEMS, "the list holds them");

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
    data->grid.from = 1;
    data->grid.to = data->menu.count;
    data->deck[data->menu.count] = LINE_DONE;
    menu_add(&data->menu, word(stage, "Done"), NULL);
    if (!large_text(stage)) {
        data->deck[data->menu.count] = LINE_LISTS;
        menu_add(&data->menu,
                 stage->rooms->cards->lists ? word(stage, "On the shelf")
                                            : word(stage, "As a list"),
                 NULL);
    }
    damage_all(stage);
}

static bool on_shelf(const struct stage *stage) {
    return !stage->rooms->cards->lists && !large_text(stage);
}

static void enter(struct stage *stage, void *context) {
    fill_menu(stage, context);
}

static void choose(struct stage *stage, struct data *data) {
    int deck = data->deck[data->menu.focus];
    uint64_t all = round_decks(stage);
    if (deck == LINE_DONE) {
        scene_pop(stage);
    } else if (deck == LINE_LISTS) {
        stage->rooms->cards->lists = !stage->rooms->cards->lists;
    } else if (deck == LINE_ALL) {
        data->wish->decks = (data->wish->decks & all) == all ? 0 : data->wish->decks | all;
    } else {
        data->wish->decks ^= UINT64_C(1) << deck;
    }
    fill_menu(stage, data);
}

/* "Not tonight" to a whole deck: one press, and it is gone from here. What is only a wish for
 * certain cards can't be put away. */
static bool puts_away(const struct data *data, const struct platform_event *event) {
    int deck = data->deck[data->menu.focus];
    return pressed(event, PLATFORM_TAKE_BACK) && deck >= 0 && deck != CARDS_FAVOURITES;
}

static void put_away(struct stage *stage, struct data *data) {
    int deck = data->deck[data->menu.focus];
    limits_put_away(stage, deck);
    data->wish->decks &= ~(UINT64_C(1) << deck);
    platform_sound(stage->platform, "let-go");
    fill_menu(stage, data);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (puts_away(data, event)) {
        put_away(stage, data);
        return;
    }
    enum menu_answer answer = on_shelf(stage)
                                  ? menu_event_grid(stage, &data->menu, &data->grid, event)
                                  : menu_event(stage, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        choose(stage, data);
    } else if (answer == MENU_BACK) {
        scene_pop(stage);
    }
}

/* Those in the light last: it falls on what stands beside them. */
static void draw_boxes(struct stage *stage, struct canvas *canvas, const struct data *data) {
    for (int pass = 0; pass < 2; pass++) {
        for (int i = data->grid.from; i < data->grid.to; i++) {
            int light = menu_lit(stage, &data->menu, i);
            if (data->menu.place[i].w && (light > 0) == (pass == 1)) {
                round_box_draw(stage, canvas, &data->menu.item[i], data->menu.place[i], light,
                               data->deck[i]);
            }
        }
    }
}

/* All of them above, the shelf in the middle, what one does with it below. */
static void draw_shelf(struct stage *stage, struct canvas *canvas, struct data *data) {
    struct rect body = body_rect(stage);
    int top = menu_height(stage, 1) - unit(stage, 8), foot = text_size(stage, SIZE_HINT) * 2,
        wide = unit(stage, 420);
    int high = round_shelf_height(stage);
    struct rect room = {body.x, body.y + top, body.w, body.h - top - foot - unit(stage, 6)};
    int boxes = data->grid.to - data->grid.from, most = round_shelf_columns(stage, room.w);
    data->grid.columns = boxes < 1 ? 1 : boxes < most ? boxes : most;
    int all = (boxes + data->grid.columns - 1) / data->grid.columns;
    room.x += room.w * (most - data->grid.columns) / most / 2;
    room.w = room.w * data->grid.columns / most;
    room.y += all * high < room.h ? (room.h - all * high) / 3 : 0;
    menu_draw_part(stage, canvas, &data->menu, 0, 1,
                   (struct rect){body.x + (body.w - wide) / 2, body.y - unit(stage, 8), wide,
                                 menu_height(stage, 1)});
    int rows = menu_lay_grid(stage, canvas, &data->menu, &data->grid, room, high);
    round_shelf_draw(stage, canvas, room, rows);
    draw_boxes(stage, canvas, data);
    menu_draw_row(stage, canvas, &data->menu, data->grid.to, data->menu.count,
                  (struct rect){body.x, body.y + body.h - foot, body.w, foot});
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "Which cards?"));
    if (on_shelf(stage)) {
        draw_shelf(stage, canvas, data);
    } else {
        menu_draw_alone(stage, canvas, &data->menu,
                        large_text(stage) ? body_rect(stage).w : unit(stage, 860));
    }
    draw_hint(stage, canvas,
              say(stage, "{button}: tick, or take back. {away}: not tonight. {back}: done",
                  "button", both_button_names(stage, PLATFORM_CONFIRM), "away",
                  both_button_names(stage, PLATFORM_TAKE_BACK), "back",
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
