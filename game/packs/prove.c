/* Proving a pack's levels, one after the other: it goes on beside the game, and takes one thread
 * and some memory of it, no more. */
#include "packs/packs.h"
#include "proof/proof.h"

#define MOST_BYTES (UINT64_C(256) << 20)

static bool goes_on(void *context, const struct proof_progress *progress) {
    struct packs_proving *proving = context;
    (void)progress;
    return !atomic_load(&proving->called_off);
}

static void prove_level(struct packs_proving *proving, const struct rules_level *level) {
    struct proof_options options = {.bytes = MOST_BYTES, .progress = goes_on, .context = proving};
    struct proof proof;
    bool begins = proof_level(level, &options, &proof, NULL);
    bool needless = false;
    for (int i = 0; begins && i < proof.question_count; i++) {
        needless |= proof.needed[i] == PROOF_NO;
    }
    if (begins && proof_holds(&proof)) {
        proving->proof.held++;
    } else if (!begins || proof.unsolvable || needless) {
        proving->proof.failed++;
    }
    proof_release(&proof);
}

void packs_prove(void *work) {
    struct packs_proving *proving = work;
    int at = 0;
    for (int c = 0; c < proving->pack->chapter_count; c++) {
        const struct pack_chapter *chapter = &proving->pack->chapter[c];
        for (int l = 0; l < chapter->level_count && !atomic_load(&proving->called_off); l++) {
            atomic_store(&proving->at, at++);
            prove_level(proving, &chapter->level[l].rules);
        }
        proving->proof.levels += chapter->level_count;
    }
}
