/* The camera comes a little closer where the two do: a hug, light again, home. The scene is drawn
 * as ever, beside the screen, and brought onto it larger; nothing else knows of it. With little
 * motion it stays where it is. */
#include "view/internal.h"

#include <stdlib.h>

enum { IN_MS = 700, OUT_MS = 900 };

void camera_come(struct view *view, float closer, int ms) {
    struct camera *camera = &view->camera;
    if (!view->full_motion) {
        return;
    }
    const struct actor *a = &view->actor[RULES_A], *b = &view->actor[RULES_B];
    float cell = (float)view->layout.cell;
    camera->goal = closer;
    camera->left = IN_MS + ms;
    if (camera->closer <= 0) { /* on its way it doesn't look elsewhere */
        camera->x = (float)view->layout.x + ((a->x + b->x) / 2 + 0.5f) * cell;
        camera->y = (float)view->layout.y + ((a->y + b->y) / 2 + 0.3f) * cell;
    }
}

void camera_go(struct view *view) {
    canvas_release(&view->camera.scene);
    view->camera = (struct camera){0};
}

static struct rect everything(const struct view *view) {
    return (struct rect){0, 0, view->still.width, view->still.height};
}

bool camera_update(struct view *view, int ms) {
    struct camera *camera = &view->camera;
    camera->left = camera->left > ms ? camera->left - ms : 0;
    bool in = camera->left > 0;
    if (!in && camera->closer <= 0) {
        return false;
    }
    camera->closer = clamp01(camera->closer +
                             (float)(in ? ms : -ms) / (float)(in ? IN_MS : OUT_MS));
    if (camera->closer <= 0) {
        camera_go(view);
        view_damage_add(view, everything(view));
    }
    return true;
}

/* --- drawing --- */

/* How far the picture is enlarged; 1: not at all. */
static float scale_of(const struct camera *camera) {
    return 1 + camera->goal * smooth(camera->closer);
}

bool camera_is_close(const struct view *view) {
    return view->camera.closer > 0;
}

int camera_damage(struct view *view, struct rect out[VIEW_MAX_DAMAGE]) {
    struct camera *camera = &view->camera;
    if (camera->changed_count + view->damage_count > VIEW_MAX_DAMAGE) {
        camera->changed[0] = everything(view);
        camera->changed_count = 1;
    } else {
        for (int i = 0; i < view->damage_count; i++) {
            camera->changed[camera->changed_count++] = view->damage[i];
        }
    }
    view->damage_count = 0;
    out[0] = everything(view);
    return 1;
}

static void draw_changed(struct view *view, void (*draw)(struct view *, struct canvas *)) {
    struct camera *camera = &view->camera;
    if (!camera->scene.pixels) {
        canvas_init(&camera->scene, view->still.width, view->still.height);
        camera->changed[0] = everything(view);
        camera->changed_count = 1;
    }
    for (int i = 0; i < camera->changed_count; i++) {
        canvas_set_clip(&camera->scene, camera->changed[i]);
        draw(view, &camera->scene);
    }
    camera->changed_count = 0;
}

/* Two channels at a time. */
static inline uint32_t between(uint32_t from, uint32_t to, uint32_t part) {
    uint32_t rb = from & 0xff00ff, g = from >> 8 & 0xff00ff, rest = 256 - part;
    rb = ((rb * rest + (to & 0xff00ff) * part) >> 8) & 0xff00ff;
    g = (g * rest + (to >> 8 & 0xff00ff) * part) & 0xff00ff00;
    return rb | g;
}

struct lens_cut {
    const struct canvas *scene;
    float x, y, step; /* of the picture's corner in the scene; scene pixels to one of the picture */
};

/* A row of the scene, as wide as the picture. */
static void stretch_row(const struct lens_cut *cut, struct rect clip, int y, uint32_t *out) {
    const struct canvas *scene = cut->scene;
    y = y < scene->height ? y : scene->height - 1;
    const uint32_t *row = scene->pixels + (ptrdiff_t)y * scene->stride;
    int step = (int)(cut->step * 65536), last = scene->width - 1;
    int at = (int)(cut->x * 65536) + clip.x * step; /* whatever the clip */
    for (int x = 0; x < clip.w; x++, at += step) {
        int left = at >> 16, right = left < last ? left + 1 : last;
        out[x] = between(row[left], row[right], (uint32_t)(at >> 8 & 255));
    }
}

static void draw_part(struct canvas *canvas, const void *what) {
    const struct lens_cut *cut = what;
    struct rect clip = canvas->clip;
    uint32_t *rows[2] = {base_alloc(sizeof(uint32_t) * (size_t)(clip.w + 1)),
                         base_alloc(sizeof(uint32_t) * (size_t)(clip.w + 1))};
    int have = -2; /* the row of the scene that is the upper one */
    for (int y = clip.y; y < clip.y + clip.h; y++) {
        float from = cut->y + (float)y * cut->step;
        int top = (int)from;
        uint32_t part = (uint32_t)((from - (float)top) * 256), *to;
        if (top == have + 1) {
            uint32_t *upper = rows[0];
            rows[0] = rows[1], rows[1] = upper;
        } else if (top != have) {
            stretch_row(cut, clip, top, rows[0]);
        }
        if (top != have) {
            stretch_row(cut, clip, top + 1, rows[1]);
            have = top;
        }
        to = canvas->pixels + (ptrdiff_t)y * canvas->stride + clip.x;
        for (int x = 0; x < clip.w; x++) {
            to[x] = between(rows[0][x], rows[1][x], part);
        }
    }
    free(rows[0]);
    free(rows[1]);
}

void camera_draw(struct view *view, struct canvas *canvas,
                 void (*draw)(struct view *view, struct canvas *canvas)) {
    const struct camera *camera = &view->camera;
    draw_changed(view, draw);
    float scale = scale_of(camera);
    struct lens_cut cut = {.scene = &camera->scene,
                           .x = camera->x - camera->x / scale,
                           .y = camera->y - camera->y / scale,
                           .step = 1 / scale};
    strips_draw(canvas, draw_part, &cut);
}
