/* Results in words, and statements: asked, read to their end and put away; changes in one
 * transaction that is never left open. */
#include "keepsake/inside.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

const char *keepsake_message(enum keepsake_result result) {
    static const char *const message[] = {
        [KEEPSAKE_OK] = "Done.",
        [KEEPSAKE_LET_GO] = "Let go.",
        [KEEPSAKE_MISSING] = "There is nothing there.",
        [KEEPSAKE_REFUSED] = "This text can't be kept: it is too long, or it has characters that "
                             "can't be shown. Shorten it or type it again.",
        [KEEPSAKE_IN_USE] = "The box is already open in another window of this game. Close that "
                            "one, or play here without keeping.",
        [KEEPSAKE_NO_FOLDER] = "The folder for the box is not there. Make it, or start with --box "
                               "and another place.",
        [KEEPSAKE_READ_ONLY] = "The box can't be written: the file, its folder or the disk is "
                               "read-only. Allow writing, or start with --box and another place.",
        [KEEPSAKE_UNREADABLE] = "The box belongs to someone else and can't be read. Allow reading, "
                                "or start with --box and another place.",
        [KEEPSAKE_NO_LOCKS] =
            "The disk of the box can't keep two copies of the game apart, so nothing "
            "is written there. Move the box to another disk, or start with --box "
            "and another place.",
        [KEEPSAKE_LINKED] =
            "The box has a second name (a hard link), by which a second copy of the "
            "game could write to it. Remove one of the names, or start with --box "
            "and another file.",
        [KEEPSAKE_NO_ROOM] = "There is no room left on the disk or in the box. Nothing was "
                             "changed. Make some room, then try again.",
        [KEEPSAKE_EXISTS] = "There is a file of that name already. It was left untouched. Choose "
                            "another name.",
        [KEEPSAKE_NOT_A_FILE] = "In the place of the box, or of a file beside it, is a link, a "
                                "folder or a device. Move it away, or start with --box and another "
                                "place.",
        [KEEPSAKE_NOT_A_BOX] = "This file belongs to another program. It was left untouched. Start "
                               "with --box and another file.",
        [KEEPSAKE_NEWER] = "This box was made by a newer game. It was left untouched. Install the "
                           "newer game to open it.",
        [KEEPSAKE_STRANGE] = "This box has parts that the game never makes. It was left untouched. "
                             "Put an older copy in its place, or start with --box and another "
                             "file.",
        [KEEPSAKE_TOUCHED] =
            "Another program changed how this box is laid out. It was left untouched, "
            "and what is in it is whole: write it out, and bring it into a new box.",
        [KEEPSAKE_DAMAGED] = "The box is damaged. It can be set aside and its copy be used "
                             "instead; nothing is thrown away.",
        [KEEPSAKE_SEALED] = "This letter is still sealed. It opens when its time has come.",
        [KEEPSAKE_FAILED] = "The box could not be read or written. Try again.",
    };
    bool known = result >= KEEPSAKE_OK && result <= KEEPSAKE_FAILED;
    return message[known ? result : KEEPSAKE_FAILED];
}

enum keepsake_result box_fail(enum keepsake_result result, struct error *error) {
    error_set(error, "%s", keepsake_message(result));
    return result;
}

enum keepsake_result sql_result(int code, struct error *error) {
    switch (code & 0xff) { /* the extended codes keep the plain one in the low byte */
    case SQLITE_OK:
    case SQLITE_DONE:
    case SQLITE_ROW:
        return KEEPSAKE_OK;
    case SQLITE_FULL:
        return box_fail(KEEPSAKE_NO_ROOM, error);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: /* in a box that is only looked at */
    case SQLITE_CANTOPEN:
        return box_fail(KEEPSAKE_READ_ONLY, error);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return box_fail(KEEPSAKE_IN_USE, error);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return box_fail(KEEPSAKE_DAMAGED, error);
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
        return box_fail(KEEPSAKE_REFUSED, error);
    default:
        error_set(error, "%s (SQLite %d)", keepsake_message(KEEPSAKE_FAILED), code);
        return KEEPSAKE_FAILED;
    }
}

