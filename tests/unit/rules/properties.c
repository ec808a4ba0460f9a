/* What holds for every level, every state and every action: random walks over random levels with
 * every kind of fixture. */
#include "unit/rules/world.h"

#include <string.h>

enum { LEVELS = 400, ACTIONS = 300 };

static struct rules_action random_action(uint64_t *seed) {
    return (struct rules_action){.player = (uint8_t)random_below(seed, 2),
                                 .move = (uint8_t)random_below(seed, 5)};
}

/* Calls `check` with the world before and after each of many random actions. */
static void walk(void (*check)(const struct world *before, const struct world *after,
                               struct rules_action action, enum rules_result result)) {
    for (uint64_t number = 1; number <= LEVELS; number++) {
        struct world world, before;
        uint64_t seed = number;
        world_init_random(&world, number);
        for (int i = 0; i < ACTIONS; i++) {
            struct rules_action action = random_action(&seed);
            before = world;
            enum rules_result result = rules_step(&world.level, &world.answers, &world.state,
                                                  action, &world.events);
            check(&before, &world, action, result);
        }
    }
}

static void check_refused(const struct world *before, const struct world *after,
                          struct rules_action action, enum rules_result result) {
    (void)action;
    assert_memory_equal(&before->level, &after->level, sizeof before->level);
    assert_int_equal(result == RULES_REFUSED, after->events.refusal != RULES_NOT_REFUSED);
    if (result == RULES_REFUSED) {
        assert_memory_equal(&before->state, &after->state, sizeof before->state);
        assert_int_equal(after->events.count, 0);
    }
}

static void refused_changes_nothing(void **unused) {
    (void)unused;
    walk(check_refused);
}

static void check_same(const struct world *before, const struct world *after,
                       struct rules_action action, enum rules_result result) {
    struct rules_state again = before->state;
    assert_int_equal(rules_step(&before->level, &before->answers, &again, action, NULL), result);
    assert_memory_equal(&again, &after->state, sizeof again);
}

static void a_step_is_deterministic_and_needs_no_events(void **unused) {
    (void)unused;
    walk(check_same);
}

static void check_sound(const struct world *before, const struct world *after,
                        struct rules_action action, enum rules_result result) {
    (void)before, (void)result;
    if (!rules_check(&after->level, &after->state)) {
        fail_msg("after %c the state is none that can be", rules_letter(action));
    }
}

static void states_are_sound(void **unused) {
    (void)unused;
    walk(check_sound);
}

static bool sunken(const struct rules_state *state, int stone) {
    return state->sunk >> stone & 1;
}

static void check_canonical(const struct world *before, const struct world *after,
                            struct rules_action action, enum rules_result result) {
    (void)before, (void)action, (void)result;
    const struct rules_level *level = &after->level;
    const struct rules_state *state = &after->state;
    int last_sunken = -1;
    for (int i = 0; i < level->stone_count; i++) {
        if (sunken(state, i)) {
            assert_true(state->stone[i] > last_sunken);
            last_sunken = state->stone[i];
            assert_int_equal(level->terrain[last_sunken], RULES_WATER);
        } else if (i > 0 && level->stone[i].kind == level->stone[i - 1].kind &&
                   level->stone[i].lent == level->stone[i - 1].lent) {
            assert_false(sunken(state, i - 1));
            assert_true(state->stone[i] > state->stone[i - 1]);
        }
    }
    for (int i = level->stone_count; i < RULES_MAX_STONES; i++) {
        assert_int_equal(state->stone[i], 0);
        assert_false(sunken(state, i));
    }
}

static void states_are_canonical(void **unused) {
    (void)unused;
    walk(check_canonical);
}

static void check_ranges(const struct world *before, const struct world *after,
                         struct rules_action action, enum rules_result result) {
    (void)action;
    const struct rules_level *level = &after->level;
    const struct rules_state *state = &after->state;
    for (int player = 0; player < 2; player++) {
        int cell = state->at[player];
        assert_in_range(cell, 0, level->width * level->height - 1);
        assert_int_not_equal(level->terrain[cell], RULES_WALL);
        assert_int_equal(rules_stone_at(level, state, cell), -1);
        if (level->terrain[cell] == RULES_WATER && !rules_sunken(level, state, cell)) {
            assert_int_equal(level->post[state->boat], cell);
        }
        assert_in_range(state->promise[player], 0, RULES_MAX_PROMISE);
        assert_true(!state->promise[player] || level->fixture[cell].kind == RULES_PROMISE);
    }
    assert_int_not_equal(state->at[RULES_A], state->at[RULES_B]);
    assert_true(state->beat < 2 * level->tide_period);
    assert_true(state->breath == RULES_NOBODY || state->dark);
    assert_true(state->boat < level->post_count);
    /* What has happened for good. */
    assert_int_equal(before->state.heard & ~state->heard, 0);
    assert_int_equal(before->state.stars & ~state->stars, 0);
    assert_int_equal(before->state.asked & ~state->asked, 0);
    assert_int_equal(state->stars >> level->star_count, 0);
    bool goes_dark = (state->dark & ~before->state.dark) != 0;
    assert_int_equal(goes_dark, result == RULES_MISHEARD);
}

static void states_stay_within_their_ranges(void **unused) {
    (void)unused;
    walk(check_ranges);
}

static const struct rules_event *find_event(const struct world *world, int kind) {
    for (int i = 0; i < world->events.count; i++) {
        if (world->events.event[i].kind == kind) {
            return &world->events.event[i];
        }
    }
    return NULL;
}

