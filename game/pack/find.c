/* Finding in a pack by name, and the names of practices and topics. */
#include "pack/internal.h"

#include <string.h>

static const char *const practices[] = {
    [PACK_NONE] = "none",
    [PACK_COMMUNICATION] = "communication",
    [PACK_HELP] = "help",
    [PACK_BOUNDARIES] = "boundaries",
    [PACK_ACCOUNTABILITY] = "accountability",
    [PACK_PATIENCE] = "patience",
    [PACK_FORGIVENESS] = "forgiveness",
    [PACK_CONNECTION] = "connection",
};
enum { PRACTICES = sizeof practices / sizeof *practices };

static const char *const topics[PACK_TOPICS] = {
    [PACK_DAILY_LIFE] = "daily-life",
    [PACK_FAMILY] = "family",
    [PACK_FRIENDS] = "friends",
    [PACK_WORK] = "work",
    [PACK_MONEY] = "money",
    [PACK_HOME] = "home",
    [PACK_TIME] = "time",
    [PACK_BODY] = "body",
    [PACK_CLOSENESS] = "closeness",
    [PACK_HURT] = "hurt",
    [PACK_FUTURE] = "future",
    [PACK_FAITH] = "faith",
    [PACK_PLAY] = "play",
};

const char *pack_practice_name(enum pack_practice practice) {
    return (unsigned)practice < PRACTICES ? practices[practice] : NULL;
}

const char *pack_topic_name(enum pack_topic topic) {
    return (unsigned)topic < PACK_TOPICS ? topics[topic] : NULL;
}

int pack_practice_read(struct document *document, const struct node *node) {
    int practice = pack_read_choice(document, node, "practice", practices, PRACTICES);
    return practice < 0 ? PACK_NONE : practice;
}

int pack_topic_read(struct document *document, const struct node *node) {
    return pack_read_choice(document, node, "topic", topics, PACK_TOPICS);
}

const struct pack_level *pack_find_level(const struct pack *pack, const char *path) {
    const char *slash = strchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 0;
    for (int i = 0; slash && i < pack->chapter_count; i++) {
        const struct pack_chapter *chapter = &pack->chapter[i];
        if (strncmp(chapter->id, path, length) != 0 || chapter->id[length] != '\0') {
            continue;
        }
        for (int j = 0; j < chapter->level_count; j++) {
            if (!strcmp(chapter->level[j].id, slash + 1)) {
                return &chapter->level[j];
            }
        }
    }
    return NULL;
}

const struct pack_deck *pack_find_deck(const struct pack *pack, const char *id) {
    for (int i = 0; i < pack->deck_count; i++) {
        if (pack->deck[i].id && !strcmp(pack->deck[i].id, id)) {
            return &pack->deck[i];
        }
    }
    return NULL;
}

bool pack_card_locks(const struct pack_card *card, int answers) {
    return !card->solo && card->answer_count == answers;
}
