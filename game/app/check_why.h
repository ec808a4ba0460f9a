/* check --why: one level, told in words with an example for each proof. Private to check. */
#ifndef CHECK_WHY_H
#define CHECK_WHY_H

#include "pack/pack.h"
#include "proof/proof.h"
#include "session/session.h"

#include <stdio.h>

enum why_verdict {
    WHY_HOLDS,
    WHY_FAILS,
    WHY_BELOW, /* proved, but shipped levels keep to something better */
    WHY_UNKNOWN,
};

/* An example: play of the level, as a replay. */
struct why_play {
    char name[PACK_MAX_NAME + 16]; /* "guess", "without-kite" */
    struct replay replay;
    int misheard;     /* the number of the first misheard action, from 1; 0: none */
    struct text file; /* where it was written; "" where it was not */
};

enum { WHY_MAX_PLAYS = 2 };
struct why_finding {
    char proof[PACK_MAX_NAME + 16]; /* "fair", "needed kite" */
    enum why_verdict verdict;
    struct text says; /* one paragraph */
    struct why_play play[WHY_MAX_PLAYS];
    int plays;
};

enum { WHY_MAX_FINDINGS = 4 + RULES_MAX_QUESTIONS };
struct why_report {
    const char *level; /* CHAPTER/LEVEL */
    struct why_finding finding[WHY_MAX_FINDINGS];
    int count;
    bool holds;         /* as proof_holds */
    struct error error; /* why there is no proof at all; "" when there is one */
};

void app_print_why(FILE *out, const struct why_report *report);
void app_print_why_json(FILE *out, const struct why_report *report);

#endif
