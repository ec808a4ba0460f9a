/* Forgetting everything. Either may, alone; a slip must not: it is told first, and then a button
 * has to be held until a ring is full. */
#include "house/box.h"

#include <math.h>

enum phase { TELLING, HOLDING, DONE };
enum { KEEP_IT, FORGET_IT };
enum { HOLD_MS = 3000, NOBODY = -1, POINTER = -2, RING_POINTS = 120 };

struct data {
    enum phase phase;
    struct menu menu;
    int device; /* whose button is held, POINTER or NOBODY */
    int ms;     /* for so long */
    struct text words;
    struct page page; /* of them, while they are told */
};

static void show(struct stage *stage, struct data *data, enum phase phase, const char *words) {
    data->phase = phase;
    data->device = NOBODY;
    data->ms = 0;
    text_clear(&data->words);
    text_add(&data->words, words);
    data->page = (struct page){0};
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (phase == TELLING) {
        menu_add(&data->menu, word(stage, "Leave it as it is"), NULL);
        menu_add(&data->menu, word(stage, "Forget everything"), NULL);
    } else if (phase == DONE) {
        menu_add(&data->menu, word(stage, "All right"), NULL);
    }
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->phase == DONE) {
        return;
    }
    show(stage, data, TELLING,
         word(stage,
              "All moments, promises, letters and cards of your own will be gone, with their "
              "copy, the settings, and how far you came. They are overwritten, and can't be "
              "brought back.\n\nEither of you may do this, alone. Files that you wrote "
              "out stay where you put them."));
}

static void leave(struct stage *stage, void *context) {
    (void)stage;
    text_release(&((struct data *)context)->words);
}

/* What was in the box is forgotten here, too. What they leave out holds on until they leave: one of
 * them may need it tonight. */
static void forget_here(struct stage *stage) {
    play_end(stage);
    both_count(stage);
    both_set_here(stage, false);
    settings_forget(stage);
    limits_hold(stage);
    names_load(stage);
    cards_own_load(stage);
    platform_text_forget(stage->platform);
}

enum keepsake_result box_forget_all(struct stage *stage, struct error *error) {
    enum keepsake_result result = keepsake_forget_everything(stage->rooms->keepsake, error);
    if (result == KEEPSAKE_OK) {
        forget_here(stage);
    }
    return result;
}

static void forget(struct stage *stage, struct data *data) {
    struct error error = {{0}};
    enum keepsake_result result = box_forget_all(stage, &error);
    platform_sound(stage->platform, "let-go");
    show(stage, data, DONE,
         result == KEEPSAKE_OK ? word(stage, "Everything is forgotten. The box is empty.")
                               : box_trouble(stage, result, &error));
}

static void hold(struct stage *stage, struct data *data, const struct platform_event *event) {
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
        damage_all(stage);
    }
}

void box_forget_close(struct stage *stage, bool done) {
    if (done && !stage->rooms->here && !stage->rooms->kept) {
        scene_end(stage, OUTCOME_HOME);
    } else {
        scene_pop(stage);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        platform_sound(stage->platform, "menu-back");
        box_forget_close(stage, data->phase == DONE);
    } else if (data->phase == HOLDING) {
        hold(stage, data, event);
    } else if (menu_event_row(stage, &data->menu, event) == MENU_CHOSEN) {
        if (data->phase == TELLING && data->menu.focus == FORGET_IT) {
            if (!page_turn(stage, &data->page)) {
                show(stage, data, HOLDING, "");
            }
        } else if (data->phase == TELLING || !box_page_turned(stage, &data->menu, &data->page)) {
            box_forget_close(stage, data->phase == DONE);
        }
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->phase != HOLDING || data->device == NOBODY) {
        return update_backdrop(stage);
    }
    data->ms += ms;
    if (data->ms >= HOLD_MS) {
        forget(stage, data);
    }
    damage_all(stage);
    return 0;
}

/* Clockwise from the top. */
static void draw_ring(struct stage *stage, struct canvas *canvas, float x, float y, float part) {
    float radius = (float)unit(stage, 84), dot = (float)unit(stage, 8);
    int lit = (int)(part * RING_POINTS);
    canvas_ring(canvas, x, y, radius, dot * 1.6f, 0x60a9b6ecu);
    for (int i = 0; i < lit; i++) {
        float angle = 6.28319f * (float)i / RING_POINTS;
        canvas_disc(canvas, x + radius * sinf(angle), y - radius * cosf(angle), dot, COLOUR_GOLD);
    }
}

static void draw_holding(struct stage *stage, struct canvas *canvas, const struct data *data) {
    struct rect body = body_rect(stage);
    struct paragraph how = {
        .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true};
    int half = body.h / 2;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    draw_heading(stage, canvas, word(stage, "Forget everything"));
    draw_ring(stage, canvas, (float)body.x + (float)body.w * 0.5f,
              (float)body.y + (float)half * 0.6f, (float)data->ms / HOLD_MS);
    draw_text(stage, canvas, (struct rect){body.x, body.y + half, body.w, half},
              say(stage,
                  "Hold {button} until the ring is full.\nLet go before, and everything stays.",
                  "button", both_button_names(stage, PLATFORM_CONFIRM), NULL),
              how);
    draw_hint(stage, canvas,
              say(stage, "{back}: leave it as it is. Nothing is forgotten yet.", "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

/* Forgetting is offered where all was read. */
static void draw_telling(struct stage *stage, struct canvas *canvas, struct data *data) {
    struct rect body = body_rect(stage);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    draw_heading(stage, canvas, word(stage, "Forget everything"));
    struct rect row = page_draw(stage, canvas, &data->page, page_column(stage, body),
                                text_string(&data->words), menu_buttons_height(stage));
    row.x = body.x;
    row.w = body.w;
    data->menu.item[FORGET_IT].label = data->page.following ? word(stage, "Read on")
                                                            : word(stage, "Forget everything");
    menu_draw_buttons(stage, canvas, &data->menu, row);
    draw_hint(stage, canvas, box_hint(stage));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->phase == HOLDING) {
        draw_holding(stage, canvas, data);
    } else if (data->phase == TELLING) {
        draw_telling(stage, canvas, data);
    } else {
        box_page_draw(stage, canvas, &data->menu, &data->page, word(stage, "Forget everything"),
                      text_string(&data->words), box_hint(stage));
    }
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
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

void box_forget_push(struct stage *stage) {
    scene_push(stage, &scene_box_forget);
}
