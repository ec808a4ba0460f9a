/* Play: the board, the two walkers, and below it whose answer is asked for now. What the crossing
 * waits for is its own; here it is given its time, and what it has come to is shown. */
#include "keeper/keeper.h"
#include "play/hint.h"

#include <stdlib.h>
#include <string.h>

enum {
    STEP_MS = 140, /* a step, and the pace of a held direction */
    POINT_MS = 2600,
    LOST_MS = 3200, /* how long a word about a step stays */
    LARGEST_CELL = 92,
    WAY_TIMES = 4, /* so often, what is in the way is shown */
};

struct walker {
    int held;   /* direction held, or -1 */
    int wanted; /* pressed meanwhile: one step ahead, or -1 */
    int rest;   /* ms until the next step */
};

struct data {
    struct walker walker[2];
    bool shown; /* the view shows this crossing */
    int width, height, text_scale;
    bool captions;
    char word[240]; /* a kind word about the last step */
    int word_ms;
    bool began;
    bool prompts[2];     /* this one has not yet moved, and never played before ... */
    struct rect keys[2]; /* ... and sees these */
    struct hint hint;
    struct aside aside;
};

static void show_state(struct stage *stage) {
    const struct session *session = crossing_session(play_of(stage)->crossing);
    view_set_state(stage->view, session_state(session), session_answers(session));
}

/* `goes_on`: the board is shown already, and what moves on it need not jump. */
static void lay_out(struct stage *stage, struct data *data, bool goes_on) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    struct rect screen = screen_rect(stage);
    int largest = unit(stage, LARGEST_CELL);
    int caption = stage->look.captions ? text_size(stage, SIZE_BODY) * 3 : 0; /* two lines */
    int aside = aside_high(stage);
    caption = caption > aside ? caption : aside; /* they share a row */
    panel_lay(stage, caption, largest);
    struct rect area = panel_board(stage);
    play_of(stage)->caption.area = (struct rect){area.x, area.y + area.h, area.w, caption};
    data->aside.area = play_of(stage)->caption.area;
    if (goes_on) {
        view_resize(stage->view, screen.w, screen.h, area, largest);
    } else {
        view_set_mood(stage->view,
                      play_span(stage, crossing_where(play_of(stage)->crossing)->chapter));
        view_set_level(stage->view, level, screen.w, screen.h, area, largest,
                       rules_hash_level(level));
        show_state(stage);
    }
    if (data->prompts[RULES_A] || data->prompts[RULES_B]) {
        prompts_lay(stage, data->keys);
    }
    data->width = screen.w;
    data->height = screen.h;
    data->text_scale = stage->look.text_scale;
    data->captions = stage->look.captions;
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    for (int player = 0; player < 2; player++) {
        data->walker[player] = (struct walker){.held = -1, .wanted = -1};
    }
    if (!data->began) {
        data->began = true;
        play_measure(stage);
        data->prompts[RULES_A] = data->prompts[RULES_B] = play_first(stage);
        aside_begin(stage, &data->aside);
        play_note(stage, false);
        play_of(stage)->caption = (struct caption){0};
    }
    music_crossing(stage);
    lay_out(stage, data, false);
    if (play_of(stage)->wants_hint) {
        hint_ask(stage, &data->hint);
    }
    play_of(stage)->wants_hint = false;
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    hint_release(stage, &data->hint);
}

/* --- what is said below the board --- */

static void tell(struct stage *stage, struct data *data, const char *words) {
    if (strlen(words) < sizeof data->word) {
        strcpy(data->word, words);
        data->word_ms = LOST_MS;
        damage_rect(stage, panel_rect(stage));
    }
}

/* What was said is no matter any more. */
static void hush(struct stage *stage, struct data *data) {
    data->word_ms = 0;
    damage_rect(stage, panel_rect(stage));
}

/* --- doing --- */

static void follow_events(struct stage *stage, struct data *data,
                          const struct rules_events *events) {
    bool dark = false;
    for (int i = 0; i < events->count; i++) {
        const struct rules_event *event = &events->event[i];
        bool both = event->kind == RULES_HEARD || event->kind == RULES_WENT_DARK;
        if (!both || i == 0 || event[-1].kind != event->kind) { /* two voices sound once */
            sound_event(stage, event);
        }
        switch (event->kind) {
        case RULES_WENT_DARK:
            dark = true;
            tell(stage, data,
                 say(stage,
                     "Misheard, nothing is lost. Come beside each other, then breathe: "
                     "{buttons}.",
                     "buttons", both_button_names(stage, PLATFORM_CONFIRM), NULL));
            break;
        case RULES_BREATHED:
            tell(stage, data,
                 say(stage, "{name} breathes in. Now {other}.", "name", stage->name[event->player],
                     "other", stage->name[!event->player], NULL));
            break;
        case RULES_RELIT:
            hush(stage, data);
            break;
        case RULES_WON:
            tell(stage, data, word(stage, "Home, both of you."));
            break;
        default:
            break;
        }
    }
    if (dark) {
        aside_misheard(stage, &data->aside);
    }
}

