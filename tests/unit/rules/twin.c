/* A naive twin: the rules of docs/rules.md a second time, written from the text alone, clause by
 * clause and as plainly as can be, with nothing of game/rules but the level. Both play the same
 * random actions and must agree after each. */
#include "unit/rules/world.h"

#include <stdlib.h>

struct twin {
    const struct rules_level *level;
    const struct rules_answers *answers;
    int at[2], promise[2], boat, beat, breath;
    bool lit[2], asked[RULES_MAX_QUESTIONS], heard[RULES_MAX_QUESTIONS];
    bool kindled[RULES_MAX_CELLS];
    int stone[RULES_MAX_STONES];
    bool sunken[RULES_MAX_STONES];
};

static void twin_start(struct twin *twin, const struct world *world) {
    *twin = (struct twin){.level = &world->level, .answers = &world->answers};
    for (int player = 0; player < 2; player++) {
        twin->at[player] = world->level.start[player];
        twin->lit[player] = true;
    }
    for (int i = 0; i < world->level.stone_count; i++) {
        twin->stone[i] = world->level.stone[i].cell;
    }
    for (int q = 0; q < world->level.question_count; q++) {
        twin->asked[q] = true;
    }
    for (int cell = 0; cell < world->level.width * world->level.height; cell++) {
        if (world->level.fixture[cell].kind == RULES_HEARTH) {
            twin->asked[world->level.fixture[cell].index] = false;
        }
    }
    twin->boat = world->level.first_post;
    twin->breath = RULES_NOBODY;
}

static struct rules_fixture fixture_at(const struct twin *twin, int cell) {
    return twin->level->fixture[cell];
}

static int ahead(const struct twin *twin, int cell, int direction) {
    int width = twin->level->width, x = cell % width, y = cell / width;
    x += direction == RULES_EAST ? 1 : direction == RULES_WEST ? -1 : 0;
    y += direction == RULES_SOUTH ? 1 : direction == RULES_NORTH ? -1 : 0;
    bool outside = x < 0 || y < 0 || x >= width || y >= twin->level->height;
    return outside || twin->level->terrain[y * width + x] == RULES_WALL ? -1 : y * width + x;
}

static bool beside(const struct twin *twin, int one, int other) {
    int width = twin->level->width;
    int x = one % width - other % width, y = one / width - other / width;
    return x * x + y * y == 1;
}

static int find_stone(const struct twin *twin, int cell, bool sunken) {
    for (int i = 0; i < twin->level->stone_count; i++) {
        if (twin->stone[i] == cell && twin->sunken[i] == sunken) {
            return i;
        }
    }
    return -1;
}

static bool active(const struct twin *twin, int channel, int lifted_player, int lifted_stone) {
    for (int cell = 0; cell < twin->level->width * twin->level->height; cell++) {
        struct rules_fixture plate = fixture_at(twin, cell);
        for (int player = 0; player < 2; player++) {
            if (plate.index == channel && player != lifted_player && twin->at[player] == cell &&
                (plate.kind == RULES_PLATE ||
                 (plate.kind == RULES_PROMISE && twin->promise[player] > 0))) {
                return true;
            }
        }
        int stone = find_stone(twin, cell, false);
        if (plate.kind == RULES_PLATE && plate.index == channel && stone >= 0 &&
            stone != lifted_stone) {
            return true;
        }
    }
    return false;
}

static bool shut(const struct twin *twin, int cell, int lifted_player, int lifted_stone) {
    struct rules_fixture gate = fixture_at(twin, cell);
    if (gate.kind == RULES_GATE) {
        bool is_active = active(twin, gate.index, lifted_player, lifted_stone);
        return gate.value ? is_active : !is_active;
    }
    if (gate.kind == RULES_HEARD_GATE) {
        return !twin->heard[gate.index];
    }
    for (int i = 0; gate.kind == RULES_STAR_GATE && i < RULES_MAX_CELLS; i++) {
        if (fixture_at(twin, i).kind == RULES_STAR && fixture_at(twin, i).index == gate.index &&
            !twin->kindled[i]) {
            return true;
        }
    }
    return false;
}

static bool high_tide(const struct twin *twin, int cell) {
    return fixture_at(twin, cell).kind == RULES_TIDE &&
           twin->beat / twin->level->tide_period % 2 != fixture_at(twin, cell).value;
}

/* 3.2; sets where the stone goes. */
static bool push_refused(const struct twin *twin, int player, int stone, int direction, int *to) {
    int kind = twin->level->stone[stone].kind, lent = twin->level->stone[stone].lent;
    bool is_lent = lent > 0 && twin->heard[lent - 1];
    if ((kind == RULES_STONE_A && player == RULES_B && !is_lent) ||
        (kind == RULES_STONE_B && player == RULES_A && !is_lent) ||
        (kind == RULES_STONE_HEAVY && !beside(twin, twin->at[0], twin->at[1]))) {
        return true;
    }
    *to = ahead(twin, twin->stone[stone], direction);
    if (*to < 0 || *to == twin->at[!player] || find_stone(twin, *to, false) >= 0) {
        return true;
    }
    int there = fixture_at(twin, *to).kind;
    return there == RULES_VEIL || there == RULES_FENCE || there == RULES_POST ||
           there == RULES_PROMISE || there == RULES_SPAN || there == RULES_AGAIN ||
           high_tide(twin, *to) || shut(twin, *to, player, stone);
}

