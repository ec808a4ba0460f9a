/* What `check` and `solve` print, and their exit statuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/check.h"
#include "pack_folder.h"

#include <stdlib.h>
#include <string.h>

static char vectors[] = TEST_SOURCE_DIR "/tests/packs/vectors/pack";

/* The two streams of one call. */
struct printed {
    int status;
    char *out, *err;
    size_t out_size, err_size;
};

static void release(struct printed *printed) {
    free(printed->out);
    free(printed->err);
}

static struct printed check(struct pack *pack, struct check_options options) {
    struct printed printed = {0};
    FILE *out = open_memstream(&printed.out, &printed.out_size);
    FILE *err = open_memstream(&printed.err, &printed.err_size);
    printed.status = app_check(pack, &options, out, err);
    fclose(out);
    fclose(err);
    return printed;
}

static struct printed solve(struct pack *pack, const char *level, const char *answers,
                            uint64_t states) {
    struct printed printed = {0};
    FILE *out = open_memstream(&printed.out, &printed.out_size);
    FILE *err = open_memstream(&printed.err, &printed.err_size);
    printed.status = app_solve(pack, level, answers, states, out, err);
    fclose(out);
    fclose(err);
    return printed;
}

static int load_pack(void **pack) {
    *pack = load_folder(vectors);
    return *pack ? 0 : 1;
}

static int free_pack(void **pack) {
    pack_free(*pack);
    return 0;
}

static void check_json(struct pack *pack, const char *level, uint64_t states, int status,
                       const char *start) {
    struct printed printed = check(
        pack, (struct check_options){.level = level, .json = true, .states = states});
    assert_int_equal(printed.status, status);
    assert_string_equal(printed.err, "");
    assert_memory_equal(printed.out, start, strlen(start));
    /* The rest is the number of states and the time. */
    unsigned long long visited;
    unsigned seconds, thousandths;
    char end[4] = "";
    assert_int_equal(sscanf(printed.out + strlen(start), ",\"states\":%llu,\"seconds\":%u.%3u%3c",
                            &visited, &seconds, &thousandths, end),
                     4);
    assert_memory_equal(end, "}\n", 3);
    assert_true(visited > 0);
    release(&printed);
}

static void test_json_lines(void **pack) {
    check_json(*pack, "c1/v24", 0, 0,
               "{\"level\":\"c1/v24\",\"combinations\":2,\"unsolvable\":0,\"not_proved\":0,"
               "\"shortest\":[11,9],\"needed\":{\"q0\":true},\"fair\":1.222222,\"guess_cost\":1,"
               "\"gentle\":0.490196,\"told\":null,\"silence\":0.0556,\"share\":0.363636,"
               "\"handovers\":1,\"wait\":0.0,\"idle\":2,\"ways\":1,\"difficulty\":27");
    check_json(*pack, "c1/v01", 0, 1,
               "{\"level\":\"c1/v01\",\"combinations\":2,\"unsolvable\":1,\"not_proved\":0,"
               "\"shortest\":[-1,10],\"needed\":{\"q0\":true},\"fair\":1.0,\"guess_cost\":null,"
               "\"gentle\":1.0,\"told\":0.3,\"silence\":0.5,\"share\":0.5,\"handovers\":2,\"wait\":"
               "0.0,\"idle\":2,\"ways\":1,\"difficulty\":25");
    check_json(*pack, "c1/v24", 20, 1,
               "{\"level\":\"c1/v24\",\"combinations\":2,\"unsolvable\":0,\"not_proved\":2,"
               "\"shortest\":[-2,-2],\"needed\":{\"q0\":null},\"fair\":null,\"guess_cost\":null,"
               "\"gentle\":null,\"told\":null,\"silence\":null,\"share\":null,\"handovers\":null,"
               "\"wait\":null,\"idle\":null,\"ways\":null,\"difficulty\":null,"
               "\"known\":[\"nothing\",\"nothing\"]");
}

