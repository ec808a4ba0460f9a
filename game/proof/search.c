/* Layers of states, breadth first: each state is in one layer, the first in which it is reached. */
#include "proof/search.h"

#include <stdlib.h>
#include <string.h>

enum { STATES_PER_REPORT = 1 << 16 };

/* Of a world: in `waiting` with states; or there without, for its turn came out of order. */
enum { RESTS, WAITS, HAD_ITS_TURN };

void proof_search_init(struct proof_search *search, const struct proof_options *options) {
    *search = (struct proof_search){0};
    if (options) {
        search->options = *options;
    }
    if (search->options.states == 0) {
        search->options.states = PROOF_DEFAULT_STATES;
    }
    if (search->options.bytes == 0) {
        search->options.bytes = PROOF_DEFAULT_BYTES;
    }
}

void proof_search_release(struct proof_search *search) {
    struct proof_buffer *const buffers[] = {&search->key,    &search->index, &search->set,
                                            &search->waits,  &search->entry, &search->layer,
                                            &search->waiting};
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++) {
        free(buffers[i]->data);
    }
    *search = (struct proof_search){0};
}

/* --- layers --- */

/* States join the layer to come, those of them that are new. */
static void visit(struct proof_search *search, uint32_t world, int set, uint64_t bits) {
    struct proof_set *to = &proof_sets(search, world)[set];
    uint64_t fresh = bits & ~to->seen;
    if (!fresh) {
        return;
    }
    to->seen |= fresh;
    to->next |= fresh;
    uint8_t *waits = (uint8_t *)search->waits.data + world;
    if (*waits == RESTS) {
        ((uint32_t *)search->waiting.data)[search->waiting_count++] = world;
    }
    *waits = WAITS;
}

static void count(struct proof_search *search, uint64_t bits) {
    uint64_t found = (uint64_t)proof_bits(bits);
    search->count += found;
    search->progress.states += found;
    search->unreported += found;
    search->full |= search->count > search->options.states;
}

static bool keep_entry(struct proof_search *search, uint32_t world, int set, uint64_t bits) {
    if (!proof_hold_entry(search)) {
        return false;
    }
    ((struct proof_entry *)search->entry.data)[search->entries++] = (struct proof_entry){
        .bits = bits, .world = world, .set = (uint16_t)set};
    count(search, bits);
    return !search->full;
}

/* The lock that was misheard before a world, plus 1; 0: none. */
static int miss_of(const struct proof_search *search, uint32_t world) {
    struct proof_node node;
    if (search->task.goal != PROOF_GUESS) {
        return 0;
    }
    proof_unpack(&search->layout, proof_key(search, world), &node);
    return node.misheard;
}

static void drop_world(struct proof_search *search, uint32_t world) {
    for (uint32_t i = 0; i < search->sets; i++) {
        proof_sets(search, world)[i].next = 0;
    }
}

/* The entries of one world. True if one of them is won. */
static bool gather_world(struct proof_search *search, uint32_t world) {
    struct proof_set *set = proof_sets(search, world);
    int miss = miss_of(search, world);
    bool won = false;
    if (miss && !(search->looking >> (miss - 1) & 1)) {
        drop_world(search, world);
        return false;
    }
    for (int row = 0, i = 0; row < search->space.rows; row++) {
        for (int segment = 0; segment < search->space.segments; segment++, i++) {
            uint64_t bits = set[i].next;
            if (!bits) {
                continue;
            }
            set[i].next = 0;
            if (!keep_entry(search, world, i, bits)) {
                return false;
            }
            won |= (bits & proof_won(&search->space, row, segment)) != 0;
        }
    }
    if (won && miss) {
        search->guess[miss - 1] = search->depth;
    }
    return won;
}

/* Makes the layer to come the present one. True if a state of it is won. */
static bool gather(struct proof_search *search) {
    const uint32_t *waiting = search->waiting.data;
    uint8_t *waits = search->waits.data;
    bool won = false;
    for (uint32_t i = 0; i < search->waiting_count && !search->full; i++) {
        waits[waiting[i]] = RESTS;
        won |= gather_world(search, waiting[i]);
    }
    search->waiting_count = 0;
    return won;
}

/* Before the layer that is present, or once it was gathered. */
static void look_for_guesses(struct proof_search *search) {
    const struct proof_task *task = &search->task;
    search->looking = 0;
    for (int i = 0; task->goal == PROOF_GUESS && i < task->locks->count; i++) {
        bool looks = search->guess[i] == PROOF_NONE && task->within[i] != PROOF_NONE &&
                     (task->within[i] == 0 || search->depth < task->within[i]);
        search->looking |= (uint32_t)looks << i;
    }
}

