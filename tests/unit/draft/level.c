/* A level that is changed: what the file is then, what is refused, what is undone, what is proved.
 */
#include "draft/draft.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* As somebody writes it. */
#define TOP                                                                                        \
    "# Ours, begun in May.\n"                                                                      \
    "title:   Door   # short\n\n"
#define QUESTIONS                                                                                  \
    "questions:\n"                                                                                 \
    "    kite: {by: A, marks: 2, ask: Which way?, answers: [Left]}  # hers\n"                      \
    "    oak: {by: B, marks: 2, ask: What now?, answers: [Right]}\n"                               \
    "# the board\n"
#define FLOOR(first) "map: |\n  #######\n  #A" first "b..#\n  #B1..a#\n  #.....#\n  #######\n"
#define LEGEND                                                                                     \
    "legend:\n"                                                                                    \
    "  \"1\": veil kite moon   # here\n"                                                           \
    "  # and the other\n"                                                                          \
    "  \"2\": veil kite leaf\n"
#define DOOR TOP QUESTIONS FLOOR(".") LEGEND

static struct draft *draft;
static struct error error;

static int set_up(void **state) {
    (void)state;
    error = (struct error){{0}};
    draft = draft_new("door", DOOR, &error);
    assert_string_equal(error.text, "");
    assert_non_null(draft);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    draft_free(draft);
    return 0;
}

static int cell_at(int x, int y) {
    return y * draft_level(draft)->rules.width + x;
}

static void assert_words(int cell, const char *words) {
    struct text found = {0};
    draft_words(draft, cell, &found);
    assert_string_equal(text_string(&found), words);
    text_release(&found);
}

static void put(int x, int y, const char *words) {
    if (!draft_put(draft, cell_at(x, y), words, DRAFT_ALONE, &error)) {
        fail_msg("%s: %s", words, error.text);
    }
}

static void test_one_character_changes(void **state) {
    (void)state;
    put(2, 1, "wall");
    assert_string_equal(draft_source(draft), TOP QUESTIONS FLOOR("#") LEGEND);
    put(2, 1, "veil kite leaf"); /* the letter that the file has for it */
    assert_string_equal(draft_source(draft), TOP QUESTIONS FLOOR("2") LEGEND);
    put(2, 1, "plate red"); /* a new one, that plates like */
    assert_string_equal(draft_source(draft),
                        TOP QUESTIONS FLOOR("p") LEGEND "  \"p\": plate red\n");
    put(2, 1, "floor"); /* what was in the legend stays there */
    assert_string_equal(draft_source(draft),
                        TOP QUESTIONS FLOOR(".") LEGEND "  \"p\": plate red\n");
    while (draft_can_undo(draft)) {
        draft_undo(draft);
    }
    assert_string_equal(draft_source(draft), DOOR);
    assert_true(draft_can_redo(draft));
}

static void test_things_lie_together(void **state) {
    (void)state;
    put(3, 2, "plate red");
    put(3, 2, "stone heavy");
    assert_words(cell_at(3, 2), "stone heavy + plate red");
    put(4, 3, "start A"); /* leaves where it was */
    assert_words(cell_at(1, 1), "floor");
    assert_int_equal(draft_level(draft)->rules.start[RULES_A], cell_at(4, 3));
    assert_true(draft_clear(draft, cell_at(3, 2), DRAFT_ALONE, &error));
    assert_words(cell_at(3, 2), "plate red");
    assert_true(draft_clear(draft, cell_at(3, 2), DRAFT_ALONE, &error));
    assert_words(cell_at(3, 2), "floor");
    assert_true(draft_clear(draft, cell_at(3, 2), DRAFT_ALONE, &error));
    assert_words(cell_at(3, 2), "nothing");
}

static void test_twins(void **state) {
    (void)state;
    assert_true(draft_put(draft, cell_at(2, 1), "plate west", DRAFT_EAST_WEST, &error));
    assert_words(cell_at(4, 1), "plate east");
    assert_true(draft_put(draft, cell_at(2, 3), "stone A", DRAFT_EAST_WEST, &error));
    assert_words(cell_at(4, 3), "stone B");
    assert_true(draft_put(draft, cell_at(1, 3), "fence kite moon", DRAFT_EAST_WEST, &error));
    assert_words(cell_at(5, 3), "fence oak moon");
    assert_true(draft_put(draft, cell_at(3, 2), "water", DRAFT_TURNED, &error)); /* the middle */
    assert_words(cell_at(3, 2), "water");
}

