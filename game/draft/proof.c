/* What is proved of a draft, beside the screen: first what is soonest known and matters most, then
 * all figures; and ways that show them. */
#include "draft/draft.h"
#include "proof/why.h"

#include <stdlib.h>

#define MOST_BYTES (UINT64_C(512) << 20)

static bool goes_on(void *context, const struct proof_progress *progress) {
    struct draft_looking *looking = context;
    atomic_store(&looking->states, progress->states);
    return !atomic_load(&looking->called_off);
}

struct draft_looking *draft_looking_new(const struct draft *draft) {
    struct draft_looking *looking = base_alloc(sizeof *looking);
    looking->level = draft_level(draft)->rules;
    atomic_init(&looking->stage, DRAFT_BEGINS);
    atomic_init(&looking->states, 0);
    atomic_init(&looking->called_off, false);
    return looking;
}

void draft_looking_free(struct draft_looking *looking) {
    if (looking) {
        proof_release(&looking->crossed);
        proof_release(&looking->full);
        free(looking);
    }
}

void draft_look(void *work) {
    struct draft_looking *looking = work;
    struct proof_options options = {.bytes = MOST_BYTES, .progress = goes_on, .context = looking};
    proof_level(&looking->level, &options, &looking->crossed, NULL);
    atomic_store(&looking->stage, DRAFT_CROSSED);
    if (!atomic_load(&looking->called_off)) {
        options.all = true;
        proof_level(&looking->level, &options, &looking->full, NULL);
        atomic_store(&looking->stage, DRAFT_ALL);
    }
}

void draft_find_way(void *work) {
    struct draft_showing *showing = work;
    const struct rules_level *level = &showing->looking->level;
    const struct proof *proof = &showing->looking->full;
    struct proof_way *way = &showing->way;
    switch (showing->what) {
    case DRAFT_SHOW_NO_WAY:
        showing->found = proof_why_unsolvable(level, proof, NULL, way);
        break;
    case DRAFT_SHOW_NEEDLESS:
        showing->found = proof_why_not_needed(level, proof, showing->question, NULL, way);
        break;
    case DRAFT_SHOW_SHORT:
    case DRAFT_SHOW_LONG:
        showing->found = proof_why_fair(level, proof, showing->what == DRAFT_SHOW_LONG, NULL, way);
        break;
    case DRAFT_SHOW_GUESS:
        showing->found = proof_why_guess(level, proof, NULL, way);
        break;
    case DRAFT_SHOW_TRAP:
        showing->found = proof_why_gentle(level, proof, NULL, way);
        break;
    case DRAFT_SHOW_TOLD:
        showing->found = proof_why_told(level, proof, NULL, way);
        break;
    }
}
