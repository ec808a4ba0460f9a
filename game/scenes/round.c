/* The question round: from card to card, from stage to stage. Whoever presses a button, it is the
 * same button, and the words never say whose press it was. */
#include "scenes/round.h"

bool round_choosing(enum round_stage stage) {
    return stage == ROUND_CLOSER || stage == ROUND_HEARD || stage == ROUND_SEALING ||
           stage == ROUND_TURNING || stage == ROUND_CHOOSING;
}

const struct pack_card *round_card(const struct round *round) {
    const struct round_dealt *dealt = round_dealt(&round->deal);
    return dealt ? dealt->card : NULL;
}

const struct pack_deck *round_deck(const struct game *game, const struct round *round) {
    return cards_deck(game, round_dealt(&round->deal)->from);
}

bool round_sealed(const struct round *round) {
    return round->wish.how == ROUND_SEALED || round->wish.how == ROUND_GUESS;
}

const char *round_answer(struct game *game, const struct round *round, int player) {
    const struct pack_card *card = round_card(round);
    int mark = round->answer[player];
    return mark < 0 ? "" : mark < card->answer_count ? card->answer[mark] : pass_words(game);
}

bool round_guessed(const struct round *round, int player) {
    return round->wish.how == ROUND_GUESS && player != round->begins;
}

bool round_passed(const struct round *round) {
    int pass = round_card(round)->answer_count;
    return round->answer[RULES_A] == pass || round->answer[RULES_B] == pass;
}

static void forget(struct game *game, struct round *round) {
    choice_forget(&round->choice);
    base_forget(round->answer, sizeof round->answer);
    round->answer[RULES_A] = round->answer[RULES_B] = -1;
    platform_text_forget(game->platform);
}

static void ask(struct game *game, struct round *round, enum round_stage stage) {
    round_ask(game, round, stage);
    round_go(game, round, stage);
}

/* --- its end --- */

static void close_round(struct game *game, struct round *round) {
    platform_sound(game->platform, "rest");
    platform_music(game->platform, "home");
    round_go(game, round, ROUND_RESTING);
}

/* There are no more cards: what comes next in an evening is not this scene's to know. */
static void end(struct game *game, struct round *round) {
    if (round->wish.within) {
        scene_pop(game);
    } else {
        close_round(game, round);
    }
}

static void rest(struct game *game, struct round *round) {
    forget(game, round);
    if (round->wish.within) {
        scene_end(game, OUTCOME_REST);
    } else {
        close_round(game, round);
    }
}

/* --- from card to card --- */

/* The card has come up once the two have done something with it; to swap it is to leave it. */
static void note(struct game *game, struct round *round) {
    struct round_deal *deal = &round->deal;
    int deck = round_dealt(deal)->deck;
    if (round->noted) {
        return;
    }
    if (round_dealt(deal)->again) { /* every card of its deck was seen: the deck begins anew */
        cards_reset(game, deck);
        for (int i = deal->at; i < deal->all; i++) {
            deal->card[i].again &= deal->card[i].deck != deck;
        }
    }
    cards_note(game, deck, round_card(round));
    round->noted = true;
}

static void show_card(struct game *game, struct round *round, const char *sound) {
    static const enum round_stage first[ROUND_HOWS] = {
        [ROUND_ALOUD] = ROUND_SAYING,
        [ROUND_SEALED] = ROUND_READING,
        [ROUND_GUESS] = ROUND_READING,
        [ROUND_PAPER] = ROUND_WRITING,
    };
    const struct round_dealt *dealt = round_dealt(&round->deal);
    forget(game, round);
    round->speaker = round->begins;
    round->noted = false;
    if (dealt) {
        platform_sound(game->platform, sound);
        round->ours = cards_favourite(game, dealt->deck, dealt->card);
        bool seals = dealt->card->solo && round->wish.how != ROUND_PAPER;
        round_go(game, round, seals ? ROUND_READING : first[round->wish.how]);
    } else {
        end(game, round);
    }
}

