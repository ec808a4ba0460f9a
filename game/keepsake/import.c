/* Bringing in what an export wrote, in portions and in one transaction, so that pictures go on and
 * all of it comes in or nothing. The file is cut into entries by stream.c; SQLite reads each
 * (sqlite.org/json1.html), in a database of its own in memory. Every entry must have exactly the
 * fields of fields.c, and then pass the same checks as what people type. */
#include "keepsake/fields.h"
#include "keepsake/stream.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    PARTS = 6,
    LISTS = 3,
    KNOWN_A_MOMENT = 20 /* are looked at in the time one is brought in */
};
enum phase { LOOKING, BEGINNING, AT_A_NAME, IN_A_LIST, ENDED };

struct keepsake_importer {
    struct keepsake *keepsake;
    bool open; /* its transaction is */
    sqlite3 *scratch;
    sqlite3_stmt *parts; /* key, type and value of an object */
    sqlite3_stmt *lines; /* of a moment */
    sqlite3_stmt *known; /* takes a hash, once */
    struct shelf shelf;  /* the texts of one entry */
    struct keepsake_import report;
    struct error error;
    int code;                     /* of the box, where it was its fault: a full disk */
    enum keepsake_result refused; /* what it was otherwise */
    enum phase phase;
    int64_t looked_at; /* of the moments that are here: to this id */
    int64_t own_cards; /* here, with those of the file */
    unsigned missing;  /* a bit for every part of the file that did not come yet */
    int part;          /* the list that is read */
    int64_t number;    /* of the entry in it, from 1 */
    struct os_file file;
    int64_t size; /* of it, bytes */
    struct stream stream;
};

/* --- one object --- */

static bool read_text(struct keepsake_importer *importer, const struct field *field, int column,
                      void *thing) {
    sqlite3_stmt *parts = importer->parts;
    char *at = (char *)thing + field->at;
    const char *text = shelve(&importer->shelf, parts, column);
    if (!text) {
        return false;
    }
    if (field->type == FIELD_TEXT) {
        *(const char **)(void *)at = text;
        return true;
    }
    bool fits = strlen(text) < field->size;
    if (fits) {
        strcpy(at, text);
    }
    return fits;
}

static bool read_name(const struct field *field, const char *name, void *thing) {
    for (int i = 0; name && field->names[i]; i++) {
        if (*field->names[i] && strcmp(field->names[i], name) == 0) {
            field_set_number(field, thing, i);
            return true;
        }
    }
    return false;
}

static bool read_part(struct keepsake_importer *importer, const struct field *field, void *thing) {
    const char *type = (const char *)sqlite3_column_text(importer->parts, 1);
    const char *text = (const char *)sqlite3_column_text(importer->parts, 2);
    bool is_text = strcmp(type, "text") == 0;
    int64_t number = sqlite3_column_int64(importer->parts, 2);
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_WORDS:
        return is_text && read_text(importer, field, 2, thing);
    case FIELD_NAMED:
        return is_text && read_name(field, text, thing);
    case FIELD_YES:
        field_set_number(field, thing, number);
        return strcmp(type, "true") == 0 || strcmp(type, "false") == 0;
    case FIELD_ZONE:
        field_set_number(field, thing, fit_zone(number) ? number : 0);
        return strcmp(type, "integer") == 0 && fit_zone(number);
    case FIELD_BITS:
        field_set_number(field, thing, number);
        return strcmp(type, "integer") == 0 && number >= 0 && number <= UINT32_MAX;
    default: /* dates and a depth; a depth is judged with its card */
        field_set_number(field, thing, number);
        return strcmp(type, "integer") == 0 && number == fit_time(number);
    }
}

/* Every field once (an optional one, or not at all), and nothing else but `besides`, a list that is
 * read elsewhere. */
