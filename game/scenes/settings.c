/* What the players set, kept in the box under plain keys; and the screen to set it. */
#include "scenes/internal.h"

#include <stdlib.h>
#include <string.h>

static int read_number(struct game *game, const char *key, int least, int most, int otherwise) {
    char value[4 * KEEPSAKE_MAX_VALUE + 1];
    if (keepsake_get_setting(game->keepsake, key, value, NULL) != KEEPSAKE_OK) {
        return otherwise;
    }
    long number = strtol(value, NULL, 10);
    return number < least || number > most ? otherwise : (int)number;
}

static void write_number(struct game *game, const char *key, int number) {
    struct error error = {{0}};
    if (keepsake_set_setting(game->keepsake, key, say_number(game, number), &error) !=
        KEEPSAKE_OK) {
        notice_tell_later(game, word(game, "Only for tonight"),
                          word(game, "The settings could not be kept; they hold for tonight."));
    }
}

void settings_load(struct game *game) {
    game->settings = (struct settings){
        .sound_volume = read_number(game, "sound.effects", 0, 100, 80),
        .music_volume = read_number(game, "sound.music", 0, 100, 60),
        .captions = read_number(game, "sound.captions", 0, 1, 0),
        .text_scale = read_number(game, "text.scale", 100, 200, 100),
        .reduced_motion = read_number(game, "picture.calm", 0, 1, 0),
        .fullscreen = read_number(game, "picture.fullscreen", 0, 1, 0),
        .remember_names = read_number(game, "names.remember", 0, 1, 0),
        .read_for_whom = read_number(game, "read.for-whom", 0, 1, 0),
    };
}

void settings_save(struct game *game) {
    const struct settings *settings = &game->settings;
    write_number(game, "sound.effects", settings->sound_volume);
    write_number(game, "sound.music", settings->music_volume);
    write_number(game, "sound.captions", settings->captions);
    write_number(game, "text.scale", settings->text_scale);
    write_number(game, "picture.calm", settings->reduced_motion);
    write_number(game, "picture.fullscreen", settings->fullscreen);
    write_number(game, "names.remember", settings->remember_names);
    write_number(game, "read.for-whom", settings->read_for_whom);
}

void settings_keep_fullscreen(struct game *game) {
    game->settings.fullscreen = platform_fullscreen(game->platform);
    write_number(game, "picture.fullscreen", game->settings.fullscreen);
}

void settings_apply(struct game *game) {
    platform_volume(game->platform, game->settings.sound_volume, game->settings.music_volume);
    view_set_motion(game->view, !game->settings.reduced_motion);
    damage_all(game);
}

static const char *const name_keys[2] = {"names.a", "names.b"};

/* As they are called before they say their names. */
static void names_reset(struct game *game) {
    stage_set_name(game, RULES_A, word(game, "Amber"));
    stage_set_name(game, RULES_B, word(game, "Teal"));
}

void names_load(struct game *game) {
    char value[4 * KEEPSAKE_MAX_VALUE + 1];
    names_reset(game);
    for (int player = 0; game->settings.remember_names && player < 2; player++) {
        if (keepsake_get_setting(game->keepsake, name_keys[player], value, NULL) == KEEPSAKE_OK &&
            screen_shows(value) && strlen(value) < NAME_SIZE) {
            stage_set_name(game, player, value);
        }
    }
}

/* Names are only kept when the two have asked for it; else they are gone with the evening. */
void names_save(struct game *game) {
    for (int player = 0; player < 2; player++) {
        const char *name = game->settings.remember_names ? game->name[player] : NULL;
        if (keepsake_set_setting(game->keepsake, name_keys[player], name, NULL) != KEEPSAKE_OK) {
            if (name) {
                notice_tell_later(
                    game, word(game, "Only for tonight"),
                    word(game, "The names could not be kept; they hold for tonight."));
            } else {
                notice_tell_later(game, word(game, "The names are still there"),
                                  word(game, "The names could not be taken out of the box. Close "
                                             "the game and open it once more, then try again."));
            }
        }
    }
}

