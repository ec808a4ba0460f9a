/* workshop: the two make levels of their own, with the proof beside them as they draw. Here are the
 * screens of it; what is made is game/draft's. Nothing that was drawn is lost: whatever ends the
 * workshop, it is saved first. */
#ifndef WORKSHOP_WORKSHOP_H
#define WORKSHOP_WORKSHOP_H

#include "kit/stage.h"

struct workshop_wish {  /* all lent for the call */
    const char *packs;  /* the packs folder */
    const char *folder; /* of a pack in it; NULL: one is made anew */
    const char *out;    /* where what goes out of the game lies, ending in '/'; NULL: nowhere */
};
void workshop_push(struct stage *stage, const struct workshop_wish *wish);

#endif
