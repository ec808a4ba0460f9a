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

static void bring_to(struct crossing *crossing, enum crossing_stage stage) {
    while (stage != CROSSING_SEALING && crossing_to_seal(crossing) >= 0) {
        crossing_seal(crossing, 0);
    }
    if (stage == CROSSING_SEALING) {
        crossing_seal(crossing, 2);
    } else if (stage == CROSSING_WALKING) {
        walks(crossing, "ws");
    } else if (stage == CROSSING_ASKING) {
        walks(crossing, "w");
        crossing_update(crossing, CROSSING_TALK_MS);
    } else {
        walks(crossing, "wwEE");
    }
    while (stage == CROSSING_ENDED && crossing_stage(crossing) != CROSSING_ENDED) {
        crossing_update(crossing, CROSSING_HOME_MS);
        if (crossing_stage(crossing) == CROSSING_ASKING) {
            crossing_asked(crossing);
        }
    }
    assert_int_equal(crossing_stage(crossing), stage);
}

static void left_in_any_stage_nothing_is_left_behind(void **unused) {
    (void)unused;
    struct plan plan;
    plan_init(&plan);
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
