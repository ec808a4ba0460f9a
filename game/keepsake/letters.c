/* Letters: nothing hands out a word of one before its time, and what is taken back is gone. */
#include "keepsake/inside.h"

#include <string.h>

struct sealing {
    const struct keepsake_letter *letter;
    const char *words;
};

static int add_letter(sqlite3 *db, const void *context) {
    const struct sealing *sealing = context;
    const struct keepsake_letter *letter = sealing->letter;
    int code = sql_run(db,
                       "INSERT INTO letter (written_at, opens_on, opened, pack, occasion,"
                       " written_by, text) VALUES (?, ?, 0, ?, ?, ?, ?)",
                       "iissss", fit_time(letter->written_at), letter->opens_on, letter->pack,
                       letter->occasion, letter->by, sealing->words);
    const struct sum_key key = {.id = sqlite3_last_insert_rowid(db)};
    return code == SQLITE_OK ? sum_write(db, SUM_LETTER, key) : code;
}

enum keepsake_result keepsake_seal_letter(struct keepsake *keepsake,
                                          const struct keepsake_letter *letter, const char *words,
                                          int64_t today, int64_t *id, struct error *error) {
    const struct sealing sealing = {.letter = letter, .words = words};
    if (!fit_letter(letter, words, 0)) {
        return box_fail(KEEPSAKE_REFUSED, error);
    }
    if (letter->opens_on && letter->opens_on <= today) {
        error_set(error, "A letter waits for a day that is still to come. Choose a later one.");
        return KEEPSAKE_REFUSED;
    }
    int64_t count = 0;
    int code = sql_number(keepsake->db, "SELECT count(*) FROM letter", &count);
    if (code == SQLITE_OK && count >= KEEPSAKE_MAX_LETTERS) {
        error_set(error,
                  "There is room for %d letters. Open or take back one, then write this "
                  "one.",
                  KEEPSAKE_MAX_LETTERS);
        return KEEPSAKE_REFUSED;
    }
    enum keepsake_result result = code == SQLITE_OK
                                      ? sql_change(keepsake, add_letter, &sealing, OWED_COPY, error)
                                      : sql_result(code, error);
    if (result == KEEPSAKE_OK && id) {
        *id = sqlite3_last_insert_rowid(keepsake->db);
    }
    return result;
}

/* Of the columns but the words. */
static bool read_letter(sqlite3_stmt *statement, struct keepsake_letter *letter) {
    *letter = (struct keepsake_letter){
        .id = sqlite3_column_int64(statement, 0),
        .written_at = sqlite3_column_int64(statement, 1),
        .opens_on = sqlite3_column_int64(statement, 2),
        .opened = sqlite3_column_int64(statement, 3) != 0,
    };
    const char *words = (const char *)sqlite3_column_text(statement, 7);
    return take_text(letter->pack, sizeof letter->pack, statement, 4, 0) &&
           take_text(letter->occasion, sizeof letter->occasion, statement, 5, 0) &&
           take_text(letter->by, sizeof letter->by, statement, 6, 0) && words &&
           fit_letter(letter, words, FIT_KEPT) &&
           sum_holds(sum_row(SUM_START, statement, 0, LETTER_COLUMN_COUNT), statement,
                     LETTER_COLUMN_COUNT);
}

enum keepsake_result keepsake_list_letters(struct keepsake *keepsake,
                                           void (*each)(void *to,
                                                        const struct keepsake_letter *letter),
                                           void *to, struct error *error) {
    struct keepsake_letter letter;
    sqlite3_stmt *statement = sql_ask(keepsake->db,
                                      "SELECT " LETTER_COLUMNS ", sum FROM letter ORDER BY id", "");
    if (!statement) {
        return sql_result(sqlite3_extended_errcode(keepsake->db), error);
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        if (read_letter(statement, &letter)) {
            each(to, &letter);
        }
    }
    base_forget(&letter, sizeof letter);
    return sql_result(sqlite3_finalize(statement), error);
}

/* --- its time --- */

static bool may_open(const struct keepsake_letter *letter, int64_t today, bool came) {
    return letter->opened || (letter->opens_on ? letter->opens_on <= today : came);
}

static int write_opened(sqlite3 *db, const void *context) {
    const struct sum_key key = {.id = *(const int64_t *)context};
    int code = sum_check(db, SUM_LETTER, key);
    if (code == SQLITE_OK) {
        code = sql_run(db, "UPDATE letter SET opened = 1 WHERE id = ?", "i", key.id);
    }
    return code == SQLITE_OK ? sum_write(db, SUM_LETTER, key) : code;
}

/* The letter and, where it may be opened, its words. */
static enum keepsake_result read_one(sqlite3_stmt *statement, int64_t today, bool came,
                                     struct keepsake_letter *letter,
                                     char words[4 * KEEPSAKE_MAX_LETTER + 1]) {
    enum keepsake_result result = sqlite3_step(statement) != SQLITE_ROW ? KEEPSAKE_MISSING
                                  : !read_letter(statement, letter)     ? KEEPSAKE_DAMAGED
                                  : !may_open(letter, today, came)      ? KEEPSAKE_SEALED
                                                                        : KEEPSAKE_OK;
    if (result == KEEPSAKE_OK) {
        strcpy(words, (const char *)sqlite3_column_text(statement, 7)); /* fit_letter: it fits */
    }
    return result;
}

enum keepsake_result keepsake_open_letter(struct keepsake *keepsake, int64_t id, int64_t today,
                                          bool came, char words[4 * KEEPSAKE_MAX_LETTER + 1],
                                          struct error *error) {
    struct keepsake_letter letter;
    sqlite3_stmt *statement = sql_ask(
        keepsake->db, "SELECT " LETTER_COLUMNS ", sum FROM letter WHERE id = ?", "i", id);
    if (!statement) {
        return sql_result(sqlite3_extended_errcode(keepsake->db), error);
    }
    enum keepsake_result result = read_one(statement, today, came, &letter, words);
    int code = sqlite3_finalize(statement);
    if (code != SQLITE_OK || result != KEEPSAKE_OK) {
        return code != SQLITE_OK ? sql_result(code, error) : box_fail(result, error);
    }
    if (!letter.opened) {
        sql_change(keepsake, write_opened, &id, OWED_COPY, NULL);
    }
    base_forget(&letter, sizeof letter);
    return KEEPSAKE_OK;
}

static int remove_letter(sqlite3 *db, const void *context) {
    return sql_run(db, "DELETE FROM letter WHERE id = ?", "i", *(const int64_t *)context);
}

enum keepsake_result keepsake_delete_letter(struct keepsake *keepsake, int64_t id,
                                            struct error *error) {
    return box_delete(keepsake, remove_letter, &id, error);
}
