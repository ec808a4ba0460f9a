/* Moments are kept when both wish it, whole or not at all, each with its lines and its sum. */
#include "keepsake/inside.h"

#include <stdlib.h>
#include <string.h>

/* --- keeping --- */

/* A row as its table has it: its numbers, then its texts. */
struct row {
    int64_t number[5];
    const char *text[9];
    int numbers, texts;
};

/* Puts the row into the statement; and the sum is of the very same. Returns the sum. */
static uint64_t put_row(sqlite3_stmt *insert, uint64_t sum, const struct row *row) {
    int place = 1;
    for (int i = 0; i < row->numbers; i++) {
        sqlite3_bind_int64(insert, place++, row->number[i]);
        sum = sum_number(sum, row->number[i]);
    }
    for (int i = 0; i < row->texts; i++) {
        sqlite3_bind_text(insert, place++, row->text[i], -1, SQLITE_STATIC);
        sum = sum_text(sum, row->text[i]);
    }
    return sum;
}

static int add_lines(sqlite3 *db, int64_t id, const struct keepsake_moment *moment, uint64_t *sum) {
    sqlite3_stmt *add = sql_ask(db, "INSERT INTO line (" LINE_COLUMNS ") VALUES (?, ?, ?, ?, ?)",
                                "");
    int code = add ? SQLITE_OK : sqlite3_extended_errcode(db);
    for (int i = 0; i < moment->line_count && code == SQLITE_OK; i++) {
        const struct keepsake_line *line = &moment->line[i];
        *sum = put_row(add, *sum,
                       &(struct row){.number = {id, i, line->who},
                                     .text = {line->question, line->answer},
                                     .numbers = 3,
                                     .texts = 2});
        sqlite3_step(add);
        code = sqlite3_reset(add);
    }
    sqlite3_finalize(add);
    return code;
}

/* Its sum is of its lines, too, so they go in before it. */
static int add_with_lines(sqlite3 *db, int64_t id, const struct keepsake_moment *moment) {
    sqlite3_stmt *add = sql_ask(db,
                                "INSERT INTO moment (" MOMENT_COLUMNS ", sum, " MOMENT_MARKS ")"
                                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                "");
    const struct row row = {
        .number = {id, fit_time(moment->kept_at), moment->zone, moment->kind, moment->laughed},
        .text = {moment->pack, moment->level, moment->deck, moment->title, moment->name_a,
                 moment->name_b, moment->note, moment->source, moment->replay},
        .numbers = 5,
        .texts = 9};
    uint64_t sum = add ? put_row(add, SUM_START, &row) : 0;
    int code = !add                     ? sqlite3_extended_errcode(db)
               : moment->line_count > 0 ? add_lines(db, id, moment, &sum)
                                        : SQLITE_OK;
    if (code == SQLITE_OK) {
        sqlite3_bind_int64(add, MOMENT_COLUMN_COUNT + 1, (int64_t)sum);
        sqlite3_bind_int64(add, MOMENT_COLUMN_COUNT + 2, moment->asleep);
        sqlite3_bind_int64(add, MOMENT_COLUMN_COUNT + 3, moment->light);
        sqlite3_step(add);
        code = sqlite3_reset(add);
    }
    sqlite3_finalize(add);
    return code;
}

/* The id is the order: the newest plus one, whatever the clock says. Not AUTOINCREMENT, whose
 * counter would tell for ever that something newer was deleted. */
int add_moment(sqlite3 *db, const void *moment) {
    int64_t id;
    int code = sql_number(db, "SELECT ifnull(max(id), 0) + 1 FROM moment", &id);
    return code == SQLITE_OK ? add_with_lines(db, id, moment) : code;
}

/* The day it is for the two is that of the place where they are now. */
enum keepsake_result keepsake_keep_moment(struct keepsake *keepsake,
                                          const struct keepsake_moment *moment, bool kept_by_a,
                                          bool kept_by_b, int64_t *id, struct error *error) {
    if (!(kept_by_a && kept_by_b)) {
        return KEEPSAKE_LET_GO;
    }
    struct keepsake_moment kept = *moment;
    kept.zone = keepsake_zone(fit_time(moment->kept_at));
    if (!fit_moment(&kept, 0)) {
        return box_fail(KEEPSAKE_REFUSED, error);
    }
    enum keepsake_result result = sql_change(keepsake, add_moment, &kept, OWED_COPY, error);
    if (result == KEEPSAKE_OK) {
        int64_t given = sqlite3_last_insert_rowid(keepsake->db);
        sky_add(keepsake, given, &kept);
        if (id) {
            *id = given;
        }
    }
    return result;
}

/* --- the list --- */

enum keepsake_result keepsake_list_moments(struct keepsake *keepsake, int64_t before,
                                           struct keepsake_entry *list, int size, int *count,
                                           struct error *error) {
    sqlite3_stmt *statement = sql_ask(
        keepsake->db, "SELECT " ENTRY_COLUMNS " FROM moment WHERE id < ? ORDER BY id DESC LIMIT ?",
        "ii", before > 0 ? before : INT64_MAX, (int64_t)size);
    *count = 0;
    if (!statement) {
        return sql_result(sqlite3_errcode(keepsake->db), error);
    }
    while (*count < size && sqlite3_step(statement) == SQLITE_ROW) {
        read_entry(statement, &list[(*count)++]);
    }
    return sql_result(sqlite3_finalize(statement), error);
}

