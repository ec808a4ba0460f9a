/* Deleting a moment: one person may, alone, and is asked once. */
#include "scenes/moment.h"

enum { KEEP_IT, DELETE_IT };

struct data {
    int64_t id;
    struct menu menu;
    const char *failed; /* what went wrong, or NULL */
};

static void enter(struct game *game, void *context) {
    struct data *data = context;
    menu_clear(&data->menu);
    menu_add(&data->menu, word(game, "Keep it"), NULL);
    menu_add(&data->menu, word(game, "Delete it"), NULL);
}

static void delete_moment(struct game *game, struct data *data) {
    enum keepsake_result result = keepsake_delete_moment(game->keepsake, data->id, NULL);
    if (result != KEEPSAKE_OK) {
        data->failed = keepsake_message(result);
        damage_all(game);
        return;
    }
    both_count(game);
    platform_sound(game->platform, "let-go");
    scene_end(game, OUTCOME_DONE);
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_CHOSEN && data->menu.focus == DELETE_IT) {
        delete_moment(game, data);
    } else if (answer == MENU_CHOSEN || answer == MENU_BACK) {
        scene_pop(game);
    }
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    int pad = unit(game, large_text(game) ? 16 : 28), buttons = menu_height(game, 2);
    int wide = unit(game, 440) + text_size(game, SIZE_LARGE) * 13;
    int high = buttons + text_size(game, SIZE_LARGE) * 7 + 3 * pad;
    wide = wide < body.w ? wide : body.w;
    high = high < body.h ? high : body.h;
    struct rect panel = {body.x + (body.w - wide) / 2, body.y + (body.h - high) / 2, wide, high};
    int width = panel.w - 4 * pad;
    /* Thick enough that the words under it do not shine through. */
    canvas_round_rect(canvas, panel, (float)unit(game, 18), COLOUR_NIGHT);
    draw_panel(game, canvas, panel);
    draw_text(
        game, canvas,
        (struct rect){panel.x + pad / 2, panel.y + pad, panel.w - pad, panel.h - buttons - 2 * pad},
        data->failed ? data->failed
                     : word(game, "Delete this moment for good?\n\nEither of you may. It can't be "
                                  "brought back."),
        (struct paragraph){
            .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true});
    menu_draw(game, canvas, &data->menu,
              (struct rect){panel.x + (panel.w - width) / 2, panel.y + panel.h - pad - buttons,
                            width, buttons});
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_moment_delete = {
    .name = "delete-moment",
    .size = sizeof(struct data),
    .over = true,
    .enter = enter,
    .event = event,
    .draw = draw,
    .focus = focus,
};

void moment_delete_push(struct game *game, int64_t id) {
    struct data *data = scene_push(game, &scene_moment_delete);
    data->id = id;
}
