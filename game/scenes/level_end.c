/* The end of a level: two paper lanterns rise from the water and stay among the stars. After a
 * chapter's last level its place is seen once more, and the span stands. */
#include "scenes/internal.h"

#include <math.h>
#include <string.h>

enum { RISE_MS = 6400, CALM_MS = 700, CLOSING_MS = 3200 };

struct data {
    int ms;
    bool begun;
    bool last; /* of its chapter: the closing is told, too */
};

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (data->begun) {
        return;
    }
    data->begun = true;
    data->last = crossing_where(game->crossing)->last;
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
        if (crossing_again(game->crossing)) {
            scene_end(game, OUTCOME_LEAVE);
        } else {
            scene_drop(game);
            keep_push(game);
        }
    } else if (pressed(event, PLATFORM_BACK)) {
        pause_push(game);
    }
}

/* --- the lanterns --- */

/* Where a lantern is at a part 0..1 of its way. The two drift towards each other, and a little
 * later than each other, as two people do things. Calm, they stand in the sky from the start. */
static struct paper flight_at(const struct game *game, int player, float part) {
    struct rect screen = screen_rect(game);
    bool calm = game->settings.reduced_motion;
    float side = player == RULES_A ? -1.0f : 1.0f, late = player == RULES_A ? 0 : 0.07f;
    float t = calm ? 1 : gently(fminf(1, fmaxf(0, part * 1.07f - late)));
    float swing = calm ? 0 : sinf(part * 11.0f + side) * (1 - t * 0.6f);
    return (struct paper){
        .player = player,
        .x = (float)screen.w * (0.5f + side * (0.125f - 0.03f * t)) + swing * (float)unit(game, 10),
        .y = (float)screen.h * (0.66f - 0.375f * t + (player == RULES_A ? 0 : 0.03f * t)),
        .size = (float)unit(game, 58 - 14 * t),
        .lean = swing,
    };
}

static void draw_lantern(struct game *game, struct canvas *canvas, int player, float part) {
    struct paper at = flight_at(game, player, part);
    paper_draw_reflection(game, canvas, &at, (float)screen_rect(game).h * 0.70f, part);
    paper_draw(canvas, &at);
}

/* Sparks that follow them up, small and few; each fades before it comes far. */
static void draw_sparks(struct game *game, struct canvas *canvas, float part) {
    for (int i = 0; i < 18; i++) {
        float age = fmodf(part * 5 + (float)i * 0.377f, 1);
        struct paper at = flight_at(game, i % 2, fmaxf(0, part - age * 0.12f));
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
    bool calm = game->settings.reduced_motion;
    if (data->ms >= RISE_MS) {
        return update_backdrop(game);
    }
    data->ms = data->ms + ms < RISE_MS ? data->ms + ms : RISE_MS;
    if (!calm) {
        damage_rect(game, flight_rect(game));
    }
    if (data->last && data->ms >= CLOSING_MS && data->ms - ms < CLOSING_MS) {
        damage_all(game);
    }
    bool closes = data->last && data->ms < CLOSING_MS;
    return !calm ? 0 : closes ? CLOSING_MS - data->ms : update_backdrop(game);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    const struct crossing_where *where = crossing_where(game->crossing);
    float part = (float)data->ms / RISE_MS;
    draw_place(game, canvas, crossing_place(game, where->chapter), data->last);
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
        draw_story(game, canvas, body_rect(game), where->closing);
    }
    draw_hint(
        game, canvas,
        say(game, "{button}: go on", "button", both_button_names(game, PLATFORM_CONFIRM), NULL));
}

static const struct scene_type scene_level_end = {
    .name = "level-end",
    .size = sizeof(struct data),
    .bound = true,
    .enter = enter,
    .event = event,
    .update = update,
    .draw = draw,
};

void level_end_push(struct game *game) {
    scene_push(game, &scene_level_end);
}
