/* Whatever stage a crossing is left in: its answers, log and words are overwritten before their
 * memory is given back. */
#include "unit/crossing/plan.h"
#include "unit/watch.h"

#include <string.h>

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
        watch_begin();
        struct crossing *crossing = crossing_new(&plan.crossing);
        bring_to(crossing, (enum crossing_stage)stage);
        crossing_free(crossing);
        assert_true(watch_end() > 10); /* the words alone are more */
    }
    crossing_free(NULL);
}

static void taken_back_and_started_over_nothing_is_left_behind(void **unused) {
    (void)unused;
    struct plan plan;
    plan_init(&plan);
    struct crossing *crossing = sealed(&plan);
    watch_begin();
    walks(crossing, "sewn"); /* the log is watched from here on */
    crossing_take_back_steps(crossing, 2);
    crossing_restart(crossing);
    crossing_free(crossing);
    assert_true(watch_end() >= 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(left_in_any_stage_nothing_is_left_behind),
        cmocka_unit_test(taken_back_and_started_over_nothing_is_left_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
