#define _XOPEN_SOURCE 700
#include "fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char folder[64], box_path[96];
struct fault fault = {.countdown = -1};

/* --- files --- */

int folder_setup(void **state) {
    (void)state;
    /* In memory where that can be had: thousands of boxes are made here. */
    const char *place = access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : "/tmp";
    snprintf(folder, sizeof folder, "%s/keepsake-test-XXXXXX", place);
    assert_non_null(mkdtemp(folder));
    snprintf(box_path, sizeof box_path, "%s/box", folder);
    fault_clear();
    return 0;
}

void empty_folder(void) {
    DIR *list = opendir(folder);
    assert_non_null(list);
    for (struct dirent *entry; (entry = readdir(list));) {
        char path[400];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.') {
            assert_int_equal(remove(path), 0);
        }
    }
    closedir(list);
}

int folder_teardown(void **state) {
    (void)state;
    fault_clear();
    chmod(folder, 0700);
    empty_folder();
    return rmdir(folder);
}

const char *beside(const char *suffix) {
    static char path[4][160];
    static int next;
    next = (next + 1) % 4;
    snprintf(path[next], sizeof path[next], "%s%s", box_path, suffix);
    return path[next];
}

bool exists(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0;
}

void write_file(const char *path, const void *bytes, size_t size) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

enum keepsake_result import_bytes(struct keepsake *keepsake, const void *bytes, size_t size,
                                  struct keepsake_import *report, struct error *error) {
    char path[] = "/tmp/keepsake-import-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    write_file(path, bytes, size);
    enum keepsake_result result = keepsake_import_file(keepsake, path, report, error);
    remove(path);
    return result;
}

char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        return NULL;
    }
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*size + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *size, file), *size);
    fclose(file);
    return bytes;
}

void copy_file(const char *from, const char *to) {
    size_t size = 0;
    char *bytes = read_file(from, &size);
    if (bytes) {
        write_file(to, bytes, size);
    } else {
        remove(to);
    }
    free(bytes);
}

static bool holds(const char *bytes, size_t size, const char *marker) {
    size_t length = strlen(marker);
    for (size_t i = 0; i + length <= size; i++) {
        if (memcmp(bytes + i, marker, length) == 0) {
            return true;
        }
    }
    return false;
}

int files_with(const char *marker) {
    int count = 0;
    DIR *list = opendir(folder);
    assert_non_null(list);
    for (struct dirent *entry; (entry = readdir(list));) {
        char path[400];
        size_t size = 0;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        bool skipped = entry->d_name[0] == '.' || strstr(entry->d_name, ".reserve"); /* no words */
        char *bytes = skipped ? NULL : read_file(path, &size);
        count += bytes && holds(bytes, size, marker);
        free(bytes);
    }
    closedir(list);
    return count;
}

/* --- boxes --- */

struct keepsake *open_box(void) {
    struct keepsake *keepsake;
    struct error error = {""};
    enum keepsake_result result = keepsake_open(box_path, KEEPSAKE_CREATE, &keepsake, &error);
    if (result != KEEPSAKE_OK) {
        fail_msg("open: %d %s", result, error.text);
    }
    assert_string_equal(error.text, "");
    return keepsake;
}

enum keepsake_result try_open(const char *path, unsigned flags) {
    struct keepsake *keepsake;
    struct error error = {""};
    enum keepsake_result result = keepsake_open(path, flags, &keepsake, &error);
    assert_int_equal(result == KEEPSAKE_OK, keepsake != NULL);
    assert_int_equal(result == KEEPSAKE_OK, error.text[0] == '\0');
    assert_null(strstr(error.text, folder));
    keepsake_close(keepsake);
    return result;
}

const struct keepsake_moment *sample(const char *word) {
    static struct keepsake_moment moment;
    static char source[4600];
    size_t length = 0;
    while (length + strlen(word) + 2 < sizeof source) { /* several pages, with overflow */
        length += (size_t)snprintf(source + length, sizeof source - length, "%s\n", word);
    }
    moment = (struct keepsake_moment){
        .kept_at = 1800000000,
        .kind = KEEPSAKE_CROSSING,
        .pack = "seven-spans",
        .level = "01-honest-talk/first-light",
        .deck = "",
        .title = word,
        .source = source,
        .replay = "120 E\n340 w\n",
        .name_a = word,
        .name_b = "Kim",
        .note = word,
        .line = {{.question = "What helps?", .answer = word, .who = KEEPSAKE_A},
                 {.question = word, .answer = "Quiet company", .who = KEEPSAKE_BOTH}},
        .line_count = 2,
    };
    return &moment;
}

int64_t keep(struct keepsake *keepsake, const char *word) {
    int64_t id = 0;
    struct error error = {""};
    enum keepsake_result result = keepsake_keep_moment(keepsake, sample(word), true, true, &id,
                                                       &error);
    if (result != KEEPSAKE_OK) {
        fail_msg("keep: %d %s", result, error.text);
    }
    return id;
}

