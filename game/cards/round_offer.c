/* The buttons of each stage. */
#include "cards/round.h"

/* What each stage offers, the usual way on first. */
static const enum round_deed offers[ROUND_STAGES][ROUND_BUTTONS] = {
    [ROUND_CLOSER_SAID] = {ROUND_BEGIN, ROUND_REST},
    [ROUND_SAYING] = {ROUND_SAID, ROUND_PASS, ROUND_SWAP, ROUND_REST},
    [ROUND_SAYING_BACK] = {ROUND_SAID_BACK, ROUND_PASS, ROUND_SWAP, ROUND_REST},
    [ROUND_LISTENING] = {ROUND_SAID_BACK, ROUND_PASS, ROUND_SWAP, ROUND_REST},
    [ROUND_TALKED] = {ROUND_NEXT, ROUND_ASK_KEEP, ROUND_MARK, ROUND_REST},
    [ROUND_WRITING] = {ROUND_SHOWN, ROUND_PASS, ROUND_SWAP, ROUND_REST},
    [ROUND_WRITTEN] = {ROUND_NEXT, ROUND_REST},
    [ROUND_READING] = {ROUND_SEAL, ROUND_PASS, ROUND_SWAP, ROUND_REST},
    [ROUND_SHOWING] = {ROUND_NEXT, ROUND_ASK_KEEP, ROUND_MARK, ROUND_REST},
    [ROUND_OWN_ANSWER] = {ROUND_NEXT, ROUND_MARK, ROUND_REST},
    [ROUND_CLOSED] = {ROUND_NEXT, ROUND_REST},
    [ROUND_KEEP] = {ROUND_CHOOSE, ROUND_RATHER_NOT, ROUND_REST},
    [ROUND_KEPT] = {ROUND_NEXT, ROUND_LAUGHED, ROUND_REST},
    [ROUND_LET_GO] = {ROUND_NEXT, ROUND_REST},
    [ROUND_NOT_KEPT] = {ROUND_TRY_AGAIN, ROUND_NEXT, ROUND_REST},
    [ROUND_CANNOT_KEEP] = {ROUND_NEXT, ROUND_REST},
    [ROUND_RESTING] = {ROUND_LEAVE},
};

static const char *const labels[ROUND_DEEDS] = {
    [ROUND_BEGIN] = "Go on",
    [ROUND_SAID] = "Said",
    [ROUND_SAID_BACK] = "Said back",
    [ROUND_SHOWN] = "Shown",
    [ROUND_SEAL] = "We are ready",
    [ROUND_PASS] = "Pass",
    [ROUND_SWAP] = "Swap",
    [ROUND_NEXT] = "Next card",
    [ROUND_MARK] = "Mark as ours",
    [ROUND_UNMARK] = "Unmark",
    [ROUND_ASK_KEEP] = "Keep this?",
    [ROUND_CHOOSE] = "Each of us chooses",
    [ROUND_RATHER_NOT] = "Rather not",
    [ROUND_TRY_AGAIN] = "Try again",
    [ROUND_LAUGHED] = "We laughed",
    [ROUND_REST] = "Rest",
    [ROUND_LEAVE] = "To the title",
};

static void offer(struct stage *stage, struct round *round, enum round_deed deed) {
    const struct pack_card *card = round_card(round);
    bool closer = card && round_deck(stage, round)->place == PACK_PLACE_CLOSENESS;
    if ((deed == ROUND_SWAP && !round_can_swap(&round->deal)) ||
        (deed == ROUND_MARK && closer) || /* it opens by the wish of both alone */
        (deed == ROUND_ASK_KEEP && card && card->solo)) {
        return;
    }
    if (deed == ROUND_MARK && round->ours) {
        deed = ROUND_UNMARK;
    }
    round->deed[round->menu.count] = deed;
    menu_add(&round->menu, word(stage, labels[deed]), NULL);
}

void round_go(struct stage *stage, struct round *round, enum round_stage phase) {
    round->phase = phase;
    menu_clear(&round->menu);
    round->menu.focus = 0;
    for (int i = 0; i < ROUND_BUTTONS && offers[phase][i] != ROUND_NOTHING; i++) {
        offer(stage, round, offers[phase][i]);
    }
    damage_all(stage);
}
