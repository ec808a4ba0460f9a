/* What is kept: how much, where it lies, its copy, and the ways out, in and away. */
#include "scenes/box.h"

enum deed {
    DEED_WHERE,
    DEED_COPY,
    DEED_DAMAGED,
    DEED_EXPORT,
    DEED_IMPORT,
    DEED_FORGET,
    DEED_BACK,
    DEEDS
};

struct data {
    struct menu menu;
    enum deed deed[DEEDS];
    struct text words; /* how much there is, or what came of a press */
};

/* --- shared by these screens --- */

static struct paragraph words_of(enum size size) {
    return (struct paragraph){
        .size = size, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true};
}

/* The row below. Large text is turned over in pages. */
static struct rect draw_words(struct game *game, struct canvas *canvas, struct page *page,
                              const char *words) {
    struct rect body = body_rect(game);
    int row = menu_buttons_height(game);
    if (large_text(game)) {
        return page_draw(game, canvas, page, body, words, row);
    }
    *page = (struct page){0};
    return draw_message(game, canvas, body, words, words_of(SIZE_LARGE), row);
}

bool box_page_turned(struct game *game, const struct menu *menu, struct page *page) {
    return menu->focus == 0 && page_turn(game, page);
}

void box_page_draw(struct game *game, struct canvas *canvas, struct menu *menu, struct page *page,
                   const char *heading, const char *words, const char *hint) {
    const char *first = menu->item[0].label;
    draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
    draw_heading(game, canvas, heading);
    struct rect row = draw_words(game, canvas, page, words);
    menu->item[0].label = page->following ? word(game, "Read on") : first;
    menu_draw_buttons(game, canvas, menu, row);
    menu->item[0].label = first;
    draw_hint(game, canvas, hint);
}

const char *box_hint(struct game *game) {
    return say(game, "{button}: choose. {back}: back", "button",
               both_button_names(game, PLATFORM_CONFIRM), "back",
               both_button_names(game, PLATFORM_BACK), NULL);
}

int box_update(struct game *game, void *context, int ms) {
    (void)context;
    (void)ms;
    return update_backdrop(game);
}

const char *box_trouble(struct game *game, enum keepsake_result result, const struct error *error) {
    return error->text[0] ? say(game, "{what}", "what", error->text, NULL)
                          : word(game, keepsake_message(result));
}

/* --- where it lies --- */

struct where {
    struct menu menu;
    struct page page;
    struct text words;
};

static void enter_where(struct game *game, void *context) {
    struct where *where = context;
    text_add(&where->words,
             say(game,
                 "Everything that is kept lies in this file:\n{path}\n\nIts copy beside it ends in "
                 ".backup, and what was set aside in .damaged and a number.\n\nWhoever can use "
                 "this account can read them.",
                 "path", game->machine.box, NULL));
    menu_add(&where->menu, word(game, "Good"), NULL);
}

static void leave_where(struct game *game, void *context) {
    (void)game;
    text_release(&((struct where *)context)->words);
}

static void event_where(struct game *game, void *context, const struct platform_event *event) {
    struct where *where = context;
    enum menu_answer answer = menu_event_row(game, &where->menu, event);
    bool read_on = answer == MENU_CHOSEN && box_page_turned(game, &where->menu, &where->page);
    if ((answer == MENU_CHOSEN && !read_on) || answer == MENU_BACK) {
        scene_pop(game);
    }
}

static void draw_where(struct game *game, void *context, struct canvas *canvas) {
    struct where *where = context;
    box_page_draw(game, canvas, &where->menu, &where->page, word(game, "Where it lies"),
                  text_string(&where->words), box_hint(game));
}

static const char *focus_where(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct where *)context)->menu);
}

static const struct scene_type scene_box_where = {
    .name = "box-where",
    .size = sizeof(struct where),
    .enter = enter_where,
    .leave = leave_where,
    .event = event_where,
    .update = box_update,
    .draw = draw_where,
    .focus = focus_where,
};

static void box_where_push(struct game *game) {
    scene_push(game, &scene_box_where);
}

/* --- the screen --- */

static void add(struct game *game, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(game, label), NULL);
}

static void fill(struct game *game, struct data *data) {
    menu_clear(&data->menu);
    if (game->keeps || keepsake_only_looks(game->keepsake)) {
        add(game, data, DEED_EXPORT, "Write it out");
    }
    if (game->keeps) {
        add(game, data, DEED_IMPORT, "Bring in");
        add(game, data, DEED_COPY, "Renew the copy");
        if (keepsake_count_damaged(game->keepsake)) {
            add(game, data, DEED_DAMAGED, "Remove damaged boxes");
        }
        if (game->machine.box) {
            add(game, data, DEED_WHERE, "Where it lies");
        }
        add(game, data, DEED_FORGET, "Forget everything");
    }
    add(game, data, DEED_BACK, "Back");
}

static void tell(struct game *game, struct data *data, const char *words) {
    text_clear(&data->words);
    text_add(&data->words, words);
    fill(game, data);
    damage_all(game);
}