static void act(struct stage *stage, struct data *data, int player, int move) {
    const struct session *session = crossing_session(play_of(stage)->crossing);
    struct rules_action action = {.player = (uint8_t)player, .move = (uint8_t)move};
    struct rules_state before = *session_state(session);
    struct rules_events events;
    if (crossing_stage(play_of(stage)->crossing) != CROSSING_WALKING) {
        return;
    }
    if (data->prompts[player]) {
        damage_rect(stage, prompts_rect(stage, player, data->keys[player]));
        data->prompts[player] = false;
    }
    enum rules_result result = crossing_act(play_of(stage)->crossing, action, &events);
    view_apply(stage->view, action, result, &events, session_state(session),
               session_answers(session));
    data->walker[player].rest = STEP_MS;
    damage_rect(stage, panel_rect(stage)); /* also for what one turned to and did not step on */
    if (result == RULES_REFUSED) {
        const char *words = play_refusal_words(stage, events.refusal, player);
        if (words) {
            tell(stage, data, words);
        }
        platform_sound(stage->platform, "nudge");
        data->walker[player].rest = 2 * STEP_MS;
        return;
    }
    sound_changes(stage, &before, session_state(session));
    follow_events(stage, data, &events);
    if (move == RULES_BREATHE && before.dark &&
        !rules_beside(session_level(session), before.at[RULES_A], before.at[RULES_B])) {
        tell(stage, data, play_breath_words(stage));
    }
    music_crossing(stage);
}

static void take_back(struct stage *stage, struct data *data, int player) {
    enum session_back back = crossing_take_back(play_of(stage)->crossing, player);
    if (back == SESSION_TAKEN_BACK) {
        hush(stage, data);
        show_state(stage);
        music_crossing(stage);
        platform_sound(stage->platform, "menu-back");
        damage_all(stage);
    } else if (back != SESSION_NOTHING_BACK) {
        tell(stage, data,
             say(stage, "The last step was {name}'s: only {name} takes it back.", "name",
                 stage->name[!player], NULL));
    }
}

static void look_at_key(struct stage *stage, struct data *data, int player) {
    const struct crossing *crossing = play_of(stage)->crossing;
    if (crossing_keys(crossing, player)) {
        key_push(stage, player, crossing_keys(crossing, player), false);
    } else if (crossing_keys(crossing, !player)) {
        tell(stage, data,
             say(stage, "This key is {other}'s to look at.", "other", stage->name[!player], NULL));
    }
}

static void press(struct stage *stage, struct data *data, const struct platform_event *event) {
    int player = (int)event->seat, button = (int)event->button;
    struct walker *walker = &data->walker[player];
    if (button <= PLATFORM_WEST) {
        walker->held = button;
        if (walker->rest > 0) {
            walker->wanted = button;
        } else {
            act(stage, data, player, button);
        }
    } else if (button == PLATFORM_CONFIRM) {
        act(stage, data, player, RULES_BREATHE);
    } else if (button == PLATFORM_TAKE_BACK) {
        take_back(stage, data, player);
    } else if (button == PLATFORM_LOOK) {
        look_at_key(stage, data, player);
    } else if (button == PLATFORM_WAVE) {
        view_gesture(stage->view, player);
        const struct rules_state *state = crossing_state(play_of(stage)->crossing);
        bool near = rules_beside(crossing_level(play_of(stage)->crossing), state->at[0],
                                 state->at[1]);
        sound_telling(stage, near ? "hug" : "wave-hello");
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (event->kind == PLATFORM_RESIZED) {
        lay_out(stage, data, true);
    } else if (event->kind == PLATFORM_FOCUS_LOST || pressed(event, PLATFORM_BACK) ||
               pressed(event, PLATFORM_MENU)) {
        pause_push(stage);
    } else if (pressed(event, PLATFORM_HINT)) {
        hint_ask(stage, &data->hint);
    } else if (event->kind == PLATFORM_BUTTON && event->seat != PLATFORM_NO_SEAT &&
               !event->repeat) {
        if (event->down) {
            press(stage, data, event);
        } else if (data->walker[event->seat].held == (int)event->button) {
            data->walker[event->seat].held = -1;
        }
    }
}

static void step_on(struct stage *stage, struct data *data, int player, int ms) {
    struct walker *walker = &data->walker[player];
    walker->rest -= walker->rest > ms ? ms : walker->rest;
    if (walker->rest > 0) {
        return;
    }
    int next = walker->wanted >= 0 ? walker->wanted : walker->held;
    walker->wanted = -1;
    if (next >= 0) {
        act(stage, data, player, next);
    }
}

static void take_view_damage(struct stage *stage) {
    struct rect rects[VIEW_MAX_DAMAGE];
    int count = view_damage(stage->view, rects);
    for (int i = 0; i < count; i++) {
        damage_rect(stage, rects[i]);
    }
}

/* While the two wait it is time to point something out, now and then. */
static bool points_now(const struct stage *stage, int ms) {
    int idle = crossing_idle(play_of(stage)->crossing);
    return idle / POINT_MS != (idle + ms) / POINT_MS;
}

/* The words tell what is in the way; a few times the picture shows it, too. */
static bool may_show_way(const struct stage *stage, const struct data *data) {
    return !data->hint.rung && crossing_idle(play_of(stage)->crossing) < WAY_TIMES * POINT_MS &&
           crossing_stage(play_of(stage)->crossing) == CROSSING_WALKING;
}

static void point_way(struct stage *stage) {
    int cell = play_way_cell(stage);
    if (cell >= 0) {
        view_point(stage->view, cell);
    }
}

/* Newcomers who wait see their two places on the far shore light up from time to time. */
static void point_home(struct stage *stage) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    for (int cell = 0; cell < level->width * level->height; cell++) {
        int kind = level->fixture[cell].kind;
        if (kind == RULES_HOME_A || kind == RULES_HOME_B) {
            view_point(stage->view, cell);
        }
    }
}

