/* What is true of every state that play can come to: each line below is a clause of docs/rules.md,
 * said of where a state has arrived instead of the step that led there.
 *
 * - Each player is on the board, in no wall, on no stone that is not sunken, and on water only
 *   where a stone is sunken or the boat lies. The two are not on one cell; nor, unless both are
 *   where they began, beside each other with one of them on a quiet cell. Who is on a veil, span or
 *   again veil has it heard, and on a fence or hearth asked, or began there.
 * - Each stone is on the board and in no wall. A sunken one is in water that is no post, no two in
 *   one cell. One that is not sunken is alone, on water only upon a sunken one, and on what takes
 *   no stones only where one of its kind began. The order is the canonical one, and stones that the
 *   level has not are 0.
 * - Only what has a hearth was asked at one, only what is asked is heard, and only what the level
 *   has is kindled or sunken; the boat is at a post of it, the beat within the tide's two halves.
 * - A promise is there only on a promise plate, and is no more than that one asks.
 * - A breath is somebody's only while a lantern is out and the two are beside each other. */
#include "rules/internal.h"

static bool is_sunken(const struct rules_state *state, int stone) {
    return state->sunk >> stone & 1;
}

/* Nothing is noted of what the level has not, so that equal states are equal bytes. */
static bool check_ranges(const struct rules_level *level, const struct rules_state *state) {
    int stones = level->stone_count;
    for (int i = stones; i < RULES_MAX_STONES; i++) {
        if (state->stone[i]) {
            return false;
        }
    }
    return !(state->sunk >> stones) && !(state->heard & ~rules_asked(level, state)) &&
           !(state->asked & ~level->hearths) && !(state->stars >> level->star_count) &&
           !(state->dark >> 2) &&
           (level->tide_period ? state->beat < 2 * level->tide_period : !state->beat) &&
           (level->post_count ? state->boat < level->post_count : !state->boat);
}

/* 3.1 and 3.3: on the board, in no wall, and on water only where something carries. */
static bool carries(const struct rules_level *level, const struct rules_state *state, int cell,
                    bool boat_carries) {
    if (cell >= level->width * level->height || level->terrain[cell] == RULES_WALL) {
        return false;
    }
    bool boat = boat_carries && level->post_count && level->post[state->boat] == cell;
    return level->terrain[cell] != RULES_WATER || boat || rules_sunken(level, state, cell);
}

/* --- stones --- */

/* Section 2: stones of one kind are the same, and what matters of a sunken one is its cell. */
static bool check_order(const struct rules_level *level, const struct rules_state *state) {
    int last_sunken = -1;
    for (int i = 0; i < level->stone_count; i++) {
        if (is_sunken(state, i)) {
            if (state->stone[i] <= last_sunken) {
                return false;
            }
            last_sunken = state->stone[i];
        } else if (i > 0 && rules_same_stones(level, i - 1, i) &&
                   (is_sunken(state, i - 1) || state->stone[i - 1] >= state->stone[i])) {
            return false;
        }
    }
    return true;
}

static bool began_with_stone(const struct rules_level *level, int stone, int cell) {
    for (int i = 0; i < level->stone_count; i++) {
        if (rules_same_stones(level, i, stone) && level->stone[i].cell == cell) {
            return true;
        }
    }
    return false;
}

/* 3.2: what takes no stone has one only where it lay there from the beginning. */
static bool check_stone(const struct rules_level *level, const struct rules_state *state,
                        int stone) {
    int cell = state->stone[stone];
    if (!carries(level, state, cell, false)) {
        return false;
    }
    int fixture = level->fixture[cell].kind;
    if (is_sunken(state, stone)) {
        return level->terrain[cell] == RULES_WATER && fixture != RULES_POST;
    }
    return rules_stone_at(level, state, cell) == stone && /* the only one */
           (!rules_traits[fixture].no_stones || began_with_stone(level, stone, cell));
}

static bool check_stones(const struct rules_level *level, const struct rules_state *state) {
    for (int i = 0; i < level->stone_count; i++) {
        if (!check_stone(level, state, i)) {
            return false;
        }
    }
    return check_order(level, state);
}

/* --- players --- */

/* 3.7 to 3.8b: what carried somebody was asked, and all but a fence was heard. 5.3: who came to a
 * hearth has it asked. A player who began there came by no step. */
static bool check_questions(const struct rules_level *level, const struct rules_state *state,
                            int player) {
    int cell = state->at[player];
    const struct rules_fixture *fixture = &level->fixture[cell];
    unsigned questions = fixture->kind == RULES_HEARTH ? 1u << fixture->index
                                                       : rules_questions(fixture);
    unsigned known = rules_traits[fixture->kind].hears ? state->heard : rules_asked(level, state);
    return !(questions & ~known) || cell == level->start[player];
}

/* 5.3: who promised stands where it was promised. */
static bool check_player(const struct rules_level *level, const struct rules_state *state,
                         int player) {
    int cell = state->at[player];
    if (!carries(level, state, cell, true) || rules_stone_at(level, state, cell) >= 0) {
        return false;
    }
    const struct rules_fixture *fixture = &level->fixture[cell];
    int promise = fixture->kind == RULES_PROMISE ? fixture->value : 0;
    return state->promise[player] <= promise && check_questions(level, state, player);
}

/* 3.6: nobody comes beside one who has room for themselves; two may begin so. */
static bool check_room(const struct rules_level *level, const struct rules_state *state) {
    int a = state->at[RULES_A], b = state->at[RULES_B];
    bool quiet = level->fixture[a].kind == RULES_QUIET || level->fixture[b].kind == RULES_QUIET;
    return !quiet || !rules_beside(level, a, b) ||
           (a == level->start[RULES_A] && b == level->start[RULES_B]);
}

/* 5.4: a first breath is there only between two beside each other, and for a lantern that is out.
 */
static bool check_breath(const struct rules_level *level, const struct rules_state *state) {
    return state->breath == RULES_NOBODY ||
           (state->breath < RULES_NOBODY && state->dark &&
            rules_beside(level, state->at[RULES_A], state->at[RULES_B]));
}

bool rules_check(const struct rules_level *level, const struct rules_state *state) {
    return check_ranges(level, state) && check_stones(level, state) &&
           check_player(level, state, RULES_A) && check_player(level, state, RULES_B) &&
           state->at[RULES_A] != state->at[RULES_B] && check_room(level, state) &&
           check_breath(level, state);
}
