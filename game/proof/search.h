/* search: the machinery under proof.h, private to this folder.
 *
 * All of a state but where the players stand is its *world*: stones, what is heard, stars, boat,
 * beat, promises, lanterns. Worlds get numbers as they are found (a hash index over packed keys).
 * In a world the places of the players are ranked: one row of bits for every cell of B, in it one
 * bit, the *seat*, for every cell of A. A state is one bit; 64 states lie in one *set* and move
 * together, for most steps do the same to the world wherever the partner stands: a row is masked,
 * turned and joined to another row. (Bitboards, as in chess programs; layered breadth-first search
 * over bit sets.)
 *
 * The rules stay one truth. What a step does to a world is always asked of rules_step; the masks
 * only say which states it does the same for. Where that is not plain (a star in the line of light,
 * a bell with somebody in the boat, gates in the way of stones) rules_step is asked for each state.
 * tests/unit/proof compares every move of every state with rules_step. */
#ifndef PROOF_SEARCH_H
#define PROOF_SEARCH_H

#include "proof/proof.h"

enum {
    PROOF_MAX_WORDS = 3,
    PROOF_MAX_FIELDS = RULES_MAX_STONES + 11,
    PROOF_MAX_SEGMENTS = (RULES_MAX_CELLS + 63) / 64,
    PROOF_MAX_JUMPS = 64 * RULES_ACTIONS, /* each has another state or another action */
    PROOF_MAX_GLIDES = 4 * 64,            /* of one segment: each has another cell or direction */
};
#define PROOF_NO_WORLD UINT32_MAX

/* --- key.c: worlds as keys --- */

/* What a search tells apart: a state of the rules and, for the guess cost, which lock was misheard
 * on the way; see struct proof_locks. */
struct proof_node {
    struct rules_state state;
    uint8_t misheard; /* lock + 1; 0: none */
};

/* Where a field of the node lies in the packed key. Only what can change in this level is in the
 * key; the rest is the same in all nodes and is read from `rest`. */
struct proof_field {
    uint8_t offset, bytes; /* in struct proof_node */
    uint8_t word, shift;   /* in the key; no field crosses words */
    uint64_t mask;
};
struct proof_layout {
    int words, fields;
    struct proof_field field[PROOF_MAX_FIELDS];
    struct proof_node rest;
};

/* `light`: lanterns and breath can change. `locks`: how many can be misheard. */
void proof_layout_init(struct proof_layout *layout, const struct rules_level *level,
                       const struct rules_state *from, bool light, int locks);
/* The players' cells are not in the key. */
void proof_pack(const struct proof_layout *layout, const struct proof_node *node, uint64_t *key);
void proof_unpack(const struct proof_layout *layout, const uint64_t *key, struct proof_node *node);

/* --- space.c: cells as bits --- */

struct proof_cells { /* cells by their seats; only the first `segments` words are used */
    uint64_t word[PROOF_MAX_SEGMENTS];
};

/* Where the cells of one segment lead to: those of `from` go by one turn to another segment. */
struct proof_glide {
    uint64_t from;
    uint8_t segment, turn, direction;
};

/* What is the same for all worlds of a search. */
struct proof_space {
    const struct rules_level *level;
    int segments;                              /* of a row */
    int rows;                                  /* cells of B */
    uint16_t seat[RULES_MAX_CELLS];            /* RULES_NOWHERE where nobody can ever be */
    uint16_t cell_at[64 * PROOF_MAX_SEGMENTS]; /* of a seat */
    uint16_t row[RULES_MAX_CELLS];             /* RULES_NOWHERE where B can never be */
    uint16_t cell_of[RULES_MAX_CELLS];         /* of a row */
    int glides[PROOF_MAX_SEGMENTS];
    struct proof_glide glide[PROOF_MAX_SEGMENTS][PROOF_MAX_GLIDES];
    struct proof_cells always; /* nothing but partner and stones is in the way */
    int moody_count;
    uint16_t moody[RULES_MAX_CELLS];            /* the others: enterable in some worlds */
    struct proof_cells block[RULES_MAX_CELLS];  /* by a player's cell: the partner cannot enter */
    struct proof_cells beside[RULES_MAX_CELLS]; /* by cell: its neighbours */
    struct proof_cells line[RULES_MAX_CELLS];   /* by cell: stars lie strictly between */
    struct proof_cells plate[RULES_MAX_CHANNELS], promise[RULES_MAX_CHANNELS];
    struct proof_cells gate[RULES_MAX_CHANNELS][2]; /* by channel and inverse */
    struct proof_cells home;                        /* A's */
    struct proof_cells post;
};

void proof_space_init(struct proof_space *space, const struct rules_level *level,
                      const struct rules_state *from);

static inline bool proof_has(const struct proof_cells *cells, int seat) {
    return seat != RULES_NOWHERE && (cells->word[seat / 64] >> seat % 64 & 1);
}

/* The number of bits set (Warren, Hacker's Delight, 5-1). */
static inline int proof_bits(uint64_t bits) {
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
    return (int)(bits * UINT64_C(0x0101010101010101) >> 56);
}

