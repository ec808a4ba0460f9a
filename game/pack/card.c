/* Decks of question cards, and talks. */
#include "pack/internal.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_ANSWERS = 2, DEPTHS = 3, TEXT_LINES = 12 };
static const struct text_rule title_rule = {"title", PACK_MAX_TITLE, 1, false};
static const struct text_rule ask_rule = {"ask", PACK_MAX_TEXT, TEXT_LINES, false};
static const struct text_rule follow_rule = {"follow", PACK_MAX_TEXT, TEXT_LINES, true};
static const struct text_rule answer_rule = {"answers", PACK_MAX_ANSWER, 1, false};
static const struct text_rule before_rule = {"before", PACK_MAX_TEXT, TEXT_LINES, false};
static const struct text_rule say_rule = {"say", PACK_MAX_TEXT, TEXT_LINES, false};
static const struct text_rule starter_rule = {"starters", PACK_MAX_TEXT, 1, false};

enum { ID, DEPTH, TOPICS, ASK, ANSWERS, FOLLOW, SOLO, CONCEPT, KIND, LENSES, CARD_KEYS };
static const struct key card_keys[CARD_KEYS] = {
    [ID] = {"id", true},          [DEPTH] = {"depth", true},      [TOPICS] = {"topics", true},
    [ASK] = {"ask", true},        [ANSWERS] = {"answers", false}, [FOLLOW] = {"follow", false},
    [SOLO] = {"solo", false},     [CONCEPT] = {"concept", false}, [KIND] = {"kind", false},
    [LENSES] = {"lenses", false},
};

enum { DECK_TITLE, DECK_PRACTICE, DECK_PLACE, CARDS, DECK_KEYS };
static const struct key deck_keys[DECK_KEYS] = {
    [DECK_TITLE] = {"title", true},
    [DECK_PRACTICE] = {"practice", true},
    [DECK_PLACE] = {"place", false},
    [CARDS] = {"cards", true},
};

enum { TALK_TITLE, TALK_PRACTICE, BEFORE, KEPT, STEPS, TALK_KEYS };
static const struct key talk_keys[TALK_KEYS] = {
    [TALK_TITLE] = {"title", true}, [TALK_PRACTICE] = {"practice", true},
    [BEFORE] = {"before", true},    [KEPT] = {"kept", false},
    [STEPS] = {"steps", true},
};

enum { WHO, SAY, STARTERS, AFTER, STEP_KEYS };
static const struct key step_keys[STEP_KEYS] = {
    [WHO] = {"who", true},
    [SAY] = {"say", true},
    [STARTERS] = {"starters", false},
    [AFTER] = {"after", false},
};

static void read_card_answers(struct document *document, const struct node *node,
                              struct pack_card *card) {
    const struct node *child = pack_read_list(document, node, "answers", LEAST_ANSWERS,
                                              PACK_MAX_ANSWERS);
    for (; child; child = child->next) {
        card->answer[card->answer_count++] = pack_read_text(document, child, &answer_rule);
    }
}

/* At least one topic: a card without any could not be left out by the players' topic limits. */
static void read_topics(struct document *document, const struct node *node,
                        struct pack_card *card) {
    const struct node *child = pack_read_list(document, node, "topics", 1, PACK_TOPICS);
    for (; child; child = child->next) {
        int topic = pack_topic_read(document, child);
        card->topics |= topic < 0 ? 0 : 1u << topic;
    }
}

static void read_solo(struct document *document, const struct node *node,
                      const struct node *answers, struct pack_card *card) {
    static const char *const choices[] = {"false", "true"};
    card->solo = pack_read_choice(document, node, "solo", choices, 2) == 1;
    if (card->solo && !answers) {
        pack_report_at(document, node,
                       "a solo card needs 'answers', as it is answered without a word; add them");
    }
}

static void read_concept(struct document *document, const struct node *node,
                         struct pack_card *card) {
    const char *concept = pack_read_name(document, node, "concept");
    if (concept) {
        pack_report_newer(document, node->key, 0, "concept", RULES_TALK);
        card->concept = pack_copy(document, concept, strlen(concept));
    }
}

/* What a kind needs to be played as it is meant. */
static void check_kind(struct document *document, const struct node *node,
                       const struct node *answers, const struct pack_card *card) {
    if (card->solo && card->kind != PACK_PLAIN) {
        pack_report_at(document, node,
                       "a solo card is answered for oneself and has no kind; take 'kind' or "
                       "'solo' out");
    } else if (card->kind == PACK_PERCEPTION && !answers) {
        pack_report_at(document, node,
                       "a perception needs 'answers', as one seals and the other guesses; add "
                       "them");
    }
}

