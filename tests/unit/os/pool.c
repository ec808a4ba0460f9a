/* Threads that share work: every item is done, once, whoever is there to do it. */
#include "os/os.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>

#include <cmocka.h>

enum { ITEMS = 40, INNER = 7 };

struct counted {
    struct os_pool *pool;
    atomic_int times[ITEMS], inner;
};

static void count_inner(void *context, int item) {
    struct counted *counted = context;
    atomic_fetch_add(&counted->inner, item);
}

/* Each item shares out more, as a level does its searches. */
static void count(void *context, int item) {
    struct counted *counted = context;
    int before = atomic_load(&counted->times[item]);
    os_pool_share(counted->pool, INNER, count_inner, counted);
    assert_int_equal(before, 0);
    atomic_fetch_add(&counted->times[item], 1);
}

static void expect_all(struct counted *counted) {
    for (int i = 0; i < ITEMS; i++) {
        assert_int_equal(atomic_load(&counted->times[i]), 1);
    }
    assert_int_equal(atomic_load(&counted->inner), ITEMS * INNER * (INNER - 1) / 2);
}

static void test_begun(void **state) {
    (void)state;
    for (int threads = 0; threads <= 3; threads++) {
        struct counted counted = {.pool = os_pool_new(threads)};
        assert_int_equal(os_pool_threads(counted.pool), threads);
        os_pool_begin(counted.pool, ITEMS, count, &counted);
        os_pool_free(counted.pool);
        expect_all(&counted);
    }
}

static void test_shared(void **state) {
    (void)state;
    for (int threads = 0; threads <= 3; threads++) {
        struct counted counted = {.pool = os_pool_new(threads)};
        os_pool_share(counted.pool, ITEMS, count, &counted);
        expect_all(&counted);
        os_pool_share(counted.pool, 0, count, &counted);
        expect_all(&counted);
        os_pool_free(counted.pool);
    }
    os_pool_free(NULL);
}

struct door {
    struct os_monitor *monitor;
    bool open, passed;
};

static void pass(void *context, int item) {
    struct door *door = context;
    (void)item;
    os_enter(door->monitor);
    while (!door->open) {
        os_wait(door->monitor, -1);
    }
    door->passed = true;
    os_wake(door->monitor);
    os_leave(door->monitor);
}

/* What is begun runs beside its beginner, and each hears of what the other changes. */
static void test_beside(void **state) {
    struct door door = {.monitor = os_monitor_new()};
    struct os_pool *pool = os_pool_new(1);
    (void)state;
    os_pool_begin(pool, 1, pass, &door);
    os_enter(door.monitor);
    assert_false(door.passed);
    door.open = true;
    os_wake(door.monitor);
    while (!door.passed) {
        os_wait(door.monitor, -1);
    }
    os_leave(door.monitor);
    os_pool_free(pool);
    os_monitor_free(door.monitor);
}

static void test_wait_ends(void **state) {
    struct os_monitor *monitor = os_monitor_new();
    uint64_t start = os_clock_ms();
    (void)state;
    os_enter(monitor);
    while (os_clock_ms() - start < 20) {
        os_wait(monitor, 5);
    }
    os_leave(monitor);
    os_monitor_free(monitor);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_begun),
        cmocka_unit_test(test_shared),
        cmocka_unit_test(test_beside),
        cmocka_unit_test(test_wait_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
