/* In which ways the two help each other: what one does on a shortest way home that the other then
 * goes by. Of all shortest ways those count that need least help, so that nothing counts which
 * merely may be done. */
#include "proof/graph.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_SPOTS = 1 << 15, /* of the shortest ways of one combination; more are not looked at */
    FIRST_SLOTS = 256,    /* a power of two, as all numbers of slots */
    NOBODY = RULES_NOBODY,
};
#define NONE UINT32_MAX

/* Whose doing it was, as far as help can come of it. */
struct trace {
    uint8_t stone[RULES_MAX_STONES]; /* who pushed it last, in the order of the state's stones */
    uint8_t boat;                    /* who called it */
};

/* A way to a spot with as little help as may be. */
struct helped {
    uint32_t helps, from; /* from: the spot before */
    uint8_t way;          /* which of its ways */
    struct rules_action action;
};

/* A state on a shortest way home, and the ways to it of which none needs all that another does. */
struct spot {
    struct proof_at at;
    struct trace trace;
    int count;
    struct helped way[PROOF_MAX_HELPS];
};

struct ways {
    const struct proof_graph *graph;
    const struct rules_level *level;
    const struct rules_answers *answers;
    struct spot *spot; /* layer after layer */
    uint32_t spots, room;
    uint32_t *slot, slots;
};

/* --- help --- */

static uint32_t help(enum proof_help kind, int helper) {
    return 1u << (2 * (int)kind + helper);
}

/* Who holds the gate open for one who enters it: a stone that lies there anyway, or one that
 * somebody pushed there, or the partner's own foot. */
static uint32_t who_holds(const struct ways *ways, const struct spot *from, int channel,
                          int player) {
    const struct rules_level *level = ways->level;
    const struct rules_state *state = &from->at.state;
    const struct rules_fixture *under = &level->fixture[state->at[!player]];
    uint32_t by_stone = 0;
    for (int i = 0; i < level->stone_count; i++) {
        const struct rules_fixture *fixture = &level->fixture[state->stone[i]];
        bool holds = !(state->sunk >> i & 1) && fixture->kind == RULES_PLATE &&
                     fixture->index == channel;
        if (holds && from->trace.stone[i] != !player) {
            return 0;
        }
        by_stone |= holds ? help(PROOF_HELP_WEIGHT, !player) : 0;
    }
    if (by_stone || under->index != channel) {
        return by_stone;
    }
    return under->kind == RULES_PLATE     ? help(PROOF_HELP_HOLD, !player)
           : under->kind == RULES_PROMISE ? help(PROOF_HELP_PROMISE, !player)
                                          : 0;
}

/* Where a player steps now. */
static uint32_t help_onto(const struct ways *ways, const struct spot *from, int player, int cell) {
    const struct rules_fixture *fixture = &ways->level->fixture[cell];
    const struct rules_state *state = &from->at.state;
    if (fixture->kind == RULES_GATE && !fixture->value) {
        return who_holds(ways, from, fixture->index, player);
    }
    if (fixture->kind == RULES_POST) {
        return from->trace.boat == !player ? help(PROOF_HELP_BOAT, !player) : 0;
    }
    for (int i = 0; i < ways->level->stone_count; i++) {
        if (state->stone[i] == cell && state->sunk >> i & 1 && from->trace.stone[i] == !player) {
            return help(PROOF_HELP_STONE, !player);
        }
    }
    return 0;
}

static uint32_t help_to_push(const struct ways *ways, const struct rules_state *state, int player,
                             int cell) {
    int stone = rules_stone_at(ways->level, state, cell);
    int kind = ways->level->stone[stone].kind,
        own = player == RULES_A ? RULES_STONE_A : RULES_STONE_B;
    if (kind == RULES_STONE_HEAVY) {
        return help(PROOF_HELP_HEAVY, !player);
    }
    return kind != RULES_STONE_ANY && kind != own ? help(PROOF_HELP_LENT, !player) : 0;
}

/* What of an action the partner helped with, or, where it carries the partner along, the player. */
static uint32_t helps_of(const struct ways *ways, const struct spot *from,
                         const struct rules_events *events) {
    uint32_t helps = 0;
    for (int i = 0; i < events->count; i++) {
        const struct rules_event *event = &events->event[i];
        int player = event->player;
        switch (event->kind) {
        case RULES_MOVED:
            helps |= help_onto(ways, from, player, event->to);
            break;
        case RULES_PUSHED:
            helps |= help_to_push(ways, &from->at.state, player, event->from);
            break;
        case RULES_FERRIED:
            helps |= help(PROOF_HELP_BOAT, !player);
            break;
        case RULES_HEARD:
            helps |= ways->level->fixture[event->to].kind == RULES_VEIL &&
                             ways->level->fixture[event->to].also
                         ? help(PROOF_HELP_LIGHT, !player)
                         : 0;
            break;
        case RULES_KINDLED:
            helps |= help(PROOF_HELP_STAR, RULES_A);
            break;
        default:
            break;
        }
    }
    return helps;
}

