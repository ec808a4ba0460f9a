/* The buttons of each stage. */
#include "cards/round.h"

#include <assert.h>

/* What each stage offers, the usual way on first. */
static const enum round_deed offers[ROUND_STAGES][ROUND_BUTTONS] = {
    [ROUND_CLOSER_SAID] = {ROUND_BEGIN, ROUND_REST},
    [ROUND_SAYING] = {ROUND_SAID, ROUND_PASS, ROUND_SWAP, ROUND_TURN, ROUND_REST},
    [ROUND_LENSES] = {ROUND_TELL_SO, ROUND_TELL_SO, ROUND_TELL_SO, ROUND_TELL_PLAIN},
    [ROUND_DOING] = {ROUND_DID, ROUND_PASS, ROUND_SWAP, ROUND_REST},
    [ROUND_DONE] = {ROUND_NEXT, ROUND_LAY, ROUND_MARK, ROUND_TAKE, ROUND_REST},
    [ROUND_SAYING_BACK] = {ROUND_SAID_BACK, ROUND_PASS, ROUND_SWAP, ROUND_REST},
    [ROUND_ALL_HEARD] = {ROUND_FINISH},
    [ROUND_LISTENING] = {ROUND_LISTENED, ROUND_REST},
    [ROUND_TALKED] = {ROUND_NEXT, ROUND_LAY, ROUND_MARK, ROUND_TAKE, ROUND_REST},
    [ROUND_WRITING] = {ROUND_SHOWN, ROUND_PASS, ROUND_SWAP, ROUND_REST},
    [ROUND_WRITTEN] = {ROUND_NEXT, ROUND_REST},
    [ROUND_THINKING] = {ROUND_NEXT, ROUND_SWAP, ROUND_MARK, ROUND_REST},
    [ROUND_READING] = {ROUND_SEAL, ROUND_PASS, ROUND_SWAP, ROUND_REST},
    [ROUND_SHOWING] = {ROUND_NEXT, ROUND_LAY, ROUND_MARK, ROUND_TAKE, ROUND_REST},
    [ROUND_OWN_ANSWER] = {ROUND_NEXT, ROUND_MARK, ROUND_REST},
    [ROUND_CLOSED] = {ROUND_NEXT, ROUND_REST},
    [ROUND_RESTING] = {ROUND_LEAVE},
};

static const char *const labels[ROUND_DEEDS] = {
    [ROUND_BEGIN] = "Go on",
    [ROUND_SAID] = "Said",
    [ROUND_SAID_BACK] = "Said back",
    [ROUND_HAND] = "Give the lantern",
    [ROUND_TURN] = "Another way",
    [ROUND_TELL_PLAIN] = "As it is",
    [ROUND_DID] = "Done",
    [ROUND_LISTENED] = "Said back",
    [ROUND_FINISH] = "Go on",
    [ROUND_SHOWN] = "Shown",
    [ROUND_SEAL] = "We are ready",
    [ROUND_PASS] = "Pass",
    [ROUND_SWAP] = "Swap",
    [ROUND_NEXT] = "Next card",
    [ROUND_MARK] = "Mark as ours",
    [ROUND_UNMARK] = "Unmark",
    [ROUND_LAY] = "To keep",
    [ROUND_UNLAY] = "Not to keep",
    [ROUND_REST] = "Rest",
    [ROUND_LEAVE] = "To the title",
    [ROUND_TAKE] = "We'll do it",
    [ROUND_UNTAKE] = "Not after all",
};

/* The first of the two has spoken, and been heard where that is asked for. */
static bool hands_over(const struct round *round, enum round_deed deed) {
    return round->speaker == round->begins && round->meant < 0 &&
           (deed == ROUND_SAID_BACK || (deed == ROUND_SAID && round_card(round)->depth == 1));
}

bool round_hands(const struct round *round) {
    return round->menu.count && round->deed[0] == ROUND_HAND;
}

static void offer(struct stage *stage, struct round *round, enum round_deed deed) {
    const struct pack_card *card = round_card(round);
    const struct round_dealt *dealt = round_dealt(&round->deal);
    bool idea = card && stage->rooms->keeps && dealt->deck != CARDS_OWN &&
                cards_deck(stage, dealt->deck)->place == PACK_PLACE_IDEAS;
    bool closer = card && round_deck(stage, round)->place == PACK_PLACE_CLOSENESS;
    assert(card || (deed != ROUND_TURN && deed != ROUND_LAY)); /* offered with a card alone */
    if ((deed == ROUND_SWAP && !round_can_swap(&round->deal)) ||
        (deed == ROUND_TURN && !card->lenses) ||
        (deed == ROUND_TELL_SO && round->menu.count >= round->turn_count) ||
        (deed == ROUND_TAKE && !idea) ||
        (deed == ROUND_MARK && closer) || /* it opens by the wish of both alone */
        (deed == ROUND_LAY && !round->laid && (card->solo || !tray_has_room(stage)))) {
        return;
    }
    if (deed == ROUND_LAY && round->laid) {
        deed = ROUND_UNLAY;
    }
    if (deed == ROUND_TAKE && round->taken) {
        deed = ROUND_UNTAKE;
    }
    if (deed == ROUND_MARK && round->ours) {
        deed = ROUND_UNMARK;
    }
    if (hands_over(round, deed)) {
        deed = ROUND_HAND;
        handover_begin(&round->hand, round->speaker);
    }
    int place = round->menu.count;
    round->deed[place] = deed;
    menu_add(&round->menu,
             deed == ROUND_TELL_SO ? stage->rooms->pack->lens[round->turn[place]].say
                                   : word(stage, labels[deed]),
             NULL);
}

void round_go(struct stage *stage, struct round *round, enum round_stage phase) {
    if (phase == ROUND_SAYING && round->phase != ROUND_LENSES) { /* another's turn */
        round->lens = -1;
        round->turn_count = 0;
    }
    round->phase = phase;
    menu_clear(&round->menu);
    round->menu.focus = 0;
    for (int i = 0; i < ROUND_BUTTONS && offers[phase][i] != ROUND_NOTHING; i++) {
        offer(stage, round, offers[phase][i]);
    }
    damage_all(stage);
}
