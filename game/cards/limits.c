/* The topics that are left out: their union, and how the box holds it. */
#include "cards/inside.h"

#include <string.h>

static const char key[] = "limits.left-out"; /* names of topics, a space after each */

void limits_say(struct limits *limits, enum pack_topic topic, enum limits_mark a,
                enum limits_mark b) {
    unsigned bit = 1u << topic;
    if (a == LIMITS_FINE && b == LIMITS_FINE) {
        limits->tonight &= ~bit;
        limits->stored &= ~bit;
    }
    if (a == LIMITS_NOT_TONIGHT || b == LIMITS_NOT_TONIGHT) {
        limits->tonight |= bit;
    }
    if (a == LIMITS_NOT_NOW || b == LIMITS_NOT_NOW) {
        limits->stored |= bit;
    }
}

void limits_load(struct stage *stage) {
    char value[4 * KEEPSAKE_MAX_VALUE + 1];
    if (keepsake_get_setting(stage->rooms->keepsake, key, value, NULL) != KEEPSAKE_OK) {
        return;
    }
    size_t length;
    for (const char *at = value; *at; at += length + strspn(at + length, " ")) {
        length = strcspn(at, " ");
        for (int topic = 0; topic < PACK_TOPICS; topic++) {
            const char *name = pack_topic_name((enum pack_topic)topic);
            if (strlen(name) == length && memcmp(name, at, length) == 0) {
                limits_of(stage)->stored |= 1u << topic;
            }
        }
    }
}

/* Written whatever was said, so that it takes the same time. */
void limits_save(struct stage *stage) {
    struct text names = {0};
    for (int topic = 0; topic < PACK_TOPICS; topic++) {
        if (limits_of(stage)->stored >> topic & 1) {
            text_addf(&names, "%s ", pack_topic_name((enum pack_topic)topic));
        }
    }
    if (keepsake_set_setting(stage->rooms->keepsake, key, text_string(&names), NULL) !=
        KEEPSAKE_OK) {
        notice_tell_later(stage, word(stage, "Only for tonight"),
                          word(stage, "The settings could not be kept; they hold for tonight."));
    }
    text_forget(&names);
}

bool limits_allow(const struct stage *stage, const struct pack_card *card) {
    return !(card->topics & (limits_of(stage)->tonight | limits_of(stage)->stored));
}

const char *limits_topic(struct stage *stage, enum pack_topic topic) {
    static const char *const names[PACK_TOPICS] = {
        [PACK_DAILY_LIFE] = "Daily life",
        [PACK_FAMILY] = "Family",
        [PACK_FRIENDS] = "Friends",
        [PACK_WORK] = "Work",
        [PACK_MONEY] = "Money",
        [PACK_HOME] = "Home",
        [PACK_TIME] = "Time",
        [PACK_BODY] = "Body and health",
        [PACK_CLOSENESS] = "Closeness",
        [PACK_HURT] = "What hurts",
        [PACK_FUTURE] = "The future",
        [PACK_FAITH] = "Faith",
        [PACK_PLAY] = "Play",
    };
    return word(stage, names[topic]);
}

void limits_hold(struct stage *stage) {
    struct limits *limits = limits_of(stage);
    limits->tonight |= limits->stored;
    limits->stored = 0;
}
