/* Asking the Keeper. The search runs beside the frames; what was asked is called off as soon as
 * the two walk on. A hint costs nothing and is counted nowhere. */
#include "play/hint.h"

#include <stdlib.h>

enum {
    THINK_MS = 120,   /* only then does the Keeper visibly think */
    POINT_MS = 2100,  /* a pulse and a rest */
    MAX_POINTED = 16, /* cells that pulse at the same time */
};

/* --- the work --- */

static void think(void *context) {
    struct play_hint_task *task = context;
    task->find(task);
}

static struct play_hint_task *new_task(const struct stage *stage) {
    const struct session *session = crossing_session(play_of(stage)->crossing);
    struct play_hint_task *task = base_alloc(sizeof *task);
    const struct session_record *log = session_log(session, &task->count);
    task->find = play_of(stage)->find_hint;
    task->level = *session_level(session);
    task->answers = *session_answers(session);
    task->log = base_alloc((size_t)task->count * sizeof *task->log + 1);
    for (int i = 0; i < task->count; i++) {
        task->log[i] = log[i].action;
    }
    atomic_init(&task->called_off, false);
    return task;
}

static void release_found(struct play_hint *found) {
    if (found->step) {
        /* NULL once released: the analyzer forgets that over calls of other files.
         * NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
        base_forget(found->step, (size_t)found->count * sizeof *found->step);
    }
    free(found->step);
    *found = (struct play_hint){.ask = -1};
}

void hint_work_end(struct stage *stage) {
    struct play_hint_task *task = play_of(stage)->hint_task;
    if (!task) {
        return;
    }
    atomic_store(&task->called_off, true);
    platform_work_free(play_of(stage)->hint_work);
    release_found(&task->found);
    base_forget(task->log, (size_t)task->count * sizeof *task->log);
    free(task->log);
    base_forget(task, sizeof *task);
    free(task);
    play_of(stage)->hint_task = NULL;
    play_of(stage)->hint_work = NULL;
}

static bool work_done(const struct stage *stage) {
    return play_of(stage)->hint_task && platform_work_done(play_of(stage)->hint_work);
}

/* What was called off ends by itself soon; until then nothing new is begun, and nobody waits. */
static void begin(struct stage *stage) {
    if (work_done(stage)) {
        hint_work_end(stage);
    }
    if (!play_of(stage)->hint_task) {
        play_of(stage)->hint_task = new_task(stage);
        play_of(stage)->hint_work = platform_work_new(stage->platform, think,
                                                      play_of(stage)->hint_task);
    }
}

/* --- what was found --- */

static enum hint_aim aim_of_events(const struct rules_events *events) {
    static const enum hint_aim aims[RULES_WON + 1] = {
        [RULES_PUSHED] = HINT_PUSH,      [RULES_BOAT_CAME] = HINT_BELL,
        [RULES_PROMISED] = HINT_PROMISE, [RULES_KINDLED] = HINT_KINDLE,
        [RULES_ASKED] = HINT_HEARTH,
    };
    for (int i = 0; i < events->count; i++) {
        if (aims[events->event[i].kind]) {
            return aims[events->event[i].kind];
        }
    }
    return HINT_WALK;
}

static enum hint_aim aim_of_cell(const struct rules_level *level, int cell) {
    switch (level->fixture[cell].kind) {
    case RULES_PLATE:
        return HINT_PLATE;
    case RULES_HOME_A:
    case RULES_HOME_B:
        return HINT_HOME;
    default:
        return HINT_WALK;
    }
}

static struct hint_spot spot_after(const struct rules_level *level,
                                   const struct rules_state *before,
                                   const struct rules_state *after, struct rules_action step,
                                   const struct rules_events *events) {
    struct hint_spot spot = {.at = {after->at[RULES_A], after->at[RULES_B]},
                             .player = step.player,
                             .breath = step.move == RULES_BREATHE,
                             .stone.to = RULES_NOWHERE,
                             .boat.to = RULES_NOWHERE};
    for (int i = 0; i < events->count; i++) {
        const struct rules_event *event = &events->event[i];
        if (event->kind == RULES_PUSHED) {
            spot.stone = (struct hint_slide){event->from, event->to};
            spot.kind = level->stone[rules_stone_at(level, before, event->from)].kind;
        } else if (event->kind == RULES_BOAT_CAME) {
            spot.boat = (struct hint_slide){event->from, event->to};
        }
        spot.sinks |= event->kind == RULES_SANK;
    }
    return spot;
}

/* Play stops there, and what is said then is not known yet. */
static bool meets_hearth(const struct session *session, const struct rules_events *events) {
    bool meets = false;
    for (int i = 0; i < events->count; i++) {
        meets |= events->event[i].kind == RULES_ASKED &&
                 !session_is_sealed(session, events->event[i].index);
    }
    return meets;
}

/* Walks the steps in thought: where each ends, and what the first player's are for. */
static void look_ahead(const struct stage *stage, struct hint *hint) {
    const struct session *session = crossing_session(play_of(stage)->crossing);
    const struct rules_level *level = session_level(session);
    struct rules_state state = *session_state(session);
    bool dark = state.dark != 0, first = true;
    hint->spot = base_alloc((size_t)hint->found.count * sizeof *hint->spot + 1);
    for (int i = 0; i < hint->found.count; i++) {
        struct rules_action step = hint->found.step[i];
        struct rules_state before = state;
        struct rules_events events;
        rules_step(level, session_answers(session), &state, step, &events);
        if (meets_hearth(session, &events)) {
            hint->hearth = true;
            hint->found.count = i + 1;
            hint->found.ask = -1;
        }
        hint->spot[i] = spot_after(level, &before, &state, step, &events);
        if (!first || step.player != hint->found.step[0].player ||
            (i > 0 && hint->spot[i].breath)) {
            first = false;
            continue;
        }
        hint->player = step.player;
        hint->cell = state.at[step.player];
        hint->aim = hint->spot[i].breath ? HINT_REST : aim_of_events(&events);
        first = hint->aim == HINT_WALK;
    }
    if (hint->found.count == 0 && hint->found.ask >= 0) {
        hint->player = !level->question[hint->found.ask].by;
        hint->cell = state.at[hint->player];
        hint->aim = HINT_ASK;
    } else if (dark && !state.dark) {
        hint->aim = HINT_RELIGHT;
    } else if (hint->aim == HINT_WALK) {
        hint->aim = aim_of_cell(level, hint->cell);
    }
}

static void clear(struct hint *hint) {
    release_found(&hint->found);
    /* As above. NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
    free(hint->spot);
    *hint = (struct hint){.found = {.ask = -1}};
}

bool hint_stands(const struct stage *stage, int cell) {
    const struct rules_state *state = crossing_state(play_of(stage)->crossing);
    return cell == state->at[RULES_A] || cell == state->at[RULES_B];
}

/* All signs of the question alike: which of them carries is not the Keeper's to say. */
static void point_at_signs(struct stage *stage, int question) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    for (int cell = 0, pointed = 0; cell < level->width * level->height; cell++) {
        const struct rules_fixture *fixture = &level->fixture[cell];
        bool its = fixture->index == question;
        bool asks = fixture->kind == RULES_SPAN ? its || fixture->also == question
                    : fixture->kind == RULES_VEIL || fixture->kind == RULES_FENCE ||
                            fixture->kind == RULES_AGAIN
                        ? its
                        : false;
        if (asks && !hint_stands(stage, cell) && pointed++ < MAX_POINTED) {
            view_point(stage->view, cell);
        }
    }
}

static void point(struct stage *stage, const struct hint *hint) {
    if (hint->aim == HINT_ASK) {
        point_at_signs(stage, hint->found.ask);
    } else {
        view_point(stage->view, hint->cell);
    }
}

static void tell(struct stage *stage, struct hint *hint) {
    hint->told = true;
    hint->ms = 0;
    damage_all(stage);
    platform_sound(stage->platform, "menu-choose");
    if (hint->found.kind == PLAY_HINT_BACK) {
        take_back_push(stage, hint->found.back);
        clear(hint);
    } else if (hint->found.kind == PLAY_HINT_STEPS && hint->rung <= HINT_AIM) {
        point(stage, hint);
    }
}

static void take_found(struct stage *stage, struct hint *hint) {
    struct play_hint_task *task = play_of(stage)->hint_task;
    hint->found = task->found;
    task->found = (struct play_hint){.ask = -1};
    hint->thinking = false;
    hint_work_end(stage);
    if (hint->found.kind == PLAY_HINT_STEPS) {
        look_ahead(stage, hint);
    }
    tell(stage, hint);
}

/* --- the ladder --- */

static int log_count(const struct stage *stage) {
    int count;
    session_log(crossing_session(play_of(stage)->crossing), &count);
    return count;
}

static bool went_on(const struct stage *stage, const struct hint *hint) {
    const struct session *session = crossing_session(play_of(stage)->crossing);
    return hint->count != log_count(stage) ||
           hint->hash != rules_hash_state(session_state(session));
}

static void forget(struct stage *stage, struct hint *hint) {
    if (hint->thinking && play_of(stage)->hint_task) {
        atomic_store(&play_of(stage)->hint_task->called_off, true);
    }
    clear(hint);
    damage_all(stage);
}

void hint_ask(struct stage *stage, struct hint *hint) {
    if (!play_of(stage)->find_hint ||
        crossing_stage(play_of(stage)->crossing) != CROSSING_WALKING) {
        return;
    }
    if (hint->rung && went_on(stage, hint)) {
        forget(stage, hint);
    }
    hint->rung += hint->rung < HINT_ALL;
    if (hint->rung == HINT_WHERE && !hint->told) {
        hint->found.ask = -1;
        hint->hash = rules_hash_state(crossing_state(play_of(stage)->crossing));
        hint->count = log_count(stage);
        hint->thinking = true;
    } else if (hint->told) {
        tell(stage, hint);
    }
}

static int think_on(struct stage *stage, struct hint *hint) {
    bool stale = play_of(stage)->hint_task && atomic_load(&play_of(stage)->hint_task->called_off);
    if (!play_of(stage)->hint_task || stale) {
        begin(stage);
        stale = atomic_load(&play_of(stage)->hint_task->called_off);
    }
    if (!stale && work_done(stage)) {
        take_found(stage, hint);
    } else if (hint->ms > THINK_MS) {
        damage_all(stage);
    }
    return 0;
}

int hint_update(struct stage *stage, struct hint *hint, int ms) {
    if (!hint->rung) {
        return -1;
    }
    if (went_on(stage, hint)) {
        forget(stage, hint);
        return -1;
    }
    int before = hint->ms;
    hint->ms += ms;
    if (hint->thinking) {
        return think_on(stage, hint);
    }
    bool pulses = hint->found.kind == PLAY_HINT_STEPS && hint->rung <= HINT_AIM;
    bool still = stage->look.reduced_motion;
    if (pulses && !still && before / POINT_MS != hint->ms / POINT_MS) {
        point(stage, hint);
    }
    if (hint->rung == HINT_ALL && !still) {
        hint_damage(stage, hint);
        return 0;
    }
    return pulses && !still ? POINT_MS - hint->ms % POINT_MS : -1;
}

void hint_release(struct stage *stage, struct hint *hint) {
    forget(stage, hint);
}

/* --- a dead end: back to where the way is open, when both want it --- */

struct back {
    int steps;
    bool agreed[2];
};

/* Who has agreed already is not shown: nobody is waited for. */
static void back_event(struct stage *stage, void *context, const struct platform_event *event) {
    struct back *back = context;
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        scene_pop(stage);
    } else if (pressed(event, PLATFORM_CONFIRM) && event->seat != PLATFORM_NO_SEAT) {
        back->agreed[event->seat] = true;
        if (back->agreed[RULES_A] && back->agreed[RULES_B]) {
            crossing_take_back_steps(play_of(stage)->crossing, back->steps);
            platform_sound(stage->platform, "menu-back");
            scene_pop(stage);
        }
    }
}

static void back_draw(struct stage *stage, void *context, struct canvas *canvas) {
    const struct back *back = context;
    int margin = unit(stage, large_text(stage) ? 0 : 30),
        inside = unit(stage, large_text(stage) ? 24 : 40);
    struct rect panel = rect_grow(body_rect(stage), -margin);
    const char *words =
        back->steps == 1
            ? word(stage, "From here the two of you can't be sure to come home. That happens, and "
                          "nothing is lost.\n\nThe last step can be taken back, by both of you "
                          "together.")
            : say(stage,
                  "From here the two of you can't be sure to come home. That happens, and nothing "
                  "is lost.\n\nThe last {number} steps can be taken back, by both of you together.",
                  "number", say_number(stage, back->steps), NULL);
    draw_heading(stage, canvas, word(stage, "The Keeper says"));
    draw_panel(stage, canvas, panel);
    draw_text(stage, canvas, rect_grow(panel, -inside), words,
              (struct paragraph){.size = large_text(stage) ? SIZE_BODY : SIZE_LARGE,
                                 .align = ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT,
                                 .middle = true});
    draw_hint(stage, canvas,
              say(stage, "{a} and {b}, {buttons}: take back together. {back}: not now", "buttons",
                  both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static const struct scene_type scene_take_back = {
    .name = "take-back",
    .size = sizeof(struct back),
    .over = true,
    .bound = true,
    .event = back_event,
    .draw = back_draw,
};

void take_back_push(struct stage *stage, int steps) {
    struct back *data = scene_push(stage, &scene_take_back);
    data->steps = steps;
}
