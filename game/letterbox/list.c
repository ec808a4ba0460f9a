/* Letters as the box has them; what day it is, and what has come. */
#include "letterbox/inside.h"
#include "pack/pack.h"

#include <stdlib.h>
#include <string.h>

enum { DAY = 24 * 60 * 60 };
static const char bridge[] = "bridge";

/* --- reading --- */

static void add(void *to, const struct keepsake_letter *letter) {
    struct letter_list *list = to;
    if (list->count == list->room) {
        list->room = list->room ? 2 * list->room : 8;
        list->letter = base_grow(list->letter, (size_t)list->room * sizeof *list->letter);
    }
    list->letter[list->count++] = *letter;
}

void letter_list_read(struct stage *stage, struct letter_list *list) {
    letter_list_forget(list);
    keepsake_list_letters(stage->rooms->keepsake, add, list, NULL);
}

/* There is no word of a letter in it, but names. */
void letter_list_forget(struct letter_list *list) {
    free(list->letter);
    *list = (struct letter_list){0};
}

/* --- days --- */

int64_t letters_day(struct day day) {
    return day_start(day) / DAY;
}

struct day letters_date(int64_t day) {
    return day_at(day * DAY);
}

int64_t letters_today(const struct stage *stage) {
    return letters_day(both_day(date_now(stage)));
}

static void note_written(void *to, const struct keepsake_letter *letter) {
    int64_t *latest = to, written = letters_day(both_day(letter->written_at));
    *latest = written > *latest ? written : *latest;
}

int64_t letters_known_day(struct stage *stage) {
    struct keepsake_entry last;
    int64_t latest = letters_today(stage);
    int count = 0;
    keepsake_list_moments(stage->rooms->keepsake, 0, &last, 1, &count, NULL);
    if (count > 0) {
        int64_t kept = letters_day(keepsake_day(last.kept_at, last.zone));
        latest = kept > latest ? kept : latest;
    }
    base_forget(&last, sizeof last);
    keepsake_list_letters(stage->rooms->keepsake, note_written, &latest, NULL);
    return latest;
}

/* --- occasions --- */

struct way {
    const struct pack *pack;
    const char *occasion; /* a chapter's id, or the bridge */
    int done;
};

static bool counts(const struct way *way, const struct pack_chapter *chapter) {
    return strcmp(way->occasion, bridge) == 0 || strcmp(way->occasion, chapter->id) == 0;
}

static void note_done(void *to, const char *path, bool done) {
    struct way *way = to;
    const struct pack_level *level = done ? pack_find_level(way->pack, path) : NULL;
    for (int c = 0; level && c < way->pack->chapter_count; c++) {
        const struct pack_chapter *chapter = &way->pack->chapter[c];
        bool here = level >= chapter->level && level < chapter->level + chapter->level_count;
        way->done += here && counts(way, chapter);
    }
}

bool letters_came(struct stage *stage, const struct keepsake_letter *letter) {
    const struct pack *pack = stage->rooms->pack;
    struct way way = {.pack = pack, .occasion = letter->occasion};
    int levels = 0;
    if (!letter->occasion[0] || strcmp(letter->pack, pack->id) != 0) {
        return false;
    }
    for (int c = 0; c < pack->chapter_count; c++) {
        levels += counts(&way, &pack->chapter[c]) ? pack->chapter[c].level_count : 0;
    }
    keepsake_list_progress(stage->rooms->keepsake, pack->id, note_done, &way, NULL);
    return levels > 0 && way.done == levels;
}

bool letters_ripe(struct stage *stage, const struct keepsake_letter *letter) {
    return letter->opened || (letter->opens_on ? letter->opens_on <= letters_today(stage)
                                               : letters_came(stage, letter));
}

static const char *span_title(struct stage *stage, const char *id) {
    const struct pack *pack = stage->rooms->pack;
    for (int c = 0; c < pack->chapter_count; c++) {
        if (strcmp(pack->chapter[c].id, id) == 0) {
            return pack->chapter[c].title;
        }
    }
    return say_id(stage, id);
}

const char *letters_until(struct stage *stage, const struct keepsake_letter *letter) {
    if (letter->opens_on) {
        return say_date(stage, letters_date(letter->opens_on));
    }
    return strcmp(letter->occasion, bridge) == 0
               ? word(stage, "the day the bridge stands")
               : say(stage, "the day \u201c{span}\u201d stands", "span",
                     span_title(stage, letter->occasion), NULL);
}

/* --- who --- */

int letters_writer(const struct stage *stage, const struct keepsake_letter *letter) {
    bool a = strcmp(letter->by, stage->name[RULES_A]) == 0;
    bool b = strcmp(letter->by, stage->name[RULES_B]) == 0;
    return a == b ? -1 : a ? RULES_A : RULES_B;
}

bool letters_wait(struct stage *stage, char by[4 * KEEPSAKE_MAX_NAME + 1]) {
    struct letter_list list = {0};
    bool found = false;
    letter_list_read(stage, &list);
    for (int i = 0; i < list.count && !found; i++) {
        found = !list.letter[i].opened && letters_ripe(stage, &list.letter[i]);
        if (found) {
            strcpy(by, list.letter[i].by);
        }
    }
    letter_list_forget(&list);
    return found;
}

bool letters_any(struct stage *stage) {
    struct letter_list list = {0};
    letter_list_read(stage, &list);
    bool any = list.count > 0;
    letter_list_forget(&list);
    return any;
}
