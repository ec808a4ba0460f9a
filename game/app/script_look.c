/* Looking at a screen in all the sizes it is made for, and at how much of it changes at once. */
#include "app/script_internal.h"

#include <stdio.h>
#include <stdlib.h>

/* A television, a notebook, and what many still have; then the largest, which takes its time and is
 * looked at only when that is asked for. Each with plain and with large text. */
static const struct {
    int width, height;
} sizes[] = {{1280, 720}, {1280, 800}, {1920, 1080}, {3840, 2160}};
static const int scales[] = {100, 200};
enum { SIZES = 3, LARGE = SIZES, SCALES = sizeof scales / sizeof scales[0] };

bool script_tidy(const struct script_line *line, struct stage *stage, const char *where,
                 struct error *error) {
    struct text complaints = {0};
    bool tidy = stage_tidy(stage, &complaints);
    if (!tidy) {
        fprintf(stderr, "%s%s%s", where, where[0] ? ":\n" : "", text_string(&complaints));
    }
    if (!tidy && !error->text[0]) {
        error_set(error, "line %d: not all can be read: %s%s%.300s", line->number, where,
                  where[0] ? ": " : "", text_string(&complaints));
    }
    text_release(&complaints);
    return tidy;
}

static bool save(const struct script_shots *shots, const struct canvas *canvas, const char *path,
                 struct error *error) {
    struct image whole, small;
    if (!shots->width || shots->width >= canvas->width) {
        return platform_save_png(canvas, path, error);
    }
    image_init(&whole, canvas->width, canvas->height);
    for (int i = 0; i < canvas->width * canvas->height; i++) {
        whole.pixels[i] = 0xff000000u |
                          canvas->pixels[i / canvas->width * canvas->stride + i % canvas->width];
    }
    image_scale(&whole, &small, shots->width, canvas->height * shots->width / canvas->width);
    struct canvas reduced = {small.pixels, small.width, small.height, small.width, {0}};
    bool good = platform_save_png(&reduced, path, error);
    image_release(&whole);
    image_release(&small);
    return good;
}

bool script_shot(const struct script_shots *shots, const char *name, struct platform *platform,
                 struct error *error) {
    struct text path = {0};
    if (!shots || !shots->folder) {
        return true;
    }
    text_addf(&path, "%s/%s.png", shots->folder, name);
    bool good = save(shots, platform_canvas(platform), text_string(&path), error);
    text_release(&path);
    return good;
}

/* The window gets its size, and the scene draws itself for it; no time goes by. */
static void become(struct platform *platform, struct stage *stage, int width, int height,
                   int scale) {
    platform_resize(platform, width, height);
    stage_scale_text(stage, scale);
    house_turn(stage);
}

bool script_look(struct script *script, const struct script_line *line, struct platform *platform,
                 struct stage *stage, const struct script_shots *shots, struct error *error) {
    const struct canvas *canvas = platform_canvas(platform);
    int width = canvas->width, height = canvas->height, scale = stage_text_scale(stage);
    bool saved = true;
    bool large = shots && shots->large;
    for (int i = large ? LARGE * SCALES : 0; i < (large ? LARGE + 1 : SIZES) * SCALES; i++) {
        struct text name = {0};
        int w = sizes[i / SCALES].width, h = sizes[i / SCALES].height;
        become(platform, stage, w, h, scales[i % SCALES]);
        text_addf(&name, "%s-%dx%d-%d", line->word[2], w, h, scales[i % SCALES]);
        script_tidy(line, stage, text_string(&name), &script->untidy);
        saved = saved && script_shot(shots, text_string(&name), platform, error);
        text_release(&name);
    }
    become(platform, stage, width, height, scale);
    return saved;
}

/* --- from one frame to the next --- */

/* What is told apart from a sofa; that a lantern's light shifts by less is not. */
static bool differs(uint32_t a, uint32_t b) {
    enum { SEEN = 16 /* of 255 */ };
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int by = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
        most = by > most ? by : most;
    }
    return most > SEEN;
}

static int changed(const struct canvas *before, const struct canvas *now) {
    int64_t count = 0;
    for (int y = 0; y < now->height; y++) {
        for (int x = 0; x < now->width; x++) {
            count += differs(before->pixels[y * before->stride + x],
                             now->pixels[y * now->stride + x]);
        }
    }
    return (int)(count * 1000 / ((int64_t)now->width * now->height));
}

void script_watch(struct script *script, struct platform *platform) {
    const struct canvas *now = platform_canvas(platform);
    struct canvas *seen = &script->seen;
    if (!script->watches) {
        return;
    }
    if (seen->width == now->width && seen->height == now->height) {
        int by = changed(seen, now);
        script->changed = by > script->changed ? by : script->changed;
    } else {
        canvas_release(seen);
        canvas_init(seen, now->width, now->height);
    }
    canvas_copy(seen, now, (struct rect){0, 0, now->width, now->height});
}

bool script_changes(struct script *script, const struct script_line *line, struct error *error) {
    int most = script->changed;
    script->changed = 0;
    return (script->watches && most <= atoi(line->word[3])) ||
           error_set(error,
                     script->watches ? "line %d: a frame has changed %d thousandths of the picture"
                                     : "line %d: nothing was watched; say so before: 400 watch",
                     line->number, most);
}
