/* The whole check: a file is ours, and only ours, and every page, row and sum of it holds. Until it
 * has passed, nothing of the file is cut or changed. */
#include "keepsake/inside.h"

#include <stdatomic.h>
#include <string.h>

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

/* The rules of the tables are not asked, which is two fifths of SQLite's work: a row whose sum
 * holds is as the game wrote it, under these rules. Only what has no sum is. */
static int check_pages(sqlite3 *db, bool *whole) {
    int code = sql_run(db, "PRAGMA ignore_check_constraints = ON", "");
    if (code == SQLITE_OK) {
        code = sql_whole(db, "PRAGMA integrity_check(1)", whole);
    }
    int again = sql_run(db, "PRAGMA ignore_check_constraints = OFF", "");
    code = code == SQLITE_OK ? again : code;
    return code == SQLITE_OK && *whole ? sql_whole(db, "PRAGMA integrity_check(box)", whole) : code;
}

static int is_vain(void *context) {
    return atomic_load(&((struct check *)context)->broken);
}

static void check_part(void *context, int part) {
    struct check *check = context;
    if (part == 0) {
        check->code[part] = check_pages(check->db, &check->whole);
        atomic_store(&check->broken, !check->whole);
    } else {
        check->code[part] = sums_check(check->sums);
    }
}

static int verdict(const struct check *check, bool *whole) {
    *whole = check->whole;
    return check->code[0] == SQLITE_OK && check->whole ? check->code[1] : check->code[0];
}

static int check_side_by_side(struct keepsake *keepsake, const char *path, sqlite3 *db,
                              bool *whole) {
    enum { EVERY = 1000 }; /* steps of SQLite's, a few microseconds */
    struct check check = {.db = db};
    int code = box_look(keepsake, path, &check.sums);
    atomic_init(&check.broken, false);
    if (code == SQLITE_OK) {
        struct os_pool *pool = os_pool_new(sqlite3_threadsafe() ? 1 : 0);
        sqlite3_progress_handler(check.sums, EVERY, is_vain, &check);
        os_pool_share(pool, 2, check_part, &check);
        os_pool_free(pool);
        code = verdict(&check, whole);
    }
    sqlite3_close(check.sums);
    return code;
}

/* What is in memory has one connection. */
static int check_in_turn(sqlite3 *db, bool *whole) {
    struct check check = {.db = db, .sums = db};
    check_part(&check, 0);
    if (check.code[0] == SQLITE_OK && check.whole) {
        check_part(&check, 1);
    }
    return verdict(&check, whole);
}

/* --- as it is --- */

/* Of a row alone: it can't be read, and the rest can. Whatever else SQLite may say, of pages, trees
 * and order, means that more is lost, or that what is deleted may not be found. */
static bool is_of_a_row(const char *words) {
    static const char *const begins[] = {"CHECK constraint failed in ", "NULL value in ", "non-"};
    bool found = false;
    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
        found = found || strncmp(words, begins[i], strlen(begins[i])) == 0;
    }
    return found;
}

static int check_all_but_rows(sqlite3 *db, bool *whole) {
    sqlite3_stmt *statement = sql_ask(db, "PRAGMA quick_check(1000000)", "");
    *whole = statement != NULL;
    while (*whole && sqlite3_step(statement) == SQLITE_ROW) {
        const char *words = (const char *)sqlite3_column_text(statement, 0);
        *whole = words && (strcmp(words, "ok") == 0 || is_of_a_row(words));
    }
    return statement ? sqlite3_finalize(statement) : sqlite3_extended_errcode(db);
}

enum keepsake_result box_verify(struct keepsake *keepsake, const char *path, sqlite3 *db,
                                unsigned flags, struct error *error) {
    int64_t version = 0;
    bool whole = false;
    enum keepsake_result result = is_ours(db, &version, error);
    if (result != KEEPSAKE_OK || version == 0) {
        return result;
    }
    int code = flags & KEEPSAKE_AS_IT_IS ? check_all_but_rows(db, &whole)
               : version < SUMS_SINCE    ? sql_whole(db, "PRAGMA integrity_check(1)", &whole)
               : path                    ? check_side_by_side(keepsake, path, db, &whole)
                                         : check_in_turn(db, &whole);
    return code == SQLITE_OK && !whole ? box_fail(KEEPSAKE_DAMAGED, error)
                                       : box_checked(code, error);
}
