/* Why a level fails its proofs, or how near it is to failing. */
#include "app/check_why.h"

#include "app/check.h"
#include "files/files.h"
#include "rules/fixtures.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { STEP_MS = 400 }; /* the pace of the replays */

/* --- findings --- */

struct why_finding *app_why_finding(struct why *why, enum why_verdict verdict, const char *proof) {
    struct why_finding *finding = &why->report->finding[why->report->count++];
    finding->verdict = verdict;
    snprintf(finding->proof, sizeof finding->proof, "%s", proof);
    return finding;
}

/* "kite moon, oak leaf" */
void app_why_answers(struct text *out, const struct why *why, int combination) {
    const struct rules_level *rules = &why->level->rules;
    struct rules_answers answers = proof_answers(rules, combination);
    for (int q = 0; q < rules->question_count; q++) {
        text_addf(out, "%s%s %s", q ? ", " : "", why->level->question[q].id,
                  rules_mark_name(answers.mark[q]));
    }
}

static void say_cell(struct text *out, const struct why *why, int cell) {
    text_addf(out, "line %d, column %d", cell / why->level->rules.width + 1,
              cell % why->level->rules.width + 1);
}

void app_why_actions(struct text *out, int count) {
    text_addf(out, count == 1 ? "%d action" : "%d actions", count);
}

/* Two digits after the point, away from the limit: what is over it is never said to be on it. */
void app_why_ratio(struct text *out, struct proof_ratio ratio, bool up) {
    uint64_t hundredths = (ratio.over * 100 + (up ? ratio.under - 1 : 0)) / ratio.under;
    text_addf(out, "%d.%02d", (int)(hundredths / 100), (int)(hundredths % 100));
}

/* --- examples --- */

static void write_play(struct why *why, struct why_play *play) {
    struct text file = {0};
    text_addf(&play->file, "%s/%s-%s.replay", why->folder, why->level->id, play->name);
    replay_write(&file, &play->replay);
    files_write_atomic(text_string(&play->file), file.data, file.length, &why->write_error);
    text_release(&file);
}

/* Plays the way as two players would; returns the state that it ends in. */
struct rules_state app_why_play(struct why *why, struct why_finding *finding, const char *name,
                                const struct proof_way *way) {
    const struct rules_level *rules = &why->level->rules;
    struct rules_answers answers = proof_answers(rules, way->combination);
    struct why_play *play = &finding->play[finding->plays++];
    struct session *session = session_new(rules);
    struct error error = {{0}};
    for (int q = 0; q < rules->question_count; q++) {
        session_seal(session, q, answers.mark[q]);
    }
    session_begin(session);
    for (int i = 0; i < way->count; i++) {
        enum rules_result result = session_act(session, way->step[i], STEP_MS, NULL);
        assert(result != RULES_REFUSED);
        play->misheard = result == RULES_MISHEARD && !play->misheard ? i + 1 : play->misheard;
    }
    snprintf(play->name, sizeof play->name, "%s", name);
    replay_record(&play->replay, session, why->pack->id, why->report->level, &error);
    struct rules_state end = *session_state(session);
    session_free(session);
    if (why->folder) {
        write_play(why, play);
    }
    return end;
}

/* --- solvable --- */

/* Why the step towards home is refused. */
static const char *obstacle(const struct proof_from_home *from) {
    static const char *const words[] = {
        [RULES_REFUSED_PROMISE] = "a promise is still to be kept",
        [RULES_REFUSED_PARTNER] = "the other stands",
        [RULES_REFUSED_STONE] = "a stone lies that they can't push",
        [RULES_REFUSED_STONE_STUCK] = "a stone lies that can't move on",
        [RULES_REFUSED_WATER] = "there is water without stone or boat",
        [RULES_REFUSED_OWN_VEIL] = "a veil waits for the other to step first",
        [RULES_REFUSED_FADED_VEIL] = "a veil has faded",
        [RULES_REFUSED_UNASKED] = "a question waits at its hearth",
        [RULES_REFUSED_UNLIT] = "a veil waits for the other to stand in line",
        [RULES_REFUSED_NOT_LENT] = "a stone lies that is not lent yet",
    };
    if (from->result == RULES_MISHEARD) {
        return "a veil or fence doesn't carry with these answers";
    }
    if (from->result != RULES_REFUSED) {
        return NULL;
    }
    for (int kind = 1; kind < RULES_FIXTURE_KINDS; kind++) {
        if (rules_traits[kind].obstacle && rules_traits[kind].refusal == from->refusal) {
            return rules_traits[kind].obstacle;
        }
    }
    return from->refusal < sizeof words / sizeof words[0] ? words[from->refusal] : NULL;
}

