#include "app/check_print.h"

#include <inttypes.h>
#include <string.h>

/* --- numbers as text; never by the C library's way, which has other points in other locales --- */

static uint64_t scaled(struct proof_ratio ratio, uint64_t scale) {
    return (2 * ratio.over * scale + ratio.under) / (2 * ratio.under);
}

/* Six digits after the point, without the zeros that say nothing: 0.995045, 1.0. */
static struct check_word exact(struct proof_ratio ratio) {
    struct check_word word = {"null"};
    if (ratio.under) {
        uint64_t millionths = scaled(ratio, 1000000);
        int length = snprintf(word.text, sizeof word.text, "%" PRIu64 ".%06" PRIu64,
                              millionths / 1000000, millionths % 1000000);
        while (word.text[length - 1] == '0' && word.text[length - 2] != '.') {
            word.text[--length] = '\0';
        }
    }
    return word;
}

/* Two digits, and a star where shipped levels keep to something better. */
static struct check_word rounded(struct proof_ratio ratio, bool star) {
    struct check_word word = {"–"};
    if (ratio.under) {
        uint64_t hundredths = scaled(ratio, 100);
        snprintf(word.text, sizeof word.text, "%" PRIu64 ".%02" PRIu64 "%s", hundredths / 100,
                 hundredths % 100, star ? "*" : "");
    }
    return word;
}

static struct check_word whole(int number, bool star) {
    struct check_word word = {"–"};
    if (number != PROOF_NONE) {
        snprintf(word.text, sizeof word.text, "%d%s", number, star ? "*" : "");
    }
    return word;
}

struct check_word app_grouped(uint64_t number) {
    char digits[32];
    struct check_word word = {""};
    int count = snprintf(digits, sizeof digits, "%" PRIu64, number), at = 0;
    for (int i = 0; i < count; i++) {
        if (i && (count - i) % 3 == 0) {
            word.text[at++] = ',';
        }
        word.text[at++] = digits[i];
    }
    return word;
}

static struct check_word duration(uint64_t milliseconds) {
    struct check_word word;
    snprintf(word.text, sizeof word.text, "%" PRIu64 ".%02" PRIu64 " s", milliseconds / 1000,
             milliseconds % 1000 / 10);
    return word;
}

/* --- what a proof says --- */

/* The least and greatest of the shortest solutions; false when there is none. */
static bool range(const struct proof *proof, int *least, int *most) {
    *least = *most = -1;
    for (int c = 0; c < proof->combinations; c++) {
        int length = proof->shortest[c];
        if (length >= 0) {
            *least = *least < 0 || length < *least ? length : *least;
            *most = length > *most ? length : *most;
        }
    }
    return *least >= 0;
}

static struct check_word lengths(const struct proof *proof) {
    struct check_word word = {"–"};
    int least, most;
    if (range(proof, &least, &most)) {
        snprintf(word.text, sizeof word.text, least < most ? "%d–%d" : "%d", least, most);
    }
    return word;
}

/* What shipped levels keep to (docs/rules.md, section 7). */
static bool unfair(const struct proof *proof) {
    return proof->fair.over * 100 > proof->fair.under * 115;
}
static bool cheap_guess(const struct proof *proof) {
    return proof->guess_cost >= 0 && proof->guess_cost < 3;
}
static bool harsh(const struct proof *proof) {
    return proof->gentle.over * 2 < proof->gentle.under;
}

static const char *verdict(const struct proof *proof) {
    if (proof_holds(proof)) {
        return "✓";
    }
    return proof->unsolvable ? "unsolvable" : proof->not_proved ? "not proved" : "not needed";
}

/* --- the table for people --- */

/* Right-aligned by characters; `width` < 0: left-aligned. */
static void print_cell(FILE *out, int width, const char *text) {
    int characters = 0, left = width < 0 ? -width : 0;
    for (const char *at = text, *end = text + strlen(text); at < end; characters++) {
        utf8_next(&at, end);
    }
    int gap = (left ? left : width) - characters;
    fprintf(out, "%*s%s%*s  ", left || gap < 0 ? 0 : gap, "", text, left && gap > 0 ? gap : 0, "");
}

enum { COLUMNS = 9 };
static const struct {
    const char *title;
    int width;
} column[COLUMNS] = {
    {"combos", 6}, {"actions", 7},     {"fair", 5},    {"guess", 5}, {"gentle", 6},
    {"share", 5},  {"hand-overs", 10}, {"states", 12}, {"time", 8},
};

void app_print_head(const struct check_table *table) {
    print_cell(table->out, -table->name_width, "level");
    for (int i = 0; i < COLUMNS; i++) {
        print_cell(table->out, column[i].width, column[i].title);
    }
    fputs("proof\n", table->out);
}

static int first_of(const struct proof *proof, int length) {
    int c = 0;
    while (proof->shortest[c] != length) {
        c++;
    }
    return c;
}

