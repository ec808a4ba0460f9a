/* The proof beside the board: begun anew with each change, and told as far as it has come. Whatever
 * it does, no frame waits for it. */
#include "workshop/inside.h"

enum { LOOK_MS = 20 /* what comes from another thread wakes nobody: it is looked for so often */ };

static void drop_showing(struct beside *beside) {
    platform_work_free(beside->show_work);
    proof_way_release(&beside->showing.way);
    beside->show_work = NULL;
    beside->showing = (struct draft_showing){0};
}

static void drop_looking(struct beside *beside) {
    drop_showing(beside);
    platform_work_free(beside->work);
    draft_looking_free(beside->looking);
    beside->work = NULL;
    beside->looking = NULL;
}

static bool rests(const struct beside *beside) {
    return (!beside->work || platform_work_done(beside->work)) &&
           (!beside->show_work || platform_work_done(beside->show_work));
}

static void look_anew(struct stage *stage, struct workshop *workshop) {
    struct beside *beside = &workshop->beside;
    drop_looking(beside);
    beside->stale = false;
    beside->told = -1;
    beside->looking = draft_looking_new(workshop->draft);
    beside->work = platform_work_new(stage->platform, draft_look, beside->looking);
    beside->left = LOOK_MS;
}

void beside_begin(struct stage *stage, struct workshop *workshop) {
    struct beside *beside = &workshop->beside;
    if (beside->looking) {
        atomic_store(&beside->looking->called_off, true);
    }
    beside->stale = true;
    if (rests(beside)) {
        look_anew(stage, workshop);
    }
    lines_tell(stage, workshop);
}

void beside_end(struct workshop *workshop) {
    struct beside *beside = &workshop->beside;
    if (beside->looking) {
        atomic_store(&beside->looking->called_off, true);
    }
    drop_looking(beside);
    lines_clear(beside);
    beside->stale = false;
}

bool beside_update(struct stage *stage, struct workshop *workshop, int ms, int *wait) {
    struct beside *beside = &workshop->beside;
    bool told = false;
    beside->left -= ms;
    if (beside->left <= 0) {
        beside->left = LOOK_MS;
        if (beside->stale && rests(beside)) {
            look_anew(stage, workshop);
        }
        int stage_now = !beside->looking || beside->stale ? -1
                                                          : atomic_load(&beside->looking->stage);
        if (stage_now != beside->told && !beside->stale) {
            beside->told = stage_now;
            lines_tell(stage, workshop);
            told = true;
        }
    }
    bool works = beside->stale || beside->show_work ||
                 (beside->looking && beside->told < DRAFT_ALL);
    *wait = works ? beside->left : -1;
    return told;
}

void beside_show(struct stage *stage, struct workshop *workshop, int line) {
    struct beside *beside = &workshop->beside;
    bool ready = line >= 0 && line < beside->count && beside->line[line].show != BESIDE_NOTHING &&
                 !beside->stale && beside->told == DRAFT_ALL;
    if (!ready || (beside->show_work && !platform_work_done(beside->show_work))) {
        return;
    }
    drop_showing(beside);
    beside->showing = (struct draft_showing){.looking = beside->looking,
                                             .what = (enum draft_show)beside->line[line].show,
                                             .question = beside->line[line].question};
    beside->show_work = platform_work_new(stage->platform, draft_find_way, &beside->showing);
}

const struct proof_way *beside_found(struct workshop *workshop) {
    struct beside *beside = &workshop->beside;
    if (!beside->show_work || beside->stale || !platform_work_done(beside->show_work)) {
        return NULL;
    }
    platform_work_free(beside->show_work);
    beside->show_work = NULL;
    return beside->showing.found ? &beside->showing.way : NULL;
}
