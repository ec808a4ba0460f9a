/* The whole check: a file is ours, and only ours, and every page, row and sum of it holds. Until it
 * has passed, nothing of the file is cut or changed. */
#include "keepsake/inside.h"

#include <assert.h>
#include <stdatomic.h>

/* SQLite has many words for what it can't make sense of; the questions asked here are always good.
 */
enum keepsake_result box_checked(int code, struct error *error) {
    switch (code & 0xff) {
    case SQLITE_ERROR:
    case SQLITE_TOOBIG:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return box_fail(KEEPSAKE_DAMAGED, error);
    default:
        return sql_result(code, error);
    }
}

/* Version 0 is a file without pages: a box that is not begun yet. */
static enum keepsake_result is_ours(sqlite3 *db, int64_t *version, struct error *error) {
    int64_t application = 0, pages = 0;
    bool same = false;
    int code = sql_number(db, "PRAGMA application_id", &application);
    if (code == SQLITE_OK) {
        code = sql_number(db, "PRAGMA user_version", version);
    }
    if (code == SQLITE_OK) {
        code = sql_number(db, "PRAGMA page_count", &pages);
    }
    if (code != SQLITE_OK || pages == 0) {
        *version = 0;
        return box_checked(code, error);
    }
    if (application != BOX_APPLICATION || *version < 1 || *version > schema_version) {
        return box_fail(KEEPSAKE_STRANGE, error);
    }
    code = schema_compare(db, schema_steps, (int)*version, &same);
    return code == SQLITE_OK && !same ? box_fail(KEEPSAKE_STRANGE, error)
                                      : box_checked(code, error);
}

/* --- SQLite's own check, and the sums ---
 *
 * Each goes through the whole file and waits for nothing that the other finds. So each has a
 * connection of its own and, where there is a second one, a processor. */
struct check {
    sqlite3 *db, *sums; /* sums: of the same file, as it stands */
    int code[2];
    bool whole;
    atomic_bool broken; /* what SQLite found; the way through a broken tree may have no end */
};

static int is_vain(void *context) {
    return atomic_load(&((struct check *)context)->broken);
}

static void check_part(void *context, int part) {
    struct check *check = context;
    if (part == 0) {
        check->code[part] = sql_whole(check->db, "PRAGMA integrity_check(1)", &check->whole);
        atomic_store(&check->broken, !check->whole);
    } else {
        check->code[part] = sums_check(check->sums);
    }
}

static int check_both(struct keepsake *keepsake, const char *path, sqlite3 *db, bool *whole) {
    enum { EVERY = 1000 }; /* steps of SQLite's, a few microseconds */
    struct check check = {.db = db};
    int code = box_look(keepsake, path, &check.sums);
    atomic_init(&check.broken, false);
    if (code == SQLITE_OK) {
        struct os_pool *pool = os_pool_new(sqlite3_threadsafe() ? 1 : 0);
        sqlite3_progress_handler(check.sums, EVERY, is_vain, &check);
        os_pool_share(pool, 2, check_part, &check);
        os_pool_free(pool);
        *whole = check.whole;
        code = check.code[0] == SQLITE_OK && check.whole ? check.code[1] : check.code[0];
    }
    sqlite3_close(check.sums);
    return code;
}

enum keepsake_result box_verify(struct keepsake *keepsake, const char *path, sqlite3 *db,
                                unsigned flags, struct error *error) {
    int64_t version = 0;
    bool whole = false;
    assert(keepsake || flags & KEEPSAKE_AS_IT_IS);
    enum keepsake_result result = is_ours(db, &version, error);
    if (result != KEEPSAKE_OK || version == 0) {
        return result;
    }
    int code = flags & KEEPSAKE_AS_IT_IS ? sql_whole(db, "PRAGMA quick_check(1)", &whole)
               : version >= SUMS_SINCE   ? check_both(keepsake, path, db, &whole)
                                         : sql_whole(db, "PRAGMA integrity_check(1)", &whole);
    return code == SQLITE_OK && !whole ? box_fail(KEEPSAKE_DAMAGED, error)
                                       : box_checked(code, error);
}
