/* A page of words: as many paragraphs as fit, the rest on following pages; a paragraph longer than
 * a page is parted between sentences. Larger text is turned
 * over in more pages rather than made smaller. */
#ifndef KIT_PAGE_H
#define KIT_PAGE_H

#include "kit/kit.h"

struct page {
    size_t first;     /* byte of the words it begins with */
    size_t following; /* what the next begins with, or 0: all were shown. Known once drawn. */
};

/* To the following page; false when all was shown. */
bool page_turn(struct stage *stage, struct page *page);
/* A panel with the words, whose paragraphs stand an empty line apart; where they fit on one page it
 * is as tall as they are. Returns the room below it for buttons so many pixels high (0: none). */
struct rect page_draw(struct stage *stage, struct canvas *canvas, struct page *page,
                      struct rect area, const char *words, int below);
bool page_goes_on(const struct platform_event *event); /* any button, or a click */
/* A screen that is one page and its heading: `event` and all of its picture. */
void page_event(struct stage *stage, void *page, const struct platform_event *event);
void page_draw_whole(struct stage *stage, struct canvas *canvas, struct page *page,
                     const char *heading, const char *words);
/* A page under its heading and, below it in a row, what can be done. While there is more to read
 * the first button says so, and page_turn goes there. */
struct page_menu {
    const char *heading, *words, *back; /* lent; back: where Back leads */
    enum view_backdrop_kind backdrop;
};
void page_draw_menu(struct stage *stage, struct canvas *canvas, struct page *page,
                    const struct page_menu *look, struct menu *menu);
/* The middle of the area, so narrow that lines are easy to read. */
struct rect page_column(const struct stage *stage, struct rect area);

#endif
