/* In play, what is said below the board. It follows from the board and from who gave an answer,
 * never from what was answered. */
#include "play/inside.h"
#include "rules/fixtures.h"

#include <stdlib.h>

static int distance(const struct rules_level *level, int from, int to) {
    return abs(from % level->width - to % level->width) +
           abs(from / level->width - to / level->width);
}

/* What a cell asks for, as bits of questions: what was asked and not told yet; or, `again`, what is
 * to be remembered there. */
static unsigned wants(const struct crossing *crossing, int cell, bool again) {
    const struct rules_fixture *fixture = &crossing_level(crossing)->fixture[cell];
    const struct rules_state *state = crossing_state(crossing);
    unsigned one = 1u << fixture->index, open = crossing_known(crossing) & ~state->heard;
    switch (fixture->kind) {
    case RULES_VEIL:
        return again ? 0 : one & open;
    case RULES_FENCE:
        return again ? 0 : one & open & ~crossing_told(crossing);
    case RULES_SPAN:
        return again ? 0 : (one | 1u << fixture->also) & open;
    case RULES_AGAIN:
        return again ? one & state->heard : 0;
    default:
        return 0;
    }
}

static int nearest(const struct crossing *crossing, bool again) {
    const struct rules_level *level = crossing_level(crossing);
    int best = -1, best_distance = 0;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        unsigned wanted = wants(crossing, cell, again);
        wanted &= again ? ~crossing_recalled(crossing) : wanted;
        for (int q = 0; q < level->question_count; q++) {
            int away = distance(level, crossing_state(crossing)->at[!level->question[q].by], cell);
            if ((wanted >> q & 1) &&
                (best < 0 || away < best_distance || (away == best_distance && q < best))) {
                best = q;
                best_distance = away;
            }
        }
    }
    return best;
}

/* The cell of a post with words that were heard and are still to be remembered, that somebody looks
 * at; -1: none. */
static int post_before(const struct stage *stage) {
    const struct crossing *crossing = play_of(stage)->crossing;
    for (int player = 0; player < 2; player++) {
        int cell = view_post_before(stage->view, player);
        bool on = cell == crossing_state(crossing)->at[player]; /* it carried: no more to ask */
        if (cell >= 0 && !on && (wants(crossing, cell, true) & ~crossing_recalled(crossing))) {
            return cell;
        }
    }
    return -1;
}

int play_question(const struct stage *stage) {
    const struct crossing *crossing = play_of(stage)->crossing;
    int post = post_before(stage), question = nearest(crossing, false);
    if (post >= 0) {
        return crossing_level(crossing)->fixture[post].index;
    }
    return question < 0 && !play_waiting(crossing) ? nearest(crossing, true) : question;
}

/* The other voice of a span, once it was asked; -1: none. */
static int second_voice(const struct crossing *crossing, int question) {
    const struct rules_level *level = crossing_level(crossing);
    unsigned voices = 0;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        const struct rules_fixture *fixture = &level->fixture[cell];
        unsigned both = fixture->kind == RULES_SPAN ? rules_questions(fixture) : 0;
        voices |= both >> question & 1 ? both : 0;
    }
    voices &= crossing_known(crossing) & ~(1u << question);
    return voices ? __builtin_ctz(voices) : -1;
}

void play_entries(const struct stage *stage, int question, int entry[PANEL_ENTRIES]) {
    const struct crossing *crossing = play_of(stage)->crossing;
    unsigned open = crossing_known(crossing) & ~crossing_told(crossing);
    int other = question < 0 ? -1 : second_voice(crossing, question);
    for (int q = 0; question >= 0 && other < 0 && q < RULES_MAX_QUESTIONS; q++) {
        other = q != question && open >> q & 1 ? q : -1;
    }
    bool first = other < 0 || question < other;
    entry[0] = first ? question : other;
    entry[1] = first ? other : question;
}

/* --- a question's words --- */

const char *play_pass_words(struct stage *stage, const struct crossing_question *question) {
    return question->guess ? word(stage, "I'd rather not guess") : pass_words(stage);
}

const char *play_said_words(struct stage *stage, int question) {
    const struct crossing *crossing = play_of(stage)->crossing;
    const struct crossing_question *asked = crossing_question(crossing, question);
    int said = crossing_said(crossing, question);
    return said < asked->answer_count ? asked->answer[said] : play_pass_words(stage, asked);
}