/* 5.5: from A towards each side, until something blocks; -1: the light comes nowhere near B. */
static int light(const struct twin *twin) {
    for (int direction = 0; direction < 4 && twin->lit[0] && twin->lit[1]; direction++) {
        int cell = ahead(twin, twin->at[RULES_A], direction);
        while (cell >= 0 && cell != twin->at[RULES_B] && find_stone(twin, cell, false) < 0 &&
               !shut(twin, cell, -1, -1)) {
            cell = ahead(twin, cell, direction);
        }
        if (cell == twin->at[RULES_B]) {
            return direction;
        }
    }
    return -1;
}

static int by(const struct twin *twin, int question) {
    return twin->level->question[question].by;
}

/* 3.8a */
static enum rules_result judge_span(const struct twin *twin, int player, int q, int r, int k) {
    int n = twin->level->question[q].marks;
    bool carries = (twin->answers->mark[q] + twin->answers->mark[r]) % n == k;
    if (!twin->asked[q] || !twin->asked[r]) {
        return RULES_REFUSED;
    }
    if (twin->heard[q] && twin->heard[r]) {
        return carries ? RULES_DONE : RULES_REFUSED;
    }
    if ((twin->heard[q] || by(twin, q) == player) && (twin->heard[r] || by(twin, r) == player)) {
        return RULES_REFUSED;
    }
    return !twin->lit[player] ? RULES_REFUSED : carries ? RULES_DONE : RULES_MISHEARD;
}

/* 3.8b */
static enum rules_result judge_again(const struct twin *twin, int player, int q, int k) {
    bool carries = twin->answers->mark[q] == k;
    if (!twin->asked[q] || !twin->heard[q]) {
        return RULES_REFUSED;
    }
    if (by(twin, q) == player) {
        return carries ? RULES_DONE : RULES_REFUSED;
    }
    return !twin->lit[player] ? RULES_REFUSED : carries ? RULES_DONE : RULES_MISHEARD;
}

/* 3.7 to 3.8b */
static enum rules_result judge_answer(const struct twin *twin, int player,
                                      struct rules_fixture there) {
    bool fence = there.kind == RULES_FENCE;
    if (there.kind == RULES_SPAN) {
        return judge_span(twin, player, there.index, there.also, there.value);
    }
    if (there.kind == RULES_AGAIN) {
        return judge_again(twin, player, there.index, there.value);
    }
    if (there.kind != RULES_VEIL && !fence) {
        return RULES_DONE;
    }
    if (!twin->asked[there.index]) {
        return RULES_REFUSED;
    }
    bool own = twin->level->question[there.index].by == player;
    bool answer = twin->answers->mark[there.index] == there.value;
    if (!fence && twin->heard[there.index]) {
        return answer ? RULES_DONE : RULES_REFUSED;
    }
    if (own) {
        return fence ? RULES_DONE : RULES_REFUSED;
    }
    if (!fence && there.also && light(twin) < 0) {
        return RULES_REFUSED;
    }
    return !twin->lit[player] ? RULES_REFUSED : answer != fence ? RULES_DONE : RULES_MISHEARD;
}

static enum rules_result move(struct twin *twin, int player, int direction) {
    int target = ahead(twin, twin->at[player], direction), partner = twin->at[!player], to = -1;
    if (target < 0 || target == partner) {
        return RULES_REFUSED;
    }
    struct rules_fixture there = fixture_at(twin, target);
    int stone = find_stone(twin, target, false);
    if (stone >= 0 && push_refused(twin, player, stone, direction, &to)) {
        return RULES_REFUSED;
    }
    bool boat = there.kind == RULES_POST && there.index == twin->boat;
    if (twin->level->terrain[target] == RULES_WATER && find_stone(twin, target, true) < 0 &&
        !boat) {
        return RULES_REFUSED;
    }
    bool quiet = there.kind == RULES_QUIET || fixture_at(twin, partner).kind == RULES_QUIET;
    if (shut(twin, target, player, stone) || high_tide(twin, target) ||
        (quiet && beside(twin, target, partner))) {
        return RULES_REFUSED;
    }
    enum rules_result result = judge_answer(twin, player, there);
    if (result == RULES_MISHEARD) {
        twin->lit[player] = false;
        twin->lit[!player] &= there.kind != RULES_SPAN;
    } else if (result == RULES_DONE) {
        twin->at[player] = target;
        twin->heard[there.index] |= there.kind == RULES_VEIL || there.kind == RULES_SPAN;
        twin->heard[there.also] |= there.kind == RULES_SPAN;
        if (stone >= 0) {
            twin->sunken[stone] = twin->level->terrain[to] == RULES_WATER &&
                                  find_stone(twin, to, true) < 0;
            twin->stone[stone] = to;
        }
    }
    return result;
}

