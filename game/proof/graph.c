/* How far home is from every clean state. The moves of all sets are looked up once and laid side by
 * side by where they lead to; then a search goes back from the won states in layers, 64 states at a
 * time. */
#include "proof/graph.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { FAR = UINT16_MAX };

/* Some states of one set that a player's action takes to another. */
struct edge {
    uint64_t from;
    uint32_t source;
    uint8_t turn;
};
/* As it is found, in the order of the sets that it leads from. */
struct found {
    struct edge edge;
    uint32_t to; /* 2 * set + player: edges lie in the order of this in the end */
};

/* The sets that have states are numbered; so are edges. */
struct proof_graph {
    struct proof_search *search;
    uint32_t sets;
    uint32_t *number_of;   /* of a set, by world and set */
    uint64_t *seen, *done; /* by set; done: a way home is known */
    struct found *found;   /* only while edges are looked for */
    uint32_t edges, edge_room;
    struct edge *edge;
    uint32_t *begin;         /* by 2 * set + player: its first edge; the next one's is its end */
    uint16_t *steps, *beats; /* by state; beats may be NULL */
};

/* --- edges --- */

static bool afford(const struct proof_graph *graph, uint64_t sets, uint64_t edges) {
    const struct proof_search *search = graph->search;
    uint64_t a_set = 8 * sizeof(uint64_t) + 6 * sizeof(uint32_t) + 128 * sizeof(uint16_t);
    uint64_t bytes = (uint64_t)search->worlds * search->sets * sizeof(uint32_t) + sets * a_set +
                     edges * (sizeof(struct found) + sizeof(struct edge));
    return sets < UINT32_MAX / 2 && edges < UINT32_MAX &&
           search->bytes + bytes <= search->options.bytes;
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
        graph->found = base_grow(graph->found, room * sizeof *graph->found);
        graph->edge_room = (uint32_t)room;
    }
    return true;
}

static void add_edges(struct proof_graph *graph, uint32_t source) {
    const struct proof_search *search = graph->search;
    for (int i = 0; i < search->jumps.count; i++) {
        const struct proof_jump *jump = &search->jumps.jump[i];
        uint32_t set = graph->number_of[(uint64_t)jump->world * search->sets + jump->set];
        uint32_t player = i < search->jumps.of_a ? RULES_A : RULES_B;
        graph->found[graph->edges++] = (struct found){
            .edge = {.from = jump->from, .source = source, .turn = jump->turn},
            .to = 2 * set + player};
    }
}

/* By counting: each place's begin is moved on while it is filled, and back once all are. */
static void sort_edges(struct proof_graph *graph) {
    uint32_t places = 2 * graph->sets, next = 0;
    graph->begin = base_alloc(((size_t)places + 1) * sizeof *graph->begin);
    graph->edge = base_alloc((size_t)graph->edges * sizeof *graph->edge + 1);
    memset(graph->begin, 0, ((size_t)places + 1) * sizeof *graph->begin);
    for (uint32_t i = 0; i < graph->edges; i++) {
        graph->begin[graph->found[i].to]++;
    }
    for (uint32_t place = 0; place <= places; place++) {
        uint32_t count = graph->begin[place];
        graph->begin[place] = next;
        next += count;
    }
    for (uint32_t i = 0; i < graph->edges; i++) {
        graph->edge[graph->begin[graph->found[i].to]++] = graph->found[i].edge;
    }
    for (uint32_t place = places; place > 0; place--) {
        graph->begin[place] = graph->begin[place - 1];
    }
    graph->begin[0] = 0;
    free(graph->found);
    graph->found = NULL;
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
    sort_edges(graph);
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
    if (!bits) {
        return; /* mostly: the set need not be fetched then */
    }
    if (!front->bits[set]) {
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
        const uint32_t *begin = &graph->begin[2 * set + (uint32_t)player];
        for (uint32_t at = begin[0]; at < begin[1]; at++) {
            const struct edge *edge = &graph->edge[at];
            join(to, edge->source, proof_turned(front->bits[set], -edge->turn) & edge->from);
        }
    }
}

/* Cuts the front down to states that are met for the first time, and notes them in `met`. */
static void settle(struct front *front, uint64_t *met) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < front->count; i++) {
        uint32_t set = front->list[i];
        front->bits[set] &= ~met[set];
        met[set] |= front->bits[set];
        if (front->bits[set]) {
            front->list[kept++] = set;
        }
    }
    front->count = kept;
}

static void note_distance(const struct front *front, uint16_t value, uint16_t *distance) {
    for (uint32_t i = 0; i < front->count; i++) {
        uint32_t set = front->list[i];
        for (uint64_t bits = front->bits[set]; bits; bits &= bits - 1) {
            distance[(size_t)set * 64 + (size_t)__builtin_ctzll(bits)] = value;
        }
    }
}

