/* The night behind menus. */
#include "kit/kit.h"

#include <string.h>

static bool same_backdrop(const struct canvas *canvas, const struct stage *stage,
                          const struct view_backdrop *wanted) {
    const struct view_backdrop *kept = &stage->backdrop_kind;
    return stage->backdrop.width == canvas->width && stage->backdrop.height == canvas->height &&
           kept->kind == wanted->kind && kept->mood == wanted->mood &&
           kept->focus == wanted->focus &&
           memcmp(kept->built, wanted->built, sizeof kept->built) == 0;
}

/* Painted once and kept; only the water's glints are drawn anew. */
static void paint_backdrop(struct stage *stage, struct canvas *canvas,
                           const struct view_backdrop *wanted) {
    if (!same_backdrop(canvas, stage, wanted)) {
        canvas_release(&stage->backdrop);
        canvas_init(&stage->backdrop, canvas->width, canvas->height);
        view_backdrop(&stage->backdrop, wanted);
        view_backdrop_people(stage->view, &stage->backdrop, wanted);
        stage->backdrop_kind = *wanted;
    }
    canvas_copy(canvas, &stage->backdrop, canvas->clip);
    if (!stage->look.reduced_motion) {
        view_glints(canvas, wanted, (uint32_t)stage->glint_frame * VIEW_GLINT_MS);
    }
}

void draw_backdrop(struct stage *stage, struct canvas *canvas, enum view_backdrop_kind kind) {
    struct view_backdrop wanted = {.kind = kind, .seed = 7};
    if (kind == VIEW_BACKDROP_BRIDGE || kind == VIEW_BACKDROP_TITLE ||
        kind == VIEW_BACKDROP_NIGHT) {
        memcpy(wanted.built, stage->built, sizeof wanted.built);
    }
    paint_backdrop(stage, canvas, &wanted);
}

void draw_bridge(struct stage *stage, struct canvas *canvas, int span) {
    struct view_backdrop wanted = {
        .kind = VIEW_BACKDROP_BRIDGE, .seed = 7, .mood = span, .focus = (uint8_t)span};
    memcpy(wanted.built, stage->built, sizeof wanted.built);
    paint_backdrop(stage, canvas, &wanted);
}

void draw_place(struct stage *stage, struct canvas *canvas, int span, bool firm) {
    struct view_backdrop wanted = {.kind = VIEW_BACKDROP_PLACE, .seed = 7, .mood = span};
    memcpy(wanted.built, stage->built, sizeof wanted.built);
    if (span == 0) {
        wanted.kind = VIEW_BACKDROP_BRIDGE;
    } else if (firm) {
        wanted.built[span - 1] = 100;
    }
    paint_backdrop(stage, canvas, &wanted);
}

static void damage_glints(struct stage *stage) {
    struct rect rects[VIEW_GLINTS];
    int count = view_glint_rects(&stage->backdrop_kind, stage->backdrop.width,
                                 stage->backdrop.height,
                                 (uint32_t)stage->glint_frame * VIEW_GLINT_MS, rects);
    for (int i = 0; i < count; i++) {
        damage_rect(stage, rects[i]);
    }
}

int update_backdrop(struct stage *stage) {
    int frame = (int)(stage->now / VIEW_GLINT_MS);
    if (stage->look.reduced_motion || !platform_focused(stage->platform)) {
        return -1;
    }
    if (frame != stage->glint_frame && stage->backdrop.pixels) {
        damage_glints(stage);
        stage->glint_frame = frame;
        damage_glints(stage);
    }
    return VIEW_GLINT_MS - (int)(stage->now % VIEW_GLINT_MS);
}

int scene_update_water(struct stage *stage, void *context, int ms) {
    (void)context;
    (void)ms;
    return update_backdrop(stage);
}
