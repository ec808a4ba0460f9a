/* rules: the world of one level. Deterministic, integers only, no allocation, no clock, no chance.
 *
 * rules_step is the one truth: play, proof, hints, replays and tests all call it. It changes a
 * state by one action and reports what happened as events; view and sound consume those.
 *
 * A cell is a number, y * width + x, 0 in the north-west corner. RULES_NOWHERE is no cell. */
#ifndef RULES_H
#define RULES_H

#include "base/base.h"

/* The newest version. Each includes those before it: a level that needs no more than version 1 is
 * played as it always was, to the bit. Replays carry the version that their level needs. */
#define RULES_VERSION 2
/* What came with which version. */
enum { RULES_FIRST = 1, RULES_TALK = 2 };

enum {
    RULES_MAX_WIDTH = 32,
    RULES_MAX_HEIGHT = 18,
    RULES_MAX_CELLS = RULES_MAX_WIDTH * RULES_MAX_HEIGHT,
    RULES_MIN_SIDE = 3,
    RULES_MAX_QUESTIONS = 6,
    RULES_MAX_MARKS = 4,
    RULES_MAX_STONES = 8,
    RULES_MAX_POSTS = 8,
    RULES_MAX_STARS = 16,
    RULES_MAX_CHANNELS = 16,
    RULES_MAX_PROMISE = 15,
    RULES_MAX_HEARTHS = 16,
    RULES_MAX_EVENTS = 32,
    RULES_NOWHERE = 0xffff,
};

enum rules_player { RULES_A, RULES_B, RULES_NOBODY };
enum rules_terrain { RULES_WALL, RULES_FLOOR, RULES_WATER };
enum rules_direction { RULES_NORTH, RULES_EAST, RULES_SOUTH, RULES_WEST };
enum rules_stone { RULES_STONE_ANY, RULES_STONE_A, RULES_STONE_B, RULES_STONE_HEAVY };

enum rules_fixture_kind {
    RULES_NO_FIXTURE,
    RULES_PLATE,      /* channel */
    RULES_GATE,       /* channel, inverse */
    RULES_VEIL,       /* question, mark, lit */
    RULES_FENCE,      /* question, mark */
    RULES_HEARD_GATE, /* question */
    RULES_PROMISE,    /* channel, count 1..15 */
    RULES_TIDE,       /* phase 0 or 1 */
    RULES_QUIET,
    RULES_BELL,      /* post */
    RULES_POST,      /* post; on water */
    RULES_STAR,      /* star (its own number), channel */
    RULES_STAR_GATE, /* channel (of stars) */
    RULES_HOME_A,
    RULES_HOME_B,
    RULES_HEARTH,        /* question */
    RULES_SPAN,          /* two questions, mark */
    RULES_AGAIN,         /* question, mark */
    RULES_FIXTURE_KINDS, /* how many; one more stands before this, and has its row in fixtures.c */
};

struct rules_fixture {
    uint8_t kind;  /* enum rules_fixture_kind */
    uint8_t index; /* channel, question or post by kind; a star's channel */
    uint8_t value; /* inverse 0/1, mark, count, phase; a star's own number */
    uint8_t also;  /* a span's second question; of a veil 1: lit */
};

struct rules_question {
    uint8_t by;    /* RULES_A or RULES_B */
    uint8_t marks; /* 2..4; the last is the pass */
};

/* A level as play needs it: filled by `pack` (or a test), then rules_prepare, then constant. */
struct rules_level {
    uint8_t width, height;
    uint8_t terrain[RULES_MAX_CELLS]; /* enum rules_terrain, y * width + x */
    struct rules_fixture fixture[RULES_MAX_CELLS];
    uint8_t question_count, stone_count, post_count, star_count;
    struct rules_question question[RULES_MAX_QUESTIONS];
    uint16_t start[2];
    struct {
        uint8_t kind; /* enum rules_stone */
        uint8_t lent; /* 0, or 1 + the question that, once heard, lends it to both: of A or B */
        uint16_t cell;
    } stone[RULES_MAX_STONES];
    uint16_t post[RULES_MAX_POSTS]; /* cell of each post */
    uint8_t first_post;
    uint8_t tide_period;               /* 0: none */
    uint8_t open_sea[RULES_MAX_CELLS]; /* 1: this wall is drawn as sea; means nothing else */
    uint8_t shut; /* bit q: nothing that asks question q carries anybody (for proofs only) */