/* Is all found that the search looks for? `won`: there is a won state in the present layer. */
static bool ends(struct proof_search *search, bool won) {
    switch (search->task.goal) {
    case PROOF_GUESS:
        look_for_guesses(search);
        return !search->looking;
    case PROOF_TALK:
        return search->told != PROOF_NONE;
    case PROOF_EVERY:
        return false;
    default:
        return won;
    }
}

static bool report(struct proof_search *search) {
    const struct proof_options *options = &search->options;
    search->unreported = 0;
    return !options->progress || options->progress(options->context, &search->progress);
}

static void visit_jumps(struct proof_search *search) {
    for (int i = 0; i < search->jumps.count; i++) {
        const struct proof_jump *jump = &search->jumps.jump[i];
        visit(search, jump->world, jump->set, proof_turned(jump->from, jump->turn));
    }
}

/* Visits what the entries from `begin` on lead to. */
static void expand(struct proof_search *search, size_t begin) {
    for (size_t i = begin; i < search->entries && !search->full; i++) {
        const struct proof_entry *entry = (struct proof_entry *)search->entry.data + i;
        proof_open(search, entry->world);
        proof_moves(search, entry->set, entry->bits);
        visit_jumps(search);
    }
}

/* --- without layers --- */

/* All moves of the waiting states of one set, and of those of the same set that they lead to. */
static bool flood_set(struct proof_search *search, uint32_t world, int number) {
    bool any = false;
    uint64_t bits;
    while ((bits = proof_sets(search, world)[number].next) && !search->full) {
        proof_sets(search, world)[number].next = 0;
        count(search, bits);
        search->won |= (bits & proof_won(&search->space, number / search->space.segments,
                                         number % search->space.segments)) != 0;
        proof_moves(search, number, bits);
        visit_jumps(search);
        any = true;
    }
    return any;
}

static void flood_world(struct proof_search *search, uint32_t world, uint8_t after) {
    int sets = (int)search->sets;
    proof_open(search, world);
    for (bool again = true; again && !search->full;) {
        again = false;
        for (int i = 0; i < sets; i++) {
            again |= flood_set(search, world, i);
        }
        for (int i = sets - 1; again && i >= 0; i--) {
            flood_set(search, world, i);
        }
    }
    ((uint8_t *)search->waits.data)[world] = after;
}

/* The world that plain steps lead on to from the open one. */
static uint32_t world_after(const struct proof_search *search) {
    const uint32_t *after = search->world.after;
    return after[RULES_A] != PROOF_NO_WORLD ? after[RULES_A] : after[RULES_B];
}

static bool waits(const struct proof_search *search, uint32_t world) {
    return world != PROOF_NO_WORLD && ((uint8_t *)search->waits.data)[world] == WAITS;
}

/* A world's turn, and with `ahead` those of the worlds that follow on it, as the beats of a tide:
 * sent round among them, states gather and then move together rather than a few at a time. */
static void flood_turn(struct proof_search *search, uint32_t world, bool ahead) {
    if (!waits(search, world)) {
        ((uint8_t *)search->waits.data)[world] = RESTS;
        return;
    }
    flood_world(search, world, RESTS);
    while (ahead && waits(search, world_after(search)) && !search->full) {
        flood_world(search, world_after(search), HAD_ITS_TURN);
    }
}

/* Where the length is of no interest, states that wait for each other may as well go together:
 * several times quicker than layers. Worlds take turns, first come, first served. False at a
 * limit. Ends at a won state, unless one was known before. */
static bool flood(struct proof_search *search) {
    bool won = search->won;
    while (search->waiting_count && !search->full && search->won == won) {
        uint32_t round = search->waiting_count;
        for (uint32_t i = 0; i < round && !search->full; i++) {
            flood_turn(search, ((uint32_t *)search->waiting.data)[i], won);
            if (search->unreported >= STATES_PER_REPORT && !report(search)) {
                return false;
            }
        }
        search->waiting_count -= round;
        memmove(search->waiting.data, (uint32_t *)search->waiting.data + round,
                search->waiting_count * sizeof(uint32_t));
    }
    return !search->full;
}

/* --- a search --- */

static bool has_promise(const struct rules_level *level) {
    for (int i = 0; i < level->plate_count; i++) {
        if (level->fixture[level->plate[i]].kind == RULES_PROMISE) {
            return true;
        }
    }
    return false;
}

