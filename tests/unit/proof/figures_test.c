/* What is read off the graph of clean states: small levels whose figures one can count by hand, and
 * random ones whose distances a plain search finds as well. */
#include "proof/graph.h"
#include "unit/rules/world.h"

#include <stdlib.h>
#include <string.h>

/* --- a level, searched --- */

struct look {
    struct world world;
    struct proof_search *search;
    struct proof_graph *graph;
};

static void look_at(struct look *look, const char *map, const struct world_setup *setup) {
    world_init(&look->world, map, setup);
    const struct proof_task task = {.level = &look->world.level,
                                    .answers = look->world.answers,
                                    .from = look->world.state,
                                    .goal = PROOF_WHOLE};
    look->search = base_alloc(sizeof *look->search);
    proof_search_init(look->search, NULL);
    assert_true(proof_search_run(look->search, &task) > 0);
    look->graph = proof_graph_new(look->search, true);
    assert_non_null(look->graph);
}

static void look_away(struct look *look) {
    proof_graph_free(look->graph);
    proof_search_release(look->search);
    free(look->search);
}

static void takes(const char *map, const struct world_setup *setup, int waits, int beats,
                  int idle) {
    struct look look;
    look_at(&look, map, setup);
    struct proof_ratio wait = proof_wait(look.graph);
    assert_int_equal(wait.over, waits);
    assert_int_equal(wait.under, beats);
    assert_int_equal(proof_idle(look.graph), idle);
    look_away(&look);
}

/* --- waiting --- */

static void test_both_walk_at_once(void **unused) {
    (void)unused;
    takes("#######\n"
          "#A...x#\n"
          "#######\n"
          "#B...y#\n"
          "#######\n",
          NULL, 0, 4, 0);
}

/* A holds the gate while B comes up to it, which takes B no longer than without. */
static void test_one_holds_a_gate(void **unused) {
    (void)unused;
    takes("##########\n"
          "#Apx######\n"
          "#B...g..y#\n"
          "##########\n",
          NULL, 0, 7, 3);
}

/* A waits for two beats on the plate, then B for one: 9 beats for 7 steps each. */
static void test_each_waits_for_the_other(void **unused) {
    static const struct world_setup second = {
        .sign = {{.sign = 'Q', .fixture = {.kind = RULES_PLATE, .index = 1}},
                 {.sign = 'J', .fixture = {.kind = RULES_GATE, .index = 1}}}};
    (void)unused;
    takes("##########\n"
          "#Ap...J.x#\n"
          "##########\n"
          "#B...gQ.y#\n"
          "##########\n",
          &second, 2, 9, 3);
}

/* Six steps of a promise: while A walks them B stands, and A does well not to begin before it. */
static void test_promised(void **unused) {
    static const struct world_setup six = {
        .sign = {{.sign = 'S', .fixture = {.kind = RULES_PROMISE, .value = 6}}}};
    (void)unused;
    takes("#########\n"
          "#BSy#####\n"
          "#########\n"
          "#A...g.x#\n"
          "#########\n",
          &six, 0, 6, 6);
}

/* --- help --- */

enum { A_HELPS = 1, B_HELPS = 2 };

static uint32_t help(enum proof_help kind, unsigned who) {
    return (uint32_t)who << (2 * (int)kind);
}

/* The least help that the level needs is just this, and a way with it can be walked. */
static void needs(const char *map, const struct world_setup *setup, uint32_t helps) {
    struct look look;
    look_at(&look, map, setup);
    int length = look.search->shortest;
    struct rules_action *path = base_alloc((size_t)length * sizeof *path);
    struct proof_helps found = proof_find_helps(look.graph, helps, path);
    assert_true(found.count >= 1);
    assert_int_equal(found.set[0], helps);
    for (int i = 0; i < length; i++) {
        assert_int_equal(
            rules_step(&look.world.level, &look.world.answers, &look.world.state, path[i], NULL),
            RULES_DONE);
    }
    assert_true(rules_won(&look.world.level, &look.world.state));
    free(path);
    look_away(&look);
}

