/* Why a level is told too soon, cheap to walk in silence, or played alike whatever is answered. */
#include "app/check_why.h"

#include <stdio.h>

/* --- told, silence --- */

static void say_later(struct text *out, const struct why *why, const char *bar) {
    text_addf(out, " (shipped levels: %s at least but for the first two of a chapter, of which ",
              bar);
    text_add(out, app_why_later(why) ? "this is none)." : "this is one).");
}

void app_why_told(struct why *why) {
    const struct proof *proof = &why->proof;
    struct proof_way way;
    if (!proof->told.under) {
        return; /* nothing that is to be told, or not found out, as is said of fair */
    }
    bool soon = app_short_of(why->place, proof, CHECK_TOLD) != NULL;
    struct why_finding *finding = app_why_finding(why, soon ? WHY_BELOW : WHY_HOLDS, "told");
    struct text *says = &finding->says;
    if (proof_why_told(&why->level->rules, proof, &why->limits, &way)) {
        app_why_play(why, finding, "told", &way);
        text_add(says, "After ");
        app_why_actions(says, way.count);
        text_addf(says, " of %d all can be told, for ", proof->shortest[way.combination]);
        app_why_answers(says, why, way.combination);
        text_add(says, ": ");
        app_why_ratio(says, proof->told, false);
        text_add(says, " of the way");
        say_later(says, why, "0.50");
        text_add(says, soon ? " To mend it, let something that must be told lie further on." : "");
    }
    proof_way_release(&way);
}

/* "kite's veils", "the spans of kite and oak" */
static void say_lock(struct text *out, const struct why *why, const struct proof_lock *lock) {
    const char *id = why->level->question[lock->question].id;
    if (lock->kind == RULES_SPAN) {
        text_addf(out, "the spans of %s and %s", id, why->level->question[lock->other].id);
        return;
    }
    text_addf(out, "%s's %s", id,
              lock->kind == RULES_VEIL    ? "veils"
              : lock->kind == RULES_FENCE ? "fences"
                                          : "again veils");
}

static int cheapest_lock(const struct proof *proof) {
    int cheapest = PROOF_NONE;
    for (int i = 0; i < proof->lock_count; i++) {
        int cost = proof->lock[i].cost;
        if (cost >= 0 && (cheapest < 0 || cost < proof->lock[cheapest].cost)) {
            cheapest = i;
        }
    }
    return cheapest;
}

static void say_costs(struct text *out, const struct why *why) {
    const struct proof *proof = &why->proof;
    for (int i = 0; i < proof->lock_count; i++) {
        text_add(out, i == 0 ? " A miss at " : i + 1 < proof->lock_count ? ", at " : ", and at ");
        say_lock(out, why, &proof->lock[i]);
        text_add(out, i == 0 ? " costs " : " ");
        if (proof->lock[i].cost < 0) {
            text_add(out, "the whole way, for nobody comes home after it");
        } else {
            app_why_actions(out, proof->lock[i].cost);
        }
    }
    text_add(out, proof->lock_count ? "." : "");
}

void app_why_silence(struct why *why) {
    const struct proof *proof = &why->proof;
    struct proof_way way;
    if (!proof->silence.under) {
        return;
    }
    int lock = cheapest_lock(proof);
    bool cheap = app_short_of(why->place, proof, CHECK_SILENCE) != NULL;
    struct why_finding *finding = app_why_finding(why, cheap ? WHY_BELOW : WHY_HOLDS, "silence");
    struct text *says = &finding->says;
    text_add(says, "To walk without talking costs ");
    app_why_ratio(says, proof->silence, false);
    text_add(says, " of the way");
    say_later(says, why, "0.25");
    say_costs(says, why);
    if (lock >= 0 && proof_why_lock(&why->level->rules, proof, lock, &why->limits, &way)) {
        app_why_play(why, finding, "miss", &way);
        text_add(says, " The example misses at ");
        say_lock(says, why, &proof->lock[lock]);
        text_add(says, ", for ");
        app_why_answers(says, why, way.combination);
        text_add(says, ".");
        proof_way_release(&way);
    }
    text_add(says, cheap ? " To mend it, put more way between what can be tried, or give it more "
                           "marks."
                         : "");
}

