/* Packs that are folders, and the zips made of them. */
#include "files/files.h"
#include "scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void expect_refused(const char *reason) {
    struct error error = {""};
    if (files_mount_pack(scratch_path("p"), "p", &error)) {
        files_unmount_pack("p", NULL);
        fail_msg("accepted, should say: %s", reason);
    }
    if (!strstr(error.text, reason)) {
        fail_msg("said: %s\nshould say: %s", error.text, reason);
    }
    assert_non_null(strstr(error.text, "; "));
    assert_memory_equal(error.text, scratch_path("p"), strlen(scratch_path("p")));
    assert_int_equal(scratch_count("p/.."), 1); /* and nothing was left beside it */
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

static void join_name(void *to, const char *name) {
    text_addf(to, "%s ", name);
}

static void expect_folder(const char *path, const char *content) {
    struct text text = {0};
    assert_true(files_list(path, join_name, &text));
    assert_string_equal(text_string(&text), content);
    text_release(&text);
}

static void expect_native(const char *name, const char *content) {
    struct text text = {0};
    assert_true(files_read_native(scratch_path(name), 1000, &text, NULL));
    assert_string_equal(text_string(&text), content);
    text_release(&text);
}

static void mount(const char *path) {
    struct error error = {""};
    if (!files_mount_pack(path, "p", &error)) {
        fail_msg("refused: %s", error.text);
    }
}

static void unmount(void) {
    assert_true(files_unmount_pack("p", NULL));
}

static void folder_is_read(void **state) {
    (void)state;
    scratch_folder("p/chapters");
    scratch_folder("p/chapters/c1");
    scratch_folder("p/decks");
    scratch_file("p/chapters/c1/one.yaml", "title: One\n");
    scratch_file("p/notes.md", "");
    mount(scratch_path("p"));
    expect_folder("/packs/p", "chapters notes.md pack.yaml ");
    expect_file("/packs/p/pack.yaml", "format: 1\n");
    expect_file("/packs/p/chapters/c1/one.yaml", "title: One\n");
    expect_file("/packs/p/notes.md", "");
    unmount();
}

static void dot_names_are_left_alone(void **state) {
    (void)state;
    scratch_folder("p/.git");
    scratch_file("p/.git/HEAD", "ref");
    scratch_file("p/.DS_Store", "");
    assert_int_equal(mkfifo(scratch_path("p/.pipe"), 0600), 0);
    assert_int_equal(symlink("/etc/passwd", scratch_path("p/.link")), 0);
    mount(scratch_path("p"));
    expect_folder("/packs/p", "pack.yaml ");
    unmount();
}

/* The same as in zips (test_gate.c): by the same function. */
static void what_people_leave_is_passed_by(void **state) {
    (void)state;
    struct text left = {0};
    struct error error = {""};
    scratch_folder("p/decks");
    scratch_folder("p/__MACOSX");
    scratch_folder("p/LICENSES");
    scratch_file("p/decks/a.yaml", "");
    scratch_file("p/decks/Thumbs.db", "");
    scratch_file("p/__MACOSX/x.exe", "");
    scratch_file("p/LICENSES/MIT.rtf", "");
    scratch_file("p/desktop.ini", "");
    scratch_file("p/README.md", "");
    scratch_file("p/My notes.txt", "");
    assert_int_equal(symlink("/etc/passwd", scratch_path("p/COPYING")), 0);
    mount(scratch_path("p"));
    expect_folder("/packs/p", "decks pack.yaml ");
    expect_folder("/packs/p/decks", "a.yaml ");
    unmount();
    if (!files_write_zip(scratch_path("p"), scratch_path("p.zip"), &left, &error)) {
        fail_msg("%s", error.text);
    }
    assert_string_equal(text_string(&left), "COPYING, LICENSES, My notes.txt, README.md, __MACOSX, "
                                            "decks/Thumbs.db, desktop.ini");
    text_release(&left);
}

/* As unpacked by tools that make a folder of the zip's name. */
static void folder_in_a_folder_is_read(void **state) {
    (void)state;
    scratch_folder("outer");
    scratch_folder("outer/My pack");
    scratch_file("outer/My pack/pack.yaml", "inner\n");
    scratch_file("outer/README.txt", "");
    mount(scratch_path("outer"));
    expect_file("/packs/p/pack.yaml", "inner\n");
    unmount();
    scratch_file("outer/a.yaml", ""); /* now the folder is not alone */
    struct error error = {""};
    assert_false(files_mount_pack(scratch_path("outer"), "p", &error));
    assert_non_null(strstr(error.text, "the name \"My pack\" has a character other than"));
}