static void test_help_with_gates(void **unused) {
    (void)unused;
    needs("#######\n#A...x#\n#######\n#B...y#\n#######\n", NULL, 0);
    needs("#######\n#Ap.x##\n#######\n#B.g.y#\n#######\n", NULL, help(PROOF_HELP_HOLD, A_HELPS));
    needs("#######\n#B.P.y#\n#######\n#A.g.x#\n#######\n", NULL, help(PROOF_HELP_PROMISE, B_HELPS));
    needs("#######\n#Aop###\n#x#####\n#B.g.y#\n#######\n", NULL, help(PROOF_HELP_WEIGHT, A_HELPS));
    /* Who pushes a stone for oneself is not helped. */
    needs("########\n#Aop####\n#..g.x.#\n########\n#B....y#\n########\n", NULL, 0);
}

static void test_help_with_stones_and_boat(void **unused) {
    (void)unused;
    needs("#######\n#B.~.y#\n###o###\n#x.A###\n#######\n", NULL, help(PROOF_HELP_STONE, A_HELPS));
    needs("#######\n#Ah..##\n#B#x###\n#y#####\n#######\n", NULL, help(PROOF_HELP_HEAVY, B_HELPS));
    needs("#######\n#AM.###\n##x####\n#B0y###\n#######\n", NULL, help(PROOF_HELP_LENT, B_HELPS));
    needs("#######\n#B.U.y#\n#######\n#A.L.x#\n#u#####\n", NULL, help(PROOF_HELP_BOAT, A_HELPS));
}

static void test_help_with_light(void **unused) {
    (void)unused;
    needs("#######\n#x.A.##\n#B.C.y#\n#######\n", NULL, help(PROOF_HELP_LIGHT, A_HELPS));
    needs("#######\n#xA####\n#*#####\n#B.Gy##\n#######\n", NULL, help(PROOF_HELP_STAR, A_HELPS));
}

/* One answer asks A to hold a gate, the other to sink a stone. */
static void test_answers_that_fork(void **unused) {
    static const char map[] = "##########\n"
                              "#B.0.g..y#\n"
                              "##.#######\n"
                              "#..1.~..y#\n"
                              "#####o####\n"
                              "#A...p..x#\n"
                              "##########\n";
    static const struct world_setup leaf = {.answers = {{1, 0}}};
    (void)unused;
    needs(map, NULL, help(PROOF_HELP_HOLD, A_HELPS));
    needs(map, &leaf, help(PROOF_HELP_STONE, A_HELPS));
}

static void test_few_ways_do_for_all(void **unused) {
    enum { HOLD = 1, SINK = 16, BOTH = 17, CALL = 64 };
    const struct proof_helps forked[] = {{1, {HOLD}}, {2, {CALL, SINK}}, {1, {SINK}}, {1, {HOLD}}};
    const struct proof_helps alike[] = {{2, {HOLD, SINK}}, {2, {SINK, CALL}}, {2, {SINK, CALL}}};
    const struct proof_helps more[] = {{1, {HOLD}}, {1, {BOTH}}, {0, {0}}};
    uint32_t chosen[4];
    (void)unused;
    assert_int_equal(proof_count_ways(forked, 4, chosen), 2);
    assert_int_equal(chosen[0], HOLD);
    assert_int_equal(chosen[1], SINK);
    assert_int_equal(chosen[2], SINK);
    assert_int_equal(proof_count_ways(alike, 3, chosen), 1);
    assert_int_equal(chosen[0], SINK);
    assert_int_equal(proof_count_ways(more, 3, chosen), 2);
}

/* --- beside a plain search --- */

enum { MOST = 1000, LEVELS = 100 };

/* Whole states in a list, and the least actions and beats from the first. */
struct plain {
    const struct world *world;
    int count;
    struct rules_state state[MOST];
    int actions[MOST], beats[MOST];
    int next[MOST][RULES_ACTIONS]; /* -1: none */
};

static int meet(struct plain *plain, const struct rules_state *state) {
    int i = 0;
    while (i < plain->count && memcmp(&plain->state[i], state, sizeof *state) != 0) {
        i++;
    }
    if (i == plain->count && i < MOST) {
        plain->state[plain->count++] = *state;
    }
    return i;
}

/* False where there are too many states. */
static bool explore(struct plain *plain, const struct world *world) {
    plain->world = world;
    plain->count = 0;
    meet(plain, &world->state);
    for (int i = 0; i < plain->count; i++) {
        for (int k = 0; k < RULES_ACTIONS; k++) {
            struct rules_state next = plain->state[i];
            plain->next[i][k] = -1;
            if (rules_step(&world->level, &world->answers, &next, proof_action(k), NULL) ==
                RULES_DONE) {
                plain->next[i][k] = meet(plain, &next);
                if (plain->next[i][k] == MOST) {
                    return false;
                }
            }
        }
    }
    return true;
}

