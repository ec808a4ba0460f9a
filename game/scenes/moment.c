/* A kept moment: its words, the picture it ended in, and the crossing itself, step by step. What
 * was kept is gold. Three scenes: the moment, the crossing as it went, and the question before
 * deleting. */
#include "scenes/internal.h"

#include <string.h>

/* --- the crossing of a moment --- */

/* A crossing that can be shown again. It lends itself to the view, which reads the level. */
struct film {
    struct pack_level *level; /* NULL: it can't be shown */
    struct replay replay;
    const char *why_not;
};

static const char *finding_words(struct game *game, enum replay_finding finding) {
    return finding == REPLAY_OTHER_RULES
               ? word(game, "The words are all here; the crossing can't be shown: it was made by "
                            "another version of the game.")
               : word(game, "The words are all here; the crossing can't be shown: its steps no "
                            "longer fit its level.");
}

static void film_release(struct film *film) {
    pack_level_free(film->level);
    replay_release(&film->replay);
    *film = (struct film){0};
}

/* The level's text and the replay may come from anywhere: both are checked as if they did. */
static void film_load(struct game *game, struct film *film, const struct keepsake_moment *moment) {
    struct pack_diagnostics diagnostics = {0};
    struct error error = {{0}};
    struct replay_report report = {0};
    film->level = pack_level_parse("level", moment->source, strlen(moment->source), &diagnostics);
    pack_diagnostics_release(&diagnostics);
    if (!film->level) {
        film->why_not = word(game, "The words are all here; the crossing can't be shown: its level "
                                   "can't be read any more.");
    } else if (!replay_parse(moment->replay, strlen(moment->replay), &film->replay, &error)) {
        film->why_not = word(game, "The words are all here; the crossing can't be shown: its steps "
                                   "can't be read any more.");
    } else if (!replay_verify(&film->level->rules, &film->replay, &report)) {
        film->why_not = finding_words(game, report.finding);
    }
    if (film->why_not) {
        pack_level_free(film->level);
        film->level = NULL;
    }
}

static void film_state(const struct film *film, int steps, struct rules_state *state) {
    rules_start(&film->level->rules, state);
    for (int i = 0; i < steps; i++) {
        rules_step(&film->level->rules, &film->replay.answers, state, film->replay.step[i].action,
                   NULL);
    }
}

/* Lays the board out as it was at that step, with the same stones and grass as in play. */
static void film_show(struct game *game, const struct film *film, int steps, int width, int height,
                      struct rect area) {
    const struct rules_level *level = &film->level->rules;
    struct rules_state state;
    film_state(film, steps, &state);
    view_set_level(game->view, level, width, height, area, unit(game, 74), rules_hash_level(level));
    view_set_state(game->view, &state, &film->replay.answers);
}

/* --- watching it --- */

enum button { TO_START, STEP_BACK, PLAY, STEP_ON, SPEED, LEAVE, BUTTONS };
enum { NORMAL_SPEED = 1 };
static const int speeds[] = {50, 100, 200, 400}; /* percent */
static const char *const speed_labels[] = {"½×", "1×", "2×", "4×"};
enum { SPEEDS = sizeof speeds / sizeof speeds[0] };

/* An even walking pace: how long somebody thought before a step is nobody's to see. */
enum { LEAST_PAUSE_MS = 200, MOST_PAUSE_MS = 600 };

struct watch {
    const struct film *film;  /* first: the moment sets it */
    int at;                   /* steps done */
    struct rules_state state; /* after them */
    bool began, playing;
    int wait; /* ms of the replay's own time until the next step */
    int speed;
    enum button button;
    struct rect place[BUTTONS];
};

static struct rect controls_rect(const struct game *game) {
    struct rect screen = screen_rect(game);
    int height = unit(game, 108) + text_size(game, SIZE_BODY) * 3 / 2;
    return (struct rect){0, screen.h - height, screen.w, height};
}

static void jump(struct game *game, struct watch *watch, int at) {
    watch->at = at < 0 ? 0 : at;
    film_state(watch->film, watch->at, &watch->state);
    view_set_state(game->view, &watch->state, &watch->film->replay.answers);
    damage_rect(game, controls_rect(game));
}

