/* What kind of round it shall be: which cards, how deep, and how answers are given. */
#include "cards/round.h"

#include <stdio.h>

enum row { ROW_CARDS, ROW_DEPTH, ROW_HOW, ROW_BEGIN, ROW_OWN, ROW_LIMITS, ROW_BACK };

struct data {
    struct menu menu;
    enum row row[ROW_BACK + 1]; /* of each line of the menu */
    struct round_wish wish;
    bool begun;
    uint64_t known; /* all decks there were; one's own may come and go */
    int count;      /* of cards that fit the wish */
    char cards[4 * PACK_MAX_TITLE + 1];
};

static void add_row(struct data *data, enum row row, const char *label, const char *value) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, label, value);
}

/* "all", the name of the only one, or how many. */
static const char *decks_words(struct stage *stage, uint64_t decks) {
    int count = 0, last = 0;
    if (decks == round_decks(stage) && (decks & (decks - 1))) {
        return word(stage, "all");
    }
    for (int deck = 0; deck <= CARDS_OWN; deck++) {
        count += decks >> deck & 1;
        last = decks >> deck & 1 ? deck : last;
    }
    return count == 0  ? word(stage, "none yet")
           : count > 1 ? say(stage, "{number} decks", "number", say_number(stage, count), NULL)
           : last == CARDS_FAVOURITES ? word(stage, "marked as ours")
                                      : cards_deck(stage, last)->title;
}

static void fill_menu(struct stage *stage, struct data *data) {
    static const char *const depths[] = {"easy", "a little closer", "deep"};
    static const char *const hows[ROUND_HOWS] = {
        [ROUND_ALOUD] = "say it aloud",
        [ROUND_SEALED] = "seal, then show together",
        [ROUND_GUESS] = "guess each other",
        [ROUND_PAPER] = "on paper",
    };
    menu_clear(&data->menu);
    data->count = round_count(stage, &data->wish, data->wish.decks);
    snprintf(data->cards, sizeof data->cards, "%s", decks_words(stage, data->wish.decks));
    if (round_decks(stage)) {
        add_row(data, ROW_CARDS, word(stage, "Cards"), data->cards);
        add_row(data, ROW_DEPTH, word(stage, "How deep it may go"),
                word(stage, depths[data->wish.depth - 1]));
        add_row(data, ROW_HOW, word(stage, "How we answer"), word(stage, hows[data->wish.how]));
        if (data->count) {
            add_row(data, ROW_BEGIN, word(stage, "Begin"), NULL);
        }
    }
    if (!stage->rooms->cards->paper) { /* nothing is typed on an evening on paper */
        add_row(data, ROW_OWN, word(stage, "Cards of our own"), NULL);
    }
    add_row(data, ROW_LIMITS, word(stage, "What we leave out"), NULL);
    add_row(data, ROW_BACK, word(stage, "Back"), NULL);
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    uint64_t all = round_decks(stage);
    if (!data->begun) {
        data->begun = true;
        data->wish = (struct round_wish){.decks = all,
                                         .depth = 1,
                                         .how = stage->rooms->cards->paper ? ROUND_PAPER
                                                                           : ROUND_ALOUD};
    } else if (data->wish.decks == data->known) {
        data->wish.decks = all;
    }
    data->known = all;
    fill_menu(stage, data);
}

static void change(struct stage *stage, struct data *data, int by) {
    switch (data->row[data->menu.focus]) {
    case ROW_CARDS:
        round_decks_push(stage, &data->wish);
        return;
    case ROW_DEPTH:
        data->wish.depth = (data->wish.depth - 1 + by + 3) % 3 + 1;
        break;
    case ROW_HOW:
        data->wish.how = (enum round_how)(((int)data->wish.how + by + ROUND_HOWS) % ROUND_HOWS);
        stage->rooms->cards->paper = data->wish.how == ROUND_PAPER;
        break;
    default:
        break;
    }
    fill_menu(stage, data);
}

