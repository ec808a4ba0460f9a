/* How the pages of an evening look: one thought on a panel, and below it what can be done. */
#ifndef SCENES_EVENING_PAGE_H
#define SCENES_EVENING_PAGE_H

#include "scenes/internal.h"

/* Parts of an evening that have a scene of their own. */
void evening_check_push(struct game *game);
void evening_close_push(struct game *game);

struct evening_page {
    const char *heading, *words; /* lent */
    const char *back;            /* where Back leads, for the hint line: "rest" */
    uint32_t colour;             /* of the words; 0: that of any text */
    enum view_backdrop_kind backdrop;
    int foot;  /* pixels that are left free below */
    bool star; /* a moment was kept: the upper half is its star's */
};
void evening_page_draw(struct game *game, struct canvas *canvas, const struct evening_page *page,
                       struct menu *menu);
/* --- evening_shore.c: over the page's picture of the shore --- */
/* How long ago each let the lantern go, in ms, or 0; `night`: good night was said. */
void evening_shore_draw(struct game *game, struct canvas *canvas, const int risen[2], bool night);
int evening_shore_high(const struct game *game);  /* what a page leaves free for the two */
bool evening_lanterns_rise(int risen[2], int ms); /* true while one moves */

/* For a scene whose page does not move. */
int evening_page_update(struct game *game, void *context, int ms);

#endif
