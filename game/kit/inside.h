/* Shared inside kit only, and with its tests. */
#ifndef KIT_INSIDE_H
#define KIT_INSIDE_H

#include "kit/kit.h"
#include "kit/seen.h"

/* --- shown.c: what is written on screen, collected for scripts --- */
struct shown {
    struct text words;
    struct rect box; /* of its lines, from the tops of capitals to the feet */
    int size, least; /* pixels: as drawn, and what it has to be */
    bool scrolls;
    bool thing;     /* no text, but lies where text should not be */
    bool cut;       /* more than its place holds, or than is seen of that */
    bool lacking;   /* a letter that no font has */
    float contrast; /* against what is behind it, 1..21 */
    int layer;
};
/* A text is drawn, then each of its lines, before the line itself is. */
void shown_text(struct stage *stage, const char *text, struct paragraph how, int size, bool cut);
void shown_line(struct stage *stage, const struct canvas *canvas, struct rect line,
                uint32_t colour);
/* A piece that is drawn over whatever text lies there. */
void shown_thing(struct stage *stage, struct rect area);
void shown_forget(struct stage *stage);
/* Draws all scenes that are seen, the lowest first. */
void stack_draw(struct stage *stage, struct canvas *canvas);

/* Does it lie in the other, all of it? */
bool rect_within(struct rect inner, struct rect outer);

/* --- plates.c --- */
bool ease_on(struct stage *stage); /* once a turn; true: it goes on */

/* --- way_back.c --- */
void way_back_look(struct stage *stage, const struct platform_event *event); /* at each event */
bool way_back_pressed(struct stage *stage, const struct platform_event *event);
void way_back_draw(struct stage *stage, struct canvas *canvas); /* over all scenes */

/* --- sides.c --- */
void sides_breathe(struct stage *stage); /* the time moved on: damages who is seen to move */

/* --- fade.c --- */
void fade_look(struct stage *stage, const struct canvas *canvas); /* before the picture is drawn */
bool fade_on(struct stage *stage);                          /* once a turn; true: it goes on */
void fade_draw(struct stage *stage, struct canvas *canvas); /* over the whole picture */
void fade_end(struct stage *stage);

#endif
