/* The power goes. An evening with a box is lived once, and every write, cut, sync, removal and new
 * name on its disk is noted. Then the disk is built again as it may be found after a power cut at
 * any of them: what was not synced is there, or not, or in part, sector by sector, in any order;
 * what was done to the folder likewise. The box must open and tell of all that was acknowledged.
 *
 * Controls: on a disk that ignores syncs, or those of folders, or where a journal is overwritten in
 * one go, the same test must find that something is lost. */
#define _GNU_SOURCE
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* --- what was done to the disk --- */

enum what { WRITE, CUT, SYNC, APPEAR, REMOVE, RENAME, SYNC_FOLDER };

struct deed {
    enum what what;
    int file;       /* of WRITE, CUT, SYNC, APPEAR: its number, for its name may change */
    int64_t at;     /* or the size, of CUT */
    int size;       /* of WRITE */
    char *bytes;    /* of WRITE */
    char name[160]; /* of APPEAR, REMOVE, RENAME */
    char to[160];   /* of RENAME */
};

enum { MOST_DEEDS = 20000, MOST_FILES = 200 };
static struct deed deeds[MOST_DEEDS];
static int deed_count, file_count;
static bool noting;

/* The names now, to know which file is meant by one. */
static struct {
    char name[160];
    int file; /* -1: no such name any more */
} names[MOST_FILES];
static int name_count;

static struct deed *note(enum what what) {
    static struct deed none;
    if (!noting) {
        return &none;
    }
    assert_true(deed_count < MOST_DEEDS);
    deeds[deed_count] = (struct deed){.what = what};
    return &deeds[deed_count++];
}

