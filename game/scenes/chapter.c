/* A chapter's opening, before its first level. */
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
    draw_backdrop(game, canvas, VIEW_BACKDROP_BRIDGE);
    draw_heading(game, canvas, chapter->title);
    struct paragraph how = {
        .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true};
    int width = body.w * 9 / 10, pad = unit(game, 28);
    int height = measure_text(game, width - 2 * pad, chapter->opening, how) + 2 * pad;
    height = height < body.h ? height : body.h;
    struct rect panel = {body.x + (body.w - width) / 2, body.y + body.h - height, width, height};
    draw_panel(game, canvas, panel);
    draw_text(game, canvas, rect_grow(panel, -pad), chapter->opening, how);
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
