#include "proof/search.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { SMALLEST_ROOM = 1024, STATES_PER_REPORT = 1 << 16 };
#define MOST_STATES UINT64_C(400000000) /* so that ten edges each can be numbered in 32 bits */

void proof_search_init(struct proof_search *search, const struct proof_options *options) {
    *search = (struct proof_search){0};
    if (options) {
        search->options = *options;
    }
    if (search->options.states == 0) {
        search->options.states = PROOF_DEFAULT_STATES;
    }
    if (search->options.states > MOST_STATES) {
        search->options.states = MOST_STATES;
    }
    if (search->options.bytes == 0) {
        search->options.bytes = PROOF_DEFAULT_BYTES;
    }
}

void proof_search_release(struct proof_search *search) {
    free(search->key.data);
    free(search->parent.data);
    free(search->index.data);
    free(search->degree.data);
    free(search->edge.data);
    free(search->home.data);
    *search = (struct proof_search){0};
}

/* --- tables --- */

static void hold(struct proof_buffer *buffer, size_t size) {
    if (size > buffer->size) {
        buffer->data = base_grow(buffer->data, size);
        buffer->size = size;
    }
}

static size_t key_size(const struct proof_search *search) {
    return (size_t)search->layout.words * sizeof(uint64_t);
}

/* Counted from what this search asks for and not from what an earlier one left behind, so that a
 * limit is met at the same state every time. */
static bool affordable(const struct proof_search *search, uint64_t room, uint64_t slots,
                       uint64_t edges) {
    uint64_t a_state = key_size(search) + sizeof(uint32_t) + sizeof(uint8_t) + 1; /* 1: home bit */
    uint64_t bytes = room * a_state + (slots + edges) * sizeof(uint32_t);
    return bytes <= search->options.bytes;
}

static uint32_t hash_key(const uint64_t *key, int words) {
    uint64_t hash = 0;
    for (int i = 0; i < words; i++) {
        hash = (hash ^ key[i]) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 32;
    }
    return (uint32_t)hash;
}

static bool same_key(const uint64_t *a, const uint64_t *b, int words) {
    uint64_t difference = 0;
    for (int i = 0; i < words; i++) {
        difference |= a[i] ^ b[i];
    }
    return difference == 0;
}

/* The slot where the key is, or the free one where it belongs. Linear probing. */
static uint32_t *find_slot(const struct proof_search *search, const uint64_t *key) {
    uint32_t *index = search->index.data, mask = search->slots - 1;
    uint32_t at = hash_key(key, search->layout.words) & mask;
    while (index[at] != PROOF_NO_STATE &&
           !same_key(proof_key(search, index[at]), key, search->layout.words)) {
        at = (at + 1) & mask;
    }
    return &index[at];
}

static void rebuild_index(struct proof_search *search) {
    memset(search->index.data, 0xff, search->slots * sizeof(uint32_t));
    for (uint32_t i = 0; i < search->count; i++) {
        *find_slot(search, proof_key(search, i)) = i;
    }
}

/* Doubles the room for states, within the limits. */
static bool grow_states(struct proof_search *search) {
    uint64_t room = search->room ? 2 * (uint64_t)search->room : SMALLEST_ROOM;
    if (room > search->options.states) {
        room = search->options.states;
    }
    uint32_t slots = search->slots ? search->slots : SMALLEST_ROOM;
    while (slots < room + room / 2) {
        slots *= 2;
    }
    if (room <= search->count || !affordable(search, room, slots, search->edge_room)) {
        return false;
    }
    hold(&search->key, room * key_size(search));
    hold(&search->parent, room * sizeof(uint32_t));
    hold(&search->degree, room);
    hold(&search->index, slots * sizeof(uint32_t));
    search->room = (uint32_t)room;
    search->slots = slots;
    rebuild_index(search);
    return true;
}

/* Makes sure that one more state's edges fit. */
static bool grow_edges(struct proof_search *search) {
    uint64_t need = (uint64_t)search->edge_count + RULES_ACTIONS;
    if (search->task.goal != PROOF_WHOLE || need <= search->edge_room) {
        return true;
    }
    uint64_t room = need + need / 2 + SMALLEST_ROOM;
    if (room > UINT32_MAX || !affordable(search, search->room, search->slots, room)) {
        return false;
    }
    hold(&search->edge, room * sizeof(uint32_t));
    search->edge_room = (uint32_t)room;
    return true;
}

/* --- breadth-first search --- */

static struct rules_action action_at(int number) {
    return (struct rules_action){
        .player = (uint8_t)(number / (RULES_ACTIONS / 2)),
        .move = (uint8_t)(number % (RULES_ACTIONS / 2)),
    };
}

/* False where the action is refused or is not looked at by this search. */
static bool successor(const struct proof_search *search, const struct proof_node *node,
                      struct rules_action action, struct proof_node *next) {
    const struct proof_task *task = &search->task;
    *next = *node;
    enum rules_result result = rules_step(task->level, &task->answers, &next->state, action, NULL);
    if (result == RULES_MISHEARD) {
        next->misheard = 1;
        return task->goal == PROOF_GUESS;
    }
    return result == RULES_DONE;
}

static bool reaches_goal(const struct proof_search *search, const struct proof_node *node) {
    return (search->task.goal != PROOF_GUESS || node->misheard) &&
           rules_won(search->task.level, &node->state);
}

