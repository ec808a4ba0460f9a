/* Memory that runs out: the Nth allocation fails, for every N, once or from then on, until the
 * reading passes untouched. The linker sends pack's and libyaml's calls here (--wrap). */
#include "folder_source.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct {
    long left; /* allocations until one fails */
    bool armed, from_then_on, failed;
} fault;

static bool fails(void) {
    if (!fault.armed || fault.left-- > 0) {
        return false;
    }
    fault.armed = fault.from_then_on;
    fault.failed = true;
    return true;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

void *__wrap_malloc(size_t size) {
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size) {
    return fails() ? NULL : __real_realloc(old, size);
}

/* The source's own memory is not what is tested here. */
static bool read_unharmed(void *context, const char *path, struct text *out, struct error *error) {
    const struct pack_source *inner = context;
    bool armed = fault.armed;
    fault.armed = false;
    bool good = inner->read(inner->context, path, out, error);
    fault.armed = armed;
    return good;
}

struct relay {
    void (*found)(void *to, const char *name);
    void *to;
    bool armed;
};

static void found_armed(void *to, const char *name) {
    struct relay *relay = to;
    fault.armed = relay->armed;
    relay->found(relay->to, name);
    relay->armed = fault.armed;
    fault.armed = false;
}

static bool list_unharmed(void *context, const char *folder,
                          void (*found)(void *to, const char *name), void *to) {
    const struct pack_source *inner = context;
    struct relay relay = {.found = found, .to = to, .armed = fault.armed};
    fault.armed = false;
    bool good = inner->list(inner->context, folder, found_armed, &relay);
    fault.armed = relay.armed;
    return good;
}

/* True when the fault struck. */
static bool load_with_fault(const char *path, long left, bool from_then_on) {
    struct pack_source inner = folder_source(path);
    struct pack_source source = {.context = &inner, .read = read_unharmed, .list = list_unharmed};
    struct pack_diagnostics diagnostics = {0};
    struct text words = {0};
    fault.left = left;
    fault.from_then_on = from_then_on;
    fault.failed = false;
    fault.armed = true;
    struct pack *pack = pack_load(&source, &diagnostics);
    fault.armed = false;
    bool failed = fault.failed;
    pack_diagnostics_print(&diagnostics, &words);
    /* Never half a pack; memory is named as the reason, but for an excerpt that is left out. */
    assert_true((pack != NULL) == (words.length == 0));
    pack_free(pack);
    pack_diagnostics_release(&diagnostics);
    text_release(&words);
    return failed;
}

static void exhaust(const char *path, bool from_then_on) {
    long left = 0;
    while (load_with_fault(path, left, from_then_on)) {
        left++;
    }
    assert_true(left > 100);
}

static void test_good_pack_once(void **state) {
    (void)state;
    exhaust(TEST_SOURCE_DIR "/tests/packs/good/every-fixture", false);
}

static void test_help_pack(void **state) {
    (void)state;
    exhaust(TEST_SOURCE_DIR "/tests/packs/good/places-and-help", false);
    exhaust(TEST_SOURCE_DIR "/tests/packs/good/places-and-help", true);
}

static void test_good_pack_from_then_on(void **state) {
    (void)state;
    exhaust(TEST_SOURCE_DIR "/tests/packs/good/every-fixture", true);
}

static void test_bad_pack(void **state) {
    (void)state;
    exhaust(TEST_SOURCE_DIR "/tests/packs/bad/p-errors-everywhere", false);
    exhaust(TEST_SOURCE_DIR "/tests/packs/bad/p-errors-everywhere", true);
}

/* A failed allocation of a good pack is always told as what it is. */
static void test_reason_is_memory(void **state) {
    (void)state;
    static const char yaml[] =
        "title: t\nquestions:\n  k: {by: A, marks: 2, ask: W, answers: [O]}\n"
        "map: |\n  ######\n  #A.1b#\n  #B..a#\n  ######\n"
        "legend: {\"1\": veil k moon}\n";
    for (long left = 0;; left++) {
        struct pack_diagnostics diagnostics = {0};
        struct text words = {0};
        fault.left = left;
        fault.from_then_on = fault.failed = false;
        fault.armed = true;
        struct pack_level *level = pack_level_parse("t", yaml, sizeof yaml - 1, &diagnostics);
        fault.armed = false;
        bool failed = fault.failed;
        pack_diagnostics_print(&diagnostics, &words);
        assert_true(!failed == (level != NULL));
        assert_true(!failed || strstr(text_string(&words), "ut of memory; close other programs"));
        pack_level_free(level);
        pack_diagnostics_release(&diagnostics);
        text_release(&words);
        if (!failed) {
            assert_true(left > 30);
            return;
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_pack_once),   cmocka_unit_test(test_good_pack_from_then_on),
        cmocka_unit_test(test_help_pack),        cmocka_unit_test(test_bad_pack),
        cmocka_unit_test(test_reason_is_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
