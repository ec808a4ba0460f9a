/* The map's rows become cells. Channels and posts are numbered as their names are met, reading
 * the rows from the north-west; a bell's post counts as met there. */
#include "pack/internal.h"

#include <stdio.h>
#include <string.h>

struct row {
    const char *at, *end;
    int length;   /* characters */
    size_t index; /* of its first character in the scalar */
};

/* The names of one sort, in the order they were met. */
struct names {
    const char *name[RULES_MAX_CHANNELS];          /* lent by the legend */
    const struct thing *thing[RULES_MAX_CHANNELS]; /* that met it first */
    bool real[RULES_MAX_CHANNELS];                 /* a plate, star or post of it is on the map */
    int count;
};

struct board {
    struct document *document;
    struct pack_level *level;
    struct legend *legend;
    const struct node *node;
    struct row row[RULES_MAX_HEIGHT];
    int height, width;
    struct names channels, star_channels, posts;
    int starts[2], homes[2], stars;
    const struct thing *first; /* the post where the boat starts */
    bool tide;                 /* a tide cell was met */
    int hearths;
    const struct thing *again[RULES_MAX_QUESTIONS]; /* the first of each question, or NULL */
    unsigned bridges; /* questions that a veil or span was met of, as bits */
    bool doubt;       /* a cell is not understood: what is missing may be there */
};

/* --- rows --- */

/* Blank lines at the end are the block scalar's, not the map's. Returns the number of rows, even
 * where there are more than are kept. */
static int split_rows(struct board *board) {
    const char *at = board->node->text, *end = at + board->node->length;
    int count = 0;
    size_t index = 0;
    while (end > at && end[-1] == '\n') {
        end--;
    }
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        size_t length = pack_characters(at, stop);
        if (count < RULES_MAX_HEIGHT) {
            board->row[count] = (struct row){at, stop, (int)length, index};
        }
        count++;
        index += length + 1;
        at = stop < end ? stop + 1 : end;
    }
    board->height = count < RULES_MAX_HEIGHT ? count : RULES_MAX_HEIGHT;
    return count;
}

/* The length most rows have: then it is the odd row that is reported, not all others. */
static int usual_length(const struct board *board) {
    int best = 0, most = 0;
    for (int i = 0; i < board->height; i++) {
        int same = 0;
        for (int j = 0; j < board->height; j++) {
            same += board->row[j].length == board->row[i].length;
        }
        if (same > most) {
            most = same;
            best = board->row[i].length;
        }
    }
    return best;
}

static bool check_size(struct board *board, int rows) {
    struct document *document = board->document;
    board->width = usual_length(board);
    if (rows < RULES_MIN_SIDE || board->width < RULES_MIN_SIDE) {
        pack_report_at(document, board->node,
                       "the map is %d wide and %d high; it is at least %d by %d", board->width,
                       rows, RULES_MIN_SIDE, RULES_MIN_SIDE);
        return false;
    }
    if (rows > RULES_MAX_HEIGHT) {
        const struct row *last = &board->row[RULES_MAX_HEIGHT - 1];
        pack_report_inside(document, board->node, last->index + (size_t)last->length + 1,
                           "the map is %d rows high; at most %d are allowed", rows,
                           RULES_MAX_HEIGHT);
        return false;
    }
    if (board->width > RULES_MAX_WIDTH) {
        pack_report_inside(document, board->node, board->row[0].index + RULES_MAX_WIDTH,
                           "the map is %d wide; at most %d are allowed", board->width,
                           RULES_MAX_WIDTH);
        return false;
    }
    bool good = true;
    for (int i = 0; i < board->height; i++) {
        const struct row *row = &board->row[i];
        if (row->length != board->width) {
            int x = row->length < board->width ? row->length : board->width;
            pack_report_inside(document, board->node, row->index + (size_t)x,
                               "this row has %d characters and the others have %d; make it as "
                               "long, with '_' for nothing",
                               row->length, board->width);
            good = false;
        }
    }
    return good;
}

/* --- cells --- */

static size_t index_of(const struct board *board, int cell) {
    return board->row[cell / board->width].index + (size_t)(cell % board->width);
}

/* The number of a name, new ones included; -1 with a report when there are too many. */
static int number_of(struct board *board, struct names *names, const struct thing *thing, int most,
                     const char *what, int cell) {
    for (int i = 0; i < names->count; i++) {
        if (!strcmp(names->name[i], thing->name)) {
            return i;
        }
    }
    if (names->count == most) {
        pack_report_inside(board->document, board->node, index_of(board, cell),
                           "'%s' is one %s too many; a level has at most %d", thing->name, what,
                           most);
        return -1;
    }
    names->name[names->count] = thing->name;
    names->thing[names->count] = thing;
    return names->count++;
}

