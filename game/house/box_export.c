/* Writing the box out: what the file will hold is said first; then it is written under a new name,
 * never over another. */
#include "house/box.h"

#include <string.h>

enum deed { DEED_PAGE, DEED_FILE, DEED_BACK };
enum { DEEDS = 3 };

struct data {
    struct menu menu;
    struct page page;
    enum deed deed[DEEDS];
    struct text words;
    bool done;
    enum deed wanted; /* a page or a file */
    int due;          /* frames until it is done: first it is said that it takes a moment */
};

static void add_deed(struct stage *stage, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(stage, label), NULL);
}

static void tell(struct stage *stage, struct data *data, const char *words, bool done) {
    text_clear(&data->words);
    text_add(&data->words, words);
    data->done = done;
    data->page = (struct page){0};
    data->menu.focus = 0;
    menu_clear(&data->menu);
    if (!done) {
        add_deed(stage, data, DEED_PAGE, "A page to read");
        add_deed(stage, data, DEED_FILE, "A file to bring in elsewhere");
    }
    add_deed(stage, data, DEED_BACK, done ? "All right" : "Back");
    damage_all(stage);
}

/* --- what it will hold --- */

/* One name a line becomes: Ana, Kim. */
static void add_names(const char *lines, struct text *out) {
    for (const char *at = lines; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        text_add(out, out->length ? ", " : "");
        text_add_bytes(out, at, strcspn(at, "\n"));
    }
}

static void tell_contents(struct stage *stage, struct data *data,
                          const struct keepsake_summary *all) {
    struct text names = {0};
    add_names(text_string(&all->names), &names);
    const char *counts = say(
        stage,
        "Crossings:\u00a0{crossings}. Cards:\u00a0{cards}. Talks:\u00a0{talks}. "
        "Evenings:\u00a0{evenings}. Promises:\u00a0"
        "{promises}. Cards of your own:\u00a0{own}.",
        "crossings", say_number(stage, (int)all->crossings), "cards",
        say_number(stage, (int)all->cards), "talks", say_number(stage, (int)all->talks), "evenings",
        say_number(stage, (int)all->evenings), "promises", say_number(stage, (int)all->promises),
        "own", say_number(stage, (int)all->own_cards), NULL);
    const char *dates = all->moments ? say(stage, "From {first} to {last}, with the names {names}.",
                                           "first", say_date(stage, all->first_day), "last",
                                           say_date(stage, all->last_day), "names",
                                           text_string(&names), NULL)
                                     : "";
    tell(stage, data,
         say(stage,
             "The file will hold every word of this, readable for whoever has it:\n\n{counts}\n"
             "{dates}\n\nA page also shows how each crossing ended. It will not hold letters, "
             "which stay sealed in the box, nor settings, how far you came, or marks on cards. All "
             "of that goes along with a copy of the box itself.",
             "counts", counts, "dates", dates, NULL),
         false);
    text_forget(&names);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    struct keepsake_summary all = {0};
    struct error error = {{0}};
    enum keepsake_result result = keepsake_describe_export(stage->rooms->keepsake, &all, &error);
    if (!house_of(stage)->machine.folder) {
        tell(stage, data, word(stage, "There is no home folder to write to."), true);
    } else if (result != KEEPSAKE_OK) {
        tell(stage, data, box_trouble(stage, result, &error), true);
    } else {
        tell_contents(stage, data, &all);
    }
    text_forget(&all.names);
}

static void leave(struct stage *stage, void *context) {
    text_forget(&((struct data *)context)->words);
    platform_text_forget(stage->platform);
}

/* --- writing it --- */

static void write(struct stage *stage, struct data *data, bool as_page) {
    struct text told = {0};
    box_write_out(stage, as_page, &told);
    tell(stage, data, text_string(&told), true);
    text_release(&told);
}

/* Half a minute for a box of 500 crossings: so it is said, and drawn, before it begins. */
static void begin(struct stage *stage, struct data *data, enum deed deed) {
    tell(stage, data, word(stage, "Writing it. This may take a moment."), true);
    menu_clear(&data->menu);
    data->wanted = deed;
    data->due = 2;
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->due && --data->due == 0) {
        write(stage, data, data->wanted == DEED_PAGE);
    }
    return data->due ? 0 : box_update(stage, context, ms);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->due) {
        return;
    }
    enum menu_answer answer = menu_event_row(stage, &data->menu, event);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(stage);
    } else if (answer == MENU_CHOSEN && !box_page_turned(stage, &data->menu, &data->page)) {
        enum deed deed = data->deed[data->menu.focus];
        if (deed == DEED_BACK) {
            scene_pop(stage);
        } else {
            begin(stage, data, deed);
        }
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    box_page_draw(stage, canvas, &data->menu, &data->page, word(stage, "Take a copy with you"),
                  text_string(&data->words), box_hint(stage));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_box_export = {
    .name = "box-export",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void box_export_push(struct stage *stage) {
    scene_push(stage, &scene_box_export);
}