/* However early the bound, what was found before it is told, and no more. */
static void test_json_at_a_bound(void **pack) {
    check_json(*pack, "c1/v24", 400, 1,
               "{\"level\":\"c1/v24\",\"combinations\":2,\"unsolvable\":0,\"not_proved\":2,"
               "\"shortest\":[-2,-2],\"needed\":{\"q0\":true},\"fair\":null,\"guess_cost\":null,"
               "\"gentle\":null,\"told\":null,\"silence\":null,\"share\":null,\"handovers\":null,"
               "\"wait\":null,\"idle\":null,\"ways\":null,\"difficulty\":null,"
               "\"known\":[\"nothing\",\"solvable\"]");
    check_json(*pack, "c1/v24", 540, 1,
               "{\"level\":\"c1/v24\",\"combinations\":2,\"unsolvable\":0,\"not_proved\":2,"
               "\"shortest\":[11,9],\"needed\":{\"q0\":true},\"fair\":1.222222,\"guess_cost\":null,"
               "\"gentle\":null,\"told\":null,\"silence\":null,\"share\":0.363636,\"handovers\":1,"
               "\"wait\":null,\"idle\":null,\"ways\":null,\"difficulty\":null,"
               "\"known\":[\"shortest\",\"shortest\"]");
    check_json(*pack, "c1/v24", 2000, 1,
               "{\"level\":\"c1/v24\",\"combinations\":2,\"unsolvable\":0,\"not_proved\":1,"
               "\"shortest\":[11,9],\"needed\":{\"q0\":true},\"fair\":1.222222,\"guess_cost\":1,"
               "\"gentle\":null,\"told\":null,\"silence\":0.0556,\"share\":0.363636,\"handovers\":"
               "1,\"wait\":null,\"idle\":null,\"ways\":null,\"difficulty\":null,"
               "\"known\":[\"all\",\"shortest\"]");
}

/* All that comes before the time, which is never the same twice. */
static void cut_times(char *lines) {
    char *to = lines;
    for (char *line = strtok(lines, "\n"); line; line = strtok(NULL, "\n")) {
        size_t length = (size_t)(strstr(line, ",\"seconds\"") - line);
        memmove(to, line, length);
        to += length;
    }
    *to = '\0';
}

/* The bound leaves some of the levels unproved, so that they too are compared. */
static void test_same_with_any_number_of_jobs(void **pack) {
    struct check_options options = {.json = true, .states = 20000, .jobs = 1};
    struct printed one = check(*pack, options);
    options.jobs = 5;
    struct printed many = check(*pack, options);
    assert_int_equal(one.status, 1);
    assert_int_equal(many.status, 1);
    cut_times(one.out);
    cut_times(many.out);
    assert_string_equal(one.out, many.out);
    int levels = 0;
    for (const char *at = one.out; (at = strstr(at, "{\"level\":\"c1/v")); levels++) {
        at += strlen("{\"level\":\"c1/v");
        assert_int_equal(atoi(at), levels); /* in the order of the pack */
    }
    assert_int_equal(levels, 32);
    release(&one);
    release(&many);
}

static void check_table_says(struct pack *pack, struct check_options options, int status,
                             const char *const *words) {
    struct printed printed = check(pack, options);
    assert_int_equal(printed.status, status);
    for (; *words; words++) {
        if (!strstr(printed.out, *words)) {
            fail_msg("\"%s\" is not in:\n%s", *words, printed.out);
        }
    }
    release(&printed);
}

static void test_table(void **pack) {
    check_table_says(
        *pack, (struct check_options){.level = "c1/v24"}, 0,
        (const char *const[]){"9–11", "1.22*", "0.49*", "✓\n", "1 of 1 levels proved: ", NULL});
    check_table_says(*pack, (struct check_options){.level = "c1/v07"}, 1,
                     (const char *const[]){"unsolvable\n",
                                           "no clean solution for 3 of 12 combinations of answers; "
                                           "open a way for moon,wave\n",
                                           "can be won without q1;", "0 of 1 levels proved: ",
                                           "--why CHAPTER/LEVEL tells why", NULL});
    check_table_says(
        *pack, (struct check_options){.level = "c1/v24", .states = 20}, 1,
        (const char *const[]){"not proved\n", "no proof for 2 of 2", "--states", NULL});
    check_table_says(*pack, (struct check_options){.level = "c1/v24", .states = 400}, 1,
                     (const char *const[]){
                         "for 1 of these a solution is known, but not the shortest; the first "
                         "is leaf\n",
                         "for 1 of these no solution was found yet; the first is moon\n", NULL});
    check_table_says(
        *pack, (struct check_options){.level = "c1/v24", .states = 540}, 1,
        (const char *const[]){"9–11", "1.22*",
                              "for 2 of these a shortest solution is known all the same: 9–11 "
                              "actions\n",
                              NULL});
    check_table_says(*pack, (struct check_options){.level = "c1/v09"}, 1,
                     (const char *const[]){"not needed\n", "can be won without q0;", NULL});
}

