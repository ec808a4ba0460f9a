/* The night behind menus. */
#include "kit/inside.h"

#include <string.h>

static bool same_backdrop(const struct canvas *canvas, const struct stage *stage,
                          const struct view_backdrop *wanted) {
    const struct view_backdrop *kept = &stage->backdrop_kind;
    return stage->backdrop.width == canvas->width && stage->backdrop.height == canvas->height &&
           kept->kind == wanted->kind && kept->mood == wanted->mood &&
           kept->focus == wanted->focus && kept->shore == wanted->shore &&
           memcmp(kept->built, wanted->built, sizeof kept->built) == 0;
}

/* Painted once and kept; only the water's glints are drawn anew. */
static void paint_backdrop(struct stage *stage, struct canvas *canvas,
                           const struct view_backdrop *wanted) {
    if (!same_backdrop(canvas, stage, wanted)) {
        canvas_release(&stage->backdrop);
        canvas_release(&stage->strand);
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
    if (kind == VIEW_BACKDROP_WATER || kind == VIEW_BACKDROP_SKY ||
        kind == VIEW_BACKDROP_SHORE) { /* the night they are in */
        wanted.mood = stage->mood;
    }
    if (kind == VIEW_BACKDROP_BRIDGE || kind == VIEW_BACKDROP_TITLE ||
        kind == VIEW_BACKDROP_NIGHT) {
        memcpy(wanted.built, stage->built, sizeof wanted.built);
    }
    paint_backdrop(stage, canvas, &wanted);
}

void draw_bridge_together(struct stage *stage, struct canvas *canvas, enum view_shore shore) {
    struct view_backdrop wanted = {.kind = VIEW_BACKDROP_BRIDGE, .seed = 7, .shore = shore};
    memcpy(wanted.built, stage->built, sizeof wanted.built);
    paint_backdrop(stage, canvas, &wanted);
    for (int player = 0; player < 2; player++) {
        struct two *two = &stage->two[player];
        view_backdrop_lantern(&wanted, canvas, player, &two->x, &two->y);
    }
}

void draw_bridge(struct stage *stage, struct canvas *canvas, int span) {
    struct view_backdrop wanted = {
        .kind = VIEW_BACKDROP_BRIDGE, .seed = 7, .mood = span, .focus = (uint8_t)span};
    memcpy(wanted.built, stage->built, sizeof wanted.built);
    paint_backdrop(stage, canvas, &wanted);
}

void draw_place(struct stage *stage, struct canvas *canvas, int span, bool firm,
                enum view_shore shore) {
    struct view_backdrop wanted = {
        .kind = VIEW_BACKDROP_PLACE, .seed = 7, .mood = span, .shore = shore};
    memcpy(wanted.built, stage->built, sizeof wanted.built);
    if (span == 0) {
        wanted.kind = VIEW_BACKDROP_BRIDGE;
    } else if (firm) {
        wanted.built[span - 1] = 100;
    }
    paint_backdrop(stage, canvas, &wanted);
}

/* Of a hundred units of its own, and in units how far it reaches above and below its y. */
enum { STRAND_PARTS = 115, STRAND_ABOVE = 26, STRAND_BELOW = 46 };

/* The kept picture's rows that it lies in, with it. */
static void keep_strand(struct stage *stage, struct rect rows, float x, float y, float wide) {
    canvas_release(&stage->strand);
    canvas_init(&stage->strand, rows.w, rows.h);
    canvas_copy_rows(&stage->strand, &stage->backdrop, -rows.y);
    view_strand(&stage->strand, x, y - (float)rows.y, wide, (float)unit(stage, 100) / STRAND_PARTS,
                3);
    stage->strand_y = y;
    stage->strand_wide = wide;
}

void draw_strand(struct stage *stage, struct canvas *canvas, float x, float y, float wide) {
    int above = unit(stage, STRAND_ABOVE), high = above + unit(stage, STRAND_BELOW);
    struct rect rows = rect_cut((struct rect){0, (int)y - above, canvas->width, high},
                                screen_rect(stage));
    if (rect_empty(rect_cut(rows, canvas->clip))) {
        return;
    }
    if (!stage->strand.pixels || stage->strand_y != y || stage->strand_wide != wide) {
        keep_strand(stage, rows, x, y, wide);
    }
    canvas_copy_rows(canvas, &stage->strand, rows.y);
}

static void damage_glints(struct stage *stage) {
    struct rect rects[VIEW_GLINTS];
    int count = view_glint_rects(&stage->backdrop_kind, stage->backdrop.width,
                                 stage->backdrop.height,
                                 (uint32_t)stage->glint_frame * VIEW_GLINT_MS, rects);
    for (int i = 0; i < count; i++) {
        if (!rect_within(rects[i], stage->covered)) {
            damage_rect(stage, rects[i]);
        }
    }
}

void backdrop_cover(struct stage *stage, struct rect area) {
    stage->covered = area;
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
        sides_breathe(stage);
    }
    return VIEW_GLINT_MS - (int)(stage->now % VIEW_GLINT_MS);
}

int scene_update_water(struct stage *stage, void *context, int ms) {
    (void)context;
    (void)ms;
    return update_backdrop(stage);
}
