/* Stones being pushed and the boat under way. */
#include "view/internal.h"

static struct rect covered(const struct view *view, const struct slide *slide) {
    float x, y;
    slide_place(view, slide, &x, &y);
    return view_around(view, x + 0.5f, y + 0.5f, slide->stone == SLIDE_BOAT ? 1.6f : 1.4f);
}

void slide_start(struct view *view, struct slide slide) {
    for (int i = 0; i < view->slide_count; i++)
        if (view->slide[i].to == slide.from && view->slide[i].stone == slide.stone) {
            view_damage_add(view, covered(view, &view->slide[i]));
            view->slide[i] = slide;
            return;
        }
    if (view->slide_count < MAX_SLIDES)
        view->slide[view->slide_count++] = slide;
}

void slide_place(const struct view *view, const struct slide *slide, float *x, float *y) {
    float t = smooth((float)slide->age / (float)slide->duration);
    *x = mix((float)view_column(view, slide->from), (float)view_column(view, slide->to), t);
    *y = mix((float)view_row(view, slide->from), (float)view_row(view, slide->to), t);
}

const struct slide *slide_to(const struct view *view, int cell, bool boat) {
    for (int i = 0; i < view->slide_count; i++)
        if (view->slide[i].to == cell && (view->slide[i].stone == SLIDE_BOAT) == boat)
            return &view->slide[i];
    return NULL;
}

bool slides_update(struct view *view, int ms) {
    for (int i = view->slide_count - 1; i >= 0; i--) {
        struct slide *slide = &view->slide[i];
        view_damage_add(view, covered(view, slide));
        slide->age += ms;
        if (slide->age >= slide->duration)
            slide->age = slide->duration;
        view_damage_add(view, covered(view, slide));
        if (slide->age < slide->duration)
            continue;
        if (slide->sinks)
            effect_start(view, (struct effect){.kind = EFFECT_SPLASH,
                                               .life = 900,
                                               .x = (float)view_column(view, slide->to) + 0.5f,
                                               .y = (float)view_row(view, slide->to) + 0.5f});
        *slide = view->slide[--view->slide_count];
    }
    return view->slide_count > 0;
}
