/* Which cards came up, which are favourites, and cards of one's own. */
#include "keepsake/inside.h"

/* --- marks on the cards of packs --- */

struct mark {
    const char *pack, *deck, *card;
    bool favourite;
};

static bool fit_mark(const struct mark *mark) {
    return fit_name(mark->pack, KEEPSAKE_MAX_ID, "-") &&
           fit_name(mark->deck, KEEPSAKE_MAX_ID, "-") && fit_name(mark->card, KEEPSAKE_MAX_ID, "-");
}

static int write_seen(sqlite3 *db, const void *context) {
    const struct mark *mark = context;
    return sql_run(db,
                   "INSERT INTO card (pack, deck, card, seen, favourite) VALUES (?, ?, ?, 1, 0)"
                   " ON CONFLICT (pack, deck, card) DO UPDATE SET seen = 1",
                   "sss", mark->pack, mark->deck, mark->card);
}

static int write_favourite(sqlite3 *db, const void *context) {
    const struct mark *mark = context;
    int code = sql_run(
        db,
        "INSERT INTO card (pack, deck, card, seen, favourite) VALUES (?, ?, ?, 0, ?)"
        " ON CONFLICT (pack, deck, card) DO UPDATE SET favourite = excluded.favourite",
        "sssi", mark->pack, mark->deck, mark->card, (int64_t)mark->favourite);
    return code == SQLITE_OK ? sql_run(db, "DELETE FROM card WHERE NOT seen AND NOT favourite", "")
                             : code;
}

static int clear_seen(sqlite3 *db, const void *context) {
    const struct mark *mark = context;
    int code = sql_run(db, "DELETE FROM card WHERE pack = ? AND deck = ? AND NOT favourite", "ss",
                       mark->pack, mark->deck);
    return code == SQLITE_OK ? sql_run(db, "UPDATE card SET seen = 0 WHERE pack = ? AND deck = ?",
                                       "ss", mark->pack, mark->deck)
                             : code;
}

static enum keepsake_result change_mark(struct keepsake *keepsake,
                                        int (*work)(sqlite3 *db, const void *context),
                                        const struct mark *mark, bool removes,
                                        struct error *error) {
    return !fit_mark(mark) ? box_fail(KEEPSAKE_REFUSED, error)
           : removes       ? box_delete(keepsake, work, mark, error)
                           : sql_change(keepsake, work, mark, OWED_COPY, error);
}

enum keepsake_result keepsake_note_card(struct keepsake *keepsake, const char *pack,
                                        const char *deck, const char *card, struct error *error) {
    const struct mark mark = {.pack = pack, .deck = deck, .card = card};
    return change_mark(keepsake, write_seen, &mark, false, error);
}

enum keepsake_result keepsake_set_favourite(struct keepsake *keepsake, const char *pack,
                                            const char *deck, const char *card, bool favourite,
                                            struct error *error) {
    const struct mark mark = {.pack = pack, .deck = deck, .card = card, .favourite = favourite};
    return change_mark(keepsake, write_favourite, &mark, !favourite, error);
}

enum keepsake_result keepsake_reset_seen(struct keepsake *keepsake, const char *pack,
                                         const char *deck, struct error *error) {
    const struct mark mark = {.pack = pack, .deck = deck, .card = "all"};
    return change_mark(keepsake, clear_seen, &mark, true, error);
}

enum keepsake_result
keepsake_list_cards(struct keepsake *keepsake, const char *pack, const char *deck,
                    void (*each)(void *to, const char *card, bool seen, bool favourite), void *to,
                    struct error *error) {
    sqlite3_stmt *statement = sql_ask(
        keepsake->db,
        "SELECT card, seen, favourite FROM card WHERE pack = ? AND deck = ? ORDER BY card", "ss",
        pack, deck);
    if (!statement) {
        return sql_result(sqlite3_extended_errcode(keepsake->db), error);
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *card = (const char *)sqlite3_column_text(statement, 0);
        if (fit_name(card, KEEPSAKE_MAX_ID, "-")) {
            each(to, card, sqlite3_column_int64(statement, 1) != 0,
                 sqlite3_column_int64(statement, 2) != 0);
        }
    }
    return sql_result(sqlite3_finalize(statement), error);
}

