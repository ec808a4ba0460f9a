#include "proof/search.h"

#include <string.h>

/* Which states lead home: marks won states, then sweeps over the edges until nothing changes.
 *
 * A sweep from the last state to the first carries a mark along every path that goes from layer
 * to layer; the sweep the other way carries it along the stretches that lead back. A way home of
 * n actions turns at most n times, so sweeps end soon, and they read the edges in order, which is
 * far quicker than following them backwards from state to state. */

static bool marked(const uint8_t *home, uint32_t number) {
    return home[number / 8] >> number % 8 & 1;
}

static void mark(uint8_t *home, uint32_t number) {
    home[number / 8] |= (uint8_t)(1 << number % 8);
}

/* Marks the state if one of its edges leads to a marked one. Returns 1 if it is new. */
static uint32_t follow(uint8_t *home, uint32_t number, const uint32_t *edge, int degree) {
    if (marked(home, number)) {
        return 0;
    }
    for (int i = 0; i < degree; i++) {
        if (marked(home, edge[i])) {
            mark(home, number);
            return 1;
        }
    }
    return 0;
}

static uint32_t mark_won(const struct proof_search *search, uint8_t *home) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < search->count; i++) {
        struct proof_node node;
        proof_unpack(&search->layout, proof_key(search, i), &node);
        if (rules_won(search->task.level, &node.state)) {
            mark(home, i);
            found++;
        }
    }
    return found;
}

static uint32_t sweep_both_ways(const struct proof_search *search, uint8_t *home) {
    const uint8_t *degree = search->degree.data;
    const uint32_t *edge = search->edge.data;
    uint32_t found = 0, at = search->edge_count;
    for (uint32_t i = search->count; i-- > 0;) {
        at -= degree[i];
        found += follow(home, i, edge + at, degree[i]);
    }
    for (uint32_t i = 0; i < search->count; i++) {
        found += follow(home, i, edge + at, degree[i]);
        at += degree[i];
    }
    return found;
}

struct proof_ratio proof_gentle(struct proof_search *search) {
    size_t size = (size_t)search->count / 8 + 1;
    if (size > search->home.size) {
        search->home.data = base_grow(search->home.data, size);
        search->home.size = size;
    }
    uint8_t *home = search->home.data;
    memset(home, 0, size);
    uint32_t total = 0, found = mark_won(search, home);
    while (found) {
        total += found;
        found = sweep_both_ways(search, home);
    }
    return (struct proof_ratio){.over = total, .under = search->count};
}
