/* What a card of one's own touches: topics to tick; and how such a card is drawn. */
#include "cards/inside.h"

struct data {
    uint32_t *topics; /* the card's, lent by the scene below */
    struct menu menu;
};

static void fill_menu(struct stage *stage, struct data *data) {
    menu_clear(&data->menu);
    for (int topic = 0; topic < PACK_TOPICS; topic++) {
        menu_add_box(&data->menu, limits_topic(stage, (enum pack_topic)topic), NULL,
                     *data->topics >> topic & 1);
    }
    menu_add(&data->menu, word(stage, "Done"), NULL);
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    fill_menu(stage, context);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_BACK || (answer == MENU_CHOSEN && data->menu.focus == PACK_TOPICS)) {
        scene_pop(stage);
    } else if (answer == MENU_CHOSEN) {
        *data->topics ^= UINT32_C(1) << data->menu.focus;
        fill_menu(stage, data);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "What does it touch?"));
    menu_draw_alone(stage, canvas, &data->menu, unit(stage, 700));
    draw_hint(stage, canvas,
              say(stage, "{button}: tick, or take back. {back}: done", "button",
                  both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_card_topics = {
    .name = "card-topics",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void card_topics_push(struct stage *stage, uint32_t *topics) {
    struct data *data = scene_push(stage, &scene_card_topics);
    data->topics = topics;
}

/* Its answers lie below the question, side by side. */
void cards_draw_one(struct stage *stage, struct canvas *canvas, const struct pack_card *card,
                    struct rect area) {
    struct paragraph how = {.size = SIZE_HEADING,
                            .align = ALIGN_CENTRE,
                            .colour = COLOUR_INK,
                            .middle = true,
                            .shrinks = true}; /* the card can't grow */
    card_face(stage, canvas, area);
    area = rect_grow(area, -unit(stage, 20));
    int count = card->answer_count, gap = unit(stage, 14);
    int height = count ? area.h / 2 : 0;
    draw_text(stage, canvas, (struct rect){area.x, area.y, area.w, area.h - height},
              card->ask[0] ? card->ask : word(stage, "\u2026"), how);
    how.size = SIZE_BODY;
    for (int i = 0; i < count; i++) {
        int width = (area.w - gap * (count - 1)) / count;
        struct rect place = {area.x + i * (width + gap), area.y + area.h - height + gap, width,
                             height - gap};
        canvas_round_rect(canvas, place, (float)unit(stage, 12), 0x308b6a45u);
        draw_text(stage, canvas, rect_grow(place, -unit(stage, 8)),
                  card->answer[i][0] ? card->answer[i] : word(stage, "\u2026"), how);
    }
}
