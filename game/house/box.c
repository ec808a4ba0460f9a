/* What is kept: how much, where it lies, its copy, and the ways out, in and away. */
#include "house/box.h"
#include "letterbox/letterbox.h"

enum deed {
    DEED_LETTERS,
    DEED_WHERE,
    DEED_COPY,
    DEED_DAMAGED,
    DEED_EXPORT,
    DEED_IMPORT,
    DEED_LEAVE,
    DEED_FORGET,
    DEED_BACK,
    DEEDS
};

struct data {
    struct menu menu;
    enum deed deed[DEEDS];
    struct text words; /* how much there is, or what came of a press */
};

/* --- where it lies --- */

struct where {
    struct menu menu;
    struct page page;
    struct text words;
};

static void enter_where(struct stage *stage, void *context) {
    struct where *where = context;
    text_add(
        &where->words,
        say(stage,
            "Everything you two kept is in this file:\n{path}\n\nIts spare copy beside it ends in "
            ".backup, and what was set aside in .damaged and a number.\n\nWhoever can use "
            "this account can read them.",
            "path", house_of(stage)->machine.box, NULL));
    menu_add(&where->menu, word(stage, "All right"), NULL);
}

static void leave_where(struct stage *stage, void *context) {
    (void)stage;
    text_release(&((struct where *)context)->words);
}

static void event_where(struct stage *stage, void *context, const struct platform_event *event) {
    struct where *where = context;
    enum menu_answer answer = menu_event_row(stage, &where->menu, event);
    bool read_on = answer == MENU_CHOSEN && box_page_turned(stage, &where->menu, &where->page);
    if ((answer == MENU_CHOSEN && !read_on) || answer == MENU_BACK) {
        scene_pop(stage);
    }
}

static void draw_where(struct stage *stage, void *context, struct canvas *canvas) {
    struct where *where = context;
    box_page_draw(stage, canvas, &where->menu, &where->page, word(stage, "Where it is"),
                  text_string(&where->words), box_hint(stage));
}

static const char *focus_where(const struct stage *stage, const void *context) {
    (void)stage;
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

static void box_where_push(struct stage *stage) {
    scene_push(stage, &scene_box_where);
}

/* --- the screen --- */

static void add_deed(struct stage *stage, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(stage, label), NULL);
}

static void fill_menu(struct stage *stage, struct data *data) {
    menu_clear(&data->menu);
    if (stage->rooms->here && letters_any(stage)) {
        add_deed(stage, data, DEED_LETTERS, "Letters");
    }
    if (stage->rooms->keeps || keepsake_only_looks(stage->rooms->keepsake)) {
        add_deed(stage, data, DEED_EXPORT, "Take a copy with you");
    }
    if (stage->rooms->keeps) {
        add_deed(stage, data, DEED_IMPORT, "Bring something in");
        add_deed(stage, data, DEED_COPY, "Make a fresh spare copy");
        if (keepsake_count_damaged(stage->rooms->keepsake)) {
            add_deed(stage, data, DEED_DAMAGED, "Delete damaged boxes");
        }
        if (house_of(stage)->machine.box) {
            add_deed(stage, data, DEED_WHERE, "Where it is");
        }
        add_deed(stage, data, DEED_LEAVE, "Taking leave");
        add_deed(stage, data, DEED_FORGET, "Forget everything");
    }
    add_deed(stage, data, DEED_BACK, "Back");
}

static void tell(struct stage *stage, struct data *data, const char *words) {
    text_clear(&data->words);
    text_add(&data->words, words);
    fill_menu(stage, data);
    damage_all(stage);
}

static void count_promise(void *to, const struct keepsake_promise *promise) {
    (void)promise;
    ++*(int *)to;
}

static void count_card(void *to, const struct keepsake_own_card *card) {
    (void)card;
    ++*(int *)to;
}

static const char *count_words(struct stage *stage) {
    struct keepsake *box = stage->rooms->keepsake;
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
        return box_trouble(stage, result, &error);
    }
    const char *words = say(stage,
                            "Moments:\u00a0{moments}. Promises:\u00a0{promises}. "
                            "Cards of your own:\u00a0{cards}.",
                            "moments", say_number(stage, (int)moments), "promises",
                            say_number(stage, promises), "cards", say_number(stage, cards), NULL);
    return damaged ? say(stage, "{words}\nDamaged boxes set aside:\u00a0{damaged}.", "words", words,
                         "damaged", say_number(stage, damaged), NULL)
                   : words;
}

