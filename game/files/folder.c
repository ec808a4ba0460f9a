/* A pack's folder, read under the gate's limits. Everything is opened relative to its parent,
 * without following links and without waiting, and asked what it is only once it is open: nobody
 * can exchange it in between. */
#include "files/inside.h"

#include <stdio.h>
#include <string.h>

struct walk {
    struct members *members;
    size_t met;   /* files and folders that are taken */
    size_t total; /* bytes of all members */
};

static bool read_folder(struct walk *walk, struct os_file *folder, const char *path,
                        struct error *error);

static bool read_member(struct walk *walk, const struct os_file *file, const char *path,
                        struct error *error) {
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

static bool explain_open(int trouble, const char *path, struct error *error) {
    if (os_cause(trouble) == OS_A_LINK) {
        return error_set(error, "\"%s\" is a link; put the file itself in", path);
    }
    if (os_cause(trouble) == OS_NOT_PLAIN) {
        return error_set(error, "\"%s\" is not a plain file; take it out of the pack", path);
    }
    return error_set(error, "\"%s\" cannot be read (%s); check its permissions", path,
                     os_reason(trouble));
}

static bool too_many(struct error *error) {
    return error_set(error, "the pack holds more than %d files; make it smaller",
                     FILES_MAX_ENTRIES);
}

/* Reads what is open and closes it. */
static bool read_open(struct walk *walk, struct os_file *file, enum os_kind kind, const char *path,
                      struct error *error) {
    if (kind == OS_FOLDER) {
        return read_folder(walk, file, path, error);
    }
    bool good = kind == OS_FILE
                    ? read_member(walk, file, path, error)
                    : error_set(error, "\"%s\" is not a plain file; take it out of the pack", path);
    os_close(file);
    return good;
}

/* Takes one file or folder, or passes it by; `path` is its path in the pack. */
static bool read_one(struct walk *walk, const struct os_file *parent, const char *name,
                     const char *path, struct error *error) {
    struct os_file file;
    struct os_about about = {0};
    int trouble = os_open(parent, name, OS_NO_LINK, &file);
    trouble = trouble ? trouble : os_about(&file, &about);
    bool known = !trouble;
    bool folder = !known || about.kind == OS_FOLDER; /* its ending tells of a file alone */
    enum name_verdict verdict = name_judge(path, strlen(path), folder, error);
    if (verdict == NAME_TAKEN && known && walk->met < FILES_MAX_ENTRIES) {
        walk->met++;
        return read_open(walk, &file, about.kind, path, error);
    }
    os_close(&file);
    if (verdict == NAME_PASSED_BY) {
        struct text *passed = &walk->members->passed_by;
        text_addf(passed, "%s%s", passed->length ? ", " : "", name_show(path, strlen(path)).text);
        return true;
    }
    return verdict == NAME_TAKEN && (known ? too_many(error) : explain_open(trouble, path, error));
}

static bool read_names(struct walk *walk, const struct os_file *folder, const char *path,
                       char **names, size_t count, struct error *error) {
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
static bool read_folder(struct walk *walk, struct os_file *folder, const char *path,
                        struct error *error) {
    enum { MANY = 4 * FILES_MAX_ENTRIES }; /* with those that are passed by */
    size_t count = 0;
    char **names;
    int trouble = native_names(folder, MANY, &names, &count);
    bool good;
    if (trouble) {
        good = explain_open(trouble, *path ? path : "the pack's folder", error);
    } else if (count > MANY) {
        good = too_many(error);
        native_free_names(names, MANY);
    } else {
        good = read_names(walk, folder, path, names, count, error);
        native_free_names(names, count);
    }
    os_close(folder);
    return good;
}

static bool has_pack(const struct os_file *folder) {
    struct os_about about;
    return os_look(folder, "pack.yaml", OS_NO_LINK, &about) == 0;
}

/* Opens the one thing in a folder that is not passed by, where that is a folder with a pack. */
static bool open_inner(const struct os_file *folder, struct os_file *inner) {
    char **names;
    const char *only = NULL;
    size_t count = 0, others = 0;
    *inner = (struct os_file){0};
    native_names(folder, FILES_MAX_ENTRIES, &names, &count);
    size_t kept = count < FILES_MAX_ENTRIES ? count : FILES_MAX_ENTRIES;
    for (size_t i = 0; names && i < kept; i++) {
        if (!name_is_passed_by(names[i], strlen(names[i])) && others++ == 0) {
            only = names[i];
        }
    }
    bool good = others == 1 && os_open(folder, only, OS_AS_A_FOLDER | OS_NO_LINK, inner) == 0 &&
                has_pack(inner);
    if (names) {
        native_free_names(names, kept);
    }
    if (!good) {
        os_close(inner);
    }
    return good;
}

/* A zip that was unpacked may be a folder in a folder: the inner one, where it alone has the pack.
 * Closes the one that is not left in `folder`. */
static void find_root(struct os_file *folder) {
    struct os_file inner;
    if (!has_pack(folder) && open_inner(folder, &inner)) {
        os_close(folder);
        *folder = inner;
    }
}

bool folder_read(struct os_file *folder, struct members *members, struct error *error) {
    struct walk walk = {.members = members};
    find_root(folder);
    return read_folder(&walk, folder, "", error) &&
           (members->count > 0 ||
            error_set(error, "the folder holds no files; a pack has at least pack.yaml"));
}
