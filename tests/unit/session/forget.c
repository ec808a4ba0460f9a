/* What was sealed is overwritten before its memory is given back. The linker puts the functions
 * below in the place of calloc and free (--wrap), so every block can be looked at in time. */
#include "session/session.h"
#include "unit/rules/world.h"

#include <stdlib.h>
#include <string.h>

void *__real_calloc(size_t count, size_t size);
void __real_free(void *memory);
void *__wrap_calloc(size_t count, size_t size);
void __wrap_free(void *memory);

enum { BLOCKS = 64 };
static struct {
    unsigned char *memory;
    size_t size;
} block[BLOCKS];
static int watched, given_back, left_behind;

void *__wrap_calloc(size_t count, size_t size) {
    void *memory = __real_calloc(count, size);
    for (int i = 0; memory && watched && i < BLOCKS; i++) {
        if (!block[i].memory) {
            block[i].memory = memory;
            block[i].size = count * size;
            break;
        }
    }
    return memory;
}

void __wrap_free(void *memory) {
    for (int i = 0; memory && i < BLOCKS; i++) {
        if (block[i].memory == memory) {
            given_back++;
            for (size_t k = 0; k < block[i].size; k++) {
                left_behind += block[i].memory[k] != 0;
            }
            block[i].memory = NULL;
        }
    }
    __real_free(memory);
}

static struct session *played(const struct world *world, int actions) {
    struct session *session = session_new(&world->level);
    assert_true(session_seal(session, 0, 2));
    assert_true(session_seal(session, 1, 3));
    assert_true(session_begin(session));
    for (int i = 0; i < actions; i++) {
        struct rules_action action = {.player = RULES_B, .move = i % 2 ? RULES_WEST : RULES_EAST};
        assert_int_equal(session_act(session, action, 50, NULL), RULES_DONE);
    }
    return session;
}

static void watch(void) {
    memset(block, 0, sizeof block);
    watched = 1;
    given_back = left_behind = 0;
}

static void the_watch_sees_what_is_left(void **unused) {
    (void)unused;
    watch();
    char *memory = base_copy("secret");
    free(memory);
    watched = 0;
    assert_int_equal(given_back, 1);
    assert_int_equal(left_behind, 6);
}

static void free_leaves_nothing(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B2.\n...\n..A\n", NULL);
    watch();
    struct session *session = played(&world, 1000); /* the log has grown several times */
    session_free(session);
    watched = 0;
    assert_in_range(given_back, 4, BLOCKS);
    assert_int_equal(left_behind, 0);
    for (int i = 0; i < BLOCKS; i++) {
        assert_null(block[i].memory);
    }
    session_free(NULL);
}

static void forget_goes_back_to_the_sealing(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B2.\n...\n..A\n", NULL);
    watch();
    struct session *session = played(&world, 100);
    const struct rules_answers *answers = session_answers(session);
    assert_int_equal(answers->mark[0], 2);
    session_forget(session);
    watched = 0;
    assert_int_equal(left_behind, 0);
    assert_int_equal(given_back, 2); /* both sizes of the log; the session lives on */
    /* The pointer lent above still points into the session: the marks are gone from there. */
    for (int q = 0; q < RULES_MAX_QUESTIONS; q++) {
        assert_int_equal(answers->mark[q], 0);
    }
    int count;
    assert_null(session_log(session, &count));
    assert_int_equal(count, 0);
    assert_null(session_answers(session));
    assert_int_equal(session_sealed(session), 0);
    assert_false(session_begin(session));
    assert_memory_equal(session_state(session), &world.state, sizeof world.state);
    session_forget(session); /* once more is no harm */
    assert_true(session_seal(session, 0, 1));
    session_free(session);
}

static void taken_back_and_restarted_leaves_nothing_in_the_log(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B2.\n...\n..A\n", NULL);
    struct session *session = played(&world, 3);
    int count;
    const struct session_record *log = session_log(session, &count);
    static const struct session_record zero;
    assert_int_equal(session_take_back(session, RULES_B), SESSION_TAKEN_BACK);
    assert_memory_equal(&log[2], &zero, sizeof zero);
    session_restart(session);
    for (int i = 0; i < 3; i++) {
        assert_memory_equal(&log[i], &zero, sizeof zero);
    }
    session_free(session);
}

static void a_released_replay_leaves_nothing(void **unused) {
    (void)unused;
    struct world world;
    world_init(&world, "B2.\n...\n..A\n", NULL);
    struct session *session = played(&world, 10);
    struct replay replay;
    struct error error = {0};
    watch();
    assert_true(replay_record(&replay, session, "pack", "chapter/level", &error));
    replay_release(&replay);
    watched = 0;
    assert_int_equal(given_back, 1);
    assert_int_equal(left_behind, 0);
    static const struct rules_answers none;
    assert_memory_equal(&replay.answers, &none, sizeof none);
    replay_release(&replay); /* an empty one is no harm */
    session_free(session);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_watch_sees_what_is_left),
        cmocka_unit_test(free_leaves_nothing),
        cmocka_unit_test(forget_goes_back_to_the_sealing),
        cmocka_unit_test(taken_back_and_restarted_leaves_nothing_in_the_log),
        cmocka_unit_test(a_released_replay_leaves_nothing),
    };
    return cmocka_run_group_tests_name("session: forget", tests, NULL, NULL);
}
