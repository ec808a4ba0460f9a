/* Files as the game takes them: nothing is waited for, no link followed unasked, and each trouble
 * that the game knows is told apart. */
#include "os/os.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char *home;

static int set_up(void **state) {
    (void)state;
    home = os_temporary_folder("two-lanterns-os");
    return home ? chdir(home) : 1;
}

static int tear_down(void **state) {
    (void)state;
    int trouble = chdir("..") == 0 ? os_remove(home) : 1;
    free(home);
    return trouble;
}

static void write_file(const char *path, const char *words) {
    struct os_file file;
    assert_int_equal(os_create(path, false, &file), 0);
    assert_int_equal(os_write(&file, words, strlen(words)), 0);
    assert_int_equal(os_sync(&file), 0);
    assert_int_equal(os_close(&file), 0);
    assert_false(file.open);
    assert_int_equal(os_close(&file), 0);
}

static void expect_words(const char *path, const char *words) {
    struct os_file file;
    char bytes[40] = "";
    size_t got;
    assert_int_equal(os_open(NULL, path, 0, &file), 0);
    assert_int_equal(os_read(&file, bytes, sizeof bytes, &got), 0);
    assert_int_equal(got, strlen(words));
    assert_memory_equal(bytes, words, got);
    assert_int_equal(os_read(&file, bytes, sizeof bytes, &got), 0);
    assert_int_equal(got, 0);
    os_close(&file);
}

static enum os_cause cause_of_look(const char *path) {
    struct os_about about;
    return os_cause(os_look(NULL, path, 0, &about));
}

/* What C writes into goes by the same names, and takes the place of what was there. */
static void test_stream(void **state) {
    (void)state;
    for (int time = 0; time < 2; time++) {
        FILE *stream = os_stream("Zoë 你");
        assert_non_null(stream);
        assert_true(fputs("a\n", stream) >= 0);
        assert_int_equal(fclose(stream), 0);
        expect_words("Zoë 你", "a\n");
    }
    assert_int_equal(os_remove("Zoë 你"), 0);
    assert_int_equal(cause_of_look("Zoë 你"), OS_MISSING);
    assert_null(os_stream("none/of/these"));
}

static void test_written(void **state) {
    struct os_file again;
    struct os_about about, other;
    (void)state;
    write_file("one", "words");
    expect_words("one", "words");
    assert_int_equal(os_cause(os_create("one", false, &again)), OS_THERE);
    assert_false(again.open);
    assert_int_equal(os_look(NULL, "one", 0, &about), 0);
    assert_int_equal(about.kind, OS_FILE);
    assert_int_equal(about.size, 5);
    assert_int_equal(about.names, 1);
    assert_int_equal(os_move("one", "two"), 0);
    assert_int_equal(os_sync_folder_of("two"), 0);
    assert_int_equal(os_look(NULL, "two", 0, &other), 0);
    assert_memory_equal(about.id, other.id, sizeof about.id);
    assert_int_equal(os_cause(os_look(NULL, "one", 0, &about)), OS_MISSING);
    assert_int_equal(os_cause(os_move("one", "two")), OS_MISSING);
    assert_int_equal(os_remove("two"), 0);
}

#ifndef _WIN32 /* links and modes that anybody may make */
static enum os_cause cause_of_open(const char *path, unsigned how) {
    struct os_file file;
    enum os_cause cause = os_cause(os_open(NULL, path, how, &file));
    assert_int_equal(file.open, cause == OS_FINE);
    os_close(&file);
    return cause;
}

static void test_opened(void **state) {
    (void)state;
    write_file("plain", "");
    assert_int_equal(symlink("plain", "link"), 0);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_int_equal(cause_of_open("none", 0), OS_MISSING);
    assert_int_equal(cause_of_open("link", 0), OS_FINE);
    assert_int_equal(cause_of_open("link", OS_NO_LINK), OS_A_LINK);
    assert_int_equal(cause_of_open("pipe", 0), OS_FINE); /* and at once */
    assert_int_equal(cause_of_open("plain", OS_AS_A_FOLDER), OS_OTHER);
    assert_int_equal(cause_of_open(".", OS_AS_A_FOLDER), OS_FINE);
    assert_int_equal(os_remove("link"), 0);
    assert_int_equal(os_remove("pipe"), 0);
    assert_int_equal(os_remove("plain"), 0);
}

