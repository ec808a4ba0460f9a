/* The way back for a mouse or a finger: a round button in the corner, the same on every screen that
 * has one. Keys and pads have a button of their own; while they are used it is not there. */
#include "kit/inside.h"

static struct rect place(const struct stage *stage) {
    int side = unit(stage, 52), edge = unit(stage, 16);
    return (struct rect){edge, edge, side, side};
}

static bool offered(struct stage *stage) {
    const struct scene *top = stack_top(stage);
    return stage->pointing && top && !top->type->stays;
}

void way_back_look(struct stage *stage, const struct platform_event *event) {
    bool points = event->kind == PLATFORM_POINTER || event->kind == PLATFORM_POINTER_DOWN;
    bool over = points && rect_holds(place(stage), event->x, event->y);
    if (!points && event->kind != PLATFORM_BUTTON) {
        return;
    }
    if (points != stage->pointing) { /* screens have more for it than this button */
        damage_all(stage);
    } else if (over != stage->on_way_back) {
        damage_rect(stage, rect_grow(place(stage), unit(stage, 4)));
    }
    stage->pointing = points;
    stage->on_way_back = over;
}

bool way_back_pressed(struct stage *stage, const struct platform_event *event) {
    return event->kind == PLATFORM_POINTER_DOWN && offered(stage) && stage->on_way_back;
}

void way_back_draw(struct stage *stage, struct canvas *canvas) {
    if (offered(stage)) {
        draw_pointed(stage, canvas, place(stage), -1, stage->on_way_back);
    }
}

void draw_pointed(struct stage *stage, struct canvas *canvas, struct rect area, int way, bool lit) {
    if (rect_empty(rect_cut(rect_grow(area, unit(stage, 4)), canvas->clip))) {
        return;
    }
    float x = (float)(area.x + area.w / 2), y = (float)(area.y + area.h / 2);
    float radius = (float)area.w * 0.5f, size = radius * 0.36f * (float)-way,
          wide = (float)unit(stage, 4);
    uint32_t colour = lit ? COLOUR_GOLD : COLOUR_QUIET;
    canvas_disc(canvas, x, y, radius, 0xd810152fu);
    canvas_ring(canvas, x, y, radius, (float)unit(stage, 2), colour);
    x -= size * 0.2f;
    canvas_line(canvas, x - size * 0.5f, y, x + size * 0.6f, y - size, wide, colour);
    canvas_line(canvas, x - size * 0.5f, y, x + size * 0.6f, y + size, wide, colour);
}
