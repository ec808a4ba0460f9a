/* The tables of the box, step by step. Each older box becomes what a new one is. */
#include "keepsake/inside.h"

#include <string.h>

/* A step that was released never changes again. auto_vacuum must come before the first table, and
 * all of it in one transaction, so that a box is never half begun. */
const struct schema_step schema_steps[] = {
    {"PRAGMA auto_vacuum = INCREMENTAL;"
     "PRAGMA application_id = 0x54774c6e;"
     "CREATE TABLE box ("
     " one INTEGER PRIMARY KEY CHECK (one = 1),"
     " owed INTEGER NOT NULL CHECK (owed BETWEEN 0 AND 3)) STRICT;"
     "INSERT INTO box VALUES (1, 0);"
     "CREATE TABLE moment ("
     " id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 1000000000),"
     " kept_at INTEGER NOT NULL CHECK (kept_at BETWEEN 0 AND 253402300799),"
     " kind INTEGER NOT NULL CHECK (kind IN (1, 2)),"
     " laughed INTEGER NOT NULL DEFAULT 0 CHECK (laughed IN (0, 1)),"
     " pack TEXT NOT NULL CHECK (length(CAST(pack AS BLOB)) <= 40),"
     " level TEXT NOT NULL CHECK (length(CAST(level AS BLOB)) <= 81),"
     " title TEXT NOT NULL CHECK (length(CAST(title AS BLOB)) <= 240),"
     " source TEXT NOT NULL CHECK (length(CAST(source AS BLOB)) <= 65536),"
     " replay TEXT NOT NULL CHECK (length(CAST(replay AS BLOB)) <= 262144),"
     " name_a TEXT NOT NULL CHECK (length(CAST(name_a AS BLOB)) <= 160),"
     " name_b TEXT NOT NULL CHECK (length(CAST(name_b AS BLOB)) <= 160),"
     " note TEXT NOT NULL CHECK (length(CAST(note AS BLOB)) <= 1120)) STRICT;"
     "CREATE TABLE line ("
     " moment INTEGER NOT NULL,"
     " place INTEGER NOT NULL CHECK (place BETWEEN 0 AND 39),"
     " who INTEGER NOT NULL CHECK (who BETWEEN 0 AND 2),"
     " question TEXT NOT NULL CHECK (length(CAST(question AS BLOB)) <= 1120),"
     " answer TEXT NOT NULL CHECK (length(CAST(answer AS BLOB)) <= 1120),"
     " PRIMARY KEY (moment, place)) STRICT, WITHOUT ROWID;"
     "CREATE TABLE setting ("
     " key TEXT PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 60),"
     " value TEXT NOT NULL CHECK (length(CAST(value AS BLOB)) <= 4096)) STRICT, WITHOUT ROWID;"
     "CREATE TABLE progress ("
     " pack TEXT NOT NULL CHECK (length(pack) BETWEEN 1 AND 40),"
     " level TEXT NOT NULL CHECK (length(level) BETWEEN 1 AND 81),"
     " done INTEGER NOT NULL CHECK (done IN (0, 1)),"
     " visit INTEGER NOT NULL CHECK (visit > 0)," /* larger is later */
     " PRIMARY KEY (pack, level)) STRICT, WITHOUT ROWID;",
     NULL},
    /* More kinds of moments, and the deck. The long texts now come last in a row, so that looking
     * for words reads none of them. The index has all that a filter asks. */
    {"CREATE TABLE kept ("
     " id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 1000000000),"
     " kept_at INTEGER NOT NULL CHECK (kept_at BETWEEN 0 AND 253402300799),"
     " kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),"
     " laughed INTEGER NOT NULL DEFAULT 0 CHECK (laughed IN (0, 1)),"
     " pack TEXT NOT NULL CHECK (length(CAST(pack AS BLOB)) <= 40),"
     " level TEXT NOT NULL CHECK (length(CAST(level AS BLOB)) <= 81),"
     " deck TEXT NOT NULL CHECK (length(CAST(deck AS BLOB)) <= 40),"
     " title TEXT NOT NULL CHECK (length(CAST(title AS BLOB)) <= 240),"
     " name_a TEXT NOT NULL CHECK (length(CAST(name_a AS BLOB)) <= 160),"
     " name_b TEXT NOT NULL CHECK (length(CAST(name_b AS BLOB)) <= 160),"
     " note TEXT NOT NULL CHECK (length(CAST(note AS BLOB)) <= 1120),"
     " source TEXT NOT NULL CHECK (length(CAST(source AS BLOB)) <= 65536),"
     " replay TEXT NOT NULL CHECK (length(CAST(replay AS BLOB)) <= 262144)) STRICT;"
     "INSERT INTO kept SELECT id, kept_at, kind, laughed, pack, level, '', title, name_a, name_b,"
     " note, source, replay FROM moment;"
     "DROP TABLE moment;"
     "ALTER TABLE kept RENAME TO moment;"
     "CREATE INDEX sky ON moment (kept_at, kind, laughed, deck, level);"
     "CREATE TABLE card ("
     " pack TEXT NOT NULL CHECK (length(pack) BETWEEN 1 AND 40),"
     " deck TEXT NOT NULL CHECK (length(deck) BETWEEN 1 AND 40),"
     " card TEXT NOT NULL CHECK (length(card) BETWEEN 1 AND 40),"
     " seen INTEGER NOT NULL CHECK (seen IN (0, 1)),"
     " favourite INTEGER NOT NULL CHECK (favourite IN (0, 1)),"
     " PRIMARY KEY (pack, deck, card)) STRICT, WITHOUT ROWID;"
     "CREATE TABLE own_card ("
     " id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 1000000000),"
     " depth INTEGER NOT NULL CHECK (depth BETWEEN 1 AND 3),"
     " topics INTEGER NOT NULL CHECK (topics BETWEEN 0 AND 4294967295),"
     " ask TEXT NOT NULL CHECK (length(CAST(ask AS BLOB)) BETWEEN 1 AND 1120),"
     " answer_1 TEXT NOT NULL CHECK (length(CAST(answer_1 AS BLOB)) <= 240),"
     " answer_2 TEXT NOT NULL CHECK (length(CAST(answer_2 AS BLOB)) <= 240),"
     " answer_3 TEXT NOT NULL CHECK (length(CAST(answer_3 AS BLOB)) <= 240)) STRICT;"
     "CREATE TABLE promise ("
     " id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 1000000000),"
     " made_at INTEGER NOT NULL CHECK (made_at BETWEEN 0 AND 253402300799),"
     " asked_at INTEGER NOT NULL CHECK (asked_at BETWEEN 0 AND 253402300799),"
     " state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),"
     " noticed INTEGER NOT NULL CHECK (noticed IN (0, 1)),"
     " made_by TEXT NOT NULL CHECK (length(CAST(made_by AS BLOB)) <= 160),"
     " text TEXT NOT NULL CHECK (length(CAST(text AS BLOB)) BETWEEN 1 AND 1120)) STRICT;"
     "UPDATE box SET owed = max(owed, EXISTS (SELECT 1 FROM moment));",
     NULL},
    /* Sums; and the time zone that the two were in, so that a moment stays on their day. Of older
     * moments nobody knows it: this machine's. The new sums take eight bytes, as they will. */
    {"CREATE TABLE kept ("
     " id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 1000000000),"
     " kept_at INTEGER NOT NULL CHECK (kept_at BETWEEN 0 AND 253402300799),"
     " zone INTEGER NOT NULL CHECK (zone BETWEEN -1440 AND 1440)," /* minutes east of UTC */
     " local_at INTEGER NOT NULL AS (kept_at + 60 * zone) STORED,"
     " kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),"
     " laughed INTEGER NOT NULL DEFAULT 0 CHECK (laughed IN (0, 1)),"
     " sum INTEGER NOT NULL,"
     " pack TEXT NOT NULL CHECK (length(CAST(pack AS BLOB)) <= 40),"
     " level TEXT NOT NULL CHECK (length(CAST(level AS BLOB)) <= 81),"
     " deck TEXT NOT NULL CHECK (length(CAST(deck AS BLOB)) <= 40),"
     " title TEXT NOT NULL CHECK (length(CAST(title AS BLOB)) <= 240),"
     " name_a TEXT NOT NULL CHECK (length(CAST(name_a AS BLOB)) <= 160),"
     " name_b TEXT NOT NULL CHECK (length(CAST(name_b AS BLOB)) <= 160),"
     " note TEXT NOT NULL CHECK (length(CAST(note AS BLOB)) <= 1120),"
     " source TEXT NOT NULL CHECK (length(CAST(source AS BLOB)) <= 65536),"
     " replay TEXT NOT NULL CHECK (length(CAST(replay AS BLOB)) <= 262144)) STRICT;"
     "INSERT INTO kept (id, kept_at, zone, kind, laughed, sum, pack, level, deck, title, name_a,"
     " name_b, note, source, replay)"
     " SELECT id, kept_at,"
     " (strftime('%s', kept_at, 'unixepoch', 'localtime') - kept_at) / 60,"
     " kind, laughed, 9223372036854775807, pack, level, deck, title, name_a, name_b, note, source,"
     " replay FROM moment;"
     "DROP TABLE moment;"
     "ALTER TABLE kept RENAME TO moment;"
     "CREATE INDEX sky ON moment (local_at, kind, laughed, deck, level);"
     "ALTER TABLE promise ADD COLUMN sum INTEGER NOT NULL DEFAULT 9223372036854775807;"
     "ALTER TABLE own_card ADD COLUMN sum INTEGER NOT NULL DEFAULT 9223372036854775807;"
     "ALTER TABLE setting ADD COLUMN sum INTEGER NOT NULL DEFAULT 9223372036854775807;"
     "ALTER TABLE card ADD COLUMN sum INTEGER NOT NULL DEFAULT 9223372036854775807;"
     "ALTER TABLE progress ADD COLUMN sum INTEGER NOT NULL DEFAULT 9223372036854775807;"
     "UPDATE box SET owed = max(owed, EXISTS (SELECT 1 FROM moment));",
     sums_write},
    /* Stars that sleep, and those that both called light. No sum is of these two: what the index
     * has of them is held against the table. */
    {"DROP INDEX sky;"
     "ALTER TABLE moment ADD COLUMN asleep INTEGER NOT NULL DEFAULT 0 CHECK (asleep IN (0, 1));"
     "ALTER TABLE moment ADD COLUMN light INTEGER NOT NULL DEFAULT 0 CHECK (light IN (0, 1));"
     "CREATE INDEX sky ON moment (local_at, kind, laughed, asleep, light, deck, level);"
     "UPDATE box SET owed = max(owed, EXISTS (SELECT 1 FROM moment));",
     NULL},
    /* Sealed letters; for whom a card of one's own is; ideas that the two took. */
    {"CREATE TABLE letter ("
     " id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 1000000000),"
     " written_at INTEGER NOT NULL CHECK (written_at BETWEEN 0 AND 253402300799),"
     " opens_on INTEGER NOT NULL CHECK (opens_on BETWEEN 0 AND 2932896)," /* days since 1970 */
     " opened INTEGER NOT NULL CHECK (opened IN (0, 1)),"
     " sum INTEGER NOT NULL DEFAULT 9223372036854775807,"
     " pack TEXT NOT NULL CHECK (length(CAST(pack AS BLOB)) <= 40),"
     " occasion TEXT NOT NULL CHECK (length(CAST(occasion AS BLOB)) <= 40),"
     " written_by TEXT NOT NULL CHECK (length(CAST(written_by AS BLOB)) <= 160),"
     " text TEXT NOT NULL CHECK (length(CAST(text AS BLOB)) BETWEEN 1 AND 3600)) STRICT;"
     "CREATE TABLE meant ("
     " own_card INTEGER PRIMARY KEY CHECK (own_card BETWEEN 1 AND 1000000000),"
     " name TEXT NOT NULL CHECK (length(CAST(name AS BLOB)) BETWEEN 1 AND 160),"
     " sum INTEGER NOT NULL DEFAULT 9223372036854775807) STRICT;"
     "CREATE TABLE taken ("
     " pack TEXT NOT NULL CHECK (length(pack) BETWEEN 1 AND 40),"
     " deck TEXT NOT NULL CHECK (length(deck) BETWEEN 1 AND 40),"
     " card TEXT NOT NULL CHECK (length(card) BETWEEN 1 AND 40),"
     " taken_at INTEGER NOT NULL CHECK (taken_at BETWEEN 0 AND 253402300799),"
     " sum INTEGER NOT NULL DEFAULT 9223372036854775807,"
     " PRIMARY KEY (pack, deck, card)) STRICT, WITHOUT ROWID;",
     NULL},
};
const int schema_version = (int)(sizeof schema_steps / sizeof schema_steps[0]);

