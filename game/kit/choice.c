/* What is chosen, by whom and when; how it looks is in choice_draw.c. */
#include "kit/choice.h"
#include "kit/kit.h"

#include <math.h>
#include <string.h>

enum { MIDDLE = PLATFORM_CONFIRM };

enum {
    CALM_MS = 500, /* a press in passing is not an answer, */
    NEXT_MS = 150, /* nor is one that was for the one before */
    RIPPLE_MS = 700,
    BREATH_MS = 1500, /* both lanterns breathe in */
    LOOK_MS = 900,    /* between two turns */
    BRIEF_MS = 250,   /* both of these, where there are many to choose */
};

static bool takes_turns(struct stage *stage, const struct choice *choice) {
    return platform_one_keyboard(stage->platform) && !choice->shown &&
           (choice->asked[0] || choice->asked[1]);
}

bool choice_answers(struct stage *stage, const struct choice *choice, int player) {
    return choice->asked[player] && (!takes_turns(stage, choice) || choice->turn == player);
}

static bool all_chosen(const struct choice *choice) {
    return (!choice->asked[0] || choice->chosen[0] >= 0) &&
           (!choice->asked[1] || choice->chosen[1] >= 0);
}

static void shuffle(struct stage *stage, struct choice *choice, int player) {
    static const uint8_t points[CHOICES + 1][CHOICES] = {
        {0},
        {RULES_NORTH},
        {RULES_WEST, RULES_EAST},
        {RULES_WEST, RULES_NORTH, RULES_EAST},
        {RULES_WEST, RULES_NORTH, RULES_EAST, RULES_SOUTH},
        {RULES_WEST, RULES_NORTH, RULES_EAST, RULES_SOUTH, MIDDLE},
    };
    memcpy(choice->place[player], points[choice->count], CHOICES);
    for (int i = choice->count - 1; i > 0; i--) {
        int j = (int)random_below(&stage->random, (uint32_t)(i + 1));
        uint8_t point = choice->place[player][i];
        choice->place[player][i] = choice->place[player][j];
        choice->place[player][j] = point;
    }
}

/* When it comes depends on who is asked and when they press, as all of it does. */
static void enter(struct stage *stage, struct choice *choice, enum choice_phase phase) {
    if (phase == CHOICE_CURTAIN) {
        curtain_fall(stage);
    } else if (phase == CHOICE_OPEN && choice->phase == CHOICE_CURTAIN) {
        platform_sound(stage->platform, "curtain");
    }
    bool stays = choice->brief && phase != CHOICE_CURTAIN && choice->phase != CHOICE_CURTAIN;
    choice->phase = phase;
    choice->ms = 0;
    if (!stays) {
        fade_within(stage);
    }
    damage_all(stage);
}

void choice_begin(struct stage *stage, struct choice *choice) {
    for (int player = 0; player < 2; player++) {
        choice->chosen[player] = -1;
        shuffle(stage, choice, player);
    }
    choice->turn = choice->asked[RULES_A] ? RULES_A : RULES_B;
    choice->ripple = 0;
    choice->calm = CALM_MS;
    choice->phase = CHOICE_OPEN;
    enter(stage, choice, takes_turns(stage, choice) ? CHOICE_CURTAIN : CHOICE_OPEN);
}

void choice_next(struct stage *stage, struct choice *choice, bool anew) {
    for (int player = 0; player < 2; player++) {
        choice->chosen[player] = -1;
        if (anew) {
            shuffle(stage, choice, player);
        }
    }
    choice->calm = anew ? CALM_MS : NEXT_MS;
    enter(stage, choice, CHOICE_OPEN);
}

void choice_forget(struct choice *choice) {
    base_forget(choice->chosen, sizeof choice->chosen);
    base_forget(choice->place, sizeof choice->place);
}

/* The same whatever it is. */
static void take(struct stage *stage, struct choice *choice, int player, int chosen) {
    choice->chosen[player] = (int8_t)chosen;
    choice->ripple = RIPPLE_MS;
    platform_sound(stage->platform, "seal");
    damage_all(stage);
    if (takes_turns(stage, choice) || all_chosen(choice)) {
        enter(stage, choice, CHOICE_SEALED);
    }
}

