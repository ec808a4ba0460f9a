/* What `check` says of a level, for people and as JSON: the same proof always gives the same bytes,
 * in any locale. */
#include "app/check_print.h"

#include "app/check_bars.h"

#include <inttypes.h>
#include <string.h>

/* --- numbers as text; never by the C library's way, which has other points in other locales --- */

static uint64_t scaled(struct proof_ratio ratio, uint64_t scale) {
    return (2 * ratio.over * scale + ratio.under) / (2 * ratio.under);
}

/* At most so many digits after the point, without the zeros that say nothing: 0.995045, 1.0. */
static struct check_word digits(struct proof_ratio ratio, int most) {
    struct check_word word = {"null"};
    if (ratio.under) {
        uint64_t scale = 1;
        for (int i = 0; i < most; i++) {
            scale *= 10;
        }
        uint64_t parts = scaled(ratio, scale);
        int length = snprintf(word.text, sizeof word.text, "%" PRIu64 ".%0*" PRIu64, parts / scale,
                              most, parts % scale);
        while (word.text[length - 1] == '0' && word.text[length - 2] != '.') {
            word.text[--length] = '\0';
        }
    }
    return word;
}

static struct check_word exact(struct proof_ratio ratio) {
    return digits(ratio, 6);
}

static struct check_word rounded(struct proof_ratio ratio) {
    struct check_word word = {"–"};
    if (ratio.under) {
        uint64_t hundredths = scaled(ratio, 100);
        snprintf(word.text, sizeof word.text, "%" PRIu64 ".%02" PRIu64, hundredths / 100,
                 hundredths % 100);
    }
    return word;
}