static void lay_out_watch(struct game *game, struct watch *watch) {
    struct rect screen = screen_rect(game);
    int margin = unit(game, 14);
    film_show(
        game, watch->film, watch->at, screen.w, screen.h,
        (struct rect){margin, margin, screen.w - 2 * margin, controls_rect(game).y - 2 * margin});
    damage_all(game);
}

static int pause_before(const struct watch *watch) {
    int ms = watch->at < watch->film->replay.count ? watch->film->replay.step[watch->at].ms : 0;
    return ms < LEAST_PAUSE_MS ? LEAST_PAUSE_MS : ms > MOST_PAUSE_MS ? MOST_PAUSE_MS : ms;
}

static void enter_watch(struct game *game, void *context) {
    struct watch *watch = context;
    if (!watch->began) {
        watch->began = watch->playing = true;
        watch->button = PLAY;
        watch->speed = NORMAL_SPEED;
        watch->wait = 2 * MOST_PAUSE_MS; /* time to look around */
        rules_start(&watch->film->level->rules, &watch->state);
    }
    lay_out_watch(game, watch);
}

static void step_on(struct game *game, struct watch *watch) {
    const struct film *film = watch->film;
    struct rules_events events;
    if (watch->at == film->replay.count) {
        watch->playing = false;
        return;
    }
    struct rules_action action = film->replay.step[watch->at++].action;
    enum rules_result result = rules_step(&film->level->rules, &film->replay.answers, &watch->state,
                                          action, &events);
    view_apply(game->view, action, result, &events, &watch->state, &film->replay.answers);
    for (int i = 0; i < events.count; i++) {
        if (events.event[i].kind == RULES_HEARD || events.event[i].kind == RULES_WON) {
            platform_sound(game->platform,
                           events.event[i].kind == RULES_WON ? "win" : "planks-lay");
        }
    }
    watch->wait = pause_before(watch);
    watch->playing &= watch->at < film->replay.count;
    damage_rect(game, controls_rect(game));
}

static void press(struct game *game, struct watch *watch, enum button button) {
    bool over = watch->at == watch->film->replay.count;
    bool plays = watch->playing;
    watch->playing = false;
    platform_sound(game->platform, button == LEAVE ? "menu-back" : "menu-choose");
    switch (button) {
    case TO_START:
        jump(game, watch, 0);
        break;
    case STEP_BACK:
        jump(game, watch, watch->at - 1);
        break;
    case PLAY:
        if (over) {
            jump(game, watch, 0);
        }
        watch->playing = !plays;
        watch->wait = LEAST_PAUSE_MS;
        break;
    case STEP_ON:
        step_on(game, watch);
        break;
    case SPEED:
        watch->speed = (watch->speed + 1) % SPEEDS;
        watch->playing = plays;
        break;
    default:
        scene_pop(game);
        break;
    }
    damage_rect(game, controls_rect(game));
}

static void focus_button(struct game *game, struct watch *watch, int button) {
    if (watch->button != (enum button)button) {
        watch->button = (enum button)button;
        damage_rect(game, controls_rect(game));
        platform_sound(game->platform, "menu-move");
    }
}

static void point_at_button(struct game *game, struct watch *watch,
                            const struct platform_event *event) {
    for (int i = 0; i < BUTTONS; i++) {
        if (rect_holds(watch->place[i], event->x, event->y)) {
            focus_button(game, watch, i);
            if (event->kind == PLATFORM_POINTER_DOWN) {
                press(game, watch, watch->button);
            }
            return;
        }
    }
}

