/* A board while it is laid out. What is set in one half is set in the other, so that both have as
 * far to go. */
#include "proof/mine.h"

#include <string.h>

const struct mine_cell mine_floor = {.terrain = RULES_FLOOR};
const struct mine_cell mine_wall = {.terrain = RULES_WALL};
const struct mine_cell mine_water = {.terrain = RULES_WATER};
const struct mine_cell mine_sea = {.terrain = RULES_WALL, .sea = 1};

/* --- pairs --- */

int mine_board_across(const struct mine_board *board, int cell) {
    int x = cell % board->width, y = board->height - 1 - cell / board->width;
    return y * board->width + (board->twin == MINE_TURN ? board->width - 1 - x : x);
}

bool mine_board_inside(const struct mine_board *board, int cell) {
    int x = cell % board->width, y = cell / board->width;
    return x > 0 && x < board->width - 1 && y > 0 && y < board->height - 1;
}

bool mine_board_free(const struct mine_board *board, int cell) {
    const struct mine_cell *at = &board->cell[cell];
    return !at->stone && !at->fixed && at->fixture.kind == RULES_NO_FIXTURE &&
           board->start[0] != cell && board->start[1] != cell;
}

bool mine_board_plain(const struct mine_board *board, int cell) {
    return board->cell[cell].terrain == RULES_FLOOR && mine_board_free(board, cell);
}

static struct mine_cell twin_of(const struct mine_board *board, struct mine_cell cell) {
    static const uint8_t stones[] = {0, RULES_STONE_ANY + 1, RULES_STONE_B + 1, RULES_STONE_A + 1,
                                     RULES_STONE_HEAVY + 1};
    struct rules_fixture *fixture = &cell.fixture;
    cell.stone = stones[cell.stone];
    switch (fixture->kind) {
    case RULES_VEIL:
    case RULES_FENCE:
    case RULES_HEARD_GATE:
        if ((fixture->index ^ 1) < board->question_count) {
            fixture->index ^= 1;
        }
        break;
    case RULES_HOME_A:
        fixture->kind = RULES_HOME_B;
        break;
    case RULES_HOME_B:
        fixture->kind = RULES_HOME_A;
        break;
    default:
        fixture->index ^= 1;
        break;
    }
    return cell;
}

void mine_board_put(struct mine_board *board, int cell, struct mine_cell what) {
    int across = mine_board_across(board, cell);
    bool land = what.fixture.kind == RULES_NO_FIXTURE && !what.stone;
    board->cell[cell] = what;
    if (across == cell || board->cell[across].fixed) {
        return;
    }
    if (board->twin != MINE_CHAIN) {
        if (across != board->start[0] && across != board->start[1]) {
            board->cell[across] = twin_of(board, what);
        }
    } else if (land && mine_board_free(board, across)) {
        board->cell[across] = what;
    }
}

/* --- becoming a level --- */

/* New numbers without gaps, in the order of the cells. */
struct numbers {
    int8_t given[256];
    int count;
};

static uint8_t number(struct numbers *numbers, uint8_t old) {
    if (!numbers->given[old]) {
        numbers->given[old] = (int8_t)++numbers->count;
    }
    return (uint8_t)(numbers->given[old] - 1);
}

static bool take_cell(struct rules_level *level, const struct mine_cell *from, int cell,
                      struct numbers *posts) {
    struct rules_fixture fixture = from->fixture;
    level->terrain[cell] = from->terrain;
    level->open_sea[cell] = from->sea;
    if (fixture.kind == RULES_POST) {
        fixture.index = number(posts, fixture.index);
        if (fixture.index >= RULES_MAX_POSTS) {
            return false;
        }
        level->post[fixture.index] = (uint16_t)cell;
    } else if (fixture.kind == RULES_STAR) {
        fixture.value = level->star_count++;
    }
    level->fixture[cell] = fixture;
    if (from->stone) {
        if (level->stone_count == RULES_MAX_STONES) {
            return false;
        }
        level->stone[level->stone_count].kind = (uint8_t)(from->stone - 1);
        level->stone[level->stone_count++].cell = (uint16_t)cell;
    }
    return level->star_count <= RULES_MAX_STARS;
}

