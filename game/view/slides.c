/* Stones being pushed and the boat under way. */
#include "view/internal.h"

enum { WAKE_MS = 150 };

static struct rect covered(const struct view *view, const struct slide *slide) {
    float x, y;
    slide_place(view, slide, &x, &y);
    return view_around(view, x + 0.5f, y + 0.5f, slide->stone == SLIDE_BOAT ? 1.6f : 1.4f);
}

void slide_start(struct view *view, struct slide slide) {
    for (int i = 0; i < view->slide_count; i++) {
        if (view->slide[i].to == slide.from && view->slide[i].stone == slide.stone) {
            view_damage_add(view, covered(view, &view->slide[i]));
            view->slide[i] = slide;
            return;
        }
    }
    if (view->slide_count < MAX_SLIDES) {
        view->slide[view->slide_count++] = slide;
    }
}

float slide_sunk(const struct slide *slide) {
    float t = (float)slide->age / (float)slide->duration;
    return slide->sinks ? clamp01((t - SLIDE_EDGE) / (1 - SLIDE_EDGE)) : 0;
}

void slide_place(const struct view *view, const struct slide *slide, float *x, float *y) {
    float t = (float)slide->age / (float)slide->duration;
    t = smooth(slide->sinks ? t / SLIDE_EDGE : t);
    *x = mix((float)view_column(view, slide->from), (float)view_column(view, slide->to), t);
    *y = mix((float)view_row(view, slide->from), (float)view_row(view, slide->to), t);
}

const struct slide *slide_to(const struct view *view, int cell, bool boat) {
    for (int i = 0; i < view->slide_count; i++) {
        if (view->slide[i].to == cell && (view->slide[i].stone == SLIDE_BOAT) == boat) {
            return &view->slide[i];
        }
    }
    return NULL;
}

static void ripple(struct view *view, const struct slide *slide, enum effect_kind kind, int life) {
    struct effect effect = {.kind = kind, .life = life};
    slide_place(view, slide, &effect.x, &effect.y);
    effect.x += 0.5f, effect.y += 0.5f;
    effect_start(view, effect);
}

/* True once in a slide: between the ages before and now its time `at` passed. */
static bool passed(const struct slide *slide, int before, float at) {
    return before < (int)(at * (float)slide->duration) &&
           slide->age >= (int)(at * (float)slide->duration);
}

bool slides_update(struct view *view, int ms) {
    for (int i = view->slide_count - 1; i >= 0; i--) {
        struct slide *slide = &view->slide[i];
        int before = slide->age;
        view_damage_add(view, covered(view, slide));
        slide->age += ms;
        if (slide->age >= slide->duration) {
            slide->age = slide->duration;
        }
        view_damage_add(view, covered(view, slide));
        if (slide->sinks && passed(slide, before, SLIDE_EDGE)) {
            ripple(view, slide, EFFECT_SPLASH, 900);
        }
        if (slide->stone == SLIDE_BOAT && before / WAKE_MS != slide->age / WAKE_MS) {
            ripple(view, slide, EFFECT_WAKE, 1000);
        }
        if (slide->age >= slide->duration && slide->stone != SLIDE_BOAT && !slide->sinks) {
            ripple(view, slide, EFFECT_DUST, 420);
        }
        if (slide->age >= slide->duration) {
            *slide = view->slide[--view->slide_count];
        }
    }
    return view->slide_count > 0;
}
