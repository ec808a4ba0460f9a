/* Boxes that were set aside, whole with journal and log, under numbers of their own: nothing is
 * lost by setting one aside, and they are forgotten when people say so. */
#include "keepsake/inside.h"

#include <stdio.h>
#include <string.h>

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

/* --- which of them are there --- */

struct aside {
    const char *begin; /* of their names, without the folder */
    bool there[BOX_MAX_DAMAGED + 1][BOX_PARTS];
};

/* A number as box_damaged_place writes it, and what part it is. */
static bool note_name(void *to, const char *name) {
    struct aside *aside = to;
    size_t begin = strlen(aside->begin), digits = 0;
    int number = 0;
    if (strncmp(name, aside->begin, begin) != 0) {
        return true;
    }
    for (; name[begin + digits] >= '0' + !digits && name[begin + digits] <= '9'; digits++) {
        number = number * 10 + (name[begin + digits] - '0');
        if (number > BOX_MAX_DAMAGED) {
            return true;
        }
    }
    for (int part = 0; digits && part < BOX_PARTS; part++) {
        if (strcmp(name + begin + digits, box_parts[part]) == 0) {
            aside->there[number][part] = true;
        }
    }
    return true;
}

static void ask_for_each(struct keepsake *keepsake, struct aside *aside) {
    for (int i = 1; i <= BOX_MAX_DAMAGED; i++) {
        for (int part = 0; part < BOX_PARTS; part++) {
            struct place place = place_beside(box_damaged_place(keepsake, i).path, box_parts[part]);
            aside->there[i][part] = disk_look(place.path) != DISK_NOTHING;
        }
    }
}

/* By one look into the folder; where that may not be read, by asking for each name. */
static struct aside look_aside(struct keepsake *keepsake) {
    struct place names = box_place(keepsake, ".damaged-"), folder = names;
    char *slash = strrchr(folder.path, '/');
    struct aside aside = {.begin = strrchr(names.path, '/') + 1};
    struct os_file opened = {0};
    slash[slash == folder.path] = '\0'; /* the root keeps its own */
    if (os_open(NULL, folder.path, OS_AS_A_FOLDER, &opened) != 0 ||
        os_names(&opened, note_name, &aside) != 0) {
        ask_for_each(keepsake, &aside);
    }
    os_close(&opened);
    aside.begin = NULL;
    return aside;
}

static bool is_any(const struct aside *aside, int number) {
    bool any = false;
    for (int part = 0; part < BOX_PARTS; part++) {
        any = any || aside->there[number][part];
    }
    return any;
}

/* --- what is done with them --- */

/* Calls `work` for each file of them. */
static void each_aside(struct keepsake *keepsake,
                       void (*work)(struct keepsake *keepsake, const char *path, void *to),
                       void *to) {
    struct aside aside = look_aside(keepsake);
    for (int i = 1; i <= BOX_MAX_DAMAGED; i++) {
        for (int part = 0; part < BOX_PARTS; part++) {
            if (aside.there[i][part]) {
                struct place place = box_damaged_place(keepsake, i);
                work(keepsake, place_beside(place.path, box_parts[part]).path, to);
            }
        }
    }
}

static void tighten(struct keepsake *keepsake, const char *path, void *to) {
    (void)keepsake;
    (void)to;
    os_make_private(path);
}

void box_tighten_damaged(struct keepsake *keepsake) {
    each_aside(keepsake, tighten, NULL);
}

int keepsake_count_damaged(struct keepsake *keepsake) {
    int count = 0;
    if (!keepsake->in_memory) {
        struct aside aside = look_aside(keepsake);
        for (int i = 1; i <= BOX_MAX_DAMAGED; i++) {
            count += is_any(&aside, i);
        }
    }
    return count;
}

static void forget(struct keepsake *keepsake, const char *path, void *to) {
    int *code = to, gone = disk_forget(keepsake->scrub.base, path);
    *code = *code != SQLITE_OK ? *code : gone;
}

int box_forget_damaged(struct keepsake *keepsake) {
    int code = SQLITE_OK;
    each_aside(keepsake, forget, &code);
    return code;
}

enum keepsake_result keepsake_forget_damaged(struct keepsake *keepsake, struct error *error) {
    return keepsake->in_memory ? KEEPSAKE_OK : sql_result(box_forget_damaged(keepsake), error);
}

int box_set_aside(struct keepsake *keepsake, const char *path, const char *const *suffix,
                  int count) {
    struct aside aside = look_aside(keepsake);
    int number = 1;
    while (number <= BOX_MAX_DAMAGED && is_any(&aside, number)) {
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
