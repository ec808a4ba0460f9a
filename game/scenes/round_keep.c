/* Keeping a card. What is stored is what ROUND_KEEP shows: the date, the deck's title, the names,
 * the question and, where answers were sealed, both of them. What was said aloud is never asked
 * for, so there is none of it to store. */
#include "scenes/round.h"

static void add_answer(struct game *game, const struct round *round, int player,
                       struct keepsake_moment *moment) {
    moment->line[moment->line_count++] = (struct keepsake_line){
        .question = round_card(&round->deal)->ask,
        .answer = round_answer(game, round, player),
        .who = player == RULES_A ? KEEPSAKE_A : KEEPSAKE_B,
    };
}

enum keepsake_result round_keep(struct game *game, const struct round *round, bool kept_by_a,
                                bool kept_by_b) {
    struct keepsake_moment moment = {
        .kept_at = round->date,
        .kind = KEEPSAKE_CARD,
        .pack = game->pack->id,
        .level = "",
        .deck = round->wish.deck->id,
        .title = round->wish.deck->title,
        .source = "",
        .replay = "",
        .name_a = game->name[RULES_A],
        .name_b = game->name[RULES_B],
        .note = "",
    };
    if (round->wish.sealed) {
        add_answer(game, round, RULES_A, &moment);
        add_answer(game, round, RULES_B, &moment);
    } else {
        moment.line[moment.line_count++] = (struct keepsake_line){
            .question = round_card(&round->deal)->ask, .answer = "", .who = KEEPSAKE_BOTH};
    }
    return keepsake_keep_moment(game->keepsake, &moment, kept_by_a, kept_by_b, NULL, NULL);
}