void run_sql(const char *path, const char *sql) {
    sqlite3 *db;
    char *message = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    assert_int_equal(sqlite3_open_v2(path, &db, flags, SYSTEM_VFS), SQLITE_OK);
    sqlite3_exec(db, sql, NULL, NULL, &message);
    assert_null(message);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* --- faults --- */

struct fault_file {
    sqlite3_file file;
    int unused; /* the real file follows */
};
static sqlite3_vfs *base;
static sqlite3_vfs shim;

void fault_clear(void) {
    bool no_sync = fault.no_sync;
    fault = (struct fault){.countdown = -1, .no_sync = no_sync};
}

static bool fails(void) {
    fault.operations++;
    if (fault.fired && fault.sticky) {
        return true;
    }
    if (fault.countdown >= 0 && fault.countdown-- == 0) {
        fault.fired = true;
        return true;
    }
    return false;
}

static sqlite3_file *real(sqlite3_file *file) {
    return (sqlite3_file *)((struct fault_file *)file + 1);
}

static int64_t folder_bytes(void) {
    int64_t total = 0;
    DIR *list = opendir(folder);
    for (struct dirent *entry; list && (entry = readdir(list));) {
        char path[400];
        struct stat status;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (stat(path, &status) == 0 && S_ISREG(status.st_mode)) {
            total += status.st_size;
        }
    }
    closedir(list);
    return total;
}

static bool disk_is_full(sqlite3_file *file, int size, sqlite3_int64 at) {
    sqlite3_int64 old = 0;
    real(file)->pMethods->xFileSize(real(file), &old);
    return fault.capacity && at + size > old && folder_bytes() + at + size - old > fault.capacity;
}

static int f_close(sqlite3_file *file) {
    return real(file)->pMethods->xClose(real(file));
}

static int f_read(sqlite3_file *file, void *to, int size, sqlite3_int64 at) {
    return real(file)->pMethods->xRead(real(file), to, size, at);
}

static int f_write(sqlite3_file *file, const void *from, int size, sqlite3_int64 at) {
    if (fails()) { /* torn: half of it may be there */
        real(file)->pMethods->xWrite(real(file), from, size / 2, at);
        return fault.code;
    }
    if (disk_is_full(file, size, at)) {
        return SQLITE_FULL;
    }
    return real(file)->pMethods->xWrite(real(file), from, size, at);
}

static bool end_is_zero(sqlite3_file *file, sqlite3_int64 from) {
    static const char zeros[BOX_PAGE];
    char block[BOX_PAGE];
    sqlite3_int64 size = 0;
    real(file)->pMethods->xFileSize(real(file), &size);
    for (; from < size; from += BOX_PAGE) { /* what is past the end is read as zeros */
        real(file)->pMethods->xRead(real(file), block, BOX_PAGE, from);
        if (memcmp(block, zeros, BOX_PAGE) != 0) {
            return false;
        }
    }
    return true;
}

static int f_truncate(sqlite3_file *file, sqlite3_int64 size) {
    if (fails()) {
        return fault.code;
    }
    fault.dirty_cuts += !end_is_zero(file, size);
    return real(file)->pMethods->xTruncate(real(file), size);
}

static int f_sync(sqlite3_file *file, int flags) {
    if (fails()) {
        return fault.code;
    }
    return fault.no_sync ? SQLITE_OK : real(file)->pMethods->xSync(real(file), flags);
}

static int f_file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}

static int f_lock(sqlite3_file *file, int level) {
    return real(file)->pMethods->xLock(real(file), level);
}

static int f_unlock(sqlite3_file *file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}

static int f_check_lock(sqlite3_file *file, int *out) {
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}

static int f_control(sqlite3_file *file, int operation, void *argument) {
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

static int f_sector_size(sqlite3_file *file) {
    return real(file)->pMethods->xSectorSize(real(file));
}

static int f_characteristics(sqlite3_file *file) {
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = f_close,
    .xRead = f_read,
    .xWrite = f_write,
    .xTruncate = f_truncate,
    .xSync = f_sync,
    .xFileSize = f_file_size,
    .xLock = f_lock,
    .xUnlock = f_unlock,
    .xCheckReservedLock = f_check_lock,
    .xFileControl = f_control,
    .xSectorSize = f_sector_size,
    .xDeviceCharacteristics = f_characteristics,
};

static int f_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *got) {
    (void)vfs;
    file->pMethods = NULL;
    if ((flags & SQLITE_OPEN_READWRITE) && fails()) {
        return fault.code;
    }
    int code = base->xOpen(base, name, real(file), flags, got);
    if (code == SQLITE_OK) {
        file->pMethods = &methods;
    }
    return code;
}

static int f_delete(sqlite3_vfs *vfs, const char *name, int sync) {
    (void)vfs;
    if (fails()) {
        return fault.code;
    }
    if (fault.on_delete) {
        fault.on_delete(name);
    }
    return base->xDelete(base, name, fault.no_sync ? 0 : sync);
}

void fault_install(void) {
    base = sqlite3_vfs_find(SYSTEM_VFS);
    shim = *base;
    shim.iVersion = 1;
    shim.pNext = NULL;
    shim.zName = "fault";
    shim.szOsFile = (int)sizeof(struct fault_file) + base->szOsFile;
    shim.xOpen = f_open;
    shim.xDelete = f_delete;
    assert_int_equal(sqlite3_vfs_register(&shim, 1), SQLITE_OK);
}
