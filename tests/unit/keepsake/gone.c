/* What was deleted is gone: from the box, the journal, the copy, and what the disk gave back. */
#define _XOPEN_SOURCE 700
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int full_journals; /* deleted while they still held something */
static int journals;

static void look_into_journal(const char *path) {
    size_t size = 0;
    if (!strstr(path, "-journal")) {
        return;
    }
    char *bytes = read_file(path, &size);
    assert_non_null(bytes);
    journals++;
    for (size_t i = 0; i < size; i++) {
        if (bytes[i]) {
            full_journals++;
            break;
        }
    }
    free(bytes);
}

static struct keepsake *watched_box(void) {
    full_journals = journals = 0;
    fault.on_delete = look_into_journal;
    return open_box();
}

static void assert_clean(void) {
    assert_true(journals > 0);
    assert_int_equal(full_journals, 0);
    assert_int_equal(fault.dirty_cuts, 0);
}

static char *word(int number) {
    static char text[32];
    snprintf(text, sizeof text, "marker-%03d-secret", number);
    return text;
}

/* Fifty orders of deletion. After each, the word is in no file, and the others are still there. */
static void test_deleted_in_any_order(void **state) {
    (void)state;
    enum { ORDERS = 50, COUNT = 6 };
    uint64_t random = 5;
    for (int order = 0; order < ORDERS; order++) {
        struct keepsake *keepsake = watched_box();
        int64_t id[COUNT];
        int left[COUNT];
        for (int i = 0; i < COUNT; i++) {
            id[i] = keep(keepsake, word(i));
            left[i] = i;
        }
        assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
        assert_int_equal(files_with(word(0)), 2); /* box and copy: the search does find them */
        for (int count = COUNT; count > 0; count--) {
            int pick = (int)random_below(&random, (uint32_t)count);
            int gone = left[pick];
            left[pick] = left[count - 1];
            assert_int_equal(keepsake_delete_moment(keepsake, id[gone], NULL), KEEPSAKE_OK);
            assert_int_equal(files_with(word(gone)), 0);
            if (count > 1) {
                assert_int_equal(files_with(word(left[0])), 2);
            }
        }
        keepsake_close(keepsake);
        assert_clean();
        empty_folder();
    }
}

/* A line of its own length for each, so that rows move about in their pages. */
static char *line_of(int number) {
    static char text[300];
    int length = snprintf(text, sizeof text, "line-%03d-secret", number);
    int more = number * 37 % 200;
    memset(text + length, 'x', (size_t)more);
    text[length + more] = '\0';
    return text;
}

static char *mark_of(int number) {
    static char text[20];
    snprintf(text, sizeof text, "line-%03d-", number);
    return text;
}

/* Lines are written, written over, taken away and deleted with their moments, in small rows of
 * which many share a page: those that stand are in box and copy, the others in no file. */
static void test_lines_written_over(void **state) {
    (void)state;
    enum { COUNT = 12, CHANGES = 150 };
    struct keepsake *keepsake = watched_box();
    struct keepsake_moment moment = *sample("x");
    int line[COUNT + 1] = {0}; /* 0: none */
    uint64_t random = 11;
    moment.source = moment.note = "";
    for (int id = 1; id <= COUNT; id++) {
        assert_int_equal(keepsake_keep_moment(keepsake, &moment, true, true, NULL, NULL),
                         KEEPSAKE_OK);
    }
    for (int change = 1; change <= CHANGES; change++) {
        int id = 1 + (int)random_below(&random, COUNT), old = line[id];
        line[id] = random_below(&random, 5) ? change : 0;
        assert_int_equal(
            keepsake_set_note(keepsake, id, line[id] ? line_of(change) : "", true, true, NULL),
            KEEPSAKE_OK);
        assert_int_equal(old && files_with(mark_of(old)), 0);
        assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
        for (int other = 1; other <= COUNT; other++) {
            assert_int_equal(line[other] ? files_with(mark_of(line[other])) : 2, 2);
        }
    }
    for (int id = 1; id <= COUNT; id++) {
        assert_int_equal(keepsake_delete_moment(keepsake, id, NULL), KEEPSAKE_OK);
        assert_int_equal(line[id] ? files_with(mark_of(line[id])) : 0, 0);
    }
    assert_int_equal(files_with("-secret"), 0);
    keepsake_close(keepsake);
    assert_clean();
}

