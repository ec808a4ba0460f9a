/* The words have all they need, and the menu moves under its focus; where there is room left, the
 * two sit below on their rock. */
#include "kit/menu_page.h"

static int lights_height(const struct stage *stage) {
    return unit(stage, 26);
}

/* Over the bridge, a page keeps to the sky if it has the room there. */
static struct rect page_area(struct stage *stage, const struct menu_page *page,
                             const struct menu *menu) {
    struct rect body = body_rect(stage);
    int lights = page->lights ? lights_height(stage) : 0;
    body.y += lights;
    body.h -= lights;
    int star = page->star ? kindled_rect(stage).h * 2 / 3 - body.y : 0;
    body.y += star;
    body.h -= star + page->foot;
    int sky = screen_rect(stage).h * 69 / 100 - body.y;
    int needed = menu_height(stage, menu->count + (page->words[0] ? 2 : 0));
    if (page->backdrop == VIEW_BACKDROP_TITLE && needed <= sky) {
        body.h = sky;
    }
    return body;
}

/* Whose evening it is: on a rock in the water, below what is said. How high the place for them is,
 * of what is `left`; 0: not enough. */
static int two_room(const struct stage *stage, const struct menu_page *page, int left) {
    bool water = page->backdrop == VIEW_BACKDROP_WATER || page->backdrop == VIEW_BACKDROP_SKY;
    int room = left * 2 / 3 < unit(stage, 220) ? left * 2 / 3 : unit(stage, 220);
    room = room > unit(stage, 150) ? room : unit(stage, 150);
    return water && !page->star && !page->foot && room <= left ? room : 0;
}

static void draw_two(struct stage *stage, struct canvas *canvas, struct rect place) {
    float high = (float)place.h * 0.75f, wide = high * 1.45f;
    float x = (float)(place.x + place.w / 2), y = (float)(place.y + place.h) - wide * 0.2f;
    view_islet(canvas, x, y - high * 0.03f, wide, 3);
    pair_draw(stage, canvas, VIEW_SITS, x, y, high);
}

/* Below their star they stand on the shore, at both sides of what can be done. */
static void draw_beside(struct stage *stage, struct canvas *canvas, struct rect body, int wide) {
    int aside = (body.w - wide) / 4, high = unit(stage, 190);
    float y = (float)(body.y + body.h - unit(stage, 34));
    if (aside <= high / 3) { /* large rows need the place */
        return;
    }
    view_strand(canvas, (float)body.x + (float)body.w * 0.5f, y, (float)screen_rect(stage).w,
                (float)unit(stage, 100) / 130, 3);
    for (int player = 0; player < 2; player++) {
        float x = (float)(player == RULES_A ? body.x + aside : body.x + body.w - aside);
        side_draw(stage, canvas, player, x, y + (float)unit(stage, 4), (float)high);
    }
}

void menu_page_draw(struct stage *stage, struct canvas *canvas, const struct menu_page *page,
                    struct menu *menu) {
    struct rect body = page_area(stage, page, menu);
    int gap = page->words[0] ? unit(stage, 20) : 0, pad = unit(stage, 26);
    int rows = menu_height(stage, menu->count), least = menu_height(stage, 1);
    int wide = unit(stage, large_text(stage) ? 900 : 620);
    wide = wide < body.w ? wide : body.w;
    struct paragraph how = {.size = SIZE_LARGE,
                            .align = ALIGN_CENTRE,
                            .colour = page->colour ? page->colour : COLOUR_TEXT,
                            .middle = true};
    int room = body.h - gap, width = large_text(stage) ? body.w : body.w * 9 / 10;
    int high = page->words[0] ? measure_text(stage, width - 2 * pad, page->words, how) + 2 * pad
                              : 0;
    /* The words have all they need; the menu can move under its focus. */
    high = high < room - least ? high : room - least;
    rows = rows < room - high ? rows : (room - high) / least * least;
    int left = body.h - rows - gap - high, two = two_room(stage, page, left);
    int top = body.y + (left - two) / 2;
    struct rect panel = {body.x + (body.w - width) / 2, top, width, high};
    draw_backdrop(stage, canvas, page->backdrop);
    draw_heading(stage, canvas, page->heading);
    if (page->lights) {
        struct rect all = body_rect(stage);
        draw_lights(stage, canvas, (struct rect){all.x, all.y, all.w, unit(stage, 12)},
                    page->lights, page->lit);
    }
    if (two > 0) {
        draw_two(stage, canvas, (struct rect){body.x, body.y + body.h - two, body.w, two});
    }
    if (page->star) {
        kindled_draw(stage, canvas);
        draw_beside(stage, canvas, body, wide);
    }
    if (page->words[0]) {
        draw_panel(stage, canvas, panel);
        draw_text(stage, canvas, rect_grow(panel, -pad), page->words, how);
    }
    menu_draw(stage, canvas, menu,
              (struct rect){body.x + (body.w - wide) / 2, top + high + gap, wide, rows});
    if (page->star) {
        joy_draw(stage, canvas);
    }
    draw_hint(stage, canvas,
              say(stage, "{button}: choose. {back}: {leads}", "button",
                  both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), "leads", page->back, NULL));
}

int menu_page_update(struct stage *stage, void *context, int ms) {
    (void)context;
    (void)ms;
    return update_backdrop(stage);
}
