/* Who this is not for. That it was open is noted nowhere but in "shown once". */
#include "house/inside.h"

struct for_whom {
    struct page page;
    struct menu menu;
};
enum { FOR_WHOM_ON, FOR_WHOM_SUPPORT };

static void enter_for_whom(struct stage *stage, void *context) {
    struct for_whom *data = context;
    menu_clear(&data->menu);
    menu_add(&data->menu, word(stage, "Go on"), NULL);
    if (helps_of(stage)->help_count) {
        menu_add(&data->menu, word(stage, "Where to find support"), NULL);
    }
}

static void event_for_whom(struct stage *stage, void *context, const struct platform_event *event) {
    struct for_whom *data = context;
    enum menu_answer answer = menu_event_row(stage, &data->menu, event);
    if (answer == MENU_CHOSEN && data->menu.focus == FOR_WHOM_SUPPORT) {
        countries_push(stage);
    } else if (answer == MENU_BACK || (answer == MENU_CHOSEN && !page_turn(stage, &data->page))) {
        scene_pop(stage);
    }
}

static void draw_for_whom(struct stage *stage, void *context, struct canvas *canvas) {
    struct for_whom *data = context;
    struct rect body = body_rect(stage), row;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "Who this is not for"));
    row = page_draw(
        stage, canvas, &data->page, page_column(stage, body),
        word(stage,
             "This game is for two people who both want to be here.\n\n"
             "If you are afraid of the other person, or are watched, controlled, hurt or forced, "
             "it is not for you, and none of that is your fault.\n\n"
             "A doctor, a women's or men's shelter, or a support line in your country can help, "
             "also when you only want to talk. In danger, call the emergency number.\n\n"
             "You can stop at any time, in one press, and nobody has to say why."),
        menu_buttons_height(stage));
    row.x = body.x;
    row.w = body.w;
    menu_draw_buttons(stage, canvas, &data->menu, row);
    draw_hint(stage, canvas,
              say(stage, "{button}: choose. {hide}: hide the game", "button",
                  both_button_names(stage, PLATFORM_CONFIRM), "hide", both_hide_names(stage),
                  NULL));
}

static const char *focus_for_whom(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct for_whom *)context)->menu);
}

static void leave_for_whom(struct stage *stage, void *context) {
    (void)context;
    settings_of(stage)->read_for_whom = true;
    settings_save(stage);
}

static const struct scene_type scene_for_whom = {
    .name = "for-whom",
    .size = sizeof(struct for_whom),
    .enter = enter_for_whom,
    .leave = leave_for_whom,
    .event = event_for_whom,
    .update = scene_update_water,
    .draw = draw_for_whom,
    .focus = focus_for_whom,
};

void for_whom_push(struct stage *stage) {
    scene_push(stage, &scene_for_whom);
}
