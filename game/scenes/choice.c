/* Choosing in private on a shared screen. Each player's own compass, with a fifth place in its
 * middle for the confirm button, has the same texts at shuffled places; a press seals. What is
 * drawn, heard and how long it takes depends on who is asked and on when buttons were pressed,
 * never on which: tests compare every frame and every sample.
 *
 * With one keyboard a hand on a key can be seen, so the two take turns while the other looks
 * away. */
#include "scenes/internal.h"

#include <math.h>
#include <string.h>

enum { MIDDLE = PLATFORM_CONFIRM };
enum { BADGE = 17 }; /* units: its radius */
enum phase { CURTAIN, OPEN, SEALED, BREATH, FINISHED };

enum {
    CALM_MS = 500, /* a press in passing is not an answer */
    RIPPLE_MS = 700,
    BREATH_MS = 1500, /* both lanterns breathe in */
    LOOK_MS = 900,    /* between two turns */
    BRIEF_MS = 400,   /* both of these, where there are many to choose */
};

static bool takes_turns(struct game *game, const struct choice *choice) {
    return platform_one_keyboard(game->platform) && (choice->asked[0] || choice->asked[1]);
}

static bool answers_now(struct game *game, const struct choice *choice, int player) {
    return choice->asked[player] && (!takes_turns(game, choice) || choice->turn == player);
}

static bool all_chosen(const struct choice *choice) {
    return (!choice->asked[0] || choice->chosen[0] >= 0) &&
           (!choice->asked[1] || choice->chosen[1] >= 0);
}

static void shuffle(struct game *game, struct choice *choice, int player) {
    static const uint8_t points[CHOICES + 1][CHOICES] = {
        {0},
        {RULES_NORTH},
        {RULES_WEST, RULES_EAST},
        {RULES_WEST, RULES_NORTH, RULES_EAST},
        {RULES_WEST, RULES_NORTH, RULES_EAST, RULES_SOUTH},
        {RULES_WEST, RULES_NORTH, RULES_EAST, RULES_SOUTH, MIDDLE},
    };
    memcpy(choice->place[player], points[choice->count], CHOICES);
    for (int i = choice->count - 1; i > 0; i--) {
        int j = (int)random_below(&game->random, (uint32_t)(i + 1));
        uint8_t point = choice->place[player][i];
        choice->place[player][i] = choice->place[player][j];
        choice->place[player][j] = point;
    }
}

void choice_begin(struct game *game, struct choice *choice) {
    for (int player = 0; player < 2; player++) {
        choice->chosen[player] = -1;
        shuffle(game, choice, player);
    }
    choice->turn = choice->asked[RULES_A] ? RULES_A : RULES_B;
    choice->phase = takes_turns(game, choice) && !choice->open ? CURTAIN : OPEN;
    choice->ms = choice->ripple = 0;
    damage_all(game);
}

void choice_ask_both(struct game *game, struct choice *choice, const char *one, const char *other) {
    *choice = (struct choice){
        .count = 2, .label = {one, other}, .mark = {-1, -1}, .asked = {true, true}};
    choice_begin(game, choice);
}

void choice_forget(struct choice *choice) {
    base_forget(choice->chosen, sizeof choice->chosen);
    base_forget(choice->place, sizeof choice->place);
}

static void seal(struct game *game, struct choice *choice, int player, int point) {
    for (int i = 0; i < choice->count; i++) {
        if (choice->place[player][i] != point) {
            continue;
        }
        choice->chosen[player] = (int8_t)i;
        choice->ripple = RIPPLE_MS;
        platform_sound(game->platform, "seal");
        damage_all(game);
        if (takes_turns(game, choice) || all_chosen(choice)) {
            choice->phase = SEALED;
            choice->ms = 0;
        }
    }
}

bool choice_event(struct game *game, struct choice *choice, const struct platform_event *event) {
    if (event->kind != PLATFORM_BUTTON || !event->down || event->repeat ||
        event->seat == PLATFORM_NO_SEAT || choice->phase >= SEALED) {
        return false;
    }
    int player = (int)event->seat;
    if (choice->phase == CURTAIN) {
        if (player == choice->turn && event->button == PLATFORM_CONFIRM) {
            choice->phase = OPEN;
            choice->ms = 0;
            damage_all(game);
        }
        return event->button != PLATFORM_BACK && event->button != PLATFORM_MENU;
    }
    if (event->button > PLATFORM_CONFIRM) { /* past the directions and the middle */
        return false;
    }
    if (choice->ms >= CALM_MS && answers_now(game, choice, player) && choice->chosen[player] < 0) {
        seal(game, choice, player, (int)event->button);
    }
    return true;
}

