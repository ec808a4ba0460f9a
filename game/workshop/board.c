/* The board that is being made, with its proof beside it. The light on it is moved as anything is:
 * a press lays what is in hand, or takes it away where it lies already, and held down it paints.
 * Past the board's lower edge the light comes to the tools, past its right one to the proof. */
#include "workshop/board.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_MS = 5200 };

static void lay_out(struct stage *stage, struct board *board) {
    struct rect screen = screen_rect(stage);
    board->places = board_places(stage);
    board->text_scale = stage->look.text_scale;
    tools_fill(stage, board);
    view_set_draft(stage->view, true);
    view_set_mood(stage->view, 0);
    view_set_level(stage->view, &board->level, screen.w, screen.h, board->places.board,
                   unit(stage, BOARD_LARGEST_CELL), 1);
    damage_all(stage);
}

/* --- what has changed --- */

static bool column_differs(const struct rules_level *one, const struct rules_level *other, int x) {
    bool differs = false;
    for (int y = 0; y < one->height; y++) {
        int cell = y * one->width + x;
        differs |= one->terrain[cell] != other->terrain[cell] ||
                   one->open_sea[cell] != other->open_sea[cell] ||
                   memcmp(&one->fixture[cell], &other->fixture[cell], sizeof one->fixture[cell]) !=
                       0;
    }
    return differs;
}

/* The columns that are others now, those that stand near each other together. */
static void show_columns(struct stage *stage, struct board *board,
                         const struct rules_level *before) {
    enum { NEAR = 4 };
    int width = board->level.width, from = -1, to = -1;
    for (int x = 0; x < width; x++) {
        if (!column_differs(&board->level, before, x)) {
            continue;
        }
        if (from >= 0 && x - to > NEAR) {
            view_change(stage->view, from, to);
            from = x;
        }
        from = from < 0 ? x : from;
        to = x + 1;
    }
    view_change(stage->view, from < 0 ? 0 : from, to < 0 ? 0 : to); /* starts and stones, too */
}

void board_follow(struct stage *stage, struct board *board) {
    struct rules_level before = board->level;
    film_end(stage, board);
    board->level = draft_level(board->workshop->draft)->rules;
    if (before.width == board->level.width && before.height == board->level.height) {
        show_columns(stage, board, &before);
    } else {
        lay_out(stage, board);
        int cells = board->level.width * board->level.height;
        board->at = board->at < cells ? board->at : cells - 1;
    }
    hand_hold(board->workshop);
    beside_begin(stage, board->workshop);
    damage_rect(stage, board->places.side);
    damage_rect(stage, board->places.head);
}

void board_tell(struct stage *stage, struct board *board, const char *words) {
    text_clear(&board->word);
    text_add(&board->word, words);
    board->word_ms = words[0] ? WORD_MS : 0;
    damage_rect(stage, board->places.head);
}

/* --- strokes --- */

/* Does what is in hand lie there already? */
static bool lies(const struct board *board, const char *words) {
    struct text there = {0};
    draft_words(board->workshop->draft, board->at, &there);
    const char *all = text_string(&there), *at = strstr(all, words);
    size_t length = strlen(words);
    bool same = at && (at == all || at[-1] == ' ') &&
                (!at[length] || strncmp(at + length, " +", 2) == 0);
    text_release(&there);
    return same;
}

static bool is_ground(const struct board *board) {
    const struct thing_cell *cell = &things_at(board->workshop->hand.thing)->cell;
    return !cell->stone && !cell->start && !cell->fixture.kind;
}

static void stroke(struct stage *stage, struct board *board) {
    struct workshop *workshop = board->workshop;
    struct error error = {{0}};
    struct text words = {0};
    hand_words(workshop, &words);
    bool there = lies(board, text_string(&words));
    bool takes = board->stroke == STROKE_TAKES, good = true;
    if (takes && there) {
        good = draft_clear(workshop->draft, board->at, workshop->mirror, &error);
    } else if (!takes && !there) {
        good = draft_put(workshop->draft, board->at, text_string(&words), workshop->mirror, &error);
    }
    bool changes = takes == there;
    if (good && changes) {
        platform_sound(stage->platform, takes ? "plate-up" : "plate-down");
        board_tell(stage, board, "");
        board_follow(stage, board);
    } else if (!good) {
        platform_sound(stage->platform, "nudge");
        board_tell(stage, board, say(stage, "{what}", "what", error.text, NULL));
    }
    text_release(&words);
}

static void begin_stroke(struct stage *stage, struct board *board) {
    struct text words = {0};
    hand_words(board->workshop, &words);
    bool there = lies(board, text_string(&words)) && !is_ground(board);
    board->stroke = there ? STROKE_TAKES : STROKE_LAYS;
    text_release(&words);
    draft_stroke(board->workshop->draft, true);
    stroke(stage, board);
}

static void end_stroke(struct board *board) {
    if (board->stroke != STROKE_NONE) {
        draft_stroke(board->workshop->draft, false);
    }
    board->stroke = STROKE_NONE;
}