/* One more pass over the list; true where a distance fell. */
static bool relax(struct plain *plain, int *distance, bool together) {
    bool fell = false;
    for (int i = 0; i < plain->count; i++) {
        int least = rules_won(&plain->world->level, &plain->state[i]) ? 0 : INT32_MAX;
        for (int k = 0; k < RULES_ACTIONS; k++) {
            int mid = plain->next[i][k], other = k < RULES_ACTIONS / 2 ? RULES_ACTIONS / 2 : 0;
            if (mid < 0) {
                continue;
            }
            least = distance[mid] < least ? distance[mid] + 1 : least;
            for (int m = other; together && m < other + RULES_ACTIONS / 2; m++) {
                int end = plain->next[mid][m];
                least = end >= 0 && distance[end] < least ? distance[end] + 1 : least;
            }
        }
        fell |= least < distance[i];
        distance[i] = least < distance[i] ? least : distance[i];
    }
    return fell;
}

static void measure_plainly(struct plain *plain, int *distance, bool together) {
    for (int i = 0; i < plain->count; i++) {
        distance[i] = INT32_MAX;
    }
    while (relax(plain, distance, together)) {
    }
}

static void check_distances(const struct plain *plain, const struct proof_graph *graph) {
    uint64_t alive = 0;
    for (int i = 0; i < plain->count; i++) {
        uint64_t number = proof_graph_number(graph, &plain->state[i]);
        bool far = plain->actions[i] == INT32_MAX;
        alive += !far;
        assert_int_equal(proof_graph_steps(graph, number),
                         far ? PROOF_UNSOLVABLE : plain->actions[i]);
        bool farther = plain->beats[i] > plain->beats[0];
        assert_int_equal(proof_graph_beats(graph, number),
                         farther ? PROOF_UNSOLVABLE : plain->beats[i]);
    }
    struct proof_ratio gentle = proof_graph_gentle(graph);
    assert_int_equal(gentle.over, alive);
    assert_int_equal(gentle.under, plain->count);
}

static void check_ratios(const struct plain *plain, const struct proof_graph *graph) {
    struct proof_ratio wait = proof_wait(graph);
    assert_int_equal(wait.under, plain->beats[0]);
    assert_true(2 * wait.over <= wait.under);
    assert_in_range(proof_idle(graph), 0, plain->actions[0]);
    struct proof_helps helps = proof_find_helps(graph, 0, NULL);
    assert_in_range(helps.count, 1, PROOF_MAX_HELPS);
    assert_true(proof_wander(graph, 0, 10) >= (uint64_t)plain->actions[0] * PROOF_WALKS / 10);
}

static void test_distances_of_random_levels(void **unused) {
    (void)unused;
    struct plain *plain = base_alloc(sizeof *plain);
    struct proof_search *search = base_alloc(sizeof *search);
    const struct proof_options options = {.states = MOST};
    int levels = 0, faster = 0;
    proof_search_init(search, &options);
    for (uint64_t seed = 1; levels < LEVELS; seed++) {
        struct world world;
        world_init_random(&world, seed);
        const struct proof_task task = {.level = &world.level,
                                        .answers = world.answers,
                                        .from = world.state,
                                        .goal = PROOF_WHOLE};
        if (proof_search_run(search, &task) <= 0 || !explore(plain, &world)) {
            continue;
        }
        struct proof_graph *graph = proof_graph_new(search, true);
        measure_plainly(plain, plain->actions, false);
        measure_plainly(plain, plain->beats, true);
        check_distances(plain, graph);
        check_ratios(plain, graph);
        faster += plain->beats[0] < plain->actions[0];
        proof_graph_free(graph);
        levels++;
    }
    assert_true(faster > LEVELS / 2);
    proof_search_release(search);
    free(search);
    free(plain);
}

/* --- the beginner --- */

/* One more turn of the equations for a state: what the walk is expected to take from there; in a
 * dead end, until the step that led into it is taken back. */
