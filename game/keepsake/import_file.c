/* The file as a whole: one object with all its parts, each once, cut into entries by stream.c. What
 * is wrong is told with its line. */
#include "keepsake/import.h"

#include <string.h>

enum { LISTS = 3 };

static const struct part {
    const char *name;
    bool (*each)(struct keepsake_importer *importer, const char *json); /* of a list */
} parts[IMPORT_PARTS] = {
    {"moments", import_moment},
    {"promises", import_promise},
    {"own_cards", import_own_card},
    {"format", NULL},
    {"version", NULL},
    {"contains", NULL},
};

static bool refuse(struct keepsake_importer *importer, const char *what) {
    return error_set(&importer->error, "%s Nothing was brought in.", what);
}

bool import_is_strange(struct keepsake_importer *importer) {
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
    for (int i = 0; i < IMPORT_PARTS; i++) {
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
           import_is_strange(importer);
}

static bool read_name_of_part(struct keepsake_importer *importer) {
    struct stream *stream = &importer->stream;
    if (!stream_value(stream) || (importer->part = find_part(importer)) < 0 ||
        !stream_take(stream, ':')) {
        return import_is_strange(importer);
    }
    importer->missing &= ~(1u << importer->part);
    importer->number = 0;
    if (importer->part < LISTS) {
        importer->phase = IN_A_LIST;
        if (!stream_take(stream, '[')) {
            return import_is_strange(importer);
        }
        return stream_peek(stream) != ']' || (stream_take(stream, ']') && read_on(importer));
    }
    return (stream_value(stream) && fits_head(importer, parts[importer->part].name) &&
            read_on(importer)) ||
           import_is_strange(importer);
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
        return import_is_strange(importer);
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
    return stream_take(stream, ']') ? read_on(importer) : import_is_strange(importer);
}

bool import_piece(struct keepsake_importer *importer) {
    switch (importer->phase) {
    case BEGINNING:
        importer->phase = AT_A_NAME;
        return stream_take(&importer->stream, '{') || import_is_strange(importer);
    case AT_A_NAME:
        return read_name_of_part(importer);
    case IN_A_LIST:
        return read_entry_of_list(importer);
    default:
        return true;
    }
}