static void event_watch(struct game *game, void *context, const struct platform_event *event) {
    struct watch *watch = context;
    bool way = event->kind == PLATFORM_BUTTON && event->down;
    if (event->kind == PLATFORM_RESIZED) {
        lay_out_watch(game, watch);
    } else if (event->kind == PLATFORM_POINTER || event->kind == PLATFORM_POINTER_DOWN) {
        point_at_button(game, watch, event);
    } else if (way && event->button == PLATFORM_EAST) {
        focus_button(game, watch, (int)(watch->button + 1) % BUTTONS);
    } else if (way && event->button == PLATFORM_WEST) {
        focus_button(game, watch, (int)(watch->button + BUTTONS - 1) % BUTTONS);
    } else if (pressed(event, PLATFORM_CONFIRM)) {
        press(game, watch, watch->button);
    } else if (pressed(event, PLATFORM_TAKE_BACK)) {
        press(game, watch, STEP_BACK);
    } else if (pressed(event, PLATFORM_BACK)) {
        press(game, watch, LEAVE);
    }
}

static int update_watch(struct game *game, void *context, int ms) {
    struct watch *watch = context;
    struct rect rects[VIEW_MAX_DAMAGE];
    if (watch->playing) {
        watch->wait -= ms * speeds[watch->speed] / 100;
        if (watch->wait <= 0) {
            step_on(game, watch);
        }
    }
    bool moving = view_update(game->view, ms);
    int count = view_damage(game->view, rects);
    for (int i = 0; i < count; i++) {
        damage_rect(game, rects[i]);
    }
    bool still = game->settings.reduced_motion || !platform_focused(game->platform);
    return moving || watch->playing ? 0 : still ? -1 : VIEW_GLINT_MS;
}

/* A triangle that points left or right. */
static void draw_triangle(struct canvas *canvas, float x, float y, float size, uint32_t colour) {
    float high = size < 0 ? -size : size;
    for (float part = 0; part < 1; part += 1 / (2 * high)) {
        float half = high * (1 - part);
        canvas_line(canvas, x - size * (1 - 2 * part), y - half, x - size * (1 - 2 * part),
                    y + half, 1.5f, colour);
    }
}

static void draw_icon(struct game *game, struct canvas *canvas, const struct watch *watch,
                      enum button button, uint32_t colour) {
    struct rect place = watch->place[button];
    float x = (float)place.x + (float)place.w / 2, y = (float)place.y + (float)place.h / 2;
    float one = (float)unit(game, 100) / 100, bar = 4 * one, high = 11 * one;
    switch (button) {
    case TO_START:
        canvas_line(canvas, x - 18 * one, y - high, x - 18 * one, y + high, bar, colour);
        draw_triangle(canvas, x - 5 * one, y, -8 * one, colour);
        draw_triangle(canvas, x + 11 * one, y, -8 * one, colour);
        break;
    case STEP_BACK:
        canvas_line(canvas, x + 12 * one, y - high, x + 12 * one, y + high, bar, colour);
        draw_triangle(canvas, x - 3 * one, y, -10 * one, colour);
        break;
    case PLAY:
        if (watch->playing) {
            canvas_line(canvas, x - 7 * one, y - high, x - 7 * one, y + high, 6 * one, colour);
            canvas_line(canvas, x + 7 * one, y - high, x + 7 * one, y + high, 6 * one, colour);
        } else {
            draw_triangle(canvas, x + 2 * one, y, 14 * one, colour);
        }
        break;
    case STEP_ON:
        canvas_line(canvas, x - 12 * one, y - high, x - 12 * one, y + high, bar, colour);
        draw_triangle(canvas, x + 3 * one, y, 10 * one, colour);
        break;
    default:
        draw_text(game, canvas, rect_grow(place, -unit(game, 8)),
                  button == SPEED ? speed_labels[watch->speed] : word(game, "Words"),
                  (struct paragraph){.face = PLATFORM_FACE_BOLD,
                                     .align = ALIGN_CENTRE,
                                     .colour = colour,
                                     .middle = true});
        break;
    }
}

static const char *button_words(struct game *game, const struct watch *watch) {
    switch (watch->button) {
    case TO_START:
        return word(game, "To the start");
    case STEP_BACK:
        return word(game, "One step back");
    case PLAY:
        return watch->playing ? word(game, "Pause") : word(game, "Play");
    case STEP_ON:
        return word(game, "One step on");
    case SPEED:
        return say(game, "Speed: {speed}", "speed", speed_labels[watch->speed], NULL);
    default:
        return word(game, "Back to the words");
    }
}

