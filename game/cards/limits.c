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

/* --- tonight --- */

/* Never while cards come: what was left out for an evening holds to its end, however long it is. */
static bool is_over(const struct stage *stage) {
    return cards_hours_ago(stage, limits_of(stage)->said_at) && came_is_over(stage);
}

unsigned limits_tonight(const struct stage *stage) {
    return is_over(stage) ? 0 : limits_of(stage)->tonight;
}

uint64_t limits_away(const struct stage *stage) {
    return is_over(stage) ? 0 : limits_of(stage)->away;
}

void limits_begin(struct stage *stage) {
    struct limits *limits = limits_of(stage);
    limits->tonight = limits_tonight(stage);
    limits->away = limits_away(stage);
    limits->said_at = date_now(stage);
}

void limits_put_away(struct stage *stage, int deck) {
    limits_begin(stage);
    limits_of(stage)->away |= UINT64_C(1) << deck;
}

void limits_hold(struct stage *stage) {
    struct limits *limits = limits_of(stage);
    limits_begin(stage);
    limits->tonight |= limits->stored;
    limits->stored = 0;
}

static bool lies_in(const struct pack_deck *deck, const struct pack_card *card) {
    uintptr_t at = (uintptr_t)card, first = (uintptr_t)deck->card;
    return at >= first && at < first + (size_t)deck->card_count * sizeof *deck->card;
}

static bool is_away(const struct stage *stage, const struct pack_card *card) {
    uint64_t away = limits_away(stage);
    for (int deck = 0; away && deck <= CARDS_OWN; deck++) {
        const struct pack_deck *source = away >> deck & 1 ? cards_deck(stage, deck) : NULL;
        if (source && lies_in(source, card)) {
            return true;
        }
    }
    return false;
}

bool limits_allow(const struct stage *stage, const struct pack_card *card) {
    return !(card->topics & (limits_tonight(stage) | limits_of(stage)->stored)) &&
           !is_away(stage, card);
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
