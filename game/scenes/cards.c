/* Decks by their index, and what the box knows of their cards: their ids, and no word. */
#include "scenes/cards.h"

#include "scenes/internal.h"

#include <stdlib.h>
#include <string.h>

void cards_init(struct game *game) {
    game->cards.begins = -1;
    cards_own_load(game);
}

void cards_release(struct game *game) {
    cards_own_release(game);
}

const struct pack_deck *cards_deck(const struct game *game, int deck) {
    bool packed = deck >= 0 && deck < CARDS_FAVOURITES && deck < game->pack->deck_count;
    return deck == CARDS_OWN ? &game->cards.own : packed ? &game->pack->deck[deck] : NULL;
}

int cards_deck_index(const struct game *game, const char *id) {
    for (int i = 0; cards_deck(game, i); i++) {
        if (strcmp(game->pack->deck[i].id, id) == 0) {
            return i;
        }
    }
    return -1;
}

/* Cards of one's own belong to no pack. */
static const char *pack_of(const struct game *game, int deck) {
    return deck == CARDS_OWN ? game->cards.own.id : game->pack->id;
}

struct marking {
    const struct pack_deck *deck;
    uint8_t *marks;
};

static void mark(void *to, const char *id, bool seen, bool favourite) {
    struct marking *marking = to;
    for (int i = 0; i < marking->deck->card_count; i++) {
        if (strcmp(marking->deck->card[i].id, id) == 0) {
            marking->marks[i] = (uint8_t)(seen * CARD_SEEN | favourite * CARD_FAVOURITE);
        }
    }
}

uint8_t *cards_marks(const struct game *game, int deck) {
    struct marking marking = {.deck = cards_deck(game, deck)};
    if (!marking.deck) {
        return NULL;
    }
    marking.marks = base_alloc((size_t)marking.deck->card_count + 1);
    keepsake_list_cards(game->keepsake, pack_of(game, deck), marking.deck->id, mark, &marking,
                        NULL);
    return marking.marks;
}

void cards_note(struct game *game, int deck, const struct pack_card *card) {
    if (!game->paper) {
        keepsake_note_card(game->keepsake, pack_of(game, deck), cards_deck(game, deck)->id,
                           card->id, NULL);
    }
}

void cards_reset(struct game *game, int deck) {
    if (!game->paper) {
        keepsake_reset_seen(game->keepsake, pack_of(game, deck), cards_deck(game, deck)->id, NULL);
    }
}

bool cards_favourite(const struct game *game, int deck, const struct pack_card *card) {
    uint8_t *marks = cards_marks(game, deck);
    bool favourite = marks[card - cards_deck(game, deck)->card] & CARD_FAVOURITE;
    free(marks);
    return favourite;
}

void cards_set_favourite(struct game *game, int deck, const struct pack_card *card,
                         bool favourite) {
    if (!game->paper) {
        keepsake_set_favourite(game->keepsake, pack_of(game, deck), cards_deck(game, deck)->id,
                               card->id, favourite, NULL);
    }
}
