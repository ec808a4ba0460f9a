/* How quick the prover's clean search is: all reachable states of each level, on one core, beside
 * a plain search and beside SPIN (if it is installed) on the same states.
 *
 *   prove_bench [--smoke] [--huge] [LEVEL...]
 *
 * Seconds are processor time; memory is the resident peak of a process that does nothing else. Each
 * of our figures is the median of three. "alive" is the pass that finds the dead ends. SPIN's are
 * those of `-DSAFETY -DNOREDUCE`, the model as embedded C, the better of -O2 and -O3. Compare only
 * figures of one run. Exit status 1 when two searches disagree about the number of states. */
#include "proof/search.h"
#include "spin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_ROWS = 12, ROUNDS = 3 };
#define ENOUGH_BYTES (UINT64_C(12) << 30)

/* # wall, . floor, ~ water, A B starts, a b homes, o stone, p q stones of A and of B, h heavy;
 * 1 2 plates, I J their gates, i inverse gate of 1; m l veils and w f fences of question 0 and 1;
 * H heard gate of question 0; t T tide cells; Q quiet. */
struct bench_level {
    const char *name, *map[MOST_ROWS];
    int period;
    bool huge, smoke;
};

static const struct bench_level bench_levels[] = {
    {.name = "two stones",
     .smoke = true,
     .map = {"#########", "#A..#..a#", "#.o.I...#", "#..1#.o.#", "#.......#", "#B..#..b#",
             "#########"}},
    {.name = "veils",
     .map = {"##########", "#A..m...a#", "#...#....#", "#.o.l..o.#", "#...#....#", "#B..w.H.b#",
             "#...f...Q#", "##########"}},
    {.name = "tide",
     .period = 3,
     .map = {"#########", "#A..t..a#", "#.o.#...#", "#..1#.o.#", "#...T.I.#", "#B..#..b#",
             "#########"}},
    {.name = "three stones, two gates",
     .huge = true,
     .map = {"############", "#A...#....a#", "#..o.I.....#", "#..1.#..2..#", "#.o..#..o..#",
             "#....J.....#", "#B...#....b#", "############"}},
    {.name = "nothing to find", /* b is walled in: layers are kept to the end */
     .map = {"########", "#A....a#", "#.o..o.#", "#......#", "#.o...##", "#B...#b#", "########"}},
    {.name = "stones and water",
     .map = {"##########", "#A...~..a#", "#.o..~...#", "#.o..~.1.#", "#.o..~...#", "#B...~.Ib#",
             "##########"}},
    {.name = "stones of each",
     .map = {"##########", "#A...I..a#", "#.p..#...#", "#..h.#.1.#", "#.q..i...#", "#B...#..b#",
             "##########"}},
    {.name = "four stones",
     .map = {"########", "#A....a#", "#.o..o.#", "#......#", "#.o1.oI#", "#B...Ib#", "########"}},
    /* Few places in many worlds: most of the work is to tell worlds apart. */
    {.name = "close quarters",
     .map = {"#######", "#A.o.a#", "#.o.o.#", "#.o.o.#", "#B.o.b#", "#######"}},
    {.name = "closer quarters",
     .map = {"########", "#A.o.a.#", "#.o.o.##", "#B.o.ob#", "#.o.o..#", "########"}},
    {.name = "four stones, wide",
     .huge = true,
     .map = {"##########", "#A......a#", "#.o..o...#", "#....1...#", "#.o..o.I.#", "#B....I.b#",
             "##########"}},
};
enum { BENCH_LEVELS = sizeof bench_levels / sizeof bench_levels[0] };

/* --- levels --- */

static const struct {
    char letter;
    struct rules_fixture fixture;
} fixtures[] = {
    {'a', {.kind = RULES_HOME_A}},
    {'b', {.kind = RULES_HOME_B}},
    {'1', {.kind = RULES_PLATE, .index = 0}},
    {'2', {.kind = RULES_PLATE, .index = 1}},
    {'I', {.kind = RULES_GATE, .index = 0}},
    {'J', {.kind = RULES_GATE, .index = 1}},
    {'i', {.kind = RULES_GATE, .index = 0, .value = 1}},
    {'m', {.kind = RULES_VEIL, .index = 0, .value = 0}},
    {'l', {.kind = RULES_VEIL, .index = 0, .value = 1}},
    {'w', {.kind = RULES_FENCE, .index = 1, .value = 0}},
    {'f', {.kind = RULES_FENCE, .index = 1, .value = 1}},
    {'H', {.kind = RULES_HEARD_GATE, .index = 0}},
    {'t', {.kind = RULES_TIDE, .value = 0}},
    {'T', {.kind = RULES_TIDE, .value = 1}},
    {'Q', {.kind = RULES_QUIET}},
};

