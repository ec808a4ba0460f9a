/* What is opened, what is refused, and what is left untouched. */
#define _XOPEN_SOURCE 700
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void make_box(void) {
    struct keepsake *keepsake = open_box();
    keep(keepsake, "one");
    keep(keepsake, "two");
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
}

static void test_a_new_box(void **state) {
    (void)state;
    struct stat status;
    struct keepsake *keepsake;
    assert_int_equal(keepsake_open(box_path, 0, &keepsake, NULL), KEEPSAKE_MISSING);
    assert_null(keepsake);
    assert_false(exists(box_path));
    keepsake = open_box();
    keepsake_close(keepsake);
    assert_int_equal(stat(box_path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(stat(beside(".reserve"), &status), 0);
    assert_int_equal(status.st_size, BOX_RESERVE);
    size_t size;
    char *bytes = read_file(box_path, &size);
    assert_memory_equal(bytes + 68, "TwLn", 4);
    assert_int_equal(bytes[63], schema_version);
    assert_int_equal(bytes[18], 1); /* rollback journal */
    free(bytes);
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_OK);
}

static void test_an_empty_file_is_a_new_box(void **state) {
    (void)state;
    write_file(box_path, "", 0);
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_MISSING);
    assert_int_equal(try_open(box_path, KEEPSAKE_CREATE), KEEPSAKE_OK);
    make_box();
}

static int64_t pragma(struct keepsake *keepsake, const char *sql) {
    int64_t value = -1;
    assert_int_equal(sql_number(keepsake->db, sql, &value), SQLITE_OK);
    return value;
}

static void test_the_settings_hold(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    int on = -1;
    assert_int_equal(pragma(keepsake, "PRAGMA synchronous"), 3);
    assert_int_equal(pragma(keepsake, "PRAGMA secure_delete"), 1);
    assert_int_equal(pragma(keepsake, "PRAGMA mmap_size"), 0);
    assert_int_equal(pragma(keepsake, "PRAGMA temp_store"), 2);
    assert_int_equal(pragma(keepsake, "PRAGMA cell_size_check"), 1);
    assert_int_equal(pragma(keepsake, "PRAGMA trusted_schema"), 0);
    assert_int_equal(pragma(keepsake, "PRAGMA auto_vacuum"), 2);
    assert_int_equal(pragma(keepsake, "PRAGMA max_page_count"), BOX_MAX_PAGES);
    sqlite3_db_config(keepsake->db, SQLITE_DBCONFIG_DEFENSIVE, -1, &on);
    assert_int_equal(on, 1);
    sqlite3_db_config(keepsake->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, -1, &on);
    assert_int_equal(on, 0);
    sqlite3_db_config(keepsake->db, SQLITE_DBCONFIG_ENABLE_VIEW, -1, &on);
    assert_int_equal(on, 0);
    assert_int_equal(sqlite3_limit(keepsake->db, SQLITE_LIMIT_ATTACHED, -1), 0);
    keepsake_close(keepsake);
}

static void test_places_that_do_not_serve(void **state) {
    (void)state;
    char path[700];
    snprintf(path, sizeof path, "%s/nowhere/box", folder);
    assert_int_equal(try_open(path, KEEPSAKE_CREATE), KEEPSAKE_NO_FOLDER);
    snprintf(path, sizeof path, "%s/", folder);
    assert_int_equal(try_open(path, KEEPSAKE_CREATE), KEEPSAKE_NO_FOLDER);
    assert_int_equal(try_open("", KEEPSAKE_CREATE), KEEPSAKE_NO_FOLDER);
    snprintf(path, sizeof path, "%s/%0600d", folder, 1);
    assert_int_equal(try_open(path, KEEPSAKE_CREATE), KEEPSAKE_NO_FOLDER);
    assert_int_equal(try_open(folder, KEEPSAKE_CREATE), KEEPSAKE_NOT_A_FILE);
    assert_int_equal(mkfifo(box_path, 0600), 0);
    assert_int_equal(try_open(box_path, KEEPSAKE_CREATE), KEEPSAKE_NOT_A_FILE);
}

