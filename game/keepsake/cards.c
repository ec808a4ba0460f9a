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

static int write_one(sqlite3 *db, const struct mark *mark, const char *change, bool on) {
    const struct sum_key key = {.name = {mark->pack, mark->deck, mark->card}};
    int code = sum_drop_bad(db, SUM_CARD, key);
    if (code == SQLITE_OK) {
        code = sql_run(db,
                       "INSERT OR IGNORE INTO card (pack, deck, card, seen, favourite)"
                       " VALUES (?, ?, ?, 0, 0)",
                       "sss", mark->pack, mark->deck, mark->card);
    }
    if (code == SQLITE_OK) {
        code = sql_run(db, change, "isss", (int64_t)on, mark->pack, mark->deck, mark->card);
    }
    return code == SQLITE_OK ? sum_write(db, SUM_CARD, key) : code;
}

static const char set_seen[] = "UPDATE card SET seen = ? WHERE pack = ? AND deck = ? AND card = ?";
static const char set_favourite[] =
    "UPDATE card SET favourite = ? WHERE pack = ? AND deck = ? AND card = ?";
static const char drop_idle[] = "DELETE FROM card WHERE NOT seen AND NOT favourite";

static int write_seen(sqlite3 *db, const void *context) {
    return write_one(db, context, set_seen, true);
}

static int write_favourite(sqlite3 *db, const void *context) {
    const struct mark *mark = context;
    int code = write_one(db, mark, set_favourite, mark->favourite);
    return code == SQLITE_OK ? sql_run(db, drop_idle, "") : code;
}

static int clear_seen(sqlite3 *db, const void *context) {
    struct mark mark = *(const struct mark *)context;
    sqlite3_stmt *cards = sql_ask(db, "SELECT card FROM card WHERE pack = ? AND deck = ?", "ss",
                                  mark.pack, mark.deck);
    int code = cards ? SQLITE_OK : sqlite3_extended_errcode(db);
    while (code == SQLITE_OK && sqlite3_step(cards) == SQLITE_ROW) {
        mark.card = (const char *)sqlite3_column_text(cards, 0);
        code = write_one(db, &mark, set_seen, false);
    }
    int end = sqlite3_finalize(cards);
    code = code == SQLITE_OK ? end : code;
    return code == SQLITE_OK ? sql_run(db, drop_idle, "") : code;
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
    sqlite3_stmt *statement = sql_ask(keepsake->db,
                                      "SELECT " CARD_COLUMNS
                                      ", sum FROM card WHERE pack = ? AND deck = ? ORDER BY card",
                                      "ss", pack, deck);
    if (!statement) {
        return sql_result(sqlite3_extended_errcode(keepsake->db), error);
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        uint64_t sum = sum_row(SUM_START, statement, 0, CARD_COLUMN_COUNT);
        const char *card = (const char *)sqlite3_column_text(statement, 2);
        if (sum_holds(sum, statement, CARD_COLUMN_COUNT) && fit_name(card, KEEPSAKE_MAX_ID, "-")) {
            each(to, card, sqlite3_column_int64(statement, 3) != 0,
                 sqlite3_column_int64(statement, 4) != 0);
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