static const char *const kinds[] = {
    [PACK_PLAIN] = "plain", [PACK_PERCEPTION] = "perception", [PACK_STORY] = "story",
    [PACK_WISH] = "wish",   [PACK_REPAIR] = "repair",         [PACK_SEE] = "see",
    [PACK_NOW] = "now",
};

const char *pack_card_kind_name(enum pack_card_kind kind) {
    return kinds[kind];
}

static void read_kind(struct document *document, struct node *const *found,
                      struct pack_card *card) {
    const struct node *node = found[KIND];
    if (node) {
        pack_report_newer(document, node->key, 0, "kind", 2);
        int kind = pack_read_choice(document, node, "kind", kinds, sizeof kinds / sizeof *kinds);
        card->kind = kind < 0 ? PACK_PLAIN : (enum pack_card_kind)kind;
        check_kind(document, node, found[ANSWERS], card);
    }
}

static int find_lens(struct document *document, const struct pack *pack, const struct node *node) {
    const char *names[PACK_MAX_LENSES];
    int count = 0;
    const char *id = pack_read_name(document, node, "lens");
    for (int i = 0; id && i < pack->lens_count; i++) {
        if (pack->lens[i].id && !strcmp(pack->lens[i].id, id)) {
            return i;
        }
        if (pack->lens[i].id) {
            names[count++] = pack->lens[i].id;
        }
    }
    if (id) {
        pack_report_unknown(document, node, 0, "no lens of this pack is called", id, names, count);
    }
    return -1;
}

/* All that are not too light for it, where the card names none. */
static unsigned lenses_for(const struct pack *pack, const struct pack_card *card) {
    unsigned lenses = 0;
    bool told = card->kind != PACK_NOW && card->kind != PACK_REPAIR && !card->solo;
    for (int i = 0; told && i < pack->lens_count; i++) {
        lenses |= card->depth <= pack->lens[i].depth ? 1u << i : 0;
    }
    return lenses;
}

static void read_lenses(struct document *document, const struct pack *pack,
                        struct node *const *found, struct pack_card *card) {
    const struct node *node = found[LENSES];
    if (!node) {
        card->lenses = found[ANSWERS] ? 0 : lenses_for(pack, card);
        return;
    }
    pack_report_newer(document, node->key, 0, "lenses", 2);
    if (found[ANSWERS] || card->kind == PACK_NOW) {
        pack_report_at(document, node->key,
                       "only an open card that is told has 'lenses'; take the line out");
    }
    const struct node *child = pack_read_list(document, node, "lenses", 0, PACK_MAX_LENSES);
    for (; child; child = child->next) {
        int lens = find_lens(document, pack, child);
        card->lenses |= lens < 0 ? 0 : 1u << lens;
    }
}

static void read_card(struct document *document, const struct node *node, const struct pack *pack,
                      struct pack_deck *deck) {
    struct pack_card *card = &deck->card[deck->card_count++];
    struct node *found[CARD_KEYS];
    card->line = node->line;
    if (!pack_read_keys(document, node, "a card", card_keys, CARD_KEYS, found)) {
        return;
    }
    const char *id = pack_read_name(document, found[ID], "card");
    for (int i = 0; id && i < deck->card_count - 1; i++) {
        if (deck->card[i].id && !strcmp(deck->card[i].id, id)) {
            pack_report_at(document, found[ID],
                           "two cards are called '%s'; give each a name of its own", id);
        }
    }
    card->id = id ? pack_copy(document, id, strlen(id)) : NULL;
    card->depth = pack_read_number(document, found[DEPTH], "depth", 1, DEPTHS);
    read_topics(document, found[TOPICS], card);
    card->ask = pack_read_text(document, found[ASK], &ask_rule);
    card->follow = pack_read_text(document, found[FOLLOW], &follow_rule);
    read_card_answers(document, found[ANSWERS], card);
    read_solo(document, found[SOLO], found[ANSWERS], card);
    read_concept(document, found[CONCEPT], card);
    read_kind(document, found, card);
    read_lenses(document, pack, found, card);
    if (deck->place == PACK_PLACE_CLOSENESS && !found[ANSWERS]) {
        pack_report_at(
            document, node,
            "a card of closeness needs 'answers'; the last of them is one without touch");
    }
}