/* Somebody may lay a link where the box or a file beside it is expected. */
static void test_links(void **state) {
    (void)state;
    static const char *const suffix[] = {"",         ".lock",    ".backup",
                                         "-journal", ".reserve", ".backup-new"};
    write_file(beside(".other"), "precious", 8);
    for (size_t i = 0; i < sizeof suffix / sizeof suffix[0]; i++) {
        assert_int_equal(symlink(beside(".other"), beside(suffix[i])), 0);
        assert_int_equal(try_open(box_path, KEEPSAKE_CREATE), KEEPSAKE_NOT_A_FILE);
        assert_int_equal(unlink(beside(suffix[i])), 0);
    }
    size_t size;
    char *bytes = read_file(beside(".other"), &size);
    assert_int_equal(size, 8);
    free(bytes);
    /* A link to the folder is how many a home is laid out. */
    char link[96], path[120];
    snprintf(link, sizeof link, "%s-link", folder);
    snprintf(path, sizeof path, "%s/box", link);
    assert_int_equal(symlink(folder, link), 0);
    assert_int_equal(try_open(path, KEEPSAKE_CREATE), KEEPSAKE_OK);
    assert_int_equal(unlink(link), 0);
}

static void refused_untouched(enum keepsake_result expected) {
    size_t before_size, after_size;
    char *before = read_file(box_path, &before_size);
    struct error error = {""};
    struct text told = {0};
    enum keepsake_recovery recovery;
    assert_int_equal(try_open(box_path, KEEPSAKE_CREATE), expected);
    assert_int_equal(keepsake_recover(box_path, &recovery, &told, &error), expected);
    assert_true(error.text[0] != '\0');
    char *after = read_file(box_path, &after_size);
    assert_int_equal(before_size, after_size);
    assert_memory_equal(before, after, before_size);
    assert_false(exists(beside(".damaged-1")));
    assert_false(exists(beside("-journal")));
    free(before);
    free(after);
}

/* With no copy beside, and with one: a whole copy says that what stands there was a box of ours.
 * What has our tables is ours whatever its header says. */
static void test_what_is_not_ours(void **state) {
    (void)state;
    static const struct {
        const char *sql;
        enum keepsake_result alone, with_copy;
    } cases[] = {
        {"PRAGMA application_id = 7", KEEPSAKE_DAMAGED, KEEPSAKE_DAMAGED},
        {"PRAGMA user_version = 9", KEEPSAKE_DAMAGED, KEEPSAKE_DAMAGED},
        {"PRAGMA user_version = 1", KEEPSAKE_DAMAGED, KEEPSAKE_DAMAGED},
        {"PRAGMA user_version = 0", KEEPSAKE_DAMAGED, KEEPSAKE_DAMAGED},
        {"PRAGMA application_id = 7; CREATE TABLE more (x)", KEEPSAKE_NOT_A_BOX, KEEPSAKE_DAMAGED},
        {"PRAGMA user_version = 9; CREATE TABLE more (x)", KEEPSAKE_NEWER, KEEPSAKE_NEWER},
        {"CREATE TRIGGER t AFTER INSERT ON moment BEGIN DELETE FROM moment; END", KEEPSAKE_STRANGE,
         KEEPSAKE_DAMAGED},
        {"CREATE VIEW v AS SELECT * FROM moment", KEEPSAKE_STRANGE, KEEPSAKE_DAMAGED},
        {"CREATE INDEX i ON moment (title)", KEEPSAKE_STRANGE, KEEPSAKE_DAMAGED},
        {"CREATE TABLE more (x)", KEEPSAKE_STRANGE, KEEPSAKE_DAMAGED},
        {"DROP TABLE setting", KEEPSAKE_STRANGE, KEEPSAKE_DAMAGED},
        {"ALTER TABLE moment ADD COLUMN more TEXT", KEEPSAKE_STRANGE, KEEPSAKE_DAMAGED},
        {"CREATE VIRTUAL TABLE f USING fts5 (x)", KEEPSAKE_STRANGE, KEEPSAKE_DAMAGED},
        {"PRAGMA journal_mode = WAL", KEEPSAKE_TOUCHED, KEEPSAKE_TOUCHED},
        {"PRAGMA page_size = 8192; VACUUM", KEEPSAKE_TOUCHED, KEEPSAKE_TOUCHED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        make_box();
        run_sql(box_path, cases[i].sql);
        if (cases[i].with_copy != KEEPSAKE_DAMAGED) {
            refused_untouched(cases[i].with_copy);
        } else {
            assert_int_equal(try_open(box_path, KEEPSAKE_CREATE), KEEPSAKE_DAMAGED);
        }
        remove(beside(".backup"));
        if (cases[i].alone != KEEPSAKE_DAMAGED) {
            refused_untouched(cases[i].alone);
        } else {
            assert_int_equal(try_open(box_path, KEEPSAKE_CREATE), KEEPSAKE_DAMAGED);
        }
        empty_folder();
    }
    run_sql(box_path, "CREATE TABLE notes (x); INSERT INTO notes VALUES ('theirs')");
    refused_untouched(KEEPSAKE_NOT_A_BOX);
}

/* Values that the tables' checks forbid are damage, and found at once. */
static void test_values_out_of_range(void **state) {
    (void)state;
    make_box();
    run_sql(box_path, "PRAGMA ignore_check_constraints = ON; UPDATE moment SET kind = 9");
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_DAMAGED);
}

