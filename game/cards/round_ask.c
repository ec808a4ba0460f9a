/* What a round asks in private. */
#include "cards/round.h"

static void two(struct stage *stage, struct choice *choice, const char *yes, const char *no) {
    *choice = (struct choice){
        .count = 2,
        .label = {[ROUND_YES] = word(stage, yes), [ROUND_NO] = word(stage, no)},
        .mark = {-1, -1},
        .asked = {true, true},
    };
}

/* The pass is among them, also for the one who guesses: a guess can be kept to oneself too. */
static void answers(struct stage *stage, struct choice *choice, const struct pack_card *card) {
    *choice = (struct choice){.count = card->answer_count + 1, .asked = {true, true}};
    for (int mark = 0; mark < choice->count; mark++) {
        choice->label[mark] = mark < card->answer_count ? card->answer[mark] : pass_words(stage);
        choice->mark[mark] = mark;
    }
}

void round_ask(struct stage *stage, struct round *round, enum round_stage phase) {
    struct choice *choice = &round->choice;
    if (phase == ROUND_CLOSER) {
        two(stage, choice, "Yes, something closer", "These cards are enough");
    } else if (phase == ROUND_HEARD) {
        two(stage, choice, "Yes, I feel heard", "Not yet");
        choice->shown = true;
    } else if (phase == ROUND_SEALING) {
        answers(stage, choice, round_card(round));
        choice->shown = round_how(round) == ROUND_SEALED && !round_card(round)->solo;
    } else {
        two(stage, choice, "Turn mine over", "Mine stays with me");
    }
    choice_begin(stage, choice);
}

/* --- something closer --- */

static uint64_t closeness_decks(const struct stage *stage) {
    uint64_t decks = 0;
    for (int i = 0; i < CARDS_FAVOURITES && i < stage->rooms->pack->deck_count; i++) {
        decks |= (uint64_t)(stage->rooms->pack->deck[i].place == PACK_PLACE_CLOSENESS) << i;
    }
    return decks;
}

bool cards_asks_closer(const struct stage *stage) {
    return !cards_on_paper(stage) && !cards_of(stage)->not_closer && closeness_decks(stage);
}

void cards_say_closer(struct stage *stage, bool both) {
    cards_of(stage)->closer = both;
    cards_of(stage)->not_closer = !both;
}

bool round_asks_closer(const struct stage *stage, const struct round_wish *wish) {
    return wish->depth == 3 && wish->how != ROUND_PAPER && cards_asks_closer(stage);
}

uint64_t round_closer_decks(const struct stage *stage, const struct round_wish *wish) {
    uint64_t decks = closeness_decks(stage), left = 0;
    for (int i = 0; i < CARDS_FAVOURITES && decks; i++) {
        const struct pack_deck *deck = decks >> i & 1 ? cards_deck(stage, i) : NULL;
        for (int j = 0; deck && j < deck->card_count; j++) {
            bool comes = deck->card[j].depth <= wish->depth && limits_allow(stage, &deck->card[j]);
            left |= (uint64_t)comes << i;
        }
    }
    return left;
}