void names_remember(struct game *game, bool remember) {
    game->settings.remember_names = remember;
    names_save(game);
    write_number(game, "names.remember", remember);
}

/* --- the screen --- */

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

static void add_row(struct game *game, struct data *data, enum row row) {
    const struct settings *settings = &game->settings;
    const char *label = word(game, rows[row].label), *value = data->value[row];
    switch (row) {
    case ROW_SOUNDS:
        menu_add_slider(&data->menu, label, value, settings->sound_volume);
        break;
    case ROW_MUSIC:
        menu_add_slider(&data->menu, label, value, settings->music_volume);
        break;
    case ROW_TEXT:
        menu_add_slider(&data->menu, label, value, settings->text_scale - TEXT_LEAST);
        break;
    case ROW_CAPTIONS:
        menu_add_switch(&data->menu, label, value, settings->captions);
        break;
    case ROW_CALM:
        menu_add_switch(&data->menu, label, value, settings->reduced_motion);
        break;
    case ROW_FULLSCREEN:
        menu_add_switch(&data->menu, label, value, platform_fullscreen(game->platform));
        break;
    case ROW_NAMES:
        menu_add_switch(&data->menu, label, value, settings->remember_names);
        break;
    default:
        menu_add(&data->menu, label, NULL);
        break;
    }
}

static void fill(struct game *game, struct data *data) {
    const struct settings *settings = &game->settings;
    const char *on = word(game, "on"), *off = word(game, "off");
    strcpy(data->value[ROW_SOUNDS], say_number(game, settings->sound_volume));
    strcpy(data->value[ROW_MUSIC], say_number(game, settings->music_volume));
    strcpy(data->value[ROW_CAPTIONS], settings->captions ? on : off);
    strcpy(data->value[ROW_TEXT],
           say(game, "{number} %", "number", say_number(game, settings->text_scale), NULL));
    strcpy(data->value[ROW_NAMES], settings->remember_names ? on : off);
    strcpy(data->value[ROW_CALM], settings->reduced_motion ? on : off);
    strcpy(data->value[ROW_FULLSCREEN], platform_fullscreen(game->platform) ? on : off);
    menu_clear(&data->menu);
    for (int row = 0; row < ROWS; row++) {
        if (row == ROW_LIMITS && !game->here) { /* both of them are asked */
            continue;
        }
        data->row[data->menu.count] = (enum row)row;
        add_row(game, data, (enum row)row);
    }
}

static int stepped(int value, int step, int least, int most) {
    value += step;
    return value < least ? least : value > most ? most : value;
}

static void change(struct game *game, enum row row, int sign) {
    struct settings *settings = &game->settings;
    switch (row) {
    case ROW_SOUNDS:
        settings->sound_volume = stepped(settings->sound_volume, VOLUME_STEP * sign, 0, 100);
        break;
    case ROW_MUSIC:
        settings->music_volume = stepped(settings->music_volume, VOLUME_STEP * sign, 0, 100);
        break;
    case ROW_CAPTIONS:
        settings->captions = !settings->captions;
        break;
    case ROW_TEXT:
        settings->text_scale = stepped(settings->text_scale, TEXT_STEP * sign, TEXT_LEAST,
                                       TEXT_MOST);
        break;
    case ROW_CALM:
        settings->reduced_motion = !settings->reduced_motion;
        break;
    case ROW_FULLSCREEN:
        platform_toggle_fullscreen(game->platform);
        break;
    case ROW_NAMES:
        names_remember(game, !settings->remember_names);
        break;
    default:
        break;
    }
    settings_apply(game);
}

/* To where the pointer is on the slider. Text grows only where it is clicked: it would run away
 * from under a pointer that is drawn along. */
