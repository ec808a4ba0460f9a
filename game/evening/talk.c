/* A guided talk, from stage to stage. Whoever presses a button, it is the same button, and the
 * words never say whose press it was. */
#include "evening/talk.h"
#include "keeper/keeper.h"

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

bool talk_may_keep(const struct stage *stage, const struct talk *talk) {
    return talk->talk->may_keep && stage->rooms->keeps && !cards_on_paper(stage);
}

static bool choosing(const struct talk *talk) {
    return talk->phase == TALK_HEARD || talk->phase == TALK_CHOOSING;
}

static void forget(struct stage *stage, struct talk *talk) {
    choice_forget(&talk->choice);
    base_forget(talk->sentence, sizeof talk->sentence);
    platform_text_forget(stage->platform);
}

static const char *label(struct stage *stage, const struct talk *talk, enum talk_deed deed) {
    if (deed == TALK_A_BEGINS || deed == TALK_B_BEGINS) {
        return stage->name[deed == TALK_A_BEGINS ? RULES_A : RULES_B];
    }
    if (deed == TALK_LEAVE && talk->phase == TALK_BEFORE) {
        return word(stage, "Another time");
    }
    if (deed == TALK_WRITE && talk->sentence[0]) {
        return word(stage, "Change the sentence");
    }
    return word(stage, labels[deed]);
}

static enum talk_deed way_on(const struct pack_step *step) {
    return step->after == PACK_HEARD        ? TALK_SAID
           : step->after == PACK_AFTER_BOTH ? TALK_BOTH_READY
                                            : TALK_ON;
}

static bool offered(const struct stage *stage, const struct talk *talk, enum talk_deed deed) {
    bool at_step = talk->phase == TALK_STEP || talk->phase == TALK_WHO;
    return deed == TALK_STEP_BACK  ? talk->step > 0 || !at_step
           : deed == TALK_ASK_KEEP ? talk->through && talk_may_keep(stage, talk)
                                   : true;
}

static void go(struct stage *stage, struct talk *talk, enum talk_stage phase) {
    talk->phase = phase;
    talk->ready = 0;
    menu_clear(&talk->menu);
    talk->menu.focus = 0;
    for (int i = 0; i < MENU_BUTTONS && offers[phase][i] != TALK_NOTHING; i++) {
        enum talk_deed deed = offers[phase][i];
        if (offered(stage, talk, deed)) {
            deed = deed == TALK_ON ? way_on(talk_step(talk)) : deed;
            talk->deed[talk->menu.count] = deed;
            menu_add(&talk->menu, label(stage, talk, deed), NULL);
        }
    }
    damage_all(stage);
}

static void close_talk(struct stage *stage, struct talk *talk) {
    platform_sound(stage->platform, talk->through ? "thanks" : "breathe");
    platform_music(stage->platform, "home");
    keeper_say(stage, PACK_WHEN_TALK);
    if (talk->through) {
        joy_thank(stage, -1);
    }
    go(stage, talk, TALK_CLOSE);
}

static void rest(struct stage *stage, struct talk *talk) {
    forget(stage, talk);
    close_talk(stage, talk);
}

/* Who begins is asked when it matters first: talks begin with steps for both, which may say how to
 * find out. */
static void show_step(struct stage *stage, struct talk *talk) {
    if (talk->first >= 0 || talk_step(talk)->who == PACK_WHO_BOTH) {
        go(stage, talk, TALK_STEP);
        return;
    }
    go(stage, talk, TALK_WHO);
    /* They take turns with it. */
    talk->menu.focus = cards_begins(stage) == RULES_A ? RULES_B : RULES_A;
}

static void next_step(struct stage *stage, struct talk *talk) {
    if (talk->step + 1 < talk->talk->step_count) {
        talk->step++;
        platform_sound(stage->platform, "talk-step");
        show_step(stage, talk);
    } else {
        talk->through = true;
        close_talk(stage, talk);
    }
}

static void step_back(struct stage *stage, struct talk *talk) {
    bool at_step = talk->phase == TALK_STEP || talk->phase == TALK_WHO;
    talk->step -= at_step && talk->step > 0;
    show_step(stage, talk);
}

static void begin_with(struct stage *stage, struct talk *talk, int first) {
    talk->first = first;
    cards_set_begins(stage, first);
    go(stage, talk, TALK_STEP);
}

/* A click is for both of them. */
static void ready(struct stage *stage, struct talk *talk, enum platform_seat seat) {
    talk->ready |= seat == PLATFORM_NO_SEAT ? 3u : 1u << seat;
    if (talk->ready == 3) {
        next_step(stage, talk);
    } else {
        /* Which of the two is not said: nobody is to be hurried. */
        talk->menu.item[talk->menu.focus].label = word(stage, "One of you is ready");
        damage_all(stage);
    }
}

/* --- in private --- */

static void ask_heard(struct stage *stage, struct talk *talk) {
    talk->choice = (struct choice){
        .count = 2,
        .label = {[HEARD_YES] = word(stage, "Yes, I feel heard"),
                  [HEARD_NOT_YET] = word(stage, "Not yet")},
        .mark = {-1, -1},
        .asked = {speaks_now(talk, RULES_A), speaks_now(talk, RULES_B)},
    };
    choice_begin(stage, &talk->choice);
    go(stage, talk, TALK_HEARD);
}

static void heard(struct stage *stage, struct talk *talk, bool all) {
    platform_sound(stage->platform, all ? "heard" : "breathe");
    if (all) {
        next_step(stage, talk);
    } else {
        go(stage, talk, TALK_LISTENING);
    }
}

