/* What screens are put together from: sizes and text, pieces, menus, pictures that come again.
 * Places are in pixels of the canvas; colours are 0xAARRGGBB. Texts that are handed in are lent. */
#ifndef KIT_KIT_H
#define KIT_KIT_H

#include "kit/menu.h"
#include "kit/stage.h"

/* --- text.c: sizes, colours, text --- */
#define COLOUR_NIGHT 0xff10152fu
#define COLOUR_PANEL 0xd8141a3cu
#define COLOUR_EDGE 0x48a9b6ecu /* of panels and of what is not looked at */
#define COLOUR_TEXT 0xfff3ecd9u
#define COLOUR_QUIET 0xffd0d6eeu
#define COLOUR_GOLD 0xffffd98au
#define COLOUR_A 0xffffb45au
#define COLOUR_B 0xff6fe6d6u

enum size { SIZE_HINT, SIZE_BODY, SIZE_LARGE, SIZE_HEADING, SIZE_TITLE };

/* A length in the unit of the layout (1/720 of a 16:9 window's height) as pixels. */
int unit(const struct stage *stage, float length);
/* Pixels of a size of text, with the players' text scale. */
int text_size(const struct stage *stage, enum size size);
struct rect screen_rect(const struct stage *stage);
/* The part of the screen between a heading and the hint line. */
struct rect body_rect(const struct stage *stage);

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
struct paragraph {
    enum platform_face face;
    enum size size;
    enum align align;
    uint32_t colour;
    bool middle;   /* vertically in the middle of the area, else from its top */
    bool shrinks;  /* large text may be drawn smaller, down to what it is at 100 %, where the place
                      can't grow with it */
    bool one_line; /* rather smaller than on a second line */
    bool scrolls;  /* may be cut at the edge of the clip: it goes on there */
};
/* As small as it may be drawn, in pixels. */
int text_size_least(const struct stage *stage, struct paragraph how);
/* So large that some screens are laid out in another way. */
bool large_text(const struct stage *stage);
/* The names of buttons stand between two of these in a sentence: keys from KEY_OPEN on, the round
 * buttons of a pad from KEY_ROUND. Several keys of one name have a KEY_GAP between them. */
#define KEY_OPEN '\x01'
#define KEY_CLOSE '\x02'
#define KEY_ROUND '\x03'
#define KEY_GAP "\u00a0"
/* Wraps the text into the area, smaller where it does not fit. */
void draw_text(struct stage *stage, struct canvas *canvas, struct rect area, const char *text,
               struct paragraph how);
/* Is what is drawn now seen around the scene that is over it? Then its words are left out. */
bool below_another(const struct stage *stage);
/* Of one line at its full size, and the height it would take wrapped. */
int text_width(struct stage *stage, const char *text, struct paragraph how);
int measure_text(struct stage *stage, int width, const char *text, struct paragraph how);
/* Of the widest line that draw_text makes of it there. */
int text_widest(struct stage *stage, struct rect area, const char *text, struct paragraph how);

/* --- pieces.c, keycaps.c, backdrop.c: what screens are put together from --- */
void draw_panel(struct stage *stage, struct canvas *canvas, struct rect area);
/* A few sentences on a panel at the foot of the area, so that the picture above stays free. */
void draw_story(struct stage *stage, struct canvas *canvas, struct rect area, const char *text);
/* A panel as tall as its words and, below it, room for buttons so many pixels high (0: none): one
 * group in the middle of the area. Returns that room. */
struct rect draw_message(struct stage *stage, struct canvas *canvas, struct rect area,
                         const char *text, struct paragraph how, int below);
void draw_heading(struct stage *stage, struct canvas *canvas, const char *text);
/* A light for each part of something, in the middle of the area; those that are behind are lit, and
 * so is this one, a little larger. There is no hurry and no number. */
void draw_lights(struct stage *stage, struct canvas *canvas, struct rect area, int count, int at);
/* The bottom line: what the buttons do. Drawn last: it tells what stands for letters of the scene
 * that can't be drawn. */
