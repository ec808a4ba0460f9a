/* Watching a kept crossing on the board it was walked on. */
#include "sky/moment.h"

enum button { TO_START, STEP_BACK, PLAY, STEP_ON, SPEED, LEAVE, BUTTONS };
enum { NORMAL_SPEED = 1 };
static const int speeds[] = {50, 100, 200, 400}; /* percent */
static const char *const speed_labels[] = {"½×", "1×", "2×", "4×"};
enum { SPEEDS = sizeof speeds / sizeof speeds[0] };

/* An even walking pace: how long somebody thought before a step is nobody's to see. */
enum { LEAST_PAUSE_MS = 200, MOST_PAUSE_MS = 600 };

struct watch {
    const struct moment_film *film; /* lent by the scene below */
    int at;                         /* steps done */
    struct rules_state state;       /* after them */
    bool began, playing;
    int wait; /* ms of the replay's own time until the next step */
    int speed;
    enum button button;
    struct rect place[BUTTONS];
};

static int button_height(const struct stage *stage) {
    return unit(stage, 12) + text_size(stage, SIZE_BODY) * 7 / 4;
}

static struct rect controls_rect(const struct stage *stage) {
    struct rect screen = screen_rect(stage);
    int height = unit(stage, 52) + button_height(stage) + text_size(stage, SIZE_BODY) * 3 / 2;
    return (struct rect){0, screen.h - height, screen.w, height};
}

static void jump(struct stage *stage, struct watch *watch, int at) {
    watch->at = at < 0 ? 0 : at;
    moment_film_state(watch->film, watch->at, &watch->state);
    view_set_state(stage->view, &watch->state, &watch->film->replay.answers);
    damage_rect(stage, controls_rect(stage));
}

static void lay_out(struct stage *stage, struct watch *watch) {
    struct rect screen = screen_rect(stage);
    int margin = unit(stage, 14);
    moment_film_show(
        stage, stage->view, watch->film, watch->at, screen.w, screen.h,
        (struct rect){margin, margin, screen.w - 2 * margin, controls_rect(stage).y - 2 * margin});
    damage_all(stage);
}

static int pause_before(const struct watch *watch) {
    int ms = watch->at < watch->film->replay.count ? watch->film->replay.step[watch->at].ms : 0;
    return ms < LEAST_PAUSE_MS ? LEAST_PAUSE_MS : ms > MOST_PAUSE_MS ? MOST_PAUSE_MS : ms;
}

static void enter(struct stage *stage, void *context) {
    struct watch *watch = context;
    if (!watch->began) {
        watch->began = watch->playing = true;
        watch->button = PLAY;
        watch->speed = NORMAL_SPEED;
        watch->wait = 2 * MOST_PAUSE_MS; /* time to look around */
        rules_start(&watch->film->level->rules, &watch->state);
    }
    lay_out(stage, watch);
}

static void step_on(struct stage *stage, struct watch *watch) {
    const struct moment_film *film = watch->film;
    struct rules_events events;
    if (watch->at == film->replay.count) {
        watch->playing = false;
        return;
    }
    struct rules_action action = film->replay.step[watch->at++].action;
    enum rules_result result = rules_step(&film->level->rules, &film->replay.answers, &watch->state,
                                          action, &events);
    view_apply(stage->view, action, result, &events, &watch->state, &film->replay.answers);
    for (int i = 0; i < events.count; i++) {
        if (events.event[i].kind == RULES_HEARD || events.event[i].kind == RULES_WON) {
            platform_sound(stage->platform,
                           events.event[i].kind == RULES_WON ? "win" : "planks-lay");
        }
    }
    watch->wait = pause_before(watch);
    watch->playing &= watch->at < film->replay.count;
    damage_rect(stage, controls_rect(stage));
}

static void press(struct stage *stage, struct watch *watch, enum button button) {
    bool over = watch->at == watch->film->replay.count;
    bool plays = watch->playing;
    watch->playing = false;
    platform_sound(stage->platform, button == LEAVE ? "menu-back" : "menu-choose");
    switch (button) {
    case TO_START:
        jump(stage, watch, 0);
        break;
    case STEP_BACK:
        jump(stage, watch, watch->at - 1);
        break;
    case PLAY:
        if (over) {
            jump(stage, watch, 0);
        }
        watch->playing = !plays;
        watch->wait = LEAST_PAUSE_MS;
        break;
    case STEP_ON:
        step_on(stage, watch);
        break;
    case SPEED:
        watch->speed = (watch->speed + 1) % SPEEDS;
        watch->playing = plays;
        break;
    default:
        scene_pop(stage);
        break;
    }
    damage_rect(stage, controls_rect(stage));
}

static void focus_button(struct stage *stage, struct watch *watch, int button) {
    if (watch->button != (enum button)button) {
        watch->button = (enum button)button;
        damage_rect(stage, controls_rect(stage));
        platform_sound(stage->platform, "menu-move");
    }
}

