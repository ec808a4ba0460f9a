#include "scenes/evening_page.h"

/* Over the bridge, a page keeps to the sky if it has the room there. */
static struct rect page_area(struct game *game, const struct evening_page *page,
                             const struct menu *menu) {
    struct rect body = body_rect(game);
    int star = page->star ? kindled_rect(game).h * 2 / 3 - body.y : 0;
    body.y += star;
    body.h -= star + page->foot;
    int sky = screen_rect(game).h * 69 / 100 - body.y;
    int needed = menu_height(game, menu->count + (page->words[0] ? 2 : 0));
    if (page->backdrop == VIEW_BACKDROP_TITLE && needed <= sky) {
        body.h = sky;
    }
    return body;
}

/* Whose evening it is: on a rock in the water, below what is said. How high the place for them is,
 * of what is `left`; 0: not enough. */
static int two_room(const struct game *game, const struct evening_page *page, int left) {
    bool water = page->backdrop == VIEW_BACKDROP_WATER || page->backdrop == VIEW_BACKDROP_SKY;
    int room = left * 2 / 3 < unit(game, 220) ? left * 2 / 3 : unit(game, 220);
    room = room > unit(game, 150) ? room : unit(game, 150);
    return water && !page->star && !page->foot && room <= left ? room : 0;
}

static void draw_two(struct game *game, struct canvas *canvas, struct rect place) {
    float high = (float)place.h * 0.75f, wide = high * 1.45f;
    float x = (float)(place.x + place.w / 2), y = (float)(place.y + place.h) - wide * 0.2f;
    view_islet(canvas, x, y - high * 0.03f, wide, 3);
    pair_draw(game, canvas, VIEW_SITS, x, y, high);
}

void evening_page_draw(struct game *game, struct canvas *canvas, const struct evening_page *page,
                       struct menu *menu) {
    struct rect body = page_area(game, page, menu);
    int gap = page->words[0] ? unit(game, 20) : 0, pad = unit(game, 26);
    int rows = menu_height(game, menu->count), least = menu_height(game, 1);
    int wide = unit(game, game->settings.text_scale > 130 ? 900 : 620);
    wide = wide < body.w ? wide : body.w;
    struct paragraph how = {.size = SIZE_LARGE,
                            .align = ALIGN_CENTRE,
                            .colour = page->colour ? page->colour : COLOUR_TEXT,
                            .middle = true};
    int room = body.h - gap, width = large_text(game) ? body.w : body.w * 9 / 10;
    int high = page->words[0] ? measure_text(game, width - 2 * pad, page->words, how) + 2 * pad : 0;
    /* The words have all they need; the menu can move under its focus. */
    high = high < room - least ? high : room - least;
    rows = rows < room - high ? rows : (room - high) / least * least;
    int left = body.h - rows - gap - high, two = two_room(game, page, left);
    int top = body.y + (left - two) / 2;
    struct rect panel = {body.x + (body.w - width) / 2, top, width, high};
    draw_backdrop(game, canvas, page->backdrop);
    draw_heading(game, canvas, page->heading);
    if (two > 0) {
        draw_two(game, canvas, (struct rect){body.x, body.y + body.h - two, body.w, two});
    }
    if (page->star) {
        kindled_draw(game, canvas);
    }
    if (page->words[0]) {
        draw_panel(game, canvas, panel);
        draw_text(game, canvas, rect_grow(panel, -pad), page->words, how);
    }
    menu_draw(game, canvas, menu,
              (struct rect){body.x + (body.w - wide) / 2, top + high + gap, wide, rows});
    draw_hint(game, canvas,
              say(game, "{button}: choose. {back}: {leads}", "button",
                  both_button_names(game, PLATFORM_CONFIRM), "back",
                  both_button_names(game, PLATFORM_BACK), "leads", page->back, NULL));
}

int evening_page_update(struct game *game, void *context, int ms) {
    (void)context;
    (void)ms;
    return update_backdrop(game);
}
