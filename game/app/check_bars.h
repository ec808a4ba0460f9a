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

/* What falls short, as it is told. */
struct check_report {
    FILE *out;
    bool json;
    bool small; /* the pack may have fewer levels and cards than the game's own */
    int count;  /* of what falls short */
};

/* `of`: a level, a chapter, a card's file and line; NULL: the pack. */
void app_tell_words(struct check_report *report, const char *of, const char *figure,
                    const char *words);
void app_tell_number(struct check_report *report, const char *of, const struct check_bar *bar,
                     struct proof_ratio value);

/* Tells of all that falls short, level by level, then chapters, the pack and its cards; true where
 * nothing does. `report` says how, and that nothing was told of before. JSON is one line. */
bool app_print_bars(struct check_report *report, const struct pack *pack,
                    const struct check_result *result, int count);

/* --- check_cards.c --- */
/* What reads like a form, and what a reader should look at, a line each with its place. */
void app_print_words(FILE *out, const struct pack *pack);
/* What of the cards falls short: of how many there are, and of how they read. */
void app_tell_cards(struct check_report *report, const struct pack *pack);

#endif
