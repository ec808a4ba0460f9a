#include "pack/internal.h"

#include <stdio.h>
#include <string.h>

/* What a map character stands for, from the legend or from the characters that need none. */

enum { BUILT_IN = 10, MAX_WORDS = 12, WORD_SIZE = PACK_MAX_NAME + 8 };

static const struct {
    uint32_t code;
    const char *name;
    struct thing thing;
} built_in[BUILT_IN] = {
    {'#', "wall", {.terrain = RULES_WALL}},
    {'_', "nothing", {.terrain = RULES_WALL, .open_sea = true}},
    {' ', "nothing", {.terrain = RULES_WALL, .open_sea = true}},
    {'.', "floor", {.terrain = RULES_FLOOR}},
    {'~', "water", {.terrain = RULES_WATER}},
    {'A', "the start of A", {.terrain = RULES_FLOOR, .standing = START_A}},
    {'B', "the start of B", {.terrain = RULES_FLOOR, .standing = START_B}},
    {'a', "the home of A", {.terrain = RULES_FLOOR, .fixture = {.kind = RULES_HOME_A}}},
    {'b', "the home of B", {.terrain = RULES_FLOOR, .fixture = {.kind = RULES_HOME_B}}},
    {'o', "a stone", {.terrain = RULES_FLOOR, .standing = A_STONE, .stone = RULES_STONE_ANY}},
};

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

enum first_argument { NO_ARGUMENT, A_CHOICE, A_NAME, A_QUESTION };
enum second_argument { NO_MORE, A_MARK, A_COUNT, MAYBE_INVERSE, MAYBE_FIRST };

static const struct form {
    const char *word, *usage;
    uint8_t kind;   /* enum rules_fixture_kind, RULES_NO_FIXTURE for what stands */
    uint8_t first;  /* enum first_argument */
    uint8_t second; /* enum second_argument */
    const char *choices[4];
} forms[] = {
    {"start", "start A or start B", RULES_NO_FIXTURE, A_CHOICE, NO_MORE, {"A", "B"}},
    {"stone",
     "stone any, stone A, stone B or stone heavy",
     RULES_NO_FIXTURE,
     A_CHOICE,
     NO_MORE,
     {"any", "A", "B", "heavy"}},
    {"plate", "plate CHANNEL", RULES_PLATE, A_NAME, NO_MORE, {0}},
    {"gate", "gate CHANNEL or gate CHANNEL inverse", RULES_GATE, A_NAME, MAYBE_INVERSE, {0}},
    {"veil", "veil QUESTION MARK", RULES_VEIL, A_QUESTION, A_MARK, {0}},
    {"fence", "fence QUESTION MARK", RULES_FENCE, A_QUESTION, A_MARK, {0}},
    {"heard-gate", "heard-gate QUESTION", RULES_HEARD_GATE, A_QUESTION, NO_MORE, {0}},
    {"promise", "promise CHANNEL 1..15", RULES_PROMISE, A_NAME, A_COUNT, {0}},
    {"tide", "tide 0 or tide 1", RULES_TIDE, A_CHOICE, NO_MORE, {"0", "1"}},
    {"quiet", "quiet", RULES_QUIET, NO_ARGUMENT, NO_MORE, {0}},
    {"bell", "bell POST", RULES_BELL, A_NAME, NO_MORE, {0}},
    {"post", "post POST or post POST first", RULES_POST, A_NAME, MAYBE_FIRST, {0}},
    {"star", "star CHANNEL", RULES_STAR, A_NAME, NO_MORE, {0}},
    {"star-gate", "star-gate CHANNEL", RULES_STAR_GATE, A_NAME, NO_MORE, {0}},
    {"home", "home A or home B", RULES_HOME_A, A_CHOICE, NO_MORE, {"A", "B"}},
};
enum { FORMS = sizeof forms / sizeof *forms, CHOICES = 4 };

struct entry {
    struct document *document;
    const struct pack_level *level;
    const struct node *node;
    struct thing *thing;
    bool standing, fixture; /* had one already */
};

static void wrong_arguments(struct entry *entry, const struct form *form, const struct word *word) {
    pack_report_inside(entry->document, entry->node, word->index,
                       "'%s' is not written like this; write: %s", form->word, form->usage);
}

static int find_choice(const char *word, const char *const choices[CHOICES]) {
    for (int i = 0; i < CHOICES && choices[i]; i++) {
        if (!strcmp(word, choices[i])) {
            return i;
        }
    }
    return -1;
}

