/* The card of a level's question. */
#include "cards/inside.h"

#include <stdlib.h>

enum { OWN_IN = 4 }; /* one draw in so many may be a card of one's own */

static bool fits(const struct stage *stage, const struct cards_wish *wish,
                 const struct pack_card *card) {
    for (int i = 0; i < wish->used_count; i++) {
        if (wish->used[i] == card) {
            return false;
        }
    }
    return !card->solo && card->answer_count == wish->answers && card->depth <= wish->depth &&
           limits_allow(stage, card);
}

/* One of those that fit and were not seen; where all were, the deck begins anew. */
static const struct pack_card *draw_from(struct stage *stage, const struct cards_wish *wish,
                                         int deck) {
    const struct pack_deck *source = cards_deck(stage, deck);
    uint8_t *marks = cards_marks(stage, deck);
    int count[2] = {0};
    const struct pack_card *drawn = NULL;
    for (int i = 0; source && i < source->card_count; i++) {
        count[marks[i] & CARD_SEEN] += fits(stage, wish, &source->card[i]);
    }
    int again = count[0] ? 0 : CARD_SEEN;
    if (count[again]) {
        int pick = stage_below(stage, count[again]);
        for (int i = 0; !drawn; i++) {
            bool fitting = (marks[i] & CARD_SEEN) == again && fits(stage, wish, &source->card[i]);
            drawn = fitting && pick-- == 0 ? &source->card[i] : NULL;
        }
        if (again) {
            cards_reset(stage, deck);
        }
        cards_note(stage, deck, drawn);
    }
    free(marks);
    return drawn;
}

static const struct pack_card *draw_nearby(struct stage *stage, const struct cards_wish *wish,
                                           int deck) {
    const struct pack_card *card = NULL;
    for (int far = 1; !card && far < CARDS_FAVOURITES; far++) {
        for (int side = -1; !card && side <= 1; side += 2) {
            const struct pack_deck *other = cards_deck(stage, deck + side * far);
            if (other && other->place == PACK_PLACE_ROUND && other != &cards_of(stage)->own) {
                card = draw_from(stage, wish, deck + side * far);
            }
        }
    }
    return card;
}

const struct pack_card *cards_draw(struct stage *stage, const struct cards_wish *wish) {
    const struct pack_card *card = NULL;
    int deck = cards_deck_index(stage, wish->deck);
    if (deck < 0) {
        return NULL;
    }
    if (cards_of(stage)->own.card_count && stage_below(stage, OWN_IN) == 0) {
        card = draw_from(stage, wish, CARDS_OWN);
    }
    card = card ? card : draw_from(stage, wish, deck);
    card = card ? card : draw_nearby(stage, wish, deck);
    if (!card && wish->depth < 3) {
        struct cards_wish deeper = *wish;
        deeper.depth++;
        card = cards_draw(stage, &deeper);
    }
    return card;
}
