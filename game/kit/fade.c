/* From scene to scene the picture changes softly: the last picture of the old one lies over the new
 * one and goes. The quick hide comes and goes at once. */
#include "kit/inside.h"

enum { FADE_MS = 180 };

void fade_end(struct stage *stage) {
    struct image *last = &stage->fade.last;
    if (last->pixels) { /* it may have shown what is private */
        base_forget(last->pixels, sizeof(uint32_t) * (size_t)last->width * (size_t)last->height);
        image_release(last);
    }
}

static void keep_picture(struct stage *stage, const struct canvas *canvas) {
    struct image *last = &stage->fade.last;
    fade_end(stage);
    image_init(last, canvas->width, canvas->height);
    for (int y = 0; y < canvas->height; y++) {
        for (int x = 0; x < canvas->width; x++) {
            last->pixels[y * canvas->width + x] = canvas->pixels[y * canvas->stride + x] |
                                                  0xff000000u;
        }
    }
    stage->fade.since = stage->now;
}

void fade_look(struct stage *stage, const struct canvas *canvas) {
    const struct scene *top = stack_top(stage);
    bool hides = top && top->type->neutral;
    int serial = top ? top->serial : 0;
    if (serial == stage->fade.serial && !stage->fade.within) {
        return;
    }
    stage->fade.within = false;
    if (hides || stage->fade.hidden || stage->look.reduced_motion || !stage->fade.serial) {
        fade_end(stage);
    } else {
        keep_picture(stage, canvas);
    }
    stage->fade.serial = serial;
    stage->fade.hidden = hides;
}

void fade_within(struct stage *stage) {
    stage->fade.within = true;
}

bool stage_stands(const struct stage *stage) {
    const struct fade *fade = &stage->fade;
    return stage->depth && stage->stack[stage->depth - 1].serial == fade->serial && !fade->within &&
           !fade->goes;
}

bool fade_on(struct stage *stage) {
    stage->fade.goes = stage->fade.last.pixels != NULL;
    if (!stage->fade.goes) {
        return false;
    }
    damage_all(stage);
    if (stage->now - stage->fade.since >= FADE_MS) {
        fade_end(stage);
    }
    return true;
}

void fade_draw(struct stage *stage, struct canvas *canvas) {
    const struct image *last = &stage->fade.last;
    int gone = (int)(stage->now - stage->fade.since);
    if (last->pixels && last->width == canvas->width && last->height == canvas->height &&
        gone < FADE_MS) {
        canvas_image(canvas, last, 0, 0, 255 - 255 * gone / FADE_MS);
    }
}
