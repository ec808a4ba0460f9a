/* Which cards come up, and in what order.
 *
 * Depth rises slowly. A plain round goes in waves, each of which begins and ends with an easy
 * card; an arc is one wave of a given length. Of each depth those that were not seen come first,
 * and a card that was seen comes only when there is no other. One that came up tonight does not
 * come again, but where there is nothing else. */
#include "cards/round.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTHS = 3, MOST_DEEP = 3 /* in an arc */, ARC = 8 /* cards of one without a number */ };

uint64_t round_decks(const struct stage *stage) {
    uint64_t decks = cards_of(stage)->own.card_count ? ROUND_OWN : 0;
    for (int i = 0; i < CARDS_FAVOURITES && i < stage->rooms->pack->deck_count; i++) {
        enum pack_deck_place place = stage->rooms->pack->deck[i].place;
        if (place == PACK_PLACE_ROUND || place == PACK_PLACE_IDEAS) {
            decks |= UINT64_C(1) << i;
        }
    }
    return decks & ~limits_away(stage);
}

static bool fits(const struct round_wish *wish, const struct pack_card *card) {
    bool sealed = wish->how == ROUND_SEALED || wish->how == ROUND_GUESS;
    bool seals = card->answer_count > 0 &&
                 (card->kind == PACK_PLAIN || card->kind == PACK_PERCEPTION);
    return card->depth <= wish->depth && (!sealed || seals) &&
           (wish->how != ROUND_GUESS || !card->solo);
}

/* One that is for somebody else waits for them. */
static bool comes(const struct stage *stage, const struct pack_card *card) {
    return limits_allow(stage, card) && cards_meant(stage, card) != CARDS_ABSENT;
}

/* --- all cards that may come up --- */

struct pool {
    struct round_dealt *card;
    int count, room;
    uint8_t *marks[CARDS_OWN + 1]; /* of each deck, read when first asked for */
    bool read[CARDS_OWN + 1];
    uint64_t decks; /* that were asked for */
};

static const uint8_t *marks_of(const struct stage *stage, struct pool *pool, int deck) {
    if (!pool->read[deck]) {
        pool->read[deck] = true;
        pool->marks[deck] = cards_marks(stage, deck);
    }
    return pool->marks[deck];
}

static void pool_add(struct pool *pool, struct round_dealt dealt) {
    if (pool->count == pool->room) {
        pool->room = pool->room ? 2 * pool->room : 64;
        pool->card = base_grow(pool->card, (size_t)pool->room * sizeof *pool->card);
    }
    pool->card[pool->count++] = dealt;
}

static bool has(uint64_t decks, int deck) {
    return decks >> deck & 1;
}

/* Cards of `deck` that come up for the deck `from`, at most so many, those first that were not
 * seen. Returns how many it were. */
static int add_deck(const struct stage *stage, struct pool *pool, const struct round_wish *wish,
                    int deck, int from, int most) {
    const struct pack_deck *source = cards_deck(stage, deck);
    const uint8_t *marks = marks_of(stage, pool, deck);
    int first = pool->count, count = source ? source->card_count : 0;
    for (int i = 0; i < 2 * count && pool->count - first < most; i++) {
        const struct pack_card *card = &source->card[i % count];
        uint8_t mark = marks[i % count];
        bool again = mark & CARD_SEEN;
        /* as one of the favourites it is there already */
        bool twice = has(pool->decks, CARDS_FAVOURITES) && mark & CARD_FAVOURITE;
        if (again == (i >= count) && fits(wish, card) && comes(stage, card) && !twice) {
            pool_add(pool, (struct round_dealt){.card = card,
                                                .deck = (int8_t)deck,
                                                .from = (int8_t)from,
                                                .again = again,
                                                .tonight = mark & CARD_TONIGHT});
        }
    }
    return pool->count - first;
}

