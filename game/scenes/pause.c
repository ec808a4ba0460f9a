/* Rest: from any crossing, by either player, at any time, with no question asked. */
#include "scenes/internal.h"

enum row {
    ROW_GO_ON,
    ROW_KEEPER,
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
};

/* Once the two are walking, and until they are home. */
static bool can_ask(const struct game *game) {
    const struct session *session = game->crossing ? crossing_session(game->crossing) : NULL;
    return game->find_hint && session && session_answers(session) && !session_won(session);
}

static void add(struct game *game, struct data *data, enum row row, const char *label) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, word(game, label), NULL);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (!data->menu.count) { /* the lanterns are set down */
        platform_sound(game->platform, "lantern-sway");
    }
    menu_clear(&data->menu);
    add(game, data, ROW_GO_ON, "Go on");
    data->keeper = can_ask(game);
    if (data->keeper) {
        add(game, data, ROW_KEEPER, "Ask the Keeper");
    }
    if (game->crossing) {
        add(game, data, ROW_AGAIN, "Start this crossing over");
        add(game, data, ROW_OTHER, game->onward);
    }
    add(game, data, ROW_SETTINGS, "Settings");
    add(game, data, ROW_HOUSE, "The Keeper's house");
    add(game, data, ROW_FOR_WHOM, "Who this is not for");
    add(game, data, ROW_LEAVE, "Rest for tonight");
}

static void choose(struct game *game, enum row row) {
    switch (row) {
    case ROW_GO_ON:
        scene_pop(game);
        break;
    case ROW_KEEPER:
        game->wants_hint = true;
        scene_pop(game);
        break;
    case ROW_AGAIN:
        scene_pop(game);
        crossing_start_over(game);
        break;
    case ROW_OTHER:
        scene_end(game, OUTCOME_LEAVE);
        break;
    case ROW_SETTINGS:
        game->doors->settings(game);
        break;
    case ROW_HOUSE:
        game->doors->house(game);
        break;
    case ROW_FOR_WHOM:
        game->doors->for_whom(game);
        break;
    case ROW_LEAVE:
        crossing_end(game);
        scene_end(game, OUTCOME_REST);
        break;
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(game);
    } else if (answer == MENU_CHOSEN) {
        choose(game, data->row[data->menu.focus]);
    }
}

/* The two sit on a rock, close to each other, with the light between their hands and the water. */
static void draw_resting(struct game *game, struct canvas *canvas, struct rect area) {
    float high = (float)unit(game, 300), x = (float)area.x + (float)area.w * 0.5f;
    float y = (float)area.y + (float)area.h * 0.5f + high * 0.36f;
    view_islet(canvas, x, y - high * 0.03f, high * 1.5f, 5);
    pair_draw(game, canvas, VIEW_SITS, x, y, high);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    int height = menu_height(game, data->menu.count);
    int width = unit(game, large_text(game) ? 840 : 500);
    width = width < body.w ? width : body.w;
    if (body.w - width > unit(game, 400)) { /* beside the menu */
        struct rect side = {body.x, body.y, body.w - width - unit(game, 40), body.h};
        draw_resting(game, canvas, side);
        body.x += side.w + unit(game, 40);
        body.w = width;
    }
    draw_heading(game, canvas, word(game, "Let's rest here"));
    menu_draw(game, canvas, &data->menu,
              (struct rect){body.x + (body.w - width) / 2,
                            body.y + (body.h > height ? (body.h - height) / 2 : 0), width,
                            height < body.h ? height : body.h});
    const char *choose_words = both_button_names(game, PLATFORM_CONFIRM);
    const char *back_words = both_button_names(game, PLATFORM_BACK);
    draw_hint(game, canvas,
              data->keeper
                  ? say(game,
                        "{button}: choose. {back}: go on. On the way, {hint} asks the Keeper too",
                        "button", choose_words, "back", back_words, "hint",
                        both_button_names(game, PLATFORM_HINT), NULL)
                  : say(game, "{button}: choose. {back}: go on", "button", choose_words, "back",
                        back_words, NULL));
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_pause = {
    .name = "pause",
    .size = sizeof(struct data),
    .over = true,
    .enter = enter,
    .event = event,
    .draw = draw,
    .focus = focus,
};

void pause_push(struct game *game) {
    scene_push(game, &scene_pause);
}
