/* What the files of view share. */
#ifndef VIEW_INTERNAL_H
#define VIEW_INTERNAL_H

#include "view/view.h"

/* --- noise.c: smooth noise 0..1 that repeats every 256 units --- */
struct noise {
    float lattice[256][256];
};
void noise_init(struct noise *noise, uint64_t seed);
/* Callers stay well within 4096 units of 0, so that truncation is a floor. Inline: drawing a board
 * asks millions of times. */
static inline float noise_at(const struct noise *noise, float x, float y) {
    x += 4096, y += 4096;
    int left = (int)x, top = (int)y;
    float u = x - (float)left, v = y - (float)top;
    u = u * u * (3 - 2 * u), v = v * v * (3 - 2 * v);
    const float *upper = noise->lattice[top & 255], *lower = noise->lattice[(top + 1) & 255];
    int i = left & 255, j = (left + 1) & 255;
    float a = upper[i] + (upper[j] - upper[i]) * u, b = lower[i] + (lower[j] - lower[i]) * u;
    return a + (b - a) * v;
}
uint32_t noise_hash(uint32_t a, uint32_t b, uint32_t c); /* well mixed, for one-off choices */
float noise_part(uint32_t a, uint32_t b, uint32_t c);    /* the same as 0..1 */

/* --- the board on the canvas --- */
struct layout {
    int x, y, cell;    /* of the board's north-west corner; side of a cell */
    int width, height; /* in cells */
    int rise, drop;    /* how tall walls stand over the floor, and the floor over the water */
    struct rect land;  /* in cells: all but the open water at its edges, where nothing stands */
    int end, side;     /* of what the board may take up, below and at its right: words stand there,
                        * on quiet water */
};

/* --- moods.c: colours are 0xRRGGBB --- */
struct mood {
    uint32_t sky[3];   /* top, middle, horizon */
    uint32_t hill[3];  /* far to near */
    uint32_t water[3]; /* far to near */
    uint32_t grass[2]; /* in patches */
    uint32_t rock, slab;
    uint32_t night; /* light where no lantern shines; 0x80 leaves a colour as it is */
    uint32_t flower[2];
    uint32_t shallow;                  /* water over rock */
    uint32_t moonlight;                /* with a moon */
    uint8_t moon;                      /* per cent of the picture's width; 0: none */
    uint8_t stars;                     /* per cent of a clear night's */
    uint8_t fog;                       /* alpha of its wisps; 0: none */
    uint8_t flowers, bushes, boulders; /* per cent */
};
/* 1 .. 7; 0 for a place on no span, and after the seventh from the first again. */
const struct mood *mood_of(int span);

/* --- ground.c, slabs.c, plants.c: the part of the board that never moves --- */
void ground_draw(struct canvas *canvas, const struct layout *layout,
                 const struct rules_level *level, const struct mood *mood, uint64_t seed);
/* The stone of a floor; zeroed before the first call. */
struct slabs {
    bool known;
    int x, y; /* the cell that was looked up last */
    const struct paving *paving;
    bool flipped, cracked[4];
    float tone[4];
    float colour[3], moss[3], joint[3]; /* red, green, blue; set by the caller */
};
uint32_t slabs_colour(struct slabs *slabs, const struct noise *noise, float x, float y, float pixel,
                      float shade, float moss);
void plants_draw(struct canvas *canvas, const struct layout *layout,
                 const struct rules_level *level, const struct mood *mood, uint64_t seed);
/* Above 0 where a wall's top is, in cells of the ground it stands on; its edge is uneven by some
 * hundredths of a cell. */
float ground_wall(const struct rules_level *level, float x, float y);
/* --- wear.c --- */
void wear_draw(struct canvas *canvas, const struct layout *layout, const struct rules_level *level,
               int span, uint64_t seed);
/* What lies there to the eye: water past the edge, and under veils and tides. */
int ground_terrain(const struct rules_level *level, int x, int y);

/* --- backdrop.c, backdrop_layout.c, bridge.c, place.c --- */
void backdrop_draw(struct canvas *canvas, const struct view_backdrop *backdrop);
struct backdrop_parts {
    float horizon;            /* pixels from the top */
    float scale;              /* 1 at 720 lines */
    float open_from, open_to; /* the water that nothing stands on, over all the width ... */
    float banks_to;           /* ... or down to here between two banks */
};
struct backdrop_parts backdrop_layout(enum view_backdrop_kind kind, int width, int height);
/* --- sea.c: from the horizon down; the sky above has to be there --- */
void sea_draw(struct canvas *canvas, const struct view_backdrop *backdrop, uint32_t seed);
void bridge_draw(struct canvas *canvas, const struct view_backdrop *backdrop);
void place_draw(struct canvas *canvas, const struct view_backdrop *backdrop);
struct view_person bridge_person(struct canvas *canvas, const struct view_backdrop *backdrop,
                                 int player);
