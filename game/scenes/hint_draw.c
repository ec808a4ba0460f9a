/* What a hint looks like: words below the board, and ghosts of the steps upon it. Words, ghosts and
 * their pace follow from the steps alone, and those follow from what both players can know. */
#include "scenes/hint.h"

enum {
    NEXT_STEPS = 3,
    GHOST_STEP_MS = 300,
    GHOST_REST_MS = 1500, /* at the end, before the ghosts set out again */
    FIGURE_ALPHA = 150,
};

/* --- words --- */

static bool asks_soon(const struct hint *hint) {
    return hint->found.ask >= 0 && (hint->rung == HINT_ALL || hint->found.count <= NEXT_STEPS);
}

int hint_question(const struct hint *hint) {
    bool asks = hint->rung >= HINT_NEXT ? asks_soon(hint) : hint->aim == HINT_ASK;
    return hint->told && asks ? hint->found.ask : -1;
}

static const char *ask_words(struct game *game, const struct hint *hint) {
    int by = game->crossing.level->rules.question[hint->found.ask].by;
    return say(game, "{name}, ask {other} about this. Only {other} knows where it carries.", "name",
               game->name[!by], "other", game->name[by], NULL);
}

static const char *aim_words(struct game *game, const struct hint *hint) {
    static const char *const sentences[HINT_AIMS] = {
        [HINT_WALK] = "{name}, walk to where it shines.",
        [HINT_PLATE] = "{name}, step onto the plate that shines, and stay there for a while.",
        [HINT_PUSH] = "{name}, push the stone that shines.",
        [HINT_BELL] = "{name}, ring the bell that shines: the boat will come.",
        [HINT_PROMISE] = "{name}, the plate that shines waits for a promise to stay a while.",
        [HINT_KINDLE] = "{name}, walk to where it shines: your lights meet across the star.",
        [HINT_HOME] = "{name}, walk home, to where it shines.",
        [HINT_REST] = "{name}, rest for a breath: {button}.",
        [HINT_RELIGHT] = "Come beside each other, then breathe one after the other: {buttons}.",
    };
    if (hint->aim == HINT_ASK) {
        return ask_words(game, hint);
    }
    return say(game, sentences[hint->aim], "name", game->name[hint->player], "other",
               game->name[!hint->player], "button",
               button_name(game, (enum platform_seat)hint->player, PLATFORM_CONFIRM), "buttons",
               both_button_names(game, PLATFORM_CONFIRM), NULL);
}

static const char *next_words(struct game *game, const struct hint *hint) {
    if (!asks_soon(hint)) {
        return word(game, "The next steps: one, two, three.");
    }
    int by = game->crossing.level->rules.question[hint->found.ask].by;
    return say(game, "These steps. Then, {name}, ask {other} about this.", "name", game->name[!by],
               "other", game->name[by], NULL);
}

static const char *all_words(struct game *game, const struct hint *hint) {
    if (hint->found.ask < 0) {
        return word(game, "This is the whole way home.");
    }
    int by = game->crossing.level->rules.question[hint->found.ask].by;
    return say(game, "This way. Then, {name}, ask {other} about this.", "name", game->name[!by],
               "other", game->name[by], NULL);
}

static const char *where_words(struct game *game, const struct hint *hint) {
    const char *name = game->name[hint->player];
    return hint->aim == HINT_ASK
               ? say(game, "{name}, it is time to ask. Look where it shines.", "name", name, NULL)
               : say(game, "{name}, this turn is yours. Look where it shines.", "name", name, NULL);
}

const char *hint_words(struct game *game, const struct hint *hint) {
    if (!hint->told) {
        return hint->rung ? word(game, "The Keeper lifts a lantern and looks over the water ...")
                          : NULL;
    }
    if (hint->found.kind == SCENES_HINT_NONE) {
        return word(game, "The Keeper can't see the way from here. You can take back steps, or "
                          "start over, as often as you like.");
    }
    if (hint->rung > HINT_AIM && hint->aim == HINT_ASK) {
        return ask_words(game, hint);
    }
    switch (hint->rung) {
    case HINT_WHERE:
        return where_words(game, hint);
    case HINT_AIM:
        return aim_words(game, hint);
    case HINT_NEXT:
        return next_words(game, hint);
    case HINT_ALL:
        return all_words(game, hint);
    default:
        return NULL;
    }
}

/* --- ghosts --- */

static int least(int a, int b) {
    return a < b ? a : b;
}

/* As the bearers stand, with the feet a little below the middle of the cell. */
static void draw_figure(struct game *game, struct canvas *canvas, struct rect cell, int player,
                        int alpha) {
    const struct image *image = view_art(game->view, player == RULES_A ? "bearer_a_front_stand"
                                                                       : "bearer_b_front_stand");
    struct rect size = view_bearer_rect(game->view, player);
    struct rect figure = {cell.x + (cell.w - size.w) / 2,
                          cell.y + cell.h * 80 / 100 - size.h * 91 / 100, size.w, size.h};
    canvas_glow(canvas, (float)cell.x + (float)cell.w / 2, (float)cell.y + (float)cell.h / 2,
                (float)cell.w * 0.55f, seat_colour(player), alpha / 3);
    if (image) {
        canvas_image_stretched(canvas, image, figure, alpha);
    }
}

