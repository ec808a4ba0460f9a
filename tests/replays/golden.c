/* Golden replays: small levels played to the end, kept as files beside this one. Whoever changes
 * what the rules do is told by them. Where the change is wanted, raise RULES_VERSION and write them
 * anew:
 *
 *     replays_golden write tests/replays
 */
#include "session/session.h"
#include "unit/rules/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct golden {
    const char *name, *map;
    struct rules_answers answers;
    const char *actions;
    uint64_t end; /* hash of the last state */
};

static const struct golden goldens[] = {
    {.name = "heard",
     .map = "A.H.x\n"
            "..#1#\n"
            "2B1.y\n"
            "...#.\n",
     .answers = {.mark = {1, 0}},
     .actions = "w SEzZ e NEEE ee", /* misheard, breathed together, heard */
     .end = UINT64_C(0xb5c1fc7f54420a62)},
    {.name = "stones",
     .map = "A.o~.x\n"
            "..a.p.\n"
            "Bh.g.y\n"
            "......\n",
     .answers = {.mark = {0, 0}},
     .actions = "EE WSEE WWW e E e seeen NEEEE", /* one sinks, one holds a plate, one is heavy */
     .end = UINT64_C(0x95a7ee56b2cd9c70)},
    {.name = "crossing",
     .map = "AB.gtLy\n"
            ".u~~~Ux\n"
            "Pl.....\n",
     .answers = {.mark = {0, 3}},
     .actions = "SS eee NE e E e", /* a promise holds the gate, a bell calls the boat */
     .end = UINT64_C(0xfa0f5b2edbd000f1)},
    {.name = "starlight",
     .map = "A4.5.q.\n"
            ".*..G.x\n"
            "B6*.#.y\n",
     .answers = {.mark = {1, 2}},
     .actions = "eee SS N n n EE Zz ee se E N E E S E", /* fences, stars, a quiet cell */
     .end = UINT64_C(0xf9dcb817d98e77fd)},
};
enum { GOLDENS = sizeof goldens / sizeof *goldens };

static void build(const struct golden *golden, struct world *world) {
    struct world_setup setup = {.answers = golden->answers};
    world_init(world, golden->map, &setup);
}

/* Plays the actions and writes the replay; each pause another, as people are. */
static void play(const struct golden *golden, struct text *out) {
    struct world world;
    build(golden, &world);
    struct session *session = session_new(&world.level);
    for (int q = 0; q < world.level.question_count; q++) {
        assert_true(session_seal(session, q, world.answers.mark[q]));
    }
    assert_true(session_begin(session));
    uint32_t ms = 400;
    for (const char *letter = golden->actions; *letter; letter++) {
        struct rules_action action;
        if (!rules_action_from(*letter, &action)) {
            continue;
        }
        ms = ms * 7 % 1009;
        if (session_act(session, action, ms, NULL) == RULES_REFUSED) {
            fail_msg("%s: %c is refused, before \"%s\"", golden->name, *letter, letter + 1);
        }
    }
    assert_true(session_won(session));
    struct replay replay;
    struct error error = {0};
    char path[96];
    snprintf(path, sizeof path, "golden/%s", golden->name);
    if (!replay_record(&replay, session, "golden", path, &error)) {
        fail_msg("%s", error.text);
    }
    replay_write(out, &replay);
    replay_release(&replay);
    session_free(session);
}

static FILE *open_file(const char *folder, const char *name, const char *mode) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.replay", folder, name);
    FILE *file = fopen(path, mode);
    if (!file) {
        fail_msg("%s cannot be opened", path);
    }
    return file;
}

static void read_golden(const struct golden *golden, struct text *out) {
    FILE *file = open_file(TEST_SOURCE_DIR "/tests/replays", golden->name, "rb");
    char bytes[4096];
    size_t count;
    while ((count = fread(bytes, 1, sizeof bytes, file)) > 0) {
        text_add_bytes(out, bytes, count);
    }
    fclose(file);
}

static void the_files_hold(void **unused) {
    (void)unused;
    for (int i = 0; i < GOLDENS; i++) {
        struct world world;
        struct text text = {0};
        struct replay replay;
        struct error error = {0};
        struct replay_report report;
        build(&goldens[i], &world);
        read_golden(&goldens[i], &text);
        if (!replay_parse(text_string(&text), text.length, &replay, &error)) {
            fail_msg("%s: %s", goldens[i].name, error.text);
        }
        if (!replay_verify(&world.level, &replay, &report)) {
            fail_msg("%s: %s", goldens[i].name, report.error.text);
        }
        assert_true(report.won);
        if (replay.end_hash != goldens[i].end) {
            fail_msg("%s: the end is 0x%016llx", goldens[i].name,
                     (unsigned long long)replay.end_hash);
        }
        replay_release(&replay);
        text_release(&text);
    }
}

static void playing_writes_the_very_files(void **unused) {
    (void)unused;
    for (int i = 0; i < GOLDENS; i++) {
        struct text expected = {0}, text = {0};
        read_golden(&goldens[i], &expected);
        play(&goldens[i], &text);
        assert_string_equal(text_string(&text), text_string(&expected));
        text_release(&expected);
        text_release(&text);
    }
}

/* Each of them on the level of another: the hash of the level tells. */
static void no_file_fits_another_level(void **unused) {
    (void)unused;
    for (int i = 0; i < GOLDENS; i++) {
        struct world world;
        struct text text = {0};
        struct replay replay;
        struct error error = {0};
        struct replay_report report;
        build(&goldens[(i + 1) % GOLDENS], &world);
        read_golden(&goldens[i], &text);
        assert_true(replay_parse(text_string(&text), text.length, &replay, &error));
        assert_false(replay_verify(&world.level, &replay, &report));
        assert_int_equal(report.finding, REPLAY_OTHER_LEVEL);
        replay_release(&replay);
        text_release(&text);
    }
}

static int write_all(const char *folder) {
    for (int i = 0; i < GOLDENS; i++) {
        struct text text = {0};
        play(&goldens[i], &text);
        FILE *file = open_file(folder, goldens[i].name, "wb");
        bool written = fwrite(text.data, 1, text.length, file) == text.length;
        if (fclose(file) != 0 || !written) {
            return EXIT_FAILURE;
        }
        text_release(&text);
    }
    return EXIT_SUCCESS;
}

int main(int count, char **arguments) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_files_hold),
        cmocka_unit_test(playing_writes_the_very_files),
        cmocka_unit_test(no_file_fits_another_level),
    };
    if (count == 3 && strcmp(arguments[1], "write") == 0) {
        return write_all(arguments[2]);
    }
    return cmocka_run_group_tests_name("replays", tests, NULL, NULL);
}
