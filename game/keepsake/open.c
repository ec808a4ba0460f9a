#include "keepsake/inside.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct place box_place(const struct keepsake *keepsake, const char *suffix) {
    struct place place;
    snprintf(place.path, sizeof place.path, "%s%s", keepsake->path, suffix);
    return place;
}

/* --- before SQLite --- */

static uint32_t big_endian(const unsigned char *byte) {
    return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 | (uint32_t)byte[2] << 8 | byte[3];
}

enum { HEADER = 100 }; /* of a database; offsets: sqlite.org/fileformat2.html#the_database_header */

static enum keepsake_result judge(const unsigned char header[HEADER], sqlite3_int64 size) {
    uint32_t page = (uint32_t)header[16] << 8 | header[17], version = big_endian(header + 60);
    if (size < HEADER || memcmp(header, "SQLite format 3", 16) != 0) {
        return KEEPSAKE_DAMAGED;
    }
    if (big_endian(header + 68) != BOX_APPLICATION) {
        return KEEPSAKE_NOT_A_BOX;
    }
    if (version > (uint32_t)schema_version) {
        return KEEPSAKE_NEWER;
    }
    bool rollback_mode = header[18] == 1 && header[19] == 1;
    bool ours = page == BOX_PAGE && rollback_mode && version > 0 && big_endian(header + 56) == 1;
    return ours && size <= (sqlite3_int64)BOX_PAGE * BOX_MAX_PAGES ? KEEPSAKE_OK : KEEPSAKE_STRANGE;
}

/* Where no journal could say otherwise, the header knows how long the file is. A crash after a
 * deletion may leave it longer: what is past the end are old words. SQLite would take a shorter one
 * and read its end as zeros. */
static enum keepsake_result measure(sqlite3_file *file, const unsigned char header[HEADER],
                                    sqlite3_int64 size) {
    sqlite3_int64 used = (sqlite3_int64)big_endian(header + 28) * BOX_PAGE;
    bool valid = memcmp(header + 24, header + 92, 4) == 0;
    if (valid && used > 0 && used < size) {
        file->pMethods->xTruncate(file, used);
        file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
    }
    return used > size ? KEEPSAKE_DAMAGED : KEEPSAKE_OK;
}

static enum keepsake_result peek_file(struct keepsake *keepsake, const char *path, bool has_journal,
                                      bool *fresh) {
    unsigned char header[HEADER] = {0};
    sqlite3_file *file;
    sqlite3_int64 size = 0;
    int code = disk_open(&keepsake->scrub.vfs, path, &file);
    if (code == SQLITE_OK) {
        code = file->pMethods->xFileSize(file, &size);
    }
    if (code == SQLITE_OK && size >= HEADER) {
        code = file->pMethods->xRead(file, header, HEADER, 0);
    }
    *fresh = code == SQLITE_OK && size == 0;
    enum keepsake_result result = sql_result(code, NULL);
    if (result == KEEPSAKE_OK && size > 0) {
        result = judge(header, size);
    }
    if (result == KEEPSAKE_OK && size > 0 && !has_journal) {
        result = measure(file, header, size);
    }
    disk_close(file);
    return result;
}

enum journal { JOURNAL_VOID, JOURNAL_OF_NEW, JOURNAL_OF_OLD };

/* Whose journal it is: of a box that was just begun (it had no pages; nothing can be lost), or of
 * one with pages. What can't be read counts as the latter. */
static enum journal journal_kind(struct keepsake *keepsake, const char *path) {
    unsigned char header[28] = {0};
    sqlite3_file *file;
    if (disk_open(keepsake->scrub.base, path, &file) != SQLITE_OK) {
        return JOURNAL_OF_OLD;
    }
    int code = file->pMethods->xRead(file, header, sizeof header, 0);
    disk_close(file);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) {
        return JOURNAL_OF_OLD;
    }
    if (header[0] == 0) { /* as SQLite judges it */
        return JOURNAL_VOID;
    }
    return big_endian(header + 16) == 0 ? JOURNAL_OF_NEW : JOURNAL_OF_OLD;
}