static inline uint64_t proof_turned(uint64_t bits, int turn) {
    return bits << (turn & 63) | bits >> (-turn & 63);
}

/* --- locks.c: what can be misheard --- */

/* A search for guesses allows one miss on a way. A second can never shorten it: with a breath in
 * its place the beat and the promises go on as well, and light, stars and gates are open to more
 * and to nothing less. */
struct proof_locks {
    int count;
    struct proof_lock lock[PROOF_MAX_LOCKS]; /* of joined ones without kind, question, marks */
    uint8_t at[RULES_MAX_CELLS];             /* lock + 1; 0: nothing that is misheard */
};

/* In the order of the cells. */
void proof_locks_init(struct proof_locks *locks, const struct rules_level *level);
/* All as if they were one; or `only` this one, and no other can be misheard. */
void proof_locks_join(struct proof_locks *joined, const struct proof_locks *all, int only);
/* The questions that are heard on their own bridges, as bits. */
uint8_t proof_talk(const struct rules_level *level);
/* `least` is the least length of a shortest solution, more than 0. */
struct proof_ratio proof_silence(const struct proof_lock *lock, int count, uint64_t least);

/* --- search.c: layered breadth-first search --- */

enum proof_goal {
    PROOF_SHORTEST, /* a clean solution; stops at the first */
    PROOF_WHOLE,    /* the same, but visits every state; the quickest to refuse */
    PROOF_GUESS,    /* solutions with a miss, one for each lock; stops when all are found */
    PROOF_TALK,     /* stops when all is told that is asked for in `talk` */
    PROOF_EVERY,  /* visits every state in layers and finds nothing: PROOF_UNSOLVABLE at the end */
    PROOF_MISSES, /* visits every state, with as many misses on the way as may be: 0 at the end */
    PROOF_ANY,    /* is there a clean solution, be it of any length: refuses as quickly */
};

struct proof_task {
    const struct rules_level *level;
    struct rules_answers answers;
    struct rules_state from;
    enum proof_goal goal;
    int longest;  /* look for solutions up to this length; 0: any */
    uint8_t talk; /* note when all these questions, as bits, are heard; 0: never */
    /* Of PROOF_GUESS. */
    const struct proof_locks *locks;
    int within[PROOF_MAX_LOCKS]; /* by lock, as `longest`; PROOF_NONE: do not look */
};

/* Some states of a set that one action takes to another set. */
struct proof_jump {
    uint64_t from;
    uint32_t world;
    uint16_t set; /* of that world */
    uint8_t turn;
};
struct proof_jumps {
    int count, of_a; /* A's come first */
    struct proof_jump jump[PROOF_MAX_JUMPS];
};

/* What comes of a step that rules_step is asked about. */
struct proof_outcome {
    uint32_t world; /* after it, once known */
    bool stays;     /* it was misheard */
};

/* A world unpacked, with the answers of rules_step that hold for all of it. */
struct proof_world {
    uint32_t number; /* PROOF_NO_WORLD: none is open */
    struct proof_node node;
    struct proof_cells open[2];        /* by player: enterable, but for the partner */
    struct proof_cells ask[2];         /* by player: rules_step must be asked */
    struct proof_cells stones;         /* where unsunken ones lie */
    uint8_t stone_on[RULES_MAX_CELLS]; /* which, for cells where one lies unsunken */
    uint16_t held;                     /* channels that stones hold, as bits */
    bool lines;                        /* the line of light can kindle */
    uint32_t after[2];                 /* by player: the world after a plain action, once known */
    uint32_t breathed[2]; /* by player: the same after a breath beside each other in the dark */
    struct proof_outcome entered[2][RULES_MAX_CELLS]; /* by player: of a step onto an `ask` cell */
    uint32_t pushed[2][RULES_MAX_STONES][4];          /* the world after a plain push, once known */
};

/* 64 states. `next` is of the layer to come; the passes after the search use it for their marks. */
struct proof_set {
    uint64_t seen, next;
};

/* The states of a set that were new in one layer. */
struct proof_entry {
    uint64_t bits;
    uint32_t world;
    uint16_t set;
};

/* An array that keeps its memory from search to search. `room` is what this search asked for. */
struct proof_buffer {
    void *data;
    size_t size, room;
};

struct proof_search {
    struct proof_options options; /* without zeros */
    struct proof_progress progress;

