/* Reading moments: everything is checked before it is handed out. */
#include "keepsake/inside.h"

#include <stdlib.h>
#include <string.h>

const char *shelve(struct shelf *shelf, sqlite3_stmt *statement, int column) {
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
    return value >= 0 && value <= KEEPSAKE_EVENING ? (int)value : -1;
}

/* --- one moment --- */

struct reader {
    sqlite3_stmt *moment, *lines;
    struct shelf shelf;
    bool whole; /* the sum of the one that was read holds */
};

static void reader_release(struct reader *reader) {
    sqlite3_finalize(reader->moment);
    sqlite3_finalize(reader->lines);
    if (reader->shelf.memory) {
        base_forget(reader->shelf.memory, reader->shelf.used);
        free(reader->shelf.memory);
    }
    *reader = (struct reader){0};
}

static int reader_init(struct reader *reader, sqlite3 *db) {
    *reader = (struct reader){.shelf = {.memory = malloc(SHELF), .size = SHELF}};
    reader->moment = sql_ask(
        db, "SELECT " MOMENT_COLUMNS ", sum, " MOMENT_MARKS " FROM moment WHERE id = ?", "");
    reader->lines = sql_ask(db, "SELECT " LINE_COLUMNS " FROM line WHERE moment = ? ORDER BY place",
                            "");
    if (reader->shelf.memory && reader->moment && reader->lines) {
        return SQLITE_OK;
    }
    int code = reader->shelf.memory ? sqlite3_extended_errcode(db) : SQLITE_NOMEM;
    reader_release(reader);
    return code == SQLITE_OK ? SQLITE_ERROR : code;
}

static void read_moment(sqlite3_stmt *statement, struct shelf *shelf, struct keepsake_moment *out) {
    const char **const texts[] = {&out->pack,  &out->level,  &out->deck,
                                  &out->title, &out->name_a, &out->name_b,
                                  &out->note,  &out->source, &out->replay};
    out->id = sqlite3_column_int64(statement, 0);
    out->kept_at = sqlite3_column_int64(statement, 1);
    out->zone = (int)sqlite3_column_int64(statement, 2);
    out->kind = (enum keepsake_kind)small(statement, 3);
    out->laughed = sqlite3_column_int64(statement, 4) != 0;
    out->asleep = sqlite3_column_int64(statement, MOMENT_COLUMN_COUNT + 1) != 0;
    out->light = sqlite3_column_int64(statement, MOMENT_COLUMN_COUNT + 2) != 0;
    for (int i = 0; i < 9; i++) {
        *texts[i] = shelve(shelf, statement, 5 + i);
    }
}

/* Returns the sum with theirs. */
static uint64_t read_lines(sqlite3_stmt *statement, struct shelf *shelf,
                           struct keepsake_moment *out, uint64_t sum) {
    while (sqlite3_step(statement) == SQLITE_ROW) {
        if (out->line_count < KEEPSAKE_MAX_LINES) {
            out->line[out->line_count] = (struct keepsake_line){
                .who = (enum keepsake_who)small(statement, 2),
                .question = shelve(shelf, statement, 3),
                .answer = shelve(shelf, statement, 4),
            };
        }
        out->line_count++; /* too many do not fit: fit_moment says so */
        sum = sum_row(sum, statement, 0, LINE_COLUMN_COUNT);
    }
    return sum;
}

/* SQLITE_DONE when there is none. The strings stay until the next one is read. */
static int reader_read(struct reader *reader, int64_t id, struct keepsake_moment *out) {
    base_forget(reader->shelf.memory, reader->shelf.used);
    reader->shelf.used = 0;
    *out = (struct keepsake_moment){0};
    sqlite3_bind_int64(reader->moment, 1, id);
    sqlite3_bind_int64(reader->lines, 1, id);
    bool found = sqlite3_step(reader->moment) == SQLITE_ROW;
    if (found) {
        uint64_t sum = sum_row(SUM_START, reader->moment, 0, MOMENT_COLUMN_COUNT);
        read_moment(reader->moment, &reader->shelf, out);
        sum = read_lines(reader->lines, &reader->shelf, out, sum);
        reader->whole = sum_holds(sum, reader->moment, MOMENT_COLUMN_COUNT) &&
                        fit_moment(out, FIT_KEPT);
    }
    int code = sqlite3_reset(reader->moment), line_code = sqlite3_reset(reader->lines);
    if (code != SQLITE_OK || line_code != SQLITE_OK) {
        return code != SQLITE_OK ? code : line_code;
    }
    return found ? SQLITE_OK : SQLITE_DONE;
}

