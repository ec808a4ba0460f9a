/* Decks by their index, and what the box knows of their cards: their ids, and no word. */
#include "cards/inside.h"

#include <stdlib.h>
#include <string.h>

struct cards_room *cards_new(void) {
    struct cards_room *room = base_alloc(sizeof *room);
    room->cards.begins = -1;
    return room;
}

void cards_load(struct stage *stage) {
    limits_load(stage);
    cards_own_load(stage);
}

void cards_free(struct stage *stage) {
    cards_own_release(stage);
    came_release(stage);
    free(stage->rooms->cards);
}

void cards_change_pack(struct stage *stage) {
    came_change_pack(stage);
    cards_of(stage)->lenses = 0;
    limits_of(stage)->away &= UINT64_C(1) << CARDS_OWN; /* the others were decks of that pack */
}

bool cards_on_paper(const struct stage *stage) {
    return stage->rooms->cards->paper;
}

int cards_begins(const struct stage *stage) {
    return cards_of(stage)->begins;
}

void cards_set_begins(struct stage *stage, int player) {
    cards_of(stage)->begins = player;
}

const struct pack_deck *cards_deck(const struct stage *stage, int deck) {
    bool packed = deck >= 0 && deck < CARDS_FAVOURITES && deck < stage->rooms->pack->deck_count;
    return deck == CARDS_OWN ? &cards_of(stage)->own
           : packed          ? &stage->rooms->pack->deck[deck]
                             : NULL;
}

const struct pack_deck *cards_find_deck(const struct stage *stage, const char *id) {
    const struct pack_deck *own = &cards_of(stage)->own;
    return own->id && strcmp(own->id, id) == 0 ? own : pack_find_deck(stage->rooms->pack, id);
}

const struct pack *cards_talks(const struct stage *stage) {
    const struct rooms *rooms = stage->rooms;
    return rooms->pack->talk_count || !rooms->own ? rooms->pack : rooms->own;
}

const struct pack_card *cards_find_ask(const struct stage *stage, const char *deck,
                                       const char *ask) {
    const struct pack_deck *source = pack_find_deck(stage->rooms->pack, deck);
    for (int i = 0; source && i < source->card_count; i++) {
        if (strcmp(source->card[i].ask, ask) == 0 && limits_allow(stage, &source->card[i])) {
            return &source->card[i];
        }
    }
    return NULL;
}

int cards_deck_index(const struct stage *stage, const char *id) {
    for (int i = 0; cards_deck(stage, i); i++) {
        if (strcmp(stage->rooms->pack->deck[i].id, id) == 0) {
            return i;
        }
    }
    return -1;
}

/* Cards of one's own belong to no pack. */
static const char *pack_of(const struct stage *stage, int deck) {
    return deck == CARDS_OWN ? cards_of(stage)->own.id : stage->rooms->pack->id;
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

uint8_t *cards_marks(const struct stage *stage, int deck) {
    struct marking marking = {.deck = cards_deck(stage, deck)};
    if (!marking.deck) {
        return NULL;
    }
    marking.marks = base_alloc((size_t)marking.deck->card_count + 1);
    keepsake_list_cards(stage->rooms->keepsake, pack_of(stage, deck), marking.deck->id, mark,
                        &marking, NULL);
    came_mark(stage, deck, marking.marks);
    return marking.marks;
}

void cards_note(struct stage *stage, int deck, const struct pack_card *card) {
    if (!cards_on_paper(stage)) {
        keepsake_note_card(stage->rooms->keepsake, pack_of(stage, deck),
                           cards_deck(stage, deck)->id, card->id, NULL);
        came_note(stage, deck, card);
    }
}

bool cards_alike(const struct pack_card *a, const struct pack_card *b) {
    return a->depth == b->depth && a->answer_count == b->answer_count && a->solo == b->solo;
}

void cards_reset(struct stage *stage, int deck, const struct pack_card *card) {
    const struct pack_deck *source = cards_deck(stage, deck);
    const char **ids = base_alloc((size_t)source->card_count * sizeof *ids);
    int count = 0;
    for (int i = 0; i < source->card_count; i++) {
        if (cards_alike(&source->card[i], card)) {
            ids[count++] = source->card[i].id;
        }
    }
    if (!cards_on_paper(stage)) {
        keepsake_reset_seen(stage->rooms->keepsake, pack_of(stage, deck), source->id, ids, count,
                            NULL);
    }
    free(ids);
}

bool cards_favourite(const struct stage *stage, int deck, const struct pack_card *card) {
    uint8_t *marks = cards_marks(stage, deck);
    bool favourite = marks[card - cards_deck(stage, deck)->card] & CARD_FAVOURITE;
    free(marks);
    return favourite;
}

void cards_set_favourite(struct stage *stage, int deck, const struct pack_card *card,
                         bool favourite) {
    if (!cards_on_paper(stage)) {
        keepsake_set_favourite(stage->rooms->keepsake, pack_of(stage, deck),
                               cards_deck(stage, deck)->id, card->id, favourite, NULL);
    }
}
