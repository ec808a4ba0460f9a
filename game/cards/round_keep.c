/* Keeping a card. What is stored is what ROUND_KEEP shows: the date, the deck's title, the names,
 * the question and, where answers were sealed, both of them. What was said aloud is never asked
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

static enum keepsake_result store(struct stage *stage, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    struct round *round = context;
    struct keepsake_moment moment = {
        .kept_at = round->date,
        .kind = KEEPSAKE_CARD,
        .pack = stage->rooms->pack->id,
        .level = "",
        .deck = round_deck(stage, round)->id,
        .title = round_deck(stage, round)->title,
        .source = "",
        .replay = "",
        .name_a = stage->name[RULES_A],
        .name_b = stage->name[RULES_B],
        .note = "",
    };
    if (round_sealed(round)) {
        bool a_first = round->wish.how != ROUND_GUESS || round->begins == RULES_A;
        add_answer(stage, round, a_first ? RULES_A : RULES_B, &moment);
        add_answer(stage, round, a_first ? RULES_B : RULES_A, &moment);
    } else {
        moment.line[moment.line_count++] = (struct keepsake_line){
            .question = round_card(round)->ask, .answer = "", .who = KEEPSAKE_BOTH};
    }
    return keepsake_keep_moment(stage->rooms->keepsake, &moment, kept_by_a, kept_by_b, &round->kept,
                                NULL);
}

const struct both_wish round_keeping = {.store = store, .sound = "kept", .star = true};
