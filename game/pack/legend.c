/* What a map character stands for, from the legend or from the characters that need none. */
#include "pack/internal.h"
#include "pack/outline.h"

#include <stdio.h>
#include <string.h>

enum { BUILT_IN = 10, MAX_WORDS = 12, WORD_SIZE = PACK_MAX_NAME + 8 };

static const struct {
    uint32_t code;
    const char *name, *words;
    struct thing thing;
} built_in[BUILT_IN] = {
    {'#', "wall", "wall", {.terrain = RULES_WALL}},
    {'_', "nothing", "nothing", {.terrain = RULES_WALL, .open_sea = true}},
    {' ', "nothing", "nothing", {.terrain = RULES_WALL, .open_sea = true}},
    {'.', "floor", "floor", {.terrain = RULES_FLOOR}},
    {'~', "water", "water", {.terrain = RULES_WATER}},
    {'A', "the start of A", "start A", {.terrain = RULES_FLOOR, .standing = START_A}},
    {'B', "the start of B", "start B", {.terrain = RULES_FLOOR, .standing = START_B}},
    {'a', "the home of A", "home A", {.terrain = RULES_FLOOR, .fixture = {.kind = RULES_HOME_A}}},
    {'b', "the home of B", "home B", {.terrain = RULES_FLOOR, .fixture = {.kind = RULES_HOME_B}}},
    {'o',
     "a stone",
     "stone any",
     {.terrain = RULES_FLOOR, .standing = A_STONE, .stone = RULES_STONE_ANY}},
};

char pack_letter_of(const char *words) {
    for (int i = 0; i < BUILT_IN; i++) {
        if (!strcmp(built_in[i].words, words)) {
            return (char)built_in[i].code;
        }
    }
    return '\0';
}

const char *pack_letter_words(char letter) {
    for (int i = 0; i < BUILT_IN; i++) {
        if (built_in[i].code == (unsigned char)letter) {
            return built_in[i].words;
        }
    }
    return NULL;
}

/* --- the words of one entry --- */

struct word {
    char text[WORD_SIZE]; /* cut when longer: then it is no word we know */
    size_t index;         /* of its first character in the entry */
};

/* False when there are more words than any entry has. */
static bool split(const struct node *node, struct word words[MAX_WORDS], int *count) {
    const char *at = node->text, *end = at + node->length;
    size_t index = 0, length = 0;
    bool inside = false;
    *count = 0;
    for (; at < end; index++) {
        const char *start = at;
        uint32_t code = utf8_next(&at, end);
        size_t bytes = (size_t)(at - start);
        if (code == ' ' || code == '\n') {
            inside = false;
            continue;
        }
        if (!inside) {
            if (*count == MAX_WORDS) {
                return false;
            }
            words[(*count)++] = (struct word){.index = index};
            inside = true;
            length = 0;
        }
        if (length + bytes < WORD_SIZE) {
            memcpy(words[*count - 1].text + length, start, bytes);
            length += bytes;
        }
    }
    return true;
}

/* --- the parts an entry may be made of --- */

/* What may stand on a cell; its fixtures are in rules/fixtures.h. */
static const struct form {
    const char *word, *usage;
    const char *choices[4];
} standings[] = {
    {"start", "start A or start B", {"A", "B"}},
    {"stone",
     "stone any, stone A, stone B, stone heavy, stone A lent QUESTION or stone B lent QUESTION",
     {"any", "A", "B", "heavy"}},
};
enum { STANDINGS = sizeof standings / sizeof *standings, CHOICES = 4 };
enum { MOST_WORDS = STANDINGS + RULES_FIXTURE_KINDS };

struct entry {
    struct document *document;
    const struct pack_level *level;
    const struct node *node;
    struct thing *thing;
    bool standing, fixture; /* had one already */
};

static bool wrong_arguments(struct entry *entry, const char *word, const char *usage,
                            const struct word *at) {
    pack_report_inside(entry->document, entry->node, at->index,
                       "'%s' is not written like this; write: %s", word, usage);
    return false;
}

/* The question that a word names, where there is one. */
static bool find_question(struct entry *entry, const struct word *word, int *question) {
    const struct pack_level *level = entry->level;
    const char *names[RULES_MAX_QUESTIONS];
    int count = 0;
    if (level->rules.question_count == 0) {
        return false; /* that was reported where the questions should be */
    }
    for (int i = 0; i < level->rules.question_count; i++) {
        const char *id = level->question[i].id;
        if (id && !strcmp(id, word->text)) {
            *question = i;
            return true;
        }
        if (id) {
            names[count++] = id;
        }
    }
    pack_report_unknown(entry->document, entry->node, word->index, "no question is called",
                        word->text, names, count);
    return false;
}