/* --- refusals --- */

/* What moves it is what the two do. */
static const char *tide_words(struct stage *stage) {
    const struct crossing *crossing = play_of(stage)->crossing;
    int left = rules_tide_left(crossing_level(crossing), crossing_state(crossing));
    return left == 1
               ? word(stage, "The water is high here. With one more step or breath the tide turns.")
               : say(stage,
                     "The water is high here. With {number} more steps or breaths the tide turns.",
                     "number", say_number(stage, left), NULL);
}

const char *play_breath_words(struct stage *stage) {
    return word(stage, "Too far apart. Stand side by side, and breathe.");
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
        return tide_words(stage);
    case RULES_REFUSED_QUIET:
        return word(stage, "This is a quiet place: room for one.");
    case RULES_REFUSED_OWN_VEIL:
        return say(stage, "{name} gave this answer. {other} is the one to walk on it.", "name",
                   name, "other", other, NULL);
    case RULES_REFUSED_FADED_VEIL:
        return word(stage, "Nothing carries here. The planks lie elsewhere.");
    case RULES_REFUSED_UNASKED:
        return word(stage, "Its question waits at a fire, and is asked there first.");
    case RULES_REFUSED_UNHEARD:
        return word(stage, "It carries once it was heard on another bridge.");
    case RULES_REFUSED_UNLIT:
        return say(stage, "It carries while {other} stands in line, and light lies between you.",
                   "other", other, NULL);
    case RULES_REFUSED_NOT_LENT:
        return say(stage,
                   "This stone is {other}'s. Once its answer is heard, it is lent to {name}.",
                   "name", name, "other", other, NULL);
    case RULES_REFUSED_DARK:
        return word(stage, "The lantern is out. Come beside each other and breathe.");
    default:
        return NULL;
    }
}

/* --- while nothing else is to be said --- */

/* Is there such a fixture of the question's, and is one of them to be stayed in line with? */
static bool has(const struct rules_level *level, int question, int kind, bool lit) {
    for (int cell = 0; cell < level->width * level->height; cell++) {
        const struct rules_fixture *fixture = &level->fixture[cell];
        bool its = fixture->index == question || (kind == RULES_SPAN && fixture->also == question);
        if (fixture->kind == kind && its && (!lit || fixture->also)) {
            return true;
        }
    }
    return false;
}

static bool all_told(const struct stage *stage) {
    return play_question(stage) < 0 && !play_waiting(play_of(stage)->crossing);
}

int play_way_cell(const struct stage *stage) {
    int cell = -1;
    return all_told(stage) && play_way_home(stage, &cell) != PLAY_WAY_CLEAR ? cell : -1;
}

/* Everything is told: home, or what is still in the way. */
static const char *home_words(struct stage *stage) {
    static const char *const told[] = {
        [PLAY_WAY_CLEAR] = "Everything is heard. Walk home, both of you.",
        [PLAY_WAY_GATE] = "Everything is heard. A gate is still shut: its plate has the same sign.",
        [PLAY_WAY_STAR_GATE] = "Everything is heard. One gate still waits for its stars.",
        [PLAY_WAY_TIDE] =
            "Everything is heard. The water is high: each step and each breath moves it.",
        [PLAY_WAY_BOAT] = "Everything is heard. The boat waits for a bell to call it.",
        [PLAY_WAY_STONE] = "Everything is heard. A stone still lies in the way.",
        [PLAY_WAY_WATER] = "Everything is heard. Water is in the way: a stone can fill it.",
    };
    static const char *const walk[] = {
        [PLAY_WAY_CLEAR] = "Walk home, both of you.",
        [PLAY_WAY_GATE] = "A gate is in the way. Its plate has the same sign.",
        [PLAY_WAY_STAR_GATE] = "A gate is in the way. It waits for its stars.",
        [PLAY_WAY_TIDE] = "The water is high: each step and each breath moves it.",
        [PLAY_WAY_BOAT] = "The boat waits for a bell to call it.",
        [PLAY_WAY_STONE] = "A stone lies in the way.",
        [PLAY_WAY_WATER] = "Water is in the way: a stone can fill it.",
    };
    int cell;
    enum play_way way = play_way_home(stage, &cell);
    bool asked = crossing_level(play_of(stage)->crossing)->question_count > 0;
    return word(stage, (asked ? told : walk)[way]);
}

