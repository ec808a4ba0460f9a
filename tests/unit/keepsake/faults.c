/* Every write, cut, sync, delete and open fails in turn; the disk is full; the process is killed.
 * What was acknowledged is there, and nothing is ever there by half. */
#define _XOPEN_SOURCE 700
#include "fixture.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* --- every fault in turn --- */

static const char *const files[] = {"", ".backup", ".reserve"};

/* A box with two moments and a copy that has both; to go back to before each fault. */
static void make_original(void) {
    struct keepsake *keepsake = open_box();
    keep(keepsake, "one");
    keep(keepsake, "two");
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_set_setting(keepsake, "tone", "soft", NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
    for (size_t i = 0; i < 3; i++) {
        char kept[32];
        snprintf(kept, sizeof kept, ".original%zu", i);
        copy_file(beside(files[i]), beside(kept));
    }
}

static void restore_original(void) {
    for (size_t i = 0; i < 3; i++) {
        char kept[32];
        snprintf(kept, sizeof kept, ".original%zu", i);
        copy_file(beside(kept), beside(files[i]));
    }
    remove(beside("-journal"));
    remove(beside(".backup-new"));
}

struct action {
    const char *name;
    enum keepsake_result (*run)(struct keepsake *keepsake, struct error *error);
    const char *old, *new; /* what the box then tells, see describe */
};

static enum keepsake_result run_keep(struct keepsake *keepsake, struct error *error) {
    return keepsake_keep_moment(keepsake, sample("three"), true, true, NULL, error);
}

static enum keepsake_result run_delete(struct keepsake *keepsake, struct error *error) {
    return keepsake_delete_moment(keepsake, 1, error);
}

static enum keepsake_result run_set(struct keepsake *keepsake, struct error *error) {
    return keepsake_set_setting(keepsake, "tone", "calm", error);
}

static enum keepsake_result run_forget(struct keepsake *keepsake, struct error *error) {
    return keepsake_forget_everything(keepsake, error);
}

static const struct action actions[] = {
    {"keep", run_keep, "one two soft", "one two three soft"},
    {"delete", run_delete, "one two soft", "two soft"},
    {"set", run_set, "one two soft", "one two calm"},
    {"backup", keepsake_backup, "one two soft", "one two soft"},
    {"forget", run_forget, "one two soft", ""},
};

/* Every moment read whole, and the setting. */
static void describe(struct keepsake *keepsake, char *out, size_t size) {
    char value[4 * KEEPSAKE_MAX_VALUE + 1] = "";
    struct keepsake_report report;
    assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
    assert_true(report.whole);
    assert_int_equal(report.lines, 2 * report.moments);
    *out = '\0';
    for (int64_t id = 1; id <= 3; id++) {
        struct keepsake_moment moment;
        if (keepsake_get_moment(keepsake, id, &moment, NULL) == KEEPSAKE_OK) {
            snprintf(out + strlen(out), size - strlen(out), "%s ", moment.line[0].answer);
            assert_string_equal(moment.line[1].question, moment.line[0].answer);
            assert_int_equal(moment.line_count, 2);
            keepsake_moment_release(&moment);
        }
    }
    keepsake_get_setting(keepsake, "tone", value, NULL);
    snprintf(out + strlen(out), size - strlen(out), "%.80s", value);
}

/* The copy, if there is one, is a whole box too. */
static void check_copy(void) {
    if (exists(beside(".backup"))) {
        sqlite3 *db;
        bool whole = false;
        assert_int_equal(sqlite3_open(beside(".backup"), &db), SQLITE_OK);
        assert_int_equal(sql_whole(db, "PRAGMA integrity_check", &whole), SQLITE_OK);
        assert_true(whole);
        sqlite3_close(db);
    }
}

static void check_after(const struct action *action, enum keepsake_result result) {
    char told[200];
    struct keepsake *keepsake = open_box();
    describe(keepsake, told, sizeof told);
    keepsake_close(keepsake);
    bool is_old = strcmp(told, action->old) == 0, is_new = strcmp(told, action->new) == 0;
    if (!is_new && !(is_old && result != KEEPSAKE_OK)) {
        fail_msg("%s, fault at %ld: result %d, box tells \"%s\"", action->name, fault.operations,
                 result, told);
    }
    /* Opening finished what was owed, so words that left the box have left every file. */
    if (strcmp(action->name, "delete") == 0 && !is_old) {
        for (size_t i = 0; i < 2; i++) { /* the reserve holds no words */
            size_t size = 0;
            char *bytes = read_file(beside(files[i]), &size);
            for (size_t at = 0; bytes && at + 8 < size; at++) {
                assert_true(memcmp(bytes + at, "one\none\n", 8) != 0);
            }
            free(bytes);
        }
    }
    check_copy();
}

/* False once the whole action ran without meeting the fault. */
static bool fault_at(const struct action *action, long number, int code, bool sticky) {
    struct error error = {""};
    restore_original();
    struct keepsake *keepsake = open_box();
    fault.countdown = number;
    fault.code = code;
    fault.sticky = sticky;
    enum keepsake_result result = action->run(keepsake, &error);
    bool met = fault.fired;
    if (result != KEEPSAKE_OK) {
        assert_true(error.text[0] != '\0');
    }
    keepsake_close(keepsake); /* with the fault still there when it is sticky */
    fault_clear();
    check_after(action, result);
    return met;
}

static void test_every_fault_of_every_action(void **state) {
    (void)state;
    long runs = 0;
    make_original();
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++) {
        for (int kind = 0; kind < 4; kind++) {
            long number = 0;
            while (fault_at(&actions[i], number, kind & 1 ? SQLITE_FULL : SQLITE_IOERR, kind & 2)) {
                number++;
            }
            assert_true(number > 5);
            runs += number;
        }
    }
    print_message("%ld faults\n", runs);
    assert_true(runs > 800);
}

