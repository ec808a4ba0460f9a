/* Play: the board, the two walkers, and below it whose answer is asked for now. What the crossing
 * waits for is its own; here it is given its time, and what it has come to is shown. */
#include "scenes/hint.h"

#include <stdlib.h>
#include <string.h>

enum {
    STEP_MS = 140, /* a step, and the pace of a held direction */
    POINT_MS = 2600,
    LOST_MS = 3200, /* how long a word about a step stays */
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
    bool prompts[2]; /* this one has not yet moved, and never played before */
    struct hint hint;
};

static void show_state(struct game *game) {
    const struct session *session = crossing_session(game->crossing);
    view_set_state(game->view, session_state(session), session_answers(session));
}

/* `goes_on`: the board is shown already, and what moves on it need not jump. */
static void lay_out(struct game *game, struct data *data, bool goes_on) {
    const struct rules_level *level = crossing_level(game->crossing);
    struct rect screen = screen_rect(game);
    int margin = unit(game, 14), largest = unit(game, 74);
    int caption = game->settings.captions ? text_size(game, SIZE_BODY) * 2 : 0;
    struct rect area = {margin, margin, screen.w - 2 * margin,
                        screen.h - panel_rect(game).h - caption - 2 * margin};
    game->caption.area = (struct rect){area.x, area.y + area.h + margin / 2, area.w, caption};
    if (goes_on) {
        view_resize(game->view, screen.w, screen.h, area, largest);
    } else {
        view_set_mood(game->view, crossing_span(game, crossing_where(game->crossing)->chapter));
        view_set_level(game->view, level, screen.w, screen.h, area, largest,
                       rules_hash_level(level));
        show_state(game);
    }
    data->width = screen.w;
    data->height = screen.h;
    data->text_scale = game->settings.text_scale;
    data->captions = game->settings.captions;
    damage_all(game);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    for (int player = 0; player < 2; player++) {
        data->walker[player] = (struct walker){.held = -1, .wanted = -1};
    }
    if (!data->began) {
        data->began = true;
        bridge_measure(game);
        data->prompts[RULES_A] = data->prompts[RULES_B] = prompts_wanted(game);
        crossing_note(game, false);
        game->caption = (struct caption){0};
    }
    music_crossing(game);
    lay_out(game, data, false);
    if (game->wants_hint) {
        hint_ask(game, &data->hint);
    }
    game->wants_hint = false;
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    hint_release(game, &data->hint);
}

/* --- what is said below the board --- */

static void tell(struct game *game, struct data *data, const char *words) {
    if (strlen(words) < sizeof data->word) {
        strcpy(data->word, words);
        data->word_ms = LOST_MS;
        damage_rect(game, panel_rect(game));
    }
}

/* What was said is no matter any more. */
static void hush(struct game *game, struct data *data) {
    data->word_ms = 0;
    damage_rect(game, panel_rect(game));
}

/* --- doing --- */

static void follow_events(struct game *game, struct data *data, const struct rules_events *events) {
    for (int i = 0; i < events->count; i++) {
        const struct rules_event *event = &events->event[i];
        sound_event(game, event);
        switch (event->kind) {
        case RULES_WENT_DARK:
            tell(game, data,
                 say(game,
                     "Misheard, nothing is lost. Come beside each other, then breathe: "
                     "{buttons}.",
                     "buttons", both_button_names(game, PLATFORM_CONFIRM), NULL));
            break;
        case RULES_BREATHED:
            tell(game, data,
                 say(game, "{name} breathes in. Now {other}.", "name", game->name[event->player],
                     "other", game->name[!event->player], NULL));
            break;
        case RULES_RELIT:
            hush(game, data);
            break;
        case RULES_WON:
            tell(game, data, word(game, "Home, both of you."));
            break;
        default:
            break;
        }
    }
}

static void act(struct game *game, struct data *data, int player, int move) {
    const struct session *session = crossing_session(game->crossing);
    struct rules_action action = {.player = (uint8_t)player, .move = (uint8_t)move};
    struct rules_state before = *session_state(session);
    struct rules_events events;
    if (crossing_stage(game->crossing) != CROSSING_WALKING) {
        return;
    }
    if (data->prompts[player]) {
        damage_rect(game, rect_grow(prompts_rect(game, player), unit(game, 10)));
        data->prompts[player] = false;
    }
    enum rules_result result = crossing_act(game->crossing, action, &events);
    view_apply(game->view, action, result, &events, session_state(session),
               session_answers(session));
    data->walker[player].rest = STEP_MS;
    if (result == RULES_REFUSED) {
        const char *words = play_refusal_words(game, events.refusal, player);
        if (words) {
            tell(game, data, words);
        }
        platform_sound(game->platform, "nudge");
        data->walker[player].rest = 2 * STEP_MS;
        return;
    }
    damage_rect(game, panel_rect(game));
    sound_changes(game, &before, session_state(session));
    follow_events(game, data, &events);
    music_crossing(game);
}

static void take_back(struct game *game, struct data *data, int player) {
    enum session_back back = crossing_take_back(game->crossing, player);
    if (back == SESSION_TAKEN_BACK) {
        hush(game, data);
        show_state(game);
        music_crossing(game);
        platform_sound(game->platform, "menu-back");
        damage_all(game);
    } else if (back != SESSION_NOTHING_BACK) {
        tell(game, data,
             say(game, "The last step was {name}'s: only {name} takes it back.", "name",
                 game->name[!player], NULL));
    }
}

