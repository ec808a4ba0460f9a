/* A guided talk, from stage to stage. Whoever presses a button, it is the same button, and the
 * words never say whose press it was. */
#include "scenes/talk.h"

enum { HEARD_YES, HEARD_NOT_YET };

/* What each stage offers, the usual way on first. TALK_ON stands for what the step asks for. */
static const enum talk_deed offers[TALK_STAGES][MENU_BUTTONS] = {
    [TALK_BEFORE] = {TALK_BEGIN, TALK_LEAVE},
    [TALK_WHO] = {TALK_A_BEGINS, TALK_B_BEGINS, TALK_STEP_BACK, TALK_REST},
    [TALK_STEP] = {TALK_ON, TALK_PASS, TALK_STEP_BACK, TALK_REST},
    [TALK_SAYING_BACK] = {TALK_SAID_BACK, TALK_PASS, TALK_STEP_BACK, TALK_REST},
    [TALK_LISTENING] = {TALK_SAID_BACK, TALK_PASS, TALK_STEP_BACK, TALK_REST},
    [TALK_CLOSE] = {TALK_LEAVE, TALK_ASK_KEEP},
    [TALK_SHOWING] = {TALK_CHOOSE, TALK_WRITE, TALK_RATHER_NOT},
    [TALK_KEPT] = {TALK_LEAVE},
    [TALK_LET_GO] = {TALK_LEAVE},
    [TALK_NOT_KEPT] = {TALK_TRY_AGAIN, TALK_LEAVE},
};

static const char *const labels[TALK_DEEDS] = {
    [TALK_BEGIN] = "Begin",
    [TALK_ON] = "Go on",
    [TALK_SAID] = "Said",
    [TALK_BOTH_READY] = "Ready",
    [TALK_SAID_BACK] = "Said back",
    [TALK_PASS] = "Pass this step",
    [TALK_STEP_BACK] = "One step back",
    [TALK_REST] = "Rest",
    [TALK_ASK_KEEP] = "Keep that we talked?",
    [TALK_WRITE] = "One sentence, together",
    [TALK_CHOOSE] = "Each of us chooses",
    [TALK_RATHER_NOT] = "Rather not",
    [TALK_TRY_AGAIN] = "Try again",
    [TALK_LEAVE] = "To the talks",
};

const struct pack_step *talk_step(const struct talk *talk) {
    return &talk->talk->step[talk->step];
}

int talk_speaker(const struct talk *talk) {
    const struct pack_step *step = talk_step(talk);
    return step->who == PACK_WHO_BOTH ? -1 : step->who == PACK_FIRST ? talk->first : !talk->first;
}

static bool speaks_now(const struct talk *talk, int player) {
    int speaker = talk_speaker(talk);
    return speaker < 0 || speaker == player;
}

bool talk_may_keep(const struct game *game, const struct talk *talk) {
    return talk->talk->may_keep && game->keeps && !game->paper;
}

static bool choosing(const struct talk *talk) {
    return talk->stage == TALK_HEARD || talk->stage == TALK_CHOOSING;
}

static void forget(struct game *game, struct talk *talk) {
    choice_forget(&talk->choice);
    base_forget(talk->sentence, sizeof talk->sentence);
    platform_text_forget(game->platform);
}

static const char *label(struct game *game, const struct talk *talk, enum talk_deed deed) {
    if (deed == TALK_A_BEGINS || deed == TALK_B_BEGINS) {
        return game->name[deed == TALK_A_BEGINS ? RULES_A : RULES_B];
    }
    if (deed == TALK_LEAVE && talk->stage == TALK_BEFORE) {
        return word(game, "Another time");
    }
    if (deed == TALK_WRITE && talk->sentence[0]) {
        return word(game, "Change the sentence");
    }
    return word(game, labels[deed]);
}

static enum talk_deed way_on(const struct pack_step *step) {
    return step->after == PACK_HEARD        ? TALK_SAID
           : step->after == PACK_AFTER_BOTH ? TALK_BOTH_READY
                                            : TALK_ON;
}

static bool offered(const struct game *game, const struct talk *talk, enum talk_deed deed) {
    bool at_step = talk->stage == TALK_STEP || talk->stage == TALK_WHO;
    return deed == TALK_STEP_BACK  ? talk->step > 0 || !at_step
           : deed == TALK_ASK_KEEP ? talk->through && talk_may_keep(game, talk)
                                   : true;
}

