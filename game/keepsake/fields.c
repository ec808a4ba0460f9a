/* What a moment, a promise and a card consist of, each in one table: what is written out is what is
 * read in. */
#include "keepsake/fields.h"

#include <stdio.h>
#include <string.h>

static const char *const kinds[] = {"", "crossing", "card", "talk", "evening", NULL};
static const char *const answerers[] = {"a", "b", "both", NULL};
static const char *const states[] = {"open", "kept", "let go", NULL};

#define AT(tag, member) offsetof(struct tag, member), sizeof(((struct tag *)0)->member)
#define FIELDS(list)                                                                               \
    { (list), (int)(sizeof(list) / sizeof((list)[0])) }

static const struct field of_moment[] = {
    {"kept_at", AT(keepsake_moment, kept_at), NULL, FIELD_NUMBER, false, false},
    {"zone", AT(keepsake_moment, zone), NULL, FIELD_ZONE, true, true},
    {"kind", AT(keepsake_moment, kind), kinds, FIELD_NAMED, false, false},
    {"laughed", AT(keepsake_moment, laughed), NULL, FIELD_YES, true, false},
    {"asleep", AT(keepsake_moment, asleep), NULL, FIELD_YES, true, true},
    {"light", AT(keepsake_moment, light), NULL, FIELD_YES, true, true},
    {"pack", AT(keepsake_moment, pack), NULL, FIELD_TEXT, false, false},
    {"level", AT(keepsake_moment, level), NULL, FIELD_TEXT, false, false},
    {"deck", AT(keepsake_moment, deck), NULL, FIELD_TEXT, false, false},
    {"title", AT(keepsake_moment, title), NULL, FIELD_TEXT, false, false},
    {"name_a", AT(keepsake_moment, name_a), NULL, FIELD_TEXT, false, false},
    {"name_b", AT(keepsake_moment, name_b), NULL, FIELD_TEXT, false, false},
    {"note", AT(keepsake_moment, note), NULL, FIELD_TEXT, false, false},
    {"source", AT(keepsake_moment, source), NULL, FIELD_TEXT, false, false},
    {"replay", AT(keepsake_moment, replay), NULL, FIELD_TEXT, false, false},
};
static const struct field of_line[] = {
    {"who", AT(keepsake_line, who), answerers, FIELD_NAMED, false, false},
    {"question", AT(keepsake_line, question), NULL, FIELD_TEXT, false, false},
    {"answer", AT(keepsake_line, answer), NULL, FIELD_TEXT, false, false},
};
static const struct field of_promise[] = {
    {"made_at", AT(keepsake_promise, made_at), NULL, FIELD_NUMBER, false, false},
    {"by", AT(keepsake_promise, by), NULL, FIELD_WORDS, false, false},
    {"text", AT(keepsake_promise, text), NULL, FIELD_WORDS, false, false},
    {"state", AT(keepsake_promise, state), states, FIELD_NAMED, true, false},
    {"asked_at", AT(keepsake_promise, asked_at), NULL, FIELD_NUMBER, true, false},
    {"noticed", AT(keepsake_promise, noticed), NULL, FIELD_YES, true, false},
};
static const struct field of_own_card[] = {
    {"ask", AT(keepsake_own_card, ask), NULL, FIELD_WORDS, false, false},
    {"answer_1", AT(keepsake_own_card, answer[0]), NULL, FIELD_WORDS, false, false},
    {"answer_2", AT(keepsake_own_card, answer[1]), NULL, FIELD_WORDS, false, false},
    {"answer_3", AT(keepsake_own_card, answer[2]), NULL, FIELD_WORDS, false, false},
    {"depth", AT(keepsake_own_card, depth), NULL, FIELD_SMALL, false, false},
    {"topics", AT(keepsake_own_card, topics), NULL, FIELD_BITS, false, false},
    {"for", AT(keepsake_own_card, meant), NULL, FIELD_WORDS, false, true},
};
const struct field_list moment_fields = FIELDS(of_moment), line_fields = FIELDS(of_line),
                        promise_fields = FIELDS(of_promise), own_card_fields = FIELDS(of_own_card);

int64_t field_number(const struct field *field, const void *thing) {
    const void *at = (const char *)thing + field->at;
    switch (field->type) {
    case FIELD_NUMBER:
        return *(const int64_t *)at;
    case FIELD_SMALL:
    case FIELD_ZONE:
        return *(const int *)at;
    case FIELD_BITS:
        return *(const uint32_t *)at;
    case FIELD_YES:
        return *(const bool *)at;
    case FIELD_NAMED:
        return *(const unsigned *)at; /* what enums without negative values are */
    default:
        return 0;
    }
}

void field_set_number(const struct field *field, void *thing, int64_t value) {
    void *at = (char *)thing + field->at;
    switch (field->type) {
    case FIELD_NUMBER:
        *(int64_t *)at = value;
        break;
    case FIELD_SMALL: /* what does not fit becomes what no card has */
        *(int *)at = value >= 0 && value <= INT32_MAX ? (int)value : -1;
        break;
    case FIELD_ZONE:
        *(int *)at = (int)value;
        break;
    case FIELD_BITS:
        *(uint32_t *)at = (uint32_t)value;
        break;
    case FIELD_YES:
        *(bool *)at = value != 0;
        break;
    case FIELD_NAMED:
        *(unsigned *)at = (unsigned)value;
        break;
    default:
        break;
    }
}

const char *field_text(const struct field *field, const void *thing) {
    const char *at = (const char *)thing + field->at;
    return field->type == FIELD_TEXT ? *(const char *const *)(const void *)at : at;
}

uint64_t fields_hash(uint64_t hash, const struct field_list *list, const void *thing) {
    for (int i = 0; i < list->count; i++) {
        const struct field *field = &list->field[i];
        if (field->mark) {
            continue;
        }
        if (field->type == FIELD_TEXT || field->type == FIELD_WORDS) {
            const char *text = field_text(field, thing);
            hash = hash_bytes(hash, text, strlen(text) + 1);
        } else {
            int64_t number = field_number(field, thing);
            hash = hash_bytes(hash, &number, sizeof number);
        }
    }
    return hash;
}

uint64_t moment_hash(const struct keepsake_moment *moment) {
    uint64_t hash = fields_hash(HASH_START, &moment_fields, moment);
    for (int i = 0; i < moment->line_count; i++) {
        hash = fields_hash(hash, &line_fields, &moment->line[i]);
    }
    return hash;
}

/* --- the sink --- */

static void flush(struct sink *sink) {
    if (sink->used && !sink->full) {
        sink->full = !sink->write(sink->to, sink->buffer, sink->used);
    }
    base_forget(sink->buffer, sink->used);
    sink->used = 0;
}

void sink_put_bytes(struct sink *sink, const void *bytes, size_t size) {
    const char *at = bytes;
    while (size > 0 && !sink->full) {
        size_t room = sizeof sink->buffer - sink->used, part = size < room ? size : room;
        memcpy(sink->buffer + sink->used, at, part);
        sink->used += part;
        at += part;
        size -= part;
        if (sink->used == sizeof sink->buffer) {
            flush(sink);
        }
    }
}

void sink_put(struct sink *sink, const char *string) {
    sink_put_bytes(sink, string, strlen(string));
}

void sink_number(struct sink *sink, int64_t number) {
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)number);
    sink_put(sink, digits);
}

enum keepsake_result sink_end(struct sink *sink, int code, struct error *error) {
    flush(sink);
    return sql_result(code == SQLITE_OK && sink->full ? SQLITE_FULL : code, error);
}