/* The moment owns the shelf from here on. */
static void give(struct reader *reader, struct keepsake_moment *out) {
    out->memory = reader->shelf.memory;
    out->memory_size = reader->shelf.used;
    reader->shelf = (struct shelf){0};
}

enum keepsake_result keepsake_get_moment(struct keepsake *keepsake, int64_t id,
                                         struct keepsake_moment *out, struct error *error) {
    struct reader reader;
    int code = reader_init(&reader, keepsake->db);
    if (code != SQLITE_OK) {
        *out = (struct keepsake_moment){0};
        return sql_result(code, error);
    }
    code = reader_read(&reader, id, out);
    enum keepsake_result result = KEEPSAKE_OK;
    if (code == SQLITE_DONE) {
        result = box_fail(KEEPSAKE_MISSING, error);
    } else if (code != SQLITE_OK) {
        result = sql_result(code, error);
    } else if (!reader.whole) {
        error_set(error, "This moment is damaged and can't be opened. It can still be deleted.");
        result = KEEPSAKE_DAMAGED;
    }
    if (result == KEEPSAKE_OK) {
        give(&reader, out);
    } else {
        *out = (struct keepsake_moment){0};
    }
    reader_release(&reader);
    return result;
}

void keepsake_moment_release(struct keepsake_moment *moment) {
    if (moment->memory) {
        base_forget(moment->memory, moment->memory_size);
        free(moment->memory);
    }
    *moment = (struct keepsake_moment){0};
}

/* --- all of them --- */

static int visit_all(struct reader *reader, sqlite3_stmt *ids, int64_t *last,
                     bool (*visit)(void *to, const struct keepsake_moment *moment), void *to,
                     int64_t *damaged) {
    struct keepsake_moment moment;
    bool more = true;
    while (more && sqlite3_step(ids) == SQLITE_ROW) {
        *last = sqlite3_column_int64(ids, 0);
        int code = reader_read(reader, *last, &moment);
        if (code != SQLITE_OK) {
            return code;
        }
        if (reader->whole) {
            more = visit(to, &moment);
        } else {
            ++*damaged;
        }
    }
    return SQLITE_OK;
}

int box_each_moment(struct keepsake *keepsake,
                    bool (*visit)(void *to, const struct keepsake_moment *moment), void *to,
                    int64_t *damaged) {
    int64_t after = 0;
    return box_some_moments(keepsake, &after, -1, visit, to, damaged); /* -1: SQLite's "all" */
}

int box_some_moments(struct keepsake *keepsake, int64_t *after, int count,
                     bool (*visit)(void *to, const struct keepsake_moment *moment), void *to,
                     int64_t *damaged) {
    struct reader reader;
    *damaged = 0;
    int code = reader_init(&reader, keepsake->db);
    if (code != SQLITE_OK) {
        return code;
    }
    sqlite3_stmt *ids = sql_ask(keepsake->db,
                                "SELECT id FROM moment NOT INDEXED WHERE id > ?"
                                " ORDER BY id LIMIT ?",
                                "ii", *after, (int64_t)count);
    code = ids ? visit_all(&reader, ids, after, visit, to, damaged)
               : sqlite3_extended_errcode(keepsake->db);
    int end = sqlite3_reset(ids);
    sqlite3_finalize(ids);
    reader_release(&reader);
    return code == SQLITE_OK ? end : code;
}

/* --- what a list shows --- */

bool take_text(char *out, size_t size, sqlite3_stmt *statement, int column, unsigned allow) {
    const char *text = (const char *)sqlite3_column_text(statement, column);
    bool fits = text && fit_text(text, size - 1, size - 1, allow | FIT_KEPT);
    *out = '\0';
    if (fits) {
        strcpy(out, text);
    }
    return fits;
}

/* A damaged title is shown as none; the moment can still be found and deleted. */
void read_entry(sqlite3_stmt *statement, struct keepsake_entry *entry) {
    int kind = small(statement, 3);
    entry->id = sqlite3_column_int64(statement, 0);
    entry->kept_at = sqlite3_column_int64(statement, 1);
    entry->zone = (int)sqlite3_column_int64(statement, 2);
    entry->kind = kind > 0 ? (enum keepsake_kind)kind : KEEPSAKE_CROSSING;
    entry->laughed = sqlite3_column_int64(statement, 4) != 0;
    entry->asleep = sqlite3_column_int64(statement, 5) != 0;
    entry->light = sqlite3_column_int64(statement, 6) != 0;
    take_text(entry->pack, sizeof entry->pack, statement, 7, 0);
    take_text(entry->level, sizeof entry->level, statement, 8, 0);
    take_text(entry->deck, sizeof entry->deck, statement, 9, 0);
    take_text(entry->title, sizeof entry->title, statement, 10, 0);
}
