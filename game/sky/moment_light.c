/* Was this a light one? Asked of both, each alone: only what both call light comes up on its day,
 * and nobody is told who saw it otherwise. */
#include "kit/menu_page.h"
#include "sky/moment.h"

struct data {
    int64_t id;
    bool asked;
    struct both both;
    struct menu menu;
    struct choice choice;
};

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->asked) {
        data->asked = true;
        both_ask_in_words(stage, &data->choice, word(stage, "A light one"),
                          word(stage, "Rather not"));
    }
}

static void leave(struct stage *stage, void *context) {
    (void)stage;
    choice_forget(&((struct data *)context)->choice);
}

static enum keepsake_result store(struct stage *stage, void *context, bool by_a, bool by_b) {
    const struct data *data = context;
    return keepsake_set_light(stage->rooms->keepsake, data->id, true, by_a, by_b, NULL);
}

static const struct both_wish wish = {.store = store, .sound = "kept"};

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    bool decided = data->both.decided;
    if (!decided && choice_event(stage, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU) ||
        (decided && menu_event(stage, &data->menu, event) == MENU_CHOSEN)) {
        scene_pop(stage);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->both.decided) {
        return update_backdrop(stage);
    }
    if (choice_update(stage, &data->choice, ms)) {
        both_decide(stage, &data->both, &data->choice, &wish, data);
        menu_add(&data->menu, word(stage, "All right"), NULL);
        damage_all(stage);
        return 0;
    }
    return choice_wait(&data->choice);
}

static void draw_choice(struct stage *stage, struct canvas *canvas, const struct data *data) {
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    draw_heading(stage, canvas, word(stage, "A light one"));
    choice_draw(stage, canvas, &data->choice, body_rect(stage),
                word(stage, "May this moment come up on its day?"));
    choice_hint(stage, canvas, &data->choice,
                word(stage, "It comes up only if both of you choose so."));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (!data->both.decided) {
        draw_choice(stage, canvas, data);
        return;
    }
    const struct menu_page page = {
        .heading = word(stage, "A light one"),
        .words = both_words(stage, &data->both,
                            word(stage, "A light one. It may come up on its day."),
                            word(stage, "This moment stays as it was.")),
        .back = word(stage, "back"),
        .backdrop = VIEW_BACKDROP_SKY,
    };
    menu_page_draw(stage, canvas, &page, &data->menu);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_moment_light = {
    .name = "light",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void moment_light_push(struct stage *stage, int64_t id) {
    struct data *data = scene_push(stage, &scene_moment_light);
    data->id = id;
}
