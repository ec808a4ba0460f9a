/* Bringing in a file that was written out: all of it or nothing. What is here stays as it is. It
 * comes in by portions, between pictures, and Back calls it off. */
#include "scenes/box.h"

#include <stdlib.h>
#include <string.h>

enum stage { LISTING, ASKING, BRINGING, DONE };
enum { ASK_BRING_IN };
enum {
    FILES = MENU_ITEMS - 1,
    NAME_LETTERS_MOST = 60,
    MOMENTS_A_PICTURE = 40, /* some 10 ms */
};

struct data {
    enum stage stage;
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

static void look(struct game *game, struct data *data) {
    struct error error = {{0}};
    if (game->machine.folder && game->machine.list_files) {
        game->machine.list_files(game->machine.folder, found, data, &error);
    }
}

static void show(struct game *game, struct data *data, enum stage stage, const char *words) {
    data->stage = stage;
    text_clear(&data->words);
    text_add(&data->words, words);
    data->page = (struct page){0};
    data->menu.focus = 0;
    menu_clear(&data->menu);
    if (stage == LISTING) {
        for (int i = 0; i < data->count; i++) {
            menu_add(&data->menu, data->name[i], NULL);
        }
    } else if (stage == ASKING) {
        menu_add(&data->menu, word(game, "Bring it in"), NULL);
    }
    menu_add(&data->menu, stage == DONE ? word(game, "Good") : word(game, "Back"), NULL);
    damage_all(game);
}

static void show_files(struct game *game, struct data *data) {
    show(game, data, LISTING,
         !game->machine.folder ? word(game, "There is no home folder to look into.")
         : data->more
             ? say(game, "Files in {folder}. {more} more have no room here: put some elsewhere.",
                   "folder", game->machine.folder, "more", say_number(game, data->more), NULL)
         : data->count
             ? say(game, "Files in {folder}", "folder", game->machine.folder, NULL)
             : say(game, "There is no file to bring in. Put one that ends in .json here:\n{folder}",
                   "folder", game->machine.folder, NULL));
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (!data->menu.count) {
        look(game, data);
        show_files(game, data);
    }
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    keepsake_import_end(data->importer);
    for (int i = 0; i < data->count; i++) {
        free(data->name[i]);
    }
    text_forget(&data->words);
    platform_text_forget(game->platform);
}

/* Everything that was read from the box before is read anew. */
static void refresh(struct game *game) {
    both_count(game);
    cards_own_load(game);
}

static void tell_end(struct game *game, struct data *data, enum keepsake_result result,
                     const struct error *error) {
    bool good = result == KEEPSAKE_OK;
    struct keepsake_import report = {0};
    if (good) {
        report = *keepsake_import_report(data->importer);
    }
    keepsake_import_end(data->importer);
    data->importer = NULL;
    refresh(game);
    platform_sound(game->platform, good ? "kept" : "let-go");
    show(game, data, DONE,
         good ? say(game,
                    "Brought in.\n\nMoments:\u00a0{moments}. Promises:\u00a0{promises}. "
                    "Cards of your own:\u00a0{cards}.\nHere already:\u00a0{known}.{lacking}",
                    "moments", say_number(game, (int)report.moments), "promises",
                    say_number(game, (int)report.promises), "cards",
                    say_number(game, (int)report.own_cards), "known",
                    say_number(game, (int)report.known), "lacking",
                    report.lacks
                        ? word(game, "\n\nSome of it is in letters that can't be drawn here "
                                     "yet. It is kept as it is.")
                        : "",
                    NULL)
              : say(game, "{what}\n\nNothing was brought in, and nothing here has changed.", "what",
                    box_trouble(game, result, error), NULL));
}

static void tell_part(struct game *game, struct data *data) {
    show(game, data, BRINGING,
         say(game, "Bringing it in: {part} of 100.\n\nIf you go back now, nothing is brought in.",
             "part", say_number(game, data->part), NULL));
}

static void bring_in(struct game *game, struct data *data) {
    struct text path = {0};
    struct error error = {{0}};
    text_addf(&path, "%s%s", game->machine.folder, data->name[data->chosen]);
    enum keepsake_result result = keepsake_import_begin(game->keepsake, text_string(&path),
                                                        &data->importer, &error);
    text_release(&path);
    data->part = 0;
    if (result == KEEPSAKE_OK) {
        tell_part(game, data);
    } else {
        tell_end(game, data, result, &error);
    }
}

/* One portion with each picture. */
static bool go_on(struct game *game, struct data *data) {
    struct error error = {{0}};
    bool done = false;
    enum keepsake_result result = keepsake_import_step(data->importer, MOMENTS_A_PICTURE, &done,
                                                       &error);
    int part = keepsake_import_part(data->importer);
    if (done || result != KEEPSAKE_OK) {
        tell_end(game, data, result, &error);
    } else if (part != data->part) {
        data->part = part;
        tell_part(game, data);
    }
    return !done && result == KEEPSAKE_OK;
}

static void call_off(struct game *game, struct data *data) {
    keepsake_import_end(data->importer);
    data->importer = NULL;
    show_files(game, data);
}

static void choose(struct game *game, struct data *data) {
    int focus = data->menu.focus;
    if (data->stage == LISTING && focus < data->count) {
        data->chosen = focus;
        show(game, data, ASKING,
             say(game,
                 "Bring in what is in {name}?\n\nWhat you have here stays, and what you have "
                 "already is not doubled. Is that all right with both of you?",
                 "name", data->name[focus], NULL));
    } else if (data->stage == ASKING && focus == ASK_BRING_IN) {
        bring_in(game, data);
    } else if (data->stage == ASKING) {
        show_files(game, data);
    } else if (data->stage == BRINGING) {
        call_off(game, data);
    } else {
        scene_pop(game);
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = data->stage == LISTING ? menu_event(game, &data->menu, event)
                                                     : menu_event_row(game, &data->menu, event);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        if (data->stage == ASKING) {
            show_files(game, data);
        } else if (data->stage == BRINGING) {
            call_off(game, data);
        } else {
            scene_pop(game);
        }
    } else if (answer == MENU_CHOSEN &&
               (data->stage == LISTING || !box_page_turned(game, &data->menu, &data->page))) {
        choose(game, data);
    }
}

static void draw_files(struct game *game, struct canvas *canvas, struct data *data) {
    struct rect body = body_rect(game), list = body;
    int top = text_size(game, SIZE_BODY) * 3, rows = menu_height(game, data->menu.count);
    int wide = body.w * 4 / 5;
    draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
    draw_heading(game, canvas, word(game, "Bring in"));
    draw_text(game, canvas, (struct rect){body.x, body.y, body.w, top}, text_string(&data->words),
              (struct paragraph){
                  .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true});
    list.y += top + unit(game, 10);
    list.h -= top + unit(game, 10);
    list.h = rows < list.h ? rows : list.h;
    list.x += (body.w - wide) / 2;
    list.w = wide;
    menu_draw(game, canvas, &data->menu, list);
    draw_hint(game, canvas, box_hint(game));
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->stage == LISTING) {
        draw_files(game, canvas, data);
    } else {
        box_page_draw(game, canvas, &data->menu, &data->page, word(game, "Bring in"),
                      text_string(&data->words), box_hint(game));
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    int sooner = box_update(game, context, ms);
    return data->importer && go_on(game, data) ? 0 : sooner;
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
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

void box_import_push(struct game *game) {
    scene_push(game, &scene_box_import);
}
