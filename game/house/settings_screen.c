/* The screen on which the two set how they want to see and hear it, and what is kept. */
#include "house/inside.h"

#include <string.h>

enum { VOLUME_STEP = 10, TEXT_LEAST = 100, TEXT_MOST = 200, TEXT_STEP = 25 };

enum row {
    ROW_SOUNDS,
    ROW_MUSIC,
    ROW_CAPTIONS,
    ROW_CALM,
    ROW_FULLSCREEN,
    ROW_TEXT,
    ROW_CONTROLS,
    ROW_NAMES,
    ROW_LIMITS,
    ROW_BOX,
    ROW_DONE,
    ROWS
};

/* The group is written beside the first of its rows that is in sight. */
static const struct {
    const char *group, *label;
} rows[ROWS] = {
    [ROW_SOUNDS] = {"Sound", "Sounds"},
    [ROW_MUSIC] = {"Sound", "Music"},
    [ROW_CAPTIONS] = {"Sound", "Captions of sounds"},
    [ROW_CALM] = {"Picture", "Calm picture"},
    [ROW_FULLSCREEN] = {"Picture", "Whole screen"},
    [ROW_TEXT] = {"Reading", "Size of text"},
    [ROW_CONTROLS] = {"Buttons", "Which button does what"},
    [ROW_NAMES] = {"What is kept", "Remember our names"},
    [ROW_LIMITS] = {"What is kept", "What we leave out"},
    [ROW_BOX] = {"What is kept", "Our box"},
    [ROW_DONE] = {"", "Done"},
};

struct data {
    struct menu menu;
    enum row row[ROWS]; /* of each line of the menu */
    char value[ROWS][40];
    bool changed; /* since it was kept last */
};

static void add_row(struct stage *stage, struct data *data, enum row row) {
    const struct settings *settings = settings_of(stage);
    const char *label = word(stage, rows[row].label), *value = data->value[row];
    switch (row) {
    case ROW_SOUNDS:
        menu_add_slider(&data->menu, label, value, settings->sound_volume);
        break;
    case ROW_MUSIC:
        menu_add_slider(&data->menu, label, value, settings->music_volume);
        break;
    case ROW_TEXT:
        menu_add_slider(&data->menu, label, value, stage->look.text_scale - TEXT_LEAST);
        break;
    case ROW_CAPTIONS:
        menu_add_switch(&data->menu, label, value, stage->look.captions);
        break;
    case ROW_CALM:
        menu_add_switch(&data->menu, label, value, stage->look.reduced_motion);
        break;
    case ROW_FULLSCREEN:
        menu_add_switch(&data->menu, label, value, platform_fullscreen(stage->platform));
        break;
    case ROW_NAMES:
        menu_add_switch(&data->menu, label, value, settings->remember_names);
        break;
    default:
        menu_add(&data->menu, label, NULL);
        break;
    }
}

static void fill_menu(struct stage *stage, struct data *data) {
    const struct settings *settings = settings_of(stage);
    const char *on = word(stage, "on"), *off = word(stage, "off");
    strcpy(data->value[ROW_SOUNDS], say_number(stage, settings->sound_volume));
    strcpy(data->value[ROW_MUSIC], say_number(stage, settings->music_volume));
    strcpy(data->value[ROW_CAPTIONS], stage->look.captions ? on : off);
    strcpy(data->value[ROW_TEXT],
           say(stage, "{number} %", "number", say_number(stage, stage->look.text_scale), NULL));
    strcpy(data->value[ROW_NAMES], settings->remember_names ? on : off);
    strcpy(data->value[ROW_CALM], stage->look.reduced_motion ? on : off);
    strcpy(data->value[ROW_FULLSCREEN], platform_fullscreen(stage->platform) ? on : off);
    menu_clear(&data->menu);
    for (int row = 0; row < ROWS; row++) {
        if (row == ROW_LIMITS && !stage->rooms->here) { /* both of them are asked */
            continue;
        }
        data->row[data->menu.count] = (enum row)row;
        add_row(stage, data, (enum row)row);
    }
}

static int stepped(int value, int step, int least, int most) {
    value += step;
    return value < least ? least : value > most ? most : value;
}

