/* Bringing in a file that was written out: all of it or nothing. What is here stays as it is. It
 * comes in by portions, between pictures, and Back calls it off. */
#include "house/box.h"

#include <stdlib.h>
#include <string.h>

enum phase { LISTING, ASKING, BRINGING, DONE };
enum { ASK_BRING_IN };
enum {
    FILES = MENU_ITEMS - 1,
    NAME_LETTERS_MOST = 60,
    MOMENTS_A_PICTURE = 40, /* some 10 ms */
};

struct data {
    enum phase phase;
    struct menu menu;
    char *name[FILES];       /* heap */
    int count, chosen, more; /* more: that the list has no room for */
    struct text words;
    struct page page;                   /* of them, while they are asked or told */
    struct keepsake_importer *importer; /* while it goes on */
    int part;                           /* of the file, in 100, as it is told */
};

/* Ends in .json, and can be shown on a line. */
static bool fits(const char *name) {
    size_t length = strlen(name);
    const char *at = name, *end = name + length;
    int letters = 0;
    struct screen_text text = {0};
    if (length < 6 || strcmp(end - 5, ".json") != 0) {
        return false;
    }
    while (at < end) {
        uint32_t code = utf8_next(&at, end);
        bool fits_here = !screen_refuses(&text, code) && code != '\n';
        if (!fits_here || ++letters > NAME_LETTERS_MOST) {
            return false;
        }
    }
    return true;
}

static void found(void *to, const char *name) {
    struct data *data = to;
    if (!fits(name)) {
        return;
    }
    if (data->count < FILES) {
        data->name[data->count++] = base_copy(name);
    } else {
        data->more++;
    }
}

static void look(struct stage *stage, struct data *data) {
    struct error error = {{0}};
    if (house_of(stage)->machine.folder && house_of(stage)->machine.list_files) {
        house_of(stage)->machine.list_files(house_of(stage)->machine.folder, found, data, &error);
    }
}

static void show(struct stage *stage, struct data *data, enum phase phase, const char *words) {
    data->phase = phase;
    text_clear(&data->words);
    text_add(&data->words, words);
    data->page = (struct page){0};
    data->menu.focus = 0;
    menu_clear(&data->menu);
    if (phase == LISTING) {
        for (int i = 0; i < data->count; i++) {
            menu_add(&data->menu, data->name[i], NULL);
        }
    } else if (phase == ASKING) {
        menu_add(&data->menu, word(stage, "Bring it in"), NULL);
    }
    menu_add(&data->menu, phase == DONE ? word(stage, "All right") : word(stage, "Back"), NULL);
    damage_all(stage);
}

static void show_files(struct stage *stage, struct data *data) {
    show(stage, data, LISTING,
         !house_of(stage)->machine.folder ? word(stage, "There is no home folder to look into.")
         : data->more
             ? say(stage, "Files in {folder}. {more} more have no room here: put some elsewhere.",
                   "folder", house_of(stage)->machine.folder, "more", say_number(stage, data->more),
                   NULL)
         : data->count
             ? say(stage, "Files in {folder}", "folder", house_of(stage)->machine.folder, NULL)
             : say(stage,
                   "There is no file to bring in. Put one that ends in .json here:\n{folder}",
                   "folder", house_of(stage)->machine.folder, NULL));
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->menu.count) {
        look(stage, data);
        show_files(stage, data);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    keepsake_import_end(data->importer);
    for (int i = 0; i < data->count; i++) {
        free(data->name[i]);
    }
    text_forget(&data->words);
    platform_text_forget(stage->platform);
}

/* Everything that was read from the box before is read anew. */
static void refresh(struct stage *stage) {
    both_count(stage);
    cards_own_load(stage);
}

static void tell_end(struct stage *stage, struct data *data, enum keepsake_result result,
                     const struct error *error) {
    bool good = result == KEEPSAKE_OK;
    struct keepsake_import report = {0};
    if (good) {
        report = *keepsake_import_report(data->importer);
    }
    keepsake_import_end(data->importer);
    data->importer = NULL;
    refresh(stage);
    platform_sound(stage->platform, good ? "kept" : "let-go");
    show(stage, data, DONE,
         good ? say(stage,
                    "Brought in.\n\nMoments:\u00a0{moments}. Promises:\u00a0{promises}. "
                    "Cards of your own:\u00a0{cards}.\nHere already:\u00a0{known}.{lacking}",
                    "moments", say_number(stage, (int)report.moments), "promises",
                    say_number(stage, (int)report.promises), "cards",
                    say_number(stage, (int)report.own_cards), "known",
                    say_number(stage, (int)report.known), "lacking",
                    report.lacks
                        ? word(stage, "\n\nSome of it is in letters that can't be drawn here "
                                      "yet. It is kept as it is.")
                        : "",
                    NULL)
              : say(stage, "{what}\n\nNothing was brought in, and nothing here has changed.",
                    "what", box_trouble(stage, result, error), NULL));
}