static int length(const struct choice *choice, int ms) {
    return choice->brief ? BRIEF_MS : ms;
}

static void after_sealed(struct game *game, struct choice *choice) {
    choice->ms = 0;
    damage_all(game);
    if (all_chosen(choice)) {
        choice->phase = BREATH;
        platform_sound(game->platform, "both-sealed");
    } else {
        choice->turn = !choice->turn;
        choice->phase = CURTAIN;
    }
}

bool choice_moving(const struct choice *choice) {
    return choice->phase == SEALED || choice->phase == BREATH || choice->ripple > 0 ||
           (choice->phase == OPEN && choice->ms < CALM_MS);
}

bool choice_update(struct game *game, struct choice *choice, int ms) {
    choice->ms += ms;
    if (choice->ripple > 0 || choice->phase == BREATH) {
        choice->ripple = choice->ripple > ms ? choice->ripple - ms : 0;
        damage_all(game);
    }
    if (choice->phase == SEALED && choice->ms >= length(choice, LOOK_MS)) {
        after_sealed(game, choice);
    } else if (choice->phase == BREATH && choice->ms >= length(choice, BREATH_MS)) {
        choice->phase = FINISHED;
    }
    return choice->phase == FINISHED;
}

bool choice_open(const struct choice *choice) {
    return choice->count > 0 && choice->phase != FINISHED;
}

enum platform_button choice_button(const struct choice *choice, int player, const char *label) {
    for (int i = 0; choice->asked[player] && i < choice->count; i++) {
        if (strcmp(choice->label[i], label) == 0) {
            return (enum platform_button)choice->place[player][i];
        }
    }
    return PLATFORM_BUTTONS;
}

/* --- drawing --- */

static void draw_lantern(struct game *game, struct canvas *canvas, int player, float x, float y,
                         float breath) {
    float radius = (float)unit(game, 13);
    uint32_t colour = seat_colour(player);
    canvas_glow(canvas, x, y, radius * (5.0f + 4.0f * breath), colour, 70 + (int)(110 * breath));
    if (player == RULES_A) {
        canvas_disc(canvas, x, y, radius, colour);
        canvas_disc(canvas, x, y, radius * 0.55f, 0xfffff6dcu);
    } else {
        struct rect box = {(int)(x - radius), (int)(y - radius), (int)(2 * radius),
                           (int)(2 * radius)};
        canvas_round_rect(canvas, box, radius * 0.25f, colour);
        canvas_round_rect(canvas, rect_grow(box, -(int)(radius * 0.5f)), 2, 0xfff0fffcu);
    }
}

/* Five of one size: a cross. */
static struct rect cross_place(struct game *game, struct rect half, int point) {
    static const int column[] = {1, 2, 1, 0, 1}, row[] = {0, 1, 2, 1, 1};
    int gap = unit(game, 12), width = (half.w - 2 * gap) / 3, height = (half.h - 2 * gap) / 3;
    width = width < height * 3 / 2 ? width : height * 3 / 2;
    height = width * 2 / 3;
    int left = half.x + (half.w - 3 * width - 2 * gap) / 2;
    int top = half.y + (half.h - 3 * height - 2 * gap) / 2;
    return (struct rect){left + column[point] * (width + gap), top + row[point] * (height + gap),
                         width, height};
}

/* Two to four: wide, for words. The lowest row is left out where nothing stands there. */
static struct rect compass_place(struct game *game, const struct choice *choice, struct rect half,
                                 int point) {
    int rows = choice->count == 2 ? 1 : choice->count == 3 ? 2 : 3, gap = unit(game, 14);
    int most = text_size(game, SIZE_BODY) * 5, height = (half.h - gap * (rows - 1)) / rows;
    height = height < most ? height : most;
    int width = (half.w - gap) / 2, side_row = rows > 1 ? 1 : 0;
    int top = half.y + (half.h - rows * height - (rows - 1) * gap) / 3;
    struct rect place = {half.x, top + side_row * (height + gap), width, height};
    if (point == RULES_EAST) {
        place.x = half.x + half.w - width;
    } else if (point != RULES_WEST) {
        place.x = half.x + (half.w - width) / 2;
        place.y = point == RULES_NORTH ? top : top + 2 * (height + gap);
    }
    return place;
}

/* Where the card for a button stands inside a player's half. */
static struct rect card_place(struct game *game, const struct choice *choice, struct rect half,
                              int point) {
    return choice->count == CHOICES ? cross_place(game, half, point)
                                    : compass_place(game, choice, half, point);
}

