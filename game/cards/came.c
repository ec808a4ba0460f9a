/* What came up tonight: no card comes twice in an evening, and the more was said, the closer the
 * next ones may be. It is in memory alone, as long as the evening lasts. */
#include "cards/inside.h"

#include <stdlib.h>
#include <string.h>

/* How many cards have come up before a crossing's may be closer, and deep. */
enum { CLOSER = 3, DEEP = 7 };
/* Where nobody was asked how tonight finds them, nothing deep is asked. */
enum { UNASKED = 2 };

bool cards_hours_ago(const struct stage *stage, int64_t at) {
    return llabs(date_now(stage) - at) > (int64_t)CARDS_HOURS * 60 * 60;
}

bool came_is_over(const struct stage *stage) {
    return cards_hours_ago(stage, cards_of(stage)->tonight.last);
}

static void forget(struct cards_tonight *tonight) {
    free(tonight->came);
    *tonight = (struct cards_tonight){0};
}

/* Those of an evening that is over are no longer looked at, and make room for the next. */
static void begin_anew(struct stage *stage) {
    if (came_is_over(stage)) {
        forget(&cards_of(stage)->tonight);
    }
    cards_of(stage)->tonight.last = date_now(stage);
}

void came_note(struct stage *stage, int deck, const struct pack_card *card) {
    struct cards_tonight *tonight = &cards_of(stage)->tonight;
    begin_anew(stage);
    tonight->came = base_grow(tonight->came, (size_t)(tonight->count + 1) * sizeof *tonight->came);
    struct cards_came *came = &tonight->came[tonight->count++];
    *came = (struct cards_came){.deck = deck};
    strncpy(came->id, card->id, sizeof came->id - 1);
}

void came_mark(const struct stage *stage, int deck, uint8_t *marks) {
    const struct cards_tonight *tonight = &cards_of(stage)->tonight;
    const struct pack_deck *source = cards_deck(stage, deck);
    for (int i = 0; i < tonight->count && !came_is_over(stage); i++) {
        for (int j = 0; tonight->came[i].deck == deck && j < source->card_count; j++) {
            if (strcmp(source->card[j].id, tonight->came[i].id) == 0) {
                marks[j] |= CARD_TONIGHT;
            }
        }
    }
}

void came_change_pack(struct stage *stage) {
    struct cards_tonight *tonight = &cards_of(stage)->tonight;
    free(tonight->came);
    tonight->came = NULL;
    tonight->count = 0;
}

void came_release(struct stage *stage) {
    forget(&cards_of(stage)->tonight);
}

void cards_set_deepest(struct stage *stage, int depth) {
    begin_anew(stage);
    cards_of(stage)->tonight.deepest = depth;
}

int cards_pace(const struct stage *stage) {
    struct cards_tonight tonight = {0};
    if (!came_is_over(stage)) {
        tonight = cards_of(stage)->tonight;
    }
    int most = tonight.deepest ? tonight.deepest : UNASKED;
    int pace = tonight.count < CLOSER ? 1 : tonight.count < DEEP ? 2 : 3;
    return pace < most ? pace : most;
}
