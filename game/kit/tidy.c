/* Is a text on the screen, and can all that is there be read? Everything is drawn once more for it.
 */
#include "kit/inside.h"

#include <string.h>

/* WCAG 2.2, success criterion 1.4.3: what small text needs, for readers with 20/40 sight. */
#define LEAST_CONTRAST 4.5f

static void listen(struct stage *stage) {
    struct canvas *canvas = platform_canvas(stage->platform);
    shown_forget(stage);
    stage->collecting = true;
    stage->lacking = 0;
    canvas_reset_clip(canvas);
    stack_draw(stage, canvas);
    stage->collecting = false;
}

bool stage_shows(struct stage *stage, const char *text) {
    bool found = false;
    listen(stage);
    for (int i = 0; i < stage->shown_count; i++) {
        found |= strstr(text_string(&stage->shown[i]->words), text) != NULL;
    }
    shown_forget(stage);
    return found;
}

/* --- judging --- */

static void judge(const struct stage *stage, const struct shown *shown, struct text *complaints) {
    const char *words = text_string(&shown->words);
    struct rect safe = rect_grow(screen_rect(stage), -unit(stage, 6));
    if (shown->size < shown->least) {
        text_addf(complaints, "drawn at %d in place of %d pixels: \"%s\"\n", shown->size,
                  shown->least, words);
    }
    if (shown->cut) {
        text_addf(complaints, "cut: \"%s\"\n", words);
    }
    if (shown->lacking) {
        text_addf(complaints, "letters that can't be drawn: \"%s\"\n", words);
    }
    if (!rect_within(shown->box, safe)) {
        text_addf(complaints, "at the screen's edge or beyond it: \"%s\"\n", words);
    }
    if (shown->contrast < LEAST_CONTRAST) {
        text_addf(complaints, "contrast %.1f, and %.1f is needed: \"%s\"\n",
                  (double)shown->contrast, (double)LEAST_CONTRAST, words);
    }
}

static const char *name_of(const struct shown *shown) {
    return shown->thing ? "(no text)" : text_string(&shown->words);
}

/* Only what lies on top is to be read; what it lies on is dimmed. */
bool stage_tidy(struct stage *stage, struct text *complaints) {
    size_t before = complaints->length;
    listen(stage);
    int top = stage->depth - 1;
    for (int i = 0; i < stage->shown_count; i++) {
        const struct shown *shown = stage->shown[i];
        if (shown->layer != top) {
            continue;
        }
        if (!shown->thing) {
            judge(stage, shown, complaints);
        }
        for (int j = 0; j < i; j++) {
            const struct shown *other = stage->shown[j];
            if (other->layer == top && !(shown->thing && other->thing) &&
                !rect_empty(rect_cut(shown->box, other->box))) {
                text_addf(complaints, "one over the other: \"%s\" and \"%s\"\n", name_of(other),
                          name_of(shown));
            }
        }
    }
    shown_forget(stage);
    return complaints->length == before;
}

int stage_text_scale(const struct stage *stage) {
    return stage->look.text_scale;
}

void stage_scale_text(struct stage *stage, int percent) {
    struct platform_event resized = {.kind = PLATFORM_RESIZED};
    stage->look.text_scale = percent;
    stack_event(stage, &resized);
}