static bool begin(struct proof_search *search, const struct proof_task *task) {
    bool misses = task->goal == PROOF_GUESS || task->goal == PROOF_MISSES;
    bool light = misses || task->from.dark || task->from.breath != RULES_NOBODY;
    const struct proof_node start = {.state = task->from};
    search->task = *task;
    search->world.number = PROOF_NO_WORLD;
    search->depth = search->told = PROOF_NONE;
    search->talked = false;
    for (int i = 0; i < PROOF_MAX_LOCKS; i++) {
        search->guess[i] = PROOF_NONE;
    }
    look_for_guesses(search);
    search->ticking = light || task->level->tide_period || has_promise(task->level);
    proof_layout_init(&search->layout, task->level, &task->from, light,
                      task->goal == PROOF_GUESS ? task->locks->count : 0);
    proof_space_init(&search->space, task->level, &task->from);
    search->sets = (uint32_t)(search->space.rows * search->space.segments);
    proof_tables_clear(search);
    uint32_t world = proof_find_world(search, &start, true);
    if (world == PROOF_NO_WORLD || !report(search)) {
        return false;
    }
    int seat = search->space.seat[task->from.at[RULES_A]];
    visit(search, world,
          search->space.row[task->from.at[RULES_B]] * search->space.segments + seat / 64,
          UINT64_C(1) << seat % 64);
    return true;
}

/* Notes where the entries of a layer begin; those of the one before end there. */
static void mark_layer(struct proof_search *search, int layer) {
    size_t size = ((size_t)layer + 1) * sizeof(size_t);
    if (size > search->layer.size) {
        proof_buffer_hold(&search->layer, 2 * size);
    }
    ((size_t *)search->layer.data)[layer] = search->entries;
}

/* Until all is found, or there are no more. The layer in which it ended. */
static int search_to(struct proof_search *search) {
    mark_layer(search, 0);
    for (search->depth = 0;; search->depth++) {
        size_t first = search->entries;
        bool won = gather(search);
        mark_layer(search, search->depth + 1);
        if (search->full) {
            return PROOF_NOT_PROVED;
        }
        if (ends(search, won)) {
            return search->depth;
        }
        if (first == search->entries ||
            (search->task.longest && search->depth == search->task.longest)) {
            return PROOF_UNSOLVABLE;
        }
        expand(search, first);
        if (search->unreported >= STATES_PER_REPORT && !report(search)) {
            return PROOF_NOT_PROVED;
        }
    }
}

static int least_guess(const struct proof_search *search) {
    int least = PROOF_UNSOLVABLE;
    for (int i = 0; i < search->task.locks->count; i++) {
        int guess = search->guess[i];
        least = guess >= 0 && (least < 0 || guess < least) ? guess : least;
    }
    return least;
}

static int search_layers(struct proof_search *search) {
    int found = search_to(search);
    search->depth = PROOF_NONE;
    bool guesses = search->task.goal == PROOF_GUESS && found != PROOF_NOT_PROVED;
    return guesses ? least_guess(search) : found;
}

/* Any solution will do: 0, or why there is none. */
static int search_flood(struct proof_search *search) {
    bool complete = flood(search);
    return search->won ? 0 : complete ? PROOF_UNSOLVABLE : PROOF_NOT_PROVED;
}

/* A solution is no reason to end. */
static int search_all(struct proof_search *search) {
    search->won = true;
    return flood(search) ? 0 : PROOF_NOT_PROVED;
}

/* Layers up to the shortest solution, then a flood over the rest. */
static bool search_rest(struct proof_search *search, const struct proof_task *task) {
    if (!begin(search, task)) {
        return false;
    }
    search->shortest = search_layers(search);
    if (search->shortest < 0) {
        return false;
    }
    search->known = PROOF_KNOWN_SHORTEST;
    search->won = true;
    expand(search, proof_layer_begin(search, search->shortest));
    if (!flood(search)) {
        proof_search_unmark(search); /* of what was still to come */
        return false;
    }
    return true;
}

/* Most levels have some solution near at hand, and where there is none a flood is all. */
static int search_whole(struct proof_search *search, const struct proof_task *task) {
    int found = search_flood(search);
    if (found < 0) {
        search->known = found == PROOF_UNSOLVABLE ? PROOF_KNOWN_ALL : PROOF_KNOWN_NOTHING;
        return found;
    }
    search->known = PROOF_KNOWN_SOLVABLE;
    if (!search_rest(search, task)) {
        return PROOF_NOT_PROVED;
    }
    search->known = PROOF_KNOWN_ALL;
    return search->shortest;
}

int proof_search_run(struct proof_search *search, const struct proof_task *task) {
    search->known = PROOF_KNOWN_NOTHING;
    search->shortest = PROOF_NOT_PROVED;
    search->moved = search->asked = 0;
    if (!begin(search, task)) {
        return PROOF_NOT_PROVED;
    }
    switch (task->goal) {
    case PROOF_ANY:
        return search_flood(search);
    case PROOF_MISSES:
        return search_all(search);
    case PROOF_WHOLE:
        return search_whole(search, task);
    default:
        return search_layers(search);
    }
}
