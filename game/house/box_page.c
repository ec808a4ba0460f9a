/* How the screens of the box look: a thought on a panel, and what can be done. */
#include "house/box.h"

struct paragraph box_words(enum size size) {
    return (struct paragraph){
        .size = size, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true};
}

/* The row below. Large text is turned over in pages, and so is more than has room. */
static struct rect draw_words(struct stage *stage, struct canvas *canvas, struct page *page,
                              const char *words) {
    struct rect body = body_rect(stage);
    int row = menu_buttons_height(stage);
    int high = measure_text(stage, body.w - unit(stage, 60), words, box_words(SIZE_LARGE));
    if (large_text(stage) || high > body.h - row - unit(stage, 54)) {
        return page_draw(stage, canvas, page, body, words, row);
    }
    *page = (struct page){0};
    return draw_message(stage, canvas, body, words, box_words(SIZE_LARGE), row);
}

bool box_page_turned(struct stage *stage, const struct menu *menu, struct page *page) {
    return menu->focus == 0 && page_turn(stage, page);
}

void box_page_draw(struct stage *stage, struct canvas *canvas, struct menu *menu, struct page *page,
                   const char *heading, const char *words, const char *hint) {
    const char *first = menu->item[0].label;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    draw_heading(stage, canvas, heading);
    struct rect row = draw_words(stage, canvas, page, words);
    menu->item[0].label = page->following ? word(stage, "Read on") : first;
    menu_draw_buttons(stage, canvas, menu, row);
    menu->item[0].label = first;
    draw_hint(stage, canvas, hint);
}

const char *box_hint(struct stage *stage) {
    return say(stage, "{button}: choose. {back}: back", "button",
               both_button_names(stage, PLATFORM_CONFIRM), "back",
               both_button_names(stage, PLATFORM_BACK), NULL);
}

int box_update(struct stage *stage, void *context, int ms) {
    (void)context;
    (void)ms;
    return update_backdrop(stage);
}

const char *box_trouble(struct stage *stage, enum keepsake_result result,
                        const struct error *error) {
    return error->text[0] ? say(stage, "{what}", "what", error->text, NULL)
                          : word(stage, keepsake_message(result));
}