static void path_itself_may_be_a_link(void **state) {
    (void)state;
    assert_int_equal(symlink("p", scratch_path("q")), 0);
    mount(scratch_path("q"));
    expect_file("/packs/p/pack.yaml", "format: 1\n");
    unmount();
}

static void link_to_file_is_refused(void **state) {
    (void)state;
    assert_int_equal(symlink("pack.yaml", scratch_path("p/link.yaml")), 0);
    expect_refused("\"link.yaml\" is a link; put the file itself in");
}

static void link_to_folder_is_refused(void **state) {
    (void)state;
    assert_int_equal(symlink("/etc", scratch_path("p/chapters")), 0);
    expect_refused("\"chapters\" is a link; put the file itself in");
}

static void link_to_itself_is_refused(void **state) {
    (void)state;
    assert_int_equal(symlink("loop", scratch_path("p/loop")), 0);
    expect_refused("\"loop\" is a link; put the file itself in");
}

/* Within 50 milliseconds; the best of a few tries, as the machine may be busy. */
static void expect_refused_at_once(const char *reason) {
    double best = 1;
    for (int i = 0; i < 5 && best > 0.05; i++) {
        double start = seconds();
        expect_refused(reason);
        double taken = seconds() - start;
        best = taken < best ? taken : best;
    }
    assert_true(best <= 0.05);
}

static void pipe_is_refused_at_once(void **state) {
    (void)state;
    assert_int_equal(mkfifo(scratch_path("p/pipe.yaml"), 0600), 0);
    expect_refused_at_once("\"pipe.yaml\" is not a plain file; take it out of the pack");
}

static void pipe_as_pack_is_refused(void **state) {
    (void)state;
    struct error error = {""};
    assert_int_equal(mkfifo(scratch_path("pipe"), 0600), 0);
    assert_false(files_mount_pack(scratch_path("pipe"), "p", &error));
    assert_non_null(strstr(error.text, "is not a plain file"));
}

static void socket_is_refused(void **state) {
    (void)state;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", scratch_path("p/socket.yaml"));
    int file = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(file, (struct sockaddr *)&address, sizeof address), 0);
    expect_refused("\"socket.yaml\" is not a plain file; take it out of the pack");
    close(file);
}

/* Root may read everything: try as somebody who may not. */
static void unreadable_is_refused(void **state) {
    (void)state;
    enum { NOBODY = 65534 };
    scratch_file("p/secret.yaml", "x");
    assert_int_equal(chmod(scratch_path("p/secret.yaml"), 0), 0);
    assert_int_equal(chmod(scratch_path("p"), 0755), 0);
    assert_int_equal(chmod(scratch_path(""), 0755), 0);
    bool root = geteuid() == 0;
    assert_int_equal(root ? seteuid(NOBODY) : 0, 0);
    expect_refused("\"secret.yaml\" cannot be read (Permission denied); check its permissions");
    assert_int_equal(root ? seteuid(0) : 0, 0);
}

static void too_many_are_refused(void **state) {
    (void)state;
    char name[64];
    scratch_folder("p/c");
    for (int i = 2; i < FILES_MAX_ENTRIES; i++) { /* pack.yaml and c are two */
        snprintf(name, sizeof name, "p/c/%d.yaml", i);
        scratch_file(name, "");
    }
    mount(scratch_path("p"));
    unmount();
    scratch_file("p/c/one-more.yaml", "");
    expect_refused("the pack holds more than 1000 files; make it smaller");
}

static void sparse_is_refused(void **state) {
    (void)state;
    scratch_file("p/large.yaml", "");
    assert_int_equal(truncate(scratch_path("p/large.yaml"), (off_t)4 << 30), 0);
    expect_refused_at_once("\"large.yaml\" is larger than 8388608 bytes; make it smaller");
    scratch_file("large.zip", "PK\3\4");
    assert_int_equal(truncate(scratch_path("large.zip"), (off_t)4 << 30), 0);
    struct error error = {""};
    assert_false(files_mount_pack(scratch_path("large.zip"), "p", &error));
    assert_non_null(strstr(error.text, "is larger than 33554432 bytes"));
}

static void total_is_bounded(void **state) {
    (void)state;
    char name[32];
    for (int i = 0; i < 9; i++) {
        snprintf(name, sizeof name, "p/%d.txt", i);
        scratch_file(name, "");
        assert_int_equal(truncate(scratch_path(name), FILES_MAX_FILE), 0);
    }
    expect_refused("the pack holds more than 64 MiB; make it smaller");
}

