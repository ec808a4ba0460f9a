/* A chapter's opening, before its first level: a picture of its place, and what it is about. */
#include "scenes/internal.h"

static void event(struct game *game, void *context, const struct platform_event *event) {
    (void)context;
    if (pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN) {
        platform_sound(game->platform, "menu-choose");
        scene_replace(game, &scene_sealing);
    } else if (pressed(event, PLATFORM_BACK)) {
        scene_pop(game);
    }
}

static int update(struct game *game, void *context, int ms) {
    (void)context;
    (void)ms;
    return update_backdrop(game);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    const struct pack_chapter *chapter = game->crossing.chapter;
    struct rect body = body_rect(game);
    (void)context;
    draw_place(game, canvas, crossing_place(game, chapter), false);
    draw_heading(game, canvas, chapter->title);
    draw_story(game, canvas, body, chapter->opening);
    draw_hint(
        game, canvas,
        say(game, "{button}: begin", "button", both_button_names(game, PLATFORM_CONFIRM), NULL));
}

const struct scene_type scene_chapter = {
    .name = "chapter",
    .size = 1,
    .event = event,
    .update = update,
    .draw = draw,
};
