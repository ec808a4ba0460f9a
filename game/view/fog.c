/* Wisps of fog that drift over the water, slowly: one of them moves at each step of ambient motion,
 * so that little is redrawn. */
#include "view/internal.h"

#include <math.h>

enum { WISPS = 5 };

static struct rect wisp_at(const struct view *view, int which, uint32_t now) {
    struct backdrop_parts parts = backdrop_layout(view->backdrop.kind, view->still.width,
                                                  view->still.height);
    uint32_t seed = (uint32_t)view->backdrop.seed, k = (uint32_t)which;
    uint32_t step = view->full_motion ? (now / VIEW_GLINT_MS + k) / WISPS : 0;
    int wide = (int)(300 * parts.scale * (0.7f + 0.6f * noise_part(seed, k, 51)));
    int high = wide / 5, around = view->still.width + wide;
    float room = (float)view->still.height - parts.horizon;
    int start = (int)(noise_part(seed, k, 52) * (float)around);
    int drift = (int)((float)step * (0.8f + 0.5f * noise_part(seed, k, 53)) * parts.scale);
    int y = (int)(parts.horizon + room * (0.04f + 0.13f * (float)which));
    return (struct rect){(start + drift) % around - wide, y, wide, high};
}

void fog_update(struct view *view, uint32_t before) {
    if (mood_of(view->backdrop.mood)->fog == 0) {
        return;
    }
    for (int which = 0; which < WISPS; which++) {
        struct rect old = wisp_at(view, which, before), new = wisp_at(view, which, view->now);
        if (old.x == new.x) {
            continue;
        }
        view_damage_add(view, old);
        view_damage_add(view, new);
    }
}

void fog_draw(const struct view *view, struct canvas *canvas) {
    int fog = mood_of(view->backdrop.mood)->fog;
    for (int which = 0; which < WISPS && fog > 0; which++) {
        canvas_image_stretched(canvas, &view->sprites.puff, wisp_at(view, which, view->now), fog);
    }
}