struct view_person place_person(struct canvas *canvas, const struct view_backdrop *backdrop,
                                int player);
/* --- house.c --- */
void house_draw(struct canvas *canvas, const struct view_backdrop *backdrop);

/* --- strips.c --- */
/* Calls `draw` for parts of the canvas' clip, each the clip of a canvas of its own, on several
 * threads. What is drawn may not depend on the clip. */
void strips_draw(struct canvas *canvas, void (*draw)(struct canvas *canvas, const void *what),
                 const void *what);

/* --- sprites.c --- */
enum pose {
    POSE_FRONT,
    POSE_FRONT_1,
    POSE_FRONT_2,
    POSE_BACK,
    POSE_BACK_1,
    POSE_BACK_2,
    POSE_SIDE,
    POSE_SIDE_1,
    POSE_SIDE_2,
    POSE_PUSH,
    POSE_BREATHE,
    POSE_WAVE,
    POSE_HUG,
    POSE_SIT,
    POSES
};
enum sprite {
    SPRITE_BEARER,                               /* + player * POSES + pose */
    SPRITE_LANTERN = SPRITE_BEARER + 2 * POSES,  /* + player * 2 + out */
    SPRITE_MARK = SPRITE_LANTERN + 4,            /* + mark */
    SPRITE_SIGN = SPRITE_MARK + RULES_MAX_MARKS, /* + mark; the mark at the size of a sign */
    SPRITE_PAIR = SPRITE_SIGN + RULES_MAX_MARKS, /* + mark; smaller still: pairs on a span's sign */
    SPRITE_RUNE = SPRITE_PAIR + RULES_MAX_MARKS, /* + channel */
    SPRITE_STONE = SPRITE_RUNE + RULES_MAX_CHANNELS, /* + enum rules_stone */
    SPRITE_STONE_SUNK = SPRITE_STONE + 4,
    SPRITE_PLATE,
    SPRITE_PLATE_DOWN,
    SPRITE_PROMISE,
    SPRITE_GATE_POSTS,
    SPRITE_GATE_BARS,
    SPRITE_HEARD_POSTS,
    SPRITE_HEARD_BARS,
    SPRITE_STAR_POSTS,
    SPRITE_STAR_BARS,
    SPRITE_FENCE,
    SPRITE_FENCE_DOWN,
    SPRITE_HOME_A,
    SPRITE_HOME_B,
    SPRITE_QUIET,
    SPRITE_TIDE_LOW,
    SPRITE_TIDE_HIGH,
    SPRITE_BELL,
    SPRITE_MOORING,
    SPRITE_BOAT,
    SPRITE_STAR,
    SPRITE_STAR_LIT,
    SPRITE_HEARTH,
    SPRITE_AGAIN,
    SPRITE_PLANK_ACROSS,
    SPRITE_PLANK_ALONG,
    SPRITES
};
enum { ART_UNIT = 160 };                     /* pixels of the drawings to one cell */
enum { DRAWN_WIDE = 160, DRAWN_HIGH = 200 }; /* of a bearer */
enum { MAX_ART = 72 };

struct sprites {
    struct image drawn[SPRITES];      /* as loaded */
    struct image image[SPRITES];      /* at the size of the board */
    struct image mirrored[2 * POSES]; /* bearers looking west */
    struct image glow[2];             /* around each lantern; to be added */
    struct image sign[2][2];          /* of who is to walk: its line, and a bolder one below it */
    struct image lit;                 /* a picture as the light falls on it; drawn anew */
    uint32_t (*lit_columns)[3];       /* its factors, per column */
    struct image puff;                /* soft and uneven, for mist and smoke */
    int cell, mood;                   /* what they are scaled and coloured for */
    struct {
        char name[40];
        struct image image;
    } art[MAX_ART]; /* what the interface asked for */
    int art_count;
};
/* Those of [from, to) that are not loaded yet. */
void sprites_load(struct sprites *sprites, const struct view_loader *loader, int from, int to);
void sprites_scale(struct sprites *sprites, int cell, int mood); /* where it is not yet */
void sprites_release(struct sprites *sprites);
/* Of who is to walk; around marks, in cells, and how wide its lines are, in parts of that. */
#define SIGN_CELLS 0.40f
#define SIGN_LINE 0.17f
#define SIGN_BOLD 0.34f
void sprites_make_sign(struct image *sign, int player, float radius, float width);

