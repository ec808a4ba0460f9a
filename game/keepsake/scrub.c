/* SQLite deletes its journal and cuts its file short; the bytes stay on the disk. This VFS
 * overwrites them first. It passes everything else on, offers no shared memory (so no write-ahead
 * log) and no memory map. A failed overwrite never turns a good commit into a failed one: the
 * delete or cut that follows decides. */
#include "keepsake/inside.h"

#include <stdio.h>
#include <string.h>

/* The real file follows in the same memory. */
struct scrub_file {
    sqlite3_file file;
    bool is_box, looks;
};

static sqlite3_file *real(sqlite3_file *file) {
    return (sqlite3_file *)((struct scrub_file *)file + 1);
}

static int pass_close(sqlite3_file *file) {
    return real(file)->pMethods->xClose(real(file));
}

static int pass_read(sqlite3_file *file, void *to, int size, sqlite3_int64 at) {
    return real(file)->pMethods->xRead(real(file), to, size, at);
}

static int pass_write(sqlite3_file *file, const void *from, int size, sqlite3_int64 at) {
    return real(file)->pMethods->xWrite(real(file), from, size, at);
}

/* SQLite cuts its file only after the journal is void, or to undo: the end is free either way. */
static int scrub_truncate(sqlite3_file *file, sqlite3_int64 size) {
    sqlite3_int64 old = 0;
    if (((struct scrub_file *)file)->is_box &&
        real(file)->pMethods->xFileSize(real(file), &old) == SQLITE_OK && old > size) {
        disk_zero(real(file), size, old);
    }
    return real(file)->pMethods->xTruncate(real(file), size);
}

static int pass_sync(sqlite3_file *file, int flags) {
    return real(file)->pMethods->xSync(real(file), flags);
}

static int pass_file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}

static int pass_lock(sqlite3_file *file, int level) {
    return real(file)->pMethods->xLock(real(file), level);
}

static int pass_unlock(sqlite3_file *file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}

static int pass_check_lock(sqlite3_file *file, int *reserved) {
    return real(file)->pMethods->xCheckReservedLock(real(file), reserved);
}

static int pass_control(sqlite3_file *file, int operation, void *argument) {
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

static int pass_sector_size(sqlite3_file *file) {
    return real(file)->pMethods->xSectorSize(real(file));
}

static int pass_characteristics(sqlite3_file *file) {
    int of_disk = real(file)->pMethods->xDeviceCharacteristics(real(file));
    return ((struct scrub_file *)file)->looks ? of_disk | SQLITE_IOCAP_IMMUTABLE : of_disk;
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = pass_close,
    .xRead = pass_read,
    .xWrite = pass_write,
    .xTruncate = scrub_truncate,
    .xSync = pass_sync,
    .xFileSize = pass_file_size,
    .xLock = pass_lock,
    .xUnlock = pass_unlock,
    .xCheckReservedLock = pass_check_lock,
    .xFileControl = pass_control,
    .xSectorSize = pass_sector_size,
    .xDeviceCharacteristics = pass_characteristics,
};

static sqlite3_vfs *base_of(sqlite3_vfs *vfs) {
    return ((struct scrub *)vfs)->base;
}

static int scrub_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *got) {
    struct scrub_file *ours = (struct scrub_file *)file;
    ours->is_box = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    ours->looks = ((struct scrub *)vfs)->looks;
    ours->file.pMethods = NULL;
    real(file)->pMethods = NULL;
    int code = base_of(vfs)->xOpen(base_of(vfs), name, real(file), flags, got);
    if (real(file)->pMethods) {
        ours->file.pMethods = &methods; /* SQLite closes it even when opening failed */
    }
    return code;
}

/* Order matters. A journal whose pages are gone but whose header is not would be played back into
 * the box after a power cut. So: the header, and wait for the disk; then the rest, and wait. */
void scrub_journal(sqlite3_vfs *base, const char *path) {
    enum { HEADER = 512 }; /* SQLite's smallest sector, all that the header may use */
    sqlite3_file *file;
    sqlite3_int64 size = 0;
    if (disk_open(base, path, &file) != SQLITE_OK) {
        return;
    }
    if (file->pMethods->xFileSize(file, &size) == SQLITE_OK && size > 0 &&
        disk_zero(file, 0, size < HEADER ? size : HEADER) == SQLITE_OK && size > HEADER) {
        disk_zero(file, HEADER, size);
    }
    disk_close(file);
}

static int scrub_delete(sqlite3_vfs *vfs, const char *name, int sync) {
    static const char ending[] = "-journal";
    size_t length = strlen(name), tail = sizeof ending - 1;
    if (length > tail && strcmp(name + length - tail, ending) == 0) {
        scrub_journal(base_of(vfs), name);
    }
    return base_of(vfs)->xDelete(base_of(vfs), name, sync);
}

static int pass_access(sqlite3_vfs *vfs, const char *name, int flags, int *out) {
    return base_of(vfs)->xAccess(base_of(vfs), name, flags, out);
}

static int pass_full_path(sqlite3_vfs *vfs, const char *name, int size, char *out) {
    return base_of(vfs)->xFullPathname(base_of(vfs), name, size, out);
}

static int pass_randomness(sqlite3_vfs *vfs, int size, char *out) {
    return base_of(vfs)->xRandomness(base_of(vfs), size, out);
}

static int pass_sleep(sqlite3_vfs *vfs, int microseconds) {
    return base_of(vfs)->xSleep(base_of(vfs), microseconds);
}

static int pass_time(sqlite3_vfs *vfs, double *now) {
    return base_of(vfs)->xCurrentTime(base_of(vfs), now);
}

static int pass_last_error(sqlite3_vfs *vfs, int size, char *out) {
    return base_of(vfs)->xGetLastError(base_of(vfs), size, out);
}

bool scrub_init(struct scrub *scrub) {
    sqlite3_vfs *base = sqlite3_vfs_find(NULL);
    if (!base) {
        return false;
    }
    /* Named after its own address, so that every box has one and none is shared. */
    snprintf(scrub->name, sizeof scrub->name, "keepsake-%p", (void *)scrub);
    scrub->base = base;
    scrub->vfs = (sqlite3_vfs){
        .iVersion = 1,
        .szOsFile = (int)sizeof(struct scrub_file) + base->szOsFile,
        .mxPathname = base->mxPathname,
        .zName = scrub->name,
        .xOpen = scrub_open,
        .xDelete = scrub_delete,
        .xAccess = pass_access,
        .xFullPathname = pass_full_path,
        .xRandomness = pass_randomness,
        .xSleep = pass_sleep,
        .xCurrentTime = pass_time,
        .xGetLastError = pass_last_error,
    };
    return sqlite3_vfs_register(&scrub->vfs, 0) == SQLITE_OK;
}

void scrub_release(struct scrub *scrub) {
    if (scrub->base) {
        sqlite3_vfs_unregister(&scrub->vfs);
        scrub->base = NULL;
    }
}
