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

bool name_check(const char *name, size_t length, struct error *error) {
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
                         "\"-\"; rename it",
                         name_show(name, length).text);
    }
    return check_parts(name, length, error);
}

bool name_check_extension(const char *name, struct error *error) {
    static const char *const allowed[] = {".yaml", ".md", ".txt"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof allowed / sizeof *allowed; i++) {
        if (strcmp(dot, allowed[i]) == 0) {
            return true;
        }
    }
    return error_set(error, "\"%s\" is neither .yaml nor .md nor .txt; take it out of the pack",
                     name_show(name, strlen(name)).text);
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
