/* From a file to a connection: looked at before SQLite has it, set, checked, and only then cut and
 * migrated. */
#include "keepsake/inside.h"

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
    box_limit(db);
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

/* A crash after a deletion may leave a file longer than its pages: what is past them are old words.
 * Only a box that was found whole is cut. */
static int cut_end(sqlite3 *db) {
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;
    int64_t pages = 0;
    int code = sql_number(db, "PRAGMA page_count", &pages);
    if (code == SQLITE_OK) {
        code = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    }
    if (code == SQLITE_OK) {
        code = file->pMethods->xFileSize(file, &size);
    }
    if (code == SQLITE_OK && pages > 0 && size > pages * BOX_PAGE) {
        file->pMethods->xTruncate(file, pages * BOX_PAGE);
        file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
    }
    return code;
}

static enum keepsake_result load(struct keepsake *keepsake, const char *path, sqlite3 *db,
                                 unsigned flags, struct error *error) {
    bool in_memory = keepsake->in_memory;
    enum keepsake_result result = box_checked(box_set_up(db, in_memory), error);
    if (result == KEEPSAKE_OK) {
        result = box_verify(keepsake, path, db, flags, error);
    }
    if (result == KEEPSAKE_OK && !in_memory) {
        result = sqlite3_db_readonly(db, "main") ? box_fail(KEEPSAKE_READ_ONLY, error)
                                                 : sql_result(cut_end(db), error);
    }
    if (result == KEEPSAKE_OK) {
        result = sql_result(schema_migrate(db, schema_steps, schema_version), error);
    }
    return result;
}

/* What lies beside a box under the name of its journal or log but is of another box, or of none:
 * SQLite would play it back, or refuse the box for it. */
static enum keepsake_result set_strays_aside(struct keepsake *keepsake, const char *path,
                                             const struct peek *peek) {
    static const char *const journal[] = {"-journal"}, *const log[] = {"-wal"};
    bool moved = (!peek->stray_journal || box_set_aside(keepsake, path, journal, 1)) &&
                 (!peek->stray_log || box_set_aside(keepsake, path, log, 1));
    return moved ? KEEPSAKE_OK : KEEPSAKE_FAILED;
}

/* Everything that is known of a file before SQLite has it. */
static enum keepsake_result make_ready(struct keepsake *keepsake, const char *path,
                                       unsigned flags) {
    struct peek peek;
    enum keepsake_result result = box_peek(keepsake, path, &peek);
    if (result == KEEPSAKE_OK && !disk_may_write(path)) {
        result = KEEPSAKE_READ_ONLY;
    }
    if (result == KEEPSAKE_OK && peek.fresh && !(flags & KEEPSAKE_CREATE)) {
        result = KEEPSAKE_MISSING;
    }
    if (result == KEEPSAKE_OK) {
        result = set_strays_aside(keepsake, path, &peek);
    }
    if (result == KEEPSAKE_OK && peek.fresh && !disk_create(path)) {
        result = KEEPSAKE_READ_ONLY;
    }
    return result;
}

enum keepsake_result box_load(struct keepsake *keepsake, const char *path, unsigned flags,
                              sqlite3 **out, struct error *error) {
    *out = NULL;
    enum keepsake_result result = keepsake->in_memory ? KEEPSAKE_OK
                                                      : make_ready(keepsake, path, flags);
    if (result != KEEPSAKE_OK) {
        return box_fail(result, error);
    }
    sqlite3 *db;
    int code = sqlite3_open_v2(path, &db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
                                   SQLITE_OPEN_NOMUTEX | /* one thread per connection */
                                   (keepsake->in_memory ? SQLITE_OPEN_MEMORY : 0),
                               keepsake->in_memory ? NULL : keepsake->scrub.name);
    result = code == SQLITE_OK ? load(keepsake, path, db, flags, error) : sql_result(code, error);
    if (result != KEEPSAKE_OK) {
        sqlite3_close(db);
        return result;
    }
    *out = db;
    return KEEPSAKE_OK;
}