/* 5.3 */
static void arrive(struct twin *twin, int player) {
    struct rules_fixture here = fixture_at(twin, twin->at[player]);
    if (here.kind == RULES_PROMISE) {
        twin->promise[player] = here.value;
    }
    if (here.kind == RULES_HEARTH) {
        twin->asked[here.index] = true;
    }
    if (here.kind == RULES_BELL) {
        for (int i = 0; i < 2; i++) {
            if (twin->at[i] == twin->level->post[twin->boat]) {
                twin->at[i] = twin->level->post[here.index];
            }
        }
        twin->boat = here.index;
    }
}

/* 5.4 */
static void breathe(struct twin *twin, int player, bool breathed) {
    bool counts = breathed && !(twin->lit[0] && twin->lit[1]) &&
                  beside(twin, twin->at[0], twin->at[1]);
    if (counts && twin->breath == !player) {
        twin->lit[0] = twin->lit[1] = true;
        counts = false;
    }
    twin->breath = counts ? player : RULES_NOBODY;
}

/* 5.5 */
static void shine(struct twin *twin) {
    int direction = light(twin);
    if (direction < 0) {
        return;
    }
    for (int cell = ahead(twin, twin->at[RULES_A], direction); cell != twin->at[RULES_B];
         cell = ahead(twin, cell, direction)) {
        twin->kindled[cell] |= fixture_at(twin, cell).kind == RULES_STAR;
    }
}

static enum rules_result twin_step(struct twin *twin, struct rules_action action) {
    int player = action.player;
    bool breathed = action.move == RULES_BREATHE;
    bool won = fixture_at(twin, twin->at[RULES_A]).kind == RULES_HOME_A &&
               fixture_at(twin, twin->at[RULES_B]).kind == RULES_HOME_B;
    if (won || twin->promise[player] > 0) {
        return RULES_REFUSED;
    }
    enum rules_result result = breathed ? RULES_DONE : move(twin, player, action.move);
    if (result == RULES_REFUSED) {
        return result;
    }
    twin->beat = (twin->beat + 1) % (2 * twin->level->tide_period);
    twin->promise[!player] -= twin->promise[!player] > 0;
    if (result == RULES_DONE && !breathed) {
        arrive(twin, player);
    }
    breathe(twin, player, breathed);
    shine(twin);
    return result;
}

static void compare(const struct twin *twin, const struct rules_state *state) {
    const struct rules_level *level = twin->level;
    assert_true(rules_check(level, state));
    for (int player = 0; player < 2; player++) {
        assert_int_equal(twin->at[player], state->at[player]);
        assert_int_equal(twin->promise[player], state->promise[player]);
        assert_int_equal(!twin->lit[player], state->dark >> player & 1);
    }
    for (int q = 0; q < level->question_count; q++) {
        assert_int_equal(twin->asked[q], rules_asked(level, state) >> q & 1);
        assert_int_equal(twin->heard[q], state->heard >> q & 1);
    }
    for (int star = 0; star < level->star_count; star++) {
        assert_int_equal(twin->kindled[level->star[star]], state->stars >> star & 1);
    }
    for (int i = 0; i < level->stone_count; i++) {
        if (twin->sunken[i]) {
            assert_true(rules_sunken(level, state, twin->stone[i]));
        } else {
            int stone = rules_stone_at(level, state, twin->stone[i]);
            assert_in_range(stone, 0, level->stone_count - 1);
            assert_int_equal(level->stone[stone].kind, level->stone[i].kind);
            assert_int_equal(level->stone[stone].lent, level->stone[i].lent);
        }
    }
    assert_int_equal(twin->boat, state->boat);
    assert_int_equal(twin->beat, state->beat);
    assert_int_equal(twin->breath, state->breath);
}

enum { DEFAULT_LEVELS = 1000, ACTIONS = 300 };

static void both_agree_on_every_step(void **state) {
    const int *levels = *state;
    for (uint64_t number = 1; number <= (uint64_t)*levels; number++) {
        struct world world;
        struct twin twin;
        uint64_t seed = ~number;
        world_init_random(&world, number);
        twin_start(&twin, &world);
        for (int i = 0; i < ACTIONS; i++) {
            struct rules_action action = {.player = (uint8_t)random_below(&seed, 2),
                                          .move = (uint8_t)random_below(&seed, 5)};
            enum rules_result result = rules_step(&world.level, &world.answers, &world.state,
                                                  action, NULL);
            if (result != twin_step(&twin, action)) {
                fail_msg("level %d, action %d, %c: result %d", (int)number, i, rules_letter(action),
                         (int)result);
            }
            compare(&twin, &world.state);
        }
    }
}

/* usage: rules_twin [LEVELS] */
int main(int count, char **arguments) {
    int levels = count > 1 ? atoi(arguments[1]) : DEFAULT_LEVELS;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(both_agree_on_every_step, &levels),
    };
    return cmocka_run_group_tests_name("rules: the naive twin", tests, NULL, NULL);
}
