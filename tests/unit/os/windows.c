/* Windows as the game takes it: names of any letters and any length, '/' in every path, and folders
 * of who is there. */
#include "os/os.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *home;

static int set_up(void **state) {
    (void)state;
    home = os_temporary_folder("two-lanterns-Zoë");
    return home == NULL;
}

static int tear_down(void **state) {
    (void)state;
    int trouble = os_remove(home);
    free(home);
    return trouble;
}

static void write_file(const char *path) {
    struct os_file file;
    assert_int_equal(os_create(path, false, &file), 0);
    assert_int_equal(os_write(&file, "words", 5), 0);
    assert_int_equal(os_close(&file), 0);
}

static bool take_name(void *to, const char *name) {
    if (name[0] != '.') {
        strcpy(to, name);
    }
    return true;
}

static void test_letters(void **state) {
    struct os_file folder;
    struct os_about about;
    struct text path = {0};
    char name[300] = "", *real;
    (void)state;
    text_addf(&path, "%s/Ωmega 你好 🏮", home);
    write_file(text_string(&path));
    assert_int_equal(os_open(NULL, home, OS_AS_A_FOLDER, &folder), 0);
    assert_int_equal(os_names(&folder, take_name, name), 0);
    assert_string_equal(name, "Ωmega 你好 🏮");
    assert_int_equal(os_look(&folder, name, OS_NO_LINK, &about), 0);
    assert_int_equal(about.size, 5);
    os_close(&folder);
    assert_int_equal(os_real_path(text_string(&path), &real), 0);
    assert_null(strchr(real, '\\'));
    assert_string_equal(real + strlen(real) - strlen(name), name);
    free(real);
    assert_int_equal(os_remove(text_string(&path)), 0);
    text_release(&path);
}

/* Longer than 260 letters, which Windows once had as the end. */
static void test_long(void **state) {
    enum { DEEP = 8 };
    struct text path = {0};
    size_t lengths[DEEP];
    (void)state;
    text_add(&path, home);
    for (int i = 0; i < DEEP; i++) {
        lengths[i] = path.length;
        text_add(&path, "/a folder whose name is rather long, as some people like it");
        assert_int_equal(os_make_folder(text_string(&path)), 0);
    }
    struct text file = {0};
    text_addf(&file, "%s/file", text_string(&path));
    write_file(text_string(&file));
    assert_int_equal(os_sync_folder_of(text_string(&file)), 0);
    assert_int_equal(os_may(text_string(&file), OS_MAY_READ | OS_MAY_WRITE), 0);
    assert_int_equal(os_remove(text_string(&file)), 0);
    for (int i = DEEP; i-- > 0;) {
        assert_int_equal(os_remove(text_string(&path)), 0);
        path.data[path.length = lengths[i]] = '\0';
    }
    text_release(&file);
    text_release(&path);
}

static void test_disk(void **state) {
    struct os_about bare, root;
    (void)state;
    assert_int_equal(os_look(NULL, "C:", 0, &bare), 0);
    assert_int_equal(os_look(NULL, "C:/", 0, &root), 0);
    assert_int_equal(bare.kind, OS_FOLDER);
    assert_memory_equal(bare.id, root.id, sizeof root.id);
    assert_int_equal(os_make_folder("C:"), 0);
}

static void test_places(void **state) {
    char country[3], *data = os_data_folder("game"), *documents = os_documents_folder();
    (void)state;
    assert_non_null(strstr(data, "/AppData/Local/game/"));
    assert_null(strchr(data, '\\'));
    assert_int_equal(documents[strlen(documents) - 1], '/');
    os_country(country);
    assert_true(country[0] == '\0' || strlen(country) == 2);
    free(documents);
    free(data);
}

static void test_reasons(void **state) {
    struct os_about about;
    (void)state;
    const char *reason = os_reason(os_look(NULL, "Z:/none/of/these", 0, &about));
    assert_true(strlen(reason) > 5);
    assert_null(strpbrk(reason, "\r\n"));
    assert_int_not_equal(reason[strlen(reason) - 1], '.');
}

static void test_machine(void **state) {
    (void)state;
    assert_true(os_processors() >= 1);
    assert_true(os_memory() > 0);
    assert_int_equal(os_zone(0) % 15, 0);
    os_set_environment("TWO_LANTERNS_TEST", "a");
    assert_string_equal(environment_value("TWO_LANTERNS_TEST"), "a");
    os_set_environment("TWO_LANTERNS_TEST", NULL);
    assert_null(environment_value("TWO_LANTERNS_TEST"));
    struct os_held *held = os_held_new(true);
    assert_false(os_held_came(held, 1));
    os_held_free(held);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters), cmocka_unit_test(test_long),
        cmocka_unit_test(test_disk),    cmocka_unit_test(test_places),
        cmocka_unit_test(test_reasons), cmocka_unit_test(test_machine),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
