/* Rest: from any crossing, by either player, at any time, with no question asked. */
#include "keeper/keeper.h"
#include "play/inside.h"

enum row {
    ROW_GO_ON,
    ROW_KEEPER,
    ROW_KEY_A, /* A's, to B's words */
    ROW_KEY_B,
    ROW_AGAIN,
    ROW_OTHER,
    ROW_SETTINGS,
    ROW_HOUSE,
    ROW_FOR_WHOM,
    ROW_LEAVE
};

struct data {
    struct menu menu;
    enum row row[ROW_LEAVE + 1]; /* of each line of the menu */
    bool keeper;                 /* the Keeper can be asked */
    struct text key[2];          /* what the rows of the keys say */
};

/* While the two walk: the Keeper answers on the board, at once. */
static bool can_ask(const struct stage *stage) {
    const struct crossing *crossing = play_of(stage)->crossing;
    return play_of(stage)->find_hint && crossing && crossing_stage(crossing) == CROSSING_WALKING;
}

static void add_row(struct stage *stage, struct data *data, enum row row, const char *label) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, word(stage, label), NULL);
}

/* The row names whose key it is: the other one looks away. */
static void add_keys(struct stage *stage, struct data *data) {
    for (int player = 0; play_of(stage)->crossing && player < 2; player++) {
        if (crossing_keys(play_of(stage)->crossing, player)) {
            data->row[data->menu.count] = player == RULES_A ? ROW_KEY_A : ROW_KEY_B;
            text_clear(&data->key[player]);
            text_add(&data->key[player],
                     say(stage, "{name}'s key to {other}'s words", "name", stage->name[player],
                         "other", stage->name[!player], NULL));
            menu_add(&data->menu, text_string(&data->key[player]), NULL);
        }
    }
}

static void show_key(struct stage *stage, int listener) {
    scene_drop(stage);
    key_push(stage, listener, crossing_keys(play_of(stage)->crossing, listener), false);
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    (void)stage;
    text_release(&data->key[RULES_A]);
    text_release(&data->key[RULES_B]);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->menu.count) { /* the lanterns are set down */
        platform_sound(stage->platform, "lantern-sway");
        keeper_say(stage, PACK_WHEN_REST);
    }
    menu_clear(&data->menu);
    add_row(stage, data, ROW_GO_ON, "Go on");
    data->keeper = can_ask(stage);
    if (data->keeper) {
        add_row(stage, data, ROW_KEEPER, "Ask the Keeper");
    }
    add_keys(stage, data);
    if (play_of(stage)->crossing) {
        add_row(stage, data, ROW_AGAIN, "Start this crossing over");
        add_row(stage, data, ROW_OTHER, play_of(stage)->onward);
    }
    add_row(stage, data, ROW_SETTINGS, "Settings");
    add_row(stage, data, ROW_HOUSE, "The Keeper's house");
    add_row(stage, data, ROW_FOR_WHOM, "Who this is not for");
    add_row(stage, data, ROW_LEAVE, "Rest for tonight");
}

static void choose(struct stage *stage, enum row row) {
    switch (row) {
    case ROW_GO_ON:
        scene_pop(stage);
        break;
    case ROW_KEEPER:
        play_of(stage)->wants_hint = true;
        scene_pop(stage);
        break;
    case ROW_KEY_A:
    case ROW_KEY_B:
        show_key(stage, row == ROW_KEY_A ? RULES_A : RULES_B);
        break;
    case ROW_AGAIN:
        hint_work_end(stage);
        crossing_restart(play_of(stage)->crossing);
        scene_end(stage, OUTCOME_AGAIN);
        break;
    case ROW_OTHER:
        scene_end(stage, OUTCOME_LEAVE);
        break;
    case ROW_SETTINGS:
        stage->doors->settings(stage);
        break;
    case ROW_HOUSE:
        stage->doors->keeper(stage);
        break;
    case ROW_FOR_WHOM:
        stage->doors->for_whom(stage);
        break;
    case ROW_LEAVE:
        play_end(stage);
        scene_end(stage, OUTCOME_REST);
        break;
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(stage);
    } else if (answer == MENU_CHOSEN) {
        choose(stage, data->row[data->menu.focus]);
    }
}

/* The two sit on a rock, close to each other, with the light between their hands and the water. */
static void draw_resting(struct stage *stage, struct canvas *canvas, struct rect area) {
    float high = (float)unit(stage, 300), x = (float)area.x + (float)area.w * 0.5f;
    float y = (float)area.y + (float)area.h * 0.5f + high * 0.36f;
    view_islet(canvas, x, y - high * 0.03f, high * 1.5f, 5);
    pair_draw(stage, canvas, VIEW_SITS, x, y, high);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    int height = menu_height(stage, data->menu.count);
    int width = unit(stage, large_text(stage) ? 840 : 500);
    width = width < body.w ? width : body.w;
    if (body.w - width > unit(stage, 400)) { /* beside the menu */
        struct rect side = {body.x, body.y, body.w - width - unit(stage, 40), body.h};
        draw_resting(stage, canvas, side);
        body.x += side.w + unit(stage, 40);
        body.w = width;
    }
    draw_heading(stage, canvas, word(stage, "Let's rest here"));
    keeper_draw(stage, canvas, keeper_place(stage));
    menu_draw(stage, canvas, &data->menu,
              (struct rect){body.x + (body.w - width) / 2,
                            body.y + (body.h > height ? (body.h - height) / 2 : 0), width,
                            height < body.h ? height : body.h});
    const char *choose_words = both_button_names(stage, PLATFORM_CONFIRM);
    const char *back_words = both_button_names(stage, PLATFORM_BACK);
    draw_hint(stage, canvas,
              say(stage, "{button}: choose. {back}: go on. {hide}: hide the game", "button",
                  choose_words, "back", back_words, "hide", both_hide_names(stage), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_pause = {
    .name = "pause",
    .size = sizeof(struct data),
    .over = true,
    .enter = enter,
    .leave = leave,
    .event = event,
    .draw = draw,
    .focus = focus,
};

void pause_push(struct stage *stage) {
    scene_push(stage, &scene_pause);
}