static void slide(struct game *game, enum row row, int level, bool click) {
    struct settings *settings = &game->settings;
    int text = TEXT_LEAST + (level + TEXT_STEP / 2) / TEXT_STEP * TEXT_STEP;
    int volume = (level + VOLUME_STEP / 2) / VOLUME_STEP * VOLUME_STEP;
    if (row == ROW_SOUNDS) {
        settings->sound_volume = volume;
    } else if (row == ROW_MUSIC) {
        settings->music_volume = volume;
    } else if (row == ROW_TEXT && click) {
        settings->text_scale = text;
    }
    settings_apply(game);
}

static void enter(struct game *game, void *context) {
    fill(game, context);
}

/* Only what was changed here: the box may have been emptied meanwhile. */
static void keep_changes(struct game *game, struct data *data) {
    if (data->changed) {
        settings_save(game);
    }
    data->changed = false;
}

static void leave(struct game *game, void *context) {
    keep_changes(game, context);
}

static void choose(struct game *game, struct data *data, enum row row) {
    if (row == ROW_LIMITS) {
        limits_push(game);
    } else if (row == ROW_CONTROLS) {
        controls_push(game);
    } else if (row == ROW_BOX) {
        keep_changes(game, data);
        box_push(game);
    } else {
        scene_pop(game);
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(game, &data->menu, event);
    enum row row = data->row[data->menu.focus];
    if (answer == MENU_CHOSEN) {
        choose(game, data, row);
    } else if (answer == MENU_BACK) {
        scene_pop(game);
    } else if (answer == MENU_SET) {
        slide(game, row, data->menu.set, event->kind == PLATFORM_POINTER_DOWN);
        data->changed = true;
        fill(game, data);
    } else if (answer == MENU_LESS || answer == MENU_MORE) {
        change(game, row, answer == MENU_MORE ? 1 : -1);
        data->changed = true;
        fill(game, data);
    } else if (event->kind == PLATFORM_RESIZED || event->kind == PLATFORM_FULLSCREEN) {
        fill(game, data);
    }
}

static void draw_groups(struct game *game, struct canvas *canvas, const struct data *data, int x,
                        int width) {
    const char *above = "";
    for (int i = 0; i < data->menu.count; i++) {
        struct rect place = data->menu.place[i];
        const char *group = rows[data->row[i]].group;
        if (!place.h) {
            continue;
        }
        if (strcmp(group, above) != 0) {
            draw_text(game, canvas, (struct rect){x, place.y, width, place.h}, word(game, group),
                      (struct paragraph){.size = SIZE_BODY,
                                         .align = ALIGN_RIGHT,
                                         .colour = COLOUR_GOLD,
                                         .middle = true,
                                         .shrinks = true});
        }
        above = group;
    }
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    int height = menu_height(game, data->menu.count), gap = unit(game, 24);
    int width = body.w > unit(game, 1000) ? unit(game, 1000) : body.w, groups = width / 5;
    struct rect area = {body.x + (body.w - width) / 2 + groups + gap,
                        body.y + (body.h > height ? (body.h - height) / 2 : 0),
                        width - groups - gap, body.h < height ? body.h : height};
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, word(game, "Settings"));
    if (height <= body.h * 11 / 10) { /* a little lower rather than out of sight */
        menu_draw_part(game, canvas, &data->menu, 0, data->menu.count, area);
    } else {
        menu_draw(game, canvas, &data->menu, area);
    }
    draw_groups(game, canvas, data, area.x - gap - groups, groups);
    data->menu.area.x -= gap + groups; /* they move with the rows, and are drawn anew with them */
    data->menu.area.w += gap + groups;
    draw_hint(game, canvas,
              say(game, "Left and right change a setting. {back}: back", "back",
                  both_button_names(game, PLATFORM_BACK), NULL));
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
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

void settings_push(struct game *game) {
    scene_push(game, &scene_settings);
}