/* --- what moves --- */
enum motion { MOTION_REST, MOTION_WALK, MOTION_PUSH, MOTION_STUMBLE, MOTION_FERRY };

struct actor {
    float x, y; /* where it is seen, in cells; whole numbers at rest */
    float from_x, from_y, to_x, to_y;
    int age, duration; /* ms */
    enum motion motion;
    int direction;              /* enum rules_direction it looks to */
    int steps;                  /* for alternating feet */
    int idle;                   /* ms at rest */
    int nudge, nudge_direction; /* ms left of a small shake */
    int refusal, refused_cell;  /* why (enum rules_refusal) the last move was refused ... */
    int refusal_left;           /* ... shown for so many ms more */
    enum pose gesture;          /* wave, hug or breathe ... */
    int gesture_left;           /* ... for so many ms */
    enum view_face face;        /* shown ... */
    int face_left;              /* ... for so many ms */
    bool changed;               /* it has turned or has another face: to be drawn anew */
    float lamp;                 /* 0 out .. 1 lit */
    float light;                /* where across its picture its light comes from, 0 .. 1 */
    bool lit;
    struct rect seen; /* what its last picture and light covered */
    struct light_reach reach;
};

struct slide { /* a stone or the boat on its way */
    uint16_t from, to;
    int age, duration;
    int stone; /* enum rules_stone, or SLIDE_BOAT */
    int lent;  /* 0, or 1 + the question that lends it */
    bool sinks;
};
enum { SLIDE_BOAT = 4, MAX_SLIDES = 8 };
#define SLIDE_EDGE 0.36f /* of its time, a stone that sinks is over the water and tips */

enum { REFUSAL_MS = 1500 };

enum effect_kind {
    EFFECT_SMOKE,
    EFFECT_SPLASH,
    EFFECT_DUST,
    EFFECT_WAKE,
    EFFECT_BREATH,
    EFFECT_RELIT,
    EFFECT_SPARKS,
    EFFECT_THREAD,
    EFFECT_LINK,
    EFFECT_MIST,
    EFFECT_POINT,
    EFFECT_TOLL,
    EFFECT_HUG,
    EFFECT_HELLO,
    EFFECT_WON,
    EFFECT_FLARE,
    EFFECT_TWINE,
    EFFECT_TREAD,
    EFFECT_SONG,
    EFFECT_UNTIED,
    EFFECT_KINDS
};
struct effect {
    enum effect_kind kind;
    int age, life;      /* ms; a negative age waits */
    float x, y, x2, y2; /* cells, middles */
    uint32_t colour;
};
enum { MAX_EFFECTS = 32 };

/* What was asked, heard and lit, as it is seen: each eases from 0 to 1. */
struct lens {
    int cell; /* the span whose sign is shown large */
    float shown;
    struct rect seen;
};
struct told {
    float asked[RULES_MAX_QUESTIONS]; /* 0 while it waits at a hearth: what asks it sleeps */
    float lent[RULES_MAX_STONES];     /* 0 while its ribbon is tied */
    float line;                       /* of light, between the two, where a lit veil waits for it */
    bool has_lit;                     /* the level has lit veils */
    struct rect line_seen;
    struct lens lens[2]; /* of each player */
};

/* camera.c: how close it is. */
struct camera {
    float closer, goal; /* 0 .. 1 of the way to `goal`, by which the picture is enlarged */
    int left;           /* ms until it goes back */
    float x, y;         /* what stays where it is, pixels */
    struct canvas scene;
    struct rect changed[VIEW_MAX_DAMAGE]; /* of the scene, still to be drawn */
    int changed_count;
};

/* people.c: drawings in the size they were last drawn in. */
enum { SCALED = 16 };
struct scaled {
    const struct image *of;
    bool mirrored;
    struct image image;
};

struct view {
    struct view_loader loader;
    struct sprites sprites;
    const struct rules_level *level; /* lent */
    struct layout layout;
    struct view_backdrop backdrop;
    struct canvas still;
    struct light light, spot; /* of the whole picture; of one place in it */
    float lamp_radius;        /* pixels */
    float close;              /* lamps_close at the last update */
    bool full_motion;
    bool draft;   /* see view_set_draft */
    uint32_t now; /* ms since view_set_level */
    struct rules_state state;
    uint8_t heard_mark[RULES_MAX_QUESTIONS]; /* of heard questions only */
    /* Per cell, how far its fixture has come: 0 shut, up, misty, high, unlit .. 1 open, down, firm,
     * low, kindled; a veil that faded goes to -1. */
    float shown[RULES_MAX_CELLS];
    int wait[RULES_MAX_CELLS]; /* ms before it starts to change */
    struct told told;
    struct actor actor[2];
    bool moving;  /* as view_update said last */
    bool sitting; /* both, beside each other: nobody has moved for long */
    struct camera camera;
    struct slide slide[MAX_SLIDES];
    int slide_count;
    struct effect effect[MAX_EFFECTS];
    int effect_count;
    struct rect damage[VIEW_MAX_DAMAGE];
    int damage_count;
    struct scaled scaled[SCALED]; /* of people.c */
    int next_scaled;
};

