/* What the rules report becomes motion and light. */
#include "view/looks.h"

#include <stdlib.h>

enum { SLIDE_MS = 150, SINK_MS = 420, BOAT_MS = 1100, PLANK_WAIT_MS = 110 };

static struct effect at_cell(const struct view *view, enum effect_kind kind, int cell, int life) {
    return (struct effect){.kind = kind,
                           .life = life,
                           .x = (float)view_column(view, cell) + 0.5f,
                           .y = (float)view_row(view, cell) + 0.5f};
}

static uint32_t colour_of(int player) {
    return player == RULES_A ? AMBER : TEAL;
}

enum { JOY_MS = 3000, SORRY_MS = 2000 };

static void both_feel(struct view *view, enum view_face face, int ms) {
    actor_face(view, RULES_A, face, ms);
    actor_face(view, RULES_B, face, ms);
}

/* Who stands turns to the other one, who speaks or did something. */
static void turn_to(struct view *view, int player) {
    struct actor *actor = &view->actor[player];
    const struct actor *other = &view->actor[!player];
    if (actor->motion == MOTION_REST) {
        actor_turn(actor, other->x - actor->x, other->y - actor->y);
        idle_rest(actor);
        actor->changed = true;
    }
}

/* Does it become firm by what was heard just now? */
static bool becomes_firm(const struct view *view, int cell, unsigned heard) {
    const struct rules_fixture *fixture = &view->level->fixture[cell];
    return (fixture->kind == RULES_VEIL || fixture->kind == RULES_SPAN) &&
           rules_questions(fixture) & heard && looks[fixture->kind].goal(view, cell) == 1;
}

/* Planks lay themselves from the step outwards. */
static void heard(struct view *view, const struct rules_event *event, unsigned heard) {
    for (int cell = 0; cell < view->level->width * view->level->height; cell++) {
        if (!becomes_firm(view, cell, heard)) {
            continue;
        }
        int far = abs(view_column(view, cell) - view_column(view, event->to)) +
                  abs(view_row(view, cell) - view_row(view, event->to));
        view->wait[cell] = far * PLANK_WAIT_MS;
        bool twines = view->level->fixture[cell].kind == RULES_SPAN;
        struct effect sparks = at_cell(view, twines ? EFFECT_TWINE : EFFECT_SPARKS, cell,
                                       twines ? 2000 : 1500);
        sparks.age = -view->wait[cell];
        effect_start(view, sparks);
    }
    for (int i = 0; i < view->level->stone_count; i++) {
        int lent = view->level->stone[i].lent;
        if (lent && heard >> (lent - 1) & 1 && !(view->state.sunk >> i & 1)) {
            struct effect untied = at_cell(view, EFFECT_UNTIED, view->state.stone[i], 1700);
            untied.colour = colour_of(view->level->stone[i].kind == RULES_STONE_A ? RULES_B
                                                                                  : RULES_A);
            effect_start(view, untied);
        }
    }
}

/* Light from one lantern to the other: between the two, as the rules have it. */
static void thread_between(struct view *view) {
    struct effect thread = {.kind = EFFECT_THREAD, .life = 1900};
    thread.x = (float)view_column(view, view->state.at[0]) + 0.5f;
    thread.y = (float)view_row(view, view->state.at[0]) + 0.55f;
    thread.x2 = (float)view_column(view, view->state.at[1]) + 0.5f;
    thread.y2 = (float)view_row(view, view->state.at[1]) + 0.55f;
    effect_start(view, thread);
}

/* The first step onto what carries: a lit veil sings. */
static void trod_first(struct view *view, const struct rules_event *event) {
    const struct rules_fixture *fixture = &view->level->fixture[event->to];
    if (fixture->kind == RULES_VEIL && fixture->also) {
        thread_between(view);
        effect_start(view, at_cell(view, EFFECT_SONG, event->to, 2200));
    }
}

/* Each step on two strands, and each one that was remembered. */
static void trod(struct view *view, const struct rules_event *event) {
    int kind = view->level->fixture[event->to].kind;
    if (kind == RULES_SPAN || kind == RULES_AGAIN) {
        struct effect tread = at_cell(view, EFFECT_TREAD, event->to, 900);
        tread.age = -90; /* the foot comes down */
        effect_start(view, tread);
    }
}

