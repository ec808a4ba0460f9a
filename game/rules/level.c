/* A level that was prepared keeps every bound, and begins in a state that rules_check calls sound:
 * so whatever play makes of it does, too. */
#include "rules/internal.h"

#include <assert.h>
#include <string.h>

static const char *const mark_names[] = {"moon", "leaf", "wave", "flame"};

const char *rules_mark_name(int mark) {
    return mark >= 0 && mark < RULES_MAX_MARKS ? mark_names[mark] : NULL;
}

static bool check_index(const struct rules_level *level, const struct rules_fixture *fixture,
                        const struct rules_trait *trait, struct error *error) {
    switch ((enum rules_index)trait->index) {
    case RULES_INDEX_CHANNEL:
    case RULES_INDEX_STAR_CHANNEL:
        return fixture->index < RULES_MAX_CHANNELS || error_set(error, "too many channels");
    case RULES_INDEX_QUESTION:
        return fixture->index < level->question_count ||
               error_set(error, "%s names no question of the level", trait->name);
    case RULES_INDEX_POST:
        return fixture->index < level->post_count ||
               error_set(error, "%s names no post of the level", trait->name);
    case RULES_INDEX_NONE:
        break;
    }
    return true;
}

static bool check_value(const struct rules_level *level, const struct rules_fixture *fixture,
                        const struct rules_trait *trait, struct error *error) {
    switch ((enum rules_value)trait->value) {
    case RULES_VALUE_MARK:
        return fixture->value < level->question[fixture->index].marks ||
               error_set(error, "%s names no answer of the level", trait->name);
    case RULES_VALUE_COUNT:
        return (fixture->value >= 1 && fixture->value <= RULES_MAX_PROMISE) ||
               error_set(error, "%s counts 1 to %d", trait->name, RULES_MAX_PROMISE);
    case RULES_VALUE_PHASE:
        return level->tide_period > 0 || error_set(error, "tide cells need a tide period");
    case RULES_VALUE_NONE:
    case RULES_VALUE_INVERSE:
    case RULES_VALUE_FIRST:
        break;
    }
    return true;
}

/* Two voices are of two players, and count alike. */
static bool check_also(const struct rules_level *level, const struct rules_fixture *fixture,
                       const struct rules_trait *trait, struct error *error) {
    switch ((enum rules_also)trait->also) {
    case RULES_ALSO_QUESTION: {
        if (fixture->also >= level->question_count) {
            return error_set(error, "%s names no question of the level", trait->name);
        }
        const struct rules_question *one = &level->question[fixture->index];
        const struct rules_question *other = &level->question[fixture->also];
        return (one->by != other->by && one->marks == other->marks) ||
               error_set(error, "%s is of two questions, one by each, with as many marks",
                         trait->name);
    }
    case RULES_ALSO_LIT:
        return fixture->also <= 1 || error_set(error, "%s is lit or not", trait->name);
    case RULES_ALSO_NONE:
        break;
    }
    return !fixture->also || error_set(error, "a fixture says more than its kind can");
}

/* It names only what the level has. */
static bool check_fixture(const struct rules_level *level, const struct rules_fixture *fixture,
                          struct error *error) {
    if (fixture->kind >= RULES_FIXTURE_KINDS) {
        return error_set(error, "unknown fixture");
    }
    const struct rules_trait *trait = &rules_traits[fixture->kind];
    return check_index(level, fixture, trait, error) && check_value(level, fixture, trait, error) &&
           check_also(level, fixture, trait, error);
}

