/* What a file is told to be: damage as damage, whatever bit is flipped; journals and logs that are
 * of another box do nothing to this one; nothing is cut before the whole check has passed. And
 * where nothing can be written, it can still be looked at. */
#define _GNU_SOURCE
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int lock_error; /* of a disk without locks; 0: as this one has them */

/* In the place of libc's. */
int flock(int file, int operation) {
    if (lock_error) {
        errno = lock_error;
        return -1;
    }
    return (int)syscall(SYS_flock, file, operation);
}

static int asked; /* how often something that was set aside was to be opened */

int openat(int from, const char *path, int flags, ...) {
    asked += strstr(path, ".damaged-") != NULL;
    va_list more;
    va_start(more, flags);
    int mode = flags & O_CREAT ? va_arg(more, int) : 0;
    va_end(more);
    return (int)syscall(SYS_openat, from, path, flags, mode);
}

static void make_box(void) {
    struct keepsake *keepsake = open_box();
    keep(keepsake, "one");
    keep(keepsake, "two");
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
}

static int64_t moments_in(const char *path, unsigned flags) {
    struct keepsake *keepsake;
    struct error error = {""};
    int64_t count = -1;
    enum keepsake_result result = keepsake_open(path, flags, &keepsake, &error);
    if (result != KEEPSAKE_OK) {
        fail_msg("open: %d %s", result, error.text);
    }
    assert_int_equal(keepsake_count_moments(keepsake, &count, NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
    return count;
}

/* --- flipped bits --- */

struct flips {
    char *bytes;
    size_t size;
    int whole, damaged;
};

static void flip(struct flips *flips, size_t bit, bool strange) {
    flips->bytes[bit / 8] ^= (char)(1 << bit % 8);
    write_file(box_path, flips->bytes, flips->size);
    enum keepsake_result result = try_open(box_path, KEEPSAKE_CREATE);
    if (result == KEEPSAKE_OK) {
        assert_int_equal(moments_in(box_path, 0), 2);
        flips->whole++;
    } else if (result == KEEPSAKE_DAMAGED || (strange && result == KEEPSAKE_STRANGE)) {
        /* As large as it was, and as it was. */
        size_t size = 0;
        char *after = read_file(box_path, &size);
        assert_int_equal(size, flips->size);
        assert_memory_equal(after, flips->bytes, size);
        free(after);
        flips->damaged++;
    } else {
        fail_msg("byte %zu, bit %zu: %d", bit / 8, bit % 8, result);
    }
    flips->bytes[bit / 8] ^= (char)(1 << bit % 8);
}

static void test_every_bit_of_the_header(void **state) {
    (void)state;
    struct flips flips = {0};
    make_box();
    flips.bytes = read_file(box_path, &flips.size);
    for (size_t bit = 0; bit < 800; bit++) {
        flip(&flips, bit, false);
    }
    assert_true(flips.whole > 50 && flips.damaged > 300);
    remove(beside(".backup")); /* it is told without a copy, too */
    for (size_t bit = 0; bit < 800; bit += 7) {
        flip(&flips, bit, false);
    }
    free(flips.bytes);
}

/* The page that holds a table's own words. */
static size_t page_of_tables(const struct flips *flips) {
    static const char words[] = "CREATE TABLE line";
    for (size_t at = 0; at + sizeof words < flips->size; at++) {
        if (memcmp(flips->bytes + at, words, sizeof words - 1) == 0) {
            return at / BOX_PAGE * BOX_PAGE;
        }
    }
    fail_msg("no table");
    return 0;
}

static void test_bits_of_the_tables(void **state) {
    (void)state;
    enum { FLIPS = 200 };
    struct flips flips = {0};
    uint64_t random = 7;
    make_box();
    flips.bytes = read_file(box_path, &flips.size);
    size_t page = page_of_tables(&flips), head = page == 0 ? 100 : 0; /* of the file, see above */
    for (int i = 0; i < FLIPS + FLIPS / 4; i++) {
        uint32_t bit = random_below(&random, (uint32_t)(BOX_PAGE - head) * 8);
        if (i == FLIPS) {
            remove(beside(".backup"));
        }
        flip(&flips, (page + head) * 8 + bit, i >= FLIPS);
    }
    print_message("%d of %d flips told\n", flips.damaged, FLIPS + FLIPS / 4);
    assert_true(flips.damaged > FLIPS / 4);
    free(flips.bytes);
}

static void test_the_copy_is_offered(void **state) {
    (void)state;
    const size_t bytes[] = {17, 18, 31, 59, 63, 71};
    for (size_t i = 0; i < sizeof bytes / sizeof bytes[0]; i++) {
        enum keepsake_recovery recovery;
        struct text told = {0};
        size_t size = 0;
        make_box();
        char *box = read_file(box_path, &size);
        box[bytes[i]] ^= 4;
        write_file(box_path, box, size);
        assert_int_equal(keepsake_recover(box_path, &recovery, &told, NULL), KEEPSAKE_OK);
        assert_int_equal(recovery, KEEPSAKE_RESTORED);
        assert_int_equal(moments_in(box_path, 0), 2);
        text_release(&told);
        free(box);
        empty_folder();
    }
}

/* --- what lies beside --- */

/* A journal of a box that was just begun, as SQLite writes it: of no pages. */
static void write_journal(const char *path, uint32_t pages) {
    unsigned char journal[512] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    journal[19] = (unsigned char)pages;
    journal[22] = 2; /* sectors of 512, pages of 4096 */
    journal[26] = 16;
    write_file(path, journal, sizeof journal);
}

static void test_a_journal_of_a_new_box(void **state) {
    (void)state;
    make_box();
    write_journal(beside("-journal"), 0);
    assert_int_equal(moments_in(box_path, KEEPSAKE_CREATE), 2);
    assert_false(exists(beside("-journal")));
    assert_true(exists(beside(".damaged-1-journal")));
    struct keepsake *keepsake = open_box();
    assert_int_equal(keepsake_count_damaged(keepsake), 1);
    assert_int_equal(keepsake_forget_damaged(keepsake, NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
    assert_false(exists(beside(".damaged-1-journal")));
}

/* One thing alone is enough to be a box in which something is kept. */
static void test_a_journal_of_a_new_box_beside_one_thing(void **state) {
    static const char *const things[] = {
        "INSERT INTO setting VALUES ('text', '200', 0)",
        "INSERT INTO progress VALUES ('spans', 'c/one', 1, 1, 0)",
        "INSERT INTO promise (made_at, state, asked_at, noticed, made_by, text)"
        " VALUES (1700000000, 1, 0, 0, 'Ana', 'I''ll call.')",
        "INSERT INTO letter (written_at, opens_on, opened, pack, occasion, written_by, text)"
        " VALUES (1700000000, 30000, 0, 'spans', '', 'Ana', 'Dear you')",
    };
    (void)state;
    for (size_t i = 0; i < sizeof things / sizeof things[0]; i++) {
        size_t size, after;
        keepsake_close(open_box());
        run_sql(box_path, things[i]);
        char *before = read_file(box_path, &size);
        write_journal(beside("-journal"), 0);
        try_open(box_path, 0); /* the row has no sum: what comes of that is not asked here */
        char *now = read_file(box_path, &after);
        assert_int_equal(after, size);
        assert_memory_equal(now, before, size);
        assert_true(exists(beside(".damaged-1-journal")));
        free(before);
        free(now);
        empty_folder();
    }
}

/* Its tables are there, and the change that made them was not yet acknowledged. */
static void test_a_box_that_was_all_but_begun(void **state) {
    (void)state;
    keepsake_close(open_box());
    write_journal(beside("-journal"), 0);
    assert_int_equal(moments_in(box_path, KEEPSAKE_CREATE), 0);
    assert_false(exists(beside(".damaged-1-journal")));
}

/* Where it is of the box beside it, the box is begun anew without a word. */
static void test_a_box_that_was_being_begun(void **state) {
    (void)state;
    write_file(box_path, "half", 4);
    write_journal(beside("-journal"), 0);
    assert_int_equal(moments_in(box_path, KEEPSAKE_CREATE), 0);
    assert_false(exists(beside(".damaged-1")));
    assert_false(exists(beside(".damaged-1-journal")));
}

/* Runs one change up to its commit and takes the journal that lies there then. */
static void take_journal(const char *to) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(box_path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "PRAGMA cache_size = 1; BEGIN;"
                                  "UPDATE moment SET note = 'half', title = title || 'x';"
                                  "UPDATE box SET owed = 1; UPDATE line SET answer = 'half';"
                                  "UPDATE moment SET source = source || source || source;",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_db_cacheflush(db), SQLITE_OK);
    copy_file(beside("-journal"), to);
    copy_file(box_path, beside(".half"));
    sqlite3_close(db);
}

static void test_its_own_journal_is_played_back(void **state) {
    (void)state;
    make_box();
    take_journal(beside(".taken"));
    copy_file(beside(".half"), box_path);
    copy_file(beside(".taken"), beside("-journal"));
    struct keepsake *keepsake = open_box();
    struct keepsake_moment moment;
    assert_int_equal(keepsake_get_moment(keepsake, 1, &moment, NULL), KEEPSAKE_OK);
    assert_string_equal(moment.note, "one");
    assert_string_equal(moment.line[0].answer, "one");
    keepsake_moment_release(&moment);
    keepsake_close(keepsake);
    assert_false(exists(beside("-journal")));
    assert_false(exists(beside(".damaged-1-journal")));
}

/* The box was put here from elsewhere while a journal of the one before lay here. */
static void test_a_journal_of_another_box(void **state) {
    (void)state;
    make_box();
    take_journal(beside(".taken"));
    empty_folder();
    struct keepsake *keepsake = open_box();
    for (int i = 0; i < 8; i++) {
        keep(keepsake, "other");
    }
    keepsake_close(keepsake);
    copy_file(box_path, beside(".other"));
    empty_folder();
    make_box();
    take_journal(beside(".taken"));
    keepsake = open_box();
    for (int i = 0; i < 8; i++) {
        keep(keepsake, "other");
    }
    keepsake_close(keepsake);
    copy_file(beside(".taken"), beside("-journal"));
    assert_int_equal(moments_in(box_path, 0), 10);
    assert_true(exists(beside(".damaged-1-journal")));
}

static void test_garbage_beside(void **state) {
    (void)state;
    static const char *const suffix[] = {"-wal", "-journal"};
    unsigned char garbage[60000];
    uint64_t random = 3;
    make_box();
    for (size_t i = 0; i < sizeof garbage; i++) {
        garbage[i] = (unsigned char)random_next(&random) | 1;
    }
    for (size_t i = 0; i < 2; i++) {
        char aside[40];
        snprintf(aside, sizeof aside, ".damaged-%zu%s", i + 1, suffix[i]);
        write_file(beside(suffix[i]), garbage, sizeof garbage);
        assert_int_equal(moments_in(box_path, 0), 2);
        assert_false(exists(beside(suffix[i])));
        assert_true(exists(beside(aside)));
    }
    struct keepsake *keepsake = open_box();
    assert_int_equal(keepsake_forget_everything(keepsake, NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
    assert_false(exists(beside(".damaged-1-wal")));
    assert_false(exists(beside(".damaged-2-journal")));
}

/* --- who may read, and who else may write --- */

static mode_t mode_of(const char *path) {
    struct stat status;
    assert_int_equal(lstat(path, &status), 0);
    return status.st_mode & 0777;
}

static void test_modes_are_tightened(void **state) {
    (void)state;
    static const char *const files[] = {
        "", ".backup", ".lock", ".reserve", ".damaged-3", ".damaged-4-journal", ".damaged-5-wal"};
    make_box();
    for (size_t i = 4; i < sizeof files / sizeof files[0]; i++) {
        write_file(beside(files[i]), "old", 3);
    }
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        assert_int_equal(chmod(beside(files[i]), 0644), 0);
    }
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_OK);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        assert_int_equal(mode_of(beside(files[i])), 0600);
    }
}

/* One look into the folder finds what was set aside. */
static void test_what_was_set_aside_is_found(void **state) {
    (void)state;
    static const char *const files[] = {".damaged-3",      ".damaged-4-journal", ".damaged-4",
                                        ".damaged-99-wal", ".damaged-03",        ".damaged-100",
                                        ".damaged-",       ".damaged-5x",        "x.damaged-6"};
    make_box();
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        write_file(beside(files[i]), "old", 3);
    }
    asked = 0;
    struct keepsake *keepsake = open_box();
    assert_int_equal(asked, 4);
    assert_int_equal(keepsake_count_damaged(keepsake), 3);
    assert_int_equal(keepsake_forget_damaged(keepsake, NULL), KEEPSAKE_OK);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        assert_true(exists(beside(files[i])) == (i >= 4));
    }
    keepsake_close(keepsake);
}

