/* Every kept thing adds up: what a disk gives back wrong is told, never read as another word. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool take_all(void *to, const void *bytes, size_t size) {
    text_add_bytes(to, bytes, size);
    return true;
}

/* Everything in it that is text for people: the export, and the settings. */
static struct text words_of(struct keepsake *keepsake) {
    static const char *const keys[] = {"names.a", "names.b", "sound.effects", "text.scale"};
    struct text words = {0};
    char value[4 * KEEPSAKE_MAX_VALUE + 1];
    keepsake_export_json(keepsake, take_all, &words, NULL);
    for (int i = 0; i < 4; i++) {
        bool has = keepsake_get_setting(keepsake, keys[i], value, NULL) == KEEPSAKE_OK;
        text_addf(&words, "%s=%s\n", keys[i], has ? value : "");
    }
    return words;
}

static void add_mark(void *to, const char *card, bool seen, bool favourite) {
    text_addf(to, "%s %d %d\n", card, seen, favourite);
}

static void add_level(void *to, const char *level, bool done) {
    text_addf(to, "%s %d\n", level, done);
}

static void add_year(void *to, int year) {
    text_addf(to, "%d\n", year);
}

static void add_name(void *to, const char *name) {
    text_addf(to, "%s\n", name);
}

static void add_found(struct keepsake *keepsake, struct keepsake_filter filter, struct text *out) {
    struct keepsake_entry list[9];
    int count = 0;
    keepsake_find_moments(keepsake, &filter, 0, list, 9, &count, NULL);
    for (int i = 0; i < count; i++) {
        text_addf(out, "%d %s, ", (int)list[i].id, list[i].title);
    }
    text_add(out, "\n");
}

/* All that is read from a box anywhere. */
static struct text all_of(struct keepsake *keepsake) {
    struct text all = words_of(keepsake);
    keepsake_list_cards(keepsake, "seven-spans", "small-fires", add_mark, &all, NULL);
    keepsake_list_progress(keepsake, "seven-spans", add_level, &all, NULL);
    keepsake_list_years(keepsake, add_year, &all, NULL);
    keepsake_list_decks(keepsake, add_name, &all, NULL);
    keepsake_list_chapters(keepsake, add_name, &all, NULL);
    for (int kind = 0; kind <= KEEPSAKE_EVENING; kind++) {
        add_found(keepsake, (struct keepsake_filter){.kind = (enum keepsake_kind)kind}, &all);
    }
    add_found(keepsake, (struct keepsake_filter){.laughed = true}, &all);
    add_found(keepsake, (struct keepsake_filter){.words = "t"}, &all);
    add_found(keepsake, (struct keepsake_filter){.year = 2026}, &all);
    for (int day = 0; day < 60; day++) { /* of the months that something was kept in */
        struct keepsake_entry entry = {0};
        struct day today = {2032, day < 30 ? 2 : 11, 1 + day % 30};
        keepsake_on_this_day(keepsake, today, &entry, NULL);
        text_addf(&all, "%d ", (int)entry.id);
    }
    return all;
}

/* The box that the game before sums left. */
static struct keepsake *open_kept(void) {
    copy_file(KEPT "/version-2.sqlite", box_path);
    return open_box();
}

static int64_t number(struct keepsake *keepsake, const char *sql) {
    int64_t value = 0;
    assert_int_equal(sql_number(keepsake->db, sql, &value), SQLITE_OK);
    return value;
}

static void test_a_kept_box_gets_its_sums(void **state) {
    (void)state;
    struct keepsake *keepsake = open_kept();
    struct keepsake_report report;
    struct keepsake_moment moment;
    assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
    assert_true(report.whole);
    assert_int_equal(report.moments, 3);
    assert_int_equal(report.lines, 3);
    assert_int_equal(report.settings, 10);
    assert_int_equal(keepsake_get_moment(keepsake, 2, &moment, NULL), KEEPSAKE_OK);
    assert_string_equal(moment.note, "We stood\nthere long.");
    assert_string_equal(moment.line[1].answer, "Soup");
    assert_string_equal(moment.replay, "120 E\n");
    assert_true(moment.laughed);
    keepsake_moment_release(&moment);
    struct text words = words_of(keepsake);
    static const char *const said[] = {"Our first night", "I'll call.", "Tea?", "names.a=MKNAMEON",
                                       "Zo\xc3\xab"};
    for (int i = 0; i < 5; i++) {
        assert_non_null(strstr(text_string(&words), said[i]));
    }
    text_release(&words);
    /* They are reckoned so for ever: a box lives longer than a game. */
    assert_int_equal(number(keepsake, "SELECT sum FROM setting WHERE key = 'names.b'"),
                     INT64_C(-637179956472525683));
    assert_int_equal(number(keepsake, "SELECT sum FROM promise"), INT64_C(-1418798763502906482));
    assert_int_equal(number(keepsake, "SELECT sum FROM own_card"), INT64_C(9170047099529203224));
    keepsake_close(keepsake);
}

