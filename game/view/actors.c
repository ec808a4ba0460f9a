/* The two bearers: walking, pushing, stumbling back, waiting, greeting. A new move starts from
 * wherever they are seen, so play never waits for a picture. */
#include "view/internal.h"

#include <math.h>
#include <stdlib.h>

enum {
    WALK_MS = 140,
    STUMBLE_MS = 520,
    FERRY_MS = 1100,
    NUDGE_MS = 180,
    GESTURE_MS = 1100,
    LAMP_MS = 400,
    LIGHT_MS = 220, /* across the whole picture */
    FEEL_MS = 2400, /* how long a face is kept after hello */
};

/* Where each pose holds its lantern, in the drawing's pixels. */
static const struct {
    float x, y;
} hand[POSES] = {
    [POSE_FRONT] = {124, 140}, [POSE_FRONT_1] = {122, 138}, [POSE_FRONT_2] = {125, 142},
    [POSE_BACK] = {36, 140},   [POSE_BACK_1] = {38, 142},   [POSE_BACK_2] = {35, 138},
    [POSE_SIDE] = {126, 138},  [POSE_SIDE_1] = {128, 140},  [POSE_SIDE_2] = {124, 137},
    [POSE_PUSH] = {62, 150},   [POSE_BREATHE] = {80, 142},  [POSE_WAVE] = {124, 140},
    [POSE_HUG] = {58, 152},    [POSE_SIT] = {18, 156},
};

void actor_turn(struct actor *actor, float dx, float dy) {
    if (fabsf(dx) > fabsf(dy)) {
        actor->direction = dx > 0 ? RULES_EAST : RULES_WEST;
    } else if (dy != 0) {
        actor->direction = dy > 0 ? RULES_SOUTH : RULES_NORTH;
    }
}

/* The picture is anchored at its feet, which stand a little below the middle of the cell. */
static struct rect picture(const struct view *view, int player) {
    const struct image *image = &view->sprites.image[SPRITE_BEARER + player * POSES];
    const struct actor *actor = &view->actor[player];
    float cell = (float)view->layout.cell, hop = 0, shake = 0;
    float t = actor->duration > 0 ? (float)actor->age / (float)actor->duration : 1;
    if (view->full_motion && actor->motion == MOTION_WALK) {
        hop = sinf(clamp01(t) * 3.1416f) * 0.055f;
    }
    if (actor->nudge > 0) {
        shake = sinf((float)actor->nudge / NUDGE_MS * 3.1416f) * 0.07f;
    }
    float sx = actor->nudge_direction == RULES_EAST   ? shake
               : actor->nudge_direction == RULES_WEST ? -shake
                                                      : 0;
    float sy = actor->nudge_direction == RULES_SOUTH   ? shake
               : actor->nudge_direction == RULES_NORTH ? -shake
                                                       : 0;
    float x = (float)view->layout.x + (actor->x + 0.5f + sx) * cell;
    float y = (float)view->layout.y + (actor->y + 0.80f + sy - hop) * cell;
    return (struct rect){(int)lroundf(x - (float)image->width / 2),
                         (int)lroundf(y - (float)image->height * 0.91f), image->width,
                         image->height};
}

struct rect actor_rect(const struct view *view, int player) {
    return picture(view, player);
}

bool actors_beside(const struct view *view) {
    return rules_beside(view->level, view->state.at[0], view->state.at[1]);
}

enum pose actor_pose(const struct view *view, int player) {
    static const enum pose still[4] = {POSE_BACK, POSE_SIDE, POSE_FRONT, POSE_SIDE};
    const struct actor *actor = &view->actor[player];
    if (actor->gesture_left > 0 && actor->motion == MOTION_REST) {
        return actor->gesture;
    }
    if (view->sitting && actor->motion == MOTION_REST) {
        return POSE_SIT;
    }
    enum pose pose = still[actor->direction & 3];
    bool sideways = actor->direction == RULES_EAST || actor->direction == RULES_WEST;
    if (actor->motion == MOTION_PUSH && sideways) {
        return POSE_PUSH;
    }
    if (actor->motion == MOTION_REST || actor->motion == MOTION_FERRY) {
        return pose;
    }
    if (actor->age * 10 > actor->duration * 8) {
        return pose;
    }
    return pose + 1 + (enum pose)(actor->steps & 1);
}

static bool looks_west(const struct actor *actor, enum pose pose) {
    bool sided = (pose >= POSE_SIDE && pose <= POSE_PUSH) || pose >= POSE_HUG;
    return sided && actor->direction == RULES_WEST;
}

