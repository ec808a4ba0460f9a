/* What every kept thing must add up to. SQLite keeps no checksums: one bit that a disk gives back
 * wrong reads as another word, and its own checks find nothing. So each moment (with its lines),
 * promise, letter, card, setting and level has the sum of its row beside it, and whoever reads it
 * reckons it again. What does not add up stays so: a change never makes good what is damaged. */
#include "keepsake/inside.h"

#include <string.h>

/* The sum first, then what it is of; by its key. */
#define THING(table, columns, count, order, key, types, since)                                     \
    {                                                                                              \
        "SELECT sum, " columns " FROM " table " NOT INDEXED ORDER BY " order,                      \
            "SELECT sum, " columns " FROM " table " WHERE " key,                                   \
            "UPDATE " table " SET sum = ? WHERE " key, "DELETE FROM " table " WHERE " key, types,  \
            count, since                                                                           \
    }
static const struct {
    const char *all, *one, *write, *drop;
    const char *types; /* of `write` */
    int columns;
    int since; /* this version of the schema */
} things[] = {
    [SUM_MOMENT] = THING("moment", MOMENT_COLUMNS, MOMENT_COLUMN_COUNT, "id", "id = ?", "ii",
                         SUMS_SINCE),
    [SUM_PROMISE] = THING("promise", PROMISE_COLUMNS, PROMISE_COLUMN_COUNT, "id", "id = ?", "ii",
                          SUMS_SINCE),
    [SUM_OWN_CARD] = THING("own_card", OWN_CARD_COLUMNS, OWN_CARD_COLUMN_COUNT, "id", "id = ?",
                           "ii", SUMS_SINCE),
    [SUM_SETTING] = THING("setting", SETTING_COLUMNS, SETTING_COLUMN_COUNT, "key", "key = ?", "is",
                          SUMS_SINCE),
    [SUM_CARD] = THING("card", CARD_COLUMNS, CARD_COLUMN_COUNT, "pack, deck, card",
                       "pack = ? AND deck = ? AND card = ?", "isss", SUMS_SINCE),
    [SUM_PROGRESS] = THING("progress", PROGRESS_COLUMNS, PROGRESS_COLUMN_COUNT, "pack, level",
                           "pack = ? AND level = ?", "iss", SUMS_SINCE),
    [SUM_LETTER] = THING("letter", LETTER_COLUMNS, LETTER_COLUMN_COUNT, "id", "id = ?", "ii", 5),
    [SUM_MEANT] = THING("meant", MEANT_COLUMNS, MEANT_COLUMN_COUNT, "own_card", "own_card = ?",
                        "ii", 5),
    [SUM_TAKEN] = THING("taken", TAKEN_COLUMNS, TAKEN_COLUMN_COUNT, "pack, deck, card",
                        "pack = ? AND deck = ? AND card = ?", "isss", 5),
};

/* One word more. Each step is a permutation, so one changed bit always changes the sum. */
static uint64_t add_word(uint64_t sum, uint64_t word) {
    sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return sum ^ sum >> 32;
}

/* Eight bytes at a time, the lowest first whatever the machine; what is left over, with zeros. */
static uint64_t add_bytes(uint64_t sum, const unsigned char *byte, size_t count) {
    for (; count >= 8; count -= 8, byte += 8) {
        sum = add_word(sum, (uint64_t)byte[0] | (uint64_t)byte[1] << 8 | (uint64_t)byte[2] << 16 |
                                (uint64_t)byte[3] << 24 | (uint64_t)byte[4] << 32 |
                                (uint64_t)byte[5] << 40 | (uint64_t)byte[6] << 48 |
                                (uint64_t)byte[7] << 56);
    }
    uint64_t rest = 0;
    for (size_t i = 0; i < count; i++) {
        rest |= (uint64_t)byte[i] << 8 * i;
    }
    return count ? add_word(sum, rest) : sum;
}

/* Of each value its kind, then its number, or its length and its bytes. */
uint64_t sum_number(uint64_t sum, int64_t number) {
    return add_word(add_word(sum, SQLITE_INTEGER), (uint64_t)number);
}

static uint64_t sum_string(uint64_t sum, int kind, const void *bytes, size_t length) {
    return add_bytes(add_word(add_word(sum, (uint64_t)kind), length), bytes, bytes ? length : 0);
}

uint64_t sum_text(uint64_t sum, const char *text) {
    return sum_string(sum, SQLITE_TEXT, text, strlen(text));
}

uint64_t sum_row(uint64_t sum, sqlite3_stmt *row, int first, int count) {
    for (int i = first; i < first + count; i++) {
        sqlite3_value *value = sqlite3_column_value(row, i);
        int kind = sqlite3_value_type(value);
        if (kind == SQLITE_INTEGER) {
            sum = sum_number(sum, sqlite3_value_int64(value));
        } else {
            const void *bytes = sqlite3_value_blob(value);
            sum = sum_string(sum, kind, bytes, (size_t)sqlite3_value_bytes(value));
        }
    }
    return sum;
}

/* --- going through them --- */

struct walk {
    enum summed what;
    sqlite3_stmt *rows, *lines; /* lines: of moments alone */
    bool line;                  /* `lines` stands on one, */
    int64_t of;                 /* of this moment */
};

static int walk_end(struct walk *walk) {
    int code = sqlite3_finalize(walk->rows), lines = sqlite3_finalize(walk->lines);
    return code == SQLITE_OK ? lines : code;
}

static void next_line(struct walk *walk) {
    walk->line = sqlite3_step(walk->lines) == SQLITE_ROW;
    walk->of = walk->line ? sqlite3_column_int64(walk->lines, 0) : 0;
}