/* --- what stands --- */

/* The words behind a stone: "lent QUESTION". */
static bool read_lent(struct entry *entry, const struct form *form, const struct word *words,
                      int count) {
    int question;
    bool of_one = entry->thing->standing == A_STONE &&
                  (entry->thing->stone == RULES_STONE_A || entry->thing->stone == RULES_STONE_B);
    if (!of_one || count != 2 || strcmp(words[0].text, "lent") != 0) {
        return wrong_arguments(entry, form->word, form->usage, &words[0]);
    }
    pack_report_newer(entry->document, entry->node, words[0].index, "lent", RULES_TALK);
    if (!find_question(entry, &words[1], &question)) {
        return false;
    }
    entry->thing->lent = (uint8_t)(1 + question);
    return true;
}

static bool read_standing(struct entry *entry, const struct form *form, const struct word *words,
                          int count) {
    static const uint8_t stones[CHOICES] = {RULES_STONE_ANY, RULES_STONE_A, RULES_STONE_B,
                                            RULES_STONE_HEAVY};
    int choice = 0;
    if (count < 2) {
        return wrong_arguments(entry, form->word, form->usage, &words[0]);
    }
    while (choice < CHOICES && form->choices[choice] &&
           strcmp(words[1].text, form->choices[choice]) != 0) {
        choice++;
    }
    if (choice == CHOICES || !form->choices[choice]) {
        return wrong_arguments(entry, form->word, form->usage, &words[1]);
    }
    if (!strcmp(form->word, "stone")) {
        entry->thing->standing = A_STONE;
        entry->thing->stone = stones[choice];
    } else {
        entry->thing->standing = choice ? START_B : START_A;
    }
    return count == 2 || read_lent(entry, form, words + 2, count - 2);
}

/* --- fixtures: what their words say --- */

static bool read_name(struct entry *entry, const struct word *word) {
    if (!pack_name_valid(word->text)) {
        pack_report_inside(entry->document, entry->node, word->index,
                           "the name '%.60s' can't be used; names are 1 to %d of a-z, 0-9 and '-'",
                           word->text, PACK_MAX_NAME);
        return false;
    }
    memcpy(entry->thing->name, word->text, strlen(word->text) + 1); /* a valid name fits */
    entry->thing->name_index = word->index;
    return true;
}

static bool read_question(struct entry *entry, const struct word *word) {
    int question;
    if (!find_question(entry, word, &question)) {
        return false;
    }
    entry->thing->fixture.index = (uint8_t)question;
    entry->thing->name_index = word->index;
    if (entry->thing->fixture.kind == RULES_AGAIN && !entry->level->question[question].key) {
        pack_report_inside(entry->document, entry->node, word->index,
                           "question '%s' has no key, so everybody knows which mark it was; add "
                           "'key: listener' to it",
                           word->text);
        return false;
    }
    return true;
}

/* The second voice of a span. */
static bool read_other_question(struct entry *entry, const struct word *word) {
    const struct rules_question *questions = entry->level->rules.question;
    int one = entry->thing->fixture.index, other;
    if (!find_question(entry, word, &other)) {
        return false;
    }
    entry->thing->fixture.also = (uint8_t)other;
    if (pack_one_voice(&entry->level->rules, one, other)) {
        pack_report_inside(entry->document, entry->node, word->index,
                           "both questions are answered by %c; a span is of two voices, so name "
                           "one by %c",
                           'A' + questions[other].by, 'A' + !questions[other].by);
        return false;
    }
    if (questions[one].marks && questions[other].marks &&
        questions[one].marks != questions[other].marks) {
        pack_report_inside(entry->document, entry->node, word->index,
                           "the questions of a span have %d and %d marks; give both as many",
                           questions[one].marks, questions[other].marks);
        return false;
    }
    return true;
}

static bool read_mark(struct entry *entry, const struct word *word) {
    const char *names[RULES_MAX_MARKS];
    int marks = entry->level->rules.question[entry->thing->fixture.index].marks;
    int known = marks ? marks : RULES_MAX_MARKS; /* 0: the question's own error is enough */
    for (int i = 0; i < known; i++) {
        names[i] = rules_mark_name(i);
        if (!strcmp(names[i], word->text)) {
            entry->thing->fixture.value = (uint8_t)i;
            return true;
        }
    }
    char problem[80];
    snprintf(problem, sizeof problem, "this question has %d marks and none is", known);
    pack_report_unknown(entry->document, entry->node, word->index, problem, word->text, names,
                        known);
    return false;
}