static sqlite3_stmt *prepare_with(sqlite3 *db, const char *sql, const char *types, va_list values) {
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
        return NULL;
    }
    int code = SQLITE_OK;
    for (int i = 0; types[i] && code == SQLITE_OK; i++) {
        if (types[i] == 'i') {
            code = sqlite3_bind_int64(statement, i + 1, va_arg(values, int64_t));
        } else {
            code = sqlite3_bind_text(statement, i + 1, va_arg(values, const char *), -1,
                                     SQLITE_STATIC);
        }
    }
    if (code != SQLITE_OK) {
        sqlite3_finalize(statement);
        return NULL;
    }
    return statement;
}

sqlite3_stmt *sql_ask(sqlite3 *db, const char *sql, const char *types, ...) {
    va_list values;
    va_start(values, types);
    sqlite3_stmt *statement = prepare_with(db, sql, types, values);
    va_end(values);
    return statement;
}

int sql_run(sqlite3 *db, const char *sql, const char *types, ...) {
    va_list values;
    va_start(values, types);
    sqlite3_stmt *statement = prepare_with(db, sql, types, values);
    va_end(values);
    if (!statement) {
        return sqlite3_extended_errcode(db);
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
    }
    return sqlite3_finalize(statement);
}

int sql_number(sqlite3 *db, const char *sql, int64_t *out) {
    sqlite3_stmt *statement = sql_ask(db, sql, "");
    if (!statement) {
        return sqlite3_extended_errcode(db);
    }
    *out = 0;
    if (sqlite3_step(statement) == SQLITE_ROW) {
        *out = sqlite3_column_int64(statement, 0);
    }
    return sqlite3_finalize(statement);
}

int sql_copy(sqlite3 *from, sqlite3 *to) {
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup) {
        sqlite3_backup_step(backup, -1);
        sqlite3_backup_finish(backup);
    }
    return sqlite3_errcode(to);
}

int sql_whole(sqlite3 *db, const char *pragma, bool *whole) {
    *whole = false;
    sqlite3_stmt *statement = sql_ask(db, pragma, "");
    if (!statement) {
        return sqlite3_extended_errcode(db);
    }
    if (sqlite3_step(statement) == SQLITE_ROW) {
        const unsigned char *text = sqlite3_column_text(statement, 0);
        *whole = text && strcmp((const char *)text, "ok") == 0;
    }
    return sqlite3_finalize(statement);
}

void sql_assert_rests(const struct keepsake *keepsake) {
    sqlite3 *db = keepsake->db;
    assert(keepsake->importing || sqlite3_get_autocommit(db));
    for (sqlite3_stmt *at = sqlite3_next_stmt(db, NULL); at; at = sqlite3_next_stmt(db, at)) {
        assert(!sqlite3_stmt_busy(at));
    }
}

enum keepsake_result sql_busy(struct error *error) {
    error_set(error, "Something is just being brought in. Try again when that is done.");
    return KEEPSAKE_FAILED;
}

enum keepsake_result sql_change(struct keepsake *keepsake,
                                int (*work)(sqlite3 *db, const void *context), const void *context,
                                enum owed owed, struct error *error) {
    sqlite3 *db = keepsake->db;
    if (keepsake->importing) {
        return sql_busy(error);
    }
    sql_assert_rests(keepsake);
    int code = sql_run(db, "BEGIN IMMEDIATE", "");
    if (code == SQLITE_OK) {
        code = work(db, context);
    }
    if (code == SQLITE_OK) { /* a larger debt is not forgotten for a smaller one */
        code = sql_run(db, "UPDATE box SET owed = max(owed, ?)", "i", (int64_t)owed);
    }
    if (code == SQLITE_OK) {
        code = sql_run(db, "COMMIT", "");
    }
    if (!sqlite3_get_autocommit(db)) {
        sql_run(db, "ROLLBACK", "");
    }
    sql_assert_rests(keepsake);
    return sql_result(code, error);
}

/* --- limits --- */

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
