/* Events in every order: all of a few, and many at random. After each of them what has to hold
 * holds, nobody is asked twice, and nothing ends before all was asked. */
#include "unit/crossing/plan.h"

enum event {
    B_WALKS,
    A_WALKS,
    B_COMES_BACK,
    A_TAKES_BACK,
    B_TAKES_BACK,
    BOTH_TAKE_BACK,
    WAITS_A_LITTLE,
    WAITS_LONG,
    SEALS,
    SHOWN,
    ASKED,
    STARTS_OVER,
    EVENTS,
};

/* What happened since it was begun, or started over. */
struct seen {
    struct crossing *crossing;
    unsigned asked;
    bool ended;
    enum crossing_stage stage;
    int ends; /* of all times it was walked */
};

static void act(struct crossing *crossing, char letter) {
    struct rules_action action;
    struct rules_events events;
    assert_true(rules_action_from(letter, &action));
    crossing_act(crossing, action, &events);
}

static void do_event(struct seen *seen, enum event event) {
    struct crossing *crossing = seen->crossing;
    switch (event) {
    case B_WALKS:
        act(crossing, 'w');
        break;
    case A_WALKS:
        act(crossing, 'E');
        break;
    case B_COMES_BACK:
        act(crossing, 'e');
        break;
    case A_TAKES_BACK:
    case B_TAKES_BACK:
        crossing_take_back(crossing, event == A_TAKES_BACK ? RULES_A : RULES_B);
        break;
    case BOTH_TAKE_BACK:
        crossing_take_back_steps(crossing, 2);
        break;
    case WAITS_A_LITTLE:
        crossing_update(crossing, CROSSING_TALK_MS - 1);
        break;
    case WAITS_LONG:
        crossing_update(crossing, CROSSING_HOME_MS);
        break;
    case SEALS:
        if (crossing_stage(crossing) == CROSSING_SEALING) {
            crossing_seal(crossing, 0);
        }
        break;
    case SHOWN:
        if (crossing_stage(crossing) == CROSSING_KEY) {
            crossing_shown(crossing);
        }
        break;
    case ASKED:
        if (crossing_stage(crossing) == CROSSING_ASKING) {
            crossing_asked(crossing);
        }
        break;
    default:
        crossing_restart(crossing);
        seen->asked = 0;
        seen->ended = false;
        break;
    }
}

static void look(struct seen *seen) {
    const struct crossing *crossing = seen->crossing;
    enum crossing_stage stage = crossing_stage(crossing);
    unsigned heard = crossing_state(crossing)->heard;
    assert_true(crossing_check(crossing));
    assert_int_equal(stage == CROSSING_ASKING, crossing_asking(crossing) >= 0);
    assert_true(stage != CROSSING_SEALING || crossing_to_seal(crossing) >= 0);
    assert_int_equal(stage == CROSSING_KEY, crossing_to_show(crossing) >= 0);
    assert_int_equal(heard & ~crossing_known(crossing), 0);
    if (stage == CROSSING_ASKING && seen->stage != CROSSING_ASKING) {
        unsigned bit = 1u << crossing_asking(crossing);
        assert_true(heard & bit);
        assert_false(seen->asked & bit);
        seen->asked |= bit;
    }
    if (stage == CROSSING_ENDED && seen->stage != CROSSING_ENDED) {
        assert_true(session_won(crossing_session(crossing)));
        assert_int_equal(heard & ~seen->asked, 0);
        assert_false(seen->ended);
        seen->ended = true;
        seen->ends++;
    }
    seen->stage = stage;
}

static void begin(struct seen *seen, struct plan *plan) {
    *seen = (struct seen){.crossing = crossing_new(&plan->crossing)};
    seen->stage = crossing_stage(seen->crossing);
    look(seen);
}

/* It is left from wherever that led to; and else it can always be brought to its end. */
static void go_home(struct seen *seen) {
    for (int i = 0; i < 60 && seen->stage != CROSSING_ENDED; i++) {
        static const enum event events[] = {SEALS, SHOWN, B_WALKS, A_WALKS, WAITS_LONG, ASKED};
        do_event(seen, events[i % 6]);
        look(seen);
    }
    assert_int_equal(seen->stage, CROSSING_ENDED);
    assert_int_equal(seen->asked, 3);
}

static void every_order_of_four_holds(void **unused) {
    (void)unused;
    struct plan plan;
    plan_init(&plan);
    for (int order = 0; order < EVENTS * EVENTS * EVENTS * EVENTS; order++) {
        struct seen seen;
        begin(&seen, &plan);
        for (int i = order % 3; i > 0; i--) { /* from before, within and after the sealing */
            do_event(&seen, SEALS);
            look(&seen);
        }
        for (int left = order, i = 0; i < 4; i++, left /= EVENTS) {
            do_event(&seen, (enum event)(left % EVENTS));
            look(&seen);
        }
        if (order % 2) {
            go_home(&seen);
        }
        crossing_free(seen.crossing);
    }
}

/* How often it came to its end. */
static int walk_many(struct plan *plan) {
    uint64_t random = 7;
    int ends = 0;
    for (int run = 0; run < 500; run++) {
        struct seen seen;
        begin(&seen, plan);
        for (int i = 0; i < 400; i++) {
            bool step = random_below(&random, 2); /* else they would never come home */
            do_event(&seen, (enum event)random_below(&random, step ? B_COMES_BACK : EVENTS));
            look(&seen);
        }
        ends += seen.ends;
        go_home(&seen);
        crossing_free(seen.crossing);
    }
    return ends;
}

static void many_orders_hold(void **unused) {
    (void)unused;
    struct plan plan;
    plan_init(&plan);
    assert_true(walk_many(&plan) > 100); /* the test goes where it should */
}

/* With both questions at hearths, a guess among them, and keys to both. */
static void many_orders_hold_with_hearths_and_keys(void **unused) {
    (void)unused;
    struct plan plan;
    plan_init_on(&plan, "y0!BA?8x\n........\n........\n");
    plan.question[A_ANSWER].guess = true;
    plan.question[A_ANSWER].of = B_ANSWER;
    for (int q = A_ANSWER; q <= B_ANSWER; q++) {
        plan.question[q].key = true;
        for (int word = 0; word < 4; word++) {
            plan.question[q].mark[word] = (uint8_t)word; /* moon is the first */
        }
    }
    assert_true(walk_many(&plan) > 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_order_of_four_holds),
        cmocka_unit_test(many_orders_hold),
        cmocka_unit_test(many_orders_hold_with_hearths_and_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
