/* Deleting a moment: one person may, alone, and is asked once. */
#include "sky/moment.h"

enum { KEEP_IT, DELETE_IT };

struct data {
    int64_t id;
    struct menu menu;
    const char *failed; /* what went wrong, or NULL */
};

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    menu_clear(&data->menu);
    menu_add(&data->menu, word(stage, "Keep it"), NULL);
    menu_add(&data->menu, word(stage, "Delete it"), NULL);
}

static void delete_moment(struct stage *stage, struct data *data) {
    enum keepsake_result result = keepsake_delete_moment(stage->rooms->keepsake, data->id, NULL);
    if (result != KEEPSAKE_OK) {
        data->failed = keepsake_message(result);
        damage_all(stage);
        return;
    }
    both_count(stage);
    platform_sound(stage->platform, "let-go");
    scene_end(stage, OUTCOME_DONE);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_CHOSEN && data->menu.focus == DELETE_IT) {
        delete_moment(stage, data);
    } else if (answer == MENU_CHOSEN || answer == MENU_BACK) {
        scene_pop(stage);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    int pad = unit(stage, large_text(stage) ? 16 : 28), buttons = menu_height(stage, 2);
    int wide = unit(stage, 440) + text_size(stage, SIZE_LARGE) * 13;
    int high = buttons + text_size(stage, SIZE_LARGE) * 7 + 3 * pad;
    wide = wide < body.w ? wide : body.w;
    high = high < body.h ? high : body.h;
    struct rect panel = {body.x + (body.w - wide) / 2, body.y + (body.h - high) / 2, wide, high};
    int width = panel.w - 4 * pad;
    /* Thick enough that the words under it do not shine through. */
    canvas_round_rect(canvas, panel, (float)unit(stage, 18), COLOUR_NIGHT);
    draw_panel(stage, canvas, panel);
    draw_text(
        stage, canvas,
        (struct rect){panel.x + pad / 2, panel.y + pad, panel.w - pad, panel.h - buttons - 2 * pad},
        data->failed ? data->failed
                     : word(stage, "Delete this moment for good?\n\nEither of you may. It can't be "
                                   "brought back."),
        (struct paragraph){
            .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true});
    menu_draw(stage, canvas, &data->menu,
              (struct rect){panel.x + (panel.w - width) / 2, panel.y + panel.h - pad - buttons,
                            width, buttons});
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
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

void moment_delete_push(struct stage *stage, int64_t id) {
    struct data *data = scene_push(stage, &scene_moment_delete);
    data->id = id;
}