static void next_card(struct game *game, struct round *round) {
    note(game, round);
    round->deal.at++;
    round->begins = game->cards.begins = !round->begins;
    show_card(game, round, "card-dealt");
}

static void deal(struct game *game, struct round *round) {
    round_deal(game, &round->deal, &round->wish);
    show_card(game, round, "card-dealt");
}

static void mark(struct game *game, struct round *round, bool ours) {
    const struct round_dealt *dealt = round_dealt(&round->deal);
    int focus = round->menu.focus;
    round->ours = ours;
    cards_set_favourite(game, dealt->deck, dealt->card, ours);
    round_go(game, round, round->stage);
    round->menu.focus = focus;
}

/* --- what was chosen in private --- */

static void closer(struct game *game, struct round *round, bool both) {
    uint64_t decks = round_closer_decks(game, &round->wish);
    round->closer = both && decks;
    game->cards.not_closer = !round->closer;
    round->wish.decks = round->closer ? decks : round->wish.decks;
    round_go(game, round, ROUND_CLOSER_SAID);
}

static void heard(struct game *game, struct round *round, bool yes) {
    platform_sound(game->platform, yes ? "heard" : "breathe");
    if (!yes) {
        round_go(game, round, ROUND_LISTENING);
    } else if (round->speaker == round->begins) {
        round->speaker = !round->speaker;
        round_go(game, round, ROUND_SAYING);
    } else {
        round_go(game, round, ROUND_TALKED);
    }
}

/* A pass is never guessed about, and never told apart from a guess that was kept to oneself. */
static void sealed(struct game *game, struct round *round, int8_t a, int8_t b) {
    round->answer[RULES_A] = a;
    round->answer[RULES_B] = b;
    if (round_card(round)->solo) {
        ask(game, round, ROUND_TURNING);
    } else if (round->wish.how == ROUND_GUESS && round_passed(round)) {
        forget(game, round);
        round_go(game, round, ROUND_CLOSED);
    } else {
        platform_sound(game->platform, "guess-reveal");
        round_go(game, round, ROUND_SHOWING);
    }
}

/* One answer alone is not shown: it would tell whose was not. It can still be said. */
static void turned(struct game *game, struct round *round, bool both) {
    if (!both) {
        forget(game, round);
    }
    round_go(game, round, both ? ROUND_SHOWING : ROUND_OWN_ANSWER);
}

/* Where both wanted it and it is not kept, the answers stay until they go on from here. */
static void show_kept(struct game *game, struct round *round) {
    if (!both_failed(&round->both)) {
        forget(game, round);
    }
    round_go(game, round,
             both_kept(&round->both)     ? ROUND_KEPT
             : both_let_go(&round->both) ? ROUND_LET_GO
                                         : ROUND_NOT_KEPT);
}

static void chosen(struct game *game, struct round *round) {
    int8_t a = round->choice.chosen[RULES_A], b = round->choice.chosen[RULES_B];
    if (round->stage == ROUND_CHOOSING) {
        both_decide(game, &round->both, &round->choice, &round_keeping, round);
        show_kept(game, round);
        return;
    }
    choice_forget(&round->choice);
    if (round->stage == ROUND_CLOSER) {
        closer(game, round, a == ROUND_YES && b == ROUND_YES);
    } else if (round->stage == ROUND_HEARD) {
        heard(game, round, (round->speaker == RULES_A ? a : b) == ROUND_YES);
    } else if (round->stage == ROUND_SEALING) {
        sealed(game, round, a, b);
    } else {
        turned(game, round, a == ROUND_YES && b == ROUND_YES);
    }
}

/* --- the buttons --- */

static void show_keep(struct game *game, struct round *round) {
    round->date = date_now(game);
    round_go(game, round, game->keeps ? ROUND_KEEP : ROUND_CANNOT_KEEP);
}

