/* What both of them keep, or neither. Each says alone whether to keep it; it is kept only where
 * both say so, and nobody is told whose choice it was. Where the box refuses what both want nothing
 * is lost: it can be tried again, for both have said so already. */
#ifndef BOTH_BOTH_H
#define BOTH_BOTH_H

#include "keepsake/keepsake.h"
#include "kit/ballot.h"
#include "kit/choice.h"

struct pack;
struct keeper_room;
struct play_room;
struct cards_room;
struct evening_room;
struct house_room;

/* What the two could keep of what is under way, until they say in the end what of it they do: see
 * tray.c below. In memory alone. */
enum { TRAY_MOST = BALLOT_ROWS };
struct tray {
    bool gathers;
    struct tray_item *item[TRAY_MOST]; /* heap */
    int count, given;                  /* given: items so far */
};

/* What the rooms share, and what each has for itself, which only that room knows. Made by the house
 * and lent to all; what changes in it, the functions below change. */
struct rooms {
    const struct pack *pack;
    const struct pack *own;    /* the game's, for what the played one lacks; or NULL */
    struct keepsake *keepsake; /* never NULL: in memory when nothing can be kept */
    bool keeps;                /* false: tonight nothing outlives the game */
    bool here;                 /* the two have said who they are */
    int kept;                  /* moments in the box */
    struct keeper_room *keeper;
    struct tray tray;
    struct play_room *play;
    struct cards_room *cards;
    struct evening_room *evening;
    struct house_room *house;
};
/* Another one is played; nobody may hold on to anything of the one before. */
void both_set_pack(struct stage *stage, const struct pack *pack);
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
/* A moment of now with the names of the two, and nothing in it yet; all lent. */
struct keepsake_moment both_moment(const struct stage *stage, enum keepsake_kind kind,
                                   const char *pack, const char *title);
/* How many moments the box has is counted anew, where one may be gone. */
void both_count(struct stage *stage);
int both_kept_count(const struct stage *stage);

/* --- tray.c: what an evening, a round or a crossing alone could keep --- */

/* One thing of it; its words are its own, and overwritten when it goes. */
struct tray_item {
    int id;
    bool is_promise;
    struct keepsake_moment moment;
    struct keepsake_promise promise;
    struct both both; /* what came of it */
    int64_t kept;     /* the moment's id in the box */
    bool laughed;
};
/* From now on things are laid on it rather than asked about: whoever begins it asks in the end,
 * with keeping_push, or forgets it. */
void tray_begin(struct stage *stage);
bool tray_gathers(const struct stage *stage);
bool tray_has_room(const struct stage *stage); /* something can be kept tonight, and this too */
/* Lays a copy on it, where there is room; its id, or 0. */
int tray_lay_moment(struct stage *stage, const struct keepsake_moment *moment);
int tray_lay_promise(struct stage *stage, const struct keepsake_promise *promise);
void tray_take_away(struct stage *stage, int id); /* it won't be kept; 0 is fine */
/* At a press of either: takes it away, where `*laid` is one, and is 0 then; else false. */
bool tray_take_back(struct stage *stage, int *laid);
int tray_count(const struct stage *stage);
int tray_open(const struct stage *stage); /* of which it is not said yet whether they are kept */
const struct tray_item *tray_item(const struct stage *stage, int at);
/* Carries out what both said of it: kept where both are true. What is let go is gone at once. */
void tray_decide(struct stage *stage, int at, bool kept_by_a, bool kept_by_b);
void tray_set_laughed(struct stage *stage, int at, bool laughed); /* of a moment that was kept */
void tray_forget(struct stage *stage); /* all of it; nothing is gathered any more */

/* --- keeping.c: in the end, each says alone what of it to keep --- */
struct keeping_wish {
    enum outcome after;                /* how it ends */
    void (*back)(struct stage *stage); /* what Back opens while it is shown; NULL: it is let go */
};
/* The tray is forgotten when it goes, whatever came of it. */
void keeping_push(struct stage *stage, const struct keeping_wish *wish);
bool keeping_asks(const struct stage *stage); /* it is on the stack */

#endif