/* Opening and beginning a box under every fault: it opens or says why, and is whole afterwards. */
static void test_every_fault_of_opening(void **state) {
    (void)state;
    long runs = 0;
    for (int kind = 0; kind < 4; kind++) {
        bool met = true;
        for (long number = 0; met; number++, runs++) {
            struct keepsake *keepsake;
            struct error error = {""};
            fault.countdown = number;
            fault.code = kind & 1 ? SQLITE_FULL : SQLITE_IOERR;
            fault.sticky = kind & 2;
            enum keepsake_result result = keepsake_open(box_path, KEEPSAKE_CREATE, &keepsake,
                                                        &error);
            assert_int_equal(result == KEEPSAKE_OK, error.text[0] == '\0');
            keepsake_close(keepsake);
            met = fault.fired;
            fault_clear();
            keepsake = open_box();
            keep(keepsake, "one");
            keepsake_close(keepsake);
            empty_folder();
        }
    }
    print_message("%ld faults\n", runs);
    assert_true(runs > 60);
}

/* --- a full disk --- */

static int64_t bytes_now(void) {
    int64_t total = 0;
    const char *const all[] = {"", ".backup", ".reserve"};
    for (size_t i = 0; i < 3; i++) {
        size_t size = 0;
        free(read_file(beside(all[i]), &size));
        total += (int64_t)size;
    }
    return total;
}

static void test_deleting_on_a_full_disk(void **state) {
    (void)state;
    enum { COUNT = 12 };
    struct keepsake *keepsake = open_box();
    struct error error = {""};
    char word[32];
    for (int i = 1; i <= COUNT; i++) {
        snprintf(word, sizeof word, "marker-%d-secret", i);
        keep(keepsake, word);
    }
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    fault.capacity = bytes_now(); /* not one byte more */
    assert_int_equal(keepsake_keep_moment(keepsake, sample("more"), true, true, NULL, &error),
                     KEEPSAKE_NO_ROOM);
    assert_non_null(strstr(error.text, "no room"));
    for (int i = 1; i <= COUNT; i++) {
        fault.capacity = bytes_now(); /* something else took what became free */
        snprintf(word, sizeof word, "marker-%d-secret", i);
        assert_int_equal(keepsake_delete_moment(keepsake, i, NULL), KEEPSAKE_OK);
        assert_int_equal(files_with(word), 0);
        int64_t left = 0;
        assert_int_equal(keepsake_count_moments(keepsake, &left, NULL), KEEPSAKE_OK);
        assert_int_equal(left, COUNT - i);
        fault.capacity = 0;
        assert_true(box_reserve(keepsake)); /* as the next opening does */
    }
    keepsake_close(keepsake);
}

