/* draft: a level that is being made, without a screen.
 *
 * Its file is the truth. Each change is made to the file's text, and touches only the lines that it
 * has to: comments, order and all else stay as they are. What comes of it is read by the reader of
 * packs, and refused in the reader's own words where it is no level. So a draft is a good level at
 * any time, and its file can be saved, read and played as it stands.
 *
 * What a cell is, is said in the words of a legend (docs/packs.md): "floor", "wall", "water" and
 * "nothing" (the sea); what stands there, "start A" or "stone heavy"; and fixtures, "veil kite
 * moon". A cell has at most one that stands, and one fixture: "stone any + plate west".
 *
 * Where a function can fail it returns false with a reason for people, and nothing has changed. */
#ifndef DRAFT_H
#define DRAFT_H

#include "pack/pack.h"
#include "proof/why.h"

#include <stdatomic.h>

struct draft;

/* NULL with a reason: it is no good level, or is written in a way that can't be changed by lines.
 * `id` is its name in the pack. */
struct draft *draft_new(const char *id, const char *source, struct error *error);
void draft_free(struct draft *draft); /* NULL is fine */
/* A level to begin with: two starts, two homes, floor between them, and one question. */
void draft_begin(struct text *source, const char *title, int width, int height);

/* Both lent until the next change. */
const struct pack_level *draft_level(const struct draft *draft);
const char *draft_source(const struct draft *draft);

/* --- what was done, without limit --- */

bool draft_can_undo(const struct draft *draft);
bool draft_can_redo(const struct draft *draft);
void draft_undo(struct draft *draft); /* where it can */
void draft_redo(struct draft *draft);
/* Does it differ from what was last said to be saved, or was read? */
bool draft_unsaved(const struct draft *draft);
void draft_saved(struct draft *draft);
/* Changes between these two are one to be undone, such as a stroke of the brush. */
void draft_stroke(struct draft *draft, bool goes_on);

/* --- the board --- */

/* What is done to one cell is done to its twin, too; what is A's there is B's. */
enum draft_mirror { DRAFT_ALONE, DRAFT_EAST_WEST, DRAFT_NORTH_SOUTH, DRAFT_TURNED, DRAFT_MIRRORS };

/* All that is on a cell. */
void draft_words(const struct draft *draft, int cell, struct text *out);
/* Ground takes away what was on it; what stands takes the place of what stood, a fixture that of a
 * fixture. A start leaves where it was; the same post is on the board once. With the first tide
 * comes its period, and it goes with the last. */
bool draft_put(struct draft *draft, int cell, const char *words, enum draft_mirror mirror,
               struct error *error);
/* Takes away a stone, else the fixture, else the floor. */
bool draft_clear(struct draft *draft, int cell, enum draft_mirror mirror, struct error *error);
/* So many columns and rows more of sea at each side, or fewer. */
bool draft_resize(struct draft *draft, int west, int north, int east, int south,
                  struct error *error);
bool draft_set_tide(struct draft *draft, int period, struct error *error);

/* --- words --- */

enum draft_text { DRAFT_TITLE, DRAFT_ABOUT, DRAFT_IDEA };
bool draft_set_text(struct draft *draft, enum draft_text which, const char *text,
                    struct error *error); /* "": about and idea go */

struct draft_question {
    int by, marks;
    bool key;
    const char *guess; /* the question that is guessed, and then nothing below counts; or NULL */
    const char *deck;  /* or NULL, and these: */
    const char *ask, *answer[PACK_MAX_ANSWERS];
};
/* A question of that number takes the new words; one past the last is added, with a name that no
 * other has. */
bool draft_set_question(struct draft *draft, int number, const struct draft_question *question,
                        struct error *error);
/* With all that asks it on the board. The last one stays: false. */
bool draft_remove_question(struct draft *draft, int number, struct error *error);

/* --- what is proved of it --- */

enum draft_stage { DRAFT_BEGINS, DRAFT_CROSSED /* the first figures */, DRAFT_ALL };

/* A piece of work that owns all it needs, to be done on another thread by draft_look. */
struct draft_looking {
    struct rules_level level;
    atomic_int stage;           /* enum draft_stage: what may be looked at */
    atomic_ullong states;       /* looked at so far */
    atomic_bool called_off;     /* nobody wants it any more: figures may be missing then */
    struct proof crossed, full; /* from DRAFT_CROSSED and DRAFT_ALL on; full has all figures */
};
struct draft_looking *draft_looking_new(const struct draft *draft);
void draft_looking_free(struct draft_looking *looking); /* NULL is fine */
void draft_look(void *looking);

/* A way that shows what a figure means. */
enum draft_show {
    DRAFT_SHOW_NO_WAY,   /* under answers without a way home: as near as it comes */
    DRAFT_SHOW_NEEDLESS, /* home without asking, `question` */
    DRAFT_SHOW_SHORT,    /* the shortest of all answers' shortest ways */
    DRAFT_SHOW_LONG,     /* and the longest */
    DRAFT_SHOW_GUESS,    /* the cheapest way with a guess that was wrong */
    DRAFT_SHOW_TRAP,     /* to where no way leads home any more */
    DRAFT_SHOW_TOLD,     /* to where all is heard, as early as may be */
};
/* A piece of work as above; `looking` is at DRAFT_ALL and stays until it is done. */
struct draft_showing {
    const struct draft_looking *looking;
    enum draft_show what;
    int question;
    bool found;
    struct proof_way way;
};
void draft_find_way(void *showing);

/* --- other boards, from this one --- */

enum draft_help {
    DRAFT_GO_ON, /* ways to go on from here: something is added, or changed, for a longer way */
    DRAFT_RELAY, /* neighbours: the same things, laid otherwise */
};
enum { DRAFT_BOARDS = 3 };
/* A piece of work as above. The same seed gives the same boards, unless it is called off. */
struct draft_helping {
    struct rules_level from;
    enum draft_help what;
    uint64_t seed;
    atomic_bool called_off;
    atomic_int found; /* so many of these may be looked at; each is proved: proof_holds */
    struct rules_level board[DRAFT_BOARDS];
};
struct draft_helping *draft_helping_new(const struct draft *draft, enum draft_help what,
                                        uint64_t seed);
void draft_helping_free(struct draft_helping *helping); /* NULL is fine */
void draft_find_boards(void *helping);
/* The board becomes this one, which was found for it: one change, to be undone. Its map and legend
 * are written anew; things keep their names. */
bool draft_take_board(struct draft *draft, const struct rules_level *board, struct error *error);

/* --- cards: a deck's file goes in, and the changed one is added to `out`. What was not said anew
 * stays as it is, and nothing is added where it would be no good deck. `pack` has the lenses that
 * the cards may name, or is NULL. Read it by pack_deck_parse. --- */

struct draft_card {
    const char *ask, *follow;             /* follow "": none */
    const char *answer[PACK_MAX_ANSWERS]; /* NULL past the last */
    int depth;                            /* 1..3 */
    unsigned topics;                      /* bit per enum pack_topic; at least one */
    enum pack_card_kind kind;
    bool solo;
};

/* A deck to begin with, of this card. */
bool draft_begin_deck(const char *title, const struct draft_card *card, struct text *out,
                      struct error *error);
/* A card of that number says this now; one past the last is added, with a name that no other has.
 */
bool draft_set_card(const struct pack *pack, const char *source, int number,
                    const struct draft_card *card, struct text *out, struct error *error);
/* With the comments beside it. The last one stays: false. */
bool draft_remove_card(const struct pack *pack, const char *source, int number, struct text *out,
                       struct error *error);

#endif
