/* A replay says how it ended; this plays it and tells the first thing that is not so. */
#include "session/session.h"

#include <inttypes.h>

static bool finding(struct replay_report *report, enum replay_finding what, int action) {
    report->finding = what;
    report->action = action;
    return false;
}

static bool check_header(const struct rules_level *level, const struct replay *replay,
                         struct replay_report *report) {
    if (replay->rules_version != (uint32_t)rules_needed(level)) {
        error_set(&report->error,
                  "this replay was made by version %" PRIu32 " of the rules, and the level is "
                  "played by version %d; play it with the game that made it",
                  replay->rules_version, rules_needed(level));
        return finding(report, REPLAY_OTHER_RULES, 0);
    }
    if (replay->level_hash != rules_hash_level(level)) {
        error_set(&report->error,
                  "level %s of pack %s has changed since this replay was made; play it with the "
                  "pack that it was made with",
                  replay->level, replay->pack);
        return finding(report, REPLAY_OTHER_LEVEL, 0);
    }
    bool fit = replay->question_count == level->question_count;
    for (int q = 0; fit && q < level->question_count; q++) {
        fit = replay->answers.mark[q] < level->question[q].marks;
    }
    if (!fit) {
        error_set(&report->error, "the answers of this replay are none to the level's %d questions",
                  level->question_count);
        return finding(report, REPLAY_OTHER_ANSWERS, 0);
    }
    return true;
}

bool replay_verify(const struct rules_level *level, const struct replay *replay,
                   struct replay_report *report) {
    *report = (struct replay_report){.finding = REPLAY_HOLDS};
    if (!check_header(level, replay, report)) {
        return false;
    }
    struct rules_state state;
    rules_start(level, &state);
    for (int i = 0; i < replay->count; i++) {
        const struct session_record *step = &replay->step[i];
        char letter = rules_letter(step->action);
        if (rules_step(level, &replay->answers, &state, step->action, NULL) == RULES_REFUSED) {
            error_set(&report->error, "action %d, %c, is refused by the rules", i + 1, letter);
            return finding(report, REPLAY_REFUSED, i + 1);
        }
        if (rules_hash_state(&state) != step->hash) {
            error_set(&report->error, "action %d, %c, leads to another state", i + 1, letter);
            return finding(report, REPLAY_OTHER_STATE, i + 1);
        }
    }
    if (rules_hash_state(&state) != replay->end_hash) {
        error_set(&report->error, "after all %d actions the end is another one", replay->count);
        return finding(report, REPLAY_OTHER_END, 0);
    }
    report->won = rules_won(level, &state);
    return true;
}
