/* PhysicsFS gets no memory, at each place where it asks for some: what it is asked for works, or
 * fails in words; nothing is freed twice or lost. What base asks for ends the program, as
 * everywhere. */
#include "files/files.h"
#include "zipmaker.h"

#include <physfs.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static size_t asked, fail_at; /* 0: never */

static bool fails(void) {
    return ++asked == fail_at;
}

static void *get(PHYSFS_uint64 size) {
    return fails() ? NULL : malloc((size_t)size);
}

static void *get_more(void *old, PHYSFS_uint64 size) {
    return fails() ? NULL : realloc(old, (size_t)size);
}

static const PHYSFS_Allocator allocator = {.Malloc = get, .Realloc = get_more, .Free = free};

/* True when all went well. */
static bool use(struct made *made) {
    struct text text = {0};
    struct error error = {""};
    bool mounted = files_mount_bytes(made->bytes.data, made->bytes.length, "p", &error);
    if (!mounted) {
        assert_non_null(strstr(error.text, "; "));
        return false;
    }
    bool good = files_read("/packs/p/decks/a.yaml", 1000, &text, &error);
    assert_true(good || strstr(error.text, "; "));
    assert_true(!good || strcmp(text_string(&text), "a") == 0);
    text_release(&text);
    return files_unmount_pack("p", &error) && good;
}

static void each_failure_is_told(void **state) {
    (void)state;
    static const struct item pack[] = {
        {.name = "pack.yaml", .content = "format: 1\n"},
        {.name = "decks/a.yaml", .content = "a"},
    };
    struct made made;
    made_zip(&made, pack, sizeof pack / sizeof *pack);
    size_t failed = 0;
    bool reached = true;
    for (size_t at = 1; reached; at++) {
        assert_true(PHYSFS_setAllocator(&allocator));
        fail_at = 0;
        assert_true(files_init(NULL, NULL));
        asked = 0;
        fail_at = at;
        failed += !use(&made);
        reached = asked >= at;
        fail_at = 0;
        files_release();
    }
    made_release(&made);
    assert_in_range(failed, 5, 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_failure_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