static void draw_progress(struct game *game, struct canvas *canvas, const struct watch *watch,
                          struct rect area) {
    float y = (float)area.y + (float)unit(game, 6), left = (float)area.x;
    int count = watch->film->replay.count;
    float part = count ? (float)watch->at / (float)count : 1.0f;
    float at = left + (float)area.w * part, width = (float)unit(game, 3);
    canvas_line(canvas, left, y, left + (float)area.w, y, width, 0x60c3c9e6u);
    canvas_line(canvas, left, y, at, y, width, COLOUR_GOLD);
    canvas_glow(canvas, at, y, (float)unit(game, 16), COLOUR_GOLD, 140);
    canvas_disc(canvas, at, y, (float)unit(game, 5), 0xfffff8dcu);
}

static void draw_controls(struct game *game, struct canvas *canvas, struct watch *watch) {
    struct rect area = controls_rect(game);
    int width = unit(game, 92), height = unit(game, 56), gap = unit(game, 12);
    int all = BUTTONS * width + (BUTTONS - 1) * gap, left = area.x + (area.w - all) / 2;
    canvas_fill(canvas, area, 0xb010152fu);
    draw_progress(game, canvas, watch,
                  (struct rect){left, area.y + unit(game, 10), all, unit(game, 12)});
    for (int i = 0; i < BUTTONS; i++) {
        struct rect place = {left + i * (width + gap), area.y + unit(game, 36), width, height};
        bool focused = watch->button == (enum button)i;
        watch->place[i] = place;
        canvas_round_rect(canvas, place, (float)unit(game, 14),
                          focused ? 0xe62b3670u : 0xb0161d42u);
        if (focused) {
            canvas_round_frame(canvas, place, (float)unit(game, 14), (float)unit(game, 3),
                               COLOUR_GOLD);
        }
        draw_icon(game, canvas, watch, (enum button)i, focused ? 0xffffffffu : COLOUR_TEXT);
    }
    int top = area.y + unit(game, 40) + height;
    draw_text(
        game, canvas,
        (struct rect){area.x + gap, top, area.w - 2 * gap, area.y + area.h - top - unit(game, 4)},
        button_words(game, watch),
        (struct paragraph){
            .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_QUIET, .middle = true});
}

static void draw_watch(struct game *game, void *context, struct canvas *canvas) {
    view_draw(game->view, canvas);
    draw_controls(game, canvas, context);
}

static const char *focus_watch(const struct game *game, const void *context) {
    static const char *const names[] = {[TO_START] = "To the start",
                                        [STEP_BACK] = "One step back",
                                        [PLAY] = "Play",
                                        [STEP_ON] = "One step on",
                                        [SPEED] = "Speed",
                                        [LEAVE] = "Back to the words"};
    const struct watch *watch = context;
    (void)game;
    return watch->button == PLAY && watch->playing ? "Pause" : names[watch->button];
}

static const struct scene_type scene_watch = {
    .name = "watch",
    .size = sizeof(struct watch),
    .enter = enter_watch,
    .event = event_watch,
    .update = update_watch,
    .draw = draw_watch,
    .focus = focus_watch,
};

/* --- deleting --- */

enum { KEEP_IT, DELETE_IT };

struct deletion {
    int64_t id; /* first: the moment sets it */
    struct menu menu;
    const char *failed; /* what went wrong, or NULL */
};

static void enter_deletion(struct game *game, void *context) {
    struct deletion *deletion = context;
    menu_clear(&deletion->menu);
    menu_add(&deletion->menu, word(game, "Keep it"), NULL);
    menu_add(&deletion->menu, word(game, "Delete it"), NULL);
}

static void delete_moment(struct game *game, struct deletion *deletion) {
    enum keepsake_result result = keepsake_delete_moment(game->keepsake, deletion->id, NULL);
    int64_t count = game->kept;
    if (result != KEEPSAKE_OK) {
        deletion->failed = keepsake_message(result);
        damage_all(game);
        return;
    }
    keepsake_count_moments(game->keepsake, &count, NULL);
    game->kept = (int)count;
    platform_sound(game->platform, "let-go");
    scene_pop(game); /* this question, and the moment below it */
    scene_pop(game);
}