static void test_private(void **state) {
    struct stat status;
    (void)state;
    write_file("plain", "");
    assert_int_equal(symlink("plain", "link"), 0);
    assert_int_equal(chmod("plain", 0664), 0);
    os_make_private("link");
    assert_int_equal(stat("plain", &status), 0);
    assert_int_equal(status.st_mode & 0777, 0664);
    os_make_private("plain");
    assert_int_equal(stat("plain", &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    os_make_private("none");
    assert_int_equal(os_remove("link"), 0);
    assert_int_equal(os_remove("plain"), 0);
}

#endif

static void test_locked(void **state) {
    struct os_file one, two;
    (void)state;
    write_file("lock", "");
    assert_int_equal(os_open(NULL, "lock", OS_WRITE, &one), 0);
    assert_int_equal(os_open(NULL, "lock", 0, &two), 0);
    assert_int_equal(os_lock(&one, false), 0);
    assert_int_equal(os_lock(&two, false), 0);
    assert_int_equal(os_cause(os_lock(&one, true)), OS_IN_USE);
    os_close(&two);
    assert_int_equal(os_lock(&one, true), 0);
    os_close(&one);
    assert_int_equal(os_remove("lock"), 0);
}

/* Who still reads the old file has it to the end; then it is gone. */
static void test_moved_over(void **state) {
    struct os_file old;
    char bytes[8];
    size_t got;
    (void)state;
    write_file("new", "new");
    write_file("place", "old");
    assert_int_equal(os_open(NULL, "place", OS_WRITE, &old), 0);
    assert_int_equal(os_move("new", "place"), 0);
    expect_words("place", "new");
    assert_int_equal(os_read(&old, bytes, sizeof bytes, &got), 0);
    assert_int_equal(got, 3);
    assert_memory_equal(bytes, "old", 3);
    os_close(&old);
    assert_int_equal(os_remove("place"), 0); /* the last: the folder goes at the end */
}

struct names {
    int count, most;
};

static bool count_name(void *to, const char *name) {
    struct names *names = to;
    assert_true(name[0]);
    return ++names->count < names->most;
}

static void test_folders(void **state) {
    struct os_file folder;
    struct os_about about;
    char *path;
    (void)state;
    assert_int_equal(os_make_folder("folder"), 0);
    assert_int_equal(os_make_folder("folder"), 0);
    write_file("folder/one", "");
    assert_int_not_equal(os_make_folder("folder/one"), 0);
    assert_int_equal(os_open(NULL, "folder", OS_AS_A_FOLDER, &folder), 0);
    for (int time = 0; time < 2; time++) {
        struct names names = {.most = 100};
        assert_int_equal(os_names(&folder, count_name, &names), 0);
        assert_int_equal(names.count, 3); /* with "." and ".." */
    }
    struct names few = {.most = 1};
    assert_int_equal(os_names(&folder, count_name, &few), 0);
    assert_int_equal(few.count, 1);
    assert_int_equal(os_look(&folder, "one", OS_NO_LINK, &about), 0);
    assert_int_equal(os_cause(os_look(&folder, "two", OS_NO_LINK, &about)), OS_MISSING);
    os_close(&folder);
    assert_int_equal(os_real_path("folder/../folder", &path), 0);
    assert_string_equal(path + strlen(path) - 7, "/folder");
    free(path);
    assert_int_equal(os_cause(os_real_path("none", &path)), OS_MISSING);
    assert_null(path);
    assert_int_not_equal(os_remove("folder"), 0); /* it is not empty */
    assert_int_equal(os_remove("folder/one"), 0);
    assert_int_equal(os_remove("folder"), 0);
}

static void test_pipe(void **state) {
    struct os_pipe pipe;
    char bytes[4];
    size_t got;
    (void)state;
    assert_int_equal(os_pipe(4096, &pipe), 0);
    assert_true(os_pipe_holds(&pipe) >= 4096);
    FILE *other = fopen(pipe.name, "wb");
    assert_non_null(other);
    assert_int_equal(fputs("word", other) < 0, 0);
    assert_int_equal(fclose(other), 0);
    assert_int_equal(os_read(&pipe.read, bytes, sizeof bytes, &got), 0);
    assert_int_equal(got, 4);
    assert_memory_equal(bytes, "word", 4);
    os_close(&pipe.write);
    assert_int_equal(os_read(&pipe.read, bytes, sizeof bytes, &got), 0);
    assert_int_equal(got, 0);
    os_close(&pipe.read);
}

/* What Windows drops on a window has '\\' between its parts; elsewhere that is a letter of a name.
 */
static void test_path_handed_over(void **state) {
    char path[] = "C:\\packs\\ours.zip";
    (void)state;
    os_take_path(path);
#ifdef _WIN32
    assert_string_equal(path, "C:/packs/ours.zip");
#else
    assert_string_equal(path, "C:\\packs\\ours.zip");
#endif
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_path_handed_over),
#ifndef _WIN32
        cmocka_unit_test(test_opened),           cmocka_unit_test(test_private),
#endif
        cmocka_unit_test(test_written),          cmocka_unit_test(test_locked),
        cmocka_unit_test(test_folders),          cmocka_unit_test(test_pipe),
        cmocka_unit_test(test_stream),           cmocka_unit_test(test_moved_over),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