static enum pack_deck_place read_place(struct document *document, const struct node *node) {
    static const char *const places[] = {
        [PACK_PLACE_ROUND] = "round",         [PACK_PLACE_WARM_UP] = "warm-up",
        [PACK_PLACE_LIGHT] = "light",         [PACK_PLACE_IDEAS] = "ideas",
        [PACK_PLACE_CLOSENESS] = "closeness",
    };
    int place = pack_read_choice(document, node, "place", places, sizeof places / sizeof *places);
    return place < 0 ? PACK_PLACE_ROUND : (enum pack_deck_place)place;
}

void pack_deck_read(struct document *document, const struct pack *pack, const char *id,
                    struct pack_deck *deck) {
    struct node *found[DECK_KEYS];
    deck->id = pack_copy(document, id, strlen(id));
    pack_document_parse(document);
    if (!pack_read_keys(document, document->root, "a deck", deck_keys, DECK_KEYS, found)) {
        return;
    }
    deck->title = pack_read_text(document, found[DECK_TITLE], &title_rule);
    deck->practice = (enum pack_practice)pack_practice_read(document, found[DECK_PRACTICE]);
    deck->place = read_place(document, found[DECK_PLACE]);
    const struct node *child = pack_read_list(document, found[CARDS], "cards", 1, PACK_MAX_CARDS);
    if (child) {
        deck->card = pack_new(document, (size_t)found[CARDS]->count, sizeof *deck->card);
    }
    for (; child && deck->card; child = child->next) {
        read_card(document, child, pack, deck);
    }
}

struct pack_deck *pack_deck_parse(const char *name, const char *yaml, const struct pack *pack,
                                  struct pack_diagnostics *diagnostics) {
    static const struct pack none = {.lens_count = 0};
    struct document document = {.file = name,
                                .data = yaml,
                                .size = strlen(yaml),
                                .diagnostics = diagnostics,
                                .rules = RULES_VERSION};
    struct pack_deck *deck = pack_new(&document, 1, sizeof *deck);
    if (!deck) {
        return NULL;
    }
    pack_deck_read(&document, pack ? pack : &none, name, deck);
    pack_document_release(&document);
    if (!pack_diagnostics_none(diagnostics)) {
        pack_deck_free(deck);
        return NULL;
    }
    return deck;
}

static void read_step(struct document *document, const struct node *node, struct pack_step *step) {
    static const char *const who[] = {
        [PACK_FIRST] = "first", [PACK_SECOND] = "second", [PACK_WHO_BOTH] = "both"};
    static const char *const after[] = {
        [PACK_NEXT] = "next", [PACK_HEARD] = "heard", [PACK_AFTER_BOTH] = "both"};
    struct node *found[STEP_KEYS];
    if (!pack_read_keys(document, node, "a step", step_keys, STEP_KEYS, found)) {
        return;
    }
    int choice = pack_read_choice(document, found[WHO], "who", who, 3);
    step->who = choice == PACK_SECOND     ? PACK_SECOND
                : choice == PACK_WHO_BOTH ? PACK_WHO_BOTH
                                          : PACK_FIRST;
    choice = pack_read_choice(document, found[AFTER], "after", after, 3);
    step->after = choice == PACK_HEARD        ? PACK_HEARD
                  : choice == PACK_AFTER_BOTH ? PACK_AFTER_BOTH
                                              : PACK_NEXT;
    step->say = pack_read_text(document, found[SAY], &say_rule);
    const struct node *child = pack_read_list(document, found[STARTERS], "starters", 0,
                                              PACK_MAX_STARTERS);
    for (; child; child = child->next) {
        step->starter[step->starter_count++] = pack_read_text(document, child, &starter_rule);
    }
}

void pack_talk_read(struct document *document, const char *id, struct pack_talk *talk) {
    static const char *const kept[] = {"never", "offer"};
    struct node *found[TALK_KEYS];
    talk->id = pack_copy(document, id, strlen(id));
    pack_document_parse(document);
    if (!pack_read_keys(document, document->root, "a talk", talk_keys, TALK_KEYS, found)) {
        return;
    }
    talk->title = pack_read_text(document, found[TALK_TITLE], &title_rule);
    talk->practice = (enum pack_practice)pack_practice_read(document, found[TALK_PRACTICE]);
    talk->before = pack_read_text(document, found[BEFORE], &before_rule);
    talk->may_keep = pack_read_choice(document, found[KEPT], "kept", kept, 2) == 1;
    const struct node *child = pack_read_list(document, found[STEPS], "steps", 1, PACK_MAX_STEPS);
    if (child) {
        talk->step = pack_new(document, (size_t)found[STEPS]->count, sizeof *talk->step);
    }
    for (; child && talk->step; child = child->next) {
        read_step(document, child, &talk->step[talk->step_count++]);
    }
}
