#include "workshop/shelf.h"
#include "files/files.h"
#include "scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const authors[2] = {"Ana", "Ben: of \"us\""};
static struct error error;

static char *packs_in(const char *folder) {
    struct text path = {0};
    text_addf(&path, "%s/packs/", folder);
    char *copy = base_copy(text_string(&path));
    text_release(&path);
    return copy;
}

static struct shelf *make(const char *folder, const char *title) {
    char *packs = packs_in(folder), *made = shelf_make(packs, title, authors, &error);
    assert_non_null(made);
    struct shelf *shelf = shelf_open(made, &error);
    assert_non_null(shelf);
    free(packs);
    free(made);
    return shelf;
}

static void a_pack_is_made_and_read(void **state) {
    scratch_make();
    const char *folder = scratch_path("");
    (void)state;
    struct shelf *one = make(folder, "Ours: #1 \"so\""), *other = make(folder, "Ours: #1 \"so\"");
    assert_string_equal(one->title, "Ours: #1 \"so\"");
    assert_int_equal(one->count, 1);
    assert_string_not_equal(one->folder, other->folder);
    shelf_free(one);
    shelf_free(other);
    scratch_remove();
}

/* A level that is saved, and one more, are there when it is read again. */
static void what_is_saved_is_there(void **state) {
    scratch_make();
    const char *folder = scratch_path("");
    (void)state;
    struct shelf *shelf = make(folder, "\u00fc"); /* no letter that a folder's name could have */
    struct text source = {0};
    text_addf(&source, "# ours\n%s", shelf->level[0].source);
    assert_int_equal(shelf_save(shelf, 0, text_string(&source), "One", &error), SHELF_SAVED);
    assert_int_equal(shelf_add(shelf, text_string(&source), "Two", &error), 1);
    struct shelf *again = shelf_open(shelf->folder, &error);
    assert_non_null(again);
    assert_int_equal(again->count, 2);
    assert_string_equal(again->level[0].source, text_string(&source));
    assert_string_equal(again->level[1].source, text_string(&source));
    struct text path = {0};
    char *packs = packs_in(folder);
    assert_true(shelf_give(again, packs, &path, &error));
    assert_non_null(strstr(text_string(&path), "/packs/ours.zip"));
    free(packs);
    text_release(&path);
    text_release(&source);
    shelf_free(shelf);
    shelf_free(again);
    scratch_remove();
}

static void what_others_wrote_stays(void **state) {
    scratch_make();
    const char *folder = scratch_path("");
    (void)state;
    struct shelf *shelf = make(folder, "Ours");
    struct text there = {0};
    assert_true(files_write_atomic(shelf->level[0].file, "theirs", 6, &error));
    assert_int_equal(shelf_save(shelf, 0, shelf->level[0].source, "Ours", &error), SHELF_CHANGED);
    assert_true(files_read_native(shelf->level[0].file, 100, &there, &error));
    assert_string_equal(text_string(&there), "theirs");
    text_release(&there);
    shelf_free(shelf);
    scratch_remove();
}

static void what_can_not_be_written_is_told(void **state) {
    scratch_make();
    const char *folder = scratch_path("");
    struct text packs = {0};
    (void)state;
    text_addf(&packs, "%s/file", folder);
    assert_true(files_write_atomic(text_string(&packs), "", 0, &error));
    text_add(&packs, "/");
    error.text[0] = '\0';
    assert_null(shelf_make(text_string(&packs), "Ours", authors, &error));
    assert_true(error.text[0]);
    text_release(&packs);
    scratch_remove();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pack_is_made_and_read),
        cmocka_unit_test(what_is_saved_is_there),
        cmocka_unit_test(what_others_wrote_stays),
        cmocka_unit_test(what_can_not_be_written_is_told),
    };
    files_init("shelf", &error);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    files_release();
    return failed;
}
