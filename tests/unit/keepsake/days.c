/* A moment belongs to the day that it was for the two, wherever it is read. */
#define _XOPEN_SOURCE 700
#include "fixture.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static void travel(const char *zone) {
    setenv("TZ", zone, 1);
    tzset();
}

static struct keepsake *memory_box(void) {
    struct keepsake *keepsake;
    assert_int_equal(keepsake_open(":memory:", 0, &keepsake, NULL), KEEPSAKE_OK);
    return keepsake;
}

static bool take_all(void *to, const void *bytes, size_t size) {
    text_add_bytes(to, bytes, size);
    return true;
}

static void bring(struct keepsake *keepsake, const struct text *json) {
    struct keepsake_import report;
    assert_int_equal(import_bytes(keepsake, json->data, json->length, &report, NULL), KEEPSAKE_OK);
}

/* Only what was light comes up by itself. */
static int64_t found_on(struct keepsake *keepsake, int year, int month, int day) {
    struct keepsake_entry entry = {0};
    for (int64_t id = 1; id <= 3; id++) {
        keepsake_set_laughed(keepsake, id, true, NULL);
    }
    keepsake_on_this_day(keepsake, (struct day){year, month, day}, &entry, NULL);
    return entry.id;
}

/* Kept at half past midnight of 22 November in Berlin; in New York it was still the 21st. */
static void is_of_22_november(struct keepsake *keepsake) {
    static const char *const places[] = {"Europe/Berlin", "America/New_York", "Pacific/Auckland"};
    for (int i = 0; i < 3; i++) {
        struct keepsake_entry entry;
        struct text page = {0};
        int count;
        travel(places[i]);
        assert_int_equal(found_on(keepsake, 2027, 11, 22), 1);
        assert_int_equal(found_on(keepsake, 2027, 11, 21), 0);
        assert_int_equal(keepsake_list_moments(keepsake, 0, &entry, 1, &count, NULL), KEEPSAKE_OK);
        assert_int_equal(entry.zone, 60);
        assert_int_equal(keepsake_day(entry.kept_at, entry.zone).day, 22);
        assert_int_equal(
            keepsake_export_html(keepsake, &keepsake_page_english, take_all, &page, NULL),
            KEEPSAKE_OK);
        assert_non_null(strstr(text_string(&page), "2026-11-22"));
        assert_null(strstr(text_string(&page), "2026-11-21"));
        text_release(&page);
    }
}

/* An export of an older game does not say where they were: then it was here. */
static void test_the_zone_goes_along(void **state) {
    (void)state;
    struct text old = {0}, new = {0};
    size_t size;
    char *bytes = read_file(KEPT "/one.json", &size);
    struct keepsake *keepsake = memory_box(), *other = memory_box();
    text_add_bytes(&old, bytes, size);
    travel("Europe/Berlin");
    bring(keepsake, &old);
    is_of_22_november(keepsake);
    assert_int_equal(keepsake_export_json(keepsake, take_all, &new, NULL), KEEPSAKE_OK);
    assert_non_null(strstr(text_string(&new), "\"zone\":60"));
    travel("America/New_York");
    bring(other, &new);
    is_of_22_november(other);
    bring(other, &old); /* the same moment, though nobody says where: it is not doubled */
    int64_t count;
    assert_int_equal(keepsake_count_moments(other, &count, NULL), KEEPSAKE_OK);
    assert_int_equal(count, 1);
    free(bytes);
    text_release(&old);
    text_release(&new);
    keepsake_close(keepsake);
    keepsake_close(other);
}

