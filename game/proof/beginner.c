/* The walk of a beginner, after Jarušek and Pelánek's model of people who solve Sokoban (2010): on
 * the whole towards home, now and then astray. What is easy for it is easy for people: where many
 * ways are good it is soon home, and where only one step in a long while is the right one it goes
 * round and round. */
#include "proof/graph.h"

#include <stdlib.h>

enum {
    TOWARDS = 4,     /* so many times as likely as any other is an action that leads nearer home */
    NOTICES = 8,     /* one action in so many, in a dead end, is to take back what led there */
    LONGEST = 4096,  /* actions of a walk; then it is given up */
    FIRST_SLOTS = 64 /* a power of two, as all numbers of slots */
};
#define UNKNOWN UINT32_MAX

/* A state where somebody came along, and where its actions lead. */
struct spot {
    struct proof_at at;
    int steps; /* home */
    int ways;  /* PROOF_NONE: not looked up yet */
    uint32_t way[RULES_ACTIONS];
    int likely[RULES_ACTIONS], sum;
};

struct ground {
    const struct proof_graph *graph;
    struct spot *spot;
    uint32_t spots, room;
    uint32_t *slot, slots; /* spots by the hash of their numbers */
};

/* --- spots --- */

static uint32_t *find_slot(const struct ground *ground, uint64_t number) {
    uint64_t seed = number;
    uint32_t at = (uint32_t)random_next(&seed) & (ground->slots - 1);
    while (ground->slot[at] != UNKNOWN && ground->spot[ground->slot[at]].at.number != number) {
        at = (at + 1) & (ground->slots - 1);
    }
    return &ground->slot[at];
}

static void grow(struct ground *ground) {
    ground->slots = ground->slots ? 2 * ground->slots : FIRST_SLOTS;
    ground->room = ground->slots / 2;
    ground->spot = base_grow(ground->spot, ground->room * sizeof *ground->spot);
    free(ground->slot);
    ground->slot = base_alloc(ground->slots * sizeof *ground->slot);
    for (uint32_t i = 0; i < ground->slots; i++) {
        ground->slot[i] = UNKNOWN;
    }
    for (uint32_t i = 0; i < ground->spots; i++) {
        *find_slot(ground, ground->spot[i].at.number) = i;
    }
}

static uint32_t find_spot(struct ground *ground, const struct proof_at *at) {
    if (ground->spots == ground->room) {
        grow(ground);
    }
    uint32_t *slot = find_slot(ground, at->number);
    if (*slot == UNKNOWN) {
        *slot = ground->spots;
        ground->spot[ground->spots++] = (struct spot){
            .at = *at, .steps = proof_graph_steps(ground->graph, at->number), .ways = PROOF_NONE};
    }
    return *slot;
}

static void look_around(struct ground *ground, uint32_t number) {
    struct proof_at at = ground->spot[number].at, next;
    ground->spot[number].ways = 0;
    for (int i = 0; i < RULES_ACTIONS; i++) {
        if (!proof_graph_act(ground->graph, &at, proof_action(i), &next)) {
            continue;
        }
        uint32_t to = find_spot(ground, &next); /* the spots may move */
        struct spot *spot = &ground->spot[number];
        bool nearer = spot->steps >= 0 && ground->spot[to].steps == spot->steps - 1;
        spot->way[spot->ways] = to;
        spot->likely[spot->ways] = nearer ? TOWARDS : 1;
        spot->sum += spot->likely[spot->ways++];
    }
}

/* --- walks --- */

static uint32_t choose(struct ground *ground, uint32_t number, uint64_t *random) {
    if (ground->spot[number].ways == PROOF_NONE) {
        look_around(ground, number);
    }
    const struct spot *spot = &ground->spot[number];
    if (!spot->ways) {
        return UNKNOWN;
    }
    int i = 0;
    for (int left = (int)random_below(random, (uint32_t)spot->sum); left >= spot->likely[i]; i++) {
        left -= spot->likely[i];
    }
    return spot->way[i];
}

/* One walk; how many actions it takes. Taking back is one. */
static int walk(struct ground *ground, uint32_t start, uint64_t seed) {
    uint32_t at = start, before = start; /* before the dead end that it is in */
    int taken = 0;
    for (; ground->spot[at].steps != 0 && taken < LONGEST; taken++) {
        bool lost = ground->spot[at].steps < 0;
        uint32_t next = lost && random_below(&seed, NOTICES) == 0 ? UNKNOWN
                                                                  : choose(ground, at, &seed);
        before = lost ? before : at;
        at = next == UNKNOWN ? before : next;
    }
    return taken;
}

uint64_t proof_wander(const struct proof_graph *graph, int first, int every) {
    struct ground ground = {.graph = graph};
    struct proof_at start = proof_graph_start(graph);
    uint32_t from = find_spot(&ground, &start);
    uint64_t actions = 0;
    for (int i = first; i < PROOF_WALKS; i += every) {
        actions += (uint64_t)walk(&ground, from, (uint64_t)i);
    }
    free(ground.spot);
    free(ground.slot);
    return actions;
}
