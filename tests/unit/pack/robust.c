/* Damaged levels: cut off anywhere, any byte changed. Nothing may crash, hang, leak (the sanitizer
 * builds see that) or be refused without a reason. */
#include "folder_source.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LEVEL TEST_SOURCE_DIR "/tests/packs/good/every-fixture/chapters/second/everything.yaml"
#define BIG TEST_SOURCE_DIR "/tests/packs/good/every-fixture/chapters/first/everything.yaml"

/* A level or reasons, never both, never neither. */
static bool is_good(const char *yaml, size_t size) {
    struct pack_diagnostics diagnostics = {0};
    struct pack_level *level = pack_level_parse("level", yaml, size, &diagnostics);
    bool good = level != NULL;
    assert_true(good == (diagnostics.count == 0));
    for (int i = 0; i < diagnostics.count; i++) {
        const struct pack_diagnostic *one = &diagnostics.list[i];
        assert_true(one->message[0] != '\0');
        assert_true(one->line == 0 || (one->line >= 1 && one->column >= 1 &&
                                       (one->caret >= 1) == (one->excerpt != NULL)));
    }
    pack_level_free(level);
    pack_diagnostics_release(&diagnostics);
    return good;
}

static void test_every_cut(void **state) {
    (void)state;
    struct text yaml = {0};
    assert_true(folder_read_file(LEVEL, &yaml));
    assert_true(is_good(yaml.data, yaml.length));
    assert_true(is_good(yaml.data, yaml.length - 1)); /* only the last newline is gone */
    for (size_t length = 0; length < yaml.length - 1; length++) {
        char *cut = base_alloc(length); /* of its own, so that reading past it is seen */
        memcpy(cut, yaml.data, length);
        assert_false(is_good(cut, length));
        free(cut);
    }
    text_release(&yaml);
}

/* Each byte of the small level turned into each of some telling bytes. */
static void test_every_byte_changed(void **state) {
    (void)state;
    static const char changes[] = "\0\t\n\r \"#%&'*+,-.:>@[]{|}~\x80\xc3\xed\xf0\xff"
                                  "aA09o_";
    struct text yaml = {0};
    int refused = 0;
    assert_true(folder_read_file(LEVEL, &yaml));
    for (size_t at = 0; at < yaml.length; at++) {
        char old = yaml.data[at];
        for (size_t i = 0; i < sizeof changes - 1; i++) {
            yaml.data[at] = changes[i];
            refused += !is_good(yaml.data, yaml.length);
        }
        yaml.data[at] = old;
    }
    assert_true(refused > 1000);
    text_release(&yaml);
}

/* Chance changes of a large level: bytes replaced, dropped, doubled and swapped. */
static void test_random_damage(void **state) {
    (void)state;
    enum { ROUNDS = 3000 };
    uint64_t random = 7;
    struct text yaml = {0}, damaged = {0};
    assert_true(folder_read_file(BIG, &yaml));
    for (int round = 0; round < ROUNDS; round++) {
        text_clear(&damaged);
        text_add_bytes(&damaged, yaml.data, yaml.length);
        for (uint32_t i = 0, changes = 1 + random_below(&random, 4); i < changes; i++) {
            uint32_t at = random_below(&random, (uint32_t)damaged.length - 1);
            uint32_t other = random_below(&random, (uint32_t)damaged.length - 1);
            char *data = damaged.data;
            switch (random_below(&random, 3)) {
            case 0:
                data[at] = (char)random_below(&random, 256);
                break;
            case 1:
                memmove(data + at, data + at + 1, damaged.length - at);
                damaged.length--;
                break;
            default:
                data[at] = data[other];
            }
        }
        is_good(damaged.data, damaged.length);
    }
    text_release(&yaml);
    text_release(&damaged);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_cut),
        cmocka_unit_test(test_every_byte_changed),
        cmocka_unit_test(test_random_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
