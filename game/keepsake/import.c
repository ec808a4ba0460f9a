/* Bringing in what an export wrote. SQLite reads the JSON (sqlite.org/json1.html), in a database of
 * its own in memory; every entry must have exactly the fields of fields.c, and then pass the same
 * checks as what people type. */
#include "keepsake/fields.h"

#include <stdlib.h>
#include <string.h>

struct importer {
    struct keepsake *keepsake;
    sqlite3 *scratch;
    sqlite3_stmt *parts; /* key, type and value of an object */
    sqlite3_stmt *known; /* takes a hash, once */
    const char *bytes;
    size_t size;
    struct shelf shelf; /* the texts of one entry */
    struct keepsake_import *report;
    struct error *error;
    int code; /* of the box, where it was its fault: a full disk */
};

/* --- one object --- */

static bool read_text(struct importer *importer, const struct field *field, int column,
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

static bool read_part(struct importer *importer, const struct field *field, void *thing) {
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
static bool read_object(struct importer *importer, const struct field_list *list, const char *json,
                        const char *besides, void *thing) {
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

/* --- lists --- */

/* Calls `each` with every object of a list; 0: all of it was good, else the number of the bad one.
 */
static int64_t read_list(struct importer *importer, const char *bytes, size_t size,
                         const char *path,
                         bool (*each)(struct importer *importer, const char *json, void *context),
                         void *context) {
    int64_t number = 0;
    bool good = true;
    sqlite3_stmt *list = sql_ask(importer->scratch, "SELECT type, value FROM json_each(?, ?)", "");
    if (!list) {
        return 1;
    }
    sqlite3_bind_text64(list, 1, bytes, size, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_text(list, 2, path, -1, SQLITE_STATIC);
    while (good && sqlite3_step(list) == SQLITE_ROW) {
        const char *type = (const char *)sqlite3_column_text(list, 0);
        const char *json = (const char *)sqlite3_column_text(list, 1);
        number++;
        good = strcmp(type, "object") == 0 && json && each(importer, json, context);
    }
    good = sqlite3_finalize(list) == SQLITE_OK && good;
    return good ? 0 : number ? number : 1;
}

/* Whether it is new here; then it is known from now on. */
static bool is_new(struct importer *importer, uint64_t hash) {
    sqlite3_bind_int64(importer->known, 1, (sqlite3_int64)hash);
    sqlite3_step(importer->known);
    sqlite3_reset(importer->known);
    return sqlite3_changes(importer->scratch) > 0;
}

static bool take(struct importer *importer, uint64_t hash, const void *thing,
                 int (*add)(sqlite3 *db, const void *thing), int64_t *count) {
    if (!is_new(importer, hash)) {
        importer->report->known++;
        return true;
    }
    ++*count;
    int code = add(importer->keepsake->db, thing);
    importer->code = (code & 0xff) == SQLITE_CONSTRAINT ? SQLITE_OK : code;
    return code == SQLITE_OK;
}

static bool read_line(struct importer *importer, const char *json, void *context) {
    struct keepsake_moment *moment = context;
    return moment->line_count < KEEPSAKE_MAX_LINES &&
           read_object(importer, &line_fields, json, NULL, &moment->line[moment->line_count++]);
}

static bool read_moment(struct importer *importer, const char *json, void *context) {
    struct keepsake_moment moment = {.zone = INT32_MAX};
    (void)context;
    importer->shelf.used = 0;
    if (!read_object(importer, &moment_fields, json, "lines", &moment)) {
        return false;
    }
    if (moment.zone == INT32_MAX) { /* of an older game: nobody knows where they were, so here */
        moment.zone = keepsake_zone(moment.kept_at);
    }
    return read_list(importer, json, strlen(json), "$.lines", read_line, &moment) == 0 &&
           fit_moment(&moment, 0) &&
           take(importer, moment_hash(&moment), &moment, add_moment, &importer->report->moments);
}

static uint64_t promise_hash(const struct keepsake_promise *promise) {
    return fields_hash(HASH_START, &promise_fields, promise);
}

static bool read_promise(struct importer *importer, const char *json, void *context) {
    struct keepsake_promise promise = {0};
    (void)context;
    importer->shelf.used = 0;
    bool good = read_object(importer, &promise_fields, json, NULL, &promise) &&
                fit_promise(&promise, 0) &&
                take(importer, promise_hash(&promise), &promise, add_promise,
                     &importer->report->promises);
    base_forget(&promise, sizeof promise);
    return good;
}

static uint64_t own_card_hash(const struct keepsake_own_card *card) {
    return fields_hash(HASH_START, &own_card_fields, card);
}

static bool read_own_card(struct importer *importer, const char *json, void *context) {
    struct keepsake_own_card card = {0};
    (void)context;
    importer->shelf.used = 0;
    bool good = read_object(importer, &own_card_fields, json, NULL, &card);
    for (int i = 0; i < KEEPSAKE_MAX_CHOICES; i++) {
        card.answer_count += card.answer[i][0] != '\0';
    }
    good = good && fit_own_card(&card, 0) &&
           take(importer, own_card_hash(&card), &card, add_own_card, &importer->report->own_cards);
    base_forget(&card, sizeof card);
    return good;
}

/* --- the file --- */

static bool fits_head(int part, const char *type, const char *text, int64_t number) {
    switch (part) {
    case 0:
        return text && strcmp(text, EXPORT_FORMAT) == 0;
    case 1:
        return strcmp(type, "integer") == 0 && number == EXPORT_VERSION;
    case 2: /* for people to read; what is in it is counted again */
        return strcmp(type, "object") == 0;
    default:
        return strcmp(type, "array") == 0;
    }
}

static bool is_export(struct importer *importer) {
    static const char *const names[] = {"format",  "version",  "contains",
                                        "moments", "promises", "own_cards"};
    sqlite3_stmt *parts = importer->parts;
    unsigned missing = 63;
    bool good = !memchr(importer->bytes, '\0', importer->size);
    sqlite3_bind_text64(parts, 1, importer->bytes, importer->size, SQLITE_STATIC, SQLITE_UTF8);
    while (good && sqlite3_step(parts) == SQLITE_ROW) {
        const char *key = (const char *)sqlite3_column_text(parts, 0);
        const char *type = (const char *)sqlite3_column_text(parts, 1);
        const char *text = (const char *)sqlite3_column_text(parts, 2);
        int i = 0;
        while (key && i < 6 && strcmp(names[i], key) != 0) {
            i++;
        }
        good = key && i < 6 && (missing & 1u << i) &&
               fits_head(i, type, text, sqlite3_column_int64(parts, 2));
        missing &= ~(1u << i);
    }
    good = sqlite3_reset(parts) == SQLITE_OK && good;
    sqlite3_clear_bindings(parts);
    return good && !missing;
}

static bool blame(struct importer *importer, const char *list, int64_t number) {
    if (number && importer->code == SQLITE_OK) {
        error_set(importer->error,
                  "Entry %lld of \"%s\" in this file is not one that the game wrote. Nothing was "
                  "brought in.",
                  (long long)number, list);
    }
    return number == 0;
}

static bool read_file(struct importer *importer) {
    static const struct {
        const char *name, *path;
        bool (*each)(struct importer *importer, const char *json, void *context);
    } lists[] = {
        {"moments", "$.moments", read_moment},
        {"promises", "$.promises", read_promise},
        {"own_cards", "$.own_cards", read_own_card},
    };
    if (!is_export(importer)) {
        error_set(importer->error, "This file is not an export of this game. Nothing was brought "
                                   "in.");
        return false;
    }
    bool good = true;
    for (int i = 0; i < 3 && good; i++) {
        good = blame(importer, lists[i].name,
                     read_list(importer, importer->bytes, importer->size, lists[i].path,
                               lists[i].each, NULL));
    }
    return good;
}

static int bring_in(sqlite3 *db, const void *context) {
    struct importer *importer = *(struct importer *const *)context;
    int64_t own_cards = 0;
    if (!read_file(importer)) {
        return importer->code == SQLITE_OK ? SQLITE_CONSTRAINT : importer->code;
    }
    int code = sql_number(db, "SELECT count(*) FROM own_card", &own_cards);
    if (code == SQLITE_OK && own_cards > KEEPSAKE_MAX_OWN_CARDS) {
        error_set(importer->error,
                  "There is room for %d cards of your own, and with this file there would be more. "
                  "Nothing was brought in.",
                  KEEPSAKE_MAX_OWN_CARDS);
        return SQLITE_CONSTRAINT;
    }
    return code;
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

static enum keepsake_result know(struct importer *importer, struct error *error) {
    struct keepsake *keepsake = importer->keepsake;
    int64_t damaged;
    int code = box_each_moment(keepsake, know_moment, importer, &damaged);
    enum keepsake_result result = sql_result(code, error);
    if (result == KEEPSAKE_OK) {
        result = keepsake_list_promises(keepsake, false, know_promise, importer, error);
    }
    if (result == KEEPSAKE_OK) {
        result = keepsake_list_own_cards(keepsake, know_own_card, importer, error);
    }
    return result;
}

static void importer_release(struct importer *importer) {
    sqlite3_finalize(importer->parts);
    sqlite3_finalize(importer->known);
    sqlite3_close(importer->scratch);
    if (importer->shelf.memory) {
        base_forget(importer->shelf.memory, importer->shelf.size);
        free(importer->shelf.memory);
    }
}

static bool importer_init(struct importer *importer) {
    importer->shelf = (struct shelf){.memory = calloc(1, SHELF), .size = SHELF};
    if (!importer->shelf.memory || sqlite3_open(":memory:", &importer->scratch) != SQLITE_OK ||
        sql_run(importer->scratch, "CREATE TABLE known (hash INTEGER PRIMARY KEY)", "") !=
            SQLITE_OK) {
        return false;
    }
    importer->parts = sql_ask(importer->scratch, "SELECT key, type, atom FROM json_each(?)", "");
    importer->known = sql_ask(importer->scratch, "INSERT OR IGNORE INTO known VALUES (?)", "");
    return importer->parts && importer->known;
}

enum keepsake_result keepsake_import_json(struct keepsake *keepsake, const void *bytes, size_t size,
                                          struct keepsake_import *report, struct error *error) {
    struct importer importer = {
        .keepsake = keepsake, .bytes = bytes, .size = size, .report = report};
    struct importer *const context = &importer;
    struct error reason = {""};
    *report = (struct keepsake_import){0};
    importer.error = &reason;
    enum keepsake_result result = size > KEEPSAKE_MAX_IMPORT ? KEEPSAKE_REFUSED : KEEPSAKE_OK;
    if (result != KEEPSAKE_OK) {
        error_set(&reason, "This file is too large to be an export of this game.");
    } else if (!importer_init(&importer)) {
        result = sql_result(SQLITE_NOMEM, &reason);
    } else {
        result = know(&importer, &reason);
    }
    if (result == KEEPSAKE_OK) {
        result = sql_change(keepsake, bring_in, &context, OWED_COPY, &reason);
        sky_forget(keepsake);
    }
    importer_release(&importer);
    if (result != KEEPSAKE_OK) {
        *report = (struct keepsake_import){0};
        error_set(error, "%s", reason.text);
    }
    return result;
}
