/* Files as a whole: what lies where, whose it is, locks, and moving and removing so that neither a
 * power cut nor a deleted word is forgotten. */
#include "keepsake/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct place place_beside(const char *path, const char *suffix) {
    struct place place;
    snprintf(place.path, sizeof place.path, "%.*s%s", DISK_PATH - 20, path, suffix);
    return place;
}

enum disk_kind disk_look(const char *path) {
    struct os_about about;
    int trouble = os_look(NULL, path, OS_NO_LINK, &about);
    if (trouble) {
        return os_cause(trouble) == OS_MISSING ? DISK_NOTHING : DISK_OTHER;
    }
    return about.kind == OS_FILE ? DISK_FILE : DISK_OTHER;
}

/* Splits at the last slash; "." when there is none. */
static bool split(const char *path, char folder[DISK_PATH], const char **name) {
    const char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    size_t length = slash ? (size_t)(slash - path) : 0;
    if (length >= DISK_PATH || !**name) {
        return false;
    }
    if (!slash) {
        strcpy(folder, ".");
    } else if (length == 0) {
        strcpy(folder, "/");
    } else {
        memcpy(folder, path, length);
        folder[length] = '\0';
    }
    return true;
}

/* Only the folder's links are followed: a home may well lie behind one, while a box that is a link
 * was put there by somebody else. */
enum keepsake_result disk_resolve(const char *path, char out[KEEPSAKE_MAX_PATH]) {
    char folder[DISK_PATH], *real;
    const char *name;
    struct os_about about;
    if (!split(path, folder, &name)) {
        return KEEPSAKE_NO_FOLDER;
    }
    int trouble = os_real_path(folder, &real);
    if (trouble) {
        return os_cause(trouble) == OS_DENIED ? KEEPSAKE_UNREADABLE : KEEPSAKE_NO_FOLDER;
    }
    bool is_folder = os_look(NULL, real, 0, &about) == 0 && about.kind == OS_FOLDER;
    bool open_to_us = os_may(real, OS_MAY_ENTER) == 0;
    int length = snprintf(out, KEEPSAKE_MAX_PATH, "%s/%s", strcmp(real, "/") == 0 ? "" : real,
                          name);
    free(real);
    if (!is_folder || length < 0 || length >= KEEPSAKE_MAX_PATH) {
        return KEEPSAKE_NO_FOLDER;
    }
    return open_to_us ? KEEPSAKE_OK : KEEPSAKE_UNREADABLE;
}

bool disk_may_read(const char *path) {
    return os_may(path, OS_MAY_READ) == 0;
}

bool disk_may_write(const char *path) {
    char folder[DISK_PATH];
    const char *name;
    if (!split(path, folder, &name) || os_may(folder, OS_MAY_WRITE | OS_MAY_ENTER) != 0) {
        return false;
    }
    enum os_cause cause = os_cause(os_may(path, OS_MAY_READ | OS_MAY_WRITE));
    return cause == OS_FINE || cause == OS_MISSING;
}

bool disk_has_other_names(const char *path) {
    struct os_about about;
    return os_look(NULL, path, OS_NO_LINK, &about) == 0 && about.kind == OS_FILE && about.names > 1;
}

bool disk_create(const char *path) {
    struct os_file file;
    enum os_cause cause = os_cause(os_create(path, false, &file));
    os_close(&file);
    return cause == OS_FINE || cause == OS_THERE;
}

enum keepsake_result disk_lock(const char *path, bool alone, struct os_file *lock) {
    *lock = (struct os_file){0};
    if ((alone && !disk_create(path)) ||
        os_open(NULL, path, OS_NO_LINK | (alone ? OS_WRITE : 0), lock) != 0) {
        return KEEPSAKE_READ_ONLY;
    }
    int trouble = os_lock(lock, alone);
    if (!trouble) {
        return KEEPSAKE_OK;
    }
    os_close(lock);
    return os_cause(trouble) == OS_IN_USE ? KEEPSAKE_IN_USE : KEEPSAKE_NO_LOCKS;
}

bool disk_move(const char *from, const char *to) {
    return os_move(from, to) == 0 && os_sync_folder_of(to) == 0;
}

static int open_as(sqlite3_vfs *vfs, const char *path, int flags, sqlite3_file **out) {
    /* SQLite reads parameters after the name, up to an empty string. */
    char name[DISK_PATH + 4] = "";
    snprintf(name, DISK_PATH, "%s", path);
    *out = NULL;
    sqlite3_file *file = sqlite3_malloc(vfs->szOsFile);
    if (!file) {
        return SQLITE_NOMEM;
    }
    memset(file, 0, (size_t)vfs->szOsFile);
    int got = 0;
    int code = vfs->xOpen(vfs, name, file, flags | SQLITE_OPEN_MAIN_DB, &got);
    if (code == SQLITE_OK && (flags & SQLITE_OPEN_READWRITE) && (got & SQLITE_OPEN_READONLY)) {
        code = SQLITE_READONLY; /* SQLite falls back to reading on its own */
    }
    if (code != SQLITE_OK) {
        disk_close(file);
        return code;
    }
    *out = file;
    return SQLITE_OK;
}

int disk_open(sqlite3_vfs *vfs, const char *path, sqlite3_file **out) {
    return open_as(vfs, path, SQLITE_OPEN_READWRITE, out);
}

int disk_open_to_read(sqlite3_vfs *vfs, const char *path, sqlite3_file **out) {
    return open_as(vfs, path, SQLITE_OPEN_READONLY, out);
}

void disk_close(sqlite3_file *file) {
    if (file && file->pMethods) {
        file->pMethods->xClose(file);
    }
    sqlite3_free(file);
}

int disk_zero(sqlite3_file *file, int64_t from, int64_t to) {
    static const char zeros[DISK_BLOCK];
    int code = SQLITE_OK;
    while (from < to && code == SQLITE_OK) {
        int size = to - from < DISK_BLOCK ? (int)(to - from) : DISK_BLOCK;
        code = file->pMethods->xWrite(file, zeros, size, from);
        from += size;
    }
    return code == SQLITE_OK ? file->pMethods->xSync(file, SQLITE_SYNC_NORMAL) : code;
}

int disk_forget(sqlite3_vfs *vfs, const char *path) {
    enum disk_kind kind = disk_look(path);
    if (kind != DISK_FILE) {
        return kind == DISK_NOTHING ? SQLITE_OK : SQLITE_CANTOPEN;
    }
    sqlite3_file *file;
    sqlite3_int64 size = 0;
    int code = disk_open(vfs, path, &file);
    if (code == SQLITE_OK) {
        code = file->pMethods->xFileSize(file, &size);
    }
    if (code == SQLITE_OK) {
        code = disk_zero(file, 0, size);
    }
    disk_close(file);
    /* Even where it could not be overwritten, a removed file is better than one left lying. */
    int removed = vfs->xDelete(vfs, path, 1);
    return removed == SQLITE_OK ? code : removed;
}
