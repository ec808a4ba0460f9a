/* Forgetting everything. Either may, alone; a slip must not: it is told first, and then a button
 * has to be held until a ring is full. */
#include "scenes/box.h"

#include <math.h>

enum stage { TELLING, HOLDING, DONE };
enum { KEEP_IT, FORGET_IT };
enum { HOLD_MS = 3000, NOBODY = -1, POINTER = -2, RING_POINTS = 120 };

struct data {
    enum stage stage;
    struct menu menu;
    int device; /* whose button is held, POINTER or NOBODY */
    int ms;     /* for so long */
    struct text words;
    struct page page; /* of them, while they are told */
};

static void show(struct game *game, struct data *data, enum stage stage, const char *words) {
    data->stage = stage;
    data->device = NOBODY;
    data->ms = 0;
    text_clear(&data->words);
    text_add(&data->words, words);
    data->page = (struct page){0};
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (stage == TELLING) {
        menu_add(&data->menu, word(game, "Leave it as it is"), NULL);
        menu_add(&data->menu, word(game, "Forget everything"), NULL);
    } else if (stage == DONE) {
        menu_add(&data->menu, word(game, "Good"), NULL);
    }
    damage_all(game);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (data->stage == DONE) {
        return;
    }
    show(game, data, TELLING,
         word(game, "All moments, promises and cards of your own will be gone, with their copy, "
                    "the settings, and how far you came. They are overwritten, and can't be "
                    "brought back.\n\nEither of you may do this, alone. Files that you wrote "
                    "out stay where you put them."));
}

static void leave(struct game *game, void *context) {
    (void)game;
    text_release(&((struct data *)context)->words);
}

/* What was in the box is forgotten here, too. What they leave out holds on until they leave: one of
 * them may need it tonight. */
static void forget_here(struct game *game) {
    crossing_end(game);
    game->kept = 0;
    game->here = false;
    game->settings.remember_names = game->settings.read_for_whom = false;
    game->limits.tonight |= game->limits.stored;
    game->limits.stored = 0;
    names_load(game);
    cards_own_load(game);
    platform_text_forget(game->platform);
}

static void forget(struct game *game, struct data *data) {
    struct error error = {{0}};
    enum keepsake_result result = keepsake_forget_everything(game->keepsake, &error);
    if (result == KEEPSAKE_OK) {
        forget_here(game);
    }
    platform_sound(game->platform, "let-go");
    show(game, data, DONE,
         result == KEEPSAKE_OK ? word(game, "Everything is forgotten. The box is empty.")
                               : box_trouble(game, result, &error));
}

static void hold(struct game *game, struct data *data, const struct platform_event *event) {
    bool pointer = event->kind == PLATFORM_POINTER_DOWN || event->kind == PLATFORM_POINTER_UP;
    bool confirm = pointer || (event->kind == PLATFORM_BUTTON && event->button == PLATFORM_CONFIRM);
    int device = pointer ? POINTER : event->device;
    if (confirm && event->down && !event->repeat && data->device == NOBODY) {
        data->device = device;
        data->ms = 0;
    } else if ((confirm && !event->down && device == data->device) ||
               event->kind == PLATFORM_FOCUS_LOST || event->kind == PLATFORM_DEVICE_GONE) {
        data->device = NOBODY;
        data->ms = 0;
        damage_all(game);
    }
}

static void close_box(struct game *game, const struct data *data) {
    if (data->stage == DONE && !game->here && !game->kept) {
        scene_end(game, OUTCOME_HOME);
    } else {
        scene_pop(game);
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        platform_sound(game->platform, "menu-back");
        close_box(game, data);
    } else if (data->stage == HOLDING) {
        hold(game, data, event);
    } else if (menu_event_row(game, &data->menu, event) == MENU_CHOSEN) {
        if (data->stage == TELLING && data->menu.focus == FORGET_IT) {
            if (!page_turn(game, &data->page)) {
                show(game, data, HOLDING, "");
            }
        } else if (data->stage == TELLING || !box_page_turned(game, &data->menu, &data->page)) {
            close_box(game, data);
        }
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (data->stage != HOLDING || data->device == NOBODY) {
        return update_backdrop(game);
    }
    data->ms += ms;
    if (data->ms >= HOLD_MS) {
        forget(game, data);
    }
    damage_all(game);
    return 0;
}

/* Clockwise from the top. */
static void draw_ring(struct game *game, struct canvas *canvas, float x, float y, float part) {
    float radius = (float)unit(game, 84), dot = (float)unit(game, 8);
    int lit = (int)(part * RING_POINTS);
    canvas_ring(canvas, x, y, radius, dot * 1.6f, 0x60a9b6ecu);
    for (int i = 0; i < lit; i++) {
        float angle = 6.28319f * (float)i / RING_POINTS;
        canvas_disc(canvas, x + radius * sinf(angle), y - radius * cosf(angle), dot, COLOUR_GOLD);
    }
}

static void draw_holding(struct game *game, struct canvas *canvas, const struct data *data) {
    struct rect body = body_rect(game);
    struct paragraph how = {
        .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true};
    int half = body.h / 2;
    draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
    draw_heading(game, canvas, word(game, "Forget everything"));
    draw_ring(game, canvas, (float)body.x + (float)body.w * 0.5f,
              (float)body.y + (float)half * 0.6f, (float)data->ms / HOLD_MS);
    draw_text(game, canvas, (struct rect){body.x, body.y + half, body.w, half},
              say(game,
                  "Hold {button} until the ring is full.\nLet go before, and everything stays.",
                  "button", both_button_names(game, PLATFORM_CONFIRM), NULL),
              how);
    draw_hint(game, canvas,
              say(game, "{back}: leave it as it is. Nothing is forgotten yet.", "back",
                  both_button_names(game, PLATFORM_BACK), NULL));
}

/* Forgetting is offered where all was read. */
static void draw_telling(struct game *game, struct canvas *canvas, struct data *data) {
    struct rect body = body_rect(game);
    draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
    draw_heading(game, canvas, word(game, "Forget everything"));
    struct rect row = page_draw(game, canvas, &data->page, page_column(game, body),
                                text_string(&data->words), menu_buttons_height(game));
    row.x = body.x;
    row.w = body.w;
    data->menu.item[FORGET_IT].label = data->page.following ? word(game, "Read on")
                                                            : word(game, "Forget everything");
    menu_draw_buttons(game, canvas, &data->menu, row);
    draw_hint(game, canvas, box_hint(game));
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->stage == HOLDING) {
        draw_holding(game, canvas, data);
    } else if (data->stage == TELLING) {
        draw_telling(game, canvas, data);
    } else {
        box_page_draw(game, canvas, &data->menu, &data->page, word(game, "Forget everything"),
                      text_string(&data->words), box_hint(game));
    }
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_box_forget = {
    .name = "box-forget",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void box_forget_push(struct game *game) {
    scene_push(game, &scene_box_forget);
}
