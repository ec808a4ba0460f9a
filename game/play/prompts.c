/* What a newcomer has to know first, told without words: beside each figure the keys or the stick
 * that move it, until it has moved. Only while nothing has ever been crossed. */
#include "play/inside.h"

#include <limits.h>
#include <stdlib.h>

bool prompts_wanted(const struct stage *stage) {
    for (int span = 0; span < VIEW_SPANS; span++) {
        if (stage->built[span] > 0) {
            return false;
        }
    }
    return true;
}

static int key_side(struct stage *stage) {
    return unit(stage, 40) * (100 + stage->look.text_scale) / 200;
}

/* How many things it hides that have to be seen: figures, what lies on the board, the other's keys;
 * what hangs over the screen's edge or the words hides most. */
static int hides(struct stage *stage, struct rect area, struct rect others) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    struct rect screen = screen_rect(stage), plate = rect_grow(area, unit(stage, 8));
    int edge = plate.x < 0 || plate.y < 0 || plate.x + plate.w > screen.w ||
               plate.y + plate.h > screen.h - panel_rect(stage).h;
    int count = 8 * edge + 2 * !rect_empty(rect_cut(plate, others));
    for (int cell = 0; cell < level->width * level->height; cell++) {
        bool counts = level->fixture[cell].kind != RULES_NO_FIXTURE ||
                      cell == level->start[RULES_A] || cell == level->start[RULES_B];
        count += counts && !rect_empty(rect_cut(view_cell_rect(stage->view, cell), area));
    }
    return count;
}

/* The nearest place to its start that hides the least: around the start or around the board. A's is
 * found first. */
struct rect prompts_rect(struct stage *stage, int player) {
    struct rect cell = view_cell_rect(stage->view,
                                      crossing_level(play_of(stage)->crossing)->start[player]);
    struct rect board = view_board_rect(stage->view), best = {0};
    struct rect others = player == RULES_B ? prompts_rect(stage, RULES_A) : (struct rect){0};
    int side = key_side(stage), gap = unit(stage, 14), width = 3 * side, high = 2 * side;
    int beside = cell.y + cell.h * 3 / 4 - high;
    beside = beside < gap ? gap : beside;
    const int across[] = {cell.x - gap - width,
                          cell.x + cell.w + gap,
                          board.x - gap - width,
                          board.x + board.w + gap,
                          cell.x,
                          cell.x + (cell.w - width) / 2};
    const int down[] = {beside, cell.y - cell.h / 2 - gap - high, cell.y + cell.h + gap,
                        beside + high + 2 * gap, board.y + board.h + 2 * gap};
    int least = INT_MAX;
    for (size_t i = 0; i < sizeof across / sizeof across[0]; i++) {
        for (size_t j = 0; j < sizeof down / sizeof down[0]; j++) {
            struct rect place = {across[i], down[j], width, high};
            int away = abs(place.x + (width - cell.w) / 2 - cell.x) +
                       abs(place.y + (high - cell.h) / 2 - cell.y);
            int score = hides(stage, place, others) * 10000 + away;
            if (score < least) {
                least = score;
                best = place;
            }
        }
    }
    return best;
}

static void draw_key(struct stage *stage, struct canvas *canvas, const char *label,
                     struct rect place) {
    int size = place.w * 45 / 100;
    draw_art(stage, canvas, "keycap", place);
    int x = place.x +
            (place.w - platform_text_width(stage->platform, PLATFORM_FACE_TEXT, size, label)) / 2;
    int middle = platform_text_middle(stage->platform, PLATFORM_FACE_TEXT, size);
    platform_text(stage->platform, canvas, PLATFORM_FACE_TEXT, size, x,
                  place.y + place.h * 45 / 100 - middle, 0xff2a2f58u, label);
}

/* The four keys lie as they do on the keyboard. */
static void draw_keys(struct stage *stage, struct canvas *canvas, int device, struct rect area) {
    static const struct {
        enum platform_button button;
        int8_t column, row;
    } keys[] = {{PLATFORM_NORTH, 1, 0},
                {PLATFORM_WEST, 0, 1},
                {PLATFORM_SOUTH, 1, 1},
                {PLATFORM_EAST, 2, 1}};
    int side = area.w / 3;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        draw_key(
            stage, canvas, platform_button_label(stage->platform, device, keys[i].button),
            (struct rect){area.x + keys[i].column * side, area.y + keys[i].row * side, side, side});
    }
}

void prompts_draw(struct stage *stage, struct canvas *canvas, int player) {
    struct rect area = prompts_rect(stage, player);
    if (rect_empty(rect_cut(rect_grow(area, unit(stage, 10)), canvas->clip))) {
        return;
    }
    int device = platform_device_of(stage->platform, (enum platform_seat)player);
    uint32_t halo = (seat_colour(player) & 0xffffff) | 0xa0000000;
    struct rect plate = rect_grow(area, unit(stage, 8));
    canvas_round_rect(canvas, plate, (float)unit(stage, 16), 0x70141a3cu);
    canvas_round_frame(canvas, plate, (float)unit(stage, 16), (float)unit(stage, 2.5f), halo);
    if (device >= PLATFORM_FIRST_PAD) {
        int side = area.h * 3 / 4, y = area.y + area.h / 8;
        draw_art(stage, canvas, "pad_stick", (struct rect){area.x, y, side, side});
        draw_art(stage, canvas, "pad_dpad", (struct rect){area.x + area.w - side, y, side, side});
    } else {
        draw_keys(stage, canvas,
                  device != PLATFORM_NO_DEVICE ? device
                  : player == RULES_A          ? PLATFORM_KEYS_LEFT
                                               : PLATFORM_KEYS_RIGHT,
                  area);
    }
}