static void event_deletion(struct game *game, void *context, const struct platform_event *event) {
    struct deletion *deletion = context;
    enum menu_answer answer = menu_event(game, &deletion->menu, event);
    if (answer == MENU_CHOSEN && deletion->menu.focus == DELETE_IT) {
        delete_moment(game, deletion);
    } else if (answer == MENU_CHOSEN || answer == MENU_BACK) {
        scene_pop(game);
    }
}

static void draw_deletion(struct game *game, void *context, struct canvas *canvas) {
    struct deletion *deletion = context;
    struct rect body = body_rect(game);
    int pad = unit(game, 28), buttons = menu_height(game, 2), width = unit(game, 520);
    struct rect panel = {body.x + body.w / 8, body.y, body.w * 6 / 8, body.h};
    draw_panel(game, canvas, panel);
    draw_text(
        game, canvas,
        (struct rect){panel.x + pad, panel.y + pad, panel.w - 2 * pad, panel.h - buttons - 3 * pad},
        deletion->failed
            ? deletion->failed
            : word(game, "Delete this moment for good?\n\nEither of you may. It can't be "
                         "brought back."),
        (struct paragraph){
            .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true});
    menu_draw(game, canvas, &deletion->menu,
              (struct rect){panel.x + (panel.w - width) / 2, panel.y + panel.h - pad - buttons,
                            width, buttons});
}

static const char *focus_deletion(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct deletion *)context)->menu);
}

static const struct scene_type scene_deletion = {
    .name = "delete-moment",
    .size = sizeof(struct deletion),
    .over = true,
    .enter = enter_deletion,
    .event = event_deletion,
    .draw = draw_deletion,
    .focus = focus_deletion,
};

/* --- the moment --- */

enum row { ROW_READ_ON, ROW_WATCH, ROW_LAUGHED, ROW_DELETE, ROW_BACK, ROWS };

/* The words are blocks one under another: the date, the names, for each line its question, who
 * answered and the answer, then the note and what can't be shown. */
enum { BLOCK_DATE, BLOCK_NAMES, BLOCK_LINES };
enum { PART_QUESTION, PART_WHO, PART_ANSWER, PARTS };
enum { MAX_BLOCKS = BLOCK_LINES + PARTS * KEEPSAKE_MAX_LINES + 2 };

struct data {
    int64_t id; /* first: the sky sets it */
    bool loaded;
    enum keepsake_result result;
    struct keepsake_moment moment;
    struct film film;
    struct canvas picture; /* how the crossing ended; without pixels where there is no room */
    struct menu menu;
    enum row row[ROWS];      /* what each item of the menu is */
    int top[MAX_BLOCKS + 1]; /* of each block, and the end of the last, in pixels */
    int scroll;
};

struct layout {
    struct rect words, picture, menu;
};

static struct layout lay_out(struct game *game, const struct data *data) {
    struct rect body = body_rect(game);
    int gap = unit(game, 22), width = unit(game, 290) + text_size(game, SIZE_LARGE) * 2;
    int rows = menu_height(game, data->menu.count), room = body.h - rows - gap;
    struct layout layout = {
        .words = {body.x, body.y, body.w - width - gap, body.h},
        .menu = {body.x + body.w - width, body.y + body.h - rows, width, rows},
    };
    if (rows > body.h) {
        layout.menu.y = body.y;
        layout.menu.h = body.h;
    }
    if (room >= unit(game, 120)) {
        int height = room < width * 3 / 4 ? room : width * 3 / 4;
        layout.picture = (struct rect){layout.menu.x, body.y, width, height};
    }
    return layout;
}

static struct rect reading_rect(struct game *game, const struct data *data) {
    struct rect inside = rect_grow(lay_out(game, data).words, -unit(game, 26));
    inside.w -= unit(game, 10); /* for the bar that shows how far one has read */
    return inside;
}

