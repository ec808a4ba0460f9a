/* What is proved, in plain words. A good line is gold; the measures are those that shipped levels
 * keep to (docs/rules.md, section 7). */
#include "workshop/inside.h"

enum { PROVED_SHARE = 30, PROVED_GUESS = 3, PROVED_HALF = 50, PROVED_SILENCE = 25, FAIR = 115 };

void lines_clear(struct beside *beside) {
    for (int i = 0; i < beside->count; i++) {
        text_release(&beside->line[i].words);
    }
    beside->count = 0;
}

static struct beside_line *add(struct beside *beside, const char *words, bool good, int show) {
    static struct beside_line beyond; /* never written: no more lines are told than have room */
    if (beside->count == BESIDE_LINES) {
        return &beyond;
    }
    struct beside_line *line = &beside->line[beside->count++];
    *line = (struct beside_line){.good = good, .show = show};
    text_add(&line->words, words);
    return line;
}

static int percent(struct proof_ratio ratio) {
    return ratio.under ? (int)(ratio.over * 100 / ratio.under) : -1;
}

static void tell_home(struct stage *stage, struct beside *beside, const struct proof *proof) {
    if (proof->unsolvable) {
        add(beside,
            say(stage, "{some} of {all} answers have no way home", "some",
                say_number(stage, proof->unsolvable), "all", say_number(stage, proof->combinations),
                NULL),
            false, DRAFT_SHOW_NO_WAY);
    } else if (proof->not_proved) {
        add(beside, word(stage, "Too large to be proved here"), false, BESIDE_NOTHING);
    } else {
        add(beside, word(stage, "Every answer leads home"), true, BESIDE_NOTHING);
    }
}

static void tell_needed(struct stage *stage, struct workshop *workshop, const struct proof *proof) {
    struct beside *beside = &workshop->beside;
    bool all = true;
    for (int q = 0; q < proof->question_count; q++) {
        all &= proof->needed[q] == PROOF_YES;
        if (proof->needed[q] == PROOF_NO) {
            add(beside,
                say(stage, "\u201c{question}\u201d need not be asked", "question",
                    hand_question(workshop, q), NULL),
                false, DRAFT_SHOW_NEEDLESS)
                ->question = q;
        }
    }
    if (all) {
        add(beside, word(stage, "Every question is needed"), true, BESIDE_NOTHING);
    }
}

static void tell_lengths(struct stage *stage, struct beside *beside, const struct proof *proof) {
    int least = 0, most = 0;
    for (int i = 0; i < proof->combinations; i++) {
        int steps = proof->shortest[i];
        if (steps > 0) {
            least = least == 0 || steps < least ? steps : least;
            most = steps > most ? steps : most;
        }
    }
    if (!most) {
        return;
    }
    bool fair = most * 100 <= least * FAIR;
    add(beside, say(stage, "Shortest way: {steps} steps", "steps", say_number(stage, least), NULL),
        fair, DRAFT_SHOW_SHORT);
    add(beside, say(stage, "Longest answer: {steps} steps", "steps", say_number(stage, most), NULL),
        fair, DRAFT_SHOW_LONG);
}

static void tell_guess(struct stage *stage, struct beside *beside, const struct proof *proof) {
    if (proof->guess_cost >= 0) {
        add(beside,
            say(stage, "A wrong guess costs {steps}", "steps", say_number(stage, proof->guess_cost),
                NULL),
            proof->guess_cost >= PROVED_GUESS, DRAFT_SHOW_GUESS);
    }
}

static void tell_rest(struct stage *stage, struct beside *beside, const struct proof *proof) {
    int gentle = percent(proof->gentle), share = percent(proof->share);
    if (gentle >= 0) {
        add(beside,
            gentle == 100 ? word(stage, "No dead end anywhere")
                          : say(stage, "From {part} of 100 places it goes on", "part",
                                say_number(stage, gentle), NULL),
            gentle >= PROVED_HALF, gentle == 100 ? BESIDE_NOTHING : DRAFT_SHOW_TRAP);
    }
    if (share >= 0) {
        add(beside,
            say(stage, "Steps are shared {less} to {more}", "less", say_number(stage, share),
                "more", say_number(stage, 100 - share), NULL),
            share >= PROVED_SHARE, BESIDE_NOTHING);
    }
}

static void tell_talk(struct stage *stage, struct beside *beside, const struct proof *proof) {
    int told = percent(proof->told), silence = percent(proof->silence);
    if (told >= 0) {
        add(beside,
            say(stage, "All is heard after {part} %", "part", say_number(stage, told), NULL),
            told >= PROVED_HALF, DRAFT_SHOW_TOLD);
    }
    if (silence >= 0) {
        add(beside,
            say(stage, "Without talking: {part} % longer", "part", say_number(stage, silence),
                NULL),
            silence >= PROVED_SILENCE, BESIDE_NOTHING);
    }
}

void lines_tell(struct stage *stage, struct workshop *workshop) {
    struct beside *beside = &workshop->beside;
    int known = beside->stale || !beside->looking ? DRAFT_BEGINS
                                                  : atomic_load(&beside->looking->stage);
    lines_clear(beside);
    if (known == DRAFT_BEGINS) {
        add(beside, word(stage, "The proof looks at it \u2026"), false, BESIDE_NOTHING);
        return;
    }
    const struct proof *proof = known == DRAFT_ALL ? &beside->looking->full
                                                   : &beside->looking->crossed;
    tell_home(stage, beside, proof);
    tell_needed(stage, workshop, proof);
    tell_lengths(stage, beside, proof);
    tell_guess(stage, beside, proof);
    tell_rest(stage, beside, proof);
    if (known == DRAFT_ALL) {
        tell_talk(stage, beside, proof);
    }
}
