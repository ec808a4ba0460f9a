/* The night behind menus. */
#include "scenes/internal.h"

#include <string.h>

static bool same_backdrop(const struct canvas *canvas, const struct game *game,
                          const struct view_backdrop *wanted) {
    const struct view_backdrop *kept = &game->backdrop_kind;
    return game->backdrop.width == canvas->width && game->backdrop.height == canvas->height &&
           kept->kind == wanted->kind && kept->mood == wanted->mood &&
           kept->focus == wanted->focus &&
           memcmp(kept->built, wanted->built, sizeof kept->built) == 0;
}

/* Painted once and kept; only the water's glints are drawn anew. */
static void paint_backdrop(struct game *game, struct canvas *canvas,
                           const struct view_backdrop *wanted) {
    if (!same_backdrop(canvas, game, wanted)) {
        canvas_release(&game->backdrop);
        canvas_init(&game->backdrop, canvas->width, canvas->height);
        view_backdrop(&game->backdrop, wanted);
        view_backdrop_people(game->view, &game->backdrop, wanted);
        game->backdrop_kind = *wanted;
    }
    canvas_copy(canvas, &game->backdrop, canvas->clip);
    if (!game->settings.reduced_motion) {
        view_glints(canvas, wanted, (uint32_t)game->glint_frame * VIEW_GLINT_MS);
    }
}

void draw_backdrop(struct game *game, struct canvas *canvas, enum view_backdrop_kind kind) {
    struct view_backdrop wanted = {.kind = kind, .seed = 7};
    if (kind == VIEW_BACKDROP_BRIDGE || kind == VIEW_BACKDROP_TITLE ||
        kind == VIEW_BACKDROP_NIGHT) {
        memcpy(wanted.built, game->built, sizeof wanted.built);
    }
    paint_backdrop(game, canvas, &wanted);
}

void draw_bridge(struct game *game, struct canvas *canvas, int span) {
    struct view_backdrop wanted = {
        .kind = VIEW_BACKDROP_BRIDGE, .seed = 7, .mood = span, .focus = (uint8_t)span};
    memcpy(wanted.built, game->built, sizeof wanted.built);
    paint_backdrop(game, canvas, &wanted);
}

void draw_place(struct game *game, struct canvas *canvas, int span, bool firm) {
    struct view_backdrop wanted = {.kind = VIEW_BACKDROP_PLACE, .seed = 7, .mood = span};
    memcpy(wanted.built, game->built, sizeof wanted.built);
    if (span == 0) {
        wanted.kind = VIEW_BACKDROP_BRIDGE;
    } else if (firm) {
        wanted.built[span - 1] = 100;
    }
    paint_backdrop(game, canvas, &wanted);
}

static void damage_glints(struct game *game) {
    struct rect rects[VIEW_GLINTS];
    int count = view_glint_rects(&game->backdrop_kind, game->backdrop.width, game->backdrop.height,
                                 (uint32_t)game->glint_frame * VIEW_GLINT_MS, rects);
    for (int i = 0; i < count; i++) {
        damage_rect(game, rects[i]);
    }
}

int update_backdrop(struct game *game) {
    int frame = (int)(game->now / VIEW_GLINT_MS);
    if (game->settings.reduced_motion || !platform_focused(game->platform)) {
        return -1;
    }
    if (frame != game->glint_frame && game->backdrop.pixels) {
        damage_glints(game);
        game->glint_frame = frame;
        damage_glints(game);
    }
    return VIEW_GLINT_MS - (int)(game->now % VIEW_GLINT_MS);
}

int scene_update_water(struct game *game, void *context, int ms) {
    (void)context;
    (void)ms;
    return update_backdrop(game);
}