static void test_space_is_given_back(void **state) {
    (void)state;
    size_t size, smaller;
    struct keepsake *keepsake = watched_box();
    for (int i = 0; i < 40; i++) {
        keep(keepsake, word(i));
    }
    free(read_file(box_path, &size));
    for (int i = 1; i <= 39; i++) {
        assert_int_equal(keepsake_delete_moment(keepsake, i, NULL), KEEPSAKE_OK);
    }
    free(read_file(box_path, &smaller));
    assert_true(smaller * 3 < size);
    keepsake_close(keepsake);
    assert_clean();
}

/* The file that the new copy replaces has no name any more, but its bytes are on the disk. */
static void test_the_replaced_copy_is_overwritten(void **state) {
    (void)state;
    struct keepsake *keepsake = watched_box();
    keep(keepsake, word(1));
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    struct os_file old;
    assert_int_equal(os_open(NULL, beside(".backup"), 0, &old), 0);
    keep(keepsake, word(2));
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    char bytes[1024];
    size_t got, all = 0;
    while (os_read(&old, bytes, sizeof bytes, &got) == 0 && got > 0) {
        for (size_t i = 0; i < got; i++) {
            assert_int_equal(bytes[i], 0);
        }
        all += got;
    }
    assert_true(all > BOX_PAGE);
    os_close(&old);
    keepsake_close(keepsake);
}