/* As large as a moment can be; four bytes a character. */
static int64_t keep_largest(struct keepsake *keepsake) {
    static char source[KEEPSAKE_MAX_SOURCE + 1], replay[KEEPSAKE_MAX_REPLAY + 1];
    static char text[4 * KEEPSAKE_MAX_TEXT + 1];
    static const char moon[4] = {'\xf0', '\x9f', '\x8c', '\x99'};
    struct keepsake_moment moment = *sample("secret");
    struct error error = {""};
    int64_t id = 0;
    memset(source, 's', KEEPSAKE_MAX_SOURCE);
    memset(replay, 'r', KEEPSAKE_MAX_REPLAY);
    for (size_t i = 0; i + 4 < sizeof text; i += 4) {
        memcpy(text + i, moon, sizeof moon);
    }
    moment.source = source;
    moment.replay = replay;
    moment.note = text;
    moment.line_count = KEEPSAKE_MAX_LINES;
    for (int i = 0; i < KEEPSAKE_MAX_LINES; i++) {
        moment.line[i] = (struct keepsake_line){text, text, KEEPSAKE_A};
    }
    assert_int_equal(keepsake_keep_moment(keepsake, &moment, true, true, &id, &error), KEEPSAKE_OK);
    return id;
}

/* In the middle of others, so that pages move. The reserve is enough: the copy stays. */
static void test_deleting_the_largest_on_a_full_disk(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    for (int i = 0; i < 30; i++) {
        keep(keepsake, "small");
    }
    int64_t largest = keep_largest(keepsake);
    for (int i = 0; i < 200; i++) {
        keep(keepsake, "small");
    }
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    fault.capacity = bytes_now();
    assert_int_equal(keepsake_delete_moment(keepsake, largest, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("rrrrrrrr"), 0);
    assert_true(exists(beside(".backup")));
    assert_int_equal(keepsake_count_damaged(keepsake), 0);
    keepsake_close(keepsake);
}

/* An older game left 128 KiB: then the copy gives its room, and is made again when there is some.
 */
static void test_the_copy_gives_its_room(void **state) {
    (void)state;
    static const char older[128 * 1024];
    struct keepsake *keepsake = open_box();
    int64_t largest = keep_largest(keepsake), count = 0;
    keep(keepsake, "small");
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    write_file(beside(".reserve"), older, sizeof older);
    fault.capacity = bytes_now();
    assert_int_equal(keepsake_delete_moment(keepsake, largest, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("rrrrrrrr"), 0);
    assert_int_equal(keepsake_count_moments(keepsake, &count, NULL), KEEPSAKE_OK);
    assert_int_equal(count, 1);
    fault.capacity = 0;
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("small"), 2);
    keepsake_close(keepsake);
}

/* No reserve, no copy, not one byte: what should be gone goes all the same, and the next change has
 * its journal in a file again. */
static void test_deleting_without_any_room(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    int64_t journal = 0, largest = keep_largest(keepsake), secret = keep(keepsake, "secret");
    keep(keepsake, "small");
    assert_int_equal(keepsake_set_setting(keepsake, "names.a", "Marisol", NULL), KEEPSAKE_OK);
    remove(beside(".reserve"));
    remove(beside(".backup"));
    fault.capacity = bytes_now();
    assert_int_equal(keepsake_set_setting(keepsake, "names.a", NULL, NULL), KEEPSAKE_OK);
    fault.capacity = bytes_now(); /* and something else took what became free */
    remove(beside(".reserve"));
    assert_int_equal(keepsake_delete_moment(keepsake, secret, NULL), KEEPSAKE_OK);
    fault.capacity = bytes_now();
    remove(beside(".reserve"));
    assert_int_equal(keepsake_delete_moment(keepsake, largest, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("Marisol") + files_with("rrrrrrrr") + files_with("secret"), 0);
    assert_int_equal(sql_number(keepsake->db,
                                "SELECT journal_mode = 'delete' FROM pragma_journal_mode",
                                &journal),
                     SQLITE_OK);
    assert_int_equal(journal, 1);
    fault.capacity = 0;
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK); /* owed, for it was gone */
    assert_int_equal(files_with("small"), 2);
    keepsake_close(keepsake);
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_OK);
}