/* A bell whose post is gone is only floor. */
static void name_bells(struct rules_level *level, const struct numbers *posts) {
    for (int cell = 0; cell < level->width * level->height; cell++) {
        struct rules_fixture *fixture = &level->fixture[cell];
        if (fixture->kind == RULES_BELL) {
            int post = posts->given[fixture->index] - 1;
            *fixture = post < 0 ? (struct rules_fixture){0}
                                : (struct rules_fixture){RULES_BELL, (uint8_t)post, 0, 0};
        }
    }
}

bool mine_board_level(const struct mine_board *board, struct rules_level *level) {
    struct numbers posts = {.count = 0};
    struct error error = {{0}};
    struct rules_state state;
    memset(level, 0, sizeof *level);
    level->width = (uint8_t)board->width;
    level->height = (uint8_t)board->height;
    level->question_count = (uint8_t)board->question_count;
    memcpy(level->question, board->question, sizeof level->question);
    bool homes[2] = {false, false}, tide = false;
    for (int cell = 0; cell < board->width * board->height; cell++) {
        if (!take_cell(level, &board->cell[cell], cell, &posts)) {
            return false;
        }
        homes[0] |= board->cell[cell].fixture.kind == RULES_HOME_A;
        homes[1] |= board->cell[cell].fixture.kind == RULES_HOME_B;
        tide |= board->cell[cell].fixture.kind == RULES_TIDE;
    }
    level->post_count = (uint8_t)posts.count;
    level->tide_period = (uint8_t)(tide ? board->tide_period : 0);
    level->start[0] = (uint16_t)board->start[0];
    level->start[1] = (uint16_t)board->start[1];
    name_bells(level, &posts);
    if (!homes[0] || !homes[1] || !rules_prepare(level, &error)) {
        return false;
    }
    rules_start(level, &state);
    return !rules_won(level, &state);
}

/* --- mending --- */

/* What a fixture needs somewhere else on the board to mean anything: one of these kinds with the
 * same number. Where it is missing, it is as good as `else_is`. */
static const struct need {
    uint8_t kind, one_of[2];
    const struct mine_cell *else_is;
} needs[] = {
    {RULES_GATE, {RULES_PLATE, RULES_PROMISE}, &mine_wall},
    {RULES_PLATE, {RULES_GATE, RULES_GATE}, &mine_floor},
    {RULES_PROMISE, {RULES_GATE, RULES_GATE}, &mine_floor},
    {RULES_HEARD_GATE, {RULES_VEIL, RULES_VEIL}, &mine_wall},
    {RULES_STAR_GATE, {RULES_STAR, RULES_STAR}, &mine_floor},
    {RULES_STAR, {RULES_STAR_GATE, RULES_STAR_GATE}, &mine_floor},
    {RULES_BELL, {RULES_POST, RULES_POST}, &mine_floor},
    {RULES_POST, {RULES_BELL, RULES_BELL}, &mine_water},
};

static bool is_met(const struct mine_board *board, const struct need *need, uint8_t index) {
    for (int cell = 0; cell < board->width * board->height; cell++) {
        const struct rules_fixture *fixture = &board->cell[cell].fixture;
        if (fixture->index == index &&
            (fixture->kind == need->one_of[0] || fixture->kind == need->one_of[1])) {
            return true;
        }
    }
    return false;
}

/* A post is one place: of two with the same number the later is only water. */
static void part_posts(struct mine_board *board) {
    bool met[UINT8_MAX + 1] = {false};
    for (int cell = 0; cell < board->width * board->height; cell++) {
        const struct rules_fixture *fixture = &board->cell[cell].fixture;
        if (fixture->kind != RULES_POST) {
            continue;
        }
        if (met[fixture->index]) {
            board->cell[cell] = mine_water;
        } else {
            met[fixture->index] = true;
        }
    }
}