/* The number of the node, new or known; PROOF_NO_STATE when a limit forbids a new one. */
static uint32_t visit(struct proof_search *search, const struct proof_node *node, uint32_t parent) {
    uint64_t key[PROOF_MAX_WORDS];
    proof_pack(&search->layout, node, key);
    uint32_t *slot = find_slot(search, key);
    if (*slot != PROOF_NO_STATE) {
        return *slot;
    }
    if (search->count == search->room) {
        if (!grow_states(search)) {
            return PROOF_NO_STATE;
        }
        slot = find_slot(search, key);
    }
    uint32_t number = *slot = search->count++;
    memcpy((uint64_t *)search->key.data + (size_t)number * (size_t)search->layout.words, key,
           key_size(search));
    ((uint32_t *)search->parent.data)[number] = parent;
    search->progress.states++;
    if (search->won == PROOF_NO_STATE && reaches_goal(search, node)) {
        search->won = number;
    }
    return number;
}

static void keep_edge(struct proof_search *search, uint32_t target, uint8_t *degree) {
    if (search->task.goal == PROOF_WHOLE) {
        ((uint32_t *)search->edge.data)[search->edge_count++] = target;
        ++*degree;
    }
}

/* Visits all successors of a state. False at a limit. */
static bool expand(struct proof_search *search, uint32_t number) {
    struct proof_node node, next;
    uint8_t degree = 0;
    if (!grow_edges(search)) {
        return false;
    }
    proof_unpack(&search->layout, proof_key(search, number), &node);
    bool over = rules_won(search->task.level, &node.state);
    for (int i = 0; i < RULES_ACTIONS && !over; i++) {
        if (!successor(search, &node, action_at(i), &next)) {
            continue;
        }
        uint32_t target = visit(search, &next, number);
        if (target == PROOF_NO_STATE) {
            return false;
        }
        if (target != number) {
            keep_edge(search, target, &degree);
        }
    }
    ((uint8_t *)search->degree.data)[number] = degree;
    return true;
}

static bool report(const struct proof_search *search) {
    const struct proof_options *options = &search->options;
    return !options->progress || options->progress(options->context, &search->progress);
}

static bool begin(struct proof_search *search, const struct proof_task *task) {
    search->task = *task;
    search->count = search->room = search->slots = 0;
    search->edge_count = search->edge_room = 0;
    search->won = PROOF_NO_STATE;
    bool light = task->goal == PROOF_GUESS || task->from.dark || task->from.breath != RULES_NOBODY;
    proof_layout_init(&search->layout, task->level, &task->from, light);
    return grow_states(search) && report(search);
}

int proof_search_run(struct proof_search *search, const struct proof_task *task) {
    struct proof_node start = {.state = task->from};
    if (!begin(search, task) || visit(search, &start, PROOF_NO_STATE) == PROOF_NO_STATE) {
        return PROOF_NOT_PROVED;
    }
    int length = search->won == 0 ? 0 : PROOF_UNSOLVABLE, depth = 0;
    uint32_t layer_end = 1;
    bool whole = task->goal == PROOF_WHOLE;
    for (uint32_t i = 0; i < search->count && (whole || length < 0); i++) {
        if (i == layer_end) {
            layer_end = search->count;
            depth++;
        }
        if (task->longest && depth == task->longest) {
            break;
        }
        bool complete = expand(search, i);
        if (length < 0 && search->won != PROOF_NO_STATE) {
            length = depth + 1;
        }
        /* A shortest solution is one, whatever lies beyond the limit; the whole is not. */
        if (!complete && (whole || length < 0)) {
            return PROOF_NOT_PROVED;
        }
        if ((i + 1) % STATES_PER_REPORT == 0 && !report(search)) {
            return PROOF_NOT_PROVED;
        }
    }
    return length;
}

/* The action is not kept: it is the first that leads from the parent to the child, as it was when
 * the child was found. */
static struct rules_action action_between(const struct proof_search *search, uint32_t parent,
                                          uint32_t child) {
    struct proof_node node, next;
    uint64_t key[PROOF_MAX_WORDS];
    proof_unpack(&search->layout, proof_key(search, parent), &node);
    for (int i = 0; i < RULES_ACTIONS; i++) {
        if (successor(search, &node, action_at(i), &next)) {
            proof_pack(&search->layout, &next, key);
            if (same_key(key, proof_key(search, child), search->layout.words)) {
                return action_at(i);
            }
        }
    }
    assert(!"a child that its parent does not lead to");
    return action_at(0);
}

void proof_search_path(const struct proof_search *search, int length, struct rules_action *path) {
    const uint32_t *parent = search->parent.data;
    uint32_t at = search->won;
    while (length-- > 0) {
        path[length] = action_between(search, parent[at], at);
        at = parent[at];
    }
    assert(parent[at] == PROOF_NO_STATE);
}

int proof_solve(const struct rules_level *level, const struct rules_answers *answers,
                const struct rules_state *from, const struct proof_options *options,
                struct rules_action **actions) {
    struct proof_search search;
    struct proof_task task = {
        .level = level, .answers = *answers, .from = *from, .goal = PROOF_SHORTEST};
    *actions = NULL;
    proof_search_init(&search, options);
    search.progress.total = 1;
    int length = proof_search_run(&search, &task);
    if (length >= 0) {
        *actions = base_alloc((size_t)length * sizeof **actions);
        proof_search_path(&search, length, *actions);
    }
    proof_search_release(&search);
    return length;
}
