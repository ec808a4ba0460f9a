/* Locks: what can be misheard, and what belongs together there. The miss of one lock is told apart
 * from the miss of another, so that each has a price. */
#include "proof/search.h"

static bool is_lock(const struct rules_fixture *fixture) {
    return fixture->kind == RULES_VEIL || fixture->kind == RULES_FENCE ||
           fixture->kind == RULES_AGAIN || fixture->kind == RULES_SPAN;
}

/* The number of the lock that the fixture belongs to, from 1; a new one if need be. */
static uint8_t lock_of(struct proof_locks *found, const struct rules_level *level,
                       const struct rules_fixture *fixture) {
    int other = fixture->kind == RULES_SPAN ? fixture->also : fixture->index;
    const struct proof_lock lock = {
        .kind = fixture->kind,
        .question = (uint8_t)(fixture->index < other ? fixture->index : other),
        .other = (uint8_t)(fixture->index < other ? other : fixture->index),
        .marks = level->question[fixture->index].marks,
        .cost = PROOF_NONE,
    };
    int i = 0;
    while (i < found->count &&
           (found->lock[i].kind != lock.kind || found->lock[i].question != lock.question ||
            found->lock[i].other != lock.other)) {
        i++;
    }
    if (i == found->count) {
        found->lock[found->count++] = lock;
    }
    return (uint8_t)(i + 1);
}

void proof_locks_init(struct proof_locks *found, const struct rules_level *level) {
    *found = (struct proof_locks){0};
    for (int cell = 0; cell < level->width * level->height; cell++) {
        if (is_lock(&level->fixture[cell])) {
            found->at[cell] = lock_of(found, level, &level->fixture[cell]);
        }
    }
}

void proof_locks_join(struct proof_locks *joined, const struct proof_locks *all, int only) {
    *joined = (struct proof_locks){.count = all->count ? 1 : 0, .lock = {{.cost = PROOF_NONE}}};
    for (int cell = 0; cell < RULES_MAX_CELLS; cell++) {
        joined->at[cell] = only == PROOF_NONE ? all->at[cell] > 0 : all->at[cell] == only + 1;
    }
}

uint8_t proof_talk(const struct rules_level *level) {
    unsigned questions = 0;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        const struct rules_fixture *fixture = &level->fixture[cell];
        if (fixture->kind == RULES_VEIL || fixture->kind == RULES_SPAN) {
            questions |= 1u << fixture->index;
        }
        if (fixture->kind == RULES_SPAN) {
            questions |= 1u << fixture->also;
        }
    }
    return (uint8_t)questions;
}

/* Expected misses of one who tries in any order, in twelfths. */
static uint64_t twelfths(const struct proof_lock *lock) {
    return lock->kind == RULES_FENCE ? 12u / lock->marks : 6u * (lock->marks - 1u);
}

struct proof_ratio proof_silence(const struct proof_lock *lock, int count, uint64_t least) {
    struct proof_ratio silence = {.under = 12 * least};
    for (int i = 0; i < count; i++) {
        silence.over += twelfths(&lock[i]) * (lock[i].cost < 0 ? least : (uint64_t)lock[i].cost);
    }
    return silence;
}