/* Time alone may have brought it further. */
static void follow_stage(struct stage *stage) {
    enum crossing_stage phase = crossing_stage(play_of(stage)->crossing);
    if (phase == CROSSING_ASKING) {
        heard_push(stage);
    } else if (phase == CROSSING_SEALING || phase == CROSSING_KEY) {
        sealing_push(stage, true);
    } else if (phase == CROSSING_ENDED) {
        scene_drop(stage);
        level_end_push(stage);
    }
}

static void read_word(struct stage *stage, struct data *data, int ms) {
    if (data->word_ms > ms) {
        data->word_ms -= ms;
    } else if (data->word_ms > 0) {
        hush(stage, data);
    }
}

/* When the first of all that goes on by itself goes on. */
static int wait_of(struct stage *stage, const struct data *data, int hint) {
    bool walks = crossing_stage(play_of(stage)->crossing) == CROSSING_WALKING;
    int next = wait_sooner(hint, caption_wait(stage));
    next = wait_sooner(next, view_wait(stage->view));
    next = wait_sooner(next, crossing_wait(play_of(stage)->crossing));
    next = wait_sooner(next, data->word_ms > 0 ? data->word_ms : -1);
    if (data->prompts[RULES_A] || data->prompts[RULES_B] || may_show_way(stage, data)) {
        next = wait_sooner(next, POINT_MS - crossing_idle(play_of(stage)->crossing) % POINT_MS);
    }
    for (int player = 0; player < 2; player++) {
        const struct walker *walker = &data->walker[player];
        bool goes = walks && (walker->held >= 0 || walker->wanted >= 0);
        next = wait_sooner(next, goes ? walker->rest : -1);
    }
    return next;
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->text_scale != stage->look.text_scale || data->captions != stage->look.captions) {
        lay_out(stage, data, true);
    }
    if (points_now(stage, ms) && (data->prompts[RULES_A] || data->prompts[RULES_B])) {
        point_home(stage);
    } else if (points_now(stage, ms) && may_show_way(stage, data)) {
        point_way(stage);
    }
    crossing_update(play_of(stage)->crossing, ms);
    step_on(stage, data, RULES_A, ms);
    step_on(stage, data, RULES_B, ms);
    int aside = aside_update(stage, &data->aside, ms); /* what begins to shine, the view moves */
    view_update(stage->view, ms);
    int hint = hint_update(stage, &data->hint, ms);
    take_view_damage(stage);
    read_word(stage, data, ms);
    follow_stage(stage);
    return wait_sooner(aside, wait_of(stage, data, hint));
}

/* --- drawing --- */

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect panel = panel_rect(stage);
    view_draw(stage->view, canvas);
    hint_draw(stage, canvas, &data->hint);
    for (int player = 0; player < 2; player++) {
        if (data->prompts[player]) {
            prompts_draw(stage, canvas, player, data->keys[player]);
        }
    }
    if (caption_draw(stage, canvas)) {
        keeper_draw(stage, canvas, data->aside.area);
    }
    if (below_another(stage) || rect_empty(rect_cut(panel, canvas->clip))) {
        return;
    }
    int asked = hint_question(&data->hint), question = asked >= 0 ? asked : play_question(stage);
    const char *hint = hint_words(stage, &data->hint);
    const char *words = data->word_ms > 0 ? data->word : hint ? hint : play_words(stage, question);
    int entry[PANEL_ENTRIES];
    play_entries(stage, question, entry);
    panel_draw(stage, canvas, words, entry);
}

static const struct scene_type scene_play = {
    .name = "play",
    .size = sizeof(struct data),
    .bound = true,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
};

void board_push(struct stage *stage) {
    scene_push(stage, &scene_play);
}