static int find_name(const char *name) {
    for (int i = 0; i < name_count; i++) {
        if (names[i].file >= 0 && strcmp(names[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

/* The file of a name; one that is not known yet has just been made. */
static int file_of(const char *name) {
    int found = find_name(name);
    if (found >= 0) {
        return names[found].file;
    }
    assert_true(name_count < MOST_FILES && file_count < MOST_FILES);
    snprintf(names[name_count].name, sizeof names[0].name, "%s", name);
    names[name_count++].file = file_count;
    struct deed *deed = note(APPEAR);
    deed->file = file_count;
    snprintf(deed->name, sizeof deed->name, "%s", name);
    return file_count++;
}

/* In the place of libc's: keepsake gives files new names, and keepsake and SQLite sync folders. */
int rename(const char *from, const char *to) {
    int found = find_name(from), old = find_name(to);
    if (noting && found >= 0) {
        struct deed *deed = note(RENAME);
        snprintf(deed->name, sizeof deed->name, "%s", from);
        snprintf(deed->to, sizeof deed->to, "%s", to);
        if (old >= 0) {
            names[old].file = -1;
        }
        snprintf(names[found].name, sizeof names[0].name, "%s", to);
    }
    return (int)syscall(SYS_renameat2, -100 /* AT_FDCWD */, from, -100, to, 0);
}

static int sync_of(int file) {
    struct stat status;
    if (fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
        note(SYNC_FOLDER);
    }
    return 0; /* the real disk may do what it likes */
}

int fsync(int file) {
    return sync_of(file);
}

int fdatasync(int file) {
    return sync_of(file);
}

/* --- a VFS that notes --- */

struct noted_file {
    sqlite3_file file;
    int number; /* the real file follows */
};
static sqlite3_vfs *base;
static sqlite3_vfs shim;
static sqlite3_io_methods methods;

static sqlite3_file *real(sqlite3_file *file) {
    return (sqlite3_file *)((struct noted_file *)file + 1);
}

static int n_close(sqlite3_file *file) {
    return real(file)->pMethods->xClose(real(file));
}

static int n_read(sqlite3_file *file, void *to, int size, sqlite3_int64 at) {
    return real(file)->pMethods->xRead(real(file), to, size, at);
}

static int n_write(sqlite3_file *file, const void *from, int size, sqlite3_int64 at) {
    if (noting) {
        struct deed *deed = note(WRITE);
        deed->file = ((struct noted_file *)file)->number;
        deed->at = at;
        deed->size = size;
        deed->bytes = malloc((size_t)size);
        assert_non_null(deed->bytes);
        memcpy(deed->bytes, from, (size_t)size);
    }
    return real(file)->pMethods->xWrite(real(file), from, size, at);
}

static int n_truncate(sqlite3_file *file, sqlite3_int64 size) {
    struct deed *deed = note(CUT);
    deed->file = ((struct noted_file *)file)->number;
    deed->at = size;
    return real(file)->pMethods->xTruncate(real(file), size);
}

static int n_sync(sqlite3_file *file, int flags) {
    note(SYNC)->file = ((struct noted_file *)file)->number;
    return real(file)->pMethods->xSync(real(file), flags); /* and the folder of a new journal */
}

static int n_file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}

static int n_lock(sqlite3_file *file, int level) {
    return real(file)->pMethods->xLock(real(file), level);
}

static int n_unlock(sqlite3_file *file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}

static int n_check_lock(sqlite3_file *file, int *out) {
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}

static int n_control(sqlite3_file *file, int operation, void *argument) {
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

static int n_sector_size(sqlite3_file *file) {
    return real(file)->pMethods->xSectorSize(real(file));
}

/* A disk that promises nothing: sectors are torn from each other. */
static int n_characteristics(sqlite3_file *file) {
    (void)file;
    return 0;
}

static int n_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *got) {
    (void)vfs;
    file->pMethods = NULL;
    int code = base->xOpen(base, name, real(file), flags, got);
    if (code == SQLITE_OK) {
        file->pMethods = &methods;
        if (noting) {
            ((struct noted_file *)file)->number = file_of(name);
        }
    }
    return code;
}

static int n_delete(sqlite3_vfs *vfs, const char *name, int sync) {
    (void)vfs;
    int found = find_name(name);
    if (noting && found >= 0) {
        snprintf(note(REMOVE)->name, sizeof deeds[0].name, "%s", name);
        names[found].file = -1;
    }
    return base->xDelete(base, name, sync);
}

static void install(void) {
    base = sqlite3_vfs_find("unix");
    methods = (sqlite3_io_methods){
        .iVersion = 1,
        .xClose = n_close,
        .xRead = n_read,
        .xWrite = n_write,
        .xTruncate = n_truncate,
        .xSync = n_sync,
        .xFileSize = n_file_size,
        .xLock = n_lock,
        .xUnlock = n_unlock,
        .xCheckReservedLock = n_check_lock,
        .xFileControl = n_control,
        .xSectorSize = n_sector_size,
        .xDeviceCharacteristics = n_characteristics,
    };
    shim = *base;
    shim.iVersion = 1;
    shim.pNext = NULL;
    shim.zName = "noting";
    shim.szOsFile = (int)sizeof(struct noted_file) + base->szOsFile;
    shim.xOpen = n_open;
    shim.xDelete = n_delete;
    assert_int_equal(sqlite3_vfs_register(&shim, 1), SQLITE_OK);
}

/* --- the evening --- */

enum { MOST_STEPS = 40, TOLD = 300 };
static struct {
    int deeds;        /* that were done when it was acknowledged */
    char told[TOLD];  /* by the box from then on */
    const char *gone; /* a word that is in no file from then on; NULL: none */
} steps[MOST_STEPS];
static int step_count;

/* Every moment that is there, its note, and the setting; false when the box is not whole. */
static bool describe(struct keepsake *keepsake, char *out) {
    char value[4 * KEEPSAKE_MAX_VALUE + 1] = "";
    struct keepsake_report report;
    bool whole = keepsake_check(keepsake, &report, NULL) == KEEPSAKE_OK && report.whole &&
                 report.lines == 2 * report.moments;
    size_t length = 0;
    *out = '\0';
    for (int64_t id = 1; id <= 9 && whole; id++) {
        struct keepsake_moment moment;
        if (keepsake_get_moment(keepsake, id, &moment, NULL) == KEEPSAKE_OK) {
            length += (size_t)snprintf(out + length, TOLD - length, "%s/%s ", moment.line[0].answer,
                                       moment.note);
            keepsake_moment_release(&moment);
        }
    }
    keepsake_get_setting(keepsake, "tone", value, NULL);
    snprintf(out + length, TOLD - length, "%.40s", value);
    return whole;
}

static void acknowledged(struct keepsake *keepsake, enum keepsake_result result, const char *gone) {
    assert_int_equal(result, KEEPSAKE_OK);
    assert_true(step_count < MOST_STEPS);
    steps[step_count].deeds = deed_count;
    steps[step_count].gone = gone;
    noting = false;
    assert_true(describe(keepsake, steps[step_count].told));
    noting = true;
    step_count++;
}

static struct keepsake *live_on(struct keepsake *keepsake, const char *word) {
    acknowledged(keepsake, keepsake_keep_moment(keepsake, sample(word), true, true, NULL, NULL),
                 NULL);
    return keepsake;
}

/* All that changes a box's files, and some of it twice. */
static void live(void) {
    noting = true;
    struct keepsake *keepsake = open_box();
    acknowledged(keepsake, KEEPSAKE_OK, NULL);
    live_on(keepsake, "one-word");
    live_on(keepsake, "two-word");
    acknowledged(keepsake, keepsake_backup(keepsake, NULL), NULL);
    acknowledged(keepsake, keepsake_set_setting(keepsake, "tone", "soft", NULL), NULL);
    acknowledged(keepsake, keepsake_delete_moment(keepsake, 1, NULL), "one-word");
    live_on(keepsake, "three-word");
    acknowledged(keepsake, keepsake_set_note(keepsake, 2, "a note", true, true, NULL), NULL);
    keepsake_close(keepsake);
    keepsake = open_box();
    acknowledged(keepsake, keepsake_set_note(keepsake, 3, "fourth", true, true, NULL), "one-word");
    acknowledged(keepsake, keepsake_backup(keepsake, NULL), NULL);
    acknowledged(keepsake, keepsake_delete_moment(keepsake, 2, NULL), "two-word");
    acknowledged(keepsake, keepsake_forget_everything(keepsake, NULL), "three-word");
    live_on(keepsake, "five-word");
    acknowledged(keepsake, keepsake_backup(keepsake, NULL), NULL);
    live_on(keepsake, "six-word");
    keepsake_close(keepsake);
    noting = false;
}

/* --- the disk after a power cut --- */

enum lie { HONEST, NO_SYNC, NO_FOLDER_SYNC, ONE_PASS }; /* of the disk, or of who wrote to it */
enum { SECTOR = 512 };

struct content {
    char *bytes;
    int64_t size, room;
};

/* What is there for sure, and the deeds that may be. */
static struct {
    struct content file[MOST_FILES];
    char name[MOST_FILES][160]; /* of the file; "": it has none */
    int pending[MOST_DEEDS];    /* in the order they were done */
    int pending_count;
} disk;

static void resize(struct content *content, int64_t size) {
    if (size > content->room) {
        content->room = 2 * size;
        content->bytes = realloc(content->bytes, (size_t)content->room);
        assert_non_null(content->bytes);
    }
    if (size > content->size) {
        memset(content->bytes + content->size, 0, (size_t)(size - content->size));
    }
    content->size = size;
}

static int named(const char *name) {
    for (int i = 0; i < file_count; i++) {
        if (strcmp(disk.name[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

static void do_to_folder(const struct deed *deed) {
    int file = deed->what == APPEAR ? deed->file : named(deed->name);
    const char *name = deed->what == REMOVE ? "" : deed->what == RENAME ? deed->to : deed->name;
    int other = *name ? named(name) : -1;
    if (file < 0) {
        return;
    }
    if (other >= 0) {
        disk.name[other][0] = '\0';
    }
    snprintf(disk.name[file], sizeof disk.name[0], "%s", name);
}

/* All of its sectors come to the disk, or those that a coin gives. */
static void do_write(const struct deed *deed, bool whole, uint64_t *random) {
    struct content *content = &disk.file[deed->file];
    for (int from = 0; from < deed->size;) {
        int64_t at = deed->at + from;
        int size = SECTOR - (int)(at % SECTOR);
        size = size < deed->size - from ? size : deed->size - from;
        if (whole || random_below(random, 2)) {
            if (at + size > content->size) {
                resize(content, at + size);
            }
            memcpy(content->bytes + at, deed->bytes + from, (size_t)size);
        }
        from += size;
    }
}

static void do_deed(const struct deed *deed, bool whole, uint64_t *random) {
    if (deed->what == WRITE) {
        do_write(deed, whole, random);
    } else if (deed->what == CUT) {
        resize(&disk.file[deed->file], deed->at);
    } else {
        do_to_folder(deed);
    }
}

static bool is_of_folder(const struct deed *deed) {
    return deed->what == APPEAR || deed->what == REMOVE || deed->what == RENAME;
}

/* What was pending for a file, or for the folder, is there for sure. */
static void settle(int file, bool folder_too) {
    int left = 0;
    for (int i = 0; i < disk.pending_count; i++) {
        const struct deed *deed = &deeds[disk.pending[i]];
        if (is_of_folder(deed) ? folder_too : deed->file == file) {
            do_deed(deed, true, NULL);
        } else {
            disk.pending[left++] = disk.pending[i];
        }
    }
    disk.pending_count = left;
}

/* The sync between the header of a journal being made void and the rest of it. */
static bool is_between(int number) {
    const struct deed *before = number > 0 ? &deeds[number - 1] : NULL;
    return before && before->what == WRITE && before->file == deeds[number].file &&
           before->at == 0 && before->size == SECTOR && before->bytes[0] == 0 &&
           number + 1 < deed_count && deeds[number + 1].what == WRITE &&
           deeds[number + 1].at == SECTOR && deeds[number + 1].bytes[0] == 0;
}

static void happen(int number, enum lie lie) {
    const struct deed *deed = &deeds[number];
    if (deed->what == SYNC) {
        if (lie != NO_SYNC && !(lie == ONE_PASS && is_between(number))) {
            settle(deed->file, false);
        }
    } else if (deed->what == SYNC_FOLDER) {
        if (lie != NO_FOLDER_SYNC) {
            settle(-1, true);
        }
    } else {
        disk.pending[disk.pending_count++] = number;
    }
}

/* How much of what was pending is there: nothing, all, some deeds, some sectors. */
enum { NOTHING, ALL, DEEDS, SECTORS, WAYS };

static void lose_power(uint32_t way, uint64_t *random) {
    for (int i = 0; i < disk.pending_count; i++) {
        const struct deed *deed = &deeds[disk.pending[i]];
        bool there = way == ALL || (way != NOTHING && random_below(random, 2)) ||
                     (way == SECTORS && deed->what == WRITE);
        if (there) {
            do_deed(deed, way != SECTORS, random);
        }
    }
    disk.pending_count = 0;
}

static void put_on_real_disk(void) {
    empty_folder();
    for (int i = 0; i < file_count; i++) {
        if (disk.name[i][0]) {
            write_file(disk.name[i], disk.file[i].bytes ? disk.file[i].bytes : "",
                       (size_t)disk.file[i].size);
        }
    }
}

static void clear_disk(void) {
    for (int i = 0; i < file_count; i++) {
        free(disk.file[i].bytes);
        disk.file[i] = (struct content){0};
        disk.name[i][0] = '\0';
    }
    disk.pending_count = 0;
}

/* The last step that was acknowledged before the deed, -1 for none. */
static int last_step(int deed) {
    int step = -1;
    while (step + 1 < step_count && steps[step + 1].deeds <= deed) {
        step++;
    }
    return step;
}

/* "": the box opens and tells of what it must; else what is wrong. */
static const char *look(int deed) {
    static char wrong[2 * TOLD + 80];
    char told[TOLD];
    struct keepsake *keepsake;
    int step = last_step(deed);
    const char *before = step < 0 ? "" : steps[step].told;
    const char *after = step + 1 < step_count ? steps[step + 1].told : before;
    enum keepsake_result result = keepsake_open(box_path, KEEPSAKE_CREATE, &keepsake, NULL);
    if (result != KEEPSAKE_OK) {
        snprintf(wrong, sizeof wrong, "it does not open: %d", result);
        return wrong;
    }
    bool whole = describe(keepsake, told);
    keepsake_close(keepsake);
    bool is_before = strcmp(told, before) == 0, is_after = strcmp(told, after) == 0;
    if (!whole || (!is_before && !is_after)) {
        snprintf(wrong, sizeof wrong, "%s; it tells \"%s\", not \"%s\"", whole ? "whole" : "torn",
                 told, before);
        return wrong;
    }
    const char *gone = is_before && step >= 0   ? steps[step].gone
                       : is_after && !is_before ? steps[step + 1].gone
                                                : NULL;
    return gone && files_with(gone) ? "a deleted word is there" : "";
}

/* Where the power goes: anywhere, or while a journal is being overwritten, before the sync that
 * ends it; only there one pass can be told from two. */
enum spot { ANYWHERE, IN_JOURNAL };

static int spot_of_cut(enum spot spot, uint64_t *random) {
    int deed = (int)random_below(random, (uint32_t)deed_count + 1);
    if (spot == ANYWHERE) {
        return deed;
    }
    for (int i = 0; i < deed_count; i++, deed++) {
        int at = deed % deed_count;
        if (deeds[at].what == SYNC && is_between(at)) {
            at++;
            while (at < deed_count && deeds[at].what == WRITE) {
                at++;
            }
            return at;
        }
    }
    return 0;
}

/* How many of the cuts lost something; with an honest disk none may. */
static int cut_power(enum lie lie, enum spot spot, int cuts) {
    int lost = 0;
    for (int i = 0; i < cuts; i++) {
        uint64_t random = 1 + (uint64_t)i;
        int deed = spot_of_cut(spot, &random);
        for (int number = 0; number < deed; number++) {
            happen(number, lie);
        }
        lose_power((uint32_t)i % WAYS, &random);
        put_on_real_disk();
        clear_disk();
        const char *wrong = look(deed);
        if (*wrong && lie == HONEST) {
            fail_msg("cut %d, at deed %d of %d: %s", i, deed, deed_count, wrong);
        }
        lost += *wrong != '\0';
    }
    return lost;
}

static void forget_deeds(void) {
    for (int i = 0; i < deed_count; i++) {
        free(deeds[i].bytes);
    }
    deed_count = file_count = name_count = step_count = 0;
}

static void test_power_cuts(void **state) {
    (void)state;
    enum { CUTS = 600, CONTROLS = 120 };
    live();
    print_message("%d deeds, %d steps\n", deed_count, step_count);
    assert_int_equal(cut_power(HONEST, ANYWHERE, CUTS), 0);
    assert_int_equal(cut_power(HONEST, IN_JOURNAL, CONTROLS), 0);
    int no_sync = cut_power(NO_SYNC, ANYWHERE, CONTROLS);
    int no_folder_sync = cut_power(NO_FOLDER_SYNC, ANYWHERE, CONTROLS);
    int one_pass = cut_power(ONE_PASS, IN_JOURNAL, CONTROLS);
    print_message("lost without syncs %d, without those of folders %d, in one pass %d, of %d\n",
                  no_sync, no_folder_sync, one_pass, CONTROLS);
    assert_true(no_sync > 0 && no_folder_sync > 0 && one_pass > 0);
    forget_deeds();
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_power_cuts),
    };
    install();
    return cmocka_run_group_tests_name("keepsake_power", tests, NULL, NULL);
}