static const char *line_words(struct game *game, const struct data *data, int line, int part) {
    const struct keepsake_moment *moment = &data->moment;
    const struct keepsake_line *at = &moment->line[line];
    switch (part) {
    case PART_QUESTION: /* once, where both answered the same one */
        return line && strcmp(at[-1].question, at->question) == 0 ? "" : at->question;
    case PART_WHO:
        return at->who == KEEPSAKE_A   ? moment->name_a
               : at->who == KEEPSAKE_B ? moment->name_b
                                       : say(game, "{one} and {other}", "one", moment->name_a,
                                             "other", moment->name_b, NULL);
    default:
        return at->answer;
    }
}

static int block_count(const struct data *data) {
    return BLOCK_LINES + PARTS * data->moment.line_count + 2;
}

/* "" for a block that this moment has no words for. */
static const char *block_words(struct game *game, const struct data *data, int block) {
    const struct keepsake_moment *moment = &data->moment;
    int line = (block - BLOCK_LINES) / PARTS;
    if (block == BLOCK_DATE) {
        return say_date(game, moment->kept_at);
    }
    if (block == BLOCK_NAMES) {
        return say(game, "{one} and {other}", "one", moment->name_a, "other", moment->name_b, NULL);
    }
    if (line < moment->line_count) {
        return line_words(game, data, line, (block - BLOCK_LINES) % PARTS);
    }
    return block == block_count(data) - 2 ? moment->note
           : data->film.why_not           ? data->film.why_not
                                          : "";
}

static struct paragraph block_style(const struct data *data, int block) {
    int line = (block - BLOCK_LINES) / PARTS, part = (block - BLOCK_LINES) % PARTS;
    struct paragraph style = {.size = SIZE_BODY, .colour = COLOUR_QUIET};
    if (block == BLOCK_NAMES) {
        style.colour = COLOUR_TEXT;
        style.face = PLATFORM_FACE_BOLD;
    } else if (block >= BLOCK_LINES && line < data->moment.line_count && part == PART_WHO) {
        style.face = PLATFORM_FACE_BOLD;
        style.colour = seat_colour((int)data->moment.line[line].who);
    } else if (block >= BLOCK_LINES && line < data->moment.line_count && part == PART_ANSWER) {
        style.size = SIZE_LARGE;
        style.colour = COLOUR_GOLD;
    } else if (block >= BLOCK_LINES) {
        style.colour = COLOUR_TEXT;
    }
    return style;
}

/* A line's parts stand close together; lines stand apart. */
static int gap_before(const struct game *game, int block) {
    bool close = block == BLOCK_DATE || block == BLOCK_NAMES ||
                 (block >= BLOCK_LINES && (block - BLOCK_LINES) % PARTS != PART_QUESTION);
    return close ? unit(game, 2) : text_size(game, SIZE_BODY) * 4 / 5;
}

static void measure_words(struct game *game, struct data *data) {
    int width = reading_rect(game, data).w, y = 0;
    for (int i = 0; i < block_count(data); i++) {
        const char *words = block_words(game, data, i);
        data->top[i] = y;
        if (words[0]) {
            y += gap_before(game, i) + measure_text(game, width, words, block_style(data, i));
        }
    }
    data->top[block_count(data)] = y;
}

/* How far the words can be moved up. */
static int most_scroll(struct game *game, const struct data *data) {
    int over = data->top[block_count(data)] - reading_rect(game, data).h;
    return over > 0 ? over : 0;
}

static void scroll_by(struct game *game, struct data *data, int by) {
    int most = most_scroll(game, data), wanted = data->scroll + by;
    wanted = wanted < 0 ? 0 : wanted > most ? most : wanted;
    if (wanted != data->scroll) {
        data->scroll = wanted;
        damage_rect(game, lay_out(game, data).words);
    }
}

static int page(struct game *game, const struct data *data) {
    return reading_rect(game, data).h - text_size(game, SIZE_BODY) * 2;
}

static void read_on(struct game *game, struct data *data) {
    bool at_end = data->scroll == most_scroll(game, data);
    scroll_by(game, data, at_end ? -data->scroll : page(game, data));
}

