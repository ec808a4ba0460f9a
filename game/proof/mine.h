/* Shared by the miner's files: mine.c climbs, mine_lay.c lays islands out, mine_board.c holds them
 * and makes them levels, mine_change.c changes them, mine_measure.c judges them. */
#ifndef MINE_H
#define MINE_H

#include "proof/proof.h"

/* What one half of the board is to the other. Things come in pairs that swap A with B. */
enum mine_twin {
    MINE_CHAIN,  /* both walk east together; only the land is mirrored, north to south */
    MINE_MIRROR, /* A's half in the north, B's in the south, one the mirror image of the other */
    MINE_TURN,   /* from the middle A goes west and B east, one half is the other half turned */
};

struct mine_cell {
    uint8_t terrain; /* enum rules_terrain */
    uint8_t sea;     /* 1: a wall that is drawn as open sea */
    uint8_t stone;   /* enum rules_stone + 1; 0: none */
    uint8_t fixed;   /* 1: part of a strait, no change touches it */
    struct rules_fixture fixture;
};

/* A level that can still be changed. Numbers of channels, posts and stars come in pairs: the twin
 * of 2k is 2k+1. Gaps between them are closed when it becomes a level. */
struct mine_board {
    int width, height;
    enum mine_twin twin;
    int tide_period; /* kept where no tide cell is */
    int question_count;
    struct rules_question question[RULES_MAX_QUESTIONS];
    int start[2];
    struct mine_cell cell[RULES_MAX_CELLS];
};

/* --- mine_board.c --- */
extern const struct mine_cell mine_floor, mine_wall, mine_water, mine_sea;
/* False where it breaks a bound of the rules. */
bool mine_board_level(const struct mine_board *board, struct rules_level *level);
/* The twin's cell. */
int mine_board_across(const struct mine_board *board, int cell);
bool mine_board_inside(const struct mine_board *board, int cell); /* not on the edge */
/* Sets the cell, and its twin's to what matches. */
void mine_board_put(struct mine_board *board, int cell, struct mine_cell what);
/* Nothing on it, and no part of a strait. */
bool mine_board_free(const struct mine_board *board, int cell);
/* Free floor. */
bool mine_board_plain(const struct mine_board *board, int cell);
/* What never opens becomes wall, what opens nothing becomes floor, and a post met twice water. */
void mine_board_mend(struct mine_board *board);
/* Land that nobody can reach becomes sea, and the sea around is cut to one cell. */
void mine_board_tidy(struct mine_board *board);

/* --- mine_lay.c --- */
/* Islands in a row, straits between them, both starts and homes, nothing else. */
void mine_board_lay(struct mine_board *board, const struct proof_mine_options *options,
                    uint64_t *random);

/* --- mine_change.c --- */
/* One small random change: land, a thing moved, added or taken away. */
void mine_change(struct mine_board *board, const struct proof_mine_options *options,
                 uint64_t *random);
/* Adds a thing of this kind with all its parts (a gate with its plate); false where none fits. */
bool mine_add(struct mine_board *board, enum proof_mine_kind kind, uint64_t *random);

/* --- mine_measure.c --- */
enum { MINE_REJECTED = -100000 };
/* What one combination alone tells, in points; MINE_REJECTED where it has no solution. */
int mine_first_look(const struct proof_mine_options *options, const struct rules_level *level,
                    int *idle);
/* All figures and the points. False where they come to less than `wanted`, where a limit is met, or
 * where the work was ended; then not all of them are there. */
bool mine_measure(const struct proof_mine_options *options, int wanted, struct proof_mined *mined);
/* Takes away what changes no shortest solution. */
void mine_prune(const struct proof_mine_options *options, struct mine_board *board);

#endif
