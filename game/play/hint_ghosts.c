/* The steps of a hint as ghosts over the board: the two walking, the stones that they push, the
 * boat that they call, their breaths. All of it follows from the steps and the time, nothing else.
 */
#include "play/hint.h"

enum {
    STEP_MS = 300,
    REST_MS = 1500, /* at the end, before the ghosts set out again */
    FIGURE_ALPHA = 150,
    THING_ALPHA = 175,
    ART_UNIT = 160, /* pixels of the drawings to one cell */
};

static int least(int a, int b) {
    return a < b ? a : b;
}

/* --- where everything is, in thought --- */

struct ghosts {
    struct rect player[2]; /* the cells they are seen in */
    float breath[2];       /* 0 .. 1 of a breath; negative: none */
    struct {
        uint16_t at;
        uint8_t kind; /* enum rules_stone */
        bool sunk;
        struct rect cell;
    } stone[RULES_MAX_STONES]; /* those that were pushed */
    int stones;
    bool sails; /* the boat was called */
    struct rect boat;
};

static struct rect between(const struct stage *stage, struct hint_slide slide, float t) {
    struct rect from = view_cell_rect(stage->view, slide.from);
    struct rect to = view_cell_rect(stage->view, slide.to);
    from.x += (int)((float)(to.x - from.x) * t);
    from.y += (int)((float)(to.y - from.y) * t);
    return from;
}

static void push(const struct stage *stage, struct ghosts *ghosts, const struct hint_spot *spot,
                 float t) {
    int i = 0;
    while (i < ghosts->stones && ghosts->stone[i].at != spot->stone.from) {
        i++;
    }
    if (i == RULES_MAX_STONES) {
        return;
    }
    ghosts->stones += i == ghosts->stones;
    ghosts->stone[i].at = spot->stone.to;
    ghosts->stone[i].kind = spot->kind;
    ghosts->stone[i].sunk = spot->sinks && t >= 1;
    ghosts->stone[i].cell = between(stage, spot->stone, t);
}

/* After the time that so many steps take. */
static void imagine(const struct stage *stage, const struct hint *hint, int ms,
                    struct ghosts *ghosts) {
    const struct rules_state *now = crossing_state(play_of(stage)->crossing);
    uint16_t at[2] = {now->at[RULES_A], now->at[RULES_B]};
    *ghosts = (struct ghosts){.breath = {-1, -1}};
    for (int player = 0; player < 2; player++) {
        ghosts->player[player] = view_cell_rect(stage->view, at[player]);
    }
    for (int i = 0; i < hint->found.count && i * STEP_MS < ms; i++) {
        const struct hint_spot *spot = &hint->spot[i];
        float t = (float)least(ms - i * STEP_MS, STEP_MS) / STEP_MS;
        for (int player = 0; player < 2; player++) {
            ghosts->player[player] = between(stage,
                                             (struct hint_slide){at[player], spot->at[player]}, t);
            at[player] = spot->at[player];
        }
        ghosts->breath[spot->player] = spot->breath && t < 1 ? t : -1;
        if (spot->stone.to != RULES_NOWHERE) {
            push(stage, ghosts, spot, t);
        }
        if (spot->boat.to != RULES_NOWHERE) {
            ghosts->sails = true;
            ghosts->boat = between(stage, spot->boat, t);
        }
    }
}

static int time_of(const struct stage *stage, const struct hint *hint) {
    int all = hint->found.count * STEP_MS;
    return stage->look.reduced_motion ? all : hint->ms % (all + REST_MS);
}

void hint_damage(struct stage *stage, struct hint *hint) {
    struct ghosts ghosts;
    struct rect now[HINT_GHOSTS] = {{0}};
    imagine(stage, hint, time_of(stage, hint), &ghosts);
    for (int player = 0; player < 2; player++) {
        now[player] = rect_grow(ghosts.player[player], ghosts.player[player].w * 2 / 3);
    }
    if (ghosts.sails) {
        now[HINT_BOAT] = rect_grow(ghosts.boat, ghosts.boat.w / 2);
    }
    for (int i = 0; i < ghosts.stones; i++) {
        now[HINT_STONES + i] = rect_grow(ghosts.stone[i].cell, ghosts.stone[i].cell.w / 2);
    }
    for (int i = 0; i < HINT_GHOSTS; i++) {
        bool breathes = i < 2 && ghosts.breath[i] >= 0;
        if (breathes || now[i].x != hint->ghost[i].x || now[i].y != hint->ghost[i].y) {
            damage_rect(stage, hint->ghost[i]);
            damage_rect(stage, now[i]);
            hint->ghost[i] = now[i];
        }
    }
}

