/* Letters: sealed until their time, and gone when taken back; what else came with their step. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TODAY = 20788 /* 2026-12-01 */ };

static struct keepsake_letter letter_for(int64_t day, const char *occasion) {
    struct keepsake_letter letter = {.written_at = INT64_C(1796083200), .opens_on = day};
    snprintf(letter.by, sizeof letter.by, "Ana");
    snprintf(letter.pack, sizeof letter.pack, "%s", *occasion ? "spans" : "");
    snprintf(letter.occasion, sizeof letter.occasion, "%s", occasion);
    return letter;
}

static int64_t seal(struct keepsake *keepsake, int64_t day, const char *words) {
    struct keepsake_letter letter = letter_for(day, "");
    int64_t id = 0;
    assert_int_equal(keepsake_seal_letter(keepsake, &letter, words, TODAY, &id, NULL), KEEPSAKE_OK);
    return id;
}

static void collect(void *to, const struct keepsake_letter *letter) {
    text_addf(to, "%d %s %d%s%s ", (int)letter->id, letter->by, (int)letter->opens_on,
              letter->occasion, letter->opened ? "+" : "");
}

static void assert_letters(struct keepsake *keepsake, const char *expected) {
    struct text list = {0};
    assert_int_equal(keepsake_list_letters(keepsake, collect, &list, NULL), KEEPSAKE_OK);
    assert_string_equal(text_string(&list), expected);
    text_release(&list);
}

static enum keepsake_result open_on(struct keepsake *keepsake, int64_t id, int64_t day, bool came) {
    char words[4 * KEEPSAKE_MAX_LETTER + 1] = "untouched";
    enum keepsake_result result = keepsake_open_letter(keepsake, id, day, came, words, NULL);
    assert_int_equal(strcmp(words, "untouched") == 0, result != KEEPSAKE_OK);
    return result;
}

static struct keepsake *memory_box(void) {
    struct keepsake *keepsake;
    assert_int_equal(keepsake_open(":memory:", 0, &keepsake, NULL), KEEPSAKE_OK);
    return keepsake;
}

static void test_sealed_until_its_day(void **state) {
    (void)state;
    char words[4 * KEEPSAKE_MAX_LETTER + 1];
    struct keepsake *keepsake = memory_box();
    int64_t id = seal(keepsake, TODAY + 30, "quincequince");
    assert_letters(keepsake, "1 Ana 20818 ");
    assert_int_equal(open_on(keepsake, id, TODAY, true), KEEPSAKE_SEALED);
    assert_int_equal(open_on(keepsake, id, TODAY + 29, false), KEEPSAKE_SEALED);
    assert_int_equal(open_on(keepsake, id, TODAY - 9000, false), KEEPSAKE_SEALED);
    assert_int_equal(open_on(keepsake, id + 1, TODAY + 99, false), KEEPSAKE_MISSING);
    assert_int_equal(keepsake_open_letter(keepsake, id, TODAY + 30, false, words, NULL),
                     KEEPSAKE_OK);
    assert_string_equal(words, "quincequince");
    assert_letters(keepsake, "1 Ana 20818+ ");
    /* Once read it stays open, whatever the clock says. */
    assert_int_equal(open_on(keepsake, id, TODAY - 9000, false), KEEPSAKE_OK);
    keepsake_close(keepsake);
}

static void test_sealed_until_its_occasion(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct keepsake_letter letter = letter_for(0, "bridge");
    int64_t id = 0;
    assert_int_equal(keepsake_seal_letter(keepsake, &letter, "w", TODAY, &id, NULL), KEEPSAKE_OK);
    assert_letters(keepsake, "1 Ana 0bridge ");
    assert_int_equal(open_on(keepsake, id, KEEPSAKE_LAST_DAY, false), KEEPSAKE_SEALED);
    assert_int_equal(open_on(keepsake, id, 0, true), KEEPSAKE_OK);
    keepsake_close(keepsake);
}

