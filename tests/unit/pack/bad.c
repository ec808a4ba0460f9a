/* Everything under tests/packs/bad is wrong in a way of its own: NAME.yaml is a level, NAME/ a
 * pack, and NAME.txt beside it what the author is to read, to the letter. After a change of the
 * words: PACK_EXPECT=write makes the .txt files anew, to be reviewed like code. */
#include "folder_source.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BAD TEST_SOURCE_DIR "/tests/packs/bad"

struct bench {
    bool write;
    int cases, failures;
};

static bool ends_with(const char *name, const char *ending) {
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && !strcmp(name + length - tail, ending);
}

static void judge_level(const char *path, const char *name, struct text *words) {
    struct pack_diagnostics diagnostics = {0};
    struct text yaml = {0};
    assert_true(folder_read_file(path, &yaml));
    struct pack_level *level = pack_level_parse(name, text_string(&yaml), yaml.length,
                                                &diagnostics);
    assert_null(level);
    pack_diagnostics_print(&diagnostics, words);
    pack_diagnostics_release(&diagnostics);
    text_release(&yaml);
}

static void judge_pack(const char *path, struct text *words) {
    struct pack_diagnostics diagnostics = {0};
    struct pack_source source = folder_source(path);
    struct pack *pack = pack_load(&source, &diagnostics);
    assert_null(pack);
    pack_diagnostics_print(&diagnostics, words);
    pack_diagnostics_release(&diagnostics);
}

static void compare(struct bench *bench, const char *path, const struct text *words) {
    struct text expected = {0};
    if (bench->write) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        fwrite(words->data, 1, words->length, file);
        fclose(file);
    }
    bool there = folder_read_file(path, &expected);
    if (!there || strcmp(text_string(&expected), text_string(words)) != 0) {
        fprintf(stderr, "%s\n--- expected\n%s--- but it says\n%s", path, text_string(&expected),
                text_string(words));
        bench->failures++;
    }
    text_release(&expected);
}

static void judge(void *to, const char *name) {
    struct bench *bench = to;
    struct text path = {0}, expected = {0}, words = {0};
    if (!ends_with(name, ".txt")) {
        bool level = ends_with(name, ".yaml");
        text_addf(&path, "%s/%s", BAD, name);
        text_addf(&expected, "%s/%.*s.txt", BAD, (int)strlen(name) - (level ? 5 : 0), name);
        if (level) {
            judge_level(text_string(&path), name, &words);
        } else {
            judge_pack(text_string(&path), &words);
        }
        assert_true(words.length > 0);
        compare(bench, text_string(&expected), &words);
        bench->cases++;
    }
    text_release(&path);
    text_release(&expected);
    text_release(&words);
}

static void test_every_bad_one_is_explained(void **state) {
    (void)state;
    const char *wish = getenv("PACK_EXPECT");
    struct bench bench = {.write = wish && !strcmp(wish, "write")};
    assert_true(folder_list(BAD, judge, &bench));
    assert_true(bench.cases >= 40);
    assert_int_equal(bench.failures, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_bad_one_is_explained)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
