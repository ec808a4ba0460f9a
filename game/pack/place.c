/* Where in a file a character of a value stands, though quotes, escapes and indents lie between. */
#include "pack/internal.h"

#include <string.h>

bool pack_line(const struct document *document, int line, const char **start, const char **end) {
    const char *at = document->data, *last = at + document->size;
    for (int i = 1; i < line; i++) {
        at = at < last ? memchr(at, '\n', (size_t)(last - at)) : NULL;
        if (!at) {
            return false;
        }
        at++;
    }
    const char *stop = at < last ? memchr(at, '\n', (size_t)(last - at)) : NULL;
    *start = at;
    *end = stop ? stop : last;
    if (*end > *start && (*end)[-1] == '\r') {
        --*end;
    }
    return true;
}

size_t pack_byte(const struct document *document, int line, int column) {
    const char *at, *end;
    if (!pack_line(document, line, &at, &end)) {
        return document->size;
    }
    for (int i = 1; i < column && at < end; i++) {
        utf8_next(&at, end);
    }
    return (size_t)(at - document->data);
}

size_t pack_characters(const char *start, const char *end) {
    size_t count = 0;
    while (start < end) {
        utf8_next(&start, end);
        count++;
    }
    return count;
}

/* A literal block ("|"): row 0 is the line after its header. What the raw line has more than the
 * row is the indentation, however it was chosen. */
static struct place in_literal(const struct document *document, const struct node *node,
                               size_t index) {
    const char *row = node->text, *end = node->text + node->length;
    struct place place = {.line = node->line + 1};
    size_t x = index;
    for (;;) {
        const char *stop = row < end ? memchr(row, '\n', (size_t)(end - row)) : NULL;
        size_t length = pack_characters(row, stop ? stop : end);
        if (x <= length || !stop) {
            const char *raw, *raw_end;
            size_t width = 0;
            if (pack_line(document, place.line, &raw, &raw_end)) {
                width = pack_characters(raw, raw_end);
            }
            size_t indent = width > length ? width - length : 0;
            place.column = (int)(indent + x) + 1;
            return place;
        }
        x -= length + 1;
        row = stop + 1;
        place.line++;
    }
}

/* How many characters of the file make one character of a quoted scalar. */
static size_t written_length(const char *at, const char *end, enum node_style style) {
    if (style == NODE_SINGLE && end - at >= 2 && at[0] == '\'' && at[1] == '\'') {
        return 2;
    }
    if (style == NODE_DOUBLE && end - at >= 2 && at[0] == '\\') {
        return at[1] == 'x' ? 4 : at[1] == 'u' ? 6 : at[1] == 'U' ? 10 : 2;
    }
    return 1;
}

/* A scalar on one line. */
static struct place in_line(const struct document *document, const struct node *node,
                            size_t index) {
    struct place place = {node->line, node->column};
    const char *at, *end;
    if (node->style == NODE_PLAIN) {
        place.column += (int)index;
        return place;
    }
    if (!pack_line(document, node->line, &at, &end)) {
        return place;
    }
    for (int i = 0; i < node->column && at < end; i++) { /* to behind the opening quote */
        utf8_next(&at, end);
    }
    place.column++;
    while (index-- && at < end) {
        for (size_t left = written_length(at, end, node->style); left && at < end; left--) {
            utf8_next(&at, end);
            place.column++;
        }
    }
    return place;
}

struct place pack_place(const struct document *document, const struct node *node, size_t index) {
    if (node->style == NODE_LITERAL) {
        return in_literal(document, node, index);
    }
    /* Folding over lines loses which line a character came from. */
    if (node->style == NODE_FOLDED || node->line != node->last_line) {
        return (struct place){node->line, node->column};
    }
    return in_line(document, node, index);
}
