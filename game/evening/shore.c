/* The end of an evening: the two sit on the shore, close to each other, and look at the water. Each
 * has a lantern of paper, low over the water, which rises once it is let go. When good night was
 * said both drift away and become stars, and between them hangs what tonight has kept. */
#include "evening/inside.h"
#include "kit/menu_page.h"

#include <math.h>

enum { RISE_MS = 4200, DRIFT_MS = 5200, NIGHT_MS = RISE_MS + DRIFT_MS, SITTING_HIGH = 196 };

bool evening_lanterns_rise(struct stage *stage, int risen[2], int ms, bool night) {
    int end = night ? NIGHT_MS : RISE_MS;
    bool moving = false;
    for (int player = 0; player < 2; player++) {
        if (risen[player] && risen[player] < end) {
            bool calm = stage->look.reduced_motion && night; /* they are stars already */
            risen[player] = calm || risen[player] + ms > end ? end : risen[player] + ms;
            moving = true;
        }
    }
    return moving;
}

/* Up along the edge while there are words to read, and at the end over the middle of the bridge. */
static struct paper lantern_at(const struct stage *stage, int player, int risen, bool night) {
    struct rect screen = screen_rect(stage);
    float part = risen < RISE_MS ? (float)risen / RISE_MS : 1,
          side = player == RULES_A ? -1.0f : 1.0f;
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

static void draw_two(struct stage *stage, struct canvas *canvas, int listens) {
    enum view_pose pose[2] = {VIEW_SITS_BACK, VIEW_SITS_BACK};
    if (listens >= 0) {
        pose[listens] = VIEW_SITS_SIDE;
    }
    struct rect screen = screen_rect(stage);
    float y = view_shore_foot(screen.w, screen.h) - (float)unit(stage, 2);
    pair_pose(stage, canvas, pose, (float)screen.w * 0.5f, y, (float)unit(stage, SITTING_HIGH));
}

static void draw_lantern(struct stage *stage, struct canvas *canvas, const struct paper *at,
                         int risen) {
    paper_draw_reflection(stage, canvas, at, (float)screen_rect(stage).h * 0.74f,
                          (float)risen / RISE_MS);
    paper_draw(canvas, at);
}

void evening_shore_draw(struct stage *stage, struct canvas *canvas, const int risen[2],
                        int listens) {
    for (int player = 0; player < 2; player++) {
        struct paper at = lantern_at(stage, player, risen[player], false);
        draw_lantern(stage, canvas, &at, risen[player]);
    }
    if (!large_text(stage)) { /* large words need their place */
        draw_two(stage, canvas, listens);
    }
}

/* --- good night --- */

/* How far they have drifted away, 0 .. 1: the later one's. */
static float drifted(const int risen[2]) {
    int least = risen[0] < risen[1] ? risen[0] : risen[1];
    return gently(least > RISE_MS ? (float)(least - RISE_MS) / DRIFT_MS : 0);
}

/* The stars of tonight on their thread, and one lantern at each of its ends. */
static struct star star_at(const struct stage *stage, int star, int count, float open) {
    struct rect screen = screen_rect(stage);
    float gap = count > 1 ? 560.0f / (float)(count - 1) : 0, middle = (float)(count - 1) * 0.5f;
    gap = gap < 110 ? gap : 110;
    float along = ((float)star - middle) / (middle + 1), inner = star > 0 && star + 1 < count;
    float down = 52 * along * along + inner * 9 * sinf((float)star * 2.4f);
    return (struct star){.x = (float)screen.w * 0.5f +
                              (float)unit(stage, ((float)star - middle) * gap),
                         .y = (float)screen.h * 0.275f + (float)unit(stage, down),
                         .size = (float)unit(stage, inner ? 15 + gap * 0.1f : 30),
                         .open = open,
                         .colour = COLOUR_GOLD,
                         .heart = 0xfffff6d8u,
                         .rays = 8};
}

static void draw_star(struct stage *stage, struct canvas *canvas, struct star star) {
    canvas_glow(canvas, star.x, star.y, star.size * 2.6f * star.open, star.colour,
                (int)(70 * star.open));
    star_draw(canvas, &star);
    canvas_disc(canvas, star.x, star.y, (float)unit(stage, 3) * star.open, 0xffffffffu);
}

static void draw_stars(struct stage *stage, struct canvas *canvas, int stars, float open) {
    for (int i = 0; i < stars + 1 && open > 0; i++) {
        struct star from = star_at(stage, i, stars + 2, open);
        struct star to = star_at(stage, i + 1, stars + 2, open);
        canvas_line(canvas, from.x, from.y, to.x, to.y, (float)unit(stage, 1.6f),
                    0xffe2a0u | (uint32_t)(110 * open) << 24);
    }
    for (int i = 1; i <= stars; i++) {
        draw_star(stage, canvas, star_at(stage, i, stars + 2, open));
    }
}

/* It gets smaller as it goes, and its flame is what is left of it. A's star has eight rays, B's the
 * four of its lantern's corners. */
static void draw_drifting(struct stage *stage, struct canvas *canvas, int player, int risen,
                          struct star end) {
    float away = gently(risen > RISE_MS ? (float)(risen - RISE_MS) / DRIFT_MS : 0);
    struct paper at = lantern_at(stage, player, risen, true);
    float sway = stage->look.reduced_motion ? 0 : sinf(away * 9 + (float)player) * (1 - away);
    at.x += (end.x - at.x) * away + (float)unit(stage, 9 * sway);
    at.y += (end.y - at.y) * away;
    at.size *= 1 - 0.86f * away;
    at.lean += sway;
    if (away < 1) {
        draw_lantern(stage, canvas, &at, risen);
    }
    end.x = at.x, end.y = at.y;
    end.open = gently(away > 0.6f ? (away - 0.6f) / 0.4f : 0);
    end.colour = seat_colour(player);
    end.rays = player == RULES_A ? 8 : 4;
    if (end.open > 0) {
        draw_star(stage, canvas, end);
    }
}

void evening_night_draw(struct stage *stage, struct canvas *canvas, const int risen[2], int stars) {
    draw_stars(stage, canvas, stars, drifted(risen));
    for (int player = 0; player < 2; player++) {
        draw_drifting(stage, canvas, player, risen[player],
                      star_at(stage, player == RULES_A ? 0 : stars + 1, stars + 2, 1));
    }
    draw_two(stage, canvas, -1);
}

void evening_picture_draw(struct stage *stage, struct canvas *canvas) {
    static const int risen[2] = {NIGHT_MS, NIGHT_MS};
    draw_backdrop(stage, canvas, VIEW_BACKDROP_NIGHT);
    evening_night_draw(stage, canvas, risen, stage->rooms->evening->stars);
}

/* While they move: the sky they move in, and the water below. */
struct rect evening_night_rect(const struct stage *stage) {
    struct rect screen = screen_rect(stage);
    int wide = screen.w * 2 / 3;
    return (struct rect){(screen.w - wide) / 2, 0, wide, screen.h};
}

int evening_shore_high(const struct stage *stage) {
    return large_text(stage) ? 0 : unit(stage, SITTING_HIGH - 6);
}
