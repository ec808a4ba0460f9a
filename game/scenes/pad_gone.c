/* A pad went in the middle of play. Nothing moves until it is back, or until another free device
 * takes its place by a press. */
#include "scenes/internal.h"

static bool all_seats_held(const struct game *game) {
    for (int seat = 0; seat < 2; seat++) {
        int device = platform_device_of(game->platform, (enum platform_seat)seat);
        if (device == PLATFORM_NO_DEVICE || !platform_present(game->platform, device)) {
            return false;
        }
    }
    return true;
}

static int missing_seat(const struct game *game) {
    int device = platform_device_of(game->platform, PLATFORM_SEAT_A);
    bool a_here = device != PLATFORM_NO_DEVICE && platform_present(game->platform, device);
    return a_here ? RULES_B : RULES_A;
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    (void)context;
    if (event->kind == PLATFORM_BUTTON && pressed(event, PLATFORM_CONFIRM) &&
        event->seat == PLATFORM_NO_SEAT) {
        platform_sit(game->platform, event->device, (enum platform_seat)missing_seat(game));
    }
    damage_all(game);
    if (all_seats_held(game)) {
        platform_sound(game->platform, "kindle");
        scene_pop(game);
    } else if (pressed(event, PLATFORM_BACK)) {
        crossing_end(game);
        if (!evening_rest(game)) {
            scene_pop_to(game, &scene_title);
        }
    }
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct rect body = body_rect(game);
    int missing = missing_seat(game);
    int side = large_text(game) ? 0 : body.w / 8, rim = large_text(game) ? 0 : body.h / 8;
    struct rect panel = {body.x + side, body.y + rim, body.w - 2 * side, body.h - 2 * rim};
    int picture = large_text(game) ? 0 : panel.h / 3; /* large text needs its place */
    (void)context;
    draw_heading(game, canvas, word(game, "A pad has gone quiet"));
    draw_panel(game, canvas, panel);
    if (picture) {
        draw_art(game, canvas, "pad_stick",
                 (struct rect){panel.x, panel.y + unit(game, 20), panel.w, picture});
    }
    draw_text(game, canvas,
              (struct rect){panel.x + unit(game, 40), panel.y + picture, panel.w - unit(game, 80),
                            panel.h - picture - (picture ? unit(game, 20) : 0)},
              say(game,
                  "{name}, plug it in again or wake it.\n\nOr press {button} on the keyboard or on "
                  "another pad to go on with that.",
                  "name", game->name[missing], "button",
                  missing == RULES_A ? "\x01Space\x02 \x03\x41\x02"
                                     : "\x01"
                                       "Enter\x02 \x03\x41\x02",
                  NULL),
              (struct paragraph){.size = SIZE_LARGE,
                                 .align = ALIGN_CENTRE,
                                 .colour = seat_colour(missing),
                                 .middle = true});
    draw_hint(game, canvas,
              say(game, "Everything waits. {back}: rest for tonight", "back",
                  "\x01"
                  "Esc\x02 \x03\x42\x02",
                  NULL));
}

const struct scene_type scene_pad_gone = {
    .name = "pad-gone",
    .size = 1,
    .over = true,
    .event = event,
    .draw = draw,
};
