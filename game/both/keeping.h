/* Between keeping.c, which asks, and keeping_draw.c, which draws. */
#ifndef BOTH_KEEPING_H
#define BOTH_KEEPING_H

#include "both/both.h"
#include "kit/kit.h"

enum keeping_phase { KEEPING_SHOWING, KEEPING_CHOOSING, KEEPING_RESULT };
enum keeping_deed {
    KEEPING_ALL,
    KEEPING_EACH,
    KEEPING_RATHER_NOT,
    KEEPING_AGAIN,
    KEEPING_ON,
    KEEPING_LAUGHED, /* this one, and those after it are of the following things */
};

struct keeping {
    struct keeping_wish wish;
    enum keeping_phase phase;
    bool begun;
    bool each;     /* they choose one by one, rather than for all of it */
    int first;     /* SHOWING: the first row of this page */
    int following; /* and of the next one; 0: all were shown. Known once drawn. */
    struct ballot ballot;
    struct menu menu;
    int deed[MENU_ITEMS];         /* of each row of the menu */
    struct text title[TRAY_MOST]; /* of each thing, for lists */
    struct text laughed[TRAY_MOST];
};

/* How many things became stars, were kept at all, were let go, and could not be kept. */
struct keeping_sum {
    int stars, kept, gone, failed;
    enum keepsake_result why;
};
struct keeping_sum keeping_sum(const struct stage *stage);

/* --- keeping_draw.c --- */
void keeping_draw(struct stage *stage, struct canvas *canvas, struct keeping *keeping);

#endif