static void choose(struct stage *stage, const struct data *data) {
    switch (data->row[data->menu.focus]) {
    case ROW_BEGIN:
        scene_drop(stage);
        round_push(stage, &data->wish);
        break;
    case ROW_OWN:
        cards_push(stage);
        break;
    case ROW_LIMITS:
        limits_push(stage);
        break;
    default:
        scene_pop(stage);
        break;
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    int focus = data->menu.focus;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (focus != data->menu.focus) {
        damage_all(stage); /* the words below are about the line in focus */
    }
    switch (answer) {
    case MENU_CHOSEN:
        choose(stage, data);
        break;
    case MENU_BACK:
        scene_pop(stage);
        break;
    case MENU_LESS:
        change(stage, data, -1);
        break;
    case MENU_MORE:
        change(stage, data, 1);
        break;
    case MENU_NOTHING:
    case MENU_SET:
        break;
    }
}

static const char *count_words(struct stage *stage, const struct data *data) {
    int count = data->count;
    return !round_decks(stage) ? word(stage, "There are no cards here tonight.")
           : !data->wish.decks ? word(stage, "Choose some cards first.")
           : count == 0        ? word(stage, "None of these cards fits that. Try it another way.")
           : count == 1        ? word(stage, "There is one card like this. Rest whenever you like.")
                        : say(stage, "There are {number} cards like this. Rest whenever you like.",
                              "number", say_number(stage, count), NULL);
}

static const char *how_words(struct stage *stage, const struct data *data) {
    static const char *const hows[ROUND_HOWS] = {
        [ROUND_ALOUD] = "One of you speaks, the other says back what was heard.\n"
                        "Then the other way round.",
        [ROUND_SEALED] = "Each of you answers in private.\n"
                         "Then both answers are shown side by side.",
        [ROUND_GUESS] = "One of you answers in private, the other guesses the answer.\n"
                        "Then both are shown. Nothing is counted.",
        [ROUND_PAPER] = "You both write on paper, then show each other.\n"
                        "Nothing is typed, and nothing is kept.",
    };
    return word(stage, hows[data->wish.how]);
}

/* Both texts, or with large text the one that belongs to the line in focus. */
static void draw_words(struct stage *stage, struct canvas *canvas, const struct data *data,
                       struct rect area) {
    struct paragraph how = round_words(SIZE_BODY, COLOUR_TEXT);
    if (large_text(stage)) {
        bool on_how = data->row[data->menu.focus] == ROW_HOW;
        draw_text(stage, canvas, area, on_how ? how_words(stage, data) : count_words(stage, data),
                  how);
        return;
    }
    int part = area.h * 58 / 100;
    draw_text(stage, canvas, (struct rect){area.x, area.y, area.w, part}, how_words(stage, data),
              how);
    how.colour = COLOUR_QUIET;
    draw_text(stage, canvas, (struct rect){area.x, area.y + part, area.w, area.h - part},
              count_words(stage, data), how);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    int width = body.w > unit(stage, 900) && !large_text(stage) ? unit(stage, 900) : body.w;
    int words = text_size(stage, SIZE_BODY) * 6, rows = menu_height(stage, data->menu.count);
    /* Large text: the menu moves under its focus rather than the words becoming small. */
    words = words < body.h * 35 / 100 ? words : body.h * 35 / 100;
    int gap = unit(stage, 14), room = body.h - words - gap;
    rows = rows < room ? rows : room;
    int top = body.y + (body.h - rows - gap - words) / 2;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "A round of questions"));
    menu_draw(stage, canvas, &data->menu,
              (struct rect){body.x + (body.w - width) / 2, top, width, rows});
    draw_words(stage, canvas, data,
               (struct rect){body.x + (body.w - width) / 2, top + rows + gap, width, words});
    draw_hint(stage, canvas,
              say(stage, "Left and right change it. {button}: choose. {back}: back", "button",
                  both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_round_setup = {
    .name = "round-setup",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void round_setup_push(struct stage *stage) {
    scene_push(stage, &scene_round_setup);
}
