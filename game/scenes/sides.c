/* The two in scenes: close to each other, or beside a card or a talk, each on a rock in the water,
 * turned to the other. Who speaks stands and has the light; who listens sits. */
#include "scenes/internal.h"

void pair_draw(struct game *game, struct canvas *canvas, enum view_pose pose, float x, float y,
               float high) {
    for (int player = 0; player < 2; player++) {
        bool right = player == RULES_B;
        view_person(game->view, canvas,
                    &(struct view_person){.player = player,
                                          .pose = pose,
                                          .mirrored = right,
                                          .lit = true,
                                          .x = x + (right ? 0.25f : -0.25f) * high,
                                          .y = y,
                                          .high = high});
    }
}

static void draw_name(struct game *game, struct canvas *canvas, int player, struct rect area,
                      bool lit) {
    int wide = platform_text_width(game->platform, PLATFORM_FACE_BOLD, text_size(game, SIZE_BODY),
                                   game->name[player]) +
               area.h;
    wide = wide < area.w ? wide : area.w;
    struct rect plate = {area.x + (area.w - wide) / 2, area.y, wide, area.h};
    canvas_round_rect(canvas, plate, (float)area.h * 0.5f, COLOUR_PANEL);
    draw_text(game, canvas, area, game->name[player],
              (struct paragraph){.face = PLATFORM_FACE_BOLD,
                                 .size = SIZE_BODY,
                                 .align = ALIGN_CENTRE,
                                 .colour = lit ? seat_colour(player) : COLOUR_QUIET,
                                 .middle = true});
}

static void draw_side(struct game *game, struct canvas *canvas, int player, struct rect area,
                      bool speaks) {
    int name = text_size(game, SIZE_BODY) * 3 / 2, gap = unit(game, 52);
    float x = (float)area.x + (float)area.w * 0.5f;
    float y = (float)(area.y + area.h - name - gap);
    view_islet(canvas, x, y, (float)area.w * 0.88f, player == RULES_A ? 3 : 11);
    view_person(game->view, canvas,
                &(struct view_person){.player = player,
                                      .pose = speaks ? VIEW_STANDS_SIDE : VIEW_SITS_SIDE,
                                      .mirrored = player == RULES_B,
                                      .lit = speaks,
                                      .x = x,
                                      .y = y + (float)unit(game, 6),
                                      .high = (float)unit(game, 236)});
    draw_name(game, canvas, player, (struct rect){area.x, area.y + area.h - name, area.w, name},
              speaks);
}

struct rect sides_draw(struct game *game, struct canvas *canvas, struct rect area, bool a_speaks,
                       bool b_speaks) {
    int wide = unit(game, 200), out = unit(game, 66), in = wide - out - unit(game, 4);
    int high = unit(game, 340) < area.h ? unit(game, 340) : area.h;
    if (large_text(game)) {
        return area; /* the words need their place */
    }
    struct rect side = {area.x - out, area.y + (area.h - high) / 2, wide, high};
    draw_side(game, canvas, RULES_A, side, a_speaks);
    side.x = area.x + area.w + out - wide;
    draw_side(game, canvas, RULES_B, side, b_speaks);
    return (struct rect){area.x + in, area.y, area.w - 2 * in, area.h};
}