static void show_kept(struct stage *stage, struct talk *talk) {
    if (!both_failed(&talk->both)) {
        forget(stage, talk);
    }
    go(stage, talk,
       both_kept(&talk->both)     ? TALK_KEPT
       : both_let_go(&talk->both) ? TALK_LET_GO
                                  : TALK_NOT_KEPT);
}

static void chosen(struct stage *stage, struct talk *talk) {
    if (talk->phase == TALK_HEARD) {
        int8_t a = talk->choice.chosen[RULES_A], b = talk->choice.chosen[RULES_B];
        choice_forget(&talk->choice);
        heard(stage, talk, a != HEARD_NOT_YET && b != HEARD_NOT_YET);
    } else {
        both_decide(stage, &talk->both, &talk->choice, &talk_wish, talk);
        show_kept(stage, talk);
    }
}

/* --- the buttons --- */

static void show_keep(struct stage *stage, struct talk *talk) {
    talk->date = date_now(stage);
    go(stage, talk, TALK_SHOWING);
}

static void write(struct stage *stage, struct talk *talk) {
    writing_push(stage, &(struct writing){
                            .heading = word(stage, "One sentence, written together"),
                            .begins = talk->sentence,
                            .into = talk->sentence,
                            .size = sizeof talk->sentence,
                            .letters = KEEPSAKE_MAX_TEXT / 2,
                            .player = -1,
                        });
}

static void carry_out(struct stage *stage, struct talk *talk, enum talk_deed deed,
                      enum platform_seat seat) {
    switch (deed) {
    case TALK_BEGIN:
        if (!page_turn(stage, &talk->page)) {
            show_step(stage, talk);
        }
        break;
    case TALK_A_BEGINS:
    case TALK_B_BEGINS:
        begin_with(stage, talk, deed == TALK_A_BEGINS ? RULES_A : RULES_B);
        break;
    case TALK_BOTH_READY:
        ready(stage, talk, seat);
        break;
    case TALK_ON:
    case TALK_PASS:
        next_step(stage, talk);
        break;
    case TALK_SAID:
        go(stage, talk, TALK_SAYING_BACK);
        break;
    case TALK_SAID_BACK:
        ask_heard(stage, talk);
        break;
    case TALK_STEP_BACK:
        step_back(stage, talk);
        break;
    case TALK_REST:
        rest(stage, talk);
        break;
    case TALK_ASK_KEEP:
        show_keep(stage, talk);
        break;
    case TALK_WRITE:
        write(stage, talk);
        break;
    case TALK_CHOOSE:
        both_ask(stage, &talk->choice);
        go(stage, talk, TALK_CHOOSING);
        break;
    case TALK_TRY_AGAIN:
        both_try_again(stage, &talk->both, &talk_wish, talk);
        show_kept(stage, talk);
        break;
    case TALK_RATHER_NOT:
    case TALK_LEAVE:
        scene_pop(stage);
        break;
    case TALK_NOTHING:
    case TALK_DEEDS:
        break;
    }
}

/* Back rests once the talk has begun, and leaves where nothing is going on. */
static void go_back(struct stage *stage, struct talk *talk) {
    platform_sound(stage->platform, "menu-back");
    if (talk->phase > TALK_BEFORE && talk->phase < TALK_CLOSE) {
        rest(stage, talk);
    } else {
        scene_pop(stage);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct talk *talk = context;
    if (choosing(talk) && choice_event(stage, &talk->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        go_back(stage, talk);
        return;
    }
    if (choosing(talk)) {
        return;
    }
    int focus = talk->menu.focus;
    if (menu_event_row(stage, &talk->menu, event) == MENU_CHOSEN) {
        enum platform_seat seat = event->kind == PLATFORM_BUTTON ? event->seat : PLATFORM_NO_SEAT;
        carry_out(stage, talk, talk->deed[talk->menu.focus], seat);
    } else if (focus != talk->menu.focus) {
        damage_all(stage); /* the hint line tells of the button in focus */
    }
}

static void enter(struct stage *stage, void *context) {
    struct talk *talk = context;
    if (!talk->begun) {
        talk->begun = true;
        talk->first = -1;
        platform_sound(stage->platform, "sit-down");
        platform_music(stage->platform, "evening");
        go(stage, talk, TALK_BEFORE);
    } else if (!choosing(talk)) { /* back from writing */
        int focus = talk->menu.focus;
        go(stage, talk, talk->phase);
        talk->menu.focus = focus;
    }
}

static void leave(struct stage *stage, void *context) {
    const struct talk *talk = context;
    stage->rooms->evening->talks += talk->through;
    joy_end(stage);
    forget(stage, context);
    platform_music(stage->platform, "home");
}

static int update(struct stage *stage, void *context, int ms) {
    struct talk *talk = context;
    if (!choosing(talk)) {
        int next = update_backdrop(stage);
        bool joy = talk->phase == TALK_CLOSE && joy_update(stage);
        return kindled_update(stage) || joy ? 0 : next;
    }
    if (choice_update(stage, &talk->choice, ms)) {
        chosen(stage, talk);
        return 0;
    }
    return choice_wait(&talk->choice);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    talk_draw(stage, canvas, context);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct talk *)context)->menu);
}

static bool speaks(const void *context) {
    enum talk_stage phase = ((const struct talk *)context)->phase;
    return phase == TALK_STEP || phase == TALK_SAYING_BACK || phase == TALK_LISTENING;
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
    .speaks = speaks,
};

void talk_push(struct stage *stage, const struct pack_talk *talk) {
    struct talk *new = scene_push(stage, &scene_talk);
    new->talk = talk;
}
