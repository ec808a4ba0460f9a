/* What the bearers do while nobody walks: they look at each other, breathe, blink, and after a
 * while beside each other they sit down. Only to be seen: no rule and no other picture depends on
 * it. */
#include "view/internal.h"

#include <math.h>

enum {
    LOOK_MS = 450, /* at rest for so long, a bearer turns to its friend */
    LOOK_CELLS = 3,
    SIT_MS = 20000,    /* beside each other and at rest for so long, both sit down */
    BREATH_STEPS = 44, /* of slow motion: one breath */
    BLINK_STEPS = 41,  /* in which the eyes close once ... */
    BLINK_CLOSED = 2,  /* ... for so many */
};

/* Where the eyes are, in the drawing's pixels. */
static const struct {
    float x[2], y[2];
} eyes[POSES] = {
    [POSE_FRONT] = {{71, 89}, {76, 76}},
    [POSE_SIDE] = {{93, 106}, {77, 77}},
    [POSE_SIT] = {{75.7f, 93.6f}, {104.4f, 105.7f}},
};

bool idle_look(struct view *view, int player, int before) {
    struct actor *actor = &view->actor[player], *friend = &view->actor[!player];
    if (actor->idle < LOOK_MS || before >= LOOK_MS) {
        return false;
    }
    float dx = friend->x - actor->x, dy = friend->y - actor->y;
    if (fabsf(dx) + fabsf(dy) > LOOK_CELLS) {
        return false;
    }
    actor_turn(actor, dx, dy);
    return true;
}

void idle_rest(struct actor *actor) {
    actor->idle = LOOK_MS;
}

void idle_face(struct view *view) {
    for (int player = 0; player < 2; player++) {
        struct actor *actor = &view->actor[player];
        const struct actor *friend = &view->actor[!player];
        actor_turn(actor, friend->x - actor->x, friend->y - actor->y);
        if (actor->x == friend->x) { /* one above the other: to the side */
            actor->direction = player == RULES_A ? RULES_EAST : RULES_WEST;
        }
    }
}

bool idle_sit(struct view *view) {
    bool sitting = actors_beside(view);
    for (int player = 0; player < 2; player++) {
        sitting = sitting && view->actor[player].idle >= SIT_MS;
    }
    if (sitting == view->sitting) {
        return false;
    }
    view->sitting = sitting;
    if (sitting) {
        idle_face(view);
    }
    return true;
}

int idle_wait(const struct view *view) {
    const struct actor *a = &view->actor[RULES_A], *b = &view->actor[RULES_B];
    int wait = -1;
    for (int player = 0; player < 2; player++) {
        int idle = view->actor[player].idle;
        wait = idle < LOOK_MS ? wait_sooner(wait, LOOK_MS - idle) : wait;
        int face = view->actor[player].face_left;
        wait = face > 0 ? wait_sooner(wait, face) : wait;
    }
    if (!view->sitting && actors_beside(view)) {
        wait = wait_sooner(wait, SIT_MS - (a->idle < b->idle ? a->idle : b->idle));
    }
    return wait;
}

/* --- breath and blinks --- */

static bool rests(const struct view *view, int player) {
    const struct actor *actor = &view->actor[player];
    return view->full_motion && actor->motion == MOTION_REST && actor->gesture_left == 0 &&
           actor->nudge == 0;
}

/* Each in a rhythm of its own. */
static uint32_t step_of(int player, uint32_t now) {
    return now / VIEW_GLINT_MS + (uint32_t)player * 17;
}

static int breath_at(const struct view *view, int player, uint32_t now) {
    float turn = (float)(step_of(player, now) % BREATH_STEPS) / BREATH_STEPS;
    float high = (float)view->sprites.image[SPRITE_BEARER].height;
    return (int)lroundf((0.5f - 0.5f * cosf(turn * 6.2832f)) * 0.022f * high);
}

static bool blinks_at(int player, uint32_t now) {
    uint32_t step = step_of(player, now), which = step / BLINK_STEPS, at = step % BLINK_STEPS;
    uint32_t closes = noise_hash(which, (uint32_t)player, 77) % (BLINK_STEPS - BLINK_CLOSED);
    return at >= closes && at < closes + BLINK_CLOSED;
}

int idle_breath(const struct view *view, int player) {
    return rests(view, player) ? breath_at(view, player, view->now) : 0;
}

void idle_update(struct view *view, uint32_t before) {
    for (int player = 0; player < 2; player++) {
        if (rests(view, player) &&
            (breath_at(view, player, before) != breath_at(view, player, view->now) ||
             blinks_at(player, before) != blinks_at(player, view->now))) {
            view_damage_add(view, rect_grow(actor_rect(view, player), view->layout.cell / 24 + 2));
        }
    }
}

/* What was felt last; then, who has no light or has sat for long is tired. */
static enum view_face face_of(const struct view *view, int player) {
    const struct actor *actor = &view->actor[player];
    return actor->face_left > 0           ? actor->face
           : !actor->lit || view->sitting ? VIEW_FACE_TIRED
                                          : VIEW_FACE_CALM;
}

static void draw_face(const struct view *view, struct canvas *canvas, int player, struct rect to,
                      bool mirrored, uint32_t skin) {
    static const enum face_at at[POSES] = {[POSE_FRONT] = FACE_FRONT,
                                           [POSE_WAVE] = FACE_FRONT,
                                           [POSE_SIDE] = FACE_SIDE,
                                           [POSE_SIT] = FACE_SITS};
    face_draw(canvas, at[actor_pose(view, player)], face_of(view, player),
              &(struct face_look){.player = player,
                                  .x = (float)to.x,
                                  .y = (float)to.y,
                                  .sx = (float)to.w / DRAWN_WIDE,
                                  .sy = (float)to.h / DRAWN_HIGH,
                                  .mirrored = mirrored,
                                  .skin = skin});
}

/* Lids in the colour of the skin over the eyes of the picture at `to`, or its face. */
void idle_draw_lids(const struct view *view, struct canvas *canvas, int player, struct rect to,
                    bool mirrored) {
    static const uint32_t skins[2] = {0xfff6d9bb, 0xffd9a982};
    enum pose pose = actor_pose(view, player);
    if (face_of(view, player) != VIEW_FACE_CALM) {
        draw_face(view, canvas, player, to, mirrored, cloth_colour(view, skins[player], to));
        return;
    }
    if (!rests(view, player) || !blinks_at(player, view->now) || eyes[pose].y[0] == 0) {
        return;
    }
    uint32_t lid = cloth_colour(view, skins[player], to);
    float sx = (float)to.w / DRAWN_WIDE, sy = (float)to.h / DRAWN_HIGH;
    for (int k = 0; k < 2; k++) {
        float u = mirrored ? DRAWN_WIDE - eyes[pose].x[k] : eyes[pose].x[k];
        float x = (float)to.x + u * sx, y = (float)to.y + eyes[pose].y[k] * sy;
        canvas_oval(canvas, x, y, 4.4f * sx, 5.2f * sy, lid);
        canvas_line(canvas, x - 3.2f * sx, y + 1.6f * sy, x + 3.2f * sx, y + 1.6f * sy, 2.2f * sy,
                    0xff4a3450);
    }
}