static double expect(const struct plain *plain, const double *cost, int i) {
    double sum = 0, weights = 0;
    bool dead = plain->actions[i] == INT32_MAX;
    for (int k = 0; k < RULES_ACTIONS; k++) {
        int next = plain->next[i][k];
        if (next < 0 || next == i) {
            continue;
        }
        double weight = !dead && plain->actions[next] == plain->actions[i] - 1 ? 4 : 1;
        bool into = !dead && plain->actions[next] == INT32_MAX;
        sum += weight * (1 + cost[next] + (into ? cost[i] : 0));
        weights += weight;
    }
    return weights == 0 ? 1 : dead ? (1 + 7 * sum / weights) / 8 : sum / weights;
}

/* From the start, by going over the equations until nothing changes. */
static double expected(const struct plain *plain) {
    double *cost = base_alloc((size_t)plain->count * sizeof *cost), change = 1;
    memset(cost, 0, (size_t)plain->count * sizeof *cost);
    while (change > 1e-7) {
        change = 0;
        for (int i = 0; i < plain->count; i++) {
            double now = plain->actions[i] ? expect(plain, cost, i) : 0;
            change = now - cost[i] > change ? now - cost[i] : change;
            cost[i] = now;
        }
    }
    double start = cost[0];
    free(cost);
    return start;
}

/* The mean of so many walks is mostly within a twentieth of what is expected. The last map has dead
 * ends: stones on a home or in a corner. */
static void test_beginners_walk_as_the_model_says(void **unused) {
    static const char *const maps[] = {
        "#######\n#A...x#\n#######\n#B...y#\n#######\n",
        "#######\n#A.p.x#\n#.#####\n#B.g.y#\n#######\n",
        "######\n#A...#\n#....#\n#B.xy#\n######\n",
        "#####\n#A..#\n#Bo.#\n#x.y#\n#####\n",
    };
    struct plain *plain = base_alloc(sizeof *plain);
    (void)unused;
    for (size_t i = 0; i < sizeof maps / sizeof maps[0]; i++) {
        struct look look;
        look_at(&look, maps[i], NULL);
        assert_true(explore(plain, &look.world));
        measure_plainly(plain, plain->actions, false);
        struct proof_ratio gentle = proof_graph_gentle(look.graph);
        assert_int_equal(gentle.over < gentle.under, i == 3);
        double expects = expected(plain) * PROOF_WALKS;
        double wandered = (double)proof_wander(look.graph, 0, 1);
        assert_true(wandered > 0.93 * expects && wandered < 1.07 * expects);
        assert_int_equal((uint64_t)wandered,
                         proof_wander(look.graph, 0, 2) + proof_wander(look.graph, 1, 2));
        look_away(&look);
    }
    free(plain);
}

static enum proof_answer mended(const char *map, bool asked) {
    struct world world;
    struct proof proof;
    struct error error;
    const struct proof_options options = {.all = true, .misses = asked};
    world_init(&world, map, NULL);
    assert_true(proof_level(&world.level, &options, &proof, &error));
    assert_int_equal(proof.unsolvable, 0);
    enum proof_answer answer = proof.mended;
    proof_release(&proof);
    return answer;
}

/* B mishears: where A can come there is light again, and where not all is over. */
static void test_a_miss_can_be_mended_where_the_two_can_meet(void **unused) {
    (void)unused;
    assert_int_equal(mended("A.B0y\nx#.1.\n##.2.\n##.3.\n", true), PROOF_YES);
    assert_int_equal(mended("A#B0y\nx#.1.\n##.2.\n##.3.\n", true), PROOF_NO);
    assert_int_equal(mended("A#B0y\nx#.1.\n##.2.\n##.3.\n", false), PROOF_UNKNOWN);
    /* a gate between them, with its plate before the bridge or behind it */
    assert_int_equal(mended("#AgB0y\n#x#.1.\n###.2.\n###.3p\n", true), PROOF_NO);
    assert_int_equal(mended("#AgB0y\n#x#p1.\n###.2.\n###.3.\n", true), PROOF_YES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_both_walk_at_once),
        cmocka_unit_test(test_one_holds_a_gate),
        cmocka_unit_test(test_each_waits_for_the_other),
        cmocka_unit_test(test_promised),
        cmocka_unit_test(test_help_with_gates),
        cmocka_unit_test(test_help_with_stones_and_boat),
        cmocka_unit_test(test_help_with_light),
        cmocka_unit_test(test_answers_that_fork),
        cmocka_unit_test(test_few_ways_do_for_all),
        cmocka_unit_test(test_a_miss_can_be_mended_where_the_two_can_meet),
        cmocka_unit_test(test_distances_of_random_levels),
        cmocka_unit_test(test_beginners_walk_as_the_model_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
