/* Writing, reading and verifying replays. */
#include "session/session.h"
#include "unit/rules/world.h"

#include <stdlib.h>
#include <string.h>

static const char map[] = "B2.y\no...\n...A\n..x.\n";
static const char letters[] = "WeNeZz";

static struct session *played(struct world *world, const char *actions) {
    world_init(world, map, &(struct world_setup){.answers = {.mark = {2, 3}}});
    struct session *session = session_new(&world->level);
    assert_true(session_seal(session, 0, 2));
    assert_true(session_seal(session, 1, 3));
    assert_true(session_begin(session));
    for (uint32_t i = 0; actions[i]; i++) {
        struct rules_action action;
        assert_true(rules_action_from(actions[i], &action));
        assert_int_equal(session_act(session, action, i * 123, NULL), RULES_DONE);
    }
    return session;
}

static struct replay recorded(struct world *world, const char *actions) {
    struct session *session = played(world, actions);
    struct replay replay;
    struct error error = {0};
    assert_true(replay_record(&replay, session, "seven-spans", "01-talk/first", &error));
    session_free(session);
    return replay;
}

static struct text written(const char *actions) {
    struct world world;
    struct text text = {0};
    struct replay replay = recorded(&world, actions);
    replay_write(&text, &replay);
    replay_release(&replay);
    return text;
}

static void the_file_is_as_documented(void **unused) {
    (void)unused;
    struct world world;
    struct replay replay = recorded(&world, "We");
    struct text text = {0}, expected = {0};
    replay_write(&text, &replay);
    text_addf(&expected,
              "two-lanterns replay 1\nrules 1\npack seven-spans\nlevel 01-talk/first\n"
              "hash %016llx\nanswers wave flame\nW 0 %016llx\ne 123 %016llx\nend 2 %016llx ",
              (unsigned long long)replay.level_hash, (unsigned long long)replay.step[0].hash,
              (unsigned long long)replay.step[1].hash, (unsigned long long)replay.step[1].hash);
    uint64_t sum = hash_bytes(HASH_START, expected.data, expected.length);
    text_addf(&expected, "%016llx\n", (unsigned long long)sum);
    assert_string_equal(text_string(&text), text_string(&expected));
    text_release(&text);
    text_release(&expected);
    replay_release(&replay);
}

static void written_parsed_verified(void **unused) {
    (void)unused;
    static const char *const plays[] = {"", "W", "WeNeZz"};
    for (size_t i = 0; i < sizeof plays / sizeof *plays; i++) {
        struct world world;
        struct replay replay = recorded(&world, plays[i]), again;
        struct text text = {0}, text_again = {0};
        struct error error = {0};
        struct replay_report report;
        replay_write(&text, &replay);
        if (!replay_parse(text_string(&text), text.length, &again, &error)) {
            fail_msg("%s", error.text);
        }
        replay_write(&text_again, &again);
        assert_string_equal(text_string(&text), text_string(&text_again));
        assert_int_equal(again.count, strlen(plays[i]));
        assert_true(replay_verify(&world.level, &again, &report));
        assert_int_equal(report.finding, REPLAY_HOLDS);
        assert_int_equal(report.action, 0);
        assert_false(report.won);
        assert_string_equal(report.error.text, "");
        text_release(&text);
        text_release(&text_again);
        replay_release(&replay);
        replay_release(&again);
    }
}

static void a_won_replay_says_so(void **unused) {
    (void)unused;
    struct world world;
    struct replay replay = recorded(&world, "SWeee");
    struct replay_report report;
    assert_true(replay_verify(&world.level, &replay, &report));
    assert_true(report.won);
    replay_release(&replay);
}

