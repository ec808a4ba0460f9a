/* The file of what is remembered. It is read anew whenever something of it is asked for, and never
 * grows without end: the oldest lines go. */
#include "files/files.h"
#include "packs/inside.h"

#include <stdlib.h>
#include <string.h>

#define HEAD "two-lanterns packs 1"
enum { MOST_BYTES = 128 * 1024, MOST_KEPT = 96 * 1024 };

/* Nothing where there is no such file, or another one. Its first line is left out. */
static void read_lines(const struct packs *packs, struct text *lines) {
    struct text file = {0};
    size_t head = strlen(HEAD "\n");
    if (packs->known && files_read_native(packs->known, MOST_BYTES, &file, NULL) &&
        strncmp(text_string(&file), HEAD "\n", head) == 0) {
        text_add(lines, text_string(&file) + head);
    }
    text_release(&file);
}

/* The line at `at`, without its end; the next one's place. */
static const char *next_line(const char *at, size_t *length) {
    *length = strcspn(at, "\n");
    return at + *length + (at[*length] == '\n');
}

static bool begins_so(const char *line, size_t length, const char *begins) {
    size_t much = strlen(begins);
    return length >= much && strncmp(line, begins, much) == 0;
}

void known_each(const struct packs *packs, const char *begins,
                void (*found)(void *to, const char *rest), void *to) {
    struct text lines = {0}, rest = {0};
    size_t length;
    read_lines(packs, &lines);
    for (const char *at = text_string(&lines), *next; *at; at = next) {
        next = next_line(at, &length);
        if (begins_so(at, length, begins)) {
            text_clear(&rest);
            text_add_bytes(&rest, at + strlen(begins), length - strlen(begins));
            found(to, text_string(&rest));
        }
    }
    text_release(&lines);
    text_release(&rest);
}

/* From here on all of the lines has room. */
static const char *newest(const struct text *lines) {
    const char *at = text_string(lines);
    size_t length;
    while (strlen(at) > MOST_KEPT) {
        at = next_line(at, &length);
    }
    return at;
}

bool known_change(const struct packs *packs, const char *begins, const char *line,
                  struct error *error) {
    struct text old = {0}, file = {0};
    size_t length;
    if (!packs->known) {
        return error_set(error, "there is no folder to remember it in");
    }
    read_lines(packs, &old);
    text_add(&file, HEAD "\n");
    for (const char *at = newest(&old), *next; *at; at = next) {
        next = next_line(at, &length);
        if (length && !begins_so(at, length, begins)) {
            text_add_bytes(&file, at, length);
            text_add(&file, "\n");
        }
    }
    if (line) {
        text_addf(&file, "%s\n", line);
    }
    bool good = files_write_atomic(packs->known, text_string(&file), file.length, error);
    text_release(&old);
    text_release(&file);
    return good;
}