void draw_hint(struct stage *stage, struct canvas *canvas, const char *text);
/* "Space" for A's device and so on, for sentences. */
const char *button_name(struct stage *stage, enum platform_seat seat, enum platform_button button);
/* What both can press: "Space / Enter", one name where both have the same. */
const char *both_button_names(struct stage *stage, enum platform_button button);
/* What hides the game at once: "Shift, three times"; and of what the two play with. */
const char *hide_name(struct stage *stage, enum platform_seat seat);
const char *both_hide_names(struct stage *stage);
/* As they are drawn in a line of text of this size, around the middle of its letters. */
void draw_keycap(struct canvas *canvas, int left, int right, int middle, int size);
void draw_round_button(struct stage *stage, struct canvas *canvas, int x, int y, int size,
                       const char *label, size_t length);
void draw_backdrop(struct stage *stage, struct canvas *canvas, enum view_backdrop_kind kind);
/* The bridge in the night of one span, 1 .. 7, with light on it; 0: as on the title. */
void draw_bridge(struct stage *stage, struct canvas *canvas, int span);
/* As on the title, but for the two, who are together: what they were at is over. */
void draw_bridge_together(struct stage *stage, struct canvas *canvas, enum view_shore shore);
/* The place of a span from close by, as far as it is built; `firm`: it stands, as a chapter's
 * closing tells. On no span, 0, the whole bridge. */
void draw_place(struct stage *stage, struct canvas *canvas, int span, bool firm,
                enum view_shore shore);
/* Over a backdrop: the shore on which the two are beside a page; x, y of its middle. It is kept as
 * the backdrop is. */
void draw_strand(struct stage *stage, struct canvas *canvas, float x, float y, float wide);
/* Nothing of it is seen there until the whole picture is drawn again: nothing need move. */
void backdrop_cover(struct stage *stage, struct rect area);
/* Moves the water's glints on; returns when to be called again. */
int update_backdrop(struct stage *stage);
/* The `update` of a scene in which nothing else moves. */
int scene_update_water(struct stage *stage, void *context, int ms);
void draw_mark(struct stage *stage, struct canvas *canvas, int mark, struct rect area,
               uint32_t colour);
/* A picture of the art folder, fitted into the area. */
void draw_art(struct stage *stage, struct canvas *canvas, const char *name, struct rect area);
/* The same in one colour. */
void draw_art_in(struct stage *stage, struct canvas *canvas, const char *name, struct rect area,
                 uint32_t colour);
uint32_t seat_colour(int player);

/* A round button like it; `way`: -1 points to the left, 1 to the right. */
void draw_pointed(struct stage *stage, struct canvas *canvas, struct rect area, int way, bool lit);

/* --- plates.c: what menus are made of --- */
/* Of a row or button; light 0..256: it is what the two look at. */
void draw_plate(struct stage *stage, struct canvas *canvas, struct rect plate, int light);
/* A small flame, as in the two lanterns, beside what is lit. */
void draw_flame(struct canvas *canvas, float x, float y, float size, int light);
int switch_width(const struct stage *stage);
void draw_switch(struct stage *stage, struct canvas *canvas, struct rect place, bool on);
void draw_slider(struct stage *stage, struct canvas *canvas, struct rect place, int level,
                 uint32_t colour);
/* The area changes softly for a moment from now on: it is drawn anew until that is over. */
void ease_rect(struct stage *stage, struct rect area);
int ease_part(const struct stage *stage, uint32_t since); /* 0..256, how far it has come */

/* A part 0..1 of a way that begins and ends gently. */
static inline float gently(float part) {
    return part * part * (3 - 2 * part);
}

/* --- paper.c: lanterns of paper --- */
struct paper {
    int player;
    float x, y, size; /* pixels; of its width */
    float lean;       /* -1 .. 1, with the wind */
};
void paper_draw(struct canvas *canvas, const struct paper *at);
/* On water whose line is there; `part` moves the ripples. */
void paper_draw_reflection(struct stage *stage, struct canvas *canvas, const struct paper *at,
                           float water, float part);

