/* The Keeper: what `scenes` asks when two players want a hint, answered by the prover. */
#include "app/app.h"
#include "house/house.h"
#include "proof/proof.h"

/* What is not found within this is said to be not known. */
#define HINT_BYTES (UINT64_C(512) << 20)

static bool goes_on(void *context, const struct proof_progress *progress) {
    struct play_hint_task *task = context;
    (void)progress;
    return !atomic_load(&task->called_off);
}

void app_find_hint(struct play_hint_task *task) {
    const struct proof_options options = {
        .bytes = HINT_BYTES, .progress = goes_on, .context = task};
    struct proof_hint hint;
    proof_hint(&task->level, &task->answers, task->log, task->count, &options, &hint);
    task->found = (struct play_hint){
        .kind = hint.kind == PROOF_HINT_STEPS  ? PLAY_HINT_STEPS
                : hint.kind == PROOF_HINT_BACK ? PLAY_HINT_BACK
                                               : PLAY_HINT_NONE,
        .step = hint.step,
        .count = hint.count,
        .ask = hint.ask >= 0 ? hint.ask : -1,
        .back = hint.back,
    };
    hint.step = NULL; /* task->found has it now */
    proof_hint_release(&hint);
}