/* The events tell all that changed: whoever only sees them can draw it. */
static void check_events(const struct world *before, const struct world *after,
                         struct rules_action action, enum rules_result result) {
    const struct rules_state *from = &before->state, *to = &after->state;
    assert_in_range(after->events.count, 0, RULES_MAX_EVENTS);
    uint16_t at[2] = {from->at[0], from->at[1]}, stars = from->stars, asked = from->asked;
    uint8_t heard = from->heard, dark = from->dark;
    for (int i = 0; i < after->events.count; i++) {
        const struct rules_event *event = &after->events.event[i];
        if (event->kind == RULES_MOVED || event->kind == RULES_FERRIED) {
            assert_int_equal(at[event->player], event->from);
            at[event->player] = event->to;
        }
        if (event->kind == RULES_KINDLED) {
            assert_int_equal(after->level.star[event->index], event->to);
            stars |= (uint16_t)(1u << event->index);
        }
        asked |= (uint16_t)((event->kind == RULES_ASKED) << event->index);
        heard |= (uint8_t)((event->kind == RULES_HEARD) << event->index);
        dark |= (uint8_t)((event->kind == RULES_WENT_DARK) << event->player);
    }
    assert_memory_equal(at, to->at, sizeof at);
    assert_int_equal(stars, to->stars);
    assert_int_equal(asked, to->asked);
    assert_int_equal(heard, to->heard);
    assert_int_equal(find_event(after, RULES_RELIT) ? 0 : dark, to->dark);
    assert_int_equal(find_event(after, RULES_BOAT_CAME) != NULL, from->boat != to->boat);
    assert_int_equal(find_event(after, RULES_SANK) != NULL, from->sunk != to->sunk);
    assert_int_equal(find_event(after, RULES_WENT_DARK) != NULL, result == RULES_MISHEARD);
    assert_int_equal(find_event(after, RULES_RELIT) != NULL, from->dark && !to->dark);
    assert_int_equal(find_event(after, RULES_WON) != NULL,
                     result != RULES_REFUSED && rules_won(&after->level, to));
    bool stones_moved = memcmp(from->stone, to->stone, sizeof to->stone) != 0;
    assert_true(!stones_moved || find_event(after, RULES_PUSHED));
    assert_true(!find_event(after, RULES_PUSHED) || action.move != RULES_BREATHE);
}

static void events_tell_what_changed(void **unused) {
    (void)unused;
    walk(check_events);
}

/* The walks are worth something only if they meet everything. */
static unsigned met_events, met_refusals;

static void check_met(const struct world *before, const struct world *after,
                      struct rules_action action, enum rules_result result) {
    (void)before, (void)action, (void)result;
    met_refusals |= 1u << after->events.refusal;
    for (int i = 0; i < after->events.count; i++) {
        met_events |= 1u << after->events.event[i].kind;
    }
}

static void the_walks_meet_every_event_and_refusal(void **unused) {
    (void)unused;
    met_events = met_refusals = 0;
    walk(check_met);
    assert_int_equal(met_events, (1u << (RULES_WON + 1)) - 1);
    assert_int_equal(met_refusals, (1u << (RULES_REFUSED_DARK + 1)) - 1);
}

/* --- the two exchanged --- */

static void is_exchanged(const struct world *world, const struct world *other) {
    for (int player = 0; player < 2; player++) {
        assert_int_equal(world->state.at[player], other->state.at[!player]);
        assert_int_equal(world->state.promise[player], other->state.promise[!player]);
        assert_int_equal(world->state.dark >> player & 1, other->state.dark >> !player & 1);
    }
    assert_int_equal(world->state.heard, other->state.heard);
    assert_int_equal(world->state.asked, other->state.asked);
    assert_int_equal(world->state.stars, other->state.stars);
    assert_int_equal(world->state.boat, other->state.boat);
    assert_int_equal(world->state.beat, other->state.beat);
    assert_int_equal(rules_won(&world->level, &world->state),
                     rules_won(&other->level, &other->state));
}

static void exchanged_each_does_what_the_other_did(void **unused) {
    (void)unused;
    for (uint64_t number = 1; number <= LEVELS; number++) {
        struct world world, other;
        uint64_t seed = number;
        world_init_random(&world, number);
        other = world;
        rules_swap(&other.level);
        rules_start(&other.level, &other.state);
        for (int i = 0; i < ACTIONS; i++) {
            struct rules_action action = random_action(&seed);
            struct rules_action mirrored = {.player = !action.player, .move = action.move};
            assert_int_equal(
                rules_step(&world.level, &world.answers, &world.state, action, NULL),
                rules_step(&other.level, &other.answers, &other.state, mirrored, NULL));
            is_exchanged(&world, &other);
        }
        rules_swap(&other.level);
        assert_memory_equal(&world.level, &other.level, sizeof world.level);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refused_changes_nothing),
        cmocka_unit_test(a_step_is_deterministic_and_needs_no_events),
        cmocka_unit_test(states_are_sound),
        cmocka_unit_test(states_are_canonical),
        cmocka_unit_test(states_stay_within_their_ranges),
        cmocka_unit_test(events_tell_what_changed),
        cmocka_unit_test(exchanged_each_does_what_the_other_did),
        cmocka_unit_test(the_walks_meet_every_event_and_refusal),
    };
    return cmocka_run_group_tests_name("rules: properties", tests, NULL, NULL);
}
