/* The copy beside the box, the reserve, and deleting: what left the box leaves the copy, and finds
 * the room that it needs on a full disk. */
#include "keepsake/inside.h"

#include <string.h>

/* --- the reserve --- */

/* Not zeros: some file systems would store those in no space at all. */
static int fill_reserve(sqlite3_file *file) {
    unsigned char block[DISK_BLOCK];
    uint64_t state = 1;
    int code = SQLITE_OK;
    for (int at = 0; at < BOX_RESERVE && code == SQLITE_OK; at += DISK_BLOCK) {
        for (size_t i = 0; i < sizeof block; i++) {
            block[i] = (unsigned char)random_next(&state);
        }
        code = file->pMethods->xWrite(file, block, DISK_BLOCK, at);
    }
    return code == SQLITE_OK ? file->pMethods->xSync(file, SQLITE_SYNC_NORMAL) : code;
}

/* On a full disk it stays as large as it was: an older game's is small. */
bool box_reserve(struct keepsake *keepsake) {
    struct place place = box_place(keepsake, ".reserve");
    sqlite3_vfs *vfs = keepsake->scrub.base;
    sqlite3_file *file;
    sqlite3_int64 size = 0;
    if (!disk_create(place.path) || disk_open(vfs, place.path, &file) != SQLITE_OK) {
        return false;
    }
    int code = file->pMethods->xFileSize(file, &size);
    if (code == SQLITE_OK && size != BOX_RESERVE) {
        code = fill_reserve(file);
        if (code != SQLITE_OK) {
            file->pMethods->xTruncate(file, size);
        }
    }
    disk_close(file);
    if (code != SQLITE_OK && size == 0) {
        vfs->xDelete(vfs, place.path, 0);
    }
    return code == SQLITE_OK;
}

static bool give_up_reserve(struct keepsake *keepsake) {
    sqlite3_vfs *vfs = keepsake->scrub.base;
    return vfs->xDelete(vfs, box_place(keepsake, ".reserve").path, 0) == SQLITE_OK;
}

/* --- the copy --- */

/* Without a journal: the file under way counts for nothing until it is renamed. It is the box page
 * by page, so that what the check says of it is true of both. `flags` as for opening. */
static enum keepsake_result copy_to(struct keepsake *keepsake, const char *path, unsigned flags,
                                    struct error *error) {
    sqlite3 *copy;
    int code = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW,
                               keepsake->scrub.name);
    if (code == SQLITE_OK) {
        code = sqlite3_exec(copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL", NULL,
                            NULL, NULL);
    }
    if (code == SQLITE_OK) {
        code = sql_copy(keepsake->db, copy);
    }
    enum keepsake_result result = code == SQLITE_OK ? box_verify(keepsake, path, copy, flags, error)
                                                    : sql_result(code, error);
    sqlite3_close(copy);
    return result;
}

static void overwrite(const struct os_file *file) {
    static const char zeros[DISK_BLOCK];
    struct os_about about;
    int trouble = os_about(file, &about);
    while (!trouble && about.size > 0) {
        size_t size = about.size < DISK_BLOCK ? (size_t)about.size : DISK_BLOCK;
        trouble = os_write(file, zeros, size);
        about.size -= (int64_t)size;
    }
    os_sync(file);
}

/* The old copy is held open across the rename, so that there is a copy at every moment, and then
 * its words are overwritten. (SQLite would hold it so that Windows renames nothing over it.) */
static bool put_in_place(const char *from, const char *to) {
    struct os_file old = {0};
    if (disk_look(to) == DISK_FILE) {
        os_open(NULL, to, OS_WRITE | OS_NO_LINK, &old);
    }
    bool moved = disk_move(from, to);
    if (moved && old.open) {
        overwrite(&old);
    }
    os_close(&old);
    return moved;
}

static enum keepsake_result copy_box(struct keepsake *keepsake, unsigned flags,
                                     struct error *error) {
    struct place place = box_place(keepsake, ".backup-new");
    sqlite3_vfs *vfs = keepsake->scrub.base;
    int code = box_finish_forgetting(keepsake); /* which would take the new copy with it */
    if (code == SQLITE_OK) {
        code = disk_forget(vfs, place.path);
    }
    if (code == SQLITE_OK && !disk_create(place.path)) {
        code = SQLITE_CANTOPEN;
    }
    enum keepsake_result result = code == SQLITE_OK ? copy_to(keepsake, place.path, flags, error)
                                                    : sql_result(code, error);
    if (result == KEEPSAKE_OK) {
        /* It belongs to the old copy, and would be played into the new one. */
        code = disk_forget(vfs, box_place(keepsake, ".backup-journal").path);
        if (code == SQLITE_OK && !put_in_place(place.path, box_place(keepsake, ".backup").path)) {
            code = SQLITE_IOERR;
        }
        result = sql_result(code, error);
    }
    if (result != KEEPSAKE_OK) {
        disk_forget(vfs, place.path);
    }
    return result;
}