/* In the table every row ends its time in the same column. */
static void test_table_is_aligned(void **pack) {
    struct printed printed = check(*pack, (struct check_options){.level = "c1/v05"});
    int column[2] = {0}, row = 0;
    for (char *line = strtok(printed.out, "\n"); line && row < 2; line = strtok(NULL, "\n")) {
        const char *end = strstr(line, row ? "not needed" : "proof");
        if (!end) {
            continue; /* the name of the chapter */
        }
        for (const char *at = line; at < end; column[row]++) {
            utf8_next(&at, end);
        }
        row++;
    }
    assert_int_equal(row, 2);
    assert_int_equal(column[0], column[1]);
    release(&printed);
}

static void test_no_such_level(void **pack) {
    struct printed printed = check(*pack, (struct check_options){.level = "c1/nope"});
    assert_int_equal(printed.status, 2);
    assert_string_equal(printed.out, "");
    assert_string_equal(printed.err, "two-lanterns: the pack has no level \"c1/nope\"; levels are "
                                     "named CHAPTER/LEVEL, such as c1/v00\n");
    release(&printed);
    printed = solve(*pack, "nope", "moon", 0);
    assert_int_equal(printed.status, 2);
    assert_string_equal(printed.out, "");
    release(&printed);
}

static void test_solve_wins(void **pack) {
    const struct rules_level *level = &pack_find_level(*pack, "c1/v07")->rules;
    const struct rules_answers answers = {.mark = {2, 0}};
    struct printed printed = solve(*pack, "c1/v07", "wave,moon", 0);
    assert_int_equal(printed.status, 0);
    assert_string_equal(printed.err, "");
    assert_int_equal(printed.out_size, 28 + 1); /* expected.jsonl, and a line feed */
    struct rules_state state;
    rules_start(level, &state);
    for (int i = 0; i < 28; i++) {
        struct rules_action action;
        assert_true(rules_action_from(printed.out[i], &action));
        assert_int_equal(rules_step(level, &answers, &state, action, NULL), RULES_DONE);
    }
    assert_true(rules_won(level, &state));
    release(&printed);
}

static void test_solve_says_what_is_wrong(void **pack) {
    static const struct {
        const char *level, *answers;
        uint64_t states;
        int status;
        const char *says;
    } calls[] = {
        {"c1/v07", "moon", 0, 2,
         "two-lanterns: --answers gives 1, the level asks for 2 (q0 q1); give a mark for each, in "
         "this order, such as moon,leaf\n"},
        {"c1/v07", "", 0, 2, "two-lanterns: --answers gives 0, the level asks for 2 (q0 q1); "},
        {"c1/v07", "moon,leaf,wave", 0, 2, "two-lanterns: --answers gives 3, "},
        {"c1/v07", "sun,moon", 0, 2,
         "two-lanterns: \"sun\" is no answer to q0; choose from moon leaf wave\n"},
        {"c1/v07", "flame,moon", 0, 2, "two-lanterns: \"flame\" is no answer to q0; "},
        {"c1/v07", "moon,", 0, 2, "two-lanterns: \"\" is no answer to q1; "},
        {"c1/v01", "moon", 0, 1, "two-lanterns: c1/v01 has no clean solution for moon\n"},
        {"c1/v07", "wave,moon", 1000, 0, ""},
        {"c1/v07", "wave,moon", 20, 1,
         "two-lanterns: no solution found within 20 states; give a larger --states\n"},
    };
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
        struct printed printed = solve(*pack, calls[i].level, calls[i].answers, calls[i].states);
        assert_int_equal(printed.status, calls[i].status);
        assert_true(strncmp(printed.err, calls[i].says, strlen(calls[i].says)) == 0);
        assert_int_equal(printed.out_size == 0, calls[i].status != 0);
        release(&printed);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_lines),
        cmocka_unit_test(test_json_at_a_bound),
        cmocka_unit_test(test_same_with_any_number_of_jobs),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_table_is_aligned),
        cmocka_unit_test(test_no_such_level),
        cmocka_unit_test(test_solve_wins),
        cmocka_unit_test(test_solve_says_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, load_pack, free_pack);
}
