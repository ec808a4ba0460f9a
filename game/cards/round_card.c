/* What a round has on the table now: its card, the deck it is said to be of, and what was answered.
 */
#include "cards/round.h"

bool round_choosing(enum round_stage phase) {
    return phase == ROUND_CLOSER || phase == ROUND_HEARD || phase == ROUND_SEALING ||
           phase == ROUND_TURNING;
}

const struct pack_card *round_card(const struct round *round) {
    const struct round_dealt *dealt = round_dealt(&round->deal);
    return dealt ? dealt->card : NULL;
}

const struct pack_deck *round_deck(const struct stage *stage, const struct round *round) {
    return cards_deck(stage, round_dealt(&round->deal)->from);
}

enum round_how round_how(const struct round *round) {
    const struct pack_card *card = round_card(round);
    enum pack_card_kind kind = card ? card->kind : PACK_PLAIN;
    return round->meant >= 0 && round->wish.how != ROUND_PAPER    ? ROUND_ALOUD
           : round->wish.how == ROUND_PAPER || kind == PACK_PLAIN ? round->wish.how
           : kind == PACK_PERCEPTION                              ? ROUND_GUESS
                                                                  : ROUND_ALOUD;
}

bool round_sealed(const struct round *round) {
    return round_how(round) == ROUND_SEALED || round_how(round) == ROUND_GUESS;
}

const char *round_answer(struct stage *stage, const struct round *round, int player) {
    const struct pack_card *card = round_card(round);
    int mark = round->answer[player];
    return mark < 0 ? "" : mark < card->answer_count ? card->answer[mark] : pass_words(stage);
}

bool round_guessed(const struct round *round, int player) {
    return round_how(round) == ROUND_GUESS && player != round->begins;
}

bool round_passed(const struct round *round) {
    int pass = round_card(round)->answer_count;
    return round->answer[RULES_A] == pass || round->answer[RULES_B] == pass;
}