static int take_step(sqlite3 *db, const struct schema_step *step, int version) {
    /* A pragma takes no parameters. */
    char *stamp = sqlite3_mprintf("PRAGMA user_version = %d", version);
    int code = stamp ? sqlite3_exec(db, step->sql, NULL, NULL, NULL) : SQLITE_NOMEM;
    if (code == SQLITE_OK && step->then) {
        code = step->then(db);
    }
    if (code == SQLITE_OK) {
        code = sql_run(db, stamp, "");
    }
    sqlite3_free(stamp);
    return code;
}

/* All in one: what is synced for each transaction would keep a new box's first picture waiting. */
int schema_migrate(sqlite3 *db, const struct schema_step *steps, int count) {
    int64_t version = 0;
    int code = sql_number(db, "PRAGMA user_version", &version);
    if (code != SQLITE_OK || version >= count) {
        return code;
    }
    code = sql_run(db, "BEGIN", ""); /* not IMMEDIATE: that would fix auto_vacuum */
    for (int i = (int)version; i < count && code == SQLITE_OK; i++) {
        code = take_step(db, &steps[i], i + 1);
    }
    if (code == SQLITE_OK) {
        code = sql_run(db, "COMMIT", "");
    }
    if (!sqlite3_get_autocommit(db)) {
        sql_run(db, "ROLLBACK", "");
    }
    return code;
}