/* --- cards of one's own --- */

int add_own_card(sqlite3 *db, const void *context) {
    const struct keepsake_own_card *card = context;
    int code = sql_run(db,
                       "INSERT INTO own_card (depth, topics, ask, answer_1, answer_2, answer_3)"
                       " VALUES (?, ?, ?, ?, ?, ?)",
                       "iissss", (int64_t)card->depth, (int64_t)card->topics, card->ask,
                       card->answer[0], card->answer[1], card->answer[2]);
    const struct sum_key key = {.id = sqlite3_last_insert_rowid(db)};
    return code == SQLITE_OK ? sum_write(db, SUM_OWN_CARD, key) : code;
}

enum keepsake_result keepsake_add_own_card(struct keepsake *keepsake,
                                           const struct keepsake_own_card *card, int64_t *id,
                                           struct error *error) {
    int64_t count = 0;
    int code = sql_number(keepsake->db, "SELECT count(*) FROM own_card", &count);
    if (code != SQLITE_OK) {
        return sql_result(code, error);
    }
    if (count >= KEEPSAKE_MAX_OWN_CARDS) {
        error_set(error, "There is room for %d cards of your own. Delete one, then add this one.",
                  KEEPSAKE_MAX_OWN_CARDS);
        return KEEPSAKE_REFUSED;
    }
    if (!fit_own_card(card, 0)) {
        return box_fail(KEEPSAKE_REFUSED, error);
    }
    enum keepsake_result result = sql_change(keepsake, add_own_card, card, OWED_COPY, error);
    if (result == KEEPSAKE_OK && id) {
        *id = sqlite3_last_insert_rowid(keepsake->db);
    }
    return result;
}

static bool read_own_card(sqlite3_stmt *statement, struct keepsake_own_card *card) {
    *card = (struct keepsake_own_card){
        .id = sqlite3_column_int64(statement, 0),
        .depth = sqlite3_column_int(statement, 1),
        .topics = (uint32_t)sqlite3_column_int64(statement, 2),
    };
    bool fits = take_text(card->ask, sizeof card->ask, statement, 3, 0);
    for (int i = 0; i < KEEPSAKE_MAX_CHOICES; i++) {
        fits = take_text(card->answer[i], sizeof card->answer[i], statement, 4 + i, 0) && fits;
        card->answer_count += card->answer[i][0] != '\0';
    }
    return fits && fit_own_card(card, FIT_KEPT) &&
           sum_holds(sum_row(SUM_START, statement, 0, OWN_CARD_COLUMN_COUNT), statement,
                     OWN_CARD_COLUMN_COUNT);
}

enum keepsake_result keepsake_list_own_cards(struct keepsake *keepsake,
                                             void (*each)(void *to,
                                                          const struct keepsake_own_card *card),
                                             void *to, struct error *error) {
    struct keepsake_own_card card;
    sqlite3_stmt *statement = sql_ask(
        keepsake->db, "SELECT " OWN_CARD_COLUMNS ", sum FROM own_card ORDER BY id", "");
    if (!statement) {
        return sql_result(sqlite3_extended_errcode(keepsake->db), error);
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        if (read_own_card(statement, &card)) {
            each(to, &card);
        }
    }
    base_forget(&card, sizeof card);
    return sql_result(sqlite3_finalize(statement), error);
}

static int remove_own_card(sqlite3 *db, const void *context) {
    return sql_run(db, "DELETE FROM own_card WHERE id = ?", "i", *(const int64_t *)context);
}

enum keepsake_result keepsake_delete_own_card(struct keepsake *keepsake, int64_t id,
                                              struct error *error) {
    return box_delete(keepsake, remove_own_card, &id, error);
}
