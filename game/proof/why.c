/* Examples of what proof_level found, for those who make levels. Each runs one of its searches
 * again, and asks for the way. */
#include "proof/why.h"

#include "proof/graph.h"

#include <stdlib.h>

struct why {
    const struct rules_level *level;
    struct proof_search *search;
    struct rules_state start;
    struct proof_way *way;
};

static void begin(struct why *why, const struct rules_level *level,
                  const struct proof_options *options, struct proof_way *way) {
    *why = (struct why){.level = level, .search = base_alloc(sizeof *why->search), .way = way};
    *way = (struct proof_way){0};
    proof_search_init(why->search, options);
    why->search->progress.total = 1;
    rules_start(level, &why->start);
}

static bool end(struct why *why) {
    proof_search_release(why->search);
    free(why->search);
    return why->way->step != NULL;
}

/* Runs a search under one combination; `longest` as in struct proof_task. */
static int run(struct why *why, const struct rules_level *level, int combination,
               enum proof_goal goal, int longest) {
    const struct proof_task task = {
        .level = level,
        .answers = proof_answers(level, combination),
        .from = why->start,
        .goal = goal,
        .longest = longest,
    };
    return proof_search_run(why->search, &task);
}

/* The way to what is left of the layer; to what is won where `won`. */
static void keep_way(struct why *why, int combination, int length, bool won) {
    why->way->combination = combination;
    why->way->count = length;
    why->way->step = base_alloc((size_t)length * sizeof *why->way->step + 1);
    (won ? proof_search_path : proof_search_way)(why->search, length, why->way->step);
}

void proof_way_release(struct proof_way *way) {
    free(way->step);
    *way = (struct proof_way){0};
}

/* --- from home --- */

/* Steps to the nearest home of a player, by cell; PROOF_NONE where walls are all around. */
static void measure_home(const struct rules_level *level, int player, int *steps) {
    int cells = level->width * level->height, count = 0;
    int kind = player == RULES_A ? RULES_HOME_A : RULES_HOME_B;
    uint16_t queue[RULES_MAX_CELLS];
    for (int cell = 0; cell < cells; cell++) {
        bool home = level->fixture[cell].kind == kind;
        steps[cell] = home ? 0 : PROOF_NONE;
        if (home) {
            queue[count++] = (uint16_t)cell;
        }
    }
    for (int i = 0; i < count; i++) {
        for (int direction = 0; direction < 4; direction++) {
            int next = level->neighbour[queue[i]][direction];
            if (next != RULES_NOWHERE && level->terrain[next] != RULES_WALL &&
                steps[next] == PROOF_NONE) {
                steps[next] = steps[queue[i]] + 1;
                queue[count++] = (uint16_t)next;
            }
        }
    }
}

struct proof_from_home proof_from_home(const struct rules_level *level,
                                       const struct rules_answers *answers,
                                       const struct rules_state *state, int player) {
    int steps[RULES_MAX_CELLS], at = state->at[player];
    measure_home(level, player, steps);
    struct proof_from_home found = {
        .steps = steps[at], .towards = RULES_NOWHERE, .result = RULES_DONE};
    for (int direction = 0; direction < 4 && steps[at] > 0; direction++) {
        int next = level->neighbour[at][direction];
        if (next == RULES_NOWHERE || steps[next] != steps[at] - 1) {
            continue;
        }
        const struct rules_action action = {.player = (uint8_t)player, .move = (uint8_t)direction};
        struct rules_state after = *state;
        struct rules_events events;
        found.towards = next;
        found.result = rules_step(level, answers, &after, action, &events);
        found.refusal = events.refusal;
        break;
    }
    return found;
}

/* --- the state nearest home --- */

struct nearness {
    const struct proof_space *space;
    int steps[2][RULES_MAX_CELLS];
};

static int far_from_home(const struct nearness *near, int player, int cell) {
    int steps = near->steps[player][cell];
    return steps == PROOF_NONE ? RULES_MAX_CELLS : steps;
}

/* The states of an entry that are as near as `wanted`, and in `least` the nearest of all. */
static uint64_t at_distance(const struct nearness *near, const struct proof_entry *entry,
                            int wanted, int *least) {
    const struct proof_space *space = near->space;
    int row = entry->set / space->segments, segment = entry->set % space->segments;
    int b = far_from_home(near, RULES_B, space->cell_of[row]);
    uint64_t found = 0;
    for (int seat = 0; seat < 64; seat++) {
        if (entry->bits >> seat & 1) {
            int far = b + far_from_home(near, RULES_A, space->cell_at[segment * 64 + seat]);
            *least = far < *least ? far : *least;
            found |= (uint64_t)(far == wanted) << seat;
        }
    }
    return found;
}

