/* What a search takes, counted and not timed: no kind of level costs much more for each state than
 * another of its size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "proof/search.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 8, HEIGHT = 6 };

/* # wall, . floor, A B starts, a b homes, p q stones of A and of B, h a heavy one, m l veils of
 * question 0 (by A), w f of question 1 (by B), 1 2 bells of the posts u v, t T tide cells, P
 * promise plate, * star. */
static const struct {
    char letter;
    struct rules_fixture fixture;
} fixtures[] = {
    {'a', {.kind = RULES_HOME_A}},
    {'b', {.kind = RULES_HOME_B}},
    {'m', {.kind = RULES_VEIL, .index = 0}},
    {'l', {.kind = RULES_VEIL, .index = 0, .value = 1}},
    {'w', {.kind = RULES_VEIL, .index = 1}},
    {'f', {.kind = RULES_VEIL, .index = 1, .value = 1}},
    {'1', {.kind = RULES_BELL, .index = 0}},
    {'2', {.kind = RULES_BELL, .index = 1}},
    {'u', {.kind = RULES_POST, .index = 0}},
    {'v', {.kind = RULES_POST, .index = 1}},
    {'t', {.kind = RULES_TIDE}},
    {'T', {.kind = RULES_TIDE, .value = 1}},
    {'P', {.kind = RULES_PROMISE, .value = 3}},
};

static void put(struct rules_level *level, int cell, char letter) {
    static const char stones[] = "opqh"; /* in the order of enum rules_stone */
    const char *stone = strchr(stones, letter);
    level->terrain[cell] = letter == '#' ? RULES_WALL : RULES_FLOOR;
    if (stone) {
        level->stone[level->stone_count].kind = (uint8_t)(stone - stones);
        level->stone[level->stone_count++].cell = (uint16_t)cell;
    }
    if (letter == 'A' || letter == 'B') {
        level->start[letter - 'A'] = (uint16_t)cell;
    }
    for (size_t i = 0; i < sizeof fixtures / sizeof fixtures[0]; i++) {
        if (fixtures[i].letter == letter) {
            level->fixture[cell] = fixtures[i].fixture;
        }
    }
    if (letter == 'u' || letter == 'v') {
        level->terrain[cell] = RULES_WATER;
        level->post[letter - 'u'] = (uint16_t)cell;
        level->post_count = 2;
    }
}

static void make_level(const char *const *map, int period, struct rules_level *level) {
    struct error error = {{0}};
    *level = (struct rules_level){
        .width = WIDTH,
        .height = HEIGHT,
        .question_count = 2,
        .question = {{.by = RULES_A, .marks = 2}, {.by = RULES_B, .marks = 2}},
        .tide_period = (uint8_t)period,
    };
    for (int cell = 0; cell < WIDTH * HEIGHT; cell++) {
        put(level, cell, map[cell / WIDTH][cell % WIDTH]);
    }
    assert_true(rules_prepare(level, &error));
}

/* For each thousand states: the sets that were moved and the steps that were asked about, to visit
 * all states and to find those from which there is a way home. */
struct effort {
    uint64_t states, moved, asked, moved_gentle, asked_gentle;
};

static struct effort measure(const char *const *map, int period) {
    struct proof_search *search = base_alloc(sizeof *search);
    struct rules_level level;
    struct proof_task task = {.level = &level, .goal = PROOF_WHOLE};
    make_level(map, period, &level);
    rules_start(&level, &task.from);
    proof_search_init(search, NULL);
    assert_true(proof_search_run(search, &task) > 0);
    struct effort effort = {.states = search->count,
                            .moved = search->moved * 1000 / search->count,
                            .asked = search->asked * 1000 / search->count};
    search->moved = search->asked = 0;
    proof_gentle(search);
    effort.moved_gentle = search->moved * 1000 / search->count;
    effort.asked_gentle = search->asked * 1000 / search->count;
    proof_search_release(search);
    free(search);
    return effort;
}

static void check_effort(const char *const *map, int period) {
    struct effort effort = measure(map, period);
    assert_true(effort.states > 50000);
    assert_in_range(effort.moved, 1, 250);
    assert_in_range(effort.asked, 1, 300);
    assert_in_range(effort.moved_gentle, 1, 300);
    assert_in_range(effort.asked_gentle, 1, 300);
}

static void test_stones(void **unused) {
    static const char *const map[] = {"########", "#A.....#", "#..p...#",
                                      "#...q..#", "#B...ab#", "########"};
    (void)unused;
    check_effort(map, 0);
}

static void test_veils_and_boat(void **unused) {
    static const char *const map[] = {"########", "#A.m.l1#", "#.p...u#",
                                      "#2...qv#", "#B.wfab#", "########"};
    (void)unused;
    check_effort(map, 0);
}

static void test_tide(void **unused) {
    static const char *const map[] = {"########", "#A..t.t#", "#.p..T.#",
                                      "#.T..q.#", "#B..tab#", "########"};
    (void)unused;
    check_effort(map, 2);
}

static void test_veils_boat_and_tide(void **unused) {
    static const char *const map[] = {"########", "#A.m.l1#", "#.pT.tu#",
                                      "#2.t.qv#", "#B.wfab#", "########"};
    (void)unused;
    check_effort(map, 2);
}

static void test_promises(void **unused) {
    static const char *const map[] = {"########", "#A.Pm..#", "#.p..l.#",
                                      "#....q.#", "#B.P.ab#", "########"};
    (void)unused;
    check_effort(map, 0);
}

static void test_heavy_stones(void **unused) {
    static const char *const map[] = {"########", "#A.....#", "#..h...#",
                                      "#....q.#", "#B...ab#", "########"};
    (void)unused;
    check_effort(map, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stones),   cmocka_unit_test(test_veils_and_boat),
        cmocka_unit_test(test_tide),     cmocka_unit_test(test_veils_boat_and_tide),
        cmocka_unit_test(test_promises), cmocka_unit_test(test_heavy_stones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
