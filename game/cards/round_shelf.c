/* The Keeper's shelf: planks on two ropes, and on them the decks as boxes. A chosen one is open, so
 * that its cards are seen, and bears a tick; the others have their lids on. */
#include "cards/round.h"

enum { CARDS_SEEN = 3, HUES = 6, LIT = 256 };

#define WOOD 0xff5b4034u
#define WOOD_LIGHT 0xff856048u
#define WOOD_DARK 0xff33241fu
#define ROPE 0xff8d7457u
#define LABEL 0xffe9dbb9u

/* Cloth that a box is covered with: told apart by its title, and only nicer to look at so. */
static const uint32_t cloth[HUES] = {0xff5a3d66u, 0xff3d5560u, 0xff6a4a3cu,
                                     0xff45583fu, 0xff3f4a78u, 0xff6b3f52u};

int round_shelf_height(const struct stage *stage) {
    return text_size(stage, SIZE_BODY) * 28 / 10 + text_size(stage, SIZE_HINT) * 5 / 4 +
           unit(stage, 56);
}

int round_shelf_columns(const struct stage *stage, int wide) {
    int columns = wide / (text_size(stage, SIZE_BODY) * 17 / 2);
    return columns < 1 ? 1 : columns;
}

static void draw_plank(struct stage *stage, struct canvas *canvas, struct rect plank) {
    float corner = (float)unit(stage, 4), line = (float)unit(stage, 1.5f);
    struct rect shadow = {plank.x + unit(stage, 6), plank.y + plank.h, plank.w - unit(stage, 12),
                          unit(stage, 5)};
    canvas_round_rect(canvas, shadow, corner, 0x50080a20u);
    canvas_round_rect(canvas, plank, corner, WOOD);
    canvas_fill(
        canvas,
        (struct rect){plank.x + unit(stage, 3), plank.y, plank.w - unit(stage, 6), unit(stage, 3)},
        WOOD_LIGHT);
    for (int i = 0; i < 7; i++) { /* its grain */
        float x = (float)plank.x + (float)plank.w * (0.03f + 0.137f * (float)i),
              y = (float)plank.y + (float)plank.h * (0.5f + 0.18f * (float)(i % 3 - 1));
        canvas_line(canvas, x, y, x + (float)unit(stage, 40 + 23 * (float)(i % 3)), y, line,
                    0x60332420u);
    }
    canvas_round_frame(canvas, plank, corner, line, WOOD_DARK);
}

void round_shelf_draw(struct stage *stage, struct canvas *canvas, struct rect area, int rows) {
    int high = round_shelf_height(stage), board = unit(stage, 12), out = unit(stage, 12);
    for (int side = 0; side < 2; side++) {
        float x = (float)(side ? area.x + area.w + out / 3 : area.x - out / 3);
        canvas_line(canvas, x, 0, x, (float)(area.y + rows * high - board), (float)unit(stage, 4),
                    ROPE);
        canvas_line(canvas, x, 0, x, (float)(area.y + rows * high - board), (float)unit(stage, 1),
                    WOOD_DARK);
    }
    for (int row = 0; row < rows; row++) {
        struct rect plank = {area.x - out, area.y + (row + 1) * high - board - unit(stage, 3),
                             area.w + 2 * out, board};
        draw_plank(stage, canvas, plank);
        for (int side = 0; side < 2; side++) { /* the knots that bear it */
            float x = (float)(side ? area.x + area.w + out / 3 : area.x - out / 3);
            canvas_disc(canvas, x, (float)(plank.y + board + unit(stage, 3)), (float)unit(stage, 5),
                        ROPE);
        }
    }
}

/* Cards look out of it, one behind the other. */
static void draw_inside(struct stage *stage, struct canvas *canvas, struct rect front, int peek) {
    float corner = (float)unit(stage, 5);
    for (int i = 0; i < CARDS_SEEN; i++) {
        int in = unit(stage, 10 + 5 * (float)(CARDS_SEEN - 1 - i)), lift = peek - i * peek / 4;
        struct rect card = {front.x + in, front.y - lift, front.w - 2 * in, lift + unit(stage, 8)};
        canvas_round_rect(canvas, card, corner, i == CARDS_SEEN - 1 ? LABEL : 0xffcdbd98u);
        canvas_round_frame(canvas, card, corner, (float)unit(stage, 1.3f), 0xff8b6a45u);
    }
}