enum keepsake_result box_peek(struct keepsake *keepsake, const char *path, bool *fresh) {
    struct place place;
    snprintf(place.path, sizeof place.path, "%s-journal", path);
    enum disk_kind kind = disk_look(path), beside = disk_look(place.path);
    if (kind == DISK_OTHER || beside == DISK_OTHER) {
        return KEEPSAKE_NOT_A_FILE;
    }
    if (kind == DISK_FILE && access(path, R_OK) != 0) {
        return KEEPSAKE_UNREADABLE;
    }
    if (!disk_may_write(path)) {
        return KEEPSAKE_READ_ONLY;
    }
    enum journal journal = beside == DISK_FILE ? journal_kind(keepsake, place.path) : JOURNAL_VOID;
    *fresh = kind == DISK_NOTHING || journal == JOURNAL_OF_NEW; /* SQLite will empty it */
    enum keepsake_result result = KEEPSAKE_OK;
    if (!*fresh) {
        result = peek_file(keepsake, path, beside == DISK_FILE, fresh);
    }
    /* SQLite would delete the journal of a box that is gone without a word. */
    return *fresh && journal == JOURNAL_OF_OLD ? KEEPSAKE_DAMAGED : result;
}

/* --- with SQLite --- */

static void limit(sqlite3 *db) {
    static const struct {
        int limit, value;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, 1000000},
        {SQLITE_LIMIT_SQL_LENGTH, 100000},
        {SQLITE_LIMIT_COLUMN, 100},
        {SQLITE_LIMIT_EXPR_DEPTH, 10},
        {SQLITE_LIMIT_COMPOUND_SELECT, 3},
        {SQLITE_LIMIT_VDBE_OP, 25000},
        {SQLITE_LIMIT_FUNCTION_ARG, 8},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 20},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        sqlite3_limit(db, limits[i].limit, limits[i].value);
    }
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, 200);
}

