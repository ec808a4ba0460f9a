/* check --why: one level, told in words with an example for each proof. Private to check. */
#ifndef CHECK_WHY_H
#define CHECK_WHY_H

#include "app/check_bars.h"
#include "proof/why.h"
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

enum { WHY_MAX_FINDINGS = 7 + RULES_MAX_QUESTIONS };
struct why_report {
    const char *level; /* CHAPTER/LEVEL */
    struct why_finding finding[WHY_MAX_FINDINGS];
    int count;
    bool holds;         /* as proof_holds */
    struct error error; /* why there is no proof at all; "" when there is one */
};

/* --- making it --- */

struct why {
    const struct pack *pack;
    const struct pack_level *level;
    struct check_place place;
    const char *folder; /* for the replays; NULL: none are written */
    struct proof_options limits;
    struct proof proof;
    struct why_report *report;
    struct error write_error;
};

/* The next finding of the report. */
struct why_finding *app_why_finding(struct why *why, enum why_verdict verdict, const char *proof);
/* "kite moon, oak leaf" */
void app_why_answers(struct text *out, const struct why *why, int combination);
void app_why_actions(struct text *out, int count); /* "1 action", "2 actions" */
/* Two digits after the point, away from the limit: what is over it is never said to be on it. */
void app_why_ratio(struct text *out, struct proof_ratio ratio, bool up);
/* Plays the way as two players would, as an example of the finding; the state that it ends in. */
struct rules_state app_why_play(struct why *why, struct why_finding *finding, const char *name,
                                const struct proof_way *way);
/* The first two levels of a chapter teach, and some bars are for those after them only. */
bool app_why_later(const struct why *why);

/* --- check_why_talk.c --- */
void app_why_told(struct why *why);
void app_why_silence(struct why *why);
void app_why_ways(struct why *why);

/* --- check_why_print.c --- */
void app_print_why(FILE *out, const struct why_report *report);
void app_print_why_json(FILE *out, const struct why_report *report);

#endif