static void test_a_reserve_on_a_full_disk(void **state) {
    (void)state;
    static const char older[128 * 1024];
    size_t size = 0;
    struct keepsake *keepsake = open_box();
    write_file(beside(".reserve"), older, sizeof older);
    fault.capacity = bytes_now();
    assert_false(box_reserve(keepsake));
    free(read_file(beside(".reserve"), &size));
    assert_int_equal(size, sizeof older);
    fault.capacity = 0;
    assert_true(box_reserve(keepsake));
    free(read_file(beside(".reserve"), &size));
    assert_int_equal(size, BOX_RESERVE);
    keepsake_close(keepsake);
}

/* However large it is, whether there is a reserve and a copy or not, not a byte is needed. */
static void test_forgetting_on_a_full_disk(void **state) {
    (void)state;
    for (int i = 0; i < 4; i++) {
        struct keepsake *keepsake = open_box();
        for (int moments = 0; moments < 150; moments++) {
            keep(keepsake, "secret");
        }
        keep_largest(keepsake);
        if (i & 1) {
            assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
        }
        if (i & 2) {
            remove(beside(".reserve"));
        }
        fault.capacity = bytes_now();
        assert_int_equal(keepsake_forget_everything(keepsake, NULL), KEEPSAKE_OK);
        assert_int_equal(files_with("secret") + files_with("rrrrrrrr"), 0);
        fault.capacity = 0;
        keep(keepsake, "again");
        keepsake_close(keepsake);
        assert_int_equal(try_open(box_path, 0), KEEPSAKE_OK);
        empty_folder();
    }
}

/* A box that SQLite can't read to its end can be forgotten all the same. */
static void test_forgetting_a_damaged_box(void **state) {
    (void)state;
    static const char zeros[BOX_PAGE];
    struct keepsake *keepsake = open_box();
    for (int i = 0; i < 40; i++) {
        keep(keepsake, "secret");
    }
    FILE *file = fopen(box_path, "r+b");
    assert_non_null(file);
    for (int page = 1; page < 60; page += 3) {
        fseek(file, (long)page * BOX_PAGE, SEEK_SET);
        assert_int_equal(fwrite(zeros, 1, sizeof zeros, file), sizeof zeros);
    }
    fclose(file);
    assert_int_equal(keepsake_forget_everything(keepsake, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("secret"), 0);
    keep(keepsake, "again");
    keepsake_close(keepsake);
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_OK);
}

/* Cut short after the box was given up: the next opening ends it before anything else, and what was
 * to be gone is not brought back from the copy. */
static void test_a_forgetting_cut_short(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    keep(keepsake, "secret");
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
    copy_file(box_path, beside(".damaged-2"));
    assert_int_equal(rename(box_path, beside(".forgotten")), 0);
    enum keepsake_recovery recovery;
    assert_int_equal(keepsake_recover(box_path, &recovery, NULL, NULL), KEEPSAKE_REFUSED);
    assert_int_equal(files_with("secret"), 0);
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_MISSING);
    assert_int_equal(try_open(box_path, KEEPSAKE_CREATE), KEEPSAKE_OK);
    assert_false(exists(beside(".forgotten")));
}

static void test_a_full_box(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    sqlite3_exec(keepsake->db, "PRAGMA max_page_count = 40", NULL, NULL, NULL);
    enum keepsake_result result = KEEPSAKE_OK;
    int kept = 0;
    while (result == KEEPSAKE_OK && kept < 100) {
        result = keepsake_keep_moment(keepsake, sample("x"), true, true, NULL, NULL);
        kept += result == KEEPSAKE_OK;
    }
    assert_int_equal(result, KEEPSAKE_NO_ROOM);
    assert_true(kept > 5);
    for (int64_t id = 1; id <= 4; id++) {
        assert_int_equal(keepsake_delete_moment(keepsake, id, NULL), KEEPSAKE_OK);
    }
    keep(keepsake, "x");
    keepsake_close(keepsake);
}