/* Where across its picture it holds the lantern, 0 .. 1. */
static float hand_across(const struct view *view, int player) {
    enum pose pose = actor_pose(view, player);
    float u = hand[pose].x / DRAWN_WIDE;
    return looks_west(&view->actor[player], pose) ? 1 - u : u;
}

void actor_lamp_at(const struct view *view, int player, float *x, float *y) {
    struct rect at = picture(view, player);
    float u = hand_across(view, player), v = hand[actor_pose(view, player)].y / DRAWN_HIGH;
    float swing = 0;
    if (view->full_motion && view->actor[player].motion != MOTION_REST) {
        swing = sinf((float)view->now / 60) * 0.012f * (float)at.w;
    }
    *x = (float)at.x + u * (float)at.w + swing;
    *y = (float)at.y + v * (float)at.h;
}

void actor_light_at(const struct view *view, int player, float *x, float *y) {
    actor_lamp_at(view, player, x, y);
    *x += (view->actor[player].light - hand_across(view, player)) * (float)picture(view, player).w;
}

/* Squash on landing, stretch on leaving: a few per cent are enough to feel soft. At rest, breath.
 */
static struct rect squashed(const struct view *view, int player, struct rect at) {
    const struct actor *actor = &view->actor[player];
    int breath = idle_breath(view, player);
    if (!view->full_motion || actor->motion != MOTION_WALK) {
        return (struct rect){at.x, at.y - breath, at.w, at.h + breath};
    }
    float t = (float)actor->age / (float)actor->duration;
    int by = (int)lroundf(sinf(t * 6.2832f) * 0.05f * (float)at.h);
    return (struct rect){at.x + by / 4, at.y - by, at.w - by / 2, at.h + by};
}

static void draw_lantern(const struct view *view, struct canvas *canvas, int player) {
    float x, y;
    actor_lamp_at(view, player, &x, &y);
    const struct image *lit = &view->sprites.image[SPRITE_LANTERN + player * 2];
    const struct image *out = lit + 1;
    int left = (int)lroundf(x - (float)lit->width / 2),
        top = (int)lroundf(y - (float)lit->height * 0.35f);
    int alpha = (int)(view->actor[player].lamp * 255);
    if (alpha < 255) {
        canvas_image(canvas, out, left, top, 255);
    }
    if (alpha > 0) {
        canvas_image(canvas, lit, left, top, alpha);
    }
}

void actor_draw(const struct view *view, struct canvas *canvas, int player) {
    const struct actor *actor = &view->actor[player];
    enum pose pose = actor_pose(view, player);
    struct rect at = picture(view, player);
    float cell = (float)view->layout.cell;
    canvas_oval(canvas, (float)at.x + (float)at.w / 2,
                (float)view->layout.y + (actor->y + 0.80f) * cell, cell * 0.34f, cell * 0.10f,
                0x80080c20);
    if (rect_empty(rect_cut(rect_grow(at, at.w / 4), canvas->clip))) {
        return;
    }
    int index = player * POSES + (int)pose;
    const struct image *image = looks_west(actor, pose)
                                    ? &view->sprites.mirrored[index]
                                    : &view->sprites.image[SPRITE_BEARER + index];
    bool behind = pose >= POSE_BACK && pose <= POSE_BACK_2;
    if (behind) {
        draw_lantern(view, canvas, player);
    }
    struct rect to = squashed(view, player, at);
    struct image lit = cloth_lit(view, player, image, at);
    if (to.h == at.h) {
        canvas_image(canvas, &lit, at.x, at.y, 255);
    } else {
        canvas_image_stretched(canvas, &lit, to, 255);
    }
    idle_draw_lids(view, canvas, player, to, looks_west(actor, pose));
    if (!behind) {
        draw_lantern(view, canvas, player);
    }
}

/* All that changes with a bearer: its picture, its pool of light, its reflection within that. */
static struct rect covered(const struct view *view, int player) {
    struct rect at = sign_rect(view, player);
    /* Its shadow in its friend's light. */
    at = rect_join(
        at, view_around(view, view->actor[player].x + 0.5f, view->actor[player].y + 0.8f, 1.4f));
    if (view->actor[player].lamp <= 0) {
        return at;
    }
    float x, y;
    actor_light_at(view, player, &x, &y);
    struct rect lit = light_bounds(x, y, view->lamp_radius, &view->actor[player].reach);
    struct rect glow = rect_join(lamps_glow_at(view, player), lamps_reflection(view, player));
    return rect_join(rect_join(at, lit), glow);
}

