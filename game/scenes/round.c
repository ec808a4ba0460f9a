/* The question round: from card to card, from stage to stage. Whoever presses a button, it is the
 * same button, and the words never say whose press it was. */
#include "scenes/round.h"

#include <time.h>

/* What each stage offers, the usual way on first. */
static const enum round_deed offers[ROUND_STAGES][ROUND_BUTTONS] = {
    [ROUND_SAYING] = {ROUND_SAID, ROUND_PASS, ROUND_SWAP, ROUND_REST},
    [ROUND_SAYING_BACK] = {ROUND_SAID_BACK, ROUND_PASS, ROUND_SWAP, ROUND_REST},
    [ROUND_LISTENING] = {ROUND_SAID_BACK, ROUND_PASS, ROUND_SWAP, ROUND_REST},
    [ROUND_TALKED] = {ROUND_NEXT, ROUND_ASK_KEEP, ROUND_REST},
    [ROUND_READING] = {ROUND_SEAL, ROUND_PASS, ROUND_SWAP, ROUND_REST},
    [ROUND_SHOWING] = {ROUND_NEXT, ROUND_ASK_KEEP, ROUND_REST},
    [ROUND_KEEP] = {ROUND_CHOOSE, ROUND_RATHER_NOT, ROUND_REST},
    [ROUND_KEPT] = {ROUND_NEXT, ROUND_REST},
    [ROUND_LET_GO] = {ROUND_NEXT, ROUND_REST},
    [ROUND_NOT_KEPT] = {ROUND_TRY_AGAIN, ROUND_NEXT, ROUND_REST},
    [ROUND_CANNOT_KEEP] = {ROUND_NEXT, ROUND_REST},
    [ROUND_RESTING] = {ROUND_LEAVE},
};

static const char *const labels[ROUND_DEEDS] = {
    [ROUND_SAID] = "Said",
    [ROUND_SAID_BACK] = "Said back",
    [ROUND_SEAL] = "We are ready",
    [ROUND_PASS] = "Pass",
    [ROUND_SWAP] = "Swap",
    [ROUND_NEXT] = "Next card",
    [ROUND_ASK_KEEP] = "Keep this?",
    [ROUND_CHOOSE] = "Each of us chooses",
    [ROUND_RATHER_NOT] = "Rather not",
    [ROUND_TRY_AGAIN] = "Try again",
    [ROUND_REST] = "Rest",
    [ROUND_LEAVE] = "To the title",
};

enum { HEARD_YES, HEARD_NOT_YET };
enum { KEEP, LET_GO };

bool round_choosing(enum round_stage stage) {
    return stage == ROUND_HEARD || stage == ROUND_SEALING || stage == ROUND_CHOOSING;
}

const char *round_answer(struct game *game, const struct round *round, int player) {
    const struct pack_card *card = round_card(&round->deal);
    int mark = round->answer[player];
    return mark < 0 ? "" : mark < card->answer_count ? card->answer[mark] : pass_words(game);
}

bool round_passed(const struct round *round) {
    int pass = round_card(&round->deal)->answer_count;
    return round->answer[RULES_A] == pass || round->answer[RULES_B] == pass;
}

static void forget(struct game *game, struct round *round) {
    choice_forget(&round->choice);
    base_forget(round->answer, sizeof round->answer);
    round->answer[RULES_A] = round->answer[RULES_B] = -1;
    platform_text_forget(game->platform);
}

static void go(struct game *game, struct round *round, enum round_stage stage) {
    round->stage = stage;
    menu_clear(&round->menu);
    round->menu.focus = 0;
    for (int i = 0; i < ROUND_BUTTONS && offers[stage][i] != ROUND_NOTHING; i++) {
        if (offers[stage][i] != ROUND_SWAP || round_can_swap(&round->deal)) {
            round->deed[round->menu.count] = offers[stage][i];
            menu_add(&round->menu, word(game, labels[offers[stage][i]]), NULL);
        }
    }
    damage_all(game);
}

static void rest(struct game *game, struct round *round) {
    forget(game, round);
    platform_sound(game->platform, "rest");
    platform_music(game->platform, "home");
    go(game, round, ROUND_RESTING);
}

static void show_card(struct game *game, struct round *round, const char *sound) {
    forget(game, round);
    round->speaker = round->begins;
    if (round_card(&round->deal)) {
        platform_sound(game->platform, sound);
        go(game, round, round->wish.sealed ? ROUND_READING : ROUND_SAYING);
    } else {
        rest(game, round);
    }
}

static void next_card(struct game *game, struct round *round) {
    round->deal.at++;
    round->begins = !round->begins;
    show_card(game, round, "card-dealt");
}

/* --- in private --- */

static void ask_heard(struct game *game, struct round *round) {
    round->choice = (struct choice){
        .count = 2,
        .label = {word(game, "Yes, I feel heard"), word(game, "Not yet")},
        .mark = {-1, -1},
    };
    round->choice.asked[round->speaker] = true;
    choice_begin(game, &round->choice);
    go(game, round, ROUND_HEARD);
}

