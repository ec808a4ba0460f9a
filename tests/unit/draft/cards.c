/* A deck that is changed: only what is said anew is written anew. */
#include "draft/draft.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define TOP "# ours\ntitle: For us\npractice: connection\ncards:\n"
#define SMILE(depth, more)                                                                         \
    "  # easy\n"                                                                                   \
    "  - id: smile\n"                                                                              \
    "    depth: " depth "    # or more\n"                                                          \
    "    topics: [play]\n"                                                                         \
    "    # as you would say it\n"                                                                  \
    "    ask: 'What made you smile?'\n"                                                            \
    "    concept: smile\n" more
#define SNOW                                                                                       \
    "\n"                                                                                           \
    "  # deep\n"                                                                                   \
    "  - id: snow\n"                                                                               \
    "    depth: 2\n"                                                                               \
    "    topics: [home, play]\n"                                                                   \
    "    ask: What about snow?\n"                                                                  \
    "    answers: [Deep, Light]\n"
#define DECK TOP SMILE("1", "") SNOW

static struct draft_card smile(void) {
    return (struct draft_card){
        .ask = "What made you smile?", .follow = "", .depth = 1, .topics = 1u << PACK_PLAY};
}

static void assert_becomes(int number, const struct draft_card *card, const char *wanted) {
    struct text out = {0};
    struct error error = {{0}};
    if (!draft_set_card(NULL, DECK, number, card, &out, &error)) {
        fail_msg("%s", error.text);
    }
    assert_string_equal(text_string(&out), wanted);
    text_release(&out);
}

static void test_only_what_is_new(void **state) {
    (void)state;
    struct draft_card card = smile();
    assert_becomes(0, &card, DECK);
    card.depth = 3;
    assert_becomes(0, &card, TOP SMILE("3", "") SNOW);
    card.depth = 1;
    card.kind = PACK_STORY;
    assert_becomes(0, &card,
                   TOP "  # easy\n  - id: smile\n    depth: 1    # or more\n    topics: [play]\n"
                       "    # as you would say it\n    ask: 'What made you smile?'\n"
                       "    kind: story\n    concept: smile\n" SNOW);
}

static void test_one_more(void **state) {
    (void)state;
    struct draft_card card = {.ask = "Tea: or coffee?",
                              .answer = {"Tea", "Coffee"},
                              .depth = 1,
                              .topics = 1u << PACK_HOME | 1u << PACK_TIME};
    assert_becomes(2, &card,
                   DECK "  - id: card-1\n    depth: 1\n    topics: [home, time]\n"
                        "    ask: \"Tea: or coffee?\"\n    answers: [Tea, Coffee]\n");
}

static void test_taken_away(void **state) {
    (void)state;
    struct text one = {0}, none = {0};
    struct error error = {{0}};
    assert_true(draft_remove_card(NULL, DECK, 1, &one, &error));
    assert_string_equal(text_string(&one), TOP SMILE("1", "") "\n  # deep\n");
    assert_false(draft_remove_card(NULL, text_string(&one), 0, &none, &error));
    assert_string_equal(error.text, "a deck has at least one card");
    assert_int_equal(none.length, 0);
    text_release(&one);
}

static void test_refused(void **state) {
    (void)state;
    struct text out = {0};
    struct error error = {{0}};
    struct draft_card card = smile();
    card.answer[0] = "Only one";
    assert_false(draft_set_card(NULL, DECK, 0, &card, &out, &error));
    assert_non_null(strstr(error.text, "answers"));
    assert_int_equal(out.length, 0);
    error = (struct error){{0}};
    assert_false(draft_set_card(NULL, TOP "  - {id: a, depth: 1, topics: [play], ask: Why?}\n", 0,
                                &card, &out, &error));
    assert_non_null(strstr(error.text, "line of its own"));
}

static void test_a_new_deck(void **state) {
    (void)state;
    struct text out = {0};
    struct error error = {{0}};
    struct draft_card card = smile();
    assert_true(draft_begin_deck("Ours: two", &card, &out, &error));
    struct pack_diagnostics diagnostics = {0};
    struct pack_deck *deck = pack_deck_parse("ours", text_string(&out), NULL, &diagnostics);
    assert_non_null(deck);
    assert_string_equal(deck->title, "Ours: two");
    assert_string_equal(deck->card[0].ask, card.ask);
    pack_deck_free(deck);
    text_release(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_what_is_new), cmocka_unit_test(test_one_more),
        cmocka_unit_test(test_taken_away),       cmocka_unit_test(test_refused),
        cmocka_unit_test(test_a_new_deck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
