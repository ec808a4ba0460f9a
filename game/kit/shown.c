/* What is written on screen, listened to while everything is drawn once more: scripts ask whether a
 * text is there, and whether all that is there can be read. */
#include "kit/inside.h"

#include <stdlib.h>
#include <string.h>

/* WCAG 2.2, success criterion 1.4.3: what small text needs, for readers with 20/40 sight. */
#define LEAST_CONTRAST 4.5f
/* Contrast is counted in tenths from 1 to 21; of the pixels behind a text so many per cent may be
 * worse than told: a star of the night sky between two letters. */
enum { TENTHS = 211, WORSE_PERCENT = 5 };

/* --- listening --- */

static bool within(struct rect inner, struct rect outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

/* NULL while nobody listens. */
static struct shown *add(struct stage *stage) {
    if (!stage->collecting || stage->shown_count == SHOWN_TEXTS) {
        return NULL;
    }
    struct shown *shown = stage->shown[stage->shown_count++] = base_alloc(sizeof *shown);
    shown->contrast = 21.0f;
    shown->layer = stage->layer;
    return shown;
}

void shown_thing(struct stage *stage, struct rect area) {
    struct shown *shown = add(stage);
    if (shown) {
        shown->thing = true;
        shown->box = area;
    }
}

void shown_text(struct stage *stage, const char *text, struct paragraph how, int size, bool cut) {
    struct shown *shown = add(stage);
    if (!shown) {
        return;
    }
    for (; *text; text++) {
        if (strncmp(text, KEY_GAP, sizeof KEY_GAP - 1) == 0) {
            text_add(&shown->words, " ");
            text += sizeof KEY_GAP - 2;
        } else if (*text != KEY_OPEN && *text != KEY_ROUND && *text != KEY_CLOSE) {
            text_add_bytes(&shown->words, text, 1);
        }
    }
    shown->size = size;
    shown->least = text_size_least(stage, how);
    shown->cut = cut;
    shown->lacking = platform_text_lacks(stage->platform, text_string(&shown->words));
    shown->scrolls = how.scrolls;
}

/* What all but the worst pixels behind a line reach. Every second pixel of every second row tells
 * as much as all. */
static float contrast_behind(const struct canvas *canvas, struct rect line, uint32_t colour) {
    int count[TENTHS] = {0}, all = 0, worse = 0, tenth = 10;
    uint32_t last = 0, opaque = 0xff000000u | colour;
    float ratio = 0;
    line = rect_cut(line, canvas->clip);
    for (int y = line.y; y < line.y + line.h; y += 2) {
        for (int x = line.x; x < line.x + line.w; x += 2) {
            uint32_t behind = canvas->pixels[y * canvas->stride + x] | 0xff000000u;
            if (behind != last) { /* neighbours are often the same */
                last = behind;
                ratio = colour_contrast(colour_mix(behind, opaque, (int)(colour >> 24) + 1),
                                        behind);
            }
            count[(int)(ratio * 10.0f)]++;
            all++;
        }
    }
    for (; tenth < TENTHS - 1 && worse + count[tenth] <= all * WORSE_PERCENT / 100; tenth++) {
        worse += count[tenth];
    }
    return (float)tenth / 10.0f;
}

void shown_line(struct stage *stage, const struct canvas *canvas, struct rect line,
                uint32_t colour) {
    struct shown *shown = stage->shown_count ? stage->shown[stage->shown_count - 1] : NULL;
    if (!stage->collecting || !shown || shown->thing) {
        return;
    }
    struct rect ink = {line.x, line.y + line.h / 6, line.w, line.h * 2 / 3};
    float reached = contrast_behind(canvas, ink, colour);
    shown->contrast = reached < shown->contrast ? reached : shown->contrast;
    shown->cut |= !shown->scrolls && !within(ink, canvas->clip);
    if (shown->scrolls) { /* what has scrolled away lies nowhere */
        ink = rect_cut(ink, canvas->clip);
    }
    shown->box = rect_join(shown->box, ink);
}

void shown_forget(struct stage *stage) {
    for (int i = 0; i < stage->shown_count; i++) {
        text_forget(&stage->shown[i]->words);
        free(stage->shown[i]);
    }
    stage->shown_count = 0;
}

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
    if (!within(shown->box, safe)) {
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