static void say_from_home(struct text *out, const struct why *why, int player,
                          const struct proof_from_home *from, int at) {
    text_addf(out, " %s is then ", player == RULES_A ? "A" : "B");
    if (from->steps == 0) {
        text_add(out, "home.");
        return;
    }
    text_add(out, "at ");
    say_cell(out, why, at);
    if (from->steps == PROOF_NONE) {
        text_add(out, ", with walls between there and home.");
        return;
    }
    text_addf(out, from->steps == 1 ? ", %d step from home" : ", %d steps from home", from->steps);
    const char *words = obstacle(from);
    if (words) {
        text_add(out, "; at ");
        say_cell(out, why, from->refusal == RULES_REFUSED_PROMISE ? at : from->towards);
        text_addf(out, " %s", words);
    }
    text_add(out, ".");
}

static void say_nearest(struct why *why, struct why_finding *finding, const struct proof_way *way) {
    const struct rules_level *rules = &why->level->rules;
    struct rules_answers answers = proof_answers(rules, way->combination);
    struct rules_state end = app_why_play(why, finding, "nearest-home", way);
    if (rules->question_count) {
        text_add(&finding->says, " The first is ");
        app_why_answers(&finding->says, why, way->combination);
        text_add(&finding->says, ".");
    }
    text_add(&finding->says, " The two come nearest home after ");
    app_why_actions(&finding->says, way->count);
    text_add(&finding->says, ".");
    for (int player = RULES_A; player <= RULES_B; player++) {
        struct proof_from_home from = proof_from_home(rules, &answers, &end, player);
        say_from_home(&finding->says, why, player, &from, end.at[player]);
    }
    text_add(&finding->says, " To mend it, open a way home for these answers.");
}

static void say_bound(struct text *out, const struct why *why) {
    text_addf(out, "within %s states: give a larger --states, or make the level smaller.",
              app_grouped(why->limits.states).text);
}

static int count_unknown(const struct proof *proof) {
    int unknown = 0;
    for (int c = 0; c < proof->combinations; c++) {
        unknown += proof->known[c] == PROOF_KNOWN_NOTHING;
    }
    return unknown;
}

static void find_unproved(struct why *why) {
    const struct proof *proof = &why->proof;
    struct why_finding *finding = app_why_finding(why, WHY_UNKNOWN, "solvable");
    text_addf(&finding->says, "%d of %d combinations of answers could not be proved ",
              count_unknown(proof), proof->combinations);
    say_bound(&finding->says, why);
}

static void find_solvable(struct why *why) {
    const struct proof *proof = &why->proof;
    struct proof_way way;
    if (!proof->unsolvable && count_unknown(proof)) {
        find_unproved(why);
        return;
    }
    struct why_finding *finding = app_why_finding(why, proof->unsolvable ? WHY_FAILS : WHY_HOLDS,
                                                  "solvable");
    if (!proof->unsolvable) {
        text_addf(&finding->says,
                  proof->combinations == 1 ? "There is a clean solution."
                                           : "Each of the %d combinations of answers has a clean "
                                             "solution.",
                  proof->combinations);
        return;
    }
    text_addf(&finding->says, "%d of %d combinations of answers %s no clean solution.",
              proof->unsolvable, proof->combinations, proof->unsolvable == 1 ? "has" : "have");
    if (proof_why_unsolvable(&why->level->rules, proof, &why->limits, &way)) {
        say_nearest(why, finding, &way);
    }
    proof_way_release(&way);
}

/* --- needed --- */

static void say_way_round(struct why *why, struct why_finding *finding, int question) {
    const char *id = why->level->question[question].id;
    char name[sizeof finding->play[0].name];
    struct proof_way way;
    if (proof_why_not_needed(&why->level->rules, &why->proof, question, &why->limits, &way)) {
        snprintf(name, sizeof name, "without-%s", id);
        app_why_play(why, finding, name, &way);
        text_addf(&finding->says, "Without %s the two come home too, in ", id);
        app_why_actions(&finding->says, way.count);
        text_add(&finding->says, ", and tread none of its veils and fences. To mend it, close this "
                                 "way round.");
    }
    proof_way_release(&way);
}