static void put_number(unsigned char *at, int bytes, size_t number) {
    for (int i = bytes; i-- > 0; number >>= 8) {
        at[i] = (unsigned char)number;
    }
}

/* An inner page of a table whose every way leads to the same page (sqlite.org/fileformat2.html). */
static void put_inner_page(char *bytes, size_t number, size_t to) {
    enum { WAYS = 200, CELL = 5 };
    unsigned char *page = memset(bytes + (number - 1) * BOX_PAGE, 0, BOX_PAGE);
    page[0] = 5;
    put_number(page + 3, 2, WAYS);
    put_number(page + 5, 2, BOX_PAGE - WAYS * CELL);
    put_number(page + 8, 4, to);
    for (size_t i = 0; i < WAYS; i++) {
        size_t cell = BOX_PAGE - (i + 1) * CELL;
        put_number(page + 12 + 2 * i, 2, cell);
        put_number(page + cell, 4, to);
        page[cell + 4] = 1;
    }
}

/* Ten pages, one below the other, make a tree that nobody comes to the end of: it is looked into
 * no further than SQLite's check takes to say so. */
static void test_a_tree_without_end(void **state) {
    (void)state;
    enum { DEEP = 10 };
    struct keepsake *keepsake = open_box();
    int64_t root = 0;
    size_t size;
    keep(keepsake, "one");
    assert_int_equal(
        sql_number(keepsake->db, "SELECT rootpage FROM sqlite_schema WHERE name = 'moment'", &root),
        SQLITE_OK);
    keepsake_close(keepsake);
    char *bytes = read_file(box_path, &size);
    size_t pages = size / BOX_PAGE;
    bytes = realloc(bytes, size + DEEP * BOX_PAGE);
    assert_non_null(bytes);
    memcpy(bytes + size, bytes + (root - 1) * BOX_PAGE, BOX_PAGE); /* the rows, at the bottom */
    for (size_t i = 2; i <= DEEP; i++) {
        put_inner_page(bytes, pages + i, pages + i - 1);
    }
    put_inner_page(bytes, (size_t)root, pages + DEEP);
    put_number((unsigned char *)bytes + 28, 4, pages + DEEP);
    write_file(box_path, bytes, size + DEEP * BOX_PAGE);
    free(bytes);
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_DAMAGED);
}

static void test_a_box_of_two_gigabytes(void **state) {
    (void)state;
    make_box();
    assert_int_equal(truncate(box_path, 2000000000), 0);
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_DAMAGED);
    assert_int_equal(truncate(box_path, 4096), 0);
}

