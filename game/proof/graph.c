/* How far home is from every clean state. The moves of all sets are looked up once and kept by
 * where they lead to; then a search goes back from the won states in layers, 64 states at a time.
 */
#include "proof/graph.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { FAR = UINT16_MAX };
#define NO_EDGE UINT32_MAX

/* Some states of one set that a player's action takes to another, which keeps it in a chain. */
struct edge {
    uint64_t from;
    uint32_t source, next;
    uint8_t turn;
};

/* The sets that have states are numbered; so are edges. */
struct proof_graph {
    struct proof_search *search;
    uint32_t sets;
    uint32_t *number_of;   /* of a set, by world and set */
    uint64_t *seen, *done; /* by set; done: a way home is known */
    uint32_t *chain[2];    /* by player and set: the first edge that leads there */
    struct edge *edge;
    uint32_t edges, edge_room;
    uint16_t *steps, *beats; /* by state; beats may be NULL */
};

/* --- edges --- */

static bool afford(const struct proof_graph *graph, uint64_t sets, uint64_t edges) {
    const struct proof_search *search = graph->search;
    uint64_t a_set = 5 * sizeof(uint64_t) + 5 * sizeof(uint32_t) + 128 * sizeof(uint16_t);
    uint64_t bytes = (uint64_t)search->worlds * search->sets * sizeof(uint32_t) + sets * a_set +
                     edges * sizeof(struct edge);
    return sets < UINT32_MAX && edges < NO_EDGE && search->bytes + bytes <= search->options.bytes;
}

static bool number_sets(struct proof_graph *graph) {
    const struct proof_search *search = graph->search;
    uint64_t all = (uint64_t)search->worlds * search->sets, sets = 0;
    if (!afford(graph, 0, 0)) {
        return false;
    }
    graph->number_of = base_alloc(all * sizeof *graph->number_of + 1);
    for (uint64_t i = 0; i < all; i++) {
        graph->number_of[i] = (uint32_t)sets;
        sets += proof_sets(search, 0)[i].seen != 0;
    }
    graph->sets = (uint32_t)sets;
    return afford(graph, sets, 0);
}

static bool hold_edges(struct proof_graph *graph, int more) {
    uint64_t count = (uint64_t)graph->edges + (uint64_t)more;
    if (count > graph->edge_room) {
        uint64_t room = count + count / 2;
        if (!afford(graph, graph->sets, room)) {
            return false;
        }
        graph->edge = base_grow(graph->edge, room * sizeof *graph->edge);
        graph->edge_room = (uint32_t)room;
    }
    return true;
}

static void add_edges(struct proof_graph *graph, uint32_t source) {
    const struct proof_search *search = graph->search;
    for (int i = 0; i < search->jumps.count; i++) {
        const struct proof_jump *jump = &search->jumps.jump[i];
        uint32_t *chain = graph->chain[i < search->jumps.of_a ? RULES_A : RULES_B];
        uint32_t to = graph->number_of[(uint64_t)jump->world * search->sets + jump->set];
        graph->edge[graph->edges] = (struct edge){
            .from = jump->from, .source = source, .next = chain[to], .turn = jump->turn};
        chain[to] = graph->edges++;
    }
}

static bool find_edges(struct proof_graph *graph) {
    struct proof_search *search = graph->search;
    for (uint32_t world = 0, number = 0; world < search->worlds; world++) {
        for (int i = 0; i < (int)search->sets; i++) {
            uint64_t seen = proof_sets(search, world)[i].seen;
            if (!seen) {
                continue;
            }
            graph->seen[number] = seen;
            proof_open(search, world);
            proof_moves(search, i, seen);
            if (!hold_edges(graph, search->jumps.count)) {
                return false;
            }
            add_edges(graph, number++);
        }
    }
    return true;
}

/* --- back from home --- */

/* States, by set; `list` holds the sets that have some. */
struct front {
    uint64_t *bits;
    uint32_t *list, count;
};

static struct front new_front(const struct proof_graph *graph) {
    struct front front = {.bits = base_alloc(graph->sets * sizeof *front.bits + 1),
                          .list = base_alloc(graph->sets * sizeof *front.list + 1)};
    memset(front.bits, 0, graph->sets * sizeof *front.bits);
    return front;
}

static void free_front(struct front *front) {
    free(front->bits);
    free(front->list);
}

static void join(struct front *front, uint32_t set, uint64_t bits) {
    if (bits && !front->bits[set]) {
        front->list[front->count++] = set;
    }
    front->bits[set] |= bits;
}

static void clear(struct front *front) {
    for (uint32_t i = 0; i < front->count; i++) {
        front->bits[front->list[i]] = 0;
    }
    front->count = 0;
}

/* Joins to `to` what one action of the player leads from to `front`. */
static void go_back(const struct proof_graph *graph, const struct front *front, int player,
                    struct front *to) {
    for (uint32_t i = 0; i < front->count; i++) {
        uint32_t set = front->list[i];
        for (uint32_t at = graph->chain[player][set]; at != NO_EDGE; at = graph->edge[at].next) {
            const struct edge *edge = &graph->edge[at];
            join(to, edge->source, proof_turned(front->bits[set], -edge->turn) & edge->from);
        }
    }
}

