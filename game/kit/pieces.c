/* What screens are put together from: panels, the heading, the line of buttons at the foot, and
 * pictures fitted into a place. */
#include "kit/kit.h"

void draw_panel(struct stage *stage, struct canvas *canvas, struct rect area) {
    float corner = (float)unit(stage, 22);
    canvas_round_rect(canvas, area, corner, COLOUR_PANEL);
    canvas_round_frame(canvas, area, corner, (float)unit(stage, 2), COLOUR_EDGE);
}

void draw_story(struct stage *stage, struct canvas *canvas, struct rect area, const char *text) {
    struct paragraph how = {
        .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true};
    int width = large_text(stage) ? area.w : area.w * 9 / 10;
    int pad = unit(stage, large_text(stage) ? 12 : 24);
    int height = measure_text(stage, width - 2 * pad, text, how) + 2 * pad;
    height = height < area.h ? height : area.h;
    struct rect panel = {area.x + (area.w - width) / 2, area.y + area.h - height, width, height};
    draw_panel(stage, canvas, panel);
    draw_text(stage, canvas, rect_grow(panel, -pad), text, how);
}

struct rect draw_message(struct stage *stage, struct canvas *canvas, struct rect area,
                         const char *text, struct paragraph how, int below) {
    int pad = unit(stage, 30), gap = below ? unit(stage, 24) : 0, least = unit(stage, 120);
    int most = area.h - below - gap;
    int height = measure_text(stage, area.w - 2 * pad, text, how) + 2 * pad;
    height = height < least ? least : height;
    height = height < most ? height : most;
    struct rect panel = {area.x, area.y + (most - height) / 2, area.w, height};
    struct rect words = {panel.x + pad, panel.y + pad / 2, panel.w - 2 * pad, panel.h - pad};
    draw_panel(stage, canvas, panel);
    draw_text(stage, canvas, words, text, how);
    return (struct rect){area.x, panel.y + panel.h + gap, area.w, below};
}

void draw_heading(struct stage *stage, struct canvas *canvas, const char *text) {
    struct rect screen = screen_rect(stage);
    struct rect area = {unit(stage, 60), unit(stage, 22), screen.w - unit(stage, 120),
                        text_size(stage, SIZE_HEADING) * 3 / 2};
    draw_text(stage, canvas, area, text,
              (struct paragraph){.face = PLATFORM_FACE_TITLE,
                                 .size = SIZE_HEADING,
                                 .align = ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT,
                                 .middle = true});
}

void draw_hint(struct stage *stage, struct canvas *canvas, const char *text) {
    struct rect screen = screen_rect(stage);
    if (stage->lacking && stage->lacking == stage->stack[stage->layer].serial) {
        text = say(stage, "{hint} · \ufffd: can't be drawn yet", "hint", text, NULL);
    }
    int height = text_size(stage, SIZE_HINT) * 2;
    struct rect area = {unit(stage, 40), screen.h - height - unit(stage, 8),
                        screen.w - unit(stage, 80), height};
    draw_text(
        stage, canvas, area, text,
        (struct paragraph){
            .size = SIZE_HINT, .align = ALIGN_CENTRE, .colour = COLOUR_QUIET, .middle = true});
}

void draw_lights(struct stage *stage, struct canvas *canvas, struct rect area, int count, int at) {
    float gap = (float)unit(stage, 26), x = (float)area.x + (float)area.w * 0.5f;
    float y = (float)area.y + (float)area.h * 0.5f;
    x -= gap * (float)(count - 1) * 0.5f;
    for (int i = 0; i < count; i++) {
        if (i == at) {
            canvas_glow(canvas, x + gap * (float)i, y, (float)unit(stage, 20), COLOUR_GOLD, 100);
        }
        canvas_disc(canvas, x + gap * (float)i, y, (float)unit(stage, i == at ? 6 : 4),
                    i <= at ? COLOUR_GOLD : 0x80a9b6ecu);
    }
}

static void draw_stencil(struct canvas *canvas, const struct image *image, struct rect area,
                         uint32_t colour) {
    struct image scaled;
    int side = area.w < area.h ? area.w : area.h;
    if (!image || side <= 0 || rect_empty(rect_cut(area, canvas->clip))) {
        return;
    }
    image_scale(image, &scaled, side, side);
    canvas_stencil(canvas, &scaled, area.x + (area.w - side) / 2, area.y + (area.h - side) / 2,
                   colour);
    image_release(&scaled);
}

void draw_mark(struct stage *stage, struct canvas *canvas, int mark, struct rect area,
               uint32_t colour) {
    draw_stencil(canvas, view_mark(stage->view, mark), area, colour);
}

void draw_art_in(struct stage *stage, struct canvas *canvas, const char *name, struct rect area,
                 uint32_t colour) {
    draw_stencil(canvas, view_art(stage->view, name), area, colour);
}

void draw_art(struct stage *stage, struct canvas *canvas, const char *name, struct rect area) {
    const struct image *image = view_art(stage->view, name);
    struct image scaled;
    if (!image || rect_empty(rect_cut(area, canvas->clip))) {
        return;
    }
    float part = (float)area.w / (float)image->width;
    if ((float)area.h / (float)image->height < part) {
        part = (float)area.h / (float)image->height;
    }
    int width = (int)((float)image->width * part), height = (int)((float)image->height * part);
    if (width < 1 || height < 1) {
        return;
    }
    image_scale(image, &scaled, width, height);
    canvas_image(canvas, &scaled, area.x + (area.w - width) / 2, area.y + (area.h - height) / 2,
                 255);
    image_release(&scaled);
}
