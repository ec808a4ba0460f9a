/* What is to be printed: whoever asks for what there is not is told what there is. */
#include "paper/inside.h"

#include <string.h>

/* --- topics --- */

static unsigned find_topic(const char *name, size_t length) {
    for (int topic = 0; topic < PACK_TOPICS; topic++) {
        const char *known = pack_topic_name((enum pack_topic)topic);
        if (strlen(known) == length && memcmp(known, name, length) == 0) {
            return 1u << topic;
        }
    }
    return 0;
}

static bool no_such_topic(const char *name, size_t length, struct error *error) {
    struct text known = {0};
    for (int topic = 0; topic < PACK_TOPICS; topic++) {
        text_addf(&known, "%s%s", topic ? ", " : "", pack_topic_name((enum pack_topic)topic));
    }
    error_set(error, "there is no topic \"%.*s\"; those that can be left out are: %s",
              (int)(length < 40 ? length : 40), name, text_string(&known));
    text_release(&known);
    return false;
}

bool paper_find_topics(const char *list, unsigned *topics, struct error *error) {
    *topics = 0;
    for (const char *at = list; at && *at; at += *at == ',') {
        size_t length = strcspn(at, ",");
        unsigned topic = find_topic(at, length);
        if (!topic) {
            return no_such_topic(at, length, error);
        }
        *topics |= topic;
        at += length;
    }
    return true;
}

/* --- decks and talks --- */

static const struct pack_talk *find_talk(const struct pack *pack, const char *id) {
    for (int i = 0; i < pack->talk_count; i++) {
        if (strcmp(pack->talk[i].id, id) == 0) {
            return &pack->talk[i];
        }
    }
    return NULL;
}

static bool no_such_thing(const struct pack *pack, const char *what, struct error *error) {
    struct text known = {0};
    for (int i = 0; i < pack->deck_count; i++) {
        text_addf(&known, ", %s", pack->deck[i].id);
    }
    for (int i = 0; i < pack->talk_count; i++) {
        text_addf(&known, ", %s", pack->talk[i].id);
    }
    error_set(error, "there is no \"%.40s\" to print; there are: levels%s", what,
              text_string(&known));
    text_release(&known);
    return false;
}

bool paper_print(const struct pack *pack, const struct paper_wish *wish, struct text *out,
                 struct error *error) {
    bool levels = strcmp(wish->what, "levels") == 0;
    const struct pack_deck *deck = levels ? NULL : pack_find_deck(pack, wish->what);
    const struct pack_talk *talk = levels || deck ? NULL : find_talk(pack, wish->what);
    if (levels || deck) {
        return cards_print(pack, wish, deck, out, error);
    }
    if (!talk) {
        return no_such_thing(pack, wish->what, error);
    }
    if (wish->depth || wish->left_out) {
        return error_set(error,
                         "%s is a talk, printed as a whole; --depth and --leave-out choose "
                         "among the cards of a deck",
                         talk->id);
    }
    talk_print(pack, wish, talk, out);
    return true;
}