static void test_the_old_copy_stays_when_a_new_one_fails(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    keep(keepsake, "first");
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    copy_file(beside(".backup"), beside(".was"));
    keep(keepsake, "second");
    fault.capacity = bytes_now() + BOX_PAGE;
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_NO_ROOM);
    size_t was_size, size;
    char *was = read_file(beside(".was"), &was_size), *is = read_file(beside(".backup"), &size);
    assert_int_equal(was_size, size);
    assert_memory_equal(was, is, size);
    assert_false(exists(beside(".backup-new")));
    fault.capacity = 0;
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK); /* still owed */
    assert_int_equal(files_with("second"), 2);
    keepsake_close(keepsake);
    free(was);
    free(is);
}

/* --- killed --- */

/* Keeps and deletes until it is killed; tells each step once it is acknowledged. */
static void live(int tell) {
    struct keepsake *keepsake;
    if (keepsake_open(box_path, KEEPSAKE_CREATE, &keepsake, NULL) != KEEPSAKE_OK) {
        _exit(1);
    }
    for (;;) {
        int64_t id;
        if (keepsake_keep_moment(keepsake, sample("word"), true, true, &id, NULL) != KEEPSAKE_OK) {
            _exit(2);
        }
        if (id > 8 && keepsake_delete_moment(keepsake, id - 8, NULL) != KEEPSAKE_OK) {
            _exit(3);
        }
        if (id % 16 == 0 && keepsake_backup(keepsake, NULL) != KEEPSAKE_OK) {
            _exit(4);
        }
        if (write(tell, &id, sizeof id) != sizeof id) {
            _exit(5);
        }
    }
}

/* `settled`: not before the first step was told, so that opening is not all that is ever hit. */
static int64_t live_and_die(long nanoseconds, bool settled) {
    int channel[2], status;
    int64_t id, last = 0;
    assert_int_equal(pipe(channel), 0);
    pid_t child = fork();
    if (child == 0) {
        close(channel[0]);
        live(channel[1]);
    }
    close(channel[1]);
    if (settled && read(channel[0], &id, sizeof id) == sizeof id) {
        last = id;
    }
    nanosleep(&(struct timespec){.tv_nsec = nanoseconds}, NULL);
    kill(child, SIGKILL);
    while (read(channel[0], &id, sizeof id) == sizeof id) {
        last = id;
    }
    close(channel[0]);
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status)); /* it never gave up by itself */
    return last;
}

static void test_killed_at_any_moment(void **state) {
    (void)state;
    enum { KILLS = 120 };
    uint64_t random = 3;
    int64_t acknowledged = 0, hot = 0, last = 0;
    for (int i = 0; i < KILLS; i++) {
        struct keepsake_entry newest;
        struct keepsake_report report;
        int count;
        int64_t told = live_and_die((long)random_below(&random, 20000000), i % 4 != 0);
        acknowledged += told > last ? told - last : 0;
        last = told > last ? told : last;
        hot += exists(beside("-journal"));
        struct keepsake *keepsake = open_box();
        assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
        assert_true(report.whole);
        assert_int_equal(report.lines, 2 * report.moments);
        assert_int_equal(keepsake_list_moments(keepsake, 0, &newest, 1, &count, NULL), KEEPSAKE_OK);
        assert_true(last == 0 || (count == 1 && newest.id >= last));
        last = count ? newest.id : 0;
        keepsake_close(keepsake);
        check_copy();
    }
    print_message("%d kills, %d changes acknowledged, %d journals left\n", KILLS, (int)acknowledged,
                  (int)hot);
    assert_true(acknowledged >= KILLS / 2); /* more on a machine with nothing else to do */
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_every_fault_of_every_action),
        IN_FOLDER(test_every_fault_of_opening),
        IN_FOLDER(test_deleting_on_a_full_disk),
        IN_FOLDER(test_deleting_the_largest_on_a_full_disk),
        IN_FOLDER(test_the_copy_gives_its_room),
        IN_FOLDER(test_deleting_without_any_room),
        IN_FOLDER(test_a_reserve_on_a_full_disk),
        IN_FOLDER(test_forgetting_on_a_full_disk),
        IN_FOLDER(test_forgetting_a_damaged_box),
        IN_FOLDER(test_a_forgetting_cut_short),
        IN_FOLDER(test_a_full_box),
        IN_FOLDER(test_the_old_copy_stays_when_a_new_one_fails),
        IN_FOLDER(test_killed_at_any_moment),
    };
    fault.no_sync = true;
    fault_install();
    return cmocka_run_group_tests_name("keepsake_faults", tests, NULL, NULL);
}