/* With marks on cards and levels, so that each kind of row is there, more than once. */
static struct keepsake *open_full(void) {
    struct keepsake *keepsake = open_kept();
    for (int i = 0; i < 12; i++) {
        char card[24], level[48];
        snprintf(card, sizeof card, "card-%d", i);
        snprintf(level, sizeof level, "0%d-chapter/level-%d", 1 + i % 3, i);
        assert_int_equal(keepsake_note_card(keepsake, "seven-spans", "small-fires", card, NULL),
                         KEEPSAKE_OK);
        assert_int_equal(
            keepsake_set_favourite(keepsake, "seven-spans", "small-fires", card, i % 3 == 0, NULL),
            KEEPSAKE_OK);
        assert_int_equal(keepsake_set_progress(keepsake, "seven-spans", level, i % 2, NULL),
                         KEEPSAKE_OK);
    }
    return keepsake;
}

/* No bit of the file can change so that anything else is read while the check says "whole", nor so
 * that the box is taken as it is while a whole copy lies beside it. */
static void test_one_bit_at_a_time(void **state) {
    (void)state;
    enum { FLIPS = 400 };
    struct keepsake *keepsake = open_full();
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    struct text all = all_of(keepsake);
    keepsake_close(keepsake);
    size_t size, copy_size;
    char *bytes = read_file(box_path, &size), *copy = read_file(beside(".backup"), &copy_size);
    uint64_t random = 2026;
    int told = 0, same = 0;
    for (int i = 0; i < FLIPS; i++) {
        size_t at = random_below(&random, (uint32_t)size);
        char bit = (char)(1 << random_below(&random, 8));
        bool with_copy = i % 2;
        struct keepsake_report report = {0};
        bytes[at] = (char)(bytes[at] ^ bit);
        write_file(box_path, bytes, size);
        bytes[at] = (char)(bytes[at] ^ bit);
        write_file(beside(".backup"), copy, with_copy ? copy_size : 0);
        if (keepsake_open(box_path, 0, &keepsake, NULL) == KEEPSAKE_OK) {
            struct text now = all_of(keepsake);
            keepsake_check(keepsake, &report, NULL);
            if ((report.whole || with_copy) && strcmp(text_string(&now), text_string(&all)) != 0) {
                fail_msg("bit %d of byte %zu reads otherwise", bit, at);
            }
            text_release(&now);
            keepsake_close(keepsake);
        }
        told += !report.whole;
        same += report.whole;
    }
    assert_true(told > FLIPS / 10 && same > FLIPS / 10); /* some hit words, some what is empty */
    free(bytes);
    free(copy);
    text_release(&all);
}

