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
    int top = body.y + (body.h - rows - gap - high) / 2;
    struct rect panel = {body.x + (body.w - width) / 2, top, width, high};
    draw_backdrop(game, canvas, page->backdrop);
    draw_heading(game, canvas, page->heading);
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
