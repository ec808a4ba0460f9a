/* Files as a whole: what lies where, whose it is, locks, and moving and removing so that neither a
 * power cut nor a deleted word is forgotten. */
#define _GNU_SOURCE /* realpath, flock */
#include "keepsake/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct place place_beside(const char *path, const char *suffix) {
    struct place place;
    snprintf(place.path, sizeof place.path, "%.*s%s", DISK_PATH - 20, path, suffix);
    return place;
}

enum disk_kind disk_look(const char *path) {
    struct stat status;
    if (lstat(path, &status) != 0) {
        return errno == ENOENT ? DISK_NOTHING : DISK_OTHER;
    }
    return S_ISREG(status.st_mode) ? DISK_FILE : DISK_OTHER;
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
    char folder[DISK_PATH];
    const char *name;
    if (!split(path, folder, &name)) {
        return KEEPSAKE_NO_FOLDER;
    }
    char *real = realpath(folder, NULL);
    if (!real) {
        return errno == EACCES ? KEEPSAKE_UNREADABLE : KEEPSAKE_NO_FOLDER;
    }
    struct stat status;
    bool is_folder = stat(real, &status) == 0 && S_ISDIR(status.st_mode);
    bool open_to_us = access(real, X_OK) == 0;
    int length = snprintf(out, KEEPSAKE_MAX_PATH, "%s/%s", strcmp(real, "/") == 0 ? "" : real,
                          name);
    free(real);
    if (!is_folder || length < 0 || length >= KEEPSAKE_MAX_PATH) {
        return KEEPSAKE_NO_FOLDER;
    }
    return open_to_us ? KEEPSAKE_OK : KEEPSAKE_UNREADABLE;
}

bool disk_may_write(const char *path) {
    char folder[DISK_PATH];
    const char *name;
    return split(path, folder, &name) && access(folder, W_OK | X_OK) == 0 &&
           (access(path, R_OK | W_OK) == 0 || errno == ENOENT);
}

bool disk_has_other_names(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink > 1;
}

bool disk_create(const char *path) {
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) {
        return errno == EEXIST;
    }
    close(file);
    return true;
}

/* An older game, a copy from elsewhere or a loose umask may have let others read it. */
void disk_tighten(const char *path) {
    struct stat status;
    int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        return;
    }
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && (status.st_mode & 077)) {
        fchmod(file, status.st_mode & 0700);
    }
    close(file);
}

enum keepsake_result disk_lock(const char *path, bool alone, int *descriptor) {
    *descriptor = -1;
    if (alone && !disk_create(path)) {
        return KEEPSAKE_READ_ONLY;
    }
    int file = open(path, (alone ? O_RDWR : O_RDONLY) | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        return KEEPSAKE_READ_ONLY;
    }
    if (flock(file, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0) {
        *descriptor = file;
        return KEEPSAKE_OK;
    }
    enum keepsake_result result = errno == EWOULDBLOCK ? KEEPSAKE_IN_USE : KEEPSAKE_NO_LOCKS;
    close(file);
    return result;
}

static bool sync_folder_of(const char *path) {
    char folder[DISK_PATH];
    const char *name;
    if (!split(path, folder, &name)) {
        return false;
    }
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    bool synced = fsync(file) == 0 || errno == EINVAL; /* some file systems can't */
    close(file);
    return synced;
}

bool disk_move(const char *from, const char *to) {
    return rename(from, to) == 0 && sync_folder_of(to);
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