/* Cuts the first layer with the states nearest home down to these; its depth. */
static int narrow_to_nearest(struct proof_search *search, const struct nearness *near) {
    int least = 2 * RULES_MAX_CELLS + 1, depth = 0;
    for (int layer = 0; proof_layer_begin(search, layer) < search->entries; layer++) {
        int before = least;
        for (size_t i = proof_layer_begin(search, layer); i < proof_layer_begin(search, layer + 1);
             i++) {
            at_distance(near, proof_entry_at(search, i), -1, &least);
        }
        depth = least < before ? layer : depth;
    }
    for (size_t i = proof_layer_begin(search, depth); i < proof_layer_begin(search, depth + 1);
         i++) {
        struct proof_entry *entry = proof_entry_at(search, i);
        entry->bits = at_distance(near, entry, least, &least);
    }
    return depth;
}

static int first_of(const struct proof *proof, int length) {
    int c = 0;
    while (c < proof->combinations && proof->shortest[c] != length) {
        c++;
    }
    return c;
}

bool proof_why_unsolvable(const struct rules_level *level, const struct proof *proof,
                          const struct proof_options *options, struct proof_way *way) {
    struct why why;
    int c = first_of(proof, PROOF_UNSOLVABLE);
    begin(&why, level, options, way);
    if (c < proof->combinations && run(&why, level, c, PROOF_SHORTEST, 0) == PROOF_UNSOLVABLE) {
        struct nearness near = {.space = &why.search->space};
        measure_home(level, RULES_A, near.steps[RULES_A]);
        measure_home(level, RULES_B, near.steps[RULES_B]);
        keep_way(&why, c, narrow_to_nearest(why.search, &near), false);
    }
    return end(&why);
}

/* --- solutions --- */

/* What is played with the question shut is play of the open level too: a shut veil or fence is
 * trodden by nobody, and whatever is not trodden does not ask for its answer. */
bool proof_why_not_needed(const struct rules_level *level, const struct proof *proof, int question,
                          const struct proof_options *options, struct proof_way *way) {
    struct why why;
    struct rules_level shut = *level;
    shut.shut = (uint8_t)(shut.shut | 1u << question);
    begin(&why, level, options, way);
    for (int c = 0; c < proof->combinations && !way->step; c++) {
        if (proof_answers(level, c).mark[question] != 0) {
            continue;
        }
        int length = run(&why, &shut, c, PROOF_SHORTEST, 0);
        if (length >= 0) {
            keep_way(&why, c, length, true);
        }
    }
    return end(&why);
}

bool proof_why_fair(const struct rules_level *level, const struct proof *proof, bool longest,
                    const struct proof_options *options, struct proof_way *way) {
    struct why why;
    int wanted = (int)(longest ? proof->fair.over : proof->fair.under);
    int c = first_of(proof, wanted);
    begin(&why, level, options, way);
    if (proof->fair.under && c < proof->combinations &&
        run(&why, level, c, PROOF_SHORTEST, 0) == wanted) {
        keep_way(&why, c, wanted, true);
    }
    return end(&why);
}

/* The first solution that a miss at one of the locks makes so much longer. */
static bool find_miss(const struct rules_level *level, const struct proof *proof,
                      const struct proof_locks *locks, int cost,
                      const struct proof_options *options, struct proof_way *way) {
    struct why why;
    begin(&why, level, options, way);
    for (int c = 0; cost >= 0 && c < proof->combinations && !way->step; c++) {
        int wanted = proof->shortest[c] + cost;
        const struct proof_task task = {
            .level = level,
            .answers = proof_answers(level, c),
            .from = why.start,
            .goal = PROOF_GUESS,
            .locks = locks,
            .within = {wanted},
        };
        if (proof->shortest[c] >= 0 && proof_search_run(why.search, &task) == wanted) {
            keep_way(&why, c, wanted, true);
        }
    }
    return end(&why);
}

bool proof_why_guess(const struct rules_level *level, const struct proof *proof,
                     const struct proof_options *options, struct proof_way *way) {
    struct proof_locks all, joined;
    proof_locks_init(&all, level);
    proof_locks_join(&joined, &all, PROOF_NONE);
    return find_miss(level, proof, &joined, proof->guess_cost, options, way);
}