/* --- traces --- */

static int find_stone(const struct ways *ways, const struct rules_state *state, int cell,
                      bool sunken) {
    for (int i = 0; i < ways->level->stone_count; i++) {
        if (state->stone[i] == cell && (state->sunk >> i & 1) == sunken) {
            return i;
        }
    }
    return -1;
}

static struct trace trace_after(const struct ways *ways, const struct spot *from,
                                const struct rules_state *after, int player,
                                const struct rules_events *events) {
    struct trace trace = from->trace;
    int from_cell = RULES_NOWHERE;
    for (int i = 0; i < events->count; i++) {
        trace.boat = events->event[i].kind == RULES_BOAT_CAME ? (uint8_t)player : trace.boat;
        from_cell = events->event[i].kind == RULES_PUSHED ? events->event[i].from : from_cell;
    }
    for (int i = 0; from_cell != RULES_NOWHERE && i < ways->level->stone_count; i++) {
        bool sunken = after->sunk >> i & 1;
        int before = find_stone(ways, &from->at.state, after->stone[i], sunken);
        trace.stone[i] = before < 0 ? (uint8_t)player : from->trace.stone[before];
    }
    return trace;
}

/* --- spots --- */

static bool same_trace(const struct trace *a, const struct trace *b) {
    return memcmp(a, b, sizeof *a) == 0;
}

static uint32_t *find_slot(const struct ways *ways, uint64_t number, const struct trace *trace) {
    uint64_t seed = number;
    uint32_t at = (uint32_t)random_next(&seed) & (ways->slots - 1);
    while (ways->slot[at] != NONE && (ways->spot[ways->slot[at]].at.number != number ||
                                      !same_trace(&ways->spot[ways->slot[at]].trace, trace))) {
        at = (at + 1) & (ways->slots - 1);
    }
    return &ways->slot[at];
}

static void grow(struct ways *ways) {
    ways->slots = ways->slots ? 2 * ways->slots : FIRST_SLOTS;
    ways->room = ways->slots / 2;
    ways->spot = base_grow(ways->spot, ways->room * sizeof *ways->spot);
    free(ways->slot);
    ways->slot = base_alloc(ways->slots * sizeof *ways->slot);
    memset(ways->slot, 0xff, ways->slots * sizeof *ways->slot); /* NONE */
    for (uint32_t i = 0; i < ways->spots; i++) {
        *find_slot(ways, ways->spot[i].at.number, &ways->spot[i].trace) = i;
    }
}

static uint32_t find_spot(struct ways *ways, const struct proof_at *at, const struct trace *trace) {
    if (ways->spots == ways->room) {
        grow(ways);
    }
    uint32_t *slot = find_slot(ways, at->number, trace);
    if (*slot == NONE) {
        *slot = ways->spots;
        ways->spot[ways->spots++] = (struct spot){.at = *at, .trace = *trace};
    }
    return *slot;
}

static int bits_of(uint32_t helps) {
    return proof_bits(helps);
}

/* Fewer helps come first. */
static bool is_less(uint32_t helps, uint32_t other) {
    return bits_of(helps) != bits_of(other) ? bits_of(helps) < bits_of(other) : helps < other;
}

/* Keeps the way unless another one needs no more; drops those that need as much and more. */
static void add_way(struct spot *spot, const struct helped *way) {
    int kept = 0;
    for (int i = 0; i < spot->count; i++) {
        if ((spot->way[i].helps & ~way->helps) == 0) {
            return;
        }
    }
    for (int i = 0; i < spot->count; i++) {
        if ((way->helps & ~spot->way[i].helps) != 0) {
            spot->way[kept++] = spot->way[i];
        }
    }
    spot->count = kept;
    int at = spot->count < PROOF_MAX_HELPS ? spot->count++ : PROOF_MAX_HELPS;
    for (; at > 0 && is_less(way->helps, spot->way[at - 1].helps); at--) {
        if (at < PROOF_MAX_HELPS) {
            spot->way[at] = spot->way[at - 1];
        }
    }
    if (at < PROOF_MAX_HELPS) {
        spot->way[at] = *way;
    }
}

/* --- on the shortest ways --- */