static void put(struct rules_level *level, int cell, char letter) {
    static const char stones[] = "opqh"; /* in the order of enum rules_stone */
    const char *stone = strchr(stones, letter);
    level->terrain[cell] = letter == '#' ? RULES_WALL : letter == '~' ? RULES_WATER : RULES_FLOOR;
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
}

static void make_level(const struct bench_level *bench, struct rules_level *level) {
    struct error error = {{0}};
    *level = (struct rules_level){
        .question_count = 2,
        .question = {{.by = RULES_A, .marks = 2}, {.by = RULES_B, .marks = 2}},
        .tide_period = (uint8_t)bench->period};
    level->width = (uint8_t)strlen(bench->map[0]);
    for (int y = 0; y < MOST_ROWS && bench->map[y]; y++) {
        for (int x = 0; x < level->width; x++) {
            put(level, y * level->width + x, bench->map[y][x]);
        }
        level->height++;
    }
    if (!rules_prepare(level, &error)) {
        fprintf(stderr, "%s: %s\n", bench->name, error.text);
        exit(1);
    }
}

/* --- measuring --- */

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static struct figures prove(const struct rules_level *level) {
    struct proof_search *search = base_alloc(sizeof *search);
    const struct proof_options options = {.states = UINT64_MAX, .bytes = ENOUGH_BYTES};
    struct proof_task task = {.level = level, .goal = PROOF_WHOLE};
    rules_start(level, &task.from);
    proof_search_init(search, &options);
    double start = now();
    proof_search_run(search, &task);
    struct figures figures = {.states = search->count, .seconds = now() - start};
    start = now();
    proof_gentle(search);
    figures.alive = now() - start;
    proof_search_release(search);
    free(search);
    return figures;
}

/* The plain search: whole states in a hash table, rules_step for every action of each. */
struct plain {
    struct rules_state *state;
    uint32_t *slot;
    size_t count, slots;
};

static void plain_visit(struct plain *plain, const struct rules_state *state) {
    /* The low bits of FNV alone crowd together. */
    uint64_t hash = rules_hash_state(state) * UINT64_C(0x9e3779b97f4a7c15);
    size_t at = (size_t)(hash >> 32) & (plain->slots - 1);
    for (; plain->slot[at]; at = (at + 1) & (plain->slots - 1)) {
        if (!memcmp(&plain->state[plain->slot[at] - 1], state, sizeof *state)) {
            return;
        }
    }
    plain->state[plain->count++] = *state;
    plain->slot[at] = (uint32_t)plain->count;
}

static struct figures search_plainly(const struct rules_level *level, uint64_t states) {
    struct plain plain = {.slots = 1024};
    struct rules_answers answers = {{0}};
    struct rules_state start;
    while (plain.slots < states + states / 2) {
        plain.slots *= 2;
    }
    plain.slot = base_alloc(plain.slots * sizeof *plain.slot);
    plain.state = base_alloc((size_t)states * sizeof *plain.state);
    double begin = now();
    rules_start(level, &start);
    plain_visit(&plain, &start);
    for (size_t i = 0; i < plain.count; i++) {
        for (int action = 0; action < RULES_ACTIONS && plain.count < states; action++) {
            struct rules_state next = plain.state[i];
            if (rules_step(level, &answers, &next, proof_action(action), NULL) == RULES_DONE) {
                plain_visit(&plain, &next);
            }
        }
    }
    struct figures figures = {.states = plain.count, .seconds = now() - begin};
    free(plain.state);
    free(plain.slot);
    return figures;
}

