/* All that can lie on a board, laid out on one: a raft with a thing on every second cell, drawn by
 * the view as it is drawn where it is played. The light goes from thing to thing; below stands what
 * each is called and what it does. */
#include "rules/fixtures.h"
#include "workshop/inside.h"

#include <assert.h>

enum { COLUMNS = 9, ROWS = 3, WIDE = 2 * COLUMNS + 1, HIGH = 2 * ROWS + 1, LARGEST_CELL = 96 };

#define GROUND(words_, what) .words = (words_), .cell = {.terrain = (what)}
#define LIES(words_, what) LIES_SO(words_, .kind = (what))
#define LIES_SO(words_, ...) .words = (words_), .cell = {RULES_FLOOR, .fixture = {__VA_ARGS__}}
#define ROLLS(words_, what) .words = (words_), .cell = {RULES_FLOOR, .stone = (what) + 1}
#define STARTS(words_, who) .words = (words_), .cell = {RULES_FLOOR, .start = (who) + 1}

/* In the order of the rows. What they say of themselves where more is to be said, is the first of
 * it: channel 0, the first question and its first mark. */
static const struct thing things[] = {
    {"Floor", "Where one can walk. It takes away what stood there.", GROUND("floor", RULES_FLOOR)},
    {"Wall", "Nobody goes through, nor does light.", GROUND("wall", RULES_WALL)},
    {"Water", "Nobody walks on it. A stone sinks and becomes a step.",
     GROUND("water", RULES_WATER)},
    {"Open sea", "The water of the night, around the land.", .words = "nothing",
     .cell = {RULES_WALL, .sea = 1}},
    {"{a}'s start", "{a} begins here.", STARTS("start A", RULES_A)},
    {"{b}'s start", "{b} begins here.", STARTS("start B", RULES_B)},
    {"{a}'s home", "Here {a} wants to go.", LIES("home A", RULES_HOME_A)},
    {"{b}'s home", "Here {b} wants to go.", LIES("home B", RULES_HOME_B)},
    {"Stone", "Both of you can push it.", ROLLS("stone any", RULES_STONE_ANY)},
    {"{a}'s stone", "{a} alone can push it.", ROLLS("stone A", RULES_STONE_A)},
    {"{b}'s stone", "{b} alone can push it.", ROLLS("stone B", RULES_STONE_B)},
    {"Heavy stone", "One pushes, while the other one stands by.",
     ROLLS("stone heavy", RULES_STONE_HEAVY)},
    {"Plate", "While somebody or a stone is on it, its gates are open.",
     LIES("plate", RULES_PLATE)},
    {"Gate", "Open while its plate is held.", LIES("gate", RULES_GATE)},
    {"Promise plate", "Who steps on it stays a while, for the other one.",
     LIES_SO("promise", .kind = RULES_PROMISE, .index = 1, .value = 3)},
    {"Veil", "Carries the one who heard what the other one said.", LIES("veil", RULES_VEIL)},
    {"Fence", "Shut where this was answered: a limit to be respected.", LIES("fence", RULES_FENCE)},
    {"Heard gate", "Opens once its question is heard.", LIES("heard-gate", RULES_HEARD_GATE)},
    {"Hearth", "Its question is asked here, on the way.",
     LIES_SO("hearth", .kind = RULES_HEARTH, .index = 2)},
    {"Bridge of two voices", "Carries where both answers together say so.",
     LIES_SO("span", .kind = RULES_SPAN, .also = 1)},
    {"Remembered veil", "Asks once more what was heard elsewhere.",
     LIES_SO("again", .kind = RULES_AGAIN, .value = 1)},
    {"Tide", "High and low by turns, as the two of you move.", LIES("tide", RULES_TIDE)},
    {"Quiet place", "For one alone; the other one keeps away.", LIES("quiet", RULES_QUIET)},
    {"Bell", "Calls the boat to its post.", LIES("bell", RULES_BELL)},
    {"Post", "In the water: here the boat can lie.", .words = "post",
     .cell = {RULES_WATER, .fixture = {.kind = RULES_POST}}},
    {"Star", "Kindled by the line of light between the two of you.", LIES("star", RULES_STAR)},
    {"Star gate", "Opens when all of its stars are kindled.", LIES("star-gate", RULES_STAR_GATE)},
};
enum { THINGS = sizeof things / sizeof things[0] };
_Static_assert((int)THINGS == COLUMNS * ROWS, "a thing at each place");

const struct thing *things_at(int thing) {
    return &things[thing];
}

/* --- their board --- */

static int cell_of(int thing) {
    return (2 * (thing / COLUMNS) + 1) * WIDE + 2 * (thing % COLUMNS) + 1;
}

static void lay(struct rules_level *level, int at, const struct thing_cell *cell) {
    level->terrain[at] = cell->terrain;
    level->open_sea[at] = cell->sea;
    level->fixture[at] = cell->fixture;
    if (cell->fixture.kind == RULES_POST) {
        level->post[level->post_count++] = (uint16_t)at;
    }
    if (cell->stone) {
        level->stone[level->stone_count].kind = (uint8_t)(cell->stone - 1);
        level->stone[level->stone_count++].cell = (uint16_t)at;
    }
    if (cell->start) {
        level->start[cell->start - 1] = (uint16_t)at;
    }
}