void choice_excuse(struct stage *stage, struct choice *choice, int player, bool pressed) {
    if (!pressed) {
        choice->chosen[player] = CHOICES;
    } else if (choice->phase < CHOICE_SEALED && choice->chosen[player] < 0) {
        take(stage, choice, player, CHOICES);
    }
}

static void seal(struct stage *stage, struct choice *choice, int player, int point) {
    for (int i = 0; i < choice->count; i++) {
        if (choice->place[player][i] == point) {
            take(stage, choice, player, i);
            return;
        }
    }
}

bool choice_event(struct stage *stage, struct choice *choice, const struct platform_event *event) {
    if (event->kind != PLATFORM_BUTTON || !event->down || event->repeat ||
        event->seat == PLATFORM_NO_SEAT || choice->phase >= CHOICE_SEALED) {
        return false;
    }
    int player = (int)event->seat;
    bool meant = stage_stands(stage); /* not for what was on the screen before it */
    if (choice->phase == CHOICE_CURTAIN) {
        if (meant && player == choice->turn && event->button == PLATFORM_CONFIRM) {
            enter(stage, choice, CHOICE_OPEN);
        }
        return event->button != PLATFORM_BACK && event->button != PLATFORM_MENU;
    }
    if (event->button > PLATFORM_CONFIRM) { /* past the directions and the middle */
        return false;
    }
    if (meant && choice->ms >= choice->calm && choice_answers(stage, choice, player) &&
        choice->chosen[player] < 0) {
        seal(stage, choice, player, (int)event->button);
    }
    return true;
}

static int length(const struct choice *choice, int ms) {
    return choice->brief ? BRIEF_MS : ms;
}

static void after_sealed(struct stage *stage, struct choice *choice) {
    if (all_chosen(choice)) {
        choice->phase = CHOICE_BREATH; /* the same picture, which begins to move */
        choice->ms = 0;
        platform_sound(stage->platform, "both-sealed");
    } else {
        choice->turn = !choice->turn;
        enter(stage, choice, CHOICE_CURTAIN);
    }
}

int choice_wait(const struct choice *choice) {
    int until = choice->phase == CHOICE_SEALED ? length(choice, LOOK_MS)
                : choice->phase == CHOICE_OPEN ? choice->calm
                                               : -1;
    if (choice->ripple > 0 || choice->phase == CHOICE_BREATH) {
        return 0;
    }
    return choice->ms < until ? until - choice->ms : -1;
}

bool choice_update(struct stage *stage, struct choice *choice, int ms) {
    choice->ms += ms;
    if (choice->ripple > 0 || choice->phase == CHOICE_BREATH) {
        choice->ripple = choice->ripple > ms ? choice->ripple - ms : 0;
        damage_all(stage);
    }
    if (choice->phase == CHOICE_SEALED && choice->ms >= length(choice, LOOK_MS)) {
        after_sealed(stage, choice);
    } else if (choice->phase == CHOICE_BREATH && choice->ms >= length(choice, BREATH_MS)) {
        choice->phase = CHOICE_FINISHED;
    }
    return choice->phase == CHOICE_FINISHED;
}

bool choice_open(const struct choice *choice) {
    return choice->count > 0 && choice->phase != CHOICE_FINISHED;
}

enum platform_button choice_button(const struct choice *choice, int player, const char *label) {
    for (int i = 0; choice->asked[player] && i < choice->count; i++) {
        if (strcmp(choice->label[i], label) == 0) {
            return (enum platform_button)choice->place[player][i];
        }
    }
    return PLATFORM_BUTTONS;
}

float choice_ripple(const struct choice *choice) {
    return choice->ripple > 0 ? 1.0f - (float)choice->ripple / RIPPLE_MS : -1;
}

float choice_breath(const struct choice *choice) {
    bool breathes = choice->phase == CHOICE_BREATH || choice->phase == CHOICE_FINISHED;
    return breathes ? sinf(3.14159f * (float)choice->ms / (float)length(choice, BREATH_MS)) : 0;
}
