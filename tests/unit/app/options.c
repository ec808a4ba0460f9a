/* The command line. */
#include "app/app.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { MANY = 8 };

static bool parse(const char *const words[MANY], struct app_options *options, struct error *error) {
    char copy[MANY][64];
    char *argv[MANY + 1] = {copy[0]};
    int argc = 1;
    strcpy(copy[0], "two-lanterns");
    for (int i = 0; i < MANY - 1 && words[i]; i++, argc++) {
        assert_true(strlen(words[i]) < sizeof copy[0]);
        argv[argc] = strcpy(copy[argc], words[i]);
    }
    *error = (struct error){{0}};
    bool good = app_options_parse(argc, argv, options, error);
    /* strings are argv's own: this argv ends here */
    options->pack = options->pack ? "given" : NULL;
    options->command = options->command ? "given" : NULL;
    return good;
}

/* As a desktop opens a pack with the game. */
static void test_path_is_a_pack(void **state) {
    static const char *const given[] = {"./friends", "/home/ana/friends.zip",
                                        "friends.lanterns.zip"};
    (void)state;
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
        struct app_options options;
        struct error error;
        const char *const words[MANY] = {given[i], "--windowed"};
        assert_true(parse(words, &options, &error));
        assert_non_null(options.pack);
        assert_true(options.windowed);
    }
}

static void test_mistakes(void **state) {
    static const struct {
        const char *words[MANY];
        const char *message;
    } cases[] = {
        {{"--pakc", "x"}, "unknown flag --pakc; did you mean --pack?"},
        {{"--text-scael", "150"}, "unknown flag --text-scael; did you mean --text-scale?"},
        {{"--qqqqqq"}, "unknown flag --qqqqqq; see: two-lanterns play --help"},
        /* only flags of the command are proposed */
        {{"check", "--jsn", "x"}, "unknown flag --jsn; did you mean --json?"},
        {{"solve", "--jsn", "x"}, "unknown flag --jsn; see: two-lanterns solve --help"},
        {{"play", "--json"}, "unknown flag --json; see: two-lanterns play --help"},
        {{"plya"}, "unknown command \"plya\"; see: two-lanterns --help"},
        {{"--pack"}, "--pack needs FILE|DIR after it"},
        /* an empty name is none, whatever it names */
        {{"--pack="}, "--pack needs FILE|DIR after it"},
        {{"--video-driver", "", "--windowed"}, "--video-driver needs NAME after it"},
        {{"check", ""}, "check does not take \"\"; see: two-lanterns check --help"},
        {{"--windowed=yes"}, "--windowed takes no value"},
        {{"--text-scale", "201"}, "--text-scale takes a whole number from 100 to 200, not \"201\""},
        {{"--text-scale="}, "--text-scale takes a whole number from 100 to 200, not \"\""},
        {{"--seed", "-1"}, "--seed takes a whole number, not \"-1\""},
        {{"--seed", "99999999999999999999"},
         "--seed takes a whole number, not \"99999999999999999999\""},
        {{"--size", "1280"},
         "--size takes WIDTHxHEIGHT from 640x360 to 7680x4320, such as 1280x720, not \"1280\""},
        {{"--size", "1280x720x"},
         "--size takes WIDTHxHEIGHT from 640x360 to 7680x4320, such as 1280x720, not "
         "\"1280x720x\""},
        {{"--language", "tlh"}, "there is no language \"tlh\" yet; the game speaks: en"},
        {{"check"}, "check needs PACK; see: two-lanterns check --help"},
        {{"play", "once"}, "play does not take \"once\"; see: two-lanterns play --help"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct app_options options;
        struct error error;
        assert_false(parse(cases[i].words, &options, &error));
        assert_string_equal(error.text, cases[i].message);
    }
}

static void test_values(void **state) {
    static const char *const words[MANY] = {
        "--size=640x360", "--text-scale", "150", "--seed=7", "--pack", "a=b", "--windowed"};
    static const char *const no_actions[MANY] = {"hint", "PACK", "LEVEL", "--after", ""};
    struct app_options options;
    struct error error;
    (void)state;
    assert_true(parse(words, &options, &error));
    assert_int_equal(options.width, 640);
    assert_int_equal(options.height, 360);
    assert_int_equal(options.text_scale, 150);
    assert_int_equal(options.seed, 7);
    assert_true(options.has_seed);
    assert_non_null(options.pack);
    assert_true(options.windowed);
    assert_false(options.fullscreen);
    assert_true(parse(no_actions, &options, &error));
    assert_string_equal(options.after, "");
}

static void test_nothing_is_play(void **state) {
    char name[] = "two-lanterns";
    char *argv[] = {name, NULL};
    struct app_options options;
    struct error error = {{0}};
    (void)state;
    assert_true(app_options_parse(1, argv, &options, &error));
    assert_string_equal(options.command, "play");
    assert_false(options.has_seed);
    assert_null(options.box);
}

/* Help is given whatever else is missing. */
static void test_help_needs_no_arguments(void **state) {
    static const char *const words[MANY] = {"check", "--help"};
    struct app_options options;
    struct error error;
    (void)state;
    assert_true(parse(words, &options, &error));
    assert_true(options.help);
}

static void test_help_tells_the_flags_of_its_command(void **state) {
    struct text help = {0};
    (void)state;
    app_print_help("check", &help);
    assert_non_null(strstr(text_string(&help), "--json"));
    assert_null(strstr(text_string(&help), "--box"));
    text_clear(&help);
    app_print_help("play", &help);
    assert_non_null(strstr(text_string(&help), "--box"));
    assert_non_null(strstr(text_string(&help), "two-lanterns demo"));
    text_release(&help);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_path_is_a_pack),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_nothing_is_play),
        cmocka_unit_test(test_help_needs_no_arguments),
        cmocka_unit_test(test_help_tells_the_flags_of_its_command),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
