/* Opening: the place, the lock, SQLite's settings, the checks. Nothing of a file is changed before
 * all checks have passed, but that its own journal is played back. */
#include "keepsake/inside.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- with SQLite --- */

void box_limit(sqlite3 *db) {
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

/* --- the place --- */

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
    for (int i = 1; i <= BOX_MAX_DAMAGED; i++) {
        for (int part = 0; part < BOX_PARTS; part++) {
            os_make_private(
                place_beside(box_damaged_place(keepsake, i).path, box_parts[part]).path);
        }
    }
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

/* A box that is gone while its copy is there was lost, and is not to be begun. */
static bool is_lost(struct keepsake *keepsake) {
    struct peek peek;
    return !keepsake->in_memory && disk_look(box_place(keepsake, ".backup").path) == DISK_FILE &&
           box_peek(keepsake, keepsake->path, &peek) == KEEPSAKE_OK && peek.fresh;
}

enum keepsake_result box_enter(struct keepsake *keepsake, unsigned flags, struct error *error) {
    struct error reason = {""};
    int code = box_finish_forgetting(keepsake);
    if (code != SQLITE_OK) { /* or what was to be gone could come back */
        return sql_result(code, error);
    }
    if (is_lost(keepsake)) {
        return box_fail(KEEPSAKE_DAMAGED, error);
    }
    enum keepsake_result result = box_load(keepsake, keepsake->path, flags, &keepsake->db, &reason);
    enum keepsake_result believed = keepsake->in_memory ? result : box_believe(keepsake, result);
    if (believed == KEEPSAKE_DAMAGED && !keepsake->in_memory && !box_copy_whole(keepsake) &&
        box_load(keepsake, keepsake->path, flags | KEEPSAKE_AS_IT_IS, &keepsake->db, NULL) ==
            KEEPSAKE_OK) {
        return KEEPSAKE_OK; /* better most of the moments than none */
    }
    if (believed != KEEPSAKE_OK) {
        error_set(error, "%s",
                  believed == result && reason.text[0] ? reason.text : keepsake_message(believed));
    }
    return believed;
}

enum keepsake_result keepsake_open(const char *path, unsigned flags, struct keepsake **out,
                                   struct error *error) {
    struct keepsake *keepsake = NULL;
    *out = NULL;
    if (flags & KEEPSAKE_LOOK) {
        return box_open_to_look(path, out, error);
    }
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
    sql_assert_rests(keepsake);
    *out = keepsake;
    return KEEPSAKE_OK;
}
