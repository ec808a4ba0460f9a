/* Files of the operating system. What is written is whole or not there; what is read is a plain
 * file, whatever lies under its name, and no larger than was said. */
#include "files/inside.h"

#include <stdlib.h>
#include <string.h>

/* --- reading --- */

bool native_read(const struct os_file *file, const char *path, size_t limit, struct text *out,
                 struct error *error) {
    struct os_about about;
    text_clear(out);
    if (os_about(file, &about) != 0 || about.kind != OS_FILE) {
        return error_set(error, "\"%s\" is not a plain file; name another", path);
    }
    bool large = about.size > 0 && (uintmax_t)about.size > limit;
    int trouble = 0;
    for (size_t got = 1; !large && !trouble && got > 0;) {
        char chunk[16 * 1024];
        trouble = os_read(file, chunk, sizeof chunk, &got);
        text_add_bytes(out, chunk, got);
        large = out->length > limit; /* it may have grown since */
    }
    if (large) {
        error_set(error, "\"%s\" is larger than %zu bytes; make it smaller", path, limit);
    } else if (trouble) {
        error_set(error, "\"%s\" cannot be read (%s); check the disk", path, os_reason(trouble));
    } else {
        return true;
    }
    text_release(out);
    return false;
}

bool files_read_native(const char *path, size_t limit, struct text *out, struct error *error) {
    struct os_file file;
    text_clear(out);
    int trouble = os_open(NULL, path, 0, &file);
    if (trouble) {
        return error_set(error, "\"%s\" cannot be opened (%s); check its name and permissions",
                         path, os_reason(trouble));
    }
    bool good = native_read(&file, path, limit, out, error);
    os_close(&file);
    return good;
}

/* --- listing --- */

struct reading {
    char **names;
    size_t limit, count;
};

static bool take_name(void *to, const char *name) {
    struct reading *reading = to;
    if (name[0] != '.' && reading->count++ < reading->limit) {
        reading->names[reading->count - 1] = base_copy(name);
    }
    return reading->count <= reading->limit;
}

int native_names(const struct os_file *folder, size_t limit, char ***names, size_t *count) {
    struct reading reading = {.names = base_alloc((limit + 1) * sizeof *reading.names),
                              .limit = limit};
    int trouble = os_names(folder, take_name, &reading);
    size_t kept = reading.count < limit ? reading.count : limit;
    *names = NULL;
    *count = reading.count;
    if (trouble) {
        native_free_names(reading.names, kept);
        return trouble;
    }
    qsort(reading.names, kept, sizeof *reading.names, name_compare);
    *names = reading.names;
    return 0;
}

void native_free_names(char **names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        free(names[i]);
    }
    free(names);
}

bool files_list_native(const char *folder, void (*found)(void *to, const char *name), void *to,
                       struct error *error) {
    enum { MANY = 100000 };
    char **names = NULL;
    size_t count = 0;
    struct os_file file;
    int trouble = os_open(NULL, folder, OS_AS_A_FOLDER, &file);
    trouble = trouble ? trouble : native_names(&file, MANY, &names, &count);
    os_close(&file);
    if (trouble) {
        return error_set(error,
                         "the folder \"%s\" cannot be read (%s); check its name and permissions",
                         folder, os_reason(trouble));
    }
    size_t kept = count < MANY ? count : MANY;
    for (size_t i = 0; i < kept; i++) {
        found(to, names[i]);
    }
    native_free_names(names, kept);
    return true;
}

/* --- writing --- */

/* A file that was not there before, beside `path`; its name goes to `name`. */
static int create_beside(const char *path, bool for_others, struct text *name,
                         struct os_file *file) {
    int trouble = 0;
    for (int i = 0; i < 100; i++) { /* one that a crash has left behind is passed over */
        text_clear(name);
        text_addf(name, "%s.%ld-%d.new", path, os_process(), i);
        trouble = os_create(name->data, for_others, file);
        if (os_cause(trouble) != OS_THERE) {
            break;
        }
    }
    return trouble;
}

/* Writes, syncs and closes. */
static int fill(struct os_file *file, const void *bytes, size_t size) {
    int trouble = os_write(file, bytes, size);
    trouble = trouble ? trouble : os_sync(file);
    int late = os_close(file); /* network disks tell of a full disk only here */
    return trouble ? trouble : late;
}

static bool is_same(const struct os_about *one, const struct os_about *two) {
    return one->id[0] == two->id[0] && one->id[1] == two->id[1];
}

static struct text folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    struct text folder = {0};
    text_add_bytes(&folder, path, slash ? (size_t)(slash - path) : 0);
    text_add(&folder, folder.length ? "" : slash ? "/" : ".");
    return folder;
}

/* Climbs as the system does, so that no link and no way of writing a path leads astray. */
bool native_lies_in(const char *path, const char *folder) {
    struct os_about outer, at, below = {0};
    if (os_look(NULL, folder, 0, &outer) != 0) {
        return false;
    }
    bool lies = os_look(NULL, path, 0, &at) == 0 && is_same(&at, &outer);
    struct text up = folder_of(path);
    while (!lies && os_look(NULL, up.data, 0, &at) == 0 && !is_same(&at, &below)) {
        lies = is_same(&at, &outer);
        below = at;
        text_add(&up, "/..");
    }
    text_release(&up);
    return lies;
}

static int write_beside(const char *path, const void *bytes, size_t size, bool for_others) {
    struct text name = {0};
    struct os_file file;
    int trouble = create_beside(path, for_others, &name, &file);
    if (!trouble) {
        trouble = fill(&file, bytes, size);
        trouble = trouble ? trouble : os_move(name.data, path);
        if (trouble) {
            os_remove(name.data);
        }
    }
    text_release(&name);
    return trouble;
}

bool native_write(const char *path, const void *bytes, size_t size, bool for_others,
                  struct error *error) {
    int trouble = write_beside(path, bytes, size, for_others);
    if (trouble) {
        return error_set(error,
                         "\"%s\" cannot be written (%s); check that its folder is there, may be "
                         "written to, and has room",
                         path, os_reason(trouble));
    }
    trouble = os_sync_folder_of(path);
    if (trouble) {
        return error_set(error, "\"%s\" is written, but may not last (%s); check the disk", path,
                         os_reason(trouble));
    }
    return true;
}

bool files_write_atomic(const char *path, const void *bytes, size_t size, struct error *error) {
    return native_write(path, bytes, size, false, error);
}

static bool make_one(const char *path, struct error *error) {
    int trouble = os_make_folder(path);
    return !trouble ||
           error_set(error, "the folder \"%s\" cannot be made (%s); check what lies there", path,
                     os_reason(trouble));
}

bool files_make_folder(const char *path, struct error *error) {
    char *part = base_copy(path);
    bool good = *part || error_set(error, "a folder has no name; give it one");
    for (char *at = part; good && *at; at++) {
        if (*at == '/' && at > part) {
            *at = '\0';
            good = make_one(part, error);
            *at = '/';
        }
    }
    good = good && make_one(part, error);
    free(part);
    return good;
}