static void start(struct actor *actor, float x, float y, int duration, enum motion motion) {
    actor->from_x = actor->x, actor->from_y = actor->y;
    actor->to_x = x, actor->to_y = y;
    actor->age = 0;
    actor->duration = duration;
    actor->motion = motion;
    actor->steps++;
    actor->idle = actor->nudge = actor->gesture_left = actor->refusal_left = 0;
}

void actor_go(struct view *view, int player, int cell, enum motion motion) {
    struct actor *actor = &view->actor[player];
    float x = (float)view_column(view, cell), y = (float)view_row(view, cell);
    if (motion != MOTION_FERRY) {
        actor_turn(actor, x - actor->x, y - actor->y);
    }
    start(actor, x, y, motion == MOTION_FERRY ? FERRY_MS : WALK_MS, motion);
}

/* Half a step towards the veil, then back: `to` stays the own cell, `from` keeps the veil. */
void actor_stumble(struct view *view, int player, int cell) {
    struct actor *actor = &view->actor[player];
    float x = (float)view_column(view, cell), y = (float)view_row(view, cell);
    actor_turn(actor, x - actor->x, y - actor->y);
    start(actor, (float)view_column(view, view->state.at[player]),
          (float)view_row(view, view->state.at[player]), STUMBLE_MS, MOTION_STUMBLE);
    actor->from_x = x, actor->from_y = y;
}

static void place(struct actor *actor) {
    float t = clamp01((float)actor->age / (float)actor->duration);
    if (actor->motion == MOTION_STUMBLE) {
        float lean = 0.5f * sinf(smooth(t) * 3.1416f);
        actor->x = mix(actor->to_x, actor->from_x, lean);
        actor->y = mix(actor->to_y, actor->from_y, lean);
        return;
    }
    /* Quick off the mark and soft at the end, so that held keys walk without a stutter. */
    float eased = actor->motion == MOTION_FERRY ? smooth(t) : t * (1.6f - 0.6f * t);
    actor->x = mix(actor->from_x, actor->to_x, eased);
    actor->y = mix(actor->from_y, actor->to_y, eased);
}

/* By at most a step; true while it is not there. */
static bool ease(float *value, float goal, float step) {
    bool there = *value == goal;
    *value = fabsf(goal - *value) <= step ? goal : *value + (goal > *value ? step : -step);
    return !there;
}

static bool advance(struct view *view, int player, int ms) {
    struct actor *actor = &view->actor[player];
    bool moving = false;
    if (actor->motion != MOTION_REST) {
        actor->age += ms;
        place(actor);
        moving = true;
        if (actor->age >= actor->duration) {
            actor->x = actor->to_x, actor->y = actor->to_y;
            actor->motion = MOTION_REST;
        }
    }
    actor->idle = actor->motion == MOTION_REST ? actor->idle + ms : 0;
    if (actor->nudge > 0) {
        actor->nudge = actor->nudge > ms ? actor->nudge - ms : 0, moving = true;
    }
    if (actor->refusal_left > 0) {
        actor->refusal_left -= ms, moving = true;
    }
    if (actor->gesture_left > 0) {
        actor->gesture_left = actor->gesture_left > ms ? actor->gesture_left - ms : 0,
        moving = true;
    }
    moving |= actor->changed;
    actor->changed = false;
    if (actor->face_left > 0) {
        actor->face_left = actor->face_left > ms ? actor->face_left - ms : 0;
        moving |= actor->face_left == 0;
    }
    moving |= ease(&actor->lamp, actor->lit ? 1 : 0, (float)ms / LAMP_MS);
    moving |= ease(&actor->light, hand_across(view, player),
                   view->full_motion ? (float)ms / LIGHT_MS : 1);
    return moving;
}

/* Its picture, light and shadow, as they were and as they are. */
static void redraw(struct view *view, int player) {
    struct actor *actor = &view->actor[player];
    lamps_reach(view, player);
    struct rect now = covered(view, player);
    view_damage_add(view, rect_join(now, actor->seen));
    actor->seen = now;
    const struct actor *friend = &view->actor[!player]; /* light falls on its cloak, too */
    if (fabsf(actor->x - friend->x) + fabsf(actor->y - friend->y) < 5) {
        view_damage_add(view, rect_grow(actor_rect(view, !player), view->layout.cell / 10));
    }
}