static bool read_count(struct entry *entry, const struct rules_trait *trait,
                       const struct word *word) {
    const char *text = word->text;
    size_t digits = strspn(text, "0123456789");
    int number = 0;
    for (size_t i = 0; digits <= 2 && i < digits; i++) {
        number = number * 10 + (text[i] - '0');
    }
    if (text[digits] || number < 1 || number > RULES_MAX_PROMISE) {
        return wrong_arguments(entry, trait->word, trait->usage, word);
    }
    entry->thing->fixture.value = (uint8_t)number;
    return true;
}

static bool read_value(struct entry *entry, const struct rules_trait *trait,
                       const struct word *word) {
    bool good = true;
    switch ((enum rules_value)trait->value) {
    case RULES_VALUE_MARK:
        return read_mark(entry, word);
    case RULES_VALUE_COUNT:
        return read_count(entry, trait, word);
    case RULES_VALUE_PHASE:
        good = !strcmp(word->text, "0") || !strcmp(word->text, "1");
        entry->thing->fixture.value = word->text[0] == '1';
        break;
    case RULES_VALUE_INVERSE:
        good = !strcmp(word->text, "inverse");
        entry->thing->fixture.value = 1;
        break;
    case RULES_VALUE_FIRST:
        good = !strcmp(word->text, "first");
        entry->thing->first = true;
        break;
    case RULES_VALUE_NONE:
        break;
    }
    return good || wrong_arguments(entry, trait->word, trait->usage, word);
}

static bool read_lit(struct entry *entry, const struct rules_trait *trait,
                     const struct word *word) {
    if (strcmp(word->text, "lit") != 0) {
        return wrong_arguments(entry, trait->word, trait->usage, word);
    }
    pack_report_newer(entry->document, entry->node, word->index, "lit", RULES_TALK);
    entry->thing->fixture.also = 1;
    return true;
}

/* Of the kinds that share a word, the one that the word behind it means. */
static bool read_which(struct entry *entry, const struct rules_trait *trait,
                       const struct word *word) {
    for (int kind = 1; kind < RULES_FIXTURE_KINDS; kind++) {
        if (!strcmp(rules_traits[kind].word, trait->word) &&
            !strcmp(rules_traits[kind].which, word->text)) {
            entry->thing->fixture.kind = (uint8_t)kind;
            return true;
        }
    }
    return wrong_arguments(entry, trait->word, trait->usage, word);
}

static bool read_fixture(struct entry *entry, int kind, const struct word *words, int count) {
    const struct rules_trait *trait = &rules_traits[kind];
    bool maybe = trait->value == RULES_VALUE_INVERSE || trait->value == RULES_VALUE_FIRST ||
                 trait->also == RULES_ALSO_LIT;
    int most = 1 + (trait->which != NULL) + (trait->index != RULES_INDEX_NONE) +
               (trait->value != RULES_VALUE_NONE) + (trait->also != RULES_ALSO_NONE);
    if (count < most - maybe || count > most) {
        return wrong_arguments(entry, trait->word, trait->usage, &words[count > most ? most : 0]);
    }
    entry->thing->fixture.kind = (uint8_t)kind;
    pack_report_newer(entry->document, entry->node, words->index, trait->word, trait->since);
    const struct word *word = words + 1;
    bool good = !trait->which || read_which(entry, trait, word++);
    if (good && trait->index == RULES_INDEX_QUESTION) {
        good = read_question(entry, word++);
    } else if (good && trait->index != RULES_INDEX_NONE) {
        good = read_name(entry, word++);
    }
    if (good && trait->also == RULES_ALSO_QUESTION) {
        good = read_other_question(entry, word++);
    }
    if (good && trait->value != RULES_VALUE_NONE && word < words + count) {
        good = read_value(entry, trait, word++);
    }
    return good && (word == words + count || read_lit(entry, trait, word));
}

/* --- one entry --- */

static const struct form *find_standing(const char *word) {
    for (int i = 0; i < STANDINGS; i++) {
        if (!strcmp(standings[i].word, word)) {
            return &standings[i];
        }
    }
    return NULL;
}

/* The first of the kinds that begin with this word, or RULES_NO_FIXTURE. */
static int find_fixture(const char *word) {
    for (int kind = 1; kind < RULES_FIXTURE_KINDS; kind++) {
        if (!strcmp(rules_traits[kind].word, word)) {
            return kind;
        }
    }
    return RULES_NO_FIXTURE;
}

static bool unknown_word(struct entry *entry, const struct word *word) {
    const char *names[MOST_WORDS];
    int count = 0;
    for (int i = 0; i < STANDINGS; i++) {
        names[count++] = standings[i].word;
    }
    for (int kind = 1; kind < RULES_FIXTURE_KINDS; kind++) {
        if (find_fixture(rules_traits[kind].word) == kind) {
            names[count++] = rules_traits[kind].word;
        }
    }
    pack_report_unknown(entry->document, entry->node, word->index, "nothing is called", word->text,
                        names, count);
    return false;
}

