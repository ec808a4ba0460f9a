/* What shipped levels keep to: the one list of bars that the table's stars, --why and --bars read.
 * Private to check. */
#ifndef CHECK_BARS_H
#define CHECK_BARS_H

#include "app/check_print.h"

enum check_figure {
    CHECK_FAIR,
    CHECK_SHARE,
    CHECK_GUESS,
    CHECK_GENTLE,
    CHECK_TOLD,
    CHECK_SILENCE,
    CHECK_IDLE,
    CHECK_ACTIONS,
    CHECK_FIGURES,
};

struct check_bar {
    enum check_figure figure;
    const char *name;
    struct proof_ratio bar;
    bool most;      /* else least */
    unsigned where; /* which levels it is for */
};

/* The bar that the figure of a level in this place falls short of; NULL where there is none. A
 * figure that does not exist falls short of nothing. */
const struct check_bar *app_short_of(struct check_place place, const struct proof *proof,
                                     enum check_figure figure);

/* Tells of all that falls short, level by level, then chapters, then the pack; true where nothing
 * does. `json`: as one line. */
bool app_print_bars(FILE *out, bool json, const struct check_result *result, int count);

#endif
