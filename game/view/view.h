/* view: draws one level and its light, from states and events of the rules; and the backdrops of
 * the other screens. It knows no window, no clock and no chance: time comes in as milliseconds, and
 * every picture follows from the level, the seed, the states and the time alone.
 *
 * A scene's turn: view_apply (or view_nudge, view_gesture) after each action; once a tick
 * view_update, then for each rectangle of view_damage: canvas_set_clip, view_draw, whatever the
 * scene draws over it, and the platform shows the rectangle. A new action may come while the last
 * one still moves: bearers go on from where they are seen.
 *
 * Sizes are canvas pixels. All pointers given to view_set_level and view_set_state are only read;
 * the level must outlive its showing. Out of memory ends the program (base). */
#ifndef VIEW_H
#define VIEW_H

#include "platform/canvas.h"
#include "rules/rules.h"

/* Where pictures come from: fills `out` (colours multiplied by alpha, the view releases it) with
 * the picture of that name, without folder and ending. False when there is none; `out` may then be
 * a stand-in. Without one, nothing is drawn in its place. */
struct view_loader {
    void *context;
    bool (*image)(void *context, const char *name, struct image *out);
};

struct view;

/* Loads nothing: every picture when it is first needed, so that a first one is soon there. */
struct view *view_new(const struct view_loader *loader);
void view_free(struct view *view);

/* Lays the board out in the middle of `area` (cells as large as fit, at most `largest_cell`) on a
 * canvas of that size, and draws everything that never moves: takes about 70 ms at 1920x1080.
 * `seed` varies stones, grass and sky. Shows the level's start afterwards. */
void view_set_level(struct view *view, const struct rules_level *level, int canvas_width,
                    int canvas_height, struct rect area, int largest_cell, uint64_t seed);
/* The same board on a canvas of another size, or elsewhere on it; what moves goes on. */
void view_resize(struct view *view, int canvas_width, int canvas_height, struct rect area,
                 int largest_cell);
/* The span whose night, ground and plants the next view_set_level draws: 1 harbour at dusk, 2 ferry
 * mist, 3 garden walls, 4 workshop, 5 tidal flats, 6 quarry, 7 open sky, then again from 1; 0 on no
 * span. */
void view_set_mood(struct view *view, int span);
/* Off: no sway, drift, hops, smoke, rings or particles; moves are short and straight, and what
 * happens shows as light that comes and goes. */
void view_set_motion(struct view *view, bool full);

/* Jumps: after a restart, a take back, a load. Of `answers` only marks of questions that are heard
 * in `state` are looked at, so nothing sealed can show; may be NULL while none is heard. */
void view_set_state(struct view *view, const struct rules_state *state,
                    const struct rules_answers *answers);
/* Starts what an action did. `after` is the state after it; `events` those of rules_step.
 * A refused action shakes the bearer a little, and a small picture over its head says why, like
 * view_nudge. */
void view_apply(struct view *view, struct rules_action action, enum rules_result result,
                const struct rules_events *events, const struct rules_state *after,
                const struct rules_answers *answers);
void view_nudge(struct view *view, int player, int direction, enum rules_refusal refusal);

/* The button for hello: a wave, or a hug when the bearers are beside each other. */
void view_gesture(struct view *view, int player);
/* A soft pulse of light around a cell: hints, tutorials. */
void view_point(struct view *view, int cell);

/* Moves time on. True while something moves that should be drawn at the full rate; slow ambient
 * motion (12 Hz) only adds damage. */
bool view_update(struct view *view, int ms);
/* In how many ms something moves again by itself. 0: at the next frame; negative: nothing does. */
int view_wait(const struct view *view);
enum { VIEW_MAX_DAMAGE = 24 };
/* Takes what changed since the last call; how many. All of the canvas after view_set_level. */
int view_damage(struct view *view, struct rect out[VIEW_MAX_DAMAGE]);
/* Draws the scene inside the canvas' clip; the canvas has the size given to view_set_level. */
void view_draw(struct view *view, struct canvas *canvas);

struct rect view_board_rect(const struct view *view);
struct rect view_cell_rect(const struct view *view, int cell);
struct rect view_bearer_rect(const struct view *view, int player); /* as seen now */