static void random_plays_there_and_back(void **unused) {
    (void)unused;
    for (uint64_t number = 1; number <= 60; number++) {
        struct world world;
        world_init_random(&world, number);
        struct session *session = session_new(&world.level);
        session_seal(session, 0, world.answers.mark[0]);
        session_seal(session, 1, world.answers.mark[1]);
        session_begin(session);
        uint64_t seed = number;
        for (int i = 0; i < 150; i++) {
            struct rules_action action = {.player = (uint8_t)random_below(&seed, 2),
                                          .move = (uint8_t)random_below(&seed, 5)};
            session_act(session, action, random_below(&seed, 3000), NULL);
        }
        struct replay replay, again;
        struct error error = {0};
        struct replay_report report;
        struct text text = {0};
        assert_true(replay_record(&replay, session, "p", "c/l", &error));
        replay_write(&text, &replay);
        assert_true(replay_parse(text_string(&text), text.length, &again, &error));
        assert_true(replay_verify(&world.level, &again, &report));
        assert_int_equal(again.count, replay.count);
        assert_true(again.end_hash == rules_hash_state(session_state(session)));
        for (int i = 0; i < again.count; i++) {
            assert_int_equal(again.step[i].ms, replay.step[i].ms);
        }
        text_release(&text);
        replay_release(&replay);
        replay_release(&again);
        session_free(session);
    }
}

static void nothing_is_recorded_before_play(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, map, NULL);
    struct session *session = session_new(&world.level);
    session_seal(session, 0, 1);
    struct replay replay;
    struct error error = {0};
    assert_false(replay_record(&replay, session, "p", "c/l", &error));
    assert_true(error.text[0]);
    assert_null(replay.step);
    session_free(session);
}

static void names_are_checked(void **unused) {
    (void)unused;
    static const char forty[] = "abcdefghijabcdefghijabcdefghijabcdefghij";
    static const struct {
        const char *pack, *level;
        bool good;
    } names[] = {
        {"p", "c/l", true},    {forty, "c/l", true},   {"", "c/l", false},   {"P", "c/l", false},
        {"p q", "c/l", false}, {"p\n", "c/l", false},  {"p", "c", false},    {"p", "c/", false},
        {"p", "/l", false},    {"p", "c/l/m", false},  {"p", "", false},     {"p", "c/l\n", false},
        {"p", "../l", false},  {"../p", "c/l", false}, {"p", "c//l", false}, {"ä", "c/l", false},
    };
    struct world world;
    struct session *session = played(&world, "");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct replay replay;
        struct error error = {0};
        if (replay_record(&replay, session, names[i].pack, names[i].level, &error) !=
            names[i].good) {
            fail_msg("%s %s", names[i].pack, names[i].level);
        }
        replay_release(&replay);
    }
    char long_name[42] = "abcdefghijabcdefghijabcdefghijabcdefghijx", path[90];
    struct replay replay;
    struct error error = {0};
    assert_false(replay_record(&replay, session, long_name, "c/l", &error));
    long_name[REPLAY_MAX_NAME] = '\0';
    strcat(strcat(strcpy(path, long_name), "/"), long_name);
    assert_true(replay_record(&replay, session, long_name, path, &error));
    assert_string_equal(replay.level, path);
    replay_release(&replay);
    session_free(session);
}

/* --- damage --- */

static void expect_refused(const char *bytes, size_t size, const char *where) {
    char *exact = malloc(size ? size : 1); /* so that reading past the end is noticed */
    assert_non_null(exact);
    memcpy(exact, bytes, size);
    struct replay replay;
    struct error error = {0};
    bool taken = replay_parse(exact, size, &replay, &error);
    free(exact);
    if (taken || strncmp(error.text, "line ", 5) != 0 ||
        (where && strncmp(error.text, where, strlen(where)) != 0)) {
        fail_msg("taken %d, \"%s\" instead of \"%s\"", taken, error.text, where ? where : "line");
    }
    assert_null(replay.step);
    assert_int_equal(replay.count, 0);
}

static void every_cut_is_refused(void **unused) {
    (void)unused;
    struct text text = written(letters);
    for (size_t size = 0; size < text.length; size++) {
        expect_refused(text.data, size, NULL);
    }
    text_release(&text);
}

static void every_flipped_bit_is_refused(void **unused) {
    (void)unused;
    struct text text = written(letters);
    for (size_t bit = 0; bit < text.length * 8; bit++) {
        text.data[bit / 8] ^= (char)(1u << bit % 8);
        expect_refused(text.data, text.length, NULL);
        text.data[bit / 8] ^= (char)(1u << bit % 8);
    }
    text_release(&text);
}

