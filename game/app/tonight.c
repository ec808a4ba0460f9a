/* Tonight's level: one climb after another until there is a level, with what the two know. */
#include "app/mine.h"
#include "house/house.h"

#include <stdlib.h>

enum { KINDS = 3, CLIMBS = 60, TRIES = 120, FEWEST_HANDOVERS = 4 };

static bool goes_on(void *context, const struct proof_progress *progress) {
    struct evening_level_task *task = context;
    (void)progress;
    return !atomic_load(&task->called_off);
}

/* A few kinds of what the crossed levels have: more would make a large level, not a good one. */
static unsigned choose_kinds(const struct evening_level_task *task, uint64_t *random) {
    const unsigned asks = 1u << PROOF_MINE_VEIL | 1u << PROOF_MINE_FENCE;
    unsigned known = 0, chosen = 0;
    for (int i = 0; i < task->known_count; i++) {
        known |= proof_mine_kinds(&task->known[i]);
    }
    for (int i = 0; i < KINDS; i++) {
        unsigned kind = 1u << random_below(random, PROOF_MINE_KINDS);
        chosen |= kind & known & ~asks;
    }
    if (!chosen) {
        chosen = 1u << PROOF_MINE_GATE; /* the first a player meets, and known at sight */
    }
    return chosen | 1u << PROOF_MINE_VEIL | (known & asks);
}

void app_make_level(struct evening_level_task *task) {
    uint64_t random = task->seed;
    for (int i = 0; i < CLIMBS && !atomic_load(&task->called_off); i++) {
        uint64_t seed = random_next(&random);
        struct proof_mine_options options = {.width = 13,
                                             .height = 9,
                                             .kinds = choose_kinds(task, &random),
                                             .questions = 2,
                                             .marks = task->marks,
                                             .least = 20,
                                             .most = 64,
                                             .handovers = FEWEST_HANDOVERS,
                                             .tries = TRIES,
                                             .progress = goes_on,
                                             .context = task};
        struct proof_mined mined;
        if (proof_mine(&options, seed, &mined)) {
            mine_write_level(&task->yaml, &mined.level, task->deck, seed, NULL);
            proof_mined_release(&mined);
            return;
        }
    }
}
