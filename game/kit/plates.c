/* The few things that all menus are made of: a plate, lit as by a lantern where the two look, a
 * switch, a slider; and the moment in which light goes over from one to another. */
#include "kit/inside.h"

enum { EASE_MS = 120, PARTS = 256 };

void ease_rect(struct stage *stage, struct rect area) {
    damage_rect(stage, area);
    if (!stage->look.reduced_motion) {
        stage->easing = rect_join(stage->easing, area);
        stage->ease_until = stage->now + EASE_MS;
    }
}

int ease_part(const struct stage *stage, uint32_t since) {
    uint32_t gone = stage->now - since;
    if (!since || gone >= EASE_MS || stage->look.reduced_motion) {
        return PARTS;
    }
    int part = (int)gone * PARTS / EASE_MS;
    return part * (2 * PARTS - part) / PARTS; /* quick, then slow */
}

bool ease_on(struct stage *stage) {
    if (rect_empty(stage->easing)) {
        return false;
    }
    damage_rect(stage, stage->easing);
    if ((int32_t)(stage->now - stage->ease_until) >= 0) {
        stage->easing = (struct rect){0};
    }
    return true;
}

void draw_plate(struct stage *stage, struct canvas *canvas, struct rect plate, int light) {
    float corner = (float)plate.h * 0.36f, most = (float)unit(stage, 20);
    float x = (float)plate.x + (float)plate.w / 2, y = (float)plate.y + (float)plate.h / 2;
    corner = corner < most ? corner : most;
    if (light > 0) {
        float half = (float)plate.w / 2, glow = (float)unit(stage, MENU_GLOW);
        float beyond = half * 0.12f + glow / 2;
        canvas_glow_oval(canvas, x, y, half + (beyond < glow ? beyond : glow),
                         (float)plate.h / 2 + glow, 0xffb45a, light * 70 / PARTS);
    }
    canvas_round_rect(canvas, plate, corner, colour_mix(0xc8131a40u, 0xf03a3158u, light));
    canvas_round_frame(canvas, plate, corner, (float)unit(stage, 1.6f), COLOUR_EDGE);
    if (light > 0) {
        canvas_round_frame(canvas, plate, corner, (float)unit(stage, 3),
                           colour_mix(0x00ffd98au, COLOUR_GOLD, light));
    }
}

/* A small flame, as in the two lanterns. */
void draw_flame(struct canvas *canvas, float x, float y, float size, int light) {
    uint32_t gold = colour_mix(0x00ffd98au, COLOUR_GOLD, light);
    uint32_t heart = colour_mix(0x00fff6dcu, 0xfffff6dcu, light);
    canvas_glow(canvas, x, y, size * 2.6f, 0xffb860, light * 5 / 16);
    canvas_taper(canvas, x, y + size * 0.3f, size * 0.46f, x, y - size * 0.85f, size * 0.06f, gold);
    canvas_taper(canvas, x, y + size * 0.36f, size * 0.24f, x, y - size * 0.3f, size * 0.05f,
                 heart);
}

int switch_width(const struct stage *stage) {
    return text_size(stage, SIZE_LARGE) * 17 / 10;
}

/* On and off differ by where the knob stands and by what is drawn on it, not by colour alone. */
void draw_switch(struct stage *stage, struct canvas *canvas, struct rect place, bool on) {
    int high = text_size(stage, SIZE_LARGE) * 9 / 10;
    struct rect body = {place.x, place.y + (place.h - high) / 2, place.w, high};
    float radius = (float)high / 2, y = (float)body.y + radius, line = (float)unit(stage, 2.5f);
    float x = on ? (float)(body.x + body.w) - radius : (float)body.x + radius;
    canvas_round_rect(canvas, body, radius, on ? 0xff8a6a3au : 0xff1a2148u);
    canvas_round_frame(canvas, body, radius, line, on ? COLOUR_GOLD : 0xff8c96c4u);
    if (on) {
        canvas_disc(canvas, x, y, radius * 0.72f, COLOUR_GOLD);
    } else {
        canvas_ring(canvas, x, y, radius * 0.66f, line, COLOUR_QUIET);
    }
}

void draw_slider(struct stage *stage, struct canvas *canvas, struct rect place, int level,
                 uint32_t colour) {
    int high = unit(stage, 8), knob = text_size(stage, SIZE_LARGE) * 4 / 10;
    struct rect track = {place.x, place.y + (place.h - high) / 2, place.w, high}, filled = track;
    float radius = (float)high / 2;
    filled.w = knob + (track.w - 2 * knob) * level / 100;
    float x = (float)(track.x + filled.w), y = (float)place.y + (float)place.h / 2;
    canvas_round_rect(canvas, track, radius, 0xff0c1130u);
    canvas_round_frame(canvas, track, radius, (float)unit(stage, 1.5f), 0x90a9b6ecu);
    canvas_round_rect(canvas, filled, radius, colour);
    canvas_disc(canvas, x, y, (float)knob, 0xff10152fu);
    canvas_disc(canvas, x, y, (float)knob - (float)unit(stage, 2), colour);
}