static void test_a_second_name(void **state) {
    (void)state;
    make_box();
    assert_int_equal(link(box_path, beside("-again")), 0);
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_LINKED);
    assert_int_equal(try_open(beside("-again"), KEEPSAKE_CREATE), KEEPSAKE_LINKED);
    assert_int_equal(moments_in(beside("-again"), KEEPSAKE_LOOK), 2);
    assert_int_equal(unlink(beside("-again")), 0);
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_OK);
}

static void test_a_disk_without_locks(void **state) {
    (void)state;
    const int errors[] = {ENOLCK, ENOSYS, EOPNOTSUPP};
    make_box();
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) {
        lock_error = errors[i];
        assert_int_equal(try_open(box_path, KEEPSAKE_CREATE), KEEPSAKE_NO_LOCKS);
        assert_int_equal(moments_in(box_path, KEEPSAKE_LOOK), 2);
    }
    lock_error = 0;
}

/* --- only looked at --- */

static void test_looking(void **state) {
    (void)state;
    struct keepsake *keepsake;
    char value[4 * KEEPSAKE_MAX_VALUE + 1];
    size_t before_size, after_size;
    make_box();
    remove(beside(".lock"));
    char *before = read_file(box_path, &before_size);
    assert_int_equal(keepsake_open(box_path, KEEPSAKE_LOOK, &keepsake, NULL), KEEPSAKE_OK);
    assert_true(keepsake_only_looks(keepsake));
    struct keepsake_report report;
    assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
    assert_true(report.whole && report.has_backup);
    assert_int_equal(report.moments, 2);
    assert_int_equal(keepsake_export_file(keepsake, beside(".json"), NULL, NULL), KEEPSAKE_OK);
    /* What two people chose stays; what is for this evening changes. */
    struct error error = {""};
    assert_int_equal(keepsake_keep_moment(keepsake, sample("x"), true, true, NULL, &error),
                     KEEPSAKE_READ_ONLY);
    assert_int_equal(keepsake_delete_moment(keepsake, 1, &error), KEEPSAKE_READ_ONLY);
    assert_int_equal(keepsake_forget_everything(keepsake, &error), KEEPSAKE_READ_ONLY);
    assert_int_equal(keepsake_set_setting(keepsake, "tone", "soft", NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_get_setting(keepsake, "tone", value, NULL), KEEPSAKE_OK);
    assert_string_equal(value, "soft");
    keepsake_close(keepsake);
    char *after = read_file(box_path, &after_size);
    assert_int_equal(before_size, after_size);
    assert_memory_equal(before, after, before_size);
    assert_false(exists(beside(".lock")));
    free(before);
    free(after);
}

static void test_looking_at_none(void **state) {
    (void)state;
    assert_int_equal(try_open(box_path, KEEPSAKE_LOOK), KEEPSAKE_MISSING);
    assert_int_equal(try_open(":memory:", KEEPSAKE_LOOK), KEEPSAKE_MISSING);
    write_file(box_path, "not a box", 9);
    assert_int_equal(try_open(box_path, KEEPSAKE_LOOK), KEEPSAKE_DAMAGED);
    remove(box_path);
    make_box();
    struct keepsake *keepsake = open_box();
    assert_int_equal(try_open(box_path, KEEPSAKE_LOOK), KEEPSAKE_IN_USE);
    keepsake_close(keepsake);
}

/* A change that was cut off can't be put right where nothing may be written. */
static void test_looking_at_half_a_change(void **state) {
    (void)state;
    struct error error = {""};
    struct keepsake *keepsake;
    make_box();
    take_journal(beside(".taken"));
    copy_file(beside(".taken"), beside("-journal"));
    assert_int_equal(keepsake_open(box_path, KEEPSAKE_LOOK, &keepsake, &error), KEEPSAKE_READ_ONLY);
    assert_non_null(strstr(error.text, "cut off"));
    remove(beside("-journal"));
    run_sql(box_path, "PRAGMA journal_mode = WAL");
    assert_int_equal(moments_in(box_path, KEEPSAKE_LOOK), 2);
    write_file(beside("-wal"), "log", 3);
    assert_int_equal(try_open(box_path, KEEPSAKE_LOOK), KEEPSAKE_READ_ONLY);
}

static void test_looking_at_what_was_laid_out_anew(void **state) {
    (void)state;
    make_box();
    run_sql(box_path, "PRAGMA page_size = 1024; VACUUM");
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_TOUCHED);
    assert_int_equal(moments_in(box_path, KEEPSAKE_LOOK), 2);
    run_sql(box_path, "CREATE TABLE more (x)");
    remove(beside(".backup"));
    assert_int_equal(try_open(box_path, KEEPSAKE_LOOK), KEEPSAKE_STRANGE);
}

