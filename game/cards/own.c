/* Cards that the two wrote, as a deck: the rest of the game knows no difference. */
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
        for (int j = 0; j < own->card[i].answer_count; j++) {
            forget(own->card[i].answer[j]);
        }
    }
    free(own->card);
    free(own->title);
    *own = (struct pack_deck){0};
}

static void add_own_card(void *to, const struct keepsake_own_card *card) {
    struct pack_deck *own = to;
    struct text id = {0};
    if (own->card_count == KEEPSAKE_MAX_OWN_CARDS) {
        return;
    }
    text_addf(&id, "%lld", (long long)card->id);
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
    keepsake_list_own_cards(stage->rooms->keepsake, add_own_card, own, NULL);
}

int64_t cards_own_id(const struct pack_card *card) {
    return strtoll(card->id, NULL, 10);
}
