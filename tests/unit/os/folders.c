/* What the environment says of the machine. */
#include "os/os.h"

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
        os_country(country);
        assert_string_equal(country, cases[i].country);
    }
}

static void expect_folder(const char *home, const char *below) {
    char expected[200];
    char *folder = os_documents_folder();
    strcpy(expected, home);
    strcat(expected, below);
    assert_string_equal(folder, expected);
    free(folder);
}

static void write_file(const char *path, const char *words) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(words, file) >= 0);
    assert_int_equal(fclose(file), 0);
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
    assert_null(os_documents_folder());
    setenv("HOME", "relative", 1);
    assert_null(os_documents_folder());
    unsetenv("HOME");
    assert_null(os_documents_folder());
    unlink(".config/user-dirs.dirs");
    rmdir(".config");
    rmdir("Papiere");
    rmdir("Documents");
    assert_int_equal(rmdir(home), 0);
}

static void test_data(void **state) {
    static const struct {
        const char *data, *home, *folder;
    } cases[] = {
        {NULL, "/home/x", "/home/x/.local/share/game/"},
        {"/data", "/home/x", "/data/game/"},
        {"/data", NULL, "/data/game/"},
        {"", "/home/x", "/home/x/.local/share/game/"},
        {"relative", "/home/x", "/home/x/.local/share/game/"},
        {"relative", "", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        os_set_environment("XDG_DATA_HOME", cases[i].data);
        os_set_environment("HOME", cases[i].home);
        char *folder = os_data_folder("game");
        if (cases[i].folder) {
            assert_string_equal(folder, cases[i].folder);
        } else {
            assert_null(folder);
        }
        free(folder);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_data),
        cmocka_unit_test(test_country),
        cmocka_unit_test(test_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
