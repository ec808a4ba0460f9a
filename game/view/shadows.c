/* Shadows of what stands on the ground, bearers too: each falls away from either lantern, longer
 * and fainter the farther it stands from the light. Walls are not among them; they cut the light
 * itself. */
#include "view/looks.h"

#include <math.h>

/* False where nothing stands. A gate that sinks takes its shadow along. */
static bool body_at(const struct view *view, int cell, struct body *body) {
    float x = (float)view_column(view, cell) + 0.5f, y = (float)view_row(view, cell);
    const struct look *look = &looks[view->level->fixture[cell].kind];
    if (look->body.height > 0) {
        *body = look->body;
        body->x += x, body->y += y;
        body->height *= look->sinks ? 1 - smooth(view->shown[cell]) : 1;
        return body->height > 0;
    }
    const struct slide *slide = slide_to(view, cell, false);
    if (slide == NULL && rules_stone_at(view->level, &view->state, cell) < 0) {
        return false;
    }
    *body = (struct body){x, y + 0.80f, 0.27f, 0.45f};
    if (slide != NULL) {
        float left, top;
        slide_place(view, slide, &left, &top);
        body->x = left + 0.5f, body->y = top + 0.80f;
    }
    return true;
}

/* How far a shadow runs from x, y on dry ground, in cells: it does not lie on water or sky. */
static float on_land(const struct view *view, float x, float y, float dx, float dy, float most) {
    const float step = 0.12f;
    float far = 0;
    while (far < most && ground_terrain(view->level, whole(x + dx * (far + 2 * step)),
                                        whole(y + dy * (far + 2 * step))) != RULES_WATER) {
        far += step;
    }
    return fminf(far, most);
}

/* Kept inside what is redrawn whenever that lantern changes. */
static void cast(const struct view *view, struct canvas *canvas, int player,
                 const struct body *body) {
    const struct actor *actor = &view->actor[player];
    float size = (float)view->layout.cell, dx = body->x - (actor->x + 0.5f),
          dy = body->y - (actor->y + 0.80f);
    float far = sqrtf(dx * dx + dy * dy), near = 1 - far * size / view->lamp_radius;
    if (near <= 0 || far < 0.3f) {
        return;
    }
    float room = light_limit(&actor->reach, dx, dy) / size - far;
    float length = fminf(body->height * (0.5f + 0.4f * far), room);
    dx /= far, dy /= far;
    length = on_land(view, body->x, body->y, dx, dy, length);
    if (length <= 0) {
        return;
    }
    float x = (float)view->layout.x + body->x * size, y = (float)view->layout.y + body->y * size;
    struct rect clip = canvas->clip;
    canvas_set_clip(canvas, rect_cut(clip, actor->seen));
    uint32_t shade = colour_alpha(0x060a1c, (int)(21 * smooth(near * 2) * actor->lamp));
    for (int k = 0; k < 5; k++) { /* a dark core in a soft edge that fades outwards */
        float wide = (1.1f - 0.15f * (float)k) * body->radius * size;
        float far_end = length * size * (1 - 0.15f * (float)k);
        canvas_taper(canvas, x, y, wide * 0.9f, x + dx * far_end, y + dy * far_end, wide * 0.5f,
                     shade);
    }
    canvas->clip = clip;
}

void shadows_draw(const struct view *view, struct canvas *canvas, struct rect cells) {
    for (int player = 0; player < 2; player++) {
        if (view->actor[player].lamp <= 0) {
            continue;
        }
        for (int row = cells.y; row < cells.y + cells.h; row++) {
            for (int column = cells.x; column < cells.x + cells.w; column++) {
                struct body body;
                if (body_at(view, row * view->level->width + column, &body)) {
                    cast(view, canvas, player, &body);
                }
            }
        }
        const struct actor *friend = &view->actor[!player];
        cast(view, canvas, player,
             &(struct body){friend->x + 0.5f, friend->y + 0.80f, 0.22f, 0.8f});
    }
}
