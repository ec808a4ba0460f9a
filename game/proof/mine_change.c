/* One change at a time to a board that stays a board: each names a place where it fits, or none. */
#include "proof/mine.h"

enum { CHANNEL_PAIRS = 2, STAR_PAIRS = 1, NEAR = 2, ASKS = 60 };

static int cells(const struct mine_board *board) {
    return board->width * board->height;
}

/* --- finding a place --- */

static bool is_plain(const struct mine_board *board, int cell) {
    return mine_board_plain(board, cell);
}

static bool is_free(const struct mine_board *board, int cell) {
    return mine_board_inside(board, cell) && mine_board_free(board, cell);
}

static bool is_water(const struct mine_board *board, int cell) {
    return is_free(board, cell) && board->cell[cell].terrain == RULES_WATER;
}

/* Something stands there that may be moved or taken away. */
static bool is_taken(const struct mine_board *board, int cell) {
    return mine_board_inside(board, cell) && !board->cell[cell].fixed &&
           !mine_board_free(board, cell);
}

/* A random cell of the sort; -1 where there seems to be none. */
static int find(const struct mine_board *board, uint64_t *random,
                bool (*fits)(const struct mine_board *board, int cell)) {
    for (int i = 0; i < ASKS; i++) {
        int cell = (int)random_below(random, (uint32_t)cells(board));
        if (fits(board, cell)) {
            return cell;
        }
    }
    return -1;
}

/* Floor near the cell, or, now and then, anywhere. */
static int find_near(const struct mine_board *board, uint64_t *random, int cell) {
    if (random_below(random, 4) == 0) {
        return find(board, random, is_plain);
    }
    for (int i = 0; i < ASKS; i++) {
        int x = cell % board->width + (int)random_below(random, 2 * NEAR + 1) - NEAR;
        int y = cell / board->width + (int)random_below(random, 2 * NEAR + 1) - NEAR;
        bool on = x > 0 && y > 0 && x < board->width - 1 && y < board->height - 1;
        if (on && mine_board_plain(board, y * board->width + x)) {
            return y * board->width + x;
        }
    }
    return -1;
}

/* --- adding --- */

static bool place(struct mine_board *board, uint64_t *random, struct rules_fixture fixture) {
    int cell = find(board, random, fixture.kind == RULES_POST ? is_water : is_plain);
    if (cell < 0) {
        return false;
    }
    struct mine_cell what = {.terrain = board->cell[cell].terrain, .fixture = fixture};
    mine_board_put(board, cell, what);
    return true;
}

static bool place_stone(struct mine_board *board, uint64_t *random, enum rules_stone stone) {
    struct mine_cell what = {.terrain = RULES_FLOOR, .stone = (uint8_t)(stone + 1)};
    int cell = find(board, random, is_plain);
    if (cell >= 0) {
        mine_board_put(board, cell, what);
    }
    return cell >= 0;
}

static bool add_gate(struct mine_board *board, uint64_t *random, struct rules_fixture plate,
                     uint32_t pairs, uint8_t gate) {
    uint8_t channel = (uint8_t)random_below(random, 2 * pairs);
    plate.index = channel;
    return place(board, random, plate) &&
           place(board, random, (struct rules_fixture){.kind = gate, .index = channel});
}

/* Two posts and the two bells that call the boat to them; in twin halves each brings its twin. */
static bool add_boat(struct mine_board *board, uint64_t *random) {
    bool done = true;
    int posts = board->twin == MINE_CHAIN ? 2 : 1;
    for (int i = 0; i < posts; i++) {
        uint8_t post = (uint8_t)i;
        done = place(board, random, (struct rules_fixture){RULES_POST, post, 0, 0}) &&
               place(board, random, (struct rules_fixture){RULES_BELL, post, 0, 0}) && done;
    }
    return done;
}

