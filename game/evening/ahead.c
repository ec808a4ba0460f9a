/* What an evening has: of which decks its cards come, how many, and what lies ahead. All of it is
 * reckoned from the plan and from what there is to play, so that what is told of it is so. */
#include "evening/idea.h"
#include "evening/inside.h"
#include "evening/promise.h"
#include "evening/then.h"
#include "keeper/keeper.h"

enum { WARM_UP_CARDS = 1 };

uint64_t evening_decks(const struct stage *stage, enum pack_deck_place place) {
    uint64_t decks = 0;
    for (int i = 0; i < stage->rooms->pack->deck_count && i < CARDS_FAVOURITES; i++) {
        decks |= (uint64_t)(stage->rooms->pack->deck[i].place == place) << i;
    }
    return decks;
}

int evening_round_cards(enum evening_length length) {
    return length == EVENING_QUARTER ? 1 : length == EVENING_LITTLE ? 3 : 5;
}

struct round_wish evening_warm_up(const struct stage *stage) {
    uint64_t decks = evening_decks(stage, PACK_PLACE_WARM_UP);
    return (struct round_wish){
        .decks = decks ? decks : evening_decks(stage, PACK_PLACE_ROUND),
        .depth = 1,
        .how = cards_on_paper(stage) ? ROUND_PAPER : ROUND_ALOUD,
        .cards = WARM_UP_CARDS,
        .within = true,
    };
}

bool evening_has(struct stage *stage, enum evening_part part) {
    switch (part) {
    case EVENING_ASKING:
        return promise_to_ask(stage);
    case EVENING_IDEA:
        return idea_to_ask(stage, &(struct cards_idea){0});
    case EVENING_THEN:
        return then_find(stage, &(struct then){0});
    case EVENING_WARM_UP:
        return evening_warm_up(stage).decks != 0;
    case EVENING_CROSSING:
        return evening_next(stage).chapter != NULL;
    case EVENING_ROUND:
        return evening_decks(stage, PACK_PLACE_ROUND) != 0;
    case EVENING_PROMISING:
        return stage->rooms->keeps && !cards_on_paper(stage);
    default:
        return true;
    }
}

void evening_plan_tonight(struct stage *stage, struct evening *evening,
                          enum evening_length length) {
    evening_plan(evening, length, date_now(stage));
    if (keeper_weeks_away(stage)) {
        evening_plan_return(evening);
    }
}

/* --- how much it is --- */

struct evening_sum evening_sum(struct stage *stage, enum evening_length length) {
    struct evening_sum sum = {0};
    struct evening plan;
    evening_plan_tonight(stage, &plan, length);
    for (int i = 0; i < plan.count; i++) {
        enum evening_part part = plan.part[i];
        int cards = part == EVENING_WARM_UP ? WARM_UP_CARDS
                    : part == EVENING_ROUND ? evening_round_cards(length)
                                            : 0;
        if ((cards || part == EVENING_CROSSING) && evening_has(stage, part)) {
            sum.crossings += part == EVENING_CROSSING;
            sum.cards += cards;
        }
    }
    return sum;
}

const char *evening_sum_words(struct stage *stage, struct evening_sum sum) {
    const char *crossings = say(stage,
                                sum.crossings == 1 ? "{number} crossing" : "{number} crossings",
                                "number", say_number(stage, sum.crossings), NULL);
    const char *cards = say(stage, sum.cards == 1 ? "{number} card" : "{number} cards", "number",
                            say_number(stage, sum.cards), NULL);
    return !sum.cards ? crossings
           : sum.crossings
               ? say(stage, "{crossings}, {cards}", "crossings", crossings, "cards", cards, NULL)
               : cards;
}

/* --- what lies ahead, as a row of lights --- */

/* What comes back from another evening has none: it would tell that there is something. What is
 * asked between the parts of a first evening is no part of what it is. */
static bool has_light(struct stage *stage, enum evening_part part) {
    switch (part) {
    case EVENING_ASKING:
    case EVENING_IDEA:
    case EVENING_STAR:
    case EVENING_THEN:
    case EVENING_NAMES:
    case EVENING_LENGTH:
        return false;
    default:
        return evening_has(stage, part);
    }
}

void evening_look_ahead(struct stage *stage) {
    struct evening *evening = evening_of(stage);
    evening->lights = evening->lit = 0;
    if (evening->length == EVENING_FIRST) { /* how long it shall be is not said yet */
        return;
    }
    for (int i = 0; i < evening->count; i++) {
        bool light = has_light(stage, evening->part[i]);
        evening->lit += i < evening->at && light;
        evening->lights += light;
    }
}
