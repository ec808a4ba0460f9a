/* Two people do not take turns: both walk whenever each has somewhere to go. How long one of them
 * must stand still all the same is what this measures. */
#include "proof/graph.h"

/* A beat: one action of one of them, or one of each. */
struct beat {
    int count;
    struct rules_action action[2];
    struct proof_at at; /* after it */
};

/* How far home it is; PROOF_UNSOLVABLE where no way leads there. */
typedef int measure(const struct proof_graph *graph, uint64_t number);

/* The player's first action, from `first` on, that leads to where home is as far as `wanted`. False
 * where there is none. */
static bool act(const struct proof_graph *graph, const struct proof_at *at, int player,
                measure *from_home, int wanted, struct beat *beat) {
    struct proof_at next;
    for (int move = 0; move < RULES_ACTIONS / 2; move++) {
        const struct rules_action action = {.player = (uint8_t)player, .move = (uint8_t)move};
        if (proof_graph_act(graph, at, action, &next) && from_home(graph, next.number) == wanted) {
            *beat = (struct beat){.count = 1, .action = {action}, .at = next};
            return true;
        }
    }
    return false;
}

/* The first beat in which both act and that leads to where home is as far as `wanted`. */
static bool act_both(const struct proof_graph *graph, const struct proof_at *at, measure *from_home,
                     int wanted, struct beat *beat) {
    struct proof_at halfway;
    for (int i = 0; i < RULES_ACTIONS; i++) {
        const struct rules_action first = proof_action(i);
        if (proof_graph_act(graph, at, first, &halfway) &&
            act(graph, &halfway, !first.player, from_home, wanted, beat)) {
            beat->action[1] = beat->action[0];
            beat->action[0] = first;
            beat->count = 2;
            return true;
        }
    }
    return false;
}

struct proof_ratio proof_wait(const struct proof_graph *graph) {
    struct proof_at at = proof_graph_start(graph);
    int beats = proof_graph_beats(graph, at.number), own[2] = {0};
    for (int left = beats - 1; left >= 0; left--) {
        struct beat beat = {.at = at};
        if (!act(graph, &at, RULES_A, proof_graph_beats, left, &beat) &&
            !act(graph, &at, RULES_B, proof_graph_beats, left, &beat)) {
            act_both(graph, &at, proof_graph_beats, left, &beat);
        }
        for (int i = 0; i < beat.count; i++) {
            own[beat.action[i].player]++;
        }
        at = beat.at;
    }
    int busier = own[RULES_A] > own[RULES_B] ? own[RULES_A] : own[RULES_B];
    return (struct proof_ratio){(uint64_t)(beats - busier), (uint64_t)beats};
}

int proof_idle(const struct proof_graph *graph) {
    struct proof_at at = proof_graph_start(graph);
    int longest = 0, run = 0, alone = RULES_NOBODY;
    for (int left = proof_graph_steps(graph, at.number); left > 0;) {
        struct beat own[2], both;
        bool can[2];
        for (int player = RULES_A; player <= RULES_B; player++) {
            can[player] = act(graph, &at, player, proof_graph_steps, left - 1, &own[player]);
        }
        bool two = can[RULES_A] && can[RULES_B];
        int acts = can[RULES_A] ? RULES_A : RULES_B;
        run = two ? 0 : acts == alone ? run + 1 : 1;
        alone = two ? RULES_NOBODY : acts;
        longest = run > longest ? run : longest;
        if (!two || !act_both(graph, &at, proof_graph_steps, left - 2, &both)) {
            both = own[acts];
        }
        left -= both.count;
        at = both.at;
    }
    return longest;
}
