/* What an export contains, and the export as JSON. The structure is ours; every string is quoted by
 * SQLite's json_quote. */
#include "keepsake/fields.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- what is in it --- */

static bool count_moment(void *to, const struct keepsake_moment *moment) {
    struct keepsake_summary *summary = to;
    int64_t *const kinds[] = {NULL, &summary->crossings, &summary->cards, &summary->talks,
                              &summary->evenings};
    struct day day = keepsake_day(moment->kept_at, moment->zone);
    ++*kinds[moment->kind];
    if (summary->moments == 0 || moment->kept_at < summary->first) {
        summary->first = moment->kept_at;
        summary->first_day = day;
    }
    if (summary->moments == 0 || moment->kept_at > summary->last) {
        summary->last = moment->kept_at;
        summary->last_day = day;
    }
    summary->moments++;
    return true;
}

static void count_promise(void *to, const struct keepsake_promise *promise) {
    (void)promise;
    ((struct keepsake_summary *)to)->promises++;
}

static void count_own_card(void *to, const struct keepsake_own_card *card) {
    (void)card;
    ((struct keepsake_summary *)to)->own_cards++;
}

static int read_names(sqlite3 *db, struct text *names) {
    char name[4 * KEEPSAKE_MAX_NAME + 1];
    sqlite3_stmt *statement = sql_ask(db,
                                      "SELECT name_a FROM (SELECT name_a FROM moment"
                                      " UNION SELECT name_b FROM moment)"
                                      " UNION SELECT made_by FROM promise"
                                      " UNION SELECT name FROM meant ORDER BY 1",
                                      "");
    if (!statement) {
        return sqlite3_extended_errcode(db);
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        if (take_text(name, sizeof name, statement, 0, 0) && *name) {
            text_addf(names, "%s\n", name);
        }
    }
    return sqlite3_finalize(statement);
}

enum keepsake_result keepsake_describe_export(struct keepsake *keepsake,
                                              struct keepsake_summary *summary,
                                              struct error *error) {
    *summary = (struct keepsake_summary){0};
    int code = box_each_moment(keepsake, count_moment, summary, &summary->damaged);
    enum keepsake_result result = sql_result(code, error);
    if (result == KEEPSAKE_OK) {
        result = keepsake_list_promises(keepsake, false, count_promise, summary, error);
    }
    if (result == KEEPSAKE_OK) {
        result = keepsake_list_own_cards(keepsake, count_own_card, summary, error);
    }
    if (result == KEEPSAKE_OK) {
        result = sql_result(read_names(keepsake->db, &summary->names), error);
    }
    if (result != KEEPSAKE_OK) {
        text_forget(&summary->names);
    }
    return result;
}

/* --- JSON --- */

struct json {
    struct sink sink;
    sqlite3_stmt *quote;
    const char *between; /* what comes before the next entry of a list */
};

static void put_quoted(struct json *json, const char *text) {
    sqlite3_bind_text(json->quote, 1, text, -1, SQLITE_STATIC);
    bool quoted = sqlite3_step(json->quote) == SQLITE_ROW;
    const char *words = quoted ? (const char *)sqlite3_column_text(json->quote, 0) : NULL;
    if (words) {
        sink_put(&json->sink, words);
    } else {
        json->sink.full = true; /* out of memory: better no file than half of one */
    }
    sqlite3_reset(json->quote);
    sqlite3_clear_bindings(json->quote);
}

static void put_field(struct json *json, const struct field *field, const void *thing) {
    int64_t number = field_number(field, thing);
    sink_put(&json->sink, "\"");
    sink_put(&json->sink, field->name);
    sink_put(&json->sink, "\":");
    if (field->type == FIELD_TEXT || field->type == FIELD_WORDS) {
        put_quoted(json, field_text(field, thing));
    } else if (field->type == FIELD_NAMED) {
        put_quoted(json, field->names[number]);
    } else if (field->type == FIELD_YES) {
        sink_put(&json->sink, number ? "true" : "false");
    } else {
        sink_number(&json->sink, number);
    }
}

static void put_fields(struct json *json, const struct field_list *list, const void *thing) {
    for (int i = 0; i < list->count; i++) {
        sink_put(&json->sink, i ? "," : "");
        put_field(json, &list->field[i], thing);
    }
}

static void next(struct json *json) {
    sink_put(&json->sink, json->between);
    json->between = ",\n";
}

static bool put_moment(void *to, const struct keepsake_moment *moment) {
    struct json *json = to;
    next(json);
    sink_put(&json->sink, "{");
    put_fields(json, &moment_fields, moment);
    sink_put(&json->sink, ",\"lines\":[");
    for (int i = 0; i < moment->line_count; i++) {
        sink_put(&json->sink, i ? ",{" : "{");
        put_fields(json, &line_fields, &moment->line[i]);
        sink_put(&json->sink, "}");
    }
    sink_put(&json->sink, "]}");
    return !json->sink.full;
}

static void put_entry(struct json *json, const struct field_list *list, const void *thing) {
    next(json);
    sink_put(&json->sink, "{");
    put_fields(json, list, thing);
    sink_put(&json->sink, "}");
}

static void put_promise(void *to, const struct keepsake_promise *promise) {
    put_entry(to, &promise_fields, promise);
}

static void put_own_card(void *to, const struct keepsake_own_card *card) {
    put_entry(to, &own_card_fields, card);
}