    /* Made by rules_prepare from the above. */
    uint16_t neighbour[RULES_MAX_CELLS][4];     /* RULES_NOWHERE past the edge */
    uint16_t star[RULES_MAX_STARS];             /* cell of each star */
    uint16_t channel_stars[RULES_MAX_CHANNELS]; /* per star channel: its stars as bits */
    uint16_t plate_count;                       /* plates and promise plates */
    uint16_t plate[RULES_MAX_CELLS];            /* their cells */
    uint8_t hearths;                            /* bit q: the question waits at a hearth */
};

/* Sorts the stones by kind, lent and cell and fills what is derived. False with a reason when the
 * level breaks a bound, or begins as no state can be (one that `pack` accepted never does). */
bool rules_prepare(struct rules_level *level, struct error *error);
/* Exchanges A and B in a prepared level, which it stays: all that held of one holds of the other.
 */
void rules_swap(struct rules_level *level);

/* One state. Always canonical: among stones of one kind (lent by one question, if any) the unsunken
 * come first, by cell, then the sunken; sunken cells stand in ascending order over all kinds. So
 * equal states are equal bytes, and there is no padding. */
struct rules_state {
    uint16_t at[2];                   /* the players' cells */
    uint16_t stone[RULES_MAX_STONES]; /* cells, in the level's order of kinds */
    uint16_t stars;                   /* kindled ones as bits */
    uint16_t asked;                   /* bit q: at a hearth; 0 for those that have none */
    uint8_t sunk;                     /* bit i: stone[i] is sunken */
    uint8_t heard;                    /* bit q */
    uint8_t dark;                     /* bit p: that player's lantern is out */
    uint8_t promise[2];               /* 0..15 */
    uint8_t boat;                     /* post number; 0 where there is none */
    uint8_t beat;                     /* 0 .. 2 * tide_period - 1 */
    uint8_t breath;                   /* enum rules_player */
};

struct rules_answers {
    uint8_t mark[RULES_MAX_QUESTIONS];
};

/* Every action is one letter: N E S W moves of A, n e s w of B, Z and z breathe. */
struct rules_action {
    uint8_t player; /* RULES_A or RULES_B */
    uint8_t move;   /* enum rules_direction, or RULES_BREATHE */
};
enum { RULES_BREATHE = 4, RULES_ACTIONS = 10 };

enum rules_result { RULES_REFUSED, RULES_DONE, RULES_MISHEARD };

/* Why an action was refused, for a kind word on screen. */
enum rules_refusal {
    RULES_NOT_REFUSED,
    RULES_REFUSED_OVER,    /* the level is won */
    RULES_REFUSED_PROMISE, /* the player is promised */
    RULES_REFUSED_WALL,
    RULES_REFUSED_PARTNER,
    RULES_REFUSED_STONE,       /* not this player's, or heavy without the partner beside */
    RULES_REFUSED_STONE_STUCK, /* what is behind it does not take it */
    RULES_REFUSED_WATER,
    RULES_REFUSED_GATE,
    RULES_REFUSED_STAR_GATE,
    RULES_REFUSED_HEARD_GATE,
    RULES_REFUSED_TIDE,
    RULES_REFUSED_QUIET,
    RULES_REFUSED_OWN_VEIL,   /* one's own answer: the partner must step */
    RULES_REFUSED_FADED_VEIL, /* heard already; another mark was true */
    RULES_REFUSED_UNASKED,    /* its question still waits at a hearth */
    RULES_REFUSED_UNHEARD,    /* an again veil: first it must be heard elsewhere */
    RULES_REFUSED_UNLIT,      /* a lit veil: no line of light between the two */
    RULES_REFUSED_NOT_LENT,   /* the other one's stone, until its question is heard */
    RULES_REFUSED_DARK,       /* the lantern is out */
};

