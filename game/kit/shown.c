/* What is written on screen, noted while everything is drawn once more, for tidy.c. */
#include "kit/inside.h"

#include <stdlib.h>
#include <string.h>

/* Contrast is counted in tenths from 1 to 21; of the pixels behind a text so many per cent may be
 * worse than told: a star of the night sky between two letters. */
enum { TENTHS = 211, WORSE_PERCENT = 5 };

/* --- listening --- */

/* NULL while nobody listens. */
static struct shown *add_shown(struct stage *stage) {
    if (!stage->collecting || stage->shown_count == SHOWN_TEXTS) {
        return NULL;
    }
    struct shown *shown = stage->shown[stage->shown_count++] = base_alloc(sizeof *shown);
    shown->contrast = 21.0f;
    shown->layer = stage->layer;
    return shown;
}

void shown_thing(struct stage *stage, struct rect area) {
    struct shown *shown = add_shown(stage);
    if (shown) {
        shown->thing = true;
        shown->box = area;
    }
}

bool rect_within(struct rect inner, struct rect outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

void shown_text(struct stage *stage, const char *text, struct paragraph how, int size, bool cut) {
    struct shown *shown = add_shown(stage);
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
    shown->cut |= !shown->scrolls && !rect_within(ink, canvas->clip);
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
