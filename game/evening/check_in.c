/* The check-in: each picks in private how tonight finds them, from five pictures of which none is
 * better. The gentler one sets how deep tonight's cards may go, for both. What follows on the
 * screen is the same whatever was picked: who learns the depth could reckon back to the other's
 * picture. */
#include "evening/inside.h"
#include "kit/menu_page.h"

struct data {
    bool picked;
    struct choice choice;
    struct menu menu; /* thereafter */
};

static const struct {
    const char *label, *picture;
    int depth;
} seas[CHOICES] = {
    {"Calm", "sea_calm", 3}, {"Waves", "sea_waves", 2}, {"Fog", "sea_fog", 2},
    {"Rain", "sea_rain", 1}, {"Storm", "sea_storm", 1},
};

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->choice.count) {
        return;
    }
    data->choice = (struct choice){.count = CHOICES, .asked = {true, true}};
    for (int i = 0; i < CHOICES; i++) {
        data->choice.label[i] = word(stage, seas[i].label);
        data->choice.picture[i] = seas[i].picture;
        data->choice.mark[i] = -1;
    }
    choice_begin(stage, &data->choice);
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    (void)stage;
    choice_forget(&data->choice);
}

static void set_depth(struct stage *stage, struct data *data) {
    int a = seas[data->choice.chosen[RULES_A]].depth, b = seas[data->choice.chosen[RULES_B]].depth;
    evening_of(stage)->depth = a < b ? a : b;
    choice_forget(&data->choice);
    data->picked = true;
    menu_add(&data->menu, word(stage, "Go on"), NULL);
    damage_all(stage);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (!data->picked && choice_event(stage, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        pause_push(stage);
    } else if (data->picked && menu_event(stage, &data->menu, event) == MENU_CHOSEN) {
        scene_pop(stage);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->picked) {
        return update_backdrop(stage);
    }
    if (choice_update(stage, &data->choice, ms)) {
        set_depth(stage, data);
        return 0;
    }
    return choice_wait(&data->choice);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->picked) {
        struct menu_page page = {
            .heading = word(stage, "Thank you both"),
            .words = word(stage, "Tonight goes as gently as the gentler of you two needs.\n"
                                 "Nobody is told whose picture was which."),
            .back = word(stage, "rest"),
            .backdrop = VIEW_BACKDROP_WATER,
        };
        menu_page_draw(stage, canvas, &page, &data->menu);
        return;
    }
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "How does tonight find you?"));
    choice_draw(stage, canvas, &data->choice, body_rect(stage),
                word(stage, "Each of you picks a sea, in private. None is better."));
    choice_hint(stage, canvas, &data->choice, "");
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_evening_check = {
    .name = "check-in",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void evening_check_push(struct stage *stage) {
    scene_push(stage, &scene_evening_check);
}
