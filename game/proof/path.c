/* The way that was found. The layers of the search are narrowed, from the last to the first, to
 * the states from which the solution can still be met in time; what is left are all shortest
 * solutions, and the first action that stays among them is the next of the path. */
#include "proof/search.h"

#include <assert.h>

/* Marks the states of a layer, or takes the marks away. */
static void mark_layer(const struct proof_search *search, int depth, bool on) {
    for (size_t i = proof_layer_begin(search, depth); i < proof_layer_begin(search, depth + 1);
         i++) {
        const struct proof_entry *entry = proof_entry_at(search, i);
        proof_sets(search, entry->world)[entry->set].next = on ? entry->bits : 0;
    }
}

static void narrow_to_won(struct proof_search *search, int depth) {
    for (size_t i = proof_layer_begin(search, depth); i < proof_layer_begin(search, depth + 1);
         i++) {
        struct proof_entry *entry = proof_entry_at(search, i);
        struct proof_node node;
        proof_unpack(&search->layout, proof_key(search, entry->world), &node);
        bool goal = search->task.goal != PROOF_GUESS || node.misheard;
        entry->bits &= goal ? proof_won(&search->space, entry->set / search->space.segments,
                                        entry->set % search->space.segments)
                            : 0;
    }
}

static void narrow(struct proof_search *search, int depth) {
    for (size_t i = proof_layer_begin(search, depth); i < proof_layer_begin(search, depth + 1);
         i++) {
        struct proof_entry *entry = proof_entry_at(search, i);
        proof_open(search, entry->world);
        proof_moves(search, entry->set, entry->bits);
        entry->bits = proof_leads_to_mark(search, search->jumps.jump, (size_t)search->jumps.count);
    }
}

static bool is_marked(struct proof_search *search, const struct proof_node *node) {
    const struct proof_space *space = &search->space;
    uint32_t world = proof_find_world(search, node, false);
    int seat = space->seat[node->state.at[RULES_A]], row = space->row[node->state.at[RULES_B]];
    return world != PROOF_NO_WORLD &&
           proof_sets(search, world)[row * space->segments + seat / 64].next >> seat % 64 & 1;
}

static struct rules_action next_action(struct proof_search *search, struct proof_node *node) {
    for (int i = 0; i < RULES_ACTIONS; i++) {
        struct proof_node next;
        if (proof_successor(search, node, proof_action(i), &next) && is_marked(search, &next)) {
            *node = next;
            return proof_action(i);
        }
    }
    assert(!"a state of a solution that no action continues");
    return proof_action(0);
}

void proof_search_unmark(const struct proof_search *search) {
    for (uint32_t world = 0; world < search->worlds; world++) {
        for (uint32_t i = 0; i < search->sets; i++) {
            proof_sets(search, world)[i].next = 0;
        }
    }
}

void proof_search_way(struct proof_search *search, int length, struct rules_action *path) {
    struct proof_node node = {.state = search->task.from};
    for (int depth = length - 1; depth > 0; depth--) {
        mark_layer(search, depth + 1, true);
        narrow(search, depth);
        mark_layer(search, depth + 1, false);
    }
    for (int depth = 0; depth < length; depth++) {
        mark_layer(search, depth + 1, true);
        path[depth] = next_action(search, &node);
        mark_layer(search, depth + 1, false);
    }
}

void proof_search_path(struct proof_search *search, int length, struct rules_action *path) {
    narrow_to_won(search, length);
    proof_search_way(search, length, path);
}