static void assert_refused(bool good, const char *part) {
    assert_false(good);
    if (!strstr(error.text, part)) {
        fail_msg("'%s' is not in '%s'", part, error.text);
    }
    error = (struct error){{0}};
    assert_string_equal(draft_source(draft), DOOR);
    assert_false(draft_can_undo(draft));
}

static void test_refused(void **state) {
    (void)state;
    assert_refused(draft_put(draft, cell_at(1, 1), "wall", DRAFT_ALONE, &error), "A starts");
    assert_refused(draft_put(draft, cell_at(2, 1), "veil kyte moon", DRAFT_ALONE, &error),
                   "did you mean");
    assert_refused(draft_put(draft, cell_at(2, 1), "a: {", DRAFT_ALONE, &error), "legend");
    assert_refused(draft_clear(draft, cell_at(3, 1), DRAFT_ALONE, &error), "B has no home");
    assert_refused(draft_set_text(draft, DRAFT_TITLE, "", &error), "title");
    assert_refused(draft_set_tide(draft, 4, &error), "tide");
    assert_refused(draft_resize(draft, -2, 0, 0, 0, &error), "A starts");
    assert_refused(draft_resize(draft, 0, 0, 40, 0, &error), "columns");
}

static void test_words(void **state) {
    (void)state;
    assert_true(draft_set_text(draft, DRAFT_ABOUT, "Say: \"yes\"", &error));
    assert_string_equal(draft_level(draft)->about, "Say: \"yes\"");
    assert_true(draft_set_text(draft, DRAFT_ABOUT, "", &error));
    assert_string_equal(draft_source(draft), DOOR);
    assert_true(draft_set_text(draft, DRAFT_TITLE, "A door", &error));
    assert_non_null(strstr(draft_source(draft), "title:   A door   # short"));
    draft_undo(draft);
    struct draft_question question = {
        .by = RULES_B, .marks = 3, .ask = "What helps?", .answer = {"A hand", "Tea, hot"}};
    assert_true(draft_set_question(draft, 2, &question, &error));
    assert_int_equal(draft_level(draft)->rules.question_count, 3);
    assert_string_equal(draft_level(draft)->question[2].answer[1], "Tea, hot");
    assert_non_null(strstr(draft_source(draft), "[Right]}\n    reed: {by: B, marks: 3, ask: What "
                                                "helps?, answers: [A hand, \"Tea, hot\"]}\n# the"));
    assert_true(draft_remove_question(draft, 2, &error));
    assert_string_equal(draft_source(draft), DOOR);
}

static void test_a_question_goes_with_its_veils(void **state) {
    (void)state;
    if (!draft_remove_question(draft, 0, &error)) {
        fail_msg("%s", error.text);
    }
    assert_int_equal(draft_level(draft)->rules.question_count, 1);
    assert_words(cell_at(2, 2), "floor");
    assert_null(strstr(draft_source(draft), "veil kite"));
    draft_undo(draft); /* is one step */
    assert_string_equal(draft_source(draft), DOOR);
}

static void test_tide_and_size(void **state) {
    (void)state;
    put(2, 3, "tide 0");
    assert_int_equal(draft_level(draft)->rules.tide_period, 3);
    assert_true(draft_set_tide(draft, 5, &error));
    assert_int_equal(draft_level(draft)->rules.tide_period, 5);
    put(2, 3, "floor");
    assert_null(strstr(draft_source(draft), "\ntide"));
    assert_true(draft_resize(draft, 1, 0, -1, 2, &error));
    assert_int_equal(draft_level(draft)->rules.width, 7);
    assert_int_equal(draft_level(draft)->rules.height, 7);
    assert_words(cell_at(2, 1), "start A");
    assert_words(cell_at(0, 0), "nothing");
}

