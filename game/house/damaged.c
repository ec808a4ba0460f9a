/* The box is damaged: what that means, and a way back that both agree to. Nothing is overwritten:
 * the damaged file is set aside. */
#include "house/inside.h"
#include "kit/page.h"

struct data {
    struct menu menu;
    struct page page;
    bool over; /* what could be done is done */
};

enum row { ROW_BRING_BACK, ROW_NOT_NOW };

/* Of the first button, once all is read. */
static const char *rest_words(struct stage *stage, const struct data *data) {
    return data->over ? word(stage, "Go on") : word(stage, "Bring back the last copy");
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    menu_clear(&data->menu);
    menu_add(&data->menu, rest_words(stage, data), NULL);
    if (!data->over) {
        menu_add(&data->menu, word(stage, "Not now: keep nothing tonight"), NULL);
    }
}

static void bring_back(struct stage *stage, struct data *data) {
    struct keepsake *box = house_of(stage)->recover(house_of(stage)->recover_context,
                                                    &house_of(stage)->told);
    data->over = true;
    data->page = (struct page){0};
    data->menu.focus = 0;
    if (box) {
        both_take_box(stage, box);
        settings_load(stage);
        settings_apply(stage);
    }
    enter(stage, data);
    damage_all(stage);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_CHOSEN && data->menu.focus == 0 && page_turn(stage, &data->page)) {
        return;
    }
    if (answer == MENU_CHOSEN && !data->over && data->menu.focus == ROW_BRING_BACK) {
        bring_back(stage, data);
    } else if (answer == MENU_CHOSEN || answer == MENU_BACK) {
        scene_pop(stage);
    }
}

static void leave(struct stage *stage, void *context) {
    (void)context;
    house_of(stage)->recover = NULL;
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    int rows = menu_height(stage, data->menu.count);
    rows = rows < body.h / 2 ? rows : body.h / 2;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "Your kept moments"));
    struct rect list = page_draw(
        stage, canvas, &data->page, page_column(stage, body),
        data->over ? text_string(&house_of(stage)->told)
                   : word(stage, "The file with your kept moments is damaged. The last copy of it "
                                 "can be brought back. The damaged file is set aside, not thrown "
                                 "away.\n\nIs that all right with both of you?"),
        rows);
    data->menu.item[0].label = data->page.following ? word(stage, "Read on")
                                                    : rest_words(stage, data);
    menu_draw(stage, canvas, &data->menu, list);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
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

void damaged_push(struct stage *stage) {
    scene_push(stage, &scene_damaged);
}
