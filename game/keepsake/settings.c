/* Settings, progress and marks on cards: plain keys and values, never an answer. */
#include "keepsake/inside.h"

#include <string.h>

/* --- settings --- */

enum keepsake_result keepsake_get_setting(struct keepsake *keepsake, const char *key,
                                          char value[4 * KEEPSAKE_MAX_VALUE + 1],
                                          struct error *error) {
    sqlite3_stmt *statement = sql_ask(
        keepsake->db, "SELECT " SETTING_COLUMNS ", sum FROM setting WHERE key = ?", "s", key);
    if (!statement) {
        return sql_result(sqlite3_errcode(keepsake->db), error);
    }
    enum keepsake_result result = KEEPSAKE_MISSING;
    if (sqlite3_step(statement) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(statement, 1);
        uint64_t sum = sum_row(SUM_START, statement, 0, SETTING_COLUMN_COUNT);
        if (sum_holds(sum, statement, SETTING_COLUMN_COUNT) &&
            fit_text(text, KEEPSAKE_MAX_VALUE, 4 * KEEPSAKE_MAX_VALUE, FIT_LINES | FIT_KEPT)) {
            strcpy(value, text);
            result = KEEPSAKE_OK;
        }
    }
    int code = sqlite3_finalize(statement);
    if (code != SQLITE_OK) {
        return sql_result(code, error);
    }
    return result == KEEPSAKE_OK ? result : box_fail(result, error);
}

/* Numbers tell nothing of anybody; they are as good as written over. What else is replaced or
 * removed (names, limits, the plan of an evening) goes the way of every deletion, also where it is
 * written again as it was: so the time it takes tells nothing, either. */
static int find_old(sqlite3 *db, const char *key, bool *words, bool *same, const char *value) {
    sqlite3_stmt *statement = sql_ask(db, "SELECT value FROM setting WHERE key = ?", "s", key);
    if (!statement) {
        return sqlite3_extended_errcode(db);
    }
    const char *old = sqlite3_step(statement) == SQLITE_ROW
                          ? (const char *)sqlite3_column_text(statement, 0)
                          : NULL;
    *words = old && old[strspn(old, "0123456789")] != '\0';
    *same = old ? value && strcmp(old, value) == 0 : !value;
    return sqlite3_finalize(statement);
}

struct setting {
    const char *key, *value;
};

static int write_setting(sqlite3 *db, const void *context) {
    const struct setting *setting = context;
    int64_t count;
    if (!setting->value) {
        return sql_run(db, "DELETE FROM setting WHERE key = ?", "s", setting->key);
    }
    int code = sql_run(db, "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", "ss",
                       setting->key, setting->value);
    if (code == SQLITE_OK) {
        code = sum_write(db, SUM_SETTING, (struct sum_key){.name = {setting->key}});
    }
    if (code == SQLITE_OK) {
        code = sql_number(db, "SELECT count(*) FROM setting", &count);
    }
    return code == SQLITE_OK && count > KEEPSAKE_MAX_SETTINGS ? SQLITE_CONSTRAINT : code;
}

enum keepsake_result keepsake_set_setting(struct keepsake *keepsake, const char *key,
                                          const char *value, struct error *error) {
    struct setting setting = {.key = key, .value = value};
    if (!fit_name(key, KEEPSAKE_MAX_KEY, "._-") ||
        (value && !fit_text(value, KEEPSAKE_MAX_VALUE, 4 * KEEPSAKE_MAX_VALUE, FIT_LINES))) {
        return box_fail(KEEPSAKE_REFUSED, error);
    }
    bool words = false, same = false;
    int code = find_old(keepsake->db, key, &words, &same, value);
    if (code != SQLITE_OK || (same && !words)) {
        return sql_result(code, error);
    }
    return words ? box_delete(keepsake, write_setting, &setting, error)
                 : sql_change(keepsake, write_setting, &setting, OWED_COPY, error);
}

/* --- progress --- */

struct visit {
    const char *pack, *level;
    bool done;
};

static int write_visit(sqlite3 *db, const void *context) {
    const struct visit *visit = context;
    const struct sum_key key = {.name = {visit->pack, visit->level}};
    int code = sum_drop_bad(db, SUM_PROGRESS, key);
    if (code == SQLITE_OK) {
        code = sql_run(db,
                       "INSERT INTO progress (pack, level, done, visit) VALUES (?, ?, ?,"
                       " (SELECT ifnull(max(visit), 0) + 1 FROM progress))"
                       " ON CONFLICT (pack, level)"
                       " DO UPDATE SET done = max(done, excluded.done), visit = excluded.visit",
                       "ssi", visit->pack, visit->level, (int64_t)visit->done);
    }
    return code == SQLITE_OK ? sum_write(db, SUM_PROGRESS, key) : code;
}

enum keepsake_result keepsake_set_progress(struct keepsake *keepsake, const char *pack,
                                           const char *level, bool done, struct error *error) {
    struct visit visit = {.pack = pack, .level = level, .done = done};
    if (!fit_name(pack, KEEPSAKE_MAX_ID, "-") || !fit_name(level, KEEPSAKE_MAX_LEVEL, "-/")) {
        return box_fail(KEEPSAKE_REFUSED, error);
    }
    return sql_change(keepsake, write_visit, &visit, OWED_COPY, error);
}

enum keepsake_result keepsake_list_progress(struct keepsake *keepsake, const char *pack,
                                            void (*each)(void *to, const char *level, bool done),
                                            void *to, struct error *error) {
    sqlite3_stmt *statement = sql_ask(keepsake->db,
                                      "SELECT " PROGRESS_COLUMNS
                                      ", sum FROM progress WHERE pack = ? ORDER BY visit DESC",
                                      "s", pack);
    if (!statement) {
        return sql_result(sqlite3_errcode(keepsake->db), error);
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        uint64_t sum = sum_row(SUM_START, statement, 0, PROGRESS_COLUMN_COUNT);
        const char *level = (const char *)sqlite3_column_text(statement, 1);
        if (sum_holds(sum, statement, PROGRESS_COLUMN_COUNT) &&
            fit_name(level, KEEPSAKE_MAX_LEVEL, "-/")) {
            each(to, level, sqlite3_column_int64(statement, 2) != 0);
        }
    }
    return sql_result(sqlite3_finalize(statement), error);
}
