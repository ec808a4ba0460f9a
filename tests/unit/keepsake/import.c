/* Bringing in by portions: what memory it takes, what goes on meanwhile, and what is refused where.
 */
#define _XOPEN_SOURCE 700
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static const char head[] =
    "{\"format\":\"two-lanterns keepsake\",\"version\":1,\n\"contains\":{},\n";

static const char *json_path(void) {
    return beside(".json");
}

static void add_moments(struct text *json, int count) {
    text_add(json, "\"moments\":[\n");
    for (int i = 0; i < count; i++) {
        text_addf(json,
                  "%s{\"kept_at\":%d,\"zone\":0,\"kind\":\"card\",\"laughed\":false,\"pack\":\"\","
                  "\"level\":\"\",\"deck\":\"d\",\"title\":\"number %d\",\"name_a\":\"Ana\","
                  "\"name_b\":\"Kim\",\"note\":\"\",\"source\":\"\",\"replay\":\"\",\"lines\":["
                  "{\"who\":\"a\",\"question\":\"Why?\",\"answer\":\"So \\u00e9 \\\"x\\\"\"}]}",
                  i ? ",\n" : "", 1800000000 + i, i);
    }
    text_add(json, "]");
}

static void add_cards(struct text *json, int from, int count) {
    text_add(json, ",\n\"own_cards\":[");
    for (int i = 0; i < count; i++) {
        text_addf(json,
                  "%s{\"ask\":\"Card %d?\",\"answer_1\":\"\",\"answer_2\":\"\",\"answer_3\":\"\","
                  "\"depth\":1,\"topics\":0}",
                  i ? "," : "", from + i);
    }
    text_add(json, "]");
}

/* Into the file at json_path. */
static void write_export(int moments, int first_card, int cards) {
    struct text json = {0};
    text_add(&json, head);
    add_moments(&json, moments);
    add_cards(&json, first_card, cards);
    text_add(&json, ",\n\"promises\":[]}\n");
    write_file(json_path(), json.data, json.length);
    text_release(&json);
}

static int64_t moments_in(struct keepsake *keepsake) {
    int64_t count = -1;
    assert_int_equal(keepsake_count_moments(keepsake, &count, NULL), KEEPSAKE_OK);
    return count;
}

static enum keepsake_result bring_in(struct keepsake *keepsake, int portion,
                                     struct keepsake_import *report, struct error *error) {
    struct keepsake_importer *importer;
    bool done = false;
    int part = 0;
    enum keepsake_result result = keepsake_import_begin(keepsake, json_path(), &importer, error);
    while (result == KEEPSAKE_OK && !done) {
        result = keepsake_import_step(importer, portion, &done, error);
        assert_true(keepsake_import_part(importer) >= part);
        part = keepsake_import_part(importer);
    }
    if (result == KEEPSAKE_OK) {
        *report = *keepsake_import_report(importer);
    }
    keepsake_import_end(importer);
    return result;
}

static void test_by_portions(void **state) {
    (void)state;
    struct keepsake_import report;
    struct keepsake_report whole;
    write_export(300, 0, 5);
    for (int portion = 1; portion < 1000; portion *= 31) {
        struct keepsake *keepsake = open_box();
        assert_int_equal(bring_in(keepsake, portion, &report, NULL), KEEPSAKE_OK);
        assert_int_equal(report.moments, 300);
        assert_int_equal(report.own_cards, 5);
        assert_int_equal(bring_in(keepsake, portion, &report, NULL), KEEPSAKE_OK);
        assert_int_equal(report.moments, 0);
        assert_int_equal(report.known, 305);
        assert_int_equal(moments_in(keepsake), 300);
        assert_int_equal(keepsake_check(keepsake, &whole, NULL), KEEPSAKE_OK);
        assert_true(whole.whole);
        keepsake_close(keepsake);
        remove(box_path);
    }
}