/* Favourites of closeness come up with their deck alone, when both have asked for it. */
static const struct pack_deck *deck_of_favourites(const struct stage *stage, int deck) {
    const struct pack_deck *source = cards_deck(stage, deck);
    return source && source->place != PACK_PLACE_CLOSENESS ? source : NULL;
}

static void add_favourites(const struct stage *stage, struct pool *pool,
                           const struct round_wish *wish) {
    for (int deck = 0; deck <= CARDS_OWN; deck++) {
        const struct pack_deck *source = deck_of_favourites(stage, deck);
        const uint8_t *marks = source ? marks_of(stage, pool, deck) : NULL;
        for (int i = 0; source && i < source->card_count; i++) {
            const struct pack_card *card = &source->card[i];
            if (marks[i] & CARD_FAVOURITE && fits(wish, card) && comes(stage, card)) {
                pool_add(pool, (struct round_dealt){.card = card,
                                                    .deck = (int8_t)deck,
                                                    .from = (int8_t)deck,
                                                    .tonight = marks[i] & CARD_TONIGHT});
            }
        }
    }
}

/* In the place of cards that are left out come some of the decks nearby that were not chosen: a
 * round is as long as it was said to be, and nobody sees what is missing. */
static void add_neighbours(const struct stage *stage, struct pool *pool,
                           const struct round_wish *wish, int deck, int missing) {
    uint64_t others = round_decks(stage) & ~pool->decks & ~ROUND_OWN;
    for (int far = 1; far < CARDS_FAVOURITES && missing > 0; far++) {
        for (int side = -1; side <= 1 && missing > 0; side += 2) {
            int other = deck + side * far;
            if (other >= 0 && other < CARDS_FAVOURITES && has(others, other)) {
                missing -= add_deck(stage, pool, wish, other, deck, missing);
                pool->decks |= UINT64_C(1) << other; /* for one deck only */
            }
        }
    }
}

static int count_deck(const struct stage *stage, const struct round_wish *wish, int deck) {
    const struct pack_deck *source = cards_deck(stage, deck);
    int count = 0;
    for (int i = 0; source && i < source->card_count; i++) {
        count += fits(wish, &source->card[i]);
    }
    return count;
}

static int count_left_out(const struct stage *stage, const struct round_wish *wish, int deck) {
    const struct pack_deck *source = cards_deck(stage, deck);
    int count = 0;
    for (int i = 0; i < source->card_count; i++) {
        count += fits(wish, &source->card[i]) && !limits_allow(stage, &source->card[i]);
    }
    return count;
}

static int count_favourites(const struct stage *stage, const struct round_wish *wish) {
    int count = 0;
    for (int deck = 0; deck <= CARDS_OWN; deck++) {
        const struct pack_deck *source = deck_of_favourites(stage, deck);
        uint8_t *marks = source ? cards_marks(stage, deck) : NULL;
        for (int i = 0; source && i < source->card_count; i++) {
            count += marks[i] & CARD_FAVOURITE && fits(wish, &source->card[i]);
        }
        free(marks);
    }
    return count;
}

int round_count(const struct stage *stage, const struct round_wish *wish, uint64_t decks) {
    int count = has(decks, CARDS_FAVOURITES) ? count_favourites(stage, wish) : 0;
    for (int deck = 0; deck <= CARDS_OWN; deck++) {
        count += has(decks, deck) ? count_deck(stage, wish, deck) : 0;
    }
    return count;
}

static void gather(const struct stage *stage, struct pool *pool, const struct round_wish *wish) {
    pool->decks = wish->decks;
    if (has(wish->decks, CARDS_FAVOURITES)) {
        add_favourites(stage, pool, wish);
    }
    for (int deck = 0; deck <= CARDS_OWN; deck++) {
        if (cards_deck(stage, deck) && has(wish->decks, deck)) {
            add_deck(stage, pool, wish, deck, deck, PACK_MAX_CARDS);
            if (deck != CARDS_OWN) {
                add_neighbours(stage, pool, wish, deck, count_left_out(stage, wish, deck));
            }
        }
    }
}

