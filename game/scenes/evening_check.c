/* The check-in: each picks in private how tonight finds them, from five pictures of which none is
 * better. The gentler one sets how deep tonight's cards may go, for both. What follows on the
 * screen is the same whatever was picked: who learns the depth could reckon back to the other's
 * picture. */
#include "scenes/evening_page.h"

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

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (data->choice.count) {
        return;
    }
    data->choice = (struct choice){.count = CHOICES, .asked = {true, true}};
    for (int i = 0; i < CHOICES; i++) {
        data->choice.label[i] = word(game, seas[i].label);
        data->choice.picture[i] = seas[i].picture;
        data->choice.mark[i] = -1;
    }
    choice_begin(game, &data->choice);
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    (void)game;
    choice_forget(&data->choice);
}

static void set_depth(struct game *game, struct data *data) {
    int a = seas[data->choice.chosen[RULES_A]].depth, b = seas[data->choice.chosen[RULES_B]].depth;
    game->evening.depth = a < b ? a : b;
    choice_forget(&data->choice);
    data->picked = true;
    menu_add(&data->menu, word(game, "Go on"), NULL);
    damage_all(game);
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (!data->picked && choice_event(game, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        pause_push(game);
    } else if (data->picked && menu_event(game, &data->menu, event) == MENU_CHOSEN) {
        scene_pop(game);
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (data->picked) {
        return update_backdrop(game);
    }
    if (choice_update(game, &data->choice, ms)) {
        set_depth(game, data);
        return 0;
    }
    return choice_wait(&data->choice);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->picked) {
        struct evening_page page = {
            .heading = word(game, "Thank you both"),
            .words = word(game, "Tonight goes as gently as the gentler of you two needs.\n"
                                "Nobody is told whose picture was which."),
            .back = word(game, "rest"),
            .backdrop = VIEW_BACKDROP_WATER,
        };
        evening_page_draw(game, canvas, &page, &data->menu);
        return;
    }
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, word(game, "How does tonight find you?"));
    choice_draw(game, canvas, &data->choice, body_rect(game),
                word(game, "Each of you picks a sea, in private. None is better."));
    choice_hint(game, canvas, &data->choice, "");
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
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

void evening_check_push(struct game *game) {
    scene_push(game, &scene_evening_check);
}