static bool check_bounds(const struct rules_level *level, struct error *error) {
    int cells = level->width * level->height;
    if (level->width < RULES_MIN_SIDE || level->width > RULES_MAX_WIDTH ||
        level->height < RULES_MIN_SIDE || level->height > RULES_MAX_HEIGHT) {
        return error_set(error, "a board is 3x3 to 32x18 cells");
    }
    if (level->question_count > RULES_MAX_QUESTIONS || level->stone_count > RULES_MAX_STONES ||
        level->post_count > RULES_MAX_POSTS || level->tide_period > 127) {
        return error_set(error, "too many questions, stones or posts, or too long a tide");
    }
    for (int q = 0; q < level->question_count; q++) {
        if (level->question[q].by > RULES_B || level->question[q].marks < 2 ||
            level->question[q].marks > RULES_MAX_MARKS) {
            return error_set(error, "a question is by A or B and has 2 to 4 marks");
        }
    }
    for (int p = 0; p < 2; p++) {
        if (level->start[p] >= cells || level->terrain[level->start[p]] == RULES_WALL) {
            return error_set(error, "a player starts outside the board or in a wall");
        }
    }
    if (level->start[RULES_A] == level->start[RULES_B]) {
        return error_set(error, "both players start on one cell");
    }
    for (int i = 0; i < level->stone_count; i++) {
        if (level->stone[i].cell >= cells || level->stone[i].kind > RULES_STONE_HEAVY) {
            return error_set(error, "a stone lies outside the board");
        }
        int kind = level->stone[i].kind;
        if (level->stone[i].lent > level->question_count ||
            (level->stone[i].lent && kind != RULES_STONE_A && kind != RULES_STONE_B)) {
            return error_set(error, "a lent stone is of A or B, and names a question");
        }
    }
    for (int i = 0; i < level->post_count; i++) {
        int cell = level->post[i];
        if (cell >= cells || level->terrain[cell] != RULES_WATER ||
            level->fixture[cell].kind != RULES_POST || level->fixture[cell].index != i) {
            return error_set(error, "a post lies nowhere on the board's water");
        }
    }
    if (level->post_count && level->first_post >= level->post_count) {
        return error_set(error, "the boat starts at no post");
    }
    return true;
}

static long stone_order(const struct rules_level *level, int stone) {
    return ((long)level->stone[stone].kind << 24) + ((long)level->stone[stone].lent << 16) +
           level->stone[stone].cell;
}

static void swap_stones(struct rules_level *level, int one, int other) {
    uint8_t kind = level->stone[one].kind, lent = level->stone[one].lent;
    uint16_t cell = level->stone[one].cell;
    level->stone[one] = level->stone[other];
    level->stone[other].kind = kind;
    level->stone[other].lent = lent;
    level->stone[other].cell = cell;
}

static void sort_stones(struct rules_level *level) {
    for (int i = 1; i < level->stone_count; i++) {
        for (int j = i; j > 0 && stone_order(level, j - 1) > stone_order(level, j); j--) {
            swap_stones(level, j - 1, j);
        }
    }
}

static uint16_t beyond(const struct rules_level *level, int cell, int direction) {
    int x = cell % level->width, y = cell / level->width;
    static const int step_x[] = {0, 1, 0, -1}, step_y[] = {-1, 0, 1, 0};
    x += step_x[direction];
    y += step_y[direction];
    bool inside = x >= 0 && y >= 0 && x < level->width && y < level->height;
    return inside ? (uint16_t)(y * level->width + x) : RULES_NOWHERE;
}

static bool check_start(const struct rules_level *level, struct error *error) {
    struct rules_state state;
    rules_begin(level, &state);
    return rules_check(level, &state) ||
           error_set(error, "a player or a stone begins where none can be");
}

bool rules_prepare(struct rules_level *level, struct error *error) {
    if (!check_bounds(level, error)) {
        return false;
    }
    sort_stones(level);
    level->star_count = 0;
    level->plate_count = 0;
    level->hearths = 0;
    int hearths = 0;
    memset(level->channel_stars, 0, sizeof level->channel_stars);
    for (int cell = 0; cell < level->width * level->height; cell++) {
        struct rules_fixture *fixture = &level->fixture[cell];
        if (!check_fixture(level, fixture, error)) {
            return false;
        }
        for (int direction = 0; direction < 4; direction++) {
            level->neighbour[cell][direction] = beyond(level, cell, direction);
        }
        if (rules_traits[fixture->kind].is_plate) {
            level->plate[level->plate_count++] = (uint16_t)cell;
        }
        if (fixture->kind == RULES_HEARTH) {
            if (hearths++ == RULES_MAX_HEARTHS) {
                return error_set(error, "more than %d hearths", RULES_MAX_HEARTHS);
            }
            level->hearths |= (uint8_t)(1u << fixture->index);
        }
        if (fixture->kind == RULES_STAR) {
            if (level->star_count == RULES_MAX_STARS) {
                return error_set(error, "more than %d stars", RULES_MAX_STARS);
            }
            fixture->value = level->star_count;
            level->channel_stars[fixture->index] |= (uint16_t)(1u << level->star_count);
            level->star[level->star_count++] = (uint16_t)cell;
        }
    }
    return check_start(level, error);
}

