/* What both of them keep, or neither. Each says alone whether to keep it; it is kept only where
 * both say so, and nobody is told whose choice it was. Where the box refuses what both want nothing
 * is lost: it can be tried again, for both have said so already. */
#ifndef BOTH_BOTH_H
#define BOTH_BOTH_H

#include "keepsake/keepsake.h"
#include "kit/choice.h"

struct pack;
struct play_room;
struct cards_room;
struct evening_room;
struct house_room;

/* What the rooms share, and what each has for itself, which only that room knows. Made by the house
 * and lent to all; what changes in it, the functions below change. */
struct rooms {
    const struct pack *pack;
    struct keepsake *keepsake; /* never NULL: in memory when nothing can be kept */
    bool keeps;                /* false: tonight nothing outlives the game */
    bool here;                 /* the two have said who they are */
    int kept;                  /* moments in the box */
    struct play_room *play;
    struct cards_room *cards;
    struct evening_room *evening;
    struct house_room *house;
};
void both_set_here(struct stage *stage, bool here);
void both_take_box(struct stage *stage, struct keepsake *box); /* another one, which keeps */
/* The day it is here then. What was kept has a day of its own: keepsake_day. */
struct day both_day(int64_t seconds);

/* What may be kept. */
struct both_wish {
    /* Stores it; KEEPSAKE_LET_GO unless both are true. */
    enum keepsake_result (*store)(struct stage *stage, void *context, bool kept_by_a,
                                  bool kept_by_b);
    const char *sound; /* of its being kept */
    bool star;         /* it is a moment then: a star of their sky */
};

/* What came of it; zeroed: nothing yet. */
struct both {
    bool decided;
    enum keepsake_result result; /* of the last try */
};

/* Asks each alone: keep it, or let it go? */
void both_ask(struct stage *stage, struct choice *choice);
/* The same in other words, both word()s. */
void both_ask_in_words(struct stage *stage, struct choice *choice, const char *keep,
                       const char *let_go);
const char *both_rule(struct stage *stage); /* what is said below while they choose */
/* The screen of it but for what is behind it. */
void both_draw(struct stage *stage, struct canvas *canvas, const struct choice *choice,
               const char *heading, const char *question);
/* Once both have chosen: carries it out, and forgets who chose what. */
void both_decide(struct stage *stage, struct both *both, struct choice *choice,
                 const struct both_wish *wish, void *context);
void both_try_again(struct stage *stage, struct both *both, const struct both_wish *wish,
                    void *context);
bool both_kept(const struct both *both);
bool both_let_go(const struct both *both);
bool both_failed(const struct both *both); /* they wanted it, and the box did not take it */
/* One of the two sentences, both word()s, or what was wrong. */
const char *both_words(struct stage *stage, const struct both *both, const char *kept,
                       const char *let_go);
/* How many moments the box has is counted anew, where one may be gone. */
void both_count(struct stage *stage);
int both_kept_count(const struct stage *stage);

/* --- laughed.c: "we laughed", a mark that either may set on a moment just kept --- */
struct laughed {
    int64_t id; /* of the moment; 0: none, and there is no mark */
    bool on;
    struct rect place;
};
/* True when the event was for the mark: up, down, or a click on it. */
bool laughed_event(struct stage *stage, struct laughed *laughed,
                   const struct platform_event *event);
void laughed_draw(struct stage *stage, struct canvas *canvas, struct laughed *laughed,
                  struct rect area);

#endif
