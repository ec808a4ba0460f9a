/* What the environment says of the machine. */
#include "app/app.h"
#include "files/files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void test_country(void **state) {
    static const struct {
        const char *all, *messages, *lang, *country;
    } cases[] = {
        {NULL, NULL, "de_AT.UTF-8", "at"},
        {NULL, NULL, "pt_BR", "br"},
        {NULL, NULL, "ca_ES@valencia", "es"},
        {"fr_CH.UTF-8", "de_DE", "en_GB", "ch"}, /* the first that is set and not empty */
        {"", "de_DE", "en_GB", "de"},
        {"C", NULL, "en_GB", ""},
        {NULL, NULL, NULL, ""},
        {NULL, NULL, "C.UTF-8", ""},
        {NULL, NULL, "en", ""},
        {NULL, NULL, "en_", ""},
        {NULL, NULL, "en_g", ""},
        {NULL, NULL, "es_419", ""},
        {NULL, NULL, "en_GBR", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
        const char *const values[] = {cases[i].all, cases[i].messages, cases[i].lang};
        char country[3] = "xx";
        for (int name = 0; name < 3; name++) {
            if (values[name]) {
                setenv(names[name], values[name], 1);
            } else {
                unsetenv(names[name]);
            }
        }
        app_country(country);
        assert_string_equal(country, cases[i].country);
    }
}

static void expect_folder(const char *home, const char *below) {
    char expected[200];
    char *folder = app_documents_folder();
    strcpy(expected, home);
    strcat(expected, below);
    assert_string_equal(folder, expected);
    free(folder);
}

static void write_file(const char *path, const char *words) {
    struct error error = {{0}};
    assert_true(files_write_atomic(path, words, strlen(words), &error));
}

static void test_documents(void **state) {
    char home[] = "/tmp/two-lanterns-machine-XXXXXX";
    (void)state;
    assert_non_null(mkdtemp(home));
    assert_int_equal(chdir(home), 0);
    setenv("HOME", home, 1);
    unsetenv("XDG_CONFIG_HOME");
    expect_folder(home, "/");
    assert_int_equal(mkdir("Documents", 0700), 0);
    expect_folder(home, "/Documents/");
    assert_int_equal(mkdir(".config", 0700), 0);
    write_file(".config/user-dirs.dirs", "# a comment\nXDG_DOCUMENTS_DIR=\"$HOME/Papiere\"\n");
    expect_folder(home, "/Documents/"); /* named, but not there */
    assert_int_equal(mkdir("Papiere", 0700), 0);
    expect_folder(home, "/Papiere/");
    write_file(".config/user-dirs.dirs", "XDG_DOCUMENTS_DIR=\"relative\"\n");
    expect_folder(home, "/Documents/");
    write_file(".config/user-dirs.dirs", "XDG_DOCUMENTS_DIR=\"\"\n");
    expect_folder(home, "/Documents/");
    write_file(".config/user-dirs.dirs", "XDG_DOCUMENTS_DIR=\"$HOME/Papiere\"\n");
    setenv("XDG_CONFIG_HOME", "", 1);
    expect_folder(home, "/Papiere/");
    setenv("XDG_CONFIG_HOME", "relative", 1);
    expect_folder(home, "/Papiere/");
    unsetenv("XDG_CONFIG_HOME");
    setenv("HOME", "", 1);
    assert_null(app_documents_folder());
    setenv("HOME", "relative", 1);
    assert_null(app_documents_folder());
    unsetenv("HOME");
    assert_null(app_documents_folder());
    unlink(".config/user-dirs.dirs");
    rmdir(".config");
    rmdir("Papiere");
    rmdir("Documents");
    assert_int_equal(rmdir(home), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_country),
        cmocka_unit_test(test_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
