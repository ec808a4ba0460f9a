/* letterbox: half a page from one of the two to the other, sealed until a day or an occasion that
 * both chose. Until then neither can read it, its writer no more than the other; its writer can
 * take it back. */
#ifndef LETTERBOX_LETTERBOX_H
#define LETTERBOX_LETTERBOX_H

#include "both/both.h"
#include "kit/kit.h"

/* All of them, and a new one; the two have said who they are. */
void letters_push(struct stage *stage);
/* One whose time has come and that nobody has opened: its writer's name is copied. */
bool letters_wait(struct stage *stage, char by[4 * KEEPSAKE_MAX_NAME + 1]);
bool letters_any(struct stage *stage);

#endif
