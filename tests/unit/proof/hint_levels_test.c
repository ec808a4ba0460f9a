/* Hints in every shipped level, from random states that play reaches under every combination of
 * answers: nothing of a hint tells an answer, and who follows hints comes home.
 *
 * A number as argument is how many states of each level are tried: proof_hint_levels 1000 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack/pack.h"
#include "proof/proof.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define CHAPTERS TEST_SOURCE_DIR "/levels/seven-spans/chapters"

enum { MAX_LOG = 4000, MAX_ASKS = 64 };

static int states_per_level = 20;

struct play {
    const struct rules_level *level;
    struct rules_answers answers;
    struct rules_state state;
    struct rules_action log[MAX_LOG];
    int count;
};

struct figures {
    int states, others, dead_ends, asks, slow;
    double longest;
};

static void act(struct play *play, struct rules_action action) {
    if (rules_step(play->level, &play->answers, &play->state, action, NULL) != RULES_REFUSED) {
        assert_true(play->count < MAX_LOG);
        play->log[play->count++] = action;
    }
}

/* Part of the way home, then some steps of people who try things out. */
static void reach(struct play *play, const struct rules_level *level, int combination,
                  uint64_t *dice) {
    struct rules_action *path;
    play->level = level;
    play->answers = proof_answers(level, combination);
    play->count = 0;
    rules_start(level, &play->state);
    int length = proof_solve(level, &play->answers, &play->state, NULL, &path);
    assert_true(length > 0);
    int part = (int)random_below(dice, (uint32_t)length), trials = (int)random_below(dice, 40);
    for (int i = 0; i < part; i++) {
        act(play, path[i]);
    }
    for (int i = 0; i < trials && !rules_won(level, &play->state); i++) {
        act(play, (struct rules_action){.player = (uint8_t)random_below(dice, 2),
                                        .move = (uint8_t)random_below(dice, 5)});
    }
    free(path);
}

static void ask(struct play *play, struct proof_hint *hint) {
    proof_hint(play->level, &play->answers, play->log, play->count, NULL, hint);
    assert_int_not_equal(hint->kind, PROOF_HINT_UNKNOWN);
    assert_int_not_equal(hint->kind, PROOF_HINT_NONE);
}

/* --- nothing is told --- */

/* Would all of the log have looked the same under other answers? */
static bool looks_equal(const struct play *play, const struct rules_answers *others) {
    const struct rules_level *level = play->level;
    struct rules_state a, b;
    rules_start(level, &a);
    rules_start(level, &b);
    for (int i = 0; i < play->count; i++) {
        rules_step(level, &play->answers, &a, play->log[i], NULL);
        rules_step(level, others, &b, play->log[i], NULL);
        if (memcmp(&a, &b, sizeof a) != 0) {
            return false;
        }
    }
    for (int q = 0; q < level->question_count; q++) {
        if ((a.heard >> q & 1) && play->answers.mark[q] != others->mark[q]) {
            return false;
        }
    }
    return true;
}

static void check_same_hint(const struct proof_hint *a, const struct proof_hint *b) {
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->count, b->count);
    assert_int_equal(a->ask, b->ask);
    assert_int_equal(a->back, b->back);
    for (int i = 0; i < a->count; i++) {
        assert_int_equal(a->step[i].player, b->step[i].player);
        assert_int_equal(a->step[i].move, b->step[i].move);
    }
}

/* The hint again under other answers that look equal: two of them, or as many as there are. */
static void check_tells_nothing(const struct play *play, const struct proof_hint *hint,
                                uint64_t *dice, struct figures *figures) {
    int combinations = proof_combinations(play->level), found = 0;
    int first = (int)random_below(dice, (uint32_t)combinations);
    struct play *other = base_alloc(sizeof *other);
    for (int i = 0; i < combinations && found < 2; i++) {
        *other = *play;
        other->answers = proof_answers(play->level, (first + i) % combinations);
        if (memcmp(&other->answers, &play->answers, sizeof play->answers) != 0 &&
            looks_equal(play, &other->answers)) {
            struct proof_hint again;
            ask(other, &again);
            check_same_hint(hint, &again);
            proof_hint_release(&again);
            found++;
        }
    }
    figures->others += found;
    free(other);
}

/* --- it leads home --- */

static bool is_heard(const struct play *play, int question) {
    return play->state.heard >> question & 1;
}

/* Could the mark be the answer, for all that was seen? */
static bool is_possible(const struct play *play, int question, int mark) {
    for (int c = 0; c < proof_combinations(play->level); c++) {
        struct rules_answers others = proof_answers(play->level, c);
        if (others.mark[question] == mark && looks_equal(play, &others)) {
            return true;
        }
    }
    return false;
}

/* Did somebody step onto an again veil of the question? */
static bool is_remembered(const struct play *play, int question) {
    struct rules_state state;
    rules_start(play->level, &state);
    for (int i = 0; i < play->count; i++) {
        enum rules_result result = rules_step(play->level, &play->answers, &state, play->log[i],
                                              NULL);
        const struct rules_fixture *here = &play->level->fixture[state.at[play->log[i].player]];
        if (result == RULES_DONE && play->log[i].move != RULES_BREATHE &&
            here->kind == RULES_AGAIN && here->index == question) {
            return true;
        }
    }
    return false;
}