static const char *span_words(struct stage *stage, int question) {
    const struct crossing *crossing = play_of(stage)->crossing;
    const struct rules_level *level = crossing_level(crossing);
    if (second_voice(crossing, question) < 0) {
        return play_second_words(stage, question);
    }
    for (int q = 0; q < level->question_count; q++) {
        const struct crossing_question *asked = crossing_question(crossing, q);
        if (asked->guess && (q == question || asked->of == question)) {
            return say(stage,
                       "{name} guessed what {other} said. Tell each other, then step where both "
                       "together carry.",
                       "name", stage->name[level->question[q].by], "other",
                       stage->name[!level->question[q].by], NULL);
        }
    }
    return word(stage, "Two voices, one bridge. Tell each other, then step where both together "
                       "carry.");
}

/* What the post before somebody says; NULL: there is none of this question. */
static const char *post_words(struct stage *stage, int question) {
    const struct crossing *crossing = play_of(stage)->crossing;
    const struct crossing_question *asked = crossing_question(crossing, question);
    const struct rules_level *level = crossing_level(crossing);
    int post = post_before(stage), word = 0;
    if (post < 0 || level->fixture[post].index != question) {
        return NULL;
    }
    while (asked->mark[word] != level->fixture[post].value) {
        word++;
    }
    return say(stage, "This post says: {words}. Is that what {name} said?", "words",
               word < asked->answer_count ? asked->answer[word] : play_pass_words(stage, asked),
               "name", stage->name[level->question[question].by], NULL);
}

/* Some are to be stayed in line with, some carry whoever stands where. */
static bool lit_in_part(const struct rules_level *level, int question) {
    bool plain = false;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        const struct rules_fixture *fixture = &level->fixture[cell];
        plain |= fixture->kind == RULES_VEIL && fixture->index == question && !fixture->also;
    }
    return plain && has(level, question, RULES_VEIL, true);
}

static const char *veil_words(struct stage *stage, int question) {
    const struct crossing *crossing = play_of(stage)->crossing;
    int by = crossing_level(crossing)->question[question].by;
    const char *sentence =
        crossing_state(crossing)->heard >> question & 1
            ? "Everything is heard. {other}, remember what {name} said: step to the post that says "
              "it."
        : crossing_question(crossing, question)->key && !(crossing_kept(crossing) >> question & 1)
            ? "{name} answered in words. {other}, listen, then find their mark: {key} shows your "
              "key."
        : lit_in_part(crossing_level(crossing), question)
            ? "{name} answered. {other}, step where it carries. On a thread, {name} stays in line."
        : has(crossing_level(crossing), question, RULES_VEIL, true)
            ? "{name} answered. {other}, listen, then step where it carries, while {name} stays in "
              "line."
            : "{name} answered. {other}, listen, then step where it carries.";
    return say(stage, sentence, "name", stage->name[by], "other", stage->name[!by], "key",
               button_name(stage, (enum platform_seat) !by, PLATFORM_LOOK), NULL);
}

const char *play_words(struct stage *stage, int question) {
    const struct crossing *crossing = play_of(stage)->crossing;
    const struct rules_level *level = crossing_level(crossing);
    if (crossing_state(crossing)->dark) {
        return say(stage, "Come beside each other, then breathe one after the other: {buttons}.",
                   "buttons", both_button_names(stage, PLATFORM_CONFIRM), NULL);
    }
    if (question < 0) {
        return play_waiting(crossing) ? play_fire_words(stage) : home_words(stage);
    }
    const char *post = post_words(stage, question);
    if (post) {
        return post;
    }
    if (has(level, question, RULES_VEIL, false)) {
        return veil_words(stage, question);
    }
    if (has(level, question, RULES_SPAN, false)) {
        return crossing_state(crossing)->heard >> question & 1 ? veil_words(stage, question)
                                                               : span_words(stage, question);
    }
    int by = level->question[question].by;
    return say(stage, "{name} answered: that way stays shut. {other}, ask which, and go round.",
               "name", stage->name[by], "other", stage->name[!by], NULL);
}