static bool read_object(struct keepsake_importer *importer, const struct field_list *list,
                        const char *json, const char *besides, void *thing) {
    sqlite3_stmt *parts = importer->parts;
    unsigned missing = (1u << list->count) - 1;
    bool good = true, found_besides = false;
    sqlite3_bind_text(parts, 1, json, -1, SQLITE_STATIC);
    while (good && sqlite3_step(parts) == SQLITE_ROW) {
        const char *key = (const char *)sqlite3_column_text(parts, 0);
        const char *type = (const char *)sqlite3_column_text(parts, 1);
        int i = 0;
        while (key && i < list->count && strcmp(list->field[i].name, key) != 0) {
            i++;
        }
        if (key && i < list->count) {
            good = (missing & 1u << i) && read_part(importer, &list->field[i], thing);
            missing &= ~(1u << i);
        } else {
            good = key && besides && !found_besides && strcmp(key, besides) == 0 &&
                   strcmp(type, "array") == 0;
            found_besides = true;
        }
    }
    good = sqlite3_reset(parts) == SQLITE_OK && good;
    sqlite3_clear_bindings(parts);
    for (int i = 0; i < list->count; i++) {
        good = good && (!(missing & 1u << i) || list->field[i].optional);
    }
    return good && found_besides == (besides != NULL);
}

/* --- entries --- */

/* Whether it is new here; then it is known from now on. */
static bool is_new(struct keepsake_importer *importer, uint64_t hash) {
    sqlite3_bind_int64(importer->known, 1, (sqlite3_int64)hash);
    sqlite3_step(importer->known);
    sqlite3_reset(importer->known);
    return sqlite3_changes(importer->scratch) > 0;
}

static bool take(struct keepsake_importer *importer, uint64_t hash, const void *thing,
                 int (*add)(sqlite3 *db, const void *thing), int64_t *count) {
    if (!is_new(importer, hash)) {
        importer->report.known++;
        return true;
    }
    ++*count;
    int code = add(importer->keepsake->db, thing);
    importer->code = (code & 0xff) == SQLITE_CONSTRAINT ? SQLITE_OK : code;
    return code == SQLITE_OK;
}

static bool read_lines(struct keepsake_importer *importer, struct keepsake_moment *moment) {
    sqlite3_stmt *lines = importer->lines;
    const struct stream *stream = &importer->stream;
    bool good = true;
    sqlite3_bind_text64(lines, 1, stream->value, stream->length, SQLITE_STATIC, SQLITE_UTF8);
    while (good && sqlite3_step(lines) == SQLITE_ROW) {
        const char *type = (const char *)sqlite3_column_text(lines, 0);
        const char *json = (const char *)sqlite3_column_text(lines, 1);
        good = moment->line_count < KEEPSAKE_MAX_LINES && strcmp(type, "object") == 0 && json &&
               read_object(importer, &line_fields, json, NULL, &moment->line[moment->line_count++]);
    }
    good = sqlite3_reset(lines) == SQLITE_OK && good;
    sqlite3_clear_bindings(lines);
    return good;
}

static bool read_moment(struct keepsake_importer *importer, const char *json) {
    struct keepsake_moment moment = {.zone = INT32_MAX};
    importer->shelf.used = 0;
    if (!read_object(importer, &moment_fields, json, "lines", &moment)) {
        return false;
    }
    if (moment.zone == INT32_MAX) { /* of an older game: nobody knows where they were, so here */
        moment.zone = keepsake_zone(moment.kept_at);
    }
    return read_lines(importer, &moment) && fit_moment(&moment, 0) &&
           take(importer, moment_hash(&moment), &moment, add_moment, &importer->report.moments);
}

static uint64_t promise_hash(const struct keepsake_promise *promise) {
    return fields_hash(HASH_START, &promise_fields, promise);
}

static bool read_promise(struct keepsake_importer *importer, const char *json) {
    struct keepsake_promise promise = {0};
    importer->shelf.used = 0;
    bool good = read_object(importer, &promise_fields, json, NULL, &promise) &&
                fit_promise(&promise, 0) &&
                take(importer, promise_hash(&promise), &promise, add_promise,
                     &importer->report.promises);
    base_forget(&promise, sizeof promise);
    return good;
}

static uint64_t own_card_hash(const struct keepsake_own_card *card) {
    return fields_hash(HASH_START, &own_card_fields, card);
}