static void go(struct game *game, struct talk *talk, enum talk_stage stage) {
    talk->stage = stage;
    talk->ready = 0;
    menu_clear(&talk->menu);
    talk->menu.focus = 0;
    for (int i = 0; i < MENU_BUTTONS && offers[stage][i] != TALK_NOTHING; i++) {
        enum talk_deed deed = offers[stage][i];
        if (offered(game, talk, deed)) {
            deed = deed == TALK_ON ? way_on(talk_step(talk)) : deed;
            talk->deed[talk->menu.count] = deed;
            menu_add(&talk->menu, label(game, talk, deed), NULL);
        }
    }
    damage_all(game);
}

static void close_talk(struct game *game, struct talk *talk) {
    platform_sound(game->platform, "breathe");
    platform_music(game->platform, "home");
    go(game, talk, TALK_CLOSE);
}

static void rest(struct game *game, struct talk *talk) {
    forget(game, talk);
    close_talk(game, talk);
}

/* Who begins is asked when it matters first: talks begin with steps for both, which may say how to
 * find out. */
static void show_step(struct game *game, struct talk *talk) {
    if (talk->first >= 0 || talk_step(talk)->who == PACK_WHO_BOTH) {
        go(game, talk, TALK_STEP);
        return;
    }
    go(game, talk, TALK_WHO);
    /* They take turns with it. */
    talk->menu.focus = game->cards.begins == RULES_A ? RULES_B : RULES_A;
}

static void next_step(struct game *game, struct talk *talk) {
    if (talk->step + 1 < talk->talk->step_count) {
        talk->step++;
        platform_sound(game->platform, "talk-step");
        show_step(game, talk);
    } else {
        talk->through = true;
        close_talk(game, talk);
    }
}

static void step_back(struct game *game, struct talk *talk) {
    bool at_step = talk->stage == TALK_STEP || talk->stage == TALK_WHO;
    talk->step -= at_step && talk->step > 0;
    show_step(game, talk);
}

static void begin_with(struct game *game, struct talk *talk, int first) {
    talk->first = game->cards.begins = first;
    go(game, talk, TALK_STEP);
}

/* A click is for both of them. */
static void ready(struct game *game, struct talk *talk, enum platform_seat seat) {
    talk->ready |= seat == PLATFORM_NO_SEAT ? 3u : 1u << seat;
    if (talk->ready == 3) {
        next_step(game, talk);
    } else {
        /* Which of the two is not said: nobody is to be hurried. */
        talk->menu.item[talk->menu.focus].label = word(game, "Ready: one of two");
        damage_all(game);
    }
}

/* --- in private --- */

static void ask_heard(struct game *game, struct talk *talk) {
    talk->choice = (struct choice){
        .count = 2,
        .label = {[HEARD_YES] = word(game, "Yes, I feel heard"),
                  [HEARD_NOT_YET] = word(game, "Not yet")},
        .mark = {-1, -1},
        .asked = {speaks_now(talk, RULES_A), speaks_now(talk, RULES_B)},
    };
    choice_begin(game, &talk->choice);
    go(game, talk, TALK_HEARD);
}

static void heard(struct game *game, struct talk *talk, bool all) {
    platform_sound(game->platform, all ? "heard" : "breathe");
    if (all) {
        next_step(game, talk);
    } else {
        go(game, talk, TALK_LISTENING);
    }
}

static void show_kept(struct game *game, struct talk *talk) {
    if (!both_failed(&talk->both)) {
        forget(game, talk);
    }
    go(game, talk,
       both_kept(&talk->both)     ? TALK_KEPT
       : both_let_go(&talk->both) ? TALK_LET_GO
                                  : TALK_NOT_KEPT);
}

static void chosen(struct game *game, struct talk *talk) {
    if (talk->stage == TALK_HEARD) {
        int8_t a = talk->choice.chosen[RULES_A], b = talk->choice.chosen[RULES_B];
        choice_forget(&talk->choice);
        heard(game, talk, a != HEARD_NOT_YET && b != HEARD_NOT_YET);
    } else {
        both_decide(game, &talk->both, &talk->choice, &talk_wish, talk);
        show_kept(game, talk);
    }
}

/* --- the buttons --- */

