/* What could be kept lies here, in memory alone, until both have said what they keep of it. Each
 * thing has its words as its own, so whatever they came from may go; they are overwritten when it
 * goes itself. Nothing here knows who wished for what. */
#include "both/both.h"
#include "kit/kit.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static struct tray *tray_of(const struct stage *stage) {
    return &stage->rooms->tray;
}

void tray_begin(struct stage *stage) {
    tray_forget(stage);
    tray_of(stage)->gathers = true;
}

bool tray_gathers(const struct stage *stage) {
    return tray_of(stage)->gathers;
}

bool tray_has_room(const struct stage *stage) {
    const struct tray *tray = tray_of(stage);
    return tray->gathers && stage->rooms->keeps && tray->count < TRAY_MOST;
}

static struct tray_item *lay(struct stage *stage) {
    struct tray *tray = tray_of(stage);
    struct tray_item *item = base_alloc(sizeof *item);
    item->id = ++tray->given;
    tray->item[tray->count++] = item;
    return item;
}

/* --- a moment's words, one after another in memory of its own --- */

enum { TEXTS = 9 + 2 * KEEPSAKE_MAX_LINES };

static int list_texts(struct keepsake_moment *moment, const char **text[TEXTS]) {
    const char **own[] = {&moment->pack,   &moment->level,  &moment->title,
                          &moment->source, &moment->replay, &moment->deck,
                          &moment->name_a, &moment->name_b, &moment->note};
    int count = 0;
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        text[count++] = own[i];
    }
    for (int i = 0; i < moment->line_count; i++) {
        text[count++] = &moment->line[i].question;
        text[count++] = &moment->line[i].answer;
    }
    return count;
}

static void own_words(struct keepsake_moment *moment) {
    const char **text[TEXTS];
    int count = list_texts(moment, text);
    size_t size = 0, at = 0;
    for (int i = 0; i < count; i++) {
        size += strlen(*text[i]) + 1;
    }
    moment->memory = base_alloc(size);
    moment->memory_size = size;
    for (int i = 0; i < count; i++) {
        size_t length = strlen(*text[i]) + 1;
        *text[i] = memcpy(moment->memory + at, *text[i], length);
        at += length;
    }
}

int tray_lay_moment(struct stage *stage, const struct keepsake_moment *moment) {
    if (!tray_has_room(stage)) {
        return 0;
    }
    struct tray_item *item = lay(stage);
    item->moment = *moment;
    own_words(&item->moment);
    return item->id;
}

int tray_lay_promise(struct stage *stage, const struct keepsake_promise *promise) {
    if (!tray_has_room(stage)) {
        return 0;
    }
    struct tray_item *item = lay(stage);
    item->is_promise = true;
    item->promise = *promise;
    return item->id;
}

/* --- how it goes --- */

static void forget_words(struct tray_item *item) {
    keepsake_moment_release(&item->moment);
    base_forget(&item->promise, sizeof item->promise);
}

static void forget(struct tray_item *item) {
    forget_words(item);
    base_forget(item, sizeof *item);
    free(item);
}

void tray_take_away(struct stage *stage, int id) {
    struct tray *tray = tray_of(stage);
    int kept = 0;
    for (int i = 0; i < tray->count; i++) {
        if (tray->item[i]->id == id) {
            forget(tray->item[i]);
        } else {
            tray->item[kept++] = tray->item[i];
        }
    }
    tray->count = kept;
}

bool tray_take_back(struct stage *stage, int *laid) {
    bool lies = *laid != 0;
    tray_take_away(stage, *laid);
    *laid = 0;
    platform_sound(stage->platform, lies ? "menu-back" : "card-swap");
    return lies;
}

void tray_forget(struct stage *stage) {
    struct tray *tray = tray_of(stage);
    for (int i = 0; i < tray->count; i++) {
        forget(tray->item[i]);
    }
    tray->count = 0;
    tray->gathers = false;
}

int tray_open(const struct stage *stage) {
    int count = 0;
    for (int i = 0; i < tray_of(stage)->count; i++) {
        count += !tray_of(stage)->item[i]->both.decided;
    }
    return count;
}

int tray_count(const struct stage *stage) {
    return tray_of(stage)->count;
}

const struct tray_item *tray_item(const struct stage *stage, int at) {
    assert(at >= 0 && at < tray_count(stage));
    return tray_of(stage)->item[at];
}

/* --- what comes of it --- */

void tray_decide(struct stage *stage, int at, bool kept_by_a, bool kept_by_b) {
    struct tray_item *item = tray_of(stage)->item[at];
    struct keepsake *box = stage->rooms->keepsake;
    item->both = (struct both){
        .decided = true,
        .result = item->is_promise
                      ? keepsake_keep_promise(box, &item->promise, kept_by_a, kept_by_b, NULL, NULL)
                      : keepsake_keep_moment(box, &item->moment, kept_by_a, kept_by_b, &item->kept,
                                             NULL)};
    stage->rooms->kept += !item->is_promise && both_kept(&item->both);
    if (both_let_go(&item->both)) {
        forget_words(item);
    }
}

void tray_set_laughed(struct stage *stage, int at, bool laughed) {
    struct tray_item *item = tray_of(stage)->item[at];
    enum keepsake_result result = keepsake_set_laughed(stage->rooms->keepsake, item->kept, laughed,
                                                       NULL);
    if (result == KEEPSAKE_OK) {
        item->laughed = laughed;
        joy_begin(stage, laughed ? JOY_LAUGHS : JOY_NONE);
        platform_sound(stage->platform, laughed ? "laughed" : "menu-back");
    } else {
        notice_tell(stage, word(stage, "The mark could not be kept"), keepsake_message(result));
    }
    damage_all(stage);
}
