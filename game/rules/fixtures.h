/* fixtures: what there is to know of each kind of fixture, one row a kind. The rules judge by it,
 * pack reads legends and mine writes them by it, check names what is in the way. How a kind is
 * drawn stands in view/looks.c. What opens a gate, and what an arrival does, are clauses of
 * docs/rules.md: they stand in state.c and step.c. */
#ifndef RULES_FIXTURES_H
#define RULES_FIXTURES_H

#include "rules/rules.h"

/* What a fixture's index numbers; in a legend, the word that names it. */
enum rules_index {
    RULES_INDEX_NONE,
    RULES_INDEX_CHANNEL, /* of plates */
    RULES_INDEX_STAR_CHANNEL,
    RULES_INDEX_QUESTION,
    RULES_INDEX_POST,
};

/* What its value says; in a legend, the word after that. */
enum rules_value {
    RULES_VALUE_NONE,    /* nothing in a legend; a star's own number is rules_prepare's */
    RULES_VALUE_MARK,    /* one of the question's */
    RULES_VALUE_COUNT,   /* 1 .. RULES_MAX_PROMISE */
    RULES_VALUE_PHASE,   /* 0 or 1: when the tide is low */
    RULES_VALUE_INVERSE, /* the word "inverse" or nothing */
    RULES_VALUE_FIRST,   /* the word "first" or nothing; the level's first_post keeps it */
};

/* What else it says. */
enum rules_also {
    RULES_ALSO_NONE,
    RULES_ALSO_QUESTION, /* in a legend, the word after that of the index: by the other player, with
                          * as many marks */
    RULES_ALSO_LIT,      /* the last word, "lit", or nothing */
};

struct rules_trait {
    /* In files. */
    const char *word;  /* a legend's first; kinds that share it differ in `which` */
    const char *which; /* the fixed word behind it, or NULL */
    const char
        *usage; /* all that may be written, with " or " between; docs/packs.md has the same */
    const char *letters; /* the map's characters that it gets first, or NULL */
    /* In sentences. */
    const char *name;     /* "a heard gate" */
    const char *obstacle; /* "a heard gate is shut", where it has a refusal of its own; or NULL */

    uint8_t index, value, also; /* enum rules_index, enum rules_value, enum rules_also */
    uint8_t since;              /* the version of the rules that it came with; 0: the first */
    uint8_t refusal;  /* enum rules_refusal: what a step onto it is told while it is shut */
    bool on_water;    /* the others lie on floor */
    bool no_stones;   /* no stone is pushed onto it; the others take one while they are open */
    bool stops_light; /* while it is shut */
    bool is_plate;    /* keeps its channel active while somebody holds it */
    bool asks;        /* the answers to its questions say who may step onto it */
    bool hears;       /* its question must be heard, or is by stepping onto it */
};

/* By enum rules_fixture_kind; that of RULES_NO_FIXTURE says nothing. */
extern const struct rules_trait rules_traits[RULES_FIXTURE_KINDS];

/* The questions whose answers say who may step onto a fixture, as bits. */
static inline unsigned rules_questions(const struct rules_fixture *fixture) {
    const struct rules_trait *trait = &rules_traits[fixture->kind];
    return !trait->asks                         ? 0
           : trait->also == RULES_ALSO_QUESTION ? 1u << fixture->index | 1u << fixture->also
                                                : 1u << fixture->index;
}

/* Does a span of this level carry under these answers? */
bool rules_span_carries(const struct rules_level *level, const struct rules_answers *answers,
                        const struct rules_fixture *span);

#endif
