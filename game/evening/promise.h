/* Promises: small, about oneself, made at the end of an evening and asked about at another one.
 *
 * What its maker says of a promise is said in private and shown nowhere: kept and let go look the
 * same, it is not asked about again. Nothing is counted. promise_make.c makes them, promise_ask.c
 * asks, promises.c is the screen of the open ones and promise_draw.c
 * the line that they hang on, promise_hang.c those on the bridge; promise_list.c reads them from
 * the box. */
#ifndef EVENING_PROMISE_H
#define EVENING_PROMISE_H

#include "evening/inside.h"

/* --- promise_list.c --- */
enum { PROMISE_ASKED = 3 /* in one evening */ };
struct promise_list {
    struct keepsake_promise *promise; /* heap */
    int count, room;
};
/* The open ones, oldest first. Forget it after; {0} is fine. */
void promise_list_open(struct stage *stage, struct promise_list *list);
/* Those to ask about tonight: made by one who is here, and not asked about this evening; of many,
 * those that were asked about longest ago. */
void promise_list_to_ask(struct stage *stage, struct promise_list *list);
void promise_list_forget(struct promise_list *list);
bool promise_to_ask(struct stage *stage); /* there is any */
/* Who of the two made it, by name; -1 where that is neither or could be both. */
int promise_maker(const struct stage *stage, const struct keepsake_promise *promise);

/* What its maker said: stored, and shown by nothing. */
enum { PROMISE_KEPT, PROMISE_STILL_OPEN, PROMISE_LET_GO, PROMISE_SAYINGS };
/* Fills a choice for the maker alone, and begins it. */
void promise_ask_maker(struct stage *stage, struct choice *choice, int maker);
/* False where the box refused. */
bool promise_say(struct stage *stage, const struct keepsake_promise *promise, int saying);

/* --- promise_draw.c --- */
/* One without words, as small as is wished: in pixels, `x` of its middle; it hangs from `top`. */
struct promise_slip {
    float x, top, drop, wide, high;
    float lean; /* as canvas_turned_rect turns */
    int light;  /* on its edge, 0 .. 256 */
};
void promise_draw_slip(struct stage *stage, struct canvas *canvas, const struct promise_slip *slip);
/* The line that they hang on, and what is said of the one that is read. */
void promise_draw_line(struct stage *stage, struct canvas *canvas, const struct promise_list *list,
                       int at, const char *words, struct rect area);

void promise_ask_push(struct stage *stage);
void promise_make_push(struct stage *stage);

#endif