/* --- drawing --- */

/* A thing as it stands on the board, its lower edge `foot` of a cell below the cell's top. */
static void draw_thing(struct stage *stage, struct canvas *canvas, const char *name,
                       struct rect cell, float scale, float foot) {
    const struct image *image = view_art(stage->view, name);
    if (!image) {
        return;
    }
    int width = (int)((float)image->width * scale * (float)cell.w / ART_UNIT);
    int height = (int)((float)image->height * scale * (float)cell.w / ART_UNIT);
    struct rect at = {cell.x + (cell.w - width) / 2, cell.y + (int)(foot * (float)cell.h) - height,
                      width, height};
    canvas_glow(canvas, (float)cell.x + (float)cell.w / 2, (float)cell.y + (float)cell.h / 2,
                (float)cell.w * 0.7f, COLOUR_TEXT, 70);
    canvas_image_stretched(canvas, image, at, THING_ALPHA);
}

static void draw_things(struct stage *stage, struct canvas *canvas, const struct ghosts *ghosts) {
    static const char *const stones[] = {[RULES_STONE_ANY] = "stone_any",
                                         [RULES_STONE_A] = "stone_a",
                                         [RULES_STONE_B] = "stone_b",
                                         [RULES_STONE_HEAVY] = "stone_heavy"};
    if (ghosts->sails) {
        draw_thing(stage, canvas, "boat", ghosts->boat, 1, 1.12f);
    }
    for (int i = 0; i < ghosts->stones; i++) {
        int kind = ghosts->stone[i].kind;
        bool sunk = ghosts->stone[i].sunk;
        draw_thing(stage, canvas, sunk ? "stone_sunk" : stones[kind], ghosts->stone[i].cell,
                   sunk || kind == RULES_STONE_HEAVY ? 1 : 0.84f, sunk ? 1 : 0.92f);
    }
}

/* As the bearers stand, with the feet a little below the middle of the cell. */
static void draw_figure(struct stage *stage, struct canvas *canvas, struct rect cell, int player,
                        int alpha) {
    const struct image *image = view_art(stage->view, player == RULES_A ? "bearer_a_front_stand"
                                                                        : "bearer_b_front_stand");
    struct rect size = view_bearer_rect(stage->view, player);
    struct rect figure = {cell.x + (cell.w - size.w) / 2,
                          cell.y + cell.h * 80 / 100 - size.h * 91 / 100, size.w, size.h};
    canvas_glow(canvas, (float)cell.x + (float)cell.w / 2, (float)cell.y + (float)cell.h / 2,
                (float)cell.w * 0.55f, seat_colour(player), alpha / 3);
    if (image) {
        canvas_image_stretched(canvas, image, figure, alpha);
    }
}

/* A ring that opens around who breathes, as the board shows a breath. */
static void draw_breath(struct canvas *canvas, struct rect cell, int player, float t) {
    float x = (float)cell.x + (float)cell.w / 2, y = (float)cell.y + (float)cell.h / 2;
    float size = (float)cell.w;
    uint32_t alpha = (uint32_t)(230 * (1 - t * 0.7f));
    canvas_glow(canvas, x, y, size * (0.5f + 0.5f * t), seat_colour(player), (int)alpha / 2);
    canvas_ring(canvas, x, y, size * (0.45f + 0.5f * t), size * 0.05f,
                (seat_colour(player) & 0xffffff) | alpha << 24);
}

