/* stream: a JSON file that comes in pieces, cut into its values, so that a file of any size takes
 * the room of its largest value. What is inside a value SQLite reads. Between stream.c and
 * import.c. */
#ifndef KEEPSAKE_STREAM_H
#define KEEPSAKE_STREAM_H

#include "keepsake/inside.h"

enum {
    /* Twice what the largest moment takes when each of its bytes is written as "\u0001". */
    STREAM_VALUE = 8 * 1024 * 1024,
    STREAM_DEPTH = 64, /* lists in lists; an export needs four */
};

enum stream_trouble {
    STREAM_FINE,
    STREAM_STRANGE,  /* no JSON, or not what was asked for */
    STREAM_NUL,      /* a NUL, as a byte or as \u0000; `line` and `column` say where */
    STREAM_TOO_MUCH, /* a value is larger than STREAM_VALUE, or the file than KEEPSAKE_MAX_IMPORT */
    STREAM_UNREADABLE, /* the file can't be read to its end */
};

struct stream {
    /* The next bytes of the file, 0 at its end; negative: it can't be read. */
    ptrdiff_t (*read)(void *from, void *bytes, size_t size);
    void *from;
    char *value;                 /* the last one, NUL at its end; NULL until stream_init */
    size_t length, most;         /* most: that any value had */
    enum stream_trouble trouble; /* the first; then nothing more is read */
    int64_t line, column;        /* from 1: where the last value began, or where the trouble is */
    int64_t read_bytes;
    int64_t next_line, next_column;
    size_t at, used;
    char buffer[65536];
};

bool stream_init(struct stream *stream);    /* false: out of memory */
void stream_release(struct stream *stream); /* overwrites what went through it */
int stream_peek(
    struct stream *stream); /* the next byte that is no space; -1 at the end or in trouble */
bool stream_take(struct stream *stream, char what); /* takes it, or is in trouble */
bool stream_value(struct stream *stream);           /* the next value, whole */

#endif
