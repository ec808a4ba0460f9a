/* A page of one thought on a panel and, below it, what can be done. */
#ifndef KIT_MENU_PAGE_H
#define KIT_MENU_PAGE_H

#include "kit/kit.h"

struct menu_page {
    const char *heading, *words; /* lent */
    const char *back;            /* where Back leads, for the hint line: "rest" */
    uint32_t colour;             /* of the words; 0: that of any text */
    enum view_backdrop_kind backdrop;
    int foot;        /* pixels that are left free below */
    bool star;       /* a moment was kept: the upper half is its star's */
    int lights, lit; /* a row of lights below the heading, one for each part; which one it is */
};
void menu_page_draw(struct stage *stage, struct canvas *canvas, const struct menu_page *page,
                    struct menu *menu);
/* For a scene whose page does not move. */
int menu_page_update(struct stage *stage, void *context, int ms);

#endif
