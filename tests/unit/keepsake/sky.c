/* What is found, and that what was deleted is not. */
#define _XOPEN_SOURCE 700
#include "fixture.h"

#include "keepsake/sky.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LIST = 20 };

static struct keepsake *memory_box(void) {
    struct keepsake *keepsake;
    assert_int_equal(keepsake_open(":memory:", 0, &keepsake, NULL), KEEPSAKE_OK);
    return keepsake;
}

static int64_t at(int year, int month, int day, int hour) {
    struct tm date = {.tm_year = year - 1900,
                      .tm_mon = month - 1,
                      .tm_mday = day,
                      .tm_hour = hour,
                      .tm_isdst = -1};
    return (int64_t)mktime(&date);
}

static int64_t keep_this(struct keepsake *keepsake, const struct keepsake_moment *moment) {
    int64_t id = 0;
    assert_int_equal(keepsake_keep_moment(keepsake, moment, true, true, &id, NULL), KEEPSAKE_OK);
    return id;
}

static int64_t keep_words(struct keepsake *keepsake, const char *title, const char *answer) {
    struct keepsake_moment moment = *sample("x");
    moment.title = title;
    moment.name_a = "Ren\xc3\xa9";
    moment.note = "";
    moment.line[0] = (struct keepsake_line){.question = "What helps?", .answer = answer};
    moment.line_count = 1;
    return keep_this(keepsake, &moment);
}