static void change(struct stage *stage, enum row row, int sign) {
    struct settings *settings = settings_of(stage);
    struct look look = stage->look;
    switch (row) {
    case ROW_SOUNDS:
        settings->sound_volume = stepped(settings->sound_volume, VOLUME_STEP * sign, 0, 100);
        break;
    case ROW_MUSIC:
        settings->music_volume = stepped(settings->music_volume, VOLUME_STEP * sign, 0, 100);
        break;
    case ROW_CAPTIONS:
        look.captions = !look.captions;
        break;
    case ROW_TEXT:
        look.text_scale = stepped(look.text_scale, TEXT_STEP * sign, TEXT_LEAST, TEXT_MOST);
        break;
    case ROW_CALM:
        look.reduced_motion = !look.reduced_motion;
        break;
    case ROW_FULLSCREEN:
        platform_toggle_fullscreen(stage->platform);
        break;
    case ROW_NAMES:
        names_remember(stage, !settings->remember_names);
        break;
    default:
        break;
    }
    stage_set_look(stage, &look);
    settings_apply(stage);
}

/* To where the pointer is on the slider. Text grows only where it is clicked: it would run away
 * from under a pointer that is drawn along. */
static void slide(struct stage *stage, enum row row, int level, bool click) {
    struct settings *settings = settings_of(stage);
    struct look look = stage->look;
    int text = TEXT_LEAST + (level + TEXT_STEP / 2) / TEXT_STEP * TEXT_STEP;
    int volume = (level + VOLUME_STEP / 2) / VOLUME_STEP * VOLUME_STEP;
    if (row == ROW_SOUNDS) {
        settings->sound_volume = volume;
    } else if (row == ROW_MUSIC) {
        settings->music_volume = volume;
    } else if (row == ROW_TEXT && click) {
        look.text_scale = text;
    }
    stage_set_look(stage, &look);
    settings_apply(stage);
}

static void enter(struct stage *stage, void *context) {
    fill_menu(stage, context);
}

/* Only what was changed here: the box may have been emptied meanwhile. */
static void keep_changes(struct stage *stage, struct data *data) {
    if (data->changed) {
        settings_save(stage);
    }
    data->changed = false;
}

static void leave(struct stage *stage, void *context) {
    keep_changes(stage, context);
}

static void choose(struct stage *stage, struct data *data, enum row row) {
    if (row == ROW_LIMITS) {
        limits_push(stage);
    } else if (row == ROW_CONTROLS) {
        controls_push(stage);
    } else if (row == ROW_BOX) {
        keep_changes(stage, data);
        box_push(stage);
    } else {
        scene_pop(stage);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    enum row row = data->row[data->menu.focus];
    if (answer == MENU_CHOSEN) {
        choose(stage, data, row);
    } else if (answer == MENU_BACK) {
        scene_pop(stage);
    } else if (answer == MENU_SET) {
        slide(stage, row, data->menu.set, event->kind == PLATFORM_POINTER_DOWN);
        data->changed = true;
        fill_menu(stage, data);
    } else if (answer == MENU_LESS || answer == MENU_MORE) {
        change(stage, row, answer == MENU_MORE ? 1 : -1);
        data->changed = true;
        fill_menu(stage, data);
    } else if (event->kind == PLATFORM_RESIZED || event->kind == PLATFORM_FULLSCREEN) {
        fill_menu(stage, data);
    }
}

static void draw_groups(struct stage *stage, struct canvas *canvas, const struct data *data, int x,
                        int width) {
    const char *above = "";
    for (int i = 0; i < data->menu.count; i++) {
        struct rect place = data->menu.place[i];
        const char *group = rows[data->row[i]].group;
        if (!place.h) {
            continue;
        }
        if (strcmp(group, above) != 0) {
            draw_text(stage, canvas, (struct rect){x, place.y, width, place.h}, word(stage, group),
                      (struct paragraph){.size = SIZE_BODY,
                                         .align = ALIGN_RIGHT,
                                         .colour = COLOUR_GOLD,
                                         .middle = true,
                                         .shrinks = true});
        }
        above = group;
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    int height = menu_height(stage, data->menu.count), gap = unit(stage, 24);
    int width = body.w > unit(stage, 1000) ? unit(stage, 1000) : body.w, groups = width / 5;
    struct rect area = {body.x + (body.w - width) / 2 + groups + gap,
                        body.y + (body.h > height ? (body.h - height) / 2 : 0),
                        width - groups - gap, body.h < height ? body.h : height};
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "Settings"));
    if (height <= body.h * 11 / 10) { /* a little lower rather than out of sight */
        menu_draw_part(stage, canvas, &data->menu, 0, data->menu.count, area);
    } else {
        menu_draw(stage, canvas, &data->menu, area);
    }
    draw_groups(stage, canvas, data, area.x - gap - groups, groups);
    data->menu.area.x -= gap + groups; /* they move with the rows, and are drawn anew with them */
    data->menu.area.w += gap + groups;
    draw_hint(stage, canvas,
              say(stage, "Left and right change a setting. {back}: back", "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_settings = {
    .name = "settings",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void settings_push(struct stage *stage) {
    scene_push(stage, &scene_settings);
}
