#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void expect(const char *set, const char *value, const char *folder) {
    if (set) {
        setenv("TWO_LANTERNS_TEST", set, 1);
    } else {
        unsetenv("TWO_LANTERNS_TEST");
    }
    const char *found_value = environment_value("TWO_LANTERNS_TEST");
    const char *found_folder = environment_folder("TWO_LANTERNS_TEST");
    assert_int_equal(found_value != NULL, value != NULL);
    assert_int_equal(found_folder != NULL, folder != NULL);
    assert_string_equal(found_value ? found_value : "", value ? value : "");
    assert_string_equal(found_folder ? found_folder : "", folder ? folder : "");
}

static void what_is_empty_says_nothing(void **state) {
    (void)state;
    expect(NULL, NULL, NULL);
    expect("", NULL, NULL);
    expect("x11", "x11", NULL);
    expect("./data", "./data", NULL);
    expect("~/data", "~/data", NULL);
    expect("/data", "/data", "/data");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_empty_says_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