static void every_lost_or_doubled_byte_is_refused(void **unused) {
    (void)unused;
    struct text text = written(letters);
    char *changed = malloc(text.length + 1);
    assert_non_null(changed);
    for (size_t at = 0; at < text.length; at++) {
        memcpy(changed, text.data, at);
        memcpy(changed + at, text.data + at + 1, text.length - at - 1);
        expect_refused(changed, text.length - 1, NULL);
        memcpy(changed, text.data, at + 1);
        memcpy(changed + at + 1, text.data + at, text.length - at);
        expect_refused(changed, text.length + 1, NULL);
    }
    free(changed);
    text_release(&text);
}

#define HEAD "two-lanterns replay 1\nrules 1\npack p\nlevel c/l\n"
#define HASH "0123456789abcdef"

static void messages_name_the_line(void **unused) {
    (void)unused;
    static const struct {
        const char *bytes, *message;
    } bad[] = {
        {"", "line 1: this is no replay"},
        {"\n", "line 1: this is no replay"},
        {"two-lanterns replay 1", "line 1: the file is cut off"},
        {"two-lanterns replay 1\r\n", "line 1: this is no replay"},
        {"two-lanterns  replay 1\n", "line 1: this is no replay"},
        {"two-lanterns replay 2\n", "line 1: a replay of format 2"},
        {"two-lanterns replay 01\n", "line 1: this is no replay"},
        {"two-lanterns replay 1\nrules\n", "line 2: \"rules NUMBER\""},
        {"two-lanterns replay 1\nrules 9999999999\n", "line 2: \"rules NUMBER\""},
        {"two-lanterns replay 1\nrules -1\n", "line 2: \"rules NUMBER\""},
        {"two-lanterns replay 1\nrules 1 \n", "line 2: \"rules NUMBER\""},
        {"two-lanterns replay 1\nrules 1\npack P\n", "line 3: \"pack NAME\""},
        {"two-lanterns replay 1\nrules 1\npack p\nlevel p\n", "line 4: \"level CHAPTER/LEVEL\""},
        {HEAD "hash 1\n", "line 5: \"hash"},
        {HEAD "hash 0123456789ABCDEF\n", "line 5: \"hash"},
        {HEAD "hash " HASH "\nanswers sun\n", "line 6: \"answers"},
        {HEAD "hash " HASH "\nanswers \n", "line 6: \"answers"},
        {HEAD "hash " HASH "\nanswers moon moon moon moon moon moon moon\n", "line 6: \"answers"},
        {HEAD "hash " HASH "\nanswers moon\nX 1 " HASH "\n", "line 7: \"LETTER"},
        {HEAD "hash " HASH "\nanswers moon\nN 10001 " HASH "\n", "line 7: \"LETTER"},
        {HEAD "hash " HASH "\nanswers moon\nN 1 " HASH "0\n", "line 7: \"LETTER"},
        {HEAD "hash " HASH "\nanswers moon\nNN 1 " HASH "\n", "line 7: \"LETTER"},
        {HEAD "hash " HASH "\nanswers moon\n\n", "line 7: \"LETTER"},
        {HEAD "hash " HASH "\nanswers moon\nN 1 " HASH "\n", "line 8: the file is cut off"},
        {HEAD "hash " HASH "\nanswers moon\nend 0 " HASH "\n", "line 7: \"end COUNT"},
        {HEAD "hash " HASH "\nanswers moon\nend 1 " HASH " " HASH "\n", "line 7: the end counts 1"},
        {HEAD "hash " HASH "\nanswers moon\nend 0 " HASH " " HASH "\n", "line 7: the sum"},
        {HEAD "hash " HASH "\nanswers moon\nend 0 " HASH " " HASH "\nN", "line 8: nothing may"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        expect_refused(bad[i].bytes, strlen(bad[i].bytes), bad[i].message);
    }
    expect_refused(HEAD "pa\0k", sizeof HEAD "pa\0k" - 1, "line 5: the file is cut off");
}

static void too_much_is_refused(void **unused) {
    (void)unused;
    struct text text = {0};
    text_add(&text, HEAD "hash " HASH "\nanswers moon\n");
    for (int i = 0; i <= SESSION_MAX_ACTIONS; i++) {
        text_add(&text, "N 0 " HASH "\n");
    }
    expect_refused(text.data, text.length, "line 20007: more than 20000 actions");
    while (text.length <= REPLAY_MAX_BYTES) {
        text_add(&text, "N 0 " HASH "\n");
    }
    expect_refused(text.data, text.length, "line 1: this is no replay");
    text_release(&text);
}

static void the_longest_replay_fits(void **unused) {
    (void)unused;
    struct world world;
    struct session *session = played(&world, "");
    struct rules_action rest = {.player = RULES_A, .move = RULES_BREATHE};
    for (int i = 0; i < SESSION_MAX_ACTIONS; i++) {
        assert_int_equal(session_act(session, rest, UINT32_MAX, NULL), RULES_DONE);
    }
    struct replay replay, again;
    struct error error = {0};
    struct text text = {0};
    assert_true(replay_record(&replay, session, "p", "c/l", &error));
    replay_write(&text, &replay);
    assert_true(text.length <= REPLAY_MAX_BYTES);
    assert_true(replay_parse(text.data, text.length, &again, &error));
    assert_int_equal(again.count, SESSION_MAX_ACTIONS);
    text_release(&text);
    replay_release(&replay);
    replay_release(&again);
    session_free(session);
}

/* --- forgery: well-formed, with a sum that fits, and still not what the rules say --- */

static void expect_finding(const struct world *world, const struct replay *forged,
                           enum replay_finding finding, int action) {
    struct text text = {0};
    struct replay replay;
    struct error error = {0};
    struct replay_report report;
    replay_write(&text, forged);
    if (!replay_parse(text.data, text.length, &replay, &error)) {
        fail_msg("%s", error.text);
    }
    assert_false(replay_verify(&world->level, &replay, &report));
    assert_int_equal(report.finding, finding);
    assert_int_equal(report.action, action);
    assert_true(report.error.text[0]);
    text_release(&text);
    replay_release(&replay);
}

static void other_rules_level_and_answers(void **unused) {
    (void)unused;
    struct world world;
    struct replay replay = recorded(&world, letters);
    replay.rules_version = RULES_VERSION + 1;
    expect_finding(&world, &replay, REPLAY_OTHER_RULES, 0);
    replay.rules_version = 1;
    replay.level_hash ^= 1;
    expect_finding(&world, &replay, REPLAY_OTHER_LEVEL, 0);
    replay.level_hash ^= 1;
    replay.question_count = 1;
    expect_finding(&world, &replay, REPLAY_OTHER_ANSWERS, 0);
    replay.question_count = 3;
    expect_finding(&world, &replay, REPLAY_OTHER_ANSWERS, 0);
    replay.question_count = 2;
    world.level.question[1].marks = 3;
    replay.level_hash = rules_hash_level(&world.level);
    expect_finding(&world, &replay, REPLAY_OTHER_ANSWERS, 0);
    replay_release(&replay);
}

/* Whatever is older than this game says and needs what it always did. */
static void a_replay_has_the_rules_that_its_level_needs(void **unused) {
    (void)unused;
    struct world world;
    struct replay old = recorded(&world, letters);
    assert_int_equal(old.rules_version, 1);
    static const uint32_t others[] = {0, 2, 3};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        old.rules_version = others[i];
        expect_finding(&world, &old, REPLAY_OTHER_RULES, 0);
    }
    replay_release(&old);

    world_init(&world, "A!.\n...\n..B\n", NULL);
    struct session *session = session_new(&world.level);
    struct replay replay;
    struct replay_report report;
    struct error error = {0};
    assert_true(session_seal(session, 1, 3));
    assert_true(session_begin(session));
    session_act(session, (struct rules_action){RULES_B, RULES_NORTH}, 0, NULL);
    assert_true(replay_record(&replay, session, "p", "c/l", &error));
    assert_int_equal(replay.rules_version, 2);
    assert_int_equal(replay.answers.mark[0], 0); /* nobody asked */
    assert_true(replay_verify(&world.level, &replay, &report));
    replay.rules_version = 1;
    expect_finding(&world, &replay, REPLAY_OTHER_RULES, 0);
    replay_release(&replay);
    session_free(session);
}