static void too_deep_is_refused(void **state) {
    (void)state;
    char name[1024] = "p";
    for (int i = 0; i < 300; i++) {
        strcat(name, "/d");
        scratch_folder(name);
    }
    expect_refused("\"d/d/d/d/d/d/d\" lies 7 levels deep, and 6 is the most; move it up");
}

static void bad_names_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *name, *reason;
    } names[] = {
        {"Upper.yaml", "the name \"Upper.yaml\" has a character other than"},
        {"two words.yaml", "the name \"two words.yaml\" has a character other than"},
        {"one.yaml~", "the name \"one.yaml~\" has a character other than"},
        {"a\\b.yaml", "the name \"a\\b.yaml\" has a character other than"},
        {"a\x1b\xe2\x80\xae.yaml", "the name \"a????.yaml\" has a character other than"},
        {"picture.png", "\"picture.png\" is neither .yaml nor .md nor .txt"},
        {"Readme.yaml", "the name \"Readme.yaml\" has a character other than"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[64];
        snprintf(path, sizeof path, "p/%s", names[i].name);
        scratch_file(path, "");
        expect_refused(names[i].reason);
        remove(scratch_path(path));
    }
}

static void empty_folder_is_refused(void **state) {
    (void)state;
    remove(scratch_path("p/pack.yaml"));
    scratch_folder("p/chapters");
    expect_refused("the folder holds no files; a pack has at least pack.yaml");
}

static void missing_is_refused(void **state) {
    (void)state;
    struct error error = {""};
    assert_false(files_mount_pack(scratch_path("none"), "p", &error));
    assert_non_null(strstr(error.text, "it cannot be opened (No such file or directory); check"));
}

/* Item 39: what was checked is what is read. */
static void later_changes_do_not_matter(void **state) {
    (void)state;
    struct error error = {""};
    assert_true(files_write_zip(scratch_path("p"), scratch_path("p.zip"), NULL, &error));
    mount(scratch_path("p.zip"));
    scratch_file("p.zip", "something else");
    scratch_file("p/pack.yaml", "something else");
    expect_file("/packs/p/pack.yaml", "format: 1\n");
    remove(scratch_path("p.zip"));
    expect_file("/packs/p/pack.yaml", "format: 1\n");
    unmount();
}

static void zip_reads_as_its_folder(void **state) {
    (void)state;
    struct error error = {""};
    scratch_folder("p/chapters");
    scratch_file("p/chapters/one.yaml", "title: One\n");
    scratch_file("p/empty.txt", "");
    if (!files_write_zip(scratch_path("p"), scratch_path("p.zip"), NULL, &error)) {
        fail_msg("%s", error.text);
    }
    mount(scratch_path("p.zip"));
    expect_folder("/packs/p", "chapters empty.txt pack.yaml ");
    expect_file("/packs/p/pack.yaml", "format: 1\n");
    expect_file("/packs/p/chapters/one.yaml", "title: One\n");
    expect_file("/packs/p/empty.txt", "");
    unmount();
}

static void read_zip(const char *name, struct text *out) {
    struct error error = {""};
    if (!files_read_native(scratch_path(name), FILES_MAX_ZIP, out, &error)) {
        fail_msg("%s", error.text);
    }
}

/* Other times, another order of making, another time zone: the same bytes. */
static void zip_is_the_same_every_time(void **state) {
    (void)state;
    struct text one = {0}, two = {0};
    struct timespec past[] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
    scratch_file("p/b.yaml", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n");
    scratch_file("p/a.yaml", "a\n");
    assert_true(files_write_zip(scratch_path("p"), scratch_path("1.zip"), NULL, NULL));
    remove(scratch_path("p/a.yaml"));
    scratch_file("p/a.yaml", "a\n");
    assert_int_equal(utimensat(-1, scratch_path("p/b.yaml"), past, 0), 0);
    assert_int_equal(chmod(scratch_path("p/b.yaml"), 0755), 0);
    setenv("TZ", "Pacific/Auckland", 1);
    tzset();
    assert_true(files_write_zip(scratch_path("p"), scratch_path("2.zip"), NULL, NULL));
    unsetenv("TZ");
    tzset();
    read_zip("1.zip", &one);
    read_zip("2.zip", &two);
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.data, two.data, one.length);
    text_release(&one);
    text_release(&two);
}

