/* spin: lets SPIN explore a level to exhaustion, in the folder one is in. */
#ifndef SPIN_H
#define SPIN_H

#include "rules/rules.h"

struct figures {
    uint64_t states;
    double seconds, alive; /* alive: of the second pass, 0 where there is none */
    double bytes;          /* resident at the peak */
};

bool spin_is_installed(void);
/* Makes a folder by mkdtemp's pattern and goes there. */
bool spin_folder(char *folder);
void spin_remove(const char *folder);

/* 0 states where it did not come to an end. `states`: about how many there will be. */
struct figures spin_once(const struct rules_level *level, const struct rules_answers *answers,
                         uint64_t states, const char *optimise);
/* For the first answers; the better of -O2 and -O3. */
struct figures spin_best(const struct rules_level *level, uint64_t states);

#endif
