/* The figures of random levels as another implementation of docs/rules.md found them: 32 of version
 * 1 of the rules, 48 of version 2. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack_folder.h"
#include "proof/proof.h"

#include <stdlib.h>
#include <string.h>

/* Where the value of a key begins; NULL when the line has no such key. Enough of JSON for one file
 * that is known. */
static const char *value_of(const char *line, const char *key) {
    char quoted[64];
    snprintf(quoted, sizeof quoted, "\"%s\":", key);
    const char *at = strstr(line, quoted);
    at = at ? at + strlen(quoted) : NULL;
    return at ? at + strspn(at, " ") : NULL;
}

static void check_shortest(const char *list, const struct proof *proof) {
    assert_int_equal(*list, '[');
    for (int c = 0; c < proof->combinations; c++) {
        char *end;
        assert_int_equal(strtol(list + 1, &end, 10), proof->shortest[c]);
        assert_int_equal(*end, c + 1 < proof->combinations ? ',' : ']');
        list = end;
    }
}

/* To four digits; a line need not have it. */
static void check_ratio(const char *line, const char *key, struct proof_ratio ratio) {
    const char *value = value_of(line, key);
    if (!value) {
        return;
    }
    assert_int_equal(strncmp(value, "null", 4) == 0, ratio.under == 0);
    if (ratio.under) {
        double difference = (double)ratio.over / (double)ratio.under - strtod(value, NULL);
        assert_true(difference < 6e-5 && difference > -6e-5);
    }
}

static void check_line(const char *line, const struct pack_level *level,
                       const struct proof *proof) {
    assert_int_equal(atoi(value_of(line, "combinations")), proof->combinations);
    assert_int_equal(atoi(value_of(line, "unsolvable")), proof->unsolvable);
    assert_int_equal(proof->not_proved, 0);
    check_shortest(value_of(line, "shortest"), proof);
    for (int q = 0; q < proof->question_count; q++) {
        bool needed = strncmp(value_of(line, level->question[q].id), "true", 4) == 0;
        assert_int_equal(proof->needed[q], needed ? PROOF_YES : PROOF_NO);
    }
    check_ratio(line, "told", proof->told);
    check_ratio(line, "silence", proof->silence);
    const char *guess_cost = value_of(line, "guess_cost"), *gentle = value_of(line, "gentle");
    assert_int_equal(guess_cost == NULL, proof->unsolvable > 0);
    assert_int_equal(gentle == NULL, proof->unsolvable > 0);
    if (guess_cost) {
        assert_int_equal(atoi(guess_cost), proof->guess_cost);
        double share = (double)proof->gentle.over / (double)proof->gentle.under;
        double difference = share - strtod(gentle, NULL);
        assert_true(difference < 1e-6 && difference > -1e-6);
    }
}

struct vectors {
    char *pack;
    const char *expected;
    int levels, version; /* of the rules that at least one of them needs */
};

static void test_vectors(void **state) {
    const struct vectors *vectors = *state;
    struct pack *pack = load_folder(vectors->pack);
    assert_non_null(pack);
    FILE *expected = fopen(vectors->expected, "r");
    assert_non_null(expected);
    char line[1024], name[16];
    const struct proof_options options = {.all = true};
    int levels = 0, version = 1;
    while (fgets(line, sizeof line, expected)) {
        struct error error = {{0}};
        struct proof proof;
        assert_int_equal(sscanf(value_of(line, "level"), "\"%15[^\"]", name), 1);
        const struct pack_level *level = pack_find_level(pack, name);
        assert_non_null(level);
        assert_true(proof_level(&level->rules, &options, &proof, &error));
        check_line(line, level, &proof);
        proof_release(&proof);
        version = rules_needed(&level->rules) > version ? rules_needed(&level->rules) : version;
        levels++;
    }
    assert_int_equal(levels, vectors->levels);
    assert_int_equal(version, vectors->version);
    fclose(expected);
    pack_free(pack);
}

#define VECTORS TEST_SOURCE_DIR "/tests/packs/vectors"

int main(void) {
    static char one[] = VECTORS "/pack", two[] = VECTORS "/v2/pack";
    struct vectors first = {one, VECTORS "/expected.jsonl", 32, 1};
    struct vectors second = {two, VECTORS "/v2/expected.jsonl", 48, 2};
    const struct CMUnitTest tests[] = {
        {"vectors of version 1", test_vectors, NULL, NULL, &first},
        {"vectors of version 2", test_vectors, NULL, NULL, &second},
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
