/* Walking a kept crossing again: both know the answers now, so nothing is sealed, nothing is asked
 * in private, and nothing of it is kept. Only where nobody came to a hearth then is its question
 * asked, for nobody knows an answer to it. */
#include "sky/moment.h"

#include <string.h>

/* The card that the question was drawn from, where the pack still has it. */
static const struct pack_card *find_card(const struct stage *stage, const char *ask, int answers) {
    for (int d = 0; d < stage->rooms->pack->deck_count; d++) {
        const struct pack_deck *deck = &stage->rooms->pack->deck[d];
        for (int i = 0; i < deck->card_count; i++) {
            if (deck->card[i].answer_count == answers && strcmp(deck->card[i].ask, ask) == 0) {
                return &deck->card[i];
            }
        }
    }
    return NULL;
}

/* Which word was said. One that nobody knows any more takes the place of the first. */
static int word_said(struct stage *stage, const struct crossing_question *question,
                     const char *said) {
    if (strcmp(said, play_pass_words(stage, question)) == 0) {
        return question->answer_count;
    }
    int word = question->answer_count - 1;
    while (word > 0 && strcmp(question->answer[word], said) != 0) {
        word--;
    }
    return word;
}

/* The marks follow from the replay, which has them as they became: of what was said its own, and of
 * the other words those that are left. */
static void find_marks(struct crossing_question *question, int said, int mark) {
    int next = 0;
    for (int word = 0; word <= question->answer_count; word++) {
        next += word != said && next == mark;
        question->mark[word] = (uint8_t)(word == said ? mark : next++);
    }
}

/* What was asked and answered is known; what else could have been answered only where the level or
 * its deck still say so. A guess was asked with the words of what it guesses. All lent. */
static struct crossing_question question_of(struct stage *stage, const struct pack_level *level,
                                            int index, const struct keepsake_line *const *lines,
                                            int mark) {
    const struct pack_question *own = &level->question[index];
    int from = own->guess >= 0 ? own->guess : index;
    const struct pack_question *source = &level->question[from];
    int answers = level->rules.question[index].marks - 1;
    const struct keepsake_line *line = lines[index];
    const char *asked = line          ? lines[from]->question
                        : source->ask ? source->ask
                                      : word(stage, "A question of your own: agree on what each "
                                                    "answer means.");
    const struct pack_card *card = source->ask ? NULL : find_card(stage, asked, answers);
    struct crossing_question question = {.id = own->id,
                                         .ask = asked,
                                         .follow = "",
                                         .answer_count = answers,
                                         .key = own->key,
                                         .guess = own->guess >= 0,
                                         .of = (uint8_t)from};
    for (int i = 0; i < answers; i++) {
        question.answer[i] = source->answer[i] ? source->answer[i]
                             : card            ? card->answer[i]
                                               : word(stage, "another answer");
    }
    int said = line && own->key ? word_said(stage, &question, line->answer) : mark;
    find_marks(&question, said, mark);
    if (line && said < answers) {
        question.answer[said] = line->answer;
    }
    return question;
}

/* The line that was kept of each question; NULL, and a bit: it was not asked, for nobody came to
 * its hearth. False where the lines are not those of the level. A guess had what it guesses asked,
 * too. */
static bool find_lines(const struct moment_film *film, const struct keepsake_moment *moment,
                       const struct keepsake_line *line[RULES_MAX_QUESTIONS], unsigned *unasked) {
    const struct rules_level *level = &film->level->rules;
    struct rules_state state;
    moment_film_state(film, film->replay.count, &state);
    unsigned asked = rules_asked(level, &state);
    base_forget(&state, sizeof state);
    for (int q = 0; q < level->question_count; q++) {
        int guess = film->level->question[q].guess;
        asked |= guess >= 0 && (asked >> q & 1) ? 1u << guess : 0;
    }
    int count = 0;
    *unasked = 0;
    for (int q = 0; q < level->question_count; q++) {
        bool all = moment->line_count == level->question_count;
        line[q] = all || (asked >> q & 1) ? &moment->line[count++] : NULL;
        *unasked |= (unsigned)!line[q] << q;
    }
    return count == moment->line_count;
}

void moment_walk(struct stage *stage, const struct moment_film *film,
                 const struct keepsake_moment *moment) {
    const struct rules_level *level = &film->level->rules;
    const struct rules_answers *answers = &film->replay.answers;
    const struct keepsake_line *none[RULES_MAX_QUESTIONS] = {NULL}, *line[RULES_MAX_QUESTIONS];
    unsigned unasked;
    bool found = find_lines(film, moment, line, &unasked);
    struct crossing_question question[RULES_MAX_QUESTIONS];
    for (int q = 0; q < level->question_count; q++) {
        question[q] = question_of(stage, film->level, q, found ? line : none, answers->mark[q]);
    }
    play_again(stage, film->level, question, answers, unasked, "Back to this moment");
}

void moment_walk_end(struct stage *stage) {
    if (play_is_again(stage)) {
        play_end(stage);
    }
}
