/* The order of the cards: shuffled, but the easy ones first, so that depth rises slowly. No card
 * comes twice. */
#include "scenes/round.h"

static bool fits(const struct round_wish *wish, const struct pack_card *card) {
    return card->depth <= wish->depth && (!wish->sealed || card->answer_count > 0);
}

int round_count(const struct round_wish *wish) {
    int count = 0;
    for (int i = 0; i < wish->deck->card_count; i++) {
        count += fits(wish, &wish->deck->card[i]);
    }
    return count;
}

static void shuffle(int16_t *card, int count, uint64_t *random) {
    for (int i = count - 1; i > 0; i--) {
        int j = (int)random_below(random, (uint32_t)(i + 1));
        int16_t other = card[i];
        card[i] = card[j];
        card[j] = other;
    }
}

void round_deal(struct round_deal *deal, const struct round_wish *wish, uint64_t *random) {
    *deal = (struct round_deal){.deck = wish->deck};
    for (int depth = 1; depth <= wish->depth; depth++) {
        int first = deal->count;
        for (int i = 0; i < wish->deck->card_count; i++) {
            const struct pack_card *card = &wish->deck->card[i];
            if (card->depth == depth && fits(wish, card)) {
                deal->card[deal->count++] = (int16_t)i;
            }
        }
        shuffle(deal->card + first, deal->count - first, random);
    }
}

const struct pack_card *round_card(const struct round_deal *deal) {
    return deal->at < deal->count ? &deal->deck->card[deal->card[deal->at]] : NULL;
}

bool round_can_swap(const struct round_deal *deal) {
    return deal->at + 1 < deal->count;
}

/* The card goes behind all others of its depth, so that each of them comes before it returns. The
 * last of its depth changes places with the one after it. */
void round_swap(struct round_deal *deal) {
    const struct pack_card *card = deal->deck->card;
    int depth = card[deal->card[deal->at]].depth, last = deal->at;
    if (!round_can_swap(deal)) {
        return;
    }
    for (int i = deal->at + 1; i < deal->count; i++) {
        if (card[deal->card[i]].depth == depth) {
            last = i;
        }
    }
    last = last == deal->at ? deal->at + 1 : last;
    int16_t swapped = deal->card[deal->at];
    for (int i = deal->at; i < last; i++) {
        deal->card[i] = deal->card[i + 1];
    }
    deal->card[last] = swapped;
}
