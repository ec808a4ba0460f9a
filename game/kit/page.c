/* Pages of words: nothing is cut, and nothing is drawn smaller than it should be; what has no room
 * stands on the next one. */
#include "kit/page.h"

#include <string.h>

/* Any button, or a click, goes on. */
bool page_goes_on(const struct platform_event *event) {
    return event->kind == PLATFORM_POINTER_DOWN || pressed(event, PLATFORM_CONFIRM) ||
           pressed(event, PLATFORM_BACK);
}

bool page_turn(struct stage *stage, struct page *page) {
    if (!page->following) {
        return false;
    }
    page->first = page->following;
    damage_all(stage);
    return true;
}

void page_event(struct stage *stage, void *context, const struct platform_event *event) {
    struct page *page = context;
    if (!page_goes_on(event)) {
        return;
    }
    platform_sound(stage->platform, "menu-choose");
    if (pressed(event, PLATFORM_BACK) || !page_turn(stage, page)) {
        scene_pop(stage);
    }
}

/* Where the paragraph that begins here ends, with the empty line after it. */
static size_t paragraph_end(const char *words, size_t at) {
    const char *end = strstr(words + at, "\n\n");
    return end ? (size_t)(end - words) + 2 : strlen(words);
}

static size_t sentence_end(const char *words, size_t at, size_t end) {
    for (size_t i = at; i + 1 < end; i++) {
        if (strchr(".?!", words[i]) && words[i + 1] == ' ') {
            return i + 2;
        }
    }
    return end;
}

/* What stands from `at` to `end`, without the gap after it, and whether that fits. */
static bool fits(struct stage *stage, struct rect area, const char *words, size_t at, size_t end,
                 struct paragraph how, struct text *out) {
    while (end > at && (words[end - 1] == ' ' || words[end - 1] == '\n')) {
        end--;
    }
    text_clear(out);
    text_add_bytes(out, words + at, end - at);
    return measure_text(stage, area.w, text_string(out), how) <= area.h;
}

/* As many paragraphs from page->first as fit at their full size; of one that is longer than a page,
 * as many sentences, and one at the least. */
static void fill_page(struct stage *stage, struct page *page, struct rect area, const char *words,
                      struct paragraph how, struct text *out) {
    size_t end = page->first;
    bool parted = false; /* the paragraph at `end` */
    while (words[end]) {
        size_t whole = paragraph_end(words, end), next = whole;
        if (parted || !fits(stage, area, words, end, whole, how, out)) {
            next = sentence_end(words, end, whole);
            parted = next < whole;
        }
        if (end > page->first && !fits(stage, area, words, page->first, next, how, out)) {
            break;
        }
        end = next;
    }
    fits(stage, area, words, page->first, end, how, out);
    page->following = words[end] ? end : 0;
}

struct rect page_column(const struct stage *stage, struct rect area) {
    int width = text_size(stage, SIZE_BODY) * 34;
    width = width > area.w ? area.w : width;
    return (struct rect){area.x + (area.w - width) / 2, area.y, width, area.h};
}

struct rect page_draw(struct stage *stage, struct canvas *canvas, struct page *page,
                      struct rect area, const char *words, int below) {
    int pad = unit(stage, 30), gap = below ? unit(stage, 24) : 0;
    struct rect panel = {area.x, area.y, area.w, area.h - below - gap};
    struct rect room = rect_grow(panel, -pad),
                row = {area.x, panel.y + panel.h + gap, area.w, below};
    struct paragraph how = {.size = SIZE_BODY, .colour = COLOUR_TEXT, .middle = true};
    struct text shown = {0};
    fill_page(stage, page, room, words, how, &shown);
    if (!page->first && !page->following) {
        row = draw_message(stage, canvas, area, text_string(&shown), how, below);
    } else { /* the panel stays as it is while pages are turned */
        draw_panel(stage, canvas, panel);
        draw_text(stage, canvas, room, text_string(&shown), how);
    }
    text_release(&shown);
    return row;
}

void page_draw_whole(struct stage *stage, struct canvas *canvas, struct page *page,
                     const char *heading, const char *words) {
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, heading);
    page_draw(stage, canvas, page, page_column(stage, body_rect(stage)), words, 0);
    draw_hint(
        stage, canvas,
        say(stage, "{button}: go on", "button", both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

void page_draw_menu(struct stage *stage, struct canvas *canvas, struct page *page,
                    const struct page_menu *look, struct menu *menu) {
    const char *first = menu->item[0].label;
    draw_backdrop(stage, canvas, look->backdrop);
    draw_heading(stage, canvas, look->heading);
    struct rect row = page_draw(stage, canvas, page, page_column(stage, body_rect(stage)),
                                look->words, menu_buttons_height(stage));
    menu->item[0].label = page->following ? word(stage, "Read on") : first;
    menu_draw_buttons(stage, canvas, menu, row);
    menu->item[0].label = first;
    draw_hint(stage, canvas,
              say(stage, "{button}: choose. {back}: {leads}", "button",
                  both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), "leads", look->back, NULL));
}