static void point_at_button(struct stage *stage, struct watch *watch,
                            const struct platform_event *event) {
    for (int i = 0; i < BUTTONS; i++) {
        if (rect_holds(watch->place[i], event->x, event->y)) {
            focus_button(stage, watch, i);
            if (event->kind == PLATFORM_POINTER_DOWN) {
                press(stage, watch, watch->button);
            }
            return;
        }
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct watch *watch = context;
    bool way = event->kind == PLATFORM_BUTTON && event->down;
    if (event->kind == PLATFORM_RESIZED) {
        lay_out(stage, watch);
    } else if (event->kind == PLATFORM_POINTER || event->kind == PLATFORM_POINTER_DOWN) {
        point_at_button(stage, watch, event);
    } else if (way && event->button == PLATFORM_EAST) {
        focus_button(stage, watch, (int)(watch->button + 1) % BUTTONS);
    } else if (way && event->button == PLATFORM_WEST) {
        focus_button(stage, watch, (int)(watch->button + BUTTONS - 1) % BUTTONS);
    } else if (pressed(event, PLATFORM_CONFIRM)) {
        press(stage, watch, watch->button);
    } else if (pressed(event, PLATFORM_TAKE_BACK)) {
        press(stage, watch, STEP_BACK);
    } else if (pressed(event, PLATFORM_BACK)) {
        press(stage, watch, LEAVE);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct watch *watch = context;
    struct rect rects[VIEW_MAX_DAMAGE];
    if (watch->playing) {
        watch->wait -= ms * speeds[watch->speed] / 100;
        if (watch->wait <= 0) {
            step_on(stage, watch);
        }
    }
    view_update(stage->view, ms);
    int count = view_damage(stage->view, rects);
    for (int i = 0; i < count; i++) {
        damage_rect(stage, rects[i]);
    }
    int step = watch->playing
                   ? (watch->wait * 100 + speeds[watch->speed] - 1) / speeds[watch->speed]
                   : -1;
    return wait_sooner(step, view_wait(stage->view));
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

static void draw_icon(struct stage *stage, struct canvas *canvas, const struct watch *watch,
                      enum button button, uint32_t colour) {
    struct rect place = watch->place[button];
    float x = (float)place.x + (float)place.w / 2, y = (float)place.y + (float)place.h / 2;
    float one = (float)unit(stage, 100) / 100, bar = 4 * one, high = 11 * one;
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
        draw_text(stage, canvas, rect_grow(place, -unit(stage, 6)),
                  button == SPEED ? speed_labels[watch->speed] : word(stage, "Words"),
                  (struct paragraph){.size = SIZE_BODY,
                                     .face = PLATFORM_FACE_BOLD,
                                     .align = ALIGN_CENTRE,
                                     .colour = colour,
                                     .middle = true});
        break;
    }
}

static const char *button_words(struct stage *stage, const struct watch *watch) {
    switch (watch->button) {
    case TO_START:
        return word(stage, "To the start");
    case STEP_BACK:
        return word(stage, "One step back");
    case PLAY:
        return watch->playing ? word(stage, "Pause") : word(stage, "Play");
    case STEP_ON:
        return word(stage, "One step on");
    case SPEED:
        return say(stage, "Speed: {speed}", "speed", speed_labels[watch->speed], NULL);
    default:
        return word(stage, "Back to the words");
    }
}

static void draw_progress(struct stage *stage, struct canvas *canvas, const struct watch *watch,
                          struct rect area) {
    float y = (float)area.y + (float)unit(stage, 6), left = (float)area.x;
    int count = watch->film->replay.count;
    float part = count ? (float)watch->at / (float)count : 1.0f;
    float at = left + (float)area.w * part, width = (float)unit(stage, 3);
    canvas_line(canvas, left, y, left + (float)area.w, y, width, 0x60c3c9e6u);
    canvas_line(canvas, left, y, at, y, width, COLOUR_GOLD);
    canvas_glow(canvas, at, y, (float)unit(stage, 16), COLOUR_GOLD, 140);
    canvas_disc(canvas, at, y, (float)unit(stage, 5), 0xfffff8dcu);
}

static void draw_controls(struct stage *stage, struct canvas *canvas, struct watch *watch) {
    struct rect area = controls_rect(stage);
    int width = unit(stage, 12) + text_size(stage, SIZE_BODY) * 7 / 2,
        height = button_height(stage);
    int gap = unit(stage, 12);
    int all = BUTTONS * width + (BUTTONS - 1) * gap, left = area.x + (area.w - all) / 2;
    canvas_fill(canvas, area, 0xb010152fu);
    draw_progress(stage, canvas, watch,
                  (struct rect){left, area.y + unit(stage, 10), all, unit(stage, 12)});
    for (int i = 0; i < BUTTONS; i++) {
        struct rect place = {left + i * (width + gap), area.y + unit(stage, 36), width, height};
        bool focused = watch->button == (enum button)i;
        watch->place[i] = place;
        canvas_round_rect(canvas, place, (float)unit(stage, 14),
                          focused ? 0xe62b3670u : 0xb0161d42u);
        if (focused) {
            canvas_round_frame(canvas, place, (float)unit(stage, 14), (float)unit(stage, 3),
                               COLOUR_GOLD);
        }
        draw_icon(stage, canvas, watch, (enum button)i, focused ? 0xffffffffu : COLOUR_TEXT);
    }
    int top = area.y + unit(stage, 40) + height;
    draw_text(
        stage, canvas,
        (struct rect){area.x + gap, top, area.w - 2 * gap, area.y + area.h - top - unit(stage, 4)},
        button_words(stage, watch),
        (struct paragraph){
            .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_QUIET, .middle = true});
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    view_draw(stage->view, canvas);
    draw_controls(stage, canvas, context);
}

static const char *focus(const struct stage *stage, const void *context) {
    static const char *const names[] = {[TO_START] = "To the start",
                                        [STEP_BACK] = "One step back",
                                        [PLAY] = "Play",
                                        [STEP_ON] = "One step on",
                                        [SPEED] = "Speed",
                                        [LEAVE] = "Back to the words"};
    const struct watch *watch = context;
    (void)stage;
    return watch->button == PLAY && watch->playing ? "Pause" : names[watch->button];
}

static const struct scene_type scene_moment_watch = {
    .name = "watch",
    .size = sizeof(struct watch),
    .enter = enter,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void moment_watch_push(struct stage *stage, const struct moment_film *film) {
    struct watch *watch = scene_push(stage, &scene_moment_watch);
    watch->film = film;
}