/* Does the step need an answer that is not known yet? */
static bool dares(const struct play *play, struct rules_action step) {
    int target = step.move == RULES_BREATHE
                     ? RULES_NOWHERE
                     : play->level->neighbour[play->state.at[step.player]][step.move];
    if (target == RULES_NOWHERE) {
        return false;
    }
    const struct rules_fixture *fixture = &play->level->fixture[target];
    if (fixture->kind == RULES_SPAN) {
        return !is_heard(play, fixture->index) || !is_heard(play, fixture->also);
    }
    if (fixture->kind == RULES_AGAIN) {
        return !is_remembered(play, fixture->index);
    }
    if ((fixture->kind != RULES_VEIL && fixture->kind != RULES_FENCE) ||
        play->level->question[fixture->index].by == step.player || is_heard(play, fixture->index)) {
        return false;
    }
    return fixture->kind == RULES_VEIL || is_possible(play, fixture->index, fixture->value);
}

/* The partner says it and is heard: on the true way up to the first step that tells something. */
static void hear(struct play *play) {
    struct rules_action *path;
    int length = proof_solve(play->level, &play->answers, &play->state, NULL, &path);
    assert_true(length > 0);
    bool told = false;
    for (int i = 0; i < length && !told; i++) {
        told = dares(play, path[i]);
        act(play, path[i]);
    }
    free(path);
}

static void follow(struct play *play, const struct proof_hint *hint) {
    for (int i = 0; i < hint->count; i++) {
        struct rules_state before = play->state;
        assert_false(dares(play, hint->step[i]));
        int count = play->count;
        act(play, hint->step[i]);
        assert_int_equal(play->count, count + 1);
        assert_int_equal(play->state.dark & ~before.dark, 0); /* nothing is misheard */
    }
    if (hint->ask >= 0) {
        assert_true(!is_heard(play, hint->ask) || !is_remembered(play, hint->ask));
        hear(play);
    } else {
        assert_true(rules_won(play->level, &play->state));
    }
}

/* From the state that a dead end leads back to there is a way, and one action later there is
 * none that is sure. */
static void take_back(struct play *play, int back) {
    struct proof_hint hint;
    assert_in_range(back, 1, play->count);
    play->count -= back - 1;
    ask(play, &hint);
    assert_int_equal(hint.kind, PROOF_HINT_BACK);
    assert_int_equal(hint.back, 1);
    proof_hint_release(&hint);
    rules_start(play->level, &play->state);
    int kept = play->count - 1;
    play->count = 0;
    for (int i = 0; i < kept; i++) {
        act(play, play->log[i]);
    }
    assert_int_equal(play->count, kept);
}

static void check_leads_home(struct play *play, struct figures *figures) {
    struct proof_hint hint;
    bool dead_end = false;
    for (int asks = 0; !rules_won(play->level, &play->state); asks++) {
        assert_true(asks < MAX_ASKS);
        ask(play, &hint);
        if (hint.kind == PROOF_HINT_BACK) {
            assert_false(dead_end); /* once is enough, and only where people went astray */
            assert_int_equal(asks, 0);
            take_back(play, hint.back);
            dead_end = true;
        } else {
            follow(play, &hint);
            figures->asks += hint.ask >= 0;
        }
        proof_hint_release(&hint);
    }
    figures->dead_ends += dead_end;
}

/* --- every level --- */

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void check_level(const char *name, const struct rules_level *level) {
    struct figures figures = {0};
    struct play *play = base_alloc(sizeof *play);
    uint64_t dice = rules_hash_level(level);
    int combinations = proof_combinations(level);
    for (int i = 0; i < states_per_level; i++) {
        struct proof_hint hint;
        reach(play, level, i % combinations, &dice);
        double start = seconds();
        ask(play, &hint);
        double took = seconds() - start;
        figures.longest = took > figures.longest ? took : figures.longest;
        figures.slow += took > 0.1;
        check_tells_nothing(play, &hint, &dice, &figures);
        proof_hint_release(&hint);
        check_leads_home(play, &figures);
        figures.states++;
    }
    printf("%s: %d states, %d other answers compared, %d dead ends, %d asks, longest %.0f ms, "
           "%d over 100 ms\n",
           name, figures.states, figures.others, figures.dead_ends, figures.asks,
           1000 * figures.longest, figures.slow);
    fflush(stdout);
    free(play);
}

static int check_file(const char *chapter, const char *file) {
    char path[1024], yaml[PACK_MAX_FILE];
    struct pack_diagnostics diagnostics = {0};
    snprintf(path, sizeof path, "%s/%.200s/%.200s", CHAPTERS, chapter, file);
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    size_t size = fread(yaml, 1, sizeof yaml, in);
    fclose(in);
    struct pack_level *level = pack_level_parse(file, yaml, size, &diagnostics);
    assert_non_null(level);
    check_level(file, &level->rules);
    pack_level_free(level);
    return 1;
}

static int compare(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_visible(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static int check_chapter(const char *chapter) {
    char path[1024];
    struct dirent **file;
    int levels = 0;
    snprintf(path, sizeof path, "%s/%.200s", CHAPTERS, chapter);
    int files = scandir(path, &file, is_visible, compare);
    for (int i = 0; i < files; i++) {
        if (strcmp(file[i]->d_name, "chapter.yaml") != 0) {
            levels += check_file(chapter, file[i]->d_name);
        }
        free(file[i]);
    }
    free(file);
    return levels;
}

static void test_every_shipped_level(void **unused) {
    (void)unused;
    struct dirent **chapter;
    int levels = 0, chapters = scandir(CHAPTERS, &chapter, is_visible, compare);
    assert_true(chapters > 0);
    for (int i = 0; i < chapters; i++) {
        levels += check_chapter(chapter[i]->d_name);
        free(chapter[i]);
    }
    free(chapter);
    assert_true(levels >= 8);
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_shipped_level)};
    if (argc > 1) {
        states_per_level = atoi(argv[1]);
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