static void add_row(struct data *data, enum row row, const char *label, const char *value) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, label, value);
}

static void fill_menu(struct game *game, struct data *data, bool is_long) {
    bool here = data->result == KEEPSAKE_OK;
    menu_clear(&data->menu);
    if (is_long) {
        add_row(data, ROW_READ_ON, word(game, "Read on"), NULL);
    }
    if (data->film.level) {
        add_row(data, ROW_WATCH, word(game, "Watch the crossing"), NULL);
    }
    if (here) {
        add_row(data, ROW_LAUGHED, word(game, "We laughed"),
                data->moment.laughed ? word(game, "yes") : word(game, "no"));
        data->menu.item[data->menu.count - 1].gold = data->moment.laughed;
    }
    add_row(data, ROW_DELETE, word(game, "Delete"), NULL);
    add_row(data, ROW_BACK, word(game, "Back"), NULL);
}

/* The board in a small picture of its own: view draws into any canvas. */
static void take_picture(struct game *game, struct data *data) {
    struct rect place = lay_out(game, data).picture;
    canvas_release(&data->picture);
    if (!data->film.level || rect_empty(place)) {
        return;
    }
    struct rect all = {0, 0, place.w, place.h};
    canvas_init(&data->picture, place.w, place.h);
    film_show(game, &data->film, data->film.replay.count, place.w, place.h,
              rect_grow(all, -unit(game, 6)));
    view_draw(game->view, &data->picture);
    for (int i = 0; i < place.w * place.h; i++) {
        data->picture.pixels[i] |= 0xff000000u; /* an image's alpha counts, a canvas' does not */
    }
}

static void arrange(struct game *game, struct data *data) {
    fill_menu(game, data, false);
    measure_words(game, data);
    fill_menu(game, data, most_scroll(game, data) > 0);
    take_picture(game, data);
    scroll_by(game, data, 0);
    damage_all(game);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (!data->loaded) {
        data->loaded = true;
        data->result = keepsake_get_moment(game->keepsake, data->id, &data->moment, NULL);
        if (data->result == KEEPSAKE_OK && data->moment.kind == KEEPSAKE_CROSSING) {
            film_load(game, &data->film, &data->moment);
        }
    }
    arrange(game, data);
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    if (data->picture.pixels) { /* where the two stood tells their answers */
        base_forget(data->picture.pixels, sizeof *data->picture.pixels *
                                              (size_t)(data->picture.width * data->picture.height));
    }
    canvas_release(&data->picture);
    film_release(&data->film);
    if (data->result == KEEPSAKE_OK) {
        keepsake_moment_release(&data->moment);
    }
    platform_text_forget(game->platform);
}

static void toggle_laughed(struct game *game, struct data *data) {
    bool laughed = !data->moment.laughed;
    enum keepsake_result result = keepsake_set_laughed(game->keepsake, data->id, laughed, NULL);
    if (result == KEEPSAKE_OK) {
        data->moment.laughed = laughed;
        fill_menu(game, data, most_scroll(game, data) > 0);
        return;
    }
    game->notice = keepsake_message(result);
    scene_push(game, &scene_notice);
}

static void choose(struct game *game, struct data *data) {
    switch (data->row[data->menu.focus]) {
    case ROW_READ_ON:
        read_on(game, data);
        break;
    case ROW_WATCH:
        *(const struct film **)scene_push(game, &scene_watch) = &data->film;
        break;
    case ROW_LAUGHED:
        toggle_laughed(game, data);
        break;
    case ROW_DELETE:
        *(int64_t *)scene_push(game, &scene_deletion) = data->id;
        break;
    default:
        scene_pop(game);
        break;
    }
}

