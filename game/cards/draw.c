/* The card of a level's question. */
#include "cards/inside.h"

#include <stdlib.h>

enum { OWN_IN = 4 }; /* one draw in so many may be a card of one's own */

/* One search for a card: in a deck, at a depth, among those with these marks. */
struct search {
    const struct cards_wish *wish;
    int deck, depth;
    uint8_t marks; /* CARD_SEEN, CARD_TONIGHT */
};

static bool fits(const struct stage *stage, const struct search *search,
                 const struct pack_card *card) {
    for (int i = 0; i < search->wish->used_count; i++) {
        if (search->wish->used[i] == card) {
            return false;
        }
    }
    return pack_card_locks(card, search->wish->answers) && card->depth == search->depth &&
           limits_allow(stage, card) && cards_meant(stage, card) == CARDS_FOR_BOTH;
}

/* By chance; NULL: there is none. */
static const struct pack_card *pick(struct stage *stage, const struct search *search,
                                    const uint8_t *marks) {
    const struct pack_deck *source = cards_deck(stage, search->deck);
    int *fitting = base_alloc((size_t)source->card_count * sizeof *fitting), count = 0;
    for (int i = 0; i < source->card_count; i++) {
        bool marked = (marks[i] & (CARD_SEEN | CARD_TONIGHT)) == search->marks;
        if (marked && fits(stage, search, &source->card[i])) {
            fitting[count++] = i;
        }
    }
    const struct pack_card *picked = count ? &source->card[fitting[stage_below(stage, count)]]
                                           : NULL;
    free(fitting);
    return picked;
}

/* As deep as wished for, else easier; first those that were not seen, then, once these are through,
 * those of other evenings. With `twice` those of this one, too. */
static const struct pack_card *draw_from(struct stage *stage, const struct cards_wish *wish,
                                         int deck, bool twice) {
    static const uint8_t rounds[] = {0, CARD_SEEN, CARD_TONIGHT, CARD_SEEN | CARD_TONIGHT};
    uint8_t *marks = cards_deck(stage, deck) ? cards_marks(stage, deck) : NULL;
    const struct pack_card *card = NULL;
    struct search search = {.wish = wish, .deck = deck};
    for (int i = 0; marks && !card && i < (twice ? 4 : 2); i++) {
        search.marks = rounds[i];
        for (search.depth = wish->depth; !card && search.depth > 0; search.depth--) {
            card = pick(stage, &search, marks);
        }
    }
    if (card && search.marks & CARD_SEEN) {
        cards_reset(stage, deck, card);
    }
    if (card) {
        cards_note(stage, deck, card);
    }
    free(marks);
    return card;
}

static const struct pack_card *draw_nearby(struct stage *stage, const struct cards_wish *wish,
                                           int deck, bool twice) {
    const struct pack_card *card = NULL;
    for (int far = 1; !card && far < CARDS_FAVOURITES; far++) {
        for (int side = -1; !card && side <= 1; side += 2) {
            const struct pack_deck *other = cards_deck(stage, deck + side * far);
            if (other && other->place == PACK_PLACE_ROUND && other != &cards_of(stage)->own) {
                card = draw_from(stage, wish, deck + side * far, twice);
            }
        }
    }
    return card;
}

/* Deeper ones only where limits leave no other. */
static const struct pack_card *draw(struct stage *stage, const struct cards_wish *wish, int deck,
                                    bool twice) {
    const struct pack_card *card = NULL;
    struct cards_wish deeper = *wish;
    for (; !card && deeper.depth <= 3; deeper.depth++) {
        card = draw_from(stage, &deeper, deck, twice);
        card = card ? card : draw_nearby(stage, &deeper, deck, twice);
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
        card = draw_from(stage, wish, CARDS_OWN, false);
    }
    card = card ? card : draw(stage, wish, deck, false);
    return card ? card : draw(stage, wish, deck, true);
}

int cards_fresh(const struct stage *stage, const char *deck, int answers) {
    int index = cards_deck_index(stage, deck), deepest = cards_pace(stage), count = 0;
    const struct pack_deck *source = cards_deck(stage, index);
    uint8_t *marks = source ? cards_marks(stage, index) : NULL;
    for (int i = 0; source && i < source->card_count; i++) {
        const struct pack_card *card = &source->card[i];
        count += !(marks[i] & (CARD_SEEN | CARD_TONIGHT)) && card->depth <= deepest &&
                 pack_card_locks(card, answers) && limits_allow(stage, card);
    }
    free(marks);
    return count;
}
