/* Boxes that were set aside, whole with journal and log, under numbers of their own: nothing is
 * lost by setting one aside, and they are forgotten when people say so. */
#include "keepsake/inside.h"

#include <stdio.h>

struct place box_damaged_place(const struct keepsake *keepsake, int number) {
    struct place place;
    snprintf(place.path, sizeof place.path, "%s.damaged-%d", keepsake->path, number);
    return place;
}

/* The box is last to be moved: without its journal SQLite could take a half changed one for a whole
 * one. */
const char *const box_parts[BOX_PARTS] = {"-journal", "-wal", ""};

bool box_is_there(struct place place) {
    bool there = false;
    for (int i = 0; i < BOX_PARTS; i++) {
        there = there || disk_look(place_beside(place.path, box_parts[i]).path) != DISK_NOTHING;
    }
    return there;
}

int keepsake_count_damaged(struct keepsake *keepsake) {
    int count = 0;
    for (int i = 1; i <= BOX_MAX_DAMAGED && !keepsake->in_memory; i++) {
        count += box_is_there(box_damaged_place(keepsake, i));
    }
    return count;
}

int box_forget_damaged(struct keepsake *keepsake) {
    int code = SQLITE_OK;
    for (int i = 1; i <= BOX_MAX_DAMAGED; i++) {
        struct place place = box_damaged_place(keepsake, i);
        for (int part = 0; part < BOX_PARTS; part++) {
            int gone = disk_forget(keepsake->scrub.base,
                                   place_beside(place.path, box_parts[part]).path);
            code = code != SQLITE_OK ? code : gone;
        }
    }
    return code;
}

enum keepsake_result keepsake_forget_damaged(struct keepsake *keepsake, struct error *error) {
    return keepsake->in_memory ? KEEPSAKE_OK : sql_result(box_forget_damaged(keepsake), error);
}

int box_set_aside(struct keepsake *keepsake, const char *path, const char *const *suffix,
                  int count) {
    int number = 1;
    while (number <= BOX_MAX_DAMAGED && box_is_there(box_damaged_place(keepsake, number))) {
        number++;
    }
    if (number > BOX_MAX_DAMAGED) {
        return 0;
    }
    struct place to = box_damaged_place(keepsake, number);
    for (int i = 0; i < count; i++) {
        struct place from = place_beside(path, suffix[i]);
        if (disk_look(from.path) != DISK_NOTHING &&
            !disk_move(from.path, place_beside(to.path, suffix[i]).path)) {
            return 0;
        }
    }
    return number;
}
