/* The box is damaged: what that means, and a way back that both agree to. Nothing is overwritten:
 * the damaged file is set aside. */
#include "scenes/page.h"

struct data {
    struct menu menu;
    struct page page;
    bool over; /* what could be done is done */
};

enum row { ROW_BRING_BACK, ROW_NOT_NOW };

/* Of the first button, once all is read. */
static const char *rest_words(struct game *game, const struct data *data) {
    return data->over ? word(game, "Go on") : word(game, "Bring back the last copy");
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    menu_clear(&data->menu);
    menu_add(&data->menu, rest_words(game, data), NULL);
    if (!data->over) {
        menu_add(&data->menu, word(game, "Not now: keep nothing tonight"), NULL);
    }
}

static void bring_back(struct game *game, struct data *data) {
    struct keepsake *box = game->recover(game->recover_context, &game->told);
    data->over = true;
    data->page = (struct page){0};
    data->menu.focus = 0;
    if (box) {
        game->keepsake = box;
        game->keeps = true;
        both_count(game);
        settings_load(game);
        settings_apply(game);
    }
    enter(game, data);
    damage_all(game);
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_CHOSEN && data->menu.focus == 0 && page_turn(game, &data->page)) {
        return;
    }
    if (answer == MENU_CHOSEN && !data->over && data->menu.focus == ROW_BRING_BACK) {
        bring_back(game, data);
    } else if (answer == MENU_CHOSEN || answer == MENU_BACK) {
        scene_pop(game);
    }
}

static void leave(struct game *game, void *context) {
    (void)context;
    game->recover = NULL;
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    int rows = menu_height(game, data->menu.count);
    rows = rows < body.h / 2 ? rows : body.h / 2;
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, word(game, "Your kept moments"));
    struct rect list = page_draw(
        game, canvas, &data->page, page_column(game, body),
        data->over ? text_string(&game->told)
                   : word(game, "The file with your kept moments is damaged. The last copy of it "
                                "can be brought back. The damaged file is set aside, not thrown "
                                "away.\n\nIs that all right with both of you?"),
        rows);
    data->menu.item[0].label = data->page.following ? word(game, "Read on")
                                                    : rest_words(game, data);
    menu_draw(game, canvas, &data->menu, list);
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_damaged = {
    .name = "damaged",
    .stays = true,
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .draw = draw,
    .focus = focus,
};

void damaged_push(struct game *game) {
    scene_push(game, &scene_damaged);
}
