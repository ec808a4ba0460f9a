/* The table of fixtures: each kind has a row that is whole, is told to authors in docs/packs.md,
 * and is written into a level's file as it is read from one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/mine.h"
#include "pack/pack.h"
#include "rules/fixtures.h"

#include <stdio.h>
#include <string.h>

enum { PAGE_ROOM = 1 << 16, WIDTH = RULES_MAX_WIDTH, FIRST_ROW = 3 };

static void each_kind_has_a_row(void **unused) {
    (void)unused;
    for (int kind = 1; kind < RULES_FIXTURE_KINDS; kind++) {
        const struct rules_trait *trait = &rules_traits[kind];
        if (!trait->word || !trait->usage || !trait->name ||
            strncmp(trait->usage, trait->word, strlen(trait->word)) != 0) {
            fail_msg("kind %d lacks its word, usage or name", kind);
        }
        assert_true(!trait->obstacle || trait->refusal != RULES_NOT_REFUSED);
        assert_true(!trait->asks || trait->index == RULES_INDEX_QUESTION);
        assert_true(trait->value != RULES_VALUE_MARK || trait->index == RULES_INDEX_QUESTION);
    }
}

/* Kinds that share a word differ in the word behind it, and are told to an author in one way. */
static void each_word_means_one_kind(void **unused) {
    (void)unused;
    for (int one = 1; one < RULES_FIXTURE_KINDS; one++) {
        for (int other = one + 1; other < RULES_FIXTURE_KINDS; other++) {
            const struct rules_trait *a = &rules_traits[one], *b = &rules_traits[other];
            if (!strcmp(a->word, b->word)) {
                assert_true(a->which && b->which && strcmp(a->which, b->which) != 0);
                assert_string_equal(a->usage, b->usage);
            }
        }
    }
}

/* --- docs/packs.md --- */

static void read_page(char page[PAGE_ROOM]) {
    FILE *file = fopen(DOCS_FOLDER "/packs.md", "rb");
    assert_non_null(file);
    size_t length = fread(page, 1, PAGE_ROOM - 1, file);
    assert_in_range(length, 1, PAGE_ROOM - 2);
    page[length] = 0;
    fclose(file);
}

static void authors_are_told_of_each(void **unused) {
    static char page[PAGE_ROOM];
    (void)unused;
    read_page(page);
    for (int kind = 1; kind < RULES_FIXTURE_KINDS; kind++) {
        for (const char *at = rules_traits[kind].usage, *end; at; at = end ? end + 4 : NULL) {
            char shown[100];
            end = strstr(at, " or ");
            int length = end ? (int)(end - at) : (int)strlen(at);
            snprintf(shown, sizeof shown, "`%.*s`", length, at);
            if (!strstr(page, shown)) {
                fail_msg("docs/packs.md does not say %s", shown);
            }
        }
    }
}

/* --- written and read again --- */

static void put(struct rules_level *level, int cell, int kind) {
    const struct rules_trait *trait = &rules_traits[kind];
    level->fixture[cell] = (struct rules_fixture){
        .kind = (uint8_t)kind,
        .also = trait->also != RULES_ALSO_NONE,
        .value = trait->value == RULES_VALUE_NONE || trait->value == RULES_VALUE_FIRST ? 0 : 1};
    if (trait->on_water) {
        level->terrain[cell] = RULES_WATER;
        level->post[0] = (uint16_t)cell;
    }
}

/* Every kind once, on floor that is all open, and a lent stone. */
static void all_kinds(struct rules_level *level) {
    *level = (struct rules_level){.width = WIDTH,
                                  .height = 6,
                                  .question_count = 2,
                                  .question = {{RULES_A, 3}, {RULES_B, 3}},
                                  .stone_count = 1,
                                  .stone = {{RULES_STONE_B, 1, WIDTH + 4}},
                                  .start = {WIDTH + 1, WIDTH + 2},
                                  .post_count = 1,
                                  .tide_period = 3};
    memset(level->terrain, RULES_FLOOR, sizeof level->terrain);
    for (int kind = 1; kind < RULES_FIXTURE_KINDS; kind++) {
        put(level, FIRST_ROW * WIDTH + kind, kind);
    }
}

static void what_is_written_is_read(void **unused) {
    struct rules_level level;
    struct error error = {{0}};
    struct text file = {0};
    struct pack_diagnostics diagnostics = {0};
    (void)unused;
    all_kinds(&level);
    if (!rules_prepare(&level, &error)) {
        fail_msg("%s", error.text);
    }
    mine_write_level(&file, &level, NULL, 1, NULL);
    struct pack_level *read = pack_level_parse("all", file.data, file.length, &diagnostics);
    if (!read) {
        fail_msg("it is not read: %s", text_string(&file));
    }
    assert_true(rules_hash_level(&read->rules) == rules_hash_level(&level));
    pack_level_free(read);
    pack_diagnostics_release(&diagnostics);
    text_release(&file);
}

static void an_unknown_kind_is_refused(void **unused) {
    struct rules_level level;
    struct error error = {{0}};
    (void)unused;
    all_kinds(&level);
    level.fixture[FIRST_ROW * WIDTH].kind = RULES_FIXTURE_KINDS;
    assert_false(rules_prepare(&level, &error));
    assert_string_equal(error.text, "unknown fixture");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_has_a_row),        cmocka_unit_test(each_word_means_one_kind),
        cmocka_unit_test(authors_are_told_of_each),   cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(an_unknown_kind_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
