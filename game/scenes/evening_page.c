#include "scenes/evening_page.h"

void evening_page_draw(struct game *game, struct canvas *canvas, const struct evening_page *page,
                       struct menu *menu) {
    struct rect body = body_rect(game);
    int gap = unit(game, 20), pad = unit(game, 26), rows = menu_height(game, menu->count);
    int most = body.h * (!page->words[0] ? 100 : menu->count > 2 ? 62 : 50) / 100;
    rows = rows < most ? rows : most;
    int wide = unit(game, game->settings.text_scale > 130 ? 900 : 620);
    wide = wide < body.w ? wide : body.w;
    struct paragraph how = {.size = SIZE_LARGE,
                            .align = ALIGN_CENTRE,
                            .colour = page->colour ? page->colour : COLOUR_TEXT,
                            .middle = true};
    int room = body.h - rows - gap, width = body.w * 9 / 10;
    int high = page->words[0] ? measure_text(game, width - 2 * pad, page->words, how) + 2 * pad : 0;
    high = high < room ? high : room > 0 ? room : 0;
    gap = high ? gap : 0;
    int top = body.y + (body.h - rows - gap - high) / 2;
    struct rect panel = {body.x + (body.w - width) / 2, top, width, high};
    draw_backdrop(game, canvas, page->backdrop);
    draw_heading(game, canvas, page->heading);
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
