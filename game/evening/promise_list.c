/* Promises as the box has them. */
#include "evening/promise.h"

#include <stdlib.h>
#include <string.h>

/* To a larger place; nothing of it stays at the old one. */
static void grow(struct promise_list *list) {
    struct promise_list grown = {.count = list->count, .room = list->room ? 2 * list->room : 8};
    grown.promise = base_alloc((size_t)grown.room * sizeof *grown.promise);
    for (int i = 0; i < list->count; i++) {
        grown.promise[i] = list->promise[i];
    }
    promise_list_forget(list);
    *list = grown;
}

static void add_promise(void *to, const struct keepsake_promise *promise) {
    struct promise_list *list = to;
    if (list->count == list->room) {
        grow(list);
    }
    list->promise[list->count++] = *promise;
}

void promise_list_open(struct stage *stage, struct promise_list *list) {
    promise_list_forget(list);
    keepsake_list_promises(stage->rooms->keepsake, true, add_promise, list, NULL);
}

void promise_list_forget(struct promise_list *list) {
    if (list->promise) {
        base_forget(list->promise, (size_t)list->room * sizeof *list->promise);
        free(list->promise);
    }
    *list = (struct promise_list){0};
}

int promise_maker(const struct stage *stage, const struct keepsake_promise *promise) {
    bool a = strcmp(promise->by, stage->name[RULES_A]) == 0;
    bool b = strcmp(promise->by, stage->name[RULES_B]) == 0;
    return a == b ? -1 : a ? RULES_A : RULES_B;
}

static int asked_before(const void *left, const void *right) {
    const struct keepsake_promise *a = left, *b = right;
    if (a->asked_at != b->asked_at) {
        return a->asked_at < b->asked_at ? -1 : 1;
    }
    return (a->id > b->id) - (a->id < b->id);
}

/* What lies ahead was asked under a clock that was set back since. */
static bool asked_tonight(const struct stage *stage, const struct keepsake_promise *promise) {
    return promise->asked_at > evening_of(stage)->begun_at && promise->asked_at <= date_now(stage);
}

void promise_list_to_ask(struct stage *stage, struct promise_list *list) {
    int kept = 0;
    promise_list_open(stage, list);
    for (int i = 0; i < list->count; i++) {
        const struct keepsake_promise *promise = &list->promise[i];
        if (promise_maker(stage, promise) >= 0 && !asked_tonight(stage, promise)) {
            list->promise[kept++] = *promise;
        }
    }
    list->count = kept;
    if (kept) {
        qsort(list->promise, (size_t)kept, sizeof *list->promise, asked_before);
    }
    list->count = list->count < PROMISE_ASKED ? list->count : PROMISE_ASKED;
}

bool promise_to_ask(struct stage *stage) {
    struct promise_list list = {0};
    promise_list_to_ask(stage, &list);
    bool any = list.count > 0;
    promise_list_forget(&list);
    return any;
}

bool promises_wait(struct stage *stage) {
    struct promise_list list = {0};
    promise_list_open(stage, &list);
    bool any = list.count > 0;
    promise_list_forget(&list);
    return any;
}

void promise_ask_maker(struct stage *stage, struct choice *choice, int maker) {
    *choice = (struct choice){
        .count = PROMISE_SAYINGS,
        .label = {[PROMISE_KEPT] = word(stage, "Kept"),
                  [PROMISE_STILL_OPEN] = word(stage, "Still open"),
                  [PROMISE_LET_GO] = word(stage, "Let it go")},
        .mark = {-1, -1, -1},
    };
    choice->asked[maker] = true;
    choice_begin(stage, choice);
}

bool promise_say(struct stage *stage, const struct keepsake_promise *promise, int saying) {
    static const enum keepsake_promise_state states[PROMISE_SAYINGS] = {
        [PROMISE_KEPT] = KEEPSAKE_PROMISE_KEPT,
        [PROMISE_STILL_OPEN] = KEEPSAKE_PROMISE_OPEN,
        [PROMISE_LET_GO] = KEEPSAKE_PROMISE_LET_GO,
    };
    return keepsake_set_promise_state(stage->rooms->keepsake, promise->id, states[saying],
                                      date_now(stage), NULL) == KEEPSAKE_OK;
}