static void test_a_stroke_is_one_step(void **state) {
    (void)state;
    draft_stroke(draft, true);
    put(2, 1, "water");
    put(4, 1, "water");
    draft_stroke(draft, false);
    put(5, 1, "water");
    draft_undo(draft);
    assert_words(cell_at(4, 1), "water");
    draft_undo(draft);
    assert_string_equal(draft_source(draft), DOOR);
    assert_false(draft_unsaved(draft));
    draft_redo(draft);
    assert_true(draft_unsaved(draft));
    draft_saved(draft);
    assert_false(draft_unsaved(draft));
}

static void test_from_nothing_to_proved(void **state) {
    (void)state;
    struct text source = {0};
    draft_free(draft);
    draft_begin(&source, "Yes: new", 9, 6);
    draft = draft_new("new", text_string(&source), &error);
    text_release(&source);
    assert_non_null(draft);
    struct draft_looking *looking = draft_looking_new(draft);
    draft_look(looking);
    assert_int_equal(atomic_load(&looking->stage), DRAFT_ALL);
    assert_int_equal(looking->full.unsolvable, 0);
    assert_int_equal(looking->full.needed[0], PROOF_NO);
    struct draft_showing showing = {.looking = looking, .what = DRAFT_SHOW_NEEDLESS};
    draft_find_way(&showing);
    assert_true(showing.found && showing.way.count > 0);
    proof_way_release(&showing.way);
    draft_looking_free(looking);
    for (int y = 1; y < 5; y++) { /* a strait: two bridges, one carries */
        static const char *const strait[] = {"veil kite moon", "veil kite leaf", "veil kite wave",
                                             "nothing"};
        put(4, y, strait[y - 1]);
    }
    looking = draft_looking_new(draft);
    draft_look(looking);
    assert_int_equal(looking->full.needed[0], PROOF_YES);
    draft_looking_free(looking);
}

static void test_called_off(void **state) {
    (void)state;
    struct draft_looking *looking = draft_looking_new(draft);
    atomic_store(&looking->called_off, true);
    draft_look(looking);
    assert_int_not_equal(atomic_load(&looking->stage), DRAFT_ALL);
    draft_looking_free(looking);
}

static void assert_helps(enum draft_help what) {
    struct draft_helping *helping = draft_helping_new(draft, what, 1);
    draft_find_boards(helping);
    int found = atomic_load(&helping->found);
    assert_in_range(found, 1, DRAFT_BOARDS);
    for (int i = 0; i < found; i++) {
        struct proof proof;
        if (!draft_take_board(draft, &helping->board[i], &error)) {
            fail_msg("%s", error.text);
        }
        assert_true(proof_level(&draft_level(draft)->rules, NULL, &proof, &error));
        assert_true(proof_holds(&proof));
        proof_release(&proof);
        draft_undo(draft);
        assert_false(draft_can_undo(draft));
    }
    draft_helping_free(helping);
}

/* From a board on which nobody has to ask. */
static void test_three_ways_to_go_on(void **state) {
    (void)state;
    struct text source = {0};
    draft_free(draft);
    draft_begin(&source, "Empty", 11, 7);
    draft = draft_new("empty", text_string(&source), &error);
    text_release(&source);
    assert_helps(DRAFT_GO_ON);
}

static void test_neighbours(void **state) {
    (void)state;
    assert_true(draft_remove_question(draft, 1, &error)); /* nothing asks it */
    for (int y = 1; y < 4; y++) {
        static const char *const strait[] = {"veil kite moon", "wall", "veil kite leaf"};
        put(2, y, strait[y - 1]);
    }
    struct text source = {0};
    text_add(&source, draft_source(draft));
    draft_free(draft);
    draft = draft_new("door", text_string(&source), &error);
    text_release(&source);
    assert_helps(DRAFT_RELAY);
}

static void test_not_by_lines(void **state) {
    (void)state;
    static const char braces[] = "{title: Door, questions: {kite: {by: A, marks: 2, ask: W?, "
                                 "answers: [L]}}, map: \"###\\n#A#\\n#B#\\n#a#\\n#b#\\n###\"}\n";
    assert_null(draft_new("door", braces, &error));
    assert_non_null(strstr(error.text, "line of its own"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_one_character_changes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_things_lie_together, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_twins, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_question_goes_with_its_veils, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_tide_and_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_stroke_is_one_step, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_from_nothing_to_proved, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_called_off, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_three_ways_to_go_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_neighbours, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_not_by_lines, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
