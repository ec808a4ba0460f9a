/* The Keeper's ladder of four, between hint.c (asking, rungs), hint_draw.c (words)
 * and hint_ghosts.c (ghosts of the steps). */
#ifndef PLAY_HINT_H
#define PLAY_HINT_H

#include "play/inside.h"

enum hint_rung {
    HINT_NOTHING, /* not asked, or a step was made since */
    HINT_WHERE,   /* whose turn it is, and where to look */
    HINT_AIM,     /* what the next steps are for */
    HINT_NEXT,    /* the next three steps as ghosts */
    HINT_ALL,     /* all of them as a ghost crossing, until somebody must be asked */
};

/* What the first player of the steps is about to do. */
enum hint_aim {
    HINT_WALK,
    HINT_PLATE,
    HINT_PUSH,
    HINT_BELL,
    HINT_PROMISE,
    HINT_KINDLE,
    HINT_HOME,
    HINT_REST,
    HINT_RELIGHT,
    HINT_ASK,
    HINT_HEARTH,
    HINT_AIMS,
};

enum { HINT_NEXT_STEPS = 3 };

/* A stone or the boat on its way; `to` RULES_NOWHERE: it stays. */
struct hint_slide {
    uint16_t from, to;
};

/* Where the two are after a step, whose it was, and what it moves. */
struct hint_spot {
    uint16_t at[2];
    uint8_t player;
    uint8_t kind; /* enum rules_stone, of a stone */
    bool breath, sinks;
    struct hint_slide stone, boat;
};

/* What a hint may draw over the board: the two, stones, the boat. */
enum { HINT_BOAT = 2, HINT_STONES, HINT_GHOSTS = HINT_STONES + RULES_MAX_STONES };

struct hint {
    enum hint_rung rung;
    bool thinking, told;
    bool hearth;   /* the steps lead to one whose question is not asked yet, and no farther */
    int ms;        /* since it was asked, or since this rung */
    uint64_t hash; /* of the state that it is made for */
    int count;     /* of the log that it is made for */
    struct play_hint found;
    struct hint_spot *spot; /* found.count of them */
    enum hint_aim aim;
    int player; /* whose turn it is */
    uint16_t cell;
    struct rect ghost[HINT_GHOSTS]; /* where they were drawn last */
};

/* One rung up; the first asks the Keeper. */
void hint_ask(struct stage *stage, struct hint *hint);
/* Forgets the hint when the crossing went on, takes the answer when it is there. Returns like
 * the update of a scene. */
int hint_update(struct stage *stage, struct hint *hint, int ms);
void hint_release(struct stage *stage, struct hint *hint);

/* The question that the hint's words are about; -1: none. */
int hint_question(const struct hint *hint);
bool hint_stands(const struct stage *stage, int cell); /* one of the two, there */
void take_back_push(struct stage *stage, int steps);
/* What is said below the board; NULL: nothing. The question itself stands below that. */
const char *hint_words(struct stage *stage, const struct hint *hint);
void hint_draw(struct stage *stage, struct canvas *canvas, const struct hint *hint);

/* The steps as ghosts, on the rungs that show them. */
void hint_ghosts_draw(struct stage *stage, struct canvas *canvas, const struct hint *hint);
/* Adds what the moving ghosts cover now, and covered before. */
void hint_damage(struct stage *stage, struct hint *hint);

#endif
