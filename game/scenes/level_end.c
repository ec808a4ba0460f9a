/* The end of a level: two paper lanterns rise from the water and stay among the stars. After a
 * chapter's last level its place is seen once more, and the span stands. */
#include "scenes/internal.h"

#include <math.h>
#include <string.h>

enum { RISE_MS = 6400, CALM_MS = 700, CLOSING_MS = 3200 };

struct data {
    int ms;
    bool begun, last;
};

/* The chapter's closing is told when its last level is done. */
static bool is_last(const struct game *game) {
    const struct pack_chapter *chapter = game->crossing.chapter;
    return chapter != tonight_chapter(game) &&
           game->crossing.level == &chapter->level[chapter->level_count - 1];
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (data->begun) {
        return;
    }
    data->begun = true;
    data->last = is_last(game);
    crossing_note(game, true);
    bridge_measure(game);
    platform_music(game->platform, "home");
    platform_sound(game->platform, "lantern-release");
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->ms >= CALM_MS &&
        (pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN)) {
        platform_sound(game->platform, "menu-choose");
        if (game->crossing.again) {
            scene_pop_to(game, &scene_moment);
        } else {
            scene_replace(game, &scene_keep);
        }
    } else if (pressed(event, PLATFORM_BACK)) {
        scene_push(game, &scene_pause);
    }
}

/* --- the lanterns --- */

struct flight {
    float x, y, water; /* pixels; the waterline below */
    float size;        /* of the paper's width; smaller from afar */
    float lean;        /* -1 .. 1, with the wind */
};

static float eased(float t) {
    return t * t * (3 - 2 * t);
}

/* Where a lantern is at a part 0..1 of its way. The two drift towards each other, and a little
 * later than each other, as two people do things. Calm, they stand in the sky from the start. */
static struct flight flight_at(const struct game *game, int player, float part) {
    struct rect screen = screen_rect(game);
    bool calm = game->settings.reduced_motion;
    float side = player == RULES_A ? -1.0f : 1.0f, late = player == RULES_A ? 0 : 0.07f;
    float t = calm ? 1 : eased(fminf(1, fmaxf(0, part * 1.07f - late)));
    float swing = calm ? 0 : sinf(part * 11.0f + side) * (1 - t * 0.6f);
    return (struct flight){
        .x = (float)screen.w * (0.5f + side * (0.125f - 0.03f * t)) + swing * (float)unit(game, 10),
        .y = (float)screen.h * (0.66f - 0.375f * t + (player == RULES_A ? 0 : 0.03f * t)),
        .water = (float)screen.h * 0.70f,
        .size = (float)unit(game, 58 - 14 * t),
        .lean = swing,
    };
}

/* A ripple of light for each breadth of the lantern that it hangs over the water. */
static void draw_reflection(struct game *game, struct canvas *canvas, struct flight at,
                            uint32_t colour, float part) {
    float away = (at.water - at.y) / (float)screen_rect(game).h, near = 1 - away * 1.6f;
    for (int i = 0; i < 9; i++) {
        float t = (float)i / 9, shift = sinf(part * 14 + (float)i * 1.9f) * 6 * t;
        canvas_glow_oval(canvas, at.x + (float)unit(game, shift),
                         at.water + (float)unit(game, 10 + 15 * (float)i),
                         at.size * (1.0f - 0.5f * t), (float)unit(game, 4.5f), colour,
                         (int)(130 * near * (1 - t)));
    }
}

