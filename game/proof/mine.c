/* The miner: climbs from a random board to one of interest, a change at a time. */
#include "proof/mine.h"
#include "rules/fixtures.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_CHANGES = 3, /* at one try */
    SLACK = 60,       /* points that the first look may fall short of the best's */
    GIVE_UP = 100,    /* tries in a row that bring nothing better */
};

/* --- climbing --- */

struct climb {
    const struct proof_mine_options *options;
    uint64_t random;
    struct mine_board board; /* the best so far */
    int first_look, points;
};

static bool goes_on(const struct proof_mine_options *options) {
    struct proof_progress none = {0};
    return !options->progress || options->progress(options->context, &none);
}

/* Judges a board; true where it is as good as the best, or better. Most are turned down by one
 * combination alone. */
static bool try_board(struct climb *climb, struct mine_board *board, bool *better) {
    struct proof_mined mined = {.points = MINE_REJECTED};
    *better = false;
    mine_board_mend(board);
    if (!mine_board_level(board, &mined.level)) {
        return false;
    }
    int look = mine_first_look(climb->options, &mined.level, &mined.idle);
    if (look == MINE_REJECTED || look < climb->first_look - SLACK) {
        return false;
    }
    bool good = mine_measure(climb->options, climb->points, &mined);
    proof_release(&mined.proof);
    if (good) {
        *better = mined.points > climb->points;
        climb->board = *board;
        climb->first_look = look;
        climb->points = mined.points;
    }
    return good;
}

/* The best of a few first boards that have a solution at all, with a thing of each kind. */
static bool begin(struct climb *climb) {
    enum { BOARDS = 60, SOLVED = 5 };
    int solved = 0;
    climb->first_look = MINE_REJECTED;
    climb->points = MINE_REJECTED + 1;
    for (int i = 0; i < BOARDS && solved < SOLVED && goes_on(climb->options); i++) {
        struct mine_board board;
        bool better;
        mine_board_lay(&board, climb->options, &climb->random);
        for (int kind = PROOF_MINE_FENCE + 1; kind < PROOF_MINE_KINDS; kind++) {
            if (climb->options->kinds >> kind & 1) {
                mine_add(&board, (enum proof_mine_kind)kind, &climb->random);
            }
        }
        solved += try_board(climb, &board, &better);
    }
    return solved > 0;
}

static void climb_on(struct climb *climb) {
    int tries = climb->options->tries ? climb->options->tries : PROOF_MINE_DEFAULT_TRIES;
    int since = 0;
    for (int i = 0; i < tries && since < GIVE_UP && goes_on(climb->options); i++) {
        struct mine_board board = climb->board;
        bool better;
        for (int n = 1 + (int)random_below(&climb->random, MOST_CHANGES); n > 0; n--) {
            mine_change(&board, climb->options, &climb->random);
        }
        try_board(climb, &board, &better);
        since = better ? 0 : since + 1;
    }
}

/* --- what may be shipped --- */

static bool at_least(struct proof_ratio ratio, uint64_t percent) {
    return ratio.under && ratio.over * 100 >= ratio.under * percent;
}

static bool fits(const struct proof_mine_options *options, const struct proof *proof) {
    for (int c = 0; c < proof->combinations; c++) {
        if (proof->shortest[c] < options->least || proof->shortest[c] > options->most) {
            return false;
        }
    }
    return proof_holds(proof) && proof->fair.over * 100 <= proof->fair.under * 115 &&
           proof->guess_cost >= 3 && at_least(proof->gentle, 50) && at_least(proof->share, 30) &&
           proof->handovers >= options->handovers;
}

/* The climb's last board, made neat, and judged once more as it will be shipped. */
static bool finish(struct climb *climb, struct proof_mined *mined) {
    mine_prune(climb->options, &climb->board);
    mine_board_mend(&climb->board);
    mine_board_tidy(&climb->board);
    return mine_board_level(&climb->board, &mined->level) &&
           mine_first_look(climb->options, &mined->level, &mined->idle) != MINE_REJECTED &&
           mine_measure(climb->options, MINE_REJECTED + 1, mined) &&
           fits(climb->options, &mined->proof) && goes_on(climb->options);
}

bool proof_mine(const struct proof_mine_options *options, uint64_t seed,
                struct proof_mined *mined) {
    struct climb *climb = base_alloc(sizeof *climb);
    bool found = false;
    climb->options = options;
    climb->random = seed;
    memset(mined, 0, sizeof *mined);
    if (begin(climb)) {
        climb_on(climb);
        found = finish(climb, mined);
    }
    if (!found) {
        proof_mined_release(mined);
    }
    free(climb);
    return found;
}