static void gather_light(const struct stage *stage, struct pool *pool,
                         const struct round_wish *wish) {
    struct round_wish light = *wish;
    light.depth = 1;
    pool->decks = wish->decks;
    for (int deck = 0; deck < CARDS_FAVOURITES && deck < stage->rooms->pack->deck_count; deck++) {
        if (stage->rooms->pack->deck[deck].place == PACK_PLACE_LIGHT && !has(wish->decks, deck)) {
            add_deck(stage, pool, &light, deck, deck, PACK_MAX_CARDS);
        }
    }
}

static void pool_release(struct pool *pool) {
    for (int deck = 0; deck <= CARDS_OWN; deck++) {
        free(pool->marks[deck]);
    }
    free(pool->card);
}

/* --- their order --- */

static bool all_tonight(const struct pool *pool) {
    int tonight = 0;
    for (int i = 0; i < pool->count; i++) {
        tonight += pool->card[i].tonight;
    }
    return tonight == pool->count;
}

/* The pool, shuffled, by whether it was seen and by depth; each part is taken from its front. */
struct hand {
    struct round_dealt *card;
    int at[2][DEPTHS], end[2][DEPTHS];
};

static void shuffle(struct stage *stage, struct round_dealt *card, int count) {
    for (int i = count - 1; i > 0; i--) {
        int j = stage_below(stage, i + 1);
        struct round_dealt other = card[i];
        card[i] = card[j];
        card[j] = other;
    }
}

static void sort_part(struct hand *hand, const struct pool *pool, int *count, int again, int depth,
                      bool tonight, uint64_t decks) {
    for (int i = 0; i < pool->count; i++) {
        const struct round_dealt *card = &pool->card[i];
        if (card->again == again && card->card->depth == depth + 1 && has(decks, card->deck) &&
            (tonight || !card->tonight)) {
            hand->card[(*count)++] = *card;
        }
    }
}

/* Those of the decks `last` come after the others of their part. */
static void sort(struct hand *hand, const struct pool *pool, bool tonight, uint64_t last) {
    int count = 0;
    hand->card = base_alloc((size_t)(pool->count + 1) * sizeof *hand->card);
    for (int again = 0; again < 2; again++) {
        for (int depth = 0; depth < DEPTHS; depth++) {
            hand->at[again][depth] = count;
            sort_part(hand, pool, &count, again, depth, tonight, ~last);
            sort_part(hand, pool, &count, again, depth, tonight, last);
            hand->end[again][depth] = count;
        }
    }
}

/* The decks that levels draw from: their cards come up on the bridge, and should last for it. */
static uint64_t bridge_decks(const struct stage *stage) {
    const struct pack *pack = stage->rooms->pack;
    uint64_t decks = 0;
    for (int c = 0; c < pack->chapter_count; c++) {
        for (int l = 0; l < pack->chapter[c].level_count; l++) {
            const struct pack_level *level = &pack->chapter[c].level[l];
            for (int q = 0; q < level->rules.question_count; q++) {
                const char *deck = level->question[q].deck;
                int index = deck ? cards_deck_index(stage, deck) : -1;
                decks |= index < 0 ? 0 : UINT64_C(1) << index;
            }
        }
    }
    return decks;
}

/* One of that depth, or the nearest easier one, or the nearest deeper one up to `most`. */
static bool take_card(struct round_deal *deal, struct hand *hand, int depth, int most) {
    for (int again = 0; again < 2; again++) {
        for (int i = 0; i < DEPTHS; i++) {
            int wanted = i < depth ? depth - i : i + 1;
            int *at = &hand->at[again][wanted - 1];
            if (wanted <= most && *at < hand->end[again][wanted - 1]) {
                deal->card[deal->all++] = hand->card[(*at)++];
                return true;
            }
        }
    }
    return false;
}

