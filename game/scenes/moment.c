/* The screen of a kept moment: its words, the picture its crossing ended in, and what can be done
 * with it. */
#include "scenes/moment.h"

enum row { ROW_READ_ON, ROW_WATCH, ROW_AGAIN, ROW_LAUGHED, ROW_NOTE, ROW_DELETE, ROW_BACK, ROWS };

/* What another screen is asked about first: who is here, for what only two can do; and whether it
 * shall be deleted at all. */
enum wish { WISH_NOTHING, WISH_WALK, WISH_LINE, WISH_DELETE };

struct data {
    int64_t id;
    bool loaded;
    bool renew; /* its note may be another now */
    enum keepsake_result result;
    struct keepsake_moment moment;
    struct moment_film film;
    struct moment_words words;
    int words_high;        /* their card's, where it may be as high as it likes */
    struct canvas picture; /* without pixels where there is none */
    struct menu menu;
    enum row row[ROWS]; /* what each item of the menu is */
    enum wish wish;
};

struct layout {
    struct rect words, picture, menu;
};

/* The left column, for as many words as there are. */
static struct rect words_column(struct game *game) {
    struct rect body = body_rect(game);
    int width = unit(game, 84) + text_size(game, SIZE_LARGE) * 10;
    return (struct rect){body.x, body.y, body.w - width - unit(game, 22), body.h};
}

/* At the right the menu. At the left the words, as a card that is as tall as they are; over them
 * the picture where there is room, else it is over the menu. */
static struct layout lay_out(struct game *game, const struct data *data) {
    struct rect body = body_rect(game), left = words_column(game);
    int gap = unit(game, 22), x = left.x + left.w + gap, width = body.x + body.w - x;
    int rows = menu_height(game, data->menu.count), high = rows < body.h ? rows : body.h;
    int beside = body.h - rows - gap, above = left.h - data->words_high - gap;
    struct layout layout = {.words = left, .menu = {x, body.y + (body.h - high) / 2, width, high}};
    if (data->film.level && above >= unit(game, 220)) {
        layout.picture = (struct rect){left.x, left.y, left.w, above};
        layout.words.y += above + gap;
        layout.words.h = data->words_high;
        return layout;
    }
    if (data->words_high < left.h) {
        layout.words.h = data->words_high;
        layout.words.y += (left.h - data->words_high) / 2;
    }
    if (data->film.level && beside >= unit(game, 120)) {
        int height = beside < width * 3 / 4 ? beside : width * 3 / 4;
        layout.picture = (struct rect){x, body.y, width, height};
        layout.menu.y = body.y + body.h - high;
    }
    return layout;
}

/* --- laying out --- */

static void add_row(struct data *data, enum row row, const char *label) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, label, NULL);
}

static void fill_menu(struct game *game, struct data *data) {
    menu_clear(&data->menu);
    if (data->result == KEEPSAKE_OK && moment_words_long(game, &data->words)) {
        add_row(data, ROW_READ_ON, word(game, "Read on"));
    }
    if (data->film.level) {
        add_row(data, ROW_WATCH, word(game, "Watch the crossing"));
    }
    if (data->film.level) {
        add_row(data, ROW_AGAIN, word(game, "Walk it again"));
    }
    if (data->result == KEEPSAKE_OK) {
        bool line = data->moment.note[0];
        bool laughed = data->moment.laughed;
        data->row[data->menu.count] = ROW_LAUGHED;
        menu_add_switch(&data->menu, word(game, "We laughed"),
                        laughed ? word(game, "yes") : word(game, "no"), laughed);
        data->menu.item[data->menu.count - 1].gold = laughed;
        if (game->keeps) {
            add_row(data, ROW_NOTE,
                    line ? word(game, "Change our line") : word(game, "Write a line together"));
        }
    }
    add_row(data, ROW_DELETE, word(game, "Delete"));
    add_row(data, ROW_BACK, word(game, "Back"));
    if (data->row[0] == ROW_DELETE && !data->menu.focus) { /* nobody begins on what destroys */
        data->menu.focus = 1;
    }
}

static void take_picture(struct game *game, struct data *data) {
    struct rect place = lay_out(game, data).picture;
    moment_picture_forget(&data->picture);
    if (!rect_empty(place)) {
        moment_film_picture(game, game->view, &data->film, place.w, place.h, &data->picture);
    }
}

static void arrange(struct game *game, struct data *data) {
    data->words_high = words_column(game).h;
    if (data->result == KEEPSAKE_OK) {
        moment_words_lay_out(game, &data->words, words_column(game));
        data->words_high = moment_words_height(game, &data->words);
    }
    fill_menu(game, data);
    if (data->result == KEEPSAKE_OK) {
        moment_words_lay_out(game, &data->words, lay_out(game, data).words);
    }
    take_picture(game, data);
    damage_all(game);
}

static void load(struct game *game, struct data *data) {
    data->loaded = true;
    data->result = keepsake_get_moment(game->keepsake, data->id, &data->moment, NULL);
    if (data->result == KEEPSAKE_OK && data->moment.kind == KEEPSAKE_CROSSING) {
        moment_film_init(game, &data->film, &data->moment);
    }
    data->words.moment = &data->moment;
    data->words.told = data->film.why_not;
}

static void unload(struct data *data) {
    moment_film_release(&data->film);
    if (data->loaded && data->result == KEEPSAKE_OK) {
        keepsake_moment_release(&data->moment);
    }
    data->loaded = data->renew = false;
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (data->renew) {
        unload(data);
    }
    if (!data->loaded) {
        load(game, data);
    }
    bool first = data->menu.count == 0;
    moment_walk_end(game);
    platform_music(game->platform, "sky");
    arrange(game, data);
    if (first && data->row[0] != ROW_READ_ON && data->row[0] != ROW_WATCH) {
        data->menu.focus = data->menu.count - 1; /* a hasty second press changes nothing */
    }
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    moment_walk_end(game);
    moment_picture_forget(&data->picture);
    unload(data);
    platform_text_forget(game->platform);
}

