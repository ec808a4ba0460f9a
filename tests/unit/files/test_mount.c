/* The mounts, and what can be reached through them. */
#include "files/files.h"
#include "scratch.h"
#include "zipmaker.h"

#include <physfs.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static const struct item pack[] = {
    {.name = "pack.yaml", .content = "format: 1\n"},
    {.name = "decks/b.yaml", .content = "b"},
    {.name = "decks/a.yaml", .content = "a"},
};

static void mount_zip(const char *name) {
    struct made made;
    struct error error = {""};
    made_zip(&made, pack, sizeof pack / sizeof *pack);
    if (!files_mount_bytes(made.bytes.data, made.bytes.length, name, &error)) {
        fail_msg("%s", error.text);
    }
    made_release(&made);
}

static void mount_share(void) {
    struct error error = {""};
    if (!files_mount_share(scratch_path("share"), &error)) {
        fail_msg("%s", error.text);
    }
}

static void expect_file(const char *path, const char *content) {
    struct text text = {0};
    struct error error = {""};
    if (!files_read(path, 1000, &text, &error)) {
        fail_msg("%s", error.text);
    }
    assert_string_equal(text_string(&text), content);
    text_release(&text);
}

static void expect_no_file(const char *path, const char *reason) {
    struct text text = {0};
    struct error error = {""};
    if (files_read(path, 1000, &text, &error)) {
        fail_msg("read: %s", path);
    }
    assert_null(text.data);
    if (!strstr(error.text, reason)) {
        fail_msg("%s said: %s\nshould say: %s", path, error.text, reason);
    }
}

static void join_name(void *to, const char *name) {
    text_addf(to, "%s ", name);
}

static void only_zip_is_left(void **state) {
    (void)state;
    const PHYSFS_ArchiveInfo **types = PHYSFS_supportedArchiveTypes();
    assert_non_null(types[0]);
    assert_string_equal(types[0]->extension, "ZIP");
    assert_null(types[1]);
}

static void second_start_is_refused(void **state) {
    (void)state;
    struct error error = {""};
    assert_false(files_init(NULL, &error));
    assert_non_null(strstr(error.text, "open already"));
}