/* Left and right leaf through the words, wherever the menu does not want them itself. */
static bool leafs(struct game *game, struct data *data, const struct platform_event *event) {
    struct rect words = lay_out(game, data).words;
    bool button = event->kind == PLATFORM_BUTTON && event->down &&
                  !data->menu.item[data->menu.focus].value;
    bool click = event->kind == PLATFORM_POINTER_DOWN && rect_holds(words, event->x, event->y);
    if ((button && event->button == PLATFORM_EAST) ||
        (click && event->y >= words.y + words.h / 2)) {
        scroll_by(game, data, page(game, data));
        return true;
    }
    if ((button && event->button == PLATFORM_WEST) || click) {
        scroll_by(game, data, -page(game, data));
        return true;
    }
    return false;
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (event->kind == PLATFORM_RESIZED) {
        arrange(game, data);
        return;
    }
    if (leafs(game, data, event)) {
        return;
    }
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_BACK) {
        scene_pop(game);
    } else if (answer != MENU_NOTHING) {
        choose(game, data);
    }
}

static int update(struct game *game, void *context, int ms) {
    (void)context;
    (void)ms;
    return update_backdrop(game);
}

/* How far one has read: a thin line at the right, gold where the eyes are. */
static void draw_bar(struct game *game, struct canvas *canvas, const struct data *data,
                     struct rect inside) {
    int all = data->top[block_count(data)], most = most_scroll(game, data);
    float x = (float)(inside.x + inside.w + unit(game, 18)), width = (float)unit(game, 4);
    float from = (float)inside.y + (float)inside.h * (float)data->scroll / (float)(all + !all);
    float high = (float)inside.h * (float)inside.h / (float)(all + !all);
    if (most) {
        canvas_line(canvas, x, (float)inside.y, x, (float)(inside.y + inside.h), width,
                    0x40c3c9e6u);
        canvas_line(canvas, x, from, x, from + high, width, COLOUR_GOLD);
    }
}

static void draw_words(struct game *game, struct canvas *canvas, const struct data *data) {
    struct rect inside = reading_rect(game, data), clip = canvas->clip;
    draw_panel(game, canvas, lay_out(game, data).words);
    if (data->result != KEEPSAKE_OK) {
        draw_text(game, canvas, inside, keepsake_message(data->result),
                  (struct paragraph){.size = SIZE_LARGE, .colour = COLOUR_TEXT, .middle = true});
        return;
    }
    canvas_set_clip(canvas, rect_cut(clip, inside));
    for (int i = 0; i < block_count(data); i++) {
        int top = inside.y + data->top[i] - data->scroll, gap = gap_before(game, i);
        int bottom = inside.y + data->top[i + 1] - data->scroll;
        if (bottom > inside.y && top < inside.y + inside.h && bottom > top) {
            draw_text(game, canvas,
                      (struct rect){inside.x, top + gap, inside.w, bottom - top - gap},
                      block_words(game, data, i), block_style(data, i));
        }
    }
    canvas_set_clip(canvas, clip);
    draw_bar(game, canvas, data, inside);
}

static void draw_picture(struct game *game, struct canvas *canvas, const struct data *data) {
    struct rect place = lay_out(game, data).picture;
    if (data->picture.pixels) {
        struct image image = {data->picture.pixels, data->picture.width, data->picture.height};
        canvas_image(canvas, &image, place.x, place.y, 255);
        canvas_round_frame(canvas, rect_grow(place, unit(game, 2)), (float)unit(game, 8),
                           (float)unit(game, 3), COLOUR_GOLD);
    }
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
    draw_heading(game, canvas, data->result == KEEPSAKE_OK ? data->moment.title : "");
    draw_words(game, canvas, data);
    draw_picture(game, canvas, data);
    menu_draw(game, canvas, &data->menu, lay_out(game, data).menu);
    draw_hint(game, canvas,
              most_scroll(game, data) > 0
                  ? say(game,
                        "Left and right: leaf through the words. {button}: choose. "
                        "{back}: back",
                        "button", both_button_names(game, PLATFORM_CONFIRM), "back",
                        both_button_names(game, PLATFORM_BACK), NULL)
                  : say(game, "Up and down, then {button}. {back}: back", "button",
                        both_button_names(game, PLATFORM_CONFIRM), "back",
                        both_button_names(game, PLATFORM_BACK), NULL));
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

const struct scene_type scene_moment = {
    .name = "moment",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};