/* It is one transaction: nothing else is changed meanwhile, and called off it leaves nothing. */
static void test_what_goes_on_meanwhile(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    struct keepsake_importer *importer, *second;
    struct keepsake_filter filter = {.words = "number"};
    struct error error = {""};
    char value[4 * KEEPSAKE_MAX_VALUE + 1];
    int64_t found;
    bool done;
    keep(keepsake, "first");
    write_export(300, 0, 0);
    assert_int_equal(keepsake_import_begin(keepsake, json_path(), &importer, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_import_step(importer, 100, &done, NULL), KEEPSAKE_OK);
    assert_false(done);
    assert_int_equal(keepsake_set_setting(keepsake, "tone", "7", &error), KEEPSAKE_FAILED);
    assert_non_null(strstr(error.text, "being brought in"));
    assert_int_equal(keepsake_delete_moment(keepsake, 1, NULL), KEEPSAKE_FAILED);
    assert_int_equal(keepsake_import_begin(keepsake, json_path(), &second, NULL), KEEPSAKE_FAILED);
    assert_int_equal(keepsake_count_found(keepsake, &filter, &found, NULL), KEEPSAKE_OK);
    assert_true(found > 0 && found < 300);
    keepsake_import_end(importer);
    assert_int_equal(keepsake_count_found(keepsake, &filter, &found, NULL), KEEPSAKE_OK);
    assert_int_equal(found, 0);
    assert_int_equal(moments_in(keepsake), 1);
    assert_int_equal(keepsake_set_setting(keepsake, "tone", "7", NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_get_setting(keepsake, "tone", value, NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
}

static long most_memory(void) {
    struct rusage usage;
    assert_int_equal(getrusage(RUSAGE_SELF, &usage), 0);
    return usage.ru_maxrss / 1024; /* MiB, on Linux */
}

/* A hundred megabytes of zeros where the game writes a few numbers. */
static void test_a_file_of_zeros(void **state) {
    (void)state;
    static char zeros[1 << 20];
    struct keepsake_import report;
    static const char *const places[] = {"\"contains\":{\"a\":[", "\"moments\":[{\"lines\":[",
                                         "\"moments\":["};
    long before = most_memory();
    for (size_t i = 0; i < sizeof zeros; i += 2) {
        memcpy(zeros + i, "0,", 2);
    }
    for (int place = 0; place < 3; place++) {
        struct keepsake *keepsake = open_box();
        struct error error = {""};
        FILE *file = fopen(json_path(), "wb");
        assert_non_null(file);
        fputs("{\"format\":\"two-lanterns keepsake\",\"version\":1,\n", file);
        fputs(places[place], file);
        for (int i = 0; i < 100; i++) {
            assert_int_equal(fwrite(zeros, 1, sizeof zeros, file), sizeof zeros);
        }
        fputs("0]}\n", file);
        fclose(file);
        assert_int_equal(bring_in(keepsake, 40, &report, &error), KEEPSAKE_REFUSED);
        assert_non_null(strstr(error.text, "ine 2"));
        keepsake_close(keepsake);
    }
    assert_true(most_memory() - before < 256);
}

static void refused(const char *json, size_t size, const char *why) {
    struct keepsake_import report;
    struct error error = {""};
    struct keepsake *keepsake = open_box();
    write_file(json_path(), json, size);
    assert_int_equal(bring_in(keepsake, 1, &report, &error), KEEPSAKE_REFUSED);
    if (!strstr(error.text, why)) {
        fail_msg("\"%s\" does not say \"%s\"", error.text, why);
    }
    assert_int_equal(moments_in(keepsake), 0);
    keepsake_close(keepsake);
}

static void refused_with(const char *old, const char *new, size_t new_size, const char *why) {
    struct text json = {0}, bad = {0};
    text_add(&json, head);
    add_moments(&json, 3);
    add_cards(&json, 0, 0);
    text_add(&json, ",\"promises\":[]}");
    const char *at = strstr(json.data, old);
    assert_non_null(at);
    text_add_bytes(&bad, json.data, (size_t)(at - json.data));
    text_add_bytes(&bad, new, new_size);
    text_add(&bad, at + strlen(old));
    refused(bad.data, bad.length, why);
    text_release(&json);
    text_release(&bad);
}

static void test_where_it_is_wrong(void **state) {
    (void)state;
#define WITH(old, new, why) refused_with(old, new, sizeof new - 1, why)
    WITH("number 1", "num\\u0000ber",
         "Line 5 of this file has a NUL (\\u0000) at its character 106");
    WITH("number 1", "num\0ber", "Line 5 of this file has a NUL");
    WITH("\"promises\"", "\0\"promises\"", "has a NUL");
    WITH("number 1", "number\\", "Entry 2 of \"moments\" in this file (line 5)");
    WITH("number 1", "\\u00", "not an export of this game from its line 5 on");
    WITH("number 1", "\xe3\x85\xa4", "Entry 2 of \"moments\" in this file (line 5)");
    WITH("number 1",
         "e\xd2\x83\xd2\x83\xd2\x83\xd2\x83\xd2\x83\xd2\x83\xd2\x83\xd2\x83\xd2\x83\xd2\x83",
         "Entry 2 of \"moments\" in this file (line 5)");
    WITH("1800000002", "1 2", "Entry 3 of \"moments\" in this file (line 6)");
    WITH("1800000002", "18000000020000000", "line 6");
    WITH("\"moments\":[", "\"moments\":[,", "not an export");
    WITH("\"promises\":[]", "\"promises\":[],", "not an export");
    WITH("\"promises\":[]", "\"promises\":[]}x", "not an export");
    WITH("\"promises\":[]", "\"promises\":[]]", "not an export");
    WITH(",\"promises\":[]", "", "not an export");
    WITH("\"contains\":{}", "\"contains\":{]}", "not an export");
    WITH("\"contains\":{}", "\"contains\":[]", "not an export");
}

/* Letters that can't be drawn are taken, and told of. */
static void test_letters_that_are_lacking(void **state) {
    (void)state;
    static const char *const titles[] = {"H\xc3\xa9ron", "\\u65e5\\u672c", "\xd7\xa9"};
    for (int i = 0; i < 3; i++) {
        struct keepsake *keepsake = open_box();
        struct keepsake_import report;
        struct text json = {0};
        text_addf(&json,
                  "%s\"moments\":[],\"promises\":[{\"made_at\":1,\"by\":\"Ana\",\"text\":\"%s\","
                  "\"state\":\"open\",\"asked_at\":0,\"noticed\":false}],\"own_cards\":[]}",
                  head, titles[i]);
        write_file(json_path(), json.data, json.length);
        assert_int_equal(bring_in(keepsake, 9, &report, NULL), KEEPSAKE_OK);
        assert_int_equal(report.promises, 1);
        assert_int_equal(report.lacks, i > 0);
        text_release(&json);
        keepsake_close(keepsake);
        remove(box_path);
    }
}

/* As many cards as a list shows, whether they come at once or by and by. */
static void test_more_cards_than_can_be_seen(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    struct keepsake_import report;
    struct error error = {""};
    enum { HERE = KEEPSAKE_MAX_OWN_CARDS - 50, LAST = 100 };
    char words[80];
    write_export(0, 0, KEEPSAKE_MAX_OWN_CARDS + 1);
    assert_int_equal(bring_in(keepsake, 9, &report, &error), KEEPSAKE_REFUSED);
    snprintf(words, sizeof words, "room for %d cards of your own. You have 0",
             KEEPSAKE_MAX_OWN_CARDS);
    assert_non_null(strstr(error.text, words));
    write_export(0, 0, HERE);
    assert_int_equal(bring_in(keepsake, 9, &report, NULL), KEEPSAKE_OK);
    write_export(0, HERE - 50, LAST + 1);
    error = (struct error){""};
    assert_int_equal(bring_in(keepsake, 9, &report, &error), KEEPSAKE_REFUSED);
    snprintf(words, sizeof words, "You have %d", HERE);
    assert_non_null(strstr(error.text, words));
    write_export(0, HERE - 50, LAST);
    assert_int_equal(bring_in(keepsake, 9, &report, NULL), KEEPSAKE_OK);
    assert_int_equal(report.own_cards, 50);
    keepsake_close(keepsake);
}

static void test_what_is_no_file(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    struct keepsake_import report;
    struct error error = {""};
    assert_int_equal(bring_in(keepsake, 9, &report, &error), KEEPSAKE_UNREADABLE);
    assert_true(error.text[0] && !strstr(error.text, folder));
    assert_int_equal(mkdir(json_path(), 0700), 0);
    assert_int_equal(bring_in(keepsake, 9, &report, NULL), KEEPSAKE_UNREADABLE);
    assert_int_equal(rmdir(json_path()), 0);
    assert_int_equal(mkfifo(json_path(), 0600), 0);
    assert_int_equal(bring_in(keepsake, 9, &report, NULL), KEEPSAKE_UNREADABLE);
    remove(json_path());
    write_file(json_path(), "", 0);
    assert_int_equal(truncate(json_path(), (off_t)KEEPSAKE_MAX_IMPORT + 1), 0);
    error = (struct error){""};
    assert_int_equal(bring_in(keepsake, 9, &report, &error), KEEPSAKE_REFUSED);
    assert_non_null(strstr(error.text, "too large"));
    keepsake_close(keepsake);
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_by_portions),
        IN_FOLDER(test_what_goes_on_meanwhile),
        IN_FOLDER(test_a_file_of_zeros),
        IN_FOLDER(test_where_it_is_wrong),
        IN_FOLDER(test_letters_that_are_lacking),
        IN_FOLDER(test_what_is_no_file),
        IN_FOLDER(test_more_cards_than_can_be_seen),
    };
    fault.no_sync = true;
    fault_install();
    return cmocka_run_group_tests_name("keepsake_import", tests, NULL, NULL);
}
