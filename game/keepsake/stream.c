/* Cutting JSON into values (RFC 8259): only brackets and strings are looked at. */
#include "keepsake/stream.h"

#include <stdlib.h>
#include <string.h>

bool stream_init(struct stream *stream) {
    stream->value = malloc(STREAM_VALUE + 1);
    stream->line = stream->next_line = 1;
    stream->column = stream->next_column = 1;
    return stream->value != NULL;
}

void stream_release(struct stream *stream) {
    if (stream->value) {
        base_forget(stream->value, stream->most);
    }
    free(stream->value);
    base_forget(stream->buffer, sizeof stream->buffer);
    stream->value = NULL;
}

static bool in_trouble(struct stream *stream, enum stream_trouble trouble) {
    if (stream->trouble == STREAM_FINE) {
        stream->trouble = trouble;
        bool inside = trouble == STREAM_TOO_MUCH; /* of a value, which began elsewhere */
        stream->line = inside ? stream->line : stream->next_line;
        stream->column = inside ? stream->column : stream->next_column;
    }
    return false;
}

/* The next byte, not yet taken. */
static int look(struct stream *stream) {
    if (stream->at == stream->used && stream->trouble == STREAM_FINE) {
        ptrdiff_t got = stream->read(stream->from, stream->buffer, sizeof stream->buffer);
        stream->at = 0;
        stream->used = got > 0 ? (size_t)got : 0;
        stream->read_bytes += got > 0 ? got : 0;
        if (got < 0) {
            in_trouble(stream, STREAM_UNREADABLE);
        } else if (stream->read_bytes > KEEPSAKE_MAX_IMPORT) {
            in_trouble(stream, STREAM_TOO_MUCH);
        }
    }
    if (stream->at == stream->used || stream->trouble != STREAM_FINE) {
        return -1;
    }
    int byte = (unsigned char)stream->buffer[stream->at];
    if (byte == 0) {
        in_trouble(stream, STREAM_NUL);
        return -1;
    }
    return byte;
}

static void skip(struct stream *stream) {
    unsigned char byte = (unsigned char)stream->buffer[stream->at++];
    if (byte == '\n') {
        stream->next_line++;
        stream->next_column = 1;
    } else {
        stream->next_column += (byte & 0xc0) != 0x80; /* characters, not bytes */
    }
}

static bool is_space(int byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

int stream_peek(struct stream *stream) {
    int byte = look(stream);
    while (is_space(byte)) {
        skip(stream);
        byte = look(stream);
    }
    return byte;
}

bool stream_take(struct stream *stream, char what) {
    if (stream_peek(stream) != what) {
        return in_trouble(stream, STREAM_STRANGE);
    }
    skip(stream);
    return true;
}

static bool put(struct stream *stream, int byte) {
    if (stream->length == STREAM_VALUE) {
        return in_trouble(stream, STREAM_TOO_MUCH);
    }
    stream->value[stream->length++] = (char)byte;
    stream->most = stream->length > stream->most ? stream->length : stream->most;
    skip(stream);
    return true;
}

/* What follows a backslash: one byte, or u and four digits. */
static bool put_escape(struct stream *stream) {
    int byte = look(stream), zeros = 0;
    if (byte < 0 || !put(stream, byte)) {
        return in_trouble(stream, STREAM_STRANGE);
    }
    for (int i = 0; byte == 'u' && i < 4; i++) {
        int digit = look(stream);
        zeros += digit == '0';
        if (digit < 0 || !strchr("0123456789abcdefABCDEF", digit)) {
            return in_trouble(stream, STREAM_STRANGE);
        }
        if (zeros == 4) {
            stream->next_column -= 5; /* its backslash */
            return in_trouble(stream, STREAM_NUL);
        }
        put(stream, digit);
    }
    return stream->trouble == STREAM_FINE;
}

/* From one quote to the other. */
static bool put_string(struct stream *stream) {
    bool good = put(stream, '"');
    for (int byte = 0; good && byte != '"';) {
        byte = look(stream);
        good = byte >= ' ' && put(stream, byte) && (byte != '\\' || put_escape(stream));
    }
    return good || in_trouble(stream, STREAM_STRANGE);
}

/* A number, true, false or null: up to what ends it. */
static bool put_plain(struct stream *stream) {
    bool good = true;
    for (int byte = look(stream); good && byte >= 0 && !is_space(byte) && !strchr(",:[]{}\"", byte);
         byte = look(stream)) {
        good = put(stream, byte);
    }
    return good && stream->trouble == STREAM_FINE;
}

/* Which bracket closes which, SQLite knows. */
bool stream_value(struct stream *stream) {
    int depth = 0, byte = stream_peek(stream);
    bool good = byte >= 0 && !strchr(",:]}", byte);
    stream->length = 0;
    if (good) {
        stream->line = stream->next_line;
        stream->column = stream->next_column;
    }
    while (good) {
        if (byte == '"') {
            good = put_string(stream);
        } else if (strchr("[]{},:", byte)) {
            depth += byte == '[' || byte == '{' ? 1 : byte == ']' || byte == '}' ? -1 : 0;
            good = depth >= 0 && depth <= STREAM_DEPTH && put(stream, byte);
        } else {
            good = put_plain(stream);
        }
        if (!good || depth == 0) {
            break;
        }
        bool apart = is_space(look(stream)); /* 1 2 is not 12 */
        good = (!apart || put(stream, ' ')) && (byte = stream_peek(stream)) >= 0;
    }
    stream->value[stream->length] = '\0';
    return good || in_trouble(stream, STREAM_STRANGE);
}
