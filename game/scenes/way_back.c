/* The way back for a mouse or a finger: a round button in the corner, the same on every screen that
 * has one. Keys and pads have a button of their own; while they are used it is not there. */
#include "scenes/internal.h"

static struct rect place(const struct game *game) {
    int side = unit(game, 52), edge = unit(game, 16);
    return (struct rect){edge, edge, side, side};
}

static bool offered(struct game *game) {
    const struct scene *top = stack_top(game);
    return game->pointing && top && !top->type->stays;
}

void way_back_look(struct game *game, const struct platform_event *event) {
    bool points = event->kind == PLATFORM_POINTER || event->kind == PLATFORM_POINTER_DOWN;
    bool over = points && rect_holds(place(game), event->x, event->y);
    if (!points && event->kind != PLATFORM_BUTTON) {
        return;
    }
    if (points != game->pointing) { /* screens have more for it than this button */
        damage_all(game);
    } else if (over != game->on_way_back) {
        damage_rect(game, rect_grow(place(game), unit(game, 4)));
    }
    game->pointing = points;
    game->on_way_back = over;
}

bool way_back_pressed(struct game *game, const struct platform_event *event) {
    return event->kind == PLATFORM_POINTER_DOWN && offered(game) && game->on_way_back;
}

void way_back_draw(struct game *game, struct canvas *canvas) {
    if (offered(game)) {
        draw_pointed(game, canvas, place(game), -1, game->on_way_back);
    }
}

void draw_pointed(struct game *game, struct canvas *canvas, struct rect area, int way, bool lit) {
    if (rect_empty(rect_cut(rect_grow(area, unit(game, 4)), canvas->clip))) {
        return;
    }
    float x = (float)(area.x + area.w / 2), y = (float)(area.y + area.h / 2);
    float radius = (float)area.w * 0.5f, size = radius * 0.36f * (float)-way,
          wide = (float)unit(game, 4);
    uint32_t colour = lit ? COLOUR_GOLD : COLOUR_QUIET;
    canvas_disc(canvas, x, y, radius, 0xd810152fu);
    canvas_ring(canvas, x, y, radius, (float)unit(game, 2), colour);
    x -= size * 0.2f;
    canvas_line(canvas, x - size * 0.5f, y, x + size * 0.6f, y - size, wide, colour);
    canvas_line(canvas, x - size * 0.5f, y, x + size * 0.6f, y + size, wide, colour);
}
