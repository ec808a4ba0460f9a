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
    static const struct keeping_wish wish = {.after = OUTCOME_DONE};
    platform_sound(stage->platform, "rest");
    platform_music(stage->platform, "home");
    round_go(stage, round, ROUND_RESTING);
    if (round->gathers && tray_count(stage)) {
        keeping_push(stage, &wish);
    }
}

/* What comes next in an evening is not this scene's to know. */
static void finish(struct stage *stage, struct round *round) {
    if (round->wish.within) {
        scene_pop(stage);
    } else {
        close_round(stage, round);
    }
}

/* There are no more cards. Whether they felt heard is asked once, and never of playful ones. */
static void end(struct stage *stage, struct round *round) {
    if (round->went_closer) {
        round->went_closer = false;
        ask_in(stage, round, ROUND_HEARD);
    } else {
        finish(stage, round);
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
    if (round_dealt(deal)->again) { /* all of its kind were seen: they begin anew */
        cards_reset(stage, deck, round_card(round));
        for (int i = deal->at; i < deal->all; i++) {
            struct round_dealt *dealt = &deal->card[i];
            dealt->again &= dealt->deck != deck || !cards_alike(dealt->card, round_card(round));
        }
    }
    cards_note(stage, deck, round_card(round));
    round->noted = true;
}

/* What stays with each of them needs nobody to look away, where that would be asked for twice. */
static bool thinks(const struct stage *stage, const struct round *round) {
    return round->wish.within && platform_one_keyboard(stage->platform);
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
    round->meant = dealt ? cards_meant(stage, dealt->card) : CARDS_FOR_BOTH;
    round->begins = round->meant >= 0 ? round->meant : round->begins;
    round->speaker = round->begins;
    round->noted = false;
    round->laid = 0;
    round->turned = stage->now;
    if (dealt) {
        platform_sound(stage->platform, sound);
        round->ours = cards_favourite(stage, dealt->deck, dealt->card);
        round->taken = cards_is_taken(stage, cards_deck(stage, dealt->deck), dealt->card);
        bool paper = round->wish.how == ROUND_PAPER;
        round_go(stage, round,
                 dealt->card->solo && !paper ? thinks(stage, round) ? ROUND_THINKING : ROUND_READING
                 : dealt->card->kind == PACK_NOW && !paper ? ROUND_DOING
                                                           : first[round_how(round)]);
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

static void take(struct stage *stage, struct round *round, bool on) {
    const struct round_dealt *dealt = round_dealt(&round->deal);
    const struct cards_idea idea = {cards_deck(stage, dealt->deck), dealt->card};
    int focus = round->menu.focus;
    if (cards_take_idea(stage, &idea, on ? date_now(stage) : -1)) {
        round->taken = on;
    }
    platform_sound(stage->platform, on ? "card-swap" : "menu-back");
    round_go(stage, round, round->phase);
    round->menu.focus = focus;
}

/* --- what was chosen in private --- */

static void closer(struct stage *stage, struct round *round, bool both) {
    uint64_t decks = round_closer_decks(stage, &round->wish);
    round->closer = both && decks;
    cards_of(stage)->closer = false;
    cards_of(stage)->not_closer = !round->closer;
    round->wish.decks = round->closer ? decks : round->wish.decks;
    round_go(stage, round, ROUND_CLOSER_SAID);
}

/* To the one who is to be listened to. */
static void listen(struct stage *stage, struct round *round) {
    round->speaker = round->not_yet & 1u << RULES_A ? RULES_A : RULES_B;
    round_go(stage, round, ROUND_LISTENING);
}

static void heard(struct stage *stage, struct round *round, bool a, bool b) {
    round->not_yet = (unsigned)!a << RULES_A | (unsigned)!b << RULES_B;
    platform_sound(stage->platform, round->not_yet ? "breathe" : "heard");
    if (round->not_yet) {
        listen(stage, round);
    } else {
        round_go(stage, round, ROUND_ALL_HEARD);
    }
}

/* A pass is never guessed about, and never told apart from a guess that was kept to oneself. */
static void sealed(struct stage *stage, struct round *round, int8_t a, int8_t b) {
    round->answer[RULES_A] = a;
    round->answer[RULES_B] = b;
    if (round_card(round)->solo) {
        ask_in(stage, round, ROUND_TURNING);
    } else if (round_how(round) == ROUND_GUESS && round_passed(round)) {
        forget(stage, round);
        round_go(stage, round, ROUND_CLOSED);
    } else {
        platform_sound(stage->platform, "guess-reveal");
        round->turned = stage->now;
        round_go(stage, round, ROUND_SHOWING);
    }
}

/* One answer alone is not shown: it would tell whose was not. It can still be said. */
static void turned(struct stage *stage, struct round *round, bool both) {
    if (both) {
        platform_sound(stage->platform, "card-turn");
    } else {
        forget(stage, round);
    }
    round->turned = stage->now;
    round_go(stage, round, both ? ROUND_SHOWING : ROUND_OWN_ANSWER);
}

static void chosen(struct stage *stage, struct round *round) {
    int8_t a = round->choice.chosen[RULES_A], b = round->choice.chosen[RULES_B];
    choice_forget(&round->choice);
    if (round->phase == ROUND_CLOSER) {
        closer(stage, round, a == ROUND_YES && b == ROUND_YES);
    } else if (round->phase == ROUND_HEARD) {
        heard(stage, round, a == ROUND_YES, b == ROUND_YES);
    } else if (round->phase == ROUND_SEALING) {
        sealed(stage, round, a, b);
    } else {
        turned(stage, round, a == ROUND_YES && b == ROUND_YES);
    }
}

/* --- the buttons --- */

/* Either lays it there, and either takes it away again: what becomes of it each says alone, in the
 * end. */
static void lay(struct stage *stage, struct round *round) {
    int focus = round->menu.focus;
    if (!tray_take_back(stage, &round->laid)) {
        round->laid = round_lay(stage, round);
    }
    round_go(stage, round, round->phase);
    round->menu.focus = focus;
}

/* One of the two has said it, and the other has said it back where that is asked for. A card that
 * one wrote for the other is the other's alone to answer. */
static void said(struct stage *stage, struct round *round) {
    if (round->speaker == round->begins && round->meant < 0) {
        round->speaker = !round->speaker;
        platform_sound(stage->platform, "lantern-over");
        round_go(stage, round, ROUND_SAYING);
    } else {
        round_go(stage, round, ROUND_TALKED);
    }
}

/* A playful card is said, and that is all; of what is closer the other says back what was heard. */
static void say_it(struct stage *stage, struct round *round) {
    note(stage, round);
    if (round_card(round)->depth > 1) {
        round->went_closer = true;
        round_go(stage, round, ROUND_SAYING_BACK);
    } else {
        said(stage, round);
    }
}

/* It is the other's turn. */
static void pass_lantern(struct stage *stage, struct round *round) {
    note(stage, round);
    said(stage, round);
}

static void listened(struct stage *stage, struct round *round) {
    round->not_yet &= ~(1u << round->speaker);
    if (round->not_yet) {
        listen(stage, round);
    } else {
        finish(stage, round);
    }
}

/* What becomes of the card that lies there; it lies there still. */
static void put(struct stage *stage, struct round *round, enum round_deed deed) {
    if (deed == ROUND_MARK || deed == ROUND_UNMARK) {
        mark(stage, round, deed == ROUND_MARK);
    } else if (deed == ROUND_TAKE || deed == ROUND_UNTAKE) {
        take(stage, round, deed == ROUND_TAKE);
    } else {
        lay(stage, round);
    }
}

static void carry_out(struct stage *stage, struct round *round, enum round_deed deed) {
    switch (deed) {
    case ROUND_BEGIN:
        deal(stage, round);
        break;
    case ROUND_HAND:
        pass_lantern(stage, round);
        break;
    case ROUND_SAID:
        say_it(stage, round);
        break;
    case ROUND_SAID_BACK:
        said(stage, round);
        break;
    case ROUND_LISTENED:
        listened(stage, round);
        break;
    case ROUND_FINISH:
        finish(stage, round);
        break;
    case ROUND_TURN:
        round_turn(stage, round);
        break;
    case ROUND_TELL_SO:
        round_take_lens(stage, round, round->menu.focus);
        break;
    case ROUND_TELL_PLAIN:
        round_take_lens(stage, round, -1);
        break;
    case ROUND_DID:
        note(stage, round);
        round_go(stage, round, ROUND_DONE);
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
    case ROUND_REST:
        rest(stage, round);
        break;
    case ROUND_LEAVE:
        scene_pop(stage);
        break;
    case ROUND_NOTHING:
    case ROUND_DEEDS:
        break;
    default:
        put(stage, round, deed);
        break;
    }
}

/* A column: back leads to the card as it was. */
static void among_lenses(struct stage *stage, struct round *round,
                         const struct platform_event *event) {
    enum menu_answer answer = menu_event(stage, &round->menu, event);
    if (answer == MENU_CHOSEN) {
        carry_out(stage, round, round->deed[round->menu.focus]);
    } else if (answer == MENU_BACK) {
        round_go(stage, round, ROUND_SAYING);
    }
}

/* The lantern's button is held, not pressed; the pointer may come to it from any other. */
static bool hand_takes(struct stage *stage, struct round *round,
                       const struct platform_event *event) {
    bool down = event->kind == PLATFORM_POINTER_DOWN;
    if (!round_hands(round) || (round->menu.focus != 0 && !down)) {
        return false;
    }
    enum handover_answer answer = handover_event(stage, &round->hand, round->menu.place[0], event);
    if (answer != HANDOVER_OTHER && round->menu.focus != 0) {
        menu_focus_on(stage, &round->menu, 0);
        damage_all(stage);
    }
    if (answer == HANDOVER_OVER) {
        pass_lantern(stage, round);
    }
    return answer != HANDOVER_OTHER;
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct round *round = context;
    if (round_choosing(round->phase) && choice_event(stage, &round->choice, event)) {
        return;
    }
    if (round->phase == ROUND_LENSES && !pressed(event, PLATFORM_MENU)) {
        among_lenses(stage, round, event);
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
    if (hand_takes(stage, round, event)) {
        return;
    }
    if (menu_event_row(stage, &round->menu, event) == MENU_CHOSEN) {
        carry_out(stage, round, round->deed[round->menu.focus]);
    } else if (focus != round->menu.focus) {
        handover_drop(stage, &round->hand);
        damage_all(stage); /* the hint line tells of the button in focus */
    }
}

static void enter(struct stage *stage, void *context) {
    struct round *round = context;
    if (round->begun) {
        handover_drop(stage, &round->hand);
        return;
    }
    round->begun = true;
    round->meant = CARDS_FOR_BOTH;
    round->gathers = !tray_gathers(stage);
    if (round->gathers) {
        tray_begin(stage);
    }
    cards_of(stage)->lent++;
    round->begins = cards_of(stage)->begins < 0 ? stage_below(stage, 2) : !cards_of(stage)->begins;
    cards_of(stage)->begins = round->begins;
    platform_music(stage->platform, "evening");
    if (cards_of(stage)->closer && round_asks_closer(stage, &round->wish)) {
        closer(stage, round, true);
        cards_of(stage)->not_closer = true; /* once a night */
    } else if (round_asks_closer(stage, &round->wish)) {
        ask_in(stage, round, ROUND_CLOSER);
    } else {
        deal(stage, round);
    }
}

static void leave(struct stage *stage, void *context) {
    struct round *round = context;
    cards_of(stage)->lent--;
    if (round->gathers) {
        tray_forget(stage);
    }
    forget(stage, round);
    round_deal_release(&round->deal);
}

static int update(struct stage *stage, void *context, int ms) {
    struct round *round = context;
    if (round_hands(round) && handover_done(stage, &round->hand)) {
        pass_lantern(stage, round);
    }
    if (!round_choosing(round->phase)) {
        int wait = update_backdrop(stage);
        if (round_hands(round)) {
            wait = wait_sooner(wait, handover_update(stage, &round->hand));
        }
        return card_update(stage, round->turned, round_turning_place(stage, round)) ? 0 : wait;
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

/* While they write, read or do something there is music; also when all is said. */
static bool speaks(const void *context) {
    enum round_stage phase = ((const struct round *)context)->phase;
    return phase == ROUND_SAYING || phase == ROUND_LENSES || phase == ROUND_SAYING_BACK ||
           phase == ROUND_TALKED || phase == ROUND_LISTENING || phase == ROUND_OWN_ANSWER ||
           phase == ROUND_SHOWING || phase == ROUND_WRITTEN;
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
    .speaks = speaks,
};

void round_push(struct stage *stage, const struct round_wish *wish) {
    struct round *data = scene_push(stage, &scene_round);
    data->wish = *wish;
}