/* Sets every pragma and reads it back: one that was not taken would break a promise silently. */
int box_set_up(sqlite3 *db, bool in_memory) {
    static const struct {
        const char *set, *get;
        int64_t value;
        bool file_only;
    } pragmas[] = {
        {"PRAGMA synchronous = EXTRA", "PRAGMA synchronous", 3, false},
        {"PRAGMA secure_delete = ON", "PRAGMA secure_delete", 1, false},
        {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2, false},
        {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", 0, false},
        {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1, false},
        {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", 0, false},
        {"PRAGMA fullfsync = ON", "PRAGMA fullfsync", 1, false},
        {"PRAGMA journal_mode = DELETE", "SELECT journal_mode = 'delete' FROM pragma_journal_mode",
         1, true},
        {"PRAGMA max_page_count = 131072", "PRAGMA max_page_count", BOX_MAX_PAGES, false},
    };
    limit(db);
    for (size_t i = 0; i < sizeof pragmas / sizeof pragmas[0]; i++) {
        int64_t value = 0;
        if (in_memory && pragmas[i].file_only) {
            continue;
        }
        int code = sql_run(db, pragmas[i].set, "");
        if (code == SQLITE_OK) {
            code = sql_number(db, pragmas[i].get, &value);
        }
        if (code != SQLITE_OK || value != pragmas[i].value) {
            return code != SQLITE_OK ? code : SQLITE_MISUSE;
        }
    }
    return SQLITE_OK;
}

/* After SQLite has rolled back what a crash left: still ours, and only ours? */
static enum keepsake_result verify(sqlite3 *db, struct error *error) {
    int64_t application = 0, version = 0, pages = 0;
    bool same = false, whole = false;
    int code = sql_number(db, "PRAGMA application_id", &application);
    if (code == SQLITE_OK) {
        code = sql_number(db, "PRAGMA user_version", &version);
    }
    if (code == SQLITE_OK) {
        code = sql_number(db, "PRAGMA page_count", &pages);
    }
    if (code != SQLITE_OK || pages == 0) {
        return sql_result(code, error);
    }
    if (application != BOX_APPLICATION || version < 1 || version > schema_version) {
        return box_fail(KEEPSAKE_STRANGE, error);
    }
    code = schema_compare(db, schema_steps, (int)version, &same);
    if (code == SQLITE_OK && !same) {
        return box_fail(KEEPSAKE_STRANGE, error);
    }
    if (code == SQLITE_OK) {
        code = sql_whole(db, "PRAGMA quick_check(1)", &whole);
    }
    return code == SQLITE_OK && !whole ? box_fail(KEEPSAKE_DAMAGED, error)
                                       : sql_result(code, error);
}

static enum keepsake_result load(sqlite3 *db, bool in_memory, unsigned flags, struct error *error) {
    int code = box_set_up(db, in_memory);
    if (code != SQLITE_OK) {
        return sql_result(code, error);
    }
    enum keepsake_result result = verify(db, error);
    if (result == KEEPSAKE_OK) {
        result = sql_result(schema_migrate(db, schema_steps, schema_version), error);
    }
    if (result == KEEPSAKE_OK && !(flags & KEEPSAKE_AS_IT_IS)) {
        result = sql_result(sums_check(db), error);
    }
    return result;
}

enum keepsake_result box_load(struct keepsake *keepsake, const char *path, unsigned flags,
                              sqlite3 **out, struct error *error) {
    bool fresh = false;
    *out = NULL;
    enum keepsake_result result = keepsake->in_memory ? KEEPSAKE_OK
                                                      : box_peek(keepsake, path, &fresh);
    if (result == KEEPSAKE_OK && fresh && !(flags & KEEPSAKE_CREATE)) {
        result = KEEPSAKE_MISSING;
    }
    if (result == KEEPSAKE_OK && fresh && !disk_create(path)) {
        result = KEEPSAKE_READ_ONLY;
    }
    if (result != KEEPSAKE_OK) {
        return box_fail(result, error);
    }
    sqlite3 *db;
    int code = sqlite3_open_v2(path, &db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
                                   SQLITE_OPEN_NOMUTEX | /* one thread per box */
                                   (keepsake->in_memory ? SQLITE_OPEN_MEMORY : 0),
                               keepsake->in_memory ? NULL : keepsake->scrub.name);
    result = code == SQLITE_OK ? load(db, keepsake->in_memory, flags, error)
                               : sql_result(code, error);
    if (result != KEEPSAKE_OK) {
        sqlite3_close(db);
        return result;
    }
    *out = db;
    return KEEPSAKE_OK;
}

/* --- the place --- */

static enum keepsake_result check_place(const struct keepsake *keepsake) {
    static const char *const suffix[] = {"",        "-journal",    ".lock",          ".reserve",
                                         ".backup", ".backup-new", ".backup-journal"};
    for (size_t i = 0; i < sizeof suffix / sizeof suffix[0]; i++) {
        if (disk_look(box_place(keepsake, suffix[i]).path) == DISK_OTHER) {
            return KEEPSAKE_NOT_A_FILE;
        }
    }
    if (disk_look(keepsake->path) == DISK_FILE && access(keepsake->path, R_OK) != 0) {
        return KEEPSAKE_UNREADABLE;
    }
    return disk_may_write(keepsake->path) ? KEEPSAKE_OK : KEEPSAKE_READ_ONLY;
}

/* Not SQLite's exclusive mode: that keeps the journal, with old words in it, between changes. So
 * an empty file beside the box is locked instead; the lock ends with the process, however that
 * ends. */
static enum keepsake_result lock_place(struct keepsake *keepsake) {
    struct place place = box_place(keepsake, ".lock");
    if (!disk_create(place.path)) {
        return KEEPSAKE_READ_ONLY;
    }
    int code = disk_open(keepsake->scrub.base, place.path, &keepsake->lock);
    if (code == SQLITE_OK) {
        code = keepsake->lock->pMethods->xLock(keepsake->lock, SQLITE_LOCK_SHARED);
    }
    if (code == SQLITE_OK) {
        code = keepsake->lock->pMethods->xLock(keepsake->lock, SQLITE_LOCK_RESERVED);
    }
    return sql_result(code, NULL);
}

enum keepsake_result box_new(const char *path, struct keepsake **out, struct error *error) {
    *out = NULL;
    struct keepsake *keepsake = calloc(1, sizeof *keepsake);
    if (!keepsake) {
        return box_fail(KEEPSAKE_FAILED, error);
    }
    keepsake->in_memory = strcmp(path, ":memory:") == 0;
    if (keepsake->in_memory) {
        strcpy(keepsake->path, path);
        *out = keepsake;
        return KEEPSAKE_OK;
    }
    enum keepsake_result result = disk_resolve(path, keepsake->path);
    if (result == KEEPSAKE_OK) {
        result = check_place(keepsake);
    }
    if (result == KEEPSAKE_OK && !scrub_init(&keepsake->scrub)) {
        result = KEEPSAKE_FAILED;
    }
    if (result == KEEPSAKE_OK) {
        result = lock_place(keepsake);
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
    sqlite3_close(keepsake->db);
    if (keepsake->lock) {
        keepsake->lock->pMethods->xUnlock(keepsake->lock, SQLITE_LOCK_NONE);
        disk_close(keepsake->lock);
    }
    scrub_release(&keepsake->scrub);
    free(keepsake);
}

/* What a crash may have left undone. None of it keeps a box from opening. */
static void tidy(struct keepsake *keepsake) {
    int64_t owed = OWED_NOTHING;
    disk_forget(keepsake->scrub.base, box_place(keepsake, ".backup-new").path);
    if (sql_number(keepsake->db, "SELECT owed FROM box", &owed) == SQLITE_OK &&
        owed >= OWED_DELETION) {
        box_finish(keepsake, NULL);
    }
    box_reserve(keepsake);
}

enum keepsake_result box_enter(struct keepsake *keepsake, unsigned flags, struct error *error) {
    bool fresh = false;
    if (!keepsake->in_memory && disk_look(box_place(keepsake, ".backup").path) == DISK_FILE &&
        box_peek(keepsake, keepsake->path, &fresh) == KEEPSAKE_OK && fresh) {
        return box_fail(KEEPSAKE_DAMAGED, error); /* lost, so not one to begin */
    }
    struct error reason = {""};
    enum keepsake_result result = box_load(keepsake, keepsake->path, flags, &keepsake->db, &reason);
    if (result == KEEPSAKE_DAMAGED && !keepsake->in_memory && !box_copy_whole(keepsake)) {
        reason = (struct error){""}; /* better most of the moments than none */
        result = box_load(keepsake, keepsake->path, flags | KEEPSAKE_AS_IT_IS, &keepsake->db,
                          &reason);
    }
    if (result != KEEPSAKE_OK) {
        error_set(error, "%s", reason.text);
    }
    return result;
}

enum keepsake_result keepsake_open(const char *path, unsigned flags, struct keepsake **out,
                                   struct error *error) {
    struct keepsake *keepsake = NULL;
    *out = NULL;
    enum keepsake_result result = box_new(path, &keepsake, error);
    if (result == KEEPSAKE_OK && keepsake) {
        result = box_enter(keepsake, flags, error);
    }
    if (result != KEEPSAKE_OK || !keepsake) {
        keepsake_close(keepsake);
        return result;
    }
    if (!keepsake->in_memory) {
        tidy(keepsake);
    }
    *out = keepsake;
    return KEEPSAKE_OK;
}