static void count_promise(void *to, const struct keepsake_promise *promise) {
    (void)promise;
    ++*(int *)to;
}

static void count_card(void *to, const struct keepsake_own_card *card) {
    (void)card;
    ++*(int *)to;
}

static const char *count_words(struct game *game) {
    struct keepsake *box = game->keepsake;
    struct error error = {{0}};
    int64_t moments = 0;
    int promises = 0, cards = 0, damaged = keepsake_count_damaged(box);
    enum keepsake_result result = keepsake_count_moments(box, &moments, &error);
    if (result == KEEPSAKE_OK) {
        result = keepsake_list_promises(box, false, count_promise, &promises, &error);
    }
    if (result == KEEPSAKE_OK) {
        result = keepsake_list_own_cards(box, count_card, &cards, &error);
    }
    if (result != KEEPSAKE_OK) {
        return box_trouble(game, result, &error);
    }
    const char *words = say(game,
                            "Moments:\u00a0{moments}. Promises:\u00a0{promises}. "
                            "Cards of your own:\u00a0{cards}.",
                            "moments", say_number(game, (int)moments), "promises",
                            say_number(game, promises), "cards", say_number(game, cards), NULL);
    return damaged ? say(game, "{words}\nDamaged boxes set aside:\u00a0{damaged}.", "words", words,
                         "damaged", say_number(game, damaged), NULL)
                   : words;
}

static void enter(struct game *game, void *context) {
    tell(game, context,
         game->keeps || keepsake_only_looks(game->keepsake)
             ? count_words(game)
             : word(game, "Tonight nothing is kept, and nothing can be looked at here."));
}

static void leave(struct game *game, void *context) {
    (void)game;
    text_forget(&((struct data *)context)->words);
}

static const char *renew(struct game *game) {
    struct error error = {{0}};
    enum keepsake_result result = keepsake_backup(game->keepsake, &error);
    return result == KEEPSAKE_OK ? word(game, "The copy is as new as the box now. It lies beside "
                                              "it, and is brought back if the box is damaged.")
                                 : box_trouble(game, result, &error);
}

static const char *remove_damaged(struct game *game) {
    struct error error = {{0}};
    enum keepsake_result result = keepsake_forget_damaged(game->keepsake, &error);
    return result == KEEPSAKE_OK ? word(game, "The damaged boxes are overwritten and gone.")
                                 : box_trouble(game, result, &error);
}

static void carry_out(struct game *game, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_WHERE:
        box_where_push(game);
        break;
    case DEED_COPY:
        tell(game, data, renew(game));
        break;
    case DEED_DAMAGED:
        tell(game, data, remove_damaged(game));
        break;
    case DEED_EXPORT:
        box_export_push(game);
        break;
    case DEED_IMPORT:
        box_import_push(game);
        break;
    case DEED_FORGET:
        box_forget_push(game);
        break;
    default:
        scene_pop(game);
        break;
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    int focus = data->menu.focus;
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(game);
    } else if (answer == MENU_CHOSEN) {
        carry_out(game, data, data->deed[data->menu.focus]);
    } else if (focus != data->menu.focus) {
        damage_all(game);
    }
}

static const char *hint(struct game *game, const struct data *data) {
    static const char *const hints[DEEDS] = {
        [DEED_WHERE] = "{button}: show the path of the file",
        [DEED_COPY] = "{button}: copy the box once more, to have it when it is damaged",
        [DEED_DAMAGED] = "{button}: overwrite and remove what was set aside",
        [DEED_EXPORT] = "{button}: a file of it to read, or for another machine",
        [DEED_IMPORT] = "{button}: from a file that was written out",
        [DEED_FORGET] = "{button}: look at what would be gone. It is asked about twice.",
        [DEED_BACK] = "{button}: back",
    };
    return say(game, hints[data->deed[data->menu.focus]], "button",
               both_button_names(game, PLATFORM_CONFIRM), NULL);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    int wide = unit(game, large_text(game) ? 900 : 560), pad = unit(game, 30);
    int rows = menu_height(game, data->menu.count), least = menu_height(game, 1);
    int words = measure_text(game, body.w - 2 * pad, text_string(&data->words),
                             words_of(SIZE_LARGE));
    /* The words have what they need; the list can move under its focus. */
    int most = body.h - words - 2 * pad - unit(game, 24);
    most = most > least ? most / least * least : least;
    draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
    draw_heading(game, canvas, word(game, "What is kept"));
    struct rect list = draw_message(game, canvas, body, text_string(&data->words),
                                    words_of(SIZE_LARGE), rows < most ? rows : most);
    list.x += (list.w - wide) / 2;
    list.w = wide;
    menu_draw(game, canvas, &data->menu, list);
    draw_hint(game, canvas, hint(game, data));
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_box = {
    .name = "box",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = box_update,
    .draw = draw,
    .focus = focus,
};

void box_push(struct game *game) {
    scene_push(game, &scene_box);
}