static void test_the_second_copy_is_told(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box(), *second;
    keep(keepsake, "one");
    struct error error = {""};
    assert_int_equal(keepsake_open(box_path, KEEPSAKE_CREATE, &second, &error), KEEPSAKE_IN_USE);
    assert_non_null(strstr(error.text, "already open"));
    size_t before_size, after_size;
    char *before = read_file(box_path, &before_size);
    pid_t child = fork();
    if (child == 0) {
        _exit(keepsake_open(box_path, KEEPSAKE_CREATE, &second, NULL));
    }
    int status;
    waitpid(child, &status, 0);
    assert_int_equal(WEXITSTATUS(status), KEEPSAKE_IN_USE);
    char *after = read_file(box_path, &after_size);
    assert_int_equal(before_size, after_size);
    assert_memory_equal(before, after, before_size);
    keep(keepsake, "two"); /* the first is not disturbed */
    keepsake_close(keepsake);
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_OK);
    free(before);
    free(after);
}

/* As somebody without root's rights; in a child, for there is no way back. */
static int as_nobody(mode_t box_mode, mode_t folder_mode) {
    int status;
    pid_t child = fork();
    if (child == 0) {
        struct keepsake *keepsake;
        struct error error = {""};
        if (chmod(box_path, box_mode) || chmod(folder, folder_mode) ||
            (geteuid() == 0 && setuid(65534) != 0)) {
            _exit(99);
        }
        _exit(keepsake_open(box_path, KEEPSAKE_CREATE, &keepsake, &error));
    }
    waitpid(child, &status, 0);
    return WEXITSTATUS(status);
}

static void test_rights(void **state) {
    (void)state;
    make_box();
    if (geteuid() == 0) {
        assert_int_equal(chown(folder, 65534, 65534), 0);
        assert_int_equal(chown(box_path, 65534, 65534), 0);
        assert_int_equal(chown(beside(".lock"), 65534, 65534), 0);
        assert_int_equal(chown(beside(".reserve"), 65534, 65534), 0);
    }
    assert_int_equal(as_nobody(0600, 0700), KEEPSAKE_OK);
    assert_int_equal(as_nobody(0400, 0700), KEEPSAKE_READ_ONLY);
    assert_int_equal(as_nobody(0000, 0700), KEEPSAKE_UNREADABLE);
    assert_int_equal(as_nobody(0600, 0500), KEEPSAKE_READ_ONLY);
    assert_int_equal(as_nobody(0600, 0000), KEEPSAKE_UNREADABLE);
    assert_int_equal(chmod(folder, 0700), 0);
}

/* --- damage --- */

