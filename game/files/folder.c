/* A pack's folder, read under the gate's limits. Everything is opened relative to its parent,
 * without following links and without waiting, and asked what it is only once it is open: nobody
 * can exchange it in between. */
#include "files/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct walk {
    struct member members[FILES_MAX_ENTRIES];
    size_t count; /* of members */
    size_t met;   /* files and folders */
    size_t total; /* bytes of all members */
};

static bool read_folder(struct walk *walk, int folder, const char *path, struct error *error);

static bool read_member(struct walk *walk, int file, const char *path, struct error *error) {
    struct member *member = &walk->members[walk->count];
    if (!name_check_extension(path, error) ||
        !native_read(file, path, FILES_MAX_FILE, &member->content, error)) {
        return false;
    }
    member->name = base_copy(path);
    walk->count++;
    walk->total += member->content.length;
    if (walk->total > FILES_MAX_TOTAL) {
        return error_set(error, "the pack holds more than %d MiB; make it smaller",
                         FILES_MAX_TOTAL / 1024 / 1024);
    }
    return true;
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

/* Takes one file or folder; `path` is its path in the pack, already checked. */
static bool read_one(struct walk *walk, int parent, const char *name, const char *path,
                     struct error *error) {
    int file = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0) {
        return explain_open(errno, path, error);
    }
    struct stat stat;
    bool known = fstat(file, &stat) == 0;
    if (known && S_ISDIR(stat.st_mode)) {
        return read_folder(walk, file, path, error);
    }
    bool good = known && S_ISREG(stat.st_mode)
                    ? read_member(walk, file, path, error)
                    : error_set(error, "\"%s\" is not a plain file; take it out of the pack", path);
    close(file);
    return good;
}

static bool read_names(struct walk *walk, int folder, const char *path, char **names, size_t count,
                       struct error *error) {
    for (size_t i = 0; i < count; i++) {
        char inner[FILES_MAX_NAME + 1 + 256 + 1]; /* NAME_MAX is 255 */
        int length = snprintf(inner, sizeof inner, "%s%s%s", path, *path ? "/" : "", names[i]);
        if (!name_check(inner, (size_t)length, error) ||
            !read_one(walk, folder, names[i], inner, error)) {
            return false;
        }
    }
    return true;
}

/* Closes the folder. Goes no deeper than name_check allows. */
static bool read_folder(struct walk *walk, int folder, const char *path, struct error *error) {
    size_t left = FILES_MAX_ENTRIES - walk->met;
    size_t count = 0;
    char **names = native_names(folder, left, &count);
    bool good;
    if (!names) {
        good = explain_open(errno, *path ? path : "the pack's folder", error);
    } else if (count > left) {
        good = error_set(error, "the pack holds more than %d files; make it smaller",
                         FILES_MAX_ENTRIES);
        native_free_names(names, left);
    } else {
        walk->met += count;
        good = read_names(walk, folder, path, names, count, error);
        native_free_names(names, count);
    }
    close(folder);
    return good;
}

bool folder_zip(int folder, struct text *zip, struct error *error) {
    struct walk *walk = base_alloc(sizeof *walk);
    bool good = read_folder(walk, folder, "", error);
    if (good && walk->count == 0) {
        good = error_set(error, "the folder holds no files; a pack has at least pack.yaml");
    }
    good = good && build_zip(walk->members, walk->count, zip, error);
    for (size_t i = 0; i < FILES_MAX_ENTRIES; i++) {
        free(walk->members[i].name);
        text_release(&walk->members[i].content);
    }
    free(walk);
    return good;
}
