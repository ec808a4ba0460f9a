/* Which names may be inside a pack, and how one is shown: never a way out of it, never a name that
 * another system reads otherwise, never a byte that disturbs a terminal. */
#include "files/inside.h"

#include <string.h>

enum { MAX_VIRTUAL = 255 };

#define PACK_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789_.-/"
#define MOUNT_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

struct shown name_show(const char *name, size_t length) {
    static const char cut[] = "...";
    struct shown shown = {{0}};
    size_t room = sizeof shown.text - sizeof cut;
    size_t kept = length < room ? length : room;
    for (size_t i = 0; i < kept; i++) {
        shown.text[i] = name[i] >= ' ' && name[i] <= '~' ? name[i] : '?';
    }
    if (kept < length) {
        memcpy(shown.text + kept, cut, sizeof cut);
    }
    return shown;
}

static bool only_of(const char *characters, const char *name, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (!name[i] || !strchr(characters, name[i])) {
            return false;
        }
    }
    return true;
}

/* Every part must pass: not empty, and not starting with a dot, which covers "." and "..". */
static bool check_parts(const char *name, size_t length, struct error *error) {
    int parts = 1;
    bool starts = true;
    for (size_t i = 0; i <= length; i++) {
        bool ends = i == length || name[i] == '/';
        if (starts && ends) {
            return error_set(error,
                             "the name \"%s\" has an empty part; use one \"/\" between parts",
                             name_show(name, length).text);
        }
        if (starts && name[i] == '.') {
            return error_set(error, "\"%s\" has a part that starts with a dot; rename it",
                             name_show(name, length).text);
        }
        starts = ends;
        parts += i < length && ends;
    }
    if (parts > FILES_MAX_DEPTH) {
        return error_set(error, "\"%s\" lies %d levels deep, and %d is the most; move it up",
                         name_show(name, length).text, parts, FILES_MAX_DEPTH);
    }
    return true;
}

static bool check_name(const char *name, size_t length, struct error *error) {
    if (length == 0) {
        return error_set(error, "a file has no name; give it one");
    }
    if (length > FILES_MAX_NAME) {
        return error_set(error, "the name \"%s\" is %zu bytes long, and %d is the most; shorten it",
                         name_show(name, length).text, length, FILES_MAX_NAME);
    }
    if (!only_of(PACK_CHARACTERS, name, length)) {
        return error_set(error,
                         "the name \"%s\" has a character other than a-z, 0-9, \"_\", \".\" and "
                         "\"-\"; rename it, or take it out of the pack",
                         name_show(name, length).text);
    }
    return check_parts(name, length, error);
}

bool name_ends_in(const char *name, size_t length, const char *end) {
    size_t tail = strlen(end);
    return length >= tail && memcmp(name + length - tail, end, tail) == 0;
}

static bool check_extension(const char *name, size_t length, struct error *error) {
    if (name_ends_in(name, length, ".yml")) {
        return error_set(error, "\"%s\" ends in .yml; rename it to end in .yaml",
                         name_show(name, length).text);
    }
    return name_ends_in(name, length, ".yaml") || name_ends_in(name, length, ".md") ||
           name_ends_in(name, length, ".txt") ||
           error_set(error, "\"%s\" is neither .yaml nor .md nor .txt; take it out of the pack",
                     name_show(name, length).text);
}

/* --- what is passed by --- */

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Upper and lower case are one, as they are where such files come from. */
static bool is_word(const char *name, size_t length, const char *word) {
    size_t same = 0;
    while (same < length && word[same] && lower(name[same]) == lower(word[same])) {
        same++;
    }
    return same == length && !word[same];
}

static bool is_litter(const char *part, size_t length) {
    return part[0] == '.' || is_word(part, length, "__MACOSX") ||
           is_word(part, length, "Thumbs.db") || is_word(part, length, "ehthumbs.db") ||
           is_word(part, length, "desktop.ini") || is_word(part, length, "Icon\r") ||
           is_word(part, length, "META-INF");
}

static bool is_note(const char *part, size_t length) {
    static const char *const starts[] = {"README",  "LICENSE", "LICENCE",   "UNLICENSE",
                                         "COPYING", "AUTHORS", "CHANGELOG", "NOTICE"};
    static const char *const ends[] = {".md", ".txt"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t tail = strlen(ends[i]);
        if (length > tail && is_word(part + length - tail, tail, ends[i])) {
            return true;
        }
    }
    bool starts_so = false;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t head = strlen(starts[i]);
        starts_so |= length >= head && is_word(part, head, starts[i]);
    }
    return starts_so && !name_ends_in(part, length, ".yaml"); /* an author would miss that one */
}

/* Where the part that starts at `at` ends. */
static size_t part_end(const char *name, size_t length, size_t at) {
    const char *slash = memchr(name + at, '/', length - at);
    return slash ? (size_t)(slash - name) : length;
}

bool name_is_plain(const char *name, size_t length) {
    for (size_t at = 0, end; at <= length; at = end + 1) {
        end = part_end(name, length, at);
        size_t part = end - at;
        if (part == 0 || (part <= 2 && memcmp(name + at, "..", part) == 0)) {
            return false;
        }
    }
    return true;
}

bool name_is_passed_by(const char *name, size_t length) {
    if (!name_is_plain(name, length)) {
        return false;
    }
    bool passed = false;
    for (size_t at = 0, end; at <= length; at = end + 1) {
        end = part_end(name, length, at);
        passed |= is_litter(name + at, end - at) || (end == length && is_note(name + at, end - at));
    }
    return passed;
}

enum name_verdict name_judge(const char *name, size_t length, bool folder, struct error *error) {
    struct error why = {""};
    if (check_name(name, length, &why) && (folder || check_extension(name, length, &why))) {
        return NAME_TAKEN;
    }
    if (name_is_passed_by(name, length)) {
        return NAME_PASSED_BY;
    }
    error_set(error, "%s", why.text);
    return NAME_REFUSED;
}

bool name_check_mount(const char *name, struct error *error) {
    size_t length = strlen(name);
    if (length < 1 || length > FILES_MAX_MOUNT_NAME || !only_of(MOUNT_CHARACTERS, name, length)) {
        return error_set(error,
                         "a pack cannot be called \"%s\"; use 1 to %d of the characters a-z, 0-9 "
                         "and \"-\"",
                         name_show(name, length).text, FILES_MAX_MOUNT_NAME);
    }
    return true;
}

static bool part_is_safe(const char *part, size_t length) {
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)part[i];
        if (c < ' ' || c == 0x7f || c == '\\' || c == ':') {
            return false;
        }
    }
    bool dots = (length == 1 && part[0] == '.') || (length == 2 && !memcmp(part, "..", 2));
    return length > 0 && !dots;
}

bool name_check_virtual(const char *path, struct error *error) {
    size_t length = strlen(path);
    bool safe = path[0] == '/' && length <= MAX_VIRTUAL;
    for (const char *at = path; safe && *at;) {
        at++; /* past the slash */
        size_t part = strcspn(at, "/");
        safe = part_is_safe(at, part);
        at += part;
    }
    return safe || error_set(error, "\"%s\" is not a path in the game; write it as /share/name",
                             name_show(path, length).text);
}

int name_compare(const void *one, const void *two) {
    return strcmp(*(char *const *)one, *(char *const *)two);
}
