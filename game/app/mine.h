/* mine: new levels on the command line. What `mine` prints and
 * writes is described in docs/mine.md. */
#ifndef MINE_COMMAND_H
#define MINE_COMMAND_H

#include "app/app.h"
#include "proof/proof.h"

#include <stdio.h>

/* Appends the level as a pack's file. `deck` NULL: the questions bring words to be replaced.
 * `comment` stands at the top, or NULL. Names of questions follow from the seed. */
void mine_write_level(struct text *out, const struct rules_level *level, const char *deck,
                      uint64_t seed, const char *comment);
/* "heron-birch-2a" for the same seed: the level's name, within `size`. */
void mine_level_name(uint64_t seed, int questions, char *name, size_t size);

struct mine_request {
    struct proof_mine_options options; /* its progress is set here */
    const char *deck;                  /* or NULL */
    const char *out;                   /* folder, made where it is missing */
    int count;                         /* levels wanted; 0: until the time is over */
    int seconds;                       /* 0: until the count is reached */
    int jobs;                          /* 0: one for each processor */
    uint64_t seed;
};
/* Mines; writes each level as soon as it is found, whole or not at all; lists them, best first, on
 * `out`; progress goes to `err`. With a count, the same seed gives the same files whatever `jobs`.
 * Interrupted, it keeps what was found. Returns the exit status: 1 where nothing was found. */
int mine_levels(const struct mine_request *request, FILE *out, FILE *err);

#endif