static void tell_part(struct stage *stage, struct data *data) {
    show(stage, data, BRINGING,
         say(stage, "Bringing it in: {part} of 100.\n\nIf you go back now, nothing is brought in.",
             "part", say_number(stage, data->part), NULL));
}

static void bring_in(struct stage *stage, struct data *data) {
    struct text path = {0};
    struct error error = {{0}};
    text_addf(&path, "%s%s", house_of(stage)->machine.folder, data->name[data->chosen]);
    enum keepsake_result result = keepsake_import_begin(stage->rooms->keepsake, text_string(&path),
                                                        &data->importer, &error);
    text_release(&path);
    data->part = 0;
    if (result == KEEPSAKE_OK) {
        tell_part(stage, data);
    } else {
        tell_end(stage, data, result, &error);
    }
}

/* One portion with each picture. */
static bool go_on(struct stage *stage, struct data *data) {
    struct error error = {{0}};
    bool done = false;
    enum keepsake_result result = keepsake_import_step(data->importer, MOMENTS_A_PICTURE, &done,
                                                       &error);
    int part = keepsake_import_part(data->importer);
    if (done || result != KEEPSAKE_OK) {
        tell_end(stage, data, result, &error);
    } else if (part != data->part) {
        data->part = part;
        tell_part(stage, data);
    }
    return !done && result == KEEPSAKE_OK;
}

static void call_off(struct stage *stage, struct data *data) {
    keepsake_import_end(data->importer);
    data->importer = NULL;
    show_files(stage, data);
}

static void choose(struct stage *stage, struct data *data) {
    int focus = data->menu.focus;
    if (data->phase == LISTING && focus < data->count) {
        data->chosen = focus;
        show(stage, data, ASKING,
             say(stage,
                 "Bring in what is in {name}?\n\nWhat you have here stays, and what you have "
                 "already is not doubled. Is that all right with both of you?",
                 "name", data->name[focus], NULL));
    } else if (data->phase == ASKING && focus == ASK_BRING_IN) {
        bring_in(stage, data);
    } else if (data->phase == ASKING) {
        show_files(stage, data);
    } else if (data->phase == BRINGING) {
        call_off(stage, data);
    } else {
        scene_pop(stage);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = data->phase == LISTING ? menu_event(stage, &data->menu, event)
                                                     : menu_event_row(stage, &data->menu, event);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        if (data->phase == ASKING) {
            show_files(stage, data);
        } else if (data->phase == BRINGING) {
            call_off(stage, data);
        } else {
            scene_pop(stage);
        }
    } else if (answer == MENU_CHOSEN &&
               (data->phase == LISTING || !box_page_turned(stage, &data->menu, &data->page))) {
        choose(stage, data);
    }
}

static void draw_files(struct stage *stage, struct canvas *canvas, struct data *data) {
    struct rect body = body_rect(stage), list = body;
    int top = text_size(stage, SIZE_BODY) * 3, rows = menu_height(stage, data->menu.count);
    int wide = body.w * 4 / 5;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    draw_heading(stage, canvas, word(stage, "Bring something in"));
    draw_text(stage, canvas, (struct rect){body.x, body.y, body.w, top}, text_string(&data->words),
              (struct paragraph){
                  .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true});
    list.y += top + unit(stage, 10);
    list.h -= top + unit(stage, 10);
    list.h = rows < list.h ? rows : list.h;
    list.x += (body.w - wide) / 2;
    list.w = wide;
    menu_draw(stage, canvas, &data->menu, list);
    draw_hint(stage, canvas, box_hint(stage));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->phase == LISTING) {
        draw_files(stage, canvas, data);
    } else {
        box_page_draw(stage, canvas, &data->menu, &data->page, word(stage, "Bring something in"),
                      text_string(&data->words), box_hint(stage));
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    int sooner = box_update(stage, context, ms);
    return data->importer && go_on(stage, data) ? 0 : sooner;
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_box_import = {
    .name = "box-import",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void box_import_push(struct stage *stage) {
    scene_push(stage, &scene_box_import);
}