/* Without HOME and, where we may change users, without an entry in the password file. */
static void starts_without_a_home(void **state) {
    (void)state;
    enum { NO_SUCH_USER = 54321 };
    files_release();
    pid_t child = fork();
    if (child == 0) {
        unsetenv("HOME");
        bool alone = geteuid() != 0 || setuid(NO_SUCH_USER) == 0;
        bool good = alone && files_init(NULL, NULL) && !getenv("HOME");
        files_release();
        setenv("HOME", "/nowhere", 1);
        good = good && files_init(NULL, NULL) && strcmp(getenv("HOME"), "/nowhere") == 0;
        files_release();
        _exit(good ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void nothing_works_before_the_start(void **state) {
    (void)state;
    struct error error = {""};
    files_release();
    assert_false(files_mount_share(scratch_path("share"), NULL));
    assert_false(files_mount_bytes("", 0, "p", &error));
    assert_non_null(strstr(error.text, "not open; start them first"));
    assert_false(files_unmount_pack("p", NULL));
    assert_false(files_list("/share", join_name, NULL));
    expect_no_file("/share/Font.ttf", "there is no file");
}

static void share_is_read(void **state) {
    (void)state;
    mount_share();
    expect_file("/share/Font.ttf", "font");
    expect_file("/share/deep/er/file", "deep");
    expect_no_file("/share/none", "there is no file \"/share/none\"; check its name");
    expect_no_file("/share/deep", "there is no file"); /* a folder */
    expect_file("/share/link", "outside");             /* packagers put links to fonts there */
}

static void share_must_be_a_folder(void **state) {
    (void)state;
    struct error error = {""};
    assert_false(files_mount_share(scratch_path("share/Font.ttf"), &error));
    assert_non_null(strstr(error.text, "install the game again"));
    assert_false(files_mount_share(scratch_path("none"), NULL));
}

static void read_is_bounded(void **state) {
    (void)state;
    struct text text = {0};
    struct error error = {""};
    mount_share();
    assert_true(files_read("/share/Font.ttf", 4, &text, &error));
    assert_false(files_read("/share/Font.ttf", 3, &text, &error));
    assert_non_null(strstr(error.text, "is larger than 3 bytes"));
    assert_null(text.data);
}

/* Item 46: PhysicsFS would list the real parent for the first one. */
static void paths_do_not_escape(void **state) {
    (void)state;
    static const char *const paths[] = {
        "/share/..",
        "/share/../outside",
        "/share/deep/../../outside",
        "/share/.",
        "/share/./Font.ttf",
        "/share//Font.ttf",
        "//share",
        "/share/",
        "/",
        "",
        "share/Font.ttf",
        "/share\\Font.ttf",
        "/share/C:/x",
        "/share/a\nb",
        "/share/\x7f",
        "/packs/p/..",
        "/packs/p/../q",
        "/packs/../share/Font.ttf",
    };
    mount_share();
    mount_zip("p");
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        expect_no_file(paths[i], "is not a path in the game");
        assert_false(files_list(paths[i], join_name, NULL));
    }
    char path[300] = "/share/";
    memset(path + strlen(path), 'a', 256 - strlen(path));
    expect_no_file(path, "is not a path in the game");
}

static void packs_stay_apart(void **state) {
    (void)state;
    mount_share();
    mount_zip("share"); /* no harm: it is /packs/share */
    mount_zip("p");
    struct error error = {""};
    struct text text = {0};
    assert_false(files_mount_bytes("", 0, "p", &error));
    assert_non_null(strstr(error.text, "a pack called \"p\" is open already"));
    expect_file("/share/Font.ttf", "font");
    assert_true(files_list("/share", join_name, &text));
    assert_string_equal(text_string(&text), "Font.ttf deep link ");
    text_clear(&text);
    assert_true(files_list("/packs", join_name, &text));
    assert_string_equal(text_string(&text), "p share ");
    text_release(&text);
}

static void mount_names_are_checked(void **state) {
    (void)state;
    static const char *const names[] = {
        "",  ".",   "..",    "a/b", "../share",
        "A", "a b", "a.zip", "a_b", "12345678901234567890123456789012345678901"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct error error = {""};
        assert_false(files_mount_bytes("", 0, names[i], &error));
        assert_non_null(strstr(error.text, "a pack cannot be called"));
        assert_false(files_unmount_pack(names[i], NULL));
    }
    mount_zip("1234567890123456789012345678901234567890");
}

static void unmounted_is_gone(void **state) {
    (void)state;
    struct error error = {""};
    for (int i = 0; i < 3; i++) {
        mount_zip("p");
        expect_file("/packs/p/pack.yaml", "format: 1\n");
        assert_true(files_unmount_pack("p", &error));
        expect_no_file("/packs/p/pack.yaml", "there is no file");
    }
    assert_false(files_unmount_pack("p", &error));
    assert_non_null(strstr(error.text, "the pack \"p\" cannot be closed"));
}

static void pack_is_a_source(void **state) {
    (void)state;
    char name[] = "p", bad[] = "../share";
    struct text text = {0};
    struct error error = {""};
    mount_share();
    mount_zip(name);
    assert_true(files_source_read(name, "decks/a.yaml", &text, &error));
    assert_string_equal(text_string(&text), "a");
    text_clear(&text);
    assert_true(files_source_list(name, "decks", join_name, &text));
    assert_string_equal(text_string(&text), "a.yaml b.yaml ");
    text_clear(&text);
    assert_true(files_source_list(name, "", join_name, &text));
    assert_string_equal(text_string(&text), "decks pack.yaml ");
    assert_false(files_source_list(name, "talks", join_name, &text));
    assert_false(files_source_list(name, "..", join_name, &text));
    assert_false(files_source_list(bad, "", join_name, &text));
    assert_false(files_source_read(name, "talks/none.yaml", &text, &error));
    assert_non_null(strstr(error.text, "there is no file \"talks/none.yaml\""));
    assert_false(files_source_read(name, "../../share/Font.ttf", &text, NULL));
    assert_false(files_source_read(bad, "Font.ttf", &text, NULL));
    assert_int_equal(text.length, 0);
    text_release(&text);
}

static int make(void **state) {
    (void)state;
    scratch_make();
    scratch_folder("share");
    scratch_folder("share/deep");
    scratch_folder("share/deep/er");
    scratch_file("share/Font.ttf", "font");
    scratch_file("share/deep/er/file", "deep");
    scratch_file("outside", "outside");
    bool linked = symlink("../outside", scratch_path("share/link")) == 0;
    return linked && files_init(NULL, NULL) ? 0 : -1;
}

static int clear(void **state) {
    (void)state;
    files_release();
    scratch_remove();
    return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(only_zip_is_left),      TEST(second_start_is_refused),
        TEST(starts_without_a_home), TEST(nothing_works_before_the_start),
        TEST(share_is_read),         TEST(share_must_be_a_folder),
        TEST(read_is_bounded),       TEST(paths_do_not_escape),
        TEST(packs_stay_apart),      TEST(mount_names_are_checked),
        TEST(unmounted_is_gone),     TEST(pack_is_a_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
