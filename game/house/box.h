/* What is kept: the screens of the box. What one person may do alone with it, either may. */
#ifndef HOUSE_BOX_H
#define HOUSE_BOX_H

#include "house/inside.h"

/* --- box_page.c --- */
/* A heading, one thought on a panel, and a row of buttons; `hint` is the bottom line. While more is
 * to be read, the first button is for reading on. */
void box_page_draw(struct stage *stage, struct canvas *canvas, struct menu *menu, struct page *page,
                   const char *heading, const char *words, const char *hint);
/* That button was chosen, and it turned the page. */
bool box_page_turned(struct stage *stage, const struct menu *menu, struct page *page);
/* "{button}: choose. {back}: back" */
const char *box_hint(struct stage *stage);
struct paragraph box_words(enum size size); /* centred both ways */
int box_update(struct stage *stage, void *context, int ms);
/* The words of a result of keepsake: its own message, else the general one. Lent. */
const char *box_trouble(struct stage *stage, enum keepsake_result result,
                        const struct error *error);

#endif