static void draw_lid(struct stage *stage, struct canvas *canvas, struct rect front, int peek,
                     uint32_t hue) {
    int over = unit(stage, 4);
    struct rect lid = {front.x - over, front.y - peek / 2, front.w + 2 * over, peek * 4 / 5};
    canvas_round_rect(canvas, lid, (float)unit(stage, 5), colour_mix(hue, 0xff10122cu, 40));
    canvas_round_frame(canvas, lid, (float)unit(stage, 5), (float)unit(stage, 1.5f), 0xff191633u);
}

/* A tick on a seal: what is chosen is told by more than the open lid. */
static void draw_tick(struct stage *stage, struct canvas *canvas, struct rect front) {
    float size = (float)unit(stage, 14), line = (float)unit(stage, 3.5f);
    float x = (float)(front.x + front.w) - size * 0.5f, y = (float)front.y - size * 0.1f;
    canvas_disc(canvas, x, y, size, 0xff231c44u);
    canvas_ring(canvas, x, y, size - line / 4, line / 2, COLOUR_GOLD);
    canvas_line(canvas, x - size * 0.45f, y, x - size * 0.1f, y + size * 0.38f, line, COLOUR_GOLD);
    canvas_line(canvas, x - size * 0.1f, y + size * 0.38f, x + size * 0.48f, y - size * 0.36f, line,
                COLOUR_GOLD);
}

static void draw_label(struct stage *stage, struct canvas *canvas, const struct menu_item *item,
                       struct rect front) {
    struct rect label = rect_grow(front, -unit(stage, 6));
    struct paragraph how = round_words(SIZE_BODY, COLOUR_INK);
    canvas_round_rect(canvas, label, (float)unit(stage, 6), LABEL);
    canvas_round_frame(canvas, label, (float)unit(stage, 6), (float)unit(stage, 1.3f), 0xff8b6a45u);
    label.x += unit(stage, 4);
    label.w -= unit(stage, 8);
    int count = text_size(stage, SIZE_HINT) * 5 / 4 + unit(stage, 2);
    struct rect title = {label.x, label.y, label.w, label.h - count};
    how.shrinks = true; /* a box can't grow */
    draw_text(stage, canvas, title, item->label, how);
    draw_text(stage, canvas, (struct rect){label.x, label.y + title.h, label.w, count}, item->value,
              round_words(SIZE_HINT, COLOUR_INK_QUIET));
}

void round_box_draw(struct stage *stage, struct canvas *canvas, const struct menu_item *item,
                    struct rect place, int light, int number) {
    int peek = unit(stage, 18), aside = unit(stage, 12), board = unit(stage, 14);
    struct rect front = {place.x + aside, place.y + peek + unit(stage, 5), place.w - 2 * aside,
                         place.h - board - peek - unit(stage, 5)};
    float corner = (float)unit(stage, 6);
    if (rect_empty(rect_cut(rect_grow(place, unit(stage, MENU_GLOW)), canvas->clip))) {
        return;
    }
    front.y -= unit(stage, 5) * light / LIT;
    if (light > 0) {
        canvas_glow_oval(canvas, (float)(front.x + front.w / 2), (float)(front.y + front.h / 2),
                         (float)front.w * 0.72f, (float)front.h, 0xffb45au, light * 110 / LIT);
    }
    uint32_t hue = colour_mix(cloth[number % HUES], 0xffa8743cu, light / 5);
    if (item->box == MENU_TICKED) {
        draw_inside(stage, canvas, front, peek);
    }
    canvas_round_rect(canvas, front, corner, hue);
    canvas_round_frame(canvas, front, corner, (float)unit(stage, 1.5f), 0xff191633u);
    if (item->box != MENU_TICKED) {
        draw_lid(stage, canvas, front, peek, hue);
    }
    draw_label(stage, canvas, item, front);
    if (item->box == MENU_TICKED) {
        draw_tick(stage, canvas, front);
    }
    if (light > 0) {
        canvas_round_frame(canvas, rect_grow(front, unit(stage, 2)), corner,
                           (float)unit(stage, 3.5f), colour_mix(0x00ffd98au, COLOUR_GOLD, light));
        draw_flame(canvas, (float)front.x, (float)front.y - (float)unit(stage, 2),
                   (float)unit(stage, 9), light);
    }
}
