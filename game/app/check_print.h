/* How check prints what it found: a table for people, or JSON. Private to check, solve and hint. */
#ifndef CHECK_PRINT_H
#define CHECK_PRINT_H

#include "pack/pack.h"
#include "proof/proof.h"

#include <stdio.h>

struct check_place {
    int chapter, level; /* from 0, a level within its chapter */
};

struct check_result {
    char name[2 * PACK_MAX_NAME + 2]; /* CHAPTER/LEVEL */
    struct check_place place;
    const char *chapter;
    const struct pack_level *level;
    struct proof proof;
    struct error error; /* why there is no proof at all; "" when there is one */
    uint64_t milliseconds;
};

struct check_table {
    FILE *out;
    int name_width; /* of a level, without its chapter */
    bool colours;
    const char *chapter; /* whose levels are being printed; NULL before the first */
    struct proof_options limits;
    int levels, proved; /* of those printed */
    uint64_t states;
    bool starred; /* some are below what shipped levels keep to */
};

struct check_word {
    char text[64];
};
struct check_word app_grouped(uint64_t number); /* 12,345 */
struct check_word app_brief(uint64_t number);   /* 12.3 k */

void app_print_head(const struct check_table *table);
void app_print_level(struct check_table *table, const struct check_result *result);
void app_print_sum(const struct check_table *table, uint64_t milliseconds);
void app_print_json(FILE *out, const struct check_result *result);

bool app_check_holds(const struct check_result *result);

/* The answers as --answers names them, "moon,leaf". False after saying on `err` what is wrong. */
bool app_parse_answers(const struct pack_level *level, const char *list,
                       struct rules_answers *answers, FILE *err);

/* Says so on `err` and returns the exit status for it. */
int app_no_such_level(const struct pack *pack, const char *name, FILE *err);

#endif