static void draw_arrow(struct game *game, struct canvas *canvas, struct rect place, int point,
                       uint32_t colour) {
    static const float dx[] = {0, 1, 0, -1}, dy[] = {-1, 0, 1, 0};
    float size = (float)unit(game, 8), inset = (float)unit(game, 15);
    float x = (float)place.x + (float)place.w * 0.5f + dx[point] * ((float)place.w * 0.5f - inset);
    float y = (float)place.y + (float)place.h * 0.5f + dy[point] * ((float)place.h * 0.5f - inset);
    float ax = x + dx[point] * size * 0.7f, ay = y + dy[point] * size * 0.7f;
    float sx = dy[point] * size, sy = dx[point] * size, width = (float)unit(game, 3);
    canvas_line(canvas, ax, ay, ax - dx[point] * size + sx, ay - dy[point] * size + sy, width,
                colour);
    canvas_line(canvas, ax, ay, ax - dx[point] * size - sx, ay - dy[point] * size - sy, width,
                colour);
}

/* The picture fills its card; the word stands on a dark band over it. */
static void draw_picture_card(struct game *game, struct canvas *canvas, const char *picture,
                              const char *label, struct rect place) {
    int band = text_size(game, SIZE_BODY) * 3 / 2, pad = unit(game, 6);
    band = band < place.h / 2 ? band : place.h / 2;
    struct rect words = {place.x, place.y + place.h - band, place.w, band};
    draw_art(game, canvas, picture, place);
    canvas_round_rect(canvas, words, (float)unit(game, 12), 0xd410152fu);
    draw_text(game, canvas, (struct rect){words.x + pad, words.y, words.w - 2 * pad, words.h},
              label,
              (struct paragraph){.size = SIZE_BODY,
                                 .align = ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT,
                                 .middle = true,
                                 .shrinks = true});
    canvas_round_frame(canvas, place, (float)unit(game, 12), (float)unit(game, 2), 0x60a9b6ecu);
}

/* The mark to the left of its words, so that both are seen at one glance. */
static void draw_word_card(struct game *game, struct canvas *canvas, const struct choice *choice,
                           int i, struct rect place) {
    int pad = unit(game, 30), icon = choice->mark[i] >= 0 ? text_size(game, SIZE_LARGE) * 5 / 4 : 0;
    draw_panel(game, canvas, place);
    struct rect inside = {place.x + pad, place.y + unit(game, 22), place.w - 2 * pad,
                          place.h - unit(game, 44)};
    if (icon) {
        draw_mark(game, canvas, choice->mark[i],
                  (struct rect){inside.x, inside.y + (inside.h - icon) / 2, icon, icon},
                  0xffe9efffu);
        inside.x += icon + unit(game, 10);
        inside.w -= icon + unit(game, 10);
    }
    draw_text(game, canvas, inside, choice->label[i],
              (struct paragraph){.size = SIZE_BODY,
                                 .align = icon ? ALIGN_LEFT : ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT,
                                 .middle = true,
                                 .shrinks = true});
}

/* Which button it is: an arrow, or a dot for the middle. */
static void draw_badge(struct game *game, struct canvas *canvas, int x, int y, int point,
                       uint32_t colour) {
    int radius = unit(game, BADGE);
    canvas_disc(canvas, (float)x, (float)y, (float)radius, 0xf010152fu);
    if (point == MIDDLE) {
        canvas_disc(canvas, (float)x, (float)y, (float)unit(game, 7), colour);
    } else {
        draw_arrow(game, canvas, (struct rect){x - radius, y - radius, 2 * radius, 2 * radius},
                   point, colour);
    }
}

/* On the edge that it points over; large words need the room there. */
static void draw_edge_badge(struct game *game, struct canvas *canvas, struct rect card, int point,
                            uint32_t colour) {
    int x = card.x + card.w / 2, y = card.y + card.h / 2;
    if (large_text(game)) {
        draw_arrow(game, canvas, card, point, colour);
        return;
    }
    x = point == RULES_EAST ? card.x + card.w : point == RULES_WEST ? card.x : x;
    y = point == RULES_SOUTH ? card.y + card.h : point == RULES_NORTH ? card.y : y;
    canvas_ring(canvas, (float)x, (float)y, (float)unit(game, BADGE + 1), (float)unit(game, 2),
                (colour & 0xffffffu) | 0xa0000000u);
    draw_badge(game, canvas, x, y, point, colour);
}

static void draw_card(struct game *game, struct canvas *canvas, const struct choice *choice, int i,
                      struct rect place, int point, uint32_t colour) {
    if (choice->picture[i]) {
        draw_picture_card(game, canvas, choice->picture[i], choice->label[i], place);
        int inwards = unit(game, BADGE + 5); /* in a corner of the picture */
        draw_badge(game, canvas, place.x + place.w - inwards, place.y + inwards, point, colour);
    } else {
        draw_word_card(game, canvas, choice, i, place);
        draw_edge_badge(game, canvas, place, point, colour);
    }
}