static int64_t count_moments(void) {
    struct keepsake *keepsake = open_box();
    int64_t count = -1;
    assert_int_equal(keepsake_count_moments(keepsake, &count, NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
    return count;
}

static void recovers(enum keepsake_recovery expected, const char *suffix) {
    enum keepsake_recovery recovery;
    struct text told = {0};
    struct error error = {""};
    size_t before_size, after_size;
    char *before = read_file(box_path, &before_size);
    enum keepsake_result result = keepsake_recover(box_path, &recovery, &told, &error);
    if (result != KEEPSAKE_OK) {
        fail_msg("recover: %d %s", result, error.text);
    }
    assert_int_equal(recovery, expected);
    assert_non_null(strstr(text_string(&told), suffix));
    assert_null(strstr(text_string(&told), folder));
    char *after = read_file(beside(suffix), &after_size);
    assert_non_null(after);
    assert_int_equal(before_size, after_size);
    assert_memory_equal(before, after, before_size);
    text_release(&told);
    free(before);
    free(after);
}

static void test_cut_at_every_512_bytes(void **state) {
    (void)state;
    make_box();
    copy_file(box_path, beside(".whole"));
    copy_file(beside(".backup"), beside(".copy"));
    size_t size;
    char *bytes = read_file(box_path, &size);
    for (size_t cut = 0; cut < size; cut += 512) {
        write_file(box_path, bytes, cut);
        copy_file(beside(".copy"), beside(".backup"));
        assert_int_equal(try_open(box_path, KEEPSAKE_CREATE), KEEPSAKE_DAMAGED);
        recovers(KEEPSAKE_RESTORED, ".damaged-1");
        assert_int_equal(count_moments(), 2);
        remove(beside(".damaged-1"));
    }
    free(bytes);
}

static void test_damage_after_damage(void **state) {
    (void)state;
    make_box();
    enum keepsake_recovery recovery;
    assert_int_equal(keepsake_recover(box_path, &recovery, NULL, NULL), KEEPSAKE_REFUSED);
    assert_true(exists(beside(".backup")));
    write_file(box_path, "not a box", 9);
    recovers(KEEPSAKE_RESTORED, ".damaged-1");
    assert_int_equal(count_moments(), 2);
    write_file(box_path, "not a box either", 16);
    recovers(KEEPSAKE_BEGUN_ANEW, ".damaged-2");
    assert_int_equal(count_moments(), 0);
    assert_true(exists(beside(".damaged-1")));
    struct keepsake *keepsake = open_box();
    assert_int_equal(keepsake_count_damaged(keepsake), 2);
    assert_int_equal(keepsake_forget_damaged(keepsake, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_count_damaged(keepsake), 0);
    keepsake_close(keepsake);
}

static void test_box_and_copy_damaged(void **state) {
    (void)state;
    make_box();
    write_file(box_path, "not a box", 9);
    write_file(beside(".backup"), "nor a copy", 10);
    recovers(KEEPSAKE_BEGUN_ANEW, ".damaged-1");
    assert_true(exists(beside(".damaged-2")));
    assert_int_equal(count_moments(), 0);
}

static void test_a_lost_box_is_not_begun(void **state) {
    (void)state;
    make_box();
    assert_int_equal(remove(box_path), 0);
    assert_int_equal(try_open(box_path, KEEPSAKE_CREATE), KEEPSAKE_DAMAGED);
    enum keepsake_recovery recovery;
    struct text told = {0};
    assert_int_equal(keepsake_recover(box_path, &recovery, &told, NULL), KEEPSAKE_OK);
    assert_int_equal(recovery, KEEPSAKE_RESTORED);
    assert_int_equal(count_moments(), 2);
    text_release(&told);
}

/* SQLite deletes a journal whose database is gone. It may be all that is left of somebody's box. */
static void test_a_journal_without_its_box(void **state) {
    (void)state;
    unsigned char journal[600] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    journal[19] = 5; /* pages that the box had */
    write_file(beside("-journal"), journal, sizeof journal);
    assert_int_equal(try_open(box_path, KEEPSAKE_CREATE), KEEPSAKE_DAMAGED);
    assert_true(exists(beside("-journal")));
    enum keepsake_recovery recovery;
    struct text told = {0};
    assert_int_equal(keepsake_recover(box_path, &recovery, &told, NULL), KEEPSAKE_OK);
    assert_true(exists(beside(".damaged-1-journal")));
    assert_int_equal(try_open(box_path, KEEPSAKE_CREATE), KEEPSAKE_OK);
    text_release(&told);
}

static void test_garbage(void **state) {
    (void)state;
    uint64_t random = 11;
    size_t size;
    make_box();
    remove(beside(".backup"));
    char *good = read_file(box_path, &size), *bad = malloc(size);
    assert_non_null(bad);
    int opened = 0;
    for (int round = 0; round < 300; round++) {
        memcpy(bad, good, size);
        int changes = 1 << random_below(&random, 12);
        for (int i = 0; i < changes; i++) {
            bad[random_below(&random, (uint32_t)size)] = (char)random_next(&random);
        }
        write_file(box_path, bad, size);
        struct keepsake *keepsake;
        if (keepsake_open(box_path, 0, &keepsake, NULL) == KEEPSAKE_OK) {
            struct keepsake_report report;
            assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
            keepsake_close(keepsake);
            opened++;
        }
    }
    assert_true(opened > 0 && opened < 300); /* both ways were tried */
    free(good);
    free(bad);
}

/* --- migrations --- */

static sqlite3 *raw_box(void) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(box_path, &db), SQLITE_OK);
    return db;
}

enum { MOST_STEPS = 32 };

/* Those that there are, and one more. Returns its version. */
static int with_a_next_step(struct schema_step steps[MOST_STEPS], const char *sql) {
    assert_true(schema_version < MOST_STEPS);
    memcpy(steps, schema_steps, (size_t)schema_version * sizeof *steps);
    steps[schema_version] = (struct schema_step){.sql = sql};
    return schema_version + 1;
}

static void test_a_next_step(void **state) {
    (void)state;
    make_box();
    struct schema_step steps[MOST_STEPS];
    int next = with_a_next_step(steps,
                                "ALTER TABLE moment ADD COLUMN weather TEXT NOT NULL DEFAULT "
                                "'calm'");
    sqlite3 *db = raw_box();
    int64_t count = 0;
    bool same = false;
    assert_int_equal(schema_compare(db, steps, schema_version, &same), SQLITE_OK);
    assert_true(same);
    assert_int_equal(schema_migrate(db, steps, next), SQLITE_OK);
    assert_int_equal(sql_number(db, "PRAGMA user_version", &count), SQLITE_OK);
    assert_int_equal(count, next);
    assert_int_equal(sql_number(db, "SELECT count(*) FROM moment WHERE weather = 'calm'", &count),
                     SQLITE_OK);
    assert_int_equal(count, 2);
    assert_int_equal(schema_compare(db, steps, next, &same), SQLITE_OK);
    assert_true(same);
    assert_int_equal(schema_compare(db, steps, schema_version, &same), SQLITE_OK);
    assert_false(same);
    assert_int_equal(schema_migrate(db, steps, next), SQLITE_OK); /* nothing left to do */
    sqlite3_close(db);
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_NEWER);
}