/* A mark that does not add up is none, and the next one is not built on it. */
static void test_marks_begin_anew(void **state) {
    (void)state;
    keepsake_close(open_full());
    remove(beside(".backup"));
    run_sql(box_path, "UPDATE card SET favourite = 1 WHERE card = 'card-1';"
                      "UPDATE progress SET done = 1 WHERE level = '01-chapter/level-6'");
    struct keepsake *keepsake = open_box();
    struct keepsake_report report;
    struct text all = all_of(keepsake);
    assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
    assert_false(report.whole);
    assert_int_equal(report.damaged_others, 2);
    assert_null(strstr(text_string(&all), "card-1 "));
    assert_null(strstr(text_string(&all), "01-chapter/level-6 "));
    text_release(&all);
    assert_int_equal(keepsake_note_card(keepsake, "seven-spans", "small-fires", "card-1", NULL),
                     KEEPSAKE_OK);
    assert_int_equal(
        keepsake_set_progress(keepsake, "seven-spans", "01-chapter/level-6", false, NULL),
        KEEPSAKE_OK);
    all = all_of(keepsake);
    assert_non_null(strstr(text_string(&all), "card-1 1 0\n"));
    assert_non_null(strstr(text_string(&all), "01-chapter/level-6 0\n"));
    text_release(&all);
    static const char *const through[] = {"card-1", "card-2", "card-3", "card-4", "card-5"};
    assert_int_equal(keepsake_reset_seen(keepsake, "seven-spans", "small-fires", through, 5, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
    assert_true(report.whole);
    all = all_of(keepsake);
    assert_null(strstr(text_string(&all), "card-1 "));
    assert_non_null(strstr(text_string(&all), "card-3 0 1\n"));
    text_release(&all);
    keepsake_close(keepsake);
}

/* One letter of one moment, as a disk would. */
static void spoil(const char *path, const char *word) {
    size_t size, length = strlen(word);
    char *bytes = read_file(path, &size);
    int hits = 0;
    for (size_t i = 0; i + length <= size; i++) {
        if (memcmp(bytes + i, word, length) == 0) {
            bytes[i] ^= 1;
            hits++;
        }
    }
    assert_true(hits > 0);
    write_file(path, bytes, size);
    free(bytes);
}

static void make_box(void) {
    struct keepsake *keepsake = open_box();
    keep(keepsake, "first-words");
    keep(keepsake, "other-words");
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
}

static void test_the_whole_copy_is_offered(void **state) {
    (void)state;
    enum keepsake_recovery recovery;
    struct text told = {0};
    struct keepsake_moment moment;
    make_box();
    spoil(box_path, "first-words");
    assert_int_equal(try_open(box_path, KEEPSAKE_CREATE), KEEPSAKE_DAMAGED);
    assert_int_equal(keepsake_recover(box_path, &recovery, &told, NULL), KEEPSAKE_OK);
    assert_int_equal(recovery, KEEPSAKE_RESTORED);
    struct keepsake *keepsake = open_box();
    assert_int_equal(keepsake_get_moment(keepsake, 1, &moment, NULL), KEEPSAKE_OK);
    assert_string_equal(moment.title, "first-words");
    keepsake_moment_release(&moment);
    keepsake_close(keepsake);
    text_release(&told);
}

/* What a crash left past the end of a damaged box stays for whoever mends it. */
static void test_a_damaged_box_is_not_cut(void **state) {
    (void)state;
    size_t size, after;
    make_box();
    spoil(box_path, "first-words");
    char *bytes = read_file(box_path, &size);
    bytes = realloc(bytes, size + BOX_PAGE);
    assert_non_null(bytes);
    memset(bytes + size, 'x', BOX_PAGE);
    write_file(box_path, bytes, size + BOX_PAGE);
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_DAMAGED);
    char *now = read_file(box_path, &after);
    assert_int_equal(after, size + BOX_PAGE);
    assert_memory_equal(now, bytes, after);
    free(now);
    free(bytes);
}

/* Without a copy that is better, most of the moments are better than none. */
static void test_what_is_good_goes_on(void **state) {
    (void)state;
    struct keepsake_moment moment;
    struct keepsake_report report;
    for (int with_copy = 0; with_copy < 2; with_copy++) {
        make_box();
        spoil(box_path, "first-words");
        if (with_copy) {
            spoil(beside(".backup"), "other-words");
        } else {
            remove(beside(".backup"));
        }
        struct keepsake *keepsake = open_box();
        assert_int_equal(keepsake_get_moment(keepsake, 1, &moment, NULL), KEEPSAKE_DAMAGED);
        assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
        assert_false(report.whole);
        assert_int_equal(report.damaged_moments, 1);
        struct text words = words_of(keepsake);
        assert_non_null(strstr(text_string(&words), "other-words"));
        assert_null(strstr(text_string(&words), "\"title\":\"girst-words"));
        text_release(&words);
        /* No change makes it good, and it can be deleted. */
        assert_int_equal(keepsake_set_laughed(keepsake, 1, true, NULL), KEEPSAKE_DAMAGED);
        assert_int_equal(keepsake_set_note(keepsake, 1, "x", true, true, NULL), KEEPSAKE_DAMAGED);
        assert_int_equal(keepsake_get_moment(keepsake, 1, &moment, NULL), KEEPSAKE_DAMAGED);
        assert_int_equal(keepsake_delete_moment(keepsake, 1, NULL), KEEPSAKE_OK);
        assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
        assert_true(report.whole);
        keepsake_close(keepsake);
        empty_folder();
    }
}

/* What no row of ours can hold: a number out of its range, and a text that became bytes. */
static void test_a_row_that_breaks_its_rules(void **state) {
    (void)state;
    for (int bytes = 0; bytes < 2; bytes++) {
        struct keepsake_report report;
        make_box();
        remove(beside(".backup"));
        run_sql(box_path, bytes ? "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql ="
                                  " replace(sql, ' STRICT', '') WHERE name = 'moment'"
                                : "PRAGMA ignore_check_constraints = ON;"
                                  "UPDATE moment SET kind = 9 WHERE id = 1");
        if (bytes) {
            run_sql(box_path, "UPDATE moment SET title = CAST(title AS BLOB) WHERE id = 1;"
                              "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql ="
                              " sql || ' STRICT' WHERE name = 'moment'");
        }
        struct keepsake *keepsake = open_box();
        assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
        assert_false(report.whole);
        assert_int_equal(report.damaged_moments, 1);
        struct text words = words_of(keepsake);
        assert_non_null(strstr(text_string(&words), "other-words"));
        assert_null(strstr(text_string(&words), "\"title\":\"first-words"));
        text_release(&words);
        assert_int_equal(keepsake_delete_moment(keepsake, 1, NULL), KEEPSAKE_OK);
        assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
        assert_true(report.whole);
        keepsake_close(keepsake);
        empty_folder();
    }
}

/* What has no sum keeps to its rules, or is set right. */
static void test_what_is_owed(void **state) {
    (void)state;
    struct keepsake_report report;
    make_box();
    run_sql(box_path, "PRAGMA ignore_check_constraints = ON; UPDATE box SET owed = 9");
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_DAMAGED);
    remove(beside(".backup"));
    struct keepsake *keepsake = open_box();
    assert_in_range(number(keepsake, "SELECT owed FROM box"), OWED_NOTHING, OWED_COPY);
    assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
    assert_true(report.whole);
    keepsake_close(keepsake);
}

