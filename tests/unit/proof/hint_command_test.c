/* What `two-lanterns hint` prints. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/check.h"
#include "pack_folder.h"

#include <stdlib.h>
#include <string.h>

static struct pack *pack;

static int load(void **unused) {
    (void)unused;
    static char folder[] = TEST_SOURCE_DIR "/tests/play/pack-hints";
    pack = load_folder(folder);
    return pack ? 0 : -1;
}

static int unload(void **unused) {
    (void)unused;
    pack_free(pack);
    return 0;
}

static void says(const char *level, const char *answers, const char *after, int status,
                 const char *out, const char *err) {
    char *printed = NULL, *told = NULL;
    size_t printed_size, told_size;
    FILE *out_file = open_memstream(&printed, &printed_size);
    FILE *err_file = open_memstream(&told, &told_size);
    int got = app_hint(pack, level, answers, after, 0, out_file, err_file);
    fclose(out_file);
    fclose(err_file);
    assert_string_equal(printed, out);
    assert_non_null(strstr(told, err));
    assert_int_equal(got, status);
    free(printed);
    free(told);
}

static void test_steps_and_whom_to_ask(void **unused) {
    (void)unused;
    says("only/stone", "moon", "", 0, "eeeee\nask A: pine\n", "");
    says("only/stone", "leaf", "", 0, "eeeee\nask A: pine\n", "");
    says("only/stone", "moon", "eeeee", 0, "ask A: pine\n", "");
    says("only/stone", "moon", "EEEEeeeeeSeEeEeEs", 0, "E\nhome\n", "");
}

static void test_dead_end(void **unused) {
    (void)unused;
    says("only/stone", "moon", "seen", 0, "take back 1\n", "");
    says("only/stone", "moon", "seenwn", 0, "take back 3\n", "");
}

static void test_wrong_use(void **unused) {
    (void)unused;
    says("only/none", "moon", "", 2, "", "only/none");
    says("only/stone", "flame", "", 2, "", "\"flame\" is no answer to pine");
    says("only/stone", "moon", "eex", 2, "", "\"x\" is no action");
    says("only/stone", "moon", "eww", 2, "", "action 3, w, can't be done there");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steps_and_whom_to_ask),
        cmocka_unit_test(test_dead_end),
        cmocka_unit_test(test_wrong_use),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