static void go_on(struct ways *ways, uint32_t number, struct rules_action action, int wanted) {
    struct rules_events events;
    struct proof_at next;
    struct spot from = ways->spot[number]; /* the spots may move */
    if (!proof_graph_act(ways->graph, &from.at, action, &next) ||
        proof_graph_steps(ways->graph, next.number) != wanted) {
        return;
    }
    next.state = from.at.state;
    rules_step(ways->level, ways->answers, &next.state, action, &events);
    struct trace trace = trace_after(ways, &from, &next.state, action.player, &events);
    uint32_t helps = helps_of(ways, &from, &events), to = find_spot(ways, &next, &trace);
    for (int i = 0; i < from.count; i++) {
        const struct helped way = {.helps = from.way[i].helps | helps,
                                   .from = number,
                                   .way = (uint8_t)i,
                                   .action = action};
        add_way(&ways->spot[to], &way);
    }
}

/* All spots up to home; the last layer is those that are won. The first of them, or NONE. */
static uint32_t find_all(struct ways *ways) {
    struct trace trace;
    struct proof_at start = proof_graph_start(ways->graph);
    memset(&trace, NOBODY, sizeof trace);
    uint32_t layer = find_spot(ways, &start, &trace);
    const struct helped none = {.from = NONE};
    add_way(&ways->spot[layer], &none);
    for (int left = proof_graph_steps(ways->graph, start.number) - 1; left >= 0; left--) {
        uint32_t end = ways->spots;
        for (; layer < end; layer++) {
            for (int i = 0; i < RULES_ACTIONS; i++) {
                go_on(ways, layer, proof_action(i), left);
            }
            if (ways->spots > MOST_SPOTS) {
                return NONE;
            }
        }
    }
    return layer;
}

/* What the ways home need, the least first. */
static struct spot all_home(const struct ways *ways, uint32_t first) {
    struct spot all = {.count = 0};
    for (uint32_t i = first; i < ways->spots; i++) {
        for (int k = 0; k < ways->spot[i].count; k++) {
            const struct helped way = {
                .helps = ways->spot[i].way[k].helps, .from = i, .way = (uint8_t)k};
            add_way(&all, &way);
        }
    }
    return all;
}

static void follow(const struct ways *ways, const struct helped *end, int length,
                   struct rules_action *path) {
    const struct helped *at = &ways->spot[end->from].way[end->way];
    for (int i = length - 1; i >= 0; i--) {
        path[i] = at->action;
        at = &ways->spot[at->from].way[at->way];
    }
}

struct proof_helps proof_find_helps(const struct proof_graph *graph, uint32_t wanted,
                                    struct rules_action *path) {
    const struct proof_task *task = proof_graph_task(graph);
    struct ways ways = {.graph = graph, .level = task->level, .answers = &task->answers};
    struct proof_helps helps = {0};
    uint32_t first = find_all(&ways);
    const struct spot home = all_home(&ways, first == NONE ? ways.spots : first);
    for (int i = 0; i < home.count; i++) {
        helps.set[helps.count++] = home.way[i].helps;
        if (path && home.way[i].helps == wanted) {
            int length = proof_graph_steps(graph, proof_graph_start(graph).number);
            follow(&ways, &home.way[i], length, path);
        }
    }
    free(ways.spot);
    free(ways.slot);
    return helps;
}

/* --- over all combinations --- */

static bool does_for(const struct proof_helps *helps, uint32_t wanted) {
    bool does = false;
    for (int i = 0; i < helps->count; i++) {
        does |= helps->set[i] == wanted;
    }
    return does;
}

static int count_alike(const struct proof_helps *helps, int combinations, const bool *left,
                       uint32_t wanted) {
    int alike = 0;
    for (int c = 0; c < combinations; c++) {
        alike += left[c] && does_for(&helps[c], wanted);
    }
    return alike;
}

/* The set that does for most; where two do for as many, the lesser. */
static uint32_t choose(const struct proof_helps *helps, int combinations, const bool *left) {
    uint32_t best = 0;
    int most = 0;
    for (int c = 0; c < combinations; c++) {
        for (int i = 0; left[c] && i < helps[c].count; i++) {
            uint32_t set = helps[c].set[i];
            if (most && set == best) {
                continue;
            }
            int alike = count_alike(helps, combinations, left, set);
            if (alike > most || (alike == most && is_less(set, best))) {
                most = alike;
                best = set;
            }
        }
    }
    return best;
}

int proof_count_ways(const struct proof_helps *helps, int combinations, uint32_t *chosen) {
    bool *left = base_alloc((size_t)combinations * sizeof *left);
    int ways = 0, open = 0;
    for (int c = 0; c < combinations; c++) {
        left[c] = helps[c].count > 0;
        open += left[c];
        chosen[c] = 0;
    }
    for (; open; ways++) {
        uint32_t set = choose(helps, combinations, left);
        for (int c = 0; c < combinations; c++) {
            if (left[c] && does_for(&helps[c], set)) {
                chosen[c] = set;
                left[c] = false;
                open--;
            }
        }
    }
    free(left);
    return ways;
}
