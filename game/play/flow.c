/* Where a crossing goes on: to its sealing or to the board. */
#include "play/inside.h"

#include <string.h>

void play_go(struct stage *stage) {
    enum crossing_stage phase = crossing_stage(play_of(stage)->crossing);
    if (phase == CROSSING_SEALING || phase == CROSSING_KEY) {
        sealing_push(stage, false);
    } else {
        board_push(stage);
    }
}

/* On no map: nothing is noted of how far the two came. */
void play_again(struct stage *stage, const struct pack_level *level,
                const struct crossing_question *question, const struct rules_answers *answers,
                unsigned unasked, const char *onward) {
    static char nowhere[] = "";
    const struct pack_chapter chapter = {.id = nowhere};
    struct crossing_question asked[RULES_MAX_QUESTIONS];
    memcpy(asked, question, (size_t)level->rules.question_count * sizeof *asked);
    play_ask(stage, level, unasked, asked);
    play_take(stage, crossing_new(&(struct crossing_plan){.chapter = &chapter,
                                                          .level = level,
                                                          .question = asked,
                                                          .answers = answers,
                                                          .unasked = unasked}));
    base_forget(asked, sizeof asked);
    play_of(stage)->onward = onward;
    board_push(stage);
}
