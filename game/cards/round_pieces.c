/* Pieces that all pictures of a round are made of. */
#include "cards/round.h"

struct paragraph round_words(enum size size, uint32_t colour) {
    return (struct paragraph){
        .size = size, .align = ALIGN_CENTRE, .colour = colour, .middle = true};
}

struct rect round_take_top(struct rect *area, int height, int gap) {
    struct rect top = {area->x, area->y, area->w, height};
    area->y += height + gap;
    area->h -= height + gap;
    return top;
}

struct rect round_column(const struct stage *stage, struct rect area, enum size size) {
    int width = text_size(stage, size) * 29;
    if (width < area.w) {
        area.x += (area.w - width) / 2;
        area.w = width;
    }
    return area;
}

bool round_shows(const struct canvas *canvas, struct rect area) {
    return !rect_empty(rect_cut(canvas->clip, area));
}
