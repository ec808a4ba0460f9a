/* `solve`: a shortest way home for one combination of answers, as letters. */
#include "app/check.h"

#include "app/check_print.h"

#include <stdlib.h>
#include <string.h>

static int find_mark(const char *name, size_t length) {
    for (int mark = 0; mark < RULES_MAX_MARKS; mark++) {
        const char *known = rules_mark_name(mark);
        if (strlen(known) == length && memcmp(known, name, length) == 0) {
            return mark;
        }
    }
    return RULES_MAX_MARKS;
}

static int count_words(const char *list) {
    int words = *list != '\0';
    for (; *list; list++) {
        words += *list == ',';
    }
    return words;
}

static bool wrong_count(const struct pack_level *level, int given, FILE *err) {
    int asked = level->rules.question_count;
    fprintf(err, "two-lanterns: --answers gives %d, the level asks for %d (", given, asked);
    for (int q = 0; q < asked; q++) {
        fprintf(err, "%s%s", q ? " " : "", level->question[q].id);
    }
    fputs("); give a mark for each, in this order, such as ", err);
    for (int q = 0; q < asked; q++) {
        fprintf(err, "%s%s", q ? "," : "", rules_mark_name(q % 2));
    }
    fputs("\n", err);
    return false;
}

static bool wrong_mark(const struct pack_level *level, int question, const char *word,
                       size_t length, FILE *err) {
    fprintf(err, "two-lanterns: \"%.*s\" is no answer to %s; choose from", (int)length, word,
            level->question[question].id);
    for (int mark = 0; mark < level->rules.question[question].marks; mark++) {
        fprintf(err, " %s", rules_mark_name(mark));
    }
    fputs("\n", err);
    return false;
}

bool app_parse_answers(const struct pack_level *level, const char *list,
                       struct rules_answers *answers, FILE *err) {
    int given = count_words(list);
    *answers = (struct rules_answers){{0}};
    if (given != level->rules.question_count) {
        return wrong_count(level, given, err);
    }
    for (int q = 0; q < given; q++) {
        size_t length = strcspn(list, ",");
        int mark = find_mark(list, length);
        if (mark >= level->rules.question[q].marks) {
            return wrong_mark(level, q, list, length, err);
        }
        answers->mark[q] = (uint8_t)mark;
        list += length + (list[length] == ',');
    }
    return true;
}

int app_solve(const struct pack *pack, const char *name, const char *list, uint64_t states,
              FILE *out, FILE *err) {
    const struct pack_level *level = pack_find_level(pack, name);
    struct proof_options limits = {.states = states ? states : PROOF_DEFAULT_STATES,
                                   .bytes = app_memory_share(1)};
    struct rules_answers answers;
    struct rules_state start;
    struct rules_action *actions;
    if (!level) {
        return app_no_such_level(pack, name, err);
    }
    if (!app_parse_answers(level, list, &answers, err)) {
        return 2;
    }
    rules_start(&level->rules, &start);
    int length = proof_solve(&level->rules, &answers, &start, &limits, &actions);
    if (length == PROOF_UNSOLVABLE) {
        fprintf(err, "two-lanterns: %s has no clean solution for %s\n", name, list);
    } else if (length == PROOF_NOT_PROVED) {
        fprintf(err, "two-lanterns: no solution found within %s states; give a larger --states\n",
                app_grouped(limits.states).text);
    }
    for (int i = 0; i < length; i++) {
        fputc(rules_letter(actions[i]), out);
    }
    if (length >= 0) {
        fputc('\n', out);
    }
    free(actions);
    return length >= 0 ? 0 : 1;
}