/* An index that says otherwise than its table: the copy is offered, and without one it still opens.
 */
static void test_an_index_that_differs(void **state) {
    (void)state;
    make_box();
    run_sql(box_path,
            "PRAGMA writable_schema = ON;"
            "UPDATE sqlite_schema SET sql = replace(sql, 'kind, laughed', 'laughed, kind')"
            " WHERE name = 'sky'");
    run_sql(box_path,
            "REINDEX sky; PRAGMA writable_schema = ON;"
            "UPDATE sqlite_schema SET sql = replace(sql, 'laughed, kind', 'kind, laughed')"
            " WHERE name = 'sky'");
    assert_int_equal(try_open(box_path, 0), KEEPSAKE_DAMAGED);
    remove(beside(".backup"));
    struct keepsake *keepsake = open_box();
    struct keepsake_report report;
    assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
    assert_false(report.whole);
    assert_int_equal(report.damaged_moments, 0);
    keepsake_close(keepsake);
}

/* Each kind of thing, and each way in which one may come to be other than it was. */
static void test_every_kind(void **state) {
    (void)state;
    static const char *const spoils[] = {
        "UPDATE moment SET zone = zone + 60 WHERE id = 1",
        "UPDATE moment SET id = 9 WHERE id = 1",
        "UPDATE line SET answer = 'Coffee' WHERE place = 0 AND moment = 1",
        "UPDATE line SET place = 7 WHERE place = 0 AND moment = 2",
        "DELETE FROM line WHERE moment = 2 AND place = 1",
        "INSERT INTO line VALUES (3, 0, 1, 'Why?', '')",
        "UPDATE promise SET text = 'I''ll fall.'",
        "UPDATE promise SET state = 1",
        "UPDATE own_card SET topics = 4",
        "UPDATE setting SET value = 'Anna' WHERE key = 'names.a'",
        "UPDATE setting SET key = 'names.c' WHERE key = 'names.a'",
        "UPDATE moment SET sum = 0 WHERE id = 3",
        "UPDATE card SET seen = 1 - seen",
        "UPDATE progress SET visit = visit + 1",
    };
    for (size_t i = 0; i < sizeof spoils / sizeof spoils[0]; i++) {
        struct keepsake_report report;
        keepsake_close(open_full());
        run_sql(box_path, spoils[i]);
        struct keepsake *keepsake = open_box(); /* there is no copy yet */
        assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
        if (report.whole) {
            fail_msg("not told: %s", spoils[i]);
        }
        keepsake_close(keepsake);
        empty_folder();
    }
}

/* A word that a disk gives back wrong after the box was opened stays out of the good copy. */
static void test_a_good_copy_is_not_renewed_by_what_is_damaged(void **state) {
    (void)state;
    struct keepsake *keepsake = open_full();
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    size_t size, after;
    char *copy = read_file(beside(".backup"), &size);
    keep(keepsake, "alder");
    assert_int_equal(sql_run(keepsake->db, "UPDATE promise SET text = 'I''ll fall.'", ""),
                     SQLITE_OK);
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_DAMAGED);
    char *now = read_file(beside(".backup"), &after);
    assert_int_equal(after, size);
    assert_memory_equal(now, copy, size);
    free(copy);
    free(now);
    keepsake_close(keepsake);
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_a_kept_box_gets_its_sums),
        IN_FOLDER(test_one_bit_at_a_time),
        IN_FOLDER(test_marks_begin_anew),
        IN_FOLDER(test_the_whole_copy_is_offered),
        IN_FOLDER(test_a_damaged_box_is_not_cut),
        IN_FOLDER(test_what_is_good_goes_on),
        IN_FOLDER(test_an_index_that_differs),
        IN_FOLDER(test_a_row_that_breaks_its_rules),
        IN_FOLDER(test_what_is_owed),
        IN_FOLDER(test_every_kind),
        IN_FOLDER(test_a_good_copy_is_not_renewed_by_what_is_damaged),
    };
    return cmocka_run_group_tests_name("keepsake_sums", tests, NULL, NULL);
}
