/* A card that could be kept: the date, the deck's title, the names, the question and, where answers
 * were sealed, both of them. What was said aloud is never asked
 * for, so there is none of it to store. */
#include "cards/round.h"

/* What the guess is kept under. */
static const char *guess_words(struct stage *stage, const struct round *round) {
    return say(stage, "What {other} thought {name} would say", "name", stage->name[round->begins],
               "other", stage->name[!round->begins], NULL);
}

static void add_answer(struct stage *stage, const struct round *round, int player,
                       struct keepsake_moment *moment) {
    moment->line[moment->line_count++] = (struct keepsake_line){
        .question = round_guessed(round, player) ? guess_words(stage, round)
                                                 : round_card(round)->ask,
        .answer = round_answer(stage, round, player),
        .who = player == RULES_A ? KEEPSAKE_A : KEEPSAKE_B,
    };
}

int round_lay(struct stage *stage, const struct round *round) {
    struct keepsake_moment moment = both_moment(stage, KEEPSAKE_CARD, stage->rooms->pack->id,
                                                round_deck(stage, round)->title);
    moment.deck = round_deck(stage, round)->id;
    if (round_sealed(round)) {
        bool a_first = round_how(round) != ROUND_GUESS || round->begins == RULES_A;
        add_answer(stage, round, a_first ? RULES_A : RULES_B, &moment);
        add_answer(stage, round, a_first ? RULES_B : RULES_A, &moment);
    } else {
        moment.line[moment.line_count++] = (struct keepsake_line){
            .question = round_card(round)->ask, .answer = "", .who = KEEPSAKE_BOTH};
    }
    return tray_lay_moment(stage, &moment);
}
