/* What a person would see of the scene on top: for scripts. */
#include "scenes/internal.h"

const char *scenes_name(const struct game *game) {
    return game->depth ? game->stack[game->depth - 1].type->name : "";
}

const char *scenes_focus(const struct game *game) {
    if (!game->depth) {
        return "";
    }
    const struct scene *top = &game->stack[game->depth - 1];
    return top->type->focus ? top->type->focus(game, top->data) : "";
}

static const struct choice *choice_on_top(const struct game *game) {
    const struct scene *top = game->depth ? &game->stack[game->depth - 1] : NULL;
    const char *data = top ? top->data : NULL;
    return top && top->type->choice ? (const void *)(data + top->type->choice) : NULL;
}

bool scenes_choosing(const struct game *game) {
    const struct choice *choice = choice_on_top(game);
    return choice && choice_open(choice);
}

enum platform_button scenes_choice(const struct game *game, enum platform_seat seat,
                                   const char *label) {
    return scenes_choosing(game) ? choice_button(choice_on_top(game), (int)seat, label)
                                 : PLATFORM_BUTTONS;
}
