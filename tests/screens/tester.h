/* The whole game on a small canvas without a window, brought to each of its screens by presses, or
 * by pushing the screen where that needs nothing before it. */
#ifndef SCREENS_TESTER_H
#define SCREENS_TESTER_H

#include "cards/inside.h"
#include "evening/inside.h"
#include "house/inside.h"
#include "kit/inside.h"
#include "kit/seen.h"
#include "play/inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct tester {
    struct platform *platform;
    struct pack *pack;
    struct packs *packs;
    struct keepsake *box;
    struct stage *stage;
    uint32_t now;   /* the time is what the test says it is */
    uint32_t since; /* the last turn, */
    int wait;       /* and what it asked for, as stage_wait */
    bool blind;     /* nothing is drawn */
    int parts;      /* of the picture, of which one is drawn each time; 0: all of it */
    int part;
};

void tester_open(struct tester *tester, int width, int height);
void tester_close(struct tester *tester);

/* The loop of the program: it sleeps as long as the game asks, and wakes for the next event. */
void tester_send(struct tester *tester, const struct platform_event *event);
/* The same with all that the window and the devices tell; was it one of these? */
bool tester_take(struct tester *tester, enum platform_event_kind kind);
void tester_sleep(struct tester *tester, uint32_t ms); /* nothing comes for so long */

void tester_press(struct tester *tester, enum platform_seat seat, enum platform_button button);
/* Where a text stands that is drawn now, or else one with these words in it; empty: nowhere. */
struct rect tester_find(struct tester *tester, const char *text);
/* The pointer goes there, presses and lets go. */
void tester_click(struct tester *tester, const char *text);
void tester_click_at(struct tester *tester, int x, int y);

struct screen {
    const char *name; /* of its scene, for more than one with what is special behind a space */
    void (*reach)(struct tester *tester);
};
extern const struct screen screens[];
extern const int screen_count;
/* From wherever the game is; nothing of before is left but what the box has. */
void tester_reach(struct tester *tester, const struct screen *screen);
bool tester_is_at(const struct tester *tester, const struct screen *screen);
void tester_home(struct tester *tester); /* the title, with the two here */

#endif