/* --- card.c: cards of paper --- */
/* On paper; dark as they are, all are read well on it. */
#define COLOUR_INK 0xff2a2142u
#define COLOUR_INK_QUIET 0xff5d4c50u
#define COLOUR_INK_GOLD 0xff7d4a06u /* what is gold by night */
uint32_t seat_ink(int player);
void card_face(struct stage *stage, struct canvas *canvas, struct rect area);
void card_back(struct stage *stage, struct canvas *canvas, struct rect area);
/* So many backs, or as many as a hand can show, fanned out behind the card in the area. */
void card_fan(struct stage *stage, struct canvas *canvas, struct rect area, int count);
/* One that is turned over since then, its face up in the end; 0: it lies so. */
void card_draw(struct stage *stage, struct canvas *canvas, struct rect area, uint32_t since);
bool card_turned(const struct stage *stage, uint32_t since); /* its face can be read */
bool card_update(struct stage *stage, uint32_t since,
                 struct rect area); /* true while it moves; damages what does */

/* --- kindled.c: the stars of moments just kept, in the upper half of the screen --- */
/* thread: there is a star before them */
void kindled_begin(struct stage *stage, int stars, bool thread);
bool kindled_update(struct stage *stage); /* true while it moves; damages what does */
void kindled_draw(struct stage *stage, struct canvas *canvas);
struct rect kindled_rect(const struct stage *stage);
/* One star: of its longest ray pixels, as far open as 0 .. 1, with so many rays. */
struct star {
    float x, y, size, open;
    uint32_t colour, heart;
    int rays;
};
void star_draw(struct canvas *canvas, const struct star *star);

/* --- sides.c --- */
/* Side by side, leaning to each other, in one of the poses in which they sit. */
void pair_draw(struct stage *stage, struct canvas *canvas, enum view_pose pose, float x, float y,
               float high);
/* Each in a pose of its own: who sits sideways has turned to the other, and listens. */
void pair_pose(struct stage *stage, struct canvas *canvas, const enum view_pose pose[2], float x,
               float y, float high);
/* One of them alone, glad, turned to where the other is. */
void side_draw(struct stage *stage, struct canvas *canvas, int player, float x, float y,
               float high);
/* What one does beside a page, and with which face. Only who listens has no light. */
enum side_act { SIDE_LISTENS, SIDE_SPEAKS, SIDE_GLAD, SIDE_WRITES, SIDE_THINKS };
struct side {
    enum side_act act;
    enum view_face face;
};
struct side side_speaks(bool speaks); /* or listens */
/* At the sides of the area, and on a broad one nearer, so that no more than `between` pixels are
 * left for the words, which are returned. */
struct rect sides_act(struct stage *stage, struct canvas *canvas, struct rect area,
                      const struct side side[2], int between);
struct rect sides_draw(struct stage *stage, struct canvas *canvas, struct rect area, bool a_speaks,
                       bool b_speaks);
/* A few words on a panel between them, and their lights over it. */
struct sides_page {
    const char *words; /* lent */
    uint32_t colour;
    struct side side[2];
};
void sides_page(struct stage *stage, struct canvas *canvas, struct rect area,
                const struct sides_page *page);

/* --- joy.c: what is between the two, on a page with them on it --- */
void joy_begin(struct stage *stage, enum joy kind);
void joy_thank(struct stage *stage, int from); /* JOY_THANKS, from one to the other; -1: both */
void joy_end(struct stage *stage);             /* another page: nothing is left of it */
bool joy_update(struct stage *stage);          /* true while it moves; damages what does */
void joy_draw(struct stage *stage, struct canvas *canvas);
float joy_hop(const struct stage *stage, int player); /* 0 .. 1, how high one hops */

/* --- curtain.c: the other looks away --- */
void curtain_draw(struct stage *stage, struct canvas *canvas, int player, struct rect area);
void curtain_fall(struct stage *stage); /* it is heard, and counted for scripts */

#endif
