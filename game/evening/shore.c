/* The end of an evening: the two sit on the shore, close to each other, and look at the water. Each
 * has a lantern of paper, low over the water, which rises once it is let go. */
#include "evening/inside.h"
#include "kit/menu_page.h"

#include <math.h>

enum { RISE_MS = 4200, SITTING_HIGH = 196 };

bool evening_lanterns_rise(int risen[2], int ms) {
    bool moving = false;
    for (int player = 0; player < 2; player++) {
        if (risen[player] && risen[player] < RISE_MS) {
            risen[player] += ms;
            moving = true;
        }
    }
    return moving;
}

/* Up along the edge while there are words to read, and at the end over the middle of the bridge. */
static struct paper lantern_at(const struct stage *stage, int player, int risen, bool night) {
    struct rect screen = screen_rect(stage);
    float part = (float)risen / RISE_MS, side = player == RULES_A ? -1.0f : 1.0f;
    part = part < 1.0f ? part : 1.0f;
    float eased = 1.0f - (1.0f - part) * (1.0f - part), aside = 1.0f - powf(1.0f - eased, 2.0f);
    float sway = stage->look.reduced_motion ? 0 : sinf(part * 8.0f + side) * (1 - eased * 0.6f);
    float from = large_text(stage) && !night ? 0.43f : 0.20f; /* beside large words all along */
    float across = night ? 0.20f - 0.11f * aside : from + (0.445f - from) * aside;
    return (struct paper){
        .player = player,
        .x = (float)screen.w * (0.5f + side * across) + sway * (float)unit(stage, 7),
        .y = (float)screen.h * (0.70f - (night ? 0.34f : 0.48f) * eased),
        .size = (float)unit(stage, 50 - 8 * eased),
        .lean = sway,
    };
}

void evening_shore_draw(struct stage *stage, struct canvas *canvas, const int risen[2],
                        bool night) {
    for (int player = 0; player < 2; player++) {
        struct paper at = lantern_at(stage, player, risen[player], night);
        paper_draw_reflection(stage, canvas, &at, (float)screen_rect(stage).h * 0.74f,
                              (float)risen[player] / RISE_MS);
        paper_draw(canvas, &at);
    }
    if (night || !large_text(stage)) { /* large words need their place */
        struct rect screen = screen_rect(stage);
        float y = view_shore_foot(screen.w, screen.h) - (float)unit(stage, 2);
        pair_draw(stage, canvas, VIEW_SITS_BACK, (float)screen.w * 0.5f, y,
                  (float)unit(stage, SITTING_HIGH));
    }
}

int evening_shore_high(const struct stage *stage) {
    return large_text(stage) ? 0 : unit(stage, SITTING_HIGH - 6);
}