static void bad_folder_makes_no_zip(void **state) {
    (void)state;
    struct error error = {""};
    scratch_file("p/Bad.yaml", "");
    assert_false(files_write_zip(scratch_path("p"), scratch_path("p.zip"), NULL, &error));
    assert_non_null(strstr(error.text, "\"Bad.yaml\""));
    error.text[0] = '\0';
    assert_false(files_write_zip(scratch_path("p/pack.yaml"), scratch_path("p.zip"), NULL, &error));
    assert_non_null(strstr(error.text, "it is no folder to read"));
    assert_int_equal(scratch_count(""), 1);
}

/* What is packed is never written to, however its place is spelled. */
static void zip_never_goes_into_its_folder(void **state) {
    (void)state;
    scratch_folder("p/chapters");
    scratch_folder("p/.hidden");
    scratch_folder("pp");
    scratch_file("p/a.yaml", "a\n");
    assert_int_equal(symlink("p/chapters", scratch_path("short")), 0);
    assert_int_equal(symlink("p", scratch_path("other")), 0);
    const char *const bad[] = {"p/p.zip",
                               "p/chapters/p.zip",
                               "p/a.yaml",
                               "p",
                               "p/",
                               "short/p.zip",
                               "other/p.zip",
                               "p/.hidden/p.zip",
                               "pp/../p/p.zip",
                               "p/chapters/.."};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct error error = {""};
        bool written = files_write_zip(scratch_path("p"), scratch_path(bad[i]), NULL, &error);
        if (written ||
            !strstr(error.text, "is, or lies in, the folder that is packed; name a file")) {
            fail_msg("%s: %s", bad[i], error.text);
        }
    }
    assert_int_equal(scratch_count("p"), 4);
    expect_native("p/a.yaml", "a\n");
    assert_true(files_write_zip(scratch_path("p"), scratch_path("pp/p.zip"), NULL, NULL));
    assert_true(files_write_zip(scratch_path("other"), scratch_path("p.zip"), NULL, NULL));
    assert_int_equal(scratch_count("pp"), 1);
    /* a name of its own for a file of the pack is replaced; the file is as it was */
    assert_int_equal(link(scratch_path("p/a.yaml"), scratch_path("linked.zip")), 0);
    assert_true(files_write_zip(scratch_path("p"), scratch_path("linked.zip"), NULL, NULL));
    expect_native("p/a.yaml", "a\n");
}

static void fingerprints_tell_contents_apart(void **state) {
    (void)state;
    uint64_t one, two, three;
    scratch_folder("p/a");
    scratch_file("p/a/b.yaml", "b");
    scratch_file("p/a-b.yaml", "b");
    assert_true(files_fingerprint_pack(scratch_path("p"), &one, NULL));
    assert_true(files_write_zip(scratch_path("p"), scratch_path("p.zip"), NULL, NULL));
    assert_true(files_fingerprint_pack(scratch_path("p.zip"), &two, NULL));
    assert_true(one == two);
    scratch_file("p/README.md", "passed by");
    assert_true(files_fingerprint_pack(scratch_path("p"), &two, NULL));
    assert_true(one == two);
    scratch_file("p/a/b.yaml", "c");
    assert_true(files_fingerprint_pack(scratch_path("p"), &three, NULL));
    assert_true(one != three);
    assert_false(files_fingerprint_pack(scratch_path("none"), &three, NULL));
}

static int make(void **state) {
    (void)state;
    scratch_make();
    scratch_folder("p");
    scratch_file("p/pack.yaml", "format: 1\n");
    return files_init(NULL, NULL) ? 0 : -1;
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
        TEST(folder_is_read),
        TEST(dot_names_are_left_alone),
        TEST(what_people_leave_is_passed_by),
        TEST(folder_in_a_folder_is_read),
        TEST(path_itself_may_be_a_link),
        TEST(link_to_file_is_refused),
        TEST(link_to_folder_is_refused),
        TEST(link_to_itself_is_refused),
        TEST(pipe_is_refused_at_once),
        TEST(pipe_as_pack_is_refused),
        TEST(socket_is_refused),
        TEST(unreadable_is_refused),
        TEST(too_many_are_refused),
        TEST(sparse_is_refused),
        TEST(total_is_bounded),
        TEST(too_deep_is_refused),
        TEST(bad_names_are_refused),
        TEST(empty_folder_is_refused),
        TEST(missing_is_refused),
        TEST(later_changes_do_not_matter),
        TEST(zip_reads_as_its_folder),
        TEST(zip_is_the_same_every_time),
        TEST(bad_folder_makes_no_zip),
        TEST(zip_never_goes_into_its_folder),
        TEST(fingerprints_tell_contents_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