/* Cuts the front down to states that are met for the first time. */
static void settle(struct proof_graph *graph, struct front *front, uint16_t *distance,
                   uint16_t value) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < front->count; i++) {
        uint32_t set = front->list[i];
        uint64_t fresh = front->bits[set] & ~graph->done[set];
        graph->done[set] |= fresh;
        front->bits[set] = fresh;
        for (uint64_t bits = fresh; bits; bits &= bits - 1) {
            distance[(size_t)set * 64 + (size_t)__builtin_ctzll(bits)] = value;
        }
        if (fresh) {
            front->list[kept++] = set;
        }
    }
    front->count = kept;
}

static void begin_at_home(struct proof_graph *graph, struct front *front) {
    const struct proof_search *search = graph->search;
    const struct proof_space *space = &search->space;
    for (uint32_t world = 0; world < search->worlds; world++) {
        for (int i = 0; i < (int)search->sets; i++) {
            uint64_t won = proof_sets(search, world)[i].seen &
                           proof_won(space, i / space->segments, i % space->segments);
            if (won) {
                join(front, graph->number_of[(uint64_t)world * search->sets + (uint32_t)i], won);
            }
        }
    }
}

/* The distance of all states from home, in actions, or, `together`, in beats. */
static void measure(struct proof_graph *graph, bool together, uint16_t *distance) {
    struct front now = new_front(graph), later = new_front(graph), halfway = new_front(graph);
    memset(distance, 0xff, (size_t)graph->sets * 64 * sizeof *distance); /* FAR */
    memset(graph->done, 0, graph->sets * sizeof *graph->done);
    begin_at_home(graph, &now);
    settle(graph, &now, distance, 0);
    for (int value = 1; now.count && value < FAR; value++) {
        for (int player = RULES_A; player <= RULES_B; player++) {
            go_back(graph, &now, player, &later);
            if (together) {
                go_back(graph, &now, player, &halfway);
                go_back(graph, &halfway, !player, &later);
                clear(&halfway);
            }
        }
        settle(graph, &later, distance, (uint16_t)value);
        clear(&now);
        struct front swap = now;
        now = later;
        later = swap;
    }
    free_front(&now);
    free_front(&later);
    free_front(&halfway);
}

/* --- a graph --- */

void proof_graph_free(struct proof_graph *graph) {
    if (graph) {
        free(graph->number_of);
        free(graph->seen);
        free(graph->done);
        free(graph->chain[RULES_A]);
        free(graph->chain[RULES_B]);
        free(graph->edge);
        free(graph->steps);
        free(graph->beats);
        free(graph);
    }
}

struct proof_graph *proof_graph_new(struct proof_search *search, bool together) {
    struct proof_graph *graph = base_alloc(sizeof *graph);
    *graph = (struct proof_graph){.search = search};
    if (!number_sets(graph)) {
        proof_graph_free(graph);
        return NULL;
    }
    graph->seen = base_alloc(graph->sets * sizeof *graph->seen);
    graph->done = base_alloc(graph->sets * sizeof *graph->done);
    for (int player = RULES_A; player <= RULES_B; player++) {
        graph->chain[player] = base_alloc(graph->sets * sizeof *graph->chain[player]);
        memset(graph->chain[player], 0xff, graph->sets * sizeof *graph->chain[player]);
    }
    if (!find_edges(graph)) {
        proof_graph_free(graph);
        return NULL;
    }
    if (together) {
        graph->beats = base_alloc((size_t)graph->sets * 64 * sizeof *graph->beats);
        measure(graph, true, graph->beats);
    }
    graph->steps = base_alloc((size_t)graph->sets * 64 * sizeof *graph->steps);
    measure(graph, false, graph->steps);
    return graph;
}

struct proof_ratio proof_graph_gentle(const struct proof_graph *graph) {
    struct proof_ratio gentle = {.under = graph->search->count};
    for (uint32_t set = 0; set < graph->sets; set++) {
        gentle.over += (uint64_t)proof_bits(graph->done[set]);
    }
    return gentle;
}

/* --- looking at states --- */

uint64_t proof_graph_number(const struct proof_graph *graph, const struct rules_state *state) {
    struct proof_search *search = graph->search;
    const struct proof_space *space = &search->space;
    const struct proof_node node = {.state = *state};
    uint32_t world = proof_find_world(search, &node, false);
    int seat = space->seat[state->at[RULES_A]], row = space->row[state->at[RULES_B]];
    assert(world != PROOF_NO_WORLD && seat != RULES_NOWHERE && row != RULES_NOWHERE);
    uint64_t set = (uint64_t)world * search->sets + (uint64_t)(row * space->segments + seat / 64);
    return (uint64_t)graph->number_of[set] * 64 + (uint64_t)(seat % 64);
}

static int known(uint16_t distance) {
    return distance == FAR ? PROOF_UNSOLVABLE : distance;
}

int proof_graph_steps(const struct proof_graph *graph, uint64_t number) {
    return known(graph->steps[number]);
}

int proof_graph_beats(const struct proof_graph *graph, uint64_t number) {
    return known(graph->beats[number]);
}

const struct proof_task *proof_graph_task(const struct proof_graph *graph) {
    return &graph->search->task;
}

struct proof_at proof_graph_start(const struct proof_graph *graph) {
    const struct rules_state *from = &graph->search->task.from;
    return (struct proof_at){.state = *from, .number = proof_graph_number(graph, from)};
}

bool proof_graph_act(const struct proof_graph *graph, const struct proof_at *at,
                     struct rules_action action, struct proof_at *next) {
    const struct proof_task *task = proof_graph_task(graph);
    next->state = at->state;
    if (rules_step(task->level, &task->answers, &next->state, action, NULL) != RULES_DONE) {
        return false;
    }
    next->number = proof_graph_number(graph, &next->state);
    return next->number != at->number;
}