void mine_board_mend(struct mine_board *board) {
    part_posts(board);
    for (int cell = 0; cell < board->width * board->height; cell++) {
        for (size_t i = 0; i < sizeof needs / sizeof needs[0]; i++) {
            struct rules_fixture fixture = board->cell[cell].fixture;
            if (fixture.kind == needs[i].kind && !is_met(board, &needs[i], fixture.index)) {
                board->cell[cell] = *needs[i].else_is;
            }
        }
    }
}

/* --- tidying --- */

static int neighbour(const struct mine_board *board, int cell, int direction) {
    static const int across[] = {0, 1, 0, -1}, down[] = {-1, 0, 1, 0};
    int x = cell % board->width + across[direction], y = cell / board->width + down[direction];
    return x < 0 || x >= board->width || y < 0 || y >= board->height ? -1 : y * board->width + x;
}

/* Land from which a start can be reached, whatever stands in between. */
static void flood(const struct mine_board *board, bool land[RULES_MAX_CELLS]) {
    int queue[RULES_MAX_CELLS], count = 0;
    memset(land, 0, RULES_MAX_CELLS * sizeof *land);
    for (int player = 0; player < 2; player++) {
        if (!land[board->start[player]]) {
            land[board->start[player]] = true;
            queue[count++] = board->start[player];
        }
    }
    for (int i = 0; i < count; i++) {
        for (int direction = 0; direction < 4; direction++) {
            int next = neighbour(board, queue[i], direction);
            if (next >= 0 && !land[next] && board->cell[next].terrain != RULES_WALL) {
                land[next] = true;
                queue[count++] = next;
            }
        }
    }
}

/* Is there land that can be walked on, at most this far away in every direction? */
static bool land_near(const struct mine_board *board, const bool land[RULES_MAX_CELLS], int cell,
                      int far) {
    int x = cell % board->width, y = cell / board->width;
    for (int other = 0; other < board->width * board->height; other++) {
        int across = other % board->width - x, down = other / board->width - y;
        if (land[other] && board->cell[other].terrain == RULES_FLOOR && across <= far &&
            across >= -far && down <= far && down >= -far) {
            return true;
        }
    }
    return false;
}

static void cut(struct mine_board *board) {
    int left = board->width, right = 0, top = board->height, bottom = 0;
    for (int cell = 0; cell < board->width * board->height; cell++) {
        if (!board->cell[cell].sea) {
            int x = cell % board->width, y = cell / board->width;
            left = x < left ? x : left;
            right = x > right ? x : right;
            top = y < top ? y : top;
            bottom = y > bottom ? y : bottom;
        }
    }
    struct mine_board whole = *board;
    board->width = right - left + 3;
    board->height = bottom - top + 3;
    for (int cell = 0; cell < board->width * board->height; cell++) {
        int x = cell % board->width + left - 1, y = cell / board->width + top - 1;
        bool was = x >= 0 && x < whole.width && y >= 0 && y < whole.height;
        board->cell[cell] = was ? whole.cell[y * whole.width + x] : mine_sea;
    }
    for (int player = 0; player < 2; player++) {
        int x = whole.start[player] % whole.width, y = whole.start[player] / whole.width;
        board->start[player] = (y - top + 1) * board->width + x - left + 1;
    }
}

void mine_board_tidy(struct mine_board *board) {
    bool land[RULES_MAX_CELLS];
    flood(board, land);
    for (int cell = 0; cell < board->width * board->height; cell++) {
        struct mine_cell *at = &board->cell[cell];
        bool lost = at->terrain == RULES_WALL ? !land_near(board, land, cell, 1) : !land[cell];
        bool far = at->terrain == RULES_WATER && at->fixture.kind == RULES_NO_FIXTURE &&
                   !land_near(board, land, cell, 2);
        if (lost || far || (at->terrain != RULES_WALL && !mine_board_inside(board, cell))) {
            *at = mine_sea;
        }
    }
    cut(board);
}
