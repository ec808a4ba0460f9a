/* A level's own file. A level is handed over only when it has no error; then it can be prepared. */
#include "pack/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TITLE, ABOUT, IDEA, QUESTIONS, TIDE, MAP, LEGEND, SHORES, LEVEL_KEYS };
static const struct key level_keys[LEVEL_KEYS] = {
    [TITLE] = {"title", true},         [ABOUT] = {"about", false},   [IDEA] = {"idea", false},
    [QUESTIONS] = {"questions", true}, [TIDE] = {"tide", false},     [MAP] = {"map", true},
    [LEGEND] = {"legend", false},      [SHORES] = {"shores", false},
};

/* What a question needs depends on whether it is a guess. */
enum { BY, MARKS, DECK, ASK, ANSWERS, KEY, GUESS, QUESTION_KEYS };
static const struct key question_keys[QUESTION_KEYS] = {
    [BY] = {"by", true},        [MARKS] = {"marks", false},     [DECK] = {"deck", false},
    [ASK] = {"ask", false},     [ANSWERS] = {"answers", false}, [KEY] = {"key", false},
    [GUESS] = {"guess", false},
};

enum { LEAST_MARKS = 2, LONGEST_TIDE = 100, TEXT_LINES = 12 };
static const struct text_rule title_rule = {"title", PACK_MAX_TITLE, 1, false};
static const struct text_rule about_rule = {"about", PACK_MAX_TEXT, 1, true};
static const struct text_rule idea_rule = {"idea", PACK_MAX_TEXT, 1, false};
static const struct text_rule ask_rule = {"ask", PACK_MAX_TEXT, TEXT_LINES, false};
static const struct text_rule answer_rule = {"answers", PACK_MAX_ANSWER, 1, false};

static void report_no_deck(struct document *document, const struct pack *pack,
                           const struct node *node) {
    const char *names[PACK_MAX_DECKS];
    int count = 0;
    for (int i = 0; i < pack->deck_count; i++) {
        if (pack->deck[i].id) {
            names[count++] = pack->deck[i].id;
        }
    }
    pack_report_unknown(document, node, 0, "no deck of this pack is called", node->text, names,
                        count);
}

/* A question with a deck needs a card that has as many answers as the question has marks, but for
 * the pass. Solo cards are for nobody else, so no level can draw one. */
static void check_deck(struct document *document, const struct loader *loader,
                       const struct node *node, int marks) {
    if (!loader) {
        return;
    }
    const struct pack_deck *deck = pack_find_deck(loader->pack, node->text);
    if (!deck) {
        report_no_deck(document, loader->pack, node);
        return;
    }
    if (marks == 0 || loader->broken_deck[deck - loader->pack->deck]) {
        return; /* the question or the deck has errors of its own */
    }
    if (deck->place == PACK_PLACE_CLOSENESS) {
        pack_report_at(document, node,
                       "deck '%s' opens only when both ask for it, so no level can draw from it; "
                       "name another deck",
                       deck->id);
        return;
    }
    for (int i = 0; i < deck->card_count; i++) {
        if (pack_card_locks(&deck->card[i], marks - 1)) {
            return;
        }
    }
    pack_report_at(document, node,
                   "deck '%s' has no card with %d answer%s, which %d marks need; change 'marks' or "
                   "add such a card",
                   deck->id, marks - 1, marks == 2 ? "" : "s", marks);
}

static void read_answers(struct document *document, const struct node *node, int marks,
                         struct pack_question *question) {
    int most = marks > 0 ? marks - 1 : PACK_MAX_ANSWERS;
    if (marks > 0 && node && node->kind == NODE_LIST && node->count != most) {
        pack_report_at(document, node,
                       "%d marks need %d answer%s here, not %d; the last mark is the pass and has "
                       "no text",
                       marks, most, most == 1 ? "" : "s", node->count);
        return;
    }
    const struct node *child = pack_read_list(document, node, "answers", 1, most);
    for (int i = 0; child; child = child->next) {
        question->answer[i++] = pack_read_text(document, child, &answer_rule);
    }
}