static void lay_all(struct rules_level *level) {
    *level = (struct rules_level){
        .width = WIDE, .height = HIGH, .question_count = 3, .tide_period = 3};
    for (int q = 0; q < level->question_count; q++) {
        level->question[q] = (struct rules_question){.by = q % 2 ? RULES_B : RULES_A, .marks = 3};
    }
    for (int at = 0; at < WIDE * HIGH; at++) {
        level->terrain[at] = RULES_FLOOR;
    }
    for (int i = 0; i < THINGS; i++) {
        lay(level, cell_of(i), &things[i].cell);
    }
    bool good = rules_prepare(level, NULL);
    assert(good);
    (void)good;
}

/* --- the scene --- */

struct data {
    struct workshop *workshop;
    struct rules_level level;
    int at;
};

static int words_high(const struct stage *stage) {
    return text_size(stage, SIZE_LARGE) * 2 + text_size(stage, SIZE_BODY) * 3;
}

static void lay_out(struct stage *stage, struct data *data) {
    struct rect screen = screen_rect(stage), area = body_rect(stage);
    area.x = unit(stage, 20);
    area.w = screen.w - 2 * area.x;
    area.h -= words_high(stage);
    view_set_draft(stage->view, true);
    view_set_level(stage->view, &data->level, screen.w, screen.h, area, unit(stage, LARGEST_CELL),
                   1);
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    lay_all(&data->level);
    data->at = data->workshop->hand.thing;
    lay_out(stage, data);
}

static struct rect lit_rect(struct stage *stage, const struct data *data) {
    return rect_grow(view_cell_rect(stage->view, cell_of(data->at)), unit(stage, 6));
}

static void go(struct stage *stage, struct data *data, int at) {
    if (at == data->at) {
        return;
    }
    damage_rect(stage, rect_grow(lit_rect(stage, data), unit(stage, 30)));
    data->at = at;
    damage_rect(stage, rect_grow(lit_rect(stage, data), unit(stage, 30)));
    struct rect screen = screen_rect(stage), board = view_board_rect(stage->view);
    damage_rect(stage, (struct rect){0, board.y + board.h, screen.w, screen.h - board.y - board.h});
    platform_sound(stage->platform, "menu-move");
}

static int step(int at, enum platform_button way) {
    int column = at % COLUMNS, row = at / COLUMNS;
    column = (column + (way == PLATFORM_EAST) - (way == PLATFORM_WEST) + COLUMNS) % COLUMNS;
    row = (row + (way == PLATFORM_SOUTH) - (way == PLATFORM_NORTH) + ROWS) % ROWS;
    return row * COLUMNS + column;
}

/* The thing whose cell, or half of the one beside it, lies there; -1: none. */
static int under(struct stage *stage, int x, int y) {
    for (int i = 0; i < THINGS; i++) {
        struct rect cell = view_cell_rect(stage->view, cell_of(i));
        if (rect_holds(rect_grow(cell, cell.w / 2), x, y)) {
            return i;
        }
    }
    return -1;
}

/* It is what is laid from now on; where there is more to say of it, that is asked first. */
static void take(struct stage *stage, struct data *data) {
    struct workshop *workshop = data->workshop;
    workshop->hand.thing = data->at;
    platform_sound(stage->platform, "menu-choose");
    if (hand_has_more(workshop)) {
        scene_drop(stage);
        thing_push(stage, workshop);
    } else {
        scene_pop(stage);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    bool points = event->kind == PLATFORM_POINTER || event->kind == PLATFORM_POINTER_DOWN;
    int under_it = points ? under(stage, event->x, event->y) : -1;
    if (event->kind == PLATFORM_RESIZED) {
        lay_out(stage, data);
    } else if (under_it >= 0) {
        go(stage, data, under_it);
        if (event->kind == PLATFORM_POINTER_DOWN) {
            take(stage, data);
        }
    } else if (event->kind == PLATFORM_BUTTON && event->down && event->button <= PLATFORM_WEST) {
        go(stage, data, step(data->at, event->button));
    } else if (pressed(event, PLATFORM_CONFIRM)) {
        take(stage, data);
    } else if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU) ||
               pressed(event, PLATFORM_WAVE)) {
        platform_sound(stage->platform, "menu-back");
        scene_pop(stage);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    (void)context;
    return workshop_view_update(stage, ms);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    int high = words_high(stage), head = text_size(stage, SIZE_LARGE) * 2;
    view_draw(stage->view, canvas);
    cursor_draw(stage, canvas, view_cell_rect(stage->view, cell_of(data->at)));
    draw_heading(stage, canvas, word(stage, "What shall lie there?"));
    struct rect words = {body.x, body.y + body.h - high, body.w, head};
    draw_text(
        stage, canvas, words, say(stage, things[data->at].name, NULL),
        (struct paragraph){
            .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_GOLD, .middle = true});
    words.y += head;
    words.h = high - head;
    draw_text(stage, canvas, words, say(stage, things[data->at].told, NULL),
              (struct paragraph){.size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT});
    draw_hint(stage, canvas,
              say(stage, "{button}: take it. {back}: back", "button",
                  both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return things[((const struct data *)context)->at].name;
}

static const struct scene_type scene_things = {
    .name = "workshop-things",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void things_push(struct stage *stage, struct workshop *workshop) {
    struct data *data = scene_push(stage, &scene_things);
    data->workshop = workshop;
}
