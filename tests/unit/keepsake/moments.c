/* What is kept, in what order, and what is refused. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct keepsake *memory_box(void) {
    struct keepsake *keepsake;
    assert_int_equal(keepsake_open(":memory:", 0, &keepsake, NULL), KEEPSAKE_OK);
    return keepsake;
}

static void test_a_moment_comes_back_as_it_was(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    struct keepsake_moment read;
    int64_t id = keep(keepsake, "h\xc3\xa9ron");
    keepsake_close(keepsake);
    keepsake = open_box();
    assert_int_equal(keepsake_get_moment(keepsake, id, &read, NULL), KEEPSAKE_OK);
    const struct keepsake_moment *kept = sample("h\xc3\xa9ron");
    assert_int_equal(read.id, id);
    assert_int_equal(read.kept_at, kept->kept_at);
    assert_int_equal(read.kind, kept->kind);
    assert_false(read.laughed);
    assert_string_equal(read.pack, kept->pack);
    assert_string_equal(read.level, kept->level);
    assert_string_equal(read.deck, kept->deck);
    assert_string_equal(read.title, kept->title);
    assert_string_equal(read.source, kept->source);
    assert_string_equal(read.replay, kept->replay);
    assert_string_equal(read.name_a, kept->name_a);
    assert_string_equal(read.name_b, kept->name_b);
    assert_string_equal(read.note, kept->note);
    assert_int_equal(read.line_count, 2);
    for (int i = 0; i < 2; i++) {
        assert_string_equal(read.line[i].question, kept->line[i].question);
        assert_string_equal(read.line[i].answer, kept->line[i].answer);
        assert_int_equal(read.line[i].who, kept->line[i].who);
    }
    keepsake_moment_release(&read);
    assert_null(read.memory);
    keepsake_close(keepsake);
}

/* The two byte-equal files are the point: nothing in them may tell whose choice it was. */
static void test_only_both_keep(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    keep(keepsake, "first");
    size_t before_size, after_size;
    char *before = read_file(box_path, &before_size);
    for (int pair = 0; pair < 3; pair++) {
        int64_t id = 77, count = 0;
        struct error error = {""};
        assert_int_equal(
            keepsake_keep_moment(keepsake, sample("refused"), pair & 1, pair & 2, &id, &error),
            KEEPSAKE_LET_GO);
        assert_int_equal(id, 77);
        assert_string_equal(error.text, "");
        char *after = read_file(box_path, &after_size);
        assert_int_equal(after_size, before_size);
        assert_memory_equal(after, before, before_size);
        assert_int_equal(keepsake_count_moments(keepsake, &count, NULL), KEEPSAKE_OK);
        assert_int_equal(count, 1);
        free(after);
    }
    assert_false(exists(beside("-journal")));
    assert_int_equal(files_with("refused"), 0);
    keep(keepsake, "accepted");
    assert_int_equal(files_with("accepted"), 1);
    keepsake_close(keepsake);
    free(before);
}

static const char *note_of(struct keepsake *keepsake, int64_t id) {
    static char note[4 * KEEPSAKE_MAX_TEXT + 1];
    struct keepsake_moment read;
    assert_int_equal(keepsake_get_moment(keepsake, id, &read, NULL), KEEPSAKE_OK);
    strcpy(note, read.note);
    keepsake_moment_release(&read);
    return note;
}

static enum keepsake_result set_note(struct keepsake *keepsake, int64_t id, const char *note) {
    return keepsake_set_note(keepsake, id, note, true, true, NULL);
}

