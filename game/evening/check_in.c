/* The check-in: each picks in private how tonight finds them, from five pictures of which none is
 * better. The gentler one sets how deep tonight's cards may go, for both. In the same turn, and
 * whatever was picked, each says whether there may be something closer: it opens where both wish
 * for it and neither needs a gentler evening. What follows on the screen is the same whatever was
 * picked: who learns the depth could reckon back to the other's picture. */
#include "evening/inside.h"
#include "kit/ballot.h"
#include "kit/menu_page.h"

struct data {
    bool picked;
    struct ballot ballot;
    struct menu menu; /* thereafter */
};

static const struct {
    const char *label, *picture;
    int depth;
} seas[CHOICES] = {
    {"Calm", "sea_calm", 3}, {"Waves", "sea_waves", 2}, {"Fog", "sea_fog", 2},
    {"Rain", "sea_rain", 1}, {"Storm", "sea_storm", 1},
};

enum { SEA, CLOSER };

static void fill(struct stage *stage, struct choice *choice, int row) {
    choice->count = row == SEA ? CHOICES : 2;
    for (int i = 0; i < choice->count; i++) {
        choice->label[i] = row == SEA ? word(stage, seas[i].label)
                           : i == 0   ? word(stage, "Yes, something closer")
                                      : word(stage, "Not tonight");
        choice->picture[i] = row == SEA ? seas[i].picture : NULL;
        choice->mark[i] = -1;
    }
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->ballot.rows) {
        data->ballot = (struct ballot){.rows = cards_asks_closer(stage) ? 2 : 1, .fill = fill};
        ballot_begin(stage, &data->ballot);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    (void)stage;
    ballot_forget(&data->ballot);
}

/* Who said nothing is taken for the gentlest, and for no wish. */
static int depth_of(const struct data *data, int player) {
    int sea = data->ballot.said[SEA][player];
    return sea == BALLOT_UNSAID ? 1 : seas[sea].depth;
}

static void set_depth(struct stage *stage, struct data *data) {
    int a = depth_of(data, RULES_A), b = depth_of(data, RULES_B), depth = a < b ? a : b;
    const int8_t *closer = data->ballot.said[CLOSER];
    evening_of(stage)->depth = depth;
    if (data->ballot.rows > CLOSER) {
        cards_say_closer(stage, depth == 3 && closer[RULES_A] == 0 && closer[RULES_B] == 0);
    }
    ballot_forget(&data->ballot);
    data->picked = true;
    menu_add(&data->menu, word(stage, "Go on"), NULL);
    damage_all(stage);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    bool back = pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU);
    if (!data->picked && !back && ballot_event(stage, &data->ballot, event)) {
        return;
    }
    if (back) {
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
    if (ballot_update(stage, &data->ballot, ms)) {
        set_depth(stage, data);
        return 0;
    }
    return ballot_wait(&data->ballot);
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
        evening_light(stage, &page);
        menu_page_draw(stage, canvas, &page, &data->menu);
        return;
    }
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    bool sea = data->ballot.at == SEA;
    draw_heading(stage, canvas, word(stage, "How does tonight find you?"));
    choice_draw(stage, canvas, &data->ballot.choice, body_rect(stage),
                sea ? word(stage, "Each of you picks a sea, in private. None is better.")
                    : word(stage, "And cards that come closer, if you both wish for them?"));
    choice_hint(stage, canvas, &data->ballot.choice,
                sea ? "" : word(stage, "It opens only if both of you ask for it."));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_evening_check = {
    .name = "check-in",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, ballot.choice),
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