static void test_kept_where_they_are(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct keepsake_moment moment = *sample("x"), read;
    static const struct {
        const char *place;
        int64_t at;
        int zone;
    } cases[] = {
        {"Europe/Berlin", 1795303800, 60},  /* winter */
        {"Europe/Berlin", 1782864000, 120}, /* summer */
        {"America/New_York", 1795303800, -300},  {"Asia/Kolkata", 1795303800, 330},
        {"Pacific/Kiritimati", 1795303800, 840}, {"UTC", 0, 0},
        {"America/New_York", 0, -300}, /* 1969, there */
    };
    for (int i = 0; i < 7; i++) {
        travel(cases[i].place);
        moment.kept_at = cases[i].at;
        moment.zone = 17; /* what the caller says is not asked */
        int64_t id;
        assert_int_equal(keepsake_keep_moment(keepsake, &moment, true, true, &id, NULL),
                         KEEPSAKE_OK);
        assert_int_equal(keepsake_get_moment(keepsake, id, &read, NULL), KEEPSAKE_OK);
        assert_int_equal(read.zone, cases[i].zone);
        keepsake_moment_release(&read);
    }
    assert_int_equal(keepsake_day(0, -300).year, 1969);
    struct keepsake_filter filter = {.year = 1969};
    int64_t count;
    assert_int_equal(keepsake_count_found(keepsake, &filter, &count, NULL), KEEPSAKE_OK);
    assert_int_equal(count, 1);
    keepsake_close(keepsake);
}

static void test_zones_that_are_none(void **state) {
    (void)state;
    static const char *const zones[] = {"\"zone\":1441,", "\"zone\":\"x\",", "\"zone\":1.5,",
                                        "\"zone\":-9999999999,", "\"zone\":0,\"zone\":0,"};
    size_t size;
    char *bytes = read_file(KEPT "/one.json", &size), *at;
    bytes[size] = '\0';
    at = strstr(bytes, "\"kind\"");
    struct keepsake *keepsake = memory_box();
    for (int i = 0; i < 5; i++) {
        struct keepsake_import report;
        struct text json = {0};
        text_add_bytes(&json, bytes, (size_t)(at - bytes));
        text_addf(&json, "%s%s", zones[i], at);
        assert_int_equal(import_bytes(keepsake, json.data, json.length, &report, NULL),
                         KEEPSAKE_REFUSED);
        text_release(&json);
    }
    free(bytes);
    keepsake_close(keepsake);
}

/* What was kept before a box knew of places is of the place where it is opened first. */
static void test_an_old_box(void **state) {
    (void)state;
    travel("Europe/Berlin");
    copy_file(KEPT "/version-2.sqlite", box_path);
    struct keepsake *keepsake = open_box();
    assert_int_equal(found_on(keepsake, 2027, 11, 22), 1);
    keepsake_close(keepsake);
    travel("America/New_York");
    keepsake = open_box();
    assert_int_equal(found_on(keepsake, 2027, 11, 22), 1);
    assert_int_equal(found_on(keepsake, 2027, 2, 28), 2); /* of a leap day */
    keepsake_close(keepsake);
}

static void test_a_clock_set_back(void **state) {
    (void)state;
    travel("UTC");
    struct keepsake *keepsake = memory_box();
    struct keepsake_moment moment = *sample("x");
    struct keepsake_entry list[4];
    int count;
    const int64_t times[] = {1795303800, 1000000000, 1795303900};
    for (int i = 0; i < 3; i++) {
        moment.kept_at = times[i];
        assert_int_equal(keepsake_keep_moment(keepsake, &moment, true, true, NULL, NULL),
                         KEEPSAKE_OK);
    }
    assert_int_equal(keepsake_list_moments(keepsake, 0, list, 4, &count, NULL), KEEPSAKE_OK);
    assert_int_equal(count, 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(list[i].id, 3 - i);
    }
    assert_int_equal(found_on(keepsake, 2001, 11, 21), 3); /* it lies ahead, and is found */
    keepsake_close(keepsake);
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_zone_goes_along), cmocka_unit_test(test_kept_where_they_are),
        cmocka_unit_test(test_zones_that_are_none), IN_FOLDER(test_an_old_box),
        cmocka_unit_test(test_a_clock_set_back),
    };
    return cmocka_run_group_tests_name("keepsake_days", tests, NULL, NULL);
}
