/* A new board for the miner: islands, straits, starts and homes. */
#include "proof/mine.h"

static void put_at(struct mine_board *board, int x, int y, struct mine_cell what) {
    mine_board_put(board, y * board->width + x, what);
}

/* The rows between the edge and the middle, in the northern half. */
static int half_rows(const struct mine_board *board) {
    return (board->height - 3) / 2;
}

/* Past the last row of the part that is laid; the rest is its twin. */
static int part_end(const struct mine_board *board) {
    return board->twin == MINE_MIRROR ? half_rows(board) + 2 : board->height - 1;
}

static void lay_strait(struct mine_board *board, int x, int width, int question, uint8_t kind,
                       int spread) {
    int marks = board->question[question].marks;
    int rows = board->twin == MINE_MIRROR ? half_rows(board) : board->height - 2;
    int first = 1 + (rows - (marks - 1) * spread - 1) / 2;
    for (int column = x; column < x + width; column++) {
        for (int y = 1; y < part_end(board); y++) {
            put_at(board, column, y, mine_water);
        }
        for (int mark = 0; mark < marks; mark++) {
            struct mine_cell lane = mine_floor;
            lane.fixture = (struct rules_fixture){kind, (uint8_t)question, (uint8_t)mark, 0};
            put_at(board, column, first + mark * spread, lane);
        }
    }
}

static void fix_strait(struct mine_board *board, int x, int width) {
    for (int column = x; column < x + width; column++) {
        for (int y = 1; y < part_end(board); y++) {
            int cell = y * board->width + column, across = mine_board_across(board, cell);
            board->cell[cell].fixed = 1;
            board->cell[across].fixed |= board->twin != MINE_CHAIN;
        }
    }
}

static void lay_land(struct mine_board *board, uint64_t *random) {
    for (int cell = 0; cell < board->width * board->height; cell++) {
        uint32_t dice = random_below(random, 100);
        board->cell[cell] = mine_sea;
        if (mine_board_inside(board, cell)) {
            mine_board_put(board, cell,
                           dice < 16   ? mine_wall
                           : dice < 26 ? mine_water
                                       : mine_floor);
        }
    }
}

/* The halves of a mirrored board meet where both start and nowhere else: so each has to cross, and
 * they can always come together again. */
static void lay_middle(struct mine_board *board, int meet, uint64_t *random) {
    int first = half_rows(board) + 1;
    for (int x = 1; x < board->width - 1; x++) {
        bool open = x < meet && (x == 1 || random_below(random, 3) == 0);
        for (int y = first; y < board->height - first; y++) {
            struct mine_cell *at = &board->cell[y * board->width + x];
            *at = open ? mine_floor : mine_water;
            at->fixed = 1;
        }
    }
}

/* How straits are laid: one for each question in a chain, else one for each pair of them. */
struct plan {
    int straits, width, spread;
};

static int strait_x(const struct mine_board *board, const struct plan *plan, int i) {
    int parts = board->twin == MINE_TURN ? 2 * plan->straits + 1 : plan->straits + 1;
    return (i + 1) * board->width / parts - plan->width / 2;
}

static struct plan make_plan(const struct mine_board *board, uint64_t *random) {
    int questions = board->question_count, marks = board->question[0].marks;
    int rows = board->twin == MINE_MIRROR ? half_rows(board) : board->height - 2;
    struct plan plan = {.straits = board->twin == MINE_CHAIN ? questions : (questions + 1) / 2};
    int parts = board->twin == MINE_TURN ? 2 * plan.straits + 1 : plan.straits + 1;
    plan.width = board->width / parts > 4 ? 1 + (int)random_below(random, 2) : 1;
    plan.spread = 2 * marks - 1 <= rows ? 1 + (int)random_below(random, 2) : 1;
    return plan;
}

static void lay_straits(struct mine_board *board, const struct plan *plan, unsigned kinds,
                        uint64_t *random) {
    bool veil = kinds & 1u << PROOF_MINE_VEIL, fence = kinds & 1u << PROOF_MINE_FENCE;
    for (int i = 0; i < plan->straits; i++) {
        int pair = 2 * i + 1 < board->question_count ? 2 * i + 1 : 2 * i;
        bool fenced = fence && (!veil || random_below(random, 2));
        lay_strait(board, strait_x(board, plan, i), plan->width,
                   board->twin == MINE_CHAIN ? i : pair, fenced ? RULES_FENCE : RULES_VEIL,
                   plan->spread);
    }
    for (int i = 0; i < plan->straits; i++) {
        fix_strait(board, strait_x(board, plan, i), plan->width);
    }
}

static void lay_home(struct mine_board *board, int x, int y, uint8_t kind) {
    struct mine_cell home = mine_floor;
    home.fixture.kind = kind;
    if (board->twin == MINE_CHAIN) {
        board->cell[y * board->width + x] = home;
    } else {
        put_at(board, x, y, home);
    }
}

static void lay_ends(struct mine_board *board, uint64_t *random) {
    int middle = board->height / 2, right = board->width - 2;
    int row = 1 + (int)random_below(random, (uint32_t)half_rows(board));
    uint8_t home;
    switch (board->twin) {
    case MINE_CHAIN:
        board->start[0] = (middle - 1) * board->width + 1;
        board->start[1] = middle * board->width + 1;
        lay_home(board, right, middle - 1, RULES_HOME_A);
        lay_home(board, right, middle, RULES_HOME_B);
        break;
    case MINE_MIRROR: /* now and then each lives beyond the other's strait */
        board->start[0] = row * board->width + 1;
        home = random_below(random, 3) ? RULES_HOME_A : RULES_HOME_B;
        lay_home(board, right, 1 + (int)random_below(random, (uint32_t)half_rows(board)), home);
        break;
    case MINE_TURN: /* from the middle, A goes west and B east */
        board->start[0] = row * board->width + board->width / 2 - 1;
        lay_home(board, 1, 1 + (int)random_below(random, (uint32_t)half_rows(board)), RULES_HOME_A);
        break;
    }
    if (board->twin != MINE_CHAIN) {
        board->start[1] = mine_board_across(board, board->start[0]);
    }
    board->cell[board->start[0]] = board->cell[board->start[1]] = mine_floor;
}

static enum mine_twin choose_twin(const struct mine_board *board, uint64_t *random) {
    int marks = board->question[0].marks;
    bool mirror = half_rows(board) >= marks;
    bool turn = board->question_count % 2 == 0 && board->height - 2 >= marks;
    uint32_t dice = random_below(random, 3);
    return dice == 0 && mirror ? MINE_MIRROR : dice == 1 && turn ? MINE_TURN : MINE_CHAIN;
}

void mine_board_lay(struct mine_board *board, const struct proof_mine_options *options,
                    uint64_t *random) {
    *board = (struct mine_board){.width = options->width,
                                 .height = options->height,
                                 .question_count = options->questions,
                                 .tide_period = 2 + (int)random_below(random, 3),
                                 .start = {-1, -1}};
    for (int q = 0; q < options->questions; q++) {
        board->question[q] = (struct rules_question){q % 2 ? RULES_B : RULES_A,
                                                     (uint8_t)options->marks};
    }
    board->twin = choose_twin(board, random);
    struct plan plan = make_plan(board, random);
    lay_land(board, random);
    if (board->twin == MINE_MIRROR) {
        lay_middle(board, strait_x(board, &plan, 0), random);
    }
    lay_straits(board, &plan, options->kinds, random);
    lay_ends(board, random);
}
