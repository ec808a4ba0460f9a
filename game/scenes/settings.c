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
        game->notice = word(game, "The settings could not be kept; they hold for tonight.");
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

void settings_apply(struct game *game) {
    platform_volume(game->platform, game->settings.sound_volume, game->settings.music_volume);
    view_set_motion(game->view, !game->settings.reduced_motion);
    damage_all(game);
}

static const char *const name_keys[2] = {"names.a", "names.b"};

void names_load(struct game *game) {
    char value[4 * KEEPSAKE_MAX_VALUE + 1];
    strcpy(game->name[RULES_A], word(game, "Amber"));
    strcpy(game->name[RULES_B], word(game, "Teal"));
    for (int player = 0; game->settings.remember_names && player < 2; player++) {
        if (keepsake_get_setting(game->keepsake, name_keys[player], value, NULL) == KEEPSAKE_OK &&
            value[0] && strlen(value) < NAME_SIZE) {
            strcpy(game->name[player], value);
        }
    }
}

/* Names are only kept when the two have asked for it; else they are gone with the evening. */
void names_save(struct game *game) {
    for (int player = 0; player < 2; player++) {
        keepsake_set_setting(game->keepsake, name_keys[player],
                             game->settings.remember_names ? game->name[player] : NULL, NULL);
    }
}

/* --- the screen --- */

enum row { ROW_SOUNDS, ROW_MUSIC, ROW_CAPTIONS, ROW_TEXT, ROW_CALM, ROW_FULLSCREEN, ROW_LIMITS, ROW_DONE };

struct data {
    struct menu menu;
    char value[ROW_DONE][40];
};

static void fill(struct game *game, struct data *data) {
    const struct settings *settings = &game->settings;
    const char *on = word(game, "on"), *off = word(game, "off");
    strcpy(data->value[ROW_SOUNDS], say_number(game, settings->sound_volume));
    strcpy(data->value[ROW_MUSIC], say_number(game, settings->music_volume));
    strcpy(data->value[ROW_CAPTIONS], settings->captions ? on : off);
    strcpy(data->value[ROW_TEXT],
           say(game, "{number} %", "number", say_number(game, settings->text_scale), NULL));
    strcpy(data->value[ROW_CALM], settings->reduced_motion ? on : off);
    strcpy(data->value[ROW_FULLSCREEN], platform_fullscreen(game->platform) ? on : off);
    menu_clear(&data->menu);
    menu_add(&data->menu, word(game, "Sounds"), data->value[ROW_SOUNDS]);
    menu_add(&data->menu, word(game, "Music"), data->value[ROW_MUSIC]);
    menu_add(&data->menu, word(game, "Captions of sounds"), data->value[ROW_CAPTIONS]);
    menu_add(&data->menu, word(game, "Size of text"), data->value[ROW_TEXT]);
    menu_add(&data->menu, word(game, "Calm picture"), data->value[ROW_CALM]);
    menu_add(&data->menu, word(game, "Whole screen"), data->value[ROW_FULLSCREEN]);
    if (game->here) { /* both of them are asked */
        menu_add(&data->menu, word(game, "What we leave out"), NULL);
    }
    menu_add(&data->menu, word(game, "Done"), NULL);
}

static int stepped(int value, int step, int least, int most) {
    value += step;
    return value < least ? least : value > most ? most : value;
}

static void change(struct game *game, enum row row, int sign) {
    struct settings *settings = &game->settings;
    switch (row) {
    case ROW_SOUNDS:
        settings->sound_volume = stepped(settings->sound_volume, 10 * sign, 0, 100);
        break;
    case ROW_MUSIC:
        settings->music_volume = stepped(settings->music_volume, 10 * sign, 0, 100);
        break;
    case ROW_CAPTIONS:
        settings->captions = !settings->captions;
        break;
    case ROW_TEXT:
        settings->text_scale = stepped(settings->text_scale, 25 * sign, 100, 200);
        break;
    case ROW_CALM:
        settings->reduced_motion = !settings->reduced_motion;
        break;
    case ROW_FULLSCREEN:
        platform_toggle_fullscreen(game->platform);
        settings->fullscreen = platform_fullscreen(game->platform);
        break;
    case ROW_LIMITS:
    case ROW_DONE:
        break;
    }
    settings_apply(game);
}

static void enter(struct game *game, void *context) {
    fill(game, context);
}

static void leave(struct game *game, void *context) {
    (void)context;
    settings_save(game);
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_CHOSEN && game->here && data->menu.focus == ROW_LIMITS) {
        scene_push(game, &scene_limits);
    } else if (answer == MENU_BACK || answer == MENU_CHOSEN) {
        scene_pop(game);
    } else if (answer == MENU_LESS || answer == MENU_MORE) {
        change(game, (enum row)data->menu.focus, answer == MENU_MORE ? 1 : -1);
        fill(game, data);
    } else if (event->kind == PLATFORM_RESIZED) {
        fill(game, data);
    }
}

static int update(struct game *game, void *context, int ms) {
    (void)context;
    (void)ms;
    return update_backdrop(game);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    int height = menu_height(game, data->menu.count);
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, word(game, "Settings"));
    int width = body.w > unit(game, 860) ? unit(game, 860) : body.w;
    struct rect area = {body.x + (body.w - width) / 2,
                        body.y + (body.h > height ? (body.h - height) / 2 : 0), width,
                        body.h < height ? body.h : height};
    menu_draw(game, canvas, &data->menu, area);
    draw_hint(game, canvas,
              say(game, "Left and right change a setting. {back}: back", "back",
                  both_button_names(game, PLATFORM_BACK), NULL));
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

const struct scene_type scene_settings = {
    .name = "settings",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};
