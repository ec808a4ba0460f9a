/* Growable text, errors, memory. */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void empty_text_is_a_string(void **unused) {
    (void)unused;
    struct text text = {0};
    assert_string_equal(text_string(&text), "");
    text_clear(&text);
    text_release(&text);
    text_forget(&text);
    assert_null(text.data);
}

static void text_grows_and_stays_terminated(void **unused) {
    (void)unused;
    struct text text = {0};
    char expected[1001] = "";
    for (int i = 0; i < 1000; i++) {
        char letter = (char)('a' + i % 26);
        expected[i] = letter;
        text_add_bytes(&text, &letter, 1);
        assert_int_equal(text.length, i + 1);
        assert_true(text.capacity > text.length);
        assert_int_equal(text.data[text.length], '\0');
    }
    assert_string_equal(text_string(&text), expected);
    text_release(&text);
}

static void text_adds_nothing(void **unused) {
    (void)unused;
    struct text text = {0};
    text_add(&text, "");
    text_add_bytes(&text, NULL, 0);
    text_addf(&text, "%s", "");
    assert_int_equal(text.length, 0);
    assert_string_equal(text_string(&text), "");
    text_release(&text);
}

static void text_formats_beyond_its_capacity(void **unused) {
    (void)unused;
    struct text text = {0};
    text_add(&text, "moon ");
    text_addf(&text, "%0200d|%s", 7, "leaf");
    assert_int_equal(text.length, 5 + 200 + 5);
    assert_memory_equal(text.data, "moon 000", 8);
    assert_string_equal(text.data + 204, "7|leaf");
    text_release(&text);
}

static void text_holds_zero_bytes(void **unused) {
    (void)unused;
    struct text text = {0};
    text_add_bytes(&text, "a\0b", 3);
    text_add(&text, "c");
    assert_int_equal(text.length, 4);
    assert_memory_equal(text.data, "a\0bc", 5);
    text_release(&text);
}

static void cleared_text_keeps_its_memory(void **unused) {
    (void)unused;
    struct text text = {0};
    text_add(&text, "wave");
    char *data = text.data;
    text_clear(&text);
    assert_string_equal(text_string(&text), "");
    text_add(&text, "flame");
    assert_ptr_equal(text.data, data);
    assert_string_equal(text_string(&text), "flame");
    text_release(&text);
    assert_int_equal(text.capacity, 0);
}

static void the_first_error_is_the_cause(void **unused) {
    (void)unused;
    struct error error = {0};
    assert_false(error_set(&error, "line %d", 7));
    assert_false(error_set(&error, "later"));
    assert_string_equal(error.text, "line 7");
    assert_false(error_set(NULL, "nobody asks"));
}

static void a_long_error_is_cut(void **unused) {
    (void)unused;
    struct error error = {0};
    error_set(&error, "%0900d", 1);
    assert_int_equal(strlen(error.text), sizeof error.text - 1);
}

static void memory_is_zeroed_copied_and_forgotten(void **unused) {
    (void)unused;
    unsigned char *memory = base_alloc(100);
    static const unsigned char zero[100];
    assert_memory_equal(memory, zero, 100);
    memset(memory, 0xa5, 100);
    base_forget(memory + 10, 80);
    assert_int_equal(memory[9], 0xa5);
    assert_memory_equal(memory + 10, zero, 80);
    assert_int_equal(memory[90], 0xa5);
    memory = base_grow(memory, 200);
    assert_int_equal(memory[9], 0xa5);
    free(memory);
}

static void copies_are_ones_own(void **unused) {
    (void)unused;
    const char original[] = "lantern";
    char *copy = base_copy(original);
    assert_string_equal(copy, original);
    assert_ptr_not_equal(copy, original);
    free(copy);
    copy = base_copy("");
    assert_string_equal(copy, "");
    free(copy);
}

static void nothing_can_be_asked_for(void **unused) {
    (void)unused;
    void *memory = base_alloc(0);
    assert_non_null(memory);
    memory = base_grow(memory, 0);
    assert_non_null(memory);
    free(memory);
}

static void words_are_so_far_apart(void **unused) {
    (void)unused;
    assert_int_equal(text_distance("", ""), 0);
    assert_int_equal(text_distance("tide", "tide"), 0);
    assert_int_equal(text_distance("", "tide"), 4);
    assert_int_equal(text_distance("tdie", "tide"), 2);
    assert_int_equal(text_distance("kitten", "sitting"), 3);
    assert_int_equal(text_distance("sitting", "kitten"), 3);
    char longer[42] = {0};
    memset(longer, 'a', 41);
    assert_int_equal(text_distance(longer, "a"), 40);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_text_is_a_string),
        cmocka_unit_test(text_grows_and_stays_terminated),
        cmocka_unit_test(text_adds_nothing),
        cmocka_unit_test(text_formats_beyond_its_capacity),
        cmocka_unit_test(text_holds_zero_bytes),
        cmocka_unit_test(cleared_text_keeps_its_memory),
        cmocka_unit_test(the_first_error_is_the_cause),
        cmocka_unit_test(a_long_error_is_cut),
        cmocka_unit_test(memory_is_zeroed_copied_and_forgotten),
        cmocka_unit_test(copies_are_ones_own),
        cmocka_unit_test(nothing_can_be_asked_for),
        cmocka_unit_test(words_are_so_far_apart),
    };
    return cmocka_run_group_tests_name("base: text, errors, memory", tests, NULL, NULL);
}