static bool read_choice(struct entry *entry, const struct form *form, const struct word *word) {
    struct thing *thing = entry->thing;
    int choice = find_choice(word->text, form->choices);
    if (choice < 0) {
        wrong_arguments(entry, form, word);
        return false;
    }
    if (form->kind == RULES_HOME_A) {
        thing->fixture.kind = choice ? RULES_HOME_B : RULES_HOME_A;
    } else if (form->kind == RULES_TIDE) {
        thing->fixture = (struct rules_fixture){.kind = RULES_TIDE, .value = (uint8_t)choice};
    } else if (!strcmp(form->word, "stone")) {
        static const uint8_t stones[CHOICES] = {RULES_STONE_ANY, RULES_STONE_A, RULES_STONE_B,
                                                RULES_STONE_HEAVY};
        thing->standing = A_STONE;
        thing->stone = stones[choice];
    } else {
        thing->standing = choice ? START_B : START_A;
    }
    return true;
}

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
    const struct pack_level *level = entry->level;
    const char *names[RULES_MAX_QUESTIONS];
    int count = 0;
    if (level->rules.question_count == 0) {
        return false; /* that was reported where the questions should be */
    }
    for (int i = 0; i < level->rules.question_count; i++) {
        const char *id = level->question[i].id;
        if (id && !strcmp(id, word->text)) {
            entry->thing->fixture.index = (uint8_t)i;
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

static bool read_count(struct entry *entry, const struct form *form, const struct word *word) {
    const char *text = word->text;
    size_t digits = strspn(text, "0123456789");
    int number = 0;
    for (size_t i = 0; digits <= 2 && i < digits; i++) {
        number = number * 10 + (text[i] - '0');
    }
    if (text[digits] || number < 1 || number > RULES_MAX_PROMISE) {
        wrong_arguments(entry, form, word);
        return false;
    }
    entry->thing->fixture.value = (uint8_t)number;
    return true;
}

static bool read_second(struct entry *entry, const struct form *form, const struct word *word) {
    switch ((enum second_argument)form->second) {
    case A_MARK:
        return read_mark(entry, word);
    case A_COUNT:
        return read_count(entry, form, word);
    case MAYBE_INVERSE:
        entry->thing->fixture.value = 1;
        break;
    case MAYBE_FIRST:
        entry->thing->first = true;
        break;
    case NO_MORE:
        break;
    }
    const char *wanted = form->second == MAYBE_INVERSE ? "inverse" : "first";
    if (strcmp(word->text, wanted) != 0) {
        wrong_arguments(entry, form, word);
        return false;
    }
    return true;
}

static bool read_arguments(struct entry *entry, const struct form *form, const struct word *words,
                           int count) {
    int most = 1 + (form->first != NO_ARGUMENT) + (form->second != NO_MORE);
    int least = most - (form->second == MAYBE_INVERSE || form->second == MAYBE_FIRST);
    if (count < least || count > most) {
        wrong_arguments(entry, form, &words[count > most ? most : 0]);
        return false;
    }
    entry->thing->fixture.kind = form->kind ? form->kind : entry->thing->fixture.kind;
    bool good = true;
    if (form->first == A_CHOICE) {
        good = read_choice(entry, form, &words[1]);
    } else if (form->first == A_NAME) {
        good = read_name(entry, &words[1]);
    } else if (form->first == A_QUESTION) {
        good = read_question(entry, &words[1]);
    }
    return good && (count < 3 || read_second(entry, form, &words[2]));
}

static const struct form *find_form(struct entry *entry, const struct word *word) {
    const char *names[FORMS];
    for (int i = 0; i < FORMS; i++) {
        if (!strcmp(forms[i].word, word->text)) {
            return &forms[i];
        }
        names[i] = forms[i].word;
    }
    pack_report_unknown(entry->document, entry->node, word->index, "nothing is called", word->text,
                        names, FORMS);
    return NULL;
}

/* One part: "plate red". */
static bool read_part(struct entry *entry, const struct word *words, int count) {
    const struct form *form = find_form(entry, words);
    if (!form) {
        return false;
    }
    bool *had = form->kind == RULES_NO_FIXTURE ? &entry->standing : &entry->fixture;
    if (*had) {
        pack_report_inside(entry->document, entry->node, words->index,
                           "a cell has at most one %s; keep one of the two",
                           had == &entry->standing ? "player or stone" : "fixture");
        return false;
    }
    *had = true;
    return read_arguments(entry, form, words, count);
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
    if (thing->fixture.kind == RULES_POST) {
        thing->terrain = RULES_WATER;
    }
}

void pack_legend_read(struct document *document, const struct pack_level *level,
                      const struct node *node, struct legend *legend) {
    bool map = node && node->kind == NODE_MAP;
    /* Room for characters the map has and the legend lacks, so that each is reported once. */
    legend->capacity = BUILT_IN + (map ? node->count : 0) + RULES_MAX_CELLS;
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
    for (const struct node *child = map ? node->first : NULL; child; child = child->next) {
        read_line(document, level, child, legend);
    }
}