static void pushed(struct view *view, const struct rules_event *event,
                   const struct rules_events *events, const struct rules_state *before) {
    struct slide slide = {.from = event->from, .to = event->to, .duration = SLIDE_MS};
    int index = rules_stone_at(view->level, before, event->from);
    slide.stone = index < 0 ? RULES_STONE_ANY : view->level->stone[index].kind;
    slide.lent = index < 0 ? 0 : view->level->stone[index].lent;
    for (int i = 0; i < events->count; i++) {
        if (events->event[i].kind == RULES_SANK && events->event[i].to == event->to) {
            slide.sinks = true, slide.duration = SINK_MS;
        }
    }
    slide_start(view, slide);
}

static bool pushes(const struct rules_events *events) {
    for (int i = 0; i < events->count; i++) {
        if (events->event[i].kind == RULES_PUSHED) {
            return true;
        }
    }
    return false;
}

/* `stepped`: this one; on a span the other's lantern goes out with it, and nothing else. */
static void went_dark(struct view *view, const struct rules_event *event, bool stepped) {
    view->actor[event->player].lit = false;
    if (stepped) {
        actor_stumble(view, event->player, event->to);
        effect_start(view, at_cell(view, EFFECT_MIST, event->to, 900));
    }
    struct effect smoke = {.kind = EFFECT_SMOKE, .life = 1700, .age = -180};
    actor_lamp_at(view, event->player, &smoke.x, &smoke.y);
    smoke.x = (smoke.x - (float)view->layout.x) / (float)view->layout.cell;
    smoke.y = (smoke.y - (float)view->layout.y) / (float)view->layout.cell;
    effect_start(view, smoke);
}

static void breathed(struct view *view, int player, bool together) {
    struct actor *actor = &view->actor[player];
    actor->gesture = POSE_BREATHE;
    actor->gesture_left = together ? 1700 : 900;
    struct effect breath = {.kind = EFFECT_BREATH,
                            .life = 900,
                            .x = actor->x + 0.5f,
                            .y = actor->y + 0.4f,
                            .colour = colour_of(player)};
    effect_start(view, breath);
}

static void relit(struct view *view) {
    for (int player = 0; player < 2; player++) {
        breathed(view, player, true);
        view->actor[player].lit = true;
    }
    effect_start(view, (struct effect){.kind = EFFECT_RELIT,
                                       .life = 2600,
                                       .x = (float)(view_column(view, view->state.at[0]) +
                                                    view_column(view, view->state.at[1]) + 1) /
                                            2,
                                       .y = (float)(view_row(view, view->state.at[0]) +
                                                    view_row(view, view->state.at[1]) + 1) /
                                            2});
}

static void kindled(struct view *view, const struct rules_event *event) {
    thread_between(view);
    struct effect sparks = at_cell(view, EFFECT_SPARKS, event->to, 1600);
    sparks.age = -260;
    effect_start(view, sparks);
    view->wait[event->to] = 260;
}

static bool first_of_its_kind(const struct rules_events *events, const struct rules_event *event) {
    const struct rules_event *first = events->event;
    while (first->kind != event->kind) {
        first++;
    }
    return first == event;
}

