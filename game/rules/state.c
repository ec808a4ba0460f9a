/* What a state says of the world: where a stone lies, what is open, what is low. */
#include "rules/internal.h"

#include <string.h>

void rules_begin(const struct rules_level *level, struct rules_state *state) {
    memset(state, 0, sizeof *state);
    state->at[RULES_A] = level->start[RULES_A];
    state->at[RULES_B] = level->start[RULES_B];
    for (int i = 0; i < level->stone_count; i++) {
        state->stone[i] = level->stone[i].cell; /* sorted by rules_prepare */
    }
    state->boat = level->post_count ? level->first_post : 0;
    state->breath = RULES_NOBODY;
}

void rules_start(const struct rules_level *level, struct rules_state *state) {
    rules_begin(level, state);
    ASSERT_DEAR(rules_check(level, state));
}

static void insert(uint16_t *cells, int count, uint16_t cell) {
    int at = count;
    while (at > 0 && cells[at - 1] > cell) {
        cells[at] = cells[at - 1];
        at--;
    }
    cells[at] = cell;
}

void rules_canonical(const struct rules_level *level, struct rules_state *state) {
    uint16_t sunken[RULES_MAX_STONES], afloat[RULES_MAX_STONES];
    int sunken_count = 0, next = 0;
    uint8_t sunk = 0;
    for (int i = 0; i < level->stone_count; i++) {
        if (state->sunk >> i & 1) {
            insert(sunken, sunken_count++, state->stone[i]);
        }
    }
    for (int i = 0, end; i < level->stone_count; i = end) {
        int count = 0;
        for (end = i; end < level->stone_count && rules_same_stones(level, i, end); end++) {
            if (!(state->sunk >> end & 1)) {
                insert(afloat, count++, state->stone[end]);
            }
        }
        for (int k = i; k < end; k++) {
            if (k - i < count) {
                state->stone[k] = afloat[k - i];
            } else {
                state->stone[k] = sunken[next++];
                sunk |= (uint8_t)(1u << k);
            }
        }
    }
    state->sunk = sunk;
}

int rules_stone_at(const struct rules_level *level, const struct rules_state *state, int cell) {
    for (int i = 0; i < level->stone_count; i++) {
        if (state->stone[i] == cell && !(state->sunk >> i & 1)) {
            return i;
        }
    }
    return -1;
}

bool rules_sunken(const struct rules_level *level, const struct rules_state *state, int cell) {
    for (int i = 0; i < level->stone_count; i++) {
        if (state->stone[i] == cell && (state->sunk >> i & 1)) {
            return true;
        }
    }
    return false;
}

bool rules_beside(const struct rules_level *level, int cell, int other) {
    for (int direction = 0; direction < 4; direction++) {
        if (level->neighbour[cell][direction] == other) {
            return true;
        }
    }
    return false;
}

bool rules_won(const struct rules_level *level, const struct rules_state *state) {
    return level->fixture[state->at[RULES_A]].kind == RULES_HOME_A &&
           level->fixture[state->at[RULES_B]].kind == RULES_HOME_B;
}

unsigned rules_asked(const struct rules_level *level, const struct rules_state *state) {
    return (((1u << level->question_count) - 1) & ~(unsigned)level->hearths) | state->asked;
}

bool rules_span_carries(const struct rules_level *level, const struct rules_answers *answers,
                        const struct rules_fixture *span) {
    int sum = answers->mark[span->index] + answers->mark[span->also];
    return sum % level->question[span->index].marks == span->value;
}

/* Is this one plate, or promise plate, held? */
static bool held(const struct rules_level *level, const struct rules_state *state, int cell,
                 struct rules_lifted lifted) {
    bool promise = level->fixture[cell].kind == RULES_PROMISE;
    for (int player = 0; player < 2; player++) {
        if (player != lifted.player && state->at[player] == cell &&
            (!promise || state->promise[player] > 0)) {
            return true;
        }
    }
    if (promise) {
        return false;
    }
    int stone = rules_stone_at(level, state, cell);
    return stone >= 0 && stone != lifted.stone;
}

static bool channel_active(const struct rules_level *level, const struct rules_state *state,
                           int channel, struct rules_lifted lifted) {
    for (int i = 0; i < level->plate_count; i++) {
        int cell = level->plate[i];
        if (level->fixture[cell].index == channel && held(level, state, cell, lifted)) {
            return true;
        }
    }
    return false;
}