/* Gives the free pages back, some at a time: the journal holds every page that is moved. */
static int give_back(sqlite3 *db) {
    int64_t free = 0, before = 0;
    int code = sql_number(db, "PRAGMA freelist_count", &free);
    while (code == SQLITE_OK && free > 0 && free != before) {
        before = free;
        code = sql_run(db, "PRAGMA incremental_vacuum(64)", "");
        if (code == SQLITE_OK) {
            code = sql_number(db, "PRAGMA freelist_count", &free);
        }
    }
    return code;
}

static int settle(struct keepsake *keepsake, enum owed owed) {
    return sql_run(keepsake->db, "UPDATE box SET owed = ?", "i", (int64_t)owed);
}

enum keepsake_result keepsake_backup(struct keepsake *keepsake, struct error *error) {
    int64_t owed = OWED_NOTHING;
    sql_assert_rests(keepsake);
    if (keepsake->importing) {
        return sql_busy(error);
    }
    if (keepsake->in_memory) {
        return KEEPSAKE_OK;
    }
    int code = sql_number(keepsake->db, "SELECT owed FROM box", &owed);
    if (code != SQLITE_OK || owed == OWED_NOTHING) {
        return sql_result(code, error);
    }
    if (owed >= OWED_DELETION) {
        return box_finish(keepsake, error);
    }
    enum keepsake_result result = copy_box(keepsake, 0, error);
    if (result == KEEPSAKE_DAMAGED) { /* the box, or only what the disk made of its copy? */
        result = box_verify(keepsake, NULL, keepsake->db, 0, error);
        return result == KEEPSAKE_OK ? sql_result(SQLITE_IOERR, error) : result;
    }
    return result == KEEPSAKE_OK ? sql_result(settle(keepsake, OWED_NOTHING), error) : result;
}

/* --- after a deletion --- */

struct change {
    int (*work)(sqlite3 *db, const void *context);
    const void *context;
};

static int change_copy(sqlite3 *copy, sqlite3 *box, const struct change *change) {
    int64_t version = 0;
    bool same = false;
    int code = box_set_up(copy, false);
    if (code == SQLITE_OK) {
        code = sql_number(copy, "PRAGMA user_version", &version);
    }
    if (code == SQLITE_OK && version == schema_version) {
        code = schema_same(copy, box, &same);
    }
    if (code != SQLITE_OK || !same) { /* of an older game, perhaps */
        return code == SQLITE_OK ? SQLITE_MISMATCH : code;
    }
    code = sql_run(copy, "BEGIN IMMEDIATE", "");
    if (code == SQLITE_OK) {
        code = change->work(copy, change->context);
    }
    if (code == SQLITE_OK) {
        code = sql_run(copy, "COMMIT", "");
    }
    return code == SQLITE_OK ? give_back(copy) : code;
}

/* Takes the same thing out of the copy as out of the box, which costs little however large they
 * are. False: the copy is to be made anew. */
static bool delete_in_copy(struct keepsake *keepsake, const struct change *change) {
    struct place backup = box_place(keepsake, ".backup");
    sqlite3 *copy;
    struct peek peek;
    if (disk_look(backup.path) == DISK_NOTHING) {
        return disk_look(box_place(keepsake, ".backup-journal").path) == DISK_NOTHING;
    }
    if (box_peek(keepsake, backup.path, &peek) != KEEPSAKE_OK || peek.fresh || peek.stray_journal ||
        peek.stray_log) {
        return false;
    }
    int code = sqlite3_open_v2(backup.path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW,
                               keepsake->scrub.name);
    if (code == SQLITE_OK) {
        code = change_copy(copy, keepsake->db, change);
    }
    int closed = sqlite3_close(copy);
    return code == SQLITE_OK && closed == SQLITE_OK;
}

/* Deleted words must leave the copy too. A copy that can't be renewed is removed; only when the
 * box itself turns out to be damaged is it kept, for it is then all there is. */
static enum keepsake_result renew(struct keepsake *keepsake, enum owed *owed, struct error *error) {
    struct place backup = box_place(keepsake, ".backup");
    *owed = OWED_COPY;
    struct place journal = box_place(keepsake, ".backup-journal");
    if (disk_look(backup.path) == DISK_NOTHING) {
        return sql_result(disk_forget(keepsake->scrub.base, journal.path), error);
    }
    struct error reason = {""};
    bool whole = false;
    int code = sql_whole(keepsake->db, "PRAGMA integrity_check(1)", &whole);
    enum keepsake_result result = code == SQLITE_OK && !whole ? box_fail(KEEPSAKE_DAMAGED, &reason)
                                                              : sql_result(code, &reason);
    if (result == KEEPSAKE_DAMAGED) {
        error_set(error, "%s", reason.text);
        return result;
    }
    if (result == KEEPSAKE_OK && copy_box(keepsake, KEEPSAKE_AS_IT_IS, &reason) == KEEPSAKE_OK) {
        *owed = OWED_NOTHING;
        return KEEPSAKE_OK;
    }
    code = disk_forget(keepsake->scrub.base, backup.path);
    int after = disk_forget(keepsake->scrub.base, journal.path);
    return sql_result(code == SQLITE_OK ? after : code, error);
}

