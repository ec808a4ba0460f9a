/* Shared inside workshop only. */
#ifndef WORKSHOP_INSIDE_H
#define WORKSHOP_INSIDE_H

#include "draft/draft.h"
#include "kit/kit.h"
#include "kit/page.h"
#include "workshop/workshop.h"

/* What else is to be said of a thing, as it was said last. */
enum { HAND_NAME = PACK_MAX_NAME + 1 };
struct hand {
    int thing; /* its place among the things */
    char channel[HAND_NAME], stars[HAND_NAME], post[HAND_NAME];
    int question, second; /* by number */
    int mark, count, phase;
    int lent; /* -1, or the question that lends a stone */
    bool inverse, first, lit;
};

/* The proof of what is drawn, in plain words; a line that has an example can be pressed. */
enum { BESIDE_LINES = 8 + RULES_MAX_QUESTIONS, BESIDE_NOTHING = -1 };
struct beside_line {
    struct text words;
    bool good;
    int show; /* enum draft_show, or BESIDE_NOTHING */
    int question;
};
struct beside {
    struct draft_looking *looking; /* NULL: none was begun, or its draft is gone */
    struct platform_work *work;    /* of that; NULL: it is done */
    bool stale;                    /* the draft is another now: it is begun anew */
    int told;                      /* the stage that the lines tell of; -1: none */
    struct draft_showing showing;
    struct platform_work *show_work;
    struct beside_line line[BESIDE_LINES];
    int count;
    int left; /* ms until it is looked for what was found */
};

/* What the two are at, from the first screen of the workshop to its last. Heap; the lowest scene's.
 */
struct workshop {
    struct draft *draft; /* the level that is drawn; NULL: none */
    struct hand hand;
    enum draft_mirror mirror;
    bool changed; /* the draft, on another screen than the board */
    struct beside beside;
};

/* --- things.c: all that can lie on a board, by number --- */
struct thing_cell {
    uint8_t terrain, sea, stone, start; /* stone, start: 0, or 1 + which */
    struct rules_fixture fixture;
};
struct thing {
    const char *name, *told; /* for say() */
    const char *words;       /* in a legend, as far as they are always the same */
    struct thing_cell cell;
};
const struct thing *things_at(int thing);
void things_push(struct stage *stage, struct workshop *workshop);

/* --- hand.c: what is laid by a press --- */
void hand_begin(struct hand *hand);
/* Names and questions that the level does not have any more are others now. */
void hand_hold(struct workshop *workshop);
/* In the words of a legend. */
void hand_words(const struct workshop *workshop, struct text *out);
/* For the screen: "Veil: kite, moon". */
void hand_tell(struct stage *stage, const struct workshop *workshop, struct text *out);
bool hand_has_more(const struct workshop *workshop);
/* The next name of this sort, `by` on or back: those on the board, then some that are free. */
void hand_turn_name(const struct workshop *workshop, int index, char name[HAND_NAME], int by);
const char *hand_question(const struct workshop *workshop, int question); /* its id */

/* --- thing.c: asks what else is to be said --- */
void thing_push(struct stage *stage, struct workshop *workshop);

/* --- the screens of a level --- */
void workshop_board_push(struct stage *stage, struct workshop *workshop);
void workshop_level_push(struct stage *stage, struct workshop *workshop);
void workshop_question_push(struct stage *stage, struct workshop *workshop, int question);
void workshop_walk_push(struct stage *stage, struct workshop *workshop);
void workshop_proof_push(struct stage *stage, struct workshop *workshop); /* with large text */

/* --- beside.c: the proof --- */
/* The draft is another now. What was begun is called off, and nobody waits for it. */
void beside_begin(struct stage *stage, struct workshop *workshop);
void beside_end(struct workshop *workshop); /* waits a moment; no lines are left */
/* True when other lines are told now. `wait`: as of a scene's update. */
bool beside_update(struct stage *stage, struct workshop *workshop, int ms, int *wait);
/* Looks for the example of a line, where it has one. */
void beside_show(struct stage *stage, struct workshop *workshop, int line);
/* Once, when it was found. Lent until the next of it is asked for, or the draft changes. */
const struct proof_way *beside_found(struct workshop *workshop);

/* --- lines.c --- */
void lines_tell(struct stage *stage, struct workshop *workshop);
void lines_clear(struct beside *beside);

/* --- pieces.c --- */
/* Words that a menu lends: say() lends its own for a few calls only. */
enum { KEPT_WORDS = 32, KEPT_BYTES = 4 * PACK_MAX_TEXT + 1 };
struct kept {
    char words[KEPT_WORDS][KEPT_BYTES];
    int count;
};
const char *keep_words(struct kept *kept, const char *words);
/* The light on a cell. */
void cursor_draw(struct stage *stage, struct canvas *canvas, struct rect cell);
/* Of a scene whose picture is the view's. */
int workshop_view_update(struct stage *stage, int ms);
/* A list, and above it why something could not be done; "": it was. */
void workshop_menu_draw(struct stage *stage, struct canvas *canvas, struct menu *menu,
                        const char *trouble);
const char *workshop_hint(struct stage *stage); /* "{button}: choose. {back}: back" */

#endif
