/* The cells of a level as bits: who can ever be where, and what lies beside, between and behind. */
#include "proof/search.h"

#include <string.h>

static int cell_count(const struct rules_level *level) {
    return level->width * level->height;
}

/* Can a player ever stand there? Water may be filled by stones or carry the boat. */
static bool walkable(const struct rules_level *level, int cell) {
    return level->terrain[cell] == RULES_FLOOR ||
           (level->terrain[cell] == RULES_WATER &&
            (level->stone_count || level->fixture[cell].kind == RULES_POST));
}

/* All cells that a player may reach from one cell whatever opens; the boat may take anybody from
 * any post to any other. */
static void flood(const struct rules_level *level, int from, bool *reached) {
    uint16_t queue[RULES_MAX_CELLS];
    int count = 0;
    bool ferried = false;
    reached[from] = true;
    queue[count++] = (uint16_t)from;
    for (int i = 0; i < count; i++) {
        for (int direction = 0; direction < 4; direction++) {
            int next = level->neighbour[queue[i]][direction];
            if (next != RULES_NOWHERE && !reached[next] && walkable(level, next)) {
                reached[next] = true;
                queue[count++] = (uint16_t)next;
            }
        }
        for (int post = 0; !ferried && post < level->post_count; post++) {
            ferried = level->post[post] == queue[i];
        }
        for (int post = 0; ferried && post < level->post_count; post++) {
            if (!reached[level->post[post]]) {
                reached[level->post[post]] = true;
                queue[count++] = level->post[post];
            }
        }
    }
}

static void add_cell(const struct proof_space *space, struct proof_cells *cells, int cell) {
    int seat = cell == RULES_NOWHERE ? RULES_NOWHERE : space->seat[cell];
    if (seat != RULES_NOWHERE) {
        cells->word[seat / 64] |= UINT64_C(1) << seat % 64;
    }
}

struct box {
    int left, right, top, bottom, cells;
};

static struct box bounds(const struct rules_level *level, const bool *used) {
    struct box box = {.left = level->width, .top = level->height, .right = -1, .bottom = -1};
    for (int cell = 0; cell < cell_count(level); cell++) {
        int x = cell % level->width, y = cell / level->width;
        if (used[cell]) {
            box.left = x < box.left ? x : box.left;
            box.right = x > box.right ? x : box.right;
            box.top = y < box.top ? y : box.top;
            box.bottom = y > box.bottom ? y : box.bottom;
            box.cells++;
        }
    }
    return box;
}

/* Seats are dense, unless the whole box around them takes no more words: then a step to a
 * neighbour is the same turn for all seats. */
static void give_seats(struct proof_space *space, const bool *used) {
    const struct rules_level *level = space->level;
    struct box box = bounds(level, used);
    int width = box.right - box.left + 1, area = width * (box.bottom - box.top + 1), dense = 0;
    space->segments = (box.cells + 63) / 64;
    bool boxed = (area + 63) / 64 == space->segments;
    for (int cell = 0; cell < cell_count(level); cell++) {
        int x = cell % level->width - box.left, y = cell / level->width - box.top;
        space->seat[cell] = RULES_NOWHERE;
        if (used[cell]) {
            int seat = boxed ? y * width + x : dense++;
            space->seat[cell] = (uint16_t)seat;
            space->cell_at[seat] = (uint16_t)cell;
        }
    }
}

static void give_rows(struct proof_space *space, const bool *reached) {
    for (int cell = 0; cell < cell_count(space->level); cell++) {
        space->row[cell] = RULES_NOWHERE;
        if (reached[cell]) {
            space->row[cell] = (uint16_t)space->rows;
            space->cell_of[space->rows++] = (uint16_t)cell;
        }
    }
}