static void deal_waves(struct round_deal *deal, struct hand *hand, int depth) {
    static const uint8_t waves[DEPTHS][8] = {
        {1, 1, 1, 1, 1, 1, 1, 1}, {1, 1, 2, 2, 1, 2, 2, 1}, {1, 1, 2, 2, 3, 3, 2, 1}};
    for (int i = 0; take_card(deal, hand, waves[depth - 1][i % 8], depth); i++) {
    }
}

/* Easy ones, then closer ones, then deep ones, then light ones. */
static void deal_arc(struct round_deal *deal, struct hand *hand, struct hand *light, int depth,
                     int cards) {
    int last = cards >= ARC ? 2 : cards >= 3;
    int deep = depth < 3 ? 0 : (cards - last) / 3 < MOST_DEEP ? (cards - last) / 3 : MOST_DEEP;
    int closer = depth < 2 ? 0 : (cards - last - deep) / 2, easy = cards - last - deep - closer;
    for (int i = 0; i < cards - last; i++) {
        int wanted = i < easy ? 1 : i < easy + closer ? 2 : 3;
        take_card(deal, hand, wanted, wanted < 3 ? 2 : 3);
    }
    for (int i = 0; i < last; i++) {
        if (!take_card(deal, light, 1, 1)) {
            take_card(deal, hand, 1, 2);
        }
    }
}

void round_deal(struct stage *stage, struct round_deal *deal, const struct round_wish *wish) {
    struct pool pool = {0}, light = {0};
    struct hand hand, light_hand;
    gather(stage, &pool, wish);
    gather_light(stage, &light, wish);
    shuffle(stage, pool.card, pool.count);
    shuffle(stage, light.card, light.count);
    sort(&hand, &pool, all_tonight(&pool), wish->within ? bridge_decks(stage) : 0);
    sort(&light_hand, &light, false, 0);
    *deal = (struct round_deal){
        .card = base_alloc((size_t)(pool.count + light.count + 1) * sizeof *deal->card)};
    if (wish->arc) {
        deal_arc(deal, &hand, &light_hand, wish->depth, wish->cards ? wish->cards : ARC);
        deal->count = deal->all;
    }
    deal_waves(deal, &hand, wish->depth); /* behind an arc: to be swapped in */
    if (!wish->arc) {
        deal->count = wish->cards && wish->cards < deal->all ? wish->cards : deal->all;
    }
    free(hand.card);
    free(light_hand.card);
    pool_release(&pool);
    pool_release(&light);
}

void round_deal_release(struct round_deal *deal) {
    free(deal->card);
    *deal = (struct round_deal){0};
}

/* --- one after another --- */

const struct round_dealt *round_dealt(const struct round_deal *deal) {
    return deal->at < deal->count ? &deal->card[deal->at] : NULL;
}

/* The next place from `i` on that has a card of the same depth; the end where there is none. */
static int next_alike(const struct round_deal *deal, int i) {
    int depth = deal->card[deal->at].card->depth;
    while (i < deal->all && deal->card[i].card->depth != depth) {
        i++;
    }
    return i;
}

bool round_can_swap(const struct round_deal *deal) {
    return deal->at < deal->count &&
           (next_alike(deal, deal->at + 1) < deal->all || deal->at + 1 < deal->count);
}

/* All of its depth move up by one place, and it takes the last one, so that each of them comes
 * before it returns. The last of its depth changes places with the card after it. */
void round_swap(struct round_deal *deal) {
    if (!round_can_swap(deal)) {
        return;
    }
    struct round_dealt swapped = deal->card[deal->at];
    int place = deal->at, next = next_alike(deal, place + 1);
    if (next == deal->all) {
        deal->card[place] = deal->card[place + 1];
        deal->card[place + 1] = swapped;
        return;
    }
    for (; next < deal->all; next = next_alike(deal, next + 1)) {
        deal->card[place] = deal->card[next];
        place = next;
    }
    deal->card[place] = swapped;
}