bool rules_open_for(const struct rules_level *level, const struct rules_state *state, int cell,
                    struct rules_lifted lifted) {
    const struct rules_fixture *gate = &level->fixture[cell];
    switch (gate->kind) {
    case RULES_GATE:
        return channel_active(level, state, gate->index, lifted) != (gate->value != 0);
    case RULES_STAR_GATE:
        return (level->channel_stars[gate->index] & ~state->stars) == 0;
    case RULES_HEARD_GATE:
        return state->heard >> gate->index & 1;
    case RULES_TIDE:
        return rules_tide_low(level, state, cell);
    default:
        return true;
    }
}

bool rules_gate_open(const struct rules_level *level, const struct rules_state *state, int cell) {
    return rules_open_for(level, state, cell,
                          (struct rules_lifted){.player = RULES_NOBODY, .stone = -1});
}

bool rules_plate_active(const struct rules_level *level, const struct rules_state *state,
                        int cell) {
    return held(level, state, cell, (struct rules_lifted){.player = RULES_NOBODY, .stone = -1});
}

static int low_phase(const struct rules_level *level, const struct rules_state *state) {
    return level->tide_period ? state->beat / level->tide_period % 2 : 0;
}

bool rules_tide_low(const struct rules_level *level, const struct rules_state *state, int cell) {
    return low_phase(level, state) == level->fixture[cell].value;
}

int rules_tide_left(const struct rules_level *level, const struct rules_state *state) {
    return level->tide_period ? level->tide_period - state->beat % level->tide_period : 0;
}

/* 5.5: strictly between the players, in one row or column. */
bool rules_line_over(const struct rules_level *level, const struct rules_state *state,
                     uint16_t *stars) {
    int a = state->at[RULES_A], b = state->at[RULES_B];
    int from = a < b ? a : b, to = a < b ? b : a;
    bool row = from / level->width == to / level->width;
    int stride = row ? 1 : level->width;
    *stars = 0;
    if (state->dark || (!row && from % level->width != to % level->width)) {
        return false;
    }
    for (int cell = from + stride; cell < to; cell += stride) {
        int kind = level->fixture[cell].kind;
        if (level->terrain[cell] == RULES_WALL || rules_stone_at(level, state, cell) >= 0 ||
            (rules_traits[kind].stops_light && !rules_gate_open(level, state, cell))) {
            return false;
        }
        if (kind == RULES_STAR) {
            *stars |= (uint16_t)(1u << level->fixture[cell].value);
        }
    }
    return true;
}

bool rules_line(const struct rules_level *level, const struct rules_state *state) {
    uint16_t stars;
    return rules_line_over(level, state, &stars);
}

static const char letters[] = "NESWZneswz";

char rules_letter(struct rules_action action) {
    return letters[action.player * 5 + action.move];
}

bool rules_action_from(char letter, struct rules_action *action) {
    const char *at = letter ? strchr(letters, letter) : NULL;
    if (!at) {
        return false;
    }
    action->player = (uint8_t)((at - letters) / 5);
    action->move = (uint8_t)((at - letters) % 5);
    return true;
}

uint64_t rules_hash_state(const struct rules_state *state) {
    uint8_t bytes[2 * (2 + RULES_MAX_STONES + 1) + 8];
    int count = 0;
    for (int i = 0; i < 2; i++) {
        bytes[count++] = (uint8_t)state->at[i];
        bytes[count++] = (uint8_t)(state->at[i] >> 8);
    }
    for (int i = 0; i < RULES_MAX_STONES; i++) {
        bytes[count++] = (uint8_t)state->stone[i];
        bytes[count++] = (uint8_t)(state->stone[i] >> 8);
    }
    bytes[count++] = (uint8_t)state->stars;
    bytes[count++] = (uint8_t)(state->stars >> 8);
    const uint8_t rest[] = {state->sunk,       state->heard, state->dark, state->promise[0],
                            state->promise[1], state->boat,  state->beat, state->breath};
    memcpy(bytes + count, rest, sizeof rest);
    uint64_t hash = hash_bytes(HASH_START, bytes, sizeof bytes);
    const uint8_t asked = (uint8_t)state->asked;
    return asked ? hash_bytes(hash, &asked, sizeof asked) : hash;
}
