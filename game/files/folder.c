/* A pack's folder, read under the gate's limits. Everything is opened relative to its parent,
 * without following links and without waiting, and asked what it is only once it is open: nobody
 * can exchange it in between. */
#include "files/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct walk {
    struct members *members;
    size_t met;   /* files and folders that are taken */
    size_t total; /* bytes of all members */
};

static bool read_folder(struct walk *walk, int folder, const char *path, struct error *error);

static bool read_member(struct walk *walk, int file, const char *path, struct error *error) {
    struct text content = {0};
    if (!native_read(file, path, FILES_MAX_FILE, &content, error)) {
        return false;
    }
    walk->total += content.length;
    members_add(walk->members, path, &content);
    return walk->total <= FILES_MAX_TOTAL ||
           error_set(error, "the pack holds more than %d MiB; make it smaller",
                     FILES_MAX_TOTAL / 1024 / 1024);
}

static bool explain_open(int number, const char *path, struct error *error) {
    if (number == ELOOP || number == EMLINK) {
        return error_set(error, "\"%s\" is a link; put the file itself in", path);
    }
    if (number == ENXIO) {
        return error_set(error, "\"%s\" is not a plain file; take it out of the pack", path);
    }
    return error_set(error, "\"%s\" cannot be read (%s); check its permissions", path,
                     strerror(number));
}

static bool too_many(struct error *error) {
    return error_set(error, "the pack holds more than %d files; make it smaller",
                     FILES_MAX_ENTRIES);
}

/* Reads what is open and closes it. */
static bool read_open(struct walk *walk, int file, const struct stat *stat, const char *path,
                      struct error *error) {
    if (S_ISDIR(stat->st_mode)) {
        return read_folder(walk, file, path, error);
    }
    bool good = S_ISREG(stat->st_mode)
                    ? read_member(walk, file, path, error)
                    : error_set(error, "\"%s\" is not a plain file; take it out of the pack", path);
    close(file);
    return good;
}

/* Takes one file or folder, or passes it by; `path` is its path in the pack. */
static bool read_one(struct walk *walk, int parent, const char *name, const char *path,
                     struct error *error) {
    int file = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    int number = errno;
    struct stat stat = {0};
    bool known = file >= 0 && fstat(file, &stat) == 0;
    bool folder = !known || S_ISDIR(stat.st_mode); /* its ending tells of a file alone */
    enum name_verdict verdict = name_judge(path, strlen(path), folder, error);
    if (verdict == NAME_TAKEN && known && walk->met < FILES_MAX_ENTRIES) {
        walk->met++;
        return read_open(walk, file, &stat, path, error);
    }
    if (file >= 0) {
        close(file);
    }
    if (verdict == NAME_PASSED_BY) {
        struct text *passed = &walk->members->passed_by;
        text_addf(passed, "%s%s", passed->length ? ", " : "", name_show(path, strlen(path)).text);
        return true;
    }
    return verdict == NAME_TAKEN && (known ? too_many(error) : explain_open(number, path, error));
}

static bool read_names(struct walk *walk, int folder, const char *path, char **names, size_t count,
                       struct error *error) {
    for (size_t i = 0; i < count; i++) {
        char inner[FILES_MAX_NAME + 1 + 256 + 1]; /* NAME_MAX is 255 */
        snprintf(inner, sizeof inner, "%s%s%s", path, *path ? "/" : "", names[i]);
        if (!read_one(walk, folder, names[i], inner, error)) {
            return false;
        }
    }
    return true;
}

/* Closes the folder. Goes no deeper than name_judge allows. */
static bool read_folder(struct walk *walk, int folder, const char *path, struct error *error) {
    enum { MANY = 4 * FILES_MAX_ENTRIES }; /* with those that are passed by */
    size_t count = 0;
    char **names = native_names(folder, MANY, &count);
    bool good;
    if (!names) {
        good = explain_open(errno, *path ? path : "the pack's folder", error);
    } else if (count > MANY) {
        good = too_many(error);
        native_free_names(names, MANY);
    } else {
        good = read_names(walk, folder, path, names, count, error);
        native_free_names(names, count);
    }
    close(folder);
    return good;
}

/* A zip that was unpacked may be a folder in a folder: the inner one, where it alone has the pack.
 * Closes the one that is not returned. */
static int find_root(int folder) {
    struct stat about;
    size_t count = 0, others = 0;
    bool here = fstatat(folder, "pack.yaml", &about, AT_SYMLINK_NOFOLLOW) == 0;
    char **names = here ? NULL : native_names(folder, FILES_MAX_ENTRIES, &count);
    int inner = -1;
    size_t kept = count < FILES_MAX_ENTRIES ? count : FILES_MAX_ENTRIES;
    for (size_t i = 0; names && i < kept; i++) {
        if (!name_is_passed_by(names[i], strlen(names[i])) && others++ == 0) {
            inner = openat(folder, names[i],
                           O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        }
    }
    if (names) {
        native_free_names(names, kept);
    }
    bool enter = inner >= 0 && others == 1 &&
                 fstatat(inner, "pack.yaml", &about, AT_SYMLINK_NOFOLLOW) == 0;
    if (inner >= 0) {
        close(enter ? folder : inner);
    }
    return enter ? inner : folder;
}

bool folder_read(int folder, struct members *members, struct error *error) {
    struct walk walk = {.members = members};
    return read_folder(&walk, find_root(folder), "", error) &&
           (members->count > 0 ||
            error_set(error, "the folder holds no files; a pack has at least pack.yaml"));
}
