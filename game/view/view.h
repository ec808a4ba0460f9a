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

/* How large a cell of this board would be in `area`, at most `largest`: all but the open water at
 * its edges has to lie in it. */
int view_cell_size(const struct rules_level *level, struct rect area, int largest);
/* Lays the board out in the middle of `area` (cells of that size) on a canvas of that size, and
 * draws everything that never moves: takes about 70 ms at 1920x1080. `seed` varies stones, grass
 * and sky. Shows the level's start afterwards. */
void view_set_level(struct view *view, const struct rules_level *level, int canvas_width,
                    int canvas_height, struct rect area, int largest_cell, uint64_t seed);
/* The same board on a canvas of another size, or elsewhere on it; what moves goes on. */
void view_resize(struct view *view, int canvas_width, int canvas_height, struct rect area,
                 int largest_cell);
/* The span whose night, ground and plants the next view_set_level draws: 1 harbour at dusk, 2 ferry
 * mist, 3 garden walls, 4 workshop, 5 tidal flats, 6 quarry, 7 open sky, then again from 1; 0 on no
 * span. */
void view_set_mood(struct view *view, int span);
/* From now on view_set_level shows a level that is being made: all of it lies in the area, to its
 * open water, and the night is so clear that all of it is seen. */
void view_set_draft(struct view *view, bool draft);
/* The level of a draft, which is as large as it was, has changed in these columns, from .. to - 1.
 * Shows its start, and draws anew what never moves there alone: so it can be done at each press. */
void view_change(struct view *view, int from, int to);
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

struct rect view_board_rect(const struct view *view); /* without the open water at its edges */
struct rect view_cell_rect(const struct view *view, int cell);
struct rect view_bearer_rect(const struct view *view, int player); /* as seen now */

/* --- again.c: posts that bear words; there is no room for them on the board --- */
/* The post that a bearer stands at: its cell; the one it looks at before others; or -1. */
int view_post_before(const struct view *view, int player);
/* The number on its plate, from 1, to list the words by; of one question those with the same words
 * have the same. It follows the places on the board, so it tells nothing of marks. 0: no post. */
int view_post_number(const struct view *view, int cell);
struct rect view_post_rect(const struct view *view, int cell); /* where it is seen */

/* The sign that the veils of a question bear: round and amber where A is to walk on its answer,
 * square and teal where B is; with so many pips as its number, where there are several. */
void view_walker_sign(struct view *view, struct canvas *canvas, int question, float x, float y,
                      float radius);

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
    VIEW_WALKS, /* to the right; the two legs in turn */
    VIEW_WALKS_ON,
};
/* Of those who are not seen from behind; who hugs or breathes has closed eyes. */
enum view_face {
    VIEW_FACE_CALM,
    VIEW_FACE_GLAD,
    VIEW_FACE_HURT,
    VIEW_FACE_SILLY,
    VIEW_FACE_TIRED,
    VIEW_FACE_LISTENS,
};
struct view_person {
    int player;
    enum view_pose pose;
    enum view_face face;
    bool mirrored, lit, blinks; /* blinks: its eyes are shut for a moment */
    float x, y;                 /* between the feet */
    float high;                 /* a head taller than one who stands */
    int taller;                 /* by which it is drawn out at the waist, as by a breath */
    /* Where its light falls around it, as if it stood so: for one who moves a little. high 0: where
     * it stands. */
    struct view_light {
        float x, y, high;
    } light;
};
void view_person(struct view *view, struct canvas *canvas, const struct view_person *person);
/* Where it holds its lantern, in pixels. */
void view_person_lantern(const struct view_person *person, float *x, float *y);
/* All that is drawn of it but for its light around it, which does not move. */
struct rect view_person_rect(const struct view_person *person);
/* Over a backdrop of the bridge or of a place: the two at their own sides, on one shore, or in the
 * place's middle when its span stands. Over others, and by night, nobody. */
struct view_backdrop;
void view_backdrop_people(struct view *view, struct canvas *canvas,
                          const struct view_backdrop *backdrop);
/* Where one's lantern is there, in pixels. */
void view_backdrop_lantern(const struct view_backdrop *backdrop, struct canvas *canvas, int player,
                           float *x, float *y);
/* Where somebody stands on a backdrop's bridge, in pixels: `along` its deck from 0, its left end,
 * to 1, and a step beyond on its shores. */
void view_bridge_spot(const struct view_backdrop *backdrop, int width, int height, float along,
                      float *x, float *y);
/* A flat rock in the water; the middle of its top. */
void view_islet(struct canvas *canvas, float x, float y, float wide, uint32_t seed);
/* The same as long as is wished, its stones of one size: `scale` pixels to a unit. */
void view_strand(struct canvas *canvas, float x, float y, float wide, float scale, uint32_t seed);
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
/* Where the two stand on it: each on a shore of its own, or beside each other on one. */
enum view_shore { VIEW_APART, VIEW_LEFT_SHORE, VIEW_RIGHT_SHORE };
struct view_backdrop {
    enum view_backdrop_kind kind;
    uint64_t seed;
    int mood;                  /* of which span, see view_set_mood; a place is this span's */
    uint8_t built[VIEW_SPANS]; /* per cent of each span: 0 broken, then ropes and planks, 100 lit */
    uint8_t focus;             /* bridge: the span on which light falls, 1 .. 7; 0: on none */
    enum view_shore shore;
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
