/* The question round: from card to card, from stage to stage. Whoever presses a button, it is the
 * same button, and the words never say whose press it was. */
#include "cards/round.h"

static void forget(struct stage *stage, struct round *round) {
    choice_forget(&round->choice);
    base_forget(round->answer, sizeof round->answer);
    round->answer[RULES_A] = round->answer[RULES_B] = -1;
    platform_text_forget(stage->platform);
}

static void ask_in(struct stage *stage, struct round *round, enum round_stage phase) {
    round_ask(stage, round, phase);
    round_go(stage, round, phase);
}

/* --- its end --- */

static void close_round(struct stage *stage, struct round *round) {
    platform_sound(stage->platform, "rest");
    platform_music(stage->platform, "home");
    round_go(stage, round, ROUND_RESTING);
}

/* There are no more cards: what comes next in an evening is not this scene's to know. */
static void end(struct stage *stage, struct round *round) {
    if (round->wish.within) {
        scene_pop(stage);
    } else {
        close_round(stage, round);
    }
}

static void rest(struct stage *stage, struct round *round) {
    forget(stage, round);
    if (round->wish.within) {
        scene_end(stage, OUTCOME_REST);
    } else {
        close_round(stage, round);
    }
}

/* --- from card to card --- */

/* The card has come up once the two have done something with it; to swap it is to leave it. */
static void note(struct stage *stage, struct round *round) {
    struct round_deal *deal = &round->deal;
    int deck = round_dealt(deal)->deck;
    if (round->noted) {
        return;
    }
    if (round_dealt(deal)->again) { /* every card of its deck was seen: the deck begins anew */
        cards_reset(stage, deck);
        for (int i = deal->at; i < deal->all; i++) {
            deal->card[i].again &= deal->card[i].deck != deck;
        }
    }
    cards_note(stage, deck, round_card(round));
    round->noted = true;
}

static void show_card(struct stage *stage, struct round *round, const char *sound) {
    static const enum round_stage first[ROUND_HOWS] = {
        [ROUND_ALOUD] = ROUND_SAYING,
        [ROUND_SEALED] = ROUND_READING,
        [ROUND_GUESS] = ROUND_READING,
        [ROUND_PAPER] = ROUND_WRITING,
    };
    const struct round_dealt *dealt = round_dealt(&round->deal);
    forget(stage, round);
    round->speaker = round->begins;
    round->noted = false;
    if (dealt) {
        platform_sound(stage->platform, sound);
        round->ours = cards_favourite(stage, dealt->deck, dealt->card);
        bool seals = dealt->card->solo && round->wish.how != ROUND_PAPER;
        round_go(stage, round, seals ? ROUND_READING : first[round->wish.how]);
    } else {
        end(stage, round);
    }
}

static void next_card(struct stage *stage, struct round *round) {
    note(stage, round);
    round->deal.at++;
    round->begins = cards_of(stage)->begins = !round->begins;
    show_card(stage, round, "card-dealt");
}

static void deal(struct stage *stage, struct round *round) {
    round_deal(stage, &round->deal, &round->wish);
    show_card(stage, round, "card-dealt");
}

static void mark(struct stage *stage, struct round *round, bool ours) {
    const struct round_dealt *dealt = round_dealt(&round->deal);
    int focus = round->menu.focus;
    round->ours = ours;
    cards_set_favourite(stage, dealt->deck, dealt->card, ours);
    round_go(stage, round, round->phase);
    round->menu.focus = focus;
}

/* --- what was chosen in private --- */

static void closer(struct stage *stage, struct round *round, bool both) {
    uint64_t decks = round_closer_decks(stage, &round->wish);
    round->closer = both && decks;
    cards_of(stage)->not_closer = !round->closer;
    round->wish.decks = round->closer ? decks : round->wish.decks;
    round_go(stage, round, ROUND_CLOSER_SAID);
}

static void heard(struct stage *stage, struct round *round, bool yes) {
    platform_sound(stage->platform, yes ? "heard" : "breathe");
    if (!yes) {
        round_go(stage, round, ROUND_LISTENING);
    } else if (round->speaker == round->begins) {
        round->speaker = !round->speaker;
        round_go(stage, round, ROUND_SAYING);
    } else {
        round_go(stage, round, ROUND_TALKED);
    }
}

/* A pass is never guessed about, and never told apart from a guess that was kept to oneself. */
static void sealed(struct stage *stage, struct round *round, int8_t a, int8_t b) {
    round->answer[RULES_A] = a;
    round->answer[RULES_B] = b;
    if (round_card(round)->solo) {
        ask_in(stage, round, ROUND_TURNING);
    } else if (round->wish.how == ROUND_GUESS && round_passed(round)) {
        forget(stage, round);
        round_go(stage, round, ROUND_CLOSED);
    } else {
        platform_sound(stage->platform, "guess-reveal");
        round_go(stage, round, ROUND_SHOWING);
    }
}

/* One answer alone is not shown: it would tell whose was not. It can still be said. */
static void turned(struct stage *stage, struct round *round, bool both) {
    if (!both) {
        forget(stage, round);
    }
    round_go(stage, round, both ? ROUND_SHOWING : ROUND_OWN_ANSWER);
}

/* Where both wanted it and it is not kept, the answers stay until they go on from here. */
static void show_kept(struct stage *stage, struct round *round) {
    if (!both_failed(&round->both)) {
        forget(stage, round);
    }
    round_go(stage, round,
             both_kept(&round->both)     ? ROUND_KEPT
             : both_let_go(&round->both) ? ROUND_LET_GO
                                         : ROUND_NOT_KEPT);
}

