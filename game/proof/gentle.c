#include "proof/search.h"

/* From which states a won one can be reached: marks won states, then sweeps over the worlds until
 * nothing changes. A sweep from the last world found to the first carries a mark along every path
 * that goes from older worlds to newer ones; the sweep the other way carries it along the
 * stretches that lead back. */

/* Marks the states of a set that lead to a mark. */
static bool sweep_set(struct proof_search *search, struct proof_set *set, int number) {
    uint64_t before = set->next, found;
    if (!(set->seen & ~before)) {
        return false;
    }
    proof_moves(search, number, set->seen & ~before);
    while ((found = proof_leads_to_mark(search) & ~set->next)) {
        set->next |= found;
    }
    return set->next != before;
}

static bool all_marked(const struct proof_search *search, const struct proof_set *set) {
    uint64_t unmarked = 0;
    for (uint32_t i = 0; i < search->sets; i++) {
        unmarked |= set[i].seen & ~set[i].next;
    }
    return unmarked == 0;
}

static bool sweep_world(struct proof_search *search, uint32_t world) {
    struct proof_set *set = proof_sets(search, world);
    bool changed = false, again = true;
    int sets = (int)search->sets;
    if (all_marked(search, set)) {
        return false;
    }
    proof_open(search, world);
    while (again) {
        again = false;
        for (int i = 0; i < sets; i++) {
            again |= sweep_set(search, &set[i], i);
        }
        for (int i = sets - 1; again && i >= 0; i--) {
            sweep_set(search, &set[i], i);
        }
        changed |= again;
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
    mark_won(search);
    bool changed = true;
    while (changed) {
        changed = false;
        for (uint32_t world = search->worlds; world-- > 0;) {
            changed |= sweep_world(search, world);
        }
        for (uint32_t world = 0; changed && world < search->worlds; world++) {
            sweep_world(search, world);
        }
    }
    return (struct proof_ratio){.over = count_marks(search), .under = search->count};
}