/* --- the light --- */

static void go_to(struct stage *stage, struct board *board, int cell) {
    int reach = unit(stage, 30);
    damage_rect(stage, rect_grow(view_cell_rect(stage->view, board->at), reach));
    board->at = cell;
    damage_rect(stage, rect_grow(view_cell_rect(stage->view, board->at), reach));
    if (board->stroke != STROKE_NONE) {
        stroke(stage, board);
    }
}

static void turn_to(struct stage *stage, struct board *board, enum board_zone zone) {
    if (board->zone == zone) {
        return;
    }
    end_stroke(board);
    board->zone = zone;
    board->line = 0;
    damage_all(stage);
}

/* Where the pointer is on the board; -1: beside it. */
static int cell_at(struct stage *stage, const struct board *board, int x, int y) {
    struct rect all = view_board_rect(stage->view), cell = view_cell_rect(stage->view, 0);
    return rect_holds(all, x, y) ? (y - all.y) / cell.h * board->level.width + (x - all.x) / cell.w
                                 : -1;
}

static void move(struct stage *stage, struct board *board, enum platform_button way) {
    int next = board->level.neighbour[board->at][way];
    bool free = board->stroke == STROKE_NONE;
    if (next != RULES_NOWHERE) {
        go_to(stage, board, next);
    } else if (free && way == PLATFORM_SOUTH) {
        turn_to(stage, board, ZONE_TOOLS);
    } else if (free && way == PLATFORM_EAST && board->places.side.w) {
        turn_to(stage, board, ZONE_PROOF);
    }
}

/* --- events --- */

static void press_line(struct stage *stage, struct board *board) {
    platform_sound(stage->platform, "menu-choose");
    beside_show(stage, board->workshop, board->line);
}

static void go_along(struct stage *stage, struct board *board, int by) {
    int count = board->workshop->beside.count, line = board->line + by;
    if (line >= 0 && line < count) {
        board->line = line;
        platform_sound(stage->platform, "menu-move");
        damage_rect(stage, board->places.side);
    }
}

static void proof_button(struct stage *stage, struct board *board, enum platform_button button) {
    switch (button) {
    case PLATFORM_NORTH:
        go_along(stage, board, -1);
        break;
    case PLATFORM_SOUTH:
        go_along(stage, board, 1);
        break;
    case PLATFORM_CONFIRM:
        press_line(stage, board);
        break;
    case PLATFORM_WEST:
    case PLATFORM_BACK:
        turn_to(stage, board, ZONE_BOARD);
        break;
    default:
        break;
    }
}

static void tools_button(struct stage *stage, struct board *board,
                         const struct platform_event *event) {
    if (event->button == PLATFORM_NORTH || event->button == PLATFORM_BACK) {
        turn_to(stage, board, ZONE_BOARD);
        return;
    }
    if (event->button != PLATFORM_SOUTH &&
        menu_event_row(stage, &board->tools, event) == MENU_CHOSEN) {
        tools_use(stage, board, board->tool[board->tools.focus]);
    }
}

/* What a button does wherever the light is; false: nothing. */
static bool anywhere(struct stage *stage, struct board *board, enum platform_button button) {
    switch (button) {
    case PLATFORM_TAKE_BACK:
        tools_use(stage, board, TOOL_UNDO);
        return true;
    case PLATFORM_LOOK:
        tools_use(stage, board, TOOL_REDO);
        return true;
    case PLATFORM_WAVE:
        tools_use(stage, board, TOOL_THINGS);
        return true;
    case PLATFORM_HINT: /* once more: on a page of its own, which is larger */
        if (board->places.side.w && board->zone != ZONE_PROOF) {
            turn_to(stage, board, ZONE_PROOF);
        } else {
            tools_use(stage, board, TOOL_PROOF);
        }
        return true;
    case PLATFORM_MENU:
        tools_use(stage, board, TOOL_LEVEL);
        return true;
    default:
        return false;
    }
}

static void board_button(struct stage *stage, struct board *board,
                         const struct platform_event *event) {
    if (event->button <= PLATFORM_WEST) {
        move(stage, board, event->button);
    } else if (event->button == PLATFORM_CONFIRM && !event->repeat) {
        begin_stroke(stage, board);
    } else if (event->button == PLATFORM_BACK && !event->repeat) {
        platform_sound(stage->platform, "menu-back");
        scene_pop(stage);
    }
}

static void button(struct stage *stage, struct board *board, const struct platform_event *event) {
    if (!event->down) {
        if (event->button == PLATFORM_CONFIRM) {
            end_stroke(board);
        }
        return;
    }
    film_end(stage, board);
    if (!event->repeat && anywhere(stage, board, event->button)) {
        return;
    }
    if (board->zone == ZONE_TOOLS) {
        tools_button(stage, board, event);
    } else if (board->zone == ZONE_PROOF) {
        proof_button(stage, board, event->button);
    } else {
        board_button(stage, board, event);
    }
}

