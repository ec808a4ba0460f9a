/* What the players set, and their names: kept in the box under plain keys. */
#include "house/inside.h"

#include <stdlib.h>
#include <string.h>

static int read_number(struct stage *stage, const char *key, int least, int most, int otherwise) {
    char value[4 * KEEPSAKE_MAX_VALUE + 1];
    if (keepsake_get_setting(stage->rooms->keepsake, key, value, NULL) != KEEPSAKE_OK) {
        return otherwise;
    }
    long number = strtol(value, NULL, 10);
    return number < least || number > most ? otherwise : (int)number;
}

static void write_number(struct stage *stage, const char *key, int number) {
    struct error error = {{0}};
    if (keepsake_set_setting(stage->rooms->keepsake, key, say_number(stage, number), &error) !=
        KEEPSAKE_OK) {
        notice_tell_later(stage, word(stage, "Only for tonight"),
                          word(stage, "The settings could not be kept; they hold for tonight."));
    }
}

void settings_load(struct stage *stage) {
    stage_set_look(stage, &(struct look){
                              .text_scale = read_number(stage, "text.scale", 100, 200, 100),
                              .captions = read_number(stage, "sound.captions", 0, 1, 0),
                              .reduced_motion = read_number(stage, "picture.calm", 0, 1, 0),
                          });
    *settings_of(stage) = (struct settings){
        .sound_volume = read_number(stage, "sound.effects", 0, 100, 80),
        .music_volume = read_number(stage, "sound.music", 0, 100, 60),
        .fullscreen = read_number(stage, "picture.fullscreen", 0, 1, 0),
        .remember_names = read_number(stage, "names.remember", 0, 1, 0),
        .read_for_whom = read_number(stage, "read.for-whom", 0, 1, 0),
        .asked_names = read_number(stage, "names.asked", 0, 1, 0),
        .known_names = read_number(stage, "names.known", 0, 1, 0),
    };
}

void settings_save(struct stage *stage) {
    const struct settings *settings = settings_of(stage);
    write_number(stage, "sound.effects", settings->sound_volume);
    write_number(stage, "sound.music", settings->music_volume);
    write_number(stage, "sound.captions", stage->look.captions);
    write_number(stage, "text.scale", stage->look.text_scale);
    write_number(stage, "picture.calm", stage->look.reduced_motion);
    write_number(stage, "picture.fullscreen", settings->fullscreen);
    write_number(stage, "names.remember", settings->remember_names);
    write_number(stage, "read.for-whom", settings->read_for_whom);
    write_number(stage, "names.asked", settings->asked_names);
    write_number(stage, "names.known", settings->known_names);
}

void settings_forget(struct stage *stage) {
    struct settings *settings = settings_of(stage);
    settings->remember_names = settings->asked_names = settings->known_names = false;
    settings->read_for_whom = false;
}

void settings_keep_fullscreen(struct stage *stage) {
    settings_of(stage)->fullscreen = platform_fullscreen(stage->platform);
    write_number(stage, "picture.fullscreen", settings_of(stage)->fullscreen);
}

void settings_apply(struct stage *stage) {
    platform_volume(stage->platform, settings_of(stage)->sound_volume,
                    settings_of(stage)->music_volume);
    damage_all(stage);
}

static const char *const name_keys[2] = {"names.a", "names.b"};

/* As they are called before they say their names. */
static void names_reset(struct stage *stage) {
    stage_set_name(stage, RULES_A, word(stage, "Amber"));
    stage_set_name(stage, RULES_B, word(stage, "Teal"));
}

bool names_said(struct stage *stage) {
    return strcmp(stage->name[RULES_A], word(stage, "Amber")) != 0 ||
           strcmp(stage->name[RULES_B], word(stage, "Teal")) != 0;
}

void names_load(struct stage *stage) {
    char value[4 * KEEPSAKE_MAX_VALUE + 1];
    names_reset(stage);
    for (int player = 0; settings_of(stage)->remember_names && player < 2; player++) {
        if (keepsake_get_setting(stage->rooms->keepsake, name_keys[player], value, NULL) ==
                KEEPSAKE_OK &&
            screen_shows(value) && strlen(value) < NAME_SIZE) {
            stage_set_name(stage, player, value);
        }
    }
}

bool names_known(const struct stage *stage) {
    const struct settings *settings = settings_of(stage);
    return settings->remember_names && settings->known_names && !house_of(stage)->discreet;
}

/* Names are only kept when the two have asked for it; else they are gone with the evening. */
void names_save(struct stage *stage) {
    for (int player = 0; player < 2; player++) {
        const char *name = settings_of(stage)->remember_names ? stage->name[player] : NULL;
        if (keepsake_set_setting(stage->rooms->keepsake, name_keys[player], name, NULL) !=
            KEEPSAKE_OK) {
            if (name) {
                notice_tell_later(
                    stage, word(stage, "Only for tonight"),
                    word(stage, "The names could not be kept; they hold for tonight."));
            } else {
                notice_tell_later(stage, word(stage, "The names are still there"),
                                  word(stage, "The names could not be taken out of the box. Close "
                                              "the game and open it once more, then try again."));
            }
        }
    }
}

void names_remember(struct stage *stage, bool remember) {
    struct settings *settings = settings_of(stage);
    settings->remember_names = remember;
    if (!remember) { /* nor is it known that they were asked */
        settings->asked_names = settings->known_names = false;
    }
    names_save(stage);
    write_number(stage, "names.remember", remember);
    write_number(stage, "names.asked", settings->asked_names);
    write_number(stage, "names.known", settings->known_names);
}

void names_know(struct stage *stage, bool known) {
    if (known) {
        names_remember(stage, true);
    }
    settings_of(stage)->asked_names = true;
    settings_of(stage)->known_names = known;
    settings_save(stage);
}