    /* Of the search that ran last. */
    struct proof_task task;
    struct proof_layout layout;
    struct proof_space space;
    struct proof_world world; /* the one that is open */
    struct proof_jumps jumps;
    uint32_t sets;   /* of one world: row * segments + segment */
    bool ticking;    /* every action changes the world: tide, promises, breath */
    uint32_t worlds; /* found */
    uint32_t slots;  /* of the index, a power of two */
    uint32_t waiting_count;
    uint64_t count; /* states visited */
    uint64_t bytes; /* of all rooms */
    uint64_t unreported;
    uint64_t moved, asked;  /* sets, and steps by rules_step: what it took, on any machine */
    bool full;              /* a limit was met */
    bool won;               /* a won state is known; layers alone do not set it */
    enum proof_known known; /* after PROOF_WHOLE, whatever limit it met */
    int shortest;           /* of that, if it is known to be solvable; PROOF_NOT_PROVED if not */
    int depth;              /* the present one; PROOF_NONE where there are no layers */
    bool talked;            /* all of the task's talk is heard in some state */
    int told;               /* in this layer for the first time; PROOF_NONE: in none */
    uint32_t looking;       /* the locks whose misses are still looked for, as bits */
    int guess[PROOF_MAX_LOCKS]; /* by lock: the shortest solution with a miss, or PROOF_NONE */
    size_t entries;

    struct proof_buffer key;     /* uint64_t[worlds][layout.words] */
    struct proof_buffer index;   /* uint32_t[slots]: worlds, PROOF_NO_WORLD when free */
    struct proof_buffer set;     /* struct proof_set[worlds][sets] */
    struct proof_buffer waits;   /* uint8_t[worlds]: is in `waiting` */
    struct proof_buffer waiting; /* uint32_t[2 * worlds]: those with states of the next layer, or,
                                  * without layers, of this turn and of the next */
    struct proof_buffer entry;   /* struct proof_entry[entries], layer after layer */
    struct proof_buffer layer;   /* size_t[]: where the entries of each kept layer begin and end */
};

void proof_search_init(struct proof_search *search, const struct proof_options *options);
void proof_search_release(struct proof_search *search);

/* Returns the length of a shortest solution (for PROOF_ANY 0), PROOF_UNSOLVABLE when there is none
 * (of at most `longest`), PROOF_NOT_PROVED when a limit came first. */
int proof_search_run(struct proof_search *search, const struct proof_task *task);

/* The solution that the last run found, `length` actions: of the shortest ones the first in the
 * order of the actions. A whole run that met a limit has one, too, if search->shortest says so. */
void proof_search_path(struct proof_search *search, int length, struct rules_action *path);

/* The same to any states of a layer: the caller has cut the entries of layer `length` down to them,
 * and no set has a mark in `next`. Of the ways to all of them the first in the order of actions. */
void proof_search_way(struct proof_search *search, int length, struct rules_action *path);

/* Takes away all marks in `next`. */
void proof_search_unmark(const struct proof_search *search);

/* After a whole run: the share of the states from which a won one can be reached. */
struct proof_ratio proof_gentle(struct proof_search *search);

/* --- tables.c: what grows --- */

/* The number of the node's world. A new one is made if `make` and no limit forbids it. */
uint32_t proof_find_world(struct proof_search *search, const struct proof_node *node, bool make);
bool proof_hold_entry(struct proof_search *search); /* room for one more; false at a limit */
void proof_tables_clear(struct proof_search *search);
void proof_buffer_hold(struct proof_buffer *buffer, size_t size);

static inline struct proof_set *proof_sets(const struct proof_search *search, uint32_t world) {
    return (struct proof_set *)search->set.data + (size_t)world * search->sets;
}
/* The entries of a layer are those from its begin to the begin of the next. */
static inline size_t proof_layer_begin(const struct proof_search *search, int layer) {
    return ((const size_t *)search->layer.data)[layer];
}
static inline struct proof_entry *proof_entry_at(const struct proof_search *search, size_t number) {
    return (struct proof_entry *)search->entry.data + number;
}
static inline const uint64_t *proof_key(const struct proof_search *search, uint32_t world) {
    return (const uint64_t *)search->key.data + (size_t)world * (size_t)search->layout.words;
}

/* --- moves.c: where the states of a set go --- */

struct rules_action proof_action(int number); /* 0 .. RULES_ACTIONS-1: the order of the search */

/* False where the action is refused or is not looked at by this search. */
bool proof_successor(const struct proof_search *search, const struct proof_node *node,
                     struct rules_action action, struct proof_node *next);

/* Makes a world the open one. */
void proof_open(struct proof_search *search, uint32_t world);

/* Fills search->jumps with all moves of the states `bits` of a set of the open world. */
void proof_moves(struct proof_search *search, int set, uint64_t bits);

/* Of the states that jump, those that lead to one marked in `next`. */
static inline uint64_t proof_leads_to_mark(const struct proof_search *search,
                                           const struct proof_jump *jumps, size_t count) {
    uint64_t found = 0;
    for (const struct proof_jump *jump = jumps; jump < jumps + count; jump++) {
        uint64_t marks = proof_sets(search, jump->world)[jump->set].next;
        found |= proof_turned(marks, -jump->turn) & jump->from;
    }
    return found;
}

/* Which seats of a set are won, in any world. */
static inline uint64_t proof_won(const struct proof_space *space, int row, int segment) {
    bool home = space->level->fixture[space->cell_of[row]].kind == RULES_HOME_B;
    return home ? space->home.word[segment] : 0;
}

#endif