/* Counts up to the limit; false with a report at the first one over it. */
static bool take_one(struct board *board, int count, int most, const char *what, int cell) {
    if (count == most) {
        pack_report_inside(board->document, board->node, index_of(board, cell),
                           "one %s too many; a level has at most %d", what, most);
    }
    return count < most;
}

static void place_channel(struct board *board, const struct thing *thing, int cell) {
    uint8_t kind = thing->fixture.kind;
    bool of_stars = rules_traits[kind].index == RULES_INDEX_STAR_CHANNEL;
    struct names *names = of_stars ? &board->star_channels : &board->channels;
    int number = number_of(board, names, thing, RULES_MAX_CHANNELS,
                           of_stars ? "star channel" : "channel", cell);
    if (number < 0) {
        return;
    }
    board->level->rules.fixture[cell].index = (uint8_t)number;
    if (kind == RULES_STAR) {
        take_one(board, board->stars++, RULES_MAX_STARS, "star", cell);
    }
}

static void place_post(struct board *board, const struct thing *thing, int cell) {
    struct rules_level *rules = &board->level->rules;
    int number = number_of(board, &board->posts, thing, RULES_MAX_POSTS, "post", cell);
    if (number < 0) {
        return;
    }
    rules->fixture[cell].index = (uint8_t)number;
    if (thing->fixture.kind != RULES_POST) {
        return;
    }
    if (board->posts.real[number]) {
        pack_report_inside(board->document, board->node, index_of(board, cell),
                           "post '%s' is on the map twice; give the second a name of its own",
                           thing->name);
    }
    board->posts.real[number] = true;
    rules->post[number] = (uint16_t)cell;
    if (thing->first && board->first && board->first != thing) {
        pack_report_inside(board->document, board->node, index_of(board, cell),
                           "the boat starts at post '%s' already; keep 'first' at one post",
                           board->first->name);
    } else if (thing->first) {
        board->first = thing;
        rules->first_post = (uint8_t)number;
    }
}

static void place_fixture(struct board *board, const struct thing *thing, int cell) {
    const struct rules_trait *trait = &rules_traits[thing->fixture.kind];
    board->level->rules.fixture[cell] = thing->fixture;
    if (trait->index == RULES_INDEX_CHANNEL || trait->index == RULES_INDEX_STAR_CHANNEL) {
        place_channel(board, thing, cell);
    } else if (trait->index == RULES_INDEX_POST) {
        place_post(board, thing, cell);
    }
    if (thing->fixture.kind == RULES_HEARTH) {
        take_one(board, board->hearths++, RULES_MAX_HEARTHS, "hearth", cell);
    } else if (thing->fixture.kind == RULES_AGAIN) {
        const struct thing **first = &board->again[thing->fixture.index];
        *first = *first ? *first : thing;
    } else if (trait->hears) {
        board->bridges |= rules_questions(&thing->fixture);
    }
    board->tide |= trait->value == RULES_VALUE_PHASE;
    board->homes[RULES_A] += thing->fixture.kind == RULES_HOME_A;
    board->homes[RULES_B] += thing->fixture.kind == RULES_HOME_B;
}

static void place_standing(struct board *board, const struct thing *thing, int cell) {
    struct rules_level *rules = &board->level->rules;
    if (thing->standing == A_STONE) {
        if (thing->terrain == RULES_WATER) {
            pack_report_inside(board->document, board->node, index_of(board, cell),
                               "a stone can't lie on a post; put it on floor");
        } else if (take_one(board, rules->stone_count, RULES_MAX_STONES, "stone", cell)) {
            rules->stone[rules->stone_count].kind = thing->stone;
            rules->stone[rules->stone_count].lent = thing->lent;
            rules->stone[rules->stone_count++].cell = (uint16_t)cell;
        }
    } else if (thing->standing != NOBODY) {
        int player = thing->standing - START_A;
        if (board->starts[player]++) {
            pack_report_inside(board->document, board->node, index_of(board, cell),
                               "%c starts twice; keep one of the two places", 'A' + player);
        }
        rules->start[player] = (uint16_t)cell;
    }
}

static struct thing *find_thing(struct board *board, uint32_t code, int cell) {
    struct legend *legend = board->legend;
    struct thing *thing = pack_legend_find(legend, code);
    if (!thing) {
        char shown[5] = "";
        utf8_encode(code, shown);
        pack_report_inside(board->document, board->node, index_of(board, cell),
                           "'%s' has no legend entry; add a line '\"%s\": ...' to the legend",
                           shown, shown);
        thing = &legend->thing[legend->count++];
        *thing = (struct thing){.code = code, .terrain = RULES_FLOOR, .bad = true};
    }
    return thing;
}