static void read_words(struct document *document, const struct loader *loader,
                       const struct node *node, struct node *const *found, int marks,
                       struct pack_question *question) {
    if (found[DECK]) {
        const struct node *own = found[ASK] ? found[ASK] : found[ANSWERS];
        if (own) {
            pack_report_at(document, own->key,
                           "this question names a deck and brings '%s' too; keep one of the two",
                           own->key->text);
        }
        const char *deck = pack_read_name(document, found[DECK], "deck");
        if (deck) {
            question->deck = pack_copy(document, deck, strlen(deck));
            check_deck(document, loader, found[DECK], marks);
        }
    } else if (!found[ASK] || !found[ANSWERS]) {
        pack_report_at(document, node,
                       "a question needs 'deck', or 'ask' and 'answers'; add what is missing");
    }
    if (found[ASK]) {
        question->ask = pack_read_text(document, found[ASK], &ask_rule);
    }
    read_answers(document, found[ANSWERS], marks, question);
}

static void read_key(struct document *document, const struct node *node,
                     struct pack_question *question) {
    static const char *const keys[] = {"none", "listener"};
    int choice = pack_read_choice(document, node, "key", keys, 2);
    question->key = node &&
                    choice != 0; /* one that can't be read is some key, for what needs one */
    if (node) {
        pack_report_newer(document, node->key, 0, "key", RULES_TALK);
    }
}

/* A guess has all its words from what it guesses. Which that is, is looked up when all are read. */
static void read_guess(struct document *document, struct node *const *found) {
    static const int others[] = {MARKS, DECK, ASK, ANSWERS};
    pack_report_newer(document, found[GUESS]->key, 0, "guess", RULES_TALK);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const struct node *other = found[others[i]];
        if (other) {
            pack_report_at(document, other->key,
                           "a guess has the words and marks of what it guesses; take '%s' out",
                           other->key->text);
        }
    }
}

static void read_own(struct document *document, const struct loader *loader,
                     const struct node *node, struct node *const *found,
                     struct pack_question *question, struct rules_question *rules) {
    if (!found[MARKS]) {
        pack_report_at(document, node, "a question needs 'marks'; add a line 'marks: ...'");
    }
    int marks = pack_read_number(document, found[MARKS], "marks", LEAST_MARKS, RULES_MAX_MARKS);
    rules->marks = (uint8_t)(marks < 0 ? 0 : marks);
    read_words(document, loader, node, found, rules->marks, question);
}

/* Returns the node that names what is guessed, or NULL. */
static const struct node *read_question(struct document *document, const struct loader *loader,
                                        const struct node *node, struct pack_question *question,
                                        struct rules_question *rules) {
    static const char *const players[] = {"A", "B"};
    struct node *found[QUESTION_KEYS];
    pack_read_name(document, node->key, "question");
    question->id = pack_copy(document, node->key->text, strlen(node->key->text));
    question->guess = -1;
    if (!pack_read_keys(document, node, "a question", question_keys, QUESTION_KEYS, found)) {
        return NULL;
    }
    int by = pack_read_choice(document, found[BY], "by", players, 2);
    rules->by = (uint8_t)(by < 0 ? RULES_NOBODY : by);
    read_key(document, found[KEY], question);
    if (found[GUESS]) {
        read_guess(document, found);
    } else {
        read_own(document, loader, node, found, question, rules);
    }
    return found[GUESS];
}

/* --- guesses --- */

static int find_question(const struct pack_level *level, const char *id) {
    for (int q = 0; q < level->rules.question_count; q++) {
        if (level->question[q].id && !strcmp(level->question[q].id, id)) {
            return q;
        }
    }
    return -1;
}

static void report_no_question(struct document *document, const struct pack_level *level,
                               const struct node *node) {
    const char *names[RULES_MAX_QUESTIONS];
    int count = 0;
    for (int q = 0; q < level->rules.question_count; q++) {
        if (level->question[q].id) {
            names[count++] = level->question[q].id;
        }
    }
    pack_report_unknown(document, node, 0, "no question is called", node->text, names, count);
}

