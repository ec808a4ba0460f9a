/* Bringing in what an export wrote, in portions and in one transaction, so that pictures go on and
 * all of it comes in or nothing. */
#include "keepsake/import.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { KNOWN_A_MOMENT = 20 /* are looked at in the time one is brought in */ };

static bool look_around(struct keepsake_importer *importer, int moments) {
    struct keepsake *keepsake = importer->keepsake;
    int64_t damaged, before = importer->looked_at;
    importer->code = box_some_moments(keepsake, &importer->looked_at, moments, import_know_moment,
                                      importer, &damaged);
    if (importer->code != SQLITE_OK || importer->looked_at != before) {
        return importer->code == SQLITE_OK;
    }
    importer->phase = BEGINNING;
    importer->code = sql_number(keepsake->db, "SELECT count(*) FROM own_card",
                                &importer->own_cards);
    enum keepsake_result result = sql_result(importer->code, &importer->error);
    if (result == KEEPSAKE_OK) {
        result = keepsake_list_promises(keepsake, false, import_know_promise, importer,
                                        &importer->error);
    }
    if (result == KEEPSAKE_OK) {
        result = keepsake_list_own_cards(keepsake, import_know_own_card, importer,
                                         &importer->error);
    }
    importer->refused = result;
    return result == KEEPSAKE_OK;
}

static bool step(struct keepsake_importer *importer) {
    return importer->phase == LOOKING ? look_around(importer, KNOWN_A_MOMENT)
                                      : import_piece(importer);
}

/* --- from first to last --- */

static ptrdiff_t read_file(void *from, void *bytes, size_t size) {
    const struct keepsake_importer *importer = from;
    size_t got;
    return os_read(&importer->file, bytes, size, &got) == 0 ? (ptrdiff_t)got : -1;
}

static bool prepare(struct keepsake_importer *importer) {
    importer->shelf = (struct shelf){.memory = calloc(1, SHELF), .size = SHELF};
    if (!importer->shelf.memory || !stream_init(&importer->stream) ||
        sqlite3_open_v2(":memory:", &importer->scratch,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX,
                        NULL) != SQLITE_OK ||
        sql_run(importer->scratch, "CREATE TABLE known (hash INTEGER PRIMARY KEY)", "") !=
            SQLITE_OK) {
        return false;
    }
    importer->parts = sql_ask(importer->scratch, "SELECT key, type, atom FROM json_each(?)", "");
    importer->lines = sql_ask(importer->scratch, "SELECT type, value FROM json_each(?, '$.lines')",
                              "");
    importer->known = sql_ask(importer->scratch, "INSERT OR IGNORE INTO known VALUES (?)", "");
    return importer->parts && importer->lines && importer->known;
}

/* Nothing of it stays, unless it was committed. */
static void roll_back(struct keepsake_importer *importer) {
    struct keepsake *keepsake = importer->keepsake;
    if (importer->open && !sqlite3_get_autocommit(keepsake->db)) { /* SQLite may have done it */
        sql_run(keepsake->db, "ROLLBACK", "");
    }
    if (importer->open) {
        assert(keepsake->importing && sqlite3_get_autocommit(keepsake->db));
        keepsake->importing = importer->open = false;
        sky_forget(keepsake);
    }
}

void keepsake_import_end(struct keepsake_importer *importer) {
    if (!importer) {
        return;
    }
    roll_back(importer);
    sql_assert_rests(importer->keepsake);
    sqlite3_finalize(importer->parts);
    sqlite3_finalize(importer->lines);
    sqlite3_finalize(importer->known);
    sqlite3_close(importer->scratch);
    if (importer->shelf.memory) {
        base_forget(importer->shelf.memory, importer->shelf.size);
        free(importer->shelf.memory);
    }
    stream_release(&importer->stream);
    os_close(&importer->file);
    free(importer);
}