static void pointer_on_lines(struct stage *stage, struct board *board,
                             const struct platform_event *event) {
    for (int i = 0; i < board->workshop->beside.count; i++) {
        if (!rect_holds(board->line_place[i], event->x, event->y)) {
            continue;
        }
        turn_to(stage, board, ZONE_PROOF);
        if (board->line != i) {
            go_along(stage, board, i - board->line);
        }
        if (event->kind == PLATFORM_POINTER_DOWN) {
            press_line(stage, board);
        }
        return;
    }
}

static void pointer(struct stage *stage, struct board *board, const struct platform_event *event) {
    int cell = cell_at(stage, board, event->x, event->y);
    bool down = event->kind == PLATFORM_POINTER_DOWN;
    if (down) {
        film_end(stage, board);
    }
    if (event->kind == PLATFORM_POINTER_UP) {
        end_stroke(board);
    } else if (cell >= 0) {
        turn_to(stage, board, ZONE_BOARD);
        if (cell != board->at) {
            go_to(stage, board, cell);
        }
        if (down) {
            begin_stroke(stage, board);
        }
    } else if (board->stroke == STROKE_NONE &&
               rect_holds(board->places.tools, event->x, event->y)) {
        turn_to(stage, board, ZONE_TOOLS);
        if (menu_event_row(stage, &board->tools, event) == MENU_CHOSEN) {
            tools_use(stage, board, board->tool[board->tools.focus]);
        }
    } else if (board->stroke == STROKE_NONE) {
        pointer_on_lines(stage, board, event);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct board *board = context;
    switch (event->kind) {
    case PLATFORM_RESIZED: /* what is over it may have the view: then it waits for its return */
        if (stack_top(stage)->data == board) {
            lay_out(stage, board);
        }
        break;
    case PLATFORM_BUTTON:
        button(stage, board, event);
        break;
    case PLATFORM_POINTER:
    case PLATFORM_POINTER_DOWN:
    case PLATFORM_POINTER_UP:
        pointer(stage, board, event);
        break;
    case PLATFORM_FOCUS_LOST:
        end_stroke(board);
        break;
    default:
        break;
    }
}

/* --- the scene --- */

static void enter(struct stage *stage, void *context) {
    struct board *board = context;
    struct workshop *workshop = board->workshop;
    const struct proof_way *way = beside_found(workshop); /* asked for on the proof's own page */
    board->level = draft_level(workshop->draft)->rules;
    if (!board->begun) {
        board->begun = true;
        board->at = board->level.width * (board->level.height / 2) + board->level.width / 2;
    }
    int cells = board->level.width * board->level.height;
    board->at = board->at < cells ? board->at : cells - 1;
    board->stroke = STROKE_NONE;
    board->zone = ZONE_BOARD;
    hand_hold(workshop);
    lay_out(stage, board);
    if (way) {
        film_begin(stage, board, way);
    } else if (!workshop->beside.looking || workshop->changed) {
        workshop->changed = false;
        beside_begin(stage, workshop);
    }
}

static void leave(struct stage *stage, void *context) {
    struct board *board = context;
    end_stroke(board);
    view_set_draft(stage->view, false);
    free(board->film.step);
    text_release(&board->word);
}

static int read_word(struct stage *stage, struct board *board, int ms) {
    if (board->word_ms > ms) {
        board->word_ms -= ms;
        return board->word_ms;
    }
    if (board->word_ms > 0) {
        board_tell(stage, board, "");
    }
    return -1;
}

static int update(struct stage *stage, void *context, int ms) {
    struct board *board = context;
    int proof_wait, film = film_update(stage, board, ms);
    if (board->text_scale != stage->look.text_scale) {
        lay_out(stage, board);
    }
    if (beside_update(stage, board->workshop, ms, &proof_wait)) {
        int last = board->workshop->beside.count - 1;
        board->line = board->line > last ? last : board->line;
        damage_rect(stage, board->places.side);
        damage_rect(stage, board->places.head);
    }
    const struct proof_way *way = beside_found(board->workshop);
    if (way) {
        film_begin(stage, board, way);
        film = 0;
    }
    int wait = wait_sooner(workshop_view_update(stage, ms), film);
    return wait_sooner(wait_sooner(wait, proof_wait), read_word(stage, board, ms));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    board_draw(stage, canvas, context);
}

static const char *focus(const struct stage *stage, const void *context) {
    const struct board *board = context;
    const struct beside *beside = &board->workshop->beside;
    (void)stage;
    return board->zone == ZONE_TOOLS ? menu_focus(&board->tools)
           : board->zone == ZONE_PROOF && board->line < beside->count
               ? text_string(&beside->line[board->line].words)
               : "";
}

static const struct scene_type scene_board = {
    .name = "workshop-board",
    .size = sizeof(struct board),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void workshop_board_push(struct stage *stage, struct workshop *workshop) {
    struct board *board = scene_push(stage, &scene_board);
    board->workshop = workshop;
}
