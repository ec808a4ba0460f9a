/* What comes from outside while the program is busy: held back, and heeded once. */
#include "os/os.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

static volatile sig_atomic_t ended;

static void end(int number) {
    (void)number;
    ended++;
}

static void test_held(void **state) {
    struct os_held *held = os_held_new(true);
    (void)state;
    signal(SIGINT, end);
    assert_false(os_held_came(held, 0));
    raise(SIGINT);
    assert_int_equal(ended, 0);
    assert_true(os_held_came(held, 0));
    assert_false(os_held_came(held, 1));
    raise(SIGINT); /* once more, by who is impatient */
    raise(SIGTERM);
    os_held_free(held);
    assert_int_equal(ended, 0);
    held = os_held_new(false);
    raise(SIGINT);
    os_held_free(held); /* nobody looked: it comes now */
    assert_int_equal(ended, 1);
    signal(SIGINT, SIG_DFL);
}

/* Only where somebody cares for being asked to end. */
static void test_terminal_goes(void **state) {
    struct sigaction now;
    (void)state;
    os_end_with_terminal();
    sigaction(SIGHUP, NULL, &now);
    assert_true(now.sa_handler == SIG_DFL);
    signal(SIGTERM, end);
    os_end_with_terminal();
    ended = 0;
    raise(SIGHUP);
    assert_int_equal(ended, 1);
    signal(SIGTERM, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
}

static void test_zone(void **state) {
    (void)state;
    setenv("TZ", "XYZ-5:30", 1);
    tzset();
    assert_int_equal(os_zone(0), 330);
    setenv("TZ", "XYZ8", 1);
    tzset();
    assert_int_equal(os_zone(INT64_C(2000000000)), -480);
    unsetenv("TZ");
    tzset();
}

static void test_machine(void **state) {
    (void)state;
    assert_true(os_processors() >= 1);
    assert_true(os_process() > 0);
    uint64_t now = os_clock_ms();
    assert_true(os_clock_ms() >= now);
    os_set_environment("TWO_LANTERNS_TEST", "a");
    assert_string_equal(environment_value("TWO_LANTERNS_TEST"), "a");
    os_set_environment("TWO_LANTERNS_TEST", NULL);
    assert_null(environment_value("TWO_LANTERNS_TEST"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_held),
        cmocka_unit_test(test_terminal_goes),
        cmocka_unit_test(test_zone),
        cmocka_unit_test(test_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