static uint8_t swapped(uint8_t kind, uint8_t of_a, uint8_t of_b) {
    return kind == of_a ? of_b : kind == of_b ? of_a : kind;
}

void rules_swap(struct rules_level *level) {
    struct error error;
    uint16_t start = level->start[RULES_A];
    level->start[RULES_A] = level->start[RULES_B];
    level->start[RULES_B] = start;
    for (int q = 0; q < level->question_count; q++) {
        level->question[q].by = swapped(level->question[q].by, RULES_A, RULES_B);
    }
    for (int i = 0; i < level->stone_count; i++) {
        level->stone[i].kind = swapped(level->stone[i].kind, RULES_STONE_A, RULES_STONE_B);
    }
    for (int cell = 0; cell < level->width * level->height; cell++) {
        level->fixture[cell].kind = swapped(level->fixture[cell].kind, RULES_HOME_A, RULES_HOME_B);
    }
    bool prepared = rules_prepare(level, &error);
    assert(prepared);
    (void)prepared;
}

static int newer(int one, int other) {
    return one > other ? one : other;
}

int rules_needed(const struct rules_level *level) {
    int needed = RULES_FIRST;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        needed = newer(needed, rules_traits[level->fixture[cell].kind].since);
        needed = newer(needed, level->fixture[cell].also ? RULES_TALK : RULES_FIRST);
    }
    for (int i = 0; i < level->stone_count; i++) {
        needed = newer(needed, level->stone[i].lent ? RULES_TALK : RULES_FIRST);
    }
    return needed;
}

/* What version 2 added to what a level could have before. */
static uint64_t hash_added(uint64_t hash, const struct rules_level *level) {
    for (int cell = 0; cell < level->width * level->height; cell++) {
        if (level->fixture[cell].also) {
            const uint8_t bytes[] = {(uint8_t)cell, (uint8_t)(cell >> 8),
                                     level->fixture[cell].also};
            hash = hash_bytes(hash, bytes, sizeof bytes);
        }
    }
    for (int i = 0; i < level->stone_count; i++) {
        if (level->stone[i].lent) {
            const uint8_t bytes[] = {(uint8_t)i, level->stone[i].lent};
            hash = hash_bytes(hash, bytes, sizeof bytes);
        }
    }
    return hash;
}

uint64_t rules_hash_level(const struct rules_level *level) {
    uint64_t hash = HASH_START;
    const uint8_t head[] = {level->width,       level->height,     level->question_count,
                            level->stone_count, level->post_count, level->first_post,
                            level->tide_period};
    hash = hash_bytes(hash, head, sizeof head);
    for (int cell = 0; cell < level->width * level->height; cell++) {
        const struct rules_fixture *fixture = &level->fixture[cell];
        const uint8_t bytes[] = {level->terrain[cell], fixture->kind, fixture->index,
                                 fixture->value};
        hash = hash_bytes(hash, bytes, sizeof bytes);
    }
    for (int q = 0; q < level->question_count; q++) {
        const uint8_t bytes[] = {level->question[q].by, level->question[q].marks};
        hash = hash_bytes(hash, bytes, sizeof bytes);
    }
    for (int i = 0; i < level->stone_count; i++) {
        const uint8_t bytes[] = {level->stone[i].kind, (uint8_t)level->stone[i].cell,
                                 (uint8_t)(level->stone[i].cell >> 8)};
        hash = hash_bytes(hash, bytes, sizeof bytes);
    }
    for (int i = 0; i < level->post_count; i++) {
        const uint8_t bytes[] = {(uint8_t)level->post[i], (uint8_t)(level->post[i] >> 8)};
        hash = hash_bytes(hash, bytes, sizeof bytes);
    }
    const uint8_t starts[] = {(uint8_t)level->start[0], (uint8_t)(level->start[0] >> 8),
                              (uint8_t)level->start[1], (uint8_t)(level->start[1] >> 8)};
    return hash_added(hash_bytes(hash, starts, sizeof starts), level);
}