static void show_keep(struct game *game, struct talk *talk) {
    talk->date = date_now(game);
    go(game, talk, TALK_SHOWING);
}

static void write(struct game *game, struct talk *talk) {
    writing_push(game, &(struct writing){
                           .heading = word(game, "One sentence, written together"),
                           .begins = talk->sentence,
                           .into = talk->sentence,
                           .size = sizeof talk->sentence,
                           .letters = KEEPSAKE_MAX_TEXT / 2,
                           .player = -1,
                       });
}

static void carry_out(struct game *game, struct talk *talk, enum talk_deed deed,
                      enum platform_seat seat) {
    switch (deed) {
    case TALK_BEGIN:
        if (!page_turn(game, &talk->page)) {
            show_step(game, talk);
        }
        break;
    case TALK_A_BEGINS:
    case TALK_B_BEGINS:
        begin_with(game, talk, deed == TALK_A_BEGINS ? RULES_A : RULES_B);
        break;
    case TALK_BOTH_READY:
        ready(game, talk, seat);
        break;
    case TALK_ON:
    case TALK_PASS:
        next_step(game, talk);
        break;
    case TALK_SAID:
        go(game, talk, TALK_SAYING_BACK);
        break;
    case TALK_SAID_BACK:
        ask_heard(game, talk);
        break;
    case TALK_STEP_BACK:
        step_back(game, talk);
        break;
    case TALK_REST:
        rest(game, talk);
        break;
    case TALK_ASK_KEEP:
        show_keep(game, talk);
        break;
    case TALK_WRITE:
        write(game, talk);
        break;
    case TALK_CHOOSE:
        both_ask(game, &talk->choice, word(game, "Keep it"), word(game, "Let it go"));
        go(game, talk, TALK_CHOOSING);
        break;
    case TALK_TRY_AGAIN:
        both_try_again(game, &talk->both, &talk_wish, talk);
        show_kept(game, talk);
        break;
    case TALK_RATHER_NOT:
    case TALK_LEAVE:
        scene_pop(game);
        break;
    case TALK_NOTHING:
    case TALK_DEEDS:
        break;
    }
}

/* Back rests once the talk has begun, and leaves where nothing is going on. */
static void go_back(struct game *game, struct talk *talk) {
    platform_sound(game->platform, "menu-back");
    if (talk->stage > TALK_BEFORE && talk->stage < TALK_CLOSE) {
        rest(game, talk);
    } else {
        scene_pop(game);
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct talk *talk = context;
    if (choosing(talk) && choice_event(game, &talk->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        go_back(game, talk);
        return;
    }
    if (choosing(talk)) {
        return;
    }
    int focus = talk->menu.focus;
    if (menu_event_row(game, &talk->menu, event) == MENU_CHOSEN) {
        enum platform_seat seat = event->kind == PLATFORM_BUTTON ? event->seat : PLATFORM_NO_SEAT;
        carry_out(game, talk, talk->deed[talk->menu.focus], seat);
    } else if (focus != talk->menu.focus) {
        damage_all(game); /* the hint line tells of the button in focus */
    }
}

static void enter(struct game *game, void *context) {
    struct talk *talk = context;
    if (!talk->begun) {
        talk->begun = true;
        talk->first = -1;
        platform_music(game->platform, "evening");
        go(game, talk, TALK_BEFORE);
    } else if (!choosing(talk)) { /* back from writing */
        int focus = talk->menu.focus;
        go(game, talk, talk->stage);
        talk->menu.focus = focus;
    }
}

static void leave(struct game *game, void *context) {
    forget(game, context);
    platform_music(game->platform, "home");
}

static int update(struct game *game, void *context, int ms) {
    struct talk *talk = context;
    if (!choosing(talk)) {
        int next = update_backdrop(game);
        return kindled_update(game) ? 0 : next;
    }
    if (choice_update(game, &talk->choice, ms)) {
        chosen(game, talk);
        return 0;
    }
    return choice_wait(&talk->choice);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    talk_draw(game, canvas, context);
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct talk *)context)->menu);
}

static const struct scene_type scene_talk = {
    .name = "talk",
    .size = sizeof(struct talk),
    .choice = offsetof(struct talk, choice),
    .talks = true,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void talk_push(struct game *game, const struct pack_talk *talk) {
    struct talk *new = scene_push(game, &scene_talk);
    new->talk = talk;
}
