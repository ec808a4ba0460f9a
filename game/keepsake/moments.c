#include "keepsake/inside.h"

#include <stdlib.h>
#include <string.h>

/* --- keeping --- */

static int add_lines(sqlite3 *db, int64_t id, const struct keepsake_moment *moment) {
    int code = SQLITE_OK;
    for (int i = 0; i < moment->line_count && code == SQLITE_OK; i++) {
        const struct keepsake_line *line = &moment->line[i];
        code = sql_run(db,
                       "INSERT INTO line (moment, place, who, question, answer)"
                       " VALUES (?, ?, ?, ?, ?)",
                       "iiiss", id, (int64_t)i, (int64_t)line->who, line->question, line->answer);
    }
    return code;
}

/* The id is the order: the newest plus one, whatever the clock says. Not AUTOINCREMENT, whose
 * counter would tell for ever that something newer was deleted. */
static int add_moment(sqlite3 *db, const void *context) {
    const struct keepsake_moment *moment = context;
    const int64_t last_second = INT64_C(253402300799); /* of the year 9999 */
    int64_t kept_at = moment->kept_at < 0 ? 0 : moment->kept_at;
    int64_t id;
    int code = sql_number(db, "SELECT ifnull(max(id), 0) + 1 FROM moment", &id);
    if (code == SQLITE_OK) {
        code = sql_run(db,
                       "INSERT INTO moment (id, kept_at, kind, laughed, pack, level, title, source,"
                       " replay, name_a, name_b, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       "iiiissssssss", id, kept_at > last_second ? last_second : kept_at,
                       (int64_t)moment->kind, (int64_t)moment->laughed, moment->pack, moment->level,
                       moment->title, moment->source, moment->replay, moment->name_a,
                       moment->name_b, moment->note);
    }
    return code == SQLITE_OK ? add_lines(db, id, moment) : code;
}

enum keepsake_result keepsake_keep_moment(struct keepsake *keepsake,
                                          const struct keepsake_moment *moment, bool kept_by_a,
                                          bool kept_by_b, int64_t *id, struct error *error) {
    if (!(kept_by_a && kept_by_b)) {
        return KEEPSAKE_LET_GO;
    }
    if (!fit_moment(moment)) {
        return box_fail(KEEPSAKE_REFUSED, error);
    }
    enum keepsake_result result = sql_change(keepsake, add_moment, moment, OWED_COPY, error);
    if (result == KEEPSAKE_OK && id) {
        *id = sqlite3_last_insert_rowid(keepsake->db);
    }
    return result;
}

/* --- reading --- */

/* One block holds all strings of a moment, so that all of them are overwritten at once. */
struct shelf {
    char *memory;
    size_t size, used;
};
/* The largest moment that fits: its texts at four bytes a character, each with its end. */
enum {
    SHELF = KEEPSAKE_MAX_SOURCE + KEEPSAKE_MAX_REPLAY +
            (KEEPSAKE_MAX_LINES * 2 + 1) * (4 * KEEPSAKE_MAX_TEXT + 1) +
            4 * (KEEPSAKE_MAX_TITLE + 2 * KEEPSAKE_MAX_NAME) + KEEPSAKE_MAX_ID +
            KEEPSAKE_MAX_LEVEL + 16, /* the 16: ends of the other texts */
};

/* NULL when it does not fit or has a NUL inside: then the moment is damaged. */
static const char *shelve(struct shelf *shelf, sqlite3_stmt *statement, int column) {
    const char *text = (const char *)sqlite3_column_text(statement, column);
    size_t length = (size_t)sqlite3_column_bytes(statement, column);
    if (!text || strlen(text) != length || length >= shelf->size - shelf->used) {
        return NULL;
    }
    char *place = memcpy(shelf->memory + shelf->used, text, length + 1);
    shelf->used += length + 1;
    return place;
}

/* A number out of range becomes -1, which no kind or answerer is. */
static int small(sqlite3_stmt *statement, int column) {
    int64_t value = sqlite3_column_int64(statement, column);
    return value >= 0 && value <= 2 ? (int)value : -1;
}

static void read_lines(sqlite3_stmt *statement, struct shelf *shelf, struct keepsake_moment *out) {
    while (sqlite3_step(statement) == SQLITE_ROW) {
        if (out->line_count < KEEPSAKE_MAX_LINES) {
            out->line[out->line_count] = (struct keepsake_line){
                .who = (enum keepsake_who)small(statement, 0),
                .question = shelve(shelf, statement, 1),
                .answer = shelve(shelf, statement, 2),
            };
        }
        out->line_count++; /* too many do not fit: fit_moment says so */
    }
}

static void read_moment(sqlite3_stmt *statement, struct shelf *shelf, struct keepsake_moment *out) {
    const char **const texts[] = {&out->pack,   &out->level,  &out->title,  &out->source,
                                  &out->replay, &out->name_a, &out->name_b, &out->note};
    out->id = sqlite3_column_int64(statement, 0);
    out->kept_at = sqlite3_column_int64(statement, 1);
    out->kind = (enum keepsake_kind)small(statement, 2);
    out->laughed = sqlite3_column_int64(statement, 3) != 0;
    for (int i = 0; i < 8; i++) {
        *texts[i] = shelve(shelf, statement, 4 + i);
    }
}

