/* Whatever stage a crossing is left in: its answers, log and words are overwritten before their
 * memory is given back. The linker puts the functions below in the place of the library's (--wrap),
 * so every block can be looked at in time. */
#include "unit/crossing/plan.h"

#include <stdlib.h>
#include <string.h>

void *__real_calloc(size_t count, size_t size);
void *__real_malloc(size_t size);
void __real_free(void *memory);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_malloc(size_t size);
void __wrap_free(void *memory);

enum { BLOCKS = 256 };
static struct {
    unsigned char *memory;
    size_t size;
} block[BLOCKS];
static bool watched;
static int given_back, left_behind;

static void *watch(void *memory, size_t size) {
    for (int i = 0; memory && watched && i < BLOCKS; i++) {
        if (!block[i].memory) {
            block[i].memory = memory;
            block[i].size = size;
            break;
        }
    }
    return memory;
}

void *__wrap_calloc(size_t count, size_t size) {
    return watch(__real_calloc(count, size), count * size);
}

void *__wrap_malloc(size_t size) {
    return watch(__real_malloc(size), size);
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

/* A's question waits at a hearth and has a key, which comes before the bridge. */
static void begin_with_hearths(struct plan *plan) {
    plan_init_on(plan, "y0!BA.8x\n........\n........\n");
    plan->question[A_ANSWER].key = true;
    for (int word = 0; word < 4; word++) {
        plan->question[A_ANSWER].mark[word] = (uint8_t)(word ^ 2);
    }
}

static void bring_to(struct crossing *crossing, enum crossing_stage stage) {
    crossing_seal(crossing, 0); /* B's own, before the first step */
    while (crossing_stage(crossing) != stage) {
        switch (crossing_stage(crossing)) {
        case CROSSING_SEALING:
            crossing_seal(crossing, 2);
            break;
        case CROSSING_KEY:
            crossing_shown(crossing);
            break;
        case CROSSING_WALKING:
            walks(crossing, crossing_known(crossing) >> A_ANSWER & 1 ? "wwEEE" : "w");
            break;
        case CROSSING_ASKING:
            crossing_asked(crossing);
            break;
        default:
            crossing_update(crossing, CROSSING_HOME_MS);
            break;
        }
    }
}

static void left_in_any_stage_nothing_is_left_behind(void **unused) {
    (void)unused;
    struct plan plan;
    begin_with_hearths(&plan);
    for (int stage = CROSSING_SEALING; stage <= CROSSING_ENDED; stage++) {
        memset(block, 0, sizeof block);
        given_back = left_behind = 0;
        watched = true;
        struct crossing *crossing = crossing_new(&plan.crossing);
        bring_to(crossing, (enum crossing_stage)stage);
        crossing_free(crossing);
        watched = false;
        assert_true(given_back > 10); /* the words alone are more */
        assert_int_equal(left_behind, 0);
    }
    crossing_free(NULL);
}

static void taken_back_and_started_over_nothing_is_left_behind(void **unused) {
    (void)unused;
    struct plan plan;
    plan_init(&plan);
    struct crossing *crossing = sealed(&plan);
    memset(block, 0, sizeof block);
    given_back = left_behind = 0;
    watched = true;
    walks(crossing, "sewn"); /* the log is watched from here on */
    crossing_take_back_steps(crossing, 2);
    crossing_restart(crossing);
    crossing_free(crossing);
    watched = false;
    assert_true(given_back >= 2);
    assert_int_equal(left_behind, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(left_in_any_stage_nothing_is_left_behind),
        cmocka_unit_test(taken_back_and_started_over_nothing_is_left_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