static void resolve_guess(struct document *document, struct pack_level *level, int question,
                          const struct node *const *guesses) {
    const struct node *node = guesses[question];
    const char *name = pack_read_name(document, node, "guess");
    int of = name ? find_question(level, name) : -1;
    if (name && of < 0) {
        report_no_question(document, level, node);
    }
    if (of < 0) {
        return;
    }
    if (guesses[of]) {
        pack_report_at(document, node, "'%s' is a guess itself; guess a question that is answered",
                       name);
    } else if (pack_one_voice(&level->rules, of, question)) {
        pack_report_at(document, node,
                       "'%s' is answered by %c too; a guess is at what the other one said", name,
                       'A' + level->rules.question[of].by);
    } else {
        level->question[question].guess = of;
        level->rules.question[question].marks = level->rules.question[of].marks;
    }
}

static void read_questions(struct document *document, const struct loader *loader,
                           const struct node *node, struct pack_level *level) {
    if (!node || node->kind == NODE_BAD) {
        return;
    }
    if (node->kind != NODE_MAP) {
        pack_report_at(document, node,
                       "the questions are lines like 'kite: {by: A, marks: 3, deck: ...}'; write "
                       "them so");
        return;
    }
    if (node->count > RULES_MAX_QUESTIONS) {
        pack_report_at(document, node, "%d questions; a level has 1 to %d", node->count,
                       RULES_MAX_QUESTIONS);
    } else if (node->count == 0) {
        pack_report_at(document, node, "no question; a level has 1 to %d", RULES_MAX_QUESTIONS);
    }
    const struct node *guesses[RULES_MAX_QUESTIONS] = {NULL};
    for (const struct node *child = node->first;
         child && level->rules.question_count < RULES_MAX_QUESTIONS; child = child->next) {
        int i = level->rules.question_count++;
        guesses[i] = read_question(document, loader, child, &level->question[i],
                                   &level->rules.question[i]);
    }
    for (int q = 0; q < level->rules.question_count; q++) {
        if (guesses[q]) {
            resolve_guess(document, level, q, guesses);
        }
    }
}

void pack_level_read(struct document *document, const struct loader *loader, const char *id,
                     struct pack_level *level) {
    struct node *found[LEVEL_KEYS];
    struct legend legend = {0};
    level->id = pack_copy(document, id, strlen(id));
    level->source = pack_copy(document, document->data, document->size);
    pack_document_parse(document);
    if (!pack_read_keys(document, document->root, "a level", level_keys, LEVEL_KEYS, found)) {
        return;
    }
    level->title = pack_read_text(document, found[TITLE], &title_rule);
    level->about = pack_read_text(document, found[ABOUT], &about_rule);
    level->idea = pack_read_text(document, found[IDEA], &idea_rule);
    read_questions(document, loader, found[QUESTIONS], level);
    if (found[TIDE]) {
        int period = pack_read_number(document, found[TIDE], "tide", 1, LONGEST_TIDE);
        level->rules.tide_period = (uint8_t)(period < 0 ? 0 : period);
    }
    pack_legend_read(document, level, found[LEGEND], &legend);
    pack_map_read(document, level, &legend, found[MAP], found[TIDE]);
    free(legend.thing);
    pack_shores_read(document, found[SHORES], level);
}

struct pack_level *pack_level_parse(const char *name, const char *yaml, size_t size,
                                    struct pack_diagnostics *diagnostics) {
    struct document document = {
        .file = name,
        .data = yaml ? yaml : "",
        .size = size,
        .diagnostics = diagnostics,
        .rules = RULES_VERSION,
    };
    struct pack_level *level = pack_new(&document, 1, sizeof *level);
    if (!level) {
        return NULL;
    }
    pack_level_read(&document, NULL, name, level);
    pack_document_release(&document);
    if (!pack_diagnostics_none(diagnostics)) {
        pack_level_free(level);
        return NULL;
    }
    return level;
}