static void a_forged_step_is_named_by_its_number(void **unused) {
    (void)unused;
    struct world world;
    struct replay replay = recorded(&world, letters);
    for (int i = 0; i < replay.count; i++) {
        replay.step[i].hash ^= 0x10;
        expect_finding(&world, &replay, REPLAY_OTHER_STATE, i + 1);
        replay.step[i].hash ^= 0x10;
        struct rules_action action = replay.step[i].action;
        for (int other = 0; other < RULES_ACTIONS; other++) {
            struct rules_action forged = {.player = (uint8_t)(other / 5),
                                          .move = (uint8_t)(other % 5)};
            if (forged.player != action.player && forged.move == RULES_BREATHE &&
                action.move == RULES_BREATHE) {
                continue; /* in the light, who breathes is all the same */
            }
            if (forged.player == action.player && forged.move == action.move) {
                continue;
            }
            struct rules_state state;
            rules_start(&world.level, &state);
            for (int k = 0; k < i; k++) {
                rules_step(&world.level, &replay.answers, &state, replay.step[k].action, NULL);
            }
            bool refused = rules_step(&world.level, &replay.answers, &state, forged, NULL) ==
                           RULES_REFUSED;
            replay.step[i].action = forged;
            expect_finding(&world, &replay, refused ? REPLAY_REFUSED : REPLAY_OTHER_STATE, i + 1);
            replay.step[i].action = action;
        }
    }
    replay_release(&replay);
}