/* An older game's box needs room for its new tables. */
static void test_looking_on_a_full_disk(void **state) {
    (void)state;
    copy_file(KEPT "/version-2.sqlite", box_path);
    fault.capacity = 1;
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_NO_ROOM);
    assert_true(keepsake_may_look(KEEPSAKE_NO_ROOM));
    assert_int_equal(moments_in(box_path, KEEPSAKE_LOOK), 3);
    fault.capacity = 0;
    assert_int_equal(moments_in(box_path, 0), 3);
}

static struct keepsake *look_at(unsigned flags) {
    struct keepsake *keepsake;
    assert_int_equal(keepsake_open(box_path, KEEPSAKE_LOOK | flags, &keepsake, NULL), KEEPSAKE_OK);
    return keepsake;
}

static void expect_moments(struct keepsake *keepsake, int64_t count) {
    int64_t found = 0;
    assert_int_equal(keepsake_count_moments(keepsake, &found, NULL), KEEPSAKE_OK);
    assert_int_equal(found, count);
}

/* Its copy is looked at in its place; its check still says how the box is. */
static void test_looking_at_a_damaged_box(void **state) {
    (void)state;
    static const char *const spoils[] = {"UPDATE moment SET note = 'x' WHERE id = 1",
                                         "PRAGMA application_id = 7", NULL, ""};
    struct keepsake_report report;
    for (size_t i = 0; i < sizeof spoils / sizeof spoils[0]; i++) {
        make_box();
        if (spoils[i] && *spoils[i]) {
            run_sql(box_path, spoils[i]);
        } else if (spoils[i]) {
            remove(box_path);
        } else {
            write_file(box_path, "not a box", 9);
        }
        struct keepsake *keepsake = look_at(0);
        assert_true(keepsake_shows_copy(keepsake));
        expect_moments(keepsake, 2);
        assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
        assert_false(report.whole);
        assert_int_equal(report.damaged_moments, 0);
        keepsake_close(keepsake);
        empty_folder();
    }
}

