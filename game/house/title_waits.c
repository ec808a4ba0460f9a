/* What the title knows of the two: whether they are new here, and one thing that waits for them. It
 * is seen by whoever opens the game, so nothing that they kept is told unless the game shall know
 * them; that a star of this day is there tells no more than that there is a sky. */
#include "house/inside.h"
#include "letterbox/letterbox.h"

static void note_any(void *to, const char *path, bool done) {
    (void)path;
    (void)done;
    *(bool *)to = true;
}

bool title_is_first(struct stage *stage) {
    bool been = house_of(stage)->been_here || both_kept_count(stage) > 0 || evening_waits(stage) ||
                promises_wait(stage);
    if (!been) {
        keepsake_list_progress(stage->rooms->keepsake, stage->rooms->pack->id, note_any, &been,
                               NULL);
        keepsake_list_progress(stage->rooms->keepsake, PACKS_SHIPPED_ID, note_any, &been, NULL);
    }
    return !been;
}

/* The screen is shared: date and title, and no more. */
static bool find_star(struct stage *stage, bool knows, struct title_waits *waits) {
    struct keepsake_entry entry;
    bool found = keepsake_on_this_day(stage->rooms->keepsake, both_day(date_now(stage)), &entry,
                                      NULL) == KEEPSAKE_OK;
    if (found) {
        waits->moment = entry.id;
        text_add(&waits->words, knows
                                    ? say(stage, "On this day, {date}: {title}", "date",
                                          say_date(stage, keepsake_day(entry.kept_at, entry.zone)),
                                          "title", entry.title, NULL)
                                    : word(stage, "A star of this day"));
    }
    base_forget(&entry, sizeof entry);
    return found;
}

/* Who wrote it, and never a word of it. */
static bool find_letter(struct stage *stage, struct title_waits *waits) {
    char by[4 * KEEPSAKE_MAX_NAME + 1];
    if (!letters_wait(stage, by)) {
        return false;
    }
    waits->push = letters_push;
    text_add(&waits->words, say(stage, "A letter from {name} may be opened", "name", by, NULL));
    base_forget(by, sizeof by);
    return true;
}

static bool find_promise(struct stage *stage, struct title_waits *waits) {
    if (!promises_wait(stage)) {
        return false;
    }
    waits->push = promises_push;
    text_add(&waits->words, word(stage, "A small promise is waiting"));
    return true;
}

static bool find_place(struct stage *stage, struct title_waits *waits) {
    const char *title = evening_next_title(stage);
    if (!title) {
        return false;
    }
    waits->push = bridge_push;
    text_add(&waits->words, say(stage, "Next on your bridge: {title}", "title", title, NULL));
    return true;
}

bool title_find_waits(struct stage *stage, bool knows, struct title_waits *waits) {
    text_clear(&waits->words);
    waits->moment = 0;
    waits->push = NULL;
    return (knows && find_letter(stage, waits)) || find_star(stage, knows, waits) ||
           (knows && (find_promise(stage, waits) || find_place(stage, waits)));
}