/* In a process of its own, so that the peak is only this. `states` 0: the prover's own search. */
static struct figures measure(const struct rules_level *level, uint64_t states) {
    struct figures figures = {0};
    struct rusage usage;
    int ends[2];
    if (pipe(ends)) {
        return figures;
    }
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        figures = states ? search_plainly(level, states) : prove(level);
        _exit(write(ends[1], &figures, sizeof figures) != sizeof figures);
    }
    close(ends[1]);
    if (read(ends[0], &figures, sizeof figures) != sizeof figures) {
        figures = (struct figures){0};
    }
    close(ends[0]);
    if (child > 0) {
        wait4(child, NULL, 0, &usage);
        figures.bytes = 1024.0 * (double)usage.ru_maxrss;
    }
    return figures;
}

static int by_seconds(const void *a, const void *b) {
    double x = ((const struct figures *)a)->seconds, y = ((const struct figures *)b)->seconds;
    return (x > y) - (x < y);
}

static struct figures median(const struct rules_level *level) {
    struct figures rounds[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        rounds[i] = measure(level, 0);
    }
    qsort(rounds, ROUNDS, sizeof rounds[0], by_seconds);
    return rounds[ROUNDS / 2];
}

/* --- printing --- */

static void print(const char *what, const struct figures *figures, const struct figures *ours) {
    double states = (double)figures->states;
    printf("  %-22s %10.3f s %8.2f M states/s %8.2f bytes/state", what, figures->seconds,
           states / figures->seconds / 1e6, figures->bytes / states);
    if (figures != ours) {
        printf("   ours: %6.1f x as quick, %.3f x the memory", figures->seconds / ours->seconds,
               ours->bytes / figures->bytes);
    }
    printf("\n");
}

/* False when another search finds other states. */
static bool bench(const struct bench_level *level, bool with_spin) {
    struct rules_level rules;
    make_level(level, &rules);
    struct figures ours = median(&rules), others;
    printf("%s: %llu states in %.0f MiB\n", level->name, (unsigned long long)ours.states,
           ours.bytes / (1 << 20));
    print("the prover", &ours, &ours);
    printf("  %-22s %10.3f s\n", "  and alive", ours.alive);
    others = measure(&rules, ours.states + 1);
    print("plain, rules_step", &others, &ours);
    bool same = others.states == ours.states;
    if (with_spin) {
        others = spin_best(&rules, ours.states);
        if (others.states == 0) {
            printf("  SPIN did not come to an end\n");
        } else {
            print("SPIN", &others, &ours);
            same &= others.states == ours.states;
        }
    }
    if (!same) {
        printf("  NOT THE SAME STATES: %llu there\n", (unsigned long long)others.states);
    }
    return same;
}

static bool is_wanted(const struct bench_level *level, int count, char **arguments) {
    bool all = true, smoke = false, huge = false;
    for (int i = 1; i < count; i++) {
        smoke |= !strcmp(arguments[i], "--smoke");
        huge |= !strcmp(arguments[i], "--huge");
        all &= arguments[i][0] == '-';
        if (!strcmp(arguments[i], level->name)) {
            return true;
        }
    }
    return all && (!smoke || level->smoke) && level->huge == huge;
}

int main(int count, char **arguments) {
    char folder[] = "/tmp/prove_bench.XXXXXX";
    bool smoke = count > 1 && !strcmp(arguments[1], "--smoke"), same = true;
    if (!spin_folder(folder)) {
        fprintf(stderr, "prove_bench: no folder for SPIN in /tmp\n");
        return 1;
    }
    bool with_spin = !smoke && spin_is_installed();
    if (!with_spin) {
        printf("without SPIN%s\n", smoke ? "" : ": it is not installed (Debian: spin)");
    }
    for (int i = 0; i < BENCH_LEVELS; i++) {
        if (is_wanted(&bench_levels[i], count, arguments)) {
            same &= bench(&bench_levels[i], with_spin);
        }
    }
    printf(
        "known: SPIN 0.58 to 0.62 M states/s, 68 bytes/state; plain hash 4.1 to 4.9 M/s, 41 bytes; "
        "hash with batched prefetch 7 to 11 M/s; ranked bit set 15 (a level) to 42 M/s "
        "(cheap steps)\n");
    spin_remove(folder);
    return same ? 0 : 1;
}
