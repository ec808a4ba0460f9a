/* fields: the parts of what is exported and imported, in the order of the file; and the sink that
 * an export goes into. Between fields.c, export.c, page.c and import.c. */
#ifndef KEEPSAKE_FIELDS_H
#define KEEPSAKE_FIELDS_H

#include "keepsake/inside.h"

#define EXPORT_FORMAT "two-lanterns keepsake"
enum { EXPORT_VERSION = 1 };

enum field_type {
    FIELD_TEXT,   /* const char * */
    FIELD_WORDS,  /* array of char */
    FIELD_NUMBER, /* int64_t */
    FIELD_SMALL,  /* int */
    FIELD_ZONE,   /* int, of either sign */
    FIELD_BITS,   /* uint32_t */
    FIELD_YES,    /* bool */
    FIELD_NAMED,  /* enum, as one of its names */
};
struct field {
    const char *name;
    size_t at, size;          /* in its struct */
    const char *const *names; /* by value, up to NULL; "" is no value */
    enum field_type type;
    bool mark;     /* says nothing about which one it is: it may change, or be missing */
    bool optional; /* older exports lack it; then the importer says what it is */
};
struct field_list {
    const struct field *field;
    int count;
};
extern const struct field_list moment_fields, line_fields, promise_fields, own_card_fields;

int64_t field_number(const struct field *field, const void *thing); /* of all but the texts */
void field_set_number(const struct field *field, void *thing, int64_t value);
const char *field_text(const struct field *field, const void *thing);

/* What is told apart by: all fields that are no marks, and a moment's lines. */
uint64_t fields_hash(uint64_t hash, const struct field_list *list, const void *thing);
uint64_t moment_hash(const struct keepsake_moment *moment);

/* --- the sink --- */

struct sink {
    bool (*write)(void *to, const void *bytes, size_t size);
    void *to;
    bool full; /* `write` said no: nothing more is written */
    size_t used;
    char buffer[65536];
};
void sink_put_bytes(struct sink *sink, const void *bytes, size_t size);
void sink_put(struct sink *sink, const char *string);
void sink_number(struct sink *sink, int64_t number);
/* Hands on what is left, and overwrites it here. */
enum keepsake_result sink_end(struct sink *sink, int code, struct error *error);

#endif