static void add_glide(struct proof_space *space, int seat, int to, int direction) {
    int segment = seat / 64, turn = (to - seat) & 63;
    for (int i = 0; i < space->glides[segment]; i++) {
        struct proof_glide *glide = &space->glide[segment][i];
        if (glide->segment == to / 64 && glide->turn == turn && glide->direction == direction) {
            glide->from |= UINT64_C(1) << seat % 64;
            return;
        }
    }
    space->glide[segment][space->glides[segment]++] = (struct proof_glide){
        .from = UINT64_C(1) << seat % 64,
        .segment = (uint8_t)(to / 64),
        .turn = (uint8_t)turn,
        .direction = (uint8_t)direction,
    };
}

static bool is_quiet(const struct rules_level *level, int cell) {
    return level->fixture[cell].kind == RULES_QUIET;
}

/* All cells strictly beyond a star, seen from `cell`. Walls end the light for good. */
static void add_line(struct proof_space *space, int cell, int direction) {
    const struct rules_level *level = space->level;
    bool star = false;
    for (int at = level->neighbour[cell][direction];
         at != RULES_NOWHERE && level->terrain[at] != RULES_WALL;
         at = level->neighbour[at][direction]) {
        if (star) {
            add_cell(space, &space->line[cell], at);
        }
        star |= level->fixture[at].kind == RULES_STAR;
    }
}

static void look_around(struct proof_space *space, int cell) {
    const struct rules_level *level = space->level;
    add_cell(space, &space->block[cell], cell);
    if (level->fixture[cell].kind == RULES_POST) {
        add_cell(space, &space->post, cell);
    }
    for (int direction = 0; direction < 4; direction++) {
        int next = level->neighbour[cell][direction];
        add_line(space, cell, direction);
        if (next == RULES_NOWHERE || space->seat[next] == RULES_NOWHERE) {
            continue;
        }
        add_cell(space, &space->beside[cell], next);
        add_glide(space, space->seat[cell], space->seat[next], direction);
        if (is_quiet(level, cell) || is_quiet(level, next)) {
            add_cell(space, &space->block[cell], next);
        }
    }
}

static void look_at(struct proof_space *space, int cell) {
    const struct rules_fixture *fixture = &space->level->fixture[cell];
    bool plain = space->level->terrain[cell] == RULES_FLOOR;
    switch ((enum rules_fixture_kind)fixture->kind) { /* all, so that a new one is not forgotten */
    case RULES_PLATE:
        add_cell(space, &space->plate[fixture->index], cell);
        break;
    case RULES_HOME_A:
        add_cell(space, &space->home, cell);
        break;
    case RULES_NO_FIXTURE:
    case RULES_QUIET:
    case RULES_POST:
    case RULES_STAR:
    case RULES_HOME_B:
        break;
    case RULES_GATE:
        add_cell(space, &space->gate[fixture->index][fixture->value != 0], cell);
        plain = false;
        break;
    case RULES_PROMISE:
        add_cell(space, &space->promise[fixture->index], cell);
        plain = false;
        break;
    case RULES_VEIL:
    case RULES_FENCE:
    case RULES_HEARD_GATE:
    case RULES_STAR_GATE:
    case RULES_TIDE:
    case RULES_BELL:
    case RULES_HEARTH:
    case RULES_SPAN:
    case RULES_AGAIN:
    case RULES_FIXTURE_KINDS:
        plain = false;
        break;
    }
    if (plain) {
        add_cell(space, &space->always, cell);
    } else {
        space->moody[space->moody_count++] = (uint16_t)cell;
    }
}

void proof_space_init(struct proof_space *space, const struct rules_level *level,
                      const struct rules_state *from) {
    bool used[RULES_MAX_CELLS] = {false}, rows[RULES_MAX_CELLS] = {false};
    memset(space, 0, sizeof *space);
    space->level = level;
    flood(level, from->at[RULES_B], rows);
    memcpy(used, rows, sizeof used);
    if (!used[from->at[RULES_A]]) {
        flood(level, from->at[RULES_A], used);
    }
    give_seats(space, used);
    give_rows(space, rows);
    for (int cell = 0; cell < cell_count(level); cell++) {
        if (space->seat[cell] != RULES_NOWHERE) {
            look_around(space, cell);
            look_at(space, cell);
        }
    }
}
