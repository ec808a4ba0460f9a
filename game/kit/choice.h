/* Choosing in private on a shared screen. Each player's own compass, with a fifth place in its
 * middle for the confirm button, has the same texts at shuffled places; a press seals. What is
 * drawn, heard and how long it takes depends on who is asked and on when buttons were pressed,
 * never on which: tests compare every frame and every sample.
 *
 * With one keyboard a hand on a key can be seen, so the two take turns while the other looks
 * away; but what both are shown as soon as both have chosen, they choose at the same time. */
#ifndef KIT_CHOICE_H
#define KIT_CHOICE_H

#include "kit/stage.h"

enum { CHOICES = 5 };
enum choice_phase {
    CHOICE_CURTAIN, /* one looks away */
    CHOICE_OPEN,    /* the compasses are seen */
    CHOICE_SEALED,
    CHOICE_BREATH, /* both lanterns breathe in */
    CHOICE_FINISHED,
};

struct choice {
    int count;
    const char *label[CHOICES];   /* lent */
    int mark[CHOICES];            /* drawn beside the label, or -1 */
    const char *picture[CHOICES]; /* drawn above it, by the name of its file, or NULL; lent */
    bool asked[2];
    bool shown; /* both are shown what was chosen as soon as it is: nobody looks away */
    bool brief; /* one of many: its compass stays where it is until the next one comes */
    /* the rest is choice.c's */
    int8_t chosen[2];          /* -1: not yet; CHOICES: excused */
    uint8_t place[2][CHOICES]; /* which button seals each label: a direction, or confirm */
    int turn;                  /* one keyboard: whose turn behind the curtain */
    enum choice_phase phase;
    int ms, ripple, calm;
};

/* --- choice.c --- */
/* Begins; labels, marks, count and asked are set. Shuffles the places. */
void choice_begin(struct stage *stage, struct choice *choice);
/* The next of several that are asked of the same in one turn. `anew`: its labels are others, so the
 * places are shuffled; else all stands where it stood. */
void choice_next(struct stage *stage, struct choice *choice, bool anew);
/* This one of those who are asked need not choose. `pressed`: it is seen and heard like a choice.
 */
void choice_excuse(struct stage *stage, struct choice *choice, int player, bool pressed);
/* True when the event was for the choice. */
bool choice_event(struct stage *stage, struct choice *choice, const struct platform_event *event);
/* True once all who are asked have chosen and the lanterns have breathed in. */
bool choice_update(struct stage *stage, struct choice *choice, int ms);
void choice_forget(struct choice *choice);
/* When it wants to be updated next, as stage_wait. */
int choice_wait(const struct choice *choice);
/* A choice is under way: begun, and its lanterns have not yet breathed in. */
bool choice_open(const struct choice *choice);
/* The button that seals the label for this player, or PLATFORM_BUTTONS. */
enum platform_button choice_button(const struct choice *choice, int player, const char *label);
/* Is the player's compass seen while the choice is open? Whether they have chosen does not matter.
 */
bool choice_answers(struct stage *stage, const struct choice *choice, int player);
float choice_ripple(const struct choice *choice); /* 0..1: how far it has come; below 0: none */
float choice_breath(const struct choice *choice); /* 0..1: how deep it is */

/* --- choice_draw.c --- */
void choice_draw(struct stage *stage, struct canvas *canvas, const struct choice *choice,
                 struct rect area, const char *question);
/* The bottom line while it is open: what picks something, for each who is to pick, then `about`. */
void choice_hint(struct stage *stage, struct canvas *canvas, const struct choice *choice,
                 const char *about);

#endif
