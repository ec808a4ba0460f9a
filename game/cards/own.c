/* Cards that the two wrote, as a deck: the rest of the game knows no difference, but that one may
 * be for one of them. */
#include "cards/inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static char deck_id[] = "own";

static void forget(char *words) {
    if (words) {
        base_forget(words, strlen(words));
        free(words);
    }
}

void cards_own_release(struct stage *stage) {
    struct pack_deck *own = &cards_of(stage)->own;
    for (int i = 0; i < own->card_count; i++) {
        forget(own->card[i].id);
        forget(own->card[i].ask);
        forget(own->card[i].follow);
        forget(cards_of(stage)->meant[i]);
        for (int j = 0; j < own->card[i].answer_count; j++) {
            forget(own->card[i].answer[j]);
        }
    }
    free(own->card);
    free(own->title);
    free(cards_of(stage)->meant);
    cards_of(stage)->meant = NULL;
    *own = (struct pack_deck){0};
}

static void add_own_card(void *to, const struct keepsake_own_card *card) {
    struct cards *cards = to;
    struct pack_deck *own = &cards->own;
    struct text id = {0};
    if (own->card_count == KEEPSAKE_MAX_OWN_CARDS) {
        return;
    }
    text_addf(&id, "%lld", (long long)card->id);
    cards->meant[own->card_count] = base_copy(card->meant);
    struct pack_card *added = &own->card[own->card_count++];
    *added = (struct pack_card){.id = base_copy(text_string(&id)),
                                .ask = base_copy(card->ask),
                                .follow = base_copy(""),
                                .answer_count = card->answer_count,
                                .depth = card->depth,
                                .topics = card->topics};
    for (int i = 0; i < card->answer_count; i++) {
        added->answer[i] = base_copy(card->answer[i]);
    }
    text_release(&id);
}

void cards_own_load(struct stage *stage) {
    struct pack_deck *own = &cards_of(stage)->own;
    assert(!cards_of(stage)
                ->lent); /* a round deals cards that are lent to it; a crossing has copies */
    cards_own_release(stage);
    *own = (struct pack_deck){.id = deck_id,
                              .title = base_copy(word(stage, "Our own")),
                              .card = base_alloc(KEEPSAKE_MAX_OWN_CARDS * sizeof *own->card)};
    cards_of(stage)->meant = base_alloc(KEEPSAKE_MAX_OWN_CARDS * sizeof(char *));
    keepsake_list_own_cards(stage->rooms->keepsake, add_own_card, cards_of(stage), NULL);
}

int cards_meant(const struct stage *stage, const struct pack_card *card) {
    const struct cards *cards = cards_of(stage);
    for (int i = 0; i < cards->own.card_count; i++) {
        if (card == &cards->own.card[i] && cards->meant[i][0]) {
            bool a = strcmp(cards->meant[i], stage->name[RULES_A]) == 0;
            bool b = strcmp(cards->meant[i], stage->name[RULES_B]) == 0;
            return a == b ? CARDS_ABSENT : a ? RULES_A : RULES_B;
        }
    }
    return CARDS_FOR_BOTH;
}

int64_t cards_own_id(const struct pack_card *card) {
    return strtoll(card->id, NULL, 10);
}