void proof_mined_release(struct proof_mined *mined) {
    proof_release(&mined->proof);
    memset(mined, 0, sizeof *mined);
}

bool proof_mine_possible(const struct proof_mine_options *options, struct error *error) {
    int marks = options->marks, lanes = options->height - 2;
    if (options->width < PROOF_MINE_MIN_WIDTH || options->width > PROOF_MINE_MAX_WIDTH ||
        options->height < PROOF_MINE_MIN_HEIGHT || options->height > PROOF_MINE_MAX_HEIGHT) {
        return error_set(error, "a size from %dx%d to %dx%d is needed, not %dx%d",
                         PROOF_MINE_MIN_WIDTH, PROOF_MINE_MIN_HEIGHT, PROOF_MINE_MAX_WIDTH,
                         PROOF_MINE_MAX_HEIGHT, options->width, options->height);
    }
    if (options->questions < 1 || options->questions > PROOF_MINE_MAX_QUESTIONS || marks < 2 ||
        marks > RULES_MAX_MARKS || marks > lanes) {
        return error_set(error, "1 to %d questions of 2 to %d marks are needed",
                         PROOF_MINE_MAX_QUESTIONS, RULES_MAX_MARKS);
    }
    if (options->width < 4 * (options->questions + 1)) {
        return error_set(error, "%d questions need a width of %d or more", options->questions,
                         4 * (options->questions + 1));
    }
    if (!(options->kinds & (1u << PROOF_MINE_VEIL | 1u << PROOF_MINE_FENCE))) {
        return error_set(error, "questions need veil or fence among the fixtures");
    }
    if (options->kinds >> PROOF_MINE_KINDS) {
        return error_set(error, "there are no such fixtures");
    }
    if (options->kinds >> PROOF_MINE_HEARD_GATE & 1 && !(options->kinds & 1u << PROOF_MINE_VEIL)) {
        return error_set(error, "a heard-gate needs veil among the fixtures");
    }
    if (options->least < 1 || options->least > options->most) {
        return error_set(error, "the least length is 1 or more and not above the most");
    }
    return options->handovers >= 0 || error_set(error, "hand-overs can't be less than none");
}

/* --- likeness --- */

/* What a player sees of a cell, without the names of channels and marks. `swap`: with A as B. */
static int sight(const struct rules_level *level, int cell, bool swap) {
    struct rules_fixture fixture = level->fixture[cell];
    int kind = fixture.kind, owner = 0, standing = 0;
    if (rules_traits[kind].also == RULES_ALSO_QUESTION) {
        owner = 0; /* both */
    } else if (rules_traits[kind].index == RULES_INDEX_QUESTION) {
        owner = 1 + (level->question[fixture.index].by ^ (int)swap) + 2 * fixture.also;
    } else if (kind == RULES_HOME_A || kind == RULES_HOME_B) {
        kind = (kind == RULES_HOME_A) != swap ? RULES_HOME_A : RULES_HOME_B;
    } else if (kind == RULES_GATE) {
        owner = fixture.value;
    }
    for (int i = 0; i < level->stone_count; i++) {
        int stone = level->stone[i].kind;
        bool own = stone == RULES_STONE_A || stone == RULES_STONE_B;
        if (level->stone[i].cell == cell) {
            standing = 1 + (own && swap ? RULES_STONE_A + RULES_STONE_B - stone : stone);
        }
    }
    for (int player = 0; player < 2; player++) {
        if (level->start[player] == cell) {
            standing = 5 + (player ^ (int)swap);
        }
    }
    return ((level->terrain[cell] * RULES_FIXTURE_KINDS + kind) * 8 + owner) * 8 + standing;
}

/* One of the eight ways to lay a rectangle: bit 0 mirrors x, bit 1 mirrors y, bit 2 swaps them. */
static int laid(const struct rules_level *level, int way, int x, int y) {
    int across = way & 4 ? y : x, down = way & 4 ? x : y;
    across = way & 1 ? level->width - 1 - across : across;
    down = way & 2 ? level->height - 1 - down : down;
    return down * level->width + across;
}

bool proof_mine_alike(const struct rules_level *level, const struct rules_level *other) {
    int cells = level->width * level->height;
    for (int way = 0; way < 16; way++) {
        bool turned = way & 4;
        int different = 0;
        if (level->width != (turned ? other->height : other->width) ||
            level->height != (turned ? other->width : other->height)) {
            continue;
        }
        for (int cell = 0; cell < cells && different <= cells / 16; cell++) {
            int there = laid(other, way & 7, cell % level->width, cell / level->width);
            different += sight(level, cell, false) != sight(other, there, way & 8);
        }
        if (different <= cells / 16) {
            return true;
        }
    }
    return false;
}
