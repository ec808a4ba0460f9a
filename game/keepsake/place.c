/* Where a box lies: all its files are its owner's alone, and one copy of the game has it. */
#include "keepsake/inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Every file of a box but those that were set aside, by what its name ends in. */
static const char *const suffixes[] = {
    "",        "-journal",    "-wal",        ".lock",           ".reserve",
    ".backup", ".backup-new", ".backup-wal", ".backup-journal", ".forgotten"};
enum { SUFFIXES = sizeof suffixes / sizeof suffixes[0] };

static enum keepsake_result check_place(const struct keepsake *keepsake) {
    for (size_t i = 0; i < SUFFIXES; i++) {
        if (disk_look(box_place(keepsake, suffixes[i]).path) == DISK_OTHER) {
            return KEEPSAKE_NOT_A_FILE;
        }
    }
    if (disk_look(keepsake->path) == DISK_FILE && !disk_may_read(keepsake->path)) {
        return KEEPSAKE_UNREADABLE;
    }
    if (disk_has_other_names(keepsake->path)) { /* the lock is by name */
        return KEEPSAKE_LINKED;
    }
    return disk_may_write(keepsake->path) ? KEEPSAKE_OK : KEEPSAKE_READ_ONLY;
}

/* An older game, a copy from elsewhere or a loose umask may have let others read it. */
static void tighten(struct keepsake *keepsake) {
    for (size_t i = 0; i < SUFFIXES; i++) {
        os_make_private(box_place(keepsake, suffixes[i]).path);
    }
    box_tighten_damaged(keepsake);
}

enum keepsake_result box_place_new(const char *path, struct keepsake **out) {
    struct keepsake *keepsake = calloc(1, sizeof *keepsake);
    *out = keepsake;
    if (!keepsake) {
        return KEEPSAKE_FAILED;
    }
    keepsake->in_memory = strcmp(path, ":memory:") == 0;
    if (keepsake->in_memory) {
        strcpy(keepsake->path, path);
        return KEEPSAKE_OK;
    }
    enum keepsake_result result = disk_resolve(path, keepsake->path);
    return result == KEEPSAKE_OK && !scrub_init(&keepsake->scrub) ? KEEPSAKE_FAILED : result;
}

/* Not SQLite's exclusive mode: that keeps the journal, with old words in it, between changes. So
 * an empty file beside the box is locked instead; the lock ends with the process, however that
 * ends. */
enum keepsake_result box_new(const char *path, struct keepsake **out, struct error *error) {
    struct keepsake *keepsake;
    *out = NULL;
    enum keepsake_result result = box_place_new(path, &keepsake);
    if (result == KEEPSAKE_OK && keepsake && !keepsake->in_memory) {
        result = check_place(keepsake);
        if (result == KEEPSAKE_OK) {
            result = disk_lock(box_place(keepsake, ".lock").path, true, &keepsake->lock);
        }
        if (result == KEEPSAKE_OK) {
            tighten(keepsake);
        }
    }
    if (result != KEEPSAKE_OK) {
        keepsake_close(keepsake);
        return box_fail(result, error);
    }
    *out = keepsake;
    return KEEPSAKE_OK;
}

void keepsake_close(struct keepsake *keepsake) {
    if (!keepsake) {
        return;
    }
    assert(!keepsake->importing);
    sky_forget(keepsake);
    int closed = sqlite3_close(keepsake->db);
    assert(closed == SQLITE_OK); /* nobody is still asking it something */
    os_close(&keepsake->lock);
    scrub_release(&keepsake->scrub);
    free(keepsake);
}