/* --- view.c --- */
void view_draw_still(struct view *view, struct rect area); /* what never moves, in pixels */

/* --- people.c --- */
void people_release(struct view *view);

/* --- board.c --- */
void view_damage_add(struct view *view, struct rect area);
struct rect view_around(const struct view *view, float x, float y, float cells); /* in cells */
int view_column(const struct view *view, int cell);
int view_row(const struct view *view, int cell);

/* --- cells.c --- */
void cells_jump(struct view *view);
bool cells_update(struct view *view, int ms);
struct rect cells_around(const struct view *view, int cell); /* all that its fixture may change */

/* --- told.c --- */
bool told_ease(float *shown, float goal, float step); /* false: it was there already */
void told_jump(struct view *view);
bool told_update(struct view *view,
                 int ms); /* after the actors: the line is between their lanterns */
/* How much awake what asks at this cell is: 0 until its questions are asked, then 1. */
float told_awake(const struct view *view, int cell);
void told_line_draw(const struct view *view, struct canvas *canvas);

/* --- ribbon.c: on a stone whose picture stands with the middle of its foot at x, y --- */
void ribbon_draw(const struct view *view, struct canvas *canvas, int kind, int question, float lent,
                 float x, float y, int alpha);

/* --- actors.c --- */
void actors_jump(struct view *view);
void actors_measure(struct view *view); /* what their pictures and lights cover now */
bool actors_update(struct view *view, int ms);
bool actors_beside(const struct view *view);
void actor_turn(struct actor *actor, float dx, float dy);
void actor_go(struct view *view, int player, int cell, enum motion motion);
void actor_stumble(struct view *view, int player, int cell);
enum pose actor_pose(const struct view *view, int player);
void actor_lamp_at(const struct view *view, int player, float *x, float *y); /* pixels */
/* Where its light comes from: it follows the lantern when its bearer turns, and never jumps. */
void actor_light_at(const struct view *view, int player, float *x, float *y);
void actor_draw(const struct view *view, struct canvas *canvas, int player);
struct rect actor_rect(const struct view *view, int player);

/* --- cloth.c: pictures as they have to be drawn under the light; lent until the next --- */
/* A plank at `at`: gold in whatever light. */
struct image cloth_plank(const struct view *view, const struct image *image, struct rect at);
uint32_t cloth_colour(const struct view *view, uint32_t colour, struct rect at);
struct image cloth_lit(const struct view *view, int player, const struct image *image,
                       struct rect at);

/* --- idle.c --- */
/* Turns to the friend when it is near and the rest has just become long enough; true: it did. */
bool idle_look(struct view *view, int player, int before);
bool idle_sit(struct view *view);    /* sits down or gets up; true: something changed */
void idle_rest(struct actor *actor); /* as if it had just come to rest and looked around */
void idle_face(struct view *view);   /* both turn to each other, sideways */
void idle_update(struct view *view, uint32_t before);
int idle_wait(const struct view *view); /* ms until one turns or both sit down; -1: never */
int idle_breath(const struct view *view, int player); /* pixels that it lifts the shoulders */
void idle_draw_lids(const struct view *view, struct canvas *canvas, int player, struct rect to,
                    bool mirrored);

/* --- face.c: over a picture whose face is calm --- */
enum face_at { FACE_NONE, FACE_FRONT, FACE_SIDE, FACE_SITS, FACE_SITS_SIDE, FACES_AT };
struct face_look {
    int player;
    float x, y, sx, sy; /* of the picture's corner; its pixels */
    bool mirrored;
    bool blinks;   /* whatever the face, but one that laughs: its eyes are shut already */
    uint32_t skin; /* as the light falls on it */
};
void face_draw(struct canvas *canvas, enum face_at at, enum view_face face,
               const struct face_look *look);
/* For so long; 0: until then it has no face of its own. */
void actor_face(struct view *view, int player, enum view_face face, int ms);