static void put_names(struct json *json, const char *names) {
    char name[4 * KEEPSAKE_MAX_NAME + 1];
    const char *between = "";
    for (const char *end; (end = strchr(names, '\n')); names = end + 1) {
        snprintf(name, sizeof name, "%.*s", (int)(end - names), names);
        sink_put(&json->sink, between);
        put_quoted(json, name);
        between = ",";
    }
    base_forget(name, sizeof name);
}

static void put_contents(struct json *json, const struct keepsake_summary *summary) {
    const struct {
        const char *name;
        int64_t number;
    } counts[] = {
        {"crossings", summary->crossings}, {"cards", summary->cards},
        {"talks", summary->talks},         {"evenings", summary->evenings},
        {"promises", summary->promises},   {"own_cards", summary->own_cards},
        {"first", summary->first},         {"last", summary->last},
    };
    sink_put(&json->sink, "{\"format\":\"" EXPORT_FORMAT "\",\"version\":");
    sink_number(&json->sink, EXPORT_VERSION);
    sink_put(&json->sink, ",\n\"contains\":{");
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        sink_put(&json->sink, "\"");
        sink_put(&json->sink, counts[i].name);
        sink_put(&json->sink, "\":");
        sink_number(&json->sink, counts[i].number);
        sink_put(&json->sink, ",");
    }
    sink_put(&json->sink, "\"names\":[");
    put_names(json, text_string(&summary->names));
    sink_put(&json->sink, "]},\n");
}

static void open_list(struct json *json, const char *start) {
    sink_put(&json->sink, start);
    json->between = "\n";
}

static enum keepsake_result put_all(struct keepsake *keepsake, struct json *json,
                                    struct error *error) {
    int64_t damaged;
    open_list(json, "\"moments\":[");
    int code = box_each_moment(keepsake, put_moment, json, &damaged);
    enum keepsake_result result = sql_result(code, error);
    if (result == KEEPSAKE_OK) {
        open_list(json, "],\n\"promises\":[");
        result = keepsake_list_promises(keepsake, false, put_promise, json, error);
    }
    if (result == KEEPSAKE_OK) {
        open_list(json, "],\n\"own_cards\":[");
        result = keepsake_list_own_cards(keepsake, put_own_card, json, error);
    }
    sink_put(&json->sink, "]}\n");
    enum keepsake_result end = sink_end(&json->sink, SQLITE_OK, error);
    return result == KEEPSAKE_OK ? end : result;
}

enum keepsake_result keepsake_export_json(struct keepsake *keepsake,
                                          bool (*write)(void *to, const void *bytes, size_t size),
                                          void *to, struct error *error) {
    struct keepsake_summary summary;
    enum keepsake_result result = keepsake_describe_export(keepsake, &summary, error);
    if (result != KEEPSAKE_OK) {
        return result;
    }
    struct json *json = calloc(1, sizeof *json);
    sqlite3_stmt *quote = sql_ask(keepsake->db, "SELECT json_quote(?)", "");
    if (json && quote) {
        json->sink.write = write;
        json->sink.to = to;
        json->quote = quote;
        put_contents(json, &summary);
        result = put_all(keepsake, json, error);
    } else {
        result = sql_result(SQLITE_NOMEM, error);
    }
    sqlite3_finalize(quote);
    free(json);
    text_forget(&summary.names);
    return result;
}

/* --- into a file --- */

static bool write_out(void *to, const void *bytes, size_t size) {
    return os_write(to, bytes, size) == 0;
}

static enum keepsake_result export_to(struct keepsake *keepsake, struct os_file *file,
                                      const struct keepsake_page *page, struct error *error) {
    enum keepsake_result result = !page ? keepsake_export_json(keepsake, write_out, file, error)
                                  : page->chosen
                                      ? keepsake_export_book(keepsake, page, write_out, file, error)
                                      : keepsake_export_html(keepsake, page, write_out, file,
                                                             error);
    if (result == KEEPSAKE_OK && os_sync(file) != 0) {
        result = box_fail(KEEPSAKE_NO_ROOM, error);
    }
    return result;
}

/* Under another name until it is whole. What is left of one that failed is overwritten. */
enum keepsake_result keepsake_export_file(struct keepsake *keepsake, const char *path,
                                          const struct keepsake_page *page, struct error *error) {
    char whole[KEEPSAKE_MAX_PATH];
    struct place part;
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    enum keepsake_result result = disk_resolve(path, whole);
    if (result != KEEPSAKE_OK) {
        error_set(error, "The folder for the file is not there, or can't be opened.");
        return result;
    }
    if (disk_look(whole) != DISK_NOTHING) {
        return box_fail(KEEPSAKE_EXISTS, error);
    }
    snprintf(part.path, sizeof part.path, "%s.export-part", whole);
    disk_forget(vfs, part.path);
    struct os_file file;
    if (os_create(part.path, false, &file) != 0) {
        error_set(error, "The file can't be written in this folder. Choose another place.");
        return KEEPSAKE_READ_ONLY;
    }
    result = export_to(keepsake, &file, page, error);
    os_close(&file);
    if (result == KEEPSAKE_OK && disk_look(whole) != DISK_NOTHING) {
        result = box_fail(KEEPSAKE_EXISTS, error);
    }
    if (result == KEEPSAKE_OK && !disk_move(part.path, whole)) {
        result = box_fail(KEEPSAKE_FAILED, error);
    }
    if (result != KEEPSAKE_OK) {
        disk_forget(vfs, part.path);
    }
    return result;
}