static void join_all(const struct front *front, struct front *to) {
    for (uint32_t i = 0; i < front->count; i++) {
        join(to, front->list[i], front->bits[front->list[i]]);
    }
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

static uint64_t *no_states(const struct proof_graph *graph) {
    size_t size = graph->sets * sizeof(uint64_t) + 1;
    return memset(base_alloc(size), 0, size);
}

static void swap_fronts(struct front *one, struct front *other) {
    struct front swap = *one;
    *one = *other;
    *other = swap;
}

/* Fills graph->done, and the distance of all states from home, in actions. */
static void measure_steps(struct proof_graph *graph) {
    struct front now = new_front(graph), later = new_front(graph);
    begin_at_home(graph, &now);
    settle(&now, graph->done);
    for (int value = 0; now.count && value < FAR; value++) {
        note_distance(&now, (uint16_t)value, graph->steps);
        go_back(graph, &now, RULES_A, &later);
        go_back(graph, &now, RULES_B, &later);
        settle(&later, graph->done);
        clear(&now);
        swap_fronts(&now, &later);
    }
    free_front(&now);
    free_front(&later);
}

/* In beats: back by an action of one, and from there by one of the other. Where a state was once
 * met halfway, all that leads there is settled: nothing is gone back from it a second time. Ends at
 * the start, for a way home leads nowhere that is farther off. */
static void measure_beats(struct proof_graph *graph) {
    uint64_t start = proof_graph_start(graph).number;
    struct front now = new_front(graph), later = new_front(graph), halfway = new_front(graph);
    uint64_t *done = no_states(graph), *met[2] = {no_states(graph), no_states(graph)};
    begin_at_home(graph, &now);
    settle(&now, done);
    for (int value = 0; now.count && value < FAR && graph->beats[start] == FAR; value++) {
        note_distance(&now, (uint16_t)value, graph->beats);
        for (int player = RULES_A; player <= RULES_B; player++) {
            go_back(graph, &now, player, &halfway);
            settle(&halfway, met[player]);
            join_all(&halfway, &later);
            go_back(graph, &halfway, !player, &later);
            clear(&halfway);
        }
        settle(&later, done);
        clear(&now);
        swap_fronts(&now, &later);
    }
    free(done);
    free(met[RULES_A]);
    free(met[RULES_B]);
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
        free(graph->found);
        free(graph->edge);
        free(graph->begin);
        free(graph->steps);
        free(graph->beats);
        free(graph);
    }
}

static uint16_t *new_distances(const struct proof_graph *graph) {
    size_t size = (size_t)graph->sets * 64 * sizeof(uint16_t);
    return memset(base_alloc(size), 0xff, size); /* FAR */
}

struct proof_graph *proof_graph_new(struct proof_search *search, bool together) {
    struct proof_graph *graph = base_alloc(sizeof *graph);
    *graph = (struct proof_graph){.search = search};
    if (!number_sets(graph)) {
        proof_graph_free(graph);
        return NULL;
    }
    graph->seen = base_alloc(graph->sets * sizeof *graph->seen);
    graph->done = no_states(graph);
    if (!find_edges(graph)) {
        proof_graph_free(graph);
        return NULL;
    }
    if (together) {
        graph->beats = new_distances(graph);
        measure_beats(graph);
    }
    graph->steps = new_distances(graph);
    measure_steps(graph);
    return graph;
}

struct proof_ratio proof_graph_gentle(const struct proof_graph *graph) {
    struct proof_ratio gentle = {.under = graph->search->count};
    for (uint32_t set = 0; set < graph->sets; set++) {
        gentle.over += (uint64_t)proof_bits(graph->done[set]);
    }
    return gentle;
}

/* The lanterns that are out in the states of each set. */
static uint8_t *find_dark(const struct proof_graph *graph) {
    const struct proof_search *search = graph->search;
    uint8_t *dark = base_alloc((size_t)graph->sets + 1);
    for (uint32_t world = 0, number = 0; world < search->worlds; world++) {
        struct proof_node node;
        proof_unpack(&search->layout, proof_key(search, world), &node);
        for (uint32_t i = 0; i < search->sets; i++) {
            if (proof_sets(search, world)[i].seen) {
                dark[number++] = node.state.dark;
            }
        }
    }
    return dark;
}

/* Only a miss puts a lantern out. Who tries on with one out is on their own. */
bool proof_graph_loses(const struct proof_graph *graph) {
    uint8_t *dark = find_dark(graph);
    bool loses = false;
    for (uint32_t set = 0; set < graph->sets && !loses; set++) {
        uint64_t lost = graph->seen[set] & ~graph->done[set];
        for (uint32_t at = graph->begin[2 * set]; lost && at < graph->begin[2 * set + 2]; at++) {
            const struct edge *edge = &graph->edge[at];
            uint64_t from = edge->from & graph->done[edge->source];
            loses |= dark[set] && !dark[edge->source] && (proof_turned(from, edge->turn) & lost);
        }
    }
    free(dark);
    return loses;
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
