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

uint8_t *cards_marks(const struct game *game, int deck) {
    const struct pack_deck *source = cards_deck(game, deck);
    return source ? base_alloc((size_t)source->card_count + 1) : NULL;
}