static void print_combination(FILE *out, const struct rules_level *level, int combination) {
    struct rules_answers answers = proof_answers(level, combination);
    for (int q = 0; q < level->question_count; q++) {
        fprintf(out, "%s%s", q ? "," : "", rules_mark_name(answers.mark[q]));
    }
}

static void print_reasons(const struct check_table *table, const struct check_result *result) {
    const struct proof *proof = &result->proof;
    FILE *out = table->out;
    if (proof->unsolvable) {
        fprintf(out, "    no clean solution for %d of %d combinations of answers; open a way for ",
                proof->unsolvable, proof->combinations);
        print_combination(out, &result->level->rules, first_of(proof, PROOF_UNSOLVABLE));
        fputs("\n", out);
    }
    if (proof->not_proved) {
        fprintf(out,
                "    no proof for %d of %d combinations of answers within %s states and %s MiB; "
                "give a larger --states, or make the level smaller\n",
                proof->not_proved, proof->combinations, app_grouped(table->limits.states).text,
                app_grouped(table->limits.bytes >> 20).text);
    }
    for (int q = 0; q < proof->question_count; q++) {
        if (proof->needed[q] == PROOF_NO) {
            fprintf(out, "    can be won without %s; let its veils or fences be the only way\n",
                    result->level->question[q].id);
        }
    }
}

bool app_check_holds(const struct check_result *result) {
    return !result->error.text[0] && proof_holds(&result->proof);
}

void app_print_level(struct check_table *table, const struct check_result *result) {
    const struct proof *proof = &result->proof;
    table->levels++;
    table->proved += app_check_holds(result);
    table->starred |= unfair(proof) || cheap_guess(proof) || harsh(proof);
    if (result->error.text[0]) {
        print_cell(table->out, -table->name_width, result->name);
        fprintf(table->out, "%s\n", result->error.text);
        return;
    }
    const struct check_word row[COLUMNS] = {
        whole(proof->combinations, false),    lengths(proof),
        rounded(proof->fair, unfair(proof)),  whole(proof->guess_cost, cheap_guess(proof)),
        rounded(proof->gentle, harsh(proof)), rounded(proof->share, false),
        whole(proof->handovers, false),       app_grouped(proof->states),
        duration(result->milliseconds),
    };
    print_cell(table->out, -table->name_width, result->name);
    for (int i = 0; i < COLUMNS; i++) {
        print_cell(table->out, column[i].width, row[i].text);
    }
    fprintf(table->out, "%s\n", verdict(proof));
    print_reasons(table, result);
}

void app_print_sum(const struct check_table *table) {
    if (table->starred) {
        fputs(
            "* shipped levels keep to fair 1.15 at most, guess 3 at least, and in their first two "
            "chapters gentle 0.50 at least\n",
            table->out);
    }
    fprintf(table->out, "%d of %d levels proved\n", table->proved, table->levels);
}

/* --- JSON --- */

void app_print_json(FILE *out, const struct check_result *result) {
    static const char *const answer[] = {
        [PROOF_NO] = "false", [PROOF_YES] = "true", [PROOF_UNKNOWN] = "null"};
    const struct proof *proof = &result->proof;
    fprintf(out, "{\"level\":\"%s\"", result->name);
    if (result->error.text[0]) {
        fprintf(out, ",\"error\":\"%s\"}\n", result->error.text);
        return;
    }
    fprintf(out, ",\"combinations\":%d,\"unsolvable\":%d,\"not_proved\":%d,\"shortest\":[",
            proof->combinations, proof->unsolvable, proof->not_proved);
    for (int c = 0; c < proof->combinations; c++) {
        fprintf(out, "%s%d", c ? "," : "", proof->shortest[c]);
    }
    fputs("],\"needed\":{", out);
    for (int q = 0; q < proof->question_count; q++) {
        fprintf(out, "%s\"%s\":%s", q ? "," : "", result->level->question[q].id,
                answer[proof->needed[q]]);
    }
    fprintf(out, "},\"fair\":%s,\"guess_cost\":%s,\"gentle\":%s,\"share\":%s,\"handovers\":%s",
            exact(proof->fair).text,
            proof->guess_cost == PROOF_NONE ? "null" : whole(proof->guess_cost, false).text,
            exact(proof->gentle).text, exact(proof->share).text,
            proof->handovers == PROOF_NONE ? "null" : whole(proof->handovers, false).text);
    fprintf(out, ",\"states\":%" PRIu64 ",\"seconds\":%" PRIu64 ".%03" PRIu64 "}\n", proof->states,
            result->milliseconds / 1000, result->milliseconds % 1000);
}

int app_no_such_level(const struct pack *pack, const char *name, FILE *err) {
    fprintf(err, "two-lanterns: the pack has no level \"%s\"; levels are named CHAPTER/LEVEL",
            name);
    for (int c = 0; c < pack->chapter_count; c++) {
        if (pack->chapter[c].level_count) {
            fprintf(err, ", such as %s/%s", pack->chapter[c].id, pack->chapter[c].level[0].id);
            break;
        }
    }
    fputs("\n", err);
    return 2;
}