/* Where the copy is no better, most of the moments are better than none. */
static void test_looking_at_what_is_left(void **state) {
    (void)state;
    struct keepsake_report report;
    for (int as_it_is = 0; as_it_is < 2; as_it_is++) {
        make_box();
        run_sql(box_path, "UPDATE moment SET note = 'x' WHERE id = 1");
        if (!as_it_is) {
            run_sql(beside(".backup"), "UPDATE moment SET note = 'x' WHERE id = 2");
        }
        struct keepsake *keepsake = look_at(as_it_is ? KEEPSAKE_AS_IT_IS : 0);
        assert_false(keepsake_shows_copy(keepsake));
        assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
        assert_int_equal(report.damaged_moments, 1);
        keepsake_close(keepsake);
        empty_folder();
    }
}

/* As somebody without root's rights; in a child, for there is no way back. */
static int look_as_nobody(mode_t box_mode, mode_t folder_mode) {
    int status;
    pid_t child = fork();
    if (child == 0) {
        struct keepsake *keepsake;
        int64_t count = 0;
        if (chmod(box_path, box_mode) || chmod(folder, folder_mode) ||
            (geteuid() == 0 && setuid(65534) != 0)) {
            _exit(99);
        }
        enum keepsake_result result = keepsake_open(box_path, 0, &keepsake, NULL);
        if (result != KEEPSAKE_READ_ONLY ||
            keepsake_open(box_path, KEEPSAKE_LOOK, &keepsake, NULL) != KEEPSAKE_OK ||
            keepsake_count_moments(keepsake, &count, NULL) != KEEPSAKE_OK) {
            _exit(98);
        }
        _exit((int)count);
    }
    waitpid(child, &status, 0);
    return WEXITSTATUS(status);
}

