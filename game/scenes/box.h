/* What is kept: the screens of the box. What one person may do alone with it, either may. */
#ifndef SCENES_BOX_H
#define SCENES_BOX_H

#include "scenes/internal.h"

/* --- box.c --- */
/* A heading, one thought on a panel, and a row of buttons; `hint` is the bottom line. */
void box_page_draw(struct game *game, struct canvas *canvas, struct menu *menu, const char *heading,
                   const char *words, const char *hint);
/* "{button}: choose. {back}: back" */
const char *box_hint(struct game *game);
int box_update(struct game *game, void *context, int ms);
/* The words of a result of keepsake: its own message, else the general one. Lent. */
const char *box_trouble(struct game *game, enum keepsake_result result, const struct error *error);

#endif
