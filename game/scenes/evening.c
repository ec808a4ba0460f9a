/* The scene under the parts of a date night. */
#include "scenes/evening.h"

#include "scenes/internal.h"

bool evening_going(const struct game *game) {
    return game->evening.count > 0;
}

bool evening_rest(struct game *game) {
    if (!evening_going(game)) {
        return false;
    }
    crossing_end(game);
    game->evening.at = game->evening.count - 1;
    game->evening.on = false;
    scene_pop_to(game, &scene_evening);
    return true;
}

void evening_or_bridge(struct game *game) {
    scene_pop_to(game, evening_going(game) ? &scene_evening : &scene_bridge);
}

void evening_forget(struct game *game) {
    game->evening = (struct evening){0};
}

static void enter(struct game *game, void *context) {
    struct evening *evening = &game->evening;
    (void)context;
    crossing_end(game);
    if (!evening_going(game) || ++evening->at >= evening->count) {
        evening_forget(game);
        scene_pop(game);
    }
}

const struct scene_type scene_evening = {.name = "evening", .size = 1, .enter = enter};