static void find_needed(struct why *why, int question) {
    static const enum why_verdict verdicts[] = {
        [PROOF_NO] = WHY_FAILS, [PROOF_YES] = WHY_HOLDS, [PROOF_UNKNOWN] = WHY_UNKNOWN};
    enum why_verdict verdict = verdicts[why->proof.needed[question]];
    const char *id = why->level->question[question].id;
    char name[sizeof why->report->finding[0].proof];
    snprintf(name, sizeof name, "needed %s", id);
    struct why_finding *finding = app_why_finding(why, verdict, name);
    if (verdict == WHY_HOLDS) {
        text_addf(&finding->says, "Nobody comes home without %s.", id);
    } else if (verdict == WHY_FAILS) {
        say_way_round(why, finding, question);
    } else {
        text_addf(&finding->says, "Whether there is a way home without %s was not found out ", id);
        say_bound(&finding->says, why);
    }
}

/* --- fair, guess cost, gentle --- */

/* The first two levels of a chapter teach, and some bars are for those after them only. */
bool app_why_later(const struct why *why) {
    return why->place.level >= 2;
}

static void say_unknown(struct why *why, const char *proof) {
    struct why_finding *finding = app_why_finding(why, WHY_UNKNOWN, proof);
    if (why->proof.not_proved) {
        text_add(&finding->says, "Not found out for every combination of answers ");
        say_bound(&finding->says, why);
    } else {
        text_add(&finding->says, "There is no solution to compare.");
    }
}

static void say_solution(struct why *why, struct why_finding *finding, bool longest) {
    struct proof_way way;
    if (proof_why_fair(&why->level->rules, &why->proof, longest, &why->limits, &way)) {
        text_add(&finding->says, longest ? ", and " : "The shortest solution takes ");
        app_why_actions(&finding->says, way.count);
        text_add(&finding->says, " for ");
        app_why_answers(&finding->says, why, way.combination);
        app_why_play(why, finding, longest ? "longest" : "shortest", &way);
    }
    proof_way_release(&way);
}

static void find_fair(struct why *why) {
    struct proof_ratio fair = why->proof.fair;
    if (!fair.under) {
        say_unknown(why, "fair");
        return;
    }
    bool holds = !app_short_of(why->place, &why->proof, CHECK_FAIR);
    struct why_finding *finding = app_why_finding(why, holds ? WHY_HOLDS : WHY_BELOW, "fair");
    struct text *says = &finding->says;
    if (fair.over == fair.under) {
        text_add(says, why->proof.unsolvable ? "Every solvable combination takes "
                                             : "Every combination takes ");
        app_why_actions(says, (int)fair.over);
        text_add(says, ": 1.00 to 1 (shipped levels: 1.15 at most).");
        return;
    }
    say_solution(why, finding, false);
    say_solution(why, finding, true);
    text_add(says, ": ");
    app_why_ratio(says, fair, !holds);
    text_add(says, " to 1 (shipped levels: 1.15 at most).");
    if (!holds) {
        text_add(says, " To mend it, make the short way longer or the long one shorter.");
    }
}

static void find_guess(struct why *why) {
    const struct proof *proof = &why->proof;
    struct proof_way way;
    if (!proof->fair.under || proof->guess_cost == PROOF_NOT_PROVED) {
        say_unknown(why, "guess cost");
        return;
    }
    bool cheap = app_short_of(why->place, proof, CHECK_GUESS) != NULL;
    struct why_finding *finding = app_why_finding(why, cheap ? WHY_BELOW : WHY_HOLDS, "guess cost");
    struct text *says = &finding->says;
    if (proof->guess_cost == PROOF_NONE) {
        text_add(says, "Nobody who guesses and is misheard comes home.");
        return;
    }
    text_add(says, "Guessing, and being misheard, costs ");
    app_why_actions(says, proof->guess_cost);
    text_add(says, " more than asking");
    if (!proof_why_guess(&why->level->rules, proof, &why->limits, &way)) {
        text_add(says, ".");
    } else {
        app_why_play(why, finding, "guess", &way);
        text_add(says, ", for ");
        app_why_answers(says, why, way.combination);
        text_add(says, app_why_later(why)
                           ? " (shipped levels: 5 at least but for the first two of a "
                             "chapter, of which this is none)."
                           : " (shipped levels: 3 at least in the first two of a "
                             "chapter, of which this is one).");
        text_add(says, cheap ? " To mend it, put more way between the veils or fences of a "
                               "question."
                             : "");
    }
    proof_way_release(&way);
}