/* --- camera.c --- */
void camera_come(struct view *view, float closer, int ms); /* stays so long */
void camera_go(struct view *view);                         /* at once */
bool camera_update(struct view *view, int ms);             /* after all else: true: it moves */
bool camera_is_close(const struct view *view);
/* While it is close: takes what changed of the scene, for all of the screen changes. */
int camera_damage(struct view *view, struct rect out[VIEW_MAX_DAMAGE]);
/* Draws what changed by `draw`, and the scene inside the canvas' clip as the camera sees it. */
void camera_draw(struct view *view, struct canvas *canvas,
                 void (*draw)(struct view *view, struct canvas *canvas));

/* --- slides.c --- */
void slide_start(struct view *view, struct slide slide);
bool slides_update(struct view *view, int ms);
const struct slide *slide_to(const struct view *view, int cell, bool boat);
/* How far a stone that is pushed into the water has gone down: 0 afloat .. 1 on the ground. */
float slide_sunk(const struct slide *slide);
void slide_place(const struct view *view, const struct slide *slide, float *x, float *y);

/* --- effects.c --- */
void effect_start(struct view *view, struct effect effect);
bool effects_update(struct view *view, int ms);
void effects_draw(const struct view *view, struct canvas *canvas);

/* --- fixtures.c, tall.c: one cell's things, lying and standing --- */
void fixture_draw_flat(const struct view *view, struct canvas *canvas, int cell);
void fixture_draw_tall(const struct view *view, struct canvas *canvas, int cell);
void fixture_pips(const struct view *view, struct canvas *canvas, int question, float x, float y,
                  float size);
/* The sign of who is to walk on the answer to a question, around a mark. */
void fixture_walker(const struct view *view, struct canvas *canvas, int question, float x, float y,
                    int alpha);
/* How many actions are left until the tide turns, and which way; the middle of the row of pips. */
void fixture_tide_pips(const struct view *view, struct canvas *canvas, int cell, float x, float y,
                       float size);
void fixtures_tide_damage(struct view *view);
void fixtures_tide_gauges(const struct view *view, struct canvas *canvas);
void boat_draw(const struct view *view, struct canvas *canvas);
void boat_at(const struct view *view, float *x, float *y);

/* --- shadows.c: between what lies and what stands; `cells` are columns and rows --- */
void shadows_draw(const struct view *view, struct canvas *canvas, struct rect cells);

/* --- fog.c: `before` is the time of the update before --- */
void fog_update(struct view *view, uint32_t before);
void fog_draw(const struct view *view, struct canvas *canvas);

/* --- signs.c --- */
bool sign_has(enum rules_refusal refusal);
struct rect sign_rect(const struct view *view, int player);
void signs_draw(const struct view *view, struct canvas *canvas);

/* --- lamps.c --- */
/* A pool of light around the middle of a cell. */
void lamps_pool(struct view *view, struct rect clip, int cell, float cells, uint32_t colour,
                int strength);
void lamps_reach(struct view *view, int player);
void lamps_shares(struct view *view); /* where light falls; after the layout */
void lamps_light(struct view *view, struct rect clip);
/* How close the two lanterns are, where both burn and one dims for the other: 0 .. 1. */
float lamps_close(const struct view *view);
/* The light at a place of the picture from the night and both lanterns: blue, green, red. */
void lamps_at(const struct view *view, float x, float y, uint16_t out[3]);
uint32_t lamps_night_at(const struct view *view, int y); /* without the lanterns */
struct rect lamps_reflection(const struct view *view, int player);
struct rect lamps_glow_at(const struct view *view, int player);
void lamps_glow(const struct view *view, struct canvas *canvas);

/* --- small arithmetic --- */
static inline float clamp01(float t) {
    return t < 0 ? 0 : t > 1 ? 1 : t;
}
static inline float smooth(float t) {
    t = clamp01(t);
    return t * t * (3 - 2 * t);
}
/* floorf for numbers not far below zero, without its call. */
static inline int whole(float x) {
    return (int)(x + 4096) - 4096;
}
static inline float mix(float a, float b, float t) {
    return a + (b - a) * t;
}
static inline uint32_t colour_alpha(uint32_t rgb, int alpha) {
    return (rgb & 0xffffff) | (uint32_t)(alpha < 0 ? 0 : alpha > 255 ? 255 : alpha) << 24;
}

/* The palette, by what it stands for. */
enum {
    AMBER = 0xffb45a,
    TEAL = 0x5fe0cf,
    HALO_A = 0xffa64a, /* the air around a lantern */
    HALO_B = 0x45d8c8,
    GOLD = 0xffd36b,
    CREAM = 0xfff2c4,
    MIST = 0xb9c6ea,
    MOONLIGHT = 0xcfd8ff,
};
#endif