/* The ids that are found, as text: "3 1 ". */
static const char *found(struct keepsake *keepsake, struct keepsake_filter filter) {
    static char text[200];
    struct keepsake_entry list[LIST];
    int count = -1;
    int64_t total = -1;
    assert_int_equal(keepsake_find_moments(keepsake, &filter, 0, list, LIST, &count, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(keepsake_count_found(keepsake, &filter, &total, NULL), KEEPSAKE_OK);
    assert_int_equal(total, count);
    assert_true(sky_holds(keepsake->sky, true));
    *text = '\0';
    for (int i = 0; i < count; i++) {
        snprintf(text + strlen(text), sizeof text - strlen(text), "%d ", (int)list[i].id);
    }
    return text;
}

static const char *search(struct keepsake *keepsake, const char *words) {
    return found(keepsake, (struct keepsake_filter){.words = words});
}

static void test_every_part_of_a_filter(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct keepsake_moment moment = *sample("x");
    moment.kept_at = at(2024, 12, 31, 23);
    keep_this(keepsake, &moment); /* 1 */
    moment.kept_at = at(2025, 1, 1, 0);
    moment.kind = KEEPSAKE_CARD;
    moment.level = "";
    moment.deck = "small-talk";
    keep_this(keepsake, &moment); /* 2 */
    moment.kind = KEEPSAKE_EVENING;
    moment.deck = "";
    moment.level = "02-asking/first";
    moment.laughed = true;
    keep_this(keepsake, &moment);             /* 3 */
    for (int again = 0; again < 2; again++) { /* told of changes; then read from the box */
        assert_string_equal(found(keepsake, (struct keepsake_filter){0}), "3 2 1 ");
        assert_string_equal(found(keepsake, (struct keepsake_filter){.year = 2024}), "1 ");
        assert_string_equal(found(keepsake, (struct keepsake_filter){.year = 2025}), "3 2 ");
        assert_string_equal(found(keepsake, (struct keepsake_filter){.year = 2026}), "");
        assert_string_equal(found(keepsake, (struct keepsake_filter){.kind = KEEPSAKE_CARD}), "2 ");
        assert_string_equal(found(keepsake, (struct keepsake_filter){.deck = "small-talk"}), "2 ");
        assert_string_equal(found(keepsake, (struct keepsake_filter){.deck = "small"}), "");
        assert_string_equal(found(keepsake, (struct keepsake_filter){.chapter = "02-asking"}),
                            "3 ");
        assert_string_equal(found(keepsake, (struct keepsake_filter){.chapter = "02"}), "");
        assert_string_equal(found(keepsake, (struct keepsake_filter){.laughed = true}), "3 ");
        assert_string_equal(
            found(keepsake, (struct keepsake_filter){.laughed = true, .year = 2024}), "");
        sky_forget(keepsake);
    }
    keepsake_close(keepsake);
}

static void test_words(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    search(keepsake, "nothing is there yet");
    keep_words(keepsake, "Caf\xc3\xa9 by the river", "Quiet company"); /* 1 */
    keep_words(keepsake, "Time alone",
               "\xc3\x89lan & \xce\x9b\xcf\x8c\xce\xb3\xce\xbf\xcf\x82");             /* 2 */
    keep_words(keepsake, "\xe5\xa4\x9c\xe3\x81\xae\xe6\xb5\xb7", "\xf0\x9f\x8f\xae"); /* 3 */
    for (int again = 0; again < 2; again++) {
        assert_string_equal(search(keepsake, ""), "3 2 1 ");
        assert_string_equal(search(keepsake, "  "), "3 2 1 ");
        assert_string_equal(search(keepsake, "cafe"), "1 ");
        assert_string_equal(search(keepsake, "CAF\xc3\x89"), "1 ");
        assert_string_equal(search(keepsake, "quie RIV"), "1 "); /* beginnings, in any order */
        assert_string_equal(search(keepsake, "iver"), "");       /* no beginning */
        assert_string_equal(search(keepsake, "elan"), "2 ");
        assert_string_equal(search(keepsake, "\xce\x9b\xce\x8c\xce\x93"), "2 "); /* Greek */
        assert_string_equal(search(keepsake, "rene"), "3 2 1 ");                 /* a name */
        assert_string_equal(search(keepsake, "helps"), "3 2 1 ");                /* a question */
        assert_string_equal(search(keepsake, "\xe6\xb5\xb7"), "3 ");             /* inside a word */
        assert_string_equal(search(keepsake, "\xf0\x9f\x8f\xae"), "3 ");
        assert_string_equal(search(keepsake, "!!"), ""); /* what can't be searched is not there */
        assert_string_equal(search(keepsake, "quiet time"), "");
        sky_forget(keepsake);
    }
    char endless[2000];
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    assert_string_equal(search(keepsake, endless), "");
    assert_string_equal(search(keepsake, "\xff\xfe"), "");
    keepsake_close(keepsake);
}

/* The signs only ever rule out what the words do not have. */
/* As a person would type it, either way round. */
static void test_letters_of_other_keyboards(void **state) {
    static const char *const kept[] = {"Işık",       "ISIK",          "Straße", "Strasse",
                                       "smørrebrød", "Æther",         "Łódź",   "Ёжик",
                                       "Θάλασσας",   "Auf\u200clage", "नमस्ते",   ". \u0301"};
    static const struct {
        const char *words, *found;
    } searches[] = {
        {"ısik", "2 1 "},    {"IŞIK", "2 1 "},         {"işık", "2 1 "},     {"strasse", "4 3 "},
        {"STRAẞE", "4 3 "},  {"straß", "4 3 "},        {"smorrebrod", "5 "}, {"aeth", "6 "},
        {"æther", "6 "},     {"lodz", "7 "},           {"ежик", "8 "},       {"е\u0308жи", "8 "},
        {"ежи\u0306", "8 "}, {"ёжик", "8 "},           {"ΘΑΛΑΣΣΑΣ", "9 "},   {"θαλασσας", "9 "},
        {"auflage", "10 "},  {"auf\u200clage", "10 "}, {"नमस्", "11 "},       {"\u0301", ""},
    };
    (void)state;
    struct keepsake *keepsake = memory_box();
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        keep_words(keepsake, kept[i], "");
    }
    for (size_t i = 0; i < sizeof searches / sizeof *searches; i++) {
        assert_string_equal(search(keepsake, searches[i].words), searches[i].found);
    }
    keepsake_close(keepsake);
}

static void test_against_plain_search(void **state) {
    (void)state;
    enum { COUNT = 300 };
    struct keepsake *keepsake = memory_box();
    uint64_t random = 9;
    char title[COUNT][40];
    for (int i = 0; i < COUNT; i++) {
        int length = 0;
        title[i][length++] = ' ';
        for (int word = 0; word < 3; word++) {
            for (uint32_t left = 1 + random_below(&random, 6); left > 0; left--) {
                title[i][length++] = (char)('a' + random_below(&random, 3));
            }
            title[i][length++] = ' ';
        }
        title[i][length] = '\0';
        keep_words(keepsake, title[i], "");
    }
    for (int round = 0; round < 200; round++) {
        char word[8] = " ";
        int64_t count = 0, expected = 0;
        for (uint32_t i = 0, length = 1 + random_below(&random, 5); i < length; i++) {
            word[i + 1] = (char)('a' + random_below(&random, 3));
        }
        for (int i = 0; i < COUNT; i++) {
            expected += strstr(title[i], word) != NULL;
        }
        const struct keepsake_filter filter = {.words = word};
        assert_int_equal(keepsake_count_found(keepsake, &filter, &count, NULL), KEEPSAKE_OK);
        assert_true(sky_holds(keepsake->sky, true));
        assert_int_equal(count, expected);
    }
    keepsake_close(keepsake);
}

static void test_pages_of_what_is_found(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    for (int i = 0; i < 25; i++) {
        keep_words(keepsake, i % 2 ? "odd" : "even", "");
    }
    const struct keepsake_filter filter = {.words = "odd"};
    struct keepsake_entry page[5];
    int count = 0;
    int64_t before = 0, expected = 24;
    do {
        assert_int_equal(keepsake_find_moments(keepsake, &filter, before, page, 5, &count, NULL),
                         KEEPSAKE_OK);
        for (int i = 0; i < count; i++, expected -= 2) {
            assert_int_equal(page[i].id, expected);
            assert_string_equal(page[i].title, "odd");
        }
        before = count ? page[count - 1].id : 0;
    } while (count == 5);
    assert_int_equal(expected, 0);
    keepsake_close(keepsake);
}

/* Also while only a part of the words was read, and whatever is changed meanwhile. */
static void test_changes_are_found(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    bool done = true;
    keep_words(keepsake, "apple", ""); /* 1 */
    keep_words(keepsake, "pear", "");  /* 2 */
    keep_words(keepsake, "plum", "");  /* 3 */
    for (int i = 0; i < 2; i++) {      /* all stars, then the words of 3 */
        assert_int_equal(keepsake_prepare_search(keepsake, 1, &done, NULL), KEEPSAKE_OK);
        assert_false(done);
    }
    keep_words(keepsake, "quince", ""); /* 4 */
    assert_int_equal(keepsake_delete_moment(keepsake, 2, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake->sky->unread, 1);
    assert_true(sky_holds(keepsake->sky, true));
    assert_int_equal(keepsake_set_laughed(keepsake, 1, true, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_prepare_search(keepsake, 5, &done, NULL), KEEPSAKE_OK);
    assert_true(done);
    assert_string_equal(search(keepsake, "apple"), "1 ");
    assert_string_equal(search(keepsake, "pear"), "");
    assert_string_equal(search(keepsake, "plum"), "3 ");
    assert_string_equal(search(keepsake, "quince"), "4 ");
    assert_string_equal(found(keepsake, (struct keepsake_filter){.laughed = true}), "1 ");
    assert_int_equal(keepsake_delete_moment(keepsake, 4, NULL), KEEPSAKE_OK);
    keep_words(keepsake, "cherry", ""); /* 4 again */
    assert_string_equal(search(keepsake, "quince"), "");
    assert_string_equal(search(keepsake, "cherry"), "4 ");
    assert_int_equal(keepsake_forget_everything(keepsake, NULL), KEEPSAKE_OK);
    assert_string_equal(search(keepsake, ""), "");
    keepsake_close(keepsake);
}

/* A line's words are found at once, whatever was read of the box by then. */
static void test_lines_are_found(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    bool done = false;
    keep_words(keepsake, "apple", ""); /* 1 */
    keep_words(keepsake, "pear", "");  /* 2 */
    keep_words(keepsake, "plum", "");  /* 3 */
    for (int read = 0; read < 4; read++) {
        sky_forget(keepsake);
        for (int i = 0; i < read; i++) { /* all stars, then the words of 3 and of 2 */
            assert_int_equal(keepsake_prepare_search(keepsake, 1, &done, NULL), KEEPSAKE_OK);
        }
        for (int64_t id = 1; id <= 3; id++) {
            assert_int_equal(keepsake_set_note(keepsake, id, "umbrella", true, true, NULL),
                             KEEPSAKE_OK);
        }
        assert_string_equal(search(keepsake, "umbrella"), "3 2 1 ");
        assert_int_equal(keepsake_set_note(keepsake, 2, "kettle", true, true, NULL), KEEPSAKE_OK);
        assert_string_equal(search(keepsake, "umbrella"), "3 1 ");
        assert_string_equal(search(keepsake, "kett PEAR"), "2 ");
        assert_int_equal(keepsake_set_note(keepsake, 3, "", true, true, NULL), KEEPSAKE_OK);
        assert_string_equal(search(keepsake, "umbrella"), "1 ");
        assert_string_equal(search(keepsake, "plum"), "3 ");
    }
    keepsake_close(keepsake);
}

/* Read a few at a time, many of one second and some out of order, it is the same as at once; and a
 * change meanwhile is not missed. */
static void test_read_in_portions(void **state) {
    (void)state;
    enum { COUNT = 300 };
    struct keepsake *keepsake = memory_box();
    struct keepsake_moment moment = *sample("x");
    const struct keepsake_filter all = {0};
    struct keepsake_entry list[COUNT];
    bool done = false;
    int calls = 0, count = 0;
    for (int i = 0; i < COUNT; i++) {
        moment.kept_at = 1800000000 + i * 7 % 50;
        keep_this(keepsake, &moment);
    }
    for (; !done; calls++) {
        assert_int_equal(keepsake_prepare_search(keepsake, 2, &done, NULL), KEEPSAKE_OK);
        if (calls == 3) { /* in the middle of it */
            assert_false(keepsake->sky->whole);
            assert_int_equal(keepsake_delete_moment(keepsake, 17, NULL), KEEPSAKE_OK);
            assert_int_equal(keep(keepsake, "quince"), COUNT + 1);
        }
    }
    assert_true(calls > COUNT / 2);
    assert_int_equal(keepsake_find_moments(keepsake, &all, 0, list, COUNT, &count, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(count, COUNT);
    for (int i = 0, id = COUNT + 1; i < COUNT; i++, id--) {
        id -= id == 17;
        assert_int_equal(list[i].id, id);
    }
    assert_string_equal(search(keepsake, "quince"), "301 ");
    keepsake_close(keepsake);
}

static void collect(void *to, const char *name) {
    strcat(to, name);
    strcat(to, " ");
}

static void collect_year(void *to, int year) {
    snprintf((char *)to + strlen(to), 10, "%d ", year);
}

/* The checks themselves find what is wrong. */
static void test_tables_that_do_not_hold(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    for (int i = 0; i < 3; i++) {
        keep_words(keepsake, "one two", "three");
    }
    assert_string_equal(search(keepsake, "two"), "3 2 1 ");
    struct sky *sky = keepsake->sky;
    uint32_t word = sky->star[1].words[0], slot = 0;
    sky->star[1].words[0] = sky->lexicon.count;
    assert_false(sky_holds(sky, true));
    sky->star[1].words[0] = word;
    sky->star[1].id = 1;
    assert_false(sky_holds(sky, true));
    sky->star[1].id = 2;
    while (!sky->lexicon.slot[slot]) {
        slot++;
    }
    word = sky->lexicon.slot[slot];
    sky->lexicon.slot[slot] = 0;
    assert_false(sky_holds(sky, true));
    sky->lexicon.slot[slot] = word;
    sky->unread = 4;
    assert_false(sky_holds(sky, false));
    sky->unread = 0;
    assert_true(sky_holds(sky, true));
    keepsake_close(keepsake);
}

static void test_menus(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct keepsake_moment moment = *sample("x");
    char years[80] = "", decks[80] = "", chapters[80] = "", none[8] = "";
    assert_int_equal(keepsake_list_years(keepsake, collect_year, none, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_list_decks(keepsake, collect, none, NULL), KEEPSAKE_OK);
    assert_string_equal(none, "");
    const int year[] = {2025, 2019, 2025, 2031};
    const char *const deck[] = {"small-talk", "dreams", "", "dreams"};
    const char *const level[] = {"02-b/x", "", "01-a/y", "02-b/z"};
    for (int i = 0; i < 4; i++) {
        moment.kept_at = at(year[i], 1, 1, 0);
        moment.deck = deck[i];
        moment.level = level[i];
        keep_this(keepsake, &moment);
    }
    assert_int_equal(keepsake_list_years(keepsake, collect_year, years, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_list_decks(keepsake, collect, decks, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_list_chapters(keepsake, collect, chapters, NULL), KEEPSAKE_OK);
    assert_string_equal(years, "2031 2025 2019 ");
    assert_string_equal(decks, "dreams small-talk ");
    assert_string_equal(chapters, "01-a 02-b ");
    keepsake_close(keepsake);
}

static int64_t on_this_day(struct keepsake *keepsake, int month, int day, int this_year) {
    struct keepsake_entry entry;
    struct day today = {this_year, month, day};
    enum keepsake_result result = keepsake_on_this_day(keepsake, today, &entry, NULL);
    assert_true(result == KEEPSAKE_OK || result == KEEPSAKE_MISSING);
    return result == KEEPSAKE_OK ? entry.id : 0;
}

static void test_on_this_day(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct keepsake_moment moment = *sample("x");
    moment.laughed = true;
    assert_int_equal(on_this_day(keepsake, 2, 28, 2030), 0);
    const int64_t times[] = {at(2024, 2, 29, 12), at(2025, 2, 28, 0), at(2025, 2, 28, 23),
                             at(2025, 3, 1, 0),   at(2028, 2, 28, 9), at(2025, 12, 31, 22)};
    for (int i = 0; i < 6; i++) {
        moment.kept_at = times[i];
        keep_this(keepsake, &moment);
    }
    assert_int_equal(on_this_day(keepsake, 2, 28, 2028), 3); /* the later one of that day */
    assert_int_equal(on_this_day(keepsake, 2, 28, 2029), 5);
    assert_int_equal(on_this_day(keepsake, 2, 29, 2030), 1); /* never the first of March */
    assert_int_equal(on_this_day(keepsake, 3, 1, 2030), 4);
    assert_int_equal(on_this_day(keepsake, 12, 31, 2026), 6);
    assert_int_equal(on_this_day(keepsake, 12, 31, 2025), 0); /* today's own are no look back */
    /* A leap day is found where there is none, on the last of February; not where there is. */
    assert_int_equal(keepsake_delete_moment(keepsake, 2, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_delete_moment(keepsake, 3, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_delete_moment(keepsake, 5, NULL), KEEPSAKE_OK);
    assert_int_equal(on_this_day(keepsake, 2, 28, 2030), 1);
    assert_int_equal(on_this_day(keepsake, 2, 28, 2028), 0);
    assert_int_equal(on_this_day(keepsake, 2, 29, 2028), 1);
    /* Under a clock that was set back nothing is hidden because it lies ahead. */
    assert_int_equal(on_this_day(keepsake, 12, 31, 1999), 6);
    assert_int_equal(on_this_day(keepsake, 2, 28, 1999), 1);
    keepsake_close(keepsake);
}

/* What comes up by itself: nothing that sleeps, and on its day only where the two laughed or both
 * called it light. */
static void test_guarded(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct keepsake_moment moment = *sample("x");
    struct keepsake_filter awake = {.awake = true};
    moment.kept_at = at(2025, 5, 4, 12);
    keep_this(keepsake, &moment);
    moment.kept_at = at(2025, 5, 4, 13);
    keep_this(keepsake, &moment);
    assert_int_equal(on_this_day(keepsake, 5, 4, 2026), 0);
    assert_string_equal(found(keepsake, awake), "2 1 ");
    assert_int_equal(keepsake_set_laughed(keepsake, 1, true, NULL), KEEPSAKE_OK);
    assert_int_equal(on_this_day(keepsake, 5, 4, 2026), 1);
    /* one alone calls nothing light; either takes it back */
    assert_int_equal(keepsake_set_light(keepsake, 2, true, true, false, NULL), KEEPSAKE_LET_GO);
    assert_int_equal(keepsake_set_light(keepsake, 2, true, false, true, NULL), KEEPSAKE_LET_GO);
    assert_int_equal(on_this_day(keepsake, 5, 4, 2026), 1);
    assert_int_equal(keepsake_set_light(keepsake, 2, true, true, true, NULL), KEEPSAKE_OK);
    assert_int_equal(on_this_day(keepsake, 5, 4, 2026), 2);
    assert_int_equal(keepsake_set_asleep(keepsake, 2, true, NULL), KEEPSAKE_OK);
    assert_int_equal(on_this_day(keepsake, 5, 4, 2026), 1);
    assert_string_equal(found(keepsake, awake), "1 ");
    assert_string_equal(found(keepsake, (struct keepsake_filter){0}), "2 1 ");
    assert_int_equal(keepsake_set_asleep(keepsake, 2, false, NULL), KEEPSAKE_OK);
    assert_int_equal(on_this_day(keepsake, 5, 4, 2026), 2);
    assert_int_equal(keepsake_set_light(keepsake, 2, false, true, false, NULL), KEEPSAKE_OK);
    assert_int_equal(on_this_day(keepsake, 5, 4, 2026), 1);
    keepsake_close(keepsake);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_part_of_a_filter),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_letters_of_other_keyboards),
        cmocka_unit_test(test_against_plain_search),
        cmocka_unit_test(test_pages_of_what_is_found),
        cmocka_unit_test(test_changes_are_found),
        cmocka_unit_test(test_lines_are_found),
        cmocka_unit_test(test_read_in_portions),
        cmocka_unit_test(test_tables_that_do_not_hold),
        cmocka_unit_test(test_menus),
        cmocka_unit_test(test_on_this_day),
        cmocka_unit_test(test_guarded),
    };
    setenv("TZ", "America/New_York", 1); /* years and days are the machine's own */
    tzset();
    return cmocka_run_group_tests_name("keepsake_sky", tests, NULL, NULL);
}
