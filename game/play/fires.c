/* In play, what is said while a question waits: who is asked, and at which fire. It follows from
 * the board and from what was asked, never from an answer. */
#include "play/inside.h"

unsigned play_waiting(const struct crossing *crossing) {
    return ((1u << crossing_level(crossing)->question_count) - 1) & ~crossing_known(crossing);
}

/* Is there but one fire on the board? Else it is told by not burning. */
static bool one_fire(const struct rules_level *level) {
    int fires = 0;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        fires += level->fixture[cell].kind == RULES_HEARTH;
    }
    return fires == 1;
}

/* The first of these that is a guess; -1: none is. */
static int guess_among(const struct crossing *crossing, unsigned questions) {
    for (int q = 0; q < crossing_level(crossing)->question_count; q++) {
        if ((questions >> q & 1) && crossing_question(crossing, q)->guess) {
            return q;
        }
    }
    return -1;
}

/* Where a guess waits, the answer may have been given before. */
static const char *guess_words(struct stage *stage, int guess, bool both) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    int by = level->question[guess].by;
    const char *sentence =
        both ? "Two fires wait. There {other} is asked, and {name} guesses what {other} answered."
        : one_fire(level)
            ? "At the fire {name} guesses what {other} answered. Walk there, and it is asked."
            : "{name} guesses what {other} answered, at the fire that does not burn yet.";
    return say(stage, sentence, "name", stage->name[by], "other", stage->name[!by], NULL);
}

static const char *waiting_words(struct stage *stage, unsigned waiting) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    bool asks[2] = {false, false}, one = (waiting & (waiting - 1)) == 0;
    for (int q = 0; q < level->question_count; q++) {
        asks[level->question[q].by] |= waiting >> q & 1;
    }
    if (asks[RULES_A] && asks[RULES_B]) {
        return word(stage, "A question for each of you waits at a fire. Walk there, and it is "
                           "asked.");
    }
    const char *sentence =
        !one ? "Questions for {name} wait at the fires. Walk there, and they are asked."
        : one_fire(level)
            ? "A question for {name} waits at the fire. Walk there, and it is asked."
            : "A question for {name} waits at the fire that does not burn yet. Walk there.";
    return say(stage, sentence, "name", stage->name[asks[RULES_A] ? RULES_A : RULES_B], NULL);
}

const char *play_fire_words(struct stage *stage) {
    const struct crossing *crossing = play_of(stage)->crossing;
    unsigned waiting = play_waiting(crossing);
    int guess = guess_among(crossing, waiting);
    if (crossing_stage(crossing) == CROSSING_MET) {
        return word(stage, "The fire burns up. There is a question in it.");
    }
    if (guess < 0) {
        return waiting_words(stage, waiting);
    }
    return guess_words(stage, guess, waiting >> crossing_question(crossing, guess)->of & 1);
}

const char *play_second_words(struct stage *stage, int question) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    int by = level->question[question].by;
    const char *sentence =
        one_fire(level)
            ? "{name} answered. The bridge takes two voices: {other}'s waits at the fire."
            : "{name} answered. The bridge takes two voices: {other}'s waits at the fire that "
              "does not burn yet.";
    return say(stage, sentence, "name", stage->name[by], "other", stage->name[!by], NULL);
}