/* Either may say so, and either may take it back. */
static void laugh(struct game *game, struct round *round) {
    struct menu_item *item = &round->menu.item[round->menu.focus];
    if (keepsake_set_laughed(game->keepsake, round->kept, !item->gold, NULL) == KEEPSAKE_OK) {
        item->gold = !item->gold;
    }
    damage_all(game);
}

static void carry_out(struct game *game, struct round *round, enum round_deed deed) {
    switch (deed) {
    case ROUND_BEGIN:
        deal(game, round);
        break;
    case ROUND_SAID:
        note(game, round);
        round_go(game, round, ROUND_SAYING_BACK);
        break;
    case ROUND_SAID_BACK:
        ask(game, round, ROUND_HEARD);
        break;
    case ROUND_SHOWN:
        round_go(game, round, ROUND_WRITTEN);
        break;
    case ROUND_SEAL:
        note(game, round);
        ask(game, round, ROUND_SEALING);
        break;
    case ROUND_PASS:
    case ROUND_NEXT:
        next_card(game, round);
        break;
    case ROUND_SWAP:
        round_swap(&round->deal);
        show_card(game, round, "card-swap");
        break;
    case ROUND_MARK:
    case ROUND_UNMARK:
        mark(game, round, deed == ROUND_MARK);
        break;
    case ROUND_ASK_KEEP:
        show_keep(game, round);
        break;
    case ROUND_CHOOSE:
        ask(game, round, ROUND_CHOOSING);
        break;
    case ROUND_RATHER_NOT:
        round_go(game, round, round_sealed(round) ? ROUND_SHOWING : ROUND_TALKED);
        break;
    case ROUND_LAUGHED:
        laugh(game, round);
        break;
    case ROUND_TRY_AGAIN:
        both_try_again(game, &round->both, &round_keeping, round);
        show_kept(game, round);
        break;
    case ROUND_REST:
        rest(game, round);
        break;
    case ROUND_LEAVE:
        scene_pop(game);
        break;
    case ROUND_NOTHING:
    case ROUND_DEEDS:
        break;
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct round *round = context;
    if (round_choosing(round->stage) && choice_event(game, &round->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        platform_sound(game->platform, "menu-back");
        if (round->stage == ROUND_RESTING) {
            scene_pop(game);
        } else {
            rest(game, round);
        }
        return;
    }
    int focus = round->menu.focus;
    if (menu_event_row(game, &round->menu, event) == MENU_CHOSEN) {
        carry_out(game, round, round->deed[round->menu.focus]);
    } else if (focus != round->menu.focus) {
        damage_all(game); /* the hint line tells of the button in focus */
    }
}

static void enter(struct game *game, void *context) {
    struct round *round = context;
    if (round->begun) {
        return;
    }
    round->begun = true;
    game->cards.lent++;
    round->begins = game->cards.begins < 0 ? stage_below(game, 2) : !game->cards.begins;
    game->cards.begins = round->begins;
    platform_music(game->platform, "evening");
    if (round_asks_closer(game, &round->wish)) {
        ask(game, round, ROUND_CLOSER);
    } else {
        deal(game, round);
    }
}

static void leave(struct game *game, void *context) {
    struct round *round = context;
    game->cards.lent--;
    forget(game, round);
    round_deal_release(&round->deal);
}

static int update(struct game *game, void *context, int ms) {
    struct round *round = context;
    if (!round_choosing(round->stage)) {
        int next = update_backdrop(game);
        return kindled_update(game) ? 0 : next;
    }
    if (choice_update(game, &round->choice, ms)) {
        chosen(game, round);
        return 0;
    }
    return choice_wait(&round->choice);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    round_draw(game, canvas, context);
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
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

void round_push(struct game *game, const struct round_wish *wish) {
    struct round *data = scene_push(game, &scene_round);
    data->wish = *wish;
}
