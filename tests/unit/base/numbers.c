/* Hash and random numbers, against published vectors. */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* FNV-1a, 64 bits: vectors of draft-eastlake-fnv, appendix C. */
static void hash_is_fnv_1a(void **unused) {
    (void)unused;
    assert_true(hash_bytes(HASH_START, "", 0) == UINT64_C(0xcbf29ce484222325));
    assert_true(hash_bytes(HASH_START, "a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(hash_bytes(HASH_START, "foobar", 6) == UINT64_C(0x85944171f73967e8));
}

static void hash_goes_on_where_it_stopped(void **unused) {
    (void)unused;
    uint64_t hash = hash_bytes(HASH_START, "foo", 3);
    assert_true(hash_bytes(hash, "bar", 3) == hash_bytes(HASH_START, "foobar", 6));
    assert_true(hash_bytes(hash, NULL, 0) == hash);
}

static void hash_sees_any_one_byte(void **unused) {
    (void)unused;
    uint8_t bytes[16] = {0};
    uint64_t hash = hash_bytes(HASH_START, bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        for (int value = 1; value < 256; value++) {
            bytes[i] = (uint8_t)value;
            assert_true(hash_bytes(HASH_START, bytes, sizeof bytes) != hash);
        }
        bytes[i] = 0;
    }
}

/* splitmix64 from the seed 1234567: the numbers that its other implementations publish. */
static void random_is_splitmix64(void **unused) {
    (void)unused;
    uint64_t state = 1234567;
    assert_true(random_next(&state) == UINT64_C(6457827717110365317));
    assert_true(random_next(&state) == UINT64_C(3203168211198807973));
    assert_true(random_next(&state) == UINT64_C(9817491932198370423));
    assert_true(random_next(&state) == UINT64_C(4593380528125082431));
    assert_true(random_next(&state) == UINT64_C(16408922859458223821));
}

static void random_below_stays_below_and_is_even(void **unused) {
    (void)unused;
    uint64_t state = 1;
    for (uint32_t bound = 1; bound <= 20; bound++) {
        int met[20] = {0};
        for (int i = 0; i < 2000; i++) {
            uint32_t number = random_below(&state, bound);
            assert_true(number < bound);
            met[number]++;
        }
        for (uint32_t number = 0; number < bound; number++) {
            assert_in_range(met[number], 1000 / bound, 3000 / bound);
        }
    }
}

static void random_below_knows_the_largest_bound(void **unused) {
    (void)unused;
    uint64_t state = 1;
    bool high = false;
    for (int i = 0; i < 100; i++) {
        high = high || random_below(&state, UINT32_MAX) > UINT32_MAX / 2;
    }
    assert_true(high);
}

static void the_same_seed_gives_the_same(void **unused) {
    (void)unused;
    uint64_t one = 42, other = 42;
    for (int i = 0; i < 100; i++) {
        assert_true(random_next(&one) == random_next(&other));
    }
    assert_true(one == other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hash_is_fnv_1a),
        cmocka_unit_test(hash_goes_on_where_it_stopped),
        cmocka_unit_test(hash_sees_any_one_byte),
        cmocka_unit_test(random_is_splitmix64),
        cmocka_unit_test(random_below_stays_below_and_is_even),
        cmocka_unit_test(random_below_knows_the_largest_bound),
        cmocka_unit_test(the_same_seed_gives_the_same),
    };
    return cmocka_run_group_tests_name("base: hash and random", tests, NULL, NULL);
}