/* *out is to be ended whatever comes of it; NULL where there was no room for it. */
static enum keepsake_result begin(struct keepsake *keepsake, struct keepsake_importer **out,
                                  struct error *error) {
    struct keepsake_importer *importer = *out = calloc(1, sizeof *importer);
    if (!importer) {
        return sql_result(SQLITE_NOMEM, error);
    }
    importer->keepsake = keepsake;
    importer->missing = (1u << IMPORT_PARTS) - 1;
    importer->stream.from = importer;
    importer->stream.read = read_file;
    if (keepsake->importing) {
        return sql_busy(error);
    }
    sql_assert_rests(keepsake);
    if (!prepare(importer)) {
        return sql_result(SQLITE_NOMEM, error);
    }
    importer->code = sql_run(keepsake->db, "BEGIN IMMEDIATE", "");
    keepsake->importing = importer->open = importer->code == SQLITE_OK;
    sky_forget(keepsake);
    return sql_result(importer->code, error);
}

/* A plain file, and not one that would keep us waiting. */
static enum keepsake_result open_file(struct keepsake_importer *importer, const char *path,
                                      struct error *error) {
    struct os_about about;
    if (os_open(NULL, path, 0, &importer->file) != 0) {
        error_set(error, "The file can't be opened. Check its name, and that it may be read.");
        return KEEPSAKE_UNREADABLE;
    }
    if (os_about(&importer->file, &about) != 0 || about.kind != OS_FILE) {
        error_set(error, "This is not a plain file. Choose another.");
        return KEEPSAKE_UNREADABLE;
    }
    importer->size = about.size;
    if (importer->size > KEEPSAKE_MAX_IMPORT) {
        importer->stream.read_bytes = importer->size;
        importer->stream.trouble = STREAM_TOO_MUCH;
        import_is_strange(importer);
        error_set(error, "%s", importer->error.text);
        return KEEPSAKE_REFUSED;
    }
    return KEEPSAKE_OK;
}

enum keepsake_result keepsake_import_begin(struct keepsake *keepsake, const char *path,
                                           struct keepsake_importer **out, struct error *error) {
    struct keepsake_importer *importer;
    *out = NULL;
    enum keepsake_result result = begin(keepsake, &importer, error);
    if (result == KEEPSAKE_OK && importer) {
        result = open_file(importer, path, error);
    }
    if (result == KEEPSAKE_OK) {
        *out = importer;
    } else {
        keepsake_import_end(importer);
    }
    return result;
}

static enum keepsake_result finish(struct keepsake_importer *importer) {
    sqlite3 *db = importer->keepsake->db;
    importer->code = sql_run(db, "UPDATE box SET owed = max(owed, ?)", "i", (int64_t)OWED_COPY);
    if (importer->code == SQLITE_OK) {
        importer->code = sql_run(db, "COMMIT", "");
    }
    if (importer->code == SQLITE_OK) {
        importer->keepsake->importing = importer->open = false;
        sky_forget(importer->keepsake);
    }
    return sql_result(importer->code, &importer->error);
}

enum keepsake_result keepsake_import_step(struct keepsake_importer *importer, int moments,
                                          bool *done, struct error *error) {
    enum keepsake_result result = KEEPSAKE_OK;
    bool good = true;
    assert(importer->open && importer->keepsake->importing);
    for (int i = 0; i < moments && good && importer->phase != ENDED; i++) {
        good = step(importer);
    }
    *done = good && importer->phase == ENDED;
    if (!good) {
        result = importer->code != SQLITE_OK ? sql_result(importer->code, &importer->error)
                 : importer->refused         ? importer->refused
                                             : KEEPSAKE_REFUSED;
    } else if (*done) {
        result = finish(importer);
    }
    if (result != KEEPSAKE_OK) {
        error_set(error, "%s", importer->error.text);
    }
    return result;
}

int keepsake_import_part(const struct keepsake_importer *importer) {
    int64_t part = importer->size > 0 ? 100 * importer->stream.read_bytes / importer->size : 0;
    return part > 100 ? 100 : (int)part;
}

const struct keepsake_import *keepsake_import_report(const struct keepsake_importer *importer) {
    return &importer->report;
}

enum keepsake_result keepsake_import_file(struct keepsake *keepsake, const char *path,
                                          struct keepsake_import *report, struct error *error) {
    struct keepsake_importer *importer;
    bool done = false;
    *report = (struct keepsake_import){0};
    enum keepsake_result result = keepsake_import_begin(keepsake, path, &importer, error);
    while (result == KEEPSAKE_OK && !done) {
        result = keepsake_import_step(importer, INT32_MAX, &done, error);
    }
    if (result == KEEPSAKE_OK && importer) {
        *report = importer->report;
    }
    keepsake_import_end(importer);
    return result;
}
