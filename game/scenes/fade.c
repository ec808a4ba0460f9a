/* From scene to scene the picture changes softly: the last picture of the old one lies over the new
 * one and goes. The quick hide comes and goes at once. */
#include "scenes/internal.h"

enum { FADE_MS = 180 };

void fade_end(struct game *game) {
    struct image *last = &game->fade.last;
    if (last->pixels) { /* it may have shown what is private */
        base_forget(last->pixels, sizeof(uint32_t) * (size_t)last->width * (size_t)last->height);
        image_release(last);
    }
}

static void keep_picture(struct game *game, const struct canvas *canvas) {
    struct image *last = &game->fade.last;
    fade_end(game);
    image_init(last, canvas->width, canvas->height);
    for (int y = 0; y < canvas->height; y++) {
        for (int x = 0; x < canvas->width; x++) {
            last->pixels[y * canvas->width + x] = canvas->pixels[y * canvas->stride + x] |
                                                  0xff000000u;
        }
    }
    game->fade.since = game->now;
}

void fade_look(struct game *game, const struct canvas *canvas) {
    const struct scene *top = stack_top(game);
    bool hides = top && top->type->neutral;
    int serial = top ? top->serial : 0;
    if (serial == game->fade.serial && !game->fade.within) {
        return;
    }
    game->fade.within = false;
    if (hides || game->fade.hidden || game->settings.reduced_motion || !game->fade.serial) {
        fade_end(game);
    } else {
        keep_picture(game, canvas);
    }
    game->fade.serial = serial;
    game->fade.hidden = hides;
}

void fade_within(struct game *game) {
    game->fade.within = true;
}

bool fade_on(struct game *game) {
    if (!game->fade.last.pixels) {
        return false;
    }
    damage_all(game);
    if (game->now - game->fade.since >= FADE_MS) {
        fade_end(game);
    }
    return true;
}

void fade_draw(struct game *game, struct canvas *canvas) {
    const struct image *last = &game->fade.last;
    int gone = (int)(game->now - game->fade.since);
    if (last->pixels && last->width == canvas->width && last->height == canvas->height &&
        gone < FADE_MS) {
        canvas_image(canvas, last, 0, 0, 255 - 255 * gone / FADE_MS);
    }
}
