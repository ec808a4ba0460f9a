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

/* Cards of one deck that are through. */
struct through {
    const char *pack, *deck, *const *card;
    int count;
};

static int clear_one(sqlite3 *db, const struct mark *mark) {
    int64_t there = 0;
    sqlite3_stmt *seen = sql_ask(db,
                                 "SELECT seen FROM card WHERE pack = ? AND deck = ? AND card = ?",
                                 "sss", mark->pack, mark->deck, mark->card);
    if (!seen) {
        return sqlite3_extended_errcode(db);
    }
    if (sqlite3_step(seen) == SQLITE_ROW) {
        there = sqlite3_column_int64(seen, 0);
    }
    int code = sqlite3_finalize(seen);
    return code == SQLITE_OK && there ? write_one(db, mark, set_seen, false) : code;
}

static int clear_seen(sqlite3 *db, const void *context) {
    const struct through *through = context;
    int code = SQLITE_OK;
    for (int i = 0; code == SQLITE_OK && i < through->count; i++) {
        code = clear_one(
            db,
            &(struct mark){.pack = through->pack, .deck = through->deck, .card = through->card[i]});
    }
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
                                         const char *deck, const char *const *cards, int count,
                                         struct error *error) {
    const struct through through = {.pack = pack, .deck = deck, .card = cards, .count = count};
    for (int i = 0; i < count; i++) {
        if (!fit_mark(&(struct mark){.pack = pack, .deck = deck, .card = cards[i]})) {
            return box_fail(KEEPSAKE_REFUSED, error);
        }
    }
    return box_delete(keepsake, clear_seen, &through, error);
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

/* --- ideas that were taken --- */

struct idea {
    struct mark mark;
    int64_t taken_at;
};

static int write_idea(sqlite3 *db, const void *context) {
    const struct idea *idea = context;
    const struct mark *mark = &idea->mark;
    int code = sql_run(db, "DELETE FROM taken WHERE pack = ? AND deck = ? AND card = ?", "sss",
                       mark->pack, mark->deck, mark->card);
    if (code != SQLITE_OK || idea->taken_at < 0) {
        return code;
    }
    code = sql_run(db, "INSERT INTO taken (pack, deck, card, taken_at) VALUES (?, ?, ?, ?)", "sssi",
                   mark->pack, mark->deck, mark->card, fit_time(idea->taken_at));
    return code == SQLITE_OK
               ? sum_write(db, SUM_TAKEN,
                           (struct sum_key){.name = {mark->pack, mark->deck, mark->card}})
               : code;
}

enum keepsake_result keepsake_take_idea(struct keepsake *keepsake, const char *pack,
                                        const char *deck, const char *card, int64_t taken_at,
                                        struct error *error) {
    const struct idea idea = {{.pack = pack, .deck = deck, .card = card}, taken_at};
    return !fit_mark(&idea.mark) ? box_fail(KEEPSAKE_REFUSED, error)
           : taken_at < 0        ? box_delete(keepsake, write_idea, &idea, error)
                                 : sql_change(keepsake, write_idea, &idea, OWED_COPY, error);
}

enum keepsake_result keepsake_list_ideas(struct keepsake *keepsake, const char *pack,
                                         void (*each)(void *to, const char *deck, const char *card,
                                                      int64_t taken_at),
                                         void *to, struct error *error) {
    sqlite3_stmt *statement = sql_ask(keepsake->db,
                                      "SELECT " TAKEN_COLUMNS ", sum FROM taken WHERE pack = ?"
                                      " ORDER BY taken_at, deck, card",
                                      "s", pack);
    if (!statement) {
        return sql_result(sqlite3_extended_errcode(keepsake->db), error);
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        uint64_t sum = sum_row(SUM_START, statement, 0, TAKEN_COLUMN_COUNT);
        const struct mark mark = {.pack = pack,
                                  .deck = (const char *)sqlite3_column_text(statement, 1),
                                  .card = (const char *)sqlite3_column_text(statement, 2)};
        if (sum_holds(sum, statement, TAKEN_COLUMN_COUNT) && fit_mark(&mark)) {
            each(to, mark.deck, mark.card, sqlite3_column_int64(statement, 3));
        }
    }
    return sql_result(sqlite3_finalize(statement), error);
}

/* --- cards of one's own --- */

static int add_meant(sqlite3 *db, int64_t id, const char *name) {
    int code = sql_run(db, "INSERT INTO meant (own_card, name) VALUES (?, ?)", "is", id, name);
    return code == SQLITE_OK ? sum_write(db, SUM_MEANT, (struct sum_key){.id = id}) : code;
}

int add_own_card(sqlite3 *db, const void *context) {
    const struct keepsake_own_card *card = context;
    int code = sql_run(db,
                       "INSERT INTO own_card (depth, topics, ask, answer_1, answer_2, answer_3)"
                       " VALUES (?, ?, ?, ?, ?, ?)",
                       "iissss", (int64_t)card->depth, (int64_t)card->topics, card->ask,
                       card->answer[0], card->answer[1], card->answer[2]);
    const struct sum_key key = {.id = sqlite3_last_insert_rowid(db)};
    if (code == SQLITE_OK) {
        code = sum_write(db, SUM_OWN_CARD, key);
    }
    return code == SQLITE_OK && card->meant[0] ? add_meant(db, key.id, card->meant) : code;
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
    if (result == KEEPSAKE_OK && id) { /* the same in `meant` */
        *id = sqlite3_last_insert_rowid(keepsake->db);
    }
    return result;
}

/* For whom it is; where that is damaged the card is for both. */
static void read_meant(sqlite3 *db, struct keepsake_own_card *card) {
    sqlite3_stmt *statement = sql_ask(
        db, "SELECT " MEANT_COLUMNS ", sum FROM meant WHERE own_card = ?", "i", card->id);
    if (statement && sqlite3_step(statement) == SQLITE_ROW &&
        !(sum_holds(sum_row(SUM_START, statement, 0, MEANT_COLUMN_COUNT), statement,
                    MEANT_COLUMN_COUNT) &&
          take_text(card->meant, sizeof card->meant, statement, 1, 0))) {
        card->meant[0] = '\0';
    }
    sqlite3_finalize(statement);
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
            read_meant(keepsake->db, &card);
            each(to, &card);
        }
    }
    base_forget(&card, sizeof card);
    return sql_result(sqlite3_finalize(statement), error);
}

static int remove_own_card(sqlite3 *db, const void *context) {
    const int64_t id = *(const int64_t *)context;
    int code = sql_run(db, "DELETE FROM meant WHERE own_card = ?", "i", id);
    return code == SQLITE_OK ? sql_run(db, "DELETE FROM own_card WHERE id = ?", "i", id) : code;
}

enum keepsake_result keepsake_delete_own_card(struct keepsake *keepsake, int64_t id,
                                              struct error *error) {
    return box_delete(keepsake, remove_own_card, &id, error);
}