bool proof_why_lock(const struct rules_level *level, const struct proof *proof, int lock,
                    const struct proof_options *options, struct proof_way *way) {
    struct proof_locks all, joined;
    proof_locks_init(&all, level);
    proof_locks_join(&joined, &all, lock);
    return find_miss(level, proof, &joined, proof->lock[lock].cost, options, way);
}

/* --- the talk --- */

/* Cuts a layer down to the states in which all of the talk is heard. */
static void narrow_to_told(struct proof_search *search, int layer) {
    uint8_t talk = search->task.talk;
    for (size_t i = proof_layer_begin(search, layer); i < proof_layer_begin(search, layer + 1);
         i++) {
        struct proof_entry *entry = proof_entry_at(search, i);
        struct proof_node node;
        proof_unpack(&search->layout, proof_key(search, entry->world), &node);
        entry->bits = (node.state.heard & talk) == talk ? entry->bits : 0;
    }
}

bool proof_why_told(const struct rules_level *level, const struct proof *proof,
                    const struct proof_options *options, struct proof_way *way) {
    struct why why;
    begin(&why, level, options, way);
    for (int c = 0; proof->told.under && c < proof->combinations && !way->step; c++) {
        const struct proof_task task = {
            .level = level,
            .answers = proof_answers(level, c),
            .from = why.start,
            .goal = PROOF_TALK,
            .talk = proof_talk(level),
        };
        int length = proof->shortest[c] < 0 ? PROOF_NONE : proof_search_run(why.search, &task);
        if (length > 0 && (uint64_t)length * proof->told.under ==
                              proof->told.over * (uint64_t)proof->shortest[c]) {
            narrow_to_told(why.search, length);
            keep_way(&why, c, length, false);
        }
    }
    return end(&why);
}

/* --- help --- */

bool proof_why_ways(const struct rules_level *level, const struct proof *proof, int combination,
                    const struct proof_options *options, struct proof_way *way) {
    struct why why;
    begin(&why, level, options, way);
    int length = proof->helps ? run(&why, level, combination, PROOF_WHOLE, 0) : PROOF_NONE;
    struct proof_graph *graph = length >= 0 ? proof_graph_new(why.search, false) : NULL;
    if (graph) {
        *way = (struct proof_way){.combination = combination,
                                  .count = length,
                                  .step = base_alloc((size_t)length * sizeof *way->step + 1)};
        proof_find_helps(graph, proof->helps[combination], way->step);
        proof_graph_free(graph);
    }
    return end(&why);
}

/* --- a dead end --- */

/* The states of an entry that have no mark. */
static uint64_t unmarked(const struct proof_search *search, const struct proof_entry *entry) {
    return entry->bits & ~proof_sets(search, entry->world)[entry->set].next;
}

/* The first layer with a state that has no mark, cut down to such states; -1 when all have one. */
static int narrow_to_unmarked(struct proof_search *search) {
    size_t first = 0;
    int layer = 0;
    while (first < search->entries && !unmarked(search, proof_entry_at(search, first))) {
        first++;
    }
    if (first == search->entries) {
        return -1;
    }
    while (proof_layer_begin(search, layer + 1) <= first) {
        layer++;
    }
    for (size_t i = proof_layer_begin(search, layer); i < proof_layer_begin(search, layer + 1);
         i++) {
        struct proof_entry *entry = proof_entry_at(search, i);
        entry->bits = unmarked(search, entry);
    }
    return layer;
}

bool proof_why_gentle(const struct rules_level *level, const struct proof *proof,
                      const struct proof_options *options, struct proof_way *way) {
    struct why why;
    begin(&why, level, options, way);
    for (int c = 0; c < proof->combinations && !way->step; c++) {
        if (proof->shortest[c] < 0 || run(&why, level, c, PROOF_EVERY, 0) == PROOF_NOT_PROVED) {
            continue;
        }
        struct proof_ratio gentle = proof_gentle(why.search);
        if (gentle.over * proof->gentle.under != proof->gentle.over * gentle.under) {
            continue;
        }
        int depth = narrow_to_unmarked(why.search);
        proof_search_unmark(why.search);
        if (depth < 0) {
            break; /* no dead end at all */
        }
        keep_way(&why, c, depth, false);
    }
    return end(&why);
}