bool mine_add(struct mine_board *board, enum proof_mine_kind kind, uint64_t *random) {
    uint8_t question = (uint8_t)random_below(random, (uint32_t)board->question_count);
    uint8_t mark = (uint8_t)random_below(random, board->question[question].marks);
    switch (kind) {
    case PROOF_MINE_VEIL:
        return place(board, random, (struct rules_fixture){RULES_VEIL, question, mark, 0});
    case PROOF_MINE_FENCE:
        return place(board, random, (struct rules_fixture){RULES_FENCE, question, mark, 0});
    case PROOF_MINE_GATE:
        return add_gate(board, random, (struct rules_fixture){.kind = RULES_PLATE}, CHANNEL_PAIRS,
                        RULES_GATE);
    case PROOF_MINE_HEARD_GATE:
        return place(board, random, (struct rules_fixture){RULES_HEARD_GATE, question, 0, 0});
    case PROOF_MINE_PROMISE:
        return add_gate(board, random,
                        (struct rules_fixture){.kind = RULES_PROMISE,
                                               .value = (uint8_t)(3 + random_below(random, 6))},
                        CHANNEL_PAIRS, RULES_GATE);
    case PROOF_MINE_TIDE:
        return place(
            board, random,
            (struct rules_fixture){.kind = RULES_TIDE, .value = (uint8_t)random_below(random, 2)});
    case PROOF_MINE_QUIET:
        return place(board, random, (struct rules_fixture){.kind = RULES_QUIET});
    case PROOF_MINE_BOAT:
        return add_boat(board, random);
    case PROOF_MINE_STAR:
        return add_gate(board, random, (struct rules_fixture){.kind = RULES_STAR}, STAR_PAIRS,
                        RULES_STAR_GATE);
    case PROOF_MINE_STONE:
        return place_stone(board, random, RULES_STONE_ANY);
    case PROOF_MINE_OWN_STONE:
        return place_stone(board, random, random_below(random, 2) ? RULES_STONE_A : RULES_STONE_B);
    case PROOF_MINE_HEAVY_STONE:
        return place_stone(board, random, RULES_STONE_HEAVY);
    case PROOF_MINE_KINDS:
        break;
    }
    return false;
}

/* --- changing --- */

static void change_land(struct mine_board *board, uint64_t *random) {
    int cell = find(board, random, is_free);
    uint32_t dice = random_below(random, 100);
    if (cell < 0) {
        return;
    }
    mine_board_put(board, cell,
                   board->cell[cell].terrain != RULES_FLOOR ? mine_floor
                   : dice < 40                              ? mine_wall
                   : dice < 75                              ? mine_water
                                                            : mine_sea);
}

static void move_start(struct mine_board *board, uint64_t *random, int player) {
    int cell = find_near(board, random, board->start[player]);
    int across = cell < 0 ? -1 : mine_board_across(board, cell);
    if (cell < 0 ||
        (board->twin != MINE_CHAIN && (across == cell || !mine_board_plain(board, across)))) {
        return;
    }
    board->start[player] = cell;
    if (board->twin != MINE_CHAIN) {
        board->start[!player] = across;
    }
}

/* What stood there is floor again, or, for a post, water; its twin's place too. */
static void clear(struct mine_board *board, int cell) {
    bool water = board->cell[cell].terrain == RULES_WATER;
    mine_board_put(board, cell, water ? mine_water : mine_floor);
}

static void move_thing(struct mine_board *board, uint64_t *random) {
    int from = find(board, random, is_taken);
    if (from < 0) {
        return;
    }
    for (int player = 0; player < 2; player++) {
        if (board->start[player] == from) {
            move_start(board, random, player);
            return;
        }
    }
    struct mine_cell what = board->cell[from];
    bool water = what.terrain == RULES_WATER;
    int to = water ? find(board, random, is_water) : find_near(board, random, from);
    if (to >= 0) {
        clear(board, from);
        mine_board_put(board, to, what);
    }
}

static bool is_home(const struct mine_cell *cell) {
    return cell->fixture.kind == RULES_HOME_A || cell->fixture.kind == RULES_HOME_B;
}

static void take_away(struct mine_board *board, uint64_t *random) {
    int cell = find(board, random, is_taken);
    if (cell >= 0 && cell != board->start[0] && cell != board->start[1] &&
        !is_home(&board->cell[cell])) {
        clear(board, cell);
    }
}

/* One of the kinds that are allowed. A loose veil would only confuse: they stand in straits. */
static void add_thing(struct mine_board *board, unsigned kinds, uint64_t *random) {
    unsigned loose = kinds & ~(1u << PROOF_MINE_VEIL);
    int count = 0;
    for (int kind = 0; kind < PROOF_MINE_KINDS; kind++) {
        count += loose >> kind & 1;
    }
    if (!count) {
        change_land(board, random);
        return;
    }
    int pick = (int)random_below(random, (uint32_t)count);
    for (int kind = 0; kind < PROOF_MINE_KINDS; kind++) {
        if ((loose >> kind & 1) && pick-- == 0) {
            mine_add(board, (enum proof_mine_kind)kind, random);
        }
    }
}

void mine_change(struct mine_board *board, const struct proof_mine_options *options,
                 uint64_t *random) {
    uint32_t dice = random_below(random, 100);
    if (dice < 40) {
        change_land(board, random);
    } else if (dice < 75) {
        move_thing(board, random);
    } else if (dice < 90) {
        add_thing(board, options->kinds, random);
    } else {
        take_away(board, random);
    }
}
