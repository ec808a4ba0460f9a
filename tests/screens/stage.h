/* The whole game on a small canvas without a window, brought to each of its screens by presses, or
 * by pushing the screen where that needs nothing before it. */
#ifndef SCREENS_STAGE_H
#define SCREENS_STAGE_H

#include "scenes/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct stage {
    struct platform *platform;
    struct pack *pack;
    struct keepsake *box;
    struct game *game;
    uint32_t now;   /* the time is what the test says it is */
    uint32_t since; /* the last turn, */
    int wait;       /* and what it asked for, as scenes_wait */
    bool blind;     /* nothing is drawn */
    int parts;      /* of the picture, of which one is drawn each time; 0: all of it */
    int part;
};

void stage_open(struct stage *stage, int width, int height);
void stage_close(struct stage *stage);

/* The loop of the program: it sleeps as long as the game asks, and wakes for the next event. */
void stage_send(struct stage *stage, const struct platform_event *event);
/* The same with all that the window and the devices tell; was it one of these? */
bool stage_take(struct stage *stage, enum platform_event_kind kind);
void stage_sleep(struct stage *stage, uint32_t ms); /* nothing comes for so long */

void stage_press(struct stage *stage, enum platform_seat seat, enum platform_button button);
/* Where a text stands that is drawn now, or else one with these words in it; empty: nowhere. */
struct rect stage_find(struct stage *stage, const char *text);
/* The pointer goes there, presses and lets go. */
void stage_click(struct stage *stage, const char *text);
void stage_click_at(struct stage *stage, int x, int y);

struct screen {
    const char *name; /* of its scene, for more than one with what is special behind a space */
    void (*reach)(struct stage *stage);
};
extern const struct screen screens[];
extern const int screen_count;
/* From wherever the game is; nothing of before is left but what the box has. */
void stage_reach(struct stage *stage, const struct screen *screen);
bool stage_is_at(const struct stage *stage, const struct screen *screen);
void stage_home(struct stage *stage); /* the title, with the two here */

#endif
