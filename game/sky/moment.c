/* The screen of a kept moment: its words, the picture its crossing ended in, and what can be done
 * with it. */
#include "sky/moment.h"
#include "keeper/keeper.h"

enum row {
    ROW_READ_ON,
    ROW_WATCH,
    ROW_AGAIN,
    ROW_LAUGHED,
    ROW_NOTE,
    ROW_VOICES,
    ROW_LIGHT,
    ROW_SLEEP,
    ROW_DELETE,
    ROW_BACK,
    ROWS
};

/* What another screen is asked about first: who is here, for what only two can do; and whether it
 * shall be deleted at all. */
enum wish { WISH_NOTHING, WISH_WALK, WISH_LINE, WISH_LIGHT, WISH_DELETE };

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
static struct rect words_column(struct stage *stage) {
    struct rect body = body_rect(stage);
    int width = unit(stage, 84) + text_size(stage, SIZE_LARGE) * 10;
    return (struct rect){body.x, body.y, body.w - width - unit(stage, 22), body.h};
}

/* At the right the menu. At the left the words, as a card that is as tall as they are; over them
 * the picture where there is room, else it is over the menu. */
static struct layout lay_out(struct stage *stage, const struct data *data) {
    struct rect body = body_rect(stage), left = words_column(stage);
    int gap = unit(stage, 22), x = left.x + left.w + gap, width = body.x + body.w - x;
    int rows = menu_height(stage, data->menu.count), high = rows < body.h ? rows : body.h;
    int beside = body.h - rows - gap, above = left.h - data->words_high - gap;
    struct layout layout = {.words = left, .menu = {x, body.y + (body.h - high) / 2, width, high}};
    if (data->film.level && above >= unit(stage, 220)) {
        layout.picture = (struct rect){left.x, left.y, left.w, above};
        layout.words.y += above + gap;
        layout.words.h = data->words_high;
        return layout;
    }
    if (data->words_high < left.h) {
        layout.words.h = data->words_high;
        layout.words.y += (left.h - data->words_high) / 2;
    }
    if (data->film.level && beside >= unit(stage, 120)) {
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

static void add_switch(struct stage *stage, struct data *data, enum row row, const char *label,
                       bool on) {
    data->row[data->menu.count] = row;
    menu_add_switch(&data->menu, label, on ? word(stage, "yes") : word(stage, "no"), on);
    data->menu.item[data->menu.count - 1].gold = on;
}

/* What is told aloud; and what it may do by itself. Where they laughed it is light as it is. */
static void add_looking_back(struct stage *stage, struct data *data) {
    if (data->moment.line_count) {
        add_row(data, ROW_VOICES, word(stage, "In two voices"));
    }
    if (stage->rooms->keeps && (!data->moment.laughed || data->moment.light)) {
        add_switch(stage, data, ROW_LIGHT, word(stage, "A light one"), data->moment.light);
    }
    if (stage->rooms->keeps) {
        add_row(data, ROW_SLEEP,
                data->moment.asleep ? word(stage, "Wake it again") : word(stage, "Let it sleep"));
    }
}

static void fill_menu(struct stage *stage, struct data *data) {
    menu_clear(&data->menu);
    if (data->result == KEEPSAKE_OK && moment_words_long(stage, &data->words)) {
        add_row(data, ROW_READ_ON, word(stage, "Read on"));
    }
    if (data->film.level) {
        add_row(data, ROW_WATCH, word(stage, "Watch the crossing"));
    }
    if (data->film.level) {
        add_row(data, ROW_AGAIN, word(stage, "Walk it again"));
    }
    if (data->result == KEEPSAKE_OK) {
        bool line = data->moment.note[0];
        add_switch(stage, data, ROW_LAUGHED, word(stage, "We laughed"), data->moment.laughed);
        if (stage->rooms->keeps) {
            add_row(data, ROW_NOTE,
                    line ? word(stage, "Change our line") : word(stage, "Write a line together"));
        }
        add_looking_back(stage, data);
    }
    add_row(data, ROW_DELETE, word(stage, "Delete"));
    add_row(data, ROW_BACK, word(stage, "Back"));
    if (data->row[0] == ROW_DELETE && !data->menu.focus) { /* nobody begins on what destroys */
        data->menu.focus = 1;
    }
}

static void take_picture(struct stage *stage, struct data *data) {
    struct rect place = lay_out(stage, data).picture;
    moment_picture_forget(&data->picture);
    if (!rect_empty(place)) {
        moment_film_picture(stage, stage->view, &data->film, place.w, place.h, &data->picture);
    }
}

static void arrange(struct stage *stage, struct data *data) {
    data->words_high = words_column(stage).h;
    if (data->result == KEEPSAKE_OK) {
        moment_words_lay_out(stage, &data->words, words_column(stage));
        data->words_high = moment_words_height(stage, &data->words);
    }
    fill_menu(stage, data);
    if (data->result == KEEPSAKE_OK) {
        moment_words_lay_out(stage, &data->words, lay_out(stage, data).words);
    }
    take_picture(stage, data);
    damage_all(stage);
}

static void load(struct stage *stage, struct data *data) {
    data->loaded = true;
    data->result = keepsake_get_moment(stage->rooms->keepsake, data->id, &data->moment, NULL);
    if (data->result == KEEPSAKE_OK && data->moment.kind == KEEPSAKE_CROSSING) {
        moment_film_init(stage, &data->film, &data->moment);
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

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->renew) {
        unload(data);
    }
    if (!data->loaded) {
        load(stage, data);
    }
    bool first = data->menu.count == 0;
    moment_walk_end(stage);
    platform_music(stage->platform, "sky");
    arrange(stage, data);
    if (first && data->result == KEEPSAKE_OK && keeper_old_star(stage, data->moment.kept_at)) {
        keeper_say(stage, PACK_WHEN_OLD_STAR);
    }
    if (first && data->row[0] != ROW_READ_ON && data->row[0] != ROW_WATCH) {
        data->menu.focus = data->menu.count - 1; /* a hasty second press changes nothing */
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    moment_walk_end(stage);
    moment_picture_forget(&data->picture);
    unload(data);
    platform_text_forget(stage->platform);
}

/* --- doing --- */

static void toggle_laughed(struct stage *stage, struct data *data) {
    bool laughed = !data->moment.laughed;
    enum keepsake_result result = keepsake_set_laughed(stage->rooms->keepsake, data->id, laughed,
                                                       NULL);
    if (result == KEEPSAKE_OK) {
        data->moment.laughed = laughed;
        arrange(stage, data);
    } else {
        notice_tell(stage, word(stage, "The mark could not be kept"), keepsake_message(result));
    }
}

/* One press of either, and nothing says whose it was. */
static void toggle_asleep(struct stage *stage, struct data *data) {
    bool asleep = !data->moment.asleep;
    enum keepsake_result result = keepsake_set_asleep(stage->rooms->keepsake, data->id, asleep,
                                                      NULL);
    if (result == KEEPSAKE_OK) {
        data->moment.asleep = asleep;
        platform_sound(stage->platform, asleep ? "let-go" : "kindle");
        arrange(stage, data);
    } else {
        notice_tell(stage, word(stage, "The mark could not be kept"), keepsake_message(result));
    }
}

static void dim(struct stage *stage, struct data *data) {
    enum keepsake_result result = keepsake_set_light(stage->rooms->keepsake, data->id, false, false,
                                                     false, NULL);
    if (result == KEEPSAKE_OK) {
        data->moment.light = false;
        arrange(stage, data);
    } else {
        notice_tell(stage, word(stage, "The mark could not be kept"), keepsake_message(result));
    }
}

static void carry_out(struct stage *stage, struct data *data) {
    if (data->wish == WISH_WALK) {
        moment_walk(stage, &data->film, &data->moment);
    } else if (data->wish == WISH_LINE) {
        data->renew = true;
        moment_note_push(stage, &data->moment);
    } else if (data->wish == WISH_LIGHT) {
        data->renew = true;
        moment_light_push(stage, data->id);
    } else if (data->wish == WISH_DELETE) {
        scene_pop(stage);
    }
    data->wish = WISH_NOTHING;
}

static void wish(struct stage *stage, struct data *data, enum wish wish) {
    data->wish = wish;
    if (stage->rooms->here) {
        carry_out(stage, data);
    } else {
        stage->doors->players(stage);
    }
}

static bool ended(struct stage *stage, void *context, enum outcome outcome) {
    struct data *data = context;
    if (outcome == OUTCOME_DONE) {
        carry_out(stage, data);
    }
    data->wish = WISH_NOTHING;
    if (outcome == OUTCOME_AGAIN) {
        play_go(stage);
    }
    return outcome == OUTCOME_LEAVE || outcome == OUTCOME_AGAIN; /* of what is walked again */
}

static void choose(struct stage *stage, struct data *data) {
    switch (data->row[data->menu.focus]) {
    case ROW_READ_ON:
        moment_words_read_on(stage, &data->words);
        break;
    case ROW_WATCH:
        moment_watch_push(stage, &data->film);
        break;
    case ROW_AGAIN:
        wish(stage, data, WISH_WALK);
        break;
    case ROW_LAUGHED:
        toggle_laughed(stage, data);
        break;
    case ROW_NOTE:
        wish(stage, data, WISH_LINE);
        break;
    case ROW_VOICES:
        moment_voices_push(stage, &data->moment);
        break;
    case ROW_LIGHT:
        if (data->moment.light) {
            dim(stage, data);
        } else {
            wish(stage, data, WISH_LIGHT);
        }
        break;
    case ROW_SLEEP:
        toggle_asleep(stage, data);
        break;
    case ROW_DELETE:
        data->wish = WISH_DELETE;
        moment_delete_push(stage, data->id);
        break;
    default:
        scene_pop(stage);
        break;
    }
}

/* Left and right leaf through the words, except where a row of the menu wants them; so does a
 * click into the words' upper or lower half. */
static bool leaf(struct stage *stage, struct data *data, const struct platform_event *event) {
    struct rect area = data->words.area;
    bool button = event->kind == PLATFORM_BUTTON && event->down &&
                  !data->menu.item[data->menu.focus].value;
    bool click = event->kind == PLATFORM_POINTER_DOWN && rect_holds(area, event->x, event->y);
    bool lower = event->y >= area.y + area.h / 2;
    if ((button && event->button == PLATFORM_EAST) || (click && lower)) {
        moment_words_leaf(stage, &data->words, 1);
    } else if ((button && event->button == PLATFORM_WEST) || click) {
        moment_words_leaf(stage, &data->words, -1);
    } else {
        return false;
    }
    return true;
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (event->kind == PLATFORM_RESIZED) {
        if (!play_is_again(
                stage)) { /* walked again, the view shows that; enter arranges all anew */
            arrange(stage, data);
        }
        return;
    }
    if (data->result == KEEPSAKE_OK && leaf(stage, data, event)) {
        return;
    }
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_BACK) {
        scene_pop(stage);
    } else if (answer != MENU_NOTHING) {
        choose(stage, data);
    }
}

/* --- drawing --- */

static void draw_picture(struct stage *stage, struct canvas *canvas, const struct data *data,
                         struct rect place) {
    if (data->picture.pixels) {
        struct image image = {data->picture.pixels, data->picture.width, data->picture.height};
        canvas_image(canvas, &image, place.x, place.y, 255);
        canvas_round_frame(canvas, rect_grow(place, unit(stage, 2)), (float)unit(stage, 8),
                           (float)unit(stage, 3), COLOUR_GOLD);
    }
}

static void draw_content(struct stage *stage, struct canvas *canvas, const struct data *data,
                         const struct layout *layout) {
    if (data->result == KEEPSAKE_OK) {
        draw_heading(stage, canvas, data->moment.title);
        keeper_draw(stage, canvas, keeper_place(stage));
        moment_words_draw(stage, canvas, &data->words);
        draw_picture(stage, canvas, data, layout->picture);
        return;
    }
    draw_panel(stage, canvas, layout->words);
    draw_text(stage, canvas, rect_grow(layout->words, -unit(stage, 26)),
              keepsake_message(data->result),
              (struct paragraph){.size = SIZE_LARGE, .colour = COLOUR_TEXT, .middle = true});
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct layout layout = lay_out(stage, data);
    bool is_long = data->result == KEEPSAKE_OK && moment_words_long(stage, &data->words);
    const char *button = both_button_names(stage, PLATFORM_CONFIRM);
    const char *back = both_button_names(stage, PLATFORM_BACK);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    draw_content(stage, canvas, data, &layout);
    menu_draw(stage, canvas, &data->menu, layout.menu);
    draw_hint(stage, canvas,
              data->row[data->menu.focus] == ROW_SLEEP
                  ? (data->moment.asleep
                         ? word(stage, "It sleeps: it is here, and never comes up by itself.")
                         : word(stage, "It stays here, and never comes up by itself."))
              : is_long ? say(stage, "Left and right: leaf through the words. {back}: back", "back",
                              back, NULL)
                        : say(stage, "Up and down, then {button}. {back}: back", "button", button,
                              "back", back, NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
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

void moment_push(struct stage *stage, int64_t id) {
    struct data *data = scene_push(stage, &scene_moment);
    data->id = id;
}