static void chosen(struct stage *stage, struct round *round) {
    int8_t a = round->choice.chosen[RULES_A], b = round->choice.chosen[RULES_B];
    if (round->phase == ROUND_CHOOSING) {
        both_decide(stage, &round->both, &round->choice, &round_keeping, round);
        show_kept(stage, round);
        return;
    }
    choice_forget(&round->choice);
    if (round->phase == ROUND_CLOSER) {
        closer(stage, round, a == ROUND_YES && b == ROUND_YES);
    } else if (round->phase == ROUND_HEARD) {
        heard(stage, round, (round->speaker == RULES_A ? a : b) == ROUND_YES);
    } else if (round->phase == ROUND_SEALING) {
        sealed(stage, round, a, b);
    } else {
        turned(stage, round, a == ROUND_YES && b == ROUND_YES);
    }
}

/* --- the buttons --- */

static void show_keep(struct stage *stage, struct round *round) {
    round->date = date_now(stage);
    round_go(stage, round, stage->rooms->keeps ? ROUND_KEEP : ROUND_CANNOT_KEEP);
}

/* Either may say so, and either may take it back. */
static void laugh(struct stage *stage, struct round *round) {
    struct menu_item *item = &round->menu.item[round->menu.focus];
    if (keepsake_set_laughed(stage->rooms->keepsake, round->kept, !item->gold, NULL) ==
        KEEPSAKE_OK) {
        item->gold = !item->gold;
    }
    damage_all(stage);
}

static void carry_out(struct stage *stage, struct round *round, enum round_deed deed) {
    switch (deed) {
    case ROUND_BEGIN:
        deal(stage, round);
        break;
    case ROUND_SAID:
        note(stage, round);
        round_go(stage, round, ROUND_SAYING_BACK);
        break;
    case ROUND_SAID_BACK:
        ask_in(stage, round, ROUND_HEARD);
        break;
    case ROUND_SHOWN:
        round_go(stage, round, ROUND_WRITTEN);
        break;
    case ROUND_SEAL:
        note(stage, round);
        ask_in(stage, round, ROUND_SEALING);
        break;
    case ROUND_PASS:
    case ROUND_NEXT:
        next_card(stage, round);
        break;
    case ROUND_SWAP:
        round_swap(&round->deal);
        show_card(stage, round, "card-swap");
        break;
    case ROUND_MARK:
    case ROUND_UNMARK:
        mark(stage, round, deed == ROUND_MARK);
        break;
    case ROUND_ASK_KEEP:
        show_keep(stage, round);
        break;
    case ROUND_CHOOSE:
        ask_in(stage, round, ROUND_CHOOSING);
        break;
    case ROUND_RATHER_NOT:
        round_go(stage, round, round_sealed(round) ? ROUND_SHOWING : ROUND_TALKED);
        break;
    case ROUND_LAUGHED:
        laugh(stage, round);
        break;
    case ROUND_TRY_AGAIN:
        both_try_again(stage, &round->both, &round_keeping, round);
        show_kept(stage, round);
        break;
    case ROUND_REST:
        rest(stage, round);
        break;
    case ROUND_LEAVE:
        scene_pop(stage);
        break;
    case ROUND_NOTHING:
    case ROUND_DEEDS:
        break;
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct round *round = context;
    if (round_choosing(round->phase) && choice_event(stage, &round->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        platform_sound(stage->platform, "menu-back");
        if (round->phase == ROUND_RESTING) {
            scene_pop(stage);
        } else {
            rest(stage, round);
        }
        return;
    }
    int focus = round->menu.focus;
    if (menu_event_row(stage, &round->menu, event) == MENU_CHOSEN) {
        carry_out(stage, round, round->deed[round->menu.focus]);
    } else if (focus != round->menu.focus) {
        damage_all(stage); /* the hint line tells of the button in focus */
    }
}

static void enter(struct stage *stage, void *context) {
    struct round *round = context;
    if (round->begun) {
        return;
    }
    round->begun = true;
    cards_of(stage)->lent++;
    round->begins = cards_of(stage)->begins < 0 ? stage_below(stage, 2) : !cards_of(stage)->begins;
    cards_of(stage)->begins = round->begins;
    platform_music(stage->platform, "evening");
    if (round_asks_closer(stage, &round->wish)) {
        ask_in(stage, round, ROUND_CLOSER);
    } else {
        deal(stage, round);
    }
}

static void leave(struct stage *stage, void *context) {
    struct round *round = context;
    cards_of(stage)->lent--;
    forget(stage, round);
    round_deal_release(&round->deal);
}

static int update(struct stage *stage, void *context, int ms) {
    struct round *round = context;
    if (!round_choosing(round->phase)) {
        int next = update_backdrop(stage);
        return kindled_update(stage) ? 0 : next;
    }
    if (choice_update(stage, &round->choice, ms)) {
        chosen(stage, round);
        return 0;
    }
    return choice_wait(&round->choice);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    round_draw(stage, canvas, context);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct round *)context)->menu);
}

static const struct scene_type scene_round = {
    .name = "round",
    .size = sizeof(struct round),
    .choice = offsetof(struct round, choice),
    .talks = true,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void round_push(struct stage *stage, const struct round_wish *wish) {
    struct round *data = scene_push(stage, &scene_round);
    data->wish = *wish;
}