static void show(struct view *view, const struct rules_event *event,
                 const struct rules_events *events, const struct rules_state *before) {
    switch (event->kind) {
    case RULES_MOVED:
        actor_go(view, event->player, event->to, pushes(events) ? MOTION_PUSH : MOTION_WALK);
        trod(view, event);
        break;
    case RULES_PUSHED:
        pushed(view, event, events, before);
        break;
    case RULES_HEARD: /* one for each question that the step was about: the first is of all */
        if (first_of_its_kind(events, event)) {
            heard(view, event, view->state.heard & ~(unsigned)before->heard);
            trod_first(view, event);
            both_feel(view, VIEW_FACE_GLAD, JOY_MS);
            turn_to(view, !event->player);
        }
        break;
    case RULES_ASKED:
        actor_face(view, !event->player, VIEW_FACE_LISTENS, JOY_MS);
        turn_to(view, !event->player);
        effect_start(view, at_cell(view, EFFECT_FLARE, event->to, 2400));
        break;
    case RULES_WENT_DARK:
        went_dark(view, event, first_of_its_kind(events, event));
        actor_face(view, event->player, VIEW_FACE_HURT, SORRY_MS);
        if (first_of_its_kind(events, event)) {
            turn_to(view, !event->player);
        }
        break;
    case RULES_BOAT_CAME:
        slide_start(view, (struct slide){.from = event->from,
                                         .to = event->to,
                                         .duration = BOAT_MS,
                                         .stone = SLIDE_BOAT});
        break;
    case RULES_FERRIED:
        actor_go(view, event->player, event->to, MOTION_FERRY);
        break;
    case RULES_BREATHED:
        breathed(view, event->player, false);
        actor_face(view, !event->player, VIEW_FACE_LISTENS, JOY_MS);
        turn_to(view, !event->player);
        break;
    case RULES_RELIT:
        relit(view);
        both_feel(view, VIEW_FACE_GLAD, 2 * JOY_MS);
        camera_come(view, 0.10f, JOY_MS / 2);
        idle_face(view);
        break;
    case RULES_KINDLED:
        kindled(view, event);
        both_feel(view, VIEW_FACE_GLAD, JOY_MS);
        break;
    case RULES_WON:
        both_feel(view, VIEW_FACE_GLAD, 2 * JOY_MS);
        camera_come(view, 0.14f, JOY_MS);
        for (int player = 0; player < 2; player++) {
            struct effect won = at_cell(view, EFFECT_WON, view->state.at[player], 3200);
            won.colour = colour_of(player);
            effect_start(view, won);
        }
        break;
    case RULES_PROMISED:
    case RULES_FREED: {
        bool kept = event->kind == RULES_FREED;
        actor_face(view, event->player, kept ? VIEW_FACE_GLAD : VIEW_FACE_LISTENS, JOY_MS);
        struct effect sparks = at_cell(view, EFFECT_SPARKS, view->state.at[event->player], 1200);
        effect_start(view, sparks);
        break;
    }
    default: /* SANK goes with PUSHED; a turning tide eases by itself; counting is in the state */
        break;
    }
}

/* A plate that was just pressed shows which gates are its own. */
static void link_plates(struct view *view, const struct rules_state *before) {
    const struct rules_level *level = view->level;
    for (int i = 0; i < level->plate_count; i++) {
        int plate = level->plate[i];
        if (rules_plate_active(level, before, plate) ||
            !rules_plate_active(level, &view->state, plate)) {
            continue;
        }
        for (int cell = 0; cell < level->width * level->height; cell++) {
            const struct rules_trait *trait = &rules_traits[level->fixture[cell].kind];
            if (trait->is_plate || trait->index != RULES_INDEX_CHANNEL ||
                level->fixture[cell].index != level->fixture[plate].index) {
                continue;
            }
            struct effect link = at_cell(view, EFFECT_LINK, plate, 1100);
            link.x2 = (float)view_column(view, cell) + 0.5f;
            link.y2 = (float)view_row(view, cell) + 0.5f;
            effect_start(view, link);
        }
    }
}

void view_apply(struct view *view, struct rules_action action, enum rules_result result,
                const struct rules_events *events, const struct rules_state *after,
                const struct rules_answers *answers) {
    if (result == RULES_REFUSED) {
        view_nudge(view, action.player, action.move, events->refusal);
        return;
    }
    struct rules_state before = view->state;
    view->state = *after;
    for (int q = 0; q < view->level->question_count; q++) {
        if (after->heard >> q & 1 && answers != NULL) {
            view->heard_mark[q] = answers->mark[q];
        }
    }
    /* Fences of a question that was just heard change without an event of their own. */
    for (int i = 0; i < events->count; i++) {
        show(view, &events->event[i], events, &before);
    }
    link_plates(view, &before);
    for (int player = 0; player < 2; player++) {
        if (before.promise[player] != after->promise[player]) {
            view_damage_add(view, view_cell_rect(view, after->at[player]));
            view_damage_add(view, sign_rect(view, player));
        }
    }
    fixtures_tide_damage(view);
    const struct rules_fixture *on = &view->level->fixture[after->at[action.player]];
    if (on->kind == RULES_BELL && after->at[action.player] != before.at[action.player]) {
        effect_start(view, at_cell(view, EFFECT_TOLL, after->at[action.player], 1500));
    }
    if (action.move == RULES_BREATHE && view->actor[action.player].gesture_left == 0) {
        breathed(view, action.player, false);
    }
}

void view_point(struct view *view, int cell) {
    effect_start(view, at_cell(view, EFFECT_POINT, cell, 1800));
}
