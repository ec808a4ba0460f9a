/* What is drawn once and kept is large: upright strips of it are drawn at the same time. */
#include "platform/platform.h"
#include "view/internal.h"

enum { STRIPS = 4 };

struct work {
    const struct canvas *canvas;
    void (*draw)(struct canvas *canvas, const void *what);
    const void *what;
};

static void draw_strip(void *context, int strip) {
    const struct work *work = context;
    struct canvas canvas = *work->canvas;
    struct rect clip = canvas.clip;
    int left = clip.w * strip / STRIPS, right = clip.w * (strip + 1) / STRIPS;
    canvas_set_clip(&canvas, (struct rect){clip.x + left, clip.y, right - left, clip.h});
    work->draw(&canvas, work->what);
}

void strips_draw(struct canvas *canvas, void (*draw)(struct canvas *canvas, const void *what),
                 const void *what) {
    platform_work_share(STRIPS, draw_strip,
                        &(struct work){.canvas = canvas, .draw = draw, .what = what});
}
