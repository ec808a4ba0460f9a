/* The two in scenes: close to each other, or beside a card or a talk, each on a rock in the water,
 * turned to the other. Who speaks stands and has the light; who listens sits. */
#include "kit/kit.h"

void pair_draw(struct stage *stage, struct canvas *canvas, enum view_pose pose, float x, float y,
               float high) {
    for (int player = 0; player < 2; player++) {
        bool right = player == RULES_B;
        view_person(stage->view, canvas,
                    &(struct view_person){.player = player,
                                          .pose = pose,
                                          .mirrored = right,
                                          .lit = true,
                                          .x = x + (right ? 0.25f : -0.25f) * high,
                                          .y = y,
                                          .high = high});
    }
}

static void draw_name(struct stage *stage, struct canvas *canvas, int player, struct rect area,
                      bool lit) {
    int wide = platform_text_width(stage->platform, PLATFORM_FACE_BOLD, text_size(stage, SIZE_BODY),
                                   stage->name[player]) +
               area.h;
    wide = wide < area.w ? wide : area.w;
    struct rect plate = {area.x + (area.w - wide) / 2, area.y, wide, area.h};
    canvas_round_rect(canvas, plate, (float)area.h * 0.5f, COLOUR_PANEL);
    draw_text(stage, canvas, area, stage->name[player],
              (struct paragraph){.face = PLATFORM_FACE_BOLD,
                                 .size = SIZE_BODY,
                                 .align = ALIGN_CENTRE,
                                 .colour = lit ? seat_colour(player) : COLOUR_QUIET,
                                 .middle = true});
}

static void draw_side(struct stage *stage, struct canvas *canvas, int player, struct rect area,
                      bool speaks) {
    int name = text_size(stage, SIZE_BODY) * 3 / 2, gap = unit(stage, 52);
    float x = (float)area.x + (float)area.w * 0.5f;
    float y = (float)(area.y + area.h - name - gap);
    view_islet(canvas, x, y, (float)area.w * 0.88f, player == RULES_A ? 3 : 11);
    view_person(stage->view, canvas,
                &(struct view_person){.player = player,
                                      .pose = speaks ? VIEW_STANDS_SIDE : VIEW_SITS_SIDE,
                                      .mirrored = player == RULES_B,
                                      .lit = speaks,
                                      .x = x,
                                      .y = y + (float)unit(stage, 6),
                                      .high = (float)unit(stage, 236)});
    draw_name(stage, canvas, player, (struct rect){area.x, area.y + area.h - name, area.w, name},
              speaks);
}

struct rect sides_draw(struct stage *stage, struct canvas *canvas, struct rect area, bool a_speaks,
                       bool b_speaks) {
    int wide = unit(stage, 200), out = unit(stage, 66), in = wide - out - unit(stage, 4);
    int high = unit(stage, 340) < area.h ? unit(stage, 340) : area.h;
    if (large_text(stage)) {
        return area; /* the words need their place */
    }
    struct rect side = {area.x - out, area.y + (area.h - high) / 2, wide, high};
    draw_side(stage, canvas, RULES_A, side, a_speaks);
    side.x = area.x + area.w + out - wide;
    draw_side(stage, canvas, RULES_B, side, b_speaks);
    return (struct rect){area.x + in, area.y, area.w - 2 * in, area.h};
}
