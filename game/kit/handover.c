/* A lantern that changes hands. While both hold it, it goes from the one to the other in a low bow;
 * let go of too early it is back at once, and so it is when a device goes, the window loses the
 * keys or another scene comes: nothing is ever half handed over. Held on for as long as anybody
 * likes it goes over once, for what is held when a page comes does not count on it. */
#include "kit/handover.h"

#include <math.h>

enum {
    HOLD_MS = 700,
    TWICE_MS = 5000, /* from one press to the second */
    POINTER = 1 << 2,
    BOTH = 1 << RULES_A | 1 << RULES_B,
};

void handover_begin(struct handover *hand, int from) {
    *hand = (struct handover){.from = from};
}

static struct rect around(const struct stage *stage, float x, float y) {
    int reach = unit(stage, 76);
    return rect_cut((struct rect){(int)x - reach, (int)y - reach, 2 * reach, 2 * reach},
                    screen_rect(stage));
}

/* Where it was seen last, and where it rests. */
static void look_again(struct stage *stage, const struct handover *hand) {
    const struct two *from = &stage->two[hand->from];
    damage_rect(stage, hand->lit);
    damage_rect(stage, around(stage, from->x, from->y));
}

void handover_drop(struct stage *stage, struct handover *hand) {
    if (hand->held || hand->tapped) {
        look_again(stage, hand);
    }
    handover_begin(hand, hand->from);
}

/* --- what is pressed --- */

static bool all_hold(const struct handover *hand) {
    return hand->held == BOTH || hand->held & POINTER;
}

/* A second press of its own, not a hand that comes to one that holds. */
static enum handover_answer take(struct stage *stage, struct handover *hand, unsigned who) {
    bool twice = hand->tapped && !hand->held && stage->now - hand->tapped <= TWICE_MS;
    hand->held |= who;
    hand->tapped = stage->now ? stage->now : 1;
    hand->since = all_hold(hand) ? hand->tapped : 0;
    platform_sound(stage->platform, "menu-choose");
    look_again(stage, hand);
    return twice ? HANDOVER_OVER : HANDOVER_TAKEN;
}

static enum handover_answer let_go(struct stage *stage, struct handover *hand, unsigned who) {
    if (hand->held & who) {
        hand->held &= ~who;
        hand->since = 0;
        look_again(stage, hand);
    }
    return HANDOVER_TAKEN;
}

/* Keys that are nobody's count as a press, and are not held. */
static enum handover_answer by_button(struct stage *stage, struct handover *hand,
                                      const struct platform_event *event) {
    unsigned who = event->seat == PLATFORM_NO_SEAT ? 0 : 1u << event->seat;
    return event->repeat ? HANDOVER_TAKEN
           : event->down ? take(stage, hand, who)
                         : let_go(stage, hand, who);
}

enum handover_answer handover_event(struct stage *stage, struct handover *hand, struct rect button,
                                    const struct platform_event *event) {
    switch (event->kind) {
    case PLATFORM_BUTTON:
        return event->button == PLATFORM_CONFIRM ? by_button(stage, hand, event) : HANDOVER_OTHER;
    case PLATFORM_POINTER_DOWN:
        return rect_holds(button, event->x, event->y) ? take(stage, hand, POINTER) : HANDOVER_OTHER;
    case PLATFORM_POINTER_UP:
        let_go(stage, hand, POINTER);
        return HANDOVER_OTHER;
    case PLATFORM_FOCUS_LOST:
    case PLATFORM_DEVICE_GONE:
        handover_drop(stage, hand);
        return HANDOVER_OTHER;
    default:
        return HANDOVER_OTHER;
    }
}

/* --- time --- */

static uint32_t held_for(const struct stage *stage, const struct handover *hand) {
    return hand->since ? stage->now - hand->since : 0;
}

bool handover_done(const struct stage *stage, const struct handover *hand) {
    return hand->since && held_for(stage, hand) >= HOLD_MS;
}

/* Where it is on its way. With little motion it is with the one who gets it. */
static void place(const struct stage *stage, const struct handover *hand, float *x, float *y) {
    const struct two *from = &stage->two[hand->from], *to = &stage->two[!hand->from];
    float part = gently(fminf(1, (float)held_for(stage, hand) / HOLD_MS));
    part = stage->look.reduced_motion ? 1 : part;
    *x = from->x + (to->x - from->x) * part;
    *y = from->y + (to->y - from->y) * part - (float)unit(stage, 120) * 4 * part * (1 - part);
}

int handover_update(struct stage *stage, struct handover *hand) {
    uint32_t age = stage->now - hand->tapped;
    if (!platform_focused(stage->platform)) {
        handover_drop(stage, hand);
    }
    if (hand->since) {
        float x, y;
        place(stage, hand, &x, &y);
        damage_rect(stage, hand->lit);
        damage_rect(stage, around(stage, x, y));
        return 0;
    }
    if (!hand->tapped || hand->held) {
        return -1;
    }
    if (age > TWICE_MS) {
        handover_drop(stage, hand);
        return 0;
    }
    return (int)(TWICE_MS + 1 - age);
}

/* --- how it looks --- */

static void draw_flying(struct stage *stage, struct canvas *canvas, int from, float x, float y) {
    int side = unit(stage, 62);
    canvas_glow(canvas, x, y, (float)unit(stage, 70), seat_colour(from), 70);
    draw_art(stage, canvas, from == RULES_A ? "lantern_a" : "lantern_b",
             (struct rect){(int)x - side / 2, (int)y - side / 2, side, side});
}

/* Reached for, it is brighter; who does so is not shown. */
void handover_draw(struct stage *stage, struct canvas *canvas, struct handover *hand) {
    const struct two *from = &stage->two[hand->from];
    float x = from->x, y = from->y;
    if (hand->since) {
        place(stage, hand, &x, &y);
    } else if (!hand->held && !hand->tapped) {
        return;
    }
    hand->lit = around(stage, x, y);
    if (hand->since) {
        draw_flying(stage, canvas, hand->from, x, y);
    } else {
        canvas_glow(canvas, x, y, (float)unit(stage, 74), seat_colour(hand->from), 150);
    }
}
