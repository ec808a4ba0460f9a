/* Walking a kept crossing again: both know the answers now, so nothing is sealed, nothing is asked
 * in private, and nothing of it is kept. */
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

/* What was asked and answered is known; what else could have been answered only where the level or
 * its deck still say so. All lent. */
static struct crossing_question question_of(struct stage *stage, const struct pack_level *level,
                                            int index, const struct keepsake_line *line, int mark) {
    const struct pack_question *source = &level->question[index];
    int answers = level->rules.question[index].marks - 1;
    const char *asked = line ? line->question : source->ask ? source->ask : "";
    const struct pack_card *card = source->ask ? NULL : find_card(stage, asked, answers);
    struct crossing_question question = {
        .id = source->id, .ask = asked, .follow = "", .answer_count = answers};
    for (int i = 0; i < answers; i++) {
        question.answer[i] = source->answer[i] ? source->answer[i]
                             : card            ? card->answer[i]
                                               : word(stage, "another answer");
    }
    if (line && mark < answers) {
        question.answer[mark] = line->answer;
    }
    return question;
}

void moment_walk(struct stage *stage, const struct moment_film *film,
                 const struct keepsake_moment *moment) {
    const struct rules_level *level = &film->level->rules;
    const struct rules_answers *answers = &film->replay.answers;
    bool lines = moment->line_count == level->question_count;
    struct crossing_question question[RULES_MAX_QUESTIONS];
    for (int q = 0; q < level->question_count; q++) {
        question[q] = question_of(stage, film->level, q, lines ? &moment->line[q] : NULL,
                                  answers->mark[q]);
    }
    play_again(stage, film->level, question, answers);
}

void moment_walk_end(struct stage *stage) {
    if (play_is_again(stage)) {
        play_end(stage);
    }
}
