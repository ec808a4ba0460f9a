/* What a crossing says, copied: between words.c and crossing.c. */
#ifndef CROSSING_WORDS_H
#define CROSSING_WORDS_H

#include "crossing/crossing.h"

enum { WORDS_MOST = 7 + RULES_MAX_QUESTIONS * (3 + PACK_MAX_ANSWERS) };

struct words {
    struct crossing_where where;
    struct crossing_question question[RULES_MAX_QUESTIONS];
    char *own[WORDS_MOST]; /* heap: every text that the above point to */
    int count;
};

/* Each word has a mark of its own. */
bool words_of_marks(const struct crossing_question *question);

void words_init(struct words *words, const struct crossing_plan *plan);
void words_forget(struct words *words); /* overwrites, frees and becomes empty */

#endif
