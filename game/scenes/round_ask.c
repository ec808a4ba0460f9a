/* What a round asks in private. */
#include "scenes/round.h"

static void two(struct game *game, struct choice *choice, const char *yes, const char *no) {
    *choice = (struct choice){
        .count = 2,
        .label = {[ROUND_YES] = word(game, yes), [ROUND_NO] = word(game, no)},
        .mark = {-1, -1},
        .asked = {true, true},
    };
}

/* The pass is among them, also for the one who guesses: a guess can be kept to oneself too. */
static void answers(struct game *game, struct choice *choice, const struct pack_card *card) {
    *choice = (struct choice){.count = card->answer_count + 1, .asked = {true, true}};
    for (int mark = 0; mark < choice->count; mark++) {
        choice->label[mark] = mark < card->answer_count ? card->answer[mark] : pass_words(game);
        choice->mark[mark] = mark;
    }
}

void round_ask(struct game *game, struct round *round, enum round_stage stage) {
    struct choice *choice = &round->choice;
    if (stage == ROUND_CLOSER) {
        two(game, choice, "Yes, something closer", "These cards are enough");
    } else if (stage == ROUND_HEARD) {
        two(game, choice, "Yes, I feel heard", "Not yet");
        choice->asked[!round->speaker] = false;
    } else if (stage == ROUND_SEALING) {
        answers(game, choice, round_card(round));
    } else if (stage == ROUND_TURNING) {
        two(game, choice, "Turn mine over", "Mine stays with me");
    } else {
        both_ask(game, choice, word(game, "Keep it"), word(game, "Let it go"));
        return;
    }
    choice_begin(game, choice);
}

/* --- something closer --- */

static uint64_t closeness_decks(const struct game *game) {
    uint64_t decks = 0;
    for (int i = 0; i < CARDS_FAVOURITES && i < game->pack->deck_count; i++) {
        decks |= (uint64_t)(game->pack->deck[i].place == PACK_PLACE_CLOSENESS) << i;
    }
    return decks;
}

bool round_asks_closer(const struct game *game, const struct round_wish *wish) {
    return wish->depth == 3 && wish->how != ROUND_PAPER && !game->cards.not_closer &&
           closeness_decks(game);
}

uint64_t round_closer_decks(const struct game *game, const struct round_wish *wish) {
    uint64_t decks = closeness_decks(game), left = 0;
    for (int i = 0; i < CARDS_FAVOURITES && decks; i++) {
        const struct pack_deck *deck = decks >> i & 1 ? cards_deck(game, i) : NULL;
        for (int j = 0; deck && j < deck->card_count; j++) {
            bool comes = deck->card[j].depth <= wish->depth && limits_allow(game, &deck->card[j]);
            left |= (uint64_t)comes << i;
        }
    }
    return left;
}