static void test_forget_everything(void **state) {
    (void)state;
    struct keepsake *keepsake = watched_box();
    int64_t count = -1;
    struct keepsake_report report;
    for (int i = 0; i < 5; i++) {
        keep(keepsake, word(1));
    }
    assert_int_equal(keepsake_set_setting(keepsake, "name.a", word(1), NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_set_progress(keepsake, "pack", "c/marker-001-secret", true, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    copy_file(box_path, beside(".damaged-1"));
    copy_file(box_path, beside(".damaged-7-journal"));
    assert_int_equal(files_with(word(1)), 4);
    assert_int_equal(keepsake_forget_everything(keepsake, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with(word(1)), 0);
    assert_false(exists(beside(".backup")));
    assert_false(exists(beside(".damaged-1")));
    assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
    assert_true(report.whole);
    assert_int_equal(report.moments + report.lines + report.settings + report.levels, 0);
    keep(keepsake, "again");
    assert_int_equal(keepsake_count_moments(keepsake, &count, NULL), KEEPSAKE_OK);
    assert_int_equal(count, 1);
    keepsake_close(keepsake);
    assert_clean();
}

/* As after a crash between the deletion and the new copy. */
static void test_a_deletion_cut_short_is_finished(void **state) {
    (void)state;
    struct keepsake *keepsake = watched_box();
    keep(keepsake, word(1));
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
    run_sql(box_path, "PRAGMA secure_delete = ON; BEGIN; DELETE FROM line; DELETE FROM moment;"
                      "UPDATE box SET owed = 2; COMMIT");
    assert_int_equal(files_with(word(1)), 1); /* the copy */
    keepsake_close(open_box());
    assert_int_equal(files_with(word(1)), 0);
    assert_true(exists(beside(".backup")));
}

static void append(const char *path, const char *words) {
    char page[BOX_PAGE] = "";
    FILE *file = fopen(path, "ab");
    assert_non_null(file);
    strcpy(page + 100, words);
    assert_int_equal(fwrite(page, 1, sizeof page, file), sizeof page);
    fclose(file);
}

/* As after a crash between a commit and the cut that follows it, or while a copy was made. */
static void test_left_overs_are_removed(void **state) {
    (void)state;
    keepsake_close(watched_box());
    append(box_path, word(1));
    append(beside(".backup-new"), word(2));
    assert_int_equal(files_with("secret"), 2);
    keepsake_close(open_box());
    assert_int_equal(files_with("secret"), 0);
    assert_false(exists(beside(".backup-new")));
    assert_int_equal(fault.dirty_cuts, 0);
}

static void test_one_copy_when_something_changed(void **state) {
    (void)state;
    struct keepsake *keepsake = watched_box();
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    assert_false(exists(beside(".backup"))); /* nothing to lose yet */
    keep(keepsake, word(1));
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    assert_true(exists(beside(".backup")));
    remove(beside(".backup"));
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    assert_false(exists(beside(".backup"))); /* unchanged: not made again */
    keepsake_close(keepsake);
    assert_false(exists(beside(".backup-new")));
    assert_false(exists(beside("-journal")));
}

/* Header first and synced, then the rest and synced: after a power cut in between, the journal must
 * be void. Here each step fails in turn, and what is left is looked at. */
static void test_the_order_of_scrubbing(void **state) {
    (void)state;
    char journal[2048];
    memset(journal, 'j', sizeof journal);
    for (int failing = 0; failing < 4; failing++) { /* write, sync, write, sync */
        size_t size;
        write_file(beside("-journal"), journal, sizeof journal);
        fault.code = SQLITE_IOERR;
        fault.sticky = true;
        fault.fired = false;
        fault.countdown = failing + 1; /* after the open */
        scrub_journal(sqlite3_vfs_find(NULL), beside("-journal"));
        fault_clear();
        char *left = read_file(beside("-journal"), &size);
        assert_int_equal(size, sizeof journal);
        bool header_void = left[511] == 0, rest_touched = left[512] != 'j';
        assert_int_equal(header_void, failing >= 1);
        assert_int_equal(rest_touched, failing >= 2);
        free(left);
    }
}

/* Settings that hold words go the same way, whether they are removed or written over. */
static void test_settings_are_gone(void **state) {
    (void)state;
    struct keepsake *keepsake = watched_box();
    assert_int_equal(keepsake_set_setting(keepsake, "names.a", "secret-ana", NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_set_setting(keepsake, "names.b", "secret-kim", NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_set_setting(keepsake, "plan", "12 secret 7", NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("secret-ana"), 2);
    assert_int_equal(keepsake_set_setting(keepsake, "names.a", NULL, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("secret-ana"), 0);
    assert_int_equal(keepsake_set_setting(keepsake, "names.b", "Kim", NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("secret-kim"), 0);
    assert_int_equal(keepsake_set_setting(keepsake, "plan", "", NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("12 secret 7"), 0);
    assert_int_equal(keepsake_set_favourite(keepsake, "p", "d", "secret-card", true, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("secret-card"), 2);
    assert_int_equal(keepsake_set_favourite(keepsake, "p", "d", "secret-card", false, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(files_with("secret-card"), 0);
    assert_clean();
    keepsake_close(keepsake);
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_deleted_in_any_order),
        IN_FOLDER(test_lines_written_over),
        IN_FOLDER(test_space_is_given_back),
        IN_FOLDER(test_the_replaced_copy_is_overwritten),
        IN_FOLDER(test_settings_are_gone),
        IN_FOLDER(test_forget_everything),
        IN_FOLDER(test_a_deletion_cut_short_is_finished),
        IN_FOLDER(test_left_overs_are_removed),
        IN_FOLDER(test_one_copy_when_something_changed),
        IN_FOLDER(test_the_order_of_scrubbing),
    };
    fault.no_sync = true;
    fault_install();
    return cmocka_run_group_tests_name("keepsake_gone", tests, NULL, NULL);
}