static sqlite3_stmt *ask_one(sqlite3 *db, enum summed what, const struct sum_key *key) {
    const char *types = things[what].types + 1;
    return key->name[0]
               ? sql_ask(db, things[what].one, types, key->name[0], key->name[1], key->name[2])
               : sql_ask(db, things[what].one, types, key->id);
}

static int walk_begin(struct walk *walk, sqlite3 *db, enum summed what, const struct sum_key *key) {
    bool moments = what == SUM_MOMENT, good;
    *walk = (struct walk){.what = what};
    walk->rows = key ? ask_one(db, what, key) : sql_ask(db, things[what].all, "");
    if (moments && key) {
        walk->lines = sql_ask(
            db, "SELECT " LINE_COLUMNS " FROM line WHERE moment = ? ORDER BY place", "i", key->id);
    } else if (moments) {
        walk->lines = sql_ask(db, "SELECT " LINE_COLUMNS " FROM line ORDER BY moment, place", "");
    }
    good = walk->rows && (walk->lines || !moments);
    int code = good ? SQLITE_OK : sqlite3_extended_errcode(db);
    if (good && moments) {
        next_line(walk);
    }
    return code;
}

/* The next row's sum, as it is reckoned. Lines go up with the moments; stray ones are passed. */
static bool walk_next(struct walk *walk, uint64_t *sum) {
    if (sqlite3_step(walk->rows) != SQLITE_ROW) {
        return false;
    }
    *sum = sum_row(SUM_START, walk->rows, 1, things[walk->what].columns);
    int64_t id = walk->lines ? sqlite3_column_int64(walk->rows, 1) : 0;
    for (; walk->line && walk->of <= id; next_line(walk)) {
        if (walk->of == id) {
            *sum = sum_row(*sum, walk->lines, 0, LINE_COLUMN_COUNT);
        }
    }
    return true;
}

bool sum_holds(uint64_t sum, sqlite3_stmt *row, int column) {
    return sqlite3_column_type(row, column) == SQLITE_INTEGER &&
           (uint64_t)sqlite3_column_int64(row, column) == sum;
}

int sums_count_bad(sqlite3 *db, enum summed what, int64_t *bad) {
    struct walk walk;
    uint64_t sum;
    *bad = 0;
    int code = walk_begin(&walk, db, what, NULL);
    while (code == SQLITE_OK && walk_next(&walk, &sum)) {
        *bad += !sum_holds(sum, walk.rows, 0);
    }
    int end = walk_end(&walk);
    return code == SQLITE_OK ? end : code;
}

int sums_check(sqlite3 *db) {
    int64_t bad = 0, version = 0;
    int code = sql_number(db, "PRAGMA user_version", &version);
    for (int what = 0; what < SUM_KINDS && code == SQLITE_OK && bad == 0; what++) {
        if (things[what].since <= version) {
            code = sums_count_bad(db, (enum summed)what, &bad);
        }
    }
    return code == SQLITE_OK && bad ? SQLITE_CORRUPT : code;
}

int sum_check(sqlite3 *db, enum summed what, struct sum_key key) {
    struct walk walk;
    uint64_t sum;
    int code = walk_begin(&walk, db, what, &key);
    bool good = code != SQLITE_OK || !walk_next(&walk, &sum) || sum_holds(sum, walk.rows, 0);
    int end = walk_end(&walk);
    return code != SQLITE_OK ? code : end != SQLITE_OK ? end : good ? SQLITE_OK : SQLITE_CORRUPT;
}

int sum_drop_bad(sqlite3 *db, enum summed what, struct sum_key key) {
    int code = sum_check(db, what, key);
    return code == SQLITE_CORRUPT && key.name[0]
               ? sql_run(db, things[what].drop, things[what].types + 1, key.name[0], key.name[1],
                         key.name[2])
               : code;
}

/* --- writing them --- */

static int write(sqlite3 *db, enum summed what, struct sum_key key, uint64_t sum) {
    const char *types = things[what].types;
    return key.name[0] ? sql_run(db, things[what].write, types, (int64_t)sum, key.name[0],
                                 key.name[1], key.name[2])
                       : sql_run(db, things[what].write, types, (int64_t)sum, key.id);
}

int sum_write(sqlite3 *db, enum summed what, struct sum_key key) {
    struct walk walk;
    uint64_t sum = 0;
    int code = walk_begin(&walk, db, what, &key);
    bool found = code == SQLITE_OK && walk_next(&walk, &sum);
    int end = walk_end(&walk);
    code = code == SQLITE_OK ? end : code;
    return code == SQLITE_OK && found ? write(db, what, key, sum) : code;
}

/* Only the sum of the row that the walk stands on is changed, which moves no row. */
static int write_all_of(sqlite3 *db, enum summed what) {
    struct walk walk;
    uint64_t sum;
    int code = walk_begin(&walk, db, what, NULL);
    while (code == SQLITE_OK && walk_next(&walk, &sum)) {
        struct sum_key key = {.id = sqlite3_column_int64(walk.rows, 1)};
        for (int i = 0; i < 3 && things[what].types[1 + i] == 's'; i++) {
            key.name[i] = (const char *)sqlite3_column_text(walk.rows, 1 + i);
        }
        code = write(db, what, key, sum);
    }
    int end = walk_end(&walk);
    return code == SQLITE_OK ? end : code;
}

int sums_write(sqlite3 *db) {
    int code = SQLITE_OK;
    for (int what = 0; what < SUM_KINDS && code == SQLITE_OK; what++) {
        if (things[what].since == SUMS_SINCE) {
            code = write_all_of(db, (enum summed)what);
        }
    }
    return code;
}