static void press(struct game *game, struct data *data, const struct platform_event *event) {
    int player = (int)event->seat, button = (int)event->button;
    struct walker *walker = &data->walker[player];
    if (button <= PLATFORM_WEST) {
        walker->held = button;
        if (walker->rest > 0) {
            walker->wanted = button;
        } else {
            act(game, data, player, button);
        }
    } else if (button == PLATFORM_CONFIRM) {
        act(game, data, player, RULES_BREATHE);
    } else if (button == PLATFORM_TAKE_BACK) {
        take_back(game, data, player);
    } else if (button == PLATFORM_WAVE) {
        view_gesture(game->view, player);
        const struct rules_state *state = crossing_state(game->crossing);
        bool near = rules_beside(crossing_level(game->crossing), state->at[0], state->at[1]);
        sound_telling(game, near ? "hug" : "wave-hello");
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (event->kind == PLATFORM_RESIZED) {
        lay_out(game, data, true);
    } else if (event->kind == PLATFORM_FOCUS_LOST || pressed(event, PLATFORM_BACK) ||
               pressed(event, PLATFORM_MENU)) {
        pause_push(game);
    } else if (pressed(event, PLATFORM_HINT)) {
        hint_ask(game, &data->hint);
    } else if (event->kind == PLATFORM_BUTTON && event->seat != PLATFORM_NO_SEAT &&
               !event->repeat) {
        if (event->down) {
            press(game, data, event);
        } else if (data->walker[event->seat].held == (int)event->button) {
            data->walker[event->seat].held = -1;
        }
    }
}

static void step_on(struct game *game, struct data *data, int player, int ms) {
    struct walker *walker = &data->walker[player];
    walker->rest -= walker->rest > ms ? ms : walker->rest;
    if (walker->rest > 0) {
        return;
    }
    int next = walker->wanted >= 0 ? walker->wanted : walker->held;
    walker->wanted = -1;
    if (next >= 0) {
        act(game, data, player, next);
    }
}

static void take_view_damage(struct game *game) {
    struct rect rects[VIEW_MAX_DAMAGE];
    int count = view_damage(game->view, rects);
    for (int i = 0; i < count; i++) {
        damage_rect(game, rects[i]);
    }
}

/* Newcomers who wait see their two places on the far shore light up from time to time. */
static void point_home(struct game *game, int ms) {
    const struct rules_level *level = crossing_level(game->crossing);
    int idle = crossing_idle(game->crossing);
    if (idle / POINT_MS == (idle + ms) / POINT_MS) {
        return;
    }
    for (int cell = 0; cell < level->width * level->height; cell++) {
        int kind = level->fixture[cell].kind;
        if (kind == RULES_HOME_A || kind == RULES_HOME_B) {
            view_point(game->view, cell);
        }
    }
}

/* Time alone may have brought it further. */
static void follow_stage(struct game *game) {
    enum crossing_stage stage = crossing_stage(game->crossing);
    if (stage == CROSSING_ASKING) {
        heard_push(game);
    } else if (stage == CROSSING_ENDED) {
        scene_drop(game);
        level_end_push(game);
    }
}

static void read_word(struct game *game, struct data *data, int ms) {
    if (data->word_ms > ms) {
        data->word_ms -= ms;
    } else if (data->word_ms > 0) {
        hush(game, data);
    }
}

/* When the first of all that goes on by itself goes on. */
static int wait_of(struct game *game, const struct data *data, int hint) {
    bool walks = crossing_stage(game->crossing) == CROSSING_WALKING;
    int next = wait_sooner(hint, caption_wait(game));
    next = wait_sooner(next, view_wait(game->view));
    next = wait_sooner(next, crossing_wait(game->crossing));
    next = wait_sooner(next, data->word_ms > 0 ? data->word_ms : -1);
    if (data->prompts[RULES_A] || data->prompts[RULES_B]) {
        next = wait_sooner(next, POINT_MS - crossing_idle(game->crossing) % POINT_MS);
    }
    for (int player = 0; player < 2; player++) {
        const struct walker *walker = &data->walker[player];
        bool goes = walks && (walker->held >= 0 || walker->wanted >= 0);
        next = wait_sooner(next, goes ? walker->rest : -1);
    }
    return next;
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (data->text_scale != game->settings.text_scale ||
        data->captions != game->settings.captions) {
        lay_out(game, data, true);
    }
    if (data->prompts[RULES_A] || data->prompts[RULES_B]) {
        point_home(game, ms);
    }
    crossing_update(game->crossing, ms);
    step_on(game, data, RULES_A, ms);
    step_on(game, data, RULES_B, ms);
    view_update(game->view, ms);
    int hint = hint_update(game, &data->hint, ms);
    take_view_damage(game);
    read_word(game, data, ms);
    follow_stage(game);
    return wait_of(game, data, hint);
}

/* --- drawing --- */

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect panel = panel_rect(game);
    view_draw(game->view, canvas);
    hint_draw(game, canvas, &data->hint);
    for (int player = 0; player < 2; player++) {
        if (data->prompts[player]) {
            prompts_draw(game, canvas, player);
        }
    }
    caption_draw(game, canvas);
    if (below_another(game) || rect_empty(rect_cut(panel, canvas->clip))) {
        return;
    }
    int asked = hint_question(&data->hint), question = asked >= 0 ? asked : play_question(game);
    const char *hint = hint_words(game, &data->hint);
    const char *words = data->word_ms > 0 ? data->word : hint ? hint : play_words(game, question);
    panel_draw(game, canvas, words, question);
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

void play_push(struct game *game) {
    scene_push(game, &scene_play);
}
