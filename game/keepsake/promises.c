/* Promises are kept when both wish it; how one stands is set by its maker, and shown nowhere. */
#include "keepsake/inside.h"

int add_promise(sqlite3 *db, const void *context) {
    const struct keepsake_promise *promise = context;
    int code = sql_run(db,
                       "INSERT INTO promise (made_at, asked_at, state, noticed, made_by, text)"
                       " VALUES (?, ?, ?, ?, ?, ?)",
                       "iiiiss", fit_time(promise->made_at), fit_time(promise->asked_at),
                       (int64_t)promise->state, (int64_t)promise->noticed, promise->by,
                       promise->text);
    const struct sum_key key = {.id = sqlite3_last_insert_rowid(db)};
    return code == SQLITE_OK ? sum_write(db, SUM_PROMISE, key) : code;
}

static int add_new_promise(sqlite3 *db, const void *context) {
    struct keepsake_promise promise = *(const struct keepsake_promise *)context;
    promise.state = KEEPSAKE_PROMISE_OPEN;
    promise.asked_at = 0;
    promise.noticed = false;
    int code = add_promise(db, &promise);
    base_forget(&promise, sizeof promise);
    return code;
}

enum keepsake_result keepsake_keep_promise(struct keepsake *keepsake,
                                           const struct keepsake_promise *promise, bool kept_by_a,
                                           bool kept_by_b, int64_t *id, struct error *error) {
    if (!(kept_by_a && kept_by_b)) {
        return KEEPSAKE_LET_GO;
    }
    if (!fit_promise(promise, 0)) {
        return box_fail(KEEPSAKE_REFUSED, error);
    }
    enum keepsake_result result = sql_change(keepsake, add_new_promise, promise, OWED_COPY, error);
    if (result == KEEPSAKE_OK && id) {
        *id = sqlite3_last_insert_rowid(keepsake->db);
    }
    return result;
}

static bool read_promise(sqlite3_stmt *statement, struct keepsake_promise *promise) {
    *promise = (struct keepsake_promise){
        .id = sqlite3_column_int64(statement, 0),
        .made_at = sqlite3_column_int64(statement, 1),
        .asked_at = sqlite3_column_int64(statement, 2),
        .state = (enum keepsake_promise_state)sqlite3_column_int(statement, 3),
        .noticed = sqlite3_column_int64(statement, 4) != 0,
    };
    return take_text(promise->by, sizeof promise->by, statement, 5, 0) &&
           take_text(promise->text, sizeof promise->text, statement, 6, FIT_LINES) &&
           fit_promise(promise, FIT_KEPT) &&
           sum_holds(sum_row(SUM_START, statement, 0, PROMISE_COLUMN_COUNT), statement,
                     PROMISE_COLUMN_COUNT);
}

enum keepsake_result keepsake_list_promises(struct keepsake *keepsake, bool only_open,
                                            void (*each)(void *to,
                                                         const struct keepsake_promise *promise),
                                            void *to, struct error *error) {
    struct keepsake_promise promise;
    sqlite3_stmt *statement = sql_ask(
        keepsake->db, "SELECT " PROMISE_COLUMNS ", sum FROM promise WHERE state <= ? ORDER BY id",
        "i", (int64_t)(only_open ? KEEPSAKE_PROMISE_OPEN : KEEPSAKE_PROMISE_LET_GO));
    if (!statement) {
        return sql_result(sqlite3_extended_errcode(keepsake->db), error);
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        if (read_promise(statement, &promise)) {
            each(to, &promise);
        }
    }
    base_forget(&promise, sizeof promise);
    return sql_result(sqlite3_finalize(statement), error);
}

/* --- what becomes of it --- */

struct asked {
    int64_t id, state, at;
};

static int write_state(sqlite3 *db, const void *context) {
    const struct asked *asked = context;
    const struct sum_key key = {.id = asked->id};
    int code = sum_check(db, SUM_PROMISE, key);
    if (code == SQLITE_OK) {
        code = sql_run(db, "UPDATE promise SET state = ?, asked_at = ? WHERE id = ?", "iii",
                       asked->state, fit_time(asked->at), asked->id);
    }
    return code == SQLITE_OK ? sum_write(db, SUM_PROMISE, key) : code;
}

enum keepsake_result keepsake_set_promise_state(struct keepsake *keepsake, int64_t id,
                                                enum keepsake_promise_state state, int64_t asked_at,
                                                struct error *error) {
    const struct asked asked = {.id = id, .state = (int64_t)state, .at = asked_at};
    return sql_change(keepsake, write_state, &asked, OWED_COPY, error);
}

struct notice {
    int64_t id;
    bool noticed;
};

static int write_notice(sqlite3 *db, const void *context) {
    const struct notice *notice = context;
    const struct sum_key key = {.id = notice->id};
    int code = sum_check(db, SUM_PROMISE, key);
    if (code == SQLITE_OK) {
        code = sql_run(db, "UPDATE promise SET noticed = ? WHERE id = ?", "ii",
                       (int64_t)notice->noticed, notice->id);
    }
    return code == SQLITE_OK ? sum_write(db, SUM_PROMISE, key) : code;
}

enum keepsake_result keepsake_set_promise_noticed(struct keepsake *keepsake, int64_t id,
                                                  bool noticed, struct error *error) {
    const struct notice notice = {.id = id, .noticed = noticed};
    return sql_change(keepsake, write_notice, &notice, OWED_COPY, error);
}

static int remove_promise(sqlite3 *db, const void *context) {
    return sql_run(db, "DELETE FROM promise WHERE id = ?", "i", *(const int64_t *)context);
}

enum keepsake_result keepsake_delete_promise(struct keepsake *keepsake, int64_t id,
                                             struct error *error) {
    return box_delete(keepsake, remove_promise, &id, error);
}