/* --- ways --- */

static void say_help(struct text *out, int bit) {
    /* After who helps, and after who is helped. */
    static const struct {
        const char *middle, *end;
    } words[PROOF_HELPS] = {
        [PROOF_HELP_HOLD] = {" holds a gate for ", ""},
        [PROOF_HELP_PROMISE] = {" promises to hold a gate for ", ""},
        [PROOF_HELP_WEIGHT] = {" lays a stone that holds a gate for ", ""},
        [PROOF_HELP_STONE] = {" sinks a stone for ", " to step on"},
        [PROOF_HELP_BOAT] = {" calls the boat for ", ""},
        [PROOF_HELP_HEAVY] = {" stands by while ", " pushes what is heavy"},
        [PROOF_HELP_LENT] = {" lends a stone to ", ""},
        [PROOF_HELP_LIGHT] = {" lights a veil for ", ""},
    };
    if (bit / 2 == PROOF_HELP_STAR) {
        text_add(out, "both kindle stars");
        return;
    }
    text_addf(out, "%c%s%c%s", 'A' + bit % 2, words[bit / 2].middle, 'B' - bit % 2,
              words[bit / 2].end);
}

static void say_helps(struct text *out, uint32_t helps) {
    bool first = true;
    for (int bit = 0; bit < 2 * PROOF_HELPS; bit++) {
        if (helps >> bit & 1) {
            text_add(out, first ? "" : ", ");
            say_help(out, bit);
            first = false;
        }
    }
    text_add(out, first ? "neither needs the other's hands" : "");
}

/* The next combination, from `c` on, whose help is no other's before it; the count where all are
 * through. */
static int next_way(const struct proof *proof, int c) {
    for (; c < proof->combinations; c++) {
        bool known = proof->shortest[c] < 0;
        for (int before = 0; before < c && !known; before++) {
            known = proof->shortest[before] >= 0 && proof->helps[before] == proof->helps[c];
        }
        if (!known) {
            break;
        }
    }
    return c;
}

static int count_alike(const struct proof *proof, int combination) {
    int alike = 0;
    for (int c = 0; c < proof->combinations; c++) {
        alike += proof->shortest[c] >= 0 && proof->helps[c] == proof->helps[combination];
    }
    return alike;
}

static void say_way(struct why *why, struct why_finding *finding, int combination) {
    char name[sizeof finding->play[0].name];
    struct proof_way way;
    int others = count_alike(&why->proof, combination) - 1;
    text_add(&finding->says, " For ");
    app_why_answers(&finding->says, why, combination);
    if (others) {
        text_addf(&finding->says, " and %d more", others);
    }
    text_add(&finding->says, ": ");
    say_helps(&finding->says, why->proof.helps[combination]);
    text_add(&finding->says, ".");
    if (finding->plays < WHY_MAX_PLAYS &&
        proof_why_ways(&why->level->rules, &why->proof, combination, &why->limits, &way)) {
        snprintf(name, sizeof name, "way-%d", finding->plays + 1);
        app_why_play(why, finding, name, &way);
        proof_way_release(&way);
    }
}

void app_why_ways(struct why *why) {
    const struct proof *proof = &why->proof;
    if (!proof->helps) {
        return;
    }
    struct why_finding *finding = app_why_finding(why, WHY_HOLDS, "ways");
    if (proof->ways == 1) {
        text_add(&finding->says, "All answers play alike: ");
        say_helps(&finding->says, proof->helps[next_way(proof, 0)]);
        text_add(&finding->says, ".");
        return;
    }
    text_addf(&finding->says, "The answers lead to %d ways of helping.", proof->ways);
    for (int c = 0; (c = next_way(proof, c)) < proof->combinations; c++) {
        say_way(why, finding, c);
    }
}