enum keepsake_result keepsake_count_moments(struct keepsake *keepsake, int64_t *count,
                                            struct error *error) {
    return sql_result(sql_number(keepsake->db, "SELECT count(*) FROM moment", count), error);
}

/* --- changing --- */

struct mark {
    int64_t id;
    const char *set; /* the statement */
    bool on;
};

static int set_mark(sqlite3 *db, const void *context) {
    const struct mark *mark = context;
    const struct sum_key key = {.id = mark->id};
    int code = sum_check(db, SUM_MOMENT, key);
    if (code == SQLITE_OK) {
        code = sql_run(db, mark->set, "ii", (int64_t)mark->on, mark->id);
    }
    return code == SQLITE_OK ? sum_write(db, SUM_MOMENT, key) : code;
}

enum keepsake_result keepsake_set_laughed(struct keepsake *keepsake, int64_t id, bool laughed,
                                          struct error *error) {
    const struct mark mark = {id, "UPDATE moment SET laughed = ? WHERE id = ?", laughed};
    enum keepsake_result result = sql_change(keepsake, set_mark, &mark, OWED_COPY, error);
    if (result == KEEPSAKE_OK) {
        sky_set_laughed(keepsake, id, laughed);
    }
    return result;
}

enum keepsake_result keepsake_set_asleep(struct keepsake *keepsake, int64_t id, bool asleep,
                                         struct error *error) {
    const struct mark mark = {id, "UPDATE moment SET asleep = ? WHERE id = ?", asleep};
    enum keepsake_result result = sql_change(keepsake, set_mark, &mark, OWED_COPY, error);
    if (result == KEEPSAKE_OK) {
        sky_set_asleep(keepsake, id, asleep);
    }
    return result;
}

enum keepsake_result keepsake_set_light(struct keepsake *keepsake, int64_t id, bool light,
                                        bool called_by_a, bool called_by_b, struct error *error) {
    const struct mark mark = {id, "UPDATE moment SET light = ? WHERE id = ?", light};
    return light && !(called_by_a && called_by_b)
               ? KEEPSAKE_LET_GO
               : sql_change(keepsake, set_mark, &mark, OWED_COPY, error);
}

struct writing {
    int64_t id;
    const char *note;
};

static int write_note(sqlite3 *db, const void *context) {
    const struct writing *writing = context;
    const struct sum_key key = {.id = writing->id};
    int code = sum_check(db, SUM_MOMENT, key);
    if (code == SQLITE_OK) {
        code = sql_run(db, "UPDATE moment SET note = ? WHERE id = ?", "si", writing->note,
                       writing->id);
    }
    return code == SQLITE_OK ? sum_write(db, SUM_MOMENT, key) : code;
}

static enum keepsake_result has_note(sqlite3 *db, int64_t id, bool *has, struct error *error) {
    sqlite3_stmt *statement = sql_ask(db, "SELECT note <> '' FROM moment WHERE id = ?", "i", id);
    if (!statement) {
        return sql_result(sqlite3_extended_errcode(db), error);
    }
    bool found = sqlite3_step(statement) == SQLITE_ROW;
    *has = found && sqlite3_column_int(statement, 0);
    int code = sqlite3_finalize(statement);
    return code == SQLITE_OK && !found ? box_fail(KEEPSAKE_MISSING, error)
                                       : sql_result(code, error);
}

/* What is written over is deleted, and may use the reserve for it; a first note may not. */
enum keepsake_result keepsake_set_note(struct keepsake *keepsake, int64_t id, const char *note,
                                       bool kept_by_a, bool kept_by_b, struct error *error) {
    struct writing writing = {.id = id, .note = note};
    bool has = false;
    if (!(kept_by_a && kept_by_b)) {
        return KEEPSAKE_LET_GO;
    }
    if (!fit_note(note, 0)) {
        return box_fail(KEEPSAKE_REFUSED, error);
    }
    enum keepsake_result result = has_note(keepsake->db, id, &has, error);
    if (result == KEEPSAKE_OK) {
        result = has ? box_delete(keepsake, write_note, &writing, error)
                     : sql_change(keepsake, write_note, &writing, OWED_COPY, error);
        sky_renew(keepsake, id); /* even where it fails: then it is as the box has it */
    }
    return result;
}

static int remove_moment(sqlite3 *db, const void *context) {
    int64_t id = *(const int64_t *)context;
    int code = sql_run(db, "DELETE FROM line WHERE moment = ?", "i", id);
    return code == SQLITE_OK ? sql_run(db, "DELETE FROM moment WHERE id = ?", "i", id) : code;
}

enum keepsake_result keepsake_delete_moment(struct keepsake *keepsake, int64_t id,
                                            struct error *error) {
    sky_remove(keepsake, id); /* even where it fails: then it is found again after opening */
    return box_delete(keepsake, remove_moment, &id, error);
}