static void a_forged_answer_is_found_where_it_matters(void **unused) {
    (void)unused;
    struct world world;
    struct replay replay = recorded(&world, letters);
    replay.answers.mark[0] = 0; /* the second action steps on the veil of another mark */
    expect_finding(&world, &replay, REPLAY_OTHER_STATE, 2);
    replay_release(&replay);
}

static void another_end_is_found(void **unused) {
    (void)unused;
    struct world world;
    struct replay replay = recorded(&world, letters);
    replay.end_hash ^= UINT64_C(1) << 63;
    expect_finding(&world, &replay, REPLAY_OTHER_END, 0);
    replay.count = 0;
    replay.end_hash = 0;
    expect_finding(&world, &replay, REPLAY_OTHER_END, 0);
    replay_release(&replay);
}

static void nothing_goes_on_after_the_win(void **unused) {
    (void)unused;
    struct world world;
    struct replay replay = recorded(&world, "SWeee");
    replay.step = base_grow(replay.step, 6 * sizeof *replay.step);
    replay.step[5] = (struct session_record){.action = {.move = RULES_BREATHE}};
    replay.count = 6;
    expect_finding(&world, &replay, REPLAY_REFUSED, 6);
    replay_release(&replay);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_is_as_documented),
        cmocka_unit_test(written_parsed_verified),
        cmocka_unit_test(a_won_replay_says_so),
        cmocka_unit_test(random_plays_there_and_back),
        cmocka_unit_test(nothing_is_recorded_before_play),
        cmocka_unit_test(names_are_checked),
        cmocka_unit_test(every_cut_is_refused),
        cmocka_unit_test(every_flipped_bit_is_refused),
        cmocka_unit_test(every_lost_or_doubled_byte_is_refused),
        cmocka_unit_test(messages_name_the_line),
        cmocka_unit_test(too_much_is_refused),
        cmocka_unit_test(the_longest_replay_fits),
        cmocka_unit_test(other_rules_level_and_answers),
        cmocka_unit_test(a_replay_has_the_rules_that_its_level_needs),
        cmocka_unit_test(a_forged_step_is_named_by_its_number),
        cmocka_unit_test(a_forged_answer_is_found_where_it_matters),
        cmocka_unit_test(another_end_is_found),
        cmocka_unit_test(nothing_goes_on_after_the_win),
    };
    return cmocka_run_group_tests_name("session: replays", tests, NULL, NULL);
}
