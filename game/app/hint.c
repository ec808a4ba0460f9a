/* `hint`: what the game would say to two who stand where a log of actions leads. */
#include "app/check.h"

#include "app/check_print.h"

#include <stdlib.h>
#include <string.h>

/* The letters as a log. Each must be an action that the rules do not refuse there. */
static bool parse_log(const struct rules_level *level, const struct rules_answers *answers,
                      const char *letters, struct rules_action *log, FILE *err) {
    struct rules_state state;
    rules_start(level, &state);
    for (int i = 0; letters[i]; i++) {
        if (!rules_action_from(letters[i], &log[i])) {
            fprintf(err,
                    "two-lanterns: --after: \"%c\" is no action; A moves by N E S W and breathes "
                    "by Z, B by n e s w z\n",
                    letters[i]);
            return false;
        }
        if (rules_step(level, answers, &state, log[i], NULL) == RULES_REFUSED) {
            fprintf(err, "two-lanterns: --after: action %d, %c, can't be done there\n", i + 1,
                    letters[i]);
            return false;
        }
    }
    return true;
}

static int print(const struct pack_level *level, const struct proof_hint *hint, FILE *out,
                 FILE *err) {
    switch (hint->kind) {
    case PROOF_HINT_STEPS:
        for (int i = 0; i < hint->count; i++) {
            fputc(rules_letter(hint->step[i]), out);
        }
        fputs(hint->count ? "\n" : "", out);
        if (hint->ask >= 0) {
            fprintf(out, "ask %c: %s\n", level->rules.question[hint->ask].by ? 'B' : 'A',
                    level->question[hint->ask].id);
        } else {
            fputs("home\n", out);
        }
        return 0;
    case PROOF_HINT_BACK:
        fprintf(out, "take back %d\n", hint->back);
        return 0;
    case PROOF_HINT_NONE:
        fputs("two-lanterns: under some answers there is no clean way home even from the start\n",
              err);
        return 1;
    default:
        fputs("two-lanterns: no hint found within the states; give a larger --states\n", err);
        return 1;
    }
}

int app_hint(const struct pack *pack, const char *name, const char *list, const char *after,
             uint64_t states, FILE *out, FILE *err) {
    const struct pack_level *level = pack_find_level(pack, name);
    struct proof_options limits = {.states = states ? states : PROOF_DEFAULT_STATES,
                                   .bytes = app_memory_share(1)};
    struct rules_answers answers;
    struct proof_hint hint;
    int status = 2;
    if (!level) {
        return app_no_such_level(pack, name, err);
    }
    if (!app_parse_answers(level, list, &answers, err)) {
        return status;
    }
    struct rules_action *log = base_alloc((strlen(after) + 1) * sizeof *log);
    if (parse_log(&level->rules, &answers, after, log, err)) {
        proof_hint(&level->rules, &answers, log, (int)strlen(after), &limits, &hint);
        status = print(level, &hint, out, err);
        proof_hint_release(&hint);
    }
    free(log);
    return status;
}