static void test_what_is_no_letter(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct error error = {""};
    char words[4 * KEEPSAKE_MAX_LETTER + 4];
    static const int64_t past[] = {TODAY, TODAY - 1, 1};
    for (int i = 0; i < 3; i++) {
        struct keepsake_letter letter = letter_for(past[i], "");
        error = (struct error){""};
        assert_int_equal(keepsake_seal_letter(keepsake, &letter, "w", TODAY, NULL, &error),
                         KEEPSAKE_REFUSED);
        assert_non_null(strstr(error.text, "still to come"));
    }
    struct keepsake_letter bad[] = {letter_for(0, ""), letter_for(TODAY + 1, "bridge"),
                                    letter_for(-1, ""), letter_for(KEEPSAKE_LAST_DAY + 1, ""),
                                    letter_for(0, "The Bridge")};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(keepsake_seal_letter(keepsake, &bad[i], "w", TODAY, NULL, NULL),
                         KEEPSAKE_REFUSED);
    }
    struct keepsake_letter good = letter_for(TODAY + 1, "");
    memset(words, 'w', sizeof words);
    words[KEEPSAKE_MAX_LETTER + 1] = '\0';
    assert_int_equal(keepsake_seal_letter(keepsake, &good, words, TODAY, NULL, NULL),
                     KEEPSAKE_REFUSED);
    assert_int_equal(keepsake_seal_letter(keepsake, &good, "", TODAY, NULL, NULL),
                     KEEPSAKE_REFUSED);
    assert_int_equal(keepsake_seal_letter(keepsake, &good, "a\x1b[2J", TODAY, NULL, NULL),
                     KEEPSAKE_REFUSED);
    words[KEEPSAKE_MAX_LETTER] = '\0';
    assert_int_equal(keepsake_seal_letter(keepsake, &good, words, TODAY, NULL, NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
}

/* --- nowhere else --- */

static bool take_all(void *to, const void *bytes, size_t size) {
    text_add_bytes(to, bytes, size);
    return true;
}

static void test_in_no_list_search_or_export(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct text out = {0};
    int64_t found = 1;
    seal(keepsake, TODAY + 1, "quincequince");
    assert_int_equal(keepsake_count_found(keepsake,
                                          &(struct keepsake_filter){.words = "quincequince"},
                                          &found, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(found, 0);
    for (int opened = 0; opened < 2; opened++) {
        assert_int_equal(keepsake_export_json(keepsake, take_all, &out, NULL), KEEPSAKE_OK);
        assert_int_equal(
            keepsake_export_html(keepsake, &keepsake_page_english, take_all, &out, NULL),
            KEEPSAKE_OK);
        assert_int_equal(
            keepsake_export_book(keepsake, &keepsake_page_english, take_all, &out, NULL),
            KEEPSAKE_OK);
        assert_null(strstr(text_string(&out), "quincequince"));
        assert_null(strstr(text_string(&out), "Ana"));
        text_clear(&out);
        assert_int_equal(open_on(keepsake, 1, TODAY + 1, false), KEEPSAKE_OK);
    }
    text_release(&out);
    keepsake_close(keepsake);
}

/* --- gone --- */

static void test_taken_back_is_gone(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    seal(keepsake, TODAY + 30, "quincequince");
    seal(keepsake, TODAY + 40, "medlarmedlar");
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("quincequince"), 2);
    assert_int_equal(keepsake_delete_letter(keepsake, 1, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("quincequince"), 0);
    assert_int_equal(files_with("medlarmedlar"), 2);
    assert_letters(keepsake, "2 Ana 20828 ");
    assert_int_equal(keepsake_forget_everything(keepsake, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("medlarmedlar"), 0);
    assert_letters(keepsake, "");
    keepsake_close(keepsake);
}

static int64_t bytes_now(void) {
    int64_t total = 0;
    const char *const all[] = {"", ".backup", ".reserve"};
    for (int i = 0; i < 3; i++) {
        size_t size = 0;
        free(read_file(beside(all[i]), &size));
        total += (int64_t)size;
    }
    return total;
}

/* None is sealed in part; one whose day has come is read; one that is taken back goes. */
static void test_on_a_full_disk(void **state) {
    (void)state;
    char words[4 * KEEPSAKE_MAX_LETTER + 1];
    struct keepsake *keepsake = open_box();
    struct error error = {""};
    seal(keepsake, TODAY + 30, "quincequince");
    seal(keepsake, TODAY + 30, "medlarmedlar");
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    fault.capacity = bytes_now();
    struct keepsake_letter letter = letter_for(TODAY + 9, "");
    memset(words, 'w', KEEPSAKE_MAX_LETTER);
    words[KEEPSAKE_MAX_LETTER] = '\0';
    assert_int_equal(keepsake_seal_letter(keepsake, &letter, words, TODAY, NULL, &error),
                     KEEPSAKE_NO_ROOM);
    assert_non_null(strstr(error.text, "no room"));
    assert_int_equal(keepsake_open_letter(keepsake, 2, TODAY + 30, false, words, NULL),
                     KEEPSAKE_OK);
    assert_string_equal(words, "medlarmedlar");
    assert_int_equal(keepsake_delete_letter(keepsake, 1, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("quincequince"), 0);
    fault.capacity = 0;
    keepsake_close(keepsake);
    keepsake = open_box();
    assert_letters(keepsake, "2 Ana 20818 ");
    keepsake_close(keepsake);
}

/* Wherever the disk gives way: the letter is there, whole, or there is none. */
static void test_every_fault_of_sealing(void **state) {
    (void)state;
    bool met = true;
    for (long number = 0; met; number++) {
        struct keepsake_letter letter = letter_for(TODAY + 9, "");
        struct keepsake_report report;
        empty_folder();
        struct keepsake *keepsake = open_box();
        fault.countdown = number;
        fault.code = number % 2 ? SQLITE_FULL : SQLITE_IOERR;
        enum keepsake_result result = keepsake_seal_letter(keepsake, &letter, "quince", TODAY, NULL,
                                                           NULL);
        met = fault.fired;
        fault_clear();
        keepsake_close(keepsake);
        keepsake = open_box();
        assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
        assert_true(report.whole);
        struct text list = {0};
        keepsake_list_letters(keepsake, collect, &list, NULL);
        bool there = strcmp(text_string(&list), "1 Ana 20797 ") == 0;
        assert_true(there || (result != KEEPSAKE_OK && !list.length));
        text_release(&list);
        keepsake_close(keepsake);
    }
}

/* A bit that a disk gives back wrong opens nothing early. */
static void test_a_damaged_day(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    struct keepsake_report report;
    int64_t id = seal(keepsake, TODAY + 300, "quincequince");
    keepsake_close(keepsake);
    run_sql(box_path, "UPDATE letter SET opens_on = 1");
    assert_int_equal(keepsake_open(box_path, KEEPSAKE_AS_IT_IS, &keepsake, NULL), KEEPSAKE_OK);
    assert_int_equal(open_on(keepsake, id, TODAY, false), KEEPSAKE_DAMAGED);
    assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
    assert_false(report.whole);
    assert_int_equal(report.damaged_others, 1);
    keepsake_close(keepsake);
}

/* --- a box of before, and cards and ideas --- */

static void collect_card(void *to, const struct keepsake_own_card *card) {
    text_addf(to, "%d %s %s ", (int)card->id, card->ask, card->meant);
}

static void collect_idea(void *to, const char *deck, const char *card, int64_t taken_at) {
    text_addf(to, "%s/%s %d ", deck, card, (int)taken_at);
}

static void assert_cards(struct keepsake *keepsake, const char *expected) {
    struct text list = {0};
    assert_int_equal(keepsake_list_own_cards(keepsake, collect_card, &list, NULL), KEEPSAKE_OK);
    assert_string_equal(text_string(&list), expected);
    text_release(&list);
}

static void test_a_box_of_before(void **state) {
    (void)state;
    struct keepsake_report report;
    copy_file(KEPT "/version-3.sqlite", box_path);
    struct keepsake *keepsake = open_box();
    assert_int_equal(keepsake_check(keepsake, &report, NULL), KEEPSAKE_OK);
    assert_true(report.whole);
    assert_int_equal(report.moments, 3);
    assert_int_equal(report.lines, 3);
    assert_int_equal(report.settings, 10);
    assert_letters(keepsake, "");
    assert_cards(keepsake, "1 Tea?  ");
    int64_t id = seal(keepsake, TODAY + 1, "quincequince");
    keepsake_close(keepsake);
    keepsake = open_box();
    assert_int_equal(open_on(keepsake, id, TODAY + 1, false), KEEPSAKE_OK);
    keepsake_close(keepsake);
}

static void test_a_card_for_one(void **state) {
    (void)state;
    struct text json = {0};
    struct keepsake_import report;
    struct keepsake *keepsake = open_box();
    struct keepsake_own_card card = {.depth = 1, .topics = 1};
    int64_t id[2];
    snprintf(card.ask, sizeof card.ask, "Where to?");
    snprintf(card.meant, sizeof card.meant, "Kimberley");
    for (int i = 0; i < 2; i++) {
        assert_int_equal(keepsake_add_own_card(keepsake, &card, &id[i], NULL), KEEPSAKE_OK);
        assert_int_equal(id[i], i + 1);
        card.meant[0] = '\0';
    }
    assert_cards(keepsake, "1 Where to? Kimberley 2 Where to?  ");
    assert_int_equal(keepsake_export_json(keepsake, take_all, &json, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_delete_own_card(keepsake, 2, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_delete_own_card(keepsake, 1, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("Kimberley"), 0);
    assert_int_equal(import_bytes(keepsake, json.data, json.length, &report, NULL), KEEPSAKE_OK);
    assert_cards(keepsake, "1 Where to? Kimberley 2 Where to?  "); /* two, for they differ */
    text_release(&json);
    keepsake_close(keepsake);
}

static void test_ideas(void **state) {
    (void)state;
    struct text list = {0};
    struct keepsake *keepsake = memory_box();
    assert_int_equal(keepsake_take_idea(keepsake, "spans", "ideas", "market", 7, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(keepsake_take_idea(keepsake, "spans", "ideas", "attic", 9, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_take_idea(keepsake, "spans", "ideas", "market", 12, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(keepsake_take_idea(keepsake, "other", "ideas", "market", 1, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(keepsake_take_idea(keepsake, "spans", "Ideas", "market", 1, NULL),
                     KEEPSAKE_REFUSED);
    assert_int_equal(keepsake_list_ideas(keepsake, "spans", collect_idea, &list, NULL),
                     KEEPSAKE_OK);
    assert_string_equal(text_string(&list), "ideas/attic 9 ideas/market 12 ");
    text_clear(&list);
    assert_int_equal(keepsake_take_idea(keepsake, "spans", "ideas", "attic", -1, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(keepsake_list_ideas(keepsake, "spans", collect_idea, &list, NULL),
                     KEEPSAKE_OK);
    assert_string_equal(text_string(&list), "ideas/market 12 ");
    text_release(&list);
    keepsake_close(keepsake);
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sealed_until_its_day),
        cmocka_unit_test(test_sealed_until_its_occasion),
        cmocka_unit_test(test_what_is_no_letter),
        cmocka_unit_test(test_in_no_list_search_or_export),
        IN_FOLDER(test_taken_back_is_gone),
        IN_FOLDER(test_on_a_full_disk),
        IN_FOLDER(test_every_fault_of_sealing),
        IN_FOLDER(test_a_damaged_day),
        IN_FOLDER(test_a_box_of_before),
        IN_FOLDER(test_a_card_for_one),
        cmocka_unit_test(test_ideas),
    };
    fault.no_sync = true;
    fault_install();
    return cmocka_run_group_tests_name("keepsake_letters", tests, NULL, NULL);
}