/* A's spots lie a little to the left, B's to the right, so that both are seen on one cell. */
static void draw_spot(struct stage *stage, struct canvas *canvas, const struct hint_spot *spot,
                      float radius) {
    struct rect cell = view_cell_rect(stage->view, spot->at[spot->player]);
    float side = spot->player == RULES_A ? 0.36f : 0.64f;
    float x = (float)cell.x + (float)cell.w * side, y = (float)cell.y + (float)cell.h * 0.62f;
    uint32_t colour = (seat_colour(spot->player) & 0xffffff) | 0xd0000000u;
    if (spot->breath) {
        canvas_ring(canvas, x, y, radius * 1.6f, radius * 0.5f, colour);
    } else {
        canvas_disc(canvas, x, y, radius, colour);
    }
}

static void draw_number(struct stage *stage, struct canvas *canvas, const struct hint_spot *spot,
                        int number) {
    struct rect cell = view_cell_rect(stage->view, spot->at[spot->player]);
    float side = spot->player == RULES_A ? 0.2f : 0.8f, radius = (float)cell.w * 0.17f;
    float x = (float)cell.x + (float)cell.w * side;
    float y = (float)cell.y + (float)cell.h * (0.18f + 0.3f * (float)((number - 1) % 3));
    struct rect plate = {(int)(x - radius), (int)(y - radius), (int)(2 * radius),
                         (int)(2 * radius)};
    int size = (int)(radius * 1.7f);
    const char *digit = say_number(stage, number);
    canvas_disc(canvas, x, y, radius, 0xe0101838u);
    canvas_ring(canvas, x, y, radius, radius * 0.18f, seat_colour(spot->player));
    platform_text(
        stage->platform, canvas, PLATFORM_FACE_BOLD, size,
        plate.x +
            (plate.w - platform_text_width(stage->platform, PLATFORM_FACE_BOLD, size, digit)) / 2,
        plate.y + (plate.h - platform_text_height(stage->platform, PLATFORM_FACE_BOLD, size)) / 2,
        COLOUR_TEXT, digit);
}

static void draw_next(struct stage *stage, struct canvas *canvas, const struct hint *hint) {
    int count = least(hint->found.count, HINT_NEXT_STEPS);
    struct ghosts ghosts;
    imagine(stage, hint, count * STEP_MS, &ghosts);
    draw_things(stage, canvas, &ghosts);
    for (int i = count - 1; i >= 0; i--) {
        const struct hint_spot *spot = &hint->spot[i];
        struct rect cell = view_cell_rect(stage->view, spot->at[spot->player]);
        if (spot->breath) {
            draw_breath(canvas, cell, spot->player, 0.2f);
        } else {
            draw_figure(stage, canvas, cell, spot->player, FIGURE_ALPHA - 35 * i);
        }
    }
    for (int i = 0; i < count; i++) {
        draw_number(stage, canvas, &hint->spot[i], i + 1);
    }
}

static void draw_all(struct stage *stage, struct canvas *canvas, const struct hint *hint) {
    float radius = (float)view_cell_rect(stage->view, 0).w * 0.07f;
    struct ghosts ghosts;
    imagine(stage, hint, time_of(stage, hint), &ghosts);
    for (int i = 0; i < hint->found.count; i++) {
        draw_spot(stage, canvas, &hint->spot[i], radius);
    }
    draw_things(stage, canvas, &ghosts);
    for (int player = 0; player < 2; player++) {
        struct rect ghost = ghosts.player[player];
        struct rect own = view_cell_rect(stage->view,
                                         crossing_state(play_of(stage)->crossing)->at[player]);
        if (ghosts.breath[player] >= 0) {
            draw_breath(canvas, ghost, player, ghosts.breath[player]);
        }
        if (ghost.x != own.x || ghost.y != own.y) { /* else it would stand in its bearer */
            draw_figure(stage, canvas, ghost, player, FIGURE_ALPHA);
        }
    }
}

void hint_ghosts_draw(struct stage *stage, struct canvas *canvas, const struct hint *hint) {
    if (hint->rung == HINT_NEXT) {
        draw_next(stage, canvas, hint);
    } else if (hint->rung == HINT_ALL) {
        draw_all(stage, canvas, hint);
    }
}
