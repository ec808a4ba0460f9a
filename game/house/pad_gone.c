/* A pad went in the middle of play. Nothing moves until it is back, or until another free device
 * takes its place by a press. Where both are gone, whoever comes says who it is: two pads of one
 * model are not to be told apart, and nobody's lantern may change hands. */
#include "house/inside.h"

static bool is_held(const struct stage *stage, int seat) {
    int device = platform_device_of(stage->platform, (enum platform_seat)seat);
    return device != PLATFORM_NO_DEVICE && platform_present(stage->platform, device);
}

bool seats_held(const struct stage *stage) {
    return is_held(stage, RULES_A) && is_held(stage, RULES_B);
}

static bool both_missing(const struct stage *stage) {
    return !is_held(stage, RULES_A) && !is_held(stage, RULES_B);
}

/* Of both missing: Amber is the left one everywhere, and the keyboard's halves have their sides. */
static enum platform_seat seat_said(const struct platform_event *event) {
    bool confirm = event->button == PLATFORM_CONFIRM;
    if (event->button == PLATFORM_WEST || (confirm && event->device == PLATFORM_KEYS_LEFT)) {
        return PLATFORM_SEAT_A;
    }
    return event->button == PLATFORM_EAST || (confirm && event->device == PLATFORM_KEYS_RIGHT)
               ? PLATFORM_SEAT_B
               : PLATFORM_NO_SEAT;
}

static enum platform_seat seat_taken(const struct stage *stage,
                                     const struct platform_event *event) {
    if (event->seat != PLATFORM_NO_SEAT || !pressed(event, event->button) || seats_held(stage)) {
        return PLATFORM_NO_SEAT;
    }
    if (both_missing(stage)) {
        return seat_said(event);
    }
    return event->button != PLATFORM_CONFIRM ? PLATFORM_NO_SEAT
           : is_held(stage, RULES_A)         ? PLATFORM_SEAT_B
                                             : PLATFORM_SEAT_A;
}

/* What is half written is not thrown away by one press. */
static bool may_rest(const struct stage *stage) {
    return !stack_types(stage);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    enum platform_seat seat = seat_taken(stage, event);
    (void)context;
    if (seat != PLATFORM_NO_SEAT) {
        platform_sit(stage->platform, event->device, seat);
    }
    damage_all(stage);
    if (seats_held(stage)) {
        platform_sound(stage->platform, "kindle");
        scene_pop(stage);
    } else if (pressed(event, PLATFORM_BACK) && may_rest(stage)) {
        play_end(stage);
        scene_end(stage, OUTCOME_REST);
    }
}

/* What is to be done, for one pad or for two. */
static const char *words(struct stage *stage) {
    int missing = is_held(stage, RULES_A) ? RULES_B : RULES_A;
    if (both_missing(stage)) {
        return say(stage,
                   "Wake them or plug them in again, or go on with the keyboard.\n\nWho is this? "
                   "Press left for {a}, right for {b}.",
                   NULL);
    }
    return say(stage,
               "{name}, plug it in again or wake it.\n\nOr press {button} on the keyboard or on "
               "another pad to go on with that.",
               "name", stage->name[missing], "button",
               missing == RULES_A ? "\x01Space\x02 \x03\x41\x02"
                                  : "\x01"
                                    "Enter\x02 \x03\x41\x02",
               NULL);
}

static uint32_t words_colour(const struct stage *stage) {
    return both_missing(stage)       ? COLOUR_TEXT
           : is_held(stage, RULES_A) ? seat_colour(RULES_B)
                                     : seat_colour(RULES_A);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct rect body = body_rect(stage);
    int side = large_text(stage) ? 0 : body.w / 8, rim = large_text(stage) ? 0 : body.h / 8;
    struct rect panel = {body.x + side, body.y + rim, body.w - 2 * side, body.h - 2 * rim};
    int picture = large_text(stage) ? 0 : panel.h / 3; /* large text needs its place */
    (void)context;
    draw_heading(stage, canvas,
                 both_missing(stage) ? word(stage, "Both pads have gone quiet")
                                     : word(stage, "A pad has gone quiet"));
    draw_panel(stage, canvas, panel);
    if (picture) {
        draw_art(stage, canvas, "pad_stick",
                 (struct rect){panel.x, panel.y + unit(stage, 20), panel.w, picture});
    }
    draw_text(stage, canvas,
              (struct rect){panel.x + unit(stage, 40), panel.y + picture, panel.w - unit(stage, 80),
                            panel.h - picture - (picture ? unit(stage, 20) : 0)},
              words(stage),
              (struct paragraph){.size = SIZE_LARGE,
                                 .align = ALIGN_CENTRE,
                                 .colour = words_colour(stage),
                                 .middle = true});
    draw_hint(stage, canvas,
              may_rest(stage) ? say(stage, "Everything waits. {back}: rest for tonight", "back",
                                    "\x01"
                                    "Esc\x02 \x03\x42\x02",
                                    NULL)
                              : word(stage, "Everything waits."));
}

static const struct scene_type scene_pad_gone = {
    .name = "pad-gone",
    .size = 1,
    .seats = true,
    .over = true,
    .event = event,
    .draw = draw,
};

void pad_gone_push(struct stage *stage) {
    scene_push(stage, &scene_pad_gone);
}
