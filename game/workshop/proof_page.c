/* The proof on a page of its own, where the text is large. A line that has an example leads back to
 * the board, on which it walks. */
#include "workshop/inside.h"

struct data {
    struct workshop *workshop;
    struct menu menu;
};

static void fill_menu(struct stage *stage, struct data *data) {
    const struct beside *beside = &data->workshop->beside;
    menu_clear(&data->menu);
    for (int i = 0; i < beside->count; i++) {
        menu_add(&data->menu, text_string(&beside->line[i].words), NULL);
        data->menu.item[i].gold = beside->line[i].good;
    }
    menu_add(&data->menu, word(stage, "Back"), NULL);
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    fill_menu(stage, context);
}

static void choose(struct stage *stage, struct data *data) {
    if (data->menu.focus < data->workshop->beside.count) {
        beside_show(stage, data->workshop, data->menu.focus);
    }
    scene_pop(stage);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        choose(stage, data);
    } else if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(stage);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    int wait;
    if (beside_update(stage, data->workshop, ms, &wait)) {
        fill_menu(stage, data);
    }
    return wait_sooner(update_backdrop(stage), wait);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "What is proved"));
    menu_draw_alone(stage, canvas, &data->menu, unit(stage, 1120));
    draw_hint(stage, canvas, workshop_hint(stage));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_proof = {
    .name = "workshop-proof",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void workshop_proof_push(struct stage *stage, struct workshop *workshop) {
    struct data *data = scene_push(stage, &scene_proof);
    data->workshop = workshop;
}
