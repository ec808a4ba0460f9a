/* Ideas for an evening or a day out: the two take one, and another evening asks how it was. */
#include "cards/inside.h"

#include <string.h>

struct search {
    const struct stage *stage;
    int64_t before; /* of those taken before that */
    struct cards_idea found;
};

static const struct pack_card *find_card(const struct pack_deck *deck, const char *id) {
    for (int i = 0; deck && i < deck->card_count; i++) {
        if (strcmp(deck->card[i].id, id) == 0) {
            return &deck->card[i];
        }
    }
    return NULL;
}

/* Of a pack that has other cards by now, those that are there. */
static void note(void *to, const char *deck_id, const char *card_id, int64_t taken_at) {
    struct search *search = to;
    const struct pack_deck *deck = pack_find_deck(search->stage->rooms->pack, deck_id);
    const struct pack_card *card = find_card(deck, card_id);
    if (card && !search->found.card && taken_at < search->before &&
        limits_allow(search->stage, card)) {
        search->found = (struct cards_idea){deck, card};
    }
}

bool cards_taken_idea(struct stage *stage, int64_t before, struct cards_idea *idea) {
    struct search search = {.stage = stage, .before = before};
    if (stage->rooms->keeps && !cards_on_paper(stage)) {
        keepsake_list_ideas(stage->rooms->keepsake, stage->rooms->pack->id, note, &search, NULL);
    }
    *idea = search.found;
    return idea->card != NULL;
}

bool cards_take_idea(struct stage *stage, const struct cards_idea *idea, int64_t at) {
    return keepsake_take_idea(stage->rooms->keepsake, stage->rooms->pack->id, idea->deck->id,
                              idea->card->id, at, NULL) == KEEPSAKE_OK;
}

struct asked {
    const char *deck, *card;
    bool found;
};

static void compare(void *to, const char *deck, const char *card, int64_t taken_at) {
    struct asked *asked = to;
    (void)taken_at;
    asked->found |= strcmp(asked->deck, deck) == 0 && strcmp(asked->card, card) == 0;
}

bool cards_is_taken(struct stage *stage, const struct pack_deck *deck,
                    const struct pack_card *card) {
    struct asked asked = {deck->id, card->id, false};
    keepsake_list_ideas(stage->rooms->keepsake, stage->rooms->pack->id, compare, &asked, NULL);
    return asked.found;
}