static enum keepsake_result read_both(sqlite3 *db, int64_t id, struct shelf *shelf,
                                      struct keepsake_moment *out, struct error *error) {
    enum keepsake_result result = KEEPSAKE_OK;
    sqlite3_stmt *moment = sql_ask(db,
                                   "SELECT id, kept_at, kind, laughed, pack, level, title, source,"
                                   " replay, name_a, name_b, note FROM moment WHERE id = ?",
                                   "i", id);
    sqlite3_stmt *lines = sql_ask(
        db, "SELECT who, question, answer FROM line WHERE moment = ? ORDER BY place", "i", id);
    if (!moment || !lines) {
        result = sql_result(sqlite3_errcode(db), error);
    } else if (sqlite3_step(moment) == SQLITE_ROW) {
        read_moment(moment, shelf, out);
        read_lines(lines, shelf, out);
    } else {
        result = KEEPSAKE_MISSING;
    }
    int code = sqlite3_finalize(moment), line_code = sqlite3_finalize(lines);
    if (code != SQLITE_OK || line_code != SQLITE_OK) {
        return sql_result(code != SQLITE_OK ? code : line_code, error);
    }
    return result == KEEPSAKE_MISSING ? box_fail(result, error) : result;
}

enum keepsake_result keepsake_get_moment(struct keepsake *keepsake, int64_t id,
                                         struct keepsake_moment *out, struct error *error) {
    struct shelf shelf = {.memory = malloc(SHELF), .size = SHELF};
    *out = (struct keepsake_moment){0};
    if (!shelf.memory) {
        return sql_result(SQLITE_NOMEM, error);
    }
    enum keepsake_result result = read_both(keepsake->db, id, &shelf, out, error);
    out->memory = shelf.memory;
    out->memory_size = shelf.used;
    if (result == KEEPSAKE_OK && !fit_moment(out)) {
        error_set(error, "This moment is damaged and can't be opened. It can still be deleted.");
        result = KEEPSAKE_DAMAGED;
    }
    if (result != KEEPSAKE_OK) {
        keepsake_moment_release(out);
    }
    return result;
}

void keepsake_moment_release(struct keepsake_moment *moment) {
    if (moment->memory) {
        base_forget(moment->memory, moment->memory_size);
        free(moment->memory);
    }
    *moment = (struct keepsake_moment){0};
}

/* --- the list --- */

/* A damaged title is shown as none; the moment can still be found and deleted. */
static void take(char *out, size_t size, sqlite3_stmt *statement, int column) {
    const char *text = (const char *)sqlite3_column_text(statement, column);
    *out = '\0';
    if (text && fit_text(text, size - 1, size - 1, 0)) {
        strcpy(out, text);
    }
}

enum keepsake_result keepsake_list_moments(struct keepsake *keepsake, int64_t before,
                                           struct keepsake_entry *list, int size, int *count,
                                           struct error *error) {
    sqlite3_stmt *statement = sql_ask(
        keepsake->db,
        "SELECT id, kept_at, kind, laughed, pack, level, title FROM moment"
        " WHERE id < ? ORDER BY id DESC LIMIT ?",
        "ii", before > 0 ? before : INT64_MAX, (int64_t)size);
    *count = 0;
    if (!statement) {
        return sql_result(sqlite3_errcode(keepsake->db), error);
    }
    while (*count < size && sqlite3_step(statement) == SQLITE_ROW) {
        struct keepsake_entry *entry = &list[(*count)++];
        entry->id = sqlite3_column_int64(statement, 0);
        entry->kept_at = sqlite3_column_int64(statement, 1);
        entry->kind = small(statement, 2) == KEEPSAKE_CARD ? KEEPSAKE_CARD : KEEPSAKE_CROSSING;
        entry->laughed = sqlite3_column_int64(statement, 3) != 0;
        take(entry->pack, sizeof entry->pack, statement, 4);
        take(entry->level, sizeof entry->level, statement, 5);
        take(entry->title, sizeof entry->title, statement, 6);
    }
    return sql_result(sqlite3_finalize(statement), error);
}

enum keepsake_result keepsake_count_moments(struct keepsake *keepsake, int64_t *count,
                                            struct error *error) {
    return sql_result(sql_number(keepsake->db, "SELECT count(*) FROM moment", count), error);
}

/* --- changing --- */

struct laughter {
    int64_t id;
    bool laughed;
};

static int note_laughter(sqlite3 *db, const void *context) {
    const struct laughter *laughter = context;
    return sql_run(db, "UPDATE moment SET laughed = ? WHERE id = ?", "ii",
                   (int64_t)laughter->laughed, laughter->id);
}

enum keepsake_result keepsake_set_laughed(struct keepsake *keepsake, int64_t id, bool laughed,
                                          struct error *error) {
    struct laughter laughter = {.id = id, .laughed = laughed};
    return sql_change(keepsake, note_laughter, &laughter, OWED_COPY, error);
}

static int remove_moment(sqlite3 *db, const void *context) {
    int64_t id = *(const int64_t *)context;
    int code = sql_run(db, "DELETE FROM line WHERE moment = ?", "i", id);
    return code == SQLITE_OK ? sql_run(db, "DELETE FROM moment WHERE id = ?", "i", id) : code;
}

enum keepsake_result keepsake_delete_moment(struct keepsake *keepsake, int64_t id,
                                            struct error *error) {
    return box_delete(keepsake, remove_moment, &id, OWED_DELETION, error);
}
