/* The lantern changes hands: both hold the button at the same time, and it goes over. A gesture
 * that is broken off leaves nothing behind, and whoever can't hold presses twice: so either can do
 * it alone, and nobody is shown to be missing. With the pointer it is one hand that holds for both.
 */
#ifndef KIT_HANDOVER_H
#define KIT_HANDOVER_H

#include "kit/kit.h"

struct handover {
    int from;        /* who has it */
    unsigned held;   /* bit per player, and one for the pointer */
    uint32_t since;  /* that long both hold it; 0: they don't */
    uint32_t tapped; /* there was one press; 0: none */
    struct rect lit; /* where it was drawn last */
};

enum handover_answer {
    HANDOVER_OTHER, /* the event is not for it */
    HANDOVER_TAKEN,
    HANDOVER_OVER, /* it has changed hands */
};

void handover_begin(struct handover *hand, int from);
/* What was held or pressed is forgotten: something else came over it. */
void handover_drop(struct stage *stage, struct handover *hand);
/* `button`: where the pointer holds it. */
enum handover_answer handover_event(struct stage *stage, struct handover *hand, struct rect button,
                                    const struct platform_event *event);
bool handover_done(const struct stage *stage, const struct handover *hand); /* once a turn */
/* When to be called again, as stage_wait; damages what moves. */
int handover_update(struct stage *stage, struct handover *hand);
/* Over a page with the two on it. */
void handover_draw(struct stage *stage, struct canvas *canvas, struct handover *hand);

#endif