static bool same_text(sqlite3_stmt *left, sqlite3_stmt *right, int column) {
    const char *a = (const char *)sqlite3_column_text(left, column);
    const char *b = (const char *)sqlite3_column_text(right, column);
    return a && b && strcmp(a, b) == 0;
}

static bool same_rows(sqlite3_stmt *left, sqlite3_stmt *right) {
    for (;;) {
        int a = sqlite3_step(left), b = sqlite3_step(right);
        if (a != SQLITE_ROW || b != SQLITE_ROW) {
            return a == b && a == SQLITE_DONE;
        }
        for (int column = 0; column < 4; column++) {
            if (!same_text(left, right, column)) {
                return false;
            }
        }
    }
}

int schema_same(sqlite3 *db, sqlite3 *model, bool *same) {
    static const char list[] =
        "SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_schema ORDER BY type, name";
    sqlite3_stmt *left = sql_ask(db, list, ""), *right = sql_ask(model, list, "");
    int code = !left    ? sqlite3_extended_errcode(db)
               : !right ? sqlite3_extended_errcode(model)
                        : SQLITE_OK;
    *same = code == SQLITE_OK && same_rows(left, right);
    int end = sqlite3_finalize(left);
    sqlite3_finalize(right);
    return code == SQLITE_OK && !*same ? end : code;
}

/* The same steps make an empty database in memory; whatever differs is not ours. This finds
 * triggers and views, but also changed checks, extra indices and virtual tables. */
int schema_compare(sqlite3 *db, const struct schema_step *steps, int version, bool *same) {
    sqlite3 *model;
    *same = false;
    int code = sqlite3_open(":memory:", &model);
    if (code == SQLITE_OK) {
        code = schema_migrate(model, steps, version);
    }
    if (code == SQLITE_OK) {
        code = schema_same(db, model, same);
    }
    sqlite3_close(model);
    return code;
}