static void place_cells(struct board *board) {
    struct rules_level *rules = &board->level->rules;
    rules->width = (uint8_t)board->width;
    rules->height = (uint8_t)board->height;
    for (int y = 0, cell = 0; y < board->height; y++) {
        for (const char *at = board->row[y].at; at < board->row[y].end; cell++) {
            const struct thing *thing = find_thing(board, utf8_next(&at, board->row[y].end), cell);
            rules->terrain[cell] = thing->terrain;
            rules->open_sea[cell] = thing->open_sea;
            board->doubt |= thing->bad;
            if (!thing->bad) {
                place_fixture(board, thing, cell);
                place_standing(board, thing, cell);
            }
        }
    }
    rules->post_count = (uint8_t)board->posts.count;
}

/* --- what holds for the map as a whole ---
 *
 * A gate without a plate, a star gate without a star, a question without a veil: the rules have a
 * meaning for each, so they are the prover's to judge, not errors. */

static void check_names(struct board *board, const struct names *names, const char *problem) {
    const char *real[RULES_MAX_CHANNELS];
    int count = 0;
    for (int i = 0; i < names->count; i++) {
        if (names->real[i]) {
            real[count++] = names->name[i];
        }
    }
    for (int i = 0; i < names->count; i++) {
        if (!names->real[i]) {
            const struct thing *thing = names->thing[i];
            pack_report_unknown(board->document, thing->node, thing->name_index, problem,
                                thing->name, real, count);
        }
    }
}

static void check_players(struct board *board) {
    const struct rules_level *rules = &board->level->rules;
    for (int player = 0; player < 2; player++) {
        char name = (char)('A' + player);
        if (!board->starts[player]) {
            pack_report_at(board->document, board->node,
                           "%c starts nowhere; put one '%c' on the map", name, name);
        } else if (rules->terrain[rules->start[player]] == RULES_WATER &&
                   rules->fixture[rules->start[player]].index != rules->first_post) {
            pack_report_inside(board->document, board->node, index_of(board, rules->start[player]),
                               "%c starts on a post where the boat does not lie; add 'first' to "
                               "this post or start elsewhere",
                               name);
        }
        if (!board->homes[player]) {
            pack_report_at(board->document, board->node,
                           "%c has no home; put at least one '%c' on the map", name, 'a' + player);
        }
    }
}

/* An again veil remembers what was heard elsewhere. */
static void check_again(struct board *board) {
    for (int q = 0; q < board->level->rules.question_count; q++) {
        const struct thing *thing = board->again[q];
        if (thing && !(board->bridges >> q & 1)) {
            pack_report_inside(board->document, thing->node, thing->name_index,
                               "'%s' is heard nowhere, so it can't be remembered; put a veil or a "
                               "span of it on the map",
                               board->level->question[q].id);
        }
    }
}

static void check_tide(struct board *board, const struct node *tide) {
    if (board->tide && !tide) {
        pack_report_at(board->document, board->node,
                       "the map has tide cells; add a line 'tide: 3' with the tide's period");
    } else if (tide && !board->tide) {
        pack_report_at(board->document, tide,
                       "the map has no tide cell; put one there or take 'tide' out");
    }
}

static void check_play(struct board *board) {
    struct rules_level *rules = &board->level->rules;
    struct error error = {0};
    struct rules_state state;
    if (!rules_prepare(rules, &error)) {
        pack_report_at(board->document, board->node, "%s; change the map", error.text);
        return;
    }
    rules_start(rules, &state);
    if (rules_won(rules, &state)) {
        pack_report_at(board->document, board->node,
                       "both start at home, so the level is won at once; move a start or a home");
    }
}

void pack_map_read(struct document *document, struct pack_level *level, struct legend *legend,
                   const struct node *map, const struct node *tide) {
    struct board board = {.document = document, .level = level, .legend = legend, .node = map};
    if (!map || map->kind == NODE_BAD || !legend->thing) {
        return;
    }
    if (map->kind != NODE_SCALAR || map->style == NODE_FOLDED) {
        pack_report_at(document, map,
                       "the map is rows of characters; write 'map: |' and the rows below it");
        return;
    }
    if (!check_size(&board, split_rows(&board))) {
        return;
    }
    place_cells(&board);
    check_players(&board);
    if (!board.doubt) {
        check_names(&board, &board.posts, "no post is called");
        check_tide(&board, tide);
        check_again(&board);
    }
    if (!document->reported) { /* else it is no level that can be judged */
        check_play(&board);
    }
}
