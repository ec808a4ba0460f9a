/* What a card of one's own touches: topics to tick; and how such a card is drawn. */
#include "scenes/internal.h"

struct data {
    uint32_t *topics; /* the card's, lent by the scene below */
    struct menu menu;
};

static void fill(struct game *game, struct data *data) {
    menu_clear(&data->menu);
    for (int topic = 0; topic < PACK_TOPICS; topic++) {
        menu_add_box(&data->menu, limits_topic(game, (enum pack_topic)topic), NULL,
                     *data->topics >> topic & 1);
    }
    menu_add(&data->menu, word(game, "Done"), NULL);
    damage_all(game);
}

static void enter(struct game *game, void *context) {
    fill(game, context);
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_BACK || (answer == MENU_CHOSEN && data->menu.focus == PACK_TOPICS)) {
        scene_pop(game);
    } else if (answer == MENU_CHOSEN) {
        *data->topics ^= UINT32_C(1) << data->menu.focus;
        fill(game, data);
    }
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    int width = body.w < unit(game, 700) ? body.w : unit(game, 700);
    int rows = menu_height(game, data->menu.count), room = body.h - unit(game, 14);
    rows = rows < room ? rows : room;
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, word(game, "What does it touch?"));
    menu_draw(
        game, canvas, &data->menu,
        (struct rect){body.x + (body.w - width) / 2, body.y + (body.h - rows) / 2, width, rows});
    draw_hint(game, canvas,
              say(game, "{button}: tick, or take back. {back}: done", "button",
                  both_button_names(game, PLATFORM_CONFIRM), "back",
                  both_button_names(game, PLATFORM_BACK), NULL));
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
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

void card_topics_push(struct game *game, uint32_t *topics) {
    struct data *data = scene_push(game, &scene_card_topics);
    data->topics = topics;
}

/* Its answers lie below the question, side by side. */
void cards_draw_one(struct game *game, struct canvas *canvas, const struct pack_card *card,
                    struct rect area) {
    struct paragraph how = {
        .size = SIZE_HEADING, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true};
    draw_panel(game, canvas, area);
    area = rect_grow(area, -unit(game, 20));
    int count = card->answer_count, gap = unit(game, 14);
    int height = count ? area.h / 2 : 0;
    draw_text(game, canvas, (struct rect){area.x, area.y, area.w, area.h - height},
              card->ask[0] ? card->ask : word(game, "\u2026"), how);
    how.size = SIZE_BODY;
    how.colour = COLOUR_QUIET;
    for (int i = 0; i < count; i++) {
        int width = (area.w - gap * (count - 1)) / count;
        struct rect place = {area.x + i * (width + gap), area.y + area.h - height + gap, width,
                             height - gap};
        canvas_round_rect(canvas, place, (float)unit(game, 12), 0x90161d42u);
        draw_text(game, canvas, rect_grow(place, -unit(game, 8)),
                  card->answer[i][0] ? card->answer[i] : word(game, "\u2026"), how);
    }
}
