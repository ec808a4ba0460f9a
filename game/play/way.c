/* What is in the way home, once nothing is to be told any more. It is looked for on the board as it
 * lies: each of the two may go on where the other one stands, and nothing is moved in thought, so
 * what is found is what the two can see. Marks are looked at only where they were heard. */
#include "play/inside.h"
#include "rules/fixtures.h"

#include <limits.h>
#include <string.h>

enum { STEP = 1, HURDLE = 1000 }; /* one more hurdle is worse than any way round */

static bool stones_left(const struct rules_level *level, const struct rules_state *state) {
    return state->sunk != (1u << level->stone_count) - 1;
}

/* What stands there now; NEVER: nobody goes there. */
static enum play_way hurdle_at(const struct crossing *crossing, int cell) {
    const struct rules_level *level = crossing_level(crossing);
    const struct rules_state *state = crossing_state(crossing);
    const struct rules_answers *answers = session_answers(crossing_session(crossing));
    const struct rules_fixture *fixture = &level->fixture[cell];
    bool heard = (rules_questions(fixture) & ~(unsigned)state->heard) == 0;
    bool shut = heard && answers;
    if (level->terrain[cell] == RULES_WALL) {
        return PLAY_WAY_NEVER;
    }
    if (rules_stone_at(level, state, cell) >= 0) {
        return PLAY_WAY_STONE;
    }
    switch (fixture->kind) {
    case RULES_VEIL:
        return shut && answers->mark[fixture->index] == fixture->value ? PLAY_WAY_CLEAR
                                                                       : PLAY_WAY_NEVER;
    case RULES_SPAN:
        return shut && rules_span_carries(level, answers, fixture) ? PLAY_WAY_CLEAR
                                                                   : PLAY_WAY_NEVER;
    case RULES_GATE:
    case RULES_HEARD_GATE:
        return rules_gate_open(level, state, cell) ? PLAY_WAY_CLEAR : PLAY_WAY_GATE;
    case RULES_STAR_GATE:
        return rules_gate_open(level, state, cell) ? PLAY_WAY_CLEAR : PLAY_WAY_STAR_GATE;
    case RULES_TIDE:
        return rules_tide_low(level, state, cell) ? PLAY_WAY_CLEAR : PLAY_WAY_TIDE;
    case RULES_POST:
        return fixture->index == state->boat ? PLAY_WAY_CLEAR : PLAY_WAY_BOAT;
    default:
        break;
    }
    return level->terrain[cell] != RULES_WATER || rules_sunken(level, state, cell) ? PLAY_WAY_CLEAR
           : stones_left(level, state)                                             ? PLAY_WAY_WATER
                                                                                   : PLAY_WAY_NEVER;
}

struct search {
    int cost[RULES_MAX_CELLS];
    uint16_t from[RULES_MAX_CELLS];
    uint16_t queue[RULES_MAX_CELLS];
    bool waits[RULES_MAX_CELLS]; /* in the queue */
    int first, count;
};

static void reach(struct search *search, int cell, int from, int cost) {
    if (cost >= search->cost[cell]) {
        return;
    }
    search->cost[cell] = cost;
    search->from[cell] = (uint16_t)from;
    if (!search->waits[cell]) {
        search->waits[cell] = true;
        search->queue[(search->first + search->count++) % RULES_MAX_CELLS] = (uint16_t)cell;
    }
}

/* On a step, or, from one post to another, in the boat when a bell calls it. */
static void go_on(const struct crossing *crossing, struct search *search, int cell) {
    const struct rules_level *level = crossing_level(crossing);
    int cost = search->cost[cell];
    for (int direction = 0; direction < 4; direction++) {
        int next = level->neighbour[cell][direction];
        enum play_way hurdle = next == RULES_NOWHERE ? PLAY_WAY_NEVER : hurdle_at(crossing, next);
        if (hurdle != PLAY_WAY_NEVER) {
            reach(search, next, cell, cost + (hurdle == PLAY_WAY_CLEAR ? STEP : HURDLE));
        }
    }
    for (int i = 0; level->fixture[cell].kind == RULES_POST && i < level->post_count; i++) {
        reach(search, level->post[i], cell, cost + HURDLE);
    }
}

static void search_from(const struct crossing *crossing, int start, struct search *search) {
    memset(search, 0, sizeof *search);
    for (int cell = 0; cell < RULES_MAX_CELLS; cell++) {
        search->cost[cell] = INT_MAX;
    }
    reach(search, start, start, 0);
    while (search->count > 0) {
        int cell = search->queue[search->first];
        search->first = (search->first + 1) % RULES_MAX_CELLS;
        search->count--;
        search->waits[cell] = false;
        go_on(crossing, search, cell);
    }
}

/* The first hurdle on the easiest way of this player to a home of theirs. */
static enum play_way hurdle_of(const struct crossing *crossing, int player, int *cell) {
    const struct rules_level *level = crossing_level(crossing);
    int start = crossing_state(crossing)->at[player], home = -1;
    struct search search;
    enum play_way found = PLAY_WAY_CLEAR;
    search_from(crossing, start, &search);
    for (int at = 0; at < level->width * level->height; at++) {
        bool own = level->fixture[at].kind == (player == RULES_A ? RULES_HOME_A : RULES_HOME_B);
        if (own && search.cost[at] < INT_MAX && (home < 0 || search.cost[at] < search.cost[home])) {
            home = at;
        }
    }
    for (int at = home; at >= 0 && at != start; at = search.from[at]) {
        enum play_way hurdle = hurdle_at(crossing, at);
        bool sails = level->fixture[at].kind == RULES_POST &&
                     level->fixture[search.from[at]].kind == RULES_POST;
        if (hurdle != PLAY_WAY_CLEAR || sails) {
            found = sails ? PLAY_WAY_BOAT : hurdle;
            *cell = at;
        }
    }
    return found;
}

enum play_way play_way_home(const struct stage *stage, int *cell) {
    const struct crossing *crossing = play_of(stage)->crossing;
    enum play_way way = hurdle_of(crossing, RULES_A, cell);
    return way == PLAY_WAY_CLEAR ? hurdle_of(crossing, RULES_B, cell) : way;
}