static void test_a_note_by_both(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    char endless[KEEPSAKE_MAX_TEXT + 2];
    size_t before_size, after_size;
    int64_t id = keep(keepsake, "first");
    char *before = read_file(box_path, &before_size);
    memset(endless, 'n', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    for (int pair = 0; pair < 3; pair++) {
        assert_int_equal(keepsake_set_note(keepsake, id, pair == 1 ? "refused" : "\x1b[2J",
                                           pair & 1, pair & 2, NULL),
                         KEEPSAKE_LET_GO);
    }
    char *after = read_file(box_path, &after_size);
    assert_int_equal(after_size, before_size);
    assert_memory_equal(after, before, before_size);
    assert_int_equal(set_note(keepsake, id, endless), KEEPSAKE_REFUSED);
    assert_int_equal(set_note(keepsake, id, "\x1b[2J"), KEEPSAKE_REFUSED);
    assert_int_equal(set_note(keepsake, id + 1, "nowhere"), KEEPSAKE_MISSING);
    assert_string_equal(note_of(keepsake, id), "first");
    assert_int_equal(set_note(keepsake, id, endless + 1), KEEPSAKE_OK);
    assert_string_equal(note_of(keepsake, id), endless + 1);
    assert_int_equal(set_note(keepsake, id, ""), KEEPSAKE_OK);
    assert_string_equal(note_of(keepsake, id), "");
    assert_int_equal(set_note(keepsake, id, "h\xc3\xa9ron"), KEEPSAKE_OK);
    keepsake_close(keepsake);
    keepsake = open_box();
    assert_string_equal(note_of(keepsake, id), "h\xc3\xa9ron");
    keepsake_close(keepsake);
    free(before);
    free(after);
}

/* Whether it would have fitted must not show either. */
static void test_let_go_does_not_look(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct keepsake_moment bad = *sample("x");
    bad.title = "\x1b[2J";
    assert_int_equal(keepsake_keep_moment(keepsake, &bad, true, false, NULL, NULL),
                     KEEPSAKE_LET_GO);
    assert_int_equal(keepsake_keep_moment(keepsake, &bad, true, true, NULL, NULL),
                     KEEPSAKE_REFUSED);
    keepsake_close(keepsake);
}

static void test_pages_over_ten_thousand(void **state) {
    (void)state;
    enum { COUNT = 10000, PAGE = 50 };
    struct keepsake *keepsake = memory_box();
    struct keepsake_entry page[PAGE];
    struct keepsake_moment moment = *sample("x");
    moment.source = "";
    for (int i = 0; i < COUNT; i++) {
        moment.kept_at = i % 100; /* no use for the order */
        moment.kind = i % 2 ? KEEPSAKE_CARD : KEEPSAKE_CROSSING;
        assert_int_equal(keepsake_keep_moment(keepsake, &moment, true, true, NULL, NULL),
                         KEEPSAKE_OK);
    }
    int64_t before = 0, total = 0;
    int expected = COUNT, count;
    do {
        assert_int_equal(keepsake_list_moments(keepsake, before, page, PAGE, &count, NULL),
                         KEEPSAKE_OK);
        for (int i = 0; i < count; i++, expected--) {
            assert_int_equal(page[i].id, expected);
            assert_int_equal(page[i].kind, expected % 2 ? KEEPSAKE_CROSSING : KEEPSAKE_CARD);
            assert_string_equal(page[i].title, "x");
            assert_string_equal(page[i].level, "01-honest-talk/first-light");
        }
        before = count ? page[count - 1].id : 0;
    } while (count == PAGE);
    assert_int_equal(expected, 0);
    assert_int_equal(keepsake_count_moments(keepsake, &total, NULL), KEEPSAKE_OK);
    assert_int_equal(total, COUNT);
    keepsake_close(keepsake);
}

static void test_order_when_the_clock_goes_back(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct keepsake_entry list[3];
    int count;
    const int64_t clock[] = {1800000000, 1500000000, -5};
    for (int i = 0; i < 3; i++) {
        struct keepsake_moment moment = *sample("x");
        moment.kept_at = clock[i];
        assert_int_equal(keepsake_keep_moment(keepsake, &moment, true, true, NULL, NULL),
                         KEEPSAKE_OK);
    }
    assert_int_equal(keepsake_list_moments(keepsake, 0, list, 3, &count, NULL), KEEPSAKE_OK);
    assert_int_equal(count, 3);
    assert_int_equal(list[0].kept_at, 0); /* -5, moved into range */
    assert_int_equal(list[1].kept_at, 1500000000);
    assert_int_equal(list[2].kept_at, 1800000000);
    keepsake_close(keepsake);
}

static void test_laughed_and_deleted(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct keepsake_moment read;
    struct keepsake_entry list[2];
    int count;
    int64_t first = keep(keepsake, "one"), second = keep(keepsake, "two");
    assert_int_equal(keepsake_set_laughed(keepsake, first, true, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_get_moment(keepsake, first, &read, NULL), KEEPSAKE_OK);
    assert_true(read.laughed);
    keepsake_moment_release(&read);
    assert_int_equal(keepsake_delete_moment(keepsake, second, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_delete_moment(keepsake, second, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_get_moment(keepsake, second, &read, NULL), KEEPSAKE_MISSING);
    assert_int_equal(keepsake_list_moments(keepsake, 0, list, 2, &count, NULL), KEEPSAKE_OK);
    assert_int_equal(count, 1);
    assert_true(list[0].laughed);
    keepsake_close(keepsake);
}

/* A text of `count` times `piece`. */
static char *repeat(const char *piece, size_t count) {
    char *text = calloc(count + 1, strlen(piece));
    assert_non_null(text);
    for (size_t i = 0; i < count; i++) {
        strcat(text + i * strlen(piece), piece);
    }
    return text;
}

static void test_limits_of_texts(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    const struct {
        const char *piece;
        size_t most;
        size_t offset; /* of the string in the moment */
    } cases[] = {
        {"\xf0\x9f\x8f\xae", KEEPSAKE_MAX_TITLE, offsetof(struct keepsake_moment, title)},
        {"\xc3\xa9", KEEPSAKE_MAX_NAME, offsetof(struct keepsake_moment, name_a)},
        {"n", KEEPSAKE_MAX_NAME, offsetof(struct keepsake_moment, name_b)},
        {"\xe2\x98\x85", KEEPSAKE_MAX_TEXT, offsetof(struct keepsake_moment, note)},
        {"a", KEEPSAKE_MAX_ID, offsetof(struct keepsake_moment, pack)},
        {"a", KEEPSAKE_MAX_ID, offsetof(struct keepsake_moment, deck)},
        {"a", KEEPSAKE_MAX_LEVEL, offsetof(struct keepsake_moment, level)},
        {"s", KEEPSAKE_MAX_SOURCE, offsetof(struct keepsake_moment, source)},
        {"r", KEEPSAKE_MAX_REPLAY, offsetof(struct keepsake_moment, replay)},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (size_t extra = 0; extra < 2; extra++) {
            struct keepsake_moment moment = *sample("x");
            char *text = repeat(cases[i].piece, cases[i].most + extra);
            *(const char **)((char *)&moment + cases[i].offset) = text;
            assert_int_equal(keepsake_keep_moment(keepsake, &moment, true, true, NULL, NULL),
                             extra ? KEEPSAKE_REFUSED : KEEPSAKE_OK);
            free(text);
        }
    }
    keepsake_close(keepsake);
}

/* The largest moment there can be is read back whole. */
static void test_the_largest_moment(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct keepsake_moment moment = *sample("x"), read;
    char *wide = repeat("\xf0\x9f\x8f\xae", KEEPSAKE_MAX_TEXT);
    char *title = repeat("\xf0\x9f\x8f\xae", KEEPSAKE_MAX_TITLE);
    char *name = repeat("\xf0\x9f\x8f\xae", KEEPSAKE_MAX_NAME);
    char *source = repeat("s", KEEPSAKE_MAX_SOURCE), *replay = repeat("r", KEEPSAKE_MAX_REPLAY);
    char *pack = repeat("p", KEEPSAKE_MAX_ID), *level = repeat("l", KEEPSAKE_MAX_LEVEL);
    moment.note = wide, moment.title = title, moment.name_a = moment.name_b = name;
    moment.source = source, moment.replay = replay, moment.pack = moment.deck = pack,
    moment.level = level;
    moment.line_count = KEEPSAKE_MAX_LINES;
    for (int i = 0; i < KEEPSAKE_MAX_LINES; i++) {
        moment.line[i] = (struct keepsake_line){.question = wide, .answer = wide};
    }
    int64_t id;
    assert_int_equal(keepsake_keep_moment(keepsake, &moment, true, true, &id, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_get_moment(keepsake, id, &read, NULL), KEEPSAKE_OK);
    assert_int_equal(read.line_count, KEEPSAKE_MAX_LINES);
    assert_string_equal(read.line[KEEPSAKE_MAX_LINES - 1].answer, wide);
    keepsake_moment_release(&read);
    moment.line_count++;
    assert_int_equal(keepsake_keep_moment(keepsake, &moment, true, true, &id, NULL),
                     KEEPSAKE_REFUSED);
    keepsake_close(keepsake);
    char *texts[] = {wide, title, name, source, replay, pack, level};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        free(texts[i]);
    }
}

static void test_texts_that_can_not_be_drawn(void **state) {
    (void)state;
    static const char *const bad[] = {
        "\x01",
        "a\nb" /* in a title */,
        "\xc2\x85",
        "\xc0\xaf",
        "\xed\xa0\x80",
        "\xff",
        "\xe2\x80",
        "\xe2\x80\xae/",
        "\xe2\x81\xa6",
        "\xd8\x9c",
        "\xef\xbb\xbf",
        "\xee\x80\x80",
        "\xef\xbf\xbe",
        "\xf3\xa0\x80\x81",
        "\xf4\x8f\xbf\xbf",
        "\xe2\x80\xa8",
        "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
        ("\xe0\xb8\x81\xe0\xb8\xb4\xe0\xb8\xb4\xe0\xb8\xb4\xe0\xb8\xb4"
         "\xe0\xb8\xb4"), /* Thai ones, too */
        "\xe3\x85\xa4" /* a Hangul filler: nobody sees it */,
        "\xe2\xa0\x80\xc2\xa0",
        " "};
    static const char *const good[] = {"",
                                       "%n%s",
                                       "'; DROP TABLE moment; --",
                                       "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
                                       "\xe2\x80\x8e/\xe2\x80\x8f",
                                       "\xf0\x9f\x8f\xae"};
    struct keepsake *keepsake = memory_box();
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct keepsake_moment moment = *sample("x");
        moment.title = bad[i];
        if (keepsake_keep_moment(keepsake, &moment, true, true, NULL, NULL) != KEEPSAKE_REFUSED) {
            fail_msg("bad text %zu was kept", i);
        }
    }
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct keepsake_moment read;
        int64_t id = 0;
        struct keepsake_moment moment = *sample("x");
        moment.title = good[i];
        assert_int_equal(keepsake_keep_moment(keepsake, &moment, true, true, &id, NULL),
                         KEEPSAKE_OK);
        assert_int_equal(keepsake_get_moment(keepsake, id, &read, NULL), KEEPSAKE_OK);
        assert_string_equal(read.title, good[i]);
        keepsake_moment_release(&read);
    }
    keepsake_close(keepsake);
}

/* An older game took what nobody can see for a text. It was kept, so it stays. */
static void test_unseen_texts_that_were_kept(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct keepsake_moment read;
    int64_t id = keep(keepsake, "x");
    sqlite3_exec(keepsake->db, "UPDATE moment SET name_a = char(12644)", NULL, NULL, NULL);
    assert_int_equal(sums_write(keepsake->db), SQLITE_OK);
    assert_int_equal(keepsake_get_moment(keepsake, id, &read, NULL), KEEPSAKE_OK);
    keepsake_moment_release(&read);
    keepsake_close(keepsake);
}

/* A box may have been swapped: what breaks the rules of text is not handed out. */
static void test_hostile_texts_in_the_box(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    int64_t bad = keep(keepsake, "bad"), good = keep(keepsake, "good");
    sqlite3 *db;
    keepsake_close(keepsake);
    run_sql(box_path, "UPDATE moment SET title = 'x' || char(8238) || 'y' WHERE id = 1;"
                      "INSERT INTO setting (key, value) VALUES ('tone', 'x' || char(7));");
    assert_int_equal(sqlite3_open(box_path, &db), SQLITE_OK); /* whoever did it knows of sums */
    assert_int_equal(sums_write(db), SQLITE_OK);
    sqlite3_close(db);
    keepsake = open_box();
    struct keepsake_moment read;
    struct keepsake_report report;
    struct keepsake_entry list[2];
    struct error error = {""};
    char value[4 * KEEPSAKE_MAX_VALUE + 1];
    int count;
    assert_int_equal(keepsake_get_moment(keepsake, bad, &read, &error), KEEPSAKE_DAMAGED);
    assert_null(read.memory);
    assert_true(error.text[0] != '\0');
    assert_int_equal(keepsake_list_moments(keepsake, 0, list, 2, &count, NULL), KEEPSAKE_OK);
    assert_string_equal(list[0].title, "good");
    assert_string_equal(list[1].title, "");
    assert_int_equal(keepsake_get_setting(keepsake, "tone", value, NULL), KEEPSAKE_MISSING);
    assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
    assert_int_equal(report.damaged_moments, 1);
    assert_false(report.whole);
    assert_int_equal(keepsake_delete_moment(keepsake, bad, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
    assert_true(report.whole);
    assert_int_equal(keepsake_get_moment(keepsake, good, &read, NULL), KEEPSAKE_OK);
    keepsake_moment_release(&read);
    keepsake_close(keepsake);
}

static void test_settings(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    char value[4 * KEEPSAKE_MAX_VALUE + 1] = "old";
    assert_int_equal(keepsake_get_setting(keepsake, "name.a", value, NULL), KEEPSAKE_MISSING);
    assert_string_equal(value, "old");
    assert_int_equal(keepsake_set_setting(keepsake, "name.a", "Ana", NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_set_setting(keepsake, "name.a", "Anna", NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_get_setting(keepsake, "name.a", value, NULL), KEEPSAKE_OK);
    assert_string_equal(value, "Anna");
    assert_int_equal(keepsake_set_setting(keepsake, "name.a", NULL, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_get_setting(keepsake, "name.a", value, NULL), KEEPSAKE_MISSING);
    assert_int_equal(keepsake_set_setting(keepsake, "", "x", NULL), KEEPSAKE_REFUSED);
    assert_int_equal(keepsake_set_setting(keepsake, "Name", "x", NULL), KEEPSAKE_REFUSED);
    char *longest = repeat("\xf0\x9f\x8f\xae", KEEPSAKE_MAX_VALUE);
    assert_int_equal(keepsake_set_setting(keepsake, "long", longest, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_get_setting(keepsake, "long", value, NULL), KEEPSAKE_OK);
    assert_string_equal(value, longest);
    free(longest);
    char key[16];
    for (int i = 1; i < KEEPSAKE_MAX_SETTINGS; i++) {
        snprintf(key, sizeof key, "key-%d", i);
        assert_int_equal(keepsake_set_setting(keepsake, key, "x", NULL), KEEPSAKE_OK);
    }
    assert_int_equal(keepsake_set_setting(keepsake, "more", "x", NULL), KEEPSAKE_REFUSED);
    assert_int_equal(keepsake_set_setting(keepsake, "key-1", "y", NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
}

static void collect(void *to, const char *level, bool done) {
    strcat(to, level);
    strcat(to, done ? "+ " : " ");
}

static void test_progress(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    char list[200] = "";
    assert_int_equal(keepsake_set_progress(keepsake, "spans", "c/one", true, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_set_progress(keepsake, "spans", "c/two", false, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_set_progress(keepsake, "other", "c/two", true, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_set_progress(keepsake, "spans", "c/one", false, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_set_progress(keepsake, "Spans", "c/one", true, NULL),
                     KEEPSAKE_REFUSED);
    assert_int_equal(keepsake_list_progress(keepsake, "spans", collect, list, NULL), KEEPSAKE_OK);
    assert_string_equal(list, "c/one+ c/two ");
    keepsake_close(keepsake);
}

static void test_messages(void **state) {
    (void)state;
    for (int i = KEEPSAKE_OK; i <= KEEPSAKE_FAILED; i++) {
        const char *message = keepsake_message((enum keepsake_result)i);
        assert_true(strlen(message) > 4);
        for (int j = KEEPSAKE_OK; j < i; j++) {
            assert_string_not_equal(message, keepsake_message((enum keepsake_result)j));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
        IN_FOLDER(test_a_moment_comes_back_as_it_was),
        IN_FOLDER(test_only_both_keep),
        IN_FOLDER(test_a_note_by_both),
        cmocka_unit_test(test_let_go_does_not_look),
        cmocka_unit_test(test_pages_over_ten_thousand),
        cmocka_unit_test(test_order_when_the_clock_goes_back),
        cmocka_unit_test(test_laughed_and_deleted),
        cmocka_unit_test(test_limits_of_texts),
        cmocka_unit_test(test_the_largest_moment),
        cmocka_unit_test(test_texts_that_can_not_be_drawn),
        cmocka_unit_test(test_unseen_texts_that_were_kept),
        IN_FOLDER(test_hostile_texts_in_the_box),
        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_progress),
        cmocka_unit_test(test_messages),
    };
    return cmocka_run_group_tests_name("keepsake_moments", tests, NULL, NULL);
}