static void draw_compass(struct game *game, struct canvas *canvas, const struct choice *choice,
                         int player, struct rect half) {
    uint32_t colour = seat_colour(player);
    int label = text_size(game, SIZE_BODY) * 3 / 2;
    struct rect name = {half.x, half.y, half.w, label};
    struct rect compass = {half.x, half.y + label, half.w, half.h - label};
    if (choice->count == CHOICES) { /* in the cross' empty corner, which leaves it all the height */
        compass = half;
        name = cross_place(game, half, RULES_WEST);
        name.y = cross_place(game, half, RULES_NORTH).y;
    }
    draw_text(game, canvas, name, game->name[player],
              (struct paragraph){.face = PLATFORM_FACE_BOLD,
                                 .size = SIZE_BODY,
                                 .align = ALIGN_CENTRE,
                                 .colour = colour,
                                 .middle = true,
                                 .shrinks = true});
    for (int i = 0; i < choice->count; i++) {
        int point = choice->place[player][i];
        draw_card(game, canvas, choice, i, card_place(game, choice, compass, point), point, colour);
    }
}

static void draw_ripple(struct game *game, struct canvas *canvas, const struct choice *choice) {
    struct rect screen = screen_rect(game);
    float x = (float)screen.w * 0.5f, y = (float)screen.h * 0.5f;
    float part = 1.0f - (float)choice->ripple / RIPPLE_MS;
    for (int i = 0; i < 3; i++) {
        float ring = part - 0.18f * (float)i;
        if (ring > 0) {
            uint32_t alpha = (uint32_t)(170.0f * (1.0f - ring));
            canvas_ring(canvas, x, y, (float)unit(game, 170) * ring, (float)unit(game, 3),
                        alpha << 24 | 0xe9efffu);
        }
    }
}

/* On a plate of its height: the horizon lies behind it. */
static void draw_question(struct game *game, struct canvas *canvas, struct rect area,
                          const char *question) {
    struct paragraph how = {.size = SIZE_LARGE,
                            .align = ALIGN_CENTRE,
                            .colour = COLOUR_TEXT,
                            .middle = true,
                            .shrinks = true};
    int pad = unit(game, large_text(game) ? 6 : 16), side = large_text(game) ? 0 : area.w / 8;
    struct rect plate = {area.x + side, area.y, area.w - 2 * side, area.h};
    int high = measure_text(game, plate.w - 2 * pad, question, how) + 2 * pad;
    if (!question[0]) {
        return;
    }
    if (high < area.h) {
        plate.y += (area.h - high) / 2;
        plate.h = high;
    }
    draw_panel(game, canvas, plate);
    draw_text(game, canvas, rect_grow(plate, -pad), question, how);
}

void choice_draw(struct game *game, struct canvas *canvas, const struct choice *choice,
                 struct rect area, const char *question) {
    bool both = choice->asked[0] && choice->asked[1] && !takes_turns(game, choice);
    float breath = choice->phase == BREATH || choice->phase == FINISHED
                       ? sinf(3.14159f * (float)choice->ms / (float)length(choice, BREATH_MS))
                       : 0.0f;
    int top = area.h * (choice->count == CHOICES ? 14 : 24) / 100;
    if (choice->phase == CURTAIN) {
        curtain_draw(game, canvas, choice->turn, area);
        return;
    }
    draw_question(game, canvas, (struct rect){area.x, area.y, area.w, top}, question);
    struct rect half = {area.x, area.y + top, area.w, area.h - top};
    if (choice->phase == OPEN && both) {
        int gap = unit(game, 72);
        half.w = (area.w - gap) / 2;
        draw_compass(game, canvas, choice, RULES_A, half);
        half.x += half.w + gap;
        draw_compass(game, canvas, choice, RULES_B, half);
    } else if (choice->phase == OPEN) {
        half.x += large_text(game) ? 0 : area.w / 8;
        half.w -= 2 * (half.x - area.x);
        draw_compass(game, canvas, choice, choice->turn, half);
    } else {
        float y = (float)screen_rect(game).h * 0.5f, step = (float)unit(game, 60);
        draw_lantern(game, canvas, RULES_A, (float)screen_rect(game).w * 0.5f - step, y, breath);
        draw_lantern(game, canvas, RULES_B, (float)screen_rect(game).w * 0.5f + step, y, breath);
    }
    if (choice->ripple > 0) {
        draw_ripple(game, canvas, choice);
    }
}
