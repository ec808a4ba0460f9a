/* From which states a won one can be reached: marks won states, then sweeps over the worlds until
 * nothing changes. A sweep from the last world found to the first carries a mark along every path
 * that goes from older worlds to newer ones; the sweep the other way carries it along the
 * stretches that lead back.
 *
 * Worlds that lead to each other by plain steps, as the beats of a tide do, are swept together: a
 * way home goes round among them many times. Their moves are looked up once and kept meanwhile. */
#include "proof/search.h"

#include <stdlib.h>
#include <string.h>

/* Few enough to stay near at hand. A round is closed by the world that brings it there. */
enum { ROUND_JUMPS = 1 << 14, ROUND_WORLDS = 256 };

/* A set of the round that has states without a mark, and their jumps. */
struct kept_set {
    struct proof_set *set;
    size_t first, count;
};
struct round {
    int worlds, sets;
    size_t jumps;
    uint32_t world[ROUND_WORLDS];
    struct proof_buffer set, jump; /* struct kept_set[], struct proof_jump[] */
};

static void hold(struct proof_buffer *buffer, size_t size) {
    if (size > buffer->size) {
        proof_buffer_hold(buffer, 2 * size);
    }
}

static void keep_set(const struct proof_search *search, struct round *round,
                     struct proof_set *set) {
    size_t count = (size_t)search->jumps.count;
    if (!count) {
        return; /* a dead end */
    }
    hold(&round->set, (size_t)(round->sets + 1) * sizeof(struct kept_set));
    hold(&round->jump, (round->jumps + count) * sizeof(struct proof_jump));
    ((struct kept_set *)round->set.data)[round->sets++] = (struct kept_set){
        .set = set, .first = round->jumps, .count = count};
    memcpy((struct proof_jump *)round->jump.data + round->jumps, search->jumps.jump,
           count * sizeof(struct proof_jump));
    round->jumps += count;
}

/* Worlds come once in a sweep. */
static void add_world(const struct proof_search *search, struct round *round, uint32_t world) {
    uint8_t *swept = search->waits.data;
    if (world != PROOF_NO_WORLD && !swept[world] && round->worlds < ROUND_WORLDS) {
        swept[world] = 1;
        round->world[round->worlds++] = world;
    }
}

static void keep_world(struct proof_search *search, struct round *round, uint32_t world) {
    struct proof_set *set = proof_sets(search, world);
    for (int i = 0; i < (int)search->sets; i++) {
        uint64_t unmarked = set[i].seen & ~set[i].next;
        if (unmarked) {
            proof_open(search, world);
            proof_moves(search, i, unmarked);
            keep_set(search, round, &set[i]);
        }
    }
    if (search->world.number == world && round->jumps < ROUND_JUMPS) {
        add_world(search, round, search->world.after[RULES_A]);
        add_world(search, round, search->world.after[RULES_B]);
    }
}

/* Marks the states of a set that lead to a mark. */
static bool mark_set(const struct proof_search *search, const struct round *round, int number) {
    const struct kept_set *kept = (const struct kept_set *)round->set.data + number;
    const struct proof_jump *jumps = (const struct proof_jump *)round->jump.data + kept->first;
    struct proof_set *set = kept->set;
    uint64_t before = set->next, found;
    if (!(set->seen & ~before)) {
        return false;
    }
    while ((found = proof_leads_to_mark(search, jumps, kept->count) & ~set->next)) {
        set->next |= found;
    }
    return set->next != before;
}

static bool sweep_round(struct proof_search *search, struct round *round, uint32_t first) {
    bool changed = false;
    round->worlds = round->sets = 0;
    round->jumps = 0;
    add_world(search, round, first);
    for (int i = 0; i < round->worlds; i++) {
        keep_world(search, round, round->world[i]);
    }
    for (bool again = round->sets > 0; again; changed |= again) {
        again = false;
        for (int i = round->sets - 1; i >= 0; i--) {
            again |= mark_set(search, round, i);
        }
        for (int i = 0; again && i < round->sets; i++) {
            mark_set(search, round, i);
        }
    }
    return changed;
}

static void mark_won(const struct proof_search *search) {
    const struct proof_space *space = &search->space;
    for (uint32_t world = 0; world < search->worlds; world++) {
        struct proof_set *set = proof_sets(search, world);
        for (int i = 0; i < (int)search->sets; i++) {
            set[i].next = set[i].seen & proof_won(space, i / space->segments, i % space->segments);
        }
    }
}

static uint64_t count_marks(const struct proof_search *search) {
    uint64_t marks = 0;
    for (uint32_t world = 0; world < search->worlds; world++) {
        for (uint32_t i = 0; i < search->sets; i++) {
            marks += (uint64_t)proof_bits(proof_sets(search, world)[i].next);
        }
    }
    return marks;
}

struct proof_ratio proof_gentle(struct proof_search *search) {
    struct round round = {.jump = {0}};
    mark_won(search);
    bool changed = true;
    while (changed) {
        changed = false;
        memset(search->waits.data, 0, search->worlds);
        for (uint32_t world = search->worlds; world-- > 0;) {
            changed |= sweep_round(search, &round, world);
        }
        memset(search->waits.data, 0, search->worlds);
        for (uint32_t world = 0; changed && world < search->worlds; world++) {
            sweep_round(search, &round, world);
        }
    }
    memset(search->waits.data, 0, search->worlds);
    free(round.set.data);
    free(round.jump.data);
    return (struct proof_ratio){.over = count_marks(search), .under = search->count};
}
