/* Marks on cards, cards of one's own, and promises. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

static struct keepsake *memory_box(void) {
    struct keepsake *keepsake;
    assert_int_equal(keepsake_open(":memory:", 0, &keepsake, NULL), KEEPSAKE_OK);
    return keepsake;
}

/* --- marks --- */

static void collect_mark(void *to, const char *card, bool seen, bool favourite) {
    strcat(to, card);
    strcat(to, seen ? "+" : "");
    strcat(to, favourite ? "*" : "");
    strcat(to, " ");
}

static const char *marks(struct keepsake *keepsake, const char *deck) {
    static char text[200];
    *text = '\0';
    assert_int_equal(keepsake_list_cards(keepsake, "spans", deck, collect_mark, text, NULL),
                     KEEPSAKE_OK);
    return text;
}

static void test_marks(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    assert_string_equal(marks(keepsake, "dreams"), "");
    for (int i = 0; i < 2; i++) { /* twice is as once */
        assert_int_equal(keepsake_note_card(keepsake, "spans", "dreams", "sea", NULL), KEEPSAKE_OK);
    }
    assert_int_equal(keepsake_set_favourite(keepsake, "spans", "dreams", "sea", true, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(keepsake_set_favourite(keepsake, "spans", "dreams", "hill", true, NULL),
                     KEEPSAKE_OK);
    assert_int_equal(keepsake_note_card(keepsake, "spans", "dreams", "art", NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_note_card(keepsake, "spans", "play", "kite", NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_note_card(keepsake, "other", "dreams", "kite", NULL), KEEPSAKE_OK);
    assert_string_equal(marks(keepsake, "dreams"), "art+ hill* sea+* ");
    assert_int_equal(keepsake_note_card(keepsake, "spans", "dreams", "boat", NULL), KEEPSAKE_OK);
    static const char *const through[] = {"sea", "art", "hill", "never-seen"};
    assert_int_equal(keepsake_reset_seen(keepsake, "spans", "dreams", through, 4, NULL),
                     KEEPSAKE_OK);
    assert_string_equal(marks(keepsake, "dreams"), "boat+ hill* sea* ");
    static const char *const no_name[] = {"boat", "Boat"};
    assert_int_equal(keepsake_reset_seen(keepsake, "spans", "dreams", no_name, 2, NULL),
                     KEEPSAKE_REFUSED);
    assert_string_equal(marks(keepsake, "dreams"), "boat+ hill* sea* ");
    assert_int_equal(keepsake_reset_seen(keepsake, "spans", "dreams", no_name, 1, NULL),
                     KEEPSAKE_OK);
    assert_string_equal(marks(keepsake, "play"), "kite+ ");
    assert_int_equal(keepsake_set_favourite(keepsake, "spans", "dreams", "hill", false, NULL),
                     KEEPSAKE_OK);
    assert_string_equal(marks(keepsake, "dreams"), "sea* ");
    assert_int_equal(keepsake_note_card(keepsake, "spans", "dreams", "Sea", NULL),
                     KEEPSAKE_REFUSED);
    assert_int_equal(keepsake_note_card(keepsake, "", "dreams", "sea", NULL), KEEPSAKE_REFUSED);
    keepsake_close(keepsake);
}

/* --- cards of one's own --- */

static struct keepsake_own_card card_of(const char *ask, int answers) {
    struct keepsake_own_card card = {.answer_count = answers, .depth = 2, .topics = 0x80000001u};
    snprintf(card.ask, sizeof card.ask, "%s", ask);
    for (int i = 0; i < answers; i++) {
        snprintf(card.answer[i], sizeof card.answer[i], "answer %d", i);
    }
    return card;
}

static void collect_card(void *to, const struct keepsake_own_card *card) {
    text_addf(to, "%d:%s/%d/%d/%x ", (int)card->id, card->ask, card->answer_count, card->depth,
              (unsigned)card->topics);
}

static void test_own_cards(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    struct text text = {0};
    int64_t id = 0;
    const int counts[] = {0, 2, 3};
    for (int i = 0; i < 3; i++) {
        struct keepsake_own_card card = card_of("secret-own-ask", counts[i]);
        assert_int_equal(keepsake_add_own_card(keepsake, &card, &id, NULL), KEEPSAKE_OK);
        assert_int_equal(id, i + 1);
    }
    struct keepsake_own_card bad[] = {card_of("one answer", 1), card_of("", 2), card_of("x", 2),
                                      card_of("y", 2), card_of("a\nb", 0)};
    bad[2].depth = 4;
    bad[3].answer[2][0] = 'z'; /* more than it counts */
    for (int i = 0; i < 5; i++) {
        assert_int_equal(keepsake_add_own_card(keepsake, &bad[i], NULL, NULL), KEEPSAKE_REFUSED);
    }
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("secret-own-ask"), 2);
    assert_int_equal(keepsake_list_own_cards(keepsake, collect_card, &text, NULL), KEEPSAKE_OK);
    assert_string_equal(text_string(&text),
                        "1:secret-own-ask/0/2/80000001 2:secret-own-ask/2/2/80000001 "
                        "3:secret-own-ask/3/2/80000001 ");
    text_release(&text);
    for (int64_t i = 1; i <= 3; i++) {
        assert_int_equal(keepsake_delete_own_card(keepsake, i, NULL), KEEPSAKE_OK);
    }
    assert_int_equal(files_with("secret-own-ask"), 0);
    keepsake_close(keepsake);
}

static void test_room_for_own_cards(void **state) {
    (void)state;
    struct keepsake *keepsake = memory_box();
    struct error error = {""};
    struct keepsake_own_card card = card_of("What now?", 0);
    char most[16];
    snprintf(most, sizeof most, "%d", KEEPSAKE_MAX_OWN_CARDS);
    for (int i = 0; i < KEEPSAKE_MAX_OWN_CARDS; i++) {
        assert_int_equal(keepsake_add_own_card(keepsake, &card, NULL, NULL), KEEPSAKE_OK);
    }
    assert_int_equal(keepsake_add_own_card(keepsake, &card, NULL, &error), KEEPSAKE_REFUSED);
    assert_non_null(strstr(error.text, most));
    assert_int_equal(keepsake_delete_own_card(keepsake, 7, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_add_own_card(keepsake, &card, NULL, NULL), KEEPSAKE_OK);
    keepsake_close(keepsake);
}

/* --- promises --- */

static struct keepsake_promise promise_of(const char *text) {
    struct keepsake_promise promise = {.made_at = 1800000000, .by = "Ana"};
    snprintf(promise.text, sizeof promise.text, "%s", text);
    return promise;
}

static void collect_promise(void *to, const struct keepsake_promise *promise) {
    text_addf(to, "%d:%s/%s/%d%s/%d ", (int)promise->id, promise->by, promise->text,
              (int)promise->state, promise->noticed ? "!" : "", (int)promise->asked_at);
}

static void assert_promises(struct keepsake *keepsake, bool only_open, const char *expected) {
    struct text text = {0};
    assert_int_equal(keepsake_list_promises(keepsake, only_open, collect_promise, &text, NULL),
                     KEEPSAKE_OK);
    assert_string_equal(text_string(&text), expected);
    text_release(&text);
}

static void test_promises(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    struct keepsake_promise promise = promise_of("secret-promise");
    int64_t id = 77;
    for (int pair = 0; pair < 3; pair++) {
        assert_int_equal(keepsake_keep_promise(keepsake, &promise, pair & 1, pair & 2, &id, NULL),
                         KEEPSAKE_LET_GO);
    }
    assert_int_equal(id, 77);
    assert_int_equal(files_with("secret-promise"), 0);
    promise.state = KEEPSAKE_PROMISE_KEPT; /* a new one is open, whatever is handed in */
    promise.noticed = true;
    promise.asked_at = 5;
    assert_int_equal(keepsake_keep_promise(keepsake, &promise, true, true, &id, NULL), KEEPSAKE_OK);
    promise = promise_of("walk");
    assert_int_equal(keepsake_keep_promise(keepsake, &promise, true, true, &id, NULL), KEEPSAKE_OK);
    assert_int_equal(id, 2);
    assert_promises(keepsake, true, "1:Ana/secret-promise/0/0 2:Ana/walk/0/0 ");
    assert_int_equal(
        keepsake_set_promise_state(keepsake, 2, KEEPSAKE_PROMISE_KEPT, 1900000000, NULL),
        KEEPSAKE_OK);
    assert_int_equal(keepsake_set_promise_noticed(keepsake, 2, true, NULL), KEEPSAKE_OK);
    assert_promises(keepsake, true, "1:Ana/secret-promise/0/0 ");
    assert_promises(keepsake, false, "1:Ana/secret-promise/0/0 2:Ana/walk/1!/1900000000 ");
    promise = promise_of("");
    assert_int_equal(keepsake_keep_promise(keepsake, &promise, true, true, NULL, NULL),
                     KEEPSAKE_REFUSED);
    assert_int_equal(keepsake_backup(keepsake, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_delete_promise(keepsake, 1, NULL), KEEPSAKE_OK);
    assert_int_equal(files_with("secret-promise"), 0);
    assert_promises(keepsake, true, "");
    keepsake_close(keepsake);
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks),
        IN_FOLDER(test_own_cards),
        cmocka_unit_test(test_room_for_own_cards),
        IN_FOLDER(test_promises),
    };
    fault.no_sync = true;
    fault_install();
    return cmocka_run_group_tests_name("keepsake_cards", tests, NULL, NULL);
}
