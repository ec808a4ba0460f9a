/* What is laid by a press, in the words of a legend. What a kind of thing has to say besides, its
 * row in rules/fixtures.h tells. Names are those that the level has already, and some that are
 * free. */
#include "rules/fixtures.h"
#include "workshop/inside.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { NAMES = 40 };

void hand_begin(struct hand *hand) {
    *hand = (struct hand){.count = 3, .lent = -1};
    strcpy(hand->channel, "red");
    strcpy(hand->stars, "north");
    strcpy(hand->post, "east");
}

static const struct thing *held(const struct workshop *workshop) {
    return things_at(workshop->hand.thing);
}

static const struct rules_trait *trait_of(const struct workshop *workshop) {
    return &rules_traits[held(workshop)->cell.fixture.kind];
}

static bool lends(const struct workshop *workshop) {
    int stone = held(workshop)->cell.stone - 1;
    return stone == RULES_STONE_A || stone == RULES_STONE_B;
}

bool hand_has_more(const struct workshop *workshop) {
    const struct rules_trait *trait = trait_of(workshop);
    return trait->index || trait->value || lends(workshop);
}

static int questions(const struct workshop *workshop) {
    return draft_level(workshop->draft)->rules.question_count;
}

const char *hand_question(const struct workshop *workshop, int question) {
    return draft_level(workshop->draft)->question[question].id;
}

static int within(int value, int count) {
    return value < 0 ? 0 : value >= count ? count - 1 : value;
}

void hand_hold(struct workshop *workshop) {
    struct hand *hand = &workshop->hand;
    int count = questions(workshop);
    hand->question = within(hand->question, count);
    hand->second = within(hand->second, count);
    hand->lent = hand->lent < count ? hand->lent : -1;
    hand->mark = within(hand->mark,
                        draft_level(workshop->draft)->rules.question[hand->question].marks);
}

/* --- names --- */

static const char *name_of(const struct workshop *workshop, int index) {
    const struct hand *hand = &workshop->hand;
    return index == RULES_INDEX_CHANNEL        ? hand->channel
           : index == RULES_INDEX_STAR_CHANNEL ? hand->stars
           : index == RULES_INDEX_POST         ? hand->post
                                               : hand_question(workshop, hand->question);
}

struct names {
    char name[NAMES][HAND_NAME];
    int count;
};

static void add_name(struct names *names, const char *name) {
    for (int i = 0; i < names->count; i++) {
        if (strcmp(names->name[i], name) == 0) {
            return;
        }
    }
    if (names->count < NAMES && strlen(name) < HAND_NAME) {
        strcpy(names->name[names->count++], name);
    }
}

/* The second word of "plate red", behind a stone that lies there, too. */
static void add_name_in(struct names *names, const char *words) {
    const char *fixture = strstr(words, " + ");
    char kind[HAND_NAME], name[HAND_NAME];
    if (sscanf(fixture ? fixture + 3 : words, "%40s %40s", kind, name) == 2) {
        add_name(names, name);
    }
}

static void find_names(const struct workshop *workshop, int index, struct names *names) {
    static const char *const free_ones[][8] = {
        [RULES_INDEX_CHANNEL] = {"red", "blue", "green", "white", "grey", "brown", "pink", "black"},
        [RULES_INDEX_STAR_CHANNEL] = {"north", "south", "evening", "morning"},
        [RULES_INDEX_POST] = {"east", "west", "near", "far", "quay", "rock"},
    };
    const struct rules_level *level = &draft_level(workshop->draft)->rules;
    struct text words = {0};
    names->count = 0;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        if (rules_traits[level->fixture[cell].kind].index == index) {
            text_clear(&words);
            draft_words(workshop->draft, cell, &words);
            add_name_in(names, text_string(&words));
        }
    }
    for (int i = 0; i < 8 && free_ones[index][i]; i++) {
        add_name(names, free_ones[index][i]);
    }
    text_release(&words);
}

void hand_turn_name(const struct workshop *workshop, int index, char name[HAND_NAME], int by) {
    struct names names;
    int at = 0;
    find_names(workshop, index, &names);
    assert(names.count > 0); /* some are always free */
    for (int i = 0; i < names.count; i++) {
        at = strcmp(names.name[i], name) == 0 ? i : at;
    }
    strcpy(name, names.name[(at + by + names.count) % names.count]);
}

/* --- words --- */

void hand_words(const struct workshop *workshop, struct text *out) {
    const struct hand *hand = &workshop->hand;
    const struct rules_trait *trait = trait_of(workshop);
    text_add(out, held(workshop)->words);
    if (trait->index) {
        text_addf(out, " %s", name_of(workshop, trait->index));
    }
    if (trait->also == RULES_ALSO_QUESTION) {
        text_addf(out, " %s", hand_question(workshop, hand->second));
    }
    switch ((enum rules_value)trait->value) {
    case RULES_VALUE_MARK:
        text_addf(out, " %s", rules_mark_name(hand->mark));
        break;
    case RULES_VALUE_COUNT:
        text_addf(out, " %d", hand->count);
        break;
    case RULES_VALUE_PHASE:
        text_addf(out, " %d", hand->phase);
        break;
    case RULES_VALUE_INVERSE:
        text_add(out, hand->inverse ? " inverse" : "");
        break;
    case RULES_VALUE_FIRST:
        text_add(out, hand->first ? " first" : "");
        break;
    case RULES_VALUE_NONE:
        break;
    }
    text_add(out, trait->also == RULES_ALSO_LIT && hand->lit ? " lit" : "");
    if (lends(workshop) && hand->lent >= 0) {
        text_addf(out, " lent %s", hand_question(workshop, hand->lent));
    }
}

void hand_tell(struct stage *stage, const struct workshop *workshop, struct text *out) {
    const char *first = held(workshop)->words;
    struct text words = {0};
    hand_words(workshop, &words);
    const char *more = text_string(&words) + strlen(first);
    text_clear(out);
    text_add(out, say(stage, held(workshop)->name, NULL));
    if (*more) {
        text_addf(out, ":%s", more);
    }
    text_release(&words);
}
