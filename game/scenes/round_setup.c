/* What kind of round it shall be: the deck, how deep, and how answers are given. */
#include "scenes/round.h"

enum row { ROW_DECK, ROW_DEPTH, ROW_HOW, ROW_BEGIN, ROW_BACK };

struct data {
    struct menu menu;
    enum row row[ROW_BACK + 1]; /* of each line of the menu */
    struct round_wish wish;
    int deck;
};

static void add(struct data *data, enum row row, const char *label, const char *value) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, label, value);
}

static void fill(struct game *game, struct data *data) {
    static const char *const depths[] = {"easy", "a little closer", "deep"};
    menu_clear(&data->menu);
    if (data->wish.decks) {
        if (game->pack->deck_count > 1) {
            add(data, ROW_DECK, word(game, "Cards"), cards_deck(game, data->deck)->title);
        }
        add(data, ROW_DEPTH, word(game, "How deep it may go"),
            word(game, depths[data->wish.depth - 1]));
        add(data, ROW_HOW, word(game, "How we answer"),
            data->wish.how == ROUND_SEALED ? word(game, "seal, then show together")
                                           : word(game, "say it aloud"));
        if (round_count(game, &data->wish, data->wish.decks)) {
            add(data, ROW_BEGIN, word(game, "Begin"), NULL);
        }
    }
    add(data, ROW_BACK, word(game, "Back"), NULL);
    damage_all(game);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (!data->wish.decks && game->pack->deck_count) {
        data->wish = (struct round_wish){.decks = 1, .depth = 1};
    }
    fill(game, data);
}

static void change(struct game *game, struct data *data, int by) {
    int decks = game->pack->deck_count;
    switch (data->row[data->menu.focus]) {
    case ROW_DECK:
        data->deck = (data->deck + by + decks) % decks;
        data->wish.decks = UINT64_C(1) << data->deck;
        break;
    case ROW_DEPTH:
        data->wish.depth = (data->wish.depth - 1 + by + 3) % 3 + 1;
        break;
    case ROW_HOW:
        data->wish.how = data->wish.how == ROUND_ALOUD ? ROUND_SEALED : ROUND_ALOUD;
        break;
    default:
        break;
    }
    fill(game, data);
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    switch (menu_event(game, &data->menu, event)) {
    case MENU_CHOSEN:
        if (data->row[data->menu.focus] == ROW_BEGIN) {
            *(struct round_wish *)scene_replace(game, &scene_round) = data->wish;
            return;
        }
        scene_pop(game);
        break;
    case MENU_BACK:
        scene_pop(game);
        break;
    case MENU_LESS:
        change(game, data, -1);
        break;
    case MENU_MORE:
        change(game, data, 1);
        break;
    case MENU_NOTHING:
        break;
    }
}

static int update(struct game *game, void *context, int ms) {
    (void)context;
    (void)ms;
    return update_backdrop(game);
}

static const char *count_words(struct game *game, const struct data *data) {
    int count = data->wish.decks ? round_count(game, &data->wish, data->wish.decks) : 0;
    return !data->wish.decks ? word(game, "There are no cards in this pack yet.")
           : count == 0      ? word(game, "No card of this deck fits that. Try it another way.")
           : count == 1      ? word(game, "There is one card like this. Rest whenever you like.")
                             : say(game,
                                   "There are {number} cards like this. "
                                        "Rest whenever you like.",
                                   "number", say_number(game, count), NULL);
}

static const char *how_words(struct game *game, const struct data *data) {
    return !data->wish.decks ? ""
           : data->wish.how == ROUND_SEALED
               ? word(game, "Each of you answers in private.\nThen both answers "
                            "are shown side by side.")
               : word(game, "One of you speaks, the other says back what was "
                            "heard.\nThen the other way round.");
}

static void draw_words(struct game *game, struct canvas *canvas, const struct data *data,
                       struct rect area) {
    struct paragraph how = {
        .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true};
    int part = area.h * 55 / 100;
    draw_text(game, canvas, (struct rect){area.x, area.y, area.w, part}, how_words(game, data),
              how);
    how.colour = COLOUR_QUIET;
    draw_text(game, canvas, (struct rect){area.x, area.y + part, area.w, area.h - part},
              count_words(game, data), how);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    int width = body.w > unit(game, 900) && game->settings.text_scale <= 130 ? unit(game, 900)
                                                                             : body.w;
    int words = text_size(game, SIZE_BODY) * 5, rows = menu_height(game, data->menu.count);
    /* Large text: the menu moves under its focus rather than the words becoming small. */
    words = words < body.h * 2 / 5 ? words : body.h * 2 / 5;
    int gap = unit(game, 14), room = body.h - words - gap;
    rows = rows < room ? rows : room;
    int top = body.y + (body.h - rows - gap - words) / 2;
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, word(game, "A round of questions"));
    menu_draw(game, canvas, &data->menu,
              (struct rect){body.x + (body.w - width) / 2, top, width, rows});
    draw_words(game, canvas, data,
               (struct rect){body.x + (body.w - width) / 2, top + rows + gap, width, words});
    draw_hint(game, canvas,
              say(game, "Left and right change it. {button}: choose. {back}: back", "button",
                  both_button_names(game, PLATFORM_CONFIRM), "back",
                  both_button_names(game, PLATFORM_BACK), NULL));
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

const struct scene_type scene_round_setup = {
    .name = "round-setup",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};
