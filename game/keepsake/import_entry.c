/* One entry of a file: it must have exactly the fields of fields.c, and then pass the same checks
 * as what people type. SQLite reads it (sqlite.org/json1.html), in a database of its own in memory.
 */
#include "keepsake/import.h"

#include <string.h>

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

bool import_moment(struct keepsake_importer *importer, const char *json) {
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

bool import_promise(struct keepsake_importer *importer, const char *json) {
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

bool import_own_card(struct keepsake_importer *importer, const char *json) {
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

/* --- what is here already --- */

bool import_know_moment(void *importer, const struct keepsake_moment *moment) {
    is_new(importer, moment_hash(moment));
    return true;
}

void import_know_promise(void *importer, const struct keepsake_promise *promise) {
    is_new(importer, promise_hash(promise));
}

void import_know_own_card(void *importer, const struct keepsake_own_card *card) {
    is_new(importer, own_card_hash(card));
}