/* A's spots lie a little to the left, B's to the right, so that both are seen on one cell. */
static void draw_spot(struct game *game, struct canvas *canvas, const struct hint_spot *spot,
                      float radius) {
    struct rect cell = view_cell_rect(game->view, spot->at[spot->player]);
    float side = spot->player == RULES_A ? 0.36f : 0.64f;
    float x = (float)cell.x + (float)cell.w * side, y = (float)cell.y + (float)cell.h * 0.62f;
    uint32_t colour = (seat_colour(spot->player) & 0xffffff) | 0xd0000000u;
    if (spot->breath) {
        canvas_ring(canvas, x, y, radius * 1.6f, radius * 0.5f, colour);
    } else {
        canvas_disc(canvas, x, y, radius, colour);
    }
}

static void draw_number(struct game *game, struct canvas *canvas, const struct hint_spot *spot,
                        int number) {
    struct rect cell = view_cell_rect(game->view, spot->at[spot->player]);
    float side = spot->player == RULES_A ? 0.2f : 0.8f, radius = (float)cell.w * 0.17f;
    float x = (float)cell.x + (float)cell.w * side;
    float y = (float)cell.y + (float)cell.h * (0.18f + 0.3f * (float)((number - 1) % 3));
    struct rect plate = {(int)(x - radius), (int)(y - radius), (int)(2 * radius),
                         (int)(2 * radius)};
    int size = (int)(radius * 1.7f);
    const char *digit = say_number(game, number);
    canvas_disc(canvas, x, y, radius, 0xe0101838u);
    canvas_ring(canvas, x, y, radius, radius * 0.18f, seat_colour(spot->player));
    platform_text(
        game->platform, canvas, PLATFORM_FACE_BOLD, size,
        plate.x +
            (plate.w - platform_text_width(game->platform, PLATFORM_FACE_BOLD, size, digit)) / 2,
        plate.y + (plate.h - platform_text_height(game->platform, PLATFORM_FACE_BOLD, size)) / 2,
        COLOUR_TEXT, digit);
}

static void draw_next(struct game *game, struct canvas *canvas, const struct hint *hint) {
    int count = least(hint->found.count, NEXT_STEPS);
    for (int i = count - 1; i >= 0; i--) {
        const struct hint_spot *spot = &hint->spot[i];
        struct rect cell = view_cell_rect(game->view, spot->at[spot->player]);
        draw_figure(game, canvas, cell, spot->player, FIGURE_ALPHA - 35 * i);
    }
    for (int i = 0; i < count; i++) {
        draw_number(game, canvas, &hint->spot[i], i + 1);
    }
}

/* Where a ghost is at the time: between the spot it comes from and the one it goes to. */
static struct rect ghost_cell(struct game *game, const struct hint *hint, int player) {
    int all = hint->found.count * GHOST_STEP_MS;
    int ms = game->settings.reduced_motion ? all : hint->ms % (all + GHOST_REST_MS);
    int step = least(ms / GHOST_STEP_MS, hint->found.count), part = ms % GHOST_STEP_MS;
    int before = step > 0 ? hint->spot[step - 1].at[player]
                          : session_state(game->crossing.session)->at[player];
    struct rect from = view_cell_rect(game->view, before);
    if (step < hint->found.count) {
        struct rect to = view_cell_rect(game->view, hint->spot[step].at[player]);
        from.x += (to.x - from.x) * part / GHOST_STEP_MS;
        from.y += (to.y - from.y) * part / GHOST_STEP_MS;
    }
    return from;
}

void hint_damage(struct game *game, struct hint *hint) {
    for (int player = 0; player < 2; player++) {
        struct rect now = ghost_cell(game, hint, player);
        now = rect_grow(now, now.w / 2);
        if (now.x != hint->ghost[player].x || now.y != hint->ghost[player].y) {
            damage_rect(game, rect_join(hint->ghost[player], now));
            hint->ghost[player] = now;
        }
    }
}

static void draw_all(struct game *game, struct canvas *canvas, const struct hint *hint) {
    float radius = (float)view_cell_rect(game->view, 0).w * 0.07f;
    for (int i = 0; i < hint->found.count; i++) {
        draw_spot(game, canvas, &hint->spot[i], radius);
    }
    for (int player = 0; player < 2; player++) {
        struct rect ghost = ghost_cell(game, hint, player);
        struct rect own = view_cell_rect(game->view,
                                         session_state(game->crossing.session)->at[player]);
        if (ghost.x != own.x || ghost.y != own.y) { /* else it would stand in its bearer */
            draw_figure(game, canvas, ghost, player, FIGURE_ALPHA);
        }
    }
}

/* A lantern that brightens and dims over the board while the Keeper looks. */
static void draw_thinking(struct game *game, struct canvas *canvas, const struct hint *hint) {
    struct rect board = view_board_rect(game->view);
    float side = (float)unit(game, 46), x = (float)board.x + (float)board.w / 2;
    float y = (float)board.y + side, phase = (float)(hint->ms % 1400) / 1400;
    float bright = phase < 0.5f ? 2 * phase : 2 - 2 * phase;
    struct rect place = {(int)(x - side / 2), (int)(y - side * 0.7f), (int)side,
                         (int)(side * 1.4f)};
    canvas_glow(canvas, x, y, side * 2.4f, COLOUR_GOLD, 60 + (int)(90 * bright));
    draw_art(game, canvas, "paper_lantern", place);
}

void hint_draw(struct game *game, struct canvas *canvas, const struct hint *hint) {
    if (hint->thinking && hint->ms > 0) {
        draw_thinking(game, canvas, hint);
    } else if (hint->found.count == 0) {
        return;
    } else if (hint->rung == HINT_NEXT) {
        draw_next(game, canvas, hint);
    } else if (hint->rung == HINT_ALL) {
        draw_all(game, canvas, hint);
    }
}