static void enter(struct stage *stage, void *context) {
    tell(stage, context,
         stage->rooms->keeps || keepsake_only_looks(stage->rooms->keepsake)
             ? count_words(stage)
             : word(stage, "Tonight nothing is kept, and nothing can be looked at here."));
}

static void leave(struct stage *stage, void *context) {
    (void)stage;
    text_forget(&((struct data *)context)->words);
}

static const char *renew(struct stage *stage) {
    struct error error = {{0}};
    enum keepsake_result result = keepsake_backup(stage->rooms->keepsake, &error);
    return result == KEEPSAKE_OK ? word(stage, "The spare copy is fresh. It is beside the box, "
                                               "and steps in if the box is damaged.")
                                 : box_trouble(stage, result, &error);
}

static const char *remove_damaged(struct stage *stage) {
    struct error error = {{0}};
    enum keepsake_result result = keepsake_forget_damaged(stage->rooms->keepsake, &error);
    return result == KEEPSAKE_OK ? word(stage, "The damaged boxes are overwritten and gone.")
                                 : box_trouble(stage, result, &error);
}

static void carry_out(struct stage *stage, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_LETTERS:
        letters_push(stage);
        break;
    case DEED_WHERE:
        box_where_push(stage);
        break;
    case DEED_COPY:
        tell(stage, data, renew(stage));
        break;
    case DEED_DAMAGED:
        tell(stage, data, remove_damaged(stage));
        break;
    case DEED_EXPORT:
        box_export_push(stage);
        break;
    case DEED_IMPORT:
        box_import_push(stage);
        break;
    case DEED_LEAVE:
        box_leave_push(stage);
        break;
    case DEED_FORGET:
        box_forget_push(stage);
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
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(stage);
    } else if (answer == MENU_CHOSEN) {
        carry_out(stage, data, data->deed[data->menu.focus]);
    } else if (focus != data->menu.focus) {
        damage_all(stage);
    }
}

static const char *hint(struct stage *stage, const struct data *data) {
    static const char *const hints[DEEDS] = {
        [DEED_LETTERS] = "{button}: what waits sealed for its day",
        [DEED_WHERE] = "{button}: show the path of the file",
        [DEED_COPY] = "{button}: copy the box once more, to have it when it is damaged",
        [DEED_DAMAGED] = "{button}: overwrite and remove what was set aside",
        [DEED_EXPORT] = "{button}: a file of it to read, or for another machine",
        [DEED_IMPORT] = "{button}: from a file that was written out",
        [DEED_LEAVE] =
            "{button}: when it ends: each takes along what you kept, then the box is empty",
        [DEED_FORGET] = "{button}: look at what would be gone. It is asked about twice.",
        [DEED_BACK] = "{button}: back",
    };
    return say(stage, hints[data->deed[data->menu.focus]], "button",
               both_button_names(stage, PLATFORM_CONFIRM), NULL);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    int wide = unit(stage, large_text(stage) ? 900 : 560), pad = unit(stage, 30);
    int rows = menu_height(stage, data->menu.count), least = menu_height(stage, 1);
    int words = measure_text(stage, body.w - 2 * pad, text_string(&data->words),
                             box_words(SIZE_LARGE));
    /* The words have what they need; the list can move under its focus. */
    int most = body.h - words - 2 * pad - unit(stage, 24);
    most = most > least ? most / least * least : least;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    draw_heading(stage, canvas, word(stage, "What is kept"));
    struct rect list = draw_message(stage, canvas, body, text_string(&data->words),
                                    box_words(SIZE_LARGE), rows < most ? rows : most);
    list.x += (list.w - wide) / 2;
    list.w = wide;
    menu_draw(stage, canvas, &data->menu, list);
    draw_hint(stage, canvas, hint(stage, data));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
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

void box_push(struct stage *stage) {
    scene_push(stage, &scene_box);
}
