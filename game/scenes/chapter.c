/* A chapter's opening, before its first level: a picture of its place, and what it is about. */
#include "scenes/internal.h"

enum { LOOK_MS = 1300 }; /* the picture is alone for a breath: large words cover much of it */

struct data {
    int ms;
};

static void event(struct game *game, void *context, const struct platform_event *event) {
    (void)context;
    if (pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN) {
        platform_sound(game->platform, "menu-choose");
        scene_drop(game);
        crossing_push(game);
    } else if (pressed(event, PLATFORM_BACK)) {
        scene_pop(game);
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    int next = update_backdrop(game);
    if (data->ms >= LOOK_MS) {
        return next;
    }
    data->ms += ms;
    if (data->ms >= LOOK_MS) {
        damage_all(game);
        return next;
    }
    return wait_sooner(next, LOOK_MS - data->ms);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    const struct crossing_where *where = crossing_where(game->crossing);
    struct rect body = body_rect(game);
    const struct data *data = context;
    draw_place(game, canvas, crossing_place(game, where->chapter), false);
    draw_heading(game, canvas, where->chapter_title);
    if (data->ms >= LOOK_MS) {
        draw_story(game, canvas, body, where->opening);
    }
    draw_hint(
        game, canvas,
        say(game, "{button}: begin", "button", both_button_names(game, PLATFORM_CONFIRM), NULL));
}

static const struct scene_type scene_chapter = {
    .name = "chapter",
    .size = sizeof(struct data),
    .bound = true,
    .event = event,
    .update = update,
    .draw = draw,
};

void chapter_push(struct game *game) {
    scene_push(game, &scene_chapter);
}
