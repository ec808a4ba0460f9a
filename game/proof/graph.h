/* The clean states of one combination as a graph that knows the way home from everywhere, and what
 * is read off it. Private to this folder. */
#ifndef PROOF_GRAPH_H
#define PROOF_GRAPH_H

#include "proof/search.h"

/* --- graph.c --- */

struct proof_graph;

/* After a whole run that found a solution, or one for misses, and met no limit. NULL where there is
 * not enough memory within the limit of bytes. It looks into the search, which must not run again
 * before the graph is freed. `together`: count beats, too. */
struct proof_graph *proof_graph_new(struct proof_search *search, bool together);
void proof_graph_free(struct proof_graph *graph);
struct proof_ratio proof_graph_gentle(const struct proof_graph *graph);
/* Of a run for misses: does one of them, while both lanterns burn, lead from where home can be
 * reached to where it can't? */
bool proof_graph_loses(const struct proof_graph *graph);

/* A number for each state of the search; the start's is any. */
uint64_t proof_graph_number(const struct proof_graph *graph, const struct rules_state *state);
/* The least actions home, and the least beats; PROOF_UNSOLVABLE where no way leads there. In a beat
 * one of the two acts, or each of them once, one after the other. Beats are counted as far as the
 * start is from home; a state that is farther has PROOF_UNSOLVABLE. */
int proof_graph_steps(const struct proof_graph *graph, uint64_t number);
int proof_graph_beats(const struct proof_graph *graph, uint64_t number);

/* Where an action leads; false where it is refused, misheard, or changes nothing. */
struct proof_at {
    struct rules_state state;
    uint64_t number;
};
struct proof_at proof_graph_start(const struct proof_graph *graph);
const struct proof_task *proof_graph_task(const struct proof_graph *graph);
bool proof_graph_act(const struct proof_graph *graph, const struct proof_at *at,
                     struct rules_action action, struct proof_at *next);

/* --- together.c: as if both could walk at once --- */

struct proof_ratio proof_wait(const struct proof_graph *graph);
int proof_idle(const struct proof_graph *graph);

/* --- beginner.c --- */

enum { PROOF_WALKS = 1000 };
/* The actions that the walks first, first + every, ... below PROOF_WALKS take, summed up. */
uint64_t proof_wander(const struct proof_graph *graph, int first, int every);

/* --- ways.c: what the two do for each other --- */

enum { PROOF_MAX_HELPS = 6 }; /* sets of help that are kept apart */

/* The sets of help with which a shortest way leads home, and none of which holds another, the least
 * first. Each is bits: 2 * enum proof_help + who helps. */
struct proof_helps {
    int count; /* 0: not known */
    uint32_t set[PROOF_MAX_HELPS];
};
/* `path`, as long as a shortest way, receives one with the set `wanted`, where there is one; may be
 * NULL. */
struct proof_helps proof_find_helps(const struct proof_graph *graph, uint32_t wanted,
                                    struct rules_action *path);
/* Chooses a set for each combination, so that they are few: again and again the one that does for
 * most of the combinations that are left. How many. */
int proof_count_ways(const struct proof_helps *helps, int combinations, uint32_t *chosen);

#endif
