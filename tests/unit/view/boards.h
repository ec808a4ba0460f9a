/* Boards and a picture loader for tests, shots and measurements of the view. */
#ifndef TESTS_BOARDS_H
#define TESTS_BOARDS_H

#include "view/view.h"

enum board {
    BOARD_SHORES, /* two shores, three veils, gates, a promise, homes */
    BOARD_ALL,    /* every fixture there is */
    BOARD_SMALL,  /* the first lesson: one room, one veil's width of water */
    BOARD_LARGE,  /* 32 x 18 */
    BOARD_TALK,   /* what version 2 of the rules brought */
    BOARDS
};
/* Fills and prepares the level. The answer to every question is its first mark. */
bool board_level(enum board board, struct rules_level *level, struct error *error);

/* A loader over PNG files in a folder (a NUL-terminated path, which must outlive it). */
struct view_loader board_loader(const char *folder);

bool board_save(const struct canvas *canvas, const char *path);

#endif
