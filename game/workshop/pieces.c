/* What several screens of the workshop share. */
#include "workshop/inside.h"

#include <assert.h>
#include <stdio.h>

const char *keep_words(struct kept *kept, const char *words) {
    assert(kept->count < KEPT_WORDS);
    char *copy = kept->words[kept->count++];
    snprintf(copy, KEPT_BYTES, "%s", words);
    return copy;
}

void cursor_draw(struct stage *stage, struct canvas *canvas, struct rect cell) {
    struct rect frame = rect_grow(cell, unit(stage, 3));
    canvas_glow(canvas, (float)cell.x + (float)cell.w / 2, (float)cell.y + (float)cell.h / 2,
                (float)cell.w * 0.9f, COLOUR_GOLD, 70);
    canvas_round_frame(canvas, rect_grow(frame, unit(stage, 2)), (float)cell.w * 0.2f,
                       (float)unit(stage, 5), 0xb0101528u);
    canvas_round_frame(canvas, frame, (float)cell.w * 0.18f, (float)unit(stage, 3), COLOUR_GOLD);
}

int workshop_view_update(struct stage *stage, int ms) {
    struct rect rects[VIEW_MAX_DAMAGE];
    view_update(stage->view, ms);
    int count = view_damage(stage->view, rects);
    for (int i = 0; i < count; i++) {
        damage_rect(stage, rects[i]);
    }
    return view_wait(stage->view);
}

void workshop_menu_draw(struct stage *stage, struct canvas *canvas, struct menu *menu,
                        const char *trouble) {
    struct rect body = body_rect(stage);
    int wide = unit(stage, large_text(stage) ? 1120 : 900);
    wide = wide < body.w ? wide : body.w;
    body.x += (body.w - wide) / 2;
    body.w = wide;
    if (trouble[0]) {
        struct paragraph how = {.size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT};
        const char *words = say(stage, "{what}", "what", trouble, NULL);
        int high = measure_text(stage, body.w, words, how);
        high = high < body.h / 2 ? high : body.h / 2;
        draw_text(stage, canvas, (struct rect){body.x, body.y, body.w, high}, words, how);
        body.y += high + unit(stage, 14);
        body.h -= high + unit(stage, 14);
    }
    int rows = menu_height(stage, menu->count);
    body.y += rows < body.h && !trouble[0] ? (body.h - rows) / 2 : 0;
    body.h = rows < body.h ? rows : body.h;
    menu_draw(stage, canvas, menu, body);
}

const char *workshop_hint(struct stage *stage) {
    return say(stage, "{button}: choose. {back}: back", "button",
               both_button_names(stage, PLATFORM_CONFIRM), "back",
               both_button_names(stage, PLATFORM_BACK), NULL);
}