/* --- doing --- */

static void toggle_laughed(struct game *game, struct data *data) {
    bool laughed = !data->moment.laughed;
    enum keepsake_result result = keepsake_set_laughed(game->keepsake, data->id, laughed, NULL);
    if (result == KEEPSAKE_OK) {
        data->moment.laughed = laughed;
        fill_menu(game, data);
    } else {
        notice_tell(game, word(game, "The mark could not be kept"), keepsake_message(result));
    }
}

static void carry_out(struct game *game, struct data *data) {
    if (data->wish == WISH_WALK) {
        moment_walk(game, &data->film, &data->moment);
    } else if (data->wish == WISH_LINE) {
        data->renew = true;
        moment_note_push(game, &data->moment);
    } else if (data->wish == WISH_DELETE) {
        scene_pop(game);
    }
    data->wish = WISH_NOTHING;
}

static void wish(struct game *game, struct data *data, enum wish wish) {
    data->wish = wish;
    if (game->here) {
        carry_out(game, data);
    } else {
        game->doors->players(game);
    }
}

static bool ended(struct game *game, void *context, enum outcome outcome) {
    struct data *data = context;
    if (outcome == OUTCOME_DONE) {
        carry_out(game, data);
    }
    data->wish = WISH_NOTHING;
    return outcome == OUTCOME_LEAVE; /* what was walked again */
}

static void choose(struct game *game, struct data *data) {
    switch (data->row[data->menu.focus]) {
    case ROW_READ_ON:
        moment_words_read_on(game, &data->words);
        break;
    case ROW_WATCH:
        moment_watch_push(game, &data->film);
        break;
    case ROW_AGAIN:
        wish(game, data, WISH_WALK);
        break;
    case ROW_LAUGHED:
        toggle_laughed(game, data);
        break;
    case ROW_NOTE:
        wish(game, data, WISH_LINE);
        break;
    case ROW_DELETE:
        data->wish = WISH_DELETE;
        moment_delete_push(game, data->id);
        break;
    default:
        scene_pop(game);
        break;
    }
}

/* Left and right leaf through the words, except where a row of the menu wants them; so does a
 * click into the words' upper or lower half. */
static bool leaf(struct game *game, struct data *data, const struct platform_event *event) {
    struct rect area = data->words.area;
    bool button = event->kind == PLATFORM_BUTTON && event->down &&
                  !data->menu.item[data->menu.focus].value;
    bool click = event->kind == PLATFORM_POINTER_DOWN && rect_holds(area, event->x, event->y);
    bool lower = event->y >= area.y + area.h / 2;
    if ((button && event->button == PLATFORM_EAST) || (click && lower)) {
        moment_words_leaf(game, &data->words, 1);
    } else if ((button && event->button == PLATFORM_WEST) || click) {
        moment_words_leaf(game, &data->words, -1);
    } else {
        return false;
    }
    return true;
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (event->kind == PLATFORM_RESIZED) {
        if (!crossing_walked_again(
                game)) { /* walked again, the view shows that; enter arranges all anew */
            arrange(game, data);
        }
        return;
    }
    if (data->result == KEEPSAKE_OK && leaf(game, data, event)) {
        return;
    }
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_BACK) {
        scene_pop(game);
    } else if (answer != MENU_NOTHING) {
        choose(game, data);
    }
}

/* --- drawing --- */

static void draw_picture(struct game *game, struct canvas *canvas, const struct data *data,
                         struct rect place) {
    if (data->picture.pixels) {
        struct image image = {data->picture.pixels, data->picture.width, data->picture.height};
        canvas_image(canvas, &image, place.x, place.y, 255);
        canvas_round_frame(canvas, rect_grow(place, unit(game, 2)), (float)unit(game, 8),
                           (float)unit(game, 3), COLOUR_GOLD);
    }
}

static void draw_content(struct game *game, struct canvas *canvas, const struct data *data,
                         const struct layout *layout) {
    if (data->result == KEEPSAKE_OK) {
        draw_heading(game, canvas, data->moment.title);
        moment_words_draw(game, canvas, &data->words);
        draw_picture(game, canvas, data, layout->picture);
        return;
    }
    draw_panel(game, canvas, layout->words);
    draw_text(game, canvas, rect_grow(layout->words, -unit(game, 26)),
              keepsake_message(data->result),
              (struct paragraph){.size = SIZE_LARGE, .colour = COLOUR_TEXT, .middle = true});
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct layout layout = lay_out(game, data);
    bool is_long = data->result == KEEPSAKE_OK && moment_words_long(game, &data->words);
    const char *button = both_button_names(game, PLATFORM_CONFIRM);
    const char *back = both_button_names(game, PLATFORM_BACK);
    draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
    draw_content(game, canvas, data, &layout);
    menu_draw(game, canvas, &data->menu, layout.menu);
    draw_hint(game, canvas,
              is_long ? say(game, "Left and right: leaf through the words. {back}: back", "back",
                            back, NULL)
                      : say(game, "Up and down, then {button}. {back}: back", "button", button,
                            "back", back, NULL));
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_moment = {
    .name = "moment",
    .size = sizeof(struct data),
    .ended = ended,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void moment_push(struct game *game, int64_t id) {
    struct data *data = scene_push(game, &scene_moment);
    data->id = id;
}
