/* The end of a level: two paper lanterns rise over the water. */
#include "scenes/internal.h"

#include <math.h>
#include <string.h>

enum { RISE_MS = 5200, CALM_MS = 700 };

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

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (data->ms < RISE_MS) {
        data->ms += ms;
        damage_all(game);
        return 0;
    }
    return update_backdrop(game);
}

/* A paper lantern: a soft box of light that sways a little as it climbs. */
static void draw_lantern(struct game *game, struct canvas *canvas, int player, float part) {
    struct rect screen = screen_rect(game);
    float side = player == RULES_A ? -1.0f : 1.0f, eased = 1.0f - (1.0f - part) * (1.0f - part);
    float sway = game->settings.reduced_motion ? 0
                                               : sinf(part * 9.0f + side) * (float)unit(game, 9);
    float x = (float)screen.w * (0.5f + side * (0.13f + 0.05f * eased)) + sway;
    float y = (float)screen.h * (0.93f - 0.62f * eased);
    float wide = (float)unit(game, 46), high = (float)unit(game, 62);
    uint32_t colour = seat_colour(player);
    canvas_glow(canvas, x, y, wide * 5.5f, colour, 60);
    canvas_glow(canvas, x, y, wide * 2.6f, colour, 90);
    struct rect paper = {(int)(x - wide / 2), (int)(y - high / 2), (int)wide, (int)high};
    float corner = player == RULES_A ? wide * 0.5f : wide * 0.2f;
    canvas_round_rect(canvas, paper, corner, colour);
    canvas_glow(canvas, x, y + high * 0.18f, wide * 0.8f, 0xfffff3c8u, 220);
    canvas_round_rect(canvas,
                      (struct rect){(int)(x - wide * 0.28f), (int)(y + high * 0.44f),
                                    (int)(wide * 0.56f), (int)(high * 0.1f)},
                      2, 0xff6b4a34u);
    float water = (float)screen.h * 0.95f;
    for (int i = 0; i < 5; i++) {
        canvas_glow(canvas, x, water - (float)(i * unit(game, 14)), (float)unit(game, 26 - 3 * i),
                    colour, 46 - 8 * i);
    }
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    float part = (float)data->ms / RISE_MS;
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_lantern(game, canvas, RULES_A, part > 1 ? 1 : part);
    draw_lantern(game, canvas, RULES_B, part > 1 ? 1 : part);
    draw_heading(game, canvas, word(game, "You are across"));
    struct rect words = {body.x + body.w / 8, body.y + body.h * 45 / 100, body.w * 3 / 4,
                         body.h * 50 / 100};
    draw_text(
        game, canvas, words,
        data->last ? game->crossing.chapter->closing
                   : say(game, "{a} and {b}, you said it, and you heard it.", NULL),
        (struct paragraph){
            .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true});
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