static void ask_card(struct game *game, struct round *round) {
    const struct pack_card *card = round_card(&round->deal);
    round->choice = (struct choice){.count = card->answer_count + 1, .asked = {true, true}};
    for (int mark = 0; mark < round->choice.count; mark++) {
        round->choice.label[mark] = mark < card->answer_count ? card->answer[mark]
                                                              : pass_words(game);
        round->choice.mark[mark] = mark;
    }
    choice_begin(game, &round->choice);
    go(game, round, ROUND_SEALING);
}

static void ask_keep(struct game *game, struct round *round) {
    round->choice = (struct choice){
        .count = 2,
        .label = {word(game, "Keep it"), word(game, "Let it go")},
        .mark = {-1, -1},
        .asked = {true, true},
    };
    choice_begin(game, &round->choice);
    go(game, round, ROUND_CHOOSING);
}

static void keep(struct game *game, struct round *round, bool kept_by_a, bool kept_by_b) {
    enum keepsake_result result = round_keep(game, round, kept_by_a, kept_by_b);
    if (result == KEEPSAKE_OK) {
        game->kept++;
        forget(game, round);
        go(game, round, ROUND_KEPT);
    } else if (result == KEEPSAKE_LET_GO) {
        forget(game, round);
        go(game, round, ROUND_LET_GO);
    } else {
        /* Both wanted it, so the answers stay until they go on from here. */
        round->trouble = result;
        go(game, round, ROUND_NOT_KEPT);
    }
    platform_sound(game->platform, result == KEEPSAKE_OK ? "kept" : "let-go");
}

static void heard(struct game *game, struct round *round, bool yes) {
    platform_sound(game->platform, yes ? "heard" : "breathe");
    if (!yes) {
        go(game, round, ROUND_LISTENING);
    } else if (round->speaker == round->begins) {
        round->speaker = !round->speaker;
        go(game, round, ROUND_SAYING);
    } else {
        go(game, round, ROUND_TALKED);
    }
}

static void chosen(struct game *game, struct round *round) {
    int8_t a = round->choice.chosen[RULES_A], b = round->choice.chosen[RULES_B];
    choice_forget(&round->choice);
    if (round->stage == ROUND_HEARD) {
        heard(game, round, (round->speaker == RULES_A ? a : b) == HEARD_YES);
    } else if (round->stage == ROUND_SEALING) {
        round->answer[RULES_A] = a;
        round->answer[RULES_B] = b;
        go(game, round, ROUND_SHOWING);
    } else {
        keep(game, round, a == KEEP, b == KEEP);
    }
}

/* --- the buttons --- */

static void show_keep(struct game *game, struct round *round) {
    round->date = (int64_t)time(NULL);
    go(game, round, game->keeps ? ROUND_KEEP : ROUND_CANNOT_KEEP);
}

static void carry_out(struct game *game, struct round *round, enum round_deed deed) {
    switch (deed) {
    case ROUND_SAID:
        go(game, round, ROUND_SAYING_BACK);
        break;
    case ROUND_SAID_BACK:
        ask_heard(game, round);
        break;
    case ROUND_SEAL:
        ask_card(game, round);
        break;
    case ROUND_PASS:
    case ROUND_NEXT:
        next_card(game, round);
        break;
    case ROUND_SWAP:
        round_swap(&round->deal);
        show_card(game, round, "card-swap");
        break;
    case ROUND_ASK_KEEP:
        show_keep(game, round);
        break;
    case ROUND_CHOOSE:
        ask_keep(game, round);
        break;
    case ROUND_RATHER_NOT:
        go(game, round, round->wish.sealed ? ROUND_SHOWING : ROUND_TALKED);
        break;
    case ROUND_TRY_AGAIN:
        keep(game, round, true, true); /* both have said so already */
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

/* The buttons stand in a row: left and right move between them, as up and down do in a list. */
static struct platform_event turned(const struct platform_event *event) {
    struct platform_event out = *event;
    if (event->kind == PLATFORM_BUTTON && event->button == PLATFORM_WEST) {
        out.button = PLATFORM_NORTH;
    } else if (event->kind == PLATFORM_BUTTON && event->button == PLATFORM_EAST) {
        out.button = PLATFORM_SOUTH;
    }
    return out;
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
    struct platform_event row = turned(event);
    int focus = round->menu.focus;
    if (menu_event(game, &round->menu, &row) == MENU_CHOSEN) {
        carry_out(game, round, round->deed[round->menu.focus]);
    } else if (focus != round->menu.focus) {
        damage_all(game); /* the hint line tells of the button in focus */
    }
}

static void enter(struct game *game, void *context) {
    struct round *round = context;
    if (!round->begun) {
        round->begun = true;
        round_deal(&round->deal, &round->wish, &game->random);
        round->begins = (int)random_below(&game->random, 2);
        platform_music(game->platform, "evening");
        show_card(game, round, "card-dealt");
    }
}

static void leave(struct game *game, void *context) {
    forget(game, context);
}

static int update(struct game *game, void *context, int ms) {
    struct round *round = context;
    if (!round_choosing(round->stage)) {
        return update_backdrop(game);
    }
    if (choice_update(game, &round->choice, ms)) {
        chosen(game, round);
        return 0;
    }
    return choice_moving(&round->choice) ? 0 : -1;
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    round_draw(game, canvas, context);
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct round *)context)->menu);
}

const struct scene_type scene_round = {
    .name = "round",
    .size = sizeof(struct round),
    .choice = offsetof(struct round, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};
