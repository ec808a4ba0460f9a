/* Zips made by people's own tools: see zips/README. */
#include "files/files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ZIPS TEST_SOURCE_DIR "/tests/unit/files/zips"

static bool is_zip(const char *name) {
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, ".zip") == 0;
}

static uint64_t fingerprint(const char *name) {
    struct text path = {0};
    struct error error = {""};
    uint64_t found;
    text_addf(&path, ZIPS "/%s", name);
    if (!files_fingerprint_pack(text_string(&path), &found, &error)) {
        fail_msg("%s", error.text);
    }
    text_release(&path);
    return found;
}

static void compare(void *to, const char *name) {
    int *count = to;
    if (is_zip(name)) {
        if (fingerprint(name) != fingerprint("my-pack")) {
            fail_msg("%s is not read as the folder it was made of", name);
        }
        (*count)++;
    }
}

static void each_is_its_folder(void **state) {
    (void)state;
    int count = 0;
    assert_true(files_list_native(ZIPS, compare, &count, NULL));
    assert_int_equal(count, 15);
}

static void it_mounts(void **state) {
    (void)state;
    struct text text = {0};
    struct error error = {""};
    if (!files_mount_pack(ZIPS "/git-archive.zip", "p", &error) ||
        !files_read("/packs/p/pack.yaml", 1000, &text, &error)) {
        fail_msg("%s", error.text);
    }
    assert_memory_equal(text_string(&text), "format: 1\nid: my-pack\n", 22);
    assert_false(files_read("/packs/p/README.md", 1000, &text, NULL));
    text_release(&text);
    assert_true(files_unmount_pack("p", NULL));
}

static void others_are_refused_by_name(void **state) {
    (void)state;
    static const struct {
        const char *name, *reason;
    } zips[] = {
        {"bsdtar-zip64", "the zip is in the zip64 form; make the zip again with"},
        {"infozip-bzip2", "\"my-pack/decks/small-talk.yaml\" is packed by method 12; make the zip"},
        {"7zip-deflate64", "two-doors.yaml\" is packed by method 9; make the zip again with"},
        {"infozip-password", "pack.yaml\" is encrypted; make the zip again without a password"},
        {"infozip-split", "the zip is one of several parts; make the zip again with"},
        {"7z-named-zip", "this is not a zip of a pack; make the zip again with"},
    };
    for (size_t i = 0; i < sizeof zips / sizeof *zips; i++) {
        struct text path = {0};
        struct error error = {""};
        uint64_t found;
        text_addf(&path, ZIPS "/refused/%s.zip", zips[i].name);
        assert_false(files_fingerprint_pack(text_string(&path), &found, &error));
        if (!strstr(error.text, zips[i].reason)) {
            fail_msg("said: %s\nshould say: %s", error.text, zips[i].reason);
        }
        text_release(&path);
    }
}

static int start(void **state) {
    (void)state;
    return files_init(NULL, NULL) ? 0 : -1;
}

static int stop(void **state) {
    (void)state;
    files_release();
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_its_folder),
        cmocka_unit_test(it_mounts),
        cmocka_unit_test(others_are_refused_by_name),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