/* One part: "plate red". */
static bool read_part(struct entry *entry, const struct word *words, int count) {
    const struct form *standing = find_standing(words->text);
    int kind = find_fixture(words->text);
    if (!standing && kind == RULES_NO_FIXTURE) {
        return unknown_word(entry, words);
    }
    bool *had = standing ? &entry->standing : &entry->fixture;
    if (*had) {
        pack_report_inside(entry->document, entry->node, words->index,
                           "a cell has at most one %s; keep one of the two",
                           standing ? "player or stone" : "fixture");
        return false;
    }
    *had = true;
    return standing ? read_standing(entry, standing, words, count)
                    : read_fixture(entry, kind, words, count);
}

static bool read_entry(struct entry *entry) {
    struct word words[MAX_WORDS];
    int count, from = 0;
    bool good = split(entry->node, words, &count);
    if (!good || count == 0) {
        pack_report_at(entry->document, entry->node,
                       "a legend entry is one or two parts, like 'stone any + plate red'");
        return false;
    }
    for (int i = 0; i <= count; i++) {
        if (i < count && strcmp(words[i].text, "+") != 0) {
            continue;
        }
        if (i == from) {
            pack_report_inside(entry->document, entry->node, words[i < count ? i : i - 1].index,
                               "a '+' joins two parts; something is missing beside it");
            return false;
        }
        good &= read_part(entry, words + from, i - from);
        from = i + 1;
    }
    return good;
}

/* --- the whole legend --- */

struct thing *pack_legend_find(const struct legend *legend, uint32_t code) {
    for (int i = 0; i < legend->count; i++) {
        if (legend->thing[i].code == code) {
            return &legend->thing[i];
        }
    }
    return NULL;
}

static bool read_character(struct document *document, const struct node *key, uint32_t *code) {
    const char *at = key->text, *end = at + key->length;
    *code = at < end ? utf8_next(&at, end) : UINT32_MAX;
    if (key->kind == NODE_BAD) {
        return false;
    }
    if (*code == UINT32_MAX || at != end || utf8_mark(*code) || *code == '\n') {
        pack_report_at(document, key,
                       "'%.40s' is not one character; a legend key is the one "
                       "character used in the map",
                       key->text);
        return false;
    }
    for (int i = 0; i < BUILT_IN; i++) {
        if (built_in[i].code == *code) {
            pack_report_at(document, key, "'%s' always is %s; choose another character", key->text,
                           built_in[i].name);
            return false;
        }
    }
    return true;
}

static void read_line(struct document *document, const struct pack_level *level,
                      const struct node *node, struct legend *legend) {
    uint32_t code;
    if (!read_character(document, node->key, &code)) {
        return;
    }
    struct thing *thing = &legend->thing[legend->count++];
    *thing = (struct thing){.code = code, .terrain = RULES_FLOOR, .node = node};
    if (node->kind != NODE_SCALAR) {
        if (node->kind != NODE_BAD) {
            pack_report_at(document, node,
                           "a legend entry is a line like 'plate red'; write it so");
        }
        thing->bad = true;
        return;
    }
    struct entry entry = {.document = document, .level = level, .node = node, .thing = thing};
    thing->bad = !read_entry(&entry);
    if (rules_traits[thing->fixture.kind].on_water) {
        thing->terrain = RULES_WATER;
    }
}

void pack_legend_read(struct document *document, const struct pack_level *level,
                      const struct node *node, struct legend *legend) {
    /* Not a bool: GCC 14.2 then reads the count of a legend that is not there. */
    const struct node *map = node && node->kind == NODE_MAP ? node : NULL;
    /* Room for characters the map has and the legend lacks, so that each is reported once. */
    legend->capacity = BUILT_IN + (map ? map->count : 0) + RULES_MAX_CELLS;
    legend->thing = pack_new(document, (size_t)legend->capacity, sizeof *legend->thing);
    if (!legend->thing) {
        return;
    }
    for (int i = 0; i < BUILT_IN; i++) {
        legend->thing[legend->count] = built_in[i].thing;
        legend->thing[legend->count++].code = built_in[i].code;
    }
    if (node && !map && node->kind != NODE_BAD) {
        pack_report_at(document, node, "the legend is lines like '\"p\": plate red'; write it so");
    }
    for (const struct node *child = map ? map->first : NULL; child; child = child->next) {
        read_line(document, level, child, legend);
    }
}