enum keepsake_result box_finish(struct keepsake *keepsake, struct error *error) {
    int64_t number = OWED_NOTHING;
    enum owed owed = OWED_NOTHING;
    sql_assert_rests(keepsake);
    int code = sql_number(keepsake->db, "SELECT owed FROM box", &number);
    if (code == SQLITE_OK) {
        code = give_back(keepsake->db);
    }
    if (code == SQLITE_OK && number == OWED_FORGETTING) {
        code = box_forget_damaged(keepsake);
    }
    enum keepsake_result result = code == SQLITE_OK ? renew(keepsake, &owed, error)
                                                    : sql_result(code, error);
    return result == KEEPSAKE_OK ? sql_result(settle(keepsake, owed), error) : result;
}

/* Where there is no copy, for it gave its room, one is owed from now on. */
static enum keepsake_result delete_once(struct keepsake *keepsake, const struct change *change,
                                        struct error *error) {
    int64_t before = OWED_NOTHING;
    int code = sql_number(keepsake->db, "SELECT owed FROM box", &before);
    enum keepsake_result result = sql_result(code, error);
    if (result == KEEPSAKE_OK) {
        result = sql_change(keepsake, change->work, change->context, OWED_DELETION, error);
    }
    if (result != KEEPSAKE_OK || keepsake->in_memory) {
        return result;
    }
    if (before <= OWED_COPY && delete_in_copy(keepsake, change) &&
        give_back(keepsake->db) == SQLITE_OK) {
        bool has_copy = disk_look(box_place(keepsake, ".backup").path) == DISK_FILE;
        return sql_result(settle(keepsake, has_copy ? (enum owed)before : OWED_COPY), error);
    }
    return box_finish(keepsake, error);
}

/* --- room for a deletion on a full disk --- */

/* The largest room there is to be had. What the copy held is in the box. */
static bool give_up_copy(struct keepsake *keepsake) {
    struct place backup = box_place(keepsake, ".backup");
    if (disk_look(backup.path) == DISK_NOTHING) {
        return false;
    }
    disk_forget(keepsake->scrub.base, backup.path);
    disk_forget(keepsake->scrub.base, box_place(keepsake, ".backup-journal").path);
    return true;
}

/* What is there can be overwritten although nothing can be added. Not so on a disk that writes
 * every change to another place first; there a change without a journal could stop halfway. */
static bool can_overwrite(sqlite3 *db) {
    char page[BOX_PAGE];
    sqlite3_file *file = NULL;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
        file->pMethods->xRead(file, page, BOX_PAGE, 0) != SQLITE_OK) {
        return false;
    }
    bool good = file->pMethods->xWrite(file, page, BOX_PAGE, 0) == SQLITE_OK &&
                file->pMethods->xSync(file, SQLITE_SYNC_NORMAL) == SQLITE_OK;
    base_forget(page, sizeof page);
    return good;
}

/* The journal in memory, for this deletion alone. A power cut in the few milliseconds of its
 * writing may damage the box, and there is no copy. That is seldom; that what should be gone stays
 * would be certain. */
static bool do_without_room(struct keepsake *keepsake) {
    return can_overwrite(keepsake->db) &&
           sql_run(keepsake->db, "PRAGMA journal_mode = MEMORY", "") == SQLITE_OK;
}

enum keepsake_result box_delete(struct keepsake *keepsake,
                                int (*work)(sqlite3 *db, const void *context), const void *context,
                                struct error *error) {
    static bool (*const make_room[])(struct keepsake * keepsake) = {give_up_reserve, give_up_copy,
                                                                    do_without_room};
    const struct change change = {.work = work, .context = context};
    struct error reason = {""};
    enum keepsake_result result = delete_once(keepsake, &change, &reason);
    bool full = result == KEEPSAKE_NO_ROOM && !keepsake->in_memory;
    for (size_t i = 0; i < 3 && full && result == KEEPSAKE_NO_ROOM; i++) {
        if (make_room[i](keepsake)) {
            reason = (struct error){""};
            result = delete_once(keepsake, &change, &reason);
        }
    }
    if (full) {
        sql_run(keepsake->db, "PRAGMA journal_mode = DELETE", "");
        box_reserve(keepsake); /* when there is room again; if not, the next open tries */
    }
    if (result != KEEPSAKE_OK) {
        error_set(error, "%s", reason.text);
    }
    return result;
}
