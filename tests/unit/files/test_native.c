/* Native files: whole or not at all. */
#include "files/files.h"
#include "scratch.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void expect_content(const char *name, const char *content) {
    struct text text = {0};
    struct error error = {""};
    if (!files_read_native(scratch_path(name), 1000, &text, &error)) {
        fail_msg("%s", error.text);
    }
    assert_string_equal(text_string(&text), content);
    text_release(&text);
}

static unsigned mode_of(const char *name) {
    struct stat kind;
    assert_int_equal(stat(scratch_path(name), &kind), 0);
    return kind.st_mode & 07777;
}

static void write_replaces(void **state) {
    (void)state;
    struct error error = {""};
    assert_true(files_write_atomic(scratch_path("a"), "one", 3, &error));
    expect_content("a", "one");
    assert_int_equal(mode_of("a"), 0600);
    assert_true(files_write_atomic(scratch_path("a"), "second", 6, &error));
    expect_content("a", "second");
    assert_true(files_write_atomic(scratch_path("a"), NULL, 0, &error));
    expect_content("a", "");
    assert_int_equal(scratch_count(""), 1);
    assert_string_equal(error.text, "");
}

static void write_works_in_the_working_folder(void **state) {
    (void)state;
    char before[4096];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(scratch_path("")), 0);
    assert_true(files_write_atomic("a", "one", 3, NULL));
    assert_int_equal(chdir(before), 0);
    expect_content("a", "one");
}

/* A disk that takes only so many bytes. */
static void failed_write_keeps_the_old(void **state) {
    (void)state;
    struct error error = {""};
    char large[1000] = "large";
    struct rlimit old, tight = {.rlim_cur = 100};
    assert_true(files_write_atomic(scratch_path("a"), "old", 3, &error));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    tight.rlim_max = old.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    bool written = files_write_atomic(scratch_path("a"), large, sizeof large, &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_false(written);
    assert_non_null(strstr(error.text, "/a\" cannot be written (File too large); check"));
    expect_content("a", "old");
    assert_int_equal(scratch_count(""), 1);
}

static void write_over_a_folder_fails(void **state) {
    (void)state;
    struct error error = {""};
    scratch_folder("a");
    scratch_file("a/b", "inner");
    assert_false(files_write_atomic(scratch_path("a"), "x", 1, &error));
    assert_non_null(strstr(error.text, "cannot be written (Is a directory)"));
    expect_content("a/b", "inner");
    assert_int_equal(scratch_count(""), 1);
}

static void write_into_nothing_fails(void **state) {
    (void)state;
    struct error error = {""};
    assert_false(files_write_atomic(scratch_path("none/a"), "x", 1, &error));
    assert_non_null(strstr(error.text, "none/a\" cannot be written (No such file or directory)"));
}

static void write_replaces_a_link_not_its_target(void **state) {
    (void)state;
    scratch_file("target", "target");
    assert_int_equal(symlink("target", scratch_path("link")), 0);
    assert_true(files_write_atomic(scratch_path("link"), "new", 3, NULL));
    expect_content("target", "target");
    expect_content("link", "new");
}

static void read_is_bounded(void **state) {
    (void)state;
    struct text text = {0};
    struct error error = {""};
    scratch_file("a", "12345");
    assert_true(files_read_native(scratch_path("a"), 5, &text, &error));
    assert_int_equal(text.length, 5);
    assert_false(files_read_native(scratch_path("a"), 4, &text, &error));
    assert_int_equal(text.length, 0);
    assert_non_null(strstr(error.text, "/a\" is larger than 4 bytes; make it smaller"));
    text_release(&text);
}

static void only_plain_files_are_read(void **state) {
    (void)state;
    struct text text = {0};
    assert_int_equal(mkfifo(scratch_path("pipe"), 0600), 0);
    const char *paths[] = {scratch_path("pipe"), scratch_path(""), "/dev/zero"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct error error = {""};
        assert_false(files_read_native(paths[i], 100, &text, &error));
        assert_non_null(strstr(error.text, "is not a plain file"));
    }
    struct error error = {""};
    assert_false(files_read_native(scratch_path("none"), 100, &text, &error));
    assert_non_null(strstr(error.text, "cannot be opened (No such file or directory)"));
    assert_null(text.data);
}

static void folders_are_made(void **state) {
    (void)state;
    struct error error = {""};
    assert_true(files_make_folder(scratch_path("a/b//c/"), &error));
    assert_int_equal(mode_of("a"), 0700);
    assert_int_equal(mode_of("a/b/c"), 0700);
    assert_true(files_make_folder(scratch_path("a/b"), &error)); /* there already */
    assert_string_equal(error.text, "");
}

static void folder_over_a_file_fails(void **state) {
    (void)state;
    scratch_file("file", "x");
    const char *paths[] = {scratch_path("file"), scratch_path("file/inner")};
    for (size_t i = 0; i < 2; i++) {
        struct error error = {""};
        assert_false(files_make_folder(paths[i], &error));
        assert_non_null(strstr(error.text, "file\" cannot be made (Not a directory); check"));
    }
    assert_false(files_make_folder("", NULL));
    expect_content("file", "x");
}

static void join_name(void *to, const char *name) {
    text_addf(to, "%s ", name);
}

static void names_are_listed_sorted(void **state) {
    (void)state;
    struct text text = {0};
    struct error error = {""};
    scratch_file("b", "");
    scratch_file("c", "");
    scratch_folder("a");
    scratch_file(".hidden", "");
    assert_true(files_list_native(scratch_path(""), join_name, &text, &error));
    assert_string_equal(text_string(&text), "a b c ");
    text_release(&text);
    assert_false(files_list_native(scratch_path("none"), join_name, &text, &error));
    assert_non_null(strstr(error.text, "none\" cannot be read (No such file or directory)"));
    assert_null(text.data);
}

static int make(void **state) {
    (void)state;
    scratch_make();
    return 0;
}

static int clear(void **state) {
    (void)state;
    scratch_remove();
    return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(write_replaces),
        TEST(write_works_in_the_working_folder),
        TEST(failed_write_keeps_the_old),
        TEST(write_over_a_folder_fails),
        TEST(write_into_nothing_fails),
        TEST(write_replaces_a_link_not_its_target),
        TEST(read_is_bounded),
        TEST(only_plain_files_are_read),
        TEST(folders_are_made),
        TEST(folder_over_a_file_fails),
        TEST(names_are_listed_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