static void test_looking_where_nothing_may_be_written(void **state) {
    (void)state;
    make_box();
    if (geteuid() == 0) {
        assert_int_equal(chown(folder, 65534, 65534), 0);
        assert_int_equal(chown(box_path, 65534, 65534), 0);
    }
    assert_int_equal(look_as_nobody(0400, 0700), 2);
    assert_int_equal(look_as_nobody(0600, 0500), 2);
    assert_int_equal(look_as_nobody(0400, 0500), 2);
    assert_int_equal(chmod(folder, 0700), 0);
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_every_bit_of_the_header),
        IN_FOLDER(test_bits_of_the_tables),
        IN_FOLDER(test_the_copy_is_offered),
        IN_FOLDER(test_a_journal_of_a_new_box),
        IN_FOLDER(test_a_journal_of_a_new_box_beside_one_thing),
        IN_FOLDER(test_a_box_that_was_all_but_begun),
        IN_FOLDER(test_a_box_that_was_being_begun),
        IN_FOLDER(test_its_own_journal_is_played_back),
        IN_FOLDER(test_a_journal_of_another_box),
        IN_FOLDER(test_garbage_beside),
        IN_FOLDER(test_modes_are_tightened),
        IN_FOLDER(test_what_was_set_aside_is_found),
        IN_FOLDER(test_a_second_name),
        IN_FOLDER(test_a_disk_without_locks),
        IN_FOLDER(test_looking),
        IN_FOLDER(test_looking_at_none),
        IN_FOLDER(test_looking_at_half_a_change),
        IN_FOLDER(test_looking_at_what_was_laid_out_anew),
        IN_FOLDER(test_looking_on_a_full_disk),
        IN_FOLDER(test_looking_at_a_damaged_box),
        IN_FOLDER(test_looking_at_what_is_left),
        IN_FOLDER(test_looking_where_nothing_may_be_written),
    };
    fault.no_sync = true;
    fault_install();
    return cmocka_run_group_tests_name("keepsake_judge", tests, NULL, NULL);
}