/* A's paper is round, B's has corners; the flame stands low in it and lights it from within. */
static void draw_paper(struct canvas *canvas, struct flight at, int player) {
    float wide = at.size, high = wide * 1.3f, lean = at.lean * wide * 0.06f;
    uint32_t colour = seat_colour(player), deep = colour_mix(colour, 0xff8a3f30u, 70);
    uint32_t rib = colour_mix(colour, 0xff503028u, 110);
    if (player == RULES_B) {
        deep = colour_mix(colour, 0xff1f5f78u, 110);
        rib = colour_mix(colour, 0xff184860u, 130);
    }
    for (int i = 0; i <= 60; i++) { /* from the crown down to the ring */
        float t = (float)i / 60, y = at.y + (t - 0.5f) * high;
        float half = player == RULES_A ? wide * 0.5f * sqrtf(1 - powf(t * 1.55f - 0.68f, 2) * 0.86f)
                                       : wide * (t < 0.16f ? 0.3f + t * 1.2f : 0.5f - t * 0.08f);
        float x = at.x + lean * (1 - t);
        canvas_line(canvas, x - half, y, x + half, y, high / 26,
                    colour_mix(deep, colour, (int)(t * 256)));
    }
    for (int k = -1; k <= 1; k++) {
        float x = at.x + (float)k * wide * 0.22f;
        canvas_line(canvas, x + lean, at.y - high * 0.42f, x, at.y + high * 0.46f, wide * 0.022f,
                    (rib & 0xffffff) | 0x70000000);
    }
    canvas_glow_oval(canvas, at.x, at.y + high * 0.2f, wide * 0.42f, high * 0.46f, 0xfff3c8u, 210);
    canvas_line(canvas, at.x - wide * 0.3f, at.y + high * 0.53f, at.x + wide * 0.3f,
                at.y + high * 0.53f, wide * 0.09f, 0xff6b4a34u);
}

static void draw_lantern(struct game *game, struct canvas *canvas, int player, float part) {
    struct flight at = flight_at(game, player, part);
    uint32_t colour = seat_colour(player);
    draw_reflection(game, canvas, at, colour, part);
    canvas_glow(canvas, at.x, at.y, at.size * 4.6f, colour, 58);
    canvas_glow(canvas, at.x, at.y, at.size * 2.2f, colour, 84);
    draw_paper(canvas, at, player);
}

/* Sparks that follow them up, small and few; each fades before it comes far. */
static void draw_sparks(struct game *game, struct canvas *canvas, float part) {
    for (int i = 0; i < 18; i++) {
        float age = fmodf(part * 5 + (float)i * 0.377f, 1);
        struct flight at = flight_at(game, i % 2, fmaxf(0, part - age * 0.12f));
        float drift = sinf((float)i * 2.4f) * at.size * (0.3f + age * 0.5f);
        canvas_glow(canvas, at.x + drift, at.y + at.size * (0.9f + age * 1.4f),
                    (float)unit(game, 5), 0xffffe0a0u, (int)(170 * (1 - age)));
    }
}

/* All that moves lies in here; the rest of the picture need not be drawn again. */
static struct rect flight_rect(const struct game *game) {
    struct rect screen = screen_rect(game);
    int reach = unit(game, 290), left = screen.w * 29 / 100 - reach;
    return (struct rect){left, 0, screen.w - 2 * left, screen.h};
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (data->ms < RISE_MS) {
        data->ms = data->ms + ms < RISE_MS ? data->ms + ms : RISE_MS;
        if (!game->settings.reduced_motion) {
            damage_rect(game, flight_rect(game));
        }
        if (data->last && data->ms >= CLOSING_MS && data->ms - ms < CLOSING_MS) {
            damage_all(game);
        }
        return 0;
    }
    return update_backdrop(game);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    const struct crossing *crossing = &game->crossing;
    float part = (float)data->ms / RISE_MS;
    draw_place(game, canvas, crossing_place(game, crossing->chapter), data->last);
    draw_lantern(game, canvas, RULES_A, part);
    draw_lantern(game, canvas, RULES_B, part);
    if (part < 1 && !game->settings.reduced_motion) {
        draw_sparks(game, canvas, part);
    }
    draw_heading(game, canvas, word(game, "You are across"));
    if (!data->last) {
        draw_story(game, canvas, body_rect(game),
                   say(game, "{a} and {b}, you said it, and you heard it.", NULL));
    } else if (data->ms >= CLOSING_MS) { /* many words: the span is seen first */
        draw_story(game, canvas, body_rect(game), crossing->chapter->closing);
    }
    draw_hint(
        game, canvas,
        say(game, "{button}: go on", "button", both_button_names(game, PLATFORM_CONFIRM), NULL));
}

const struct scene_type scene_level_end = {
    .name = "level-end",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = update,
    .draw = draw,
};