enum rules_event_kind {
    RULES_MOVED,       /* player, from -> to */
    RULES_PUSHED,      /* player; a stone from -> to */
    RULES_SANK,        /* a stone at `to` */
    RULES_HEARD,       /* player stepped; index = question; to = the veil or span */
    RULES_WENT_DARK,   /* misheard: player, from = own cell, to = the cell; index = question */
    RULES_TIDE_TURNED, /* index = the phase that is low now */
    RULES_PROMISED,    /* player, index = count, to = plate */
    RULES_COUNTED,     /* the partner's promise fell: player, index = count left */
    RULES_FREED,       /* player's promise is kept */
    RULES_BOAT_CAME,   /* from -> to cells; index = post */
    RULES_FERRIED,     /* player carried from -> to */
    RULES_BREATHED,    /* player breathed and the breath is now theirs */
    RULES_RELIT,       /* both lanterns burn again */
    RULES_KINDLED,     /* index = star, to = its cell */
    RULES_ASKED,       /* player came to a hearth, to = its cell: index = question, now asked */
    RULES_WON,
};

struct rules_event {
    uint8_t kind, player, index;
    uint16_t from, to;
};

struct rules_events {
    enum rules_refusal refusal;
    int count;
    struct rules_event event[RULES_MAX_EVENTS];
};

/* Is this a state that play of this level, which was prepared, can come to, whatever the answers
 * are? What must hold stands in check.c. Takes as long as a step: so the rules assert it of what
 * they are handed and what they hand out only where ASSERT_DEAR does. */
bool rules_check(const struct rules_level *level, const struct rules_state *state);

void rules_start(const struct rules_level *level, struct rules_state *state);

/* Does one action. On RULES_REFUSED nothing changed. `events` may be NULL. */
enum rules_result rules_step(const struct rules_level *level, const struct rules_answers *answers,
                             struct rules_state *state, struct rules_action action,
                             struct rules_events *events);

bool rules_won(const struct rules_level *level, const struct rules_state *state);

/* The questions that are asked by now, as bits: at a hearth, or from the start. */
unsigned rules_asked(const struct rules_level *level, const struct rules_state *state);
bool rules_line(const struct rules_level *level, const struct rules_state *state); /* of light */

/* What is open, low or active with everyone in place; for drawing. The cell must hold such a
 * fixture. */
bool rules_gate_open(const struct rules_level *level, const struct rules_state *state, int cell);
bool rules_tide_low(const struct rules_level *level, const struct rules_state *state, int cell);
bool rules_plate_active(const struct rules_level *level, const struct rules_state *state, int cell);
/* Actions until the tide turns; 0 where the level has no tide. */
int rules_tide_left(const struct rules_level *level, const struct rules_state *state);
bool rules_beside(const struct rules_level *level, int cell, int other); /* 4-neighbours */
bool rules_sunken(const struct rules_level *level, const struct rules_state *state, int cell);
/* The index of the unsunken stone on the cell, or -1. */
int rules_stone_at(const struct rules_level *level, const struct rules_state *state, int cell);

/* The letter of an action, and back; false when it is none. */
char rules_letter(struct rules_action action);
bool rules_action_from(char letter, struct rules_action *action);

int rules_needed(const struct rules_level *level); /* which version of the rules */
/* FNV-1a over the canonical bytes, each field in the order of the struct, 16-bit ones low byte
 * first: the same on every machine. What came with version 2 goes last, and only where it is not 0:
 * what is older has the hash that it always had. */
uint64_t rules_hash_state(const struct rules_state *state);
/* Over everything that matters to play; titles and texts are not in it. */
uint64_t rules_hash_level(const struct rules_level *level);

/* Names for texts and files: "moon leaf wave flame"; NULL past the end. */
const char *rules_mark_name(int mark);

#endif