static void say_dead_end(struct why *why, struct why_finding *finding, bool harsh) {
    struct proof_way way;
    if (proof_why_gentle(&why->level->rules, &why->proof, &why->limits, &way)) {
        app_why_play(why, finding, "dead-end", &way);
        text_add(&finding->says, " The shortest way into a dead end takes ");
        app_why_actions(&finding->says, way.count);
        text_add(&finding->says, ", for ");
        app_why_answers(&finding->says, why, way.combination);
        text_add(&finding->says, ".");
        if (harsh) {
            text_add(&finding->says, " To mend it, leave a way back from there.");
        }
    }
    proof_way_release(&way);
}

static void find_gentle(struct why *why) {
    struct proof_ratio gentle = why->proof.gentle;
    if (!gentle.under) {
        say_unknown(why, "gentle");
        return;
    }
    bool harsh = gentle.over * 2 < gentle.under,
         early = !app_why_later(why) || why->place.chapter < 2;
    bool below = app_short_of(why->place, &why->proof, CHECK_GENTLE) != NULL;
    struct why_finding *finding = app_why_finding(why, below ? WHY_BELOW : WHY_HOLDS, "gentle");
    struct text *says = &finding->says;
    if (gentle.over == gentle.under) {
        text_add(says, "There is no dead end: a way home is open from everywhere.");
        return;
    }
    text_add(says, "A way home is open from ");
    app_why_ratio(says, gentle, false);
    text_add(says, " of the states that clean play reaches (shipped levels: 0.50 at least in the "
                   "first two chapters and the first two levels of each, of which this is ");
    text_add(says, early ? "one)." : "none).");
    say_dead_end(why, finding, harsh);
}

/* --- a report --- */

static void find_all(struct why *why) {
    find_solvable(why);
    for (int q = 0; q < why->proof.question_count; q++) {
        find_needed(why, q);
    }
    find_fair(why);
    find_guess(why);
    find_gentle(why);
    app_why_told(why);
    app_why_silence(why);
    app_why_ways(why);
    why->report->holds = proof_holds(&why->proof);
}

static void release(struct why *why) {
    for (int i = 0; i < why->report->count; i++) {
        struct why_finding *finding = &why->report->finding[i];
        for (int k = 0; k < finding->plays; k++) {
            replay_release(&finding->play[k].replay);
            text_release(&finding->play[k].file);
        }
        text_release(&finding->says);
    }
    free(why->report);
    proof_release(&why->proof);
}

static struct check_place place_of(const struct pack *pack, const struct pack_level *level) {
    struct check_place place = {0};
    while (level < pack->chapter[place.chapter].level ||
           level >= pack->chapter[place.chapter].level + pack->chapter[place.chapter].level_count) {
        place.chapter++;
    }
    place.level = (int)(level - pack->chapter[place.chapter].level);
    return place;
}

static int complain(FILE *err, const struct error *error) {
    fprintf(err, "two-lanterns: %s\n", error->text);
    return 2;
}

static int run(struct why *why, const struct check_options *options, FILE *out, FILE *err) {
    struct why_report *report = why->report;
    if (proof_level(&why->level->rules, &why->limits, &why->proof, &report->error)) {
        find_all(why);
    }
    if (why->write_error.text[0]) {
        return complain(err, &why->write_error);
    }
    (options->json ? app_print_why_json : app_print_why)(out, report);
    return report->holds ? 0 : 1;
}

int app_check_why(const struct pack *pack, const struct check_options *options, const char *folder,
                  FILE *out, FILE *err) {
    struct why why = {
        .pack = pack,
        .level = pack_find_level(pack, options->level),
        .folder = folder,
        .limits = {.states = options->states ? options->states : PROOF_DEFAULT_STATES,
                   .bytes = app_memory_share(1),
                   .all = true},
    };
    struct error error = {{0}};
    if (!why.level) {
        return app_no_such_level(pack, options->level, err);
    }
    why.place = place_of(pack, why.level);
    if (folder && !files_make_folder(folder, &error)) {
        return complain(err, &error);
    }
    why.report = base_alloc(sizeof *why.report);
    why.report->level = options->level;
    int status = run(&why, options, out, err);
    release(&why);
    return status;
}