static bool read_own_card(struct keepsake_importer *importer, const char *json) {
    struct keepsake_own_card card = {0};
    importer->shelf.used = 0;
    bool good = read_object(importer, &own_card_fields, json, NULL, &card);
    for (int i = 0; i < KEEPSAKE_MAX_CHOICES; i++) {
        card.answer_count += card.answer[i][0] != '\0';
    }
    good = good && fit_own_card(&card, 0) &&
           take(importer, own_card_hash(&card), &card, add_own_card, &importer->report.own_cards);
    base_forget(&card, sizeof card);
    return good;
}

/* --- the file --- */

static const struct part {
    const char *name;
    bool (*each)(struct keepsake_importer *importer, const char *json); /* of a list */
} parts[PARTS] = {
    {"moments", read_moment}, {"promises", read_promise}, {"own_cards", read_own_card},
    {"format", NULL},         {"version", NULL},          {"contains", NULL},
};

static bool refuse(struct keepsake_importer *importer, const char *what) {
    return error_set(&importer->error, "%s Nothing was brought in.", what);
}

/* What the stream or SQLite has against it. */
static bool is_strange(struct keepsake_importer *importer) {
    const struct stream *stream = &importer->stream;
    if (stream->trouble == STREAM_NUL) {
        return error_set(
            &importer->error,
            "Line %lld of this file has a NUL (\\u0000) at its character %lld, which no "
            "text can have. Take it out. Nothing was brought in.",
            (long long)stream->line, (long long)stream->column);
    }
    if (stream->trouble == STREAM_TOO_MUCH && stream->read_bytes > KEEPSAKE_MAX_IMPORT) {
        return refuse(importer, "This file is too large to be an export of this game.");
    }
    if (stream->trouble == STREAM_TOO_MUCH) {
        return error_set(&importer->error,
                         "What begins in line %lld of this file is larger than anything that the "
                         "game writes. Nothing was brought in.",
                         (long long)stream->line);
    }
    if (stream->trouble == STREAM_UNREADABLE) {
        return refuse(importer, "This file can't be read to its end. Check the disk it is on.");
    }
    return error_set(&importer->error,
                     "This file is not an export of this game from its line %lld on. Nothing was "
                     "brought in.",
                     (long long)stream->line);
}

static bool is_json_object(struct keepsake_importer *importer) {
    int64_t valid = 0;
    sqlite3_stmt *ask = sql_ask(importer->scratch, "SELECT json_valid(?)", "s",
                                importer->stream.value);
    if (ask && sqlite3_step(ask) == SQLITE_ROW) {
        valid = sqlite3_column_int64(ask, 0);
    }
    sqlite3_finalize(ask);
    return valid && importer->stream.value[0] == '{';
}

/* `contains` is for people to read; what is in the file is counted again. */
static bool fits_head(struct keepsake_importer *importer, const char *name) {
    const char *value = importer->stream.value;
    return strcmp(name, "format") == 0    ? strcmp(value, "\"" EXPORT_FORMAT "\"") == 0
           : strcmp(name, "version") == 0 ? strcmp(value, "1") == 0
                                          : is_json_object(importer);
}

/* The index of the part whose name, in quotes, is the value; each comes once. */
static int find_part(const struct keepsake_importer *importer) {
    const struct stream *stream = &importer->stream;
    for (int i = 0; i < PARTS; i++) {
        size_t length = strlen(parts[i].name);
        if ((importer->missing & 1u << i) && stream->length == length + 2 &&
            stream->value[0] == '"' && memcmp(stream->value + 1, parts[i].name, length) == 0) {
            return i;
        }
    }
    return -1;
}

/* After a part: the next one, or the end of the file. */
static bool read_on(struct keepsake_importer *importer) {
    struct stream *stream = &importer->stream;
    if (stream_peek(stream) == ',') {
        importer->phase = AT_A_NAME;
        return stream_take(stream, ',');
    }
    importer->phase = ENDED;
    return (stream_take(stream, '}') && stream_peek(stream) < 0 && stream->trouble == STREAM_FINE &&
            !importer->missing) ||
           is_strange(importer);
}

