/* What a newcomer has to know first, told without words: beside each figure the keys or the stick
 * that move it, until it has moved. Only while nothing has ever been crossed. */
#include "play/inside.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What it costs to lie on something, in tenths of a cell of way: to lie farther off is better than
 * to hide what has to be seen, and on bare ground it hides little. */
enum { HIDES_GROUND = 3, HIDES_FIXTURE = 30, HIDES_FIGURE = 200, AWAY_MOST = 60 };

/* All that can be hidden, as it is seen: what stands on a cell rises above it. */
struct hiding {
    struct rect seen[RULES_MAX_CELLS];
    int cost[RULES_MAX_CELLS];
    int count;
};

static int key_side(struct stage *stage) {
    return unit(stage, 40) * (100 + stage->look.text_scale) / 200;
}

/* A figure's head reaches over the cell behind it, a gate's arch into it. */
static struct rect risen(struct rect cell, int percent) {
    int up = cell.h * percent / 100;
    return (struct rect){cell.x, cell.y - up, cell.w, cell.h + up};
}

static void find_hiding(struct stage *stage, struct hiding *hiding) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    hiding->count = 0;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        bool figure = cell == level->start[RULES_A] || cell == level->start[RULES_B];
        bool fixture = level->fixture[cell].kind != RULES_NO_FIXTURE;
        for (int i = 0; i < level->stone_count; i++) {
            fixture |= level->stone[i].cell == cell;
        }
        struct rect place = view_cell_rect(stage->view, cell);
        int cost = figure                                ? HIDES_FIGURE
                   : fixture                             ? HIDES_FIXTURE
                   : level->terrain[cell] == RULES_FLOOR ? HIDES_GROUND
                                                         : 0;
        if (cost) {
            hiding->seen[hiding->count] = risen(place, figure ? 60 : fixture ? 30 : 0);
            hiding->cost[hiding->count++] = cost;
        }
    }
}

static struct rect plate_of(struct stage *stage, struct rect keys) {
    return rect_grow(keys, unit(stage, 8));
}

/* What hangs over the screen's edge or the words is not to be read: INT_MAX. */
static int cost_of(struct stage *stage, const struct hiding *hiding, struct rect keys,
                   struct rect cell, struct rect others) {
    struct rect plate = plate_of(stage, keys), screen = screen_rect(stage);
    struct rect inside = rect_cut(plate, screen);
    if (rect_area(inside) != rect_area(plate) || !rect_empty(rect_cut(plate, panel_rect(stage))) ||
        !rect_empty(rect_cut(plate, plate_of(stage, others)))) {
        return INT_MAX;
    }
    int x = abs(2 * keys.x + keys.w - 2 * cell.x - cell.w) * 5 / cell.w;
    int y = abs(2 * keys.y + keys.h - 2 * cell.y - cell.h) * 5 / cell.h;
    int cost = x + y;
    for (int i = 0; i < hiding->count; i++) {
        cost += rect_empty(rect_cut(hiding->seen[i], plate)) ? 0 : hiding->cost[i];
    }
    return cost;
}

/* The best place for one, where the other's are; the sum of what both cost, for the better order.
 */
static int place_one(struct stage *stage, const struct hiding *hiding, int player,
                     struct rect others, struct rect *best) {
    struct rect cell = view_cell_rect(stage->view,
                                      crossing_level(play_of(stage)->crossing)->start[player]);
    int side = key_side(stage), step = side / 4, reach = cell.w * AWAY_MOST / 10;
    int least = INT_MAX;
    for (int y = cell.y - reach; y < cell.y + reach; y += step) {
        for (int x = cell.x - reach; x < cell.x + reach; x += step) {
            struct rect keys = {x, y, 3 * side, 2 * side};
            int cost = cost_of(stage, hiding, keys, cell, others);
            if (cost < least) {
                least = cost;
                *best = keys;
            }
        }
    }
    return least;
}

/* Who comes first takes the best place; so each comes first once, and the better is taken. */
void prompts_lay(struct stage *stage, struct rect keys[2]) {
    struct hiding *hiding = base_alloc(sizeof *hiding);
    int least = INT_MAX;
    find_hiding(stage, hiding);
    for (int first = RULES_A; first <= RULES_B; first++) {
        struct rect place[2] = {{0}};
        int one = place_one(stage, hiding, first, (struct rect){0}, &place[first]);
        int two = place_one(stage, hiding, !first, place[first], &place[!first]);
        int both = one == INT_MAX || two == INT_MAX ? INT_MAX - 1 : one + two;
        if (both < least) {
            least = both;
            memcpy(keys, place, sizeof place);
        }
    }
    free(hiding);
}

/* From the plate to whose it is; empty where it lies right beside them. */
static struct rect string_of(struct stage *stage, int player, struct rect keys) {
    struct rect cell = view_cell_rect(stage->view,
                                      crossing_level(play_of(stage)->crossing)->start[player]);
    struct rect plate = plate_of(stage, keys);
    int x = cell.x + cell.w / 2, y = cell.y + cell.h * 3 / 4;
    int from_x = x < plate.x ? plate.x : x > plate.x + plate.w ? plate.x + plate.w : x;
    int from_y = y < plate.y ? plate.y : y > plate.y + plate.h ? plate.y + plate.h : y;
    return (struct rect){from_x, from_y, x - from_x, y - from_y};
}

struct rect prompts_rect(struct stage *stage, int player, struct rect keys) {
    struct rect string = string_of(stage, player, keys);
    struct rect whole = {string.w < 0 ? string.x + string.w : string.x,
                         string.h < 0 ? string.y + string.h : string.y, abs(string.w) + 1,
                         abs(string.h) + 1};
    return rect_grow(rect_join(whole, keys), unit(stage, 10));
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

/* It ends before the figure, at what stands around its feet. */
static void draw_string(struct stage *stage, struct canvas *canvas, struct rect string,
                        uint32_t colour) {
    float far = hypotf((float)string.w, (float)string.h);
    float rest = (float)view_cell_rect(stage->view, 0).w * 0.42f;
    if (far > rest) {
        float part = 1 - rest / far;
        canvas_line(canvas, (float)string.x, (float)string.y,
                    (float)string.x + (float)string.w * part,
                    (float)string.y + (float)string.h * part, (float)unit(stage, 2.5f), colour);
    }
}

void prompts_draw(struct stage *stage, struct canvas *canvas, int player, struct rect area) {
    if (rect_empty(rect_cut(prompts_rect(stage, player, area), canvas->clip))) {
        return;
    }
    int device = platform_device_of(stage->platform, (enum platform_seat)player);
    uint32_t halo = (seat_colour(player) & 0xffffff) | 0xa0000000;
    struct rect plate = plate_of(stage, area);
    draw_string(stage, canvas, string_of(stage, player, area), halo);
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