static struct check_word whole(int number) {
    struct check_word word = {"–"};
    if (number >= 0) {
        snprintf(word.text, sizeof word.text, "%d", number);
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

struct check_word app_brief(uint64_t number) {
    static const char units[] = " kMG";
    struct check_word word;
    uint64_t unit = 1;
    int i = 0;
    while (number / unit >= 1000 && units[i + 1]) {
        unit *= 1000;
        i++;
    }
    if (i == 0) {
        snprintf(word.text, sizeof word.text, "%" PRIu64, number);
    } else {
        snprintf(word.text, sizeof word.text, "%" PRIu64 ".%d %c", number / unit,
                 (int)(number % unit * 10 / unit), units[i]);
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

static const char *verdict(const struct proof *proof) {
    if (proof_holds(proof)) {
        return "✓";
    }
    return proof->unsolvable ? "unsolvable" : proof->not_proved ? "not proved" : "not needed";
}

/* --- the table for people --- */

/* What the colours say is in the text as well. */
static const char bold[] = "\33[1m", faint[] = "\33[2m", red[] = "\33[1;31m", yellow[] = "\33[33m",
                  green[] = "\33[32m";

static void paint(const struct check_table *table, const char *colour) {
    fputs(table->colours ? colour : "", table->out);
}

static void unpaint(const struct check_table *table) {
    paint(table, "\33[0m");
}

static int width_of(const char *text) {
    int characters = 0;
    for (const char *at = text, *end = text + strlen(text); at < end; characters++) {
        utf8_next(&at, end);
    }
    return characters;
}

static void print_gap(FILE *out, int width) {
    fprintf(out, "%*s", width > 0 ? width : 0, "");
}

static void print_left(FILE *out, int width, const char *text) {
    fputs(text, out);
    print_gap(out, width - width_of(text));
}

/* The star has a place of its own, so that the digits stand below each other. */
struct column {
    const char *title;
    int width;
    bool starred;
};
enum { COLUMNS = 15, LEVEL_INDENT = 2 };
static const struct column columns[COLUMNS] = {
    {"combos", 6, false}, {"actions", 7, true}, {"fair", 5, true},    {"guess", 5, true},
    {"gentle", 6, true},  {"told", 4, true},    {"silence", 7, true}, {"share", 5, true},
    {"turns", 5, false},  {"wait", 4, false},   {"idle", 4, true},    {"ways", 4, false},
    {"hard", 4, false},   {"states", 7, false}, {"time", 7, false},
};

/* Right-aligned. The title of a column stands over the digits. */
static void print_cell(const struct check_table *table, const struct column *column,
                       const char *text, bool star) {
    fputs("  ", table->out);
    print_gap(table->out, column->width - width_of(text));
    paint(table, star ? yellow : "");
    fputs(text, table->out);
    fputs(column->starred ? star ? "*" : " " : "", table->out);
    if (star) {
        unpaint(table);
    }
}

void app_print_head(const struct check_table *table) {
    paint(table, faint);
    print_left(table->out, LEVEL_INDENT + table->name_width, "level");
    for (int i = 0; i < COLUMNS; i++) {
        print_cell(table, &columns[i], columns[i].title, false);
    }
    fputs("  proof", table->out);
    unpaint(table);
    fputs("\n", table->out);
}

static int first_unsolvable(const struct proof *proof) {
    int c = 0;
    while (proof->shortest[c] != PROOF_UNSOLVABLE) {
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

/* The combinations that are solved, or not, to this degree. */
struct group {
    int count, first, least, most; /* the shortest solutions of all of them */
};

static struct group group_of(const struct proof *proof, enum proof_known known) {
    struct group group = {0};
    for (int c = 0; c < proof->combinations; c++) {
        int length = proof->shortest[c];
        if (proof->known[c] == known && length != PROOF_UNSOLVABLE) {
            group.first = group.count ? group.first : c;
            group.least = group.count && group.least < length ? group.least : length;
            group.most = group.count && group.most > length ? group.most : length;
            group.count++;
        }
    }
    return group;
}

static void print_group(FILE *out, const struct check_result *result, enum proof_known known,
                        const char *what) {
    struct group group = group_of(&result->proof, known);
    if (group.count) {
        fprintf(out, "    for %d of these %s; the first is ", group.count, what);
        print_combination(out, &result->level->rules, group.first);
        fputs("\n", out);
    }
}

static void print_unproved(const struct check_table *table, const struct check_result *result) {
    const struct proof *proof = &result->proof;
    FILE *out = table->out;
    fprintf(out,
            "    no proof for %d of %d combinations of answers within %s states and %s MiB; "
            "give a larger --states, or make the level smaller\n",
            proof->not_proved, proof->combinations, app_grouped(table->limits.states).text,
            app_grouped(table->limits.bytes >> 20).text);
    struct group solved = group_of(proof, PROOF_KNOWN_SHORTEST);
    if (solved.count) {
        fprintf(out,
                "    for %d of these a shortest solution is known all the same: ", solved.count);
        fprintf(out, solved.least < solved.most ? "%d–%d actions\n" : "%d actions\n", solved.least,
                solved.most);
    }
    print_group(out, result, PROOF_KNOWN_SOLVABLE, "a solution is known, but not the shortest");
    print_group(out, result, PROOF_KNOWN_NOTHING, "no solution was found yet");
}

static void print_reasons(const struct check_table *table, const struct check_result *result) {
    const struct proof *proof = &result->proof;
    FILE *out = table->out;
    if (proof->unsolvable) {
        fprintf(out, "    no clean solution for %d of %d combinations of answers; open a way for ",
                proof->unsolvable, proof->combinations);
        print_combination(out, &result->level->rules, first_unsolvable(proof));
        fputs("\n", out);
    }
    if (proof->not_proved) {
        print_unproved(table, result);
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

static bool is_starred(const struct check_result *result, enum check_figure figure) {
    return app_short_of(result->place, &result->proof, figure) != NULL;
}

static void print_row(struct check_table *table, const struct check_result *result) {
    const struct proof *proof = &result->proof;
    const struct {
        struct check_word word;
        bool star;
    } row[COLUMNS] = {
        {whole(proof->combinations), false},
        {lengths(proof), is_starred(result, CHECK_ACTIONS)},
        {rounded(proof->fair), is_starred(result, CHECK_FAIR)},
        {whole(proof->guess_cost), is_starred(result, CHECK_GUESS)},
        {rounded(proof->gentle), is_starred(result, CHECK_GENTLE)},
        {rounded(proof->told), is_starred(result, CHECK_TOLD)},
        {rounded(proof->silence), is_starred(result, CHECK_SILENCE)},
        {rounded(proof->share), is_starred(result, CHECK_SHARE)},
        {whole(proof->handovers), false},
        {rounded(proof->wait), false},
        {whole(proof->idle), is_starred(result, CHECK_IDLE)},
        {whole(proof->ways), false},
        {whole(proof->difficulty), false},
        {app_brief(proof->states), false},
        {duration(result->milliseconds), false},
    };
    for (int i = 0; i < COLUMNS; i++) {
        print_cell(table, &columns[i], row[i].word.text, row[i].star);
        table->starred |= row[i].star;
    }
    fputs("  ", table->out);
    paint(table, proof_holds(proof) ? green : red);
    fputs(verdict(proof), table->out);
    unpaint(table);
    fputs("\n", table->out);
}

static void print_chapter(struct check_table *table, const char *chapter) {
    if (chapter != table->chapter) {
        table->chapter = chapter;
        paint(table, bold);
        fputs(chapter, table->out);
        unpaint(table);
        fputs("\n", table->out);
    }
}

void app_print_level(struct check_table *table, const struct check_result *result) {
    const struct proof *proof = &result->proof;
    table->levels++;
    table->proved += app_check_holds(result);
    table->states += proof->states;
    print_chapter(table, result->chapter);
    print_gap(table->out, LEVEL_INDENT);
    print_left(table->out, table->name_width, result->level->id);
    if (result->error.text[0]) {
        fprintf(table->out, "  %s\n", result->error.text);
        return;
    }
    print_row(table, result);
    print_reasons(table, result);
}

void app_print_sum(const struct check_table *table, uint64_t milliseconds) {
    if (table->starred) {
        fputs("* below what shipped levels keep to in this place of a pack; --bars shipped tells "
              "all of it\n",
              table->out);
    }
    paint(table, table->proved == table->levels ? green : red);
    fprintf(table->out, "%d of %d levels proved", table->proved, table->levels);
    unpaint(table);
    fprintf(table->out, ": %s states in %s\n", app_brief(table->states).text,
            duration(milliseconds).text);
    if (table->proved < table->levels) {
        fputs("--why CHAPTER/LEVEL tells why one of them fails\n", table->out);
    }
}

/* --- JSON --- */

static void print_known_json(FILE *out, const struct proof *proof) {
    static const char *const known[] = {[PROOF_KNOWN_NOTHING] = "nothing",
                                        [PROOF_KNOWN_SOLVABLE] = "solvable",
                                        [PROOF_KNOWN_SHORTEST] = "shortest",
                                        [PROOF_KNOWN_ALL] = "all"};
    fputs(",\"known\":[", out);
    for (int c = 0; c < proof->combinations; c++) {
        fprintf(out, "%s\"%s\"", c ? "," : "", known[proof->known[c]]);
    }
    fputs("]", out);
}

static struct check_word json_whole(int number) {
    return number < 0 ? (struct check_word){"null"} : whole(number);
}

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
    fprintf(out, "},\"fair\":%s,\"guess_cost\":%s,\"gentle\":%s", exact(proof->fair).text,
            json_whole(proof->guess_cost).text, exact(proof->gentle).text);
    fprintf(out, ",\"told\":%s,\"silence\":%s,\"share\":%s,\"handovers\":%s",
            digits(proof->told, 4).text, digits(proof->silence, 4).text, exact(proof->share).text,
            json_whole(proof->handovers).text);
    fprintf(out, ",\"wait\":%s,\"idle\":%s,\"ways\":%s,\"difficulty\":%s",
            digits(proof->wait, 4).text, json_whole(proof->idle).text, json_whole(proof->ways).text,
            json_whole(proof->difficulty).text);
    if (proof->not_proved) {
        print_known_json(out, proof);
    }
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
