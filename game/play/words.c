/* In play, what is said below the board. It follows from the board and from who gave an answer,
 * never from what was answered. */
#include "play/inside.h"

#include <stdlib.h>

static int distance(const struct rules_level *level, int from, int to) {
    return abs(from % level->width - to % level->width) +
           abs(from / level->width - to / level->width);
}

int play_question(const struct stage *stage) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    const struct rules_state *state = crossing_state(play_of(stage)->crossing);
    int best = -1, best_distance = 0;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        const struct rules_fixture *fixture = &level->fixture[cell];
        bool asks = fixture->kind == RULES_VEIL || fixture->kind == RULES_FENCE;
        if (!asks || (state->heard >> fixture->index & 1)) {
            continue;
        }
        int walker = !level->question[fixture->index].by;
        int away = distance(level, state->at[walker], cell);
        if (best < 0 || away < best_distance || (away == best_distance && fixture->index < best)) {
            best = fixture->index;
            best_distance = away;
        }
    }
    return best;
}

const char *play_refusal_words(struct stage *stage, enum rules_refusal refusal, int player) {
    const char *name = stage->name[player], *other = stage->name[!player];
    switch (refusal) {
    case RULES_REFUSED_PROMISE:
        return say(stage, "{name} has promised to stay a while. {other}'s steps count it down.",
                   "name", name, "other", other, NULL);
    case RULES_REFUSED_PARTNER: /* the only words that tell of the button for hello */
        return say(stage, "{other} is right here. {button}: a hug.", "other", other, "button",
                   button_name(stage, (enum platform_seat)player, PLATFORM_WAVE), NULL);
    case RULES_REFUSED_STONE:
        return say(stage, "This stone is not {name}'s to move alone.", "name", name, NULL);
    case RULES_REFUSED_STONE_STUCK:
        return word(stage, "The stone can't go further that way.");
    case RULES_REFUSED_GATE:
        return word(stage, "The gate is shut. Its plate has the same sign.");
    case RULES_REFUSED_STAR_GATE:
        return word(stage, "This gate waits for its stars.");
    case RULES_REFUSED_HEARD_GATE:
        return word(stage, "This gate opens when an answer is heard.");
    case RULES_REFUSED_TIDE:
        return word(stage, "The water is high here just now.");
    case RULES_REFUSED_QUIET:
        return word(stage, "This is a quiet place: room for one.");
    case RULES_REFUSED_OWN_VEIL:
        return say(stage, "{name} gave this answer. {other} is the one to walk on it.", "name",
                   name, "other", other, NULL);
    case RULES_REFUSED_FADED_VEIL:
        return word(stage, "Nothing carries here. The planks lie elsewhere.");
    case RULES_REFUSED_UNASKED:
        return word(stage, "Its question still waits at a fire.");
    case RULES_REFUSED_UNHEARD:
        return word(stage, "First it has to be heard on another bridge.");
    case RULES_REFUSED_UNLIT:
        return say(stage, "It carries while {other} stands in line, and light lies between you.",
                   "other", other, NULL);
    case RULES_REFUSED_NOT_LENT:
        return word(stage, "This stone is lent once its answer is heard.");
    case RULES_REFUSED_DARK:
        return word(stage, "The lantern is out. Come beside each other and breathe.");
    default:
        return NULL;
    }
}

/* Is the question asked by fences alone, so that the true one is where nobody goes? */
static bool only_fences(const struct rules_level *level, int question) {
    bool fences = false;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        const struct rules_fixture *fixture = &level->fixture[cell];
        if (fixture->index == question && fixture->kind == RULES_VEIL) {
            return false;
        }
        fences |= fixture->index == question && fixture->kind == RULES_FENCE;
    }
    return fences;
}

const char *play_words(struct stage *stage, int question) {
    const struct rules_state *state = crossing_state(play_of(stage)->crossing);
    if (state->dark) {
        return say(stage, "Come beside each other, then breathe one after the other: {buttons}.",
                   "buttons", both_button_names(stage, PLATFORM_CONFIRM), NULL);
    }
    if (question < 0) {
        return word(stage, "Everything is heard. Walk home, both of you.");
    }
    int by = crossing_level(play_of(stage)->crossing)->question[question].by;
    if (only_fences(crossing_level(play_of(stage)->crossing), question)) {
        return say(stage, "{name} answered: that way stays shut. {other}, ask which, and go round.",
                   "name", stage->name[by], "other", stage->name[!by], NULL);
    }
    return say(stage, "{name} answered. {other}, listen, then step where it carries.", "name",
               stage->name[by], "other", stage->name[!by], NULL);
}
