/* The words of a cell, taken apart and put together again: the ground, what stands there, and the
 * fixture. On sea and wall is nothing; a post lies on water, all else on floor. */
#include "draft/inside.h"
#include "rules/fixtures.h"

#include <stdio.h>
#include <string.h>

static bool begins(const char *words, const char *word) {
    size_t length = strlen(word);
    return !strncmp(words, word, length) && (!words[length] || words[length] == ' ');
}

static const char *const grounds[] = {"wall", "nothing", "floor", "water"};

static const char *ground_of(const char *words) {
    for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++) {
        if (!strcmp(words, grounds[i])) {
            return grounds[i];
        }
    }
    return NULL;
}

static bool is_post(const char *words) {
    return begins(words, rules_traits[RULES_POST].word);
}

bool draft_one_thing(const char *words) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-AB ";
    size_t length = strlen(words);
    return length && length < DRAFT_PART && strspn(words, letters) == length && words[0] != ' ' &&
           words[length - 1] != ' ' && !strstr(words, "  ");
}

void draft_put_on(struct draft_cell *cell, const char *words) {
    const char *ground = ground_of(words);
    if (ground) {
        *cell = (struct draft_cell){.ground = ""};
        strcpy(cell->ground, ground);
        return;
    }
    bool stands = begins(words, "start") || begins(words, "stone");
    char *part = stands ? cell->stands : cell->fixture;
    snprintf(part, DRAFT_PART, "%s", words);
    strcpy(cell->ground, is_post(cell->fixture) ? "water" : "floor");
}

/* Spaces between words count as one. */
struct draft_cell draft_parse_cell(const char *words) {
    struct draft_cell cell = {.ground = "floor"};
    char part[sizeof cell.fixture] = "";
    size_t length = 0;
    for (const char *at = words;; at++) {
        bool ends = !*at || *at == '+', space = *at == ' ' || *at == '\n';
        if (!ends && length + 1 < sizeof part && (!space || (length && part[length - 1] != ' '))) {
            part[length++] = space ? ' ' : *at;
        }
        if (ends) {
            length -= length && part[length - 1] == ' ';
            part[length] = '\0';
            if (length) {
                draft_put_on(&cell, part);
            }
            length = 0;
        }
        if (!*at) {
            return cell;
        }
    }
}

void draft_print_cell(const struct draft_cell *cell, struct text *out) {
    text_add(out, cell->stands);
    text_add(out, cell->stands[0] && cell->fixture[0] ? " + " : "");
    text_add(out, cell->fixture);
    text_add(out, cell->stands[0] || cell->fixture[0] ? "" : cell->ground);
}

bool draft_names(const char *words, const char *name) {
    for (const char *at = words; (at = strstr(at, name)); at++) {
        if ((at == words || at[-1] == ' ') && begins(at, name)) {
            return true;
        }
    }
    return false;
}

/* The word of that number, from 0; false where there are fewer. */
static bool word_at(const char *words, int number, char word[PACK_MAX_NAME + 1]) {
    for (; *words && number; number--) {
        words += strcspn(words, " ");
        words += strspn(words, " ");
    }
    snprintf(word, PACK_MAX_NAME + 1, "%.*s", (int)strcspn(words, " "), words);
    return *words;
}

static bool is_word_at(const char *words, int number, const char *name) {
    char word[PACK_MAX_NAME + 1];
    return word_at(words, number, word) && !strcmp(word, name);
}

/* "stone A lent kite" */
enum { LENT = 2, LENT_BY = 3 };

bool draft_asks(const char *words, const char *question) {
    if (begins(words, "stone")) {
        return is_word_at(words, LENT, "lent") && is_word_at(words, LENT_BY, question);
    }
    for (int kind = 1; kind < RULES_FIXTURE_KINDS; kind++) {
        const struct rules_trait *trait = &rules_traits[kind];
        if (begins(words, trait->word) && trait->index == RULES_INDEX_QUESTION) {
            return is_word_at(words, 1, question) ||
                   (trait->also == RULES_ALSO_QUESTION && is_word_at(words, 2, question));
        }
    }
    return false;
}

/* --- what it is for the other --- */

/* Of the other player, with as many marks, and the only one of these; or none. */
static const char *other_question(const struct draft *draft, const char *name) {
    const struct pack_level *level = draft_level(draft);
    int of = -1, other = -1;
    for (int q = 0; q < level->rules.question_count; q++) {
        of = !strcmp(level->question[q].id, name) ? q : of;
    }
    for (int q = 0; of >= 0 && q < level->rules.question_count; q++) {
        const struct rules_question *one = &level->rules.question[of],
                                    *two = &level->rules.question[q];
        if (one->by != two->by && one->marks == two->marks) {
            if (other >= 0) {
                return NULL;
            }
            other = q;
        }
    }
    return other >= 0 ? level->question[other].id : NULL;
}

static const char *other_word(const struct draft *draft, const char *word) {
    static const char *const pairs[][2] = {{"A", "B"},        {"west", "east"}, {"north", "south"},
                                           {"near", "far"},   {"dawn", "dusk"}, {"high", "low"},
                                           {"left", "right"}, {"red", "blue"},  {"green", "gold"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        for (int side = 0; side < 2; side++) {
            if (!strcmp(word, pairs[i][side])) {
                return pairs[i][!side];
            }
        }
    }
    const char *other = other_question(draft, word);
    return other ? other : word;
}

/* Each of the words by that of the other; the boat is at one post alone. */
static void turn_words(const struct draft *draft, const char *words, char *out, size_t size) {
    struct text turned = {0};
    char word[PACK_MAX_NAME + 8];
    for (const char *at = words; *at;) {
        size_t length = strcspn(at, " ");
        snprintf(word, sizeof word, "%.*s", (int)length, at);
        if (strcmp(word, "first") != 0) {
            text_addf(&turned, "%s%s", turned.length ? " " : "", other_word(draft, word));
        }
        at += length + strspn(at + length, " ");
    }
    snprintf(out, size, "%s", text_string(&turned));
    text_release(&turned);
}

struct draft_cell draft_twin(const struct draft *draft, const struct draft_cell *cell) {
    struct draft_cell twin = *cell;
    turn_words(draft, cell->stands, twin.stands, sizeof twin.stands);
    turn_words(draft, cell->fixture, twin.fixture, sizeof twin.fixture);
    return twin;
}