bool actors_update(struct view *view, int ms) {
    bool any = false;
    for (int player = 0; player < 2; player++) {
        struct actor *actor = &view->actor[player];
        int idle = actor->idle;
        bool moved = advance(view, player, ms);
        any |= moved;
        if (idle_look(view, player, idle) || moved) {
            redraw(view, player);
        }
        any |= actor->light != hand_across(view, player); /* it has turned: the light follows */
    }
    bool changed = idle_sit(view);
    for (int player = 0; player < 2 && changed; player++) {
        redraw(view, player);
    }
    float close = lamps_close(view);
    if (close != view->close) {
        view_damage_add(view, view->actor[RULES_A].seen);
        view_damage_add(view, view->actor[RULES_B].seen);
        view->close = close;
    }
    return any || changed;
}

void actors_measure(struct view *view) {
    for (int player = 0; player < 2; player++) {
        lamps_reach(view, player);
        view->actor[player].seen = covered(view, player);
        view_damage_add(view, view->actor[player].seen);
    }
}

void actors_jump(struct view *view) {
    view->sitting = false;
    for (int player = 0; player < 2; player++) {
        struct actor *actor = &view->actor[player];
        int cell = view->state.at[player];
        view_damage_add(view, actor->seen);
        *actor = (struct actor){.x = (float)view_column(view, cell),
                                .y = (float)view_row(view, cell),
                                .direction = actor->direction,
                                .lit = !(view->state.dark >> player & 1)};
        actor->lamp = actor->lit ? 1 : 0;
        actor->light = hand_across(view, player);
    }
    actors_measure(view);
    view->close = lamps_close(view);
}

void view_nudge(struct view *view, int player, int direction, enum rules_refusal refusal) {
    struct actor *actor = &view->actor[player];
    if (direction >= RULES_BREATHE || refusal == RULES_REFUSED_OVER) {
        return;
    }
    /* A promise holds the feet, not the eyes: no lean, only a look. */
    actor->direction = direction;
    actor->nudge_direction = direction;
    actor->nudge = refusal == RULES_REFUSED_PROMISE ? 1 : NUDGE_MS;
    idle_rest(actor);
    int cell = view->level->neighbour[view->state.at[player]][direction];
    if (cell == RULES_NOWHERE || !sign_has(refusal)) {
        return;
    }
    actor->refusal = (int)refusal;
    actor->refused_cell = cell;
    actor->refusal_left = REFUSAL_MS;
}

void actor_face(struct view *view, int player, enum view_face face, int ms) {
    struct actor *actor = &view->actor[player];
    actor->face = face;
    actor->face_left = ms;
    actor->changed = true;
}

/* Who waves again at once is being silly, and who is waved at looks up. */
static void feel_greeted(struct view *view, int player, bool hug) {
    const struct actor *actor = &view->actor[player];
    bool again = actor->face_left > 0 && actor->gesture == POSE_WAVE;
    actor_face(view, player, again && !hug ? VIEW_FACE_SILLY : VIEW_FACE_GLAD, FEEL_MS);
    actor_face(view, !player, VIEW_FACE_GLAD, FEEL_MS);
    if (view->actor[!player].motion == MOTION_REST && !hug) {
        actor_turn(&view->actor[!player], actor->x - view->actor[!player].x,
                   actor->y - view->actor[!player].y);
        idle_rest(&view->actor[!player]);
    }
}

void view_gesture(struct view *view, int player) {
    bool hug = actors_beside(view);
    feel_greeted(view, player, hug);
    for (int who = 0; who < 2; who++) {
        struct actor *actor = &view->actor[who];
        if (who != player && !hug) {
            continue;
        }
        actor->gesture = hug ? POSE_HUG : POSE_WAVE;
        actor->gesture_left = GESTURE_MS;
        idle_rest(actor);
    }
    if (!hug) {
        effect_start(view, (struct effect){.kind = EFFECT_HELLO,
                                           .life = 900,
                                           .x = view->actor[player].x + 0.5f,
                                           .y = view->actor[player].y + 0.1f,
                                           .colour = player == RULES_A ? AMBER : TEAL});
        return;
    }
    idle_face(view);
    camera_come(view, 0.12f, GESTURE_MS);
    effect_start(view, (struct effect){.kind = EFFECT_HUG,
                                       .life = 1500,
                                       .x = (view->actor[0].x + view->actor[1].x) / 2 + 0.5f,
                                       .y = (view->actor[0].y + view->actor[1].y) / 2 + 0.3f});
}