static void test_a_failing_step_leaves_the_old_version(void **state) {
    (void)state;
    make_box();
    size_t before_size, after_size;
    char *before = read_file(box_path, &before_size);
    struct schema_step steps[MOST_STEPS];
    int next = with_a_next_step(steps, "CREATE TABLE mood (x TEXT) STRICT; DELETE FROM moment;"
                                       "INSERT INTO nowhere VALUES (1)");
    sqlite3 *db = raw_box();
    assert_int_equal(schema_migrate(db, steps, next), SQLITE_ERROR);
    assert_int_equal(sqlite3_get_autocommit(db), 1);
    sqlite3_close(db);
    char *after = read_file(box_path, &after_size);
    assert_int_equal(before_size, after_size);
    assert_memory_equal(before, after, before_size);
    assert_int_equal(count_moments(), 2);
    free(before);
    free(after);
}

/* A box as the first version of the game left it, with its copy. */
static void make_old_box(void) {
    sqlite3 *db = raw_box();
    assert_int_equal(schema_migrate(db, schema_steps, 1), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db,
                     "INSERT INTO moment VALUES"
                     " (1, 1700000000, 1, 1, 'spans', 'c/one', 'Old title', 'map', '12 E', 'Ana',"
                     " 'Kim', 'old-secret'),"
                     " (3, 1700000500, 2, 0, 'spans', '', 'Small talk', '', '', 'Ana', 'Kim', '');"
                     "INSERT INTO line VALUES (1, 0, 1, 'What helps?', 'Tea'),"
                     " (1, 1, 2, 'And then?', 'old-answer');"
                     "INSERT INTO setting VALUES ('name.a', 'Ana');"
                     "INSERT INTO progress VALUES ('spans', 'c/one', 1, 1)",
                     NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    copy_file(box_path, beside(".backup"));
}

static void test_an_old_box_becomes_new(void **state) {
    (void)state;
    struct keepsake_moment moment;
    struct keepsake_report report;
    struct keepsake_entry list[4];
    char value[4 * KEEPSAKE_MAX_VALUE + 1];
    int count;
    make_old_box();
    struct keepsake *keepsake = open_box();
    assert_int_equal(pragma(keepsake, "PRAGMA user_version"), schema_version);
    assert_int_equal(keepsake_get_moment(keepsake, 1, &moment, NULL), KEEPSAKE_OK);
    assert_string_equal(moment.title, "Old title");
    assert_string_equal(moment.source, "map");
    assert_string_equal(moment.replay, "12 E");
    assert_string_equal(moment.name_b, "Kim");
    assert_string_equal(moment.note, "old-secret");
    assert_string_equal(moment.deck, "");
    assert_true(moment.laughed);
    assert_string_equal(moment.line[1].answer, "old-answer");
    keepsake_moment_release(&moment);
    assert_int_equal(keepsake_list_moments(keepsake, 0, list, 4, &count, NULL), KEEPSAKE_OK);
    assert_int_equal(count, 2);
    assert_int_equal(list[0].id, 3);
    assert_int_equal(list[0].kind, KEEPSAKE_CARD);
    assert_int_equal(keepsake_get_setting(keepsake, "name.a", value, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
    assert_true(report.whole);
    assert_int_equal(report.levels, 1);
    assert_int_equal(files_with("old-secret"), 2);
    /* The copy is still of the old version: it is made anew, not changed. */
    assert_int_equal(keepsake_delete_moment(keepsake, 1, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("old-secret"), 0);
    assert_int_equal(files_with("old-answer"), 0);
    assert_int_equal(files_with("Small talk"), 2);
    keepsake_close(keepsake);
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_OK);
}

/* Wherever the disk gives way: the old box, whole, or the new one. */
static void test_every_fault_of_becoming_new(void **state) {
    (void)state;
    bool met = true;
    for (long number = 0; met; number++) {
        struct keepsake *keepsake;
        struct keepsake_report report;
        empty_folder();
        make_old_box();
        fault.countdown = number;
        fault.code = number % 2 ? SQLITE_FULL : SQLITE_IOERR;
        fault.sticky = true;
        keepsake_open(box_path, 0, &keepsake, NULL);
        keepsake_close(keepsake);
        met = fault.fired;
        fault_clear();
        keepsake = open_box();
        assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
        assert_true(report.whole);
        assert_int_equal(report.moments, 2);
        assert_int_equal(report.lines, 2);
        keepsake_close(keepsake);
    }
}

/* The steps that were released never change: these are the versions as they went out. */
static void test_versions_are_frozen(void **state) {
    (void)state;
    const uint64_t released[] = {UINT64_C(0xedaedf7c76b8ab38), UINT64_C(0x99629ec6de938267),
                                 UINT64_C(0x49daf346692adf98)};
    for (int i = 0; i < 3; i++) {
        const char *sql = schema_steps[i].sql;
        assert_int_equal(hash_bytes(HASH_START, sql, strlen(sql)), released[i]);
    }
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_a_new_box),
        IN_FOLDER(test_an_empty_file_is_a_new_box),
        IN_FOLDER(test_the_settings_hold),
        IN_FOLDER(test_places_that_do_not_serve),
        IN_FOLDER(test_links),
        IN_FOLDER(test_what_is_not_ours),
        IN_FOLDER(test_values_out_of_range),
        IN_FOLDER(test_a_tree_without_end),
        IN_FOLDER(test_a_box_of_two_gigabytes),
        IN_FOLDER(test_the_second_copy_is_told),
        IN_FOLDER(test_rights),
        IN_FOLDER(test_cut_at_every_512_bytes),
        IN_FOLDER(test_damage_after_damage),
        IN_FOLDER(test_box_and_copy_damaged),
        IN_FOLDER(test_a_lost_box_is_not_begun),
        IN_FOLDER(test_a_journal_without_its_box),
        IN_FOLDER(test_garbage),
        IN_FOLDER(test_a_next_step),
        IN_FOLDER(test_a_failing_step_leaves_the_old_version),
        IN_FOLDER(test_an_old_box_becomes_new),
        IN_FOLDER(test_every_fault_of_becoming_new),
        IN_FOLDER(test_versions_are_frozen),
    };
    fault.no_sync = true;
    fault_install();
    return cmocka_run_group_tests_name("keepsake_open", tests, NULL, NULL);
}