static bool read_name_of_part(struct keepsake_importer *importer) {
    struct stream *stream = &importer->stream;
    if (!stream_value(stream) || (importer->part = find_part(importer)) < 0 ||
        !stream_take(stream, ':')) {
        return is_strange(importer);
    }
    importer->missing &= ~(1u << importer->part);
    importer->number = 0;
    if (importer->part < LISTS) {
        importer->phase = IN_A_LIST;
        if (!stream_take(stream, '[')) {
            return is_strange(importer);
        }
        return stream_peek(stream) != ']' || (stream_take(stream, ']') && read_on(importer));
    }
    return (stream_value(stream) && fits_head(importer, parts[importer->part].name) &&
            read_on(importer)) ||
           is_strange(importer);
}

static bool has_room(struct keepsake_importer *importer) {
    int64_t all = importer->own_cards + importer->report.own_cards;
    return all <= KEEPSAKE_MAX_OWN_CARDS ||
           error_set(&importer->error,
                     "There is room for %d cards of your own. You have %lld, and this file brings "
                     "more than there is room for. Nothing was brought in.",
                     KEEPSAKE_MAX_OWN_CARDS, (long long)importer->own_cards);
}

/* The shelf has all texts of the entry, each with its end. */
static void look_for_letters(struct keepsake_importer *importer) {
    const char *at = importer->shelf.memory, *end = at + importer->shelf.used;
    while (at < end && !importer->report.lacks) {
        uint32_t code = (unsigned char)*at < 0x80 ? (unsigned char)*at++ : utf8_next(&at, end);
        importer->report.lacks = code >= 0x80 && !utf8_drawn(code);
    }
}

static bool read_entry_of_list(struct keepsake_importer *importer) {
    struct stream *stream = &importer->stream;
    const struct part *part = &parts[importer->part];
    importer->number++;
    if (!stream_value(stream)) {
        return is_strange(importer);
    }
    if (stream->value[0] != '{' || !part->each(importer, stream->value)) {
        return importer->code == SQLITE_OK &&
               error_set(&importer->error,
                         "Entry %lld of \"%s\" in this file (line %lld) is not one that the game "
                         "wrote. Nothing was brought in.",
                         (long long)importer->number, part->name, (long long)stream->line);
    }
    if (!has_room(importer)) {
        return false;
    }
    look_for_letters(importer);
    if (stream_peek(stream) == ',') {
        return stream_take(stream, ',');
    }
    return stream_take(stream, ']') ? read_on(importer) : is_strange(importer);
}

/* --- what is here already --- */

static bool know_moment(void *to, const struct keepsake_moment *moment) {
    is_new(to, moment_hash(moment));
    return true;
}

static void know_promise(void *to, const struct keepsake_promise *promise) {
    is_new(to, promise_hash(promise));
}

static void know_own_card(void *to, const struct keepsake_own_card *card) {
    is_new(to, own_card_hash(card));
}

static bool look_around(struct keepsake_importer *importer, int moments) {
    struct keepsake *keepsake = importer->keepsake;
    int64_t damaged, before = importer->looked_at;
    importer->code = box_some_moments(keepsake, &importer->looked_at, moments, know_moment,
                                      importer, &damaged);
    if (importer->code != SQLITE_OK || importer->looked_at != before) {
        return importer->code == SQLITE_OK;
    }
    importer->phase = BEGINNING;
    importer->code = sql_number(keepsake->db, "SELECT count(*) FROM own_card",
                                &importer->own_cards);
    enum keepsake_result result = sql_result(importer->code, &importer->error);
    if (result == KEEPSAKE_OK) {
        result = keepsake_list_promises(keepsake, false, know_promise, importer, &importer->error);
    }
    if (result == KEEPSAKE_OK) {
        result = keepsake_list_own_cards(keepsake, know_own_card, importer, &importer->error);
    }
    importer->refused = result;
    return result == KEEPSAKE_OK;
}

static bool step(struct keepsake_importer *importer) {
    switch (importer->phase) {
    case LOOKING:
        return look_around(importer, KNOWN_A_MOMENT);
    case BEGINNING:
        importer->phase = AT_A_NAME;
        return stream_take(&importer->stream, '{') || is_strange(importer);
    case AT_A_NAME:
        return read_name_of_part(importer);
    case IN_A_LIST:
        return read_entry_of_list(importer);
    default:
        return true;
    }
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
    importer->missing = (1u << PARTS) - 1;
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
        is_strange(importer);
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
