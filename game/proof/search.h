/* search: the machinery under proof.h, private to this folder.
 *
 * A state is visited once and gets the next number, so numbers are in breadth-first order. Its
 * key, the number of its parent and a hash index over the keys are all that a plain search keeps;
 * a whole search also keeps every edge. */
#ifndef PROOF_SEARCH_H
#define PROOF_SEARCH_H

#include "proof/proof.h"

enum { PROOF_MAX_WORDS = 3, PROOF_MAX_FIELDS = RULES_MAX_STONES + 12 };
#define PROOF_NO_STATE UINT32_MAX

/* What a search tells apart: a state of the rules and, for the guess cost, whether anything was
 * misheard on the way. */
struct proof_node {
    struct rules_state state;
    uint8_t misheard;
};

/* Where a field of the node lies in the packed key. Only what can change in this level is in the
 * key; the rest is the same in all nodes and is read from `rest`. */
struct proof_field {
    uint8_t offset, bytes; /* in struct proof_node */
    uint8_t word, shift;   /* in the key; no field crosses words */
    uint64_t mask;
};
struct proof_layout {
    int words, fields;
    struct proof_field field[PROOF_MAX_FIELDS];
    struct proof_node rest;
};

/* `light`: lanterns, breath and misheard can change. */
void proof_layout_init(struct proof_layout *layout, const struct rules_level *level,
                       const struct rules_state *from, bool light);
void proof_pack(const struct proof_layout *layout, const struct proof_node *node, uint64_t *key);
void proof_unpack(const struct proof_layout *layout, const uint64_t *key, struct proof_node *node);

enum proof_goal {
    PROOF_SHORTEST, /* a clean solution; stops at the first */
    PROOF_WHOLE,    /* the same, but visits every state and keeps the edges */
    PROOF_GUESS,    /* a solution with a misheard action; stops at the first */
};

struct proof_task {
    const struct rules_level *level;
    struct rules_answers answers;
    struct rules_state from;
    enum proof_goal goal;
    int longest; /* look for solutions up to this length; 0: any */
};

/* An array that keeps its memory from search to search. */
struct proof_buffer {
    void *data;
    size_t size;
};

struct proof_search {
    struct proof_options options; /* without zeros */
    struct proof_progress progress;

    /* Of the search that ran last. */
    struct proof_task task;
    struct proof_layout layout;
    uint32_t count; /* states visited */
    uint32_t room;  /* states that the tables hold now */
    uint32_t slots; /* of the index, a power of two */
    uint32_t edge_count, edge_room;
    uint32_t won; /* the first won state, or PROOF_NO_STATE */

    struct proof_buffer key;    /* uint64_t[room][layout.words] */
    struct proof_buffer parent; /* uint32_t[room] */
    struct proof_buffer index;  /* uint32_t[slots]: state numbers, PROOF_NO_STATE when free */
    struct proof_buffer degree; /* uint8_t[room]: edges that leave a state */
    struct proof_buffer edge;   /* uint32_t[edge_room]: their targets, in order of their origins */
    struct proof_buffer home;   /* bits, see proof_gentle */
};

void proof_search_init(struct proof_search *search, const struct proof_options *options);
void proof_search_release(struct proof_search *search);

/* Returns the length of a shortest solution, PROOF_UNSOLVABLE when there is none (of at most
 * `longest`), PROOF_NOT_PROVED when a limit came first. */
int proof_search_run(struct proof_search *search, const struct proof_task *task);

/* The solution that the last run found, `length` actions. */
void proof_search_path(const struct proof_search *search, int length, struct rules_action *path);

/* After a whole run: the share of the states from which a won one can be reached. */
struct proof_ratio proof_gentle(struct proof_search *search);

static inline const uint64_t *proof_key(const struct proof_search *search, uint32_t number) {
    return (const uint64_t *)search->key.data + (size_t)number * (size_t)search->layout.words;
}

#endif
