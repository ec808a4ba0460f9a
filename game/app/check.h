/* check, solve and hint: the prover on the command line. What they print is described in
 * docs/packs.md, "Checking". Results go to `out`, messages to `err`; the returned number is the
 * exit status: 0 good, 1 the level asked about is bad, 2 wrong use.
 *
 * The pack is one that pack_load accepted; its caller has told of the errors of one that is not. */
#ifndef CHECK_H
#define CHECK_H

#include "pack/pack.h"

#include <stdio.h>

struct check_options {
    const char *level; /* "CHAPTER/LEVEL"; NULL: all of them */
    bool json;         /* one object a line instead of the table */
    uint64_t states;   /* the bound of each search; 0: PROOF_DEFAULT_STATES */
    bool bars;         /* hold all levels to what shipped ones keep to, too, */
    bool small;        /* but for how many there are */
    int jobs;          /* searches at the same time; 0: one for each processor */
};

/* Proves the levels and prints them in their order, each as soon as it is done. Shows a progress
 * line where `err` is a terminal. Ctrl-C ends it; what was proved is printed all the same. 1 where
 * a level is unsolvable, not proved, or has a question that is not needed, or where the pack falls
 * short of the bars that it is held to. */
int app_check(const struct pack *pack, const struct check_options *options, FILE *out, FILE *err);

/* Tells of options->level why it fails each of its proofs, or how near it comes, with examples as
 * replays (game/proof/proof.h, "why"); they are written into the folder where there is one. */
int app_check_why(const struct pack *pack, const struct check_options *options, const char *folder,
                  FILE *out, FILE *err);

/* Prints a shortest clean solution, a letter for each action. `answers` are the names of marks in
 * the order of the questions: "moon,leaf". */
int app_solve(const struct pack *pack, const char *level, const char *answers, uint64_t states,
              FILE *out, FILE *err);

/* Prints what the Keeper would say after these actions (letters; "" at the start): the next steps,
 * then "home", or who is to be asked about which question; or "take back N" from a dead end. */
int app_hint(const struct pack *pack, const char *level, const char *answers, const char *after,
             uint64_t states, FILE *out, FILE *err);

/* How much memory one of so many searches may take, in bytes: half of the machine's (or of
 * ulimit's), shared, so that a search is ended as not proved before the system ends the program. */
uint64_t app_memory_share(int jobs);

#endif