/* --- again.c: posts that bear words; there is no room for them on the board --- */
/* The post that a bearer stands at: its cell; the one it looks at before others; or -1. */
int view_post_before(const struct view *view, int player);
/* The number on its plate, from 1, to list the words by; of one question those with the same words
 * have the same. It follows the places on the board, so it tells nothing of marks. 0: no post. */
int view_post_number(const struct view *view, int cell);
struct rect view_post_rect(const struct view *view, int cell); /* where it is seen */

/* Pictures for the interface, lent. Marks are stencils of 160 px (see canvas_stencil). */
const struct image *view_mark(struct view *view, int mark);
/* Any other picture by name (keycap, icon, bearer_a_front_stand ... see assets/art/README.md);
 * clear where there is none, NULL when far too many were asked for. Loaded when first needed. */
const struct image *view_art(struct view *view, const char *name);

/* --- people.c: the two of them outside the board --- */
enum view_pose {
    VIEW_STANDS,
    VIEW_STANDS_SIDE, /* looks to the right, like all that are seen from the side; `mirrored` left
                       */
    VIEW_STANDS_BACK,
    VIEW_WAVES,
    VIEW_HUGS,
    VIEW_BREATHES,
    VIEW_SITS, /* leans to the right, like the next two; the lantern stands at the other side */
    VIEW_SITS_SIDE,
    VIEW_SITS_BACK,
};
struct view_person {
    int player;
    enum view_pose pose;
    bool mirrored, lit;
    float x, y; /* between the feet */
    float high; /* a head taller than one who stands */
};
void view_person(struct view *view, struct canvas *canvas, const struct view_person *person);
/* Over a backdrop of the bridge or of a place: the two at their own sides, or in the place's middle
 * when its span stands. Over others, and by night, nobody. */
struct view_backdrop;
void view_backdrop_people(struct view *view, struct canvas *canvas,
                          const struct view_backdrop *backdrop);
/* A flat rock in the water; the middle of its top. */
void view_islet(struct canvas *canvas, float x, float y, float wide, uint32_t seed);
/* The near shore at the bottom of the canvas, and where in its middle one sits. */
void view_near_shore(struct canvas *canvas, uint32_t seed);
float view_shore_foot(int width, int height);

/* --- backdrops: night scenes without a board, drawn from nothing but canvas calls --- */
enum view_backdrop_kind {
    VIEW_BACKDROP_BRIDGE, /* map: two shores, two lanterns, the bridge between */
    VIEW_BACKDROP_TITLE,  /* the same, low: the sky above it is free for a menu */
    VIEW_BACKDROP_WATER,  /* menus, questions: sky, hills and water */
    VIEW_BACKDROP_SKY,    /* kept moments: mostly sky, the water low */
    VIEW_BACKDROP_HOUSE,  /* the Keeper's house at the left; the right is calm */
    VIEW_BACKDROP_SHORE,  /* the water, from the near shore, on which two can sit */
    VIEW_BACKDROP_NIGHT,  /* the bridge from there: nobody stands on it */
    VIEW_BACKDROP_PLACE,  /* a chapter: its span from close by, and what its practice looks like */
};
enum { VIEW_SPANS = 7 };
struct view_backdrop {
    enum view_backdrop_kind kind;
    uint64_t seed;
    int mood;                  /* of which span, see view_set_mood; a place is this span's */
    uint8_t built[VIEW_SPANS]; /* per cent of each span: 0 broken, then ropes and planks, 100 lit */
    uint8_t focus;             /* bridge: the span on which light falls, 1 .. 7; 0: on none */
};
/* Inside the clip. 10 to 20 ms for 1280x720: draw it once, keep it in a canvas of its own. */
void view_backdrop(struct canvas *canvas, const struct view_backdrop *backdrop);

/* Slow glints on the water over a kept backdrop. Where they are at a time; returns how many
 * rectangles (at most VIEW_GLINTS). To animate: copy the kept picture into the old and the new
 * rectangles, then draw. Nothing changes within VIEW_GLINT_MS. */
enum { VIEW_GLINTS = 20, VIEW_GLINT_MS = 84 };
int view_glint_rects(const struct view_backdrop *backdrop, int width, int height, uint32_t ms,
                     struct rect out[VIEW_GLINTS]);
void view_glints(struct canvas *canvas, const struct view_backdrop *backdrop, uint32_t ms);

#endif
